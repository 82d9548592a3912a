/* letter - an advisory by mail: to organisations that are chosen, and its correction to whoever got an earlier revision
 *
 * Chosen as for alerts (coordination/choose.h), and cut to those who may read it: a letter is no way around the marking. Who
 * was written to is kept with the revision. When the next one is published, superseded or withdrawn, a job writes to each of
 * them again, what is different first; a letter of the earlier revision that nobody let go yet is taken back, and its
 * recipient gets the new one as the first. Everything lies in the outbox like all mail, held until somebody releases it. */
#include "base/buf.h"
#include "base/utf8.h"
#include "domain/coordination/choose.h"
#include "domain/directory/addressee.h"
#include "domain/directory/lookup.h"
#include "domain/exchange/advisory.h"
#include "spine/i18n.h"
#include "spine/outbox.h"
#include "spine/session.h"

#include "letter.sql.h"

enum { ROUTINELY = 1, MOST_CHANGES = 40, LONGEST = 48000 };

struct letters_new {
    struct strs sectors, org_kinds, technologies, sharing_groups, named, left_out;
};
static const struct field letters_new_fields[] = {
#define F(m, ...) FIELD(struct letters_new, m, __VA_ARGS__)
    F(sectors, .max = 40, .doc = "Organisations of these sectors"),       F(org_kinds, .max = 20, .doc = "Organisations of these kinds"),
    F(technologies, .max = 20, .doc = "Those who declared one of these"), F(sharing_groups, .max = 20, .doc = "Members of these groups"),
    F(named, .max = 5000, .doc = "These, whatever the other lists say"),  F(left_out, .max = 500, .doc = "Not these"),
#undef F
};
SHAPE(letters_new_shape, "advisory_letters_new", struct letters_new, letters_new_fields, "Whom an advisory is mailed to; each list narrows");

/* ---- who of them may read it */

static bool holds(const struct strs *l, str v)
{
    for (size_t i = 0; i < l->n; i++)
        if (str_eq(l->v[i], v)) return true;
    return false;
}
static err ids_of(struct ctx *c, struct rows *r, struct strs *out)
{
    *out = (struct strs){ NEW_ARRAY(c->arena, rows_count(r) + 1, str), 0 };
    while (rows_next(r)) out->v[out->n++] = row_text(r, 0);
    return NULL;
}
static err client(struct ctx *c, const struct strs *readers, const id *org, bool *out)
{
    struct list up;
    *out = false;
    TRY(served_by(c, org, &up));
    const struct step *s = up.v;
    for (size_t i = 0; i < up.n; i++) *out = *out || holds(readers, arena_fmt(c->arena, "clients:%s", s[i].organisation.s));
    return NULL;
}
/* takes out of the list whom the marking does not reach */
static err readers_only(struct ctx *c, const struct advisory *v, struct list *chosen)
{
    struct chosen *k = chosen->v;
    struct strs orgs = { NEW_ARRAY(c->arena, chosen->n + 1, str), chosen->n }, readers, in = { 0 };
    struct rows *r;
    size_t kept = 0;
    TRY(advisory_readers(c, v, &readers));
    if (v->r.tlp == TLP_CLEAR || !chosen->n) return NULL;
    for (size_t i = 0; i < chosen->n; i++) orgs.v[i] = id_str(&k[i].organisation);
    if (v->r.tlp == TLP_GREEN) {
        TRY(db_run(c, &sql_members, ARGS(A_LIST(orgs)), &r));
        TRY(ids_of(c, r, &in));
    } else if (v->sharing_groups.n) {
        TRY(db_run(c, &sql_in_groups, ARGS(A_LIST(v->sharing_groups), A_LIST(orgs), A_WHEN(c->now)), &r));
        TRY(ids_of(c, r, &in));
    }
    for (size_t i = 0; i < chosen->n; i++) {
        bool may = holds(&in, orgs.v[i]) || (v->r.tlp >= TLP_AMBER && holds(&v->named, orgs.v[i]));
        if (!may && v->r.tlp == TLP_AMBER && v->to_clients) TRY(client(c, &readers, &k[i].organisation, &may));
        if (may) k[kept++] = k[i];
    }
    chosen->n = kept;
    return NULL;
}
static err choose(struct ctx *c, const struct req *q, struct advisory *v, struct list *chosen, size_t *cut)
{
    struct letters_new in = { .sectors = { 0 } };
    struct list gone;
    struct publication p;
    TRY(advisory_at_desk(c, q->params[0], MAY_ROUTE, v));
    TRY(api_read(c, q, &letters_new_shape, &in));
    if (!str_is(v->r.state, "published")) FAIL(c, E_CONFLICT, "not-in-state", "it is mailed while it is published, and not while its next revision is written");
    TRY(publication_find(c, v->r.ref, &p));
    v->r.tlp = (unsigned)word_index(&tlp_words, p.tlp);
    const struct choice k = { v->r.team, ROUTINELY, in.sectors, in.org_kinds, { 0 }, in.technologies, in.sharing_groups, in.named, in.left_out, false, false };
    TRY(choice_find(c, &k, chosen, &gone));
    TRY(advisory_as_desk(c, &v->r.team));
    size_t all = chosen->n;
    TRY(readers_only(c, v, chosen));
    *cut = all - chosen->n;
    return NULL;
}

/* ---- what a letter says */

static str mark_of(struct arena *a, str tlp)
{
    return arena_fmt(a, "TLP:%.*s", FMT(arena_upper(a, tlp)));
}
err letter_of(struct ctx *c, const struct advisory *v, const struct issue *now, const struct issue *was, str lang, enum msg foot, struct letter *out)
{
    struct buf subject = { .a = c->arena }, body = { .a = c->arena }, changes = { .a = c->arena };
    struct rows *r;
    bool found, open = word_index(&tlp_words, now->tlp) <= TLP_AMBER;
    const struct adv_step *step = now->history.v;
    TRY(db_one(c, &sql_team, ARGS(A_ID(v->r.team)), &r, &found));
    if (was) issue_changes(c->arena, was, now, MOST_CHANGES, &changes);
    const struct place places[] = { { S("ref"), now->ref },
                                    { S("tlp"), mark_of(c->arena, now->tlp) },
                                    { S("title"), now->title },
                                    { S("what"), now->history.n ? step[now->history.n - 1].what : S("") },
                                    { S("was"), was ? arena_fmt(c->arena, "%lld", (long long)was->version) : S("") },
                                    { S("n"), arena_fmt(c->arena, "%lld", (long long)now->version) },
                                    { S("changes"), buf_str(&changes) },
                                    { S("why"), now->why },
                                    { S("successor"), now->successor },
                                    { S("url"), arena_fmt(c->arena, "%.*s%s/advisories/%.*s", FMT(now->base),
                                                          now->original.n && str_is(now->language, "ur") ? "/ur" : "", FMT(now->ref)) },
                                    { S("team"), found ? row_text(r, 0) : S("") },
                                    { S("telephone"), found ? row_text(r, 1) : S("") },
                                    { S("link"), S(OUTBOX_LINK) } };
    bool withdrawn = str_is(now->state, "withdrawn"), replaced = str_is(now->state, "superseded");
    enum msg s = withdrawn  ? MSG_MAIL_ADV_SUBJECT_WITHDRAWN
                 : replaced ? MSG_MAIL_ADV_SUBJECT_REPLACED
                 : was      ? MSG_MAIL_ADV_SUBJECT_CORRECTED
                            : MSG_MAIL_ADV_SUBJECT;
    enum msg h = !open       ? MSG_MAIL_ADV_HEAD_CLOSED
                 : withdrawn ? MSG_MAIL_ADV_HEAD_WITHDRAWN
                 : replaced  ? MSG_MAIL_ADV_HEAD_REPLACED
                             : MSG_MAIL_ADV_HEAD_CORRECTED;
    bool whole = open && !withdrawn && !replaced;
    buf_fill(&subject, str_of(i18n(lang, s)), places, COUNT(places));
    if (was || !whole) buf_fill(&body, str_of(i18n(lang, h)), places, COUNT(places));
    if (whole) buf_put(&body, issue_mail(c->arena, now));
    if (body.n > LONGEST) body.n = utf8_clip(buf_str(&body), LONGEST).n; /* the page has all of it */
    buf_fill(&body, str_of(i18n(lang, foot)), places, COUNT(places));
    *out = (struct letter){ buf_str(&subject), buf_str(&body), open ? (unsigned)word_index(&tlp_words, now->tlp) : TLP_CLEAR };
    return NULL;
}

/* ---- the desk: whom it would go to, send it, who got it */

struct letters_seen {
    int64_t organisations, without_contact, not_readers, reached;
    struct list recipients;
    str subject, mail;
};
struct letter_to {
    id organisation;
    str name, why, contact;
    int64_t addresses;
};
static const struct field letter_to_fields[] = {
#define F(m, ...) FIELD(struct letter_to, m, .flags = F_RO, __VA_ARGS__)
    F(organisation, .doc = "Which"),
    F(name, .doc = "Its name"),
    F(why, .max = 500, .doc = "Why this one"),
    F(contact, .doc = "Who is written to; empty: nobody that the team knows"),
    F(addresses, .doc = "How many mail addresses are known"),
#undef F
};
static SHAPE(letter_to_shape, "advisory_letter_to", struct letter_to, letter_to_fields, "An organisation that an advisory would be mailed to");
static const struct field letters_seen_fields[] = {
#define F(m, ...) FIELD(struct letters_seen, m, .flags = F_RO, __VA_ARGS__)
    F(organisations, .doc = "How many organisations"),
    F(without_contact, .doc = "Of these without any contact: they get nothing"),
    F(not_readers, .doc = "Chosen ones whom the marking does not reach: they are left out"),
    F(reached, .doc = "How many addresses got one of its revisions already"),
    F(recipients, .of = &letter_to_shape, .max = MOST_RECIPIENTS, .doc = "Each of them, and why"),
    F(subject, .max = 400, .doc = "Subject of the mail"),
    F(mail, .max = 200000, .doc = "The mail"),
#undef F
};
SHAPE(letters_seen_shape, "advisory_letters_preview", struct letters_seen, letters_seen_fields, "Whom an advisory would be mailed to, and how");

static err seen(struct ctx *c, const struct advisory *v, const struct list *chosen, size_t cut, struct letters_seen *out)
{
    const struct chosen *k = chosen->v;
    struct letter_to *to = NEW_ARRAY(c->arena, chosen->n + 1, struct letter_to);
    struct rows *r;
    struct issue now;
    struct letter l;
    bool found;
    *out = (struct letters_seen){ .organisations = (int64_t)chosen->n, .not_readers = (int64_t)cut, .recipients = { to, chosen->n } };
    for (size_t i = 0; i < chosen->n; i++) {
        out->without_contact += !k[i].addresses;
        to[i] = (struct letter_to){ k[i].organisation, k[i].name, k[i].why, k[i].contact, k[i].addresses };
    }
    TRY(db_one(c, &sql_reached, ARGS(A_ID(v->r.id)), &r, &found));
    out->reached = found ? row_int(r, 0) : 0;
    TRY(revision_issue(c, v, v->version, &now));
    TRY(letter_of(c, v, &now, NULL, now.language, MSG_MAIL_ADV_FOOT, &l));
    out->subject = l.subject;
    out->mail = l.body;
    return NULL;
}
err letters_preview(struct ctx *c, const struct req *q, struct res *r)
{
    struct advisory v;
    struct list chosen;
    struct letters_seen out;
    size_t cut;
    TRY(choose(c, q, &v, &chosen, &cut));
    TRY(seen(c, &v, &chosen, cut, &out));
    res_json(r, &letters_seen_shape, &out, 0);
    return NULL;
}

err letters_wake(struct ctx *c, const id *record)
{
    return job_add(c, "advisory.letters", arena_fmt(c->arena, "%s/%lld", record->s, (long long)c->now.us), id_str(record), id_str(record), c->now);
}
err letters_post(struct ctx *c, const struct req *q, struct res *r)
{
    const struct viewer *who = c->who;
    struct advisory v;
    struct list chosen, all;
    struct letters_seen out;
    size_t cut, n = 0;
    str last = { 0 }, audience;
    TRY(choose(c, q, &v, &chosen, &cut));
    struct chosen *k = chosen.v;
    struct strs orgs = { NEW_ARRAY(c->arena, chosen.n + 1, str), chosen.n };
    for (size_t i = 0; i < chosen.n; i++) orgs.v[i] = id_str(&k[i].organisation);
    TRY(addressees_of(c, orgs, false, &all));
    const struct addressee *a = all.v;
    for (size_t i = 0, at = 0; i < all.n; i++) { /* the first of each organisation's, which stand together in the order of the list */
        if (str_eq(last, id_str(&a[i].organisation))) continue;
        last = id_str(&a[i].organisation);
        while (at + 1 < chosen.n && strcmp(k[at].organisation.s, a[i].organisation.s) < 0) at++;
        TRY(db_do(c, &sql_add,
                  ARGS(A_ID(v.r.id), A_TEXT(a[i].email), A_INT(v.version), A_ID(a[i].organisation), A_TEXT(a[i].name), A_TEXT(a[i].language),
                       A_TEXT(utf8_clip(arena_fmt(c->arena, "%.*s: %.*s", FMT(k[at].name), FMT(k[at].why)), 400)), A_WHEN(c->now))));
        n++;
    }
    if (!n) FAIL(c, E_CONFLICT, "not-possible-now", "nobody fits the choice who may read it and has an address");
    TRY(seen(c, &v, &chosen, cut, &out));
    viewer_use(c, who);
    TRY(audience_team(c, &v.r, &audience));
    TRY(entry_add(c, &v.r.id, &(struct entry_new){ .verb = "recipients", .now = arena_fmt(c->arena, "%zu", n), .audience = audience }, NULL));
    TRY(record_touch(c, &v.r.id, false));
    TRY(letters_wake(c, &v.r.id));
    res_json(r, &letters_seen_shape, &out, 0);
    return NULL;
}

struct letter_row {
    int64_t n;
    str organisation, organisation_name, name, address, reason, state;
    when at;
};
static const struct field letter_row_fields[] = {
#define F(m, ...) FIELD(struct letter_row, m, __VA_ARGS__)
    F(n, .flags = F_RO, .doc = "The revision"),
    F(organisation, .flags = F_RO, .doc = "Of which organisation"),
    F(organisation_name, .flags = F_RO, .doc = "Its name"),
    F(name, .flags = F_RO | F_PERSONAL, .doc = "Who was written to"),
    F(address, .flags = F_RO | F_PERSONAL, .doc = "The address"),
    F(reason, .flags = F_RO, .max = 400, .doc = "Why this one"),
    F(state, .flags = F_RO, .doc = "waiting: not written yet; none: no letter was needed; else as in the outbox"),
    F(at, .flags = F_RO, .doc = "When it was asked for"),
#undef F
};
static SHAPE(letter_row_shape, "advisory_letter", struct letter_row, letter_row_fields, "A letter about a revision of an advisory");
struct letters {
    struct list letters;
};
static const struct field letters_fields[] = { FIELD(struct letters, letters, .flags = F_RO, .of = &letter_row_shape, .max = 2000,
                                                     .doc = "Newest revision first, at most 2,000") };
SHAPE(letters_shape, "advisory_letters", struct letters, letters_fields, "Who got an advisory by mail");

err letters_get(struct ctx *c, const struct req *q, struct res *r)
{
    struct advisory v;
    struct letters out = { 0 };
    struct rows *w;
    TRY(advisory_at_desk(c, q->params[0], MAY_DESK, &v));
    TRY(db_run(c, &sql_list, ARGS(A_ID(v.r.id), A_ID(v.r.team)), &w));
    struct letter_row *l = NEW_ARRAY(c->arena, rows_count(w) + 1, struct letter_row);
    for (; rows_next(w); out.letters.n++)
        l[out.letters.n] = (struct letter_row){ row_int(w, 0),  row_text(w, 1), row_text(w, 2), row_text(w, 3),
                                                row_text(w, 4), row_text(w, 5), row_text(w, 6), row_when(w, 7) };
    out.letters.v = l;
    res_json(r, &letters_shape, &out, c->who->rights);
    return NULL;
}

/* ---- the next revision is out: who got an earlier one hears of it */

err letters_after(struct ctx *c, const struct advisory *v, str what)
{
    if (v->version < 2) return NULL;
    TRY(db_do(c, &sql_overtaken, ARGS(A_ID(v->r.id), A_INT(v->version))));
    TRY(again_overtaken(c, v));
    TRY(db_do(c, &sql_again,
              ARGS(A_ID(v->r.id), A_INT(v->version), A_TEXT(utf8_clip(arena_fmt(c->arena, "got an earlier revision: %.*s", FMT(what)), 400)), A_WHEN(c->now))));
    return letters_wake(c, &v->r.id);
}

/* the newest revision that this address has; 0: none. What nobody let go is taken back */
static err has_got(struct ctx *c, const struct advisory *v, str address, int64_t *out, str *said)
{
    struct rows *r;
    *out = 0;
    *said = S("");
    TRY(again_take_back(c, &v->r.id, address, v->version));
    TRY(db_run(c, &sql_earlier, ARGS(A_ID(v->r.id), A_TEXT(address), A_INT(v->version)), &r));
    while (rows_next(r)) {
        str state = row_text(r, 2);
        bool back = str_is(state, "cancelled") || str_is(state, "failed") || str_is(state, "exercise") || !state.n;
        if (str_is(state, "held")) TRY(outbox_withdraw(c, row_text(r, 1), &back));
        if (back)
            TRY(db_do(c, &sql_written, ARGS(A_ID(v->r.id), A_TEXT(address), A_INT(row_int(r, 0)), A_TEXT(S("")), A_TEXT(S("")))));
        else if (!*out) {
            *out = row_int(r, 0);
            *said = row_text(r, 3);
        }
    }
    return NULL;
}
static err write_one(struct ctx *c, const struct advisory *v, const struct issue *now, struct telling *t, struct rows *r)
{
    str address = row_text(r, 0), language = row_text(r, 3), said;
    const struct letter_told *k;
    int64_t got;
    id message = { { 0 } };
    TRY(has_got(c, v, address, &got, &said));
    if (!got && !str_is(now->state, "published"))
        return db_do(c, &sql_written, ARGS(A_ID(v->r.id), A_TEXT(address), A_INT(v->version), A_TEXT(S("")), A_TEXT(S(""))));
    TRY(letter_tell(c, v, now, t, got, said, language, MSG_MAIL_ADV_FOOT, &k));
    const struct outbox_new m = { .record = v->r.id,
                                  .team = v->r.team,
                                  .recipient = address,
                                  .organisation = row_text(r, 1),
                                  .reason = row_text(r, 4),
                                  .rule = got ? S("advisory-correction") : S("advisory"),
                                  .tlp = k->l.tlp,
                                  .subject = k->l.subject,
                                  .body = k->l.body,
                                  .exercise = v->r.exercise };
    TRY(outbox_add(c, &m, &message));
    if (k->owed) TRY(again_wait(c, v, address, language));
    return db_do(c, &sql_written, ARGS(A_ID(v->r.id), A_TEXT(address), A_INT(v->version), A_ID(message), A_TEXT(k->said)));
}

struct run {
    id record;
    bool more;
};
static err letters_unit(struct ctx *c, void *arg)
{
    struct run *u = arg;
    struct rows *r;
    struct advisory v;
    struct issue now;
    struct telling t = { .n = 0 };
    bool found;
    u->more = false;
    TRY(db_one(c, &sql_whose, ARGS(A_ID(u->record)), &r, &found));
    if (!found) return NULL;
    id team = row_id(r, 0);
    int64_t n = row_int(r, 1);
    TRY(advisory_as_desk(c, &team));
    TRY(advisory_of(c, id_str(&u->record), &v));
    v.version = n;
    TRY(revision_issue(c, &v, n, &now));
    TRY(db_run(c, &sql_open, ARGS(A_ID(v.r.id), A_INT(n)), &r));
    u->more = rows_count(r) > 0;
    while (rows_next(r)) TRY(write_one(c, &v, &now, &t, r));
    return u->more ? record_touch(c, &v.r.id, false) : NULL;
}
err letters_job(struct ctx *c, str payload)
{
    struct run u = { .more = true };
    if (!id_parse(payload, &u.record)) FAIL(c, E_FAULT, "payload", "no advisory");
    while (u.more) {
        c->now = clock_now();
        TRY(db_unit(c, letters_unit, &u));
    }
    return again_job(c, payload, AGAIN_ORGANISATIONS);
}
