/* responsible - who is responsible for this address, network, domain, URL, mail address, ASN or product at that time
 *
 * Longest prefix and longest suffix win and are explained; what contains them is told beside. A claim that another
 * organisation makes as well is contested. Old organisations lead to what they had become by then. */
#include "base/buf.h"
#include "base/fold.h"
#include "domain/directory/inside.h"
#include "domain/directory/lookup.h"
#include "spine/access.h"
#include "spine/list.h"

#include "responsible.sql.h"

enum { WORDS_AT_MOST = 6, FEW = 5000 };

static const struct field wider_fields[] = {
#define F(m, ...) FIELD(struct wider, m, .flags = F_RO, __VA_ARGS__)
    F(organisation, .doc = "Whose it is"), F(name, .doc = "Its name"),    F(value, .doc = "The network or domain"),
    F(proof, .doc = "How it is known"),    F(since, .doc = "Since when"), F(until, .doc = "Until when"),
#undef F
};
static SHAPE(wider_shape, "wider", struct wider, wider_fields, "A network or domain around or beside it");

static const struct field answer_fields[] = {
#define F(m, ...) FIELD(struct answer, m, .flags = F_RO, __VA_ARGS__)
    F(organisation, .doc = "Responsible"),
    F(ref, .doc = "Its reference"),
    F(name, .doc = "Its name"),
    F(org_kind, .doc = "What it is"),
    F(state, .doc = "Where its onboarding stands"),
    F(asset, .doc = "The row that matched; null for a product or name"),
    F(type, .doc = "asn, network, domain, mail-domain, technology or name"),
    F(value, .doc = "What matched"),
    F(how, .doc = "exact, longest-prefix, longest-suffix, product or name"),
    F(since, .doc = "Since when it is theirs"),
    F(until, .doc = "Until when it was"),
    F(proof, .doc = "How it is known to be theirs"),
    F(proof_note, .doc = "Where that can be read"),
    F(confidence, .doc = "high, medium, low or contested"),
    F(conflict, .doc = "Who claims the same"),
    F(was, .doc = "The organisation that held it and became this one"),
    F(sentence, .doc = "All this in words"),
    F(path, .of = &step_shape, .doc = "The way up to the centre at that time"),
    F(call, .of = &candidate_shape, .doc = "Whom to call now, first the one chosen"),
    F(wider, .of = &wider_shape, .doc = "What lies around it"),
#undef F
};
static SHAPE(answer_shape, "responsible_organisation", struct answer, answer_fields, "Somebody responsible, and why");

static const struct field fields[] = {
#define F(m, ...) FIELD(struct responsible, m, .flags = F_RO, __VA_ARGS__)
    F(q, .doc = "What was asked"),
    F(kind, .doc = "What it was taken for: network, asn, domain, mail-domain or words"),
    F(value, .doc = "In its normal form"),
    F(at, .doc = "At which time; null: now"),
    F(found, .doc = "Somebody is known"),
    F(sentence, .doc = "The answer in words"),
    F(answers, .of = &answer_shape, .doc = "Who"),
    F(nearest, .of = &wider_shape, .doc = "The nearest known, when nobody is"),
#undef F
};
SHAPE(responsible_shape, "responsible", struct responsible, fields, "Who is responsible for this at that time");

/* ---- in words */

static str day(struct ctx *c, when w)
{
    return w.us ? str_cut(when_text(c->arena, w), 0, 10) : S("an unknown day");
}

static str proof_said(str proof)
{
    static const char *const said[][2] = { { "none", "without proof" },         { "claimed", "by its own claim" },      { "desk", "as the desk says" },
                                           { "dns", "proved by DNS" },          { "whois", "by the registry's entry" }, { "letter", "by letter" },
                                           { "checked", "checked by the desk" } };
    for (size_t i = 0; i < COUNT(said); i++)
        if (str_is(proof, said[i][0])) return str_of(said[i][1]);
    return proof;
}

static void path_said(struct buf *b, struct ctx *c, const struct list *path)
{
    const struct step *s = path->v;
    for (size_t i = 0; i < path->n; i++) {
        str word = str_is(s[i].via, "serves") ? S("served by") : str_is(s[i].via, "part-of") ? S("part of") : S("reporting to");
        buf_fmt(b, "%s %.*s %.*s", i ? "," : ". It is", FMT(word), FMT(s[i].name));
        if (s[i].since.us) buf_fmt(b, " since %.*s", FMT(day(c, s[i].since)));
    }
}

static void say(struct ctx *c, const struct responsible *out, struct answer *a)
{
    struct buf b = { .a = c->arena };
    const char *held = a->until.us ? "held" : "holds";
    if (str_is(a->how, "product"))
        buf_fmt(&b, "%.*s uses %.*s (%.*s)", FMT(a->name), FMT(a->value), FMT(a->proof_note.n ? a->proof_note : S("source not told")));
    else if (str_is(a->how, "name"))
        buf_fmt(&b, "%.*s goes by this name", FMT(a->name));
    else {
        if (!str_eq(out->value, a->value))
            buf_fmt(&b, "%.*s lies in %.*s, the %s known; ", FMT(out->value), FMT(a->value),
                    str_is(a->how, "longest-prefix") ? "longest prefix" : "longest name");
        str who = a->was.n ? a->was : a->name;
        buf_fmt(&b, "%.*s %s %.*s", FMT(who), held, FMT(a->value));
        if (a->since.us) buf_fmt(&b, " since %.*s", FMT(day(c, a->since)));
        if (a->until.us) buf_fmt(&b, " until %.*s", FMT(day(c, a->until)));
        buf_fmt(&b, ", %.*s", FMT(proof_said(a->proof)));
        if (a->was.n) buf_fmt(&b, "; it became %.*s", FMT(a->name));
        if (a->conflict.n) buf_fmt(&b, "; %.*s as well", FMT(a->conflict));
    }
    path_said(&b, c, &a->path);
    buf_c(&b, '.');
    if (a->call.n) buf_fmt(&b, " %.*s", FMT(call_sentence(c, a->name, &a->call)));
    a->sentence = buf_str(&b);
}

/* ---- one answer completed */

static void confidence(struct answer *a, when at, when now)
{
    bool strong = str_is(a->proof, "dns") || str_is(a->proof, "whois") || str_is(a->proof, "checked") || str_is(a->proof, "letter");
    if (a->conflict.n)
        a->confidence = S("contested");
    else if (!strong)
        a->confidence = S("low");
    else /* since when is not known: it may not have been theirs then */
        a->confidence = !a->since.us && at.us < now.us - DAY ? S("medium") : S("high");
}

static err complete(struct ctx *c, struct responsible *out, struct answer *a)
{
    struct organisation o;
    id next;
    TRY(successor(c, &a->organisation, out->at, &next));
    if (!id_empty(&next)) {
        a->was = a->name;
        a->organisation = next;
    }
    TRY(record_find(c, &organisation_kind, id_str(&a->organisation), &o));
    a->name = o.r.title;
    a->ref = o.r.ref;
    a->state = o.r.state;
    a->org_kind = str_of(org_kind_words.v[o.org_kind]);
    TRY(path_up(c, &a->organisation, out->at, &a->path));
    TRY(call_order(c, &a->organisation, a->name, &a->call));
    say(c, out, a);
    return NULL;
}

/* ---- by network, name or number */

static struct wider wider_of(const struct rows *r)
{
    return (struct wider){ row_id(r, 1), row_text(r, 2), row_text(r, 4), row_text(r, 7), row_when(r, 5), row_when(r, 6) };
}

err resource_holders(struct ctx *c, const struct resource *res, when at, struct rows **out)
{
    return db_run(c, &sql_holding, ARGS(A_LIST(resource_keys(c, res)), A_WHEN(at)), out);
}

/* rows come longest first: those as long as the first are the answer, the rest lies around it */
static err by_resource(struct ctx *c, const struct resource *res, struct responsible *out)
{
    struct rows *r;
    TRY(resource_holders(c, res, out->at, &r));
    struct answer *v = NEW_ARRAY(c->arena, rows_count(r) + 1, struct answer);
    struct wider *w = NEW_ARRAY(c->arena, rows_count(r) + 1, struct wider);
    size_t n = 0, nw = 0;
    while (rows_next(r)) {
        if (n && !str_eq(row_text(r, 10), v[0].conflict)) { /* conflict holds the key until all are read */
            w[nw++] = wider_of(r);
            continue;
        }
        str type = row_text(r, 3);
        bool same = str_eq(row_text(r, 10), res->exact);
        v[n++] = (struct answer){ .asset = row_id(r, 0),
                                  .organisation = row_id(r, 1),
                                  .name = row_text(r, 2),
                                  .type = type,
                                  .value = row_text(r, 4),
                                  .since = row_when(r, 5),
                                  .until = row_when(r, 6),
                                  .proof = row_text(r, 7),
                                  .proof_note = row_text(r, 8),
                                  .conflict = row_text(r, 10),
                                  .how = same                      ? S("exact")
                                         : str_is(type, "network") ? S("longest-prefix")
                                                                   : S("longest-suffix") };
    }
    for (size_t i = 0; i < n; i++) {
        struct buf b = { .a = c->arena };
        for (size_t k = 0; k < n; k++)
            if (strcmp(v[k].organisation.s, v[i].organisation.s) != 0) buf_fmt(&b, b.n ? ", %.*s" : "claimed by %.*s", FMT(v[k].name));
        v[i].conflict = buf_str(&b);
        v[i].wider = (struct list){ w, nw };
        confidence(&v[i], out->at, c->now);
    }
    for (size_t i = 0; i < n; i++) TRY(complete(c, out, &v[i]));
    out->answers = (struct list){ v, n };
    return NULL;
}

/* the neighbours in order of address or reversed name; the one that shares more stands first */
static unsigned shared_labels(str a, str b)
{
    unsigned n = 0;
    for (size_t i = 0; i < a.n && i < b.n && a.p[i] == b.p[i]; i++) n += a.p[i] == '.';
    return n;
}

static err nearest(struct ctx *c, const struct resource *res, struct responsible *out)
{
    struct rows *r;
    int64_t held;
    struct wider *v = NEW_ARRAY(c->arena, 2, struct wider);
    unsigned shared[2] = { 0 };
    size_t n = 0;
    str family = str_cut(res->low, 0, 1);
    if (res->type == RES_ASN) return NULL;
    TRY(access_held(c, FEW + 1, &held));
    const struct sql *const ways[2] = { held <= FEW ? &sql_below_few : &sql_below, held <= FEW ? &sql_above_few : &sql_above };
    for (int i = 0; i < 2; i++) {
        TRY(db_run(c, ways[i], ARGS(A_TEXT(res->low), A_TEXT(i ? arena_fmt(c->arena, "%.*s~", FMT(family)) : family), A_WHEN(out->at)), &r));
        if (!rows_next(r)) continue;
        struct wider w = wider_of(r);
        struct resource other;
        unsigned s = shared_labels(res->exact, row_text(r, 10));
        if (res->type == RES_NETWORK && !resource_read(c, RES_NETWORK, w.value, S(""), &other)) s = resource_shared(res, &other);
        if (!s) continue;
        if (n && s > shared[0]) {
            v[1] = v[0];
            v[0] = w;
        } else {
            v[n] = w;
        }
        shared[n++] = s;
    }
    out->nearest = (struct list){ v, n };
    return NULL;
}

/* ---- by words: products in use, then names */

static err by_words(struct ctx *c, str words, struct responsible *out)
{
    struct arg args[WORDS_AT_MOST + 1];
    str rest = fold_words(c->arena, words), word;
    struct rows *r;
    struct page page;
    struct pair query[2] = { { S("q"), words }, { S("limit"), S("20") } };
    size_t n = 0, k = 0;
    while (k < WORDS_AT_MOST && str_split(&rest, ' ', &word))
        if (word.n) args[k++] = A_TEXT(arena_fmt(c->arena, "%%%.*s%%", FMT(word)));
    if (!k) return NULL;
    while (k < WORDS_AT_MOST) args[k++] = A_TEXT(S("%"));
    args[k++] = A_WHEN(out->at);
    TRY(db_run(c, &sql_using, args, k, &r));
    TRY(list_records(c, &organisation_kind, &(struct req){ .query = query, .nquery = 2 }, &page));
    struct answer *v = NEW_ARRAY(c->arena, rows_count(r) + page.items.n + 1, struct answer);
    while (rows_next(r))
        v[n++] =
            (struct answer){ .organisation = row_id(r, 0),
                             .name = row_text(r, 1),
                             .type = S("technology"),
                             .value = row_text(r, 4).n ? arena_fmt(c->arena, "%.*s %.*s %.*s", FMT(row_text(r, 2)), FMT(row_text(r, 3)), FMT(row_text(r, 4)))
                                                       : arena_fmt(c->arena, "%.*s %.*s", FMT(row_text(r, 2)), FMT(row_text(r, 3))),
                             .how = S("product"),
                             .since = row_when(r, 5),
                             .until = row_when(r, 6),
                             .proof_note = row_text(r, 7),
                             .confidence = S("medium") };
    const struct organisation *o = page.items.v;
    for (size_t i = 0; i < page.items.n; i++)
        v[n++] = (struct answer){ .organisation = o[i].r.id,
                                  .name = o[i].r.title,
                                  .type = S("name"),
                                  .value = o[i].r.title,
                                  .how = S("name"),
                                  .confidence = str_eq(fold_words(c->arena, o[i].r.title), fold_words(c->arena, words)) ? S("high") : S("medium") };
    for (size_t i = 0; i < n; i++) TRY(complete(c, out, &v[i]));
    out->answers = (struct list){ v, n };
    return NULL;
}

static str whole(struct ctx *c, const struct responsible *out)
{
    const struct answer *a = out->answers.v;
    const struct wider *w = out->nearest.v;
    if (out->answers.n == 1) return a->sentence;
    if (out->answers.n)
        return arena_fmt(c->arena, a->conflict.n ? "%zu organisations claim %.*s; ask both." : "%zu organisations are concerned by %.*s.", out->answers.n,
                         FMT(out->value));
    if (!out->nearest.n) return arena_fmt(c->arena, "Nobody is known for %.*s.", FMT(out->value));
    return arena_fmt(c->arena, "Nobody is known for %.*s. The nearest known is %.*s, of %.*s.", FMT(out->value), FMT(w->value), FMT(w->name));
}

err responsible_find(struct ctx *c, str q, when at, struct responsible *out)
{
    static const char *const kinds[] = { "asn", "network", "domain", "mail-domain", "words" };
    struct resource res;
    *out = (struct responsible){ .q = q, .at = at.us ? at : c->now };
    bool now = !at.us;
    TRY(resource_guess(c, q, &res));
    out->kind = str_of(kinds[res.type]);
    out->value = res.value;
    if (res.type == RES_WORDS) {
        TRY(by_words(c, q, out));
    } else {
        TRY(by_resource(c, &res, out));
        if (!out->answers.n) TRY(nearest(c, &res, out));
    }
    out->found = out->answers.n > 0;
    out->sentence = whole(c, out);
    if (now) out->at = (when){ 0 }; /* the same question has the same answer a second later */
    return NULL;
}

static const struct param_doc query[] = { { "q", "Address, network, domain, URL, mail address, ASN, or vendor and product; defanged or not" },
                                          { "at", "At which time; now when not given" },
                                          { NULL, NULL } };
err responsible_route(struct ctx *c, const struct req *q, struct res *r)
{
    struct responsible out;
    str at = req_query(q, "at"), what = req_query(q, "q");
    when then = { 0 };
    if (at.n == 10) at = arena_fmt(c->arena, "%.*sT12:00:00Z", FMT(at));
    if (at.n && !when_parse(at, &then)) FAIL_AT(c, S("/at"), "bad-time", "a day or a time, as 2026-03-01 or 2026-03-01T10:00:00Z");
    if (what.n > 2000) FAIL_AT(c, S("/q"), "too-long", "at most 2,000 bytes");
    TRY(responsible_find(c, what, then, &out));
    res_json(r, &responsible_shape, &out, 0);
    return NULL;
}

const struct route lookup_routes[] = {
    ROUTE(GET, "/api/v1/responsible", responsible_route, MAY_READ, "Who is responsible for this, and whom do we call", .out = &responsible_shape,
          .query = query),
    ROUTE(GET, "/api/v1/organisations/{id}/call", call_route, MAY_READ, "Whom would we call now, and why", .out = &call_shape),
    { .path = NULL },
};
