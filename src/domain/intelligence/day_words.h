/* day_words - the texts that come again and again in a day's events, each as a number: a class, a name, a feed, a method, and
 * what is usually said together of a problem or a network
 *
 * Classes, names, feeds and methods are always words. What is usual becomes one when two events of a go say it: free text that
 * differs each time stays with its event.
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
/* one object of the members of all; empty texts and objects without a member add none. "{}" when nobody has any. */
str usual_joined(struct arena *a, const str *objects, size_t n);
/* of a row of events: the texts of its usual words from column `first` on, and what is its own */
str usual_of(struct arena *a, const struct rows *r, unsigned first, unsigned own);
int64_t word_number(const struct words_known *w, str text); /* 0: not learnt */
void words_settled(struct words_known *w);                  /* the transaction ended well */
void words_back(struct words_known *w);                     /* the transaction ended, well or not */

#endif
