/* clock_test - times as text and back, civil dates, the frozen clock, identifiers */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/ctx.h"

static void times_as_text(void **state)
{
    (void)state;
    struct arena *a = arena_open(1 << 20);
    static const char *const pairs[][2] = {
        { "1970-01-01T00:00:00Z", "1970-01-01T00:00:00Z" },          { "2024-02-29T23:59:59+05:00", "2024-02-29T18:59:59Z" },
        { "2026-03-20t14:00:00.5z", "2026-03-20T14:00:00.500000Z" }, { "1969-12-31T23:59:59.25Z", "1969-12-31T23:59:59.250000Z" },
        { "2026-03-20T14:00:00-00:30", "2026-03-20T14:30:00Z" },     { "0001-01-01T00:00:00Z", "0001-01-01T00:00:00Z" },
        { "9999-12-31T23:59:59Z", "9999-12-31T23:59:59Z" },
    };
    for (size_t i = 0; i < COUNT(pairs); i++) {
        when w;
        assert_true(when_parse(str_of(pairs[i][0]), &w));
        assert_true(str_is(when_text(a, w), pairs[i][1]));
    }
    static const char *const bad[] = { "",
                                       "2026-03-20",
                                       "2026-03-20T14:00:00",
                                       "2026-02-29T00:00:00Z",
                                       "2026-13-01T00:00:00Z",
                                       "2026-03-20T24:00:00Z",
                                       "2026-03-20T14:00:00+5:00",
                                       "2026-03-20T14:00:00Zx",
                                       "2026-03-20T14:00:00.Z",
                                       "20260320T140000Z",
                                       "2026-00-01T00:00:00Z" };
    for (size_t i = 0; i < COUNT(bad); i++) {
        when w;
        assert_false(when_parse(str_of(bad[i]), &w));
    }
    arena_close(a);
}

static void civil_dates(void **state)
{
    (void)state;
    int y, mo, d, h, mi, s;
    for (int64_t day = -800000; day < 2900000; day += 37) { /* the years -220 to 9900 */
        when w = { day * DAY + 3723 * SECOND };
        when_utc(w, &y, &mo, &d, &h, &mi, &s);
        assert_int_equal(when_make(y, mo, d, h, mi, s).us, w.us);
        assert_true(h == 1 && mi == 2 && s == 3 && mo >= 1 && mo <= 12 && d >= 1 && d <= 31);
    }
    assert_int_equal(when_make(2000, 3, 1, 0, 0, 0).us, INT64_C(951868800) * SECOND);
}

static void frozen(void **state)
{
    (void)state;
    when at = when_make(2026, 3, 20, 14, 0, 0);
    clock_freeze(at);
    assert_int_equal(clock_now().us, at.us);
    clock_freeze((when){ 0 });
    assert_true(clock_now().us > at.us || clock_now().us > 0);
    assert_int_not_equal(clock_now().us, at.us);
}

static void identifiers(void **state)
{
    (void)state;
    id last = { { 0 } }, read;
    when now = when_make(2026, 3, 20, 14, 0, 0);
    for (int i = 0; i < 10000; i++) { /* more than one millisecond holds */
        id next = id_new("rep", now);
        assert_true(strcmp(next.s, last.s) > 0);
        assert_int_equal(next.s[18], '7');
        assert_true(id_parse(id_str(&next), &read) && !strcmp(read.s, next.s));
        last = next;
    }
    assert_true(id_empty(&(id){ { 0 } }) && !id_empty(&last));
    static const char *const bad[] = { "",
                                       "rep",
                                       "rep_",
                                       "Rep_019d0b6e-7e80-7000-8000-000000000000",
                                       "rep_019d0b6e-7e80-7000-8000-00000000000",
                                       "rep_019D0b6e-7e80-7000-8000-000000000000",
                                       "rep_019d0b6e-7e80-7000-8000-0000000000000",
                                       "_019d0b6e-7e80-7000-8000-000000000000" };
    for (size_t i = 0; i < COUNT(bad); i++) assert_false(id_parse(str_of(bad[i]), &read));
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(times_as_text), cmocka_unit_test(civil_dates), cmocka_unit_test(frozen),
                                        cmocka_unit_test(identifiers) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
