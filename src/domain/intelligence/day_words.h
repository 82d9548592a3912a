/* day_words - the texts that come again and again in a day's events, each as a number: a class, a name, a feed, a method
 *
 * What is remembered of a transaction that goes on may be undone with it; it is kept when that transaction has ended well, and
 * forgotten when it has not. */
#ifndef INTELLIGENCE_DAY_WORDS_H
#define INTELLIGENCE_DAY_WORDS_H

#include "domain/intelligence/day.h"

struct words_known *words_open(struct arena *own); /* the table in own, its texts apart; NULL: no memory */
void words_free(struct words_known *w);
/* numbers for the words of all events, at most DAY_ROWS; those that are new are written at once. in has the day's database. */
err words_learn(struct ctx *in, struct day *d, const struct day_event *events, size_t n) MUST_USE;
int64_t word_number(const struct words_known *w, str text); /* 0: not learnt */
void words_settled(struct words_known *w);                  /* the transaction ended well */
void words_back(struct words_known *w);                     /* the transaction ended, well or not */

#endif
