/* addressee - see addressee.h */
#include "domain/directory/addressee.h"

#include <stdlib.h>

#include "domain/directory/directory.h"
#include "domain/directory/hours.h"
#include "spine/outbox.h"
#include "spine/zone.h"

#include "addressee.sql.h"

enum { FEW = 256 };

static int by_bytes(const void *a, const void *b)
{
    return str_cmp(*(const str *)a, *(const str *)b);
}
static bool has(const struct strs *sorted, const char *org)
{
    str key = str_of(org);
    return sorted->n && bsearch(&key, sorted->v, sorted->n, sizeof *sorted->v, by_bytes) != NULL;
}

err stands_for(struct ctx *c, str org, str *out)
{
    struct rows *r;
    bool found = true;
    *out = org;
    for (int hop = 0; found && hop < 8; hop++) {
        TRY(db_one(c, &sql_became, ARGS(A_TEXT(*out)), &r, &found));
        if (found) *out = row_text(r, 0);
    }
    return NULL;
}

static int before(const void *x, const void *y)
{
    const struct addressee *a = x, *b = y;
    int by_org = strcmp(a->organisation.s, b->organisation.s);
    if (by_org) return by_org;
    if (a->score != b->score) return a->score < b->score ? -1 : 1;
    return strcmp(a->id.s, b->id.s);
}

static err is_open(struct ctx *c, const struct addressee *k, bool *out)
{
    const struct zone *z;
    *out = true;
    if (zone_load(c, k->zone.n ? k->zone : S("UTC"), &z)) return NULL; /* a zone that was renamed is no reason to ask nobody */
    struct civil now = zone_civil(z, c->now);
    *out = hours_at(k->hours, now.weekday, now.hour * 60 + now.minute) != HOURS_CLOSED;
    return NULL;
}

/* those whose mail comes back are asked last, press and lawyers after the others, who is there now first when it cannot wait;
 * else as the organisation ordered them, confirmed before unconfirmed of the same place */
static int64_t score(const struct addressee *k, unsigned role, int64_t rank, bool now)
{
    int64_t v = rank * 4 + (k->reach == REACH_CONFIRMED ? 0 : k->reach == REACH_UNCONFIRMED ? 1 : 2);
    if (role == CONTACT_PRESS || role == CONTACT_LEGAL || role == CONTACT_EXECUTIVE) v += 1000000;
    if (now && !k->open_now) v += 2000000;
    if (k->reach == REACH_BOUNCING) v += 4000000;
    return v;
}

static err take_contact(struct ctx *c, const struct rows *r, bool now, struct addressee *k)
{
    struct contact v = { .confirmed_at = row_when(r, 9), .bounces = row_int(r, 10) };
    int role = word_index(&contact_role_words, row_text(r, 3));
    *k = (struct addressee){ .organisation = row_id(r, 0),
                             .id = row_id(r, 1),
                             .name = row_text(r, 2),
                             .role = row_text(r, 3),
                             .email = row_text(r, 4),
                             .language = row_text(r, 5),
                             .zone = row_text(r, 6),
                             .hours = row_text(r, 7) };
    k->reach = contact_reach(&v, c->now);
    TRY(is_open(c, k, &k->open_now));
    k->score = score(k, role < 0 ? CONTACT_TECHNICAL : (unsigned)role, row_int(r, 8), now);
    return NULL;
}

err addressees_of(struct ctx *c, struct strs orgs, bool now, struct list *out)
{
    struct rows *r;
    struct addressee *v = NULL;
    size_t n = 0;
    if (orgs.n > FEW) { /* all that the team sees, in one go: long lists of identifiers are slow to compare */
        struct strs sorted = { NEW_ARRAY(c->arena, orgs.n, str), orgs.n };
        memcpy(sorted.v, orgs.v, orgs.n * sizeof *sorted.v);
        qsort(sorted.v, sorted.n, sizeof *sorted.v, by_bytes);
        TRY(db_run(c, &sql_all_contacts, NOARGS, &r));
        v = NEW_ARRAY(c->arena, rows_count(r) + 1, struct addressee);
        while (rows_next(r))
            if (mail_address(row_text(r, 4)) && has(&sorted, row_id(r, 0).s)) TRY(take_contact(c, r, now, &v[n++]));
    } else if (orgs.n) {
        TRY(db_run(c, &sql_contacts, ARGS(A_LIST(orgs)), &r));
        v = NEW_ARRAY(c->arena, rows_count(r) + 1, struct addressee);
        while (rows_next(r))
            if (mail_address(row_text(r, 4))) TRY(take_contact(c, r, now, &v[n++]));
    }
    if (n) qsort(v, n, sizeof *v, before);
    *out = (struct list){ v, n };
    return NULL;
}

err cert_address(struct ctx *c, const id *cert, bool now, str *address, str *language)
{
    struct rows *r;
    bool found;
    struct list all;
    str org = id_str(cert);
    *address = S("");
    TRY(db_one(c, &sql_desk, ARGS(A_TEXT(org)), &r, &found));
    if (found && mail_address(row_text(r, 0))) {
        *address = row_text(r, 0);
        *language = row_text(r, 1);
        return NULL;
    }
    TRY(addressees_of(c, (struct strs){ &org, 1 }, now, &all));
    if (!all.n) return NULL;
    *address = ((const struct addressee *)all.v)->email;
    *language = ((const struct addressee *)all.v)->language;
    return NULL;
}

err when_there(struct ctx *c, when from, str hours, str zone, when *out)
{
    enum { STEP = 15, STEPS = 14 * 24 * 4 };
    const struct zone *z;
    *out = from;
    if (!hours.n || zone_load(c, zone.n ? zone : S("UTC"), &z)) return NULL;
    for (int i = 0; i < STEPS; i++) { /* a contact that is never there is asked at the hour that was given */
        when at = { from.us + (int64_t)i * STEP * MINUTE };
        struct civil v = zone_civil(z, at);
        if (hours_at(hours, v.weekday, v.hour * 60 + v.minute) == HOURS_CLOSED) continue;
        *out = at;
        return NULL;
    }
    return NULL;
}
