/* version_test - the orders of the ecosystems, ranges, package URLs and names of products, against the published cases */
#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/json.h"
#include "events_data.h"
#include "formats/cpe.h"
#include "formats/purl.h"
#include "formats/vers.h"

static int reset(void **state)
{
    (void)state;
    arena_reset(c.arena);
    return 0;
}

static void orders(const char *kind, const char *text)
{
    enum version_kind k;
    str rest = str_of(text), a, b;
    assert_true(version_kind_of(str_of(kind), &k));
    (void)str_split(&rest, ' ', &a);
    while (str_split(&rest, ' ', &b)) {
        if (version_cmp(k, a, b) >= 0 || version_cmp(k, b, a) <= 0) fail_msg("%s: %.*s is not before %.*s", kind, FMT(a), FMT(b));
        a = b;
    }
}
static void kinds_have_their_order(void **state)
{
    (void)state;
    orders("generic", "1.0-rc1 1.0 1.0.1 1.9 1.10");
    orders("semver", "1.0.0-alpha 1.0.0-alpha.1 1.0.0-beta.2 1.0.0-beta.11 1.0.0 1.0.1");
    orders("deb", "1.0~rc1 1.0 1.0-1 1.0-1+b1 1:0.1");
    orders("rpm", "1.0~rc1 1.0 1.0^git1 1.0.1 1:0");
    orders("openssl", "1.0.2-beta1 1.0.2 1.0.2a 1.0.2z 1.0.2za 1.1.0 3.0.0-alpha1 3.0.0");
    orders("maven", "1-alpha1 1-beta 1-m1 1-rc 1-SNAPSHOT 1 1-sp 1-foo 1-1 1.1");
    orders("pypi", "odd 1.0.dev1 1.0a1 1.0rc1 1.0 1.0+local 1.0.post1 1!0.1");
    enum version_kind k;
    assert_true(version_kind_of(S("Debian:12"), &k));
    assert_int_equal(k, VERSION_DEB);
    assert_false(version_kind_of(S("something"), &k));
    assert_int_equal(version_cmp(k, S("10"), S("9")), 1);
}

/* ---- the lists of data/cve/version-compare: "A < B", by ecosystem */
static void compare_list(const char *kind, const char *name)
{
    enum version_kind k;
    str text = data_file(name), line;
    unsigned n = 0, at = 0;
    assert_true(version_kind_of(str_of(kind), &k));
    while (str_split(&text, '\n', &line)) {
        at++;
        line = str_trim(line);
        if (!line.n || line.p[0] == '#' || str_starts(line, S("//"))) continue;
        ptrdiff_t op = str_find(line, S(" < "));
        if (op < 0) op = str_find(line, S(" > "));
        if (op < 0) op = str_find(line, S(" = "));
        assert_true(op > 0);
        str a = str_cut(line, 0, (size_t)op), b = str_cut(line, (size_t)op + 3, line.n);
        int want = line.p[op + 1] == '<' ? -1 : line.p[op + 1] == '>', got = version_cmp(k, a, b), back = version_cmp(k, b, a);
        if (got != want || back != -want) {
            print_error("%s:%u: %.*s: %d, %d\n", name, at, FMT(line), got, back);
            n++;
        }
    }
    assert_int_equal(n, 0);
}
static void published_comparisons(void **state)
{
    static const struct {
        const char *kind, *file;
    } lists[] = { { "alpine", "alpine-versions" },
                  { "alpine", "alpine-versions-generated" },
                  { "cran", "cran-versions" },
                  { "cran", "cran-versions-generated" },
                  { "debian", "debian-versions" },
                  { "debian", "debian-versions-generated" },
                  { "hackage", "hackage-versions" },
                  { "maven", "maven-versions" },
                  { "maven", "maven-versions-generated" },
                  { "nuget", "nuget-versions" },
                  { "packagist", "packagist-versions" },
                  { "packagist", "packagist-versions-generated" },
                  { "pub", "pub-versions" },
                  { "pypi", "pypi-versions" },
                  { "pypi", "pypi-versions-generated" },
                  { "red hat", "redhat-versions" },
                  { "rubygems", "rubygems-versions" },
                  { "rubygems", "rubygems-versions-generated" },
                  { "semver", "semver-versions" } };
    (void)state;
    if (!data_there()) skip();
    for (size_t i = 0; i < COUNT(lists); i++) {
        char name[100];
        snprintf(name, sizeof name, "cve/version-compare/%s.txt", lists[i].file);
        compare_list(lists[i].kind, name);
    }
}

/* ---- the suites of vers and purl: every case of every file */
static struct json member(struct json v, const char *key)
{
    return json_get(v, str_of(key));
}
static struct json document(str text)
{
    struct json doc;
    fine(json_read(&c, text, &(struct json_limits){ .bytes = 4 << 20, .members = 1000000 }, &doc));
    return doc;
}
static str written(const struct vers *r)
{
    struct buf b = { .a = c.arena };
    if (r->wrong) return arena_fmt(c.arena, "wrong: %s", r->wrong);
    vers_write(r, &b);
    return buf_str(&b);
}
static bool vers_case(struct json t, str *got)
{
    str type = json_str(member(t, "test_type"));
    struct json in = member(t, "input"), out = member(t, "expected_output");
    if (str_is(type, "comparison") || str_is(type, "equality")) {
        enum version_kind k;
        str v[2];
        size_t n = 0;
        for (struct json_iter i = json_iter(member(in, "versions")); json_next(&i) && n < 2;) v[n++] = json_str(i.value);
        assert_true(version_kind_of(json_str(member(in, "input_scheme")), &k));
        int is = version_cmp(k, v[0], v[1]);
        *got = arena_fmt(c.arena, "%.*s, %.*s: %d", FMT(v[0]), FMT(v[1]), is);
        if (str_is(type, "equality")) return (is == 0) == json_bool(out);
        struct json_iter i = json_iter(out);
        (void)json_next(&i);
        /* some are told in normal form, in small letters */
        return is == (str_eq_nocase(json_str(i.value), v[0]) ? -1 : 1) && version_cmp(k, v[1], v[0]) == -is;
    }
    if (str_is(type, "containment")) {
        struct vers r = vers_read(c.arena, json_str(member(in, "vers")));
        return !r.wrong && vers_holds(&r, json_str(member(in, "version"))) == json_bool(out);
    }
    if (str_is(type, "from_native")) {
        struct vers r = vers_native(c.arena, json_str(member(in, "scheme")), json_str(member(in, "native_range")));
        *got = written(&r);
        return str_eq(*got, json_str(out));
    }
    struct vers r = vers_read(c.arena, json_str(in));
    *got = written(&r);
    return str_is(type, "validate") && str_eq(*got, json_str(out));
}

static struct purl from_parts(struct json in)
{
    struct purl p = { .type = json_str(member(in, "type")),
                      .namespace_ = json_str(member(in, "namespace")),
                      .name = json_str(member(in, "name")),
                      .version = json_str(member(in, "version")),
                      .subpath = json_str(member(in, "subpath")) };
    struct json q = member(in, "qualifiers");
    p.q = NEW_ARRAY(c.arena, json_count(q) + 1, struct purl_pair);
    for (struct json_iter i = json_iter(q); json_next(&i);) p.q[p.nq++] = (struct purl_pair){ i.key, json_str(i.value) };
    purl_normal(c.arena, &p);
    return p;
}
static bool same_parts(const struct purl *p, struct json out)
{
    struct json q = member(out, "qualifiers");
    bool same = str_eq(p->type, json_str(member(out, "type"))) && str_eq(p->namespace_, json_str(member(out, "namespace"))) &&
                str_eq(p->name, json_str(member(out, "name"))) && str_eq(p->version, json_str(member(out, "version"))) &&
                str_eq(p->subpath, json_str(member(out, "subpath"))) && p->nq == json_count(q);
    for (size_t i = 0; i < p->nq; i++) same = same && str_eq(p->q[i].value, json_str(json_get(q, p->q[i].key)));
    return same;
}
static bool purl_case(struct json t, str *got)
{
    str type = json_str(member(t, "test_type"));
    struct json in = member(t, "input"), out = member(t, "expected_output");
    struct purl p = str_is(type, "build") ? from_parts(in) : purl_read(c.arena, json_str(in));
    struct buf b = { .a = c.arena };
    purl_write(&p, &b);
    *got = p.wrong ? str_of(p.wrong) : buf_str(&b);
    if (json_bool(member(t, "expected_failure"))) return p.wrong != NULL;
    if (p.wrong) return false;
    return str_is(type, "parse") ? same_parts(&p, out) : str_eq(buf_str(&b), json_str(out));
}

/* what the files say and we do otherwise, with the reason */
static const char *excused(str file, str what)
{
    static const struct {
        const char *file, *what, *why;
    } list[] = {
        { "rpm-test.json", "pkg:Rpm/fedora/curl@7.50.3-1.fc25?Arch=i386&Distro=fedora-25", "the same text is to be taken by the validate test beside it" },
        { "conan_range_from_native_test.json", "\"native_range\":\"\"", "vers:conan/, without a constraint, is no range by the same standard" },
    };
    for (size_t i = 0; i < COUNT(list); i++)
        if (str_is(file, list[i].file) && str_find(what, str_of(list[i].what)) >= 0) return list[i].why;
    return NULL;
}
static unsigned suite(const char *folder, bool (*one)(struct json t, str *got), unsigned *cases)
{
    unsigned bad = 0;
    DIR *dir = opendir(arena_cstr(c.arena, arena_fmt(c.arena, "%s/%s", getenv("RABTA_DATA"), folder)));
    assert_non_null(dir);
    for (struct dirent *d; (d = readdir(dir));) {
        if (d->d_name[0] == '.') continue;
        struct json doc = document(data_file(arena_cstr(c.arena, arena_fmt(c.arena, "%s/%s", folder, d->d_name))));
        for (struct json_iter i = json_iter(member(doc, "tests")); json_next(&i); ++*cases) {
            str got = S("");
            if (one(i.value, &got)) continue;
            str what = json_raw(member(i.value, "input"), c.arena);
            if (excused(str_of(d->d_name), what)) continue;
            print_error("%s: %.*s %.*s\n    got %.*s\n    not %.*s\n", d->d_name, FMT(json_str(member(i.value, "test_type"))), FMT(what), FMT(got),
                        FMT(json_raw(member(i.value, "expected_output"), c.arena)));
            bad++;
        }
    }
    closedir(dir);
    return bad;
}
static void published_ranges(void **state)
{
    (void)state;
    if (!data_there()) skip();
    unsigned cases = 0;
    assert_int_equal(suite("identifiers/vers/tests", vers_case, &cases), 0);
    assert_true(cases > 1100);
}
static void published_package_urls(void **state)
{
    (void)state;
    if (!data_there()) skip();
    unsigned cases = 0;
    assert_int_equal(suite("identifiers/purl/tests/spec", purl_case, &cases) + suite("identifiers/purl/tests/types", purl_case, &cases), 0);
    assert_true(cases > 400);
}

/* ---- names of products */
static void cpe_list(const char *name, bool good)
{
    str text = data_file(name), line;
    while (str_split(&text, '\n', &line)) {
        struct cpe v;
        const char *wrong;
        line = str_trim(line);
        if (!line.n) continue;
        if (cpe_read(c.arena, line, &v, &wrong) != good) fail_msg("%s: %.*s: %s", name, FMT(line), wrong ? wrong : "is taken");
    }
}
static void published_product_names(void **state)
{
    (void)state;
    if (!data_there()) skip();
    cpe_list("csaf/cpe-tests/2.1/valid.txt", true);
    cpe_list("csaf/cpe-tests/2.1/invalid.txt", false);
}
static struct cpe cpe_of(const char *text)
{
    struct cpe v;
    const char *wrong;
    if (!cpe_read(c.arena, str_of(text), &v, &wrong)) fail_msg("%s: %s", text, wrong);
    return v;
}
static void names_match(const char *pattern, const char *name, bool want)
{
    struct cpe p = cpe_of(pattern), n = cpe_of(name);
    if (cpe_matches(&p, &n) != want) fail_msg("%s and %s", pattern, name);
}
static void product_names(void **state)
{
    (void)state;
    struct buf b = { .a = c.arena };
    struct cpe v = cpe_of("cpe:/a:hp:insight_diagnostics:7.4.0.1570:-:~~online~win2003~x64~");
    cpe_write(&v, &b);
    assert_string_equal(arena_cstr(c.arena, buf_str(&b)), "cpe:2.3:a:hp:insight_diagnostics:7.4.0.1570:-:*:*:online:win2003:x64:*");
    v = cpe_of("cpe:2.3:a:Foo\\!bar:big\\$money:-:*:*:*:*:*:*:*");
    assert_string_equal(arena_cstr(c.arena, cpe_plain(c.arena, v.v[CPE_VENDOR])), "foo!bar");
    names_match("cpe:2.3:a:microsoft:*:*:*:*:*:*:*:*:*", "cpe:2.3:a:microsoft:word:2010:*:*:*:*:*:*:*", true);
    names_match("cpe:2.3:a:microsoft:word:2010:*:*:*:*:*:*:*", "cpe:2.3:a:microsoft:word:*:*:*:*:*:*:*:*", false);
    names_match("cpe:2.3:a:x:y:1.*:*:*:*:*:*:*:*", "cpe:2.3:a:x:y:1.25:*:*:*:*:*:*:*", true);
    names_match("cpe:2.3:a:x:y:1.??:*:*:*:*:*:*:*", "cpe:2.3:a:x:y:1.2:*:*:*:*:*:*:*", true);
    names_match("cpe:2.3:a:x:y:1.?:*:*:*:*:*:*:*", "cpe:2.3:a:x:y:1.25:*:*:*:*:*:*:*", false);
    names_match("cpe:2.3:a:x:*soft:*:*:*:*:*:*:*:*", "cpe:2.3:a:x:bigsoft:1:*:*:*:*:*:*:*", true);
}

static void ranges(void **state)
{
    (void)state;
    struct vers r = vers_read(c.arena, S("vers:deb/<1.4|>=1.2%2Bb1"));
    assert_null(r.wrong);
    assert_string_equal(arena_cstr(c.arena, written(&r)), "vers:deb/>=1.2+b1|<1.4");
    assert_true(vers_holds(&r, S("1.3")));
    assert_false(vers_holds(&r, S("1.2")));
    assert_false(vers_holds(&r, S("1.4")));
    r = vers_read(c.arena, S("vers:npm/!=1.0"));
    assert_true(vers_holds(&r, S("2.0")));
    assert_false(vers_holds(&r, S("1.0")));
    static const char *const bad[] = { "", "vers:", "vers:npm", "vers:npm/", "vers:Npm/1", "vers:npm/1|*", "vers:npm/>", "vers:npm/1>2", "vers:npm/%4" };
    for (size_t i = 0; i < COUNT(bad); i++) {
        r = vers_read(c.arena, str_of(bad[i]));
        if (!r.wrong) fail_msg("%s is taken", bad[i]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(kinds_have_their_order, reset),
        cmocka_unit_test_setup(published_comparisons, reset),
        cmocka_unit_test_setup(published_ranges, reset),
        cmocka_unit_test_setup(published_package_urls, reset),
        cmocka_unit_test_setup(published_product_names, reset),
        cmocka_unit_test_setup(product_names, reset),
        cmocka_unit_test_setup(ranges, reset),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
