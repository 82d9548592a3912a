/* kept - lists that everybody may read and many ask for again and again: made once for each state, plain and by gzip
 *
 * One copy a process for each of a few names, shared by its threads; another state of a list takes the place of the one before. */
#ifndef EXCHANGE_KEPT_H
#define EXCHANGE_KEPT_H

#include "http/http.h"

/* what the answer is called by: another for each packing, since an entity tag is of the bytes (RFC 9110, 8.8.3) */
str kept_mark(struct ctx *c, const struct req *q, str state);
/* true: the body is set from what is kept for this state */
bool kept_send(const struct req *q, struct res *r, const char *name, str state);
/* keeps the body that was made for this state, and sends it as it is asked for; what is too large is sent plain and not kept */
void kept_take(const struct req *q, struct res *r, const char *name, str state);

#endif
