/* ssvc_fuzz - any bytes as a decision table: what is taken has an outcome for every combination, and finds its own words */
#include <stdlib.h>

#include "formats/ssvc.h"

static void walk(struct ctx *c, const struct ssvc_table *t)
{
    uint8_t answers[SSVC_POINTS] = { 0 };
    if (!t->n || t->n > SSVC_POINTS || t->nrows > SSVC_ROWS || !t->outcome.n) abort();
    for (size_t row = 0; row < t->nrows; row++) {
        size_t got = ssvc_outcome(t, answers);
        if (got >= t->outcome.n) abort();
        if (row < 50 && ssvc_possible(t, answers) != UINT32_C(1) << got) abort();
        for (size_t k = t->n; k-- > 0 && ++answers[k] == t->points[k].n;) answers[k] = 0;
    }
    for (size_t k = 0; k < t->n; k++) {
        size_t i;
        if (!ssvc_point_of(t, t->points[k].slug, &i) || i != k) abort();
        for (size_t v = 0; v < t->points[k].n; v++)
            if (!ssvc_value_of(&t->points[k], ssvc_word(c->arena, &t->points[k].values[v]), &i)) abort();
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    struct arena *a = arena_open(256 << 20);
    if (!a) return 0;
    if (setjmp(*arena_boundary(a)) == 0) {
        struct ctx c = { .arena = a };
        struct ssvc_table t;
        err e = ssvc_read(&c, (str){ (const char *)data, n }, &t);
        if (!e)
            walk(&c, &t);
        else if (!e->detail.n)
            abort();
    }
    arena_close(a);
    return 0;
}
