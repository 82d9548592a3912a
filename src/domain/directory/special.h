/* special - ranges that are nobody's in earnest, by IANA's special-purpose registries */
#ifndef DIRECTORY_SPECIAL_H
#define DIRECTORY_SPECIAL_H

#include <stdbool.h>
#include <stdint.h>

/* "documentation", "private", "reserved" or "test" when all of the network lies in such a range; else "". Bytes as IPv6, IPv4 as
 * ::ffff:a.b.c.d; bits 0 to 128 of these. */
const char *special_range(const uint8_t b[16], unsigned bits);
/* of such a word: private, loopback, link-local, multicast and the like, which many have at once and nobody can prove to be his */
bool special_inside(const char *why);

#endif
