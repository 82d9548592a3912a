/* writer - adds one go after another to a day's store, in a thread of its own, so that the next is read meanwhile
 *
 * The thread begins with the first go that another follows: what fits into one is written where it was read. */
#ifndef INTELLIGENCE_WRITER_H
#define INTELLIGENCE_WRITER_H

#include "domain/intelligence/day.h"

struct writer;
/* ends with the arena of c, or before by writer_close. Until then the day is the writer's. */
err writer_open(struct ctx *c, struct day *d, struct day_counts *sum, struct writer **out) MUST_USE;
/* waits until the go before is durable, or returns why it is not; l stays the writer's until the next call comes back */
err writer_give(struct writer *w, const struct day_load *l) MUST_USE;
err writer_wait(struct writer *w) MUST_USE; /* until all that was given is durable; then *sum is whole */
void writer_close(struct writer *w);        /* what was given stays, unless it failed; NULL is fine */

#endif
