/* str - text is a pointer and a length, passed by value
 *
 * Nothing here allocates. A str need not end in NUL; use FMT() with "%.*s". An empty str may have p == NULL. */
#ifndef BASE_STR_H
#define BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

typedef struct str {
    const char *p;
    size_t n;
} str;

/* a list of texts, and a list of anything a field table can describe */
struct strs {
    str *v;
    size_t n;
};
struct list {
    void *v;
    size_t n;
};

#define S(lit) ((str){ (lit), sizeof(lit) - 1 })
#define S_INIT(lit)            \
    {                          \
        (lit), sizeof(lit) - 1 \
    } /* for static tables */
#define FMT(s)   (int)(s).n, (s).p ? (s).p : ""
#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

/* from a NUL-terminated text; NULL gives an empty str */
static inline str str_of(const char *c)
{
    return c ? (str){ c, strlen(c) } : (str){ NULL, 0 };
}
static inline bool str_eq(str a, str b)
{
    return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}
static inline bool str_is(str a, const char *b)
{
    return str_eq(a, str_of(b));
}
static inline bool str_starts(str a, str b)
{
    return a.n >= b.n && (b.n == 0 || memcmp(a.p, b.p, b.n) == 0);
}
static inline bool str_ends(str a, str b)
{
    return a.n >= b.n && (b.n == 0 || memcmp(a.p + (a.n - b.n), b.p, b.n) == 0);
}
/* [from, to) clipped to the text */
static inline str str_cut(str a, size_t from, size_t to)
{
    if (to > a.n) to = a.n;
    if (from > to) from = to;
    return (str){ a.p ? a.p + from : NULL, to - from };
}

int str_cmp(str a, str b);                     /* bytewise order, as collation C */
bool str_eq_nocase(str a, str b);              /* ASCII only */
ptrdiff_t str_find(str a, str needle);         /* -1: not there */
ptrdiff_t str_chr(str a, char c);              /* -1: not there */
str str_trim(str a);                           /* without ASCII white space at both ends */
uint64_t str_hash(str s);                      /* for tables in memory: FNV-1a, folded */
uint64_t str_hash_long(str s);                 /* the same by eight bytes at a time, for long texts; never stored: it depends on the machine */
bool str_split(str *rest, char at, str *part); /* the next part; false when nothing is left */
bool str_int(str a, int64_t *out);             /* whole decimal number with optional sign, nothing else around it */
/* what a hexadecimal digit stands for; -1: it is none */
static inline int hex_digit(char c)
{
    return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}
bool str_same_secret(str a, str b); /* constant time for equal lengths */

#endif
