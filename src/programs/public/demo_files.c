/* demo_files - files to try the demonstration with: what would come from sensors, partners and makers, with times of today */
#include "base/buf.h"
#include "programs/public/assets.h"
#include "programs/public/public.h"
#include "spine/session.h"

/* where a file is dropped, and what is seen then */
static const struct trial {
    const char *path;
    enum msg what, sees;
    const char *where; /* a page of the workspace; NULL: a command line */
} trials[] = {
    { "scan_rdp.csv", MSG_PUBLIC_FILES_SCAN, MSG_PUBLIC_FILES_SCAN_SEES, "/app/events/imports" },
    { "eve.json", MSG_PUBLIC_FILES_EVE, MSG_PUBLIC_FILES_EVE_SEES, "/app/events/imports" },
    { "firewall.csv", MSG_PUBLIC_FILES_FIREWALL, MSG_PUBLIC_FILES_FIREWALL_SEES, "/app/events/imports" },
    { "contacts.csv", MSG_PUBLIC_FILES_CONTACTS, MSG_PUBLIC_FILES_CONTACTS_SEES, "/app/organisations" },
    { "advisory.json", MSG_PUBLIC_FILES_ADVISORY, MSG_PUBLIC_FILES_ADVISORY_SEES, NULL },
};

static err demonstration(struct ctx *c)
{
    str demo;
    TRY(setting_get(c, "demo", &demo));
    if (!demo.n) FAIL(c, E_ABSENT, "not-found", "there is nothing here that you can see");
    return NULL;
}

static err page(struct ctx *c, const struct req *q, struct res *r)
{
    struct buf *b = &r->body;
    (void)q;
    TRY(demonstration(c));
    page_begin(r, c, MSG_PUBLIC_FILES_TITLE);
    buf_z(b, "<h1>");
    page_msg(b, c, MSG_PUBLIC_FILES_TITLE);
    buf_z(b, "</h1><p>");
    page_msg(b, c, MSG_PUBLIC_FILES_LEAD);
    buf_z(b, "</p>");
    for (size_t i = 0; i < COUNT(trials); i++) {
        const struct trial *t = &trials[i];
        buf_fmt(b, "<article class=\"box\"><h2><a href=\"/demo/files/%s\" download dir=\"ltr\">%s</a></h2><p>", t->path, t->path);
        page_msg(b, c, t->what);
        buf_z(b, "</p><p>");
        page_msg(b, c, t->sees);
        buf_z(b, "</p><p>");
        if (t->where) {
            buf_fmt(b, "<a href=\"%s\">", t->where);
            page_msg(b, c, MSG_PUBLIC_FILES_THERE);
            buf_z(b, "</a>");
        } else {
            buf_fmt(b, "<code dir=\"ltr\">build/rabta check %s</code>", t->path);
        }
        buf_z(b, "</p></article>");
    }
    page_end(r, c);
    return NULL;
}

/* {iso N}, {plain N}, {day N}: N minutes ago, in the file's own way of writing a time, counted from the full hour: what is
 * fetched twice within an hour is the same file */
static bool placed(struct buf *b, when hour, str at, size_t *end)
{
    static const char *const ways[] = { "iso ", "plain ", "day " };
    for (size_t i = 0; i < COUNT(ways); i++) {
        int64_t back;
        int y, mo, d, h, mi, s;
        size_t n = strlen(ways[i]);
        ptrdiff_t close = str_find(at, S("}"));
        if (!str_starts(at, str_of(ways[i])) || close < 0 || !str_int(str_cut(at, n, (size_t)close), &back)) continue;
        when_utc((when){ hour.us - back * MINUTE }, &y, &mo, &d, &h, &mi, &s);
        if (i == 0) buf_fmt(b, "%04d-%02d-%02dT%02d:%02d:%02dZ", y, mo, d, h, mi, s);
        if (i == 1) buf_fmt(b, "%04d-%02d-%02d %02d:%02d:%02d", y, mo, d, h, mi, s);
        if (i == 2) buf_fmt(b, "%02d.%02d.%04d %02d:%02d:%02d", d, mo, y, h, mi, s);
        *end = (size_t)close + 1;
        return true;
    }
    return false;
}

static void filled(struct buf *b, struct ctx *c, str text)
{
    when hour = { c->now.us / HOUR * HOUR };
    for (size_t i = 0, end; i < text.n; i++) {
        if (text.p[i] == '{' && placed(b, hour, str_cut(text, i + 1, text.n), &end))
            i += end;
        else
            buf_c(b, text.p[i]);
    }
}

static err file(struct ctx *c, const struct req *q, struct res *r)
{
    TRY(demonstration(c));
    for (size_t i = 0; i < demo_texts_count; i++) {
        if (!str_is(q->params[0], demo_texts[i].path)) continue;
        filled(&r->body, c, (str){ (const char *)demo_texts[i].raw, demo_texts[i].raw_n });
        r->type = str_is(q->params[0], "eve.json")     ? S("application/x-ndjson")
                  : str_ends(q->params[0], S(".json")) ? S("application/json")
                                                       : S("text/csv; charset=utf-8");
        res_header(r, "Content-Disposition", arena_fmt(c->arena, "attachment; filename=\"%s\"", demo_texts[i].path));
        return NULL;
    }
    FAIL(c, E_ABSENT, "not-found", "there is nothing here that you can see");
}

const struct route demo_files_routes[] = {
    ROUTE(GET, "/demo/files", page, 0, "Files to try the demonstration with", .flags = R_PUBLIC | R_HTML | R_HIDDEN),
    ROUTE(GET, "/demo/files/{name}", file, 0, "One of them", .flags = R_PUBLIC | R_HTML | R_HIDDEN),
    { .path = NULL },
};
