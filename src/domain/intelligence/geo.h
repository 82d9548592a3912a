/* geo - where an address lies and whose network it is, by the MaxMind databases (*.mmdb) in the folder geo/ of the data directory
 *
 * The only file that knows libmaxminddb. What a file holds is found by looking into it, not by its name: ASN, country, city.
 * The open files are shared by the threads of a process and opened anew when one of them was replaced, which is done by
 * renaming (mv): a file that is written over while it is read breaks the reader. At most 16 files, 4 GiB each. A damaged
 * one is left out, with the reason. */
#ifndef INTELLIGENCE_GEO_H
#define INTELLIGENCE_GEO_H

#include "base/ctx.h"
#include "formats/event.h"

/* said once at start: the data directory */
void geo_at(const char *data);

struct geo;
/* as the files are now; NULL when there are none. Give it back with geo_drop. */
err geo_take(struct ctx *c, struct geo **out) MUST_USE;
err geo_open(struct ctx *c, str folder, struct geo **out) MUST_USE; /* of a folder, shared with nobody */
void geo_drop(struct geo *g);

enum geo_value { GEO_ASN, GEO_AS_NAME, GEO_CC, GEO_COUNTRY, GEO_CITY, GEO_LATITUDE, GEO_LONGITUDE, GEO_VALUES };
struct geo_place {
    str v[GEO_VALUES]; /* in the form of the event's fields; empty: not known */
    uint32_t asn;
    unsigned length; /* the same for all addresses that share so many bits of 128 */
};
/* true: something is known; its texts lie in the arena of c */
bool geo_find(struct ctx *c, const struct geo *g, const struct event_ip *ip, struct geo_place *out);

/* for many events one after the other: remembers the networks it found; lives as long as the arena of c, and the files with it */
struct geo_memory;
err geo_memory(struct ctx *c, struct geo *g, struct geo_memory **out) MUST_USE;
/* sets what the event does not say itself, of source and destination; m NULL: nothing */
void geo_enrich(struct geo_memory *m, struct event *e);

struct geo_file {
    str name, type, holds, error; /* holds: "asn country city"; error: why it is not used */
    when built;
    int64_t bytes;
};
const struct geo_file *geo_files(const struct geo *g, size_t *n);

#endif
