/* resource_test - normal forms, guesses and keys of what is held; opening hours. No store. */
#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

#include "domain/directory/hours.h"
#include "domain/directory/resource.h"

static struct ctx c;

static int setup(void **state)
{
    (void)state;
    c.arena = arena_open(64u << 20);
    return c.arena ? 0 : -1;
}
static int teardown(void **state)
{
    (void)state;
    arena_close(c.arena);
    return 0;
}

static void guesses(void **state)
{
    static const struct {
        const char *text;
        enum resource_type type;
        const char *value;
    } cases[] = {
        { "203.0.113.7", RES_NETWORK, "203.0.113.7" },
        { " 203.0.113[.]7 ", RES_NETWORK, "203.0.113.7" },
        { "203[.]0[.]113(.)7", RES_NETWORK, "203.0.113.7" },
        { "203.0.113.7/24", RES_NETWORK, "203.0.113.0/24" },
        { "0.0.0.0/0", RES_NETWORK, "0.0.0.0/0" },
        { "2001:DB8::1", RES_NETWORK, "2001:db8::1" },
        { "2001:db8::/32", RES_NETWORK, "2001:db8::/32" },
        { "::ffff:203.0.113.7", RES_NETWORK, "203.0.113.7" },
        { "http://203.0.113.7:8080/x", RES_NETWORK, "203.0.113.7" },
        { "https://[2001:db8::7]/x", RES_NETWORK, "2001:db8::7" },
        { "203.0.113.7:443", RES_NETWORK, "203.0.113.7" },
        { "as64500", RES_ASN, "AS64500" },
        { "ASN 64500", RES_ASN, "AS64500" },
        { "Roads.Example", RES_DOMAIN, "roads.example" },
        { "roads.example.", RES_DOMAIN, "roads.example" },
        { "hxxps://user:secret@www.roads[.]example:8443/a?b#c", RES_DOMAIN, "www.roads.example" },
        { "https://www.roads.example", RES_DOMAIN, "www.roads.example" },
        { "stra\xc3\x9f"
          "e.example",
          RES_DOMAIN, "xn--strae-oqa.example" },
        { "someone@Mail.Roads.example", RES_MAIL, "mail.roads.example" },
        { "someone(at)roads[.]example", RES_MAIL, "roads.example" },
        { "Nimbus Networks N200", RES_WORDS, "Nimbus Networks N200" },
        { "64500", RES_WORDS, "64500" },
        { "AS", RES_WORDS, "AS" },
        { "as if", RES_WORDS, "as if" },
        { "1.2.3", RES_WORDS, "1.2.3" },
        { "-a.example", RES_WORDS, "-a.example" },
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct resource r;
        err e = resource_guess(&c, str_of(cases[i].text), &r);
        if (e || r.type != cases[i].type || !str_is(r.value, cases[i].value)) fail_msg("%s: type %d, %.*s", cases[i].text, (int)r.type, FMT(r.value));
    }
    struct resource r;
    assert_non_null(resource_guess(&c, S("203.0.113.7/33"), &r));
    assert_non_null(resource_guess(&c, S("  "), &r));
}

static void declared_strictly(void **state)
{
    struct resource r;
    (void)state;
    err e = resource_read(&c, RES_NETWORK, S("203.0.113.9/24"), S("/value"), &r);
    assert_non_null(e);
    assert_string_equal(e->code, "bad-network");
    assert_non_null(resource_read(&c, RES_NETWORK, S("roads.example"), S("/value"), &r));
    assert_non_null(resource_read(&c, RES_DOMAIN, S("10.0.0.1"), S("/value"), &r));
    assert_null(resource_read(&c, RES_DOMAIN, S("*.roads.example"), S("/value"), &r));
    assert_true(str_is(r.value, "roads.example"));
}

static bool has(struct strs l, const char *s)
{
    for (size_t i = 0; i < l.n; i++)
        if (str_is(l.v[i], s)) return true;
    return false;
}

static void keys_hold_all_that_contains(void **state)
{
    struct resource r;
    (void)state;
    assert_null(resource_guess(&c, S("203.0.113.7"), &r));
    struct strs k = resource_keys(&c, &r);
    assert_int_equal(k.n, 33);
    assert_true(has(k, "4cb007107/32") && has(k, "4cb007100/24") && has(k, "400000000/0"));
    assert_null(resource_guess(&c, S("2001:db8::/32"), &r));
    assert_int_equal(resource_keys(&c, &r).n, 33);
    assert_null(resource_guess(&c, S("a@b.roads.example"), &r));
    k = resource_keys(&c, &r);
    assert_int_equal(k.n, 6);
    assert_true(has(k, "mexample.roads.b.") && has(k, "dexample.roads.") && has(k, "dexample."));
    assert_false(has(k, "dexample.road"));
}

static void open_hours(void **state)
{
    static const struct {
        const char *text;
        int day, minute;
        enum open_word want;
    } cases[] = {
        { "24x7", 6, 0, HOURS_OPEN },
        { "Mon-Fri 09:00-17:00", 0, 540, HOURS_OPEN },
        { "Mon-Fri 09:00-17:00", 0, 539, HOURS_CLOSED },
        { "Mon-Fri 09:00-17:00", 4, 1019, HOURS_OPEN },
        { "Mon-Fri 09:00-17:00", 4, 1020, HOURS_CLOSED },
        { "Mon-Fri 09:00-17:00", 5, 600, HOURS_CLOSED },
        { "Mon-Fri 09:00-17:00; Sat 10:00-13:00", 5, 600, HOURS_OPEN },
        { "Sat-Mon 08:00-12:00", 6, 600, HOURS_OPEN },
        { "Sat-Mon 08:00-12:00", 2, 600, HOURS_CLOSED },
        { "Fri 22:00-06:00", 4, 1400, HOURS_OPEN },
        { "Fri 22:00-06:00", 5, 300, HOURS_OPEN },
        { "Fri 22:00-06:00", 4, 300, HOURS_CLOSED },
        { "", 0, 0, HOURS_UNKNOWN },
        { "office hours", 0, 0, HOURS_UNKNOWN },
        { "Mon-Fri 9-17", 0, 600, HOURS_UNKNOWN },
        { "Mon-Fri 25:00-26:00", 0, 600, HOURS_UNKNOWN },
        { "Mon-Fri 09:00-17:00;", 0, 600, HOURS_UNKNOWN },
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++)
        if (hours_at(str_of(cases[i].text), cases[i].day, cases[i].minute) != cases[i].want)
            fail_msg("%s, day %d, minute %d", cases[i].text, cases[i].day, cases[i].minute);
    assert_true(hours_good(S("")));
    assert_false(hours_good(S("whenever")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(guesses),
        cmocka_unit_test(declared_strictly),
        cmocka_unit_test(keys_hold_all_that_contains),
        cmocka_unit_test(open_hours),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
