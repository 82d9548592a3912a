/* form_test - see form.c */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

#include "http/http.h"

static struct ctx c;
static struct form_part *parts;
static size_t n;
static err form(const char *type, str body)
{
    static struct pair h[1];
    h[0] = (struct pair){ S("content-type"), str_of(type) };
    struct req q = { .headers = h, .nheaders = 1, .body = body };
    return req_form(&c, &q, &parts, &n);
}
#define MULTI         "multipart/form-data; boundary=\"b1\""
#define FIELD_HEAD(x) "Content-Disposition: form-data; name=\"" x "\"\r\n\r\n"

static void reads_multipart(void **state)
{
    (void)state;
    err e = form(MULTI, S("--b1\r\n" FIELD_HEAD("title") "a\r\n--b2\r\nc\r\n--b1\r\n" FIELD_HEAD(
                            "none") "\r\n--b1\r\n"
                                    "content-disposition: form-data; name=\"f\"; filename=\"C:\\\\x\\..\\e\xe2\x80\xaevil\x01.txt\"\r\n"
                                    "Content-Type: text/plain\r\n\r\n\x00\xff\r\n\r\n--b1--\r\n"));
    assert_null(e);
    assert_int_equal(n, 3);
    assert_true(str_is(part_text(parts, n, "title"), "a\r\n--b2\r\nc"));
    assert_int_equal(parts[1].body.n, 0);
    assert_true(str_is(parts[2].file, "evil.txt") && str_is(parts[2].type, "text/plain"));
    assert_int_equal(parts[2].body.n, 4);
}
static void reads_urlencoded(void **state)
{
    (void)state;
    assert_null(form("application/x-www-form-urlencoded; charset=utf-8", S("a=1+2&b=%D8%B1&&c")));
    assert_int_equal(n, 3);
    assert_true(str_is(parts[0].body, "1 2") && str_is(parts[1].body, "\xd8\xb1") && str_is(parts[2].name, "c"));
}
static void refuses(void **state)
{
    (void)state;
    static const str bad[] = {
        S_INIT(""),
        S_INIT("--b1"),
        S_INIT("--b1\r\n"),
        S_INIT("--b1\r\n" FIELD_HEAD("a") "never ends"),
        S_INIT("--b1\r\nX: y\r\n\r\nz\r\n--b1--"),
        S_INIT("--b1\r\n" FIELD_HEAD("a") "\xff\r\n--b1--"),
        S_INIT("--b1\r\n" FIELD_HEAD("") "x\r\n--b1--"),
        S_INIT("--b1junk\r\n" FIELD_HEAD("a") "x\r\n--b1--"),
    };
    for (size_t i = 0; i < COUNT(bad); i++) assert_non_null(form(MULTI, bad[i]));
    assert_non_null(form("application/x-www-form-urlencoded", S("a=%ff")));
    assert_non_null(form("application/x-www-form-urlencoded", S("=1")));
    err e = form("text/plain", S("a=1"));
    assert_true(e && e->kind == E_MEDIA);
    struct buf b = { .a = c.arena };
    for (int i = 0; i < 65; i++) buf_z(&b, "--b1\r\n" FIELD_HEAD("a") "x\r\n");
    buf_z(&b, "--b1--");
    e = form(MULTI, buf_str(&b));
    assert_true(e && e->kind == E_TOOBIG);
}

int main(void)
{
    static const struct CMUnitTest tests[] = { cmocka_unit_test(reads_multipart), cmocka_unit_test(reads_urlencoded), cmocka_unit_test(refuses) };
    c.arena = arena_open(16 << 20);
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    arena_close(c.arena);
    return failed;
}
