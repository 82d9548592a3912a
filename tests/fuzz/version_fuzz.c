/* version_fuzz - three texts as versions of a kind: the order is total, so it holds together whatever they are; and as a range */
#include <stdlib.h>

#include "formats/vers.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    if (n < 2 || n > 4096) return 0;
    enum version_kind k = data[0] % VERSION_KINDS;
    str all = { (const char *)data + 1, n - 1 }, a = { 0 }, b = { 0 };
    (void)str_split(&all, '\n', &a);
    (void)str_split(&all, '\n', &b);
    if (version_cmp(k, a, a) != 0 || version_cmp(k, a, b) != -version_cmp(k, b, a)) abort();
    struct arena *m = arena_open(4 << 20);
    if (!m) return 0;
    if (!setjmp(*arena_boundary(m))) {
        struct vers r = vers_read(m, a), q = vers_native(m, S("conan"), b);
        if (!r.wrong) {
            struct buf out = { .a = m };
            vers_write(&r, &out);
            struct vers again = vers_read(m, buf_str(&out));
            if (again.wrong || again.n != r.n) abort();
            (void)vers_holds(&r, b);
            if (!q.wrong) (void)vers_overlap(&r, &q);
        }
        q = vers_native(m, S("nginx"), a);
    }
    arena_close(m);
    return 0;
}
