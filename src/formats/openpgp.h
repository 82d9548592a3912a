/* openpgp - an OpenPGP certificate (transferable public key), read far enough to know it: fingerprint, user ID, expiry
 *
 * Standards: RFC 9580 (versions 4 and 6) and RFC 4880 armour. Signatures are not verified here: expiry and revocation are
 * what the certificate says of itself. Bounded: one key, 256 KiB, 500 packets. Secret keys are refused by name. */
#ifndef FORMATS_OPENPGP_H
#define FORMATS_OPENPGP_H

#include "base/ctx.h"

struct openpgp {
    int version;        /* 4 or 6 */
    int algorithm;      /* of the primary key, RFC 9580 9.1 */
    str hashed;         /* what the fingerprint is the hash of: SHA-1 for version 4, SHA-256 for version 6 */
    str uid;            /* the primary user ID, else the first; empty when there is none */
    when made, expires; /* expires 0: never */
    bool revoked;
};
/* armoured or binary; E_INPUT at `pointer` with what is wrong and where */
err openpgp_read(struct ctx *c, str data, str pointer, struct openpgp *out) MUST_USE;
/* SHA-1, in capitals: for version 4 fingerprints, which are defined by it (RFC 9580 5.5.4.2), and nothing else */
str openpgp_sha1(struct arena *a, str data);

#endif
