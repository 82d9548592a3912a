/* cvss_old - scores of 2.0, 3.0 and 3.1
 *
 * The equations are those of FIRST's documents; all weights have two or three decimals, so each product is kept whole in
 * 64 bits and is rounded once, where the document rounds. Only the power in the impact of a changed scope has more decimals
 * than that: it is taken to ten, and cvss_test shows that no score lies so near to a border that it could matter. */
#include "formats/cvss_inside.h"

/* weights in hundredths or thousandths by code, in the order of the tables of metrics; [0]: not in the vector */
#define WEIGHTS static const int16_t

/* ---- 2.0 */

/* half up, below nought as well */
static int nearest(int64_t x, int64_t unit)
{
    int64_t twice = 2 * x + unit, q = twice / (2 * unit);
    return (int)(twice < 0 && twice % (2 * unit) ? q - 1 : q);
}

/* ((0.6 impact) + (0.4 exploitability) - 1.5) * f(impact); impact at 10^-17, exploitability at 10^-8. An adjusted impact that is
 * small makes this less than nought, and the document goes on with that; only what is given out begins at nought. */
static int base_2(int64_t impact, int64_t exploitability)
{
    if (impact <= 0) return 0;
    int64_t sum = 6 * impact - INT64_C(1500000000000000000) + 4 * exploitability * INT64_C(1000000000); /* at 10^-18; the most is 7.9 */
    /* times 1.176 in two halves, at 10^-12: what is cut off lies behind the decimals that decide */
    return nearest(sum / 1000000000 * 1176 + sum % 1000000000 * 1176 / 1000000000, INT64_C(100000000000));
}

static int64_t impact_2(const struct cvss *v, bool adjusted)
{
    WEIGHTS cia[] = { 0, 660, 275, 0 }, requirement[] = { 100, 100, 151, 100, 50 };
    int64_t rest = 1;
    for (unsigned i = 0; i < 3; i++) {
        int64_t r = adjusted ? requirement[v->value[V2_CR + i]] : 100;
        rest *= 100000 - cia[v->value[V2_C + i]] * r;
    }
    int64_t impact = 1041 * (INT64_C(1000000000000000) - rest);
    return adjusted && impact > INT64_C(1000000000000000000) ? INT64_C(1000000000000000000) : impact;
}

static int temporal_2(const struct cvss *v, int base)
{
    WEIGHTS e[] = { 100, 100, 100, 95, 90, 85 }, rl[] = { 100, 100, 100, 95, 90, 87 }, rc[] = { 100, 100, 100, 95, 90 };
    return nearest((int64_t)base * e[v->value[V2_E]] * rl[v->value[V2_RL]] * rc[v->value[V2_RC]], 1000000);
}

void cvss_score_2(const struct cvss *v, struct cvss_scores *out)
{
    WEIGHTS av[] = { 0, 1000, 646, 395 }, ac[] = { 0, 71, 61, 35 }, au[] = { 0, 704, 560, 450 };
    WEIGHTS cdp[] = { 0, 0, 5, 4, 3, 1, 0 }, td[] = { 100, 100, 100, 75, 25, 0 };
    int64_t exploitability = INT64_C(20) * av[v->value[V2_AV]] * ac[v->value[V2_AC]] * au[v->value[V2_AU]];
    int64_t impact = impact_2(v, false);
    out->base = (int16_t)base_2(impact, exploitability);
    out->impact = (int16_t)nearest(impact, INT64_C(10000000000000000));
    out->exploitability = (int16_t)nearest(exploitability, 10000000);
    if (cvss_has(v, CVSS_TEMPORAL)) out->temporal = (int16_t)temporal_2(v, out->base);
    if (!cvss_has(v, CVSS_ENVIRONMENTAL)) return;
    impact = impact_2(v, true);
    out->adjusted_impact = (int16_t)nearest(impact, INT64_C(10000000000000000));
    int adjusted = temporal_2(v, base_2(impact, exploitability));
    int harm = adjusted * 10 + (100 - adjusted) * cdp[v->value[V2_CDP]]; /* hundredths */
    int score = nearest((int64_t)harm * td[v->value[V2_TD]], 1000);
    out->environmental = (int16_t)(score > 0 ? score : 0);
}

/* ---- 3.0 and 3.1 */

/* what a score is made of: of the base metrics, or with the modified ones in their place */
struct part_3 {
    int64_t impact, exploitability; /* at 10^-14 */
    bool changed;
};
static const int64_t one_3 = INT64_C(100000000000000), tenth_3 = INT64_C(10000000000000);

static int64_t exploitability_3(unsigned av, unsigned ac, unsigned pr, unsigned ui, bool changed)
{
    WEIGHTS avs[] = { 0, 85, 62, 55, 20 }, acs[] = { 0, 77, 44 }, uis[] = { 0, 85, 62 };
    WEIGHTS prs[2][4] = { { 0, 85, 62, 27 }, { 0, 85, 68, 50 } };
    return INT64_C(822) * avs[av] * acs[ac] * prs[changed][pr] * uis[ui] * 10000;
}

/* loss: 1 - (1-C)(1-I)(1-A), at 10^-12. Of a changed scope 3.1 has another power for the modified metrics. */
static int64_t impact_3(int64_t loss, bool changed, bool other_power)
{
    if (!changed) return 642 * loss;
    double x = (double)loss / 1e12, y = other_power ? x * 0.9731 - 0.02 : x - 0.02;
    double y3 = y * y * y, y12 = y3 * y3 * (y3 * y3);
    double impact = 7.52 * (x - 0.029) - 3.25 * y12 * (other_power ? y : y3);
    return (int64_t)(impact * 1e10 + 0.5) * 10000;
}

static struct part_3 base_part(const struct cvss *v)
{
    WEIGHTS cia[] = { 0, 56, 22, 0 };
    struct part_3 p = { .changed = v->value[V3_S] == 2 };
    int64_t loss = 1000000 - (100 - cia[v->value[V3_C]]) * (100 - cia[v->value[V3_I]]) * (100 - cia[v->value[V3_A]]);
    p.impact = impact_3(loss * 1000000, p.changed, false);
    p.exploitability = exploitability_3(v->value[V3_AV], v->value[V3_AC], v->value[V3_PR], v->value[V3_UI], p.changed);
    return p;
}

static struct part_3 modified_part(const struct cvss *v)
{
    WEIGHTS cia[] = { 0, 56, 22, 0 }, requirement[] = { 100, 100, 150, 100, 50 };
    struct part_3 p = { .changed = cvss_modified(v, V3_S, V3_MS) == 2 };
    int64_t rest = 1;
    for (unsigned i = 0; i < 3; i++) rest *= 10000 - cia[cvss_modified(v, V3_C + i, V3_MC + i)] * requirement[v->value[V3_CR + i]];
    int64_t loss = INT64_C(1000000000000) - rest, most = INT64_C(915000000000);
    p.impact = impact_3(loss < most ? loss : most, p.changed, v->version == CVSS_31);
    p.exploitability = exploitability_3(cvss_modified(v, V3_AV, V3_MAV), cvss_modified(v, V3_AC, V3_MAC), cvss_modified(v, V3_PR, V3_MPR),
                                        cvss_modified(v, V3_UI, V3_MUI), p.changed);
    return p;
}

/* up to the next tenth; 3.1 first to the nearest hundred-thousandth, so that what a machine adds behind it is not rounded up */
static int round_up(enum cvss_version v, int64_t x, int64_t tenth)
{
    if (v == CVSS_30) return (int)((x + tenth - 1) / tenth);
    int64_t unit = tenth / 10000;
    return (int)(((x + unit / 2) / unit + 9999) / 10000);
}

static int score_of(enum cvss_version v, const struct part_3 *p)
{
    if (p->impact <= 0) return 0;
    int64_t sum = p->impact + p->exploitability;
    if (p->changed) sum = sum / 100 * 108; /* the hundredths beyond 10^-12 are noughts */
    return round_up(v, sum < 10 * one_3 ? sum : 10 * one_3, tenth_3);
}

static int temporal_3(const struct cvss *v, int base)
{
    WEIGHTS e[] = { 100, 100, 100, 97, 94, 91 }, rl[] = { 100, 100, 100, 97, 96, 95 }, rc[] = { 100, 100, 100, 96, 92 };
    return round_up(v->version, (int64_t)base * e[v->value[V3_E]] * rl[v->value[V3_RL]] * rc[v->value[V3_RC]], 1000000);
}

static int16_t part_tenths(int64_t x)
{
    return (int16_t)(x > 0 ? nearest(x, tenth_3) : 0);
}

void cvss_score_3(const struct cvss *v, struct cvss_scores *out)
{
    struct part_3 p = base_part(v);
    out->base = (int16_t)score_of(v->version, &p);
    out->impact = part_tenths(p.impact);
    out->exploitability = part_tenths(p.exploitability);
    if (cvss_has(v, CVSS_TEMPORAL)) out->temporal = (int16_t)temporal_3(v, out->base);
    if (!cvss_has(v, CVSS_ENVIRONMENTAL)) return;
    p = modified_part(v);
    out->adjusted_impact = part_tenths(p.impact);
    out->environmental = (int16_t)temporal_3(v, score_of(v->version, &p));
}
