/* likeness_test - texts that say the same are alike, others are not; marks and addresses; limits */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "domain/disclosure/likeness.h"

static struct arena *A;

static const char first[] =
    "The endpoint /orders/export of OrderHub 4.2 takes the parameter customer unfiltered into a statement: an attacker reads the orders of "
    "every customer without signing in. Tested against the demonstration of the vendor.";
static const char again[] = "In OrderHub 4.2 anybody can read orders of all customers: the parameter customer of /orders/export goes into a SQL statement "
                            "without escaping, no sign-in needed.";
static const char other[] = "The camera firmware N200 opens telnet on port 2323 with a fixed password that is printed in the manual; whoever is in the same "
                            "network gets a root shell.";

static unsigned alike(const char *t1, const char *d1, const char *t2, const char *d2)
{
    struct likeness a = likeness_of(A, str_of(t1), str_of(d1)), b = likeness_of(A, str_of(t2), str_of(d2));
    unsigned there = likeness_percent(&a, &b);
    assert_int_equal(there, likeness_percent(&b, &a));
    assert_int_equal(likeness_percent(&a, &a), a.n ? 100 : 0);
    return there;
}

static void same_told_twice_is_like_it(void **state)
{
    (void)state;
    unsigned told_again = alike("SQL injection in OrderHub", first, "OrderHub: injection in the order export", again);
    unsigned something_else = alike("SQL injection in OrderHub", first, "Fixed password in a camera", other);
    assert_true(told_again >= 40);
    assert_true(something_else <= 10);
    assert_int_equal(alike("", first, "", first), 100);
    /* capitals, marks and what parts words change nothing */
    assert_int_equal(alike("Über-Gerät N200", "", "uber gerat; n200!", ""), 100);
    assert_int_equal(alike("اردو متن میں کمزوری", "", "اردو متن میں کمزوری", ""), 100);
}

static void what_holds_nothing_is_like_nothing(void **state)
{
    (void)state;
    assert_int_equal(alike("", "", "", ""), 0);
    assert_int_equal(alike("", "the and of a", "", "the and of a"), 0);
    assert_int_equal(alike("A title of its own", "", "", ""), 0);
    assert_int_equal(alike("\xff\xfe\x80", "\xc3", "\xff\xfe\x80", "\xc3"), 0);
}

static void long_texts_cost_no_more_than_the_limit(void **state)
{
    (void)state;
    size_t n = 400000;
    char *long_text = arena_alloc(A, n + 1);
    for (size_t i = 0; i < n; i++) long_text[i] = i % 5 == 4 ? ' ' : (char)('a' + (i * 2654435761U >> 7) % 26);
    struct likeness a = likeness_of(A, (str){ long_text, n }, (str){ long_text, n });
    assert_in_range(a.n, 100, LIKENESS_MOST);
    assert_int_equal(likeness_percent(&a, &a), 100);
    struct strs words = likeness_words(A, (str){ long_text, n }, (str){ long_text, n });
    assert_int_equal(words.n, LIKENESS_WORDS);
}

static bool has(struct strs v, const char *word)
{
    for (size_t i = 0; i < v.n; i++)
        if (str_is(v.v[i], word)) return true;
    return false;
}

static void marks_are_the_words_that_say_most(void **state)
{
    (void)state;
    struct strs a = likeness_words(A, S("SQL injection in OrderHub"), str_of(first));
    assert_true(has(a, "orderhub") && has(a, "injection") && has(a, "sql"));
    assert_true(has(a, "demonstration"));
    assert_false(has(a, "the") || has(a, "in"));
    for (size_t i = 0; i < a.n; i++)
        for (size_t k = 0; k < i; k++) assert_false(str_eq(a.v[i], a.v[k]));
    assert_int_equal(likeness_words(A, S(""), S("a b c")).n, 0);
}

static void addresses_are_compared_by_what_they_name(void **state)
{
    (void)state;
    static const char *const v[][3] = { { "https://www.Shop.example:8443/basket/?id=1#x", "shop.example", "shop.example/basket" },
                                        { "shop.example/basket", "shop.example", "shop.example/basket" },
                                        { "shop.example.", "shop.example", "" },
                                        { "http://u:p@shop.example/", "shop.example", "" },
                                        { "https://[2001:DB8::1]:443/a", "[2001:db8::1]:443", "[2001:db8::1]:443/a" },
                                        { "", "", "" },
                                        { "/only/a/path", "", "" },
                                        { "shop.example:8080", "shop.example", "" } };
    for (size_t i = 0; i < COUNT(v); i++) {
        str host = likeness_host(A, str_of(v[i][0])), address = likeness_address(A, str_of(v[i][0]));
        if (!str_is(host, v[i][1]) || !str_is(address, v[i][2])) fail_msg("%s: %.*s, %.*s", v[i][0], FMT(host), FMT(address));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(same_told_twice_is_like_it),
        cmocka_unit_test(what_holds_nothing_is_like_nothing),
        cmocka_unit_test(long_texts_cost_no_more_than_the_limit),
        cmocka_unit_test(marks_are_the_words_that_say_most),
        cmocka_unit_test(addresses_are_compared_by_what_they_name),
    };
    A = arena_open(64u << 20);
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    arena_close(A);
    return failed;
}
