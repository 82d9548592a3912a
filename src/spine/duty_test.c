/* duty_test - turns across the change of the clock, shifts over them, gaps, TLP:RED by name as the roster goes, on both engines */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

#include "spine/duty.h"
#include "spine/entry.h"
#include "spine/notify.h"
#include "spine/store_testing.h"
#include "store/db.h"

static int setup(void **state)
{
    (void)state;
    (void)testing_open(&T);
    return 0;
}
static err script(struct ctx *c, void *arg)
{
    return db_script(c, str_of(arg));
}
#define DO(...) assert_string_equal(testing_unit(&T, T.v_system, script, (void *)(uintptr_t)arena_fmt(T.c.arena, __VA_ARGS__).p), "")

struct rota_of {
    const id *team;
    struct duty_rota r[DUTY_LINES];
    size_t n;
};
static err rota_unit(struct ctx *c, void *arg)
{
    const struct rota_of *o = arg;
    return duty_rota_set(c, id_str(o->team), o->r, o->n);
}
static void rota(const char *first_day, const char *at, int64_t days, size_t n, const id *const *people)
{
    struct rota_of o = { .team = &T.centre, .n = 1, .r = { { 1, str_of(first_day), str_of(at), days, { NEW_ARRAY(T.c.arena, n, str), n } } } };
    for (size_t i = 0; i < n; i++) o.r[0].people.v[i] = id_str(people[i]);
    assert_string_equal(testing_unit(&T, T.v_system, rota_unit, &o), "");
}
static void shift(const id *person, when from, when to)
{
    static int64_t made;
    DO("INSERT INTO duty_shift (id, team, line, person, starts_at, ends_at, note, created_by, created_at) VALUES ('%s', '%s', 1, '%s', %lld, %lld, '', 'x', %lld)",
       id_new("dut", T.c.now).s, T.centre.s, person->s, (long long)from.us, (long long)to.us, (long long)++made);
}
static when at(const char *t)
{
    when w;
    assert_true(when_parse(str_of(t), &w));
    return w;
}
/* "FROM lead, FROM ann, FROM -": each span of the first line */
static str told(const char *from, const char *to)
{
    struct list l;
    struct buf b = { .a = T.c.arena };
    fine(duty_spans(&T.c, id_str(&T.centre), at(from), at(to), &l));
    const struct duty_span *v = l.v;
    for (size_t i = 0; i < l.n; i++) {
        const char *who = !strcmp(v[i].person.s, T.lead.s) ? "lead" : !strcmp(v[i].person.s, T.ann.s) ? "ann" : id_empty(&v[i].person) ? "-" : "?";
        buf_fmt(&b, "%s%.*s %s", b.n ? ", " : "", FMT(when_text(T.c.arena, v[i].starts_at)), who);
        assert_int_equal(v[i].ends_at.us, i + 1 < l.n ? v[i + 1].starts_at.us : at(to).us);
    }
    return buf_str(&b);
}
#define TOLD(from, to, text) assert_string_equal(arena_cstr(T.c.arena, told(from, to)), text)

static void turns_keep_the_local_hour(void **state)
{
    (void)state;
    NEED_STORE();
    DO("UPDATE team SET zone = 'Europe/Berlin' WHERE id = '%s'", T.centre.s);
    rota("2026-03-23", "08:00", 7, 2, (const id *const[]){ &T.lead, &T.ann });
    /* the clock goes forward on 29 March: the first turn is an hour short */
    TOLD("2026-03-22T00:00:00Z", "2026-04-08T00:00:00Z",
         "2026-03-22T00:00:00Z -, 2026-03-23T07:00:00Z lead, 2026-03-30T06:00:00Z ann, 2026-04-06T06:00:00Z lead");
    /* and back on 25 October */
    TOLD("2026-10-20T00:00:00Z", "2026-10-28T00:00:00Z", "2026-10-20T00:00:00Z lead, 2026-10-26T07:00:00Z ann");
    /* a local time that the day of the change does not have, and one that it has twice */
    rota("2026-03-28", "02:30", 1, 2, (const id *const[]){ &T.lead, &T.ann });
    TOLD("2026-03-28T12:00:00Z", "2026-03-30T12:00:00Z", "2026-03-28T12:00:00Z lead, 2026-03-29T01:30:00Z ann, 2026-03-30T00:30:00Z lead");
    TOLD("2026-10-25T00:00:00Z", "2026-10-25T12:00:00Z", "2026-10-25T00:00:00Z lead, 2026-10-25T00:30:00Z ann");
    DO("UPDATE team SET zone = 'Asia/Karachi' WHERE id = '%s'", T.centre.s);
}

static void shifts_stand_over_turns(void **state)
{
    (void)state;
    NEED_STORE();
    rota("2027-01-04", "08:00", 7, 1, (const id *const[]){ &T.lead });
    shift(&T.ann, at("2027-01-05T00:00:00Z"), at("2027-01-07T00:00:00Z"));
    TOLD("2027-01-04T03:00:00Z", "2027-01-08T00:00:00Z", "2027-01-04T03:00:00Z lead, 2027-01-05T00:00:00Z ann, 2027-01-07T00:00:00Z lead");
    /* made later, it counts, and the one under it goes on behind it */
    shift(&T.lead, at("2027-01-05T12:00:00Z"), at("2027-01-06T00:00:00Z"));
    TOLD("2027-01-05T00:00:00Z", "2027-01-07T12:00:00Z",
         "2027-01-05T00:00:00Z ann, 2027-01-05T12:00:00Z lead, 2027-01-06T00:00:00Z ann, 2027-01-07T00:00:00Z lead");
    /* who does not work here leaves it empty */
    shift(&T.bob, at("2027-01-06T06:00:00Z"), at("2027-01-06T12:00:00Z"));
    TOLD("2027-01-06T00:00:00Z", "2027-01-07T00:00:00Z", "2027-01-06T00:00:00Z ann, 2027-01-06T06:00:00Z -, 2027-01-06T12:00:00Z ann");
    err e = duty_spans(&T.c, id_str(&T.centre), at("2027-01-01T00:00:00Z"), at("2027-06-01T00:00:00Z"), &(struct list){ NULL, 0 });
    assert_non_null(e);
    assert_string_equal(e->code, "out-of-range");
    DO("DELETE FROM duty_shift");
}

/* ---- TLP:RED */

static err make_unit(struct ctx *c, void *arg)
{
    struct thing *v = arg;
    *v = (struct thing){ .r = { .title = S("red one"), .team = T.centre, .tlp = TLP_RED }, .what = S("box"), .size = 3 };
    return record_create(c, &thing_kind, v, NULL);
}
static struct thing make_red(void)
{
    struct thing v;
    assert_string_equal(testing_unit(&T, T.v_system, make_unit, &v), "");
    return v;
}
static bool sees(const struct viewer *v, const struct thing *t)
{
    bool seen;
    viewer_use(&T.c, v);
    fine(record_seen(&T.c, id_str(&t->r.id), &seen));
    return seen;
}
static err renew_unit(struct ctx *c, void *arg)
{
    if (arg) c->now = *(const when *)arg;
    return duty_renew(c);
}
static void renew(when now)
{
    assert_string_equal(testing_unit(&T, T.v_system, renew_unit, &now), "");
}
/* what the timeline says of the names: "+lead -ann" */
static str names_moved(const struct thing *t)
{
    struct list l;
    struct buf b = { .a = T.c.arena };
    viewer_use(&T.c, T.v_lead);
    fine(entry_list(&T.c, &t->r.id, 0, 50, &l));
    const struct entry *e = l.v;
    for (size_t i = 0; i < l.n; i++)
        if (str_is(e[i].verb, "duty"))
            buf_fmt(&b, "%s%s%s", b.n ? " " : "", e[i].now.n ? "+" : "-", str_is(e[i].now.n ? e[i].now : e[i].was, T.ann.s) ? "ann" : "lead");
    return buf_str(&b);
}

static void without_a_plan_the_desk_reads(void **state)
{
    (void)state;
    NEED_STORE();
    DO("DELETE FROM duty_rota");
    struct thing a = make_red();
    assert_true(sees(T.v_ann, &a) && sees(T.v_lead, &a));
    assert_false(sees(T.v_bob, &a));
    /* with a plan and nobody in it: who leads */
    rota("2099-01-01", "08:00", 7, 1, (const id *const[]){ &T.ann });
    renew(clock_now());
    assert_false(sees(T.v_ann, &a));
    assert_true(sees(T.v_lead, &a));
    struct thing b = make_red();
    assert_false(sees(T.v_ann, &b));
    assert_true(sees(T.v_lead, &b));
}

static err assign_unit(struct ctx *c, void *arg)
{
    struct record r;
    TRY(record_find_any(c, id_str(&((struct thing *)arg)->r.id), &r));
    return record_assign(c, &r, &T.ann);
}

static void red_follows_the_roster(void **state)
{
    when now = clock_now(), later = { now.us + 2 * HOUR };
    (void)state;
    NEED_STORE();
    DO("DELETE FROM duty_rota");
    shift(&T.ann, (when){ now.us - HOUR }, (when){ now.us + HOUR });
    shift(&T.lead, (when){ now.us + HOUR }, (when){ now.us + 9 * HOUR });
    struct thing a = make_red(), kept = make_red(), done = make_red();
    assert_true(sees(T.v_ann, &a));
    assert_false(sees(T.v_lead, &a)); /* not even who leads: RED is for those named */
    DO("UPDATE record SET closed_at = 1 WHERE id = '%s'", done.r.id.s);
    assert_string_equal(testing_unit(&T, T.v_ann, assign_unit, &kept), "");
    renew(now);
    assert_true(sees(T.v_ann, &a) && sees(T.v_ann, &kept));
    assert_true(sees(T.v_lead, &done));
    renew(later); /* the hand-over */
    assert_false(sees(T.v_ann, &a));
    assert_true(sees(T.v_lead, &a));
    assert_true(sees(T.v_ann, &kept)); /* what she works on stays hers */
    assert_true(sees(T.v_lead, &kept) && sees(T.v_lead, &done));
    assert_false(sees(T.v_ann, &done) || sees(T.v_bob, &a) || sees(T.v_mallory, &a));
    assert_string_equal(arena_cstr(T.c.arena, names_moved(&a)), "+lead -ann");
    assert_string_equal(arena_cstr(T.c.arena, names_moved(&kept)), "+lead");
    /* renewed again, nothing moves */
    struct record before, after;
    viewer_use(&T.c, T.v_lead);
    fine(record_find_any(&T.c, id_str(&a.r.id), &before));
    renew(later);
    viewer_use(&T.c, T.v_lead);
    fine(record_find_any(&T.c, id_str(&a.r.id), &after));
    assert_int_equal(before.desk_revision, after.desk_revision);
    /* off the desk, even what she works on is no longer read */
    DO("UPDATE seat SET until = %lld WHERE person = '%s'", (long long)now.us, T.ann.s);
    renew(later);
    assert_false(sees(T.v_ann, &kept));
    DO("UPDATE seat SET until = 0 WHERE person = '%s'", T.ann.s);
    DO("DELETE FROM duty_shift");
}

/* what others may not see changes nothing for them: every list of a stranger before and after */
static void the_roster_of_others_changes_nothing(void **state)
{
    struct list mine;
    (void)state;
    NEED_STORE();
    viewer_use(&T.c, T.v_bob);
    fine(notify_list(&T.c, false, 50, &mine));
    size_t before = mine.n;
    rota("2026-01-05", "08:00", 7, 1, (const id *const[]){ &T.bob }); /* nobody of this desk: a gap */
    renew(clock_now());
    struct thing a = make_red();
    assert_false(sees(T.v_bob, &a));
    viewer_use(&T.c, T.v_bob);
    fine(notify_list(&T.c, false, 50, &mine));
    assert_int_equal(before, mine.n);
}

static err warn_unit(struct ctx *c, void *arg)
{
    c->now = *(const when *)arg;
    return duty_warn(c);
}
static size_t gaps_told(const struct viewer *v, const char *what)
{
    struct list l;
    size_t n = 0;
    viewer_use(&T.c, v);
    T.c.now = clock_now();
    fine(notify_list(&T.c, false, 100, &l));
    const struct notification *m = l.v;
    for (size_t i = 0; i < l.n; i++) n += str_is(m[i].what, what) && str_is(m[i].kind, "team");
    return n;
}

static void leads_hear_of_a_gap_once(void **state)
{
    when now = clock_now();
    (void)state;
    NEED_STORE();
    DO("DELETE FROM duty_rota");
    DO("DELETE FROM duty_gap");
    shift(&T.ann, now, (when){ now.us + 72 * HOUR });
    size_t before = gaps_told(T.v_lead, "duty-gap"), running = gaps_told(T.v_lead, "duty-gap-now");
    when t[] = { now, { now.us + 30 * HOUR }, { now.us + 31 * HOUR }, { now.us + 73 * HOUR }, { now.us + 74 * HOUR } };
    const size_t want[][2] = { { 0, 0 }, { 1, 0 }, { 1, 0 }, { 1, 1 }, { 1, 1 } };
    for (size_t i = 0; i < COUNT(t); i++) {
        assert_string_equal(testing_unit(&T, T.v_system, warn_unit, &t[i]), "");
        assert_int_equal(gaps_told(T.v_lead, "duty-gap") - before, want[i][0]);
        assert_int_equal(gaps_told(T.v_lead, "duty-gap-now") - running, want[i][1]);
    }
    assert_int_equal(gaps_told(T.v_ann, "duty-gap") + gaps_told(T.v_bob, "duty-gap"), 0);
    DO("DELETE FROM duty_shift");
}

/* ---- what is critical */

static err urgent_unit(struct ctx *c, void *arg)
{
    struct thing *v = arg, fresh = { .r = { .title = S("on fire"), .team = T.centre, .tlp = v->r.tlp }, .what = S("house"), .size = 777 };
    *v = fresh;
    return record_create(c, &thing_kind, v, NULL);
}
static err call_unit(struct ctx *c, void *arg)
{
    c->now = *(const when *)arg;
    return duty_call(c);
}
static str called(const struct thing *t)
{
    struct list l;
    struct buf b = { .a = T.c.arena };
    viewer_use(&T.c, T.v_ann);
    fine(entry_list(&T.c, &t->r.id, 0, 50, &l));
    const struct entry *e = l.v;
    for (size_t i = 0; i < l.n; i++)
        if (str_is(e[i].verb, "duty-called"))
            buf_fmt(&b, "%s%.*s:%s", b.n ? " " : "", FMT(e[i].field), str_is(e[i].now, T.ann.s) ? "ann" : str_is(e[i].now, T.lead.s) ? "lead" : "?");
    return buf_str(&b);
}
#define CALLED(t, text) assert_string_equal(arena_cstr(T.c.arena, called(t)), text)
static void minutes_later(int64_t n)
{
    when now = { clock_now().us + n * MINUTE };
    assert_string_equal(testing_unit(&T, T.v_system, call_unit, &now), "");
}

static void lines_are_called_until_somebody_answers(void **state)
{
    when now = clock_now();
    struct thing t = { .r = { .tlp = TLP_AMBER } }, taken = t, before = t;
    (void)state;
    NEED_STORE();
    DO("DELETE FROM duty_rota");
    DO("DELETE FROM duty_shift");
    assert_string_equal(testing_unit(&T, T.v_system, urgent_unit, &before), ""); /* no roster: nobody is called */
    /* every day is a holiday, and it makes no difference */
    DO("INSERT INTO holiday (calendar, day, name, entered_at, entered_by) SELECT calendar, '%.*s', 'feast', 1, 'x' FROM team WHERE id = '%s'", 10,
       when_text(T.c.arena, now).p, T.centre.s);
    shift(&T.ann, (when){ now.us - HOUR }, (when){ now.us + DAY });
    DO("INSERT INTO duty_shift (id, team, line, person, starts_at, ends_at, note, created_by, created_at) VALUES ('dut_two', '%s', 2, '%s', 1, %lld, '', 'x', 1)",
       T.centre.s, T.lead.s, (long long)(now.us + DAY));
    assert_string_equal(testing_unit(&T, T.v_system, urgent_unit, &t), "");
    assert_string_equal(testing_unit(&T, T.v_system, urgent_unit, &taken), "");
    CALLED(&t, "1:ann");
    size_t told = gaps_told(T.v_lead, "duty-unanswered");
    minutes_later(14);
    CALLED(&t, "1:ann");
    assert_string_equal(testing_unit(&T, T.v_ann, assign_unit, &taken), "");
    minutes_later(16);
    CALLED(&t, "1:ann 2:lead");
    minutes_later(16); /* once is enough */
    CALLED(&t, "1:ann 2:lead");
    minutes_later(31); /* nobody stands in the third line: who leads is called at once */
    CALLED(&t, "1:ann 2:lead lead:lead");
    minutes_later(600);
    CALLED(&t, "1:ann 2:lead lead:lead");
    CALLED(&taken, "1:ann");
    CALLED(&before, "");
    assert_int_equal(gaps_told(T.v_lead, "duty-unanswered"), told);
    /* RED: whoever leads without being on duty hears that something waits, and not what */
    struct thing red = { .r = { .tlp = TLP_RED } };
    DO("DELETE FROM duty_shift WHERE id = 'dut_two'");
    assert_string_equal(testing_unit(&T, T.v_system, urgent_unit, &red), "");
    minutes_later(16);
    CALLED(&red, "1:ann lead:lead");
    assert_false(sees(T.v_lead, &red));
    assert_int_equal(gaps_told(T.v_lead, "duty-unanswered"), told + 1);
    DO("DELETE FROM duty_shift");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(turns_keep_the_local_hour),
        cmocka_unit_test(shifts_stand_over_turns),
        cmocka_unit_test(without_a_plan_the_desk_reads),
        cmocka_unit_test(red_follows_the_roster),
        cmocka_unit_test(the_roster_of_others_changes_nothing),
        cmocka_unit_test(leads_hear_of_a_gap_once),
        cmocka_unit_test(lines_are_called_until_somebody_answers),
    };
    return cmocka_run_group_tests_name("duty", tests, setup, store_closed);
}
