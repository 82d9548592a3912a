/* names - keys of events and ranges of keys */
#include "domain/intelligence/names.h"

#include "base/buf.h"
#include "domain/directory/resource.h"

enum { LONGEST = 300 };

/* no blank and nothing below it: those part the keys */
static bool plain(str s)
{
    if (!s.n || s.n > LONGEST) return false;
    for (size_t i = 0; i < s.n; i++)
        if ((unsigned char)s.p[i] <= ' ') return false;
    return true;
}

static void put(struct buf *b, char type, str value)
{
    if (!plain(value)) return;
    buf_c(b, ' ');
    if (type == 'd') {
        char room[LONGEST + 2];
        buf_put(b, (str){ room, resource_reversed(room, 'd', value) });
    } else {
        buf_c(b, type);
        buf_put(b, arena_lower(b->a, value));
    }
    buf_c(b, ' ');
}

str names_of(struct arena *a, const struct event *e)
{
    static const enum event_field domains[] = { EVENT_F_SOURCE_FQDN, EVENT_F_DESTINATION_FQDN, EVENT_F_SOURCE_REVERSE_DNS, EVENT_F_DESTINATION_REVERSE_DNS },
                                  urls[] = { EVENT_F_SOURCE_URL, EVENT_F_DESTINATION_URL },
                                  accounts[] = { EVENT_F_SOURCE_ACCOUNT, EVENT_F_DESTINATION_ACCOUNT },
                                  hashes[] = { EVENT_F_MALWARE_HASH_MD5, EVENT_F_MALWARE_HASH_SHA1, EVENT_F_MALWARE_HASH_SHA256 };
    struct buf b = { .a = a };
    for (size_t i = 0; i < COUNT(domains); i++) put(&b, 'd', e->field[domains[i]]);
    for (size_t i = 0; i < COUNT(urls); i++) {
        str h = resource_host(e->field[urls[i]]);
        struct event_ip ip;
        if (h.n && !event_ip_parse(h, &ip)) put(&b, 'd', h);
    }
    for (size_t i = 0; i < COUNT(accounts); i++)
        if (str_chr(e->field[accounts[i]], '@') > 0) put(&b, 'm', e->field[accounts[i]]);
    for (size_t i = 0; i < COUNT(hashes); i++) put(&b, 'h', e->field[hashes[i]]);
    return buf_str(&b);
}

/* the first key after all that begin with this one */
static str after(struct arena *a, str from)
{
    str to = arena_dup(a, from);
    char *p = arena_alloc(a, to.n + 1);
    memcpy(p, to.p, to.n);
    for (size_t n = to.n; n > 0; n--) {
        if ((unsigned char)p[n - 1] == 0xff) continue;
        p[n - 1] = (char)((unsigned char)p[n - 1] + 1);
        return (str){ p, n };
    }
    return (str){ p, 0 };
}

static void addresses(struct ctx *c, const uint8_t *low, const uint8_t *high, struct names_range *out)
{
    char *from = arena_alloc(c->arena, 17), *to = arena_alloc(c->arena, 18);
    from[0] = to[0] = 'a';
    memcpy(from + 1, low, 16);
    memcpy(to + 1, high, 16);
    to[17] = 0; /* after the last address: one byte more */
    *out = (struct names_range){ { from, 17 }, { to, 18 }, true };
}

static bool network_range(struct ctx *c, const struct resource *r, struct names_range *out)
{
    uint8_t low[16] = { 0 }, high[16];
    unsigned skip = r->family == 4 ? 96 : 0, length = r->length + skip;
    memcpy(low + skip / 8, r->bytes, r->family == 4 ? 4 : 16);
    if (skip) low[10] = low[11] = 0xff;
    memcpy(high, low, 16);
    for (unsigned bit = length; bit < 128; bit++) {
        low[bit / 8] &= (unsigned char)~(0x80u >> (bit % 8));
        high[bit / 8] |= (unsigned char)(0x80u >> (bit % 8));
    }
    addresses(c, low, high, out);
    return true;
}

static bool mapped(const struct event_ip *ip)
{
    static const uint8_t v4[12] = { [10] = 0xff, [11] = 0xff };
    return !memcmp(ip->b, v4, sizeof v4);
}

bool names_span(struct ctx *c, str text, struct names_range *out, bool *wrong)
{
    struct event_ip low, high;
    str s = str_trim(refang(c->arena, text));
    ptrdiff_t dash = str_chr(s, '-');
    *wrong = false;
    if (dash < 0 || !event_ip_parse(str_trim(str_cut(s, 0, (size_t)dash)), &low) || !event_ip_parse(str_trim(str_cut(s, (size_t)dash + 1, s.n)), &high))
        return false;
    *wrong = mapped(&low) != mapped(&high) || memcmp(low.b, high.b, 16) > 0;
    if (*wrong) return false;
    addresses(c, low.b, high.b, out);
    return true;
}

bool names_range(struct ctx *c, str text, struct names_range *out)
{
    struct resource r;
    str s = arena_lower(c->arena, str_trim(refang(c->arena, text)));
    size_t hex = 0;
    *out = (struct names_range){ .address = false };
    while (hex < s.n && ((s.p[hex] >= '0' && s.p[hex] <= '9') || (s.p[hex] >= 'a' && s.p[hex] <= 'f'))) hex++;
    if (hex == s.n && (s.n == 32 || s.n == 40 || s.n == 64)) {
        out->from = arena_fmt(c->arena, "h%.*s", FMT(s));
        out->to = after(c->arena, out->from);
        return true;
    }
    if (str_chr(s, '@') > 0 && plain(s)) {
        out->from = arena_fmt(c->arena, "m%.*s", FMT(s));
        out->to = after(c->arena, out->from);
        return true;
    }
    if (resource_guess(c, s, &r)) return false;
    if (r.type == RES_NETWORK) return network_range(c, &r, out);
    if (r.type != RES_DOMAIN) return false;
    out->from = r.exact;
    out->to = after(c->arena, out->from);
    return true;
}
