/* call - see call.h */
#include "spine/call.h"

#include <string.h>

#include "spine/line.h"

struct got {
    char *p;
    size_t n;
    size_t most;
    bool too_much;
};
static size_t take(char *p, size_t size, size_t n, void *u)
{
    struct got *g = u;
    size_t all = size * n;
    if (all > g->most - g->n) {
        g->too_much = true;
        return 0;
    }
    memcpy(g->p + g->n, p, all);
    g->n += all;
    return all;
}
static void ask(struct ctx *c, const struct call *q, struct line *l, struct got *g)
{
    CURL *h = l->h;
    line_to(c, l, q->url, q->anywhere ? "http,https" : "https", q->seconds);
    line_into(l, take, g);
    curl_easy_setopt(h, CURLOPT_CUSTOMREQUEST, q->method);
    if (strcmp(q->method, "GET") != 0) {
        curl_easy_setopt(h, CURLOPT_POSTFIELDSIZE, (long)q->body.n);
        curl_easy_setopt(h, CURLOPT_POSTFIELDS, q->body.n ? q->body.p : "");
    }
    curl_easy_setopt(h, CURLOPT_CONNECTTIMEOUT, 10L);
    curl_easy_setopt(h, CURLOPT_USERAGENT, "Rabta/" RABTA_VERSION);
}
/* what ended before a request was on its way */
static bool before(CURLcode rc)
{
    return rc == CURLE_COULDNT_RESOLVE_HOST || rc == CURLE_COULDNT_CONNECT || rc == CURLE_SSL_CONNECT_ERROR || rc == CURLE_PEER_FAILED_VERIFICATION ||
           rc == CURLE_UNSUPPORTED_PROTOCOL || rc == CURLE_URL_MALFORMAT;
}
err call_out(struct ctx *c, const struct call *q, struct called *out)
{
    struct got g = { .p = arena_alloc(c->arena, q->most), .most = q->most };
    struct line l = { .anywhere = q->anywhere };
    *out = (struct called){ .sent = false };
    TRY(line_open(c, &l));
    for (size_t i = 0; i < q->headers.n; i++) line_head(c, &l, q->headers.v[i]);
    ask(c, q, &l, &g);
    CURLcode rc = curl_easy_perform(l.h);
    if (rc == CURLE_OK) curl_easy_getinfo(l.h, CURLINFO_RESPONSE_CODE, &out->status);
    out->sent = !before(rc) && !l.inward;
    out->text = (str){ g.p, g.n };
    out->why = l.inward                         ? S("the address leads to this machine or its neighbours, which is not asked")
               : g.too_much                     ? S("the answer is too large")
               : rc == CURLE_OPERATION_TIMEDOUT ? S("no answer came in time")
               : rc != CURLE_OK                 ? arena_dup(c->arena, str_of(curl_easy_strerror(rc)))
                                                : S("");
    return NULL;
}
