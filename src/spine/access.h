/* access - the reading law of the spine: installed at start, asked by lists */
#ifndef SPINE_ACCESS_H
#define SPINE_ACCESS_H

#include "base/ctx.h"

void access_install(void);
const char *const *access_guarded_list(void); /* ends with NULL */
/* how many grants the viewer holds, counted up to bound; it may be ten seconds old, so it chooses a way and proves nothing */
err access_held(struct ctx *c, int64_t bound, int64_t *held) MUST_USE;

#endif
