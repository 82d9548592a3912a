/* zip - see zip.h */
#include "base/zip.h"

#include <zlib.h>

enum { END = 22, ENTRY = 46, HEAD = 30, COMMENT_MOST = 65535 };

static uint32_t number(str s, size_t at, size_t bytes)
{
    uint32_t v = 0;
    for (size_t i = bytes; i-- > 0;) v = v << 8 | (unsigned char)s.p[at + i];
    return v;
}
static bool marked(str s, size_t at, const char mark[4])
{
    return at + 4 <= s.n && memcmp(s.p + at, mark, 4) == 0;
}

bool zip_is(str bytes)
{
    return marked(bytes, 0, "PK\3\4");
}

/* the end of the directory stands last, with at most a comment behind it */
static bool end_of(str s, size_t *at)
{
    if (s.n < END) return false;
    for (size_t i = s.n - END, last = i > COMMENT_MOST ? i - COMMENT_MOST : 0;; i--) {
        *at = i;
        if (marked(s, i, "PK\5\6")) return true;
        if (i == last) return false;
    }
}

static str plain_name(str name)
{
    size_t from = name.n;
    while (from && name.p[from - 1] != '/' && name.p[from - 1] != '\\') from--;
    return str_cut(name, from, name.n);
}

/* the bytes of an entry lie behind a head of their own, whose name may have another length */
static err packed_of(struct ctx *c, str s, size_t at, uint32_t n, str *out)
{
    if (at > s.n || s.n - at < HEAD || !marked(s, at, "PK\3\4")) FAIL(c, E_INPUT, "bad-compression", "the archive has no file at byte %zu", at);
    size_t from = at + HEAD + number(s, at + 26, 2) + number(s, at + 28, 2);
    if (from > s.n || s.n - from < n) FAIL(c, E_INPUT, "bad-compression", "the archive ends within the file at byte %zu", at);
    *out = str_cut(s, from, from + n);
    return NULL;
}

static err entry(struct ctx *c, str s, size_t at, struct zip_file *f)
{
    uint32_t flags = number(s, at + 8, 2), method = number(s, at + 10, 2), packed = number(s, at + 20, 4);
    f->sum = number(s, at + 16, 4);
    f->size = number(s, at + 24, 4);
    f->name = plain_name(f->name);
    if (flags & 1) FAIL(c, E_INPUT, "bad-compression", "the archive is locked by a password");
    if (method != 0 && method != 8) FAIL(c, E_INPUT, "bad-compression", "a file of the archive is neither stored nor deflated");
    f->how = method ? PACKED_DEFLATE : PACKED_NOT;
    return packed_of(c, s, number(s, at + 42, 4), packed, &f->packed);
}

err zip_files(struct ctx *c, str bytes, struct zip_file **out, size_t *n)
{
    size_t end;
    if (!end_of(bytes, &end)) FAIL(c, E_INPUT, "bad-compression", "the archive has no end");
    size_t all = number(bytes, end + 10, 2), at = number(bytes, end + 16, 4);
    if (all > ZIP_FILES) FAIL(c, E_TOOBIG, "unpacked-too-large", "the archive has more than %d files", ZIP_FILES);
    *out = NEW_ARRAY(c->arena, all + 1, struct zip_file);
    *n = 0;
    for (; all; all--) {
        if (at > end || end - at < ENTRY || !marked(bytes, at, "PK\1\2"))
            FAIL(c, E_INPUT, "bad-compression", "the archive's directory is broken at byte %zu", at);
        size_t name = number(bytes, at + 28, 2), next = at + ENTRY + name + number(bytes, at + 30, 2) + number(bytes, at + 32, 2);
        if (next > end) FAIL(c, E_INPUT, "bad-compression", "the archive's directory is broken at byte %zu", at);
        struct zip_file *f = &(*out)[*n];
        f->name = str_cut(bytes, at + ENTRY, at + ENTRY + name);
        if (!str_ends(f->name, S("/"))) { /* a folder */
            TRY(entry(c, bytes, at, f));
            ++*n;
        }
        at = next;
    }
    return NULL;
}

err zip_open(struct ctx *c, const struct zip_file *f, unsigned ratio, struct unpack **out)
{
    return unpack_open(c, f->how, f->packed, f->size, ratio, out);
}

err zip_check(struct ctx *c, const struct zip_file *f, unsigned ratio)
{
    struct unpack *u;
    str piece;
    uint64_t n = 0;
    uLong sum = crc32(0, Z_NULL, 0);
    if (!f->size && !f->packed.n) return NULL;
    TRY(zip_open(c, f, ratio, &u));
    for (;;) {
        TRY(unpack_next(c, u, &piece));
        if (!piece.n) break;
        n += piece.n;
        sum = crc32(sum, (const Bytef *)piece.p, (uInt)piece.n);
    }
    if (n != f->size || sum != f->sum) FAIL(c, E_INPUT, "bad-compression", "a file of the archive is damaged: its checksum is another");
    return NULL;
}
