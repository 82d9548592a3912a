/* import - what the reader of the table and the writer of the rows share */
#ifndef DIRECTORY_IMPORT_H
#define DIRECTORY_IMPORT_H

#include "domain/directory/inside.h"

enum column {
    COL_REF,
    COL_NAME,
    COL_KIND,
    COL_AKA,
    COL_SECTOR,
    COL_COUNTRY,
    COL_WEBSITE,
    COL_ADDRESS,
    COL_DESCRIPTION,
    COL_TLP,
    COL_DOMAIN,
    COL_NETWORK,
    COL_ASN,
    COL_CONTACT,
    COL_ROLE,
    COL_EMAIL,
    COL_TELEPHONE,
    COL_HOURS,
    COL_ZONE,
    COL_UUID, /* by which another system names it */
    COL_KEY,  /* an OpenPGP key */
    COLUMNS
};
/* the column's name as it is told, and the member of the organisation or contact that it fills */
struct column_def {
    const char *name, *member;
    const char *words; /* folded headers that mean it, by | */
};
extern const struct column_def column_defs[COLUMNS];

enum outcome { ROW_FRESH, ROW_CHANGED, ROW_SAME };
struct row_work {
    const struct strs *cells; /* by enum column; empty when the column is not there */
    id import, team;
    int64_t n; /* of the next import_row */
    enum outcome outcome;
    bool dry;
};
/* one row in a transaction of its own; errors name the member, which column_of_pointer turns into the column */
err import_row(struct ctx *c, void *arg) MUST_USE;
enum column column_of_pointer(str pointer); /* COLUMNS when it is of none */

/* what import_undo.c needs */
err import_team(struct ctx *c, id *out) MUST_USE;
extern const struct shape import_rows_shape, taken_back_shape;
/* the ISO 3166-1 code of a country's name or code; empty when it is none */
str country_code(struct arena *a, str name);

err import_post(struct ctx *c, const struct req *q, struct res *r);
err import_list(struct ctx *c, const struct req *q, struct res *r);
err import_undo(struct ctx *c, const struct req *q, struct res *r);

#endif
