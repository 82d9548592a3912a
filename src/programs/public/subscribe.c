/* subscribe - advisories by mail for whoever asks, without script: the form, the yes behind a link, change and end
 *
 * Looking changes nothing, since scanners of mail follow links: each step is a form. The answer to the form is the same
 * whether an address is known or not. A stamp in the form says when it was shown: what comes back at once was no person. */
#include "base/buf.h"
#include "base/utf8.h"
#include "domain/exchange/subscription.h"
#include "guard/guard.h"
#include "programs/public/fields.h"
#include "spine/limit.h"
#include "spine/setup.h"

static const struct {
    const char *name, *word;
    enum msg text;
} kinds[] = { { "kind-advisory", "advisory", MSG_PUBLIC_ADV_SORT_ADVISORY },    { "kind-note", "vulnerability-note", MSG_PUBLIC_ADV_SORT_NOTE },
              { "kind-directive", "directive", MSG_PUBLIC_ADV_SORT_DIRECTIVE }, { "kind-bulletin", "bulletin", MSG_PUBLIC_ADV_SORT_BULLETIN },
              { "kind-threat", "threat-report", MSG_PUBLIC_ADV_SORT_THREAT },   { "kind-guide", "hardening-guide", MSG_PUBLIC_ADV_SORT_GUIDE },
              { "kind-press", "press-notice", MSG_PUBLIC_ADV_SORT_PRESS } };
static const struct {
    const char *value;
    enum msg text;
} floors[] = { { "0", MSG_PUBLIC_SUB_FLOOR_ANY },
               { "40", MSG_PUBLIC_ADV_SEVERITY_MEDIUM },
               { "70", MSG_PUBLIC_ADV_SEVERITY_HIGH },
               { "90", MSG_PUBLIC_ADV_SEVERITY_CRITICAL } };
static const enum msg paces[] = { MSG_PUBLIC_SUB_PACE_AT_ONCE, MSG_PUBLIC_SUB_PACE_DAILY, MSG_PUBLIC_SUB_PACE_WEEKLY };

static void para(struct buf *b, struct ctx *c, enum msg m)
{
    buf_z(b, "<p>");
    page_msg(b, c, m);
    buf_z(b, "</p>");
}
static str box_name(struct ctx *c, str code)
{
    return arena_fmt(c->arena, "sector-%.*s", FMT(code));
}

/* ---- the form */

static void choice(struct buf *b, struct ctx *c, const char *name, enum msg label)
{
    buf_fmt(b, "<div class=\"field\"><label for=\"%s\">", name);
    page_msg(b, c, label);
    buf_fmt(b, "</label><select id=\"%s\" name=\"%s\">", name, name);
}
static void option(struct buf *b, struct ctx *c, const char *value, bool chosen, enum msg text)
{
    buf_fmt(b, "<option value=\"%s\"%s>", value, chosen ? " selected" : "");
    page_msg(b, c, text);
    buf_z(b, "</option>");
}
static err about(struct buf *b, struct ctx *c, const struct given *g)
{
    struct list sectors;
    bool any = false;
    TRY(subscription_sectors(c, &sectors));
    const struct sector_name *s = sectors.v;
    buf_z(b, "<fieldset id=\"all\"><legend>");
    page_msg(b, c, MSG_PUBLIC_SUB_ABOUT);
    buf_z(b, "</legend>");
    field_check(b, c, g, "all", MSG_PUBLIC_SUB_ALL);
    field_lines(b, c, g, "products", MSG_PUBLIC_SUB_PRODUCTS, MSG_PUBLIC_SUB_PRODUCTS_HINT, false);
    field_lines(b, c, g, "vendors", MSG_PUBLIC_SUB_VENDORS, MSG_PUBLIC_SUB_VENDORS_HINT, false);
    for (size_t i = 0; i < sectors.n; i++) any = any || given_value(g, arena_cstr(c->arena, box_name(c, s[i].code))).n;
    if (sectors.n) {
        buf_fmt(b, "<details%s><summary>", any ? " open" : "");
        page_msg(b, c, MSG_PUBLIC_SUB_SECTORS);
        buf_z(b, "</summary>");
    }
    for (size_t i = 0; i < sectors.n; i++) {
        const char *name = arena_cstr(c->arena, box_name(c, s[i].code));
        buf_fmt(b, "<label class=\"check\"><input type=\"checkbox\" name=\"%s\" value=\"yes\"%s> <span>", name, given_value(g, name).n ? " checked" : "");
        buf_html(b, s[i].name);
        buf_z(b, "</span></label>");
    }
    buf_z(b, sectors.n ? "</details></fieldset>" : "</fieldset>");
    return NULL;
}
static void only(struct buf *b, struct ctx *c, const struct given *g)
{
    bool any = false;
    for (size_t i = 0; i < COUNT(kinds); i++) any = any || given_value(g, kinds[i].name).n;
    choice(b, c, "floor", MSG_PUBLIC_SUB_FLOOR);
    for (size_t i = 0; i < COUNT(floors); i++) option(b, c, floors[i].value, str_is(given_value(g, "floor"), floors[i].value), floors[i].text);
    buf_fmt(b, "</select></div><details%s><summary>", any ? " open" : "");
    page_msg(b, c, MSG_PUBLIC_SUB_KINDS);
    buf_z(b, "</summary>");
    for (size_t i = 0; i < COUNT(kinds); i++) field_check(b, c, g, kinds[i].name, kinds[i].text);
    buf_z(b, "</details>");
    choice(b, c, "pace", MSG_PUBLIC_SUB_PACE);
    for (unsigned i = 0; i < sub_pace_words.n; i++) option(b, c, sub_pace_words.v[i], str_is(given_value(g, "pace"), sub_pace_words.v[i]), paces[i]);
    buf_z(b, "</select></div>");
}
static err form(struct ctx *c, struct res *r, const struct given *g)
{
    struct buf *b = &r->body;
    bool open;
    TRY(subscription_open(c, &open));
    page_begin(r, c, MSG_PUBLIC_SUB_TITLE);
    page_heading(b, c, 1, MSG_PUBLIC_SUB_TITLE);
    field_errors(b, c, g);
    para(b, c, open ? MSG_PUBLIC_SUB_LEAD : MSG_PUBLIC_SUB_CLOSED);
    if (open) {
        buf_z(b, "<form method=\"post\" action=\"");
        page_path(b, c, "/subscribe");
        buf_z(b, "\">");
        field_line(b, c, g, "email", "email", MSG_PUBLIC_SUB_EMAIL, MSG_PUBLIC_SUB_EMAIL_HINT, true);
        TRY(about(b, c, g));
        only(b, c, g);
        field_shown(b, c, g);
        para(b, c, MSG_PUBLIC_SUB_STORED);
        buf_z(b, "<button type=\"submit\">");
        page_msg(b, c, MSG_PUBLIC_SUB_SEND);
        buf_z(b, "</button></form>");
    }
    page_end(r, c);
    return NULL;
}

/* ---- what was typed, and what is kept, each as the other */

static void lines_of(struct ctx *c, str text, struct strs *out)
{
    str line;
    *out = (struct strs){ NEW_ARRAY(c->arena, MOST_WISHED + 2, str), 0 };
    while (str_split(&text, '\n', &line) && out->n < MOST_WISHED + 1)
        if (str_trim(line).n) out->v[out->n++] = str_trim(line);
}
static err read_form(struct ctx *c, const struct given *g, struct subscription *s)
{
    struct list sectors;
    struct wish *w = &s->wish;
    TRY(subscription_sectors(c, &sectors));
    const struct sector_name *n = sectors.v;
    s->language = page_language(c);
    int pace = word_index(&sub_pace_words, given_value(g, "pace"));
    s->pace = pace < 0 ? SUB_AT_ONCE : (unsigned)pace;
    *w = (struct wish){ .all = given_value(g, "all").n > 0 };
    lines_of(c, given_value(g, "products"), &w->products);
    lines_of(c, given_value(g, "vendors"), &w->vendors);
    w->sectors = (struct strs){ NEW_ARRAY(c->arena, sectors.n + 1, str), 0 };
    for (size_t i = 0; i < sectors.n; i++)
        if (given_value(g, arena_cstr(c->arena, box_name(c, n[i].code))).n) w->sectors.v[w->sectors.n++] = n[i].code;
    w->kinds = (struct strs){ NEW_ARRAY(c->arena, COUNT(kinds), str), 0 };
    for (size_t i = 0; i < COUNT(kinds); i++)
        if (given_value(g, kinds[i].name).n) w->kinds.v[w->kinds.n++] = str_of(kinds[i].word);
    for (size_t i = 0; i < COUNT(floors); i++)
        if (str_is(given_value(g, "floor"), floors[i].value)) (void)str_int(given_value(g, "floor"), &w->floor);
    return wish_check(c, w);
}
static str together(struct ctx *c, const struct strs *l)
{
    struct buf b = { .a = c->arena };
    for (size_t i = 0; i < l->n; i++) buf_fmt(&b, "%.*s\n", FMT(l->v[i]));
    return buf_str(&b);
}
static void give(struct given *g, struct form_part *p, const char *name, str value)
{
    p[g->n++] = (struct form_part){ .name = str_of(name), .body = value };
    g->p = p;
}
static void given_of(struct ctx *c, const struct subscription *s, struct given *g)
{
    const struct wish *w = &s->wish;
    struct form_part *p = NEW_ARRAY(c->arena, w->sectors.n + w->kinds.n + 6, struct form_part);
    *g = (struct given){ .n = 0 };
    if (w->all) give(g, p, "all", S("yes"));
    give(g, p, "products", together(c, &w->products));
    give(g, p, "vendors", together(c, &w->vendors));
    give(g, p, "floor", arena_fmt(c->arena, "%lld", (long long)w->floor));
    give(g, p, "pace", str_of(sub_pace_words.v[s->pace]));
    for (size_t i = 0; i < w->sectors.n; i++) give(g, p, arena_cstr(c->arena, box_name(c, w->sectors.v[i])), S("yes"));
    for (size_t i = 0; i < w->kinds.n; i++)
        for (size_t k = 0; k < COUNT(kinds); k++)
            if (str_is(w->kinds.v[i], kinds[k].word)) give(g, p, kinds[k].name, S("yes"));
}

/* a link on an advisory's page fills in what it is about */
static err form_get(struct ctx *c, const struct req *q, struct res *r)
{
    struct form_part p[2];
    struct given g = { .n = 0 };
    TRY(site_page(c, SITE_ADVISORIES));
    if (req_query(q, "product").n) give(&g, p, "products", utf8_clip(req_query(q, "product"), 1000));
    if (req_query(q, "vendor").n) give(&g, p, "vendors", utf8_clip(req_query(q, "vendor"), 1000));
    return form(c, r, &g);
}
static err asked(struct ctx *c, const struct given *g)
{
    struct subscription s = { .address = str_trim(given_value(g, "email")) };
    if (!shown_a_while(c, g)) FAIL_AT(c, S("/"), "bad-format", "the form was sent within two seconds, or a day after it was shown: send it once more");
    TRY(read_form(c, g, &s));
    return subscription_ask(c, &s);
}
static err form_post(struct ctx *c, const struct req *q, struct res *r)
{
    struct form_part *p;
    struct given g = { .wrong = NULL };
    bool open;
    TRY(site_page(c, SITE_ADVISORIES));
    TRY(limit_check(c, "subscribe", q->address, 30, HOUR));
    TRY(req_form(c, q, &p, &g.n));
    g.p = p;
    TRY(subscription_open(c, &open));
    err e = open ? asked(c, &g) : NULL;
    if (e && e->kind == E_INPUT) {
        g.wrong = e;
        r->status = 422;
        return form(c, r, &g);
    }
    TRY(e);
    page_begin(r, c, MSG_PUBLIC_SUB_TITLE);
    page_heading(&r->body, c, 1, open ? MSG_PUBLIC_SUB_ASKED : MSG_PUBLIC_SUB_TITLE);
    para(&r->body, c, open ? MSG_PUBLIC_SUB_ASKED_LEAD : MSG_PUBLIC_SUB_CLOSED);
    page_end(r, c);
    r->status = open ? 202 : 503;
    return NULL;
}

/* ---- behind the link */

static void act_form(struct buf *b, struct ctx *c, str token, const char *act, enum msg text, bool second)
{
    buf_z(b, "<form method=\"post\" action=\"");
    page_path(b, c, "/subscription/");
    buf_url(b, token);
    buf_fmt(b, "\"><button type=\"submit\" name=\"act\" value=\"%s\"%s>", act, second ? " class=\"second\"" : "");
    page_msg(b, c, text);
    buf_z(b, "</button></form>");
}
static err facts(struct buf *b, struct ctx *c, const struct subscription *s)
{
    const struct wish *w = &s->wish;
    struct list sectors;
    struct buf in = { .a = c->arena }, of = { .a = c->arena };
    TRY(subscription_sectors(c, &sectors));
    const struct sector_name *n = sectors.v;
    for (size_t i = 0; i < sectors.n; i++)
        for (size_t k = 0; k < w->sectors.n; k++)
            if (str_eq(n[i].code, w->sectors.v[k])) buf_fmt(&in, "%s%.*s", in.n ? ", " : "", FMT(n[i].name));
    for (size_t i = 0; i < COUNT(kinds); i++)
        for (size_t k = 0; k < w->kinds.n; k++)
            if (str_is(w->kinds.v[k], kinds[i].word)) buf_fmt(&of, "%s%s", of.n ? ", " : "", i18n(page_language(c), kinds[i].text));
    buf_z(b, "<dl>");
    page_fact(b, c, MSG_PUBLIC_SUB_EMAIL, s->address);
    if (w->all) page_fact(b, c, MSG_PUBLIC_SUB_ABOUT, str_of(i18n(page_language(c), MSG_PUBLIC_SUB_ALL)));
    page_fact(b, c, MSG_PUBLIC_SUB_PRODUCTS, str_trim(together(c, &w->products)));
    page_fact(b, c, MSG_PUBLIC_SUB_VENDORS, str_trim(together(c, &w->vendors)));
    page_fact(b, c, MSG_PUBLIC_SUB_SECTORS, buf_str(&in));
    if (w->floor) page_fact(b, c, MSG_PUBLIC_SUB_FLOOR, arena_fmt(c->arena, "%lld.0", (long long)w->floor / 10));
    page_fact(b, c, MSG_PUBLIC_SUB_KINDS, buf_str(&of));
    page_fact(b, c, MSG_PUBLIC_SUB_PACE, str_of(i18n(page_language(c), paces[s->pace])));
    buf_z(b, "</dl>");
    return NULL;
}
static err ended(struct ctx *c, struct res *r)
{
    page_begin(r, c, MSG_PUBLIC_SUB_TITLE);
    page_heading(&r->body, c, 1, MSG_PUBLIC_SUB_ENDED);
    para(&r->body, c, MSG_PUBLIC_SUB_ENDED_LEAD);
    page_end(r, c);
    return NULL;
}
static err show(struct ctx *c, struct res *r, str token, const struct subscription *s, const struct given *g, bool saved)
{
    struct buf *b = &r->body;
    page_begin(r, c, MSG_PUBLIC_SUB_TITLE);
    page_heading(b, c, 1, s->active ? MSG_PUBLIC_SUB_YOURS : MSG_PUBLIC_SUB_YES_TITLE);
    if (saved) {
        buf_z(b, "<div class=\"box\" role=\"status\">");
        page_msg(b, c, MSG_PUBLIC_SUB_SAVED);
        buf_z(b, "</div>");
    }
    field_errors(b, c, g);
    if (!s->active) {
        para(b, c, MSG_PUBLIC_SUB_YES_LEAD);
        TRY(facts(b, c, s));
        act_form(b, c, token, "confirm", MSG_PUBLIC_SUB_YES, false);
        act_form(b, c, token, "end", MSG_PUBLIC_SUB_NO, true);
        page_end(r, c);
        return NULL;
    }
    buf_z(b, "<dl>");
    page_fact(b, c, MSG_PUBLIC_SUB_EMAIL, s->address);
    buf_z(b, "</dl><form method=\"post\" action=\"");
    page_path(b, c, "/subscription/");
    buf_url(b, token);
    buf_z(b, "\">");
    TRY(about(b, c, g));
    only(b, c, g);
    buf_z(b, "<button type=\"submit\" name=\"act\" value=\"change\">");
    page_msg(b, c, MSG_PUBLIC_SUB_CHANGE);
    buf_z(b, "</button></form>");
    page_heading(b, c, 2, MSG_PUBLIC_SUB_END_TITLE);
    para(b, c, MSG_PUBLIC_SUB_END_LEAD);
    act_form(b, c, token, "end", MSG_PUBLIC_SUB_END, true);
    page_end(r, c);
    return NULL;
}
/* *done: the answer is written already */
static err by_link(struct ctx *c, const struct req *q, struct res *r, struct subscription *s, bool *done)
{
    bool there;
    *done = true;
    res_header(r, "X-Robots-Tag", S("noindex"));
    TRY(limit_check(c, "subscription", q->address, 600, HOUR));
    err e = subscription_find(c, q->params[0], s, &there);
    if (e && e->kind == E_ABSENT) return page_unknown_link(c, q, r, "subscription-wrong", MSG_PUBLIC_SUB_TITLE, MSG_PUBLIC_LINK_UNKNOWN_HINT);
    TRY(e);
    if (!there) return ended(c, r);
    *done = false;
    return NULL;
}
static err look(struct ctx *c, const struct req *q, struct res *r)
{
    struct subscription s;
    struct given g;
    bool done;
    TRY(by_link(c, q, r, &s, &done));
    if (done) return NULL;
    given_of(c, &s, &g);
    return show(c, r, q->params[0], &s, &g, req_query(q, "saved").n > 0);
}
static err act(struct ctx *c, const struct req *q, struct res *r)
{
    struct subscription s;
    struct given g = { .wrong = NULL };
    struct form_part *p;
    struct buf back = { .a = c->arena };
    str token = q->params[0];
    bool done;
    TRY(by_link(c, q, r, &s, &done));
    if (done) return NULL;
    TRY(req_form(c, q, &p, &g.n));
    g.p = p;
    str what = given_value(&g, "act");
    if (str_is(what, "end")) {
        TRY(subscription_end(c, &s.id, "asked"));
        return ended(c, r);
    }
    if (str_is(what, "confirm")) {
        TRY(subscription_confirm(c, &s, &token));
    } else if (str_is(what, "change") && s.active) {
        err e = read_form(c, &g, &s);
        if (!e) e = subscription_change(c, &s);
        if (e && e->kind == E_INPUT) {
            g.wrong = e;
            r->status = 422;
            return show(c, r, token, &s, &g, false);
        }
        TRY(e);
    }
    page_path(&back, c, "/subscription/");
    buf_url(&back, token);
    buf_z(&back, "?saved=1");
    res_redirect(r, buf_str(&back));
    return NULL;
}
/* RFC 8058: the mail program of who subscribed ends it by one request, without a page */
static err end_at_once(struct ctx *c, const struct req *q, struct res *r)
{
    struct subscription s;
    bool done;
    TRY(by_link(c, q, r, &s, &done));
    if (done) return NULL;
    TRY(subscription_end(c, &s.id, "asked"));
    return ended(c, r);
}

const struct route subscribe_routes[] = {
    ROUTE(GET, "/subscribe", form_get, 0, "Subscribe to advisories", .flags = R_PUBLIC | R_HTML | R_HIDDEN),
    ROUTE(POST, "/subscribe", form_post, 0, "Ask for advisories at an address", .flags = R_PUBLIC | R_HTML | R_FORM | R_HIDDEN),
    ROUTE(GET, "/subscription/{token}", look, 0, "A subscription, behind its link", .flags = R_PUBLIC | R_HTML | R_HIDDEN),
    ROUTE(POST, "/subscription/{token}", act, 0, "Confirm, change or end it", .flags = R_PUBLIC | R_HTML | R_FORM | R_HIDDEN),
    ROUTE(GET, "/subscription/{token}/end", look, 0, "The same: looking ends nothing", .flags = R_PUBLIC | R_HTML | R_HIDDEN),
    ROUTE(POST, "/subscription/{token}/end", end_at_once, 0, "End it by one request (RFC 8058)", .flags = R_PUBLIC | R_HTML | R_FORM | R_HIDDEN),
    { .path = NULL },
};
