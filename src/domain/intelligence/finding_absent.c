/* finding_absent - what was not seen for long enough, and what was accepted or muted until now */
#include "domain/intelligence/finding.h"
#include "spine/viewer.h"

#include "finding_absent.sql.h"

enum { SWEPT = 500 };
struct sweeping {
    const struct plans *plans;
    str after;
    bool more;
};

static err step_one(struct ctx *c, str finding, const char *act, str was, const char *now, when until)
{
    return found_steps_add(c, &(struct found_step){ .finding = finding, .act = str_of(act), .was = was, .now = str_of(now), .was_until = until }, 1);
}

/* not seen for the days of its class, counted from what was called fixed, while its source went on reporting */
static err absent_unit(struct ctx *c, void *arg)
{
    struct sweeping *w = arg;
    struct rows *r, *done;
    str after = w->after;
    TRY(db_run(c, &sql_absent, ARGS(A_INT(c->now.us - DAY), A_INT(DAY), A_TEXT(w->after), A_INT(SWEPT), A_INT(found_week(c->now.us - DAY))), &r));
    w->more = rows_count(r) == SWEPT;
    while (rows_next(r)) {
        struct plan p = plan_for(w->plans, row_text(r, 1), row_text(r, 2), row_text(r, 3));
        bool claimed = str_is(row_text(r, 4), "claimed-fixed");
        int64_t since = claimed && row_int(r, 5) > row_int(r, 6) ? row_int(r, 5) : row_int(r, 6);
        const char *now = claimed ? "verified-fixed" : "gone";
        after = row_text(r, 0);
        if (c->now.us < since + p.absence * DAY || row_int(r, 7) < since + (p.absence - 1) * DAY) continue;
        TRY(db_run(c, &sql_gone, ARGS(A_TEXT(after), A_TEXT(str_of(now)), A_WHEN(c->now), A_TEXT(row_text(r, 4)), A_INT(row_int(r, 6))), &done));
        if (rows_count(done)) TRY(step_one(c, after, "absent", row_text(r, 4), now, (when){ 0 }));
    }
    w->after = after;
    return NULL;
}

static err lapsed_unit(struct ctx *c, void *arg)
{
    struct sweeping *w = arg;
    struct rows *r, *done;
    TRY(db_run(c, &sql_lapsed, ARGS(A_WHEN(c->now), A_INT(SWEPT)), &r));
    w->more = rows_count(r) == SWEPT;
    while (rows_next(r)) {
        bool seen = row_int(r, 6) > row_int(r, 7);
        TRY(db_run(c, &sql_reopen, ARGS(A_TEXT(row_text(r, 0)), A_WHEN(c->now), seen ? A_WHEN(c->now) : A_NULL, A_TEXT(row_text(r, 1))), &done));
        if (rows_count(done)) TRY(step_one(c, row_text(r, 0), "lapsed", row_text(r, 1), "open", row_when(r, 2)));
    }
    return NULL;
}

static err links_unit(struct ctx *c, void *arg)
{
    (void)arg;
    return db_do(c, &sql_links_over, ARGS(A_WHEN(c->now)));
}

err findings_sweep(struct ctx *c, str payload)
{
    struct plans plans;
    struct sweeping w = { .plans = &plans, .after = S("") };
    (void)payload;
    c->now = clock_now();
    viewer_use(c, viewer_system(c, "findings", (struct strs){ 0 }, 0));
    TRY(plans_load(c, &plans));
    do TRY(db_unit(c, absent_unit, &w));
    while (w.more);
    do TRY(db_unit(c, lapsed_unit, &w));
    while (w.more);
    TRY(db_unit(c, links_unit, NULL));
    return findings_end(c);
}
