/* tests of mail: addresses, headers that cannot be broken out of, text that survives the way */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "formats/mail.h"
#include "guard/guard.h"
#include "spine/outbox.h"

static void addresses(void **state)
{
    static const char *const good[] = { "a@b.example", "first.last+tag@sub.example", "x@localhost" };
    static const char *const bad[] = { "", "a", "@b", "a@", "a@b@c", "a b@c", "a@b\r\nBcc: x@y", "<a@b>", "a@b,c@d", "a@b;c", "\"a\"@b", "a@b\x7f" };
    (void)state;
    for (size_t i = 0; i < COUNT(good); i++) assert_true(mail_address(str_of(good[i])));
    for (size_t i = 0; i < COUNT(bad); i++) assert_false(mail_address(str_of(bad[i])));
    assert_false(mail_address((str){ "a@b\0c", 5 }));
}

static str header(str text, const char *name)
{
    ptrdiff_t at = str_find(text, str_of(name));
    assert_true(at >= 0);
    str rest = str_cut(text, (size_t)at + strlen(name), text.n);
    return str_cut(rest, 0, (size_t)str_find(rest, S("\r\n")));
}

static void the_text(void **state)
{
    struct arena *a = arena_open(1u << 20);
    struct mail m = { .from = S("cert@cert.example"),
                      .from_name = S("Centre"),
                      .to = S("who@else.example"),
                      .subject = S("News\r\nBcc: stranger@evil.example"),
                      .body = S("line one\nline two\r\nÜ\n"),
                      .id = S("out_1"),
                      .at = { INT64_C(1795600800) * SECOND } };
    str t = mail_text(a, &m), body;
    (void)state;
    assert_true(str_eq(header(t, "Date: "), S("Wed, 25 Nov 2026 10:00:00 +0000")));
    assert_true(str_eq(header(t, "Message-ID: "), S("<out_1@cert.example>")));
    assert_true(str_eq(header(t, "Subject: "), S("News  Bcc: stranger@evil.example")));
    assert_true(str_find(t, S("\r\nBcc:")) < 0);
    ptrdiff_t at = str_find(t, S("\r\n\r\n"));
    str coded = str_cut(t, (size_t)at + 4, t.n), line;
    struct buf joined = { .a = a };
    while (str_split(&coded, '\n', &line)) buf_put(&joined, str_trim(line));
    assert_true(base64_bytes(a, buf_str(&joined), &body));
    assert_true(str_eq(body, S("line one\r\nline two\r\nÜ\r\n")));
    for (str rest = t; str_split(&rest, '\n', &line);) assert_true(line.n <= 998);
    arena_close(a);
}

/* the other side's reader finds the text and the files as they were given */
static void files_go_with_it(void **state)
{
    struct arena *a = arena_open(4u << 20);
    struct ctx c = { .arena = a };
    struct mail_in in;
    const struct mail_part files[] = { { S("findings.csv"), S("text/csv"), S("asset\r\n'=1+1\r\n\xD8\xB1\r\n--=_\r\n") },
                                       { S("b.json"), S("application/json"), S("{}") } };
    struct mail m = { .from = S("cert@cert.example"),
                      .to = S("who@else.example"),
                      .subject = S("News"),
                      .body = S("line one\n"),
                      .id = S("out_1"),
                      .at = { INT64_C(1795600800) * SECOND },
                      .files = files,
                      .nfiles = COUNT(files) };
    (void)state;
    if (setjmp(*arena_boundary(a))) fail_msg("memory");
    const str both[] = { mail_text(a, &m), mail_inner(a, &m) };
    for (size_t i = 0; i < COUNT(both); i++) {
        assert_null(mail_parse(&c, both[i], NULL, &in));
        assert_true(str_eq(str_trim(in.text), S("line one")));
        assert_true(str_eq(in.subject, S("News")));
        assert_int_equal(in.files.n, 2);
        const struct mail_file *f = in.files.v;
        assert_true(str_eq(f[0].name, files[0].name) && str_eq(f[0].bytes, files[0].bytes) && str_eq(f[1].bytes, files[1].bytes));
    }
    arena_close(a);
}

static void a_subject_in_another_script(void **state)
{
    struct arena *a = arena_open(1u << 20);
    struct buf long_one = { .a = a };
    (void)state;
    for (int i = 0; i < 60; i++) buf_z(&long_one, "\xD8\xB1\xD8\xA7");
    struct mail m = { .from = S("c@c.example"), .to = S("w@e.example"), .subject = buf_str(&long_one), .body = S("x"), .id = S("o") };
    str t = mail_text(a, &m), rest = str_cut(t, (size_t)str_find(t, S("Subject: ")) + 9, t.n), line;
    struct buf got = { .a = a };
    while (str_split(&rest, '\n', &line)) { /* folded lines begin with a blank */
        str word = str_trim(line), bytes;
        if (!str_starts(word, S("=?UTF-8?B?"))) break;
        assert_true(word.n <= 75);
        assert_true(base64_bytes(a, str_cut(word, 10, word.n - 2), &bytes));
        buf_put(&got, bytes);
    }
    assert_true(str_eq(buf_str(&got), buf_str(&long_one)));
    arena_close(a);
}

static void what_it_answers(void **state)
{
    struct arena *a = arena_open(1u << 20);
    struct mail m = { .from = S("c@c.example"),
                      .to = S("w@e.example"),
                      .subject = S("s"),
                      .body = S("x"),
                      .id = S("o"),
                      .in_reply_to = S("b@x.example"),
                      .references = S("a@x.example bad\r\nBcc:<x@y> b@x.example") };
    str t = mail_text(a, &m);
    (void)state;
    assert_true(str_eq(header(t, "In-Reply-To: "), S("<b@x.example>")));
    assert_true(str_find(t, S("References: <a@x.example>\r\n <b@x.example>\r\n")) > 0);
    assert_true(str_find(t, S("Bcc")) < 0);
    m.references = S("");
    assert_true(str_eq(header(mail_text(a, &m), "References: "), S("<b@x.example>")));
    m.in_reply_to = S("a b@x");
    assert_true(str_find(mail_text(a, &m), S("In-Reply-To")) < 0);
    arena_close(a);
}

int main(void)
{
    struct arena *a = arena_open(1u << 16);
    struct ctx c = { .arena = a };
    if (guard_start(&c)) return 2;
    const struct CMUnitTest tests[] = { cmocka_unit_test(addresses), cmocka_unit_test(the_text), cmocka_unit_test(files_go_with_it),
                                        cmocka_unit_test(a_subject_in_another_script), cmocka_unit_test(what_it_answers) };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    arena_close(a);
    return failed;
}
