/* event - see event.h: setting fields, extras, and an event as JSON */
#include "base/utf8.h"
#include "formats/event_inside.h"

enum { MOST_TEXT = 64 << 10, MOST_EXTRAS = 2000, MOST_NAME = 200 };

const struct event_field_def event_fields[EVENT_FIELDS] = {
#define X(id, field_name, field_type, most_bytes, field_look) \
    { .name = S_INIT(field_name), .type = EVENT_##field_type, .most = most_bytes, .look = LOOK_##field_look },
    EVENT_FIELD_TABLE(X)
#undef X
};

enum event_field event_field_of(str name)
{
    size_t low = 0, high = EVENT_FIELDS;
    while (low < high) {
        size_t mid = (low + high) / 2;
        int d = str_cmp(name, event_fields[mid].name);
        if (!d) return (enum event_field)mid;
        if (d < 0)
            high = mid;
        else
            low = mid + 1;
    }
    return EVENT_NO_FIELD;
}

/* IANA protocol names in lower case, as /etc/protocols has them and IntelMQ takes them */
static const char *const transports[] = {
    "ip",         "icmp",      "igmp",       "ggp",       "ipencap",    "st2",      "tcp",     "cbt",     "egp",         "igp",       "bbn-rcc", "nvp",
    "nvp-ii",     "pup",       "argus",      "emcon",     "xnet",       "chaos",    "udp",     "mux",     "dcn",         "hmp",       "prm",     "xns-idp",
    "trunk-1",    "trunk-2",   "leaf-1",     "leaf-2",    "rdp",        "irtp",     "iso-tp4", "netblt",  "mfe-nsp",     "merit-inp", "sep",     "3pc",
    "idpr",       "xtp",       "ddp",        "idpr-cmtp", "tp++",       "il",       "ipv6",    "sdrp",    "ipv6-route",  "ipv6-frag", "idrp",    "rsvp",
    "gre",        "mhrp",      "bna",        "esp",       "ah",         "i-nlsp",   "swipe",   "narp",    "mobile",      "tlsp",      "skip",    "ipv6-icmp",
    "ipv6-nonxt", "ipv6-opts", "cftp",       "sat-expak", "kryptolan",  "rvd",      "ippc",    "sat-mon", "visa",        "ipcv",      "cpnx",    "cphb",
    "wsn",        "pvp",       "br-sat-mon", "sun-nd",    "wb-mon",     "wb-expak", "iso-ip",  "vmtp",    "secure-vmtp", "vines",     "ttp",     "nsfnet-igp",
    "dgp",        "tcf",       "eigrp",      "ospf",      "sprite-rpc", "larp",     "mtp",     "ax.25",   "ipip",        "micp",      "scc-sp",  "etherip",
    "encap",      "gmtp",      "ifmp",       "pnni",      "pim",        "aris",     "scps",    "qnx",     "a/n",         "ipcomp",    "snp",     "compaq-peer",
    "ipx-in-ip",  "vrrp",      "pgm",        "l2tp",      "ddx",        "iatp",     "st",      "srp",     "uti",         "smp",       "sm",      "ptp",
    "isis",       "fire",      "crtp",       "crdup",     "sscopmce",   "iplt",     "sps",     "pipe",    "sctp",        "fc",        "divert",
};

static bool uuid(str s)
{
    if (s.n != 36) return false;
    for (size_t i = 0; i < s.n; i++) {
        bool dash = i == 8 || i == 13 || i == 18 || i == 23, letter = (s.p[i] >= 'a' && s.p[i] <= 'z') || (s.p[i] >= '0' && s.p[i] <= '9');
        if (dash ? s.p[i] != '-' : !letter) return false;
    }
    return true;
}

static bool all_of(str s, char low, char high)
{
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] < low || s.p[i] > high) return false;
    return true;
}

bool event_looks(enum event_look look, str s)
{
    int64_t n;
    switch (look) {
    case LOOK_PORT: return str_int(s, &n) && n >= 0 && n <= 65535;
    case LOOK_PRINTABLE: return all_of(s, ' ', '~');
    case LOOK_UUID: return uuid(s);
    case LOOK_COUNTRY:
        if (s.n != 2) return false;
        for (size_t i = 0; i < s.n; i++)
            if (!((s.p[i] >= 'A' && s.p[i] <= 'Z') || (s.p[i] >= '0' && s.p[i] <= '9'))) return false;
        return true;
    case LOOK_HASH:
        for (size_t i = 0; i < s.n; i++)
            if (!((s.p[i] >= 'A' && s.p[i] <= 'F') || (s.p[i] >= '.' && s.p[i] <= '9'))) return false;
        return true;
    case LOOK_PROTOCOL:
        for (size_t i = 0; i < COUNT(transports); i++)
            if (str_is(s, transports[i])) return true;
        return false;
    case LOOK_ANY:
    case LOOK_SUFFIX: break;
    }
    return true;
}

void event_init(struct event *e)
{
    *e = (struct event){ .source_port = -1, .destination_port = -1 };
}

struct event *event_new(struct ctx *c)
{
    struct event *e = NEW(c->arena, struct event); /* zeroed */
    e->source_port = e->destination_port = -1;
    return e;
}

/* what stands beside a field as a number */
static void beside(struct event *e, enum event_field f)
{
    str s = e->field[f];
    int64_t n = 0;
    bool got = s.n && str_int(s, &n);
    switch (f) {
    case EVENT_F_SOURCE_PORT: e->source_port = got ? (int32_t)n : -1; break;
    case EVENT_F_DESTINATION_PORT: e->destination_port = got ? (int32_t)n : -1; break;
    case EVENT_F_SOURCE_ASN: e->source_asn = got ? (uint32_t)n : 0; break;
    case EVENT_F_DESTINATION_ASN: e->destination_asn = got ? (uint32_t)n : 0; break;
    default: break;
    }
}

void event_unset(struct event *e, enum event_field f)
{
    if (f >= EVENT_FIELDS) return;
    e->field[f] = (str){ NULL, 0 };
    beside(e, f);
    if (f == EVENT_F_SOURCE_IP) e->source.set = false;
    if (f == EVENT_F_DESTINATION_IP) e->destination.set = false;
    if (f == EVENT_F_TIME_SOURCE) e->time = (when){ 0 };
    if (f == EVENT_F_TIME_OBSERVATION) e->observed = (when){ 0 };
}

bool event_set(struct ctx *c, struct event *e, enum event_field f, str text)
{
    struct event_ip ip;
    when w;
    str s = str_trim(text), made;
    if (f >= EVENT_FIELDS || f == EVENT_F_EXTRA) return false;
    if (!s.n) {
        event_unset(e, f);
        return true;
    }
    const struct event_field_def *d = &event_fields[f];
    if (s.n > (d->most > MOST_TEXT ? d->most : MOST_TEXT)) return false;
    switch (d->type) {
    case EVENT_IP:
        if (!event_ip_loose(s, &ip)) return false;
        made = event_ip_text(c->arena, &ip);
        if (f == EVENT_F_SOURCE_IP) e->source = ip;
        if (f == EVENT_F_DESTINATION_IP) e->destination = ip;
        break;
    case EVENT_TIME:
        if (!event_time_parse(s, 0, &w)) return false;
        made = event_time_text(c->arena, w);
        if (f == EVENT_F_TIME_SOURCE) e->time = w;
        if (f == EVENT_F_TIME_OBSERVATION) e->observed = w;
        break;
    default:
        if (!event_form(c->arena, d->type, s, &made)) return false;
    }
    if ((d->most && made.n > d->most) || (d->look && !event_looks(d->look, made))) return false;
    e->field[f] = made;
    beside(e, f);
    return true;
}

/* ---- extras */
str event_extra_of(const struct event *e, str name)
{
    for (size_t i = 0; i < e->extras; i++)
        if (str_eq(e->extra[i].name, name)) return e->extra[i].value;
    return (str){ NULL, 0 };
}

static bool add(struct ctx *c, struct event *e, str name, str value, bool json)
{
    if (e->bare) return true;
    if (e->extras == MOST_EXTRAS) {
        e->extras_cut = true;
        return false;
    }
    if (e->extras == e->room) {
        size_t room = e->room ? e->room * 2 : 32;
        struct event_extra *more = NEW_ARRAY(c->arena, room, struct event_extra);
        if (e->extras) memcpy(more, e->extra, e->extras * sizeof *more);
        e->extra = more;
        e->room = room;
    }
    size_t n = value.n;
    if (n > MOST_TEXT) {
        for (n = MOST_TEXT; n && ((unsigned char)value.p[n] & 0xc0) == 0x80;) n--; /* never within a sign */
        e->extras_cut = true;
    }
    e->extra[e->extras++] = (struct event_extra){ str_cut(name, 0, MOST_NAME), str_cut(value, 0, n), json };
    return true;
}

bool event_extra_add(struct ctx *c, struct event *e, str name, str value, bool json)
{
    if (json && value.n > MOST_TEXT) {
        e->extras_cut = true;
        return false;
    }
    if (!value.n || !name.n || event_extra_of(e, name).n) return false;
    return add(c, e, name, value, json);
}

str event_dotted(struct ctx *c, str a, str b)
{
    char *p = arena_room(c->arena, a.n + b.n + 1);
    if (a.n) memcpy(p, a.p, a.n);
    p[a.n] = '.';
    if (b.n) memcpy(p + a.n + 1, b.p, b.n);
    return (str){ p, a.n + 1 + b.n };
}

/* members of one object have different names by the reader's rule, so they need not be compared with each other */
void event_extra_json(struct ctx *c, struct event *e, str name, struct json v)
{
    str raw;
    int64_t n;
    if (e->bare) return;
    switch (json_type(v)) {
    case JSON_NONE:
    case JSON_NULL: return;
    case JSON_TEXT:
        if (json_str(v).n) add(c, e, name, json_str(v), false);
        return;
    case JSON_TRUE: add(c, e, name, S("true"), true); return;
    case JSON_FALSE: add(c, e, name, S("false"), true); return;
    case JSON_INT:
        if (json_int(v, &n)) {
            char z[24], *p = z + sizeof z;
            uint64_t u = n < 0 ? -(uint64_t)n : (uint64_t)n;
            do *--p = (char)('0' + u % 10);
            while (u /= 10);
            if (n < 0) *--p = '-';
            add(c, e, name, arena_dup(c->arena, (str){ p, (size_t)(z + sizeof z - p) }), true);
            return;
        }
        add(c, e, name, json_raw(v, c->arena), true);
        return;
    case JSON_OBJECT:
        for (struct json_iter i = json_iter(v); json_next(&i);)
            if (name.n + i.key.n < MOST_NAME)
                event_extra_json(c, e, name.n ? event_dotted(c, name, i.key) : i.key, i.value);
            else
                e->extras_cut = true;
        return;
    case JSON_ARRAY:
        if (!json_count(v)) return;
        raw = json_raw(v, c->arena);
        if (raw.n > MOST_TEXT)
            e->extras_cut = true;
        else
            add(c, e, name, raw, true);
        return;
    case JSON_REAL: add(c, e, name, json_raw(v, c->arena), true); return;
    }
}

/* ---- out */
static bool as_it_is(enum event_type t)
{
    return t == EVENT_INTEGER || t == EVENT_FLOAT || t == EVENT_ACCURACY || t == EVENT_ASN || t == EVENT_BOOLEAN;
}

static int extra_order(const void *a, const void *b)
{
    const struct event_extra *x = a, *y = b;
    return str_cmp(x->name, y->name);
}

static void extras_out(struct jw *w, const struct event *e)
{
    struct arena *a = w->b->a;
    struct event_extra *v = NEW_ARRAY(a, e->extras, struct event_extra);
    char key[MOST_NAME + sizeof "extra."] = "extra.";
    memcpy(v, e->extra, e->extras * sizeof *v);
    qsort(v, e->extras, sizeof *v, extra_order);
    for (size_t i = 0; i < e->extras; i++) {
        if (i && str_eq(v[i].name, v[i - 1].name)) continue;
        memcpy(key + 6, v[i].name.p, v[i].name.n);
        jw_key(w, (str){ key, 6 + v[i].name.n });
        if (v[i].json)
            jw_raw(w, v[i].value);
        else
            jw_text(w, v[i].value);
    }
}

static void field_out(struct jw *w, const struct event *e, size_t f)
{
    jw_key(w, event_fields[f].name);
    if (as_it_is(event_fields[f].type))
        jw_raw(w, e->field[f]);
    else
        jw_text(w, e->field[f]);
}

void event_json(struct jw *w, const struct event *e)
{
    jw_obj(w);
    for (size_t f = 0; f < EVENT_FIELDS; f++) {
        if (f == EVENT_F_EXTRA && e->extras) extras_out(w, e);
        if (e->field[f].n) field_out(w, e, f);
    }
    jw_end_obj(w);
}

void event_json_parts(struct arena *a, const struct event *e, const unsigned char part[EVENT_FIELDS], str *out, size_t n)
{
    enum { PARTS = 8 };
    struct buf text[PARTS] = { 0 };
    struct jw w[PARTS];
    for (size_t f = 0; f < EVENT_FIELDS; f++) {
        size_t p = part[f];
        if (!e->field[f].n || p >= n || p >= PARTS) continue;
        if (!text[p].a) {
            text[p].a = a;
            w[p] = jw_on(&text[p]);
            jw_obj(&w[p]);
        }
        field_out(&w[p], e, f);
    }
    for (size_t p = 0; p < n && p < PARTS; p++) {
        if (text[p].a) jw_end_obj(&w[p]);
        out[p] = text[p].a ? buf_str(&text[p]) : (str){ NULL, 0 };
    }
}
