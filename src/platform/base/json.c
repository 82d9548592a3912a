/* json - our rules over simdjson's tape: limits, duplicate keys, U+0000, surrogates; and walking it
 *
 * Tape: word 0 is the root; '{' and '[' hold the index after their end and the count; '"' an offset to a length and
 * the text; 'l', 'u', 'd' are followed by a word with the number. */
#include "base/json.h"

#include "base/json_simd.h"

struct json_doc {
    const uint64_t *tape;
    const uint8_t *strings;
    uint32_t words;
};

static char kind_at(const struct json_doc *d, uint32_t at)
{
    return (char)(d->tape[at] >> 56);
}
static uint64_t load_at(const struct json_doc *d, uint32_t at)
{
    return d->tape[at] & 0x00FFFFFFFFFFFFFFu;
}
static str text_at(const struct json_doc *d, uint32_t at)
{
    uint32_t n;
    const uint8_t *p = d->strings + load_at(d, at);
    memcpy(&n, p, sizeof n);
    return (str){ (const char *)p + sizeof n, n };
}
/* the index after the value at `at` */
static uint32_t after(const struct json_doc *d, uint32_t at)
{
    switch (kind_at(d, at)) {
    case '{':
    case '[': return (uint32_t)load_at(d, at);
    case 'l':
    case 'u':
    case 'd': return at + 2;
    default: return at + 1;
    }
}

/* where a text breaks RFC 8259: only run when simdjson refused it, to say where */
struct scan {
    str t;
    size_t at;
    unsigned depth, max;
};
static void blanks(struct scan *s)
{
    while (s->at < s->t.n && strchr(" \t\n\r", s->t.p[s->at]) && s->t.p[s->at]) s->at++;
}
static bool scan_text(struct scan *s)
{
    for (s->at++; s->at < s->t.n; s->at++) {
        unsigned char ch = (unsigned char)s->t.p[s->at];
        if (ch == '"') {
            s->at++;
            return true;
        }
        if (ch < 0x20) return false;
        if (ch == '\\') {
            s->at++;
            if (s->at >= s->t.n || !strchr("\"\\/bfnrtu", s->t.p[s->at]) || !s->t.p[s->at]) return false;
        }
    }
    return false;
}
static bool scan_plain(struct scan *s)
{
    size_t from = s->at;
    while (s->at < s->t.n && !strchr(" \t\n\r,]}", s->t.p[s->at])) s->at++;
    str w = str_cut(s->t, from, s->at);
    bool good = str_is(w, "true") || str_is(w, "false") || str_is(w, "null") || (w.n && (w.p[0] == '-' || (w.p[0] >= '0' && w.p[0] <= '9')));
    for (size_t i = 0; good && i < w.n && (w.p[0] == '-' || w.p[0] <= '9'); i++) good = w.p[i] != 0 && strchr("0123456789+-.eE", w.p[i]) != NULL;
    if (!good) s->at = from;
    return good;
}
static bool scan_value(struct scan *s);
static bool scan_members(struct scan *s, char close)
{
    s->at++;
    blanks(s);
    if (s->at < s->t.n && s->t.p[s->at] == close) {
        s->at++;
        return true;
    }
    for (;;) {
        blanks(s);
        if (close == '}') {
            if (s->at >= s->t.n || s->t.p[s->at] != '"' || !scan_text(s)) return false;
            blanks(s);
            if (s->at >= s->t.n || s->t.p[s->at] != ':') return false;
            s->at++;
        }
        if (!scan_value(s)) return false;
        blanks(s);
        if (s->at >= s->t.n) return false;
        if (s->t.p[s->at] == close) {
            s->at++;
            return true;
        }
        if (s->t.p[s->at] != ',') return false;
        s->at++;
    }
}
static bool scan_value(struct scan *s)
{
    blanks(s);
    if (s->at >= s->t.n || s->depth >= s->max) return false;
    char ch = s->t.p[s->at];
    s->depth++;
    bool good = ch == '{' ? scan_members(s, '}') : ch == '[' ? scan_members(s, ']') : ch == '"' ? scan_text(s) : scan_plain(s);
    s->depth--;
    return good;
}

static err refused(struct ctx *c, str text, unsigned depth, enum simd_result why)
{
    struct scan s = { .t = text, .max = depth + 1 };
    if (why == SIMD_DEPTH) FAIL(c, E_INPUT, "json-depth", "nested deeper than %u", depth);
    if (why == SIMD_ENCODING) FAIL(c, E_INPUT, "json-encoding", "the text is not UTF-8");
    if (why == SIMD_EMPTY) FAIL(c, E_INPUT, "json-syntax", "a JSON value was expected, there is nothing");
    if (why == SIMD_MEMORY) FAIL(c, E_BUSY, "out-of-memory", "not enough memory; try again later");
    if (scan_value(&s)) blanks(&s);
    size_t line = 1, column = 1;
    for (size_t i = 0; i < s.at && i < text.n; i++) {
        column = text.p[i] == '\n' ? 1 : column + 1;
        line += text.p[i] == '\n';
    }
    if (why == SIMD_NUMBER) FAIL(c, E_INPUT, "json-syntax", "a number that is none, or beyond 64 bits, before line %zu column %zu", line, column);
    FAIL(c, E_INPUT, "json-syntax", "not JSON at line %zu column %zu", line, column);
}

static bool lone_surrogate(str t)
{
    const char *p = t.p, *end = t.p + t.n;
    while (p && p < end && (p = memchr(p, 0xED, (size_t)(end - p))) != NULL) {
        if (end - p >= 2 && (unsigned char)p[1] >= 0xA0) return true;
        p++;
    }
    return false;
}

/* keyed, so that nobody can prepare an object whose keys all fall together */
static uint64_t hash(str t)
{
    static _Thread_local uint64_t key[2];
    if (!key[0]) {
        random_bytes(key, sizeof key);
        key[0] |= 1;
    }
    uint64_t h = key[0] ^ t.n;
    for (size_t i = 0; i < t.n; i += 8) {
        uint64_t w = 0;
        memcpy(&w, t.p + i, t.n - i < 8 ? t.n - i : 8);
        h = (h ^ w ^ key[1]) * 0x9E3779B97F4A7C15u;
        h = (h ^ (h >> 32)) * key[0];
        h ^= h >> 29;
    }
    return h;
}

/* keys compared after their escapes were resolved; a table for objects of more than a few members */
static bool duplicate_key(struct ctx *c, const struct json_doc *d, uint32_t at, size_t count, str *which)
{
    uint32_t end = (uint32_t)load_at(d, at) - 1;
    if (count <= 16) { /* so few are compared with each other sooner than they are hashed */
        str keys[16];
        size_t n = 0;
        for (uint32_t k = at + 1; k < end; k = after(d, k + 1), n++) {
            keys[n] = text_at(d, k);
            for (size_t i = 0; i < n; i++)
                if (keys[i].n == keys[n].n && memcmp(keys[i].p, keys[n].p, keys[n].n) == 0) {
                    *which = keys[n];
                    return true;
                }
        }
        return false;
    }
    size_t cap = 16;
    while (cap < count * 2) cap *= 2;
    uint32_t small[64] = { 0 }, *slots = cap <= COUNT(small) ? small : NEW_ARRAY(c->arena, cap, uint32_t);
    for (uint32_t k = at + 1; k < end; k = after(d, k + 1)) {
        str key = text_at(d, k);
        size_t i = hash(key) & (cap - 1);
        for (; slots[i]; i = (i + 1) & (cap - 1))
            if (str_eq(text_at(d, slots[i]), key)) {
                *which = key;
                return true;
            }
        slots[i] = k;
    }
    return false;
}

/* the JSON pointer (RFC 6901) of the value or key at `which`; only walked when something is wrong there */
static str pointer_of(struct arena *a, const struct json_doc *d, uint32_t which)
{
    struct buf b = { .a = a, .max = 4000 };
    for (uint32_t at = 1, inner; at < which; at = inner) {
        char what = kind_at(d, at);
        inner = which;
        if (what != '{' && what != '[') break;
        uint32_t end = after(d, at) - 1;
        size_t n = 0;
        for (uint32_t k = at + 1; k < end; n++) {
            uint32_t value = what == '{' ? k + 1 : k, next = after(d, value);
            if (which < next) {
                str key = what == '{' ? text_at(d, k) : arena_fmt(a, "%zu", n);
                buf_c(&b, '/');
                for (size_t i = 0; i < key.n; i++)
                    if (key.p[i] == '~')
                        buf_z(&b, "~0");
                    else if (key.p[i] == '/')
                        buf_z(&b, "~1");
                    else if (key.p[i])
                        buf_c(&b, key.p[i]);
                inner = value > which ? which : value;
                break;
            }
            k = next;
        }
        if (inner == which) break;
    }
    return b.full ? S("") : buf_str(&b);
}

static bool has_escapes(str t)
{
    for (const char *p = t.p, *end = t.p + t.n; t.n && p < end && (p = memchr(p, '\\', (size_t)(end - p))) != NULL; p += 2)
        if (p + 1 < end && p[1] == 'u') return true;
    return false;
}

/* U+0000 and half pairs come from \u escapes alone: as bytes the parser has refused them */
static err examine(struct ctx *c, const struct json_doc *d, size_t members, bool escapes, size_t *strings_end)
{
    size_t seen = 0;
    for (uint32_t at = 1; at + 1 < d->words; at++) {
        str t;
        if (++seen > members) FAIL(c, E_INPUT, "json-size", "more than %zu values", members);
        switch (kind_at(d, at)) {
        case '"':
            t = text_at(d, at);
            *strings_end = load_at(d, at) + sizeof(uint32_t) + t.n + 1; /* texts lie in document order */
            if (!escapes) break;
            if (t.n && memchr(t.p, 0, t.n)) FAIL_AT(c, pointer_of(c->arena, d, at), "json-nul", "a text holds U+0000");
            if (lone_surrogate(t)) FAIL_AT(c, pointer_of(c->arena, d, at), "json-encoding", "a text holds half of a surrogate pair");
            break;
        case '{': {
            size_t count = (load_at(d, at) >> 32) & 0xFFFFFF;
            if (count > members || count == 0xFFFFFF) FAIL(c, E_INPUT, "json-size", "more than %zu values", members);
            if (count > 1 && duplicate_key(c, d, at, count, &t))
                FAIL_AT(c, pointer_of(c->arena, d, at), "json-duplicate-key", "the key \"%.*s\" stands twice in one object", FMT(str_cut(t, 0, 60)));
            break;
        }
        case 'l':
        case 'u':
        case 'd': at++; break;
        default: break;
        }
    }
    return NULL;
}

err json_read(struct ctx *c, str text, const struct json_limits *lim, struct json *out)
{
    struct json_limits l = lim ? *lim : (struct json_limits){ 0 };
    struct simd_tape t;
    if (!l.bytes) l.bytes = 1u << 20;
    if (!l.depth) l.depth = 64;
    if (!l.members) l.members = 100000;
    if (text.n > l.bytes) FAIL(c, E_TOOBIG, "json-size", "more than %zu bytes of JSON", l.bytes);
    enum simd_result r = simd_parse(text.p ? text.p : "", text.n, l.depth, &t);
    if (r != SIMD_OK) return refused(c, text, l.depth, r);
    struct json_doc *d = NEW(c->arena, struct json_doc);
    size_t bytes = 0;
    *d = (struct json_doc){ .tape = t.tape, .strings = t.strings, .words = (uint32_t)t.words };
    TRY(examine(c, d, l.members, has_escapes(text), &bytes)); /* on the parser's own memory, then copied */
    uint64_t *tape = arena_room(c->arena, (t.words + 1) * sizeof *tape);
    memcpy(tape, t.tape, t.words * sizeof *tape);
    d->tape = tape;
    d->strings = (const uint8_t *)arena_dup(c->arena, (str){ (const char *)t.strings, bytes }).p;
    *out = (struct json){ d, 1 };
    return NULL;
}

str json_pointer(struct arena *a, struct json v)
{
    return v.doc ? pointer_of(a, v.doc, v.at) : S("");
}

enum json_type json_type(struct json v)
{
    if (!v.doc) return JSON_NONE;
    switch (kind_at(v.doc, v.at)) {
    case 'n': return JSON_NULL;
    case 'f': return JSON_FALSE;
    case 't': return JSON_TRUE;
    case 'l':
    case 'u': return JSON_INT;
    case 'd': return JSON_REAL;
    case '"': return JSON_TEXT;
    case '[': return JSON_ARRAY;
    case '{': return JSON_OBJECT;
    default: return JSON_NONE;
    }
}

struct json_iter json_iter(struct json v)
{
    enum json_type t = json_type(v);
    if (t != JSON_ARRAY && t != JSON_OBJECT) return (struct json_iter){ 0 };
    return (struct json_iter){ .doc = v.doc, .next = v.at + 1, .end = after(v.doc, v.at) - 1, .object = t == JSON_OBJECT };
}

bool json_next(struct json_iter *i)
{
    if (!i->doc || i->next >= i->end) return false;
    if (i->object) i->key = text_at(i->doc, i->next++);
    i->value = (struct json){ i->doc, i->next };
    i->next = after(i->doc, i->next);
    return true;
}

struct json json_get(struct json obj, str key)
{
    if (json_type(obj) == JSON_OBJECT)
        for (struct json_iter i = json_iter(obj); json_next(&i);)
            if (str_eq(i.key, key)) return i.value;
    return (struct json){ NULL, 0 };
}

str json_str(struct json v)
{
    return json_type(v) == JSON_TEXT ? text_at(v.doc, v.at) : (str){ NULL, 0 };
}

bool json_int(struct json v, int64_t *out)
{
    if (json_type(v) != JSON_INT) return false;
    uint64_t w = v.doc->tape[v.at + 1];
    if (kind_at(v.doc, v.at) == 'u' && w > (uint64_t)INT64_MAX) return false;
    memcpy(out, &w, sizeof *out);
    return true;
}

bool json_uint(struct json v, uint64_t *out)
{
    int64_t n;
    if (json_type(v) != JSON_INT || (json_int(v, &n) && n < 0)) return false;
    *out = v.doc->tape[v.at + 1];
    return true;
}

double json_real(struct json v)
{
    int64_t n;
    double d = 0;
    if (json_int(v, &n)) return (double)n;
    if (json_type(v) == JSON_INT) return (double)v.doc->tape[v.at + 1]; /* above 2^63 */
    if (json_type(v) == JSON_REAL) memcpy(&d, &v.doc->tape[v.at + 1], sizeof d);
    return d;
}

bool json_bool(struct json v)
{
    return json_type(v) == JSON_TRUE;
}

size_t json_count(struct json v)
{
    size_t n = 0;
    for (struct json_iter i = json_iter(v); json_next(&i);) n++;
    return n;
}
