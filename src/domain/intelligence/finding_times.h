/* finding_times - at which times a client's finding was seen from which of its own ports, and under which URLs what was found
 *
 * Behind one address may be many (ports.h): each time with its port names one of them; and a page that was put on a host seldom is the
 * only one. They are read of the events themselves, so
 * that what is taken back or is another's by now is not among them. */
#ifndef INTELLIGENCE_FINDING_TIMES_H
#define INTELLIGENCE_FINDING_TIMES_H

#include "domain/intelligence/finding.h"
#include "domain/intelligence/ports.h"

enum { TIMES_MOST = 100 };
/* into `times` and `urls` of each, the newest first, at most TIMES_MOST (of more than a thousand findings 20 each); of the newest 24 events of a client, 100 of what is found
 * under URLs, fewer when they are many. No times where it came once: that is its last one, with its source port. batch: only what
 * that one told; empty: all */
err findings_times(struct ctx *c, str batch, struct finding *const *v, size_t n) MUST_USE;
void times_json(struct ctx *c, struct jw *w, struct list times); /* as files have them */

#endif
