/* finding_xarf_test - what each class becomes in X-ARF, and that every report is valid against the published schemas
 * (RABTA_DATA/sensors/xarf), whether a reader lets `format` assert or not */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/schema.h"
#include "domain/intelligence/finding_xarf.h"
#include "formats/events_data.h"
#include "guard/guard.h"
#include "reference/rsit.h"

static struct ctx *at = &c; /* where reports are made */
static const struct xarf_desk desk = { S_INIT("team_1"), S_INIT("National CERT"), S_INIT("alerts@CERT.example") };

struct seen {
    const char *class, *name, *asset, *address, *counterpart;
    int64_t port;
    const char *more; /* after a '>': the asset is the destination's */
};
static struct finding finding_of(const struct seen *s)
{
    static str sources[] = { S_INIT("A feed"), S_INIT("Another") };
    return (struct finding){ .id = { "fnd_0193a5c0-1111-7222-8333-444455556666" },
                             .team = S("team_1"),
                             .classification = str_of(s->class),
                             .identifier = str_of(s->name),
                             .asset = str_of(s->asset),
                             .address = str_of(s->address),
                             .counterpart = str_of(s->counterpart),
                             .side = *s->more == '>' ? SIDE_DESTINATION : SIDE_SOURCE,
                             .source_port = s->port,
                             .first_seen = when_make(2026, 11, 20, 3, 0, 0),
                             .last_seen = { when_make(2026, 11, 24, 10, 0, 0).us + 250000 },
                             .seen = 4,
                             .sources = { sources, 2 } };
}
/* what another centre makes of it: the same class at the same address or name */
static void comes_back(struct json v, const struct seen *s)
{
    struct events_options o = { .format = EVENTS_XARF, .bare = true };
    struct events *r;
    struct events_row row;
    fine(events_open(&c, &o, &r));
    events_feed(r, json_raw(v, c.arena), true);
    fine(events_next(&c, r, &row));
    if (row.kind != EVENTS_ROW) fail_msg("%s: %.*s", s->class, FMT(row.why));
    const struct event *e = row.event;
    str where = e->field[*s->address ? EVENT_F_SOURCE_IP : EVENT_F_SOURCE_FQDN];
    if (!str_is(e->field[EVENT_F_CLASSIFICATION_TYPE], s->class)) fail_msg("%s: %.*s", s->class, FMT(e->field[EVENT_F_CLASSIFICATION_TYPE]));
    assert_true(str_is(where, *s->address ? s->address : s->asset) && e->time.us == when_make(2026, 11, 24, 10, 0, 0).us + 250000);
}

/* the report, or JSON_NONE */
static struct json report(const struct seen *s)
{
    struct buf b = { .a = at->arena };
    struct jw w = jw_on(&b);
    struct json v = { 0 };
    struct finding f = finding_of(s);
    bool made = finding_xarf(at, &f, str_of(s->more + (*s->more == '>')), &desk, &w);
    assert_int_equal(made, b.n > 0);
    assert_int_equal(made, finding_xarf(at, &f, str_of(s->more + (*s->more == '>')), &desk, NULL));
    if (made) fine(json_read(at, buf_str(&b), NULL, &v));
    return v;
}
static void is(struct json v, const char *name, const char *value)
{
    struct json m = json_get(v, str_of(name));
    str is = json_type(m) == JSON_TEXT ? json_str(m) : json_type(m) == JSON_NONE ? S("-") : json_raw(m, c.arena);
    if (!str_is(is, value)) fail_msg("%s: %.*s, not %s", name, FMT(is), value);
}

#define SERVED "{\"protocol.transport\":\"tcp\",\"protocol.application\":\"ssh\",\"source.asn\":64500,\"destination.asn\":64501}"

static void what_a_class_becomes(void **state)
{
    (void)state;
    static const struct {
        struct seen s;
        const char *type, *port; /* "category type", source_port */
    } cases[] = {
        { { "brute-force", "ssh", "192.0.2.7", "192.0.2.7", "198.51.100.9:22", 45621, SERVED }, "connection login_attack", "45621" },
        { { "scanner", "", "2001:db8::7", "2001:db8::7", "[2001:db8::9]:22", 45621, SERVED }, "connection port_scan", "45621" },
        { { "ddos", "", "192.0.2.7", "192.0.2.7", "198.51.100.9:22", 45621, SERVED }, "connection ddos", "45621" },
        { { "exploit", "sql-injection", "192.0.2.7", "192.0.2.7", "198.51.100.9:80", 45621, SERVED }, "connection sql_injection", "45621" },
        /* what a type asks for is not known: the one that asks for less */
        { { "brute-force", "ssh", "192.0.2.7", "192.0.2.7", "", -1, "{\"source.asn\":64500}" }, "reputation threat_intelligence", "-" },
        { { "exploit", "log4j", "192.0.2.7", "192.0.2.7", "198.51.100.9:80", 45621, SERVED }, "reputation threat_intelligence", "45621" },
        { { "spam", "", "192.0.2.7:25/tcp", "192.0.2.7", "", 25, "{\"protocol.application\":\"smtp\"}" }, "reputation threat_intelligence", "25" },
        { { "spam", "", "192.0.2.7:2525/tcp", "192.0.2.7", "", 2525, "{\"protocol.application\":\"smtp\",\"source.account\":\"a@b.example\"}" },
          "messaging spam",
          "2525" },
        /* to whom it is done is nobody's abuse, and neither is what might have been done to them */
        { { "brute-force", "ssh", "192.0.2.7:22/tcp", "192.0.2.7", "198.51.100.9", 45621, ">" SERVED }, "-", "-" },
        { { "brute-force", "ssh", "192.0.2.7", "192.0.2.7", "198.51.100.9", -1, ">" SERVED }, "-", "-" },
        { { "ddos", "", "192.0.2.7", "192.0.2.7", "", -1, ">{\"destination.asn\":64500}" }, "-", "-" },
        { { "infected-system", "mirai", "192.0.2.7", "192.0.2.7", "198.51.100.9:443", 45621, SERVED }, "infrastructure botnet", "45621" },
        { { "c2-server", "", "c2.roads.example", "", "", -1, "{\"source.fqdn\":\"c2.roads.example\"}" }, "infrastructure botnet", "-" },
        { { "ddos-amplifier", "dns", "192.0.2.7:53/udp", "192.0.2.7", "", 53, "{\"protocol.transport\":\"udp\"}" }, "vulnerability open_service", "53" },
        { { "potentially-unwanted-accessible", "", "192.0.2.7:3389/tcp", "192.0.2.7", "198.51.100.9", 999, ">" SERVED }, "vulnerability open_service", "3389" },
        { { "vulnerable-system", "cve-2021-44228", "192.0.2.7:443/tcp", "192.0.2.7", "", 443, "{\"protocol.application\":\"https\"}" },
          "vulnerability cve",
          "443" },
        { { "vulnerable-system", "cve-2021-x", "192.0.2.7:443/tcp", "192.0.2.7", "", 443, "{}" }, "vulnerability misconfiguration", "443" },
        { { "vulnerable-system", "CVE-2021-44228", "192.0.2.7", "192.0.2.7", "198.51.100.9:80", 45621, "{}" }, "-", "-" }, /* a client's port is no service */
        { { "weak-crypto", "tls1.0", "192.0.2.7", "192.0.2.7", "", -1, "{}" }, "-", "-" },
        { { "phishing", "", "192.0.2.7", "192.0.2.7", "", -1, "{\"source.url\":\"http://bad.example/x\"}" }, "content phishing", "-" },
        { { "phishing", "", "bad.example", "", "198.51.100.9", -1, ">{\"destination.url\":\"http://bad.example/x\"}" }, "content phishing", "-" },
        { { "phishing", "", "bad.example", "", "else.example", -1, "{\"destination.url\":\"http://else.example/x\"}" }, "reputation threat_intelligence", "-" },
        { { "phishing", "", "192.0.2.7", "192.0.2.7", "", -1, "{\"source.url\":\"http://bad.example/a b\"}" }, "reputation threat_intelligence", "-" },
        { { "malware-distribution", "", "192.0.2.7", "192.0.2.7", "", -1, "{\"source.url\":\"http://bad.example/x\"}" }, "content malware", "-" },
        { { "system-compromise", "WebShell", "192.0.2.7", "192.0.2.7", "", -1, "{\"source.url\":\"http://bad.example/x\"}" },
          "content remote_compromise",
          "-" },
        { { "system-compromise", "", "192.0.2.7", "192.0.2.7", "", -1, "{\"source.url\":\"http://bad.example/x\"}" }, "reputation threat_intelligence", "-" },
        { { "blacklist", "", "192.0.2.7", "192.0.2.7", "", -1, "{}" }, "reputation blocklist", "-" },
        { { "data-leak", "", "192.0.2.7", "192.0.2.7", "", -1, "{}" }, "-", "-" },
        { { "other", "", "192.0.2.7", "192.0.2.7", "", -1, "{}" }, "-", "-" },
        { { "no class", "", "192.0.2.7", "192.0.2.7", "", -1, "{}" }, "-", "-" },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct json v = report(&cases[i].s);
        str category = json_str(json_get(v, S("category"))), type = json_str(json_get(v, S("type")));
        str got = type.n ? arena_fmt(c.arena, "%.*s %.*s", FMT(category), FMT(type)) : S("-");
        if (!str_is(got, cases[i].type)) fail_msg("%zu %s: %.*s, not %s", i, cases[i].s.class, FMT(got), cases[i].type);
        is(v, "source_port", cases[i].port);
        if (type.n) comes_back(v, &cases[i].s);
    }
}

static void what_a_report_says(void **state)
{
    (void)state;
    static const struct seen s = { "brute-force", "ssh", "192.0.2.7", "192.0.2.7", "198.51.100.9:22", 45621, SERVED };
    struct json v = report(&s), e;
    str payload = S("");
    is(v, "xarf_version", "4.2.0");
    is(v, "timestamp", "2026-11-24T10:00:00.250000Z");
    is(v, "first_seen", "2026-11-20T03:00:00Z");
    is(v, "source_identifier", "192.0.2.7");
    is(v, "destination_ip", "198.51.100.9");
    is(v, "destination_port", "22");
    is(v, "protocol", "tcp");
    is(v, "reporter", "{\"org\":\"National CERT\",\"contact\":\"alerts@CERT.example\",\"domain\":\"cert.example\"}");
    is(v, "sender", "{\"org\":\"National CERT\",\"contact\":\"alerts@CERT.example\",\"domain\":\"cert.example\"}");
    is(v, "tags", "[\"rsit:brute-force\"]");
    str first = json_str(json_get(v, S("report_id")));
    assert_true(str_eq(first, json_str(json_get(report(&s), S("report_id"))))); /* the same each time */
    assert_true(first.n == 36 && first.p[14] == '4');
    struct json_iter i = json_iter(json_get(v, S("evidence")));
    assert_true(json_next(&i));
    e = i.value;
    assert_true(!json_next(&i) && base64_bytes(c.arena, json_str(json_get(e, S("payload"))), &payload));
    assert_true(str_is(payload, SERVED)); /* what CSV and JSON have, and nothing else */
    is(e, "hash", arena_fmt(c.arena, "sha256:%.*s", FMT(sha256_hex(c.arena, payload))).p);
    /* a desk without a mailbox cannot be named as who tells */
    struct xarf_desk mute = { S("team_1"), S("National CERT"), S("") };
    struct finding f = finding_of(&s);
    assert_false(finding_xarf(&c, &f, S(SERVED), &mute, NULL));
}

/* ---- against the schemas */

static const char *const types[] = { "connection-ddos",
                                     "copyright-cyberlocker",
                                     "vulnerability-cve",
                                     "content-fraud",
                                     "copyright-ugc-platform",
                                     "content-base",
                                     "copyright-link-site",
                                     "copyright-copyright",
                                     "infrastructure-botnet",
                                     "messaging-bulk-messaging",
                                     "content-brand_infringement",
                                     "content-csam",
                                     "connection-scraping",
                                     "vulnerability-open-service",
                                     "connection-vulnerability-scan",
                                     "content-remote_compromise",
                                     "infrastructure-compromised-server",
                                     "connection-infected-host",
                                     "vulnerability-misconfiguration",
                                     "connection-reconnaissance",
                                     "connection-login-attack",
                                     "messaging-spam",
                                     "connection-sql-injection",
                                     "content-suspicious_registration",
                                     "content-exposed-data",
                                     "copyright-usenet",
                                     "content-csem",
                                     "content-phishing",
                                     "connection-port-scan",
                                     "copyright-p2p",
                                     "content-malware",
                                     "reputation-threat-intelligence",
                                     "reputation-blocklist" };

static const struct schema *published(bool formats)
{
    struct schema_doc docs[COUNT(types) + 1];
    struct json root;
    const struct schema *out;
    size_t n = 0;
    docs[n++] = (struct schema_doc){ S("https://xarf.org/schemas/v4/xarf-core.json"), data_file("sensors/xarf/schema/v4/xarf-core.json") };
    for (size_t i = 0; i < COUNT(types); i++)
        docs[n++] = (struct schema_doc){ arena_fmt(c.arena, "https://xarf.org/schemas/v4/types/%s.json", types[i]),
                                         data_file(arena_fmt(c.arena, "sensors/xarf/schema/v4/types/%s.json", types[i]).p) };
    struct schema_options o = { .formats = formats, .docs = docs, .n_docs = n };
    fine(json_read(&c, data_file("sensors/xarf/schema/v4/xarf-v4-master.json"), NULL, &root));
    fine(schema_compile(&c, root, &o, &out));
    return out;
}

#define HANDED_OUT                                                                                           \
    "{\"source.url\":\"http://www.roads.example/x\",\"malware.name\":\"mirai\",\"malware.hash.md5\":\"zz\"," \
    "\"malware.hash.sha256\":\"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\"}"

static void each_is_valid(void **state)
{
    (void)state;
    static const char *const classes[] = {
#define X(type, taxonomy, words, standard) type,
        RSIT_TABLE(X)
#undef X
    };
    static const char *const names[] = { "", "CVE-2024-3400", "sql-injection", "webshell", "=1+1 \xD8\xB1" };
    static const struct {
        const char *asset, *address, *counterpart;
        int64_t port;
    } sides[] = { { "192.0.2.7", "192.0.2.7", "198.51.100.9:22", 45621 },
                  { "192.0.2.7", "192.0.2.7", "198.51.100.9:22", -1 },
                  { "192.0.2.7:53/udp", "192.0.2.7", "", 53 },
                  { "[2001:db8::7]:53/udp", "2001:db8::7", "2001:db8::9", 7 },
                  { "2001:db8::7", "2001:db8::7", "[2001:db8::9]:80", 1 },
                  { "www.roads.example", "", "", -1 },
                  { "www.roads.example", "192.0.2.7", "x.example:80", 0 },
                  { "a@roads.example", "", "", -1 },
                  { "192.0.2.7", "192.0.2.7", "198.51.100.9", 4000 } };
    static const char *const mores[] = { "",
                                         "{}",
                                         SERVED,
                                         "{\"protocol.transport\":\"ipv6-icmp\",\"protocol.application\":\"smtp\",\"source.account\":\"a@b.example\"}",
                                         "{\"protocol.transport\":\"icmp\",\"protocol.application\":\"whatsapp\"}",
                                         HANDED_OUT,
                                         "{\"destination.url\":\"http://www.roads.example/\xD8\xB1\",\"protocol.transport\":\"udp\"}" };
    if (!data_there()) skip();
    struct ctx one = { .arena = arena_open(16u << 20) };
    const struct schema *schemas[] = { published(true), published(false) };
    size_t made = 0, none = 0;
    struct json nothing;
    fine(json_read(&c, S("{\"xarf_version\":\"4.2.0\"}"), NULL, &nothing));
    assert_true(!schema_check(c.arena, schemas[0], nothing, NULL) && !schema_check(c.arena, schemas[1], nothing, NULL));
    at = &one;
    for (size_t i = 0; i < COUNT(classes) * COUNT(names) * COUNT(sides) * COUNT(mores); i++) {
        size_t side = i / COUNT(classes) / COUNT(names) % COUNT(sides);
        struct seen s = { .class = classes[i % COUNT(classes)],
                          .name = names[i / COUNT(classes) % COUNT(names)],
                          .asset = sides[side].asset,
                          .address = sides[side].address,
                          .counterpart = sides[side].counterpart,
                          .port = sides[side].port,
                          .more = mores[i / COUNT(classes) / COUNT(names) / COUNT(sides)] };
        arena_reset(one.arena);
        struct json v = report(&s);
        none += json_type(v) == JSON_NONE;
        if (json_type(v) == JSON_NONE) continue;
        made++;
        for (size_t k = 0; k < COUNT(schemas); k++) {
            struct schema_findings wrong = { 0 };
            if (schema_check(one.arena, schemas[k], v, &wrong)) continue;
            fail_msg("%s %s %s: %.*s %.*s\n%.*s", s.class, s.name, s.asset, FMT(wrong.v[0].pointer), FMT(wrong.v[0].words), FMT(json_raw(v, c.arena)));
        }
    }
    at = &c;
    arena_close(one.arena);
    print_message("%zu reports, each valid; %zu have no form\n", made, none);
    assert_true(made > 5000 && none > 3000);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(what_a_class_becomes), cmocka_unit_test(what_a_report_says), cmocka_unit_test(each_is_valid) };
    return cmocka_run_group_tests(tests, setup, teardown);
}
