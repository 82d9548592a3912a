/* events_shadow_schema - the schema that Shadowserver publishes for IntelMQ, read at run time (intelmq.json) */
#include "events_shadow_inside.h"

enum { MOST_BYTES = 4 << 20, MOST_TYPES = 2000, MOST_RULES = 1000 };

struct shadow_schema {
    struct shadow_type *type;
    size_t types;
};

static const struct {
    const char *name;
    enum shadow_kind kind;
} functions[] = {
    { "validate_to_none", SHADOW_TEXT },
    { "convert_int", SHADOW_INT },
    { "invalidate_zero", SHADOW_ZERO },
    { "convert_bool", SHADOW_BOOL },
    { "validate_ip", SHADOW_IP },
    { "add_UTC_to_timestamp", SHADOW_TIME },
    { "extract_cve_from_tag", SHADOW_CVE },
    { "convert_float", SHADOW_REAL },
    { "convert_date", SHADOW_DATE },
    { "convert_date_utc", SHADOW_DATE },
    { "convert_http_host_and_url", SHADOW_URL },
    { "validate_fqdn", SHADOW_FQDN },
    { "validate_network", SHADOW_NETWORK },
    { "category_or_detail", SHADOW_DETAIL },
    { "force_base64", SHADOW_BASE64 },
    { "scan_exchange_taxonomy", SHADOW_EXCHANGE_TAXONOMY },
    { "scan_exchange_type", SHADOW_EXCHANGE_CLASS },
    { "scan_exchange_identifier", SHADOW_EXCHANGE_NAME },
};

static str item(struct json list, size_t n)
{
    for (struct json_iter i = json_iter(list); json_next(&i); n--)
        if (!n) return json_str(i.value);
    return (str){ NULL, 0 };
}

/* [field, column, function?] */
static err rules(struct ctx *c, struct shadow_type *t, str member, struct json list, bool required)
{
    size_t at = 0;
    for (struct json_iter i = json_iter(list); json_next(&i); at++) {
        str to = item(i.value, 0), column = item(i.value, 1), function = item(i.value, 2);
        str pointer = arena_fmt(c->arena, "/%.*s/%.*s/%zu", FMT(t->name), FMT(member), at);
        struct shadow_rule *r = &t->rule[t->rules++];
        size_t k = 0;
        if (!to.n || !column.n) FAIL_AT(c, pointer, "bad-schema", "[field, column, function] was expected");
        while (k < COUNT(functions) && !str_is(function, functions[k].name)) k++;
        if (function.n && k == COUNT(functions)) FAIL_AT(c, pointer, "bad-schema", "the function \"%.*s\" is not known", FMT(str_cut(function, 0, 60)));
        *r = (struct shadow_rule){ .column = column, .field = event_field_of(to), .kind = function.n ? functions[k].kind : SHADOW_KEEP, .required = required };
        r->extra = r->field != EVENT_NO_FIELD ? S("") : str_is(to, "extra.") ? column : str_starts(to, S("extra.")) ? str_cut(to, 6, to.n) : to;
    }
    return NULL;
}

static err constants(struct ctx *c, struct shadow_type *t, struct json o)
{
    t->constant = NEW_ARRAY(c->arena, json_count(o) + 1, struct shadow_constant);
    for (struct json_iter i = json_iter(o); json_next(&i);) {
        struct event probe;
        enum event_field f = event_field_of(i.key);
        event_init(&probe);
        /* Shadowserver's own name for what IntelMQ calls blacklist */
        str value = f == EVENT_F_CLASSIFICATION_TYPE && str_is(json_str(i.value), "blocklist") ? S("blacklist") : json_str(i.value);
        if (f == EVENT_NO_FIELD || !event_set(c, &probe, f, value))
            FAIL_AT(c, arena_fmt(c->arena, "/%.*s/constant_fields", FMT(t->name)), "bad-schema", "\"%.*s\" is no field, or its value does not fit it",
                    FMT(str_cut(i.key, 0, 60)));
        t->constant[t->constants++] = (struct shadow_constant){ f, value };
    }
    return NULL;
}

err shadow_schema_read(struct ctx *c, str text, struct shadow_schema **out)
{
    static const struct json_limits lim = { .bytes = MOST_BYTES, .members = 400000 };
    struct json top;
    struct shadow_schema *s = NEW(c->arena, struct shadow_schema);
    TRY(json_read(c, text, &lim, &top));
    if (json_type(top) != JSON_OBJECT || json_count(top) > MOST_TYPES)
        FAIL_AT(c, S(""), "bad-schema", "an object with at most %d report types was expected", MOST_TYPES);
    s->type = NEW_ARRAY(c->arena, json_count(top) + 1, struct shadow_type);
    for (struct json_iter i = json_iter(top); json_next(&i);) {
        if (str_starts(i.key, S("_"))) continue;
        struct json must = json_get(i.value, S("required_fields")), may = json_get(i.value, S("optional_fields"));
        size_t n = json_count(must) + json_count(may);
        struct shadow_type *t = &s->type[s->types];
        if (!n || n > MOST_RULES)
            FAIL_AT(c, arena_fmt(c->arena, "/%.*s", FMT(str_cut(i.key, 0, 80))), "bad-schema", "1 to %d columns were expected", MOST_RULES);
        *t = (struct shadow_type){ .name = i.key, .rule = NEW_ARRAY(c->arena, n, struct shadow_rule) };
        TRY(constants(c, t, json_get(i.value, S("constant_fields"))));
        TRY(rules(c, t, S("required_fields"), must, true));
        TRY(rules(c, t, S("optional_fields"), may, false));
        s->types++;
    }
    if (!s->types) FAIL_AT(c, S(""), "bad-schema", "there is no report type in it");
    *out = s;
    return NULL;
}

size_t shadow_schema_types(const struct shadow_schema *s)
{
    return s->types;
}

/* the schema says event_ where files of today say event4_ */
static bool same(str a, str b)
{
    if (str_eq(a, b)) return true;
    return str_starts(a, S("event_")) && (str_starts(b, S("event4_")) || str_starts(b, S("event6_"))) && str_eq(str_cut(a, 6, a.n), str_cut(b, 7, b.n));
}

const struct shadow_type *shadow_of_schema(const struct shadow_schema *s, str type)
{
    for (size_t i = 0; i < s->types; i++)
        if (str_eq(s->type[i].name, type)) return &s->type[i];
    for (size_t i = 0; i < s->types; i++)
        if (same(s->type[i].name, type)) return &s->type[i];
    return NULL;
}
