/* form - reporting a vulnerability without account, script or cookie; following it by the code: status.c */
#include "base/buf.h"
#include "base/utf8.h"
#include "domain/disclosure/disclosure.h"
#include "programs/public/fields.h"
#include "spine/attachment.h"
#include "spine/limit.h"
#include "spine/setup.h"
#include "spine/zone.h"
#include "store/db.h"

#include "form.sql.h"

static const char *const folded[] = { "vendor",
                                      "version",
                                      "product_id",
                                      "site",
                                      "impact",
                                      "discovery",
                                      "further",
                                      "vendors",
                                      "urls",
                                      "cve",
                                      "weakness",
                                      "public",
                                      "exploited",
                                      "multi_vendor",
                                      "industrial",
                                      "vendor_contacted",
                                      "vendor_contact_note",
                                      "disclosure_wish",
                                      "disclosure_on",
                                      "disclosure_zone",
                                      "tracking",
                                      "credit_wanted",
                                      "credit_name",
                                      "share_identity",
                                      "organisation",
                                      "telephone",
                                      "openpgp" };

static bool folded_wrong(const struct given *g)
{
    for (const struct err *e = g ? g->wrong : NULL; e; e = e->more)
        for (size_t i = 0; i < COUNT(folded); i++)
            if (e->field.n > 1 && str_is(str_cut(e->field, 1, e->field.n), folded[i])) return true;
    return false;
}

static void more_fields(struct buf *b, struct ctx *c, const struct given *g)
{
    buf_fmt(b, "<details%s><summary>", given_any(g, folded, COUNT(folded)) || folded_wrong(g) ? " open" : "");
    page_msg(b, c, MSG_PUBLIC_FORM_MORE);
    buf_z(b, "</summary>");
    field_line(b, c, g, "vendor", "text", MSG_PUBLIC_FORM_VENDOR, MSG_PUBLIC_FORM_VENDOR_HINT, false);
    field_line(b, c, g, "version", "text", MSG_PUBLIC_FORM_VERSION, MSG_PUBLIC_FORM_VERSION_HINT, false);
    field_line(b, c, g, "product_id", "text", MSG_PUBLIC_FORM_PRODUCT_ID, MSG_PUBLIC_FORM_PRODUCT_ID_HINT, false);
    field_line(b, c, g, "site", "text", MSG_PUBLIC_FORM_SITE, MSG_PUBLIC_FORM_SITE_HINT, false);
    field_lines(b, c, g, "impact", MSG_PUBLIC_FORM_IMPACT, MSG_PUBLIC_FORM_IMPACT_HINT, false);
    field_lines(b, c, g, "discovery", MSG_PUBLIC_FORM_DISCOVERY, MSG_PUBLIC_FORM_DISCOVERY_HINT, false);
    field_lines(b, c, g, "further", MSG_PUBLIC_FORM_FURTHER, MSG_PUBLIC_FORM_FURTHER_HINT, false);
    field_lines(b, c, g, "vendors", MSG_PUBLIC_FORM_VENDORS, MSG_PUBLIC_FORM_VENDORS_HINT, false);
    field_lines(b, c, g, "urls", MSG_PUBLIC_FORM_URLS, MSG_PUBLIC_FORM_URLS_HINT, false);
    field_line(b, c, g, "cve", "text", MSG_PUBLIC_FORM_CVE, MSG_PUBLIC_FORM_CVE_HINT, false);
    field_line(b, c, g, "weakness", "text", MSG_PUBLIC_FORM_WEAKNESS, MSG_PUBLIC_FORM_WEAKNESS_HINT, false);
    field_check(b, c, g, "public", MSG_PUBLIC_FORM_PUBLIC);
    field_check(b, c, g, "exploited", MSG_PUBLIC_FORM_EXPLOITED);
    field_check(b, c, g, "multi_vendor", MSG_PUBLIC_FORM_MULTI);
    field_check(b, c, g, "industrial", MSG_PUBLIC_FORM_INDUSTRIAL);
    field_check(b, c, g, "vendor_contacted", MSG_PUBLIC_FORM_CONTACTED);
    field_lines(b, c, g, "vendor_contact_note", MSG_PUBLIC_FORM_CONTACT_NOTE, MSG_PUBLIC_FORM_CONTACT_NOTE_HINT, false);
    field_line(b, c, g, "disclosure_wish", "text", MSG_PUBLIC_FORM_DISCLOSURE, MSG_PUBLIC_FORM_DISCLOSURE_HINT, false);
    field_line(b, c, g, "disclosure_on", "date", MSG_PUBLIC_FORM_DISCLOSURE_ON, MSG_PUBLIC_FORM_DISCLOSURE_ON_HINT, false);
    field_line(b, c, g, "disclosure_zone", "text", MSG_PUBLIC_FORM_DISCLOSURE_ZONE, MSG_PUBLIC_FORM_DISCLOSURE_ZONE_HINT, false);
    field_line(b, c, g, "tracking", "text", MSG_PUBLIC_FORM_TRACKING, MSG_PUBLIC_FORM_TRACKING_HINT, false);
    field_check(b, c, g, "credit_wanted", MSG_PUBLIC_FORM_CREDIT);
    field_line(b, c, g, "credit_name", "text", MSG_PUBLIC_FORM_CREDIT_NAME, MSG_PUBLIC_FORM_CREDIT_NAME_HINT, false);
    field_check(b, c, g, "share_identity", MSG_PUBLIC_FORM_SHARE);
    field_line(b, c, g, "organisation", "text", MSG_PUBLIC_FORM_ORGANISATION, MSG_PUBLIC_FORM_ORGANISATION_HINT, false);
    field_line(b, c, g, "telephone", "text", MSG_PUBLIC_FORM_TELEPHONE, MSG_PUBLIC_FORM_TELEPHONE_HINT, false);
    field_lines(b, c, g, "openpgp", MSG_PUBLIC_FORM_OPENPGP, MSG_PUBLIC_FORM_OPENPGP_HINT, false);
    buf_z(b, "</details>");
}

/* the promises are the team's own targets, in their own units */
void page_promise(struct buf *b, struct ctx *c, str regime, int64_t amount, str unit)
{
    static const struct {
        const char *regime;
        enum msg what;
    } steps[] = { { "acknowledge", MSG_PUBLIC_NEXT_ACKNOWLEDGE }, { "validate", MSG_PUBLIC_NEXT_VALIDATE }, { "resolve", MSG_PUBLIC_NEXT_RESOLVE } };
    static const struct {
        const char *unit;
        enum msg one, many;
    } units[] = { { "hours", MSG_PUBLIC_WITHIN_HOUR, MSG_PUBLIC_WITHIN_HOURS },
                  { "days", MSG_PUBLIC_WITHIN_DAY, MSG_PUBLIC_WITHIN_DAYS },
                  { "working-days", MSG_PUBLIC_WITHIN_WORKING_DAY, MSG_PUBLIC_WITHIN_WORKING_DAYS },
                  { "months", MSG_PUBLIC_WITHIN_MONTH, MSG_PUBLIC_WITHIN_MONTHS } };
    size_t s = 0, u = 0;
    while (s < COUNT(steps) && !str_is(regime, steps[s].regime)) s++;
    while (u < COUNT(units) && !str_is(unit, units[u].unit)) u++;
    if (s == COUNT(steps) || u == COUNT(units)) return;
    const struct place n[] = { { S("n"), arena_fmt(c->arena, "%lld", (long long)amount) } };
    struct buf within = { .a = c->arena };
    buf_fill(&within, str_of(i18n(page_language(c), amount == 1 ? units[u].one : units[u].many)), n, COUNT(n));
    buf_z(b, "<li><b>");
    buf_html(b, buf_str(&within));
    buf_z(b, "</b> ");
    page_msg(b, c, steps[s].what);
    buf_z(b, "</li>");
}

static err what_next(struct buf *b, struct ctx *c, const struct programme_page *under)
{
    struct rows *r;
    id team = under->team;
    if (id_empty(&team)) TRY(default_team(c, &team));
    TRY(db_run(c, &sql_promises, ARGS(A_ID(team), A_WHEN(c->now)), &r));
    buf_z(b, "<div class=\"box\">");
    page_heading(b, c, 2, MSG_PUBLIC_FORM_NEXT_TITLE);
    buf_z(b, "<ol class=\"steps\"><li><b>");
    page_msg(b, c, MSG_PUBLIC_NEXT_NOW);
    buf_z(b, "</b> ");
    page_msg(b, c, MSG_PUBLIC_NEXT_CODE);
    buf_z(b, "</li>");
    while (rows_next(r)) page_promise(b, c, row_text(r, 0), row_int(r, 1), row_text(r, 2));
    buf_z(b, "</ol><p>");
    page_msg(b, c, MSG_PUBLIC_FORM_STORED);
    buf_z(b, "</p></div>");
    return NULL;
}

/* what comes at once, or in a flood, is taken all the same, and looked at after the rest */
enum { FORM_TRUSTED = 20, FORM_MOST = 200 };

/* the hosted policy it is reported under: one that is out, or none */
static err under_of(struct ctx *c, str slug, struct programme_page *out)
{
    *out = (struct programme_page){ .n = 0 };
    if (!slug.n) return NULL;
    err e = programme_page_find(c, slug, out);
    if (e && e->kind != E_ABSENT) return e;
    if (e || !str_is(out->state, "published")) *out = (struct programme_page){ .n = 0 };
    return NULL;
}
static void under_shown(struct buf *b, struct ctx *c, const struct programme_page *under)
{
    if (!under->slug.n) return;
    page_hidden(b, "programme", under->slug);
    buf_z(b, "<div class=\"box\" id=\"programme\"><p>");
    page_filled(b, c, MSG_PUBLIC_FORM_UNDER, "name", under->name);
    buf_z(b, "</p><p><a href=\"");
    page_path(b, c, "/vulnerability-disclosure-policy/");
    buf_url(b, under->slug);
    buf_z(b, "\">");
    page_msg(b, c, MSG_PUBLIC_VDP_READ);
    buf_z(b, "</a></p></div>");
}

static err form(struct ctx *c, struct res *r, const struct given *g, const struct programme_page *under)
{
    struct buf *b = &r->body;
    page_begin(r, c, MSG_PUBLIC_FORM_TITLE);
    page_heading(b, c, 1, MSG_PUBLIC_FORM_TITLE);
    field_errors(b, c, g);
    buf_z(b, "<p class=\"lead\">");
    page_msg(b, c, MSG_PUBLIC_FORM_LEAD);
    buf_z(b, "</p><form method=\"post\" action=\"");
    page_path(b, c, "/report");
    buf_z(b, "\" enctype=\"multipart/form-data\">");
    field_shown(b, c, g);
    under_shown(b, c, under);
    field_line(b, c, g, "product", "text", MSG_PUBLIC_FORM_PRODUCT, MSG_PUBLIC_FORM_PRODUCT_HINT, true);
    field_lines(b, c, g, "description", MSG_PUBLIC_FORM_DESCRIPTION, MSG_PUBLIC_FORM_DESCRIPTION_HINT, true);
    field_lines(b, c, g, "reproduction", MSG_PUBLIC_FORM_REPRODUCTION, MSG_PUBLIC_FORM_REPRODUCTION_HINT, false);
    buf_z(b, "<fieldset><legend>");
    page_msg(b, c, MSG_PUBLIC_FORM_ANSWER);
    buf_z(b, "</legend><p class=\"hint\">");
    page_msg(b, c, MSG_PUBLIC_FORM_ANONYMOUS);
    buf_z(b, "</p>");
    field_line(b, c, g, "name", "text", MSG_PUBLIC_FORM_NAME, MSG_PUBLIC_FORM_NAME_HINT, false);
    field_line(b, c, g, "email", "email", MSG_PUBLIC_FORM_EMAIL, MSG_PUBLIC_FORM_EMAIL_HINT, false);
    buf_z(b, "</fieldset>");
    more_fields(b, c, g);
    field_files(b, c);
    TRY(what_next(b, c, under));
    buf_z(b, "<button type=\"submit\">");
    page_msg(b, c, MSG_PUBLIC_FORM_SEND);
    buf_z(b, "</button></form>");
    page_end(r, c);
    return NULL;
}

static err form_get(struct ctx *c, const struct req *q, struct res *r)
{
    struct programme_page under;
    TRY(site_page(c, SITE_REPORT));
    TRY(under_of(c, req_query(q, "programme"), &under));
    return form(c, r, NULL, &under);
}

/* a list is typed a line each */
static void listed(struct jw *w, const char *name, str lines)
{
    str line, rest = lines;
    jw_key(w, str_of(name));
    jw_arr(w);
    while (rest.n) {
        if (!str_split(&rest, '\n', &line)) {
            line = rest;
            rest = S("");
        }
        if (str_trim(line).n) jw_text(w, str_trim(line));
    }
    jw_end_arr(w);
}

/* a day, as date fields send it: it begins in the zone that was typed */
static err published_on(struct ctx *c, const struct given *g, struct report *v)
{
    const struct zone *z;
    struct tm day = { 0 };
    str text = str_trim(given_value(g, "disclosure_on"));
    if (!text.n) return NULL;
    const char *end = text.n == 10 ? strptime(arena_cstr(c->arena, text), "%Y-%m-%d", &day) : NULL;
    if (!end || *end) FAIL_AT(c, S("/disclosure_on"), "bad-time", "a day, as 2026-12-31");
    TRY(zone_load(c, v->disclosure_zone.n ? v->disclosure_zone : S("UTC"), &z));
    v->disclosure_at = zone_instant(z, day.tm_year + 1900, day.tm_mon + 1, day.tm_mday, 0, 0);
    return NULL;
}

/* the form's texts pass through the same field table as the API's */
static err read_form(struct ctx *c, const struct given *g, struct report *v, struct reporter *who)
{
    const struct shape *s = kind_shape(&report_kind);
    struct buf b = { .a = c->arena };
    struct jw w = jw_on(&b);
    struct json j;
    static const char *const texts[] = { "vendor",   "version",  "product_id", "description",         "reproduction",    "impact",          "discovery",
                                         "tracking", "weakness", "cve",        "vendor_contact_note", "disclosure_wish", "disclosure_zone", "credit_name" };
    static const char *const lists[] = { "further", "vendors", "urls" };
    static const char *const flags[] = { "public", "industrial", "vendor_contacted", "credit_wanted", "share_identity" };
    /* an address in the first field means the site */
    str product = str_trim(given_value(g, "product")), site = str_trim(given_value(g, "site"));
    if (!site.n && (str_starts(product, S("https://")) || str_starts(product, S("http://")))) {
        site = product;
        product = S("");
    }
    str what = product.n ? product : site;
    str title = str_trim(utf8_clip(what.n ? what : given_value(g, "description"), 150));
    jw_obj(&w);
    jw_kt(&w, "title", title.n >= 3 ? title : arena_fmt(c->arena, "Report: %.*s", FMT(title)));
    jw_kt(&w, "product", product);
    jw_kt(&w, "site", site);
    for (size_t i = 0; i < COUNT(texts); i++) jw_kt(&w, texts[i], str_trim(given_value(g, texts[i])));
    for (size_t i = 0; i < COUNT(flags); i++) jw_kb(&w, flags[i], given_value(g, flags[i]).n > 0);
    for (size_t i = 0; i < COUNT(lists); i++) listed(&w, lists[i], given_value(g, lists[i]));
    jw_kb(&w, "multi_vendor", given_value(g, "multi_vendor").n > 0 || str_trim(given_value(g, "vendors")).n > 0);
    jw_kt(&w, "exploitation", given_value(g, "exploited").n ? S("active") : S("none"));
    jw_end_obj(&w);
    TRY(json_read(c, buf_str(&b), NULL, &j));
    TRY(shape_read(c, s, j, 0, true, v, NULL));
    TRY(report_kind.check(c, v, NULL));
    TRY(published_on(c, g, v));
    *who = (struct reporter){ str_trim(given_value(g, "name")),
                              str_trim(given_value(g, "email")),
                              str_trim(given_value(g, "organisation")),
                              str_trim(given_value(g, "telephone")),
                              str_trim(given_value(g, "openpgp")),
                              page_language(c),
                              false,
                              false };
    who->anonymous = !who->name.n && !who->email.n && !who->telephone.n && !who->organisation.n && !who->openpgp.n;
    if (who->openpgp.n > 20000 || who->name.n > 400 || who->email.n > 400) FAIL_AT(c, S("/openpgp"), "too-long", "too long");
    if (who->email.n && str_chr(who->email, '@') < 1) FAIL_AT(c, S("/email"), "bad-format", "this is not an address");
    return NULL;
}

err public_add_files(struct ctx *c, const struct given *g, const struct record *r)
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
    struct given g = { .wrong = NULL };
    struct programme_page under;
    struct buf *b = &r->body;
    str code;
    TRY(site_page(c, SITE_REPORT));
    TRY(limit_check(c, "report", q->address, FORM_MOST, HOUR));
    err flood = limit_check(c, "report-trusted", q->address, FORM_TRUSTED, HOUR);
    if (flood && flood->kind != E_TOOMANY) return flood;
    TRY(req_form(c, q, &p, &g.n));
    g.p = p;
    TRY(under_of(c, given_value(&g, "programme"), &under));
    err e = read_form(c, &g, &v, &who);
    if (e && e->kind == E_INPUT) {
        g.wrong = e;
        r->status = 422;
        return form(c, r, &g, &under);
    }
    TRY(e);
    if (under.slug.n) {
        v.programme = arena_dup(c->arena, id_str(&under.record));
        v.r.team = under.team;
    }
    if (flood || !shown_a_while(c, &g)) v.lane = LANE_LOW_TRUST;
    TRY(report_submit(c, &v, &who, &code));
    TRY(public_add_files(c, &g, &v.r));
    page_begin(r, c, MSG_PUBLIC_DONE_TITLE);
    page_heading(b, c, 1, MSG_PUBLIC_DONE_TITLE);
    buf_z(b, "<p>");
    page_msg(b, c, MSG_PUBLIC_DONE_LEAD);
    buf_fmt(b, "</p><p class=\"code\" id=\"code\">%.*s</p><p><b>", FMT(receipt_groups(c->arena, code)));
    page_msg(b, c, MSG_PUBLIC_DONE_KEEP);
    buf_z(b, "</b></p><p>");
    page_msg(b, c, MSG_PUBLIC_DONE_REF);
    buf_fmt(b, " <b class=\"whole\">%.*s</b></p>", FMT(v.r.ref));
    TRY(what_next(b, c, &under));
    buf_z(b, "<p class=\"noprint\"><a href=\"");
    page_path(b, c, "/report/status");
    buf_z(b, "\">");
    page_msg(b, c, MSG_PUBLIC_NAV_STATUS);
    buf_z(b, "</a></p>");
    page_end(r, c);
    r->status = 201;
    return NULL;
}

const struct route form_routes[] = {
    ROUTE(GET, "/report", form_get, 0, "The report form", .flags = R_PUBLIC | R_HTML | R_HIDDEN),
    ROUTE(POST, "/report", form_post, 0, "Take a report", .flags = R_PUBLIC | R_HTML | R_FORM | R_UPLOAD | R_HIDDEN),
    { .path = NULL },
};
