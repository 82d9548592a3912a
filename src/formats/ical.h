/* ical - a calendar as other programs subscribe to it: iCalendar (RFC 5545), written only
 *
 * Lines end with CRLF and are folded at 75 octets, never within a character; times are UTC. What is put in is text: it is
 * escaped here, and controls other than a line's end are left out. */
#ifndef FORMATS_ICAL_H
#define FORMATS_ICAL_H

#include "base/buf.h"
#include "base/ctx.h"

struct ical_event {
    str uid; /* the same as long as it is the same thing */
    when stamp, start;
    int64_t sequence; /* grows when the time moves */
    str summary, description, url;
};
void ical_begin(struct buf *b, str product, str name);
void ical_put(struct buf *b, const struct ical_event *e);
void ical_end(struct buf *b);

#endif
