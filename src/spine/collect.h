/* collect - removes bytes that nothing names any more: files of the data directory, kept under their SHA-256
 *
 * A file goes when it is older than a day, no row of any table names it, and nobody makes a backup. What is just being
 * attached was touched within the day (attachment.c), so that it stays whichever of the two comes first. */
#ifndef SPINE_COLLECT_H
#define SPINE_COLLECT_H

#include "jobs/jobs.h"

struct collected {
    int64_t looked, removed, bytes; /* files looked at, removed, and how large those were */
    bool stopped;                   /* a backup was being made */
};
/* one pass; outside a transaction. most: ends after so many were removed */
err collect(struct ctx *c, int64_t most, struct collected *out) MUST_USE;

/* held while a backup is made, in whatever process: nothing is collected then. E_BUSY when a pass is in the middle of a file */
struct collect_hold;
err collect_hold(struct ctx *c, struct collect_hold **out) MUST_USE; /* given back with the arena, or by collect_go_on */
/* the other side: alone, for a moment in which something of the data directory is removed; not *alone: not now */
err collect_alone(struct ctx *c, struct collect_hold **out, bool *alone) MUST_USE;
void collect_go_on(struct collect_hold *h);

extern const struct job_kind collect_jobs[];

#endif
