/* events_intelmq - events as IntelMQ writes them: flat ("source.ip"), or nested as its outputs can ("source": {"ip"})
 *
 * A value that does not fit its field, but for addresses and ports, is kept as an extra under the field's name with the note "invalid" before it;
 * a member that is no field is an extra. An event must hold a time, of source or of observation. */
#include "events_inside.h"

static str joined(struct ctx *c, str prefix, str key)
{
    return prefix.n ? arena_fmt(c->arena, "%.*s.%.*s", FMT(prefix), FMT(key)) : key;
}

static bool prefix_of_fields(str name)
{
    for (size_t i = 0; i < EVENT_FIELDS; i++)
        if (str_starts(event_fields[i].name, name) && event_fields[i].name.n > name.n && event_fields[i].name.p[name.n] == '.') return true;
    return false;
}

static void extras(struct ctx *c, struct event *e, str name, struct json v)
{
    if (json_type(v) == JSON_OBJECT)
        event_extra_json(c, e, name, v);
    else if (!event_extra_of(e, name).n)
        event_extra_json(c, e, name, v);
}

/* extra as one object, or as a text that holds one */
static void extra_member(struct ctx *c, struct event *e, struct json v)
{
    struct json inside = v;
    static const struct json_limits lim = { .bytes = EVENTS_LONGEST_ROW, .depth = EVENTS_DEEPEST, .members = EVENTS_MOST_VALUES };
    if (json_type(v) == JSON_TEXT && json_read(c, json_str(v), &lim, &inside)) inside = v;
    event_extra_json(c, e, json_type(inside) == JSON_OBJECT ? S("") : S("extra"), inside);
}

/* *unfit: the first of those fields that must fit and does not */
static void members(struct ctx *c, struct event *e, str prefix, struct json o, unsigned depth, enum event_field *unfit)
{
    str form;
    for (struct json_iter i = json_iter(o); json_next(&i);) {
        if (i.key.n > 200 || (!prefix.n && str_is(i.key, "__type"))) continue;
        str name = joined(c, prefix, i.key);
        enum event_field f = event_field_of(name);
        enum json_type t = json_type(i.value);
        if (f == EVENT_F_EXTRA)
            extra_member(c, e, i.value);
        else if (str_starts(name, S("extra.")))
            extras(c, e, str_cut(name, 6, name.n), i.value);
        else if (f < EVENT_FIELDS && t != JSON_NULL) {
            struct event_value value = event_value_of(c->arena, i.value);
            if (event_sanitise(c, event_fields[f].type, value, &form) && event_set(c, e, f, form)) continue;
            event_extra_json(c, e, joined(c, S("invalid"), name), i.value);
            if (*unfit == EVENT_NO_FIELD && events_must_fit(f) && str_trim(value.text).n) *unfit = f;
        } else if (t == JSON_OBJECT && depth < 4 && prefix_of_fields(name))
            members(c, e, name, i.value, depth + 1, unfit);
        else
            extras(c, e, name, i.value);
    }
}

void intelmq_row(struct ctx *c, struct events *r, struct json v, struct events_row *out)
{
    struct event *e = event_new(c);
    str type = json_str(json_get(v, S("__type")));
    if (type.n && !str_is(type, "Event")) {
        events_bad(c, out, "no-event", S("/__type"), "a \"%.*s\" of IntelMQ, not an event", FMT(str_cut(type, 0, 40)));
        return;
    }
    enum event_field unfit = EVENT_NO_FIELD;
    members(c, e, S(""), v, 0, &unfit);
    if (unfit != EVENT_NO_FIELD) {
        events_unfit(c, out, unfit, arena_fmt(c->arena, "/%.*s", FMT(event_fields[unfit].name)), event_fields[unfit].name);
        return;
    }
    for (size_t f = EVENT_F_TIME_OBSERVATION; f <= EVENT_F_TIME_SOURCE; f++) {
        str name = event_fields[f].name, was = event_extra_of(e, arena_fmt(c->arena, "invalid.%.*s", FMT(name)));
        if (!was.n || e->field[f].n) continue;
        events_bad(c, out, "bad-time", arena_fmt(c->arena, "/%.*s", FMT(name)), "%.*s is no time", FMT(name));
        return;
    }
    if (!e->time.us && !e->observed.us && !r->o.observed.us) {
        events_bad(c, out, "no-time", S("/time.source"), "there is neither time.source nor time.observation");
        return;
    }
    events_one(c, r, e, out);
}
