/* vuln_fuzz - any bytes as a document about vulnerabilities: what is taken has statements with an id, and versions can be asked */
#include <stdlib.h>

#include "formats/vuln.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    struct ctx c = { .arena = arena_open(64 << 20) };
    struct json d;
    struct vuln_said *v;
    size_t count;
    struct vuln_epss e;
    if (!c.arena) return 0;
    if (!setjmp(*arena_boundary(c.arena))) {
        str text = { (const char *)data, n };
        if (vuln_epss_line(text, &e) && (e.score < 0 || e.score > 1000000 || e.percentile < 0 || e.percentile > 1000000)) abort();
        if (!json_read(&c, text, NULL, &d) && vuln_format_of(d) != VULN_NONE && !vuln_read(&c, vuln_format_of(d), d, &v, &count)) {
            for (size_t i = 0; i < count; i++) {
                const struct vuln_product *p = v[i].products.v;
                if (!vuln_id_fine(v[i].id) || !v[i].source.n || v[i].products.n > VULN_PRODUCTS) abort();
                (void)vuln_worst(&v[i]);
                for (size_t k = 0; k < v[i].products.n && k < 20; k++) {
                    const struct vuln_span *why;
                    if (vuln_asks(c.arena, &p[k], S("2.3.1"), &why) >= VULN_STATUSES) abort();
                }
            }
        }
    }
    arena_close(c.arena);
    return 0;
}
