/* db - one database face, two engines (SQLite, PostgreSQL)
 *
 * Statements live in .sql files beside the C that calls them; tools/sqlc makes a `struct sql` of each. Rows come back
 * whole, copied into the arena: no statement stays open. One struct db belongs to one thread. Tokens in a statement:
 * {see:A} (the access rule for alias A), {lock}, {list:$n} (an argument that is a list of texts), {rows:...} and {set:...} (db_many). */
#ifndef STORE_DB_H
#define STORE_DB_H

#include "base/ctx.h"

struct db;
struct sql {
    const char *name; /* "report.recent" */
    const char *text;
    const char *where; /* file:line of the statement */
    bool sees;         /* has {see:} */
    bool system;       /* allowed to read guarded tables without it; the reason is in the .sql file */
};

enum arg_type { ARG_NULL, ARG_INT, ARG_TEXT, ARG_LIST, ARG_BLOB };
struct arg {
    enum arg_type type;
    int64_t i;
    str s;
    struct strs list;
};
#define A_TEXT(v) ((struct arg){ .type = ARG_TEXT, .s = (v) })
#define A_BLOB(v) ((struct arg){ .type = ARG_BLOB, .s = (v) })
#define A_ID(v)   ((struct arg){ .type = ARG_TEXT, .s = str_of((v).s) })
#define A_INT(v)  ((struct arg){ .type = ARG_INT, .i = (int64_t)(v) })
#define A_WHEN(v) ((struct arg){ .type = ARG_INT, .i = (v).us })
#define A_LIST(v) ((struct arg){ .type = ARG_LIST, .list = (v) })
#define A_NULL    ((struct arg){ .type = ARG_NULL })
/* an empty text or id, or a time of 0, as NULL */
struct arg arg_text_or_null(str s);
struct arg arg_id_or_null(const id *i);
struct arg arg_when_or_null(when w);

struct rows;
/* ARGS(...) for db_run; NOARGS for none */
#define ARGS(...) (const struct arg[]){ __VA_ARGS__ }, COUNT(((const struct arg[]){ __VA_ARGS__ }))
#define NOARGS    NULL, 0

/* url: a path or "sqlite:PATH" or ":memory:", or "postgresql://..."; E_FAULT with a reason when it cannot be opened.
 * On SQLite a read-write connection; WAL, synchronous=FULL, secure_delete, busy timeout 10 s. */
err db_open(struct ctx *c, str url, struct db **out) MUST_USE;
/* the same for what comes in masses and apart from records: a larger cache and journal, nothing wiped, and READ COMMITTED
 * on PostgreSQL, where `schema` (letters, digits, _) is the first of the search path, made when it is not there */
err db_open_mass(struct ctx *c, str url, const char *schema, struct db **out) MUST_USE;
void db_close(struct db *db); /* NULL is fine; rolls back */
bool db_is_postgres(const struct db *db);

err db_run(struct ctx *c, const struct sql *q, const struct arg *args, size_t n, struct rows **out) MUST_USE;
/* when the rows do not matter */
err db_do(struct ctx *c, const struct sql *q, const struct arg *args, size_t n) MUST_USE;
/* exactly one row wanted: *found says whether there was one, and the cursor stands on it */
err db_one(struct ctx *c, const struct sql *q, const struct arg *args, size_t n, struct rows **out, bool *found) MUST_USE;
/* one statement for many rows: `per` arguments each (no lists), `n` rows. {rows:int,blob,text} in its text stands for them,
 * a word an argument: VALUES run a row at a time on SQLite, arrays sent at once on PostgreSQL, where ON CONFLICT DO UPDATE
 * takes each key only once. {set:int,blob,text} is the same on PostgreSQL, and on SQLite one statement that reads all rows:
 * faster where many are put in order or looked up by a join, slower where they change pages here and there, each of which
 * SQLite then copies first. What comes back, of all rows, in no order. */
err db_many(struct ctx *c, const struct sql *q, const struct arg *args, size_t per, size_t n, struct rows **out) MUST_USE;
/* several statements in one text, without arguments; migrations only */
err db_script(struct ctx *c, str text) MUST_USE;

bool rows_next(struct rows *r);
size_t rows_count(const struct rows *r);
unsigned rows_width(const struct rows *r);
str row_text(const struct rows *r, unsigned col);    /* NULL gives an empty text */
int64_t row_int(const struct rows *r, unsigned col); /* NULL gives 0 */
bool row_null(const struct rows *r, unsigned col);
str row_blob(struct ctx *c, const struct rows *r, unsigned col); /* what was given as A_BLOB */
id row_id(const struct rows *r, unsigned col);
when row_when(const struct rows *r, unsigned col);

/* write transactions: BEGIN IMMEDIATE, or SERIALIZABLE on PostgreSQL; reads: a snapshot. Nesting is a fault.
 * db_again() says whether an error of a write is one that the whole unit may simply be run again for. */
err db_begin(struct ctx *c) MUST_USE;
err db_begin_read(struct ctx *c) MUST_USE;
err db_commit(struct ctx *c) MUST_USE;
void db_rollback(struct db *db); /* nothing open is fine */
bool db_in_write(const struct db *db);
bool db_again(err e);
bool db_uncertain(err e); /* the connection was lost during COMMIT: neither yes nor no */
/* fn inside a write transaction, retried up to 8 times with the arena kept; the unit must set its outputs afresh */
err db_unit(struct ctx *c, err (*fn)(struct ctx *c, void *arg), void *arg) MUST_USE;

/* statements executed so far by this connection; the n-th call from now (BEGIN and COMMIT count) fails once when set
 * (-1: none, negative after it struck), in the manner of fault_db_how */
enum fault_db { FAULT_BUSY, FAULT_LOST, FAULT_FULL, FAULT_UNCERTAIN };
unsigned long db_count(const struct db *db);
extern _Thread_local long fault_db_at;
extern _Thread_local enum fault_db fault_db_how;

#endif
