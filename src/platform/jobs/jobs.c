/* jobs - see jobs.h */
#include "jobs/jobs.h"

#include "jobs.sql.h"

static const struct job_kind *const *tables;
static size_t ntables;

void jobs_set(const struct job_kind *const *t, size_t n)
{
    tables = t;
    ntables = n;
}

static const struct job_kind *find(str name)
{
    for (size_t i = 0; i < ntables; i++)
        for (const struct job_kind *k = tables[i]; k->name; k++)
            if (str_is(name, k->name)) return k;
    return NULL;
}

struct new_job {
    const char *kind;
    str once, ordering, payload, actor;
    when due;
};

static err add(struct ctx *c, void *arg)
{
    const struct new_job *j = arg;
    id me = id_new("job", c->now);
    return db_do(c, &sql_add,
                 ARGS(A_ID(me), A_TEXT(str_of(j->kind)), A_TEXT(j->payload), A_TEXT(j->once.n ? j->once : id_str(&me)), A_TEXT(j->ordering), A_TEXT(j->actor),
                      A_WHEN(j->due.us ? j->due : c->now), A_WHEN(c->now)));
}

err job_add(struct ctx *c, const char *kind, str once, str ordering, str payload, when due)
{
    struct new_job j = { kind, once, ordering, payload, S("system:jobs"), due };
    return add(c, &j);
}

err job_spared(struct ctx *c, const char *kind, struct strs once)
{
    return db_do(c, &sql_spared, ARGS(A_TEXT(str_of(kind)), A_LIST(once), A_WHEN(clock_now())));
}

err jobs_schedule(struct ctx *c)
{
    for (size_t i = 0; i < ntables; i++)
        for (const struct job_kind *k = tables[i]; k->name; k++) {
            if (!k->every) continue;
            struct new_job j = { k->name, arena_fmt(c->arena, "period/%lld", (long long)(c->now.us / k->every)), S(""), S("{}"), S("system:jobs"), { 0 } };
            TRY(db_unit(c, add, &j));
        }
    return NULL;
}

struct taken {
    str owner, id, kind, payload, error;
    int64_t tries, epoch;
    bool found;
    const struct job_kind *k;
};

static err claim(struct ctx *c, void *arg)
{
    struct taken *t = arg;
    struct rows *r;
    TRY(db_one(c, &sql_claim, ARGS(A_WHEN(c->now), A_TEXT(t->owner), A_INT(c->now.us + MINUTE)), &r, &t->found));
    if (!t->found) return NULL;
    t->id = row_text(r, 0);
    t->kind = row_text(r, 1);
    t->payload = row_text(r, 2);
    t->tries = row_int(r, 3);
    t->epoch = row_int(r, 4);
    t->k = find(t->kind);
    if (t->k && t->k->lease) TRY(db_do(c, &sql_lease, ARGS(A_TEXT(t->id), A_TEXT(t->owner), A_INT(t->epoch), A_INT(c->now.us + t->k->lease))));
    return NULL;
}

static int64_t most_tries(const struct taken *t)
{
    return t->k && t->k->tries ? t->k->tries : 8;
}

static err finish(struct ctx *c, void *arg)
{
    const struct taken *t = arg;
    if (!t->error.n) return db_do(c, &sql_done, ARGS(A_TEXT(t->id), A_TEXT(t->owner), A_INT(t->epoch), A_WHEN(clock_now())));
    bool dead = t->tries >= most_tries(t);
    int64_t wait = SECOND << (t->tries < 12 ? t->tries : 12);
    return db_do(c, &sql_retry,
                 ARGS(A_TEXT(t->id), A_TEXT(t->owner), A_INT(t->epoch), A_TEXT(dead ? S("dead") : S("waiting")), A_INT(clock_now().us + wait), A_TEXT(t->error),
                      dead ? A_WHEN(clock_now()) : A_NULL));
}

err jobs_step(struct ctx *c, str owner, bool *worked)
{
    struct taken t = { .owner = owner };
    *worked = false;
    TRY(db_unit(c, claim, &t));
    if (!t.found) return NULL;
    *worked = true;
    err e = NULL;
    bool worn = t.tries > most_tries(&t); /* its earlier runs ended with the worker, not with an answer */
    if (t.k && !worn) e = t.k->run(c, t.payload);
    db_rollback(c->db);
    if (worn)
        t.error = arena_fmt(c->arena, "it ended its worker, or took all memory, each time");
    else if (!t.k)
        t.error = arena_fmt(c->arena, "no such kind of job");
    else if (e)
        t.error = arena_fmt(c->arena, "%s at %s: %.*s", e->code, e->where, FMT(e->detail));
    return db_unit(c, finish, &t);
}

err jobs_counts(struct ctx *c, int64_t *waiting, int64_t *dead)
{
    struct rows *r;
    bool found;
    TRY(db_one(c, &sql_counts, NOARGS, &r, &found));
    *waiting = row_int(r, 0);
    *dead = row_int(r, 1);
    return NULL;
}

/* housekeeping: what is done and no longer asked about */
static err sweep_unit(struct ctx *c, void *arg)
{
    (void)arg;
    TRY(db_do(c, &sql_sweep, ARGS(A_INT(c->now.us - 7 * DAY))));
    TRY(db_do(c, &sql_sweep_writes, ARGS(A_INT(c->now.us - DAY))));
    return db_do(c, &sql_sweep_keys, ARGS(A_INT(c->now.us - DAY)));
}
static err sweep(struct ctx *c, str payload)
{
    (void)payload;
    return db_unit(c, sweep_unit, NULL);
}
const struct job_kind jobs_own[] = { { .name = "jobs.sweep", .run = sweep, .every = HOUR }, { .name = NULL } };
