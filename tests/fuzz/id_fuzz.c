/* id_fuzz - any text as an identifier: what is taken is a prefix and a UUID and nothing else */
#include <setjmp.h>
#include <stdlib.h>

#include "base/ctx.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    struct ctx c = { .arena = arena_open(64u << 20), .now = { 1800000000000000 } };
    str text = { (const char *)data, n };
    if (!c.arena) return 0;
    if (setjmp(*arena_boundary(c.arena)) == 0) {
        id i;
        if (id_parse(text, &i)) {
            if (!str_eq(id_str(&i), text) || n >= sizeof i.s) abort();
            for (size_t k = 0; k < n; k++)
                if (!((data[k] >= 'a' && data[k] <= 'z') || (data[k] >= '0' && data[k] <= '9') || data[k] == '_' || data[k] == '-')) abort();
        }
    }
    arena_close(c.arena);
    return 0;
}
