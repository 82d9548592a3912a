/* cvss_inside - what the files of cvss share: where a metric stands in each version, and the scores by version */
#ifndef FORMATS_CVSS_INSIDE_H
#define FORMATS_CVSS_INSIDE_H

#include "formats/cvss.h"

/* clang-format off */
enum { V2_AV, V2_AC, V2_AU, V2_C, V2_I, V2_A, V2_E, V2_RL, V2_RC, V2_CDP, V2_TD, V2_CR, V2_IR, V2_AR, V2_N };
enum { V3_AV, V3_AC, V3_PR, V3_UI, V3_S, V3_C, V3_I, V3_A, V3_E, V3_RL, V3_RC, V3_CR, V3_IR, V3_AR,
       V3_MAV, V3_MAC, V3_MPR, V3_MUI, V3_MS, V3_MC, V3_MI, V3_MA, V3_N };
enum { V4_AV, V4_AC, V4_AT, V4_PR, V4_UI, V4_VC, V4_VI, V4_VA, V4_SC, V4_SI, V4_SA, V4_E, V4_CR, V4_IR, V4_AR,
       V4_MAV, V4_MAC, V4_MAT, V4_MPR, V4_MUI, V4_MVC, V4_MVI, V4_MVA, V4_MSC, V4_MSI, V4_MSA,
       V4_S, V4_AU, V4_R, V4_V, V4_RE, V4_U, V4_N };
/* clang-format on */

void cvss_score_2(const struct cvss *v, struct cvss_scores *out);
void cvss_score_3(const struct cvss *v, struct cvss_scores *out);
void cvss_score_4(const struct cvss *v, struct cvss_scores *out);

/* the code of a metric that may be modified: X and "not in the vector" leave the base metric's */
static inline unsigned cvss_modified(const struct cvss *v, unsigned base, unsigned modified)
{
    return v->value[modified] > 1 ? v->value[modified] - 1u : v->value[base];
}
static inline bool cvss_has(const struct cvss *v, enum cvss_group g)
{
    return v->groups >> g & 1;
}

#endif
