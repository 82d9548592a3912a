/* alert - the page behind a recipient's personal link: read, press one button; no account, no script, the size of a phone
 *
 * Reading changes nothing but one informational mark, since scanners of mail follow links. Each button is a form; what it
 * says can be changed later. A link that is not known and one that has run out look the same. */
#include "base/buf.h"
#include "domain/coordination/coordination.h"
#include "programs/public/fields.h"
#include "spine/limit.h"
#include "store/db.h"

static const struct {
    const char *word;
    enum msg text;
} answers[] = { { "received", MSG_PUBLIC_ALERT_RECEIVED },
                { "not-affected", MSG_PUBLIC_ALERT_NOT_AFFECTED },
                { "affected-working", MSG_PUBLIC_ALERT_AFFECTED_WORKING },
                { "done", MSG_PUBLIC_ALERT_DONE },
                { "need-help", MSG_PUBLIC_ALERT_NEED_HELP } };

static str moment(struct ctx *c, when w)
{
    if (!w.us) return S("");
    str t = when_text(c->arena, w);
    return arena_fmt(c->arena, "%.*s %.*s UTC", FMT(str_cut(t, 0, 10)), FMT(str_cut(t, 11, 16)));
}

static enum msg answer_text(str word)
{
    for (size_t i = 0; i < COUNT(answers); i++)
        if (str_is(word, answers[i].word)) return answers[i].text;
    return MSG_PUBLIC_ALERT_NONE_YET;
}

/* for whom the link speaks, and what was answered so far */
static void lines(struct buf *b, struct ctx *c, const struct alert_page *p)
{
    const struct alert_page_line *v = p->lines.v;
    buf_z(b, "<ul class=\"steps\">");
    for (size_t i = 0; i < p->lines.n; i++) {
        buf_z(b, "<li><strong>");
        buf_html(b, v[i].organisation);
        buf_z(b, "</strong>: ");
        page_msg(b, c, answer_text(v[i].answer));
        if (v[i].answer.n) {
            buf_z(b, ", ");
            buf_html(b, moment(c, v[i].answered_at));
        }
        buf_z(b, "</li>");
    }
    buf_z(b, "</ul>");
}

static void form(struct buf *b, struct ctx *c, str token, const struct alert_page *p)
{
    const struct alert_page_line *v = p->lines.v;
    bool again = p->lines.n && v[0].answer.n;
    buf_z(b, "<form method=\"post\" action=\"");
    page_path(b, c, "/a/");
    buf_url(b, token);
    buf_z(b, "\" autocomplete=\"off\"><h2>");
    page_msg(b, c, again ? MSG_PUBLIC_ALERT_CHANGE : MSG_PUBLIC_ALERT_ANSWER);
    buf_z(b, "</h2><div class=\"answers\">");
    for (size_t i = 0; i < COUNT(answers); i++) {
        buf_fmt(b, "<button type=\"submit\" name=\"answer\" value=\"%s\"%s>", answers[i].word, i ? " class=\"second\"" : "");
        page_msg(b, c, answers[i].text);
        buf_z(b, "</button>");
    }
    buf_z(b, "</div><details><summary>");
    page_msg(b, c, MSG_PUBLIC_ALERT_SAID);
    buf_z(b, "</summary><div class=\"field\"><label for=\"said\">");
    page_msg(b, c, MSG_PUBLIC_ALERT_SAID_LABEL);
    buf_z(b, "</label><textarea id=\"said\" name=\"said\" maxlength=\"2000\"></textarea></div></details></form>");
}

static void text(struct buf *b, struct ctx *c, const struct alert_page *p)
{
    if (p->closed_text) {
        page_sign_in(b, c);
        return;
    }
    buf_z(b, "<h2>");
    page_msg(b, c, MSG_PUBLIC_ALERT_TEXT);
    buf_z(b, "</h2><div class=\"plain\">");
    buf_html(b, p->text);
    buf_z(b, "</div>");
}

static void page(struct ctx *c, struct res *r, str token, const struct alert_page *p)
{
    struct buf *b = &r->body;
    bool open = str_is(p->state, "sent") || str_is(p->state, "closed");
    page_begin(r, c, MSG_PUBLIC_ALERT_TITLE);
    page_reference(b, c, p->ref, p->tlp);
    buf_z(b, "<h1>");
    if (p->title.n)
        buf_html(b, p->title);
    else
        page_msg(b, c, MSG_PUBLIC_ALERT_TITLE);
    buf_z(b, "</h1>");
    if (str_is(p->state, "withdrawn")) {
        buf_z(b, "<div class=\"box error\" role=\"status\"><h2>");
        page_msg(b, c, MSG_PUBLIC_ALERT_WITHDRAWN);
        buf_z(b, "</h2><p class=\"plain\">");
        buf_html(b, p->withdrawn_why);
        buf_z(b, "</p></div>");
    }
    lines(b, c, p);
    if (open) form(b, c, token, p);
    text(b, c, p);
    buf_z(b, "<dl>");
    page_fact(b, c, MSG_PUBLIC_ALERT_SHARING, p->sharing);
    page_fact(b, c, MSG_PUBLIC_ALERT_SENT, moment(c, p->sent_at));
    page_fact(b, c, MSG_PUBLIC_ALERT_BY, p->wanted == WANT_NONE ? S("") : moment(c, p->answer_by));
    page_fact(b, c, MSG_PUBLIC_ALERT_FROM, p->team_name);
    page_fact(b, c, MSG_PUBLIC_ALERT_TELEPHONE, p->telephone);
    page_fact(b, c, MSG_PUBLIC_ALERT_MAILBOX, p->mailbox);
    buf_z(b, "</dl>");
    page_end(r, c);
}

static err opened(struct ctx *c, void *arg)
{
    const str *token = arg;
    return alert_link_opened(c, *token);
}

static err look(struct ctx *c, const struct req *q, struct res *r)
{
    struct alert_page p;
    const struct viewer *before = c->who;
    str token = q->params[0];
    res_header(r, "X-Robots-Tag", S("noindex"));
    TRY(limit_check(c, "alert-link", q->address, 600, HOUR));
    err e = alert_link_look(c, token, &p);
    if (e && e->kind == E_ABSENT) return page_unknown_link(c, q, r, "alert-link-wrong", MSG_PUBLIC_ALERT_TITLE, MSG_PUBLIC_LINK_UNKNOWN_HINT);
    TRY(e);
    if (q->method == GET && str_is(p.state, "sent")) {
        e = db_unit(c, opened, &token);
        viewer_use(c, before);
        if (e && e->kind != E_BUSY) return e; /* the mark is not worth an error */
        db_rollback(c->db);
    }
    page(c, r, token, &p);
    return NULL;
}

static err answer(struct ctx *c, const struct req *q, struct res *r)
{
    struct form_part *part;
    size_t n;
    const struct viewer *before = c->who;
    str token = q->params[0];
    res_header(r, "X-Robots-Tag", S("noindex"));
    TRY(limit_check(c, "alert-link", q->address, 600, HOUR));
    TRY(req_form(c, q, &part, &n));
    err e = alert_link_answer(c, token, part_text(part, n, "answer"), part_text(part, n, "said"));
    viewer_use(c, before);
    if (e && e->kind == E_ABSENT) return page_unknown_link(c, q, r, "alert-link-wrong", MSG_PUBLIC_ALERT_TITLE, MSG_PUBLIC_LINK_UNKNOWN_HINT);
    TRY(e);
    struct buf back = { .a = c->arena };
    page_path(&back, c, "/a/");
    buf_put(&back, token);
    res_redirect(r, buf_str(&back));
    return NULL;
}

const struct route alert_page_routes[] = {
    ROUTE(GET, "/a/{token}", look, 0, "An alert, behind a recipient's personal link", .flags = R_PUBLIC | R_HTML | R_HIDDEN),
    ROUTE(POST, "/a/{token}", answer, 0, "Answer it", .flags = R_PUBLIC | R_HTML | R_FORM | R_HIDDEN),
    { .path = NULL },
};
