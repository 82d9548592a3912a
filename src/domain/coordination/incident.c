/* incident - what hit somebody and is worked on: RSIT class, severity, who is affected, closed with an outcome
 *
 * States follow DFIR-IRIS, classes and types the Reference Security Incident Taxonomy v1003 (ENISA reference incident
 * classification task force), outcomes the resolutions of requirements C5. */
#include "domain/coordination/inbox.h"
#include "spine/api.h"
#include "spine/part.h"
#include "spine/workflow.h"

#include "incident.sql.h"

WORDS(class_words, "other", "abusive-content", "malicious-code", "information-gathering", "intrusion-attempts", "intrusions", "availability",
      "information-content-security", "fraud", "vulnerable", "test");
static const struct {
    const char *class, *types;
} rsit[] = {
    { "abusive-content", "spam harmful-speech violence" },
    { "malicious-code", "infected-system c2-server malware-distribution malware-configuration" },
    { "information-gathering", "scanner sniffing social-engineering" },
    { "intrusion-attempts", "ids-alert brute-force exploit" },
    { "intrusions", "privileged-account-compromise unprivileged-account-compromise application-compromise system-compromise burglary" },
    { "availability", "dos ddos misconfiguration sabotage outage" },
    { "information-content-security", "unauthorised-information-access unauthorised-information-modification data-loss data-leak" },
    { "fraud", "unauthorised-use-of-resources copyright masquerade phishing" },
    { "vulnerable", "weak-crypto ddos-amplifier potentially-unwanted-accessible information-disclosure vulnerable-system" },
    { "other", "other undetermined" },
    { "test", "test" },
};
WORDS(close_codes, "true-positive-with-impact", "true-positive-without-impact", "false-positive", "not-applicable", "legitimate", "unknown");
WORDS(route_codes, "asset-owner", "sectoral-cert", "partner", "vendor");

static const struct field fields[] = {
#define F(m, ...) FIELD(struct incident, m, __VA_ARGS__)
    F(classification, .flags = F_FILTER, .en = &class_words, .doc = "RSIT class"),
    F(type, .flags = F_FILTER, .max = 60, .doc = "RSIT type within the class; may be empty"),
    F(severity, .flags = F_FILTER, .en = &severity_words, .doc = "How bad it is"),
    F(description, .flags = F_FIND | F_LINES | F_REQ, .min = 1, .max = 100000, .doc = "What happened"),
    F(affected, .max = 100, .see = MAY_DESK, .set = MAY_DESK, .doc = "Ids of the organisations that are affected"),
    F(reported_by, .flags = F_PERSONAL, .max = 300, .see = MAY_DESK, .doc = "Who told us"),
    F(callback, .flags = F_PERSONAL, .max = 300, .see = MAY_DESK, .doc = "Number or address to reach them"),
    F(ransomware, .flags = F_FILTER, .doc = "Ransomware is involved"),
    F(personal_data, .flags = F_FILTER, .doc = "Personal data are concerned"),
    F(operational_technology, .flags = F_FILTER, .doc = "Operational technology is concerned"),
    F(law_enforcement, .flags = F_FILTER, .doc = "Law enforcement is or should be involved"),
    F(cross_border, .flags = F_FILTER, .doc = "It crosses a border or a sector"),
    F(outcome, .flags = F_RO, .doc = "The coded outcome it was closed with"),
#undef F
};

static bool one_of(const char *words, str w)
{
    str rest = str_of(words), word;
    while (str_split(&rest, ' ', &word))
        if (str_eq(word, w)) return true;
    return false;
}

static err check(struct ctx *c, const void *now, const void *was)
{
    const struct incident *v = now;
    const char *types = "";
    (void)was;
    for (size_t i = 0; i < COUNT(rsit); i++)
        if (strcmp(rsit[i].class, class_words.v[v->classification]) == 0) types = rsit[i].types;
    if (v->type.n && !one_of(types, v->type)) FAIL_AT(c, S("/type"), "not-a-word", "types of this class are: %s", types);
    for (size_t i = 0; i < v->affected.n; i++) {
        bool seen = false;
        if (str_starts(v->affected.v[i], S("org_"))) TRY(record_seen(c, v->affected.v[i], &seen));
        if (!seen) FAIL_AT(c, S("/affected"), "not-found", "no such organisation");
    }
    if (v->r.happened_at.us > c->now.us + HOUR) FAIL_AT(c, S("/happened_at"), "out-of-range", "it lies in the future");
    return NULL;
}

/* who reported it sees it */
static err who_sees(struct ctx *c, const void *rec, struct grants *out)
{
    const struct incident *v = rec;
    if (str_starts(v->r.originator, S("org_"))) grants_add(out, principal_of(c->arena, v->r.originator), S("originator"));
    return NULL;
}

static err intake(struct ctx *c, const struct intake *in, id *out)
{
    struct incident v = { .description = in->text, .reported_by = in->name };
    int severity = word_index(&severity_words, in->severity);
    bool seen = false;
    if (!id_empty(&in->organisation)) TRY(record_seen(c, id_str(&in->organisation), &seen));
    str one = seen ? arena_dup(c->arena, id_str(&in->organisation)) : (str){ 0 };
    v.r.title = in->title;
    v.r.team = in->team;
    v.r.tlp = in->tlp;
    v.r.language = in->language;
    v.r.originator = str_starts(in->originator, S("org_")) ? in->originator : arena_dup(c->arena, id_str(&in->team));
    v.r.received_at = v.r.known_at = in->received_at;
    v.severity = severity < 0 ? 0 : (unsigned)severity;
    v.callback = in->telephone.n ? in->telephone : in->address;
    if (one.n) v.affected = (struct strs){ &one, 1 };
    TRY(record_create(c, &incident_kind, &v, NULL));
    *out = v.r.id;
    return NULL;
}

/* ---- the acts */

static err say(struct ctx *c, const struct record *r, str text)
{
    struct said what;
    return say_to_reporter(c, r, text, &what);
}
static err do_say(struct ctx *c, void *rec, const struct transition *t, const struct act *a)
{
    (void)t;
    TRY(waiting_end(c, rec));
    return say(c, rec, a->text);
}
static err do_ask(struct ctx *c, void *rec, const struct transition *t, const struct act *a)
{
    (void)t;
    TRY(say(c, rec, a->text));
    return waiting_set(c, rec, WAITING_ASSET_OWNER, a->until.us > c->now.us ? a->until : (when){ c->now.us + 3 * DAY });
}
static err do_route(struct ctx *c, void *rec, const struct transition *t, const struct act *a)
{
    id part;
    when due;
    (void)t;
    TRY(route_send(c, rec, a->target, a->code.n ? a->code : S("asset-owner"), a->text, &part));
    TRY(route_due(c, rec, &due));
    return waiting_set(c, rec, str_starts(a->target, S("tea_")) ? WAITING_PARTNER : WAITING_ASSET_OWNER, due);
}
static err do_close(struct ctx *c, void *rec, const struct transition *t, const struct act *a)
{
    struct incident *v = rec;
    (void)t;
    TRY(waiting_end(c, &v->r));
    TRY(db_do(c, &sql_outcome, ARGS(A_ID(v->r.id), A_TEXT(a->code))));
    v->outcome = a->code;
    return say(c, &v->r, a->text);
}

#define OPEN_STATES "open triage analysis containment eradication recovery post-incident"
static const struct state states[] = { { "open", false },        { "triage", false },   { "analysis", false },      { "containment", false },
                                       { "eradication", false }, { "recovery", false }, { "post-incident", false }, { "closed", true } };
#define STEP(word, where, to_state, text)                                                                                       \
    {                                                                                                                           \
        .verb = word, .from = where, .to = to_state, .right = MAY_TRIAGE, .meets = "acknowledge", .effect = do_say, .doc = text \
    }
static const struct transition transitions[] = {
    STEP("triage", "open", "triage", "Somebody looks at what it is"),
    STEP("analyse", "open triage containment", "analysis", "Find out what happened and how far it goes"),
    STEP("contain", "open triage analysis", "containment", "Stop it from spreading"),
    STEP("eradicate", "containment analysis", "eradication", "Remove what caused it"),
    STEP("recover", "containment eradication", "recovery", "Bring what was hit back into service"),
    STEP("review", "recovery eradication containment", "post-incident", "Look back: what is to be learned"),
    { .verb = "ask",
      .from = OPEN_STATES,
      .right = MAY_TRIAGE,
      .needs = NEEDS_TEXT,
      .meets = "acknowledge",
      .effect = do_ask,
      .doc = "Ask who reported it for more" },
    { .verb = "route",
      .from = OPEN_STATES,
      .right = MAY_ROUTE,
      .needs = NEEDS_TARGET,
      .codes = &route_codes,
      .meets = "acknowledge",
      .effect = do_route,
      .doc = "Route to the organisation or team that must act" },
    { .verb = "close",
      .from = OPEN_STATES,
      .to = "closed",
      .right = MAY_TRIAGE,
      .needs = NEEDS_CODE,
      .codes = &close_codes,
      .meets = "acknowledge resolve",
      .effect = do_close,
      .doc = "Close with an outcome" },
    { .verb = "reopen",
      .from = "closed",
      .to = "open",
      .right = MAY_APPROVE,
      .needs = NEEDS_TEXT,
      .starts = "resolve",
      .effect = do_say,
      .doc = "Take it up again" },
};
static const struct workflow flow = { "incident", states, COUNT(states), transitions, COUNT(transitions), "acknowledge resolve" };

static bool urgent(const void *rec)
{
    return str_is(str_of(severity_words.v[((const struct incident *)rec)->severity]), "critical");
}

const struct kind incident_kind = {
    .name = "incident",
    .plural = "incidents",
    .prefix = "inc",
    .series = "IN",
    .table = "incident",
    .doc = "An incident that somebody works on",
    .fields = fields,
    .nfields = COUNT(fields),
    .size = sizeof(struct incident),
    .create = MAY_DESK,
    .change = MAY_TRIAGE,
    .flow = &flow,
    .urgent = urgent,
    .check = check,
    .grant = who_sees,
    .intake = intake,
};
