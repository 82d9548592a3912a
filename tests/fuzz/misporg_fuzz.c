/* misporg_fuzz - any bytes as MISP's organisations */
#include <stdlib.h>

#include "base/utf8.h"
#include "formats/misporg.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    struct arena *a = arena_open(256 << 20);
    if (!a) return 0;
    if (setjmp(*arena_boundary(a)) == 0) {
        struct ctx c = { .arena = a };
        struct list l;
        str s = { (const char *)data, n };
        if (misporg_like(s) && !misporg_read(&c, s, &l)) {
            const struct misporg *o = l.v;
            for (size_t i = 0; i < l.n; i++) {
                if (!utf8_valid(o[i].name) || o[i].domains.n > 20 || o[i].addresses.n > 20) abort();
                for (size_t k = 0; k < o[i].addresses.n; k++)
                    if (str_chr(o[i].addresses.v[k], '@') < 1) abort();
            }
        }
    }
    arena_close(a);
    return 0;
}
