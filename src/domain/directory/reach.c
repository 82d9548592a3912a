/* reach - who comes to see what by the constituency graph
 *
 * A CERT serves an organisation by an edge, or through a CERT that it serves itself. It then sees what hangs on the
 * organisation (audience), and what was routed to it (grants with because = "edge:ID"), as long as the edge lasts and
 * the marking is TLP:AMBER or wider: AMBER+STRICT and RED go where somebody sends them and no further. Grants are rows
 * written when a record touches an organisation; a new or ended edge rewrites them by a job. */
#include "domain/directory/inside.h"
#include "spine/entry.h"
#include "spine/inmail.h"
#include "spine/mailkey.h"
#include "spine/part.h"
#include "spine/session.h"
#include "spine/setup.h"

#include "reach.sql.h"

enum { DEEPEST = 8, SOME = 1000, PREVIEWED = 500 }; /* CERTs above one another; ids in one statement */

static bool among(const struct strs *l, str s)
{
    for (size_t i = 0; i < l->n; i++)
        if (str_eq(l->v[i], s)) return true;
    return false;
}
static void put(struct arena *a, struct strs *l, str s)
{
    if (among(l, s)) return;
    if ((l->n & (l->n - 1)) == 0) { /* none, or a power of two: full */
        str *v = NEW_ARRAY(a, l->n ? 2 * l->n : 1, str);
        if (l->n) memcpy(v, l->v, l->n * sizeof *v);
        l->v = v;
    }
    l->v[l->n++] = s;
}

/* as if the edge `without` were not there; empty: all */
static err serving_without(struct ctx *c, struct strs orgs, str without, struct list *out)
{
    struct serving *all = NULL;
    struct strs seen = { 0 }, level = orgs;
    size_t n = 0;
    for (size_t i = 0; i < orgs.n; i++) put(c->arena, &seen, orgs.v[i]);
    for (int depth = 1; level.n && depth <= DEEPEST; depth++) {
        struct strs next = { 0 };
        for (size_t from = 0; from < level.n; from += SOME) {
            struct strs some = { level.v + from, level.n - from < SOME ? level.n - from : SOME };
            struct rows *r;
            TRY(db_run(c, &sql_serving, ARGS(A_LIST(some), A_WHEN(c->now), A_TEXT(without)), &r));
            struct serving *more = NEW_ARRAY(c->arena, n + rows_count(r) + 1, struct serving);
            if (n) memcpy(more, all, n * sizeof *more);
            all = more;
            while (rows_next(r)) {
                all[n++] = (struct serving){ row_id(r, 0), row_id(r, 1), row_id(r, 2), row_when(r, 3), depth };
                if (among(&seen, row_text(r, 1))) continue;
                put(c->arena, &seen, row_text(r, 1));
                put(c->arena, &next, row_text(r, 1));
            }
        }
        level = next;
    }
    *out = (struct list){ all, n };
    return NULL;
}

err serving_of(struct ctx *c, struct strs orgs, struct list *out)
{
    return serving_without(c, orgs, S(""), out);
}

static struct strs one(struct arena *a, const id *i)
{
    str *v = NEW_ARRAY(a, 1, str);
    v[0] = arena_dup(a, id_str(i));
    return (struct strs){ v, 1 };
}

err directory_audience(struct ctx *c, const struct record *org, str *out)
{
    struct list certs;
    struct strs p = { 0 };
    TRY(serving_of(c, one(c->arena, &org->id), &certs));
    put(c->arena, &p, principal_of(c->arena, id_str(&org->team)));
    put(c->arena, &p, principal_of(c->arena, id_str(&org->id)));
    const struct serving *s = certs.v;
    for (size_t i = 0; i < certs.n; i++) put(c->arena, &p, principal_of(c->arena, id_str(&s[i].cert)));
    return audience_of(c, p, out);
}

static directory_hangs *elsewhere;

void directory_hangs_set(directory_hangs *fn)
{
    elsewhere = fn;
}

/* ---- grants of one record */

static str because_of(struct arena *a, const id *edge)
{
    return arena_fmt(a, "edge:%s", edge->s);
}

/* the organisations a record touches: those it is on its way to, and itself when it is one */
static err touched(struct ctx *c, const id *record, struct strs *orgs)
{
    struct rows *r;
    *orgs = (struct strs){ 0 };
    if (str_starts(id_str(record), S("org_"))) put(c->arena, orgs, id_str(record));
    TRY(db_run(c, &sql_routed_to, ARGS(A_ID(*record)), &r));
    while (rows_next(r)) put(c->arena, orgs, row_text(r, 0));
    return NULL;
}

static err grants_should(struct ctx *c, const id *record, unsigned tlp, struct list *out)
{
    struct strs orgs;
    *out = (struct list){ NULL, 0 };
    if (tlp > TLP_AMBER) return NULL;
    TRY(touched(c, record, &orgs));
    return orgs.n ? serving_of(c, orgs, out) : NULL;
}

static err hang_on(struct ctx *c, const struct record *org)
{
    str aud;
    TRY(directory_audience(c, org, &aud));
    TRY(db_do(c, &sql_contact_audience, ARGS(A_ID(org->id), A_TEXT(aud))));
    TRY(db_do(c, &sql_asset_audience, ARGS(A_ID(org->id), A_TEXT(aud))));
    TRY(db_do(c, &sql_technology_audience, ARGS(A_ID(org->id), A_TEXT(aud))));
    TRY(db_do(c, &sql_key_audience, ARGS(A_ID(org->id), A_TEXT(aud))));
    TRY(db_do(c, &sql_held_audience, ARGS(A_ID(org->id), A_TEXT(aud))));
    return elsewhere ? elsewhere(c, &org->id, aud) : NULL;
}

static err told(struct ctx *c, const struct record *rec, str principal, bool given)
{
    str aud;
    TRY(audience_team(c, rec, &aud));
    return entry_add(
        c, &rec->id,
        &(struct entry_new){ .verb = "grant", .field = S("edge"), .was = given ? S("") : principal, .now = given ? principal : S(""), .audience = aud }, NULL);
}

err reach_record(struct ctx *c, const id *record)
{
    struct rows *r, *have;
    struct list should;
    bool found;
    TRY(db_one(c, &sql_record, ARGS(A_ID(*record)), &r, &found));
    if (!found) return NULL;
    struct record rec = { .id = *record, .team = row_id(r, 1) };
    int tlp = word_index(&tlp_words, row_text(r, 0));
    rec.tlp = tlp < 0 ? TLP_RED : (unsigned)tlp;
    TRY(grants_should(c, record, rec.tlp, &should));
    TRY(db_run(c, &sql_have, ARGS(A_ID(*record)), &have));
    const struct serving *s = should.v;
    bool *there = NEW_ARRAY(c->arena, should.n + 1, bool);
    while (rows_next(have)) {
        bool keep = false;
        for (size_t i = 0; i < should.n; i++)
            if (str_eq(because_of(c->arena, &s[i].edge), row_text(have, 1)) && str_eq(principal_of(c->arena, id_str(&s[i].cert)), row_text(have, 0)) &&
                row_when(have, 2).us == s[i].until.us)
                keep = there[i] = true;
        if (keep) continue;
        TRY(db_do(c, &sql_drop, ARGS(A_ID(*record), A_TEXT(row_text(have, 0)), A_TEXT(row_text(have, 1)))));
        TRY(told(c, &rec, row_text(have, 0), false));
    }
    for (size_t i = 0; i < should.n; i++) {
        if (there[i]) continue;
        struct grant g = { principal_of(c->arena, id_str(&s[i].cert)), because_of(c->arena, &s[i].edge), s[i].until };
        TRY(grant_add(c, record, &g));
        TRY(told(c, &rec, g.principal, true));
    }
    return str_starts(id_str(record), S("org_")) ? hang_on(c, &rec) : NULL;
}

/* ---- an edge begins or ends */

err reach_edge_moved(struct ctx *c, const struct edge *e, const id *lower)
{
    if (e->type != EDGE_SERVES) return NULL;
    TRY(reach_record(c, lower));
    TRY(session_epoch_move(c));
    return job_add(c, "directory.spread", arena_fmt(c->arena, "%s/%lld", e->id.s, (long long)e->revision), S(""), id_str(&e->id), c->now);
}

static err spread_one(struct ctx *c, void *arg)
{
    viewer_use(c, viewer_system(c, "directory", (struct strs){ 0 }, 0));
    return reach_record(c, arg);
}

/* all below the edge, and all that was routed to them */
static err below(struct ctx *c, const id *edge, struct strs *records)
{
    struct rows *r;
    struct strs level = { 0 }, orgs = { 0 };
    TRY(db_run(c, &sql_edge_target, ARGS(A_ID(*edge)), &r));
    while (rows_next(r)) put(c->arena, &level, row_text(r, 0));
    for (int depth = 0; level.n && depth <= DEEPEST; depth++) {
        struct strs next = { 0 };
        for (size_t i = 0; i < level.n; i++) put(c->arena, &orgs, level.v[i]);
        for (size_t from = 0; from < level.n; from += SOME) {
            struct strs some = { level.v + from, level.n - from < SOME ? level.n - from : SOME };
            TRY(db_run(c, &sql_served, ARGS(A_LIST(some)), &r));
            while (rows_next(r))
                if (!among(&orgs, row_text(r, 0))) put(c->arena, &next, row_text(r, 0));
        }
        level = next;
    }
    *records = (struct strs){ 0 };
    for (size_t i = 0; i < orgs.n; i++) put(c->arena, records, orgs.v[i]);
    for (size_t from = 0; from < orgs.n; from += SOME) {
        struct strs some = { orgs.v + from, orgs.n - from < SOME ? orgs.n - from : SOME };
        TRY(db_run(c, &sql_routed_records, ARGS(A_LIST(some)), &r));
        while (rows_next(r)) put(c->arena, records, row_text(r, 0));
    }
    return NULL;
}

struct mark {
    id edge;
    int64_t spread;
};
static err mark_unit(struct ctx *c, void *arg)
{
    const struct mark *m = arg;
    TRY(session_epoch_move(c));
    return db_do(c, &sql_mark, ARGS(A_ID(m->edge), A_INT(m->spread)));
}

static err spread(struct ctx *c, str payload)
{
    struct strs records;
    struct rows *r;
    bool found;
    struct mark m;
    if (!id_parse(payload, &m.edge)) FAIL(c, E_FAULT, "payload", "no edge");
    TRY(db_one(c, &sql_edge_times, ARGS(A_ID(m.edge)), &r, &found));
    if (!found) return NULL;
    m.spread = row_int(r, 1) && row_int(r, 1) <= c->now.us ? 2 : row_int(r, 0) <= c->now.us ? 1 : 0;
    TRY(below(c, &m.edge, &records));
    for (size_t i = 0; i < records.n; i++) {
        id one_id;
        if (id_parse(records.v[i], &one_id)) TRY(db_unit(c, spread_one, &one_id));
    }
    return db_unit(c, mark_unit, &m);
}

/* ---- what would end with an edge, told beforehand */

static bool serves_among(const struct list *l, const id *cert)
{
    const struct serving *s = l->v;
    for (size_t i = 0; i < l->n; i++)
        if (!strcmp(s[i].cert.s, cert->s)) return true;
    return false;
}

static err losses_of(struct ctx *c, str which, str edge, struct list *out)
{
    struct record r;
    struct strs orgs;
    struct list with, without;
    struct rows *rows;
    err e = record_find_any(c, which, &r);
    if (e) return e->kind == E_ABSENT ? NULL : e; /* not for these eyes */
    if (r.tlp > TLP_AMBER) return NULL;
    TRY(touched(c, &r.id, &orgs));
    if (!orgs.n) return NULL;
    TRY(db_run(c, &sql_team_organisation, ARGS(A_ID(r.team)), &rows));
    str handling = rows_next(rows) ? row_text(rows, 0) : S("");
    TRY(serving_without(c, orgs, S(""), &with));
    TRY(serving_without(c, orgs, edge, &without));
    const struct serving *s = with.v;
    for (size_t i = 0; i < with.n && out->n < PREVIEWED; i++) {
        struct edge_loss v = { .record = r.id, .kind = r.kind, .ref = r.ref, .title = r.title, .organisation = s[i].cert };
        if (serves_among(&without, &s[i].cert) || str_eq(id_str(&s[i].cert), handling)) continue; /* who handles it goes on seeing it */
        bool twice = false;
        for (size_t k = 0; k < out->n; k++) {
            const struct edge_loss *o = &((const struct edge_loss *)out->v)[k];
            twice = twice || (!strcmp(o->record.s, v.record.s) && !strcmp(o->organisation.s, v.organisation.s));
        }
        if (twice) continue;
        TRY(subject_name(c, id_str(&v.organisation), &v.organisation_name));
        if (v.organisation_name.n) ((struct edge_loss *)out->v)[out->n++] = v;
    }
    return NULL;
}

err reach_losses(struct ctx *c, const id *edge, struct list *out)
{
    struct strs records;
    *out = (struct list){ NEW_ARRAY(c->arena, PREVIEWED + 1, struct edge_loss), 0 };
    TRY(below(c, edge, &records));
    for (size_t i = 0; i < records.n && out->n < PREVIEWED; i++) TRY(losses_of(c, records.v[i], id_str(edge), out));
    return NULL;
}

/* edges whose first or last moment came by the clock */
static err due_unit(struct ctx *c, void *arg)
{
    struct rows *r;
    (void)arg;
    viewer_use(c, viewer_system(c, "clock", (struct strs){ 0 }, 0));
    TRY(db_run(c, &sql_due, ARGS(A_WHEN(c->now)), &r));
    while (rows_next(r))
        TRY(job_add(c, "directory.spread", arena_fmt(c->arena, "%.*s/due/%lld", FMT(row_text(r, 0)), (long long)row_int(r, 1)), S(""), row_text(r, 0), c->now));
    return NULL;
}
static err due(struct ctx *c, str payload)
{
    (void)payload;
    return db_unit(c, due_unit, NULL);
}

const struct job_kind reach_jobs[] = { { .name = "directory.spread", .run = spread, .lease = 10 * MINUTE },
                                       { .name = "directory.minute", .run = due, .every = MINUTE },
                                       { .name = NULL } };

/* ---- principals */

static err more(struct ctx *c, struct viewer *v, struct strs *add)
{
    struct strs orgs = { 0 };
    struct rows *r;
    struct list certs;
    for (size_t i = 0; i < v->principals.n; i++)
        if (str_starts(v->principals.v[i], S("org:"))) put(c->arena, &orgs, str_cut(v->principals.v[i], 4, v->principals.v[i].n));
    if (!orgs.n) return NULL;
    TRY(db_run(c, &sql_members, ARGS(A_LIST(orgs)), &r));
    if (rows_count(r)) put(c->arena, add, S("members"));
    TRY(serving_of(c, orgs, &certs));
    const struct serving *s = certs.v;
    for (size_t i = 0; i < certs.n; i++) put(c->arena, add, arena_fmt(c->arena, "clients:%s", s[i].cert.s));
    return NULL;
}

void directory_install(void)
{
    viewer_more_set(more);
    record_touched_set(reach_record);
    route_told_set(told_of_route);
    route_above_set(above_of);
    route_install();
    setup_look("organisations", directory_setup);
    inmail_bounce_set(bounced_contact);
    mail_keys_set(keys_for_mail);
}
