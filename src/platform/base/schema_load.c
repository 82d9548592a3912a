/* schema_load - which schemas have an address or a name of their own, and what a reference means
 *
 * A document is walked once, only where its draft has subschemas: an $id within an enum is none. */
#include "base/schema_inside.h"
#include "base/schema_meta.h"
#include "base/uri.h"

enum { DEEPEST = 128 };

enum schema_draft draft_of(str uri)
{
    static const struct {
        const char *uri;
        enum schema_draft draft;
    } known[] = {
        { "json-schema.org/draft-04/schema", SCHEMA_DRAFT_4 },         { "json-schema.org/draft-06/schema", SCHEMA_DRAFT_6 },
        { "json-schema.org/draft-07/schema", SCHEMA_DRAFT_7 },         { "json-schema.org/draft/2019-09/schema", SCHEMA_DRAFT_2019 },
        { "json-schema.org/draft/2020-12/schema", SCHEMA_DRAFT_2020 },
    };
    uri = uri_without_fragment(uri);
    if (str_starts(uri, S("https://"))) uri = str_cut(uri, 8, uri.n);
    if (str_starts(uri, S("http://"))) uri = str_cut(uri, 7, uri.n);
    for (size_t i = 0; i < COUNT(known); i++)
        if (str_is(uri, known[i].uri)) return known[i].draft;
    return SCHEMA_DRAFT_ANY;
}

enum keyword_kind keyword_kind(str key, enum schema_draft d)
{
    static const struct {
        str key;
        enum keyword_kind kind;
        enum schema_draft from, to;
    } keys[] = {
        { S_INIT("properties"), KEY_MAP, SCHEMA_DRAFT_4, SCHEMA_DRAFT_2020 },
        { S_INIT("items"), KEY_ITEMS, SCHEMA_DRAFT_4, SCHEMA_DRAFT_2019 },
        { S_INIT("items"), KEY_SCHEMA, SCHEMA_DRAFT_2020, SCHEMA_DRAFT_2020 },
        { S_INIT("allOf"), KEY_LIST, SCHEMA_DRAFT_4, SCHEMA_DRAFT_2020 },
        { S_INIT("anyOf"), KEY_LIST, SCHEMA_DRAFT_4, SCHEMA_DRAFT_2020 },
        { S_INIT("oneOf"), KEY_LIST, SCHEMA_DRAFT_4, SCHEMA_DRAFT_2020 },
        { S_INIT("not"), KEY_SCHEMA, SCHEMA_DRAFT_4, SCHEMA_DRAFT_2020 },
        { S_INIT("if"), KEY_SCHEMA, SCHEMA_DRAFT_7, SCHEMA_DRAFT_2020 },
        { S_INIT("then"), KEY_SCHEMA, SCHEMA_DRAFT_7, SCHEMA_DRAFT_2020 },
        { S_INIT("else"), KEY_SCHEMA, SCHEMA_DRAFT_7, SCHEMA_DRAFT_2020 },
        { S_INIT("$defs"), KEY_MAP, SCHEMA_DRAFT_2019, SCHEMA_DRAFT_2020 },
        { S_INIT("definitions"), KEY_MAP, SCHEMA_DRAFT_4, SCHEMA_DRAFT_2020 },
        { S_INIT("patternProperties"), KEY_MAP, SCHEMA_DRAFT_4, SCHEMA_DRAFT_2020 },
        { S_INIT("additionalProperties"), KEY_SCHEMA, SCHEMA_DRAFT_4, SCHEMA_DRAFT_2020 },
        { S_INIT("additionalItems"), KEY_SCHEMA, SCHEMA_DRAFT_4, SCHEMA_DRAFT_2019 },
        { S_INIT("prefixItems"), KEY_LIST, SCHEMA_DRAFT_2020, SCHEMA_DRAFT_2020 },
        { S_INIT("contains"), KEY_SCHEMA, SCHEMA_DRAFT_6, SCHEMA_DRAFT_2020 },
        { S_INIT("propertyNames"), KEY_SCHEMA, SCHEMA_DRAFT_6, SCHEMA_DRAFT_2020 },
        { S_INIT("dependencies"), KEY_DEPENDENCIES, SCHEMA_DRAFT_4, SCHEMA_DRAFT_2020 },
        { S_INIT("dependentSchemas"), KEY_MAP, SCHEMA_DRAFT_2019, SCHEMA_DRAFT_2020 },
        { S_INIT("unevaluatedItems"), KEY_SCHEMA, SCHEMA_DRAFT_2019, SCHEMA_DRAFT_2020 },
        { S_INIT("unevaluatedProperties"), KEY_SCHEMA, SCHEMA_DRAFT_2019, SCHEMA_DRAFT_2020 },
        { S_INIT("contentSchema"), KEY_SCHEMA, SCHEMA_DRAFT_2019, SCHEMA_DRAFT_2020 },
    };
    for (size_t i = 0; i < COUNT(keys); i++)
        if (str_eq(keys[i].key, key) && d >= keys[i].from && d <= keys[i].to) return keys[i].kind;
    return KEY_NONE;
}

bool resource_at(const struct schema *s, struct json at, uint32_t *resource)
{
    for (size_t i = 0; i < s->n_resources; i++)
        if (same_place(s->resources[i].root, at)) {
            *resource = (uint32_t)i;
            return true;
        }
    return false;
}

static bool by_uri(const struct schema *s, str uri, uint32_t *resource)
{
    for (size_t i = 0; i < s->n_resources; i++)
        if (str_eq(s->resources[i].uri, uri)) {
            *resource = (uint32_t)i;
            return true;
        }
    return false;
}

static err name_anchor(struct schema *s, uint32_t resource, str name, struct json at, bool dynamic)
{
    if (s->n_anchors == MAX_NAMES) FAIL(s->c, E_INPUT, "schema-invalid", "more than %d names in a schema", MAX_NAMES);
    s->anchors[s->n_anchors++] = (struct anchor){ .resource = resource, .name = name, .at = at, .dynamic = dynamic };
    return NULL;
}

static err document_for(struct schema *s, str uri, uint32_t *resource, bool *found);

/* what an own $schema says: the draft, or the vocabulary of a schema of schemas that is at hand */
static err read_dialect(struct schema *s, struct resource *r, str uri)
{
    enum schema_draft d = draft_of(uri);
    uint32_t meta;
    bool found;
    struct json vocabulary;
    r->validation = true;
    r->formats = false;
    if (d) r->draft = d;
    if (d) return NULL;
    str plain = uri_without_fragment(uri);
    if (str_eq(plain, r->uri)) return NULL; /* it describes itself */
    TRY(document_for(s, plain, &meta, &found));
    if (!found) return NULL;
    if (s->resources[meta].draft) r->draft = s->resources[meta].draft;
    vocabulary = json_get(s->resources[meta].root, S("$vocabulary"));
    if (json_type(vocabulary) != JSON_OBJECT) return NULL;
    r->validation = false;
    for (struct json_iter i = json_iter(vocabulary); json_next(&i);) {
        r->validation |= str_ends(i.key, S("/vocab/validation"));
        r->formats |= str_ends(i.key, S("/vocab/format-assertion"));
    }
    return NULL;
}

static err add_resource(struct schema *s, const struct resource *like, str uri, struct json at, uint32_t *out)
{
    struct json own = json_get(at, S("$schema"));
    if (s->n_resources == MAX_NAMES) FAIL(s->c, E_INPUT, "schema-invalid", "more than %d addresses in a schema", MAX_NAMES);
    *out = (uint32_t)s->n_resources++;
    struct resource made = { .uri = uri, .root = at, .draft = like->draft, .validation = like->validation, .formats = like->formats };
    s->resources[*out] = made;
    if (json_type(own) == JSON_TEXT) TRY(read_dialect(s, &made, json_str(own)));
    s->resources[*out] = made;
    return NULL;
}

static str own_id(struct json at, enum schema_draft d)
{
    if (d <= SCHEMA_DRAFT_7 && json_type(json_get(at, S("$ref"))) == JSON_TEXT) return S(""); /* what stands beside $ref is not read */
    return json_str(json_get(at, d == SCHEMA_DRAFT_4 ? S("id") : S("$id")));
}

static err walk(struct schema *s, struct json at, uint32_t resource, bool root, unsigned depth);

static err names_of(struct schema *s, struct json at, uint32_t *resource, bool root)
{
    enum schema_draft d = s->resources[*resource].draft;
    str dialect = json_str(json_get(at, S("$schema")));
    if (draft_of(dialect)) d = draft_of(dialect); /* decides how $id is written */
    str own = own_id(at, d), plain = uri_without_fragment(own);
    if (plain.n && !root) {
        str uri = uri_without_fragment(uri_resolve(s->c->arena, s->resources[*resource].uri, plain));
        TRY(add_resource(s, &s->resources[*resource], uri, at, resource));
    }
    d = s->resources[*resource].draft;
    if (d <= SCHEMA_DRAFT_7 && own.n > plain.n + 1) TRY(name_anchor(s, *resource, str_cut(own, plain.n + 1, own.n), at, false));
    if (d < SCHEMA_DRAFT_2019) return NULL;
    str name = json_str(json_get(at, S("$anchor")));
    if (name.n) TRY(name_anchor(s, *resource, name, at, false));
    name = json_str(json_get(at, S("$dynamicAnchor")));
    if (name.n && d >= SCHEMA_DRAFT_2020) TRY(name_anchor(s, *resource, name, at, true));
    if (d == SCHEMA_DRAFT_2019 && json_bool(json_get(at, S("$recursiveAnchor")))) {
        s->resources[*resource].recursive = true;
        TRY(name_anchor(s, *resource, S(""), at, true)); /* the dynamic anchor without a name */
    }
    return NULL;
}

static err walk_below(struct schema *s, struct json value, enum keyword_kind kind, uint32_t resource, unsigned depth)
{
    enum json_type t = json_type(value);
    if (kind == KEY_ITEMS) kind = t == JSON_ARRAY ? KEY_LIST : KEY_SCHEMA;
    if (kind == KEY_DEPENDENCIES) kind = KEY_MAP;
    if (kind == KEY_SCHEMA) return walk(s, value, resource, false, depth);
    if (kind == KEY_NONE || (kind == KEY_LIST ? t != JSON_ARRAY : t != JSON_OBJECT)) return NULL;
    for (struct json_iter i = json_iter(value); json_next(&i);) TRY(walk(s, i.value, resource, false, depth));
    return NULL;
}

static err walk(struct schema *s, struct json at, uint32_t resource, bool root, unsigned depth)
{
    if (json_type(at) != JSON_OBJECT) return NULL;
    if (depth > DEEPEST) FAIL(s->c, E_INPUT, "schema-invalid", "a schema of more than %d levels", DEEPEST);
    TRY(names_of(s, at, &resource, root));
    enum schema_draft d = s->resources[resource].draft;
    for (struct json_iter i = json_iter(at); json_next(&i);) TRY(walk_below(s, i.value, keyword_kind(i.key, d), resource, depth + 1));
    return NULL;
}

err load_document(struct schema *s, str uri, struct json root, uint32_t *resource)
{
    struct resource like = { .draft = s->o->draft ? s->o->draft : SCHEMA_DRAFT_2020, .validation = true };
    uint32_t first;
    str retrieved = uri_without_fragment(uri);
    TRY(add_resource(s, &like, retrieved, root, resource));
    first = *resource;
    enum schema_draft d = s->resources[first].draft;
    str given = json_type(root) == JSON_OBJECT ? uri_without_fragment(own_id(root, d)) : S("");
    if (given.n) {
        str own = uri_without_fragment(uri_resolve(s->c->arena, retrieved, given));
        s->resources[first].uri = own;
        if (retrieved.n && !str_eq(own, retrieved)) { /* it answers to both: the second entry only leads to it */
            if (s->n_resources == MAX_NAMES) FAIL(s->c, E_INPUT, "schema-invalid", "more than %d addresses in a schema", MAX_NAMES);
            s->resources[s->n_resources] = s->resources[first];
            s->resources[s->n_resources++].uri = retrieved;
        }
    }
    return walk(s, root, first, true, 0);
}

static err document_for(struct schema *s, str uri, uint32_t *resource, bool *found)
{
    const struct schema_doc *docs = s->o->docs, *doc = NULL;
    struct json root;
    static const struct json_limits lim = { .bytes = 4u << 20, .members = 200000 };
    *found = true;
    if (by_uri(s, uri, resource)) {
        resource_at(s, s->resources[*resource].root, resource); /* the first of two entries */
        return NULL;
    }
    for (size_t i = 0; !doc && i < s->o->n_docs; i++)
        if (str_eq(uri_without_fragment(docs[i].uri), uri)) doc = &docs[i];
    for (size_t i = 0; !doc && i < schema_meta_count; i++)
        if (str_eq(uri_without_fragment(schema_meta[i].uri), uri)) doc = &schema_meta[i];
    *found = doc != NULL;
    if (!doc) return NULL;
    TRY(json_read(s->c, doc->text, &lim, &root));
    return load_document(s, uri, root, resource);
}

static str percent_decoded(struct arena *a, str t)
{
    struct buf b = { .a = a };
    for (size_t i = 0; i < t.n; i++)
        if (t.p[i] == '%' && i + 2 < t.n && hex_digit(t.p[i + 1]) >= 0 && hex_digit(t.p[i + 2]) >= 0) {
            buf_c(&b, (char)(hex_digit(t.p[i + 1]) << 4 | hex_digit(t.p[i + 2])));
            i += 2;
        } else {
            buf_c(&b, t.p[i]);
        }
    return buf_str(&b);
}
static str token_of(struct arena *a, str t)
{
    struct buf b = { .a = a };
    for (size_t i = 0; i < t.n; i++)
        if (t.p[i] == '~' && i + 1 < t.n && (t.p[i + 1] == '0' || t.p[i + 1] == '1'))
            buf_c(&b, t.p[++i] == '0' ? '~' : '/');
        else
            buf_c(&b, t.p[i]);
    return buf_str(&b);
}

/* along a JSON pointer; passing the root of another resource makes that the base */
static bool follow(struct schema *s, str pointer, struct json *at, uint32_t *resource)
{
    str part;
    int64_t n;
    while (str_split(&pointer, '/', &part)) {
        struct json next = { NULL, 0 };
        if (json_type(*at) == JSON_ARRAY && str_int(part, &n) && n >= 0) {
            for (struct json_iter i = json_iter(*at); json_next(&i) && n >= 0; n--) next = i.value;
            if (n >= 0) return false;
        } else {
            next = json_get(*at, token_of(s->c->arena, part));
        }
        if (json_type(next) == JSON_NONE) return false;
        *at = next;
        resource_at(s, next, resource);
    }
    return true;
}

err find_reference(struct schema *s, uint32_t from, str ref, struct json *at, uint32_t *resource, const struct anchor **by)
{
    str uri = uri_resolve(s->c->arena, s->resources[from].uri, ref), plain = uri_without_fragment(uri);
    str fragment = percent_decoded(s->c->arena, str_cut(uri, plain.n + 1, uri.n));
    bool found;
    *by = NULL;
    TRY(document_for(s, plain, resource, &found));
    if (!found) FAIL(s->c, E_INPUT, "schema-reference", "the schema refers to \"%.*s\", which is not at hand", FMT(str_cut(ref, 0, 200)));
    *at = s->resources[*resource].root;
    if (!fragment.n) return NULL;
    if (fragment.p[0] == '/') {
        if (follow(s, str_cut(fragment, 1, fragment.n), at, resource)) return NULL;
    } else {
        for (size_t i = 0; i < s->n_anchors; i++)
            if (s->anchors[i].resource == *resource && str_eq(s->anchors[i].name, fragment)) {
                *at = s->anchors[i].at;
                if (!*by || s->anchors[i].dynamic) *by = &s->anchors[i];
            }
        if (*by) return NULL;
    }
    FAIL(s->c, E_INPUT, "schema-reference", "the schema refers to \"%.*s\", where there is nothing", FMT(str_cut(ref, 0, 200)));
}
