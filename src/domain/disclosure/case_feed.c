/* case_feed - embargoes that end, for the calendar of whoever sees the case: a reference and an hour */
#include "domain/disclosure/case.h"
#include "spine/feed.h"
#include "spine/i18n.h"

#include "case_feed.sql.h"

err case_feed(struct ctx *c, struct list *out)
{
    struct rows *r;
    TRY(db_run(c, &sql_ends, NOARGS, &r));
    struct feed_line *v = NEW_ARRAY(c->arena, rows_count(r) + 1, struct feed_line);
    size_t n = 0;
    while (rows_next(r))
        v[n++] = (struct feed_line){ .uid = arena_fmt(c->arena, "embargo-%.*s", FMT(row_text(r, 0))),
                                     .ref = row_text(r, 1),
                                     .at = row_when(r, 2),
                                     .stamp = row_when(r, 3),
                                     .sequence = row_int(r, 4),
                                     .words = str_of(i18n(c->who->language, MSG_MAIL_CALENDAR_EMBARGO)) };
    *out = (struct list){ v, n };
    return NULL;
}
