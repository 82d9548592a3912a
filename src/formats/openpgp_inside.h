/* openpgp_inside - armour and packets, shared by the reader of one key and the reader of a keyring */
#ifndef FORMATS_OPENPGP_INSIDE_H
#define FORMATS_OPENPGP_INSIDE_H

#include "base/ctx.h"

/* one block of armour to bytes, at most so many; E_INPUT at `at` */
err openpgp_dearmour(struct ctx *c, str text, str at, size_t most, str *out) MUST_USE;
uint32_t openpgp_crc24(str s);
/* the next packet with a length of its own; false when it is cut off or of unknown length */
bool openpgp_packet(str *rest, int *tag, str *body);

#endif
