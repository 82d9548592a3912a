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

/* the signs between a field and a value; the longer ones first */
static const struct {
    const char *sign;
    enum query_op op;
    int64_t more; /* >=5 is above 4 */
} signs[] = { { "!=", QUERY_IS_NOT, 0 }, { ">=", QUERY_ABOVE, -1 }, { "<=", QUERY_BELOW, 1 }, { "=", QUERY_IS, 0 },
              { "~", QUERY_HOLDS, 0 },   { ">", QUERY_ABOVE, 0 },   { "<", QUERY_BELOW, 0 } };

/* a term as it was typed */
struct typed {
    size_t word; /* the how manyth */
    str name, value;
    bool quoted;
    size_t sign;
};

static str unquoted(str s, bool *quoted)
{
    *quoted = s.n >= 2 && s.p[0] == '"' && s.p[s.n - 1] == '"';
    return *quoted ? str_cut(s, 1, s.n - 1) : s;
}

/* where a sign stands behind the name of a field: letters, digits, dots and _ before it */
static bool cut_term(str part, struct typed *t)
{
    size_t n = 0;
    while (n < part.n && ((part.p[n] >= 'a' && part.p[n] <= 'z') || (part.p[n] >= '0' && part.p[n] <= '9') || part.p[n] == '.' || part.p[n] == '_')) n++;
    str rest = str_cut(part, n, part.n);
    for (t->sign = 0; t->sign < COUNT(signs) && !str_starts(rest, str_of(signs[t->sign].sign));) t->sign++;
    if (!n || t->sign == COUNT(signs)) return false;
    t->name = str_cut(part, 0, n);
    t->value = unquoted(str_cut(rest, strlen(signs[t->sign].sign), rest.n), &t->quoted);
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
        for (size_t k = 0; k < COUNT(looked) && q->term[i].op == QUERY_IS && !q->term[i].any && !q->term[i].none; k++)
            if (q->term[i].field == looked[k] && names_range(c, q->term[i].value, &q->range)) q->ranged = true;
}

static err read_number(struct ctx *c, const struct typed *p, struct query_term *t)
{
    static const enum event_type numbers[] = { EVENT_INTEGER, EVENT_ASN, EVENT_ACCURACY };
    bool is = false;
    for (size_t i = 0; i < COUNT(numbers); i++) is = is || event_fields[t->field].type == numbers[i];
    if (event_fields[t->field].type == EVENT_TIME)
        FAIL_AT(c, S("/q"), "bad-search", "%.*s is a time: what was seen in a time is asked for by since and until", FMT(event_fields[t->field].name));
    if (!is) FAIL_AT(c, S("/q"), "bad-search", "%.*s is no number; > and < compare numbers, as in source.port>1000", FMT(event_fields[t->field].name));
    if (p->value.n > 15 || !str_int(p->value, &t->number))
        FAIL_AT(c, S("/q"), "bad-search", "%.*s is compared with a number, as in source.port>1000", FMT(event_fields[t->field].name));
    t->number += signs[p->sign].more;
    return NULL;
}

/* errors say which word, not what it is: problem documents repeat no content */
static err read_term(struct ctx *c, const struct typed *p, struct query_term *t)
{
    bool listed = str_is(p->name, "warning");
    *t = (struct query_term){ .op = signs[p->sign].op, .field = listed ? QUERY_WARNING : event_field_of(p->name) };
    if (!listed && (t->field == EVENT_NO_FIELD || t->field == EVENT_F_EXTRA))
        FAIL_AT(c, S("/q"), "bad-search", "word %zu names no field that can be looked in; there are source.ip, source.port, feed.name, malware.name and others",
                p->word);
    str name = listed ? S("warning") : event_fields[t->field].name;
    bool equal = t->op == QUERY_IS || t->op == QUERY_IS_NOT, ordered = t->op == QUERY_ABOVE || t->op == QUERY_BELOW;
    t->any = str_is(p->value, "*") && equal && !p->quoted;
    t->none = p->quoted && !p->value.n && equal;
    if (!p->value.n && !t->none) FAIL_AT(c, S("/q"), "bad-search", "%.*s is compared with nothing; what has none is found by %.*s=\"\"", FMT(name), FMT(name));
    if (listed && ordered) FAIL_AT(c, S("/q"), "bad-search", "warning is no number; there are warning=*, warning=\"NAME\" and warning~TEXT");
    if (ordered) return read_number(c, p, t);
    t->value = arena_lower(c->arena, listed ? p->value : refang(c->arena, p->value));
    if (!listed && equal && !t->any && !t->none && of_addresses(t->field)) TRY(read_network(c, t));
    return NULL;
}

/* a word that is looked for in texts: letters and digits of any script, and what names of malware and vulnerabilities hold */
static err read_text(struct ctx *c, str part, size_t word, struct query_term *t)
{
    bool quoted;
    str value = unquoted(part, &quoted);
    bool number = true, strange = false;
    for (size_t i = 0; i < value.n; i++) {
        unsigned char u = (unsigned char)value.p[i];
        bool digit = u >= '0' && u <= '9', letter = (u | 32) >= 'a' && (u | 32) <= 'z';
        number = number && (digit || u == '.');
        strange = strange || !(digit || letter || u > 127 || u == '.' || u == '-' || u == '_' || u == '+' || u == '/');
    }
    if (!quoted && number)
        FAIL_AT(c, S("/q"), "bad-search",
                "word %zu is no whole address; 203.0.113.7, 203.0.113.0/24 and 203.0.113.7-203.0.113.20 work, a port as source.port=53", word);
    if (!quoted && strange)
        FAIL_AT(c, S("/q"), "bad-search",
                "word %zu is neither a value (203.0.113.7, 203.0.113.0/24, roads.example, a hash, AS64500) nor a condition (source.port=53, feed.name~sink, "
                "source.port>1000); in \"\" it is looked for as it stands",
                word);
    if (value.n < 3) FAIL_AT(c, S("/q"), "bad-search", "word %zu is too short to be looked for: three letters at least", word);
    *t = (struct query_term){ .op = QUERY_WORD, .field = EVENT_NO_FIELD, .value = arena_lower(c->arena, value) };
    return NULL;
}

static err read_word(struct ctx *c, str part, size_t word, struct event_query *out, struct query_term *t, bool *term)
{
    struct names_range range;
    struct resource r;
    bool wrong = false, plain = part.p[0] != '"';
    *term = false;
    if (plain && (names_range(c, part, &range) || names_span(c, part, &range, &wrong))) {
        if (out->ranged)
            FAIL_AT(c, S("/q"), "bad-search",
                    "one address, network, range, domain, mail address or hash at a time; for more there are conditions such as source.port=53");
        out->range = range;
        out->ranged = true;
        return NULL;
    }
    if (plain && wrong) FAIL_AT(c, S("/q"), "bad-search", "word %zu is a range that ends before it begins, or of addresses of two families", word);
    *term = true;
    if (!plain || resource_guess(c, part, &r) || r.type != RES_ASN) return read_text(c, part, word, t);
    *t = (struct query_term){ .op = QUERY_ASN, .field = EVENT_NO_FIELD };
    if (!str_int(str_cut(r.value, 2, r.value.n), &t->number)) FAIL(c, E_FAULT, "bad-asn", "an ASN that is no number");
    return NULL;
}

err query_read(struct ctx *c, str text, struct event_query *out)
{
    str part;
    struct typed p = { .word = 0 };
    *out = (struct event_query){ .n = 0 };
    if (text.n > QUERY_LONGEST) FAIL_AT(c, S("/q"), "too-long", "q has at most %d bytes", QUERY_LONGEST);
    while (next_part(&text, &part)) {
        struct query_term t;
        bool term = true;
        p.word++;
        if (cut_term(part, &p))
            TRY(read_term(c, &p, &t));
        else
            TRY(read_word(c, part, p.word, out, &t, &term));
        if (!term) continue;
        if (out->n == QUERY_TERMS) FAIL_AT(c, S("/q"), "too-many", "q has at most %d conditions", QUERY_TERMS);
        out->term[out->n++] = t;
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
    struct json lists = json_get(more, S("warning"));
    if (t->none) return json_count(lists) == 0;
    for (struct json_iter i = json_iter(lists); json_next(&i);)
        if (same(c, json_str(i.value), t)) return true;
    return false;
}

static bool same(struct ctx *c, str value, const struct query_term *t)
{
    int64_t n;
    if (t->none) return value.n == 0;
    if (t->op == QUERY_ABOVE || t->op == QUERY_BELOW) return str_int(value, &n) && (t->op == QUERY_ABOVE ? n > t->number : n < t->number);
    str low = arena_lower(c->arena, value);
    if (t->op == QUERY_HOLDS || t->op == QUERY_WORD) return str_find(low, t->value) >= 0;
    if (t->any) return value.n > 0;
    if (t->low.set) return inside(value, t);
    if (t->field != QUERY_WARNING && event_fields[t->field].type == EVENT_FQDN && str_ends(low, t->value) && low.n > t->value.n)
        return low.p[low.n - t->value.n - 1] == '.';
    return str_eq(low, t->value);
}

/* an event with what it has beside its columns, read when it is wanted first */
struct beside {
    const struct seen_event *e;
    struct json more;
    bool read;
};
static bool more_of(struct ctx *c, struct beside *b)
{
    if (!b->read && json_read(c, b->e->more, NULL, &b->more)) return false;
    return b->read = true;
}

/* false: what it has beside cannot be read */
static bool value_of(struct ctx *c, struct beside *b, enum event_field f, str *out)
{
    bool is;
    *out = column(c, b->e, f, &is);
    if (is) return true;
    if (!more_of(c, b)) return false;
    struct json v = json_get(b->more, event_fields[f].name);
    *out = json_type(v) == JSON_TEXT ? json_str(v) : json_type(v) == JSON_NONE ? S("") : json_raw(v, c->arena);
    return true;
}

static bool holds(struct ctx *c, struct beside *b, const struct query_term *t)
{
    static const enum event_field texts[] = { EVENT_F_MALWARE_NAME, EVENT_F_CLASSIFICATION_IDENTIFIER, EVENT_F_EVENT_DESCRIPTION_TEXT },
                                  asns[] = { EVENT_F_SOURCE_ASN, EVENT_F_DESTINATION_ASN };
    str value;
    int64_t n;
    if (t->field == QUERY_WARNING) return more_of(c, b) && warned(c, b->more, t) != (t->op == QUERY_IS_NOT);
    for (size_t i = 0; t->op == QUERY_WORD && i < COUNT(texts); i++)
        if (value_of(c, b, texts[i], &value) && same(c, value, t)) return true;
    for (size_t i = 0; t->op == QUERY_ASN && i < COUNT(asns); i++)
        if (value_of(c, b, asns[i], &value) && str_int(value, &n) && n == t->number) return true;
    if (t->op == QUERY_WORD || t->op == QUERY_ASN) return false;
    return value_of(c, b, t->field, &value) && same(c, value, t) != (t->op == QUERY_IS_NOT);
}

bool query_holds(struct ctx *c, const struct event_query *q, const struct seen_event *e)
{
    struct beside b = { .e = e };
    for (size_t i = 0; i < q->n; i++)
        if (!holds(c, &b, &q->term[i])) return false;
    return true;
}
