/* alert_line - one organisation's line: its answer, what the desk does about it, and its story
 *
 * queued, sent, delivered, bounced, opened, acknowledged, stated, verified. Each step that somebody or something takes is
 * an entry of the alert that names the part, for those who see the line. An answer can be changed; the former one stays in
 * the timeline. The sending desk acts on every line; a CERT that was told acts on the line of whom it serves. */
#include "base/buf.h"
#include "domain/coordination/alert.h"
#include "spine/part.h"

#include "alert_line.sql.h"

static const char *const answer_v[] = { "received", "not-affected", "affected-working", "done", "need-help" };
const struct words answer_words = { answer_v, COUNT(answer_v) };
enum { REMIND_AGAIN = 10 }; /* minutes */

static const struct field line_fields[] = {
#define F(m, ...) FIELD(struct line, m, .flags = F_RO, __VA_ARGS__)
    F(part, .doc = "The line"),
    F(organisation, .doc = "Which organisation"),
    F(name, .doc = "Its name, as far as you can see it"),
    F(sector, .doc = "Its sector"),
    F(state, .doc = "queued, sent, delivered, bounced, opened, acknowledged, stated, verified or withdrawn"),
    F(held, .doc = "Its letter is held in the outbox"),
    F(answer, .doc = "received, not-affected, affected-working, done or need-help; empty: none yet"),
    FIELD(struct line, said, .flags = F_RO | F_LINES, .max = 4000, .doc = "In words, with the answer"),
    F(answered_at, .doc = "When"),
    F(answered_by, .doc = "Who: a person, or the way by which it came"),
    F(answered_name, .doc = "The person's name"),
    F(channel, .doc = "How it was last reached or heard: mail, link, reply, portal, call or desk"),
    F(rung, .doc = "How many were asked"),
    F(contact, .doc = "Who was asked last"),
    F(who, .doc = "By name"),
    F(address, .doc = "At which address"),
    F(message, .doc = "The last letter, in the outbox"),
    F(cert, .doc = "The CERT that serves it"),
    F(cert_name, .doc = "Its name"),
    F(escalated_to, .doc = "The CERT that was told that nobody answers"),
    F(why, .max = 500, .doc = "Why this organisation was chosen"),
    F(due_at, .doc = "When the next one is asked, if nobody answers"),
    F(created_at, .doc = "When it was queued"),
    F(sent_at, .doc = "When the letter left"),
    F(delivered_at, .doc = "When a mail server took it"),
    F(bounced_at, .doc = "When it came back"),
    F(opened_at, .doc = "When the link was opened first; machines open links, too"),
    F(acknowledged_at, .doc = "When it was acknowledged first"),
    F(stated_at, .doc = "When action was stated first"),
    F(verified_at, .doc = "When the desk has looked itself"),
    F(reminded_at, .doc = "When it was last reminded or asked again"),
#undef F
};
SHAPE(line_shape, "alert_line", struct line, line_fields, "An organisation's line in the ledger");

void line_take(const struct rows *r, struct line *l)
{
    *l = (struct line){ .part = row_id(r, 0),
                        .record = row_id(r, 1),
                        .state = row_text(r, 2),
                        .organisation = row_id(r, 3),
                        .why = row_text(r, 4),
                        .due_at = row_when(r, 5),
                        .created_at = row_when(r, 6),
                        .rung = row_int(r, 7),
                        .contact = row_id(r, 8),
                        .who = row_text(r, 9),
                        .address = row_text(r, 10),
                        .channel = row_text(r, 11),
                        .message = row_id(r, 12),
                        .escalated_to = row_id(r, 13),
                        .answer = row_text(r, 14),
                        .said = row_text(r, 15),
                        .answered_by = row_text(r, 16),
                        .answered_at = row_when(r, 17),
                        .sent_at = row_when(r, 18),
                        .delivered_at = row_when(r, 19),
                        .bounced_at = row_when(r, 20),
                        .opened_at = row_when(r, 21),
                        .acknowledged_at = row_when(r, 22),
                        .stated_at = row_when(r, 23),
                        .verified_at = row_when(r, 24),
                        .reminded_at = row_when(r, 25),
                        .cert = row_id(r, 26),
                        .name = row_text(r, 27),
                        .sector = row_text(r, 28),
                        .held = str_is(row_text(r, 29), "held"),
                        .answered_name = row_text(r, 30),
                        .hours = row_text(r, 31),
                        .zone = row_text(r, 32),
                        .cert_name = row_text(r, 33) };
}

err line_find(struct ctx *c, const struct alert *a, str part, struct line *out)
{
    struct rows *r;
    bool found;
    TRY(db_one(c, &sql_find, ARGS(A_ID(a->r.id), A_TEXT(part)), &r, &found));
    if (!found) FAIL(c, E_ABSENT, "not-found", "there is nothing here that you can see");
    line_take(r, out);
    return NULL;
}

err line_audience(struct ctx *c, const id *part, str *out)
{
    struct rows *r;
    bool found;
    TRY(db_one(c, &sql_audience, ARGS(A_ID(*part)), &r, &found));
    *out = found ? row_text(r, 0) : S("");
    return NULL;
}

/* ---- answers */

err line_answer(struct ctx *c, const id *record, const id *part, const struct answered *v)
{
    struct rows *r;
    bool found;
    str aud;
    if (word_index(&answer_words, v->answer) < 0) FAIL_AT(c, S("/answer"), "not-a-word", "received, not-affected, affected-working, done or need-help");
    TRY(db_one(c, &sql_answer_now, ARGS(A_ID(*part)), &r, &found));
    if (!found) FAIL(c, E_ABSENT, "not-found", "there is nothing here that you can see");
    str was = row_text(r, 0);
    if (str_eq(was, v->answer) && str_eq(row_text(r, 1), v->said)) return NULL; /* the button was pressed twice */
    bool stated = !str_is(v->answer, "received");
    TRY(db_do(
        c, &sql_answered,
        ARGS(A_ID(*part), A_TEXT(v->answer), A_TEXT(v->said), A_TEXT(c->who->actor), A_WHEN(c->now), A_TEXT(v->channel), stated ? A_WHEN(c->now) : A_NULL)));
    TRY(db_do(c, &sql_state, ARGS(A_ID(*part), A_TEXT(stated ? S("stated") : S("acknowledged")), A_WHEN(c->now))));
    TRY(line_audience(c, part, &aud));
    TRY(record_touch(c, record, false));
    return entry_add(c, record,
                     &(struct entry_new){ .verb = "recipient",
                                          .part = id_str(part),
                                          .field = arena_fmt(c->arena, "answer-%.*s", FMT(v->channel)),
                                          .was = was,
                                          .now = v->answer,
                                          .body = v->said,
                                          .audience = aud },
                     NULL);
}

/* ---- the organisation's own people, signed in */

struct own_answer {
    id organisation;
    unsigned answer;
    str said;
    int64_t lines;
};
static const struct field own_fields[] = {
    FIELD(struct own_answer, organisation, .ref = "org", .doc = "For which of your organisations; null: for each that got it"),
    FIELD(struct own_answer, answer, .flags = F_REQ, .en = &answer_words, .doc = "The answer"),
    FIELD(struct own_answer, said, .flags = F_LINES, .max = 2000, .doc = "In words"),
    FIELD(struct own_answer, lines, .flags = F_RO, .doc = "How many lines it counts for"),
};
SHAPE(own_answer_shape, "alert_answer", struct own_answer, own_fields, "What an organisation answers");

static err still_answered(struct ctx *c, const struct alert *a)
{
    if (str_is(a->r.state, "sent") || str_is(a->r.state, "closed")) return NULL;
    FAIL(c, E_CONFLICT, "not-in-state", "this alert takes no answers: it is %.*s", FMT(a->r.state));
}

err alert_answer_own(struct ctx *c, const struct req *q, struct res *r)
{
    struct alert a;
    struct own_answer in = { .answer = 0 };
    struct rows *rows;
    TRY(alert_of(c, q->params[0], &a));
    TRY(api_read(c, q, &own_answer_shape, &in));
    struct strs places = viewer_places(c->arena, c->who, MAY_OWN_ORG);
    TRY(db_run(c, &sql_own_lines, ARGS(A_ID(a.r.id), A_LIST(places), A_ID(in.organisation)), &rows));
    if (!rows_count(rows)) FAIL(c, E_DENIED, "not-allowed", "it was not sent to an organisation that you speak for");
    TRY(still_answered(c, &a));
    while (rows_next(rows)) {
        id part = row_id(rows, 0);
        struct answered v = { str_of(answer_words.v[in.answer]), in.said, S("portal") };
        TRY(line_answer(c, &a.r.id, &part, &v));
        in.lines++;
    }
    res_json(r, &own_answer_shape, &in, 0);
    return NULL;
}

/* ---- what the desk does about a line */

struct line_in {
    str answer, text;
};
static const struct field in_fields[] = {
    FIELD(struct line_in, answer, .max = 40, .doc = "received, not-affected, affected-working, done or need-help: for call and answer"),
    FIELD(struct line_in, text, .flags = F_LINES, .max = 4000, .doc = "What was said, or the note"),
};
SHAPE(line_in_shape, "alert_line_act", struct line_in, in_fields, "What is given with an act on a line");

static err line_note(struct ctx *c, const struct alert *a, const struct line *l, const struct line_in *in)
{
    str team;
    if (!str_trim(in->text).n) FAIL_AT(c, S("/text"), "required", "the note is empty");
    TRY(audience_team(c, &a->r, &team));
    TRY(record_touch(c, &a->r.id, false));
    return entry_add(c, &a->r.id, &(struct entry_new){ .verb = "note", .part = id_str(&l->part), .body = in->text, .audience = team }, NULL);
}

static err line_call(struct ctx *c, const struct alert *a, const struct line *l, const struct line_in *in)
{
    str aud;
    if (in->answer.n) return line_answer(c, &a->r.id, &l->part, &(struct answered){ in->answer, in->text, S("call") });
    if (!str_trim(in->text).n) FAIL_AT(c, S("/text"), "required", "say what was said, or which answer was given");
    TRY(line_audience(c, &l->part, &aud));
    TRY(record_touch(c, &a->r.id, false));
    return entry_add(
        c, &a->r.id,
        &(struct entry_new){ .verb = "recipient", .part = id_str(&l->part), .field = S("call"), .now = l->answer, .body = in->text, .audience = aud }, NULL);
}

static err line_verify(struct ctx *c, const struct alert *a, const struct line *l, const struct line_in *in)
{
    str aud;
    if (!l->answer.n) FAIL(c, E_CONFLICT, "not-in-state", "there is no answer yet that could be verified");
    TRY(db_do(c, &sql_verified, ARGS(A_ID(l->part), A_WHEN(c->now))));
    TRY(db_do(c, &sql_state, ARGS(A_ID(l->part), A_TEXT(S("verified")), A_WHEN(c->now))));
    TRY(line_audience(c, &l->part, &aud));
    TRY(record_touch(c, &a->r.id, false));
    return entry_add(
        c, &a->r.id,
        &(struct entry_new){
            .verb = "recipient", .part = id_str(&l->part), .field = S("verified"), .was = l->state, .now = S("verified"), .body = in->text, .audience = aud },
        NULL);
}

static err line_further(struct ctx *c, const struct alert *a, const struct line *l, bool up)
{
    struct viewer *team;
    const struct viewer *me = c->who;
    if (!str_is(a->r.state, "sent")) FAIL(c, E_CONFLICT, "not-in-state", "this is not possible any more: it is %.*s", FMT(a->r.state));
    if (!l->rung) FAIL(c, E_CONFLICT, "not-possible-now", "its first letter is not written yet");
    /* a button that is pressed twice asks once */
    if (l->reminded_at.us + MINUTE > c->now.us) FAIL(c, E_CONFLICT, "done-already", "this was done a moment ago");
    TRY(viewer_of_team(c, &a->r.team, me->actor, "alerts", &team));
    team->actor = me->actor; /* reads as the team, is the person's own act */
    viewer_use(c, team);
    err e = up ? escalate(c, a, l, S("by the desk")) : ask_next(c, a, l, S("by the desk"));
    viewer_use(c, me);
    return e;
}

static bool told_cert(const struct ctx *c, const struct line *l)
{
    return !id_empty(&l->escalated_to) && (c->who->rights & MAY_DESK) && viewer_holds(c->who, principal_of(c->arena, id_str(&l->escalated_to)));
}

err line_act(struct ctx *c, const struct req *q, struct res *r)
{
    struct alert a;
    struct line l;
    struct line_in in = { .answer = { 0 } };
    str verb = q->params[2];
    TRY(alert_of(c, q->params[0], &a));
    TRY(line_find(c, &a, q->params[1], &l));
    uint64_t may = record_rights(c->who, &a.r);
    bool further = str_is(verb, "next-contact") || str_is(verb, "escalate"), heard = str_is(verb, "call") || str_is(verb, "answer");
    if (!(may & (further ? MAY_ROUTE : MAY_DESK)) && !(heard && told_cert(c, &l))) FAIL(c, E_DENIED, "not-allowed", "you may not do this here");
    TRY(api_read(c, q, &line_in_shape, &in));
    TRY(still_answered(c, &a));
    if (further)
        TRY(line_further(c, &a, &l, str_is(verb, "escalate")));
    else if (str_is(verb, "call"))
        TRY(line_call(c, &a, &l, &in));
    else if (str_is(verb, "answer"))
        TRY(line_answer(c, &a.r.id, &l.part, &(struct answered){ in.answer, in.text, S("desk") }));
    else if (str_is(verb, "note"))
        TRY(line_note(c, &a, &l, &in));
    else if (str_is(verb, "verify"))
        TRY(line_verify(c, &a, &l, &in));
    else
        FAIL(c, E_ABSENT, "no-such-act", "there is no act of this name");
    TRY(line_find(c, &a, q->params[1], &l));
    res_json(r, &line_shape, &l, 0);
    return NULL;
}

/* ---- its story */

struct line_detail {
    struct line line;
    struct list steps;
};
static const struct field detail_fields[] = {
    FIELD(struct line_detail, steps, .flags = F_RO, .of = &entry_shape, .max = 500, .doc = "What happened with this line, newest last"),
};
SHAPE(line_detail_shape, "alert_line_story", struct line_detail, detail_fields, "The story of a line");

err line_get(struct ctx *c, const struct req *q, struct res *r)
{
    struct alert a;
    struct line_detail d = { 0 };
    struct rows *rows;
    TRY(alert_of(c, q->params[0], &a));
    TRY(line_find(c, &a, q->params[1], &d.line));
    TRY(db_run(c, &sql_steps, ARGS(A_ID(a.r.id), A_ID(d.line.part)), &rows));
    struct entry *v = NEW_ARRAY(c->arena, rows_count(rows) + 1, struct entry);
    size_t n = 0;
    while (rows_next(rows))
        v[n++] = (struct entry){ .id = row_id(rows, 0),
                                 .at = row_when(rows, 1),
                                 .actor = row_text(rows, 2),
                                 .actor_name = row_text(rows, 3),
                                 .verb = row_text(rows, 4),
                                 .part = id_str(&d.line.part),
                                 .field = row_text(rows, 5),
                                 .was = row_text(rows, 6),
                                 .now = row_text(rows, 7),
                                 .body = row_text(rows, 8),
                                 .erased = row_null(rows, 8) };
    d.steps = (struct list){ v, n };
    res_json(r, &line_detail_shape, &d, 0);
    return NULL;
}

/* ---- all who are silent */

struct remind {
    struct strs lines;
    bool send;
    int64_t count, addresses;
    struct strs names;
    str subject, text;
};
static const struct field remind_fields[] = {
#define F(m, ...) FIELD(struct remind, m, __VA_ARGS__)
    F(lines, .max = 5000, .doc = "Which lines; none: all that have not answered"),
    F(send, .doc = "true: do it; false: only say whom and with what text"),
    F(count, .flags = F_RO, .doc = "How many organisations"),
    F(addresses, .flags = F_RO, .doc = "How many letters: one for each address"),
    F(names, .flags = F_RO, .max = 100, .doc = "The first hundred of them"),
    F(subject, .flags = F_RO, .doc = "Subject of the letter"),
    F(text, .flags = F_RO | F_LINES, .max = 60000, .doc = "Its text"),
#undef F
};
SHAPE(remind_shape, "alert_reminder", struct remind, remind_fields, "A reminder to those who have not answered");

static bool wanted(const struct remind *in, str part)
{
    if (!in->lines.n) return true;
    for (size_t i = 0; i < in->lines.n; i++)
        if (str_eq(in->lines.v[i], part)) return true;
    return false;
}

err alert_remind(struct ctx *c, const struct req *q, struct res *r)
{
    struct alert a;
    struct remind in = { .send = false };
    struct letter_text t;
    struct rows *rows;
    str last = { 0 };
    TRY(alert_of(c, q->params[0], &a));
    if (!(record_rights(c->who, &a.r) & MAY_ROUTE)) FAIL(c, E_DENIED, "not-allowed", "you may not do this here");
    TRY(api_read(c, q, &remind_shape, &in));
    if (!str_is(a.r.state, "sent")) FAIL(c, E_CONFLICT, "not-in-state", "this is not possible any more: it is %.*s", FMT(a.r.state));
    TRY(db_run(c, &sql_silent, ARGS(A_ID(a.r.id), A_INT(c->now.us - REMIND_AGAIN * MINUTE)), &rows));
    struct strs parts = { NEW_ARRAY(c->arena, rows_count(rows) + 1, str), 0 };
    in.names = (struct strs){ NEW_ARRAY(c->arena, 100, str), 0 };
    while (rows_next(rows)) {
        if (!wanted(&in, row_text(rows, 0))) continue;
        parts.v[parts.n++] = row_text(rows, 0);
        if (in.names.n < 100) in.names.v[in.names.n++] = row_text(rows, 2);
        if (!str_eq(last, row_text(rows, 1))) in.addresses++;
        last = row_text(rows, 1);
    }
    in.count = (int64_t)parts.n;
    for (size_t from = 0; in.send && from < parts.n; from += IN_ONE) {
        struct strs some = { parts.v + from, parts.n - from < IN_ONE ? parts.n - from : IN_ONE };
        TRY(db_do(c, &sql_to_remind, ARGS(A_ID(a.r.id), A_LIST(some), A_WHEN(c->now))));
    }
    TRY(letter_write(c, &a, LETTER_REMINDER, a.r.language, in.names.n ? in.names.v[0] : S("-"), &t));
    in.subject = t.subject;
    in.text = t.body;
    if (in.send && parts.n) {
        str aud;
        TRY(audience_team(c, &a.r, &aud));
        TRY(entry_add(c, &a.r.id, &(struct entry_new){ .verb = "reminded", .now = arena_fmt(c->arena, "%zu", parts.n), .audience = aud }, NULL));
        TRY(record_touch(c, &a.r.id, false));
        TRY(job_add(c, "alert.remind", arena_fmt(c->arena, "%s/%lld", a.r.id.s, (long long)c->now.us), id_str(&a.r.id), id_str(&a.r.id), c->now));
    }
    in.lines = (struct strs){ 0 };
    res_json(r, &remind_shape, &in, 0);
    return NULL;
}

/* ---- a new one to those who got the wrong one */

err alert_correct(struct ctx *c, const struct req *q, struct res *r)
{
    struct alert a, n;
    struct rows *rows;
    TRY(alert_of(c, q->params[0], &a));
    if (!(record_rights(c->who, &a.r) & MAY_ROUTE)) FAIL(c, E_DENIED, "not-allowed", "you may not do this here");
    if (!a.sent_at.us) FAIL(c, E_CONFLICT, "not-in-state", "it was not sent; change it");
    TRY(db_run(c, &sql_who_got, ARGS(A_ID(a.r.id)), &rows));
    n = (struct alert){
        .r = { .title = a.r.title, .tlp = a.r.tlp, .team = a.r.team, .language = a.r.language, .direction = a.r.direction, .exercise = a.r.exercise },
        .text = a.text,
        .sharing = a.sharing,
        .urgency = a.urgency,
        .answer = a.answer,
        .template = a.template,
        .corrects = a.r.id
    };
    n.named = (struct strs){ NEW_ARRAY(c->arena, rows_count(rows) + 1, str), 0 };
    while (rows_next(rows) && n.named.n < 5000) n.named.v[n.named.n++] = row_text(rows, 0);
    TRY(record_create(c, &alert_kind, &n, NULL));
    TRY(link_add(c, &n.r, &a.r, S("related-to")));
    TRY(alert_of(c, id_str(&n.r.id), &n));
    res_json(r, &record_shape, &n.r, record_rights(c->who, &n.r));
    res_header(r, "Location", arena_fmt(c->arena, "/api/v1/records/%s", n.r.id.s));
    r->status = 201;
    return NULL;
}
