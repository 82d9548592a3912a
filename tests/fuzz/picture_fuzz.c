/* picture_fuzz - any bytes as a picture; what comes out is a small picture that is read again as itself */
#include <stdlib.h>

#include "formats/picture.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    enum { MOST = 1 << 20 };
    struct arena *a = arena_open(64 << 20);
    if (!a) return 0;
    if (setjmp(*arena_boundary(a)) == 0) {
        struct ctx c = { .arena = a };
        struct picture p, again;
        str s = { (const char *)data, n };
        bool like = picture_like(s);
        err e = picture_small(&c, s, MOST, &p);
        if (!e) {
            if (!like || !p.width || (size_t)p.width * p.height > MOST) abort();
            if (picture_small(&c, p.png, MOST, &again) || again.width > PICTURE_SIDE || again.height > PICTURE_SIDE) abort();
        }
    }
    arena_close(a);
    return 0;
}
