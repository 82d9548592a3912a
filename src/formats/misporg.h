/* misporg - organisations as MISP lists them: /organisations/index.json, or one organisation, as its API answers
 *
 * Members read: uuid, name, description, type, nationality, sector, contacts, restricted_to_domain; the rest is passed
 * over. Bounded: 20 MiB, 20,000 organisations. */
#ifndef FORMATS_MISPORG_H
#define FORMATS_MISPORG_H

#include "base/ctx.h"

struct misporg {
    str uuid, name, description, nationality, sector, contacts;
    struct strs domains, addresses; /* addresses found in contacts */
    str key;                        /* an armoured key found in contacts */
};
bool misporg_like(str data);
err misporg_read(struct ctx *c, str data, struct list *out) MUST_USE; /* of struct misporg; E_INPUT names which one */

#endif
