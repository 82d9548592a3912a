/* cursor_fuzz - any text as a cursor: nobody can make one */
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>

#include "guard/guard.h"
#include "spine/list.h"
#include "spine/viewer.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    struct ctx c = { .arena = arena_open(64u << 20), .now = { 1800000000000000 } };
    str text = { (const char *)data, n };
    if (!c.arena) return 0;
    if (setjmp(*arena_boundary(c.arena)) == 0) {
        str inner;
        static bool ready;
        if (!ready) {
            char path[] = "/tmp/rabta-fuzz-XXXXXX";
            if (!mkdtemp(path) || guard_start(&c)) abort();
            str key = arena_fmt(c.arena, "%s/key", path);
            if (master_key_make(&c, key) || master_key_load(&c, key)) abort();
            remove(key.p);
            remove(path);
            ready = true;
        }
        viewer_use(&c, viewer_public());
        if (!cursor_read(&c, text, &inner)) abort();
        str made;
        if (n < 2000 && (cursor_make(&c, text, &made) || cursor_read(&c, made, &inner) || !str_eq(inner, text))) abort();
    }
    arena_close(c.arena);
    return 0;
}
