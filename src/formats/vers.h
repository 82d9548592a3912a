/* vers - version ranges: "vers:deb/>=1.2|<1.4", read, written in canonical order, asked
 *
 * Standard: vers of package-url. Constraints are ordered by their versions; a version may be percent-encoded. At most
 * VERS_MOST constraints. What is written for a type whose order is not known is ordered naturally (version.h). */
#ifndef FORMATS_VERS_H
#define FORMATS_VERS_H

#include "base/buf.h"
#include "formats/version.h"

struct vers_bound {
    char op; /* '<' '>' '=' '!' 'l' (<=) 'g' (>=) '*' */
    str version;
};
struct vers {
    bool vers, all; /* begins with vers:; stands for all versions */
    str type;
    enum version_kind kind;
    struct vers_bound *v;
    size_t n;
    const char *wrong; /* NULL: well formed; else a sentence */
};
enum { VERS_MOST = 4096 };

/* what stands behind vers:type/, or all of it; the order of the constraints is made, not asked for */
struct vers vers_read(struct arena *a, str text);
struct vers vers_constraints(struct arena *a, str type, str constraints);
/* a range as the tools of the type write it: conan ("^1.2 || ~2.5"), nginx ("0.8.40+"), openssl; others: comparators parted by commas or blanks */
struct vers vers_native(struct arena *a, str type, str range);
void vers_write(const struct vers *r, struct buf *out);             /* "vers:type/..." */
void vers_write_constraints(const struct vers *r, struct buf *out); /* what stands behind the slash */
bool vers_holds(const struct vers *r, str version);

/* the stretches between bounds, without the single versions; false when there are no more. Begin with *at = 0. */
struct vers_interval {
    str low, high; /* p NULL: open to that side */
    bool low_in, high_in;
};
bool vers_interval(const struct vers *r, size_t *at, struct vers_interval *out);
struct vers_bound vers_bound_read(str t);
bool vers_overlap(const struct vers *a, const struct vers *b);

#endif
