/* access - tells the store the rule and what it guards, once at start */
#include "spine/access.h"

#include <pthread.h>

#include "store/access.h"

#include "access.sql.h"

static const struct access_rule rules[] = {
    { "record", &sql_record }, { "of_record", &sql_of_record }, { "entry", &sql_entry }, { "audience", &sql_audience }, { "few", &sql_few },
};

/* the same list as guarded.txt, which the statement compiler reads; access_test compares them */
static const char *const guarded[] = {
    "record",
    "entry",
    "entry_body",
    "part",
    "attachment",
    "search_doc",
    "search_fts",
    "deadline",
    "report",
    "organisation",
    "contact",
    "asset",
    "technology",
    "openpgp_key",
    "outbox",
    "edge",
    "lineage",
    "held_change",
    "message",
    "incident",
    "alert",
    "alert_line",
    "event_scope",
    "finding",
    "erasure",
    "report_score",
    "report_decision",
    "report_mark",
    "report_marked",
    "cvd_case",
    "case_vulnerability",
    "case_party",
    "case_offer",
    "case_embargo",
    "case_consent",
    "case_status",
    "case_recipe",
    "case_tick",
    "case_hand",
    "advisory",
    "advisory_comment",
    "advisory_content",
    "advisory_letter",
    "letter_again",
    "advisory_revision",
    "advisory_translation",
    "publication",
    "orphan",
    "csaf_upload",
    "csaf_upload_version",
    "subscription",
    "subscription_letter",
    "cve_number",
    "cve_wish",
    "must_fix",
    "programme",
    "programme_version",
    "restricted_document",
    "restricted_draft",
    "site_look",
    NULL,
};

void access_install(void)
{
    access_rules_set(rules, COUNT(rules), guarded);
}

const char *const *access_guarded_list(void)
{
    return guarded;
}

/* What a viewer held a moment ago chooses the way a list goes, never what it shows: counting up to some thousands of grants
 * again for each list costs as much as the list. */
enum { SLOTS = 256 };
static const int64_t KEPT = 10 * SECOND;
static struct {
    pthread_mutex_t turn;
    struct counted {
        uint64_t who;
        int64_t bound, held, until;
    } slot[SLOTS];
} known = { .turn = PTHREAD_MUTEX_INITIALIZER };

static uint64_t whose(const struct ctx *c)
{
    uint64_t h = 0;
    for (size_t i = 0; i < c->me.n; i++) h = h * UINT64_C(0x9E3779B97F4A7C15) + str_hash(c->me.v[i]);
    return h;
}

err access_held(struct ctx *c, int64_t bound, int64_t *held)
{
    struct rows *r;
    bool found;
    uint64_t who = whose(c);
    struct counted *slot = &known.slot[who % SLOTS];
    pthread_mutex_lock(&known.turn);
    struct counted k = *slot;
    pthread_mutex_unlock(&known.turn);
    *held = k.held;
    if (k.who == who && k.bound == bound && k.until > c->now.us) return NULL;
    TRY(db_one(c, &sql_count, ARGS(A_INT(bound)), &r, &found));
    *held = found ? row_int(r, 0) : 0;
    pthread_mutex_lock(&known.turn);
    *slot = (struct counted){ who, bound, *held, c->now.us + KEPT };
    pthread_mutex_unlock(&known.turn);
    return NULL;
}
