/* reply - see reply.h */
#include "spine/reply.h"

#include "base/buf.h"
#include "spine/i18n.h"
#include "spine/outbox.h"

#include "reply.sql.h"

/* the last mail that came from this address about this record, or that it was made of: a mail program lays the answer
 * beside it */
static err answered(struct ctx *c, const struct record *r, struct outbox_new *m)
{
    struct rows *rows;
    bool found;
    TRY(db_one(c, &sql_answered, ARGS(A_ID(r->id), A_TEXT(arena_lower(c->arena, m->recipient)), A_ID(r->team)), &rows, &found));
    if (!found) return NULL;
    m->in_reply_to = row_text(rows, 0);
    m->references = arena_fmt(c->arena, "%.*s%s%.*s", FMT(row_text(rows, 1)), row_text(rows, 1).n ? " " : "", FMT(m->in_reply_to));
    return NULL;
}

err reply_mail(struct ctx *c, const struct record *r, const struct said *what, str address, str language, str reason)
{
    struct buf subject = { .a = c->arena };
    struct rows *rows;
    bool found;
    id out;
    TRY(db_one(c, &sql_desk_of, ARGS(A_ID(r->team)), &rows, &found));
    str team = found ? row_text(rows, 0) : S(""), signature = found ? str_trim(row_text(rows, 1)) : S("");
    const struct place places[] = { { S("ref"), r->ref }, { S("team"), team } };
    buf_fill(&subject, str_of(i18n(language, MSG_MAIL_ANSWER_SUBJECT)), places, COUNT(places));
    struct outbox_new m = { .record = r->id,
                            .entry = what->entry,
                            .team = r->team,
                            .recipient = address,
                            .reason = reason,
                            .rule = S("reply"),
                            .tlp = r->tlp,
                            .subject = buf_str(&subject),
                            .body = signature.n ? arena_fmt(c->arena, "%.*s\n\n-- \n%.*s\n", FMT(what->text), FMT(signature)) : what->text,
                            .exercise = r->exercise };
    TRY(answered(c, r, &m));
    return outbox_add(c, &m, &out);
}
