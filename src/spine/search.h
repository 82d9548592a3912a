/* search - one full-text index over records and entries, cut by the same access rule
 *
 * Order is by time and by field of match, never by corpus statistics (details 5). The one difference between the
 * engines' texts: FTS5 on SQLite, tsvector on PostgreSQL. */
#ifndef SPINE_SEARCH_H
#define SPINE_SEARCH_H

#include "spine/record.h"

/* replaces the text of that field (entry NULL) or adds the entry's */
err search_put(struct ctx *c, const id *record, const id *entry, str audience, str field, str text) MUST_USE;

struct hit {
    id record;
    str kind, ref, title, state, field, excerpt;
    when at;
};
extern const struct shape hit_shape;
err search_find(struct ctx *c, str words, int64_t limit, struct list *out) MUST_USE;
/* the engine's query text for the user's words: every word must be there, the last one may be a beginning; empty: none */
str search_query(struct ctx *c, str words);

#endif
