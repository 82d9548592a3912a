/* further - the columns of a row that have no field, as evidence: some of them, what many rows say alike apart
 *
 * The raw line has all. At most 32 of a row in the order they came in, a text cut at 120 signs with "..." behind, about 1,000 bytes
 * together. A value that one row in 32 has is said by many: such values of a row stand together, so that a day's store has them
 * once (day_words.h), and what tells one row from another stays with it. EVE's other members are many and say little of the
 * problem: they are not asked for. */
#ifndef INTELLIGENCE_FURTHER_H
#define INTELLIGENCE_FURTHER_H

#include "formats/event.h"

struct further; /* what values came how often in one import */
struct further *further_open(struct arena *own);
/* two JSON objects of members "extra.NAME", empty when there is none; at most 900 bytes are shared */
void further_of(struct further *f, struct arena *a, const struct event *e, str *shared, str *own);

#endif
