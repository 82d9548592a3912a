/* finding_link - the personal link of a letter: made as it leaves, good for the findings of its batch
 *
 * 128 random bits, of which SHA-256 is kept. Looking changes nothing at all: scanners of mail follow links. */
#include "base/buf.h"
#include "base/utf8.h"
#include "domain/intelligence/finding_batch.h"
#include "domain/intelligence/finding_times.h"
#include "domain/intelligence/finding_xarf.h"
#include "guard/guard.h"
#include "spine/session.h"
#include "spine/viewer.h"

#include "finding_link.sql.h"

enum { GOOD_DAYS = 60 };

err finding_link_leaving(struct ctx *c, const struct outbox_sent *m, struct mail *mail)
{
    struct rows *r;
    bool found;
    str base;
    if (!str_is(m->rule, "findings")) return NULL;
    TRY(db_one(c, &sql_batch_of, ARGS(A_ID(m->id)), &r, &found));
    if (!found) return NULL;
    TRY(setting_get(c, "base_url", &base));
    str token = token_new(c->arena, 16);
    TRY(db_do(c, &sql_keep, ARGS(A_TEXT(sha256_hex(c->arena, token)), A_ID(m->id), A_TEXT(row_text(r, 0)), A_INT(c->now.us + GOOD_DAYS * DAY))));
    mail->body = outbox_link_put(c->arena, mail->body, arena_fmt(c->arena, "%.*s/f/%.*s", FMT(base), FMT(token)));
    return NULL;
}

static err by_token(struct ctx *c, str token, struct rows **r)
{
    bool found;
    TRY(db_one(c, &sql_by_hash, ARGS(A_TEXT(sha256_hex(c->arena, token)), A_WHEN(c->now)), r, &found));
    if (!found) FAIL(c, E_ABSENT, "no-such-code", "this link is not known, or has run out");
    return NULL;
}

err portal_look(struct ctx *c, str token, int64_t from, struct portal_page *out)
{
    struct rows *b, *r;
    TRY(by_token(c, token, &b));
    *out = (struct portal_page){ .batch = row_id(b, 0),
                                 .organisation = row_text(b, 3),
                                 .team = row_text(b, 4),
                                 .telephone = row_text(b, 5),
                                 .mailbox = row_text(b, 6),
                                 .zone = row_text(b, 7) };
    TRY(db_run(c, &sql_problems, ARGS(A_ID(out->batch), A_LIST(found_aimed(c->arena))), &r));
    struct portal_problem *p = NEW_ARRAY(c->arena, rows_count(r) + 1, struct portal_problem);
    while (rows_next(r)) {
        p[out->problems.n++] = (struct portal_problem){ row_text(r, 0), row_text(r, 1), row_text(r, 4), row_int(r, 2), row_int(r, 3) };
        out->total += row_int(r, 2);
    }
    out->problems.v = p;
    TRY(db_run(c, &sql_rows, ARGS(A_ID(out->batch), A_INT(PORTAL_ROWS), A_INT(from), A_LIST(found_aimed(c->arena))), &r));
    struct portal_row *v = NEW_ARRAY(c->arena, rows_count(r) + 1, struct portal_row);
    struct finding **all = NEW_ARRAY(c->arena, rows_count(r) + 1, struct finding *);
    while (rows_next(r)) {
        all[out->rows.n] = &v[out->rows.n].f;
        struct portal_row *w = &v[out->rows.n++];
        finding_row(c, r, &w->f);
        w->f.acts = finding_acts(c->arena, w->f.state, BY_OWNER);
        w->more = row_text(r, 24);
        w->can_undo = row_int(r, 27) != 0;
    }
    TRY(findings_times(c, S(""), all, out->rows.n));
    out->rows.v = v;
    TRY(db_run(c, &sql_rows, ARGS(A_ID(out->batch), A_INT(INT32_MAX), A_INT(0), A_LIST(found_aimed(c->arena))), &r));
    return findings_xarf(c, S(""), r, NULL, &out->no_xarf);
}

err portal_file(struct ctx *c, str token, enum tell_format format, struct buf *out)
{
    struct rows *b, *r;
    int64_t left;
    TRY(by_token(c, token, &b));
    TRY(db_run(c, &sql_rows, ARGS(A_TEXT(row_text(b, 0)), A_INT(INT32_MAX), A_INT(0), A_LIST(found_aimed(c->arena))), &r));
    if (format == TELL_XARF) return findings_xarf(c, S(""), r, out, &left);
    return format == TELL_JSON ? findings_json(c, S(""), r, out) : findings_csv(c, S(""), r, out);
}

err portal_answer(struct ctx *c, str token, const struct portal_answer *a, int64_t *n)
{
    struct rows *b, *r;
    TRY(by_token(c, token, &b));
    const struct found_act *act = found_act_named(a->act);
    if (!act && !str_is(a->act, "undo")) FAIL_AT(c, S("/act"), "not-a-word", "fixed, not-ours, accept, mute, help or undo");
    viewer_use(c, viewer_system(c, "personal-link", (struct strs){ 0 }, 0));
    TRY(db_run(c, &sql_to_answer, ARGS(A_TEXT(row_text(b, 0)), A_TEXT(a->finding), A_TEXT(a->class), A_TEXT(a->name), A_TEXT(a->side)), &r));
    struct strs ids = { NEW_ARRAY(c->arena, rows_count(r) + 1, str), 0 };
    while (rows_next(r)) ids.v[ids.n++] = row_text(r, 0);
    *n = 0;
    if (!act) return findings_undo(c, &ids, BY_OWNER, !a->finding.n, n);
    return findings_answer(c, &ids, &(struct answer_in){ act, BY_OWNER, a->until, utf8_clip(a->note, 2000), row_id(b, 0), !a->finding.n }, n);
}
