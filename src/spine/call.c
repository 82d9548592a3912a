/* call - see call.h */
#include "spine/call.h"

#include <curl/curl.h>
#include <string.h>
#include <sys/socket.h>

#include "spine/fetch.h"

struct got {
    char *p;
    size_t n;
    size_t most;
    bool anywhere, inward, too_much;
};
static curl_socket_t open_outside(void *u, curlsocktype purpose, struct curl_sockaddr *a)
{
    struct got *g = u;
    (void)purpose;
    if (!g->anywhere && address_inside(&a->addr)) {
        g->inward = true;
        return CURL_SOCKET_BAD;
    }
    return socket(a->family, a->socktype | SOCK_CLOEXEC, a->protocol);
}
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
static void drop_headers(void *h)
{
    curl_slist_free_all(h);
}
static void drop_curl(void *h)
{
    curl_easy_cleanup(h);
}
static void ask(CURL *h, struct ctx *c, const struct call *q, struct curl_slist *heads, struct got *g)
{
    curl_easy_setopt(h, CURLOPT_URL, arena_cstr(c->arena, q->url));
    curl_easy_setopt(h, CURLOPT_PROTOCOLS_STR, g->anywhere ? "http,https" : "https");
    curl_easy_setopt(h, CURLOPT_CUSTOMREQUEST, q->method);
    if (strcmp(q->method, "GET") != 0) {
        curl_easy_setopt(h, CURLOPT_POSTFIELDSIZE, (long)q->body.n);
        curl_easy_setopt(h, CURLOPT_POSTFIELDS, q->body.n ? q->body.p : "");
    }
    curl_easy_setopt(h, CURLOPT_HTTPHEADER, heads);
    curl_easy_setopt(h, CURLOPT_CONNECTTIMEOUT, 10L);
    curl_easy_setopt(h, CURLOPT_TIMEOUT, q->seconds);
    curl_easy_setopt(h, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(h, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(h, CURLOPT_PROXY, "");
    curl_easy_setopt(h, CURLOPT_USERAGENT, "Rabta/" RABTA_VERSION);
    curl_easy_setopt(h, CURLOPT_OPENSOCKETFUNCTION, open_outside);
    curl_easy_setopt(h, CURLOPT_OPENSOCKETDATA, g);
    curl_easy_setopt(h, CURLOPT_WRITEFUNCTION, take);
    curl_easy_setopt(h, CURLOPT_WRITEDATA, g);
}
/* what ended before a request was on its way */
static bool before(CURLcode rc)
{
    return rc == CURLE_COULDNT_RESOLVE_HOST || rc == CURLE_COULDNT_CONNECT || rc == CURLE_SSL_CONNECT_ERROR || rc == CURLE_PEER_FAILED_VERIFICATION ||
           rc == CURLE_UNSUPPORTED_PROTOCOL || rc == CURLE_URL_MALFORMAT;
}
err call_out(struct ctx *c, const struct call *q, struct called *out)
{
    void **hs = arena_onclose(c->arena, drop_headers), **cs = arena_onclose(c->arena, drop_curl);
    struct got g = { .p = arena_alloc(c->arena, q->most), .most = q->most, .anywhere = q->anywhere };
    *out = (struct called){ .sent = false };
    for (size_t i = 0; i < q->headers.n; i++) *hs = curl_slist_append(*hs, arena_cstr(c->arena, q->headers.v[i]));
    CURL *h = curl_easy_init();
    *cs = h;
    if (!h) FAIL(c, E_BUSY, "out-of-memory", "not enough memory");
    ask(h, c, q, *hs, &g);
    CURLcode rc = curl_easy_perform(h);
    if (rc == CURLE_OK) curl_easy_getinfo(h, CURLINFO_RESPONSE_CODE, &out->status);
    out->sent = !before(rc) && !g.inward;
    out->text = (str){ g.p, g.n };
    out->why = g.inward                         ? S("the address leads to this machine or its neighbours, which is not asked")
               : g.too_much                     ? S("the answer is too large")
               : rc == CURLE_OPERATION_TIMEDOUT ? S("no answer came in time")
               : rc != CURLE_OK                 ? arena_dup(c->arena, str_of(curl_easy_strerror(rc)))
                                                : S("");
    return NULL;
}
