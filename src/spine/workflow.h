/* workflow - states, transitions, guards, rights, effects and deadlines of a kind, as one C table
 *
 * Printed by `rabta workflows`, served to the workspace so that buttons come from it. State is changed nowhere else. */
#ifndef SPINE_WORKFLOW_H
#define SPINE_WORKFLOW_H

#include "spine/record.h"

struct state {
    const char *name;
    bool closed;
};
enum needs { NEEDS_TEXT = 1, NEEDS_CODE = 2, NEEDS_TARGET = 4, NEEDS_UNTIL = 8 };
struct act {    /* what a person gives with a transition */
    str code;   /* one of the transition's codes */
    str text;   /* to the other side (reporter, partner) */
    str note;   /* to the team */
    str target; /* org_, tea_, or a record */
    when until;
};
extern const struct shape act_shape;

struct transition {
    const char *verb;                                    /* "validate" */
    const char *from;                                    /* state names, space-separated */
    const char *to;                                      /* NULL: the state stays */
    const char *(*dest)(struct ctx *c, const void *rec); /* where to instead, when it depends on the record; NULL: `to` */
    uint64_t right;                                      /* at the team that handles it (or where the kind says) */
    unsigned needs;
    const struct words *codes;
    const char *meets;  /* regimes whose deadlines are met, space-separated */
    const char *starts; /* regimes started */
    const char *doc;
    /* *why stays NULL when possible, else the missing condition in a sentence (guard_says) */
    err (*guard)(struct ctx *c, const void *rec, const char **why);
    err (*effect)(struct ctx *c, void *rec, const struct transition *t, const struct act *a);
};
static inline err guard_says(const char **why, const char *sentence)
{
    *why = sentence;
    return NULL;
}
struct workflow {
    const char *name;
    const struct state *states;
    unsigned nstates;
    const struct transition *transitions;
    unsigned ntransitions;
    const char *opens; /* regimes started at creation */
};

const char *workflow_initial(const struct workflow *w);
bool workflow_closed(const struct workflow *w, str state);
const struct transition *workflow_find(const struct workflow *w, str verb);
bool transition_from(const struct transition *t, str state);
/* after creation: the first deadlines */
err workflow_opened(struct ctx *c, const struct kind *k, void *rec) MUST_USE;
/* runs the transition: right, state, needs, guard; guarded update; entry; deadlines; effect. rec is updated. */
err workflow_act(struct ctx *c, const struct kind *k, void *rec, str verb, const struct act *a) MUST_USE;

struct button { /* what a viewer may do now, and why not the rest */
    str verb, to, doc, why_not;
    bool possible, needs_text, needs_code, needs_target, needs_until;
    struct strs codes;
};
extern const struct shape button_shape;
err workflow_buttons(struct ctx *c, const struct kind *k, const void *rec, struct list *out) MUST_USE;
void workflow_print(struct buf *b, const struct workflow *w, bool mermaid);

#endif
