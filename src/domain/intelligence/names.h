/* names - what an event can be found by beside its addresses: domains, mail addresses, hashes, and the keys they have
 *
 * A key is a letter and a value, made so that what lies under a domain or in a network is one range of keys:
 * "a" and 16 bytes of an address, "d" and the labels of a name from the top ("example.roads.www."), "m" and a mail address,
 * "h" and a hash. In a row the names stand as keys, each with a blank before and behind. */
#ifndef INTELLIGENCE_NAMES_H
#define INTELLIGENCE_NAMES_H

#include "formats/event.h"

str names_of(struct arena *a, const struct event *e);
/* the range of keys of what somebody types: an address, a network, a domain with all under it, a mail address, a hash.
 * False: it is none of these. */
struct names_range {
    str from, to; /* from <= key < to, bytewise */
    bool address; /* keys of addresses */
};
bool names_range(struct ctx *c, str text, struct names_range *out);
/* FIRST-LAST, two addresses of one family. False: it is none; *wrong: it is one that ends before it begins, or of two families */
bool names_span(struct ctx *c, str text, struct names_range *out, bool *wrong);

#endif
