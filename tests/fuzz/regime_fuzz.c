/* regime_fuzz - any bytes as a table of regimes: what is taken has what a row needs, and codes once each */
#include <stdlib.h>

#include "base/utf8.h"
#include "spine/regime.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    struct arena *a = arena_open(256 << 20);
    if (!a) return 0;
    if (setjmp(*arena_boundary(a)) == 0) {
        struct ctx c = { .arena = a };
        struct list l;
        if (!regimes_read(&c, (str){ (const char *)data, n }, &l)) {
            const struct regime *v = l.v;
            for (size_t i = 0; i < l.n; i++) {
                if (!v[i].code.n || !v[i].regime.n || !v[i].source.n || v[i].adoptable || !utf8_valid(v[i].regime)) abort(); /* no kind is registered here */
                for (size_t k = 0; k < i; k++)
                    if (str_eq(v[i].code, v[k].code)) abort();
            }
        }
    }
    arena_close(a);
    return 0;
}
