/* finding_check - see finding_check.c */
#ifndef INTELLIGENCE_FINDING_CHECK_H
#define INTELLIGENCE_FINDING_CHECK_H

#include "domain/intelligence/finding.h"

struct checked {
    str organisation;
    int64_t day, event; /* its newest observation */
    enum { CHECKED_STANDS, CHECKED_GONE, CHECKED_OTHERS } is;
};
/* sets `is` of each. What a day had that is kept no longer stands. */
err findings_check(struct ctx *c, struct checked *v, size_t n) MUST_USE;

#endif
