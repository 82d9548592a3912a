/* schema_test - what the suite does not ask: words, pointers, limits, references, patterns */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <cmocka.h>

#include "base/regex.h"
#include "base/schema.h"
#include "base/uri.h"

static struct ctx c;

static struct json read_json(const char *t)
{
    struct json v;
    err e = json_read(&c, str_of(t), NULL, &v);
    if (e) fail_msg("%s: %.*s", t, FMT(e->detail));
    return v;
}
static const struct schema *compiled(const char *t)
{
    const struct schema *s;
    err e = schema_compile(&c, read_json(t), NULL, &s);
    if (e) fail_msg("%s: %.*s", t, FMT(e->detail));
    return s;
}
static const char *code_of(const char *t)
{
    const struct schema *s;
    err e = schema_compile(&c, read_json(t), NULL, &s);
    return e ? e->code : "fine";
}

static void findings_name_place_keyword_and_words(void **state)
{
    (void)state;
    struct schema_findings f;
    const struct schema *s = compiled("{\"type\":\"object\",\"required\":[\"a\"],\"additionalProperties\":false,\"properties\":{\"a\":{\"minLength\":2},"
                                      "\"l/~\":{\"items\":{\"type\":\"integer\",\"minimum\":3}},\"c\":{\"oneOf\":[{\"type\":\"null\"},{\"const\":5}]}}}");
    assert_true(schema_check(c.arena, s, read_json("{\"a\":\"xy\",\"l/~\":[3,4.0],\"c\":5}"), &f));
    assert_int_equal(f.n, 0);
    assert_false(schema_check(c.arena, s, read_json("{\"l/~\":[3,\"x\",2],\"c\":6,\"d\":1}"), &f));
    assert_int_equal(f.n, 5);
    static const char *const want[][3] = { { "/l~1~0/1", "type", "must be integer" },
                                           { "/l~1~0/2", "minimum", "must be at least 3" },
                                           { "/c", "oneOf", "fits none of 2: (1) /c must be null; (2) /c must be 5" },
                                           { "/d", "additionalProperties", "is a member that the schema does not know" },
                                           { "", "required", "must have \"a\"" } };
    for (size_t i = 0; i < COUNT(want); i++) {
        assert_string_equal(arena_cstr(c.arena, f.v[i].pointer), want[i][0]);
        assert_string_equal(arena_cstr(c.arena, f.v[i].keyword), want[i][1]);
        assert_string_equal(arena_cstr(c.arena, f.v[i].words), want[i][2]);
    }
}

static void a_hundred_findings_are_enough(void **state)
{
    (void)state;
    struct schema_findings f;
    struct buf b = { .a = c.arena };
    buf_c(&b, '[');
    for (int i = 0; i < 500; i++) buf_fmt(&b, "%s%d", i ? "," : "", i);
    buf_c(&b, ']');
    assert_false(schema_check(c.arena, compiled("{\"items\":{\"type\":\"string\"}}"), read_json(arena_cstr(c.arena, buf_str(&b))), &f));
    assert_int_equal(f.n, 100);
    assert_true(f.more);
}

static void bad_schemas_are_refused(void **state)
{
    (void)state;
    assert_string_equal(code_of("{\"$ref\":\"http://example.com/other.json\"}"), "schema-reference");
    assert_string_equal(code_of("{\"$ref\":\"#/$defs/none\"}"), "schema-reference");
    assert_string_equal(code_of("{\"$ref\":\"#none\"}"), "schema-reference");
    assert_string_equal(code_of("{\"properties\":{\"a\":1}}"), "schema-invalid");
    assert_string_equal(code_of("{\"type\":\"text\"}"), "schema-invalid");
    assert_string_equal(code_of("{\"minLength\":-1}"), "schema-invalid");
    assert_string_equal(code_of("{\"multipleOf\":0}"), "schema-invalid");
    assert_string_equal(code_of("{\"pattern\":\"a++\"}"), "regex-syntax");
    assert_string_equal(code_of("[]"), "schema-invalid");
    assert_string_equal(code_of("{\"$ref\":\"#/enum\",\"enum\":[1]}"), "schema-invalid");
}

/* neither a schema that leads to itself nor one that doubles the work at each level runs away */
static void limits_end_what_has_no_end(void **state)
{
    (void)state;
    struct schema_findings f;
    assert_false(schema_check(c.arena, compiled("{\"$ref\":\"#\"}"), read_json("1"), &f));
    assert_string_equal(arena_cstr(c.arena, f.v[0].keyword), "limit");
    struct buf b = { .a = c.arena };
    buf_z(&b, "{\"$ref\":\"#/$defs/0\",\"$defs\":{");
    for (int i = 0; i < 60; i++) buf_fmt(&b, "\"%d\":{\"allOf\":[{\"$ref\":\"#/$defs/%d\"},{\"$ref\":\"#/$defs/%d\"}]},", i, i + 1, i + 1);
    buf_z(&b, "\"60\":{\"type\":\"string\"}}}");
    assert_true(schema_check(c.arena, compiled("{\"type\":\"string\"}"), read_json("\"\""), NULL));
    assert_false(schema_check(c.arena, compiled(arena_cstr(c.arena, buf_str(&b))), read_json("\"\""), &f));
    assert_string_equal(arena_cstr(c.arena, f.v[0].keyword), "limit");
    /* a pattern that backtracks without end */
    assert_false(schema_check(c.arena, compiled("{\"pattern\":\"^(a|aa|a*)*(b|c)$\"}"),
                              read_json("\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\""), &f));
    assert_string_equal(arena_cstr(c.arena, f.v[0].keyword), "limit");
}

static void unique_among_many(void **state)
{
    (void)state;
    struct buf b = { .a = c.arena };
    const struct schema *s = compiled("{\"uniqueItems\":true}");
    buf_c(&b, '[');
    for (int i = 0; i < 12000; i++) buf_fmt(&b, "%s{\"a\":%d,\"b\":[%d]}", i ? "," : "", i, i);
    struct buf twice = b;
    buf_z(&b, "]");
    assert_true(schema_check(c.arena, s, read_json(arena_cstr(c.arena, buf_str(&b))), NULL));
    twice = (struct buf){ .a = c.arena };
    buf_put(&twice, str_cut(buf_str(&b), 0, b.n - 1));
    buf_z(&twice, ",{\"b\":[7.0],\"a\":7.0}]");
    assert_false(schema_check(c.arena, s, read_json(arena_cstr(c.arena, buf_str(&twice))), NULL));
}

static bool found(const char *pattern, const char *text)
{
    struct regex *r;
    err e = regex_compile(&c, str_of(pattern), &r);
    if (e) fail_msg("%s: %.*s", pattern, FMT(e->detail));
    return regex_find(r, regex_work(c.arena), str_of(text)) == REGEX_YES;
}

static void patterns_as_ecma_262_has_them(void **state)
{
    (void)state;
    static const char *const bad[] = {
        "(", ")", "[", "a**", "*", "(?i)a", "(?>a)", "\\A", "\\Z", "a\\", "\\u12", "\\x1", "[z-a]", "(?<n", "\\p{Nope}", "\\07"
    };
    static const char *const good[] = {
        "",     "[]",      "[^]",       "a{1,2}?",           "a{", "a]",      "(?<n>a)\\k<n>", "\\u{1F600}", "\\uD83D\\uDE00", "[\\d\\-x]", "\\/",
        "x\\-", "(?<!a)b", "[\\[\\]^]", "\\p{Script=Greek}", "^$", "(?<=a+)b"
    };
    for (size_t i = 0; i < COUNT(bad); i++)
        if (regex_valid(&c, str_of(bad[i]))) fail_msg("%s was taken", bad[i]);
    for (size_t i = 0; i < COUNT(good); i++)
        if (!regex_valid(&c, str_of(good[i]))) fail_msg("%s was refused", good[i]);
    assert_true(found("^[^]$", "\n"));
    assert_false(found("^.$", "\xE2\x80\xA8")); /* U+2028 ends a line */
    assert_true(found("^a.b$", "a\xF0\x9F\x98\x80"
                               "b"));
    assert_false(found("[]", "a"));
    assert_true(found("^[\\s]$", "\xC2\xA0"));
    assert_false(found("^[\\S]$", "\xC2\xA0"));
    assert_true(found("^[\\W]$", "\xC3\xA9"));
    assert_true(found("^\\p{Script=Greek}+$", "\xCE\xB1\xCE\xB2"));
    assert_false(found("a$", "a\n"));
    assert_true(found("^x\\{$", "x{"));
    assert_true(found("^(a)\\1$", "aa"));
}

static void addresses(void **state)
{
    (void)state;
    static const char *const resolved[][3] = { { "http://a/b/c/d;p?q", "g", "http://a/b/c/g" },
                                               { "http://a/b/c/d;p?q", "./../g", "http://a/b/g" },
                                               { "http://a/b/c/d;p?q", "?y", "http://a/b/c/d;p?y" },
                                               { "http://a/b/c/d;p?q", "#s", "http://a/b/c/d;p?q#s" },
                                               { "http://a/b/c/d;p?q", "//g", "http://g" },
                                               { "http://a/b/c/d;p?q", "../../../g", "http://a/g" },
                                               { "http://a/b/c/d;p?q", "g;x=1/../y", "http://a/b/c/y" },
                                               { "http://a", "b", "http://a/b" },
                                               { "urn:x:y", "#z", "urn:x:y#z" } };
    for (size_t i = 0; i < COUNT(resolved); i++)
        assert_string_equal(arena_cstr(c.arena, uri_resolve(c.arena, str_of(resolved[i][0]), str_of(resolved[i][1]))), resolved[i][2]);
    assert_true(uri_valid(S("http://[2001:db8::1]:80/a?b#c"), false, false));
    assert_false(uri_valid(S("http://[2001:db8::1::2]/"), false, false));
    assert_false(uri_valid(S("http://a b/"), false, false));
}

static int open_arena(void **state)
{
    (void)state;
    c.arena = arena_open((size_t)1 << 28);
    return c.arena ? 0 : 1;
}
static int close_arena(void **state)
{
    (void)state;
    arena_close(c.arena);
    return 0;
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_arena, close_arena)
    const struct CMUnitTest tests[] = { TEST(findings_name_place_keyword_and_words),
                                        TEST(a_hundred_findings_are_enough),
                                        TEST(bad_schemas_are_refused),
                                        TEST(limits_end_what_has_no_end),
                                        TEST(unique_among_many),
                                        TEST(patterns_as_ecma_262_has_them),
                                        TEST(addresses) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
