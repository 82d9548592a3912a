/* receive - what the epoll threads do with what comes in: head, admission, body to memory or to the spool
 *
 * Nothing here blocks but a write to the spool's page cache, and nothing uses the arena: a full arena would jump
 * through the HTTP library. */
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

#include "http/inside.h"

static void new_id(struct server *s, char out[40])
{
    /* splitmix64 is a bijection: no two of a process are alike, and the seeds tell processes apart */
    uint64_t z = s->seed[1] + atomic_fetch_add_explicit(&s->counter, 1, memory_order_relaxed) * 0x9e3779b97f4a7c15u;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    z ^= z >> 31;
    uint64_t both[2] = { s->seed[0], z };
    for (int i = 0; i < 32; i++) out[i] = "0123456789abcdef"[(both[i / 16] >> (60 - 4 * (i % 16))) & 15];
    out[32] = 0;
}

struct xchg *xchg_new(struct server *s, struct MHD_Connection *wire)
{
    pthread_mutex_lock(&s->lock);
    struct xchg *x = s->spare;
    if (x) {
        s->spare = x->spare;
        s->nspare--;
    }
    pthread_mutex_unlock(&s->lock);
    if (!x) {
        x = malloc(sizeof *x);
        if (!x) return NULL;
        x->arena = arena_open(ANSWER_LIMIT);
        if (!x->arena) {
            free(x);
            return NULL;
        }
    }
    x->item = (struct item){ 0 };
    x->s = s;
    x->wire = wire;
    x->phase = PHASE_HEAD;
    x->class = CLASS_READ;
    x->q = (struct req){ 0 };
    x->r = (struct res){ .status = 200, .file = -1 };
    x->raw_n = 0;
    x->body_max = x->body_n = x->body_cap = x->body_thrown = 0;
    x->body = NULL;
    x->map = NULL;
    x->spool = -1;
    x->fail = 0;
    x->cut = x->http10 = false;
    x->answer = NULL;
    x->status = 0;
    x->address[0] = 0;
    x->started = micros_now();
    new_id(s, x->request_id);
    x->q.request_id = str_of(x->request_id);
    atomic_fetch_add(&s->in_flight, 1);
    return x;
}

void body_drop(struct xchg *x)
{
    free(x->body);
    if (x->map) munmap(x->map, x->body_n);
    if (x->spool >= 0) close(x->spool);
    x->body = NULL;
    x->map = NULL;
    x->spool = -1;
    x->q.body = (str){ NULL, 0 };
}

void xchg_free(struct xchg *x)
{
    struct server *s = x->s;
    if (x->answer) MHD_destroy_response(x->answer);
    if (x->r.file >= 0) close(x->r.file);
    body_drop(x);
    arena_reset(x->arena);
    pthread_mutex_lock(&s->lock);
    bool keep = s->nspare < SPARE && !s->stop;
    if (keep) {
        x->spare = s->spare;
        s->spare = x;
        s->nspare++;
    }
    pthread_mutex_unlock(&s->lock);
    if (!keep) {
        arena_close(x->arena);
        free(x);
    }
    atomic_fetch_sub(&s->in_flight, 1);
}

struct take {
    struct xchg *x;
    size_t bytes, names;
    int status;
};

/* RFC 9110 5.6.2; a blank before the colon makes another name of it, which a proxy may read as the plain one */
static bool token_char(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (c && strchr("!#$%&'*+-.^_`|~", c));
}

static enum MHD_Result take_header(void *arg, enum MHD_ValueKind kind, const char *key, size_t key_n, const char *value, size_t value_n)
{
    struct take *t = arg;
    struct xchg *x = t->x;
    (void)kind;
    t->bytes += key_n + value_n + 4;
    if (t->bytes > HEADER_BYTES || x->q.nheaders == HEADERS_MAX || t->names + key_n > NAME_BYTES) t->status = 431;
    for (size_t i = 0; i < value_n && !t->status; i++)
        if (((unsigned char)value[i] < 0x20 && value[i] != '\t') || value[i] == 0x7f) t->status = 400;
    for (size_t i = 0; i < key_n && !t->status; i++)
        if (!token_char(key[i])) t->status = 400;
    if (t->status) return MHD_NO;
    char *name = x->names + t->names;
    for (size_t i = 0; i < key_n; i++) {
        char c = key[i];
        name[i] = c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
    }
    t->names += key_n;
    x->headers[x->q.nheaders++] = (struct pair){ { name, key_n }, { value, value_n } };
    return MHD_YES;
}

static bool find_method(const char *name, enum method *out)
{
    static const char *const names[METHODS] = {
        [GET] = "GET", [POST] = "POST", [PUT] = "PUT", [PATCH] = "PATCH", [DELETE] = "DELETE", [OPTIONS] = "OPTIONS", [HEAD] = "HEAD",
    };
    for (unsigned i = 0; i < METHODS; i++)
        if (strcmp(names[i], name) == 0) {
            *out = (enum method)i;
            return true;
        }
    return false;
}

static void find_address(struct xchg *x)
{
    const union MHD_ConnectionInfo *info = MHD_get_connection_info(x->wire, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
    if (info && info->client_addr && info->client_addr->sa_family == AF_INET) {
        struct sockaddr_in a;
        memcpy(&a, info->client_addr, sizeof a);
        inet_ntop(AF_INET, &a.sin_addr, x->address, sizeof x->address);
    } else if (info && info->client_addr && info->client_addr->sa_family == AF_INET6) {
        struct sockaddr_in6 a;
        memcpy(&a, info->client_addr, sizeof a);
        if (IN6_IS_ADDR_V4MAPPED(&a.sin6_addr))
            inet_ntop(AF_INET, &a.sin6_addr.s6_addr[12], x->address, sizeof x->address);
        else
            inet_ntop(AF_INET6, &a.sin6_addr, x->address, sizeof x->address);
    }
    x->q.address = str_of(x->address);
}

/* more than one length, a length beside chunks, or a coding that is not plain chunks is how requests are smuggled past a
 * proxy; a second host, or none, is how one is sent to another's door: refused */
static int find_length(const struct req *q, bool http10, bool *given, int64_t *length)
{
    unsigned lengths = 0, codings = 0, hosts = 0;
    *given = false;
    *length = 0;
    for (size_t i = 0; i < q->nheaders; i++) {
        str value = str_trim(q->headers[i].value);
        if (str_is(q->headers[i].name, "host")) hosts++;
        if (str_is(q->headers[i].name, "transfer-encoding")) {
            codings++;
            if (!str_eq_nocase(value, S("chunked"))) return 400;
        }
        if (!str_is(q->headers[i].name, "content-length")) continue;
        lengths++;
        *given = true;
        if (!value.n || value.p[0] < '0' || value.p[0] > '9' || !str_int(value, length)) return 400;
    }
    if (hosts > 1 || (!hosts && !http10) || (http10 && codings)) return 400;
    return lengths > 1 || codings > 1 || (lengths && codings) ? 400 : 0;
}

int receive_head(struct xchg *x, const char *method)
{
    struct req *q = &x->q;
    q->path = (str){ x->raw, 0 };
    q->headers = x->headers;
    q->secure = MHD_get_connection_info(x->wire, MHD_CONNECTION_INFO_GNUTLS_SESSION) != NULL && x->s->o.cert_pem;
    find_address(x);
    if (!find_method(method, &q->method)) return 501;
    if (x->raw_n > TARGET_MAX) return 414;
    if (!target_read((str){ x->raw, x->raw_n }, x->decoded, &x->target)) return 400;
    q->path = x->target.path;
    q->query = x->target.query;
    q->nquery = x->target.nquery;
    struct take t = { .x = x };
    MHD_get_connection_values_n(x->wire, MHD_HEADER_KIND, take_header, &t);
    if (t.status) return t.status;
    bool given;
    int64_t length;
    int status = find_length(q, x->http10, &given, &length);
    if (status) return status;
    if (atomic_load(&x->s->draining)) return 503;
    x->class = q->method == GET || q->method == HEAD ? CLASS_READ : CLASS_WRITE;
    x->body_max = BODY_IN_MEMORY;
    status = 404;
    if (x->s->o.calls.admit && !x->s->o.calls.admit(x->s->o.app, q, &x->class, &x->body_max, &status)) return status;
    if ((unsigned)x->class >= CLASSES) x->class = CLASS_READ;
    if (x->body_max > BODY_IN_MEMORY && !x->s->o.spool) x->body_max = BODY_IN_MEMORY;
    return given && (uint64_t)length > x->body_max ? 413 : 0;
}

static int open_spool(const char *dir)
{
    int fd = open(dir, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    if (fd >= 0 || (errno != EOPNOTSUPP && errno != EISDIR && errno != EINVAL)) return fd;
    char name[1024];
    int n = snprintf(name, sizeof name, "%s/body-XXXXXX", dir);
    if (n < 0 || (size_t)n >= sizeof name) return -1;
    fd = mkostemp(name, O_CLOEXEC);
    if (fd >= 0) unlink(name);
    return fd;
}

static int write_all(int fd, const char *p, size_t n)
{
    while (n) {
        ssize_t k = write(fd, p, n);
        if (k < 0 && errno == EINTR) continue;
        if (k < 0) return errno == ENOSPC || errno == EDQUOT || errno == EFBIG ? 507 : 500;
        p += k;
        n -= (size_t)k;
    }
    return 0;
}

static int keep(struct xchg *x, const char *p, size_t n)
{
    if (x->spool >= 0) return write_all(x->spool, p, n);
    if (x->body_n + n > BODY_IN_MEMORY) {
        x->spool = open_spool(x->s->o.spool);
        if (x->spool < 0) return errno == ENOSPC || errno == EDQUOT ? 507 : 500;
        int status = write_all(x->spool, x->body, x->body_n);
        free(x->body);
        x->body = NULL;
        return status ? status : write_all(x->spool, p, n);
    }
    if (x->body_n + n > x->body_cap) {
        size_t cap = x->body_cap ? x->body_cap : 4096;
        while (cap < x->body_n + n) cap *= 2;
        char *more = realloc(x->body, cap);
        if (!more) return 503;
        x->body = more;
        x->body_cap = cap;
    }
    memcpy(x->body + x->body_n, p, n);
    return 0;
}

bool receive_body(struct xchg *x, const char *p, size_t n)
{
    /* a body may take half a minute and then a second for each 4 KiB; slower ones only hold a place */
    int64_t allowed = 30 * SECOND + (int64_t)((x->body_n + x->body_thrown) / 4096) * SECOND;
    if (micros_now() - x->started > allowed) return false;
    if (!x->fail && n > x->body_max - x->body_n) x->fail = 413;
    if (!x->fail) x->fail = keep(x, p, n);
    if (!x->fail) {
        x->body_n += n;
        return true;
    }
    /* the library takes an answer only before or after a body: a bounded rest is read, more is cut */
    x->body_thrown += n;
    return x->body_thrown <= DISCARD_MAX || (x->fail == 507 && x->body_thrown + x->body_n <= x->body_max);
}

bool receive_end(struct xchg *x)
{
    x->q.body = (str){ x->body, x->body_n };
    if (x->spool < 0) return true;
    void *map = mmap(NULL, x->body_n, PROT_READ, MAP_PRIVATE, x->spool, 0);
    if (map == MAP_FAILED) return false;
    x->map = map;
    x->q.body = (str){ map, x->body_n };
    return true;
}
