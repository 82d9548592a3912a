/* event_inside - what the files of event.h share: a value brought into the form of its type */
#ifndef FORMATS_EVENT_INSIDE_H
#define FORMATS_EVENT_INSIDE_H

#include "formats/event.h"

enum event_look { LOOK_ANY, LOOK_SUFFIX, LOOK_COUNTRY, LOOK_PORT, LOOK_HASH, LOOK_PRINTABLE, LOOK_UUID, LOOK_PROTOCOL };

/* the text (not empty, trimmed) in the form of its type; false: it has none */
bool event_form(struct arena *a, enum event_type t, str text, str *out);
bool event_looks(enum event_look look, str text);
bool event_ip_loose(str text, struct event_ip *out);
bool event_network(struct arena *a, str text, str *out); /* 10.1.2.3/8 -> 10.0.0.0/8 */
bool event_network_valid(str text);                      /* with nothing behind its prefix */
str event_dotted(struct ctx *c, str a, str b);           /* "a.b" */
str event_lower(struct arena *a, str s);                 /* the same text when nothing is to be done */

#endif
