/* tests of fold */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/fold.h"

static void words(void **state)
{
    static const char *const pairs[][2] = {
        { "", "" },
        { " -- ", "" },
        { "Printer N200: opens port 9100!", "printer n200 opens port 9100" },
        { "\xC3\x9C"
          "ber-Ger\xC3\xA4t",
          "uber gerat" },
        { "U\xCC\x88"
          "ber",
          "uber" }, /* the same, decomposed */
        { "Stra\xC3\x9F"
          "e",
          "strasse" },
        { "canary-1764063299", "canary 1764063299" },
        { "198.51.100.7", "198 51 100 7" },
        { "\xD8\xB1\xD8\xA7\xD8\xA8\xD8\xB7\xDB\x81", "\xD8\xB1\xD8\xA7\xD8\xA8\xD8\xB7\xDB\x81" },
        { "\xD8\xB1\xD9\x8E\xD8\xA8", "\xD8\xB1\xD8\xA8" }, /* Arabic short vowels are marks */
        { "\xEF\xAC\x81ne", "fine" },                       /* a ligature */
        { "a\xFF"
          "b",
          "a b" },
        { "it's", "it s" },
    };
    struct arena *a = arena_open(1u << 20);
    (void)state;
    for (size_t i = 0; i < COUNT(pairs); i++) {
        str out = fold_words(a, str_of(pairs[i][0]));
        assert_int_equal(out.n, strlen(pairs[i][1]));
        if (out.n) assert_memory_equal(out.p, pairs[i][1], out.n);
    }
    arena_close(a);
}

static void long_words_are_parted_and_folding_twice_changes_nothing(void **state)
{
    struct arena *a = arena_open(1u << 20);
    char text[1000];
    (void)state;
    memset(text, 'Q', sizeof text);
    str out = fold_words(a, (str){ text, sizeof text });
    assert_int_equal(out.n, sizeof text + 9);
    for (size_t i = 0, run = 0; i < out.n; i++) {
        run = out.p[i] == ' ' ? 0 : run + 1;
        assert_true(run <= 100);
    }
    str again = fold_words(a, out);
    assert_true(str_eq(again, out));
    arena_close(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(words), cmocka_unit_test(long_words_are_parted_and_folding_twice_changes_nothing) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
