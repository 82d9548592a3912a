/* apart - hostile bytes are looked at in a process of their own: a fault, a bomb or an intruder in a decoder ends with it
 *
 * A helper is made before any thread (serve.c): it holds no file, no key and no socket but the one it is asked by. For each
 * question it makes a child with the tightest walls (what it may do stands at the end of apart.c), which reads the bytes,
 * answers and ends. Whoever asks waits a bounded time, and hears the answer or that there is none. */
#ifndef GUARD_APART_H
#define GUARD_APART_H

#include "base/ctx.h"
#include "base/sanitizer.h"

/* a sanitizer reserves terabytes and would never start under a limit of address space */
#if defined(SANITIZED_ADDRESS) || defined(SANITIZED_THREAD)
#define APART_SANITIZED 1
#endif

enum { APART_MOST = 6 << 20 }; /* bytes of an answer */

/* both ends, for the parent: ends[0] asks, ends[1] is the helper's; false when the machine gives none */
bool apart_pair(int ends[2]);
/* the helper; comes back only when nobody can ask any more. work: reads in to its end, writes what it has to say to out, and
 * returns; 0: that was all */
void apart_serve(int end, int (*work)(int in, int out));
/* in the process that asks: its end, once before threads */
void apart_use(int end);
/* what work said of the file that in reads. room: APART_MOST bytes, made before in was opened, so that no jump leaves it open.
 * E_BUSY look-busy: too much at once, or no helper; E_ABSENT no-preview: it did not come to an end */
err apart_ask(struct ctx *c, int in, char *room, str *out) MUST_USE;

#endif
