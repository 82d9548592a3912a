/* owners - whose is it? By longest prefix, domain suffix, mail domain or ASN, in what organisations held at that moment
 *
 * A copy of what all organisations hold lies in memory, shared by the threads of a process and read anew when the
 * epoch says that something moved. Each answer names its method and a confidence of 0 to 100. */
#ifndef INTELLIGENCE_OWNERS_H
#define INTELLIGENCE_OWNERS_H

#include "base/ctx.h"
#include "formats/event.h"

struct owners;
/* as things are now; give it back with owners_drop. c has the records' database. */
err owners_take(struct ctx *c, struct owners **out) MUST_USE;
void owners_drop(struct owners *o);

struct owned {
    str organisation; /* empty: nobody's that is known; valid while the copy is held */
    str how;          /* "network", "domain", "mail domain", "reverse name", "asn"; "..., disputed" when two hold the same by proof, or two by claim alone */
    int64_t confidence;
    bool destination; /* it was the destination's side that told */
};
/* source before destination, what is certain before what is likely */
struct owned owners_of(const struct owners *o, const struct event *e, when at);
struct owned owners_of_destination(const struct owners *o, const struct event *e, when at); /* of that side alone */

#endif
