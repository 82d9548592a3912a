/* events_map - rows by a mapping: cells or members to fields, parts to events of their own */
#include "events_map_inside.h"

enum { MOST_PARTS = 1000, MOST_COPIES = 100000 };

bool events_heading_first(const struct events *r)
{
    return r->o.format == EVENTS_SHADOWSERVER || !r->o.mapping || !r->o.mapping->no_header;
}

void map_open(struct events *r)
{
    const struct events_mapping *m = r->o.mapping;
    if (m && m->delimiter) r->delimiter = m->delimiter;
}

bool map_before(const struct events *r, size_t line, str text)
{
    const struct events_mapping *m = r->o.mapping;
    if (!m) return false;
    return line < (size_t)m->skip || (m->comment.n && str_starts(str_trim(text), m->comment));
}

bool map_passes(struct events *r, struct events_row *out)
{
    if (!map_before(r, (size_t)out->line - 1, out->raw)) return false;
    events_skip(out, S("a comment, or before the table"));
    return true;
}

static str mapped(const struct map_column *m, str s)
{
    str other = s;
    for (size_t i = 0; i < m->n_values; i++) {
        if (str_eq(m->values[i].from, s)) return m->values[i].to;
        if (str_is(m->values[i].from, "*")) other = m->values[i].to;
    }
    return other;
}

static bool no_value(const struct events_mapping *m, str s)
{
    for (size_t i = 0; i < m->empty.n; i++)
        if (str_eq(m->empty.v[i], s)) return true;
    return !s.n;
}

static bool as_field(struct ctx *c, struct event *e, const struct map_column *m, enum event_field f, str s)
{
    when w;
    if (event_fields[f].type == EVENT_TIME) return map_time(m->time, m->offset, s, &w) && event_set(c, e, f, event_time_text(c->arena, w));
    if (event_set(c, e, f, s)) return true;
    return m->prefix.n && event_set(c, e, f, arena_fmt(c->arena, "%.*s%.*s", FMT(m->prefix), FMT(s)));
}

static void as_extra(struct ctx *c, struct event *e, str name, enum map_kind kind, str s)
{
    struct json v;
    str form;
    struct event_value value = { JSON_TEXT, s };
    static const struct json_limits lim = { .bytes = EVENTS_LONGEST_ROW, .members = EVENTS_MOST_VALUES };
    if (kind == MAP_JSON && !json_read(c, s, &lim, &v))
        event_extra_json(c, e, name, v);
    else if (kind == MAP_NUMBER && event_sanitise(c, EVENT_FLOAT, value, &form))
        event_extra_add(c, e, name, form, true);
    else if (kind == MAP_BOOLEAN && event_sanitise(c, EVENT_BOOLEAN, value, &form))
        event_extra_add(c, e, name, form, true);
    else
        event_extra_add(c, e, name, s, false);
}

/* false: a required one does not fit, and out says so */
static bool put(struct ctx *c, const struct events_mapping *map, struct event *e, const struct map_column *m, str cell, struct events_row *out)
{
    str s = mapped(m, str_trim(cell)), name = m->from.n ? m->from : arena_fmt(c->arena, "%zu", m->n);
    if (m->drop) return true;
    bool nothing = no_value(map, s);
    for (size_t i = 0; i < m->tos && !nothing; i++) {
        if (e->field[m->to[i]].n) { /* the column named before it had a value already */
            event_extra_add(c, e, name, s, false);
            return true;
        }
        if (as_field(c, e, m, m->to[i], s)) return true;
    }
    if (!nothing && m->extra.n) {
        as_extra(c, e, m->extra, m->kind, s);
        return true;
    }
    if (m->required) {
        events_bad(c, out, nothing ? "no-value" : "bad-value", name, "column \"%.*s\" %s %.*s", FMT(str_cut(name, 0, 60)),
                   nothing ? "is empty and must hold" : "does not fit", FMT(m->target));
        return false;
    }
    if (!nothing && !m->forget) event_extra_add(c, e, arena_fmt(c->arena, "invalid.%.*s", FMT(str_cut(name, 0, 100))), s, false);
    return true;
}

static void compose(struct ctx *c, struct event *e, const struct map_compose *k)
{
    struct buf b = { .a = c->arena, .max = 64 << 10 };
    str s = k->pattern;
    if (e->field[k->to].n) return;
    for (ptrdiff_t open; (open = str_chr(s, '{')) >= 0;) {
        ptrdiff_t close = str_chr(s, '}');
        str value = e->field[event_field_of(str_cut(s, (size_t)open + 1, (size_t)close))];
        if (!value.n) return; /* made of all its parts or not at all */
        buf_put(&b, str_cut(s, 0, (size_t)open));
        buf_put(&b, value);
        s = str_cut(s, (size_t)close + 1, s.n);
    }
    buf_put(&b, s);
    event_set(c, e, k->to, buf_str(&b));
}

static void finish(struct ctx *c, struct events *r, struct event *e, struct events_row *out)
{
    const struct events_mapping *m = r->o.mapping;
    for (size_t i = 0; i < m->constants; i++)
        if (!e->field[m->constant[i].field].n) event_set(c, e, m->constant[i].field, m->constant[i].value);
    for (size_t i = 0; i < m->composes; i++) compose(c, e, &m->compose[i]);
    events_one(c, r, e, out);
    if (e->time.us || e->observed.us) return;
    events_bad(c, out, "no-time", S(""), "there is no time: neither a column nor the time of receipt tells one");
}

/* e once for each part of the column that is split */
static void parts(struct ctx *c, struct events *r, const struct event *e, const struct map_column *m, str cell, struct events_row *out)
{
    const struct events_mapping *map = r->o.mapping;
    struct event *all = NEW_ARRAY(c->arena, 1, struct event);
    size_t n = 0, room = 1;
    char at = m->split.p[0];
    str part;
    while (str_split(&cell, at, &part)) {
        if (no_value(map, str_trim(part))) continue;
        if (n == MOST_PARTS || n * (e->extras + 1) > MOST_COPIES) {
            events_bad(c, out, "too-many-parts", m->from, "more than %d parts, or more than %d with all that is kept beside", MOST_PARTS, MOST_COPIES);
            return;
        }
        if (n == room) {
            struct event *more = NEW_ARRAY(c->arena, room * 2, struct event);
            memcpy(more, all, n * sizeof *more);
            all = more;
            room *= 2;
        }
        all[n] = *e;
        all[n].room = e->extras; /* they share the extras: the next one added goes to a list of its own */
        if (!put(c, map, &all[n], m, part, out)) return;
        finish(c, r, &all[n], out);
        if (out->kind == EVENTS_BAD) return;
        n++;
    }
    if (!n) {
        all[n++] = *e;
        if (!put(c, map, &all[0], m, S(""), out)) return;
        finish(c, r, &all[0], out);
        if (out->kind == EVENTS_BAD) return;
    }
    out->event = all;
    out->n = n;
}

/* which column a heading is; heading.n when none */
static size_t column_of(struct strs header, const struct map_column *m)
{
    size_t i = 0;
    if (m->n) return m->n <= header.n ? m->n - 1 : header.n;
    while (i < header.n && !str_eq_nocase(header.v[i], m->from)) i++;
    return i;
}

void map_cells(struct ctx *c, struct events *r, struct strs cells, struct events_row *out)
{
    const struct events_mapping *m = r->o.mapping;
    struct event *e = event_new(c);
    const struct map_column *split = NULL;
    struct strs names = m->no_header ? cells : r->header;
    bool *used = NEW_ARRAY(c->arena, cells.n + 1, bool);
    str split_cell = { 0 };
    if (!m->no_header && cells.n != r->header.n) {
        events_bad(c, out, "wrong-width", S(""), "%zu columns where the heading has %zu", cells.n, r->header.n);
        return;
    }
    for (size_t i = 0; i < m->columns; i++) {
        const struct map_column *k = &m->column[i];
        size_t at = m->no_header && !k->n ? cells.n : column_of(names, k);
        str cell = at < cells.n ? cells.v[at] : S("");
        if (at < cells.n) used[at] = true;
        if (k->split.n && !split) {
            split = k;
            split_cell = cell;
        } else if (!put(c, m, e, k, cell, out))
            return;
    }
    for (size_t i = 0; i < cells.n && !m->drop_rest; i++)
        if (!used[i] && !no_value(m, str_trim(cells.v[i])))
            event_extra_add(c, e, m->no_header ? arena_fmt(c->arena, "column_%zu", i + 1) : r->header.v[i], str_trim(cells.v[i]), false);
    if (split)
        parts(c, r, e, split, split_cell, out);
    else
        finish(c, r, e, out);
}

/* a member by its name, or by pointer (RFC 6901) */
static struct json member(struct ctx *c, struct json v, str from)
{
    str part;
    if (!str_starts(from, S("/"))) return json_get(v, from);
    from = str_cut(from, 1, from.n);
    for (bool any = true; any;) {
        ptrdiff_t slash = str_chr(from, '/');
        part = slash < 0 ? from : str_cut(from, 0, (size_t)slash);
        any = slash >= 0;
        from = slash < 0 ? S("") : str_cut(from, (size_t)slash + 1, from.n);
        struct buf b = { .a = c->arena };
        for (size_t i = 0; i < part.n; i++) {
            bool escape = part.p[i] == '~' && i + 1 < part.n && (part.p[i + 1] == '0' || part.p[i + 1] == '1');
            buf_c(&b, escape ? (part.p[i + 1] == '0' ? '~' : '/') : part.p[i]);
            i += escape;
        }
        int64_t n;
        if (json_type(v) == JSON_ARRAY && str_int(part, &n) && n >= 0) {
            struct json_iter i = json_iter(v);
            bool there = json_next(&i);
            for (; there && n; n--) there = json_next(&i);
            v = there ? i.value : (struct json){ NULL, 0 };
        } else
            v = json_get(v, buf_str(&b));
    }
    return v;
}

/* a list of texts and numbers as its items with the sign of split between */
static str cell_of(struct ctx *c, const struct map_column *m, struct json v)
{
    enum json_type t = json_type(v);
    if (t == JSON_NONE || t == JSON_NULL) return S("");
    if (t == JSON_ARRAY && m->split.n) {
        struct buf b = { .a = c->arena, .max = EVENTS_LONGEST_ROW };
        for (struct json_iter i = json_iter(v); json_next(&i);) {
            if (b.n) buf_c(&b, m->split.p[0]);
            buf_put(&b, event_value_of(c->arena, i.value).text);
        }
        return buf_str(&b);
    }
    return event_value_of(c->arena, v).text;
}

/* members that a column names by its first step are used; the others are kept whole */
static bool named(const struct events_mapping *m, str key)
{
    for (size_t i = 0; i < m->columns; i++) {
        str from = m->column[i].from;
        if (str_eq(from, key) || (str_starts(from, S("/")) && str_eq(str_cut(from, 1, from.n), key))) return true;
    }
    return false;
}

void map_object(struct ctx *c, struct events *r, struct json v, struct events_row *out)
{
    const struct events_mapping *m = r->o.mapping;
    struct event *e = event_new(c);
    const struct map_column *split = NULL;
    str split_cell = { 0 };
    for (size_t i = 0; i < m->columns; i++) {
        const struct map_column *k = &m->column[i];
        str cell = cell_of(c, k, member(c, v, k->from));
        if (k->split.n && !split) {
            split = k;
            split_cell = cell;
        } else if (!put(c, m, e, k, cell, out))
            return;
    }
    for (struct json_iter i = json_iter(v); json_next(&i) && !m->drop_rest;)
        if (!named(m, i.key)) event_extra_json(c, e, i.key, i.value);
    if (split)
        parts(c, r, e, split, split_cell, out);
    else
        finish(c, r, e, out);
}
