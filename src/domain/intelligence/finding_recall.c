/* finding_recall - a letter that nobody has let go and that tells what was taken back is withdrawn; what else it told waits as
 * before it, and the next letter tells that alone */
#include <stdlib.h>

#include "domain/intelligence/finding.h"
#include "spine/outbox.h"

#include "finding_recall.sql.h"

enum { TOLD_ONCE = 2000 };

struct held {
    str batch, message;
    int64_t event;
};

static int by_number(const void *a, const void *b)
{
    const int64_t *x = a, *y = b;
    return *x < *y ? -1 : *x > *y;
}

/* which of these events the day still has, in order; kept false: a whole day goes by age, not because it was wrong */
static err day_still_has(struct ctx *c, int64_t day, const struct held *v, size_t n, int64_t **ids, size_t *have, bool *kept)
{
    struct day *d;
    struct rows *r;
    struct arg *args = NEW_ARRAY(c->arena, n + 1, struct arg);
    for (size_t i = 0; i < n; i++) args[i] = A_INT(v[i].event);
    err e = day_open(c, day, false, &d);
    *kept = !e || e->kind != E_ABSENT;
    if (e) return *kept ? e : NULL;
    struct ctx in = day_ctx(c, d);
    e = db_many(&in, &sql_there, args, 1, n, &r);
    day_close(d);
    TRY(e);
    *ids = NEW_ARRAY(c->arena, rows_count(r) + 1, int64_t);
    for (*have = 0; rows_next(r);) (*ids)[(*have)++] = row_int(r, 0);
    qsort(*ids, *have, sizeof **ids, by_number);
    return NULL;
}

static err recall_unit(struct ctx *c, void *arg)
{
    const struct held *h = arg;
    bool done;
    TRY(outbox_withdraw(c, h->message, &done));
    if (!done) return NULL; /* it was let go meanwhile */
    TRY(db_do(c, &sql_untold, ARGS(A_TEXT(h->batch), A_WHEN(c->now))));
    TRY(db_do(c, &sql_untell, ARGS(A_TEXT(h->batch))));
    return db_do(c, &sql_recalled, ARGS(A_TEXT(h->batch)));
}

err findings_recall(struct ctx *c, str team, int64_t day)
{
    str batch = S(""), finding = S(""), last = S("");
    for (;;) {
        struct rows *r;
        size_t n = 0, have = 0;
        int64_t *ids = NULL;
        bool kept;
        TRY(db_run(c, &sql_held, ARGS(A_TEXT(team), A_INT(day), A_TEXT(batch), A_TEXT(finding), A_INT(TOLD_ONCE)), &r));
        struct held *v = NEW_ARRAY(c->arena, rows_count(r) + 1, struct held);
        while (rows_next(r)) {
            finding = row_text(r, 2);
            v[n++] = (struct held){ row_text(r, 0), row_text(r, 1), row_int(r, 3) };
        }
        if (!n) return NULL;
        TRY(day_still_has(c, day, v, n, &ids, &have, &kept));
        if (!kept) return NULL;
        for (size_t i = 0; i < n; i++) {
            bool gone = !have || !bsearch(&v[i].event, ids, have, sizeof *ids, by_number);
            if (!gone || str_eq(v[i].batch, last)) continue;
            TRY(db_unit(c, recall_unit, &v[i]));
            last = v[i].batch; /* once each */
        }
        if (n < TOLD_ONCE) return NULL;
        batch = v[n - 1].batch;
    }
}
