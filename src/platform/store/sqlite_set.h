/* sqlite_set - the rows that db_many was given, as a table that a statement reads (the token {set:...}) */
#ifndef STORE_SQLITE_SET_H
#define STORE_SQLITE_SET_H

#include <sqlite3.h>

#include "store/db.h"

enum { SET_WIDTH = 40 }; /* its columns: c1 to c40 */

struct set {
    const struct arg *args; /* per a row; texts and blobs stay where they are until the statement is reset */
    size_t per, n;
};
int set_register(sqlite3 *h);                                /* makes `given` known to a connection; SQLITE_OK or why not */
int set_bind(sqlite3_stmt *st, int at, const struct set *s); /* what `given(?at)` reads */

#endif
