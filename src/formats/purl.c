/* purl - see purl.h */
#include "formats/purl.h"

#include "base/uri.h"

/* ---- the types that have rules; all other types are taken as they are */
enum { NS_NONE = 1, NS_NEEDED = 2, LOW_NS = 4, LOW_NAME = 8, LOW_VERSION = 16 };
static const struct rule {
    const char *type;
    unsigned flags;
    const char *qualifier; /* must be there */
} rules[] = {
    { "alpm", NS_NEEDED | LOW_NS | LOW_NAME, NULL },
    { "apk", NS_NEEDED | LOW_NS | LOW_NAME, NULL },
    { "bazel", NS_NONE, NULL },
    { "bitbucket", NS_NEEDED | LOW_NS | LOW_NAME, NULL },
    { "bitnami", NS_NONE | LOW_NAME, NULL },
    { "brew", LOW_NS | LOW_NAME, NULL },
    { "cargo", NS_NONE, NULL },
    { "chrome-extension", NS_NONE | LOW_NAME, NULL },
    { "cocoapods", NS_NONE, NULL },
    { "composer", NS_NEEDED | LOW_NS | LOW_NAME, NULL },
    { "conda", NS_NONE, NULL },
    { "cran", NS_NONE, NULL },
    { "deb", NS_NEEDED | LOW_NS | LOW_NAME, NULL },
    { "gem", NS_NONE, NULL },
    { "git", NS_NEEDED, NULL },
    { "github", NS_NEEDED | LOW_NS | LOW_NAME, NULL },
    { "hackage", NS_NONE, NULL },
    { "hex", LOW_NS | LOW_NAME, NULL },
    { "huggingface", NS_NEEDED | LOW_VERSION, NULL },
    { "julia", NS_NONE, "uuid" },
    { "luarocks", LOW_NS | LOW_NAME, NULL },
    { "maven", NS_NEEDED, NULL },
    { "mlflow", NS_NONE, NULL },
    { "nuget", NS_NONE, NULL },
    { "oci", NS_NONE | LOW_NAME | LOW_VERSION, NULL },
    { "opam", NS_NONE, NULL },
    { "otp", NS_NONE | LOW_NAME, NULL },
    { "pub", NS_NONE | LOW_NAME, NULL },
    { "pypi", NS_NONE | LOW_NAME | LOW_VERSION, NULL },
    { "qpkg", NS_NEEDED | LOW_NS, NULL },
    { "rpm", NS_NEEDED | LOW_NS, NULL },
    { "swid", 0, "tag_id" },
    { "swift", NS_NEEDED, NULL },
    { "vcpkg", NS_NONE, NULL },
    { "vscode-extension", NS_NEEDED | LOW_NS | LOW_NAME | LOW_VERSION, NULL },
    { "yocto", LOW_NS, NULL },
};

static bool letter(char c)
{
    return (c | 32) >= 'a' && (c | 32) <= 'z';
}
static bool digit(char c)
{
    return c >= '0' && c <= '9';
}

/* ---- percent signs */
static void encode(struct buf *out, str t, char keep)
{
    for (size_t i = 0; i < t.n; i++) {
        char ch = t.p[i];
        if (letter(ch) || digit(ch) || (ch && strchr(".-_~:", ch)) || ch == keep)
            buf_c(out, ch);
        else
            buf_fmt(out, "%%%02X", (unsigned)(unsigned char)ch);
    }
}

/* segments decoded and joined again, empty ones dropped, of a subpath also . and .. */
static const char *segments(struct arena *a, str t, bool dots, str *out)
{
    struct buf b = { .a = a, .max = PURL_MOST };
    str part;
    while (str_split(&t, '/', &part)) {
        if (!uri_decode(a, &part)) return "a percent sign is not followed by two hexadecimal digits";
        if (!part.n || (dots && (str_is(part, ".") || str_is(part, "..")))) continue;
        if (str_chr(part, '/') >= 0) return "a segment has a slash within";
        if (b.n) buf_c(&b, '/');
        buf_put(&b, part);
    }
    *out = buf_str(&b);
    return NULL;
}

static const char *key_wrong(str key)
{
    for (size_t i = 0; i < key.n; i++)
        if (!letter(key.p[i]) && (!i || !(digit(key.p[i]) || strchr(".-_", key.p[i]))))
            return "the key of a qualifier begins with a letter and has letters, digits, . - _";
    return key.n ? NULL : "a qualifier is KEY=VALUE";
}
static const char *type_wrong(str t)
{
    for (size_t i = 0; i < t.n; i++)
        if (!letter(t.p[i]) && (!i || !(digit(t.p[i]) || t.p[i] == '.' || t.p[i] == '-'))) return "a type begins with a letter and has letters, digits, . -";
    return t.n ? NULL : "there is no type";
}

static const char *qualifiers(struct arena *a, str t, struct purl *p)
{
    str part;
    p->q = NEW_ARRAY(a, PURL_QUALIFIERS, struct purl_pair);
    while (t.n && str_split(&t, '&', &part)) {
        ptrdiff_t is = str_chr(part, '=');
        str key = str_cut(part, 0, is < 0 ? 0 : (size_t)is), value = str_cut(part, (size_t)is + 1, part.n);
        const char *wrong = key_wrong(key);
        if (wrong) return wrong;
        if (p->nq == PURL_QUALIFIERS) return "it has more than 64 qualifiers";
        if (!uri_decode(a, &value)) return "a percent sign is not followed by two hexadecimal digits";
        if (value.n) p->q[p->nq++] = (struct purl_pair){ key, value };
    }
    return NULL;
}

static ptrdiff_t last(str t, char ch)
{
    for (size_t i = t.n; i > 0; i--)
        if (t.p[i - 1] == ch) return (ptrdiff_t)i - 1;
    return -1;
}

static const char *parts(struct arena *a, str t, struct purl *p)
{
    ptrdiff_t at = last(t, '#');
    if (at >= 0) {
        const char *wrong = segments(a, str_cut(t, (size_t)at + 1, t.n), true, &p->subpath);
        if (wrong) return wrong;
        t = str_cut(t, 0, (size_t)at);
    }
    if ((at = last(t, '?')) >= 0) {
        const char *wrong = qualifiers(a, str_cut(t, (size_t)at + 1, t.n), p);
        if (wrong) return wrong;
        t = str_cut(t, 0, (size_t)at);
    }
    at = str_chr(t, '/');
    p->type = at < 0 ? t : str_cut(t, 0, (size_t)at);
    t = at < 0 ? S("") : str_cut(t, (size_t)at + 1, t.n);
    if (type_wrong(p->type)) return type_wrong(p->type);
    bool version = (at = last(t, '@')) > last(t, '/');
    if (version) {
        p->version = str_cut(t, (size_t)at + 1, t.n);
        t = str_cut(t, 0, (size_t)at);
    }
    while (t.n && t.p[t.n - 1] == '/' && !version) t.n--;
    ptrdiff_t slash = last(t, '/');
    p->name = str_cut(t, (size_t)(slash + 1), t.n);
    if (!uri_decode(a, &p->name) || !uri_decode(a, &p->version)) return "a percent sign is not followed by two hexadecimal digits";
    return slash > 0 ? segments(a, str_cut(t, 0, (size_t)slash), false, &p->namespace_) : NULL;
}

struct purl purl_read(struct arena *a, str t)
{
    struct purl p = { 0 };
    if (!str_eq_nocase(str_cut(t, 0, 4), S("pkg:"))) p.wrong = "it must begin with pkg:";
    if (t.n > PURL_MOST) p.wrong = "it has more than 4096 characters";
    for (size_t i = 0; i < t.n && !p.wrong; i++)
        if ((unsigned char)t.p[i] <= ' ' || t.p[i] == 0x7F) p.wrong = "it has a blank";
    if (p.wrong) return p;
    t = str_cut(t, 4, t.n);
    while (t.n && t.p[0] == '/') t = str_cut(t, 1, t.n);
    p.wrong = parts(a, t, &p);
    if (!p.wrong) purl_normal(a, &p);
    return p;
}

/* ---- normal form */
static str replaced(struct arena *a, str t, bool pub)
{
    struct buf b = { .a = a };
    for (size_t i = 0; i < t.n; i++) {
        char ch = t.p[i];
        if (pub)
            buf_c(&b, letter(ch) || digit(ch) ? ch : '_');
        else
            buf_c(&b, ch == '_' ? '-' : ch);
    }
    return buf_str(&b);
}
static str value_of(const struct purl *p, const char *key)
{
    for (size_t i = 0; i < p->nq; i++)
        if (str_is(p->q[i].key, key)) return p->q[i].value;
    return S("");
}
static const char *chrome_wrong(const struct purl *p)
{
    bool fine = p->name.n == 32;
    for (size_t i = 0; i < p->name.n; i++) fine = fine && p->name.p[i] >= 'a' && p->name.p[i] <= 'p';
    if (!fine) return "the name of an extension is 32 letters from a to p";
    size_t numbers = 1;
    for (size_t i = 0; i < p->version.n; i++) {
        bool dot = p->version.p[i] == '.';
        numbers += dot;
        if (!digit(p->version.p[i]) && (!dot || !i || p->version.p[i - 1] == '.')) return "the version of an extension has one to four numbers";
    }
    return numbers > 4 || str_ends(p->version, S(".")) ? "the version of an extension has one to four numbers" : NULL;
}
static void type_rules(struct arena *a, struct purl *p)
{
    const struct rule *r = NULL;
    for (size_t i = 0; i < COUNT(rules); i++)
        if (str_is(p->type, rules[i].type)) r = &rules[i];
    if (!r) return;
    if (r->flags & LOW_NS) p->namespace_ = arena_lower(a, p->namespace_);
    if (r->flags & LOW_NAME) p->name = arena_lower(a, p->name);
    if (r->flags & LOW_VERSION) p->version = arena_lower(a, p->version);
    if (str_is(p->type, "pypi")) p->name = replaced(a, p->name, false);
    if (str_is(p->type, "pub")) p->name = replaced(a, p->name, true);
    if (str_is(p->type, "mlflow") && str_find(value_of(p, "repository_url"), S("databricks")) >= 0) p->name = arena_lower(a, p->name);
    if (r->flags & NS_NONE && p->namespace_.n) p->wrong = "packages of this type have no namespace";
    if (r->flags & NS_NEEDED && !p->namespace_.n) p->wrong = "packages of this type need a namespace";
    if (r->qualifier && !value_of(p, r->qualifier).n) p->wrong = "a qualifier this type needs is missing";
    if (!p->wrong && str_is(p->type, "chrome-extension")) p->wrong = chrome_wrong(p);
}
void purl_normal(struct arena *a, struct purl *p)
{
    if (!p->wrong) p->wrong = type_wrong(p->type);
    if (!p->wrong && !p->name.n) p->wrong = "there is no name";
    p->type = arena_lower(a, p->type);
    for (size_t i = 0; i < p->nq; i++) {
        struct purl_pair q = { arena_lower(a, p->q[i].key), p->q[i].value };
        size_t k = i;
        if (!p->wrong) p->wrong = key_wrong(q.key);
        while (k && str_cmp(p->q[k - 1].key, q.key) > 0) {
            p->q[k] = p->q[k - 1];
            k--;
        }
        p->q[k] = q;
        if (!p->wrong && k && str_eq(p->q[k - 1].key, q.key)) p->wrong = "a qualifier stands twice";
    }
    if (!p->wrong) type_rules(a, p);
}

void purl_write(const struct purl *p, struct buf *out)
{
    buf_z(out, "pkg:");
    buf_put(out, p->type);
    buf_c(out, '/');
    if (p->namespace_.n) {
        encode(out, p->namespace_, '/');
        buf_c(out, '/');
    }
    encode(out, p->name, ':');
    if (p->version.n) {
        buf_c(out, '@');
        encode(out, p->version, ':');
    }
    for (size_t i = 0; i < p->nq; i++) {
        buf_c(out, i ? '&' : '?');
        buf_put(out, p->q[i].key);
        buf_c(out, '=');
        encode(out, p->q[i].value, ':');
    }
    if (p->subpath.n) {
        buf_c(out, '#');
        encode(out, p->subpath, '/');
    }
}
