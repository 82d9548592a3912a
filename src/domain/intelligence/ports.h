/* ports - at which second of its hour an event was seen from which of its source's own ports
 *
 * Many are behind one address where it is translated (carrier-grade NAT, RFC 6888); who serves it finds the one of them by time and
 * port together (RFC 6302). Lines that tell the same in one hour are one event, so the ports of a client are kept beside it:
 * "SECOND:PORT " one behind the other, of the lines of one go each port with its earliest second, at most PORTS_MOST, and the newest
 * line's. No text: all of them came from the port that stands in the row. */
#ifndef INTELLIGENCE_PORTS_H
#define INTELLIGENCE_PORTS_H

#include "store/field.h"

enum { PORTS_MOST = 32, EVENT_TIMES = 100 };
struct port_seen {
    uint16_t second, port;
};
struct ports { /* of the lines of one go */
    struct port_seen first, newest, *v;
    when newest_at;
    uint8_t n;
};
void ports_see(struct arena *a, struct ports *p, when at, uint16_t port);
/* as it is kept; empty when a new event's row says the same */
str ports_text(struct arena *a, const struct ports *p, when first, when last, int64_t port);
str ports_again(struct arena *a, const struct ports *p); /* of lines that come to an event which is there */
/* false: the end; what is none is passed over */
bool ports_next(str *rest, int64_t *second, int64_t *port);
int64_t ports_at(str ports, when at, int64_t port); /* the one of that second; -1: not known. port: that of the row */

struct seen_time { /* as it is shown */
    when at;       /* to the second */
    int64_t source_port;
};
extern const struct shape seen_time_shape;
size_t times_settle(struct seen_time *v, size_t n, size_t most);   /* newest first, each once, so many at most */
struct list ports_times(struct arena *a, int64_t hour, str ports); /* at most EVENT_TIMES */

#endif
