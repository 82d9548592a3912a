/* purl - package URLs (ECMA-427): pkg:type/namespace/name@version?qualifiers#subpath, read, put into normal form, written
 *
 * Parts are decoded. The rules of the types that package-url defines are kept: what must or must not be there, whose letters
 * have no case. At most PURL_MOST bytes and 64 qualifiers. */
#ifndef FORMATS_PURL_H
#define FORMATS_PURL_H

#include "base/buf.h"

struct purl_pair {
    str key, value;
};
struct purl {
    str type, namespace_, name, version, subpath; /* segments of namespace and subpath parted by / */
    struct purl_pair *q;                          /* ordered by key, once normal */
    size_t nq;
    const char *wrong; /* NULL: fine; else a sentence */
};
enum { PURL_MOST = 4096, PURL_QUALIFIERS = 64 };

struct purl purl_read(struct arena *a, str text);
/* parts that were put together otherwise: normal form, and the rules of the type */
void purl_normal(struct arena *a, struct purl *p);
void purl_write(const struct purl *p, struct buf *out);

#endif
