/* idn - see idn.h */
#include "formats/idn.h"

#include <idn2.h>

bool idn_ascii(struct arena *a, str name, str *out)
{
    uint8_t *made = NULL;
    if (!name.n || name.n > 1000 || memchr(name.p, 0, name.n)) return false;
    const char *z = arena_cstr(a, name);
    if (idn2_lookup_u8((const uint8_t *)z, &made, IDN2_NFC_INPUT | IDN2_NONTRANSITIONAL) != IDN2_OK) return false;
    char buffer[1024];
    size_t n = strlen((const char *)made);
    bool fits = n < sizeof buffer;
    if (fits) memcpy(buffer, made, n);
    idn2_free(made); /* before the arena is asked: it may jump away */
    if (fits) *out = arena_dup(a, (str){ buffer, n });
    return fits;
}
