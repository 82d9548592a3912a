/* target - a request target taken apart: percent-decoding that refuses what no honest client sends */
#ifndef HTTP_TARGET_H
#define HTTP_TARGET_H

#include "http/http.h"

enum { TARGET_MAX = 2048, QUERY_MAX = 64 };
struct target {
    str path;
    struct pair query[QUERY_MAX];
    size_t nquery;
};
/* raw: "/path?query" as on the wire. room: at least raw.n bytes, holds what was decoded. false: a malformed target */
bool target_read(str raw, char *room, struct target *out);
/* %XX (and '+' when form) decoded into to, which has room for raw.n; false: a bad escape, NUL or broken UTF-8 */
bool target_decode(str raw, bool form, char *to, str *out);

#endif
