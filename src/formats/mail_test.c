/* mail_test - what mail says comes out as it was meant; broken and hostile mail is bounded; the mail of ../shared/data */
#include <dirent.h>
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "formats/mail.h"

static struct ctx c;

static int open_arena(void **state)
{
    (void)state;
    c.arena = arena_open(300u << 20);
    return c.arena && setjmp(*arena_boundary(c.arena)) == 0 ? 0 : -1;
}
static int close_arena(void **state)
{
    (void)state;
    arena_close(c.arena);
    return 0;
}

static struct mail_in read_mail(const char *text)
{
    struct mail_in m;
    assert_null(mail_parse(&c, str_of(text), NULL, &m));
    return m;
}
static void is(str got, const char *want)
{
    if (!str_is(got, want)) fail_msg("got \"%.*s\", wanted \"%s\"", FMT(got), want);
}
static bool fault(const struct mail_in *m, const char *part)
{
    for (size_t i = 0; i < m->faults.n; i++)
        if (str_find(m->faults.v[i], str_of(part)) >= 0) return true;
    return false;
}
static const struct mail_file *file(const struct mail_in *m, size_t i)
{
    assert_true(i < m->files.n);
    return (const struct mail_file *)m->files.v + i;
}

static void headers(void **state)
{
    (void)state;
    struct mail_in m = read_mail("From: =?UTF-8?Q?J=C3=BCrgen_Ott?= <J.Ott@Office.EXAMPLE>\r\n"
                                 "To: a@b.example, \"Last, First\" <c@d.example>, team: e@f.example, g@h.example;\r\n"
                                 "Cc: undisclosed-recipients:;\r\nReply-To: other@office.example\r\n"
                                 "Subject: =?iso-8859-1?Q?caf=E9?= =?utf-8?B?4oKs?=\r\n and more\r\n"
                                 "Date: Wed, 25 Nov 2026 15:00:00 +0500\r\nMessage-ID: <1@office.example>\r\n"
                                 "In-Reply-To: <out_2@cert.example>\r\nReferences: <a@b> <c@d>\r\n <out_2@cert.example>\r\n"
                                 "List-Id: <l.example>\r\nPrecedence: bulk\r\n\r\nHello\r\n\r\n-- \r\nJ\r\n");
    is(m.from.name, "J\xC3\xBCrgen Ott");
    is(m.from.address, "J.Ott@office.example");
    is(m.subject, "caf\xC3\xA9\xE2\x82\xAC and more");
    assert_int_equal(m.to.n, 4);
    is(((struct mail_who *)m.to.v)[1].name, "Last, First");
    is(((struct mail_who *)m.to.v)[3].address, "g@h.example");
    assert_int_equal(m.cc.n, 0);
    is(((struct mail_who *)m.reply_to.v)[0].address, "other@office.example");
    is(m.message_id, "1@office.example");
    is(m.in_reply_to, "out_2@cert.example");
    assert_int_equal(m.references.n, 3);
    is(m.references.v[2], "out_2@cert.example");
    assert_true(m.date.us == INT64_C(1795600800) * SECOND);
    is(m.text, "Hello\n\n-- \nJ\n");
    is(m.list_id, "<l.example>");
    assert_false(m.automatic); /* lists and ticket systems carry what people write */
    assert_int_equal(m.faults.n, 0);
}

static void who_wrote_it(void **state)
{
    static const struct {
        const char *header;
        bool automatic, reply;
    } all[] = { { "Auto-Submitted: no\n", false, false },
                { "Auto-Submitted: auto-replied; x=y\n", true, true },
                { "Auto-Submitted: auto-generated\n", true, false },
                { "Precedence: auto_reply\n", true, true },
                { "Precedence: list\n", false, false },
                { "X-Autoreply: yes\n", true, true },
                { "Return-Path: <>\n", true, false },
                { "Return-Path: <a@b.example>\n", false, false } };
    (void)state;
    for (size_t i = 0; i < COUNT(all); i++) {
        struct mail_in m = read_mail(arena_fmt(c.arena, "From: a@b.example\n%s\nx\n", all[i].header).p);
        assert_int_equal(m.automatic, all[i].automatic);
        assert_int_equal(m.auto_reply, all[i].reply);
    }
    assert_true(read_mail("From: MAILER-DAEMON@mx.example\n\nx\n").automatic);
}

static void parts(void **state)
{
    (void)state;
    struct mail_in m =
        read_mail("From: a@b.example\nContent-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: multipart/alternative; boundary=y\n\n"
                  "--y\nContent-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable\n\ncaf=E9\n"
                  "--y\nContent-Type: text/html\n\n<b>HTML</b>\n--y--\n"
                  "--x\nContent-Type: application/pdf; name*0*=UTF-8''%e2%82%ac; name*1*=%20x.pdf\nContent-Transfer-Encoding: base64\n\nJVBERi0=\n"
                  "--x\nContent-Disposition: attachment; filename=\"..\\\\..\\\\etc/pass\xE2\x80\xAEwd:1\"\n\nfile\n"
                  "--x\nContent-Type: message/rfc822\n\nSubject: Inner: one\n\nInner text\n"
                  "--x\nContent-Type: text/plain\n\nlast words\n--x--\n");
    is(m.text, "caf\xC3\xA9\nlast words");
    assert_int_equal(m.files.n, 3);
    is(file(&m, 0)->name, "\xE2\x82\xAC x.pdf");
    is(file(&m, 0)->bytes, "%PDF-");
    is(file(&m, 0)->declared, "application/pdf");
    is(file(&m, 1)->name, "passwd_1");
    is(file(&m, 1)->bytes, "file");
    is(file(&m, 2)->name, "Inner_ one.eml");
    is(file(&m, 2)->declared, "message/rfc822");
    assert_true(str_find(file(&m, 2)->bytes, S("Inner text")) > 0);
    m = read_mail(
        "From: a@b.example\nContent-Type: multipart/alternative; boundary=y\n\n--y\nContent-Type: text/html; charset=utf-8\n\n<p>only &lt;this&gt;</p>\n--y--\n");
    is(m.text, "only <this>");
    assert_true(m.text_from_html);
    m = read_mail("From: a@b.example\nContent-Type: text/plain; format=flowed; delsp=yes\n\none \ntwo\n> quoted \n> more\n-- \nme\n");
    is(m.text, "onetwo\n> quotedmore\n-- \nme\n");
    m = read_mail("From: a@b.example\nContent-Type: text/plain; charset=no-such\n\nabc\xE9\n");
    assert_true(fault(&m, "character set"));
    is(m.text, "abc\xC3\xA9\n");
}

static void delivery_reports(void **state)
{
    (void)state;
    struct mail_in m =
        read_mail("Return-Path: <>\nFrom: MAILER-DAEMON@mx.example\nTo: cert+o.1@cert.example\nContent-Type: multipart/report; "
                  "report-type=delivery-status; boundary=b\n\n--b\n\nSorry\n--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; "
                  "mx.example\n\nFinal-Recipient: rfc822; Gone@Office.EXAMPLE\nAction: failed\nStatus: 5.1.1 (gone)\nDiagnostic-Code: smtp; 550\n "
                  "no such user\n\nOriginal-Recipient: rfc822;<late@office.example>\nAction: Delayed\nStatus: 4.4.1\n--b\nContent-Type: "
                  "text/rfc822-headers\n\nSubject: x\nMessage-ID:\n <out_9@cert.example>\nTo: <gone@office.example>\n--b--\n");
    assert_true(m.report && m.automatic && m.null_path);
    assert_int_equal(m.deliveries.n, 2);
    const struct mail_delivery *d = m.deliveries.v;
    is(d[0].recipient, "Gone@office.example");
    assert_int_equal(d[0].action, MAIL_ACTION_FAILED);
    is(d[0].status, "5.1.1");
    is(d[0].diagnostic, "550 no such user");
    is(d[1].recipient, "late@office.example");
    assert_int_equal(d[1].action, MAIL_ACTION_DELAYED);
    is(m.report_id, "out_9@cert.example");
    is(m.report_to, "gone@office.example");
}

/* abuse reports come in the same envelope and are no delivery reports; their data is a file, named or not */
static void abuse_reports(void **state)
{
    (void)state;
#define ABUSE                                                                                                                                        \
    "From: abuse@desk.example\nTo: cert@cert.example\nAuto-Submitted: auto-generated\nContent-Type: multipart/report; report-type=feedback-report; " \
    "boundary=b\n\n--b\nContent-Type: text/plain\n\nAn attack.\n--b\nContent-Type: message/feedback-report\n\nFeedback-Type: xarf\nUser-Agent: x\n\n"
    struct mail_in m = read_mail(ABUSE "--b\nContent-Type: application/json; name=xarf.json\nContent-Transfer-Encoding: base64\n\ne30K\n--b--\n");
    assert_true(!m.report && !m.auto_reply && !m.deliveries.n);
    is(m.text, "An attack.");
    assert_int_equal(m.files.n, 2);
    is(file(&m, 1)->name, "xarf.json");
    is(file(&m, 1)->bytes, "{}\n");
    m = read_mail(ABUSE "--b\nContent-Type: application/xarf+json\n\n{}\n--b--\n");
    assert_int_equal(m.files.n, 2);
    is(file(&m, 1)->name, "part-2.json");
}

static void sealed_parts(void **state)
{
    (void)state;
    struct mail_in m = read_mail("From: a@b.example\r\nContent-Type: multipart/signed; protocol=\"application/pgp-signature\"; boundary=s\r\n\r\n--s\r\n"
                                 "Content-Type: text/plain\r\n\r\ntext \r\n\r\n--s\r\nContent-Type: application/pgp-signature\r\n\r\nSIG\r\n--s--\r\n");
    assert_int_equal(m.crypto.signed_by, MAIL_SEAL_PGP_MIME);
    is(m.crypto.covered, "Content-Type: text/plain\r\n\r\ntext \r\n");
    is(m.crypto.signature, "SIG");
    m = read_mail("From: a@b.example\nContent-Type: multipart/encrypted; protocol=\"application/pgp-encrypted\"; boundary=s\n\n--s\n"
                  "Content-Type: application/pgp-encrypted\n\nVersion: 1\n--s\nContent-Type: application/octet-stream\n\nCIPHER\n--s--\n");
    assert_int_equal(m.crypto.encrypted, MAIL_SEAL_PGP_MIME);
    is(m.crypto.cipher, "CIPHER");
    assert_int_equal(m.files.n, 0);
    m = read_mail("From: a@b.example\n\nhello\n-----BEGIN PGP MESSAGE-----\n\nabc\n-----END PGP MESSAGE-----\nbye\n");
    assert_int_equal(m.crypto.encrypted, MAIL_SEAL_PGP_INLINE);
    is(m.crypto.cipher, "-----BEGIN PGP MESSAGE-----\n\nabc\n-----END PGP MESSAGE-----\n");
}

static void html(void **state)
{
    static const struct {
        const char *html, *text;
    } all[] = {
        { "<p>one</p><p>two<br>three</p>", "one\n\ntwo\nthree" },
        { "<style>p{}</style><script>alert('<p>x</p>')</script>shown", "shown" },
        { "<SCRIPT>never closed <p>x</p>", "" },
        { "<a href=\"https://evil.example/x\">https://good.example</a>", "https://good.example <https://evil.example/x>" },
        { "<a href=https://a.example>https://a.example</a>", "https://a.example" },
        { "<a href=\"javascript:alert(1)\">press</a>", "press" },
        { "<a href='mailto:x@y.example'>x@y.example</a>", "x@y.example" },
        { "<ul><li>a<li>b</ul>", "- a\n- b" },
        { "<table><tr><td>1<td>2</tr><tr><td>3</td></tr></table>", "1 | 2\n3" },
        { "a &amp;&lt;&#8364;&#x20ac;&eacute;&nbsp;&bogus; &copy 1 < 2 & 3", "a &<\xE2\x82\xAC\xE2\x82\xAC\xC3\xA9 &bogus; \xC2\xA9 1 < 2 & 3" },
        { "<blockquote>said</blockquote>answer", "> said\nanswer" },
        { "<pre>a\n  b</pre>", "a\n  b" },
        { "<img src=x onerror=alert(1) alt=\"logo\"><!-- hidden -->x", "[logo]x" },
        { "<b title=\"a>b\">bold</b>", "bold" },
        { "a&#x202e;b&#0;c", "ab\xEF\xBF\xBD"
                             "c" },
        { "<", "<" },
        { "<p", "<p" },
    };
    (void)state;
    for (size_t i = 0; i < COUNT(all); i++) is(mail_html_text(c.arena, str_of(all[i].html), 10000), all[i].text);
    struct buf b = { .a = c.arena };
    for (int i = 0; i < 300000; i++) buf_z(&b, "<a "); /* no tag ever ends: once is looked for it */
    assert_true(mail_html_text(c.arena, buf_str(&b), 1 << 20).n > 100000);
}

static void names(void **state)
{
    static const struct {
        const char *name, *want;
    } all[] = { { "a.txt", "a.txt" },
                { "/etc/passwd", "passwd" },
                { "C:\\dir\\x.doc", "x.doc" },
                { "...", "" },
                { ".hidden", "hidden" },
                { "a\tb\n.txt", "a b .txt" },
                { "inv\xE2\x80\xAE"
                  "fdp.exe",
                  "invfdp.exe" },
                { "a<b>|?*.txt", "a_b____.txt" },
                { "\xFF.txt", "\xEF\xBF\xBD.txt" } };
    (void)state;
    for (size_t i = 0; i < COUNT(all); i++) is(mail_file_name(c.arena, str_of(all[i].name)), all[i].want);
    struct buf b = { .a = c.arena };
    for (int i = 0; i < 400; i++) buf_z(&b, "\xD8\xB1");
    buf_z(&b, ".tar.gz");
    str s = mail_file_name(c.arena, buf_str(&b));
    assert_int_equal(utf8_length(s), 150);
    assert_true(str_ends(s, S(".gz")));
}

static str nested(const char *each, int n, const char *after)
{
    struct buf b = { .a = c.arena };
    buf_z(&b, "From: a@b.example\n");
    for (int i = 0; i < n; i++) buf_put(&b, str_of(each));
    buf_z(&b, after);
    return buf_str(&b);
}

static void hostile(void **state)
{
    struct mail_in m;
    (void)state;
    err e = mail_parse(&c, S(" \r\n"), NULL, &m);
    assert_true(e && !strcmp(e->code, "mail-empty"));
    struct mail_limits small = { .bytes = 10 };
    e = mail_parse(&c, S("From: a@b.example\n\nx"), &small, &m);
    assert_true(e && e->kind == E_TOOBIG);

    m = read_mail(nested("Content-Type: message/rfc822\n\n", 5000, "end").p);
    assert_true(m.parts <= 200);
    struct buf deep = { .a = c.arena };
    buf_z(&deep, "From: a@b.example\n");
    for (int i = 0; i < 3000; i++) buf_fmt(&deep, "Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n", i, i);
    assert_null(mail_parse(&c, buf_str(&deep), NULL, &m));
    assert_true(fault(&m, "too deep"));

    m = read_mail(nested("", 0, arena_fmt(c.arena, "Content-Type: multipart/mixed; boundary=b\n\n%.*s", FMT(nested("--b\n\nx\n", 1000, ""))).p).p);
    assert_true(m.parts == 200 && fault(&m, "too many parts"));
    m = read_mail(nested("", 0, arena_fmt(c.arena, "Content-Type: multipart/mixed; boundary=b\n\n%.*s", FMT(nested("--b\n\n", 100000, ""))).p).p);
    assert_true(fault(&m, "too many parts"));

    m = read_mail(nested("X-Filler: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n", 5000, "Subject: late\n\nbody").p);
    assert_true(fault(&m, "headers too long"));
    is(m.from.address, "a@b.example");

    struct buf big = { .a = c.arena };
    buf_z(&big, "From: a@b.example\n\n");
    for (int i = 0; i < 200000; i++) buf_z(&big, "\xE2\x82\xAC 5 \n");
    assert_null(mail_parse(&c, buf_str(&big), NULL, &m));
    assert_true(m.text_cut && m.text.n <= 512u << 10 && utf8_valid(m.text));

    m = read_mail("no header at all");
    is(m.text, "no header at all");
}

/* ---- the collection: ../shared/data/mail */

static str file_text(const char *path)
{
    struct stat st;
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    assert_true(fd >= 0 && fstat(fd, &st) == 0);
    char *p = arena_alloc(c.arena, (size_t)st.st_size + 1);
    ssize_t n = read(fd, p, (size_t)st.st_size);
    close(fd);
    return (str){ p, n < 0 ? 0 : (size_t)n };
}
static const char *data_dir(void)
{
    const char *data = getenv("RABTA_DATA");
    const char *dir = arena_fmt(c.arena, "%s/mail", data ? data : "../shared/data").p;
    struct stat st;
    return stat(dir, &st) == 0 ? dir : NULL;
}
static struct mail_in from_data(const char *dir, const char *name)
{
    struct mail_in m;
    err e = mail_parse(&c, file_text(arena_fmt(c.arena, "%s/%s", dir, name).p), NULL, &m);
    if (e) fail_msg("%s: %s", name, e->code);
    return m;
}

static size_t every(const char *dir, unsigned depth)
{
    size_t n = 0;
    DIR *d = opendir(dir);
    for (struct dirent *f; d && (f = readdir(d)) != NULL;) {
        const char *path = arena_fmt(c.arena, "%s/%s", dir, f->d_name).p;
        struct stat st;
        if (f->d_name[0] == '.' || stat(path, &st) != 0) continue;
        if (S_ISDIR(st.st_mode) && depth < 4) n += every(path, depth + 1);
        if (!S_ISREG(st.st_mode)) continue;
        struct mail_in m;
        assert_null(mail_parse(&c, file_text(path), NULL, &m));
        assert_true(utf8_plain(m.subject, false) && utf8_plain(m.text, true) && utf8_plain(m.from.name, false));
        const struct mail_file *v = m.files.v;
        for (size_t i = 0; i < m.files.n; i++) assert_true(v[i].name.n > 0 && utf8_plain(v[i].name, false));
        n++;
    }
    if (d) closedir(d);
    return n;
}

static void the_collection_is_read(void **state)
{
    const char *dir = data_dir();
    (void)state;
    if (!dir) skip();
    assert_true(every(dir, 0) > 100);
}

static void the_collection_says(void **state)
{
    static const struct {
        const char *file, *subject, *from, *text, *name;
    } all[] = {
        { "mime/multi_charset/japanese_shift_jis.eml", "test", "xxxxxxx@docomo.ne.jp", "\xE3\x81\x82\xE3\x81\x84\xE3\x81\x86", NULL },
        { "mime/multi_charset/ks_c_5601-1987.eml", "test", "from@example.com", "\xEC\x8A\xA4\xED\x8B\xB0\xED\x95\xB4", NULL },
        { "mime/multi_charset/japanese_attachment.eml", "testing", "raasdnil@gmail.com", "testing", "\xE3\x81\xA6\xE3\x81\x99\xE3\x81\xA8.txt" },
        { "mime/multi_charset/japanese_attachment_long_name.eml", NULL, "mikel@test.lindsaar.net", "",
          "\xE3\x81\x8B\xE3\x81\x8D\xE3\x81\x8F\xE3\x81\x91\xE3\x81\x93\xE3\x81\x8B\xE3\x81\x8D\xE3\x81\x8F\xE3\x81\x91\xE3\x81\x93"
          "\xE3\x81\x8B\xE3\x81\x8D\xE3\x81\x8F\xE3\x81\x91\xE3\x81\x93\xE3\x81\x8B\xE3\x81\x8D\xE3\x81\x8F\xE3\x81\x91\xE3\x81\x93"
          "\xE3\x81\x8B\xE3\x81\x8D\xE3\x81\x8F\xE3\x81\x91\xE3\x81\x93.txt" },
        { "mime/attachment_emails/attachment_nonascii_filename.eml", "testing", "foo@example.com", "This is the first part.", "ci\xC3\xABle.txt" },
        { "mime/attachment_emails/attachment_with_base64_encoded_name.eml", "Fwd: Signed email causes file attachments", "xxxxxxxxx.xxxxxxx@gmail.com",
          "We should not include", "This is a test.pdf" },
        { "mime/attachment_emails/attachment_message_rfc822.eml", "testing", "foo@example.com", "This is the first part.", "Another PDF.eml" },
        { "mime/plain_emails/raw_email_string_in_date_field.eml",
          "NOTE: \xED\x95\x9C\xEA\xB5\xAD\xEB\xA7\x90\xEB\xA1\x9C \xED\x95\x98\xEB\x8A\x94 \xEA\xB2\x83", "mikel@me.com", "Jamis", NULL },
        { "mime/rfc2822/example03.eml", "", "john.q.public@example.com", "Hi everyone.", NULL },
        { "mimekit/messages/japanese.txt",
          "\xE6\x97\xA5\xE6\x9C\xAC\xE8\xAA\x9E\xE3\x83\xA1\xE3\x83\xBC\xE3\x83\xAB\xE3\x83\x86\xE3\x82\xB9\xE3\x83\x88 (testing Japanese emails)", "x@x.com",
          "\xE6\xAD\xA3\xE5\xB8\xB8\xE3\x81\xAB", NULL },
        { "mimekit/messages/issue1130.txt", NULL, "unit-tests@mimekit.net", "but now there isa \"You do not", NULL },
    };
    const char *dir = data_dir();
    (void)state;
    if (!dir) skip();
    for (size_t i = 0; i < COUNT(all); i++) {
        struct mail_in m = from_data(dir, all[i].file);
        if (all[i].subject) is(m.subject, all[i].subject);
        is(m.from.address, all[i].from);
        if (str_find(m.text, str_of(all[i].text)) < 0) fail_msg("%s: %.*s", all[i].file, FMT(m.text));
        if (all[i].name) is(file(&m, 0)->name, all[i].name);
    }
}

static void the_collections_reports(void **state)
{
    static const struct {
        const char *file, *recipient, *status, *id;
        enum mail_action action;
        size_t n;
    } all[] = {
        { "mime/multipart_report_emails/report_422.eml", "fraser@oooooooo.com.au", "4.2.2",
          "15655788.13.1200472642578.JavaMail.Administrator@mail.ttttt.com.au", MAIL_ACTION_DELAYED, 1 },
        { "mime/multipart_report_emails/report_530.eml", "edwin@zzzzzzz.com", "5.3.0", "200712232303.lBNN3jDq002941@mail12.rrrr.com.au", MAIL_ACTION_FAILED,
          1 },
        { "mime/multipart_report_emails/multi_address_bounce1.eml", "bbbbvhvbbvkjbhfbvbvjhb@gmail.com", "5.1.1",
          "118707422.15521266992174819.JavaMail.root@lvmail01", MAIL_ACTION_FAILED, 5 },
        { "mimekit/messages/delivery-status2.txt", "source@domain.com", "5.0.0", "", MAIL_ACTION_FAILED, 1 },
        /* the fields of the recipient come encoded a second time */
        { "mimekit/messages/bounce.txt", "netec.test@netecgc.com", "5.1.1", "44565655.JitbitHelpdesk.13439.691a0afc-a0a0-457c-8208-f20b7c4a4cb1@jitbit.com",
          MAIL_ACTION_FAILED, 1 },
    };
    const char *dir = data_dir();
    (void)state;
    if (!dir) skip();
    for (size_t i = 0; i < COUNT(all); i++) {
        struct mail_in m = from_data(dir, all[i].file);
        assert_true(m.report && m.automatic);
        assert_int_equal(m.deliveries.n, all[i].n);
        const struct mail_delivery *d = m.deliveries.v;
        is(d->recipient, all[i].recipient);
        is(d->status, all[i].status);
        assert_int_equal(d->action, all[i].action);
        is(m.report_id, all[i].id);
    }
}

static void the_collections_seals(void **state)
{
    static const struct {
        const char *file;
        enum mail_seal encrypted, is_signed;
        bool headers;
    } all[] = {
        { "pgpmime-signed.eml", MAIL_SEAL_NONE, MAIL_SEAL_PGP_MIME, true },
        { "pgpmime-sign+enc.eml", MAIL_SEAL_PGP_MIME, MAIL_SEAL_NONE, false },
        { "pgpmime-sign+enc+legacy-disp.eml", MAIL_SEAL_PGP_MIME, MAIL_SEAL_NONE, false },
        { "pgpmime-enc+legacy-disp.eml", MAIL_SEAL_PGP_MIME, MAIL_SEAL_NONE, false },
        { "pgpmime-layered+legacy-disp.eml", MAIL_SEAL_PGP_MIME, MAIL_SEAL_NONE, false },
        { "unfortunately-complex.eml", MAIL_SEAL_PGP_MIME, MAIL_SEAL_NONE, false },
        { "smime-multipart-signed.eml", MAIL_SEAL_NONE, MAIL_SEAL_SMIME, true },
        { "smime-enc+legacy-disp.eml", MAIL_SEAL_SMIME, MAIL_SEAL_NONE, false },
        { "smime-sign+enc+legacy-disp.eml", MAIL_SEAL_SMIME, MAIL_SEAL_NONE, false },
        { "smime-sign+enc+legacy-disp.inner", MAIL_SEAL_NONE, MAIL_SEAL_SMIME, false },
        /* what the encrypted ones hold, once opened */
        { "pgpmime-sign+enc.inner", MAIL_SEAL_NONE, MAIL_SEAL_NONE, true },
        { "pgpmime-enc+legacy-disp.inner", MAIL_SEAL_NONE, MAIL_SEAL_NONE, true },
        { "pgpmime-layered+legacy-disp.inner", MAIL_SEAL_NONE, MAIL_SEAL_PGP_MIME, true },
        { "unfortunately-complex.inner", MAIL_SEAL_NONE, MAIL_SEAL_PGP_MIME, true },
    };
    const char *dir = data_dir();
    (void)state;
    if (!dir) skip();
    for (size_t i = 0; i < COUNT(all); i++) {
        struct mail_in m = from_data(dir, arena_fmt(c.arena, "pgp-smime/%s", all[i].file).p);
        assert_int_equal(m.crypto.encrypted, all[i].encrypted);
        assert_int_equal(m.crypto.signed_by, all[i].is_signed);
        assert_int_equal(m.crypto.protected_headers, all[i].headers);
        if (all[i].encrypted) assert_true(m.crypto.cipher.n > 100);
        if (all[i].is_signed) assert_true(m.crypto.signature.n > 100);
        if (str_ends(str_of(all[i].file), S(".inner")) && all[i].headers) { /* the real subject, and no part that only shows it */
            is(m.subject, "BarCorp contract signed, let's go!");
            assert_true(str_starts(m.text, S("Hi Bob!")));
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(headers),
        cmocka_unit_test(who_wrote_it),
        cmocka_unit_test(parts),
        cmocka_unit_test(delivery_reports),
        cmocka_unit_test(abuse_reports),
        cmocka_unit_test(sealed_parts),
        cmocka_unit_test(html),
        cmocka_unit_test(names),
        cmocka_unit_test(hostile),
        cmocka_unit_test(the_collection_is_read),
        cmocka_unit_test(the_collection_says),
        cmocka_unit_test(the_collections_reports),
        cmocka_unit_test(the_collections_seals),
    };
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
