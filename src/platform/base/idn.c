/* idn - see idn.h */
#include "base/idn.h"

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

bool idn_label(struct arena *a, str label)
{
    uint8_t *made = NULL;
    if (!label.n || label.n > 250 || memchr(label.p, 0, label.n)) return false;
    const uint8_t *z = (const uint8_t *)arena_cstr(a, label);
    bool ascii = label.n >= 4 && str_eq_nocase(str_cut(label, 0, 4), S("xn--"));
    int r = ascii ? idn2_register_u8(NULL, z, &made, 0) : idn2_register_u8(z, NULL, &made, IDN2_NFC_INPUT);
    bool fits = r == IDN2_OK && strlen((const char *)made) <= 63;
    if (r == IDN2_OK) idn2_free(made);
    return fits;
}
