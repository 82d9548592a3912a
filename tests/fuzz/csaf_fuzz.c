/* csaf_fuzz - a document through the schema and every test of CSAF 2.0 and 2.1; mandatory findings and validity must agree */
#include <stdlib.h>

#include "formats/csaf.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct ctx schemas;
    static const struct csaf *csaf;
    static const struct json_limits lim = { .bytes = 1u << 18, .members = 20000, .depth = 200 };
    if (!csaf) {
        schemas.arena = arena_open(256u << 20);
        if (!schemas.arena || setjmp(*arena_boundary(schemas.arena)) || csaf_open(&schemas, &csaf)) abort();
    }
    struct ctx c = { .arena = arena_open(256u << 20) };
    struct json v;
    struct csaf_report r;
    if (!c.arena) return 0;
    if (!setjmp(*arena_boundary(c.arena)) && !json_read(&c, (str){ (const char *)data, size }, &lim, &v)) {
        size_t mandatory = 0;
        csaf_check(csaf, c.arena, v, when_make(2026, 11, 1, 0, 0, 0), &r);
        for (size_t i = 0; i < r.n; i++) mandatory += r.v[i].group == CSAF_MANDATORY;
        if (r.valid != (mandatory == 0) && !r.more) abort();
        for (size_t i = 0; i < r.n; i++)
            if (r.v[i].pointer.n && r.v[i].pointer.p[0] != '/') abort();
    }
    arena_close(c.arena);
    return 0;
}
