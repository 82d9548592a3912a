/* openpgp_box - OpenPGP done, not only read: keys made and taken, signed, encrypted, opened, verified; the only file that
 * knows librnp
 *
 * Each call has key rings of its own that end with the arena: nothing is kept, no program is started, no network is asked.
 * Keys come in as text. A secret key comes in without a password: it is sealed elsewhere. What was encrypted without
 * protection of its integrity is not opened. (Debian's build of the library writes the place of each refusal in its own
 * source to standard error; nothing of the message.) */
#ifndef FORMATS_OPENPGP_BOX_H
#define FORMATS_OPENPGP_BOX_H

#include "base/ctx.h"

struct pgp_pair {
    str open_key, secret; /* armoured */
    str fingerprint, uid;
    when made, expires;
};
/* Ed25519 and X25519; years: until it expires */
err pgp_make(struct ctx *c, str uid, int years, struct pgp_pair *out) MUST_USE;
/* a secret key with its password, which is taken off; E_INPUT at /secret or /password */
err pgp_take(struct ctx *c, str secret, str password, struct pgp_pair *out) MUST_USE;

enum pgp_use { PGP_GOOD, PGP_UNREADABLE, PGP_EXPIRED, PGP_REVOKED, PGP_NO_ENCRYPTION };
struct pgp_look {
    enum pgp_use use; /* to encrypt to, now */
    str fingerprint;
    struct strs uids;
    when expires;
};
err pgp_look(struct ctx *c, str open_key, struct pgp_look *out) MUST_USE;

/* armoured; signed when `secret` is not empty */
err pgp_encrypt(struct ctx *c, str data, str secret, struct strs open_keys, str *out) MUST_USE;
err pgp_sign_detached(struct ctx *c, str data, str secret, str *out) MUST_USE; /* by SHA-256 */
err pgp_sign_clear(struct ctx *c, str text, str secret, str *out) MUST_USE;    /* the text stays to be read, with the signature around it (RFC 9580 7) */

enum pgp_signature { PGP_UNSIGNED, PGP_SIGNATURE_GOOD, PGP_SIGNATURE_UNKNOWN, PGP_SIGNATURE_BAD }; /* unknown: no key of it is here */
struct pgp_opened {
    bool opened;     /* plain holds it */
    const char *why; /* else: "wrong-key", "broken", "not-protected", "too-large" */
    str plain;
    enum pgp_signature signature;
    str signer; /* fingerprint of the primary key of a good one */
};
/* encrypted, or a clear text with its signature around it (RFC 9580 7) */
err pgp_open(struct ctx *c, str message, struct strs secrets, struct strs open_keys, struct pgp_opened *out) MUST_USE;
err pgp_verify_detached(struct ctx *c, str data, str signature, struct strs open_keys, struct pgp_opened *out) MUST_USE;

#endif
