/* access - what the store must know of the access rule, told once at start by the spine
 *
 * The store knows no rule; it replaces {see:KIND ALIAS} by the rule's text, in which `A.` is the alias, {me} the
 * viewer's principals and {now} the time, and refuses reads of guarded tables in statements that have neither the
 * token nor the mark `system`. */
#ifndef STORE_ACCESS_H
#define STORE_ACCESS_H

#include "store/db.h"

struct access_rule {
    const char *kind; /* "record" */
    const struct sql *text;
};
/* all point to constants that live as long as the program; guarded ends with NULL */
void access_rules_set(const struct access_rule *rules, size_t n, const char *const *guarded);
bool access_guarded(const char *table);
const struct access_rule *access_rule_find(str kind);

#endif
