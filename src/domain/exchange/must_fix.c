/* must_fix - what has to be mended, and until when: directives that are published for everybody, as a catalogue in the form of
 * CISA's KEV (JSON and CSV)
 *
 * A vulnerability stands in it when a directive that is out gives it a date and it has a CVE number, which the form asks for;
 * of two directives the earlier date counts. Made once after each publication and kept, as the feeds are. */
#include "domain/exchange/advisory.h"
#include "domain/exchange/kept.h"

#include "base/utf8.h"
#include "spine/setup.h"

#include "must_fix.sql.h"

enum { DIRECTIVES_MOST = 5000, ENTRIES_MOST = 20000, CSV_COLUMNS = 11 };
struct mended {
    str cve, vendor, product, name, text, action, notes, weakness;
    when added, due;
    bool ransomware;
};
struct catalogue {
    struct ctx *c;
    struct mended *v;
    size_t n;
};

static void join(struct buf *b, str one, const char *between)
{
    if (!one.n || str_find(buf_str(b), one) >= 0) return;
    buf_fmt(b, "%s%.*s", b->n ? between : "", FMT(one));
}
static void products(struct mended *e, struct arena *a, const struct issue *v, const struct adv_vulnerability *u)
{
    const struct adv_product *p = v->products.v;
    const struct adv_remedy *m = v->remedies.v;
    struct buf vendor = { .a = a }, name = { .a = a }, action = { .a = a };
    for (size_t i = 0; i < v->products.n; i++) {
        if (!product_concerns(&p[i], u->id) || p[i].status != VULN_AFFECTED) continue;
        join(&vendor, p[i].vendor, ", ");
        join(&name, p[i].name, ", ");
        for (size_t k = 0; k < v->remedies.n; k++) {
            bool of = !m[k].products.n;
            for (size_t j = 0; j < m[k].products.n; j++) of = of || str_eq(m[k].products.v[j], p[i].id);
            if (of) join(&action, m[k].text, " ");
        }
    }
    e->vendor = vendor.n ? buf_str(&vendor) : S("n/a");
    e->product = name.n ? buf_str(&name) : S("n/a");
    e->action = action.n ? buf_str(&action) : v->summary;
}
static str notes(struct arena *a, const struct issue *v)
{
    const struct adv_link *l = v->references.v;
    struct buf b = { .a = a };
    buf_fmt(&b, "%.*s/advisories/%.*s", FMT(v->base), FMT(v->ref));
    for (size_t i = 0; i < v->references.n; i++) buf_fmt(&b, " ; %.*s", FMT(l[i].url));
    return buf_str(&b);
}
static void take(struct catalogue *k, const struct issue *v, const struct adv_vulnerability *u, when added)
{
    struct arena *a = k->c->arena;
    size_t at = 0;
    while (at < k->n && !str_eq(k->v[at].cve, u->id)) at++;
    if (at < k->n && k->v[at].due.us <= u->due_at.us) return;
    if (at == ENTRIES_MOST) return;
    struct mended e = { .cve = u->id,
                        .name = u->title.n ? u->title : v->title,
                        .text = u->text.n ? u->text : v->summary,
                        .notes = notes(a, v),
                        .weakness = u->weakness,
                        .added = at < k->n && k->v[at].added.us < added.us ? k->v[at].added : added,
                        .due = u->due_at,
                        .ransomware = u->ransomware };
    products(&e, a, v, u);
    k->v[at] = e;
    if (at == k->n) k->n++;
}
static err gather(struct ctx *c, struct catalogue *k)
{
    struct list l;
    const struct publications_asked asked = { .category = S("directive"), .tlp = S("clear"), .most = DIRECTIVES_MOST };
    TRY(publications_list(c, &asked, &l));
    const struct publication *p = l.v;
    *k = (struct catalogue){ c, NEW_ARRAY(c->arena, ENTRIES_MOST + 1, struct mended), 0 };
    for (size_t i = 0; i < l.n; i++) {
        struct issue v;
        struct rows *r;
        if (!str_is(p[i].state, "published")) continue;
        TRY(publication_issue(c, &p[i], &v));
        TRY(db_run(c, &sql_added, ARGS(A_ID(p[i].record)), &r));
        const struct adv_vulnerability *u = v.vulnerabilities.v;
        struct when_of {
            str cve;
            when at;
        } *added = NEW_ARRAY(c->arena, rows_count(r) + 1, struct when_of);
        size_t n = 0;
        while (rows_next(r)) added[n++] = (struct when_of){ row_text(r, 0), row_when(r, 1) };
        for (size_t j = 0; j < v.vulnerabilities.n; j++) {
            when since = v.at;
            if (!u[j].due_at.us || !issue_is_cve(u[j].id)) continue;
            for (size_t m = 0; m < n; m++)
                if (str_eq(added[m].cve, u[j].id)) since = added[m].at;
            take(k, &v, &u[j], since);
        }
    }
    return NULL;
}

static str day(struct arena *a, when w)
{
    return str_cut(when_text(a, w), 0, 10);
}
static void as_json(struct ctx *c, const struct catalogue *k, const struct site *site, when at, struct buf *b)
{
    struct jw w = jw_on(b);
    str date = day(c->arena, at);
    jw_obj(&w);
    jw_kt(&w, "title", arena_fmt(c->arena, "%.*s: what has to be mended", FMT(site->name)));
    jw_kt(&w, "catalogVersion", arena_fmt(c->arena, "%.*s.%.*s.%.*s", FMT(str_cut(date, 0, 4)), FMT(str_cut(date, 5, 7)), FMT(str_cut(date, 8, 10))));
    jw_kt(&w, "dateReleased", arena_fmt(c->arena, "%.*s.000Z", FMT(str_cut(when_text(c->arena, (when){ at.us - at.us % SECOND }), 0, 19))));
    jw_ki(&w, "count", (int64_t)k->n);
    jw_key(&w, S("vulnerabilities"));
    jw_arr(&w);
    for (size_t i = 0; i < k->n; i++) {
        const struct mended *e = &k->v[i];
        jw_obj(&w);
        jw_kt(&w, "cveID", e->cve);
        jw_kt(&w, "vendorProject", e->vendor);
        jw_kt(&w, "product", e->product);
        jw_kt(&w, "vulnerabilityName", e->name);
        jw_kt(&w, "dateAdded", day(c->arena, e->added));
        jw_kt(&w, "shortDescription", e->text);
        jw_kt(&w, "requiredAction", e->action);
        jw_kt(&w, "dueDate", day(c->arena, e->due));
        jw_kt(&w, "knownRansomwareCampaignUse", e->ransomware ? S("Known") : S("Unknown"));
        jw_kt(&w, "notes", e->notes);
        jw_key(&w, S("cwes"));
        jw_arr(&w);
        if (e->weakness.n) jw_text(&w, e->weakness);
        jw_end_arr(&w);
        jw_end_obj(&w);
    }
    jw_end_arr(&w);
    jw_end_obj(&w);
    buf_c(b, '\n');
}
static void as_csv(struct ctx *c, const struct catalogue *k, struct buf *b)
{
    buf_z(b, "cveID,vendorProject,product,vulnerabilityName,dateAdded,shortDescription,requiredAction,dueDate,knownRansomwareCampaignUse,notes,cwes\r\n");
    for (size_t i = 0; i < k->n; i++) {
        const struct mended *e = &k->v[i];
        const str cells[CSV_COLUMNS] = { e->cve,
                                         e->vendor,
                                         e->product,
                                         e->name,
                                         day(c->arena, e->added),
                                         e->text,
                                         e->action,
                                         day(c->arena, e->due),
                                         e->ransomware ? S("Known") : S("Unknown"),
                                         e->notes,
                                         e->weakness };
        for (size_t j = 0; j < CSV_COLUMNS; j++) {
            if (j) buf_c(b, ',');
            buf_csv(b, cells[j]);
        }
        buf_z(b, "\r\n");
    }
}
static err send(struct ctx *c, const struct req *q, struct res *r, const char *what, bool json)
{
    struct site site;
    struct catalogue k;
    int64_t n;
    when at;
    TRY(site_page(c, SITE_ADVISORIES));
    TRY(site_get(c, &site));
    viewer_use(c, viewer_public());
    TRY(shelf_mark(c, S("clear"), &n, NULL, &at));
    r->type = json ? S("application/json") : S("text/csv; charset=utf-8");
    res_header(r, "Access-Control-Allow-Origin", S("*"));
    res_header(r, "Cache-Control", S("no-cache"));
    str state = arena_fmt(c->arena, "%s %lld %.*s %.*s " RABTA_VERSION, what, (long long)n, FMT(site.base_url), FMT(site.name));
    str mark = kept_mark(c, q, state);
    res_header(r, "ETag", mark);
    if (str_eq(req_header(q, "if-none-match"), mark)) {
        r->status = 304;
        return NULL;
    }
    if (kept_send(q, r, what, state)) return NULL;
    TRY(gather(c, &k));
    if (json)
        as_json(c, &k, &site, at.us ? at : (when){ c->now.us - c->now.us % DAY }, &r->body);
    else
        as_csv(c, &k, &r->body);
    kept_take(q, r, what, state);
    return NULL;
}
static err catalogue_json(struct ctx *c, const struct req *q, struct res *r)
{
    return send(c, q, r, "must-fix.json", true);
}
static err catalogue_csv(struct ctx *c, const struct req *q, struct res *r)
{
    return send(c, q, r, "must-fix.csv", false);
}
const struct route must_fix_routes[] = {
    ROUTE(GET, "/advisories/must-fix.json", catalogue_json, 0, "What has to be mended until when, in the form of CISA's KEV", .flags = R_PUBLIC | R_HIDDEN),
    ROUTE(GET, "/advisories/must-fix.csv", catalogue_csv, 0, "The same as CSV", .flags = R_PUBLIC | R_HIDDEN),
    { .path = NULL },
};
