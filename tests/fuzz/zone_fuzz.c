/* zone_fuzz - any bytes as a TZif file: offsets are those of a day, and civil time comes back */
#include <setjmp.h>
#include <stdlib.h>

#include "spine/zone.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    struct ctx c = { .arena = arena_open(64u << 20), .now = { 1800000000000000 } };
    str text = { (const char *)data, n };
    if (!c.arena) return 0;
    if (setjmp(*arena_boundary(c.arena)) == 0) {
        const struct zone *z;
        static const int64_t years[] = { -70, -30, 0, 1, 30, 56, 100, 400 };
        if (!zone_read(&c, text, &z))
            for (size_t i = 0; i < COUNT(years); i++) {
                when at = { years[i] * 366 * DAY + 12345 * SECOND };
                struct civil v = zone_civil(z, at);
                if (v.month < 1 || v.month > 12 || v.day < 1 || v.day > 31 || v.weekday < 0 || v.weekday > 6) abort();
                (void)zone_instant(z, v.year, v.month, v.day, v.hour, v.minute);
            }
    }
    arena_close(c.arena);
    return 0;
}
