/* outbox_inside - what the outbox, its sending and its rules share; spine only */
#ifndef SPINE_OUTBOX_INSIDE_H
#define SPINE_OUTBOX_INSIDE_H

#include "spine/outbox.h"

#define OUTBOX_UNDO undo_window() /* in which a released message can be held again */
/* the key of the job that sends this message at this moment */
str outbox_job(struct arena *a, str message, when due);

err outbox_files(struct ctx *c, str message, struct list *out) MUST_USE; /* of struct outbox_file, without their bytes */

/* outbox_rule.c */
err outbox_rule_direct(struct ctx *c, const id *team, str rule, bool *yes) MUST_USE;
err outbox_rule_released(struct ctx *c, const id *message) MUST_USE; /* by a person: as it was made, or changed */
err outbox_rule_broken(struct ctx *c, const id *message) MUST_USE;   /* cancelled: it counts anew */

#endif
