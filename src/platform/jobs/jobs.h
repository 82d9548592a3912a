/* jobs - leased work in the database: queued in the transaction of its cause, run at least once, effects exactly once
 *
 * A job runs as the person who caused it or as a named part of the system. Phases: read (short transaction), outside
 * world (none), record (short transaction). Lease times are by the clock of the run; a worker whose lease was taken over
 * changes nothing by `done`. A dead job stays in the table and is counted by /readyz. */
#ifndef JOBS_JOBS_H
#define JOBS_JOBS_H

#include "store/db.h"

struct job_kind {
    const char *name;                       /* "webhook.deliver" */
    err (*run)(struct ctx *c, str payload); /* opens its own units; no transaction is open */
    int tries;                              /* 0: 8 */
    int64_t lease;                          /* microseconds; 0: a minute */
    int64_t every;                          /* a schedule: one job a period, keyed by it; 0: none */
};
/* ends with name NULL; told once at start */
void jobs_set(const struct job_kind *const *tables, size_t n);

/* once: a second job of this kind and key is not taken; due: 0 = now */
err job_add(struct ctx *c, const char *kind, str once, str ordering, str payload, when due) MUST_USE;
/* what these waiting jobs were for is done already: they need not run */
err job_spared(struct ctx *c, const char *kind, struct strs once) MUST_USE;
/* makes the scheduled jobs of this moment that are not there yet */
err jobs_schedule(struct ctx *c) MUST_USE;
/* takes and runs one due job; *worked false: nothing to do. owner: this process */
err jobs_step(struct ctx *c, str owner, bool *worked) MUST_USE;
err jobs_counts(struct ctx *c, int64_t *waiting, int64_t *dead) MUST_USE;

extern const struct job_kind jobs_own[]; /* housekeeping */

#endif
