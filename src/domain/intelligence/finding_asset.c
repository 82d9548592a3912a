/* finding_asset - which side of an observation is the owner's, in which words, and whether it is anybody's in earnest
 *
 * The side is the one that attribution found to be theirs. A port belongs to the asset where a service listens on it: the
 * destination's, or the source's when there is no destination; a client's own port differs each time. */
#include "base/buf.h"
#include "base/json.h"
#include "domain/directory/resource.h"
#include "domain/directory/special.h"
#include "domain/intelligence/finding.h"
#include "domain/intelligence/owners.h"

const char *special_address(const struct event_ip *ip)
{
    return ip->set ? special_range(ip->b, 128) : "";
}

/* RFC 2606, 6761, 6762, 7686 */
const char *special_name(str name)
{
    static const struct {
        str end;
        const char *why;
    } ends[] = { { S_INIT(".test"), "test" },
                 { S_INIT(".example"), "documentation" },
                 { S_INIT(".example.com"), "documentation" },
                 { S_INIT(".example.net"), "documentation" },
                 { S_INIT(".example.org"), "documentation" },
                 { S_INIT(".invalid"), "reserved" },
                 { S_INIT(".localhost"), "private" },
                 { S_INIT(".local"), "private" },
                 { S_INIT(".internal"), "private" },
                 { S_INIT(".onion"), "reserved" } };
    ptrdiff_t at = str_chr(name, '@');
    if (at >= 0) name = str_cut(name, (size_t)at + 1, name.n);
    for (size_t i = 0; i < COUNT(ends); i++)
        if (str_ends(name, ends[i].end) || str_eq(name, str_cut(ends[i].end, 1, ends[i].end.n))) return ends[i].why;
    return "";
}

/* ---- the side */

struct side {
    enum event_field ip, fqdn, url, account, reverse;
    int64_t port;
};

/* a list of names as lines */
static str lines_of(struct ctx *c, struct json names)
{
    enum { MOST = 12 };
    struct buf b = { .a = c->arena };
    size_t n = 0;
    for (struct json_iter i = json_iter(names); n < MOST && json_next(&i); n++) buf_fmt(&b, "%s%.*s", n ? "\n" : "", FMT(json_str(i.value)));
    return buf_str(&b);
}

/* what attribution reads, out of the row and its other fields; and the warning lists */
static err rebuilt(struct ctx *c, const struct observed *o, struct event *e, str *listed)
{
    static const enum event_field wanted[] = {
        EVENT_F_SOURCE_FQDN,     EVENT_F_SOURCE_URL,        EVENT_F_SOURCE_ACCOUNT,  EVENT_F_SOURCE_REVERSE_DNS,  EVENT_F_SOURCE_ASN,
        EVENT_F_SOURCE_NETWORK,  EVENT_F_DESTINATION_FQDN,  EVENT_F_DESTINATION_URL, EVENT_F_DESTINATION_ACCOUNT, EVENT_F_DESTINATION_REVERSE_DNS,
        EVENT_F_DESTINATION_ASN, EVENT_F_PROTOCOL_TRANSPORT
    };
    struct json v;
    event_init(e);
    *listed = S("");
    if (o->source.set) event_set(c, e, EVENT_F_SOURCE_IP, event_ip_text(c->arena, &o->source));
    if (o->destination.set) event_set(c, e, EVENT_F_DESTINATION_IP, event_ip_text(c->arena, &o->destination));
    if (!o->more.n) return NULL;
    TRY(json_read(c, o->more, NULL, &v));
    *listed = lines_of(c, json_get(v, S("warning")));
    for (struct json_iter i = json_iter(v); json_next(&i);) {
        enum event_field f = event_field_of(i.key);
        for (size_t k = 0; k < COUNT(wanted); k++)
            if (wanted[k] == f) event_set(c, e, f, json_type(i.value) == JSON_TEXT ? json_str(i.value) : json_raw(i.value, c->arena));
    }
    return NULL;
}

static str host_of(const struct event *e, const struct side *s)
{
    if (e->field[s->fqdn].n) return e->field[s->fqdn];
    str host = resource_host(e->field[s->url]);
    return host.n ? host : e->field[s->account];
}

static str words_of(struct ctx *c, const struct event *e, const struct side *s, str how, bool *is_address)
{
    str ip = e->field[s->ip], host = host_of(e, s);
    *is_address = false;
    if (str_starts(how, S("mail domain")) && e->field[s->account].n) return e->field[s->account];
    if (str_starts(how, S("domain")) && host.n) return host;
    *is_address = ip.n > 0;
    str asset = ip.n ? ip : host;
    if (!asset.n) return S("");
    if (s->port < 0) return asset;
    str transport = e->field[EVENT_F_PROTOCOL_TRANSPORT];
    return arena_fmt(c->arena, str_chr(asset, ':') >= 0 ? "[%.*s]:%lld%s%.*s" : "%.*s:%lld%s%.*s", FMT(asset), (long long)s->port, transport.n ? "/" : "",
                     FMT(transport));
}

/* what everybody has within (private, loopback, link-local, multicast) nobody can prove to be his. Documentation and test ranges
 * an organisation may hold by proof; what it claims, or a desk said, is none (owners.c: how sure each makes an attribution). */
static bool proven(const struct observed *o, bool is_address, const char *why)
{
    enum { NETWORK_BY_DESK = 70, NAME_BY_DESK = 65 };
    if (special_inside(why)) return false;
    if (is_address) return str_is(o->how, "network") && o->confidence > NETWORK_BY_DESK;
    return (str_is(o->how, "domain") || str_is(o->how, "mail domain")) && o->confidence > NAME_BY_DESK;
}

static struct side source_of(const struct event *e, const struct observed *v)
{
    bool served = e->field[EVENT_F_DESTINATION_IP].n || e->field[EVENT_F_DESTINATION_FQDN].n;
    return (struct side){ EVENT_F_SOURCE_IP,      EVENT_F_SOURCE_FQDN,        EVENT_F_SOURCE_URL,
                          EVENT_F_SOURCE_ACCOUNT, EVENT_F_SOURCE_REVERSE_DNS, served ? -1 : v->source_port };
}
static struct side target_of(const struct observed *v)
{
    return (struct side){ EVENT_F_DESTINATION_IP,      EVENT_F_DESTINATION_FQDN,        EVENT_F_DESTINATION_URL,
                          EVENT_F_DESTINATION_ACCOUNT, EVENT_F_DESTINATION_REVERSE_DNS, v->destination_port };
}

/* Suricata's records of traffic (suricata-flow, suricata-dns) say no problem; an alert has numbers there */
static bool of_traffic(const struct observed *o)
{
    static const str begins = S_INIT("suricata-");
    return str_is(o->class, "undetermined") && str_starts(o->name, begins) && o->name.n > begins.n && (o->name.p[begins.n] < '0' || o->name.p[begins.n] > '9');
}

err finding_asset(struct ctx *c, const struct owners *o, const struct observed *v, str organisation, struct asset_words *out)
{
    struct event *e = NEW(c->arena, struct event);
    str listed;
    *out = (struct asset_words){ .barred = "" };
    if (of_traffic(v)) return NULL;
    TRY(rebuilt(c, v, e, &listed));
    struct owned own = owners_of(o, e, v->first);
    bool destination = v->aimed || (own.destination && str_eq(own.organisation, organisation)), is_address;
    const struct side source = source_of(e, v), target = target_of(v);
    const struct side *mine = destination ? &target : &source, *other = destination ? &source : &target;
    *out = (struct asset_words){ .asset = words_of(c, e, mine, v->how, &is_address),
                                 .address = e->field[mine->ip],
                                 .destination = destination,
                                 .source_port = v->source_port,
                                 .barred = "",
                                 .listed = listed };
    out->url = !destination && e->field[EVENT_F_SOURCE_URL].n > 0;
    out->client = is_address && !destination && mine->port < 0 && v->source_port > 0;
    str far = e->field[other->ip].n ? e->field[other->ip] : host_of(e, other);
    int64_t port = destination ? v->source_port : v->destination_port;
    bool with = far.n && port >= 0;
    out->counterpart = with ? arena_fmt(c->arena, str_chr(far, ':') >= 0 ? "[%.*s]:%lld" : "%.*s:%lld", FMT(far), (long long)port) : far;
    if (!out->asset.n) return NULL;
    struct event_ip ip = destination ? v->destination : v->source;
    if (!is_address && event_ip_parse(host_of(e, mine), &ip)) is_address = true; /* of a URL */
    const char *why = is_address ? special_address(&ip) : special_name(out->asset);
    if (*why && !proven(v, is_address, why)) out->barred = why;
    return NULL;
}

/* evidence without what is known of the source beyond its address: that is another organisation's matter */
static err without_source(struct ctx *c, str more, str *out)
{
    static const str kept[] = { S_INIT("destination."), S_INIT("protocol."), S_INIT("classification."), S_INIT("event_description."),
                                S_INIT("feed."),        S_INIT("malware."),  S_INIT("warning") };
    struct buf b = { .a = c->arena };
    struct jw w = jw_on(&b);
    struct json v;
    jw_obj(&w);
    if (more.n) {
        TRY(json_read(c, more, NULL, &v));
        for (struct json_iter i = json_iter(v); json_next(&i);)
            for (size_t k = 0; k < COUNT(kept); k++)
                if (str_starts(i.key, kept[k])) {
                    jw_key(&w, i.key);
                    jw_value(&w, i.value);
                }
    }
    jw_end_obj(&w);
    *out = buf_str(&b);
    return NULL;
}

err finding_aimed(struct ctx *c, const struct owners *o, const struct observed *v, str organisation, struct observed *out, str *other)
{
    struct strs aimed = found_aimed(c->arena);
    struct event *e;
    str listed;
    size_t k = 0;
    *other = S("");
    while (k < aimed.n && !str_eq(aimed.v[k], v->class)) k++;
    if (k == aimed.n || (!v->destination.set && str_find(v->more, S("\"destination.")) < 0)) return NULL;
    e = NEW(c->arena, struct event);
    TRY(rebuilt(c, v, e, &listed));
    struct owned own = owners_of_destination(o, e, v->first);
    if (!own.organisation.n || str_eq(own.organisation, organisation)) return NULL;
    *out = *v;
    out->aimed = true;
    out->how = own.how;
    out->confidence = own.confidence;
    *other = arena_dup(c->arena, own.organisation);
    return without_source(c, v->more, &out->more);
}

/* ---- asked afterwards, when owners may be others */

err finding_assets(struct ctx *c, const struct observed *v, str out[2])
{
    struct event *e = NEW(c->arena, struct event);
    str listed;
    bool is_address;
    TRY(rebuilt(c, v, e, &listed));
    const struct side source = source_of(e, v), target = target_of(v);
    out[0] = words_of(c, e, &source, v->how, &is_address);
    out[1] = words_of(c, e, &target, v->how, &is_address);
    return NULL;
}

err finding_still_theirs(struct ctx *c, const struct owners *o, const struct observed *v, str organisation, bool *out)
{
    struct event *e = NEW(c->arena, struct event);
    str listed;
    TRY(rebuilt(c, v, e, &listed));
    *out = str_eq(owners_of(o, e, v->first).organisation, organisation) || str_eq(owners_of_destination(o, e, v->first).organisation, organisation);
    return NULL;
}
