/* form - reporting a vulnerability without account, script or cookie, and following it by the code */
#include "base/buf.h"
#include "base/utf8.h"
#include "domain/disclosure/disclosure.h"
#include "programs/public/public.h"
#include "spine/attachment.h"
#include "spine/entry.h"
#include "spine/limit.h"

/* what was typed, to be shown again beside an error */
struct given {
    const struct form_part *p;
    size_t n;
};

static str value(const struct given *g, const char *name)
{
    return g ? part_text(g->p, g->n, name) : S("");
}

static void label(struct buf *b, struct ctx *c, const char *name, enum msg text, enum msg hint, bool needed)
{
    buf_fmt(b, "<div class=\"field\"><label for=\"%s\">", name);
    page_msg(b, c, text);
    if (needed) {
        buf_z(b, " (");
        page_msg(b, c, MSG_PUBLIC_NEEDED);
        buf_c(b, ')');
    }
    buf_fmt(b, "</label><p class=\"hint\" id=\"%s-hint\">", name);
    page_msg(b, c, hint);
    buf_z(b, "</p>");
}

static void line(struct buf *b, struct ctx *c, const struct given *g, const char *name, const char *type, enum msg text, enum msg hint, bool needed)
{
    label(b, c, name, text, hint, needed);
    buf_fmt(b, "<input id=\"%s\" name=\"%s\" type=\"%s\" maxlength=\"200\" aria-describedby=\"%s-hint\"%s value=\"", name, name, type, name,
            needed ? " required" : "");
    buf_html(b, value(g, name));
    buf_z(b, "\"></div>");
}

static void lines(struct buf *b, struct ctx *c, const struct given *g, const char *name, enum msg text, enum msg hint, bool needed)
{
    label(b, c, name, text, hint, needed);
    buf_fmt(b, "<textarea id=\"%s\" name=\"%s\" maxlength=\"20000\" aria-describedby=\"%s-hint\"%s>", name, name, name, needed ? " required" : "");
    buf_html(b, value(g, name));
    buf_z(b, "</textarea></div>");
}

static void check_box(struct buf *b, struct ctx *c, const struct given *g, const char *name, enum msg text)
{
    buf_fmt(b, "<label class=\"check\"><input type=\"checkbox\" name=\"%s\" value=\"yes\"%s> <span>", name, value(g, name).n ? " checked" : "");
    page_msg(b, c, text);
    buf_z(b, "</span></label>");
}

static void more_fields(struct buf *b, struct ctx *c, const struct given *g)
{
    buf_z(b, "<details><summary>");
    page_msg(b, c, MSG_PUBLIC_FORM_MORE);
    buf_z(b, "</summary>");
    line(b, c, g, "vendor", "text", MSG_PUBLIC_FORM_VENDOR, MSG_PUBLIC_FORM_VENDOR_HINT, false);
    line(b, c, g, "version", "text", MSG_PUBLIC_FORM_VERSION, MSG_PUBLIC_FORM_VERSION_HINT, false);
    line(b, c, g, "site", "text", MSG_PUBLIC_FORM_SITE, MSG_PUBLIC_FORM_SITE_HINT, false);
    lines(b, c, g, "impact", MSG_PUBLIC_FORM_IMPACT, MSG_PUBLIC_FORM_IMPACT_HINT, false);
    line(b, c, g, "cve", "text", MSG_PUBLIC_FORM_CVE, MSG_PUBLIC_FORM_CVE_HINT, false);
    line(b, c, g, "weakness", "text", MSG_PUBLIC_FORM_WEAKNESS, MSG_PUBLIC_FORM_WEAKNESS_HINT, false);
    check_box(b, c, g, "public", MSG_PUBLIC_FORM_PUBLIC);
    check_box(b, c, g, "exploited", MSG_PUBLIC_FORM_EXPLOITED);
    check_box(b, c, g, "multi_vendor", MSG_PUBLIC_FORM_MULTI);
    check_box(b, c, g, "vendor_contacted", MSG_PUBLIC_FORM_CONTACTED);
    lines(b, c, g, "vendor_contact_note", MSG_PUBLIC_FORM_CONTACT_NOTE, MSG_PUBLIC_FORM_CONTACT_NOTE_HINT, false);
    line(b, c, g, "disclosure_wish", "text", MSG_PUBLIC_FORM_DISCLOSURE, MSG_PUBLIC_FORM_DISCLOSURE_HINT, false);
    check_box(b, c, g, "credit_wanted", MSG_PUBLIC_FORM_CREDIT);
    line(b, c, g, "credit_name", "text", MSG_PUBLIC_FORM_CREDIT_NAME, MSG_PUBLIC_FORM_CREDIT_NAME_HINT, false);
    check_box(b, c, g, "share_identity", MSG_PUBLIC_FORM_SHARE);
    line(b, c, g, "organisation", "text", MSG_PUBLIC_FORM_ORGANISATION, MSG_PUBLIC_FORM_ORGANISATION_HINT, false);
    line(b, c, g, "telephone", "text", MSG_PUBLIC_FORM_TELEPHONE, MSG_PUBLIC_FORM_TELEPHONE_HINT, false);
    lines(b, c, g, "openpgp", MSG_PUBLIC_FORM_OPENPGP, MSG_PUBLIC_FORM_OPENPGP_HINT, false);
    buf_z(b, "</details>");
}

static void form(struct ctx *c, struct res *r, const struct given *g, err wrong)
{
    struct buf *b = &r->body;
    page_begin(r, c, MSG_PUBLIC_FORM_TITLE);
    buf_z(b, "<h1>");
    page_msg(b, c, MSG_PUBLIC_FORM_TITLE);
    buf_z(b, "</h1>");
    for (const struct err *e = wrong; e; e = e->more) {
        buf_z(b, "<div class=\"box error\" role=\"alert\">");
        buf_html(b, e->field.n > 1 ? str_cut(e->field, 1, e->field.n) : S(""));
        if (e->field.n > 1) buf_z(b, ": ");
        buf_html(b, e->detail);
        buf_z(b, "</div>");
    }
    buf_z(b, "<p>");
    page_msg(b, c, MSG_PUBLIC_FORM_LEAD);
    buf_z(b, "</p><form method=\"post\" action=\"/report\" enctype=\"multipart/form-data\">");
    line(b, c, g, "product", "text", MSG_PUBLIC_FORM_PRODUCT, MSG_PUBLIC_FORM_PRODUCT_HINT, true);
    lines(b, c, g, "description", MSG_PUBLIC_FORM_DESCRIPTION, MSG_PUBLIC_FORM_DESCRIPTION_HINT, true);
    lines(b, c, g, "reproduction", MSG_PUBLIC_FORM_REPRODUCTION, MSG_PUBLIC_FORM_REPRODUCTION_HINT, false);
    buf_z(b, "<fieldset><legend>");
    page_msg(b, c, MSG_PUBLIC_FORM_ANSWER);
    buf_z(b, "</legend>");
    line(b, c, g, "name", "text", MSG_PUBLIC_FORM_NAME, MSG_PUBLIC_FORM_NAME_HINT, false);
    line(b, c, g, "email", "email", MSG_PUBLIC_FORM_EMAIL, MSG_PUBLIC_FORM_EMAIL_HINT, false);
    buf_z(b, "<p class=\"hint\">");
    page_msg(b, c, MSG_PUBLIC_FORM_ANONYMOUS);
    buf_z(b, "</p></fieldset>");
    more_fields(b, c, g);
    label(b, c, "file", MSG_PUBLIC_FORM_FILE, MSG_PUBLIC_FORM_FILE_HINT, false);
    buf_z(b, "<input id=\"file\" name=\"file\" type=\"file\" multiple aria-describedby=\"file-hint\"></div><div class=\"box\"><h2>");
    page_msg(b, c, MSG_PUBLIC_FORM_NEXT_TITLE);
    buf_z(b, "</h2><p>");
    page_msg(b, c, MSG_PUBLIC_FORM_NEXT);
    buf_z(b, "</p></div><button type=\"submit\">");
    page_msg(b, c, MSG_PUBLIC_FORM_SEND);
    buf_z(b, "</button></form>");
    page_end(r, c);
}

static err form_get(struct ctx *c, const struct req *q, struct res *r)
{
    (void)q;
    form(c, r, NULL, NULL);
    return NULL;
}

/* the form's texts pass through the same field table as the API's */
static err read_form(struct ctx *c, const struct given *g, struct report *v, struct reporter *who)
{
    const struct shape *s = kind_shape(&report_kind);
    struct buf b = { .a = c->arena };
    struct jw w = jw_on(&b);
    struct json j;
    static const char *const texts[] = { "product",         "vendor",     "version",  "site", "description",
                                         "reproduction",    "impact",     "weakness", "cve",  "vendor_contact_note",
                                         "disclosure_wish", "credit_name" };
    static const char *const flags[] = { "public", "multi_vendor", "vendor_contacted", "credit_wanted", "share_identity" };
    str what = value(g, "product").n ? value(g, "product") : value(g, "site");
    str title = str_trim(utf8_clip(what.n ? what : value(g, "description"), 150));
    jw_obj(&w);
    jw_kt(&w, "title", title.n >= 3 ? title : arena_fmt(c->arena, "Report: %.*s", FMT(title)));
    for (size_t i = 0; i < COUNT(texts); i++) jw_kt(&w, texts[i], str_trim(value(g, texts[i])));
    for (size_t i = 0; i < COUNT(flags); i++) jw_kb(&w, flags[i], value(g, flags[i]).n > 0);
    jw_kt(&w, "exploitation", value(g, "exploited").n ? S("active") : S("none"));
    jw_end_obj(&w);
    TRY(json_read(c, buf_str(&b), NULL, &j));
    TRY(shape_read(c, s, j, 0, true, v, NULL));
    TRY(report_kind.check(c, v, NULL));
    *who = (struct reporter){ str_trim(value(g, "name")),
                              str_trim(value(g, "email")),
                              str_trim(value(g, "organisation")),
                              str_trim(value(g, "telephone")),
                              str_trim(value(g, "openpgp")),
                              c->who->language,
                              false };
    who->anonymous = !who->name.n && !who->email.n && !who->telephone.n && !who->organisation.n && !who->openpgp.n;
    if (who->openpgp.n > 20000 || who->name.n > 400 || who->email.n > 400) FAIL_AT(c, S("/openpgp"), "too-long", "too long");
    if (who->email.n && str_chr(who->email, '@') < 1) FAIL_AT(c, S("/email"), "bad-format", "this is not an address");
    return NULL;
}

static err add_files(struct ctx *c, const struct given *g, const struct record *r)
{
    str aud;
    id a;
    TRY(reply_audience(c, r, &aud));
    for (size_t i = 0; i < g->n; i++)
        if (g->p[i].file.n && g->p[i].body.n) TRY(attachment_add_bytes(c, &r->id, g->p[i].file, g->p[i].body, aud, &a));
    return NULL;
}

static err form_post(struct ctx *c, const struct req *q, struct res *r)
{
    struct form_part *p;
    struct report v = { .r = { .title = { 0 } } };
    struct reporter who;
    struct given g;
    struct buf *b = &r->body;
    str code;
    TRY(limit_check(c, "report", q->address, 20, HOUR));
    TRY(req_form(c, q, &p, &g.n));
    g.p = p;
    err e = read_form(c, &g, &v, &who);
    if (e && e->kind == E_INPUT) {
        form(c, r, &g, e);
        r->status = 422;
        return NULL;
    }
    TRY(e);
    TRY(report_submit(c, &v, &who, &code));
    TRY(add_files(c, &g, &v.r));
    page_begin(r, c, MSG_PUBLIC_DONE_TITLE);
    buf_z(b, "<h1>");
    page_msg(b, c, MSG_PUBLIC_DONE_TITLE);
    buf_z(b, "</h1><p>");
    page_msg(b, c, MSG_PUBLIC_DONE_LEAD);
    buf_fmt(b, "</p><p>%.*s</p><p class=\"code\" id=\"code\">%.*s</p><p>", FMT(v.r.ref), FMT(receipt_groups(c->arena, code)));
    page_msg(b, c, MSG_PUBLIC_DONE_KEEP);
    buf_z(b, "</p><p><a href=\"/report/status\">");
    page_msg(b, c, MSG_PUBLIC_NAV_STATUS);
    buf_z(b, "</a></p>");
    page_end(r, c);
    r->status = 201;
    return NULL;
}

/* ---- following it */

static void ask_code(struct ctx *c, struct res *r, bool wrong)
{
    struct buf *b = &r->body;
    page_begin(r, c, MSG_PUBLIC_STATUS_TITLE);
    buf_z(b, "<h1>");
    page_msg(b, c, MSG_PUBLIC_STATUS_TITLE);
    buf_z(b, "</h1>");
    if (wrong) {
        buf_z(b, "<div class=\"box error\" role=\"alert\">");
        page_msg(b, c, MSG_PUBLIC_STATUS_WRONG);
        buf_z(b, "</div>");
    }
    buf_z(b, "<form method=\"post\" action=\"/report/status\" autocomplete=\"off\">");
    line(b, c, NULL, "code", "text", MSG_PUBLIC_STATUS_CODE, MSG_PUBLIC_STATUS_CODE_HINT, true);
    buf_z(b, "<button type=\"submit\">");
    page_msg(b, c, MSG_PUBLIC_STATUS_SHOW);
    buf_z(b, "</button></form>");
    page_end(r, c);
}

static err status_get(struct ctx *c, const struct req *q, struct res *r)
{
    (void)q;
    ask_code(c, r, false);
    return NULL;
}

static const struct {
    const char *state;
    enum msg words, ball;
} plain[] = {
    { "new", MSG_PUBLIC_STATE_NEW, MSG_PUBLIC_BALL_CENTRE },         { "needs-information", MSG_PUBLIC_STATE_ASKED, MSG_PUBLIC_BALL_YOU },
    { "valid", MSG_PUBLIC_STATE_VALID, MSG_PUBLIC_BALL_CENTRE },     { "in-coordination", MSG_PUBLIC_STATE_COORDINATION, MSG_PUBLIC_BALL_OTHERS },
    { "tracked", MSG_PUBLIC_STATE_TRACKED, MSG_PUBLIC_BALL_OTHERS }, { "closed", MSG_PUBLIC_STATE_CLOSED, MSG_PUBLIC_BALL_NOBODY },
};

static err conversation(struct ctx *c, struct buf *b, const struct report *v)
{
    struct list l;
    TRY(entry_list(c, &v->r.id, 0, 500, &l));
    buf_z(b, "<h2>");
    page_msg(b, c, MSG_PUBLIC_STATUS_TALK);
    buf_z(b, "</h2><ol class=\"talk\">");
    const struct entry *e = l.v;
    for (size_t i = 0; i < l.n; i++) {
        bool message = str_is(e[i].verb, "message");
        if (!message && !str_is(e[i].verb, "state") && !str_is(e[i].verb, "created")) continue;
        buf_z(b, "<li><span class=\"who\">");
        page_msg(b, c, !message ? MSG_PUBLIC_TALK_STEP : str_is(e[i].field, "in") ? MSG_PUBLIC_TALK_YOU : MSG_PUBLIC_TALK_CENTRE);
        buf_fmt(b, ", %.*s</span>", FMT(when_text(c->arena, (when){ e[i].at.us / SECOND * SECOND })));
        for (size_t k = 0; !message && k < COUNT(plain); k++)
            if (str_is(e[i].now, plain[k].state)) page_msg(b, c, plain[k].words);
        if (message && e[i].erased)
            page_msg(b, c, MSG_PUBLIC_TALK_ERASED);
        else if (message)
            buf_html(b, e[i].body);
        buf_z(b, "</li>");
    }
    buf_z(b, "</ol>");
    return NULL;
}

static err status_page(struct ctx *c, struct res *r, str code, const struct report *v)
{
    struct buf *b = &r->body;
    page_begin(r, c, MSG_PUBLIC_STATUS_TITLE);
    buf_fmt(b, "<h1>%.*s</h1><p>", FMT(v->r.ref));
    buf_html(b, v->r.title);
    buf_z(b, "</p><div class=\"box\"><p id=\"state\">");
    for (size_t i = 0; i < COUNT(plain); i++)
        if (str_is(v->r.state, plain[i].state)) {
            page_msg(b, c, plain[i].words);
            buf_z(b, "</p><p id=\"ball\">");
            page_msg(b, c, plain[i].ball);
        }
    buf_z(b, "</p></div>");
    TRY(conversation(c, b, v));
    buf_z(
        b,
        "<form method=\"post\" action=\"/report/status/reply\" enctype=\"multipart/form-data\" autocomplete=\"off\"><input type=\"hidden\" name=\"code\" value=\"");
    buf_html(b, receipt_plain(c->arena, code));
    buf_z(b, "\">");
    lines(b, c, NULL, "text", MSG_PUBLIC_STATUS_REPLY, MSG_PUBLIC_STATUS_REPLY_HINT, false);
    label(b, c, "file", MSG_PUBLIC_FORM_FILE, MSG_PUBLIC_FORM_FILE_HINT, false);
    buf_z(b, "<input id=\"file\" name=\"file\" type=\"file\" multiple aria-describedby=\"file-hint\"></div><button type=\"submit\">");
    page_msg(b, c, MSG_PUBLIC_STATUS_SEND);
    buf_z(b, "</button></form>");
    page_end(r, c);
    return NULL;
}

static err status_post(struct ctx *c, const struct req *q, struct res *r)
{
    struct form_part *p;
    size_t n;
    struct report v;
    TRY(limit_check(c, "status", q->address, 60, HOUR));
    TRY(req_form(c, q, &p, &n));
    str code = part_text(p, n, "code");
    err e = report_by_code(c, code, &v);
    if (e && e->kind == E_ABSENT) {
        ask_code(c, r, true);
        r->status = 404;
        return NULL;
    }
    TRY(e);
    return status_page(c, r, code, &v);
}

static err status_reply(struct ctx *c, const struct req *q, struct res *r)
{
    struct given g;
    struct form_part *p;
    struct report v;
    str aud;
    TRY(limit_check(c, "status", q->address, 60, HOUR));
    TRY(req_form(c, q, &p, &g.n));
    g.p = p;
    str code = value(&g, "code"), text = str_trim(value(&g, "text"));
    TRY(report_by_code(c, code, &v));
    if (!utf8_plain(text, true) || utf8_length(text) > 20000) FAIL_AT(c, S("/text"), "bad-text", "too long, or characters that are not allowed");
    TRY(reply_audience(c, &v.r, &aud));
    if (text.n) TRY(entry_add(c, &v.r.id, &(struct entry_new){ .verb = "message", .field = S("in"), .body = text, .audience = aud }, NULL));
    TRY(add_files(c, &g, &v.r));
    TRY(record_touch(c, &v.r.id, false));
    if (v.r.waiting_for == WAITING_REPORTER) TRY(waiting_set(c, &v.r, WAITING_NOBODY, (when){ 0 }));
    return status_page(c, r, code, &v);
}

const struct route form_routes[] = {
    ROUTE(GET, "/report", form_get, 0, "The report form", .flags = R_PUBLIC | R_HTML | R_HIDDEN),
    ROUTE(POST, "/report", form_post, 0, "Take a report", .flags = R_PUBLIC | R_HTML | R_FORM | R_UPLOAD | R_HIDDEN),
    ROUTE(GET, "/report/status", status_get, 0, "Ask for the code", .flags = R_PUBLIC | R_HTML | R_HIDDEN),
    ROUTE(POST, "/report/status", status_post, 0, "How far it got", .flags = R_PUBLIC | R_HTML | R_FORM | R_HIDDEN),
    ROUTE(POST, "/report/status/reply", status_reply, 0, "Answer by the code", .flags = R_PUBLIC | R_HTML | R_FORM | R_UPLOAD | R_HIDDEN),
    { .path = NULL },
};
