/* warning - which warning lists an event's sides stand on: one copy of all lists that are switched on, shared by the threads of
 * a process and made anew when the epoch says that one of them is another (formats/warninglist.h has the matcher) */
#ifndef INTELLIGENCE_WARNING_H
#define INTELLIGENCE_WARNING_H

#include "formats/warninglist.h"
#include "store/db.h"

enum { WARNING_TOTAL_ENTRIES = 2000000, WARNING_TOTAL_BYTES = 48 << 20 };

struct warnings;
/* as things are now; give it back with warnings_drop. c has the records' database. */
err warnings_take(struct ctx *c, struct warnings **out) MUST_USE;
void warnings_drop(struct warnings *w);
/* in a transaction of the caller's: kept as the state that counts. what: new, updated, same */
err warning_put(struct ctx *c, const struct warning_list *l, str *which, str *what) MUST_USE;
err warnings_moved(struct ctx *c) MUST_USE; /* in the transaction of the change */

/* the lists that hold a value, whatever kind it is; names and ids are valid while the copy is held */
struct warning_name {
    str id, name;
    unsigned type;
};
size_t warnings_count(const struct warnings *w);
size_t warnings_find(const struct warnings *w, struct regex_work *work, str value, struct warning_name out[WARNING_LISTS]);
/* the lists of an event's source and destination (address, name, URL, account) as a JSON list of names; empty: on none */
str warnings_of(struct arena *a, const struct warnings *w, struct regex_work *work, const struct event *e);

#endif
