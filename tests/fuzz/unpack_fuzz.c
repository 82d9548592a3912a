/* unpack_fuzz - any bytes as gzip and as zstd: they come out, never more than the limit, or are refused */
#include <stdlib.h>

#include "base/unpack.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    enum { MOST = 4 << 20 };
    struct arena *a = n ? arena_open(64 << 20) : NULL;
    if (!a) return 0;
    if (setjmp(*arena_boundary(a)) == 0) {
        struct ctx c = { .arena = a };
        struct unpack *u;
        str piece = { NULL, 0 };
        size_t all = 0;
        err e = unpack_open(&c, data[0] & 1 ? PACKED_GZIP : PACKED_ZSTD, (str){ (const char *)data + 1, n - 1 }, MOST, 300, &u);
        while (!e && !(e = unpack_next(&c, u, &piece)) && piece.n) {
            all += piece.n;
            if (all > MOST) abort();
        }
    }
    arena_close(a);
    return 0;
}
