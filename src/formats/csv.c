/* csv - see csv.h */
#include "formats/csv.h"

#include "base/buf.h"
#include "base/utf8.h"

enum { MOST_BYTES = 20 << 20, MOST_COLUMNS = 100, MOST_CELL = 5000 };

static void put_point(struct buf *b, uint32_t p)
{
    if (p < 0x80) {
        buf_c(b, (char)p);
    } else if (p < 0x800) {
        buf_c(b, (char)(0xc0 | p >> 6));
        buf_c(b, (char)(0x80 | (p & 63)));
    } else if (p < 0x10000) {
        buf_c(b, (char)(0xe0 | p >> 12));
        buf_c(b, (char)(0x80 | (p >> 6 & 63)));
        buf_c(b, (char)(0x80 | (p & 63)));
    } else {
        buf_c(b, (char)(0xf0 | p >> 18));
        buf_c(b, (char)(0x80 | (p >> 12 & 63)));
        buf_c(b, (char)(0x80 | (p >> 6 & 63)));
        buf_c(b, (char)(0x80 | (p & 63)));
    }
}

static str of_utf16(struct ctx *c, str s, bool big)
{
    struct buf b = { .a = c->arena, .max = 2 * MOST_BYTES };
    for (size_t i = 0; i + 1 < s.n; i += 2) {
        const unsigned char *p = (const unsigned char *)s.p + i;
        uint32_t u = big ? (uint32_t)p[0] << 8 | p[1] : (uint32_t)p[1] << 8 | p[0];
        if (u >= 0xd800 && u < 0xdc00 && i + 3 < s.n) {
            uint32_t low = big ? (uint32_t)p[2] << 8 | p[3] : (uint32_t)p[3] << 8 | p[2];
            if (low >= 0xdc00 && low < 0xe000) {
                u = 0x10000 + ((u - 0xd800) << 10) + (low - 0xdc00);
                i += 2;
            }
        }
        put_point(&b, u >= 0xd800 && u < 0xe000 ? 0xfffd : u);
    }
    return buf_str(&b);
}

static str of_windows(struct ctx *c, str s)
{
    /* 0x80 to 0x9f; the rest is as in Unicode */
    static const uint16_t high[32] = { 0x20ac, 0xfffd, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
                                       0x2039, 0x0152, 0xfffd, 0x017d, 0xfffd, 0xfffd, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
                                       0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0xfffd, 0x017e, 0x0178 };
    struct buf b = { .a = c->arena, .max = 3 * MOST_BYTES };
    for (size_t i = 0; i < s.n; i++) {
        unsigned char ch = (unsigned char)s.p[i];
        put_point(&b, ch >= 0x80 && ch < 0xa0 ? high[ch - 0x80] : ch);
    }
    return buf_str(&b);
}

static str decoded(struct ctx *c, str s, str *encoding)
{
    if (str_starts(s, S("\xff\xfe"))) {
        *encoding = S("UTF-16LE");
        return of_utf16(c, str_cut(s, 2, s.n), false);
    }
    if (str_starts(s, S("\xfe\xff"))) {
        *encoding = S("UTF-16BE");
        return of_utf16(c, str_cut(s, 2, s.n), true);
    }
    if (s.n > 3 && s.p[1] == 0 && s.p[3] == 0) {
        *encoding = S("UTF-16LE");
        return of_utf16(c, s, false);
    }
    *encoding = S("UTF-8");
    if (str_starts(s, S("\xef\xbb\xbf"))) s = str_cut(s, 3, s.n);
    if (utf8_valid(s)) return s;
    *encoding = S("Windows-1252");
    return of_windows(c, s);
}

/* the delimiter that stands most often in the header, outside quotes */
static char delimiter_of(str s)
{
    static const char all[] = { ',', ';', '\t' };
    size_t n[3] = { 0 };
    bool quoted = false;
    for (size_t i = 0; i < s.n && (quoted || (s.p[i] != '\n' && s.p[i] != '\r')); i++) {
        if (s.p[i] == '"') quoted = !quoted;
        for (int k = 0; !quoted && k < 3; k++) n[k] += s.p[i] == all[k];
    }
    return n[1] > n[0] && n[1] >= n[2] ? ';' : n[2] > n[0] ? '\t' : ',';
}

/* one cell; *end: the row ends after it */
static err cell(struct ctx *c, struct csv *t, str *out, bool *end, unsigned begun)
{
    struct buf b = { .a = c->arena, .max = 4 * MOST_CELL };
    str s = t->rest;
    size_t i = 0;
    bool quoted = s.n && s.p[0] == '"';
    if (quoted) i++;
    for (; i < s.n; i++) {
        char ch = s.p[i];
        if (quoted && ch == '"' && i + 1 < s.n && s.p[i + 1] == '"')
            i++;
        else if (quoted && ch == '"') {
            quoted = false;
            continue;
        } else if (!quoted && (ch == t->delimiter || ch == '\n' || ch == '\r'))
            break;
        if (ch == '\n') t->line++;
        buf_c(&b, ch);
    }
    if (quoted) FAIL_AT(c, arena_fmt(c->arena, "/line/%u", begun), "bad-table", "line %u: a quotation mark is never closed", begun);
    *end = i >= s.n || s.p[i] != t->delimiter;
    if (*end && i < s.n) {
        if (s.p[i] == '\r' && i + 1 < s.n && s.p[i + 1] == '\n') i++;
        t->line++;
    }
    t->rest = str_cut(s, i + 1, s.n);
    *out = str_trim(buf_str(&b));
    if (b.full || utf8_length(*out) > MOST_CELL)
        FAIL_AT(c, arena_fmt(c->arena, "/line/%u", begun), "bad-table", "line %u: a cell is longer than %d characters", begun, MOST_CELL);
    if (out->n > 1 && out->p[0] == '\'' && strchr("=+-@", out->p[1])) *out = str_cut(*out, 1, out->n);
    return NULL;
}

err csv_next(struct ctx *c, struct csv *t, struct strs *cells, unsigned *line, bool *more)
{
    *more = false;
    while (t->rest.n) {
        struct strs l = { NEW_ARRAY(c->arena, MOST_COLUMNS, str), 0 };
        bool end = false, filled = false;
        *line = t->line;
        while (!end) {
            str one;
            bool first_empty = l.n == 0 && !t->rest.n;
            if (first_empty) break;
            TRY(cell(c, t, &one, &end, *line));
            if (l.n == MOST_COLUMNS) FAIL_AT(c, arena_fmt(c->arena, "/line/%u", *line), "bad-table", "line %u: more than %d columns", *line, MOST_COLUMNS);
            l.v[l.n++] = one;
            filled = filled || one.n;
        }
        if (!filled) continue;
        *cells = l;
        *more = true;
        return NULL;
    }
    return NULL;
}

err csv_open(struct ctx *c, str data, struct csv *out)
{
    unsigned line;
    bool more;
    *out = (struct csv){ .line = 1 };
    if (data.n > MOST_BYTES) FAIL_AT(c, S("/file"), "bad-table", "at most %d MiB", MOST_BYTES >> 20);
    out->rest = decoded(c, data, &out->encoding);
    out->delimiter = delimiter_of(out->rest);
    TRY(csv_next(c, out, &out->header, &line, &more));
    if (!more) FAIL_AT(c, S("/file"), "bad-table", "the table is empty");
    return NULL;
}
