/* target_fuzz - any bytes as a request target: what is let through holds what target.c promises */
#include <stdlib.h>

#include "base/utf8.h"
#include "http/target.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    static struct target t;
    char *room = malloc(n ? n : 1);
    if (room && target_read((str){ (const char *)data, n }, room, &t)) {
        if (!utf8_valid(t.path) || t.path.p[0] != '/' || memchr(t.path.p, 0, t.path.n)) abort();
        if (str_find(t.path, S("/../")) >= 0 || str_find(t.path, S("//")) >= 0 || t.nquery > QUERY_MAX) abort();
        for (size_t i = 0; i < t.nquery; i++)
            if (!utf8_valid(t.query[i].name) || !utf8_valid(t.query[i].value)) abort();
    }
    free(room);
    return 0;
}
