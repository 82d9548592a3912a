/* audit - the proof of the timeline: hashes, checkpoints over all heads, verification (details 6) */
#ifndef SPINE_AUDIT_H
#define SPINE_AUDIT_H

#include "spine/record.h"

struct entry_row {
    id record;
    int64_t n;
    when at;
    str actor, verb, part, field, was, now, audience, digest;
};
str entry_hash(struct arena *a, str prev, const struct entry_row *e);
str entry_digest(struct arena *a, str salt, str body);

struct checkpoint {
    int64_t n, records;
    when at;
    str heads, previous, signature;
};
/* signs the heads of all that moved since, and the previous checkpoint; the caller also keeps the signature outside the database */
err audit_checkpoint(struct ctx *c, struct checkpoint *out) MUST_USE;
/* walks every chain and checkpoint; *bad names the first altered or missing row, empty when sound.
 * outside: signatures of checkpoints 1..n as kept outside the database; an empty one is not known */
err audit_verify(struct ctx *c, str public_hex, const struct strs *outside, str *bad, int64_t *records, int64_t *entries) MUST_USE;

#endif
