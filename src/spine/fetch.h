/* fetch - a document from somebody else's server, into a file: the client for what is read from outside
 *
 * Never reaches addresses that only this machine or its neighbours have, also not by a name that leads there or by a
 * redirect; at most five redirects, and none from https to http. Bounds: size, 60 s below 1,000 bytes a second, half an hour
 * in all. Asked with the marks of the last answer, so that what did not change is not sent again. Not within a transaction. */
#ifndef SPINE_FETCH_H
#define SPINE_FETCH_H

#include "base/ctx.h"

struct sockaddr;
/* an address that only this machine or its neighbours have */
bool address_inside(const struct sockaddr *s);

struct fetch {
    str url, etag, modified; /* the marks of the last answer; empty: none */
    str authorization;       /* the value of that header; it goes to no other host. Empty: none */
    str header;              /* "Name: value", which may hold a secret: no redirect is followed then. Empty: none */
    str identity;            /* a certificate of ours and its key, in PEM, for TLS: no redirect is followed then. Empty: none */
    const char *folder;      /* where the file may lie; it has no name and goes with its descriptor */
    uint64_t most;
    bool anywhere;       /* also inward; for tests and hubs that say so */
    long seconds;        /* in all; 0: half an hour */
    const char *ca;      /* a file of certificates to trust instead of the system's; NULL: the system's */
    struct strs connect; /* "NAME:PORT=ADDRESS:PORT": that name is asked there, and that address is allowed */
    void **line;         /* a connection kept between calls, NULL at first; fetch_done() lets it go. NULL: none is kept */
};
struct fetched {
    bool unchanged;
    long status; /* what the server answered, also where the call fails; 0: nothing */
    int fd;      /* read from its beginning; -1 when unchanged. The caller closes it. */
    uint64_t size;
    str etag, modified;
};
/* E_UPSTREAM "fetch" with the reason; E_INPUT for an address that is none */
err fetch_get(struct ctx *c, const struct fetch *f, struct fetched *out) MUST_USE;
/* the same, as a text in memory: most is bounded by it */
err fetch_text(struct ctx *c, const struct fetch *f, struct fetched *out, str *text) MUST_USE;
void fetch_done(void **line);

#endif
