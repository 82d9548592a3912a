/* directory_test - what an edge opens and closes again, who becomes a member, what ends by the clock and what comes back, on both
 * engines */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

#include "domain/directory/directory_testing.h"
#include "spine/inmail.h"
#include "spine/session.h"

/* ---- what an edge opens */

static bool sees_contacts(const struct viewer *v, int org)
{
    struct list l;
    viewer_use(&T.c, v);
    T.c.now = clock_now();
    fine(contacts_of(&T.c, &O[org].r.id, &l));
    return l.n > 0;
}

static id routed;
static err route(struct ctx *c)
{
    struct thing t = { .r = { .title = S("Something routed"), .team = T.centre, .tlp = TLP_AMBER }, .what = S("box") };
    id part;
    TRY(record_create(c, &thing_kind, &t, NULL));
    routed = t.r.id;
    return route_send(c, &t.r, id_str(&O[RIVAL].r.id), S("asset-owner"), S("yours"), &part);
}
static bool sees_routed(const struct viewer *v)
{
    struct thing t;
    viewer_use(&T.c, v);
    T.c.now = clock_now();
    return record_find(&T.c, &thing_kind, id_str(&routed), &t) == NULL;
}
static struct edge opened;
static err open_edge(struct ctx *c)
{
    opened = (struct edge){ .type = EDGE_SERVES, .from = O[SECTOR].r.id, .to = O[FEDERAL].r.id };
    return edge_add(c, &opened);
}
static err close_edge(struct ctx *c)
{
    static const struct sql end = { "test.end", "UPDATE edge SET until = $2, spread = 1 WHERE id = $1", WHERE, false, true };
    return db_do(c, &end, ARGS(A_ID(opened.id), A_INT(c->now.us - 1)));
}
static void work(void)
{
    static const struct job_kind *const all[] = { jobs_own, directory_jobs, reach_jobs };
    bool worked = true;
    jobs_set(all, COUNT(all));
    viewer_use(&T.c, T.v_system);
    for (int i = 0; worked && i < 200; i++) {
        T.c.now = clock_now();
        fine(jobs_schedule(&T.c));
        fine(jobs_step(&T.c, S("me"), &worked));
    }
}

static void an_edge_opens_and_closes(void **state)
{
    (void)state;
    NEED_STORE();
    work();
    assert_true(sees_contacts(T.v_bob, BANK)); /* bob works for the sector's team */
    assert_false(sees_contacts(T.v_bob, RIVAL));
    assert_false(sees_contacts(T.v_mallory, BANK));
    unit_as(T.v_ann, route);
    assert_false(sees_routed(T.v_bob));
    unit_as(T.v_ann, open_edge); /* the sector's team serves the federal one, which serves the rival bank */
    work();
    assert_true(sees_routed(T.v_bob));
    assert_true(sees_contacts(T.v_bob, RIVAL));
    unit_as(T.v_system, close_edge); /* ended by the clock: the minute's job carries it on */
    viewer_use(&T.c, T.v_system);
    static const struct sql again = { "test.again", "DELETE FROM job WHERE kind = 'directory.minute'", WHERE, false, true };
    fine(db_do(&T.c, &again, NOARGS));
    work();
    assert_false(sees_contacts(T.v_bob, RIVAL));
    assert_false(sees_routed(T.v_bob));
}

static err tighten(struct ctx *c)
{
    struct thing was, now;
    TRY(record_find(c, &thing_kind, id_str(&routed), &was));
    now = was;
    now.r.tlp = TLP_AMBER_STRICT;
    return record_change(c, &thing_kind, &now, &was);
}
static err reopen(struct ctx *c)
{
    static const struct sql open = { "test.open", "UPDATE edge SET until = NULL, spread = 0 WHERE id = $1", WHERE, false, true };
    TRY(db_do(c, &open, ARGS(A_ID(opened.id))));
    return reach_record(c, &routed);
}
static void a_tighter_marking_ends_what_edges_gave(void **state)
{
    (void)state;
    NEED_STORE();
    unit_as(T.v_system, reopen);
    assert_true(sees_routed(T.v_bob));
    unit_as(T.v_ann, tighten);
    assert_false(sees_routed(T.v_bob));
}

static err activate(struct ctx *c)
{
    static const struct sql set = { "test.active", "UPDATE record SET state = 'active' WHERE id IN ($1, $2)", WHERE, false, true };
    return db_do(c, &set, ARGS(A_ID(O[SECTOR].r.id), A_ID(O[CENTRE].r.id)));
}
static void members_by_onboarding(void **state)
{
    (void)state;
    NEED_STORE();
    assert_false(viewer_holds(T.v_bob, S("members")));
    unit_as(T.v_system, activate);
    testing_refresh(&T);
    assert_true(viewer_holds(T.v_bob, S("members")));
    assert_false(viewer_holds(T.v_mallory, S("members")));
    struct organisation o;
    viewer_use(&T.c, T.v_bob);
    fine(record_find(&T.c, &organisation_kind, id_str(&O[ROADS].r.id), &o));
    assert_non_null(record_find(&T.c, &organisation_kind, id_str(&O[LONELY].r.id), &o));
}

/* ---- by the clock: keys that end, organisations in which nobody answers */

static const char key[] = "-----BEGIN PGP PUBLIC KEY BLOCK-----\n\n"
                          "mDMEaVW5ABYJKwYBBAHaRw8BAQdAKwpriBhIrEefMWhUs+SQQ7sy778K80dHxVDn\n"
                          "GJp3vVO0JlNlY3VyaXR5IGRlc2sgPHNlY3VyaXR5QHJvYWRzLmV4YW1wbGU+iJYE\n"
                          "ExYIAD4WIQQHOfY9xVw/fRVf1us6b5qWFekqbgUCaVW5AAIbAwUJA8JnAAULCQgH\n"
                          "AgYVCgkICwIEFgIDAQIeAQIXgAAKCRA6b5qWFekqbgOiAQCGpLezNwEPqLIjDeF/\n"
                          "GgSMKBuXGpg4Xxj7XEGNrnWBxAEA4uxRgu2EsPizv3YtpwsoBi4oWuwMHSQAMiu8\n"
                          "kiHdKAc=\n=etUX\n-----END PGP PUBLIC KEY BLOCK-----\n";

static err add_key(struct ctx *c)
{
    struct json j;
    struct buf b = { .a = c->arena };
    struct jw w = jw_on(&b);
    void *v = arena_alloc(c->arena, key_sub.shape->size);
    jw_obj(&w);
    jw_kt(&w, "armored", str_of(key));
    jw_end_obj(&w);
    TRY(json_read(c, buf_str(&b), NULL, &j));
    TRY(shape_read(c, key_sub.shape, j, ~UINT64_C(0), true, v, NULL));
    return sub_insert(c, &key_sub, &O[BANK], v);
}
static int64_t told(const id *person)
{
    static const struct sql q = { "test.told", "SELECT COUNT(*) FROM notification WHERE person = $1 AND what = 'key'", WHERE, false, true };
    struct rows *r;
    bool found;
    fine(db_one(&T.c, &q, ARGS(A_ID(*person)), &r, &found));
    return row_int(r, 0);
}
static void a_key_that_ends_is_told_once(void **state)
{
    const int64_t end = INT64_C(1830297600) * SECOND;
    (void)state;
    NEED_STORE();
    unit_as(T.v_system, add_key);
    T.c.now.us = end - 40 * DAY;
    fine(key_sweep(&T.c));
    assert_int_equal(told(&T.ann), 0);
    T.c.now.us = end - 20 * DAY;
    fine(key_sweep(&T.c));
    fine(key_sweep(&T.c));
    assert_int_equal(told(&T.ann), 1); /* the centre handles the bank */
    assert_int_equal(told(&T.bob), 0);
    T.c.now.us = end + DAY;
    fine(key_sweep(&T.c));
    assert_int_equal(told(&T.ann), 1);
}

static err wake_all(struct ctx *c)
{
    static const struct sql set = { "test.wake", "UPDATE record SET state = 'active' WHERE id IN ($1, $2, $3)", WHERE, false, true };
    return db_do(c, &set, ARGS(A_ID(O[BANK].r.id), A_ID(O[RIVAL].r.id), A_ID(O[ROADS].r.id)));
}
static void who_never_answers_falls_asleep(void **state)
{
    struct organisation o;
    (void)state;
    NEED_STORE();
    unit_as(T.v_system, wake_all);
    T.c.now = (when){ start };
    fine(confirm_sweep(&T.c)); /* all are younger than 180 days: nobody sleeps yet */
    viewer_use(&T.c, T.v_ann);
    fine(record_find(&T.c, &organisation_kind, id_str(&O[ROADS].r.id), &o));
    assert_true(str_is(o.r.state, "active"));
    T.c.now.us = start + 181 * DAY;
    fine(confirm_sweep(&T.c));
    viewer_use(&T.c, T.v_ann);
    fine(record_find(&T.c, &organisation_kind, id_str(&O[ROADS].r.id), &o));
    assert_true(str_is(o.r.state, "dormant"));
    fine(record_find(&T.c, &organisation_kind, id_str(&O[BANK].r.id), &o));
    assert_true(str_is(o.r.state, "dormant")); /* 186 days */
}

/* ---- what comes back counts on the contact, and at the third it is passed over */

static err bounce_unit(struct ctx *c, void *arg)
{
    return bounced_contact(c, arg);
}
static void what_comes_back_is_counted(void **state)
{
    struct list l;
    (void)state;
    NEED_STORE();
    struct inmail_bounce b = { .address = S("someone@office.example"), .status = S("5.1.1"), .late = true };
    b.sent.recipient = b.address;
    viewer_use(&T.c, T.v_system);
    assert_null(contacts_of(&T.c, &O[FEDERAL].r.id, &l));
    const struct contact *k = l.v;
    int64_t before = k[0].bounces;
    assert_string_equal(testing_unit(&T, T.v_system, bounce_unit, &b), ""); /* late is not lost */
    assert_null(contacts_of(&T.c, &O[FEDERAL].r.id, &l));
    assert_int_equal(((const struct contact *)l.v)[0].bounces, before);
    b.late = false;
    for (int i = 0; i < 3; i++) assert_string_equal(testing_unit(&T, T.v_system, bounce_unit, &b), "");
    assert_null(contacts_of(&T.c, &O[FEDERAL].r.id, &l));
    k = l.v;
    assert_int_equal(k[0].bounces, before + 3);
    assert_int_equal(contact_reach(&k[0], T.c.now), REACH_BOUNCING);
    b.sent.recipient = b.address = S("nobody@else.example");
    assert_string_equal(testing_unit(&T, T.v_system, bounce_unit, &b), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_edge_opens_and_closes),     cmocka_unit_test(a_tighter_marking_ends_what_edges_gave), cmocka_unit_test(members_by_onboarding),
        cmocka_unit_test(a_key_that_ends_is_told_once), cmocka_unit_test(who_never_answers_falls_asleep),         cmocka_unit_test(what_comes_back_is_counted),
    };
    return cmocka_run_group_tests(tests, setup, store_closed);
}
