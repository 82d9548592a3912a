/* advisory - the public site of advisories: list, search, archive by year, one as a page, feeds; without script
 *
 * What is shown is what is published and what who asks may read, by the access rule: to nobody in particular the public ones.
 * The frame is in the page's language, the advisory in its own. The feeds (Atom, RFC 4287; JSON Feed 1.1) hold public ones
 * alone, for everybody the same bytes; their mark is how often that list changed, so that a reader who has it gets 304. */
#include <string.h>

#include "base/buf.h"
#include "domain/exchange/exchange.h"
#include "formats/cvss.h"
#include "formats/markdown.h"
#include "formats/vuln.h"
#include "guard/guard.h"
#include "programs/public/advisory_page.h"
#include "programs/public/public.h"
#include "spine/list.h"
#include "spine/setup.h"

enum { ON_A_PAGE = 20, IN_A_FEED = 100 };

str adv_page_day(struct ctx *c, when w)
{
    return str_cut(when_text(c->arena, w), 0, 10);
}
static bool right_to_left(str language)
{
    static const char *const those[] = { "ar", "fa", "he", "ps", "sd", "ug", "ur" };
    for (size_t i = 0; i < COUNT(those); i++)
        if (str_is(str_cut(language, 0, 2), those[i])) return true;
    return false;
}
enum msg adv_page_word(str word)
{
    static const struct {
        const char *word;
        enum msg text;
    } words[] = { { "advisory", MSG_PUBLIC_ADV_SORT_ADVISORY },
                  { "vulnerability-note", MSG_PUBLIC_ADV_SORT_NOTE },
                  { "directive", MSG_PUBLIC_ADV_SORT_DIRECTIVE },
                  { "bulletin", MSG_PUBLIC_ADV_SORT_BULLETIN },
                  { "threat-report", MSG_PUBLIC_ADV_SORT_THREAT },
                  { "hardening-guide", MSG_PUBLIC_ADV_SORT_GUIDE },
                  { "press-notice", MSG_PUBLIC_ADV_SORT_PRESS },
                  { "withdrawn", MSG_PUBLIC_ADV_WITHDRAWN },
                  { "superseded", MSG_PUBLIC_ADV_SUPERSEDED },
                  { "None", MSG_PUBLIC_ADV_SEVERITY_NONE },
                  { "Low", MSG_PUBLIC_ADV_SEVERITY_LOW },
                  { "Medium", MSG_PUBLIC_ADV_SEVERITY_MEDIUM },
                  { "High", MSG_PUBLIC_ADV_SEVERITY_HIGH },
                  { "Critical", MSG_PUBLIC_ADV_SEVERITY_CRITICAL },
                  { "affected", MSG_PUBLIC_ADV_AFFECTED },
                  { "unaffected", MSG_PUBLIC_ADV_UNAFFECTED },
                  { "fixed", MSG_PUBLIC_ADV_FIXED },
                  { "under-investigation", MSG_PUBLIC_ADV_INVESTIGATED } };
    for (size_t i = 0; i < COUNT(words); i++)
        if (str_is(word, words[i].word)) return words[i].text;
    return MSG_PUBLIC_ADV_UNKNOWN;
}
void adv_page_severity(struct buf *b, struct ctx *c, int64_t tenths)
{
    if (tenths < 0) return;
    const char *word = cvss_severity_name(cvss_severity(CVSS_31, (int)tenths));
    buf_fmt(b, "<span class=\"badge s%lld\">", (long long)(tenths >= 90 ? 4 : tenths >= 70 ? 3 : tenths >= 40 ? 2 : 1));
    page_msg(b, c, adv_page_word(str_of(word)));
    buf_fmt(b, " %lld.%lld</span> ", (long long)(tenths / 10), (long long)(tenths % 10));
}
static void tag(struct buf *b, struct ctx *c, enum msg m, const char *more)
{
    buf_fmt(b, "<span class=\"badge %s\">", more);
    page_msg(b, c, m);
    buf_z(b, "</span> ");
}

/* ---- the list */

static void search_form(struct buf *b, struct ctx *c, str q)
{
    buf_z(b, "<form class=\"find\" role=\"search\" method=\"get\" action=\"");
    page_path(b, c, "/advisories");
    buf_z(b, "\"><label for=\"q\">");
    page_msg(b, c, MSG_PUBLIC_ADV_SEARCH);
    buf_z(b, "</label><div><input id=\"q\" name=\"q\" type=\"text\" maxlength=\"200\" value=\"");
    buf_html(b, q);
    buf_z(b, "\"><button type=\"submit\">");
    page_msg(b, c, MSG_PUBLIC_ADV_FIND);
    buf_z(b, "</button></div></form>");
}
void adv_page_one(struct buf *b, struct ctx *c, const struct publication *p)
{
    buf_z(b, "<li><p class=\"when\"><span class=\"mono\">");
    buf_html(b, p->ref);
    buf_fmt(b, "</span> <time datetime=\"%.*s\">%.*s</time> ", FMT(when_text(c->arena, p->changed_at)), FMT(adv_page_day(c, p->changed_at)));
    tag(b, c, adv_page_word(p->category), "");
    adv_page_severity(b, c, p->severity);
    if (p->exploited) tag(b, c, MSG_PUBLIC_ADV_EXPLOITED, "s4");
    if (!str_is(p->state, "published")) tag(b, c, adv_page_word(p->state), "s4");
    if (!str_is(p->tlp, "clear")) buf_fmt(b, "<span class=\"badge\">TLP:%.*s</span>", FMT(arena_upper(c->arena, p->tlp)));
    buf_z(b, "</p><h2><a href=\"");
    page_path(b, c, "/advisories/");
    buf_url(b, p->ref);
    buf_fmt(b, "\" lang=\"%.*s\" dir=\"%s\">", FMT(p->language), right_to_left(p->language) ? "rtl" : "ltr");
    buf_html(b, p->title);
    buf_fmt(b, "</a></h2><p lang=\"%.*s\" dir=\"%s\">", FMT(p->language), right_to_left(p->language) ? "rtl" : "ltr");
    if (str_is(p->state, "published")) buf_html(b, p->summary);
    buf_z(b, "</p></li>");
}
static void in_languages(struct buf *b, struct ctx *c)
{
    static const char *const own[][3] = { { "en", "ltr", "English" }, { "ur", "rtl", "اردو" } };
    buf_z(b, "<nav class=\"years\" aria-label=\"");
    page_msg(b, c, MSG_PUBLIC_ADV_LANGUAGES);
    buf_z(b, "\"><a href=\"");
    page_path(b, c, "/advisories");
    buf_z(b, "\">");
    page_msg(b, c, MSG_PUBLIC_ADV_ALL_LANGUAGES);
    buf_z(b, "</a>");
    for (size_t i = 0; i < COUNT(own); i++) {
        buf_z(b, "<a href=\"");
        page_path(b, c, "/advisories");
        buf_fmt(b, "?lang=%s\" lang=\"%s\" dir=\"%s\">%s</a>", own[i][0], own[i][0], own[i][1], own[i][2]);
    }
    buf_z(b, "</nav>");
}
static void years(struct buf *b, struct ctx *c)
{
    int now, mo, d, h, mi, s;
    when_utc(c->now, &now, &mo, &d, &h, &mi, &s);
    buf_z(b, "<nav class=\"years\" aria-label=\"");
    page_msg(b, c, MSG_PUBLIC_ADV_ARCHIVE);
    buf_z(b, "\"><span>");
    page_msg(b, c, MSG_PUBLIC_ADV_ARCHIVE);
    buf_z(b, "</span>");
    for (int y = now; y > now - 6; y--) {
        buf_z(b, "<a href=\"");
        page_path(b, c, "/advisories");
        buf_fmt(b, "?year=%d\">%d</a>", y, y);
    }
    buf_z(b, "<a href=\"");
    page_path(b, c, "/subscribe");
    buf_z(b, "\">");
    page_msg(b, c, MSG_PUBLIC_SUB_LINK);
    buf_z(b, "</a>");
    buf_z(
        b,
        "<a href=\"/advisories/feed.atom\">Atom</a><a href=\"/advisories/feed.json\">JSON Feed</a><a href=\"/.well-known/csaf/provider-metadata.json\">CSAF</a><a href=\"/advisories/must-fix.json\">");
    page_msg(b, c, MSG_PUBLIC_ADV_MUST_FIX);
    buf_z(b, "</a><a href=\"/advisories/must-fix.csv\">CSV</a></nav>");
}
static err older(struct buf *b, struct ctx *c, const struct publications_asked *a, const struct publication *last)
{
    str cursor;
    TRY(cursor_make(c, arena_fmt(c->arena, "%lld %s", (long long)last->changed_at.us, last->record.s), &cursor));
    buf_z(b, "<p><a class=\"button\" href=\"");
    page_path(b, c, "/advisories");
    buf_z(b, "?q=");
    buf_url(b, a->q);
    if (a->year) buf_fmt(b, "&amp;year=%lld", (long long)a->year);
    if (a->language.n) buf_fmt(b, "&amp;lang=%.*s", FMT(a->language));
    buf_z(b, "&amp;cursor=");
    buf_url(b, cursor);
    buf_z(b, "\">");
    page_msg(b, c, MSG_PUBLIC_ADV_OLDER);
    buf_z(b, "</a></p>");
    return NULL;
}
static err list(struct ctx *c, const struct req *q, struct res *r)
{
    struct buf *b = &r->body;
    struct publications_asked a = { .q = str_cut(str_trim(req_query(q, "q")), 0, 200), .most = ON_A_PAGE + 1 };
    struct list l;
    str inner, cursor = req_query(q, "cursor");
    if (str_is(req_query(q, "lang"), "en") || str_is(req_query(q, "lang"), "ur")) a.language = req_query(q, "lang");
    TRY(site_page(c, SITE_ADVISORIES));
    if (req_query(q, "year").n) (void)str_int(req_query(q, "year"), &a.year);
    if (cursor.n) {
        TRY(cursor_read(c, cursor, &inner));
        ptrdiff_t blank = str_chr(inner, ' ');
        if (blank < 1 || !str_int(str_cut(inner, 0, (size_t)blank), &a.before.us)) FAIL(c, E_ABSENT, "not-found", "there is nothing here that you can see");
        a.before_id = str_cut(inner, (size_t)blank + 1, inner.n);
    }
    TRY(publications_list(c, &a, &l));
    const struct publication *v = l.v;
    page_open(r, c,
              &(struct page_head){ .title = str_of(i18n(page_language(c), MSG_PUBLIC_ADV_TITLE)),
                                   .path = "/advisories",
                                   .more = S("<link rel=\"alternate\" type=\"application/atom+xml\" href=\"/advisories/feed.atom\">"
                                             "<link rel=\"alternate\" type=\"application/feed+json\" href=\"/advisories/feed.json\">") });
    buf_z(b, "<h1>");
    page_msg(b, c, MSG_PUBLIC_ADV_TITLE);
    buf_z(b, "</h1>");
    search_form(b, c, a.q);
    in_languages(b, c);
    if (!l.n) {
        buf_z(b, "<p>");
        page_msg(b, c, a.q.n || a.year || cursor.n ? MSG_PUBLIC_ADV_NONE_FOUND : MSG_PUBLIC_ADV_NONE);
        buf_z(b, "</p>");
    }
    buf_z(b, "<ul class=\"adv\">");
    for (size_t i = 0; i < l.n && i < ON_A_PAGE; i++) adv_page_one(b, c, &v[i]);
    buf_z(b, "</ul>");
    if (l.n > ON_A_PAGE) TRY(older(b, c, &a, &v[ON_A_PAGE - 1]));
    years(b, c);
    page_end(r, c);
    return NULL;
}

/* ---- one */

void adv_page_heading(struct buf *b, struct ctx *c, enum msg m)
{
    buf_fmt(b, "<h2 lang=\"%.*s\" dir=\"%s\">", FMT(page_language(c)), i18n_right_to_left(page_language(c)) ? "rtl" : "ltr");
    page_msg(b, c, m);
    buf_z(b, "</h2>");
}
static void facts(struct buf *b, struct ctx *c, const struct publication *p, const struct issue *v)
{
    const struct {
        enum msg name;
        str value;
    } rows[] = { { MSG_PUBLIC_ADV_REF, p->ref },
                 { MSG_PUBLIC_ADV_FIRST, adv_page_day(c, p->first_at) },
                 { MSG_PUBLIC_ADV_CHANGED, p->n > 1 ? arena_fmt(c->arena, "%.*s (%lld)", FMT(adv_page_day(c, p->changed_at)), (long long)p->n) : S("") },
                 { MSG_PUBLIC_ADV_TLP, arena_fmt(c->arena, "TLP:%.*s", FMT(arena_upper(c->arena, p->tlp))) },
                 { MSG_PUBLIC_ADV_PUBLISHER, v->publisher } };
    buf_z(b, "<dl>");
    for (size_t i = 0; i < COUNT(rows); i++) {
        if (!rows[i].value.n) continue;
        buf_z(b, "<dt>");
        page_msg(b, c, rows[i].name);
        buf_z(b, "</dt><dd>");
        buf_html(b, rows[i].value);
        buf_z(b, "</dd>");
    }
    buf_z(b, "</dl>");
}
static void vulnerabilities(struct buf *b, struct ctx *c, const struct issue *v)
{
    const struct adv_vulnerability *u = v->vulnerabilities.v;
    if (!v->vulnerabilities.n) return;
    adv_page_heading(b, c, MSG_PUBLIC_ADV_VULNERABILITIES);
    buf_z(b, "<ul class=\"steps\">");
    for (size_t i = 0; i < v->vulnerabilities.n; i++) {
        buf_z(b, "<li><div dir=\"auto\"><strong><a href=\"");
        page_path(b, c, "/vulnerabilities/");
        buf_url(b, u[i].id);
        buf_z(b, "\">");
        buf_html(b, u[i].id);
        buf_z(b, "</a></strong> ");
        buf_html(b, u[i].title);
        for (size_t k = 0; k < u[i].vectors.n; k++) {
            struct cvss s;
            struct cvss_wrong why;
            struct cvss_scores sum;
            if (!cvss_parse(u[i].vectors.v[k], &s, &why)) continue;
            cvss_score(&s, &sum);
            buf_fmt(b, "<br>CVSS %s: %d.%d <span class=\"mono\" dir=\"ltr\">%.*s</span>", cvss_version_name((enum cvss_version)s.version), sum.overall / 10,
                    sum.overall % 10, FMT(u[i].vectors.v[k]));
        }
        if (u[i].kev_at.us || u[i].exploited == VULN_ACTIVE) {
            buf_z(b, "<br>");
            tag(b, c, MSG_PUBLIC_ADV_EXPLOITED, "s4");
        }
        buf_z(b, "</div></li>");
    }
    buf_z(b, "</ul>");
}
static void remedies(struct buf *b, struct ctx *c, const struct issue *v)
{
    const struct adv_remedy *m = v->remedies.v;
    if (!v->remedies.n) return;
    adv_page_heading(b, c, MSG_PUBLIC_ADV_REMEDIES);
    buf_z(b, "<ul class=\"steps\">");
    for (size_t i = 0; i < v->remedies.n; i++) {
        buf_z(b, "<li><div class=\"plain\" dir=\"auto\">");
        buf_html(b, m[i].text);
        if (m[i].url.n) {
            buf_c(b, ' ');
            page_outside(b, m[i].url);
        }
        buf_z(b, "</div></li>");
    }
    buf_z(b, "</ul>");
}
static void sources(struct buf *b, struct ctx *c, const struct issue *v)
{
    const struct adv_link *l = v->references.v;
    const struct adv_credit *k = v->credits.v;
    if (v->references.n) {
        adv_page_heading(b, c, MSG_PUBLIC_ADV_REFERENCES);
        buf_z(b, "<ul class=\"steps\">");
    }
    for (size_t i = 0; i < v->references.n; i++) {
        buf_z(b, "<li><div dir=\"auto\">");
        page_outside(b, l[i].url);
        buf_c(b, ' ');
        buf_html(b, l[i].text);
        buf_z(b, "</div></li>");
    }
    if (v->references.n) buf_z(b, "</ul>");
    if (v->credits.n) {
        adv_page_heading(b, c, MSG_PUBLIC_ADV_THANKS);
        buf_z(b, "<ul class=\"steps\">");
    }
    for (size_t i = 0; i < v->credits.n; i++) {
        buf_z(b, "<li><div dir=\"auto\">");
        buf_html(b, arena_fmt(c->arena, "%.*s%s%.*s%s%.*s", FMT(k[i].name), k[i].name.n && k[i].organisation.n ? ", " : "", FMT(k[i].organisation),
                              k[i].text.n ? ": " : "", FMT(k[i].text)));
        buf_z(b, "</div></li>");
    }
    if (v->credits.n) buf_z(b, "</ul>");
}
static void machines(struct buf *b, struct ctx *c, const struct publication *p, const struct issue *v)
{
    const struct adv_step *s = v->history.v;
    str at = arena_fmt(c->arena, "/.well-known/csaf/%.*s/%lld/%.*s", FMT(csaf_folder(p->tlp)), (long long)p->year, FMT(p->file));
    adv_page_heading(b, c, MSG_PUBLIC_ADV_HISTORY);
    buf_z(b, "<ul class=\"steps\">");
    for (size_t i = v->history.n; i-- > 0;) {
        buf_fmt(b, "<li>%lld, <time datetime=\"%.*s\">%.*s</time>: <bdi>", (long long)s[i].n, FMT(when_text(c->arena, s[i].at)), FMT(adv_page_day(c, s[i].at)));
        buf_html(b, s[i].what);
        buf_z(b, "</bdi></li>");
    }
    buf_z(b, "</ul>");
    adv_page_heading(b, c, MSG_PUBLIC_ADV_MACHINES);
    buf_fmt(b, "<p class=\"formats\"><a href=\"%.*s\">CSAF 2.0</a> <a href=\"%.*s.sha256\">SHA-256</a> <a href=\"%.*s.sha512\">SHA-512</a> ", FMT(at), FMT(at),
            FMT(at));
    if (p->signature.n) buf_fmt(b, "<a href=\"%.*s.asc\">OpenPGP</a> ", FMT(at));
    buf_fmt(b, "<a href=\"/.well-known/csaf/v2.1/%.*s/%lld/%.*s\">CSAF 2.1</a> <a href=\"/api/v1/publications/", FMT(csaf_folder(p->tlp)), (long long)p->year,
            FMT(p->file));
    buf_url(b, p->ref);
    buf_z(b, "\">JSON</a></p>");
}
/* the same in other languages; of a translation that its original is newer */
static err languages(struct buf *b, struct ctx *c, const struct publication *p, const struct issue *v, const struct list *all)
{
    const struct publication *l = all->v;
    struct publication o;
    if (all->n > 1) {
        buf_z(b, "<nav class=\"years\" aria-label=\"");
        page_msg(b, c, MSG_PUBLIC_ADV_LANGUAGES);
        buf_z(b, "\">");
    }
    for (size_t i = 0; i < all->n && all->n > 1; i++) {
        bool ur = str_is(l[i].language, "ur");
        buf_fmt(b, "<a lang=\"%.*s\" hreflang=\"%.*s\" dir=\"%s\"%s href=\"%s/advisories/", FMT(l[i].language), FMT(l[i].language), ur ? "rtl" : "ltr",
                str_eq(l[i].ref, p->ref) ? " aria-current=\"page\"" : "", ur ? "/ur" : "");
        buf_url(b, l[i].ref);
        buf_fmt(b, "\">%s</a>", ur ? "اردو" : "English");
    }
    if (all->n > 1) buf_z(b, "</nav>");
    if (!v->original.n) return NULL;
    buf_z(b, "<p>");
    page_msg(b, c, MSG_PUBLIC_ADV_TRANSLATION_OF);
    buf_z(b, " <a href=\"");
    page_path(b, c, "/advisories/");
    buf_url(b, v->original);
    buf_z(b, "\">");
    buf_html(b, v->original);
    buf_z(b, "</a>");
    err e = publication_find(c, v->original, &o);
    if (e && e->kind != E_ABSENT) return e;
    if (!e && o.n != v->original_version) {
        buf_z(b, ". <strong>");
        page_msg(b, c, MSG_PUBLIC_ADV_BEHIND);
        buf_z(b, "</strong>");
    }
    buf_z(b, "</p>");
    return NULL;
}
static void taken_back(struct buf *b, struct ctx *c, const struct issue *v)
{
    buf_z(b, "<div class=\"box error\" role=\"status\"><h2>");
    page_msg(b, c, adv_page_word(v->state));
    buf_z(b, "</h2>");
    if (v->why.n) {
        buf_z(b, "<p class=\"plain\" dir=\"auto\">");
        buf_html(b, v->why);
        buf_z(b, "</p>");
    }
    if (v->successor.n) {
        buf_z(b, "<p>");
        page_msg(b, c, MSG_PUBLIC_ADV_SUCCESSOR);
        buf_z(b, " <a href=\"");
        page_path(b, c, "/advisories/");
        buf_url(b, v->successor);
        buf_z(b, "\">");
        buf_html(b, v->successor);
        buf_z(b, "</a></p>");
    }
    buf_z(b, "</div>");
}
static err page(struct ctx *c, const struct req *q, struct res *r)
{
    struct buf *b = &r->body;
    struct publication p;
    struct issue v;
    TRY(site_page(c, SITE_ADVISORIES));
    TRY(publication_find(c, q->params[0], &p));
    TRY(publication_issue(c, &p, &v));
    struct list all, said;
    TRY(publication_languages(c, &p, &all));
    const struct publication *l = all.v;
    struct page_head head = { .title = p.title, .path = arena_fmt(c->arena, "/advisories/%.*s", FMT(p.ref)).p };
    for (size_t i = 0; i < all.n; i++) head.in[str_is(l[i].language, "ur")] = arena_fmt(c->arena, "/advisories/%.*s", FMT(l[i].ref)).p;
    str json = arena_fmt(c->arena, "<link rel=\"alternate\" type=\"application/json\" title=\"CSAF\" href=\"/.well-known/csaf/%.*s/%lld/%.*s\">",
                         FMT(csaf_folder(p.tlp)), (long long)p.year, FMT(p.file));
    head.more = json;
    page_open(r, c, &head);
    buf_z(b, "<p class=\"when\"><a href=\"");
    page_path(b, c, "/advisories");
    buf_z(b, "\">");
    page_msg(b, c, MSG_PUBLIC_ADV_TITLE);
    buf_z(b, "</a> ");
    tag(b, c, adv_page_word(p.category), "");
    adv_page_severity(b, c, p.severity);
    if (p.exploited) tag(b, c, MSG_PUBLIC_ADV_EXPLOITED, "s4");
    buf_fmt(b, "</p><h1 lang=\"%.*s\" dir=\"%s\">", FMT(v.language), right_to_left(v.language) ? "rtl" : "ltr");
    buf_html(b, v.title);
    buf_z(b, "</h1>");
    TRY(languages(b, c, &p, &v, &all));
    facts(b, c, &p, &v);
    if (!str_is(v.state, "published"))
        taken_back(b, c, &v);
    else {
        buf_fmt(b, "<div class=\"text\" lang=\"%.*s\" dir=\"%s\"><p class=\"lead\">", FMT(v.language), right_to_left(v.language) ? "rtl" : "ltr");
        buf_html(b, v.summary);
        buf_z(b, "</p>");
        markdown_html(b, v.text, 2);
        if (v.detect.n) adv_page_heading(b, c, MSG_PUBLIC_ADV_DETECT);
        markdown_html(b, v.detect, 3);
        buf_z(b, "</div>");
        adv_page_products(b, c, v.products.v, v.products.n);
        TRY(vendors_public(c, &p, &v, &said));
        adv_page_vendors(b, c, &said, v.vulnerabilities.n > 1);
        vulnerabilities(b, c, &v);
        remedies(b, c, &v);
        sources(b, c, &v);
    }
    machines(b, c, &p, &v);
    page_end(r, c);
    return NULL;
}

/* ---- feeds: of public ones alone, the same for everybody */

/* *same: the reader has it */
static err feed_begin(struct ctx *c, const struct req *q, struct res *r, const char *type, struct list *l, str *base, when *at, bool *same)
{
    struct site site;
    int64_t n;
    TRY(site_page(c, SITE_ADVISORIES));
    viewer_use(c, viewer_public());
    TRY(shelf_mark(c, S("clear"), &n, NULL, at)); /* no signature stands in it */
    TRY(site_get(c, &site));
    *base = site.base_url;
    str language = str_is(req_query(q, "lang"), "en") || str_is(req_query(q, "lang"), "ur") ? req_query(q, "lang") : S("");
    str mark = arena_fmt(c->arena, "\"%.*s\"",
                         FMT(str_cut(hash_hex(c->arena, arena_fmt(c->arena, "%lld %.*s %.*s " RABTA_VERSION " %s %.*s", (long long)n, FMT(*base),
                                                                  FMT(site.name), type, FMT(language))),
                                     0, 24)));
    res_header(r, "ETag", mark);
    res_header(r, "Cache-Control", S("no-cache"));
    res_header(r, "Access-Control-Allow-Origin", S("*"));
    r->type = str_of(type);
    *same = str_eq(req_header(q, "if-none-match"), mark);
    if (*same) {
        r->status = 304;
        return NULL;
    }
    return publications_list(c, &(struct publications_asked){ .tlp = S("clear"), .language = language, .most = IN_A_FEED }, l);
}
static err atom(struct ctx *c, const struct req *q, struct res *r)
{
    struct buf *b = &r->body;
    struct list l;
    str base;
    when at;
    bool same;
    TRY(feed_begin(c, q, r, "application/atom+xml", &l, &base, &at, &same));
    if (same) return NULL;
    const struct publication *v = l.v;
    struct site site;
    TRY(site_get(c, &site));
    buf_z(b, "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\"><id>");
    buf_html(b, arena_fmt(c->arena, "%.*s/advisories", FMT(base)));
    buf_z(b, "</id><title>");
    buf_html(b, site.name);
    buf_z(b, "</title><updated>");
    buf_put(b, when_text(c->arena, at.us ? at : (when){ 0 }));
    buf_z(b, "</updated><author><name>");
    buf_html(b, site.name);
    buf_fmt(
        b,
        "</name></author><link rel=\"self\" type=\"application/atom+xml\" href=\"%.*s/advisories/feed.atom\"/><link rel=\"alternate\" type=\"text/html\" href=\"%.*s/advisories\"/>\n",
        FMT(base), FMT(base));
    for (size_t i = 0; i < l.n; i++) {
        str page_at = arena_fmt(c->arena, "%.*s/advisories/%.*s", FMT(base), FMT(v[i].ref));
        buf_fmt(b, "<entry xml:lang=\"%.*s\"><id>", FMT(v[i].language));
        buf_html(b, page_at);
        buf_z(b, "</id><title>");
        if (str_is(v[i].state, "withdrawn")) buf_z(b, "Withdrawn: ");
        buf_html(b, v[i].title);
        buf_fmt(b, "</title><published>%.*s</published><updated>%.*s</updated><link rel=\"alternate\" type=\"text/html\" href=\"",
                FMT(when_text(c->arena, v[i].first_at)), FMT(when_text(c->arena, v[i].changed_at)));
        buf_html(b, page_at);
        buf_fmt(b, "\"/><link rel=\"enclosure\" type=\"application/json\" title=\"CSAF 2.0\" href=\"%.*s/.well-known/csaf/white/%lld/%.*s\"/><summary>",
                FMT(base), (long long)v[i].year, FMT(v[i].file));
        if (str_is(v[i].state, "published")) buf_html(b, v[i].summary);
        buf_z(b, "</summary></entry>\n");
    }
    buf_z(b, "</feed>\n");
    return NULL;
}
static err json_feed(struct ctx *c, const struct req *q, struct res *r)
{
    struct list l;
    struct site site;
    str base;
    when at;
    bool same;
    TRY(feed_begin(c, q, r, "application/feed+json", &l, &base, &at, &same));
    if (same) return NULL;
    const struct publication *v = l.v;
    TRY(site_get(c, &site));
    struct jw w = jw_on(&r->body);
    jw_obj(&w);
    jw_kt(&w, "version", S("https://jsonfeed.org/version/1.1"));
    jw_kt(&w, "title", site.name);
    jw_kt(&w, "home_page_url", arena_fmt(c->arena, "%.*s/advisories", FMT(base)));
    jw_kt(&w, "feed_url", arena_fmt(c->arena, "%.*s/advisories/feed.json", FMT(base)));
    jw_key(&w, S("items"));
    jw_arr(&w);
    for (size_t i = 0; i < l.n; i++) {
        str page_at = arena_fmt(c->arena, "%.*s/advisories/%.*s", FMT(base), FMT(v[i].ref));
        jw_obj(&w);
        jw_kt(&w, "id", page_at);
        jw_kt(&w, "url", page_at);
        jw_kt(&w, "title", str_is(v[i].state, "withdrawn") ? arena_fmt(c->arena, "Withdrawn: %.*s", FMT(v[i].title)) : v[i].title);
        jw_kt(&w, "content_text", str_is(v[i].state, "published") ? v[i].summary : S(""));
        jw_kt(&w, "date_published", when_text(c->arena, v[i].first_at));
        jw_kt(&w, "date_modified", when_text(c->arena, v[i].changed_at));
        jw_kt(&w, "language", v[i].language);
        jw_key(&w, S("attachments"));
        jw_arr(&w);
        jw_obj(&w);
        jw_kt(&w, "url", arena_fmt(c->arena, "%.*s/.well-known/csaf/white/%lld/%.*s", FMT(base), (long long)v[i].year, FMT(v[i].file)));
        jw_kt(&w, "mime_type", S("application/json"));
        jw_end_obj(&w);
        jw_end_arr(&w);
        jw_end_obj(&w);
    }
    jw_end_arr(&w);
    jw_end_obj(&w);
    return NULL;
}

static const struct param_doc feed_query[] = { { "lang", "In this language alone: en or ur" }, { NULL, NULL } };
const struct route advisory_page_routes[] = {
    ROUTE(GET, "/advisories", list, 0, "Published advisories", .flags = R_PUBLIC | R_HTML | R_HIDDEN),
    ROUTE(GET, "/advisories/feed.atom", atom, 0, "The newest as Atom", .flags = R_PUBLIC | R_HIDDEN, .query = feed_query),
    ROUTE(GET, "/advisories/feed.json", json_feed, 0, "The newest as JSON Feed", .flags = R_PUBLIC | R_HIDDEN, .query = feed_query),
    ROUTE(GET, "/advisories/{ref}", page, 0, "An advisory", .flags = R_PUBLIC | R_HTML | R_HIDDEN),
    { .path = NULL },
};
