/* inmail_lmtp - the door at which a mail server hands over: LMTP (RFC 2033), beside it RFC 5321, 1870, 2034, 2920, 6152, 6531
 *
 * A message is acknowledged to the server after its commit, for each recipient; when the store is away it is asked to come
 * again. It runs in threads of the working process; each has memory and a database connection while it serves a line. */
#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/log.h"
#include "formats/lmtp.h"
#include "spine/inmail_inside.h"
#include "spine/viewer.h"
#include "store/db.h"

enum { HANDS = 4, RECIPIENTS = 100, PATIENCE_MS = 120000, IDLE_MS = 500, BAD_MOST = 20, MESSAGES_MOST = 1000 };

static atomic_bool ending;
static const char *database;
static int listening = -1;
static pthread_t threads[HANDS];
static unsigned running;

struct line {
    int fd;
    struct lmtp_in in;
    char said[RECIPIENTS * 64 + 600]; /* answers wait for the end of a pipelined batch */
    size_t nsaid;
    bool gone;
};

struct session {
    struct line *l;
    struct arena *arena;
    struct db *db;
    bool greeted, from_given;
    str from, *to;
    size_t nto;
    unsigned bad, messages;
};

static void flush(struct line *l)
{
    for (size_t at = 0; at < l->nsaid && !l->gone;) {
        struct pollfd p = { .fd = l->fd, .events = POLLOUT };
        ssize_t n = send(l->fd, l->said + at, l->nsaid - at, MSG_NOSIGNAL | MSG_DONTWAIT);
        if (n > 0)
            at += (size_t)n;
        else if (n < 0 && (errno == EAGAIN || errno == EINTR) && poll(&p, 1, 10000) >= 0 && (p.revents & POLLOUT))
            continue;
        else
            l->gone = true;
    }
    l->nsaid = 0;
}
static void say(struct line *l, const char *text)
{
    size_t n = strlen(text);
    if (l->nsaid + n + 2 > sizeof l->said) flush(l);
    memcpy(l->said + l->nsaid, text, n);
    memcpy(l->said + l->nsaid + n, "\r\n", 2);
    l->nsaid += n + 2;
}

/* 0: the line is gone, silent for too long, or we end */
static size_t more(void *arg, char *to, size_t room)
{
    struct line *l = arg;
    flush(l);
    for (int waited = 0; !l->gone && waited < PATIENCE_MS; waited += IDLE_MS) {
        struct pollfd p = { .fd = l->fd, .events = POLLIN };
        int ready = poll(&p, 1, IDLE_MS);
        if (ending) break;
        if (ready == 0 || (ready < 0 && errno == EINTR)) continue;
        ssize_t n = recv(l->fd, to, room, MSG_DONTWAIT);
        if (n < 0 && (errno == EAGAIN || errno == EINTR)) continue;
        if (n <= 0) break;
        return (size_t)n;
    }
    l->gone = true;
    return 0;
}

/* ---- commands */

static void reset(struct session *s)
{
    s->from_given = false;
    s->nto = 0;
    arena_reset(s->arena);
    s->to = NULL;
}

static void mail_from(struct session *s, str args)
{
    str rest, word;
    int64_t size = 0;
    if (s->from_given) {
        say(s->l, "503 5.5.1 a sender was given already");
        return;
    }
    reset(s);
    if (!lmtp_path(s->arena, args, "FROM:", &s->from, &rest) || (s->from.n && !mail_address(s->from))) {
        say(s->l, "501 5.5.4 MAIL FROM:<address>");
        return;
    }
    while (rest.n && str_split(&rest, ' ', &word))
        if (word.n > 5 && str_eq_nocase(str_cut(word, 0, 5), S("SIZE="))) (void)str_int(str_cut(word, 5, word.n), &size);
    if (size > LMTP_MESSAGE_MOST) {
        say(s->l, "552 5.3.4 a message may have 32 MiB");
        return;
    }
    s->to = NEW_ARRAY(s->arena, RECIPIENTS, str);
    s->from_given = true;
    say(s->l, "250 2.1.0 sender");
}

static void rcpt_to(struct session *s, str args)
{
    str address, rest;
    if (!s->from_given)
        say(s->l, "503 5.5.1 MAIL first");
    else if (s->nto == RECIPIENTS)
        say(s->l, "452 4.5.3 too many recipients");
    else if (!lmtp_path(s->arena, args, "TO:", &address, &rest) || !mail_address(address))
        say(s->l, "501 5.5.4 RCPT TO:<address>");
    else {
        s->to[s->nto++] = address;
        say(s->l, "250 2.1.5 recipient");
    }
}

/* ---- the message */

static const char *taken(struct session *s, str raw)
{
    struct ctx c = { .arena = s->arena, .db = s->db, .now = clock_now() };
    struct arrival a = { .door = "lmtp", .raw = raw, .envelope_from = s->from, .envelope_to = { s->to, s->nto } };
    viewer_use(&c, viewer_system(&c, "mail", (struct strs){ 0 }, 0));
    err e = s->db ? NULL : db_open(&c, str_of(database), &s->db);
    c.db = s->db;
    if (!e) e = inmail_take(&c, &a);
    if (!e) return "250 2.6.0 taken";
    log_line(LOG_WARN, "lmtp", "code=%s at=%s", e->code, e->where);
    return e->kind == E_FULL ? "452 4.3.1 no room; try again later" : "451 4.3.0 not now; try again later";
}

static void data(struct session *s)
{
    str raw;
    bool too_large;
    if (!s->nto) {
        say(s->l, "503 5.5.1 RCPT first");
        return;
    }
    say(s->l, "354 go on");
    if (!lmtp_message(&s->l->in, s->arena, &raw, &too_large)) return; /* half a message is none */
    const char *answer = too_large ? "552 5.3.4 a message may have 32 MiB" : raw.n ? taken(s, raw) : "554 5.6.0 there is nothing in it";
    for (size_t i = 0; i < s->nto; i++) say(s->l, answer);
    s->messages++;
    reset(s);
}

static bool obey(struct session *s, str line) /* false: it is over */
{
    str args = line, verb;
    if (!str_split(&args, ' ', &verb)) verb = S("");
    if (str_eq_nocase(verb, S("LHLO"))) {
        s->greeted = true;
        reset(s);
        say(s->l, "250-rabta");
        say(s->l, "250-PIPELINING");
        say(s->l, "250-8BITMIME");
        say(s->l, "250-SMTPUTF8");
        say(s->l, "250-ENHANCEDSTATUSCODES");
        say(s->l, "250 SIZE 33554432");
    } else if (str_eq_nocase(verb, S("QUIT"))) {
        say(s->l, "221 2.0.0 bye");
        return false;
    } else if (str_eq_nocase(verb, S("NOOP"))) {
        say(s->l, "250 2.0.0 yes");
    } else if (str_eq_nocase(verb, S("RSET"))) {
        reset(s);
        say(s->l, "250 2.0.0 forgotten");
    } else if (str_eq_nocase(verb, S("VRFY"))) {
        say(s->l, "252 2.5.0 try");
    } else if (str_eq_nocase(verb, S("HELO")) || str_eq_nocase(verb, S("EHLO"))) {
        say(s->l, "500 5.5.1 this is LMTP: LHLO");
        s->bad++;
    } else if (!s->greeted) {
        say(s->l, "503 5.5.1 LHLO first");
        s->bad++;
    } else if (str_eq_nocase(verb, S("MAIL"))) {
        mail_from(s, args);
    } else if (str_eq_nocase(verb, S("RCPT"))) {
        rcpt_to(s, args);
    } else if (str_eq_nocase(verb, S("DATA"))) {
        data(s);
    } else {
        say(s->l, "500 5.5.1 no such command");
        s->bad++;
    }
    return true;
}

static void converse(struct session *s)
{
    char line[LMTP_LINE_MOST];
    size_t n;
    say(s->l, "220 rabta LMTP");
    while (!s->l->gone && !ending) {
        bool fits = lmtp_line(&s->l->in, line, &n);
        if (s->l->gone) return;
        if (!fits) {
            say(s->l, "500 5.5.2 line too long");
            s->bad++;
        } else if (!obey(s, (str){ line, n })) {
            break;
        }
        if (s->bad > BAD_MOST || s->messages >= MESSAGES_MOST) {
            say(s->l, "421 4.7.0 enough for now");
            break;
        }
    }
    flush(s->l);
}

/* the third place that sets a boundary: memory of a thread of its own, here for one connection */
static void *serve(void *arg)
{
    struct line *l = arg;
    while (!ending) {
        struct pollfd p = { .fd = listening, .events = POLLIN };
        if (poll(&p, 1, IDLE_MS) <= 0) continue;
        int fd = accept4(listening, NULL, NULL, SOCK_CLOEXEC | SOCK_NONBLOCK);
        if (fd < 0) continue;
        *l = (struct line){ .fd = fd, .in = { .more = more, .arg = l } };
        struct session *volatile kept = NULL;
        struct session s = { .l = l, .arena = arena_open(192u << 20) };
        kept = &s;
        if (s.arena && setjmp(*arena_boundary(s.arena)) == 0) {
            converse(kept);
        } else { /* no memory now: what was not acknowledged comes again */
            say(l, "451 4.3.0 not now; try again later");
            flush(l);
        }
        close(fd);
        db_close(kept->db);
        arena_close(kept->arena);
    }
    return NULL;
}

bool inmail_lmtp_start(int fd, const char *where)
{
    static struct line lines[HANDS];
    listening = fd;
    database = where;
    for (running = 0; running < HANDS; running++)
        if (pthread_create(&threads[running], NULL, serve, &lines[running])) return false;
    return true;
}

void inmail_lmtp_stop(void)
{
    ending = true;
    while (running) pthread_join(threads[--running], NULL);
}
