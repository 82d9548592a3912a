/* course - what a disclosure programme is measured by: the course of each report, counted over a period
 *
 * docs/measures.md says exactly what each figure is; (a) to (j) are its names there. */
#ifndef DISCLOSURE_COURSE_H
#define DISCLOSURE_COURSE_H

#include "base/ctx.h"

/* a period; what happened until `until` is known in it: its end, or now where it still runs */
struct span {
    when from, until;
};

/* a report as its timeline tells it, up to a moment */
struct course {
    when received, begun;                        /* begun: when its judgement was asked for: received, or taken up again */
    when judged, mended, answered, closed, told; /* 0: not yet */
    bool valid;
};
void course_begin(struct course *v, when received);
/* the next entry of the timeline: `state` with the state and the code, `message` of the desk to who reported, `routed`,
 * `route` that says mended */
void course_step(struct course *v, str verb, str now, str field, when at);

/* what one report adds to the figures of a period; -1: it has no such time */
struct share {
    unsigned char received, judged, valid, open, open_valid, open_old, mended, answered, closed, told;
    unsigned char due[3], late[3]; /* clocks: acknowledge, validate, resolve */
    int64_t validate_time, mend_time, answer_time, age;
};
struct share share_of(const struct course *v, struct span s);
/* a clock of it, where it was met or missed within the period */
void share_clock(struct share *v, struct span s, unsigned regime, when due, when met, when ended, when paused);

struct figures {
    int64_t received;                              /* (a) */
    int64_t judged, valid;                         /* (b) valid, of those judged */
    int64_t open, open_valid, open_old;            /* (c) valid, of those open; (d) older than 90 days, of these */
    int64_t validate_median;                       /* (e) of those judged; seconds, as all times */
    int64_t mended, mend_median;                   /* (f) */
    int64_t answered, answer_median;               /* (g) */
    int64_t age_median;                            /* (h) of those open and valid */
    int64_t answer_due, answer_late, validate_due; /* (i) */
    int64_t validate_late, resolve_due, resolve_late;
    int64_t closed, told; /* (j) told, of those closed */
};

/* figures of several groups at once: shares are added, then the medians are taken */
struct counting;
struct counting *figures_new(struct arena *a, size_t groups);
void figures_add(struct counting *t, size_t group, const struct share *v);
void figures_end(struct counting *t);
struct figures *figures_at(struct counting *t, size_t group);

#endif
