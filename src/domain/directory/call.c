/* call - whom would we call now: role, hours in the contact's zone, whether it answers, and else the CERT that serves it
 *
 * Order: those of the organisation who are there now and confirmed within 180 days, then those there who never confirmed;
 * then the same at each CERT that serves it, nearest first, and that CERT's own desk; at last whoever is known at all.
 * A contact that bounces or has not confirmed for 180 days is passed over while anybody else is left. */
#include "base/buf.h"
#include "domain/directory/hours.h"
#include "domain/directory/inside.h"
#include "domain/directory/lookup.h"
#include "spine/zone.h"

#include "call.sql.h"

enum { TIER_THERE, TIER_UNCONFIRMED, TIER_AWAY, TIER_RED, MOST = 60 };

static const struct field fields[] = {
#define F(m, ...) FIELD(struct candidate, m, .flags = F_RO, __VA_ARGS__)
    F(chosen, .doc = "This is the one to call"),
    F(organisation, .doc = "Where"),
    F(organisation_name, .doc = "Its name"),
    F(fallback, .doc = "Not at the organisation itself but at a CERT that serves it"),
    F(contact, .doc = "The contact; null: a team's desk"),
    F(name, .doc = "Who"),
    F(role, .doc = "What for"),
    F(email, .doc = "Mail address"),
    F(telephone, .doc = "Telephone"),
    F(language, .doc = "Language"),
    F(zone, .doc = "Time zone"),
    F(hours, .doc = "When it is there"),
    F(openpgp, .doc = "Fingerprint of the key"),
    F(reachability, .doc = "What is known of reaching it"),
    F(open_now, .doc = "It is there now, as far as hours are told"),
    F(local_time, .doc = "Day and time there"),
    F(reason, .doc = "Why this one, or why not"),
#undef F
};
SHAPE(candidate_shape, "candidate", struct candidate, fields, "Somebody who could be called");

/* roles in the order in which one calls in the night */
static unsigned role_rank(unsigned role)
{
    static const unsigned char rank[] = { [CONTACT_SOC] = 0,   [CONTACT_SECURITY] = 1,  [CONTACT_CISO] = 2,  [CONTACT_TECHNICAL] = 3,
                                          [CONTACT_ABUSE] = 4, [CONTACT_EXECUTIVE] = 5, [CONTACT_LEGAL] = 6, [CONTACT_PRESS] = 7 };
    return role < COUNT(rank) ? rank[role] : 8;
}

static err local(struct ctx *c, str zone, struct civil *out)
{
    const struct zone *z;
    TRY(zone_load(c, zone.n ? zone : S("UTC"), &z));
    *out = zone_civil(z, c->now);
    return NULL;
}

static str ago(struct ctx *c, when w)
{
    int64_t days = (c->now.us - w.us) / DAY;
    return days < 1 ? S("today") : days == 1 ? S("yesterday") : arena_fmt(c->arena, "%lld days ago", (long long)days);
}

static str reason_of(struct ctx *c, const struct contact *k, enum open_word open, unsigned reach, str at)
{
    struct buf b = { .a = c->arena };
    switch (open) {
    case HOURS_OPEN: buf_fmt(&b, str_eq_nocase(k->hours, S("24x7")) ? "there at all hours" : "there now (%.*s)", FMT(at)); break;
    case HOURS_CLOSED: buf_fmt(&b, "not there now (%.*s; %.*s)", FMT(at), FMT(k->hours)); break;
    default: buf_z(&b, "hours not told"); break;
    }
    switch (reach) {
    case REACH_CONFIRMED: buf_fmt(&b, ", last confirmed %.*s", FMT(ago(c, k->confirmed_at))); break;
    case REACH_STALE: buf_fmt(&b, ", passed over: last confirmed %.*s, more than %d days", FMT(ago(c, k->confirmed_at)), CONFIRMED_FOR_DAYS); break;
    case REACH_BOUNCING: buf_fmt(&b, ", passed over: %lld messages came back", (long long)k->bounces); break;
    default: buf_z(&b, ", never confirmed"); break;
    }
    return buf_str(&b);
}

static err of_contact(struct ctx *c, const struct contact *k, struct candidate *out)
{
    static const char *const days[] = { "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" };
    static const char *const words[] = { "unconfirmed", "confirmed", "stale", "bouncing" };
    struct civil now;
    unsigned reach = contact_reach(k, c->now);
    TRY(local(c, k->zone, &now));
    str at = arena_fmt(c->arena, "%s %02d:%02d", days[now.weekday], now.hour, now.minute);
    enum open_word open = hours_at(k->hours, now.weekday, now.hour * 60 + now.minute);
    *out = (struct candidate){ .contact = k->id,
                               .name = k->name,
                               .role = str_of(contact_role_words.v[k->role]),
                               .email = k->email,
                               .telephone = k->telephone,
                               .language = k->language,
                               .zone = k->zone,
                               .hours = k->hours,
                               .openpgp = k->openpgp,
                               .reachability = str_of(words[reach]),
                               .open_now = open != HOURS_CLOSED,
                               .local_time = at,
                               .reason = reason_of(c, k, open, reach, at),
                               .rank = role_rank(k->role),
                               .order = k->order };
    out->tier = reach >= REACH_STALE ? TIER_RED : open == HOURS_CLOSED ? TIER_AWAY : reach == REACH_CONFIRMED ? TIER_THERE : TIER_UNCONFIRMED;
    return NULL;
}

static bool before(const struct candidate *a, const struct candidate *b)
{
    if (a->tier != b->tier) return a->tier < b->tier;
    if (a->rank != b->rank) return a->rank < b->rank;
    if (a->order != b->order) return a->order < b->order;
    return strcmp(a->contact.s, b->contact.s) < 0;
}

static void sort(struct candidate *v, size_t n)
{
    for (size_t i = 1; i < n; i++)
        for (size_t k = i; k > 0 && before(&v[k], &v[k - 1]); k--) {
            struct candidate t = v[k];
            v[k] = v[k - 1];
            v[k - 1] = t;
        }
}

/* the contacts of one organisation, best first */
static err at_organisation(struct ctx *c, const id *org, str name, bool fallback, struct list *out)
{
    struct list contacts;
    TRY(contacts_of(c, org, &contacts));
    const struct contact *k = contacts.v;
    struct candidate *v = NEW_ARRAY(c->arena, contacts.n + 1, struct candidate);
    size_t n = contacts.n < MOST ? contacts.n : MOST;
    for (size_t i = 0; i < n; i++) {
        TRY(of_contact(c, &k[i], &v[i]));
        v[i].organisation = *org;
        v[i].organisation_name = name;
        v[i].fallback = fallback;
    }
    sort(v, n);
    *out = (struct list){ v, n };
    return NULL;
}

/* the desk of a CERT that works on this hub */
static err desk_of(struct ctx *c, const id *org, str name, struct list *out)
{
    struct rows *r;
    TRY(db_run(c, &sql_desk, ARGS(A_ID(*org)), &r));
    struct candidate *v = NEW_ARRAY(c->arena, rows_count(r) + 1, struct candidate);
    size_t n = 0;
    while (rows_next(r))
        v[n++] = (struct candidate){ .organisation = *org,
                                     .organisation_name = name,
                                     .fallback = true,
                                     .name = row_text(r, 0),
                                     .role = S("desk"),
                                     .email = row_text(r, 1),
                                     .telephone = row_text(r, 2),
                                     .language = row_text(r, 3),
                                     .zone = row_text(r, 4),
                                     .hours = row_text(r, 5),
                                     .reachability = S("confirmed"),
                                     .open_now = true,
                                     .reason = S("its desk on this hub"),
                                     .tier = TIER_THERE };
    *out = (struct list){ v, n };
    return NULL;
}

struct order {
    struct candidate *v;
    size_t n;
};
static void append(struct ctx *c, struct order *o, const struct list *l)
{
    struct candidate *v = NEW_ARRAY(c->arena, o->n + l->n + 1, struct candidate);
    if (o->n) memcpy(v, o->v, o->n * sizeof *v);
    if (l->n) memcpy(v + o->n, l->v, l->n * sizeof *v);
    o->v = v;
    o->n += l->n;
}
/* the first that may be called while others are left; o->n: none */
static size_t usable(const struct order *o, unsigned worst)
{
    size_t i = 0;
    while (i < o->n && o->v[i].tier > worst) i++;
    return i;
}

static void choose(struct order *o, size_t i)
{
    struct candidate best = o->v[i];
    best.chosen = true;
    memmove(o->v + 1, o->v, i * sizeof *o->v);
    o->v[0] = best;
}

err call_order(struct ctx *c, const id *org, str name, struct list *out)
{
    struct list l, certs;
    struct order o = { NULL, 0 };
    TRY(at_organisation(c, org, name, false, &l));
    append(c, &o, &l);
    TRY(served_by(c, org, &certs));
    const struct step *s = certs.v;
    for (size_t i = 0; i < certs.n && usable(&o, TIER_UNCONFIRMED) == o.n; i++) {
        TRY(at_organisation(c, &s[i].organisation, s[i].name, true, &l));
        append(c, &o, &l);
        if (usable(&o, TIER_UNCONFIRMED) < o.n) break;
        TRY(desk_of(c, &s[i].organisation, s[i].name, &l));
        append(c, &o, &l);
    }
    size_t best = o.n;
    for (unsigned worst = TIER_UNCONFIRMED; best == o.n && worst <= TIER_RED; worst++) best = usable(&o, worst);
    if (best < o.n) choose(&o, best);
    *out = (struct list){ o.v, o.n };
    return NULL;
}

/* ---- the route */

struct call {
    id organisation;
    str name, sentence;
    bool found;
    struct list candidates;
};
static const struct field call_fields[] = {
#define F(m, ...) FIELD(struct call, m, .flags = F_RO, __VA_ARGS__)
    F(organisation, .doc = "Asked about"),
    F(name, .doc = "Its name"),
    F(found, .doc = "There is somebody to call"),
    F(sentence, .doc = "Whom, and why, in words"),
    F(candidates, .of = &candidate_shape, .doc = "First the one to call, then the others with the reason why not"),
#undef F
};
SHAPE(call_shape, "call", struct call, call_fields, "Whom would we call now?");

str call_sentence(struct ctx *c, str org, const struct list *l)
{
    const struct candidate *k = l->v;
    if (!l->n) return arena_fmt(c->arena, "Nobody is known who could be called for %.*s.", FMT(org));
    str way = k->telephone.n ? k->telephone : k->email;
    return arena_fmt(c->arena, k->fallback ? "Call %.*s (%.*s) of %.*s, which serves it, at %.*s: %.*s." : "Call %.*s (%.*s) of %.*s at %.*s: %.*s.",
                     FMT(k->name), FMT(k->role), FMT(k->organisation_name), FMT(way), FMT(k->reason));
}

err call_route(struct ctx *c, const struct req *q, struct res *r)
{
    struct organisation o;
    struct call out = { .found = false };
    id next;
    TRY(organisation_of(c, q, &o));
    out.organisation = o.r.id;
    out.name = o.r.title;
    TRY(successor(c, &o.r.id, c->now, &next));
    if (!id_empty(&next)) {
        TRY(record_find(c, &organisation_kind, id_str(&next), &o));
        out.organisation = o.r.id;
        out.name = o.r.title;
    }
    TRY(call_order(c, &out.organisation, out.name, &out.candidates));
    out.found = out.candidates.n > 0;
    out.sentence = call_sentence(c, out.name, &out.candidates);
    res_json(r, &call_shape, &out, 0);
    return NULL;
}
