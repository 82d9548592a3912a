/* programme - disclosure policies that this hub hosts: the list with the hub's own, one as a page to be read and printed, its
 * security.txt; without script, from what was published alone */
#include "base/buf.h"
#include "domain/disclosure/programme.h"
#include "programs/public/fields.h"
#include "spine/setup.h"

#define AT "/vulnerability-disclosure-policy"

static void heading(struct buf *b, struct ctx *c, const char *anchor, enum msg m)
{
    buf_fmt(b, "<h2 id=\"%s\">", anchor);
    page_msg(b, c, m);
    buf_z(b, "</h2>");
}
/* in the page's language when it was written in it, else in English and said so to whoever reads it aloud */
static str words_of(struct ctx *c, const struct programme_page *p, int which, bool *english)
{
    bool urdu = str_is(page_language(c), "ur");
    *english = !urdu || !str_trim(p->text[which].ur).n;
    return str_trim(*english ? p->text[which].en : p->text[which].ur);
}
static void begin_words(struct buf *b, struct ctx *c, const char *tag, bool english)
{
    if (english && str_is(page_language(c), "ur"))
        buf_fmt(b, "<%s class=\"plain\" lang=\"en\" dir=\"ltr\">", tag);
    else
        buf_fmt(b, "<%s class=\"plain\">", tag);
}
static void paragraph(struct buf *b, struct ctx *c, const struct programme_page *p, int which)
{
    bool english;
    str text = words_of(c, p, which, &english);
    if (!text.n) return;
    begin_words(b, c, "p", english);
    buf_html(b, text);
    buf_z(b, "</p>");
}
/* an item a line */
static void items(struct buf *b, struct ctx *c, const struct programme_page *p, int which)
{
    bool english;
    str rest = words_of(c, p, which, &english), line;
    if (!rest.n) return;
    begin_words(b, c, "ul", english);
    while (rest.n) {
        if (!str_split(&rest, '\n', &line)) {
            line = rest;
            rest = S("");
        }
        if (!str_trim(line).n) continue;
        buf_z(b, "<li>");
        buf_html(b, str_trim(line));
        buf_z(b, "</li>");
    }
    buf_z(b, "</ul>");
}
static void link_to(struct buf *b, struct ctx *c, const char *path, str slug, const char *class, enum msg m)
{
    buf_fmt(b, "<a%s href=\"", class);
    page_path(b, c, path);
    buf_url(b, slug);
    buf_z(b, "\">");
    page_msg(b, c, m);
    buf_z(b, "</a>");
}

static void scope(struct buf *b, struct ctx *c, const struct programme_page *p)
{
    const struct programme_scope *s = p->scope.v;
    heading(b, c, "scope", MSG_PUBLIC_VDP_SCOPE);
    buf_z(b, "<div class=\"sideways\"><table><thead><tr><th scope=\"col\">");
    page_msg(b, c, MSG_PUBLIC_VDP_SYSTEM);
    buf_z(b, "</th><th scope=\"col\">");
    page_msg(b, c, MSG_PUBLIC_VDP_SINCE);
    buf_z(b, "</th></tr></thead><tbody>");
    for (size_t i = 0; i < p->scope.n; i++) {
        bool host = str_is(s[i].what, "host");
        buf_z(b, host ? "<tr><td><bdi dir=\"ltr\" class=\"mono\">" : "<tr><td><bdi>");
        buf_html(b, s[i].value);
        buf_z(b, "</bdi></td><td>");
        page_day(b, c, s[i].since);
        buf_z(b, "</td></tr>");
    }
    buf_z(b, "</tbody></table></div>");
    bool english;
    if (!words_of(c, p, TEXT_EXCLUDED, &english).n) return;
    heading(b, c, "excluded", MSG_PUBLIC_VDP_EXCLUDED);
    items(b, c, p, TEXT_EXCLUDED);
}
static err reporting(struct buf *b, struct ctx *c, const struct programme_page *p)
{
    bool form;
    TRY(site_page_on(c, SITE_REPORT, &form));
    heading(b, c, "reporting", MSG_PUBLIC_VDP_REPORTING);
    if (form) {
        buf_z(b, "<p class=\"noprint\">");
        link_to(b, c, "/report?programme=", p->slug, " class=\"button\"", MSG_PUBLIC_NAV_REPORT);
        buf_z(b, "</p>");
    }
    if (p->mail.n) {
        buf_z(b, "<p>");
        page_msg(b, c, MSG_PUBLIC_VDP_MAIL);
        buf_z(b, " <bdi><a href=\"mailto:");
        buf_html(b, p->mail);
        buf_z(b, "\">");
        buf_html(b, p->mail);
        buf_z(b, "</a></bdi></p>");
    }
    paragraph(b, c, p, TEXT_SENDING);
    buf_z(b, "<p id=\"anonymous\"><b>");
    page_msg(b, c, MSG_PUBLIC_VDP_ANONYMOUS);
    buf_z(b, "</b></p><p>");
    page_msg(b, c, MSG_PUBLIC_VDP_ANYBODY);
    buf_z(b, "</p>");
    if (p->languages.n) {
        buf_z(b, "<p>");
        page_filled(b, c, MSG_PUBLIC_VDP_LANGUAGES, "languages", p->languages);
        buf_z(b, "</p>");
    }
    return NULL;
}
static void expectations(struct buf *b, struct ctx *c, const struct programme_page *p)
{
    const struct programme_target *t = p->targets.v;
    heading(b, c, "expect", MSG_PUBLIC_VDP_EXPECT);
    paragraph(b, c, p, TEXT_EXPECT);
    buf_z(b, "<ul>");
    for (size_t i = 0; i < p->targets.n; i++) page_promise(b, c, t[i].regime, t[i].amount, t[i].unit);
    buf_z(b, "</ul>");
    heading(b, c, "disclosure", MSG_PUBLIC_VDP_DISCLOSURE);
    buf_z(b, "<p>");
    if (p->response_days)
        page_filled(b, c, p->response_days == 1 ? MSG_PUBLIC_VDP_WAIT_ONE : MSG_PUBLIC_VDP_WAIT, "n", arena_fmt(c->arena, "%lld", (long long)p->response_days));
    else
        page_msg(b, c, MSG_PUBLIC_VDP_WAIT_NOT);
    buf_z(b, "</p>");
}
static err body(struct buf *b, struct ctx *c, const struct programme_page *p)
{
    bool english;
    buf_z(b, "<p>");
    page_msg(b, c, MSG_PUBLIC_VDP_ISSUED);
    buf_z(b, " <b>");
    page_day(b, c, p->changed_at);
    buf_z(b, "</b> ");
    page_filled(b, c, MSG_PUBLIC_VDP_VERSION, "n", arena_fmt(c->arena, "%lld", (long long)p->n));
    buf_z(b, "</p>");
    paragraph(b, c, p, TEXT_INTRO);
    scope(b, c, p);
    if (words_of(c, p, TEXT_ALLOWED, &english).n) heading(b, c, "allowed", MSG_PUBLIC_VDP_ALLOWED);
    items(b, c, p, TEXT_ALLOWED);
    if (words_of(c, p, TEXT_FORBIDDEN, &english).n) heading(b, c, "forbidden", MSG_PUBLIC_VDP_FORBIDDEN);
    items(b, c, p, TEXT_FORBIDDEN);
    heading(b, c, "privacy", MSG_PUBLIC_VDP_PRIVACY);
    paragraph(b, c, p, TEXT_PRIVACY);
    TRY(reporting(b, c, p));
    heading(b, c, "harbour", MSG_PUBLIC_VDP_HARBOUR);
    paragraph(b, c, p, TEXT_HARBOUR);
    expectations(b, c, p);
    buf_z(b, "<p class=\"noprint\"><a href=\"" AT "/");
    buf_url(b, p->slug);
    buf_z(b, "/security.txt\">security.txt</a></p>");
    return NULL;
}

static err gone(struct ctx *c, struct res *r, const struct programme_page *p)
{
    struct buf *b = &r->body;
    page_begin(r, c, MSG_PUBLIC_VDP_TITLE);
    buf_z(b, "<h1>");
    buf_html(b, p->name);
    buf_z(b, "</h1><div class=\"box\"><p>");
    page_msg(b, c, MSG_PUBLIC_VDP_WITHDRAWN);
    buf_z(b, " <b>");
    page_day(b, c, p->changed_at);
    buf_z(b, "</b></p><p>");
    page_msg(b, c, MSG_PUBLIC_VDP_WITHDRAWN_STILL);
    buf_z(b, "</p></div><p>");
    link_to(b, c, AT, S(""), "", MSG_PUBLIC_VDP_ALL);
    buf_z(b, "</p>");
    page_end(r, c);
    r->status = 410;
    return NULL;
}
static err one(struct ctx *c, const struct req *q, struct res *r)
{
    struct buf *b = &r->body;
    struct programme_page p;
    TRY(programme_page_find(c, q->params[0], &p));
    if (!str_is(p.state, "published")) return gone(c, r, &p);
    str path = arena_fmt(c->arena, AT "/%.*s", FMT(p.slug)), title = str_of(i18n(page_language(c), MSG_PUBLIC_VDP_TITLE));
    page_open(r, c, &(struct page_head){ .title = arena_fmt(c->arena, "%.*s: %.*s", FMT(title), FMT(p.name)), .path = arena_cstr(c->arena, path) });
    buf_z(b, "<h1>");
    page_msg(b, c, MSG_PUBLIC_VDP_TITLE);
    buf_z(b, "</h1><p class=\"lead\"><b><bdi>");
    buf_html(b, p.name);
    buf_z(b, "</bdi></b><br>");
    page_filled(b, c, MSG_PUBLIC_VDP_HOSTED, "team", p.team_name);
    buf_z(b, "</p>");
    TRY(body(b, c, &p));
    page_end(r, c);
    return NULL;
}
static err all(struct ctx *c, const struct req *q, struct res *r)
{
    struct buf *b = &r->body;
    struct programme_page own;
    struct list l;
    size_t others = 0;
    (void)q;
    TRY(programme_page_own(c, &own));
    TRY(programme_pages(c, &l));
    const struct programme_page *v = l.v;
    page_open(r, c, &(struct page_head){ .title = str_of(i18n(page_language(c), MSG_PUBLIC_VDP_TITLE)), .path = AT });
    buf_z(b, "<h1>");
    page_msg(b, c, MSG_PUBLIC_VDP_TITLE);
    buf_z(b, "</h1>");
    if (own.slug.n) {
        buf_z(b, "<p class=\"lead\"><b><bdi>");
        buf_html(b, own.name);
        buf_z(b, "</bdi></b></p>");
        TRY(body(b, c, &own));
    }
    heading(b, c, "hosted", MSG_PUBLIC_VDP_ALL);
    buf_z(b, "<ul class=\"adv\">");
    for (size_t i = 0; i < l.n; i++) {
        if (str_eq(v[i].slug, own.slug)) continue;
        others++;
        buf_z(b, "<li><h3><a href=\"");
        page_path(b, c, AT "/");
        buf_url(b, v[i].slug);
        buf_z(b, "\"><bdi>");
        buf_html(b, v[i].name);
        buf_z(b, "</bdi></a></h3><p>");
        page_msg(b, c, MSG_PUBLIC_VDP_ISSUED);
        buf_c(b, ' ');
        page_day(b, c, v[i].changed_at);
        buf_z(b, "</p></li>");
    }
    buf_z(b, "</ul>");
    if (!others) {
        buf_z(b, "<p>");
        page_msg(b, c, MSG_PUBLIC_VDP_NONE);
        buf_z(b, "</p>");
    }
    page_end(r, c);
    return NULL;
}
static err file(struct ctx *c, const struct req *q, struct res *r)
{
    struct programme_page p;
    TRY(programme_page_find(c, q->params[0], &p));
    if (!str_is(p.state, "published")) {
        r->status = 410;
        r->type = S("text/plain; charset=utf-8");
        buf_z(&r->body, "This policy was withdrawn.\n");
        return NULL;
    }
    r->type = S("text/plain; charset=utf-8");
    if (req_has_query(q, "download")) res_header(r, "Content-Disposition", S("attachment; filename=\"security.txt\""));
    buf_put(&r->body, p.security_txt);
    return NULL;
}

static const struct param_doc file_query[] = { { "download", "As a file to be kept" }, { NULL, NULL } };
const struct route programme_page_routes[] = {
    ROUTE(GET, AT, all, 0, "The hub's own disclosure policy, and those it hosts", .flags = R_PUBLIC | R_HTML | R_HIDDEN),
    ROUTE(GET, AT "/{slug}", one, 0, "A disclosure policy that is hosted here", .flags = R_PUBLIC | R_HTML | R_HIDDEN),
    ROUTE(GET, AT "/{slug}/security.txt", file, 0, "Its security.txt (RFC 9116)", .flags = R_PUBLIC | R_HIDDEN, .query = file_query),
    { .path = NULL },
};
