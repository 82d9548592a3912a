/* csv - see csv.h */
#include "formats/csv.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "formats/text.h"

enum { MOST_BYTES = 20 << 20, MOST_COLUMNS = 100, MOST_CELL = 5000 };

/* the delimiter that stands most often in the header, outside quotes */
static char delimiter_of(str s)
{
    static const char all[] = { ',', ';', '\t', '|' };
    size_t n[COUNT(all)] = { 0 }, best = 0;
    bool quoted = false;
    for (size_t i = 0; i < s.n && (quoted || (s.p[i] != '\n' && s.p[i] != '\r')); i++) {
        if (s.p[i] == '"') quoted = !quoted;
        for (size_t k = 0; !quoted && k < COUNT(all); k++) n[k] += s.p[i] == all[k];
    }
    for (size_t k = 1; k < COUNT(all); k++)
        if (n[k] > n[best]) best = k;
    return all[best];
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
    out->rest = text_decode(c, data, MOST_BYTES, &out->encoding);
    out->delimiter = delimiter_of(out->rest);
    TRY(csv_next(c, out, &out->header, &line, &more));
    if (!more) FAIL_AT(c, S("/file"), "bad-table", "the table is empty");
    return NULL;
}
