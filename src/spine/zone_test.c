/* zone_test - TZif files that lie about themselves are refused, honest ones give civil time */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

#include "spine/zone.h"

static struct ctx c;
static unsigned char file[400];

static int begin(void **state)
{
    (void)state;
    c = (struct ctx){ .arena = arena_open(4u << 20) };
    return c.arena && setjmp(*arena_boundary(c.arena)) == 0 ? 0 : -1;
}
static int end(void **state)
{
    (void)state;
    arena_close(c.arena);
    return 0;
}

/* a file of two headers without times, one type, and this rule */
static str whole(const char *rule)
{
    memset(file, 0, sizeof file);
    for (int i = 0; i < 2; i++) {
        unsigned char *h = file + (i ? 44 + 7 : 0);
        memcpy(h, "TZif2", 5);
        h[39] = h[43] = 1; /* one type of six bytes, one letter of its name */
    }
    size_t at = 44 + 7 + 44 + 7;
    int n = snprintf((char *)file + at, sizeof file - at, "\n%s\n", rule);
    return (str){ (const char *)file, at + (size_t)n };
}
static const char *code(str bytes)
{
    const struct zone *z;
    err e = zone_read(&c, bytes, &z);
    return e ? e->code : "";
}

static void rules_are_followed(void **state)
{
    const struct zone *z;
    (void)state;
    assert_null(zone_read(&c, whole("CET-1CEST,M3.5.0,M10.5.0/3"), &z));
    assert_int_equal(zone_offset(z, when_make(2026, 1, 15, 12, 0, 0)), 3600);
    assert_int_equal(zone_offset(z, when_make(2026, 7, 15, 12, 0, 0)), 7200);
    assert_null(zone_read(&c, whole("PKT-5"), &z));
    assert_int_equal(zone_offset(z, when_make(2026, 7, 15, 12, 0, 0)), 18000);
}

static void counts_that_lie_are_refused(void **state)
{
    (void)state;
    for (int header = 0; header < 2; header++)
        for (int field = 20; field < 44; field += 4) {
            str all = whole("UTC0");
            unsigned char *h = file + header * 51;
            memcpy(h + field, "\xff\xff\xff\xf0", 4); /* negative: it once pointed before the file */
            assert_string_equal(code(all), "no-such-zone");
            memcpy(h + field, "\x00\x00\x0f\x00", 4);
            assert_string_equal(code(all), "no-such-zone");
        }
    str all = whole("UTC0");
    for (size_t n = 0; n < 102; n++) assert_string_equal(code((str){ all.p, n }), "no-such-zone");
    file[51] = 'X'; /* the second header is none */
    assert_string_equal(code(all), "no-such-zone");
}

static void rules_that_lie_are_left_out(void **state)
{
    static const char *const rules[] = { "A0B,M13.1.0,M1.1.0", "A0B,M0.1.0,M1.1.0", "A0B,M3.9.0,M10.1.0", "A0B,M3.1.7,M10.1.0",
                                         "A99999999999999999999B,M3.1.0,M10.1.0" };
    const struct zone *z;
    (void)state;
    for (size_t i = 0; i < COUNT(rules); i++) {
        assert_null(zone_read(&c, whole(rules[i]), &z));
        (void)zone_offset(z, when_make(2026, 7, 15, 12, 0, 0));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(rules_are_followed), cmocka_unit_test(counts_that_lie_are_refused),
                                        cmocka_unit_test(rules_that_lie_are_left_out) };
    return cmocka_run_group_tests(tests, begin, end);
}
