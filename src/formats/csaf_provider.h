/* csaf_provider - what a client reads of a CSAF provider: its metadata, ROLIE feeds, index.txt and changes.csv, security.txt
 *
 * Pure and bounded; an address or path that could lead elsewhere than it says is refused with its place and reason, and the
 * rest is taken. Standards: CSAF 2.0 and 2.1, 7.1; RFC 8322 in JSON; RFC 9116. */
#ifndef FORMATS_CSAF_PROVIDER_H
#define FORMATS_CSAF_PROVIDER_H

#include "base/json.h"

enum { PROVIDER_FILES_MOST = 200000, PROVIDER_BAD_MOST = 200 };

struct provider_key {
    str fingerprint, url;
};
struct provider_meta {
    str canonical, publisher, role; /* csaf_publisher csaf_provider csaf_trusted_provider */
    struct strs feeds, directories; /* addresses; a directory's ends with / */
    struct provider_key *keys;
    size_t nkeys;
};
/* E_INPUT with a pointer where it does not hold together; that it obeys its schema is check.h's to say */
err provider_meta_read(struct ctx *c, struct json v, struct provider_meta *out) MUST_USE;

struct provider_file {
    str url, updated;              /* updated: as it stands there, only ever compared */
    str sha256, sha512, signature; /* addresses that the list names; empty: none */
    str name;                      /* the last part of the address: xc-ad-2026-0001.json */
};
struct provider_bad {
    str place, reason;
};
struct provider_files {
    struct provider_file *v;
    size_t n, room;
    struct provider_bad bad[PROVIDER_BAD_MOST];
    size_t nbad;
    uint64_t refused;
};
/* entries are added; one that stands there already (by its address) is known */
err provider_feed_read(struct ctx *c, struct json v, struct provider_files *out) MUST_USE;
/* changes.csv ("path","time") or index.txt (a path a line) of a directory, whose address ends with / */
err provider_list_read(struct ctx *c, str text, str directory, bool changes, struct provider_files *out) MUST_USE;
/* the first CSAF line that is an https address; empty: none */
str provider_security_txt(str text);
/* an address that may be asked: https (http too, when plain), no user, no tricks in its path */
bool provider_address(str url, bool plain, const char **why);
/* of the text of a .sha256 or .sha512 file: the hash in lower case; empty: it holds none of `digits` digits */
str provider_hash(struct arena *a, str text, size_t digits);

#endif
