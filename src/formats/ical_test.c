/* ical_test - lines of at most 75 octets that unfold to what was put in, whole characters, nothing that ends a line early */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "formats/ical.h"

static struct arena *A;

static int setup(void **state)
{
    (void)state;
    A = arena_open(8u << 20);
    return A && !setjmp(*arena_boundary(A)) ? 0 : 1;
}
static int teardown(void **state)
{
    (void)state;
    arena_close(A);
    return 0;
}

/* every line ends with CRLF and has at most 75 octets, and none is cut within a character */
static str unfolded(str s)
{
    struct buf b = { .a = A };
    while (s.n) {
        ptrdiff_t end = str_find(s, S("\r\n"));
        assert_true(end >= 0 && end <= 75);
        str l = str_cut(s, 0, (size_t)end);
        assert_true(str_chr(l, '\r') < 0 && str_chr(l, '\n') < 0);
        bool more = l.n && l.p[0] == ' ';
        str text = more ? str_cut(l, 1, l.n) : l;
        if (text.n) assert_true(((unsigned char)text.p[0] & 0xc0) != 0x80);
        if (!more && b.n) buf_c(&b, '\n');
        buf_put(&b, text);
        s = str_cut(s, (size_t)end + 2, s.n);
    }
    return buf_str(&b);
}

static void has(str all, const char *what)
{
    if (str_find(all, str_of(what)) < 0) fail_msg("no \"%s\" in\n%.*s", what, FMT(all));
}

static void an_event(void **state)
{
    (void)state;
    struct buf b = { .a = A };
    when at = { 0 }, stamp = { 0 };
    assert_true(when_parse(S("2026-12-24T18:30:00Z"), &at) && when_parse(S("2026-11-01T00:00:00Z"), &stamp));
    ical_begin(&b, S("-//Rabta//EN"), S("What is due"));
    struct ical_event e = { .uid = S("dl_1@rabta"),
                            .stamp = stamp,
                            .start = at,
                            .sequence = 3,
                            .summary = S("XC-VU-2026-0001, 1; due\\now\nsecond\rline"),
                            .url = S("http://h/\r\nX:1") };
    ical_put(&b, &e);
    ical_end(&b);
    str all = unfolded(buf_str(&b));
    assert_true(str_starts(all, S("BEGIN:VCALENDAR\nVERSION:2.0\n")));
    assert_true(str_ends(all, S("END:VEVENT\nEND:VCALENDAR")));
    has(all, "\nDTSTAMP:20261101T000000Z\nDTSTART:20261224T183000Z\nSEQUENCE:3\n");
    has(all, "\nSUMMARY:XC-VU-2026-0001\\, 1\\; due\\\\now\\nsecondline\n");
    has(all, "\nURL:http://h/X:1\n"); /* no second line out of an address */
    assert_true(str_find(all, S("DESCRIPTION")) < 0);
}

static void long_lines_fold_between_characters(void **state)
{
    (void)state;
    static const char *const units[] = { "a", "\xd8\xb1", "\xe2\x82\xac", "\xf0\x9f\x98\x80" };
    for (size_t u = 0; u < COUNT(units); u++)
        for (int n = 1; n < 200; n++) {
            struct buf text = { .a = A }, b = { .a = A };
            for (int i = 0; i < n; i++) buf_z(&text, units[u]);
            ical_put(&b, &(struct ical_event){ .uid = S("x"), .summary = buf_str(&text) });
            struct buf want = { .a = A };
            buf_fmt(&want, "\nSUMMARY:%.*s\n", FMT(buf_str(&text)));
            assert_true(str_find(unfolded(buf_str(&b)), buf_str(&want)) > 0);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(an_event), cmocka_unit_test(long_lines_fold_between_characters) };
    return cmocka_run_group_tests(tests, setup, teardown);
}
