/* sqlite - the embedded engine; the only file that knows the SQLite library
 *
 * Writers of one process to one file take turns by a mutex, so that they wait without polling; writers of other processes are
 * waited for by SQLite's busy handler. The authorizer denies reads of guarded tables to a statement that has neither
 * {see:} nor the mark `system`. */
#include <pthread.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <time.h>

#include "store/internal.h"
#include "store/sqlite_set.h"

enum { SLOTS = 512 };

struct slot {
    sqlite3_stmt *st;
    char *text;
    size_t n;
    uint64_t hash;
};
struct sqlite {
    struct db db;
    sqlite3 *h;
    struct slot slots[SLOTS];
    const char *breach; /* the guarded table a statement tried to read */
    bool guarded_ok;
    bool copying; /* VACUUM INTO attaches its target */
    bool holds_writer;
    struct writer *writer;
};

/* who writes to a file now, for all connections of this process to it; one a file, kept */
struct writer {
    struct writer *next;
    char *path;
    pthread_mutex_t turn;
};
static struct writer *writers;
static pthread_mutex_t writers_lock = PTHREAD_MUTEX_INITIALIZER;

static struct writer *writer_of(const char *path)
{
    pthread_mutex_lock(&writers_lock);
    struct writer *w = writers;
    while (w && strcmp(w->path, path) != 0) w = w->next;
    if (!w && (w = calloc(1, sizeof *w)) != NULL) {
        w->path = strdup(path);
        if (w->path && pthread_mutex_init(&w->turn, NULL) == 0) {
            w->next = writers;
            writers = w;
        } else {
            free(w->path);
            free(w);
            w = NULL;
        }
    }
    pthread_mutex_unlock(&writers_lock);
    return w;
}

static int authorize(void *u, int code, const char *table, const char *col, const char *dbname, const char *via)
{
    struct sqlite *s = u;
    (void)col;
    (void)dbname;
    if (via) return SQLITE_OK; /* our triggers that keep the full-text index; there are no views */
    if (code == SQLITE_ATTACH || code == SQLITE_DETACH) return s->copying ? SQLITE_OK : SQLITE_DENY;
    if (code != SQLITE_READ || !table || s->guarded_ok || !access_guarded(table)) return SQLITE_OK;
    s->breach = table;
    return SQLITE_DENY;
}

static err failed(struct ctx *c, struct sqlite *s, int rc, const char *what)
{
    switch (rc & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED: FAIL(c, E_BUSY, "store-busy", "the store is busy; try again");
    case SQLITE_FULL: FAIL(c, E_FULL, "disk-full", "the disk is full; nothing was changed");
    case SQLITE_CONSTRAINT: FAIL(c, E_CONFLICT, "store-constraint", "%s: %s", what, sqlite3_errmsg(s->h));
    case SQLITE_NOMEM: FAIL(c, E_BUSY, "out-of-memory", "not enough memory; try again later");
    default:
        if (rc == SQLITE_IOERR_WRITE || rc == SQLITE_IOERR_FSYNC || rc == SQLITE_IOERR_SHMSIZE)
            FAIL(c, E_FULL, "disk-full", "the disk does not take more; nothing was changed");
        FAIL(c, E_FAULT, "store", "%s: %s (%d)", what, sqlite3_errmsg(s->h), rc);
    }
}

static err prepare(struct ctx *c, struct sqlite *s, const struct sql *q, const struct plan *p, sqlite3_stmt **out)
{
    uint64_t h = str_hash_long(p->text);
    struct slot *slot = &s->slots[h % SLOTS];
    if (slot->st && slot->hash == h && slot->n == p->text.n && memcmp(slot->text, p->text.p, p->text.n) == 0) {
        *out = slot->st;
        return NULL;
    }
    sqlite3_stmt *st = NULL;
    s->breach = NULL;
    int rc = sqlite3_prepare_v3(s->h, p->text.p, (int)p->text.n + 1, SQLITE_PREPARE_PERSISTENT, &st, NULL);
    if (rc == SQLITE_AUTH) FAIL(c, E_FAULT, "guarded", "%s reads %s without {see:}", q->name, s->breach ? s->breach : "what it may not");
    if (rc != SQLITE_OK) return failed(c, s, rc, q->name);
    sqlite3_finalize(slot->st);
    free(slot->text);
    *slot = (struct slot){ .st = st, .n = p->text.n, .hash = h, .text = malloc(p->text.n) };
    if (slot->text)
        memcpy(slot->text, p->text.p, p->text.n);
    else
        slot->n = 0;
    *out = st;
    return NULL;
}

static int bind(sqlite3_stmt *st, const struct plan *p)
{
    for (size_t i = 0; i < p->nargs; i++) {
        const struct arg *a = &p->args[i];
        int rc = SQLITE_OK, at = (int)i + 1;
        switch (a->type) {
        case ARG_NULL: rc = sqlite3_bind_null(st, at); break;
        case ARG_INT: rc = sqlite3_bind_int64(st, at, a->i); break;
        case ARG_BLOB: rc = sqlite3_bind_blob64(st, at, a->s.p ? a->s.p : "", a->s.n, SQLITE_STATIC); break;
        case ARG_LIST:
        case ARG_TEXT: rc = sqlite3_bind_text64(st, at, a->s.p ? a->s.p : "", a->s.n, SQLITE_STATIC, SQLITE_UTF8);
        }
        if (rc != SQLITE_OK) return rc;
    }
    return SQLITE_OK;
}

/* a copy that can fail without a jump while the statement is open */
static void take_row(sqlite3_stmt *st, struct rows *out)
{
    str *cell = rows_add(out);
    for (unsigned i = 0; i < out->width; i++) {
        if (sqlite3_column_type(st, (int)i) == SQLITE_NULL) continue;
        const void *p = sqlite3_column_text(st, (int)i);
        cell[i] = arena_dup(out->a, (str){ p, (size_t)sqlite3_column_bytes(st, (int)i) });
        if (!cell[i].p) cell[i].p = "";
    }
}

static void drop_statement(void *st)
{
    sqlite3_reset(st);
    sqlite3_clear_bindings(st);
}

static err run(struct ctx *c, struct db *db, const struct sql *q, const struct plan *p, struct rows *out)
{
    struct sqlite *s = (struct sqlite *)db;
    sqlite3_stmt *st;
    void **slot = arena_onclose(c->arena, drop_statement); /* when memory ends while rows are copied */
    s->guarded_ok = p->may_read_guarded;                   /* also for a statement that SQLite prepares again by itself */
    TRY(prepare(c, s, q, p, &st));
    int rc = bind(st, p);
    *slot = st;
    out->width = (unsigned)sqlite3_column_count(st);
    if (rc == SQLITE_OK)
        while ((rc = sqlite3_step(st)) == SQLITE_ROW) take_row(st, out);
    err e = rc == SQLITE_DONE ? NULL : failed(c, s, rc, q->name);
    *slot = NULL;
    drop_statement(st);
    return e;
}

static err many(struct ctx *c, struct db *db, const struct sql *q, const struct plan *p, const struct arg *args, size_t per, size_t n, struct rows *out)
{
    struct sqlite *s = (struct sqlite *)db;
    struct plan row = *p;
    sqlite3_stmt *st;
    int rc = SQLITE_DONE;
    void **slot = arena_onclose(c->arena, drop_statement);
    s->guarded_ok = p->may_read_guarded;
    TRY(prepare(c, s, q, p, &st));
    *slot = st;
    out->width = (unsigned)sqlite3_column_count(st);
    row.nargs = per;
    if (p->set) {
        struct set all = { args, per, n };
        if ((rc = set_bind(st, 1, &all)) == SQLITE_OK)
            while ((rc = sqlite3_step(st)) == SQLITE_ROW) take_row(st, out);
    }
    for (size_t i = 0; i < n && rc == SQLITE_DONE && !p->set; i++) {
        row.args = (struct arg *)(uintptr_t)(args + i * per);
        if ((rc = bind(st, &row)) == SQLITE_OK)
            while ((rc = sqlite3_step(st)) == SQLITE_ROW) take_row(st, out);
        if (rc == SQLITE_DONE) sqlite3_reset(st);
    }
    err e = rc == SQLITE_DONE ? NULL : failed(c, s, rc, q->name);
    *slot = NULL;
    drop_statement(st);
    return e;
}

static err script(struct ctx *c, struct db *db, str text)
{
    struct sqlite *s = (struct sqlite *)db;
    const char *z = arena_cstr(c->arena, text);
    s->guarded_ok = true;
    s->copying = str_starts(text, S("VACUUM INTO "));
    int rc = sqlite3_exec(s->h, z, NULL, NULL, NULL);
    s->copying = false;
    return rc == SQLITE_OK ? NULL : failed(c, s, rc, "script");
}

static void release(struct sqlite *s)
{
    if (!s->holds_writer) return;
    s->holds_writer = false;
    pthread_mutex_unlock(&s->writer->turn);
}

static err begin(struct ctx *c, struct db *db, bool write)
{
    struct sqlite *s = (struct sqlite *)db;
    if (write) {
        pthread_mutex_lock(&s->writer->turn);
        s->holds_writer = true;
    }
    int rc = sqlite3_exec(s->h, write ? "BEGIN IMMEDIATE" : "BEGIN", NULL, NULL, NULL);
    if (rc == SQLITE_OK) return NULL;
    release(s);
    return failed(c, s, rc, "BEGIN");
}

static err commit(struct ctx *c, struct db *db)
{
    struct sqlite *s = (struct sqlite *)db;
    int rc = sqlite3_exec(s->h, "COMMIT", NULL, NULL, NULL);
    if (rc != SQLITE_OK) return failed(c, s, rc, "COMMIT");
    release(s);
    return NULL;
}

static void rollback(struct db *db)
{
    struct sqlite *s = (struct sqlite *)db;
    if (!sqlite3_get_autocommit(s->h)) sqlite3_exec(s->h, "ROLLBACK", NULL, NULL, NULL);
    release(s);
}

static void close_db(struct db *db)
{
    struct sqlite *s = (struct sqlite *)db;
    for (size_t i = 0; i < SLOTS; i++) {
        sqlite3_finalize(s->slots[i].st);
        free(s->slots[i].text);
    }
    sqlite3_close(s->h);
    free(s->db.url);
    free(s);
}

static const struct engine engine = { run, many, script, begin, commit, rollback, close_db };

static const char settings[] = "PRAGMA journal_mode=WAL;"
                               "PRAGMA synchronous=FULL;"
                               "PRAGMA secure_delete=ON;"
                               "PRAGMA foreign_keys=ON;"
                               "PRAGMA temp_store=MEMORY;"
                               "PRAGMA cache_size=-8000;"
                               "PRAGMA mmap_size=268435456;";

/* another process writes: SQLite's own handler looks again after ever longer pauses, up to a tenth of a second, and finds the
 * next transaction of who writes one after another. Ten seconds in all. */
static int wait_turn(void *unused, int tries)
{
    enum { SHORT = 200, ALL = SHORT + 1960 };
    (void)unused;
    if (tries >= ALL) return 0;
    nanosleep(&(struct timespec){ .tv_nsec = tries < SHORT ? 1000000 : 5000000 }, NULL);
    return 1;
}

/* without the sum of all memory in use there is no lock that every allocation of every thread takes */
static void configure(void)
{
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

err sqlite_open(struct ctx *c, str path, struct db **out)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, configure);
    if (sqlite3_libversion_number() < 3040000) FAIL(c, E_FAULT, "store", "SQLite %s is too old; 3.40 is needed", sqlite3_libversion());
    struct sqlite *s = calloc(1, sizeof *s);
    if (!s) FAIL(c, E_BUSY, "out-of-memory", "not enough memory");
    s->db = (struct db){ .e = &engine };
    s->writer = writer_of(arena_cstr(c->arena, path));
    if (!s->writer) {
        free(s);
        FAIL(c, E_BUSY, "out-of-memory", "not enough memory");
    }
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    int rc = sqlite3_open_v2(arena_cstr(c->arena, path), &s->h, flags, NULL);
    if (rc == SQLITE_OK) rc = sqlite3_busy_handler(s->h, wait_turn, NULL);
    if (rc == SQLITE_OK) rc = sqlite3_exec(s->h, settings, NULL, NULL, NULL);
    if (rc == SQLITE_OK) rc = set_register(s->h);
    if (rc == SQLITE_OK) rc = sqlite3_set_authorizer(s->h, authorize, s);
    if (rc == SQLITE_OK) rc = sqlite3_db_config(s->h, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    if (rc != SQLITE_OK) {
        err e = failed(c, s, rc, "cannot open the database file");
        close_db(&s->db);
        return e;
    }
    *out = &s->db;
    return NULL;
}

err sqlite_mass(struct ctx *c, struct db *db)
{
    struct sqlite *s = (struct sqlite *)db;
    int rc = sqlite3_exec(
        s->h, "PRAGMA secure_delete=OFF; PRAGMA mmap_size=0; PRAGMA cache_size=-16000; PRAGMA wal_autocheckpoint=8000; PRAGMA journal_size_limit=67108864",
        NULL, NULL, NULL);
    return rc == SQLITE_OK ? NULL : failed(c, s, rc, "cannot open the database file");
}
