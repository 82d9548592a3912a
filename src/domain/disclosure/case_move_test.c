/* case_move_test - two cases are merged, split again, and both taken back, on both engines: whose day holds, who sees what, in
 * which order finders are credited, and that what changed since is not undone */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

#include "domain/disclosure/case_testing.h"

static struct cvd_case A, B;
static struct report REP_A, REP_B;

static void holder(const struct cvd_case *v)
{
    CASE = *v;
    look(T.v_ann);
}
/* two cases of two reports, the first that came first; an embargo each, of so many days; 0: none */
static void two(int a, int b)
{
    act_target = S("");
    begin();
    if (a) embargo(a);
    A = CASE;
    REP_A = REP;
    begin();
    if (b) embargo(b);
    B = CASE;
    REP_B = REP;
}
static const char *merge(const struct viewer *v, const struct cvd_case *from, const struct cvd_case *into)
{
    CASE = *from;
    act_target = id_str(&into->r.id);
    const char *code_of = acts(v, "merge", "the same");
    act_target = S("");
    return code_of;
}
static const char *undo(const struct cvd_case *v, const char *verb)
{
    CASE = *v;
    return acts(T.v_ann, verb, "");
}
static str of_case(const struct cvd_case *v, const char *column)
{
    return value(arena_fmt(T.c.arena, "SELECT CAST(v.%s AS TEXT) FROM cvd_case v JOIN record r ON r.id = v.record WHERE v.record = '%s'", column, v->r.id.s).p);
}
static str state_of(const struct cvd_case *v)
{
    return value(arena_fmt(T.c.arena, "SELECT state FROM record WHERE id = '%s'", v->r.id.s).p);
}
static bool sees_case(const struct viewer *v, const struct cvd_case *which)
{
    CASE = *which;
    return sees(v);
}
static struct viewer *finder_of(const struct report *r)
{
    return viewer_receipt(&T.c, arena_dup(T.c.arena, r->r.originator));
}
static int64_t parts_of(const struct cvd_case *v, const char *table)
{
    return count(arena_fmt(T.c.arena, "SELECT COUNT(*) FROM %s WHERE record = '%s'", table, v->r.id.s).p);
}
static str answer(void)
{
    return buf_str(&answered.body);
}

static void the_earlier_day_holds_and_undo_restores(void **state)
{
    (void)state;
    NEED_STORE();
    two(45, 30);
    str day_a = of_case(&A, "embargo_until"), day_b = of_case(&B, "embargo_until");
    /* a vendor in each: Nimbus agreed in both, Viatec is asked in the one that goes */
    holder(&A);
    const char *in_a = invite(NIMBUS);
    assert_string_equal(does(v_psirt, case_offer_answer, in_a, "", "", "{\"agrees\":true}"), "");
    holder(&B);
    const char *in_b = invite(NIMBUS), *viatec = invite(VIATEC);
    assert_string_equal(does(v_psirt, case_offer_answer, in_b, "", "", "{\"agrees\":true}"), "");
    assert_string_equal(does(finder_of(&REP_B), case_offer_answer, party_id("k.role = 'finder'"), "", "", "{\"agrees\":true}"), "");
    assert_false(sees_case(finder_of(&REP_B), &A));
    assert_string_equal(does(T.v_ann, case_merge_preview, B.r.id.s, "", "", ""), "not-found"); /* into nothing */
    assert_string_equal(merge(T.v_bob, &B, &A), "not-found");
    assert_string_equal(merge(T.v_ann, &B, &B), "bad-target");
    assert_string_equal(merge(T.v_ann, &B, &A), "");
    assert_true(str_is(state_of(&B), "merged"));
    assert_true(str_eq(of_case(&A, "embargo_until"), day_b)); /* the earlier of the two */
    assert_true(str_is(of_case(&A, "embargo"), "active"));
    assert_int_equal(parts_of(&A, "case_vulnerability"), 2);
    assert_int_equal(parts_of(&B, "case_vulnerability"), 0);
    /* the finder of the second sees the case now, Viatec is still asked, and Nimbus takes part once */
    assert_true(sees_case(finder_of(&REP_B), &A));
    assert_int_equal(count(arena_fmt(T.c.arena, "SELECT COUNT(*) FROM case_offer WHERE part = '%s' AND record = '%s'", viatec, A.r.id.s).p), 1);
    assert_int_equal(
        count(arena_fmt(T.c.arena, "SELECT COUNT(*) FROM part WHERE record = '%s' AND kind = 'participant' AND subject = '%s'", A.r.id.s, O[NIMBUS].r.id.s).p),
        1);
    assert_int_equal(count(arena_fmt(T.c.arena, "SELECT COUNT(*) FROM case_status WHERE party = '%s' AND record = '%s'", in_a, A.r.id.s).p), 2);
    /* credits in the order in which the reports came */
    assert_string_equal(does(T.v_ann, case_credits, A.r.id.s, "", "", ""), "");
    ptrdiff_t first = str_find(answer(), REP_A.r.ref), second = str_find(answer(), REP_B.r.ref);
    assert_true(first > 0 && second > first);
    assert_string_equal(does(v_psirt, case_credits, A.r.id.s, "", "", ""), "not-allowed");
    /* nothing is done any more in what was merged */
    assert_string_equal(does(T.v_ann, case_words, B.r.id.s, "", "", "{\"to\":\"desk\",\"body\":\"x\"}"), "not-in-state");
    assert_string_equal(does(T.v_ann, case_party_add, B.r.id.s, "", "", "{\"role\":\"vendor\",\"name\":\"x\",\"address\":\"x@x.example\"}"), "not-in-state");
    CASE = B;
    assert_string_equal(propose(T.v_ann, 20, ""), "not-in-state");
    assert_string_equal(undo(&A, "undo-merge"), "not-in-state");
    /* and back: both as they were */
    assert_string_equal(undo(&B, "undo-merge"), "");
    assert_true(str_is(state_of(&B), "coordinating"));
    assert_true(str_eq(of_case(&A, "embargo_until"), day_a));
    assert_true(str_eq(of_case(&B, "embargo_until"), day_b));
    assert_int_equal(parts_of(&A, "case_vulnerability"), 1);
    assert_int_equal(parts_of(&B, "case_vulnerability"), 1);
    assert_false(sees_case(finder_of(&REP_B), &A));
    assert_true(sees_case(finder_of(&REP_B), &B));
    assert_true(sees_case(v_psirt, &A) && sees_case(v_psirt, &B));
    assert_int_equal(count(arena_fmt(T.c.arena, "SELECT COUNT(*) FROM case_offer WHERE part = '%s' AND record = '%s'", viatec, B.r.id.s).p), 1);
    assert_int_equal(count(arena_fmt(T.c.arena, "SELECT COUNT(*) FROM case_status WHERE party = '%s'", in_a).p), 1);
    assert_int_equal(count(arena_fmt(T.c.arena, "SELECT COUNT(*) FROM case_status WHERE party = '%s'", in_b).p), 1);
    assert_string_equal(undo(&B, "undo-merge"), "not-in-state"); /* once */
}

static void one_embargo_binds_both(void **state)
{
    (void)state;
    NEED_STORE();
    /* it goes: the taker had none, and its parties are asked now */
    two(0, 30);
    holder(&A);
    const char *nimbus = invite(NIMBUS);
    assert_true(sees_case(v_psirt, &A));
    assert_true(sees_case(finder_of(&REP_A), &A));
    assert_string_equal(merge(T.v_ann, &B, &A), "");
    assert_true(str_is(of_case(&A, "embargo"), "active"));
    assert_false(sees_case(v_psirt, &A));
    CASE = A;
    assert_true(str_is(party_is(nimbus, "k.consent"), "invited"));
    assert_string_equal(does(v_psirt, case_offer_answer, nimbus, "", "", "{\"agrees\":true}"), "");
    assert_true(sees_case(v_psirt, &A));
    assert_string_equal(undo(&B, "undo-merge"), "");
    assert_true(str_is(of_case(&A, "embargo"), "none"));
    assert_true(sees_case(v_psirt, &A) && sees_case(finder_of(&REP_A), &A));
    CASE = A;
    assert_true(str_is(party_is(nimbus, "k.consent"), "no-embargo"));
    assert_true(
        str_is(value(arena_fmt(T.c.arena, "SELECT now FROM entry WHERE part = '%s' AND field = 'consent' ORDER BY n DESC LIMIT 1", nimbus).p), "no-embargo"));
    /* it stays: who comes has agreed to none, and is asked */
    two(30, 0);
    assert_true(sees_case(finder_of(&REP_B), &B));
    assert_string_equal(merge(T.v_ann, &B, &A), "");
    assert_false(sees_case(finder_of(&REP_B), &A));
    CASE = A;
    assert_string_equal(does(finder_of(&REP_B), case_offer_answer, party_id(arena_fmt(T.c.arena, "p.subject = '%.*s'", FMT(REP_B.r.originator)).p), "", "",
                             "{\"agrees\":true}"),
                        "");
    assert_true(sees_case(finder_of(&REP_B), &A));
}

static void what_would_end_an_embargo_is_noted_first(void **state)
{
    (void)state;
    NEED_STORE();
    two(30, 0);
    CASE = B;
    assert_string_equal(acts(T.v_ann, "note-public", "a list has it"), "");
    assert_string_equal(merge(T.v_ann, &B, &A), "not-possible-now");
    assert_true(str_is(of_case(&A, "embargo"), "active"));
    assert_true(str_is(state_of(&B), "coordinating")); /* nothing half done */
    CASE = A;
    assert_string_equal(acts(T.v_ann, "note-public", "a list has it"), "");
    assert_string_equal(merge(T.v_ann, &B, &A), "");
    /* a day that is proposed is decided on first */
    two(0, 0);
    CASE = A;
    assert_string_equal(propose(T.v_ann, 20, ""), "");
    assert_string_equal(merge(T.v_ann, &B, &A), "not-possible-now");
}

static err stricter(struct ctx *c)
{
    return db_script(c, arena_fmt(c->arena, "UPDATE record SET tlp = 'amber+strict' WHERE id = '%s'", B.r.id.s));
}
static err a_day_ago(struct ctx *c)
{
    return db_script(c, arena_fmt(c->arena, "UPDATE case_move SET at = at - %lld WHERE giver = '%s'", (long long)(DAY + SECOND), B.r.id.s));
}

static void what_changed_since_is_not_taken_back(void **state)
{
    (void)state;
    NEED_STORE();
    two(45, 30);
    assert_string_equal(merge(T.v_ann, &B, &A), "");
    CASE = A;
    assert_string_equal(acts(T.v_ann, "note-attacks", "seen"), "");
    assert_string_equal(undo(&B, "undo-merge"), "not-possible-now");
    /* later ones first */
    two(0, 0);
    struct cvd_case first = A, second = B;
    begin();
    struct cvd_case third = CASE;
    assert_string_equal(merge(T.v_ann, &second, &first), "");
    assert_string_equal(merge(T.v_ann, &first, &third), "");
    assert_int_equal(parts_of(&third, "case_vulnerability"), 3);
    assert_string_equal(undo(&second, "undo-merge"), "not-possible-now");
    assert_string_equal(undo(&first, "undo-merge"), "");
    assert_string_equal(undo(&second, "undo-merge"), "");
    assert_int_equal(parts_of(&third, "case_vulnerability"), 1);
    /* within a day */
    two(0, 0);
    assert_string_equal(merge(T.v_ann, &B, &A), "");
    unit_as(T.v_system, a_day_ago);
    assert_string_equal(undo(&B, "undo-merge"), "not-possible-now");
    /* never into what is marked less strictly */
    two(0, 0);
    unit_as(T.v_system, stricter);
    assert_string_equal(merge(T.v_ann, &B, &A), "tlp-forbids");
}

static void a_door_leads_to_where_it_goes_on(void **state)
{
    (void)state;
    NEED_STORE();
    two(0, 0);
    holder(&B);
    assert_string_equal(does(T.v_ann, case_party_add, B.r.id.s, "", "", "{\"role\":\"vendor\",\"name\":\"Small\",\"address\":\"psirt@small.example\"}"), "");
    const char *small = party_id("k.address = 'psirt@small.example'");
    assert_string_equal(
        does(T.v_ann, case_words, B.r.id.s, "", "", arena_fmt(T.c.arena, "{\"to\":\"party\",\"party\":\"%s\",\"body\":\"said before\"}", small).p), "");
    str link = S("AAAAAAAAAAAAAAAAAAAAAA");
    fine(db_begin(&T.c));
    fine(db_script(&T.c, arena_fmt(T.c.arena, "INSERT INTO case_link (hash, message, part, record, expires_at) VALUES ('%.*s', 'out_x', '%s', '%s', %lld)",
                                   FMT(sha256_hex(T.c.arena, link)), small, B.r.id.s, (long long)(clock_now().us + DAY))));
    fine(db_commit(&T.c));
    assert_string_equal(merge(T.v_ann, &B, &A), "");
    struct case_page page;
    fine(case_door_look(&T.c, link, &page));
    assert_true(page.sees);
    assert_true(str_eq(page.ref, A.r.ref));
    assert_int_equal(page.vulnerabilities.n, 2);
    assert_int_equal(page.statuses.n, 2);
    const struct entry *e = page.talk.v;
    bool before = false;
    for (size_t i = 0; i < page.talk.n; i++) before = before || str_is(e[i].body, "said before");
    assert_true(before); /* its own talk goes with it */
    /* who leaves there sees neither */
    CASE = A;
    assert_string_equal(does(T.v_ann, case_party_act, A.r.id.s, small, "remove", "{}"), "");
    fine(case_door_look(&T.c, link, &page));
    assert_false(page.sees);
    struct viewer *w = viewer_system(&T.c, "link", (struct strs){ (str[]){ arena_fmt(T.c.arena, "party:%s", small) }, 1 }, 0);
    assert_false(sees_case(w, &B) || sees_case(w, &A));
}

#define BY_WHO_LEFT                                                                                                                                        \
    "SELECT COUNT(*) FROM case_status s JOIN case_party k ON k.part = s.party AND k.record = s.record JOIN case_vulnerability n ON n.id = s.vulnerability" \
    " AND n.record = s.record WHERE k.left_at IS NOT NULL AND s.record = '%s'"

/* a vendor that has left: what it said goes with the vulnerability all the same, and its name with it */
static void what_was_said_by_who_left_keeps_its_vendor(void **state)
{
    (void)state;
    NEED_STORE();
    two(0, 0);
    holder(&B);
    const char *viatec = invite(VIATEC);
    str row = value(arena_fmt(T.c.arena, "SELECT part FROM case_status WHERE record = '%s' AND party = '%s'", B.r.id.s, viatec).p);
    assert_string_equal(does(T.v_ann, case_status_act, B.r.id.s, row.p, "say", "{\"state\":\"affected\",\"statement\":\"canary: ours\"}"), "");
    assert_string_equal(does(T.v_ann, case_party_act, B.r.id.s, viatec, "remove", "{}"), "");
    assert_int_equal(count(arena_fmt(T.c.arena, BY_WHO_LEFT, B.r.id.s).p), 1);
    assert_string_equal(merge(T.v_ann, &B, &A), "");
    assert_int_equal(count(arena_fmt(T.c.arena, BY_WHO_LEFT, A.r.id.s).p), 1);
    assert_int_equal(count(arena_fmt(T.c.arena, BY_WHO_LEFT, B.r.id.s).p), 0);
    assert_string_equal(undo(&B, "undo-merge"), "");
    assert_int_equal(count(arena_fmt(T.c.arena, BY_WHO_LEFT, B.r.id.s).p), 1);
    assert_int_equal(count(arena_fmt(T.c.arena, BY_WHO_LEFT, A.r.id.s).p), 0);
}

static const char *split(const struct viewer *v, const struct cvd_case *from, const char *more, bool send)
{
    return does(v, case_split, from->r.id.s, "", "",
                arena_fmt(T.c.arena, "{\"title\":\"the other part\",\"summary\":\"canary\",%s,\"send\":%s}", more, send ? "true" : "false").p);
}

/* scenario L: two reports in one case, split, undone, and the merger undone */
static void split_and_back(void **state)
{
    (void)state;
    NEED_STORE();
    two(45, 30);
    holder(&A);
    const char *nimbus = invite(NIMBUS), *viatec = invite(VIATEC);
    assert_string_equal(does(v_psirt, case_offer_answer, nimbus, "", "", "{\"agrees\":true}"), "");
    holder(&B);
    assert_string_equal(does(finder_of(&REP_B), case_offer_answer, party_id("k.role = 'finder'"), "", "", "{\"agrees\":true}"), "");
    str vuln = value(arena_fmt(T.c.arena, "SELECT id FROM case_vulnerability WHERE record = '%s'", B.r.id.s).p);
    assert_string_equal(merge(T.v_ann, &B, &A), "");
    str day_of = of_case(&A, "embargo_until");
    const char *what = arena_fmt(T.c.arena, "\"reports\":[\"%s\"],\"vulnerabilities\":[\"%.*s\"],\"both\":[\"%s\"]", REP_B.r.id.s, FMT(vuln), nimbus).p;
    assert_string_equal(split(T.v_bob, &A, what, true), "not-found");
    assert_string_equal(split(v_psirt, &A, what, true), "not-allowed");
    assert_string_equal(split(T.v_ann, &A, "\"reports\":[]", true), "required");
    assert_string_equal(split(T.v_ann, &A, "\"reports\":[\"rep_01a2124c-9ea3-7008-b6cc-408c126bc25c\"]", true), "not-found");
    assert_string_equal(split(T.v_ann, &A, what, false), "");
    assert_int_equal(parts_of(&A, "case_vulnerability"), 2);
    assert_string_equal(split(T.v_ann, &A, what, true), "");
    struct cvd_case made = { .r = { .tlp = 0 } };
    assert_true(id_parse(value(arena_fmt(T.c.arena, "SELECT taker FROM case_move WHERE kind = 'split' AND giver = '%s'", A.r.id.s).p), &made.r.id));
    holder(&made);
    made = CASE;
    /* the embargo goes with it; the finder with the report; who takes part in both has agreed in both; who stays sees nothing of it */
    assert_true(str_is(of_case(&made, "embargo"), "active") && str_eq(of_case(&made, "embargo_until"), day_of));
    assert_true(
        str_is(value(arena_fmt(T.c.arena, "SELECT now FROM entry WHERE record = '%s' AND verb = 'embargo' ORDER BY n DESC LIMIT 1", made.r.id.s).p), "active"));
    assert_true(sees_case(finder_of(&REP_B), &made));
    assert_false(sees_case(finder_of(&REP_B), &A) || sees_case(finder_of(&REP_A), &made));
    assert_true(sees_case(v_psirt, &made) && sees_case(v_psirt, &A));
    assert_int_equal(parts_of(&made, "case_status"), 1); /* Nimbus, and not Viatec */
    assert_int_equal(count(arena_fmt(T.c.arena, "SELECT COUNT(*) FROM case_status WHERE party = '%s'", viatec).p), 1);
    assert_string_equal(does(T.v_ann, case_credits, made.r.id.s, "", "", ""), "");
    assert_true(str_find(answer(), REP_B.r.ref) > 0 && str_find(answer(), REP_A.r.ref) < 0);
    assert_int_equal(
        count(arena_fmt(T.c.arena, "SELECT COUNT(*) FROM deadline WHERE record = '%s' AND regime = 'disclose' AND ended_at IS NULL", made.r.id.s).p), 1);
    /* a merger is not taken back over a later split */
    assert_string_equal(undo(&B, "undo-merge"), "not-possible-now");
    assert_string_equal(undo(&made, "undo-split"), "");
    assert_true(str_is(state_of(&made), "merged"));
    assert_int_equal(parts_of(&A, "case_vulnerability"), 2);
    assert_true(sees_case(finder_of(&REP_B), &A));
    assert_int_equal(count(arena_fmt(T.c.arena, "SELECT COUNT(*) FROM case_status WHERE record = '%s' AND party = '%s'", A.r.id.s, viatec).p), 2);
    assert_int_equal(count(arena_fmt(T.c.arena, "SELECT COUNT(*) FROM case_status WHERE record = '%s' AND party = '%s'", A.r.id.s, nimbus).p), 2);
    assert_string_equal(undo(&B, "undo-merge"), "");
    assert_true(sees_case(finder_of(&REP_B), &B) && !sees_case(finder_of(&REP_B), &A));
    assert_string_equal(does(T.v_ann, case_moves, A.r.id.s, "", "", ""), "");
    assert_true(str_find(answer(), made.r.ref) > 0 && str_find(answer(), B.r.ref) > 0);
    /* no letter about any of it says what the case is about */
    assert_int_equal(count("SELECT COUNT(*) FROM outbox WHERE rule LIKE 'case-%' AND (subject LIKE '%canary%' OR body LIKE '%canary%')"), 0);
}

static void what_was_said_stays_with_its_vendor(void **state)
{
    (void)state;
    NEED_STORE();
    two(0, 0);
    holder(&B);
    const char *nimbus = invite(NIMBUS);
    const char *row = value(arena_fmt(T.c.arena, "SELECT part FROM case_status WHERE party = '%s'", nimbus).p).p;
    assert_string_equal(does(v_psirt, case_status_act, B.r.id.s, row, "say", "{\"state\":\"affected\",\"statement\":\"All of them.\"}"), "");
    str vuln = value(arena_fmt(T.c.arena, "SELECT id FROM case_vulnerability WHERE record = '%s'", B.r.id.s).p);
    assert_string_equal(merge(T.v_ann, &B, &A), "");
    assert_string_equal(does(v_psirt, case_status_act, A.r.id.s, row, "say", "{\"state\":\"fixed\",\"statement\":\"All of them.\"}"), "");
    assert_string_equal(does(v_psirt, case_status_act, B.r.id.s, row, "say", "{\"state\":\"fixed\"}"), "not-found");
    /* a vendor that has spoken of what goes takes part in both, named or not */
    assert_string_equal(split(T.v_ann, &A, arena_fmt(T.c.arena, "\"vulnerabilities\":[\"%.*s\"]", FMT(vuln)).p, true), "");
    assert_true(str_find(answer(), S("\"both\"")) > 0);
    assert_true(sees_case(v_psirt, &A));
    struct cvd_case made = A;
    assert_true(id_parse(value(arena_fmt(T.c.arena, "SELECT taker FROM case_move WHERE kind = 'split' AND giver = '%s'", A.r.id.s).p), &made.r.id));
    assert_true(sees_case(v_psirt, &made));
    assert_true(
        str_is(value(arena_fmt(T.c.arena, "SELECT p.state FROM part p JOIN case_status s ON s.part = p.id WHERE s.record = '%s' AND s.said_at IS NOT NULL",
                               made.r.id.s)
                         .p),
               "fixed"));
    /* undone: what it said since is there still */
    assert_string_equal(undo(&made, "undo-split"), "");
    assert_string_equal(undo(&B, "undo-merge"), "");
    holder(&B);
    assert_string_equal(does(v_psirt, case_statuses, B.r.id.s, "", "", ""), "");
    assert_true(str_find(answer(), S("All of them.")) > 0 && str_find(answer(), S("\"fixed\"")) > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_earlier_day_holds_and_undo_restores),  cmocka_unit_test(one_embargo_binds_both),
        cmocka_unit_test(what_would_end_an_embargo_is_noted_first), cmocka_unit_test(what_changed_since_is_not_taken_back),
        cmocka_unit_test(a_door_leads_to_where_it_goes_on),         cmocka_unit_test(split_and_back),
        cmocka_unit_test(what_was_said_stays_with_its_vendor),      cmocka_unit_test(what_was_said_by_who_left_keeps_its_vendor),
    };
    return cmocka_run_group_tests(tests, setup, store_closed);
}
