/* case - a vulnerability that concerns several: coordinated from a validated report to its publication
 *
 * open -> coordinating -> disclosure scheduled -> published -> after publication -> closed (requirements C2). What is true of
 * the vulnerability (public, exploited, attacked) is noted beside, once, and ends the embargo by itself. Publishing waits for
 * the embargo; closing does, too. */
#include "base/utf8.h"
#include "domain/disclosure/case.h"

#include "spine/deadline.h"
#include "spine/erase.h"
#include "spine/workflow.h"

#include "case.sql.h"

static const char *const em_v[] = { "none", "proposed", "active", "revise", "exited" };
const struct words em_words = { em_v, COUNT(em_v) };
static const char *const consent_v[] = { "no-embargo", "invited", "signatory", "lapsed", "declined" };
const struct words consent_words = { consent_v, COUNT(consent_v) };
static const char *const rm_v[] = { "start", "received", "invalid", "valid", "accepted", "deferred", "closed" };
const struct words rm_words = { rm_v, COUNT(rm_v) };
WORDS(close_codes, "published", "not-a-vulnerability", "handed-over", "merged", "no-fix");

static const struct field fields[] = {
#define F(m, ...) FIELD(struct cvd_case, m, __VA_ARGS__)
    F(summary, .flags = F_FIND | F_LINES, .max = 20000, .doc = "What it is about, for all who take part"),
    F(embargo, .flags = F_RO | F_FILTER, .en = &em_words, .doc = "none, proposed, active, revise (a change is proposed) or exited"),
    F(embargo_until, .flags = F_RO, .doc = "Until when nothing is published"),
    F(embargo_zone, .flags = F_RO, .doc = "The zone in which the hour was agreed: Asia/Karachi"),
    F(embargo_ended_at, .flags = F_RO, .doc = "When it ended"),
    F(embargo_end, .flags = F_RO, .doc = "Why it ended: public, exploit, attacks, expired or agreed"),
    F(public_at, .flags = F_RO, .doc = "Since when the vulnerability is public"),
    F(exploit_at, .flags = F_RO, .doc = "Since when an exploit is public"),
    F(attacks_at, .flags = F_RO, .doc = "Since when attacks are seen"),
    F(first_contact_at, .flags = F_RO, .doc = "The first attempt to reach a vendor"),
    F(disclose_at, .flags = F_RO, .doc = "When the centre means to publish"),
    F(on_hold, .flags = F_RO | F_FILTER, .doc = "Nobody is chased"),
    F(outcome, .flags = F_RO, .doc = "The coded reason it was closed with"),
    F(merged_was, .flags = F_RO, .see = MAY_DESK, .doc = "Of a merged one: its state before"),
#undef F
};

unsigned case_world(const struct cvd_case *v)
{
    return (v->public_at.us ? CS_PUBLIC : 0U) | (v->exploit_at.us ? CS_EXPLOIT : 0U) | (v->attacks_at.us ? CS_ATTACKS : 0U);
}

bool case_over(const struct cvd_case *v)
{
    return str_is(v->r.state, "closed") || str_is(v->r.state, "merged");
}

err case_goes_on(struct ctx *c, const struct cvd_case *v)
{
    if (str_is(v->r.state, "merged")) FAIL(c, E_CONFLICT, "not-in-state", "it was merged into another case and goes on there");
    return NULL;
}

bool case_embargoed(const struct cvd_case *v)
{
    return v->embargo == EM_ACTIVE || v->embargo == EM_REVISE;
}

err case_of(struct ctx *c, str which, struct cvd_case *out)
{
    return record_find(c, &case_kind, which, out);
}

err case_at_desk(struct ctx *c, str which, uint64_t right, struct cvd_case *out)
{
    TRY(case_of(c, which, out));
    if ((record_rights(c->who, &out->r) & right) != right) FAIL(c, E_DENIED, "not-allowed", "you may not do this here");
    TRY(case_goes_on(c, out));
    return record_takes_words(c, &out->r);
}

/* a case is never marked looser than what it was made of, unless who marked that says so */
static err check(struct ctx *c, const void *now, const void *was)
{
    const struct cvd_case *v = now, *b = was;
    struct rows *r;
    if (!b || v->r.tlp >= b->r.tlp) return NULL;
    TRY(db_run(c, &sql_strictest, ARGS(A_ID(v->r.id)), &r));
    while (rows_next(r)) {
        int tlp = word_index(&tlp_words, row_text(r, 0));
        bool mine = viewer_holds(c->who, principal_of(c->arena, row_text(r, 1)));
        if (!mine && (tlp < 0 || v->r.tlp < (unsigned)tlp))
            FAIL_AT(c, S("/tlp"), "marking-not-yours", "what it was made of is marked more strictly, and not by you");
    }
    return NULL;
}

/* the centre takes part, too: as coordinator, with a consent of its own */
static err created(struct ctx *c, void *rec)
{
    struct cvd_case *v = rec;
    id part;
    return party_add(c, v, &(struct party_new){ .subject = id_str(&v->r.team), .role = ROLE_COORDINATOR, .shared = true }, &part);
}

/* ---- the acts */

static err guard_embargo(struct ctx *c, const void *rec, const char **why)
{
    (void)c;
    return case_embargoed(rec)
               ? guard_says(why, "an embargo holds; it ends on its day, by agreement, or when the vulnerability is public, exploited or attacked")
               : NULL;
}
static err guard_public(struct ctx *c, const void *rec, const char **why)
{
    (void)c;
    return ((const struct cvd_case *)rec)->public_at.us ? guard_says(why, "it is noted already") : NULL;
}
static err guard_exploit(struct ctx *c, const void *rec, const char **why)
{
    (void)c;
    return ((const struct cvd_case *)rec)->exploit_at.us ? guard_says(why, "it is noted already") : NULL;
}
static err guard_attacks(struct ctx *c, const void *rec, const char **why)
{
    (void)c;
    return ((const struct cvd_case *)rec)->attacks_at.us ? guard_says(why, "it is noted already") : NULL;
}
static err guard_hold(struct ctx *c, const void *rec, const char **why)
{
    (void)c;
    return ((const struct cvd_case *)rec)->on_hold ? guard_says(why, "it is on hold") : NULL;
}
static err guard_resume(struct ctx *c, const void *rec, const char **why)
{
    (void)c;
    return ((const struct cvd_case *)rec)->on_hold ? NULL : guard_says(why, "it is not on hold");
}

static err world(struct ctx *c, struct cvd_case *v, enum cs event, str said)
{
    int cs = cs_next(case_world(v) | (v->public_at.us ? CS_VENDOR_AWARE : 0U), event);
    if (cs < 0) return NULL; /* true already */
    struct arg at[3];
    const unsigned bits[3] = { CS_PUBLIC, CS_EXPLOIT, CS_ATTACKS };
    when *const times[3] = { &v->public_at, &v->exploit_at, &v->attacks_at };
    for (size_t i = 0; i < 3; i++) {
        bool now = ((unsigned)cs & bits[i]) && !times[i]->us;
        at[i] = now ? A_WHEN(c->now) : A_NULL;
        if (now) *times[i] = c->now;
    }
    TRY(db_do(c, &sql_world, ARGS(A_ID(v->r.id), at[0], at[1], at[2])));
    return embargo_world(c, v, event, said);
}

static err do_public(struct ctx *c, void *rec, const struct transition *t, const struct act *a)
{
    (void)t;
    return world(c, rec, CS_PUBLIC, a->text);
}
static err do_exploit(struct ctx *c, void *rec, const struct transition *t, const struct act *a)
{
    (void)t;
    return world(c, rec, CS_EXPLOIT, a->text);
}
static err do_attacks(struct ctx *c, void *rec, const struct transition *t, const struct act *a)
{
    (void)t;
    return world(c, rec, CS_ATTACKS, a->text);
}

static err do_schedule(struct ctx *c, void *rec, const struct transition *t, const struct act *a)
{
    struct cvd_case *v = rec;
    (void)t;
    if (a->until.us <= c->now.us) FAIL_AT(c, S("/until"), "required", "a moment to come");
    if (case_embargoed(v) && a->until.us < v->embargo_until.us) FAIL_AT(c, S("/until"), "out-of-range", "the embargo holds longer than that");
    v->disclose_at = a->until;
    return db_do(c, &sql_disclose_at, ARGS(A_ID(v->r.id), A_WHEN(a->until)));
}

static err hold(struct ctx *c, struct cvd_case *v, bool on, str text)
{
    str aud;
    v->on_hold = on;
    TRY(db_do(c, &sql_on_hold, ARGS(A_ID(v->r.id), A_INT(on))));
    TRY(audience_team(c, &v->r, &aud));
    return entry_add(
        c, &v->r.id,
        &(struct entry_new){
            .verb = "field", .field = S("on_hold"), .was = on ? S("false") : S("true"), .now = on ? S("true") : S("false"), .body = text, .audience = aud },
        NULL);
}
static err do_hold(struct ctx *c, void *rec, const struct transition *t, const struct act *a)
{
    struct cvd_case *v = rec;
    (void)t;
    TRY(deadline_pause(c, &v->r, S("on hold")));
    return hold(c, v, true, a->text);
}
static err do_resume(struct ctx *c, void *rec, const struct transition *t, const struct act *a)
{
    struct cvd_case *v = rec;
    (void)t;
    TRY(deadline_resume(c, &v->r));
    return hold(c, v, false, a->text);
}

static err do_close(struct ctx *c, void *rec, const struct transition *t, const struct act *a)
{
    struct cvd_case *v = rec;
    (void)t;
    v->outcome = a->code;
    TRY(db_do(c, &sql_outcome, ARGS(A_ID(v->r.id), A_TEXT(a->code))));
    return str_trim(a->text).n ? case_say(c, v, NULL, NULL, THREAD_ALL, a->text) : NULL;
}

/* its clock runs again, from where it ran before */
static err do_reopen(struct ctx *c, void *rec, const struct transition *t, const struct act *a)
{
    (void)t;
    (void)a;
    return move_clock(c, rec);
}

static err do_merge(struct ctx *c, void *rec, const struct transition *t, const struct act *a)
{
    (void)t;
    return case_merge(c, rec, a->target, a->text);
}

static err undo_of(struct ctx *c, const void *rec, const char *kind, const char **why)
{
    struct move m;
    return move_open(c, rec, kind, &m, why);
}
static err guard_unmerge(struct ctx *c, const void *rec, const char **why)
{
    return undo_of(c, rec, "merge", why);
}
static err guard_unsplit(struct ctx *c, const void *rec, const char **why)
{
    return undo_of(c, rec, "split", why);
}
static err undo(struct ctx *c, struct cvd_case *v, const char *kind)
{
    struct move m;
    const char *why = NULL;
    TRY(move_open(c, v, kind, &m, &why));
    if (why) FAIL(c, E_CONFLICT, "not-possible-now", "%s", why);
    return move_undo(c, v, &m);
}
static err do_unmerge(struct ctx *c, void *rec, const struct transition *t, const struct act *a)
{
    (void)t;
    (void)a;
    return undo(c, rec, "merge");
}
static err do_unsplit(struct ctx *c, void *rec, const struct transition *t, const struct act *a)
{
    (void)t;
    (void)a;
    return undo(c, rec, "split");
}

/* the word of the table, so that it lives as long as the program */
static const char *before_merge(struct ctx *c, const void *rec);

#define LIVE "open coordinating disclosure-scheduled published post-disclosure"
static const struct state states[] = { { "open", false },      { "coordinating", false },    { "disclosure-scheduled", false },
                                       { "published", false }, { "post-disclosure", false }, { "closed", true },
                                       { "merged", true } };
static const struct transition transitions[] = {
    { .verb = "coordinate", .from = "open", .to = "coordinating", .right = MAY_TRIAGE, .doc = "Bring the parties together" },
    { .verb = "schedule",
      .from = "open coordinating disclosure-scheduled",
      .to = "disclosure-scheduled",
      .right = MAY_TRIAGE,
      .needs = NEEDS_UNTIL,
      .effect = do_schedule,
      .doc = "Set the day of publication; not before the embargo ends" },
    { .verb = "publish",
      .from = "open coordinating disclosure-scheduled",
      .to = "published",
      .right = MAY_APPROVE,
      .guard = guard_embargo,
      .meets = "disclose",
      .effect = do_public,
      .doc = "It is published by the centre" },
    { .verb = "note-public",
      .from = LIVE,
      .right = MAY_TRIAGE,
      .needs = NEEDS_TEXT,
      .guard = guard_public,
      .effect = do_public,
      .doc = "The vulnerability is public elsewhere; the embargo ends at once and all are told" },
    { .verb = "note-exploit",
      .from = LIVE,
      .right = MAY_TRIAGE,
      .needs = NEEDS_TEXT,
      .guard = guard_exploit,
      .effect = do_exploit,
      .doc = "An exploit is public; the embargo ends at once and all are told" },
    { .verb = "note-attacks",
      .from = LIVE,
      .right = MAY_TRIAGE,
      .needs = NEEDS_TEXT,
      .guard = guard_attacks,
      .effect = do_attacks,
      .doc = "It is used in attacks; the embargo ends at once and all are told" },
    { .verb = "hold",
      .from = LIVE,
      .right = MAY_TRIAGE,
      .needs = NEEDS_TEXT,
      .guard = guard_hold,
      .effect = do_hold,
      .doc = "Chase nobody until it goes on; clocks stand still" },
    { .verb = "resume", .from = LIVE, .right = MAY_TRIAGE, .guard = guard_resume, .effect = do_resume, .doc = "Go on" },
    { .verb = "follow", .from = "published", .to = "post-disclosure", .right = MAY_TRIAGE, .doc = "Look after what follows the publication" },
    { .verb = "close",
      .from = LIVE,
      .to = "closed",
      .right = MAY_TRIAGE,
      .needs = NEEDS_CODE,
      .codes = &close_codes,
      .guard = guard_embargo,
      .meets = "disclose",
      .effect = do_close,
      .doc = "Close it; a text goes to all who take part" },
    { .verb = "merge",
      .from = LIVE,
      .to = "merged",
      .right = MAY_TRIAGE,
      .needs = NEEDS_TARGET,
      .effect = do_merge,
      .doc = "It is the same as another case, and goes on there; the earlier of two embargoes holds" },
    { .verb = "undo-merge",
      .from = "merged",
      .to = "coordinating",
      .dest = before_merge,
      .right = MAY_TRIAGE,
      .guard = guard_unmerge,
      .effect = do_unmerge,
      .doc = "Take the merger back, within a day" },
    { .verb = "undo-split",
      .from = LIVE,
      .to = "merged",
      .right = MAY_TRIAGE,
      .guard = guard_unsplit,
      .effect = do_unsplit,
      .doc = "Take the split back, within a day: all of it goes where it came from" },
    { .verb = "reopen", .from = "closed", .to = "coordinating", .right = MAY_APPROVE, .needs = NEEDS_TEXT, .effect = do_reopen, .doc = "Take it up again" },
};
static const char *before_merge(struct ctx *c, const void *rec)
{
    const struct cvd_case *v = rec;
    (void)c;
    for (size_t i = 0; i < COUNT(states); i++)
        if (str_is(v->merged_was, states[i].name)) return states[i].name;
    return NULL;
}

static const struct workflow flow = { "case", states, COUNT(states), transitions, COUNT(transitions), NULL };

/* who took part by name and address, and what was said; roles, states, dates and answers stay */
static err erase(struct ctx *c, const id *record)
{
    TRY(db_do(c, &sql_forget_parties, ARGS(A_ID(*record))));
    TRY(db_do(c, &sql_forget_statements, ARGS(A_ID(*record))));
    TRY(db_do(c, &sql_forget_vulnerabilities, ARGS(A_ID(*record))));
    TRY(db_do(c, &sql_forget_reasons, ARGS(A_ID(*record))));
    TRY(db_do(c, &sql_forget_seconds, ARGS(A_ID(*record))));
    TRY(db_do(c, &sql_forget_offers, ARGS(A_ID(*record))));
    TRY(db_do(c, &sql_forget_links, ARGS(A_ID(*record))));
    return case_hand_forget(c, record);
}

const struct kind case_kind = {
    .name = "case",
    .plural = "cases",
    .prefix = "cas",
    .series = "CV",
    .table = "cvd_case",
    .doc = "The coordination of a vulnerability between several parties",
    .fields = fields,
    .nfields = COUNT(fields),
    .size = sizeof(struct cvd_case),
    .create = MAY_TRIAGE,
    .change = MAY_TRIAGE,
    .flow = &flow,
    .check = check,
    .created = created,
    .circle = case_circle,
    .given = case_given,
    .erase = erase,
};

/* ---- from a report */

struct open_in {
    str title, summary;
    id report;
};
static const struct field open_fields[] = {
#define F(m, ...) FIELD(struct open_in, m, __VA_ARGS__)
    F(title, .max = 200, .doc = "One line; the report's when not given"),
    F(summary, .flags = F_LINES, .max = 20000, .doc = "What all who take part read; the report's product and description when not given"),
    F(report, .ref = "rep", .doc = "Of a further report of the same vulnerability"),
#undef F
};
SHAPE(case_open_shape, "case_from_report", struct open_in, open_fields, "A case made of a report");

static err vulnerabilities_in(struct ctx *c, const struct cvd_case *v, const struct report *p)
{
    struct vulnerability n = { .title = p->r.title, .cve = p->cve, .weakness = p->weakness, .vector = p->cvss, .description = p->impact };
    TRY(vulnerability_add(c, v, &n));
    for (size_t i = 0; i < p->further.n; i++) {
        struct vulnerability more = { .title = utf8_clip(p->further.v[i], 200) };
        TRY(vulnerability_add(c, v, &more));
    }
    return NULL;
}

/* who reported takes part; anonymous or not, by the same door as before. What the desk wrote down itself has no reporter
 * that could be asked, and who takes part already does so once */
static err reporter_in(struct ctx *c, struct cvd_case *v, const struct report *p)
{
    struct rows *r;
    id part;
    str who = p->r.originator;
    if (!str_starts(who, S("rct_")) && !str_starts(who, S("org_")) && !str_starts(who, S("per_"))) return NULL;
    TRY(db_run(c, &sql_no_reporter, ARGS(A_TEXT(who), A_ID(p->r.team), A_ID(v->r.id)), &r));
    if (rows_count(r)) return NULL;
    struct party_new n = { .subject = who, .role = ROLE_FINDER, .name = p->share_identity ? p->credit_name : S(""), .text = id_str(&p->r.id) };
    return party_add(c, v, &n, &part);
}

static err judged(struct ctx *c, const struct req *q, struct report *p)
{
    TRY(record_find(c, &report_kind, q->params[0], p));
    if (!(record_rights(c->who, &p->r) & MAY_TRIAGE)) FAIL(c, E_DENIED, "not-allowed", "you may not do this here");
    if (p->lane == LANE_LIVE_SITE) FAIL(c, E_CONFLICT, "live-site", "it concerns one running site: route it to its owner, or change its lane first");
    return record_takes_words(c, &p->r);
}

static err into_case(struct ctx *c, struct cvd_case *v, struct report *p)
{
    struct rows *r;
    bool found;
    TRY(db_one(c, &sql_in_case, ARGS(A_ID(p->r.id)), &r, &found));
    if (found) FAIL(c, E_CONFLICT, "in-case", "this report is part of a case already");
    if (!str_is(p->r.state, "in-coordination")) TRY(workflow_act(c, &report_kind, p, S("coordinate"), &(struct act){ .until = { 0 } }));
    if (id_empty(&v->r.id)) TRY(record_create(c, &case_kind, v, NULL));
    TRY(link_add(c, &v->r, &p->r, S("opened-from")));
    return reporter_in(c, v, p);
}

err case_open(struct ctx *c, const struct req *q, struct res *r)
{
    struct report p;
    struct open_in in = { .title = { 0 } };
    TRY(judged(c, q, &p));
    TRY(api_read(c, q, &case_open_shape, &in));
    str product = arena_fmt(c->arena, "%.*s%s%.*s%s%.*s", FMT(p.vendor), p.vendor.n ? " " : "", FMT(p.product), p.version.n ? " " : "", FMT(p.version));
    struct cvd_case v = { .r = { .title = in.title.n ? in.title : p.r.title,
                                 .team = p.r.team,
                                 .tlp = p.r.tlp > TLP_AMBER ? p.r.tlp : TLP_AMBER,
                                 .language = p.r.language,
                                 .exercise = p.r.exercise,
                                 .originator = arena_dup(c->arena, id_str(&p.r.team)) },
                          .summary = in.summary.n ? in.summary : str_trim(arena_fmt(c->arena, "%.*s\n\n%.*s", FMT(product), FMT(p.description))) };
    TRY(into_case(c, &v, &p));
    TRY(vulnerabilities_in(c, &v, &p));
    TRY(workflow_act(c, &case_kind, &v, S("coordinate"), &(struct act){ .until = { 0 } }));
    TRY(case_of(c, id_str(&v.r.id), &v));
    res_json(r, &record_shape, &v.r, record_rights(c->who, &v.r));
    res_header(r, "Location", arena_fmt(c->arena, "/api/v1/cases/%s", v.r.id.s));
    r->status = 201;
    return NULL;
}

err case_join(struct ctx *c, const struct req *q, struct res *r)
{
    struct report p;
    struct cvd_case v;
    struct open_in in = { .title = { 0 } };
    TRY(case_at_desk(c, q->params[0], MAY_TRIAGE, &v));
    TRY(api_read(c, q, &case_open_shape, &in));
    TRY(record_find(c, &report_kind, id_str(&in.report), &p));
    if (!(record_rights(c->who, &p.r) & MAY_TRIAGE)) FAIL(c, E_DENIED, "not-allowed", "you may not do this here");
    if (case_over(&v)) FAIL(c, E_CONFLICT, "not-in-state", "this case is closed");
    TRY(into_case(c, &v, &p));
    TRY(case_of(c, id_str(&v.r.id), &v));
    res_json(r, &record_shape, &v.r, record_rights(c->who, &v.r));
    res_header(r, "Location", arena_fmt(c->arena, "/api/v1/cases/%s", v.r.id.s));
    r->status = 201;
    return NULL;
}
