/* record - creating, finding and changing records of any kind; who may see them is grant.c's */
#include "spine/record.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "guard/guard.h"
#include "spine/duty.h"
#include "spine/entry.h"
#include "spine/give.h"
#include "spine/erase.h"
#include "spine/kind.h"
#include "spine/retention.h"
#include "spine/search.h"
#include "spine/workflow.h"
#include "store/fieldsql.h"

#include "record.sql.h"

static const char *const tlp_v[] = { "clear", "green", "amber", "amber+strict", "red" };
const struct words tlp_words = { tlp_v, COUNT(tlp_v) };
static const char *const waiting_v[] = { "nobody", "reporter", "vendor", "asset-owner", "partner", "lab", "date" };
const struct words waiting_words = { waiting_v, COUNT(waiting_v) };
static const char *const direction_v[] = { "ltr", "rtl" };
const struct words direction_words = { direction_v, COUNT(direction_v) };

#define DESK .see = MAY_DESK
static const struct field fields[] = {
#define F(m, ...) FIELD(struct record, m, __VA_ARGS__)
    F(id, .flags = F_RO, .doc = "Identifier"),
    F(kind, .flags = F_RO | F_FILTER, .doc = "What it is"),
    F(ref, .flags = F_RO, .doc = "Reference, never reused"),
    F(title, .flags = F_REQ | F_FIND, .min = 3, .max = 200, .doc = "One line"),
    F(state, .flags = F_RO | F_FILTER, .doc = "Where it stands in its workflow"),
    F(tlp, .flags = F_FILTER, .en = &tlp_words, .doc = "Traffic Light Protocol 2.0"),
    F(marking, .max = 60, .doc = "National classification beside TLP", .set = MAY_DESK),
    F(marking_until, .doc = "When the national marking ends", .set = MAY_DESK),
    F(originator, .flags = F_RO, .doc = "Whose marking it is"),
    F(team, .flags = F_FILTER | F_CREATE, .ref = "tea", .doc = "Handled by"),
    F(assignee, .flags = F_RO | F_FILTER, DESK, .doc = "The person who works on it"),
    F(waiting_for, .flags = F_RO | F_FILTER, DESK, .en = &waiting_words, .doc = "Who has the ball outside"),
    F(waiting_until, .flags = F_RO, DESK, .doc = "When it comes back to the desk"),
    F(due_at, .flags = F_RO, DESK, .doc = "The next open deadline"),
    F(due_what, .flags = F_RO, DESK, .doc = "What is due then"),
    F(exercise, .flags = F_CREATE, .doc = "Part of an exercise: nothing leaves, nothing is counted", .set = MAY_DESK),
    F(legal_hold, DESK, .set = MAY_APPROVE, .doc = "Kept whatever retention says"),
    F(retention, DESK, .max = 40, .set = MAY_DESK, .doc = "Retention class"),
    F(retain_until, DESK, .set = MAY_DESK, .doc = "Kept until, whatever its class says"),
    F(erased_at, .flags = F_RO, .doc = "When what it said was removed; reference, states, dates and figures stayed"),
    F(language, .max = 20, .doc = "Language of its text, BCP 47"),
    F(direction, .en = &direction_words, .doc = "Direction of its text"),
    F(policy, .flags = F_RO, .doc = "Version of the policy it was opened under"),
    F(happened_at, .doc = "When it happened, as claimed"),
    F(known_at, .doc = "When it became known to the reporter"),
    F(received_at, .flags = F_CREATE, .set = MAY_DESK, .doc = "When the centre received it; its clocks start then"),
    F(closed_at, .flags = F_RO, .doc = "When it was closed"),
    F(created_by, .flags = F_RO, DESK, .doc = "Who entered it"),
    F(created_at, .flags = F_RO, .doc = "When it was entered"),
    F(revision, .flags = F_RO, .doc = "Grows with each change that every reader may see"),
    F(updated_at, .flags = F_RO | F_SORT, .doc = "The last such change"),
    F(desk_revision, .flags = F_RO, DESK, .doc = "Grows with each change"),
    F(touched_at, .flags = F_RO, DESK, .doc = "The last change of any sort"),
#undef F
};
SHAPE(record_shape, "record", struct record, fields, "What every kind has");

uint64_t record_rights(const struct viewer *v, const struct record *r)
{
    const struct kind *k = kind_named(r->kind);
    uint64_t have = viewer_rights_at(v, id_str(&r->team)) | (v->rights & (MAY_READ | MAY_REPORT));
    if (str_starts(v->actor, S("system:"))) have |= v->rights;
    if (k && k->rights) have |= k->rights(v, r);
    if (r->originator.n && (str_eq(r->originator, v->actor) || str_eq(r->originator, v->organisation))) have |= SEES_OWN;
    return have;
}

static err take(struct ctx *c, const struct kind_made *m, struct rows *r, void *out)
{
    memset(out, 0, m->kind->size);
    unsigned col = fieldsql_take(c, &record_shape, r, 0, out);
    fieldsql_take(c, &m->own, r, col, out);
    return NULL;
}

err record_find(struct ctx *c, const struct kind *k, str which, void *out)
{
    const struct kind_made *m = kind_made(k);
    struct rows *r;
    bool found, by_id = str_chr(which, '_') > 0;
    TRY(db_one(c, by_id ? &m->find : &m->find_ref, ARGS(A_TEXT(which)), &r, &found));
    if (!found) FAIL(c, E_ABSENT, "not-found", "there is nothing here that you can see");
    return take(c, m, r, out);
}

err record_find_any(struct ctx *c, str which, struct record *out)
{
    struct rows *r;
    bool found;
    TRY(db_one(c, &sql_any, ARGS(A_TEXT(which)), &r, &found));
    const struct kind *k = found ? kind_named(row_text(r, 1)) : NULL;
    if (!k) FAIL(c, E_ABSENT, "not-found", "there is nothing here that you can see");
    void *whole = arena_alloc(c->arena, k->size);
    TRY(record_find(c, k, row_text(r, 0), whole));
    *out = *(struct record *)whole;
    return NULL;
}

static err reference(struct ctx *c, const struct kind *k, struct record *v)
{
    struct rows *r;
    bool found;
    int year, skip;
    TRY(db_one(c, &sql_prefix, ARGS(A_ID(v->team)), &r, &found));
    if (!found) FAIL_AT(c, S("/team"), "no-such-team", "there is no such team");
    str prefix = row_text(r, 0);
    if (!v->language.n) v->language = row_text(r, 2);
    when_utc(c->now, &year, &skip, &skip, &skip, &skip, &skip);
    TRY(db_one(c, &sql_number, ARGS(A_ID(v->team), A_TEXT(str_of(k->series)), A_INT(year)), &r, &found));
    v->ref = arena_fmt(c->arena, "%.*s-%s-%d-%04lld", FMT(prefix), k->series, year, (long long)row_int(r, 0));
    return NULL;
}

static err index_text(struct ctx *c, const struct kind_made *m, const void *v, const void *was)
{
    const struct record *r = v;
    for (unsigned i = 0; i < m->shape.n; i++) {
        const struct field *f = &m->shape.fields[i];
        if (!(f->flags & F_FIND) || (was && field_same(f, v, was))) continue;
        TRY(search_put(c, &r->id, NULL, S(""), str_of(f->name), field_text(c->arena, f, v)));
    }
    if (!was) TRY(search_put(c, &r->id, NULL, S(""), S("ref"), r->ref));
    return NULL;
}

static err store_new(struct ctx *c, const struct kind_made *m, const void *v)
{
    struct arg *args = NEW_ARRAY(c->arena, m->shape.n + 1, struct arg);
    size_t n = fieldsql_args(c->arena, &record_shape, v, args);
    TRY(db_do(c, &m->insert_record, args, n));
    args[0] = A_ID(((const struct record *)v)->id);
    n = fieldsql_args(c->arena, &m->own, v, args + 1);
    return db_do(c, &m->insert_own, args, n + 1);
}

static void fill(struct ctx *c, const struct kind *k, struct record *v)
{
    if (id_empty(&v->id)) v->id = id_new(k->prefix, c->now);
    v->kind = str_of(k->name);
    v->state = str_of(workflow_initial(k->flow));
    v->created_at = v->updated_at = v->touched_at = c->now;
    if (!v->received_at.us) v->received_at = c->now;
    v->created_by = c->who->actor;
    if (utf8_right_to_left(v->title)) v->direction = 1;
    if (!v->originator.n) v->originator = c->who->organisation.n ? c->who->organisation : c->who->actor;
    if (!v->retention.n) v->retention = str_of(k->retention ? k->retention : "case");
    if (!v->policy.n) v->policy = S("1");
    v->revision = v->desk_revision = 1;
}

static err class_known(struct ctx *c, const struct record *v)
{
    bool known;
    TRY(retention_known(c, v->retention, &known));
    if (!known) FAIL_AT(c, S("/retention"), "not-a-word", "not one of the retention classes of records");
    return NULL;
}

err record_create(struct ctx *c, const struct kind *k, void *whole, const struct grants *extra)
{
    const struct kind_made *m = kind_made(k);
    struct record *v = whole;
    struct grants all = { 0 };
    fill(c, k, v);
    if (v->received_at.us > c->now.us + MINUTE) FAIL_AT(c, S("/received_at"), "out-of-range", "it lies in the future");
    TRY(class_known(c, v));
    if (k->check) TRY(k->check(c, whole, NULL));
    TRY(reference(c, k, v));
    TRY(store_new(c, m, whole));
    grants_add(&all, principal_of(c->arena, id_str(&v->team)), S("owner"));
    if (!id_empty(&c->who->person) && !viewer_in_team(c->who, id_str(&v->team))) grants_add(&all, principal_of(c->arena, c->who->actor), S("originator"));
    if (k->grant) TRY(k->grant(c, whole, &all));
    for (size_t i = 0; i < all.n; i++) TRY(grant_add(c, &v->id, &all.v[i]));
    for (size_t i = 0; extra && i < extra->n; i++) TRY(grant_add(c, &v->id, &extra->v[i]));
    TRY(index_text(c, m, whole, NULL));
    TRY(entry_add(c, &v->id, &(struct entry_new){ .verb = "created", .now = v->state, .field = v->ref }, NULL));
    if (k->created) TRY(k->created(c, whole));
    TRY(workflow_opened(c, k, whole));
    if (k->flow && k->flow->opens) TRY(give_soon(c, v));
    return duty_call_when_urgent(c, k, whole);
}

err record_seen(struct ctx *c, str which, bool *seen)
{
    struct record r;
    err e = record_find_any(c, which, &r);
    *seen = !e;
    return e && e->kind != E_ABSENT ? e : NULL;
}

/* *all: a field changed that every reader sees */
static err store_changes(struct ctx *c, const struct kind_made *m, const void *now, const void *was, bool *any, bool *all)
{
    struct buf a = { .a = c->arena }, b = { .a = c->arena };
    struct arg *args = NEW_ARRAY(c->arena, 2 * m->shape.n + 4, struct arg), *brgs = args + m->shape.n + 2;
    size_t na = 1, nb = 1;
    const struct record *r = now;
    bool unshared = m->kind->unshared && m->kind->unshared(was);
    args[0] = brgs[0] = A_ID(r->id);
    for (unsigned i = 0; i < m->shape.n; i++) {
        const struct field *f = &m->shape.fields[i];
        if (!field_has_column(f) || (f->flags & F_RO) || field_same(f, now, was)) continue;
        bool hidden = field_hidden(f) || !strcmp(f->name, "title"); /* a subject line may name anybody */
        struct arg value = field_arg(c->arena, f, now);
        if (i < record_shape.n) {
            args[na++] = value;
            buf_fmt(&a, ", %s = $%zu", f->name, na);
        } else {
            brgs[nb++] = value;
            buf_fmt(&b, nb > 2 ? ", %s = $%zu" : "%s = $%zu", f->name, nb);
        }
        str aud = { 0 };
        if (f->see || unshared)
            TRY(audience_team(c, r, &aud));
        else
            *all = true;
        TRY(entry_add(c, &r->id,
                      &(struct entry_new){ .verb = "field",
                                           .field = str_of(f->name),
                                           .was = hidden ? S("") : field_text(c->arena, f, was),
                                           .now = hidden ? S("") : field_text(c->arena, f, now),
                                           .body = hidden ? field_text(c->arena, f, now) : S(""),
                                           .audience = aud },
                      NULL));
    }
    *any = na > 1 || nb > 1;
    if (na > 1) {
        struct buf t = { .a = c->arena };
        buf_fmt(&t, "UPDATE record SET id = $1%.*s WHERE id = $1%c", FMT(buf_str(&a)), 0);
        TRY(db_do(c, &(struct sql){ "record.change", t.p, WHERE, false, true }, args, na));
    }
    if (nb > 1) {
        struct buf t = { .a = c->arena };
        buf_fmt(&t, "UPDATE %s SET %.*s WHERE record = $1%c", m->kind->table, FMT(buf_str(&b)), 0);
        TRY(db_do(c, &(struct sql){ "record.change_own", t.p, WHERE, false, true }, brgs, nb));
    }
    return NULL;
}

err record_change(struct ctx *c, const struct kind *k, void *now, const void *was)
{
    const struct kind_made *m = kind_made(k);
    struct record *r = now;
    const struct record *before = was;
    bool any = false, all = false;
    TRY(record_takes_words(c, before));
    if (!str_eq(r->retention, before->retention)) TRY(class_known(c, r));
    if (k->check) TRY(k->check(c, now, was));
    if (r->tlp < before->tlp && !viewer_holds(c->who, principal_of(c->arena, before->originator)))
        FAIL_AT(c, S("/tlp"), "marking-not-yours", "only the originator can loosen the marking");
    TRY(store_changes(c, m, now, was, &any, &all));
    if (!any) return NULL;
    if (r->tlp != before->tlp) {
        TRY(grants_fit_tlp(c, r));
        TRY(record_now_touches(c, &r->id));
    }
    TRY(index_text(c, m, now, was));
    TRY(record_touch(c, &r->id, all));
    if (all) {
        r->revision++;
        r->updated_at = c->now;
    }
    r->desk_revision++;
    r->touched_at = c->now;
    if (k->changed) TRY(k->changed(c, now, was));
    return duty_call_when_urgent(c, k, now);
}

err record_touch(struct ctx *c, const id *record, bool everybody)
{
    return db_do(c, everybody ? &sql_touch_all : &sql_touch, ARGS(A_ID(*record), A_WHEN(c->now)));
}

/* ---- grants and audiences */

static record_touched *touched;
void record_touched_set(record_touched *fn)
{
    touched = fn;
}
err record_now_touches(struct ctx *c, const id *record)
{
    return touched ? touched(c, record) : NULL;
}

void grants_add(struct grants *g, str principal, str because)
{
    if (g->n < COUNT(g->v)) g->v[g->n++] = (struct grant){ .principal = principal, .because = because };
}

bool tlp_allows(unsigned tlp, str p)
{
    bool named = str_starts(p, S("user:")) || str_starts(p, S("receipt:"));
    bool team = str_starts(p, S("team:")), org = str_starts(p, S("org:")), grp = str_starts(p, S("group:"));
    bool machine = str_starts(p, S("sensor:")) || str_starts(p, S("peer:"));
    bool link = str_starts(p, S("party:")); /* whoever holds a personal link */
    switch (tlp) {
    case TLP_CLEAR: return true;
    case TLP_GREEN: return !str_is(p, "public");
    case TLP_AMBER: return named || team || org || grp || machine || link || str_starts(p, S("clients:"));
    case TLP_AMBER_STRICT: return named || team || org || grp;
    default: return named;
    }
}

err grant_add(struct ctx *c, const id *record, const struct grant *g)
{
    struct rows *r;
    bool found;
    TRY(db_one(c, &sql_tlp, ARGS(A_ID(*record)), &r, &found));
    int tlp = found ? word_index(&tlp_words, row_text(r, 0)) : -1;
    if (tlp < 0) FAIL(c, E_ABSENT, "not-found", "there is nothing here that you can see");
    if (!tlp_allows((unsigned)tlp, g->principal)) {
        /* RED goes to names: the people on duty of the team stand in for the team itself */
        if (tlp == TLP_RED && str_is(g->because, "owner")) return grant_duty(c, record, row_text(r, 1));
        FAIL(c, E_CONFLICT, "tlp-forbids", "TLP:%s does not allow this recipient", tlp_v[tlp]);
    }
    return db_do(c, &sql_grant, ARGS(A_ID(*record), A_TEXT(g->principal), A_TEXT(g->because), A_WHEN(c->now), A_WHEN(g->until), A_TEXT(c->who->actor)));
}

err grant_end(struct ctx *c, const id *record, str because)
{
    return db_do(c, &sql_grant_end, ARGS(A_ID(*record), A_TEXT(because)));
}

err default_team(struct ctx *c, id *out)
{
    struct rows *r;
    bool found;
    TRY(db_one(c, &sql_default_team, NOARGS, &r, &found));
    if (!found) FAIL(c, E_CONFLICT, "no-team", "there is no team yet that could take it");
    *out = row_id(r, 0);
    return NULL;
}

err own_team(struct ctx *c, id *out)
{
    for (size_t i = 0; i < c->who->nseats && id_empty(out); i++)
        if (c->who->seats[i].rights & MAY_DESK) (void)id_parse(c->who->seats[i].place, out);
    return id_empty(out) ? default_team(c, out) : NULL;
}

err grants_of(struct ctx *c, const id *record, struct rows **out)
{
    return db_run(c, &sql_grants_of, ARGS(A_ID(*record)), out);
}

err grants_fit_tlp(struct ctx *c, const struct record *r)
{
    struct rows *g;
    TRY(grants_of(c, &r->id, &g));
    bool owner_lost = false;
    while (rows_next(g)) {
        if (tlp_allows(r->tlp, row_text(g, 0))) continue;
        if (str_is(row_text(g, 1), "owner")) owner_lost = true;
        TRY(db_do(c, &sql_grant_drop, ARGS(A_ID(r->id), A_TEXT(row_text(g, 0)))));
    }
    return owner_lost ? grant_duty(c, &r->id, id_str(&r->team)) : NULL;
}

err audience_of(struct ctx *c, struct strs principals, str *out)
{
    *out = (str){ 0 };
    if (!principals.n) return NULL;
    struct strs sorted = { NEW_ARRAY(c->arena, principals.n, str), principals.n };
    memcpy(sorted.v, principals.v, principals.n * sizeof *sorted.v);
    for (size_t i = 1; i < sorted.n; i++)
        for (size_t k = i; k > 0 && str_cmp(sorted.v[k], sorted.v[k - 1]) < 0; k--) {
            str t = sorted.v[k];
            sorted.v[k] = sorted.v[k - 1];
            sorted.v[k - 1] = t;
        }
    struct buf b = { .a = c->arena };
    for (size_t i = 0; i < sorted.n; i++) buf_fmt(&b, "%.*s\n", FMT(sorted.v[i]));
    str name = hash_hex(c->arena, buf_str(&b));
    TRY(db_do(c, &sql_audience, ARGS(A_TEXT(name))));
    for (size_t i = 0; i < sorted.n; i++) TRY(db_do(c, &sql_audience_principal, ARGS(A_TEXT(name), A_TEXT(sorted.v[i]))));
    *out = name;
    return NULL;
}

err audience_team(struct ctx *c, const struct record *r, str *out)
{
    str p = principal_of(c->arena, id_str(&r->team));
    return audience_of(c, (struct strs){ &p, 1 }, out);
}
