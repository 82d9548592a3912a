/* schema_fuzz - a schema and a document in one input, a line between them; findings and yes or no must agree */
#include <stdlib.h>

#include "base/schema.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const struct json_limits lim = { .bytes = 1u << 16, .members = 5000 };
    struct ctx c = { .arena = arena_open(64u << 20) };
    str all = { (const char *)data, size }, schema, document = { NULL, 0 };
    struct json s, d;
    const struct schema *made;
    if (!c.arena) return 0;
    if (!setjmp(*arena_boundary(c.arena))) {
        ptrdiff_t at = str_chr(all, '\n');
        schema = at < 0 ? all : str_cut(all, 0, (size_t)at);
        if (at >= 0) document = str_cut(all, (size_t)at + 1, all.n);
        struct schema_options o = { .formats = size & 1, .content = size & 2, .draft = (enum schema_draft)(size % 6) };
        if (!json_read(&c, schema, &lim, &s) && !json_read(&c, document, &lim, &d) && !schema_compile(&c, s, &o, &made)) {
            struct schema_findings f;
            bool quiet = schema_check(c.arena, made, d, NULL), said = schema_check(c.arena, made, d, &f);
            if (quiet != said || said != (f.n == 0)) abort();
        }
    }
    arena_close(c.arena);
    return 0;
}
