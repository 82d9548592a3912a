/* utf8_test - well-formed text, broken text, and text that looks other than it is */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/utf8.h"

static void broken(void **state)
{
    (void)state;
    static const char *const bad[] = { "\x80",     "\xC0\xAF", "\xE0\x80\xAF",    "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xF8\x88\x80\x80\x80",
                                       "\xE2\x82", "a\xFF",    "\xF0\x8F\xBF\xBF" };
    for (size_t i = 0; i < COUNT(bad); i++) {
        assert_false(utf8_valid(str_of(bad[i])));
        assert_false(utf8_plain(str_of(bad[i]), true));
    }
    assert_true(utf8_valid(S("\xED\x9F\xBF\xEE\x80\x80\xF4\x8F\xBF\xBF\x7F")));
    str rest = S("\xE2\x82z");
    uint32_t v;
    assert_true(utf8_next(&rest, &v) && v == 0xFFFD);
    assert_true(utf8_next(&rest, &v) && v == 0xFFFD);
    assert_true(utf8_next(&rest, &v) && v == 'z');
    assert_false(utf8_next(&rest, &v));
}

static void lengths(void **state)
{
    (void)state;
    str urdu = S("\xD8\xB1\xD8\xA7\xD8\xA8\xD8\xB7\xDB\x81"); /* the name of the program */
    assert_int_equal(utf8_length(urdu), 5);
    assert_int_equal(utf8_clip(urdu, 2).n, 4);
    assert_int_equal(utf8_clip(urdu, 50).n, urdu.n);
    assert_int_equal(utf8_length(S("\xF0\x9F\x98\x80")), 1);
}

static void typed_text(void **state)
{
    (void)state;
    assert_true(utf8_plain(S("two\nlines\t"), true));
    assert_false(utf8_plain(S("two\nlines"), false));
    assert_false(utf8_plain(S("a\0b"), true));
    assert_false(utf8_plain(S("a\x1b[1m"), true));
    assert_false(utf8_plain(S("a\xE2\x80\xAE"
                              "b"),
                            true)); /* U+202E */
    assert_false(utf8_plain(S("a\xE2\x81\xA6"
                              "b"),
                            true));                            /* U+2066 */
    assert_true(utf8_plain(S("\xE2\x80\x8F\xD8\xB1"), false)); /* U+200F is needed by right-to-left text */
}

static void direction(void **state)
{
    (void)state;
    assert_true(utf8_right_to_left(S("ویب سائٹ")));
    assert_true(utf8_right_to_left(S("12: (ہیک) Server")));
    assert_false(utf8_right_to_left(S("Server ویب")));
    assert_false(utf8_right_to_left(S("Ünïcode")));
    assert_false(utf8_right_to_left(S("2026-11-26 ...")));
    assert_false(utf8_right_to_left(S("")));
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(direction), cmocka_unit_test(broken), cmocka_unit_test(lengths), cmocka_unit_test(typed_text) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
