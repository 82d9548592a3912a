/* finding_batch - what the files of telling share with one another: batches, their letters, their links */
#ifndef INTELLIGENCE_FINDING_BATCH_H
#define INTELLIGENCE_FINDING_BATCH_H

#include "domain/intelligence/finding.h"
#include "domain/intelligence/portal.h"
#include "spine/outbox.h"

struct batch {
    id id, team, organisation;
    str class_group, pace, language, state, escalated_to;
    unsigned format;
    int64_t scope, findings, observations, chase;
};

/* finding_letter.c */
struct letter {
    str subject, body;
    struct outbox_file files[2]; /* X-ARF and what it has no form for beside it */
    size_t nfiles;
};
enum letter_kind { LETTER_OWNER, LETTER_NEXT_CONTACT, LETTER_CERT };
err finding_letter(struct ctx *c, const struct batch *b, enum letter_kind kind, str language, struct letter *out) MUST_USE;

/* finding_link.c */
err finding_link_leaving(struct ctx *c, const struct outbox_sent *m, struct mail *mail) MUST_USE;

#endif
