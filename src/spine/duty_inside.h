/* duty_inside - what the files of the duty share: nobody else includes it */
#ifndef SPINE_DUTY_INSIDE_H
#define SPINE_DUTY_INSIDE_H

#include "spine/duty.h"

bool duty_clock(str t, int *minute);                                /* "08:00" to minutes of the day */
bool duty_day(struct arena *a, str t, int64_t *days);               /* "2026-11-23" to days since 1970 */
err duty_rotas(struct ctx *c, str team, struct list *out) MUST_USE; /* of struct duty_rota */
err duty_moved(struct ctx *c, str team) MUST_USE;                   /* the plan's revision grows */

#endif
