/* migrate - forward-only, numbered migrations, one text for both engines; one migrator at a time
 *
 * Tokens in a migration: {key} (an integer primary key filled by the engine), {sqlite:...} and {postgres:...} for the
 * two named exceptions (full-text search, event store). */
#ifndef STORE_MIGRATE_H
#define STORE_MIGRATE_H

#include "store/db.h"

struct migration {
    int number;
    const char *name;
    const char *text;
    size_t n;
};
extern const struct migration migrations[];
extern const size_t migrations_count;

/* a text of definitions for this engine: its tokens replaced */
err migrate_text(struct ctx *c, const char *name, str text, str *out) MUST_USE;
/* brings the schema up to date; E_FAULT when the database is newer than this program */
err migrate(struct ctx *c, int *applied) MUST_USE;
/* up to a number only: the tests of upgrades make old databases with it */
err migrate_to(struct ctx *c, int most, int *applied) MUST_USE;
/* the highest number applied; 0 for an empty database */
err migrate_level(struct ctx *c, int *level) MUST_USE;

#endif
