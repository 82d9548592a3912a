/* ingest - from bytes to events that are durable, attributed and counted; every line becomes exactly one of accepted,
 * duplicate, quarantined (kept with its reason) or skipped (blank, a comment, statistics of the sensor) */
#ifndef INTELLIGENCE_INGEST_H
#define INTELLIGENCE_INGEST_H

#include "base/unpack.h"
#include "domain/intelligence/day.h"
#include "formats/events.h"

enum { INGEST_ERRORS = 100, INGEST_MOST = 1 << 30, INGEST_RATIO = 300 };

struct ingest_options {
    struct events_options read;
    str team;     /* the desk that takes it in */
    str sender;   /* whose lines they are, for telling the same line from another's: an organisation or a desk */
    str given;    /* what the sender calls this batch; the same again gives the same answer. May be empty. */
    str name;     /* of the file or stream */
    str document; /* the mapping as text, when it is read by one: kept beside what was not understood */
};
struct ingest_error {
    uint64_t line;
    str code, reason, pointer;
};
struct ingest_told {
    struct day_counts counts;
    struct ingest_error errors[INGEST_ERRORS]; /* the first ones */
    size_t nerrors;
    int64_t day, batch;
    bool again; /* this batch was taken in before */
    str report_type;
    bool unknown_type;
};
/* outside a transaction. What was counted when it fails halfway is durable, and comes out as duplicates the next time. */
err ingest(struct ctx *c, const struct ingest_options *o, struct unpack *in, struct ingest_told *out) MUST_USE;
/* what makes two lines of one hour the same event; destination: that side is the asset's */
void event_sum(const struct event *e, int64_t scope, bool destination, unsigned char out[16]);

#endif
