/* events_table - rows of tables: cells (RFC 4180, leniently), the heading, and what the format does with them */
#include "base/utf8.h"
#include "events_inside.h"
#include "formats/text.h"

/* one cell from *at on; the delimiter behind it is taken */
static str cell(struct arena *a, str row, size_t *at, char delimiter, bool *ragged)
{
    size_t i = *at, from = i;
    if (i < row.n && row.p[i] == '"') {
        size_t doubled = 0;
        for (from = ++i; i < row.n; i++) {
            if (row.p[i] != '"') continue;
            if (i + 1 < row.n && row.p[i + 1] == '"') {
                doubled++;
                i++;
            } else
                break;
        }
        str inside = str_cut(row, from, i), rest;
        size_t closed = i < row.n ? i + 1 : i;
        for (i = closed; i < row.n && row.p[i] != delimiter; i++) {
        }
        rest = str_cut(row, closed, i);
        *at = i + 1;
        *ragged = *ragged || str_trim(rest).n;
        if (!doubled && !rest.n) return inside;
        char *p = arena_alloc(a, inside.n + rest.n + 1);
        size_t n = 0;
        for (size_t k = 0; k < inside.n; k++) {
            p[n++] = inside.p[k];
            if (inside.p[k] == '"') k++;
        }
        if (rest.n) memcpy(p + n, rest.p, rest.n); /* "a"b: kept as ab */
        return (str){ p, n + rest.n };
    }
    const char *end = i < row.n ? memchr(row.p + i, delimiter, row.n - i) : NULL;
    size_t to = end ? (size_t)(end - row.p) : row.n;
    *at = to + 1;
    return str_cut(row, from, to);
}

bool events_cells(struct arena *a, str row, char delimiter, struct strs *out, bool *ragged)
{
    *ragged = false;
    size_t n = 1, at = 0;
    for (size_t i = 0; i < row.n; i++) n += row.p[i] == delimiter;
    if (n > EVENTS_MOST_COLUMNS) n = EVENTS_MOST_COLUMNS;
    *out = (struct strs){ NEW_ARRAY(a, n, str), 0 };
    while (at <= row.n) {
        if (out->n == n) return false;
        out->v[out->n++] = cell(a, row, &at, delimiter, ragged);
    }
    return true;
}

/* the heading is kept for all rows; a column without a name is called by its number */
static void heading(struct events *r, struct strs cells)
{
    r->header = (struct strs){ NEW_ARRAY(r->a, cells.n + 1, str), cells.n };
    for (size_t i = 0; i < cells.n; i++) {
        str name = str_trim(cells.v[i]);
        r->header.v[i] = name.n ? arena_dup(r->a, utf8_clip(name, 200)) : arena_fmt(r->a, "%zu", i + 1);
    }
}

void events_table_row(struct ctx *c, struct events *r, struct events_row *out)
{
    struct strs cells;
    bool ragged;
    str text = out->raw, encoding;
    const char *nul = memchr(text.p, 0, text.n);
    if (nul) {
        events_bad(c, out, "nul-byte", S(""), "a NUL byte at column %zu", (size_t)(nul - text.p) + 1);
        return;
    }
    if (!utf8_valid(text)) {
        if (!r->o.windows1252) {
            events_bad(c, out, "not-utf8", S(""), "the text is not UTF-8");
            return;
        }
        r->told.encoding = S("Windows-1252");
        text = text_decode(c, text, EVENTS_LONGEST_ROW, &encoding);
    }
    text = arena_dup(c->arena, text); /* events point into it, and the input may go */
    if (!events_cells(c->arena, text, r->delimiter, &cells, &ragged))
        events_bad(c, out, "too-many-columns", S(""), "more than %d columns", EVENTS_MOST_COLUMNS);
    else if (ragged && out->lines > 1)
        events_bad(c, out, "wrong-width", S(""), "text behind a closing quotation mark");
    else if (!r->header.n && events_heading_first(r)) {
        heading(r, cells);
        events_skip(out, S("the heading"));
    } else if (r->o.format == EVENTS_SHADOWSERVER)
        shadow_cells(c, r, cells, out);
    else
        map_cells(c, r, cells, out);
    if (out->kind == EVENTS_BAD && out->lines > 1 && (str_is(str_of(out->code), "wrong-width") || str_is(str_of(out->code), "too-many-columns")))
        events_first_line_alone(c, r, out);
}
