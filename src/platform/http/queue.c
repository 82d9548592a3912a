/* queue - bounded queues between the epoll threads and the workers of a class */
#include "http/inside.h"

bool queue_init(struct queue *q, unsigned max)
{
    *q = (struct queue){ .max = max };
    return pthread_mutex_init(&q->lock, NULL) == 0 && pthread_cond_init(&q->more, NULL) == 0;
}

void queue_free(struct queue *q)
{
    pthread_cond_destroy(&q->more);
    pthread_mutex_destroy(&q->lock);
}

static void put(struct queue *q, struct item *i)
{
    i->next = NULL;
    if (q->tail)
        q->tail->next = i;
    else
        q->head = i;
    q->tail = i;
    if (q->idle) pthread_cond_signal(&q->more); /* busy workers look again by themselves */
}

/* the connection is suspended under the lock and before a worker can see it, so that no resume comes first */
bool queue_request(struct queue *q, struct xchg *x)
{
    pthread_mutex_lock(&q->lock);
    bool fits = !q->stop && q->n < q->max;
    if (fits) {
        MHD_suspend_connection(x->wire);
        q->n++;
        put(q, &x->item);
    }
    pthread_mutex_unlock(&q->lock);
    return fits;
}

void queue_stream(struct queue *q, struct item *i)
{
    pthread_mutex_lock(&q->lock);
    put(q, i);
    pthread_mutex_unlock(&q->lock);
}

struct item *queue_take(struct queue *q)
{
    pthread_mutex_lock(&q->lock);
    while (!q->head && !q->stop) {
        q->idle++;
        pthread_cond_wait(&q->more, &q->lock);
        q->idle--;
    }
    struct item *i = q->head;
    if (i) {
        q->head = i->next;
        if (!q->head) q->tail = NULL;
        if (!i->is_stream) q->n--;
    }
    pthread_mutex_unlock(&q->lock);
    return i;
}

unsigned queue_length(struct queue *q)
{
    pthread_mutex_lock(&q->lock);
    unsigned n = q->n;
    pthread_mutex_unlock(&q->lock);
    return n;
}

void queue_stop(struct queue *q)
{
    pthread_mutex_lock(&q->lock);
    q->stop = true;
    pthread_cond_broadcast(&q->more);
    pthread_mutex_unlock(&q->lock);
}
