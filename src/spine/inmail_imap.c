/* inmail_imap - the door that fetches: IMAP4rev1 (RFC 3501), over TLS or on this machine
 *
 * libcurl makes the connection, the encryption and the sign-in; from there on the few commands are spoken here, since a
 * message must be fetched without being marked (BODY.PEEK) and marked \Seen only after it is kept. UIDVALIDITY and the last
 * UID are remembered in the transaction of the message. The first look takes what is unseen; from then on all that is new. */
#include <curl/curl.h>
#include <poll.h>
#include <stdio.h>

#include "base/buf.h"
#include "base/log.h"
#include "formats/imap.h"
#include "spine/inmail_inside.h"
#include "spine/viewer.h"
#include "store/db.h"

#include "inmail_imap.sql.h"

enum { AT_ONCE = 50, MEMORY_MOST = 64 << 20, PATIENCE_S = 30, LEASE_MINUTES = 10 };

struct imap {
    struct ctx *c;
    CURL *h;
    curl_socket_t s;
    unsigned tag;
    struct imap_in in;
};

static void drop_curl(void *h)
{
    curl_easy_cleanup(h);
}

static err lost(struct ctx *c)
{
    FAIL(c, E_UPSTREAM, "imap", "the mail server ended the connection or says nothing");
}

/* ---- bytes */

static err wait_for(struct imap *m, short events)
{
    struct pollfd p = { .fd = m->s, .events = events };
    for (int i = 0; i < PATIENCE_S * 2; i++) {
        int n = poll(&p, 1, 500);
        if (n > 0) return NULL;
    }
    return lost(m->c);
}

static err more(void *arg, char *to, size_t room, size_t *n)
{
    struct imap *m = arg;
    for (;;) {
        CURLcode rc = curl_easy_recv(m->h, to, room, n);
        if (rc == CURLE_OK && *n) return NULL;
        if (rc != CURLE_AGAIN) return lost(m->c);
        TRY(wait_for(m, POLLIN));
    }
}

static err send_text(struct imap *m, str text)
{
    while (text.n) {
        size_t n = 0;
        CURLcode rc = curl_easy_send(m->h, text.p, text.n, &n);
        if (rc == CURLE_AGAIN)
            TRY(wait_for(m, POLLOUT));
        else if (rc != CURLE_OK)
            return lost(m->c);
        text = str_cut(text, n, text.n);
    }
    return NULL;
}

/* sends it and reads to its end; E_UPSTREAM when the server says NO or BAD */
static err command(struct imap *m, str text)
{
    str tag = arena_fmt(m->c->arena, "r%u ", ++m->tag);
    TRY(send_text(m, arena_fmt(m->c->arena, "%.*s%.*s\r\n", FMT(tag), FMT(text))));
    return imap_answer(&m->in, tag);
}

/* ---- one look */

static bool on_this_machine(str url)
{
    ptrdiff_t at = str_find(url, S("://"));
    str host = str_cut(url, (size_t)(at + 3), url.n);
    return str_starts(host, S("127.")) || str_starts(host, S("localhost:")) || str_is(host, "localhost") || str_starts(host, S("[::1]"));
}

static err open_line(struct imap *m, const struct inmail_settings *s)
{
    struct ctx *c = m->c;
    void **slot = arena_onclose(c->arena, drop_curl);
    const char *url = arena_cstr(c->arena, s->imap_url), *user = arena_cstr(c->arena, s->imap_user), *password = arena_cstr(c->arena, s->imap_password);
    m->h = curl_easy_init();
    *slot = m->h;
    if (!m->h) FAIL(c, E_BUSY, "out-of-memory", "not enough memory; try again later");
    curl_easy_setopt(m->h, CURLOPT_URL, url);
    curl_easy_setopt(m->h, CURLOPT_PROTOCOLS_STR, "imap,imaps");
    curl_easy_setopt(m->h, CURLOPT_USERNAME, user);
    curl_easy_setopt(m->h, CURLOPT_PASSWORD, password);
    /* a name and password go over a line without encryption on this machine only */
    curl_easy_setopt(m->h, CURLOPT_USE_SSL, on_this_machine(s->imap_url) ? (long)CURLUSESSL_TRY : (long)CURLUSESSL_ALL);
    if (on_this_machine(s->imap_url) && str_starts(s->imap_url, S("imap://"))) curl_easy_setopt(m->h, CURLOPT_USE_SSL, (long)CURLUSESSL_NONE);
    curl_easy_setopt(m->h, CURLOPT_CONNECT_ONLY, 1L);
    curl_easy_setopt(m->h, CURLOPT_CONNECTTIMEOUT, (long)PATIENCE_S);
    curl_easy_setopt(m->h, CURLOPT_TIMEOUT, (long)PATIENCE_S);
    curl_easy_setopt(m->h, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(m->h, CURLOPT_PROXY, "");
    CURLcode rc = curl_easy_perform(m->h);
    if (rc == CURLE_LOGIN_DENIED) FAIL(c, E_UPSTREAM, "imap", "the mail server does not take this name and password");
    if (rc != CURLE_OK) FAIL(c, E_UPSTREAM, "imap", "no connection to the mail server: %s", curl_easy_strerror(rc));
    if (curl_easy_getinfo(m->h, CURLINFO_ACTIVESOCKET, &m->s) != CURLE_OK || m->s == CURL_SOCKET_BAD) return lost(c);
    return command(m, arena_fmt(c->arena, "SELECT \"%.*s\"", FMT(s->imap_folder)));
}

struct look {
    str mailbox, error;
    int64_t uidvalidity, last, uid;
    bool have, taken, more;
};

static err claim(struct ctx *c, void *arg)
{
    struct look *l = arg;
    struct rows *r;
    c->now = clock_now();
    TRY(db_do(c, &sql_begin, ARGS(A_TEXT(l->mailbox))));
    TRY(db_one(c, &sql_claim, ARGS(A_TEXT(l->mailbox), A_WHEN(c->now), A_INT(c->now.us + LEASE_MINUTES * MINUTE)), &r, &l->have));
    if (!l->have) return NULL;
    l->uidvalidity = row_int(r, 0);
    l->last = row_int(r, 1);
    return NULL;
}
static err remember(struct ctx *c, void *arg)
{
    const struct look *l = arg;
    return db_do(c, &sql_remember, ARGS(A_TEXT(l->mailbox), A_INT(l->uidvalidity), A_INT(l->last), A_WHEN(c->now), A_INT(c->now.us + LEASE_MINUTES * MINUTE)));
}
static err release(struct ctx *c, void *arg)
{
    const struct look *l = arg;
    c->now = clock_now();
    return db_do(c, &sql_release, ARGS(A_TEXT(l->mailbox), A_WHEN(c->now), A_TEXT(l->error)));
}

static err fetch_one(struct imap *m, struct look *l, bool first)
{
    struct ctx *c = m->c;
    struct look after = *l;
    struct arrival a = { .door = "imap", .also = remember, .arg = &after };
    m->in.has_message = false;
    m->in.size = 0;
    TRY(command(m, arena_fmt(c->arena, "UID FETCH %lld (RFC822.SIZE)", (long long)l->uid)));
    if (!first) after.last = l->uid; /* the first look is remembered when it is done */
    bool large = m->in.size > IMAP_LITERAL_MOST;
    if (!large) TRY(command(m, arena_fmt(c->arena, "UID FETCH %lld (BODY.PEEK[])", (long long)l->uid)));
    a.raw = m->in.message;
    if (large)
        TRY(inmail_refuse(c, &a, S("mail-too-large")));
    else if (m->in.has_message)
        TRY(inmail_take(c, &a));
    else
        TRY(db_unit(c, remember, &after)); /* it went meanwhile */
    *l = after;
    return m->in.has_message || large ? command(m, arena_fmt(c->arena, "UID STORE %lld +FLAGS.SILENT (\\Seen)", (long long)l->uid)) : NULL;
}

static err fetch_all(struct imap *m, struct look *l)
{
    struct ctx *c = m->c;
    if (l->uidvalidity != m->in.uidvalidity) { /* the server counts anew: what is known is known by its bytes */
        l->last = 0;
        l->uidvalidity = m->in.uidvalidity;
    }
    bool first = l->last == 0;
    int64_t next = m->in.uidnext;
    m->in.found = (struct buf){ .a = c->arena, .max = IMAP_FOUND_MOST };
    TRY(command(m, first ? S("UID SEARCH UNSEEN") : arena_fmt(c->arena, "UID SEARCH UID %lld:*", (long long)(l->last + 1))));
    str rest = buf_str(&m->in.found), word;
    int64_t before = l->last;
    size_t n = 0;
    while (str_split(&rest, ' ', &word)) {
        if (!str_int(str_trim(word), &l->uid) || l->uid <= before) continue;
        if (n++ == AT_ONCE || arena_used(c->arena) > MEMORY_MOST) {
            l->more = true;
            return NULL;
        }
        TRY(fetch_one(m, l, first));
    }
    if (!first || next < 1) return NULL;
    l->last = next > 1 ? next - 1 : 1; /* from now on everything above, read elsewhere or not */
    return db_unit(c, remember, l);
}

static err look_once(struct ctx *c, const struct inmail_settings *s, struct look *l)
{
    struct imap *m = NEW(c->arena, struct imap);
    m->c = c;
    m->in = (struct imap_in){ .c = c, .more = more, .arg = m };
    TRY(open_line(m, s));
    if (!m->in.uidvalidity) FAIL(c, E_UPSTREAM, "imap", "the mail server tells no UIDVALIDITY");
    TRY(fetch_all(m, l));
    err e = command(m, S("LOGOUT"));
    (void)e; /* it may end the line first */
    return NULL;
}

static err again_unit(struct ctx *c, void *arg)
{
    (void)arg;
    return job_add(c, "inmail.imap", arena_fmt(c->arena, "more/%lld", (long long)clock_now().us), S(""), S(""), (when){ 0 });
}

/* a server that is away is told in the health of the installation, not as work that was given up */
static err look(struct ctx *c, str payload)
{
    struct inmail_settings s;
    struct look l = { .more = false };
    (void)payload;
    viewer_use(c, viewer_system(c, "mail", (struct strs){ 0 }, 0));
    TRY(inmail_settings_get(c, &s));
    if (!s.imap_url.n) return NULL;
    l.mailbox = inmail_mailbox_key(c->arena, &s);
    TRY(db_unit(c, claim, &l));
    if (!l.have) return NULL; /* another one looks */
    err e = look_once(c, &s, &l);
    if (e) log_line(LOG_WARN, "imap", "code=%s at=%s", e->code, e->where);
    l.error = !e ? S("") : e->kind == E_UPSTREAM ? e->detail : arena_fmt(c->arena, "%s: %.*s", e->code, FMT(e->detail));
    TRY(db_unit(c, release, &l));
    return !e && l.more ? db_unit(c, again_unit, NULL) : NULL;
}

const struct job_kind inmail_imap_jobs[] = { { .name = "inmail.imap", .run = look, .every = MINUTE, .lease = LEASE_MINUTES * MINUTE, .tries = 2 },
                                             { .name = NULL } };
