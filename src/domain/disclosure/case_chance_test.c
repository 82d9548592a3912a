/* case_chance_test - cases by chance: a desk, its lead, two vendors and finders do what comes to them, in any order and at any
 * time; cases are merged, split and that is undone. After each step invariants I-1 to I-8, and Vultron's, are looked for in the
 * tables, on both engines (RABTA_SEED repeats one; it is printed when a check fails) */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

#include "domain/disclosure/case_testing.h"
#include "spine/audit.h"

enum { MOST = 12 };
static struct cvd_case cases[MOST];
static unsigned ncases;
static unsigned went, refused, handed; /* how many steps were possible */

static uint64_t seed;
static unsigned chance(unsigned n)
{
    seed ^= seed << 13;
    seed ^= seed >> 7;
    seed ^= seed << 17;
    return (unsigned)(seed % n);
}

#define OPEN                      "v.record = r.id AND r.state IN ('open', 'coordinating', 'disclosure-scheduled')"
#define NEWEST(verb, field, mine) "(SELECT e.now FROM entry e WHERE e." mine " AND e.verb = '" verb "'" field " ORDER BY e.at DESC, e.id DESC LIMIT 1)"

/* each says what must never be found; the first column is the record */
static const struct {
    const char *which, *sql;
} never[] = {
    { "I-1 an owner, and one",
      "SELECT r.id FROM record r WHERE r.kind = 'case' AND ((SELECT COUNT(*) FROM record_grant g WHERE g.record = r.id AND g.because = 'owner' AND g.until = 0) <> 1"
      " OR NOT EXISTS (SELECT 1 FROM record_grant g WHERE g.record = r.id AND g.because = 'owner' AND g.principal = 'team:' || r.team))" },
    { "I-1 a next step, once a vendor was written to", "SELECT r.id FROM record r JOIN cvd_case v ON " OPEN
                                                       " WHERE v.first_contact_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM deadline d WHERE d.record = r.id"
                                                       " AND d.regime = 'disclose' AND d.met_at IS NULL AND d.ended_at IS NULL)" },
    { "I-1 one clock of disclosure",
      "SELECT d.record FROM deadline d JOIN record r ON r.id = d.record WHERE r.kind = 'case' AND d.met_at IS NULL AND d.ended_at IS NULL GROUP BY d.record, d.regime HAVING COUNT(*) > 1" },
    { "I-2 the state is that of the newest entry",
      "SELECT r.id FROM record r WHERE r.kind = 'case' AND r.state <> COALESCE((SELECT e.now FROM entry e WHERE e.record = r.id AND e.verb = 'state' ORDER BY e.n DESC LIMIT 1), 'open')" },
    { "I-2 so is the embargo",
      "SELECT v.record FROM cvd_case v WHERE v.embargo <> COALESCE((SELECT e.now FROM entry e WHERE e.record = v.record AND e.verb = 'embargo' AND e.field NOT IN ('end-asked', 'end-dropped')"
      " ORDER BY e.n DESC LIMIT 1), 'none')" },
    { "I-2 so is each party", "SELECT p.record FROM part p WHERE p.kind = 'participant' AND p.state <> COALESCE(" NEWEST(
                                  "participant", " AND e.field = 'state'", "part = p.id") ", p.state)" },
    { "I-2 so is each consent",
      "SELECT k.record FROM case_party k WHERE k.consent <> COALESCE(" NEWEST(
          "participant", " AND e.field = 'consent'", "part = k.part") ", CASE WHEN k.consent = 'invited' THEN 'invited' ELSE 'no-embargo' END)" },
    { "I-2 so is what each vendor says", "SELECT p.record FROM part p WHERE p.kind = 'vendor-status' AND p.state <> COALESCE(" NEWEST(
                                             "vendor-status", " AND e.field = 'state'", "part = p.id") ", p.state)" },
    { "I-3 nobody sees it but by his part",
      "SELECT g.record FROM record_grant g JOIN record r ON r.id = g.record WHERE r.kind = 'case' AND g.because NOT IN ('owner', 'duty', 'originator') AND g.because NOT LIKE 'participant:%'"
      " AND g.because NOT LIKE 'edge:%'" },
    { "I-3 who left or declined sees nothing",
      "SELECT g.record FROM record_grant g JOIN case_party k ON g.because = 'participant:' || k.part WHERE k.left_at IS NOT NULL OR k.consent = 'declined'" },
    { "I-3 nothing before consent",
      "SELECT g.record FROM record_grant g JOIN case_party k ON g.because = 'participant:' || k.part AND k.record = g.record JOIN cvd_case v ON v.record = g.record"
      " WHERE v.embargo IN ('active', 'revise') AND k.consent NOT IN ('signatory', 'lapsed')" },
    { "I-3 nor is anything offered to who sees it",
      "SELECT o.record FROM case_offer o JOIN record_grant g ON g.record = o.record AND g.because = 'participant:' || o.part" },
    { "I-3 no letter tells what it is about",
      "SELECT o.record FROM outbox o WHERE o.rule LIKE 'case-%' AND (o.subject LIKE '%canary%' OR o.body LIKE '%canary%')" },
    { "I-4 no looser than what it was made of",
      "SELECT r.id FROM record r JOIN link l ON l.source = r.id AND l.type = 'opened-from' WHERE r.kind = 'case' AND r.tlp IN ('clear', 'green')" },
    { "I-5 ended early by two people",
      "SELECT e.record FROM entry e WHERE e.verb = 'embargo' AND e.field = 'agreed' AND NOT EXISTS (SELECT 1 FROM entry x WHERE x.record = e.record AND x.verb = 'embargo'"
      " AND x.field = 'end-asked' AND x.actor <> e.actor AND x.n < e.n)" },
    { "I-5 both of the desk that has it",
      "SELECT a.record FROM case_second a JOIN record r ON r.id = a.record WHERE NOT EXISTS (SELECT 1 FROM seat s WHERE s.person = a.actor AND s.place = r.team)" },
    { "I-5 the second may approve",
      "SELECT e.record FROM entry e WHERE ((e.verb = 'embargo' AND e.field = 'agreed') OR (e.verb = 'state' AND e.now = 'published' AND e.was <> 'merged')) AND EXISTS (SELECT 1 FROM record r WHERE r.id = e.record AND"
      " r.kind = 'case') AND NOT EXISTS (SELECT 1 FROM seat s WHERE s.person = e.actor AND s.role = 'lead')" },
    { "I-6 a clock stands still for a reason",
      "SELECT d.record FROM deadline d JOIN record r ON r.id = d.record WHERE r.kind = 'case' AND d.paused_at IS NOT NULL AND d.met_at IS NULL AND d.ended_at IS NULL AND d.pause_reason = ''" },
    { "I-6 and only on hold",
      "SELECT d.record FROM deadline d JOIN cvd_case v ON v.record = d.record WHERE d.paused_at IS NOT NULL AND d.met_at IS NULL AND d.ended_at IS NULL AND v.on_hold = 0" },
    { "I-7 no reference twice", "SELECT ref FROM record GROUP BY ref HAVING COUNT(*) > 1" },
    { "I-8 what leaves has a record, a party, a reason and one to whom",
      "SELECT o.id FROM outbox o LEFT JOIN record r ON r.id = o.record LEFT JOIN case_party k ON k.part = o.part WHERE o.rule LIKE 'case-%' AND (r.id IS NULL OR k.part IS NULL OR o.reason = ''"
      " OR o.recipient = '' OR (o.state IN ('queued', 'sent') AND o.released_by = ''))" },
    { "what holds has a day, and nothing is public, exploited or attacked",
      "SELECT v.record FROM cvd_case v JOIN record r ON r.id = v.record WHERE v.embargo IN ('active', 'revise') AND r.state <> 'merged'"
      " AND (v.embargo_until IS NULL OR v.public_at IS NOT NULL OR v.exploit_at IS NOT NULL OR v.attacks_at IS NOT NULL)" },
    { "an exploit that is public makes it public", "SELECT v.record FROM cvd_case v WHERE v.exploit_at IS NOT NULL AND v.public_at IS NULL" },
    { "nothing is closed or published under an embargo",
      "SELECT r.id FROM record r JOIN cvd_case v ON v.record = r.id WHERE r.state IN ('closed', 'published', 'post-disclosure') AND v.embargo IN ('active', 'revise')" },
    { "a vendor has a fix only after it knew", "SELECT k.record FROM case_party k WHERE k.path NOT IN (0, 1, 3, 7)" },
    { "a statement lies where its vendor and its vulnerability do",
      "SELECT s.record FROM case_status s JOIN case_party k ON k.part = s.party JOIN case_vulnerability n ON n.id = s.vulnerability JOIN part p ON p.id = s.part"
      " WHERE k.record <> s.record OR n.record <> s.record OR p.record <> s.record" },
    { "nothing is left in what was merged",
      "SELECT r.id FROM record r WHERE r.kind = 'case' AND r.state = 'merged' AND (EXISTS (SELECT 1 FROM case_vulnerability n WHERE n.record = r.id) OR EXISTS (SELECT 1 FROM case_status s WHERE"
      " s.record = r.id) OR EXISTS (SELECT 1 FROM link l WHERE l.source = r.id AND l.type = 'opened-from'))" },
    { "the end of an embargo is told of at most once a day of the policy",
      "SELECT e.record FROM entry e WHERE e.verb = 'embargo-soon' GROUP BY e.record, e.now HAVING COUNT(*) > 3" },
    { "and in the desk alone",
      "SELECT e.record FROM entry e WHERE e.verb = 'embargo-soon' AND (e.audience IS NULL OR EXISTS (SELECT 1 FROM audience_principal a"
      " WHERE a.audience = e.audience AND a.principal NOT LIKE 'team:%'))" },
    { "to people of the desk", "SELECT n.record FROM notification n JOIN record r ON r.id = n.record WHERE n.what = 'embargo-soon'"
                               " AND NOT EXISTS (SELECT 1 FROM seat s WHERE s.person = n.person AND (s.place = r.team OR EXISTS (SELECT 1 FROM entry e WHERE"
                               " e.record = r.id AND e.verb = 'handed-over' AND e.was = s.place)))" },
    { "and by letter to who agreed", "SELECT o.record FROM outbox o WHERE o.rule = 'case-soon' AND NOT EXISTS (SELECT 1 FROM entry e WHERE e.part = o.part"
                                     " AND e.verb = 'participant' AND e.field = 'consent' AND e.now = 'signatory')" },
    { "a report is in one case", "SELECT l.target FROM link l WHERE l.type = 'opened-from' GROUP BY l.target HAVING COUNT(*) > 1" },
    { "what a desk shares with a party is the desk's that has the case",
      "SELECT k.record FROM case_party k JOIN record r ON r.id = k.record WHERE NOT EXISTS (SELECT 1 FROM audience_principal a WHERE a.audience = k.circle AND a.principal = 'team:' || r.team)" },
    { "and so is what a vendor says to it",
      "SELECT s.record FROM case_status s JOIN case_party k ON k.part = s.party WHERE s.audience IS NOT NULL AND s.audience <> k.circle" },
    { "nobody takes part twice",
      "SELECT p.record FROM part p JOIN case_party k ON k.part = p.id WHERE p.kind = 'participant' AND p.subject <> '' AND k.left_at IS NULL GROUP BY p.record, p.subject HAVING COUNT(*) > 1" },
};

static void holds(uint64_t from, int step, const char *what)
{
    for (size_t i = 0; i < COUNT(never); i++) {
        str found = value(arena_fmt(T.c.arena, "SELECT * FROM (%s) found LIMIT 1", never[i].sql).p);
        if (found.n) fail_msg("RABTA_SEED=%llu, step %d (%s): %s: %.*s", (unsigned long long)from, step, what, never[i].which, FMT(found));
    }
}

static const char *tell(const char *what, const char *code_of)
{
    if (*code_of)
        refused++;
    else
        went++;
    return what;
}

static str some(const char *what)
{
    return value(arena_fmt(T.c.arena, "SELECT %s LIMIT 1 OFFSET %u", what, chance(3)).p);
}
static const char *in_case(const char *columns_from, const char *more)
{
    return arena_fmt(T.c.arena, "%s WHERE record = '%s'%s ORDER BY 1", columns_from, CASE.r.id.s, more).p;
}

/* whoever speaks for the party */
static const struct viewer *speaker_of(str subject)
{
    if (str_eq(subject, id_str(&O[NIMBUS].r.id))) return v_psirt;
    if (str_starts(subject, S("rct_"))) return viewer_receipt(&T.c, subject);
    return str_eq(subject, id_str(&T.bank)) ? T.v_bob : T.v_ann;
}

static const char *party_step_by_chance(void)
{
    static const char *const verbs[] = { "validate", "accept", "defer", "agree", "decline", "share", "unshare", "contact", "call", "deployed", "remove" };
    str part = some(in_case("part FROM case_party", ""));
    if (!part.n) return "nobody";
    str subject = value(arena_fmt(T.c.arena, "SELECT subject FROM part WHERE id = '%.*s'", FMT(part)).p);
    const struct viewer *v = chance(3) ? speaker_of(subject) : T.v_ann;
    const char *verb = verbs[chance(COUNT(verbs))];
    return tell(verb, does(v, case_party_act, CASE.r.id.s, part.p, verb, "{\"text\":\"it said so\"}"));
}

static const char *offer_by_chance(void)
{
    str part = some(arena_fmt(T.c.arena, "part FROM case_offer WHERE record = '%s' ORDER BY 1", CASE.r.id.s).p);
    if (!part.n) return "no offer";
    str subject = value(arena_fmt(T.c.arena, "SELECT subject FROM part WHERE id = '%.*s'", FMT(part)).p);
    return tell("offer", does(speaker_of(subject), case_offer_answer, part.p, "", "", chance(4) ? "{\"agrees\":true}" : "{\"agrees\":false}"));
}

static const char *says_by_chance(void)
{
    static const char *const states[] = { "under-investigation", "affected", "fix-in-progress", "fixed", "no-fix-planned" };
    str part = some(in_case("part FROM case_status", ""));
    if (!part.n) return "no row";
    const char *json = arena_fmt(T.c.arena, "{\"state\":\"%s\",\"statement\":\"canary: in its words\"}", states[chance(COUNT(states))]).p;
    return tell("say", does(chance(2) ? v_psirt : T.v_ann, case_status_act, CASE.r.id.s, part.p, "say", json));
}

static const char *day_by_chance(void)
{
    static const char *const verbs[] = { "accept", "accept", "reject", "agree", "disagree" };
    str open = str_of(proposal());
    if (!open.n) return tell("propose", propose(chance(4) ? T.v_ann : v_psirt, (int)(2 + chance(40)), "more time"));
    const char *verb = verbs[chance(COUNT(verbs))];
    return tell(verb, does(chance(4) ? T.v_ann : v_psirt, case_embargo_act, CASE.r.id.s, open.p, verb, "{}"));
}

static const char *move_by_chance(void)
{
    unsigned which = chance(8);
    act_target = S("");
    if (which < 2) {
        act_target = id_str(&cases[chance(ncases)].r.id);
        const char *done = acts(T.v_ann, "merge", "the same");
        act_target = S("");
        return tell("merge", done);
    }
    if (which == 2) return tell("undo-merge", acts(T.v_ann, "undo-merge", ""));
    if (which == 3) return tell("undo-split", acts(T.v_ann, "undo-split", ""));
    if (ncases == MOST) return "enough";
    str vuln = some(in_case("id FROM case_vulnerability", "")), party = some(in_case("part FROM case_party", " AND left_at IS NULL"));
    str rep = some(arena_fmt(T.c.arena, "target FROM link WHERE source = '%s' AND type = 'opened-from' ORDER BY 1", CASE.r.id.s).p);
    const char *json = arena_fmt(T.c.arena, "{\"title\":\"canary part\",\"vulnerabilities\":[%s%.*s%s],\"reports\":[%s%.*s%s],\"%s\":[%s%.*s%s],\"send\":true}",
                                 vuln.n ? "\"" : "", FMT(vuln), vuln.n ? "\"" : "", rep.n && chance(2) ? "\"" : "", FMT(S("")), "",
                                 chance(2) ? "parties" : "both", party.n ? "\"" : "", FMT(party), party.n ? "\"" : "")
                           .p;
    const char *done = does(T.v_ann, case_split, CASE.r.id.s, "", "", json);
    if (*done) return tell("split", done);
    str made = value("SELECT taker FROM case_move WHERE kind = 'split' ORDER BY at DESC, id DESC LIMIT 1");
    cases[ncases] = CASE;
    assert_true(id_parse(made, &cases[ncases++].r.id));
    return tell("split", "");
}

/* to the other desk, and back: what it refuses at first it refuses for a reason, and what was offered goes through both ways */
static const char *hand_by_chance(void)
{
    const struct {
        const struct viewer *gives, *takes;
        const id *to;
    } way[] = { { T.v_ann, T.v_bob, &T.bank }, { T.v_bob, T.v_ann, &T.centre } };
    /* a desk that has left its own case, or declined its embargo, could not take it back */
    str sees = value(
        arena_fmt(
            T.c.arena,
            "SELECT k.part FROM case_party k JOIN part p ON p.id = k.part JOIN cvd_case v ON v.record = k.record WHERE k.record = '%s' AND p.subject = '%s'"
            " AND k.left_at IS NULL AND k.consent <> 'declined' AND (v.embargo NOT IN ('active', 'revise') OR k.consent IN ('signatory', 'lapsed'))",
            CASE.r.id.s, T.centre.s)
            .p);
    if (!sees.n) return "stays";
    for (size_t i = 0; i < COUNT(way); i++) {
        str part =
            value(arena_fmt(T.c.arena,
                            "SELECT k.part FROM case_party k JOIN part p ON p.id = k.part WHERE k.record = '%s' AND k.left_at IS NULL AND p.subject = '%s'",
                            CASE.r.id.s, way[i].to->s)
                      .p);
        const char *asked = part.n ? does(way[i].gives, case_hand_offer, CASE.r.id.s, "", "",
                                          arena_fmt(T.c.arena, "{\"part\":\"%.*s\",\"reason\":\"canary: yours\"}", FMT(part)).p)
                                   : "no such party";
        if (*asked && i == 0) return tell("hand over", asked);
        if (*asked) fail_msg("not given back: %s", asked);
        if (i == 0 && chance(3) == 0) return tell("withdraw", does(T.v_ann, case_hand_act, CASE.r.id.s, "withdraw", "", "{}"));
        if (chance(2)) (void)does(way[i].gives, case_embargo_end, CASE.r.id.s, "", "", "{\"reason\":\"they are ready\"}"); /* asked, and not decided */
        assert_string_equal(does(way[i].takes, case_hand_act, CASE.r.id.s, "accept", "", "{}"), "");
        str team = value(arena_fmt(T.c.arena, "SELECT team FROM record WHERE id = '%s'", CASE.r.id.s).p);
        if (!str_eq(team, id_str(way[i].to))) fail_msg("%s is still %.*s", CASE.r.id.s, FMT(team));
        holds(0, -1, i ? "given back" : "handed over");
    }
    handed++;
    return tell("handed over and back", "");
}

static err marked(struct ctx *c)
{
    struct cvd_case now, was;
    TRY(case_of(c, id_str(&CASE.r.id), &was));
    now = was;
    now.r.tlp = (unsigned)TLP_CLEAR + chance(4);
    return record_change(c, &case_kind, &now, &was);
}

/* a step that is refused is a step too: it must leave nothing behind */
static const char *one_step(void)
{
    static const char *const desk[] = { "schedule",     "hold",    "resume", "hold",  "resume", "resume", "note-public", "note-exploit",
                                        "note-attacks", "publish", "follow", "close", "close",  "reopen", "reopen",      "reopen" };
    CASE = cases[chance(ncases)];
    viewer_use(&T.c, T.v_ann);
    fine(case_of(&T.c, id_str(&CASE.r.id), &CASE));
    switch (chance(21)) {
    case 0:
    case 1:
    case 2: return day_by_chance();
    case 3:
    case 4: return offer_by_chance();
    case 5:
    case 6: return party_step_by_chance();
    case 7: return says_by_chance();
    case 8:
    case 9:
    case 10: return move_by_chance();
    case 11: {
        bool desk_too = chance(2) != 0;
        const char *json = arena_fmt(T.c.arena, "{\"subject\":\"%s\",\"role\":\"%s\",\"text\":\"canary: please look\"}",
                                     desk_too ? T.bank.s : O[chance(ORGS)].r.id.s, desk_too ? "coordinator" : "vendor")
                               .p;
        return tell("invite", does(T.v_ann, case_party_add, CASE.r.id.s, "", "", json));
    }
    case 12: return tell("end early", does(chance(2) ? T.v_ann : T.v_lead, case_embargo_end, CASE.r.id.s, "", "", "{\"reason\":\"they are ready\"}"));
    case 13: return tell("mark", tried(T.v_ann, marked));
    case 14: {
        clock_freeze((when){ clock_now().us + (int64_t)chance(12) * (chance(3) ? HOUR : DAY) });
        viewer_use(&T.c, T.v_system);
        fine(case_jobs[0].run(&T.c, S("")));
        return "later";
    }
    case 15:
    case 16: return hand_by_chance();
    default: {
        const char *verb = desk[chance(COUNT(desk))];
        return tell(verb, acts(chance(2) ? T.v_ann : T.v_lead, verb, "words"));
    }
    }
}

static void by_chance(void **state)
{
    enum { ROUNDS = 4, CASES = 4, STEPS = 80 };
    const char *given = getenv("RABTA_SEED");
    (void)state;
    NEED_STORE();
    for (int round = 0; round < ROUNDS; round++) {
        uint64_t from = given ? strtoull(given, NULL, 10) : (uint64_t)clock_now().us * 2654435761u + (uint64_t)round;
        seed = from ? from : 1;
        ncases = 0;
        for (int i = 0; i < CASES; i++) {
            clock_freeze((when){ clock_now().us + MINUTE });
            begin();
            if (chance(2)) embargo((int)(20 + chance(20)));
            if (chance(2)) (void)invite((int)chance(ORGS));
            cases[ncases++] = CASE;
        }
        for (int step = 0; step < STEPS; step++) {
            clock_freeze((when){ clock_now().us + MINUTE });
            holds(from, step, one_step());
        }
    }
    int64_t told = count("SELECT COUNT(*) FROM entry WHERE verb = 'embargo-soon'");
    print_message("%u steps were possible, %u were refused; %lld times the end of an embargo was told of; %u cases went to another desk and came back\n", went,
                  refused, (long long)told, handed);
    assert_true(went > ROUNDS * STEPS / 16); /* chance reaches something */
}

/* I-2 and I-7: the chains of all that chance did verify */
static void the_chains_hold(void **state)
{
    str bad;
    int64_t records, entries;
    struct checkpoint k;
    (void)state;
    NEED_STORE();
    viewer_use(&T.c, T.v_system);
    T.c.now = clock_now();
    fine(db_begin(&T.c));
    fine(audit_checkpoint(&T.c, &k));
    fine(db_commit(&T.c));
    fine(audit_verify(&T.c, sign_public_hex(T.c.arena), &(struct strs){ &k.signature, 1 }, &bad, &records, &entries));
    if (bad.n) fail_msg("%.*s", FMT(bad));
    assert_true(records > 30 && entries > 200);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(by_chance), cmocka_unit_test(the_chains_hold) };
    return cmocka_run_group_tests(tests, setup, store_closed);
}
