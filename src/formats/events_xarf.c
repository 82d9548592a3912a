/* events_xarf - X-ARF reports (https://xarf.org): version 4, and the JSON of versions 1 to 3 of both lineages
 *
 * Whom a report is about is the source. What an event needs has to be there and right: who vouches for it, when, of which type,
 * where; a report without is set aside, whatever else its schema asks for. Evidence stays where it came, in the raw row: its
 * payloads are neither decoded nor kept a second time. Addresses of reporter and sender, and those that a mail claimed to come
 * from, are no field of the event, so that nobody is told about a report because he wrote it or was forged. */
#include "base/utf8.h"
#include "event_inside.h"
#include "events_inside.h"

enum { WORD_POINTS = 200 };

/* a type as both generations spell it, letters and digits alone; the classes of RSIT */
static const struct {
    str type;
    const char *class;
} types[] = { { S_INIT("spam"), "spam" },
              { S_INIT("bulkmessaging"), "spam" },
              { S_INIT("loginattack"), "brute-force" },
              { S_INIT("portscan"), "scanner" },
              { S_INIT("reconnaissance"), "scanner" },
              { S_INIT("vulnerabilityscan"), "scanner" },
              { S_INIT("ddos"), "ddos" },
              { S_INIT("dos"), "dos" },
              { S_INIT("sqlinjection"), "ids-alert" },
              { S_INIT("exploit"), "ids-alert" },
              { S_INIT("infectedhost"), "infected-system" },
              { S_INIT("botnet"), "infected-system" },
              { S_INIT("scraping"), "other" },
              { S_INIT("webcrawler"), "other" },
              { S_INIT("cve"), "vulnerable-system" },
              { S_INIT("misconfiguration"), "vulnerable-system" },
              { S_INIT("openservice"), "potentially-unwanted-accessible" },
              { S_INIT("blocklist"), "blacklist" },
              { S_INIT("compromisedserver"), "system-compromise" },
              { S_INIT("remotecompromise"), "system-compromise" },
              { S_INIT("potentiallycompromisedaccount"), "unprivileged-account-compromise" },
              { S_INIT("phishing"), "phishing" },
              { S_INIT("malware"), "malware-distribution" },
              { S_INIT("rpz"), "infected-system" },
              { S_INIT("csam"), "violence" },
              { S_INIT("csem"), "violence" },
              { S_INIT("childabuse"), "violence" },
              { S_INIT("harassment"), "harmful-speech" },
              { S_INIT("exposeddata"), "data-leak" },
              { S_INIT("brandinfringement"), "masquerade" },
              { S_INIT("trademark"), "masquerade" },
              { S_INIT("fraud"), "other" },
              { S_INIT("suspiciousregistration"), "other" },
              { S_INIT("copyright"), "copyright" },
              { S_INIT("p2p"), "copyright" },
              { S_INIT("cyberlocker"), "copyright" },
              { S_INIT("ugcplatform"), "copyright" },
              { S_INIT("linksite"), "copyright" },
              { S_INIT("usenet"), "copyright" } };

/* members that are a field; of several for one the first that fits. strict: what it has must fit, or the report is set aside */
struct member {
    const char *name;
    enum event_field field;
    bool strict;
};
static const struct member of_4[] = { { "timestamp", EVENT_F_TIME_SOURCE, true },
                                      { "source_port", EVENT_F_SOURCE_PORT, true },
                                      { "destination_ip", EVENT_F_DESTINATION_IP, true },
                                      { "destination_port", EVENT_F_DESTINATION_PORT, true },
                                      { "url", EVENT_F_SOURCE_URL, false },
                                      { "infringing_url", EVENT_F_SOURCE_URL, false },
                                      { "domain", EVENT_F_SOURCE_FQDN, false },
                                      { "asn", EVENT_F_SOURCE_ASN, false },
                                      { "country_code", EVENT_F_SOURCE_GEOLOCATION_CC, false },
                                      { "target_url", EVENT_F_DESTINATION_URL, false },
                                      { "target_brand", EVENT_F_EVENT_DESCRIPTION_TARGET, false },
                                      { "malware_family", EVENT_F_MALWARE_NAME, false },
                                      { "screenshot_url", EVENT_F_SCREENSHOT_URL, false },
                                      { "description", EVENT_F_EVENT_DESCRIPTION_TEXT, false },
                                      { "service", EVENT_F_PROTOCOL_APPLICATION, false } };
static const struct member of_3[] = { { "Date", EVENT_F_TIME_SOURCE, true },
                                      { "SourceIp", EVENT_F_SOURCE_IP, true },
                                      { "AttackerIp", EVENT_F_SOURCE_IP, true },
                                      { "SourcePort", EVENT_F_SOURCE_PORT, true },
                                      { "AttackerPort", EVENT_F_SOURCE_PORT, true },
                                      { "SourceUrl", EVENT_F_SOURCE_URL, false },
                                      { "SourceUrl", EVENT_F_SOURCE_FQDN, false },
                                      { "Url", EVENT_F_SOURCE_URL, false },
                                      { "DestinationIp", EVENT_F_DESTINATION_IP, true },
                                      { "DestinationPort", EVENT_F_DESTINATION_PORT, true },
                                      { "RpzDomain", EVENT_F_DESTINATION_FQDN, false },
                                      { "MalwareName", EVENT_F_MALWARE_NAME, false },
                                      { "BotnetName", EVENT_F_MALWARE_NAME, false },
                                      { "AttackDescription", EVENT_F_EVENT_DESCRIPTION_TEXT, false },
                                      { "ServiceName", EVENT_F_PROTOCOL_APPLICATION, false } };
/* Report.Source of the second lineage of version 3 */
static const struct member of_source[] = {
    { "IP", EVENT_F_SOURCE_IP, true }, { "Port", EVENT_F_SOURCE_PORT, true }, { "URL", EVENT_F_SOURCE_URL, false }, { "Domain", EVENT_F_SOURCE_FQDN, false }
};

/* a number stands for a number alone: 45 is no address */
static bool put(struct ctx *c, struct event *e, enum event_field f, struct json v)
{
    bool number = json_type(v) == JSON_INT && (event_fields[f].type == EVENT_INTEGER || event_fields[f].type == EVENT_ASN);
    if (json_type(v) != JSON_TEXT && !number) return false;
    struct event_value value = event_value_of(c->arena, v);
    return value.text.n && event_set(c, e, f, value.text);
}

static bool members(struct ctx *c, struct event *e, struct json o, str at, const struct member *m, size_t n, struct events_row *out)
{
    for (size_t i = 0; i < n; i++) {
        struct json v = json_get(o, str_of(m[i].name));
        if (json_type(v) <= JSON_NULL || e->field[m[i].field].n || put(c, e, m[i].field, v) || !m[i].strict) continue;
        bool time = m[i].field == EVENT_F_TIME_SOURCE;
        events_bad(c, out, time ? "bad-time" : "bad-value", arena_fmt(c->arena, "%.*s/%s", FMT(at), m[i].name), "%s is no %s", m[i].name,
                   time                                        ? "time"
                   : event_fields[m[i].field].type == EVENT_IP ? "address"
                                                               : "port");
        return false;
    }
    return true;
}

/* what is of the transport is that, what is above it the application; the service's own name goes first */
static void protocol(struct ctx *c, struct event *e, struct json v)
{
    if (!put(c, e, EVENT_F_PROTOCOL_TRANSPORT, v) && !e->field[EVENT_F_PROTOCOL_APPLICATION].n) put(c, e, EVENT_F_PROTOCOL_APPLICATION, v);
}

/* whether a member became the field, in whichever form that has */
static bool became(struct ctx *c, const struct event *e, const struct member *m, struct json v)
{
    str was = e->field[m->field];
    return was.n && (m->strict || str_eq_nocase(was, event_value_of(c->arena, v).text));
}

/* what has no field is kept as it is called, without the bytes of evidence */
static void rest(struct ctx *c, struct event *e, struct json o, const struct member *m, size_t n)
{
    static const char *const kept_out[] = { "evidence", "Samples", "Attachment", "_internal", "InternalProcessing", "Report", "Source" };
    if (e->bare) return;
    for (struct json_iter i = json_iter(o); json_next(&i);) {
        bool out = i.key.n > 200;
        for (size_t k = 0; k < COUNT(kept_out); k++) out = out || str_is(i.key, kept_out[k]);
        for (size_t k = 0; k < n; k++) out = out || (str_is(i.key, m[k].name) && became(c, e, &m[k], i.value));
        if (!out) event_extra_json(c, e, i.key, i.value);
    }
}

/* "Login-Attack", "login_attack" -> "loginattack" */
static str plain(struct arena *a, str s)
{
    char *p = arena_alloc(a, s.n + 1);
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++) {
        char ch = s.p[i] >= 'A' && s.p[i] <= 'Z' ? (char)(s.p[i] + 32) : s.p[i];
        if ((ch >= 'a' && ch <= 'z') || (ch >= '0' && ch <= '9')) p[n++] = ch;
    }
    return (str){ p, n };
}

/* in lower case, a dash for each run of anything else than letters, digits and . */
static str dashed(struct arena *a, str s)
{
    struct buf b = { .a = a };
    for (size_t i = 0; i < s.n && b.n < 100; i++) {
        char ch = s.p[i] >= 'A' && s.p[i] <= 'Z' ? (char)(s.p[i] + 32) : s.p[i];
        bool sign = (ch >= 'a' && ch <= 'z') || (ch >= '0' && ch <= '9') || ch == '.';
        if (sign)
            buf_c(&b, ch);
        else if (b.n && b.p[b.n - 1] != '-')
            buf_c(&b, '-');
    }
    return b.n && b.p[b.n - 1] == '-' ? str_cut(buf_str(&b), 0, b.n - 1) : buf_str(&b);
}

/* the class that Rabta and others tag their reports with; else empty */
static str tagged(struct json tags)
{
    for (struct json_iter i = json_iter(tags); json_next(&i);) {
        str t = json_str(i.value);
        if (str_starts(t, S("rsit:")) && event_taxonomy_of(str_cut(t, 5, t.n)).n) return str_cut(t, 5, t.n);
    }
    return S("");
}

/* type, and what exactly: the vulnerability, the open service, the malware, else the type as it is called */
static void classify(struct ctx *c, struct event *e, str category, str type, str cve, str service)
{
    str word = plain(c->arena, type), name = arena_fmt(c->arena, "xarf-%.*s-%.*s", FMT(dashed(c->arena, category)), FMT(dashed(c->arena, type)));
    str class = S("undetermined");
    for (size_t i = 0; i < COUNT(types); i++)
        if (str_eq(types[i].type, word)) class = str_of(types[i].class);
    if (str_is(word, "malware") && str_eq_nocase(category, S("activity"))) class = S("infected-system"); /* what a host does, not what it hands out */
    bool open = str_is(word, "openservice"), malware = str_is(class, "infected-system") || str_is(class, "malware-distribution");
    if (str_is(word, "cve") && cve.n)
        name = dashed(c->arena, cve);
    else if (open && dashed(c->arena, service).n)
        name = arena_fmt(c->arena, "open-%.*s", FMT(dashed(c->arena, service)));
    else if (malware && e->field[EVENT_F_MALWARE_NAME].n)
        name = e->field[EVENT_F_MALWARE_NAME];
    e->field[EVENT_F_CLASSIFICATION_TYPE] = class;
    event_set(c, e, EVENT_F_CLASSIFICATION_IDENTIFIER, name);
}

/* what every report of either generation needs; true: it has it */
static bool complete(struct ctx *c, const struct event *e, bool reporter, str type, const char *const at[3], struct events_row *out)
{
    static const enum event_field where[] = { EVENT_F_SOURCE_IP,      EVENT_F_SOURCE_FQDN,    EVENT_F_SOURCE_URL,      EVENT_F_SOURCE_ACCOUNT,
                                              EVENT_F_SOURCE_NETWORK, EVENT_F_DESTINATION_IP, EVENT_F_DESTINATION_FQDN };
    size_t i = 0;
    while (i < COUNT(where) && !e->field[where[i]].n) i++;
    if (!reporter)
        events_bad(c, out, "no-reporter", str_of(at[0]), "it does not say who reports");
    else if (!type.n)
        events_bad(c, out, "no-type", str_of(at[1]), "it does not say what it reports");
    else if (!e->time.us)
        events_bad(c, out, "no-time", str_of(at[2]), "it does not say when");
    else if (i == COUNT(where))
        events_bad(c, out, "no-source", S(""), "it does not say which address, name or page it is about");
    return i < COUNT(where) && reporter && type.n && e->time.us;
}

static void told_by(struct ctx *c, struct event *e, str reporter, str sender)
{
    event_set(c, e, EVENT_F_FEED_NAME, reporter.n ? utf8_clip(reporter, WORD_POINTS) : S("X-ARF"));
    event_set(c, e, EVENT_F_FEED_PROVIDER, utf8_clip(sender.n ? sender : reporter, WORD_POINTS));
}

/* ---- version 4 */

static void identified(struct ctx *c, struct event *e, str who)
{
    static const enum event_field order[] = { EVENT_F_SOURCE_IP, EVENT_F_SOURCE_NETWORK, EVENT_F_SOURCE_URL, EVENT_F_SOURCE_FQDN };
    if (str_chr(who, '@') > 0 && str_find(who, S("://")) < 0) {
        event_set(c, e, EVENT_F_SOURCE_ACCOUNT, who);
        return;
    }
    for (size_t i = 0; i < COUNT(order); i++) {
        bool network = order[i] == EVENT_F_SOURCE_NETWORK, url = order[i] == EVENT_F_SOURCE_URL, name = order[i] == EVENT_F_SOURCE_FQDN;
        if ((network && str_chr(who, '/') < 0) || (url && str_find(who, S("://")) < 0) || (name && str_chr(who, '.') < 0)) continue;
        if (event_set(c, e, order[i], who)) return;
    }
    event_extra_add(c, e, S("source_identifier"), who, false);
}

static void version_4_more(struct ctx *c, struct event *e, struct json v)
{
    static const struct {
        const char *name;
        enum event_field field;
    } hashes[] = { { "md5", EVENT_F_MALWARE_HASH_MD5 }, { "sha1", EVENT_F_MALWARE_HASH_SHA1 }, { "sha256", EVENT_F_MALWARE_HASH_SHA256 } };
    struct json c2 = json_get(v, S("c2_server")), confidence = json_get(v, S("confidence"));
    for (size_t i = 0; i < COUNT(hashes); i++) put(c, e, hashes[i].field, json_get(json_get(v, S("file_hashes")), str_of(hashes[i].name)));
    /* where a bot was told what to do is the other side of what it did */
    if (!e->field[EVENT_F_DESTINATION_IP].n && !put(c, e, EVENT_F_DESTINATION_IP, c2)) put(c, e, EVENT_F_DESTINATION_FQDN, c2);
    /* the port of a service is the source's own, which listens there */
    if (!e->field[EVENT_F_SOURCE_PORT].n) put(c, e, EVENT_F_SOURCE_PORT, json_get(v, S("service_port")));
    double sure = json_real(confidence);
    if ((json_type(confidence) == JSON_REAL || json_type(confidence) == JSON_INT) && sure >= 0 && sure <= 1)
        event_set(c, e, EVENT_F_FEED_ACCURACY, arena_fmt(c->arena, "%.0f", sure * 100));
    protocol(c, e, json_get(v, S("protocol")));
}

static void version_4(struct ctx *c, struct events *r, struct json v, struct events_row *out)
{
    static const char *const at[] = { "/reporter/org", "/type", "/timestamp" };
    struct event *e = event_new(c);
    str type = json_str(json_get(v, S("type"))), category = json_str(json_get(v, S("category"))), who = str_trim(json_str(json_get(v, S("source_identifier"))));
    str reporter = str_trim(json_str(json_get(json_get(v, S("reporter")), S("org"))));
    e->bare = r->o.bare;
    if (who.n) identified(c, e, who);
    if (!members(c, e, v, S(""), of_4, COUNT(of_4), out)) return;
    version_4_more(c, e, v);
    if (!complete(c, e, reporter.n > 0, category.n ? type : S(""), at, out)) return;
    told_by(c, e, reporter, str_trim(json_str(json_get(json_get(v, S("sender")), S("org")))));
    classify(c, e, category, type, json_str(json_get(v, S("cve_id"))), json_str(json_get(v, S("service"))));
    str class = tagged(json_get(v, S("tags"))), threat = json_str(json_get(v, S("threat_type")));
    if (class.n)
        e->field[EVENT_F_CLASSIFICATION_TYPE] = class;
    else if (str_eq(category, S("reputation")) && !str_eq(type, S("blocklist")))
        event_set(c, e, EVENT_F_CLASSIFICATION_TYPE, threat);
    rest(c, e, v, of_4, COUNT(of_4));
    events_one(c, r, e, out);
}

/* ---- versions 1 to 3 */

/* somebody vouches for it */
static bool vouched(struct json info)
{
    static const char *const names[] = { "ReporterOrg", "ReporterContactName", "ReporterContactEmail" };
    bool some = false;
    for (size_t i = 0; i < COUNT(names); i++) some = some || str_trim(json_str(json_get(info, str_of(names[i])))).n;
    return some;
}

/* an owner is told which feed saw it: a person is never named there, nor who does not want to be */
static bool nameless(struct json v)
{
    struct json type = json_get(json_get(v, S("ReporterInfo")), S("ReporterType"));
    return str_eq_nocase(json_str(type), S("person")) || json_type(json_get(v, S("Disclosure"))) == JSON_FALSE;
}
static str name_of(struct json v, struct json who, const char *member)
{
    if (nameless(v)) return S("");
    return str_trim(json_str(json_get(who, str_of(member))));
}

static void version_3(struct ctx *c, struct events *r, struct json v, struct json report, struct events_row *out)
{
    static const char *const at[] = { "/ReporterInfo", "/Report/ReportType", "/Report/Date" };
    struct event *e = event_new(c);
    str type = json_str(json_get(report, S("ReportType"))), class = json_str(json_get(report, S("ReportClass")));
    struct json info = json_get(v, S("ReporterInfo"));
    str reporter = name_of(v, info, "ReporterOrg"), harmed = name_of(v, json_get(v, S("OnBehalfOf")), "ComplainantOrg");
    struct json source = json_get(report, S("Source")), cve = json_get(report, S("CVE"));
    e->bare = r->o.bare;
    if (!members(c, e, report, S("/Report"), of_3, COUNT(of_3), out) || !members(c, e, source, S("/Report/Source"), of_source, COUNT(of_source), out)) return;
    protocol(c, e, json_get(report, json_type(json_get(report, S("Protocol"))) == JSON_TEXT ? S("Protocol") : S("TransportProtocol")));
    if (!complete(c, e, vouched(info), class.n ? type : S(""), at, out)) return;
    told_by(c, e, harmed.n ? harmed : reporter, reporter);
    if (!harmed.n && !reporter.n) event_unset(e, EVENT_F_EVENT_DESCRIPTION_TEXT); /* their own words */
    classify(c, e, class, type, json_str(cve), json_str(json_get(report, S("ServiceName"))));
    rest(c, e, v, NULL, 0);
    rest(c, e, report, of_3, COUNT(of_3));
    rest(c, e, source, of_source, COUNT(of_source));
    events_one(c, r, e, out);
}

void xarf_row(struct ctx *c, struct events *r, struct json v, struct events_row *out)
{
    str version = json_str(json_get(v, S("xarf_version")));
    struct json report = json_get(v, S("Report"));
    if (str_starts(version, S("4.")))
        version_4(c, r, v, out);
    else if (version.n)
        events_bad(c, out, "unknown-version", S("/xarf_version"), "version %.*s of X-ARF is not known", FMT(str_cut(version, 0, 20)));
    else if (json_type(report) == JSON_OBJECT)
        version_3(c, r, v, report, out);
    else
        events_bad(c, out, "no-report", S(""), "it has neither xarf_version nor Report: this is no X-ARF report");
}
