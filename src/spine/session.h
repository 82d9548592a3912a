/* session - signing in and out, second factor, one-time links, API keys; the proof of who acts for a request
 *
 * Passwords are argon2id; a person without a second factor can do nothing but set one up. Cookies hold 32 random bytes,
 * of which the hash is stored. Rights of a session or key are read afresh when the epoch moved. */
#ifndef SPINE_SESSION_H
#define SPINE_SESSION_H

#include "http/http.h"
#include "spine/viewer.h"

extern const struct route session_routes[]; /* ends with path NULL */
extern const struct route me_routes[];

/* the viewer of a request by cookie or key; viewer_public() when there is neither; E_NOAUTH when they are not good.
 * cookie: the name in use ("__Host-rabta" or "rabta") */
err session_viewer(struct ctx *c, const struct req *q, const char *cookie, struct viewer **out, bool *by_cookie) MUST_USE;
/* who a long-lived answer is for: it keeps a hash of the session or key that it was opened with, and asks before each piece.
 * E_NOAUTH: signed out, expired or withdrawn. Else the viewer is used, with the rights of this moment. */
struct listener {
    id person;
    uint64_t scopes;
    char proof[65];
};
struct listener listener_of(struct ctx *c, const struct req *q);
err listener_again(struct ctx *c, const struct listener *l) MUST_USE;
err session_epoch(struct ctx *c, int64_t *n) MUST_USE;
err session_epoch_move(struct ctx *c) MUST_USE; /* after every change of rights */
/* only enrolment is open to a session whose factor is a password alone */
bool session_complete(const struct viewer *v);

/* administration, also used by init and demo */
err person_create(struct ctx *c, str email, str name, str organisation, str language, str zone, id *out) MUST_USE;
err person_seat(struct ctx *c, const id *person, str place, str role) MUST_USE;
err person_password(struct ctx *c, const id *person, str password) MUST_USE;
err person_password_hashed(struct ctx *c, const id *person, str hash) MUST_USE; /* ends all sessions */
err person_totp(struct ctx *c, const id *person, str base32) MUST_USE;
/* what happened to an account, chained: no personal text */
err person_logged(struct ctx *c, str person, const char *verb, str detail) MUST_USE;
/* of one line of that log, over the hash of the line before; the auditor walks it */
str person_log_hash(struct arena *a, str before, str person, int64_t n, when at, str actor, str verb, str detail);
/* a one-time link; the token alone is returned; purpose "invite" or "reset" */
err sign_in_link(struct ctx *c, const id *person, const char *purpose, when not_before, when expires, str *token) MUST_USE;
err api_key_create(struct ctx *c, const id *person, str name, struct strs scopes, when expires, str *key, id *out) MUST_USE;

/* settings of this installation */
err setting_get(struct ctx *c, const char *key, str *out) MUST_USE; /* empty when absent */
err setting_set(struct ctx *c, const char *key, str value) MUST_USE;

#endif
