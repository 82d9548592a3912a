/* problem - what an error means and what to do, at the address that every problem document names (RFC 9457) */
#include "base/buf.h"
#include "programs/public/assets.h"
#include "programs/public/public.h"

static const struct asset *find(str code)
{
    for (size_t i = 0; i < problem_pages_count; i++)
        if (str_ends(str_of(problem_pages[i].path), S(".md")) && str_eq(str_cut(str_of(problem_pages[i].path), 0, strlen(problem_pages[i].path) - 3), code))
            return &problem_pages[i];
    return NULL;
}

/* a heading and paragraphs with `words of code`; the pages hold nothing else */
static void paragraph(struct buf *b, str text)
{
    bool heading = str_starts(text, S("# ")), code = false;
    buf_z(b, heading ? "<h1>" : "<p>");
    for (str rest = heading ? str_cut(text, 2, text.n) : text, part; str_split(&rest, '`', &part); code = !code) {
        if (code) buf_z(b, "<code>");
        buf_html(b, part);
        if (code) buf_z(b, "</code>");
    }
    buf_z(b, heading ? "</h1>" : "</p>");
}

static err page(struct ctx *c, const struct req *q, struct res *r)
{
    const struct asset *a = find(q->params[0]);
    if (!a) FAIL(c, E_ABSENT, "not-found", "there is no such problem");
    page_begin(r, c, MSG_PUBLIC_PROBLEM_TITLE);
    str rest = { (const char *)a->raw, a->raw_n };
    while (rest.n) {
        ptrdiff_t end = str_find(rest, S("\n\n"));
        str text = str_trim(end < 0 ? rest : str_cut(rest, 0, (size_t)end));
        rest = end < 0 ? S("") : str_cut(rest, (size_t)end + 2, rest.n);
        if (text.n) paragraph(&r->body, text);
    }
    page_end(r, c);
    return NULL;
}

const struct route problem_routes[] = {
    ROUTE(GET, "/problems/{code}", page, 0, "What a problem means", .flags = R_PUBLIC | R_HTML | R_HIDDEN),
    { .path = NULL },
};
