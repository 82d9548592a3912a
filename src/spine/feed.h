/* feed - what is due, as a calendar that a person subscribes to by a link of his own
 *
 * References, steps and hours, and no title: a calendar is copied to telephones and to others' servers. What stands in it
 * is what the person may see at that moment; the link ends when it is made anew, taken back, or the account closes. */
#ifndef SPINE_FEED_H
#define SPINE_FEED_H

#include "http/http.h"
#include "spine/record.h"

struct feed_line {
    str uid, ref;
    when at, stamp;
    int64_t sequence;
    str words; /* what happens then, in the language of c->who */
};
/* a room may add what it knows of (embargoes that end), as far as c->who sees it; at most 200; several may be set */
typedef err feed_more(struct ctx *c, struct list *out);
void feed_more_set(feed_more *fn);

extern const struct route feed_routes[];

#endif
