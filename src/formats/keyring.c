/* keyring - see keyring.h */
#include "formats/keyring.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "formats/openpgp_inside.h"
#include "formats/text.h"

enum { MOST_BYTES = 20 << 20, MOST_CERT = 256 << 10, MOST_CERTS = 5000, MOST_ADDRESSES = 50 };
enum { TAG_SECRET = 5, TAG_PUBLIC = 6, TAG_SECRET_SUB = 7, TAG_UID = 13 };
#define BEGIN "-----BEGIN PGP PUBLIC KEY BLOCK-----"
#define END   "-----END PGP PUBLIC KEY BLOCK-----"

static bool binary(str d)
{
    /* an old or new packet head of tag 6 */
    unsigned char ch = d.n ? (unsigned char)d.p[0] : 0;
    return (ch & 0xfc) == 0x98 || ch == 0xc6;
}
bool keyring_like(str data)
{
    return binary(data) || str_starts(str_trim(str_cut(data, 0, 4096)), S("-----BEGIN PGP P"));
}

str keyring_armor(struct arena *a, str bytes)
{
    uint32_t crc = openpgp_crc24(bytes);
    const char sum[3] = { (char)(crc >> 16 & 0xff), (char)(crc >> 8 & 0xff), (char)(crc & 0xff) };
    return arena_fmt(a, BEGIN "\n\n%.*s\n=%.*s\n" END "\n", FMT(text_to_base64(a, bytes, 64)), FMT(text_to_base64(a, (str){ sum, 3 }, 0)));
}

err keyring_open(struct ctx *c, str data, struct keyring *out)
{
    struct buf all = { .a = c->arena, .max = MOST_BYTES };
    ptrdiff_t from, to;
    *out = (struct keyring){ .n = 0 };
    if (data.n > MOST_BYTES) FAIL_AT(c, S("/file"), "bad-key-block", "at most %d MiB", MOST_BYTES >> 20);
    if (binary(data)) {
        out->rest = data;
        return NULL;
    }
    if (str_find(data, S("-----BEGIN PGP PRIVATE KEY")) >= 0)
        FAIL_AT(c, S("/file"), "secret-key", "there is a secret key in it; nothing was kept. Send public ones");
    while ((from = str_find(data, S(BEGIN))) >= 0) {
        str block, bytes;
        data = str_cut(data, (size_t)from, data.n);
        to = str_find(data, S(END));
        if (to < 0) FAIL_AT(c, S("/file"), "bad-key-block", "a block is not ended");
        block = str_cut(data, 0, (size_t)to + sizeof END - 1);
        data = str_cut(data, block.n, data.n);
        TRY(openpgp_dearmour(c, block, S("/file"), MOST_BYTES, &bytes));
        buf_put(&all, bytes);
    }
    if (all.full) FAIL_AT(c, S("/file"), "bad-key-block", "at most %d MiB", MOST_BYTES >> 20);
    if (!all.n) FAIL_AT(c, S("/file"), "bad-key-block", "there is no key in it");
    out->rest = buf_str(&all);
    return NULL;
}

err keyring_next(struct ctx *c, struct keyring *k, struct keyring_cert *out, bool *more)
{
    str whole = { 0 }, body, before = k->rest;
    int tag;
    *out = (struct keyring_cert){ .addresses = { NEW_ARRAY(c->arena, MOST_ADDRESSES, str), 0 } };
    *more = false;
    while (k->rest.n) {
        before = k->rest;
        if (!openpgp_packet(&k->rest, &tag, &body))
            FAIL_AT(c, S("/file"), "bad-key-block", "key %u: a packet is cut off or malformed", k->n + (whole.p ? 0 : 1));
        if (tag == TAG_SECRET || tag == TAG_SECRET_SUB) FAIL_AT(c, S("/file"), "secret-key", "there is a secret key in it; nothing was kept. Send public ones");
        if (tag == TAG_PUBLIC && whole.p) {
            k->rest = before; /* the next one's */
            break;
        }
        if (tag == TAG_PUBLIC) {
            if (++k->n > MOST_CERTS) FAIL_AT(c, S("/file"), "bad-key-block", "more than %d keys", MOST_CERTS);
            whole.p = before.p;
        }
        if (!whole.p) continue; /* a mark or trust packet before the first key */
        whole.n = (size_t)(k->rest.p - whole.p);
        if (tag != TAG_UID || !utf8_valid(body)) continue;
        for (str rest = body, one; out->addresses.n < MOST_ADDRESSES && text_address(&rest, &one);)
            out->addresses.v[out->addresses.n++] = arena_dup(c->arena, one);
    }
    if (!whole.p) return NULL;
    *more = true;
    out->n = k->n;
    if (whole.n > MOST_CERT)
        out->wrong = "the key is larger than 256 KiB";
    else
        out->armored = keyring_armor(c->arena, whole);
    return NULL;
}
