/* tally - see tally.h */
#include "domain/intelligence/tally.h"

#include <stdlib.h>

#include "store/field.h"

enum { SLOTS = 1 << 16 };
_Static_assert(TALLY_KEYS < SLOTS / 2, "a free slot is found soon");

static const char *const severity_v[] = { "info", "low", "medium", "high", "critical" };
const struct words event_severities = { severity_v, COUNT(severity_v) };

/* our own judgement of RSIT's types: what somebody already holds before what he may come to hold, before what only knocks */
static const struct {
    const char *classes;
    unsigned severity;
} severities[] = {
    { "c2-server malware-distribution privileged-account-compromise system-compromise burglary sabotage data-leak data-loss "
      "unauthorised-information-access unauthorised-information-modification ",
      4 },
    { "infected-system malware malware-configuration unprivileged-account-compromise application-compromise ddos dos phishing masquerade "
      "unauthorised-use-of-resources unauthorized-use-of-resources ",
      3 },
    { "vulnerable-system ddos-amplifier potentially-unwanted-accessible information-disclosure weak-crypto exploit brute-force ids-alert outage "
      "misconfiguration ",
      2 },
    { "scanner sniffing social-engineering spam harmful-speech violence copyright blacklist proxy tor dga-domain other ", 1 },
};

unsigned severity_of(str class)
{
    for (size_t i = 0; i < COUNT(severities) && class.n; i++) {
        str rest = str_of(severities[i].classes), word;
        while (str_split(&rest, ' ', &word))
            if (str_eq(word, class)) return severities[i].severity;
    }
    return 0;
}

void tally_open(struct arena *a, struct tally *t)
{
    *t = (struct tally){ .a = a, .v = NEW_ARRAY(a, TALLY_KEYS, struct tally_row), .at = NEW_ARRAY(a, SLOTS, uint32_t) };
}

struct tally_row *tally_add(struct tally *t, str key, const struct seen_event *e)
{
    size_t at = (size_t)str_hash(key) % SLOTS;
    while (t->at[at] && !str_eq(t->v[t->at[at] - 1].key, key)) at = (at + 1) % SLOTS;
    if (!t->at[at]) {
        t->cut = t->cut || t->n == TALLY_KEYS;
        if (t->n == TALLY_KEYS) return NULL;
        t->v[t->n] = (struct tally_row){ .key = arena_dup(t->a, key), .first = e->first, .last = e->last };
        t->at[at] = (uint32_t)++t->n;
    }
    struct tally_row *r = &t->v[t->at[at] - 1];
    unsigned s = severity_of(e->class);
    r->events++;
    r->lines += e->count;
    if (e->first.us < r->first.us) r->first = e->first;
    if (e->last.us > r->last.us) r->last = e->last;
    if (s > r->worst || !r->class.n) {
        r->class = arena_dup(t->a, e->class);
        r->worst = s;
    }
    return r;
}

static int by_worst(const void *a, const void *b)
{
    const struct tally_row *x = a, *y = b;
    if (x->worst != y->worst) return x->worst < y->worst ? 1 : -1;
    if (x->events != y->events) return x->events < y->events ? 1 : -1;
    return str_cmp(x->key, y->key);
}
static int by_key(const void *a, const void *b)
{
    const struct tally_row *x = a, *y = b;
    return str_cmp(x->key, y->key);
}

void tally_sort(struct tally *t)
{
    qsort(t->v, t->n, sizeof *t->v, by_worst);
}
void tally_sort_key(struct tally *t)
{
    qsort(t->v, t->n, sizeof *t->v, by_key);
}
