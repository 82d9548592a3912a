/* day_look - what is asked of days: the newest events, those of an address, a network, a domain, a mail address, a hash
 *
 * Only what is in the viewer's scopes comes back. Newest day first, and in a day by order of receipt, newest first. */
#ifndef INTELLIGENCE_DAY_LOOK_H
#define INTELLIGENCE_DAY_LOOK_H

#include "domain/intelligence/day.h"
#include "domain/intelligence/event_query.h"
#include "domain/intelligence/scope.h"

enum { LOOK_MOST = 200, LOOK_BACK_DAYS = 400 };

struct seen_event {
    int64_t day, id, scope;
    when first, last;
    int64_t count, confidence;
    str class, name, feed, how;
    struct event_ip source, destination;
    int64_t source_port, destination_port; /* -1: none; of a client that of its last time */
    str more, ports;                       /* ports: ports.h */
    int64_t batch, n;
};
struct look {
    const struct event_query *query; /* NULL: all */
    str class;                       /* empty: all */
    str organisation;                /* empty: all; "none": nobody's */
    str feed;                        /* empty: all; who observed it */
    when since, until;               /* of the observation; 0: open */
    int64_t day, before;             /* begin here: only ids below `before` on this day, then the days before it */
    int64_t batch;                   /* 0, or only what this import of that one day told first */
    int64_t after;                   /* 0, or only what came after this place (event_place) */
    size_t limit;                    /* of a page: at most LOOK_MOST */
    when patience;                   /* a walk ends here, with *more; 0: it does not look at the clock */
};
/* where an event stands among all in the order of receipt; below 2^63 for 2^40 events a day */
static inline int64_t event_place(int64_t day, int64_t number)
{
    return day << 40 | number;
}
/* the place of the newest of all, whoever may see it; 0 when there is none. Says nothing of what is in it. */
err day_newest(struct ctx *c, int64_t *place) MUST_USE;

/* fewer than asked for: there are no more (cut: or too many were looked through; go on from *day and *before) */
struct looked {
    struct seen_event *v;
    size_t n;
    int64_t day, before;
    bool more;
};
/* a page: what comes back lies in the arena of c */
err day_look(struct ctx *c, const struct scopes *seen, const struct look *q, struct looked *out) MUST_USE;
/* each of them to `each`, until that is false or `most` of what the viewer may see were looked through (then *more). An event
 * is there for the time of the call alone. */
typedef bool day_each(void *arg, const struct seen_event *e);
struct walked {
    size_t through;
    int64_t day, before;
    bool more;
};
err day_walk(struct ctx *c, const struct scopes *seen, const struct look *q, size_t most, day_each *each, void *arg, struct walked *out) MUST_USE;
/* one by its day and number; E_ABSENT when it is not there or not for him */
err day_find(struct ctx *c, const struct scopes *seen, int64_t day, int64_t number, struct seen_event *out) MUST_USE;
/* the keys under which a row stands in a segment; r begins with id, source, destination, names */
void day_keys(struct ctx *in, const struct rows *r, str **out, size_t *n);
/* which desk took it in, in which format */
err day_came(struct ctx *c, const struct seen_event *e, str *team, str *format) MUST_USE;
/* the line it was first told by, with the SHA-256 of the chunk that it lies in */
err day_raw(struct ctx *c, const struct seen_event *e, str *line, str *hash) MUST_USE;

#endif
