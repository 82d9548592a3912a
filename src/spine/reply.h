/* reply - words of the desk that go to a mail address as they are, through the outbox */
#ifndef SPINE_REPLY_H
#define SPINE_REPLY_H

#include "spine/record.h"

/* Held like everything that leaves; the subject carries the reference alone. E_CONFLICT above TLP:AMBER. */
err reply_mail(struct ctx *c, const struct record *r, const struct said *what, str address, str language, str reason) MUST_USE;

#endif
