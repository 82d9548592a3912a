/* finding_xarf - findings as X-ARF (https://xarf.org, version 4): an array of reports, one a finding
 *
 * Which type a finding has follows from its RSIT class, and is taken only where all that the type requires is known: nothing
 * is made up for the sake of a schema. What has no type then is left out and counted; docs/xarf.md has the table. */
#ifndef INTELLIGENCE_FINDING_XARF_H
#define INTELLIGENCE_FINDING_XARF_H

#include "domain/intelligence/finding.h"

struct xarf_desk { /* who tells: reporter and sender */
    str id, name, mailbox;
};
/* one report, or false: it has no form in X-ARF and nothing was written. more: the evidence, a JSON object; w NULL: it is only
 * asked whether it has one */
bool finding_xarf(struct ctx *c, const struct finding *f, str more, const struct xarf_desk *desk, struct jw *w);

/* rows as in :page of finding_api.sql; *left: how many have no form. out NULL: they are counted alone. */
err findings_xarf(struct ctx *c, str batch, struct rows *r, struct buf *out, int64_t *left) MUST_USE;

#endif
