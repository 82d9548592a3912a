/* db - the face: counts, faults, transactions, rows; the engines do the work */
#include "store/internal.h"

#include <stdlib.h>
#include <time.h>

#include "base/buf.h"

enum { AGAIN_MOST = 11 }; /* more tries of a unit that met another */

_Thread_local long fault_db_at = -1;
_Thread_local enum fault_db fault_db_how = FAULT_BUSY;

/* the fault sweep's error, when it is this call's turn */
static err struck(struct ctx *c, bool commit)
{
    if (fault_db_at < 0 || fault_db_at-- != 0) return NULL;
    fault_db_at = -2;
    switch (fault_db_how) {
    case FAULT_LOST: FAIL(c, E_BUSY, "store-lost", "the database is out of reach; try again");
    case FAULT_FULL: FAIL(c, E_FULL, "disk-full", "the disk is full; nothing was changed");
    case FAULT_UNCERTAIN:
        if (commit) FAIL(c, E_BUSY, "store-uncertain", "the database was lost while saving; look before you try again");
        FAIL(c, E_BUSY, "store-lost", "the database is out of reach; try again");
    case FAULT_BUSY: break;
    }
    FAIL(c, E_BUSY, "store-busy", "the store is busy; try again");
}

struct arg arg_text_or_null(str s)
{
    return s.n ? A_TEXT(s) : A_NULL;
}
struct arg arg_id_or_null(const id *i)
{
    return i->s[0] ? A_TEXT(str_of(i->s)) : A_NULL;
}
struct arg arg_when_or_null(when w)
{
    return w.us ? A_WHEN(w) : A_NULL;
}

err db_open(struct ctx *c, str url, struct db **out)
{
    if (str_starts(url, S("postgresql://")) || str_starts(url, S("postgres://"))) return pg_open(c, url, out);
    if (str_starts(url, S("sqlite:"))) url = str_cut(url, 7, url.n);
    return sqlite_open(c, url, out);
}

err db_open_mass(struct ctx *c, str url, const char *schema, struct db **out)
{
    struct db *db;
    TRY(db_open(c, url, &db));
    err e = db->postgres ? pg_mass(c, db, schema) : sqlite_mass(c, db);
    if (e)
        db_close(db);
    else
        *out = db;
    return e;
}

void db_close(struct db *db)
{
    if (!db) return;
    db_rollback(db);
    db->e->close(db);
}

bool db_is_postgres(const struct db *db)
{
    return db->postgres;
}
unsigned long db_count(const struct db *db)
{
    return db->count;
}
bool db_in_write(const struct db *db)
{
    return db->tx == TX_WRITE;
}

err db_run(struct ctx *c, const struct sql *q, const struct arg *args, size_t n, struct rows **out)
{
    struct plan p;
    struct rows *r = NEW(c->arena, struct rows);
    r->a = c->arena;
    c->db->count++;
    TRY(struck(c, false));
    TRY(plan_make(c, c->db->postgres, q, args, n, &p));
    TRY(c->db->e->run(c, c->db, q, &p, r));
    *out = r;
    return NULL;
}

err db_do(struct ctx *c, const struct sql *q, const struct arg *args, size_t n)
{
    struct rows *ignored;
    return db_run(c, q, args, n, &ignored);
}

err db_one(struct ctx *c, const struct sql *q, const struct arg *args, size_t n, struct rows **out, bool *found)
{
    struct rows *r;
    TRY(db_run(c, q, args, n, &r));
    if (r->count > 1) FAIL(c, E_FAULT, "statement", "%s: %zu rows where one was wanted", q->name, r->count);
    *found = rows_next(r);
    *out = r;
    return NULL;
}

err db_many(struct ctx *c, const struct sql *q, const struct arg *args, size_t per, size_t n, struct rows **out)
{
    struct plan p;
    struct rows *r = NEW(c->arena, struct rows);
    r->a = c->arena;
    *out = r;
    if (!n) return NULL;
    c->db->count++;
    TRY(struck(c, false));
    TRY(plan_make(c, c->db->postgres, q, args, per, &p));
    return c->db->e->many(c, c->db, q, &p, args, per, n, r);
}

err db_script(struct ctx *c, str text)
{
    return c->db->e->script(c, c->db, text);
}

static err begin(struct ctx *c, bool write)
{
    if (c->db->tx != TX_NONE) FAIL(c, E_FAULT, "transaction", "a transaction inside a transaction");
    TRY(struck(c, false));
    TRY(c->db->e->begin(c, c->db, write));
    c->db->tx = write ? TX_WRITE : TX_READ;
    return NULL;
}
err db_begin(struct ctx *c)
{
    return begin(c, true);
}
err db_begin_read(struct ctx *c)
{
    return begin(c, false);
}

err db_commit(struct ctx *c)
{
    if (c->db->tx == TX_NONE) FAIL(c, E_FAULT, "transaction", "COMMIT without a transaction");
    err e = struck(c, true);
    /* uncertain: the engine did commit, and only the answer is lost */
    if (!e || db_uncertain(e)) {
        err real = c->db->e->commit(c, c->db);
        if (real) e = real;
        if (!real) c->db->tx = TX_NONE;
    }
    if (c->db->tx != TX_NONE) db_rollback(c->db);
    return e;
}

void db_rollback(struct db *db)
{
    if (!db || db->tx == TX_NONE) return;
    db->e->rollback(db);
    db->tx = TX_NONE;
}

bool db_again(err e)
{
    return e && e->kind == E_BUSY && e->code && strcmp(e->code, "store-busy") == 0;
}
bool db_uncertain(err e)
{
    return e && e->code && strcmp(e->code, "store-uncertain") == 0;
}

/* those who met go on at different moments, later each time: up to 2, 4, ... 128 ms */
static void wait_apart(int tries)
{
    uint32_t random;
    random_bytes(&random, sizeof random);
    long most = 1000000L << (tries < 6 ? tries + 1 : 7);
    nanosleep(&(struct timespec){ .tv_nsec = (long)random % most }, NULL);
}

err db_unit(struct ctx *c, err (*fn)(struct ctx *c, void *arg), void *arg)
{
    for (int tries = 0;; tries++) {
        err e = db_begin(c);
        if (!e) e = fn(c, arg);
        if (!e) e = db_commit(c);
        if (e) db_rollback(c->db);
        /* a connection lost before COMMIT took nothing with it: once more, on a new one */
        bool lost = e && e->kind == E_BUSY && strcmp(e->code, "store-lost") == 0;
        if (!(db_again(e) && tries < AGAIN_MOST) && !(lost && tries < 1)) return e;
        if (!lost) wait_apart(tries);
    }
}

/* ---- rows */

str *rows_add(struct rows *r)
{
    if (r->count == r->cap) {
        size_t cap = r->cap ? r->cap * 2 : 4;
        str *v = NEW_ARRAY(r->a, cap * (r->width ? r->width : 1), str);
        if (r->count) memcpy(v, r->cells, r->count * r->width * sizeof *v);
        r->cells = v;
        r->cap = cap;
    }
    return &r->cells[r->count++ * r->width];
}

bool rows_next(struct rows *r)
{
    if (r->at >= r->count) return false;
    r->at++;
    return true;
}
size_t rows_count(const struct rows *r)
{
    return r->count;
}
unsigned rows_width(const struct rows *r)
{
    return r->width;
}
str row_text(const struct rows *r, unsigned col)
{
    if (r->at == 0 || col >= r->width) return (str){ NULL, 0 };
    return r->cells[(r->at - 1) * r->width + col];
}
int64_t row_int(const struct rows *r, unsigned col)
{
    int64_t v = 0;
    str s = row_text(r, col);
    if (str_is(s, "t")) return 1;
    (void)str_int(s, &v);
    return v;
}
bool row_null(const struct rows *r, unsigned col)
{
    return row_text(r, col).p == NULL;
}
/* SQLite gives the bytes, PostgreSQL \x and hexadecimal digits */
str row_blob(struct ctx *c, const struct rows *r, unsigned col)
{
    str s = row_text(r, col);
    if (!db_is_postgres(c->db) || s.n < 2) return s;
    char *out = arena_alloc(c->arena, s.n / 2);
    for (size_t i = 2; i + 1 < s.n; i += 2) {
        unsigned v = 0;
        for (size_t k = i; k < i + 2; k++) v = v * 16 + (unsigned)(s.p[k] <= '9' ? s.p[k] - '0' : s.p[k] - 'a' + 10);
        out[i / 2 - 1] = (char)v;
    }
    return (str){ out, s.n / 2 - 1 };
}
id row_id(const struct rows *r, unsigned col)
{
    id i = { { 0 } };
    str s = row_text(r, col);
    if (s.n < sizeof i.s) memcpy(i.s, s.p ? s.p : "", s.n);
    return i;
}
when row_when(const struct rows *r, unsigned col)
{
    return (when){ row_int(r, col) };
}
