/* case_remind - before an embargo ends: whoever works on the case and those who agreed are told, each day of the policy once
 *
 * How many days before is data of the desk. Of several days that have passed at once (the hub was away, the policy changed)
 * the nearest is told; of those that had passed when the day was agreed, none. Another day is another one to be told of. What
 * vendors get before publication is proposed to the desk, which reads whom it would go to and sends it. */
#include "base/buf.h"
#include "domain/disclosure/case.h"
#include "spine/deadline.h"
#include "spine/erase.h"
#include "spine/team.h"

#include "case_remind.sql.h"

enum { MOST_DAYS = 90, MOST_REMINDERS = 10 };
static const char usual[] = "14 7 1";

/* the nearest of the policy's days that has come; 0: none yet */
static int64_t come(str days, when until, when now)
{
    int64_t n, nearest = 0;
    str rest = days, word;
    while (str_split(&rest, ' ', &word))
        if (str_int(word, &n) && until.us - now.us <= n * DAY && (!nearest || n < nearest)) nearest = n;
    return nearest;
}
static int64_t farthest(str days)
{
    int64_t n, most = 0;
    str rest = days, word;
    while (str_split(&rest, ' ', &word))
        if (str_int(word, &n) && n > most) most = n;
    return most;
}
static err policy_of(struct ctx *c, const id *team, str *days)
{
    struct rows *r;
    bool found;
    TRY(db_one(c, &sql_policy, ARGS(A_ID(*team)), &r, &found));
    *days = found ? row_text(r, 0) : str_of(usual);
    return NULL;
}

err embargo_reminders_begin(struct ctx *c, const struct cvd_case *v)
{
    str days;
    if (!v->embargo_until.us) return NULL;
    TRY(policy_of(c, &v->r.team, &days));
    int64_t passed = come(days, v->embargo_until, c->now);
    return passed ? db_do(c, &sql_reminded, ARGS(A_ID(v->r.id), A_WHEN(v->embargo_until), A_INT(passed), A_WHEN(c->now))) : NULL;
}

/* ---- the clock */

struct near {
    struct heard desk;
    when until;
    int64_t days;
};
static err remind_unit(struct ctx *c, void *arg)
{
    const struct near *n = arg;
    struct cvd_case v;
    struct list l;
    struct rows *mine;
    id team;
    if (!id_parse(n->desk.team, &team)) return NULL;
    TRY(case_as_desk(c, &team, S("")));
    TRY(case_of(c, id_str(&n->desk.record), &v));
    if (!case_embargoed(&v) || v.embargo_until.us != n->until.us) return NULL; /* another day meanwhile, or none */
    TRY(db_run(c, &sql_reminded, ARGS(A_ID(v.r.id), A_WHEN(n->until), A_INT(n->days), A_WHEN(c->now)), &mine));
    if (!rows_count(mine)) return NULL;
    TRY(deadline_tell(c, &n->desk, "embargo-soon", S(""), S(""), when_text(c->arena, n->until)));
    TRY(parties_of(c, &v, &l));
    const struct party *p = l.v;
    for (size_t i = 0; i < l.n; i++)
        if (!p[i].left_at.us && p[i].consent == CONSENT_SIGNATORY) TRY(case_letter(c, &v, &p[i], CASE_SOON));
    return NULL;
}

err embargo_remind(struct ctx *c)
{
    struct rows *r;
    TRY(db_run(c, &sql_near, ARGS(A_WHEN(c->now), A_INT(c->now.us + MOST_DAYS * DAY)), &r));
    while (rows_next(r)) {
        struct near n = { .desk = { row_id(r, 0), row_text(r, 1), row_text(r, 2), row_text(r, 3) }, .until = row_when(r, 4) };
        n.days = come(row_null(r, 5) ? str_of(usual) : row_text(r, 5), n.until, c->now);
        if (n.days && n.days < row_int(r, 6)) TRY(db_unit(c, remind_unit, &n));
    }
    return NULL;
}

/* ---- what vendors get before: proposed, and sent by the desk */

err embargo_heads(struct ctx *c, const struct cvd_case *v, bool *proposed, when *sent)
{
    struct rows *r;
    str days;
    bool found;
    *proposed = false;
    *sent = (when){ 0 };
    if (!case_embargoed(v)) return NULL;
    TRY(policy_of(c, &v->r.team, &days));
    TRY(db_one(c, &sql_told_vendors, ARGS(A_ID(v->r.id), A_WHEN(v->embargo_until)), &r, &found));
    if (found) *sent = row_when(r, 0);
    *proposed = !found && v->embargo_until.us - c->now.us <= farthest(days) * DAY;
    return NULL;
}

struct heads_up {
    bool send;
    str text;
    int64_t count;
    struct strs names;
};
static const struct field heads_fields[] = {
    FIELD(struct heads_up, send, .doc = "true: do it; false: only say whom"),
    FIELD(struct heads_up, text, .flags = F_LINES, .max = 20000,
          .doc = "What each finds in its own thread: the draft of what will be published, and until when to answer"),
    FIELD(struct heads_up, count, .flags = F_RO, .doc = "How many vendors"),
    FIELD(struct heads_up, names, .flags = F_RO, .max = 500, .doc = "Who, also those that have said nothing; who has not agreed reads it after that"),
};
SHAPE(heads_up_shape, "case_heads_up", struct heads_up, heads_fields, "What vendors get before an embargo ends");

err case_heads_up(struct ctx *c, const struct req *q, struct res *r)
{
    struct cvd_case v;
    struct heads_up in = { .send = false };
    struct list l;
    TRY(case_at_desk(c, q->params[0], MAY_ROUTE, &v));
    TRY(api_read(c, q, &heads_up_shape, &in));
    if (!case_embargoed(&v)) FAIL(c, E_CONFLICT, "not-possible-now", "no embargo holds that could end");
    if (in.send) TRY(record_takes_words(c, &v.r));
    in.text = str_trim(in.text);
    if (in.send && !in.text.n) FAIL_AT(c, S("/text"), "required", "say what will be published");
    TRY(parties_of(c, &v, &l));
    const struct party *p = l.v;
    in.names = (struct strs){ NEW_ARRAY(c->arena, l.n + 1, str), 0 };
    for (size_t i = 0; i < l.n; i++) {
        if (p[i].role != ROLE_VENDOR || p[i].left_at.us || p[i].consent == CONSENT_DECLINED || party_is_desk(&v, &p[i])) continue;
        in.names.v[in.names.n++] = p[i].name.n ? p[i].name : p[i].address;
        if (!in.send) continue;
        TRY(party_entry(c, &v, &p[i], &(struct entry_new){ .verb = "said", .field = S("party"), .now = S("desk"), .body = in.text }));
        TRY(case_letter(c, &v, &p[i], CASE_HEADS_UP));
    }
    if (in.send) TRY(db_do(c, &sql_reminded, ARGS(A_ID(v.r.id), A_WHEN(v.embargo_until), A_INT(0), A_WHEN(c->now))));
    if (in.send) TRY(record_touch(c, &v.r.id, false));
    in.count = (int64_t)in.names.n;
    in.text = S("");
    res_json(r, &heads_up_shape, &in, 0);
    return NULL;
}

/* ---- how many days before, by desk */

struct reminder {
    int64_t days;
};
static const struct field reminder_fields[] = { FIELD(struct reminder, days, .flags = F_REQ, .min = 1, .max = MOST_DAYS,
                                                      .doc = "How many days before an embargo ends") };
static SHAPE(reminder_shape, "embargo_reminder", struct reminder, reminder_fields, "A day on which the end of an embargo is told of");
struct reminders {
    struct list reminders;
};
static const struct field reminders_fields[] = {
    FIELD(struct reminders, reminders, .flags = F_REQ, .of = &reminder_shape, .max = MOST_REMINDERS, .doc = "The most days first; none: nobody is told"),
};
SHAPE(embargo_reminders_shape, "embargo_reminders", struct reminders, reminders_fields, "When the end of an embargo is told of");

static err at_desk(struct ctx *c, str team, bool keeps)
{
    struct rows *r;
    TRY(team_member(c, team));
    TRY(db_run(c, &sql_team, ARGS(A_TEXT(team)), &r));
    if (!rows_count(r)) FAIL(c, E_ABSENT, "not-found", "there is nothing here that you can see");
    return keeps ? team_keeper(c, team) : NULL;
}
static err reminders_answer(struct ctx *c, str team, struct res *r)
{
    str days, word;
    id which;
    if (!id_parse(team, &which)) FAIL(c, E_ABSENT, "not-found", "there is nothing here that you can see");
    TRY(policy_of(c, &which, &days));
    struct reminder *v = NEW_ARRAY(c->arena, MOST_REMINDERS, struct reminder);
    size_t n = 0;
    while (n < MOST_REMINDERS && str_split(&days, ' ', &word))
        if (str_int(word, &v[n].days)) n++;
    res_json(r, &embargo_reminders_shape, &(struct reminders){ { v, n } }, 0);
    return NULL;
}

err case_reminders(struct ctx *c, const struct req *q, struct res *r)
{
    TRY(at_desk(c, q->params[0], false));
    return reminders_answer(c, q->params[0], r);
}

err case_reminders_set(struct ctx *c, const struct req *q, struct res *r)
{
    struct reminders in = { { 0 } };
    struct buf b = { .a = c->arena };
    TRY(at_desk(c, q->params[0], true));
    TRY(api_read(c, q, &embargo_reminders_shape, &in));
    const struct reminder *v = in.reminders.v;
    for (size_t i = 0; i < in.reminders.n; i++) {
        if (i && v[i].days >= v[i - 1].days) FAIL_AT(c, arena_fmt(c->arena, "/reminders/%zu/days", i), "out-of-range", "the most days first, each once");
        buf_fmt(&b, "%s%lld", i ? " " : "", (long long)v[i].days);
    }
    TRY(db_do(c, &sql_policy_put, ARGS(A_TEXT(q->params[0]), A_TEXT(buf_str(&b)), A_WHEN(c->now))));
    return reminders_answer(c, q->params[0], r);
}
