/* events_golden_test - the shared cases one by one: Shadowserver reports, IntelMQ's generic CSV and JSON parsers */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

#include "events_data.h"
#include "formats/events_map.h"
#include "formats/events_shadow.h"

/* equal, numbers by value, members in any order; those of the first may be left out of the second when they are not compared */
static bool same(struct json a, struct json b)
{
    enum json_type t = json_type(a), u = json_type(b);
    bool numbers = (t == JSON_INT || t == JSON_REAL) && (u == JSON_INT || u == JSON_REAL);
    if (numbers) return json_real(a) <= json_real(b) && json_real(a) >= json_real(b);
    if (t != u) return false;
    if (t == JSON_TEXT) return str_eq(json_str(a), json_str(b));
    return t != JSON_ARRAY && t != JSON_OBJECT ? true : str_eq(json_raw(a, c.arena), json_raw(b, c.arena));
}

static bool passed_over(str name)
{
    return str_is(name, "raw") || str_is(name, "__type") || str_is(name, "time.observation") || str_is(name, "feed.name");
}

/* what differs between the event wanted and the event made; empty when nothing */
static str differs(struct json want, const struct event *e)
{
    struct buf text = { .a = c.arena }, b = { .a = c.arena };
    struct jw w = jw_on(&text);
    struct json got;
    event_json(&w, e);
    fine(json_read(&c, buf_str(&text), NULL, &got));
    for (struct json_iter i = json_iter(want); json_next(&i);) {
        struct json v = json_get(got, i.key);
        if (!passed_over(i.key) && !same(i.value, v))
            buf_fmt(&b, "  %.*s: wanted %.*s got %.*s\n", FMT(i.key), FMT(json_raw(i.value, c.arena)),
                    FMT(json_type(v) == JSON_NONE ? S("-") : json_raw(v, c.arena)));
    }
    for (struct json_iter i = json_iter(got); json_next(&i);)
        if (!passed_over(i.key) && json_type(json_get(want, i.key)) == JSON_NONE)
            buf_fmt(&b, "  %.*s: unwanted %.*s\n", FMT(i.key), FMT(json_raw(i.value, c.arena)));
    return buf_str(&b);
}

/* the events of an input beside those wanted; how many differ */
static size_t compared(const struct events_options *o, str in, struct json want, str name)
{
    struct events *r;
    struct events_row row;
    struct json_iter w = json_iter(want);
    size_t bad = 0;
    fine(events_open(&c, o, &r));
    for (;;) {
        fine(events_next(&c, r, &row));
        if (row.kind == EVENTS_MORE && events_told(r).rows == 0 && in.n) {
            events_feed(r, in, true);
            in.n = 0;
            continue;
        }
        if (row.kind == EVENTS_MORE) break;
        if (row.kind == EVENTS_BAD) {
            print_message("%.*s line %llu: %s: %.*s\n", FMT(name), (unsigned long long)row.line, row.code, FMT(row.why));
            bad++;
        }
        for (size_t i = 0; i < row.n; i++) {
            str d = json_next(&w) ? differs(w.value, &row.event[i]) : S("  one event too many\n");
            if (d.n && ++bad <= 2) print_message("%.*s line %llu:\n%.*s", FMT(name), (unsigned long long)row.line, FMT(d));
        }
    }
    while (json_next(&w)) bad++;
    return bad;
}

static bool next_line(str *rest, str *line)
{
    while (str_split(rest, '\n', line))
        if (str_trim(*line).n) return true;
    return false;
}

static void shadowserver_cases(void **state)
{
    (void)state;
    str line, rest;
    size_t files = 0, events = 0, bad = 0;
    static const struct json_limits lim = { .bytes = 8 << 20, .members = 1000000 };
    if (!data_there()) skip();
    rest = data_file("sensors/shadowserver/cases/index.tsv");
    next_line(&rest, &line);
    while (next_line(&rest, &line)) {
        str file, feed, report;
        struct json want;
        str_split(&line, '\t', &file);
        str_split(&line, '\t', &feed);
        str_split(&line, '\t', &report);
        fine(json_read(&c, data_file(arena_fmt(c.arena, "sensors/%.*s.expected.json", FMT(file)).p), &lim, &want));
        struct events_options o = { .format = EVENTS_SHADOWSERVER, .file_name = report };
        bool differ = compared(&o, data_file(arena_fmt(c.arena, "sensors/%.*s", FMT(file)).p), want, file) > 0;
        bad += differ;
        files++;
        events += json_count(want);
        assert_true(shadow_known(NULL, shadow_type_of(report)));
    }
    print_message("%zu of %zu Shadowserver reports as wanted, %zu events\n", files - bad, files, events);
    assert_int_equal(bad, 0);
    assert_true(files > 100);
}

/* every type of the published schema is known by itself, and the schema can be read instead */
static void the_published_schema(void **state)
{
    (void)state;
    struct shadow_schema *s;
    struct json v;
    size_t unknown = 0, n = 0;
    if (!data_there()) skip();
    str text = data_file("sensors/shadowserver/schema/intelmq.json");
    fine(shadow_schema_read(&c, text, &s));
    static const struct json_limits lim = { .bytes = 8 << 20, .members = 1000000 };
    fine(json_read(&c, data_file("sensors/shadowserver/schema/reports.json"), &lim, &v));
    for (struct json_iter i = json_iter(v); json_next(&i); n++) {
        assert_true(shadow_known(s, i.key));
        if (shadow_known(NULL, i.key)) continue;
        print_message("not built in: %.*s\n", FMT(i.key));
        unknown++;
    }
    assert_int_equal(n, 170);
    assert_int_equal(unknown, 0);
    assert_int_equal(shadow_schema_types(s), 170);
    struct events_options o = { .format = EVENTS_SHADOWSERVER, .file_name = S("2024-01-01-scan_adb-x.csv"), .schema = s };
    struct events *r;
    struct events_row row;
    fine(events_open(&c, &o, &r));
    events_feed(r, S("\"timestamp\",\"ip\",\"port\",\"own\",\"tag\"\n\"2024-01-01 00:00:00\",\"192.0.2.1\",5555,\"kept\",\"adb;cve-2020-1\"\n"), true);
    fine(events_next(&c, r, &row));
    assert_int_equal(row.kind, EVENTS_SKIP);
    fine(events_next(&c, r, &row));
    assert_int_equal(row.kind, EVENTS_ROW);
    assert_true(str_is(row.event->field[EVENT_F_CLASSIFICATION_TYPE], "vulnerable-system") && str_is(event_extra_of(row.event, S("own")), "kept"));
}

/* IntelMQ's settings of its generic CSV parser as a mapping */
static str mapping_of(struct json s)
{
    struct buf b = { .a = c.arena };
    struct jw w = jw_on(&b);
    struct json columns = json_get(s, S("columns")), values = json_get(s, S("type_translation")), compose = json_get(s, S("compose_fields"));
    str prefix = json_str(json_get(s, S("default_url_protocol"))), list = json_str(columns), name, type = json_str(json_get(s, S("type")));
    struct strs all = { NEW_ARRAY(c.arena, 100, str), 0 };
    for (struct json_iter i = json_iter(columns); json_next(&i);) all.v[all.n++] = json_str(i.value);
    while (str_split(&list, ',', &name)) all.v[all.n++] = str_trim(name);
    jw_obj(&w);
    jw_kt(&w, "delimiter", json_str(json_get(s, S("delimiter"))));
    jw_kb(&w, "header", false);
    jw_kt(&w, "comment", S("#"));
    if (json_bool(json_get(s, S("skip_header")))) jw_ki(&w, "skip", 1);
    jw_key(&w, S("empty"));
    jw_raw(&w, S("[\"-\",\"N/A\"]"));
    jw_key(&w, S("columns"));
    jw_arr(&w);
    for (size_t i = 0; i < all.n; i++) {
        bool ignored = str_is(all.v[i], "__IGNORE__");
        jw_obj(&w);
        jw_ki(&w, "from", (int64_t)i + 1);
        jw_kt(&w, "to", ignored ? S("") : all.v[i]);
        jw_kt(&w, "invalid", S("drop"));
        if (str_ends(all.v[i], S(".url"))) jw_kt(&w, "prefix", prefix);
        if (str_is(all.v[i], "extra.tags")) jw_kt(&w, "kind", S("json"));
        if (str_is(all.v[i], "time.source") && json_type(json_get(s, S("columns_required"))) == JSON_ARRAY) jw_kt(&w, "time", S("%d/%b/%Y:%H:%M:%S %z"));
        if (str_is(all.v[i], "classification.type")) {
            jw_key(&w, S("values"));
            if (json_type(values) == JSON_TEXT)
                jw_raw(&w, json_str(values));
            else
                jw_value(&w, values);
        }
        jw_end_obj(&w);
    }
    jw_end_arr(&w);
    if (type.n) {
        jw_key(&w, S("constants"));
        jw_obj(&w);
        jw_kt(&w, "classification.type", type);
        jw_end_obj(&w);
    }
    if (json_type(compose) == JSON_OBJECT) { /* {0}{1}: here by the names of the fields */
        jw_key(&w, S("compose"));
        jw_obj(&w);
        jw_kt(&w, "source.url", arena_fmt(c.arena, "http://{%.*s}{%.*s}", FMT(all.v[0]), FMT(all.v[1])));
        jw_end_obj(&w);
    }
    jw_end_obj(&w);
    return buf_str(&b);
}

static void without_taxonomy(struct json want, struct buf *b)
{
    struct jw w = jw_on(b);
    jw_arr(&w);
    for (struct json_iter i = json_iter(want); json_next(&i);) {
        jw_obj(&w);
        for (struct json_iter k = json_iter(i.value); json_next(&k);) {
            jw_key(&w, k.key);
            jw_value(&w, k.value);
        }
        /* IntelMQ adds it in a later bot; here it comes at once */
        jw_kt(&w, "classification.taxonomy", event_taxonomy_of(json_str(json_get(i.value, S("classification.type")))));
        jw_end_obj(&w);
    }
    jw_end_arr(&w);
}

static void intelmq_generic_parsers(void **state)
{
    (void)state;
    static const char *const files[] = { "parsers.generic.parser_csv", "parsers.json.parser" };
    size_t n = 0, bad = 0;
    if (!data_there()) skip();
    for (size_t k = 0; k < COUNT(files); k++) {
        str rest = data_file(arena_fmt(c.arena, "sensors/intelmq/cases/%s.jsonl", files[k]).p), line;
        while (next_line(&rest, &line)) {
            struct json v, want;
            struct buf b = { .a = c.arena };
            fine(json_read(&c, line, NULL, &v));
            struct json in = json_get(v, S("input"));
            struct json_iter first = json_iter(in);
            if (json_type(in) == JSON_ARRAY && json_next(&first)) in = first.value;
            without_taxonomy(json_get(json_get(v, S("output")), S("_default")), &b);
            fine(json_read(&c, buf_str(&b), NULL, &want));
            struct events_mapping *m = NULL;
            struct events_default url = { EVENT_F_FEED_URL, json_str(json_get(in, S("feed.url"))) };
            struct events_options o = {
                .format = k ? EVENTS_INTELMQ : EVENTS_CSV, .observed = { 1420070400 * SECOND }, .defaults = &url, .n_defaults = url.value.n > 0
            };
            if (!k) fine(events_mapping_read(&c, mapping_of(json_get(v, S("settings"))), &m));
            o.mapping = m;
            n++;
            bad += compared(&o, json_str(json_get(in, S("raw_text"))), want, json_str(json_get(v, S("test")))) > 0;
        }
    }
    print_message("%zu of %zu runs of IntelMQ's generic parsers as wanted\n", n - bad, n);
    assert_int_equal(n, 13);
    assert_int_equal(bad, 0);
}

/* parsers of IntelMQ for one feed each, whose whole work a mapping can say */
static const struct {
    const char *file;
    enum events_format format;
    const char *mapping;
} by_mapping[] = {
    { "parsers.abusech.parser_feodotracker", EVENTS_JSON,
      "{\"columns\":[{\"from\":\"ip_address\",\"to\":\"source.ip\"},{\"from\":\"port\",\"to\":\"source.port\"},{\"from\":\"hostname\",\"to\":\"source.reverse_dns\"},"
      "{\"from\":\"as_number\",\"to\":\"source.asn\"},{\"from\":\"as_name\",\"to\":\"source.as_name\"},{\"from\":\"country\",\"to\":\"source.geolocation.cc\"},"
      "{\"from\":\"first_seen\",\"to\":\"time.source\"},{\"from\":\"malware\",\"to\":\"malware.name\"},{\"from\":\"status\",\"to\":\"status\"},"
      "{\"from\":\"last_online\",\"to\":\"extra.last_online\"},{\"from\":\"last_online\",\"to\":\"time.source\"}],"
      "\"constants\":{\"classification.type\":\"c2-server\"}}" },
    { "parsers.blocklistde.parser", EVENTS_CSV,
      "{\"header\":false,\"delimiter\":\"\\t\",\"columns\":[{\"from\":1,\"to\":\"source.ip\"}],\"constants\":{\"classification.type\":\"ids-alert\","
      "\"protocol.application\":\"imap\",\"event_description.text\":\"IP reported as having run attacks on the service IMAP, SASL, POP3\"}}" },
    { "parsers.danger_rulez.parser", EVENTS_CSV,
      "{\"header\":false,\"delimiter\":\"\\t\",\"comment\":\"#\",\"rest\":\"drop\",\"columns\":[{\"from\":1,\"to\":\"source.ip\"},"
      "{\"from\":3,\"to\":\"time.source\",\"time\":\"# %Y-%m-%d %H:%M:%S\"}],\"constants\":{\"classification.type\":\"brute-force\"}}" },
    { "parsers.openphish.parser", EVENTS_CSV,
      "{\"header\":false,\"delimiter\":\"\\t\",\"columns\":[{\"from\":1,\"to\":\"source.url\"}],\"constants\":{\"classification.type\":\"phishing\"}}" },
    { "parsers.phishtank.parser", EVENTS_JSON,
      "{\"rest\":\"drop\",\"columns\":[{\"from\":\"phish_id\",\"to\":\"extra.phishtank.phish_id\"},{\"from\":\"url\",\"to\":\"source.url\"},"
      "{\"from\":\"phish_detail_url\",\"to\":\"event_description.url\"},{\"from\":\"submission_time\",\"to\":\"time.source\"},{\"from\":\"verified\",\"to\":\"extra.phishtank.verified\"},"
      "{\"from\":\"verification_time\",\"to\":\"extra.phishtank.verification_time\"},{\"from\":\"online\",\"to\":\"status\",\"values\":{\"yes\":\"online\",\"no\":\"offline\"}},"
      "{\"from\":\"target\",\"to\":\"event_description.target\"},{\"from\":\"/details/0/ip_address\",\"to\":\"source.ip\"},"
      "{\"from\":\"/details/0/cidr_block\",\"to\":\"source.network\"},{\"from\":\"/details/0/announcing_network\",\"to\":\"source.asn\"},"
      "{\"from\":\"/details/0/country\",\"to\":\"source.geolocation.cc\"}],\"constants\":{\"classification.type\":\"phishing\"}}" },
};

static void intelmq_parsers_by_mapping(void **state)
{
    (void)state;
    size_t n = 0, bad = 0;
    static const struct json_limits lim = { .bytes = 8 << 20, .members = 1000000 };
    if (!data_there()) skip();
    for (size_t k = 0; k < COUNT(by_mapping); k++) {
        str rest = data_file(arena_fmt(c.arena, "sensors/intelmq/cases/%s.jsonl", by_mapping[k].file).p), line;
        while (next_line(&rest, &line)) {
            struct json v, want;
            struct buf b = { .a = c.arena };
            struct events_mapping *m;
            fine(json_read(&c, line, &lim, &v));
            struct json in = json_get(v, S("input"));
            struct json_iter first = json_iter(in);
            if (json_type(in) == JSON_ARRAY && json_next(&first)) in = first.value;
            without_taxonomy(json_get(json_get(v, S("output")), S("_default")), &b);
            fine(json_read(&c, buf_str(&b), &lim, &want));
            struct events_default url = { EVENT_F_FEED_URL, json_str(json_get(in, S("feed.url"))) };
            struct events_options o = { .format = by_mapping[k].format, .observed = { SECOND }, .defaults = &url, .n_defaults = url.value.n > 0 };
            fine(events_mapping_read(&c, str_of(by_mapping[k].mapping), &m));
            o.mapping = m;
            n++;
            bad += compared(&o, json_str(json_get(in, S("raw_text"))), want, str_of(by_mapping[k].file)) > 0;
        }
    }
    print_message("%zu of %zu runs of IntelMQ's parsers as wanted, by a mapping\n", n - bad, n);
    assert_int_equal(n, 5);
    assert_int_equal(bad, 0);
}

/* the taxonomy follows from the type; of an event without either, nothing is known */
static void intelmq_taxonomy(void **state)
{
    (void)state;
    size_t n = 0;
    str rest, line;
    if (!data_there()) skip();
    rest = data_file("sensors/intelmq/cases/experts.taxonomy.expert.jsonl");
    for (; next_line(&rest, &line); n++) {
        struct json v;
        fine(json_read(&c, line, NULL, &v));
        struct json in = json_get(v, S("input")), want = json_get(json_get(v, S("output")), S("_default"));
        struct json_iter first = json_iter(in);
        if (json_type(in) == JSON_ARRAY && json_next(&first)) in = first.value;
        struct events_options o = { .format = EVENTS_INTELMQ };
        if (compared(&o, json_raw(in, c.arena), want, json_str(json_get(v, S("test"))))) fail_msg("%.*s", FMT(line));
    }
    assert_int_equal(n, 4);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
    const struct CMUnitTest tests[] = { TEST(shadowserver_cases), TEST(the_published_schema), TEST(intelmq_generic_parsers), TEST(intelmq_parsers_by_mapping),
                                        TEST(intelmq_taxonomy) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
