/* field - a struct and a table that says what its members are: JSON in and out, SQL, filters, OpenAPI, types and
 * the audit trail all come from it, so none can drift
 *
 * The member's C type chooses the field type; an unknown C type does not compile. */
#ifndef STORE_FIELD_H
#define STORE_FIELD_H

#include "base/ctx.h"
#include "base/json.h"

enum field_type { F_TEXT, F_INT, F_BOOL, F_WHEN, F_ID, F_ENUM, F_STRS, F_LIST };

enum field_flag {
    F_REQ = 1,        /* must be given at creation */
    F_RO = 2,         /* shown, never taken from outside */
    F_FIND = 4,       /* goes into the full-text index */
    F_SORT = 8,       /* lists may sort by it */
    F_FILTER = 16,    /* lists may filter by it: ?name=value */
    F_LINES = 32,     /* text of several lines */
    F_SECRET = 64,    /* taken, stored, never shown, never in the audit trail */
    F_NOCOL = 128,    /* no column: filled or consumed by code */
    F_CREATE = 256,   /* may be given at creation only */
    F_PERSONAL = 512, /* personal data: not in the audit trail's values, erased by retention */
    F_ERASE = 1024,   /* not personal by itself, but words of somebody: erased by retention */
    F_OWN = 2048,     /* whose words they are sees it without the right in .see */
    F_EPOCH = 4096,   /* shown only: a time of 0 is the beginning of 1970, as clocks that were never set tell it; none is NO_TIME */
};
#define NO_TIME ((when){ INT64_MIN })

struct words { /* an enumeration: index 0 is the default */
    const char *const *v;
    unsigned n;
};
#define WORDS(name, ...)                                   \
    static const char *const name##_v[] = { __VA_ARGS__ }; \
    static const struct words name = { name##_v, COUNT(name##_v) }

struct shape;
struct field {
    const char *name;
    unsigned off;
    enum field_type type;
    unsigned flags;
    int64_t min, max;       /* length in code points for text, value for numbers, count for lists; max 0: 200 / any / 100 */
    const struct words *en; /* F_ENUM, and F_STRS whose items are words */
    const struct shape *of; /* F_LIST */
    const char *ref;        /* prefix an id must have: "org" */
    const char *doc;        /* one sentence, for OpenAPI */
    uint64_t see;           /* right needed to see it; 0 = whoever sees the whole */
    uint64_t set;           /* right needed to set it; 0 = whoever may change the whole */
    const char *format;     /* "email", "uri", "date", "markdown", checked where it is one of these */
};
#define FIELD_TYPE(m) \
    _Generic((m), str : F_TEXT, int64_t : F_INT, bool : F_BOOL, when : F_WHEN, id : F_ID, unsigned : F_ENUM, struct strs : F_STRS, struct list : F_LIST)
#define FIELD(T, m, ...)                                                                \
    {                                                                                   \
        .name = #m, .off = offsetof(T, m), .type = FIELD_TYPE(((T *)0)->m), __VA_ARGS__ \
    }

struct shape {
    const char *name; /* "report"; the name of the schema in OpenAPI is its CamelCase */
    const struct field *fields;
    unsigned n;
    size_t size;
    const char *doc;
};
#define SHAPE(var, title, T, fieldtable, text) const struct shape var = { title, fieldtable, COUNT(fieldtable), sizeof(T), text }

/* an answer that is one list: { "member": [...] } */
#define LIST_OF(name, member, item, text)                                                                                \
    struct name {                                                                                                        \
        struct list member;                                                                                              \
    };                                                                                                                   \
    static const struct field name##_fields[] = { FIELD(struct name, member, .flags = F_RO, .of = &item, .doc = text) }; \
    static SHAPE(name##_shape, #name, struct name, name##_fields, text)

/* JSON to struct, strict. given: an array of n bool that says which members were present (may be NULL). creating:
 * required members are demanded. All errors found are chained (err.more is in http/problem). rights: of the writer. */
err shape_read(struct ctx *c, const struct shape *s, struct json v, uint64_t rights, bool creating, void *out, bool *given) MUST_USE;
/* struct to a JSON object; members that field_seen() denies, and F_SECRET, are left out; empty id, time: null */
void shape_write(struct jw *w, const struct shape *s, const void *v, uint64_t rights);
/* the JSON Schema (2020-12) of the shape; input: what is taken, else what is shown */
void shape_schema(struct jw *w, const struct shape *s, bool input);
const struct field *shape_field(const struct shape *s, str name);
int word_index(const struct words *en, str word); /* -1: none */

/* words of somebody, which a chain that stays may not hold */
static inline bool field_hidden(const struct field *f)
{
    return (f->flags & (F_SECRET | F_PERSONAL | F_LINES)) || (f->type == F_TEXT && f->max > 200);
}
/* goes when a record is erased; what is left says where it stood, when and how much */
static inline bool field_erased(const struct field *f)
{
    return field_hidden(f) || (f->flags & F_ERASE);
}

#define SEES_OWN (UINT64_C(1) << 63) /* among rights: the whole came from this viewer; no role gives it */
static inline bool field_seen(const struct field *f, uint64_t rights)
{
    return (f->see & rights) == f->see || ((f->flags & F_OWN) && (rights & SEES_OWN));
}

/* access by table */
static inline void *field_at(void *v, const struct field *f)
{
    return (char *)v + f->off;
}
static inline const void *field_in(const void *v, const struct field *f)
{
    return (const char *)v + f->off;
}

#endif
