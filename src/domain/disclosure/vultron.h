/* vultron - the three machines of coordinated disclosure, and the rules that hold between them
 *
 * Pure: no store, no clock. Names and rules are those of the Vultron protocol (CERT/CC): RM, how one participant handles a
 * report; EM, the one embargo of a case; CS, what is true of the vulnerability: per vendor aware (V), fix ready (F),
 * deployed (D), and for all public (P), exploit public (X), attacked (A). vultron_test.c walks every state that can be
 * reached. */
#ifndef DISCLOSURE_VULTRON_H
#define DISCLOSURE_VULTRON_H

#include "base/str.h"

enum rm { RM_START, RM_RECEIVED, RM_INVALID, RM_VALID, RM_ACCEPTED, RM_DEFERRED, RM_CLOSED, RM_STATES };
enum rm_event { RM_RECEIVE, RM_VALIDATE, RM_INVALIDATE, RM_ACCEPT, RM_DEFER, RM_CLOSE, RM_EVENTS };

enum em { EM_NONE, EM_PROPOSED, EM_ACTIVE, EM_REVISE, EM_EXITED, EM_STATES };
enum em_event { EM_PROPOSE, EM_REJECT, EM_ACCEPT, EM_TERMINATE, EM_EVENTS };

enum cs { CS_VENDOR_AWARE = 1, CS_FIX_READY = 2, CS_FIX_DEPLOYED = 4, CS_PUBLIC = 8, CS_EXPLOIT = 16, CS_ATTACKS = 32 };
#define CS_VENDOR (CS_VENDOR_AWARE | CS_FIX_READY | CS_FIX_DEPLOYED)
#define CS_WORLD  (CS_PUBLIC | CS_EXPLOIT | CS_ATTACKS)

/* -1: the machine knows no such step from there */
int rm_next(enum rm from, enum rm_event e);
int em_next(enum em from, enum em_event e);
/* the state after one of the six has become true, with what follows from it at once: an exploit that is public makes the
 * vulnerability public, and what is public is known to its vendor. -1: true already, or its cause is missing (no fix
 * without a vendor that knows, none deployed that is not ready) */
int cs_next(unsigned from, enum cs event);
bool cs_valid(unsigned state); /* D only with F, F only with V, X only with P, P only with V */

/* what the rules between the machines say of a step */
enum verdict {
    STEP_FINE,
    STEP_NEEDS_REASON, /* the protocol says SHOULD NOT */
    STEP_NEVER,        /* the protocol says SHALL NOT */
    STEP_UNKNOWN,      /* the machine itself has no such step */
};
/* EM under CS: no embargo begins once anything is public, an exploit is, or attacks are seen; while a fix is ready or
 * deployed one should not begin */
enum verdict em_may(enum em from, enum em_event e, unsigned cs);
/* RM under EM: nobody closes a report while an embargo holds */
enum verdict rm_may(enum rm from, enum rm_event e, enum em em);
/* what CS does to EM by itself: an embargo in force ends, one that is only proposed falls */
enum em em_under(enum em em, unsigned cs);

/* consent of one participant to the embargo */
enum consent { CONSENT_NONE, CONSENT_INVITED, CONSENT_SIGNATORY, CONSENT_LAPSED, CONSENT_DECLINED, CONSENT_STATES };
enum consent_event { CONSENT_INVITE, CONSENT_ACCEPT, CONSENT_DECLINE, CONSENT_REVISE, CONSENT_RESET, CONSENT_EVENTS };
int consent_next(enum consent from, enum consent_event e);

const char *rm_name(enum rm s), *em_name(enum em s), *consent_name(enum consent s);
str cs_name(unsigned cs, char room[static 8]); /* "VFdpxa" */

#endif
