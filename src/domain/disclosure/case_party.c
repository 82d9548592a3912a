/* case_party - who takes part in a case: by role, each with its own report management, consent to the embargo and reach
 *
 * A party is an organisation, a desk, a person, the holder of a report's code, or a bare mail address. Its row is for the desk
 * and itself until the desk shows it to all. What it may see rests on its part and ends with it. */
#include "domain/disclosure/case.h"

#include <stdio.h>

#include "domain/directory/addressee.h"
#include "spine/deadline.h"
#include "spine/part.h"

#include "case_party.sql.h"

static const char *const role_v[] = { "vendor", "finder", "reporter", "coordinator", "deployer", "other" };
const struct words role_words = { role_v, COUNT(role_v) };

static const struct field fields[] = {
#define F(m, ...) FIELD(struct party, m, .flags = F_RO, __VA_ARGS__)
    F(part, .doc = "Identifier"),
    F(role, .en = &role_words, .doc = "vendor, finder, reporter, coordinator, deployer or other"),
    F(name, .doc = "Its name; empty for a finder who gave none"),
    F(subject, .doc = "The organisation, desk, person or receipt; empty for a mail address alone"),
    FIELD(struct party, address, .flags = F_RO | F_PERSONAL, .see = MAY_DESK, .doc = "Where letters go"),
    F(state, .doc = "How it handles the report (Vultron RM): start, received, invalid, valid, accepted, deferred or closed"),
    F(consent, .en = &consent_words, .doc = "To the embargo: no-embargo, invited, signatory, lapsed (the date was changed since) or declined"),
    F(contact, .doc = "not-contacted, contacted, bounced, seen or answered"),
    F(silent, .see = MAY_DESK, .doc = "It was asked and has not answered"),
    F(path, .doc = "Of a vendor: 1 aware, 2 fix ready, 4 fix deployed, added"),
    F(shared, .doc = "All who see the case see that it takes part"),
    F(contacted_at, .doc = "When the first letter left"),
    F(bounced_at, .see = MAY_DESK, .doc = "When a letter came back"),
    F(seen_at, .doc = "When its link was opened, or it signed in; machines open links, too"),
    F(answered_at, .doc = "When it first answered"),
    F(chased_at, .see = MAY_DESK, .doc = "When it was last asked again"),
    F(left_at, .doc = "Since when it takes part no longer"),
    F(acts_for, .doc = "desk: you are the desk; party: you speak for it"),
    F(acts, .max = 20, .doc = "What you may do with it now"),
#undef F
};
SHAPE(party_shape, "case_party", struct party, fields, "Somebody who takes part in a case");
static const struct field parties_fields[] = { FIELD(struct parties, parties, .flags = F_RO, .of = &party_shape, .max = 500, .doc = "Those that you see") };
SHAPE(parties_shape, "case_parties", struct parties, parties_fields, "Who takes part");

static const struct field new_fields[] = {
#define F(m, ...) FIELD(struct party_new, m, __VA_ARGS__)
    F(subject, .max = 60, .doc = "An organisation or a team; empty: a mail address alone"),
    F(role, .flags = F_REQ, .en = &role_words, .doc = "vendor, finder, reporter, coordinator, deployer or other"),
    F(name, .max = 200, .doc = "The name, for a mail address alone"),
    F(address, .max = 254, .flags = F_PERSONAL, .doc = "Where letters go; of an organisation its first security contact when not given"),
    F(language, .max = 20, .doc = "Of its letters: en, ur"),
    F(zone, .max = 60, .doc = "In which dates are told to it"),
    F(text, .flags = F_LINES, .max = 4000, .doc = "Words of its own thread, to be read once it sees the case"),
    F(shared, .doc = "All who see the case see that it takes part"),
#undef F
};
SHAPE(party_new_shape, "case_party_new", struct party_new, new_fields, "A party to be asked in");

/* what may be done: the steps of its report management, by the party itself or by the desk on its behalf */
static const struct {
    const char *verb;
    enum rm_event event;
} steps[] = { { "validate", RM_VALIDATE }, { "invalidate", RM_INVALIDATE }, { "accept", RM_ACCEPT }, { "defer", RM_DEFER }, { "close", RM_CLOSE } };

static str reach(const struct party *p)
{
    if (p->answered_at.us) return S("answered");
    if (p->seen_at.us) return S("seen");
    if (p->bounced_at.us && p->bounced_at.us >= p->contacted_at.us) return S("bounced");
    return p->contacted_at.us ? S("contacted") : S("not-contacted");
}

bool party_speaks(const struct viewer *w, const struct cvd_case *v, const struct party *p)
{
    char link[64];
    int n = snprintf(link, sizeof link, "party:%s", p->part.s);
    if (p->left_at.us) return false;
    if (viewer_holds(w, (str){ link, (size_t)n })) return true;
    if (str_starts(p->subject, S("org_"))) return (viewer_rights_at(w, p->subject) & MAY_OWN_ORG) != 0;
    if (str_eq(p->subject, id_str(&v->r.team))) return (viewer_rights_at(w, p->subject) & MAY_TRIAGE) != 0;
    if (str_starts(p->subject, S("tea_"))) return (viewer_rights_at(w, p->subject) & MAY_DESK) != 0;
    return p->subject.n && str_eq(w->actor, p->subject);
}

/* what the viewer may do with it now */
static void acts_of(struct ctx *c, const struct cvd_case *v, struct party *p)
{
    bool desk = (record_rights(c->who, &v->r) & MAY_TRIAGE) != 0, self = party_speaks(c->who, v, p);
    p->acts_for = desk ? S("desk") : self ? S("party") : S("");
    p->acts = (struct strs){ NEW_ARRAY(c->arena, 20, str), 0 };
    if (p->left_at.us || (!desk && !self)) return;
    int rm = word_index(&rm_words, p->state);
    for (size_t i = 0; rm >= 0 && i < COUNT(steps); i++)
        if (rm_may((enum rm)rm, steps[i].event, (enum em)v->embargo) == STEP_FINE) p->acts.v[p->acts.n++] = str_of(steps[i].verb);
    bool binds = v->embargo == EM_ACTIVE || v->embargo == EM_REVISE;
    if (binds && p->consent != CONSENT_SIGNATORY) p->acts.v[p->acts.n++] = S("agree");
    if (binds && p->consent != CONSENT_DECLINED) p->acts.v[p->acts.n++] = S("decline");
    if (p->role == ROLE_VENDOR && (p->path & CS_FIX_READY) && !(p->path & CS_FIX_DEPLOYED)) p->acts.v[p->acts.n++] = S("deployed");
    if (!desk || party_is_desk(v, p)) return;
    p->acts.v[p->acts.n++] = S("call");
    if (p->address.n) p->acts.v[p->acts.n++] = S("contact");
    p->acts.v[p->acts.n++] = p->shared ? S("unshare") : S("share");
    p->acts.v[p->acts.n++] = S("remove");
}

static void take(struct ctx *c, const struct cvd_case *v, struct rows *r, struct party *p)
{
    int role = word_index(&role_words, row_text(r, 7)), consent = word_index(&consent_words, row_text(r, 8));
    *p = (struct party){ .part = row_id(r, 0),
                         .state = row_text(r, 1),
                         .subject = row_text(r, 2),
                         .name = row_text(r, 3),
                         .address = row_text(r, 4),
                         .language = row_text(r, 5),
                         .zone = row_text(r, 6),
                         .role = role < 0 ? ROLE_OTHER : (unsigned)role,
                         .consent = consent < 0 ? 0 : (unsigned)consent,
                         .path = row_int(r, 9),
                         .message = row_id(r, 10),
                         .contacted_at = row_when(r, 11),
                         .bounced_at = row_when(r, 12),
                         .seen_at = row_when(r, 13),
                         .answered_at = row_when(r, 14),
                         .chased_at = row_when(r, 15),
                         .left_at = row_when(r, 16),
                         .circle = row_text(r, 17),
                         .shared = row_int(r, 18) != 0 };
    p->contact = reach(p);
    p->silent = !p->answered_at.us && !p->left_at.us && p->contacted_at.us;
    if (v->public_at.us && p->role == ROLE_VENDOR) p->path |= CS_VENDOR_AWARE;
    acts_of(c, v, p);
}

err parties_of(struct ctx *c, const struct cvd_case *v, struct list *out)
{
    struct rows *r;
    TRY(db_run(c, &sql_list, ARGS(A_ID(v->r.id), A_TEXT(S(""))), &r));
    struct party *p = NEW_ARRAY(c->arena, rows_count(r) + 1, struct party);
    size_t n = 0;
    while (rows_next(r)) take(c, v, r, &p[n++]);
    *out = (struct list){ p, n };
    return NULL;
}

err party_find(struct ctx *c, const struct cvd_case *v, str part, struct party *out)
{
    struct rows *r;
    bool found = false;
    if (part.n) TRY(db_one(c, &sql_list, ARGS(A_ID(v->r.id), A_TEXT(part)), &r, &found));
    if (!found) FAIL(c, E_ABSENT, "not-found", "there is nothing here that you can see");
    take(c, v, r, out);
    return NULL;
}

err party_mine(struct ctx *c, const struct cvd_case *v, struct party *out)
{
    struct list l;
    TRY(parties_of(c, v, &l));
    const struct party *p = l.v;
    *out = (struct party){ .state = { 0 } };
    for (size_t i = 0; i < l.n; i++)
        if (party_speaks(c->who, v, &p[i])) {
            *out = p[i];
            return NULL;
        }
    return NULL;
}

err case_as_desk(struct ctx *c, const id *team, str actor)
{
    struct viewer *desk;
    TRY(viewer_of_team(c, team, S(""), "cases", &desk));
    if (actor.n) desk->actor = actor; /* reads as the desk, is the other's own act */
    viewer_use(c, desk);
    return NULL;
}

err party_entry(struct ctx *c, const struct cvd_case *v, const struct party *p, const struct entry_new *e)
{
    struct entry_new mine = *e;
    mine.part = arena_dup(c->arena, id_str(&p->part));
    mine.audience = p->circle;
    TRY(record_touch(c, &v->r.id, false));
    return entry_add(c, &v->r.id, &mine, NULL);
}

/* ---- the steps */

err party_step(struct ctx *c, const struct cvd_case *v, const struct party *p, enum rm_event e, str text)
{
    struct rows *r;
    bool found;
    int from = word_index(&rm_words, p->state);
    enum verdict may = from < 0 ? STEP_UNKNOWN : rm_may((enum rm)from, e, (enum em)v->embargo);
    if (may == STEP_UNKNOWN) FAIL(c, E_CONFLICT, "not-in-state", "this is not possible any more: it is %.*s", FMT(p->state));
    if (may == STEP_NEVER) FAIL(c, E_CONFLICT, "not-possible-now", "nobody closes it while an embargo holds");
    str to = str_of(rm_name((enum rm)rm_next((enum rm)from, e)));
    TRY(db_one(c, &sql_move, ARGS(A_ID(p->part), A_TEXT(to), A_TEXT(p->state), A_WHEN(c->now)), &r, &found));
    if (!found) FAIL(c, E_STALE, "changed", "somebody else changed it meanwhile; look again");
    return party_entry(c, v, p, &(struct entry_new){ .verb = "participant", .field = S("state"), .was = p->state, .now = to, .body = text });
}

err party_consent(struct ctx *c, const struct cvd_case *v, const struct party *p, enum consent_event e, str text)
{
    int to = consent_next((enum consent)p->consent, e);
    if (to < 0 || (unsigned)to == p->consent) return NULL;
    TRY(db_do(c, &sql_consent, ARGS(A_ID(p->part), A_TEXT(str_of(consent_name((enum consent)to))))));
    TRY(party_entry(c, v, p,
                    &(struct entry_new){ .verb = "participant",
                                         .field = S("consent"),
                                         .was = str_of(consent_name((enum consent)p->consent)),
                                         .now = str_of(consent_name((enum consent)to)),
                                         .body = text }));
    if (to == CONSENT_SIGNATORY) {
        if (p->role == ROLE_VENDOR) TRY(party_path(c, p, CS_VENDOR_AWARE));
        return party_open(c, v, p);
    }
    return to == CONSENT_DECLINED && !party_is_desk(v, p) ? party_shut(c, v, p) : NULL;
}

err party_answered(struct ctx *c, const struct cvd_case *v, const struct party *p)
{
    (void)v;
    if (p->role == ROLE_VENDOR) TRY(party_path(c, p, CS_VENDOR_AWARE));
    return db_do(c, &sql_answered, ARGS(A_ID(p->part), A_WHEN(c->now)));
}

/* each is noted as what must be true before it is */
err party_path(struct ctx *c, const struct party *p, unsigned bits)
{
    unsigned now = (unsigned)p->path & CS_VENDOR, before = now;
    static const enum cs order[] = { CS_VENDOR_AWARE, CS_FIX_READY, CS_FIX_DEPLOYED };
    for (size_t i = 0; i < COUNT(order); i++) {
        int to = bits & order[i] ? cs_next(now, order[i]) : -1;
        if (to >= 0) now = (unsigned)to;
    }
    return now == before ? NULL : db_do(c, &sql_path, ARGS(A_ID(p->part), A_INT(now)));
}

/* ---- somebody is asked in */

/* a clock of the team, if it has a target for it, runs from the first attempt to reach a vendor */
static err first_contact(struct ctx *c, struct cvd_case *v)
{
    struct rows *r;
    struct record from_now = v->r;
    TRY(db_run(c, &sql_first_contact, ARGS(A_ID(v->r.id), A_WHEN(c->now)), &r));
    if (!rows_count(r)) return NULL;
    v->first_contact_at = c->now;
    from_now.received_at = c->now;
    return deadline_start(c, &from_now, S("disclose"));
}

static err address_of(struct ctx *c, const struct party_new *n, struct party *p)
{
    struct rows *r;
    bool found;
    p->address = n->address;
    p->language = n->language;
    p->zone = n->zone;
    if (n->address.n && !mail_address(n->address)) FAIL_AT(c, S("/address"), "bad-format", "one mail address");
    if (str_starts(n->subject, S("org_")) && !n->address.n) {
        struct list l;
        str org;
        TRY(stands_for(c, n->subject, &org));
        TRY(addressees_of(c, (struct strs){ &org, 1 }, false, &l));
        const struct addressee *a = l.v;
        if (l.n) {
            p->address = a->email;
            if (!p->language.n) p->language = a->language;
            if (!p->zone.n) p->zone = a->zone;
        }
    }
    if (str_starts(n->subject, S("tea_"))) {
        TRY(db_one(c, &sql_desk, ARGS(A_TEXT(n->subject)), &r, &found));
        if (found && !p->address.n && mail_address(row_text(r, 0))) p->address = row_text(r, 0);
        if (found && !p->zone.n) p->zone = row_text(r, 1);
    }
    if (!p->language.n) p->language = S("en");
    return NULL;
}

static err named(struct ctx *c, const struct cvd_case *v, const struct party_new *n, struct party *p)
{
    struct rows *r;
    p->subject = n->subject;
    p->role = n->role;
    p->shared = n->shared;
    p->name = str_trim(n->name);
    if (str_starts(n->subject, S("org_")) || str_starts(n->subject, S("tea_"))) {
        TRY(subject_name(c, n->subject, &p->name));
        if (!p->name.n) FAIL_AT(c, S("/subject"), "not-found", "there is no such organisation or team that you can see");
    }
    TRY(address_of(c, n, p));
    if (!n->subject.n && (!p->name.n || !p->address.n)) FAIL_AT(c, S("/address"), "required", "a name and a mail address, or an organisation or team");
    str who = n->subject.n ? principal_of(c->arena, n->subject) : S("party:");
    if (!tlp_allows(v->r.tlp, who)) FAIL(c, E_CONFLICT, "tlp-forbids", "TLP:%s does not allow this recipient", tlp_words.v[v->r.tlp]);
    TRY(db_run(c, &sql_there, ARGS(A_ID(v->r.id), A_TEXT(n->subject), A_TEXT(p->address)), &r));
    if (rows_count(r)) FAIL(c, E_CONFLICT, "there-already", "it takes part already");
    return NULL;
}

static err stored(struct ctx *c, const struct cvd_case *v, const struct party *p, str reason, bool heard)
{
    str aud = p->shared ? S("") : p->circle;
    TRY(db_do(c, &sql_part,
              ARGS(A_ID(p->part), A_ID(v->r.id), A_TEXT(p->state), A_TEXT(p->subject), A_TEXT(reason), arg_text_or_null(aud), A_TEXT(c->who->actor),
                   A_WHEN(c->now))));
    TRY(db_do(c, &sql_party,
              ARGS(A_ID(p->part), A_ID(v->r.id), arg_text_or_null(aud), A_TEXT(p->circle), A_TEXT(str_of(role_words.v[p->role])), A_TEXT(p->name),
                   A_TEXT(p->address), A_TEXT(p->language), A_TEXT(p->zone), A_TEXT(str_of(consent_name((enum consent)p->consent))),
                   heard ? A_WHEN(c->now) : A_NULL)));
    TRY(record_touch(c, &v->r.id, p->shared));
    return entry_add(c, &v->r.id,
                     &(struct entry_new){ .verb = "participant",
                                          .part = id_str(&p->part),
                                          .field = str_of(role_words.v[p->role]),
                                          .now = p->subject.n ? p->subject : S("contact"),
                                          .audience = aud },
                     NULL);
}

err party_add(struct ctx *c, struct cvd_case *v, const struct party_new *n, id *out)
{
    struct party p = { .part = id_new("prt", c->now) };
    when until;
    str zone;
    TRY(named(c, v, n, &p));
    bool insider = p.role == ROLE_FINDER || p.role == ROLE_REPORTER || party_is_desk(v, &p); /* knows what it is about */
    TRY(embargo_on_offer(c, v, &until, &zone));
    p.state = insider ? S("accepted") : S("start");
    p.consent = until.us ? CONSENT_INVITED : CONSENT_NONE;
    TRY(party_circle(c, v, &p));
    bool coded = str_starts(n->subject, S("rct_")) || str_starts(n->subject, S("per_"));
    TRY(stored(c, v, &p, coded ? n->text : S(""), insider));
    *out = p.part;
    if (until.us && !party_is_desk(v, &p))
        TRY(party_offered(c, v, &p, until, zone));
    else if (!party_is_desk(v, &p))
        TRY(party_open(c, v, &p));
    if (!coded && str_trim(n->text).n) TRY(case_say(c, v, NULL, &p, THREAD_PARTY, n->text));
    if (p.role == ROLE_VENDOR) {
        TRY(first_contact(c, v));
        TRY(status_rows(c, v, &p));
    }
    TRY(record_now_touches(c, &v->r.id));
    return party_is_desk(v, &p) ? NULL : case_letter(c, v, &p, CASE_INVITE);
}

/* ---- what is asked for over the API */

err case_parties(struct ctx *c, const struct req *q, struct res *r)
{
    struct cvd_case v;
    struct parties out;
    TRY(case_of(c, q->params[0], &v));
    TRY(parties_of(c, &v, &out.parties));
    res_json(r, &parties_shape, &out, record_rights(c->who, &v.r));
    return NULL;
}

err case_party_add(struct ctx *c, const struct req *q, struct res *r)
{
    struct cvd_case v;
    struct party_new n = { .role = 0 };
    struct party p;
    id part;
    TRY(case_at_desk(c, q->params[0], MAY_ROUTE, &v));
    TRY(api_read(c, q, &party_new_shape, &n));
    if (n.subject.n && !str_starts(n.subject, S("org_")) && !str_starts(n.subject, S("tea_")))
        FAIL_AT(c, S("/subject"), "bad-target", "an organisation or a team, or a mail address alone");
    if (case_over(&v)) FAIL(c, E_CONFLICT, "not-in-state", "this case is closed");
    TRY(party_add(c, &v, &n, &part));
    TRY(party_find(c, &v, id_str(&part), &p));
    r->status = 201;
    res_header(r, "Location", arena_fmt(c->arena, "/api/v1/cases/%s/parties", v.r.id.s));
    res_json(r, &party_shape, &p, record_rights(c->who, &v.r));
    return NULL;
}

static err shown(struct ctx *c, const struct cvd_case *v, const struct party *p, bool on)
{
    struct arg aud = on ? A_NULL : A_TEXT(p->circle);
    TRY(db_do(c, &sql_share_part, ARGS(A_ID(p->part), aud)));
    TRY(db_do(c, &sql_share_party, ARGS(A_ID(p->part), aud)));
    TRY(record_touch(c, &v->r.id, true));
    return party_entry(c, v, p, &(struct entry_new){ .verb = "participant", .field = S("shared"), .now = on ? S("true") : S("false") });
}

static err removed(struct ctx *c, const struct cvd_case *v, const struct party *p, str text)
{
    TRY(party_shut(c, v, p));
    TRY(db_do(c, &sql_left, ARGS(A_ID(p->part), A_WHEN(c->now))));
    return party_entry(c, v, p, &(struct entry_new){ .verb = "participant", .field = S("left"), .body = text });
}

/* what only the desk does; *done false: none of these */
static err desk_act(struct ctx *c, const struct cvd_case *v, const struct party *p, str verb, str text, bool *done)
{
    *done = true;
    if (str_is(verb, "call")) {
        if (!text.n) FAIL_AT(c, S("/text"), "required", "say what was said");
        TRY(party_answered(c, v, p));
        return party_entry(c, v, p, &(struct entry_new){ .verb = "said", .field = S("call"), .body = text });
    }
    if (str_is(verb, "contact")) {
        if (p->consent == CONSENT_DECLINED) TRY(party_consent(c, v, p, CONSENT_INVITE, text));
        if (p->consent == CONSENT_DECLINED || p->consent == CONSENT_INVITED) TRY(party_wait(c, v, p));
        return case_letter(c, v, p, CASE_INVITE);
    }
    if (str_is(verb, "share") || str_is(verb, "unshare")) return shown(c, v, p, str_is(verb, "share"));
    if (str_is(verb, "remove")) return removed(c, v, p, text);
    *done = false;
    return NULL;
}

static bool offered_act(const struct party *p, str verb)
{
    for (size_t i = 0; i < p->acts.n; i++)
        if (str_eq(p->acts.v[i], verb)) return true;
    return false;
}

static err party_do(struct ctx *c, const struct cvd_case *v, const struct party *p, str verb, str text)
{
    bool done;
    if (!p->acts_for.n) FAIL(c, E_DENIED, "not-allowed", "you may not do this here");
    if (!offered_act(p, verb)) FAIL(c, E_CONFLICT, "not-possible-now", "this is not possible now, or not yours to do");
    if (str_is(p->acts_for, "desk")) {
        TRY(desk_act(c, v, p, verb, text, &done));
        if (done) return NULL;
        /* on somebody's behalf: by what was said, where and when */
        if (!party_is_desk(v, p) && !text.n) FAIL_AT(c, S("/text"), "required", "say by what it told you so");
    }
    TRY(party_answered(c, v, p));
    if (str_is(verb, "agree")) return party_consent(c, v, p, CONSENT_ACCEPT, text);
    if (str_is(verb, "decline")) return party_consent(c, v, p, CONSENT_DECLINE, text);
    if (str_is(verb, "deployed")) {
        TRY(party_path(c, p, CS_FIX_DEPLOYED));
        return party_entry(c, v, p, &(struct entry_new){ .verb = "participant", .field = S("path"), .now = S("deployed"), .body = text });
    }
    for (size_t i = 0; i < COUNT(steps); i++)
        if (str_is(verb, steps[i].verb)) return party_step(c, v, p, steps[i].event, text);
    FAIL(c, E_ABSENT, "no-such-act", "there is no act of this name");
}

struct party_act {
    str text;
};
static const struct field act_fields[] = { FIELD(struct party_act, text, .flags = F_LINES, .max = 4000,
                                                 .doc = "In words; on a party's behalf: by what it said so") };
SHAPE(party_act_shape, "case_party_act", struct party_act, act_fields, "What is given with an act on a party");

err case_party_act(struct ctx *c, const struct req *q, struct res *r)
{
    struct cvd_case v;
    struct party p;
    struct party_act in = { { 0 } };
    TRY(case_of(c, q->params[0], &v));
    TRY(party_find(c, &v, q->params[1], &p));
    TRY(case_goes_on(c, &v));
    TRY(api_read(c, q, &party_act_shape, &in));
    uint64_t rights = record_rights(c->who, &v.r);
    TRY(party_do(c, &v, &p, q->params[2], str_trim(in.text)));
    err e = party_find(c, &v, q->params[1], &p);
    if (e && e->kind == E_ABSENT) { /* it declined: the case is no longer its to see */
        r->status = 204;
        return NULL;
    }
    TRY(e);
    res_json(r, &party_shape, &p, rights);
    return NULL;
}

/* ---- all who are silent */

struct chase {
    bool send;
    int64_t count;
    struct strs names;
};
static const struct field chase_fields[] = {
    FIELD(struct chase, send, .doc = "true: do it; false: only say whom"),
    FIELD(struct chase, count, .flags = F_RO, .doc = "How many"),
    FIELD(struct chase, names, .flags = F_RO, .max = 200, .doc = "Who"),
};
SHAPE(chase_shape, "case_chase", struct chase, chase_fields, "A reminder to the parties that have not answered");

err case_chase(struct ctx *c, const struct req *q, struct res *r)
{
    struct cvd_case v;
    struct chase in = { .send = false };
    struct rows *s;
    TRY(case_at_desk(c, q->params[0], MAY_ROUTE, &v));
    TRY(api_read(c, q, &chase_shape, &in));
    if (v.on_hold && in.send) FAIL(c, E_CONFLICT, "not-possible-now", "the case is on hold: nobody is chased");
    TRY(db_run(c, &sql_silent, ARGS(A_ID(v.r.id), A_INT(c->now.us - 10 * MINUTE)), &s));
    in.names = (struct strs){ NEW_ARRAY(c->arena, rows_count(s) + 1, str), 0 };
    while (rows_next(s)) {
        struct party p;
        TRY(party_find(c, &v, row_text(s, 0), &p));
        if (party_is_desk(&v, &p)) continue;
        in.names.v[in.names.n++] = p.name.n ? p.name : p.address;
        if (!in.send) continue;
        TRY(db_do(c, &sql_chased, ARGS(A_ID(p.part), A_WHEN(c->now))));
        TRY(case_letter(c, &v, &p, CASE_CHASE));
        TRY(party_entry(c, &v, &p, &(struct entry_new){ .verb = "reminded" }));
    }
    in.count = (int64_t)in.names.n;
    res_json(r, &chase_shape, &in, 0);
    return NULL;
}
