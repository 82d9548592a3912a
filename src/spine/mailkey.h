/* mailkey - OpenPGP in mail: the desks' keys, how a message leaves (RFC 3156 with protected headers), what came sealed
 *
 * Whether a message will be encrypted, signed or neither stands in the outbox with its reason before it is released. One
 * that is to be encrypted never leaves otherwise: when its key cannot be used any more it fails and says why. */
#ifndef SPINE_MAILKEY_H
#define SPINE_MAILKEY_H

#include "formats/mail.h"
#include "http/http.h"
#include "spine/outbox.h"

extern const struct route mailkey_routes[];
err mailkey_setup(struct ctx *c, bool *done, int64_t *value) MUST_USE; /* for the first hour */

/* armoured keys to encrypt to, best first: of this address, else of this organisation; a room knows them (the directory) */
typedef err mail_keys_of(struct ctx *c, str address, str organisation, struct strs *out);
void mail_keys_set(mail_keys_of *fn);
/* told in the same transaction that a desk has another key now; a room that keeps signatures listens */
typedef err team_key_made(struct ctx *c, const id *team);
void team_key_made_set(team_key_made *fn);

struct seal_plan {
    const char *word; /* none signed encrypted */
    str reason;       /* a sentence */
    str open_key;     /* of the recipient, when encrypted */
};
err mail_seal_plan(struct ctx *c, const id *team, str recipient, str organisation, unsigned tlp, struct seal_plan *out) MUST_USE;
/* the whole message as it goes over the line */
err mail_seal(struct ctx *c, const id *team, const struct mail *m, const struct seal_plan *p, str *wire) MUST_USE;

/* opens and verifies: text, files and subject come from within. *words as in inmail.h, signer: fingerprint or empty.
 * What cannot be opened stays as it is, with a fault that says why. No transaction is open. */
err mail_unseal(struct ctx *c, struct mail_in *m, str *words, str *signer) MUST_USE;

/* a detached signature with the desk's key, and its fingerprint; both empty when it has none */
err team_sign(struct ctx *c, const id *team, str data, str *signature, str *fingerprint) MUST_USE;
/* the same for a text that stays to be read, its signature around it */
err team_sign_clear(struct ctx *c, const id *team, str text, str *made, str *fingerprint) MUST_USE;
struct team_key {
    str open_key, fingerprint;
};
/* the open keys that desks had and have, newest first */
err team_keys(struct ctx *c, struct list *out) MUST_USE;

#endif
