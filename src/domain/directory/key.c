/* key - OpenPGP keys of an organisation: read from what is pasted, watched for their expiry
 *
 * A key's end is told 30 days before, once, to the desk and to the organisation's own people. */
#include "domain/directory/inside.h"
#include "formats/openpgp.h"
#include "guard/guard.h"
#include "spine/entry.h"

#include "key.sql.h"

enum { ALARM_DAYS = 30 };

struct key {
    id id;
    str fingerprint, uid;
    int64_t version;
    when made_at, expires_at;
    bool revoked;
    str source, armored;
    int64_t revision;
    unsigned state;
    bool waiting;
};
WORDS(state_words, "good", "expires-soon", "expired", "revoked");

static const struct field fields[] = {
#define F(m, ...) FIELD(struct key, m, __VA_ARGS__)
    F(id, .flags = F_RO, .doc = "Identifier"),
    F(fingerprint, .flags = F_RO, .doc = "Fingerprint, hexadecimal"),
    F(uid, .flags = F_RO | F_PERSONAL, .doc = "The primary user ID"),
    F(version, .flags = F_RO, .doc = "4 or 6"),
    F(made_at, .flags = F_RO, .doc = "When it was made, as it says"),
    F(expires_at, .flags = F_RO, .doc = "When it expires, as it says; null: never"),
    F(revoked, .flags = F_RO, .doc = "It says that it was revoked"),
    F(source, .max = 200, .doc = "Where it comes from, and how the fingerprint was compared"),
    F(armored, .flags = F_REQ | F_CREATE | F_LINES, .max = 300000, .doc = "The public key, armoured"),
    F(revision, .flags = F_RO, .doc = "Grows with each change"),
    F(state, .flags = F_RO | F_NOCOL, .en = &state_words, .doc = "Whether it can be used"),
    F(waiting, .flags = F_RO | F_NOCOL, .doc = "What was asked waits for the desk's yes"),
#undef F
};
SHAPE(key_shape, "openpgp_key", struct key, fields, "An OpenPGP key of an organisation");
ROWS_OF(key_list, keys, key_shape, "Its OpenPGP keys");

static err check(struct ctx *c, const struct organisation *o, void *now, const void *was)
{
    struct key *v = now;
    struct openpgp k;
    struct rows *r;
    if (was) return NULL;
    TRY(openpgp_read(c, v->armored, S("/armored"), &k));
    v->fingerprint = k.version == 4 ? openpgp_sha1(c->arena, k.hashed) : sha256_hex(c->arena, k.hashed);
    if (!fingerprint_normal(c->arena, v->fingerprint, &v->fingerprint)) FAIL(c, E_FAULT, "fingerprint", "a hash of another length");
    v->uid = k.uid;
    v->version = k.version;
    v->made_at = k.made;
    v->expires_at = k.expires;
    v->revoked = k.revoked;
    TRY(db_run(c, &sql_twice, ARGS(A_ID(o->r.id), A_TEXT(v->fingerprint), A_ID(v->id)), &r));
    if (rows_count(r)) FAIL_AT(c, S("/armored"), "there-already", "this key is there already");
    return NULL;
}
static enum sub_word own(const void *now, const void *was)
{
    (void)now;
    (void)was;
    return SUB_WAITS;
}
static err shown(struct ctx *c, const struct organisation *o, struct list *rows)
{
    struct key *v = rows->v;
    (void)o;
    for (size_t i = 0; i < rows->n; i++) {
        int64_t left = v[i].expires_at.us - c->now.us;
        v[i].state = v[i].revoked ? 3 : !v[i].expires_at.us || left > ALARM_DAYS * DAY ? 0 : left > 0 ? 1 : 2;
    }
    return NULL;
}

const struct sub key_sub = { .what = "key",
                             .prefix = "key",
                             .shape = &key_shape,
                             .list_shape = &key_list_shape,
                             .list = &sql_list,
                             .find = &sql_find,
                             .insert = &sql_insert,
                             .update = &sql_update,
                             .drop = &sql_drop,
                             .check = check,
                             .own = own,
                             .shown = shown };

/* ---- with an import */

err key_bring(struct ctx *c, const struct organisation *o, str armored, str source, id *item, str *was, enum key_brought *how)
{
    struct key now = { .armored = armored, .source = source };
    struct list rows;
    struct openpgp k;
    *was = S("");
    *how = KEY_NEW;
    TRY(openpgp_read(c, armored, S("/armored"), &k));
    str print = k.version == 4 ? openpgp_sha1(c->arena, k.hashed) : sha256_hex(c->arena, k.hashed);
    if (!fingerprint_normal(c->arena, print, &print)) FAIL(c, E_FAULT, "fingerprint", "a hash of another length");
    TRY(sub_rows(c, &key_sub, o, &rows));
    const struct key *v = rows.v;
    for (size_t i = 0; i < rows.n; i++) {
        if (!str_eq(v[i].fingerprint, print)) continue;
        *item = v[i].id;
        /* what it says of itself is what counts: the same packets may be armoured in another way */
        if (str_eq(v[i].uid, k.uid) && v[i].expires_at.us == k.expires.us && v[i].revoked == k.revoked) {
            *how = KEY_KNOWN;
            return NULL;
        }
        *how = KEY_RENEWED;
        *was = v[i].armored;
        now.source = v[i].source;
        TRY(db_do(c, key_sub.drop, ARGS(A_ID(o->r.id), A_ID(v[i].id))));
    }
    TRY(sub_insert(c, &key_sub, o, &now));
    *item = now.id;
    return NULL;
}

err key_take_back(struct ctx *c, const struct organisation *o, str item, str was, bool *kept)
{
    struct key now, before = { .armored = was, .source = S("as it was before an import") };
    err e = sub_find(c, &key_sub, o, item, &now);
    *kept = false;
    if (e) return e->kind == E_ABSENT ? NULL : e;
    *kept = now.revision != 1;
    if (*kept) return NULL;
    TRY(db_do(c, key_sub.drop, ARGS(A_ID(o->r.id), A_TEXT(item))));
    return was.n ? sub_insert(c, &key_sub, o, &before) : NULL;
}

/* ---- the alarm */

struct due {
    id record, team;
    str fingerprint;
    when expires_at;
};

static err alarm_unit(struct ctx *c, void *arg)
{
    const struct due *d = arg;
    struct rows *r;
    str aud, places[2] = { id_str(&d->team), id_str(&d->record) };
    struct record org = { .id = d->record, .team = d->team };
    id entry;
    viewer_use(c, viewer_system(c, "clock", (struct strs){ 0 }, 0));
    TRY(db_run(c, &sql_alarm, ARGS(A_TEXT(d->fingerprint), A_ID(d->record), A_WHEN(d->expires_at), A_WHEN(c->now)), &r));
    if (!rows_count(r)) return NULL; /* told before */
    TRY(directory_audience(c, &org, &aud));
    TRY(entry_add(
        c, &d->record,
        &(struct entry_new){ .verb = "key", .field = S("expires-soon"), .was = d->fingerprint, .now = when_text(c->arena, d->expires_at), .audience = aud },
        &entry));
    TRY(record_touch(c, &d->record, false));
    TRY(db_run(c, &sql_people, ARGS(A_LIST(((struct strs){ places, 2 })), A_WHEN(c->now)), &r));
    while (rows_next(r)) TRY(db_do(c, &sql_notify, ARGS(A_ID(id_new("ntf", c->now)), A_TEXT(row_text(r, 0)), A_ID(d->record), A_ID(entry), A_WHEN(c->now))));
    return NULL;
}

err key_sweep(struct ctx *c)
{
    struct rows *r;
    TRY(db_run(c, &sql_ending, ARGS(A_WHEN(c->now), A_INT(c->now.us + ALARM_DAYS * DAY)), &r));
    while (rows_next(r)) {
        struct due d = { row_id(r, 0), row_id(r, 1), row_text(r, 2), row_when(r, 3) };
        TRY(db_unit(c, alarm_unit, &d));
    }
    return NULL;
}
