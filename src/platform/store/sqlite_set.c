/* sqlite_set - see sqlite_set.h: a virtual table without a store (sqlite.org/vtab.html, 3.1.2 "Eponymous virtual tables")
 *
 * One statement that reads a thousand rows keeps its place in the tree it writes to; a thousand statements look for theirs
 * from the root each time. */
#include "store/sqlite_set.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct reader {
    sqlite3_vtab_cursor base;
    const struct set *set;
    size_t at;
};

static const char kind[] = "rabta rows"; /* sqlite3_bind_pointer: nobody else's pointer is taken for one of ours */

static int connect_table(sqlite3 *h, void *aux, int argc, const char *const *argv, sqlite3_vtab **out, char **why)
{
    char text[SET_WIDTH * 8 + 64];
    size_t n = (size_t)snprintf(text, sizeof text, "CREATE TABLE x(");
    (void)aux, (void)argc, (void)argv, (void)why;
    for (int i = 1; i <= SET_WIDTH; i++) n += (size_t)snprintf(text + n, sizeof text - n, "c%d, ", i);
    snprintf(text + n, sizeof text - n, "rows HIDDEN)");
    int rc = sqlite3_declare_vtab(h, text);
    if (rc != SQLITE_OK) return rc;
    *out = calloc(1, sizeof **out);
    return *out ? SQLITE_OK : SQLITE_NOMEM;
}

static int disconnect(sqlite3_vtab *t)
{
    free(t);
    return SQLITE_OK;
}

/* the rows come in their order; whatever else is asked of them is SQLite's to look at */
static int best_index(sqlite3_vtab *t, sqlite3_index_info *info)
{
    (void)t;
    for (int i = 0; i < info->nConstraint; i++) {
        if (info->aConstraint[i].iColumn != SET_WIDTH || info->aConstraint[i].op != SQLITE_INDEX_CONSTRAINT_EQ || !info->aConstraint[i].usable) continue;
        info->aConstraintUsage[i].argvIndex = 1;
        info->aConstraintUsage[i].omit = 1;
        info->estimatedRows = 1000;
        info->estimatedCost = 1000;
        return SQLITE_OK;
    }
    return SQLITE_CONSTRAINT;
}

static int open_reader(sqlite3_vtab *t, sqlite3_vtab_cursor **out)
{
    struct reader *r = calloc(1, sizeof *r);
    (void)t;
    if (!r) return SQLITE_NOMEM;
    *out = &r->base;
    return SQLITE_OK;
}

static int close_reader(sqlite3_vtab_cursor *c)
{
    free(c);
    return SQLITE_OK;
}

static int filter(sqlite3_vtab_cursor *c, int plan, const char *name, int argc, sqlite3_value **argv)
{
    struct reader *r = (struct reader *)c;
    (void)plan, (void)name;
    r->set = argc == 1 ? sqlite3_value_pointer(argv[0], kind) : NULL;
    r->at = 0;
    return SQLITE_OK;
}

static int next(sqlite3_vtab_cursor *c)
{
    ((struct reader *)c)->at++;
    return SQLITE_OK;
}

static int eof(sqlite3_vtab_cursor *c)
{
    const struct reader *r = (const struct reader *)c;
    return !r->set || r->at >= r->set->n;
}

static int column(sqlite3_vtab_cursor *c, sqlite3_context *out, int i)
{
    const struct reader *r = (const struct reader *)c;
    if (i < 0 || (size_t)i >= r->set->per) return SQLITE_OK; /* NULL */
    const struct arg *a = &r->set->args[r->at * r->set->per + (size_t)i];
    switch (a->type) {
    case ARG_NULL: break;
    case ARG_INT: sqlite3_result_int64(out, a->i); break;
    case ARG_BLOB: sqlite3_result_blob64(out, a->s.p ? a->s.p : "", a->s.n, SQLITE_STATIC); break;
    case ARG_LIST:
    case ARG_TEXT: sqlite3_result_text64(out, a->s.p ? a->s.p : "", a->s.n, SQLITE_STATIC, SQLITE_UTF8);
    }
    return SQLITE_OK;
}

static int row_number(sqlite3_vtab_cursor *c, sqlite3_int64 *out)
{
    *out = (sqlite3_int64)((const struct reader *)c)->at;
    return SQLITE_OK;
}

int set_register(sqlite3 *h)
{
    static const sqlite3_module module = { .xConnect = connect_table, /* no xCreate: it is there, and nobody makes another */
                                           .xBestIndex = best_index,
                                           .xDisconnect = disconnect,
                                           .xOpen = open_reader,
                                           .xClose = close_reader,
                                           .xFilter = filter,
                                           .xNext = next,
                                           .xEof = eof,
                                           .xColumn = column,
                                           .xRowid = row_number };
    return sqlite3_create_module_v2(h, "given", &module, NULL, NULL);
}

int set_bind(sqlite3_stmt *st, int at, const struct set *s)
{
    return sqlite3_bind_pointer(st, at, (void *)(uintptr_t)s, kind, NULL);
}
