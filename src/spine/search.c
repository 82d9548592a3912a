/* search - see search.h */
#include "spine/search.h"

#include "base/buf.h"
#include "base/fold.h"
#include "base/utf8.h"

#include "search.sql.h"

static const struct field fields[] = {
#define F(m, ...) FIELD(struct hit, m, __VA_ARGS__)
    F(record, .flags = F_RO, .doc = "The record"),
    F(kind, .flags = F_RO, .doc = "What it is"),
    F(ref, .flags = F_RO, .doc = "Its reference"),
    F(title, .flags = F_RO, .doc = "Its title"),
    F(state, .flags = F_RO, .doc = "Where it stands"),
    F(field, .flags = F_RO, .doc = "Where the words were found"),
    F(excerpt, .flags = F_RO, .doc = "The text around them"),
    F(at, .flags = F_RO, .doc = "When that text was written"),
#undef F
};
SHAPE(hit_shape, "hit", struct hit, fields, "Something that was found");

err search_put(struct ctx *c, const id *record, const id *entry, str audience, str field, str text)
{
    if (!entry) TRY(db_do(c, &sql_drop, ARGS(A_ID(*record), A_TEXT(field))));
    if (!str_trim(text).n) return NULL;
    str kept = utf8_clip(text, 100000);
    return db_do(c, &sql_put,
                 ARGS(A_ID(*record), entry ? A_ID(*entry) : A_NULL, arg_text_or_null(audience), A_TEXT(field), A_WHEN(c->now), A_TEXT(kept),
                      A_TEXT(fold_words(c->arena, kept))));
}

/* folded as the texts were, so that both engines find the same */
str search_query(struct ctx *c, str words)
{
    struct buf b = { .a = c->arena };
    bool pg = db_is_postgres(c->db);
    str rest = fold_words(c->arena, utf8_clip(words, 500)), word;
    for (unsigned n = 0; n < 12 && str_split(&rest, ' ', &word);) {
        if (!word.n) continue;
        if (n++) buf_z(&b, pg ? " & " : " AND ");
        buf_fmt(&b, pg ? "'%.*s':*" : "\"%.*s\"*", FMT(word));
    }
    return buf_str(&b);
}

err search_find(struct ctx *c, str words, int64_t limit, struct list *out)
{
    struct rows *r;
    str q = search_query(c, words);
    *out = (struct list){ 0 };
    if (!q.n) return NULL;
    TRY(db_run(c, db_is_postgres(c->db) ? &sql_find_postgres : &sql_find_sqlite, ARGS(A_TEXT(q), A_INT(limit)), &r));
    struct hit *v = NEW_ARRAY(c->arena, rows_count(r) + 1, struct hit);
    size_t n = 0;
    while (rows_next(r))
        v[n++] = (struct hit){ .record = row_id(r, 0),
                               .kind = row_text(r, 1),
                               .ref = row_text(r, 2),
                               .title = row_text(r, 3),
                               .state = row_text(r, 4),
                               .field = row_text(r, 5),
                               .excerpt = utf8_clip(row_text(r, 6), 200),
                               .at = row_when(r, 7) };
    *out = (struct list){ v, n };
    return NULL;
}
