/* schema_run - a document against a compiled schema
 *
 * First without words, ending at what is wrong; only when something is and somebody asks, again with them. What is
 * evaluated (for unevaluatedProperties and unevaluatedItems) is a byte a member, kept only where a schema asks for it. */
#include <math.h>

#include "base/schema_inside.h"
#include "base/utf8.h"

enum { DEEPEST = 300, MOST_FINDINGS = 100, STEPS = 20000000 };

struct spot {
    const struct spot *up;
    str key;
    size_t index;
    bool member;
};
struct scope {
    const struct scope *up;
    uint32_t resource;
};
struct run {
    struct arena *a;
    const struct schema *s;
    struct regex_work *work;
    struct schema_findings *to; /* NULL: yes or no is enough */
    long steps;
    unsigned depth;
    bool stopped; /* a limit was reached: the answer is no */
};
/* what an evaluation stands on */
struct at {
    const struct spot *spot;
    const struct scope *scope;
    uint8_t *seen; /* a byte a member or item, NULL when nobody asks */
};

static bool eval(struct run *r, const struct node *n, struct json v, struct at at);

static void put_spot(struct buf *b, const struct spot *p)
{
    const struct spot *way[DEEPEST + 2];
    size_t n = 0;
    for (; p && p->up && n < COUNT(way); p = p->up) way[n++] = p;
    while (n--) {
        buf_c(b, '/');
        if (!way[n]->member) buf_fmt(b, "%zu", way[n]->index);
        for (size_t i = 0; way[n]->member && i < way[n]->key.n; i++) {
            char ch = way[n]->key.p[i];
            if (ch == '~' || ch == '/')
                buf_z(b, ch == '~' ? "~0" : "~1");
            else
                buf_c(b, ch);
        }
    }
}

static bool full(struct run *r)
{
    if (r->to && r->to->n < MOST_FINDINGS) return false;
    if (r->to) r->to->more = true;
    return true;
}

/* always false, so that a check can end with it; words only when somebody asked */
static bool __attribute__((format(printf, 4, 5))) say(struct run *r, const struct at *at, const char *keyword, const char *fmt, ...)
{
    if (full(r)) return false;
    struct buf b = { .a = r->a, .max = 4000 };
    va_list ap;
    va_start(ap, fmt);
    str words = arena_vfmt(r->a, fmt, ap);
    va_end(ap);
    put_spot(&b, at->spot);
    if (!r->to->v) r->to->v = NEW_ARRAY(r->a, MOST_FINDINGS, struct schema_finding);
    r->to->v[r->to->n++] = (struct schema_finding){ buf_str(&b), str_of(keyword), words };
    return false;
}

static bool stop(struct run *r, const struct at *at, const char *why)
{
    if (!r->stopped) say(r, at, "limit", "%s", why);
    r->stopped = true;
    return false;
}

static uint8_t type_of(const struct node *n, struct json v)
{
    switch (json_type(v)) {
    case JSON_NULL: return T_NULL;
    case JSON_FALSE:
    case JSON_TRUE: return T_BOOLEAN;
    case JSON_INT: return T_NUMBER | T_INTEGER;
    case JSON_REAL: /* beyond 64 bits nobody can tell any more how it was written */
        return (n->real_integers || fabs(json_real(v)) >= 18446744073709551616.0) && is_integral(v) ? T_NUMBER | T_INTEGER : T_NUMBER;
    case JSON_TEXT: return T_STRING;
    case JSON_ARRAY: return T_ARRAY;
    case JSON_OBJECT: return T_OBJECT;
    default: return 0;
    }
}

static str types_said(struct run *r, uint8_t types)
{
    static const char *const words[] = { "null", "boolean", "object", "array", "number", "string", "integer" };
    struct buf b = { .a = r->a };
    if (types & T_NUMBER) types &= (uint8_t)~T_INTEGER;
    for (size_t i = 0; i < COUNT(words); i++)
        if (types & 1u << i) buf_fmt(&b, "%s%s", b.n ? " or " : "", words[i]);
    return buf_str(&b);
}

static str values_said(struct run *r, const struct node *n)
{
    struct buf b = { .a = r->a, .max = 400 };
    for (size_t i = 0; i < n->n_values && i < 20; i++) {
        str raw = json_raw(n->values[i], r->a);
        buf_fmt(&b, "%s%.*s", i ? ", " : "", FMT(str_cut(raw, 0, 80)));
    }
    if (n->n_values > 20) buf_z(&b, ", ...");
    return buf_str(&b);
}

static bool value_fits(struct run *r, const struct node *n, struct json v, const struct at *at)
{
    bool ok = true;
    if (n->types) {
        uint8_t t = type_of(n, v);
        /* a whole number is asked for: a number that is none does not fit */
        bool fits = t & T_NUMBER ? (n->types & T_NUMBER) || ((n->types & T_INTEGER) && (t & T_INTEGER)) : (n->types & t) != 0;
        if (!fits) ok = say(r, at, "type", "must be %.*s", FMT(types_said(r, n->types)));
    }
    if (n->values && (ok || r->to)) {
        size_t i = 0;
        while (i < n->n_values && !json_equal(n->values[i], v)) i++;
        if (i == n->n_values) ok = say(r, at, "enum", "must be one of %.*s", FMT(values_said(r, n)));
    }
    if (n->constant.doc && (ok || r->to) && !json_equal(n->constant, v))
        ok = say(r, at, "const", "must be %.*s", FMT(str_cut(json_raw(n->constant, r->a), 0, 300)));
    return ok;
}

static bool is_multiple(long double x, long double of)
{
    if (fabsl(fmodl(x, of)) <= 0) return true;
    long double q = x / of, off = fabsl(q - roundl(q));
    return fabsl(q) < 9e18L && off <= fabsl(q) * 4e-16L; /* neither side may be exact in binary: 0.0075 of 0.0001 */
}

static bool number_fits(struct run *r, const struct node *n, struct json v, const struct at *at)
{
    long double x = json_number(v);
    bool ok = true;
    if (n->has_min && (n->min_open ? x <= n->min : x < n->min)) ok = say(r, at, "minimum", "must be %s %Lg", n->min_open ? "above" : "at least", n->min);
    if (n->has_max && (n->max_open ? x >= n->max : x > n->max)) ok = say(r, at, "maximum", "must be %s %Lg", n->max_open ? "below" : "at most", n->max);
    if (n->multiple > 0 && !is_multiple(x, n->multiple)) ok = say(r, at, "multipleOf", "must be a multiple of %Lg", n->multiple);
    return ok;
}

static bool content_fits(struct run *r, const struct node *n, str t, const struct at *at)
{
    if (n->base64 && !base64_decode(r->a, t, &t)) return say(r, at, "contentEncoding", "must be base64");
    struct ctx c = { .arena = r->a };
    struct json_limits lim = { .bytes = 16u << 20, .members = 1000000 };
    struct json v;
    if (n->json_content && json_read(&c, t, &lim, &v)) return say(r, at, "contentMediaType", "must be JSON");
    return true;
}

static bool matches(struct run *r, const struct regex *re, str t, const struct at *at)
{
    enum regex_fit fit = regex_find(re, r->work, t);
    if (fit == REGEX_TOO_LONG) return stop(r, at, "a pattern of the schema takes too long on this text");
    return fit == REGEX_YES;
}

static bool text_fits(struct run *r, const struct node *n, struct json v, const struct at *at)
{
    str t = json_str(v);
    bool ok = true;
    if (t.n < n->min_text || t.n > n->max_text || (n->min_text > 1 && t.n < n->min_text * 4)) { /* bytes decide unless they may mislead */
        size_t points = utf8_length(t);
        if (points < n->min_text) ok = say(r, at, "minLength", "must have at least %zu letters", n->min_text);
        if (points > n->max_text) ok = say(r, at, "maxLength", "must have at most %zu letters", n->max_text);
    }
    if (n->pattern && (ok || r->to) && !matches(r, n->pattern, t, at))
        ok = say(r, at, "pattern", "must fit the pattern %.*s", FMT(str_cut(json_str(json_get(n->at, S("pattern"))), 0, 300)));
    if (n->format && (ok || r->to) && !format_valid(r->a, n->format, t))
        ok = say(r, at, "format", "must be of the format %.*s", FMT(json_str(json_get(n->at, S("format")))));
    if ((n->base64 || n->json_content) && (ok || r->to)) ok = content_fits(r, n, t, at) && ok;
    return ok;
}

static bool contains_fits(struct run *r, const struct node *n, struct json v, const struct at *at)
{
    size_t found = 0, index = 0;
    struct schema_findings *to = r->to;
    r->to = NULL;
    for (struct json_iter i = json_iter(v); json_next(&i); index++) {
        struct spot p = { .up = at->spot, .index = index };
        if (!eval(r, n->contains, i.value, (struct at){ &p, at->scope, NULL })) continue;
        found++;
        /* since 2020-12 what contains has found counts as evaluated */
        if (at->seen && r->s->resources[n->resource].draft >= SCHEMA_DRAFT_2020) at->seen[index] = 1;
    }
    r->to = to;
    if (found < n->min_contains) return say(r, at, "contains", "must hold at least %zu such items, holds %zu", n->min_contains, found);
    if (found > n->max_contains) return say(r, at, "maxContains", "must hold at most %zu such items, holds %zu", n->max_contains, found);
    return true;
}

static bool array_fits(struct run *r, const struct node *n, struct json v, const struct at *at)
{
    bool ok = true;
    size_t index = 0;
    for (struct json_iter i = json_iter(v); json_next(&i); index++) {
        const struct node *item = index < n->prefix.n ? n->prefix.v[index] : n->items;
        if (!item) continue;
        struct spot p = { .up = at->spot, .index = index };
        if (!eval(r, item, i.value, (struct at){ &p, at->scope, NULL })) ok = false;
        if (!ok && !r->to) return false;
        if (at->seen) at->seen[index] = 1;
    }
    if (index < n->min_items) ok = say(r, at, "minItems", "must have at least %zu items", n->min_items);
    if (index > n->max_items) ok = say(r, at, "maxItems", "must have at most %zu items", n->max_items);
    if (n->unique && (ok || r->to) && !all_different(r->a, v)) ok = say(r, at, "uniqueItems", "must not hold the same item twice");
    if (n->contains && (ok || r->to)) ok = contains_fits(r, n, v, at) && ok;
    return ok;
}

static const struct property *property_of(const struct node *n, str key)
{
    if (!n->properties) return NULL;
    uint32_t hash = key_hash(key);
    for (size_t k = hash & n->mask; n->properties[k].key.p; k = (k + 1) & n->mask)
        if (n->properties[k].hash == hash && str_eq(n->properties[k].key, key)) return &n->properties[k];
    return NULL;
}

static bool member_fits(struct run *r, const struct node *n, const struct json_iter *i, const struct at *at, bool *known, size_t *required)
{
    struct spot p = { .up = at->spot, .key = i->key, .member = true };
    struct at in = { &p, at->scope, NULL };
    const struct property *prop = property_of(n, i->key);
    bool ok = true;
    *known = false;
    if (prop) {
        *required += prop->required;
        if (prop->node) {
            *known = true;
            ok = eval(r, prop->node, i->value, in);
        }
    }
    for (size_t k = 0; k < n->n_patterns && (ok || r->to); k++) {
        if (!matches(r, n->patterns[k].re, i->key, at)) continue;
        *known = true;
        if (!eval(r, n->patterns[k].node, i->value, in)) ok = false;
    }
    if (n->additional && !*known && (ok || r->to)) {
        *known = true;
        if (n->additional->never)
            ok = say(r, &in, "additionalProperties", "is a member that the schema does not know");
        else if (!eval(r, n->additional, i->value, in))
            ok = false;
    }
    if (n->names && (ok || r->to)) {
        struct json key = { i->value.doc, i->value.at - 1 };
        if (!eval(r, n->names, key, in)) ok = false;
    }
    return ok;
}

static bool dependencies_fit(struct run *r, const struct node *n, struct json v, const struct at *at)
{
    bool ok = true;
    for (size_t i = 0; i < n->n_dependencies && (ok || r->to); i++) {
        const struct dependency *d = &n->dependencies[i];
        if (json_type(json_get(v, d->key)) == JSON_NONE) continue;
        if (d->node && !eval(r, d->node, v, *at)) ok = false;
        for (size_t k = 0; k < d->names.n; k++)
            if (json_type(json_get(v, d->names.v[k])) == JSON_NONE)
                ok = say(r, at, "dependentRequired", "must have \"%.*s\" since it has \"%.*s\"", FMT(d->names.v[k]), FMT(d->key));
    }
    return ok;
}

static bool object_fits(struct run *r, const struct node *n, struct json v, const struct at *at)
{
    bool ok = true, known;
    size_t index = 0, required = 0;
    for (struct json_iter i = json_iter(v); json_next(&i); index++) {
        if (!member_fits(r, n, &i, at, &known, &required)) ok = false;
        if (!ok && !r->to) return false;
        if (at->seen && known) at->seen[index] = 1;
    }
    if (required < n->n_required) {
        ok = false;
        for (size_t i = 0; r->to && i < n->required.n; i++)
            if (json_type(json_get(v, n->required.v[i])) == JSON_NONE) say(r, at, "required", "must have \"%.*s\"", FMT(n->required.v[i]));
    }
    if (index < n->min_members) ok = say(r, at, "minProperties", "must have at least %zu members", n->min_members);
    if (index > n->max_members) ok = say(r, at, "maxProperties", "must have at most %zu members", n->max_members);
    return dependencies_fit(r, n, v, at) && ok;
}

static uint8_t *bytes_for(struct run *r, struct json v, size_t *n)
{
    *n = json_count(v);
    return NEW_ARRAY(r->a, *n + 1, uint8_t);
}

/* a subschema that may fail without harm: what it evaluates counts only when it holds */
static bool tried(struct run *r, const struct node *n, struct json v, const struct at *at)
{
    struct schema_findings *to = r->to;
    struct at in = *at;
    size_t count = 0;
    r->to = NULL;
    if (at->seen) in.seen = bytes_for(r, v, &count);
    bool ok = eval(r, n, v, in);
    for (size_t i = 0; ok && i < count; i++) at->seen[i] |= in.seen[i];
    r->to = to;
    return ok;
}

/* why none of several fits: the first thing that is wrong in each */
static bool none_fits(struct run *r, const struct nodes *l, struct json v, const struct at *at, const char *keyword)
{
    if (full(r)) return false;
    struct buf b = { .a = r->a, .max = 1500 };
    struct schema_findings *to = r->to;
    for (size_t i = 0; i < l->n && i < 6 && !r->stopped; i++) {
        struct schema_findings own = { 0 };
        r->to = &own;
        eval(r, l->v[i], v, (struct at){ at->spot, at->scope, NULL });
        if (own.n) buf_fmt(&b, "%s(%zu) %.*s%s%.*s", b.n ? "; " : "", i + 1, FMT(own.v[0].pointer), own.v[0].pointer.n ? " " : "", FMT(own.v[0].words));
    }
    r->to = to;
    return say(r, at, keyword, "fits none of %zu: %.*s", l->n, FMT(buf_str(&b)));
}

static bool choices_fit(struct run *r, const struct node *n, struct json v, const struct at *at)
{
    bool ok = true;
    if (n->any.n) {
        size_t fit = 0;
        for (size_t i = 0; i < n->any.n && (!fit || at->seen); i++) fit += tried(r, n->any.v[i], v, at);
        if (!fit) ok = none_fits(r, &n->any, v, at, "anyOf");
    }
    if (n->one.n && (ok || r->to)) {
        size_t fit = 0;
        for (size_t i = 0; i < n->one.n && fit < 2; i++) fit += tried(r, n->one.v[i], v, at);
        if (!fit) ok = none_fits(r, &n->one, v, at, "oneOf");
        if (fit > 1) ok = say(r, at, "oneOf", "fits more than one of %zu where it must fit exactly one", n->one.n);
    }
    return ok;
}

/* the outermost resource on the way here that has the name; else what the reference says by itself */
static const struct node *dynamic_target(const struct run *r, const struct node *n, const struct at *at)
{
    const struct node *to = n->dynamic;
    if (!n->dynamic_name.p) return to;
    for (const struct scope *s = at->scope; s; s = s->up)
        for (size_t i = 0; i < r->s->n_anchors; i++) {
            const struct anchor *a = &r->s->anchors[i];
            if (a->dynamic && a->node && a->resource == s->resource && str_eq(a->name, n->dynamic_name)) to = a->node;
        }
    return to;
}

static bool applied_fits(struct run *r, const struct node *n, struct json v, const struct at *at)
{
    bool ok = !n->ref || eval(r, n->ref, v, *at);
    if (n->dynamic && (ok || r->to)) ok = eval(r, dynamic_target(r, n, at), v, *at) && ok;
    for (size_t i = 0; i < n->all.n && (ok || r->to); i++) ok = eval(r, n->all.v[i], v, *at) && ok;
    if ((n->any.n || n->one.n) && (ok || r->to)) ok = choices_fit(r, n, v, at) && ok;
    if (n->not &&(ok || r->to)) {
        struct at in = { at->spot, at->scope, NULL };
        if (tried(r, n->not, v, &in)) ok = say(r, at, "not", "must not fit what the schema excludes here");
    }
    if (n->when && (ok || r->to)) {
        const struct node *next = tried(r, n->when, v, at) ? n->then : n->otherwise;
        if (next) ok = eval(r, next, v, *at) && ok;
    }
    return ok;
}

static bool others_fit(struct run *r, const struct node *n, struct json v, const struct at *at)
{
    bool array = json_type(v) == JSON_ARRAY, ok = true;
    const struct node *other = array ? n->other_items : json_type(v) == JSON_OBJECT ? n->other_members : NULL;
    size_t index = 0;
    if (!other) return true;
    for (struct json_iter i = json_iter(v); json_next(&i) && (ok || r->to); index++) {
        if (at->seen[index]) continue;
        struct spot p = { at->spot, i.key, index, !array };
        struct at in = { &p, at->scope, NULL };
        if (other->never)
            ok = say(r, &in, array ? "unevaluatedItems" : "unevaluatedProperties", "is not known to the schema");
        else if (!eval(r, other, i.value, in))
            ok = false;
        at->seen[index] = 1;
    }
    return ok;
}

static bool groups_fit(struct run *r, const struct node *n, struct json v, const struct at *at)
{
    bool ok = !(n->has & HAS_VALUE) || value_fits(r, n, v, at);
    if (!ok && !r->to) return false;
    switch (json_type(v)) {
    case JSON_INT:
    case JSON_REAL: ok = (!(n->has & HAS_NUMBER) || number_fits(r, n, v, at)) && ok; break;
    case JSON_TEXT: ok = (!(n->has & HAS_TEXT) || text_fits(r, n, v, at)) && ok; break;
    case JSON_ARRAY: ok = (!(n->has & HAS_ARRAY) || array_fits(r, n, v, at)) && ok; break;
    case JSON_OBJECT: ok = (!(n->has & HAS_OBJECT) || object_fits(r, n, v, at)) && ok; break;
    default: break;
    }
    if ((ok || r->to) && n->has & HAS_APPLIED) ok = applied_fits(r, n, v, at) && ok;
    if ((ok || r->to) && n->has & HAS_UNEVALUATED) ok = others_fit(r, n, v, at) && ok;
    return ok;
}

static bool eval(struct run *r, const struct node *n, struct json v, struct at at)
{
    if (n->never) return say(r, &at, "false", "must not be there");
    if (!n->has) return true;
    if (r->stopped) return false;
    if (--r->steps < 0) return stop(r, &at, "the document takes too long to check");
    if (r->depth > DEEPEST) return stop(r, &at, "schema and document are too deep");
    struct scope own = { at.scope, n->resource };
    if (!at.scope || at.scope->resource != n->resource) at.scope = &own;
    uint8_t *outer = at.seen;
    size_t count = 0;
    if (n->has & HAS_UNEVALUATED) at.seen = bytes_for(r, v, &count);
    r->depth++;
    bool ok = groups_fit(r, n, v, &at);
    r->depth--;
    for (size_t i = 0; ok && outer && i < count; i++) outer[i] |= at.seen[i];
    return ok && !r->stopped;
}

bool schema_check(struct arena *a, const struct schema *s, struct json document, struct schema_findings *findings)
{
    struct spot root = { 0 };
    struct run r = { .a = a, .s = s, .work = regex_work(a), .steps = STEPS };
    struct at at = { &root, NULL, NULL };
    if (findings) *findings = (struct schema_findings){ 0 };
    if (eval(&r, s->root, document, at)) return true;
    if (!findings) return false;
    r.stopped = false;
    r.depth = 0;
    r.to = findings;
    r.steps = STEPS;
    eval(&r, s->root, document, at);
    return false;
}
