/* event_show - an event as it is answered, and what is asked of a list of them */
#include "domain/intelligence/event_show.h"

#include <stdlib.h>

#include "domain/directory/resource.h"
#include "domain/intelligence/suffix.h"
#include "domain/intelligence/tally.h"
#include "spine/list.h"
#include "spine/viewer.h"

static const struct field value_fields[] = {
    FIELD(struct value, name, .flags = F_RO, .doc = "The field, as IntelMQ's data harmonisation calls it"),
    FIELD(struct value, value, .flags = F_RO, .max = 65536, .doc = "Its value"),
};
SHAPE(event_value_shape, "event_value", struct value, value_fields, "A field of an event that has no place of its own");
static const struct field event_out_fields[] = {
#define F(m, ...) FIELD(struct event_out, m, .flags = F_RO, __VA_ARGS__)
    F(id, .max = 300, .doc = "Identifier; yours, not another viewer's"),
#define SEEN(m, ...) FIELD(struct event_out, m, .flags = F_RO | F_EPOCH, __VA_ARGS__)
    SEEN(first_seen, .doc = "When it was first observed"),
    SEEN(last_seen, .doc = "When it was last observed, in that hour"),
#undef SEEN
    F(received, .format = "date", .doc = "The day on which it came in, UTC: lists are in the order of receipt"),
    F(count, .doc = "How many lines told the same in that hour"),
    F(classification, .doc = "RSIT type"),
    F(identifier, .max = 300, .doc = "classification.identifier: what exactly"),
    F(feed, .max = 300, .doc = "feed.name: who observed it"),
    F(source, .doc = "Address of the source"),
    F(destination, .doc = "Address of the destination"),
    F(source_domain, .max = 300, .doc = "Registrable domain of the source's name, URL or reverse name (Public Suffix List)"),
    F(destination_domain, .max = 300, .doc = "... of the destination's"),
    F(source_port, .doc = "-1: none; a client's own differs each time: that of last_seen"),
    F(destination_port, .doc = "-1: none"),
    F(organisation, .doc = "Whose it is; empty: nobody's that is known"),
    F(organisation_name, .doc = "Its name"),
    F(method, .doc = "How that was found: network, domain, mail domain, reverse name, asn; disputed when two claim it"),
    F(confidence, .doc = "How sure that is, 0 to 100"),
    F(fields, .of = &event_value_shape, .doc = "The other fields"),
    F(severity, .en = &event_severities, .doc = "How bad its class is at its worst"),
    F(warnings, .doc = "The warning lists that its source or destination was on when it came"),
    F(times, .of = &seen_time_shape, .max = EVENT_TIMES,
      .doc = "When a client was seen from which of its own ports; empty: from one. In the answer for one event alone"),
    F(raw, .max = 1 << 20, .doc = "The line it was first told by; in the answer for one event alone"),
    F(raw_desk_only, .doc = "The line is an abuse report, which says who wrote it: it is for the desk that took it in"),
    F(raw_sha256, .doc = "SHA-256 of the stored chunk of lines it lies in; in the answer for one event alone"),
#undef F
};
SHAPE(event_out_shape, "event", struct event_out, event_out_fields, "What was observed of one asset in one hour");

/* of the first name that a side has: its own, that of a URL, the reverse one */
static str domain_of(struct json more, str fqdn, str url, str reverse)
{
    str d = suffix_registrable(json_str(json_get(more, fqdn)));
    if (!d.n) d = suffix_registrable(resource_host(json_str(json_get(more, url))));
    return d.n ? d : suffix_registrable(json_str(json_get(more, reverse)));
}

static struct strs json_texts(struct arena *a, struct json v)
{
    struct strs out = { NEW_ARRAY(a, json_count(v) + 1, str), 0 };
    for (struct json_iter i = json_iter(v); json_next(&i);) out.v[out.n++] = json_str(i.value);
    return out;
}

static int by_name(const void *a, const void *b)
{
    return str_cmp(((const struct value *)a)->name, ((const struct value *)b)->name);
}

struct list event_values(struct arena *a, struct json more)
{
    struct value *v = NEW_ARRAY(a, json_count(more) + 1, struct value);
    size_t n = 0;
    for (struct json_iter i = json_iter(more); json_next(&i);)
        if (!str_is(i.key, "warning")) v[n++] = (struct value){ i.key, json_type(i.value) == JSON_TEXT ? json_str(i.value) : json_raw(i.value, a) };
    qsort(v, n, sizeof *v, by_name); /* parts of them are kept apart */
    return (struct list){ v, n };
}

static err fields_of(struct ctx *c, str more, struct event_out *o)
{
    struct json v;
    TRY(json_read(c, more, NULL, &v));
    o->source_domain = domain_of(v, S("source.fqdn"), S("source.url"), S("source.reverse_dns"));
    o->destination_domain = domain_of(v, S("destination.fqdn"), S("destination.url"), S("destination.reverse_dns"));
    o->warnings = json_texts(c->arena, json_get(v, S("warning")));
    o->fields = event_values(c->arena, v);
    return NULL;
}

err event_show(struct ctx *c, const struct scopes *seen, const struct seen_event *e, struct event_out *o)
{
    const struct scope *s = scope_find(seen, e->scope);
    *o = (struct event_out){ .received = str_cut(when_text(c->arena, (when){ e->day * DAY }), 0, 10),
                             .first_seen = e->first,
                             .last_seen = e->last,
                             .count = e->count,
                             .classification = e->class,
                             .identifier = e->name,
                             .feed = e->feed,
                             .source = e->source.set ? event_ip_text(c->arena, &e->source) : S(""),
                             .destination = e->destination.set ? event_ip_text(c->arena, &e->destination) : S(""),
                             .source_port = e->source_port,
                             .destination_port = e->destination_port,
                             .organisation = s ? s->organisation : S(""),
                             .organisation_name = s ? s->name : S(""),
                             .method = e->how,
                             .confidence = e->confidence,
                             .severity = severity_of(e->class) };
    TRY(fields_of(c, e->more, o));
    return cursor_make(c, arena_fmt(c->arena, "event %lld %lld", (long long)e->day, (long long)e->id), &o->id);
}

bool two_numbers(str inner, str word, int64_t *a, int64_t *b)
{
    str w, x;
    return str_split(&inner, ' ', &w) && str_eq(w, word) && str_split(&inner, ' ', &x) && str_int(x, a) && str_int(inner, b);
}

static err when_asked(struct ctx *c, const struct req *q, const char *name, when *out)
{
    str s = req_query(q, name);
    if (s.n && !when_parse(s, out)) FAIL_AT(c, arena_fmt(c->arena, "/%s", name), "bad-time", "a time is written 2026-11-24T10:00:00Z");
    return NULL;
}

err event_asked(struct ctx *c, const struct req *q, struct event_query *query, struct look *l)
{
    int64_t limit;
    str cursor = req_query(q, "cursor"), import = req_query(q, "import"), inner;
    *l = (struct look){ .query = query,
                        .class = req_query(q, "classification"),
                        .organisation = req_query(q, "organisation"),
                        .feed = req_query(q, "feed"),
                        .day = day_of(c->now),
                        .before = INT64_MAX };
    TRY(query_limit(c, q, 50, LOOK_MOST, &limit));
    l->limit = (size_t)limit;
    TRY(when_asked(c, q, "since", &l->since));
    TRY(when_asked(c, q, "until", &l->until));
    TRY(query_read(c, req_query(q, "q"), query));
    if (import.n) {
        TRY(cursor_read(c, import, &inner));
        if (!two_numbers(inner, S("batch"), &l->day, &l->batch)) FAIL_AT(c, S("/import"), "bad-cursor", "an import as the list of imports names it");
    }
    if (!cursor.n) return NULL;
    TRY(cursor_read(c, cursor, &inner));
    if (!two_numbers(inner, S("events"), &l->day, &l->before)) FAIL_AT(c, S("/cursor"), "bad-cursor", "begin again");
    return NULL;
}
