/* server - bytes in, bytes out: two epoll threads move them, workers by class do the work
 *
 * The only user of libmicrohttpd. A complete request is suspended and queued, bounded, by class to workers; a full
 * queue answers 503 or 429 with Retry-After at once. Bodies over 1 MiB go to an unlinked spool file in `spool`. */
#ifndef HTTP_SERVER_H
#define HTTP_SERVER_H

#include "http/http.h"

/* what the server asks of the program; both run on worker threads, except `admit`, which must not block */
struct server_calls {
    /* headers are there: the class and the greatest body size allowed; false = answer `status` with a problem now */
    bool (*admit)(void *app, const struct req *q, enum route_class *cls, size_t *max_body, int *status);
    /* a worker starts: what it needs (database connection), handed to every `serve` of that worker */
    void *(*worker_open)(void *app);
    void (*worker_close)(void *app, void *worker);
    /* answer q into r; the arena of the answer is the worker's and lives until the bytes were sent or copied */
    void (*serve)(void *app, void *worker, struct arena *a, struct req *q, struct res *r);
    void (*log)(void *app, const struct req *q, int status, int64_t micros);
    /* fill c (db, app, now, who) for a stream's `next`; c->arena is set. NULL: next gets the arena alone */
    void (*context)(void *app, void *worker, struct ctx *c);
};
struct server_options {
    int listen_fd;                  /* bound and listening */
    const char *spool;              /* directory for large bodies; NULL: bodies over 1 MiB are refused */
    unsigned workers[CLASSES];      /* threads a class; 0: read 4, write 2, ingest 1, slow 2 */
    unsigned queue[CLASSES];        /* waiting requests a class; 0: 1024, ingest 16. Full: 503, ingest 429, with Retry-After */
    unsigned connections;           /* 0: 4096 */
    const char *cert_pem, *key_pem; /* TLS in process when both are set */
    void *app;
    struct server_calls calls;
};
struct server;
err server_start(struct ctx *c, const struct server_options *o, struct server **out) MUST_USE;
void server_drain(struct server *s); /* stop accepting; finish what runs, 10 s at most; end streams */
void server_free(struct server *s);
enum { TIMES = 10 };
struct server_figures {
    uint64_t requests, busy_refused, connections, streams, queued[CLASSES];
    uint64_t status[6];       /* answers by hundreds: [2] is 2xx */
    uint64_t took[TIMES + 1]; /* answers that took at most server_times[i] microseconds; the last: longer */
    uint64_t took_us;         /* of all answers together */
};
extern const uint32_t server_times[TIMES];
void server_figures(const struct server *s, struct server_figures *out);

/* Server-Sent Events: a suspended connection woken by events_wake(). `next` is called on a worker of class read to
 * fill what is new since *cursor for this viewer; it must check access itself. A comment line goes out every 15 s. */
struct stream_calls {
    err (*next)(struct ctx *c, void *state, struct buf *out);
    void (*drop)(void *state); /* state is malloc'd by the handler through stream_state() */
};
void *stream_state(size_t size); /* zeroed; freed by the server after drop */
void http_stream(struct res *r, const struct stream_calls *calls, void *state);
void events_wake(struct server *s);

#endif
