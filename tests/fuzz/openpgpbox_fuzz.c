/* openpgpbox_fuzz - any bytes as a sealed message, a signature or a key to look at */
#include <stdlib.h>

#include "base/utf8.h"
#include "formats/openpgp_box.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    static char secret[8192], open_key[4096];
    static str keys[2];
    struct arena *a = arena_open(256 << 20);
    if (!a) return 0;
    if (setjmp(*arena_boundary(a)) == 0) {
        struct ctx c = { .arena = a, .now = clock_now() };
        struct pgp_opened o;
        struct pgp_look l;
        struct pgp_pair p;
        str s = { (const char *)data, n };
        if (!keys[0].n && !pgp_make(&c, S("Fuzz <f@z.example>"), 1, &p) && p.secret.n < sizeof secret && p.open_key.n < sizeof open_key) {
            memcpy(secret, p.secret.p, p.secret.n);
            memcpy(open_key, p.open_key.p, p.open_key.n);
            keys[0] = (str){ secret, p.secret.n };
            keys[1] = (str){ open_key, p.open_key.n };
        }
        struct strs secrets = { &keys[0], 1 }, known = { &keys[1], 1 };
        if (!pgp_open(&c, s, secrets, known, &o) && o.opened && o.signature == PGP_SIGNATURE_GOOD) abort(); /* nobody made one */
        if (!pgp_verify_detached(&c, S("text"), s, known, &o) && o.signature == PGP_SIGNATURE_GOOD) abort();
        if (!pgp_look(&c, s, &l))
            for (size_t i = 0; i < l.uids.n; i++)
                if (!utf8_plain(l.uids.v[i], false)) abort();
    }
    arena_close(a);
    return 0;
}
