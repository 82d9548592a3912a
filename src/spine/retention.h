/* retention - how long what is kept: classes as data, with where the number comes from
 *
 * A record names its class; the clock of a class starts when the record is closed. A class of how `itself` is removed by an
 * hourly job, one of how `asked` becomes a list from which two people erase (erase.h). What is no record (events, mail that
 * was held back, traces of how something came in) has classes of its own, asked for by name by whoever removes it. */
#ifndef SPINE_RETENTION_H
#define SPINE_RETENTION_H

#include "http/http.h"
#include "jobs/jobs.h"
#include "spine/record.h"

/* days after which what is of this class goes; E_FAULT when there is none of this name */
err retention_days(struct ctx *c, const char *name, int64_t *days) MUST_USE;
/* whether records may name this class */
err retention_known(struct ctx *c, str name, bool *known) MUST_USE;

extern const struct route retention_routes[];
extern const struct job_kind retention_jobs[];

#endif
