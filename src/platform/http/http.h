/* http - what a handler sees of a request, and what it answers; server.c alone knows the HTTP library
 *
 * A handler is a blocking function run by a worker with a database connection of its own. Writes (any method but GET
 * and HEAD) run inside a write transaction that the router opens, commits, and runs again on a conflict: a handler has
 * no effect but rows. Limits: headers 16 KiB, JSON 1 MiB, header time 30 s, target 2 KiB. */
#ifndef HTTP_HTTP_H
#define HTTP_HTTP_H

#include "base/ctx.h"
#include "base/json.h"
#include "store/field.h"

enum method { GET, POST, PUT, PATCH, DELETE, OPTIONS, HEAD, METHODS };
enum route_class { CLASS_READ, CLASS_WRITE, CLASS_INGEST, CLASS_SLOW, CLASSES };

struct pair {
    str name, value;
};
struct form_part {              /* one part of multipart/form-data or of a urlencoded form */
    str name, file, type, body; /* file: the client's name for it, made harmless; empty: a plain field */
};

struct req {
    enum method method;
    str path;                 /* decoded, no "..", no empty segments, valid UTF-8 */
    str params[4];            /* {id}, ... in order of the route's path */
    const struct pair *query; /* decoded; unknown ones are refused by handlers that list what they take */
    size_t nquery;
    const struct pair *headers; /* names in lower case */
    size_t nheaders;
    str body;
    str address; /* the client's, after trusted_proxies; "" on a unix socket */
    bool secure; /* over TLS, in process or told by a trusted proxy */
    str request_id;
    const struct route *route;
};
struct res {
    int status; /* 200 unless set */
    str type;   /* "application/json" unless set */
    struct buf body;
    struct pair headers[12];
    unsigned nheaders;
    int file; /* >= 0: sent instead of body, file_size bytes, closed by the server; -1: none */
    uint64_t file_size;
    struct stream *stream; /* set by http_stream(): a waiting Server-Sent Events connection */
};

str req_query(const struct req *q, const char *name); /* empty when absent */
bool req_has_query(const struct req *q, const char *name);
str req_header(const struct req *q, const char *lower_name);
str req_cookie(const struct req *q, const char *name);
err req_json(struct ctx *c, const struct req *q, struct json *out) MUST_USE; /* type, size and syntax checked */
/* multipart/form-data (RFC 7578) or application/x-www-form-urlencoded; at most 64 parts; *n of them */
err req_form(struct ctx *c, const struct req *q, struct form_part **out, size_t *n) MUST_USE;
/* a file that is the body, or the first file of a form; E_INPUT "required" at /file when a form has none */
err req_file(struct ctx *c, const struct req *q, str *out) MUST_USE;
str part_text(const struct form_part *p, size_t n, const char *name); /* empty when absent */

void res_header(struct res *r, const char *name, str value);
void res_json(struct res *r, const struct shape *s, const void *v, uint64_t rights);
void res_redirect(struct res *r, str to); /* 303 */

typedef err handler(struct ctx *c, const struct req *q, struct res *r);

enum route_flag {
    R_PUBLIC = 1,  /* no sign-in needed */
    R_HTML = 2,    /* answers pages; errors are pages too */
    R_FORM = 4,    /* takes forms, not JSON */
    R_NOTX = 8,    /* a write method whose handler opens its own transactions */
    R_SELF = 16,   /* no right needed beyond being signed in */
    R_UPLOAD = 32, /* body limit is the attachment limit */
    R_STREAM = 64,
    R_HIDDEN = 128,    /* not part of the documented API (pages, assets) */
    R_CREATES = 256,   /* answers 201 and honours Idempotency-Key */
    R_IFMATCH = 512,   /* If-Match is required */
    R_PAGED = 1024,    /* answers a page: {"items":[out...],"next":cursor|null,"total":n|null} */
    R_BARE = 2048,     /* answered without the database and without looking who asks: it works while the store is away */
    R_ANYWHERE = 4096, /* changes nothing: pages of any site may send it, though not with somebody's cookie */
};
struct param_doc {
    const char *name, *doc;
};
struct route {
    enum method method;
    const char *path; /* "/api/v1/reports/{id}" */
    handler *fn;
    uint64_t may;    /* right needed */
    const char *doc; /* one line */
    unsigned flags;
    enum route_class class; /* CLASS_READ for GET, else CLASS_WRITE, unless set */
    const struct shape *in, *out;
    const char *in_schema, *out_schema; /* JSON Schema of a contract that others wrote, in place of shapes */
    const char *type;                   /* media type of the answer when it is not JSON of `out`: "text/csv" */
    const struct param_doc *query;      /* ends with { NULL, NULL }; others answer 422 */
    const char *where;                  /* "file:line", by ROUTE() */
};
#define ROUTE(m, p, f, right, text, ...)                                                                  \
    {                                                                                                     \
        .method = (m), .path = (p), .fn = (f), .may = (right), .doc = (text), .where = WHERE, __VA_ARGS__ \
    }

#endif
