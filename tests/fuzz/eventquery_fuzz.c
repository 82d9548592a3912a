/* eventquery_fuzz - any bytes as what somebody types to find events: refused with a reason, or conditions within their limits
 * that can be held against an event */
#include <stdlib.h>

#include "domain/intelligence/day_look.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    static struct arena *a;
    if (!a)
        a = arena_open(64 << 20);
    else
        arena_reset(a);
    struct ctx c = { .arena = a };
    struct event_query q;
    if (setjmp(*arena_boundary(a))) return 0;
    err e = query_read(&c, (str){ (const char *)data, n }, &q);
    if (e) {
        if (e->kind != E_INPUT || !e->detail.n || !str_is(e->field, "/q")) abort();
        return 0;
    }
    if (q.n > QUERY_TERMS || (q.ranged && !q.range.from.n)) abort();
    struct seen_event s = { .class = S("infected-system"),
                            .feed = S("A feed"),
                            .name = S("x"),
                            .how = S(""),
                            .source_port = 53,
                            .destination_port = -1,
                            .more = S("{\"source.fqdn\":\"www.roads.example\",\"source.asn\":64500,\"source.network\":\"203.0.113.0/24\"}") };
    s.source.set = event_ip_parse(S("203.0.113.7"), &s.source);
    bool holds = query_holds(&c, &q, &s);
    if (!q.n && !holds) abort(); /* no condition: all of them */
    return 0;
}
