/* page - the frame of the public pages, and what the machine itself answers: health, the API's description,
 * security.txt (RFC 9116), problem pages, the workspace's files */
#include <stdatomic.h>
#include <stdlib.h>

#include "base/buf.h"
#include "domain/disclosure/disclosure.h"
#include "domain/exchange/exchange.h"
#include "http/openapi.h"
#include "jobs/jobs.h"
#include "programs/public/assets.h"
#include "programs/public/public.h"
#include "spine/session.h"
#include "spine/setup.h"
#include "store/db.h"
#include "store/migrate.h"

static const struct route *const *tables;
static size_t ntables;

void public_tables(const struct route *const *t, size_t n)
{
    tables = t;
    ntables = n;
}

str page_language(struct ctx *c)
{
    return c->language.n ? c->language : S("en");
}

void page_msg(struct buf *b, struct ctx *c, enum msg m)
{
    buf_html(b, str_of(i18n(page_language(c), m)));
}

void page_outside(struct buf *b, str url)
{
    buf_z(b, "<a rel=\"nofollow noopener\" href=\"");
    buf_html(b, url);
    buf_z(b, "\">");
    buf_html(b, url);
    buf_z(b, "</a>");
}

static void path_in(struct buf *b, str language, const char *path)
{
    bool english = str_is(language, "en");
    buf_fmt(b, "%s%.*s%s", english ? "" : "/", FMT(english ? S("") : language), path[1] || english ? path : "");
}
void page_path(struct buf *b, struct ctx *c, const char *path)
{
    path_in(b, page_language(c), path);
}
static void nav(struct buf *b, struct ctx *c, const char *path, enum msg m)
{
    buf_z(b, "<a href=\"");
    page_path(b, c, path);
    buf_z(b, "\">");
    page_msg(b, c, m);
    buf_z(b, "</a>");
}

/* the pages that are there in each language, so that the other one is a click away */
static const struct {
    enum msg title;
    const char *path;
} twins[] = { { MSG_PUBLIC_FRONT_TITLE, "/" },
              { MSG_PUBLIC_FORM_TITLE, "/report" },
              { MSG_PUBLIC_STATUS_TITLE, "/report/status" },
              { MSG_PUBLIC_CONFIRM_TITLE, "/confirm" },
              { MSG_PUBLIC_SUB_TITLE, "/subscribe" } };
static const char *const own_names[][2] = { { "en", "English" }, { "ur", "اردو" } };

static const char *twin_of(enum msg title)
{
    for (size_t i = 0; i < COUNT(twins); i++)
        if (twins[i].title == title) return twins[i].path;
    return NULL;
}
static void other_languages(struct buf *b, struct ctx *c, const struct page_head *h, bool head)
{
    for (size_t i = 0; h->path && i < COUNT(own_names); i++) {
        str language = str_of(own_names[i][0]);
        if (!head && str_eq(language, page_language(c))) continue;
        if (head)
            buf_fmt(b, "<link rel=\"alternate\" hreflang=\"%.*s\" href=\"", FMT(language));
        else
            buf_fmt(b, "<a lang=\"%.*s\" hreflang=\"%.*s\" href=\"", FMT(language), FMT(language));
        path_in(b, language, h->in[i] ? h->in[i] : h->path);
        buf_fmt(b, head ? "\">%s" : "\">%s</a>", head ? "" : own_names[i][1]);
    }
}

void page_begin(struct res *r, struct ctx *c, enum msg title)
{
    page_open(r, c, &(struct page_head){ .title = str_of(i18n(page_language(c), title)), .path = twin_of(title) });
}
void page_open(struct res *r, struct ctx *c, const struct page_head *h)
{
    struct buf *b = &r->body;
    r->type = S("text/html; charset=utf-8");
    str language = page_language(c);
    buf_fmt(b, "<!doctype html>\n<html lang=\"%.*s\" dir=\"%s\"><head><meta charset=\"utf-8\">", FMT(language), i18n_right_to_left(language) ? "rtl" : "ltr");
    buf_z(b, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>");
    buf_html(b, h->title);
    buf_z(b, " - Rabta</title><link rel=\"icon\" href=\"data:,\"><link rel=\"stylesheet\" href=\"/public.css\">");
    other_languages(b, c, h, true);
    buf_put(b, h->more);
    buf_z(b, "</head><body><a class=\"skip\" href=\"#main\">");
    page_msg(b, c, MSG_PUBLIC_SKIP);
    buf_z(b, "</a><header><div><a class=\"brand\" href=\"");
    page_path(b, c, "/");
    buf_z(b, "\">Rabta</a><nav>");
    nav(b, c, "/advisories", MSG_PUBLIC_ADV_TITLE);
    nav(b, c, "/report", MSG_PUBLIC_NAV_REPORT);
    nav(b, c, "/report/status", MSG_PUBLIC_NAV_STATUS);
    buf_z(b, "<a href=\"/app/\">");
    page_msg(b, c, MSG_PUBLIC_NAV_SIGN_IN);
    buf_z(b, "</a>");
    other_languages(b, c, h, false);
    buf_z(b, "</nav></div></header><main id=\"main\">");
}

void page_end(struct res *r, struct ctx *c)
{
    buf_z(&r->body, "</main><footer><p>");
    page_msg(&r->body, c, MSG_PUBLIC_FOOT);
    buf_z(&r->body, "</p></footer></body></html>\n");
}

static err front(struct ctx *c, const struct req *q, struct res *r)
{
    struct buf *b = &r->body;
    struct list hosted;
    bool open;
    /* CSAF 2.0, 7.1.10: that name is the metadata itself */
    if (str_starts(req_header(q, "host"), S("csaf.data.security."))) return provider_metadata(c, q, r);
    TRY(site_page_on(c, SITE_REPORT, &open));
    TRY(programme_pages(c, &hosted));
    page_begin(r, c, MSG_PUBLIC_FRONT_TITLE);
    buf_z(b, "<h1>");
    page_msg(b, c, MSG_PUBLIC_FRONT_TITLE);
    buf_z(b, "</h1><p>");
    page_msg(b, c, open ? MSG_PUBLIC_FRONT_LEAD : MSG_PUBLIC_FRONT_CLOSED);
    buf_z(b, "</p><p>");
    if (open) {
        buf_z(b, "<a class=\"button\" href=\"");
        page_path(b, c, "/report");
        buf_z(b, "\">");
        page_msg(b, c, MSG_PUBLIC_NAV_REPORT);
        buf_z(b, "</a> ");
    }
    nav(b, c, "/report/status", MSG_PUBLIC_NAV_STATUS);
    buf_z(b, "</p>");
    if (hosted.n) {
        buf_z(b, "<p>");
        nav(b, c, "/vulnerability-disclosure-policy", MSG_PUBLIC_VDP_ALL);
        buf_z(b, "</p>");
    }
    page_end(r, c);
    return NULL;
}

static const char css[] =
    ":root{color-scheme:light dark;--ink:#1a1f2b;--paper:#fff;--line:#8a93a3;--thin:#d5dae1;--accent:#0b4f96;--soft:#eef3f9;--warn:#8a2c00;--you:#eaf6ee}"
    "@media(prefers-color-scheme:dark){:root{--ink:#e8ebf0;--paper:#14181f;--line:#7d8798;--thin:#37404d;--accent:#8ec1f7;--soft:#1c2531;--warn:#ffb27a;--you:#16291e}}"
    "*{box-sizing:border-box}body{margin:0;font:1rem/1.55 system-ui,sans-serif;color:var(--ink);background:var(--paper)}"
    "header>div,footer>p,main{max-width:44rem;margin-inline:auto;padding-inline:1rem}"
    "header{border-block-end:1px solid var(--thin)}header>div{display:flex;flex-wrap:wrap;gap:.25rem 1.5rem;align-items:center;padding-block:.7rem}footer{border-block-start:1px solid var(--thin);margin-block-start:2rem}"
    "nav{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem}a{color:var(--accent);text-underline-offset:.15em}.brand{font-weight:700;text-decoration:none;font-size:1.2rem;color:var(--ink)}"
    ":lang(ur){line-height:1.9}main{padding-block:.5rem}h1{font-size:1.6rem;line-height:1.25;margin-block:1.2rem .6rem;overflow-wrap:anywhere}h2{font-size:1.15rem;margin-block:1.6rem .5rem}.lead{font-size:1.05rem}.ref{margin:1.2rem 0 -.9rem;font-family:ui-monospace,monospace;overflow-wrap:anywhere}"
    "label,legend{font-weight:600;display:block}legend{padding-inline:.4rem}fieldset{border:1px solid var(--thin);border-radius:.4rem;margin:1.4rem 0;padding:.4rem 1rem 1rem}"
    ".field{margin-block:1.2rem}.hint{font-weight:400;margin:.1rem 0 .4rem;font-size:.93rem}.needed{font-weight:400;font-size:.85rem;border:1px solid var(--line);border-radius:1rem;padding:0 .5rem;margin-inline-start:.3rem}"
    "input[type=text],input[type=email],textarea{width:100%;padding:.6rem;font:inherit;color:inherit;background:var(--paper);border:1px solid var(--line);border-radius:.3rem}textarea{min-height:7rem}"
    ".wrong{border-inline-start:4px solid var(--warn);padding-inline-start:.75rem}.mend{color:var(--warn);font-weight:600;margin:.2rem 0}input[type=file]{max-width:100%;font:inherit}"
    ".check{display:flex;gap:.6rem;align-items:flex-start;font-weight:400;margin-block:.6rem}.check input{width:1.2rem;height:1.2rem;margin-block-start:.2rem;flex:none}"
    "button,.button{font:inherit;font-weight:600;padding:.65rem 1.2rem;border:0;border-radius:.3rem;background:var(--accent);color:var(--paper);cursor:pointer;text-decoration:none;display:inline-block;margin-block:.25rem}"
    ":focus-visible{outline:3px solid var(--accent);outline-offset:2px}.box{background:var(--soft);border-inline-start:4px solid var(--accent);padding:.3rem 1.1rem;margin-block:1.2rem}.box h2{margin-block:.8rem .3rem}"
    ".error{border-inline-start-color:var(--warn)}.steps{padding-inline-start:1.2rem}.steps li{margin-block:.3rem}.code{font:700 clamp(1.35rem,6vw,2.1rem)/1.4 ui-monospace,monospace;letter-spacing:.04em;overflow-wrap:anywhere;border:2px dashed var(--line);border-radius:.4rem;padding:.8rem 1rem;text-align:center}"
    ".talk{list-style:none;padding:0}.talk li{border:1px solid var(--thin);border-inline-start:4px solid var(--line);border-radius:.3rem;padding:.5rem .9rem;margin-block:.6rem;white-space:pre-wrap;overflow-wrap:anywhere}"
    ".talk .centre{background:var(--soft);border-inline-start-color:var(--accent)}.talk .you{background:var(--you);margin-inline-start:1.5rem}.talk .step{border-color:transparent;border-inline-start-color:var(--thin)}.talk .who{font-weight:600;display:block;font-size:.9rem}"
    ".skip{position:absolute;inset-inline-start:-99rem}.skip:focus{inset-inline-start:1rem;background:var(--paper);padding:.5rem}details{margin-block:1.2rem}details summary{cursor:pointer;font-weight:600;padding-block:.4rem}"
    ".answers{display:grid;gap:.6rem;grid-template-columns:repeat(auto-fit,minmax(9rem,1fr))}.answers button{margin:0;min-height:3rem}"
    ".answers .second{background:var(--paper);color:var(--accent);border:2px solid var(--accent)}.plain{white-space:pre-wrap;overflow-wrap:anywhere}"
    "dl{display:grid;grid-template-columns:auto 1fr;gap:.3rem 1rem}dt{font-weight:600}dd{margin:0;overflow-wrap:anywhere}"
    "@media print{header,footer,form,details,.noprint{display:none}body{background:#fff;color:#000}}";

/* what keeps its own order where the page runs from right to left, and where lines break */
static const char words_css[] =
    "time,.plain,.talk li{unicode-bidi:plaintext}.whole,td time{white-space:nowrap}.box p{overflow-wrap:anywhere}.box pre{white-space:pre-wrap;overflow-wrap:anywhere}";

/* of the page of findings */
static const char finding_css[] =
    ".finding{border:1px solid var(--thin);border-radius:.4rem;padding:.2rem .9rem .6rem;margin-block:.8rem}.finding h3,.box h3{margin-block:.5rem .2rem;overflow-wrap:anywhere}.finding p{margin-block:.3rem}input[type=date]{padding:.6rem;font:inherit;color:inherit;background:var(--paper);border:1px solid var(--line);border-radius:.3rem}"
    "@media(max-width:30rem){.finding dl{grid-template-columns:1fr;gap:0}.finding dd{margin-block-end:.4rem}}";

/* of advisories: the list, what is badged, tables, printing */
static const char advisory_css[] =
    ".adv{list-style:none;padding:0}.adv li{border-block-start:1px solid var(--thin);padding-block:.9rem}.adv h2{margin-block:.2rem}.adv p{margin-block:.2rem}.when{display:flex;flex-wrap:wrap;gap:.3rem .7rem;align-items:center;font-size:.93rem}"
    ".badge{border:1px solid var(--line);border-radius:1rem;padding:0 .6rem;font-size:.85rem;white-space:nowrap}.badge.s3,.badge.s4{border-color:var(--warn);color:var(--warn);font-weight:600}.mono{font-family:ui-monospace,monospace;overflow-wrap:anywhere}"
    "select{padding:.6rem;font:inherit;max-width:100%;color:inherit;background:var(--paper);border:1px solid var(--line);border-radius:.3rem}.find div{display:flex;gap:.5rem}.find input{flex:1;min-width:0}.find button{margin:0}.years,.formats{display:flex;flex-wrap:wrap;gap:.4rem 1.1rem;margin-block:1.4rem}.sideways{overflow-x:auto}table{border-collapse:collapse;width:100%}th,td{border-block-end:1px solid var(--thin);padding:.4rem .7rem;text-align:start;vertical-align:top;overflow-wrap:anywhere}.vendors th,.vendors td{min-width:7rem;overflow-wrap:break-word}.vendors .said{min-width:14rem}"
    ".text h2,.text h3{overflow-wrap:anywhere}.text p,.text li{overflow-wrap:anywhere}.text pre{overflow-x:auto;background:var(--soft);padding:.7rem}.text blockquote{border-inline-start:4px solid var(--thin);margin-inline:0;padding-inline-start:1rem}"
    "@media print{.find,.years,.formats{display:none}.text a[href^=http]::after{content:\" <\" attr(href) \">\"}tr,li{break-inside:avoid}.sideways{overflow:visible}}";

static err stylesheet(struct ctx *c, const struct req *q, struct res *r)
{
    (void)c;
    (void)q;
    r->type = S("text/css; charset=utf-8");
    buf_z(&r->body, css);
    buf_z(&r->body, words_css);
    buf_z(&r->body, finding_css);
    buf_z(&r->body, advisory_css);
    res_header(r, "Cache-Control", S("public, max-age=3600"));
    return NULL;
}

/* ---- the machine */

static err health(struct ctx *c, const struct req *q, struct res *r)
{
    (void)c;
    (void)q;
    r->type = S("text/plain; charset=utf-8");
    buf_z(&r->body, "ok\n");
    return NULL;
}

static err ready(struct ctx *c, const struct req *q, struct res *r)
{
    int level;
    int64_t waiting, dead;
    (void)q;
    TRY(migrate_level(c, &level));
    TRY(jobs_counts(c, &waiting, &dead));
    struct jw w = jw_on(&r->body);
    jw_obj(&w);
    jw_kt(&w, "store", db_is_postgres(c->db) ? S("postgresql") : S("sqlite"));
    jw_ki(&w, "schema", level);
    jw_ki(&w, "jobs_waiting", waiting);
    jw_ki(&w, "jobs_dead", dead);
    jw_end_obj(&w);
    return NULL;
}

static err api_description(struct ctx *c, const struct req *q, struct res *r)
{
    (void)c;
    (void)q;
    openapi_write(&r->body, tables, ntables, S("Rabta"), S(RABTA_VERSION));
    return NULL;
}

/* RFC 9116; made at each request, so that it never lies there expired. The address is the hub's own when it has one */
static err security_txt(struct ctx *c, const struct req *q, struct res *r)
{
    struct site site;
    int y, mo, d, h, mi, s;
    bool open;
    struct programme_page own;
    TRY(site_page(c, SITE_SECURITY_TXT));
    TRY(site_get(c, &site));
    TRY(programme_page_own(c, &own));
    TRY(site_page_on(c, SITE_REPORT, &open));
    str host = req_header(q, "host"), base = site.base_url;
    for (size_t i = 0; i < host.n; i++)
        if (!((host.p[i] >= 'a' && host.p[i] <= 'z') || (host.p[i] >= 'A' && host.p[i] <= 'Z') || (host.p[i] >= '0' && host.p[i] <= '9') ||
              strchr(".-:[]", host.p[i])))
            FAIL(c, E_INPUT, "bad-host", "the Host header is not well-formed");
    if (!str_starts(base, S("https://"))) base = arena_fmt(c->arena, "%s://%.*s", q->secure ? "https" : "http", FMT(host));
    when until = { c->now.us + site.expires_days * DAY };
    when_utc(until, &y, &mo, &d, &h, &mi, &s);
    until = when_make(y, mo, d, 0, 0, 0);
    struct buf *b = &r->body;
    r->type = S("text/plain; charset=utf-8");
    if (open || !site.contact.n) buf_fmt(b, "Contact: %.*s/report\n", FMT(base));
    if (site.contact.n) buf_fmt(b, "Contact: %.*s\n", FMT(site.contact));
    buf_fmt(b, "Expires: %.*s\n", FMT(when_text(c->arena, until)));
    if (site.acknowledgments.n) buf_fmt(b, "Acknowledgments: %.*s\n", FMT(site.acknowledgments));
    if (site.policy.n)
        buf_fmt(b, "Policy: %.*s\n", FMT(site.policy));
    else if (own.slug.n)
        buf_fmt(b, "Policy: %.*s/vulnerability-disclosure-policy\n", FMT(base));
    if (site.advisories) buf_fmt(b, "CSAF: %.*s/.well-known/csaf/provider-metadata.json\n", FMT(base));
    buf_fmt(b, "Preferred-Languages: %.*s\nCanonical: %.*s/.well-known/security.txt\n", FMT(site.languages), FMT(base));
    return NULL;
}

/* ---- the workspace's files: any path without one of its own is the application, which routes itself */

static const struct asset *asset_named(str path)
{
    for (size_t i = 0; i < assets_count; i++)
        if (str_is(path, assets[i].path)) return &assets[i];
    return NULL;
}

static err workspace(struct ctx *c, const struct req *q, struct res *r)
{
    str path = str_cut(q->path, 5, q->path.n); /* "/app/" */
    const struct asset *a = asset_named(path);
    bool hashed = a && str_starts(path, S("assets/"));
    if (!a && str_starts(path, S("assets/"))) FAIL(c, E_ABSENT, "not-found", "there is no such file");
    if (!a) a = asset_named(S("index.html"));
    if (!a) FAIL(c, E_ABSENT, "no-workspace", "this program was built without the workspace; ./start builds it");
    res_header(r, "ETag", str_of(a->etag));
    res_header(r, "Cache-Control", hashed ? S("public, max-age=31536000, immutable") : S("no-cache"));
    res_header(r, "Content-Security-Policy",
               S("default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; font-src 'self'; "
                 "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"));
    res_header(r, "Vary", S("Accept-Encoding"));
    if (str_eq(req_header(q, "if-none-match"), str_of(a->etag))) {
        r->status = 304;
        return NULL;
    }
    bool gzip = str_find(req_header(q, "accept-encoding"), S("gzip")) >= 0;
    if (gzip) res_header(r, "Content-Encoding", S("gzip"));
    r->type = str_of(a->type);
    buf_put(&r->body, gzip ? (str){ (const char *)a->gz, a->gz_n } : (str){ (const char *)a->raw, a->raw_n });
    return NULL;
}

static err to_workspace(struct ctx *c, const struct req *q, struct res *r)
{
    (void)c;
    (void)q;
    res_redirect(r, S("/app/"));
    return NULL;
}

const struct route public_routes[] = {
    ROUTE(GET, "/", front, 0, "The front page", .flags = R_PUBLIC | R_HTML | R_HIDDEN),
    ROUTE(GET, "/public.css", stylesheet, 0, "The public pages' style", .flags = R_PUBLIC | R_HIDDEN | R_BARE),
    ROUTE(GET, "/healthz", health, 0, "The process lives", .flags = R_PUBLIC | R_HIDDEN | R_BARE),
    ROUTE(GET, "/readyz", ready, 0, "The store answers", .flags = R_PUBLIC | R_HIDDEN),
    ROUTE(GET, "/api/v1/openapi.json", api_description, 0, "This description", .flags = R_PUBLIC | R_HIDDEN),
    ROUTE(GET, "/.well-known/security.txt", security_txt, 0, "RFC 9116", .flags = R_PUBLIC | R_HIDDEN),
    ROUTE(GET, "/app", to_workspace, 0, "The workspace", .flags = R_PUBLIC | R_HIDDEN | R_BARE),
    ROUTE(GET, "/app/{path*}", workspace, 0, "The workspace", .flags = R_PUBLIC | R_HTML | R_HIDDEN | R_BARE),
    { .path = NULL },
};
