/* orphan - what is open and nobody's: no team, a team in which nobody works, or no next step (invariant I-1)
 *
 * The nightly look finds them, says so in the timeline, and shows them to a desk that works: that of the team itself, or
 * the next one up to the centre, which may then take them. What was mended is gone at the next look. */
#ifndef SPINE_ORPHAN_H
#define SPINE_ORPHAN_H

#include "http/http.h"
#include "jobs/jobs.h"
#include "spine/record.h"

/* one look; *n: how many there are now. Its own transactions */
err orphan_look(struct ctx *c, int64_t *n) MUST_USE;

extern const struct route orphan_routes[];
extern const struct job_kind orphan_jobs[];

#endif
