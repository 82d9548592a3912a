/* inmail_api - what came and became no part of a record, for the desk it came to; how mail comes in, for the administrator */
#include "base/buf.h"
#include "spine/api.h"
#include "spine/attachment.h"
#include "spine/inmail_inside.h"
#include "spine/list.h"
#include "spine/session.h"
#include "store/db.h"

#include "inmail_api.sql.h"

struct kept {
    id id, team;
    str door, what, state, reason, sender, sender_name, subject, text, openpgp;
    struct strs faults;
    int64_t size;
    when received_at;
};
static const struct field fields[] = {
#define F(m, ...) FIELD(struct kept, m, .flags = F_RO, __VA_ARGS__)
    F(id, .doc = "Identifier"),
    F(team, .doc = "Whose mailbox it came to"),
    F(door, .doc = "imap, lmtp or folder"),
    F(what, .doc = "new, noise, bounce (a delivery report), auto (an automatic answer) or refused"),
    F(state, .doc = "new: waits for the inbox; noise: held; refused: not read; dropped: put away by the desk"),
    F(reason, .doc = "own-mail, too-many-in-an-hour, report-of-nothing, auto-reply-to-nothing, mail-too-large, mail-empty or room-failed"),
    FIELD(struct kept, sender, .flags = F_RO | F_PERSONAL, .doc = "Address in the From header; anybody can write any"),
    FIELD(struct kept, sender_name, .flags = F_RO | F_PERSONAL, .doc = "Name in the From header"),
    F(subject, .doc = "Subject"),
    F(text, .doc = "The beginning of its text"),
    F(openpgp, .doc = "What became of its encryption and signature"),
    F(faults, .doc = "What was wrong with it"),
    F(size, .doc = "Bytes"),
    F(received_at, .doc = "When it came"),
#undef F
};
static SHAPE(kept_shape, "kept_mail", struct kept, fields, "A mail that came and is no part of a record");
LIST_OF(kept_list, mails, kept_shape, "Mail that came and is no part of a record");

static struct strs lines(struct arena *a, str text)
{
    str *v = NEW_ARRAY(a, 64, str), line;
    size_t n = 0;
    while (text.n && n < 64 && str_split(&text, '\n', &line)) v[n++] = line;
    return (struct strs){ v, n };
}

static const struct param_doc list_doc[] = { { "state", "Only this state; noise when not given" },
                                             { "before", "The id of the last one of the page before" },
                                             { "limit", "1 to 200; 50 when not given" },
                                             { NULL, NULL } };
static err list(struct ctx *c, const struct req *q, struct res *r)
{
    struct rows *o;
    struct kept_list out;
    int64_t limit;
    str state = req_query(q, "state");
    TRY(query_limit(c, q, 50, 200, &limit));
    TRY(db_run(c, &sql_list,
               ARGS(A_LIST(viewer_places(c->arena, c->who, MAY_DESK)), A_TEXT(state.n ? state : S("noise")), A_TEXT(req_query(q, "before")), A_INT(limit)),
               &o));
    struct kept *v = NEW_ARRAY(c->arena, rows_count(o) + 1, struct kept);
    size_t n = 0;
    while (rows_next(o))
        v[n++] = (struct kept){ .id = row_id(o, 0),
                                .team = row_id(o, 1),
                                .door = row_text(o, 2),
                                .what = row_text(o, 3),
                                .state = row_text(o, 4),
                                .reason = row_text(o, 5),
                                .sender = row_text(o, 6),
                                .sender_name = row_text(o, 7),
                                .subject = row_text(o, 8),
                                .text = row_text(o, 9),
                                .openpgp = row_text(o, 10),
                                .faults = lines(c->arena, row_text(o, 11)),
                                .size = row_int(o, 12),
                                .received_at = row_when(o, 13) };
    out.mails = (struct list){ v, n };
    res_json(r, &kept_list_shape, &out, 0);
    return NULL;
}

/* the mail, when the viewer works at the desk it came to and it is no part of a record, whose own rule would hold then */
static err mine(struct ctx *c, const struct req *q, id *out, str *sha256)
{
    struct rows *o;
    bool found;
    TRY(db_one(c, &sql_find, ARGS(A_TEXT(q->params[0])), &o, &found));
    if (!found || !(viewer_rights_at(c->who, row_text(o, 1)) & MAY_DESK)) FAIL(c, E_ABSENT, "not-found", "there is nothing here that you can see");
    *out = row_id(o, 0);
    *sha256 = row_text(o, 2);
    return NULL;
}

static err moved(struct ctx *c, const struct sql *s, const id *m)
{
    struct rows *o;
    TRY(db_run(c, s, ARGS(A_ID(*m)), &o));
    if (!rows_count(o)) FAIL(c, E_CONFLICT, "not-in-state", "this is not possible any more; look again");
    return NULL;
}

static err let_in(struct ctx *c, const struct req *q, struct res *r)
{
    id m;
    str sha;
    TRY(mine(c, q, &m, &sha));
    TRY(moved(c, &sql_let_in, &m));
    r->status = 204;
    return job_add(c, "inmail.place", arena_fmt(c->arena, "%s/%lld", m.s, (long long)c->now.us), S(""), id_str(&m), (when){ 0 });
}
static err drop(struct ctx *c, const struct req *q, struct res *r)
{
    id m;
    str sha;
    TRY(mine(c, q, &m, &sha));
    TRY(moved(c, &sql_drop, &m));
    r->status = 204;
    return NULL;
}
static err raw(struct ctx *c, const struct req *q, struct res *r)
{
    id m;
    str sha;
    TRY(mine(c, q, &m, &sha));
    if (sha.n != 64) FAIL(c, E_ABSENT, "not-found", "there is nothing here that you can see");
    return blob_send(c, sha, S("message.eml"), r);
}

/* ---- how mail comes in */

struct mail_in_io {
    str url, user, password, folder, error, door_folder;
    bool password_set, plus_tags;
    int64_t hourly;
    when polled_at, taken_at;
};
static const struct field io_fields[] = {
#define F(m, ...) FIELD(struct mail_in_io, m, __VA_ARGS__)
    F(url, .max = 300, .doc = "imap://host:port or imaps://host:port; empty: no mailbox is read"),
    F(user, .max = 200, .doc = "Name at the mail server"),
    F(password, .flags = F_SECRET, .max = 200, .doc = "Password there; empty: the former one stays"),
    F(password_set, .flags = F_RO, .doc = "A password is kept"),
    F(folder, .max = 100, .doc = "The mailbox that is read; empty: INBOX"),
    F(plus_tags, .doc = "The mail server delivers box+tag@ to box@: answers are known by their address"),
    F(hourly, .min = 1, .max = 100000, .doc = "More messages than this from one address in an hour are held as noise"),
    F(polled_at, .flags = F_RO, .doc = "When the mailbox was last looked at"),
    F(taken_at, .flags = F_RO, .doc = "When a message was last taken from it"),
    F(error, .flags = F_RO, .max = 600, .doc = "What the last look failed of; empty: it went well"),
    F(door_folder, .flags = F_RO, .max = 1000, .doc = "The maildir that the command line names"),
#undef F
};
static SHAPE(io_shape, "mail_in", struct mail_in_io, io_fields, "How mail comes in");

static err state_of(struct ctx *c, const struct inmail_settings *s, struct mail_in_io *io)
{
    struct rows *o;
    bool found;
    TRY(db_one(c, &sql_state, ARGS(A_TEXT(inmail_mailbox_key(c->arena, s))), &o, &found));
    if (!found) return NULL;
    io->polled_at = row_when(o, 0);
    io->taken_at = row_when(o, 1);
    io->error = row_text(o, 2);
    return NULL;
}

static err answer(struct ctx *c, struct res *r)
{
    struct inmail_settings s;
    TRY(inmail_settings_get(c, &s));
    struct mail_in_io io = { .url = s.imap_url,
                             .user = s.imap_user,
                             .password_set = s.imap_password.n > 0,
                             .folder = s.imap_folder,
                             .plus_tags = s.plus_tags,
                             .hourly = s.hourly,
                             .door_folder = str_of(inmail_folder_path()) };
    TRY(state_of(c, &s, &io));
    res_json(r, &io_shape, &io, 0);
    return NULL;
}
static err io_get(struct ctx *c, const struct req *q, struct res *r)
{
    (void)q;
    return answer(c, r);
}
static err io_put(struct ctx *c, const struct req *q, struct res *r)
{
    struct mail_in_io io = { .plus_tags = true, .hourly = 60 };
    TRY(api_read(c, q, &io_shape, &io));
    struct inmail_settings s = {
        .imap_url = io.url, .imap_user = io.user, .imap_password = io.password, .imap_folder = io.folder, .plus_tags = io.plus_tags, .hourly = io.hourly
    };
    TRY(inmail_settings_set(c, &s));
    TRY(person_logged(c, c->who->actor, "mail-in-set", S("")));
    return answer(c, r);
}
static err look(struct ctx *c, const struct req *q, struct res *r)
{
    struct inmail_settings s;
    (void)q;
    TRY(inmail_settings_get(c, &s));
    if (!s.imap_url.n && !inmail_folder_path()[0]) FAIL(c, E_CONFLICT, "no-mail-server", "set a mailbox to read first");
    str once = arena_fmt(c->arena, "now/%lld", (long long)(c->now.us / SECOND));
    TRY(job_add(c, "inmail.imap", once, S(""), S(""), (when){ 0 }));
    TRY(job_add(c, "inmail.folder", once, S(""), S(""), (when){ 0 }));
    r->status = 204;
    return NULL;
}

err inmail_health(struct ctx *c, bool *set, const char **trouble, when *polled, int64_t *waiting)
{
    struct inmail_settings s;
    struct mail_in_io io = { .hourly = 0 };
    struct rows *o;
    bool found;
    TRY(inmail_settings_get(c, &s));
    TRY(state_of(c, &s, &io));
    TRY(db_one(c, &sql_waiting, ARGS(A_INT(c->now.us - HOUR)), &o, &found));
    *waiting = row_int(o, 0);
    *set = s.imap_url.n > 0 || inmail_folder_path()[0] || inmail_lmtp_used();
    *polled = io.polled_at;
    *trouble = NULL;
    if (s.imap_url.n && io.error.n) *trouble = "the mailbox cannot be read: see Mail in";
    if (s.imap_url.n && !*trouble && c->now.us - io.polled_at.us > 15 * MINUTE) *trouble = "the mailbox was not looked at lately: is `rabta work` running?";
    return NULL;
}

err inmail_setup(struct ctx *c, bool *done, int64_t *value)
{
    const char *trouble;
    when polled;
    TRY(inmail_health(c, done, &trouble, &polled, value));
    *value = *done;
    return NULL;
}

const struct route inmail_routes[] = {
    ROUTE(GET, "/api/v1/inmail", list, MAY_DESK, "Mail that came to your teams and is no part of a record", .out = &kept_list_shape, .query = list_doc),
    ROUTE(GET, "/api/v1/inmail/{id}/raw", raw, MAY_DESK, "The message as it came", .type = "application/octet-stream"),
    ROUTE(POST, "/api/v1/inmail/{id}/let-in", let_in, MAY_DESK, "It is not noise: into the inbox", .flags = 0),
    ROUTE(POST, "/api/v1/inmail/{id}/drop", drop, MAY_DESK, "Put it away; it goes after 30 days", .flags = 0),
    ROUTE(GET, "/api/v1/admin/mail-in", io_get, MAY_ADMIN, "How mail comes in", .out = &io_shape),
    ROUTE(PUT, "/api/v1/admin/mail-in", io_put, MAY_ADMIN, "Set how mail comes in", .in = &io_shape, .out = &io_shape),
    ROUTE(POST, "/api/v1/admin/mail-in/look", look, MAY_ADMIN, "Look for mail now", .flags = 0),
    { .path = NULL },
};
