/* owners - the copy in memory, and the questions asked of it: one hash table over the keys that the directory gives its
 * assets (resource.h), so that a longest prefix is a few seeks, one a length that occurs */
#include "domain/intelligence/owners.h"

#include "base/copy.h"
#include "domain/directory/directory.h"
#include "domain/directory/resource.h"
#include "store/db.h"

#include "owners.sql.h"

enum { KEY_ROOM = 320, OWNERS_ROOM = 512 << 20 };

struct held {
    str exact;
    uint64_t hash;
    char org[48];
    when since, until;
    unsigned proof;
    uint32_t next; /* of the same bucket, 1-based */
};
struct owners {
    struct copy copy;
    struct held *held;
    size_t n;
    uint32_t *bucket;
    size_t buckets;
    bool v4[33], v6[129]; /* lengths that occur */
};

static struct copies copies = COPIES(NULL);

void owners_drop(struct owners *o)
{
    copy_drop(&copies, o);
}

/* which length of prefix: "4cb007100/24" */
static void length_seen(struct owners *o, str exact)
{
    int64_t length;
    ptrdiff_t slash = str_chr(exact, '/');
    if (slash < 0 || !str_int(str_cut(exact, (size_t)slash + 1, exact.n), &length)) return;
    if (exact.p[0] == '4' && length >= 0 && length <= 32) o->v4[length] = true;
    if (exact.p[0] == '6' && length >= 0 && length <= 128) o->v6[length] = true;
}

static void hold(struct owners *o, struct arena *own, const struct rows *r)
{
    struct held *h = &o->held[o->n];
    str org = row_text(r, 1);
    if (org.n >= sizeof h->org) return;
    h->exact = arena_dup(own, row_text(r, 0));
    h->hash = str_hash(h->exact);
    memcpy(h->org, org.p, org.n);
    h->since = row_when(r, 2);
    h->until = row_when(r, 3);
    int proof = word_index(&proof_words, row_text(r, 4));
    h->proof = proof < 0 ? PROOF_NONE : (unsigned)proof;
    uint32_t *b = &o->bucket[h->hash % o->buckets];
    h->next = *b;
    *b = (uint32_t)++o->n;
    length_seen(o, h->exact);
}

static err load(struct ctx *c, int64_t epoch, struct owners **out)
{
    struct rows *r;
    struct making m;
    TRY(db_run(c, &sql_all, NOARGS, &r));
    TRY(copy_begin(c, OWNERS_ROOM, &m));
    struct owners *o = NEW(m.own, struct owners);
    o->buckets = rows_count(r) * 2 + 1;
    o->held = NEW_ARRAY(m.own, rows_count(r) + 1, struct held);
    o->bucket = NEW_ARRAY(m.own, o->buckets, uint32_t);
    while (rows_next(r)) hold(o, m.own, r);
    *out = copy_made(&m, o, epoch);
    return NULL;
}

err owners_take(struct ctx *c, struct owners **out)
{
    struct rows *r;
    bool found;
    TRY(db_one(c, &sql_epoch, NOARGS, &r, &found));
    int64_t epoch = found ? row_int(r, 0) : 0;
    if ((*out = copy_take(&copies, epoch))) return NULL;
    TRY(load(c, epoch, out));
    copy_renew(&copies, *out);
    return NULL;
}

/* ---- questions */

static const struct held *next_held(const struct owners *o, uint32_t i, uint64_t h, str key, when at)
{
    for (; i; i = o->held[i - 1].next) {
        const struct held *x = &o->held[i - 1];
        if (x->hash != h || !str_eq(x->exact, key)) continue;
        if ((!x->since.us || x->since.us <= at.us) && (!x->until.us || x->until.us > at.us)) return x;
    }
    return NULL;
}

/* the best proof counts. What is proven is not disputed by a claim; another organisation's of the same class disputes it. */
static const struct held *at_key(const struct owners *o, str key, when at, bool *disputed)
{
    const struct held *best = NULL;
    uint64_t h = str_hash(key);
    uint32_t first = o->bucket[h % o->buckets];
    for (const struct held *x = next_held(o, first, h, key, at); x; x = next_held(o, x->next, h, key, at))
        if (!best || x->proof > best->proof) best = x;
    *disputed = false;
    for (const struct held *x = next_held(o, first, h, key, at); x; x = next_held(o, x->next, h, key, at))
        if (strcmp(best->org, x->org) != 0 && (best->proof > PROOF_CLAIMED) == (x->proof > PROOF_CLAIMED)) *disputed = true;
    return best;
}

static int64_t sureness(unsigned proof)
{
    static const int64_t of[] = {
        [PROOF_NONE] = 40, [PROOF_CLAIMED] = 50, [PROOF_DESK] = 70, [PROOF_DNS] = 80, [PROOF_WHOIS] = 85, [PROOF_LETTER] = 90, [PROOF_CHECKED] = 95
    };
    return proof < COUNT(of) ? of[proof] : 40;
}

static bool answer(const struct held *h, bool disputed, str how, str how_disputed, int64_t less, struct owned *out)
{
    if (!h) return false;
    out->organisation = str_of(h->org);
    out->how = disputed ? how_disputed : how;
    out->confidence = (sureness(h->proof) - less) / (disputed ? 2 : 1);
    return true;
}

static const char digits[] = "0123456789abcdef";

/* the key of an address cut to `length` bits: "4" and 8, or "6" and 32 hexadecimal digits, "/" and the length */
static str prefix_key(const uint8_t *b, bool v4, unsigned length, char *room)
{
    size_t n = 0, bytes = v4 ? 4 : 16;
    room[n++] = v4 ? '4' : '6';
    for (size_t i = 0; i < bytes; i++) {
        unsigned keep = length > i * 8 ? length - (unsigned)(i * 8) : 0;
        unsigned v = keep >= 8 ? b[i] : b[i] & (0xff00u >> keep) & 0xffu;
        room[n++] = digits[v >> 4];
        room[n++] = digits[v & 15];
    }
    return (str){ room, n + (size_t)snprintf(room + n, 8, "/%u", length) };
}

static bool by_address(const struct owners *o, const struct event_ip *ip, when at, struct owned *out)
{
    static const uint8_t mapped[12] = { [10] = 0xff, [11] = 0xff };
    if (!ip->set) return false;
    bool v4 = memcmp(ip->b, mapped, 12) == 0;
    for (int length = v4 ? 32 : 128; length >= 0; length--) {
        char room[64];
        bool disputed = false;
        if (!(v4 ? o->v4[length] : o->v6[length])) continue;
        const struct held *h = at_key(o, prefix_key(v4 ? ip->b + 12 : ip->b, v4, (unsigned)length, room), at, &disputed);
        if (answer(h, disputed, S("network"), S("network, disputed"), 0, out)) return true;
    }
    return false;
}

static bool by_name(const struct owners *o, char type, str name, when at, str how, str how_disputed, int64_t less, struct owned *out)
{
    char room[KEY_ROOM];
    str key = { room, 0 };
    if (name.n && name.n + 2 <= KEY_ROOM) key.n = resource_reversed(room, type, name);
    for (size_t n = key.n; n > 1; n--) {
        bool disputed = false;
        if (key.p[n - 1] != '.') continue;
        if (answer(at_key(o, str_cut(key, 0, n), at, &disputed), disputed, how, how_disputed, less, out)) return true;
    }
    return false;
}

struct side {
    const struct event_ip *ip;
    enum event_field fqdn, url, account, reverse;
    uint32_t asn;
};

/* of a URL: a name, or an address */
static bool by_host(const struct owners *o, str host, when at, struct owned *out)
{
    struct event_ip ip;
    if (host.n && event_ip_parse(host, &ip)) return by_address(o, &ip, at, out);
    return by_name(o, 'd', host, at, S("domain"), S("domain, disputed"), 5, out);
}

static bool by_side(const struct owners *o, const struct event *e, const struct side *s, when at, struct owned *out)
{
    str account = e->field[s->account];
    ptrdiff_t sign = str_chr(account, '@');
    if (by_address(o, s->ip, at, out)) return true;
    if (by_name(o, 'd', e->field[s->fqdn], at, S("domain"), S("domain, disputed"), 5, out)) return true;
    if (by_host(o, resource_host(e->field[s->url]), at, out)) return true;
    if (sign < 0) return false;
    str host = str_cut(account, (size_t)sign + 1, account.n);
    return by_name(o, 'm', host, at, S("mail domain"), S("mail domain, disputed"), 5, out) ||
           by_name(o, 'd', host, at, S("domain"), S("domain, disputed"), 10, out);
}

static bool by_side_likely(const struct owners *o, const struct event *e, const struct side *s, when at, struct owned *out)
{
    char room[24];
    bool disputed = false;
    if (by_name(o, 'd', e->field[s->reverse], at, S("reverse name"), S("reverse name, disputed"), 35, out)) return true;
    if (!s->asn) return false;
    str key = { room, (size_t)snprintf(room, sizeof room, "a%u", s->asn) };
    return answer(at_key(o, key, at, &disputed), disputed, S("asn"), S("asn, disputed"), 30, out);
}

static struct owned among(const struct owners *o, const struct event *e, when at, int from)
{
    const struct side sides[2] = { { &e->source, EVENT_F_SOURCE_FQDN, EVENT_F_SOURCE_URL, EVENT_F_SOURCE_ACCOUNT, EVENT_F_SOURCE_REVERSE_DNS, e->source_asn },
                                   { &e->destination, EVENT_F_DESTINATION_FQDN, EVENT_F_DESTINATION_URL, EVENT_F_DESTINATION_ACCOUNT,
                                     EVENT_F_DESTINATION_REVERSE_DNS, e->destination_asn } };
    struct owned out = { .how = S("") };
    for (int likely = 0; likely < 2; likely++)
        for (int d = from; d < 2; d++)
            if ((likely ? by_side_likely : by_side)(o, e, &sides[d], at, &out)) {
                out.destination = d == 1;
                return out;
            }
    return out;
}

struct owned owners_of(const struct owners *o, const struct event *e, when at)
{
    return among(o, e, at, 0);
}

struct owned owners_of_destination(const struct owners *o, const struct event *e, when at)
{
    return among(o, e, at, 1);
}
