/* redo - whose events are is found anew, for what was observed in some network or under some domain in the last days
 *
 * Events are taken in the order in which they are looked up, some thousand a step; whose an event is follows from what
 * organisations held at its moment, so a step that is done twice changes nothing. Only the desk's own events are touched:
 * how many they are tells it nothing of others'. */
#include <stdlib.h>

#include "domain/intelligence/day_look.h"
#include "domain/intelligence/event_work.h"
#include "domain/intelligence/finding_known.h"
#include "domain/intelligence/ingest.h"
#include "domain/intelligence/owners.h"
#include "base/room.h"
#include "domain/intelligence/sums.h"

#include "redo.sql.h"

enum { STEP_EVENTS = 2000, MOVE_ARGS = 4, STEP_ROOM = 64 << 20 };

struct moved {
    struct observed was; /* when it was somebody's: what a finding was seen by */
    int64_t id, day, scope;
    int64_t hour, confidence;
    bool owned; /* now somebody's, who had it not before: he who had it keeps what was counted (finding_doubt.c) */
    str how;
    unsigned char sum[16];
};
struct beside { /* an event whose owner stays, and who may have attacked another of ours */
    struct observed o;
    int64_t day;
};
struct redoing {
    struct ctx *c;
    struct owners *owners;
    const struct scopes *mine;
    str team;
    struct moved *v;
    size_t n;
    struct strs aimed; /* classes of what is done to others */
    struct beside *beside;
    size_t nbeside;
    err failed;
};

/* what was read from the line, put together again from the columns and what stands beside */
static err event_of(struct ctx *c, const struct seen_event *s, struct event *e)
{
    struct json more;
    event_init(e);
    TRY(json_read(c, s->more, NULL, &more));
    for (struct json_iter i = json_iter(more); json_next(&i);) {
        enum event_field f = event_field_of(i.key);
        if (f != EVENT_NO_FIELD && f != EVENT_F_EXTRA) event_set(c, e, f, json_type(i.value) == JSON_TEXT ? json_str(i.value) : json_raw(i.value, c->arena));
    }
    event_set(c, e, EVENT_F_CLASSIFICATION_TYPE, s->class);
    if (!e->field[EVENT_F_CLASSIFICATION_IDENTIFIER].n) event_set(c, e, EVENT_F_CLASSIFICATION_IDENTIFIER, s->name);
    if (s->source.set) event_set(c, e, EVENT_F_SOURCE_IP, event_ip_text(c->arena, &s->source));
    if (s->destination.set) event_set(c, e, EVENT_F_DESTINATION_IP, event_ip_text(c->arena, &s->destination));
    if (s->source_port >= 0) event_set(c, e, EVENT_F_SOURCE_PORT, arena_fmt(c->arena, "%lld", (long long)s->source_port));
    if (s->destination_port >= 0) event_set(c, e, EVENT_F_DESTINATION_PORT, arena_fmt(c->arena, "%lld", (long long)s->destination_port));
    return NULL;
}

static void beside_add(struct redoing *w, const struct seen_event *s)
{
    for (size_t i = 0; i < w->aimed.n; i++)
        if (str_eq(w->aimed.v[i], s->class)) {
            w->beside[w->nbeside++] = (struct beside){ observed_seen(w->c->arena, s), s->day };
            return;
        }
}

static bool one(void *arg, const struct seen_event *s)
{
    struct redoing *w = arg;
    struct event e;
    struct moved *m = &w->v[w->n];
    const struct scope *was = scope_find(w->mine, s->scope);
    w->failed = event_of(w->c, s, &e);
    if (w->failed) return false;
    struct owned own = owners_of(w->owners, &e, s->first);
    if (was && str_eq(was->organisation, own.organisation) && str_eq(s->how, own.how) && s->confidence == own.confidence) {
        if (was->organisation.n) beside_add(w, s);
        return true;
    }
    *m = (struct moved){ .id = s->id,
                         .day = s->day,
                         .hour = s->first.us / HOUR,
                         .confidence = own.confidence,
                         .owned = own.organisation.n > 0 && !(was && str_eq(was->organisation, own.organisation)),
                         .how = arena_dup(w->c->arena, own.how) };
    if (was && was->organisation.n) m->was = observed_seen(w->c->arena, s);
    w->failed = scope_of(w->c, w->team, own.organisation, &m->scope);
    if (w->failed) return false;
    event_sum(&e, m->scope, own.destination, m->sum);
    w->n++;
    return true;
}

static int by_sum(const void *a, const void *b)
{
    const struct moved *x = a, *y = b;
    return x->hour != y->hour ? (x->hour < y->hour ? -1 : 1) : memcmp(x->sum, y->sum, sizeof x->sum);
}

struct moving {
    struct day *d;
    struct moved *v;
    size_t n;
};
/* what they tell lines from now on; one that would meet another of the same hour keeps its own sum: the two stay two */
static err sums_unit(struct ctx *in, const struct moving *m)
{
    struct sum_key *keys = NEW_ARRAY(in->arena, m->n + 1, struct sum_key);
    struct arg *args = NEW_ARRAY(in->arena, m->n * 3 + 1, struct arg);
    struct rows *ignored;
    size_t n = 0, fresh = 0;
    qsort(m->v, m->n, sizeof *m->v, by_sum);
    for (size_t i = 0; i < m->n; i++)
        if (!i || by_sum(&m->v[i - 1], &m->v[i]) != 0) keys[n++] = (struct sum_key){ m->v[i].hour, m->v[i].sum, 0 };
    TRY(sums_find(in, m->d, keys, n));
    for (size_t i = 0, k = 0; i < m->n; i++) {
        if (i && by_sum(&m->v[i - 1], &m->v[i]) == 0) continue;
        if (keys[k++].event) continue;
        const struct arg one[3] = { A_INT(m->v[i].id), A_INT(m->v[i].hour), A_BLOB(((str){ (const char *)m->v[i].sum, 16 })) };
        memcpy(&args[3 * fresh], one, sizeof one);
        keys[fresh++] = (struct sum_key){ m->v[i].hour, m->v[i].sum, m->v[i].id };
    }
    TRY(db_many(in, &sql_summed, args, 3, fresh, &ignored));
    return sums_put(in, keys, fresh);
}

static err move_unit(struct ctx *in, void *arg)
{
    const struct moving *m = arg;
    struct rows *r;
    struct arg *words = NEW_ARRAY(in->arena, m->n + 1, struct arg), *args = NEW_ARRAY(in->arena, m->n * MOVE_ARGS + 1, struct arg);
    for (size_t i = 0; i < m->n; i++) words[i] = A_TEXT(m->v[i].how);
    TRY(db_many(in, &sql_word_put, words, 1, m->n, &r));
    TRY(db_many(in, &sql_word_get, words, 1, m->n, &r));
    size_t known = 0;
    struct {
        str text;
        int64_t id;
    } how[32];
    while (rows_next(r)) {
        size_t k = 0;
        while (k < known && !str_eq(how[k].text, row_text(r, 0))) k++;
        if (k == known && known < COUNT(how)) {
            how[known].text = row_text(r, 0);
            how[known++].id = row_int(r, 1);
        }
    }
    for (size_t i = 0; i < m->n; i++) {
        int64_t word = 0;
        for (size_t k = 0; k < known; k++)
            if (str_eq(how[k].text, m->v[i].how)) word = how[k].id;
        const struct arg row[MOVE_ARGS] = { A_INT(m->v[i].id), A_INT(m->v[i].scope), A_INT(word), A_INT(m->v[i].confidence) };
        memcpy(&args[i * MOVE_ARGS], row, sizeof row);
    }
    TRY(db_many(in, &sql_move, args, MOVE_ARGS, m->n, &r));
    return sums_unit(in, m);
}

static err doubt_all(struct ctx *c, const struct redoing *w, str work)
{
    struct observed *v = NEW_ARRAY(c->arena, w->n + 1, struct observed);
    size_t n = 0;
    for (size_t i = 0; i < w->n; i++)
        if (w->v[i].was.id) v[n++] = w->v[i].was;
    return findings_doubt(c, work, w->team, v, n);
}

/* whom it was aimed at is told as if it came now, when nobody was told of that yet */
struct telling {
    struct arg *args;
    size_t n;
};
static err aimed_at(struct ctx *c, const struct redoing *w, const struct beside *b, struct telling *t)
{
    struct observed aimed;
    struct asset_words words;
    const struct scope *was = scope_find(w->mine, b->o.scope);
    int64_t scope;
    str other;
    TRY(finding_aimed(c, w->owners, &b->o, was->organisation, &aimed, &other));
    if (!other.n) return NULL;
    TRY(finding_asset(c, w->owners, &aimed, other, &words));
    if (!words.asset.n) return NULL;
    TRY(scope_of(c, w->team, other, &scope));
    const struct arg one[3] = { A_TEXT(finding_key(c->arena, scope, b->o.class, b->o.name, words.asset)), A_INT(b->day), A_INT(b->o.id) };
    memcpy(&t->args[3 * t->n++], one, sizeof one);
    return NULL;
}
static err aimed_unit(struct ctx *c, void *arg)
{
    const struct telling *t = arg;
    struct rows *r, *ignored;
    size_t n = 0;
    TRY(db_many(c, &sql_untold, t->args, 3, t->n, &r));
    struct arg *args = NEW_ARRAY(c->arena, 4 * rows_count(r) + 4, struct arg);
    for (; rows_next(r); n++) {
        const struct arg one[4] = { A_INT(row_int(r, 0)), A_INT(row_int(r, 1)), A_WHEN(clock_now()), A_INT(1) };
        memcpy(&args[4 * n], one, sizeof one);
    }
    return n ? db_many(c, &sql_aimed, args, 4, n, &ignored) : NULL;
}
static err aimed_all(struct ctx *c, const struct redoing *w)
{
    struct telling t = { NEW_ARRAY(c->arena, 3 * w->nbeside + 3, struct arg), 0 };
    for (size_t i = 0; i < w->nbeside; i++) TRY(aimed_at(c, w, &w->beside[i], &t));
    return t.n ? db_unit(c, aimed_unit, &t) : NULL;
}

/* in the records' database: what they tell their new owner is read for findings */
static err say_unit(struct ctx *c, void *arg)
{
    const struct redoing *w = arg;
    struct arg *args = NEW_ARRAY(c->arena, 3 * w->n + 3, struct arg);
    struct rows *ignored;
    size_t n = 0;
    for (size_t i = 0; i < w->n; i++) {
        if (!w->v[i].owned) continue;
        args[3 * n] = A_INT(w->v[i].day);
        args[3 * n + 1] = A_INT(w->v[i].id);
        args[3 * n++ + 2] = A_WHEN(clock_now());
    }
    return n ? db_many(c, &sql_moved, args, 3, n, &ignored) : NULL;
}

static err soon_unit(struct ctx *c, void *arg)
{
    (void)arg;
    return findings_soon(c);
}

/* those of one day after the other */
static err move_all(struct ctx *c, struct redoing *w)
{
    for (size_t from = 0, to; from < w->n; from = to) {
        struct day *d;
        for (to = from + 1; to < w->n && w->v[to].day == w->v[from].day; to++) {
        }
        struct moving m = { NULL, &w->v[from], to - from };
        TRY(day_open(c, w->v[from].day, false, &d));
        struct ctx in = day_ctx(c, d);
        m.d = d;
        err e = db_unit(&in, move_unit, &m);
        day_close(d);
        TRY(e);
    }
    return NULL;
}

static void drop_owners(void *o)
{
    owners_drop(o);
}

static bool where_it_stands(str position, struct look *l)
{
    str day;
    return !position.n || (str_split(&position, ' ', &day) && str_int(day, &l->day) && str_int(position, &l->before));
}

err redo_step(struct ctx *c, struct event_work *w, struct json what, bool *ended)
{
    struct scopes mine;
    struct event_query query;
    struct walked walked;
    struct ctx room;
    int64_t since = 0;
    struct look l = { .query = &query, .day = day_of(w->at), .before = INT64_MAX };
    if (!json_int(json_get(what, S("since")), &since) || !where_it_stands(w->position, &l)) FAIL(c, E_FAULT, "store", "a redoing that does not say of what");
    l.since = (when){ since };
    TRY(query_read(c, json_str(json_get(what, S("q"))), &query));
    TRY(scopes_of_team(c, w->team, &mine));
    TRY(room_open(c, STEP_ROOM, &room));
    struct redoing r = { .c = &room,
                         .mine = &mine,
                         .team = w->team,
                         .v = NEW_ARRAY(room.arena, STEP_EVENTS + 401, struct moved),
                         .aimed = found_aimed(room.arena),
                         .beside = NEW_ARRAY(room.arena, STEP_EVENTS + 401, struct beside) };
    void **owners = arena_onclose(c->arena, drop_owners);
    TRY(owners_take(c, &r.owners));
    *owners = r.owners;
    err e = w->position.n ? NULL : findings_doubt_aimed(c, id_str(&w->id), w->team, r.owners);
    if (!e) e = day_walk(c, &mine, &l, STEP_EVENTS, one, &r, &walked);
    *owners = NULL;
    if (!e) e = r.failed;
    if (!e) e = doubt_all(&room, &r, id_str(&w->id));
    if (!e) e = aimed_all(&room, &r);
    if (!e) e = db_unit(&room, say_unit, &r);
    if (!e) e = move_all(&room, &r);
    if (!e && (r.n || r.nbeside)) e = db_unit(&room, soon_unit, NULL);
    owners_drop(r.owners);
    TRY(e);
    w->looked += (int64_t)walked.through;
    w->changed += (int64_t)r.n;
    w->position = arena_fmt(c->arena, "%lld %lld", (long long)walked.day, (long long)walked.before);
    *ended = !walked.more;
    room_empty(c, &room, 0);
    return NULL;
}
