/* idn - domain names in other scripts as ASCII (IDNA 2008); the only file that knows libidn2 */
#ifndef BASE_IDN_H
#define BASE_IDN_H

#include "base/arena.h"

/* the name in ASCII, letters as the library gives them; false when it cannot be such */
bool idn_ascii(struct arena *a, str name, str *out);
/* may it be registered as one label of a name (IDNA 2008 with its rules of context and direction)? Either form. */
bool idn_label(struct arena *a, str label);

#endif
