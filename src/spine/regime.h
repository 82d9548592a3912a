/* regime - times that laws, directives and guides name, as rows: some come with the house (reference/regimes.csv), others are
 * the hub's own; one that the house has a clock for becomes a target of a desk by one act */
#ifndef SPINE_REGIME_H
#define SPINE_REGIME_H

#include "http/http.h"

struct regime {
    str code, regime, applies_to, trigger, duration, calendar, effective_from, source;
    unsigned status;
    str kind, step; /* the clock of the house; empty: none */
    int64_t amount;
    str unit;
    bool own, adoptable;
};
/* a table in the form of reference/regimes.csv; E_INPUT names the line and the column of what is wrong */
err regimes_read(struct ctx *c, str table, struct list *out) MUST_USE;
err regimes_usual(struct ctx *c, struct list *out) MUST_USE; /* those that come with the house */
extern const struct route regime_routes[];

/* reference/regimes.csv, as it is embedded */
struct regime_source {
    str name, text;
};
extern const struct regime_source regime_sources[];
extern const size_t regime_sources_count;

#endif
