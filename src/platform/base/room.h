/* room - memory beside the caller's that is emptied on the way: for what is read in masses and kept for a moment only */
#ifndef BASE_ROOM_H
#define BASE_ROOM_H

#include "base/ctx.h"

/* a context like c with an arena of its own, which jumps where c's jumps and ends with it */
err room_open(struct ctx *c, size_t limit, struct ctx *out) MUST_USE;
/* empties it when more than `used` bytes lie in it */
void room_empty(const struct ctx *c, struct ctx *room, size_t used);

#endif
