/* outbox_send - how messages leave: one after the other over a line that is kept, each with a transaction of its own
 *
 * One transaction records how the last message went and takes the next: the state is `unknown` from before a message is
 * given to the line until the answer is recorded, and a crash between leaves that one so. Nothing is sent twice, and
 * nothing that is held. */
#include <poll.h>

#include "spine/attachment.h"
#include "spine/entry.h"
#include "spine/inmail_inside.h"
#include "spine/mailkey.h"
#include "spine/outbox_inside.h"
#include "spine/session.h"
#include "store/db.h"

#include "outbox_send.sql.h"

enum { TRIES = 10, AT_ONCE = 200, SECONDS_AT_ONCE = 60, MEMORY_MOST = 48 << 20 };

/* ---- rooms follow what they sent */

enum { FOLLOWERS = 8 };
static outbox_on_moved *followers[FOLLOWERS];
static size_t nfollowers;
void outbox_moved_set(outbox_on_moved *fn)
{
    if (nfollowers < FOLLOWERS) followers[nfollowers++] = fn;
}

static outbox_on_leaving *fillers[FOLLOWERS];
static size_t nfillers;
void outbox_leaving_set(outbox_on_leaving *fn)
{
    if (nfillers < FOLLOWERS) fillers[nfillers++] = fn;
}
str outbox_link_put(struct arena *a, str body, str link)
{
    ptrdiff_t at = -1;
    str mark = S(OUTBOX_LINK);
    for (str rest = body; rest.n >= mark.n; rest = str_cut(rest, 1, rest.n)) /* the last one: ours, whatever the text says */
        if (str_starts(rest, mark)) at = rest.p - body.p;
    if (at < 0) return body;
    return arena_fmt(a, "%.*s%.*s%.*s", FMT(str_cut(body, 0, (size_t)at)), FMT(link), FMT(str_cut(body, (size_t)at + mark.n, body.n)));
}

static err outbox_leaving(struct ctx *c, str which, bool captured, struct mail *mail)
{
    struct outbox_sent m;
    bool found;
    str was = mail->body;
    if (!nfillers) return NULL;
    TRY(outbox_sent_find(c, which, &m, &found));
    for (size_t i = 0; found && i < nfillers; i++) TRY(fillers[i](c, &m, mail));
    if (!captured || mail->body.p == was.p) return NULL;
    return db_do(c, &sql_captured_body, ARGS(A_TEXT(which), A_TEXT(mail->body)));
}

err outbox_moved(struct ctx *c, str which, str state, str error)
{
    struct outbox_sent m;
    bool found;
    if (!nfollowers) return NULL;
    TRY(outbox_sent_find(c, which, &m, &found));
    for (size_t i = 0; found && i < nfollowers; i++) TRY(followers[i](c, &m, state, error));
    return NULL;
}

str outbox_job(struct arena *a, str message, when due)
{
    return arena_fmt(a, "%.*s/%lld", FMT(message), (long long)due.us);
}

/* ---- one message */

struct sending {
    str id, state, error, organisation;
    struct mail mail;
    struct list files;
    struct seal_plan plan;
    id record, team;
    int64_t tries;
    when due;
    unsigned tlp;
    bool there, again, captured, must_seal, plus_tags, apart;
};

static err take(struct ctx *c, struct sending *s)
{
    struct rows *o;
    bool found;
    id which;
    s->there = false;
    /* held again meanwhile, or sent, or released anew a moment ago: then another job has it */
    TRY(db_one(c, &sql_to_send, ARGS(A_TEXT(s->id), A_WHEN(c->now)), &o, &found));
    if (!found) return NULL;
    s->record = row_id(o, 1);
    s->team = row_id(o, 7);
    s->tries = row_int(o, 8);
    s->due = row_when(o, 10);
    bool files = row_int(o, 16) > 0;
    s->organisation = row_text(o, 12);
    int tlp = word_index(&tlp_words, row_text(o, 13));
    s->tlp = tlp < 0 ? TLP_RED : (unsigned)tlp;
    s->must_seal = s->tlp > TLP_AMBER || str_is(row_text(o, 11), "encrypted");
    s->mail = (struct mail){ .to = row_text(o, 2),
                             .subject = row_text(o, 3),
                             .body = row_text(o, 4),
                             .from = row_text(o, 5),
                             .from_name = row_text(o, 6),
                             .id = s->id,
                             .at = c->now,
                             .by_person = str_is(row_text(o, 9), "reply"),
                             .in_reply_to = row_text(o, 14),
                             .references = row_text(o, 15),
                             .mark = mailtag_mark(c->arena) };
    if (s->plus_tags && id_parse(s->id, &which)) s->mail.reply_to = mailtag_address(c->arena, s->mail.from, &which);
    TRY(mail_seal_plan(c, &s->team, s->mail.to, s->organisation, s->tlp, &s->plan));
    TRY(db_run(c, &sql_sending, ARGS(A_TEXT(s->id)), &o));
    s->there = rows_count(o) > 0;
    if (!s->there) return NULL;
    TRY(job_spared(c, "outbox.send", (struct strs){ (str[2]){ outbox_job(c->arena, s->id, s->due), s->id }, 2 }));
    if (files) TRY(outbox_files(c, s->id, &s->files));
    s->apart = str_is(s->mail.to, OUTBOX_APART);
    return outbox_leaving(c, s->id, s->captured, &s->mail);
}

static err told(struct ctx *c, const struct sending *s)
{
    str p = principal_of(c->arena, id_str(&s->team)), aud;
    when due = { s->again ? c->now.us + (MINUTE << s->tries) : 0 };
    TRY(db_do(c, &sql_sent,
              ARGS(A_TEXT(s->id), A_TEXT(s->state), A_TEXT(s->error), str_is(s->state, "sent") ? A_WHEN(c->now) : A_NULL, A_TEXT(str_of(s->plan.word)),
                   A_TEXT(s->plan.reason), A_WHEN(due))));
    if (s->again) return job_add(c, "outbox.send", outbox_job(c->arena, s->id, due), S(""), s->id, due);
    TRY(outbox_moved(c, s->id, s->state, s->error));
    if (s->apart || id_empty(&s->record)) return NULL; /* who subscribed is no matter of a record's timeline */
    TRY(audience_of(c, (struct strs){ &p, 1 }, &aud));
    TRY(record_touch(c, &s->record, false));
    return entry_add(c, &s->record, &(struct entry_new){ .verb = "delivery", .field = s->id, .now = s->state, .body = s->error, .audience = aud }, NULL);
}

struct step {
    struct sending *done, *next;
};
static err step_unit(struct ctx *c, void *arg)
{
    struct step *s = arg;
    struct rows *o;
    bool found;
    c->now = clock_now();
    if (s->done) TRY(told(c, s->done));
    if (!s->next) return NULL;
    s->next->there = false;
    if (s->done) { /* else the message is the job's own */
        TRY(db_one(c, &sql_next, ARGS(A_WHEN(c->now)), &o, &found));
        if (!found) return NULL;
        s->next->id = row_text(o, 0);
    }
    return take(c, s->next);
}

static void failed(struct sending *s, str why)
{
    s->state = S("failed");
    s->error = why;
}

/* read when no transaction is open */
static err files_read(struct ctx *c, struct sending *s)
{
    const struct outbox_file *f = s->files.v;
    struct mail_part *v = NEW_ARRAY(c->arena, s->files.n + 1, struct mail_part);
    for (size_t i = 0; i < s->files.n; i++) {
        v[i] = (struct mail_part){ f[i].name, f[i].type, S("") };
        TRY(blob_bytes(c, f[i].sha256, &v[i].bytes));
    }
    s->mail.files = v;
    s->mail.nfiles = s->files.n;
    return NULL;
}

/* gives it to the line, or says why not; nothing that is to be encrypted goes otherwise */
static void give(struct ctx *c, struct mail_line *line, const struct mail_settings *set, struct sending *s)
{
    enum mail_outcome how;
    s->error = S("");
    s->again = false;
    if (!set->url.n || !mail_address(s->mail.from)) {
        failed(s, !set->url.n ? S("no mail server is set") : S("the team has no mailbox"));
        return;
    }
    if (!mail_address(s->mail.to)) {
        failed(s, S("whoever it was for is not known any more"));
        return;
    }
    if (s->must_seal && strcmp(s->plan.word, "encrypted") != 0) {
        failed(s, arena_fmt(c->arena, "it was to leave encrypted and cannot: %.*s", FMT(s->plan.reason)));
        return;
    }
    if (set->test_address.n) {
        s->mail.subject = arena_fmt(c->arena, "[to %.*s] %.*s", FMT(s->mail.to), FMT(s->mail.subject));
        s->mail.to = set->test_address;
    }
    err e = files_read(c, s);
    if (!e) e = mail_seal(c, &s->team, &s->mail, &s->plan, &s->mail.wire);
    if (e) {
        failed(s, e->detail);
        return;
    }
    if (s->captured) {
        s->state = S("sent");
        return;
    }
    e = mail_send_on(c, line, set, &s->mail, &how);
    s->again = e && how == MAIL_LATER && s->tries < TRIES;
    s->state = !e ? S("sent") : how == MAIL_UNKNOWN ? S("unknown") : s->again ? S("queued") : S("failed");
    if (e) s->error = e->detail;
}

/* how a message went must not be forgotten because others write to the same record at the same moment: a busy store is
 * asked again for a minute, at last without taking another message along */
static err recorded(struct ctx *c, struct step *s)
{
    int64_t began = clock_now().us;
    for (int tries = 0;; tries++) {
        uint16_t chance;
        err e = db_unit(c, step_unit, s);
        if (!e || e->kind != E_BUSY || db_uncertain(e) || clock_now().us - began > MINUTE) return e;
        if (tries == 4) s->next = NULL;
        random_bytes(&chance, sizeof chance);
        poll(NULL, 0, 1 + (int)(chance % (8u << (tries < 5 ? tries : 5))));
    }
}

static err send(struct ctx *c, str payload)
{
    struct sending two[2] = { { .id = payload } };
    struct step s = { NULL, &two[0] };
    struct mail_settings set;
    struct inmail_settings in;
    int64_t began = clock_now().us;
    viewer_use(c, viewer_system(c, "outbox", (struct strs){ 0 }, 0));
    TRY(mail_settings_get(c, &set));
    TRY(inmail_settings_get(c, &in));
    two[0].captured = str_is(set.url, "capture");
    two[0].plus_tags = in.plus_tags;
    TRY(db_unit(c, step_unit, &s));
    struct mail_line *line = mail_line_new(c);
    for (int n = 1; s.next && s.next->there; n++) {
        struct sending *now = s.next;
        give(c, line, &set, now);
        /* a line that is down is not tried for each message in turn: the rest keep their own jobs */
        bool go_on = n < AT_ONCE && !now->again && clock_now().us - began < SECONDS_AT_ONCE * SECOND && arena_used(c->arena) < MEMORY_MOST;
        s = (struct step){ now, go_on ? &two[now == &two[0]] : NULL };
        if (s.next) *s.next = (struct sending){ .captured = now->captured, .plus_tags = now->plus_tags };
        TRY(recorded(c, &s));
    }
    return NULL;
}

const struct job_kind outbox_jobs[] = { { .name = "outbox.send", .run = send, .tries = 3, .lease = 3 * MINUTE }, { .name = NULL } };
