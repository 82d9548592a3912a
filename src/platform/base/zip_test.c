/* zip_test - files of an archive come out whole under their names; what is cut, changed, locked or a bomb is refused with the reason */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "base/zip_testing.h"

static struct ctx c, one; /* of what stays, and of one try */

static str whole(struct ctx *into, const struct zip_file *f)
{
    struct unpack *u;
    struct buf b = { .a = into->arena };
    str piece;
    assert_null(zip_open(into, f, 300, &u));
    do {
        assert_null(unpack_next(into, u, &piece));
        buf_put(&b, piece);
    } while (piece.n);
    return buf_str(&b);
}
static str much(size_t n)
{
    struct buf b = { .a = c.arena };
    for (size_t i = 0; b.n < n; i++) buf_fmt(&b, "%zu,", i * 7919);
    return (str){ b.p, n };
}

static void files_come_out(void **state)
{
    struct zip_file *f;
    size_t n;
    const struct made v[] = { { S_INIT("reports/"), S_INIT(""), true, 0, 0 },
                              { S_INIT("reports/a.csv"), S_INIT("timestamp,ip\n"), false, 0, 0 },
                              { S_INIT("b\\c.csv"), S_INIT("stored"), true, 0, 0 },
                              { S_INIT("large.csv"), much(700000), false, 0, 0 },
                              { S_INIT("empty"), S_INIT(""), true, 0, 0 } };
    (void)state;
    str z = archive(c.arena, v, COUNT(v), S("PK\5\6 in a comment"));
    assert_true(zip_is(z) && !zip_is(S("PK")) && !zip_is(S("timestamp,ip\n")));
    assert_null(zip_files(&c, z, &f, &n));
    assert_int_equal(n, 4);
    assert_true(str_is(f[0].name, "a.csv") && str_is(f[1].name, "c.csv") && str_is(f[3].name, "empty"));
    for (size_t i = 0; i < n; i++) {
        assert_null(zip_check(&c, &f[i], 300));
        if (i < 3) assert_true(str_eq(whole(&c, &f[i]), v[i + 1].text));
    }
}

static void refused(str bytes, const char *code, const char *words)
{
    struct zip_file *f;
    size_t n;
    err e = zip_files(&c, bytes, &f, &n);
    for (size_t i = 0; !e && i < n; i++) e = zip_check(&c, &f[i], 300);
    assert_non_null(e);
    assert_string_equal(e->code, code);
    if (str_find(e->detail, str_of(words)) < 0) fail_msg("%.*s", FMT(e->detail));
}

static void what_is_broken_is_refused(void **state)
{
    const struct made good[] = { { S_INIT("a.csv"), much(5000), false, 0, 0 } }, locked[] = { { S_INIT("a.csv"), S_INIT("x"), true, 1, 0 } },
                      other[] = { { S_INIT("a.csv"), S_INIT("x"), true, 0, 12 } };
    (void)state;
    str z = archive(c.arena, good, 1, S(""));
    struct zip_file *f;
    size_t n;
    for (size_t cut = 0; cut < z.n; cut++) { /* at each byte */
        arena_reset(one.arena);
        err e = zip_files(&one, str_cut(z, 0, cut), &f, &n);
        assert_non_null(e);
        assert_string_equal(e->code, "bad-compression");
    }
    for (size_t at = 0; at < z.n; at++) { /* each byte another: refused, or the same bytes under another name or time */
        arena_reset(one.arena);
        char *p = arena_alloc(one.arena, z.n);
        memcpy(p, z.p, z.n);
        p[at] = (char)(p[at] ^ 0x55);
        err e = zip_files(&one, (str){ p, z.n }, &f, &n);
        for (size_t i = 0; !e && i < n; i++)
            if (!(e = zip_check(&one, &f[i], 300))) assert_true(str_eq(whole(&one, &f[i]), good[0].text));
    }
    refused(archive(c.arena, locked, 1, S("")), "bad-compression", "password");
    refused(archive(c.arena, other, 1, S("")), "bad-compression", "neither stored nor deflated");
    refused(S("PK\3\4 and nothing else, which is long enough"), "bad-compression", "no end");
}

static void bombs_are_refused(void **state)
{
    (void)state;
    size_t n = 8u << 20;
    char *p = arena_alloc(c.arena, n);
    memset(p, 'a', n);
    const struct made bomb[] = { { S_INIT("a"), { p, n }, false, 0, 0 } };
    refused(archive(c.arena, bomb, 1, S("")), "unpacked-too-large", "300 times");
    struct made *many = NEW_ARRAY(c.arena, ZIP_FILES + 1, struct made);
    for (size_t i = 0; i <= ZIP_FILES; i++) many[i] = (struct made){ S("a"), S("b"), true, 0, 0 };
    refused(archive(c.arena, many, ZIP_FILES + 1, S("")), "unpacked-too-large", "more than 500 files");
}

static int begin(void **state)
{
    (void)state;
    c.arena = arena_open(512u << 20);
    one.arena = arena_open(64u << 20);
    return c.arena && one.arena ? 0 : -1;
}
static int end(void **state)
{
    (void)state;
    arena_close(c.arena);
    arena_close(one.arena);
    return 0;
}
int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(files_come_out), cmocka_unit_test(what_is_broken_is_refused), cmocka_unit_test(bombs_are_refused) };
    return cmocka_run_group_tests(tests, begin, end);
}
