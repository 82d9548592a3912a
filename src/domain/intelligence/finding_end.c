/* finding_end - findings go when the retention class `findings` says so: with what became of them, and with the batches and
 * letters of which nothing else is left. What waits to be told stays. */
#include "domain/intelligence/finding.h"
#include "spine/retention.h"

#include "finding_end.sql.h"

enum { AT_ONCE = 500 };

struct ending {
    when before;
    bool more;
};

static struct strs ids_of(struct ctx *c, struct rows *r)
{
    struct strs out = { NEW_ARRAY(c->arena, rows_count(r) + 1, str), 0 };
    while (rows_next(r)) out.v[out.n++] = row_text(r, 0);
    return out;
}

static err findings_unit(struct ctx *c, void *arg)
{
    struct ending *w = arg;
    struct rows *r;
    TRY(db_run(c, &sql_past, ARGS(A_WHEN(w->before), A_INT(AT_ONCE), A_LIST(found_states(c->arena, FOUND_ALL)), A_INT(found_week(w->before.us))), &r));
    struct strs ids = ids_of(c, r);
    w->more = ids.n == AT_ONCE;
    if (!ids.n) return NULL;
    TRY(db_do(c, &sql_steps_gone, ARGS(A_LIST(ids))));
    TRY(db_do(c, &sql_listed_gone, ARGS(A_LIST(ids))));
    TRY(db_do(c, &sql_told_gone, ARGS(A_LIST(ids))));
    return db_do(c, &sql_gone, ARGS(A_LIST(ids)));
}

static err batches_unit(struct ctx *c, void *arg)
{
    struct ending *w = arg;
    struct rows *r;
    TRY(db_run(c, &sql_batches_past, ARGS(A_WHEN(w->before), A_INT(AT_ONCE)), &r));
    struct strs ids = ids_of(c, r);
    w->more = ids.n == AT_ONCE;
    if (!ids.n) return NULL;
    TRY(db_do(c, &sql_letters_gone, ARGS(A_LIST(ids))));
    return db_do(c, &sql_batches_gone, ARGS(A_LIST(ids)));
}

err findings_end(struct ctx *c)
{
    struct ending w = { .more = false };
    int64_t days;
    TRY(retention_days(c, "findings", &days));
    w.before = (when){ c->now.us - days * DAY };
    do TRY(db_unit(c, findings_unit, &w));
    while (w.more);
    do TRY(db_unit(c, batches_unit, &w));
    while (w.more);
    return NULL;
}
