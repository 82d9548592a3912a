/* csv_fuzz - any bytes as a table */
#include <stdlib.h>

#include "base/utf8.h"
#include "formats/csv.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    struct arena *a = arena_open(256 << 20);
    if (!a) return 0;
    if (setjmp(*arena_boundary(a)) == 0) {
        struct ctx c = { .arena = a };
        struct csv t;
        struct strs cells;
        unsigned line, last = 0;
        bool more = true;
        err e = csv_open(&c, (str){ (const char *)data, n }, &t);
        while (!e && more && !(e = csv_next(&c, &t, &cells, &line, &more)) && more) {
            if (!cells.n || line <= last) abort();
            last = line;
            for (size_t i = 0; i < cells.n; i++)
                if (!utf8_valid(cells.v[i])) abort();
        }
    }
    arena_close(a);
    return 0;
}
