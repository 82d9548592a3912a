/* events_test - rows out of streams: every way to cut the input gives the same, and what is broken costs itself alone */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "events_data.h"
#include "formats/events.h"

static const struct events_options eve = { .format = EVENTS_EVE }, intelmq = { .format = EVENTS_INTELMQ };
#define T "\"timestamp\":\"2020-01-01T00:00:00.000000+0000\",\"event_type\":\"flow\""
#define E                                                                                                                                                   \
    "{\"classification.identifier\":\"suricata-flow\",\"classification.taxonomy\":\"other\",\"classification.type\":\"undetermined\",\"extra.event_type\":" \
    "\"flow\",\"time.source\":\"2020-01-01T00:00:00+00:00\"}"

static void lines_one_by_one(void **state)
{
    (void)state;
    struct events_told sum;
    same_however_cut(eve, S("{" T "}\n\n{" T "}\r\n{\"broken\n  \n{" T ",\"a\":\"\\u0000\"}\n{" T ",\"a\":\"\xff\"}\n[1]\n{" T "}"),
                     "1+1 row - " E "\n"
                     "2+1 skip - (an empty line)\n"
                     "3+1 row - " E "\n"
                     "4+1 bad not-json (not JSON at column 9) <{\"broken>\n"
                     "5+1 skip - (an empty line)\n"
                     "6+1 bad json-nul (a text holds U+0000) <{\"timestamp\":\"2020-01-01T00:00:00.000000>\n"
                     "7+1 bad not-utf8 (the text is not UTF-8) <{\"timestamp\":\"2020-01-01T00:00:00.000000>\n"
                     "8+1 bad not-json (an object was expected) <[1]>\n"
                     "9+1 row - cut " E "\n",
                     &sum);
    assert_int_equal(sum.lines, 9);
    assert_int_equal(sum.rows, 9);
    assert_int_equal(sum.events, 3);
    assert_int_equal(sum.skipped, 2);
    assert_int_equal(sum.bad, 4);
    assert_true(sum.cut && str_is(sum.encoding, "UTF-8"));
    same_however_cut(eve, S(""), "", &sum);
    assert_true(!sum.cut && !sum.rows && !sum.lines);
    same_however_cut(eve, S("\n"), "1+1 skip - (an empty line)\n", &sum);
    assert_false(sum.cut);
}

static void lists_and_objects_over_lines(void **state)
{
    (void)state;
    struct events_told sum;
    same_however_cut(eve, S("[\n  {\n   " T "\n  },\n  {" T "}\n, {" T "}\n]\n"), "2+3 row - " E "\n5+1 row - " E "\n6+1 row - " E "\n", &sum);
    assert_false(sum.cut);
    same_however_cut(eve, S("[{" T "},{" T "}]"), "1+1 row - " E "\n1+1 row - " E "\n", &sum);
    assert_true(!sum.cut && sum.lines == 1);
    same_however_cut(eve, S("{\n" T "\n}\n{\n" T "\n}\n"), "1+3 row - " E "\n4+3 row - " E "\n", NULL);
    /* broken in the middle, and cut at the end: the others are read */
    same_however_cut(eve, S("[\n{ \"a\": \"b\n},\n{" T "},\n 12,\n{" T "},\n{\"timestamp\""),
                     "2+1 bad not-json (a text is broken off by an end of line) <{ \"a\": \"b>\n4+1 row - " E
                     "\n5+1 bad not-json (an object was expected) <12,>\n"
                     "6+1 row - " E "\n7+1 bad not-json cut (the input ends within an object) <{\"timestamp\">\n",
                     &sum);
    assert_true(sum.cut);
}

static void marks_and_encodings(void **state)
{
    (void)state;
    struct events_told sum;
    str text = S("{" T ",\"a\":\"\xc3\xa4\xf0\x9f\x98\x80\"}\n");
    struct buf little = { .a = c.arena }, big = { .a = c.arena };
    same_however_cut(eve, arena_fmt(c.arena, "\xef\xbb\xbf%.*s", FMT(text)), NULL, &sum);
    assert_int_equal(sum.events, 1);
    buf_put(&little, S("\xff\xfe"));
    buf_put(&big, S("\xfe\xff"));
    uint32_t p;
    for (str rest = text; utf8_next(&rest, &p);) {
        unsigned u[2] = { p, 0 }, n = 1;
        if (p > 0xffff) {
            u[0] = 0xd800 + ((p - 0x10000) >> 10);
            u[1] = 0xdc00 + ((p - 0x10000) & 0x3ff);
            n = 2;
        }
        for (unsigned k = 0; k < n; k++) {
            buf_c(&little, (char)(u[k] & 255));
            buf_c(&little, (char)(u[k] >> 8));
            buf_c(&big, (char)(u[k] >> 8));
            buf_c(&big, (char)(u[k] & 255));
        }
    }
    struct events_told one;
    str want = told(&c, &eve, text, text.n, &one);
    same_however_cut(eve, buf_str(&little), arena_cstr(c.arena, want), &sum);
    assert_true(str_is(sum.encoding, "UTF-16LE"));
    same_however_cut(eve, buf_str(&big), arena_cstr(c.arena, want), &sum);
    assert_true(str_is(sum.encoding, "UTF-16BE"));
    /* half of a pair at the end: the row is set aside, nothing hangs */
    str half = str_cut(buf_str(&little), 0, little.n - 9);
    same_however_cut(eve, half, NULL, &sum);
    assert_true(sum.bad == 1 && sum.cut);
    struct events_options old = { .format = EVENTS_EVE, .windows1252 = true };
    same_however_cut(old, S("{" T ",\"a\":\"\xe4\x80\"}\n"), NULL, &sum);
    assert_true(sum.events == 1 && str_is(sum.encoding, "Windows-1252"));
}

/* an endless line, without and with an end, and what follows it */
static void endless_lines(void **state)
{
    (void)state;
    size_t n = 3u << 20;
    struct events_told sum;
    char *big = arena_alloc(c.arena, n + 400);
    str tail = S("\n{" T "}\n");
    memset(big, 'x', n);
    memcpy(big + n, tail.p, tail.n);
    for (size_t piece = 1000; piece < (8u << 20); piece *= 3) {
        struct ctx inner = { .arena = arena_open(64u << 20) };
        str all = told(&inner, &eve, (str){ big, n + tail.n }, piece, &sum);
        assert_true(str_starts(all, S("1+1 bad line-too-long (longer than 1 MiB) <xxxx")));
        assert_true(str_ends(all, S("\n2+1 row - " E "\n")));
        assert_true(sum.lines == 2 && sum.bad == 1 && sum.events == 1 && !sum.cut);
        all = told(&inner, &eve, (str){ big, n }, piece, &sum);
        assert_true(sum.lines == 1 && sum.bad == 1 && sum.events == 0 && sum.cut);
        arena_close(inner.arena);
    }
    /* an object that never closes */
    memset(big, ' ', n);
    memcpy(big, "{\n", 2);
    str all = told(&c, &eve, (str){ big, n + tail.n }, 70000, &sum);
    assert_true(sum.bad == 1 && sum.events == 1 && str_ends(all, S("\n3+1 row - " E "\n")));
}

/* what a reader holds does not grow with what it reads */
static void memory_is_bounded(void **state)
{
    (void)state;
    struct ctx reader = { .arena = arena_open(8u << 20) }, rows = { .arena = arena_open(16u << 20) };
    struct events *r;
    struct events_row row;
    str line = S("{" T "}\n");
    char piece[70 * 997];
    size_t at = 0, fed = 0;
    fine(events_open(&reader, &eve, &r));
    while (fed < 40u << 20) {
        fine(events_next(&rows, r, &row));
        if (row.kind == EVENTS_MORE) {
            for (size_t i = 0; i < sizeof piece; i++) piece[i] = line.p[at++ % line.n];
            fed += sizeof piece;
            events_feed(r, (str){ piece, sizeof piece }, false);
        } else if (row.kind != EVENTS_ROW)
            fail_msg("line %llu", (unsigned long long)row.line);
        arena_reset(rows.arena);
    }
    assert_true(arena_used(reader.arena) < 1u << 20);
    arena_close(rows.arena);
    arena_close(reader.arena);
}

/* the largest rows there can be stay within what the header says an arena needs */
static void a_row_has_a_limit(void **state)
{
    (void)state;
    static const char *const fills[] = { "\"a\":\"%s\"", "\"a\":[%s0]", "%s\"z\":1", "\"a\":{\"b\":{%s\"z\":1}}", "\"dns\":[[[%s0]]]" };
    for (size_t k = 0; k < COUNT(fills); k++) {
        struct buf inside = { .a = c.arena }, b = { .a = c.arena };
        for (size_t i = 0; i < (k == 2 || k == 3 ? 9000 : 19000) && inside.n < 1000000; i++)
            if (k == 0)
                buf_z(&inside, "\\u00e4\xc3\xa4 some text that goes on and on \\n");
            else if (k == 1 || k == 4)
                buf_z(&inside, "-1.5e300,");
            else
                buf_fmt(&inside, "\"member_%zu_with_a_name\":\"and a text\",", i);
        buf_z(&b, "{" T ",");
        ptrdiff_t at = str_find(str_of(fills[k]), S("%s"));
        buf_put(&b, (str){ fills[k], (size_t)at });
        buf_put(&b, buf_str(&inside));
        buf_z(&b, fills[k] + at + 2);
        buf_z(&b, "}\n");
        struct ctx rows = { .arena = arena_open(16u << 20) };
        struct events *r;
        struct events_row row;
        fine(events_open(&c, &eve, &r));
        events_feed(r, buf_str(&b), true);
        fine(events_next(&rows, r, &row));
        if (row.kind != EVENTS_ROW) fail_msg("%zu: %s %.*s", k, row.code, FMT(row.why));
        arena_close(rows.arena);
    }
}

/* the sensor's own name, else what the reader was told; each type of report is a feed */
static void feeds_have_names(void **state)
{
    (void)state;
    static const struct {
        const char *file, *report, *row, *feed;
    } golden[] = { { NULL, "", "{" T ",\"host\":\"ids-1\"}\n", "ids-1" },
                   { NULL, "", "{" T ",\"host\":\"\"}\n", "Sensor key" },
                   { NULL, "", "{" T ",\"host\":{\"name\":\"x\"}}\n", "Sensor key" },
                   { "/in/2026-11-24-scan_ssl-pk.csv", "", "timestamp,ip\n2020-01-01 00:00:00,192.0.2.1\n", "Shadowserver scan_ssl" },
                   { "2026-11-24-scan6_ssl-pk.csv", "", "timestamp,ip\n2020-01-01 00:00:00,2001:db8::1\n", "Shadowserver scan6_ssl" },
                   { "2026-11-24-scan_ssl-pk.csv", "scan_x", "timestamp,ip\n2020-01-01 00:00:00,192.0.2.1\n", "Shadowserver scan_x" },
                   { "report.csv", "", "timestamp,ip\n2020-01-01 00:00:00,192.0.2.1\n", "Shadowserver" } };
    for (size_t i = 0; i < COUNT(golden); i++) {
        struct events_options o = { .format = EVENTS_EVE, .feed = S("Sensor key") };
        if (golden[i].file)
            o = (struct events_options){ .format = EVENTS_SHADOWSERVER, .file_name = str_of(golden[i].file), .report_type = str_of(golden[i].report) };
        struct events *r;
        struct events_row row;
        fine(events_open(&c, &o, &r));
        events_feed(r, str_of(golden[i].row), true);
        do fine(events_next(&c, r, &row));
        while (row.kind == EVENTS_SKIP);
        if (row.kind != EVENTS_ROW || !str_is(row.event->field[EVENT_F_FEED_NAME], golden[i].feed))
            fail_msg("%zu: %.*s", i, FMT(row.kind == EVENTS_ROW ? row.event->field[EVENT_F_FEED_NAME] : row.why));
    }
    struct events_default d = { EVENT_F_FEED_NAME, S_INIT("said by the caller") };
    struct events_options o = { .format = EVENTS_EVE, .feed = S("Sensor key"), .defaults = &d, .n_defaults = 1 };
    struct events_told sum;
    str all = told(&c, &o, S("{" T "}\n{" T ",\"host\":\"ids-1\"}\n"), 1000, &sum);
    assert_true(str_find(all, S("said by the caller")) > 0 && str_find(all, S("ids-1")) > 0 && str_find(all, S("Sensor key")) < 0);
}

static void eve_is_mapped(void **state)
{
    (void)state;
    same_however_cut(
        eve,
        S("{\"timestamp\":\"2017-04-07T22:24:37.251547+0100\",\"flow_id\":586497171462735,\"event_type\":\"alert\",\"src_ip\":\"192.168.2.14\",\"src_port\":50096,"
          "\"dest_ip\":\"2001:DB8::5\",\"dest_port\":8080,\"proto\":\"TCP\",\"app_proto\":\"http\",\"vlan\":null,\"alert\":{\"action\":\"allowed\",\"gid\":1,"
          "\"signature_id\":2018358,\"rev\":10,\"signature\":\"ET MALWARE Dropper\",\"category\":\"Misc Attack\",\"metadata\":{\"malware_family\":[\"Emotet\"]}},"
          "\"http\":{\"hostname\":\"Evil.example\",\"url\":\"/a?b\",\"status\":200},\"fileinfo\":{\"md5\":\"d41d8cd98f00b204e9800998ecf8427e\",\"size\":3}}\n"),
        "1+1 row - {\"classification.identifier\":\"suricata-1-2018358\",\"classification.taxonomy\":\"malicious-code\",\"classification.type\":\"infected-system\","
        "\"destination.fqdn\":\"evil.example\",\"destination.ip\":\"2001:db8::5\",\"destination.port\":8080,\"destination.url\":\"http://Evil.example:8080/a?b\","
        "\"event_description.text\":\"ET MALWARE Dropper\",\"extra.alert.action\":\"allowed\",\"extra.alert.category\":\"Misc Attack\","
        "\"extra.alert.metadata.malware_family\":[\"Emotet\"],\"extra.alert.rev\":10,\"extra.event_type\":\"alert\",\"extra.fileinfo.size\":3,"
        "\"extra.flow_id\":586497171462735,\"extra.http.status\":200,\"extra.http.url\":\"/a?b\",\"malware.hash.md5\":\"d41d8cd98f00b204e9800998ecf8427e\","
        "\"malware.name\":\"emotet\",\"protocol.application\":\"http\",\"protocol.transport\":\"tcp\",\"source.ip\":\"192.168.2.14\",\"source.port\":50096,"
        "\"time.source\":\"2017-04-07T21:24:37.251547+00:00\"}\n",
        NULL);
    /* an answer: the sender serves */
    same_however_cut(
        eve,
        S("{" T
          ",\"src_ip\":\"192.0.2.1\",\"src_port\":443,\"dest_ip\":\"192.0.2.2\",\"dest_port\":40000,\"tls\":{\"sni\":\"a.example\",\"version\":\"TLS 1.3\"}}\n"),
        "1+1 row - {\"classification.identifier\":\"suricata-flow\",\"classification.taxonomy\":\"other\",\"classification.type\":\"undetermined\","
        "\"destination.ip\":\"192.0.2.2\",\"destination.port\":40000,\"extra.event_type\":\"flow\",\"extra.tls.version\":\"TLS 1.3\",\"source.fqdn\":\"a.example\","
        "\"source.ip\":\"192.0.2.1\",\"source.port\":443,\"time.source\":\"2020-01-01T00:00:00+00:00\"}\n",
        NULL);
    same_however_cut(eve,
                     S("{\"event_type\":\"stats\",\"timestamp\":\"2020-01-01T00:00:00Z\"}\n{\"timestamp\":\"2020-01-01T00:00:00Z\"}\n{\"event_type\":\"dns\"}\n"
                       "{\"event_type\":\"dns\",\"timestamp\":\"soon\"}\n{" T ",\"src_ip\":\"here\"}\n{" T ",\"dest_ip\":7}\n"),
                     "1+1 skip - (statistics of the sensor itself)\n"
                     "2+1 bad no-type (event_type is missing: this is no EVE record) <{\"timestamp\":\"2020-01-01T00:00:00Z\"}>\n"
                     "3+1 bad no-time (timestamp is missing) <{\"event_type\":\"dns\"}>\n"
                     "4+1 bad bad-time (timestamp is no time) <{\"event_type\":\"dns\",\"timestamp\":\"soon\"}>\n"
                     "5+1 bad bad-address (src_ip is no IP address) <{\"timestamp\":\"2020-01-01T00:00:00.000000>\n"
                     "6+1 bad bad-address (dest_ip is no IP address) <{\"timestamp\":\"2020-01-01T00:00:00.000000>\n",
                     NULL);
}

/* what is no report is set aside under the name of one, whether its type is known or not */
static void what_is_no_report(void **state)
{
    (void)state;
    static const char *const names[] = { "2026-11-24-scan_x-pk.csv", "2026-11-24-scan_ssl-pk.csv", "2026-11-24-event_honeypot_darknet-pk.csv" };
    for (size_t i = 0; i < COUNT(names); i++) {
        struct events_options o = { .format = EVENTS_SHADOWSERVER, .file_name = str_of(names[i]) };
        same_however_cut(o, S("{" T ",\"src_ip\":\"192.0.2.1\",\"dest_ip\":\"192.0.2.2\"}\n"),
                         "1+1 bad other-format (a record of Suricata (EVE), not a row of a report) <{\"timestamp\":\"2020-01-01T00:00:00.000000>\n", NULL);
        same_however_cut(o, S("{\"timestamp\":\"2020-01-01 00:00:00\",\"own\":\"192.0.2.1\"}\n"),
                         "1+1 bad no-known-column (no column that a report of Shadowserver has, the time left aside) <{\"timestamp\":\"2020-01-01 "
                         "00:00:00\",\"own\">\n",
                         NULL);
        struct events_told sum;
        same_however_cut(o, S("timestamp,ip,own\n2020-01-01 00:00:00,192.0.2.1,x\n"), NULL, &sum);
        assert_int_equal(sum.events, 1);
        same_however_cut(o, S("timestamp,own\n2020-01-01 00:00:00,x\n"), NULL, &sum);
        assert_int_equal(sum.bad, 1);
    }
}

/* broken values of what an owner is found by cost their row, with the place; whoever has a clock sets aside what cannot be */
static void what_cannot_be(void **state)
{
    (void)state;
    enum { ROW = 0, SKIP = 1, BAD = 2 };
    static const char csv[] = "2026-11-24-scan_x-pk.csv";
#define EVE(more)                   "{\"timestamp\":\"2026-11-26T10:00:00Z\",\"event_type\":\"alert\",\"src_ip\":\"192.0.2.1\",\"alert\":{}" more "}\n"
#define MQ(more)                    "{\"time.source\":\"2026-11-26T10:00:00Z\"," more "}\n"
#define SHADOW(time, ip, port, dst) "timestamp,ip,port,dst_port,dst_ip\n" time "," ip "," port "," dst "\n"
    static const struct {
        enum events_format format;
        int kind;
        const char *in, *code, *pointer;
    } golden[] = {
        { EVENTS_EVE, ROW, EVE(",\"src_port\":0,\"dest_port\":65535"), "", "" },
        { EVENTS_EVE, ROW, EVE(",\"src_port\":null"), "", "" },
        { EVENTS_EVE, BAD, EVE(",\"src_port\":70000"), "bad-port", "/src_port" },
        { EVENTS_EVE, BAD, EVE(",\"dest_port\":-1"), "bad-port", "/dest_port" },
        { EVENTS_EVE, BAD, "{\"timestamp\":\"2026-11-26T10:00:00Z\",\"event_type\":\"alert\",\"alert\":{}}\n", "names-nothing", "" },
        { EVENTS_EVE, SKIP, "{\"timestamp\":\"2026-11-26T10:00:00Z\",\"event_type\":\"arp\"}\n", "", "" },
        { EVENTS_EVE, BAD, "{\"timestamp\":\"2099-01-01T00:00:00Z\",\"event_type\":\"flow\",\"src_ip\":\"192.0.2.1\"}\n", "bad-time", "/timestamp" },
        { EVENTS_INTELMQ, ROW, MQ("\"source.ip\":\"192.0.2.1\",\"source.port\":443"), "", "" },
        { EVENTS_INTELMQ, ROW, MQ("\"source.ip\":\"192.0.2.1\",\"source.port\":\"\""), "", "" },
        { EVENTS_INTELMQ, ROW, MQ("\"source.ip\":\"192.0.2.1\",\"source.geolocation.cc\":\"nowhere\""), "", "" },
        { EVENTS_INTELMQ, BAD, MQ("\"source.ip\":\"192.0.2.1\",\"source.port\":70000"), "bad-port", "/source.port" },
        { EVENTS_INTELMQ, BAD, MQ("\"source\":{\"ip\":\"192.0.2.1\"},\"destination\":{\"port\":\"http\"}"), "bad-port", "/destination.port" },
        { EVENTS_INTELMQ, BAD, MQ("\"source.ip\":\"192.0.2.256\",\"source.fqdn\":\"a.example\""), "bad-address", "/source.ip" },
        { EVENTS_INTELMQ, BAD, MQ("\"comment\":\"x\""), "names-nothing", "" },
        { EVENTS_INTELMQ, ROW, MQ("\"source.account\":\"ann@a.example\""), "", "" },
        { EVENTS_INTELMQ, ROW, MQ("\"malware.hash.md5\":\"d41d8cd98f00b204e9800998ecf8427e\""), "", "" },
        { EVENTS_INTELMQ, BAD, "{\"time.source\":\"1989-12-31T23:59:59Z\",\"source.ip\":\"192.0.2.1\"}\n", "bad-time", "/time.source" },
        { EVENTS_INTELMQ, ROW, "{\"time.source\":\"1990-01-01T00:00:00Z\",\"source.ip\":\"192.0.2.1\"}\n", "", "" },
        { EVENTS_INTELMQ, ROW, "{\"time.source\":\"2026-11-27T12:00:00Z\",\"source.ip\":\"192.0.2.1\"}\n", "", "" },
        { EVENTS_INTELMQ, BAD, "{\"time.source\":\"2026-11-27T12:00:01Z\",\"source.ip\":\"192.0.2.1\"}\n", "bad-time", "/time.source" },
        { EVENTS_SHADOWSERVER, ROW, SHADOW("2026-11-26 10:00:00", "192.0.2.1", "443", ","), "", "" },
        { EVENTS_SHADOWSERVER, ROW, SHADOW("2026-11-26 10:00:00", "192.0.2.0/24", "", ","), "", "" },
        { EVENTS_SHADOWSERVER, BAD, SHADOW("2026-11-26 10:00:00", "not-an-ip", "443", ","), "bad-address", "ip" },
        { EVENTS_SHADOWSERVER, BAD, SHADOW("2026-11-26 10:00:00", "192.0.2.1", "70000", ","), "bad-port", "port" },
        { EVENTS_SHADOWSERVER, BAD, SHADOW("2026-11-26 10:00:00", "192.0.2.1", "443", "http,"), "bad-port", "dst_port" },
        { EVENTS_SHADOWSERVER, BAD, SHADOW("2026-11-26 10:00:00", "", "443", ","), "names-nothing", "" },
        { EVENTS_SHADOWSERVER, BAD, SHADOW("2099-11-26 10:00:00", "192.0.2.1", "443", ","), "bad-time", "timestamp" },
    };
    for (size_t i = 0; i < COUNT(golden); i++) {
        struct events_options o = { .format = golden[i].format, .now = { when_make(2026, 11, 26, 12, 0, 0).us }, .file_name = str_of(csv), .bare = i % 2 };
        struct events *r;
        struct events_row row;
        fine(events_open(&c, &o, &r));
        events_feed(r, str_of(golden[i].in), true);
        fine(events_next(&c, r, &row));
        if (golden[i].format == EVENTS_SHADOWSERVER) fine(events_next(&c, r, &row)); /* the heading came first */
        enum events_row_kind kind = golden[i].kind == ROW ? EVENTS_ROW : golden[i].kind == SKIP ? EVENTS_SKIP : EVENTS_BAD;
        bool said =
            kind != EVENTS_BAD || (row.kind == EVENTS_BAD && str_is(str_of(row.code), golden[i].code) && str_is(row.pointer, golden[i].pointer) && row.why.n);
        struct events_told t = events_told(r);
        if (row.kind != kind || !said || t.events != (kind == EVENTS_ROW) || t.bad != (kind == EVENTS_BAD))
            fail_msg("%zu: %d %s %.*s %.*s", i, row.kind, row.kind == EVENTS_BAD ? row.code : "", FMT(row.pointer), FMT(row.why));
    }
#undef EVE
#undef MQ
#undef SHADOW
}

static void intelmq_flat_and_nested(void **state)
{
    (void)state;
    const char *want =
        "1+1 row - {\"classification.taxonomy\":\"malicious-code\",\"classification.type\":\"infected-system\",\"extra.a.b\":1,\"extra.invalid.source.asn\":\"none\","
        "\"extra.own\":\"x\",\"source.geolocation.cc\":\"PK\",\"source.ip\":\"192.0.2.1\",\"time.source\":\"2020-01-01T00:00:00+00:00\"}\n";
    same_however_cut(
        intelmq,
        S("{\"__type\":\"Event\",\"source.ip\":\"192.0.2.1\",\"source.geolocation.cc\":\"pk\",\"source.asn\":\"none\",\"classification.type\":\"infected system\","
          "\"time.source\":\"2020-01-01T00:00:00Z\",\"extra.a.b\":1,\"own\":\"x\"}\n"),
        want, NULL);
    same_however_cut(intelmq,
                     S("{\"source\":{\"ip\":\"192.0.2.1\",\"geolocation\":{\"cc\":\"pk\"},\"asn\":\"none\"},\"classification\":{\"type\":\"infected system\"},"
                       "\"time\":{\"source\":\"2020-01-01T00:00:00Z\"},\"extra\":\"{\\\"a\\\":{\\\"b\\\":1}}\",\"own\":\"x\"}\n"),
                     want, NULL);
    same_however_cut(intelmq, S("{\"__type\":\"Report\"}\n{\"source.ip\":\"192.0.2.1\"}\n{\"time.source\":\"now\"}\n"),
                     "1+1 bad no-event (a \"Report\" of IntelMQ, not an event) <{\"__type\":\"Report\"}>\n"
                     "2+1 bad no-time (there is neither time.source nor time.observation) <{\"source.ip\":\"192.0.2.1\"}>\n"
                     "3+1 bad bad-time (time.source is no time) <{\"time.source\":\"now\"}>\n",
                     NULL);
}

static void defaults_are_added(void **state)
{
    (void)state;
    const struct events_default d[] = { { EVENT_F_FEED_NAME, S_INIT("Sensor 7") }, { EVENT_F_CLASSIFICATION_TYPE, S_INIT("scanner") } };
    struct events_options o = { .format = EVENTS_INTELMQ, .defaults = d, .n_defaults = COUNT(d), .observed = { SECOND } };
    same_however_cut(
        o, S("{\"feed.name\":\"own\"}\n{}\n"),
        "1+1 row - {\"classification.taxonomy\":\"information-gathering\",\"classification.type\":\"scanner\",\"feed.name\":\"own\",\"time.observation\":\"1970-01-01T00:00:01+00:00\"}\n"
        "2+1 row - {\"classification.taxonomy\":\"information-gathering\",\"classification.type\":\"scanner\",\"feed.name\":\"Sensor 7\",\"time.observation\":\"1970-01-01T00:00:01+00:00\"}\n",
        NULL);
}

/* every alert of the shared captures is read, has its own signature, and nothing of it is lost on the way */
static void golden_suricata_alerts(void **state)
{
    (void)state;
    static const struct {
        const char *file;
        size_t n;
    } files[] = { { "first-org-conf-2015", 136 }, { "honeypot-2018", 44 }, { "wrccdc-2018", 207 } };
    if (!data_there()) skip();
    for (size_t k = 0; k < COUNT(files); k++) {
        struct events_told sum;
        struct events *r;
        struct events_row row;
        str in = data_file(arena_fmt(c.arena, "sensors/suricata/alerts/%s-alerts-only.json", files[k].file).p);
        str ids = data_file(arena_fmt(c.arena, "sensors/suricata/alerts/%s-ids-list.txt", files[k].file).p);
        struct strs seen = { NEW_ARRAY(c.arena, 1000, str), 0 };
        told(&c, &eve, in, 1 << 20, &sum);
        assert_int_equal(sum.events, files[k].n);
        assert_int_equal(sum.bad, 0);
        fine(events_open(&c, &eve, &r));
        events_feed(r, in, true);
        for (;;) {
            fine(events_next(&c, r, &row));
            if (row.kind != EVENTS_ROW) break;
            str sid = row.event->field[EVENT_F_CLASSIFICATION_IDENTIFIER];
            ptrdiff_t last = (ptrdiff_t)sid.n;
            while (last && sid.p[last - 1] != '-') last--;
            sid = str_cut(sid, (size_t)last, sid.n);
            if (str_find(ids, sid) < 0) fail_msg("%.*s is not in the list", FMT(sid));
            for (size_t i = 0; i < seen.n; i++) assert_false(str_eq(seen.v[i], sid));
            seen.v[seen.n++] = sid;
            assert_true(row.event->source.set && row.event->destination.set && row.event->time.us && row.event->field[EVENT_F_CLASSIFICATION_TAXONOMY].n);
        }
        assert_int_equal(row.kind, EVENTS_MORE);
    }
}

static void golden_eve_of_fever_and_the_manual(void **state)
{
    (void)state;
    static const struct {
        const char *file;
        size_t events, bad;
    } files[] = {
        { "fever/cmd-fever-cmds-testdata-alertify_input.json", 3, 0 }, { "fever/util-testdata-jsonparse_eve.json", 3, 0 },
        { "fever/util-testdata-jsonparse_eve_broken1.json", 2, 1 },    { "fever/util-testdata-jsonparse_eve_empty.json", 0, 0 },
        { "fever/util-testdata-jsonparse_eve_nulls.json", 1, 0 },      { "userguide-examples/eve-json-format-001.json", 1, 0 },
        { "userguide-examples/eve-json-format-002.json", 0, 1 },       { "userguide-examples/eve-json-format-006.json", 0, 1 },
        { "userguide-examples/eve-json-format-030.json", 0, 1 },       { "userguide-examples/eve-json-format-034.json", 0, 1 },
    };
    if (!data_there()) skip();
    for (size_t k = 0; k < COUNT(files); k++) {
        struct events_told sum;
        str in = data_file(arena_fmt(c.arena, "sensors/suricata/%s", files[k].file).p);
        same_however_cut(eve, in, NULL, &sum);
        if (sum.events != files[k].events || sum.bad != files[k].bad)
            fail_msg("%s: %llu events, %llu bad", files[k].file, (unsigned long long)sum.events, (unsigned long long)sum.bad);
    }
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(lines_one_by_one),        TEST(lists_and_objects_over_lines),
        TEST(marks_and_encodings),     TEST(endless_lines),
        TEST(memory_is_bounded),       TEST(a_row_has_a_limit),
        TEST(feeds_have_names),        TEST(eve_is_mapped),
        TEST(what_is_no_report),       TEST(what_cannot_be),
        TEST(intelmq_flat_and_nested), TEST(defaults_are_added),
        TEST(golden_suricata_alerts),  TEST(golden_eve_of_fever_and_the_manual),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
