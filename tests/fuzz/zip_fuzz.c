/* zip_fuzz - any bytes as an archive: its files come out, none larger than it says, or are refused */
#include <stdlib.h>

#include "base/zip.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    struct arena *a = arena_open(128 << 20);
    if (!a) return 0;
    if (setjmp(*arena_boundary(a)) == 0) {
        struct ctx c = { .arena = a };
        struct zip_file *f;
        size_t files, all = 0;
        err e = zip_files(&c, (str){ (const char *)data, n }, &f, &files);
        for (size_t i = 0; !e && i < files && i < 20; i++) {
            struct unpack *u;
            str piece = { NULL, 0 };
            if (zip_check(&c, &f[i], 300)) continue;
            if (!f[i].size || zip_open(&c, &f[i], 300, &u)) continue;
            for (all = 0; !unpack_next(&c, u, &piece) && piece.n; all += piece.n)
                if (all > f[i].size) abort();
            if (all != f[i].size) abort();
        }
    }
    arena_close(a);
    return 0;
}
