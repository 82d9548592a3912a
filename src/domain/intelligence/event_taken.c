/* event_taken - see event_taken.h */
#include "domain/intelligence/event_taken.h"

#include "spine/list.h"

static const struct field line_error_fields[] = {
#define F(m, ...) FIELD(struct line_error, m, .flags = F_RO, __VA_ARGS__)
    F(line, .doc = "Which line or row; 1 is the first"),
    F(code, .doc = "What is wrong, as a word"),
    F(reason, .max = 2000, .doc = "What is wrong, as a sentence"),
    F(pointer, .max = 1000, .doc = "The column, or a JSON pointer; empty: the row as a whole"),
#undef F
};
SHAPE(line_error_shape, "event_line_error", struct line_error, line_error_fields, "A row that was not understood; it is kept");
static const struct field taken_fields[] = {
#define F(m, ...) FIELD(struct taken, m, .flags = F_RO, __VA_ARGS__)
    F(accepted, .doc = "Lines that were new"),
    F(duplicates, .doc = "Lines that had been taken in before"),
    F(quarantined, .doc = "Lines that were not understood; they are kept"),
    F(skipped, .doc = "Blank lines, comments and statistics of the sensor"),
    F(errors, .of = &line_error_shape, .doc = "Why, for the first hundred of them"),
    F(batch, .doc = "The import, for looking at it later"),
    F(report_type, .doc = "Shadowserver: which report it was taken for"),
    F(again, .doc = "This batch was taken in before: the counts are those of then"),
    F(unknown_type, .doc = "Shadowserver: no report that is known; read by the columns that all have"),
#undef F
};
SHAPE(taken_shape, "events_taken", struct taken, taken_fields, "What became of the lines; durable when this is answered");

err batch_name(struct ctx *c, int64_t day, int64_t batch, str *out)
{
    return cursor_make(c, arena_fmt(c->arena, "batch %lld %lld", (long long)day, (long long)batch), out);
}

err taken_of(struct ctx *c, const struct ingest_told *t, struct taken *out)
{
    struct line_error *v = NEW_ARRAY(c->arena, t->nerrors + 1, struct line_error);
    for (size_t i = 0; i < t->nerrors; i++)
        v[i] = (struct line_error){ (int64_t)t->errors[i].line, t->errors[i].code, t->errors[i].reason, t->errors[i].pointer };
    *out = (struct taken){ (int64_t)t->counts.accepted,
                           (int64_t)t->counts.duplicates,
                           (int64_t)t->counts.quarantined,
                           (int64_t)t->counts.skipped,
                           { v, t->nerrors },
                           S(""),
                           t->report_type,
                           t->again,
                           t->unknown_type };
    return batch_name(c, t->day, t->batch, &out->batch);
}
