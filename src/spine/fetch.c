/* fetch - see fetch.h */
#include "spine/fetch.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include "spine/line.h"

bool address_inside(const struct sockaddr *s)
{
    if (s->sa_family == AF_INET) {
        uint32_t a = ntohl(((const struct sockaddr_in *)(const void *)s)->sin_addr.s_addr);
        return a >> 24 == 127 || a >> 24 == 10 || a >> 24 == 0 || a >> 20 == 0xAC1 || a >> 16 == 0xC0A8 || a >> 16 == 0xA9FE || a >> 22 == 0x191 ||
               a >> 28 >= 0xE;
    }
    if (s->sa_family != AF_INET6) return true;
    const uint8_t *b = ((const struct sockaddr_in6 *)(const void *)s)->sin6_addr.s6_addr;
    static const uint8_t mapped[12] = { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF };
    return (b[0] & 0xFE) == 0xFC || (b[0] == 0xFE && (b[1] & 0xC0) == 0x80) || b[0] == 0xFF || !memcmp(b, mapped, 12) || !memcmp(b, mapped, 10);
}

struct got {
    struct arena *a;
    const struct fetch *f;
    int fd;
    uint64_t size;
    bool too_much, full;
    char etag[256], modified[64]; /* curl calls here: no memory of ours is asked for */
};
static size_t write_piece(char *p, size_t size, size_t n, void *u)
{
    struct got *g = u;
    size_t all = size * n, done = 0;
    if (all > g->f->most || g->size > g->f->most - all) {
        g->too_much = true;
        return 0;
    }
    while (done < all) {
        ssize_t w = write(g->fd, p + done, all - done);
        if (w <= 0) {
            g->full = true;
            return 0;
        }
        done += (size_t)w;
    }
    g->size += all;
    return all;
}
/* of the last answer in a row of redirects */
static void keep(str line, const char *name, char *out, size_t room)
{
    str head = str_of(name);
    if (!str_eq_nocase(str_cut(line, 0, head.n), head)) return;
    str v = str_trim(str_cut(line, head.n, line.n));
    if (v.n < room) {
        memcpy(out, v.p, v.n);
        out[v.n] = 0;
    }
}
static size_t header(char *p, size_t size, size_t n, void *u)
{
    struct got *g = u;
    str line = { p, size * n };
    if (str_starts(line, S("HTTP/"))) g->etag[0] = g->modified[0] = 0;
    keep(line, "etag:", g->etag, sizeof g->etag);
    keep(line, "last-modified:", g->modified, sizeof g->modified);
    return size * n;
}

static void drop_headers(void *h)
{
    curl_slist_free_all(h);
}
void fetch_done(void **line)
{
    if (*line) curl_easy_cleanup(*line);
    *line = NULL;
}
static bool printable(str t)
{
    for (size_t i = 0; i < t.n; i++)
        if ((unsigned char)t.p[i] <= ' ' || (unsigned char)t.p[i] >= 0x7F) return false;
    return t.n > 0;
}

/* NAME:PORT=ADDRESS:PORT, as the library wants it: all four parted by colons */
static struct curl_slist *elsewhere(struct ctx *c, const struct fetch *f)
{
    struct curl_slist *l = NULL;
    for (size_t i = 0; i < f->connect.n; i++) {
        str from = f->connect.v[i];
        char *one = NEW_ARRAY(c->arena, from.n + 1, char);
        for (size_t k = 0; k < from.n; k++) one[k] = from.p[k] == '=' ? ':' : from.p[k];
        l = curl_slist_append(l, one);
    }
    return l;
}
static void ask(struct ctx *c, const struct fetch *f, struct line *l, struct got *g)
{
    CURL *h = l->h;
    line_to(c, l, f->url, "http,https", f->seconds ? f->seconds : 1800L);
    line_into(l, write_piece, g);
    curl_easy_setopt(h, CURLOPT_REDIR_PROTOCOLS_STR, str_starts(f->url, S("https:")) ? "https" : "http,https");
    curl_easy_setopt(h, CURLOPT_FOLLOWLOCATION, f->header.n || f->identity.n ? 0L : 1L); /* the library gives these to whoever it is led to */
    curl_easy_setopt(h, CURLOPT_MAXREDIRS, 5L);
    curl_easy_setopt(h, CURLOPT_CONNECTTIMEOUT, 20L);
    if (f->ca) curl_easy_setopt(h, CURLOPT_CAINFO, f->ca);
    curl_easy_setopt(h, CURLOPT_LOW_SPEED_LIMIT, 1000L);
    curl_easy_setopt(h, CURLOPT_LOW_SPEED_TIME, 60L);
    curl_easy_setopt(h, CURLOPT_MAXFILESIZE_LARGE, (curl_off_t)f->most);
    curl_easy_setopt(h, CURLOPT_USERAGENT, "Rabta/" RABTA_VERSION);
    curl_easy_setopt(h, CURLOPT_HEADERFUNCTION, header);
    curl_easy_setopt(h, CURLOPT_HEADERDATA, g);
}

/* who takes no certificate of ours says so within TLS or breaks off, and never answers */
static bool unaccepted(const struct fetch *f, CURLcode rc, long status)
{
    return f->identity.n && !status && (rc == CURLE_SSL_CONNECT_ERROR || rc == CURLE_RECV_ERROR || rc == CURLE_SEND_ERROR || rc == CURLE_GOT_NOTHING);
}
static err verdict(struct ctx *c, const struct line *l, const struct got *g, CURLcode rc, long status)
{
    if (l->inward) FAIL(c, E_UPSTREAM, "fetch", "the address leads to this machine or its neighbours, which is not read");
    if (g->too_much || rc == CURLE_FILESIZE_EXCEEDED) FAIL(c, E_UPSTREAM, "fetch", "it has more than %llu bytes", (unsigned long long)g->f->most);
    if (g->full) FAIL(c, E_FULL, "disk-full", "the disk is full; nothing was changed");
    if (rc == CURLE_TOO_MANY_REDIRECTS) FAIL(c, E_UPSTREAM, "fetch", "it redirects more than five times");
    if (rc == CURLE_UNSUPPORTED_PROTOCOL) FAIL(c, E_UPSTREAM, "fetch", "it redirects to what is neither https nor, from http, http");
    if (rc == CURLE_OPERATION_TIMEDOUT) FAIL(c, E_UPSTREAM, "fetch", "it is too slow");
    if (unaccepted(g->f, rc, status)) FAIL(c, E_UPSTREAM, "fetch", "the server did not accept our certificate, or broke off: %s", curl_easy_strerror(rc));
    if (rc != CURLE_OK) FAIL(c, E_UPSTREAM, "fetch", "not read: %s", curl_easy_strerror(rc));
    if (status != 200 && status != 304) FAIL(c, E_UPSTREAM, "fetch", "the server answered %ld", status);
    return NULL;
}

/* the library wants files of a certificate and its key: one without a name, in memory alone. -1: none is made */
static int identify(struct ctx *c, CURL *h, str pem)
{
    int fd = memfd_create("identity", MFD_CLOEXEC);
    const char *path = arena_fmt(c->arena, "/proc/self/fd/%d", fd).p;
    if (fd >= 0 && write(fd, pem.p, pem.n) != (ssize_t)pem.n) {
        close(fd);
        return -1;
    }
    curl_easy_setopt(h, CURLOPT_SSLCERT, path);
    curl_easy_setopt(h, CURLOPT_SSLKEY, path);
    return fd;
}
err fetch_get(struct ctx *c, const struct fetch *f, struct fetched *out)
{
    long status = 0;
    void **es = arena_onclose(c->arena, drop_headers);
    struct line l = { .anywhere = f->anywhere, .connect = f->connect, .kept = f->line };
    *out = (struct fetched){ .fd = -1 };
    if (!printable(f->url) || (!str_starts(f->url, S("https://")) && !str_starts(f->url, S("http://"))))
        FAIL_AT(c, S("/url"), "bad-format", "an http or https address is wanted");
    const str marks[] = { printable(f->etag) ? arena_fmt(c->arena, "If-None-Match: %.*s", FMT(f->etag)) : S(""),
                          f->modified.n ? arena_fmt(c->arena, "If-Modified-Since: %.*s", FMT(f->modified)) : S(""),
                          f->authorization.n ? arena_fmt(c->arena, "Authorization: %.*s", FMT(f->authorization)) : S(""), f->header };
    struct got g = { .a = c->arena, .f = f, .fd = open(f->folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600) };
    if (g.fd < 0) FAIL(c, E_FAULT, "fetch-file", "no file can be made in %s", f->folder);
    err e = line_open(c, &l);
    if (e) close(g.fd);
    TRY(e);
    for (size_t i = 0; i < COUNT(marks); i++) line_head(c, &l, marks[i]);
    ask(c, f, &l, &g);
    if (f->connect.n) curl_easy_setopt(l.h, CURLOPT_CONNECT_TO, *es = elsewhere(c, f));
    int identity = f->identity.n ? identify(c, l.h, f->identity) : -1;
    if (f->identity.n && identity < 0) {
        close(g.fd);
        FAIL(c, E_BUSY, "out-of-memory", "not enough memory");
    }
    CURLcode rc = curl_easy_perform(l.h);
    if (identity >= 0) close(identity);
    curl_easy_getinfo(l.h, CURLINFO_RESPONSE_CODE, &status);
    out->status = status;
    e = verdict(c, &l, &g, rc, status);
    if (e || status == 304 || lseek(g.fd, 0, SEEK_SET) != 0) {
        close(g.fd);
        g.fd = -1;
    }
    TRY(e);
    *out = (struct fetched){ status == 304, status, g.fd, g.size, arena_dup(c->arena, str_of(g.etag)), arena_dup(c->arena, str_of(g.modified)) };
    return NULL;
}

err fetch_text(struct ctx *c, const struct fetch *f, struct fetched *out, str *text)
{
    size_t n = 0;
    *text = S("");
    TRY(fetch_get(c, f, out));
    if (out->fd < 0) return NULL;
    char *p = arena_alloc(c->arena, (size_t)out->size + 1);
    for (ssize_t k; n < out->size && (k = read(out->fd, p + n, (size_t)out->size - n)) > 0;) n += (size_t)k;
    close(out->fd);
    out->fd = -1;
    if (n < out->size) FAIL(c, E_FAULT, "fetch-file", "what was fetched cannot be read again");
    *text = (str){ p, n };
    return NULL;
}
