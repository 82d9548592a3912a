/* provider - a CSAF provider (CSAF 2.0, 7): metadata, ROLIE feeds, service and category documents, a folder a year, index.txt,
 * changes.csv, hashes, signatures, keys
 *
 * Nothing lies on a disk: each address is answered from what is published, by the access rule. White is everybody's; green
 * and amber ask for an account or a key, before they say whether anything is there, and then hold what that reader may read.
 * A document is the bytes that were made when it was published; its mark is its hash. Media types are exact: clients compare. */
#include "domain/exchange/advisory.h"
#include "domain/exchange/kept.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "guard/guard.h"
#include "spine/mailkey.h"
#include "spine/setup.h"

enum { EVERY = 1000000 };
#define TREE "/.well-known/csaf"

static const struct folder {
    const char *name, *tlp, *label;
} folders[] = { { "white", "clear", "WHITE" }, { "green", "green", "GREEN" }, { "amber", "amber", "AMBER" }, { "amber-strict", "amber+strict", "AMBER" } };

static err nothing(struct ctx *c)
{
    FAIL(c, E_ABSENT, "not-found", "there is nothing here that you can see");
}
static const struct folder *folder_named(str name)
{
    for (size_t i = 0; i < COUNT(folders); i++)
        if (str_is(name, folders[i].name)) return &folders[i];
    return NULL;
}
/* the folder of an address, for who may ask there; what is not white is asked for by name */
static err folder_of(struct ctx *c, str name, const struct folder **out)
{
    TRY(site_page(c, SITE_ADVISORIES));
    *out = folder_named(name);
    if (!*out) return nothing(c);
    if (*out != &folders[0] && id_empty(&c->who->person)) FAIL(c, E_NOAUTH, "sign-in", "sign in to go on");
    if (*out != &folders[0] && !(c->who->scopes & MAY_READ)) FAIL(c, E_DENIED, "not-allowed", "this key may not read");
    return NULL;
}
/* what is not for everybody is kept by nobody else, and is no other site's to read */
static void machine(struct res *r, const char *type, const struct folder *f)
{
    r->type = str_of(type);
    if (f && f != &folders[0]) {
        res_header(r, "Cache-Control", S("private, no-cache"));
        res_header(r, "Vary", S("Authorization, Cookie"));
        return;
    }
    res_header(r, "Access-Control-Allow-Origin", S("*"));
    res_header(r, "Cache-Control", S("no-cache"));
}
/* *same: who asks has these bytes already */
static bool same(const struct req *q, struct res *r, str mark)
{
    res_header(r, "ETag", mark);
    if (!str_eq(req_header(q, "if-none-match"), mark)) return false;
    r->status = 304;
    r->body.n = 0;
    return true;
}
static str mark_of(struct ctx *c, str text)
{
    return arena_fmt(c->arena, "\"%.*s\"", FMT(str_cut(hash_hex(c->arena, text), 0, 32)));
}
/* ours and others' (upload.c), newest change first */
static err folder_content(struct ctx *c, const struct folder *f, int64_t year, struct list *out)
{
    struct list ours, others;
    TRY(publications_list(c, &(struct publications_asked){ .tlp = str_of(f->tlp), .year = year, .most = EVERY }, &ours));
    TRY(uploads_list(c, str_of(f->tlp), year, &others));
    *out = ours;
    if (!others.n) return NULL;
    const struct publication *a = ours.v, *b = others.v;
    struct publication *v = NEW_ARRAY(c->arena, ours.n + others.n, struct publication);
    size_t n = 0, i = 0, k = 0;
    while (i < ours.n || k < others.n) v[n++] = k == others.n || (i < ours.n && a[i].changed_at.us >= b[k].changed_at.us) ? a[i++] : b[k++];
    *out = (struct list){ v, n };
    return NULL;
}
/* the desks' keys, and those that others signed with */
static err all_keys(struct ctx *c, struct list *out)
{
    struct list desks, others;
    TRY(team_keys(c, &desks));
    TRY(upload_keys(c, &others));
    const struct team_key *a = desks.v, *b = others.v;
    struct team_key *v = NEW_ARRAY(c->arena, desks.n + others.n + 1, struct team_key);
    size_t n = desks.n;
    for (size_t i = 0; i < desks.n; i++) v[i] = a[i];
    for (size_t k = 0; k < others.n; k++) {
        bool known = false;
        for (size_t i = 0; i < n && !known; i++) known = str_eq(v[i].fingerprint, b[k].fingerprint);
        if (!known) v[n++] = b[k];
    }
    *out = (struct list){ v, n };
    return NULL;
}
/* a list of a folder as it is asked for */
struct shelf {
    const struct folder *f;
    const char *what;
    bool links_signatures; /* else it stays as it is when what it names gets a signature */
    struct site site;
    str state; /* of what is white: its list was counted up when it changed, and needs not be made to be known */
    struct list l;
};
/* *have: the answer is there, or who asks has it already */
static err listed(struct ctx *c, const struct req *q, struct res *r, struct shelf *s, bool *have)
{
    int64_t n, newly_signed;
    when at;
    *have = false;
    TRY(site_get(c, &s->site));
    if (s->f == &folders[0]) {
        viewer_use(c, viewer_public());
        TRY(shelf_mark(c, S("clear"), &n, &newly_signed, &at));
        if (!s->links_signatures) newly_signed = 0;
        s->state = arena_fmt(c->arena, "%s %lld %lld %.*s %.*s " RABTA_VERSION, s->what, (long long)n, (long long)newly_signed, FMT(s->site.base_url),
                             FMT(s->site.name));
        *have = same(q, r, kept_mark(c, q, s->state)) || kept_send(q, r, s->what, s->state);
        if (*have) return NULL;
    }
    return folder_content(c, s->f, 0, &s->l);
}
static void list_made(struct ctx *c, const struct req *q, struct res *r, const struct shelf *s)
{
    if (s->state.n)
        kept_take(q, r, s->what, s->state);
    else
        (void)same(q, r, mark_of(c, buf_str(&r->body)));
}
static when newest(struct ctx *c, const struct list *l)
{
    const struct publication *v = l->v;
    return l->n ? v[0].changed_at : (when){ c->now.us - c->now.us % DAY };
}

/* ---- what everything begins with */

static err metadata(struct ctx *c, const struct req *q, struct res *r)
{
    struct site site;
    struct list keys, desks;
    int64_t n;
    when at;
    TRY(site_page(c, SITE_ADVISORIES));
    TRY(site_get(c, &site));
    TRY(team_keys(c, &desks));
    TRY(all_keys(c, &keys));
    TRY(shelf_mark(c, S("clear"), &n, NULL, &at));
    if (!at.us) at = (when){ c->now.us - c->now.us % DAY };
    const struct team_key *k = keys.v;
    str base = arena_fmt(c->arena, "%.*s" TREE, FMT(site.base_url));
    struct jw w = jw_on(&r->body);
    jw_obj(&w);
    jw_kt(&w, "canonical_url", arena_fmt(c->arena, "%.*s/provider-metadata.json", FMT(base)));
    jw_key(&w, S("distributions"));
    jw_arr(&w);
    jw_obj(&w);
    jw_key(&w, S("rolie"));
    jw_obj(&w);
    jw_key(&w, S("categories"));
    jw_arr(&w);
    jw_text(&w, arena_fmt(c->arena, "%.*s/white/category-white.json", FMT(base)));
    jw_end_arr(&w);
    jw_key(&w, S("feeds"));
    jw_arr(&w);
    for (size_t i = 0; i < COUNT(folders); i++) {
        jw_obj(&w);
        jw_kt(&w, "summary",
              arena_fmt(c->arena, "All advisories marked TLP:%.*s", FMT(i ? (i == 3 ? S("AMBER+STRICT") : str_of(folders[i].label)) : S("CLEAR (WHITE)"))));
        jw_kt(&w, "tlp_label", str_of(folders[i].label));
        jw_kt(&w, "url", arena_fmt(c->arena, "%.*s/%s/csaf-feed-tlp-%s.json", FMT(base), folders[i].name, folders[i].name));
        jw_end_obj(&w);
    }
    jw_end_arr(&w);
    jw_key(&w, S("services"));
    jw_arr(&w);
    jw_text(&w, arena_fmt(c->arena, "%.*s/service.json", FMT(base)));
    jw_end_arr(&w);
    jw_end_obj(&w);
    jw_end_obj(&w);
    for (size_t i = 0; i < COUNT(folders); i++) {
        jw_obj(&w);
        jw_kt(&w, "directory_url", arena_fmt(c->arena, "%.*s/%s/", FMT(base), folders[i].name));
        jw_end_obj(&w);
    }
    jw_end_arr(&w);
    jw_kt(&w, "last_updated", when_text(c->arena, at));
    jw_kb(&w, "list_on_CSAF_aggregators", true);
    jw_kt(&w, "metadata_version", S("2.0"));
    jw_kb(&w, "mirror_on_CSAF_aggregators", true);
    if (keys.n) {
        jw_key(&w, S("public_openpgp_keys"));
        jw_arr(&w);
        for (size_t i = 0; i < keys.n; i++) {
            jw_obj(&w);
            jw_kt(&w, "fingerprint", k[i].fingerprint);
            jw_kt(&w, "url", arena_fmt(c->arena, "%.*s/openpgp/%.*s.asc", FMT(base), FMT(k[i].fingerprint)));
            jw_end_obj(&w);
        }
        jw_end_arr(&w);
    }
    jw_key(&w, S("publisher"));
    jw_obj(&w);
    jw_kt(&w, "category", S("coordinator"));
    if (site.contact.n) jw_kt(&w, "contact_details", site.contact);
    jw_kt(&w, "name", site.name);
    jw_kt(&w, "namespace", site.base_url);
    jw_end_obj(&w);
    jw_kt(&w, "role", desks.n ? S("csaf_trusted_provider") : S("csaf_provider"));
    jw_end_obj(&w);
    machine(r, "application/json", NULL);
    (void)same(q, r, mark_of(c, buf_str(&r->body)));
    return NULL;
}
err provider_metadata(struct ctx *c, const struct req *q, struct res *r)
{
    return metadata(c, q, r);
}
static err key(struct ctx *c, const struct req *q, struct res *r)
{
    struct list keys;
    TRY(site_page(c, SITE_ADVISORIES));
    TRY(all_keys(c, &keys));
    const struct team_key *k = keys.v;
    for (size_t i = 0; i < keys.n; i++)
        if (str_eq(q->params[0], arena_fmt(c->arena, "%.*s.asc", FMT(k[i].fingerprint)))) {
            machine(r, "application/pgp-keys", NULL);
            buf_put(&r->body, k[i].open_key);
            (void)same(q, r, mark_of(c, k[i].open_key));
            return NULL;
        }
    return nothing(c);
}

/* ---- ROLIE (RFC 8322): feeds, the service document, categories */

static void category(struct jw *w)
{
    jw_key(w, S("category"));
    jw_arr(w);
    jw_obj(w);
    jw_kt(w, "scheme", S("urn:ietf:params:rolie:category:information-type"));
    jw_kt(w, "term", S("csaf"));
    jw_end_obj(w);
    jw_end_arr(w);
}
static void link_to(struct jw *w, const char *rel, str href)
{
    jw_obj(w);
    jw_kt(w, "rel", str_of(rel));
    jw_kt(w, "href", href);
    jw_end_obj(w);
}
static void entry(struct ctx *c, struct jw *w, str base, const struct folder *f, const struct publication *p)
{
    str at = arena_fmt(c->arena, "%.*s/%s/%lld/%.*s", FMT(base), f->name, (long long)p->year, FMT(p->file));
    jw_obj(w);
    jw_kt(w, "id", p->ref);
    jw_kt(w, "title", str_is(p->state, "withdrawn") ? arena_fmt(c->arena, "Withdrawn: %.*s", FMT(p->title)) : p->title);
    jw_key(w, S("link"));
    jw_arr(w);
    link_to(w, "self", at);
    link_to(w, "hash", arena_fmt(c->arena, "%.*s.sha256", FMT(at)));
    link_to(w, "hash", arena_fmt(c->arena, "%.*s.sha512", FMT(at)));
    if (p->signature.n) link_to(w, "signature", arena_fmt(c->arena, "%.*s.asc", FMT(at)));
    jw_end_arr(w);
    if (p->language.n) {
        jw_key(w, S("category"));
        jw_arr(w);
        jw_obj(w);
        jw_kt(w, "scheme", S("https://www.rfc-editor.org/info/bcp47"));
        jw_kt(w, "term", p->language);
        jw_end_obj(w);
        jw_end_arr(w);
    }
    jw_kt(w, "published", when_text(c->arena, p->first_at));
    jw_kt(w, "updated", when_text(c->arena, p->changed_at));
    if (p->summary.n && str_is(p->state, "published")) {
        jw_key(w, S("summary"));
        jw_obj(w);
        jw_kt(w, "content", p->summary);
        jw_end_obj(w);
    }
    jw_key(w, S("content"));
    jw_obj(w);
    jw_kt(w, "type", S("application/json"));
    jw_kt(w, "src", at);
    jw_end_obj(w);
    jw_key(w, S("format"));
    jw_obj(w);
    jw_kt(w, "schema", S("https://docs.oasis-open.org/csaf/csaf/v2.0/csaf_json_schema.json"));
    jw_kt(w, "version", S("2.0"));
    jw_end_obj(w);
    jw_end_obj(w);
}
static err feed(struct ctx *c, const struct req *q, struct res *r, const struct folder *f)
{
    struct shelf s = { .f = f, .what = "feed", .links_signatures = true };
    bool have;
    machine(r, "application/json", f);
    TRY(listed(c, q, r, &s, &have));
    if (have) return NULL;
    const struct publication *v = s.l.v;
    str base = arena_fmt(c->arena, "%.*s" TREE, FMT(s.site.base_url));
    struct jw w = jw_on(&r->body);
    jw_obj(&w);
    jw_key(&w, S("feed"));
    jw_obj(&w);
    jw_kt(&w, "id", arena_fmt(c->arena, "csaf-feed-tlp-%s", f->name));
    jw_kt(&w, "title", arena_fmt(c->arena, "%.*s, CSAF, TLP:%s", FMT(s.site.name), f->label));
    jw_key(&w, S("link"));
    jw_arr(&w);
    link_to(&w, "self", arena_fmt(c->arena, "%.*s/%s/csaf-feed-tlp-%s.json", FMT(base), f->name, f->name));
    link_to(&w, "service", arena_fmt(c->arena, "%.*s/service.json", FMT(base)));
    jw_end_arr(&w);
    category(&w);
    jw_kt(&w, "updated", when_text(c->arena, newest(c, &s.l)));
    jw_key(&w, S("entry"));
    jw_arr(&w);
    for (size_t i = 0; i < s.l.n; i++) entry(c, &w, base, f, &v[i]);
    jw_end_arr(&w);
    jw_end_obj(&w);
    jw_end_obj(&w);
    list_made(c, q, r, &s);
    return NULL;
}
static err service(struct ctx *c, const struct req *q, struct res *r)
{
    struct site site;
    TRY(site_page(c, SITE_ADVISORIES));
    TRY(site_get(c, &site));
    struct jw w = jw_on(&r->body);
    jw_obj(&w);
    jw_key(&w, S("service"));
    jw_obj(&w);
    jw_key(&w, S("workspace"));
    jw_arr(&w);
    jw_obj(&w);
    jw_kt(&w, "title", S("CSAF feeds"));
    jw_key(&w, S("collection"));
    jw_arr(&w);
    for (size_t i = 0; i < COUNT(folders); i++) {
        jw_obj(&w);
        jw_kt(&w, "title", arena_fmt(c->arena, "TLP:%s", folders[i].label));
        jw_kt(&w, "href", arena_fmt(c->arena, "%.*s" TREE "/%s/csaf-feed-tlp-%s.json", FMT(site.base_url), folders[i].name, folders[i].name));
        jw_key(&w, S("categories"));
        jw_obj(&w);
        category(&w);
        jw_end_obj(&w);
        jw_end_obj(&w);
    }
    jw_end_arr(&w);
    jw_end_obj(&w);
    jw_end_arr(&w);
    jw_end_obj(&w);
    jw_end_obj(&w);
    machine(r, "application/json", NULL);
    (void)same(q, r, mark_of(c, buf_str(&r->body)));
    return NULL;
}
/* the kinds of advisories that there can be: it tells nothing of what is there */
static void categories(struct ctx *c, struct res *r)
{
    struct jw w = jw_on(&r->body);
    (void)c;
    jw_obj(&w);
    jw_key(&w, S("categories"));
    jw_obj(&w);
    jw_key(&w, S("category"));
    jw_arr(&w);
    for (unsigned i = 0; i < adv_sort_words.n; i++) {
        jw_obj(&w);
        jw_kt(&w, "term", str_of(adv_sort_words.v[i]));
        jw_end_obj(&w);
    }
    jw_end_arr(&w);
    jw_end_obj(&w);
    jw_end_obj(&w);
}

/* ---- lists of files */

static err index_txt(struct ctx *c, const struct req *q, struct res *r, const struct folder *f, bool changes)
{
    struct shelf s = { .f = f, .what = changes ? "changes" : "index" };
    bool have;
    machine(r, changes ? "text/csv" : "text/plain", f);
    TRY(listed(c, q, r, &s, &have));
    if (have) return NULL;
    const struct publication *v = s.l.v;
    for (size_t i = 0; i < s.l.n; i++) {
        str at = arena_fmt(c->arena, "%lld/%.*s", (long long)v[i].year, FMT(v[i].file));
        if (changes)
            buf_fmt(&r->body, "\"%.*s\",\"%.*s\"\n", FMT(at), FMT(when_text(c->arena, v[i].changed_at)));
        else
            buf_fmt(&r->body, "%.*s\n", FMT(at));
    }
    list_made(c, q, r, &s);
    return NULL;
}
static void begin_listing(struct res *r, str title, const struct folder *f)
{
    machine(r, "text/html; charset=utf-8", f);
    buf_fmt(&r->body, "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>%.*s</title></head><body><main><h1>%.*s</h1><ul>\n", FMT(title),
            FMT(title));
}
static void item(struct res *r, str name)
{
    buf_fmt(&r->body, "<li><a href=\"%.*s\">%.*s</a></li>\n", FMT(name), FMT(name));
}
static err folder_list(struct ctx *c, const struct req *q, struct res *r)
{
    const struct folder *f;
    struct list l;
    TRY(folder_of(c, q->params[0], &f));
    if (f == &folders[0]) viewer_use(c, viewer_public());
    TRY(folder_content(c, f, 0, &l));
    const struct publication *v = l.v;
    begin_listing(r, arena_fmt(c->arena, "csaf/%s/", f->name), f);
    item(r, S("index.txt"));
    item(r, S("changes.csv"));
    item(r, arena_fmt(c->arena, "csaf-feed-tlp-%s.json", f->name));
    int64_t low = INT64_MAX, high = 0;
    for (size_t i = 0; i < l.n; i++) {
        if (v[i].year < low) low = v[i].year;
        if (v[i].year > high) high = v[i].year;
    }
    for (int64_t y = high; y >= low; y--) {
        bool some = false;
        for (size_t i = 0; i < l.n && !some; i++) some = v[i].year == y;
        if (some) item(r, arena_fmt(c->arena, "%lld/", (long long)y));
    }
    buf_z(&r->body, "</ul></main></body></html>\n");
    return NULL;
}
static err year_list(struct ctx *c, const struct req *q, struct res *r)
{
    const struct folder *f;
    struct list l;
    int64_t year;
    TRY(folder_of(c, q->params[0], &f));
    if (!str_int(q->params[1], &year) || year < 1) return nothing(c);
    if (f == &folders[0]) viewer_use(c, viewer_public());
    TRY(folder_content(c, f, year, &l));
    if (!l.n) return nothing(c);
    const struct publication *v = l.v;
    begin_listing(r, arena_fmt(c->arena, "csaf/%s/%lld/", f->name, (long long)year), f);
    for (size_t i = 0; i < l.n; i++) {
        item(r, v[i].file);
        item(r, arena_fmt(c->arena, "%.*s.sha256", FMT(v[i].file)));
        item(r, arena_fmt(c->arena, "%.*s.sha512", FMT(v[i].file)));
        if (v[i].signature.n) item(r, arena_fmt(c->arena, "%.*s.asc", FMT(v[i].file)));
    }
    buf_z(&r->body, "</ul></main></body></html>\n");
    return NULL;
}
static err in_folder(struct ctx *c, const struct req *q, struct res *r)
{
    const struct folder *f;
    str name = q->params[1];
    TRY(folder_of(c, q->params[0], &f));
    if (str_is(name, "index.txt")) return index_txt(c, q, r, f, false);
    if (str_is(name, "changes.csv")) return index_txt(c, q, r, f, true);
    if (str_eq(name, arena_fmt(c->arena, "csaf-feed-tlp-%s.json", f->name))) return feed(c, q, r, f);
    if (!str_eq(name, arena_fmt(c->arena, "category-%s.json", f->name))) return nothing(c);
    machine(r, "application/json", f);
    categories(c, r);
    (void)same(q, r, mark_of(c, buf_str(&r->body)));
    return NULL;
}

/* ---- a document, its hashes, its signature */

static err find(struct ctx *c, const struct req *q, str file, struct publication *p)
{
    const struct folder *f;
    int64_t year;
    TRY(folder_of(c, q->params[0], &f));
    err e = publication_find(c, file, p);
    if (e && e->kind == E_ABSENT) e = upload_find(c, file, p);
    TRY(e);
    if (!str_eq(p->file, file) || !str_is(p->tlp, f->tlp) || !str_int(q->params[1], &year) || year != p->year) return nothing(c);
    return NULL;
}
static err file(struct ctx *c, const struct req *q, struct res *r)
{
    static const char *const endings[] = { ".sha256", ".sha512", ".asc" };
    struct publication p;
    str name = q->params[2], base = name, document;
    int what = -1;
    for (int i = 0; i < (int)COUNT(endings); i++)
        if (str_ends(name, str_of(endings[i]))) {
            what = i;
            base = str_cut(name, 0, name.n - strlen(endings[i]));
        }
    TRY(find(c, q, base, &p));
    if (what == 2 && !p.signature.n) return nothing(c);
    machine(r, what < 0 ? "application/json" : what == 2 ? "application/pgp-signature" : "text/plain", folder_named(q->params[0]));
    str mark = what == 2 ? hash_hex(c->arena, p.signature) : p.sha256; /* another key signs the same document */
    if (same(q, r, arena_fmt(c->arena, "\"%.*s%s\"", FMT(str_cut(mark, 0, 32)), what < 0 ? "" : endings[what]))) return NULL;
    if (what == 2)
        buf_put(&r->body, p.signature);
    else if (what >= 0)
        buf_fmt(&r->body, "%.*s  %.*s\n", FMT(what ? p.sha512 : p.sha256), FMT(p.file));
    else {
        TRY(p.of_others ? upload_document(c, &p, &document) : publication_document(c, &p, DOCUMENT_20, &document));
        buf_put(&r->body, document);
    }
    return NULL;
}
static err file_21(struct ctx *c, const struct req *q, struct res *r)
{
    struct publication p;
    str document;
    TRY(find(c, q, q->params[2], &p));
    if (p.of_others) return nothing(c); /* it is published as it came, in one version of CSAF */
    machine(r, "application/json", folder_named(q->params[0]));
    if (same(q, r, arena_fmt(c->arena, "\"21-%.*s\"", FMT(str_cut(p.sha256, 0, 32))))) return NULL;
    TRY(publication_document(c, &p, DOCUMENT_21, &document));
    buf_put(&r->body, document);
    return NULL;
}

#define OPEN .flags = R_PUBLIC | R_HIDDEN
const struct route provider_routes[] = {
    ROUTE(GET, TREE "/provider-metadata.json", metadata, 0, "CSAF: what this provider has (7.1.7)", OPEN),
    ROUTE(GET, TREE "/v2.0/provider-metadata.json", metadata, 0, "CSAF: the same, by the address that names the version", OPEN),
    ROUTE(GET, TREE "/service.json", service, 0, "CSAF: ROLIE service document (7.1.16)", OPEN),
    ROUTE(GET, TREE "/openpgp/{file}", key, 0, "CSAF: an open key (7.1.20)", OPEN),
    ROUTE(GET, TREE "/{folder}/", folder_list, 0, "CSAF: what lies in a folder (7.1.14)", OPEN),
    ROUTE(GET, TREE "/{folder}/{name}", in_folder, 0, "CSAF: index.txt, changes.csv, ROLIE feed, category (7.1.12, 13, 15, 17)", OPEN),
    ROUTE(GET, TREE "/{folder}/{year}/", year_list, 0, "CSAF: what lies in the folder of a year (7.1.14)", OPEN),
    ROUTE(GET, TREE "/{folder}/{year}/{file}", file, 0, "CSAF: a document, its hashes and signature (7.1.1, 11, 18, 19)", OPEN),
    ROUTE(GET, TREE "/v2.1/{folder}/{year}/{file}", file_21, 0, "CSAF 2.1: a document", OPEN),
    { .path = NULL },
};
