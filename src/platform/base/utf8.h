/* utf8 - well-formed text (RFC 3629) and what a field may hold */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include "base/arena.h"

bool utf8_valid(str s);                     /* no overlong forms, surrogates, or beyond U+10FFFF */
size_t utf8_length(str s);                  /* code points */
bool utf8_next(str *rest, uint32_t *point); /* false at the end; broken bytes give U+FFFD one at a time */
/* a text that people typed: valid UTF-8, no U+0000, no C0 controls but TAB LF CR, no bidi overrides U+202A..E U+2066..9 */
bool utf8_plain(str s, bool lines_allowed);
str utf8_clip(str s, size_t points); /* the first so many code points */

/* the first letter that has a direction decides (UAX 9, P2 and P3): Hebrew to Arabic Extended-A, and presentation forms */
bool utf8_right_to_left(str s);

#endif
