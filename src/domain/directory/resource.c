/* resource - see resource.h */
#include "domain/directory/resource.h"

#include <arpa/inet.h>

#include "base/buf.h"

static const char hex[] = "0123456789abcdef";

static str hex_of(struct arena *a, int family, const unsigned char *bytes)
{
    struct buf b = { .a = a };
    buf_c(&b, family == 4 ? '4' : '6');
    for (int i = 0; i < (family == 4 ? 4 : 16); i++) {
        buf_c(&b, hex[bytes[i] >> 4]);
        buf_c(&b, hex[bytes[i] & 15]);
    }
    return buf_str(&b);
}

static void masked(const unsigned char *in, int bytes, unsigned length, bool ones, unsigned char *out)
{
    for (int i = 0; i < bytes; i++) {
        unsigned from = (unsigned)i * 8, keep = length >= from + 8 ? 8 : length > from ? length - from : 0;
        unsigned char mask = (unsigned char)(keep ? 0xff << (8 - keep) : 0);
        out[i] = (unsigned char)((in[i] & mask) | (ones ? (unsigned char)~mask : 0));
    }
}

/* ---- networks */

static void network_finish(struct ctx *c, struct resource *r)
{
    char shown[INET6_ADDRSTRLEN];
    unsigned char end[16];
    int n = r->family == 4 ? 4 : 16;
    inet_ntop(r->family == 4 ? AF_INET : AF_INET6, r->bytes, shown, sizeof shown);
    bool single = r->length == (unsigned)n * 8;
    r->type = RES_NETWORK;
    r->value = single ? arena_fmt(c->arena, "%s", shown) : arena_fmt(c->arena, "%s/%u", shown, r->length);
    r->low = hex_of(c->arena, r->family, r->bytes);
    masked(r->bytes, n, r->length, true, end);
    r->high = hex_of(c->arena, r->family, end);
    r->exact = arena_fmt(c->arena, "%.*s/%u", FMT(r->low), r->length);
}

/* why: NULL when it is no network at all, else what is wrong with it */
static bool network_parse(struct ctx *c, str text, bool mask, struct resource *r, const char **why)
{
    static const unsigned char mapped[12] = { [10] = 0xff, [11] = 0xff };
    str rest = text, address;
    int64_t length = -1;
    unsigned char kept[16];
    *why = NULL;
    if (!str_split(&rest, '/', &address)) return false;
    const char *z = arena_cstr(c->arena, str_trim(address));
    *r = (struct resource){ .family = 4 };
    if (inet_pton(AF_INET, z, r->bytes) != 1) {
        r->family = 6;
        if (inet_pton(AF_INET6, z, r->bytes) != 1) return false;
    }
    if (rest.p && (!str_int(str_trim(rest), &length) || length < 0 || length > (r->family == 4 ? 32 : 128))) {
        *why = "the length of the prefix is 0 to 32, or to 128 for IPv6";
        return false;
    }
    if (r->family == 6 && memcmp(r->bytes, mapped, 12) == 0 && (length < 0 || length >= 96)) { /* ::ffff:a.b.c.d is the IPv4 address */
        memmove(r->bytes, r->bytes + 12, 4);
        r->family = 4;
        if (length >= 0) length -= 96;
    }
    r->length = length < 0 ? (r->family == 4 ? 32 : 128) : (unsigned)length;
    masked(r->bytes, r->family == 4 ? 4 : 16, r->length, false, kept);
    if (memcmp(kept, r->bytes, r->family == 4 ? 4 : 16) != 0) {
        if (!mask) {
            *why = "bits are set beyond the prefix; write the first address of the network";
            return false;
        }
        memcpy(r->bytes, kept, r->family == 4 ? 4 : 16);
    }
    network_finish(c, r);
    return true;
}

unsigned resource_shared(const struct resource *a, const struct resource *b)
{
    unsigned n = 0, most = a->length < b->length ? a->length : b->length;
    while (n < most && ((a->bytes[n / 8] ^ b->bytes[n / 8]) & (0x80 >> (n % 8))) == 0) n++;
    return n;
}

/* ---- names */

size_t resource_reversed(char *room, char kind, str name)
{
    size_t n = 0, end = name.n;
    room[n++] = kind;
    for (size_t i = name.n + 1; i-- > 0;) {
        if (i > 0 && name.p[i - 1] != '.') continue;
        memcpy(room + n, name.p + i, end - i);
        n += end - i;
        room[n++] = '.';
        end = i ? i - 1 : 0;
    }
    return n;
}

static bool name_parse(struct ctx *c, enum resource_type type, str text, struct resource *r)
{
    str name;
    if (str_starts(text, S("*."))) text = str_cut(text, 2, text.n);
    if (!name_normal(c, text, &name)) return false;
    *r = (struct resource){ .type = type, .value = name };
    char *room = arena_alloc(c->arena, name.n + 2);
    r->exact = (str){ room, resource_reversed(room, type == RES_MAIL ? 'm' : 'd', name) };
    for (size_t i = 0; i < r->exact.n; i++) r->length += room[i] == '.';
    r->low = r->exact;
    r->high = arena_fmt(c->arena, "%.*s~", FMT(r->exact));
    return true;
}

static bool asn_parse(struct ctx *c, str text, bool bare, struct resource *r)
{
    int64_t n;
    bool prefixed = text.n > 2 && (text.p[0] | 32) == 'a' && (text.p[1] | 32) == 's';
    if (!prefixed && !bare) return false;
    if (prefixed) text = str_cut(text, 2, text.n);
    if (prefixed && (text.p[0] == 'N' || text.p[0] == 'n')) text = str_cut(text, 1, text.n);
    text = str_trim(text);
    if (!text.n || text.p[0] < '0' || text.p[0] > '9' || !str_int(text, &n) || n < 1 || n > 4294967294) return false;
    *r = (struct resource){ .type = RES_ASN, .value = arena_fmt(c->arena, "AS%lld", (long long)n) };
    r->exact = r->low = r->high = arena_fmt(c->arena, "a%lld", (long long)n);
    return true;
}

err resource_read(struct ctx *c, enum resource_type type, str text, str at, struct resource *out)
{
    const char *why = NULL;
    text = str_trim(text);
    if (type == RES_ASN) {
        if (!asn_parse(c, text, true, out)) FAIL_AT(c, at, "bad-asn", "as AS64500");
    } else if (type == RES_NETWORK) {
        if (!network_parse(c, text, false, out, &why))
            FAIL_AT(c, at, "bad-network", "%s", why ? why : "an address or network, as 203.0.113.0/24 or 2001:db8::/32");
    } else if (!name_parse(c, type, text, out)) {
        FAIL_AT(c, at, "bad-domain", "a domain name, as roads.example");
    }
    return NULL;
}

/* ---- guessing */

static bool swap(str *rest, const char *was, struct buf *b, const char *now)
{
    size_t n = strlen(was);
    if (rest->n < n || !str_eq_nocase(str_cut(*rest, 0, n), str_of(was))) return false;
    buf_z(b, now);
    *rest = str_cut(*rest, n, rest->n);
    return true;
}

str refang(struct arena *a, str text)
{
    struct buf b = { .a = a };
    str rest = str_trim(text);
    if (!swap(&rest, "hxxps://", &b, "https://") && !swap(&rest, "hxxp://", &b, "http://")) (void)swap(&rest, "meow://", &b, "http://");
    while (rest.n) {
        if (swap(&rest, "[.]", &b, ".") || swap(&rest, "(.)", &b, ".") || swap(&rest, "[dot]", &b, ".") || swap(&rest, "(dot)", &b, ".") ||
            swap(&rest, "[at]", &b, "@") || swap(&rest, "(at)", &b, "@") || swap(&rest, "[@]", &b, "@") || swap(&rest, "[:]", &b, ":") ||
            swap(&rest, "[://]", &b, "://"))
            continue;
        buf_c(&b, rest.p[0]);
        rest = str_cut(rest, 1, rest.n);
    }
    return buf_str(&b);
}

str resource_host(str url)
{
    ptrdiff_t at = str_find(url, S("://"));
    str h = at < 0 ? url : str_cut(url, (size_t)at + 3, url.n);
    size_t end = 0;
    while (end < h.n && !strchr("/?#\\", h.p[end])) end++;
    h = str_cut(h, 0, end);
    for (ptrdiff_t k; (k = str_chr(h, '@')) >= 0;) h = str_cut(h, (size_t)k + 1, h.n);
    if (str_starts(h, S("["))) {
        ptrdiff_t k = str_chr(h, ']');
        return k > 0 ? str_cut(h, 1, (size_t)k) : h;
    }
    ptrdiff_t colon = str_chr(h, ':');
    if (colon >= 0 && str_chr(str_cut(h, (size_t)colon + 1, h.n), ':') < 0) h = str_cut(h, 0, (size_t)colon);
    return h;
}

err resource_guess(struct ctx *c, str text, struct resource *out)
{
    const char *why;
    str s = refang(c->arena, text);
    ptrdiff_t at = str_chr(s, '@');
    bool url = str_find(s, S("://")) > 0, blank = str_chr(s, ' ') >= 0;
    *out = (struct resource){ .type = RES_WORDS, .value = str_trim(text) };
    if (!s.n) FAIL_AT(c, S("/q"), "required", "an address, network, domain, URL, mail address, ASN, or vendor and product");
    if (!url && network_parse(c, s, true, out, &why)) return NULL;
    if (!url && why) FAIL_AT(c, S("/q"), "bad-network", "%s", why);
    if (asn_parse(c, s, false, out)) return NULL;
    if (!url && at > 0 && !blank && name_parse(c, RES_MAIL, str_cut(s, (size_t)at + 1, s.n), out)) return NULL;
    str host = resource_host(s);
    if (network_parse(c, host, true, out, &why)) return NULL;
    if (!blank && (url || str_chr(host, '.') > 0) && name_parse(c, RES_DOMAIN, host, out)) return NULL;
    *out = (struct resource){ .type = RES_WORDS, .value = str_trim(text) };
    return NULL;
}

struct strs resource_keys(struct ctx *c, const struct resource *r)
{
    struct strs out = { NEW_ARRAY(c->arena, 2 * (size_t)r->length + 4, str), 0 };
    if (r->type == RES_NETWORK) {
        int n = r->family == 4 ? 4 : 16;
        for (unsigned l = r->length + 1; l-- > 0;) {
            unsigned char b[16];
            masked(r->bytes, n, l, false, b);
            out.v[out.n++] = arena_fmt(c->arena, "%.*s/%u", FMT(hex_of(c->arena, r->family, b)), l);
        }
        return out;
    }
    if (r->type == RES_ASN) {
        out.v[out.n++] = r->exact;
        return out;
    }
    for (size_t i = r->exact.n; i > 1; i--) { /* each beginning that ends with a dot; mail falls back to the domain */
        if (r->exact.p[i - 1] != '.') continue;
        str key = str_cut(r->exact, 0, i);
        out.v[out.n++] = key;
        if (r->type == RES_MAIL) out.v[out.n++] = arena_fmt(c->arena, "d%.*s", FMT(str_cut(key, 1, key.n)));
    }
    return out;
}
