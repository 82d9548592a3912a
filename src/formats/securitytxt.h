/* securitytxt - a security.txt (RFC 9116): its fields, and line by line what is wrong with it
 *
 * Pure. Lines end in LF or CRLF, names of fields are compared without case, what is not known is passed over (2.4). An OpenPGP
 * cleartext signature (2.3) is taken off and told; it is not verified here. Bounded: 64 KiB, 1000 lines, 100 findings. */
#ifndef FORMATS_SECURITYTXT_H
#define FORMATS_SECURITYTXT_H

#include "base/ctx.h"

enum { SECURITYTXT_MOST = 64 << 10, SECURITYTXT_LINES = 1000, SECURITYTXT_FINDINGS = 100 };

struct securitytxt_finding {
    size_t line;        /* from 1; 0: of the whole file */
    const char *clause; /* of RFC 9116: "2.5.5" */
    str message;
    bool error; /* it is not valid so; else a hint */
};
struct securitytxt {
    struct strs contacts, canonicals, policies, encryption, acknowledgments, hiring, csaf;
    str languages;
    when expires; /* 0: none that can be read */
    bool with_signature, valid;
    struct securitytxt_finding *v;
    size_t n;
};
/* from: the address it was read from, to be looked for among the Canonical lines; empty: not known. No time of `now`: the day of
 * expiry is not judged. */
void securitytxt_read(struct arena *a, str text, str from, when now, struct securitytxt *out);
/* it looks like one: a line begins with the name of a field that each has */
bool securitytxt_is(str text);

#endif
