/* list - the one way to list records: filters from field tables, the access rule in the shape that fits the viewer */
#ifndef SPINE_LIST_H
#define SPINE_LIST_H

#include "http/http.h"
#include "spine/record.h"
#include "store/db.h"

struct page {
    struct list items; /* of the kind's struct, or struct record when the kind is NULL */
    size_t size;       /* of one */
    str next;          /* cursor; empty on the last page */
};
/* k NULL: records of every kind. Reads filters, q, sort, limit and cursor from the query; unknown ones are an error */
err list_records(struct ctx *c, const struct kind *k, const struct req *q, struct page *out) MUST_USE;
extern const struct param_doc list_query[];

/* for a kind's own filters: binds a value and returns its number; adds text to WHERE, in which `r` is the record and any
 * guarded table is read through {see:} */
size_t list_more_arg(struct list_more *m, struct arg a);
void list_more_where(struct list_more *m, str text);

/* opaque cursors: sealed, and bound to the viewer */
err cursor_make(struct ctx *c, str inner, str *out) MUST_USE;
err cursor_read(struct ctx *c, str cursor, str *inner) MUST_USE;
err query_limit(struct ctx *c, const struct req *q, int64_t usual, int64_t most, int64_t *out) MUST_USE;

#endif
