/* mapping - what a file of observations is, and what its columns mean: guessed from its beginning, tried on it, kept by name */
#ifndef INTELLIGENCE_MAPPING_H
#define INTELLIGENCE_MAPPING_H

#include "formats/events.h"
#include "formats/events_map.h"

/* by what the name and the first bytes say; a table or JSON lines of a layout of their own are EVENTS_CSV and EVENTS_JSON */
enum events_format event_format_guess(str name, str head);
/* one that a desk of the viewer keeps, read into the arena of c; E_ABSENT at /mapping */
err mapping_kept(struct ctx *c, str which, enum events_format format, struct events_mapping **out, str *document) MUST_USE;
/* which desk it is for: one of the viewer's, the first when *team is empty; E_INPUT at /team */
err desk_named(struct ctx *c, str *team) MUST_USE;
/* one that this desk keeps for tables or lines with the headings of `head`; *out NULL: none */
err mapping_known(struct ctx *c, str team, enum events_format format, str head, struct events_mapping **out, str *document) MUST_USE;
/* a table that tells no time holds for the moment it is taken in; one that tells times is not given others */
bool mapping_tells_time(str document);

#endif
