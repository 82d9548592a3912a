/* finding_doubt_test - nobody is told what is not his, or not so any more: owners are corrected and imports taken back before a
 * letter is made, while it is held, and after it left; on both engines */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

#include "domain/intelligence/event_work.h"
#include "domain/intelligence/finding.h"
#include "domain/intelligence/ingest.h"
#include "domain/intelligence/taken_testing.h"
#include "spine/outbox.h"
#include "spine/session.h"
#include "spine/team.h"

#include "finding_doubt_test.sql.h"

static struct organisation roads, health, clinic;
static const char *identifier = "page";

static err cast(struct ctx *c, void *arg)
{
    (void)arg;
    TRY(make(c, &roads, "Road Ministry"));
    TRY(make(c, &health, "Ministry of Health"));
    TRY(make(c, &clinic, "A clinic"));
    TRY(hold(c, &roads, "5.9.0.0/16", PROOF_WHOIS, 500, 0));
    TRY(contact(c, &roads, "Desk", "desk@roads.example", 1, "en"));
    TRY(contact(c, &health, "Desk", "desk@health.example", 1, "en"));
    TRY(db_do(c, &sql_mailbox, ARGS(A_ID(T.centre))));
    TRY(mail_settings_set(c, &(struct mail_settings){ .url = S("capture") }));
    return setting_set(c, "base_url", S("https://hub.example"));
}
static int setup(void **state)
{
    (void)state;
    if (!room_open()) return 0;
    fine(db_unit(&T.c, cast, NULL));
    return 0;
}

static struct ingest_told *give(str line)
{
    struct ingest_told *t = taken_in(EVENTS_INTELMQ, line);
    assert_int_equal(t->counts.accepted, 1);
    return t;
}
/* one phishing page at an address, seen by a feed some minutes ago */
static struct ingest_told *observe(const char *ip, const char *feed, int64_t ago)
{
    return give(arena_fmt(
        T.c.arena,
        "{\"time.source\":\"%.*s\",\"classification.type\":\"phishing\",\"classification.identifier\":\"%s\",\"source.ip\":\"%s\",\"feed.name\":\"%s\"}\n",
        FMT(when_text(T.c.arena, (when){ now_us - ago * MINUTE })), identifier, ip, feed));
}
static void tell(void)
{
    at(now_us + MINUTE);
    fine(findings_tell(&T.c, S("")));
    at(now_us);
}
static struct rows *letters(const char *to)
{
    struct rows *r;
    fine(db_run(&T.c, &sql_letters, ARGS(A_TEXT(str_of(to))), &r));
    return r;
}
static int64_t batches(const struct organisation *o)
{
    struct rows *r;
    bool found;
    fine(db_one(&T.c, &sql_batches, ARGS(A_ID(o->r.id)), &r, &found));
    return row_int(r, 0);
}
static void leave(void)
{
    struct rows *r;
    at(now_us + MINUTE);
    fine(db_run(&T.c, &sql_release, ARGS(A_WHEN(T.c.now)), &r));
    while (rows_next(r)) {
        for (const struct job_kind *k = outbox_jobs; k->name; k++) fine(k->run(&T.c, row_text(r, 0)));
        at(now_us);
    }
}
static struct rows *finding(const char *asset, const struct organisation *o)
{
    struct rows *r;
    bool found;
    fine(db_one(&T.c, &sql_finding, ARGS(A_TEXT(str_of(asset)), A_ID(o->r.id), A_TEXT(str_of(identifier))), &r, &found));
    assert_true(found);
    return r;
}
static void stands(const char *asset, const struct organisation *o, const char *state, int64_t seen)
{
    struct rows *r = finding(asset, o);
    assert_string_equal(arena_fmt(T.c.arena, "%.*s", FMT(row_text(r, 0))).p, state);
    assert_int_equal(row_int(r, 1), seen);
}

/* the steps of a work to its end, and what follows it */
static void work(work_step *step, str what)
{
    struct event_work w = { .id = id_new("ewk", T.c.now), .team = id_str(&T.centre), .what = what, .at = T.c.now };
    struct rows *r;
    struct json v;
    bool ended = false, found;
    fine(json_read(&T.c, what, NULL, &v));
    while (!ended) fine(step(&T.c, &w, v, &ended));
    fine(findings_doubt_all(&T.c, id_str(&w.id)));
    at(now_us);
    fine(db_one(&T.c, &sql_doubts, NOARGS, &r, &found));
    assert_int_equal(row_int(r, 0), 0);
}
static void take_back(const struct ingest_told *t)
{
    work(take_back_step, arena_fmt(T.c.arena, "{\"day\":%lld,\"batch\":%lld}", (long long)t->day, (long long)t->batch));
}
static void owners_anew(const char *q)
{
    work(redo_step, arena_fmt(T.c.arena, "{\"q\":\"%s\",\"since\":%lld}", q, (long long)(now_us - 10 * DAY)));
    fine(findings_take(&T.c, S("")));
    at(now_us);
}
static err correct_owner(struct ctx *c, void *arg)
{
    return hold(c, &health, arg, PROOF_WHOIS, 400, 0);
}

static err correct_clinic(struct ctx *c, void *arg)
{
    return hold(c, &clinic, arg, PROOF_WHOIS, 400, 0);
}

/* the directory was wrong, and is corrected before the letter is made: it is not made, though nobody found owners anew yet */
static void corrected_before_the_letter(void **state)
{
    (void)state;
    NEED_STORE();
    observe("5.9.1.1", "Good", 10);
    fine(db_unit(&T.c, correct_owner, (char[]){ "5.9.1.1" }));
    tell();
    assert_int_equal(batches(&roads), 0);
    assert_true(str_is(row_text(finding("5.9.1.1", &roads), 5), "another-owner"));
    owners_anew("5.9.1.1");
    tell();
    assert_int_equal(batches(&roads), 0);
    assert_int_equal(batches(&health), 1);
    stands("5.9.1.1", &roads, "withdrawn", 0);
    stands("5.9.1.1", &health, "open", 1);
}

/* while it is held: it is withdrawn, by the job alone too; what else it told is told by the next one */
static void corrected_while_it_is_held(void **state)
{
    (void)state;
    NEED_STORE();
    at(now_us + DAY);
    observe("5.9.2.1", "Good", 10);
    observe("5.9.2.2", "Good", 10);
    tell();
    assert_int_equal(batches(&roads), 1);
    fine(findings_recall_moved(&T.c, S("")));
    at(now_us);
    assert_int_equal(batches(&roads), 1);
    fine(db_unit(&T.c, correct_owner, (char[]){ "5.9.2.1" }));
    fine(findings_recall_moved(&T.c, S("")));
    at(now_us);
    assert_int_equal(batches(&roads), 0);
    tell();
    assert_int_equal(batches(&roads), 1);
    owners_anew("5.9.2.0/24");
    stands("5.9.2.1", &roads, "withdrawn", 0);
    stands("5.9.2.2", &roads, "open", 1);
    assert_int_equal(batches(&roads), 1);
}

/* after it left: whoever read it is told so, once; nobody is counted as told before a letter left */
static void corrected_after_it_left(void **state)
{
    (void)state;
    NEED_STORE();
    struct rows *r;
    bool found;
    at(now_us + DAY);
    fine(db_one(&T.c, &sql_first_told, NOARGS, &r, &found));
    int64_t told = row_int(r, 0);
    observe("5.9.3.1", "Good", 10);
    tell();
    fine(db_one(&T.c, &sql_first_told, NOARGS, &r, &found));
    assert_int_equal(row_int(r, 0), told);
    leave();
    fine(db_one(&T.c, &sql_first_told, NOARGS, &r, &found));
    assert_true(row_int(r, 0) > told);
    size_t had = rows_count(letters("desk@roads.example"));
    fine(db_unit(&T.c, correct_owner, (char[]){ "5.9.3.1" }));
    owners_anew("5.9.3.1");
    r = letters("desk@roads.example");
    assert_int_equal(rows_count(r), had + 1);
    while (rows_next(r)) found = str_is(row_text(r, 2), "findings-correction") && str_is(row_text(r, 3), "held") && str_find(row_text(r, 4), S("5.9.3.1")) >= 0;
    assert_true(found);
    owners_anew("5.9.3.1");
    assert_int_equal(rows_count(letters("desk@roads.example")), had + 1);
}

/* a true observation and a false one of the same: when the false one is taken back, the true one is told */
static void the_true_one_stays(void **state)
{
    (void)state;
    NEED_STORE();
    at(now_us + DAY);
    observe("5.9.4.1", "Good", 130);
    const struct ingest_told *bad = observe("5.9.4.1", "Bad", 10);
    stands("5.9.4.1", &roads, "open", 2);
    int64_t had = batches(&roads);
    take_back(bad);
    stands("5.9.4.1", &roads, "open", 1);
    struct rows *r = finding("5.9.4.1", &roads);
    assert_true(str_is(row_text(r, 4), "Good"));
    assert_int_equal(row_int(r, 3), now_us - 130 * MINUTE);
    tell();
    assert_int_equal(batches(&roads), had + 1);
}

/* nothing is left of it: withdrawn, out of the owner's list; seen again it is open and told again */
static void withdrawn_and_seen_again(void **state)
{
    (void)state;
    NEED_STORE();
    at(now_us + DAY);
    const struct ingest_told *bad = observe("5.9.5.1", "Bad", 10);
    tell();
    leave();
    int64_t had = batches(&roads);
    take_back(bad);
    stands("5.9.5.1", &roads, "withdrawn", 0);
    tell();
    assert_int_equal(batches(&roads), had);
    at(now_us + 2 * HOUR);
    observe("5.9.5.1", "Good", 10);
    stands("5.9.5.1", &roads, "open", 1);
    assert_true(str_is(row_text(finding("5.9.5.1", &roads), 4), "Good"));
    tell();
    assert_int_equal(batches(&roads), had + 1);
}

static err say(struct ctx *c, void *arg)
{
    str id_ = row_text(finding("5.9.6.1", &roads), 7);
    struct strs one = { &id_, 1 };
    int64_t n;
    TRY(findings_answer(c, &one, &(struct answer_in){ .act = found_act_named(str_of(arg)), .who = BY_OWNER | BY_DESK }, &n));
    assert_int_equal(n, 1);
    return NULL;
}

/* whoever says that it is not his is told nothing more of that address until the desk has looked; then it is told */
static void not_ours_holds_what_follows(void **state)
{
    (void)state;
    NEED_STORE();
    at(now_us + DAY);
    observe("5.9.6.1", "Good", 10);
    tell();
    leave();
    fine(db_unit(&T.c, say, (char[]){ "not-ours" }));
    int64_t had = batches(&roads);
    identifier = "another page";
    observe("5.9.6.1", "Good", 5);
    tell();
    assert_int_equal(batches(&roads), had);
    observe("5.9.7.1", "Good", 5); /* another address is another matter */
    tell();
    assert_int_equal(batches(&roads), had + 1);
    identifier = "page";
    fine(db_unit(&T.c, say, (char[]){ "reopen" }));
    tell();
    assert_int_equal(batches(&roads), had + 2);
}

struct saying {
    struct strs ids;
    const char *verb;
    bool group;
    int64_t n;
};
static err say_all(struct ctx *c, void *arg)
{
    struct saying *s = arg;
    if (!strcmp(s->verb, "undo")) return findings_undo(c, &s->ids, BY_OWNER, s->group, &s->n);
    return findings_answer(c, &s->ids, &(struct answer_in){ .act = found_act_named(str_of(s->verb)), .who = BY_OWNER, .group = s->group }, &s->n);
}
static int64_t said(const char *verb, struct strs ids, bool group)
{
    struct saying s = { ids, verb, group, 0 };
    at(now_us + MINUTE);
    fine(db_unit(&T.c, say_all, &s));
    at(now_us);
    return s.n;
}

/* all of a problem at once: what was answered one by one stays, also when the answer is taken back; then nothing is answered */
static void a_group_leaves_single_answers(void **state)
{
    (void)state;
    NEED_STORE();
    struct rows *r;
    str ids[3];
    bool found;
    at(now_us + DAY);
    for (int i = 0; i < 3; i++) {
        const char *ip = arena_fmt(T.c.arena, "5.9.8.%d", i + 1).p;
        observe(ip, "Good", 5);
        ids[i] = row_text(finding(ip, &roads), 7);
    }
    struct strs all = { ids, 3 };
    assert_int_equal(said("mute", (struct strs){ ids, 1 }, false), 1);
    assert_int_equal(said("fixed", all, true), 2);
    stands("5.9.8.1", &roads, "muted", 1);
    assert_int_equal(said("undo", all, true), 2);
    stands("5.9.8.1", &roads, "muted", 1);
    stands("5.9.8.2", &roads, "open", 1);
    assert_int_equal(said("undo", all, true), 1);
    stands("5.9.8.1", &roads, "open", 1);
    fine(db_one(&T.c, &sql_answered, ARGS(A_LIST(all)), &r, &found));
    assert_int_equal(row_int(r, 0), 0);
}

/* a foreign team is written to as who serves the networks */
static err foreign_team(struct ctx *c, void *arg)
{
    struct organisation *o = arg;
    *o = (struct organisation){ .r = { .title = S("CERT Elsewhere"), .team = T.centre, .tlp = TLP_GREEN }, .org_kind = ORG_FOREIGN };
    TRY(record_create(c, &organisation_kind, o, NULL));
    TRY(contact(c, o, "Desk", "cert@elsewhere.example", 1, "en"));
    return hold(c, o, "5.10.0.0/16", PROOF_DESK, 0, 0);
}
static void a_foreign_team_is_told(void **state)
{
    (void)state;
    NEED_STORE();
    struct organisation elsewhere;
    at(now_us + DAY);
    fine(db_unit(&T.c, foreign_team, &elsewhere));
    observe("5.10.1.1", "Good", 10);
    tell();
    struct rows *r = letters("cert@elsewhere.example");
    assert_true(rows_next(r) && str_find(row_text(r, 4), S("CERT Elsewhere serves, as far as we know")) >= 0 && str_is(row_text(r, 3), "held"));
}

/* one of ours attacks another: both are told; taken back, it is withdrawn of both */
static void two_of_ours(void **state)
{
    (void)state;
    NEED_STORE();
    at(now_us + DAY);
    identifier = "looks about";
    fine(db_unit(&T.c, correct_owner, (char[]){ "5.11.0.0/16" }));
    int64_t had = batches(&health);
    const struct ingest_told *t = give(arena_fmt(T.c.arena,
                                                 "{\"time.source\":\"%.*s\",\"classification.type\":\"scanner\",\"classification.identifier\":\"%s\","
                                                 "\"source.ip\":\"5.9.9.1\",\"destination.ip\":\"5.11.0.1\",\"feed.name\":\"Good\"}\n",
                                                 FMT(when_text(T.c.arena, (when){ now_us - MINUTE })), identifier));
    stands("5.9.9.1", &roads, "open", 1);
    stands("5.11.0.1", &health, "open", 1);
    at(now_us + 5 * DAY);
    tell();
    assert_int_equal(batches(&health), had + 1);
    take_back(t);
    assert_int_equal(batches(&health), had);
    stands("5.9.9.1", &roads, "withdrawn", 0);
    stands("5.11.0.1", &health, "withdrawn", 0);
    /* what it was aimed at is found to be another's: who was told is told so, and whose it is is told; who attacks was counted once */
    fine(db_unit(&T.c, correct_owner, (char[]){ "5.12.0.0/16" }));
    give(arena_fmt(T.c.arena,
                   "{\"time.source\":\"%.*s\",\"classification.type\":\"scanner\",\"classification.identifier\":\"%s\","
                   "\"source.ip\":\"5.9.9.4\",\"destination.ip\":\"5.12.0.1\",\"feed.name\":\"Good\"}\n",
                   FMT(when_text(T.c.arena, (when){ now_us - MINUTE })), identifier));
    stands("5.12.0.1", &health, "open", 1);
    at(now_us + 5 * DAY);
    tell();
    leave();
    size_t letters_before = rows_count(letters("desk@health.example"));
    fine(db_unit(&T.c, correct_clinic, (char[]){ "5.12.0.0/24" }));
    owners_anew("5.12.0.0/24");
    stands("5.12.0.1", &health, "withdrawn", 0);
    stands("5.12.0.1", &clinic, "open", 1);
    stands("5.9.9.4", &roads, "open", 1);
    assert_int_equal(rows_count(letters("desk@health.example")), letters_before + 1);
    owners_anew("5.12.0.0/24"); /* once more: nothing is counted twice */
    stands("5.12.0.1", &clinic, "open", 1);
    stands("5.9.9.4", &roads, "open", 1);
    assert_int_equal(rows_count(letters("desk@health.example")), letters_before + 1);
    /* the other's by its name, where the address is nobody's */
    fine(db_unit(&T.c, correct_owner, (char[]){ "clinic.net" }));
    t = give(arena_fmt(T.c.arena,
                       "{\"time.source\":\"%.*s\",\"classification.type\":\"scanner\",\"classification.identifier\":\"%s\",\"source.ip\":\"5.9.9.2\","
                       "\"destination.ip\":\"45.1.1.1\",\"destination.fqdn\":\"www.clinic.net\",\"feed.name\":\"Good\"}\n",
                       FMT(when_text(T.c.arena, (when){ now_us - MINUTE })), identifier));
    stands("www.clinic.net", &health, "open", 1);
    take_back(t);
    stands("www.clinic.net", &health, "withdrawn", 0);
    identifier = "page";
}

/* a file of long ago that came today: it is no older than what is kept */
static void of_long_ago(void **state)
{
    (void)state;
    NEED_STORE();
    const struct ingest_told *t = observe("5.9.11.1", "Good", 90 * 24 * 60);
    stands("5.9.11.1", &roads, "open", 1);
    take_back(t);
    stands("5.9.11.1", &roads, "withdrawn", 0);
}

static err prove(struct ctx *c, void *arg)
{
    return hold(c, &roads, arg, PROOF_CHECKED, 400, 0);
}
/* owners found anew with a better proof: it is surer, and not counted twice */
static void surer_is_not_more(void **state)
{
    (void)state;
    NEED_STORE();
    at(now_us + DAY);
    observe("5.9.10.1", "Good", 10);
    fine(db_unit(&T.c, prove, (char[]){ "5.9.10.1" }));
    owners_anew("5.9.10.1");
    stands("5.9.10.1", &roads, "open", 1);
    assert_int_equal(row_int(finding("5.9.10.1", &roads), 8), 95);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(corrected_before_the_letter),
                                        cmocka_unit_test(corrected_while_it_is_held),
                                        cmocka_unit_test(corrected_after_it_left),
                                        cmocka_unit_test(the_true_one_stays),
                                        cmocka_unit_test(withdrawn_and_seen_again),
                                        cmocka_unit_test(not_ours_holds_what_follows),
                                        cmocka_unit_test(a_group_leaves_single_answers),
                                        cmocka_unit_test(a_foreign_team_is_told),
                                        cmocka_unit_test(two_of_ours),
                                        cmocka_unit_test(surer_is_not_more),
                                        cmocka_unit_test(of_long_ago) };
    return cmocka_run_group_tests(tests, setup, room_close);
}
