/* fieldsql - see fieldsql.h */
#include "store/fieldsql.h"

bool field_has_column(const struct field *f)
{
    return f->type != F_LIST && !(f->flags & F_NOCOL);
}

unsigned fieldsql_columns(struct buf *b, const struct shape *s, const char *alias)
{
    unsigned n = 0;
    for (unsigned i = 0; i < s->n; i++) {
        if (!field_has_column(&s->fields[i])) continue;
        if (n++) buf_z(b, ", ");
        if (alias) buf_fmt(b, "%s.", alias);
        buf_z(b, s->fields[i].name);
    }
    return n;
}

struct arg field_arg(struct arena *a, const struct field *f, const void *v)
{
    const void *at = field_in(v, f);
    switch (f->type) {
    case F_TEXT: return A_TEXT(*(const str *)at);
    case F_INT: return A_INT(*(const int64_t *)at);
    case F_BOOL: return A_INT(*(const bool *)at);
    case F_WHEN: return arg_when_or_null(*(const when *)at);
    case F_ID: return arg_id_or_null(at);
    case F_ENUM: {
        unsigned w = *(const unsigned *)at;
        return A_TEXT(str_of(w < f->en->n ? f->en->v[w] : f->en->v[0]));
    }
    case F_STRS: return A_TEXT(strs_json(a, at));
    case F_LIST: break;
    }
    return A_NULL;
}

size_t fieldsql_args(struct arena *a, const struct shape *s, const void *v, struct arg *args)
{
    size_t n = 0;
    for (unsigned i = 0; i < s->n; i++)
        if (field_has_column(&s->fields[i])) args[n++] = field_arg(a, &s->fields[i], v);
    return n;
}

static void take_strs(struct ctx *c, str text, struct strs *out)
{
    struct json v;
    *out = (struct strs){ 0 };
    if (!text.n || json_read(c, text, NULL, &v)) return;
    out->v = NEW_ARRAY(c->arena, json_count(v) + 1, str);
    for (struct json_iter i = json_iter(v); json_next(&i);) out->v[out->n++] = json_str(i.value);
}

unsigned fieldsql_take(struct ctx *c, const struct shape *s, const struct rows *r, unsigned col, void *out)
{
    for (unsigned i = 0; i < s->n; i++) {
        const struct field *f = &s->fields[i];
        void *at = field_at(out, f);
        if (!field_has_column(f)) continue;
        switch (f->type) {
        case F_TEXT: *(str *)at = row_text(r, col); break;
        case F_INT: *(int64_t *)at = row_int(r, col); break;
        case F_BOOL: *(bool *)at = row_int(r, col) != 0; break;
        case F_WHEN: *(when *)at = row_when(r, col); break;
        case F_ID: *(id *)at = row_id(r, col); break;
        case F_ENUM: {
            int w = word_index(f->en, row_text(r, col));
            *(unsigned *)at = w < 0 ? 0 : (unsigned)w;
            break;
        }
        case F_STRS: take_strs(c, row_text(r, col), at); break;
        case F_LIST: break;
        }
        col++;
    }
    return col;
}

str field_text(struct arena *a, const struct field *f, const void *v)
{
    const void *at = field_in(v, f);
    switch (f->type) {
    case F_INT: return arena_fmt(a, "%lld", (long long)*(const int64_t *)at);
    case F_BOOL: return *(const bool *)at ? S("true") : S("false");
    case F_WHEN: return ((const when *)at)->us ? when_text(a, *(const when *)at) : S("");
    case F_LIST: return S("");
    case F_TEXT:
    case F_ID:
    case F_ENUM:
    case F_STRS: break;
    }
    struct arg g = field_arg(a, f, v);
    return g.type == ARG_TEXT ? g.s : S("");
}

bool field_same(const struct field *f, const void *a, const void *b)
{
    const void *x = field_in(a, f), *y = field_in(b, f);
    switch (f->type) {
    case F_TEXT: return str_eq(*(const str *)x, *(const str *)y);
    case F_INT: return *(const int64_t *)x == *(const int64_t *)y;
    case F_BOOL: return *(const bool *)x == *(const bool *)y;
    case F_WHEN: return ((const when *)x)->us == ((const when *)y)->us;
    case F_ID: return strcmp(((const id *)x)->s, ((const id *)y)->s) == 0;
    case F_ENUM: return *(const unsigned *)x == *(const unsigned *)y;
    case F_STRS: {
        const struct strs *l = x, *m = y;
        if (l->n != m->n) return false;
        for (size_t i = 0; i < l->n; i++)
            if (!str_eq(l->v[i], m->v[i])) return false;
        return true;
    }
    case F_LIST: break;
    }
    return true;
}

bool field_arg_of_text(const struct field *f, str text, struct arg *out)
{
    int64_t n;
    when w;
    switch (f->type) {
    case F_INT:
        if (!str_int(text, &n)) return false;
        *out = A_INT(n);
        return true;
    case F_BOOL:
        if (!str_is(text, "true") && !str_is(text, "false")) return false;
        *out = A_INT(str_is(text, "true"));
        return true;
    case F_WHEN:
        if (!when_parse(text, &w)) return false;
        *out = A_WHEN(w);
        return true;
    case F_ENUM:
        if (word_index(f->en, text) < 0) return false;
        *out = A_TEXT(text);
        return true;
    case F_TEXT:
    case F_ID: *out = A_TEXT(text); return true;
    case F_STRS:
    case F_LIST: break;
    }
    return false;
}
