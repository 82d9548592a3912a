/* alert - a warning: written, seen by a second person where the team wants that, sent, answered, closed or withdrawn
 *
 * draft -> in review -> scheduled -> sent -> closed / withdrawn. Who may send alone is the team's policy (alert_policy.c);
 * an urgent one sent alone starts the clock `review`. A sent alert is not changed: it is withdrawn or corrected by a new
 * one. Until it is sent, what changes is the team's alone; choosing by the grade of critical infrastructure needs the right
 * to see it, and nobody without that right may look at whom such a choice means. */
#include "base/utf8.h"
#include "domain/coordination/alert.h"

#include "domain/directory/directory.h"
#include "spine/deadline.h"
#include "spine/workflow.h"

#include "alert.sql.h"

static const char *const urgency_v[] = { "urgent", "routine", "critical" };
const struct words urgency_words = { urgency_v, COUNT(urgency_v) };
static const char *const wanted_v[] = { "acknowledge", "none", "state-action" };
const struct words wanted_words = { wanted_v, COUNT(wanted_v) };

#define DESK .see = MAY_DESK, .set = MAY_DESK
static const struct field fields[] = {
#define F(m, ...) FIELD(struct alert, m, __VA_ARGS__)
    F(text, .flags = F_FIND | F_LINES, .max = 20000, .format = "markdown", .doc = "The warning, in Markdown; shown as plain text"),
    F(sharing, .max = 300, .doc = "What may be passed on, in words"),
    F(urgency, .flags = F_FILTER, .en = &urgency_words, .doc = "How soon silence is followed: urgent, routine or critical"),
    F(answer, .en = &wanted_words, .doc = "What is wanted: acknowledge, none or state-action"),
    F(answer_by, .doc = "By when"),
    F(sectors, .max = 40, DESK, .doc = "Whom: organisations of these sectors (each list narrows; within one, any fits)"),
    F(org_kinds, .max = 20, .en = &org_kind_words, DESK, .doc = "Whom: organisations of these kinds"),
    F(cii_grades, .max = 10, .see = MAY_SEE_CII, .set = MAY_SEE_CII, .doc = "Whom: designated critical infrastructure of these grades, of the team's own"),
    F(technologies, .max = 20, DESK, .doc = "Whom: those who use one of these, words of vendor and product"),
    F(sharing_groups, .max = 20, DESK, .doc = "Whom: members of these sharing groups"),
    F(named, .max = 5000, DESK, .doc = "Whom: these organisations, whatever the other lists say"),
    F(left_out, .max = 500, DESK, .doc = "Whom not"),
    F(template, .ref = "tpl", DESK, .doc = "The template that its text came from"),
    F(corrects, .flags = F_RO, .doc = "The alert that this one corrects"),
    F(edited_by, .flags = F_RO, .see = MAY_DESK, .doc = "Who changed it last"),
    F(send_at, .flags = F_RO, .see = MAY_DESK, .doc = "When it will be sent"),
    F(sent_at, .flags = F_RO, .doc = "When it was sent"),
    F(sent_by, .flags = F_RO, .see = MAY_DESK, .doc = "Who sent it"),
    F(withdrawn_why, .flags = F_RO, .max = 2000, .doc = "Why it was withdrawn"),
#undef F
};

static bool unsent(const struct alert *a)
{
    return str_is(a->r.state, "draft") || str_is(a->r.state, "in-review");
}
static bool unshared(const void *rec)
{
    return !((const struct alert *)rec)->sent_at.us;
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
    const struct alert *a = now, *b = was;
    if (!b && !(record_rights(c->who, &a->r) & MAY_ROUTE)) FAIL(c, E_DENIED, "not-allowed", "you may not write alerts for this team");
    if (b && !unsent(b)) FAIL(c, E_CONFLICT, "not-in-state", "an alert that is on its way is not changed; withdraw or correct it");
    if (b && (b->cii_grades.n || a->cii_grades.n) && !(record_rights(c->who, &a->r) & MAY_SEE_CII))
        FAIL(c, E_DENIED, "not-allowed", "whom it goes to is for those who may see critical infrastructure");
    TRY(ids(c, a->named, "org_", "/named"));
    TRY(ids(c, a->left_out, "org_", "/left_out"));
    return ids(c, a->sharing_groups, "grp_", "/sharing_groups");
}

static err edited(struct ctx *c, const struct alert *a)
{
    return db_do(c, &sql_edited, ARGS(A_ID(a->r.id), A_TEXT(c->who->actor)));
}
static err created(struct ctx *c, void *v)
{
    return edited(c, v);
}
static err changed(struct ctx *c, void *now, const void *was)
{
    (void)was;
    return edited(c, now);
}

/* ---- who may send */

static err guard_send(struct ctx *c, const void *rec, const char **why)
{
    const struct alert *a = rec;
    unsigned review;
    if (!str_trim(a->text).n) return guard_says(why, "the text is missing");
    if (!a->sectors.n && !a->org_kinds.n && !a->cii_grades.n && !a->technologies.n && !a->sharing_groups.n && !a->named.n)
        return guard_says(why, "nobody is chosen yet");
    if (a->answer != WANT_NONE && a->answer_by.us && a->answer_by.us < c->now.us) return guard_says(why, "the date for the answer has passed");
    if (str_starts(c->who->actor, S("system:"))) return NULL; /* scheduled by a person who was asked all this */
    if (a->cii_grades.n && !(record_rights(c->who, &a->r) & MAY_SEE_CII))
        return guard_says(why, "whom it goes to is for those who may see critical infrastructure");
    TRY(policy_review(c, &a->r.team, &review));
    bool own = str_eq(a->edited_by, c->who->actor) || (!a->edited_by.n && str_eq(a->r.created_by, c->who->actor));
    if (!own || review == REVIEW_DIRECT || (review == REVIEW_URGENT_ALONE && a->urgency != ROUTINE)) return NULL;
    return guard_says(why, "a second person sends it: who wrote it does not");
}

static err guard_take_back(struct ctx *c, const void *rec, const char **why)
{
    const struct alert *a = rec;
    return c->now.us - a->sent_at.us > undo_window() ? guard_says(why, "more than 20 seconds have passed") : NULL;
}

static err guard_close(struct ctx *c, const void *rec, const char **why)
{
    (void)c;
    return str_is(((const struct alert *)rec)->r.due_what, "review") ? guard_says(why, "the review that is owed comes first") : NULL;
}

static err guard_review(struct ctx *c, const void *rec, const char **why)
{
    const struct alert *a = rec;
    if (!str_is(a->r.due_what, "review")) return guard_says(why, "no review is owed");
    return str_eq(a->sent_by, c->who->actor) ? guard_says(why, "a second person reviews it") : NULL;
}

/* ---- the acts */

static err do_send(struct ctx *c, void *rec, const struct transition *t, const struct act *a)
{
    struct alert *v = rec;
    unsigned review;
    (void)t;
    (void)a;
    TRY(policy_review(c, &v->r.team, &review));
    TRY(alert_queue(c, v));
    bool own = str_eq(v->edited_by, c->who->actor) || (!v->edited_by.n && str_eq(v->r.created_by, c->who->actor));
    if (!own || review != REVIEW_URGENT_ALONE || str_starts(c->who->actor, S("system:"))) return NULL;
    TRY(db_do(c, &sql_target, ARGS(A_ID(id_new("tgt", c->now)), A_ID(v->r.team))));
    return deadline_start(c, &v->r, S("review"));
}

static err do_take_back(struct ctx *c, void *rec, const struct transition *t, const struct act *a)
{
    (void)t;
    (void)a;
    TRY(alert_take_back(c, rec));
    return deadline_end_all(c, rec);
}

static err do_schedule(struct ctx *c, void *rec, const struct transition *t, const struct act *a)
{
    struct alert *v = rec;
    (void)t;
    if (a->until.us <= c->now.us) FAIL_AT(c, S("/until"), "required", "a moment to come");
    v->send_at = a->until;
    return db_do(c, &sql_send_at, ARGS(A_ID(v->r.id), A_WHEN(a->until)));
}

static err do_unschedule(struct ctx *c, void *rec, const struct transition *t, const struct act *a)
{
    struct alert *v = rec;
    (void)t;
    (void)a;
    v->send_at = (when){ 0 };
    return db_do(c, &sql_send_at, ARGS(A_ID(v->r.id), A_NULL));
}

static err do_close(struct ctx *c, void *rec, const struct transition *t, const struct act *a)
{
    (void)t;
    (void)a;
    return alert_stop(c, rec);
}

static err do_withdraw(struct ctx *c, void *rec, const struct transition *t, const struct act *a)
{
    struct alert *v = rec;
    (void)t;
    v->withdrawn_why = utf8_clip(a->text, 2000);
    TRY(db_do(c, &sql_withdrawn, ARGS(A_ID(v->r.id), A_TEXT(v->withdrawn_why))));
    TRY(alert_stop(c, v));
    return alert_tell_withdrawn(c, v);
}

static const struct state states[] = { { "draft", false }, { "in-review", false }, { "scheduled", false },
                                       { "sent", false },  { "closed", true },     { "withdrawn", true } };
static const struct transition transitions[] = {
    { .verb = "send",
      .from = "draft in-review scheduled",
      .to = "sent",
      .right = MAY_ROUTE,
      .guard = guard_send,
      .effect = do_send,
      .doc = "Send it; it can be taken back for 20 seconds" },
    { .verb = "take-back",
      .from = "sent",
      .to = "draft",
      .right = MAY_ROUTE,
      .guard = guard_take_back,
      .effect = do_take_back,
      .doc = "Take it back, while nothing has left" },
    { .verb = "submit", .from = "draft", .to = "in-review", .right = MAY_DESK, .doc = "Hand it to a second person" },
    { .verb = "return", .from = "in-review", .to = "draft", .right = MAY_DESK, .doc = "Give it back to its writer" },
    { .verb = "schedule",
      .from = "draft in-review",
      .to = "scheduled",
      .right = MAY_ROUTE,
      .needs = NEEDS_UNTIL,
      .guard = guard_send,
      .effect = do_schedule,
      .doc = "Send it at a set moment" },
    { .verb = "unschedule", .from = "scheduled", .to = "draft", .right = MAY_ROUTE, .effect = do_unschedule, .doc = "Do not send it by itself" },
    { .verb = "review", .from = "sent", .right = MAY_APPROVE, .guard = guard_review, .meets = "review", .doc = "The second person's yes, after it was sent" },
    { .verb = "close", .from = "sent", .to = "closed", .right = MAY_ROUTE, .guard = guard_close, .effect = do_close, .doc = "Nobody is asked any further" },
    { .verb = "discard", .from = "draft in-review", .to = "closed", .right = MAY_DESK, .doc = "Not needed" },
    { .verb = "withdraw",
      .from = "sent closed",
      .to = "withdrawn",
      .right = MAY_ROUTE,
      .needs = NEEDS_TEXT,
      .effect = do_withdraw,
      .doc = "Withdraw it; those who got it are told why" },
};
static const struct workflow flow = { "alert", states, COUNT(states), transitions, COUNT(transitions), NULL };

/* whom was written to and what they said; how far each line got stays */
static err erase(struct ctx *c, const id *record)
{
    TRY(db_do(c, &sql_forget_lines, ARGS(A_ID(*record))));
    TRY(db_do(c, &sql_forget_letters, ARGS(A_ID(*record))));
    return db_do(c, &sql_forget_links, ARGS(A_ID(*record)));
}

const struct kind alert_kind = {
    .name = "alert",
    .plural = "alerts",
    .prefix = "alr",
    .series = "AL",
    .table = "alert",
    .doc = "A warning to many organisations",
    .fields = fields,
    .nfields = COUNT(fields),
    .size = sizeof(struct alert),
    .create = MAY_ROUTE,
    .change = MAY_ROUTE,
    .flow = &flow,
    .check = check,
    .created = created,
    .changed = changed,
    .unshared = unshared,
    .retention = "alert",
    .erase = erase,
};

err alert_of(struct ctx *c, str which, struct alert *out)
{
    return record_find(c, &alert_kind, which, out);
}

struct choice alert_choice(const struct alert *a)
{
    return (struct choice){ a->r.team,         a->urgency, a->sectors,  a->org_kinds, a->cii_grades, a->technologies,
                            a->sharing_groups, a->named,   a->left_out, false,        false };
}
