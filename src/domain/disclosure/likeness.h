/* likeness - how much two texts have in common, and the few marks by which one that is like another is found
 *
 * Pure functions of the texts alone: no word weighs less or more because of what other texts hold, so that nobody learns
 * from a figure what he may not read (details 5). A word weighs by its length, one with digits and one of the title more;
 * two neighbouring words are one feature more. Likeness is the cosine of both sets in whole percent. */
#ifndef DISCLOSURE_LIKENESS_H
#define DISCLOSURE_LIKENESS_H

#include "base/arena.h"

enum { LIKENESS_TEXT = 4000, LIKENESS_MOST = 1200, LIKENESS_WORDS = 12 };

struct feature {
    uint64_t hash;
    uint32_t weight;
};
struct likeness {
    const struct feature *v; /* by hash, each once */
    size_t n;
    uint64_t square; /* the sum of all weights squared */
};

/* of what a text has beyond LIKENESS_TEXT bytes and LIKENESS_MOST features nothing counts */
struct likeness likeness_of(struct arena *a, str title, str text);
unsigned likeness_percent(const struct likeness *a, const struct likeness *b); /* 0 to 100; 0 when one is empty */
/* the words that say most, at most LIKENESS_WORDS, folded, each once: those of the title before those of the text */
struct strs likeness_words(struct arena *a, str title, str text);
/* the host of an address as it is compared: lower case, without user, port, "www." and the last dot; empty: none */
str likeness_host(struct arena *a, str address);
/* ... with its path, without query and fragment; empty: it has none but "/" */
str likeness_address(struct arena *a, str address);

#endif
