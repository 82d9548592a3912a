/* plan_fuzz - any text as a statement: tokens are replaced, or it is refused */
#include <setjmp.h>
#include <stdlib.h>

#include "spine/access.h"
#include "store/internal.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    struct ctx c = { .arena = arena_open(64u << 20), .now = { 1800000000000000 } };
    str text = { (const char *)data, n };
    if (!c.arena) return 0;
    if (setjmp(*arena_boundary(c.arena)) == 0) {
        struct plan p;
        str me[] = { S("public"), S("team:t"), S("user:u") };
        struct arg args[] = { A_INT(1), A_TEXT(S("two")), A_LIST(((struct strs){ me, 3 })), A_NULL };
        c.me = (struct strs){ me, n % 4 };
        access_install();
        const char *z = arena_cstr(c.arena, text);
        struct sql q = { "fuzz", z, WHERE, true, true };
        for (int pg = 0; pg < 2; pg++)
            if (!plan_make(&c, pg, &q, args, COUNT(args), &p)) {
                if (strlen(p.text.p) != p.text.n) abort();
                for (size_t i = 0; i < p.nargs; i++)
                    if (p.args[i].type == ARG_LIST) abort();
            }
    }
    arena_close(c.arena);
    return 0;
}
