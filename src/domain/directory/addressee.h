/* addressee - which contact of an organisation is written to first, and which next; the desk of a CERT above it
 *
 * Read as the viewer sees it: a contact that he does not see is not asked. One order for whatever is sent. */
#ifndef DIRECTORY_ADDRESSEE_H
#define DIRECTORY_ADDRESSEE_H

#include "base/ctx.h"

struct addressee { /* a contact with a mail address, in the order in which it is asked */
    id organisation, id;
    str name, role, email, language, zone, hours;
    unsigned reach;
    bool open_now;
    int64_t score;
};
/* all of these organisations', those of one standing together, best first; now: who is there at this moment goes first */
err addressees_of(struct ctx *c, struct strs orgs, bool now, struct list *out) MUST_USE;
/* the organisation that stands for this one now: itself, or what it became when it is closed, as far as the viewer sees it */
err stands_for(struct ctx *c, str org, str *out) MUST_USE;
/* a CERT's desk on this hub, else its own first contact; *address empty: none */
err cert_address(struct ctx *c, const id *cert, bool now, str *address, str *language) MUST_USE;
/* the first moment from then on at which the contact is there */
err when_there(struct ctx *c, when from, str hours, str zone, when *out) MUST_USE;

#endif
