/* import_source - rows of organisations and contacts out of whichever file was given: a table, cards, a keyring, MISP's list
 *
 * The format is told by the content, never by the file's name. Each row is cells by enum column, so that all formats
 * pass through the same rules, trial run and taking back. */
#ifndef DIRECTORY_IMPORT_SOURCE_H
#define DIRECTORY_IMPORT_SOURCE_H

#include "domain/directory/import.h"
#include "formats/csv.h"
#include "formats/keyring.h"
#include "formats/misporg.h"
#include "formats/vcard.h"

enum source_format { SOURCE_CSV, SOURCE_VCARD, SOURCE_KEYRING, SOURCE_MISP };
extern const struct words source_words;

struct source_row {
    str cells[COLUMNS];
    unsigned line; /* of the file; for keys and MISP: which one it is */
    str wrong;     /* why it cannot be taken; empty: it can */
};
struct source {
    enum source_format format;
    str encoding, delimiter;
    struct strs headers; /* of a table */
    int at[COLUMNS];     /* where each column stands in a table; -1: not there */
    struct strs columns; /* what each of the table's columns was taken for */
    struct strs ignored;
    struct strs sectors; /* code, name, code, name: what a sector may be called */
    struct csv table;
    struct vcards cards;
    struct keyring ring;
    struct list orgs;
    size_t next_org;
    struct source_row queue[24]; /* one card or organisation may be several contacts */
    size_t queued, taken;
};
/* wanted: for a table, what its columns are, with commas between; empty: guessed */
err source_open(struct ctx *c, str data, str wanted, struct source *out) MUST_USE;
err source_next(struct ctx *c, struct source *s, struct source_row *out, bool *more) MUST_USE;

#endif
