/* openapi_test - see openapi.c */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

#include "http/openapi.h"

struct thing {
    str title;
};
static const struct field fields[] = { FIELD(struct thing, title, .flags = F_REQ, .doc = "What it is") };
static SHAPE(thing, "small_thing", struct thing, fields, "A thing");
static err fn(struct ctx *c, const struct req *q, struct res *r)
{
    (void)c;
    (void)q;
    (void)r;
    return NULL;
}
static const struct param_doc query[] = { { "state", "Only these" }, { NULL, NULL } };
static const struct route routes[] = {
    ROUTE(GET, "/api/v1/things", fn, 2, "All", .flags = R_PAGED, .out = &thing, .query = query),
    ROUTE(GET, "/api/v1/things/{id}", fn, 2, "One", .out = &thing),
    ROUTE(POST, "/api/v1/things", fn, 2, "Make", .flags = R_CREATES, .in = &thing, .out = &thing),
    ROUTE(DELETE, "/api/v1/things/{id}", fn, 2, "Drop", .flags = R_IFMATCH),
    ROUTE(GET, "/hidden", fn, 0, "Page", .flags = R_HIDDEN),
    { 0 },
};

static struct json at(struct json v, const char *const *path, size_t n)
{
    for (size_t i = 0; i < n; i++) v = json_get(v, str_of(path[i]));
    return v;
}
#define AT(v, ...) at((v), (const char *const[]){ __VA_ARGS__ }, COUNT(((const char *const[]){ __VA_ARGS__ })))

static void describes_the_routes(void **state)
{
    (void)state;
    struct ctx c = { .arena = arena_open(4 << 20) };
    const struct route *const tables[] = { routes };
    struct buf b = { .a = c.arena }, again = { .a = c.arena };
    struct json v;
    openapi_write(&b, tables, 1, S("Rabta"), S("1"));
    openapi_write(&again, tables, 1, S("Rabta"), S("1"));
    assert_true(str_eq(buf_str(&b), buf_str(&again)));
    assert_null(json_read(&c, buf_str(&b), NULL, &v));
    assert_int_equal(json_count(json_get(v, S("paths"))), 2);
    struct json post = AT(v, "paths", "/api/v1/things", "post"), list = AT(v, "paths", "/api/v1/things", "get");
    assert_true(str_is(json_str(json_get(post, S("operationId"))), "post_things"));
    assert_int_equal(json_type(AT(post, "responses", "201", "headers", "Location")), JSON_OBJECT);
    assert_true(str_is(json_str(AT(post, "requestBody", "content", "application/json", "schema", "$ref")), "#/components/schemas/SmallThingInput"));
    assert_int_equal(json_count(json_get(list, S("parameters"))), 3);
    assert_int_equal(json_type(AT(list, "responses", "200", "content", "application/json", "schema", "properties", "next")), JSON_OBJECT);
    struct json drop = AT(v, "paths", "/api/v1/things/{id}", "delete", "responses");
    assert_int_equal(json_type(json_get(drop, S("204"))), JSON_OBJECT);
    assert_int_equal(json_type(json_get(drop, S("412"))), JSON_OBJECT);
    assert_int_equal(json_type(AT(v, "components", "schemas", "SmallThing", "properties", "title")), JSON_OBJECT);
    arena_close(c.arena);
}

int main(void)
{
    static const struct CMUnitTest tests[] = { cmocka_unit_test(describes_the_routes) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
