/* buf - a growing text in an arena with a maximum it never passes; over it sets .full and drops the rest */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include "base/arena.h"

struct buf {
    struct arena *a;
    char *p;
    size_t n, cap;
    size_t max; /* 0 = 64 MiB */
    bool full;
};

void buf_reserve(struct buf *b,
                 size_t more); /* room for so much at once, where a long text is to be expected: each growth leaves the one before in the arena */
void buf_put(struct buf *b, str s);
void buf_c(struct buf *b, char c);
void buf_z(struct buf *b, const char *s); /* NUL-terminated */
void buf_fmt(struct buf *b, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
void buf_int(struct buf *b, int64_t v);
void buf_html(struct buf *b, str s); /* escaped for HTML text and quoted attributes */
void buf_url(struct buf *b, str s);  /* percent-encoded, RFC 3986 unreserved kept */
void buf_csv(struct buf *b, str s);  /* one RFC 4180 field; a leading = + - @ TAB CR gets a ' before it */
/* the text with {name} replaced; a name that is not among the places stays as it stands */
struct place {
    str name, value;
};
void buf_fill(struct buf *b, str text, const struct place *places, size_t n);
static inline str buf_str(const struct buf *b)
{
    return (str){ b->p, b->n };
}

#endif
