/* case_remind_test - the end of an embargo is told of: to whom, once a day of the policy, anew when the day moves, to nobody
 * when it has ended; what vendors get before goes when the desk sends it; on both engines */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

#include "domain/disclosure/case_testing.h"

static void minute(void)
{
    viewer_use(&T.c, T.v_system);
    fine(case_jobs[0].run(&T.c, S("")));
}
static void later(int64_t us)
{
    clock_freeze((when){ clock_now().us + us });
    minute();
}
static int64_t told(void)
{
    return count(fmt("SELECT COUNT(*) FROM entry WHERE record = '%s' AND verb = 'embargo-soon'", CASE.r.id.s));
}
static int64_t noted(const id *person)
{
    return count(fmt("SELECT COUNT(*) FROM notification WHERE record = '%s' AND what = 'embargo-soon' AND person = '%s'", CASE.r.id.s, person->s));
}
static int64_t letters(const char *rule, const char *part)
{
    return count(fmt("SELECT COUNT(*) FROM outbox WHERE record = '%s' AND rule = '%s' AND part = '%s'", CASE.r.id.s, rule, part));
}
/* as if the letters had left: one that waits is not written twice */
static void posted(void)
{
    fine(db_script(&T.c, S("UPDATE outbox SET state = 'sent'")));
}
static const char *agreed(int org)
{
    const char *part = invite(org);
    assert_string_equal(does(T.v_ann, case_party_act, CASE.r.id.s, part, "agree", "{\"text\":\"told on the telephone\"}"), "");
    assert_true(str_is(party_is(part, "k.consent"), "signatory"));
    return part;
}
static void begins(void)
{
    clock_freeze((when){ clock_now().us + HOUR });
    begin();
}

static void told_on_each_day_once(void **state)
{
    (void)state;
    NEED_STORE();
    begins();
    embargo(30);
    const char *nimbus = agreed(NIMBUS), *viatec = invite(VIATEC); /* asked, and has not agreed */
    posted();
    later(15 * DAY);
    assert_int_equal(told(), 0);
    later(DAY + MINUTE);
    assert_int_equal(told(), 1);
    later(MINUTE);
    later(2 * DAY);
    assert_int_equal(told(), 1); /* once */
    assert_int_equal(noted(&T.lead), 1);
    assert_int_equal(noted(&T.ann), 0); /* nobody works on it: who leads */
    assert_int_equal(noted(&psirt), 0);
    assert_int_equal(letters("case-soon", nimbus), 1);
    assert_int_equal(letters("case-soon", viatec), 0); /* who is not under it hears nothing more of it */
    assert_int_equal(count("SELECT COUNT(*) FROM outbox WHERE rule = 'case-soon' AND (subject LIKE '%canary%' OR body LIKE '%canary%')"), 0);
    posted();
    fine(db_script(&T.c, arena_fmt(T.c.arena, "UPDATE record SET assignee = '%s' WHERE id = '%s'", T.ann.s, CASE.r.id.s)));
    later(5 * DAY);
    assert_int_equal(told(), 2);
    assert_int_equal(noted(&T.ann), 1); /* whoever works on it */
    assert_int_equal(noted(&T.lead), 1);
    assert_int_equal(letters("case-soon", nimbus), 2);
    posted();
    later(6 * DAY);
    assert_int_equal(told(), 3);
    posted();
    later(2 * DAY); /* it has ended */
    look(T.v_ann);
    assert_int_equal(CASE.embargo, EM_EXITED);
    later(DAY);
    assert_int_equal(told(), 3);
    assert_int_equal(letters("case-soon", nimbus), 3);
}

static void what_had_passed_is_not_told(void **state)
{
    (void)state;
    NEED_STORE();
    begins();
    embargo(10); /* agreed ten days before: fourteen have passed */
    minute();
    assert_int_equal(told(), 0);
    later(3 * DAY + MINUTE);
    assert_int_equal(told(), 1);
    /* the hub was away over the last day but one: the nearest alone */
    begins();
    embargo(30);
    later(29 * DAY + HOUR);
    assert_int_equal(told(), 1);
    later(HOUR);
    assert_int_equal(told(), 1);
}

static void a_day_that_moves_is_another_one(void **state)
{
    (void)state;
    NEED_STORE();
    begins();
    embargo(16);
    later(2 * DAY + MINUTE);
    assert_int_equal(told(), 1);
    assert_string_equal(propose(T.v_ann, 40, ""), "");
    assert_string_equal(does(T.v_ann, case_embargo_act, CASE.r.id.s, proposal(), "accept", "{}"), "");
    later(20 * DAY);
    assert_int_equal(told(), 1);
    later(6 * DAY + MINUTE);
    assert_int_equal(told(), 2);
    assert_string_equal(acts(T.v_ann, "note-public", "it is out"), ""); /* ended: nobody hears of its day */
    later(8 * DAY);
    assert_int_equal(told(), 2);
}

static void the_policy_is_the_desks(void **state)
{
    const char *desk = T.centre.s;
    (void)state;
    NEED_STORE();
    assert_string_equal(does(T.v_ann, case_reminders, desk, "", "", ""), "");
    assert_true(str_eq(buf_str(&answered.body), S("{\"reminders\":[{\"days\":14},{\"days\":7},{\"days\":1}]}")));
    assert_string_equal(does(T.v_ann, case_reminders_set, desk, "", "", "{\"reminders\":[]}"), "not-allowed");
    assert_string_equal(does(T.v_bob, case_reminders, desk, "", "", ""), "not-found");
    assert_string_equal(does(T.v_lead, case_reminders_set, desk, "", "", "{\"reminders\":[{\"days\":1},{\"days\":3}]}"), "out-of-range");
    assert_string_equal(does(T.v_lead, case_reminders_set, desk, "", "", "{\"reminders\":[{\"days\":91}]}"), "out-of-range");
    assert_string_equal(does(T.v_lead, case_reminders_set, desk, "", "", "{\"reminders\":[{\"days\":3}]}"), "");
    begins();
    embargo(20);
    later(16 * DAY);
    assert_int_equal(told(), 0);
    later(DAY + MINUTE);
    assert_int_equal(told(), 1);
    assert_string_equal(does(T.v_lead, case_reminders_set, desk, "", "", "{\"reminders\":[]}"), "");
    begins();
    embargo(20);
    later(19 * DAY + HOUR);
    assert_int_equal(told(), 0);
    assert_string_equal(does(T.v_lead, case_reminders_set, desk, "", "", "{\"reminders\":[{\"days\":14},{\"days\":7},{\"days\":1}]}"), "");
}

static void red_says_not_what(void **state)
{
    (void)state;
    NEED_STORE();
    begins();
    embargo(16);
    fine(db_script(&T.c, arena_fmt(T.c.arena, "UPDATE record SET tlp = 'red' WHERE id = '%s'", CASE.r.id.s)));
    later(2 * DAY + MINUTE);
    assert_int_equal(noted(&T.lead), 0);
    assert_int_equal(count(fmt("SELECT COUNT(*) FROM notification WHERE record = '%s' AND what = 'embargo-soon' AND person = '%s'", T.centre.s, T.lead.s)), 1);
}

static void vendors_are_written_to_by_the_desk(void **state)
{
    (void)state;
    NEED_STORE();
    begins();
    assert_string_equal(does(T.v_ann, case_heads_up, CASE.r.id.s, "", "", "{}"), "not-possible-now");
    embargo(16);
    const char *nimbus = agreed(NIMBUS), *viatec = invite(VIATEC);
    posted();
    assert_string_equal(does(T.v_ann, case_embargo, CASE.r.id.s, "", "", ""), "");
    assert_true(str_find(buf_str(&answered.body), S("\"heads_up\":false")) > 0);
    later(2 * DAY + MINUTE);
    assert_string_equal(does(T.v_ann, case_embargo, CASE.r.id.s, "", "", ""), "");
    assert_true(str_find(buf_str(&answered.body), S("\"heads_up\":true")) > 0);
    assert_int_equal(letters("case-heads-up", nimbus), 0); /* never by itself */
    assert_string_equal(does(v_psirt, case_embargo, CASE.r.id.s, "", "", ""), "");
    assert_true(str_find(buf_str(&answered.body), S("heads_up")) < 0); /* the desk's */
    assert_string_equal(does(T.v_ann, case_heads_up, CASE.r.id.s, "", "", "{}"), "");
    assert_true(str_find(buf_str(&answered.body), S("Viatec")) > 0); /* the silent one, too */
    assert_int_equal(letters("case-heads-up", nimbus), 0);
    assert_string_equal(does(v_psirt, case_heads_up, CASE.r.id.s, "", "", "{}"), "not-allowed");
    assert_string_equal(does(T.v_bob, case_heads_up, CASE.r.id.s, "", "", "{}"), "not-found");
    assert_string_equal(does(T.v_ann, case_heads_up, CASE.r.id.s, "", "", "{\"send\":true}"), "required");
    assert_string_equal(does(T.v_ann, case_heads_up, CASE.r.id.s, "", "", "{\"send\":true,\"text\":\"canary: this will be published\"}"), "");
    assert_int_equal(letters("case-heads-up", nimbus), 1);
    assert_int_equal(letters("case-heads-up", viatec), 1);
    assert_int_equal(count("SELECT COUNT(*) FROM outbox WHERE rule = 'case-heads-up' AND (subject LIKE '%canary%' OR body LIKE '%canary%')"), 0);
    assert_int_equal(count(fmt("SELECT COUNT(*) FROM outbox WHERE record = '%s' AND rule = 'case-heads-up' AND state <> 'held'", CASE.r.id.s)), 0);
    assert_string_equal(does(T.v_ann, case_embargo, CASE.r.id.s, "", "", ""), "");
    assert_true(str_find(buf_str(&answered.body), S("\"heads_up\":false")) > 0);
    /* each in its own thread, for the desk and that vendor */
    for (int i = 0; i < ORGS; i++)
        assert_int_equal(
            count(fmt("SELECT COUNT(*) FROM entry e JOIN entry_body b ON b.entry = e.id JOIN case_party k ON k.part = e.part AND k.circle = e.audience"
                      " WHERE e.record = '%s' AND e.verb = 'said' AND e.part = '%s' AND b.body LIKE '%%this will be published'",
                      CASE.r.id.s, i == NIMBUS ? nimbus : viatec)),
            1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(told_on_each_day_once),   cmocka_unit_test(what_had_passed_is_not_told), cmocka_unit_test(a_day_that_moves_is_another_one),
        cmocka_unit_test(the_policy_is_the_desks), cmocka_unit_test(red_says_not_what),           cmocka_unit_test(vendors_are_written_to_by_the_desk)
    };
    return cmocka_run_group_tests(tests, setup, store_closed);
}
