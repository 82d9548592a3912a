/* json_test - the reader's rules, the writer, and the public JSON parsing suite (nst/JSONTestSuite) */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/json.h"

static struct ctx c;

static int open_arena(void **state)
{
    (void)state;
    c.arena = arena_open(256u << 20);
    return c.arena ? 0 : -1;
}
static int close_arena(void **state)
{
    (void)state;
    arena_close(c.arena);
    return 0;
}

static const char *code_of(str text)
{
    struct json v;
    err e = json_read(&c, text, NULL, &v);
    return e ? e->code : "";
}
static struct json good(const char *text)
{
    struct json v = { NULL, 0 };
    err e = json_read(&c, str_of(text), NULL, &v);
    assert_null(e);
    return v;
}
static void same(const char *text, const char *want)
{
    str got = json_raw(good(text), c.arena);
    assert_int_equal(got.n, strlen(want));
    assert_memory_equal(got.p, want, got.n);
}

static void values_are_kept_exactly(void **state)
{
    (void)state;
    int64_t n;
    uint64_t u;
    assert_true(json_int(good("9223372036854775807"), &n) && n == INT64_MAX);
    assert_true(json_int(good("-9223372036854775808"), &n) && n == INT64_MIN);
    assert_false(json_int(good("9223372036854775808"), &n));
    assert_true(json_uint(good("18446744073709551615"), &u) && u == UINT64_MAX);
    assert_false(json_int(good("1.0"), &n));
    same("[18446744073709551615,-1,1.5,0.1,true,false,null,\"a\\u0001\\\"\\n\"]", "[18446744073709551615,-1,1.5,0.1,true,false,null,\"a\\u0001\\\"\\n\"]");
    same("[-0e+9999,-0.0]", "[-0.0,-0.0]");
    same(" { \"a\" : { \"b\" : [ ] } , \"c\" : { } } ", "{\"a\":{\"b\":[]},\"c\":{}}");
    same("\"\\u0627\\ud83d\\ude00\"", "\"\xD8\xA7\xF0\x9F\x98\x80\"");
}

/* a number whose bits look like a word of the tape must not hide the text behind it */
static void numbers_are_not_mistaken_for_text(void **state)
{
    (void)state;
    struct json v = good("[7812738666512280685,2449958197289549824,\"the text behind the numbers\",2449958197289549824]");
    struct json_iter i = json_iter(v);
    assert_true(json_next(&i) && json_next(&i) && json_next(&i));
    assert_true(str_is(json_str(i.value), "the text behind the numbers"));
    assert_true(json_next(&i));
    assert_false(json_next(&i));
    assert_int_equal(json_count(v), 4);
}

static void what_is_refused(void **state)
{
    (void)state;
    assert_string_equal(code_of(S("{\"a\":1,\"a\":2}")), "json-duplicate-key");
    assert_string_equal(code_of(S("{\"ab\":1,\"\\u0061b\":2}")), "json-duplicate-key");
    assert_string_equal(code_of(S("[{\"x\":{\"a\":1,\"b\":2,\"a\":3}}]")), "json-duplicate-key");
    assert_string_equal(code_of(S("{\"a\":{\"a\":1},\"b\":{\"a\":1}}")), "");
    assert_string_equal(code_of(S("\"\\u0000\"")), "json-nul");
    assert_string_equal(code_of(S("{\"a\\u0000\":1}")), "json-nul");
    assert_string_not_equal(code_of(S("\"\\ud800\"")), "");
    assert_string_not_equal(code_of(S("\"\\udc00\"")), "");
    assert_string_not_equal(code_of(S("\"\\ud800\\u0041\"")), "");
    assert_string_equal(code_of(S("\"\xff\"")), "json-encoding");
    assert_string_equal(code_of(S("")), "json-syntax");
    assert_string_equal(code_of(S("[1,]")), "json-syntax");
    assert_string_equal(code_of(S("123456789012345678901234567890")), "json-syntax");
    assert_string_equal(code_of(S("[1] 2")), "json-syntax");
}

static void the_place_is_named(void **state)
{
    (void)state;
    struct json v;
    err e = json_read(&c, S("{\n  \"a\": tru\n}"), NULL, &v);
    assert_non_null(e);
    assert_true(str_find(e->detail, S("line 2 column 8")) >= 0);
}

static void limits_hold(void **state)
{
    (void)state;
    struct json v;
    struct buf b = { .a = c.arena };
    for (int i = 0; i < 10000; i++) buf_c(&b, '[');
    assert_string_not_equal(code_of(buf_str(&b)), ""); /* unclosed and too deep: either is true */
    for (int i = 0; i < 10000; i++) buf_c(&b, ']');
    assert_string_equal(code_of(buf_str(&b)), "json-depth");
    struct json_limits deep = { .depth = 3 };
    assert_null(json_read(&c, S("[[1]]"), &deep, &v));
    assert_non_null(json_read(&c, S("[[[[1]]]]"), &deep, &v));
    struct json_limits few = { .members = 3 }, little = { .bytes = 4 };
    err e = json_read(&c, S("[1,2,3,4,5,6]"), &few, &v);
    assert_true(e && !strcmp(e->code, "json-size"));
    e = json_read(&c, S("[1,2]"), &little, &v);
    assert_true(e && e->kind == E_TOOBIG);
}

static void many_keys(void **state)
{
    (void)state;
    struct buf b = { .a = c.arena };
    struct json_limits wide = { .bytes = 16u << 20, .members = 400000 };
    struct json v;
    buf_c(&b, '{');
    for (int i = 0; i < 100000; i++) buf_fmt(&b, "%s\"key-%d\":%d", i ? "," : "", i, i);
    struct buf twice = { .a = c.arena };
    buf_put(&twice, buf_str(&b));
    buf_c(&b, '}');
    assert_null(json_read(&c, buf_str(&b), &wide, &v));
    int64_t n;
    assert_true(json_int(json_get(v, S("key-99999")), &n) && n == 99999);
    buf_z(&twice, ",\"key-7\":0}");
    err e = json_read(&c, buf_str(&twice), &wide, &v);
    assert_true(e && !strcmp(e->code, "json-duplicate-key"));
}

static void absent_is_no_member(void **state)
{
    (void)state;
    struct json v = good("{\"a\":[1,{\"b\":\"t\"}]}");
    assert_int_equal(json_type(json_get(v, S("z"))), JSON_NONE);
    assert_int_equal(json_type(json_get(json_get(v, S("z")), S("y"))), JSON_NONE);
    assert_int_equal(json_str(json_get(v, S("a"))).n, 0);
    assert_int_equal(json_count(json_get(v, S("a"))), 2);
    struct json_iter none = json_iter(json_get(v, S("z")));
    assert_false(json_next(&none));
}

static void writing(void **state)
{
    (void)state;
    struct buf b = { .a = c.arena };
    struct jw w = jw_on(&b);
    jw_obj(&w);
    jw_kt(&w, "t", S("a\xff\"b"));
    jw_ki(&w, "i", INT64_MIN);
    jw_kb(&w, "y", true);
    jw_key(&w, S("l"));
    jw_arr(&w);
    jw_null(&w);
    jw_real(&w, 0.1);
    jw_raw(&w, S("{}"));
    jw_end_arr(&w);
    jw_end_obj(&w);
    const char *want = "{\"t\":\"a\xEF\xBF\xBD\\\"b\",\"i\":-9223372036854775808,\"y\":true,\"l\":[null,0.1,{}]}";
    assert_true(str_is(buf_str(&b), want));
}

static str file_text(const char *dir, const char *name)
{
    FILE *f = fopen(arena_fmt(c.arena, "%s/%s", dir, name).p, "rb");
    struct buf b = { .a = c.arena };
    char part[4096];
    if (!f) return (str){ NULL, 0 };
    for (size_t n; (n = fread(part, 1, sizeof part, f)) > 0;) buf_put(&b, (str){ part, n });
    fclose(f);
    return buf_str(&b);
}

/* y_ must be taken, n_ must be refused, i_ may be either; these y_ files repeat a key or hold U+0000: our rules refuse them */
static bool ours(const char *name)
{
    static const char *const stricter[] = { "y_object_duplicated_key.json", "y_object_duplicated_key_and_value.json", "y_string_null_escape.json",
                                            "y_object_escaped_null_in_key.json" };
    for (size_t i = 0; i < COUNT(stricter); i++)
        if (!strcmp(name, stricter[i])) return true;
    return false;
}

static void the_suite(void **state)
{
    (void)state;
    const char *data = getenv("RABTA_DATA");
    str dir = arena_fmt(c.arena, "%s/json/parser/test_parsing", data ? data : "../shared/data");
    DIR *d = opendir(dir.p);
    struct json_limits deep = { .depth = 1000 };
    unsigned taken = 0, refused = 0, wrong = 0;
    if (!d) skip();
    for (struct dirent *f; (f = readdir(d)) != NULL;) {
        if (f->d_name[0] == '.') continue;
        struct json v;
        bool ok = json_read(&c, file_text(dir.p, f->d_name), &deep, &v) == NULL;
        taken += ok;
        refused += !ok;
        bool want = f->d_name[0] == 'y' && !ours(f->d_name);
        if (f->d_name[0] != 'i' && ok != want) {
            print_error("%s was %s\n", f->d_name, ok ? "taken" : "refused");
            wrong++;
        }
    }
    closedir(d);
    assert_int_equal(wrong, 0);
    assert_true(taken > 50 && refused > 120);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_are_kept_exactly),
        cmocka_unit_test(numbers_are_not_mistaken_for_text),
        cmocka_unit_test(what_is_refused),
        cmocka_unit_test(the_place_is_named),
        cmocka_unit_test(limits_hold),
        cmocka_unit_test(many_keys),
        cmocka_unit_test(absent_is_no_member),
        cmocka_unit_test(writing),
        cmocka_unit_test(the_suite),
    };
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
