/* guard - what protects: passwords, one-time codes, keys and secrets, the walls around a process
 *
 * Nothing here logs, and no secret is put into an error's text. Library types (libsodium, liboath, libqrencode,
 * libseccomp) do not appear outside this folder. guard_start() is called once at start, before any other. */
#ifndef GUARD_GUARD_H
#define GUARD_GUARD_H

#include "base/ctx.h"

err guard_start(struct ctx *c) MUST_USE;

/* ---- passwords (password.c): argon2id, 64 MiB, 3 passes; RABTA_TEST_FAST_HASH=1 makes them cheap, for tests only */
err password_hash(struct ctx *c, str password, str *out) MUST_USE;
bool password_verify(struct ctx *c, str hash, str password); /* an empty or broken hash takes the same time and is false */
bool password_needs_rehash(str hash);                        /* made at another cost than today's */
/* 12 to 200 characters, none of the commonest, not the name in the address; E_INPUT weak-password at /password */
err password_policy(struct ctx *c, str password, str email) MUST_USE;

/* ---- a hash of a secret that another program made and sends instead of it (bcrypt.c): "$2a$10$..."; of a cost up to 11 */
bool bcrypt_matches(struct ctx *c, str hash, str secret);

/* ---- one-time codes (otp.c): RFC 6238, SHA-1, 6 digits, 30 s */
err otp_secret_new(struct ctx *c, str *base32) MUST_USE; /* 160 bits */
err otp_code(struct ctx *c, str base32, when at, char out[7]) MUST_USE;
/* true when the code is that of the step of `at`, or of the one before or after, and the step is later than
 * *last_step, which is then set: a code counts once */
bool otp_check(str base32, str code, when at, int64_t *last_step);
str otp_uri(struct arena *a, str issuer, str account, str base32);
err otp_qr_svg(struct ctx *c, str text, str *svg) MUST_USE;

/* ---- recovery codes: xxxx-xxxx-xxxx, shown once, kept as hashes */
enum { RECOVERY_CODES = 10 };
void recovery_code_new(char out[15]);
str recovery_code_hash(struct arena *a, str code); /* of the letters alone: case, blanks and dashes do not count */

/* ---- hashes, tokens, texts of bytes (crypto.c) */
str hash_hex(struct arena *a, str data);                /* BLAKE2b-256 */
str hash_keyed_hex(struct arena *a, str key, str data); /* the same with a key of 16 to 64 bytes */
/* BLAKE2b-128 of the parts, each with its length before it, so that no two lists of parts are alike */
void hash_parts(unsigned char out[16], const str *parts, size_t n);
str sha256_hex(struct arena *a, str data);
str sha512_hex(struct arena *a, str data);
struct sha256 {
    _Alignas(16) unsigned char state[128];
};
void sha256_begin(struct sha256 *s);
void sha256_add(struct sha256 *s, const void *p, size_t n);
str sha256_end(struct arena *a, struct sha256 *s);          /* in hexadecimal */
str hmac_sha256_base64(struct arena *a, str key, str data); /* Standard Webhooks */
str base64_text(struct arena *a, str data);
bool base64_bytes(struct arena *a, str text, str *out);
str base32_text(struct arena *a, str data);
bool base32_bytes(str text, void *out, size_t room, size_t *n); /* case, blanks and dashes forgiven */
str token_new(struct arena *a, size_t bytes);                   /* base64url of randomness */
str receipt_new(struct arena *a);                               /* 16 signs that are not taken for one another: 80 bits */
void secret_wipe(void *p, size_t n);

/* ---- the master key: 32 bytes in a file of mode 0600, or systemd's credential rabta-master-key, which goes first */
err master_key_make(struct ctx *c, str path) MUST_USE; /* E_CONFLICT when the file is there */
err master_key_load(struct ctx *c, str path) MUST_USE; /* once at start */
/* XChaCha20-Poly1305; context says what it is for ("totp/usr_..."): it opens only with the same words */
err seal(struct ctx *c, str context, str plain, str *out) MUST_USE;
/* the same text gives the same result: for cursors, where a changing answer would tell that something was asked */
err seal_same(struct ctx *c, str context, str plain, str *out) MUST_USE;
err unseal(struct ctx *c, str context, str sealed, str *out) MUST_USE;
/* a keyed hash (BLAKE2b-256, hexadecimal) that only who holds the master key can make; context as above */
str master_mac_hex(struct arena *a, str context, str data);
/* Ed25519 with a key derived from the master key, for the checkpoints of the audit trail */
str sign_hex(struct arena *a, str data);
str sign_public_hex(struct arena *a);
bool sign_verify(str data, str signature_hex, str public_hex);

/* ---- a file sealed under a passphrase of at least 16 signs (stream.c); in order, one way, closed with the arena */
struct sealed_stream;
err sealed_write(struct ctx *c, const char *path, str passphrase, struct sealed_stream **out) MUST_USE; /* the file must not be there */
err sealed_put(struct ctx *c, struct sealed_stream *s, const void *p, size_t n) MUST_USE;
err sealed_read(struct ctx *c, const char *path, str passphrase, struct sealed_stream **out) MUST_USE;
err sealed_get(struct ctx *c, struct sealed_stream *s, void *p, size_t n) MUST_USE; /* exactly n bytes, proved */
err sealed_end(struct ctx *c, struct sealed_stream *s) MUST_USE;                    /* written: on the disk; read: nothing was cut */

/* ---- a certificate and its private key, both in PEM, that belong together (identity.c); *why in the words of the library */
bool identity_fits(str pem, const char **why);

/* ---- the walls (sandbox.c): for the whole process, called before threads start; cannot be undone */
enum wall_right { WALL_READ = 1, WALL_WRITE = 2, WALL_EXECUTE = 4 };
struct wall_path {
    const char *path; /* file or directory with all below it; one that is absent is left out */
    unsigned rights;
};
enum wall_role { ROLE_PARENT, ROLE_HTTP, ROLE_WORK, ROLE_KEEP, ROLE_UNPACK };

/* no new privileges, no core dumps */
err wall_limits(struct ctx *c) MUST_USE;
/* Landlock: only these paths. *warning says what is missing when the kernel has none, and is empty otherwise */
err wall_paths(struct ctx *c, const struct wall_path *paths, size_t n, str *warning) MUST_USE;
/* seccomp: calls that the role never needs answer EPERM */
err wall_calls(struct ctx *c, enum wall_role role, str *warning) MUST_USE;
/* the tightest: reading and writing what is open, memory, ending; any other call kills the process (apart.c) */
err wall_looking(struct ctx *c, str *warning) MUST_USE;
/* the master key is not this process's any more */
void master_key_forget(void);

#endif
