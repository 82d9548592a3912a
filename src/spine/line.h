/* line - what every request of this program to somebody else's server has in common: for the files of this folder that ask
 *
 * Addresses that only this machine or its neighbours have are refused, also behind a name or a redirect, since it is looked at
 * where a socket is opened; no proxy is used; no redirect is followed unless its caller says so. What the library holds goes
 * with the context's memory. */
#ifndef SPINE_LINE_H
#define SPINE_LINE_H

#include <curl/curl.h>

#include "base/ctx.h"

struct line {
    bool anywhere;       /* also inward: for tests and hubs that say so */
    struct strs connect; /* "NAME:PORT=ADDRESS:PORT": these addresses are allowed nevertheless */
    void **kept;         /* a connection kept between calls, NULL at first; NULL: none is kept */
    bool inward;         /* it led inward, and was not opened */
    CURL *h;
    void **heads;
};
/* E_BUSY for want of memory; the line's memory stays where it is until the answer is there */
err line_open(struct ctx *c, struct line *l) MUST_USE;
void line_head(struct ctx *c, struct line *l, str head);                                     /* "Name: value"; empty: none */
void line_to(struct ctx *c, struct line *l, str url, const char *protocols, long seconds);   /* after the heads */
void line_into(struct line *l, size_t (*piece)(char *, size_t, size_t, void *), void *into); /* what is answered */

#endif
