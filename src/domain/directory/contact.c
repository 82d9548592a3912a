/* contact - whom to reach at an organisation, per role, in order of use; who was last seen to answer */
#include "base/buf.h"
#include "domain/directory/hours.h"
#include "domain/directory/inside.h"
#include "spine/zone.h"

#include "contact.sql.h"

static const char *const role_v[] = { "24x7-soc", "ciso", "abuse", "press", "legal", "executive", "security", "technical" };
const struct words contact_role_words = { role_v, COUNT(role_v) };
WORDS(reach_words, "unconfirmed", "confirmed", "stale", "bouncing");

static const struct field fields[] = {
#define F(m, ...) FIELD(struct contact, m, __VA_ARGS__)
    F(id, .flags = F_RO, .doc = "Identifier"),
    F(name, .flags = F_REQ | F_PERSONAL, .min = 1, .max = 120, .doc = "Person or function mailbox"),
    F(role, .flags = F_REQ, .en = &contact_role_words, .doc = "What for"),
    F(email, .flags = F_PERSONAL, .format = "email", .doc = "Mail address"),
    F(telephone, .flags = F_PERSONAL, .max = 40, .doc = "Telephone, international"),
    F(language, .max = 20, .doc = "Language, BCP 47"),
    F(zone, .max = 60, .doc = "Time zone of the hours"),
    F(hours, .max = 120, .doc = "24x7, or Mon-Fri 09:00-17:00; Sat 10:00-13:00"),
    F(order, .min = 0, .max = 1000, .doc = "Lower is tried first within a role"),
    F(confirmed_at, .flags = F_RO, .doc = "When the contact last confirmed itself"),
    F(bounces, .flags = F_RO, .doc = "Messages returned since then"),
    F(openpgp, .flags = F_PERSONAL, .max = 64, .doc = "Fingerprint of the OpenPGP key, hexadecimal"),
    F(revision, .flags = F_RO, .doc = "Grows with each change"),
    F(reachability, .flags = F_RO | F_NOCOL, .en = &reach_words, .doc = "What is known of reaching it"),
    F(waiting, .flags = F_RO | F_NOCOL, .doc = "What was asked waits for the desk's yes"),
#undef F
};
SHAPE(contact_shape, "contact", struct contact, fields, "Whom to reach at an organisation");
ROWS_OF(contact_list, contacts, contact_shape, "Contacts in order of use");

/* "1234 ABCD ..." as people print it: blanks out, capitals; 40 signs (version 4) or 64 (version 6) */
bool fingerprint_normal(struct arena *a, str text, str *out)
{
    struct buf b = { .a = a };
    for (size_t i = 0; i < text.n; i++) {
        char ch = text.p[i];
        if (ch == ' ' || ch == ':') continue;
        if (ch >= 'a' && ch <= 'f') ch = (char)(ch - 32);
        if (!((ch >= '0' && ch <= '9') || (ch >= 'A' && ch <= 'F'))) return false;
        buf_c(&b, ch);
    }
    *out = buf_str(&b);
    return b.n == 40 || b.n == 64;
}

static err check(struct ctx *c, const struct organisation *o, void *now, const void *was)
{
    struct contact *v = now;
    const struct contact *b = was;
    const struct zone *z;
    (void)o;
    if (!v->email.n && !v->telephone.n) FAIL_AT(c, S("/email"), "required", "a mail address or a telephone is needed");
    if (!hours_good(v->hours)) FAIL_AT(c, S("/hours"), "bad-format", "24x7, or as Mon-Fri 09:00-17:00; Sat 10:00-13:00");
    if (v->zone.n && zone_load(c, v->zone, &z)) FAIL_AT(c, S("/zone"), "bad-format", "no such time zone; as Asia/Karachi");
    if (v->openpgp.n && !fingerprint_normal(c->arena, v->openpgp, &v->openpgp))
        FAIL_AT(c, S("/openpgp"), "bad-format", "a fingerprint has 40 or 64 hexadecimal signs");
    for (size_t i = 0; i < v->telephone.n; i++)
        if (!strchr("+0123456789 ()-./x", v->telephone.p[i])) FAIL_AT(c, S("/telephone"), "bad-format", "as +1-555-0100");
    if (b && (!str_eq(v->email, b->email) || !str_eq(v->telephone, b->telephone))) { /* the old proof is not one of the new address */
        v->confirmed_at = (when){ 0 };
        v->bounces = 0;
    }
    return NULL;
}

static enum sub_word own(const void *now, const void *was)
{
    const struct contact *n = now, *b = was;
    if (!b || !n) return n ? SUB_WAITS : SUB_DIRECT;
    return str_eq(n->email, b->email) && str_eq(n->telephone, b->telephone) && str_eq(n->openpgp, b->openpgp) ? SUB_DIRECT : SUB_WAITS;
}

enum reachability contact_reach(const struct contact *v, when now)
{
    if (v->bounces >= BOUNCES_OUT) return REACH_BOUNCING;
    if (!v->confirmed_at.us) return REACH_UNCONFIRMED;
    return now.us - v->confirmed_at.us > CONFIRMED_FOR_DAYS * DAY ? REACH_STALE : REACH_CONFIRMED;
}

static err shown(struct ctx *c, const struct organisation *o, struct list *rows)
{
    struct contact *v = rows->v;
    struct rows *r;
    for (size_t i = 0; i < rows->n; i++) v[i].reachability = contact_reach(&v[i], c->now);
    TRY(db_run(c, &sql_waiting, ARGS(A_ID(o->r.id)), &r));
    while (rows_next(r))
        for (size_t i = 0; i < rows->n; i++)
            if (str_eq(row_text(r, 0), id_str(&v[i].id))) v[i].waiting = true;
    return NULL;
}

const struct sub contact_sub = { .what = "contact",
                                 .prefix = "con",
                                 .shape = &contact_shape,
                                 .list_shape = &contact_list_shape,
                                 .list = &sql_list,
                                 .find = &sql_find,
                                 .insert = &sql_insert,
                                 .update = &sql_update,
                                 .drop = &sql_drop,
                                 .check = check,
                                 .own = own,
                                 .shown = shown };

err contact_add(struct ctx *c, const struct organisation *o, struct contact *v)
{
    return sub_insert(c, &contact_sub, o, v);
}

err contacts_of(struct ctx *c, const id *org, struct list *out)
{
    struct organisation o = { .r = { .id = *org } };
    return sub_rows(c, &contact_sub, &o, out);
}
