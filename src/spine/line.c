/* line - see line.h */
#include "spine/line.h"

#include <arpa/inet.h>
#include <sys/socket.h>

#include "spine/fetch.h"

/* one of those that were named to be asked */
static bool named(const struct line *l, const struct sockaddr *s)
{
    char host[INET6_ADDRSTRLEN] = "", at[INET6_ADDRSTRLEN + 10];
    unsigned port = 0;
    if (s->sa_family == AF_INET) {
        const struct sockaddr_in *v4 = (const void *)s;
        inet_ntop(AF_INET, &v4->sin_addr, host, sizeof host);
        port = ntohs(v4->sin_port);
    } else if (s->sa_family == AF_INET6) {
        const struct sockaddr_in6 *v6 = (const void *)s;
        inet_ntop(AF_INET6, &v6->sin6_addr, host, sizeof host);
        port = ntohs(v6->sin6_port);
    }
    int n = snprintf(at, sizeof at, s->sa_family == AF_INET6 ? "=[%s]:%u" : "=%s:%u", host, port);
    for (size_t i = 0; n > 0 && i < l->connect.n; i++)
        if (str_ends(l->connect.v[i], (str){ at, (size_t)n })) return true;
    return false;
}
static curl_socket_t open_outside(void *u, curlsocktype purpose, struct curl_sockaddr *a)
{
    struct line *l = u;
    (void)purpose;
    if (!l->anywhere && address_inside(&a->addr) && !named(l, &a->addr)) {
        l->inward = true;
        return CURL_SOCKET_BAD;
    }
    return socket(a->family, a->socktype | SOCK_CLOEXEC, a->protocol);
}
static void drop_headers(void *h)
{
    curl_slist_free_all(h);
}
static void drop_curl(void *h)
{
    curl_easy_cleanup(h);
}
err line_open(struct ctx *c, struct line *l)
{
    l->heads = arena_onclose(c->arena, drop_headers);
    void **own = arena_onclose(c->arena, drop_curl);
    l->h = l->kept ? *l->kept : NULL;
    if (l->h)
        curl_easy_reset(l->h); /* what it is connected to stays */
    else
        l->h = curl_easy_init();
    if (l->kept)
        *l->kept = l->h;
    else
        *own = l->h;
    if (!l->h) FAIL(c, E_BUSY, "out-of-memory", "not enough memory");
    return NULL;
}
void line_head(struct ctx *c, struct line *l, str head)
{
    if (head.n) *l->heads = curl_slist_append(*l->heads, arena_cstr(c->arena, head));
}
void line_to(struct ctx *c, struct line *l, str url, const char *protocols, long seconds)
{
    curl_easy_setopt(l->h, CURLOPT_URL, arena_cstr(c->arena, url));
    curl_easy_setopt(l->h, CURLOPT_PROTOCOLS_STR, protocols);
    curl_easy_setopt(l->h, CURLOPT_HTTPHEADER, (struct curl_slist *)*l->heads);
    curl_easy_setopt(l->h, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(l->h, CURLOPT_TIMEOUT, seconds);
    curl_easy_setopt(l->h, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(l->h, CURLOPT_PROXY, "");
    curl_easy_setopt(l->h, CURLOPT_OPENSOCKETFUNCTION, open_outside);
    curl_easy_setopt(l->h, CURLOPT_OPENSOCKETDATA, l);
}
void line_into(struct line *l, size_t (*piece)(char *, size_t, size_t, void *), void *into)
{
    curl_easy_setopt(l->h, CURLOPT_WRITEFUNCTION, piece);
    curl_easy_setopt(l->h, CURLOPT_WRITEDATA, into);
}
