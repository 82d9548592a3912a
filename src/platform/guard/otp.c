/* otp - the second factor: time-based codes (RFC 6238), their URI and QR code, recovery codes
 *
 * Codes are compared in constant time; the step of the last one taken is kept, so that none counts twice. */
#include <liboath/oath.h>
#include <qrencode.h>

#include "base/buf.h"
#include "guard/guard.h"

enum { STEP = 30, DIGITS = 6, SECRET_BYTES = 20 };

err otp_secret_new(struct ctx *c, str *base32)
{
    unsigned char b[SECRET_BYTES];
    random_bytes(b, sizeof b);
    *base32 = base32_text(c->arena, (str){ (const char *)b, sizeof b });
    secret_wipe(b, sizeof b);
    return NULL;
}

static size_t secret_bytes(str base32, unsigned char out[64])
{
    size_t n = 0;
    return base32_bytes(base32, out, 64, &n) ? n : 0;
}

static bool code_of_step(const unsigned char *secret, size_t n, int64_t step, char out[7])
{
    return step >= 0 && oath_hotp_generate((const char *)secret, n, (uint64_t)step, DIGITS, false, OATH_HOTP_DYNAMIC_TRUNCATION, out) == OATH_OK;
}

err otp_code(struct ctx *c, str base32, when at, char out[7])
{
    unsigned char secret[64];
    size_t n = secret_bytes(base32, secret);
    bool made = n && code_of_step(secret, n, at.us / SECOND / STEP, out);
    secret_wipe(secret, sizeof secret);
    if (!made) FAIL(c, E_FAULT, "bad-secret", "the secret of the one-time codes is not base32");
    return NULL;
}

bool otp_check(str base32, str code, when at, int64_t *last_step)
{
    unsigned char secret[64];
    char want[7];
    int64_t now = at.us / SECOND / STEP, found = -1;
    size_t n = secret_bytes(base32, secret);
    for (int64_t step = now - 1; n && code.n == DIGITS && step <= now + 1; step++)
        if (code_of_step(secret, n, step, want) && str_same_secret(code, (str){ want, DIGITS }) && step > *last_step && found < 0) found = step;
    secret_wipe(secret, sizeof secret);
    secret_wipe(want, sizeof want);
    if (found < 0) return false;
    *last_step = found;
    return true;
}

str otp_uri(struct arena *a, str issuer, str account, str base32)
{
    struct buf b = { .a = a };
    buf_z(&b, "otpauth://totp/");
    buf_url(&b, issuer);
    buf_c(&b, ':');
    buf_url(&b, account);
    buf_z(&b, "?secret=");
    buf_put(&b, base32);
    buf_z(&b, "&issuer=");
    buf_url(&b, issuer);
    buf_z(&b, "&algorithm=SHA1&digits=6&period=30");
    return buf_str(&b);
}

static void drop_qr(void *qr)
{
    QRcode_free(qr);
}

/* four modules of quiet zone (ISO/IEC 18004); one path, so that the page stays small; no style, no script */
err otp_qr_svg(struct ctx *c, str text, str *svg)
{
    void **slot = arena_onclose(c->arena, drop_qr);
    const char *z = arena_cstr(c->arena, text);
    QRcode *qr = QRcode_encodeString(z, 0, QR_ECLEVEL_M, QR_MODE_8, 1);
    *slot = qr;
    if (!qr) FAIL(c, E_FAULT, "qr", "the text does not fit a QR code");
    struct buf b = { .a = c->arena };
    int w = qr->width, all = w + 8;
    buf_fmt(&b,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" shape-rendering=\"crispEdges\" role=\"img\">"
            "<path fill=\"#fff\" d=\"M0 0h%dv%dH0z\"/><path fill=\"#000\" d=\"",
            all, all, all, all);
    for (int y = 0; y < w; y++)
        for (int x = 0; x < w; x++)
            if (qr->data[y * w + x] & 1) buf_fmt(&b, "M%d %dh1v1h-1z", x + 4, y + 4);
    buf_z(&b, "\"/></svg>");
    *svg = buf_str(&b);
    return NULL;
}

void recovery_code_new(char out[15])
{
    /* letters and digits that are not taken for one another: no 0 O 1 I L, no U (as V) */
    static const char letters[] = "abcdefghjkmnpqrstvwxyz23456789";
    enum { KINDS = sizeof letters - 1, WHOLE = 256 / KINDS * KINDS };
    _Static_assert(KINDS == 30, "22 letters and 8 digits");
    size_t at = 0;
    while (at < 14) {
        unsigned char r;
        if (at == 4 || at == 9) out[at++] = '-';
        random_bytes(&r, 1);
        if (r < WHOLE) out[at++] = letters[r % KINDS]; /* no letter likelier than another */
    }
    out[14] = 0;
}

str recovery_code_hash(struct arena *a, str code)
{
    char plain[32];
    size_t n = 0;
    for (size_t i = 0; i < code.n && n < sizeof plain; i++) {
        char ch = code.p[i];
        if (ch == '-' || ch == ' ') continue;
        plain[n++] = ch >= 'A' && ch <= 'Z' ? (char)(ch + 32) : ch;
    }
    /* 59 random bits: a slow hash would add nothing */
    str hash = hash_keyed_hex(a, S("rabta recovery code"), (str){ plain, n });
    secret_wipe(plain, sizeof plain);
    return hash;
}
