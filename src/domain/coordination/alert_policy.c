/* alert_policy - how a team sends: who may do it alone, and how long silence lasts before the next one is asked
 *
 * Read by the team's desk, set by who keeps the team. What a team has not set is as the installation's row says. */
#include "domain/coordination/alert.h"
#include "domain/directory/addressee.h"

#include "alert_policy.sql.h"

static const char *const review_v[] = { "urgent-alone", "second-person", "direct" };
static const struct words review_words = { review_v, COUNT(review_v) };
enum { LONGEST = 60 * 24 * 60 }; /* minutes: sixty days */

err policy_review(struct ctx *c, const id *team, unsigned *out)
{
    struct rows *r;
    bool found;
    TRY(db_one(c, &sql_policy, ARGS(A_ID(*team)), &r, &found));
    int word = found ? word_index(&review_words, row_text(r, 0)) : 0;
    *out = word < 0 ? REVIEW_SECOND : (unsigned)word;
    return NULL;
}

err policy_pace(struct ctx *c, const id *team, unsigned urgency, struct pace *out)
{
    struct rows *r;
    bool found;
    *out = (struct pace){ 240, 240, false };
    TRY(db_one(c, &sql_pace, ARGS(A_ID(*team), A_TEXT(str_of(urgency_words.v[urgency]))), &r, &found));
    if (found) *out = (struct pace){ row_int(r, 0), row_int(r, 1), row_int(r, 2) != 0 };
    return NULL;
}

err pace_after(struct ctx *c, const struct pace *p, int64_t minutes, str hours, str zone, when *out)
{
    *out = (when){ c->now.us + minutes * MINUTE };
    return p->always ? NULL : when_there(c, *out, hours, zone, out);
}

/* ---- the routes */

struct pace_io {
    unsigned urgency;
    int64_t minutes, parent;
    bool always;
};
static const struct field pace_fields[] = {
#define F(m, ...) FIELD(struct pace_io, m, __VA_ARGS__)
    F(urgency, .flags = F_REQ, .en = &urgency_words, .doc = "Of which alerts"),
    F(minutes, .flags = F_REQ, .min = 5, .max = LONGEST, .doc = "Silence before the next contact is asked"),
    F(parent, .flags = F_REQ, .min = 5, .max = LONGEST, .doc = "Silence of the last contact before the CERT above is told"),
    F(always, .doc = "At all hours; else within the hours of the contact"),
#undef F
};
static SHAPE(pace_shape, "alert_pace", struct pace_io, pace_fields, "How soon silence is followed");

struct policy {
    unsigned review;
    bool own;
    struct list paces;
};
static const struct field policy_fields[] = {
#define F(m, ...) FIELD(struct policy, m, __VA_ARGS__)
    F(review, .flags = F_REQ, .en = &review_words, .doc = "urgent-alone: urgent ones by one person, with a review owed within a day; second-person; direct"),
    F(own, .flags = F_RO, .doc = "The team has set it itself"),
    F(paces, .flags = F_REQ, .of = &pace_shape, .min = 3, .max = 3, .doc = "For each urgency"),
#undef F
};
SHAPE(policy_shape, "alert_policy", struct policy, policy_fields, "How a team sends alerts");

static err answer(struct ctx *c, const id *team, struct res *r)
{
    struct policy out = { 0 };
    struct rows *q;
    struct pace_io *v = NEW_ARRAY(c->arena, urgency_words.n, struct pace_io);
    TRY(policy_review(c, team, &out.review));
    TRY(db_run(c, &sql_own, ARGS(A_ID(*team)), &q));
    out.own = rows_count(q) > 0;
    for (unsigned i = 0; i < urgency_words.n; i++) {
        struct pace p;
        TRY(policy_pace(c, team, i, &p));
        v[i] = (struct pace_io){ i, p.minutes, p.parent, p.always };
    }
    out.paces = (struct list){ v, urgency_words.n };
    res_json(r, &policy_shape, &out, 0);
    return NULL;
}

static err team_of(struct ctx *c, const struct req *q, uint64_t right, id *out)
{
    if (!id_parse(q->params[0], out) || !viewer_in_team(c->who, q->params[0])) FAIL(c, E_ABSENT, "not-found", "there is nothing here that you can see");
    if (!(viewer_rights_at(c->who, q->params[0]) & right)) FAIL(c, E_DENIED, "not-allowed", "you may not do this here");
    return NULL;
}

err policy_get(struct ctx *c, const struct req *q, struct res *r)
{
    id team;
    TRY(team_of(c, q, MAY_DESK, &team));
    return answer(c, &team, r);
}

err policy_put(struct ctx *c, const struct req *q, struct res *r)
{
    id team;
    struct policy in = { 0 };
    unsigned seen = 0;
    TRY(team_of(c, q, MAY_TEAM, &team));
    TRY(api_read(c, q, &policy_shape, &in));
    const struct pace_io *v = in.paces.v;
    for (size_t i = 0; i < in.paces.n; i++) seen |= 1u << v[i].urgency;
    if (seen != 7) FAIL_AT(c, S("/paces"), "required", "one for each urgency");
    TRY(db_do(c, &sql_set, ARGS(A_ID(team), A_TEXT(str_of(review_words.v[in.review])))));
    for (size_t i = 0; i < in.paces.n; i++)
        TRY(db_do(c, &sql_set_pace,
                  ARGS(A_ID(team), A_TEXT(str_of(urgency_words.v[v[i].urgency])), A_INT(v[i].minutes), A_INT(v[i].parent), A_INT(v[i].always))));
    return answer(c, &team, r);
}
