/* duty - who of a team is on duty, in three lines: a pattern of people in turn, single shifts over it, and the gaps
 *
 * A turn begins at a local time of the team's zone and lasts whole days, so it is an hour shorter or longer when the
 * clock is put forward or back. A shift made later stands over one made earlier, and every shift over the pattern.
 * Whoever no longer works at the desk leaves a gap. TLP:RED is granted by name to those on duty (details 4). */
#ifndef SPINE_DUTY_H
#define SPINE_DUTY_H

#include "http/http.h"
#include "spine/record.h"

enum { DUTY_LINES = 3, DUTY_DAYS_MOST = 92 };

struct duty_span {
    int64_t line;
    id person; /* empty: nobody */
    str name;
    when starts_at, ends_at;
    str because; /* rota, shift; empty: nobody */
    id shift;    /* the shift that stands here, when one does */
    str note;
    int64_t turn; /* of the pattern; -1: nobody's */
};
extern const struct shape duty_span_shape;

/* from..to of the lines that are planned, by line and time, without holes: nobody is a span too */
err duty_spans(struct ctx *c, str team, when from, when to, struct list *out) MUST_USE;
/* those on duty at this moment, first line first, each once */
err duty_people(struct ctx *c, str team, when at, struct strs *people) MUST_USE;
err duty_line(struct ctx *c, str team, int64_t line, when at, struct strs *people) MUST_USE;
/* who may read the team's TLP:RED now: those on duty; nobody on duty: who leads; nobody leads, or no plan was made: all
 * of the desk. closed: of what is done with, who leads */
err duty_readers(struct ctx *c, str team, when at, bool closed, struct strs *people) MUST_USE;
err duty_leads(struct ctx *c, str team, struct strs *people) MUST_USE;
/* jobs: the grants by name follow the roster; the leads are told of a gap within two days */
err duty_renew(struct ctx *c) MUST_USE;
err duty_warn(struct ctx *c) MUST_USE;
/* what is critical and nobody's: the first line is called; jobs: the next ones, as the minutes run out */
err duty_call_when_urgent(struct ctx *c, const struct kind *k, const void *rec) MUST_USE;
err duty_call(struct ctx *c) MUST_USE;

struct duty_rota {
    int64_t line;
    str first_day, at;
    int64_t days;
    struct strs people;
};
/* the pattern of a team anew; the rows before it go */
err duty_rota_set(struct ctx *c, str team, const struct duty_rota *r, size_t n) MUST_USE;

extern const struct route duty_routes[];

#endif
