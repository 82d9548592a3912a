/* case_test - a case between a finder, two vendors and a desk: who sees what before and after consent, how an embargo ends,
 * what vendors say, links and letters that tell nothing, on both engines */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

#include "domain/disclosure/case_testing.h"
#include "spine/entry.h"

/* ---- tests */

static void opened_of_a_report(void **state)
{
    (void)state;
    NEED_STORE();
    begin();
    assert_true(str_is(CASE.r.title, "canary router opens its port"));
    assert_true(str_is(CASE.r.state, "coordinating"));
    assert_int_equal(CASE.r.tlp, TLP_AMBER);
    assert_int_equal(count(arena_fmt(T.c.arena, "SELECT score FROM case_vulnerability WHERE record = '%s'", CASE.r.id.s).p), 98);
    assert_true(str_is(value(arena_fmt(T.c.arena, "SELECT state FROM record WHERE id = '%s'", REP.r.id.s).p), "in-coordination"));
    assert_true(str_is(party_is(party_id("k.role = 'finder'"), "p.state"), "accepted"));
    assert_true(sees(finder())); /* nothing holds yet */
    assert_false(sees(T.v_bob));
    assert_string_equal(does(T.v_ann, case_open, REP.r.id.s, "", "", "{}"), "in-case");
    assert_string_equal(does(T.v_bob, case_open, REP.r.id.s, "", "", "{}"), "not-found");
}

static str letter_to(const char *part)
{
    return value(fmt("SELECT body FROM outbox WHERE record = '%s' AND part = '%s' AND rule = 'case-invite'", CASE.r.id.s, part));
}

static void nothing_before_consent(void **state)
{
    (void)state;
    NEED_STORE();
    begin();
    embargo(30);
    assert_false(sees(finder())); /* who has not agreed waits outside, the finder too */
    const char *nimbus = invite(NIMBUS);
    assert_true(str_is(party_is(nimbus, "k.consent"), "invited"));
    assert_true(str_is(party_is(nimbus, "p.state"), "start"));
    assert_false(sees(v_psirt));
    assert_string_equal(does(v_psirt, case_parties, CASE.r.id.s, "", "", ""), "not-found");
    /* the offer holds a reference and a day */
    assert_string_equal(does(v_psirt, case_offers, "", "", "", ""), "");
    assert_true(str_find(buf_str(&answered.body), CASE.r.ref) > 0);
    assert_true(str_find(buf_str(&answered.body), S("canary")) < 0);
    assert_string_equal(does(T.v_bob, case_offers, "", "", "", ""), "");
    assert_true(str_find(buf_str(&answered.body), CASE.r.ref) < 0);
    assert_string_equal(does(T.v_bob, case_offer_answer, nimbus, "", "", "{\"agrees\":true}"), "not-found");
    assert_string_equal(does(T.v_ann, case_offer_answer, nimbus, "", "", "{\"agrees\":true}"), "not-allowed"); /* who asks does not answer */
    assert_string_equal(does(v_psirt, case_offer_answer, nimbus, "", "", "{\"agrees\":true,\"until\":\"2031-01-01T00:00:00Z\"}"), "changed");
    assert_string_equal(does(v_psirt, case_offer_answer, nimbus, "", "", "{\"agrees\":true}"), "");
    assert_true(sees(v_psirt));
    assert_true(str_is(party_is(nimbus, "p.state"), "received"));
    assert_true(str_is(party_is(nimbus, "k.consent"), "signatory"));
    /* nor does it see the finder, or a second vendor, who are not shown to the others */
    (void)invite(VIATEC);
    assert_string_equal(does(v_psirt, case_parties, CASE.r.id.s, "", "", ""), "");
    assert_true(str_find(buf_str(&answered.body), S("Viatec")) < 0);
    assert_true(str_find(buf_str(&answered.body), S("finder")) < 0);
    assert_true(str_find(buf_str(&answered.body), S("Nimbus")) > 0);
    /* the clock of disclosure runs from the first attempt to reach a vendor */
    assert_int_equal(
        count(arena_fmt(T.c.arena,
                        "SELECT COUNT(*) FROM deadline d JOIN cvd_case v ON v.record = d.record WHERE d.record = '%s' AND d.regime = 'disclose' AND "
                        "d.started_at = v.first_contact_at AND d.due_at - d.started_at BETWEEN %lld AND %lld",
                        CASE.r.id.s, (long long)(44 * DAY), (long long)(46 * DAY))
                  .p),
        1);
    /* no mail says what it is about: not in the subject, not in the text */
    assert_true(count(arena_fmt(T.c.arena, "SELECT COUNT(*) FROM outbox WHERE record = '%s'", CASE.r.id.s).p) >= 2);
    assert_int_equal(count("SELECT COUNT(*) FROM outbox WHERE rule LIKE 'case-%' AND (subject LIKE '%canary%' OR body LIKE '%canary%')"), 0);
    /* it names the day, in words where there is none yet */
    assert_true(str_find(letter_to(nimbus), S("published before: 20")) > 0);
    begin();
    assert_true(str_find(letter_to(invite(NIMBUS)), S("published before: a day that is still to be agreed\n")) > 0);
}

static void declined_sees_nothing(void **state)
{
    (void)state;
    NEED_STORE();
    begin();
    embargo(30);
    const char *nimbus = invite(NIMBUS);
    assert_string_equal(does(v_psirt, case_offer_answer, nimbus, "", "", "{\"agrees\":false}"), "");
    assert_false(sees(v_psirt));
    assert_true(str_is(party_is(nimbus, "k.consent"), "declined"));
    assert_string_equal(does(T.v_ann, case_party_act, CASE.r.id.s, nimbus, "contact", "{}"), "");
    assert_string_equal(does(v_psirt, case_offer_answer, nimbus, "", "", "{\"agrees\":true}"), "");
    assert_true(sees(v_psirt));
    /* and leaves again in the same moment in which it takes its word back */
    assert_string_equal(does(v_psirt, case_party_act, CASE.r.id.s, nimbus, "decline", "{}"), "");
    assert_int_equal(answered.status, 204);
    assert_false(sees(v_psirt));
}

static void ends_by_itself(void **state)
{
    static const struct {
        const char *verb, *why;
    } ways[] = { { "note-public", "public" }, { "note-exploit", "exploit" }, { "note-attacks", "attacks" } };
    (void)state;
    NEED_STORE();
    for (size_t i = 0; i < COUNT(ways); i++) {
        begin();
        embargo(30);
        const char *nimbus = invite(NIMBUS);
        assert_string_equal(acts(T.v_ann, "publish", ""), "not-allowed"); /* the lead's */
        assert_string_equal(acts(T.v_lead, "publish", ""), "not-possible-now");
        assert_string_equal(acts(T.v_ann, "close", ""), "not-possible-now");
        assert_string_equal(acts(T.v_ann, ways[i].verb, "two sensors saw it"), "");
        look(T.v_ann);
        assert_int_equal(CASE.embargo, EM_EXITED);
        assert_true(str_is(CASE.embargo_end, ways[i].why));
        assert_int_equal(CASE.public_at.us != 0, i < 2); /* an exploit that is public makes it public */
        assert_true(sees(v_psirt));                      /* nothing is held back any more */
        assert_true(str_is(party_is(nimbus, "k.consent"), "no-embargo"));
        assert_int_equal(count(arena_fmt(T.c.arena, "SELECT COUNT(*) FROM outbox WHERE record = '%s' AND rule = 'case-ended'", CASE.r.id.s).p), 1);
        assert_string_equal(propose(T.v_ann, 20, "again, please"), "not-possible-now");
        assert_string_equal(acts(T.v_ann, ways[i].verb, "again"), "not-possible-now");
        if (i < 2) assert_string_equal(acts(T.v_lead, "publish", ""), "");
        assert_string_equal(acts(T.v_ann, "close", ""), "");
    }
}

static void what_is_proposed_falls(void **state)
{
    (void)state;
    NEED_STORE();
    begin();
    assert_string_equal(propose(T.v_ann, 30, ""), "");
    const char *open = proposal();
    assert_string_equal(acts(T.v_ann, "note-attacks", "seen"), "");
    look(T.v_ann);
    assert_int_equal(CASE.embargo, EM_NONE);
    assert_string_equal(does(T.v_ann, case_embargo_act, CASE.r.id.s, open, "accept", "{}"), "not-in-state");
    assert_string_equal(propose(T.v_ann, 30, "no matter"), "not-possible-now");
}

static void ends_on_its_day(void **state)
{
    (void)state;
    NEED_STORE();
    begin();
    embargo(2);
    viewer_use(&T.c, T.v_system);
    clock_freeze((when){ clock_now().us + DAY });
    fine(case_jobs[0].run(&T.c, S("")));
    look(T.v_ann);
    assert_int_equal(CASE.embargo, EM_ACTIVE);
    clock_freeze((when){ clock_now().us + DAY + SECOND });
    fine(case_jobs[0].run(&T.c, S("")));
    fine(case_jobs[0].run(&T.c, S("")));
    look(T.v_ann);
    assert_int_equal(CASE.embargo, EM_EXITED);
    assert_true(str_is(CASE.embargo_end, "expired"));
    assert_int_equal(count(arena_fmt(T.c.arena, "SELECT COUNT(*) FROM entry WHERE record = '%s' AND verb = 'embargo' AND field = 'expired'", CASE.r.id.s).p),
                     1);
    clock_freeze((when){ 0 });
}

static void early_by_two_people(void **state)
{
    (void)state;
    NEED_STORE();
    begin();
    embargo(30);
    const char *why = "{\"reason\":\"the vendors are ready\"}";
    assert_string_equal(does(T.v_bob, case_embargo_end, CASE.r.id.s, "", "", why), "not-found");
    assert_string_equal(does(T.v_lead, case_embargo_end, CASE.r.id.s, "", "", why), "");
    look(T.v_ann);
    assert_int_equal(CASE.embargo, EM_ACTIVE);
    assert_string_equal(does(T.v_lead, case_embargo_end, CASE.r.id.s, "", "", why), "four-eyes");
    assert_string_equal(does(T.v_ann, case_embargo_end, CASE.r.id.s, "", "", why), "not-allowed");
    fine(db_script(&T.c, S("UPDATE case_second SET actor = 'per_other'"))); /* somebody else asked */
    assert_string_equal(does(T.v_lead, case_embargo_end, CASE.r.id.s, "", "", why), "");
    look(T.v_ann);
    assert_int_equal(CASE.embargo, EM_EXITED);
    assert_true(str_is(CASE.embargo_end, "agreed"));
}

static void goes_to(const struct viewer *gives, const struct viewer *takes, const id *desk)
{
    str part = value(arena_fmt(T.c.arena, "SELECT id FROM part WHERE record = '%s' AND kind = 'participant' AND subject = '%s'", CASE.r.id.s, desk->s).p);
    const char *json = arena_fmt(T.c.arena, "{\"part\":\"%.*s\",\"reason\":\"your sector\"}", FMT(part)).p;
    assert_string_equal(does(gives, case_hand_offer, CASE.r.id.s, "", "", json), "");
    assert_string_equal(does(takes, case_hand_act, CASE.r.id.s, "accept", "", "{}"), "");
}
/* how often it reads so in the timeline */
static size_t reads(const struct viewer *v, const char *field)
{
    struct list l;
    size_t n = 0;
    viewer_use(&T.c, v);
    fine(entry_list(&T.c, &CASE.r.id, 0, 500, &l));
    for (size_t i = 0; i < l.n; i++) n += str_is(((const struct entry *)l.v)[i].verb, "embargo") && str_is(((const struct entry *)l.v)[i].field, field);
    return n;
}
static void an_early_end_is_asked_of_the_desk_that_has_it(void **state)
{
    struct embargo_view e;
    (void)state;
    NEED_STORE();
    begin();
    const char *why = "{\"reason\":\"canary: the vendors are ready\"}";
    assert_string_equal(does(T.v_ann, case_party_add, CASE.r.id.s, "", "", arena_fmt(T.c.arena, "{\"subject\":\"%s\",\"role\":\"coordinator\"}", T.bank.s).p),
                        "");
    embargo(30);
    const char *bank = party_id(arena_fmt(T.c.arena, "p.subject = '%s'", T.bank.s).p);
    assert_string_equal(does(T.v_bob, case_offer_answer, bank, "", "", "{\"agrees\":true}"), "");
    goes_to(T.v_ann, T.v_bob, &T.bank); /* nobody asked: nothing is said */
    assert_int_equal(reads(T.v_ann, "end-dropped"), 0);
    goes_to(T.v_bob, T.v_ann, &T.centre);
    assert_string_equal(does(T.v_ann, case_embargo_end, CASE.r.id.s, "", "", why), "");
    goes_to(T.v_ann, T.v_bob, &T.bank);
    viewer_use(&T.c, T.v_bob);
    fine(case_of(&T.c, id_str(&CASE.r.id), &CASE));
    fine(embargo_view(&T.c, &CASE, &e));
    assert_true(!e.second.n && !e.second_reason.n); /* what was said among the former desk */
    assert_int_equal(reads(T.v_ann, "end-dropped"), 1);
    assert_int_equal(reads(T.v_bob, "end-asked") + reads(T.v_bob, "end-dropped"), 0);
    /* one of the new desk asks, as the first; and given back, none of either desk has asked */
    assert_string_equal(does(T.v_bob, case_embargo_end, CASE.r.id.s, "", "", why), "");
    goes_to(T.v_bob, T.v_ann, &T.centre);
    assert_int_equal(reads(T.v_bob, "end-dropped"), 1);
    assert_string_equal(does(T.v_lead, case_embargo_end, CASE.r.id.s, "", "", why), "");
    look(T.v_ann);
    assert_int_equal(CASE.embargo, EM_ACTIVE);
    assert_string_equal(does(T.v_lead, case_embargo_end, CASE.r.id.s, "", "", why), "four-eyes");
}

static void revised_and_asked_again(void **state)
{
    (void)state;
    NEED_STORE();
    begin();
    const char *nimbus = invite(NIMBUS), *mine = party_id("k.role = 'finder'");
    assert_string_equal(propose(T.v_ann, 30, ""), "");
    assert_string_equal(does(v_psirt, case_embargo_act, CASE.r.id.s, proposal(), "agree", "{}"), "");
    assert_string_equal(does(v_psirt, case_embargo_act, CASE.r.id.s, proposal(), "accept", "{}"), "not-allowed");
    assert_string_equal(does(T.v_ann, case_embargo_act, CASE.r.id.s, proposal(), "accept", "{}"), "");
    assert_true(str_is(party_is(nimbus, "k.consent"), "signatory"));
    assert_true(str_is(party_is(mine, "k.consent"), "invited"));
    assert_true(sees(v_psirt));
    assert_false(sees(finder()));
    /* a party asks for more time: another open proposal of its own takes the place of the one before */
    assert_string_equal(propose(v_psirt, 50, "the fix needs a test"), "");
    look(T.v_ann);
    assert_int_equal(CASE.embargo, EM_REVISE);
    when before = CASE.embargo_until;
    assert_string_equal(propose(T.v_ann, 40, ""), "");
    assert_int_equal(count(arena_fmt(T.c.arena, "SELECT COUNT(*) FROM case_embargo WHERE record = '%s' AND state = 'replaced'", CASE.r.id.s).p), 1);
    assert_string_equal(does(T.v_ann, case_embargo_act, CASE.r.id.s, proposal(), "reject", "{}"), "");
    look(T.v_ann);
    assert_int_equal(CASE.embargo, EM_ACTIVE);
    assert_int_equal(CASE.embargo_until.us, before.us);
    assert_string_equal(propose(T.v_ann, 40, ""), "");
    assert_string_equal(does(T.v_ann, case_embargo_act, CASE.r.id.s, proposal(), "accept", "{}"), "");
    assert_true(str_is(party_is(nimbus, "k.consent"), "lapsed")); /* it agreed to another day */
    assert_true(sees(v_psirt));
    assert_string_equal(does(v_psirt, case_party_act, CASE.r.id.s, nimbus, "agree", "{}"), "");
    assert_true(str_is(party_is(nimbus, "k.consent"), "signatory"));
    assert_string_equal(propose(T.v_ann, 400, ""), "out-of-range");
}

static void what_vendors_say(void **state)
{
    (void)state;
    NEED_STORE();
    begin();
    const char *nimbus = invite(NIMBUS), *viatec = invite(VIATEC);
    const char *row = value(arena_fmt(T.c.arena, "SELECT part FROM case_status WHERE party = '%s'", nimbus).p).p;
    const char *other = value(arena_fmt(T.c.arena, "SELECT part FROM case_status WHERE party = '%s'", viatec).p).p;
    assert_string_equal(does(v_psirt, case_status_act, CASE.r.id.s, other, "say", "{\"state\":\"affected\"}"), "not-found");
    assert_string_equal(does(v_psirt, case_status_act, CASE.r.id.s, row, "approve", "{}"), "not-possible-now");
    assert_string_equal(does(v_psirt, case_status_act, CASE.r.id.s, row, "say", "{\"state\":\"affected\",\"justification\":\"component_not_present\"}"),
                        "not-a-word");
    assert_string_equal(does(v_psirt, case_status_act, CASE.r.id.s, row, "say", "{\"state\":\"affected\",\"statement\":\"All 4.x are affected.\"}"), "");
    assert_true(str_is(party_is(nimbus, "k.path"), "1"));
    assert_string_equal(does(v_psirt, case_status_act, CASE.r.id.s, row, "say", "{\"state\":\"unknown\"}"), "not-in-state");
    assert_string_equal(does(T.v_ann, case_status_act, CASE.r.id.s, row, "approve", "{}"), "");
    assert_string_equal(does(T.v_ann, case_status_act, CASE.r.id.s, row, "addendum", "{\"text\":\"The centre saw 3.9, too.\"}"), "");
    assert_string_equal(does(v_psirt, case_status_act, CASE.r.id.s, row, "say", "{\"state\":\"fixed\",\"statement\":\"4.5 mends it.\"}"), "");
    assert_int_equal(count(arena_fmt(T.c.arena, "SELECT amended FROM case_status WHERE part = '%s'", row).p), 1);
    /* what may be published is what was approved, until the next is, or the desk takes it back */
    const char *out = arena_fmt(T.c.arena, "SELECT out_state || ': ' || out_statement FROM case_status WHERE part = '%s'", row).p;
    assert_true(str_is(value(out), "affected: All 4.x are affected."));
    assert_string_equal(does(T.v_ann, case_status_act, CASE.r.id.s, row, "return", "{\"text\":\"Which 4.5?\"}"), "");
    assert_true(str_is(value(out), "affected: All 4.x are affected."));
    assert_string_equal(does(T.v_ann, case_status_act, CASE.r.id.s, row, "approve", "{}"), "");
    assert_true(str_is(value(out), "fixed: 4.5 mends it."));
    assert_string_equal(does(T.v_ann, case_status_act, CASE.r.id.s, row, "return", "{\"text\":\"It does not.\"}"), "");
    assert_true(str_is(value(out), ": "));
    assert_true(str_is(value(arena_fmt(T.c.arena, "SELECT addendum FROM case_status WHERE part = '%s'", row).p), "The centre saw 3.9, too."));
    assert_true(str_is(party_is(nimbus, "k.path"), "3"));
    assert_string_equal(does(v_psirt, case_party_act, CASE.r.id.s, nimbus, "deployed", "{}"), "");
    assert_true(str_is(party_is(nimbus, "k.path"), "7"));
    /* a second product and range; not twice */
    const char *more = arena_fmt(T.c.arena, "{\"party\":\"%s\",\"vulnerability\":\"%s\",\"product\":\"C9\",\"versions\":\"<12\"}", nimbus,
                                 value(arena_fmt(T.c.arena, "SELECT id FROM case_vulnerability WHERE record = '%s'", CASE.r.id.s).p).p)
                           .p;
    assert_string_equal(does(v_psirt, case_status_add, CASE.r.id.s, "", "", more), "");
    assert_string_equal(does(v_psirt, case_status_add, CASE.r.id.s, "", "", more), "there-already");
    /* every vendor has a fix, or not: an embargo begins for a reason only */
    assert_string_equal(does(T.v_ann, case_party_act, CASE.r.id.s, viatec, "remove", "{}"), "");
    assert_string_equal(propose(T.v_ann, 10, ""), "required");
    assert_string_equal(propose(T.v_ann, 10, "operators need a week"), "");
}

static void words_by_audience(void **state)
{
    (void)state;
    NEED_STORE();
    begin();
    const char *nimbus = invite(NIMBUS);
    assert_string_equal(does(T.v_ann, case_words, CASE.r.id.s, "", "", "{\"to\":\"desk\",\"body\":\"for the desk\"}"), "");
    assert_string_equal(does(T.v_ann, case_words, CASE.r.id.s, "", "", "{\"to\":\"all\",\"body\":\"for all\"}"), "");
    assert_string_equal(does(T.v_ann, case_words, CASE.r.id.s, "", "",
                             arena_fmt(T.c.arena, "{\"to\":\"party\",\"party\":\"%s\",\"body\":\"for you alone\"}", party_id("k.role = 'finder'")).p),
                        "");
    assert_string_equal(does(v_psirt, case_words, CASE.r.id.s, "", "", "{\"to\":\"all\",\"body\":\"hello\"}"), "not-possible-now"); /* it is not shown */
    assert_string_equal(does(v_psirt, case_words, CASE.r.id.s, "", "", "{\"to\":\"desk\",\"body\":\"hello\"}"), "not-allowed");
    assert_string_equal(does(v_psirt, case_words, CASE.r.id.s, "", "", "{\"to\":\"party\",\"body\":\"we look at it\"}"), "");
    assert_true(str_is(party_is(nimbus, "CASE WHEN k.answered_at IS NULL THEN 'no' ELSE 'yes' END"), "yes"));
    struct list l;
    viewer_use(&T.c, v_psirt);
    fine(entry_list(&T.c, &CASE.r.id, 0, 500, &l));
    bool all = false, desk = false, other = false, mine = false;
    for (size_t i = 0; i < l.n; i++) {
        str b = ((const struct entry *)l.v)[i].body;
        all |= str_is(b, "for all");
        desk |= str_is(b, "for the desk");
        other |= str_is(b, "for you alone");
        mine |= str_is(b, "we look at it");
    }
    assert_true(all && mine && !desk && !other);
}

static void a_link_is_the_party(void **state)
{
    struct case_page p;
    (void)state;
    NEED_STORE();
    begin();
    embargo(30);
    const char *viatec = invite(VIATEC);
    str token = S("0123456789abcdef0123456789abcdef");
    fine(db_script(&T.c, arena_fmt(T.c.arena, "INSERT INTO case_link (hash, message, part, record, expires_at) VALUES ('%.*s', 'out_1', '%s', '%s', %lld)",
                                   FMT(sha256_hex(T.c.arena, token)), viatec, CASE.r.id.s, (long long)(clock_now().us + DAY))));
    fine(case_door_look(&T.c, token, &p));
    assert_true(p.offered && !p.sees && p.title.n == 0 && p.until.us == CASE.embargo_until.us);
    assert_int_equal(count(arena_fmt(T.c.arena, "SELECT COUNT(*) FROM entry WHERE part = '%s' AND field = 'opened'", viatec).p), 0);
    fine(db_begin(&T.c));
    assert_string_equal(case_door_consent(&T.c, token, true, (when){ 1 })->code, "changed");
    db_rollback(T.c.db);
    fine(db_begin(&T.c));
    fine(case_door_consent(&T.c, token, true, p.until));
    fine(db_commit(&T.c));
    fine(case_door_look(&T.c, token, &p));
    assert_true(p.sees && str_is(p.title, "canary router opens its port") && p.statuses.n == 1 && str_is(p.consent, "signatory"));
    const struct vstatus *s = p.statuses.v;
    fine(db_begin(&T.c));
    fine(case_door_status(&T.c, token,
                          &(struct door_status){ id_str(&s->part), S("not-affected"), S("component_not_present"), S("We do not build it in."), { 0 } }));
    fine(case_door_words(&T.c, token, S("Thank you."), NULL, 0));
    fine(db_commit(&T.c));
    fine(case_door_look(&T.c, token, &p));
    s = p.statuses.v;
    assert_true(str_is(s->state, "not-affected") && str_is(s->statement, "We do not build it in."));
    assert_string_equal(case_door_look(&T.c, S("guess"), &p)->code, "no-such-code");
    /* above AMBER a link opens nothing */
    fine(db_begin(&T.c));
    viewer_use(&T.c, T.v_ann);
    struct cvd_case now, was;
    fine(case_of(&T.c, id_str(&CASE.r.id), &was));
    now = was;
    now.r.tlp = TLP_AMBER_STRICT;
    fine(record_change(&T.c, &case_kind, &now, &was));
    fine(db_commit(&T.c));
    fine(case_door_look(&T.c, token, &p));
    assert_true(p.closed_text && !p.sees && p.title.n == 0);
}

static void the_finder_by_code(void **state)
{
    struct case_page p;
    struct report v;
    bool found;
    (void)state;
    NEED_STORE();
    begin();
    embargo(30);
    fine(report_by_code(&T.c, code, &v));
    fine(case_finder_look(&T.c, &v, &p, &found));
    assert_true(found && p.offered && !p.sees);
    fine(db_begin(&T.c));
    fine(case_finder_consent(&T.c, &v, true, p.until));
    fine(db_commit(&T.c));
    fine(case_finder_look(&T.c, &v, &p, &found));
    assert_true(p.sees && str_is(p.consent, "signatory"));
    assert_true(sees(finder()));
}

static void silent_are_chased_once(void **state)
{
    (void)state;
    NEED_STORE();
    begin();
    (void)invite(NIMBUS);
    (void)invite(VIATEC);
    assert_string_equal(does(v_psirt, case_words, CASE.r.id.s, "", "", "{\"to\":\"party\",\"body\":\"we look at it\"}"), "");
    assert_string_equal(does(T.v_ann, case_chase, CASE.r.id.s, "", "", "{}"), "");
    assert_true(str_find(buf_str(&answered.body), S("\"count\":1")) >= 0);
    assert_true(str_find(buf_str(&answered.body), S("Viatec")) >= 0);
    assert_string_equal(does(T.v_ann, case_chase, CASE.r.id.s, "", "", "{\"send\":true}"), "");
    assert_string_equal(does(T.v_ann, case_chase, CASE.r.id.s, "", "", "{}"), "");
    assert_true(str_find(buf_str(&answered.body), S("\"count\":0")) >= 0);
    assert_int_equal(count(arena_fmt(T.c.arena, "SELECT COUNT(*) FROM outbox WHERE record = '%s' AND rule = 'case-chase'", CASE.r.id.s).p), 1);
}

static void never_looser_than_its_source(void **state)
{
    struct cvd_case now, was;
    (void)state;
    NEED_STORE();
    begin();
    viewer_use(&T.c, T.v_ann);
    fine(db_begin(&T.c));
    fine(case_of(&T.c, id_str(&CASE.r.id), &was));
    now = was;
    now.r.tlp = TLP_GREEN;
    assert_string_equal(record_change(&T.c, &case_kind, &now, &was)->code, "marking-not-yours");
    db_rollback(T.c.db);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(opened_of_a_report),
        cmocka_unit_test(nothing_before_consent),
        cmocka_unit_test(declined_sees_nothing),
        cmocka_unit_test(ends_by_itself),
        cmocka_unit_test(what_is_proposed_falls),
        cmocka_unit_test(ends_on_its_day),
        cmocka_unit_test(early_by_two_people),
        cmocka_unit_test(revised_and_asked_again),
        cmocka_unit_test(what_vendors_say),
        cmocka_unit_test(words_by_audience),
        cmocka_unit_test(a_link_is_the_party),
        cmocka_unit_test(the_finder_by_code),
        cmocka_unit_test(silent_are_chased_once),
        cmocka_unit_test(never_looser_than_its_source),
        cmocka_unit_test(an_early_end_is_asked_of_the_desk_that_has_it),
    };
    return cmocka_run_group_tests(tests, setup, store_closed);
}
