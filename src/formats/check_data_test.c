/* check_data_test - the documents of RABTA_DATA as `rabta check` judges them, against what is expected of each; all counted
 *
 * CSAF's own suite is in csaf_suite_test, versions and package URLs in version_test, JSON Schema in schema_suite_test. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <cmocka.h>

#include "base/unpack.h"
#include "formats/check.h"
#include "formats/cvss.h"

static struct ctx keep, all, run; /* the checker; a table with its bulk file; a document */
static struct checker *checker;
static const char *root;

static str slurp(struct arena *a, const char *path)
{
    FILE *f = fopen(path, "rb");
    struct buf b = { .a = a, .max = 256u << 20 };
    char part[16384];
    if (!f) return (str){ NULL, 0 };
    for (size_t n; (n = fread(part, 1, sizeof part, f)) > 0;) buf_put(&b, (str){ part, n });
    fclose(f);
    return buf_str(&b);
}
static str data_file(struct arena *a, str name)
{
    return slurp(a, arena_fmt(a, "%s/%.*s", root, FMT(name)).p);
}
static str unpacked(str bytes)
{
    struct unpack *u;
    struct buf b = { .a = all.arena };
    str piece;
    assert_null(unpack_open(&all, PACKED_ZSTD, bytes, 1u << 30, 1000, &u));
    do {
        assert_null(unpack_next(&all, u, &piece));
        buf_put(&b, piece);
    } while (piece.n);
    return buf_str(&b);
}
static str column(str line, unsigned n)
{
    str cell = S("");
    for (unsigned i = 0; i <= n; i++)
        if (!str_split(&line, '\t', &cell)) return S("");
    return cell;
}
/* what a document is, and whether it is valid */
static struct check_result checked(str bytes)
{
    struct check_result r;
    arena_reset(run.arena);
    err e = check_bytes(checker, &run, bytes, when_make(2026, 11, 1, 0, 0, 0), &r);
    if (e) fail_msg("%.*s", FMT(e->detail));
    return r;
}
static bool as_expected(str name, str bytes, const char *format, bool valid)
{
    struct check_result r = checked(bytes);
    if (str_is(r.format, format) && r.valid == valid) return true;
    print_error("%.*s: %.*s, %s: %.*s\n", FMT(name), FMT(r.format), r.valid ? "valid" : "invalid", FMT(r.n ? r.v[0].message : S("")));
    return false;
}
static bool data_there(void)
{
    arena_reset(all.arena);
    return data_file(all.arena, S("cve/expected-records.tsv")).p != NULL;
}

/* ---- tables of real documents: each valid, lines of a bulk file by the id that stands in them */

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
static struct bulk *bulk_open(const char *file, const char *outer, const char *inner)
{
    struct bulk *b = NEW(all.arena, struct bulk);
    str text = unpacked(data_file(all.arena, str_of(file))), line;
    while (str_split(&text, '\n', &line)) {
        struct json v;
        if (!str_trim(line).n) continue;
        arena_reset(run.arena);
        assert_null(json_read(&run, line, &(struct json_limits){ .bytes = 16u << 20, .members = 2000000, .depth = 100 }, &v));
        if (*outer) v = json_get(v, str_of(outer));
        *bulk_at(b, arena_dup(all.arena, json_str(json_get(v, str_of(inner))))) = line;
    }
    return b;
}
/* of a table: the file, the id, the verdict; how many, all as it says */
static size_t table(const char *name, const char *bulk_name, const struct bulk *b, unsigned name_at, unsigned verdict, const char *format)
{
    str rest = data_file(all.arena, str_of(name)), line;
    size_t n = 0, wrong = 0;
    (void)str_split(&rest, '\n', &line);
    while (str_split(&rest, '\n', &line) && line.n) {
        str file = column(line, 0), bytes;
        struct arena *one = arena_open(64u << 20);
        bytes = str_is(file, bulk_name) ? *bulk_at((struct bulk *)(uintptr_t)b, column(line, name_at)) : data_file(one, arena_fmt(one, "cve/%.*s", FMT(file)));
        wrong += !as_expected(line, bytes, format, str_is(column(line, verdict), "valid"));
        n++;
        arena_close(one);
    }
    assert_int_equal(wrong, 0);
    print_message("%s: %zu\n", name, n);
    return n;
}
static void records_of_cve(void **state)
{
    (void)state;
    if (!data_there()) skip();
    struct bulk *b = bulk_open("cve/records-bulk.jsonl.zst", "cveMetadata", "cveId");
    assert_int_equal(table("cve/expected-records.tsv", "records-bulk.jsonl.zst", b, 1, 9, "cve-record"), 5270);
}
static void entries_of_osv(void **state)
{
    (void)state;
    if (!data_there()) skip();
    struct bulk *b = bulk_open("cve/osv/go-bulk.jsonl.zst", "", "id");
    assert_int_equal(table("cve/osv/expected-osv.tsv", "osv/go-bulk.jsonl.zst", b, 1, 4, "osv"), 3008);
    /* the table's ids, other names and withdrawals are those of the documents */
    str rest = data_file(all.arena, S("cve/osv/expected-osv.tsv")), line;
    (void)str_split(&rest, '\n', &line);
    for (; str_split(&rest, '\n', &line) && line.n;) {
        struct json v;
        arena_reset(run.arena);
        str file = column(line, 0),
            bytes = str_is(file, "osv/go-bulk.jsonl.zst") ? *bulk_at(b, column(line, 1)) : data_file(run.arena, arena_fmt(run.arena, "cve/%.*s", FMT(file)));
        assert_null(json_read(&run, bytes, NULL, &v));
        struct buf names = { .a = run.arena };
        for (struct json_iter i = json_iter(json_get(v, S("aliases"))); json_next(&i);) buf_fmt(&names, "%s%.*s", names.n ? "," : "", FMT(json_str(i.value)));
        if (!str_eq(buf_str(&names), column(line, 2)) || !str_eq(json_str(json_get(v, S("withdrawn"))), column(line, 3))) fail_msg("%.*s", FMT(line));
    }
}

/* ---- scores: what a vector gives, and where a document says another base score */

static int tenths(str text)
{
    double v = strtod(arena_cstr(run.arena, text), NULL);
    return (int)(v * 10 + 0.5);
}
static void scores(const char *name, unsigned vector, unsigned given, size_t rows, size_t differing)
{
    str rest = data_file(all.arena, str_of(name)), line;
    size_t n = 0, differ = 0, wrong = 0;
    (void)str_split(&rest, '\n', &line);
    for (; str_split(&rest, '\n', &line) && line.n; n++) {
        struct cvss v;
        struct cvss_wrong why;
        struct cvss_scores s;
        bool severity_first = vector == 2 && given == 3 && str_ends(line, S("agree")); /* a column of words stands between the scores */
        arena_reset(run.arena);
        if (!cvss_parse(column(line, vector), &v, &why)) fail_msg("%.*s", FMT(line));
        cvss_score(&v, &s);
        int ours = v.version == CVSS_40 ? s.overall : s.base;
        bool same = ours == tenths(column(line, given));
        wrong += ours != tenths(column(line, given + (severity_first ? 2 : 1)));
        differ += !same;
        /* a table that says so itself: exactly its rows */
        if (severity_first) wrong += !same;
    }
    print_message("%s: %zu vectors, %zu of them beside another base score\n", name, n, differ);
    assert_int_equal(wrong, 0);
    assert_int_equal(n, rows);
    assert_int_equal(differ, differing);
}
static void scores_of_advisories(void **state)
{
    (void)state;
    if (!data_there()) skip();
    scores("csaf/expected-cvss.tsv", 2, 3, 1222, 0);
}
static void scores_of_records(void **state)
{
    (void)state;
    if (!data_there()) skip();
    scores("cve/expected-cvss.tsv", 2, 3, 4713, 39);
}

/* ---- folders: the verdict is in the name, or stands here */

static const struct expected {
    const char *folder, *name; /* name: how it ends */
    const char *format;
    bool valid;
} expected[] = {
    /* CVE Services: what its tests hand to the schemas. Format 4.0 is retired, a reserved id has no record (5.1.1 knows PUBLISHED
     * and REJECTED), and these two of 5.0 have members that format 5 as it was published has not */
    { "cve/fixtures/schemas/4.0", ".json", "json", false },
    { "cve/fixtures/schemas/5.0", "_reserved.json", "cve-record", false },
    { "cve/fixtures/schemas/5.0", "5835_rejected.json", "cve-record", false },
    { "cve/fixtures/schemas/5.0", "_published.json", "cve-record", true },
    { "cve/fixtures/schemas/5.0", "_bad_datePublic.json", "cve-record", false },
    { "cve/fixtures/schemas/5.0", "_fail_cveMetadata.json", "json", false }, /* nothing in it says that it is a record */
    { "cve/fixtures/schemas/5.0", "fail.json", "cve-record", false },
    { "cve/fixtures/schemas/cna-container", "_pass.json", "cve-cna", true },
    { "cve/fixtures/schemas/cna-container", "_fail.json", "cve-cna", false },
    { "cve/fixtures/http", "_published.json", "cve-record", true },
    { "cve/fixtures/http", "_nonexistent.json", "cve-record", true },
    { "cve/fixtures/http", "_rejected.json", "cve-record", true },
    { "cve/fixtures/http", "_reserved.json", "cve-record", false },
    { "cve/fixtures/http/CVE-2000-0008_published_langs", "NoEn.json", "cve-record", false },
    { "cve/fixtures/http/CVE-2000-0008_published_langs", "IdenticalEntries.json", "cve-record", false },
    { "cve/fixtures/http/CVE-2000-0008_published_langs", "EnLangs.json", "cve-record", true },
    { "cve/fixtures/http/CVE-2000-0008_published_langs", "DifferentLocale.json", "cve-record", true },
    { "cve/fixtures/http", "rejectBody.json", "cve-cna-rejected", true },
    { "cve/fixtures/http", "rejectExisting.json", "cve-cna-rejected", true },
    { "cve/fixtures/http", "IdenticalValues.json", "cve-cna-rejected", false },
    { "cve/fixtures/http", "NonEngValues.json", "cve-cna-rejected", false },
    { "cve/fixtures/http", "SameEngValues.json", "cve-cna-rejected", false },
    { "cve/examples/cvelib", "CVEv5_advanced-example.json", "cve-record", true },
    { "cve/examples/cvelib", "CVEv5_basic-example.json", "cve-record", true },
    { "cve/kev", "2025-03-31.json", "kev", true },
    { "cve/kev", "2025-04-29.json", "kev", true },
    { "cve/kev", "2025-05-22.json", "kev", true },
    { "cve/cna-records/go", ".json", "cve-record", false }, /* as the project keeps them: who assigned is filled in by CVE Services */
    { "cve/osv/ghsa-to-osv", ".osv.json", "osv", true },
    { "cve/osv/ghsa-to-osv", ".json", "json", false }, /* GitHub's own answer, which the entry beside it was made of */
    { "cve/osv/linter", "CVE-2018-5407.json", "osv", true },
    { "cve/osv/linter", "/GHSA-9v2f-6vcg-3hgv.json", "osv", true },
    { "cve/osv/linter", "GO-2024-2963.json", "osv", true },
    { "cve/osv/linter", "MAL-2024-10238.json", "osv", true },
    { "cve/osv/linter", "PYSEC-2023-74.json", "osv", true },
    { "cve/osv/linter", "RHSA-2022_0216.json", "osv", true },
    { "cve/osv/linter", "nointroduced-CVE-2023-41045.json", "osv", false },
    { "cve/osv/linter", "nopackage-GHSA-9v2f-6vcg-3hgv.json", "osv", true }, /* a name that its ecosystem has not: only a look there tells */
    { "cve/osv/osv.dev/cve5", ".json", "cve-record", true },
    { "csaf/distribution-examples/2.0/aggregator", ".json", "csaf-aggregator-2.0", true },
    { "csaf/distribution-examples/2.0/provider-metadata", ".json", "csaf-provider-2.0", true },
    { "csaf/distribution-examples/2.0/ROLIE", "feed-tlp-white.json", "csaf-feed", true },
    { "csaf/distribution-examples/2.1/aggregator", ".json", "csaf-aggregator-2.1", true },
    { "csaf/distribution-examples/2.1/provider-metadata", ".json", "csaf-provider-2.1", true },
    { "csaf/csaf-documents/valid", ".json", "csaf-2.0", true },
    { "csaf/csaf-documents/trailing-garbage-data", ".json", "unknown", false },
    { "csaf/examples/2.0", ".json", "csaf-2.0", true },
    { "csaf/examples/2.0/csaf_vex", ".json", "csaf-2.0", true },
    { "csaf/examples/2.1/csaf_vex", ".json", "csaf-2.1", true },
    { "csaf/examples/2.1/appendix", ".json", "csaf-2.1", true },
    { "csaf/examples/2.1", "smi2.json", "csaf-2.1", true },
    { "csaf/examples/2.1", "rhsa-2019_1862.json", "csaf-2.1", true },
    /* 6.1.36: a vendor_fix for products that are fixed; 6.1.62: discovered after it was disclosed */
    { "csaf/examples/2.1", "rhsa-2021_5186.json", "csaf-2.1", false },
    { "csaf/examples/2.1", "rhsa-2021_5217.json", "csaf-2.1", false },
    { "csaf/examples/2.1", "rhsa-2022_0011.json", "csaf-2.1", false },
    { "csaf/provider-trees/simple-directory-provider/white", ".json", "csaf-2.0", true },
    { "csaf/provider-trees/simple-directory-provider", "metadata.json", "csaf-provider-2.0", false }, /* placeholders stand where addresses belong */
    /* no format's documents: what the database of CVE Services begins with, containers without their sender */
    { "cve/cve-services-seed", ".json", "json", false },
    { "cve/examples/cvelib", "container-advanced-example.json", "json", false },
    { "cve/examples/cvelib", "container-basic-example.json", "json", false },
    { "cve/fixtures/schemas/5.0", "adpContainerExample.json", "json", false },
    { "cve/fixtures/schemas/5.0", "rejectCveExample.json", "cve-cna-rejected", false }, /* no reason is given */
    { "cve/kev", "expected-delta.json", "json", false },
    { "cve/kev", "_schema.json", "json", false },
    { "csaf/distribution-examples/2.0/ROLIE", "service.json", "json", false }, /* no schema of services and categories was published */
    { "csaf/distribution-examples/2.0/ROLIE", "category.json", "json", false },
    { "csaf/distribution-examples/2.1/ROLIE", "service.json", "json", false },
    { "csaf/distribution-examples/2.1/ROLIE", "category.json", "json", false },
    { "csaf/distribution-examples/2.1/ROLIE", "feed-tlp-white.json", "csaf-feed", false }, /* feeds have a schema of 2.0 alone, and it names 2.0 */
};
static const struct expected *expected_of(const char *folder, str name)
{
    str slashed = arena_fmt(all.arena, "/%.*s", FMT(name));
    for (size_t i = 0; i < COUNT(expected); i++)
        if (!strcmp(folder, expected[i].folder) && str_ends(slashed, str_of(expected[i].name))) return &expected[i];
    return NULL;
}
static void folders(void **state)
{
    (void)state;
    size_t n = 0, wrong = 0;
    if (!data_there()) skip();
    for (size_t i = 0; i < COUNT(expected); i++) {
        bool before = false;
        for (size_t k = 0; k < i && !before; k++) before = !strcmp(expected[k].folder, expected[i].folder);
        DIR *d = before ? NULL : opendir(arena_fmt(all.arena, "%s/%s", root, expected[i].folder).p);
        assert_true(before || d);
        for (struct dirent *f; d && (f = readdir(d));) {
            str name = arena_dup(all.arena, str_of(f->d_name));
            if (!str_ends(name, S(".json"))) continue;
            const struct expected *x = expected_of(expected[i].folder, name);
            n++;
            if (!x) print_error("%s/%s: nothing is expected of it\n", expected[i].folder, f->d_name);
            wrong += !x || !as_expected(name, slurp(all.arena, arena_fmt(all.arena, "%s/%s/%s", root, expected[i].folder, f->d_name).p), x->format, x->valid);
        }
        if (d) closedir(d);
    }
    print_message("folders: %zu documents\n", n);
    assert_int_equal(wrong, 0);
    assert_int_equal(n, 317);
}

/* JSON itself: what must be taken is JSON of no known format, what must not is "unknown" */
static void json_itself(void **state)
{
    (void)state;
    if (!data_there()) skip();
    size_t n = 0, wrong = 0;
    DIR *d = opendir(arena_fmt(all.arena, "%s/json/parser/test_parsing", root).p);
    assert_non_null(d);
    for (struct dirent *f; (f = readdir(d));) {
        str name = arena_dup(all.arena, str_of(f->d_name));
        if (name.p[0] != 'y' && name.p[0] != 'n') continue;
        struct check_result r = checked(slurp(all.arena, arena_fmt(all.arena, "%s/json/parser/test_parsing/%s", root, f->d_name).p));
        /* keys that stand twice and U+0000 are JSON, and refused by name */
        bool ours = r.n && (str_is(r.v[0].test, "json-duplicate-key") || str_is(r.v[0].test, "json-nul"));
        bool fine = str_is(r.format, "unknown") == (name.p[0] == 'n') || (name.p[0] == 'y' && ours);
        if (!fine) print_error("%s: %.*s\n", f->d_name, FMT(r.format));
        wrong += !fine;
        n++;
    }
    closedir(d);
    print_message("JSON: %zu texts\n", n);
    assert_int_equal(wrong, 0);
    assert_true(n > 150);
}

static int open_all(void **state)
{
    (void)state;
    const char *data = getenv("RABTA_DATA");
    root = data ? data : "../shared/data";
    keep.arena = arena_open((size_t)1 << 29);
    all.arena = arena_open((size_t)1 << 29);
    run.arena = arena_open((size_t)1 << 29);
    checker = check_open(&keep, true);
    return !keep.arena || !all.arena || !run.arena;
}
static int close_all(void **state)
{
    (void)state;
    arena_close(run.arena);
    arena_close(all.arena);
    arena_close(keep.arena);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(records_of_cve),    cmocka_unit_test(entries_of_osv), cmocka_unit_test(scores_of_advisories),
        cmocka_unit_test(scores_of_records), cmocka_unit_test(folders),        cmocka_unit_test(json_itself),
    };
    return cmocka_run_group_tests(tests, open_all, close_all);
}
