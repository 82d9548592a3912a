/* json_write - the streaming writer */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/json.h"
#include "base/utf8.h"

static void before(struct jw *w)
{
    if (w->comma) buf_c(w->b, ',');
    w->comma = true;
}
static void open(struct jw *w, char ch)
{
    before(w);
    buf_c(w->b, ch);
    w->depth++;
    w->comma = false;
}
static void shut(struct jw *w, char ch)
{
    buf_c(w->b, ch);
    if (w->depth) w->depth--;
    w->comma = true;
}
void jw_obj(struct jw *w)
{
    open(w, '{');
}
void jw_end_obj(struct jw *w)
{
    shut(w, '}');
}
void jw_arr(struct jw *w)
{
    open(w, '[');
}
void jw_end_arr(struct jw *w)
{
    shut(w, ']');
}

static void escape(struct buf *b, char ch)
{
    switch (ch) {
    case '"': buf_z(b, "\\\""); break;
    case '\\': buf_z(b, "\\\\"); break;
    case '\n': buf_z(b, "\\n"); break;
    case '\r': buf_z(b, "\\r"); break;
    case '\t': buf_z(b, "\\t"); break;
    default: buf_fmt(b, "\\u%04x", (unsigned)(unsigned char)ch);
    }
}

/* nothing but ASCII that stands for itself, eight at a time: no sign above 0x7F, none below 0x20, no " and no \\ */
static bool stands_for_itself(str s)
{
    const uint64_t ones = UINT64_C(0x0101010101010101), highs = ones << 7;
    size_t i = 0;
    for (uint64_t w; i + sizeof w <= s.n; i += sizeof w) {
        memcpy(&w, s.p + i, sizeof w);
        uint64_t quote = w ^ ones * '"', back = w ^ ones * '\\';
        if ((w | (w - ones * 0x20) | (quote - ones) | (back - ones)) & highs) return false;
    }
    for (; i < s.n; i++) {
        unsigned char ch = (unsigned char)s.p[i];
        if (ch < 0x20 || ch > 0x7E || ch == '"' || ch == '\\') return false;
    }
    return true;
}

static void quoted(struct buf *b, str s)
{
    if (stands_for_itself(s)) {
        buf_c(b, '"');
        buf_put(b, s);
        buf_c(b, '"');
        return;
    }
    bool sound = utf8_valid(s);
    buf_c(b, '"');
    for (size_t from = 0, i = 0; sound && i <= s.n; i++) {
        unsigned char ch = i < s.n ? (unsigned char)s.p[i] : '"';
        if (ch >= 0x20 && ch != '"' && ch != '\\') continue;
        buf_put(b, str_cut(s, from, i));
        if (i < s.n) escape(b, s.p[i]);
        from = i + 1;
    }
    uint32_t v;
    for (str rest = s; !sound && rest.n;) {
        str was = rest;
        utf8_next(&rest, &v);
        size_t len = was.n - rest.n;
        if (v == 0xFFFD)
            buf_z(b, "\xEF\xBF\xBD");
        else if (len == 1 && (v < 0x20 || v == '"' || v == '\\'))
            escape(b, was.p[0]);
        else
            buf_put(b, str_cut(was, 0, len));
    }
    buf_c(b, '"');
}

void jw_key(struct jw *w, str key)
{
    before(w);
    quoted(w->b, key);
    buf_c(w->b, ':');
    w->comma = false;
}
void jw_text(struct jw *w, str s)
{
    before(w);
    quoted(w->b, s);
}
void jw_int(struct jw *w, int64_t v)
{
    before(w);
    buf_int(w->b, v);
}
/* the shortest of three that reads back as the same number */
static void number(struct buf *b, double v)
{
    char t[32];
    for (int digits = 15; digits <= 17; digits++) {
        snprintf(t, sizeof t, "%.*g", digits, v);
        double back = strtod(t, NULL);
        if (memcmp(&back, &v, sizeof v) == 0) break;
    }
    buf_z(b, t);
}
void jw_real(struct jw *w, double v)
{
    before(w);
    if (!isfinite(v)) {
        buf_z(w->b, "null");
        return;
    }
    if (v < 0 || v > 0 || !signbit(v))
        number(w->b, v);
    else
        buf_z(w->b, "-0.0"); /* "-0" would be read as a whole number without its sign */
}
void jw_bool(struct jw *w, bool v)
{
    before(w);
    buf_z(w->b, v ? "true" : "false");
}
void jw_null(struct jw *w)
{
    before(w);
    buf_z(w->b, "null");
}
void jw_raw(struct jw *w, str json)
{
    before(w);
    buf_put(w->b, json);
}

void jw_value(struct jw *w, struct json v)
{
    int64_t n;
    uint64_t u;
    switch (json_type(v)) {
    case JSON_OBJECT:
        jw_obj(w);
        for (struct json_iter i = json_iter(v); json_next(&i);) {
            jw_key(w, i.key);
            jw_value(w, i.value);
        }
        jw_end_obj(w);
        break;
    case JSON_ARRAY:
        jw_arr(w);
        for (struct json_iter i = json_iter(v); json_next(&i);) jw_value(w, i.value);
        jw_end_arr(w);
        break;
    case JSON_TEXT: jw_text(w, json_str(v)); break;
    case JSON_INT:
        if (json_int(v, &n))
            jw_int(w, n);
        else if (json_uint(v, &u)) {
            before(w);
            buf_fmt(w->b, "%llu", (unsigned long long)u);
        }
        break;
    case JSON_REAL: jw_real(w, json_real(v)); break;
    case JSON_TRUE:
    case JSON_FALSE: jw_bool(w, json_bool(v)); break;
    case JSON_NULL:
    case JSON_NONE: jw_null(w); break;
    }
}

str json_raw(struct json v, struct arena *a)
{
    struct buf b = { .a = a };
    struct jw w = jw_on(&b);
    jw_value(&w, v);
    return buf_str(&b);
}

void jw_kt(struct jw *w, const char *key, str s)
{
    jw_key(w, str_of(key));
    jw_text(w, s);
}
void jw_ki(struct jw *w, const char *key, int64_t v)
{
    jw_key(w, str_of(key));
    jw_int(w, v);
}
void jw_kb(struct jw *w, const char *key, bool v)
{
    jw_key(w, str_of(key));
    jw_bool(w, v);
}

str strs_json(struct arena *a, const struct strs *l)
{
    struct buf b = { .a = a };
    struct jw w = jw_on(&b);
    jw_arr(&w);
    for (size_t i = 0; i < l->n; i++) jw_text(&w, l->v[i]);
    jw_end_arr(&w);
    return buf_str(&b);
}
