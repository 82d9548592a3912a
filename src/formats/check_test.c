/* check_test - which format a document has, how findings are told, limits */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "formats/check.h"

static struct ctx c, run;

static struct check_result checked(bool errors_only, const char *text)
{
    static struct checker *all, *errors;
    struct checker **k = errors_only ? &errors : &all;
    struct check_result r;
    if (!*k) *k = check_open(&c, errors_only);
    err e = check_bytes(*k, &run, str_of(text), when_make(2026, 11, 1, 0, 0, 0), &r);
    if (e) fail_msg("%.*s", FMT(e->detail));
    return r;
}
static void is(const char *text, const char *format, bool valid)
{
    struct check_result r = checked(true, text);
    if (!str_is(r.format, format) || r.valid != valid)
        fail_msg("%s: %.*s, %s: %.*s", text, FMT(r.format), r.valid ? "valid" : "invalid", FMT(r.n ? r.v[0].message : S("")));
}

#define CSAF(version, category, more)                                                                                                                          \
    "{\"$schema\":\"https://docs.oasis-open.org/csaf/csaf/v2.1/schema/csaf.json\",\"document\":{\"category\":\"" category "\",\"csaf_version\":\"" version     \
    "\",\"distribution\":{\"tlp\":{\"label\":\"CLEAR\"}},\"publisher\":{"                                                                                      \
    "\"category\":\"coordinator\",\"name\":\"A centre\",\"namespace\":\"https://cert.example\"},\"title\":\"A title\",\"tracking\":{"                          \
    "\"current_release_date\":\"2026-01-02T00:00:00Z\",\"id\":\"A-1\",\"initial_release_date\":\"2026-01-01T00:00:00Z\",\"revision_history\":["                \
    "{\"date\":\"2026-01-01T00:00:00Z\",\"number\":\"1\",\"summary\":\"First.\"},{\"date\":\"2026-01-02T00:00:00Z\",\"number\":\"2\",\"summary\":\"More.\"}]," \
    "\"status\":\"final\",\"version\":\"2\"}}" more "}"

static void formats_are_recognised(void **state)
{
    (void)state;
    is(CSAF("2.1", "csaf_base", ""), "csaf-2.1", true);
    is(CSAF("2.0", "csaf_base", ""), "csaf-2.0", false); /* CLEAR is a label of TLP 2 */
    is(CSAF("3.0", "csaf_base", ""), "json", false);
    is("{\"dataType\":\"CVE_RECORD\"}", "cve-record", false);
    is("{\"id\":\"CVE-2026-0001\",\"modified\":\"2026-01-01T00:00:00Z\",\"schema_version\":\"1.6.0\"}", "osv", true);
    is("{\"id\":\"CVE-2026-0001\",\"modified\":\"yesterday\",\"schema_version\":\"1.6.0\"}", "osv", false);
    is("{\"cnaContainer\":{}}", "cve-cna", false);
    is("{\"cnaContainer\":{\"rejectedReasons\":[{\"lang\":\"en\",\"value\":\"Twice\"}]}}", "cve-cna-rejected", true);
    is("{\"catalogVersion\":\"2026.01.01\",\"dateReleased\":\"2026-01-01T00:00:00Z\",\"count\":0,\"vulnerabilities\":[]}", "kev", true);
    is("{\"catalogVersion\":\"2026.01.01\",\"dateReleased\":\"today\",\"count\":0,\"vulnerabilities\":[]}", "kev", false);
    is("{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.6\",\"version\":1}", "cyclonedx-1.6", true);
    is("{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.4\",\"version\":\"one\"}", "cyclonedx-1.4", false);
    is("{\"@context\":\"https://openvex.dev/ns/v0.2.0\"}", "openvex", false);
    is("{\"spdxVersion\":\"SPDX-2.3\"}", "spdx-2.3", false);
    is("{\"canonical_url\":1,\"metadata_version\":\"2.0\"}", "csaf-provider-2.0", false);
    is("{\"canonical_url\":1,\"metadata_version\":\"2.1\"}", "csaf-provider-2.1", false);
    is("{\"aggregator\":{},\"aggregator_version\":\"2.0\"}", "csaf-aggregator-2.0", false);
    is("{\"feed\":{}}", "csaf-feed", false);
    is("{}", "json", false);
    is("[1]", "json", false);
    is("\xEF\xBB\xBF{}", "json", false);
    is("# ours\nContact: https://hub.example/report\nExpires: 2027-06-01T00:00:00Z\n", "security-txt", true);
    is("contact: hub.example\r\n", "security-txt", false);
    is("", "unknown", false);
    is("{\"a\":1}}", "unknown", false);
    is("{\"a\":1,\"a\":2}", "unknown", false);
}

/* each row of the table is reached by a document above, and its schema compiles */
static void every_format_compiles(void **state)
{
    (void)state;
    static const char *const more[] = { "{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.2\"}", "{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.3\"}",
                                        "{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.5\"}", "{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.7\"}",
                                        "{\"aggregator\":{},\"aggregator_version\":\"2.1\"}" };
    struct check_format f[64];
    for (size_t i = 0; i < COUNT(more); i++) assert_false(str_is(checked(true, more[i]).format, "json"));
    assert_int_equal(check_formats(f, COUNT(f)), 21);
}

static void findings_name_test_place_and_words(void **state)
{
    (void)state;
    static const char gone[] = CSAF("2.1", "csaf_withdrawn", "");
    struct check_result r = checked(true, gone);
    assert_false(r.valid);
    for (size_t i = 0; i < r.n; i++) assert_int_equal(r.v[i].severity, CHECK_ERROR);
    assert_string_equal(arena_cstr(run.arena, r.v[0].test), "6.1.27.14");
    assert_string_equal(arena_cstr(run.arena, r.v[0].pointer), "/document/notes");
    size_t errors = r.n;
    r = checked(false, gone);
    assert_true(r.n > errors);
    assert_int_not_equal(r.v[r.n - 1].severity, CHECK_ERROR);
    r = checked(true, "Expires: 2027-06-01T00:00:00Z\nContact: hub.example\n");
    assert_string_equal(arena_cstr(run.arena, r.v[0].test), "2.5.3");
    assert_string_equal(arena_cstr(run.arena, r.v[0].pointer), "/2");
    r = checked(true, "{\"a\":\"\\u0000\"}");
    assert_string_equal(arena_cstr(run.arena, r.v[0].test), "json-nul");
    assert_string_equal(arena_cstr(run.arena, r.v[0].pointer), "/a");
}

static void deep_documents_are_refused(void **state)
{
    (void)state;
    struct buf b = { .a = run.arena };
    for (int i = 0; i < 300; i++) buf_c(&b, '[');
    is(arena_cstr(run.arena, buf_str(&b)), "unknown", false);
}

/* what could grow with the square of the document ends, and is told */
static void many_ranges_beside_each_other(void **state)
{
    (void)state;
    static const char start[] = CSAF("2.1", "csaf_base", ",\"product_tree\":{\"branches\":[");
    struct buf b = { .a = run.arena };
    buf_put(&b, str_cut(S(start), 0, sizeof start - 2));
    for (int i = 0; i < 5000; i++) buf_fmt(&b, "%s{\"category\":\"product_version_range\",\"name\":\"<%d\",\"branches\":[]}", i ? "," : "", i + 1);
    buf_z(&b, "]}}");
    struct check_result r = checked(false, arena_cstr(run.arena, buf_str(&b)));
    assert_string_equal(arena_cstr(run.arena, r.format), "csaf-2.1");
    assert_false(r.valid);
    assert_true(r.more);
}

static int open_all(void **state)
{
    (void)state;
    c.arena = arena_open((size_t)1 << 29);
    run.arena = arena_open((size_t)1 << 29);
    return !c.arena || !run.arena;
}
static int close_all(void **state)
{
    (void)state;
    arena_close(run.arena);
    arena_close(c.arena);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(formats_are_recognised), cmocka_unit_test(every_format_compiles),
                                        cmocka_unit_test(findings_name_test_place_and_words), cmocka_unit_test(deep_documents_are_refused),
                                        cmocka_unit_test(many_ranges_beside_each_other) };
    return cmocka_run_group_tests(tests, open_all, close_all);
}
