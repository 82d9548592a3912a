/* vuln_test - what documents say about vulnerabilities, and whether a version is affected, against the published records */
#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/unpack.h"
#include "events_data.h"
#include "formats/vuln.h"

static int reset(void **state)
{
    (void)state;
    arena_reset(c.arena);
    return 0;
}

static struct json document(str text)
{
    struct json doc;
    fine(json_read(&c, text, &(struct json_limits){ .bytes = 64 << 20, .members = 8000000 }, &doc));
    return doc;
}
static struct vuln_said *said(const char *text, size_t *n)
{
    struct vuln_said *v;
    struct json d = document(str_of(text));
    fine(vuln_read(&c, vuln_format_of(d), d, &v, n));
    return v;
}
static str status(const struct vuln_said *s, const char *version)
{
    const struct vuln_span *why;
    assert_true(s->products.n > 0);
    return str_of(vuln_status_word(vuln_asks(c.arena, s->products.v, str_of(version), &why)));
}
static void is(const struct vuln_said *s, const char *version, const char *want)
{
    str got = status(s, version);
    if (!str_is(got, want)) fail_msg("%s is %.*s, not %s", version, FMT(got), want);
}

#define CVE(affected)                                                                                                                 \
    "{\"dataType\":\"CVE_RECORD\",\"cveMetadata\":{\"cveId\":\"CVE-2024-0001\",\"state\":\"PUBLISHED\",\"assignerShortName\":\"x\"}," \
    "\"containers\":{\"cna\":{\"affected\":[" affected "]}}}"

static void versions_of_records(void **state)
{
    size_t n;
    (void)state;
    struct vuln_said *v = said(CVE("{\"vendor\":\"v\",\"product\":\"p\",\"defaultStatus\":\"unaffected\",\"versions\":["
                                   "{\"version\":\"2.0\",\"lessThan\":\"2.3.1\",\"status\":\"affected\",\"versionType\":\"semver\"},"
                                   "{\"version\":\"2.1.7\",\"status\":\"unaffected\"},"
                                   "{\"version\":\"0\",\"lessThanOrEqual\":\"1.4.*\",\"status\":\"affected\",\"versionType\":\"custom\"}]}"),
                               &n);
    assert_int_equal(n, 1);
    is(v, "2.3.0", "affected");
    is(v, "2.3.1", "unaffected");
    is(v, "2.1.7", "unaffected");
    is(v, "2.10.0", "unaffected");
    is(v, "2.0.0-rc1", "unaffected");
    is(v, "1.4.99", "affected");
    is(v, "1.5", "unaffected");
    v = said(CVE("{\"product\":\"p\",\"versions\":[{\"version\":\">= 3.0, < 3.2\",\"status\":\"affected\"}]}"), &n);
    is(v, "3.1.9", "affected");
    is(v, "3.2", "unknown");
    v = said(
        CVE("{\"product\":\"linux\",\"defaultStatus\":\"affected\",\"versions\":["
            "{\"version\":\"5.10\",\"status\":\"affected\",\"versionType\":\"semver\",\"changes\":[{\"at\":\"5.10.50\",\"status\":\"unaffected\"}],\"lessThan\":\"5.11\"},"
            "{\"version\":\"abc\",\"lessThan\":\"def\",\"status\":\"affected\",\"versionType\":\"git\"}]}"),
        &n);
    is(v, "5.10.49", "affected");
    is(v, "5.10.60", "unaffected");
    is(v, "5.12", "affected");
}
static void versions_of_packages(void **state)
{
    size_t n;
    (void)state;
    struct vuln_said *v = said("{\"id\":\"GHSA-a-b-c\",\"modified\":\"2024-01-02T03:04:05Z\",\"aliases\":[\"CVE-2024-7\",\"X-1\"],\"affected\":[{"
                               "\"package\":{\"ecosystem\":\"PyPI\",\"name\":\"p\",\"purl\":\"pkg:pypi/p\"},"
                               "\"ranges\":[{\"type\":\"ECOSYSTEM\",\"events\":[{\"introduced\":\"2.0\"},{\"fixed\":\"2.0.5\"},{\"introduced\":\"0\"},"
                               "{\"last_affected\":\"1.9\"}]}],\"versions\":[\"3.0.dev1\"]}]}",
                               &n);
    assert_int_equal(n, 1);
    assert_true(str_is(v->id, "CVE-2024-7") && str_is(v->source, "osv:GHSA-a-b-c"));
    assert_int_equal(v->aliases.n, 3);
    is(v, "2.0rc1", "unaffected");
    is(v, "2.0.4", "affected");
    is(v, "2.0.5", "unaffected");
    is(v, "1.9.0", "affected");
    is(v, "1.9.1", "unaffected");
    is(v, "0.1", "affected");
    is(v, "3.0.dev1", "affected");
}
static void advisories_of_others(void **state)
{
    size_t n;
    (void)state;
    struct vuln_said *v = said(
        "{\"document\":{\"csaf_version\":\"2.0\",\"title\":\"T\",\"publisher\":{\"name\":\"P\"},\"tracking\":{\"id\":\"A-1\",\"current_release_date\":\"2024-01-02T03:04:05Z\"}},"
        "\"product_tree\":{\"branches\":[{\"category\":\"vendor\",\"name\":\"V\",\"branches\":[{\"category\":\"product_name\",\"name\":\"N\",\"branches\":["
        "{\"category\":\"product_version_range\",\"name\":\"vers:deb/<1.2\",\"product\":{\"product_id\":\"a\",\"name\":\"V N <1.2\"}},"
        "{\"category\":\"product_version\",\"name\":\"1.2\",\"product\":{\"product_id\":\"b\",\"name\":\"V N 1.2\"}}]}]}]},"
        "\"vulnerabilities\":[{\"cve\":\"CVE-2024-9\",\"product_status\":{\"known_affected\":[\"a\"],\"fixed\":[\"b\",\"gone\"]}},{\"title\":\"no name\"}]}",
        &n);
    assert_int_equal(n, 1);
    assert_true(str_is(v->by, "P") && str_is(v->source, "csaf:A-1"));
    is(v, "1.2~rc1", "affected");
    is(v, "1.2", "fixed");
    is(v, "1.3", "unknown");
}
static void what_is_refused(void **state)
{
    static const struct {
        const char *text, *pointer;
    } bad[] = { { "{\"dataType\":\"CVE_RECORD\",\"cveMetadata\":{\"cveId\":\"X\"}}", "/cveMetadata/cveId" },
                { "{\"dataType\":\"CVE_RECORD\",\"cveMetadata\":{\"cveId\":\"CVE-2024-0001\",\"state\":\"RESERVED\"}}", "/cveMetadata/state" },
                { "{\"dataType\":\"CVE_RECORD\",\"cveMetadata\":{\"cveId\":\"CVE-2024-0001\",\"state\":\"PUBLISHED\"},\"containers\":{}}", "/containers/cna" },
                { "{\"id\":\"../x\",\"modified\":\"2024-01-01T00:00:00Z\"}", "/id" },
                { "{\"catalogVersion\":\"1\",\"vulnerabilities\":[{\"cveID\":\"CVE-2024-0001\"},{}]}", "/vulnerabilities/1" },
                { "{\"document\":{\"csaf_version\":\"2.0\"}}", "/document/tracking/id" },
                { "{\"hello\":1}", "" } };
    (void)state;
    for (size_t i = 0; i < COUNT(bad); i++) {
        struct vuln_said *v;
        size_t n;
        struct json d = document(str_of(bad[i].text));
        err e = vuln_read(&c, vuln_format_of(d), d, &v, &n);
        if (!e) fail_msg("%s is taken", bad[i].text);
        assert_string_equal(e->code, "bad-vulnerability");
        assert_true(str_is(e->field, bad[i].pointer));
    }
    struct vuln_epss e;
    assert_true(vuln_epss_line(S("CVE-2025-1,0.01015,0.60644\r"), &e) && e.score == 10150 && e.percentile == 606440);
    static const char *const lines[] = {
        "", "CVE-2025-1", "CVE-2025-1,0.1", "CVE-2025-1,1.1,0.2", "CVE-2025-1,x,0.2", "CVE-2025-1,0.1,0.2,0.3", "CVE-2025-1,-0.1,0.2", "a b,0.1,0.2"
    };
    for (size_t i = 0; i < COUNT(lines); i++) assert_false(vuln_epss_line(str_of(lines[i]), &e));
}

/* ---- the records of data/cve: id, state, assigner, answers of SSVC, date of KEV, weaknesses; and scores that do not agree */
static str column(str line, unsigned n)
{
    str part = { 0 };
    for (unsigned i = 0; i <= n; i++)
        if (!str_split(&line, '\t', &part)) return S("");
    return part;
}
static str unpacked(str bytes)
{
    struct unpack *u;
    struct buf b = { .a = c.arena };
    str piece;
    fine(unpack_open(&c, PACKED_ZSTD, bytes, 1u << 30, 1000, &u));
    do {
        fine(unpack_next(&c, u, &piece));
        buf_put(&b, piece);
    } while (piece.n);
    return buf_str(&b);
}
static bool v_listed(str got, str want)
{
    str a = got, b = want, first;
    (void)str_split(&a, ';', &first);
    (void)str_split(&b, ';', &first);
    return str_starts(got, S("Exploitation=active")) && str_eq_nocase(a, b);
}
static unsigned wrong_records;
static void compare(str expected, str text)
{
    size_t n;
    struct vuln_said *v;
    struct json d = document(text);
    fine(vuln_read(&c, vuln_format_of(d), d, &v, &n));
    struct buf ssvc = { .a = c.arena };
    str kev = S("");
    struct strs all = { 0 };
    for (size_t i = 0; i < n; i++) {
        static const char *const answers[] = { "", "none", "poc", "active" };
        if (v[i].automatable.n) /* what is listed as exploited is exploited, also where the answer of SSVC beside it still says none */
            buf_fmt(&ssvc, "Exploitation=%s;Automatable=%.*s;Technical Impact=%.*s", answers[v[i].exploited], FMT(v[i].automatable), FMT(v[i].impact));
        if (v[i].exploited_at.us) kev = str_cut(when_text(c.arena, v[i].exploited_at), 0, 10);
        for (size_t k = 0; k < v[i].weaknesses.n; k++) vuln_word(c.arena, &all, v[i].weaknesses.v[k], 100);
    }
    str want_cwes = column(expected, 8), one;
    size_t wanted = 0;
    bool cwe = true;
    while (str_split(&want_cwes, ',', &one)) {
        bool there = !one.n;
        wanted += one.n > 0;
        for (size_t k = 0; k < all.n; k++) there = there || str_eq(all.v[k], one);
        cwe = cwe && there;
    }
    bool same = str_eq(v->id, column(expected, 1)) && str_eq(v->by, column(expected, 3)) && str_eq_nocase(v->state, column(expected, 2)) &&
                (v->published.us != 0) == (column(expected, 4).n != 0) && cwe && wanted == all.n && str_eq(kev, str_cut(column(expected, 7), 0, 10)) &&
                (str_eq_nocase(buf_str(&ssvc), column(expected, 6)) || (kev.n && v_listed(buf_str(&ssvc), column(expected, 6))));
    if (same) return;
    if (wrong_records++ < 10)
        print_error("%.*s\n  got %.*s %.*s %.*s ssvc %.*s kev %.*s, %zu weaknesses\n", FMT(expected), FMT(v->id), FMT(v->state), FMT(v->by),
                    FMT(buf_str(&ssvc)), FMT(kev), all.n);
}
/* the bulk's records by their id; they lie in an arena of their own, and each comparison empties the tests' one */
struct bulk {
    struct {
        str name, record;
    } at[16384];
};
static str *bulk_at(struct bulk *b, str name)
{
    size_t at = (size_t)str_hash(name) % COUNT(b->at);
    while (b->at[at].name.p && !str_eq(b->at[at].name, name)) at = (at + 1) % COUNT(b->at);
    b->at[at].name = name;
    return &b->at[at].record;
}
static void published_records(void **state)
{
    (void)state;
    if (!data_there()) skip();
    unsigned n = 0;
    struct ctx run = c;
    struct arena *keep = arena_open(200u << 20);
    c.arena = keep;
    str table = data_file("cve/expected-records.tsv"), bulk = unpacked(data_file("cve/records-bulk.jsonl.zst")), line, record;
    struct bulk *by_name = NEW(keep, struct bulk);
    while (str_split(&bulk, '\n', &record)) {
        ptrdiff_t at = str_find(record, S("\"cveId\":"));
        str name = at < 0 ? S("") : str_cut(record, (size_t)at + 8, (size_t)at + 40);
        size_t from = 0, to;
        while (from < name.n && name.p[from] != 'C') from++;
        to = from;
        while (to < name.n && name.p[to] != '"') to++;
        if (at >= 0) *bulk_at(by_name, str_cut(name, from, to)) = record;
    }
    c = run;
    (void)str_split(&table, '\n', &line);
    for (; str_split(&table, '\n', &line); n += line.n > 0) {
        arena_reset(c.arena);
        if (!line.n) continue;
        str file = column(line, 0);
        bool in_bulk = str_is(file, "records-bulk.jsonl.zst");
        record = in_bulk ? *bulk_at(by_name, column(line, 1)) : data_file(arena_cstr(c.arena, arena_fmt(c.arena, "cve/%.*s", FMT(file))));
        compare(line, record);
    }
    arena_close(keep);
    print_message("%u records\n", n);
    assert_int_equal(n, 5270);
    assert_int_equal(wrong_records, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(versions_of_records, reset),  cmocka_unit_test_setup(versions_of_packages, reset),
        cmocka_unit_test_setup(advisories_of_others, reset), cmocka_unit_test_setup(what_is_refused, reset),
        cmocka_unit_test_setup(published_records, reset),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
