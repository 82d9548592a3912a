/* inmail - see inmail.h: keeping a message, and the rooms that follow */
#include "spine/inmail.h"

#include <stdio.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "guard/guard.h"
#include "spine/attachment.h"
#include "spine/inmail_inside.h"
#include "spine/retention.h"
#include "spine/mailkey.h"
#include "spine/session.h"
#include "store/db.h"

#include "inmail.sql.h"

/* ---- rooms */

enum { ROOMS = 8, MOST_TEAMS = 5, OFFERED_AT_ONCE = 20, MOST_OFFERS = 20 };
static inmail_on_answer *on_answer[ROOMS];
static inmail_on_new *on_new[ROOMS];
static inmail_on_bounce *on_bounce[ROOMS];
static inmail_on_expected *on_expected;

void inmail_answer_set(inmail_on_answer *fn)
{
    for (size_t i = 0; i < ROOMS; i++)
        if (!on_answer[i] || on_answer[i] == fn) {
            on_answer[i] = fn;
            return;
        }
}
void inmail_new_set(inmail_on_new *fn)
{
    for (size_t i = 0; i < ROOMS; i++)
        if (!on_new[i] || on_new[i] == fn) {
            on_new[i] = fn;
            return;
        }
}
void inmail_bounce_set(inmail_on_bounce *fn)
{
    for (size_t i = 0; i < ROOMS; i++)
        if (!on_bounce[i] || on_bounce[i] == fn) {
            on_bounce[i] = fn;
            return;
        }
}
void inmail_expected_set(inmail_on_expected *fn)
{
    on_expected = fn;
}
err inmail_offer_expected(struct ctx *c, const struct inmail *m, struct judged *out)
{
    bool taken = false;
    if (on_expected && !m->returned.n) TRY(on_expected(c, m, &taken));
    if (!taken) return NULL;
    out->what = "expected";
    out->state = "done";
    return NULL;
}
bool inmail_has_room(void)
{
    return on_new[0] != NULL;
}
err inmail_offer_answer(struct ctx *c, const struct inmail *m, const struct inmail_answer *a, bool *taken)
{
    *taken = false;
    for (size_t i = 0; i < ROOMS && on_answer[i] && !*taken; i++) TRY(on_answer[i](c, m, a, taken));
    return NULL;
}
err inmail_offer_new(struct ctx *c, const struct inmail *m, id *record, bool *taken)
{
    *taken = false;
    for (size_t i = 0; i < ROOMS && on_new[i] && !*taken; i++) TRY(on_new[i](c, m, record, taken));
    return NULL;
}
err inmail_tell_bounce(struct ctx *c, const struct inmail_bounce *b)
{
    for (size_t i = 0; i < ROOMS && on_bounce[i]; i++) TRY(on_bounce[i](c, b));
    return NULL;
}

/* ---- settings */

err inmail_settings_get(struct ctx *c, struct inmail_settings *out)
{
    str sealed, plus, hourly;
    *out = (struct inmail_settings){ .hourly = 60 };
    TRY(setting_get(c, "mail_in_url", &out->imap_url));
    TRY(setting_get(c, "mail_in_user", &out->imap_user));
    TRY(setting_get(c, "mail_in_folder", &out->imap_folder));
    TRY(setting_get(c, "mail_in_password", &sealed));
    TRY(setting_get(c, "mail_plus_tags", &plus));
    TRY(setting_get(c, "mail_in_hourly", &hourly));
    if (!out->imap_folder.n) out->imap_folder = S("INBOX");
    out->plus_tags = !str_is(plus, "0");
    if (!str_int(hourly, &out->hourly) || out->hourly < 1) out->hourly = 60;
    return sealed.n ? unseal(c, S("mail/in"), sealed, &out->imap_password) : NULL;
}

err inmail_settings_set(struct ctx *c, const struct inmail_settings *s)
{
    str sealed;
    bool good = !s->imap_url.n || str_starts(s->imap_url, S("imap://")) || str_starts(s->imap_url, S("imaps://"));
    if (!good || str_chr(s->imap_url, '@') >= 0 || str_chr(s->imap_url, ';') >= 0)
        FAIL_AT(c, S("/url"), "bad-format", "imap://host:port or imaps://host:port, without a name or password in it");
    for (size_t i = 0; i < s->imap_folder.n; i++)
        if ((unsigned char)s->imap_folder.p[i] < ' ' || (unsigned char)s->imap_folder.p[i] >= 0x7F || s->imap_folder.p[i] == '"' || s->imap_folder.p[i] == '\\')
            FAIL_AT(c, S("/folder"), "bad-format", "the name of a mailbox as the server lists it, as INBOX");
    TRY(setting_set(c, "mail_in_url", s->imap_url));
    TRY(setting_set(c, "mail_in_user", s->imap_user));
    TRY(setting_set(c, "mail_in_folder", s->imap_folder));
    TRY(setting_set(c, "mail_plus_tags", s->plus_tags ? S("1") : S("0")));
    TRY(setting_set(c, "mail_in_hourly", arena_fmt(c->arena, "%lld", (long long)s->hourly)));
    if (!s->imap_password.n) return NULL;
    TRY(seal(c, S("mail/in"), s->imap_password, &sealed));
    return setting_set(c, "mail_in_password", sealed);
}

str inmail_mailbox_key(struct arena *a, const struct inmail_settings *s)
{
    return str_cut(hash_hex(a, arena_fmt(a, "%.*s\n%.*s\n%.*s", FMT(s->imap_url), FMT(s->imap_user), FMT(s->imap_folder))), 0, 32);
}

/* ---- whose it is */

struct taking {
    const struct arrival *a;
    struct mail_in *mail;
    str sha256, refused; /* refused: why it was not read; else empty */
    str openpgp, signer;
    bool without_rooms;
};

struct mailbox {
    id team;
    str address;
};
struct teams {
    struct mailbox *all;
    size_t nall, n;
    id v[MOST_TEAMS]; /* found */
};
static void team_of(struct ctx *c, str address, struct teams *t)
{
    str plain = mailtag_plain(c->arena, address);
    size_t k = 0, i = 0;
    while (k < t->nall && !str_eq_nocase(t->all[k].address, plain)) k++;
    if (!plain.n || k == t->nall || t->n == MOST_TEAMS) return;
    while (i < t->n && strcmp(t->v[i].s, t->all[k].team.s) != 0) i++;
    if (i == t->n) t->v[t->n++] = t->all[k].team;
}

/* by the address it was delivered to; when no server said that, by those it is written to; else the centre */
static err teams_of(struct ctx *c, const struct taking *t, struct teams *out)
{
    struct rows *r;
    const struct mail_in *m = t->mail;
    const struct mail_who *to = m->to.v, *cc = m->cc.v;
    TRY(db_run(c, &sql_mailboxes, NOARGS, &r));
    *out = (struct teams){ .all = NEW_ARRAY(c->arena, rows_count(r) + 1, struct mailbox) };
    while (rows_next(r)) out->all[out->nall++] = (struct mailbox){ row_id(r, 0), row_text(r, 1) };
    for (size_t i = 0; i < t->a->envelope_to.n; i++) team_of(c, t->a->envelope_to.v[i], out);
    if (!t->a->envelope_to.n) {
        for (size_t i = 0; i < m->delivered_to.n && !out->n; i++) team_of(c, m->delivered_to.v[i], out);
        bool said = out->n > 0;
        for (size_t i = 0; !said && i < m->to.n; i++) team_of(c, to[i].address, out);
        for (size_t i = 0; !said && i < m->cc.n; i++) team_of(c, cc[i].address, out);
    }
    if (out->n) return NULL;
    out->n = 1;
    return default_team(c, &out->v[0]);
}

/* the address of this team's mailbox under which it came: that one may carry the tag */
static err addressed(struct ctx *c, const struct taking *t, const id *team, str *out)
{
    struct rows *r;
    bool found;
    *out = t->a->envelope_to.n == 1 ? t->a->envelope_to.v[0] : S("");
    if (t->a->envelope_to.n < 2) return NULL;
    TRY(db_one(c, &sql_mailbox, ARGS(A_ID(*team)), &r, &found));
    for (size_t i = 0; found && i < t->a->envelope_to.n && !out->n; i++)
        if (str_eq_nocase(mailtag_plain(c->arena, t->a->envelope_to.v[i]), row_text(r, 0))) *out = t->a->envelope_to.v[i];
    return NULL;
}

/* ---- keeping */

static str joined(struct arena *a, struct strs v)
{
    struct buf b = { .a = a, .max = 4000 };
    for (size_t i = 0; i < v.n; i++) buf_fmt(&b, "%s%.*s", i ? "\n" : "", FMT(v.v[i]));
    return buf_str(&b);
}

/* what an answer to it names before it (RFC 5322, 3.6.4): its own References, else what it answers; of a long thread the
 * first and the last */
static str thread(struct arena *a, const struct mail_in *m)
{
    enum { NAMED = 20, ID_MOST = 500 };
    struct buf b = { .a = a };
    const struct strs one = { (str[1]){ m->in_reply_to }, 1 }, *v = m->references.n ? &m->references : &one;
    for (size_t i = 0; i < v->n; i++) {
        str message_id = v->v[i];
        if (!message_id.n || message_id.n > ID_MOST || str_chr(message_id, ' ') >= 0 || (i && i + NAMED <= v->n)) continue;
        buf_fmt(&b, "%s%.*s", b.n ? " " : "", FMT(message_id));
    }
    return buf_str(&b);
}

static err insert(struct ctx *c, const struct taking *t, const struct inmail *m, bool *first)
{
    struct rows *r;
    const struct mail_in *in = t->mail;
    TRY(db_run(c, &sql_insert,
               ARGS(A_ID(m->id), A_ID(m->team), A_TEXT(m->door), A_TEXT(t->sha256), A_INT(m->size), A_TEXT(utf8_clip(in->message_id, 500)),
                    A_TEXT(arena_lower(c->arena, utf8_clip(in->from.address, 254))), A_TEXT(utf8_clip(in->from.name, 200)), A_TEXT(m->envelope_from),
                    A_TEXT(m->envelope_to), A_TEXT(utf8_clip(in->subject, 500)), A_TEXT(utf8_clip(in->text, 20000)), A_WHEN(c->now),
                    A_TEXT(joined(c->arena, in->faults)), A_TEXT(m->openpgp), A_TEXT(m->signer), A_TEXT(thread(c->arena, in))),
               &r));
    *first = rows_count(r) > 0;
    return NULL;
}

static err placed(struct ctx *c, const id *which, const struct judged *d)
{
    return db_do(c, &sql_placed,
                 ARGS(A_ID(*which), A_TEXT(str_of(d->what)), A_TEXT(str_of(d->state)), A_TEXT(str_of(d->reason)), arg_id_or_null(&d->record),
                      arg_id_or_null(&d->outbox)));
}

static err new_one(struct ctx *c, const struct inmail *m, struct judged *d)
{
    bool taken;
    str p = principal_of(c->arena, id_str(&m->team));
    inmail_act_as(c, (struct strs){ &p, 1 });
    TRY(inmail_offer_new(c, m, &d->record, &taken));
    if (taken) d->state = "done";
    return NULL;
}

static err take_for(struct ctx *c, struct taking *t, const id *team)
{
    struct judged d = { .what = "refused", .state = "refused", .reason = "" };
    struct inmail m = { .id = id_new("inm", c->now),
                        .team = *team,
                        .door = str_of(t->a->door),
                        .sha256 = t->sha256,
                        .size = (int64_t)t->a->raw.n,
                        .envelope_from = utf8_clip(t->a->envelope_from, 254),
                        .received_at = c->now,
                        .mail = t->mail,
                        .openpgp = t->openpgp,
                        .signer = t->signer };
    bool first;
    TRY(addressed(c, t, team, &m.envelope_to));
    m.envelope_to = utf8_clip(m.envelope_to, 254);
    struct judging j = { .m = &m, .mail = t->mail, .without_rooms = t->without_rooms };
    TRY(insert(c, t, &m, &first));
    if (!first) return NULL; /* seen before: no second effect */
    if (t->refused.n) {
        d.reason = arena_cstr(c->arena, t->refused);
        return placed(c, &m.id, &d);
    }
    TRY(inmail_judge(c, &j, &d));
    if (!strcmp(d.state, "new") && t->without_rooms)
        d.reason = "room-failed";
    else if (!strcmp(d.state, "new"))
        TRY(new_one(c, &m, &d));
    return placed(c, &m.id, &d);
}

static err take_unit(struct ctx *c, void *arg)
{
    struct taking *t = arg;
    struct teams teams;
    inmail_act_as(c, (struct strs){ 0 });
    c->now = clock_now();
    if (t->a->raw.n) TRY(blob_keep(c, t->a->raw, &t->sha256));
    TRY(teams_of(c, t, &teams));
    for (size_t i = 0; i < teams.n; i++) TRY(take_for(c, t, &teams.v[i]));
    return t->a->also ? t->a->also(c, t->a->arg) : NULL;
}

/* the store says no: the door is told so. A room says no: the message waits and is offered to it again. */
static bool of_the_store(err e)
{
    return e->kind == E_BUSY || e->kind == E_FULL || str_starts(str_of(e->code), S("store-")) || !strcmp(e->code, "no-team") || !strcmp(e->code, "blob");
}

err inmail_take(struct ctx *c, const struct arrival *a)
{
    struct taking t = { .a = a, .mail = NEW(c->arena, struct mail_in), .openpgp = S("none") };
    err e = mail_parse(c, a->raw, NULL, t.mail);
    if (e) {
        *t.mail = (struct mail_in){ .parts = 0 };
        t.refused = str_of(e->code);
    } else {
        TRY(mail_unseal(c, t.mail, &t.openpgp, &t.signer));
    }
    e = db_unit(c, take_unit, &t);
    if (e && !of_the_store(e)) {
        t.without_rooms = true;
        e = db_unit(c, take_unit, &t);
    }
    return e;
}

err inmail_refuse(struct ctx *c, const struct arrival *a, str reason)
{
    struct taking t = { .a = a, .mail = NEW(c->arena, struct mail_in), .refused = reason, .openpgp = S("none") };
    t.sha256 = arena_fmt(c->arena, "none-%s", id_new("non", c->now).s); /* nothing is kept of it */
    return db_unit(c, take_unit, &t);
}

/* ---- rooms read it again */

err inmail_attach(struct ctx *c, const struct inmail *m, const id *record, str audience)
{
    const struct mail_file *f = m->mail->files.v;
    str raw;
    id a;
    for (size_t i = 0; i < m->mail->files.n; i++)
        if (f[i].bytes.n && f[i].bytes.n <= ATTACHMENT_MAX) TRY(attachment_add_bytes(c, record, f[i].name, f[i].bytes, audience, &a));
    if (m->size > ATTACHMENT_MAX || m->sha256.n != 64) return NULL; /* it stays where it is kept, under its hash */
    TRY(blob_bytes(c, m->sha256, &raw));
    return attachment_add_bytes(c, record, S("message.eml"), raw, audience, &a);
}

err inmail_load(struct ctx *c, str which, struct inmail *out)
{
    struct rows *r;
    bool found;
    str raw;
    TRY(db_one(c, &sql_find, ARGS(A_TEXT(which)), &r, &found));
    if (!found) FAIL(c, E_ABSENT, "not-found", "there is nothing here that you can see");
    *out = (struct inmail){ .id = row_id(r, 0),
                            .team = row_id(r, 1),
                            .door = row_text(r, 2),
                            .sha256 = row_text(r, 3),
                            .size = row_int(r, 4),
                            .envelope_from = row_text(r, 5),
                            .envelope_to = row_text(r, 6),
                            .received_at = row_when(r, 7),
                            .openpgp = row_text(r, 8),
                            .signer = row_text(r, 9),
                            .returned = str_starts(row_text(r, 10), S("returned-")) ? row_text(r, 10) : S("") };
    struct mail_in *m = NEW(c->arena, struct mail_in);
    TRY(blob_bytes(c, out->sha256, &raw));
    TRY(mail_parse(c, raw, NULL, m));
    TRY(mail_unseal(c, m, &out->openpgp, &out->signer));
    out->mail = m;
    return NULL;
}

bool inmail_addressed(struct arena *a, const struct inmail *m, const char *prefix, id *out)
{
    const struct mail_who *to = m->mail->to.v, *cc = m->mail->cc.v;
    size_t n = 1 + m->mail->delivered_to.n, nto = m->mail->to.n;
    for (size_t i = 0; i < n + nto + m->mail->cc.n; i++) {
        str address = !i ? m->envelope_to : i < n ? m->mail->delivered_to.v[i - 1] : i < n + nto ? to[i - n].address : cc[i - n - nto].address;
        if (mailtag_read(a, address, out) && str_starts(id_str(out), str_of(prefix))) return true;
    }
    return false;
}

err inmail_give_back(struct ctx *c, const id *which, str why)
{
    struct rows *r;
    TRY(db_run(c, &sql_give_back, ARGS(A_ID(*which), A_TEXT(arena_fmt(c->arena, "returned-%.*s", FMT(why)))), &r));
    if (!rows_count(r)) return NULL; /* it was not taken, or is past its time */
    return job_add(c, "inmail.place", arena_fmt(c->arena, "%s/returned", which->s), S(""), id_str(which), (when){ 0 });
}

/* ---- what waits is offered again */

struct offer {
    struct inmail m;
    const char *failed;
};
static err offer_unit(struct ctx *c, void *arg)
{
    struct offer *o = arg;
    struct rows *r;
    struct judged d = { .what = "new", .state = "new", .reason = o->failed ? o->failed : "" };
    inmail_act_as(c, (struct strs){ 0 });
    TRY(db_run(c, &sql_claim, ARGS(A_ID(o->m.id)), &r)); /* counts the try; nothing when it is no longer new */
    if (!rows_count(r)) return NULL;
    if (!o->failed) TRY(inmail_offer_expected(c, &o->m, &d));
    if (!o->failed && !strcmp(d.state, "new")) TRY(new_one(c, &o->m, &d));
    return placed(c, &o->m.id, &d);
}

static err offer_one(struct ctx *c, str which)
{
    struct offer o = { .failed = NULL };
    err e = inmail_load(c, which, &o.m);
    if (!e) e = db_unit(c, offer_unit, &o);
    if (!e || of_the_store(e)) return e;
    if (!id_parse(which, &o.m.id)) return NULL;
    o.failed = "room-failed";
    return db_unit(c, offer_unit, &o);
}

static err place(struct ctx *c, str payload)
{
    struct rows *r;
    viewer_use(c, viewer_system(c, "mail", (struct strs){ 0 }, 0));
    c->now = clock_now();
    if (!inmail_has_room()) return NULL;
    if (str_starts(payload, S("inm_"))) return offer_one(c, payload);
    TRY(db_run(c, &sql_waiting, ARGS(A_INT(MOST_OFFERS), A_INT(OFFERED_AT_ONCE)), &r));
    while (rows_next(r)) TRY(offer_one(c, row_text(r, 0)));
    return NULL;
}

/* ---- what nobody wants any more */

static err forget_unit(struct ctx *c, void *arg)
{
    return db_do(c, &sql_forget, ARGS(A_TEXT(*(const str *)arg))); /* the bytes are collected when nothing names them */
}
static err sweep(struct ctx *c, str payload)
{
    struct rows *r;
    int64_t days;
    (void)payload;
    viewer_use(c, viewer_system(c, "mail", (struct strs){ 0 }, 0));
    TRY(retention_days(c, "mail", &days));
    TRY(db_run(c, &sql_old, ARGS(A_INT(c->now.us - days * DAY)), &r));
    while (rows_next(r)) {
        str which = row_text(r, 0);
        TRY(db_unit(c, forget_unit, &which));
    }
    return NULL;
}

const struct job_kind inmail_jobs[] = { { .name = "inmail.place", .run = place, .every = MINUTE, .lease = 5 * MINUTE },
                                        { .name = "inmail.sweep", .run = sweep, .every = DAY },
                                        { .name = NULL } };
