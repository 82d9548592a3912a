/* candidate - to whom a report could go: the owner of the site, the vendor, the CERT that serves them, another desk; why, and
 * how fresh the contact is that would be written to
 *
 * Worked out anew each time, from what the viewer sees; nothing is kept. Whoever was asked already stands there with how
 * that went, and after those who were not. */
#include "base/buf.h"
#include "domain/directory/addressee.h"
#include "domain/directory/lookup.h"
#include "domain/directory/resource.h"
#include "domain/disclosure/disclosure.h"
#include "spine/api.h"
#include "spine/i18n.h"
#include "spine/part.h"
#include "spine/reply.h"

#include "candidate.sql.h"

enum { MOST = 40 };

struct way_out {
    str target, name, as, why, confidence;
    str contact, contact_role, reachability, contact_why; /* who would be written to */
    bool fallback;
    str state; /* how far it got there already */
    str text;  /* ready to be sent with it */
    str language;
};
static const struct field fields[] = {
#define F(m, ...) FIELD(struct way_out, m, .flags = F_RO, __VA_ARGS__)
    F(target, .doc = "The organisation or team"),
    F(name, .doc = "Its name"),
    F(as, .doc = "asset-owner, vendor, sectoral-cert or partner: the code of the act"),
    F(why, .doc = "Why this one"),
    F(confidence, .doc = "high, medium, low or contested; empty for a desk"),
    F(contact, .doc = "Who would be written to; empty: nobody is known"),
    F(contact_role, .doc = "What for"),
    F(reachability, .doc = "confirmed, unconfirmed, stale or bouncing; none: nobody is known"),
    F(contact_why, .doc = "How fresh that is, in words"),
    F(fallback, .doc = "The contact is not there but at a CERT that serves it"),
    F(state, .doc = "How far it got there already; empty: it was not sent there"),
    F(text, .doc = "Words ready to be sent with it, in the contact's language; empty: none"),
#undef F
};
static SHAPE(way_shape, "route_candidate", struct way_out, fields, "Where it could go, and why");
LIST_OF(ways, candidates, way_shape, "Where it could go, the likeliest first");

struct made {
    struct ctx *c;
    struct way_out *v;
    size_t n;
    str team; /* that handles it */
};

static struct way_out *put(struct made *m, str target, str name, const char *as, str why)
{
    if (m->n == MOST || str_eq(target, m->team)) return NULL;
    for (size_t i = 0; i < m->n; i++)
        if (str_eq(m->v[i].target, target)) return NULL;
    m->v[m->n] = (struct way_out){ .target = arena_dup(m->c->arena, target), .name = name, .as = str_of(as), .why = why, .reachability = S("none") };
    return &m->v[m->n++];
}

static void fresh(struct way_out *w, const struct list *call)
{
    const struct candidate *k = call->v;
    if (!call->n) return;
    w->contact = k->name;
    w->contact_role = k->role;
    w->reachability = k->reachability;
    w->contact_why = k->reason;
    w->fallback = k->fallback;
    w->language = k->language;
}

/* a CERT with a desk on this hub is asked there */
static err put_cert(struct made *m, const struct step *s, str below)
{
    struct rows *r;
    struct list call;
    bool found;
    TRY(db_one(m->c, &sql_desk, ARGS(A_ID(s->organisation)), &r, &found));
    const char *verb = str_is(s->via, "serves") ? "serves" : "stands above";
    str why = arena_fmt(m->c->arena, "%.*s %s %.*s", FMT(s->name), verb, FMT(below));
    struct way_out *w = put(m, found ? row_text(r, 0) : id_str(&s->organisation), found ? row_text(r, 1) : s->name, "sectoral-cert", why);
    if (!w) return NULL;
    if (found) {
        w->reachability = S("confirmed");
        w->contact_why = S("its desk on this hub");
        return NULL;
    }
    TRY(call_order(m->c, &s->organisation, s->name, &call));
    fresh(w, &call);
    return NULL;
}

/* how it is known, without the way up and whom to call, which stand beside */
static str why_of(str sentence)
{
    static const char *const ends[] = { ". It is ", ". Call ", ". Nobody is known" };
    for (size_t i = 0; i < COUNT(ends); i++) {
        ptrdiff_t at = str_find(sentence, str_of(ends[i]));
        if (at > 0) sentence = str_cut(sentence, 0, (size_t)at);
    }
    return sentence;
}

static err put_answers(struct made *m, const struct responsible *who, const char *as, const char *how)
{
    const struct answer *a = who->answers.v;
    for (size_t i = 0; i < who->answers.n; i++) {
        if (id_empty(&a[i].organisation) || (how && !str_is(a[i].how, how))) continue;
        struct way_out *w = put(m, id_str(&a[i].organisation), a[i].name, as, why_of(a[i].sentence));
        if (!w) continue;
        w->confidence = a[i].confidence;
        fresh(w, &a[i].call);
    }
    for (size_t i = 0; i < who->answers.n; i++) {
        const struct step *s = a[i].path.v;
        str below = a[i].name;
        if (how && !str_is(a[i].how, how)) continue;
        for (size_t k = 0; k < a[i].path.n; k++) {
            TRY(put_cert(m, &s[k], below));
            below = s[k].name;
        }
    }
    return NULL;
}

/* reported under the policy that is hosted for an organisation, or about what its policy has in scope: that one first */
static err put_hosted(struct made *m, const struct report *v)
{
    id organisation;
    str name, why;
    struct list call;
    str now;
    bool seen;
    TRY(programme_concerned(m->c, v->programme, resource_host(v->site), &organisation, &name, &why));
    if (!why.n) return NULL;
    TRY(record_seen(m->c, id_str(&organisation), &seen));
    if (!seen) return NULL;
    TRY(stands_for(m->c, id_str(&organisation), &now)); /* it may have become part of another since */
    if (!str_eq(now, id_str(&organisation)) && id_parse(now, &organisation)) TRY(subject_name(m->c, now, &name));
    struct way_out *w = put(m, id_str(&organisation), name, "asset-owner", why);
    if (!w) return NULL;
    w->confidence = S("high");
    TRY(call_order(m->c, &organisation, name, &call));
    fresh(w, &call);
    return NULL;
}

/* the owner of a running site needs the same words each time: what, where, until when, and how to answer */
static err ready_words(struct made *m, const struct report *v)
{
    when due;
    TRY(route_due(m->c, &v->r, &due));
    const struct place places[] = { { S("site"), v->site }, { S("title"), v->r.title }, { S("day"), str_cut(when_text(m->c->arena, due), 0, 10) } };
    for (size_t i = 0; i < m->n; i++) {
        if (!str_is(m->v[i].as, "asset-owner")) continue;
        struct buf b = { .a = m->c->arena };
        buf_fill(&b, str_of(i18n(m->v[i].language.n ? m->v[i].language : S("en"), MSG_MAIL_LIVE_SITE)), places, COUNT(places));
        m->v[i].text = buf_str(&b);
    }
    return NULL;
}

/* those who were asked go last, in the order in which they stand */
static err mark_asked(struct made *m, const id *record)
{
    struct rows *r;
    size_t n = 0;
    struct way_out *sorted = NEW_ARRAY(m->c->arena, m->n + 1, struct way_out);
    TRY(db_run(m->c, &sql_asked, ARGS(A_ID(*record)), &r));
    while (rows_next(r))
        for (size_t i = 0; i < m->n; i++)
            if (str_eq(m->v[i].target, row_text(r, 0))) m->v[i].state = row_text(r, 1);
    for (int asked = 0; asked < 2; asked++)
        for (size_t i = 0; i < m->n; i++)
            if ((m->v[i].state.n > 0) == asked) sorted[n++] = m->v[i];
    m->v = sorted;
    return NULL;
}

err report_candidates(struct ctx *c, const struct req *q, struct res *r)
{
    struct report v;
    struct responsible who;
    struct rows *desks;
    struct made m = { c, NEW_ARRAY(c->arena, MOST, struct way_out), 0, S("") };
    TRY(record_find(c, &report_kind, q->params[0], &v));
    if (!(record_rights(c->who, &v.r) & MAY_ROUTE)) FAIL(c, E_DENIED, "not-allowed", "you may not do this here");
    m.team = id_str(&v.r.team);
    TRY(put_hosted(&m, &v));
    if (v.site.n) {
        TRY(responsible_find(c, v.site, (when){ 0 }, &who));
        TRY(put_answers(&m, &who, "asset-owner", NULL));
        TRY(ready_words(&m, &v));
    }
    if (v.vendor.n) {
        TRY(responsible_find(c, v.vendor, (when){ 0 }, &who));
        TRY(put_answers(&m, &who, "vendor", "name"));
    }
    for (size_t i = 0; i < v.vendors.n; i++) { /* "Vendor: product version" */
        ptrdiff_t colon = str_chr(v.vendors.v[i], ':');
        str name = str_trim(colon < 0 ? v.vendors.v[i] : str_cut(v.vendors.v[i], 0, (size_t)colon));
        if (!name.n) continue;
        TRY(responsible_find(c, name, (when){ 0 }, &who));
        TRY(put_answers(&m, &who, "vendor", "name"));
    }
    TRY(db_run(c, &sql_other_desks, ARGS(A_TEXT(m.team)), &desks));
    while (rows_next(desks)) {
        struct way_out *w = put(&m, row_text(desks, 0), row_text(desks, 1), "partner", S("a desk on this hub"));
        if (!w) continue;
        w->reachability = S("confirmed");
        w->contact_why = S("its desk on this hub");
    }
    TRY(mark_asked(&m, &v.r.id));
    struct ways out = { { m.v, m.n } };
    res_json(r, &ways_shape, &out, 0);
    return NULL;
}

const struct route candidate_routes[] = {
    ROUTE(GET, "/api/v1/reports/{id}/candidates", report_candidates, MAY_READ,
          "Where it could go, the likeliest first, with reasons and how fresh the contact is", .out = &ways_shape),
    { .path = NULL },
};
