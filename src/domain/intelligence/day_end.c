/* day_end - whole days of events go when the retention class `events` says so: a file on SQLite, a schema on PostgreSQL */
#include <stdio.h>
#include <unistd.h>

#include "domain/intelligence/day.h"
#include "domain/intelligence/intelligence.h"
#include "jobs/jobs.h"
#include "spine/collect.h"
#include "spine/retention.h"
#include "spine/viewer.h"

#include "day_end.sql.h"

static err forget_unit(struct ctx *c, void *arg)
{
    return db_do(c, &sql_forget, ARGS(A_INT(*(int64_t *)arg)));
}

/* who has it open reads on in what is gone until he closes it; nobody finds it any more. Its store goes before and after its
 * row: a crash in between leaves the row, and a reader in between may have made an empty store anew. */
static err remove_day(struct ctx *c, int64_t day)
{
    TRY(day_remove(c, day));
    TRY(db_unit(c, forget_unit, &day));
    return day_remove(c, day);
}

static err sweep(struct ctx *c, str payload)
{
    struct rows *r;
    struct collect_hold *h;
    int64_t days;
    bool alone;
    (void)payload;
    viewer_use(c, viewer_system(c, "retention", (struct strs){ 0 }, 0));
    TRY(retention_days(c, "events", &days));
    TRY(db_run(c, &sql_past, ARGS(A_INT(day_of(c->now) - days)), &r));
    if (!rows_count(r)) return NULL;
    TRY(collect_alone(c, &h, &alone));
    err e = NULL;
    while (alone && !e && rows_next(r)) e = remove_day(c, row_int(r, 0)); /* a backup is being made: the next time */
    collect_go_on(h);
    return e;
}

const struct job_kind event_day_jobs[] = { { .name = "events.retention", .run = sweep, .every = 6 * HOUR, .lease = 15 * MINUTE }, { .name = NULL } };
