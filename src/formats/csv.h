/* csv - a table as people save it: comma, semicolon or tab; UTF-8, UTF-16 or Windows-1252 (RFC 4180, leniently)
 *
 * Encoding and delimiter are guessed and told. Bounded: 20 MiB, 100 columns, 5,000 characters a cell. */
#ifndef FORMATS_CSV_H
#define FORMATS_CSV_H

#include "base/ctx.h"

struct csv {
    str encoding; /* "UTF-8", "UTF-16LE", "UTF-16BE", "Windows-1252" */
    char delimiter;
    struct strs header;
    /* where the next row begins */
    str rest;
    unsigned line;
};
/* reads the header; E_INPUT when there is none */
err csv_open(struct ctx *c, str data, struct csv *out) MUST_USE;
/* the next row that is not empty; false at the end. line: where it begins, 1 = the header's. cells hold UTF-8; the
 * apostrophe that keeps a spreadsheet from calculating is taken off. E_INPUT: a quote that is never closed, a cell too long */
err csv_next(struct ctx *c, struct csv *t, struct strs *cells, unsigned *line, bool *more) MUST_USE;

#endif
