/* sums - which event of the day tells what: found by hour and sum (ingest.c says of what), each once
 *
 * Sums are random, and a tree of all of an hour's would be written nearly whole by each commit. So the sums of events that no
 * segment holds yet lie in a small tree of their own (`fresh`); with each segment they move, in order, behind those of the
 * segments before (`told`), and a Bloom filter of them (`sieve`) says at once of nearly every sum that it is not there. What
 * is found is believed when its event still has that hour and sum: one that was taken back or moved leaves its key behind. */
#ifndef INTELLIGENCE_SUMS_H
#define INTELLIGENCE_SUMS_H

#include "domain/intelligence/day.h"

struct sum_key {
    int64_t hour;
    const unsigned char *sum; /* 16 bytes */
    int64_t event;            /* found; 0: none */
};
/* c has the day's database, in a transaction that writes. On PostgreSQL nobody seals until it ends. */
err sums_find(struct ctx *in, struct day *d, struct sum_key *keys, size_t n) MUST_USE;
/* new ones, in the order of their keys; meets another's at once with E_CONFLICT */
err sums_put(struct ctx *in, const struct sum_key *keys, size_t n) MUST_USE;
/* before a segment's events are read: on PostgreSQL nobody adds until the transaction ends */
err sums_hold(struct ctx *in) MUST_USE;
/* what is fresh goes with the segment, which holds all events there are */
err sums_seal(struct ctx *in, int64_t segment) MUST_USE;
struct sums; /* what a day that is open remembers of its sieves */
struct sums *sums_open(struct arena *a);
void sums_free(struct sums *s);

#endif
