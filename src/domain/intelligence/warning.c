/* warning - the copy in memory, and an event held against it */
#include "domain/intelligence/warning.h"

#include "base/buf.h"
#include "base/copy.h"
#include "base/json.h"
#include "base/room.h"

#include "warning.sql.h"

enum { COPY_ROOM = 768 << 20, ROWS_ROOM = 160 << 20 };

struct warnings {
    struct copy copy;
    struct warning_name *name;
    size_t n;
    struct warning_set *set;
};

static struct copies copies = COPIES(NULL);

void warnings_drop(struct warnings *w)
{
    copy_drop(&copies, w);
}

static err load(struct ctx *c, int64_t epoch, struct warnings **out)
{
    struct rows *r;
    struct ctx rows, mine = *c;
    struct making m;
    TRY(room_open(c, ROWS_ROOM, &rows));
    TRY(copy_begin(c, COPY_ROOM, &m));
    TRY(db_run(&rows, &sql_loaded, NOARGS, &r));
    struct warnings *w = NEW(m.own, struct warnings);
    struct warning_source *v = NEW_ARRAY(m.own, rows_count(r) + 1, struct warning_source);
    w->name = NEW_ARRAY(m.own, rows_count(r) + 1, struct warning_name);
    while (rows_next(r)) {
        int type = warning_type_of(row_text(r, 2));
        if (type < 0 || w->n == WARNING_LISTS) continue;
        w->name[w->n] = (struct warning_name){ arena_dup(m.own, row_text(r, 0)), arena_dup(m.own, row_text(r, 1)), (unsigned)type };
        v[w->n++] = (struct warning_source){ (unsigned)type, (unsigned)row_int(r, 3), arena_dup(m.own, row_text(r, 4)) };
    }
    room_empty(c, &rows, 0);
    mine.arena = m.own;
    TRY(warning_compile(&mine, v, w->n, &w->set));
    *out = copy_made(&m, w, epoch);
    return NULL;
}

err warnings_take(struct ctx *c, struct warnings **out)
{
    struct rows *r;
    bool found;
    TRY(db_one(c, &sql_epoch, NOARGS, &r, &found));
    int64_t epoch = found ? row_int(r, 0) : 0;
    if ((*out = copy_take(&copies, epoch))) return NULL;
    TRY(load(c, epoch, out));
    copy_renew(&copies, *out);
    return NULL;
}

err warnings_moved(struct ctx *c)
{
    return db_do(c, &sql_epoch_move, NOARGS);
}

size_t warnings_count(const struct warnings *w)
{
    return w->n;
}

size_t warnings_find(const struct warnings *w, struct regex_work *work, str value, struct warning_name out[WARNING_LISTS])
{
    struct warning_hits h = { .n = 0 };
    if (w->n) warning_find(w->set, work, WARN_ANY, value, &h);
    for (size_t i = 0; i < h.n; i++) out[i] = w->name[h.v[i]];
    return h.n;
}

static void add(const struct warnings *w, struct regex_work *work, unsigned kind, str value, struct warning_hits *all)
{
    struct warning_hits h;
    warning_find(w->set, work, kind, value, &h);
    for (size_t i = 0; i < h.n; i++) {
        size_t k = 0;
        while (k < all->n && all->v[k] != h.v[i]) k++;
        if (k == all->n) all->v[all->n++] = h.v[i];
    }
}

str warnings_of(struct arena *a, const struct warnings *w, struct regex_work *work, const struct event *e)
{
    static const struct {
        unsigned kind;
        enum event_field f[2];
    } sides[] = { { WARN_NAME, { EVENT_F_SOURCE_FQDN, EVENT_F_DESTINATION_FQDN } },
                  { WARN_URL, { EVENT_F_SOURCE_URL, EVENT_F_DESTINATION_URL } },
                  { WARN_MAIL, { EVENT_F_SOURCE_ACCOUNT, EVENT_F_DESTINATION_ACCOUNT } } };
    struct warning_hits all = { .n = 0 };
    struct buf b = { .a = a };
    struct jw j = jw_on(&b);
    if (!w->n) return S("");
    warning_add_address(w->set, &e->source, &all);
    warning_add_address(w->set, &e->destination, &all);
    for (size_t i = 0; i < COUNT(sides); i++)
        for (int side = 0; side < 2; side++)
            if (e->field[sides[i].f[side]].n) add(w, work, sides[i].kind, e->field[sides[i].f[side]], &all);
    if (!all.n) return S("");
    jw_arr(&j);
    for (size_t i = 0; i < all.n; i++) jw_text(&j, w->name[all.v[i]].name);
    jw_end_arr(&j);
    return buf_str(&b);
}
