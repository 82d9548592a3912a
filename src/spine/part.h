/* part - what runs its own machine inside a record: a route to an organisation or team, later recipients, participants
 *
 * Its audience is its own and the record's. Its changes are entries of the record that name the part. What it opened to
 * others (grants with because = "route:ID") ends with it in the same transaction. */
#ifndef SPINE_PART_H
#define SPINE_PART_H

#include "spine/record.h"

struct part {
    id id, record;
    str kind, state, subject, subject_name, reason, detail;
    when due_at, created_at, updated_at;
    int64_t revision;
};
extern const struct shape part_shape;

/* routes: proposed sent delivered acknowledged accepted mended refused bounced silent withdrawn */
err route_send(struct ctx *c, const struct record *r, str subject, str reason, str text, id *out) MUST_USE;
/* until when an answer is expected of whom it is routed to now: the target "route" of the team, else three days */
err route_due(struct ctx *c, const struct record *r, when *due) MUST_USE;
/* a room may tell an organisation that something was routed to it (the directory knows whom) */
typedef err route_told(struct ctx *c, const struct record *r, const id *part, str organisation);
void route_told_set(route_told *fn);
/* who stands above an organisation or team, nearest first, as teams of this hub where they are (the directory knows) */
typedef err route_above(struct ctx *c, str subject, struct strs *chain);
void route_above_set(route_above *fn);
/* the same with the centre's team at the end */
err route_chain(struct ctx *c, str subject, struct strs *chain) MUST_USE;
/* once at start: letters of routes arrive or come back (route.c) */
void route_install(void);
/* nobody is asked any more: what waited for them is with the desk again */
err route_ended(struct ctx *c, const struct record *r) MUST_USE;
err part_find(struct ctx *c, str which, struct part *out) MUST_USE;
err part_list(struct ctx *c, const id *record, str kind, struct list *out) MUST_USE;
/* acknowledge accept mended refuse withdraw */
err part_act(struct ctx *c, const struct part *p, str verb, str code, str text) MUST_USE;
/* jobs: routes without an answer past their date become silent, and the one above is asked; *n how many */
err route_sweep(struct ctx *c, int64_t *n) MUST_USE;
/* the record is this team's from now on; the former one keeps sight with because = "handed-over:WHY" */
err record_hand_over(struct ctx *c, const struct record *r, str team, str why) MUST_USE;
/* the name of an organisation, team, person or principal, as far as the viewer may see it */
err subject_name(struct ctx *c, str which, str *out) MUST_USE;

#endif
