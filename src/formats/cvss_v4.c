/* cvss_v4 - the score of 4.0: the macro vector's, less the mean share of the way to the next lower macro vectors
 *
 * After section 8.2 of the specification. Six equivalence sets of metrics make the macro vector, whose score stands in
 * FIRST's table (reference/cvss4-lookup.tsv). In each set the distance from the most severe vector of its level, over the
 * greatest distance possible, is the share of the way to the next lower score. EQ3 and EQ6 share metrics and go together. */
#include "reference/cvss4-lookup.h"

#include "formats/cvss_inside.h"

/* in tenths; 0: there is no such macro vector. Wider than the levels go, so that a next lower one may be asked for. */
static const uint8_t table[4][3][4][4][4][3] = {
#define X(a, b, c, d, e, f, tenths) [a][b][c][d][e][f] = tenths,
    CVSS4_LOOKUP_TABLE(X)
#undef X
};

/* what counts: metrics after modification, each as steps from its most severe value */
struct steps {
    uint8_t av, ac, at, pr, ui, v[3], s[3], r[3];
};

/* shares of a way are counted in parts of this, a multiple of every depth */
enum { WHOLE = 840 };

/* a level of a set, how many steps the vector lies from its most severe one, and what a step is: WHOLE over the most there can
 * be. A level may have several most severe vectors; all of one level have the same sum of steps (.most below), and at least one
 * is in no metric less severe than the vector, so that its distance is the difference of the sums. */
struct level {
    unsigned level, steps;
    int step;
};

static struct steps steps_of(const struct cvss *v, bool environment)
{
    struct steps s = { .av = 0 };
#define STEP(base, modified) (uint8_t)((environment ? cvss_modified(v, base, modified) : v->value[base]) - 1)
    s.av = STEP(V4_AV, V4_MAV);
    s.ac = STEP(V4_AC, V4_MAC);
    s.at = STEP(V4_AT, V4_MAT);
    s.pr = STEP(V4_PR, V4_MPR);
    s.ui = STEP(V4_UI, V4_MUI);
    for (unsigned i = 0; i < 3; i++) {
        s.v[i] = STEP(V4_VC + i, V4_MVC + i);
        unsigned after = STEP(V4_SC + i, V4_MSC + i); /* H L N, and S of the modified ones, which is above H */
        s.s[i] = (uint8_t)(after == 3 ? 0 : after + 1);
        unsigned need = environment ? v->value[V4_CR + i] : 0; /* X counts as H */
        s.r[i] = (uint8_t)(need > 1 ? need - 2 : 0);
    }
#undef STEP
    return s;
}

static struct level level_of(unsigned level, unsigned sum, unsigned most, int step)
{
    return (struct level){ level, sum - most, step };
}

/* AV PR UI: most severe are N N N; A N N, N L N, N N P; P N N, A L P */
static struct level eq1(const struct steps *s)
{
    static const uint8_t most[] = { 0, 1, 3 };
    static const int16_t step[] = { WHOLE / 1, WHOLE / 4, WHOLE / 5 };
    unsigned sum = (unsigned)s->av + s->pr + s->ui;
    bool any = !s->av || !s->pr || !s->ui;
    unsigned level = !sum ? 0 : any && s->av != 3 ? 1 : 2;
    return level_of(level, sum, most[level], step[level]);
}

/* AC AT: L N; H N, L P */
static struct level eq2(const struct steps *s)
{
    unsigned sum = (unsigned)s->ac + s->at, level = sum > 0;
    return level_of(level, sum, level, level ? WHOLE / 2 : WHOLE / 1);
}

/* VC VI VA CR IR AR, by level of EQ3 and of EQ6: all H; HHL MMH, HHH MMM; LHH HHH, HLH HHH; LHL HMH, LHH HMM, HLH MHM, HLL MHH,
 * LLH HHM; LLL HHH */
static struct level eq36(const struct steps *s, unsigned *eq6)
{
    static const uint8_t most[3][2] = { { 0, 3 }, { 1, 3 }, { 0, 3 } };
    static const int16_t step[3][2] = { { WHOLE / 7, WHOLE / 6 }, { WHOLE / 8, WHOLE / 8 }, { 0, WHOLE / 10 } };
    unsigned level = !s->v[0] && !s->v[1] ? 0 : !s->v[0] || !s->v[1] || !s->v[2] ? 1 : 2, sum = 0;
    *eq6 = 1;
    for (unsigned i = 0; i < 3; i++) {
        sum += (unsigned)s->v[i] + s->r[i];
        if (!s->v[i] && !s->r[i]) *eq6 = 0;
    }
    return level_of(level, sum, most[level][*eq6], step[level][*eq6]);
}

/* SC SI SA: H S S; H H H; L L L */
static struct level eq4(const struct steps *s)
{
    static const uint8_t most[] = { 1, 3, 6 };
    static const int16_t step[] = { WHOLE / 6, WHOLE / 5, WHOLE / 4 };
    unsigned level = !s->s[1] || !s->s[2] ? 0 : s->s[0] == 1 || s->s[1] == 1 || s->s[2] == 1 ? 1 : 2;
    return level_of(level, (unsigned)s->s[0] + s->s[1] + s->s[2], most[level], step[level]);
}

/* the levels of all sets but EQ5, which is E alone */
struct sets {
    struct level a, b, c, d;
    unsigned f;   /* EQ6 */
    bool nothing; /* no impact at all */
};

static struct sets sets_of(const struct cvss *v, bool environment)
{
    struct steps s = steps_of(v, environment);
    struct sets o = { .a = eq1(&s), .b = eq2(&s), .d = eq4(&s) };
    o.c = eq36(&s, &o.f);
    o.nothing = s.v[0] + s.v[1] + s.v[2] == 6 && s.s[0] + s.s[1] + s.s[2] == 9;
    return o;
}

static int score_of(const struct sets *o, unsigned e, char macro[8])
{
    unsigned a = o->a.level, b = o->b.level, c = o->c.level, d = o->d.level, f = o->f;
    const unsigned digits[] = { a, b, c, d, e, f };
    for (unsigned i = 0; i < 6; i++) macro[i] = (char)('0' + digits[i]);
    if (o->nothing) return 0;
    int score = table[a][b][c][d][e][f];
    /* EQ3 and EQ6 together have one next lower macro vector, or two: then the way to the higher one counts */
    int by3 = table[a][b][c + 1][d][e][f], by6 = table[a][b][c][d][e][f + 1];
    int both = f == 1 ? by3 : c == 1 ? by6 : by3 > by6 ? by3 : by6;
    const int next[] = { table[a + 1][b][c][d][e][f], table[a][b + 1][c][d][e][f], both, table[a][b][c][d + 1][e][f], table[a][b][c][d][e + 1][f] };
    const struct level *const levels[] = { &o->a, &o->b, &o->c, &o->d };
    int lost = 0, n = next[4] > 0; /* in EQ5 a level has one vector, so nothing of that way is lost */
    for (unsigned i = 0; i < 4; i++) {
        n += next[i] > 0;
        lost += next[i] ? (score - next[i]) * (int)levels[i]->steps * levels[i]->step : 0;
    }
    if (!n) return score;
    /* half up, of score - lost / (WHOLE n) */
    int whole = WHOLE * n, left = score * whole - lost;
    return left <= 0 ? 0 : (2 * left + whole) / (2 * whole);
}

void cvss_score_4(const struct cvss *v, struct cvss_scores *out)
{
    struct sets o = sets_of(v, false);
    unsigned e = v->value[V4_E] > 1 ? v->value[V4_E] - 2u : 0; /* X counts as A */
    out->base = (int16_t)score_of(&o, 0, out->macro);
    if (cvss_has(v, CVSS_TEMPORAL)) out->temporal = (int16_t)score_of(&o, e, out->macro);
    if (!cvss_has(v, CVSS_ENVIRONMENTAL)) return;
    o = sets_of(v, true);
    out->environmental = (int16_t)score_of(&o, e, out->macro);
}
