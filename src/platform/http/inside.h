/* inside - what the files of the server share; nobody outside http/ includes this, nor the HTTP library */
#ifndef HTTP_INSIDE_H
#define HTTP_INSIDE_H

#include <microhttpd.h>
#include <pthread.h>
#include <stdatomic.h>

#include "http/server.h"
#include "http/target.h"

enum {
    HEADERS_MAX = 96,
    HEADER_BYTES = 16 * 1024,
    NAME_BYTES = 4 * 1024,
    BODY_IN_MEMORY = 1 << 20,
    DISCARD_MAX = 8 << 20,       /* read and thrown away after a chunked body passed its limit, then cut */
    ANSWER_LIMIT = 160 << 20,    /* arena of one request and its answer */
    INGEST_WAITING = 16,         /* large bodies that lie in the spool; then their senders wait */
    STREAM_PENDING = 256 * 1024, /* bytes waiting for a slow reader of events; then the stream is ended */
    SPARE = 128,                 /* exchanges kept for the next request */
};

struct item { /* in a worker's queue: a request or a stream that wants its news */
    struct item *next;
    bool is_stream;
};
enum phase { PHASE_HEAD, PHASE_BODY, PHASE_QUEUED, PHASE_ANSWER };

struct xchg { /* one request and its answer: owned by the epoll thread, then one worker, then the epoll thread again */
    struct item item;
    struct server *s;
    struct MHD_Connection *wire;
    struct arena *arena;
    enum phase phase;
    enum route_class class;
    struct req q;
    struct res r;
    struct target target;
    struct pair headers[HEADERS_MAX];
    char names[NAME_BYTES];
    char decoded[TARGET_MAX];
    char raw[TARGET_MAX + 1];
    size_t raw_n;
    char address[64], request_id[40];
    size_t body_max, body_n, body_cap, body_thrown;
    char *body;
    void *map;
    int spool; /* -1: the body is in memory */
    int fail;  /* a status decided while the body came in */
    bool cut;  /* what follows on this connection cannot be told from the body: it is closed after the answer */
    bool http10;
    int64_t started; /* microseconds, monotonic */
    struct MHD_Response *answer;
    int status;
    struct xchg *spare;
};

struct conn { /* one connection, so that one that dawdles over its headers can be shut */
    struct conn *next, *prev;
    int fd;
    _Atomic int64_t since; /* when the wait for headers began; 0: a request is under way */
};

struct queue {
    pthread_mutex_t lock;
    pthread_cond_t more;
    struct item *head, *tail;
    unsigned n, max, idle;
    bool stop;
};

struct stream {
    struct item item;
    struct server *s;
    struct MHD_Connection *wire;
    struct stream_calls calls;
    void *state;
    struct stream *next, *prev; /* in the server's list */
    pthread_mutex_t lock;       /* what follows */
    char *out;
    size_t n, at, cap;
    bool waiting;       /* suspended: only who clears this may resume it */
    bool queued, again; /* in a queue or being served; woken meanwhile */
    bool ended, gone;   /* no more bytes; the connection is gone: the last one out drops it */
};

struct worker {
    struct server *s;
    enum route_class class;
    pthread_t thread;
    bool started;
};

struct server {
    struct server_options o;
    struct MHD_Daemon *daemon;
    struct queue queues[CLASSES];
    struct worker *workers;
    unsigned nworkers;
    pthread_t timer;
    bool timer_started;
    pthread_mutex_t lock; /* spare, conns */
    pthread_cond_t tick;  /* the timer's sleep, under lock */
    struct xchg *spare;
    unsigned nspare;
    struct conn *conns;
    pthread_mutex_t streams_lock;
    struct stream *streams;
    bool stop; /* under lock */
    atomic_bool draining, ending;
    int listen_fd; /* ours after the drain, -1 before */
    _Atomic uint64_t status[6], took[TIMES + 1], took_us;
    atomic_uint in_flight;
    _Atomic uint64_t requests, busy, nconns, nstreams, counter;
    uint64_t seed[2];
};

int64_t micros_now(void);

/* receive.c: epoll threads */
struct xchg *xchg_new(struct server *s, struct MHD_Connection *wire);
void xchg_free(struct xchg *x);
void body_drop(struct xchg *x);                             /* when the answer is made it is not needed any more */
int receive_head(struct xchg *x, const char *method);       /* 0, or the status to answer now */
bool receive_body(struct xchg *x, const char *p, size_t n); /* false: cut the connection */
bool receive_end(struct xchg *x);                           /* worker: the body is made readable */

/* answer.c */
void answer_problem(struct xchg *x, int status); /* a small document for what the server itself refuses */
void answer_made(struct xchg *x);                /* from x->r, after serve */
enum MHD_Result answer_send(struct xchg *x);     /* epoll thread */

/* queue.c */
bool queue_init(struct queue *q, unsigned max);
void queue_free(struct queue *q);
bool queue_request(struct queue *q, struct xchg *x); /* suspends and queues; false: full */
void queue_stream(struct queue *q, struct item *i);
struct item *queue_take(struct queue *q); /* blocks; NULL: stop and nothing left */
unsigned queue_length(struct queue *q);
void queue_stop(struct queue *q);

/* stream.c */
bool stream_answer(struct xchg *x); /* makes x->answer; false: too many streams */
void stream_serve(struct server *s, void *worker, struct arena *a, struct stream *t);
void streams_ping(struct server *s);
void streams_end(struct server *s);
void streams_unqueue(struct queue *q);  /* after the last worker: what is left in a queue */
void stream_drop_unsent(struct res *r); /* a handler made a stream, then failed */

/* server.c: the one place that stands at the arena's boundary; false: the memory was used up */
bool within(struct arena *a, void (*run)(void *), void *arg);

#endif
