/* purl_fuzz - any bytes as a package URL and as a name of a product: what is taken is written, and read again says the same */
#include <stdlib.h>

#include "formats/cpe.h"
#include "formats/purl.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    str text = { (const char *)data, n };
    struct arena *m = arena_open(4 << 20);
    if (!m) return 0;
    if (!setjmp(*arena_boundary(m))) {
        struct purl p = purl_read(m, text);
        struct buf b = { .a = m }, again = { .a = m };
        if (!p.wrong) {
            purl_write(&p, &b);
            struct purl q = purl_read(m, buf_str(&b));
            if (b.n <= PURL_MOST && q.wrong) abort();
            if (!q.wrong) {
                purl_write(&q, &again);
                if (!str_eq(buf_str(&b), buf_str(&again))) abort();
            }
        }
        struct cpe c, d;
        const char *wrong;
        if (cpe_read(m, text, &c, &wrong)) {
            struct buf out = { .a = m };
            cpe_write(&c, &out);
            if (out.n <= CPE_MOST && !cpe_read(m, buf_str(&out), &d, &wrong)) abort();
            if (!cpe_matches(&c, &c) && str_chr(text, '?') < 0) abort();
        }
    }
    arena_close(m);
    return 0;
}
