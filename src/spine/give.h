/* give - work that comes in is given to somebody by itself, and nobody has more at once than the desk says
 *
 * Data of the team: `give` (nobody; duty: who has the first line now; fewest: whoever of the desk has least) and `take_most`.
 * What counts is open, assigned and not waiting for somebody outside. */
#ifndef SPINE_GIVE_H
#define SPINE_GIVE_H

#include "spine/record.h"

extern const struct words give_words;
/* E_CONFLICT too-many-at-once: this person has as much at this desk as one may have there */
err give_room(struct ctx *c, const struct record *r, const id *person) MUST_USE;
/* a new one: looked at soon, where the desk gives by itself */
err give_soon(struct ctx *c, const struct record *r) MUST_USE;
/* all desks that give by themselves; a job */
err give_all(struct ctx *c, str payload) MUST_USE;

#endif
