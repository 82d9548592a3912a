/* event_mail_test - files that are mailed to an address of a desk are taken in once, however many come; what else is mailed, or cannot
 * be read, lies where a person sees it; on both engines */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/zip_testing.h"
#include "domain/intelligence/finding.h"
#include "domain/intelligence/room_testing.h"
#include "guard/guard.h"
#include "spine/inmail_inside.h"

#include "event_mail_test.sql.h"

static struct organisation roads;
static id reports, signed_for;
static unsigned counter;

static err cast(struct ctx *c, void *arg)
{
    (void)arg;
    TRY(make(c, &roads, "Road Ministry"));
    TRY(hold(c, &roads, "5.9.0.0/16", PROOF_WHOIS, 500, 0));
    TRY(db_do(c, &sql_mailbox, ARGS(A_ID(T.centre))));
    reports = id_new("eva", c->now);
    signed_for = id_new("eva", c->now);
    TRY(db_do(c, &sql_address, ARGS(A_ID(reports), A_ID(T.centre), A_TEXT(S("")))));
    TRY(db_do(c, &sql_address, ARGS(A_ID(signed_for), A_ID(T.centre), A_TEXT(S("@sinkhole.example")))));
    str headings = S("when\nwho\n");
    return db_do(c, &sql_mapping,
                 ARGS(A_ID(T.centre), A_TEXT(sha256_hex(c->arena, headings)),
                      A_TEXT(S("{\"columns\":[{\"from\":\"When\",\"to\":\"time.source\",\"required\":true},{\"from\":\"Who\",\"to\":\"source.ip\"}],"
                               "\"constants\":{\"classification.type\":\"scanner\",\"feed.name\":\"Firewall\"}}"))));
}
static int setup(void **state)
{
    (void)state;
    if (!room_open()) return 0;
    fine(db_unit(&T.c, cast, NULL));
    return 0;
}

static str lines(int from, int n)
{
    struct buf b = { .a = T.c.arena };
    for (int i = from; i < from + n; i++)
        buf_fmt(&b, "{\"time.source\":\"2026-11-26T11:00:00Z\",\"classification.type\":\"scanner\",\"source.ip\":\"5.9.%d.%d\",\"feed.name\":\"Mailed\"}\n",
                i / 250, i % 250 + 1);
    return buf_str(&b);
}
struct attached {
    str name, type, bytes;
};
static str mail_with(const char *from, const char *headers, const struct attached *v, size_t n)
{
    struct buf b = { .a = T.c.arena };
    buf_fmt(&b, "From: %s\r\nTo: desk@cert.example\r\nSubject: Reports of the day\r\nMessage-ID: <e%u@sinkhole.example>\r\n%s", from, ++counter, headers);
    buf_z(&b, "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=xx\r\n\r\n--xx\r\nContent-Type: text/plain\r\n\r\nSee the files.\r\n");
    for (size_t i = 0; i < n; i++) {
        buf_fmt(&b, "--xx\r\nContent-Type: %.*s\r\nContent-Disposition: attachment; filename=\"%.*s\"\r\nContent-Transfer-Encoding: base64\r\n\r\n",
                FMT(v[i].type), FMT(v[i].name));
        str text = base64_text(T.c.arena, v[i].bytes);
        for (size_t at = 0; at < text.n; at += 76) buf_fmt(&b, "%.*s\r\n", FMT(str_cut(text, at, at + 76 < text.n ? at + 76 : text.n)));
    }
    buf_z(&b, "--xx--\r\n");
    return buf_str(&b);
}
static void come(str raw, str to)
{
    struct arrival a = { .door = "lmtp", .raw = raw, .envelope_to = { &to, 1 } };
    at(now_us + SECOND);
    fine(inmail_take(&T.c, &a));
    at(now_us);
}
static str address(const id *which)
{
    return mailtag_address(T.c.arena, S("desk@cert.example"), which);
}
/* the newest mail stands so */
static void stands(const char *what, const char *state, const char *reason)
{
    struct rows *r;
    fine(db_run(&T.c, &sql_mails, NOARGS, &r));
    assert_true(rows_next(r));
    assert_string_equal(arena_fmt(T.c.arena, "%.*s %.*s %.*s", FMT(row_text(r, 1)), FMT(row_text(r, 2)), FMT(row_text(r, 3))).p,
                        arena_fmt(T.c.arena, "%s %s %s", what, state, reason).p);
}
static size_t work(bool again)
{
    struct rows *r;
    fine(db_run(&T.c, &sql_jobs, NOARGS, &r));
    size_t n = rows_count(r);
    while (rows_next(r))
        for (int i = 0; i <= again; i++) {
            fine(event_mail_jobs[0].run(&T.c, row_text(r, 0)));
            at(now_us);
        }
    fine(db_run(&T.c, &sql_done, NOARGS, &r));
    return n;
}
static void counted(const id *which, int64_t mails, int64_t accepted, int64_t duplicates, int64_t quarantined, const char *problem)
{
    struct rows *r;
    bool found;
    fine(db_one(&T.c, &sql_counts, ARGS(A_ID(*which)), &r, &found));
    assert_int_equal(row_int(r, 0), mails);
    assert_int_equal(row_int(r, 1), accepted);
    assert_int_equal(row_int(r, 2), duplicates);
    assert_int_equal(row_int(r, 3), quarantined);
    if (str_find(row_text(r, 4), str_of(problem)) < 0 || (!*problem && row_text(r, 4).n)) fail_msg("%.*s", FMT(row_text(r, 4)));
}

static void taken_in_by_itself(void **state)
{
    (void)state;
    NEED_STORE();
    struct rows *r;
    bool found;
    const struct made zipped[] = { { S_INIT("a.json"), lines(20, 5), false, 0, 0 },
                                   { S_INIT("day/b.json"), lines(25, 5), true, 0, 0 },
                                   { S_INIT("read me.txt"), S_INIT("words"), true, 0, 0 } };
    const struct attached v[] = { { S_INIT("plain.json"), S_INIT("application/json"), lines(0, 10) },
                                  { S_INIT("packed.json.gz"), S_INIT("application/gzip"), pack_gzip(T.c.arena, lines(10, 10)) },
                                  { S_INIT("both.zip"), S_INIT("application/zip"), archive(T.c.arena, zipped, COUNT(zipped), S("")) },
                                  { S_INIT("firewall.csv"), S_INIT("text/csv"), S_INIT("When,Who\n2026-11-26 11:00:00,5.9.9.1\nnever,5.9.9.2\n") },
                                  { S_INIT("logo.png"), S_INIT("image/png"), S_INIT("\x89PNG") } };
    come(mail_with("reports@sinkhole.example", "Auto-Submitted: auto-generated\r\n", v, COUNT(v)), address(&reports));
    stands("expected", "done", "");
    assert_int_equal(work(true), 1);            /* and again, as after an end in the middle */
    counted(&reports, 2, 2 * 31, 0, 2 * 1, ""); /* the same answer; no row was taken twice */
    stands("expected", "done", "");
    fine(findings_take(&T.c, S("")));
    at(now_us);
    fine(db_one(&T.c, &sql_findings, ARGS(A_ID(roads.r.id)), &r, &found));
    assert_int_equal(row_int(r, 0), 31);
}

/* a sender of reports writes more in an hour than people do */
static void many_in_an_hour(void **state)
{
    (void)state;
    NEED_STORE();
    const struct attached one[] = { { S_INIT("a.json"), S_INIT("application/json"), lines(40, 1) } };
    for (int i = 0; i < 70; i++) {
        come(mail_with("reports@sinkhole.example", "", one, 1), address(&reports));
        stands("expected", "done", "");
    }
    assert_int_equal(work(false), 70);
    counted(&reports, 72, 62 + 1, 69, 2, "");
    for (int i = 0; i < 61; i++) come(mail_with("somebody@elsewhere.example", "", one, 1), S("desk@cert.example"));
    stands("noise", "noise", "too-many-in-an-hour");
}

static void not_by_a_sender_s_name_alone(void **state)
{
    (void)state;
    NEED_STORE();
    const struct attached one[] = { { S_INIT("a.json"), S_INIT("application/json"), lines(50, 1) } };
    at(now_us + 2 * HOUR); /* he wrote too much in the one before */
    str good = address(&reports);
    come(mail_with("reports@sinkhole.example", "", one, 1), S("desk@cert.example"));
    stands("new", "new", "");
    char *forged = arena_alloc(T.c.arena, good.n); /* another signature */
    memcpy(forged, good.p, good.n);
    size_t last = (size_t)str_chr(good, '@') - 1;
    forged[last] = forged[last] == 'a' ? 'b' : 'a';
    come(mail_with("reports@sinkhole.example", "", one, 1), (str){ forged, good.n });
    stands("new", "new", "");
    id answer = reports; /* what is signed for an answer is good for no events */
    memcpy(answer.s, "out", 3);
    str swapped = mailtag_address(T.c.arena, S("desk@cert.example"), &answer);
    char *tag = arena_alloc(T.c.arena, swapped.n);
    memcpy(tag, swapped.p, swapped.n);
    tag[str_find(swapped, S("+o.")) + 1] = 'e';
    come(mail_with("reports@sinkhole.example", "", one, 1), (str){ tag, swapped.n });
    stands("new", "new", "");
    come(mail_with("reports@other.example", "", one, 1), address(&signed_for));
    stands("new", "new", "");
    come(mail_with("Reports@Sinkhole.example", "", one, 1), address(&signed_for));
    stands("expected", "done", "");
    assert_int_equal(work(false), 1);
    counted(&signed_for, 1, 1, 0, 0, "");
}

/* what is left of a mail is told, and the mail is offered to the others */
static void what_is_left_is_seen(void **state)
{
    (void)state;
    NEED_STORE();
    const struct attached odd[] = { { S_INIT("a.json"), S_INIT("application/json"), lines(60, 2) },
                                    { S_INIT("unknown.csv"), S_INIT("text/csv"), S_INIT("colour,size\nred,7\n") } },
                          broken[] = { { S_INIT("broken.zip"), S_INIT("application/zip"), S_INIT("PK\3\4 which is no archive") } },
                          bad[] = { { S_INIT("bad.json"), S_INIT("application/json"), S_INIT("{\"feed.name\":\"x\",\"source.ip\":\"no address\"}\n") } };
    come(mail_with("reports@sinkhole.example", "", odd, 2), address(&signed_for));
    work(false);
    counted(&signed_for, 2, 3, 0, 0, "unknown.csv: the desk keeps no mapping for its headings");
    stands("new", "new", "returned-events-left");
    for (const struct job_kind *k = inmail_jobs; k->name; k++)
        if (str_is(str_of(k->name), "inmail.place")) fine(k->run(&T.c, S(""))); /* no room of this test takes it: it stays for them */
    at(now_us);
    assert_int_equal(work(false), 0);
    come(mail_with("reports@sinkhole.example", "", broken, 1), address(&signed_for));
    work(false);
    counted(&signed_for, 3, 3, 0, 0, "broken.zip: the archive has no end");
    come(mail_with("reports@sinkhole.example", "", bad, 1), address(&signed_for));
    work(false);
    counted(&signed_for, 4, 3, 0, 1, "bad.json: none of its rows was understood");
    const struct made latin[] = { { S_INIT("gro\xdf.csv"), S_INIT("colour,size\n"), true, 0, 0 } };
    const struct attached odd_name[] = { { S_INIT("a.zip"), S_INIT("application/zip"), archive(T.c.arena, latin, 1, S("")) } };
    come(mail_with("reports@sinkhole.example", "", odd_name, 1), address(&signed_for));
    work(false);
    counted(&signed_for, 5, 3, 0, 1, "file: the desk keeps no mapping for its headings");
    come(mail_with("reports@sinkhole.example", "", NULL, 0), address(&signed_for));
    work(false);
    counted(&signed_for, 6, 3, 0, 1, "Reports of the day: it has no file of events");
    come(mail_with("reports@sinkhole.example", "", odd, 1), address(&signed_for)); /* and the next one is well */
    work(false);
    counted(&signed_for, 7, 3, 2, 1, "");
}

/* what never came to an end is not lost */
static void given_up(void **state)
{
    (void)state;
    NEED_STORE();
    struct rows *r;
    const struct attached one[] = { { S_INIT("a.json"), S_INIT("application/json"), lines(65, 1) } };
    come(mail_with("reports@sinkhole.example", "", one, 1), address(&signed_for));
    stands("expected", "done", "");
    fine(event_mail_jobs[1].run(&T.c, S("{}"))); /* it has tries left */
    at(now_us);
    stands("expected", "done", "");
    fine(db_run(&T.c, &sql_died, NOARGS, &r));
    for (int i = 0; i < 2; i++) {
        fine(event_mail_jobs[1].run(&T.c, S("{}")));
        at(now_us);
        stands("new", "new", "returned-events-left");
        counted(&signed_for, 8, 3, 2, 1, "could not be taken in");
    }
}

/* of an archive of very many files one is damaged: the others are taken in */
static void a_large_archive(void **state)
{
    (void)state;
    NEED_STORE();
    struct made *many = NEW_ARRAY(T.c.arena, ZIP_FILES, struct made);
    for (int i = 0; i < ZIP_FILES; i++) many[i] = (struct made){ arena_fmt(T.c.arena, "%d.json", i), lines(1000 + i, 1), i == 0, 0, 0 };
    str z = archive(T.c.arena, many, ZIP_FILES, S(""));
    char *p = arena_alloc(T.c.arena, z.n);
    memcpy(p, z.p, z.n);
    p[str_find(z, S("Mailed"))] = 'm'; /* the first is stored as it is */
    const struct attached one[] = { { S_INIT("many.zip"), S_INIT("application/zip"), { p, z.n } } };
    come(mail_with("reports@sinkhole.example", "", one, 1), address(&signed_for));
    work(false);
    counted(&signed_for, 9, 3 + ZIP_FILES - 1, 2, 1, "0.json: a file of the archive is damaged");
}

static void dropped(void **state)
{
    (void)state;
    NEED_STORE();
    struct rows *r;
    const struct attached one[] = { { S_INIT("a.json"), S_INIT("application/json"), lines(70, 1) } };
    fine(db_run(&T.c, &sql_drop, ARGS(A_ID(reports)), &r));
    come(mail_with("a@sinkhole.example", "", one, 1), address(&reports));
    stands("new", "new", "");
    assert_int_equal(work(false), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(taken_in_by_itself),
                                        cmocka_unit_test(many_in_an_hour),
                                        cmocka_unit_test(not_by_a_sender_s_name_alone),
                                        cmocka_unit_test(what_is_left_is_seen),
                                        cmocka_unit_test(given_up),
                                        cmocka_unit_test(a_large_archive),
                                        cmocka_unit_test(dropped) };
    return cmocka_run_group_tests(tests, setup, room_close);
}
