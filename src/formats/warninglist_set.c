/* warninglist_set - many lists as one: networks as borders that part the addresses, names and values in one hash table, what
 * is looked for within others by its first four bytes
 *
 * Networks lie within one another or apart, so that between two borders the same lists hold all addresses: a chain of lists,
 * from the narrowest network outwards, and one binary search finds it. */
#include <stdlib.h>

#include "formats/warninglist_inside.h"

enum { GRAM = 4, VALUE_MOST = 4096, LONG_NAME = 1000 };

struct border {
    uint8_t from[16];
    uint32_t chain; /* 1-based; 0: no list */
};
struct chain {
    uint32_t outer;
    uint16_t list;
};
struct word {
    str text; /* a host in small letters and without a dot before it */
    uint64_t hash;
    uint32_t next; /* of the same bucket, 1-based */
    uint16_t list;
    bool host;
};
struct inner {
    str text;
    uint32_t next;
    uint16_t list;
};
struct pattern {
    struct regex *re;
    uint16_t list;
};
struct warning_set {
    size_t nlists;
    unsigned kinds[WARNING_LISTS];
    struct border *border[2]; /* IPv4, IPv6 */
    size_t nborder[2];
    struct chain *chain;
    size_t nchain;
    struct word *word;
    uint32_t *bucket;
    size_t nword, buckets;
    struct inner *inner, *tiny; /* tiny: shorter than GRAM */
    uint32_t *gram;
    size_t ninner, ntiny, grams;
    struct pattern *pattern;
    size_t npattern;
};

/* ---- texts */

bool warning_network(str text, uint8_t first[16], uint8_t last[16], bool *v6)
{
    struct event_ip ip;
    int64_t length = -1;
    ptrdiff_t slash = str_chr(text, '/');
    str address = slash >= 0 ? str_cut(text, 0, (size_t)slash) : text;
    bool six = str_chr(address, ':') >= 0;
    if (slash >= 0 && (!str_int(str_cut(text, (size_t)slash + 1, text.n), &length) || length < 0 || length > (six ? 128 : 32))) return false;
    if (!event_ip_parse(address, &ip)) return false;
    if (!first) return true;
    unsigned bits = length < 0 ? 128 : (unsigned)length + (six ? 0 : 96);
    memcpy(first, ip.b, 16);
    for (unsigned i = 0; i < 16; i++) {
        unsigned keep = bits > i * 8 ? bits - i * 8 : 0;
        uint8_t mask = (uint8_t)(0xff00u >> (keep < 8 ? keep : 8));
        first[i] &= mask;
        last[i] = (uint8_t)(first[i] | (uint8_t)~mask);
    }
    *v6 = six;
    return true;
}

str warning_pattern(str text, bool *any_case)
{
    size_t end = text.n;
    *any_case = false;
    if (text.n < 2 || text.p[0] != '/') return text;
    while (end > 1 && text.p[end - 1] != '/') end--;
    if (end < 2) return text;
    for (size_t i = end; i < text.n; i++) {
        if (text.p[i] == 'i') *any_case = true;
        if (text.p[i] < 'a' || text.p[i] > 'z') return text;
    }
    return str_cut(text, 1, end - 1);
}

static str lower(struct arena *a, str s)
{
    bool small = true;
    for (size_t i = 0; i < s.n && small; i++) small = s.p[i] < 'A' || s.p[i] > 'Z';
    return small ? s : arena_lower(a, s);
}

/* ---- making it */

struct net {
    uint8_t first[16], last[16];
    uint16_t list;
};

static int by_first(const void *a, const void *b)
{
    const struct net *x = a, *y = b;
    int d = memcmp(x->first, y->first, 16);
    if (!d) d = -memcmp(x->last, y->last, 16); /* the wider one first */
    return d ? d : (int)x->list - (int)y->list;
}

static bool chained(const struct warning_set *s, uint32_t at, uint16_t list)
{
    for (; at; at = s->chain[at - 1].outer)
        if (s->chain[at - 1].list == list) return true;
    return false;
}

static void border_put(struct warning_set *s, int family, const uint8_t from[16], uint32_t chain)
{
    struct border *b = s->border[family];
    size_t *n = &s->nborder[family];
    if (*n && memcmp(b[*n - 1].from, from, 16) == 0) --*n; /* the inner one begins at the same address */
    if (*n ? b[*n - 1].chain == chain : !chain) return;
    memcpy(b[*n].from, from, 16);
    b[(*n)++].chain = chain;
}

/* the address after it; false: there is none */
static bool after(const uint8_t of[16], uint8_t out[16])
{
    memcpy(out, of, 16);
    for (int i = 15; i >= 0; i--)
        if (++out[i]) return true;
    return false;
}

static void borders(struct ctx *c, struct warning_set *s, int family, struct net *v, size_t n)
{
    struct {
        const struct net *net;
        uint32_t chain;
    } stack[130];
    unsigned depth = 0;
    uint8_t next[16];
    s->border[family] = NEW_ARRAY(c->arena, 2 * n + 1, struct border);
    qsort(v, n, sizeof *v, by_first);
    for (size_t i = 0; i <= n; i++) {
        while (depth && (i == n || memcmp(stack[depth - 1].net->last, v[i].first, 16) < 0)) {
            const struct net *done = stack[--depth].net;
            if (after(done->last, next)) border_put(s, family, next, depth ? stack[depth - 1].chain : 0);
        }
        if (i == n) break;
        uint32_t outer = depth ? stack[depth - 1].chain : 0, chain = outer;
        if (!chained(s, outer, v[i].list)) {
            s->chain[s->nchain++] = (struct chain){ outer, v[i].list };
            chain = (uint32_t)s->nchain;
        }
        /* the same network on several lists is one place of the stack */
        if (depth && memcmp(stack[depth - 1].net->first, v[i].first, 16) == 0 && memcmp(stack[depth - 1].net->last, v[i].last, 16) == 0) depth--;
        stack[depth].net = &v[i];
        stack[depth++].chain = chain;
        border_put(s, family, v[i].first, chain);
    }
}

static void word_put(struct ctx *c, struct warning_set *s, uint16_t list, bool host, str e)
{
    if (host && e.n && e.p[0] == '.') e = str_cut(e, 1, e.n);
    if (host && e.n && e.p[e.n - 1] == '.') e = str_cut(e, 0, e.n - 1);
    struct word *w = &s->word[s->nword];
    *w = (struct word){ .text = host ? lower(c->arena, e) : e, .list = list, .host = host };
    w->hash = str_hash(w->text);
    uint32_t *b = &s->bucket[w->hash % s->buckets];
    w->next = *b;
    *b = (uint32_t)++s->nword;
}

static size_t gram_of(const struct warning_set *s, const char *p)
{
    return (size_t)str_hash((str){ p, GRAM }) % s->grams;
}

static void inner_put(struct ctx *c, struct warning_set *s, uint16_t list, str e)
{
    struct inner x = { .text = lower(c->arena, e), .list = list };
    if (x.text.n < GRAM) {
        s->tiny[s->ntiny++] = x;
        return;
    }
    uint32_t *g = &s->gram[gram_of(s, x.text.p)];
    x.next = *g;
    s->inner[s->ninner++] = x;
    *g = (uint32_t)s->ninner;
}

static err pattern_put(struct ctx *c, struct warning_set *s, uint16_t list, str e)
{
    bool any_case;
    str text = warning_pattern(e, &any_case);
    err x = regex_compile_perl(c, text, any_case, &s->pattern[s->npattern].re);
    if (x) return x->kind == E_INPUT ? NULL : x;
    s->pattern[s->npattern++].list = list;
    return NULL;
}

struct nets {
    struct net *v[2];
    size_t n[2];
};

static err add(struct ctx *c, struct warning_set *s, const struct warning_source *from, uint16_t list, struct nets *nets)
{
    str rest = from->entries, e;
    while (str_split(&rest, '\n', &e)) {
        struct net n = { .list = list };
        bool v6;
        if (from->type == WARNING_CIDR && warning_network(e, n.first, n.last, &v6)) nets->v[v6][nets->n[v6]++] = n;
        if (from->type == WARNING_HOSTNAME || from->type == WARNING_STRING) word_put(c, s, list, from->type == WARNING_HOSTNAME, e);
        if (from->type == WARNING_SUBSTRING) inner_put(c, s, list, e);
        if (from->type == WARNING_REGEX) TRY(pattern_put(c, s, list, e));
    }
    return NULL;
}

err warning_compile(struct ctx *c, const struct warning_source *v, size_t n, struct warning_set **out)
{
    size_t of[WARNING_REGEX + 1] = { 0 };
    struct warning_set *s = NEW(c->arena, struct warning_set);
    struct nets nets;
    if (n > WARNING_LISTS) FAIL(c, E_INPUT, "too-many", "at most %d lists", WARNING_LISTS);
    for (size_t i = 0; i < n; i++) {
        size_t lines = 1;
        for (size_t k = 0; k < v[i].entries.n; k++) lines += v[i].entries.p[k] == '\n';
        of[v[i].type] += lines;
    }
    for (int f = 0; f < 2; f++) {
        nets.v[f] = NEW_ARRAY(c->arena, of[WARNING_CIDR] + 1, struct net);
        nets.n[f] = 0;
    }
    s->nlists = n;
    s->chain = NEW_ARRAY(c->arena, of[WARNING_CIDR] + 1, struct chain);
    s->buckets = 2 * (of[WARNING_HOSTNAME] + of[WARNING_STRING]) + 1;
    s->word = NEW_ARRAY(c->arena, of[WARNING_HOSTNAME] + of[WARNING_STRING] + 1, struct word);
    s->bucket = NEW_ARRAY(c->arena, s->buckets, uint32_t);
    s->grams = 4 * of[WARNING_SUBSTRING] + 1;
    s->inner = NEW_ARRAY(c->arena, of[WARNING_SUBSTRING] + 1, struct inner);
    s->tiny = NEW_ARRAY(c->arena, of[WARNING_SUBSTRING] + 1, struct inner);
    s->gram = NEW_ARRAY(c->arena, s->grams, uint32_t);
    s->pattern = NEW_ARRAY(c->arena, of[WARNING_REGEX] + 1, struct pattern);
    for (size_t i = 0; i < n; i++) {
        s->kinds[i] = v[i].kinds;
        TRY(add(c, s, &v[i], (uint16_t)i, &nets));
    }
    for (int f = 0; f < 2; f++) borders(c, s, f, nets.v[f], nets.n[f]);
    *out = s;
    return NULL;
}

/* ---- asking it */

struct asking {
    const struct warning_set *s;
    unsigned kinds;
    uint64_t hit[WARNING_LISTS / 64];
};

static void hit(struct asking *q, uint16_t list)
{
    if (q->s->kinds[list] & q->kinds) q->hit[list / 64] |= UINT64_C(1) << (list % 64);
}

static void ask_address(struct asking *q, const uint8_t ip[16], bool v6)
{
    const struct border *b = q->s->border[v6];
    size_t lo = 0, hi = q->s->nborder[v6]; /* the last border at or before it */
    while (lo < hi) {
        size_t mid = (lo + hi) / 2;
        if (memcmp(b[mid].from, ip, 16) <= 0)
            lo = mid + 1;
        else
            hi = mid;
    }
    for (uint32_t at = lo ? b[lo - 1].chain : 0; at; at = q->s->chain[at - 1].outer) hit(q, q->s->chain[at - 1].list);
}

static void ask_words(struct asking *q, str text, bool host)
{
    uint64_t h = str_hash(text);
    if (!q->s->nword) return;
    for (uint32_t at = q->s->bucket[h % q->s->buckets]; at; at = q->s->word[at - 1].next) {
        const struct word *w = &q->s->word[at - 1];
        if (w->hash == h && w->host == host && str_eq(w->text, text)) hit(q, w->list);
    }
}

/* the name, and all that are above it */
static void ask_host(struct asking *q, str name)
{
    if (name.n && name.p[name.n - 1] == '.') name = str_cut(name, 0, name.n - 1);
    if (name.n > LONG_NAME) return;
    ask_words(q, name, true);
    for (size_t i = 0; i < name.n; i++)
        if (name.p[i] == '.') ask_words(q, str_cut(name, i + 1, name.n), true);
}

static void ask_inner(struct asking *q, str text)
{
    const struct warning_set *s = q->s;
    for (size_t i = 0; s->ninner && i + GRAM <= text.n; i++)
        for (uint32_t at = s->gram[gram_of(s, text.p + i)]; at; at = s->inner[at - 1].next)
            if (str_starts(str_cut(text, i, text.n), s->inner[at - 1].text)) hit(q, s->inner[at - 1].list);
    for (size_t i = 0; i < s->ntiny; i++)
        if (str_find(text, s->tiny[i].text) >= 0) hit(q, s->tiny[i].list);
}

/* the host of a URL; the whole when it is none */
static str host_of(str url)
{
    ptrdiff_t at = str_find(url, S("://"));
    if (at < 0) return url;
    str host = str_cut(url, (size_t)at + 3, url.n);
    size_t n = 0;
    while (n < host.n && host.p[n] != '/' && host.p[n] != '?' && host.p[n] != '#') n++;
    host = str_cut(host, 0, n);
    ptrdiff_t user = str_chr(host, '@');
    if (user >= 0) host = str_cut(host, (size_t)user + 1, host.n);
    ptrdiff_t port = str_chr(host, ':'), end = str_chr(host, ']');
    if (host.n && host.p[0] == '[') return end > 0 ? str_cut(host, 1, (size_t)end) : host;
    return port >= 0 ? str_cut(host, 0, (size_t)port) : host;
}

static void hits_of(const struct asking *q, struct warning_hits *out)
{
    for (size_t i = 0; i < q->s->nlists; i++)
        if (q->hit[i / 64] >> (i % 64) & 1) out->v[out->n++] = (uint16_t)i;
}

void warning_find(const struct warning_set *s, struct regex_work *work, unsigned kinds, str value, struct warning_hits *out)
{
    char room[VALUE_MOST];
    struct asking q = { .s = s, .kinds = kinds };
    struct event_ip ip;
    out->n = 0;
    if (!value.n || value.n > VALUE_MOST) return;
    str low = { room, value.n };
    for (size_t i = 0; i < value.n; i++) room[i] = (char)(value.p[i] >= 'A' && value.p[i] <= 'Z' ? value.p[i] + ('a' - 'A') : value.p[i]);
    str host = host_of(low);
    if ((kinds & (WARN_ADDRESS | WARN_URL)) && event_ip_parse(host, &ip)) ask_address(&q, ip.b, str_chr(host, ':') >= 0);
    ask_words(&q, value, false);
    ask_host(&q, host);
    ask_inner(&q, low);
    for (size_t i = 0; i < s->npattern; i++)
        if ((s->kinds[s->pattern[i].list] & kinds) && regex_find(s->pattern[i].re, work, value) == REGEX_YES) hit(&q, s->pattern[i].list);
    hits_of(&q, out);
}

void warning_add_address(const struct warning_set *s, const struct event_ip *ip, struct warning_hits *out)
{
    static const uint8_t mapped[12] = { [10] = 0xff, [11] = 0xff };
    struct asking q = { .s = s, .kinds = WARN_ADDRESS };
    if (!ip->set) return;
    for (size_t i = 0; i < out->n; i++) q.hit[out->v[i] / 64] |= UINT64_C(1) << (out->v[i] % 64);
    ask_address(&q, ip->b, memcmp(ip->b, mapped, 12) != 0);
    out->n = 0;
    hits_of(&q, out);
}
