/* pg - the engine to grow on; the only file that knows libpq
 *
 * Write transactions are SERIALIZABLE. Each leaves its number in write_seen before COMMIT, so that a connection lost
 * during COMMIT is asked about after reconnecting: committed, or to be run again. A connection that is lost elsewhere is
 * opened again where nothing can have been lost. */
#include <libpq-fe.h>
#include <stdlib.h>

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
    id write; /* of the running write transaction */
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
    return simple(c, s, settings);
}

static uint64_t hash_text(str t)
{
    uint64_t h = 1469598103934665603u;
    for (size_t i = 0; i < t.n; i++) h = (h ^ (unsigned char)t.p[i]) * 1099511628211u;
    return h ^ (h >> 32);
}

static err prepare(struct ctx *c, struct pg *s, const struct sql *q, const struct plan *p, char name[24])
{
    struct slot *slot = &s->slots[hash_text(p->text) % SLOTS];
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

static err run_once(struct ctx *c, struct db *db, const struct sql *q, const struct plan *p, struct rows *out)
{
    struct pg *s = (struct pg *)db;
    const char **v;
    int *len, *fmt;
    char name[24];
    TRY(values(c, q, p, &v, &len, &fmt));
    void **slot = arena_onclose(c->arena, drop_result);
    if (db->tx == TX_NONE) TRY(ensure(c, s));
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

/* a read that stands alone is asked again when its connection was found dead */
static err run(struct ctx *c, struct db *db, const struct sql *q, const struct plan *p, struct rows *out)
{
    err e = run_once(c, db, q, p, out);
    if (!e || db->tx != TX_NONE || PQstatus(((struct pg *)db)->h) == CONNECTION_OK || !str_starts(p->text, S("SELECT"))) return e;
    return run_once(c, db, q, p, out);
}

static err script(struct ctx *c, struct db *db, str text)
{
    return simple(c, (struct pg *)db, arena_cstr(c->arena, text));
}

static err begin(struct ctx *c, struct db *db, bool write)
{
    struct pg *s = (struct pg *)db;
    const char *how = write ? "BEGIN ISOLATION LEVEL SERIALIZABLE" : "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
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

static const struct engine engine = { run, script, begin, commit, rollback, close_db };

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
