/* cve_call - one request to CVE Services, with the headers that say who asks: 2 MiB an answer, 30 s */
#include "domain/exchange/cve.h"

err cve_call(struct ctx *c, const struct cve_account *k, const char *method, str path, str body, struct called *out)
{
    str heads[] = { S("Content-Type: application/json"),
                    S("Accept: application/json"),
                    S("Expect:"),
                    arena_fmt(c->arena, "CVE-API-ORG: %.*s", FMT(k->org)),
                    arena_fmt(c->arena, "CVE-API-USER: %.*s", FMT(k->user)),
                    arena_fmt(c->arena, "CVE-API-KEY: %.*s", FMT(k->key)) };
    const struct call q = { .method = method,
                            .url = arena_fmt(c->arena, "%.*s%.*s", FMT(k->url), FMT(path)),
                            .body = body,
                            .headers = { heads, COUNT(heads) },
                            .most = CVE_ANSWER_MOST,
                            .seconds = 30,
                            .anywhere = k->inside };
    return call_out(c, &q, out);
}
