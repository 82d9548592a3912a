/* account - what session.c (signing in) and me.c (one's own account) share; spine only */
#ifndef SPINE_ACCOUNT_H
#define SPINE_ACCOUNT_H

#include "http/http.h"
#include "spine/viewer.h"

struct rows;
struct account {
    id id;
    str hash, totp, state;
    int64_t step, failures;
    when locked_until;
    bool found;
};
/* from id, password, totp, totp_step, failures, locked_until, state */
void account_take(struct rows *r, bool found, struct account *a);
/* a new session, its cookie, and "who is signed in" as the answer */
err account_open_session(struct ctx *c, const struct req *q, struct res *r, const id *person, const char *factor) MUST_USE;

extern const struct shape me_shape;
err me_get(struct ctx *c, const struct req *q, struct res *r) MUST_USE;

#endif
