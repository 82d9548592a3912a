/* uri - addresses as RFC 3986 and RFC 3987 write them: split, resolved against a base, looked at */
#ifndef BASE_URI_H
#define BASE_URI_H

#include "base/arena.h"

struct uri {
    str scheme, authority, path, query, fragment;
    bool has_authority, has_query, has_fragment;
};

struct uri uri_split(str text);                      /* takes any text apart; nothing is checked */
str uri_resolve(struct arena *a, str base, str ref); /* RFC 3986 5.2; with its fragment */
str uri_without_fragment(str text);
bool uri_valid(str text, bool reference, bool iri); /* reference: may be relative; iri: letters beyond ASCII */
bool uri_template_valid(str text);                  /* RFC 6570 */
bool uri_decode(struct arena *a, str *text);        /* %XX as the byte it stands for (RFC 3986 2.1); false: a bad escape, or NUL */

#endif
