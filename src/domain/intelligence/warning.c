/* warning - the copy in memory, and an event held against it */
#include "domain/intelligence/warning.h"

#include <pthread.h>

#include "base/buf.h"
#include "base/json.h"
#include "domain/intelligence/room.h"

#include "warning.sql.h"

enum { COPY_ROOM = 768 << 20, ROWS_ROOM = 160 << 20 };

struct warnings {
    struct arena *own; /* all of it */
    int64_t epoch;
    unsigned users; /* under the lock */
    struct warning_name *name;
    size_t n;
    struct warning_set *set;
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct warnings *now; /* the newest; counts as a user of itself */

void warnings_drop(struct warnings *w)
{
    if (!w) return;
    pthread_mutex_lock(&lock);
    bool last = --w->users == 0;
    pthread_mutex_unlock(&lock);
    if (last) arena_close(w->own);
}

static void close_arena(void *a)
{
    arena_close(a);
}

static err load(struct ctx *c, int64_t epoch, struct warnings **out)
{
    struct rows *r;
    struct ctx rows, mine = *c;
    void **slot = arena_onclose(c->arena, close_arena); /* when memory ends on the way */
    TRY(room_open(c, ROWS_ROOM, &rows));
    struct arena *own = arena_open(COPY_ROOM);
    if (!own) FAIL(c, E_BUSY, "out-of-memory", "not enough memory");
    *slot = own;
    memcpy(arena_boundary(own), arena_boundary(c->arena), sizeof(jmp_buf));
    TRY(db_run(&rows, &sql_loaded, NOARGS, &r));
    struct warnings *w = NEW(own, struct warnings);
    struct warning_source *v = NEW_ARRAY(own, rows_count(r) + 1, struct warning_source);
    *w = (struct warnings){ .own = own, .epoch = epoch, .users = 1, .name = NEW_ARRAY(own, rows_count(r) + 1, struct warning_name) };
    while (rows_next(r)) {
        int type = warning_type_of(row_text(r, 2));
        if (type < 0 || w->n == WARNING_LISTS) continue;
        w->name[w->n] = (struct warning_name){ arena_dup(own, row_text(r, 0)), arena_dup(own, row_text(r, 1)), (unsigned)type };
        v[w->n++] = (struct warning_source){ (unsigned)type, (unsigned)row_int(r, 3), arena_dup(own, row_text(r, 4)) };
    }
    room_empty(c, &rows, 0);
    mine.arena = own;
    TRY(warning_compile(&mine, v, w->n, &w->set));
    *slot = NULL;
    *out = w;
    return NULL;
}

err warnings_take(struct ctx *c, struct warnings **out)
{
    struct rows *r;
    bool found;
    struct warnings *fresh, *old;
    TRY(db_one(c, &sql_epoch, NOARGS, &r, &found));
    int64_t epoch = found ? row_int(r, 0) : 0;
    pthread_mutex_lock(&lock);
    *out = now && now->epoch == epoch ? now : NULL;
    if (*out) now->users++;
    pthread_mutex_unlock(&lock);
    if (*out) return NULL;
    TRY(load(c, epoch, &fresh));
    pthread_mutex_lock(&lock);
    old = now;
    now = fresh;
    fresh->users++;
    pthread_mutex_unlock(&lock);
    warnings_drop(old);
    *out = fresh;
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
