/* event_query - read, and held against an event: its columns first, then what it has beside */
#include "domain/intelligence/event_query.h"

#include "base/buf.h"
#include "domain/directory/resource.h"
#include "domain/intelligence/day_look.h"

/* ---- reading */

/* the next term: up to a blank that stands outside of "" */
static bool next_part(str *rest, str *out)
{
    bool quoted = false;
    size_t n = 0;
    *rest = str_trim(*rest);
    for (; n < rest->n && (quoted || (unsigned char)rest->p[n] > ' '); n++) quoted = quoted != (rest->p[n] == '"');
    *out = str_cut(*rest, 0, n);
    *rest = str_cut(*rest, n, rest->n);
    return out->n > 0;
}

/* where a sign stands behind the name of a field: letters, dots and _ before it */
static bool cut_term(str part, str *name, enum query_op *op, str *value)
{
    size_t n = 0;
    while (n < part.n && ((part.p[n] >= 'a' && part.p[n] <= 'z') || (part.p[n] >= '0' && part.p[n] <= '9') || part.p[n] == '.' || part.p[n] == '_')) n++;
    if (!n || n == part.n) return false;
    bool not = part.p[n] == '!' && n + 1 < part.n && part.p[n + 1] == '=';
    if (!not &&part.p[n] != '=' && part.p[n] != '~') return false;
    *op = not ? QUERY_IS_NOT : part.p[n] == '=' ? QUERY_IS : QUERY_HOLDS;
    *name = str_cut(part, 0, n);
    *value = str_cut(part, n + (not ? 2 : 1), part.n);
    if (value->n >= 2 && value->p[0] == '"' && value->p[value->n - 1] == '"') *value = str_cut(*value, 1, value->n - 1);
    return true;
}

static bool of_addresses(enum event_field f)
{
    return event_fields[f].type == EVENT_IP || event_fields[f].type == EVENT_NETWORK;
}

static err read_network(struct ctx *c, struct query_term *t)
{
    static const unsigned char mapped[12] = { [10] = 0xff, [11] = 0xff };
    struct resource r;
    if (resource_guess(c, t->value, &r) || r.type != RES_NETWORK)
        FAIL_AT(c, S("/q"), "bad-search", "%.*s is compared with an address or a network", FMT(event_fields[t->field].name));
    t->low.set = true;
    t->length = r.length + (r.family == 4 ? 96 : 0);
    memcpy(t->low.b, mapped, 12);
    memcpy(t->low.b + (r.family == 4 ? 12 : 0), r.bytes, r.family == 4 ? 4 : 16);
    return NULL;
}

/* a condition that must hold and whose field is looked up may stand for the word */
static void drive(struct ctx *c, struct event_query *q)
{
    static const enum event_field looked[] = { EVENT_F_SOURCE_IP,        EVENT_F_DESTINATION_IP,    EVENT_F_SOURCE_FQDN,
                                               EVENT_F_DESTINATION_FQDN, EVENT_F_SOURCE_ACCOUNT,    EVENT_F_DESTINATION_ACCOUNT,
                                               EVENT_F_MALWARE_HASH_MD5, EVENT_F_MALWARE_HASH_SHA1, EVENT_F_MALWARE_HASH_SHA256 };
    for (size_t i = 0; i < q->n && !q->ranged; i++)
        for (size_t k = 0; k < COUNT(looked) && q->term[i].op == QUERY_IS && !q->term[i].any; k++)
            if (q->term[i].field == looked[k] && names_range(c, q->term[i].value, &q->range)) q->ranged = true;
}

/* errors say which word, not what it is: problem documents repeat no content */
static err read_term(struct ctx *c, size_t word, str name, str value, struct query_term *t)
{
    bool listed = str_is(name, "warning");
    t->field = listed ? QUERY_WARNING : event_field_of(name);
    if (listed) {
        t->any = str_is(value, "*") && t->op != QUERY_HOLDS;
        t->value = arena_lower(c->arena, value);
        if (!value.n) FAIL_AT(c, S("/q"), "bad-search", "warning is compared with nothing");
        return NULL;
    }
    if (t->field == EVENT_NO_FIELD || t->field == EVENT_F_EXTRA) FAIL_AT(c, S("/q"), "bad-search", "word %zu names no field that can be looked in", word);
    if (!value.n) FAIL_AT(c, S("/q"), "bad-search", "%.*s is compared with nothing", FMT(event_fields[t->field].name));
    t->any = str_is(value, "*") && t->op != QUERY_HOLDS;
    t->value = arena_lower(c->arena, refang(c->arena, value));
    if (t->op != QUERY_HOLDS && !t->any && of_addresses(t->field)) TRY(read_network(c, t));
    return NULL;
}

err query_read(struct ctx *c, str text, struct event_query *out)
{
    str part, name, value;
    size_t word = 0;
    *out = (struct event_query){ .n = 0 };
    if (text.n > QUERY_LONGEST) FAIL_AT(c, S("/q"), "too-long", "q has at most %d bytes", QUERY_LONGEST);
    while (next_part(&text, &part)) {
        enum query_op op;
        word++;
        if (cut_term(part, &name, &op, &value)) {
            if (out->n == QUERY_TERMS) FAIL_AT(c, S("/q"), "too-many", "q has at most %d conditions", QUERY_TERMS);
            out->term[out->n].op = op;
            TRY(read_term(c, word, name, value, &out->term[out->n++]));
            continue;
        }
        if (out->ranged)
            FAIL_AT(c, S("/q"), "bad-search",
                    "one address, network, domain, mail address or hash at a time; for more there are conditions such as source.port=53");
        if (!names_range(c, part, &out->range))
            FAIL_AT(c, S("/q"), "bad-search", "word %zu is no address, network, domain, mail address or hash, and no condition such as feed.name=SINKHOLE",
                    word);
        out->ranged = true;
    }
    drive(c, out);
    return NULL;
}

/* ---- holding it against an event */

static str column(struct ctx *c, const struct seen_event *e, enum event_field f, bool *is)
{
    *is = true;
    if (f == EVENT_F_SOURCE_IP) return e->source.set ? event_ip_text(c->arena, &e->source) : S("");
    if (f == EVENT_F_DESTINATION_IP) return e->destination.set ? event_ip_text(c->arena, &e->destination) : S("");
    if (f == EVENT_F_SOURCE_PORT) return e->source_port >= 0 ? arena_fmt(c->arena, "%lld", (long long)e->source_port) : S("");
    if (f == EVENT_F_DESTINATION_PORT) return e->destination_port >= 0 ? arena_fmt(c->arena, "%lld", (long long)e->destination_port) : S("");
    if (f == EVENT_F_CLASSIFICATION_TYPE) return e->class;
    if (f == EVENT_F_CLASSIFICATION_IDENTIFIER && e->name.n) return e->name;
    if (f == EVENT_F_FEED_NAME && e->feed.n) return e->feed;
    if (f == EVENT_F_TIME_SOURCE) return event_time_text(c->arena, e->first);
    *is = false;
    return S("");
}

static bool same_bits(const uint8_t *a, const uint8_t *b, unsigned length)
{
    if (memcmp(a, b, length / 8) != 0) return false;
    return length % 8 == 0 || ((a[length / 8] ^ b[length / 8]) & (0xff00u >> (length % 8)) & 0xffu) == 0;
}

/* an address lies in the network; a network does when it is no wider */
static bool inside(str value, const struct query_term *t)
{
    struct event_ip ip;
    int64_t length = -1;
    ptrdiff_t slash = str_chr(value, '/');
    if (slash >= 0 && !str_int(str_cut(value, (size_t)slash + 1, value.n), &length)) return false;
    if (!event_ip_parse(slash >= 0 ? str_cut(value, 0, (size_t)slash) : value, &ip)) return false;
    if (length >= 0 && str_chr(value, ':') < 0) length += 96;
    return (length < 0 || length >= (int64_t)t->length) && same_bits(ip.b, t->low.b, t->length);
}

static bool same(struct ctx *c, str value, const struct query_term *t);

/* one of the lists it is on */
static bool warned(struct ctx *c, struct json more, const struct query_term *t)
{
    for (struct json_iter i = json_iter(json_get(more, S("warning"))); json_next(&i);)
        if (same(c, json_str(i.value), t)) return true;
    return false;
}

static bool same(struct ctx *c, str value, const struct query_term *t)
{
    str low = arena_lower(c->arena, value);
    if (t->op == QUERY_HOLDS) return str_find(low, t->value) >= 0;
    if (t->any) return value.n > 0;
    if (t->low.set) return inside(value, t);
    if (t->field != QUERY_WARNING && event_fields[t->field].type == EVENT_FQDN && str_ends(low, t->value) && low.n > t->value.n)
        return low.p[low.n - t->value.n - 1] == '.';
    return str_eq(low, t->value);
}

bool query_holds(struct ctx *c, const struct event_query *q, const struct seen_event *e)
{
    struct json more = { NULL, 0 };
    bool read = false;
    for (size_t i = 0; i < q->n; i++) {
        const struct query_term *t = &q->term[i];
        bool is;
        str value = column(c, e, t->field, &is);
        if (!is) {
            if (!read && json_read(c, e->more, NULL, &more)) return false;
            read = true;
            if (t->field == QUERY_WARNING) {
                if (warned(c, more, t) == (t->op == QUERY_IS_NOT)) return false;
                continue;
            }
            struct json v = json_get(more, event_fields[t->field].name);
            value = json_type(v) == JSON_TEXT ? json_str(v) : json_type(v) == JSON_NONE ? S("") : json_raw(v, c->arena);
        }
        if (same(c, value, t) == (t->op == QUERY_IS_NOT)) return false;
    }
    return true;
}
