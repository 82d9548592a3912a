/* mailkey - see mailkey.h */
#include "spine/mailkey.h"

#include "base/buf.h"
#include "formats/openpgp_box.h"
#include "guard/guard.h"
#include "spine/api.h"
#include "store/db.h"

#include "mailkey.sql.h"

enum { YEARS = 3, MOST_SECRETS = 20 };

static mail_keys_of *keys_of;
void mail_keys_set(mail_keys_of *fn)
{
    keys_of = fn;
}

static team_key_made *key_made;
void team_key_made_set(team_key_made *fn)
{
    key_made = fn;
}

/* ---- how it will leave */

static err secret_of(struct ctx *c, const id *team, str *out)
{
    struct rows *r;
    bool found;
    *out = S("");
    TRY(db_one(c, &sql_current, ARGS(A_ID(*team)), &r, &found));
    return found ? unseal(c, arena_fmt(c->arena, "team-key/%.*s", FMT(row_text(r, 0))), row_text(r, 3), out) : NULL;
}

static str why_not(struct arena *a, const struct pgp_look *l)
{
    switch (l->use) {
    case PGP_EXPIRED: return arena_fmt(a, "the key %.*s expired on %.*s", FMT(l->fingerprint), FMT(str_cut(when_text(a, l->expires), 0, 10)));
    case PGP_REVOKED: return arena_fmt(a, "the key %.*s was revoked", FMT(l->fingerprint));
    case PGP_NO_ENCRYPTION: return arena_fmt(a, "nothing can be encrypted to the key %.*s", FMT(l->fingerprint));
    case PGP_UNREADABLE: return S("the key cannot be read");
    case PGP_GOOD: break;
    }
    return S("");
}

err mail_seal_plan(struct ctx *c, const id *team, str recipient, str organisation, unsigned tlp, struct seal_plan *out)
{
    struct rows *r;
    struct strs keys = { 0 };
    str why = S("no key of the recipient is known");
    bool own;
    TRY(db_one(c, &sql_current, ARGS(A_ID(*team)), &r, &own));
    if (keys_of && tlp > TLP_CLEAR) TRY(keys_of(c, recipient, organisation, &keys));
    if (tlp == TLP_CLEAR) why = S("the text is public");
    for (size_t i = 0; i < keys.n; i++) {
        struct pgp_look l;
        TRY(pgp_look(c, keys.v[i], &l));
        if (l.use == PGP_GOOD) {
            str uid = l.uids.n ? l.uids.v[0] : S("");
            *out =
                (struct seal_plan){ "encrypted",
                                    arena_fmt(c->arena, "to the key %.*s %.*s%s", FMT(l.fingerprint), FMT(uid), own ? "" : "; not signed: the desk has no key"),
                                    keys.v[i] };
            return NULL;
        }
        if (i == 0) why = why_not(c->arena, &l);
    }
    if (own)
        *out = (struct seal_plan){ "signed", arena_fmt(c->arena, "not encrypted: %.*s", FMT(why)), S("") };
    else
        *out = (struct seal_plan){ "none", arena_fmt(c->arena, "not encrypted: %.*s; not signed: the desk has no key", FMT(why)), S("") };
    return NULL;
}

err mail_seal(struct ctx *c, const id *team, const struct mail *m, const struct seal_plan *p, str *wire)
{
    str secret, inner, made;
    if (!strcmp(p->word, "none")) {
        *wire = mail_text(c->arena, m);
        return NULL;
    }
    TRY(secret_of(c, team, &secret));
    inner = mail_inner(c->arena, m);
    if (!strcmp(p->word, "signed")) {
        TRY(pgp_sign_detached(c, inner, secret, &made));
        *wire = mail_signed(c->arena, m, inner, made);
    } else {
        struct strs to = { (str[1]){ p->open_key }, 1 };
        TRY(pgp_encrypt(c, inner, secret, to, &made));
        *wire = mail_encrypted(c->arena, m, made);
    }
    if (secret.n) secret_wipe((void *)(uintptr_t)secret.p, secret.n);
    return NULL;
}

typedef err sign_how(struct ctx *c, str data, str secret, str *out);
static err signed_by_desk(struct ctx *c, const id *team, str data, sign_how *how, str *made, str *fingerprint)
{
    struct rows *r;
    bool found;
    str secret;
    *made = *fingerprint = S("");
    TRY(db_one(c, &sql_current, ARGS(A_ID(*team)), &r, &found));
    if (!found || (row_when(r, 6).us && row_when(r, 6).us <= c->now.us)) return NULL;
    TRY(secret_of(c, team, &secret));
    TRY(how(c, data, secret, made));
    secret_wipe((void *)(uintptr_t)secret.p, secret.n);
    *fingerprint = row_text(r, 1);
    return NULL;
}
err team_sign(struct ctx *c, const id *team, str data, str *signature, str *fingerprint)
{
    return signed_by_desk(c, team, data, pgp_sign_detached, signature, fingerprint);
}
err team_sign_clear(struct ctx *c, const id *team, str text, str *made, str *fingerprint)
{
    return signed_by_desk(c, team, text, pgp_sign_clear, made, fingerprint);
}
err team_keys(struct ctx *c, struct list *out)
{
    struct rows *r;
    TRY(db_run(c, &sql_open_keys, ARGS(A_INT(MOST_SECRETS)), &r));
    struct team_key *v = NEW_ARRAY(c->arena, rows_count(r) + 1, struct team_key);
    size_t n = 0;
    while (rows_next(r)) v[n++] = (struct team_key){ row_text(r, 1), row_text(r, 0) };
    *out = (struct list){ v, n };
    return NULL;
}

/* ---- what came sealed */

static err secrets(struct ctx *c, struct strs *out)
{
    struct rows *r;
    TRY(db_run(c, &sql_secrets, ARGS(A_INT(MOST_SECRETS)), &r));
    *out = (struct strs){ NEW_ARRAY(c->arena, rows_count(r) + 1, str), 0 };
    while (rows_next(r)) TRY(unseal(c, arena_fmt(c->arena, "team-key/%.*s", FMT(row_text(r, 0))), row_text(r, 1), &out->v[out->n++]));
    return NULL;
}

static const char *word_of(enum pgp_signature s)
{
    return s == PGP_SIGNATURE_GOOD ? "signed-good" : s == PGP_SIGNATURE_UNKNOWN ? "signed-unknown" : "signed-bad";
}

static void add_fault(struct arena *a, struct mail_in *m, str what)
{
    str *v = NEW_ARRAY(a, m->faults.n + 1, str);
    for (size_t i = 0; i < m->faults.n; i++) v[i] = m->faults.v[i];
    v[m->faults.n] = what;
    m->faults = (struct strs){ v, m->faults.n + 1 };
}

static err verify(struct ctx *c, const struct mail_crypto *k, struct strs keys, struct pgp_opened *o)
{
    if (k->signed_by == MAIL_SEAL_PGP_MIME) return pgp_verify_detached(c, k->covered, k->signature, keys, o);
    return pgp_open(c, k->signature, (struct strs){ 0 }, keys, o);
}

/* the inner message takes the place of what was sealed; the outer one says only who sent it and when */
static err take_inner(struct ctx *c, struct mail_in *m, const struct pgp_opened *o)
{
    struct mail_in in;
    if (m->crypto.encrypted == MAIL_SEAL_PGP_INLINE) {
        m->text = mail_plain_text(c->arena, o->plain);
        return NULL;
    }
    if (!str_trim(o->plain).n) return NULL;
    TRY(mail_parse(c, o->plain, NULL, &in));
    if (in.subject.n) m->subject = in.subject;
    m->text = in.text;
    m->text_type = in.text_type;
    m->text_from_html = in.text_from_html;
    m->text_cut = in.text_cut;
    m->files = in.files;
    m->parts += in.parts;
    m->crypto.protected_headers = in.crypto.protected_headers;
    m->crypto.signed_by = in.crypto.signed_by;
    m->crypto.covered = in.crypto.covered;
    m->crypto.signature = in.crypto.signature;
    return NULL;
}

err mail_unseal(struct ctx *c, struct mail_in *m, str *words, str *signer)
{
    struct strs own = { 0 }, keys = { 0 };
    struct pgp_opened o = { .signature = PGP_UNSIGNED };
    bool sealed = m->crypto.encrypted == MAIL_SEAL_PGP_MIME || m->crypto.encrypted == MAIL_SEAL_PGP_INLINE;
    *words = S("none");
    *signer = S("");
    if (m->crypto.encrypted == MAIL_SEAL_SMIME) add_fault(c->arena, m, S("it is encrypted by S/MIME, which is not opened here"));
    if (!sealed && m->crypto.signed_by != MAIL_SEAL_PGP_MIME && m->crypto.signed_by != MAIL_SEAL_PGP_INLINE) return NULL;
    if (keys_of) TRY(keys_of(c, m->from.address, S(""), &keys));
    if (sealed) {
        TRY(secrets(c, &own));
        TRY(pgp_open(c, m->crypto.cipher, own, keys, &o));
        for (size_t i = 0; i < own.n; i++) secret_wipe((void *)(uintptr_t)own.v[i].p, own.v[i].n);
        if (!o.opened) {
            *words = S("cannot-decrypt");
            add_fault(c->arena, m, arena_fmt(c->arena, "the encrypted part was not opened: %s", o.why));
            return NULL;
        }
        TRY(take_inner(c, m, &o));
    }
    bool inside = m->crypto.signed_by == MAIL_SEAL_PGP_MIME || m->crypto.signed_by == MAIL_SEAL_PGP_INLINE;
    if (o.signature == PGP_UNSIGNED && inside) TRY(verify(c, &m->crypto, keys, &o));
    *signer = o.signer;
    if (sealed && o.signature == PGP_UNSIGNED)
        *words = S("encrypted");
    else
        *words = arena_fmt(c->arena, "%s%s", sealed ? "encrypted " : "", word_of(o.signature));
    return NULL;
}

/* ---- the desk's key */

struct key {
    str fingerprint, uid, armored, secret, password;
    when made_at, expires_at;
    int64_t former;
};
static const struct field fields[] = {
#define F(m, ...) FIELD(struct key, m, __VA_ARGS__)
    F(fingerprint, .flags = F_RO, .doc = "Fingerprint; empty: the desk has no key"),
    F(uid, .flags = F_RO, .doc = "User ID"),
    F(armored, .flags = F_RO | F_LINES, .max = 300000, .doc = "The open key, armoured: to be given to everybody"),
    F(secret, .flags = F_SECRET | F_LINES, .max = 300000, .doc = "A secret key to take, armoured; empty: a new one is made"),
    F(password, .flags = F_SECRET, .max = 500, .doc = "Its password"),
    F(made_at, .flags = F_RO, .doc = "When it was made"),
    F(expires_at, .flags = F_RO, .doc = "When it expires; null: never"),
    F(former, .flags = F_RO, .doc = "How many former keys still open what comes"),
#undef F
};
static SHAPE(key_shape, "desk_key", struct key, fields, "The OpenPGP key of a desk");

static err team_of(struct ctx *c, const struct req *q, uint64_t right, id *team)
{
    uint64_t have = viewer_rights_at(c->who, q->params[0]);
    if (c->who->rights & MAY_ADMIN) have |= MAY_TEAM; /* who keeps the machine sets it up */
    if (!id_parse(q->params[0], team) || !str_starts(q->params[0], S("tea_")) || !(have & (MAY_DESK | MAY_TEAM)))
        FAIL(c, E_ABSENT, "not-found", "there is nothing here that you can see");
    if (!(have & right)) FAIL(c, E_DENIED, "not-allowed", "you may not do this here");
    return NULL;
}

static err answer(struct ctx *c, const id *team, struct res *r)
{
    struct key k = { .former = 0 };
    struct rows *o;
    bool found;
    TRY(db_one(c, &sql_current, ARGS(A_ID(*team)), &o, &found));
    if (found)
        k = (struct key){ .fingerprint = row_text(o, 1),
                          .uid = row_text(o, 2),
                          .armored = row_text(o, 4),
                          .made_at = row_when(o, 5),
                          .expires_at = row_when(o, 6),
                          .former = row_int(o, 7) - 1 };
    res_json(r, &key_shape, &k, 0);
    return NULL;
}
static err get(struct ctx *c, const struct req *q, struct res *r)
{
    id team;
    TRY(team_of(c, q, MAY_DESK | MAY_TEAM, &team));
    return answer(c, &team, r);
}
static err post(struct ctx *c, const struct req *q, struct res *r)
{
    struct key in = { .former = 0 };
    struct pgp_pair p;
    struct rows *o;
    bool found;
    id team, key = id_new("key", c->now);
    str sealed;
    TRY(team_of(c, q, MAY_TEAM, &team));
    TRY(api_read(c, q, &key_shape, &in));
    TRY(db_one(c, &sql_team, ARGS(A_ID(team)), &o, &found));
    if (!found || !mail_address(row_text(o, 1))) FAIL(c, E_CONFLICT, "no-mailbox", "give the desk a mailbox first: its key names it");
    str uid = arena_fmt(c->arena, "%.*s <%.*s>", FMT(mail_one_line(c->arena, row_text(o, 0))), FMT(row_text(o, 1)));
    TRY(in.secret.n ? pgp_take(c, in.secret, in.password, &p) : pgp_make(c, uid, YEARS, &p));
    TRY(seal(c, arena_fmt(c->arena, "team-key/%s", key.s), p.secret, &sealed));
    TRY(db_run(c, &sql_insert,
               ARGS(A_ID(key), A_ID(team), A_TEXT(p.fingerprint), A_TEXT(p.uid), A_TEXT(p.open_key), A_TEXT(sealed), A_WHEN(p.made),
                    arg_when_or_null(p.expires), A_TEXT(c->who->actor), A_WHEN(c->now)),
               &o));
    if (!rows_count(o)) FAIL_AT(c, S("/secret"), "there-already", "this key is there already");
    if (key_made) TRY(key_made(c, &team));
    return answer(c, &team, r);
}

err mailkey_setup(struct ctx *c, bool *done, int64_t *value)
{
    struct rows *o;
    bool found;
    TRY(db_one(c, &sql_with_key, NOARGS, &o, &found));
    *value = row_int(o, 0);
    *done = *value > 0;
    return NULL;
}

const struct route mailkey_routes[] = {
    ROUTE(GET, "/api/v1/teams/{id}/openpgp", get, 0, "The OpenPGP key of a desk", .flags = R_SELF, .out = &key_shape),
    ROUTE(POST, "/api/v1/teams/{id}/openpgp", post, 0, "A new key for the desk: made here, or taken; the former one still opens what comes", .flags = R_SELF,
          .in = &key_shape, .out = &key_shape),
    { .path = NULL },
};
