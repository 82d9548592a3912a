/* warninglist - a list is read; see warninglist_set.c for the matcher */
#include "base/json.h"
#include "formats/warninglist_inside.h"

static const char *const types[] = { "cidr", "hostname", "string", "substring", "regex" };

const char *warning_type_word(unsigned t)
{
    return t < COUNT(types) ? types[t] : "";
}

int warning_type_of(str word)
{
    for (unsigned i = 0; i < COUNT(types); i++)
        if (str_is(word, types[i])) return (int)i;
    return -1;
}

/* the kinds of values that attribute types of MISP hold: "filename|md5" is two of them */
static unsigned kind_of_one(str a)
{
    static const struct {
        str begin;
        unsigned kind;
    } of[] = {
        { S_INIT("ip"), WARN_ADDRESS },   { S_INIT("domain"), WARN_NAME },       { S_INIT("hostname"), WARN_NAME },
        { S_INIT("url"), WARN_URL },      { S_INIT("uri"), WARN_URL },           { S_INIT("link"), WARN_URL },
        { S_INIT("email"), WARN_MAIL },   { S_INIT("target-email"), WARN_MAIL }, { S_INIT("whois-registrant-email"), WARN_MAIL },
        { S_INIT("dns-soa"), WARN_MAIL }, { S_INIT("md5"), WARN_HASH },          { S_INIT("sha"), WARN_HASH },
        { S_INIT("x509"), WARN_HASH },    { S_INIT("imphash"), WARN_HASH },      { S_INIT("ssdeep"), WARN_HASH },
        { S_INIT("tlsh"), WARN_HASH },    { S_INIT("authentihash"), WARN_HASH }, { S_INIT("pehash"), WARN_HASH },
    };
    for (size_t i = 0; i < COUNT(of); i++)
        if (str_starts(a, of[i].begin)) return of[i].kind;
    return WARN_OTHER;
}

static unsigned kinds_of(str attribute)
{
    unsigned kinds = 0;
    str part;
    while (str_split(&attribute, '|', &part)) kinds |= kind_of_one(part);
    return kinds;
}

static err text_member(struct ctx *c, struct json o, const char *name, size_t least, size_t most, str *out)
{
    struct json v = json_get(o, str_of(name));
    str at = arena_fmt(c->arena, "/%s", name);
    *out = str_trim(json_str(v));
    if (json_type(v) != JSON_TEXT && json_type(v) != JSON_NONE) FAIL_AT(c, at, "bad-warning-list", "%s is a text", name);
    if (out->n < least) FAIL_AT(c, at, "bad-warning-list", "%s is wanted", name);
    if (out->n > most) FAIL_AT(c, at, "bad-warning-list", "%s has at most %zu bytes", name, most);
    for (size_t i = 0; i < out->n; i++)
        if ((unsigned char)out->p[i] < ' ' && out->p[i] != '\n' && out->p[i] != '\t') FAIL_AT(c, at, "bad-warning-list", "%s holds a control character", name);
    return NULL;
}

static err attributes_read(struct ctx *c, struct json v, struct warning_list *out)
{
    enum { MOST = 200, LONGEST = 60 };
    size_t n = json_count(v), i = 0;
    if (json_type(v) == JSON_NONE || json_type(v) == JSON_NULL) v = (struct json){ NULL, 0 };
    if (json_type(v) != JSON_NONE && json_type(v) != JSON_ARRAY) FAIL_AT(c, S("/matching_attributes"), "bad-warning-list", "matching_attributes is a list");
    if (n > MOST) FAIL_AT(c, S("/matching_attributes"), "bad-warning-list", "at most %d attribute types", MOST);
    out->attributes = (struct strs){ NEW_ARRAY(c->arena, n + 1, str), 0 };
    out->kinds = n ? 0 : WARN_ANY;
    for (struct json_iter it = json_iter(v); json_type(v) == JSON_ARRAY && json_next(&it); i++) {
        str a = json_str(it.value);
        if (!a.n || a.n > LONGEST)
            FAIL_AT(c, arena_fmt(c->arena, "/matching_attributes/%zu", i), "bad-warning-list", "an attribute type of MISP, at most %d bytes", LONGEST);
        out->attributes.v[out->attributes.n++] = a;
        out->kinds |= kinds_of(a);
    }
    return NULL;
}

/* "" or why it does not fit its type */
static const char *entry_wrong(struct ctx *c, unsigned type, str s)
{
    struct event_value v = { .type = JSON_TEXT, .text = s };
    struct regex *re;
    if (!s.n) return "it is empty";
    if (s.n > WARNING_ENTRY) return "it has more than 1,000 bytes";
    for (size_t i = 0; i < s.n; i++)
        if ((unsigned char)s.p[i] < ' ' || s.p[i] == 0x7f) return "it holds a control character";
    if (type == WARNING_CIDR) return warning_network(s, NULL, NULL, NULL) ? "" : "it is no address and no network (CIDR)";
    if (type == WARNING_HOSTNAME && s.p[0] == '.') v.text = str_cut(s, 1, s.n);
    if (type == WARNING_HOSTNAME) return v.text.n && str_chr(v.text, ' ') < 0 && str_chr(v.text, '/') < 0 ? "" : "it is no name of a host";
    if (type == WARNING_SUBSTRING && s.n < 3) return "what is looked for within others has at least 3 bytes";
    if (type != WARNING_REGEX) return "";
    bool any_case;
    str pattern = warning_pattern(s, &any_case);
    return regex_compile_perl(c, pattern, any_case, &re) ? "it is no pattern" : "";
}

static err entries_read(struct ctx *c, struct json v, struct warning_list *out)
{
    size_t n = json_count(v), i = 0, most = out->type == WARNING_REGEX ? WARNING_PATTERNS : WARNING_ENTRIES;
    struct buf b = { .a = c->arena, .max = WARNING_BYTES };
    if (json_type(v) != JSON_ARRAY) FAIL_AT(c, S("/list"), "bad-warning-list", "list is a list of texts");
    if (n > most) FAIL_AT(c, S("/list"), "bad-warning-list", "at most %zu entries of this type", most);
    for (struct json_iter it = json_iter(v); json_next(&it); i++) {
        str s = str_trim(json_str(it.value));
        const char *why = json_type(it.value) != JSON_TEXT ? "it is no text" : entry_wrong(c, out->type, s);
        if (*why) {
            if (out->nbad < WARNING_TOLD) out->bad[out->nbad] = (struct warning_bad){ i, why };
            out->nbad++;
            continue;
        }
        if (out->n++) buf_c(&b, '\n');
        buf_put(&b, s);
    }
    if (b.full) FAIL_AT(c, S("/list"), "bad-warning-list", "at most %d MiB", WARNING_BYTES >> 20);
    if (!out->n) FAIL_AT(c, S("/list"), "bad-warning-list", "no entry can be used%s%s", out->nbad ? ": the first: " : "", out->nbad ? out->bad[0].why : "");
    out->entries = buf_str(&b);
    return NULL;
}

err warning_read(struct ctx *c, str document, struct warning_list *out)
{
    static const struct json_limits lim = { .bytes = WARNING_BYTES, .depth = 8, .members = WARNING_ENTRIES + 1000 };
    struct json top, version;
    memset(out, 0, sizeof *out);
    if (str_starts(document, S("\xef\xbb\xbf"))) document = str_cut(document, 3, document.n);
    TRY(json_read(c, document, &lim, &top));
    if (json_type(top) != JSON_OBJECT) FAIL_AT(c, S(""), "bad-warning-list", "a warning list is an object with name, type and list");
    TRY(text_member(c, top, "name", 1, 200, &out->name));
    TRY(text_member(c, top, "description", 0, 2000, &out->description));
    str type = S("string");
    if (json_type(json_get(top, S("type"))) != JSON_NONE) type = json_str(json_get(top, S("type")));
    int t = warning_type_of(type);
    if (t < 0) FAIL_AT(c, S("/type"), "bad-warning-list", "type is cidr, hostname, string, substring or regex");
    out->type = (unsigned)t;
    version = json_get(top, S("version"));
    if (!json_int(version, &out->version) && json_type(version) != JSON_NONE && !str_int(json_str(version), &out->version))
        FAIL_AT(c, S("/version"), "bad-warning-list", "version is a whole number");
    TRY(attributes_read(c, json_get(top, S("matching_attributes")), out));
    return entries_read(c, json_get(top, S("list")), out);
}
