/* json - reading by simdjson behind a flat view, writing by a small streaming writer
 *
 * Standard: RFC 8259, strict: UTF-8 only, no duplicate keys, no lone surrogates, no U+0000 in text, integers of 64
 * bits kept exactly. Limits: size, depth (default 64), members (default 100,000). Errors name line, column or
 * pointer and reason; codes json-syntax, json-depth, json-duplicate-key, json-nul, json-size, json-encoding. */
#ifndef BASE_JSON_H
#define BASE_JSON_H

#include "base/buf.h"
#include "base/ctx.h"

enum json_type { JSON_NONE, JSON_NULL, JSON_FALSE, JSON_TRUE, JSON_INT, JSON_REAL, JSON_TEXT, JSON_ARRAY, JSON_OBJECT };

struct json_doc;
/* a value in a document: cheap to copy, valid as long as the arena it was read into */
struct json {
    const struct json_doc *doc;
    uint32_t at;
};
struct json_limits {
    size_t bytes;   /* 0 = 1 MiB */
    unsigned depth; /* 0 = 64 */
    size_t members; /* 0 = 100,000 values in all */
};

err json_read(struct ctx *c, str text, const struct json_limits *lim, struct json *out) MUST_USE;
enum json_type json_type(struct json v);        /* JSON_NONE for an absent member */
struct json json_get(struct json obj, str key); /* type JSON_NONE when absent or not an object */
str json_str(struct json v);                    /* text, else empty */
bool json_int(struct json v, int64_t *out);     /* false when not a whole number in range */
bool json_uint(struct json v, uint64_t *out);   /* the same for 0 to 2^64-1 */
double json_real(struct json v);
bool json_bool(struct json v);
size_t json_count(struct json v); /* members of an array or object */

/* for (struct json_iter i = json_iter(v); json_next(&i);) ... i.key, i.value; arrays and objects */
struct json_iter {
    str key;
    struct json value;
    const struct json_doc *doc;
    uint32_t next, end;
    bool object;
};
struct json_iter json_iter(struct json v);
bool json_next(struct json_iter *i);
str json_raw(struct json v, struct arena *a);     /* the value written again, canonical spacing */
str json_pointer(struct arena *a, struct json v); /* where it stands in its document (RFC 6901); found by walking */

/* ---- writing: commas and escaping are the writer's; nesting up to 64 */
struct jw {
    struct buf *b;
    unsigned depth;
    bool comma;
};
static inline struct jw jw_on(struct buf *b)
{
    return (struct jw){ .b = b };
}
void jw_obj(struct jw *w);
void jw_end_obj(struct jw *w);
void jw_arr(struct jw *w);
void jw_end_arr(struct jw *w);
void jw_key(struct jw *w, str key);
void jw_text(struct jw *w, str s);                    /* broken UTF-8 becomes U+FFFD */
str strs_json(struct arena *a, const struct strs *l); /* a list of texts */
void jw_int(struct jw *w, int64_t v);
void jw_real(struct jw *w, double v);
void jw_bool(struct jw *w, bool v);
void jw_null(struct jw *w);
void jw_raw(struct jw *w, str json); /* JSON that was written or checked before */
void jw_value(struct jw *w, struct json v);
/* key and value at once */
void jw_kt(struct jw *w, const char *key, str s);
void jw_ki(struct jw *w, const char *key, int64_t v);
void jw_kb(struct jw *w, const char *key, bool v);

#endif
