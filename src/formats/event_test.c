/* event_test - values in their form: what IntelMQ's own tests say (data/sensors), and our own */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

#include "events_data.h"
#include "formats/event.h"

static str set(enum event_field f, const char *text)
{
    struct event e;
    event_init(&e);
    if (!event_set(&c, &e, f, str_of(text))) return S("(refused)");
    return e.field[f];
}
#define SETS(f, text, want)                                                                                                         \
    do {                                                                                                                            \
        str got_ = set(EVENT_F_##f, text);                                                                                          \
        if (!str_is(got_, want)) fail_msg("line %d: %s <- \"%s\": \"%.*s\", expected \"%s\"", __LINE__, #f, text, FMT(got_), want); \
    } while (0)

static void values_take_their_form(void **state)
{
    (void)state;
    SETS(SOURCE_IP, " 192.0.2.1\r\n", "192.0.2.1");
    SETS(SOURCE_IP, "192.0.2.01", "(refused)");
    SETS(SOURCE_IP, "256.0.2.1", "(refused)");
    SETS(SOURCE_IP, "192.0.2.1.", "(refused)");
    SETS(SOURCE_IP, "192.0.2.1/32", "192.0.2.1");
    SETS(SOURCE_IP, "2130706433", "127.0.0.1");
    SETS(SOURCE_IP, "2001:DB8:0:0::1", "2001:db8::1");
    SETS(SOURCE_IP, "fe80::1%eth0", "fe80::1");
    SETS(SOURCE_IP, "::ffff:192.0.2.7", "192.0.2.7");
    SETS(SOURCE_NETWORK, "192.0.2.77/24", "192.0.2.0/24");
    SETS(SOURCE_NETWORK, "2001:db8:ffff::/33", "2001:db8:8000::/33");
    SETS(SOURCE_NETWORK, "192.0.2.0/33", "(refused)");
    SETS(SOURCE_FQDN, "WWW.Example.COM.", "www.example.com");
    SETS(SOURCE_FQDN, "m\xc3\xbcnchen.example", "xn--mnchen-3ya.example");
    SETS(SOURCE_FQDN, "192.0.2.1", "(refused)");
    SETS(SOURCE_FQDN, "a b.example", "(refused)");
    SETS(SOURCE_PORT, "443", "443");
    SETS(SOURCE_PORT, "0443", "443");
    SETS(SOURCE_PORT, "70000", "(refused)");
    SETS(SOURCE_PORT, "-1", "(refused)");
    SETS(SOURCE_ASN, "AS64496", "64496");
    SETS(SOURCE_ASN, "0", "(refused)");
    SETS(SOURCE_URL, "hxxp://example.com/x", "http://example.com/x");
    SETS(SOURCE_URL, "example.com", "(refused)");
    SETS(SOURCE_URL, "file:///etc/hosts", "file://localhost/etc/hosts");
    SETS(SOURCE_GEOLOCATION_CC, "pk", "PK");
    SETS(SOURCE_GEOLOCATION_CC, "PAK", "(refused)");
    SETS(SOURCE_GEOLOCATION_LATITUDE, "+33.6", "33.6");
    SETS(SOURCE_GEOLOCATION_LATITUDE, "nan", "(refused)");
    SETS(FEED_ACCURACY, "100.1", "(refused)");
    SETS(SOURCE_TOR_NODE, "TRUE", "true");
    SETS(PROTOCOL_TRANSPORT, "TCP", "tcp");
    SETS(PROTOCOL_TRANSPORT, "carrier-pigeon", "(refused)");
    SETS(CLASSIFICATION_TYPE, "Infected System", "infected-system");
    SETS(CLASSIFICATION_TYPE, "botnet drone", "infected-system");
    SETS(CLASSIFICATION_TYPE, "harmless", "(refused)");
    SETS(CLASSIFICATION_TAXONOMY, "malicious code", "malicious-code");
    SETS(SOURCE_REGISTRY, "ripencc", "RIPE");
    SETS(TLP, "tlp:amber+strict", "AMBER+STRICT");
    SETS(MISP_EVENT_UUID, "5F4AF1F4-0000-4000-8000-0123456789AB", "5f4af1f4-0000-4000-8000-0123456789ab");
    SETS(MISP_EVENT_UUID, "5f4af1f4", "(refused)");
    SETS(MALWARE_NAME, "M\xc3\xbcll", "(refused)");
    SETS(OUTPUT, "{\"a\":1", "(refused)");
    SETS(RAW, "Zm9v", "Zm9v");
    SETS(RAW, "a,b", "YSxi");
}

static void times_take_their_form(void **state)
{
    (void)state;
    SETS(TIME_SOURCE, "2017-04-07T22:24:37.251547+0100", "2017-04-07T21:24:37.251547+00:00");
    SETS(TIME_SOURCE, "2017-04-07 22:24:37", "2017-04-07T22:24:37+00:00");
    SETS(TIME_SOURCE, "2017-04-07T22:24:37Z", "2017-04-07T22:24:37+00:00");
    SETS(TIME_SOURCE, "2017-04-07 22:24", "2017-04-07T22:24:00+00:00");
    SETS(TIME_SOURCE, "2017-04-07", "2017-04-07T00:00:00+00:00");
    SETS(TIME_SOURCE, "2016-07-19 06:40:01.617719+02:00 UTC", "2016-07-19T04:40:01.617719+00:00");
    SETS(TIME_SOURCE, "2017-04-07T22:24:37.5-03:30", "2017-04-08T01:54:37.500000+00:00");
    SETS(TIME_SOURCE, "2017-02-29T00:00:00Z", "(refused)");
    SETS(TIME_SOURCE, "2017-04-07T24:00:00Z", "(refused)");
    SETS(TIME_SOURCE, "2017-04-07T22:24:37 PKT", "(refused)");
    SETS(TIME_SOURCE, "yesterday", "(refused)");
}

static void numbers_stand_beside(void **state)
{
    (void)state;
    struct event e;
    static const uint8_t four[16] = { [10] = 0xff, 0xff, 192, 0, 2, 9 };
    event_init(&e);
    assert_int_equal(e.source_port, -1);
    assert_true(event_set(&c, &e, EVENT_F_SOURCE_IP, S("192.0.2.9")) && event_set(&c, &e, EVENT_F_SOURCE_PORT, S("0")));
    assert_true(event_set(&c, &e, EVENT_F_SOURCE_ASN, S("AS4294967295")) && event_set(&c, &e, EVENT_F_TIME_SOURCE, S("1970-01-01T00:00:01Z")));
    assert_true(e.source.set && !e.destination.set);
    assert_memory_equal(e.source.b, four, sizeof four);
    assert_int_equal(e.source_port, 0);
    assert_int_equal(e.source_asn, UINT32_MAX);
    assert_int_equal(e.time.us, SECOND);
    assert_false(event_set(&c, &e, EVENT_F_SOURCE_IP, S("nowhere"))); /* and nothing was changed */
    assert_true(e.source.set && str_is(e.field[EVENT_F_SOURCE_IP], "192.0.2.9"));
    assert_true(event_set(&c, &e, EVENT_F_SOURCE_IP, S(" ")) && !e.source.set && !e.field[EVENT_F_SOURCE_IP].n);
    event_unset(&e, EVENT_F_SOURCE_PORT);
    assert_int_equal(e.source_port, -1);
}

static void an_event_is_one_json_object(void **state)
{
    (void)state;
    struct event e;
    struct buf b = { .a = c.arena };
    struct jw w = jw_on(&b);
    struct json v;
    event_init(&e);
    assert_null(json_read(&c, S("{\"n\":12,\"no\":null,\"t\":\"\",\"o\":{\"x\":\"\\u0007\",\"l\":[1,{\"a\":2}]},\"z\":1.50,\"f\":false}"), NULL, &v));
    event_set(&c, &e, EVENT_F_SOURCE_PORT, S("22"));
    event_set(&c, &e, EVENT_F_TIME_SOURCE, S("2020-01-01"));
    event_set(&c, &e, EVENT_F_FEED_NAME, S("a \"feed\""));
    event_extra_json(&c, &e, S("q"), v);
    assert_true(event_extra_add(&c, &e, S("b"), S("first"), false));
    assert_false(event_extra_add(&c, &e, S("b"), S("second"), false));
    event_json(&w, &e);
    assert_string_equal(
        arena_cstr(c.arena, buf_str(&b)),
        "{\"extra.b\":\"first\",\"extra.q.f\":false,\"extra.q.n\":12,\"extra.q.o.l\":[1,{\"a\":2}],\"extra.q.o.x\":\"\\u0007\",\"extra.q.z\":1.5,"
        "\"feed.name\":\"a \\\"feed\\\"\",\"source.port\":22,\"time.source\":\"2020-01-01T00:00:00+00:00\"}");
}

static void an_event_in_parts(void **state)
{
    (void)state;
    struct event e;
    unsigned char part[EVENT_FIELDS];
    str out[3];
    memset(part, 0, sizeof part);
    part[EVENT_F_SOURCE_ASN] = part[EVENT_F_SOURCE_AS_NAME] = 1;
    part[EVENT_F_FEED_NAME] = 2;
    part[EVENT_F_SOURCE_IP] = 3;
    event_init(&e);
    event_set(&c, &e, EVENT_F_SOURCE_IP, S("192.0.2.1"));
    event_set(&c, &e, EVENT_F_SOURCE_ASN, S("64500"));
    event_set(&c, &e, EVENT_F_SOURCE_AS_NAME, S("An \"AS\""));
    event_set(&c, &e, EVENT_F_PROTOCOL_TRANSPORT, S("tcp"));
    event_set(&c, &e, EVENT_F_COMMENT, S("c"));
    assert_true(event_extra_add(&c, &e, S("b"), S("left out"), false));
    event_json_parts(c.arena, &e, part, out, COUNT(out));
    assert_string_equal(arena_cstr(c.arena, out[0]), "{\"comment\":\"c\",\"protocol.transport\":\"tcp\"}");
    assert_string_equal(arena_cstr(c.arena, out[1]), "{\"source.as_name\":\"An \\\"AS\\\"\",\"source.asn\":64500}");
    assert_int_equal(out[2].n, 0);
}

static void there_are_limits(void **state)
{
    (void)state;
    struct event e;
    char *big = arena_alloc(c.arena, 100000);
    memset(big, 'a', 99999);
    event_init(&e);
    assert_false(event_set(&c, &e, EVENT_F_COMMENT, (str){ big, 99999 }));
    assert_true(event_set(&c, &e, EVENT_F_COMMENT, (str){ big, 65536 }));
    assert_true(event_extra_add(&c, &e, S("long"), (str){ big, 99999 }, false) && event_extra_of(&e, S("long")).n == 65536 && e.extras_cut);
    e.extras_cut = false;
    for (int i = 0; i < 2500; i++) event_extra_add(&c, &e, arena_fmt(c.arena, "n%d", i), S("1"), true);
    assert_true(e.extras == 2000 && e.extras_cut);
}

/* the table of fields is that of the harmonisation */
static void the_fields_are_intelmqs(void **state)
{
    (void)state;
    struct json v;
    size_t n = 0;
    if (!data_there()) skip();
    fine(json_read(&c, data_file("sensors/intelmq/harmonization.conf"), NULL, &v));
    for (struct json_iter i = json_iter(json_get(v, S("event"))); json_next(&i); n++) {
        enum event_field f = event_field_of(i.key);
        bool known;
        if (f == EVENT_NO_FIELD) fail_msg("no field %.*s", FMT(i.key));
        enum event_type t = event_type_of(json_str(json_get(i.value, S("type"))), &known);
        if (!known || t != event_fields[f].type) fail_msg("%.*s is another type", FMT(i.key));
        int64_t most;
        if (json_int(json_get(i.value, S("length")), &most) && most != event_fields[f].most) fail_msg("%.*s has another length", FMT(i.key));
    }
    assert_int_equal(n, EVENT_FIELDS);
    for (size_t f = 1; f < EVENT_FIELDS; f++) assert_true(str_cmp(event_fields[f - 1].name, event_fields[f].name) < 0);
}

static void golden_values(void **state)
{
    (void)state;
    str rest, line;
    size_t n = 0, bad = 0;
    if (!data_there()) skip();
    rest = data_file("sensors/intelmq/datatype-cases.jsonl");
    while (str_split(&rest, '\n', &line)) {
        struct json v;
        bool known, ok;
        str form = { 0 };
        if (!str_trim(line).n) continue;
        fine(json_read(&c, line, NULL, &v));
        enum event_type t = event_type_of(json_str(json_get(v, S("type"))), &known);
        struct event_value value = event_value_of(c.arena, json_get(v, S("value")));
        struct json want = json_get(v, S("result"));
        bool clean = json_bool(json_get(json_get(v, S("kw")), S("sanitize")));
        if (str_is(json_str(json_get(v, S("op"))), "sanitize")) {
            bool made = event_sanitise(&c, t, value, &form);
            ok = json_type(want) == JSON_NULL ? !made : made && str_eq(form, json_str(want));
        } else
            ok = (clean ? event_sanitise(&c, t, value, &form) : event_valid(&c, t, value)) == json_bool(want);
        n++;
        if (known && ok) continue;
        print_message("not as IntelMQ: %.*s (%.*s)\n", FMT(line), FMT(form));
        bad++;
    }
    print_message("%zu values as IntelMQ's tests say\n", n - bad);
    assert_int_equal(n, 148);
    assert_int_equal(bad, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(values_take_their_form, setup, teardown), cmocka_unit_test_setup_teardown(times_take_their_form, setup, teardown),
        cmocka_unit_test_setup_teardown(numbers_stand_beside, setup, teardown),   cmocka_unit_test_setup_teardown(an_event_is_one_json_object, setup, teardown),
        cmocka_unit_test_setup_teardown(there_are_limits, setup, teardown),       cmocka_unit_test_setup_teardown(the_fields_are_intelmqs, setup, teardown),
        cmocka_unit_test_setup_teardown(golden_values, setup, teardown),          cmocka_unit_test_setup_teardown(an_event_in_parts, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
