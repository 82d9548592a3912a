/* message - what came in and was not judged yet: kept by whatever door, classified by one key */
#include "base/buf.h"
#include "domain/coordination/inbox.h"
#include "domain/directory/lookup.h"
#include "spine/api.h"
#include "spine/attachment.h"
#include "spine/entry.h"
#include "spine/outbox.h"
#include "spine/reply.h"
#include "spine/workflow.h"

#include "message.sql.h"

WORDS(door_words, "mail", "call", "portal", "api", "partner", "sensor");
WORDS(guess_words, "unknown", "report", "incident", "data", "answer", "noise");
WORDS(signature_words, "none", "good", "bad", "unknown");
static const char *const severities[] = { "medium", "low", "high", "critical" };
const struct words severity_words = { severities, COUNT(severities) };
WORDS(noise_codes, "once", "sender", "domain");

static const struct field fields[] = {
#define F(m, ...) FIELD(struct message, m, __VA_ARGS__)
    F(door, .flags = F_FILTER | F_CREATE, .en = &door_words, .doc = "How it came: mail, call, portal, api, partner, sensor"),
    F(sender, .flags = F_FIND | F_PERSONAL | F_CREATE, .max = 200, .doc = "Who wrote or called, as given"),
    F(address, .flags = F_PERSONAL | F_CREATE, .max = 254, .doc = "Mail address to answer to"),
    F(telephone, .flags = F_PERSONAL, .max = 60, .doc = "Number to call back"),
    F(organisation, .ref = "org", .flags = F_FILTER, .see = MAY_DESK, .set = MAY_DESK,
      .doc = "Whose they are: recognised by the address, the writer's own, or given by the desk"),
    F(why, .flags = F_RO | F_ERASE, .see = MAY_DESK, .doc = "How the organisation was recognised"),
    F(guess, .flags = F_RO | F_FILTER, .en = &guess_words, .see = MAY_DESK, .doc = "What it seems to be"),
    F(guess_why, .flags = F_RO, .see = MAY_DESK, .doc = "Why it seems so"),
    F(severity, .flags = F_FILTER, .en = &severity_words, .doc = "How bad, as told"),
    F(body, .flags = F_REQ | F_FIND | F_LINES | F_CREATE, .min = 1, .max = 100000, .doc = "What was written or said, as text"),
    F(warnings, .flags = F_RO | F_ERASE, .see = MAY_DESK, .max = 20, .doc = "What looks odd about it, in sentences"),
    F(signature, .flags = F_RO, .en = &signature_words, .doc = "OpenPGP signature: none, good, bad, unknown (key not known)"),
    F(encrypted, .flags = F_RO, .doc = "It came encrypted"),
    F(files, .flags = F_RO, .doc = "How many files came with it"),
    F(mail, .flags = F_RO, .see = MAY_DESK, .max = 60, .doc = "The kept mail it came as"),
    F(became, .flags = F_RO, .see = MAY_DESK, .max = 60, .doc = "Id of the record it became or was laid to"),
    F(outcome, .flags = F_RO, .doc = "report, incident, attached, data, noise or answered"),
#undef F
};

static err check(struct ctx *c, const void *now, const void *was)
{
    const struct message *v = now, *old = was;
    bool seen = true;
    if (v->address.n && !mail_address(v->address)) FAIL_AT(c, S("/address"), "bad-format", "this is not a mail address");
    /* who has no desk writes through the portal; the other doors are the desk's and the machines' */
    if (!was && v->door != DOOR_PORTAL && v->door != DOOR_API && !id_empty(&c->who->person) && !(viewer_rights_at(c->who, id_str(&v->r.team)) & MAY_DESK))
        FAIL_AT(c, S("/door"), "not-allowed", "use portal or api");
    bool named = !id_empty(&v->organisation) && !id_empty(&c->who->person) && (!old || strcmp(old->organisation.s, v->organisation.s) != 0);
    if (named) TRY(record_seen(c, id_str(&v->organisation), &seen));
    if (!seen) FAIL_AT(c, S("/organisation"), "not-found", "no such organisation");
    if (!was && !str_trim(v->body).n) FAIL_AT(c, S("/body"), "required", "say what happened");
    return NULL;
}

/* who writes through the portal sees what he wrote */
static err who_sees(struct ctx *c, const void *rec, struct grants *out)
{
    const struct message *v = rec;
    if (v->door == DOOR_PORTAL && str_starts(v->r.originator, S("org_"))) grants_add(out, principal_of(c->arena, v->r.originator), S("originator"));
    return NULL;
}

/* ---- recognising */

/* "@example.org" of an address; empty when it is none */
static str domain_of(str address)
{
    ptrdiff_t at = str_chr(address, '@');
    return at < 1 ? S("") : str_cut(address, (size_t)at, address.n);
}

/* with the sight of the desk that reads it: what is told to the desk must not come from what it does not see */
static err recognise(struct ctx *c, struct message *v)
{
    const struct viewer *writer = c->who;
    struct viewer *desk;
    struct responsible found;
    if (!id_empty(&v->organisation) || !domain_of(v->address).n) return NULL;
    TRY(viewer_of_team(c, &v->r.team, S(""), "inbox", &desk));
    viewer_use(c, desk);
    TRY(responsible_find(c, v->address, (when){ 0 }, &found));
    viewer_use(c, writer);
    const struct answer *a = found.answers.v;
    if (!found.answers.n || str_is(a->confidence, "contested")) return NULL;
    v->organisation = a->organisation;
    v->why = a->sentence;
    return NULL;
}

static err noise_rule(struct ctx *c, const struct message *v, bool *noise)
{
    struct rows *rows;
    str address = arena_lower(c->arena, v->address);
    *noise = false;
    if (!domain_of(address).n) return NULL;
    TRY(db_run(c, &sql_rule_hit, ARGS(A_ID(v->r.team), A_TEXT(address), A_TEXT(domain_of(address))), &rows));
    *noise = rows_count(rows) > 0;
    return NULL;
}

static err put_away(struct ctx *c, const struct message *v, str became, const char *outcome)
{
    TRY(db_do(c, &sql_done, ARGS(A_ID(v->r.id), A_TEXT(became), A_TEXT(str_of(outcome)))));
    /* noise goes sooner; a class that the desk gave it itself stays */
    return db_do(c, &sql_kept, ARGS(A_ID(v->r.id), A_TEXT(strcmp(outcome, "noise") == 0 ? S("noise") : S("inbox"))));
}

err message_receive(struct ctx *c, struct message *v)
{
    bool noise;
    if (id_empty(&v->r.team)) TRY(default_team(c, &v->r.team));
    TRY(recognise(c, v));
    TRY(noise_rule(c, v, &noise));
    TRY(record_create(c, &message_kind, v, NULL));
    if (!noise) return NULL;
    return workflow_act(c, &message_kind, v, S("noise"), &(struct act){ .note = S("a rule of this desk: mail of this sender is noise") });
}

/* what is made through the API goes the same way */
static err created(struct ctx *c, void *rec)
{
    struct message *v = rec;
    if (v->guess != GUESS_UNKNOWN || id_empty(&c->who->person)) return NULL;
    struct guessed g = guess_of(&(struct guess_in){ .subject = v->r.title, .body = v->body });
    v->guess = g.guess;
    v->guess_why = str_of(g.why);
    if (v->door == DOOR_PORTAL && str_starts(v->r.originator, S("org_")) && id_parse(v->r.originator, &v->organisation))
        v->why = S("who wrote it signed in for it");
    else
        TRY(recognise(c, v));
    return db_do(c, &sql_guessed,
                 ARGS(A_ID(v->r.id), A_TEXT(str_of(guess_words.v[v->guess])), A_TEXT(v->guess_why), arg_id_or_null(&v->organisation), A_TEXT(v->why)));
}

/* ---- what it becomes */

static err make(struct ctx *c, struct message *v, const char *kind)
{
    const struct kind *k = kind_named(str_of(kind));
    struct record made;
    struct intake in = { .team = v->r.team,
                         .organisation = v->organisation,
                         .originator = v->r.originator,
                         .tlp = v->r.tlp,
                         .title = v->r.title,
                         .text = v->body,
                         .language = v->r.language,
                         .name = v->sender,
                         .address = v->address,
                         .telephone = v->telephone,
                         .severity = str_of(severity_words.v[v->severity]),
                         .by_mail = v->door == DOOR_MAIL,
                         .received_at = v->r.received_at };
    id new;
    str aud;
    if (!k || !k->intake) FAIL(c, E_FAULT, "no-intake", "nothing can be made of kind %s", kind);
    TRY(k->intake(c, &in, &new));
    TRY(record_find_any(c, id_str(&new), &made));
    TRY(audience_team(c, &made, &aud));
    TRY(attachment_copy(c, &v->r.id, &new, aud));
    TRY(link_add(c, &made, &v->r, S("opened-from")));
    v->became = arena_dup(c->arena, id_str(&new));
    v->outcome = str_of(kind);
    return put_away(c, v, v->became, kind);
}

static err do_report(struct ctx *c, void *rec, const struct transition *t, const struct act *a)
{
    (void)t;
    (void)a;
    return make(c, rec, "report");
}
static err do_incident(struct ctx *c, void *rec, const struct transition *t, const struct act *a)
{
    (void)t;
    (void)a;
    return make(c, rec, "incident");
}

/* its text goes onto the timeline of what it belongs to, for that desk; its files lie there as well */
static err do_attach(struct ctx *c, void *rec, const struct transition *t, const struct act *a)
{
    struct message *v = rec;
    struct record to;
    str aud;
    (void)t;
    TRY(record_find_any(c, a->target, &to));
    if (!strcmp(to.id.s, v->r.id.s)) FAIL_AT(c, S("/target"), "bad-target", "to itself");
    if (!(record_rights(c->who, &to) & MAY_DESK)) FAIL(c, E_DENIED, "not-allowed", "you do not work at the desk that handles it");
    TRY(audience_team(c, &to, &aud));
    TRY(entry_add(c, &to.id, &(struct entry_new){ .verb = "message", .field = S("in"), .now = v->r.ref, .body = v->body, .audience = aud }, NULL));
    TRY(attachment_copy(c, &v->r.id, &to.id, aud));
    TRY(link_add(c, &v->r, &to, S("related-to")));
    TRY(waiting_end(c, &to));
    TRY(record_touch(c, &to.id, false));
    v->became = arena_dup(c->arena, id_str(&to.id));
    v->outcome = S("attached");
    return put_away(c, v, v->became, "attached");
}

static err do_outcome(struct ctx *c, void *rec, const struct transition *t, const struct act *a)
{
    struct message *v = rec;
    str address = arena_lower(c->arena, v->address), domain = domain_of(address);
    v->outcome = str_of(t->verb);
    if (domain.n && (str_is(a->code, "sender") || str_is(a->code, "domain")))
        TRY(db_do(c, &sql_rule, ARGS(A_ID(v->r.team), A_TEXT(str_is(a->code, "domain") ? domain : address), A_TEXT(c->who->actor), A_WHEN(c->now))));
    return put_away(c, v, S(""), t->verb);
}
static err do_reopen(struct ctx *c, void *rec, const struct transition *t, const struct act *a)
{
    struct message *v = rec;
    (void)t;
    (void)a;
    v->became = v->outcome = S("");
    return put_away(c, v, S(""), "");
}

static const struct state states[] = { { "new", false }, { "done", true } };
static const struct transition transitions[] = {
    { .verb = "report",
      .from = "new done",
      .to = "done",
      .right = MAY_TRIAGE,
      .meets = "acknowledge",
      .effect = do_report,
      .doc = "It is a vulnerability report; again: another one from the same source" },
    { .verb = "incident",
      .from = "new done",
      .to = "done",
      .right = MAY_TRIAGE,
      .meets = "acknowledge",
      .effect = do_incident,
      .doc = "It is an incident; again: another one from the same source" },
    { .verb = "attach",
      .from = "new done",
      .to = "done",
      .right = MAY_DESK,
      .needs = NEEDS_TARGET,
      .meets = "acknowledge",
      .effect = do_attach,
      .doc = "It belongs to a record that is there" },
    { .verb = "data", .from = "new", .to = "done", .right = MAY_DESK, .meets = "acknowledge", .effect = do_outcome, .doc = "A data file to import" },
    { .verb = "noise",
      .from = "new",
      .to = "done",
      .right = MAY_DESK,
      .codes = &noise_codes,
      .meets = "acknowledge",
      .effect = do_outcome,
      .doc = "Noise: this one, or from now on this sender or its domain" },
    { .verb = "answered", .from = "new", .to = "done", .right = MAY_DESK, .meets = "acknowledge", .effect = do_outcome, .doc = "Answered; nothing more to do" },
    { .verb = "reopen", .from = "done", .to = "new", .right = MAY_DESK, .effect = do_reopen, .doc = "Lay it back into the inbox" },
};
static const struct workflow flow = { "message", states, COUNT(states), transitions, COUNT(transitions), "acknowledge" };

/* an answer of the desk goes to the address it came from */
static err told(struct ctx *c, const struct record *r, const struct said *what)
{
    struct rows *rows;
    bool found;
    TRY(db_one(c, &sql_address, ARGS(A_ID(r->id)), &rows, &found));
    if (!found || !mail_address(row_text(rows, 0))) return NULL;
    return reply_mail(c, r, what, row_text(rows, 0), r->language, S("it came from this address"));
}

static bool urgent(const void *rec)
{
    return str_is(str_of(severity_words.v[((const struct message *)rec)->severity]), "critical");
}

const struct kind message_kind = {
    .name = "message",
    .plural = "messages",
    .prefix = "msg",
    .series = "MSG",
    .table = "message",
    .doc = "Something that came in and was not judged yet",
    .fields = fields,
    .nfields = COUNT(fields),
    .size = sizeof(struct message),
    .create = MAY_REPORT,
    .change = MAY_DESK,
    .flow = &flow,
    .urgent = urgent,
    .check = check,
    .grant = who_sees,
    .created = created,
    .told = told,
    .retention = "inbox",
};
