/* inmail_judge - what a message is, and what follows: a delivery report, an automatic answer, noise, an answer, or new
 *
 * In this order, so that a machine's words never count as a person's. A report must be about a message of ours; an answer
 * is known by the signed address it came to, else by the Message-ID it names. What is held as noise is not lost: the desk
 * sees it with its reason and may let it through. */
#include "base/buf.h"
#include "base/utf8.h"
#include "spine/entry.h"
#include "spine/inmail_inside.h"
#include "store/db.h"

#include "inmail_judge.sql.h"

void inmail_act_as(struct ctx *c, struct strs principals)
{
    viewer_use(c, viewer_system(c, "mail", principals, ~UINT64_C(0)));
}

err inmail_see_record(struct ctx *c, const id *record)
{
    struct rows *r;
    TRY(db_run(c, &sql_principals, ARGS(A_ID(*record), A_WHEN(c->now)), &r));
    str *v = NEW_ARRAY(c->arena, rows_count(r) + 1, str);
    size_t n = 0;
    while (rows_next(r)) v[n++] = row_text(r, 0);
    inmail_act_as(c, (struct strs){ v, n });
    return NULL;
}

/* ---- which message of ours it is about */

/* "out_...@domain": only messages that left count */
static err by_id(struct ctx *c, str message_id, struct judging *j, const char *how)
{
    id which;
    bool found;
    ptrdiff_t at = str_chr(message_id, '@');
    str left = at < 0 ? message_id : str_cut(message_id, 0, (size_t)at);
    if (j->by || !str_starts(left, S("out_")) || !id_parse(left, &which)) return NULL;
    TRY(outbox_sent_find(c, left, &j->sent, &found));
    static const char *const left_already[] = { "sent", "unknown", "bounced" };
    for (size_t i = 0; found && i < COUNT(left_already); i++)
        if (str_is(j->sent.state, left_already[i])) j->by = how;
    return NULL;
}

static err by_address(struct ctx *c, str address, struct judging *j)
{
    id which;
    if (j->by || !address.n || !mailtag_read(c->arena, address, &which)) return NULL;
    return by_id(c, id_str(&which), j, "tag");
}

static err match(struct ctx *c, struct judging *j)
{
    const struct mail_in *m = j->mail;
    const struct mail_who *to = m->to.v, *cc = m->cc.v;
    TRY(by_address(c, j->m->envelope_to, j));
    for (size_t i = 0; i < m->delivered_to.n; i++) TRY(by_address(c, m->delivered_to.v[i], j));
    for (size_t i = 0; i < m->to.n; i++) TRY(by_address(c, to[i].address, j));
    for (size_t i = 0; i < m->cc.n; i++) TRY(by_address(c, cc[i].address, j));
    if (m->report) TRY(by_id(c, m->report_id, j, "report"));
    TRY(by_id(c, m->in_reply_to, j, "in-reply-to"));
    for (size_t i = m->references.n; i-- > 0;) TRY(by_id(c, m->references.v[i], j, "references"));
    return NULL;
}

/* ---- it came back */

static err delivery_entry(struct ctx *c, const struct outbox_sent *s, const char *now, str body)
{
    str p = principal_of(c->arena, id_str(&s->team)), aud;
    if (id_empty(&s->record) || str_is(s->recipient, OUTBOX_APART)) return NULL;
    TRY(audience_of(c, (struct strs){ &p, 1 }, &aud));
    TRY(record_touch(c, &s->record, false));
    return entry_add(
        c, &s->record,
        &(struct entry_new){ .verb = "delivery", .part = id_str(&s->part), .field = id_str(&s->id), .now = str_of(now), .body = body, .audience = aud }, NULL);
}

static err bounced(struct ctx *c, struct judging *j, struct inmail_bounce *b, struct judged *out)
{
    struct rows *r;
    b->sent = j->sent;
    out->what = "bounce";
    out->state = "done";
    str line = arena_fmt(c->arena, "%.*s%s%.*s", FMT(b->status), b->status.n && b->text.n ? " " : "", FMT(b->text));
    if (!b->late) {
        TRY(db_run(c, &sql_bounced, ARGS(A_ID(j->sent.id), A_TEXT(line), A_WHEN(c->now)), &r));
        if (!rows_count(r)) return NULL; /* came back before */
        TRY(outbox_moved(c, id_str(&j->sent.id), S("bounced"), line));
    }
    TRY(delivery_entry(c, &j->sent, b->late ? "delayed" : "bounced", line));
    return inmail_tell_bounce(c, b);
}

/* of a report, the line about the address we wrote to; a report of one line is about it whatever it is called there */
static const struct mail_delivery *delivery_for(const struct mail_in *m, str recipient)
{
    const struct mail_delivery *v = m->deliveries.v;
    for (size_t i = 0; i < m->deliveries.n; i++)
        if (str_eq_nocase(v[i].recipient, recipient)) return &v[i];
    return m->deliveries.n == 1 ? v : NULL;
}

static err report(struct ctx *c, struct judging *j, struct judged *out)
{
    const struct mail_in *m = j->mail;
    const struct mail_delivery *d = delivery_for(m, j->sent.recipient);
    out->what = "bounce";
    out->state = "done";
    if (m->report && m->deliveries.n && !d) {
        out->reason = "other-recipient";
        return NULL;
    }
    if (d && d->action != MAIL_ACTION_FAILED && d->action != MAIL_ACTION_DELAYED && d->action != MAIL_ACTION_NONE) {
        out->reason = "delivered";
        return delivery_entry(c, &j->sent, "delivered", d->status);
    }
    struct inmail_bounce b = { .address = d && d->recipient.n ? d->recipient : j->sent.recipient };
    b.status = d ? d->status : S("");
    b.text = d && d->diagnostic.n ? d->diagnostic : utf8_clip(mail_one_line(c->arena, m->text), 300);
    b.late = d && (d->action == MAIL_ACTION_DELAYED || (d->action == MAIL_ACTION_NONE && str_starts(d->status, S("4"))));
    return bounced(c, j, &b, out);
}

/* ---- an answer */

/* on the record, for whoever saw what was asked; without a word of its own audience only for the desk */
static err usual_answer(struct ctx *c, struct judging *j, const struct inmail_answer *a)
{
    struct rows *r;
    bool found;
    struct record v = { .id = a->asked.record };
    str aud = S("");
    const struct mail_in *m = j->mail;
    TRY(db_one(c, &sql_record, ARGS(A_ID(a->asked.record), A_ID(a->asked.entry)), &r, &found));
    if (!found) return NULL;
    v.team = row_id(r, 0);
    int waits = word_index(&waiting_words, row_text(r, 1));
    v.waiting_for = waits < 0 ? WAITING_NOBODY : (unsigned)waits;
    aud = row_text(r, 2);
    if (!aud.n) TRY(audience_team(c, &v, &aud));
    str from = arena_fmt(c->arena, "%.*s%s<%.*s>", FMT(m->from.name), m->from.name.n ? " " : "", FMT(m->from.address));
    TRY(entry_add(c, &v.id,
                  &(struct entry_new){ .verb = "message",
                                       .part = id_str(&a->asked.part),
                                       .field = S("in"),
                                       .was = id_str(&a->asked.id),
                                       .now = a->same_address ? S("") : S("other-address"),
                                       .body = arena_fmt(c->arena, "%.*s\n\n%.*s", FMT(from), FMT(m->text)),
                                       .audience = aud },
                  NULL));
    TRY(inmail_attach(c, j->m, &v.id, aud));
    if (v.waiting_for != WAITING_NOBODY) return waiting_set(c, &v, WAITING_NOBODY, (when){ 0 });
    return record_touch(c, &v.id, false);
}

static err answer(struct ctx *c, struct judging *j, struct judged *out)
{
    struct inmail_answer a = { .asked = j->sent, .by = j->by };
    bool taken = false;
    a.same_address = str_eq_nocase(j->mail->from.address, j->sent.recipient);
    out->what = "answer";
    out->state = "done";
    out->record = j->sent.record;
    TRY(db_do(c, &sql_answered, ARGS(A_ID(j->sent.id), A_WHEN(c->now))));
    if (!j->without_rooms) TRY(inmail_offer_answer(c, j->m, &a, &taken));
    return taken ? NULL : usual_answer(c, j, &a);
}

/* ---- noise */

static err hourly(struct ctx *c, const struct judging *j, bool *many)
{
    struct inmail_settings s;
    struct rows *r;
    bool found;
    TRY(inmail_settings_get(c, &s));
    TRY(db_one(c, &sql_from, ARGS(A_TEXT(j->mail->from.address), A_INT(c->now.us - HOUR)), &r, &found));
    *many = row_int(r, 0) > s.hourly; /* this one is among them */
    return NULL;
}

static err own(struct ctx *c, const struct judging *j, bool *is)
{
    struct outbox_sent s;
    const struct mail_in *m = j->mail;
    *is = str_eq(m->ours, mailtag_mark(c->arena));
    if (*is || !str_starts(m->message_id, S("out_"))) return NULL;
    ptrdiff_t at = str_chr(m->message_id, '@');
    return outbox_sent_find(c, at < 0 ? m->message_id : str_cut(m->message_id, 0, (size_t)at), &s, is);
}

static err noise(struct judged *out, const char *what, const char *reason)
{
    out->what = what;
    out->state = "noise";
    out->reason = reason;
    return NULL;
}

err inmail_judge(struct ctx *c, struct judging *j, struct judged *out)
{
    const struct mail_in *m = j->mail;
    bool many, is_own;
    *out = (struct judged){ .what = "new", .state = "new", .reason = "" };
    TRY(match(c, j));
    if (!j->by && !j->without_rooms) TRY(inmail_offer_expected(c, j->m, out));
    if (!strcmp(out->state, "done")) return NULL;
    if (j->by) {
        out->outbox = j->sent.id;
        if (!id_empty(&j->sent.record)) TRY(inmail_see_record(c, &j->sent.record));
    }
    bool back = m->report || (m->null_path && !m->auto_reply) || (m->automatic && !m->auto_reply && m->from_mailer);
    if (back) return j->by ? report(c, j, out) : noise(out, "bounce", "report-of-nothing");
    if (m->auto_reply || (j->by && m->automatic)) {
        if (!j->by) return noise(out, "auto", "auto-reply-to-nothing");
        out->what = "auto";
        out->state = "done";
        return db_do(c, &sql_auto_replied, ARGS(A_ID(j->sent.id), A_WHEN(c->now)));
    }
    TRY(own(c, j, &is_own));
    if (is_own) return noise(out, "noise", "own-mail");
    TRY(hourly(c, j, &many));
    if (many) return noise(out, "noise", "too-many-in-an-hour");
    if (j->by && !id_empty(&j->sent.record)) return answer(c, j, out); /* an answer to what is no record's is new */
    return NULL;
}
