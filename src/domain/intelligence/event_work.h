/* event_work - what takes longer than a request with the events of a desk: done step by step by a job, each step durable
 * before the next and harmless when it is done twice; the desk sees how far it is */
#ifndef INTELLIGENCE_EVENT_WORK_H
#define INTELLIGENCE_EVENT_WORK_H

#include "base/json.h"
#include "http/http.h"

struct event_work {
    id id;
    str team, kind, what, state, position;
    int64_t looked, changed, gone;
    when at, ended_at;
};
extern const struct shape event_work_shape;
/* in a transaction; what: JSON for the steps. The work as it is then */
err event_work_add(struct ctx *c, str team, const char *kind, str what, struct event_work *out) MUST_USE;

/* one step: *position says where it stands, the counts grow; outside a transaction */
typedef err work_step(struct ctx *c, struct event_work *w, struct json what, bool *ended);
work_step take_back_step, redo_step;

#endif
