/* events_shadow - see events_shadow.h: a report's rows as events */
#include "events_shadow_inside.h"
#include "reference/shadowserver-columns.h"
#include "reference/shadowserver-types.h"

static const struct {
    str name, class, identifier, application, transport, plain;
} types[] = {
#define X(name, class, identifier, application, transport, plain) \
    { S_INIT(name), S_INIT(class), S_INIT(identifier), S_INIT(application), S_INIT(transport), S_INIT(plain) },
    SHADOWSERVER_TYPES_TABLE(X)
#undef X
};
static const struct {
    str column, to, kind, types;
} columns[] = {
#define X(column, to, kind, types) { S_INIT(column), S_INIT(to), S_INIT(kind), S_INIT(types) },
    SHADOWSERVER_COLUMNS_TABLE(X)
#undef X
};

static bool digits(str s, size_t from, size_t n)
{
    for (size_t i = from; i < from + n; i++)
        if (i >= s.n || s.p[i] < '0' || s.p[i] > '9') return false;
    return true;
}

str shadow_type_of(str name)
{
    for (size_t i = name.n; i > 0; i--)
        if (name.p[i - 1] == '/' || name.p[i - 1] == '\\') {
            name = str_cut(name, i, name.n);
            break;
        }
    if (!digits(name, 0, 4) || !digits(name, 5, 2) || !digits(name, 8, 2) || name.p[4] != '-' || name.p[7] != '-' || name.n < 12 || name.p[10] != '-')
        return (str){ NULL, 0 };
    str rest = str_cut(name, 11, name.n);
    size_t n = 0;
    while (n < rest.n && rest.p[n] != '-' && rest.p[n] != '.') n++;
    return str_cut(rest, 0, n);
}

/* event4_x, event6_x: event_x; scan6_x: scan_x; population6_x: population_x; x6: x */
static str family(char z[100], str type)
{
    static const struct {
        str was, is;
    } heads[] = { { S_INIT("event4_"), S_INIT("event_") },
                  { S_INIT("event6_"), S_INIT("event_") },
                  { S_INIT("scan6_"), S_INIT("scan_") },
                  { S_INIT("population6_"), S_INIT("population_") } };
    str s = str_cut(type, 0, 80);
    if (s.n > 1 && str_ends(s, S("6"))) s.n--;
    for (size_t i = 0; i < COUNT(heads); i++)
        if (str_starts(s, heads[i].was)) {
            memcpy(z, heads[i].is.p, heads[i].is.n);
            memcpy(z + heads[i].is.n, s.p + heads[i].was.n, s.n - heads[i].was.n);
            return (str){ z, s.n - heads[i].was.n + heads[i].is.n };
        }
    return s;
}

static size_t type_index(str fam)
{
    size_t i = 0;
    while (i < COUNT(types) && !str_eq(types[i].name, fam)) i++;
    return i;
}

bool shadow_known(const struct shadow_schema *s, str type)
{
    char z[100];
    return (s && shadow_of_schema(s, type)) || type_index(family(z, type)) < COUNT(types);
}

static bool meant(str list, str fam)
{
    str one;
    if (!list.n) return true;
    while (str_split(&list, ',', &one))
        if (str_ends(one, S("*")) ? str_starts(fam, str_cut(one, 0, one.n - 1)) : str_eq(one, fam)) return true;
    return false;
}

static enum shadow_kind kind_of(str word)
{
    static const char *const words[] = { "keep", "text", "int", "zero", "real", "bool", "time", "date", "ip", "network", "fqdn", "url", "base64" };
    for (size_t i = 0; i < COUNT(words); i++)
        if (str_is(word, words[i])) return (enum shadow_kind)i;
    return SHADOW_TEXT;
}

static struct shadow_rule rule_for(str column, str fam, bool plain, size_t *known)
{
    struct shadow_rule r = { .column = column, .field = EVENT_NO_FIELD, .extra = column, .kind = SHADOW_TEXT };
    for (size_t i = 0; i < COUNT(columns); i++) {
        if (!str_eq(columns[i].column, column) || !meant(columns[i].types, fam)) continue;
        r.kind = kind_of(columns[i].kind);
        r.field = event_field_of(columns[i].to);
        if (str_starts(columns[i].to, S("extra."))) r.extra = str_cut(columns[i].to, 6, columns[i].to.n);
        *known += r.field != EVENT_F_TIME_SOURCE;
        break;
    }
    if (plain && str_starts(r.extra, S("source."))) r.extra = str_cut(r.extra, 7, r.extra.n);
    return r;
}

static void constant(struct shadow_type *t, enum event_field f, str value)
{
    if (value.n) t->constant[t->constants++] = (struct shadow_constant){ f, value };
}

/* a built-in type with a rule for each column of this header */
static const struct shadow_type *built_in(struct arena *a, str type, struct strs header, bool *unknown)
{
    char z[100];
    str fam = family(z, type);
    size_t k = type_index(fam);
    struct shadow_type *t = NEW(a, struct shadow_type);
    *unknown = k == COUNT(types);
    t->name = type;
    t->rule = NEW_ARRAY(a, header.n + 4, struct shadow_rule);
    t->constant = NEW_ARRAY(a, 6, struct shadow_constant);
    bool exchange = !*unknown && str_is(types[k].identifier, "=exchange");
    if (exchange) {
        t->rule[t->rules++] = (struct shadow_rule){ S("tag"), EVENT_F_CLASSIFICATION_TAXONOMY, S(""), SHADOW_EXCHANGE_TAXONOMY, false };
        t->rule[t->rules++] = (struct shadow_rule){ S("tag"), EVENT_F_CLASSIFICATION_TYPE, S(""), SHADOW_EXCHANGE_CLASS, false };
        t->rule[t->rules++] = (struct shadow_rule){ S("tag"), EVENT_F_CLASSIFICATION_IDENTIFIER, S(""), SHADOW_EXCHANGE_NAME, false };
    }
    t->in_order = true;
    for (size_t i = 0; i < header.n; i++) t->rule[t->rules++] = rule_for(header.v[i], fam, *unknown || types[k].plain.n, &t->known);
    if (*unknown) {
        constant(t, EVENT_F_CLASSIFICATION_IDENTIFIER, arena_fmt(a, "shadowserver-%.*s", FMT(str_cut(type, 0, 80))));
        constant(t, EVENT_F_CLASSIFICATION_TYPE, S("undetermined"));
        return t;
    }
    if (!exchange && str_starts(types[k].identifier, S("=")))
        t->identifier_from = str_cut(types[k].identifier, 1, types[k].identifier.n);
    else if (!exchange)
        constant(t, EVENT_F_CLASSIFICATION_IDENTIFIER, types[k].identifier);
    if (!exchange) constant(t, EVENT_F_CLASSIFICATION_TYPE, types[k].class);
    if (!str_starts(types[k].application, S("="))) constant(t, EVENT_F_PROTOCOL_APPLICATION, types[k].application);
    constant(t, EVENT_F_PROTOCOL_TRANSPORT, types[k].transport);
    return t;
}

/* ---- rows */
str shadow_cell(const struct shadow_row *row, str column)
{
    for (size_t i = 0; i < row->names.n && i < row->cells.n; i++)
        if (str_eq(row->names.v[i], column)) return row->cells.v[i];
    return (str){ NULL, 0 };
}

static bool one_rule(struct ctx *c, struct event *e, const struct shadow_rule *rule, const struct shadow_row *row, str cell, struct events_row *out)
{
    str value = { 0 };
    bool json = false;
    bool has = str_trim(cell).n && shadow_value(c->arena, rule->kind, row, cell, &value, &json);
    if (rule->field == EVENT_F_TIME_SOURCE && (!has || !event_set(c, e, rule->field, value))) {
        events_bad(c, out, cell.n ? "bad-time" : "no-time", rule->column, "column \"%.*s\" holds no time", FMT(rule->column));
        return false;
    }
    if (!has && rule->field == EVENT_F_SOURCE_IP) event_set(c, e, EVENT_F_SOURCE_NETWORK, cell); /* block lists name networks, too */
    /* a destination that is no address ("dst_ip" of sinkholes) is left out by the report's own rules */
    bool must = events_must_fit(rule->field) && rule->field != EVENT_F_DESTINATION_IP && !e->field[rule->field].n && str_trim(cell).n;
    bool network = rule->field == EVENT_F_SOURCE_IP && e->field[EVENT_F_SOURCE_NETWORK].n;
    if (must && !network && !(has && event_set(c, e, rule->field, value))) {
        events_unfit(c, out, rule->field, rule->column, arena_fmt(c->arena, "column \"%.*s\"", FMT(rule->column)));
        return false;
    }
    if (!has || rule->field == EVENT_F_TIME_SOURCE) return true;
    if (rule->field == EVENT_NO_FIELD) {
        if (rule->extra.n) event_extra_add(c, e, rule->extra, value, json);
    } else if (!e->field[rule->field].n && !event_set(c, e, rule->field, value) && event_fields[rule->field].type != EVENT_IP)
        event_extra_add(c, e, rule->column, cell, false);
    return true;
}

/* one column at least that a report has beside the time; what has none is something else under the name of a report */
static bool of_a_report(const struct shadow_type *t, const struct shadow_row *row)
{
    for (size_t i = 0; i < t->rules && !t->in_order; i++)
        for (size_t k = 0; k < row->names.n; k++)
            if (t->rule[i].field != EVENT_F_TIME_SOURCE && str_eq(t->rule[i].column, row->names.v[k])) return true;
    return t->known > 0;
}

static bool whole_row(struct ctx *c, struct events *r, const struct shadow_type *t, const struct shadow_row *row, struct events_row *out)
{
    struct event *e = event_new(c);
    if (!of_a_report(t, row)) {
        events_bad(c, out, "no-known-column", S(""), "no column that a report of Shadowserver has, the time left aside");
        return false;
    }
    size_t ahead = t->in_order ? t->rules - row->names.n : t->rules; /* behind these, rules stand as the columns do */
    for (size_t i = 0; i < t->rules; i++) {
        str cell = i < ahead ? shadow_cell(row, t->rule[i].column) : i - ahead < row->cells.n ? row->cells.v[i - ahead] : S("");
        if (!one_rule(c, e, &t->rule[i], row, cell, out)) return false;
    }
    for (size_t i = 0; i < row->names.n && !t->in_order; i++) { /* columns without a rule are kept */
        size_t k = 0;
        while (k < t->rules && !str_eq(t->rule[k].column, row->names.v[i])) k++;
        if (k == t->rules) event_extra_add(c, e, row->names.v[i], str_trim(row->cells.v[i]), false);
    }
    if (t->identifier_from.n) event_set(c, e, EVENT_F_CLASSIFICATION_IDENTIFIER, shadow_cell(row, t->identifier_from));
    for (size_t i = 0; i < t->constants; i++)
        if (!e->field[t->constant[i].field].n) event_set(c, e, t->constant[i].field, t->constant[i].value);
    if (!e->time.us) {
        events_bad(c, out, "no-time", S("timestamp"), "there is no column \"timestamp\"");
        return false;
    }
    events_one(c, r, e, out);
    return true;
}

static const struct shadow_type *type_for(struct events *r, struct arena *a, struct strs header)
{
    const struct shadow_type *t = r->o.schema ? shadow_of_schema(r->o.schema, r->told.report_type) : NULL;
    return t ? t : built_in(a, r->told.report_type, header, &r->told.unknown_type);
}

void shadow_open(struct events *r)
{
    r->told.report_type = r->o.report_type.n ? r->o.report_type : shadow_type_of(r->o.file_name);
    bool named = r->told.report_type.n > 0;
    if (!named) r->told.report_type = S("unknown");
    /* each type of report is a feed: that one says nothing of a problem proves nothing for another */
    r->feed = named ? arena_fmt(r->a, "Shadowserver %.*s", FMT(str_cut(r->told.report_type, 0, 80))) : S("Shadowserver");
}

void shadow_cells(struct ctx *c, struct events *r, struct strs cells, struct events_row *out)
{
    struct shadow_row row = { r->header, cells };
    if (!r->plan) r->plan = type_for(r, r->a, r->header);                                 /* kept for all rows, so it lies in the reader's arena */
    if (cells.n > r->header.n || (cells.n < r->header.n && (out->cut || out->lines > 1))) /* columns at the end may be left out, but not by a cut */
        events_bad(c, out, "wrong-width", S(""), "%zu columns where the heading has %zu", cells.n, r->header.n);
    else
        whole_row(c, r, r->plan, &row, out);
}

/* the same report as JSON: each object's members are its columns */
void shadow_object(struct ctx *c, struct events *r, struct json v, struct events_row *out)
{
    size_t n = json_count(v);
    struct shadow_row row = { { NEW_ARRAY(c->arena, n + 1, str), 0 }, { NEW_ARRAY(c->arena, n + 1, str), 0 } };
    if (n > EVENTS_MOST_COLUMNS) {
        events_bad(c, out, "too-many-columns", S(""), "more than %d columns", EVENTS_MOST_COLUMNS);
        return;
    }
    if (json_str(json_get(v, S("event_type"))).n && (json_str(json_get(v, S("src_ip"))).n || json_str(json_get(v, S("dest_ip"))).n)) {
        events_bad(c, out, "other-format", S("/event_type"), "a record of Suricata (EVE), not a row of a report");
        return;
    }
    for (struct json_iter i = json_iter(v); json_next(&i);) {
        enum json_type t = json_type(i.value);
        row.names.v[row.names.n++] = i.key;
        row.cells.v[row.cells.n++] = t == JSON_TEXT ? json_str(i.value) : t == JSON_NULL ? S("") : json_raw(i.value, c->arena);
    }
    whole_row(c, r, type_for(r, c->arena, row.names), &row, out);
}
