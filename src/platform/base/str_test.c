/* str_test - the small functions on texts */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/str.h"

static void finding(void **state)
{
    (void)state;
    assert_int_equal(str_find(S("abcabd"), S("abd")), 3);
    assert_int_equal(str_find(S("ab"), S("abc")), -1);
    assert_int_equal(str_find(S("ab"), S("")), 0);
    assert_int_equal(str_chr(S("a\0b"), 'b'), 2);
    assert_int_equal(str_chr((str){ NULL, 0 }, 'b'), -1);
    assert_true(str_starts(S("abc"), S("ab")) && str_ends(S("abc"), S("bc")) && !str_ends(S("c"), S("bc")));
}

static void order(void **state)
{
    (void)state;
    assert_true(str_cmp(S("a"), S("b")) < 0 && str_cmp(S("ab"), S("a")) > 0 && str_cmp(S(""), S("")) == 0);
    assert_true(str_cmp(S("\xff"), S("a")) > 0);
    assert_true(str_eq_nocase(S("Host"), S("hOST")) && !str_eq_nocase(S("Hos"), S("host")));
}

static void numbers(void **state)
{
    (void)state;
    int64_t n;
    assert_true(str_int(S("9223372036854775807"), &n) && n == INT64_MAX);
    assert_true(str_int(S("-9223372036854775808"), &n) && n == INT64_MIN);
    assert_true(str_int(S("+5"), &n) && n == 5);
    static const char *const bad[] = { "", "-", "9223372036854775808", "-9223372036854775809", "1 ", " 1", "1a", "--1", "0x1", "99999999999999999999" };
    for (size_t i = 0; i < COUNT(bad); i++) assert_false(str_int(str_of(bad[i]), &n));
}

static void parts(void **state)
{
    (void)state;
    str rest = S("a,,b"), part;
    assert_true(str_split(&rest, ',', &part) && str_is(part, "a"));
    assert_true(str_split(&rest, ',', &part) && part.n == 0);
    assert_true(str_split(&rest, ',', &part) && str_is(part, "b"));
    assert_false(str_split(&rest, ',', &part));
    assert_true(str_is(str_trim(S(" \t x y\r\n")), "x y"));
    assert_int_equal(str_trim(S("  ")).n, 0);
    assert_true(str_is(str_cut(S("abc"), 1, 99), "bc"));
    assert_int_equal(str_cut(S("abc"), 5, 2).n, 0);
}

static void secrets(void **state)
{
    (void)state;
    assert_true(str_same_secret(S("abc"), S("abc")) && !str_same_secret(S("abc"), S("abd")) && !str_same_secret(S("a"), S("")));
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(finding), cmocka_unit_test(order), cmocka_unit_test(numbers), cmocka_unit_test(parts),
                                        cmocka_unit_test(secrets) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
