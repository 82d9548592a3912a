/* call - one request to another's program, with headers that may hold a secret
 *
 * The secret goes to the address that is named and nowhere else: no redirect is followed and no proxy used; addresses that
 * only this machine or its neighbours have are refused. Nothing of the request stands in what is said of a failure. Not within
 * a transaction. */
#ifndef SPINE_CALL_H
#define SPINE_CALL_H

#include "base/ctx.h"

struct call {
    const char *method; /* GET, POST, PUT */
    str url, body;
    struct strs headers; /* "Name: value" */
    size_t most;         /* bytes of the answer */
    long seconds;        /* in all */
    bool anywhere;       /* also inward and without TLS; for tests and hubs that say so */
};
struct called {
    long status; /* 0: no answer */
    bool sent;   /* the request may have reached it */
    str text, why;
};
/* fails only for want of memory; what became of the request is in *out */
err call_out(struct ctx *c, const struct call *q, struct called *out) MUST_USE;

#endif
