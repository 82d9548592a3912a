/* entry - appending to the timeline, reading it, taking a body out of it */
#include "spine/entry.h"

#include "base/buf.h"
#include "guard/guard.h"
#include "spine/audit.h"
#include "spine/notify.h"
#include "spine/search.h"

#include "entry.sql.h"

static const struct field fields[] = {
#define F(m, ...) FIELD(struct entry, m, __VA_ARGS__)
    F(id, .flags = F_RO, .doc = "Identifier"),
    F(at, .flags = F_RO, .doc = "When"),
    F(actor, .flags = F_RO, .doc = "Who: a person, a receipt or a part of the system"),
    F(actor_name, .flags = F_RO, .doc = "The person's name"),
    F(verb, .flags = F_RO, .doc = "What was done"),
    F(part, .flags = F_RO, .doc = "The route, recipient or other part concerned"),
    F(field, .flags = F_RO, .doc = "The member that changed"),
    F(was, .flags = F_RO, .doc = "Before"),
    F(now, .flags = F_RO, .doc = "After"),
    F(body, .flags = F_RO, .doc = "The text"),
    F(audience, .flags = F_RO, .doc = "all: whoever sees the record; else the principals, comma-separated"),
    F(erased, .flags = F_RO, .doc = "The text was removed by a rule; the entry and its proof remain"),
#undef F
};
SHAPE(entry_shape, "entry", struct entry, fields, "One step in a timeline");

str entry_hash(struct arena *a, str prev, const struct entry_row *e)
{
    struct buf b = { .a = a };
    const str parts[] = { prev,
                          id_str(&e->record),
                          arena_fmt(a, "%lld", (long long)e->n),
                          arena_fmt(a, "%lld", (long long)e->at.us),
                          e->actor,
                          e->verb,
                          e->part,
                          e->field,
                          e->was,
                          e->now,
                          e->audience,
                          e->digest };
    for (size_t i = 0; i < COUNT(parts); i++) { /* length first, so that no two lists of parts give one text */
        buf_int(&b, (int64_t)parts[i].n);
        buf_c(&b, ':');
        buf_put(&b, parts[i]);
    }
    return hash_hex(a, buf_str(&b));
}

str entry_digest(struct arena *a, str salt, str body)
{
    return hash_hex(a, arena_fmt(a, "%zu:%.*s%.*s", salt.n, FMT(salt), FMT(body)));
}

err entry_add(struct ctx *c, const id *record, const struct entry_new *e, id *out)
{
    struct rows *r;
    bool found;
    TRY(db_one(c, &sql_head, ARGS(A_ID(*record)), &r, &found));
    id me = id_new("ent", c->now);
    str salt = token_new(c->arena, 16);
    struct entry_row row = { .record = *record,
                             .n = row_int(r, 0) + 1,
                             .at = e->at.us ? e->at : c->now,
                             .actor = c->who->actor,
                             .verb = str_of(e->verb),
                             .part = e->part,
                             .field = e->field,
                             .was = e->was,
                             .now = e->now,
                             .audience = e->audience,
                             .digest = entry_digest(c->arena, salt, e->body) };
    str hash = entry_hash(c->arena, row_text(r, 1), &row);
    TRY(db_do(c, &sql_insert,
              ARGS(A_ID(me), A_ID(*record), A_INT(row.n), A_WHEN(row.at), A_TEXT(row.actor), A_TEXT(row.verb), arg_text_or_null(row.part), A_TEXT(row.field),
                   A_TEXT(row.was), A_TEXT(row.now), arg_text_or_null(row.audience), A_TEXT(row.digest), A_TEXT(hash))));
    TRY(db_do(c, &sql_body, ARGS(A_ID(me), A_TEXT(salt), A_TEXT(e->body))));
    TRY(db_do(c, &sql_advance, ARGS(A_ID(*record), A_INT(row.n), A_TEXT(hash))));
    TRY(db_do(c, &sql_change, ARGS(A_ID(id_new("chg", c->now)), A_ID(*record), A_ID(me), A_TEXT(row.verb), A_WHEN(c->now))));
    if (e->body.n) TRY(search_put(c, record, &me, e->audience, row.verb, e->body));
    if (out) *out = me;
    return notify_watchers(c, record, &me, row.verb);
}

err change_add(struct ctx *c, const id *record, str what)
{
    return db_do(c, &sql_change, ARGS(A_ID(id_new("chg", c->now)), A_ID(*record), A_NULL, A_TEXT(what), A_WHEN(c->now)));
}

static err audience_words(struct ctx *c, str audience, str *out)
{
    struct rows *r;
    struct buf b = { .a = c->arena };
    *out = S("all");
    if (!audience.n) return NULL;
    TRY(db_run(c, &sql_audience_names, ARGS(A_TEXT(audience)), &r));
    while (rows_next(r)) buf_fmt(&b, b.n ? ",%.*s" : "%.*s", FMT(row_text(r, 0)));
    *out = buf_str(&b);
    return NULL;
}

err entry_list(struct ctx *c, const id *record, int64_t before, int64_t limit, struct list *out)
{
    struct rows *r;
    TRY(db_run(c, &sql_list, ARGS(A_ID(*record), A_INT(before), A_INT(limit)), &r));
    struct entry *v = NEW_ARRAY(c->arena, rows_count(r) + 1, struct entry);
    size_t n = rows_count(r);
    for (size_t i = n; rows_next(r);) {
        struct entry *e = &v[--i];
        *e = (struct entry){ .id = row_id(r, 0),
                             .n = row_int(r, 1),
                             .at = row_when(r, 2),
                             .actor = row_text(r, 3),
                             .verb = row_text(r, 4),
                             .part = row_text(r, 5),
                             .field = row_text(r, 6),
                             .was = row_text(r, 7),
                             .now = row_text(r, 8),
                             .body = row_text(r, 9),
                             .erased = row_null(r, 9),
                             .actor_name = row_text(r, 11) };
        TRY(audience_words(c, row_text(r, 13), &e->audience));
    }
    *out = (struct list){ v, n };
    return NULL;
}

err entry_erase(struct ctx *c, const id *entry, str rule, str approvers)
{
    struct rows *r;
    bool found;
    TRY(db_one(c, &sql_find, ARGS(A_ID(*entry)), &r, &found));
    if (!found) FAIL(c, E_ABSENT, "not-found", "there is nothing here that you can see");
    id record = row_id(r, 1);
    str audience = row_text(r, 3); /* who did not see the text learns nothing of its end */
    TRY(db_do(c, &sql_erase, ARGS(A_ID(*entry))));
    TRY(db_do(c, &sql_unsearch, ARGS(A_ID(*entry))));
    return entry_add(c, &record, &(struct entry_new){ .verb = "erased", .field = rule, .was = id_str(entry), .now = approvers, .audience = audience }, NULL);
}
