/* vcard_fuzz - any bytes as cards */
#include <stdlib.h>

#include "base/utf8.h"
#include "formats/vcard.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    struct arena *a = arena_open(256 << 20);
    if (!a) return 0;
    if (setjmp(*arena_boundary(a)) == 0) {
        struct ctx c = { .arena = a };
        struct vcards v;
        struct vcard k;
        unsigned last = 0;
        bool more = true;
        str s = { (const char *)data, n };
        (void)vcard_like(s);
        err e = vcard_open(&c, s, &v);
        while (!e && more && !(e = vcard_next(&c, &v, &k, &more)) && more) {
            if (k.line <= last || (!k.wrong && !k.name.n)) abort();
            last = k.line;
            if (!utf8_valid(k.name) || !utf8_valid(k.organisation) || !utf8_valid(k.note)) abort();
            for (size_t i = 0; i < k.emails.n; i++)
                if (!k.emails.v[i].n || !utf8_valid(k.emails.v[i])) abort();
        }
    }
    arena_close(a);
    return 0;
}
