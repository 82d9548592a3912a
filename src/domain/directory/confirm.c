/* confirm - each contact is asked in person whether it is still right; a one-time code, one button, no account
 *
 * The code goes by mail (through the outbox), or is read over the telephone when there is no address. It is never in an
 * address bar: it is typed into /confirm. Only its hash is kept, it is good once and for 21 days. */
#include "base/buf.h"
#include "domain/directory/inside.h"
#include "guard/guard.h"
#include "spine/entry.h"
#include "spine/i18n.h"
#include "spine/outbox.h"
#include "spine/session.h"
#include "spine/workflow.h"

#include "confirm.sql.h"

enum { CODE_DAYS = 21, MOST = 200 };

struct confirm_in {
    struct strs contacts;
};
static const struct field in_fields[] = { FIELD(struct confirm_in, contacts, .max = MOST, .doc = "Which; none: all that did not confirm within 180 days") };
SHAPE(confirm_in_shape, "confirmation_request", struct confirm_in, in_fields, "Whom to ask");

struct asked {
    id contact;
    str name, email, code;
    id message;
    when expires_at;
};
static const struct field asked_fields[] = {
#define F(m, ...) FIELD(struct asked, m, .flags = F_RO, __VA_ARGS__)
    F(contact, .doc = "The contact"),
    F(name, .doc = "Its name"),
    F(email, .doc = "Where the code goes"),
    F(code, .doc = "To be read over the telephone; empty when it goes by mail"),
    F(message, .doc = "The message in the outbox"),
    F(expires_at, .doc = "Until when the code is good"),
#undef F
};
static SHAPE(asked_shape, "confirmation", struct asked, asked_fields, "Somebody who was asked");
ROWS_OF(confirmations, confirmations, asked_shape, "Who was asked");

static err send(struct ctx *c, const struct organisation *o, const struct contact *k, str code, struct asked *out)
{
    struct buf subject = { .a = c->arena }, body = { .a = c->arena };
    str base, lang = k->language.n ? k->language : S("en");
    TRY(setting_get(c, "base_url", &base));
    const struct place places[] = { { S("name"), o->r.title },
                                    { S("contact"), k->name },
                                    { S("url"), arena_fmt(c->arena, "%.*s/confirm", FMT(base)) },
                                    { S("code"), code },
                                    { S("until"), str_cut(when_text(c->arena, out->expires_at), 0, 10) } };
    buf_fill(&subject, str_of(i18n(lang, MSG_MAIL_CONFIRM_SUBJECT)), places, COUNT(places));
    buf_fill(&body, str_of(i18n(lang, MSG_MAIL_CONFIRM_BODY)), places, COUNT(places));
    struct outbox_new m = { .record = o->r.id,
                            .team = o->r.team,
                            .recipient = k->email,
                            .organisation = id_str(&o->r.id),
                            .reason = arena_fmt(c->arena, "contact (%s) of %.*s", contact_role_words.v[k->role], FMT(o->r.title)),
                            .rule = S("confirmation"),
                            .tlp = TLP_CLEAR,
                            .subject = buf_str(&subject),
                            .body = buf_str(&body) };
    return outbox_add(c, &m, &out->message);
}

static str groups(struct arena *a, str code)
{
    struct buf b = { .a = a };
    for (size_t i = 0; i < code.n; i++) {
        if (i && i % 4 == 0) buf_c(&b, '-');
        buf_c(&b, code.p[i]);
    }
    return buf_str(&b);
}

static err ask(struct ctx *c, const struct organisation *o, const struct contact *k, struct asked *out)
{
    str code = receipt_new(c->arena);
    *out = (struct asked){ .contact = k->id, .name = k->name, .email = k->email, .expires_at = { c->now.us + CODE_DAYS * DAY } };
    TRY(db_do(c, &sql_forget, ARGS(A_ID(k->id)))); /* an older code is worthless from now on */
    TRY(db_do(c, &sql_keep,
              ARGS(A_TEXT(sha256_hex(c->arena, code)), A_ID(k->id), A_ID(o->r.id), A_TEXT(k->email), A_TEXT(c->who->actor), A_WHEN(c->now),
                   A_WHEN(out->expires_at))));
    if (mail_address(k->email)) return send(c, o, k, groups(c->arena, code), out);
    out->code = groups(c->arena, code);
    return NULL;
}

static bool wanted(const struct confirm_in *in, const struct contact *k)
{
    if (!in->contacts.n) return k->reachability != REACH_CONFIRMED;
    for (size_t i = 0; i < in->contacts.n; i++)
        if (str_eq(in->contacts.v[i], id_str(&k->id))) return true;
    return false;
}

err confirm_post(struct ctx *c, const struct req *q, struct res *r)
{
    struct organisation o;
    struct confirm_in in = { { 0 } };
    struct list contacts;
    struct confirmations out;
    str aud;
    TRY(organisation_of(c, q, &o));
    if (!(record_rights(c->who, &o.r) & MAY_DIRECTORY)) FAIL(c, E_DENIED, "not-allowed", "you may not do this here");
    TRY(api_read(c, q, &confirm_in_shape, &in));
    TRY(sub_rows(c, &contact_sub, &o, &contacts));
    const struct contact *k = contacts.v;
    struct asked *v = NEW_ARRAY(c->arena, contacts.n + 1, struct asked);
    size_t n = 0;
    for (size_t i = 0; i < contacts.n && n < MOST; i++)
        if (wanted(&in, &k[i])) TRY(ask(c, &o, &k[i], &v[n++]));
    if (n < in.contacts.n) FAIL_AT(c, S("/contacts"), "not-found", "not all of these are contacts of this organisation");
    TRY(directory_audience(c, &o.r, &aud));
    for (size_t i = 0; i < n; i++)
        TRY(entry_add(c, &o.r.id, &(struct entry_new){ .verb = "contact", .field = S("asked-to-confirm"), .now = id_str(&v[i].contact), .audience = aud },
                      NULL));
    TRY(record_touch(c, &o.r.id, false));
    out.confirmations = (struct list){ v, n };
    r->status = 201;
    res_json(r, &confirmations_shape, &out, 0);
    return NULL;
}

/* ---- the one who was asked */

static str plain(struct arena *a, str typed)
{
    struct buf b = { .a = a };
    for (size_t i = 0; i < typed.n && b.n < 64; i++) {
        char ch = typed.p[i];
        if (ch >= 'a' && ch <= 'z') ch = (char)(ch - 32);
        if ((ch >= 'A' && ch <= 'Z') || (ch >= '0' && ch <= '9')) buf_c(&b, ch);
    }
    return buf_str(&b);
}

err confirm_look(struct ctx *c, str code, struct confirm_view *out)
{
    struct rows *r;
    bool found;
    TRY(db_one(c, &sql_by_code, ARGS(A_TEXT(sha256_hex(c->arena, plain(c->arena, code))), A_WHEN(c->now)), &r, &found));
    if (!found) FAIL(c, E_ABSENT, "no-such-code", "this code is not known, was used, or has run out; look at each sign again");
    *out = (struct confirm_view){ .contact = row_id(r, 0),
                                  .organisation = row_id(r, 1),
                                  .organisation_name = row_text(r, 2),
                                  .name = row_text(r, 3),
                                  .role = row_text(r, 4),
                                  .email = row_text(r, 5),
                                  .telephone = row_text(r, 6),
                                  .hours = row_text(r, 7),
                                  .state = row_text(r, 8) };
    return NULL;
}

err confirm_yes(struct ctx *c, str code, struct confirm_view *out)
{
    struct rows *r;
    struct organisation o;
    bool found;
    str aud, hash = sha256_hex(c->arena, plain(c->arena, code));
    TRY(confirm_look(c, code, out));
    str *self = NEW_ARRAY(c->arena, 1, str);
    *self = principal_of(c->arena, arena_dup(c->arena, id_str(&out->organisation)));
    viewer_use(c, viewer_system(c, "confirmation", (struct strs){ self, 1 }, ~UINT64_C(0)));
    TRY(db_one(c, &sql_use, ARGS(A_TEXT(hash), A_WHEN(c->now)), &r, &found));
    if (!found) FAIL(c, E_ABSENT, "no-such-code", "this code was used already");
    TRY(db_do(c, &sql_confirmed, ARGS(A_ID(out->contact), A_WHEN(c->now))));
    TRY(record_find(c, &organisation_kind, id_str(&out->organisation), &o));
    TRY(directory_audience(c, &o.r, &aud));
    TRY(entry_add(c, &o.r.id, &(struct entry_new){ .verb = "contact", .field = S("confirmed"), .now = id_str(&out->contact), .audience = aud }, NULL));
    TRY(record_touch(c, &o.r.id, false));
    if (!str_is(o.r.state, "dormant")) return NULL;
    return workflow_act(c, &organisation_kind, &o, S("wake"), &(struct act){ .until = { 0 } });
}

/* ---- organisations in which nobody has confirmed for 180 days fall asleep */

static err sleep_unit(struct ctx *c, void *arg)
{
    const id *org = arg;
    struct organisation o;
    str self = principal_of(c->arena, id_str(org));
    viewer_use(c, viewer_system(c, "clock", (struct strs){ &self, 1 }, ~UINT64_C(0)));
    err e = record_find(c, &organisation_kind, id_str(org), &o);
    if (e && e->kind == E_ABSENT) return NULL; /* TLP:RED: not even its own people see it */
    TRY(e);
    if (!str_is(o.r.state, "active")) return NULL;
    return workflow_act(c, &organisation_kind, &o, S("let-sleep"), &(struct act){ .until = { 0 } });
}

err confirm_sweep(struct ctx *c)
{
    struct rows *r;
    TRY(db_run(c, &sql_silent, ARGS(A_INT(c->now.us - CONFIRMED_FOR_DAYS * DAY)), &r));
    while (rows_next(r)) {
        id org = row_id(r, 0);
        TRY(db_unit(c, sleep_unit, &org));
    }
    return NULL;
}
