/* openpgp_fuzz - any bytes as a key, armoured or not */
#include <stdlib.h>

#include "base/utf8.h"
#include "formats/openpgp.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    struct arena *a = arena_open(64 << 20);
    if (!a) return 0;
    if (setjmp(*arena_boundary(a)) == 0) {
        struct ctx c = { .arena = a };
        struct openpgp k;
        if (!openpgp_read(&c, (str){ (const char *)data, n }, S("/armored"), &k)) {
            if ((k.version != 4 && k.version != 6) || k.hashed.n < 8 || !utf8_valid(k.uid)) abort();
            if (openpgp_sha1(a, k.hashed).n != 40) abort();
        }
    }
    arena_close(a);
    return 0;
}
