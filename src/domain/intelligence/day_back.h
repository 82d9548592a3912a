/* day_back - an import is taken back: what only it told disappears, what others told too is counted lower */
#ifndef INTELLIGENCE_DAY_BACK_H
#define INTELLIGENCE_DAY_BACK_H

#include "domain/intelligence/day.h"

/* from now on it is being taken back; E_ABSENT when it is not there or of no desk in `teams`, a conflict while it still runs */
err day_back_begin(struct ctx *c, int64_t day, int64_t batch, struct strs teams, str *team) MUST_USE;

#endif
