/* lookup - who is responsible for this at that time, on what way up to the centre, and whom to call now
 *
 * Everything is worked out from what the viewer sees: a more specific network that he does not see does not exist here. */
#ifndef DIRECTORY_LOOKUP_H
#define DIRECTORY_LOOKUP_H

#include "domain/directory/directory.h"

struct step { /* one edge upwards */
    id organisation;
    str name, org_kind, via; /* how the one below hangs on it: serves, reports-to, part-of */
    id edge;
    when since, until;
    str source;
};
extern const struct shape step_shape;
/* the way up at a time: to the coordination centre if one is reached, else as far as it goes; of struct step */
err path_up(struct ctx *c, const id *org, when at, struct list *out) MUST_USE;
/* the CERTs that serve it now, nearest first; of struct step */
err served_by(struct ctx *c, const id *org, struct list *out) MUST_USE;

struct candidate {
    id organisation;
    str organisation_name;
    id contact; /* empty: a team's desk */
    str name, role, email, telephone, language, zone, hours, openpgp, reachability, local_time, reason;
    bool open_now, fallback, chosen;
    unsigned tier, rank; /* how it was ordered */
    int64_t order;
};
extern const struct shape candidate_shape;
/* whom to call at this moment, first the one chosen; those passed over follow with the reason. May be empty */
err call_order(struct ctx *c, const id *org, str name, struct list *out) MUST_USE;
err call_route(struct ctx *c, const struct req *q, struct res *r);
extern const struct shape call_shape;

struct wider {
    id organisation;
    str name, value, proof;
    when since, until;
};
struct answer {
    id organisation;
    str ref, name, org_kind, state;
    id asset;
    str type, value, how;
    when since, until;
    str proof, proof_note, confidence, conflict;
    str was; /* the name of the organisation that held it and became this one */
    str sentence;
    struct list path, call, wider;
    unsigned length;
};
struct responsible {
    str q, kind, value;
    when at;
    bool found;
    str sentence;
    struct list answers, nearest;
};
extern const struct shape responsible_shape;
err responsible_find(struct ctx *c, str q, when at, struct responsible *out) MUST_USE;
err responsible_route(struct ctx *c, const struct req *q, struct res *r);

#endif
