/* when_fuzz - any text as a time: what is taken is written and read again to the same instant */
#include <setjmp.h>
#include <stdlib.h>

#include "base/ctx.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    struct ctx c = { .arena = arena_open(64u << 20), .now = { 1800000000000000 } };
    str text = { (const char *)data, n };
    if (!c.arena) return 0;
    if (setjmp(*arena_boundary(c.arena)) == 0) {
        when at, again;
        if (when_parse(text, &at)) {
            str out = when_text(c.arena, at);
            if (!when_parse(out, &again) || again.us != at.us) abort();
        }
    }
    arena_close(c.arena);
    return 0;
}
