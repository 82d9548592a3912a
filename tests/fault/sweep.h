/* sweep - the n-th allocation and the n-th database call fail, once, for one operation after another
 *
 * Each point: the operation's ground is laid, the fault is armed, the operation runs as an edge would run it. Afterwards
 * nothing may be half done (all tables hold what they held), no file may be open that was not, and the same operation
 * without a fault must succeed. `--all` visits every point, else a sample whose seed is printed (RABTA_SEED repeats it). */
#ifndef FAULT_SWEEP_H
#define FAULT_SWEEP_H

#include "spine/testing.h"
#include "store/db.h"

struct op {
    const char *name;
    err (*lay)(struct ctx *c, void *ground); /* makes what the operation needs, unfailed; may be NULL */
    err (*run)(struct ctx *c, void *ground); /* what is swept */
    void *ground;
    unsigned flags;
};
enum {
    OP_UNIT = 1,  /* run inside db_unit */
    OP_STEPS = 2, /* several transactions of its own: what is done stays done, but each is whole */
    OP_LEFT = 4,  /* may leave something outside the database (a stored file) */
};

void sweep_start(struct testing *t, int argc, char **argv);
void sweep(struct testing *t, const struct op *ops, size_t n);
int sweep_end(struct testing *t); /* audit, invariants, the line of counts; the exit code */
/* one line of the count */
void sweep_told(bool good, const char *name, const char *fmt, ...) __attribute__((format(printf, 3, 4)));

#endif
