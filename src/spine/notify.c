/* notify - see notify.h */
#include "spine/notify.h"

#include "notify.sql.h"

static const struct field fields[] = {
#define F(m, ...) FIELD(struct notification, m, __VA_ARGS__)
    F(id, .flags = F_RO, .doc = "Identifier"),   F(record, .flags = F_RO, .doc = "The record concerned, or the team itself"),
    F(kind, .flags = F_RO, .doc = "What it is"), F(ref, .flags = F_RO, .doc = "Its reference"),
    F(title, .flags = F_RO, .doc = "Its title"), F(what, .flags = F_RO, .doc = "What was done"),
    F(at, .flags = F_RO, .doc = "When"),         F(seen_at, .flags = F_RO, .doc = "When you saw it"),
#undef F
};
SHAPE(notification_shape, "notification", struct notification, fields, "Something new in a record you watch");

err watch_person(struct ctx *c, const id *record, const id *person)
{
    return db_do(c, &sql_watch, ARGS(A_ID(*record), A_ID(*person), A_WHEN(c->now)));
}

err watch_set(struct ctx *c, const id *record, bool on)
{
    if (on) return watch_person(c, record, &c->who->person);
    return db_do(c, &sql_unwatch, ARGS(A_ID(*record), A_ID(c->who->person)));
}

err notify_watchers(struct ctx *c, const id *record, const id *entry, str what)
{
    struct rows *r;
    TRY(db_run(c, &sql_watchers, ARGS(A_ID(*record), A_TEXT(c->who->actor)), &r));
    while (rows_next(r))
        TRY(db_do(c, &sql_add, ARGS(A_ID(id_new("ntf", c->now)), A_TEXT(row_text(r, 0)), A_ID(*record), A_ID(*entry), A_TEXT(what), A_WHEN(c->now))));
    return NULL;
}

err notify_person(struct ctx *c, const id *record, str person, const id *entry, str what)
{
    return db_do(c, &sql_add, ARGS(A_ID(id_new("ntf", c->now)), A_TEXT(person), A_ID(*record), A_ID(*entry), A_TEXT(what), A_WHEN(c->now)));
}

err notify_team(struct ctx *c, str team, str person, str what)
{
    return db_do(c, &sql_add, ARGS(A_ID(id_new("ntf", c->now)), A_TEXT(person), A_TEXT(team), A_TEXT(S("")), A_TEXT(what), A_WHEN(c->now)));
}

err notify_list(struct ctx *c, bool unseen_only, int64_t limit, struct list *out)
{
    struct rows *r;
    TRY(db_run(c, &sql_list, ARGS(A_ID(c->who->person), A_INT(unseen_only), A_INT(limit), A_WHEN(c->now)), &r));
    struct notification *v = NEW_ARRAY(c->arena, rows_count(r) + 1, struct notification);
    size_t n = 0;
    while (rows_next(r))
        v[n++] =
            (struct notification){ row_id(r, 0), row_id(r, 1), row_text(r, 2), row_text(r, 3), row_text(r, 4), row_text(r, 5), row_when(r, 6), row_when(r, 7) };
    *out = (struct list){ v, n };
    return NULL;
}

err notify_seen(struct ctx *c, const id *which)
{
    return db_do(c, &sql_seen, ARGS(A_ID(c->who->person), A_ID(*which), A_WHEN(c->now)));
}
