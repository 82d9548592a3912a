/* alert_link - the personal link: made as a letter leaves, good for the lines of that letter, and what mail tells us
 *
 * 128 random bits, of which SHA-256 is kept; a letter that is sent again has another link, and the former one stays good.
 * Whoever holds it answers for the organisations that the letter went to; nothing else is to be had by it. Opening it is
 * noted once and means little: scanners of mail follow links. */
#include "base/buf.h"
#include "base/utf8.h"
#include "domain/coordination/alert.h"
#include "guard/guard.h"
#include "spine/inmail.h"
#include "spine/session.h"

#include "alert_link.sql.h"

enum { GOOD_DAYS = 30 };

/* ---- a letter leaves */

err link_leaving(struct ctx *c, const struct outbox_sent *m, struct mail *mail)
{
    struct rows *r;
    bool found;
    str base;
    if (!str_starts(m->rule, S("alert"))) return NULL;
    TRY(setting_get(c, "base_url", &base));
    if (str_is(m->rule, "alert-test")) {
        mail->body = outbox_link_put(c->arena, mail->body, arena_fmt(c->arena, "%.*s/a/ (a link of its own for each recipient)", FMT(base)));
        return NULL;
    }
    if (!str_is(m->rule, "alert") && !str_is(m->rule, "alert-reminder")) return NULL;
    TRY(db_one(c, &sql_until, ARGS(A_ID(m->record)), &r, &found));
    if (!found) return NULL;
    int64_t by = row_int(r, 0) > c->now.us ? row_int(r, 0) : c->now.us;
    str token = token_new(c->arena, 16);
    TRY(db_do(c, &sql_keep, ARGS(A_TEXT(sha256_hex(c->arena, token)), A_ID(m->id), A_ID(m->record), A_INT(by + GOOD_DAYS * DAY))));
    mail->body = outbox_link_put(c->arena, mail->body, arena_fmt(c->arena, "%.*s/a/%.*s", FMT(base), FMT(token)));
    TRY(db_do(c, &sql_line_left, ARGS(A_ID(m->id), A_WHEN(c->now))));
    return db_do(c, &sql_part_left, ARGS(A_ID(m->id), A_WHEN(c->now)));
}

/* ---- a letter arrived at a mail server, or came back */

static err clock_of(struct ctx *c, const struct outbox_sent *m, str part)
{
    struct rows *r;
    bool found;
    struct pace p;
    when due;
    id line;
    TRY(db_one(c, &sql_clock, ARGS(A_TEXT(part)), &r, &found));
    if (!found || row_text(r, 0).n || str_is(row_text(r, 1), "none") || !str_is(row_text(r, 5), "sent") || !id_parse(part, &line)) return NULL;
    int urgency = word_index(&urgency_words, row_text(r, 2));
    TRY(policy_pace(c, &m->team, urgency < 0 ? 0 : (unsigned)urgency, &p));
    TRY(pace_after(c, &p, row_int(r, 6) > 1 ? p.minutes : p.parent, row_text(r, 3), row_text(r, 4), &due));
    return line_due(c, &line, due);
}

static err bounced(struct ctx *c, const struct outbox_sent *m, str part, str why)
{
    struct rows *r;
    str aud;
    id line;
    TRY(db_run(c, &sql_part_bounced, ARGS(A_TEXT(part), A_WHEN(c->now)), &r));
    if (!rows_count(r) || !id_parse(part, &line)) return NULL; /* answered meanwhile by another way */
    TRY(db_do(c, &sql_line_bounced, ARGS(A_TEXT(part), A_WHEN(c->now))));
    TRY(line_audience(c, &line, &aud));
    return entry_add(
        c, &m->record,
        &(struct entry_new){ .verb = "recipient", .part = part, .field = S("bounced"), .now = id_str(&m->id), .body = utf8_clip(why, 500), .audience = aud },
        NULL);
}

static err moved(struct ctx *c, const struct outbox_sent *m, str state, str error)
{
    struct rows *r;
    if (!str_is(m->rule, "alert") && !str_is(m->rule, "alert-reminder")) return NULL;
    bool back = str_is(state, "failed") || str_is(state, "bounced");
    if (!back && !str_is(state, "sent")) return NULL;
    TRY(db_run(c, &sql_lines_of, ARGS(A_ID(m->id)), &r));
    while (rows_next(r)) {
        str part = row_text(r, 0);
        if (!row_int(r, 1)) continue; /* a later letter speaks for this line */
        if (back) {
            TRY(bounced(c, m, part, error));
            continue;
        }
        TRY(db_do(c, &sql_line_taken, ARGS(A_TEXT(part), A_WHEN(c->now))));
        TRY(db_do(c, &sql_part_taken, ARGS(A_TEXT(part), A_WHEN(c->now))));
        TRY(clock_of(c, m, part));
    }
    return NULL;
}

/* ---- an answer by mail: counts when it comes from the address that was asked */

static err answered(struct ctx *c, const struct inmail *m, const struct inmail_answer *a, bool *taken)
{
    struct rows *r;
    if (!str_is(a->asked.rule, "alert") && !str_is(a->asked.rule, "alert-reminder")) return NULL;
    str text = utf8_clip(m->mail->text, 2000);
    TRY(db_run(c, &sql_lines_of, ARGS(A_ID(a->asked.id)), &r));
    while (rows_next(r)) {
        id part = row_id(r, 0);
        str aud;
        if (a->same_address) {
            struct answered v = { row_text(r, 2).n ? row_text(r, 2) : S("received"), text, S("reply") };
            TRY(line_answer(c, &a->asked.record, &part, &v));
            continue;
        }
        TRY(line_audience(c, &part, &aud));
        TRY(entry_add(c, &a->asked.record,
                      &(struct entry_new){ .verb = "recipient", .part = id_str(&part), .field = S("reply-unproven"), .body = text, .audience = aud }, NULL));
        TRY(record_touch(c, &a->asked.record, false));
    }
    *taken = rows_count(r) > 0;
    return NULL;
}

void alert_install(void)
{
    outbox_leaving_set(link_leaving);
    outbox_moved_set(moved);
    inmail_answer_set(answered);
}

/* ---- the page */

static err by_token(struct ctx *c, str token, struct rows **r)
{
    bool found;
    TRY(db_one(c, &sql_by_hash, ARGS(A_TEXT(sha256_hex(c->arena, token)), A_WHEN(c->now)), r, &found));
    if (!found) FAIL(c, E_ABSENT, "no-such-code", "this link is not known, or has run out");
    return NULL;
}

err alert_link_look(struct ctx *c, str token, struct alert_page *out)
{
    struct rows *r, *l;
    TRY(by_token(c, token, &r));
    int tlp = word_index(&tlp_words, row_text(r, 4)), wanted = word_index(&wanted_words, row_text(r, 12));
    *out = (struct alert_page){ .record = row_id(r, 1),
                                .ref = row_text(r, 2),
                                .title = row_text(r, 3),
                                .tlp = row_text(r, 4),
                                .state = row_text(r, 5),
                                .text = row_text(r, 6),
                                .sharing = row_text(r, 7),
                                .withdrawn_why = row_text(r, 8),
                                .team_name = row_text(r, 9),
                                .telephone = row_text(r, 10),
                                .mailbox = row_text(r, 11),
                                .wanted = wanted < 0 ? 0 : (unsigned)wanted,
                                .sent_at = row_when(r, 13),
                                .answer_by = row_when(r, 14),
                                .closed_text = tlp < 0 || tlp > TLP_AMBER };
    if (out->closed_text) out->title = out->text = out->sharing = S("");
    TRY(db_run(c, &sql_page_lines, ARGS(A_TEXT(row_text(r, 0))), &l));
    struct alert_page_line *v = NEW_ARRAY(c->arena, rows_count(l) + 1, struct alert_page_line);
    size_t n = 0;
    while (rows_next(l)) v[n++] = (struct alert_page_line){ row_text(l, 1), row_text(l, 2), row_text(l, 3), row_when(l, 4) };
    out->lines = (struct list){ v, n };
    return NULL;
}

err alert_link_opened(struct ctx *c, str token)
{
    struct rows *r, *l;
    TRY(by_token(c, token, &r));
    id record = row_id(r, 1);
    TRY(db_run(c, &sql_open, ARGS(A_TEXT(row_text(r, 0)), A_WHEN(c->now)), &l));
    viewer_use(c, viewer_system(c, "personal-link", (struct strs){ 0 }, 0));
    while (rows_next(l)) {
        id part = row_id(l, 0);
        str aud;
        TRY(db_do(c, &sql_part_opened, ARGS(A_ID(part), A_WHEN(c->now))));
        TRY(line_audience(c, &part, &aud));
        TRY(entry_add(c, &record, &(struct entry_new){ .verb = "recipient", .part = id_str(&part), .field = S("opened"), .audience = aud }, NULL));
    }
    return rows_count(l) ? record_touch(c, &record, false) : NULL;
}

err alert_link_answer(struct ctx *c, str token, str answer, str said)
{
    struct rows *r, *l;
    TRY(by_token(c, token, &r));
    id record = row_id(r, 1);
    if (!str_is(row_text(r, 5), "sent") && !str_is(row_text(r, 5), "closed")) FAIL(c, E_CONFLICT, "not-in-state", "this alert takes no answers any more");
    viewer_use(c, viewer_system(c, "personal-link", (struct strs){ 0 }, 0));
    TRY(db_run(c, &sql_page_lines, ARGS(A_TEXT(row_text(r, 0))), &l));
    while (rows_next(l)) {
        id part = row_id(l, 0);
        TRY(line_answer(c, &record, &part, &(struct answered){ answer, utf8_clip(said, 2000), S("link") }));
    }
    return NULL;
}
