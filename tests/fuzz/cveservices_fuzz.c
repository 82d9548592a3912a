/* cveservices_fuzz - what CVE Services answers: no number that is none, no state that is not known */
#include <stdlib.h>

#include "formats/cve_services.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct ctx c = { .arena = arena_open(64u << 20) };
    if (!c.arena || setjmp(*arena_boundary(c.arena))) {
        arena_close(c.arena);
        return 0;
    }
    str text = { (const char *)data, size }, code, words;
    struct cve_page *p = NEW(c.arena, struct cve_page);
    struct cve_listed one;
    struct cve_quota q;
    if (!cve_page_read(&c, text, p))
        for (size_t i = 0; i < p->n; i++)
            if (!cve_id_fine(p->v[i].id) || !p->v[i].state.n) abort();
    if (!cve_one_read(&c, text, &one) && (!cve_id_fine(one.id) || str_chr(one.id, '/') >= 0)) abort();
    if (!cve_quota_read(&c, text, &q) && q.quota + 1 == 0) p->n = 0;
    cve_error_read(&c, text, &code, &words);
    if (code.n > 60 || words.n > 1200 || str_chr(words, '\n') >= 0) abort();
    arena_close(c.arena);
    return 0;
}
