/* tally - events counted under keys: by hour, class, network; a bounded number of keys, and what does not fit is told */
#ifndef INTELLIGENCE_TALLY_H
#define INTELLIGENCE_TALLY_H

#include "domain/intelligence/day_look.h"

enum { TALLY_KEYS = 20000 };
struct tally_row {
    str key, about, class; /* about: what the caller likes to remember; class: of the worst */
    int64_t events, lines;
    when first, last;
    unsigned worst; /* of severity_of() */
};
struct tally {
    struct arena *a;
    struct tally_row *v;
    uint32_t *at; /* open addressing, 1-based */
    size_t n;
    bool cut; /* there were more keys */
};
void tally_open(struct arena *a, struct tally *t);
/* counts e under the key; NULL when there is no room for another */
struct tally_row *tally_add(struct tally *t, str key, const struct seen_event *e);
/* the worst first, then the most events */
void tally_sort(struct tally *t);
void tally_sort_key(struct tally *t);

/* how bad the class of an event is at its worst, for what is to be looked at first: 0 info to 4 critical */
unsigned severity_of(str class);
extern const struct words event_severities;

#endif
