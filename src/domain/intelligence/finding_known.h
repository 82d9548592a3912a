/* finding_known - what is known of the findings that some observations are about, and what becomes of them (for finding_take.c) */
#ifndef INTELLIGENCE_FINDING_KNOWN_H
#define INTELLIGENCE_FINDING_KNOWN_H

#include "domain/intelligence/finding.h"

struct state_row { /* what is known of one, and what it becomes */
    str key, id, team, organisation, class, name, asset, address, sources, feed, how, counterpart, more, events, barred, was_barred, listed, was_listed, looked;
    int64_t scope, seen, confidence, source_port, destination_port, day, event, returns, told, was_week, lost;
    when first, last, state_at, until, told_at, queued, next, was_queued, was_next;
    unsigned state, was;
    bool fresh, came_back, renewed, destination; /* renewed: it had been withdrawn; destination: its owner's side */
};
struct known {
    struct state_row *v; /* by key, each once; `fresh` until the store is found to have it */
    size_t n;
};
/* a problem on an asset, of one owner: 32 hexadecimal digits */
str finding_key(struct arena *a, int64_t scope, str class, str name, str asset);
/* feeds that observed it, a line each, a few at most; with this one */
str finding_source(struct arena *a, str sources, str feed);
/* events that told it last, at most so many, the newest at the end; with this one. As migration 0143 says */
str finding_events(struct arena *a, str events, int64_t day, int64_t event, size_t most);
struct state_row *known_at(const struct known *k, str key); /* NULL: none */
err known_read(struct ctx *c, struct known *k) MUST_USE;
/* what is new of each, with a step for those that came back; inside a transaction */
err known_write(struct ctx *c, const struct known *k) MUST_USE;

#endif
