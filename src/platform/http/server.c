/* server - the daemon, its callbacks, the workers, the clockwork around them; see server.h
 *
 * A request: uri_seen -> moved (head, body) on an epoll thread, suspended into a queue, served by a worker which
 * makes the answer and resumes, moved again sends it, completed. A wait for headers over 30 s is shut by the timer. */
#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include "http/inside.h"

enum { SCRATCH_LIMIT = 8 << 20, DRAIN_SECONDS = 10, PING_SECONDS = 15, HEADER_SECONDS = 30 };

int64_t micros_now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * SECOND + t.tv_nsec / 1000;
}

bool within(struct arena *a, void (*run)(void *), void *arg)
{
    if (setjmp(*arena_boundary(a))) return false;
    run(arg);
    return true;
}

static void *uri_seen(void *arg, const char *uri, struct MHD_Connection *wire)
{
    struct xchg *x = xchg_new(arg, wire);
    if (!x) return NULL;
    x->raw_n = strnlen(uri, TARGET_MAX + 1);
    memcpy(x->raw, uri, x->raw_n < TARGET_MAX ? x->raw_n : TARGET_MAX);
    return x;
}

static void headers_wait(struct MHD_Connection *wire, int64_t since)
{
    const union MHD_ConnectionInfo *info = MHD_get_connection_info(wire, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
    struct conn *k = info ? info->socket_context : NULL;
    if (k) atomic_store_explicit(&k->since, since, memory_order_relaxed);
}

static enum MHD_Result refuse(struct xchg *x, int status)
{
    x->phase = PHASE_ANSWER;
    answer_problem(x, status);
    return answer_send(x);
}

static enum MHD_Result moved(void *arg, struct MHD_Connection *wire, const char *url, const char *method, const char *version, const char *data, size_t *n,
                             void **seen)
{
    struct server *s = arg;
    struct xchg *x = *seen;
    (void)url;
    if (!x) return MHD_NO; /* no memory even for the exchange */
    if (x->phase == PHASE_HEAD) {
        headers_wait(wire, 0);
        x->http10 = strcmp(version, "HTTP/1.0") == 0;
        int status = receive_head(x, method);
        x->cut = status != 0;
        if (status) return refuse(x, status);
        x->phase = PHASE_BODY;
        return MHD_YES;
    }
    if (x->phase == PHASE_BODY && *n) {
        size_t k = *n;
        *n = 0;
        return receive_body(x, data, k) ? MHD_YES : MHD_NO;
    }
    if (x->phase == PHASE_BODY) {
        x->cut = x->fail != 0;
        if (x->fail) return refuse(x, x->fail);
        x->phase = PHASE_QUEUED; /* before it is seen by a worker */
        if (queue_request(&s->queues[x->class], x)) return MHD_YES;
        atomic_fetch_add(&s->busy, 1);
        return refuse(x, x->class == CLASS_INGEST ? 429 : 503);
    }
    return answer_send(x);
}

static void completed(void *arg, struct MHD_Connection *wire, void **seen, enum MHD_RequestTerminationCode how)
{
    struct xchg *x = *seen;
    (void)arg;
    (void)how;
    headers_wait(wire, micros_now());
    if (x) xchg_free(x);
    *seen = NULL;
}

static void connection_came(struct server *s, struct MHD_Connection *wire, void **context)
{
    const union MHD_ConnectionInfo *info = MHD_get_connection_info(wire, MHD_CONNECTION_INFO_CONNECTION_FD);
    struct conn *k = malloc(sizeof *k);
    *context = k;
    if (!k || !info) return; /* then only the library's own time limit guards it */
    k->fd = info->connect_fd;
    k->prev = NULL;
    atomic_init(&k->since, micros_now());
    pthread_mutex_lock(&s->lock);
    k->next = s->conns;
    if (k->next) k->next->prev = k;
    s->conns = k;
    pthread_mutex_unlock(&s->lock);
}

static void connection_changed(void *arg, struct MHD_Connection *wire, void **context, enum MHD_ConnectionNotificationCode what)
{
    struct server *s = arg;
    struct conn *k = *context;
    if (what == MHD_CONNECTION_NOTIFY_STARTED) {
        atomic_fetch_add(&s->nconns, 1);
        connection_came(s, wire, context);
        return;
    }
    atomic_fetch_sub(&s->nconns, 1);
    if (!k) return;
    pthread_mutex_lock(&s->lock);
    if (k->prev)
        k->prev->next = k->next;
    else
        s->conns = k->next;
    if (k->next) k->next->prev = k->prev;
    pthread_mutex_unlock(&s->lock);
    free(k);
    *context = NULL;
}

struct job {
    struct xchg *x;
    void *worker;
};

static void run_serve(void *arg)
{
    struct job *j = arg;
    struct xchg *x = j->x;
    x->r.body.a = x->arena;
    x->s->o.calls.serve(x->s->o.app, j->worker, x->arena, &x->q, &x->r);
}

static void serve(struct server *s, void *worker, struct xchg *x)
{
    struct job j = { x, worker };
    if (atomic_load(&s->ending)) {
        answer_problem(x, 503);
    } else if (!receive_end(x)) {
        answer_problem(x, 500);
    } else if (within(x->arena, run_serve, &j)) {
        answer_made(x);
    } else { /* the request's memory is used up: what the handler began is not sent */
        stream_drop_unsent(&x->r);
        answer_problem(x, 503);
    }
    body_drop(x); /* a large file that ends takes a moment, which the epoll threads do not have */
    x->phase = PHASE_ANSWER;
    MHD_resume_connection(x->wire); /* from here on x is the epoll thread's */
}

static void *work(void *arg)
{
    struct worker *w = arg;
    struct server *s = w->s;
    struct queue *q = &s->queues[w->class];
    /* argon2id and exports take what the others leave, and people come before machines: Linux counts niceness by thread */
    if (w->class == CLASS_SLOW) setpriority(PRIO_PROCESS, (id_t)gettid(), 19);
    if (w->class == CLASS_INGEST) setpriority(PRIO_PROCESS, (id_t)gettid(), 5);
    void *own = s->o.calls.worker_open ? s->o.calls.worker_open(s->o.app) : NULL;
    struct arena *scratch = arena_open(SCRATCH_LIMIT);
    struct item *i;
    while ((i = queue_take(q)) != NULL) {
        if (!i->is_stream)
            serve(s, own, (struct xchg *)(void *)i);
        else if (scratch)
            stream_serve(s, own, scratch, (struct stream *)(void *)i);
    }
    arena_close(scratch);
    if (s->o.calls.worker_close) s->o.calls.worker_close(s->o.app, own);
    return NULL;
}

static void shut_dawdlers(struct server *s, int64_t before)
{
    for (struct conn *k = s->conns; k; k = k->next) {
        int64_t since = atomic_load_explicit(&k->since, memory_order_relaxed);
        if (since && since < before) shutdown(k->fd, SHUT_RD);
    }
}

static void *clockwork(void *arg)
{
    struct server *s = arg;
    unsigned seconds = 0;
    pthread_mutex_lock(&s->lock);
    while (!s->stop) {
        struct timespec until;
        clock_gettime(CLOCK_REALTIME, &until);
        until.tv_sec++;
        pthread_cond_timedwait(&s->tick, &s->lock, &until);
        shut_dawdlers(s, micros_now() - HEADER_SECONDS * SECOND);
        if (++seconds % PING_SECONDS) continue;
        pthread_mutex_unlock(&s->lock);
        streams_ping(s);
        pthread_mutex_lock(&s->lock);
    }
    pthread_mutex_unlock(&s->lock);
    return NULL;
}

static struct MHD_Daemon *start_daemon(struct server *s)
{
    const struct server_options *o = &s->o;
    unsigned flags = MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME;
    struct MHD_OptionItem tls[] = {
        { MHD_OPTION_HTTPS_MEM_CERT, 0, (void *)(uintptr_t)o->cert_pem },
        { MHD_OPTION_HTTPS_MEM_KEY, 0, (void *)(uintptr_t)o->key_pem },
        { MHD_OPTION_HTTPS_PRIORITIES, 0, (void *)(uintptr_t) "NORMAL:-VERS-ALL:+VERS-TLS1.3:+VERS-TLS1.2" },
        { MHD_OPTION_END, 0, NULL },
    };
    bool secure = o->cert_pem && o->key_pem;
    if (secure) flags |= MHD_USE_TLS;
    /* the connection's memory holds the head and a reading window for the body */
    return MHD_start_daemon(flags, 0, NULL, NULL, moved, s, MHD_OPTION_LISTEN_SOCKET, o->listen_fd, MHD_OPTION_THREAD_POOL_SIZE, 2u,
                            MHD_OPTION_CONNECTION_LIMIT, o->connections, MHD_OPTION_CONNECTION_TIMEOUT, 30u, MHD_OPTION_CONNECTION_MEMORY_LIMIT,
                            (size_t)(2 * HEADER_BYTES + 8192), MHD_OPTION_URI_LOG_CALLBACK, uri_seen, s, MHD_OPTION_NOTIFY_COMPLETED, completed, s,
                            MHD_OPTION_NOTIFY_CONNECTION, connection_changed, s, MHD_OPTION_ARRAY, secure ? tls : &tls[3], MHD_OPTION_END);
}

static bool start_threads(struct server *s)
{
    static const unsigned usual[CLASSES] = { 4, 2, 1, 2 };
    unsigned total = 0;
    for (unsigned k = 0; k < CLASSES; k++) {
        if (!s->o.workers[k]) s->o.workers[k] = usual[k];
        total += s->o.workers[k];
    }
    s->workers = calloc(total, sizeof *s->workers);
    if (!s->workers) return false;
    for (unsigned k = 0; k < CLASSES; k++)
        for (unsigned i = 0; i < s->o.workers[k]; i++) {
            struct worker *w = &s->workers[s->nworkers++];
            *w = (struct worker){ .s = s, .class = (enum route_class)k };
            w->started = pthread_create(&w->thread, NULL, work, w) == 0;
            if (!w->started) return false;
        }
    s->timer_started = pthread_create(&s->timer, NULL, clockwork, s) == 0;
    if (!s->timer_started) return false;
    s->daemon = start_daemon(s);
    return s->daemon != NULL;
}

err server_start(struct ctx *c, const struct server_options *o, struct server **out)
{
    struct server *s = calloc(1, sizeof *s);
    if (!s) FAIL(c, E_BUSY, "out-of-memory", "No memory for the server.");
    s->o = *o;
    s->listen_fd = -1;
    if (!s->o.connections) s->o.connections = 4096;
    random_bytes(s->seed, sizeof s->seed);
    pthread_mutex_init(&s->lock, NULL);
    pthread_mutex_init(&s->streams_lock, NULL);
    pthread_cond_init(&s->tick, NULL);
    for (unsigned k = 0; k < CLASSES; k++) queue_init(&s->queues[k], o->queue[k] ? o->queue[k] : k == CLASS_INGEST ? INGEST_WAITING : 1024);
    int flags = fcntl(o->listen_fd, F_GETFL);
    if (flags >= 0) fcntl(o->listen_fd, F_SETFL, flags | O_NONBLOCK); /* two threads accept from it */
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before); /* signals are the program's main thread's */
    bool fine = start_threads(s);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    if (!fine) {
        server_free(s);
        FAIL(c, E_FAULT, "server-start", "The HTTP server does not start: threads, certificate or socket.");
    }
    *out = s;
    return NULL;
}

void server_drain(struct server *s)
{
    if (atomic_exchange(&s->draining, true) || !s->daemon) return;
    s->listen_fd = MHD_quiesce_daemon(s->daemon);
    streams_end(s);
    for (int i = 0; i < DRAIN_SECONDS * 100 && atomic_load(&s->in_flight); i++) {
        struct timespec nap = { 0, 10000000 };
        nanosleep(&nap, NULL);
    }
}

void server_free(struct server *s)
{
    if (!s) return;
    server_drain(s);
    atomic_store(&s->ending, true); /* what still waits is answered busy, so that nothing stays suspended */
    streams_end(s);
    for (unsigned k = 0; k < CLASSES; k++) queue_stop(&s->queues[k]);
    for (unsigned i = 0; i < s->nworkers; i++)
        if (s->workers[i].started) pthread_join(s->workers[i].thread, NULL);
    for (unsigned k = 0; k < CLASSES; k++) streams_unqueue(&s->queues[k]);
    pthread_mutex_lock(&s->lock);
    s->stop = true;
    pthread_cond_signal(&s->tick);
    pthread_mutex_unlock(&s->lock);
    if (s->timer_started) pthread_join(s->timer, NULL);
    if (s->daemon) MHD_stop_daemon(s->daemon);
    if (s->listen_fd >= 0) close(s->listen_fd);
    while (s->spare) {
        struct xchg *x = s->spare;
        s->spare = x->spare;
        arena_close(x->arena);
        free(x);
    }
    for (unsigned k = 0; k < CLASSES; k++) queue_free(&s->queues[k]);
    pthread_cond_destroy(&s->tick);
    pthread_mutex_destroy(&s->streams_lock);
    pthread_mutex_destroy(&s->lock);
    free(s->workers);
    free(s);
}

void server_figures(const struct server *s, struct server_figures *out)
{
    *out = (struct server_figures){ .requests = atomic_load(&s->requests),
                                    .busy_refused = atomic_load(&s->busy),
                                    .connections = atomic_load(&s->nconns),
                                    .streams = atomic_load(&s->nstreams),
                                    .took_us = atomic_load(&s->took_us) };
    for (unsigned k = 0; k < COUNT(out->status); k++) out->status[k] = atomic_load(&s->status[k]);
    for (unsigned k = 0; k <= TIMES; k++) out->took[k] = atomic_load(&s->took[k]);
    for (unsigned k = 0; k < CLASSES; k++) out->queued[k] = queue_length((struct queue *)(uintptr_t)&s->queues[k]);
}
