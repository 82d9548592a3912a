/* events_eve - Suricata's EVE JSON, every event type
 *
 * src and dest are kept as source and destination, as EVE means them: who sent the packet that was seen; which side
 * is the asset is decided where assets are known. What belongs to the server (HTTP host, TLS SNI) goes to its side.
 * An alert's class comes from the beginning of its signature where that is plain (ET SCAN, GPL DOS), else from its
 * category (Suricata's classification.config); records that report traffic and no incident are "undetermined". */
#include "event_inside.h"
#include "events_inside.h"

struct class_of {
    str text;
    const char *type;
};
/* beginnings of signatures, rule set prefix taken off; the first that fits */
static const struct class_of by_signature[] = {
    { S_INIT("SCAN "), "scanner" },
    { S_INIT("TOR "), "tor" },
    { S_INIT("CINS "), "blacklist" },
    { S_INIT("COMPROMISED "), "blacklist" },
    { S_INIT("DROP "), "blacklist" },
    { S_INIT("DSHIELD "), "blacklist" },
    { S_INIT("3CORESEC "), "blacklist" },
    { S_INIT("CNC "), "infected-system" },
    { S_INIT("MALWARE "), "infected-system" },
    { S_INIT("TROJAN "), "infected-system" },
    { S_INIT("WORM "), "infected-system" },
    { S_INIT("MOBILE_MALWARE "), "infected-system" },
    { S_INIT("PHISHING "), "phishing" },
    { S_INIT("CURRENT_EVENTS Possible Phish"), "phishing" },
    { S_INIT("DOS "), "dos" },
    { S_INIT("COINMINER "), "unauthorised-use-of-resources" },
    { S_INIT("P2P "), "other" },
    { S_INIT("GAMES "), "other" },
    { S_INIT("CHAT "), "other" },
    { S_INIT("POLICY "), "other" },
    { S_INIT("INFO "), "undetermined" },
};
/* descriptions of classification.config */
static const struct class_of by_category[] = {
    { S_INIT("A Network Trojan was detected"), "infected-system" },
    { S_INIT("A TCP connection was detected"), "undetermined" },
    { S_INIT("A client was using an unusual port"), "undetermined" },
    { S_INIT("A suspicious filename was detected"), "ids-alert" },
    { S_INIT("A suspicious string was detected"), "ids-alert" },
    { S_INIT("A system call was detected"), "ids-alert" },
    { S_INIT("An attempted login using a suspicious username was detected"), "brute-force" },
    { S_INIT("Attempt to login by a default username and password"), "brute-force" },
    { S_INIT("Attempted Administrator Privilege Gain"), "ids-alert" },
    { S_INIT("Attempted Denial of Service"), "dos" },
    { S_INIT("Attempted Information Leak"), "scanner" },
    { S_INIT("Attempted User Privilege Gain"), "ids-alert" },
    { S_INIT("Crypto Currency Mining Activity Detected"), "unauthorised-use-of-resources" },
    { S_INIT("Decode of an RPC Query"), "ids-alert" },
    { S_INIT("Denial of Service"), "dos" },
    { S_INIT("Detection of a Denial of Service Attack"), "dos" },
    { S_INIT("Detection of a Network Scan"), "scanner" },
    { S_INIT("Detection of a non-standard protocol or event"), "ids-alert" },
    { S_INIT("Device Retrieving External IP Address Detected"), "other" },
    { S_INIT("Domain Observed Used for C2 Detected"), "infected-system" },
    { S_INIT("Executable code was detected"), "ids-alert" },
    { S_INIT("Exploit Kit Activity Detected"), "malware-distribution" },
    { S_INIT("Generic ICMP event"), "undetermined" },
    { S_INIT("Generic Protocol Command Decode"), "undetermined" },
    { S_INIT("Inappropriate Content was Detected"), "other" },
    { S_INIT("Information Leak"), "unauthorised-information-access" },
    { S_INIT("Large Scale Information Leak"), "unauthorised-information-access" },
    { S_INIT("Malware Command and Control Activity Detected"), "infected-system" },
    { S_INIT("Misc Attack"), "ids-alert" },
    { S_INIT("Misc activity"), "undetermined" },
    { S_INIT("Not Suspicious Traffic"), "undetermined" },
    { S_INIT("Possible Social Engineering Attempted"), "social-engineering" },
    { S_INIT("Possibly Unwanted Program Detected"), "infected-system" },
    { S_INIT("Potential Corporate Privacy Violation"), "other" },
    { S_INIT("Potentially Bad Traffic"), "ids-alert" },
    { S_INIT("Successful Administrator Privilege Gain"), "privileged-account-compromise" },
    { S_INIT("Successful Credential Theft Detected"), "phishing" },
    { S_INIT("Successful User Privilege Gain"), "unprivileged-account-compromise" },
    { S_INIT("Targeted Malicious Activity was Detected"), "ids-alert" },
    { S_INIT("Unknown Traffic"), "undetermined" },
    { S_INIT("Unsuccessful User Privilege Gain"), "ids-alert" },
    { S_INIT("Web Application Attack"), "ids-alert" },
    { S_INIT("access to a potentially vulnerable web application"), "ids-alert" },
};

static str class_of_alert(str signature, str category)
{
    static const str sets[] = { S_INIT("ET "), S_INIT("ETPRO "), S_INIT("ETN "), S_INIT("GPL ") };
    for (size_t i = 0; i < COUNT(sets); i++) {
        if (!str_starts(signature, sets[i])) continue;
        str rest = str_cut(signature, sets[i].n, signature.n);
        for (size_t k = 0; k < COUNT(by_signature); k++)
            if (str_starts(rest, by_signature[k].text)) return str_of(by_signature[k].type);
    }
    for (size_t k = 0; k < COUNT(by_category); k++)
        if (str_eq(category, by_category[k].text)) return str_of(by_category[k].type);
    return S("ids-alert");
}

struct seen {
    struct json timestamp, type, source, destination, alert, http, tls, quic, fileinfo, flow;
    str direction;
    enum event_field unfit; /* a port that is none */
};

/* true: the member is dealt with elsewhere */
static bool known_member(struct seen *s, str key, struct json v)
{
    static const struct {
        str key;
        size_t at;
    } all[] = {
#define M(name, member) { S_INIT(name), offsetof(struct seen, member) }
        M("timestamp", timestamp), M("event_type", type), M("src_ip", source), M("dest_ip", destination), M("alert", alert),
        M("http", http),           M("tls", tls),         M("quic", quic),     M("fileinfo", fileinfo),   M("flow", flow),
#undef M
    };
    for (size_t i = 0; i < COUNT(all); i++)
        if (str_eq(key, all[i].key)) {
            memcpy((char *)s + all[i].at, &v, sizeof v);
            return true;
        }
    return false;
}

static bool port(struct ctx *c, struct event *e, enum event_field f, struct json v)
{
    int64_t n;
    char z[8], *p = z + sizeof z;
    if (!json_int(v, &n) || n < 0 || n > 65535) return false;
    *(f == EVENT_F_SOURCE_PORT ? &e->source_port : &e->destination_port) = (int32_t)n;
    do *--p = (char)('0' + n % 10);
    while (n /= 10);
    e->field[f] = arena_dup(c->arena, (str){ p, (size_t)(z + sizeof z - p) });
    return true;
}

static void simple_members(struct ctx *c, struct event *e, struct json v, struct seen *s)
{
    for (struct json_iter i = json_iter(v); json_next(&i);) {
        if (known_member(s, i.key, i.value)) continue;
        if (str_is(i.key, "src_port") || str_is(i.key, "dest_port")) {
            enum event_field f = i.key.p[0] == 's' ? EVENT_F_SOURCE_PORT : EVENT_F_DESTINATION_PORT;
            if (json_type(i.value) != JSON_NULL && !port(c, e, f, i.value)) s->unfit = f;
            continue;
        }
        if (str_is(i.key, "proto") && json_type(i.value) == JSON_TEXT && event_set(c, e, EVENT_F_PROTOCOL_TRANSPORT, json_str(i.value))) continue;
        if (str_is(i.key, "app_proto") && !str_is(json_str(i.value), "failed") && json_str(i.value).n &&
            event_set(c, e, EVENT_F_PROTOCOL_APPLICATION, json_str(i.value)))
            continue;
        if (str_is(i.key, "host") && json_str(i.value).n && event_set(c, e, EVENT_F_FEED_NAME, json_str(i.value))) continue; /* the sensor's name */
        if (str_is(i.key, "direction")) s->direction = json_str(i.value);
        event_extra_json(c, e, i.key, i.value);
    }
}

/* whether the sender of what was seen is the server: told by the event, by its flow, else by the ports */
static bool source_serves(const struct event *e, const struct seen *s)
{
    struct event_ip client;
    if (s->direction.n) return str_is(s->direction, "to_client");
    if (e->destination.set && event_ip_parse(json_str(json_get(s->flow, S("src_ip"))), &client))
        return memcmp(client.b, e->destination.b, sizeof client.b) == 0;
    return e->source_port >= 0 && e->source_port < 1024 && e->destination_port >= 1024;
}

static void server_name(struct ctx *c, struct event *e, bool source, str prefix, struct json o, const char *member)
{
    enum event_field f = source ? EVENT_F_SOURCE_FQDN : EVENT_F_DESTINATION_FQDN;
    for (struct json_iter i = json_iter(o); json_next(&i);) {
        bool name = str_is(i.key, member) && !e->field[f].n;
        if (name && event_set(c, e, f, json_str(i.value)) && e->field[f].n) continue;
        event_extra_json(c, e, event_dotted(c, prefix, str_cut(i.key, 0, 100)), i.value);
    }
}

static void web(struct ctx *c, struct event *e, bool source, struct json http)
{
    str host = json_str(json_get(http, S("hostname"))), path = json_str(json_get(http, S("url")));
    enum event_field f = source ? EVENT_F_SOURCE_URL : EVENT_F_DESTINATION_URL;
    int32_t at = source ? e->source_port : e->destination_port;
    if (path.n && path.p[0] == '/' && host.n && host.n < 300) {
        struct buf b = { .a = c->arena, .max = EVENTS_LONGEST_ROW };
        bool v6 = str_chr(host, ':') >= 0 && host.p[0] != '[';
        buf_z(&b, v6 ? "http://[" : "http://");
        buf_put(&b, host);
        if (v6) buf_c(&b, ']');
        if (at >= 0 && at != 80) {
            buf_c(&b, ':');
            buf_int(&b, at);
        }
        buf_put(&b, path);
        event_set(c, e, f, buf_str(&b));
    } else if (path.n)
        event_set(c, e, f, path); /* a request to a proxy holds the whole address */
    server_name(c, e, source, S("http"), http, "hostname");
}

static void alerted(struct ctx *c, struct event *e, struct json alert)
{
    str signature = json_str(json_get(alert, S("signature")));
    int64_t gid, sid;
    str class = class_of_alert(signature, json_str(json_get(alert, S("category"))));
    e->field[EVENT_F_CLASSIFICATION_TYPE] = class;
    e->field[EVENT_F_CLASSIFICATION_TAXONOMY] = event_taxonomy_of(class);
    if (!json_int(json_get(alert, S("gid")), &gid)) gid = 1;
    if (json_int(json_get(alert, S("signature_id")), &sid)) {
        struct buf b = { .a = c->arena };
        buf_z(&b, "suricata-");
        buf_int(&b, gid);
        buf_c(&b, '-');
        buf_int(&b, sid);
        e->field[EVENT_F_CLASSIFICATION_IDENTIFIER] = buf_str(&b);
    }
    event_set(c, e, EVENT_F_EVENT_DESCRIPTION_TEXT, signature);
    for (struct json_iter i = json_iter(alert); json_next(&i);)
        if (!str_is(i.key, "signature") && !str_is(i.key, "gid") && !str_is(i.key, "signature_id"))
            event_extra_json(c, e, event_dotted(c, S("alert"), str_cut(i.key, 0, 100)), i.value);
    struct json_iter family = json_iter(json_get(json_get(alert, S("metadata")), S("malware_family")));
    if (str_is(e->field[EVENT_F_CLASSIFICATION_TAXONOMY], "malicious-code") && json_next(&family))
        event_set(c, e, EVENT_F_MALWARE_NAME, json_str(family.value));
}

/* hashes of a file are those of malware when the alert is about such */
static void file(struct ctx *c, struct event *e, struct json info)
{
    bool malware = str_is(e->field[EVENT_F_CLASSIFICATION_TAXONOMY], "malicious-code");
    for (struct json_iter i = json_iter(info); json_next(&i);) {
        enum event_field f = str_is(i.key, "md5")      ? EVENT_F_MALWARE_HASH_MD5
                             : str_is(i.key, "sha1")   ? EVENT_F_MALWARE_HASH_SHA1
                             : str_is(i.key, "sha256") ? EVENT_F_MALWARE_HASH_SHA256
                                                       : EVENT_NO_FIELD;
        if (malware && f < EVENT_FIELDS && json_str(i.value).n && event_set(c, e, f, json_str(i.value))) continue;
        event_extra_json(c, e, event_dotted(c, S("fileinfo"), str_cut(i.key, 0, 100)), i.value);
    }
}

static bool address(struct ctx *c, struct event *e, enum event_field f, struct json v, const char *pointer, struct events_row *out)
{
    if (json_type(v) == JSON_NONE || json_type(v) == JSON_NULL || (json_type(v) == JSON_TEXT && !json_str(v).n)) return true;
    if (json_type(v) == JSON_TEXT && event_set(c, e, f, json_str(v))) return true;
    events_bad(c, out, "bad-address", str_of(pointer), "%s is no IP address", pointer + 1);
    return false;
}

void eve_row(struct ctx *c, struct events *r, struct json v, struct events_row *out)
{
    struct event *e = event_new(c);
    e->bare = r->o.bare;
    struct seen s = { .unfit = EVENT_NO_FIELD };
    simple_members(c, e, v, &s);
    str type = json_str(s.type), time = json_str(s.timestamp);
    if (str_is(type, "stats") || str_is(type, "engine")) {
        events_skip(out, str_is(type, "stats") ? S("statistics of the sensor itself") : S("a message of the sensor itself"));
        return;
    }
    if (!type.n) {
        events_bad(c, out, "no-type", S("/event_type"), "event_type is missing: this is no EVE record");
        return;
    }
    if (!time.n || !event_set(c, e, EVENT_F_TIME_SOURCE, time)) {
        events_bad(c, out, time.n ? "bad-time" : "no-time", S("/timestamp"), time.n ? "timestamp is no time" : "timestamp is missing");
        return;
    }
    if (!address(c, e, EVENT_F_SOURCE_IP, s.source, "/src_ip", out) || !address(c, e, EVENT_F_DESTINATION_IP, s.destination, "/dest_ip", out)) return;
    if (s.unfit != EVENT_NO_FIELD) {
        bool source = s.unfit == EVENT_F_SOURCE_PORT;
        events_unfit(c, out, s.unfit, source ? S("/src_port") : S("/dest_port"), source ? S("src_port") : S("dest_port"));
        return;
    }
    event_extra_json(c, e, S("event_type"), s.type);
    if (json_type(s.alert) == JSON_OBJECT)
        alerted(c, e, s.alert);
    else {
        event_extra_json(c, e, S("alert"), s.alert);
        e->field[EVENT_F_CLASSIFICATION_TYPE] = S("undetermined");
        e->field[EVENT_F_CLASSIFICATION_TAXONOMY] = S("other");
        e->field[EVENT_F_CLASSIFICATION_IDENTIFIER] = arena_fmt(c->arena, "suricata-%.*s", FMT(str_cut(type, 0, 100)));
    }
    bool serves = source_serves(e, &s);
    if (json_type(s.http) == JSON_OBJECT) web(c, e, serves, s.http);
    server_name(c, e, serves, S("tls"), s.tls, "sni");
    server_name(c, e, serves, S("quic"), s.quic, "sni");
    file(c, e, s.fileinfo);
    event_extra_json(c, e, S("flow"), s.flow);
    events_one(c, r, e, out);
}
