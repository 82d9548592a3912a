/* keyring_fuzz - any bytes as a keyring; what comes out is read as a key again */
#include <stdlib.h>

#include "formats/keyring.h"
#include "formats/openpgp.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    struct arena *a = arena_open(256 << 20);
    if (!a) return 0;
    if (setjmp(*arena_boundary(a)) == 0) {
        struct ctx c = { .arena = a };
        struct keyring k;
        struct keyring_cert cert;
        bool more = true;
        unsigned last = 0;
        str s = { (const char *)data, n };
        (void)keyring_like(s);
        err e = keyring_open(&c, s, &k);
        while (!e && more && !(e = keyring_next(&c, &k, &cert, &more)) && more) {
            struct openpgp one;
            if (cert.n != ++last || (!cert.wrong && !cert.armored.n)) abort();
            if (!cert.wrong) (void)!openpgp_read(&c, cert.armored, S("/armored"), &one);
        }
    }
    arena_close(a);
    return 0;
}
