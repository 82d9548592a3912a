/* crypto - hashes, tokens, sealed secrets and signatures by libsodium; SHA-256 of large texts by GnuTLS
 *
 * The master key is never in the database nor in a backup that is not encrypted. A key file that group or others may
 * touch is refused: better not to start than to start with a key that may be known. */
#include <errno.h>
#include <fcntl.h>
#include <gnutls/crypto.h>
#include <gnutls/gnutls.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include "guard/guard.h"

static unsigned char master[32];
static bool have_master;
static unsigned char sign_secret[crypto_sign_SECRETKEYBYTES], sign_public[crypto_sign_PUBLICKEYBYTES]; /* set at start, before threads */

err guard_start(struct ctx *c)
{
    if (sodium_init() < 0) FAIL(c, E_FAULT, "crypto", "libsodium does not start");
    return NULL;
}

static str hex(struct arena *a, const unsigned char *p, size_t n)
{
    char *t = arena_alloc(a, n * 2 + 1);
    sodium_bin2hex(t, n * 2 + 1, p, n);
    return (str){ t, n * 2 };
}
static const unsigned char *u(str s)
{
    return (const unsigned char *)(s.p ? s.p : "");
}

str hash_hex(struct arena *a, str data)
{
    unsigned char h[32];
    crypto_generichash(h, sizeof h, u(data), data.n, NULL, 0);
    return hex(a, h, sizeof h);
}
void hash_parts(unsigned char out[16], const str *parts, size_t n)
{
    crypto_generichash_state h;
    crypto_generichash_init(&h, NULL, 0, 16);
    for (size_t i = 0; i < n; i++) {
        uint64_t length = parts[i].n;
        crypto_generichash_update(&h, (const unsigned char *)&length, sizeof length);
        crypto_generichash_update(&h, u(parts[i]), parts[i].n);
    }
    crypto_generichash_final(&h, out, 16);
}

str hash_keyed_hex(struct arena *a, str key, str data)
{
    unsigned char h[32];
    size_t n = key.n > crypto_generichash_KEYBYTES_MAX ? crypto_generichash_KEYBYTES_MAX : key.n;
    crypto_generichash(h, sizeof h, u(data), data.n, n ? u(key) : NULL, n);
    return hex(a, h, sizeof h);
}
/* by GnuTLS, which takes the processor's own instructions for it: seven times as fast as libsodium's on large texts */
str sha256_hex(struct arena *a, str data)
{
    unsigned char h[32];
    if (gnutls_hash_fast(GNUTLS_DIG_SHA256, data.p ? data.p : "", data.n, h) < 0) crypto_hash_sha256(h, u(data), data.n);
    return hex(a, h, sizeof h);
}

str sha512_hex(struct arena *a, str data)
{
    unsigned char h[64];
    if (gnutls_hash_fast(GNUTLS_DIG_SHA512, data.p ? data.p : "", data.n, h) < 0) crypto_hash_sha512(h, u(data), data.n);
    return hex(a, h, sizeof h);
}

_Static_assert(sizeof(crypto_hash_sha256_state) <= sizeof(struct sha256), "the state fits");
void sha256_begin(struct sha256 *s)
{
    crypto_hash_sha256_init((crypto_hash_sha256_state *)(void *)s->state);
}
void sha256_add(struct sha256 *s, const void *p, size_t n)
{
    crypto_hash_sha256_update((crypto_hash_sha256_state *)(void *)s->state, p, n);
}
str sha256_end(struct arena *a, struct sha256 *s)
{
    unsigned char h[32];
    crypto_hash_sha256_final((crypto_hash_sha256_state *)(void *)s->state, h);
    return hex(a, h, sizeof h);
}

static str base64(struct arena *a, const unsigned char *p, size_t n, int variant)
{
    size_t room = sodium_base64_encoded_len(n, variant);
    char *t = arena_alloc(a, room);
    sodium_bin2base64(t, room, p, n, variant);
    return str_of(t);
}
str base64_text(struct arena *a, str data)
{
    return base64(a, u(data), data.n, sodium_base64_VARIANT_ORIGINAL);
}
bool base64_bytes(struct arena *a, str text, str *out)
{
    unsigned char *p = arena_alloc(a, text.n + 1);
    size_t n;
    if (sodium_base642bin(p, text.n + 1, text.p ? text.p : "", text.n, "\r\n ", &n, NULL, sodium_base64_VARIANT_ORIGINAL)) return false;
    *out = (str){ (char *)p, n };
    return true;
}

static const char base32_signs[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
str base32_text(struct arena *a, str data) /* RFC 4648 section 6, without padding */
{
    char *t = arena_alloc(a, data.n / 5 * 8 + 9);
    uint32_t bits = 0;
    unsigned have = 0;
    size_t k = 0;
    for (size_t i = 0; i < data.n; i++) {
        bits = bits << 8 | u(data)[i];
        for (have += 8; have >= 5; have -= 5) t[k++] = base32_signs[bits >> (have - 5) & 31];
    }
    if (have) t[k++] = base32_signs[bits << (5 - have) & 31];
    return (str){ t, k };
}
bool base32_bytes(str text, void *out, size_t room, size_t *n)
{
    unsigned char *p = out;
    uint32_t bits = 0;
    unsigned have = 0;
    size_t k = 0;
    for (size_t i = 0; i < text.n; i++) {
        char ch = text.p[i] >= 'a' && text.p[i] <= 'z' ? (char)(text.p[i] - 32) : text.p[i];
        if (ch == ' ' || ch == '-' || ch == '=') continue;
        const char *sign = ch ? strchr(base32_signs, ch) : NULL;
        if (!sign) return false;
        bits = bits << 5 | (uint32_t)(sign - base32_signs);
        have += 5;
        if (have < 8) continue;
        if (k == room) return false;
        have -= 8;
        p[k++] = (unsigned char)(bits >> have);
    }
    *n = k;
    return true;
}
void secret_wipe(void *p, size_t n)
{
    sodium_memzero(p, n);
}

str hmac_sha256_base64(struct arena *a, str key, str data)
{
    unsigned char h[crypto_auth_hmacsha256_BYTES];
    crypto_auth_hmacsha256_state s;
    crypto_auth_hmacsha256_init(&s, u(key), key.n);
    crypto_auth_hmacsha256_update(&s, u(data), data.n);
    crypto_auth_hmacsha256_final(&s, h);
    return base64(a, h, sizeof h, sodium_base64_VARIANT_ORIGINAL);
}

str token_new(struct arena *a, size_t bytes)
{
    unsigned char *p = arena_alloc(a, bytes);
    random_bytes(p, bytes);
    return base64(a, p, bytes, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
}

str receipt_new(struct arena *a)
{
    static const char signs[] = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"; /* no 0 O 1 I */
    unsigned char b[16];
    char t[16];
    random_bytes(b, sizeof b);
    for (int i = 0; i < 16; i++) t[i] = signs[b[i] & 31];
    return arena_dup(a, (str){ t, sizeof t });
}

/* ---- the master key and what it seals */

err master_key_make(struct ctx *c, str path)
{
    unsigned char key[32];
    randombytes_buf(key, sizeof key);
    int fd = open(arena_cstr(c->arena, path), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (fd < 0) FAIL(c, E_CONFLICT, "key-file", "cannot make the key file; is there one already?");
    bool good = write(fd, key, sizeof key) == (ssize_t)sizeof key && fsync(fd) == 0;
    good = close(fd) == 0 && good;
    sodium_memzero(key, sizeof key);
    if (!good) FAIL(c, E_FULL, "disk-full", "the key file could not be written");
    return NULL;
}

/* of_system: systemd passes credentials read-only, with an access list that shows as a right of the group */
static err key_read(struct ctx *c, const char *path, bool of_system, unsigned char out[32])
{
    struct stat st;
    int fd = open(path, O_RDONLY | O_CLOEXEC | (of_system ? 0 : O_NOFOLLOW));
    if (fd < 0) FAIL(c, E_FAULT, "key-file", "cannot read the key file (master.key in the data directory): %s", strerror(errno));
    bool open_to_all = fstat(fd, &st) != 0 || !S_ISREG(st.st_mode) || (!of_system && (st.st_mode & 077) != 0);
    bool good = !open_to_all && st.st_size == 32 && read(fd, out, 32) == 32;
    close(fd);
    if (open_to_all) FAIL(c, E_FAULT, "key-file", "the key file may be read or changed by others; make it mode 0600");
    if (!good) FAIL(c, E_FAULT, "key-file", "the key file does not hold 32 bytes");
    return NULL;
}

err master_key_load(struct ctx *c, str path)
{
    unsigned char key[32], seed[crypto_sign_SEEDBYTES];
    const char *passed = getenv("CREDENTIALS_DIRECTORY"), *file = arena_cstr(c->arena, path);
    bool of_system = false;
    if (passed) {
        const char *given = arena_fmt(c->arena, "%s/rabta-master-key", passed).p;
        of_system = access(given, F_OK) == 0;
        if (of_system) file = given;
    }
    TRY(key_read(c, file, of_system, key));
    memcpy(master, key, sizeof master);
    crypto_kdf_derive_from_key(seed, sizeof seed, 1, "chekpnts", master);
    crypto_sign_seed_keypair(sign_public, sign_secret, seed);
    sodium_memzero(seed, sizeof seed);
    sodium_memzero(key, sizeof key);
    have_master = true;
    return NULL;
}

void master_key_forget(void)
{
    sodium_memzero(master, sizeof master);
    sodium_memzero(sign_secret, sizeof sign_secret);
    have_master = false;
}

enum { NONCE = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES, TAG = crypto_aead_xchacha20poly1305_ietf_ABYTES };
static err sealed_with(struct ctx *c, unsigned char *p, str context, str plain, str *out)
{
    unsigned long long n;
    crypto_aead_xchacha20poly1305_ietf_encrypt(p + NONCE, &n, u(plain), plain.n, u(context), context.n, NULL, p, master);
    *out = base64(c->arena, p, NONCE + (size_t)n, sodium_base64_VARIANT_ORIGINAL);
    return NULL;
}
err seal(struct ctx *c, str context, str plain, str *out)
{
    if (!have_master) FAIL(c, E_FAULT, "key-file", "no master key is loaded");
    unsigned char *p = arena_alloc(c->arena, NONCE + plain.n + TAG);
    randombytes_buf(p, NONCE); /* never the stream of the tests: a nonce used twice would tell the text */
    return sealed_with(c, p, context, plain, out);
}
/* the nonce is a keyed hash of context and text, so one nonce never serves two texts */
err seal_same(struct ctx *c, str context, str plain, str *out)
{
    if (!have_master) FAIL(c, E_FAULT, "key-file", "no master key is loaded");
    unsigned char *p = arena_alloc(c->arena, NONCE + plain.n + TAG), zero = 0;
    crypto_generichash_state h;
    crypto_generichash_init(&h, master, sizeof master, NONCE);
    crypto_generichash_update(&h, u(context), context.n);
    crypto_generichash_update(&h, &zero, 1);
    crypto_generichash_update(&h, u(plain), plain.n);
    crypto_generichash_final(&h, p, NONCE);
    return sealed_with(c, p, context, plain, out);
}
err unseal(struct ctx *c, str context, str sealed, str *out)
{
    enum { N = NONCE, T = TAG };
    str raw;
    unsigned long long n;
    if (!have_master) FAIL(c, E_FAULT, "key-file", "no master key is loaded");
    if (!base64_bytes(c->arena, sealed, &raw) || raw.n < N + T) FAIL(c, E_FAULT, "sealed", "a sealed secret is damaged");
    unsigned char *p = arena_alloc(c->arena, raw.n);
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(p, &n, NULL, u(raw) + N, raw.n - N, u(context), context.n, u(raw), master))
        FAIL(c, E_FAULT, "sealed", "a sealed secret does not open: is this the right key file?");
    *out = (str){ (char *)p, (size_t)n };
    return NULL;
}

str master_mac_hex(struct arena *a, str context, str data)
{
    unsigned char key[32], out[32], zero = 0;
    crypto_generichash_state h;
    crypto_kdf_derive_from_key(key, sizeof key, 2, "mac-keys", master);
    crypto_generichash_init(&h, key, sizeof key, sizeof out);
    crypto_generichash_update(&h, u(context), context.n);
    crypto_generichash_update(&h, &zero, 1);
    crypto_generichash_update(&h, u(data), data.n);
    crypto_generichash_final(&h, out, sizeof out);
    sodium_memzero(key, sizeof key);
    return hex(a, out, sizeof out);
}

str sign_hex(struct arena *a, str data)
{
    unsigned char s[crypto_sign_BYTES];
    crypto_sign_detached(s, NULL, u(data), data.n, sign_secret);
    return hex(a, s, sizeof s);
}
str sign_public_hex(struct arena *a)
{
    return hex(a, sign_public, sizeof sign_public);
}
bool sign_verify(str data, str signature_hex, str public_hex)
{
    unsigned char s[crypto_sign_BYTES], p[crypto_sign_PUBLICKEYBYTES];
    size_t n;
    if (sodium_hex2bin(s, sizeof s, signature_hex.p ? signature_hex.p : "", signature_hex.n, NULL, &n, NULL) || n != sizeof s) return false;
    if (sodium_hex2bin(p, sizeof p, public_hex.p ? public_hex.p : "", public_hex.n, NULL, &n, NULL) || n != sizeof p) return false;
    return crypto_sign_verify_detached(s, u(data), data.n, p) == 0;
}
