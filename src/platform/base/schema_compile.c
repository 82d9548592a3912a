/* schema_compile - a schema's keywords as nodes; references are followed by a list of work, not by recursion */
#include "base/schema_inside.h"

/* what is being compiled: the node, its place in the schema's draft */
struct job {
    struct schema *s;
    struct node *n;
    enum schema_draft d;
    bool validation, formats;
};

static err grown(struct schema *s)
{
    if (s->n_nodes == MAX_NODES) FAIL(s->c, E_INPUT, "schema-invalid", "more than %d subschemas", MAX_NODES);
    if (s->n_nodes < s->room) return NULL;
    size_t room = s->room ? s->room * 2 : 256;
    struct node **nodes = NEW_ARRAY(s->c->arena, room, struct node *);
    if (s->n_nodes) memcpy(nodes, s->nodes, s->n_nodes * sizeof *nodes);
    s->nodes = nodes;
    s->room = room;
    s->table_mask = room * 4 - 1;
    s->table = NEW_ARRAY(s->c->arena, s->table_mask + 1, uint32_t);
    for (size_t i = 0; i < s->n_nodes; i++) {
        size_t k = (nodes[i]->at.at * 0x9E3779B9u) & s->table_mask;
        while (s->table[k]) k = (k + 1) & s->table_mask;
        s->table[k] = (uint32_t)i + 1;
    }
    return NULL;
}

/* the node of a place, made when it is new; the list of nodes is the list of work */
static err node_for(struct schema *s, struct json at, uint32_t resource, struct node **out)
{
    TRY(grown(s));
    size_t k = (at.at * 0x9E3779B9u) & s->table_mask;
    for (; s->table[k]; k = (k + 1) & s->table_mask)
        if (same_place(s->nodes[s->table[k] - 1]->at, at)) {
            *out = s->nodes[s->table[k] - 1];
            return NULL;
        }
    resource_at(s, at, &resource);
    struct node *n = NEW(s->c->arena, struct node);
    n->at = at;
    n->resource = resource;
    s->nodes[s->n_nodes++] = n;
    s->table[k] = (uint32_t)s->n_nodes;
    *out = n;
    return NULL;
}

static err bad(struct job *j, str key, const char *want)
{
    FAIL(j->s->c, E_INPUT, "schema-invalid", "in the schema, \"%.*s\" must be %s", FMT(key), want);
}

static err sub(struct job *j, struct json v, struct node **out)
{
    enum json_type t = json_type(v);
    if (t != JSON_OBJECT && t != JSON_TRUE && t != JSON_FALSE) FAIL(j->s->c, E_INPUT, "schema-invalid", "a schema must be an object or a boolean");
    return node_for(j->s, v, j->n->resource, out);
}

static err subs(struct job *j, str key, struct json v, struct nodes *out)
{
    if (json_type(v) != JSON_ARRAY) return bad(j, key, "a list of schemas");
    out->v = NEW_ARRAY(j->s->c->arena, json_count(v), struct node *);
    for (struct json_iter i = json_iter(v); json_next(&i);) TRY(sub(j, i.value, &out->v[out->n++]));
    return NULL;
}

static uint8_t type_bit(str t)
{
    static const char *const words[] = { "null", "boolean", "object", "array", "number", "string", "integer" };
    for (size_t i = 0; i < COUNT(words); i++)
        if (str_is(t, words[i])) return (uint8_t)(1u << i);
    return 0;
}

static err types(struct job *j, str key, struct json v)
{
    uint8_t all = type_bit(json_str(v));
    for (struct json_iter i = json_iter(v); json_type(v) == JSON_ARRAY && json_next(&i);) {
        uint8_t one = type_bit(json_str(i.value));
        if (!one) return bad(j, key, "a type or a list of them");
        all |= one;
    }
    if (!all) return bad(j, key, "a type or a list of them");
    if (all & T_NUMBER) all |= T_INTEGER;
    j->n->types = all;
    j->n->has |= HAS_VALUE;
    return NULL;
}

static err value_keyword(struct job *j, str key, struct json v, bool *known)
{
    struct node *n = j->n;
    *known = true;
    if (str_is(key, "type")) return types(j, key, v);
    if (str_is(key, "enum")) {
        if (json_type(v) != JSON_ARRAY) return bad(j, key, "a list");
        n->values = NEW_ARRAY(j->s->c->arena, json_count(v) + 1, struct json);
        n->n_values = 0;
        for (struct json_iter i = json_iter(v); json_next(&i);) n->values[n->n_values++] = i.value;
        n->has |= HAS_VALUE;
        return NULL;
    }
    if (str_is(key, "const") && j->d >= SCHEMA_DRAFT_6) {
        n->constant = v;
        n->has |= HAS_VALUE;
        return NULL;
    }
    *known = false;
    return NULL;
}

static err number_keyword(struct job *j, str key, struct json v, bool *known)
{
    struct node *n = j->n;
    bool lower = str_is(key, "minimum") || str_is(key, "exclusiveMinimum"), upper = str_is(key, "maximum") || str_is(key, "exclusiveMaximum");
    bool exclusive = key.n > 9 && key.p[0] == 'e', times = str_is(key, "multipleOf");
    *known = lower || upper || times;
    if (!*known) return NULL;
    if (exclusive && j->d == SCHEMA_DRAFT_4) { /* there it is a boolean beside the bound */
        if (lower) n->min_open = json_bool(v);
        if (upper) n->max_open = json_bool(v);
        return NULL;
    }
    if (json_type(v) != JSON_INT && json_type(v) != JSON_REAL) return bad(j, key, "a number");
    long double x = json_number(v);
    n->has |= HAS_NUMBER;
    if (times) {
        if (!(x > 0)) return bad(j, key, "above 0");
        n->multiple = x;
    } else if (lower && (!n->has_min || x > n->min || (x >= n->min && exclusive))) {
        n->min = x;
        n->has_min = true;
        n->min_open = exclusive || (j->d == SCHEMA_DRAFT_4 && n->min_open);
    } else if (upper && (!n->has_max || x < n->max || (x <= n->max && exclusive))) {
        n->max = x;
        n->has_max = true;
        n->max_open = exclusive || (j->d == SCHEMA_DRAFT_4 && n->max_open);
    }
    return NULL;
}

/* the keywords that are a number of letters, items or members */
static err count_keyword(struct job *j, str key, struct json v, bool *known)
{
    struct node *n = j->n;
    const struct {
        str key;
        size_t *to;
        uint16_t has;
        enum schema_draft from;
    } counts[] = {
        { S("minLength"), &n->min_text, HAS_TEXT, SCHEMA_DRAFT_4 },           { S("maxLength"), &n->max_text, HAS_TEXT, SCHEMA_DRAFT_4 },
        { S("minItems"), &n->min_items, HAS_ARRAY, SCHEMA_DRAFT_4 },          { S("maxItems"), &n->max_items, HAS_ARRAY, SCHEMA_DRAFT_4 },
        { S("minProperties"), &n->min_members, HAS_OBJECT, SCHEMA_DRAFT_4 },  { S("maxProperties"), &n->max_members, HAS_OBJECT, SCHEMA_DRAFT_4 },
        { S("minContains"), &n->min_contains, HAS_ARRAY, SCHEMA_DRAFT_2019 }, { S("maxContains"), &n->max_contains, HAS_ARRAY, SCHEMA_DRAFT_2019 },
    };
    for (size_t i = 0; i < COUNT(counts); i++) {
        if (!str_eq(counts[i].key, key) || j->d < counts[i].from) continue;
        double x = json_real(v);
        if ((json_type(v) != JSON_INT && json_type(v) != JSON_REAL) || x < 0 || !is_integral(v)) return bad(j, key, "a whole number from 0");
        *counts[i].to = x >= 1e15 ? SIZE_MAX - 1 : (size_t)x;
        n->has |= counts[i].has;
        *known = true;
        return NULL;
    }
    *known = false;
    return NULL;
}

static err text_keyword(struct job *j, str key, struct json v, bool *known)
{
    struct node *n = j->n;
    *known = true;
    if (str_is(key, "pattern")) {
        if (json_type(v) != JSON_TEXT) return bad(j, key, "a text");
        n->has |= HAS_TEXT;
        return regex_compile(j->s->c, json_str(v), &n->pattern);
    }
    if (str_is(key, "format") && json_type(v) == JSON_TEXT) {
        n->format = j->formats ? format_number(json_str(v)) : 0;
        if (n->format) n->has |= HAS_TEXT;
        return NULL;
    }
    if (j->s->o->content && j->d == SCHEMA_DRAFT_7 && str_is(key, "contentEncoding")) {
        n->base64 = str_is(json_str(v), "base64");
        n->has |= HAS_TEXT;
        return NULL;
    }
    if (j->s->o->content && j->d == SCHEMA_DRAFT_7 && str_is(key, "contentMediaType")) {
        n->json_content = str_is(json_str(v), "application/json");
        n->has |= HAS_TEXT;
        return NULL;
    }
    *known = false;
    return NULL;
}

static err names(struct job *j, str key, struct json v, struct strs *out)
{
    if (json_type(v) != JSON_ARRAY) return bad(j, key, "a list of names");
    *out = (struct strs){ NEW_ARRAY(j->s->c->arena, json_count(v) + 1, str), 0 };
    for (struct json_iter i = json_iter(v); json_next(&i);) {
        if (json_type(i.value) != JSON_TEXT) return bad(j, key, "a list of names");
        out->v[out->n++] = json_str(i.value);
    }
    return NULL;
}

static err dependencies(struct job *j, str key, struct json v)
{
    struct node *n = j->n;
    struct arena *a = j->s->c->arena;
    if (json_type(v) != JSON_OBJECT) return bad(j, key, "an object");
    struct dependency *all = NEW_ARRAY(a, n->n_dependencies + json_count(v), struct dependency);
    if (n->n_dependencies) memcpy(all, n->dependencies, n->n_dependencies * sizeof *all);
    n->dependencies = all;
    for (struct json_iter i = json_iter(v); json_next(&i);) {
        struct dependency *d = &all[n->n_dependencies++];
        d->key = i.key;
        if (json_type(i.value) == JSON_ARRAY)
            TRY(names(j, key, i.value, &d->names));
        else
            TRY(sub(j, i.value, &d->node));
    }
    n->has |= HAS_OBJECT;
    return NULL;
}

static err object_keyword(struct job *j, str key, struct json v, bool *known)
{
    struct node *n = j->n;
    *known = true;
    if (str_is(key, "patternProperties")) {
        if (json_type(v) != JSON_OBJECT) return bad(j, key, "an object");
        n->patterns = NEW_ARRAY(j->s->c->arena, json_count(v), struct pattern);
        for (struct json_iter i = json_iter(v); json_next(&i); n->n_patterns++) {
            TRY(regex_compile(j->s->c, i.key, &n->patterns[n->n_patterns].re));
            TRY(sub(j, i.value, &n->patterns[n->n_patterns].node));
        }
    } else if (str_is(key, "additionalProperties")) {
        TRY(sub(j, v, &n->additional));
    } else if (str_is(key, "propertyNames") && j->d >= SCHEMA_DRAFT_6) {
        TRY(sub(j, v, &n->names));
    } else if (str_is(key, "dependencies") || (str_is(key, "dependentSchemas") && j->d >= SCHEMA_DRAFT_2019)) {
        return dependencies(j, key, v);
    } else if (str_is(key, "unevaluatedProperties") && j->d >= SCHEMA_DRAFT_2019) {
        n->has |= HAS_UNEVALUATED;
        return sub(j, v, &n->other_members);
    } else {
        *known = false;
        return NULL;
    }
    n->has |= HAS_OBJECT;
    return NULL;
}

static err array_keyword(struct job *j, str key, struct json v, bool *known)
{
    struct node *n = j->n;
    bool is_items = str_is(key, "items");
    *known = true;
    if ((is_items && j->d < SCHEMA_DRAFT_2020 && json_type(v) == JSON_ARRAY) || (str_is(key, "prefixItems") && j->d >= SCHEMA_DRAFT_2020)) {
        TRY(subs(j, key, v, &n->prefix));
    } else if (is_items) {
        TRY(sub(j, v, &n->items));
    } else if (str_is(key, "additionalItems") && j->d < SCHEMA_DRAFT_2020) {
        if (json_type(json_get(n->at, S("items"))) != JSON_ARRAY) return NULL; /* counts beside a list only */
        TRY(sub(j, v, &n->items));
    } else if (str_is(key, "contains") && j->d >= SCHEMA_DRAFT_6) {
        TRY(sub(j, v, &n->contains));
    } else if (str_is(key, "unevaluatedItems") && j->d >= SCHEMA_DRAFT_2019) {
        n->has |= HAS_UNEVALUATED;
        return sub(j, v, &n->other_items);
    } else {
        *known = false;
        return NULL;
    }
    n->has |= HAS_ARRAY;
    return NULL;
}

static err applied_keyword(struct job *j, str key, struct json v)
{
    struct node *n = j->n;
    bool branches = j->d >= SCHEMA_DRAFT_7;
    if (str_is(key, "allOf"))
        TRY(subs(j, key, v, &n->all));
    else if (str_is(key, "anyOf"))
        TRY(subs(j, key, v, &n->any));
    else if (str_is(key, "oneOf"))
        TRY(subs(j, key, v, &n->one));
    else if (str_is(key, "not"))
        TRY(sub(j, v, &n->not ));
    else if (branches && str_is(key, "if"))
        TRY(sub(j, v, &n->when));
    else if (branches && str_is(key, "then"))
        TRY(sub(j, v, &n->then));
    else if (branches && str_is(key, "else"))
        TRY(sub(j, v, &n->otherwise));
    else
        return NULL;
    n->has |= HAS_APPLIED;
    return NULL;
}

static err reference(struct job *j, struct json v, bool dynamic)
{
    struct node *n = j->n, *to;
    struct json at;
    uint32_t resource;
    const struct anchor *by;
    if (json_type(v) != JSON_TEXT) return bad(j, dynamic ? S("$dynamicRef") : S("$ref"), "a text");
    TRY(find_reference(j->s, n->resource, json_str(v), &at, &resource, &by));
    enum json_type t = json_type(at);
    if (t != JSON_OBJECT && t != JSON_TRUE && t != JSON_FALSE) return bad(j, S("$ref"), "the place of a schema");
    TRY(node_for(j->s, at, resource, &to));
    n->has |= HAS_APPLIED;
    if (!dynamic) {
        n->ref = to;
        return NULL;
    }
    n->dynamic = to;
    n->dynamic_name = (str){ NULL, 0 };
    if (j->d == SCHEMA_DRAFT_2019) {
        if (j->s->resources[resource].recursive) n->dynamic_name = S("");
    } else if (by && by->dynamic) {
        n->dynamic_name = by->name;
    }
    return NULL;
}

static struct property *slot_of(struct node *n, str key, uint32_t hash)
{
    size_t k = hash & n->mask;
    while (n->properties[k].key.p && !(n->properties[k].hash == hash && str_eq(n->properties[k].key, key))) k = (k + 1) & n->mask;
    n->properties[k].key = key.p ? key : S("");
    n->properties[k].hash = hash;
    return &n->properties[k];
}

/* properties and required in one table, so that a member is looked up once */
static err members(struct job *j)
{
    struct node *n = j->n;
    struct json properties = json_get(n->at, S("properties")), required = json_get(n->at, S("required"));
    size_t count = json_count(properties), cap = 8;
    if (json_type(properties) != JSON_NONE && json_type(properties) != JSON_OBJECT) return bad(j, S("properties"), "an object");
    if (j->validation && json_type(required) != JSON_NONE && !(j->d == SCHEMA_DRAFT_4 && json_type(required) != JSON_ARRAY))
        TRY(names(j, S("required"), required, &n->required));
    count += n->required.n;
    if (!count) return NULL;
    while (cap < count * 2) cap *= 2;
    n->mask = cap - 1;
    n->properties = NEW_ARRAY(j->s->c->arena, cap, struct property);
    n->has |= HAS_OBJECT;
    for (struct json_iter i = json_iter(properties); json_next(&i);) TRY(sub(j, i.value, &slot_of(n, i.key, key_hash(i.key))->node));
    for (size_t i = 0; i < n->required.n; i++) {
        struct property *p = slot_of(n, n->required.v[i], key_hash(n->required.v[i]));
        n->n_required += !p->required;
        p->required = true;
    }
    return NULL;
}

static err keyword(struct job *j, str key, struct json v)
{
    bool known = false;
    if (j->d >= SCHEMA_DRAFT_2019 && str_is(key, "$ref")) return reference(j, v, false);
    if ((j->d == SCHEMA_DRAFT_2020 && str_is(key, "$dynamicRef")) || (j->d == SCHEMA_DRAFT_2019 && str_is(key, "$recursiveRef"))) return reference(j, v, true);
    if (j->validation) {
        TRY(value_keyword(j, key, v, &known));
        if (!known) TRY(number_keyword(j, key, v, &known));
        if (!known) TRY(count_keyword(j, key, v, &known));
        if (!known && str_is(key, "uniqueItems")) {
            j->n->unique = json_bool(v);
            j->n->has |= HAS_ARRAY;
        }
        if (!known && str_is(key, "dependentRequired") && j->d >= SCHEMA_DRAFT_2019) TRY(dependencies(j, key, v));
        if (!known && str_is(key, "pattern")) TRY(text_keyword(j, key, v, &known));
    }
    if (!known && !str_is(key, "pattern")) TRY(text_keyword(j, key, v, &known));
    if (!known) TRY(object_keyword(j, key, v, &known));
    if (!known) TRY(array_keyword(j, key, v, &known));
    return known ? NULL : applied_keyword(j, key, v);
}

static err fill(struct schema *s, struct node *n)
{
    const struct resource *r = &s->resources[n->resource];
    struct job j = { s, n, r->draft, r->validation, !s->o->no_formats && (s->o->formats || r->formats) };
    enum json_type t = json_type(n->at);
    if (t == JSON_FALSE) n->never = true;
    if (t != JSON_OBJECT) return NULL;
    n->max_text = n->max_items = n->max_members = n->max_contains = SIZE_MAX;
    n->min_contains = 1;
    n->real_integers = r->draft > SCHEMA_DRAFT_4; /* 1.0 is an integer since draft 6 */
    if (r->draft <= SCHEMA_DRAFT_7 && json_type(json_get(n->at, S("$ref"))) == JSON_TEXT) return reference(&j, json_get(n->at, S("$ref")), false);
    TRY(members(&j));
    for (struct json_iter i = json_iter(n->at); json_next(&i);) TRY(keyword(&j, i.key, i.value));
    static struct node nothing = { .never = true };
    if (s->o->closed && n->resource == 0 && n->properties && !n->additional && !n->n_patterns && !n->other_members) n->additional = &nothing;
    return NULL;
}

err schema_compile(struct ctx *c, struct json root, const struct schema_options *o, const struct schema **out)
{
    static const struct schema_options plain;
    struct schema *s = NEW(c->arena, struct schema);
    uint32_t first;
    s->c = c;
    s->o = o ? o : &plain;
    s->resources = NEW_ARRAY(c->arena, MAX_NAMES, struct resource);
    s->anchors = NEW_ARRAY(c->arena, MAX_NAMES, struct anchor);
    enum json_type t = json_type(root);
    if (t != JSON_OBJECT && t != JSON_TRUE && t != JSON_FALSE) FAIL(c, E_INPUT, "schema-invalid", "a schema must be an object or a boolean");
    TRY(load_document(s, S(""), root, &first));
    TRY(node_for(s, root, first, &s->root));
    for (size_t done = 0, named = 0; done < s->n_nodes || named < s->n_anchors;) {
        while (done < s->n_nodes) TRY(fill(s, s->nodes[done++]));
        for (; named < s->n_anchors; named++) { /* any of these may be what a $dynamicRef means */
            struct node *n;
            if (!s->anchors[named].dynamic) continue;
            TRY(node_for(s, s->anchors[named].at, s->anchors[named].resource, &n));
            s->anchors[named].node = n;
        }
    }
    s->c = NULL;
    s->o = NULL; /* nothing of the caller is needed any more */
    *out = s;
    return NULL;
}
