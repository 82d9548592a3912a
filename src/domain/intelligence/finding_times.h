/* finding_times - at which times a client's finding was seen from which of its own ports
 *
 * Behind one address may be many (ports.h): each time with its port names one of them. They are read of the events themselves, so
 * that what is taken back or is another's by now is not among them. */
#ifndef INTELLIGENCE_FINDING_TIMES_H
#define INTELLIGENCE_FINDING_TIMES_H

#include "domain/intelligence/finding.h"
#include "domain/intelligence/ports.h"

enum { TIMES_MOST = 100 };
/* into `times` of each, the newest first, at most TIMES_MOST; of the newest 24 events of each, fewer when they are many. None where
 * it came once: that is its last time and its source port. batch: only what that one told; empty: all */
err findings_times(struct ctx *c, str batch, struct finding *const *v, size_t n) MUST_USE;
void times_json(struct ctx *c, struct jw *w, struct list times); /* as files have them */

#endif
