/* organisation - CERTs, constituents, vendors, labs and agencies: onboarding, designation, lineage
 *
 * Members of the community see organisations up to TLP:GREEN; what hangs on them has an audience of its own (reach.c).
 * States follow the onboarding of organisations (new to verified to active) and of CERTs (recommended by the council,
 * notified by the government): guards by kind keep the two ways apart. */
#include "base/buf.h"
#include "domain/directory/inside.h"
#include "spine/entry.h"
#include "spine/session.h"

#include "organisation.sql.h"

static const char *const kind_v[] = {
    "coordination-centre", "national-cert",  "government-cert", "cii-cert",    "sectoral-cert", "federal-cert", "provincial-cert",
    "organisational-cert", "community-cert", "foreign-cert",    "constituent", "vendor",        "lab",          "agency"
};
const struct words org_kind_words = { kind_v, COUNT(kind_v) };
WORDS(cii_words, "none", "nominated", "designated");
WORDS(discard_codes, "duplicate", "not-ours", "no-answer", "not-an-organisation");

static const struct field fields[] = {
#define F(m, ...) FIELD(struct organisation, m, __VA_ARGS__)
    F(org_kind, .flags = F_REQ | F_FILTER, .en = &org_kind_words, .doc = "What it is in the constituency"),
    F(also_known_as, .flags = F_FIND, .max = 20, .doc = "Other and former names"),
    F(sector, .flags = F_FILTER, .max = 40, .doc = "Code of its sector (/api/v1/sectors)"),
    F(country, .flags = F_FILTER, .max = 2, .doc = "ISO 3166-1 alpha-2"),
    F(website, .max = 300, .format = "uri", .doc = "Its site"),
    F(address, .flags = F_LINES, .max = 500, .doc = "Postal address"),
    F(established, .format = "date", .doc = "When it was established"),
    F(description, .flags = F_FIND | F_LINES, .max = 2000, .doc = "What it does, in a few sentences"),
    F(cii, .flags = F_FILTER, .en = &cii_words, .see = MAY_SEE_CII, .set = MAY_SEE_CII, .doc = "Whether it is critical information infrastructure"),
    F(cii_grade, .flags = F_FILTER, .max = 20, .see = MAY_SEE_CII, .set = MAY_SEE_CII, .doc = "Its grade by the criteria in force"),
    F(cii_review, .format = "date", .see = MAY_SEE_CII, .set = MAY_SEE_CII, .doc = "When the designation is reviewed"),
    F(notification, .max = 120, .doc = "Number of the order by which the government notified a CERT"),
    F(notified_on, .format = "date", .doc = "Date of that order"),
    F(community, .set = MAY_APPROVE, .doc = "Counts as a member although a vendor, lab or foreign partner"),
    F(notes, .flags = F_LINES, .max = 10000, .see = MAY_DESK, .set = MAY_DESK, .doc = "The desk's own remarks"),
#undef F
};

bool org_is_cert(const struct organisation *o)
{
    return o->org_kind <= ORG_FOREIGN;
}
/* those that exist by a notification of the government */
static bool by_notification(const struct organisation *o)
{
    return o->org_kind >= ORG_GOVERNMENT && o->org_kind <= ORG_PROVINCIAL;
}

static err check(struct ctx *c, const void *now, const void *was)
{
    const struct organisation *o = now;
    struct rows *r;
    (void)was;
    if (o->country.n && (o->country.n != 2 || o->country.p[0] < 'A' || o->country.p[0] > 'Z' || o->country.p[1] < 'A' || o->country.p[1] > 'Z'))
        FAIL_AT(c, S("/country"), "bad-format", "two capital letters, ISO 3166-1");
    if (o->sector.n) {
        TRY(db_run(c, &sql_sector, ARGS(A_TEXT(o->sector)), &r));
        if (!rows_count(r)) FAIL_AT(c, S("/sector"), "not-a-word", "no such sector; /api/v1/sectors lists them");
    }
    if (o->cii == CII_NONE && (o->cii_grade.n || o->cii_review.n))
        FAIL_AT(c, S("/cii"), "required", "a grade or review date is of a nominated or designated one");
    return NULL;
}

static err who_sees(struct ctx *c, const void *rec, struct grants *out)
{
    const struct organisation *o = rec;
    if (o->r.tlp != TLP_RED) grants_add(out, principal_of(c->arena, id_str(&o->r.id)), S("self"));
    if (o->r.tlp <= TLP_GREEN) grants_add(out, S("members"), S("members"));
    return NULL;
}

static err changed(struct ctx *c, void *now, const void *was)
{
    struct organisation *o = now;
    const struct organisation *b = was;
    if (o->r.tlp == b->r.tlp && o->community == b->community && o->org_kind == b->org_kind) return NULL;
    if (o->r.tlp <= TLP_GREEN && b->r.tlp > TLP_GREEN) TRY(grant_add(c, &o->r.id, &(struct grant){ .principal = S("members"), .because = S("members") }));
    TRY(reach_record(c, &o->r.id));
    return session_epoch_move(c);
}

/* rec may be the common part alone. Whether it is critical infrastructure is not for the organisation's own people to read
 * here: a designation reaches it by order, a nomination is nobody's business yet. */
static uint64_t rights(const struct viewer *v, const void *rec)
{
    const struct record *r = rec;
    return viewer_rights_at(v, id_str(&r->id)) & (MAY_READ | MAY_REPORT | MAY_OWN_ORG);
}

/* ---- the acts */

static err say(struct ctx *c, const struct organisation *o, str text)
{
    str aud, two[2] = { principal_of(c->arena, id_str(&o->r.team)), principal_of(c->arena, id_str(&o->r.id)) };
    if (!str_trim(text).n) return NULL;
    TRY(audience_of(c, (struct strs){ two, 2 }, &aud));
    return entry_add(c, &o->r.id, &(struct entry_new){ .verb = "message", .field = S("out"), .body = text, .audience = aud }, NULL);
}

/* who is a member depends on the state */
static err do_move(struct ctx *c, void *rec, const struct transition *t, const struct act *a)
{
    (void)t;
    TRY(say(c, rec, a->text));
    return session_epoch_move(c);
}

static err number(struct ctx *c, const struct sql *q, const id *org, int64_t *n)
{
    struct rows *r;
    bool found;
    TRY(db_one(c, q, ARGS(A_ID(*org), A_WHEN(c->now), A_INT(c->now.us - CONFIRMED_FOR_DAYS * DAY)), &r, &found));
    *n = row_int(r, 0);
    return NULL;
}

static err guard_org(struct ctx *c, const void *rec, const char **why)
{
    (void)c;
    return by_notification(rec) ? guard_says(why, "a CERT of this kind is recommended by the council and notified by the government") : NULL;
}
static err guard_cert(struct ctx *c, const void *rec, const char **why)
{
    (void)c;
    return by_notification(rec) ? NULL : guard_says(why, "only CERTs are notified");
}
static err guard_verify(struct ctx *c, const void *rec, const char **why)
{
    const struct organisation *o = rec;
    int64_t proven, contacts;
    TRY(guard_org(c, rec, why));
    if (*why) return NULL;
    TRY(number(c, &sql_proven, &o->r.id, &proven));
    TRY(number(c, &sql_contacts, &o->r.id, &contacts));
    if (proven < 1) return guard_says(why, "no network or domain has a proof yet");
    return contacts < 2 ? guard_says(why, "a second contact is missing") : NULL;
}
static err guard_activate(struct ctx *c, const void *rec, const char **why)
{
    const struct organisation *o = rec;
    int64_t contacts;
    if (by_notification(o) && (!o->notification.n || !o->notified_on.n))
        return guard_says(why, "the number and date of the government's notification are missing");
    TRY(number(c, &sql_contacts, &o->r.id, &contacts));
    return contacts < 1 ? guard_says(why, "there is no contact") : NULL;
}
static err guard_wake(struct ctx *c, const void *rec, const char **why)
{
    const struct organisation *o = rec;
    int64_t confirmed;
    TRY(number(c, &sql_confirmed, &o->r.id, &confirmed));
    return confirmed < 1 ? guard_says(why, "no contact has confirmed") : NULL;
}

#define ALIVE "new recommended notified onboarding being-processed accepted verified active dormant suspended"
static const struct state states[] = { { "new", false },        { "recommended", false },     { "notified", false },
                                       { "onboarding", false }, { "being-processed", false }, { "accepted", false },
                                       { "verified", false },   { "active", false },          { "dormant", false },
                                       { "suspended", false },  { "discarded", true },        { "de-notified", true },
                                       { "merged", true },      { "dissolved", true } };
static const struct transition transitions[] = {
#define T(v, f, t, r, ...)                                                        \
    {                                                                             \
        .verb = v, .from = f, .to = t, .right = r, .effect = do_move, __VA_ARGS__ \
    }
    T("process", "new", "being-processed", MAY_DIRECTORY, .guard = guard_org, .doc = "Take up the application"),
    T("accept", "being-processed", "accepted", MAY_DIRECTORY, .doc = "It belongs to the constituency"),
    T("discard", "new being-processed", "discarded", MAY_DIRECTORY, .needs = NEEDS_CODE, .codes = &discard_codes, .doc = "Not taken, with the reason"),
    T("verify", "accepted", "verified", MAY_DIRECTORY, .guard = guard_verify, .doc = "A network or domain is proven and a second contact known"),
    T("recommend", "new", "recommended", MAY_APPROVE, .guard = guard_cert, .needs = NEEDS_TEXT, .doc = "The council recommends the notification"),
    T("notify", "recommended", "notified", MAY_APPROVE, .needs = NEEDS_TEXT, .doc = "The government notified it; say by which order"),
    T("onboard", "notified", "onboarding", MAY_DIRECTORY, .doc = "RFC 2350, keys and a drill"),
    T("activate", "verified onboarding", "active", MAY_APPROVE, .guard = guard_activate, .doc = "It is a member from now on"),
    T("let-sleep", "active", "dormant", MAY_DIRECTORY, .doc = "Nobody there answers any more"),
    T("wake", "dormant", "active", MAY_DIRECTORY, .guard = guard_wake, .doc = "A contact has confirmed again"),
    T("suspend", "active dormant", "suspended", MAY_APPROVE, .needs = NEEDS_TEXT, .doc = "Suspend, and tell why"),
    T("resume", "suspended", "active", MAY_APPROVE, .doc = "End the suspension"),
    T("de-notify", "active suspended dormant", "de-notified", MAY_APPROVE, .guard = guard_cert, .needs = NEEDS_TEXT, .doc = "The notification was withdrawn"),
#undef T
    { .verb = "merge",
      .from = ALIVE,
      .to = "merged",
      .right = MAY_APPROVE,
      .needs = NEEDS_TARGET,
      .effect = do_merge,
      .doc = "It became part of another; lookups lead there" },
    { .verb = "undo-merge",
      .from = "merged",
      .to = "active",
      .dest = state_before,
      .right = MAY_APPROVE,
      .effect = do_undo,
      .doc = "Both stand as before the merge" },
    { .verb = "rename", .from = ALIVE, .right = MAY_DIRECTORY, .needs = NEEDS_TEXT, .effect = do_rename, .doc = "A new name; the old one still finds it" },
    { .verb = "dissolve",
      .from = ALIVE,
      .to = "dissolved",
      .right = MAY_APPROVE,
      .needs = NEEDS_TEXT,
      .effect = do_dissolve,
      .doc = "It exists no more; a target, if given, takes its place" },
};
static const struct workflow flow = { "organisation", states, COUNT(states), transitions, COUNT(transitions), NULL };

/* whom to call there, their keys, and what was wished or imported of both */
static err erase(struct ctx *c, const id *record)
{
    static const struct sql *const all[] = { &sql_forget_contacts, &sql_forget_keys, &sql_forget_codes, &sql_forget_held, &sql_forget_imported };
    for (size_t i = 0; i < COUNT(all); i++) TRY(db_do(c, all[i], ARGS(A_ID(*record))));
    return NULL;
}

const struct kind organisation_kind = {
    .name = "organisation",
    .plural = "organisations",
    .prefix = "org",
    .series = "OR",
    .table = "organisation",
    .doc = "An organisation",
    .fields = fields,
    .nfields = COUNT(fields),
    .size = sizeof(struct organisation),
    .create = MAY_DIRECTORY,
    .change = MAY_DIRECTORY,
    .flow = &flow,
    .check = check,
    .grant = who_sees,
    .changed = changed,
    .rights = rights,
    .filters = organisation_filters,
    .filter = organisation_filter,
    .retention = "directory",
    .erase = erase,
};

err organisation_of(struct ctx *c, const struct req *q, struct organisation *out)
{
    return record_find(c, &organisation_kind, q->params[0], out);
}
