/* keyring - many OpenPGP certificates in one file, each with its addresses; each is read further by openpgp.h
 *
 * Standards: RFC 9580 and RFC 4880. Armoured blocks, several of them one after the other, or binary. Bounded: 20 MiB,
 * 5,000 certificates, 256 KiB each, 50 addresses each. A secret key anywhere is refused, and nothing is read. */
#ifndef FORMATS_KEYRING_H
#define FORMATS_KEYRING_H

#include "base/ctx.h"

struct keyring {
    str rest;
    unsigned n;
};
struct keyring_cert {
    unsigned n; /* which one it is, from 1 */
    str armored;
    struct strs addresses; /* of its user IDs, as they stand there */
    const char *wrong;     /* why it cannot be taken; NULL: it can */
};
bool keyring_like(str data); /* it begins as a keyring does */
err keyring_open(struct ctx *c, str data, struct keyring *out) MUST_USE;
err keyring_next(struct ctx *c, struct keyring *k, struct keyring_cert *out, bool *more) MUST_USE;
str keyring_armor(struct arena *a, str bytes);

#endif
