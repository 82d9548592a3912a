/* idn - domain names in other scripts as ASCII (IDNA 2008); the only file that knows libidn2 */
#ifndef FORMATS_IDN_H
#define FORMATS_IDN_H

#include "base/arena.h"

/* the name in ASCII, letters as the library gives them; false when it cannot be such */
bool idn_ascii(struct arena *a, str name, str *out);

#endif
