/* warninglist_inside - what the reader and the matcher share */
#ifndef FORMATS_WARNINGLIST_INSIDE_H
#define FORMATS_WARNINGLIST_INSIDE_H

#include "formats/warninglist.h"

/* an address or a network: its first and last address (IPv4 as ::ffff:a.b.c.d); v6: it was written as one of IPv6. The
 * pointers may be NULL. */
bool warning_network(str text, uint8_t first[16], uint8_t last[16], bool *v6);
/* what stands between the slashes */
str warning_pattern(str text, bool *any_case);

#endif
