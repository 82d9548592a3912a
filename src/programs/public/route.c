/* route - the page behind an owner's personal link: what was reported about him, and one button to say how it stands
 *
 * Looking changes nothing, since scanners of mail follow links; each button is a form. A link that is not known and one that
 * has run out look the same. */
#include "base/buf.h"
#include "domain/disclosure/disclosure.h"
#include "programs/public/fields.h"
#include "spine/limit.h"
#include "store/db.h"

static const struct {
    const char *act, *from; /* in which states of the way it can be said */
    enum msg text;
} answers[] = { { "accept", "sent delivered acknowledged silent", MSG_PUBLIC_ROUTE_ACCEPT },
                { "mended", "sent delivered acknowledged accepted silent", MSG_PUBLIC_ROUTE_MENDED },
                { "acknowledge", "sent delivered silent", MSG_PUBLIC_ROUTE_ACKNOWLEDGE },
                { "refuse", "sent delivered acknowledged silent", MSG_PUBLIC_ROUTE_REFUSE } };
static const struct {
    const char *state;
    enum msg text;
} states[] = { { "acknowledged", MSG_PUBLIC_ROUTE_IS_ACKNOWLEDGED },
               { "accepted", MSG_PUBLIC_ROUTE_IS_ACCEPTED },
               { "mended", MSG_PUBLIC_ROUTE_IS_MENDED },
               { "refused", MSG_PUBLIC_ROUTE_IS_REFUSED },
               { "withdrawn", MSG_PUBLIC_ROUTE_IS_WITHDRAWN } };

static void standing(struct buf *b, struct ctx *c, const struct route_page *p)
{
    enum msg words = MSG_PUBLIC_ROUTE_IS_ASKED;
    for (size_t i = 0; i < COUNT(states); i++)
        if (str_is(p->state, states[i].state)) words = states[i].text;
    if (p->closed) words = MSG_PUBLIC_ROUTE_IS_CLOSED;
    buf_z(b, "<div class=\"box\"><p id=\"state\">");
    page_msg(b, c, words);
    buf_z(b, "</p>");
    if (words == MSG_PUBLIC_ROUTE_IS_ASKED && p->due_at.us > c->now.us) {
        buf_z(b, "<p>");
        page_msg(b, c, MSG_PUBLIC_ROUTE_BY);
        buf_c(b, ' ');
        page_day(b, c, p->due_at);
        buf_z(b, ".</p>");
    }
    buf_z(b, "</div>");
}

static void form(struct buf *b, struct ctx *c, str token, const struct route_page *p, const struct given *g)
{
    bool any = false;
    if (!p->sees || p->closed) return;
    for (size_t i = 0; i < COUNT(answers); i++) any = any || str_find(str_of(answers[i].from), p->state) >= 0;
    if (!any) return;
    buf_z(b, "<form method=\"post\" action=\"");
    page_path(b, c, "/r/");
    buf_url(b, token);
    buf_z(b, "\" autocomplete=\"off\">");
    field_lines(b, c, g, "text", MSG_PUBLIC_ROUTE_WORDS, MSG_PUBLIC_ROUTE_WORDS_HINT, false);
    buf_z(b, "<div class=\"answers\">");
    bool first = true;
    for (size_t i = 0; i < COUNT(answers); i++) {
        if (str_find(str_of(answers[i].from), p->state) < 0) continue;
        buf_fmt(b, "<button type=\"submit\" name=\"act\" value=\"%s\"%s>", answers[i].act, first ? "" : " class=\"second\"");
        page_msg(b, c, answers[i].text);
        buf_z(b, "</button>");
        first = false;
    }
    buf_z(b, "</div></form>");
}

static void part_of(struct buf *b, struct ctx *c, enum msg head, str text)
{
    if (!text.n) return;
    page_heading(b, c, 2, head);
    buf_z(b, "<div class=\"plain\" dir=\"auto\">");
    buf_html(b, text);
    buf_z(b, "</div>");
}

static void found(struct buf *b, struct ctx *c, const struct route_page *p)
{
    if (p->closed_text) {
        page_sign_in(b, c);
        return;
    }
    part_of(b, c, MSG_PUBLIC_ROUTE_SAID, p->said);
    part_of(b, c, MSG_PUBLIC_ROUTE_FOUND, p->description);
    part_of(b, c, MSG_PUBLIC_ROUTE_REPEAT, p->reproduction);
    part_of(b, c, MSG_PUBLIC_ROUTE_IMPACT, p->impact);
}

static void page(struct ctx *c, struct res *r, str token, const struct route_page *p, const struct given *g)
{
    struct buf *b = &r->body;
    page_begin(r, c, MSG_PUBLIC_ROUTE_TITLE);
    if (p->sees) page_reference(b, c, p->ref, p->tlp);
    buf_z(b, "<h1 dir=\"auto\">");
    if (p->title.n)
        buf_html(b, p->title);
    else
        page_msg(b, c, MSG_PUBLIC_ROUTE_TITLE);
    buf_z(b, "</h1>");
    field_errors(b, c, g);
    standing(b, c, p);
    form(b, c, token, p, g);
    if (p->sees) found(b, c, p);
    buf_z(b, "<dl>");
    page_fact(b, c, MSG_PUBLIC_FORM_SITE, p->site);
    page_fact(b, c, MSG_PUBLIC_FORM_PRODUCT, p->product);
    page_fact(b, c, MSG_PUBLIC_FORM_VERSION, p->version);
    page_fact(b, c, MSG_PUBLIC_FORM_WEAKNESS, p->weakness);
    page_fact(b, c, MSG_PUBLIC_ROUTE_FOR, p->organisation);
    page_fact(b, c, MSG_PUBLIC_ALERT_FROM, p->team);
    page_fact(b, c, MSG_PUBLIC_ALERT_TELEPHONE, p->telephone);
    page_fact(b, c, MSG_PUBLIC_ALERT_MAILBOX, p->mailbox);
    buf_z(b, "</dl>");
    page_end(r, c);
}

static err look(struct ctx *c, const struct req *q, struct res *r)
{
    struct route_page p;
    res_header(r, "X-Robots-Tag", S("noindex"));
    TRY(limit_check(c, "route-link", q->address, 600, HOUR));
    err e = route_door_look(c, q->params[0], &p);
    if (e && e->kind == E_ABSENT) return page_unknown_link(c, q, r, "route-link-wrong", MSG_PUBLIC_ROUTE_TITLE, MSG_PUBLIC_LINK_UNKNOWN_HINT);
    TRY(e);
    page(c, r, q->params[0], &p, NULL);
    return NULL;
}

/* what cannot be taken stands beside its field again, with what was typed */
static err again(struct ctx *c, struct res *r, str token, struct given *g, err wrong)
{
    struct route_page p;
    g->wrong = wrong;
    r->status = 422;
    TRY(route_door_look(c, token, &p));
    page(c, r, token, &p, g);
    return NULL;
}

static err answer(struct ctx *c, const struct req *q, struct res *r)
{
    struct form_part *part;
    struct given g = { .wrong = NULL };
    const struct viewer *before = c->who;
    str token = q->params[0];
    res_header(r, "X-Robots-Tag", S("noindex"));
    TRY(limit_check(c, "route-link", q->address, 600, HOUR));
    TRY(req_form(c, q, &part, &g.n));
    g.p = part;
    err e = route_door_answer(c, token, given_value(&g, "act"), given_value(&g, "text"));
    viewer_use(c, before);
    if (e && e->kind == E_ABSENT) return page_unknown_link(c, q, r, "route-link-wrong", MSG_PUBLIC_ROUTE_TITLE, MSG_PUBLIC_LINK_UNKNOWN_HINT);
    if (e && e->kind == E_INPUT) return again(c, r, token, &g, e);
    if (!e || e->kind != E_CONFLICT) TRY(e); /* said already, or by somebody else: the page shows how it stands */
    struct buf back = { .a = c->arena };
    page_path(&back, c, "/r/");
    buf_put(&back, token);
    res_redirect(r, buf_str(&back));
    return NULL;
}

const struct route route_page_routes[] = {
    ROUTE(GET, "/r/{token}", look, 0, "A report, behind the personal link of the owner it was routed to", .flags = R_PUBLIC | R_HTML | R_HIDDEN),
    ROUTE(POST, "/r/{token}", answer, 0, "Say how it stands", .flags = R_PUBLIC | R_HTML | R_FORM | R_HIDDEN),
    { .path = NULL },
};
