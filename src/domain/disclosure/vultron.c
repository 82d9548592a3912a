/* vultron - see vultron.h */
#include "domain/disclosure/vultron.h"

enum { NO = -1 };

static const signed char rm_table[RM_STATES][RM_EVENTS] = {
    /*                 receive      validate  invalidate  accept       defer        close */
    [RM_START] = { RM_RECEIVED, NO, NO, NO, NO, NO },
    [RM_RECEIVED] = { NO, RM_VALID, RM_INVALID, NO, NO, NO },
    [RM_INVALID] = { NO, RM_VALID, NO, NO, NO, RM_CLOSED },
    [RM_VALID] = { NO, NO, NO, RM_ACCEPTED, RM_DEFERRED, NO },
    [RM_ACCEPTED] = { NO, NO, NO, NO, RM_DEFERRED, RM_CLOSED },
    [RM_DEFERRED] = { NO, NO, NO, RM_ACCEPTED, NO, RM_CLOSED },
    [RM_CLOSED] = { NO, NO, NO, NO, NO, NO },
};

static const signed char em_table[EM_STATES][EM_EVENTS] = {
    /*                 propose      reject     accept     terminate */
    [EM_NONE] = { EM_PROPOSED, NO, NO, NO },
    [EM_PROPOSED] = { EM_PROPOSED, EM_NONE, EM_ACTIVE, NO },
    [EM_ACTIVE] = { EM_REVISE, NO, NO, EM_EXITED },
    [EM_REVISE] = { EM_REVISE, EM_ACTIVE, EM_ACTIVE, EM_EXITED },
    [EM_EXITED] = { NO, NO, NO, NO },
};

static const signed char consent_table[CONSENT_STATES][CONSENT_EVENTS] = {
    /*                      invite           accept             decline           revise          reset */
    [CONSENT_NONE] = { CONSENT_INVITED, CONSENT_SIGNATORY, CONSENT_DECLINED, NO, CONSENT_NONE },
    [CONSENT_INVITED] = { CONSENT_INVITED, CONSENT_SIGNATORY, CONSENT_DECLINED, CONSENT_INVITED, CONSENT_NONE },
    [CONSENT_SIGNATORY] = { NO, CONSENT_SIGNATORY, CONSENT_DECLINED, CONSENT_LAPSED, CONSENT_NONE },
    [CONSENT_LAPSED] = { CONSENT_INVITED, CONSENT_SIGNATORY, CONSENT_DECLINED, CONSENT_LAPSED, CONSENT_NONE },
    [CONSENT_DECLINED] = { CONSENT_INVITED, CONSENT_SIGNATORY, CONSENT_DECLINED, CONSENT_DECLINED, CONSENT_NONE },
};

int rm_next(enum rm from, enum rm_event e)
{
    return from < RM_STATES && e < RM_EVENTS ? rm_table[from][e] : NO;
}

int em_next(enum em from, enum em_event e)
{
    return from < EM_STATES && e < EM_EVENTS ? em_table[from][e] : NO;
}

int consent_next(enum consent from, enum consent_event e)
{
    return from < CONSENT_STATES && e < CONSENT_EVENTS ? consent_table[from][e] : NO;
}

/* what each needs before it, and what it brings with it */
static const struct {
    unsigned event, needs, brings;
} cs_table[] = {
    { CS_VENDOR_AWARE, 0, 0 },         { CS_FIX_READY, CS_VENDOR_AWARE, 0 },           { CS_FIX_DEPLOYED, CS_FIX_READY, 0 },
    { CS_PUBLIC, 0, CS_VENDOR_AWARE }, { CS_EXPLOIT, 0, CS_PUBLIC | CS_VENDOR_AWARE }, { CS_ATTACKS, 0, 0 },
};

int cs_next(unsigned from, enum cs event)
{
    for (size_t i = 0; i < COUNT(cs_table); i++) {
        if (cs_table[i].event != (unsigned)event) continue;
        if ((from & event) || (from & cs_table[i].needs) != cs_table[i].needs) return NO;
        return (int)(from | event | cs_table[i].brings);
    }
    return NO;
}

bool cs_valid(unsigned state)
{
    for (size_t i = 0; i < COUNT(cs_table); i++) {
        unsigned with = cs_table[i].needs | cs_table[i].brings;
        if ((state & cs_table[i].event) && (state & with) != with) return false;
    }
    return state <= (CS_VENDOR | CS_WORLD);
}

static bool in_force(enum em em)
{
    return em == EM_ACTIVE || em == EM_REVISE;
}

enum verdict em_may(enum em from, enum em_event e, unsigned cs)
{
    if (em_next(from, e) < 0) return STEP_UNKNOWN;
    bool begins = e == EM_PROPOSE || e == EM_ACCEPT;
    if (begins && (cs & CS_WORLD)) return STEP_NEVER;
    bool fixed = (cs & (CS_FIX_READY | CS_FIX_DEPLOYED)) != 0;
    return begins && fixed && !in_force(from) ? STEP_NEEDS_REASON : STEP_FINE;
}

enum verdict rm_may(enum rm from, enum rm_event e, enum em em)
{
    if (rm_next(from, e) < 0) return STEP_UNKNOWN;
    return e == RM_CLOSE && in_force(em) ? STEP_NEVER : STEP_FINE;
}

enum em em_under(enum em em, unsigned cs)
{
    if (!(cs & CS_WORLD)) return em;
    if (in_force(em)) return EM_EXITED;
    return em == EM_PROPOSED ? EM_NONE : em;
}

const char *rm_name(enum rm s)
{
    static const char *const names[RM_STATES] = { "start", "received", "invalid", "valid", "accepted", "deferred", "closed" };
    return s < RM_STATES ? names[s] : "";
}

const char *em_name(enum em s)
{
    static const char *const names[EM_STATES] = { "none", "proposed", "active", "revise", "exited" };
    return s < EM_STATES ? names[s] : "";
}

const char *consent_name(enum consent s)
{
    static const char *const names[CONSENT_STATES] = { "no-embargo", "invited", "signatory", "lapsed", "declined" };
    return s < CONSENT_STATES ? names[s] : "";
}

str cs_name(unsigned cs, char room[static 8])
{
    static const char small[] = "vfdpxa", big[] = "VFDPXA";
    for (unsigned i = 0; i < 6; i++) room[i] = cs >> i & 1U ? big[i] : small[i];
    room[6] = 0;
    return (str){ room, 6 };
}
