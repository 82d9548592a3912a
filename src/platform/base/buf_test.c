/* buf_test - the maximum, numbers, and the three ways to escape */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"

static struct arena *a;
static int begin(void **state)
{
    (void)state;
    a = arena_open(1 << 20);
    return a ? 0 : -1;
}
static int end(void **state)
{
    (void)state;
    arena_close(a);
    return 0;
}

static void the_maximum(void **state)
{
    (void)state;
    struct buf b = { .a = a, .max = 5 };
    buf_z(&b, "abc");
    buf_z(&b, "def");
    buf_c(&b, 'x');
    assert_true(b.full && str_is(buf_str(&b), "abc"));
}

static void numbers(void **state)
{
    (void)state;
    struct buf b = { .a = a };
    buf_int(&b, INT64_MIN);
    buf_c(&b, ' ');
    buf_int(&b, 0);
    buf_fmt(&b, " %0300d", 7);
    assert_true(str_starts(buf_str(&b), S("-9223372036854775808 0 000")));
    assert_int_equal(b.n, 22 + 301);
}

static void escaped(void **state)
{
    (void)state;
    struct buf h = { .a = a }, u = { .a = a }, v = { .a = a };
    buf_html(&h, S("<a b=\"'&\">"));
    assert_true(str_is(buf_str(&h), "&lt;a b=&quot;&#39;&amp;&quot;&gt;"));
    buf_url(&u, S("a b/\xD8\xA7~"));
    assert_true(str_is(buf_str(&u), "a%20b%2F%D8%A7~"));
    static const char *const cells[][2] = { { "plain", "plain" }, { "a,b", "\"a,b\"" },   { "a\"b", "\"a\"\"b\"" }, { "=1+1", "\"'=1+1\"" },
                                            { "@x", "\"'@x\"" },  { "a\nb", "\"a\nb\"" }, { "-2", "\"'-2\"" },      { "", "" } };
    for (size_t i = 0; i < COUNT(cells); i++) {
        v.n = 0;
        buf_csv(&v, str_of(cells[i][0]));
        assert_true(str_is(buf_str(&v), cells[i][1]));
    }
}

static void filling(void **state)
{
    static const char *const pairs[][2] = { { "", "" },
                                            { "no places", "no places" },
                                            { "{ref}: {title}", "R-1: T {x}" },
                                            { "{unknown} {ref}", "{unknown} R-1" },
                                            { "open {", "open {" },
                                            { "{}{ref}}", "{}R-1}" } };
    const struct place places[] = { { S("ref"), S("R-1") }, { S("title"), S("T {x}") } };
    struct arena *own = arena_open(1 << 16);
    (void)state;
    for (size_t i = 0; i < COUNT(pairs); i++) {
        struct buf b = { .a = own };
        buf_fill(&b, str_of(pairs[i][0]), places, 2);
        assert_true(str_is(buf_str(&b), pairs[i][1]));
    }
    arena_close(own);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(filling), cmocka_unit_test(the_maximum), cmocka_unit_test(numbers), cmocka_unit_test(escaped) };
    return cmocka_run_group_tests(tests, begin, end);
}
