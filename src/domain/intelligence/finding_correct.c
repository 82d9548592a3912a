/* finding_correct - whoever was told what is withdrawn now is told that, too: one letter for each that left, through the outbox */
#include "base/buf.h"
#include "base/utf8.h"
#include "domain/intelligence/finding_batch.h"
#include "spine/i18n.h"
#include "spine/viewer.h"

#include "finding_correct.sql.h"

enum { AT_ONCE = 100, LISTED = 40 };

static str number(struct ctx *c, int64_t n)
{
    return arena_fmt(c->arena, "%lld", (long long)n);
}

static err list_of(struct ctx *c, str batch, str language, struct buf *out, int64_t *n)
{
    struct rows *r;
    TRY(db_run(c, &sql_withdrawn, ARGS(A_TEXT(batch)), &r));
    *n = (int64_t)rows_count(r);
    for (int i = 0; i < LISTED && rows_next(r); i++) {
        str at = when_text(c->arena, row_when(r, 2));
        buf_fmt(out, "  %.*s  %.*s %.*s UTC  %.*s\n", FMT(row_text(r, 0)), FMT(str_cut(at, 0, 10)), FMT(str_cut(at, 11, 16)), FMT(row_text(r, 1)));
    }
    if (*n <= LISTED) return NULL;
    const struct place more[] = { { S("n"), number(c, *n - LISTED) } };
    buf_z(out, "  ");
    buf_fill(out, str_of(i18n(language, MSG_MAIL_FINDING_MORE)), more, COUNT(more));
    buf_z(out, "\n");
    return NULL;
}

static err letter(struct ctx *c, str batch, const struct rows *b, struct letter *out, int64_t *n)
{
    struct buf subject = { .a = c->arena }, body = { .a = c->arena }, list = { .a = c->arena };
    struct rows *r;
    bool found;
    str language = row_text(b, 2), sent = when_text(c->arena, row_when(b, 3));
    TRY(db_one(c, &sql_names, ARGS(A_TEXT(row_text(b, 1)), A_TEXT(row_text(b, 0))), &r, &found));
    if (!found) FAIL(c, E_ABSENT, "not-found", "there is no such desk");
    if (!language.n) language = row_text(r, 3);
    TRY(list_of(c, batch, language, &list, n));
    const struct place places[] = { { S("name"), row_text(r, 0) }, { S("n"), number(c, *n) },     { S("day"), str_cut(sent, 0, 10) },
                                    { S("list"), buf_str(&list) }, { S("team"), row_text(r, 1) }, { S("telephone"), row_text(r, 2) } };
    buf_fill(&subject, str_of(i18n(language, MSG_MAIL_FINDING_SUBJECT_CORRECTED)), places, COUNT(places));
    buf_fill(&body, str_of(i18n(language, MSG_MAIL_FINDING_BODY_CORRECTED)), places, COUNT(places));
    out->subject = buf_str(&subject);
    out->body = buf_str(&body);
    return NULL;
}

static err correct_unit(struct ctx *c, void *arg)
{
    const str *batch = arg;
    struct rows *b, *r;
    struct viewer *desk;
    struct letter l;
    bool found;
    int64_t n;
    TRY(db_one(c, &sql_batch, ARGS(A_TEXT(*batch)), &b, &found));
    if (!found) return NULL;
    id team = row_id(b, 0), message;
    TRY(viewer_of_team(c, &team, S(""), "findings", &desk));
    viewer_use(c, desk);
    TRY(letter(c, *batch, b, &l, &n));
    if (!n) return NULL;
    TRY(db_run(c, &sql_readers, ARGS(A_TEXT(*batch)), &r));
    while (rows_next(r)) {
        struct outbox_new m = { .record = row_id(b, 1),
                                .team = team,
                                .recipient = row_text(r, 0),
                                .organisation = row_text(r, 1),
                                .reason = S("was told what is withdrawn now"),
                                .rule = S("findings-correction"),
                                .tlp = TLP_AMBER,
                                .subject = utf8_clip(l.subject, 200),
                                .body = l.body };
        TRY(outbox_add(c, &m, &message));
    }
    return db_do(c, &sql_corrected, ARGS(A_TEXT(*batch), A_WHEN(c->now)));
}

err findings_correct(struct ctx *c)
{
    for (bool more = true; more;) {
        struct rows *r;
        viewer_use(c, viewer_system(c, "findings", (struct strs){ 0 }, 0));
        TRY(db_run(c, &sql_wrong, ARGS(A_INT(AT_ONCE)), &r));
        more = rows_count(r) == AT_ONCE;
        while (rows_next(r)) {
            str batch = row_text(r, 0);
            TRY(db_unit(c, correct_unit, &batch));
        }
    }
    return NULL;
}
