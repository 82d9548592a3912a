/* resource - what an organisation holds on the network (ASN, network, domain, mail domain), in one normal form
 *
 * Pure: no store. `exact` is the key that equals for the same thing; an address or name is contained in every resource
 * whose key is among resource_keys(), so that longest prefix and longest suffix are one statement of equality seeks on
 * one index, on both engines and cut by the access rule. [low, high] is the range in which all that it contains lies. */
#ifndef DIRECTORY_RESOURCE_H
#define DIRECTORY_RESOURCE_H

#include "base/ctx.h"

enum resource_type { RES_ASN, RES_NETWORK, RES_DOMAIN, RES_MAIL, RES_WORDS };
struct resource {
    enum resource_type type;
    str value;       /* as shown: "203.0.113.0/24", "2001:db8::/32", "AS64500", "roads.example" */
    str exact;       /* "4cb007100/24", "620010db8.../32", "a64500", "dexample.roads.", "mexample.roads." */
    str low, high;   /* bytewise, for what lies inside */
    unsigned length; /* bits of a prefix, labels of a name */
    int family;      /* 4 or 6; 0 when it is no network */
    unsigned char bytes[16];
};

/* of a given type, strict: as somebody declares it; E_INPUT with a reason at `pointer` */
err resource_read(struct ctx *c, enum resource_type type, str text, str pointer, struct resource *out) MUST_USE;
/* whatever somebody pastes: address, network, domain, URL, mail address, ASN, defanged or not; else RES_WORDS */
err resource_guess(struct ctx *c, str text, struct resource *out) MUST_USE;
/* keys of all that may contain it, itself included */
struct strs resource_keys(struct ctx *c, const struct resource *r);
/* how many leading bits two networks of one family share */
unsigned resource_shared(const struct resource *a, const struct resource *b);
/* a name in its normal form: lower case, IDNA 2008 (RFC 5891), no dot at the end; false when it is none */
bool name_normal(struct ctx *c, str text, str *out);
/* "www.roads.example" as "dexample.roads.www.": what lies below begins alike. room: name.n + 2 bytes; how many were written */
size_t resource_reversed(char *room, char kind, str name);
/* the host of a URL: what stands between "//" and the next / ? # without user and port; brackets of IPv6 off */
str resource_host(str url);
/* without the disguise: hxxp://, [.], (at) */
str refang(struct arena *a, str text);

#endif
