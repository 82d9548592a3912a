/* case - what the files of coordination cases share with one another and with nobody else
 *
 * A case is a record; its participants and what each vendor says of each vulnerability are parts. Who takes part sees the
 * case by grants that rest on his part (because = "participant:PART"): as organisation, desk, receipt, and as holder of the
 * personal link (principal party:PART). While an embargo holds, a grant comes with consent and not before. */
#ifndef DISCLOSURE_CASE_H
#define DISCLOSURE_CASE_H

#include "domain/disclosure/case_door.h"
#include "domain/disclosure/disclosure.h"
#include "domain/disclosure/vultron.h"
#include "spine/api.h"
#include "spine/entry.h"
#include "spine/outbox.h"

struct cvd_case {
    struct record r;
    str summary;
    unsigned embargo; /* enum em */
    when embargo_until;
    str embargo_zone;
    when embargo_ended_at;
    str embargo_end;
    when public_at, exploit_at, attacks_at, first_contact_at, disclose_at;
    bool on_hold;
    str outcome, merged_was; /* merged_was: the state that taking a merger back restores */
};
err case_feed(struct ctx *c, struct list *out) MUST_USE; /* case_feed.c: embargoes that end, for a calendar */
extern const struct words em_words, consent_words, rm_words;
err case_of(struct ctx *c, str which, struct cvd_case *out) MUST_USE;
err case_at_desk(struct ctx *c, str which, uint64_t right, struct cvd_case *out) MUST_USE; /* for who may do this at its desk */
unsigned case_world(const struct cvd_case *v);                                             /* its CS, without the vendors' part */
bool case_embargoed(const struct cvd_case *v);                                             /* an embargo holds */
bool case_over(const struct cvd_case *v);                                                  /* closed, or merged into another */
err case_goes_on(struct ctx *c, const struct cvd_case *v) MUST_USE;                        /* refuses what was merged into another */

/* ---- case_party.c */
enum party_role { ROLE_VENDOR, ROLE_FINDER, ROLE_REPORTER, ROLE_COORDINATOR, ROLE_DEPLOYER, ROLE_OTHER };
extern const struct words role_words;
struct party {
    id part;
    str state, subject, name, address, language, zone;
    unsigned role, consent;
    bool shared, silent;
    str contact; /* not-contacted contacted bounced seen answered */
    int64_t path;
    when contacted_at, bounced_at, seen_at, answered_at, chased_at, left_at;
    str circle, acts_for; /* acts_for: the viewer speaks for it: "desk", "party" or empty */
    id message;
    struct strs acts;
};
extern const struct shape party_shape, parties_shape, party_new_shape, party_act_shape;
struct parties {
    struct list parties;
};
struct party_new {
    str subject;
    unsigned role;
    str name, address, language, zone, text;
    bool shared;
};
err parties_of(struct ctx *c, const struct cvd_case *v, struct list *out) MUST_USE; /* those that the viewer sees */
err party_find(struct ctx *c, const struct cvd_case *v, str part, struct party *out) MUST_USE;
err party_add(struct ctx *c, struct cvd_case *v, const struct party_new *n, id *out) MUST_USE;
err party_step(struct ctx *c, const struct cvd_case *v, const struct party *p, enum rm_event e, str text) MUST_USE;
err party_consent(struct ctx *c, const struct cvd_case *v, const struct party *p, enum consent_event e, str text) MUST_USE;
err party_answered(struct ctx *c, const struct cvd_case *v, const struct party *p) MUST_USE; /* it said something: no longer silent */
err party_path(struct ctx *c, const struct party *p, unsigned bits) MUST_USE;
bool party_speaks(const struct viewer *w, const struct cvd_case *v, const struct party *p);
/* its own circle: the desk and itself */
err party_entry(struct ctx *c, const struct cvd_case *v, const struct party *p, const struct entry_new *e) MUST_USE;
/* the party for which the viewer speaks; empty part: none */
err party_mine(struct ctx *c, const struct cvd_case *v, struct party *out) MUST_USE;
/* a system actor that sees what this desk sees, for what follows by itself */
err case_as_desk(struct ctx *c, const id *team, str actor) MUST_USE;

/* ---- case_sight.c */
bool party_is_desk(const struct cvd_case *v, const struct party *p);                     /* the desk that handles the case */
err party_circle(struct ctx *c, const struct cvd_case *v, struct party *p) MUST_USE;     /* fills its circle: the desk and itself */
err party_open(struct ctx *c, const struct cvd_case *v, const struct party *p) MUST_USE; /* it sees the case from now on */
err party_shut(struct ctx *c, const struct cvd_case *v, const struct party *p) MUST_USE; /* and no more */
err party_offered(struct ctx *c, const struct cvd_case *v, const struct party *p, when until, str zone) MUST_USE;
/* it waits outside: what holds is offered to it; and when nothing holds any more, all who waited are let in */
err party_wait(struct ctx *c, const struct cvd_case *v, const struct party *p) MUST_USE;
err party_let_all(struct ctx *c, const struct cvd_case *v) MUST_USE;
err party_sight(struct ctx *c, const struct cvd_case *v, const struct party *p) MUST_USE; /* as its consent says */
/* the same takes part in another case as well, with the consent that it gave */
err party_twin(struct ctx *c, const struct cvd_case *v, const struct party *p, id *out) MUST_USE;

/* ---- case_embargo.c */
struct proposal {
    id id;
    when until;
    str zone, reason, by, by_name, party, state;
    when at, decided_at;
    int64_t agree, disagree;
    str mine; /* what the viewer's party said: yes, no or empty */
};
struct embargo_view {
    unsigned state;
    when until;
    str zone;
    when ended_at;
    str end, second, second_name, second_reason;
    bool may_propose;
    str why_not;
    struct list proposals;
    bool heads_up;
    when heads_up_at;
};
extern const struct shape embargo_shape, embargo_new_shape, embargo_end_shape;
struct embargo_new {
    when until;
    str zone, reason;
};
/* what a newcomer is asked to agree to: what holds, else what is proposed; {0}: nothing */
err embargo_on_offer(struct ctx *c, const struct cvd_case *v, when *until, str *zone) MUST_USE;
err embargo_view(struct ctx *c, const struct cvd_case *v, struct embargo_view *out) MUST_USE;
err embargo_propose(struct ctx *c, struct cvd_case *v, const struct party *by, const struct embargo_new *n, id *out) MUST_USE;
err embargo_answer(struct ctx *c, struct cvd_case *v, const struct party *p, str proposal, bool agrees) MUST_USE;
err embargo_decide(struct ctx *c, struct cvd_case *v, str proposal, bool accept) MUST_USE;
/* what became true ends what holds, at once and for all, with a letter to each */
err embargo_world(struct ctx *c, struct cvd_case *v, enum cs event, str said) MUST_USE;
err embargo_end(struct ctx *c, struct cvd_case *v, const char *why, str said) MUST_USE;
err embargo_handed(struct ctx *c, const struct cvd_case *v) MUST_USE; /* before it goes to another desk */
/* what holds in another case is taken over as it is; EM_NONE: given back */
err embargo_inherited(struct ctx *c, const struct cvd_case *v) MUST_USE; /* a case that began with one, by a split */
err embargo_carry(struct ctx *c, struct cvd_case *v, enum em to, when until, str zone) MUST_USE;

/* ---- case_remind.c: its end comes near */
err embargo_remind(struct ctx *c) MUST_USE; /* the clock's part */
/* a day was agreed: of the days before it on which it would have been told, those that have passed are not */
err embargo_reminders_begin(struct ctx *c, const struct cvd_case *v) MUST_USE;
/* whether the desk should write to vendors before it ends; sent: it has, of this day */
err embargo_heads(struct ctx *c, const struct cvd_case *v, bool *proposed, when *sent) MUST_USE;
extern const struct shape heads_up_shape, embargo_reminders_shape;

/* ---- case_status.c */
extern const struct shape vulnerability_shape, vulnerabilities_shape, status_shape, statuses_shape, status_new_shape, status_act_shape;
struct status_said {
    unsigned state, justification;
    str statement;
    when fix_at;
};
err vulnerability_add(struct ctx *c, const struct cvd_case *v, struct vulnerability *n) MUST_USE;
err vulnerabilities_of(struct ctx *c, const struct cvd_case *v, struct list *out) MUST_USE;
err statuses_of(struct ctx *c, const struct cvd_case *v, struct list *out) MUST_USE;
err status_find(struct ctx *c, const struct cvd_case *v, str part, struct vstatus *out) MUST_USE;
err status_say(struct ctx *c, const struct cvd_case *v, const struct party *p, const struct vstatus *s, const struct status_said *n) MUST_USE;
/* a row for each vulnerability that this vendor has none for yet */
err status_rows(struct ctx *c, const struct cvd_case *v, const struct party *p) MUST_USE;

/* ---- case_talk.c: words by audience */
enum thread { THREAD_ALL, THREAD_PARTY, THREAD_DESK };
err case_thread_of(struct ctx *c, const struct cvd_case *v, enum thread where, str part, struct list *out) MUST_USE; /* part: of THREAD_PARTY */
err case_say(struct ctx *c, const struct cvd_case *v, const struct party *from, const struct party *to, enum thread where, str text) MUST_USE;

/* ---- case_file.c: files for one party or for all (record.h) */
err case_circle(struct ctx *c, const struct record *r, str party, str *of, str *audience) MUST_USE;
err case_given(struct ctx *c, const struct record *r, str party) MUST_USE;

/* ---- case_letter.c, case_link.c */
err embargo_open(struct ctx *c, const struct cvd_case *v, id *out) MUST_USE; /* the proposal that is open; empty: none */
enum case_letter { CASE_INVITE, CASE_NEWS, CASE_CHASE, CASE_ENDED, CASE_SOON, CASE_HEADS_UP };
err case_letter(struct ctx *c, const struct cvd_case *v, const struct party *p, enum case_letter what) MUST_USE;
/* to every party that is still in, through its own door: mail, or words beside the report of who holds a code */
err case_tell_all(struct ctx *c, const struct cvd_case *v, enum case_letter what) MUST_USE;

/* ---- case_move.c: what went from one case to another, and back within a day */
struct move {
    id id;
    str kind, giver, taker; /* merge or split */
    when at, undone_at;
    unsigned em_was;
    when until_was;
    str zone_was;
    unsigned em_giver, em_taker; /* as the move left them */
    when until_giver, until_taker;
    int64_t world_was, world; /* of the taker */
    int64_t n;                /* things that went */
};
/* a thing that went: party, twin, consent, vulnerability, status, report; was and now as each needs */
err move_begin(struct ctx *c, struct move *m) MUST_USE;
err move_done(struct ctx *c, const struct move *m) MUST_USE;
err move_party(struct ctx *c, struct move *m, const struct party *p, const struct cvd_case *to) MUST_USE;
err move_twin(struct ctx *c, struct move *m, const struct party *from, const id *to) MUST_USE;
err move_consent(struct ctx *c, struct move *m, const struct party *p) MUST_USE;
err move_vulnerability(struct ctx *c, struct move *m, const struct vulnerability *n, const struct cvd_case *to) MUST_USE;
err move_status(struct ctx *c, struct move *m, const struct vstatus *s, const struct cvd_case *to, const struct party *under) MUST_USE;
err move_report(struct ctx *c, struct move *m, str link, const struct cvd_case *to) MUST_USE;
err move_told(struct ctx *c, const struct cvd_case *v, const char *what, const id *other, str text) MUST_USE;
/* the newest of this kind that this case gave (merge) or took (split), if it can be taken back; why it cannot else */
err move_open(struct ctx *c, const struct cvd_case *v, const char *kind, struct move *out, const char **why) MUST_USE;
err move_settle(struct ctx *c, const struct cvd_case *v) MUST_USE; /* rows for each vendor, and who sees it */
err move_clock(struct ctx *c, const struct cvd_case *v) MUST_USE;  /* of disclosure, from the first attempt to reach a vendor */
err move_contact(struct ctx *c, struct move *m, const struct cvd_case *to) MUST_USE;
err move_undo(struct ctx *c, struct cvd_case *v, const struct move *m) MUST_USE;
/* who reported what came into a case, in the order in which it came */
struct credit {
    id report;
    str ref, name;
    bool wanted;
    when received_at;
};
extern const struct shape credit_shape, credits_shape, moves_shape;
err credits_of(struct ctx *c, const struct cvd_case *v, struct list *out) MUST_USE;
/* what a merger or a split does to each party, told before and after */
struct fate {
    id part;
    str name, is;
    unsigned role;
    str from; /* reference of the case where it is now */
};
extern const struct shape fate_shape;
const char *fate_of(bool holds, const struct cvd_case *v, const struct party *p, unsigned consent); /* sees, asked, out */

/* ---- case_merge.c, case_split.c */
extern const struct shape merge_shape, split_in_shape, split_shape;
extern const struct param_doc merge_query[];
err case_merge(struct ctx *c, struct cvd_case *from, str into, str text) MUST_USE;

/* handlers that case_api.c names */
#define CASE_HANDLER(name) err name(struct ctx *c, const struct req *q, struct res *r)
CASE_HANDLER(case_open);
CASE_HANDLER(case_join);
CASE_HANDLER(case_parties);
CASE_HANDLER(case_party_add);
CASE_HANDLER(case_party_act);
CASE_HANDLER(case_chase);
CASE_HANDLER(case_offers);
CASE_HANDLER(case_offer_answer);
CASE_HANDLER(case_embargo);
CASE_HANDLER(case_embargo_propose);
CASE_HANDLER(case_embargo_act);
CASE_HANDLER(case_embargo_end);
CASE_HANDLER(case_heads_up);
CASE_HANDLER(case_reminders);
CASE_HANDLER(case_reminders_set);
CASE_HANDLER(case_vulnerabilities);
CASE_HANDLER(case_vulnerability_add);
CASE_HANDLER(case_vulnerability_change);
CASE_HANDLER(case_statuses);
CASE_HANDLER(case_status_add);
CASE_HANDLER(case_status_act);
CASE_HANDLER(case_thread);
CASE_HANDLER(case_words);
CASE_HANDLER(case_merge_preview);
CASE_HANDLER(case_split);
CASE_HANDLER(case_moves);
CASE_HANDLER(case_credits);
CASE_HANDLER(case_recipes);
CASE_HANDLER(case_hand_get);
CASE_HANDLER(case_hand_offer);
CASE_HANDLER(case_hand_act);
err case_hand_forget(struct ctx *c, const id *record) MUST_USE;
extern const struct shape case_hand_shape, case_hand_new_shape, case_hand_act_shape;
CASE_HANDLER(case_recipe_put);
CASE_HANDLER(case_recipe_tick);
extern const struct shape case_recipes_shape, case_recipe_in_shape, case_tick_shape;
extern const struct shape case_open_shape, chase_shape, offers_shape, offer_in_shape, thread_shape, case_words_shape;
extern const struct param_doc thread_query[];

#endif
