/* check - which format a document has, and whether it is as that format asks: JSON, one table, one row a format; and security.txt
 *
 * Pure: bytes in, findings out. What a format needs is compiled when it is first met and kept, so a checker belongs to one
 * thread. A document that no row recognises is told so: its only finding is "format". */
#ifndef FORMATS_CHECK_H
#define FORMATS_CHECK_H

#include "base/json.h"

enum check_severity { CHECK_ERROR, CHECK_WARNING, CHECK_INFO };
struct check_finding {
    str test, pointer, message; /* "schema" or a clause ("6.1.27"); JSON pointer, of a text its line ("/3"); what is wrong */
    enum check_severity severity;
};
struct check_result {
    str format; /* "csaf-2.0", "cve-record", ...; "json" when none is recognised, "unknown" when it is no JSON */
    bool valid; /* no finding is an error */
    struct check_finding *v;
    size_t n;
    bool more;
};
struct checker;
struct checker *check_open(struct ctx *c, bool errors_only); /* lives in the context's arena; only what makes a document invalid is looked for? */
/* the memory of the run is the other context's; err only when what the format needs cannot be made */
err check_bytes(struct checker *k, struct ctx *run, str bytes, when today, struct check_result *out) MUST_USE;
/* a text that is meant to be a security.txt (RFC 9116), whatever it looks like; check_bytes() knows one by its fields */
void check_security_txt(struct ctx *run, str text, when today, struct check_result *out);
const char *check_severity_name(enum check_severity s);

struct check_format {
    const char *word, *title;
};
size_t check_formats(struct check_format *out, size_t room);

enum { CHECK_MOST = 64 << 20 }; /* bytes a document */

#endif
