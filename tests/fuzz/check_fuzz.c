/* check_fuzz - any bytes through the whole check: format, schema, tests; validity and findings must agree */
#include <stdlib.h>

#include "formats/check.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct ctx keep;
    static struct checker *k;
    if (!k) {
        keep.arena = arena_open(512u << 20);
        if (!keep.arena || setjmp(*arena_boundary(keep.arena))) abort();
        k = check_open(&keep, false);
    }
    struct ctx c = { .arena = arena_open(256u << 20) };
    struct check_result r;
    if (!c.arena || size > 1u << 18) {
        arena_close(c.arena);
        return 0;
    }
    if (!setjmp(*arena_boundary(c.arena))) {
        size_t errors = 0;
        if (check_bytes(k, &c, (str){ (const char *)data, size }, when_make(2026, 11, 1, 0, 0, 0), &r)) abort();
        for (size_t i = 0; i < r.n; i++) {
            errors += r.v[i].severity == CHECK_ERROR;
            if (!r.v[i].test.n || !r.v[i].message.n || (r.v[i].pointer.n && r.v[i].pointer.p[0] != '/')) abort();
        }
        if (r.valid != (errors == 0) && !r.more) abort();
    }
    arena_close(c.arena);
    return 0;
}
