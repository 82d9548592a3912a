/* entry - the append-only timeline of a record, hash-chained (details 6) */
#ifndef SPINE_ENTRY_H
#define SPINE_ENTRY_H

#include "spine/record.h"

struct entry_new {
    const char *verb;          /* created note message state field link assigned waiting attachment grant ... */
    str part, field, was, now; /* words and ids, never personal text */
    str body;                  /* text; kept apart with a salt */
    str audience;              /* empty: whoever sees the record */
    when at;                   /* 0: now */
};
err entry_add(struct ctx *c, const id *record, const struct entry_new *e, id *out) MUST_USE;

/* tells that something of it changed that has no entry: `what` is a word of the room, a point, and what (webhook.h) */
err change_add(struct ctx *c, const id *record, str what) MUST_USE;

struct entry {
    id id;
    int64_t n;
    when at;
    str actor, actor_name, verb, part, field, was, now, body, audience;
    bool erased; /* the body was removed by retention, erasure or redaction */
};
extern const struct shape entry_shape;
/* newest last; before: an entry n to page from (0 = the newest) */
err entry_list(struct ctx *c, const id *record, int64_t before, int64_t limit, struct list *out) MUST_USE;
/* removes the body by an entry of its own that names rule and approvers; an entry `erased` whose `was` is "all" stands for
 * all bodies before it (erase.h) */
err entry_erase(struct ctx *c, const id *entry, str rule, str approvers) MUST_USE;

#endif
