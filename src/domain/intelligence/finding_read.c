/* finding_read - what was observed on a day, as its store has it
 *
 * Reading takes nothing from those who take events in but a moment on PostgreSQL (:settle_postgres). */
#include "domain/intelligence/day_look.h"
#include "domain/intelligence/day_words.h"
#include "domain/intelligence/finding.h"

#include "finding_read.sql.h"

static struct event_ip ip_of(str bytes)
{
    struct event_ip ip = { .set = bytes.n == 16 };
    if (ip.set) memcpy(ip.b, bytes.p, 16);
    return ip;
}

static struct observed observed_row(struct ctx *in, const struct rows *r)
{
    return (struct observed){ .id = row_int(r, 0),
                              .scope = row_int(r, 1),
                              .first = row_when(r, 2),
                              .last = row_when(r, 3),
                              .class = row_text(r, 4),
                              .name = row_text(r, 5),
                              .feed = row_text(r, 6),
                              .how = row_text(r, 7),
                              .source = ip_of(row_blob(in, r, 8)),
                              .destination = ip_of(row_blob(in, r, 9)),
                              .source_port = ports_at(row_text(r, 17), row_when(r, 3), row_null(r, 10) ? -1 : row_int(r, 10)), /* of its last time */
                              .destination_port = row_null(r, 11) ? -1 : row_int(r, 11),
                              .confidence = row_int(r, 12),
                              .more = usual_of(in->arena, r, 14, 13) };
}

static err newest_of(struct ctx *in, int64_t *to)
{
    struct rows *r;
    bool found;
    TRY(db_begin(in));
    err e = db_is_postgres(in->db) ? db_do(in, &sql_settle_postgres, NOARGS) : NULL; /* on SQLite one writes after the other */
    if (!e) e = db_one(in, &sql_newest, NOARGS, &r, &found);
    if (!e) *to = row_int(r, 0);
    db_rollback(in->db);
    return e;
}

static err taken(struct ctx *in, struct rows *r, struct observed **rows, size_t *n)
{
    *rows = NEW_ARRAY(in->arena, rows_count(r) + 1, struct observed);
    for (*n = 0; rows_next(r);) (*rows)[(*n)++] = observed_row(in, r);
    return NULL;
}

err observed_after(struct ctx *c, int64_t day, int64_t from, int64_t most, int64_t *to, struct observed **rows, size_t *n)
{
    struct day *d;
    struct rows *r;
    void **slot = arena_onclose(c->arena, (void (*)(void *))day_close);
    TRY(day_open(c, day, false, &d));
    *slot = d;
    struct ctx in = day_ctx(c, d);
    err e = *to ? NULL : newest_of(&in, to);
    if (!e) e = db_run(&in, &sql_after, ARGS(A_INT(from), A_INT(*to), A_INT(most)), &r);
    if (!e) e = taken(&in, r, rows, n);
    *slot = NULL;
    day_close(d);
    return e;
}

err observed_in(struct ctx *in, const struct arg *ids, size_t k, struct observed **rows, size_t *n)
{
    struct rows *r;
    TRY(db_many(in, &sql_of, ids, 1, k, &r));
    return taken(in, r, rows, n);
}

err observed_of(struct ctx *c, int64_t day, const struct arg *ids, size_t k, struct observed **rows, size_t *n)
{
    struct day *d;
    void **slot = arena_onclose(c->arena, (void (*)(void *))day_close);
    TRY(day_open(c, day, false, &d));
    *slot = d;
    struct ctx in = day_ctx(c, d);
    err e = observed_in(&in, ids, k, rows, n);
    *slot = NULL;
    day_close(d);
    return e;
}

struct observed observed_seen(struct arena *a, const struct seen_event *s)
{
    return (struct observed){ .id = s->id,
                              .scope = s->scope,
                              .first = s->first,
                              .last = s->last,
                              .class = arena_dup(a, s->class),
                              .name = arena_dup(a, s->name),
                              .feed = arena_dup(a, s->feed),
                              .how = arena_dup(a, s->how),
                              .source = s->source,
                              .destination = s->destination,
                              .source_port = s->source_port,
                              .destination_port = s->destination_port,
                              .confidence = s->confidence,
                              .more = arena_dup(a, s->more) };
}
