/* erase - taking out what a record says, so that its proof stays: texts and salts of the timeline, files, who reported, mail
 * that left, what is found by search. Reference, states, dates and figures stay.
 *
 * A record is erased once it is closed, its class's time is past and nobody holds it: by a rule of its class, or by two
 * people of the desk of whom one leads it. In the same way two people take a single text out, also of an open record. */
#ifndef SPINE_ERASE_H
#define SPINE_ERASE_H

#include "http/http.h"
#include "spine/record.h"

struct erased { /* how much went */
    int64_t texts, files, mails;
};
/* all that the record holds; E_CONFLICT not-erasable when it is not time, and nothing is changed then. The caller may see it,
 * or is the job that a class's rule lets */
err record_erase(struct ctx *c, const id *record, str rule, str approvers, struct erased *out) MUST_USE;
/* what was said is no longer said: a record whose texts went takes no new ones */
err record_takes_words(struct ctx *c, const struct record *r) MUST_USE;

extern const struct route erase_routes[];

#endif
