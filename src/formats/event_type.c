/* event_type - values of the harmonisation's types: brought into their form, and whether they are in it
 *
 * Behaviour follows IntelMQ's documented data types (golden: data/sensors/intelmq/datatype-cases.jsonl). */
#include <math.h>

#include "base/utf8.h"
#include "formats/event_inside.h"
#include "base/idn.h"
#include "formats/text.h"
#include "reference/rsit.h"

static const struct {
    str type, taxonomy;
} rsit[] = {
#define X(type, taxonomy, words, standard) { S_INIT(type), S_INIT(taxonomy) },
    RSIT_TABLE(X)
#undef X
};

str event_taxonomy_of(str type)
{
    for (size_t i = 0; i < COUNT(rsit); i++)
        if (str_eq(rsit[i].type, type)) return rsit[i].taxonomy;
    return (str){ NULL, 0 };
}

static bool taxonomy_known(str t)
{
    for (size_t i = 0; i < COUNT(rsit); i++)
        if (str_eq(rsit[i].taxonomy, t)) return true;
    return false;
}

/* names that senders of older taxonomies use */
static const struct {
    str was, is;
} older[] = {
    { S_INIT("backdoor"), S_INIT("system-compromise") },
    { S_INIT("botnet-drone"), S_INIT("infected-system") },
    { S_INIT("c&c"), S_INIT("c2-server") },
    { S_INIT("c2server"), S_INIT("c2-server") },
    { S_INIT("c2"), S_INIT("c2-server") },
    { S_INIT("compromised"), S_INIT("system-compromise") },
    { S_INIT("defacement"), S_INIT("unauthorised-information-modification") },
    { S_INIT("dropzone"), S_INIT("other") },
    { S_INIT("leak"), S_INIT("data-leak") },
    { S_INIT("ransomware"), S_INIT("infected-system") },
    { S_INIT("unauthorized-command"), S_INIT("unprivileged-account-compromise") },
    { S_INIT("unauthorized-login"), S_INIT("unprivileged-account-compromise") },
    { S_INIT("unknown"), S_INIT("undetermined") },
    { S_INIT("vulnerable-client"), S_INIT("vulnerable-system") },
    { S_INIT("vulnerable-service"), S_INIT("vulnerable-system") },
};

str event_lower(struct arena *a, str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] >= 'A' && s.p[i] <= 'Z') return arena_lower(a, s);
    return s;
}

static str upper(struct arena *a, str s)
{
    size_t i = 0;
    while (i < s.n && !(s.p[i] >= 'a' && s.p[i] <= 'z')) i++;
    if (i == s.n) return s;
    char *p = arena_alloc(a, s.n);
    for (i = 0; i < s.n; i++) p[i] = s.p[i] >= 'a' && s.p[i] <= 'z' ? (char)(s.p[i] - 32) : s.p[i];
    return (str){ p, s.n };
}

/* "Infected System" -> "infected-system" */
static str dashed(struct arena *a, str s)
{
    char *p = arena_alloc(a, s.n + 1);
    for (size_t i = 0; i < s.n; i++) {
        char ch = s.p[i];
        p[i] = ch == ' ' || ch == '_' ? '-' : ch >= 'A' && ch <= 'Z' ? (char)(ch + 32) : ch;
    }
    return (str){ p, s.n };
}

static bool digits(str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] < '0' || s.p[i] > '9') return false;
    return s.n > 0;
}

static bool whole(struct arena *a, str s, str *out)
{
    int64_t n;
    if (str_eq_nocase(s, S("true")))
        n = 1;
    else if (str_eq_nocase(s, S("false")))
        n = 0;
    else if (!str_int(s, &n))
        return false;
    bool plain = s.p[0] != '+' && (digits(s) ? s.n == 1 || s.p[0] != '0' : s.p[0] == '-' && s.n > 1 && s.p[1] != '0');
    *out = plain ? s : arena_fmt(a, "%lld", (long long)n);
    return true;
}

/* a number as RFC 8259 writes it stays as it is */
static bool json_number(str s)
{
    size_t i = 0, from;
    if (i < s.n && s.p[i] == '-') i++;
    from = i;
    while (i < s.n && s.p[i] >= '0' && s.p[i] <= '9') i++;
    if (i == from || (s.p[from] == '0' && i > from + 1)) return false;
    if (i < s.n && s.p[i] == '.') {
        from = ++i;
        while (i < s.n && s.p[i] >= '0' && s.p[i] <= '9') i++;
        if (i == from) return false;
    }
    return i == s.n;
}

static bool real(struct arena *a, str s, double *value, str *out)
{
    char z[64], *end = NULL;
    if (s.n >= sizeof z) return false;
    for (size_t i = 0; i < s.n; i++)
        if (!strchr("0123456789+-.eE", s.p[i]) || !s.p[i]) return false;
    memcpy(z, s.p, s.n);
    z[s.n] = 0;
    *value = strtod(z, &end);
    if (!s.n || *end || !isfinite(*value)) return false;
    struct buf b = { .a = a };
    struct jw w = jw_on(&b);
    *out = s;
    if (json_number(s)) return true;
    jw_real(&w, *value);
    *out = buf_str(&b);
    return true;
}

static bool truth(str s, str *out)
{
    static const char *const yes[] = { "true", "yes", "y", "1" }, *const no[] = { "false", "no", "n", "0" };
    for (size_t i = 0; i < COUNT(yes); i++) {
        if (str_eq_nocase(s, str_of(yes[i]))) {
            *out = S("true");
            return true;
        }
        if (str_eq_nocase(s, str_of(no[i]))) {
            *out = S("false");
            return true;
        }
    }
    return false;
}

static bool autonomous(struct arena *a, str s, str *out)
{
    int64_t n;
    if (s.n > 2 && (s.p[0] | 32) == 'a' && (s.p[1] | 32) == 's') s = str_trim(str_cut(s, 2, s.n));
    if (!digits(s) || !str_int(s, &n) || n < 1 || n > UINT32_MAX) return false;
    *out = s.p[0] == '0' ? arena_fmt(a, "%lld", (long long)n) : s;
    return true;
}

static bool label(str l)
{
    if (!l.n || l.n > 63) return false;
    for (size_t i = 0; i < l.n; i++)
        if (!((l.p[i] >= 'a' && l.p[i] <= 'z') || (l.p[i] >= '0' && l.p[i] <= '9') || l.p[i] == '-' || l.p[i] == '_')) return false;
    return true;
}

static bool domain_form(str s)
{
    str part, last = { 0 };
    if (!s.n || s.n > 253 || s.p[s.n - 1] == '.') return false;
    for (str rest = s; str_split(&rest, '.', &part);) {
        if (!label(part)) return false;
        last = part;
    }
    return !digits(last); /* 10.1 is no name, and no address is */
}

static bool domain(struct arena *a, str s, str *out)
{
    while (s.n && s.p[s.n - 1] == '.') s.n--;
    while (s.n && s.p[0] == '.') s = str_cut(s, 1, s.n);
    if (!s.n || s.n > 1000) return false;
    bool ascii = true;
    for (size_t i = 0; i < s.n; i++) ascii = ascii && (unsigned char)s.p[i] < 0x80;
    if (!ascii && (!utf8_valid(s) || !idn_ascii(a, s, &s))) return false;
    s = event_lower(a, s);
    *out = s;
    return domain_form(s);
}

/* scheme://authority...; where the authority begins, or -1 */
static ptrdiff_t authority(str s)
{
    ptrdiff_t colon = str_chr(s, ':');
    if (colon < 1 || !((s.p[0] | 32) >= 'a' && (s.p[0] | 32) <= 'z')) return -1;
    for (ptrdiff_t i = 0; i < colon; i++) {
        char ch = s.p[i];
        if (!(((ch | 32) >= 'a' && (ch | 32) <= 'z') || (ch >= '0' && ch <= '9') || ch == '+' || ch == '-' || ch == '.')) return -1;
    }
    return str_starts(str_cut(s, (size_t)colon, s.n), S("://")) ? colon + 3 : -1;
}

static bool url_form(str s)
{
    ptrdiff_t at = authority(s);
    return at > 0 && (size_t)at < s.n && !strchr("/?#", s.p[at]) && s.p[s.n - 1] > ' ';
}

static bool url(struct arena *a, str s, str *out)
{
    if (str_eq_nocase(str_cut(s, 0, 4), S("hxxp")))
        s = arena_fmt(a, "http%.*s", FMT(str_cut(s, 4, s.n)));
    else if (str_eq_nocase(str_cut(s, 0, 8), S("file:///")))
        s = arena_fmt(a, "file://localhost%.*s", FMT(str_cut(s, 7, s.n)));
    *out = s;
    return url_form(s);
}

static bool registry(struct arena *a, str s, str *out)
{
    static const char *const known[] = { "AFRINIC", "APNIC", "ARIN", "LACNIC", "RIPE" };
    s = upper(a, s);
    if (str_is(s, "RIPE-NCC") || str_is(s, "RIPENCC") || str_is(s, "RIPE NCC")) s = S("RIPE");
    *out = s;
    for (size_t i = 0; i < COUNT(known); i++)
        if (str_is(s, known[i])) return true;
    return false;
}

static bool tlp(struct arena *a, str s, str *out)
{
    static const char *const known[] = { "CLEAR", "WHITE", "GREEN", "AMBER", "AMBER+STRICT", "RED" };
    s = upper(a, s);
    if (str_starts(s, S("TLP"))) s = str_trim(str_cut(s, s.n > 3 && s.p[3] == ':' ? 4 : 3, s.n));
    if (str_is(s, "YELLOW")) s = S("AMBER");
    *out = s;
    for (size_t i = 0; i < COUNT(known); i++)
        if (str_is(s, known[i])) return true;
    return false;
}

static bool class_form(struct arena *a, str s, str *out)
{
    if (event_taxonomy_of(s).n) {
        *out = s;
        return true;
    }
    s = dashed(a, s);
    for (size_t i = 0; i < COUNT(older); i++)
        if (str_eq(older[i].was, s)) s = older[i].is;
    *out = s;
    return event_taxonomy_of(s).n > 0;
}

/* one piece of JSON, whatever it is */
static bool json_form(struct arena *a, str s, enum json_type *type, size_t *members)
{
    struct ctx c = { .arena = a };
    struct json v;
    static const struct json_limits lim = { .bytes = 1u << 20, .members = 20000 };
    if (json_read(&c, s, &lim, &v)) return false;
    *type = json_type(v);
    *members = json_count(v);
    return true;
}

bool event_form(struct arena *a, enum event_type t, str s, str *out)
{
    struct event_ip ip;
    enum json_type type;
    size_t members;
    double d;
    when w;
    *out = s;
    switch (t) {
    case EVENT_LOWER: *out = event_lower(a, s); return true;
    case EVENT_UPPER: *out = upper(a, s); return true;
    case EVENT_INTEGER: return whole(a, s, out);
    case EVENT_FLOAT: return real(a, s, &d, out);
    case EVENT_ACCURACY: return real(a, s, &d, out) && d >= 0 && d <= 100;
    case EVENT_BOOLEAN: return truth(s, out);
    case EVENT_TIME:
        if (!event_time_parse(s, 0, &w)) return false;
        *out = event_time_text(a, w);
        return true;
    case EVENT_IP:
        if (!event_ip_loose(s, &ip)) return false;
        *out = event_ip_text(a, &ip);
        return true;
    case EVENT_NETWORK: return event_network(a, s, out);
    case EVENT_FQDN: return domain(a, s, out);
    case EVENT_URL: return url(a, s, out);
    case EVENT_ASN: return autonomous(a, s, out);
    case EVENT_BASE64:
        if (!text_base64(a, s, out)) {
            *out = text_to_base64(a, s, 0);
            return true;
        }
        *out = s;
        return true;
    case EVENT_JSON: return json_form(a, s, &type, &members);
    case EVENT_DICT: return json_form(a, s, &type, &members) && type == JSON_OBJECT && members;
    case EVENT_CLASS: return class_form(a, s, out);
    case EVENT_TAXONOMY: *out = dashed(a, s); return taxonomy_known(*out);
    case EVENT_REGISTRY: return registry(a, s, out);
    case EVENT_TLP: return tlp(a, s, out);
    case EVENT_TEXT:
    case EVENT_TYPES: break;
    }
    return true;
}

/* ---- values with the type they came with */
struct event_value event_value_of(struct arena *a, struct json v)
{
    enum json_type t = json_type(v);
    if (t == JSON_TEXT) return (struct event_value){ t, json_str(v) };
    if (t == JSON_NONE || t == JSON_NULL) return (struct event_value){ JSON_NULL, { NULL, 0 } };
    return (struct event_value){ t, json_raw(v, a) };
}

bool event_sanitise(struct ctx *c, enum event_type t, struct event_value v, str *out)
{
    bool made = v.type == JSON_ARRAY || v.type == JSON_OBJECT, number = v.type == JSON_INT || v.type == JSON_REAL,
         bit = v.type == JSON_TRUE || v.type == JSON_FALSE;
    str s = v.type == JSON_TEXT ? str_trim(v.text) : v.text;
    if (v.type == JSON_NONE || v.type == JSON_NULL || !s.n) return false;
    if (made && t != EVENT_JSON && t != EVENT_DICT) return false;
    if (t == EVENT_FLOAT && bit) s = v.type == JSON_TRUE ? S("1") : S("0");
    if (t == EVENT_INTEGER && v.type == JSON_REAL) return false;
    if (t == EVENT_BOOLEAN && number && !str_is(s, "0") && !str_is(s, "1")) return false;
    return event_form(c->arena, t, s, out);
}

bool event_valid(struct ctx *c, enum event_type t, struct event_value v)
{
    str form;
    switch (t) {
    case EVENT_INTEGER:
    case EVENT_ASN:
        if (v.type != JSON_INT) return false;
        break;
    case EVENT_FLOAT:
    case EVENT_ACCURACY:
        if (v.type != JSON_INT && v.type != JSON_REAL) return false;
        break;
    case EVENT_BOOLEAN: return v.type == JSON_TRUE || v.type == JSON_FALSE;
    default:
        if (v.type != JSON_TEXT || !v.text.n) return false;
    }
    struct event_ip ip;
    when w;
    str s = v.text;
    switch (t) {
    case EVENT_IP: return event_ip_parse(s, &ip);
    case EVENT_NETWORK: return event_network_valid(s);
    case EVENT_URL: return url_form(s);
    case EVENT_FQDN: return domain_form(s);
    case EVENT_TIME: return str_ends(s, S("+00:00")) && event_time_parse(s, 0, &w);
    case EVENT_CLASS: return event_taxonomy_of(s).n > 0;
    case EVENT_BASE64: return text_base64(c->arena, s, &form);
    default: return event_form(c->arena, t, s, &form) && str_eq(form, s);
    }
}

enum event_type event_type_of(str name, bool *known)
{
    static const struct {
        const char *name;
        enum event_type type;
    } names[] = {
        { "ASN", EVENT_ASN },
        { "Accuracy", EVENT_ACCURACY },
        { "Base64", EVENT_BASE64 },
        { "Boolean", EVENT_BOOLEAN },
        { "ClassificationTaxonomy", EVENT_TAXONOMY },
        { "ClassificationType", EVENT_CLASS },
        { "DateTime", EVENT_TIME },
        { "FQDN", EVENT_FQDN },
        { "Float", EVENT_FLOAT },
        { "GenericType", EVENT_TEXT },
        { "IPAddress", EVENT_IP },
        { "IPNetwork", EVENT_NETWORK },
        { "Integer", EVENT_INTEGER },
        { "JSON", EVENT_JSON },
        { "JSONDict", EVENT_DICT },
        { "LowercaseString", EVENT_LOWER },
        { "Registry", EVENT_REGISTRY },
        { "String", EVENT_TEXT },
        { "TLP", EVENT_TLP },
        { "URL", EVENT_URL },
        { "UppercaseString", EVENT_UPPER },
    };
    for (size_t i = 0; i < COUNT(names); i++)
        if (str_is(name, names[i].name)) {
            *known = true;
            return names[i].type;
        }
    *known = false;
    return EVENT_TEXT;
}
