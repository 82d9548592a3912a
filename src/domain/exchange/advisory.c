/* advisory - what the centre says about vulnerabilities: written, read by a second person, published, corrected, taken back
 *
 * draft -> review <-> changes-requested -> approved -> scheduled -> published -> superseded / withdrawn (requirements C4).
 * A published one is corrected by `revise`: it is a draft again, and the revision that is out stays as it is until the next
 * is published. It is written in as draft and when changes were requested, and never else: what was approved is what is
 * published. Whoever wrote in it since the last revision does not approve it, unless the team's policy is "direct". */
#include "domain/exchange/advisory.h"

#include "base/utf8.h"

#include "advisory.sql.h"

static const char *const sort_v[] = { "advisory", "vulnerability-note", "directive", "bulletin", "threat-report", "hardening-guide", "press-notice" };
const struct words adv_sort_words = { sort_v, COUNT(sort_v) };

static const struct field fields[] = {
#define F(m, ...) FIELD(struct advisory, m, __VA_ARGS__)
    F(category, .flags = F_FILTER, .en = &adv_sort_words, .doc = "What it is: an urgent warning with answers is an alert"),
    F(summary, .flags = F_FIND | F_LINES, .max = 2000, .doc = "For those who decide: what it means and what to do, in a few sentences"),
    F(text, .flags = F_FIND | F_LINES, .max = 50000, .format = "markdown", .doc = "The text, in Markdown"),
    F(detect, .flags = F_FIND | F_LINES, .max = 20000, .format = "markdown", .doc = "How to find out whether one is hit, in Markdown"),
    F(change_note, .max = 500, .flags = F_LINES, .doc = "What this revision changes, as readers are told"),
    F(unconfirmed, .max = 10, .doc = "What of title, summary and text was taken over and not confirmed yet, with its source"),
    F(to_clients, .doc = "AMBER: to all organisations that the team serves"),
    F(sharing_groups, .max = 20, .doc = "AMBER and AMBER+STRICT: to members of these sharing groups"),
    F(named, .max = 50, .doc = "AMBER and AMBER+STRICT: to these organisations"),
    F(sectors, .max = 40, .doc = "Sectors that it concerns above others; none: it says nothing of sectors"),
    F(authors, .flags = F_RO, .max = 100, .doc = "Who changed it since it was last published: their yes is no second person's"),
    F(approved_by, .flags = F_RO, .doc = "Who approved what stands here"),
    F(approved_at, .flags = F_RO, .doc = "When"),
    F(publish_at, .flags = F_RO, .doc = "When it will be published"),
    F(published_at, .flags = F_RO, .doc = "When its last revision was published"),
    F(version, .flags = F_RO, .doc = "How many revisions were published"),
    F(successor, .flags = F_RO, .doc = "The advisory that stands in its place"),
    F(translation_of, .flags = F_RO, .doc = "The advisory that it says in another language"),
    F(withdrawn_why, .flags = F_RO, .max = 2000, .doc = "Why it was withdrawn"),
#undef F
};

bool advisory_open(const struct advisory *v)
{
    return str_is(v->r.state, "draft") || str_is(v->r.state, "changes-requested");
}
err advisory_of(struct ctx *c, str which, struct advisory *out)
{
    return record_find(c, &advisory_kind, which, out);
}
err advisory_at_desk(struct ctx *c, str which, uint64_t right, struct advisory *out)
{
    TRY(advisory_of(c, which, out));
    if ((record_rights(c->who, &out->r) & right) != right) FAIL(c, E_DENIED, "not-allowed", "you may not do this here");
    return NULL;
}
err advisory_as_desk(struct ctx *c, const id *team)
{
    struct viewer *desk;
    TRY(viewer_of_team(c, team, S(""), "advisories", &desk));
    viewer_use(c, desk);
    return NULL;
}

/* it is the team's alone as long as it is written; what is published is a copy of its own */
static bool unshared(const void *rec)
{
    (void)rec;
    return true;
}

static err ids(struct ctx *c, struct strs list, const char *prefix, const char *pointer)
{
    id one;
    for (size_t i = 0; i < list.n; i++)
        if (!id_parse(list.v[i], &one) || !str_starts(list.v[i], str_of(prefix)))
            FAIL_AT(c, str_of(pointer), "bad-id", "identifiers that begin with %s", prefix);
    return NULL;
}
static err check(struct ctx *c, const void *now, const void *was)
{
    const struct advisory *a = now, *b = was;
    if (!b && !(record_rights(c->who, &a->r) & MAY_DESK)) FAIL(c, E_DENIED, "not-allowed", "you may not write advisories for this team");
    if (b && !advisory_open(b)) FAIL(c, E_CONFLICT, "not-in-state", "what was handed on is not changed: have it returned, or revise what is published");
    TRY(ids(c, a->named, "org_", "/named"));
    return ids(c, a->sharing_groups, "grp_", "/sharing_groups");
}

err advisory_wrote(struct ctx *c, const struct advisory *v)
{
    struct buf b = { .a = c->arena };
    struct jw w = jw_on(&b);
    bool known = false;
    jw_arr(&w);
    for (size_t i = 0; i < v->authors.n; i++) {
        known = known || str_eq(v->authors.v[i], c->who->actor);
        jw_text(&w, v->authors.v[i]);
    }
    if (!known && v->authors.n < 100) jw_text(&w, c->who->actor);
    jw_end_arr(&w);
    return db_do(c, &sql_authors, ARGS(A_ID(v->r.id), A_TEXT(buf_str(&b))));
}
static err created(struct ctx *c, void *v)
{
    struct adv_content none = { 0 };
    TRY(content_save(c, v, &none));
    return advisory_wrote(c, v);
}
static err changed(struct ctx *c, void *now, const void *was)
{
    const struct advisory *n = now, *b = was;
    struct issue before = { .title = b->r.title, .summary = b->summary, .text = b->text, .detect = b->detect };
    struct issue after = { .title = n->r.title, .summary = n->summary, .text = n->text, .detect = n->detect };
    TRY(translation_touched(c, n, &before, &after));
    return advisory_wrote(c, now);
}

/* ---- conditions */

static err guard_whole(struct ctx *c, const void *rec, const char **why)
{
    return advisory_stopped(c, rec, false, why);
}
static err guard_approve(struct ctx *c, const void *rec, const char **why)
{
    const struct advisory *v = rec;
    bool second;
    TRY(policy_second(c, &v->r.team, &second));
    for (size_t i = 0; second && i < v->authors.n; i++)
        if (str_eq(v->authors.v[i], c->who->actor)) return guard_says(why, "a second person approves it: who wrote in it does not");
    return advisory_stopped(c, v, false, why);
}
static err guard_publish(struct ctx *c, const void *rec, const char **why)
{
    const struct advisory *v = rec;
    if (!v->approved_by.n) return guard_says(why, "nobody has approved it");
    return advisory_stopped(c, v, true, why);
}
static err guard_schedule(struct ctx *c, const void *rec, const char **why)
{
    const struct advisory *v = rec;
    return v->approved_by.n ? advisory_stopped(c, v, false, why) : guard_says(why, "nobody has approved it");
}
static err guard_never(struct ctx *c, const void *rec, const char **why)
{
    (void)c;
    return ((const struct advisory *)rec)->version ? guard_says(why, "a revision of it is out: drop the changes, or withdraw it") : NULL;
}
static err guard_out(struct ctx *c, const void *rec, const char **why)
{
    (void)c;
    return ((const struct advisory *)rec)->version ? NULL : guard_says(why, "nothing of it was published yet");
}

/* ---- acts */

static err say(struct ctx *c, const struct advisory *v, str text)
{
    str team;
    TRY(audience_team(c, &v->r, &team));
    return entry_add(c, &v->r.id, &(struct entry_new){ .verb = "note", .body = text, .audience = team }, NULL);
}
static err do_return(struct ctx *c, void *rec, const struct transition *t, const struct act *a)
{
    (void)t;
    return say(c, rec, a->text);
}
static err do_approve(struct ctx *c, void *rec, const struct transition *t, const struct act *a)
{
    struct advisory *v = rec;
    (void)t;
    (void)a;
    v->approved_by = c->who->actor;
    v->approved_at = c->now;
    return db_do(c, &sql_approved, ARGS(A_ID(v->r.id), A_TEXT(v->approved_by), A_WHEN(c->now)));
}
static err do_reopen(struct ctx *c, void *rec, const struct transition *t, const struct act *a)
{
    struct advisory *v = rec;
    (void)t;
    (void)a;
    v->approved_by = S("");
    v->approved_at = (when){ 0 };
    return db_do(c, &sql_approved, ARGS(A_ID(v->r.id), A_TEXT(S("")), A_NULL));
}
static err do_publish(struct ctx *c, void *rec, const struct transition *t, const struct act *a)
{
    struct advisory *v = rec;
    (void)t;
    (void)a;
    TRY(advisory_publish(c, v, "published", v->version ? v->change_note : S("First published")));
    return translation_told(c, v);
}
static err do_schedule(struct ctx *c, void *rec, const struct transition *t, const struct act *a)
{
    struct advisory *v = rec;
    (void)t;
    const char *held = NULL;
    if (a->until.us <= c->now.us) FAIL_AT(c, S("/until"), "required", "a moment to come");
    TRY(advisory_embargo(c, v, a->until, &held));
    if (held) FAIL(c, E_CONFLICT, "not-possible-now", "%s", held);
    v->publish_at = a->until;
    TRY(db_do(c, &sql_publish_at, ARGS(A_ID(v->r.id), A_WHEN(a->until))));
    /* to the second; the clock of each minute finds it, too, when this job is late */
    return job_add(c, "advisory.publish", arena_fmt(c->arena, "%s/%lld", v->r.id.s, (long long)a->until.us), S(""), S("{}"), a->until);
}
static err do_unschedule(struct ctx *c, void *rec, const struct transition *t, const struct act *a)
{
    struct advisory *v = rec;
    (void)t;
    (void)a;
    v->publish_at = (when){ 0 };
    return db_do(c, &sql_publish_at, ARGS(A_ID(v->r.id), A_NULL));
}
static err do_drop(struct ctx *c, void *rec, const struct transition *t, const struct act *a)
{
    (void)t;
    (void)a;
    return advisory_restore(c, rec);
}
static err do_supersede(struct ctx *c, void *rec, const struct transition *t, const struct act *a)
{
    struct advisory *v = rec, next;
    (void)t;
    TRY(advisory_of(c, a->target, &next));
    if (!next.version || str_eq(id_str(&next.r.id), id_str(&v->r.id)) || str_is(next.r.state, "withdrawn"))
        FAIL_AT(c, S("/target"), "bad-id", "another advisory that is published");
    v->successor = next.r.id;
    TRY(db_do(c, &sql_successor, ARGS(A_ID(v->r.id), A_ID(next.r.id))));
    TRY(link_add(c, &next.r, &v->r, S("related-to")));
    TRY(advisory_publish(c, v, "superseded", arena_fmt(c->arena, "Replaced by %.*s", FMT(next.r.ref))));
    return translation_follow(c, v, "supersede", a);
}
static err do_withdraw(struct ctx *c, void *rec, const struct transition *t, const struct act *a)
{
    struct advisory *v = rec;
    (void)t;
    v->withdrawn_why = utf8_clip(str_trim(a->text), 2000);
    TRY(db_do(c, &sql_withdrawn, ARGS(A_ID(v->r.id), A_TEXT(v->withdrawn_why))));
    TRY(advisory_publish(c, v, "withdrawn", utf8_clip(arena_fmt(c->arena, "Withdrawn: %.*s", FMT(v->withdrawn_why)), 500)));
    return translation_follow(c, v, "withdraw", a);
}

static const struct state states[] = { { "draft", false },     { "review", false },    { "changes-requested", false },
                                       { "approved", false },  { "scheduled", false }, { "published", false },
                                       { "superseded", true }, { "withdrawn", true },  { "discarded", true } };
static const struct transition transitions[] = {
    { .verb = "submit", .from = "draft changes-requested", .to = "review", .right = MAY_DESK, .guard = guard_whole, .doc = "Hand it to a second person" },
    { .verb = "approve",
      .from = "review",
      .to = "approved",
      .right = MAY_APPROVE,
      .guard = guard_approve,
      .effect = do_approve,
      .doc = "The second person's yes" },
    { .verb = "return",
      .from = "review",
      .to = "changes-requested",
      .right = MAY_DESK,
      .needs = NEEDS_TEXT,
      .effect = do_return,
      .doc = "Give it back with what is to be changed" },
    { .verb = "publish",
      .from = "approved scheduled",
      .to = "published",
      .right = MAY_ROUTE,
      .guard = guard_publish,
      .effect = do_publish,
      .doc = "Publish it now" },
    { .verb = "schedule",
      .from = "approved",
      .to = "scheduled",
      .right = MAY_ROUTE,
      .needs = NEEDS_UNTIL,
      .guard = guard_schedule,
      .effect = do_schedule,
      .doc = "Publish it at a set moment" },
    { .verb = "unschedule", .from = "scheduled", .to = "approved", .right = MAY_ROUTE, .effect = do_unschedule, .doc = "Do not publish it by itself" },
    { .verb = "reopen", .from = "review approved", .to = "draft", .right = MAY_DESK, .effect = do_reopen, .doc = "Write in it again; it is approved anew" },
    { .verb = "revise", .from = "published", .to = "draft", .right = MAY_DESK, .doc = "Write its next revision; the one that is out stays until then" },
    { .verb = "drop-changes",
      .from = "draft changes-requested",
      .to = "published",
      .right = MAY_DESK,
      .guard = guard_out,
      .effect = do_drop,
      .doc = "Back to what is published" },
    { .verb = "supersede",
      .from = "published",
      .to = "superseded",
      .right = MAY_ROUTE,
      .needs = NEEDS_TARGET,
      .effect = do_supersede,
      .doc = "Another advisory stands in its place" },
    { .verb = "withdraw",
      .from = "draft review changes-requested approved scheduled published superseded",
      .to = "withdrawn",
      .right = MAY_ROUTE,
      .needs = NEEDS_TEXT,
      .guard = guard_out,
      .effect = do_withdraw,
      .doc = "Withdraw it; readers are told why, and its place stays" },
    { .verb = "discard", .from = "draft review changes-requested approved", .to = "discarded", .right = MAY_DESK, .guard = guard_never, .doc = "Not needed" },
};
static const struct workflow flow = { "advisory", states, COUNT(states), transitions, COUNT(transitions), NULL };

static err erase(struct ctx *c, const id *record)
{
    TRY(db_do(c, &sql_forget_letters, ARGS(A_ID(*record))));
    TRY(db_do(c, &sql_forget_again, ARGS(A_ID(*record))));
    TRY(db_do(c, &sql_forget_translation, ARGS(A_ID(*record))));
    TRY(db_do(c, &sql_forget_restricted, ARGS(A_ID(*record))));
    TRY(db_do(c, &sql_forget_comments, ARGS(A_ID(*record))));
    return db_do(c, &sql_forget, ARGS(A_ID(*record)));
}

const struct kind advisory_kind = {
    .name = "advisory",
    .plural = "advisories",
    .prefix = "adv",
    .series = "AD",
    .table = "advisory",
    .doc = "What the centre says about vulnerabilities",
    .fields = fields,
    .nfields = COUNT(fields),
    .size = sizeof(struct advisory),
    .create = MAY_DESK,
    .change = MAY_DESK,
    .flow = &flow,
    .check = check,
    .created = created,
    .changed = changed,
    .unshared = unshared,
    .retention = "advisory",
    .erase = erase,
};

/* ---- the clock */

struct due {
    id record, team;
};
static err publish_unit(struct ctx *c, void *arg)
{
    const struct due *d = arg;
    struct advisory v;
    TRY(advisory_as_desk(c, &d->team));
    TRY(advisory_of(c, id_str(&d->record), &v));
    if (!str_is(v.r.state, "scheduled") || !v.publish_at.us || v.publish_at.us > c->now.us) return NULL;
    return workflow_act(c, &advisory_kind, &v, S("publish"), &(struct act){ .until = { 0 } });
}
/* what could not be published goes back to those who approved it, with the reason */
static err back_unit(struct ctx *c, void *arg)
{
    const struct due *d = arg;
    struct advisory v;
    TRY(advisory_as_desk(c, &d->team));
    TRY(advisory_of(c, id_str(&d->record), &v));
    if (!str_is(v.r.state, "scheduled")) return NULL;
    return workflow_act(c, &advisory_kind, &v, S("unschedule"),
                        &(struct act){ .note = S("It could not be published at the set moment: look at what is missing.") });
}
static err tick(struct ctx *c, str payload)
{
    struct rows *r;
    (void)payload;
    c->now = clock_now();
    TRY(db_run(c, &sql_due, ARGS(A_WHEN(c->now)), &r));
    while (rows_next(r)) {
        struct due d = { row_id(r, 0), row_id(r, 1) };
        err e = db_unit(c, publish_unit, &d);
        if (e && (e->kind == E_CONFLICT || e->kind == E_INPUT)) e = db_unit(c, back_unit, &d);
        TRY(e);
    }
    return NULL;
}
const struct job_kind advisory_jobs[] = { { .name = "advisory.publish", .run = tick, .lease = 5 * MINUTE },
                                          { .name = "advisory.clock", .run = tick, .every = MINUTE, .lease = 5 * MINUTE },
                                          { .name = "advisory.letters", .run = letters_job, .lease = 10 * MINUTE },
                                          { .name = NULL } };
