/* writer - one load at a time passes from the reader to the thread */
#include "domain/intelligence/writer.h"

#include <pthread.h>

enum { WORK_ROOM = 128 << 20 };

struct writer {
    struct ctx c; /* the arena of what is made while writing, emptied after each go */
    struct day *day;
    struct day_counts *sum;
    pthread_t thread;
    bool running;
    pthread_mutex_t lock;
    pthread_cond_t changed;
    /* under the lock */
    const struct day_load *load; /* NULL: nothing to do */
    bool stop;
    err failed;
};

static const struct err no_memory = { .kind = E_BUSY, .code = "out-of-memory", .detail = S_INIT("not enough memory"), .where = WHERE, .retry_after = 5 };

static void work_anew(struct writer *w)
{
    jmp_buf boundary;
    memcpy(&boundary, arena_boundary(w->c.arena), sizeof boundary);
    arena_reset(w->c.arena);
    memcpy(arena_boundary(w->c.arena), &boundary, sizeof boundary);
}

static err write_go(struct writer *w, const struct day_load *l)
{
    bool made;
    TRY(day_add(&w->c, w->day, l, w->sum));
    work_anew(w);
    if (w->day->pending) return NULL;
    TRY(day_segment(&w->c, w->day, DAY_SEGMENT, &made));
    work_anew(w);
    return NULL;
}

/* what an allocation jumps out of ends here */
static err write_bounded(struct writer *w, const struct day_load *l)
{
    if (setjmp(*arena_boundary(w->c.arena)) == 0) return write_go(w, l);
    return &no_memory;
}

static err commit_bounded(struct writer *w)
{
    if (setjmp(*arena_boundary(w->c.arena)) == 0) return day_commit(&w->c, w->day);
    return &no_memory;
}

static void *write_on(void *arg)
{
    struct writer *w = arg;
    pthread_mutex_lock(&w->lock);
    for (;;) {
        while (!w->load && !w->stop) pthread_cond_wait(&w->changed, &w->lock);
        if (!w->load) break;
        const struct day_load *l = w->load;
        pthread_mutex_unlock(&w->lock);
        err e = write_bounded(w, l);
        pthread_mutex_lock(&w->lock);
        w->failed = e;
        w->load = NULL;
        pthread_cond_broadcast(&w->changed);
        if (e) break;
    }
    /* what is pending is ended by the thread that began it: it holds the lock of writers */
    if (!w->failed) w->failed = commit_bounded(w);
    if (w->failed) db_rollback(w->day->db);
    pthread_mutex_unlock(&w->lock);
    return NULL;
}

static void close_writer(void *p)
{
    struct writer *w = p;
    if (!w) return;
    if (w->running) {
        pthread_mutex_lock(&w->lock);
        w->stop = true;
        pthread_cond_broadcast(&w->changed);
        pthread_mutex_unlock(&w->lock);
        pthread_join(w->thread, NULL);
        w->running = false;
    }
    arena_close(w->c.arena);
    w->c.arena = NULL;
}
void writer_close(struct writer *w)
{
    close_writer(w);
}

err writer_open(struct ctx *c, struct day *d, struct day_counts *sum, struct writer **out)
{
    struct writer *w = NEW(c->arena, struct writer);
    void **slot = arena_onclose(c->arena, close_writer);
    *w = (struct writer){ .c = *c, .day = d, .sum = sum };
    pthread_mutex_init(&w->lock, NULL);
    pthread_cond_init(&w->changed, NULL);
    w->c.db = NULL;
    w->c.arena = arena_open(WORK_ROOM);
    if (!w->c.arena) FAIL(c, E_BUSY, "out-of-memory", "not enough memory");
    arena_keep(w->c.arena);
    memcpy(arena_boundary(w->c.arena), arena_boundary(c->arena), sizeof(jmp_buf));
    *slot = w;
    *out = w;
    return NULL;
}

err writer_wait(struct writer *w)
{
    pthread_mutex_lock(&w->lock);
    while (w->load && !w->failed) pthread_cond_wait(&w->changed, &w->lock);
    err e = w->failed;
    pthread_mutex_unlock(&w->lock);
    return e;
}

err writer_give(struct writer *w, const struct day_load *l)
{
    TRY(writer_wait(w));
    if (!w->running && l->last) return w->failed = write_go(w, l);
    if (!w->running && pthread_create(&w->thread, NULL, write_on, w) != 0) return w->failed = &no_memory;
    w->running = true;
    pthread_mutex_lock(&w->lock);
    w->load = l;
    pthread_cond_broadcast(&w->changed);
    pthread_mutex_unlock(&w->lock);
    return NULL;
}
