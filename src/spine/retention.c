/* retention - see retention.h; an administrator sets the figures, whoever is signed in reads them, a desk with what is due at it */
#include "spine/retention.h"

#include "jobs/jobs.h"
#include "spine/api.h"
#include "spine/erase.h"
#include "spine/session.h"
#include "store/db.h"

#include "retention.sql.h"

err retention_days(struct ctx *c, const char *name, int64_t *days)
{
    struct rows *r;
    bool found;
    TRY(db_one(c, &sql_days, ARGS(A_TEXT(str_of(name))), &r, &found));
    if (!found) FAIL(c, E_FAULT, "retention-class", "there is no retention class %s", name);
    *days = row_int(r, 0);
    return NULL;
}

err retention_known(struct ctx *c, str name, bool *known)
{
    struct rows *r;
    return db_one(c, &sql_known, ARGS(A_TEXT(name)), &r, known);
}

/* ---- the classes */

WORDS(applies_words, "records", "machine");
WORDS(how_words, "asked", "itself");
struct class
{
    str name, source, changed_by;
    unsigned applies, how;
    int64_t days, most, due, revision;
    when changed_at, next_at;
};
static const struct field class_fields[] = {
#define F(m, ...) FIELD(struct class, m, __VA_ARGS__)
    F(name, .flags = F_RO, .doc = "Its name, as records name it"),
    F(applies, .flags = F_RO, .en = &applies_words, .doc = "records: those that are closed; machine: what is no record"),
    F(how, .flags = F_RO, .en = &how_words, .doc = "itself: removed when it is time; asked: two people say so"),
    F(days, .flags = F_REQ, .min = 1, .max = 36525, .doc = "Days after it was closed, or came"),
    F(most, .flags = F_RO, .doc = "How many days there may be at most"),
    F(source, .flags = F_REQ, .min = 3, .max = 300, .doc = "Where the number comes from"),
    F(due, .flags = F_RO, .doc = "How many records at your desks are past this time, as far as you see them; 1000: or more"),
    F(next_at, .flags = F_RO, .doc = "When the hub looks next; null: nothing goes by itself"),
    F(revision, .doc = "As it was read; 0: a new class of your own"),
    F(changed_by, .flags = F_RO, .doc = "Who set it; empty: as delivered"),
    F(changed_at, .flags = F_RO, .doc = "When it was set"),
#undef F
};
static SHAPE(class_shape, "retention_class", struct class, class_fields, "How long one sort of thing is kept");
struct class_list {
    struct list classes;
    bool keeper;
};
static const struct field class_list_fields[] = {
    FIELD(struct class_list, classes, .flags = F_RO, .of = &class_shape, .doc = "What is kept how long"),
    FIELD(struct class_list, keeper, .flags = F_RO, .doc = "You may change it"),
};
static SHAPE(class_list_shape, "retention", struct class_list, class_list_fields, "What is kept how long, and what happens then");

static err due_at_desks(struct ctx *c, struct class *k, struct strs desks)
{
    struct rows *r;
    bool found;
    if (k->applies != 0 || !desks.n) return NULL;
    TRY(db_one(c, &sql_due_count, ARGS(A_TEXT(k->name), A_INT(c->now.us - k->days * DAY), A_WHEN(c->now), A_LIST(desks)), &r, &found));
    k->due = row_int(r, 0);
    return NULL;
}

/* by the schedules of those who remove it: here, intelligence/day_end.c, inmail.c */
static when next_look(const struct ctx *c, str name)
{
    int64_t every = str_is(name, "events") ? 6 * HOUR : str_is(name, "mail") ? DAY : HOUR;
    return (when){ (c->now.us / every + 1) * every };
}

static err classes_answer(struct ctx *c, struct res *r)
{
    struct rows *q;
    struct class_list out = { .keeper = (c->who->rights & MAY_ADMIN) != 0 };
    struct strs desks = viewer_places(c->arena, c->who, MAY_DESK);
    TRY(db_run(c, &sql_classes, NOARGS, &q));
    struct class *v = NEW_ARRAY(c->arena, rows_count(q) + 1, struct class);
    size_t n = 0;
    for (; rows_next(q); n++) {
        int applies = word_index(&applies_words, row_text(q, 1)), how = word_index(&how_words, row_text(q, 2));
        v[n] = (struct class){ .name = row_text(q, 0),
                               .applies = applies < 0 ? 0 : (unsigned)applies,
                               .how = how < 0 ? 0 : (unsigned)how,
                               .days = row_int(q, 3),
                               .most = row_int(q, 4),
                               .source = row_text(q, 5),
                               .revision = row_int(q, 6),
                               .changed_by = row_text(q, 7),
                               .changed_at = row_when(q, 8) };
        if (v[n].how) v[n].next_at = next_look(c, v[n].name);
        TRY(due_at_desks(c, &v[n], desks));
    }
    out.classes = (struct list){ v, n };
    res_json(r, &class_list_shape, &out, ~UINT64_C(0));
    return NULL;
}

static err classes(struct ctx *c, const struct req *q, struct res *r)
{
    (void)q;
    return classes_answer(c, r);
}

static bool name_good(str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (!((s.p[i] >= 'a' && s.p[i] <= 'z') || (s.p[i] >= '0' && s.p[i] <= '9') || (s.p[i] == '-' && i > 0))) return false;
    return s.n >= 2 && s.n <= 40;
}

/* one that is there is changed, another name is a new class: for records, and asked */
static err class_set(struct ctx *c, const struct req *q, struct res *r)
{
    struct class in = { .days = 0 };
    struct rows *all, *done;
    str name = q->params[0];
    TRY(api_read(c, q, &class_shape, &in));
    if (!name_good(name)) FAIL_AT(c, S("/name"), "bad-format", "2 to 40 small letters, digits and dashes");
    TRY(db_run(c, &sql_classes, NOARGS, &all));
    bool there = false;
    while (rows_next(all)) {
        if (!str_eq(row_text(all, 0), name)) continue;
        there = true;
        if (in.days > row_int(all, 4)) FAIL_AT(c, S("/days"), "out-of-range", "at most %lld days", (long long)row_int(all, 4));
    }
    if (there)
        TRY(db_run(c, &sql_set, ARGS(A_TEXT(name), A_INT(in.days), A_TEXT(in.source), A_TEXT(c->who->actor), A_WHEN(c->now), A_INT(in.revision)), &done));
    else
        TRY(db_run(c, &sql_add, ARGS(A_TEXT(name), A_INT(in.days), A_TEXT(in.source), A_TEXT(c->who->actor), A_WHEN(c->now)), &done));
    if (!rows_count(done)) FAIL(c, E_CONFLICT, "changed", "somebody else changed it meanwhile; read it again and compare");
    TRY(person_logged(c, c->who->actor, "retention-set", arena_fmt(c->arena, "%.*s %lld", FMT(name), (long long)in.days)));
    return classes_answer(c, r);
}

const struct route retention_routes[] = {
    ROUTE(GET, "/api/v1/retention", classes, 0, "What is kept how long, and how many records of your desks are past it", .flags = R_SELF,
          .out = &class_list_shape),
    ROUTE(PUT, "/api/v1/retention/{class}", class_set, MAY_ADMIN, "Set how long; another name makes a class of your own", .in = &class_shape,
          .out = &class_list_shape),
    { .path = NULL },
};

/* ---- every hour: what goes by itself */

struct going {
    id record;
    str rule;
};
static err go_unit(struct ctx *c, void *arg)
{
    const struct going *g = arg;
    struct erased what;
    return record_erase(c, &g->record, g->rule, S("by-itself"), &what);
}
/* each in a transaction of its own; one that cannot go now (a message of it is about to leave) is passed over until the next
 * time, and so are those beyond one run's share of memory */
static err records_go(struct ctx *c)
{
    struct rows *r;
    TRY(db_run(c, &sql_due_itself, ARGS(A_WHEN(c->now)), &r));
    while (rows_next(r)) {
        struct going g = { row_id(r, 0), row_text(r, 1) };
        err e = db_unit(c, go_unit, &g);
        if (e && e->kind != E_CONFLICT) return e;
    }
    return NULL;
}

static err traces_unit(struct ctx *c, void *arg)
{
    int64_t before = c->now.us - *(const int64_t *)arg * DAY;
    TRY(db_do(c, &sql_intake_traces, ARGS(A_INT(before))));
    return db_do(c, &sql_intake_links, ARGS(A_INT(before)));
}

static err sweep(struct ctx *c, str payload)
{
    int64_t days;
    (void)payload;
    viewer_use(c, viewer_system(c, "retention", (struct strs){ 0 }, 0));
    TRY(records_go(c));
    TRY(retention_days(c, "intake", &days));
    return db_unit(c, traces_unit, &days);
}

const struct job_kind retention_jobs[] = { { .name = "retention.sweep", .run = sweep, .every = HOUR, .lease = 15 * MINUTE }, { .name = NULL } };
