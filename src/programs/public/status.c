/* status - following a report by its code: the step in plain words, who has the ball, the next date, the conversation,
 * files, wishes about publishing and credit, and the outcome as a receipt. Nothing but the code says who asks. */
#include "base/buf.h"
#include "base/utf8.h"
#include "domain/disclosure/case_door.h"
#include "domain/disclosure/disclosure.h"
#include "programs/public/fields.h"
#include "spine/attachment.h"
#include "spine/entry.h"
#include "spine/limit.h"
#include "spine/session.h"

static const struct {
    const char *state;
    enum msg words, ball;
} plain[] = {
    { "new", MSG_PUBLIC_STATE_NEW, MSG_PUBLIC_BALL_CENTRE },         { "needs-information", MSG_PUBLIC_STATE_ASKED, MSG_PUBLIC_BALL_YOU },
    { "valid", MSG_PUBLIC_STATE_VALID, MSG_PUBLIC_BALL_CENTRE },     { "in-coordination", MSG_PUBLIC_STATE_COORDINATION, MSG_PUBLIC_BALL_OTHERS },
    { "tracked", MSG_PUBLIC_STATE_TRACKED, MSG_PUBLIC_BALL_OTHERS }, { "closed", MSG_PUBLIC_STATE_CLOSED, MSG_PUBLIC_BALL_NOBODY },
};

static void ask_code(struct ctx *c, struct res *r, bool wrong)
{
    struct buf *b = &r->body;
    page_begin(r, c, MSG_PUBLIC_STATUS_TITLE);
    page_heading(b, c, 1, MSG_PUBLIC_STATUS_TITLE);
    if (wrong) {
        buf_z(b, "<div class=\"box error\" role=\"alert\">");
        page_msg(b, c, MSG_PUBLIC_STATUS_WRONG);
        buf_z(b, "</div>");
    }
    buf_z(b, "<form method=\"post\" action=\"");
    page_path(b, c, "/report/status");
    buf_z(b, "\" autocomplete=\"off\">");
    field_line(b, c, NULL, "code", "text", MSG_PUBLIC_STATUS_CODE, MSG_PUBLIC_STATUS_CODE_HINT, true);
    buf_z(b, "<button type=\"submit\">");
    page_msg(b, c, MSG_PUBLIC_STATUS_SHOW);
    buf_z(b, "</button></form>");
    page_end(r, c);
}

/* ---- what the page says */

/* the words for a coded outcome; -1 when the code has none of its own */
static int outcome_words(struct ctx *c, str code)
{
    str key = arena_fmt(c->arena, "public.outcome.%.*s", FMT(code));
    for (int i = 0; code.n && i < MSG_COUNT; i++)
        if (str_is(key, msg_keys[i])) return i;
    return -1;
}

static void next_date(struct buf *b, struct ctx *c, const struct report *v)
{
    enum msg words = MSG_PUBLIC_NEXT_DATE_LOOK;
    when at = v->r.waiting_until;
    if (!v->r.closed_at.us && v->r.waiting_for == WAITING_NOBODY) {
        at = v->r.due_at;
        words = str_is(v->r.due_what, "acknowledge") ? MSG_PUBLIC_NEXT_DATE_HEAR
                : str_is(v->r.due_what, "validate")  ? MSG_PUBLIC_NEXT_DATE_JUDGE
                                                     : MSG_PUBLIC_NEXT_DATE_MEND;
    }
    if (v->r.closed_at.us || at.us <= c->now.us) return; /* a date that is past would promise nothing */
    buf_z(b, "<p id=\"next\">");
    page_msg(b, c, words);
    buf_c(b, ' ');
    page_day(b, c, at);
    buf_z(b, ".</p>");
}

static void standing(struct buf *b, struct ctx *c, const struct report *v)
{
    int outcome = outcome_words(c, v->outcome);
    buf_z(b, "<div class=\"box\"><p id=\"state\"><b>");
    for (size_t i = 0; i < COUNT(plain); i++)
        if (str_is(v->r.state, plain[i].state)) {
            page_msg(b, c, plain[i].words);
            buf_z(b, "</b>");
            if (outcome >= 0 && str_is(v->r.state, "closed")) {
                buf_c(b, ' ');
                page_msg(b, c, (enum msg)outcome);
            }
            buf_z(b, "</p><p id=\"ball\">");
            page_msg(b, c, plain[i].ball);
        }
    buf_z(b, "</p>");
    next_date(b, c, v);
    buf_z(b, "</div>");
}

static void said(struct buf *b, struct ctx *c, const struct entry *e)
{
    bool message = str_is(e->verb, "message"), mine = str_is(e->field, "in");
    buf_fmt(b, "<li class=\"%s\"><span class=\"who\">", !message ? "step" : mine ? "you" : "centre");
    page_msg(b, c, !message ? MSG_PUBLIC_TALK_STEP : mine ? MSG_PUBLIC_TALK_YOU : MSG_PUBLIC_TALK_CENTRE);
    buf_z(b, ", ");
    page_time(b, c, e->at);
    buf_z(b, "</span>");
    for (size_t k = 0; !message && k < COUNT(plain); k++)
        if (str_is(str_is(e->verb, "created") ? S("new") : e->now, plain[k].state)) page_msg(b, c, plain[k].words);
    if (message && e->erased)
        page_msg(b, c, MSG_PUBLIC_TALK_ERASED);
    else if (message)
        buf_html(b, e->body);
    buf_z(b, "</li>");
}

static err conversation(struct ctx *c, struct buf *b, const struct report *v)
{
    struct list l;
    TRY(entry_list(c, &v->r.id, 0, 500, &l));
    page_heading(b, c, 2, MSG_PUBLIC_STATUS_TALK);
    buf_z(b, "<ol class=\"talk\">");
    const struct entry *e = l.v;
    for (size_t i = 0; i < l.n; i++)
        if (str_is(e[i].verb, "message") || str_is(e[i].verb, "state") || str_is(e[i].verb, "created")) said(b, c, &e[i]);
    buf_z(b, "</ol>");
    return NULL;
}

static err files(struct ctx *c, struct buf *b, const struct report *v)
{
    struct list l;
    TRY(attachment_list(c, &v->r.id, &l));
    if (!l.n) return NULL;
    page_heading(b, c, 2, MSG_PUBLIC_STATUS_FILES);
    buf_z(b, "<ul>");
    const struct attachment *a = l.v;
    for (size_t i = 0; i < l.n; i++) {
        buf_z(b, "<li>");
        buf_html(b, a[i].name);
        buf_fmt(b, " (%lld B, ", (long long)a[i].size);
        page_time(b, c, a[i].created_at);
        buf_z(b, ")</li>");
    }
    buf_z(b, "</ul>");
    return NULL;
}

/* ---- what can be done */

static void form_of(struct buf *b, struct ctx *c, const char *action, str code)
{
    buf_z(b, "<form method=\"post\" action=\"");
    page_path(b, c, action);
    buf_z(b, "\" enctype=\"multipart/form-data\" autocomplete=\"off\"><input type=\"hidden\" name=\"code\" value=\"");
    buf_html(b, receipt_plain(c->arena, code));
    buf_z(b, "\">");
}

static void button(struct buf *b, struct ctx *c, enum msg m)
{
    buf_z(b, "<button type=\"submit\">");
    page_msg(b, c, m);
    buf_z(b, "</button></form>");
}

/* the wishes as they stand, as if they had been typed */
static struct given wishes_of(struct ctx *c, const struct report *v)
{
    struct form_part *p = NEW_ARRAY(c->arena, 4, struct form_part);
    str yes = S("yes"), no = S("");
    p[0] = (struct form_part){ .name = S("disclosure_wish"), .body = v->disclosure_wish };
    p[1] = (struct form_part){ .name = S("credit_wanted"), .body = v->credit_wanted ? yes : no };
    p[2] = (struct form_part){ .name = S("credit_name"), .body = v->credit_name };
    p[3] = (struct form_part){ .name = S("share_identity"), .body = v->share_identity ? yes : no };
    return (struct given){ .p = p, .n = 4 };
}

static void wishes(struct buf *b, struct ctx *c, str code, const struct report *v)
{
    struct given g = wishes_of(c, v);
    buf_z(b, "<details><summary>");
    page_msg(b, c, MSG_PUBLIC_WISH_TITLE);
    buf_z(b, "</summary>");
    form_of(b, c, "/report/status/wish", code);
    field_line(b, c, &g, "disclosure_wish", "text", MSG_PUBLIC_FORM_DISCLOSURE, MSG_PUBLIC_FORM_DISCLOSURE_HINT, false);
    field_check(b, c, &g, "credit_wanted", MSG_PUBLIC_FORM_CREDIT);
    field_line(b, c, &g, "credit_name", "text", MSG_PUBLIC_FORM_CREDIT_NAME, MSG_PUBLIC_FORM_CREDIT_NAME_HINT, false);
    field_check(b, c, &g, "share_identity", MSG_PUBLIC_FORM_SHARE);
    button(b, c, MSG_PUBLIC_WISH_SEND);
    buf_z(b, "</details>");
}

/* the report is coordinated between several: the day until which all keep silent, and the finder's own word on it */
static err coordination(struct ctx *c, struct buf *b, str code, const struct report *v)
{
    struct case_page p;
    bool found;
    TRY(case_finder_look(c, v, &p, &found));
    if (!found) return NULL;
    bool holds = p.offered || str_is(p.embargo, "active") || str_is(p.embargo, "revise"), bound = str_is(p.consent, "signatory");
    buf_z(b, "<div class=\"box\" id=\"embargo\">");
    page_heading(b, c, 2, MSG_PUBLIC_CASE_EMBARGO);
    buf_z(b, "<p>");
    if (holds) {
        page_msg(b, c, MSG_PUBLIC_CASE_FINDER_UNTIL);
        buf_c(b, ' ');
        page_time(b, c, p.until);
        buf_z(b, ".</p><p>");
    }
    page_msg(b, c,
             !holds  ? str_is(p.embargo, "exited") ? MSG_PUBLIC_CASE_ENDED
                       : p.sees                    ? MSG_PUBLIC_CASE_NO_EMBARGO
                                                   : MSG_PUBLIC_CASE_DECLINED
             : bound ? MSG_PUBLIC_CASE_AGREED
                     : MSG_PUBLIC_CASE_FINDER_ASKED);
    buf_z(b, "</p>");
    if (holds) {
        form_of(b, c, "/report/status/consent", code);
        buf_z(b, "<input type=\"hidden\" name=\"until\" value=\"");
        buf_html(b, when_text(c->arena, p.until));
        buf_z(b, "\"><div class=\"answers\">");
        if (!bound) {
            buf_z(b, "<button type=\"submit\" name=\"answer\" value=\"agree\">");
            page_msg(b, c, MSG_PUBLIC_CASE_AGREE);
            buf_z(b, "</button>");
        }
        buf_z(b, "<button type=\"submit\" name=\"answer\" value=\"decline\" class=\"second\">");
        page_msg(b, c, MSG_PUBLIC_CASE_DECLINE);
        buf_z(b, "</button></div></form>");
    }
    buf_z(b, "</div>");
    return NULL;
}

/* it is said to be mended: the one who found it knows best */
static void tried_again(struct buf *b, struct ctx *c, str code, const struct report *v)
{
    if (v->r.closed_at.us || v->retest != RETEST_ASKED) return;
    buf_z(b, "<div class=\"box\" id=\"retest\">");
    page_heading(b, c, 2, MSG_PUBLIC_RETEST_TITLE);
    form_of(b, c, "/report/status/retest", code);
    field_lines(b, c, NULL, "seen", MSG_PUBLIC_RETEST_TEXT, MSG_PUBLIC_RETEST_TEXT_HINT, false);
    buf_z(b, "<div class=\"answers\"><button type=\"submit\" name=\"answer\" value=\"gone\">");
    page_msg(b, c, MSG_PUBLIC_RETEST_GONE);
    buf_z(b, "</button><button type=\"submit\" name=\"answer\" value=\"still-there\" class=\"second\">");
    page_msg(b, c, MSG_PUBLIC_RETEST_THERE);
    buf_z(b, "</button></div></form></div>");
}

static err status_page(struct ctx *c, struct res *r, str code, const struct report *v, const struct given *g)
{
    struct buf *b = &r->body;
    page_begin(r, c, MSG_PUBLIC_STATUS_TITLE);
    buf_fmt(b, "<p class=\"ref\">%.*s</p><h1>", FMT(v->r.ref));
    buf_html(b, v->r.title);
    buf_z(b, "</h1>");
    if (v->tracking.n) {
        buf_z(b, "<p id=\"tracking\">");
        page_msg(b, c, MSG_PUBLIC_FORM_TRACKING);
        buf_z(b, ": <bdi>");
        buf_html(b, v->tracking);
        buf_z(b, "</bdi></p>");
    }
    field_errors(b, c, g);
    standing(b, c, v);
    tried_again(b, c, code, v);
    TRY(coordination(c, b, code, v));
    if (v->r.closed_at.us) {
        form_of(b, c, "/report/status/receipt", code);
        button(b, c, MSG_PUBLIC_RECEIPT_SAVE);
    }
    TRY(conversation(c, b, v));
    TRY(files(c, b, v));
    form_of(b, c, "/report/status/reply", code);
    field_lines(b, c, g, "text", MSG_PUBLIC_STATUS_REPLY, MSG_PUBLIC_STATUS_REPLY_HINT, false);
    field_files(b, c);
    button(b, c, MSG_PUBLIC_STATUS_SEND);
    wishes(b, c, code, v);
    page_end(r, c);
    return NULL;
}

/* ---- the routes */

static err status_get(struct ctx *c, const struct req *q, struct res *r)
{
    (void)q;
    ask_code(c, r, false);
    return NULL;
}

/* the report behind the code of this form; *found is false when the page was answered already */
static err by_form(struct ctx *c, const struct req *q, struct res *r, struct given *g, struct report *v, bool *found)
{
    struct form_part *p;
    TRY(limit_check(c, "status", q->address, 60, HOUR));
    TRY(req_form(c, q, &p, &g->n));
    g->p = p;
    err e = report_by_code(c, given_value(g, "code"), v);
    *found = !e;
    if (e && e->kind == E_ABSENT) {
        ask_code(c, r, true);
        r->status = 404;
        return NULL;
    }
    return e;
}

static err status_post(struct ctx *c, const struct req *q, struct res *r)
{
    struct given g = { .wrong = NULL };
    struct report v;
    bool found;
    TRY(by_form(c, q, r, &g, &v, &found));
    return found ? status_page(c, r, given_value(&g, "code"), &v, NULL) : NULL;
}

static err status_reply(struct ctx *c, const struct req *q, struct res *r)
{
    struct given g = { .wrong = NULL };
    struct report v;
    bool found;
    str aud;
    TRY(by_form(c, q, r, &g, &v, &found));
    if (!found) return NULL;
    str code = given_value(&g, "code"), text = str_trim(given_value(&g, "text"));
    if (!utf8_plain(text, true) || utf8_length(text) > 20000) {
        g.wrong = err_make(c, E_INPUT, "bad-text", WHERE, S("/text"), "too long, or characters that are not allowed");
        r->status = 422;
        return status_page(c, r, code, &v, &g);
    }
    TRY(reply_audience(c, &v.r, &aud));
    if (text.n) TRY(entry_add(c, &v.r.id, &(struct entry_new){ .verb = "message", .field = S("in"), .body = text, .audience = aud }, NULL));
    TRY(public_add_files(c, &g, &v.r));
    TRY(record_touch(c, &v.r.id, false));
    if (v.r.waiting_for == WAITING_REPORTER) TRY(waiting_set(c, &v.r, WAITING_NOBODY, (when){ 0 }));
    TRY(report_by_code(c, code, &v));
    return status_page(c, r, code, &v, NULL);
}

static err status_wish(struct ctx *c, const struct req *q, struct res *r)
{
    struct given g = { .wrong = NULL };
    struct report v, now;
    bool found;
    TRY(by_form(c, q, r, &g, &v, &found));
    if (!found) return NULL;
    str wish = str_trim(given_value(&g, "disclosure_wish")), name = str_trim(given_value(&g, "credit_name"));
    if (!utf8_plain(wish, false) || !utf8_plain(name, false) || utf8_length(wish) > 500 || utf8_length(name) > 200) {
        g.wrong = err_make(c, E_INPUT, "bad-text", WHERE, S("/disclosure_wish"), "too long, or characters that are not allowed");
        r->status = 422;
        return status_page(c, r, given_value(&g, "code"), &v, &g);
    }
    now = v;
    now.disclosure_wish = wish;
    now.credit_name = name;
    now.credit_wanted = given_value(&g, "credit_wanted").n > 0;
    now.share_identity = given_value(&g, "share_identity").n > 0;
    TRY(record_change(c, &report_kind, &now, &v));
    TRY(report_by_code(c, given_value(&g, "code"), &v));
    return status_page(c, r, given_value(&g, "code"), &v, NULL);
}

static err status_consent(struct ctx *c, const struct req *q, struct res *r)
{
    struct given g = { .wrong = NULL };
    struct report v;
    bool found;
    when until;
    TRY(by_form(c, q, r, &g, &v, &found));
    if (!found) return NULL;
    bool agrees = str_is(given_value(&g, "answer"), "agree");
    if (!agrees && !str_is(given_value(&g, "answer"), "decline")) FAIL_AT(c, S("/answer"), "not-a-word", "agree or decline");
    if (!when_parse(given_value(&g, "until"), &until)) FAIL_AT(c, S("/until"), "bad-time", "the day that the page named");
    TRY(case_finder_consent(c, &v, agrees, until));
    TRY(report_by_code(c, given_value(&g, "code"), &v));
    return status_page(c, r, given_value(&g, "code"), &v, NULL);
}

static err status_retest(struct ctx *c, const struct req *q, struct res *r)
{
    struct given g = { .wrong = NULL };
    struct report v;
    bool found;
    TRY(by_form(c, q, r, &g, &v, &found));
    if (!found) return NULL;
    bool gone = str_is(given_value(&g, "answer"), "gone");
    if (!gone && !str_is(given_value(&g, "answer"), "still-there")) FAIL_AT(c, S("/answer"), "not-a-word", "gone or still-there");
    TRY(retest_answer(c, &v, gone, given_value(&g, "seen")));
    TRY(report_by_code(c, given_value(&g, "code"), &v));
    return status_page(c, r, given_value(&g, "code"), &v, NULL);
}

static void receipt_line(struct buf *b, struct ctx *c, enum msg m, str value)
{
    buf_fmt(b, "%s: %.*s\r\n", i18n(page_language(c), m), FMT(value));
}

/* what the report changed, to keep: plain text, so that it can be printed and filed anywhere */
static err status_receipt(struct ctx *c, const struct req *q, struct res *r)
{
    struct given g = { .wrong = NULL };
    struct report v;
    struct list l;
    bool found;
    str centre, last = { 0 };
    TRY(by_form(c, q, r, &g, &v, &found));
    if (!found) return NULL;
    if (!v.r.closed_at.us) FAIL(c, E_CONFLICT, "not-in-state", "there is a receipt when the report is closed");
    TRY(setting_get(c, "name", &centre));
    TRY(entry_list(c, &v.r.id, 0, 500, &l));
    const struct entry *e = l.v;
    for (size_t i = 0; i < l.n; i++)
        if (str_is(e[i].verb, "message") && str_is(e[i].field, "out") && !e[i].erased) last = e[i].body;
    int outcome = outcome_words(c, v.outcome);
    struct buf *b = &r->body;
    buf_fmt(b, "%.*s\r\n\r\n", FMT(centre));
    receipt_line(b, c, MSG_PUBLIC_RECEIPT_OF, v.r.ref);
    receipt_line(b, c, MSG_PUBLIC_RECEIPT_ABOUT, v.r.title);
    receipt_line(b, c, MSG_PUBLIC_RECEIPT_RECEIVED, when_text(c->arena, (when){ v.r.received_at.us / SECOND * SECOND }));
    receipt_line(b, c, MSG_PUBLIC_RECEIPT_CLOSED, when_text(c->arena, (when){ v.r.closed_at.us / SECOND * SECOND }));
    if (outcome >= 0) receipt_line(b, c, MSG_PUBLIC_RECEIPT_OUTCOME, str_of(i18n(page_language(c), (enum msg)outcome)));
    if (last.n) buf_fmt(b, "\r\n%.*s\r\n", FMT(last));
    buf_fmt(b, "\r\n%s\r\n", i18n(page_language(c), MSG_PUBLIC_RECEIPT_THANKS));
    r->type = S("text/plain; charset=utf-8");
    res_header(r, "Content-Disposition", arena_fmt(c->arena, "attachment; filename=\"%.*s.txt\"", FMT(v.r.ref)));
    return NULL;
}

#define FORM_PAGE (R_PUBLIC | R_HTML | R_FORM | R_HIDDEN)
const struct route status_routes[] = {
    ROUTE(GET, "/report/status", status_get, 0, "Ask for the code", .flags = R_PUBLIC | R_HTML | R_HIDDEN),
    ROUTE(POST, "/report/status", status_post, 0, "How far it got", .flags = FORM_PAGE),
    ROUTE(POST, "/report/status/reply", status_reply, 0, "Answer by the code", .flags = FORM_PAGE | R_UPLOAD),
    ROUTE(POST, "/report/status/consent", status_consent, 0, "Agree to an embargo, or not", .flags = FORM_PAGE),
    ROUTE(POST, "/report/status/retest", status_retest, 0, "Say whether it is gone", .flags = FORM_PAGE),
    ROUTE(POST, "/report/status/wish", status_wish, 0, "Say when to publish and whom to credit", .flags = FORM_PAGE),
    ROUTE(POST, "/report/status/receipt", status_receipt, 0, "The outcome, to keep", .flags = FORM_PAGE),
    { .path = NULL },
};
