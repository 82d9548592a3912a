/* finding_recall - a letter that nobody has let go and that tells what was taken back, or what is another's by now, is
 * withdrawn; what else it told waits as before it, and the next letter tells that alone */
#include <stdatomic.h>

#include "base/room.h"
#include "domain/intelligence/finding_check.h"
#include "spine/outbox.h"

#include "finding_recall.sql.h"

enum { TOLD_ONCE = 2000, RECALL_ROOM = 64 << 20 };

struct held {
    str batch, message;
};

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

struct spot { /* among what held letters tell; ids are at most 40 bytes */
    char batch[48], finding[48], last[48];
};
static void keep(char to[48], str s)
{
    snprintf(to, 48, "%.*s", FMT(s));
}

/* the next of them; last: the batch that was withdrawn last, each once */
static err recall_some(struct ctx *c, struct spot *at, bool *more)
{
    struct rows *r;
    size_t n = 0;
    TRY(db_run(c, &sql_held, ARGS(A_TEXT(str_of(at->batch)), A_TEXT(str_of(at->finding)), A_INT(TOLD_ONCE)), &r));
    struct checked *k = NEW_ARRAY(c->arena, rows_count(r) + 1, struct checked);
    struct held *v = NEW_ARRAY(c->arena, rows_count(r) + 1, struct held);
    *more = rows_count(r) == TOLD_ONCE;
    while (rows_next(r)) {
        v[n] = (struct held){ row_text(r, 0), row_text(r, 1) };
        k[n++] = (struct checked){ .event = row_int(r, 3), .day = row_int(r, 4), .organisation = row_text(r, 5) };
        if (n == rows_count(r)) keep(at->batch, row_text(r, 0));
        if (n == rows_count(r)) keep(at->finding, row_text(r, 2));
    }
    TRY(findings_check(c, k, n));
    for (size_t i = 0; i < n; i++) {
        if (k[i].is == CHECKED_STANDS || str_is(v[i].batch, at->last)) continue;
        TRY(db_unit(c, recall_unit, &v[i]));
        keep(at->last, v[i].batch);
    }
    return NULL;
}

err findings_recall(struct ctx *c)
{
    struct spot at = { "", "", "" };
    struct ctx in;
    bool more = true;
    TRY(room_open(c, RECALL_ROOM, &in));
    while (more) {
        TRY(recall_some(&in, &at, &more));
        room_empty(c, &in, 0);
    }
    return NULL;
}

/* what organisations hold has moved since this was last asked in this process */
err findings_recall_moved(struct ctx *c, str payload)
{
    static _Atomic int64_t asked = -1;
    struct rows *r;
    bool found;
    (void)payload;
    c->now = clock_now();
    viewer_use(c, viewer_system(c, "findings", (struct strs){ 0 }, 0));
    TRY(db_one(c, &sql_epoch, NOARGS, &r, &found));
    int64_t epoch = found ? row_int(r, 0) : 0;
    if (epoch == atomic_load(&asked)) return NULL;
    TRY(findings_recall(c));
    atomic_store(&asked, epoch);
    return NULL;
}
