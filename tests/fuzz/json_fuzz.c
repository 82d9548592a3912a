/* json_fuzz - the JSON reader against any bytes: what it takes, it must write and read again to the same text */
#include <setjmp.h>
#include <stdlib.h>

#include "base/json.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct ctx c = { .arena = arena_open(64u << 20) };
    struct json v, again;
    if (!c.arena) return 0;
    if (setjmp(*arena_boundary(c.arena))) { /* the limit of the arena is an answer, too */
        arena_close(c.arena);
        return 0;
    }
    if (!json_read(&c, (str){ (const char *)data, size }, NULL, &v)) {
        str once = json_raw(v, c.arena);
        struct json_limits wide = { .bytes = 16u << 20 };
        if (json_read(&c, once, &wide, &again)) abort();
        if (!str_eq(once, json_raw(again, c.arena))) abort();
    }
    arena_close(c.arena);
    return 0;
}
