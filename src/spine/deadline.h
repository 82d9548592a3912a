/* deadline - regime, trigger, duration, calendar, pauses with reasons, and how the date came about
 *
 * Targets are data per team; a policy change never moves a deadline that runs. Working days count days of the team's
 * calendar after the day of the start, and end with that day's office hours; months keep the day of the month. A holiday
 * entered late recomputes what is open and says so in the timeline. Breach is an entry, not a colour. */
#ifndef SPINE_DEADLINE_H
#define SPINE_DEADLINE_H

#include "spine/record.h"

err deadline_start(struct ctx *c, const struct record *r, str regime) MUST_USE; /* nothing when the team has no target for it */
/* when it would be due if it began then, by the target of the team; *found: there is one */
err deadline_target(struct ctx *c, const struct record *r, str regime, when start, when *due, bool *found) MUST_USE;
err deadline_meet(struct ctx *c, const struct record *r, str regime) MUST_USE;
err deadline_end_all(struct ctx *c, const struct record *r) MUST_USE;
err deadline_pause(struct ctx *c, const struct record *r, str reason) MUST_USE; /* all open ones of the record */
err deadline_resume(struct ctx *c, const struct record *r) MUST_USE;
/* jobs: tells whoever works on it, else those who lead, of a date that comes near (a quarter of the time is left, three days
 * at most) and once more when it is missed; each is an entry. *n: how many were missed */
err deadline_sweep(struct ctx *c, int64_t *n) MUST_USE;
/* an entry of the desk, and whoever works on it is told of it, else those who lead the team; on TLP:RED who leads hears that
 * something is due, and not what */
struct heard {
    id record;
    str team, assignee, tlp;
};
err deadline_tell(struct ctx *c, const struct heard *t, const char *what, str field, str was, str now) MUST_USE;
/* after a holiday was entered: what moved */
err deadline_recompute(struct ctx *c, str calendar, str why, int64_t *moved) MUST_USE;

struct deadline {
    id id;
    str regime;
    when started_at, due_at, paused_at, met_at, breached_at, ended_at;
    str pause_reason, explanation;
};
extern const struct shape deadline_shape;
err deadline_list(struct ctx *c, const id *record, struct list *out) MUST_USE;

/* due date and explanation of amount x unit from start in a calendar; exposed for tests */
struct calendar {
    str zone;
    bool always;
    str days[7];          /* "09:00-17:00" or "" from Monday */
    struct strs holidays; /* "2026-03-20" */
};
err calendar_load(struct ctx *c, str id_text, struct calendar *out) MUST_USE;
err calendar_due(struct ctx *c, const struct calendar *k, when start, int64_t amount, str unit, when *due, str *explained) MUST_USE;
/* a working day; within its office hours. The moment is in the calendar's zone */
struct civil;
bool calendar_works(struct arena *a, const struct calendar *k, const struct civil *v);
bool calendar_open(struct arena *a, const struct calendar *k, const struct civil *v);

#endif
