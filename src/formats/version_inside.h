/* version_inside - what the files of version share */
#ifndef FORMATS_VERSION_INSIDE_H
#define FORMATS_VERSION_INSIDE_H

#include "formats/version.h"

static inline bool digit(char c)
{
    return c >= '0' && c <= '9';
}
static inline bool letter(char c)
{
    return (c | 32) >= 'a' && (c | 32) <= 'z';
}
static inline int order(int64_t a, int64_t b)
{
    return a < b ? -1 : a > b;
}
static inline int sign(int c)
{
    return c < 0 ? -1 : c > 0;
}
int digits_cmp(str a, str b); /* texts of digits, by value, whatever their length */
bool all_digits(str t);       /* and not empty */
str take_digits(str *t);
/* the identifiers behind a release, parted by dots: numbers by value and before words; the longer one behind */
int identifiers_cmp(str a, str b, bool fold);
int fold_cmp(str a, str b);

int deb_cmp(str a, str b);
int rpm_cmp(str a, str b);
int alpm_cmp(str a, str b);
int apk_cmp(str a, str b);
int gentoo_cmp(str a, str b);
int pypi_cmp(str a, str b);
int maven_cmp(str a, str b);
int composer_cmp(str a, str b);

#endif
