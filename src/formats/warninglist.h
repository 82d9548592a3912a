/* warninglist - lists of values that rarely mean what they seem to (public resolvers, clouds, large sites), in MISP's format,
 * and one matcher over many of them
 *
 * Types: cidr (networks, single addresses), hostname (the name or what is above it), string (the whole value, as it is
 * written), substring (letters of either case), regex (as PHP writes them: /.../i). matching_attributes says for which kinds
 * of values a list speaks. Limits: a document 32 MiB, 250,000 entries a list (500 of a regex list), 1,000 bytes an entry, 512 lists at once,
 * 4,096 bytes of a value. What is wrong with an entry costs it alone. */
#ifndef FORMATS_WARNINGLIST_H
#define FORMATS_WARNINGLIST_H

#include "base/ctx.h"
#include "base/regex.h"
#include "formats/event.h"

enum warning_type { WARNING_CIDR, WARNING_HOSTNAME, WARNING_STRING, WARNING_SUBSTRING, WARNING_REGEX };
const char *warning_type_word(unsigned t); /* cidr hostname string substring regex */
int warning_type_of(str word);             /* -1: none */
enum warning_kind { WARN_ADDRESS = 1, WARN_NAME = 2, WARN_URL = 4, WARN_MAIL = 8, WARN_HASH = 16, WARN_OTHER = 32, WARN_ANY = 63 };
enum { WARNING_BYTES = 32 << 20, WARNING_ENTRIES = 250000, WARNING_PATTERNS = 500, WARNING_ENTRY = 1000, WARNING_LISTS = 512, WARNING_TOLD = 100 };

struct warning_bad {
    size_t entry; /* "/list/17" */
    const char *why;
};
struct warning_list {
    str name, description;
    int64_t version;
    unsigned type, kinds;
    struct strs attributes;
    str entries; /* a line each, as they came */
    size_t n;
    struct warning_bad bad[WARNING_TOLD]; /* the first ones */
    size_t nbad;                          /* of all */
};
/* errors name the place in the document */
err warning_read(struct ctx *c, str document, struct warning_list *out) MUST_USE;

/* ---- many lists as one */
struct warning_source {
    unsigned type, kinds;
    str entries; /* stays where it is as long as the set is used */
};
struct warning_set;
/* lies in the arena of c; entries that do not fit their type are passed over */
err warning_compile(struct ctx *c, const struct warning_source *v, size_t n, struct warning_set **out) MUST_USE;
/* which lists hold the value, by their place in v, in order; a value of one kind, or of any. work: one a thread */
struct warning_hits {
    uint16_t v[WARNING_LISTS];
    size_t n;
};
void warning_find(const struct warning_set *s, struct regex_work *work, unsigned kinds, str value, struct warning_hits *out);
/* adds the lists of an address to what was found */
void warning_add_address(const struct warning_set *s, const struct event_ip *ip, struct warning_hits *out);

#endif
