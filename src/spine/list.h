/* list - the one way to list records: filters from field tables, the access rule in the shape that fits the viewer */
#ifndef SPINE_LIST_H
#define SPINE_LIST_H

#include "http/http.h"
#include "spine/record.h"

struct page {
    struct list items; /* of the kind's struct, or struct record when the kind is NULL */
    size_t size;       /* of one */
    str next;          /* cursor; empty on the last page */
};
/* k NULL: records of every kind. Reads filters, q, sort, limit and cursor from the query; unknown ones are an error */
err list_records(struct ctx *c, const struct kind *k, const struct req *q, struct page *out) MUST_USE;
extern const struct param_doc list_query[];

/* opaque cursors: sealed, and bound to the viewer */
err cursor_make(struct ctx *c, str inner, str *out) MUST_USE;
err cursor_read(struct ctx *c, str cursor, str *inner) MUST_USE;
err query_limit(struct ctx *c, const struct req *q, int64_t usual, int64_t most, int64_t *out) MUST_USE;

#endif
