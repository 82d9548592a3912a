/* event_taken - what became of lines that were sent, as it is answered; imports by their names */
#ifndef INTELLIGENCE_EVENT_TAKEN_H
#define INTELLIGENCE_EVENT_TAKEN_H

#include "domain/intelligence/ingest.h"
#include "store/field.h"

struct line_error {
    int64_t line;
    str code, reason, pointer;
};
extern const struct shape line_error_shape;
struct taken {
    int64_t accepted, duplicates, quarantined, skipped;
    struct list errors;
    str batch, report_type;
    bool again, unknown_type;
};
extern const struct shape taken_shape;
err taken_of(struct ctx *c, const struct ingest_told *t, struct taken *out) MUST_USE;

/* an import by its day and number: a sealed name, the viewer's alone */
err batch_name(struct ctx *c, int64_t day, int64_t batch, str *out) MUST_USE;

#endif
