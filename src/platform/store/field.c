/* field - JSON in, JSON out and JSON Schema from a field table; see field.h */
#include "store/field.h"

#include "base/utf8.h"

enum { MOST_ERRORS = 50 };

struct reading {
    struct ctx *c;
    uint64_t rights;
    bool creating;
    err found; /* newest first */
    unsigned n;
};

static str pointer(struct arena *a, str base, str member)
{
    struct buf b = { .a = a };
    buf_put(&b, base);
    buf_c(&b, '/');
    for (size_t i = 0; i < member.n; i++) { /* RFC 6901 section 3 */
        if (member.p[i] == '~')
            buf_z(&b, "~0");
        else if (member.p[i] == '/')
            buf_z(&b, "~1");
        else
            buf_c(&b, member.p[i]);
    }
    return buf_str(&b);
}

static void wrong(struct reading *r, str at, const char *code, const char *fmt, ...) __attribute__((format(printf, 4, 5)));
static void wrong(struct reading *r, str at, const char *code, const char *fmt, ...)
{
    if (r->n++ >= MOST_ERRORS) return;
    struct err *e = NEW(r->c->arena, struct err);
    va_list ap;
    va_start(ap, fmt);
    str detail = arena_vfmt(r->c->arena, fmt, ap);
    va_end(ap);
    *e = (struct err){ .kind = E_INPUT, .code = code, .detail = detail, .field = at, .where = WHERE, .more = r->found };
    r->found = e;
}

static bool is_email(str s)
{
    ptrdiff_t at = str_chr(s, '@');
    if (at < 1 || (size_t)at + 1 >= s.n || at > 64) return false;
    str domain = str_cut(s, (size_t)at + 1, s.n);
    if (str_chr(domain, '@') >= 0 || domain.p[0] == '.' || domain.p[domain.n - 1] == '.') return false;
    for (size_t i = 0; i < s.n; i++)
        if ((unsigned char)s.p[i] <= ' ' || strchr("\"(),:;<>[\\]", s.p[i])) return false;
    return true;
}
static bool is_uri(str s)
{
    if (!str_starts(s, S("https://")) && !str_starts(s, S("http://")) && !str_starts(s, S("mailto:")) && !str_starts(s, S("tel:"))) return false;
    for (size_t i = 0; i < s.n; i++)
        if ((unsigned char)s.p[i] <= ' ' || strchr("<>\"{}|\\^`", s.p[i])) return false;
    return s.n > 8;
}
static bool is_date(struct arena *a, str s)
{
    when w;
    return s.n == 10 && when_parse(arena_fmt(a, "%.*sT00:00:00Z", FMT(s)), &w);
}

static void read_text(struct reading *r, const struct field *f, str at, str s, void *out)
{
    size_t n = utf8_length(s), max = f->max ? (size_t)f->max : 200;
    if (!utf8_plain(s, f->flags & F_LINES))
        wrong(r, at, "bad-text", "the text holds characters that are not allowed here");
    else if (n > max)
        wrong(r, at, "too-long", "%zu characters; at most %zu are taken", n, max);
    else if (s.n && n < (size_t)f->min)
        wrong(r, at, "too-short", "%zu characters; at least %lld are needed", n, (long long)f->min);
    else if (s.n && f->format &&
             ((!strcmp(f->format, "email") && !is_email(s)) || (!strcmp(f->format, "uri") && !is_uri(s)) ||
              (!strcmp(f->format, "date") && !is_date(r->c->arena, s))))
        wrong(r, at, "bad-format", "this is not a well-formed %s", f->format);
    else if (!str_trim(s).n && (f->flags & F_REQ))
        wrong(r, at, "required", "%s must not be empty", f->name);
    else
        *(str *)out = s;
}

static void read_strs(struct reading *r, const struct field *f, str at, struct json v, void *out)
{
    struct strs *l = out;
    size_t max = f->max ? (size_t)f->max : 100, k = 0;
    if (json_count(v) > max) {
        wrong(r, at, "too-many", "at most %zu are taken", max);
        return;
    }
    *l = (struct strs){ NEW_ARRAY(r->c->arena, json_count(v) + 1, str), 0 };
    for (struct json_iter i = json_iter(v); json_next(&i); k++) {
        str item = pointer(r->c->arena, at, arena_fmt(r->c->arena, "%zu", k)), s = json_str(i.value);
        if (json_type(i.value) != JSON_TEXT)
            wrong(r, item, "wrong-type", "a text is wanted");
        else if (f->en && word_index(f->en, s) < 0)
            wrong(r, item, "not-a-word", "not one of the words of this list");
        else if (!utf8_plain(s, false) || utf8_length(s) > 500)
            wrong(r, item, "bad-text", "too long, or characters that are not allowed");
        else
            l->v[l->n++] = s;
    }
}

static void read_shape(struct reading *r, const struct shape *s, struct json v, str base, void *out, bool *given);

static void read_list(struct reading *r, const struct field *f, str at, struct json v, void *out)
{
    struct list *l = out;
    size_t max = f->max ? (size_t)f->max : 100, k = 0;
    if (json_count(v) > max) {
        wrong(r, at, "too-many", "at most %zu are taken", max);
        return;
    }
    *l = (struct list){ arena_array(r->c->arena, json_count(v) + 1, f->of->size), json_count(v) };
    bool creating = r->creating;
    r->creating = true; /* a list is replaced as a whole: each item is new */
    for (struct json_iter i = json_iter(v); json_next(&i); k++)
        read_shape(r, f->of, i.value, pointer(r->c->arena, at, arena_fmt(r->c->arena, "%zu", k)), (char *)l->v + k * f->of->size, NULL);
    r->creating = creating;
}

static void read_number(struct reading *r, const struct field *f, str at, struct json v, void *out)
{
    int64_t n;
    if (!json_int(v, &n))
        wrong(r, at, "wrong-type", "a whole number is wanted");
    else if (n < f->min || (f->max && n > f->max))
        wrong(r, at, "out-of-range", "must lie between %lld and %lld", (long long)f->min, (long long)(f->max ? f->max : INT64_MAX));
    else
        *(int64_t *)out = n;
}

static void read_id(struct reading *r, const struct field *f, str at, str s, void *out)
{
    id i = { { 0 } };
    if (s.n && (!id_parse(s, &i) || (f->ref && (!str_starts(s, str_of(f->ref)) || s.p[strlen(f->ref)] != '_'))))
        wrong(r, at, "bad-id", "this is not an identifier%s%s", f->ref ? " that begins with " : "", f->ref ? f->ref : "");
    else
        *(id *)out = i;
}

static void read_field(struct reading *r, const struct field *f, str at, struct json v, void *out)
{
    enum json_type t = json_type(v);
    int w;
    if (t == JSON_NULL && !(f->flags & F_REQ)) { /* null empties */
        static const size_t sizes[] = { [F_TEXT] = sizeof(str),
                                        [F_INT] = 8,
                                        [F_BOOL] = sizeof(bool),
                                        [F_WHEN] = sizeof(when),
                                        [F_ID] = sizeof(id),
                                        [F_ENUM] = sizeof(unsigned),
                                        [F_STRS] = sizeof(struct strs),
                                        [F_LIST] = sizeof(struct list) };
        memset(out, 0, sizes[f->type]);
        return;
    }
    switch (f->type) {
    case F_TEXT:
        if (t != JSON_TEXT)
            wrong(r, at, "wrong-type", "a text is wanted");
        else
            read_text(r, f, at, json_str(v), out);
        break;
    case F_INT: read_number(r, f, at, v, out); break;
    case F_BOOL:
        if (t != JSON_TRUE && t != JSON_FALSE)
            wrong(r, at, "wrong-type", "true or false is wanted");
        else
            *(bool *)out = t == JSON_TRUE;
        break;
    case F_WHEN:
        if (t != JSON_TEXT || !when_parse(json_str(v), out)) wrong(r, at, "bad-time", "a time as 2026-03-20T14:00:00Z is wanted (RFC 3339, with its offset)");
        break;
    case F_ID:
        if (t != JSON_TEXT)
            wrong(r, at, "wrong-type", "an identifier is wanted");
        else
            read_id(r, f, at, json_str(v), out);
        break;
    case F_ENUM:
        w = t == JSON_TEXT ? word_index(f->en, json_str(v)) : -1;
        if (w < 0)
            wrong(r, at, "not-a-word", "not one of the words of this list");
        else
            *(unsigned *)out = (unsigned)w;
        break;
    case F_STRS:
        if (t != JSON_ARRAY)
            wrong(r, at, "wrong-type", "a list is wanted");
        else
            read_strs(r, f, at, v, out);
        break;
    case F_LIST:
        if (t != JSON_ARRAY)
            wrong(r, at, "wrong-type", "a list is wanted");
        else
            read_list(r, f, at, v, out);
        break;
    }
}

static void read_shape(struct reading *r, const struct shape *s, struct json v, str base, void *out, bool *given)
{
    bool *seen = NEW_ARRAY(r->c->arena, s->n + 1, bool);
    if (json_type(v) != JSON_OBJECT) {
        wrong(r, base, "wrong-type", "an object is wanted");
        return;
    }
    for (struct json_iter i = json_iter(v); json_next(&i);) {
        const struct field *f = shape_field(s, i.key);
        str at = pointer(r->c->arena, base, i.key);
        if (!f) {
            wrong(r, at, "unknown-field", "there is no such member here");
            continue;
        }
        seen[f - s->fields] = true;
        if ((f->flags & F_RO) || (!r->creating && (f->flags & F_CREATE)))
            wrong(r, at, "read-only", "%s cannot be set%s", f->name, f->flags & F_CREATE ? " later" : "");
        else if ((f->set & r->rights) != f->set)
            wrong(r, at, "not-allowed", "you may not set %s", f->name);
        else
            read_field(r, f, at, i.value, field_at(out, f));
    }
    for (unsigned k = 0; k < s->n; k++) {
        const struct field *f = &s->fields[k];
        if (r->creating && (f->flags & F_REQ) && !(f->flags & F_RO) && !seen[k])
            wrong(r, pointer(r->c->arena, base, str_of(f->name)), "required", "%s is needed", f->name);
        if (given) given[k] = seen[k];
    }
}

err shape_read(struct ctx *c, const struct shape *s, struct json v, uint64_t rights, bool creating, void *out, bool *given)
{
    struct reading r = { .c = c, .rights = rights, .creating = creating };
    read_shape(&r, s, v, S(""), out, given);
    return r.found;
}

static void write_field(struct jw *w, const struct field *f, const void *at, uint64_t rights)
{
    switch (f->type) {
    case F_TEXT: jw_text(w, *(const str *)at); break;
    case F_INT: jw_int(w, *(const int64_t *)at); break;
    case F_BOOL: jw_bool(w, *(const bool *)at); break;
    case F_WHEN:
        if (f->flags & F_EPOCH ? ((const when *)at)->us != NO_TIME.us : ((const when *)at)->us != 0)
            jw_text(w, when_text(w->b->a, *(const when *)at));
        else
            jw_null(w);
        break;
    case F_ID:
        if (((const id *)at)->s[0])
            jw_text(w, str_of(((const id *)at)->s));
        else
            jw_null(w);
        break;
    case F_ENUM: {
        unsigned k = *(const unsigned *)at;
        jw_text(w, str_of(f->en->v[k < f->en->n ? k : 0]));
        break;
    }
    case F_STRS: {
        const struct strs *l = at;
        jw_arr(w);
        for (size_t i = 0; i < l->n; i++) jw_text(w, l->v[i]);
        jw_end_arr(w);
        break;
    }
    case F_LIST: {
        const struct list *l = at;
        jw_arr(w);
        for (size_t i = 0; i < l->n; i++) shape_write(w, f->of, (const char *)l->v + i * f->of->size, rights);
        jw_end_arr(w);
        break;
    }
    }
}

void shape_write(struct jw *w, const struct shape *s, const void *v, uint64_t rights)
{
    jw_obj(w);
    for (unsigned i = 0; i < s->n; i++) {
        const struct field *f = &s->fields[i];
        if ((f->flags & F_SECRET) || !field_seen(f, rights)) continue;
        jw_key(w, str_of(f->name));
        write_field(w, f, field_in(v, f), rights);
    }
    jw_end_obj(w);
}

static void schema_words(struct jw *w, const struct words *en)
{
    jw_key(w, S("enum"));
    jw_arr(w);
    for (unsigned i = 0; i < en->n; i++) jw_text(w, str_of(en->v[i]));
    jw_end_arr(w);
}

static void schema_type(struct jw *w, const char *type, bool nullable)
{
    jw_key(w, S("type"));
    if (!nullable) {
        jw_text(w, str_of(type));
        return;
    }
    jw_arr(w);
    jw_text(w, str_of(type));
    jw_text(w, S("null"));
    jw_end_arr(w);
}

static void schema_field(struct jw *w, const struct field *f, bool input)
{
    bool nullable = input ? !(f->flags & F_REQ) : f->type == F_WHEN || f->type == F_ID;
    jw_obj(w);
    switch (f->type) {
    case F_TEXT:
        schema_type(w, "string", nullable);
        if (input) jw_ki(w, "maxLength", f->max ? f->max : 200);
        if (input && (f->flags & F_REQ)) jw_ki(w, "minLength", f->min > 0 ? f->min : 1);
        if (input && f->format && !strcmp(f->format, "date")) jw_kt(w, "pattern", S("^$|^[0-9]{4}-[0-9]{2}-[0-9]{2}$"));
        break;
    case F_INT:
        schema_type(w, "integer", nullable);
        if (input && f->max) {
            jw_ki(w, "minimum", f->min);
            jw_ki(w, "maximum", f->max);
        }
        break;
    case F_BOOL: schema_type(w, "boolean", nullable); break;
    case F_WHEN:
        schema_type(w, "string", nullable);
        jw_kt(w, "format", S("date-time"));
        break;
    case F_ID:
        schema_type(w, "string", nullable);
        if (!input) jw_kt(w, "pattern", S("^[a-z]{1,6}_[0-9a-f-]{36}$"));
        break;
    case F_ENUM:
        if (!nullable) {
            schema_type(w, "string", false);
            schema_words(w, f->en);
            break;
        }
        jw_key(w, S("anyOf"));
        jw_arr(w);
        jw_obj(w);
        schema_type(w, "string", false);
        schema_words(w, f->en);
        jw_end_obj(w);
        jw_obj(w);
        schema_type(w, "null", false);
        jw_end_obj(w);
        jw_end_arr(w);
        break;
    case F_STRS:
    case F_LIST:
        schema_type(w, "array", nullable);
        if (input) jw_ki(w, "maxItems", f->max ? f->max : 100);
        jw_key(w, S("items"));
        if (f->type == F_LIST) {
            shape_schema(w, f->of, input);
            break;
        }
        jw_obj(w);
        schema_type(w, "string", false);
        if (f->en) schema_words(w, f->en);
        jw_end_obj(w);
        break;
    }
    if (f->doc) jw_kt(w, "description", str_of(f->doc));
    jw_end_obj(w);
}

void shape_schema(struct jw *w, const struct shape *s, bool input)
{
    jw_obj(w);
    jw_kt(w, "type", S("object"));
    if (s->doc) jw_kt(w, "description", str_of(s->doc));
    jw_kb(w, "additionalProperties", false);
    jw_key(w, S("properties"));
    jw_obj(w);
    for (unsigned i = 0; i < s->n; i++) {
        const struct field *f = &s->fields[i];
        if (f->flags & (input ? F_RO : F_SECRET)) continue;
        jw_key(w, str_of(f->name));
        schema_field(w, f, input);
    }
    jw_end_obj(w);
    jw_key(w, S("required"));
    jw_arr(w);
    for (unsigned i = 0; i < s->n; i++) {
        const struct field *f = &s->fields[i];
        if (!input && !(f->flags & F_SECRET) && !f->see) jw_text(w, str_of(f->name));
    }
    jw_end_arr(w);
    jw_end_obj(w);
}

const struct field *shape_field(const struct shape *s, str name)
{
    for (unsigned i = 0; i < s->n; i++)
        if (str_is(name, s->fields[i].name)) return &s->fields[i];
    return NULL;
}

int word_index(const struct words *en, str word)
{
    for (unsigned i = 0; i < en->n; i++)
        if (str_is(word, en->v[i])) return (int)i;
    return -1;
}
