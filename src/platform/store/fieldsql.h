/* fieldsql - field tables to columns: lists of columns, arguments from a struct, a struct from a row
 *
 * Enumerations are stored as words, lists of texts as JSON, times of 0 and empty ids as NULL. */
#ifndef STORE_FIELDSQL_H
#define STORE_FIELDSQL_H

#include "store/db.h"
#include "store/field.h"

bool field_has_column(const struct field *f);
/* "A.id, A.title, ..." ; returns how many */
unsigned fieldsql_columns(struct buf *b, const struct shape *s, const char *alias);
/* arguments of the columns in the same order, appended to args; returns how many */
size_t fieldsql_args(struct arena *a, const struct shape *s, const void *v, struct arg *args);
/* from column `col` on; returns the next column */
unsigned fieldsql_take(struct ctx *c, const struct shape *s, const struct rows *r, unsigned col, void *out);
/* one member as text for the audit trail and CSV */
str field_text(struct arena *a, const struct field *f, const void *v);
bool field_same(const struct field *f, const void *a, const void *b);
struct arg field_arg(struct arena *a, const struct field *f, const void *v);
/* a filter's text as the argument of that column; false when it is not of the field's type */
bool field_arg_of_text(const struct field *f, str text, struct arg *out);

#endif
