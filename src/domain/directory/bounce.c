/* bounce - a message that came back is counted on the contacts with that address; at the third they are passed over
 *
 * The organisation's timeline says so once, when that happens: whom to call now is another question from then on. */
#include "domain/directory/inside.h"
#include "spine/entry.h"
#include "spine/inmail.h"

#include "bounce.sql.h"

err bounced_contact(struct ctx *c, const struct inmail_bounce *b)
{
    struct rows *r;
    str aud;
    if (b->late) return NULL; /* only delayed */
    TRY(db_run(c, &sql_counted, ARGS(A_TEXT(b->sent.recipient), A_TEXT(b->address)), &r));
    while (rows_next(r)) {
        struct record org = { .id = row_id(r, 0), .team = row_id(r, 1) };
        if (row_int(r, 3) != BOUNCES_OUT) continue;
        TRY(directory_audience(c, &org, &aud));
        TRY(entry_add(c, &org.id, &(struct entry_new){ .verb = "contact", .field = S("bouncing"), .now = row_text(r, 2), .body = b->status, .audience = aud },
                      NULL));
        TRY(record_touch(c, &org.id, false));
    }
    return NULL;
}
