/* warninglist_fuzz - any bytes as a warning list; what is read is asked for its own entries and for what follows them */
#include <stdlib.h>

#include "base/utf8.h"
#include "formats/warninglist.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    struct arena *a = arena_open(256 << 20);
    if (!a) return 0;
    if (setjmp(*arena_boundary(a)) == 0) {
        struct ctx c = { .arena = a };
        struct warning_list *l = NEW(a, struct warning_list);
        str in = { (const char *)data, n };
        if (!warning_read(&c, in, l)) {
            const struct warning_source v[] = { { l->type, l->kinds, l->entries }, { WARNING_CIDR, WARN_ANY, S_INIT("10.0.0.0/8\n::/0") } };
            struct warning_set *s;
            struct warning_hits h = { .n = 0 };
            struct regex_work *work = regex_work(a);
            str rest = l->entries, e;
            if (warning_compile(&c, v, COUNT(v), &s)) abort();
            for (size_t i = 0; i < 200 && str_split(&rest, '\n', &e); i++) {
                warning_find(s, work, WARN_ANY, e, &h);
                /* an entry is on its own list: all but patterns, and networks, which are no value */
                bool own = l->type == WARNING_STRING || l->type == WARNING_SUBSTRING;
                if (own && (!h.n || h.v[0] != 0)) abort();
                warning_find(s, work, WARN_URL, arena_fmt(a, "http://%.*s/", FMT(e)), &h);
            }
        }
    }
    arena_close(a);
    return 0;
}
