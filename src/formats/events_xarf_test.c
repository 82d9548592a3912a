/* events_xarf_test - X-ARF reports of each generation as events; all published samples (RABTA_DATA/sensors/xarf) */
#include <setjmp.h>
#include <stdarg.h>
#include <dirent.h>
#include <stdio.h>

#include <cmocka.h>

#include "events_data.h"

static const struct events_options whole = { .format = EVENTS_XARF }, bare = { .format = EVENTS_XARF, .bare = true };
#define BY \
    "\"reporter\":{\"org\":\"A desk\",\"contact\":\"a@desk.example\",\"domain\":\"desk.example\"},\"sender\":{\"org\":\"A sender\",\"contact\":\"s@sender.example\"}"
#define AT   "\"xarf_version\":\"4.2.0\",\"timestamp\":\"2026-11-24T10:00:00Z\"," BY
#define FEED "\"feed.name\":\"A desk\",\"feed.provider\":\"A sender\""
#define THEN "\"time.source\":\"2026-11-24T10:00:00+00:00\"}"

static void one(const char *in, const char *want)
{
    same_however_cut(bare, arena_fmt(c.arena, "%s\n", in), want, NULL);
}

static void a_report_of_version_4(void **state)
{
    (void)state;
    static const char login[] = "{" AT ",\"category\":\"connection\",\"type\":\"login_attack\",\"source_identifier\":\"192.0.2.7\",\"source_port\":45621,"
                                "\"destination_ip\":\"198.51.100.9\",\"destination_port\":22,\"protocol\":\"tcp\",\"service\":\"SSH\",\"confidence\":0.85,"
                                "\"smtp_from\":\"forged@bank.example\",\"evidence\":[{\"content_type\":\"text/plain\",\"payload\":\"QUFB\"}]}";
    one(login, "1+1 row - {\"classification.identifier\":\"xarf-connection-login-attack\",\"classification.taxonomy\":\"intrusion-attempts\","
               "\"classification.type\":\"brute-force\",\"destination.ip\":\"198.51.100.9\",\"destination.port\":22,\"feed.accuracy\":85," FEED
               ",\"protocol.application\":\"ssh\",\"protocol.transport\":\"tcp\",\"source.ip\":\"192.0.2.7\",\"source.port\":45621," THEN "\n");
    /* what has no field is kept by its name; evidence is not kept twice */
    struct events_told sum;
    str all = told(&c, &whole, str_of(login), SIZE_MAX, &sum);
    assert_true(str_find(all, S("\"extra.smtp_from\":\"forged@bank.example\"")) > 0 && str_find(all, S("\"extra.reporter.contact\":\"a@desk.example\"")) > 0);
    assert_true(str_find(all, S("QUFB")) < 0 && str_find(all, S("extra.timestamp")) < 0 && str_find(all, S("source.account")) < 0);
    one("{" AT
        ",\"category\":\"vulnerability\",\"type\":\"cve\",\"source_identifier\":\"2001:db8::7\",\"service\":\"http\",\"service_port\":443,\"cve_id\":\"CVE-2021-44228\"}",
        "1+1 row - {\"classification.identifier\":\"cve-2021-44228\",\"classification.taxonomy\":\"vulnerable\",\"classification.type\":\"vulnerable-system\"," FEED
        ",\"protocol.application\":\"http\",\"source.ip\":\"2001:db8::7\",\"source.port\":443," THEN "\n");
    one("{" AT
        ",\"category\":\"infrastructure\",\"type\":\"botnet\",\"source_identifier\":\"host.roads.example\",\"malware_family\":\"Mirai\",\"c2_server\":\"198.51.100.3\"}",
        "1+1 row - {\"classification.identifier\":\"mirai\",\"classification.taxonomy\":\"malicious-code\",\"classification.type\":\"infected-system\","
        "\"destination.ip\":\"198.51.100.3\"," FEED ",\"malware.name\":\"mirai\",\"source.fqdn\":\"host.roads.example\"," THEN "\n");
    /* the class that a Rabta, or another, told; a threat's, when it is one */
    one("{" AT ",\"category\":\"reputation\",\"type\":\"threat_intelligence\",\"source_identifier\":\"192.0.2.0/28\",\"threat_type\":\"c&c\"}",
        "1+1 row - {\"classification.identifier\":\"xarf-reputation-threat-intelligence\",\"classification.taxonomy\":\"malicious-code\",\"classification.type\":"
        "\"c2-server\"," FEED ",\"source.network\":\"192.0.2.0/28\"," THEN "\n");
    one("{" AT ",\"category\":\"infrastructure\",\"type\":\"botnet\",\"source_identifier\":\"a@roads.example\",\"tags\":[\"a:b\",\"rsit:c2-server\"]}",
        "1+1 row - {\"classification.identifier\":\"xarf-infrastructure-botnet\",\"classification.taxonomy\":\"malicious-code\",\"classification.type\":"
        "\"c2-server\"," FEED ",\"source.account\":\"a@roads.example\"," THEN "\n");
    one("{" AT ",\"category\":\"future\",\"type\":\"new_thing\",\"source_identifier\":\"https://x.example/a\",\"tags\":\"rsit:spam\"}",
        "1+1 row - {\"classification.identifier\":\"xarf-future-new-thing\",\"classification.taxonomy\":\"other\",\"classification.type\":\"undetermined\"," FEED
        ",\"source.url\":\"https://x.example/a\"," THEN "\n");
}

static void a_list_and_a_line_each(void **state)
{
    (void)state;
#define R "{" AT ",\"category\":\"messaging\",\"type\":\"spam\",\"source_identifier\":\"192.0.2.7\"}"
#define OUT                                                                                                                                                \
    " row - {\"classification.identifier\":\"xarf-messaging-spam\",\"classification.taxonomy\":\"abusive-content\",\"classification.type\":\"spam\"," FEED \
    ",\"source.ip\":\"192.0.2.7\"," THEN "\n"
    same_however_cut(bare, S("[" R ",\n" R "]"), "1+1" OUT "2+1" OUT, NULL);
    same_however_cut(bare, S(R "\n{\"xarf_version\":\"4.0.0\"}\n" R "\n"),
                     "1+1" OUT "2+1 bad no-reporter (it does not say who reports) <{\"xarf_version\":\"4.0.0\"}>\n3+1" OUT, NULL);
}

/* what is not there or not right, one at a time */
static void what_is_set_aside(void **state)
{
    (void)state;
    static const struct {
        const char *in, *code, *pointer;
    } cases[] = {
        { "{}", "no-report", "" },
        { "{\"xarf_version\":\"5.0.0\"}", "unknown-version", "/xarf_version" },
        { "{\"xarf_version\":4}", "no-report", "" },
        { "{\"Report\":[]}", "no-report", "" },
        { "{" AT ",\"type\":\"spam\",\"source_identifier\":\"192.0.2.7\"}", "no-type", "/type" },
        { "{" AT ",\"category\":\"messaging\",\"type\":3,\"source_identifier\":\"192.0.2.7\"}", "no-type", "/type" },
        { "{" AT ",\"category\":\"messaging\",\"type\":\"spam\"}", "no-source", "" },
        { "{" AT ",\"category\":\"messaging\",\"type\":\"spam\",\"source_identifier\":\"user123\"}", "no-source", "" },
        { "{" AT ",\"category\":\"messaging\",\"type\":\"spam\",\"source_identifier\":\"192.0.2.7\",\"source_port\":70000}", "bad-value", "/source_port" },
        { "{" AT ",\"category\":\"messaging\",\"type\":\"spam\",\"source_identifier\":\"192.0.2.7\",\"destination_ip\":45}", "bad-value", "/destination_ip" },
        { "{\"xarf_version\":\"4.2.0\"," BY ",\"category\":\"messaging\",\"type\":\"spam\",\"source_identifier\":\"192.0.2.7\"}", "no-time", "/timestamp" },
        { "{\"xarf_version\":\"4.2.0\",\"timestamp\":\"soon\"," BY ",\"category\":\"a\",\"type\":\"b\",\"source_identifier\":\"192.0.2.7\"}", "bad-time",
          "/timestamp" },
        { "{\"Report\":{\"Date\":\"2018-02-05T14:17:10Z\",\"Source\":{\"IP\":\"x\"}}}", "bad-value", "/Report/Source/IP" },
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct events *r;
        struct events_row row;
        fine(events_open(&c, &bare, &r));
        events_feed(r, str_of(cases[i].in), true);
        fine(events_next(&c, r, &row));
        if (row.kind != EVENTS_BAD || !str_is(str_of(row.code), cases[i].code) || !str_is(row.pointer, cases[i].pointer) || !row.why.n)
            fail_msg("%s: %s at %.*s", cases[i].in, row.code ? row.code : "taken", FMT(row.pointer));
    }
}

/* owners see which feed it was: no person, and nobody who does not want to be named */
static void who_is_named(void **state)
{
    (void)state;
#define V3(more)                                 \
    "{\"Version\":\"3\",\"ReporterInfo\":{" more \
    ",\"Report\":{\"ReportClass\":\"Activity\",\"ReportType\":\"Spam\",\"Date\":\"2018-02-05T14:17:10Z\",\"SourceIp\":\"192.0.2.7\",\"AttackDescription\":\"my words\"}}"
    static const struct {
        const char *in, *feed;
    } cases[] = { { V3("\"ReporterOrg\":\"An Org\"},\"Disclosure\":true"), "An Org" },
                  { V3("\"ReporterOrg\":\"An Org\"},\"Disclosure\":false"), "X-ARF" },
                  { V3("\"ReporterOrg\":\"Jane\",\"ReporterType\":\"Person\"}"), "X-ARF" },
                  { V3("\"ReporterContactName\":\"Jane\"}"), "X-ARF" },
                  { V3("\"ReporterContactEmail\":\"jane@home.example\"}"), "X-ARF" },
                  { V3("\"ReporterOrg\":\"An Org\"},\"OnBehalfOf\":{\"ComplainantOrg\":\"Another\"}"), "Another" } };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct events_told sum;
        str all = told(&c, &bare, str_of(cases[i].in), SIZE_MAX, &sum);
        assert_int_equal(sum.events, 1);
        assert_true(str_find(all, arena_fmt(c.arena, "\"feed.name\":\"%s\"", cases[i].feed)) > 0);
        assert_int_equal(str_find(all, S("my words")) > 0, strcmp(cases[i].feed, "X-ARF") != 0);
        assert_true(str_find(all, S("Jane")) < 0 && str_find(all, S("jane@")) < 0);
    }
}

/* ---- the published ones */

/* of the negative ones: what an event needs is missing or wrong, and the code that says so. All others are wrong in a detail of
 * their schema that no event needs (counts, samples, hashes, notes, a service's name, a type that is not known): they are taken. */
static const char *set_aside(const char *name)
{
    static const char *const all[][2] = { { "invalid_ports.json", "bad-value" },
                                          { "invalid_ip.json", "bad-value" },
                                          { "invalid_destination2.json", "bad-value" },
                                          { "invalid_report_class_report_type.json", "bad-value" },
                                          { "invalid_missing_report_class_report_type.json", "bad-value" },
                                          { "invalid_reporter_info.json", "no-reporter" },
                                          { "invalid_missing_reporter.json", "no-reporter" },
                                          { "invalid_missing_reporter_props.json", "no-reporter" },
                                          { "invalid_missing_report.json", "no-report" },
                                          { "invalid_report_part.json", "no-time" },
                                          { "harassment_sample_no_harasser.json", "no-source" },
                                          { "harassment_sample_no_description.json", "no-source" } };
    for (size_t i = 0; i < COUNT(all); i++)
        if (!strcmp(all[i][0], name)) return all[i][1];
    return NULL;
}

static size_t folder(const char *which, bool negative, size_t *aside)
{
    DIR *dir = opendir(arena_fmt(c.arena, "%s/sensors/xarf/%s", getenv("RABTA_DATA"), which).p);
    size_t n = 0;
    assert_non_null(dir);
    for (struct dirent *d; (d = readdir(dir)) != NULL;) {
        const char *code = negative ? set_aside(d->d_name) : NULL;
        struct events_told sum;
        if (d->d_name[0] == '.') continue;
        str all = told(&c, &bare, data_file(arena_fmt(c.arena, "sensors/xarf/%s/%s", which, d->d_name).p), SIZE_MAX, &sum);
        bool as_wanted = code ? sum.bad == 1 && str_find(all, arena_fmt(c.arena, " bad %s ", code)) > 0 : sum.events == 1 && !sum.bad;
        if (!negative) as_wanted = as_wanted && str_find(all, S("\"undetermined\"")) < 0;
        if (sum.rows != 1 || !as_wanted) fail_msg("%s/%s: %.*s", which, d->d_name, FMT(all));
        *aside += code != NULL;
        n++;
    }
    closedir(dir);
    return n;
}

static void published(void **state)
{
    (void)state;
    size_t aside = 0, good = 0, bad = 0;
    if (!data_there()) skip();
    good += folder("samples/v4", false, &aside) + folder("samples/v3", false, &aside);
    good += folder("abusix/positive/1", false, &aside) + folder("abusix/positive/2", false, &aside) + folder("abusix/positive/3", false, &aside);
    bad += folder("abusix/negative/1", true, &aside) + folder("abusix/negative/2", true, &aside) + folder("abusix/negative/3", true, &aside);
    print_message("%zu reports taken; of %zu that are invalid %zu set aside, the others wrong in what no event needs\n", good, bad, aside);
    assert_int_equal(good, 67);
    assert_int_equal(bad, 88);
    assert_int_equal(aside, 32);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(a_report_of_version_4), cmocka_unit_test(a_list_and_a_line_each), cmocka_unit_test(what_is_set_aside),
                                        cmocka_unit_test(who_is_named), cmocka_unit_test(published) };
    return cmocka_run_group_tests(tests, setup, teardown);
}
