/* retest - the owner says that it is mended: whoever found it is asked to try again, and says whether it is gone
 *
 * Asked by the desk (an act of the report), answered by the code of the report, by an account of whoever reported, or by the
 * desk for who told it on the telephone. What follows is the desk's: close with an outcome, or back to the owner. */
#include "base/utf8.h"
#include "domain/disclosure/disclosure.h"
#include "spine/api.h"
#include "spine/entry.h"
#include "spine/i18n.h"
#include "spine/workflow.h"

#include "retest.sql.h"

static err moved(struct ctx *c, const struct report *v, enum retest to)
{
    struct rows *r;
    const char *const *words = retest_words.v;
    TRY(db_run(c, &sql_retest, ARGS(A_ID(v->r.id), A_TEXT(str_of(words[to])), A_TEXT(str_of(words[v->retest]))), &r));
    if (!rows_count(r)) FAIL(c, E_STALE, "changed", "somebody else changed it meanwhile; look again");
    return NULL;
}

err retest_ask(struct ctx *c, const struct report *v)
{
    return moved(c, v, RETEST_ASKED);
}

err retest_answer(struct ctx *c, const struct report *v, bool gone, str text)
{
    str aud, words = str_of(i18n(v->r.language, gone ? MSG_PUBLIC_RETEST_GONE : MSG_PUBLIC_RETEST_THERE));
    if (v->r.closed_at.us || v->retest != RETEST_ASKED) FAIL(c, E_CONFLICT, "not-in-state", "nobody asked to try it again");
    if (!utf8_plain(text, true) || utf8_length(text) > 20000) FAIL_AT(c, S("/text"), "bad-text", "too long, or characters that are not allowed");
    TRY(moved(c, v, gone ? RETEST_GONE : RETEST_THERE));
    TRY(reply_audience(c, &v->r, &aud));
    TRY(entry_add(c, &v->r.id,
                  &(struct entry_new){ .verb = "message",
                                       .field = S("in"),
                                       .body = str_trim(text).n ? arena_fmt(c->arena, "%.*s\n\n%.*s", FMT(words), FMT(str_trim(text))) : words,
                                       .audience = aud },
                  NULL));
    TRY(record_touch(c, &v->r.id, false));
    return v->r.waiting_for == WAITING_REPORTER ? waiting_set(c, &v->r, WAITING_NOBODY, (when){ 0 }) : NULL;
}

WORDS(answer_words, "gone", "still-there");
struct answer_in {
    unsigned answer;
    str text;
};
static const struct field answer_fields[] = {
    FIELD(struct answer_in, answer, .flags = F_REQ, .en = &answer_words, .doc = "Tried again: it is gone, or it is still there"),
    FIELD(struct answer_in, text, .flags = F_LINES, .max = 20000, .doc = "What was tried and seen"),
};
static SHAPE(answer_shape, "retest", struct answer_in, answer_fields, "What trying it again showed");

static err answer(struct ctx *c, const struct req *q, struct res *r)
{
    struct report v;
    struct answer_in in = { 0 };
    TRY(record_find(c, &report_kind, q->params[0], &v));
    bool reported = str_starts(v.r.originator, S("org_")) && (viewer_rights_at(c->who, v.r.originator) & MAY_REPORT);
    if (!reported && !(record_rights(c->who, &v.r) & MAY_TRIAGE)) FAIL(c, E_DENIED, "not-allowed", "you may not do this here");
    TRY(api_read(c, q, &answer_shape, &in));
    TRY(retest_answer(c, &v, in.answer == 0, in.text));
    TRY(record_find(c, &report_kind, id_str(&v.r.id), &v));
    res_json(r, &record_shape, &v.r, record_rights(c->who, &v.r));
    return NULL;
}

const struct route retest_routes[] = {
    ROUTE(POST, "/api/v1/reports/{id}/retest", answer, MAY_READ, "Say whether it is gone; by whoever reported it, or by the desk for them", .in = &answer_shape,
          .out = &record_shape),
    { .path = NULL },
};
