/* outbox - see outbox.h */
#include "spine/outbox.h"

#include "spine/api.h"
#include "spine/attachment.h"
#include "spine/inmail_inside.h"
#include "spine/list.h"
#include "spine/mailkey.h"
#include "spine/outbox_inside.h"
#include "spine/session.h"

#include "outbox.sql.h"

static bool plain_name(str s)
{
    for (size_t i = 0; i < s.n; i++) {
        char ch = s.p[i];
        bool good = (ch >= 'a' && ch <= 'z') || (ch >= 'A' && ch <= 'Z') || (ch >= '0' && ch <= '9') || ch == '-' || ch == '_' || (ch == '.' && i);
        if (!good) return false;
    }
    return s.n > 0 && s.n <= 120;
}

static err files_add(struct ctx *c, const struct outbox_new *m, const id *message)
{
    int64_t all = 0;
    if (m->nfiles > OUTBOX_FILES) FAIL(c, E_TOOBIG, "too-many", "more files than go with a message");
    for (size_t i = 0; i < m->nfiles; i++) {
        struct outbox_file f = m->files[i];
        if (!f.sha256.n) f.size = (int64_t)f.bytes.n;
        all += f.size;
        if (all > OUTBOX_FILE_MOST) FAIL(c, E_TOOBIG, "file-too-large", "files of a message have at most %d bytes together", OUTBOX_FILE_MOST);
        if (!plain_name(f.name)) FAIL(c, E_FAULT, "outbox", "a file's name is not plain");
        if (!f.sha256.n) TRY(blob_keep(c, f.bytes, &f.sha256));
        TRY(db_do(c, &sql_file, ARGS(A_ID(*message), A_INT(i), A_TEXT(f.name), A_TEXT(f.type), A_TEXT(f.sha256), A_INT(f.size))));
    }
    return NULL;
}

err outbox_files(struct ctx *c, str message, struct list *out)
{
    struct rows *o;
    TRY(db_run(c, &sql_files, ARGS(A_TEXT(message)), &o));
    struct outbox_file *v = NEW_ARRAY(c->arena, rows_count(o) + 1, struct outbox_file);
    size_t n = 0;
    while (rows_next(o)) v[n++] = (struct outbox_file){ .name = row_text(o, 1), .type = row_text(o, 2), .sha256 = row_text(o, 3), .size = row_int(o, 4) };
    *out = (struct list){ v, n };
    return NULL;
}

err outbox_add(struct ctx *c, const struct outbox_new *m, id *out)
{
    struct seal_plan plan;
    str direct;
    bool by_rule;
    str to = m->apart ? S(OUTBOX_APART) : m->recipient;
    if (!m->apart && !mail_address(to)) FAIL_AT(c, S("/recipient"), "bad-format", "this is not a mail address");
    TRY(mail_seal_plan(c, &m->team, to, m->organisation, m->tlp, &plan));
    if (m->tlp > TLP_AMBER && strcmp(plan.word, "encrypted") != 0)
        FAIL(c, E_CONFLICT, "tlp-needs-encryption", "TLP:%s leaves encrypted only; %.*s", tlp_words.v[m->tlp], FMT(plan.reason));
    TRY(setting_get(c, "outbox_direct", &direct));
    TRY(outbox_rule_direct(c, &m->team, m->rule, &by_rule));
    bool queued = (str_is(direct, "1") || by_rule || m->asked) && !m->exercise;
    when due = { c->now.us + (m->asked ? 0 : OUTBOX_UNDO) }; /* nobody released it, who could call it back */
    *out = id_new("out", c->now);
    TRY(db_do(c, &sql_insert,
              ARGS(A_ID(*out), A_ID(m->record), arg_id_or_null(&m->entry), A_ID(m->team), A_TEXT(to), A_TEXT(m->organisation), A_TEXT(m->reason),
                   A_TEXT(m->rule), A_TEXT(str_of(tlp_words.v[m->tlp])), A_TEXT(m->subject), A_TEXT(m->body),
                   A_TEXT(m->exercise ? S("exercise")
                          : queued    ? S("queued")
                                      : S("held")),
                   A_TEXT(c->who->actor), A_WHEN(c->now), arg_id_or_null(&m->part), A_TEXT(str_of(plan.word)), A_TEXT(plan.reason), A_INT(queued ? due.us : 0),
                   A_TEXT(queued ? S("rule") : S("")), A_TEXT(m->in_reply_to), A_TEXT(m->references))));
    TRY(files_add(c, m, out));
    if (!queued) return NULL;
    return job_add(c, "outbox.send", id_str(out), S(""), id_str(out), due);
}

err outbox_sent_find(struct ctx *c, str which, struct outbox_sent *out, bool *found)
{
    struct rows *o;
    TRY(db_one(c, &sql_sent_one, ARGS(A_TEXT(which)), &o, found));
    if (!*found) return NULL;
    int tlp = word_index(&tlp_words, row_text(o, 9));
    *out = (struct outbox_sent){ .id = row_id(o, 0),
                                 .record = row_id(o, 1),
                                 .entry = row_id(o, 2),
                                 .part = row_id(o, 3),
                                 .team = row_id(o, 4),
                                 .recipient = row_text(o, 5),
                                 .organisation = row_text(o, 6),
                                 .rule = row_text(o, 7),
                                 .subject = row_text(o, 8),
                                 .tlp = tlp < 0 ? TLP_RED : (unsigned)tlp,
                                 .sent_at = row_when(o, 10),
                                 .state = row_text(o, 11) };
    return NULL;
}

err outbox_stop(struct ctx *c, const id *record, const id *part, int64_t *n)
{
    struct rows *o;
    TRY(db_run(c, &sql_stop, ARGS(A_ID(*record), A_ID(*part)), &o));
    *n = (int64_t)rows_count(o);
    return NULL;
}

err outbox_stop_part(struct ctx *c, const id *part)
{
    return db_do(c, &sql_stop_part, ARGS(A_ID(*part)));
}

err outbox_withdraw(struct ctx *c, str message, bool *done)
{
    struct rows *o;
    TRY(db_run(c, &sql_withdraw, ARGS(A_TEXT(message)), &o));
    *done = rows_count(o) > 0;
    return NULL;
}

/* ---- what the desk sees of it */

struct message {
    id id, record, team;
    str ref, recipient, organisation, reason, rule, tlp, encryption, encryption_reason, subject, body, state, error, released_by;
    when created_at, released_at, sent_at, answered_at, auto_replied_at, bounced_at;
};
static const struct field fields[] = {
#define F(m, ...) FIELD(struct message, m, __VA_ARGS__)
    F(id, .flags = F_RO, .doc = "Identifier"),
    F(record, .flags = F_RO, .doc = "What it is about; null: no record"),
    F(ref, .flags = F_RO, .doc = "Its reference"),
    F(team, .flags = F_RO, .doc = "Whose mailbox it leaves from"),
    F(recipient, .flags = F_RO | F_PERSONAL, .doc = "To whom; subscriber: somebody whose address is kept apart"),
    F(organisation, .flags = F_RO, .doc = "The organisation it is for"),
    F(reason, .flags = F_RO, .doc = "Why this one"),
    F(rule, .flags = F_RO, .doc = "What made it"),
    F(tlp, .flags = F_RO, .doc = "Marking of this text"),
    F(encryption, .flags = F_RO, .doc = "none, signed or encrypted: how it will leave, or left"),
    F(encryption_reason, .flags = F_RO, .doc = "Why so: to which key, or why to none"),
    F(subject, .flags = F_REQ, .min = 1, .max = 200, .doc = "Subject"),
    F(body, .flags = F_REQ | F_LINES, .min = 1, .max = 50000, .doc = "Text"),
    F(state, .flags = F_RO, .doc = "held, queued, sent, failed, unknown, bounced, cancelled or exercise"),
    F(error, .flags = F_RO, .doc = "Why it was not sent, or came back"),
    F(released_by, .flags = F_RO, .doc = "The person who released it, or rule: it left by itself"),
    F(created_at, .flags = F_RO, .doc = "When it was made"),
    F(released_at, .flags = F_RO, .doc = "When it was released; it leaves 20 s later"),
    F(sent_at, .flags = F_RO, .doc = "When it left"),
    F(answered_at, .flags = F_RO, .doc = "When the first answer came"),
    F(auto_replied_at, .flags = F_RO, .doc = "When a machine answered: absent, received"),
    F(bounced_at, .flags = F_RO, .doc = "When it came back"),
#undef F
};
static SHAPE(message_shape, "outgoing", struct message, fields, "A message on its way out");
LIST_OF(outbox_list, messages, message_shape, "What is on its way out");

static const struct param_doc list_doc[] = { { "state", "Only this state" },
                                             { "organisation", "Only for this organisation" },
                                             { "id", "Only this message" },
                                             { "before", "The id of the last one of the page before" },
                                             { "limit", "1 to 200; 50 when not given" },
                                             { NULL, NULL } };
static err list(struct ctx *c, const struct req *q, struct res *r)
{
    struct rows *o;
    struct outbox_list out;
    int64_t limit;
    TRY(query_limit(c, q, 50, 200, &limit));
    TRY(db_run(c, &sql_list,
               ARGS(A_LIST(viewer_places(c->arena, c->who, MAY_DESK)), A_TEXT(req_query(q, "state")), A_TEXT(req_query(q, "organisation")),
                    A_TEXT(req_query(q, "before")), A_INT(limit), A_TEXT(req_query(q, "id"))),
               &o));
    struct message *v = NEW_ARRAY(c->arena, rows_count(o) + 1, struct message);
    size_t n = 0;
    while (rows_next(o))
        v[n++] = (struct message){ .id = row_id(o, 0),
                                   .record = row_id(o, 1),
                                   .ref = row_text(o, 2),
                                   .team = row_id(o, 3),
                                   .recipient = row_text(o, 4),
                                   .organisation = row_text(o, 5),
                                   .reason = row_text(o, 6),
                                   .rule = row_text(o, 7),
                                   .tlp = row_text(o, 8),
                                   .encryption = row_text(o, 9),
                                   .subject = row_text(o, 10),
                                   .body = row_text(o, 11),
                                   .state = row_text(o, 12),
                                   .error = row_text(o, 13),
                                   .created_at = row_when(o, 14),
                                   .released_at = row_when(o, 15),
                                   .sent_at = row_when(o, 16),
                                   .encryption_reason = row_text(o, 17),
                                   .released_by = row_text(o, 18),
                                   .answered_at = row_when(o, 19),
                                   .auto_replied_at = row_when(o, 20),
                                   .bounced_at = row_when(o, 21) };
    out.messages = (struct list){ v, n };
    res_json(r, &outbox_list_shape, &out, 0);
    return NULL;
}

/* the message, when the viewer works at the desk it leaves from */
static err mine(struct ctx *c, const struct req *q, uint64_t right, id *out)
{
    struct rows *o;
    bool found;
    TRY(db_one(c, &sql_find, ARGS(A_TEXT(q->params[0])), &o, &found));
    if (!found || !(viewer_rights_at(c->who, row_text(o, 1)) & MAY_DESK)) FAIL(c, E_ABSENT, "not-found", "there is nothing here that you can see");
    if (!(viewer_rights_at(c->who, row_text(o, 1)) & right)) FAIL(c, E_DENIED, "not-allowed", "you may not do this here");
    *out = row_id(o, 0);
    return NULL;
}

static err moved(struct ctx *c, const struct sql *s, const struct arg *args, size_t n)
{
    struct rows *o;
    TRY(db_run(c, s, args, n, &o));
    if (!rows_count(o)) FAIL(c, E_CONFLICT, "not-in-state", "this is not possible any more; look again");
    return NULL;
}

static err release_one(struct ctx *c, const id *m)
{
    when due = { c->now.us + OUTBOX_UNDO };
    TRY(moved(c, &sql_release, ARGS(A_ID(*m), A_TEXT(c->who->actor), A_WHEN(c->now), A_WHEN(due))));
    TRY(outbox_rule_released(c, m));
    return job_add(c, "outbox.send", outbox_job(c->arena, id_str(m), due), S(""), id_str(m), due);
}

static err release(struct ctx *c, const struct req *q, struct res *r)
{
    id m;
    TRY(mine(c, q, MAY_RELEASE, &m));
    TRY(release_one(c, &m));
    r->status = 204;
    return NULL;
}
static err hold(struct ctx *c, const struct req *q, struct res *r)
{
    id m;
    TRY(mine(c, q, MAY_RELEASE, &m));
    TRY(moved(c, &sql_hold, ARGS(A_ID(m))));
    r->status = 204;
    return NULL;
}
static err cancel(struct ctx *c, const struct req *q, struct res *r)
{
    id m;
    TRY(mine(c, q, MAY_DESK, &m));
    TRY(moved(c, &sql_cancel, ARGS(A_ID(m))));
    TRY(outbox_rule_broken(c, &m));
    r->status = 204;
    return NULL;
}
static err change(struct ctx *c, const struct req *q, struct res *r)
{
    id m;
    struct message in = { .subject = { 0 } };
    TRY(mine(c, q, MAY_DESK, &m));
    TRY(api_read(c, q, &message_shape, &in));
    TRY(moved(c, &sql_change, ARGS(A_ID(m), A_TEXT(in.subject), A_TEXT(in.body))));
    r->status = 204;
    return NULL;
}

struct release_in {
    id team, organisation;
    int64_t released;
};
static const struct field release_fields[] = {
    FIELD(struct release_in, team, .flags = F_REQ, .ref = "tea", .doc = "The desk they leave from"),
    FIELD(struct release_in, organisation, .ref = "org", .doc = "Only those for this organisation; null: all that are held"),
    FIELD(struct release_in, released, .flags = F_RO, .doc = "How many"),
};
static SHAPE(release_shape, "release", struct release_in, release_fields, "Release several");
static err release_all(struct ctx *c, const struct req *q, struct res *r)
{
    struct release_in in = { { { 0 } }, { { 0 } }, 0 };
    struct rows *o;
    TRY(api_read(c, q, &release_shape, &in));
    if (!(viewer_rights_at(c->who, id_str(&in.team)) & MAY_RELEASE)) FAIL(c, E_DENIED, "not-allowed", "you may not do this here");
    TRY(db_run(c, &sql_held_of, ARGS(A_ID(in.team), A_ID(in.organisation)), &o));
    for (; rows_next(o); in.released++) {
        id m = row_id(o, 0);
        TRY(release_one(c, &m));
    }
    res_json(r, &release_shape, &in, 0);
    return NULL;
}

/* ---- before it leaves: as the other side will have it, and whether anything leaves at all */

struct file_out {
    str name, type, sha256;
    int64_t size;
};
static const struct field file_fields[] = {
#define F(m, ...) FIELD(struct file_out, m, .flags = F_RO, __VA_ARGS__)
    F(name, .doc = "Its name"),
    F(type, .doc = "Media type"),
    F(size, .doc = "Bytes"),
    F(sha256, .doc = "SHA-256"),
#undef F
};
static SHAPE(file_shape, "outgoing_file", struct file_out, file_fields, "A file that goes with a message");

struct preview {
    str from, reply_to, to, subject, encryption, encryption_reason, source;
    struct list files;
};
static const struct field preview_fields[] = {
#define F(m, ...) FIELD(struct preview, m, .flags = F_RO, __VA_ARGS__)
    F(from, .doc = "The desk's name and mailbox"),
    F(reply_to, .doc = "Where answers and reports go: the signed address, or the mailbox"),
    F(to, .doc = "Where it goes: the recipient, or the test address"),
    F(subject, .doc = "The subject line that everybody on the way can read"),
    F(encryption, .doc = "none, signed or encrypted, if it left now"),
    F(encryption_reason, .doc = "Why so"),
    F(files, .of = &file_shape, .max = OUTBOX_FILES, .doc = "Files that go with it, in the order of their numbers"),
    FIELD(struct preview, source, .flags = F_RO | F_LINES, .max = 200000,
          .doc = "The message before it is signed or encrypted; a personal link is put in as it leaves. Files of more than 100 KB are left out"),
#undef F
};
static SHAPE(preview_shape, "outbox_preview", struct preview, preview_fields, "A message as the other side will have it");

/* the files as they stand in the preview, and in the source when they are small */
static err preview_files(struct ctx *c, const id *m, struct preview *v, struct mail *mail)
{
    enum { SHOWN = 100000 };
    struct list all;
    int64_t bytes = 0;
    TRY(outbox_files(c, id_str(m), &all));
    const struct outbox_file *f = all.v;
    struct file_out *out = NEW_ARRAY(c->arena, all.n + 1, struct file_out);
    struct mail_part *parts = NEW_ARRAY(c->arena, all.n + 1, struct mail_part);
    for (size_t i = 0; i < all.n; i++) {
        out[i] = (struct file_out){ f[i].name, f[i].type, f[i].sha256, f[i].size };
        bytes += f[i].size;
    }
    v->files = (struct list){ out, all.n };
    if (bytes > SHOWN) return NULL;
    for (size_t i = 0; i < all.n; i++) {
        parts[i] = (struct mail_part){ f[i].name, f[i].type, S("") };
        TRY(blob_bytes(c, f[i].sha256, &parts[i].bytes));
    }
    mail->files = parts;
    mail->nfiles = all.n;
    return NULL;
}

static err preview(struct ctx *c, const struct req *q, struct res *r)
{
    struct mail_settings set;
    struct inmail_settings in;
    struct seal_plan plan;
    struct rows *o;
    bool found;
    id m;
    TRY(mine(c, q, MAY_DESK, &m));
    TRY(mail_settings_get(c, &set));
    TRY(inmail_settings_get(c, &in));
    TRY(db_one(c, &sql_preview, ARGS(A_ID(m)), &o, &found));
    if (!found) FAIL(c, E_ABSENT, "not-found", "there is nothing here that you can see");
    id team = row_id(o, 0);
    int tlp = word_index(&tlp_words, row_text(o, 3));
    struct mail mail = { .from = row_text(o, 6),
                         .from_name = row_text(o, 7),
                         .to = row_text(o, 1),
                         .subject = row_text(o, 4),
                         .body = row_text(o, 5),
                         .id = id_str(&m),
                         .at = c->now,
                         .by_person = str_is(row_text(o, 8), "reply"),
                         .in_reply_to = row_text(o, 9),
                         .references = row_text(o, 10) };
    TRY(mail_seal_plan(c, &team, mail.to, row_text(o, 2), tlp < 0 ? TLP_RED : (unsigned)tlp, &plan));
    if (in.plus_tags) mail.reply_to = mailtag_address(c->arena, mail.from, &m);
    struct preview v = { .from = arena_fmt(c->arena, "%.*s <%.*s>", FMT(mail.from_name), FMT(mail.from)),
                         .reply_to = mail.reply_to.n ? mail.reply_to : mail.from,
                         .to = set.test_address.n ? set.test_address : mail.to,
                         .encryption = str_of(plan.word),
                         .encryption_reason = plan.reason };
    if (set.test_address.n) mail.subject = arena_fmt(c->arena, "[to %.*s] %.*s", FMT(mail.to), FMT(mail.subject));
    mail.to = v.to;
    v.subject = str_is(v.encryption, "encrypted") ? S("...") : mail.subject;
    TRY(preview_files(c, &m, &v, &mail));
    v.source = mail_text(c->arena, &mail);
    res_json(r, &preview_shape, &v, 0);
    return NULL;
}

static err file(struct ctx *c, const struct req *q, struct res *r)
{
    struct list all;
    int64_t n;
    id m;
    TRY(mine(c, q, MAY_DESK, &m));
    TRY(outbox_files(c, id_str(&m), &all));
    if (!str_int(q->params[1], &n) || n < 0 || n >= (int64_t)all.n) FAIL(c, E_ABSENT, "not-found", "there is nothing here that you can see");
    const struct outbox_file *f = (const struct outbox_file *)all.v + n;
    return blob_send(c, f->sha256, f->name, r);
}

struct leaving {
    str door, test_address;
    bool all_direct;
};
static const struct field leaving_fields[] = {
    FIELD(struct leaving, door, .flags = F_RO, .doc = "none: no mail server is set; capture: the demonstration keeps it; smtp: it leaves"),
    FIELD(struct leaving, test_address, .flags = F_RO, .doc = "Not empty: everything goes there instead; to be shown as a banner"),
    FIELD(struct leaving, all_direct, .flags = F_RO, .doc = "Nothing is held"),
};
static SHAPE(leaving_shape, "outbox_door", struct leaving, leaving_fields, "Whether mail leaves, and where to");

static err door(struct ctx *c, const struct req *q, struct res *r)
{
    struct mail_settings set;
    str direct;
    (void)q;
    TRY(mail_settings_get(c, &set));
    TRY(setting_get(c, "outbox_direct", &direct));
    struct leaving v = { !set.url.n ? S("none") : str_is(set.url, "capture") ? S("capture") : S("smtp"), set.test_address, str_is(direct, "1") };
    res_json(r, &leaving_shape, &v, 0);
    return NULL;
}

err outbox_captured(struct ctx *c, struct list *out)
{
    struct rows *o;
    struct mail_settings set;
    str demo;
    TRY(setting_get(c, "demo", &demo));
    TRY(mail_settings_get(c, &set));
    if (!demo.n || !str_is(set.url, "capture")) FAIL(c, E_ABSENT, "not-found", "there is nothing here that you can see");
    TRY(db_run(c, &sql_captured, NOARGS, &o));
    struct mail *v = NEW_ARRAY(c->arena, rows_count(o) + 1, struct mail);
    size_t n = 0;
    while (rows_next(o))
        v[n++] = (struct mail){ .to = row_text(o, 0), .subject = row_text(o, 1), .body = row_text(o, 2), .at = row_when(o, 3), .from = row_text(o, 4) };
    *out = (struct list){ v, n };
    return NULL;
}

const struct route outbox_routes[] = {
    ROUTE(GET, "/api/v1/outbox", list, MAY_DESK, "What is on its way out, of your teams", .out = &outbox_list_shape, .query = list_doc),
    ROUTE(POST, "/api/v1/outbox/release", release_all, MAY_RELEASE,
          "Release what is held, or what is for one organisation: 500 at most, oldest first; again for the rest", .in = &release_shape, .out = &release_shape),
    ROUTE(GET, "/api/v1/outbox/door", door, MAY_DESK, "Whether mail leaves, and where to", .out = &leaving_shape),
    ROUTE(GET, "/api/v1/outbox/{id}/preview", preview, MAY_DESK, "A message as the other side will have it", .out = &preview_shape),
    ROUTE(GET, "/api/v1/outbox/{id}/files/{n}", file, MAY_DESK, "A file that goes with it; 0 is the first", .type = "application/octet-stream"),
    ROUTE(PUT, "/api/v1/outbox/{id}", change, MAY_DESK, "Change a held message", .in = &message_shape),
    ROUTE(POST, "/api/v1/outbox/{id}/release", release, MAY_DESK, "Let it go; it leaves 20 s later", .flags = 0),
    ROUTE(POST, "/api/v1/outbox/{id}/hold", hold, MAY_DESK, "Undo the release, while it has not left", .flags = 0),
    ROUTE(POST, "/api/v1/outbox/{id}/cancel", cancel, MAY_DESK, "It shall not leave", .flags = 0),
    { .path = NULL },
};
