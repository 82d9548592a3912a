/* event - one observation in the fields of IntelMQ's data harmonisation, whatever format it came in
 *
 * A field holds its value as canonical text (an address normalised, a time as 2026-11-24T10:00:00+00:00, a port as
 * digits); what has no field is kept as extra. What a store asks for again and again stands beside as numbers.
 * Classes are those of RSIT (reference/rsit.tsv) and the few IntelMQ adds. Everything lies in the arena of the
 * context given; nothing here knows a file, a clock or a database.
 * Limits: a text 64 KiB, 2,000 extras an event, their names 200 bytes. */
#ifndef FORMATS_EVENT_H
#define FORMATS_EVENT_H

#include "base/ctx.h"
#include "base/json.h"

/* how a value is checked and brought into its form */
enum event_type {
    EVENT_TEXT,
    EVENT_LOWER,
    EVENT_UPPER,
    EVENT_INTEGER,
    EVENT_FLOAT,
    EVENT_BOOLEAN,
    EVENT_TIME,
    EVENT_IP,
    EVENT_NETWORK,
    EVENT_FQDN,
    EVENT_URL,
    EVENT_ASN,
    EVENT_ACCURACY, /* 0 to 100 */
    EVENT_BASE64,
    EVENT_JSON,
    EVENT_DICT,
    EVENT_CLASS,
    EVENT_TAXONOMY,
    EVENT_REGISTRY,
    EVENT_TLP,
    EVENT_TYPES
};

/* identifier, name, type, most bytes (0: 64 KiB), what else it must look like (event_type.c); in the order of names */
#define EVENT_FIELD_TABLE(X)                                                                 \
    X(CLASSIFICATION_IDENTIFIER, "classification.identifier", TEXT, 0, ANY)                  \
    X(CLASSIFICATION_TAXONOMY, "classification.taxonomy", TAXONOMY, 100, ANY)                \
    X(CLASSIFICATION_TYPE, "classification.type", CLASS, 0, ANY)                             \
    X(COMMENT, "comment", TEXT, 0, ANY)                                                      \
    X(DESTINATION_ABUSE_CONTACT, "destination.abuse_contact", LOWER, 0, ANY)                 \
    X(DESTINATION_ACCOUNT, "destination.account", TEXT, 0, ANY)                              \
    X(DESTINATION_ALLOCATED, "destination.allocated", TIME, 0, ANY)                          \
    X(DESTINATION_AS_NAME, "destination.as_name", TEXT, 0, ANY)                              \
    X(DESTINATION_ASN, "destination.asn", ASN, 0, ANY)                                       \
    X(DESTINATION_DOMAIN_SUFFIX, "destination.domain_suffix", FQDN, 0, SUFFIX)               \
    X(DESTINATION_FQDN, "destination.fqdn", FQDN, 0, ANY)                                    \
    X(DESTINATION_GEOLOCATION_CC, "destination.geolocation.cc", UPPER, 2, COUNTRY)           \
    X(DESTINATION_GEOLOCATION_CITY, "destination.geolocation.city", TEXT, 0, ANY)            \
    X(DESTINATION_GEOLOCATION_COUNTRY, "destination.geolocation.country", TEXT, 0, ANY)      \
    X(DESTINATION_GEOLOCATION_LATITUDE, "destination.geolocation.latitude", FLOAT, 0, ANY)   \
    X(DESTINATION_GEOLOCATION_LONGITUDE, "destination.geolocation.longitude", FLOAT, 0, ANY) \
    X(DESTINATION_GEOLOCATION_REGION, "destination.geolocation.region", TEXT, 0, ANY)        \
    X(DESTINATION_GEOLOCATION_STATE, "destination.geolocation.state", TEXT, 0, ANY)          \
    X(DESTINATION_IP, "destination.ip", IP, 0, ANY)                                          \
    X(DESTINATION_LOCAL_HOSTNAME, "destination.local_hostname", TEXT, 0, ANY)                \
    X(DESTINATION_LOCAL_IP, "destination.local_ip", IP, 0, ANY)                              \
    X(DESTINATION_NETWORK, "destination.network", NETWORK, 0, ANY)                           \
    X(DESTINATION_PORT, "destination.port", INTEGER, 0, PORT)                                \
    X(DESTINATION_REGISTRY, "destination.registry", REGISTRY, 7, ANY)                        \
    X(DESTINATION_REVERSE_DNS, "destination.reverse_dns", FQDN, 0, ANY)                      \
    X(DESTINATION_TOR_NODE, "destination.tor_node", BOOLEAN, 0, ANY)                         \
    X(DESTINATION_URL, "destination.url", URL, 0, ANY)                                       \
    X(DESTINATION_URLPATH, "destination.urlpath", TEXT, 0, ANY)                              \
    X(EVENT_DESCRIPTION_TARGET, "event_description.target", TEXT, 0, ANY)                    \
    X(EVENT_DESCRIPTION_TEXT, "event_description.text", TEXT, 0, ANY)                        \
    X(EVENT_DESCRIPTION_URL, "event_description.url", URL, 0, ANY)                           \
    X(EVENT_HASH, "event_hash", UPPER, 40, HASH)                                             \
    X(EXTRA, "extra", DICT, 0, ANY) /* never set: its members are the event's extras */      \
    X(FEED_ACCURACY, "feed.accuracy", ACCURACY, 0, ANY)                                      \
    X(FEED_CODE, "feed.code", TEXT, 100, ANY)                                                \
    X(FEED_DOCUMENTATION, "feed.documentation", TEXT, 0, ANY)                                \
    X(FEED_NAME, "feed.name", TEXT, 0, ANY)                                                  \
    X(FEED_PROVIDER, "feed.provider", TEXT, 0, ANY)                                          \
    X(FEED_URL, "feed.url", URL, 0, ANY)                                                     \
    X(MALWARE_HASH_MD5, "malware.hash.md5", TEXT, 200, PRINTABLE)                            \
    X(MALWARE_HASH_SHA1, "malware.hash.sha1", TEXT, 200, PRINTABLE)                          \
    X(MALWARE_HASH_SHA256, "malware.hash.sha256", TEXT, 200, PRINTABLE)                      \
    X(MALWARE_NAME, "malware.name", LOWER, 0, PRINTABLE)                                     \
    X(MALWARE_VERSION, "malware.version", TEXT, 0, PRINTABLE)                                \
    X(MISP_ATTRIBUTE_UUID, "misp.attribute_uuid", LOWER, 36, UUID)                           \
    X(MISP_EVENT_UUID, "misp.event_uuid", LOWER, 36, UUID)                                   \
    X(OUTPUT, "output", JSON, 0, ANY)                                                        \
    X(PROTOCOL_APPLICATION, "protocol.application", LOWER, 100, PRINTABLE)                   \
    X(PROTOCOL_TRANSPORT, "protocol.transport", LOWER, 11, PROTOCOL)                         \
    X(RAW, "raw", BASE64, 1 << 21, ANY)                                                      \
    X(RTIR_ID, "rtir_id", INTEGER, 0, ANY)                                                   \
    X(SCREENSHOT_URL, "screenshot_url", URL, 0, ANY)                                         \
    X(SOURCE_ABUSE_CONTACT, "source.abuse_contact", LOWER, 0, ANY)                           \
    X(SOURCE_ACCOUNT, "source.account", TEXT, 0, ANY)                                        \
    X(SOURCE_ALLOCATED, "source.allocated", TIME, 0, ANY)                                    \
    X(SOURCE_AS_NAME, "source.as_name", TEXT, 0, ANY)                                        \
    X(SOURCE_ASN, "source.asn", ASN, 0, ANY)                                                 \
    X(SOURCE_DOMAIN_SUFFIX, "source.domain_suffix", FQDN, 0, SUFFIX)                         \
    X(SOURCE_FQDN, "source.fqdn", FQDN, 0, ANY)                                              \
    X(SOURCE_GEOLOCATION_CC, "source.geolocation.cc", UPPER, 2, COUNTRY)                     \
    X(SOURCE_GEOLOCATION_CITY, "source.geolocation.city", TEXT, 0, ANY)                      \
    X(SOURCE_GEOLOCATION_COUNTRY, "source.geolocation.country", TEXT, 0, ANY)                \
    X(SOURCE_GEOLOCATION_CYMRU_CC, "source.geolocation.cymru_cc", UPPER, 2, COUNTRY)         \
    X(SOURCE_GEOLOCATION_GEOIP_CC, "source.geolocation.geoip_cc", UPPER, 2, COUNTRY)         \
    X(SOURCE_GEOLOCATION_LATITUDE, "source.geolocation.latitude", FLOAT, 0, ANY)             \
    X(SOURCE_GEOLOCATION_LONGITUDE, "source.geolocation.longitude", FLOAT, 0, ANY)           \
    X(SOURCE_GEOLOCATION_REGION, "source.geolocation.region", TEXT, 0, ANY)                  \
    X(SOURCE_GEOLOCATION_STATE, "source.geolocation.state", TEXT, 0, ANY)                    \
    X(SOURCE_IP, "source.ip", IP, 0, ANY)                                                    \
    X(SOURCE_LOCAL_HOSTNAME, "source.local_hostname", TEXT, 0, ANY)                          \
    X(SOURCE_LOCAL_IP, "source.local_ip", IP, 0, ANY)                                        \
    X(SOURCE_NETWORK, "source.network", NETWORK, 0, ANY)                                     \
    X(SOURCE_PORT, "source.port", INTEGER, 5, PORT)                                          \
    X(SOURCE_REGISTRY, "source.registry", REGISTRY, 7, ANY)                                  \
    X(SOURCE_REVERSE_DNS, "source.reverse_dns", FQDN, 0, ANY)                                \
    X(SOURCE_TOR_NODE, "source.tor_node", BOOLEAN, 0, ANY)                                   \
    X(SOURCE_URL, "source.url", URL, 0, ANY)                                                 \
    X(SOURCE_URLPATH, "source.urlpath", TEXT, 0, ANY)                                        \
    X(STATUS, "status", TEXT, 0, ANY)                                                        \
    X(TIME_OBSERVATION, "time.observation", TIME, 0, ANY)                                    \
    X(TIME_SOURCE, "time.source", TIME, 0, ANY)                                              \
    X(TLP, "tlp", TLP, 0, ANY)

/* EVENT_F_SOURCE_IP and so on */
enum event_field {
#define X(id, name, type, most, look) EVENT_F_##id,
    EVENT_FIELD_TABLE(X)
#undef X
        EVENT_FIELDS,
    EVENT_NO_FIELD = EVENT_FIELDS
};

struct event_field_def {
    str name;
    enum event_type type;
    uint32_t most;
    uint8_t look;
};
extern const struct event_field_def event_fields[EVENT_FIELDS];
enum event_field event_field_of(str name); /* EVENT_NO_FIELD when there is none */

/* what stands in an extra: a text as it is, or JSON that was written or checked before (number, bool, list, object) */
struct event_extra {
    str name; /* without "extra."; members of objects are flattened: "alert.severity" */
    str value;
    bool json;
};
struct event_ip {
    uint8_t b[16]; /* IPv4 as ::ffff:a.b.c.d */
    bool set;
};
struct event {
    str field[EVENT_FIELDS]; /* n == 0: not set */
    struct event_extra *extra;
    size_t extras, room;
    bool extras_cut;     /* there were more than an event may have */
    bool bare;           /* what has no field of its own is not wanted */
    when time, observed; /* time.source, time.observation; 0: not set */
    struct event_ip source, destination;
    int32_t source_port, destination_port; /* -1: not set */
    uint32_t source_asn, destination_asn;  /* 0: not set */
};

struct event *event_new(struct ctx *c);
void event_init(struct event *e);
/* brings the text into the form of the field and sets it, and what stands beside as a number. False: it does not fit,
 * and nothing was changed. An empty text unsets. text is kept as it lies where it needs no other form. */
bool event_set(struct ctx *c, struct event *e, enum event_field f, str text);
void event_unset(struct event *e, enum event_field f);
/* a second one with the same name is kept as the first: nothing is written over. True: it was added. */
bool event_extra_add(struct ctx *c, struct event *e, str name, str value, bool json);
/* a JSON value: objects and, when lists are asked for, lists flattened under the name; null and empty left out */
void event_extra_json(struct ctx *c, struct event *e, str name, struct json v);
str event_extra_of(const struct event *e, str name);

/* values on their own: what is_valid and sanitize mean in the harmonisation. A value has the JSON type it came with. */
struct event_value {
    enum json_type type;
    str text; /* the text, or the number, list or object as JSON */
};
struct event_value event_value_of(struct arena *a, struct json v);
bool event_valid(struct ctx *c, enum event_type t, struct event_value v);              /* is in its form already */
bool event_sanitise(struct ctx *c, enum event_type t, struct event_value v, str *out); /* false: cannot be brought into it */
enum event_type event_type_of(str harmonisation_name, bool *known);                    /* "LowercaseString" -> EVENT_LOWER */
bool event_ip_parse(str text, struct event_ip *out);                                   /* canonical or not; no zone, no prefix */
str event_ip_text(struct arena *a, const struct event_ip *ip);
/* YYYY-MM-DD[T ]hh:mm[:ss[.fff]] with Z, +hh:mm, +hhmm or UTC behind; without one the offset in minutes given holds */
bool event_time_parse(str text, int offset_minutes, when *out);
str event_time_text(struct arena *a, when w); /* 2026-11-24T10:00:00.250000+00:00, as IntelMQ writes it */

/* RSIT: the taxonomy of a type; empty when the type is none. Types as IntelMQ and RSIT v1003 spell them. */
str event_taxonomy_of(str type);

/* one JSON object: flat names ("source.ip", "extra.tag"), numbers and truth values as such, names in order */
void event_json(struct jw *w, const struct event *e);
/* the same in up to 8 objects: a field goes to out[part[field]], none to where there is no such number; an object without
 * a member is the empty text. Extras are left out. */
void event_json_parts(struct arena *a, const struct event *e, const unsigned char part[EVENT_FIELDS], str *out, size_t n);

#endif
