/* outbox_rule - what makes messages may earn that they leave by themselves
 *
 * Off at first. After enough releases in a row of what a rule made, each as it was made (nothing changed, nothing
 * cancelled), it is offered; a person with the right to release switches it on, for that desk and that rule alone. A
 * message that leaves so waits the same 20 s. */
#include "spine/api.h"
#include "spine/outbox_inside.h"
#include "spine/part.h"
#include "spine/session.h"
#include "store/db.h"

#include "outbox_rule.sql.h"

enum { EARNED_AFTER = 20, HISTORY = 20 };

err outbox_rule_direct(struct ctx *c, const id *team, str rule, bool *yes)
{
    struct rows *r;
    TRY(db_one(c, &sql_direct, ARGS(A_ID(*team), A_TEXT(rule)), &r, yes));
    return NULL;
}
static err step(struct ctx *c, str team, str rule, const char *what)
{
    id new = id_new("ors", c->now);
    return db_do(c, &sql_step, ARGS(A_ID(new), A_TEXT(team), A_TEXT(rule), A_TEXT(str_of(what)), A_TEXT(c->who->actor), A_WHEN(c->now)));
}
err outbox_rule_released(struct ctx *c, const id *message)
{
    struct rows *r;
    bool found;
    TRY(db_one(c, &sql_released, ARGS(A_ID(*message)), &r, &found));
    return found && row_int(r, 2) == 0 ? step(c, row_text(r, 0), row_text(r, 1), "changed") : NULL;
}
err outbox_rule_broken(struct ctx *c, const id *message)
{
    struct rows *r;
    bool found;
    TRY(db_one(c, &sql_broken, ARGS(A_ID(*message)), &r, &found));
    return found ? step(c, row_text(r, 0), row_text(r, 1), "cancelled") : NULL; /* no row: nothing of it was ever released */
}

struct rule_step {
    str what, by, by_name;
    when at;
};
static const struct field step_fields[] = {
#define F(m, ...) FIELD(struct rule_step, m, .flags = F_RO, __VA_ARGS__)
    F(what, .doc = "on, off, changed (a message was changed before its release: it counts anew) or cancelled (the same, and it is off)"),
    F(by, .doc = "Who did it"),
    F(by_name, .doc = "The name"),
    F(at, .doc = "When"),
#undef F
};
static SHAPE(step_shape, "outbox_rule_step", struct rule_step, step_fields, "How a rule came to where it is");

struct rule {
    id team;
    str rule;
    int64_t releases, needed;
    bool earned, direct;
    str direct_by, direct_by_name;
    when direct_at;
    struct list history;
};
static const struct field fields[] = {
#define F(m, ...) FIELD(struct rule, m, __VA_ARGS__)
    F(team, .flags = F_REQ, .ref = "tea", .doc = "The desk its messages leave from"),
    F(rule, .flags = F_REQ, .min = 1, .max = 60, .doc = "What makes the messages: reply, route, confirmation and others"),
    F(releases, .flags = F_RO, .doc = "Released in a row as they were made"),
    F(needed, .flags = F_RO, .doc = "How many are needed"),
    F(earned, .flags = F_RO, .doc = "It may be switched on"),
    F(direct, .doc = "Its messages leave by themselves, after 20 s"),
    F(direct_by, .flags = F_RO, .doc = "Who switched it on"),
    F(direct_by_name, .flags = F_RO, .doc = "The name"),
    F(direct_at, .flags = F_RO, .doc = "When"),
    F(history, .flags = F_RO, .of = &step_shape, .max = HISTORY, .doc = "Its last steps, newest first"),
#undef F
};
static SHAPE(rule_shape, "outbox_rule", struct rule, fields, "What makes messages, and whether they leave by themselves");
LIST_OF(outbox_rules, rules, rule_shape, "What makes messages at your desks");

static err history(struct ctx *c, struct rule *v)
{
    struct rows *o;
    TRY(db_run(c, &sql_steps, ARGS(A_ID(v->team), A_TEXT(v->rule), A_INT(HISTORY)), &o));
    struct rule_step *s = NEW_ARRAY(c->arena, rows_count(o) + 1, struct rule_step);
    size_t n = 0;
    while (rows_next(o)) s[n++] = (struct rule_step){ row_text(o, 0), row_text(o, 1), row_text(o, 2), row_when(o, 3) };
    v->history = (struct list){ s, n };
    return v->direct_by.n ? subject_name(c, v->direct_by, &v->direct_by_name) : NULL;
}

static err list(struct ctx *c, const struct req *q, struct res *r)
{
    struct rows *o;
    struct outbox_rules out;
    (void)q;
    TRY(db_run(c, &sql_list, ARGS(A_LIST(viewer_places(c->arena, c->who, MAY_DESK))), &o));
    struct rule *v = NEW_ARRAY(c->arena, rows_count(o) + 1, struct rule);
    size_t n = 0;
    while (rows_next(o)) {
        v[n] = (struct rule){ .team = row_id(o, 0),
                              .rule = row_text(o, 1),
                              .releases = row_int(o, 2),
                              .needed = EARNED_AFTER,
                              .earned = row_int(o, 2) >= EARNED_AFTER,
                              .direct = row_int(o, 3) != 0,
                              .direct_by = row_text(o, 4),
                              .direct_at = row_when(o, 5) };
        TRY(history(c, &v[n++]));
    }
    out.rules = (struct list){ v, n };
    res_json(r, &outbox_rules_shape, &out, 0);
    return NULL;
}

static err put(struct ctx *c, const struct req *q, struct res *r)
{
    struct rule in = { .direct = false };
    struct rows *o;
    TRY(api_read(c, q, &rule_shape, &in));
    if (!(viewer_rights_at(c->who, id_str(&in.team)) & MAY_RELEASE)) FAIL(c, E_DENIED, "not-allowed", "you may not do this here");
    TRY(db_run(c, &sql_set,
               ARGS(A_ID(in.team), A_TEXT(in.rule), A_INT(in.direct), A_TEXT(in.direct ? c->who->actor : S("")), in.direct ? A_WHEN(c->now) : A_NULL,
                    A_INT(EARNED_AFTER)),
               &o));
    if (!rows_count(o)) FAIL(c, E_CONFLICT, "not-earned", "first %d of its messages are released in a row as they were made", EARNED_AFTER);
    TRY(step(c, id_str(&in.team), in.rule, in.direct ? "on" : "off"));
    TRY(person_logged(c, c->who->actor, in.direct ? "outbox-rule-on" : "outbox-rule-off", arena_fmt(c->arena, "%s %.*s", in.team.s, FMT(in.rule))));
    return list(c, q, r);
}

const struct route outbox_rule_routes[] = {
    ROUTE(GET, "/api/v1/outbox/rules", list, MAY_DESK, "What makes messages, and which leave by themselves", .out = &outbox_rules_shape),
    ROUTE(PUT, "/api/v1/outbox/rules", put, MAY_RELEASE, "Let the messages of a rule leave by themselves, once it earned that, or no longer", .in = &rule_shape,
          .out = &outbox_rules_shape),
    { .path = NULL },
};
