/* cvss_metric - the metrics of each version with their values, and the words for scores */
#include "formats/cvss_inside.h"

#define B CVSS_BASE
#define T CVSS_TEMPORAL
#define E CVSS_ENVIRONMENTAL
#define U CVSS_SUPPLEMENTAL

static const struct cvss_metric metrics_2[V2_N] = {
    [V2_AV] = { "AV", B, "NAL", { "N", "A", "L" } },
    [V2_AC] = { "AC", B, "LMH", { "L", "M", "H" } },
    [V2_AU] = { "Au", B, "NSM", { "N", "S", "M" } },
    [V2_C] = { "C", B, "CPN", { "C", "P", "N" } },
    [V2_I] = { "I", B, "CPN", { "C", "P", "N" } },
    [V2_A] = { "A", B, "CPN", { "C", "P", "N" } },
    [V2_E] = { "E", T, " HF U", { "ND", "H", "F", "POC", "U" } },
    [V2_RL] = { "RL", T, " UW  ", { "ND", "U", "W", "TF", "OF" } },
    [V2_RC] = { "RC", T, " C  ", { "ND", "C", "UR", "UC" } },
    [V2_CDP] = { "CDP", E, " H  LN", { "ND", "H", "MH", "LM", "L", "N" } },
    [V2_TD] = { "TD", E, " HMLN", { "ND", "H", "M", "L", "N" } },
    [V2_CR] = { "CR", E, " HML", { "ND", "H", "M", "L" } },
    [V2_IR] = { "IR", E, " HML", { "ND", "H", "M", "L" } },
    [V2_AR] = { "AR", E, " HML", { "ND", "H", "M", "L" } },
};

static const struct cvss_metric metrics_3[V3_N] = {
    [V3_AV] = { "AV", B, "NALP", { "N", "A", "L", "P" } },
    [V3_AC] = { "AC", B, "LH", { "L", "H" } },
    [V3_PR] = { "PR", B, "NLH", { "N", "L", "H" } },
    [V3_UI] = { "UI", B, "NR", { "N", "R" } },
    [V3_S] = { "S", B, "UC", { "U", "C" } },
    [V3_C] = { "C", B, "HLN", { "H", "L", "N" } },
    [V3_I] = { "I", B, "HLN", { "H", "L", "N" } },
    [V3_A] = { "A", B, "HLN", { "H", "L", "N" } },
    [V3_E] = { "E", T, "XHFPU", { "X", "H", "F", "P", "U" } },
    [V3_RL] = { "RL", T, "XUWTO", { "X", "U", "W", "T", "O" } },
    [V3_RC] = { "RC", T, "XCRU", { "X", "C", "R", "U" } },
    [V3_CR] = { "CR", E, "XHML", { "X", "H", "M", "L" } },
    [V3_IR] = { "IR", E, "XHML", { "X", "H", "M", "L" } },
    [V3_AR] = { "AR", E, "XHML", { "X", "H", "M", "L" } },
    [V3_MAV] = { "MAV", E, "XNALP", { "X", "N", "A", "L", "P" } },
    [V3_MAC] = { "MAC", E, "XLH", { "X", "L", "H" } },
    [V3_MPR] = { "MPR", E, "XNLH", { "X", "N", "L", "H" } },
    [V3_MUI] = { "MUI", E, "XNR", { "X", "N", "R" } },
    [V3_MS] = { "MS", E, "XUC", { "X", "U", "C" } },
    [V3_MC] = { "MC", E, "XHLN", { "X", "H", "L", "N" } },
    [V3_MI] = { "MI", E, "XHLN", { "X", "H", "L", "N" } },
    [V3_MA] = { "MA", E, "XHLN", { "X", "H", "L", "N" } },
};

static const struct cvss_metric metrics_4[V4_N] = {
    [V4_AV] = { "AV", B, "NALP", { "N", "A", "L", "P" } },
    [V4_AC] = { "AC", B, "LH", { "L", "H" } },
    [V4_AT] = { "AT", B, "NP", { "N", "P" } },
    [V4_PR] = { "PR", B, "NLH", { "N", "L", "H" } },
    [V4_UI] = { "UI", B, "NPA", { "N", "P", "A" } },
    [V4_VC] = { "VC", B, "HLN", { "H", "L", "N" } },
    [V4_VI] = { "VI", B, "HLN", { "H", "L", "N" } },
    [V4_VA] = { "VA", B, "HLN", { "H", "L", "N" } },
    [V4_SC] = { "SC", B, "HLN", { "H", "L", "N" } },
    [V4_SI] = { "SI", B, "HLN", { "H", "L", "N" } },
    [V4_SA] = { "SA", B, "HLN", { "H", "L", "N" } },
    [V4_E] = { "E", T, "XAPU", { "X", "A", "P", "U" } },
    [V4_CR] = { "CR", E, "XHML", { "X", "H", "M", "L" } },
    [V4_IR] = { "IR", E, "XHML", { "X", "H", "M", "L" } },
    [V4_AR] = { "AR", E, "XHML", { "X", "H", "M", "L" } },
    [V4_MAV] = { "MAV", E, "XNALP", { "X", "N", "A", "L", "P" } },
    [V4_MAC] = { "MAC", E, "XLH", { "X", "L", "H" } },
    [V4_MAT] = { "MAT", E, "XNP", { "X", "N", "P" } },
    [V4_MPR] = { "MPR", E, "XNLH", { "X", "N", "L", "H" } },
    [V4_MUI] = { "MUI", E, "XNPA", { "X", "N", "P", "A" } },
    [V4_MVC] = { "MVC", E, "XHLN", { "X", "H", "L", "N" } },
    [V4_MVI] = { "MVI", E, "XHLN", { "X", "H", "L", "N" } },
    [V4_MVA] = { "MVA", E, "XHLN", { "X", "H", "L", "N" } },
    [V4_MSC] = { "MSC", E, "XHLN", { "X", "H", "L", "N" } },
    [V4_MSI] = { "MSI", E, "XHLNS", { "X", "H", "L", "N", "S" } },
    [V4_MSA] = { "MSA", E, "XHLNS", { "X", "H", "L", "N", "S" } },
    [V4_S] = { "S", U, "XPN", { "X", "P", "N" } },
    [V4_AU] = { "AU", U, "XYN", { "X", "Y", "N" } },
    [V4_R] = { "R", U, "XIUA", { "X", "I", "U", "A" } },
    [V4_V] = { "V", U, "XCD", { "X", "C", "D" } },
    [V4_RE] = { "RE", U, "XHML", { "X", "H", "M", "L" } },
    [V4_U] = { "U", U, "X    ", { "X", "Red", "Amber", "Green", "Clear" } },
};

static const struct {
    const char *name;
    const struct cvss_metric *metrics;
    size_t n;
} versions[CVSS_VERSIONS] = {
    [CVSS_20] = { "2.0", metrics_2, V2_N },
    [CVSS_30] = { "3.0", metrics_3, V3_N },
    [CVSS_31] = { "3.1", metrics_3, V3_N },
    [CVSS_40] = { "4.0", metrics_4, V4_N },
};

const struct cvss_metric *cvss_metrics(enum cvss_version v, size_t *n)
{
    *n = versions[v].n;
    return versions[v].metrics;
}

const char *cvss_version_name(enum cvss_version v)
{
    return versions[v].name;
}

const char *cvss_severity_name(enum cvss_severity s)
{
    static const char *const names[] = { "None", "Low", "Medium", "High", "Critical" };
    return names[s];
}

/* 2.0 itself names no severities; these are the three that NVD gave its scores */
enum cvss_severity cvss_severity(enum cvss_version v, int tenths)
{
    if (tenths < 40) return tenths <= 0 && v != CVSS_20 ? CVSS_NONE : CVSS_LOW;
    if (tenths < 70) return CVSS_MEDIUM;
    return tenths < 90 || v == CVSS_20 ? CVSS_HIGH : CVSS_CRITICAL;
}

void cvss_score(const struct cvss *v, struct cvss_scores *out)
{
    *out = (struct cvss_scores){ CVSS_UNSET, CVSS_UNSET, CVSS_UNSET, CVSS_UNSET, CVSS_UNSET, CVSS_UNSET, CVSS_UNSET, "" };
    if (v->version == CVSS_40)
        cvss_score_4(v, out);
    else if (v->version == CVSS_20)
        cvss_score_2(v, out);
    else
        cvss_score_3(v, out);
    out->overall = out->environmental != CVSS_UNSET ? out->environmental : out->temporal != CVSS_UNSET ? out->temporal : out->base;
}
