/* events_map_test - tables and JSON lines by a mapping: rows, quotes, parts, times; mappings that are wrong; mappings proposed */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

#include "events_data.h"
#include "formats/events_map.h"

static struct events_options by(enum events_format f, const char *mapping)
{
    struct events_mapping *m;
    fine(events_mapping_read(&c, str_of(mapping), &m));
    return (struct events_options){ .format = f, .mapping = m };
}
#define CLASS "\"classification.taxonomy\":\"other\",\"classification.type\":\"undetermined\","
#define TIME  "\"time.source\":\"2020-01-02T03:04:05+00:00\""

static const char simple[] =
    "{\"columns\":[{\"from\":\"When\",\"to\":\"time.source\"},{\"from\":\"Address\",\"to\":\"source.ip|source.network\",\"required\":true},"
    "{\"from\":3,\"to\":\"source.port\"},{\"from\":\"secret\",\"to\":\"\"}]}";

static void tables(void **state)
{
    (void)state;
    struct events_told sum;
    same_however_cut(
        by(EVENTS_CSV, simple),
        S("when;address;port;secret;More\r\n2020-01-02 03:04:05;192.0.2.1;80;x;\"a \"\"b\"\";\nc\"\r\n\r\n2020-01-02 03:04:05;192.0.2.0/24;none;x;\n"
          "2020-01-02 03:04:05;;1;x;\nsoon;192.0.2.1;1;x;\n2020-01-02 03:04:05;192.0.2.1;1;x\n2020-01-02 03:04:05;192.0.2.1;1;x;\xff\n"),
        "1+1 skip - (the heading)\n"
        "2+2 row - {" CLASS "\"extra.More\":\"a \\\"b\\\";\\nc\",\"source.ip\":\"192.0.2.1\",\"source.port\":80," TIME "}\n"
        "4+1 skip - (an empty line)\n"
        "5+1 row - {" CLASS "\"extra.invalid.3\":\"none\",\"source.network\":\"192.0.2.0/24\"," TIME "}\n"
        "6+1 bad no-value (column \"Address\" is empty and must hold source.ip|source.network) <2020-01-02 03:04:05;;1;x;>\n"
        "7+1 bad no-time (there is no time: neither a column nor the time of receipt tells one) <soon;192.0.2.1;1;x;>\n"
        "8+1 bad wrong-width (4 columns where the heading has 5) <2020-01-02 03:04:05;192.0.2.1;1;x>\n"
        "9+1 bad not-utf8 (the text is not UTF-8) <2020-01-02 03:04:05;192.0.2.1;1;x;\xff>\n",
        &sum);
    assert_true(sum.events == 2 && sum.bad == 4 && sum.skipped == 2 && sum.lines == 9 && !sum.cut);
}

/* one quotation mark too many costs its own line */
static void a_quote_left_open(void **state)
{
    (void)state;
    struct events_told sum;
    static const char map[] = "{\"columns\":[{\"from\":\"t\",\"to\":\"time.source\"}],\"rest\":\"drop\"}";
    same_however_cut(by(EVENTS_CSV, map), S("t,a\n2020-01-02 03:04:05,\"open\n2020-01-02 03:04:05,b\n2020-01-02 03:04:05,\"c\"\n2020-01-02 03:04:05,d\n"), NULL,
                     &sum);
    assert_true(sum.events == 3 && sum.bad == 1 && sum.lines == 5);
    same_however_cut(by(EVENTS_CSV, map), S("t,a\n2020-01-02 03:04:05,\"open\n2020-01-02 03:04:05,b\n"), NULL, &sum);
    assert_true(sum.events == 1 && sum.bad == 1 && sum.lines == 3);
    /* and so it does when nothing closes it for megabytes */
    struct buf b = { .a = c.arena };
    buf_z(&b, "t,a\n2020-01-02 03:04:05,\"open\n");
    for (int i = 0; i < 100000; i++) buf_z(&b, "2020-01-02 03:04:05,b\n");
    struct events_options o = by(EVENTS_CSV, map);
    for (size_t piece = 5000; piece < 10000000; piece *= 40) {
        struct ctx inner = { .arena = arena_open(400u << 20) };
        told(&inner, &o, buf_str(&b), piece, &sum);
        arena_close(inner.arena);
        assert_true(sum.events == 100000 && sum.bad == 1);
    }
}

static void parts_become_events(void **state)
{
    (void)state;
    static const char map[] =
        "{\"header\":false,\"delimiter\":\"\\t\",\"comment\":\"#\",\"skip\":1,\"empty\":[\"-\"],\"columns\":["
        "{\"from\":1,\"to\":\"time.source\",\"time\":\"%d/%b/%Y:%H:%M:%S\",\"offset\":\"+05:00\"},{\"from\":2,\"to\":\"source.ip\",\"split\":\";\"},"
        "{\"from\":3,\"to\":\"classification.type\",\"values\":{\"bot\":\"infected-system\",\"*\":\"other\"}},"
        "{\"from\":4,\"to\":\"source.url\",\"prefix\":\"http://\"},{\"from\":5,\"to\":\"extra.tags\",\"kind\":\"json\"}],"
        "\"constants\":{\"feed.name\":\"F\",\"feed.accuracy\":90}}";
    same_however_cut(
        by(EVENTS_CSV, map),
        S("a line before\n # a comment\n02/Jan/2020:08:04:05\t192.0.2.1; 192.0.2.2;-\tbot\texample.com/x\t[1,\"b\"]\tkept\n02/Jan/2020:08:04:05\t-\tworm\t-\t-\n"),
        "1+1 skip - (a comment, or before the table)\n2+1 skip - (a comment, or before the table)\n"
        "3+1 row - {\"classification.taxonomy\":\"malicious-code\",\"classification.type\":\"infected-system\",\"extra.column_6\":\"kept\",\"extra.tags\":[1,\"b\"],"
        "\"feed.accuracy\":90,\"feed.name\":\"F\",\"source.ip\":\"192.0.2.1\",\"source.url\":\"http://example.com/x\"," TIME
        "} {\"classification.taxonomy\":\"malicious-code\",\"classification.type\":\"infected-system\",\"extra.column_6\":\"kept\",\"extra.tags\":[1,\"b\"],"
        "\"feed.accuracy\":90,\"feed.name\":\"F\",\"source.ip\":\"192.0.2.2\",\"source.url\":\"http://example.com/x\"," TIME "}\n"
        "4+1 row - {\"classification.taxonomy\":\"other\",\"classification.type\":\"other\",\"feed.accuracy\":90,\"feed.name\":\"F\"," TIME "}\n",
        NULL);
}

static void json_lines(void **state)
{
    (void)state;
    static const char map[] = "{\"columns\":[{\"from\":\"/seen/at\",\"to\":\"time.source\",\"time\":\"epoch\"},{\"from\":\"/who/0/ip\",\"to\":\"source.ip\"},"
                              "{\"from\":\"ports\",\"to\":\"source.port\",\"split\":\",\"}]}";
    same_however_cut(
        by(EVENTS_JSON, map), S("{\"seen\":{\"at\":1577934245,\"by\":\"s\"},\"who\":[{\"ip\":\"192.0.2.1\"}],\"ports\":[80,443],\"n\":{\"x\":true}}\n{\"a\n"),
        "1+1 row - {" CLASS
        "\"extra.n.x\":true,\"extra.seen.at\":1577934245,\"extra.seen.by\":\"s\",\"extra.who\":[{\"ip\":\"192.0.2.1\"}],\"source.ip\":\"192.0.2.1\","
        "\"source.port\":80," TIME "} {" CLASS "\"extra.n.x\":true,\"extra.seen.at\":1577934245,\"extra.seen.by\":\"s\",\"extra.who\":[{\"ip\":\"192.0.2.1\"}],"
        "\"source.ip\":\"192.0.2.1\",\"source.port\":443," TIME "}\n2+1 bad not-json (not JSON at column 4) <{\"a>\n",
        NULL);
}

static void times(void **state)
{
    (void)state;
    static const char *const cases[][3] = {
        { "epoch", "1577934245.5", "2020-01-02T03:04:05.500000+00:00" },
        { "epoch_ms", "1577934245001", "2020-01-02T03:04:05.001000+00:00" },
        { "%d.%m.%y %H:%M", "02.01.20 03:04", "2020-01-02T03:04:00+00:00" },
        { "%b %e %Y %H:%M:%S %z", "Jan  2 2020 03:04:05 -0100", "2020-01-02T04:04:05+00:00" },
        { "%Y%m%d%%%H%M%S.%f", "20200102%030405.25", "2020-01-02T03:04:05.250000+00:00" },
        { "%Y-%m-%d", "2020-02-30", NULL },
        { "%Y-%m-%d", "2020-01-02 ", "2020-01-02T00:00:00+00:00" },
        { "%Y-%m-%d", "2020-01-02x", NULL },
        { "epoch", "99999999999999999", NULL },
        { "epoch", "-1", NULL },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct events_options o =
            by(EVENTS_CSV,
               arena_fmt(c.arena, "{\"header\":false,\"columns\":[{\"from\":1,\"to\":\"time.source\",\"required\":true,\"time\":\"%s\"}]}", cases[i][0]).p);
        struct events_told sum;
        str got = told(&c, &o, arena_fmt(c.arena, "%s\n", cases[i][1]), 100, &sum);
        if ((sum.events > 0) != (cases[i][2] != NULL) || (cases[i][2] && str_find(got, str_of(cases[i][2])) < 0))
            fail_msg("%s %s: %.*s", cases[i][0], cases[i][1], FMT(got));
    }
}

static void wrong_mappings_say_where(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        { "[]", "" },
        { "{}", "/columns" },
        { "{\"columns\":[]}", "/columns" },
        { "{\"columns\":[{\"from\":\"a\"}]}", "/columns/0/to" },
        { "{\"columns\":[{\"from\":0,\"to\":\"\"}]}", "/columns/0/from" },
        { "{\"columns\":[{\"from\":\"a\",\"to\":\"\"},{\"from\":\"a\",\"to\":\"source.ipp\"}]}", "/columns/1/to" },
        { "{\"columns\":[{\"from\":\"a\",\"to\":\"extra\"}]}", "/columns/0/to" },
        { "{\"columns\":[{\"from\":\"a\",\"to\":\"\",\"tiem\":\"\"}]}", "/columns/0/tiem" },
        { "{\"columns\":[{\"from\":\"a\",\"to\":\"time.source\",\"time\":\"%Q\"}]}", "/columns/0/time" },
        { "{\"columns\":[{\"from\":\"a\",\"to\":\"time.source\",\"time\":\"soon\"}]}", "/columns/0/time" },
        { "{\"columns\":[{\"from\":\"a\",\"to\":\"time.source\",\"offset\":\"5\"}]}", "/columns/0/offset" },
        { "{\"columns\":[{\"from\":\"a\",\"to\":\"tlp\",\"kind\":\"tree\"}]}", "/columns/0/kind" },
        { "{\"columns\":[{\"from\":\"a\",\"to\":\"tlp\",\"values\":{\"a\":1}}]}", "/columns/0/values" },
        { "{\"columns\":[{\"from\":\"a\",\"to\":\"tlp\"}],\"constants\":{\"tlp\":\"PINK\"}}", "/constants/tlp" },
        { "{\"columns\":[{\"from\":\"a\",\"to\":\"tlp\"}],\"compose\":{\"source.url\":\"http://{x}\"}}", "/compose/source.url" },
        { "{\"columns\":[{\"from\":\"a\",\"to\":\"tlp\"}],\"delimiter\":\"::\"}", "/delimiter" },
        { "{\"columns\":[{\"from\":\"a\",\"to\":\"tlp\"}],\"rest\":\"burn\"}", "/rest" },
        { "{\"columns\":[{\"from\":\"a\",\"to\":\"tlp\"}],\"skip\":-1}", "/skip" },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct events_mapping *m;
        err e = events_mapping_read(&c, str_of(cases[i][0]), &m);
        if (!e || e->kind != E_INPUT || !str_is(e->field, cases[i][1])) fail_msg("%s: %.*s", cases[i][0], e ? (int)e->field.n : 4, e ? e->field.p : "none");
    }
    struct events_options o = { .format = EVENTS_CSV };
    struct events *r;
    err e = events_open(&c, &o, &r);
    assert_true(e && str_is(e->field, "/mapping"));
}

/* the proposal is read by the reader that asked for it, and finds what a person would have said */
static void proposals(void **state)
{
    (void)state;
    static const struct {
        enum events_format format;
        const char *sample, *event;
    } cases[] = {
        { EVENTS_CSV, "Date;IP address;Src-Port;Malware;Extra\n02.01.2020 03:04:05;192.0.2.1;80;Emotet;z\n13.01.2020 03:04:05;192.0.2.2;81;x;z\n",
          "\"extra.Extra\":\"z\",\"malware.name\":\"emotet\",\"source.ip\":\"192.0.2.1\",\"source.port\":80," TIME },
        { EVENTS_CSV, "# made by hand\n192.0.2.1\t2020-01-02T03:04:05Z\t198.51.100.7\thttp://example.com/\n",
          "\"destination.ip\":\"198.51.100.7\",\"source.ip\":\"192.0.2.1\",\"source.url\":\"http://example.com/\"," TIME },
        { EVENTS_CSV, "a,b\n1577934245,www.example.com\n", "\"source.fqdn\":\"www.example.com\"," TIME },
        { EVENTS_CSV, "source.ip,time.source,classification.type\n2001:db8::1,2020-01-02 03:04:05,scanner\n", "\"source.ip\":\"2001:db8::1\"," TIME },
        { EVENTS_JSON, "{\"meta\":{\"time\":1577934245},\"src_ip\":\"192.0.2.1\",\"n\":[1]}\n", "\"source.ip\":\"192.0.2.1\"," TIME },
        { EVENTS_JSON, "[\n {\n \"x\":\"2020-01-02 03:04:05\",\n \"y\":\"192.0.2.1\"\n }\n]\n", "\"source.ip\":\"192.0.2.1\"," TIME },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        str map;
        struct events_told sum;
        fine(events_guess_mapping(&c, cases[i].format, str_of(cases[i].sample), &map));
        struct events_options o = by(cases[i].format, arena_cstr(c.arena, map));
        str got = told(&c, &o, str_of(cases[i].sample), 1000, &sum);
        if (str_find(got, str_of(cases[i].event)) < 0 || sum.bad) fail_msg("%.*s\n%.*s", FMT(map), FMT(got));
    }
}

static void shadowserver_names(void **state)
{
    (void)state;
    struct events_told sum;
    struct events_options o = { .format = EVENTS_SHADOWSERVER, .file_name = S("/in/2024-07-04-scan_new_thing-123-sample.csv") };
    same_however_cut(
        o,
        S("\xef\xbb\xbf\"timestamp\",\"ip\",\"port\",\"protocol\",\"shape\"\n\"2020-01-02 03:04:05\",192.0.2.1,80,\"tcp\",\"round\"\n\"then\",192.0.2.1\n\"2020-01-02 03:04:05\",192"),
        "1+1 skip - (the heading)\n2+1 row - {\"classification.identifier\":\"shadowserver-scan_new_thing\"," CLASS
        "\"extra.shape\":\"round\",\"feed.name\":\"Shadowserver scan_new_thing\",\"protocol.transport\":\"tcp\",\"source.ip\":\"192.0.2.1\",\"source.port\":80," TIME
        "}\n"
        "3+1 bad bad-time (column \"timestamp\" holds no time) <\"then\",192.0.2.1>\n"
        "4+1 bad wrong-width cut (2 columns where the heading has 5) <\"2020-01-02 03:04:05\",192>\n",
        &sum);
    assert_true(sum.unknown_type && str_is(sum.report_type, "scan_new_thing") && sum.cut);
    o.report_type = S("scan_adb"); /* given, it wins; and JSON is seen to be such */
    same_however_cut(
        o, S("{\"timestamp\":\"2020-01-02 03:04:05\",\"ip\":\"192.0.2.1\",\"naics\":\"0\",\"tag\":null}\n"),
        "1+1 row - {\"classification.identifier\":\"accessible-adb\",\"classification.taxonomy\":\"vulnerable\",\"classification.type\":\"vulnerable-system\","
        "\"feed.name\":\"Shadowserver scan_adb\",\"protocol.application\":\"adb\",\"source.ip\":\"192.0.2.1\"," TIME "}\n",
        &sum);
    assert_true(!sum.unknown_type && str_is(sum.report_type, "scan_adb"));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
    const struct CMUnitTest tests[] = { TEST(tables), TEST(a_quote_left_open),        TEST(parts_become_events), TEST(json_lines),
                                        TEST(times),  TEST(wrong_mappings_say_where), TEST(proposals),           TEST(shadowserver_names) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
