/* internal - what db.c and the two engines share; nobody else includes this */
#ifndef STORE_INTERNAL_H
#define STORE_INTERNAL_H

#include "store/access.h"
#include "store/db.h"

struct rows {
    struct arena *a;
    str *cells;            /* width * count; p == NULL is SQL NULL */
    size_t count, at, cap; /* at: 1-based cursor, 0 = before the first */
    unsigned width;
};

/* a statement with its tokens replaced for one engine, and its arguments in order of position */
struct plan {
    str text;
    struct arg *args;
    size_t nargs;
    bool may_read_guarded;
    bool set; /* SQLite: all rows at once are its one argument */
};
err plan_make(struct ctx *c, bool postgres, const struct sql *q, const struct arg *args, size_t n, struct plan *out) MUST_USE;

struct engine {
    err (*run)(struct ctx *c, struct db *db, const struct sql *q, const struct plan *p, struct rows *out);
    /* args: per a row; p holds the text alone */
    err (*many)(struct ctx *c, struct db *db, const struct sql *q, const struct plan *p, const struct arg *args, size_t per, size_t n, struct rows *out);
    err (*script)(struct ctx *c, struct db *db, str text);
    err (*begin)(struct ctx *c, struct db *db, bool write);
    err (*commit)(struct ctx *c, struct db *db);
    void (*rollback)(struct db *db);
    void (*close)(struct db *db);
};
enum tx { TX_NONE, TX_READ, TX_WRITE };
struct db {
    const struct engine *e;
    enum tx tx;
    unsigned long count;
    bool postgres;
    char *url;
};
err sqlite_open(struct ctx *c, str path, struct db **out) MUST_USE;
err pg_open(struct ctx *c, str url, struct db **out) MUST_USE;
err sqlite_mass(struct ctx *c, struct db *db) MUST_USE;
err pg_mass(struct ctx *c, struct db *db, const char *schema) MUST_USE;

str *rows_add(struct rows *r); /* the cells of a new row */

#endif
