/* vcard - cards of people and organisations: versions 3.0 (RFC 2426) and 4.0 (RFC 6350)
 *
 * Read: FN N ORG TITLE ROLE KIND EMAIL TEL URL ADR TZ NOTE UID KEY; pictures and sounds are passed over unread. A card of
 * another version, or without a name, says why it cannot be taken; a file whose cards do not close is no vCard file.
 * Bounded: 20 MiB, 20,000 cards, 1,000 lines a card, 300 KiB a line, 20 addresses and telephones each. */
#ifndef FORMATS_VCARD_H
#define FORMATS_VCARD_H

#include "base/ctx.h"

struct vcards {
    str encoding, rest;
    unsigned line, n;
};
struct vcard {
    unsigned line; /* where it begins */
    str version, kind, name, organisation, unit, title, role, url, address, zone, note, uid;
    struct strs emails, telephones; /* the preferred one first */
    str key;                        /* an OpenPGP key: armoured text, or bytes */
    const char *wrong;              /* why it cannot be taken; NULL: it can */
};
bool vcard_like(str data);
err vcard_open(struct ctx *c, str data, struct vcards *out) MUST_USE;
/* E_INPUT names the line */
err vcard_next(struct ctx *c, struct vcards *v, struct vcard *out, bool *more) MUST_USE;

#endif
