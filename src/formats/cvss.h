/* cvss - CVSS vectors of versions 2.0, 3.0, 3.1 and 4.0: read, written in canonical form, scored as FIRST's documents say
 *
 * Nothing here allocates and nothing is rounded in floating point: scores are whole tenths. At most 300 characters a vector.
 *
 * Metrics of 3.x may stand in any order. 2.0 and 4.0 fix it: the base metrics must come first and as listed; optional
 * metrics behind them are read in any order, since published vectors have them so, and .disorder names the first of them
 * that stands out of place. cvss_write() puts all in order. */
#ifndef FORMATS_CVSS_H
#define FORMATS_CVSS_H

#include "base/ctx.h"

enum cvss_version { CVSS_20, CVSS_30, CVSS_31, CVSS_40, CVSS_VERSIONS };
enum cvss_group { CVSS_BASE, CVSS_TEMPORAL, CVSS_ENVIRONMENTAL, CVSS_SUPPLEMENTAL, CVSS_GROUPS }; /* temporal: threat in 4.0 */
enum cvss_severity { CVSS_NONE, CVSS_LOW, CVSS_MEDIUM, CVSS_HIGH, CVSS_CRITICAL };
enum { CVSS_METRICS = 32, CVSS_VALUES = 6, CVSS_MOST = 300, CVSS_UNSET = -1 };

/* a metric as vectors write it; of an optional one the first value is "not defined" (X, ND). The others go from the most
 * to the least severe, with S of MSI and MSA last. */
struct cvss_metric {
    char name[4];
    uint8_t group;   /* enum cvss_group */
    char letters[8]; /* the values that are a single letter, each at its place, others a blank: for reading fast */
    char values[CVSS_VALUES][6];
};
struct cvss {
    uint8_t version;             /* enum cvss_version */
    uint8_t value[CVSS_METRICS]; /* 1 + index into the metric's values; 0: not in the vector */
    uint8_t groups;              /* bit a group: has a metric that is defined */
    uint16_t disorder;           /* 1 + offset of the first optional metric out of order in 2.0 and 4.0; 0: all in order */
};

enum cvss_fault { CVSS_FINE, CVSS_EMPTY, CVSS_LONG, CVSS_NO_VERSION, CVSS_NO_METRIC, CVSS_NO_VALUE, CVSS_TWICE, CVSS_CUT, CVSS_MISSING, CVSS_ORDER };
struct cvss_wrong {
    enum cvss_fault fault;
    enum cvss_version version;
    unsigned at;      /* offset in bytes */
    str found;        /* what stands there, a piece of the text given */
    uint8_t metric;   /* the metric concerned, an index: of CVSS_NO_VALUE, _TWICE, _CUT (when named), _MISSING, _ORDER */
    uint8_t before;   /* CVSS_ORDER: the metric it must stand before */
    uint32_t missing; /* CVSS_MISSING: bit a metric */
};

const struct cvss_metric *cvss_metrics(enum cvss_version v, size_t *n); /* in the order of the canonical form */
const char *cvss_version_name(enum cvss_version v);                     /* "3.1" */
const char *cvss_severity_name(enum cvss_severity s);                   /* "Critical" */

/* false: why says what and where; out is then not to be used */
bool cvss_parse(str text, struct cvss *out, struct cvss_wrong *why) MUST_USE;
/* a sentence that names the metric and the character (from 1); cut to cap with a NUL; its length */
size_t cvss_wrong_text(const struct cvss_wrong *why, char *out, size_t cap);
/* the same as an error: "bad-vector" at the pointer */
err cvss_read(struct ctx *c, str text, str pointer, struct cvss *out) MUST_USE;
/* the canonical form: metrics in order, without those that are not defined (2.0: a group is whole or left out). Its length. */
size_t cvss_write(const struct cvss *v, char out[CVSS_MOST]);

/* in tenths; CVSS_UNSET where the vector has nothing of that group, or the version knows no such number */
struct cvss_scores {
    int16_t base, temporal, environmental;
    int16_t overall; /* environmental where given, else temporal, else base */
    int16_t impact, exploitability, adjusted_impact;
    char macro[8]; /* 4.0: the macro vector of the overall score, "212221" */
};
void cvss_score(const struct cvss *v, struct cvss_scores *out);
enum cvss_severity cvss_severity(enum cvss_version v, int tenths);

#endif
