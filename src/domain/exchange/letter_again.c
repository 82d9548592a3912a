/* letter_again - corrections by mail in the language in which their reader got the advisory
 *
 * Who got a translation goes by it: a correction comes in its words, with what is different in them, when the translation of that
 * revision is out. A revision of the original is out before its translation; then the reader gets the original's words, with a
 * line that says so, and once more the translation's when they are published. The same where a translation into his language is
 * begun when he is written to for the first time. A later revision ends what is owed of this one. */
#include "base/buf.h"
#include "domain/exchange/advisory.h"
#include "spine/i18n.h"
#include "spine/outbox.h"
#include "spine/session.h"

#include "letter_again.sql.h"

static void before_it(struct ctx *c, struct letter *l, str language, enum msg line)
{
    l->body = arena_fmt(c->arena, "%s\n\n%.*s", i18n(language, line), FMT(l->body));
}
static err tell(struct ctx *c, const struct advisory *v, const struct issue *now, enum msg foot, struct letter_told *k)
{
    struct issue was, theirs, had;
    str language = k->language.n ? k->language : now->language;
    bool open = word_index(&tlp_words, now->tlp) <= TLP_AMBER, out = str_is(now->state, "published"), translated = false, known = false;
    if (open && !str_eq(language, now->language) && (!k->got || k->reads)) {
        if (out) TRY(translation_in(c, v, now->version, language, &theirs, &translated));
        if (k->got) TRY(translation_before(c, v, k->got, language, &had, &known));
        if (!out && known) { /* withdrawn or replaced together with its original */
            TRY(translation_before(c, v, INT64_MAX, language, &theirs, &translated));
            translated = translated && str_eq(theirs.state, now->state);
        }
    }
    if (k->got && !known) translated = false; /* what was different is said in the words that its reader has */
    if (k->got && !translated) TRY(revision_issue(c, v, k->got, &was));
    k->said = translated || k->reads ? language : S("");
    k->owed = k->reads && open && out && !translated;
    if (open && out && !translated && !k->reads && !str_eq(language, now->language)) TRY(translation_begun(c, v, language, &k->owed));
    TRY(letter_of(c, v, translated ? &theirs : now, !k->got ? NULL : translated ? &had : &was, language, foot, &k->l));
    if (k->owed) before_it(c, &k->l, language, MSG_MAIL_ADV_NOT_TRANSLATED);
    return NULL;
}
err letter_tell(struct ctx *c, const struct advisory *v, const struct issue *now, struct telling *t, int64_t got, str said, str language, enum msg foot,
                const struct letter_told **out)
{
    bool reads = got && language.n && str_eq(said, language) && !str_eq(language, now->language);
    for (size_t i = 0; i < t->n && i < COUNT(t->v); i++)
        if (t->v[i].got == got && t->v[i].reads == reads && str_eq(t->v[i].language, language)) {
            *out = &t->v[i];
            return NULL;
        }
    struct letter_told *k = &t->v[t->n++ % COUNT(t->v)];
    *k = (struct letter_told){ .got = got, .language = arena_dup(c->arena, language), .reads = reads };
    *out = k;
    return tell(c, v, now, foot, k);
}

err again_wait(struct ctx *c, const struct advisory *v, str reader, str language)
{
    return db_do(c, &sql_wait, ARGS(A_ID(v->r.id), A_INT(v->version), A_TEXT(reader), A_TEXT(language)));
}
err again_take_back(struct ctx *c, const id *record, str reader, int64_t before)
{
    struct rows *r;
    bool done;
    TRY(db_run(c, &sql_lying, ARGS(A_ID(*record), A_TEXT(reader), A_INT(before)), &r));
    while (rows_next(r)) {
        TRY(outbox_withdraw(c, row_text(r, 2), &done));
        if (done) TRY(db_do(c, &sql_ended, ARGS(A_ID(*record), A_INT(row_int(r, 0)), A_TEXT(row_text(r, 1)), A_TEXT(S("over")), A_TEXT(S("")))));
    }
    return NULL;
}
err again_overtaken(struct ctx *c, const struct advisory *v)
{
    return db_do(c, &sql_overtaken, ARGS(A_ID(v->r.id), A_INT(v->version)));
}
err again_out(struct ctx *c, const struct advisory *v, int64_t original)
{
    struct rows *r;
    if (id_empty(&v->translation_of)) return NULL;
    TRY(db_run(c, &sql_out, ARGS(A_ID(v->translation_of), A_INT(original), A_TEXT(v->r.language)), &r));
    if (!rows_count(r)) return NULL;
    TRY(letters_wake(c, &v->translation_of));
    return subscribers_wake(c, &v->translation_of);
}
err again_forget(struct ctx *c, const id *sub)
{
    return db_do(c, &sql_forget, ARGS(A_ID(*sub)));
}

/* ---- the translation is out */

struct again {
    id record;
    enum again_whom whom;
    bool more;
};
struct ready { /* a language's */
    str language;
    bool out, corrects;           /* corrects: its reader had the translation before; else it is his first */
    struct letter instead, after; /* after: of the original's words, which its reader has */
};
static err ready(struct ctx *c, const struct advisory *v, const struct again *u, str language, bool corrects, struct ready *k)
{
    struct issue now, had;
    bool known = false;
    enum msg foot = u->whom == AGAIN_SUBSCRIBERS ? MSG_MAIL_SUB_FOOT : MSG_MAIL_ADV_FOOT;
    *k = (struct ready){ .language = arena_dup(c->arena, language), .corrects = corrects };
    TRY(translation_in(c, v, v->version, language, &now, &k->out));
    if (!k->out) return NULL;
    if (corrects) TRY(translation_before(c, v, v->version - 1, language, &had, &known));
    TRY(letter_of(c, v, &now, known ? &had : NULL, language, foot, &k->instead));
    k->after = k->instead;
    before_it(c, &k->after, language, MSG_MAIL_ADV_TRANSLATED_NOW);
    return NULL;
}
static err write_one(struct ctx *c, const struct advisory *v, const struct again *u, const struct ready *k, const struct rows *r)
{
    bool subscriber = u->whom == AGAIN_SUBSCRIBERS, back = false;
    str reader = row_text(r, 0), state = row_text(r, 5);
    bool has = str_is(state, "sent") || str_is(state, "queued") || str_is(state, "unknown");
    id message = { { 0 } };
    if (k->out && str_is(state, "held")) {
        TRY(outbox_withdraw(c, row_text(r, 4), &back));
        has = !back;
    }
    if (!k->out || (!has && !back)) return db_do(c, &sql_ended, ARGS(A_ID(v->r.id), A_INT(v->version), A_TEXT(reader), A_TEXT(S("over")), A_TEXT(S(""))));
    const struct letter *l = back ? &k->instead : &k->after;
    struct outbox_new m = { .record = v->r.id,
                            .team = v->r.team,
                            .recipient = subscriber ? S("") : reader,
                            .organisation = row_text(r, 2),
                            .reason = subscriber ? S("subscribed to advisories") : row_text(r, 3),
                            .rule = subscriber ? (k->corrects ? S("subscription-correction") : S("subscription"))
                                               : (k->corrects ? S("advisory-correction") : S("advisory")),
                            .tlp = l->tlp,
                            .subject = l->subject,
                            .body = l->body,
                            .apart = subscriber,
                            .exercise = !subscriber && v->r.exercise };
    if (subscriber && !id_parse(reader, &m.part)) FAIL(c, E_FAULT, "subscription", "no identifier");
    TRY(outbox_add(c, &m, &message));
    TRY(db_do(c, subscriber ? &sql_reads_subscriber : &sql_reads,
              ARGS(A_ID(v->r.id), A_INT(v->version), A_TEXT(reader), A_TEXT(k->language), A_TEXT(back ? id_str(&message) : S("")))));
    return db_do(c, &sql_ended, ARGS(A_ID(v->r.id), A_INT(v->version), A_TEXT(reader), A_TEXT(S("written")), A_TEXT(back ? S("") : id_str(&message))));
}
static err again_unit(struct ctx *c, void *arg)
{
    struct again *u = arg;
    struct rows *r;
    struct advisory v;
    struct issue now;
    struct ready k = { .out = false };
    bool found;
    u->more = false;
    TRY(db_one(c, &sql_whose, ARGS(A_ID(u->record)), &r, &found));
    if (!found) return NULL;
    id team = row_id(r, 0);
    int64_t n = row_int(r, 1);
    TRY(db_run(c, u->whom == AGAIN_SUBSCRIBERS ? &sql_due_subscribers : &sql_due, ARGS(A_ID(u->record), A_INT(n)), &r));
    if (!rows_count(r)) return NULL;
    TRY(advisory_as_desk(c, &team));
    TRY(advisory_of(c, id_str(&u->record), &v));
    v.version = n;
    TRY(revision_issue(c, &v, n, &now));
    bool closed = u->whom == AGAIN_SUBSCRIBERS && (!str_is(now.tlp, "clear") || v.r.exercise);
    while (rows_next(r)) {
        bool corrects = str_eq(row_text(r, 6), row_text(r, 1));
        if (!str_eq(k.language, row_text(r, 1)) || k.corrects != corrects) TRY(ready(c, &v, u, row_text(r, 1), corrects, &k));
        k.out = k.out && !closed && str_is(now.state, "published");
        TRY(write_one(c, &v, u, &k, r));
    }
    u->more = true;
    return u->whom == AGAIN_ORGANISATIONS ? record_touch(c, &v.r.id, false) : NULL;
}
err again_job(struct ctx *c, str record, enum again_whom whom)
{
    struct again u = { .whom = whom, .more = true };
    if (!id_parse(record, &u.record)) FAIL(c, E_FAULT, "payload", "no advisory");
    while (u.more) {
        c->now = clock_now();
        TRY(db_unit(c, again_unit, &u));
    }
    return NULL;
}
