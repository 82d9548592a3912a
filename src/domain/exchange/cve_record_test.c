/* cve_record_test - containers are valid by the schema of CVE Services, whatever the revision holds */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "domain/exchange/cve.h"
#include "formats/check.h"

static struct ctx C;
static int open_arena(void **state)
{
    (void)state;
    C = (struct ctx){ .arena = arena_open(64u << 20) };
    return C.arena ? 0 : -1;
}
static int close_arena(void **state)
{
    (void)state;
    arena_close(C.arena);
    return 0;
}
static str vectors[] = { { "AV:N/AC:L/Au:N/C:P/I:P/A:P", 26 },
                         { "CVSS:3.0/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", 44 },
                         { "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", 44 },
                         { "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N", 63 } };
static struct adv_vulnerability U[] = { { .id = { "CVE-2026-10001", 14 }, .text = { "A hole.", 7 }, .weakness = { "CWE-79", 6 }, .vectors = { vectors, 4 } } };
static struct issue base(const struct adv_product *p, size_t n)
{
    return (struct issue){ .ref = S("XC-AD-2026-0001"),
                           .state = S("published"),
                           .title = S("A hole"),
                           .summary = S("In short."),
                           .language = S("en"),
                           .tlp = S("clear"),
                           .base = S("https://hub.example"),
                           .version = 1,
                           .first_at = { 1767323045000000 },
                           .at = { 1767323045000000 },
                           .products = { (void *)(uintptr_t)p, n },
                           .vulnerabilities = { U, 1 } };
}
static bool fine(str text)
{
    struct check_result r;
    assert_null(check_bytes(check_open(&C, true), &C, text, (when){ 1767323045000000 }, &r));
    if (!r.valid) print_message("%.*s %.*s\n", FMT(r.v[0].pointer), FMT(r.v[0].message));
    return r.valid && str_starts(r.format, S("cve-cna"));
}
static bool holds(str text, const char *what)
{
    bool there = str_find(text, str_of(what)) >= 0;
    if (!there) print_message("%s is not in %.*s\n", what, FMT(text));
    return there;
}
static void ranges(void **state)
{
    static const struct {
        const char *range, *status;
        unsigned is;
    } list[] = { { "*", "\"defaultStatus\":\"affected\"", VULN_AFFECTED },
                 { "2.3.1", "\"versions\":[{\"version\":\"2.3.1\",\"status\":\"affected\"}]", VULN_AFFECTED },
                 { "<2.4", "\"version\":\"0\",\"status\":\"affected\",\"versionType\":\"semver\",\"lessThan\":\"2.4\"", VULN_AFFECTED },
                 { "<=2.4", "\"lessThanOrEqual\":\"2.4\"", VULN_AFFECTED },
                 { ">1.0|<2.4", "[{\"version\":\"1.0\",\"status\":\"unaffected\"},{\"version\":\"1.0\",\"status\":\"affected\"", VULN_AFFECTED },
                 { ">=3.0", "\"version\":\"3.0\",\"status\":\"unaffected\",\"versionType\":\"semver\",\"lessThanOrEqual\":\"*\"", VULN_FIXED },
                 { "1.0", "\"status\":\"unknown\"", VULN_INVESTIGATED } };
    (void)state;
    for (size_t i = 0; i < COUNT(list); i++) {
        const struct adv_product p = {
            .id = S("P0001"), .vendor = S("Acme"), .name = S("Gate"), .type = S("semver"), .range = str_of(list[i].range), .status = list[i].is
        };
        struct issue v = base(&p, 1);
        str text = cve_container(C.arena, &v, &U[0], false);
        assert_true(fine(text));
        assert_true(holds(text, list[i].status));
    }
}
static void whole(void **state)
{
    (void)state;
    const struct adv_product p = {
        .id = S("P0001"), .name = S("Gate"), .range = S("*"), .status = VULN_AFFECTED, .cpe = S("cpe:2.3:a:acme:gate:*:*:*:*:*:*:*:*")
    };
    struct adv_link links[] = { { .url = S("https://a.example/1") }, { .url = S("https://a.example/1") } };
    struct adv_credit who[] = { { .name = S("Seen"), .organisation = S("Org"), .consent = true },
                                { .name = S("Hidden") },
                                { .name = S("Seen"), .organisation = S("Org"), .consent = true } };
    struct adv_remedy m[] = { { .category = REMEDY_FIX, .text = S("Update.") },
                              { .category = REMEDY_WORKAROUND, .text = S("Close it.") },
                              { .category = REMEDY_NONE, .text = S("None.") } };
    struct issue v = base(&p, 1);
    v.references = (struct list){ links, 2 };
    v.credits = (struct list){ who, 3 };
    v.remedies = (struct list){ m, 3 };
    str text = cve_container(C.arena, &v, &U[0], true);
    assert_true(fine(text));
    assert_true(holds(text, "\"tags\":[\"disputed\"]"));
    assert_true(holds(text, "\"value\":\"Seen (Org)\""));
    assert_true(holds(text, "\"baseSeverity\":\"CRITICAL\""));
    assert_true(holds(text, "https://hub.example/advisories/XC-AD-2026-0001"));
    assert_true(str_find(text, S("Hidden")) < 0);
    assert_true(str_find(text, S("None.")) < 0);
    assert_true(str_eq(text, cve_container(C.arena, &v, &U[0], true)));
    /* without a product there is nothing that may be sent */
    struct issue bare = base(NULL, 0);
    assert_false(fine(cve_container(C.arena, &bare, &U[0], false)));
}
static void rejected(void **state)
{
    (void)state;
    str by[] = { S("CVE-2026-10002") };
    assert_true(fine(cve_rejection(C.arena, S("It is none."), (struct strs){ NULL, 0 })));
    assert_true(holds(cve_rejection(C.arena, S("It is another."), (struct strs){ by, 1 }), "\"replacedBy\":[\"CVE-2026-10002\"]"));
    assert_false(fine(cve_rejection(C.arena, S(""), (struct strs){ NULL, 0 })));
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test_setup_teardown(ranges, open_arena, close_arena),
                                        cmocka_unit_test_setup_teardown(whole, open_arena, close_arena),
                                        cmocka_unit_test_setup_teardown(rejected, open_arena, close_arena) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
