/* markdown_fuzz - any bytes as Markdown: whatever they are, no mark-up comes out but our own */
#include <stdlib.h>

#include "formats/markdown.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    static const char *const tags[] = { "p",      "/p",  "ul", "/ul",     "ol",  "/ol",  "li",   "/li",   "em",         "/em",
                                        "strong", "hr",  "h2", "h3",      "h4",  "h5",   "h6",   "/h2",   "/h3",        "/h4",
                                        "/h5",    "/h6", "/a", "/strong", "pre", "/pre", "code", "/code", "blockquote", "/blockquote" };
    struct arena *a = arena_open(256 << 20);
    if (!a) return 0;
    if (setjmp(*arena_boundary(a)) == 0) {
        struct buf b = { .a = a };
        markdown_html(&b, (str){ (const char *)data, n > 20000 ? 20000 : n }, 2);
        str s = buf_str(&b);
        for (size_t i = 0; i < s.n && !b.full; i++) {
            if (s.p[i] != '<') continue;
            ptrdiff_t end = str_chr(str_cut(s, i, s.n), '>');
            if (end < 0) abort();
            str tag = str_cut(s, i + 1, i + (size_t)end);
            bool known = str_starts(tag, S("a rel=\"nofollow noopener\" href=\"http")) || str_starts(tag, S("a rel=\"nofollow noopener\" href=\"mailto:"));
            for (size_t k = 0; k < COUNT(tags); k++) known = known || str_is(tag, tags[k]);
            if (!known) abort();
        }
    }
    arena_close(a);
    return 0;
}
