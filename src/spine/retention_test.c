/* tests of retention and erasure: what is due, who may erase, what goes and what stays, and that bytes nobody names go while
 * those being attached stay */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <fcntl.h>
#include <pthread.h>
#include <sched.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "guard/guard.h"
#include "jobs/jobs.h"
#include "spine/attachment.h"
#include "spine/audit.h"
#include "spine/collect.h"
#include "spine/entry.h"
#include "spine/erase.h"
#include "spine/outbox.h"
#include "spine/retention.h"
#include "spine/search.h"
#include "spine/store_testing.h"
#include "store/db.h"

#define DO(...) fine(db_script(&T.c, arena_fmt(T.c.arena, __VA_ARGS__)))

static int setup(void **state)
{
    (void)state;
    static const struct job_kind *const jobs[] = { retention_jobs };
    (void)testing_open(&T);
    jobs_set(jobs, COUNT(jobs));
    return 0;
}
/* ---- the ground: a thing with a note, a word to who reported, a file, a message that left */

struct full {
    struct thing v;
    id note, talk, file;
    bool closed;
};
static err full_unit(struct ctx *c, void *arg)
{
    struct full *f = arg;
    id out;
    str aud;
    f->v = (struct thing){ .r = { .title = S("Jane Roe called about zebrafinch"), .team = T.centre, .tlp = TLP_AMBER }, .what = S("zebrafinch") };
    TRY(record_create(c, &thing_kind, &f->v, NULL));
    TRY(audience_team(c, &f->v.r, &aud));
    TRY(entry_add(c, &f->v.r.id, &(struct entry_new){ .verb = "note", .body = S("Jane Roe, zebrafinch, 0300 1234567"), .audience = aud }, &f->note));
    TRY(entry_add(c, &f->v.r.id, &(struct entry_new){ .verb = "message", .field = S("out"), .body = S("Dear Jane Roe") }, &f->talk));
    TRY(attachment_add_bytes(c, &f->v.r.id, S("jane.txt"), arena_fmt(c->arena, "Jane Roe %s", f->v.r.id.s), S(""), &f->file));
    struct outbox_new m = { .record = f->v.r.id,
                            .entry = f->talk,
                            .team = T.centre,
                            .recipient = S("jane@example.org"),
                            .reason = S("she wrote"),
                            .rule = S("reply"),
                            .tlp = TLP_CLEAR,
                            .subject = S("About Jane"),
                            .body = S("Dear Jane Roe") };
    TRY(outbox_add(c, &m, &out));
    if (!f->closed) return NULL;
    return workflow_act(c, &thing_kind, &f->v, S("close"), &(struct act){ .code = S("done") });
}
static struct full full(bool closed, int64_t days_ago)
{
    struct full f = { .closed = closed };
    assert_string_equal(testing_unit(&T, T.v_ann, full_unit, &f), "");
    if (closed) DO("UPDATE record SET closed_at = %lld WHERE id = '%s'", (long long)(T.c.now.us - days_ago * DAY), f.v.r.id.s);
    return f;
}
#define IN(table, column) count(fmt("SELECT COUNT(*) FROM " table " WHERE " column " = '%s'", f.v.r.id.s))

struct erase_in {
    const id *record;
    struct erased what;
};
static err erase_unit(struct ctx *c, void *arg)
{
    struct erase_in *e = arg;
    return record_erase(c, e->record, S("case"), S("by-itself"), &e->what);
}
static const char *erase(const struct full *f, struct erased *what)
{
    struct erase_in in = { &f->v.r.id, { 0 } };
    const char *code = testing_unit(&T, T.v_system, erase_unit, &in);
    if (what) *what = in.what;
    return code;
}
static void proves(void)
{
    str bad;
    int64_t records, entries;
    struct strs none = { 0 };
    fine(audit_verify(&T.c, sign_public_hex(T.c.arena), &none, &bad, &records, &entries));
    if (bad.n) fail_msg("%.*s", FMT(bad));
    assert_true(records > 0 && entries > 0);
}

static void what_is_not_due_stays(void **state)
{
    (void)state;
    NEED_STORE();
    struct full open = full(false, 0), young = full(true, 1826), held = full(true, 4000), kept = full(true, 4000), leaving = full(true, 4000);
    DO("UPDATE record SET legal_hold = 1 WHERE id = '%s'", held.v.r.id.s);
    DO("UPDATE record SET retain_until = %lld WHERE id = '%s'", (long long)(T.c.now.us + DAY), kept.v.r.id.s);
    DO("UPDATE outbox SET state = 'queued' WHERE record = '%s'", leaving.v.r.id.s);
    const struct full *all[] = { &open, &young, &held, &kept, &leaving };
    for (size_t i = 0; i < COUNT(all); i++) {
        struct full f = *all[i];
        assert_string_equal(erase(&f, NULL), "not-erasable");
        assert_int_equal(count(fmt("SELECT COUNT(*) FROM entry_body b JOIN entry e ON e.id = b.entry WHERE b.body <> '' AND e.record = '%s'", f.v.r.id.s)), 2);
        assert_int_equal(IN("attachment", "record"), 1);
    }
    DO("UPDATE record SET legal_hold = 0 WHERE id = '%s'", held.v.r.id.s);
    assert_string_equal(erase(&held, NULL), "");
    assert_string_equal(erase(&held, NULL), "not-erasable");
}

static void erased_is_empty_and_still_proved(void **state)
{
    struct list l;
    (void)state;
    NEED_STORE();
    struct full f = full(true, 1828);
    struct erased what;
    assert_string_equal(erase(&f, &what), "");
    assert_int_equal(what.texts, 2);
    assert_int_equal(what.files, 1);
    assert_int_equal(what.mails, 1);
    assert_int_equal(count(fmt("SELECT COUNT(*) FROM entry_body b JOIN entry e ON e.id = b.entry WHERE b.body <> '' AND e.record = '%s'", f.v.r.id.s)), 0);
    assert_int_equal(IN("attachment", "record"), 0);
    assert_int_equal(count(fmt("SELECT COUNT(*) FROM outbox WHERE recipient || subject || body || reason <> '' AND record = '%s'", f.v.r.id.s)), 0);
    assert_int_equal(count(fmt("SELECT COUNT(*) FROM outbox WHERE state = 'cancelled' AND record = '%s'", f.v.r.id.s)), 1);
    assert_int_equal(count(fmt("SELECT COUNT(*) FROM search_doc WHERE field <> 'ref' AND record = '%s'", f.v.r.id.s)), 0);
    assert_int_equal(
        count(fmt("SELECT COUNT(*) FROM record WHERE title = ref AND state = 'closed' AND closed_at IS NOT NULL AND erased_at IS NOT NULL AND id = '%s'",
                  f.v.r.id.s)),
        1);
    assert_int_equal(count(fmt("SELECT COUNT(*) FROM erasure WHERE state = 'done' AND texts = 2 AND files = 1 AND mails = 1 AND record = '%s'", f.v.r.id.s)),
                     1);
    proves();
    viewer_use(&T.c, T.v_ann);
    fine(search_find(&T.c, f.v.r.ref, 10, &l));
    assert_int_equal(l.n, 1);
    fine(entry_list(&T.c, &f.v.r.id, 0, 100, &l));
    const struct entry *e = l.v;
    assert_true(str_is(e[l.n - 1].verb, "erased") && str_is(e[l.n - 1].field, "case") && str_is(e[l.n - 1].was, "all"));
    for (size_t i = 0; i < l.n; i++) {
        bool talk = str_is(e[i].verb, "note") || str_is(e[i].verb, "message");
        assert_int_equal(e[i].erased, talk);
        assert_int_equal(e[i].body.n, 0);
    }
}

/* the proof does not take an empty place for an erasure: one that no entry names is found */
static void what_goes_without_an_erasure_is_found(void **state)
{
    str bad;
    int64_t records, entries;
    struct strs none = { 0 };
    (void)state;
    NEED_STORE();
    struct full f = full(true, 1828);
    assert_string_equal(erase(&f, NULL), "");
    viewer_use(&T.c, T.v_ann);
    proves();
    DO("UPDATE record SET erased_at = NULL WHERE id = '%s'", f.v.r.id.s);
    struct full g = full(true, 1);
    DO("DELETE FROM entry_body WHERE entry = '%s'", g.note.s);
    fine(audit_verify(&T.c, sign_public_hex(T.c.arena), &none, &bad, &records, &entries));
    assert_true(bad.n > 0);
    DO("DELETE FROM entry WHERE record = '%s'; DELETE FROM chain WHERE record = '%s'", g.v.r.id.s, g.v.r.id.s);
    DO("DELETE FROM record WHERE id = '%s'", g.v.r.id.s);
    proves();
}

static err note_unit(struct ctx *c, void *arg)
{
    struct record v;
    TRY(record_find_any(c, id_str(arg), &v));
    return record_takes_words(c, &v);
}
static err touch_unit(struct ctx *c, void *arg)
{
    TRY(entry_add(c, arg, &(struct entry_new){ .verb = "message", .field = S("in"), .body = S("late") }, NULL));
    return record_touch(c, arg, false);
}
static void an_erased_record_takes_no_words_and_a_late_one_is_due_again(void **state)
{
    (void)state;
    NEED_STORE();
    struct full f = full(true, 1828);
    assert_string_equal(erase(&f, NULL), "");
    assert_string_equal(testing_unit(&T, T.v_ann, note_unit, &f.v.r.id), "erased");
    assert_string_equal(testing_unit(&T, T.v_system, touch_unit, &f.v.r.id), "");
    assert_string_equal(erase(&f, NULL), "");
    proves();
}

static void run_job(const char *name)
{
    bool worked = true;
    struct rows *r;
    bool found;
    DO("DELETE FROM job WHERE kind = '%s'", name);
    viewer_use(&T.c, T.v_system);
    T.c.now = clock_now();
    fine(jobs_schedule(&T.c));
    while (worked) fine(jobs_step(&T.c, S("me"), &worked));
    fine(db_one(&T.c, &(struct sql){ "test.job", "SELECT COUNT(*) FROM job WHERE state <> 'done'", WHERE, false, true }, NOARGS, &r, &found));
    assert_int_equal(row_int(r, 0), 0);
}

static void noise_goes_by_itself_and_cases_do_not(void **state)
{
    (void)state;
    NEED_STORE();
    struct full old = full(true, 91), young = full(true, 89), held = full(true, 500), other = full(true, 4000);
    DO("UPDATE record SET retention = 'noise' WHERE id IN ('%s', '%s', '%s')", old.v.r.id.s, young.v.r.id.s, held.v.r.id.s);
    DO("UPDATE record SET legal_hold = 1 WHERE id = '%s'", held.v.r.id.s);
    run_job("retention.sweep");
    const struct full *all[] = { &old, &young, &held, &other };
    for (size_t i = 0; i < COUNT(all); i++) {
        struct full f = *all[i];
        assert_int_equal(IN("attachment", "record"), i == 0 ? 0 : 1);
        assert_int_equal(count(fmt("SELECT COUNT(*) FROM entry WHERE verb = 'erased' AND field = 'noise' AND now = 'by-itself' AND record = '%s'", f.v.r.id.s)),
                         i == 0 ? 1 : 0);
    }
    proves();
}

static void traces_of_intake_go_after_a_week(void **state)
{
    (void)state;
    NEED_STORE();
    for (int i = 0; i < 2; i++)
        DO("INSERT INTO inmail (id, team, door, sha256, size, message_id, sender, sender_name, envelope_from, envelope_to, subject, text, received_at, what, "
           "state, reason, faults, openpgp, signer, record, outbox, tries, refs) VALUES ('inm_%d', '%s', 'lmtp', 'x%d', 1, '', 'a', 'b', 'env@x', 'to@x', 's', "
           "'', %lld, 'new', 'done', '', '', '', '', NULL, NULL, 0, '')",
           i, T.centre.s, i, (long long)(clock_now().us - (i ? 8 : 6) * DAY));
    run_job("retention.sweep");
    assert_int_equal(count("SELECT COUNT(*) FROM inmail WHERE envelope_from = 'env@x' AND id = 'inm_0'"), 1);
    assert_int_equal(count("SELECT COUNT(*) FROM inmail WHERE envelope_from = '' AND envelope_to = '' AND sender = 'a' AND id = 'inm_1'"), 1);
    DO("DELETE FROM inmail");
}

/* ---- bytes that nobody names */

static err keep_unit(struct ctx *c, void *arg)
{
    str *s = arg;
    return blob_keep(c, s[0], &s[1]);
}
static const char *path_of(str sha)
{
    return arena_fmt(T.c.arena, "%s/%.2s/%.*s", attachment_folder_path(), sha.p, FMT(sha)).p;
}
static void make_old(const char *path)
{
    struct timespec t[2] = { { .tv_sec = T.c.now.us / SECOND - 25 * 3600 }, { .tv_sec = T.c.now.us / SECOND - 25 * 3600 } };
    assert_int_equal(utimensat(AT_FDCWD, path, t, 0), 0);
}
static bool there(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0;
}
static str kept(const char *bytes)
{
    str s[2] = { str_of(bytes), { 0 } };
    assert_string_equal(testing_unit(&T, T.v_system, keep_unit, s), "");
    return s[1];
}

static void bytes_that_nobody_names_go_after_a_day(void **state)
{
    struct collected sum;
    (void)state;
    NEED_STORE();
    struct full f = full(false, 0);
    struct list l;
    str alone = kept("nobody names these"), fresh = kept("nor these, but they are of today"), mail = kept("a held mail");
    DO("INSERT INTO inmail (id, team, door, sha256, size, message_id, sender, sender_name, envelope_from, envelope_to, subject, text, received_at, what, state, "
       "reason, faults, openpgp, signer, record, outbox, tries, refs) VALUES ('inm_9', '%s', 'lmtp', '%.*s', 1, '', 'a', 'b', '', '', 's', '', 1, 'new', 'noise', '', "
       "'', '', '', NULL, NULL, 0, '')",
       T.centre.s, FMT(mail));
    viewer_use(&T.c, T.v_ann);
    fine(attachment_list(&T.c, &f.v.r.id, &l));
    const struct attachment *a = l.v;
    const char *half = arena_fmt(T.c.arena, "%s.tmp_0", path_of(alone)).p, *aside = arena_fmt(T.c.arena, "%s.aside", path_of(mail)).p;
    close(open(half, O_CREAT | O_WRONLY, 0600));
    assert_int_equal(rename(path_of(mail), aside), 0); /* a crash between two steps of an earlier pass */
    make_old(half);
    make_old(aside);
    make_old(path_of(alone));
    make_old(path_of(a->sha256));
    struct collect_hold *backup;
    fine(collect_hold(&T.c, &backup));
    fine(collect(&T.c, 100, &sum));
    assert_true(sum.stopped);
    assert_true(there(path_of(alone)));
    collect_go_on(backup);
    fine(collect(&T.c, 100, &sum));
    assert_false(sum.stopped);
    assert_int_equal(sum.removed, 1);
    assert_false(there(path_of(alone)) || there(half) || there(aside));
    assert_true(there(path_of(fresh)) && there(path_of(a->sha256)) && there(path_of(mail)));
    assert_int_equal(count(fmt("SELECT COUNT(*) FROM blob WHERE sha256 = '%s'", arena_cstr(T.c.arena, alone))), 0);
    assert_int_equal(count(fmt("SELECT COUNT(*) FROM blob WHERE sha256 = '%s'", arena_cstr(T.c.arena, fresh))), 1);
    DO("DELETE FROM inmail");
}

/* the same bytes are attached at the very moment in which the collector finds them old and unnamed, again and again: whoever
 * was told that his file is there finds it there */
enum { ROUNDS = 150 };
struct racer {
    struct ctx c;
    id record;
    pthread_barrier_t line;
    const char *failed;
};
static const char same[] = "the same bytes for everybody";
static err attach_unit(struct ctx *c, void *arg)
{
    struct racer *r = arg;
    id out;
    return attachment_add_bytes(c, &r->record, S("f"), str_of(same), S(""), &out);
}
static void *attaches(void *arg)
{
    struct racer *r = arg;
    if (setjmp(*arena_boundary(r->c.arena))) return NULL;
    for (int i = 0; i < ROUNDS; i++) {
        pthread_barrier_wait(&r->line);
        for (int k = 0; k < i % 7; k++) sched_yield();
        r->c.now = clock_now();
        err e = db_unit(&r->c, attach_unit, r);
        while (e && e->kind == E_BUSY) e = db_unit(&r->c, attach_unit, r); /* as a client that is told so does */
        if (e) r->failed = e->code;
        pthread_barrier_wait(&r->line);
    }
    return NULL;
}
static void attaching_and_collecting_do_not_lose_a_file(void **state)
{
    struct racer r = { .failed = NULL };
    struct collected sum;
    pthread_t thread;
    int64_t removed = 0;
    (void)state;
    NEED_STORE();
    struct full f = full(false, 0);
    str sha = kept(same), bytes;
    assert_true(testing_second(&T, &r.c));
    viewer_use(&r.c, T.v_ann);
    r.record = f.v.r.id;
    pthread_barrier_init(&r.line, NULL, 2);
    assert_int_equal(pthread_create(&thread, NULL, attaches, &r), 0);
    for (int i = 0; i < ROUNDS; i++) {
        DO("DELETE FROM attachment WHERE sha256 = '%.*s'", FMT(sha));
        make_old(path_of(sha));
        pthread_barrier_wait(&r.line);
        err e = collect(&T.c, 100, &sum);
        pthread_barrier_wait(&r.line);
        if (e && e->kind != E_BUSY) fine(e);
        removed += e ? 0 : sum.removed;
        if (r.failed) fail_msg("%s", r.failed);
        assert_int_equal(count(fmt("SELECT COUNT(*) FROM attachment WHERE sha256 = '%s'", arena_cstr(T.c.arena, sha))), 1);
        assert_int_equal(count(fmt("SELECT COUNT(*) FROM blob WHERE sha256 = '%s'", arena_cstr(T.c.arena, sha))), 1);
        fine(blob_bytes(&T.c, sha, &bytes));
        assert_true(str_is(bytes, same));
    }
    pthread_join(thread, NULL);
    assert_null(r.failed);
    print_message("%lld of %d rounds: removed before it was attached anew\n", (long long)removed, ROUNDS);
    testing_drop(&r.c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_not_due_stays),
        cmocka_unit_test(erased_is_empty_and_still_proved),
        cmocka_unit_test(what_goes_without_an_erasure_is_found),
        cmocka_unit_test(an_erased_record_takes_no_words_and_a_late_one_is_due_again),
        cmocka_unit_test(noise_goes_by_itself_and_cases_do_not),
        cmocka_unit_test(traces_of_intake_go_after_a_week),
        cmocka_unit_test(bytes_that_nobody_names_go_after_a_day),
        cmocka_unit_test(attaching_and_collecting_do_not_lose_a_file),
    };
    return cmocka_run_group_tests(tests, setup, store_closed);
}
