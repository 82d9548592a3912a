/* stream - Server-Sent Events: suspended connections that a worker fills and the epoll threads empty
 *
 * A stream is held by its answer (until the library frees it) and by the queue or worker that has it (`queued`);
 * whoever lets go last drops it. Only who clears `waiting` under the lock resumes the connection, once. */
#include "http/inside.h"

void *stream_state(size_t size)
{
    return calloc(1, size ? size : 1);
}

static void destroy(struct stream *t)
{
    if (t->calls.drop) t->calls.drop(t->state);
    free(t->state);
    free(t->out);
    pthread_mutex_destroy(&t->lock);
    free(t);
}

void http_stream(struct res *r, const struct stream_calls *calls, void *state)
{
    struct stream *t = state ? calloc(1, sizeof *t) : NULL;
    if (!t || pthread_mutex_init(&t->lock, NULL)) {
        free(t);
        if (state && calls->drop) calls->drop(state);
        free(state);
        r->status = 0; /* no memory: answered as an internal error */
        return;
    }
    t->item.is_stream = true;
    t->calls = *calls;
    t->state = state;
    r->stream = t;
}

void stream_drop_unsent(struct res *r)
{
    if (r->stream) destroy(r->stream);
    r->stream = NULL;
}

/* with t->lock held */
static void resume(struct stream *t)
{
    if (!t->waiting) return;
    t->waiting = false;
    MHD_resume_connection(t->wire);
}

static void append(struct stream *t, str s)
{
    if (!s.n || t->ended) return;
    if (t->at == t->n) t->at = t->n = 0;
    if (t->n + s.n > STREAM_PENDING) {
        t->ended = true; /* a reader this slow starts anew, from its last event id */
        return;
    }
    if (t->n + s.n > t->cap) {
        size_t cap = t->cap ? t->cap : 1024;
        while (cap < t->n + s.n) cap *= 2;
        char *more = realloc(t->out, cap);
        if (!more) {
            t->ended = true;
            return;
        }
        t->out = more;
        t->cap = cap;
    }
    memcpy(t->out + t->n, s.p, s.n);
    t->n += s.n;
}

/* epoll thread: the library wants bytes */
static ssize_t reader(void *arg, uint64_t pos, char *to, size_t max)
{
    struct stream *t = arg;
    ssize_t k = 0;
    (void)pos;
    pthread_mutex_lock(&t->lock);
    if (t->at < t->n) {
        size_t n = t->n - t->at < max ? t->n - t->at : max;
        memcpy(to, t->out + t->at, n);
        t->at += n;
        k = (ssize_t)n;
    } else if (t->ended) {
        k = MHD_CONTENT_READER_END_OF_STREAM;
    } else {
        t->waiting = true;
        MHD_suspend_connection(t->wire);
    }
    pthread_mutex_unlock(&t->lock);
    return k;
}

/* the library lets go of the answer: sent, or the client went away */
static void answer_gone(void *arg)
{
    struct stream *t = arg;
    struct server *s = t->s;
    pthread_mutex_lock(&s->streams_lock);
    if (t->prev)
        t->prev->next = t->next;
    else
        s->streams = t->next;
    if (t->next) t->next->prev = t->prev;
    pthread_mutex_lock(&t->lock);
    t->gone = true;
    bool last = !t->queued;
    pthread_mutex_unlock(&t->lock);
    pthread_mutex_unlock(&s->streams_lock);
    atomic_fetch_sub(&s->nstreams, 1);
    if (last) destroy(t);
}

bool stream_answer(struct xchg *x)
{
    struct server *s = x->s;
    struct stream *t = x->r.stream;
    if (atomic_fetch_add(&s->nstreams, 1) >= s->o.connections / 2) { /* the other half is for requests */
        atomic_fetch_sub(&s->nstreams, 1);
        return false;
    }
    t->s = s;
    t->wire = x->wire;
    x->answer = MHD_create_response_from_callback(MHD_SIZE_UNKNOWN, 4096, reader, t, answer_gone);
    if (!x->answer) {
        atomic_fetch_sub(&s->nstreams, 1);
        return false;
    }
    x->r.stream = NULL; /* the answer's now; answer_made() asked before */
    pthread_mutex_lock(&s->streams_lock);
    t->next = s->streams;
    if (t->next) t->next->prev = t;
    s->streams = t;
    t->queued = true;
    t->ended = atomic_load(&s->draining);
    queue_stream(&s->queues[CLASS_READ], &t->item); /* what is new already */
    pthread_mutex_unlock(&s->streams_lock);
    return true;
}

struct turn {
    struct stream *t;
    struct ctx c;
    struct buf out;
    err e;
};

static void run_next(void *arg)
{
    struct turn *u = arg;
    u->e = u->t->calls.next(&u->c, u->t->state, &u->out);
}

void stream_serve(struct server *s, void *worker, struct arena *a, struct stream *t)
{
    struct turn u = { .t = t, .c = { .arena = a }, .out = { .a = a, .max = STREAM_PENDING } };
    pthread_mutex_lock(&t->lock);
    bool live = !t->gone && !t->ended;
    pthread_mutex_unlock(&t->lock);
    if (live) {
        u.c.now = clock_now();
        if (s->o.calls.context) s->o.calls.context(s->o.app, worker, &u.c);
        live = within(a, run_next, &u) && !u.e && !u.out.full;
    }
    pthread_mutex_lock(&t->lock);
    if (live)
        append(t, buf_str(&u.out));
    else
        t->ended = true;
    if (t->at < t->n || t->ended) resume(t);
    bool again = t->again && !t->ended && !t->gone;
    t->again = false;
    t->queued = again;
    if (again) queue_stream(&s->queues[CLASS_READ], &t->item);
    bool last = t->gone && !again;
    pthread_mutex_unlock(&t->lock);
    arena_reset(a);
    if (last) destroy(t);
}

void events_wake(struct server *s)
{
    pthread_mutex_lock(&s->streams_lock);
    for (struct stream *t = s->streams; t; t = t->next) {
        pthread_mutex_lock(&t->lock);
        if (t->queued)
            t->again = true;
        else if (!t->ended) {
            t->queued = true;
            queue_stream(&s->queues[CLASS_READ], &t->item);
        }
        pthread_mutex_unlock(&t->lock);
    }
    pthread_mutex_unlock(&s->streams_lock);
}

/* a comment keeps proxies from closing, and shows clients that went away */
void streams_ping(struct server *s)
{
    pthread_mutex_lock(&s->streams_lock);
    for (struct stream *t = s->streams; t; t = t->next) {
        pthread_mutex_lock(&t->lock);
        if (t->waiting) append(t, S(": \n\n"));
        resume(t);
        pthread_mutex_unlock(&t->lock);
    }
    pthread_mutex_unlock(&s->streams_lock);
}

void streams_end(struct server *s)
{
    pthread_mutex_lock(&s->streams_lock);
    for (struct stream *t = s->streams; t; t = t->next) {
        pthread_mutex_lock(&t->lock);
        t->ended = true;
        resume(t);
        pthread_mutex_unlock(&t->lock);
    }
    pthread_mutex_unlock(&s->streams_lock);
}

void streams_unqueue(struct queue *q)
{
    struct item *i;
    while ((i = queue_take(q)) != NULL) { /* stopped: does not block */
        struct stream *t = (struct stream *)(void *)i;
        pthread_mutex_lock(&t->lock);
        t->queued = false;
        bool last = t->gone;
        pthread_mutex_unlock(&t->lock);
        if (last) destroy(t);
    }
}
