/* special - see special.h */
#include "domain/directory/special.h"

#include <string.h>

#include "base/arena.h"

/* IANA's special-purpose registries (RFC 6890 and later), documentation by RFC 5737, 3849 and 9637 */
static const struct {
    uint8_t b[16];
    uint8_t bits;
    const char *why;
} special[] = {
#define V4(a, b, c, d, n, why)                                                  \
    {                                                                           \
        { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, a, b, c, d }, 96 + (n), why \
    }
    V4(0, 0, 0, 0, 8, "reserved"),
    V4(10, 0, 0, 0, 8, "private"),
    V4(100, 64, 0, 0, 10, "private"),
    V4(127, 0, 0, 0, 8, "private"),
    V4(169, 254, 0, 0, 16, "private"),
    V4(172, 16, 0, 0, 12, "private"),
    V4(192, 0, 0, 0, 24, "reserved"),
    V4(192, 0, 2, 0, 24, "documentation"),
    V4(192, 168, 0, 0, 16, "private"),
    V4(198, 18, 0, 0, 15, "test"),
    V4(198, 51, 100, 0, 24, "documentation"),
    V4(203, 0, 113, 0, 24, "documentation"),
    V4(224, 0, 0, 0, 4, "reserved"),
    V4(240, 0, 0, 0, 4, "reserved"),
#undef V4
    { { 0 }, 127, "reserved" }, /* :: and ::1 */
    { { 0x01, 0x00 }, 64, "reserved" },
    { { 0x20, 0x01, 0x00, 0x02 }, 48, "test" },
    { { 0x20, 0x01, 0x0d, 0xb8 }, 32, "documentation" },
    { { 0x3f, 0xff }, 20, "documentation" },
    { { 0xfc }, 7, "private" },
    { { 0xfe, 0x80 }, 10, "private" },
    { { 0xff }, 8, "reserved" },
};

static bool within(const uint8_t *ip, const uint8_t *net, unsigned bits)
{
    unsigned bytes = bits / 8, rest = bits % 8;
    if (memcmp(ip, net, bytes) != 0) return false;
    return !rest || ((ip[bytes] ^ net[bytes]) & (0xff00u >> rest) & 0xffu) == 0;
}

const char *special_range(const uint8_t b[16], unsigned bits)
{
    for (size_t i = 0; i < COUNT(special); i++)
        if (bits >= special[i].bits && within(b, special[i].b, special[i].bits)) return special[i].why;
    return "";
}

bool special_inside(const char *why)
{
    return !strcmp(why, "private") || !strcmp(why, "reserved");
}
