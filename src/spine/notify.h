/* notify - who watches a record is told in the application, if he sees the entry */
#ifndef SPINE_NOTIFY_H
#define SPINE_NOTIFY_H

#include "spine/record.h"

err watch_set(struct ctx *c, const id *record, bool on) MUST_USE; /* the viewer's own watch */
err watch_person(struct ctx *c, const id *record, const id *person) MUST_USE;
/* in the transaction of the entry; whether each may see it is decided when he reads (a revocation holds at once) */
err notify_watchers(struct ctx *c, const id *record, const id *entry, str what) MUST_USE;

/* to one person, watching or not */
err notify_person(struct ctx *c, const id *record, str person, const id *entry, str what) MUST_USE;
/* to one of a team, about the team itself */
err notify_team(struct ctx *c, str team, str person, str what) MUST_USE;

struct notification {
    id id, record;
    str kind, ref, title, what;
    when at, seen_at;
};
extern const struct shape notification_shape;
err notify_list(struct ctx *c, bool unseen_only, int64_t limit, struct list *out) MUST_USE;
err notify_seen(struct ctx *c, const id *which) MUST_USE; /* empty: all */

#endif
