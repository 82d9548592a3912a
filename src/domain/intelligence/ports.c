/* ports - see ports.h */
#include "domain/intelligence/ports.h"

#include <stdlib.h>

#include "base/buf.h"

static const struct field fields[] = {
    FIELD(struct seen_time, at, .flags = F_RO, .doc = "When, to the second"),
    FIELD(struct seen_time, source_port, .flags = F_RO, .doc = "Its own port then"),
};
SHAPE(seen_time_shape, "seen_time", struct seen_time, fields, "A time and the port it came from");

static uint16_t second_of(when at)
{
    return (uint16_t)(at.us / SECOND % 3600);
}

void ports_see(struct arena *a, struct ports *p, when at, uint16_t port)
{
    const struct port_seen one = { second_of(at), port };
    if (!p->n || at.us > p->newest_at.us) {
        p->newest = one;
        p->newest_at = at;
    }
    for (size_t i = 0; i < p->n; i++) { /* its earliest: lines of one minute come in no order */
        struct port_seen *s = i ? &p->v[i] : &p->first;
        if (s->port != port) continue;
        if (one.second < s->second) s->second = one.second;
        return;
    }
    if (p->n == PORTS_MOST) return;
    if (!p->n++) {
        p->first = one;
        return;
    }
    if (!p->v) p->v = NEW_ARRAY(a, PORTS_MOST, struct port_seen); /* most have one alone */
    p->v[p->n - 1] = one;
}

str ports_again(struct arena *a, const struct ports *p)
{
    struct buf b = { .a = a };
    bool newest = false;
    for (size_t i = 0; i < p->n; i++) {
        const struct port_seen *s = i ? &p->v[i] : &p->first;
        buf_fmt(&b, "%u:%u ", s->second, s->port);
        newest |= s->second == p->newest.second && s->port == p->newest.port;
    }
    if (p->n && !newest) buf_fmt(&b, "%u:%u ", p->newest.second, p->newest.port);
    return buf_str(&b);
}

str ports_text(struct arena *a, const struct ports *p, when first, when last, int64_t port)
{
    bool same = p->n == 1 && p->first.port == port && p->first.second == second_of(first) && p->newest.second == second_of(last);
    return same || !p->n ? S("") : ports_again(a, p);
}

bool ports_next(str *rest, int64_t *second, int64_t *port)
{
    str one, word;
    while (rest->n && str_split(rest, ' ', &one))
        if (str_split(&one, ':', &word) && str_int(word, second) && str_int(one, port) && *second >= 0 && *second < 3600 && *port > 0 && *port < 65536)
            return true;
    return false;
}

int64_t ports_at(str ports, when at, int64_t port)
{
    int64_t second, one;
    if (!ports.n) return port;
    while (ports_next(&ports, &second, &one))
        if (second == second_of(at)) return one;
    return -1;
}

static int newest_first(const void *a, const void *b)
{
    const struct seen_time *x = a, *y = b;
    if (x->at.us != y->at.us) return x->at.us < y->at.us ? 1 : -1;
    return x->source_port < y->source_port ? -1 : x->source_port > y->source_port;
}

size_t times_settle(struct seen_time *v, size_t n, size_t most)
{
    size_t kept = 0;
    if (n) qsort(v, n, sizeof *v, newest_first);
    for (size_t i = 0; i < n && kept < most; i++)
        if (!kept || newest_first(&v[kept - 1], &v[i]) != 0) v[kept++] = v[i];
    return kept;
}

struct list ports_times(struct arena *a, int64_t hour, str ports)
{
    int64_t second, port;
    struct seen_time *v = NEW_ARRAY(a, ports.n / 4 + 1, struct seen_time); /* "0:1 " is the shortest */
    size_t n = 0;
    while (ports_next(&ports, &second, &port)) v[n++] = (struct seen_time){ { hour * HOUR + second * SECOND }, port };
    return (struct list){ v, times_settle(v, n, EVENT_TIMES) };
}
