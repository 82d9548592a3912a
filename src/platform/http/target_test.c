/* target_test - see target.c */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

#include "http/target.h"

static struct target t;
static char room[TARGET_MAX];
static bool fine(const char *raw)
{
    return target_read(str_of(raw), room, &t);
}

static void decodes(void **state)
{
    (void)state;
    assert_true(fine("/a%20b/%D8%B1?q=x+y%26&empty=&flag&q=2"));
    assert_true(str_is(t.path, "/a b/\xd8\xb1"));
    assert_int_equal(t.nquery, 4);
    assert_true(str_is(t.query[0].value, "x y&") && str_is(t.query[1].name, "empty") && t.query[1].value.n == 0);
    assert_true(str_is(t.query[2].name, "flag") && str_is(t.query[3].value, "2"));
    assert_true(fine("/") && fine("/taxii2/"));
}
static void refuses(void **state)
{
    (void)state;
    static const char *const bad[] = { "",      "a",    "/a/../b", "/%2e%2e/x", "/a/.",  "//a",      "/a//b",       "/a%2fb", "/a%00",
                                       "/a%0a", "/%zz", "/%4",     "/%ff",      "/a\\b", "/a?x=%00", "/a?%c0%af=1", "*" };
    for (size_t i = 0; i < COUNT(bad); i++)
        if (fine(bad[i])) fail_msg("let through: %s", bad[i]);
    char many[1024] = "/a?";
    for (int i = 0; i < 64; i++) snprintf(many + strlen(many), 8, "k=%d&", i % 10);
    assert_true(fine(many));
    snprintf(many + strlen(many), 8, "k=1");
    assert_false(fine(many));
}

int main(void)
{
    static const struct CMUnitTest tests[] = { cmocka_unit_test(decodes), cmocka_unit_test(refuses) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
