/* events_shadow - Shadowserver reports: which type a file is, and what its columns mean
 *
 * Built in are our own tables (reference/shadowserver-types.tsv, -columns.tsv), written from the columns that reports
 * show. An operator may read the schema that Shadowserver publishes for IntelMQ (intelmq.json); its types then win.
 * A type that is in neither is read by the columns that all reports have in common, and told as unknown.
 * Limits of a schema: 4 MiB, 2,000 types, 1,000 columns a type. */
#ifndef FORMATS_EVENTS_SHADOW_H
#define FORMATS_EVENTS_SHADOW_H

#include "base/ctx.h"

struct shadow_schema;
err shadow_schema_read(struct ctx *c, str json, struct shadow_schema **out) MUST_USE;
size_t shadow_schema_types(const struct shadow_schema *s);
/* "2024-07-04-scan_ics-123-sample.csv" -> "scan_ics"; a path before it is passed over; empty when the name is none */
str shadow_type_of(str file_name);
bool shadow_known(const struct shadow_schema *s, str type); /* s may be NULL */

#endif
