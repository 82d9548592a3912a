/* search_fuzz - any bytes as words to look for: the query made of them is one that the index takes */
#include <setjmp.h>
#include <stdlib.h>

#include "spine/search.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    static const struct sql look = { "fuzz.look", "SELECT rowid FROM f WHERE f MATCH $1", WHERE, false, true };
    static struct db *db; /* one for all runs */
    struct ctx c = { .arena = arena_open(64u << 20) };
    struct rows *r;
    if (!c.arena) return 0;
    if (setjmp(*arena_boundary(c.arena)) == 0) {
        if (!db &&
            (db_open(&c, S(":memory:"), &db) || (c.db = db, db_script(&c, S("CREATE VIRTUAL TABLE f USING fts5(t); INSERT INTO f (t) VALUES ('a b c')")))))
            abort();
        c.db = db;
        str q = search_query(&c, (str){ (const char *)data, n });
        if (q.n && db_run(&c, &look, ARGS(A_TEXT(q)), &r)) abort();
    }
    arena_close(c.arena);
    return 0;
}
