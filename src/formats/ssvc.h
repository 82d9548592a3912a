/* ssvc - decision tables of Stakeholder-Specific Vulnerability Categorization, in the form of CERT/CC's repository
 *
 * A table has points that are answered and an outcome for every combination of answers, each exactly once. Read: JSON
 * ("decision_points", "outcome", "mapping"), or CSV ("row", a column a point headed "In KEV v1.0.0 (cisa)", the outcome last).
 * What does not hold is told with its place. Limits: 1 MiB, 12 points, 20 values each, 20,000 combinations.
 * Those of reference/ssvc are part of the program. */
#ifndef FORMATS_SSVC_H
#define FORMATS_SSVC_H

#include "base/ctx.h"

enum { SSVC_BYTES = 1 << 20, SSVC_POINTS = 12, SSVC_VALUES = 20, SSVC_ROWS = 20000, SSVC_OPEN = 255 };

struct ssvc_value {
    str key, name, definition; /* "3DF", "3 days & forensic investigation"; a table from CSV has names alone */
};
struct ssvc_point {
    str namespace, key, version, name, definition;
    str slug; /* the name in lower case with underscores: "in_kev" */
    struct ssvc_value *values;
    size_t n;
};
struct ssvc_table {
    str namespace, key, version, name, definition, slug;
    struct ssvc_point *points; /* in the order they are asked */
    size_t n;
    struct ssvc_point outcome;
    uint8_t *rows; /* the outcome of each combination, the first point counting slowest */
    size_t nrows;
};

err ssvc_read(struct ctx *c, str text, struct ssvc_table *out) MUST_USE;

/* by slug, name or key; case, and whether blank, dash or underscore stands between words, do not count */
bool ssvc_point_of(const struct ssvc_table *t, str word, size_t *i);
bool ssvc_value_of(const struct ssvc_point *p, str word, size_t *i);
str ssvc_slug(struct arena *a, str name);
/* the value as it is written to be typed: "very_high", "track*" */
str ssvc_word(struct arena *a, const struct ssvc_value *v);

/* answers: an index a point, SSVC_OPEN for one that is not answered; the outcomes that are still possible, bit a value */
uint32_t ssvc_possible(const struct ssvc_table *t, const uint8_t *answers);
/* when every point is answered */
size_t ssvc_outcome(const struct ssvc_table *t, const uint8_t *answers);

/* those that are part of the program, in order of their names */
size_t ssvc_builtin_count(void);
str ssvc_builtin_name(size_t i);                                            /* "cisa_bod_26_04" */
err ssvc_builtin(struct ctx *c, str name, struct ssvc_table *out) MUST_USE; /* E_ABSENT: there is none of that name */

/* for the texts that the build embeds */
struct ssvc_source {
    str name, text; /* "cisa_bod_26_04_1_0_0" */
};

#endif
