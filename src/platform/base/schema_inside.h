/* schema_inside - a compiled schema: what schema_load.c finds, schema_compile.c makes and schema_run.c walks */
#ifndef BASE_SCHEMA_INSIDE_H
#define BASE_SCHEMA_INSIDE_H

#include "base/regex.h"
#include "base/schema.h"

/* types of a value, as bits */
enum { T_NULL = 1, T_BOOLEAN = 2, T_OBJECT = 4, T_ARRAY = 8, T_NUMBER = 16, T_STRING = 32, T_INTEGER = 64 };
/* which groups of keywords a subschema has, so that the others cost nothing */
enum { HAS_VALUE = 1, HAS_NUMBER = 2, HAS_TEXT = 4, HAS_ARRAY = 8, HAS_OBJECT = 16, HAS_APPLIED = 32, HAS_UNEVALUATED = 64 };

/* a schema with an address of its own: the root of a document or what bears $id */
struct resource {
    str uri; /* without fragment */
    struct json root;
    enum schema_draft draft;
    bool validation, formats; /* the vocabulary says so */
    bool recursive;           /* $recursiveAnchor */
};
struct anchor {
    uint32_t resource;
    str name;
    struct json at;
    bool dynamic;
    const struct node *node;
};

struct nodes {
    struct node **v;
    size_t n;
};
struct property {
    str key;
    struct node *node; /* NULL: only required */
    uint32_t hash;
    bool required;
};
struct pattern {
    struct regex *re;
    struct node *node;
};
struct dependency {
    str key;
    struct node *node; /* or names */
    struct strs names;
};

struct node {
    struct json at; /* where the schema has it */
    uint32_t resource;
    uint16_t has;
    uint8_t types;
    bool never, unique, real_integers, min_open, max_open, has_min, has_max, base64, json_content;
    int format;
    /* HAS_VALUE */
    struct json *values, constant; /* enum and const */
    size_t n_values;
    /* HAS_NUMBER */
    long double min, max, multiple;
    /* HAS_TEXT */
    size_t min_text, max_text;
    struct regex *pattern;
    /* HAS_ARRAY */
    size_t min_items, max_items, min_contains, max_contains;
    struct nodes prefix;
    struct node *items, *contains;
    /* HAS_OBJECT */
    size_t min_members, max_members, n_required, mask;
    struct property *properties; /* open addressing by hash, mask + 1 slots */
    struct strs required;
    struct pattern *patterns;
    size_t n_patterns;
    struct node *additional, *names;
    struct dependency *dependencies;
    size_t n_dependencies;
    /* HAS_APPLIED */
    struct nodes all, any, one;
    struct node * not, *when, *then, *otherwise, *ref, *dynamic;
    str dynamic_name;
    /* HAS_UNEVALUATED */
    struct node *other_items, *other_members;
};

struct schema {
    struct ctx *c;
    const struct schema_options *o;
    struct resource *resources;
    struct anchor *anchors;
    size_t n_resources, n_anchors;
    struct node **nodes; /* in order of making; table finds them by place */
    uint32_t *table;
    size_t n_nodes, room, table_mask;
    struct node *root;
    bool *loaded; /* of the options' documents */
};

enum { MAX_NAMES = 2000, MAX_NODES = 50000 };

/* schema_load.c */
err load_document(struct schema *s, str uri, struct json root, uint32_t *resource) MUST_USE;
err find_reference(struct schema *s, uint32_t from, str ref, struct json *at, uint32_t *resource, const struct anchor **by) MUST_USE;
bool resource_at(const struct schema *s, struct json at, uint32_t *resource);
enum schema_draft draft_of(str uri);
enum keyword_kind { KEY_NONE, KEY_SCHEMA, KEY_LIST, KEY_MAP, KEY_ITEMS, KEY_DEPENDENCIES };
enum keyword_kind keyword_kind(str key, enum schema_draft d);

/* schema_format.c */
int format_number(str name); /* 0: not known, so nothing is asserted */
bool format_valid(struct arena *a, int format, str text);
bool base64_decode(struct arena *a, str text, str *out);

/* schema_value.c */
long double json_number(struct json v);
bool is_integral(struct json v);
bool all_different(struct arena *a, struct json array);
static inline uint32_t key_hash(str k)
{
    uint64_t x = 0, y = 0;
    if (k.n >= 8) {
        memcpy(&x, k.p, 8);
        memcpy(&y, k.p + k.n - 8, 8);
    } else if (k.n) {
        memcpy(&x, k.p, k.n);
    }
    x = (x ^ (y >> 7) ^ k.n) * 0x9E3779B97F4A7C15u;
    return (uint32_t)(x >> 32) ^ (uint32_t)((y * 0xC2B2AE3D27D4EB4Fu) >> 33);
}
static inline bool same_place(struct json a, struct json b)
{
    return a.doc == b.doc && a.at == b.at;
}

#endif
