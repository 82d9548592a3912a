/* zone - civil time in any zone of the system's tz database (TZif, RFC 8536), many in one process */
#ifndef SPINE_ZONE_H
#define SPINE_ZONE_H

#include "base/ctx.h"

struct zone;
/* "Asia/Karachi"; E_INPUT when the name is unknown; lives in the arena */
err zone_load(struct ctx *c, str name, const struct zone **out) MUST_USE;
/* the same from the bytes of a TZif file of version 2 or later */
err zone_read(struct ctx *c, str bytes, const struct zone **out) MUST_USE;
int zone_offset(const struct zone *z, when at); /* seconds east of UTC at that instant */
struct civil {
    int year, month, day, hour, minute, second;
    int weekday; /* 0 = Monday */
};
struct civil zone_civil(const struct zone *z, when at);
/* the instant of a civil time; in a gap the later, of two the earlier; days and hours may overflow (day 32) */
when zone_instant(const struct zone *z, int year, int month, int day, int hour, int minute);

#endif
