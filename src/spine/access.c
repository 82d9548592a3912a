/* access - tells the store the rule and what it guards, once at start */
#include "spine/access.h"

#include "store/access.h"

#include "access.sql.h"

static const struct access_rule rules[] = {
    { "record", &sql_record }, { "of_record", &sql_of_record }, { "entry", &sql_entry }, { "audience", &sql_audience }, { "few", &sql_few },
};

/* the same list as guarded.txt, which the statement compiler reads; access_test compares them */
static const char *const guarded[] = {
    "record",  "entry",      "entry_body",  "part",        "attachment", "search_doc",   "search_fts",      "deadline",    "report",  "organisation",
    "contact", "asset",      "technology",  "openpgp_key", "outbox",     "edge",         "lineage",         "held_change", "message", "incident",
    "alert",   "alert_line", "event_scope", "finding",     "erasure",    "report_score", "report_decision", NULL,
};

void access_install(void)
{
    access_rules_set(rules, COUNT(rules), guarded);
}

const char *const *access_guarded_list(void)
{
    return guarded;
}

err access_held(struct ctx *c, int64_t bound, int64_t *held)
{
    struct rows *r;
    bool found;
    TRY(db_one(c, &sql_count, ARGS(A_INT(bound)), &r, &found));
    *held = found ? row_int(r, 0) : 0;
    return NULL;
}
