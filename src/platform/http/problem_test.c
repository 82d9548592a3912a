/* problem_test - see problem.c */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

#include "http/problem.h"

static void tells_all_errors(void **state)
{
    struct ctx c = { .arena = *state };
    struct res r = { .status = 200, .file = -1, .body = { .a = c.arena } };
    static const struct err second = { .kind = E_INPUT, .code = "too-long", .field = S_INIT("/b"), .where = WHERE };
    struct err first = { .kind = E_INPUT, .code = "bad-id", .detail = S_INIT("Say it."), .field = S_INIT("/a"), .more = &second };
    buf_z(&r.body, "half an answer");
    problem_write(&r, &first, S("r1"));
    struct json v;
    assert_null(json_read(&c, buf_str(&r.body), NULL, &v));
    assert_int_equal(r.status, 422);
    assert_true(str_is(r.type, "application/problem+json"));
    assert_true(str_is(json_str(json_get(v, S("type"))), "/problems/bad-id"));
    assert_true(str_is(json_str(json_get(v, S("request_id"))), "r1"));
    assert_int_equal(json_count(json_get(v, S("errors"))), 2);
}
static void a_fault_keeps_its_detail(void **state)
{
    struct ctx c = { .arena = *state };
    struct res r = { .file = -1, .body = { .a = c.arena } };
    struct err e = { .kind = E_FAULT, .code = "oops", .detail = S_INIT("table secret_things") };
    problem_write(&r, &e, S("r2"));
    assert_int_equal(r.status, 500);
    assert_true(str_find(buf_str(&r.body), S("secret_things")) < 0);
    e = (struct err){ .kind = E_BUSY, .code = "busy", .retry_after = 7 };
    problem_write(&r, &e, S("r3"));
    assert_int_equal(r.nheaders, 1);
    assert_true(str_is(r.headers[0].value, "7"));
    res_header(&r, "X-A", S("a\r\nSet-Cookie: b"));
    assert_int_equal(r.nheaders, 1);
}

int main(void)
{
    struct arena *a = arena_open(1 << 20);
    const struct CMUnitTest tests[] = { cmocka_unit_test_prestate(tells_all_errors, a), cmocka_unit_test_prestate(a_fault_keeps_its_detail, a) };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    arena_close(a);
    return failed;
}
