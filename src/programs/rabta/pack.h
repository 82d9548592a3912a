/* pack - a directory as one file sealed under a passphrase, and back; for backups */
#ifndef RABTA_PACK_H
#define RABTA_PACK_H

#include "base/ctx.h"

/* the first line of a file that only its owner reads; E_INPUT */
err passphrase_of(struct ctx *c, const char *path, str *out) MUST_USE;
/* every file below `from`, by its path within; `to` must not be there */
err pack(struct ctx *c, const char *from, const char *to, str passphrase) MUST_USE;
/* into `to`, which is made; no path leads out of it */
err unpack(struct ctx *c, const char *from, const char *to, str passphrase) MUST_USE;

#endif
