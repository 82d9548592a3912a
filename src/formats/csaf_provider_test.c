/* csaf_provider_test - what a provider lists is taken, and what would lead elsewhere is refused with its reason */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "formats/csaf.h"
#include "formats/csaf_provider.h"

static struct ctx c;
#define AT "https://cert.example/csaf/white/"

static struct json json(const char *text)
{
    struct json v;
    assert_null(json_read(&c, str_of(text), NULL, &v));
    return v;
}
static struct provider_files *lines(const char *text, bool changes)
{
    struct provider_files *f = NEW(c.arena, struct provider_files);
    assert_null(provider_list_read(&c, str_of(text), S(AT), changes, f));
    return f;
}
static void is(str got, const char *want)
{
    if (!str_is(got, want)) fail_msg("%.*s and not %s", FMT(got), want);
}

static void lists_of_directories(void **state)
{
    (void)state;
    struct provider_files *f = lines("\"2026/a-1.json\",\"2026-01-02T00:00:00Z\"\r\n2026/b_2.json,2026-01-01T00:00:00+01:00\n\n", true);
    assert_int_equal(f->n, 2);
    assert_int_equal(f->refused, 0);
    is(f->v[0].url, AT "2026/a-1.json");
    is(f->v[0].updated, "2026-01-02T00:00:00Z");
    is(f->v[1].name, "b_2.json");
    f = lines("2026/a-1.json\n2025/c.json", false);
    assert_int_equal(f->n, 2);
    is(f->v[1].url, AT "2025/c.json");
}
static void tricks_in_paths(void **state)
{
    (void)state;
    static const char *const bad[] = { "../a.json",     "2026/../../a.json", "/etc/a.json",    "//evil.example/a.json", "https://evil.example/a.json",
                                       "2026//a.json",  "2026/./a.json",     "2026\\a.json",   "2026/%2e%2e/a.json",    "2026/a.json?x",
                                       "2026/a.json#x", "2026/a b.json",     "a@b/c.json",     "2026/A.json",           "2026/a.txt",
                                       "2026/.json",    "2026/a..json",      "2026/\x01.json", "2026/\xC3\xA4.json",    "2026/" };
    for (size_t i = 0; i < COUNT(bad); i++)
        for (int changes = 0; changes < 2; changes++) {
            struct provider_files *f = lines(changes ? arena_fmt(c.arena, "\"%s\",\"2026-01-01T00:00:00Z\"", bad[i]).p : bad[i], changes);
            if (f->n || f->refused != 1 || !f->bad[0].reason.n) fail_msg("%s is taken", bad[i]);
        }
    struct provider_files *f = lines("a.json,yesterday\na.json\n", true);
    assert_true(!f->n && f->refused == 2);
}
static void addresses(void **state)
{
    (void)state;
    static const char *const bad[] = { "",
                                       "ftp://a.example/x",
                                       "http://a.example/x",
                                       "https://",
                                       "https:///x",
                                       "https://user@a.example/x",
                                       "https://a.example/../x",
                                       "https://a.example/x?y",
                                       "https://a.example/%2e%2e/x",
                                       "https://../x",
                                       "https://a b/x",
                                       "javascript:x" };
    const char *why;
    for (size_t i = 0; i < COUNT(bad); i++)
        if (provider_address(str_of(bad[i]), false, &why) || !why) fail_msg("%s is taken", bad[i]);
    assert_true(provider_address(S("https://a.example:8443/csaf/x.json"), false, &why) && provider_address(S("https://[2001:db8::1]/"), false, &why));
    assert_true(provider_address(S("http://a.example/x"), true, &why));
}
static void feeds(void **state)
{
    (void)state;
    struct provider_files *f = NEW(c.arena, struct provider_files);
    assert_null(provider_feed_read(&c,
                                   json("{\"feed\":{\"entry\":[{\"updated\":\"2026-01-01T00:00:00Z\",\"content\":{\"src\":\"" AT "2026/a.json\"},\"link\":["
                                        "{\"rel\":\"hash\",\"href\":\"" AT "2026/a.json.sha256\"},{\"rel\":\"hash\",\"href\":\"" AT "2026/a.json.sha512\"},"
                                        "{\"rel\":\"signature\",\"href\":\"file:///etc/passwd\"}]},"
                                        "{\"link\":[{\"rel\":\"self\",\"href\":\"" AT "2026/b.json\"}]},{\"content\":{\"src\":\"" AT "../b.json\"}},{},7]}}"),
                                   f));
    assert_int_equal(f->n, 2);
    is(f->v[0].sha256, AT "2026/a.json.sha256");
    is(f->v[0].sha512, AT "2026/a.json.sha512");
    is(f->v[0].signature, "");
    is(f->v[1].name, "b.json");
    assert_int_equal(f->refused, 4);
    assert_non_null(provider_feed_read(&c, json("{\"feed\":{}}"), f));
}
static void what_a_provider_says(void **state)
{
    (void)state;
    struct provider_meta m;
    assert_null(provider_meta_read(&c,
                                   json("{\"canonical_url\":\"https://cert.example/provider-metadata.json\",\"role\":\"csaf_provider\",\"publisher\":{\"name\":"
                                        "\"A\"},\"distributions\":[{\"rolie\":{\"feeds\":[{\"url\":\"" AT "feed.json\"}]}},{\"directory_url\":\"https://"
                                        "cert.example/csaf/white\"},{\"directory\":{\"url\":\"" AT "\"}}],\"public_openpgp_keys\":[{\"url\":\"" AT
                                        "k.asc\",\"fingerprint\":\"AB\"}]}"),
                                   &m));
    assert_true(m.feeds.n == 1 && m.directories.n == 2 && m.nkeys == 1);
    is(m.directories.v[0], AT);
    is(m.directories.v[1], AT);
    err e = provider_meta_read(&c, json("{\"distributions\":[{\"directory_url\":\"file:///etc/\"}]}"), &m);
    assert_non_null(e);
    is(e->field, "/distributions/0/directory_url");
    assert_non_null(provider_meta_read(&c, json("{}"), &m));
    is(provider_security_txt(S("Contact: x\ncsaf: http://a.example/x\nCSAF: https://a.example/provider-metadata.json \nCSAF: https://b.example/\n")),
       "https://a.example/provider-metadata.json");
    is(provider_security_txt(S("Contact: mailto:a@b.example\n")), "");
    is(provider_hash(c.arena, S("ABcd  a.json\n"), 4), "abcd");
    is(provider_hash(c.arena, S("abcde  a.json\n"), 4), "");
    is(provider_hash(c.arena, S("abc"), 4), "");
    is(provider_hash(c.arena, S("abcg"), 4), "");
}

static int later(const char *a, const char *b)
{
    int cmp;
    return csaf_version_cmp(str_of(a), str_of(b), &cmp) ? cmp : 99;
}
static void versions_of_documents(void **state)
{
    (void)state;
    assert_int_equal(later("2", "10"), -1);
    assert_int_equal(later("3", "3"), 0);
    assert_int_equal(later("1.2.10", "1.2.9"), 1);
    assert_int_equal(later("1.0.0-rc1", "1.0.0"), -1);
    assert_int_equal(later("1.0.0+a", "1.0.0+b"), 0);
    assert_int_equal(later("1", "1.0.0"), 99);
    assert_int_equal(later("1.0", "2"), 99);
}

static int open_all(void **state)
{
    (void)state;
    c.arena = arena_open(64u << 20);
    return !c.arena;
}
static int close_all(void **state)
{
    (void)state;
    arena_close(c.arena);
    return 0;
}
int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lists_of_directories), cmocka_unit_test(tricks_in_paths),      cmocka_unit_test(addresses), cmocka_unit_test(feeds),
        cmocka_unit_test(what_a_provider_says), cmocka_unit_test(versions_of_documents)
    };
    return cmocka_run_group_tests(tests, open_all, close_all);
}
