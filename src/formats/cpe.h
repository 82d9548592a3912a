/* cpe - names of products (CPE 2.3): read from the formatted string and from the older URI, written, matched
 *
 * Standards: NISTIR 7695 (naming) and 7696 (matching). Parts are kept as the formatted string has them, in small letters:
 * "*" any, "-" not applicable, a backslash before what is meant itself. At most CPE_MOST bytes. */
#ifndef FORMATS_CPE_H
#define FORMATS_CPE_H

#include "base/buf.h"
#include "base/err.h"

enum cpe_part {
    CPE_PART,
    CPE_VENDOR,
    CPE_PRODUCT,
    CPE_VERSION,
    CPE_UPDATE,
    CPE_EDITION,
    CPE_LANGUAGE,
    CPE_SW_EDITION,
    CPE_TARGET_SW,
    CPE_TARGET_HW,
    CPE_OTHER,
    CPE_PARTS
};
struct cpe {
    str v[CPE_PARTS];
};
enum { CPE_MOST = 1024 };

bool cpe_read(struct arena *a, str text, struct cpe *out, const char **wrong) MUST_USE;
void cpe_write(const struct cpe *c, struct buf *out);                /* the formatted string */
bool cpe_matches(const struct cpe *pattern, const struct cpe *name); /* every part of the name lies within the pattern's */
str cpe_plain(struct arena *a, str part);                            /* without backslashes; empty for "*" and "-" */

#endif
