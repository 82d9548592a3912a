/* api_admin - how the installation is: figures and settings for who keeps the machine; no content */
#include <sys/statvfs.h>

#include "guard/guard.h"
#include "jobs/jobs.h"
#include "spine/api.h"
#include "spine/attachment.h"
#include "spine/limit.h"
#include "spine/inmail.h"
#include "spine/outbox.h"
#include "spine/session.h"
#include "store/db.h"

#include "api_admin.sql.h"

WORDS(check_words, "ok", "warn", "bad");
enum { OK, WARN, BAD };

struct check {
    str name, detail;
    unsigned state;
    int64_t value;
    when at;
};
static const struct field check_fields[] = {
#define F(m, ...) FIELD(struct check, m, .flags = F_RO, __VA_ARGS__)
    F(name, .doc = "What was looked at"),
    F(state, .en = &check_words, .doc = "ok, warn or bad"),
    F(value, .doc = "The figure"),
    F(at, .doc = "When it last happened, where that is the question"),
    F(detail, .max = 300, .doc = "What to do"),
#undef F
};
static SHAPE(check_shape, "check", struct check, check_fields, "One thing to look after");
LIST_OF(health, checks, check_shape, "How the installation is");

struct checking {
    struct ctx *c;
    struct check v[24];
    size_t n;
};
static void say(struct checking *k, const char *name, unsigned state, int64_t value, when at, const char *detail)
{
    /* a figure is told when something is wrong: what is sound moves with the work, which is not the administrator's to watch */
    if (k->n < COUNT(k->v)) k->v[k->n++] = (struct check){ str_of(name), str_of(state == OK ? "" : detail), state, state == OK ? 0 : value, at };
}
static err number(struct ctx *c, const struct sql *q, const struct arg *args, size_t n, int64_t *out)
{
    struct rows *r;
    bool found;
    TRY(db_one(c, q, args, n, &r, &found));
    *out = row_int(r, 0);
    return NULL;
}

static err check_work(struct checking *k)
{
    struct ctx *c = k->c;
    struct rows *o;
    bool found;
    int64_t waiting, dead, at;
    TRY(jobs_counts(c, &waiting, &dead));
    say(k, "jobs-waiting", waiting > 1000 ? WARN : OK, waiting, (when){ 0 }, "work piles up: is `rabta work` running?");
    say(k, "jobs-dead", dead ? BAD : OK, dead, (when){ 0 }, "some work was given up: see why, mend it, and run it again");
    TRY(db_one(c, &sql_outbox_counts, NOARGS, &o, &found));
    say(k, "outbox-failed", row_int(o, 0) ? WARN : OK, row_int(o, 0), (when){ 0 }, "messages did not leave: the outbox says why");
    say(k, "outbox-unknown", row_int(o, 1) ? WARN : OK, row_int(o, 1), (when){ 0 }, "messages may have left or not: ask the recipient before sending again");
    TRY(number(c, &sql_checkpoint, NOARGS, &at));
    say(k, "audit-checkpoint", at && c->now.us - at < 3 * HOUR ? OK : WARN, 0, (when){ at }, "the timelines were not signed lately: is `rabta work` running?");
    return NULL;
}

static err check_safety(struct checking *k)
{
    struct ctx *c = k->c;
    int64_t n, at;
    str backup, restore;
    TRY(setting_get(c, "backup_at", &backup));
    at = 0;
    (void)str_int(backup, &at);
    say(k, "backup", !at || c->now.us - at > 2 * DAY ? BAD : OK, 0, (when){ at }, "run `rabta backup` every day, and keep the copy and the key file apart");
    TRY(setting_get(c, "restore_at", &restore));
    at = 0;
    (void)str_int(restore, &at);
    say(k, "restore-test", !at || c->now.us - at > 100 * DAY ? WARN : OK, 0, (when){ at },
        "a backup is good when it was restored: try `rabta restore` once a quarter");
    TRY(number(c, &sql_refused, ARGS(A_INT(c->now.us - DAY)), &n));
    say(k, "sign-ins-refused", n > 100 ? WARN : OK, n, (when){ 0 }, "many wrong passwords in a day: look at the log");
    TRY(number(c, &sql_without_factor, NOARGS, &n));
    say(k, "without-second-factor", n ? WARN : OK, n, (when){ 0 }, "these people can do nothing until they set one up");
    struct statvfs s;
    const char *folder = attachment_folder_path();
    if (folder[0] && statvfs(folder, &s) == 0) {
        int64_t mib = (int64_t)((double)s.f_bavail * (double)s.f_frsize / 1048576.0);
        say(k, "disk-free-mib", mib < 200 ? BAD : mib < 2000 ? WARN : OK, mib, (when){ 0 }, "make room: when the disk is full nothing new is taken");
    }
    return NULL;
}

/* the first hour (screens S13): what is still to be set up */
static err check_setup(struct checking *k)
{
    struct ctx *c = k->c;
    struct mail_settings m;
    const char *trouble;
    when at;
    bool set;
    int64_t n;
    TRY(number(c, &sql_teams, NOARGS, &n));
    say(k, "teams", n ? OK : WARN, n, (when){ 0 }, "open the first desk");
    TRY(number(c, &sql_people, NOARGS, &n));
    say(k, "people", n > 1 ? OK : WARN, n, (when){ 0 }, "invite a colleague: some acts need a second person");
    TRY(mail_settings_get(c, &m));
    say(k, "mail-out", m.url.n ? OK : WARN, 0, (when){ 0 }, "set a mail server: until then nothing leaves the outbox");
    say(k, "mail-to-test-address", m.test_address.n ? WARN : OK, 0, (when){ 0 }, "all mail goes to the test address");
    TRY(inmail_health(c, &set, &trouble, &at, &n));
    say(k, "mail-in", trouble || !set ? WARN : OK, 0, at, trouble ? trouble : "no mailbox is read: answers come in by LMTP or a folder, or not at all");
    say(k, "mail-in-waiting", n ? WARN : OK, n, (when){ 0 }, "mail came that nobody could take: see the log");
    TRY(number(c, &sql_mailboxes, NOARGS, &n));
    say(k, "teams-without-mailbox", n ? WARN : OK, n, (when){ 0 }, "mail of these teams cannot leave");
    return NULL;
}

static err health(struct ctx *c, const struct req *q, struct res *r)
{
    struct checking *k = NEW(c->arena, struct checking);
    struct health out;
    (void)q;
    k->c = c;
    TRY(check_work(k));
    TRY(check_safety(k));
    TRY(check_setup(k));
    out.checks = (struct list){ k->v, k->n };
    res_json(r, &health_shape, &out, 0);
    return NULL;
}

/* ---- work that was given up */

struct dead {
    id id;
    str kind, error;
    int64_t tries;
    when ended_at;
};
static const struct field dead_fields[] = {
    FIELD(struct dead, id, .flags = F_RO, .doc = "Identifier"),
    FIELD(struct dead, kind, .flags = F_RO, .doc = "What it was to do"),
    FIELD(struct dead, error, .flags = F_RO, .max = 2000, .doc = "Why it was given up"),
    FIELD(struct dead, tries, .flags = F_RO, .doc = "How often it was tried"),
    FIELD(struct dead, ended_at, .flags = F_RO, .doc = "When it was given up"),
};
static SHAPE(dead_shape, "dead_job", struct dead, dead_fields, "Work that was given up");
LIST_OF(dead_list, jobs, dead_shape, "Work that was given up");

static err dead_jobs(struct ctx *c, const struct req *q, struct res *r)
{
    struct rows *j;
    struct dead_list out;
    (void)q;
    TRY(db_run(c, &sql_dead_jobs, NOARGS, &j));
    struct dead *v = NEW_ARRAY(c->arena, rows_count(j) + 1, struct dead);
    size_t n = 0;
    while (rows_next(j)) v[n++] = (struct dead){ row_id(j, 0), row_text(j, 1), row_text(j, 3), row_int(j, 2), row_when(j, 4) };
    out.jobs = (struct list){ v, n };
    res_json(r, &dead_list_shape, &out, 0);
    return NULL;
}
static err job_again(struct ctx *c, const struct req *q, struct res *r)
{
    struct rows *j;
    TRY(db_run(c, &sql_job_again, ARGS(A_TEXT(q->params[0]), A_WHEN(c->now)), &j));
    if (!rows_count(j)) FAIL(c, E_ABSENT, "not-found", "there is no such work that was given up");
    r->status = 204;
    return NULL;
}

/* ---- mail out */

struct mail_io {
    str url, user, password, test_address, base_url;
    bool password_set;
    when received_at;
};
static const struct field mail_fields[] = {
#define F(m, ...) FIELD(struct mail_io, m, __VA_ARGS__)
    F(url, .max = 300, .doc = "smtp://host:port or smtps://host:port; empty: nothing can leave"),
    F(user, .max = 200, .doc = "Name at the mail server; empty: none"),
    F(password, .flags = F_SECRET, .max = 200, .doc = "Password there; empty: the former one stays"),
    F(password_set, .flags = F_RO, .doc = "A password is kept"),
    F(received_at, .flags = F_RO, .doc = "When a test was last said to have arrived"),
    F(test_address, .max = 254, .doc = "Not empty: all mail goes there instead"),
    F(base_url, .max = 200, .doc = "The address of this hub, as mails name it: https://hub.example"),
#undef F
};
static SHAPE(mail_shape, "mail_out", struct mail_io, mail_fields, "How mail leaves");

static err mail_answer(struct ctx *c, struct res *r)
{
    struct mail_settings m;
    str base, at;
    TRY(mail_settings_get(c, &m));
    TRY(setting_get(c, "base_url", &base));
    struct mail_io out = { m.url, m.user, { 0 }, m.test_address, base, m.password.n > 0, { 0 } };
    TRY(setting_get(c, "mail_received_at", &at));
    (void)str_int(at, &out.received_at.us);
    res_json(r, &mail_shape, &out, 0);
    return NULL;
}
static err mail_get(struct ctx *c, const struct req *q, struct res *r)
{
    (void)q;
    return mail_answer(c, r);
}
static err mail_put(struct ctx *c, const struct req *q, struct res *r)
{
    struct mail_io in = { .url = { 0 } };
    TRY(api_read(c, q, &mail_shape, &in));
    struct mail_settings m = { in.url, in.user, in.password, in.test_address };
    bool web = str_starts(in.base_url, S("https://")) || str_starts(in.base_url, S("http://"));
    if (in.base_url.n && (!web || str_ends(in.base_url, S("/")))) FAIL_AT(c, S("/base_url"), "bad-format", "https://hub.example, without a slash at its end");
    struct mail_settings was;
    TRY(mail_settings_get(c, &was));
    if (!str_eq(was.url, m.url)) TRY(setting_set(c, "mail_received_at", S(""))); /* another way is not proved by the former */
    TRY(mail_settings_set(c, &m));
    TRY(setting_set(c, "base_url", in.base_url));
    TRY(person_logged(c, c->who->actor, "mail-out-set", S("")));
    return mail_answer(c, r);
}

/* a test counts when it arrived: it holds a code, and who reads it says so */
struct received {
    str code;
};
static const struct field received_fields[] = { FIELD(struct received, code, .flags = F_REQ, .min = 6, .max = 6, .doc = "The code that stands in the test") };
static SHAPE(received_shape, "mail_received", struct received, received_fields, "The proof that a test arrived");

static err code_unit(struct ctx *c, void *arg)
{
    return setting_set(c, "mail_test_code", sha256_hex(c->arena, *(str *)arg));
}
static err mail_received(struct ctx *c, const struct req *q, struct res *r)
{
    struct received in = { { 0 } };
    str want;
    TRY(api_read(c, q, &received_shape, &in));
    TRY(limit_check(c, "code", c->who->actor, 10, 10 * MINUTE));
    TRY(setting_get(c, "mail_test_code", &want));
    if (!want.n || !str_same_secret(want, sha256_hex(c->arena, in.code))) FAIL_AT(c, S("/code"), "not-the-code", "this is not the code of the last test");
    TRY(setting_set(c, "mail_test_code", S("")));
    TRY(setting_set(c, "mail_received_at", arena_fmt(c->arena, "%lld", (long long)c->now.us)));
    TRY(person_logged(c, c->who->actor, "mail-test-received", S("")));
    return mail_answer(c, r);
}

/* to the administrator's own address, at once, and the server's answer is told: no transaction is held meanwhile */
static err mail_test(struct ctx *c, const struct req *q, struct res *r)
{
    struct mail_settings m;
    enum mail_outcome how;
    unsigned char dice[4];
    random_bytes(dice, sizeof dice);
    str code = arena_fmt(c->arena, "%06u", ((unsigned)dice[0] << 24 | (unsigned)dice[1] << 16 | (unsigned)dice[2] << 8 | dice[3]) % 1000000u);
    struct mail text = {
        .from = c->who->email,
        .from_name = S("Rabta"),
        .to = c->who->email,
        .subject = S("Test of outgoing mail"),
        .body = arena_fmt(c->arena, "If you read this, mail leaves the hub. To say so, enter this code under Administration, Mail:\n\n    %.*s\n", FMT(code)),
        .id = arena_fmt(c->arena, "%s", id_new("tst", c->now).s),
        .at = c->now
    };
    (void)q;
    TRY(mail_settings_get(c, &m));
    if (!m.url.n) FAIL(c, E_CONFLICT, "no-mail-server", "set a mail server first");
    r->status = 204;
    if (m.test_address.n) text.to = m.test_address;
    if (str_is(m.url, "capture")) return NULL;
    TRY(mail_send(c, &m, &text, &how));
    return db_unit(c, code_unit, &code);
}

const struct route admin_routes[] = {
    ROUTE(GET, "/api/v1/admin/health", health, MAY_ADMIN, "How the installation is", .out = &health_shape),
    ROUTE(GET, "/api/v1/admin/jobs", dead_jobs, MAY_ADMIN, "Work that was given up", .out = &dead_list_shape),
    ROUTE(POST, "/api/v1/admin/jobs/{id}/again", job_again, MAY_ADMIN, "Run it again", .flags = 0),
    ROUTE(GET, "/api/v1/admin/mail", mail_get, MAY_ADMIN, "How mail leaves", .out = &mail_shape),
    ROUTE(PUT, "/api/v1/admin/mail", mail_put, MAY_ADMIN, "Set how mail leaves", .in = &mail_shape, .out = &mail_shape),
    ROUTE(POST, "/api/v1/admin/mail/received", mail_received, MAY_ADMIN, "Say that the test arrived, by the code in it", .in = &received_shape,
          .out = &mail_shape),
    ROUTE(POST, "/api/v1/admin/mail/test", mail_test, MAY_ADMIN, "Send yourself a test", .flags = R_NOTX, .class = CLASS_SLOW),
    { .path = NULL },
};
