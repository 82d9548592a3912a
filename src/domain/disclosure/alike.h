/* alike - reports that may be the same: found by marks, judged by what they have in common, as far as the viewer sees them */
#ifndef DISCLOSURE_ALIKE_H
#define DISCLOSURE_ALIKE_H

#include "domain/disclosure/disclosure.h"

enum { ALIKE_LOOKED_AT = 200, ALIKE_SHOWN = 10, ALIKE_LEAST = 40 };

struct alike {
    id id;
    str kind, ref, title, state, outcome;
    when received_at;
    str product, vendor, version, site, cve;
    int64_t score, text;
    struct strs reasons;
};
/* the marks of a report as it stands now; taken away by what was marked before */
err alike_mark(struct ctx *c, const struct report *v) MUST_USE;
err alike_unmark(struct ctx *c, const id *record) MUST_USE;
/* those that reach ALIKE_LEAST, the likeliest first, at most ALIKE_SHOWN: struct alike */
err alike_find(struct ctx *c, const struct report *v, struct list *out) MUST_USE;

#endif
