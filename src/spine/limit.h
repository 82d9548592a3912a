/* limit - how often something may be tried: a window per kind and key, kept in this process only, keys hashed
 *
 * E_TOOMANY with Retry-After beyond it. Addresses are kept as a keyed hash that changes each day. */
#ifndef SPINE_LIMIT_H
#define SPINE_LIMIT_H

#include "base/ctx.h"

err limit_check(struct ctx *c, const char *kind, str key, unsigned most, int64_t window) MUST_USE;

#endif
