/* text - what the readers of text files share: encodings, base64, addresses in prose */
#ifndef FORMATS_TEXT_H
#define FORMATS_TEXT_H

#include "base/ctx.h"

/* UTF-8; UTF-16 with a byte order mark or plainly such; else Windows-1252. Tells which: "UTF-8", "UTF-16LE", ... */
str text_decode(struct ctx *c, str data, size_t most, str *encoding);
bool text_base64(struct arena *a, str s, str *out); /* white space is passed over; false on any other sign */
str text_to_base64(struct arena *a, str bytes, size_t width);
/* the next mail address in a text; false when there is none */
bool text_address(str *rest, str *out);

#endif
