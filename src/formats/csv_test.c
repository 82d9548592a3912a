/* csv_test - encodings, delimiters, quotes, lines */
#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

#include "formats/csv.h"

static struct ctx c;

static int setup(void **state)
{
    (void)state;
    c.arena = arena_open(64u << 20);
    return c.arena ? 0 : -1;
}
static int teardown(void **state)
{
    (void)state;
    arena_close(c.arena);
    return 0;
}

static void reads(str data, const char *encoding, char delimiter, const char *want)
{
    struct csv t;
    struct strs cells;
    unsigned line;
    bool more = true;
    str got = S("");
    assert_null(csv_open(&c, data, &t));
    assert_true(str_is(t.encoding, encoding));
    assert_int_equal(t.delimiter, delimiter);
    for (;;) {
        assert_null(csv_next(&c, &t, &cells, &line, &more));
        if (!more) break;
        got = arena_fmt(c.arena, "%.*s%u", FMT(got), line);
        for (size_t i = 0; i < cells.n; i++) got = arena_fmt(c.arena, "%.*s[%.*s]", FMT(got), FMT(cells.v[i]));
    }
    if (!str_is(got, want)) fail_msg("%.*s", FMT(got));
}

static void tables(void **state)
{
    (void)state;
    reads(S("a,b\n1,2\n"), "UTF-8", ',', "2[1][2]");
    reads(S("a;b\r\n1,5;2\r\n\r\n3;4"), "UTF-8", ';', "2[1,5][2]4[3][4]");
    reads(S("a\tb\n\"x\ty\"\tz\n"), "UTF-8", '\t', "2[x\ty][z]");
    reads(S("a,b\n\"one\ntwo\",\"say \"\"hi\"\"\"\nlast,\n"), "UTF-8", ',', "2[one\ntwo][say \"hi\"]4[last][]");
    reads(S("\xef\xbb\xbf"
            "a,b\n'=1+1,'-x\n"),
          "UTF-8", ',', "2[=1+1][-x]");
    reads(S("a,b\nM\xfcller,\x80\n"), "Windows-1252", ',', "2[M\xc3\xbcller][\xe2\x82\xac]");
    reads(S("\xff\xfe"
            "a\0,\0b\0\n\0\xfc\0,\0\x3d\xd8\x00\xde\n\0"),
          "UTF-16LE", ',', "2[\xc3\xbc][\xf0\x9f\x98\x80]");
    reads(S("\xfe\xff\0a\0,\0b\0\n\0x\0,\0y"), "UTF-16BE", ',', "2[x][y]");
}

static void refusals(void **state)
{
    struct csv t;
    struct strs cells;
    unsigned line;
    bool more;
    (void)state;
    assert_non_null(csv_open(&c, S(""), &t));
    assert_non_null(csv_open(&c, S("\n\n\n"), &t));
    assert_null(csv_open(&c, S("a,b\nx,y\n\"never,closed\n"), &t));
    assert_null(csv_next(&c, &t, &cells, &line, &more));
    err e = csv_next(&c, &t, &cells, &line, &more);
    assert_non_null(e);
    assert_true(str_find(e->detail, S("line 3")) == 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(tables), cmocka_unit_test(refusals) };
    return cmocka_run_group_tests(tests, setup, teardown);
}
