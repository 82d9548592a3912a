/* kind - what is made of a kind once at start: the whole field table and its statements; spine only */
#ifndef SPINE_KIND_H
#define SPINE_KIND_H

#include "spine/record.h"

struct kind_made {
    const struct kind *kind;
    struct shape shape; /* common and own fields */
    struct shape own;
    struct sql find, find_ref, insert_record, insert_own, page;
    char *columns; /* "r.id, ..., k.product, ..." */
};
const struct kind_made *kind_made(const struct kind *k);
/* "SELECT columns FROM record r JOIN own k ON k.record = r.id" */
void kind_select(struct buf *b, const struct kind_made *m);

#endif
