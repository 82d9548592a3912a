/* router_test - see router.c */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

#include "http/router.h"

static struct ctx c;
static err fn(struct ctx *x, const struct req *q, struct res *r)
{
    (void)x;
    (void)q;
    (void)r;
    return NULL;
}
static const struct route a[] = { ROUTE(GET, "/", fn, 0, "root", .flags = R_PUBLIC),
                                  ROUTE(GET, "/api/v1/reports", fn, 1, "list", .flags = R_PAGED),
                                  ROUTE(POST, "/api/v1/reports", fn, 1, "make", .flags = R_CREATES),
                                  ROUTE(GET, "/api/v1/reports/recent", fn, 1, "recent", .flags = 0),
                                  { 0 } };
static const struct route b[] = { ROUTE(GET, "/api/v1/reports/{id}", fn, 1, "one", .flags = 0),
                                  ROUTE(PATCH, "/api/v1/reports/{id}", fn, 1, "change", .flags = 0),
                                  ROUTE(GET, "/api/v1/reports/{id}/parts/{part}", fn, 1, "part", .flags = 0),
                                  ROUTE(GET, "/app/{path*}", fn, 0, "assets", .flags = R_PUBLIC),
                                  { 0 } };

static void finds(void **state)
{
    (void)state;
    const struct route *const tables[] = { a, b };
    struct router *r;
    str p[4];
    unsigned allowed;
    assert_null(router_build(&c, tables, 2, &r));
    assert_ptr_equal(router_find(r, GET, S("/"), p, &allowed), &a[0]);
    assert_ptr_equal(router_find(r, HEAD, S("/api/v1/reports"), p, &allowed), &a[1]);
    assert_ptr_equal(router_find(r, GET, S("/api/v1/reports/recent"), p, &allowed), &a[3]);
    assert_ptr_equal(router_find(r, GET, S("/api/v1/reports/rep_1"), p, &allowed), &b[0]);
    assert_true(str_is(p[0], "rep_1"));
    assert_ptr_equal(router_find(r, PATCH, S("/api/v1/reports/recent"), p, &allowed), &b[1]);
    assert_ptr_equal(router_find(r, GET, S("/api/v1/reports/recent/parts/7"), p, &allowed), &b[2]);
    assert_true(str_is(p[0], "recent") && str_is(p[1], "7"));
    assert_ptr_equal(router_find(r, GET, S("/app/js/main.js"), p, &allowed), &b[3]);
    assert_true(str_is(p[0], "js/main.js"));
    assert_null(router_find(r, GET, S("/api/v1/none"), p, &allowed));
    assert_int_equal(allowed, 0);
    assert_null(router_find(r, GET, S("/api/v1/reports/"), p, &allowed));
    assert_null(router_find(r, DELETE, S("/api/v1/reports"), p, &allowed));
    assert_true(str_is(method_allow(c.arena, allowed), "GET, POST, HEAD"));
}
static void conflicts_stop_the_start(void **state)
{
    (void)state;
    static const struct route twin[] = { ROUTE(GET, "/api/v1/reports/{other}", fn, 0, "twin", .flags = 0), { 0 } };
    static const struct route five[] = { ROUTE(GET, "/{a}/{b}/{c}/{d}/{e}", fn, 0, "five", .flags = 0), { 0 } };
    const struct route *const tables[] = { a, b, twin }, *const deep[] = { five };
    struct router *r;
    err e = router_build(&c, tables, 3, &r);
    assert_true(e && strcmp(e->code, "route-conflict") == 0);
    assert_non_null(router_build(&c, deep, 1, &r));
}

int main(void)
{
    static const struct CMUnitTest tests[] = { cmocka_unit_test(finds), cmocka_unit_test(conflicts_stop_the_start) };
    c.arena = arena_open(1 << 20);
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    arena_close(c.arena);
    return failed;
}
