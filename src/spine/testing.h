/* testing - a fresh migrated database and a small cast for tests, on the engine that RABTA_TEST_DB names
 *
 * Linked by test programs only. SQLite: a file in a folder of its own under /tmp. PostgreSQL: a database of its own on the
 * server that RABTA_TEST_PG names; a test is skipped when there is none. */
#ifndef SPINE_TESTING_H
#define SPINE_TESTING_H

#include "spine/record.h"
#include "spine/workflow.h"

struct testing {
    struct ctx c;
    char folder[64], url[256], name[64];
    id centre, bank;            /* teams */
    id lead, ann, bob, mallory; /* lead and analyst of the centre, analyst of the bank, nobody's */
    struct viewer *v_lead, *v_ann, *v_bob, *v_mallory, *v_system;
};
/* a kind for tests of the spine: table test_thing */
struct thing {
    struct record r;
    str what;
    int64_t size;
    unsigned mood;
};
extern const struct kind thing_kind;

/* before testing_open: kinds of the room under test; each as in rooms.c */
void testing_kind(const struct kind *k);
bool testing_open(struct testing *t); /* false: this engine is not there, skip */
void testing_close(struct testing *t);
void testing_refresh(struct testing *t); /* the viewers anew, after rights changed */
/* a second connection to the same database, with an arena of its own */
bool testing_second(struct testing *t, struct ctx *out);
void testing_drop(struct ctx *c);
/* runs fn in a write transaction as v; the code of the error or "" */
const char *testing_unit(struct testing *t, const struct viewer *v, err (*fn)(struct ctx *c, void *arg), void *arg);

#endif
