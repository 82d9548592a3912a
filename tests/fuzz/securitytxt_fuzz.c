/* securitytxt_fuzz - any bytes as a security.txt: findings stand within it, what is valid has what each needs, limits hold */
#include <stdlib.h>

#include "formats/securitytxt.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    struct arena *a = arena_open(64 << 20);
    if (!a) return 0;
    if (setjmp(*arena_boundary(a)) == 0) {
        struct securitytxt t;
        str text = { (const char *)data, n };
        bool is = securitytxt_is(text), error = false;
        securitytxt_read(a, text, S("https://a.example/.well-known/security.txt"), (when){ INT64_C(1795996800) * SECOND }, &t);
        if (t.n > SECURITYTXT_FINDINGS || t.contacts.n > 100) abort();
        for (size_t i = 0; i < t.n; i++) {
            if (t.v[i].line > SECURITYTXT_LINES + 1 || !t.v[i].message.n) abort();
            error = error || t.v[i].error;
        }
        if (t.n < SECURITYTXT_FINDINGS && error == t.valid) abort();
        if (t.valid && (!t.contacts.n || !t.expires.us || !is)) abort();
    }
    arena_close(a);
    return 0;
}
