/* event_query - what somebody types to find events: a word that is looked up, and conditions on any field
 *
 *   203.0.113.0/24 feed.name="Road sinkhole" protocol.transport!=udp source.url~login destination.port=443 malware.name=*
 *
 * A word without a sign is an address, a network, a range of addresses (203.0.113.7-203.0.113.20), a domain (with all under
 * it), a mail address or a hash; at most one of these. AS64500 is the source's or the destination's. Any other word, and what
 * stands in "", is looked for in malware.name, classification.identifier and event_description.text.
 * FIELD=VALUE and FIELD!=VALUE compare: a network holds its addresses, a domain its names, letters of either case; * is any
 * value, "" none. FIELD~TEXT: the text stands in it. FIELD>N, <, >=, <= compare numbers. The field `warning` holds the names
 * of the warning lists that a side is on. A value with blanks stands in "". All must hold. Limits: 1,000 bytes, 20 conditions. */
#ifndef INTELLIGENCE_EVENT_QUERY_H
#define INTELLIGENCE_EVENT_QUERY_H

#include "domain/intelligence/names.h"

struct seen_event;

enum { QUERY_TERMS = 20, QUERY_LONGEST = 1000 };
#define QUERY_WARNING EVENT_F_EXTRA /* no event sets that field: it stands for the warning lists, which are none */
enum query_op { QUERY_IS, QUERY_IS_NOT, QUERY_HOLDS, QUERY_ABOVE, QUERY_BELOW, QUERY_WORD, QUERY_ASN };
struct query_term {
    enum event_field field; /* of QUERY_WORD and QUERY_ASN none: they look in several */
    enum query_op op;
    bool any;            /* the value is * */
    bool none;           /* the value is "": the field is not there */
    int64_t number;      /* QUERY_ABOVE, QUERY_BELOW, QUERY_ASN */
    str value;           /* in lower case */
    struct event_ip low; /* fields of addresses: the first of the network */
    unsigned length;     /* ... and its bits, of 128 */
};
struct event_query {
    struct names_range range; /* of the word, else of a condition that can be looked up */
    bool ranged;
    struct query_term term[QUERY_TERMS];
    size_t n;
};
/* E_INPUT at /q, with the reason */
err query_read(struct ctx *c, str text, struct event_query *out) MUST_USE;
bool query_holds(struct ctx *c, const struct event_query *q, const struct seen_event *e);

#endif
