/* pg - the engine to grow on; the only file that knows libpq
 *
 * Write transactions are SERIALIZABLE. Each leaves its number in write_seen before COMMIT, so that a connection lost
 * during COMMIT is asked about after reconnecting: committed, or to be run again. A connection that is lost elsewhere is
 * opened again where nothing can have been lost. */
#include <libpq-fe.h>
#include <stdlib.h>

#include "base/buf.h"
#include "store/internal.h"

enum { SLOTS = 512, MAX_ARGS = 8192 };

struct slot {
    char *text;
    size_t n;
    unsigned name;
};
struct pg {
    struct db db;
    PGconn *h;
    struct slot slots[SLOTS];
    unsigned names;
    id write;  /* of the running write transaction */
    bool mass; /* READ COMMITTED, and the search path below */
    char path[128];
};

static err failed(struct ctx *c, struct pg *s, PGresult *r, const char *what)
{
    char state[6] = "";
    if (r) {
        const char *p = PQresultErrorField(r, PG_DIAG_SQLSTATE);
        if (p) memcpy(state, p, 5);
    }
    str said = arena_dup(c->arena, str_trim(str_of(r ? PQresultErrorField(r, PG_DIAG_MESSAGE_PRIMARY) : PQerrorMessage(s->h))));
    PQclear(r);
    if (PQstatus(s->h) == CONNECTION_BAD) FAIL(c, E_BUSY, "store-lost", "the database is out of reach; try again");
    if (!strcmp(state, "40001") || !strcmp(state, "40P01") || !strcmp(state, "55P03")) FAIL(c, E_BUSY, "store-busy", "the store is busy; try again");
    if (!strcmp(state, "53100")) FAIL(c, E_FULL, "disk-full", "the disk is full; nothing was changed");
    if (!strncmp(state, "53", 2) || !strncmp(state, "57", 2)) FAIL(c, E_BUSY, "store-lost", "the database is out of reach; try again");
    if (!strncmp(state, "23", 2)) FAIL(c, E_CONFLICT, "store-constraint", "%s: %.*s", what, FMT(said));
    FAIL(c, E_FAULT, "store", "%s: %.*s (%s)", what, FMT(said), state);
}

static void forget_statements(struct pg *s)
{
    for (size_t i = 0; i < SLOTS; i++) {
        free(s->slots[i].text);
        s->slots[i] = (struct slot){ 0 };
    }
}

static err simple(struct ctx *c, struct pg *s, const char *text)
{
    PGresult *r = PQexec(s->h, text);
    ExecStatusType st = PQresultStatus(r);
    if (st != PGRES_COMMAND_OK && st != PGRES_TUPLES_OK) return failed(c, s, r, "database");
    PQclear(r);
    return NULL;
}

/* a transaction whose client is gone without a word must not keep its locks: the server ends it */
static const char settings[] = "SET client_min_messages=warning; SET default_transaction_isolation='read committed';"
                               "SET idle_in_transaction_session_timeout='60s'";

/* a lost connection is opened again where nothing can have been lost: outside a transaction */
static err ensure(struct ctx *c, struct pg *s)
{
    if (PQstatus(s->h) == CONNECTION_OK) return NULL;
    forget_statements(s);
    PQreset(s->h);
    if (PQstatus(s->h) != CONNECTION_OK) FAIL(c, E_BUSY, "store-lost", "the database is out of reach; try again");
    TRY(simple(c, s, settings));
    return s->mass ? simple(c, s, s->path) : NULL;
}

static err prepare(struct ctx *c, struct pg *s, const struct sql *q, const struct plan *p, char name[24])
{
    struct slot *slot = &s->slots[str_hash_long(p->text) % SLOTS];
    if (slot->text && slot->n == p->text.n && memcmp(slot->text, p->text.p, p->text.n) == 0) {
        snprintf(name, 24, "s%u", slot->name);
        return NULL;
    }
    if (slot->text) {
        char drop[40];
        snprintf(drop, sizeof drop, "DEALLOCATE s%u", slot->name);
        TRY(simple(c, s, drop));
        free(slot->text);
        *slot = (struct slot){ 0 };
    }
    snprintf(name, 24, "s%u", ++s->names);
    PGresult *r = PQprepare(s->h, name, p->text.p, 0, NULL);
    if (PQresultStatus(r) != PGRES_COMMAND_OK) return failed(c, s, r, q->name);
    PQclear(r);
    *slot = (struct slot){ .text = malloc(p->text.n + 1), .n = p->text.n, .name = s->names };
    if (!slot->text) {
        slot->n = 0;
        return NULL;
    }
    memcpy(slot->text, p->text.p, p->text.n);
    return NULL;
}

static err values(struct ctx *c, const struct sql *q, const struct plan *p, const char ***out, int **len, int **fmt)
{
    if (p->nargs > MAX_ARGS) FAIL(c, E_FAULT, "statement", "%s: %zu arguments", q->name, p->nargs);
    const char **v = NEW_ARRAY(c->arena, p->nargs + 1, const char *);
    int *l = NEW_ARRAY(c->arena, p->nargs + 1, int), *f = NEW_ARRAY(c->arena, p->nargs + 1, int);
    for (size_t i = 0; i < p->nargs; i++) {
        const struct arg *a = &p->args[i];
        if (a->type == ARG_INT)
            v[i] = arena_cstr(c->arena, arena_fmt(c->arena, "%lld", (long long)a->i));
        else if (a->type == ARG_BLOB) {
            v[i] = a->s.p ? a->s.p : "";
            l[i] = (int)a->s.n;
            f[i] = 1;
        } else if (a->type == ARG_TEXT)
            v[i] = arena_cstr(c->arena, a->s);
    }
    *out = v;
    *len = l;
    *fmt = f;
    return NULL;
}

static void drop_result(void *r)
{
    PQclear(r);
}

static err taken(struct ctx *c, struct pg *s, const struct sql *q, const struct plan *p, const char **v, int *len, int *fmt, struct rows *out)
{
    char name[24];
    void **slot = arena_onclose(c->arena, drop_result);
    TRY(prepare(c, s, q, p, name));
    PGresult *r = PQexecPrepared(s->h, name, (int)p->nargs, v, len, fmt, 0);
    ExecStatusType st = PQresultStatus(r);
    if (st != PGRES_COMMAND_OK && st != PGRES_TUPLES_OK) return failed(c, s, r, q->name);
    *slot = r;
    out->width = (unsigned)PQnfields(r);
    for (int i = 0, n = PQntuples(r); i < n; i++) {
        str *cell = rows_add(out);
        for (int k = 0; k < (int)out->width; k++)
            if (!PQgetisnull(r, i, k)) {
                cell[k] = arena_dup(out->a, (str){ PQgetvalue(r, i, k), (size_t)PQgetlength(r, i, k) });
                if (!cell[k].p) cell[k].p = "";
            }
    }
    *slot = NULL;
    PQclear(r);
    return NULL;
}

static err run_once(struct ctx *c, struct db *db, const struct sql *q, const struct plan *p, struct rows *out)
{
    struct pg *s = (struct pg *)db;
    const char **v;
    int *len, *fmt;
    TRY(values(c, q, p, &v, &len, &fmt));
    if (db->tx == TX_NONE) TRY(ensure(c, s));
    return taken(c, s, q, p, v, len, fmt, out);
}

/* a read that stands alone is asked again when its connection was found dead */
static err run(struct ctx *c, struct db *db, const struct sql *q, const struct plan *p, struct rows *out)
{
    err e = run_once(c, db, q, p, out);
    if (!e || db->tx != TX_NONE || PQstatus(((struct pg *)db)->h) == CONNECTION_OK || !str_starts(p->text, S("SELECT"))) return e;
    return run_once(c, db, q, p, out);
}

/* ---- many rows in one statement: an array a column, in PostgreSQL's binary form (src/include/catalog/pg_type.dat: 17 bytea,
 * 20 int8, 25 text; array_send: dimensions, has nulls, type, length, lower bound, then each with its length) */

static void put32(struct buf *b, uint32_t v)
{
    const char be[4] = { (char)(v >> 24), (char)(v >> 16), (char)(v >> 8), (char)v };
    buf_put(b, (str){ be, 4 });
}

static bool column_is(const struct arg *args, size_t per, size_t n, size_t col, enum arg_type type)
{
    for (size_t i = 0; i < n; i++)
        if (args[i * per + col].type == type) return true;
    return false;
}

static void column(struct buf *b, const struct arg *args, size_t per, size_t n, size_t col)
{
    bool ints = column_is(args, per, n, col, ARG_INT), blobs = column_is(args, per, n, col, ARG_BLOB);
    put32(b, 1);
    put32(b, column_is(args, per, n, col, ARG_NULL));
    put32(b, ints ? 20 : blobs ? 17 : 25);
    put32(b, (uint32_t)n);
    put32(b, 1);
    for (size_t i = 0; i < n; i++) {
        const struct arg *a = &args[i * per + col];
        if (a->type == ARG_NULL) {
            put32(b, UINT32_MAX);
        } else if (a->type == ARG_INT) {
            put32(b, 8);
            put32(b, (uint32_t)((uint64_t)a->i >> 32));
            put32(b, (uint32_t)(uint64_t)a->i);
        } else {
            put32(b, (uint32_t)a->s.n);
            buf_put(b, a->s);
        }
    }
}

/* a column of nothing but NULL has no type of its own: it is sent as the one the statement names */
static err arrays(struct ctx *c, const struct sql *q, const struct arg *args, size_t per, size_t n, const char ***out, int **len, int **fmt)
{
    *out = NEW_ARRAY(c->arena, per + 1, const char *);
    *len = NEW_ARRAY(c->arena, per + 1, int);
    *fmt = NEW_ARRAY(c->arena, per + 1, int);
    for (size_t col = 0; col < per; col++) {
        struct buf b = { .a = c->arena, .max = 256u << 20 };
        if (!column_is(args, per, n, col, ARG_INT) && !column_is(args, per, n, col, ARG_BLOB) && !column_is(args, per, n, col, ARG_TEXT)) {
            buf_c(&b, '{');
            for (size_t i = 0; i < n; i++) buf_z(&b, i ? ",NULL" : "NULL");
            buf_put(&b, (str){ "}", 2 });
            (*out)[col] = b.p;
            continue;
        }
        column(&b, args, per, n, col);
        if (b.full) FAIL(c, E_FAULT, "statement", "%s: too much at once", q->name);
        (*out)[col] = b.p;
        (*len)[col] = (int)b.n;
        (*fmt)[col] = 1;
    }
    return NULL;
}

static err many(struct ctx *c, struct db *db, const struct sql *q, const struct plan *p, const struct arg *args, size_t per, size_t n, struct rows *out)
{
    struct pg *s = (struct pg *)db;
    const char **v;
    int *len, *fmt;
    if (p->nargs != per) FAIL(c, E_FAULT, "statement", "%s: {rows} and its arguments differ", q->name);
    TRY(arrays(c, q, args, per, n, &v, &len, &fmt));
    if (db->tx == TX_NONE) TRY(ensure(c, s));
    return taken(c, s, q, p, v, len, fmt, out);
}

static err script(struct ctx *c, struct db *db, str text)
{
    return simple(c, (struct pg *)db, arena_cstr(c->arena, text));
}

static err begin(struct ctx *c, struct db *db, bool write)
{
    struct pg *s = (struct pg *)db;
    const char *how =
        write ? s->mass ? "BEGIN ISOLATION LEVEL READ COMMITTED" : "BEGIN ISOLATION LEVEL SERIALIZABLE" : "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
    TRY(ensure(c, s));
    s->write = id_new("w", clock_now());
    err e = simple(c, s, how);
    if (!e || PQstatus(s->h) == CONNECTION_OK) return e;
    TRY(ensure(c, s)); /* it was found dead before anything was done */
    return simple(c, s, how);
}

/* neither yes nor no: the number is left once more. The server may still be at work on the lost COMMIT: then this waits
 * for it at the unique key. Taken: it was committed. Not taken: it was not, and never can be from now on. */
static err ask_again(struct ctx *c, struct pg *s, const char *at)
{
    const char *v[2] = { s->write.s, at };
    for (int tries = 0; tries < 3; tries++) {
        if (ensure(c, s) || simple(c, s, "BEGIN; SET LOCAL lock_timeout='10s'")) continue;
        PGresult *r = PQexecParams(s->h, "INSERT INTO write_seen(id,at) VALUES($1,$2) ON CONFLICT (id) DO NOTHING", 2, NULL, v, NULL, NULL, 0);
        bool asked = PQresultStatus(r) == PGRES_COMMAND_OK, there = asked && strcmp(PQcmdTuples(r), "0") == 0;
        PQclear(r);
        if (simple(c, s, asked ? "COMMIT" : "ROLLBACK") || !asked) continue;
        if (there) return NULL;
        FAIL(c, E_BUSY, "store-busy", "the store is busy; try again");
    }
    FAIL(c, E_BUSY, "store-uncertain", "the database was lost while saving; look before you try again");
}

static err commit(struct ctx *c, struct db *db)
{
    struct pg *s = (struct pg *)db;
    char at[24] = "";
    if (db->tx == TX_WRITE) {
        snprintf(at, sizeof at, "%lld", (long long)c->now.us);
        const char *v[2] = { s->write.s, at };
        PGresult *w = PQexecParams(s->h, "INSERT INTO write_seen(id,at) VALUES($1,$2)", 2, NULL, v, NULL, NULL, 0);
        if (PQresultStatus(w) != PGRES_COMMAND_OK) return failed(c, s, w, "COMMIT");
        PQclear(w);
    }
    PGresult *r = PQexec(s->h, "COMMIT");
    bool fine = PQresultStatus(r) == PGRES_COMMAND_OK && strcmp(PQcmdStatus(r), "COMMIT") == 0;
    if (fine) {
        PQclear(r);
        return NULL;
    }
    if (PQstatus(s->h) == CONNECTION_BAD && db->tx == TX_WRITE) {
        PQclear(r);
        return ask_again(c, s, at);
    }
    if (PQresultStatus(r) == PGRES_COMMAND_OK) { /* the server answered ROLLBACK: an earlier statement had failed */
        PQclear(r);
        FAIL(c, E_BUSY, "store-busy", "the store is busy; try again");
    }
    return failed(c, s, r, "COMMIT");
}

static void rollback(struct db *db)
{
    struct pg *s = (struct pg *)db;
    if (PQtransactionStatus(s->h) == PQTRANS_IDLE) return;
    PQclear(PQexec(s->h, "ROLLBACK"));
}

static void close_db(struct db *db)
{
    struct pg *s = (struct pg *)db;
    forget_statements(s);
    PQfinish(s->h);
    free(db->url);
    free(s);
}

static const struct engine engine = { run, many, script, begin, commit, rollback, close_db };

err pg_open(struct ctx *c, str url, struct db **out)
{
    struct pg *s = calloc(1, sizeof *s);
    if (!s) FAIL(c, E_BUSY, "out-of-memory", "not enough memory");
    s->db = (struct db){ .e = &engine, .postgres = true };
    /* a server that says nothing is given up soon; what the URL itself says goes before */
    const char *const names[] = { "connect_timeout", "keepalives_idle", "keepalives_interval", "keepalives_count", "tcp_user_timeout", "dbname", NULL };
    const char *const values_of[] = { "5", "10", "5", "3", "15000", arena_cstr(c->arena, url), NULL };
    s->h = PQconnectdbParams(names, values_of, 1);
    if (PQstatus(s->h) != CONNECTION_OK) {
        str said = arena_dup(c->arena, str_trim(str_of(PQerrorMessage(s->h))));
        close_db(&s->db);
        FAIL(c, E_BUSY, "store-lost", "cannot reach PostgreSQL: %.*s", FMT(said));
    }
    err e = simple(c, s, settings);
    PGresult *r = PQexec(s->h, "SELECT datcollate FROM pg_database WHERE datname=current_database()");
    bool plain = PQresultStatus(r) == PGRES_TUPLES_OK && PQntuples(r) == 1 &&
                 (!strcmp(PQgetvalue(r, 0, 0), "C") || !strcmp(PQgetvalue(r, 0, 0), "C.UTF-8") || !strcmp(PQgetvalue(r, 0, 0), "POSIX"));
    PQclear(r);
    if (!e && !plain)
        e = err_make(c, E_FAULT, "collation", WHERE, (str){ NULL, 0 },
                     "the database must be created with collation C: createdb --locale=C --template=template0 NAME");
    if (e) {
        close_db(&s->db);
        return e;
    }
    *out = &s->db;
    return NULL;
}

err pg_mass(struct ctx *c, struct db *db, const char *schema)
{
    struct pg *s = (struct pg *)db;
    char make[160];
    /* two that make it at once: the one that comes second waits, and finds it there */
    snprintf(make, sizeof make, "BEGIN; SELECT pg_advisory_xact_lock(7203412); CREATE SCHEMA IF NOT EXISTS %s; COMMIT", schema);
    snprintf(s->path, sizeof s->path, "SET search_path=%s,public", schema);
    s->mass = true;
    TRY(simple(c, s, make));
    return simple(c, s, s->path);
}
