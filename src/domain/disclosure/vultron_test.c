/* vultron_test - every state that the three machines can reach together, and every step that they refuse */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "domain/disclosure/vultron.h"

/* the published machines once more, as edges: whatever is not listed must be refused */
struct edge {
    int from, event, to;
};
static const struct edge rm_edges[] = {
    { RM_START, RM_RECEIVE, RM_RECEIVED },  { RM_RECEIVED, RM_VALIDATE, RM_VALID },  { RM_RECEIVED, RM_INVALIDATE, RM_INVALID },
    { RM_INVALID, RM_VALIDATE, RM_VALID },  { RM_VALID, RM_ACCEPT, RM_ACCEPTED },    { RM_VALID, RM_DEFER, RM_DEFERRED },
    { RM_ACCEPTED, RM_DEFER, RM_DEFERRED }, { RM_DEFERRED, RM_ACCEPT, RM_ACCEPTED }, { RM_ACCEPTED, RM_CLOSE, RM_CLOSED },
    { RM_DEFERRED, RM_CLOSE, RM_CLOSED },   { RM_INVALID, RM_CLOSE, RM_CLOSED },
};
static const struct edge em_edges[] = {
    { EM_NONE, EM_PROPOSE, EM_PROPOSED },   { EM_PROPOSED, EM_PROPOSE, EM_PROPOSED }, { EM_PROPOSED, EM_ACCEPT, EM_ACTIVE },
    { EM_PROPOSED, EM_REJECT, EM_NONE },    { EM_ACTIVE, EM_PROPOSE, EM_REVISE },     { EM_REVISE, EM_PROPOSE, EM_REVISE },
    { EM_REVISE, EM_ACCEPT, EM_ACTIVE },    { EM_REVISE, EM_REJECT, EM_ACTIVE },      { EM_ACTIVE, EM_TERMINATE, EM_EXITED },
    { EM_REVISE, EM_TERMINATE, EM_EXITED },
};

static int edge_of(const struct edge *e, size_t n, int from, int event)
{
    for (size_t i = 0; i < n; i++)
        if (e[i].from == from && e[i].event == event) return e[i].to;
    return -1;
}

static void edges_and_no_others(void **state)
{
    (void)state;
    for (int s = 0; s < RM_STATES; s++)
        for (int e = 0; e < RM_EVENTS; e++) assert_int_equal(rm_next((enum rm)s, (enum rm_event)e), edge_of(rm_edges, COUNT(rm_edges), s, e));
    for (int s = 0; s < EM_STATES; s++)
        for (int e = 0; e < EM_EVENTS; e++) assert_int_equal(em_next((enum em)s, (enum em_event)e), edge_of(em_edges, COUNT(em_edges), s, e));
    assert_int_equal(rm_next(RM_STATES, RM_RECEIVE), -1);
    assert_int_equal(rm_next(RM_START, RM_EVENTS), -1);
    assert_int_equal(em_next(EM_STATES, EM_PROPOSE), -1);
    assert_int_equal(consent_next(CONSENT_STATES, CONSENT_INVITE), -1);
}

static const enum cs all_cs[] = { CS_VENDOR_AWARE, CS_FIX_READY, CS_FIX_DEPLOYED, CS_PUBLIC, CS_EXPLOIT, CS_ATTACKS };

/* of the 64 the protocol keeps 32 (D only with F, F only with V); those in which X stands without P, or P without V, it
 * calls passing ones: here they are passed at once, which leaves 20 */
static void case_states(void **state)
{
    bool seen[64] = { true };
    unsigned queue[64] = { 0 }, n = 1, causal = 0, kept = 0;
    (void)state;
    for (unsigned i = 0; i < n; i++)
        for (size_t k = 0; k < COUNT(all_cs); k++) {
            int to = cs_next(queue[i], all_cs[k]);
            if (to < 0) continue;
            assert_true(cs_valid((unsigned)to));
            assert_int_equal((unsigned)to & queue[i], queue[i]); /* nothing becomes untrue again */
            assert_true((unsigned)to & all_cs[k]);
            if (!seen[to]) {
                seen[to] = true;
                queue[n++] = (unsigned)to;
            }
        }
    for (unsigned s = 0; s < 64; s++) {
        bool v = s & 1, f = s & 2, d = s & 4, p = s & 8, x = s & 16;
        causal += (!f || v) && (!d || f);
        bool valid = (!f || v) && (!d || f) && (!x || p) && (!p || v);
        kept += valid;
        assert_int_equal(cs_valid(s), valid);
        assert_int_equal(seen[s], valid);
        for (size_t k = 0; valid && k < COUNT(all_cs); k++) {
            unsigned e = all_cs[k];
            bool can = !(s & e) && (e != CS_FIX_READY || v) && (e != CS_FIX_DEPLOYED || f);
            assert_int_equal(cs_next(s, all_cs[k]) >= 0, can);
        }
    }
    assert_int_equal(causal, 32);
    assert_int_equal(kept, 20);
    assert_int_equal(n, 20);
    assert_int_equal(cs_next(0, (enum cs)64), -1);
    assert_false(cs_valid(64));
}

/* ---- all three together: one participant, one vendor's path, one embargo */

struct whole {
    enum rm rm;
    enum em em;
    unsigned cs;
};
static bool reached[RM_STATES][EM_STATES][64];
static struct whole queue[RM_STATES * EM_STATES * 64];
static size_t found;

static void reach(struct whole w)
{
    bool forced = w.em == EM_ACTIVE || w.em == EM_REVISE || w.em == EM_PROPOSED;
    assert_true(cs_valid(w.cs));
    assert_false(forced && (w.cs & CS_WORLD)); /* nothing holds or is asked for beyond publication, exploit or attack */
    if (reached[w.rm][w.em][w.cs]) return;
    reached[w.rm][w.em][w.cs] = true;
    queue[found++] = w;
}

static void steps_from(struct whole w)
{
    for (int e = 0; e < RM_EVENTS; e++) {
        enum verdict v = rm_may(w.rm, (enum rm_event)e, w.em);
        int to = rm_next(w.rm, (enum rm_event)e);
        assert_int_equal(v == STEP_UNKNOWN, to < 0);
        bool holds = w.em == EM_ACTIVE || w.em == EM_REVISE;
        if (to >= 0) assert_int_equal(v == STEP_NEVER, to == RM_CLOSED && holds);
        if (v == STEP_FINE) reach((struct whole){ (enum rm)to, w.em, w.cs });
    }
    for (int e = 0; e < EM_EVENTS; e++) {
        enum verdict v = em_may(w.em, (enum em_event)e, w.cs);
        int to = em_next(w.em, (enum em_event)e);
        assert_int_equal(v == STEP_UNKNOWN, to < 0);
        bool begins = e == EM_PROPOSE || e == EM_ACCEPT;
        if (to >= 0 && begins && (w.cs & CS_WORLD)) assert_int_equal(v, STEP_NEVER);
        if (to >= 0 && !begins) assert_int_equal(v, STEP_FINE); /* to refuse and to end is always free */
        if (v == STEP_FINE || v == STEP_NEEDS_REASON) reach((struct whole){ w.rm, (enum em)to, w.cs });
    }
    for (size_t k = 0; k < COUNT(all_cs); k++) {
        int to = cs_next(w.cs, all_cs[k]);
        if (to < 0) continue;
        enum em em = em_under(w.em, (unsigned)to);
        bool world = ((unsigned)to & CS_WORLD) != 0;
        if (!world) assert_int_equal(em, w.em);
        if (world && (w.em == EM_ACTIVE || w.em == EM_REVISE)) assert_int_equal(em, EM_EXITED);
        if (world && w.em == EM_PROPOSED) assert_int_equal(em, EM_NONE);
        reach((struct whole){ w.rm, em, (unsigned)to });
    }
}

static void the_whole(void **state)
{
    size_t all = 0, quiet = 0, loud = 0;
    (void)state;
    reach((struct whole){ RM_START, EM_NONE, 0 });
    for (size_t i = 0; i < found; i++) steps_from(queue[i]);
    for (int r = 0; r < RM_STATES; r++)
        for (int e = 0; e < EM_STATES; e++)
            for (unsigned s = 0; s < 64; s++) {
                all += reached[r][e][s];
                if (cs_valid(s)) *(s & CS_WORLD ? &loud : &quiet) += reached[r][e][s];
            }
    assert_int_equal(all, found);
    /* 4 states of a vendor before anything is out, with each of the 5 of the embargo; 16 after it, with none or an exited one */
    assert_int_equal(quiet, RM_STATES * EM_STATES * 4);
    assert_int_equal(loud, RM_STATES * 2 * 16);
}

/* a fix that is there: an embargo begins for a reason only, one that runs may be revised */
static void fix_ready(void **state)
{
    (void)state;
    unsigned ready = CS_VENDOR_AWARE | CS_FIX_READY;
    assert_int_equal(em_may(EM_NONE, EM_PROPOSE, CS_VENDOR_AWARE), STEP_FINE);
    assert_int_equal(em_may(EM_NONE, EM_PROPOSE, ready), STEP_NEEDS_REASON);
    assert_int_equal(em_may(EM_PROPOSED, EM_ACCEPT, ready), STEP_NEEDS_REASON);
    assert_int_equal(em_may(EM_ACTIVE, EM_PROPOSE, ready), STEP_FINE);
    assert_int_equal(em_may(EM_EXITED, EM_PROPOSE, 0), STEP_UNKNOWN);
}

static void consents(void **state)
{
    (void)state;
    for (int s = 0; s < CONSENT_STATES; s++) {
        assert_int_equal(consent_next((enum consent)s, CONSENT_ACCEPT), CONSENT_SIGNATORY);
        assert_int_equal(consent_next((enum consent)s, CONSENT_DECLINE), CONSENT_DECLINED);
        assert_int_equal(consent_next((enum consent)s, CONSENT_RESET), CONSENT_NONE);
    }
    assert_int_equal(consent_next(CONSENT_SIGNATORY, CONSENT_INVITE), -1); /* who agreed is not asked for the same again */
    assert_int_equal(consent_next(CONSENT_SIGNATORY, CONSENT_REVISE), CONSENT_LAPSED);
    assert_int_equal(consent_next(CONSENT_NONE, CONSENT_REVISE), -1);
    assert_int_equal(consent_next(CONSENT_DECLINED, CONSENT_REVISE), CONSENT_DECLINED);
}

static void names(void **state)
{
    char room[8];
    (void)state;
    assert_string_equal(em_name(EM_EXITED), "exited");
    assert_string_equal(rm_name(RM_STATES), "");
    assert_string_equal(consent_name(CONSENT_LAPSED), "lapsed");
    assert_string_equal(cs_name(CS_VENDOR_AWARE | CS_ATTACKS, room).p, "VfdpxA");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(edges_and_no_others), cmocka_unit_test(case_states), cmocka_unit_test(the_whole),
        cmocka_unit_test(fix_ready),           cmocka_unit_test(consents),    cmocka_unit_test(names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
