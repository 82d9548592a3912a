/* openpgp_box - see openpgp_box.h */
#include "formats/openpgp_box.h"

#include <rnp/rnp.h>
#include <rnp/rnp_err.h>

#include "base/utf8.h"

enum { MOST_BYTES = 33 << 20, MOST_KEYS = 200 };

/* ---- what librnp makes ends with the arena, newest first */
static void drop_ffi(void *p)
{
    rnp_ffi_destroy(p);
}
static void drop_in(void *p)
{
    rnp_input_destroy(p);
}
static void drop_out(void *p)
{
    rnp_output_destroy(p);
}
static void drop_key(void *p)
{
    rnp_key_handle_destroy(p);
}
static void drop_text(void *p)
{
    rnp_buffer_destroy(p);
}
static void drop_generate(void *p)
{
    rnp_op_generate_destroy(p);
}
static void drop_encrypt(void *p)
{
    rnp_op_encrypt_destroy(p);
}
static void drop_sign(void *p)
{
    rnp_op_sign_destroy(p);
}
static void drop_verify(void *p)
{
    rnp_op_verify_destroy(p);
}
static void drop_names(void *p)
{
    rnp_identifier_iterator_destroy(p);
}

static err broke(struct ctx *c, const char *what, rnp_result_t r)
{
    FAIL(c, E_FAULT, "openpgp", "%s: %s", what, rnp_result_to_string(r));
}
#define DO(c, what, call)                          \
    do {                                           \
        rnp_result_t do_r_ = (call);               \
        if (do_r_) return broke((c), what, do_r_); \
    } while (0)

/* signatures and keys of others may be a few minutes ahead of our clock */
enum { OURS = 0, THEIRS = 600 };
static err ring(struct ctx *c, int ahead, rnp_ffi_t *out)
{
    void **slot = arena_onclose(c->arena, drop_ffi);
    rnp_ffi_t f = NULL;
    DO(c, "no key ring", rnp_ffi_create(&f, "GPG", "GPG"));
    *slot = f;
    if (c->now.us > 0) DO(c, "no clock", rnp_set_timestamp(f, (uint64_t)(c->now.us / SECOND + ahead)));
    *out = f;
    return NULL;
}
static err input(struct ctx *c, str s, rnp_input_t *out)
{
    void **slot = arena_onclose(c->arena, drop_in);
    rnp_input_t i = NULL;
    DO(c, "no input", rnp_input_from_memory(&i, (const uint8_t *)(s.p ? s.p : ""), s.n, false));
    *slot = i;
    *out = i;
    return NULL;
}
static err output(struct ctx *c, rnp_output_t *out)
{
    void **slot = arena_onclose(c->arena, drop_out);
    rnp_output_t o = NULL;
    DO(c, "no output", rnp_output_to_memory(&o, MOST_BYTES));
    *slot = o;
    *out = o;
    return NULL;
}
static err bytes_of(struct ctx *c, rnp_output_t o, str *out)
{
    uint8_t *p = NULL;
    size_t n = 0;
    DO(c, "no result", rnp_output_memory_get_buf(o, &p, &n, false));
    *out = (str){ (const char *)p, n }; /* the output keeps it until the arena closes */
    return NULL;
}
static str owned(struct ctx *c, void **slot, char *s)
{
    *slot = s;
    return arena_dup(c->arena, str_of(s));
}

/* ---- keys */

static err locate(struct ctx *c, rnp_ffi_t f, const char *fingerprint, rnp_key_handle_t *out)
{
    void **slot = arena_onclose(c->arena, drop_key);
    rnp_key_handle_t k = NULL;
    DO(c, "a key is gone", rnp_locate_key(f, "fingerprint", fingerprint, &k));
    *slot = k;
    *out = k;
    return NULL;
}

/* takes the keys of a text into the ring; the first primary one (with its secret, when that is asked for) comes out, or NULL */
static err import(struct ctx *c, rnp_ffi_t f, str text, bool secret, rnp_key_handle_t *out)
{
    rnp_input_t in;
    void **slot = arena_onclose(c->arena, drop_names);
    rnp_identifier_iterator_t it = NULL;
    const char *name = NULL;
    *out = NULL;
    TRY(input(c, text, &in));
    uint32_t what = RNP_LOAD_SAVE_PUBLIC_KEYS | (secret ? (uint32_t)RNP_LOAD_SAVE_SECRET_KEYS : 0u);
    if (rnp_import_keys(f, in, what, NULL)) return NULL; /* none to be read in it */
    DO(c, "no list of keys", rnp_identifier_iterator_create(f, &it, "fingerprint"));
    *slot = it;
    for (int n = 0; n < MOST_KEYS && rnp_identifier_iterator_next(it, &name) == RNP_SUCCESS && name; n++) {
        rnp_key_handle_t k;
        bool primary = false, have = false;
        TRY(locate(c, f, name, &k));
        if (!k || rnp_key_is_primary(k, &primary) || !primary) continue;
        if (secret && (rnp_key_have_secret(k, &have) || !have)) continue;
        if (!*out) *out = k;
    }
    return NULL;
}

static err describe(struct ctx *c, rnp_key_handle_t k, struct pgp_look *out)
{
    void **slot = arena_onclose(c->arena, drop_text);
    char *s = NULL;
    size_t n = 0;
    uint32_t made = 0, life = 0;
    DO(c, "no fingerprint", rnp_key_get_fprint(k, &s));
    out->fingerprint = owned(c, slot, s);
    if (!rnp_key_get_creation(k, &made) && !rnp_key_get_expiration(k, &life) && life) out->expires.us = ((int64_t)made + (int64_t)life) * SECOND;
    if (rnp_key_get_uid_count(k, &n)) n = 0;
    if (n > 50) n = 50;
    str *v = NEW_ARRAY(c->arena, n + 1, str);
    for (size_t i = 0; i < n; i++) {
        void **text = arena_onclose(c->arena, drop_text);
        char *uid = NULL;
        if (rnp_key_get_uid_at(k, i, &uid) || !uid) continue;
        str u = owned(c, text, uid);
        if (utf8_plain(u, false)) v[out->uids.n++] = utf8_clip(u, 300);
    }
    out->uids.v = v;
    return NULL;
}

static err usable(struct ctx *c, rnp_key_handle_t k, enum pgp_use *use, rnp_key_handle_t *encrypts)
{
    void **slot = arena_onclose(c->arena, drop_key);
    bool revoked = false, expired = false, valid = false;
    *use = PGP_UNREADABLE;
    if (rnp_key_is_revoked(k, &revoked) || rnp_key_is_expired(k, &expired) || rnp_key_is_valid(k, &valid)) return NULL;
    *use = revoked ? PGP_REVOKED : expired ? PGP_EXPIRED : !valid ? PGP_UNREADABLE : PGP_NO_ENCRYPTION;
    if (*use != PGP_NO_ENCRYPTION) return NULL;
    rnp_key_handle_t sub = NULL;
    rnp_result_t r = rnp_key_get_default_key(k, "encrypt", 0, &sub);
    *slot = sub;
    if (r || !sub) return NULL;
    bool good = false, old = false;
    if (rnp_key_is_valid(sub, &good) || rnp_key_is_expired(sub, &old)) return NULL;
    *use = good ? PGP_GOOD : old ? PGP_EXPIRED : PGP_NO_ENCRYPTION;
    if (encrypts) *encrypts = sub;
    return NULL;
}

err pgp_look(struct ctx *c, str open_key, struct pgp_look *out)
{
    rnp_ffi_t f;
    rnp_key_handle_t k;
    *out = (struct pgp_look){ .use = PGP_UNREADABLE };
    TRY(ring(c, THEIRS, &f));
    TRY(import(c, f, open_key, false, &k));
    if (!k) return NULL;
    TRY(describe(c, k, out));
    return usable(c, k, &out->use, NULL);
}

static err export_key(struct ctx *c, rnp_key_handle_t k, uint32_t what, str *out)
{
    rnp_output_t o;
    TRY(output(c, &o));
    DO(c, "a key cannot be written", rnp_key_export(k, o, what | RNP_KEY_EXPORT_ARMORED | RNP_KEY_EXPORT_SUBKEYS));
    return bytes_of(c, o, out);
}

static err pair_of(struct ctx *c, rnp_key_handle_t k, struct pgp_pair *out)
{
    struct pgp_look l = { .use = PGP_GOOD };
    uint32_t made = 0;
    TRY(describe(c, k, &l));
    (void)rnp_key_get_creation(k, &made);
    *out = (struct pgp_pair){ .fingerprint = l.fingerprint, .uid = l.uids.n ? l.uids.v[0] : S(""), .expires = l.expires };
    out->made.us = (int64_t)made * SECOND;
    TRY(export_key(c, k, RNP_KEY_EXPORT_PUBLIC, &out->open_key));
    return export_key(c, k, RNP_KEY_EXPORT_SECRET, &out->secret);
}

err pgp_make(struct ctx *c, str uid, int years, struct pgp_pair *out)
{
    rnp_ffi_t f;
    void **slot = arena_onclose(c->arena, drop_generate), **key_slot = arena_onclose(c->arena, drop_key), **sub_slot = arena_onclose(c->arena, drop_generate);
    const char *name = arena_cstr(c->arena, uid);
    uint32_t life = (uint32_t)years * 365u * 86400u;
    rnp_op_generate_t op = NULL, sub = NULL;
    rnp_key_handle_t k = NULL;
    TRY(ring(c, OURS, &f));
    DO(c, "no key", rnp_op_generate_create(&op, f, "EDDSA"));
    *slot = op;
    DO(c, "no key", rnp_op_generate_set_hash(op, "SHA256"));
    DO(c, "no key", rnp_op_generate_set_userid(op, name));
    DO(c, "no key", rnp_op_generate_set_expiration(op, life));
    DO(c, "no key", rnp_op_generate_execute(op));
    DO(c, "no key", rnp_op_generate_get_key(op, &k));
    *key_slot = k;
    DO(c, "no subkey", rnp_op_generate_subkey_create(&sub, f, k, "ECDH"));
    *sub_slot = sub;
    DO(c, "no subkey", rnp_op_generate_set_curve(sub, "Curve25519"));
    DO(c, "no subkey", rnp_op_generate_add_usage(sub, "encrypt"));
    DO(c, "no subkey", rnp_op_generate_set_expiration(sub, life));
    DO(c, "no subkey", rnp_op_generate_execute(sub));
    return pair_of(c, k, out);
}

/* the password off the primary key and each subkey whose secret is there */
static err unprotect(struct ctx *c, rnp_key_handle_t k, const char *password)
{
    bool is = false, have = false;
    size_t n = 0;
    if (!rnp_key_is_protected(k, &is) && is && rnp_key_unprotect(k, password))
        FAIL_AT(c, S("/password"), "wrong-password", "this password does not open the key");
    if (rnp_key_get_subkey_count(k, &n)) n = 0;
    for (size_t i = 0; i < n && i < 50; i++) {
        void **slot = arena_onclose(c->arena, drop_key);
        rnp_key_handle_t s = NULL;
        if (rnp_key_get_subkey_at(k, i, &s)) continue;
        *slot = s;
        if (rnp_key_have_secret(s, &have) || !have) continue;
        if (!rnp_key_is_protected(s, &is) && is && rnp_key_unprotect(s, password))
            FAIL_AT(c, S("/password"), "wrong-password", "this password does not open a subkey");
    }
    return NULL;
}

err pgp_take(struct ctx *c, str secret, str password, struct pgp_pair *out)
{
    rnp_ffi_t f;
    rnp_key_handle_t k;
    enum pgp_use use;
    TRY(ring(c, THEIRS, &f));
    TRY(import(c, f, secret, true, &k));
    if (!k) FAIL_AT(c, S("/secret"), "bad-key", "no secret OpenPGP key can be read in it");
    TRY(unprotect(c, k, arena_cstr(c->arena, password)));
    TRY(usable(c, k, &use, NULL));
    if (use != PGP_GOOD)
        FAIL_AT(c, S("/secret"), "bad-key", "this key cannot be used: it %s",
                use == PGP_EXPIRED   ? "expired"
                : use == PGP_REVOKED ? "was revoked"
                                     : "has no part to encrypt to");
    return pair_of(c, k, out);
}

/* ---- leaving */

static err signing_key(struct ctx *c, rnp_ffi_t f, str secret, rnp_key_handle_t *out)
{
    void **slot = arena_onclose(c->arena, drop_key);
    rnp_key_handle_t k, s = NULL;
    TRY(import(c, f, secret, true, &k));
    if (!k) FAIL(c, E_FAULT, "openpgp", "the desk's secret key cannot be read");
    if (rnp_key_get_default_key(k, "sign", 0, &s) || !s) FAIL(c, E_CONFLICT, "key-unusable", "the desk's key cannot sign any more: it expired or was revoked");
    *slot = s;
    *out = s;
    return NULL;
}

err pgp_encrypt(struct ctx *c, str data, str secret, struct strs open_keys, str *out)
{
    rnp_ffi_t f;
    rnp_input_t in;
    rnp_output_t o;
    rnp_op_encrypt_t op = NULL;
    void **slot = arena_onclose(c->arena, drop_encrypt);
    TRY(ring(c, OURS, &f));
    TRY(input(c, data, &in));
    TRY(output(c, &o));
    DO(c, "no encryption", rnp_op_encrypt_create(&op, f, in, o));
    *slot = op;
    for (size_t i = 0; i < open_keys.n; i++) {
        rnp_ffi_t own; /* a ring for each, so that the key found is this one */
        rnp_key_handle_t k, sub = NULL;
        enum pgp_use use = PGP_UNREADABLE;
        TRY(ring(c, THEIRS, &own));
        TRY(import(c, own, open_keys.v[i], false, &k));
        if (k) TRY(usable(c, k, &use, &sub));
        if (use != PGP_GOOD || !sub) FAIL(c, E_CONFLICT, "key-unusable", "a key to encrypt to cannot be used any more");
        DO(c, "no recipient", rnp_op_encrypt_add_recipient(op, sub));
    }
    if (secret.n) {
        rnp_key_handle_t s;
        TRY(signing_key(c, f, secret, &s));
        DO(c, "no signature", rnp_op_encrypt_add_signature(op, s, NULL));
    }
    DO(c, "no encryption", rnp_op_encrypt_set_hash(op, "SHA256"));
    DO(c, "no encryption", rnp_op_encrypt_set_cipher(op, "AES256"));
    DO(c, "no encryption", rnp_op_encrypt_set_compression(op, "Uncompressed", 0));
    DO(c, "no encryption", rnp_op_encrypt_set_armor(op, true));
    DO(c, "no encryption", rnp_op_encrypt_execute(op));
    return bytes_of(c, o, out);
}

enum sign_how { SIGN_DETACHED, SIGN_CLEAR };
static err sign(struct ctx *c, str data, str secret, enum sign_how how, str *out)
{
    rnp_ffi_t f;
    rnp_input_t in;
    rnp_output_t o;
    rnp_key_handle_t s;
    rnp_op_sign_t op = NULL;
    void **slot = arena_onclose(c->arena, drop_sign);
    TRY(ring(c, OURS, &f));
    TRY(input(c, data, &in));
    TRY(output(c, &o));
    TRY(signing_key(c, f, secret, &s));
    if (how == SIGN_CLEAR)
        DO(c, "no signature", rnp_op_sign_cleartext_create(&op, f, in, o));
    else
        DO(c, "no signature", rnp_op_sign_detached_create(&op, f, in, o));
    *slot = op;
    if (how == SIGN_DETACHED) DO(c, "no signature", rnp_op_sign_set_armor(op, true));
    DO(c, "no signature", rnp_op_sign_set_hash(op, "SHA256"));
    DO(c, "no signature", rnp_op_sign_add_signature(op, s, NULL));
    DO(c, "no signature", rnp_op_sign_execute(op));
    return bytes_of(c, o, out);
}
err pgp_sign_detached(struct ctx *c, str data, str secret, str *out)
{
    return sign(c, data, secret, SIGN_DETACHED, out);
}
err pgp_sign_clear(struct ctx *c, str text, str secret, str *out)
{
    return sign(c, text, secret, SIGN_CLEAR, out);
}

/* ---- coming in */

static err all_keys(struct ctx *c, rnp_ffi_t f, struct strs keys, bool secret)
{
    rnp_key_handle_t k;
    for (size_t i = 0; i < keys.n; i++) TRY(import(c, f, keys.v[i], secret, &k));
    return NULL;
}

static err primary_of(struct ctx *c, rnp_op_verify_signature_t sig, str *fingerprint)
{
    void **key_slot = arena_onclose(c->arena, drop_key), **text = arena_onclose(c->arena, drop_text);
    rnp_key_handle_t k = NULL;
    char *s = NULL;
    bool primary = false;
    *fingerprint = S("");
    if (rnp_op_verify_signature_get_key(sig, &k) || !k) return NULL;
    *key_slot = k;
    rnp_result_t r = !rnp_key_is_primary(k, &primary) && primary ? rnp_key_get_fprint(k, &s) : rnp_key_get_primary_fprint(k, &s);
    if (!r && s) *fingerprint = owned(c, text, s);
    return NULL;
}

/* one good signature is enough; a bad one beside none that is good is bad */
static err signatures(struct ctx *c, rnp_op_verify_t op, struct pgp_opened *out)
{
    size_t n = 0;
    if (rnp_op_verify_get_signature_count(op, &n)) n = 0;
    for (size_t i = 0; i < n && i < 20; i++) {
        rnp_op_verify_signature_t sig = NULL;
        if (rnp_op_verify_get_signature_at(op, i, &sig)) continue;
        rnp_result_t r = rnp_op_verify_signature_get_status(sig);
        enum pgp_signature one = r == RNP_SUCCESS ? PGP_SIGNATURE_GOOD : r == RNP_ERROR_KEY_NOT_FOUND ? PGP_SIGNATURE_UNKNOWN : PGP_SIGNATURE_BAD;
        if (out->signature == PGP_SIGNATURE_GOOD) break;
        if (one == PGP_SIGNATURE_GOOD) TRY(primary_of(c, sig, &out->signer));
        if (one == PGP_SIGNATURE_GOOD || out->signature == PGP_UNSIGNED || one == PGP_SIGNATURE_BAD) out->signature = one;
    }
    return NULL;
}

err pgp_open(struct ctx *c, str message, struct strs secrets, struct strs open_keys, struct pgp_opened *out)
{
    rnp_ffi_t f;
    rnp_input_t in;
    rnp_output_t o;
    rnp_op_verify_t op = NULL;
    void **slot = arena_onclose(c->arena, drop_verify), **mode_slot = arena_onclose(c->arena, drop_text), **cipher_slot = arena_onclose(c->arena, drop_text);
    char *mode = NULL, *cipher = NULL;
    bool safe = false;
    *out = (struct pgp_opened){ .why = "broken" };
    TRY(ring(c, THEIRS, &f));
    TRY(all_keys(c, f, open_keys, false));
    TRY(all_keys(c, f, secrets, true));
    TRY(input(c, message, &in));
    TRY(output(c, &o));
    DO(c, "not opened", rnp_op_verify_create(&op, f, in, o));
    *slot = op;
    DO(c, "not opened", rnp_op_verify_set_flags(op, RNP_VERIFY_IGNORE_SIGS_ON_DECRYPT));
    rnp_result_t r = rnp_op_verify_execute(op);
    if (rnp_op_verify_get_protection_info(op, &mode, &cipher, &safe)) mode = cipher = NULL;
    *mode_slot = mode;
    *cipher_slot = cipher;
    bool was_sealed = mode && strcmp(mode, "none") != 0;
    if (r == RNP_ERROR_NO_SUITABLE_KEY || r == RNP_ERROR_BAD_PASSWORD) out->why = "wrong-key";
    if (was_sealed && !strcmp(mode, "cfb")) out->why = "not-protected";
    if (r == RNP_ERROR_OUT_OF_MEMORY || r == RNP_ERROR_WRITE) out->why = "too-large";
    bool signature_only = !was_sealed && (r == RNP_ERROR_SIGNATURE_INVALID || r == RNP_ERROR_SIGNATURE_UNKNOWN || r == RNP_ERROR_SIGNATURE_EXPIRED);
    if ((r && !signature_only) || (was_sealed && !safe)) return NULL;
    TRY(bytes_of(c, o, &out->plain));
    out->opened = true;
    return signatures(c, op, out);
}

err pgp_verify_detached(struct ctx *c, str data, str signature, struct strs open_keys, struct pgp_opened *out)
{
    rnp_ffi_t f;
    rnp_input_t in, sig;
    rnp_op_verify_t op = NULL;
    void **slot = arena_onclose(c->arena, drop_verify);
    *out = (struct pgp_opened){ .why = "broken", .signature = PGP_SIGNATURE_BAD };
    TRY(ring(c, THEIRS, &f));
    TRY(all_keys(c, f, open_keys, false));
    TRY(input(c, data, &in));
    TRY(input(c, signature, &sig));
    DO(c, "not verified", rnp_op_verify_detached_create(&op, f, in, sig));
    *slot = op;
    rnp_result_t r = rnp_op_verify_execute(op);
    if (r && r != RNP_ERROR_SIGNATURE_INVALID && r != RNP_ERROR_SIGNATURE_UNKNOWN && r != RNP_ERROR_SIGNATURE_EXPIRED) return NULL;
    out->signature = PGP_UNSIGNED;
    TRY(signatures(c, op, out));
    if (out->signature == PGP_UNSIGNED) out->signature = PGP_SIGNATURE_BAD;
    return NULL;
}
