/* openpgp - see openpgp.h */
#include "formats/openpgp.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "formats/openpgp_inside.h"

enum { MOST_BYTES = 256 << 10, MOST_PACKETS = 500, TAG_SIGNATURE = 2, TAG_SECRET = 5, TAG_PUBLIC = 6, TAG_SECRET_SUB = 7, TAG_UID = 13, TAG_SUBKEY = 14 };

/* ---- SHA-1 (FIPS 180-4) */

static uint32_t turn(uint32_t v, unsigned n)
{
    return v << n | v >> (32 - n);
}

static void sha1_block(uint32_t h[5], const unsigned char *p)
{
    uint32_t w[80], a = h[0], b = h[1], c = h[2], d = h[3], e = h[4];
    for (int i = 0; i < 16; i++) w[i] = (uint32_t)p[4 * i] << 24 | (uint32_t)p[4 * i + 1] << 16 | (uint32_t)p[4 * i + 2] << 8 | p[4 * i + 3];
    for (int i = 16; i < 80; i++) w[i] = turn(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1);
    for (int i = 0; i < 80; i++) {
        uint32_t f = i < 20 ? (b & c) | (~b & d) : i < 40 || i >= 60 ? b ^ c ^ d : (b & c) | (b & d) | (c & d);
        uint32_t k = i < 20 ? 0x5a827999 : i < 40 ? 0x6ed9eba1 : i < 60 ? 0x8f1bbcdc : 0xca62c1d6;
        uint32_t t = turn(a, 5) + f + e + k + w[i];
        e = d;
        d = c;
        c = turn(b, 30);
        b = a;
        a = t;
    }
    h[0] += a;
    h[1] += b;
    h[2] += c;
    h[3] += d;
    h[4] += e;
}

str openpgp_sha1(struct arena *a, str data)
{
    uint32_t h[5] = { 0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0 };
    unsigned char last[128] = { 0 };
    size_t whole = data.n / 64 * 64, rest = data.n - whole, end = rest < 56 ? 64 : 128;
    struct buf b = { .a = a };
    for (size_t i = 0; i < whole; i += 64) sha1_block(h, (const unsigned char *)data.p + i);
    if (rest) memcpy(last, data.p + whole, rest);
    last[rest] = 0x80;
    for (int i = 0; i < 8; i++) last[end - 1 - (size_t)i] = (unsigned char)((uint64_t)data.n * 8 >> (8 * i));
    for (size_t i = 0; i < end; i += 64) sha1_block(h, last + i);
    for (int i = 0; i < 5; i++) buf_fmt(&b, "%08X", (unsigned)h[i]);
    return buf_str(&b);
}

/* ---- armour (RFC 9580 6) */

static bool line_of(str *rest, str *line)
{
    if (!str_split(rest, '\n', line)) return false;
    *line = str_trim(*line);
    return true;
}

static int sextet(char ch)
{
    if (ch >= 'A' && ch <= 'Z') return ch - 'A';
    if (ch >= 'a' && ch <= 'z') return ch - 'a' + 26;
    if (ch >= '0' && ch <= '9') return ch - '0' + 52;
    return ch == '+' ? 62 : ch == '/' ? 63 : -1;
}

/* bits of base64 appended; false on a sign that has no place there */
static bool base64_add(struct buf *b, str line, uint32_t *acc, unsigned *bits, bool *ended)
{
    for (size_t i = 0; i < line.n; i++) {
        int v = sextet(line.p[i]);
        if (line.p[i] == '=') {
            *ended = true;
            continue;
        }
        if (v < 0 || *ended) return false;
        *acc = *acc << 6 | (uint32_t)v;
        *bits += 6;
        if (*bits < 8) continue;
        *bits -= 8;
        buf_c(b, (char)(*acc >> *bits & 0xff));
    }
    return true;
}

uint32_t openpgp_crc24(str s)
{
    uint32_t crc = 0xb704ce;
    for (size_t i = 0; i < s.n; i++) {
        crc ^= (uint32_t)(unsigned char)s.p[i] << 16;
        for (int k = 0; k < 8; k++) {
            crc <<= 1;
            if (crc & 0x1000000) crc ^= 0x1864cfb;
        }
    }
    return crc & 0xffffff;
}

err openpgp_dearmour(struct ctx *c, str text, str at, size_t most, str *out)
{
    struct buf b = { .a = c->arena, .max = most }, sum = { .a = c->arena, .max = 8 };
    str rest = text, line;
    uint32_t acc = 0, acc2 = 0;
    unsigned bits = 0, bits2 = 0;
    bool begun = false, body = false, ended = false, ended2 = false, closed = false;
    while (!closed && line_of(&rest, &line)) {
        if (str_starts(line, S("-----BEGIN PGP PRIVATE KEY"))) FAIL_AT(c, at, "secret-key", "this is a secret key; it was not kept. Send the public one");
        if (!begun) {
            begun = str_is(line, "-----BEGIN PGP PUBLIC KEY BLOCK-----");
        } else if (!body) {
            if (!line.n)
                body = true;
            else if (str_find(line, S(": ")) < 1)
                FAIL_AT(c, at, "bad-key-block", "an empty line is missing after the headers of the armour");
        } else if (str_starts(line, S("-----END"))) {
            closed = true;
        } else if (str_starts(line, S("=")) && line.n == 5) {
            if (!base64_add(&sum, str_cut(line, 1, 5), &acc2, &bits2, &ended2)) FAIL_AT(c, at, "bad-key-block", "the check sum of the armour is broken");
        } else if (!base64_add(&b, line, &acc, &bits, &ended)) {
            FAIL_AT(c, at, "bad-key-block", "a sign in the armour is not base64");
        }
    }
    if (!begun || !closed) FAIL_AT(c, at, "bad-key-block", "it begins with -----BEGIN PGP PUBLIC KEY BLOCK----- and ends with the matching line");
    if (b.full) FAIL_AT(c, at, "bad-key-block", "at most %zu bytes", most);
    if (sum.n == 3) {
        const unsigned char *s = (const unsigned char *)sum.p;
        if (((uint32_t)s[0] << 16 | (uint32_t)s[1] << 8 | s[2]) != openpgp_crc24(buf_str(&b)))
            FAIL_AT(c, at, "bad-key-block", "the check sum does not fit: part of the key is missing");
    }
    *out = buf_str(&b);
    return NULL;
}

/* ---- packets (RFC 9580 4) */

static bool take(str *rest, size_t n, uint64_t *out)
{
    if (!rest->p || rest->n < n) return false;
    *out = 0;
    for (size_t i = 0; i < n; i++) *out = *out << 8 | (unsigned char)rest->p[i];
    *rest = str_cut(*rest, n, rest->n);
    return true;
}

static bool new_length(str *rest, uint64_t *n)
{
    uint64_t first, second;
    if (!take(rest, 1, &first)) return false;
    if (first < 192) {
        *n = first;
    } else if (first < 224) {
        if (!take(rest, 1, &second)) return false;
        *n = (first - 192) * 256 + second + 192;
    } else if (first < 255) {
        return false; /* partial lengths are for data, not for keys */
    } else {
        return take(rest, 4, n);
    }
    return true;
}

bool openpgp_packet(str *rest, int *tag, str *body)
{
    static const size_t old[] = { 1, 2, 4 };
    uint64_t head, n;
    if (!take(rest, 1, &head) || !(head & 0x80)) return false;
    if (head & 0x40) {
        *tag = (int)(head & 0x3f);
        if (!new_length(rest, &n)) return false;
    } else {
        *tag = (int)(head >> 2 & 15);
        if ((head & 3) == 3 || !take(rest, old[head & 3], &n)) return false;
    }
    if (n > rest->n) return false;
    *body = str_cut(*rest, 0, (size_t)n);
    *rest = str_cut(*rest, (size_t)n, rest->n);
    return true;
}

static bool key_packet(struct ctx *c, str body, struct openpgp *k)
{
    uint64_t version, made, algorithm;
    str rest = body;
    struct buf b = { .a = c->arena };
    if (!take(&rest, 1, &version) || !take(&rest, 4, &made) || !take(&rest, 1, &algorithm) || (version != 4 && version != 6)) return false;
    k->version = (int)version;
    k->algorithm = (int)algorithm;
    k->made = (when){ (int64_t)made * SECOND };
    if (version == 4 && body.n > 0xffff) return false;
    if (version == 4)
        buf_c(&b, (char)0x99);
    else
        buf_c(&b, (char)0x9b);
    for (int i = version == 4 ? 1 : 3; i >= 0; i--) buf_c(&b, (char)(body.n >> (8 * i) & 0xff));
    buf_put(&b, body);
    k->hashed = buf_str(&b);
    return true;
}

/* ---- signatures (RFC 9580 5.2): when it was made, when the key expires, whether this user ID is the primary one */

struct signature {
    int type;
    uint64_t made, expires;
    bool has_expiry, primary;
};

static bool subpackets(str rest, struct signature *s)
{
    while (rest.n) {
        uint64_t n, type = 0, v;
        if (!new_length(&rest, &n) || n < 1 || n > rest.n) return false;
        str body = str_cut(rest, 0, (size_t)n);
        rest = str_cut(rest, (size_t)n, rest.n);
        (void)take(&body, 1, &type);
        type &= 0x7f; /* the critical bit */
        if (type == 2 && body.n == 4 && take(&body, 4, &v)) s->made = v;
        if (type == 9 && body.n == 4 && take(&body, 4, &v)) {
            s->expires = v;
            s->has_expiry = true;
        }
        if (type == 25 && body.n == 1 && take(&body, 1, &v)) s->primary = v != 0;
    }
    return true;
}

static bool signature_packet(str rest, struct signature *s)
{
    uint64_t version, type, skip, n;
    *s = (struct signature){ .type = -1 };
    if (!take(&rest, 1, &version)) return false;
    if (version != 4 && version != 6) return true; /* an old one: says nothing here */
    if (!take(&rest, 1, &type) || !take(&rest, 2, &skip) || !take(&rest, version == 6 ? 4 : 2, &n) || n > rest.n) return false;
    s->type = (int)type;
    return subpackets(str_cut(rest, 0, (size_t)n), s);
}

struct reading {
    struct openpgp *k;
    str uid;         /* the user ID that signatures speak of now */
    bool subkeys;    /* after the first subkey, signatures speak of subkeys */
    bool primary;    /* a user ID said to be the primary one was taken */
    uint64_t newest; /* of the self-signatures that told an expiry */
};

static void weigh(struct reading *r, const struct signature *s)
{
    bool certifies = s->type >= 0x10 && s->type <= 0x13, direct = s->type == 0x1f;
    if (s->type == 0x20 && !r->subkeys) r->k->revoked = true;
    if (r->subkeys || (!certifies && !direct)) return;
    if (s->made >= r->newest && s->made) {
        r->newest = s->made;
        r->k->expires = (when){ s->has_expiry && s->expires ? r->k->made.us + (int64_t)s->expires * SECOND : 0 };
    }
    if (certifies && s->primary && !r->primary && r->uid.n) {
        r->k->uid = r->uid;
        r->primary = true;
    }
}

static str uid_of(struct arena *a, str body)
{
    str s = utf8_clip(utf8_valid(body) ? body : S("(a name that is not UTF-8)"), 200);
    return utf8_plain(s, false) ? arena_dup(a, s) : S("(a name with signs that are not shown)");
}

err openpgp_read(struct ctx *c, str data, str at, struct openpgp *out)
{
    struct reading r = { .k = out };
    struct signature s;
    int tag, n = 0;
    str body;
    *out = (struct openpgp){ .version = 0 };
    if (data.n > 2 * MOST_BYTES) FAIL_AT(c, at, "bad-key-block", "at most %d bytes", MOST_BYTES);
    if (!data.n || !((unsigned char)data.p[0] & 0x80)) TRY(openpgp_dearmour(c, data, at, MOST_BYTES, &data));
    for (; data.n; n++) {
        if (n >= MOST_PACKETS) FAIL_AT(c, at, "bad-key-block", "more than %d packets", MOST_PACKETS);
        if (!openpgp_packet(&data, &tag, &body)) FAIL_AT(c, at, "bad-key-block", "packet %d is cut off or malformed", n + 1);
        if (tag == TAG_SECRET || tag == TAG_SECRET_SUB) FAIL_AT(c, at, "secret-key", "this is a secret key; it was not kept. Send the public one");
        if (n == 0 && tag != TAG_PUBLIC) FAIL_AT(c, at, "bad-key-block", "the first packet is no public key");
        if (n && tag == TAG_PUBLIC) FAIL_AT(c, at, "bad-key-block", "one key at a time");
        if (n == 0 && !key_packet(c, body, out)) FAIL_AT(c, at, "bad-key-block", "the key is of a version other than 4 and 6");
        if (tag == TAG_SUBKEY) r.subkeys = true;
        if (tag == TAG_UID) r.uid = uid_of(c->arena, body);
        if (tag == TAG_UID && !out->uid.n) out->uid = r.uid;
        if (tag != TAG_SIGNATURE) continue;
        if (!signature_packet(body, &s)) FAIL_AT(c, at, "bad-key-block", "packet %d, a signature, is malformed", n + 1);
        weigh(&r, &s);
    }
    if (!n) FAIL_AT(c, at, "bad-key-block", "there is no key in it");
    return NULL;
}
