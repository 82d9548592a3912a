/* event_show - an event as it is answered, and what is asked of a list of them */
#ifndef INTELLIGENCE_EVENT_SHOW_H
#define INTELLIGENCE_EVENT_SHOW_H

#include "domain/intelligence/day_look.h"
#include "http/http.h"

struct value {
    str name, value;
};
struct event_out {
    str id, received;
    when first_seen, last_seen;
    int64_t count;
    str classification, identifier, feed;
    str source, destination, source_domain, destination_domain;
    int64_t source_port, destination_port;
    str organisation, organisation_name, method;
    int64_t confidence;
    struct list fields;
    unsigned severity;
    struct strs warnings;
    str raw, raw_sha256;
    struct list times;
    bool raw_desk_only;
};
extern const struct shape event_out_shape, event_value_shape;
/* the other fields of an event as struct value, in the order of their names; its warnings are none of them */
struct list event_values(struct arena *a, struct json more);
err event_show(struct ctx *c, const struct scopes *seen, const struct seen_event *e, struct event_out *o) MUST_USE;

/* the filters that every list of events takes; a document of parameters begins with them */
#define EVENTS_ASKED                                                                                                                                          \
    { "q", "An address, a network (CIDR), a range (FIRST-LAST), a domain (with all under it), a mail address or a hash; AS64500; a word of malware.name, "    \
           "classification.identifier or event_description.text; conditions on any field: source.port=53 source.port>1000 feed.name~sink malware.name=\"\" "  \
           "(none); warning=* is on a warning list" },                                                                                                        \
        { "classification", "RSIT type" }, { "organisation", "Whose: an organisation's id, or none for nobody's" }, { "feed", "Who observed it: feed.name" }, \
        { "since", "Last observed at or after (RFC 3339)" },                                                                                                  \
    {                                                                                                                                                         \
        "until", "First observed before (RFC 3339)"                                                                                                           \
    }
/* l points at query */
err event_asked(struct ctx *c, const struct req *q, struct event_query *query, struct look *l) MUST_USE;
/* Server-Sent Events: each event that comes in and fits, until the listener leaves */
err event_tail(struct ctx *c, const struct req *q, struct res *r) MUST_USE;
/* "WORD A B" out of a sealed name */
bool two_numbers(str inner, str word, int64_t *a, int64_t *b);

#endif
