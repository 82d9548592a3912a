/* copy - what threads of a process look into while a newer one may take its place: all of it in an arena of its own, with a
 * stamp that says of which state it is. The newest counts as a user of itself; who gives an old one back last closes it. */
#ifndef BASE_COPY_H
#define BASE_COPY_H

#include <pthread.h>

#include "base/ctx.h"

struct copy { /* the first member of what is kept */
    struct arena *own;
    int64_t stamp;
    unsigned users; /* under the lock */
};
struct copies {
    pthread_mutex_t lock;
    struct copy *newest;
    void (*close)(struct copy *); /* before its arena is closed; NULL: nothing */
};
#define COPIES(close)                          \
    {                                          \
        PTHREAD_MUTEX_INITIALIZER, NULL, close \
    }

/* the newest, when it is of this state; else NULL: make one, and give it to copy_renew */
void *copy_take(struct copies *s, int64_t stamp);
/* the newest from now on; NULL: none is. Who gives it is its user. */
void copy_renew(struct copies *s, void *fresh);
void copy_drop(struct copies *s, void *copy); /* NULL is fine */

/* an arena of at most `room` bytes for what is made. While it is made a lack of memory in it is one of c's, and ends it too. */
struct making {
    struct arena *own;
    void **slot;
};
err copy_begin(struct ctx *c, size_t room, struct making *out) MUST_USE;
/* the whole, zeroed, begins with its struct copy; comes back, with one user */
void *copy_made(struct making *m, void *whole, int64_t stamp);

#endif
