/* cve - numbers of CVE by this centre: what its files share with one another and with nobody else
 *
 * What is wished of CVE Services is a row (cve_wish) until it is done, so that nothing waits for a service that is away. A row
 * is `sent` from before it is given to the line until an answer is recorded; what is found so is asked about before it is sent
 * again, and so nothing is reserved or published twice. */
#ifndef EXCHANGE_CVE_H
#define EXCHANGE_CVE_H

#include "domain/exchange/advisory.h"
#include "formats/cve_services.h"
#include "spine/call.h"

struct cve_account { /* of this centre at CVE Services */
    str url, org, user, key;
    bool inside; /* addresses of this machine may be asked */
};
err cve_account_get(struct ctx *c, struct cve_account *out) MUST_USE;
bool cve_account_set(const struct cve_account *k); /* all four are there */

/* ---- cve_call.c: one request; not within a transaction */
err cve_call(struct ctx *c, const struct cve_account *k, const char *method, str path, str body, struct called *out) MUST_USE;

/* ---- cve_queue.c */
err cve_wake(struct ctx *c) MUST_USE;                    /* in a transaction: the queue is looked at when it ends */
err cve_later(struct ctx *c, const char *kind) MUST_USE; /* the same for cve.check and cve.reconcile */

/* ---- cve.c: what may be done with a number, and the container of a wish */
/* the revision that is out and the vulnerability in it that has this number, or had this id before it had one; E_CONFLICT with
 * the reason why it may not be told to the world */
err cve_ready(struct ctx *c, const struct advisory *v, str number, str vulnerability, struct issue *issue, const struct adv_vulnerability **out) MUST_USE;
/* E_INPUT with the first place where our checker finds it wrong */
err cve_checked(struct ctx *c, str container) MUST_USE;

#endif
