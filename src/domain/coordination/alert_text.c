/* alert_text - what a letter says, and what it looks like before it is sent
 *
 * A subject holds the reference and the marking, never a word of the warning: subjects travel in the open and stand in
 * lists. Above TLP:AMBER the letter holds nothing of the alert at all; it says where to sign in. The personal link is a
 * mark here and becomes one only as the letter leaves (alert_link.c). */
#include "base/buf.h"
#include "domain/coordination/alert.h"
#include "spine/i18n.h"
#include "spine/outbox.h"
#include "spine/part.h"
#include "spine/session.h"

#include "alert_text.sql.h"

static str day_of(struct ctx *c, when w)
{
    str t = when_text(c->arena, w);
    return arena_fmt(c->arena, "%.*s %.*s UTC", FMT(str_cut(t, 0, 10)), FMT(str_cut(t, 11, 16)));
}

static str tlp_mark(struct ctx *c, unsigned tlp)
{
    return arena_fmt(c->arena, "TLP:%.*s", FMT(arena_upper(c->arena, str_of(tlp_words.v[tlp]))));
}

static str wanted_of(struct ctx *c, const struct alert *a, str lang)
{
    static const enum msg words[] = {
        [WANT_ACKNOWLEDGE] = MSG_MAIL_ALERT_WANT_ACKNOWLEDGE, [WANT_NONE] = MSG_MAIL_ALERT_WANT_NONE, [WANT_STATE] = MSG_MAIL_ALERT_WANT_STATE
    };
    struct buf b = { .a = c->arena };
    buf_z(&b, i18n(lang, words[a->answer]));
    if (a->answer != WANT_NONE && a->answer_by.us) {
        const struct place by[] = { { S("by"), day_of(c, a->answer_by) } };
        buf_c(&b, ' ');
        buf_fill(&b, str_of(i18n(lang, MSG_MAIL_ALERT_BY)), by, COUNT(by));
    }
    return buf_str(&b);
}

static str head_of(enum letter what, str lang)
{
    switch (what) {
    case LETTER_NEXT: return str_of(i18n(lang, MSG_MAIL_ALERT_HEAD_NEXT));
    case LETTER_REMINDER: return str_of(i18n(lang, MSG_MAIL_ALERT_HEAD_REMINDER));
    case LETTER_TEST: return str_of(i18n(lang, MSG_MAIL_ALERT_HEAD_TEST));
    default: return S("");
    }
}

err letter_write(struct ctx *c, const struct alert *a, enum letter what, str language, str organisation, struct letter_text *out)
{
    struct buf subject = { .a = c->arena }, body = { .a = c->arena }, head = { .a = c->arena };
    struct rows *r;
    bool found, open = a->r.tlp <= TLP_AMBER;
    str base, lang = language.n ? language : a->r.language.n ? a->r.language : S("en"), corrects = { 0 };
    TRY(setting_get(c, "base_url", &base));
    TRY(db_one(c, &sql_team, ARGS(A_ID(a->r.team)), &r, &found));
    if (!id_empty(&a->corrects)) {
        struct rows *o;
        bool there;
        TRY(db_one(c, &sql_reference, ARGS(A_ID(a->corrects)), &o, &there));
        if (there) corrects = row_text(o, 0);
    }
    const struct place places[] = { { S("ref"), a->r.ref },
                                    { S("tlp"), tlp_mark(c, a->r.tlp) },
                                    { S("title"), a->r.title },
                                    { S("text"), a->text },
                                    { S("sharing"), a->sharing.n ? a->sharing : S("-") },
                                    { S("wanted"), wanted_of(c, a, lang) },
                                    { S("name"), organisation },
                                    { S("team"), row_text(r, 0) },
                                    { S("telephone"), row_text(r, 1) },
                                    { S("signature"), row_text(r, 2) },
                                    { S("why"), a->withdrawn_why },
                                    { S("corrects"), corrects },
                                    { S("url"), arena_fmt(c->arena, "%.*s/app/", FMT(base)) },
                                    { S("link"), S(OUTBOX_LINK) } };
    enum msg s = what == LETTER_WITHDRAWN   ? MSG_MAIL_ALERT_SUBJECT_WITHDRAWN
                 : what == LETTER_REMINDER  ? MSG_MAIL_ALERT_SUBJECT_REMINDER
                 : what == LETTER_ESCALATED ? MSG_MAIL_ALERT_SUBJECT_ESCALATED
                 : what == LETTER_TEST      ? MSG_MAIL_ALERT_SUBJECT_TEST
                                            : MSG_MAIL_ALERT_SUBJECT;
    enum msg b = what == LETTER_WITHDRAWN   ? MSG_MAIL_ALERT_BODY_WITHDRAWN
                 : what == LETTER_ESCALATED ? MSG_MAIL_ALERT_BODY_ESCALATED
                 : open                     ? MSG_MAIL_ALERT_BODY
                                            : MSG_MAIL_ALERT_BODY_CLOSED;
    buf_fill(&subject, str_of(i18n(lang, s)), places, COUNT(places));
    if (head_of(what, lang).n) {
        buf_fill(&head, head_of(what, lang), places, COUNT(places));
        buf_z(&head, "\n\n");
    }
    if (corrects.n && what <= LETTER_REMINDER) {
        buf_fill(&head, str_of(i18n(lang, MSG_MAIL_ALERT_HEAD_CORRECTS)), places, COUNT(places));
        buf_z(&head, "\n\n");
    }
    buf_put(&body, buf_str(&head));
    buf_fill(&body, str_of(i18n(lang, b)), places, COUNT(places));
    /* a letter that holds nothing of the alert is itself for everybody */
    bool bare = what == LETTER_WITHDRAWN || what == LETTER_ESCALATED || !open;
    *out = (struct letter_text){ buf_str(&subject), buf_str(&body), bare ? TLP_CLEAR : a->r.tlp };
    return NULL;
}

/* ---- as it will look: mail, portal, short message */

struct text_out {
    str subject, mail, portal, sms;
};
static const struct field text_fields[] = {
#define F(m, ...) FIELD(struct text_out, m, .flags = F_RO | F_LINES, __VA_ARGS__)
    F(subject, .doc = "Subject of the mail"),
    F(mail, .max = 60000, .doc = "The mail; the personal link is put in as it leaves"),
    F(portal, .max = 60000, .doc = "What the recipient reads after signing in"),
    F(sms, .max = 320, .doc = "In two short messages at most, to be sent by hand"),
#undef F
};
SHAPE(alert_text_shape, "alert_text", struct text_out, text_fields, "An alert as its recipients will see it");

err alert_text(struct ctx *c, const struct req *q, struct res *r)
{
    struct alert a;
    struct letter_text t;
    struct buf sms = { .a = c->arena, .max = 320 };
    TRY(alert_of(c, q->params[0], &a));
    if (!(record_rights(c->who, &a.r) & MAY_DESK)) FAIL(c, E_DENIED, "not-allowed", "you may not do this here");
    TRY(letter_write(c, &a, LETTER_FIRST, a.r.language, S("Example Organisation"), &t));
    const struct place places[] = { { S("ref"), a.r.ref }, { S("tlp"), tlp_mark(c, a.r.tlp) }, { S("wanted"), wanted_of(c, &a, a.r.language) } };
    buf_fill(&sms, str_of(i18n(a.r.language, MSG_MAIL_ALERT_SMS)), places, COUNT(places));
    struct text_out out = { t.subject, t.body, arena_fmt(c->arena, "%.*s\n\n%.*s", FMT(a.r.title), FMT(a.text)), buf_str(&sms) };
    res_json(r, &alert_text_shape, &out, 0);
    return NULL;
}

/* ---- to oneself, by the same way */

struct test_out {
    id message;
    str recipient;
};
static const struct field test_fields[] = {
    FIELD(struct test_out, message, .flags = F_RO, .doc = "The message in the outbox"),
    FIELD(struct test_out, recipient, .flags = F_RO, .doc = "Your own address"),
};
SHAPE(alert_test_shape, "alert_test", struct test_out, test_fields, "A test to oneself");

err alert_test(struct ctx *c, const struct req *q, struct res *r)
{
    struct alert a;
    struct letter_text t;
    struct test_out out = { .recipient = c->who->email };
    TRY(alert_of(c, q->params[0], &a));
    if (!(record_rights(c->who, &a.r) & MAY_ROUTE)) FAIL(c, E_DENIED, "not-allowed", "you may not do this here");
    if (!str_trim(a.text).n) FAIL(c, E_CONFLICT, "not-possible-now", "the text is missing");
    TRY(letter_write(c, &a, LETTER_TEST, c->who->language, c->who->name, &t));
    struct outbox_new m = { .record = a.r.id,
                            .team = a.r.team,
                            .recipient = c->who->email,
                            .reason = S("a test to oneself"),
                            .rule = S("alert-test"),
                            .tlp = t.tlp,
                            .subject = t.subject,
                            .body = t.body,
                            .exercise = a.r.exercise };
    TRY(outbox_add(c, &m, &out.message));
    res_json(r, &alert_test_shape, &out, 0);
    return NULL;
}
