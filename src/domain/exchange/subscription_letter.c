/* subscription_letter - what subscribers are sent: a revision that is out, its correction, its end; at once or collected
 *
 * Who is chosen is decided once a revision is out, by a job in pieces. A correction goes to whoever got an earlier revision,
 * with what is different first, and to those whom it fits now; a withdrawal to whoever got it alone. What nobody let go of
 * an earlier revision is taken back, and its reader gets the new one as the first. Only what is public is ever written: an
 * advisory that is marked tighter later takes back what still lies there. */
#include "domain/exchange/subscription.h"

#include "base/buf.h"
#include "base/room.h"
#include "domain/exchange/advisory.h"
#include "spine/i18n.h"
#include "spine/outbox.h"
#include "spine/session.h"
#include "spine/setup.h"

#include "subscription_letter.sql.h"

enum { DIGEST_HOUR = 4, MONDAY = 4 /* 1970-01-05, days after a Thursday */ };

int64_t digest_next(unsigned pace, when now)
{
    int64_t day = (now.us - DIGEST_HOUR * HOUR) / DAY + 1;
    while (pace == SUB_WEEKLY && day % 7 != MONDAY) day++;
    return day * DAY + DIGEST_HOUR * HOUR;
}

err subscribers_wake(struct ctx *c, const id *record)
{
    return job_add(c, "subscription.letters", arena_fmt(c->arena, "%s/again/%lld", record->s, (long long)c->now.us), id_str(record), id_str(record), c->now);
}
err subscribers_after(struct ctx *c, const struct advisory *v)
{
    struct rows *r;
    bool any;
    if (v->r.exercise) return NULL;
    TRY(db_do(c, &sql_overtaken, ARGS(A_ID(v->r.id), A_INT(v->version))));
    TRY(db_one(c, &sql_anybody, NOARGS, &r, &any));
    if (!any) return NULL;
    return job_add(c, "subscription.letters", arena_fmt(c->arena, "%s/%lld", v->r.id.s, (long long)v->version), id_str(&v->r.id), id_str(&v->r.id), c->now);
}

/* ---- who gets it */

struct run {
    id record;
    str from, after; /* the last subscriber looked at: before this piece, and in it */
    bool more;
};
static err load(struct ctx *c, const id *record, struct advisory *v, struct issue *now, bool *there, bool *open)
{
    struct rows *r;
    TRY(db_one(c, &sql_whose, ARGS(A_ID(*record)), &r, there));
    if (!*there) return NULL;
    id team = row_id(r, 0);
    int64_t n = row_int(r, 1);
    TRY(advisory_as_desk(c, &team));
    TRY(advisory_of(c, id_str(record), v));
    v->version = n;
    TRY(revision_issue(c, v, n, now));
    *open = str_is(now->tlp, "clear") && !v->r.exercise;
    return NULL;
}
static err take_back(struct ctx *c, const id *record)
{
    struct rows *r;
    bool done;
    TRY(again_take_back(c, record, S(""), INT64_MAX));
    TRY(db_run(c, &sql_lying, ARGS(A_ID(*record)), &r));
    while (rows_next(r)) {
        TRY(outbox_withdraw(c, row_text(r, 2), &done));
        if (done) TRY(db_do(c, &sql_written, ARGS(A_TEXT(row_text(r, 0)), A_ID(*record), A_INT(row_int(r, 1)), A_TEXT(S("")), A_TEXT(S("")))));
    }
    return NULL;
}
static err choose_unit(struct ctx *c, void *arg)
{
    struct run *u = arg;
    struct rows *r;
    struct advisory v;
    struct issue now;
    struct wish_sight sight;
    struct wish w;
    bool there, open;
    u->more = false;
    TRY(load(c, &u->record, &v, &now, &there, &open));
    if (!there) return NULL;
    if (!open) return take_back(c, &u->record);
    bool out = str_is(now.state, "published");
    wish_sees(c->arena, &now, &sight);
    TRY(db_run(c, &sql_some, ARGS(A_ID(u->record), A_INT(v.version), A_TEXT(u->from)), &r));
    while (rows_next(r)) {
        str sub = row_text(r, 0);
        u->more = true;
        u->after = sub;
        TRY(wish_read(c, row_text(r, 1), &w));
        if (!row_int(r, 2) && !(out && wish_fits(c->arena, &w, &sight))) continue;
        TRY(db_do(c, &sql_add, ARGS(A_TEXT(sub), A_ID(u->record), A_INT(v.version), A_WHEN(c->now))));
    }
    return NULL;
}

/* ---- written at once */

static err has_got(struct ctx *c, const struct advisory *v, str sub, int64_t *out, str *said)
{
    struct rows *r;
    *out = 0;
    *said = S("");
    TRY(again_take_back(c, &v->r.id, sub, v->version));
    TRY(db_run(c, &sql_earlier, ARGS(A_TEXT(sub), A_ID(v->r.id), A_INT(v->version)), &r));
    while (rows_next(r)) {
        str state = row_text(r, 2);
        bool back = str_is(state, "cancelled") || str_is(state, "failed") || !state.n;
        if (str_is(state, "held")) TRY(outbox_withdraw(c, row_text(r, 1), &back));
        if (back)
            TRY(db_do(c, &sql_written, ARGS(A_TEXT(sub), A_ID(v->r.id), A_INT(row_int(r, 0)), A_TEXT(S("")), A_TEXT(S("")))));
        else if (!*out) {
            *out = row_int(r, 0);
            *said = row_text(r, 3);
        }
    }
    return NULL;
}
static err write_one(struct ctx *c, const struct advisory *v, const struct issue *now, str sub, str language, struct telling *t)
{
    const struct letter_told *k = NULL;
    int64_t got;
    str said;
    id message = { { 0 } };
    struct outbox_new m = { .record = v->r.id, .team = v->r.team, .apart = true, .reason = S("subscribed to advisories"), .tlp = TLP_CLEAR };
    TRY(has_got(c, v, sub, &got, &said));
    if (got || str_is(now->state, "published")) {
        TRY(letter_tell(c, v, now, t, got, said, language, MSG_MAIL_SUB_FOOT, &k));
        m.rule = got ? S("subscription-correction") : S("subscription");
        m.subject = k->l.subject;
        m.body = k->l.body;
        if (!id_parse(sub, &m.part)) FAIL(c, E_FAULT, "subscription", "no identifier");
        TRY(outbox_add(c, &m, &message));
        if (k->owed) TRY(again_wait(c, v, sub, language));
    }
    return db_do(c, &sql_written, ARGS(A_TEXT(sub), A_ID(v->r.id), A_INT(v->version), A_ID(message), A_TEXT(k ? k->said : S(""))));
}
static err write_unit(struct ctx *c, void *arg)
{
    struct run *u = arg;
    struct rows *r;
    struct advisory v;
    struct issue now;
    struct telling t = { .n = 0 };
    bool there, open;
    u->more = false;
    TRY(load(c, &u->record, &v, &now, &there, &open));
    if (!there || !open) return NULL;
    TRY(db_run(c, &sql_open, ARGS(A_ID(u->record), A_INT(v.version)), &r));
    u->more = rows_count(r) > 0;
    while (rows_next(r)) TRY(write_one(c, &v, &now, row_text(r, 0), row_text(r, 1), &t));
    return NULL;
}
static err in_pieces(struct ctx *c, err (*unit)(struct ctx *, void *), struct run *u)
{
    for (u->more = true; u->more;) {
        c->now = clock_now();
        TRY(db_unit(c, unit, u));
        u->from = u->after;
    }
    return NULL;
}
err subscribers_job(struct ctx *c, str payload)
{
    struct run u = { .more = true };
    if (!id_parse(payload, &u.record)) FAIL(c, E_FAULT, "payload", "no advisory");
    TRY(in_pieces(c, choose_unit, &u));
    TRY(in_pieces(c, write_unit, &u));
    return again_job(c, payload, AGAIN_SUBSCRIBERS);
}

/* ---- collected: a mail a day or a week, what is new and what was corrected, each with its address
 *
 * A line names the translation into the reader's language where one of that very revision is published, and else the original.
 * Who knows the advisory by another reference is told that, too. What was withdrawn or replaced is named as its reader had it. */

struct named { /* an advisory in a language */
    id record;
    int64_t n;
    str language, state;
    bool there; /* a translation says what the original says, and is as far as that */
    str ref, title;
};
struct digests {
    struct site site;
    struct ctx room; /* whole revisions are read for a reference and a title */
    struct named v[256];
    size_t n;
    bool more;
};
struct digest {
    str sub, language, lines;
    size_t n;
    id record[100];
    int64_t revision[100];
    bool reads[100]; /* goes by the translation */
};
static err digest_write(struct ctx *c, const struct digest *d, const struct site *site)
{
    struct buf text = { .a = c->arena }, subject = { .a = c->arena };
    id message = { { 0 } }, team;
    TRY(default_team(c, &team));
    const struct place places[] = {
        { S("site"), site->name }, { S("n"), arena_fmt(c->arena, "%zu", d->n) }, { S("lines"), d->lines }, { S("link"), S(OUTBOX_LINK) }
    };
    buf_fill(&subject, str_of(i18n(d->language, MSG_MAIL_SUB_DIGEST_SUBJECT)), places, COUNT(places));
    buf_fill(&text, str_of(i18n(d->language, MSG_MAIL_SUB_DIGEST)), places, COUNT(places));
    struct outbox_new m = { .team = team,
                            .apart = true,
                            .reason = S("subscribed to advisories, collected"),
                            .rule = S("subscription-digest"),
                            .tlp = TLP_CLEAR,
                            .subject = buf_str(&subject),
                            .body = buf_str(&text) };
    if (!id_parse(d->sub, &m.part)) FAIL(c, E_FAULT, "subscription", "no identifier");
    TRY(outbox_add(c, &m, &message));
    for (size_t i = 0; i < d->n; i++)
        TRY(db_do(c, &sql_written, ARGS(A_TEXT(d->sub), A_ID(d->record[i]), A_INT(d->revision[i]), A_ID(message), A_TEXT(d->reads[i] ? d->language : S("")))));
    return NULL;
}
static err named_read(struct ctx *c, struct ctx *room, struct named *k)
{
    struct advisory v = { .r = { .id = k->record } };
    struct issue i = { .version = 0 };
    bool out = str_is(k->state, "published"), same = false, any = false;
    if (out) TRY(translation_in(room, &v, k->n, k->language, &i, &same));
    if (!same) TRY(translation_before(room, &v, INT64_MAX, k->language, &i, &any));
    if (!same && !any) return NULL;
    k->there = same || (!out && str_eq(i.state, k->state));
    k->ref = arena_dup(c->arena, i.ref);
    k->title = arena_dup(c->arena, i.title);
    return NULL;
}
/* many subscribers have the same line: each is looked for once, as everybody sees it */
static err named_in(struct ctx *c, struct digests *all, const struct rows *l, str language, const struct named **out)
{
    const struct named want = { .record = row_id(l, 0), .n = row_int(l, 1), .state = row_text(l, 4) };
    for (size_t i = 0; i < all->n && i < COUNT(all->v); i++) {
        const struct named *k = &all->v[i];
        *out = k;
        if (k->n == want.n && str_eq(k->language, language) && str_eq(k->state, want.state) && str_eq(id_str(&k->record), id_str(&want.record))) return NULL;
    }
    struct named *k = &all->v[all->n++ % COUNT(all->v)];
    *k = want;
    k->language = language;
    *out = k;
    room_empty(c, &all->room, 4u << 20);
    return named_read(c, &all->room, k);
}
static err digest_line(struct ctx *c, struct digests *all, struct digest *d, const struct rows *l, struct buf *b)
{
    const struct named *mine = NULL, *had = NULL;
    str ref = row_text(l, 2), state = row_text(l, 4), said = row_text(l, 11);
    bool got = row_int(l, 9) > 0, out = str_is(state, "published"), reads = got && d->language.n && str_eq(said, d->language);
    if (!str_eq(d->language, row_text(l, 10))) TRY(named_in(c, all, l, d->language, &mine));
    if (said.n) TRY(named_in(c, all, l, said, &had));
    bool translated = mine && mine->there && (out || reads);
    str names = translated ? mine->ref : ref, knows = !got ? names : had ? had->ref : ref;
    enum msg word = str_is(state, "withdrawn") ? MSG_MAIL_SUB_DIGEST_WITHDRAWN
                    : !out                     ? MSG_MAIL_SUB_DIGEST_REPLACED
                    : got                      ? MSG_MAIL_SUB_DIGEST_CORRECTED
                                               : MSG_MAIL_SUB_DIGEST_NEW;
    int64_t s = row_int(l, 7);
    buf_fmt(b, "* %s: %.*s", i18n(d->language, word), FMT(names));
    if (knows.n && !str_eq(knows, names)) buf_fmt(b, " (%.*s)", FMT(knows));
    buf_fmt(b, "  %.*s", FMT(translated ? mine->title : row_text(l, 3)));
    if (s >= 0 && out) buf_fmt(b, "  CVSS %lld.%lld", (long long)(s / 10), (long long)(s % 10));
    buf_fmt(b, "\n  %.*s%s/advisories/%.*s\n", FMT(all->site.base_url), translated && str_is(d->language, "ur") ? "/ur" : "", FMT(names));
    d->reads[d->n] = translated || reads;
    d->record[d->n] = row_id(l, 0);
    d->revision[d->n++] = row_int(l, 1);
    return NULL;
}
static err digest_one(struct ctx *c, struct digests *all, str sub, str language)
{
    struct rows *l;
    struct buf b = { .a = c->arena };
    struct digest *d = NEW(c->arena, struct digest);
    *d = (struct digest){ .sub = sub, .language = language };
    TRY(db_run(c, &sql_digest_lines, ARGS(A_TEXT(sub)), &l));
    while (rows_next(l)) {
        bool got = row_int(l, 9) > 0, out = str_is(row_text(l, 4), "published");
        if (!str_is(row_text(l, 5), "clear") || row_int(l, 6) != row_int(l, 1) || (!out && !got)) /* it says nothing to this one any more */
            TRY(db_do(c, &sql_written, ARGS(A_TEXT(sub), A_ID(row_id(l, 0)), A_INT(row_int(l, 1)), A_TEXT(S("")), A_TEXT(S("")))));
        else
            TRY(digest_line(c, all, d, l, &b));
    }
    d->lines = buf_str(&b);
    return d->n ? digest_write(c, d, &all->site) : NULL;
}
static err digests_unit(struct ctx *c, void *arg)
{
    struct digests *all = arg;
    struct rows *r;
    all->n = 0;
    TRY(site_get(c, &all->site));
    TRY(db_run(c, &sql_due, ARGS(A_WHEN(c->now)), &r));
    all->more = rows_count(r) > 0;
    while (rows_next(r)) {
        int pace = word_index(&sub_pace_words, row_text(r, 2));
        TRY(digest_one(c, all, row_text(r, 0), row_text(r, 1)));
        TRY(db_do(c, &sql_digest_done, ARGS(A_TEXT(row_text(r, 0)), A_INT(digest_next(pace == SUB_WEEKLY ? SUB_WEEKLY : SUB_DAILY, c->now)))));
    }
    return NULL;
}
err digests_job(struct ctx *c, str payload)
{
    struct digests *all = NEW(c->arena, struct digests);
    (void)payload;
    viewer_use(c, viewer_system(c, "subscriptions", (struct strs){ 0 }, 0));
    TRY(room_open(c, 512u << 20, &all->room));
    viewer_use(&all->room, viewer_public());
    for (all->more = true; all->more;) {
        c->now = clock_now();
        TRY(db_unit(c, digests_unit, all));
    }
    return NULL;
}

/* ---- the desk: figures, and nobody's address */

struct subscribers {
    int64_t subscribers, fitting, written, waiting;
};
static const struct field subscribers_fields[] = {
#define F(m, ...) FIELD(struct subscribers, m, .flags = F_RO, __VA_ARGS__)
    F(subscribers, .doc = "How many there are who confirmed"),
    F(fitting, .doc = "How many would get it by mail if it was published as it is saved; 0 unless it is TLP:CLEAR"),
    F(written, .doc = "How many were written to about one of its revisions"),
    F(waiting, .doc = "How many letters are to be written still, those that are collected for a day or a week among them"),
#undef F
};
SHAPE(subscribers_shape, "advisory_subscribers", struct subscribers, subscribers_fields, "Subscribers of an advisory, in figures");

err subscribers_get(struct ctx *c, const struct req *q, struct res *r)
{
    struct advisory v;
    struct adv_content k;
    struct issue now;
    struct wish_sight sight;
    struct wish w;
    struct rows *o;
    bool found, open;
    TRY(advisory_at_desk(c, q->params[0], MAY_DESK, &v));
    TRY(content_load(c, &v.r.id, &k, NULL, NULL));
    TRY(issue_of(c, &v, &k, &now));
    wish_sees(c->arena, &now, &sight);
    open = v.r.tlp == TLP_CLEAR && !v.r.exercise && !str_is(v.r.state, "withdrawn") && !str_is(v.r.state, "superseded");
    TRY(db_one(c, &sql_numbers, ARGS(A_ID(v.r.id)), &o, &found));
    struct subscribers out = { .written = row_int(o, 0), .waiting = row_int(o, 1) };
    str after = S("");
    for (bool more = true; more;) {
        TRY(db_run(c, &sql_wishes, ARGS(A_TEXT(after)), &o));
        more = rows_count(o) == 500;
        for (; rows_next(o); out.subscribers++) {
            after = row_text(o, 0);
            TRY(wish_read(c, row_text(o, 1), &w));
            out.fitting += open && wish_fits(c->arena, &w, &sight);
        }
    }
    res_json(r, &subscribers_shape, &out, 0);
    return NULL;
}
