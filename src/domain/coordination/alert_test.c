/* alert_test - whom a choice means, lines and letters, what is taken back, who sees which line, on both engines */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

#include "domain/coordination/alert_testing.h"
#include "spine/part.h"

/* ---- whom a choice means */

static str names(const struct list *l)
{
    struct buf b = { .a = T.c.arena };
    const struct chosen *v = l->v;
    for (size_t i = 0; i < l->n; i++) buf_fmt(&b, i ? "+%.*s" : "%.*s", FMT(v[i].name));
    return buf_str(&b);
}
static struct strs one(const char *s)
{
    str *v = NEW_ARRAY(T.c.arena, 1, str);
    *v = str_of(s);
    return (struct strs){ v, 1 };
}

static void a_choice_means_what_the_team_sees(void **state)
{
    struct list l, gone;
    (void)state;
    NEED_STORE();
    viewer_use(&T.c, T.v_ann);
    T.c.now = clock_now();
    struct choice k = { .team = T.centre, .sectors = one("banking") };
    fine(choice_find(&T.c, &k, &l, &gone));
    assert_string_equal(names(&l).p, "Sector Team+Harbour Bank+Rival Bank"); /* Hidden Bank is another team's, Old Mint is merged */
    k.technologies = one("n200 router");
    fine(choice_find(&T.c, &k, &l, &gone));
    assert_string_equal(names(&l).p, "Rival Bank");
    assert_true(str_is(((const struct chosen *)l.v)->why, "sector banking, uses n200 router"));
    k.sectors = (struct strs){ 0 };
    k.left_out = one(O[RIVAL].r.id.s);
    fine(choice_find(&T.c, &k, &l, &gone));
    assert_string_equal(names(&l).p, "Road Ministry");
    k = (struct choice){ .team = T.centre, .named = one(O[MERGED].r.id.s) };
    fine(choice_find(&T.c, &k, &l, &gone));
    assert_string_equal(names(&l).p, "Port Ministry");
    assert_true(str_is(((const struct chosen *)l.v)->why, "named as Old Mint, which it became"));
    k.named = one(O[HIDDEN].r.id.s);
    fine(choice_find(&T.c, &k, &l, &gone));
    assert_int_equal(l.n + gone.n, 0);
    k = (struct choice){ .team = T.centre, .technologies = one("%") };
    fine(choice_find(&T.c, &k, &l, &gone));
    assert_int_equal(l.n, 0);
}

/* ---- sending */

static void sent_with_twenty_seconds_to_take_it_back(void **state)
{
    static const int two[] = { BANK, ROADS };
    (void)state;
    NEED_STORE();
    str *v = NEW_ARRAY(T.c.arena, 2, str);
    for (int i = 0; i < 2; i++) v[i] = id_str(&O[two[i]].r.id);
    to = (struct strs){ v, 2 };
    clock_freeze(clock_now());
    unit_as(T.v_ann, write_alert);
    assert_string_equal(acted(T.v_bob, "send"), "not-found"); /* another team */
    assert_string_equal(acted(T.v_ann, "send"), "");
    assert_string_equal(acted(T.v_ann, "send"), "not-in-state"); /* pressed twice */
    assert_int_equal(count(fmt("SELECT COUNT(*) FROM part WHERE record = '%s'", A.r.id.s)), 2);
    run(LETTERS); /* too soon: nothing is opened, nothing is written */
    assert_int_equal(outbox_n("1 = 1"), 0);
    assert_int_equal(count(fmt("SELECT COUNT(*) FROM record_grant WHERE record = '%s' AND principal LIKE 'org:%%'", A.r.id.s)), 0);
    assert_string_equal(acted(T.v_ann, "take-back"), "");
    assert_int_equal(count(fmt("SELECT COUNT(*) FROM part WHERE record = '%s'", A.r.id.s)), 0);
    assert_string_equal(acted(T.v_ann, "send"), "");
    later(undo_window() + SECOND);
    assert_string_equal(acted(T.v_ann, "take-back"), "not-possible-now");
    run(LETTERS);
    run(LETTERS); /* a second run makes nothing twice */
    assert_int_equal(outbox_n("state = 'held' AND rule = 'alert'"), 2);
    assert_int_equal(outbox_n("subject LIKE '%Routers%'"), 0); /* no word of the alert in a subject */
    assert_true(str_is(state_of(BANK), "queued"));
    assert_int_equal(count(fmt("SELECT COUNT(*) FROM deadline WHERE record = '%s' AND regime = 'review' AND met_at IS NULL AND ended_at IS NULL", A.r.id.s)),
                     1);
    assert_string_equal(acted(T.v_ann, "review"), "not-allowed");
    assert_string_equal(acted(T.v_lead, "close"), "not-possible-now"); /* the review comes first */
    assert_string_equal(acted(T.v_lead, "review"), "");
    assert_string_equal(acted(T.v_lead, "close"), "");
    assert_int_equal(outbox_n("state = 'held'"), 0); /* nothing more leaves */
}

static void one_address_one_letter(void **state)
{
    static const int three[] = { BANK, RIVAL, LONELY };
    (void)state;
    NEED_STORE();
    send_to(three, 3);
    assert_int_equal(outbox_n("rule = 'alert' AND recipient = 'soc@group.example'"), 1);
    assert_int_equal(outbox_n("rule = 'alert-escalation' AND recipient = 'desk@bank.example'"), 1); /* no contact: its CERT is told */
    assert_int_equal(outbox_n("1 = 1"), 2);
    assert_int_equal(outbox_n("rule = 'alert' AND body LIKE '%Harbour Bank, Rival Bank%'"), 1);
}

static void withdrawn_while_queued(void **state)
{
    static const int two[] = { BANK, ROADS };
    (void)state;
    NEED_STORE();
    send_to(two, 2);
    becomes("desk@roads.example", "sent");
    fine(db_script(&T.c, arena_fmt(T.c.arena, "UPDATE outbox SET state = 'sent' WHERE id = '%s'", letter.id.s)));
    said = S("The advice was wrong.");
    assert_string_equal(acted(T.v_ann, "withdraw"), "");
    run(WITHDRAWN);
    run(WITHDRAWN);
    assert_int_equal(outbox_n("state = 'held' AND rule = 'alert'"), 0);
    assert_int_equal(outbox_n("state = 'cancelled' AND rule = 'alert'"), 1);
    assert_int_equal(outbox_n("state = 'held' AND rule = 'alert-withdrawn' AND recipient = 'desk@roads.example'"), 1);
    assert_int_equal(outbox_n("rule = 'alert-withdrawn'"), 1); /* whom nothing reached is told nothing */
    assert_true(str_is(state_of(BANK), "withdrawn"));
    run(LETTERS);
    run(TICK);
    assert_int_equal(outbox_n("1 = 1"), 3);
}

/* ---- who sees which line */

static int64_t lines_seen(const struct viewer *v)
{
    static const struct sql q = { "test.lines", "SELECT p.id FROM part p WHERE p.record = $1 AND {see:entry p}", WHERE, true, false };
    struct rows *r;
    viewer_use(&T.c, v);
    T.c.now = clock_now();
    fine(db_run(&T.c, &q, ARGS(A_ID(A.r.id)), &r));
    return (int64_t)rows_count(r);
}

static void everybody_sees_his_own(void **state)
{
    static const int three[] = { BANK, RIVAL, ROADS };
    struct alert a;
    (void)state;
    NEED_STORE();
    send_to(three, 3);
    assert_int_equal(lines_seen(T.v_ann), 3);
    assert_int_equal(lines_seen(v_soc), 1);   /* its own */
    assert_int_equal(lines_seen(T.v_bob), 1); /* the bank that his CERT serves */
    assert_int_equal(lines_seen(T.v_mallory), 0);
    viewer_use(&T.c, T.v_mallory);
    assert_string_equal(alert_of(&T.c, id_str(&A.r.id), &a)->code, "not-found");
    viewer_use(&T.c, v_soc);
    fine(alert_of(&T.c, id_str(&A.r.id), &a));
    /* nobody but the team reads what the draft was, or who else got it */
    struct list l;
    fine(entry_list(&T.c, &A.r.id, 0, 100, &l));
    const struct entry *e = l.v;
    for (size_t i = 0; i < l.n; i++) assert_true(!str_is(e[i].verb, "field") && !str_is(e[i].verb, "recipients"));
}

/* ---- policy */

static void a_second_person_where_the_team_wants_one(void **state)
{
    (void)state;
    NEED_STORE();
    fine(db_script(&T.c, arena_fmt(T.c.arena, "INSERT INTO alert_policy (team, review, revision) VALUES ('%s', 'second-person', 1)", T.centre.s)));
    to = one(O[BANK].r.id.s);
    unit_as(T.v_ann, write_alert);
    assert_string_equal(acted(T.v_ann, "send"), "not-possible-now");
    until = (when){ clock_now().us + HOUR };
    assert_string_equal(acted(T.v_ann, "schedule"), "not-possible-now");
    assert_string_equal(acted(T.v_lead, "schedule"), "");
    until = (when){ 0 };
    run(TICK);
    assert_true(str_is(value(fmt("SELECT state FROM record WHERE id = '%s'", A.r.id.s)), "scheduled"));
    later(2 * HOUR);
    run(TICK);
    assert_true(str_is(value(fmt("SELECT state FROM record WHERE id = '%s'", A.r.id.s)), "sent"));
    assert_int_equal(count(fmt("SELECT COUNT(*) FROM deadline WHERE record = '%s'", A.r.id.s)), 0); /* two have seen it */
    fine(db_script(&T.c, arena_fmt(T.c.arena, "DELETE FROM alert_policy WHERE team = '%s'", T.centre.s)));
}

/* ---- five thousand */

static void five_thousand_are_queued_at_once(void **state)
{
    enum { MANY = 5000 };
    (void)state;
    NEED_STORE();
    const char *team = T.centre.s;
    const char *n = fmt("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d) ", MANY);
    const char *oid = "'org_00000000-0000-7000-8000-' || substr(CAST(1000000000000 + i AS TEXT), 2)";
    fine(db_script(
        &T.c,
        arena_fmt(T.c.arena,
                  "INSERT INTO record (id, kind, ref, title, state, tlp, marking, originator, team, waiting_for, due_what, exercise, legal_hold, retention, "
                  "language, direction, policy, created_by, created_at, revision, updated_at, desk_revision, touched_at) %sSELECT %s, 'organisation', "
                  "'MANY-' || i, 'Office ' || i, 'active', 'green', '', '', '%s', 'nobody', '', 0, 0, 'case', 'en', 'ltr', '1', '', 1, 1, 1, 1, 1 FROM n;",
                  n, oid, team)));
    fine(db_script(
        &T.c,
        arena_fmt(T.c.arena,
                  "INSERT INTO organisation (record, org_kind, also_known_as, sector, country, website, address, established, description, cii, cii_grade, "
                  "cii_review, notification, notified_on, community, notes) %sSELECT %s, 'constituent', '[]', 'education', '', '', '', '', '', 'none', '', '', "
                  "'', '', 0, '' FROM n;",
                  n, oid)));
    fine(db_script(&T.c, arena_fmt(T.c.arena,
                                   "INSERT INTO record_grant (record, principal, because, since, until, by) %sSELECT %s, 'team:%s', 'owner', 1, 0, '' FROM n;",
                                   n, oid, team)));
    fine(db_script(
        &T.c,
        arena_fmt(
            T.c.arena,
            "INSERT INTO contact (id, record, audience, name, role, email, telephone, language, zone, hours, rank, confirmed_at, bounces, openpgp, revision) "
            "%sSELECT 'con_' || i, %s, NULL, 'Desk ' || i, 'security', 'desk' || i || '@office.example', '', 'en', 'UTC', '', 0, NULL, 0, '', 1 FROM n;",
            n, oid)));
    to = (struct strs){ 0 };
    unit_as(T.v_ann, write_alert);
    fine(db_script(&T.c, arena_fmt(T.c.arena, "UPDATE alert SET sectors = '[\"education\"]' WHERE record = '%s'", A.r.id.s)));
    clock_freeze((when){ 0 });
    int64_t t = clock_now().us;
    assert_string_equal(acted(T.v_ann, "send"), "");
    int64_t took = clock_now().us - t;
    print_message("5,000 recipients queued in %lld ms\n", (long long)(took / 1000));
    assert_int_equal(count(fmt("SELECT COUNT(*) FROM alert_line WHERE record = '%s'", A.r.id.s)), MANY);
    assert_true(took < 3 * SECOND); /* under the sanitizers, on a busy machine; tests/bench/alert measures */
    later(undo_window() + SECOND);
    run(LETTERS);
    assert_int_equal(outbox_n("state = 'held'"), MANY);
    clock_freeze((when){ 0 });
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_choice_means_what_the_team_sees),
        cmocka_unit_test(sent_with_twenty_seconds_to_take_it_back),
        cmocka_unit_test(one_address_one_letter),
        cmocka_unit_test(withdrawn_while_queued),
        cmocka_unit_test(everybody_sees_his_own),
        cmocka_unit_test(a_second_person_where_the_team_wants_one),
        cmocka_unit_test(five_thousand_are_queued_at_once),
    };
    return cmocka_run_group_tests(tests, setup, store_closed);
}
