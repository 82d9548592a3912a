/* events_map_read - a mapping read and checked; every error names the member it is about */
#include "events_map_inside.h"

enum { MOST_BYTES = 256 << 10, MOST_COLUMNS = EVENTS_MOST_COLUMNS, MOST_VALUES = 2000 };

#define BAD(c, pointer, ...) FAIL_AT(c, pointer, "bad-mapping", __VA_ARGS__)

static err text(struct ctx *c, struct json o, const char *name, str at, str *out)
{
    struct json v = json_get(o, str_of(name));
    *out = json_str(v);
    if (json_type(v) != JSON_NONE && json_type(v) != JSON_TEXT) BAD(c, arena_fmt(c->arena, "%.*s/%s", FMT(at), name), "a text was expected");
    return NULL;
}

static err truth(struct ctx *c, struct json o, const char *name, str at, bool otherwise, bool *out)
{
    struct json v = json_get(o, str_of(name));
    enum json_type t = json_type(v);
    *out = t == JSON_NONE ? otherwise : t == JSON_TRUE;
    if (t != JSON_NONE && t != JSON_TRUE && t != JSON_FALSE) BAD(c, arena_fmt(c->arena, "%.*s/%s", FMT(at), name), "true or false was expected");
    return NULL;
}

/* one of several words; the first when it is absent */
static err word(struct ctx *c, struct json o, const char *name, str at, const char *const *words, size_t n, size_t *out)
{
    str s;
    TRY(text(c, o, name, at, &s));
    for (*out = 0; s.n && *out < n && !str_is(s, words[*out]);) ++*out;
    if (*out == n) BAD(c, arena_fmt(c->arena, "%.*s/%s", FMT(at), name), "\"%.*s\" is no word that is known here", FMT(str_cut(s, 0, 40)));
    return NULL;
}

static err members_known(struct ctx *c, struct json o, str at, const char *const *names, size_t n)
{
    for (struct json_iter i = json_iter(o); json_next(&i);) {
        size_t k = 0;
        while (k < n && !str_is(i.key, names[k])) k++;
        if (k == n) BAD(c, arena_fmt(c->arena, "%.*s/%.*s", FMT(at), FMT(str_cut(i.key, 0, 60))), "there is no such member");
    }
    return NULL;
}

static err target(struct ctx *c, struct map_column *m, str at, str to)
{
    str one, pointer = arena_fmt(c->arena, "%.*s/to", FMT(at));
    m->target = to;
    m->drop = !to.n;
    while (to.n && str_split(&to, '|', &one)) {
        one = str_trim(one);
        enum event_field f = event_field_of(one);
        if (str_starts(one, S("extra.")) && one.n > 6 && one.n <= 200 && !to.n) /* the last one */
            m->extra = str_cut(one, 6, one.n);
        else if (f == EVENT_NO_FIELD || f == EVENT_F_EXTRA)
            BAD(c, pointer, "\"%.*s\" is no field", FMT(str_cut(one, 0, 60)));
        else if (m->tos == COUNT(m->to))
            BAD(c, pointer, "at most %zu fields", COUNT(m->to));
        else
            m->to[m->tos++] = f;
    }
    return NULL;
}

static err offset(struct ctx *c, struct map_column *m, str at, str s)
{
    when w;
    if (!s.n) return NULL;
    str probe = arena_fmt(c->arena, "1970-01-02T00:00:00%.*s", FMT(s));
    if (s.n > 6 || (s.p[0] != '+' && s.p[0] != '-') || !event_time_parse(probe, 0, &w))
        BAD(c, arena_fmt(c->arena, "%.*s/offset", FMT(at)), "an offset such as +05:00 was expected");
    m->offset = (int)((DAY - w.us) / MINUTE);
    return NULL;
}

static err pattern(struct ctx *c, str at, str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] == '%' && (++i == s.n || !s.p[i] || !strchr("YymdbeHMSfz%", s.p[i])))
            BAD(c, arena_fmt(c->arena, "%.*s/time", FMT(at)), "after %% one of Y y m d b e H M S f z was expected");
    bool named = !s.n || str_is(s, "iso") || str_is(s, "epoch") || str_is(s, "epoch_ms");
    if (!named && str_chr(s, '%') < 0) BAD(c, arena_fmt(c->arena, "%.*s/time", FMT(at)), "iso, epoch, epoch_ms or a pattern was expected");
    if (s.n > 100) BAD(c, arena_fmt(c->arena, "%.*s/time", FMT(at)), "at most 100 letters");
    return NULL;
}

static err values(struct ctx *c, struct map_column *m, str at, struct json o)
{
    if (json_type(o) == JSON_NONE) return NULL;
    str pointer = arena_fmt(c->arena, "%.*s/values", FMT(at));
    if (json_type(o) != JSON_OBJECT || json_count(o) > MOST_VALUES) BAD(c, pointer, "an object of at most %d values was expected", MOST_VALUES);
    m->values = NEW_ARRAY(c->arena, json_count(o) + 1, struct map_word);
    for (struct json_iter i = json_iter(o); json_next(&i);) {
        if (json_type(i.value) != JSON_TEXT) BAD(c, pointer, "\"%.*s\": a text was expected", FMT(str_cut(i.key, 0, 40)));
        m->values[m->n_values++] = (struct map_word){ i.key, json_str(i.value) };
    }
    return NULL;
}

static err column(struct ctx *c, struct json o, str at, struct map_column *m)
{
    static const char *const names[] = { "from", "to", "required", "values", "prefix", "kind", "split", "time", "offset", "invalid" };
    static const char *const kinds[] = { "text", "number", "boolean", "json" }, *const invalid[] = { "keep", "drop" };
    struct json from = json_get(o, S("from"));
    int64_t n = 0;
    size_t k;
    str s;
    if (json_type(o) != JSON_OBJECT) BAD(c, at, "an object was expected");
    TRY(members_known(c, o, at, names, COUNT(names)));
    m->from = str_trim(json_str(from));
    if (!m->from.n && (!json_int(from, &n) || n < 1 || n > MOST_COLUMNS))
        BAD(c, arena_fmt(c->arena, "%.*s/from", FMT(at)), "a heading, or a number from 1 to %d, was expected", MOST_COLUMNS);
    m->n = (size_t)n;
    if (json_type(json_get(o, S("to"))) == JSON_NONE) BAD(c, arena_fmt(c->arena, "%.*s/to", FMT(at)), "a field, extra.NAME or an empty text was expected");
    TRY(text(c, o, "to", at, &s));
    TRY(target(c, m, at, s));
    TRY(truth(c, o, "required", at, false, &m->required));
    TRY(values(c, m, at, json_get(o, S("values"))));
    TRY(text(c, o, "prefix", at, &m->prefix));
    TRY(word(c, o, "kind", at, kinds, COUNT(kinds), &k));
    m->kind = (enum map_kind)k;
    TRY(word(c, o, "invalid", at, invalid, COUNT(invalid), &k));
    m->forget = k == 1;
    TRY(text(c, o, "split", at, &m->split));
    TRY(text(c, o, "time", at, &m->time));
    TRY(pattern(c, at, m->time));
    TRY(text(c, o, "offset", at, &s));
    return offset(c, m, at, s);
}

static err constants(struct ctx *c, struct json o, struct events_mapping *m)
{
    struct event probe;
    event_init(&probe);
    if (json_type(o) != JSON_NONE && json_type(o) != JSON_OBJECT) BAD(c, S("/constants"), "an object was expected");
    m->constant = NEW_ARRAY(c->arena, json_count(o) + 1, struct events_default);
    for (struct json_iter i = json_iter(o); json_next(&i);) {
        enum event_field f = event_field_of(i.key);
        struct event_value v = event_value_of(c->arena, i.value);
        str pointer = arena_fmt(c->arena, "/constants/%.*s", FMT(str_cut(i.key, 0, 60)));
        if (f == EVENT_NO_FIELD || f == EVENT_F_EXTRA) BAD(c, pointer, "there is no such field");
        if (!v.text.n || !event_set(c, &probe, f, v.text)) BAD(c, pointer, "the value does not fit the field");
        m->constant[m->constants++] = (struct events_default){ f, v.text };
    }
    return NULL;
}

static err composes(struct ctx *c, struct json o, struct events_mapping *m)
{
    if (json_type(o) != JSON_NONE && json_type(o) != JSON_OBJECT) BAD(c, S("/compose"), "an object was expected");
    m->compose = NEW_ARRAY(c->arena, json_count(o) + 1, struct map_compose);
    for (struct json_iter i = json_iter(o); json_next(&i);) {
        str s = json_str(i.value), pointer = arena_fmt(c->arena, "/compose/%.*s", FMT(str_cut(i.key, 0, 60)));
        enum event_field f = event_field_of(i.key);
        if (f == EVENT_NO_FIELD || f == EVENT_F_EXTRA) BAD(c, pointer, "there is no such field");
        if (!s.n || s.n > 1000) BAD(c, pointer, "a text of at most 1,000 letters was expected");
        m->compose[m->composes++] = (struct map_compose){ f, s };
        for (ptrdiff_t open; (open = str_chr(s, '{')) >= 0;) {
            s = str_cut(s, (size_t)open + 1, s.n);
            ptrdiff_t close = str_chr(s, '}');
            if (close < 0 || event_field_of(str_cut(s, 0, (size_t)close)) == EVENT_NO_FIELD) BAD(c, pointer, "between { and } a field was expected");
        }
    }
    return NULL;
}

static err layout(struct ctx *c, struct json top, struct events_mapping *m)
{
    bool header;
    size_t k;
    str s;
    static const char *const rest[] = { "keep", "drop" };
    TRY(text(c, top, "delimiter", S(""), &s));
    if (s.n > 1 || (s.n && (s.p[0] == '"' || s.p[0] == '\n' || (unsigned char)s.p[0] >= 0x80))) BAD(c, S("/delimiter"), "one ASCII letter was expected");
    m->delimiter = s.n ? s.p[0] : 0;
    TRY(truth(c, top, "header", S(""), true, &header));
    m->no_header = !header;
    TRY(text(c, top, "comment", S(""), &m->comment));
    if (json_type(json_get(top, S("skip"))) != JSON_NONE && (!json_int(json_get(top, S("skip")), &m->skip) || m->skip < 0 || m->skip > 1000))
        BAD(c, S("/skip"), "a number of lines up to 1,000 was expected");
    TRY(word(c, top, "rest", S(""), rest, COUNT(rest), &k));
    m->drop_rest = k == 1;
    struct json empty = json_get(top, S("empty"));
    m->empty.v = NEW_ARRAY(c->arena, json_count(empty) + 1, str);
    for (struct json_iter i = json_iter(empty); json_next(&i);) m->empty.v[m->empty.n++] = json_str(i.value);
    if (m->empty.n > 100) BAD(c, S("/empty"), "at most 100 texts");
    return NULL;
}

err events_mapping_read(struct ctx *c, str json, struct events_mapping **out)
{
    static const char *const names[] = { "delimiter", "header", "comment", "skip", "empty", "columns", "constants", "compose", "rest", "note" };
    static const struct json_limits lim = { .bytes = MOST_BYTES };
    struct events_mapping *m = NEW(c->arena, struct events_mapping);
    struct json top;
    TRY(json_read(c, json, &lim, &top));
    if (json_type(top) != JSON_OBJECT) BAD(c, S(""), "an object was expected");
    TRY(members_known(c, top, S(""), names, COUNT(names)));
    TRY(layout(c, top, m));
    struct json list = json_get(top, S("columns"));
    size_t n = json_count(list), at = 0;
    if (json_type(list) != JSON_ARRAY || !n || n > MOST_COLUMNS) BAD(c, S("/columns"), "a list of 1 to %d columns was expected", MOST_COLUMNS);
    m->column = NEW_ARRAY(c->arena, n, struct map_column);
    m->columns = n;
    for (struct json_iter i = json_iter(list); json_next(&i); at++) TRY(column(c, i.value, arena_fmt(c->arena, "/columns/%zu", at), &m->column[at]));
    TRY(constants(c, json_get(top, S("constants")), m));
    TRY(composes(c, json_get(top, S("compose")), m));
    *out = m;
    return NULL;
}
