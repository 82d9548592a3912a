/* alert_ledger - who has answered and who has not, as far as the viewer may see the lines
 *
 * Counts are of the lines that are seen: a CERT counts those it serves, an organisation counts itself. First come those who
 * need help, then those who have not answered (critical infrastructure first, for whom may see which it is), the soonest
 * fall-back first; then the answers. */
#include "base/buf.h"
#include "domain/coordination/alert.h"
#include "spine/list.h"

#include "alert_ledger.sql.h"

struct tally {
    str state;
    int64_t n;
};
static const struct field tally_fields[] = {
    FIELD(struct tally, state, .flags = F_RO, .doc = "The state of lines"),
    FIELD(struct tally, n, .flags = F_RO, .doc = "How many"),
};
static SHAPE(tally_shape, "alert_tally", struct tally, tally_fields, "How many lines are in a state");

struct ledger_out {
    int64_t total, silent, help, held, matching;
    struct list tallies, lines;
};
static const struct field ledger_fields[] = {
#define F(m, ...) FIELD(struct ledger_out, m, .flags = F_RO, __VA_ARGS__)
    F(total, .doc = "Lines in all"),
    F(silent, .doc = "Those that have not answered"),
    F(help, .doc = "Those that need help"),
    F(held, .doc = "Those whose letter is held in the outbox"),
    F(matching, .doc = "Lines that fit what was asked for"),
    F(tallies, .of = &tally_shape, .doc = "By state"),
    F(lines, .of = &line_shape, .max = 500, .doc = "The lines of this page"),
#undef F
};
SHAPE(ledger_shape, "alert_ledger", struct ledger_out, ledger_fields, "Who has answered");

const struct param_doc ledger_query[] = { { "show", "all (default), silent, help, bounced, answered, held" },
                                          { "state", "Only lines in this state" },
                                          { "sector", "Only organisations of this sector" },
                                          { "cert", "Only those whom this CERT serves first; `none`: those whom none serves" },
                                          { "from", "Leave out so many" },
                                          { "limit", "1 to 500; 100 when not given" },
                                          { NULL, NULL } };

static err number_of(struct ctx *c, const struct req *q, const char *name, int64_t usual, int64_t least, int64_t most, int64_t *out)
{
    str t = req_query(q, name);
    *out = usual;
    if (t.n && (!str_int(t, out) || *out < least || *out > most))
        FAIL_AT(c, arena_fmt(c->arena, "/%s", name), "out-of-range", "a number from %lld to %lld", (long long)least, (long long)most);
    return NULL;
}

static err tallies(struct ctx *c, const struct alert *a, struct ledger_out *out)
{
    struct rows *r;
    TRY(db_run(c, &sql_tallies, ARGS(A_ID(a->r.id)), &r));
    struct tally *v = NEW_ARRAY(c->arena, rows_count(r) + 1, struct tally);
    size_t n = 0;
    while (rows_next(r)) {
        v[n++] = (struct tally){ row_text(r, 0), row_int(r, 1) };
        out->total += row_int(r, 1);
        out->silent += row_int(r, 2);
        out->help += row_int(r, 3);
        out->held += row_int(r, 4);
    }
    out->tallies = (struct list){ v, n };
    return NULL;
}

err ledger(struct ctx *c, const struct req *q, struct res *r)
{
    static const char *const shows[] = { "all", "silent", "help", "bounced", "answered", "held" };
    struct alert a;
    struct ledger_out out = { 0 };
    struct rows *rows;
    int64_t from, limit;
    str show = req_query(q, "show").n ? req_query(q, "show") : S("all");
    size_t known = 0;
    while (known < COUNT(shows) && !str_is(show, shows[known])) known++;
    if (known == COUNT(shows)) FAIL_AT(c, S("/show"), "not-a-word", "all, silent, help, bounced, answered or held");
    TRY(alert_of(c, q->params[0], &a));
    TRY(number_of(c, q, "from", 0, 0, 1000000, &from));
    TRY(number_of(c, q, "limit", 100, 1, 500, &limit));
    TRY(tallies(c, &a, &out));
    bool cii = (record_rights(c->who, &a.r) & MAY_SEE_CII) != 0;
    const struct arg args[] = {
        A_ID(a.r.id), A_TEXT(show), A_TEXT(req_query(q, "state")), A_TEXT(req_query(q, "sector")), A_TEXT(req_query(q, "cert")), A_INT(cii), A_ID(a.r.team),
        A_INT(limit), A_INT(from)
    };
    TRY(db_run(c, &sql_lines, args, COUNT(args), &rows));
    struct line *v = NEW_ARRAY(c->arena, rows_count(rows) + 1, struct line);
    size_t n = 0;
    while (rows_next(rows)) {
        out.matching = row_int(rows, 34);
        line_take(rows, &v[n++]);
    }
    out.lines = (struct list){ v, n };
    res_json(r, &ledger_shape, &out, 0);
    return NULL;
}

/* ---- by sector, or by the CERT that serves them */

struct group {
    str key, name;
    int64_t total, silent, help, bounced;
};
static const struct field group_fields[] = {
#define F(m, ...) FIELD(struct group, m, .flags = F_RO, __VA_ARGS__)
    F(key, .doc = "Code of the sector, or the CERT; none: no CERT serves them"),
    F(name, .doc = "Its name"),
    F(total, .doc = "Lines in all"),
    F(silent, .doc = "Not answered"),
    F(help, .doc = "In need of help"),
    F(bounced, .doc = "Came back"),
#undef F
};
static SHAPE(group_shape, "alert_group", struct group, group_fields, "Lines of a sector or CERT");
struct groups_out {
    struct list groups;
};
static const struct field groups_fields[] = { FIELD(struct groups_out, groups, .flags = F_RO, .of = &group_shape, .max = 1000,
                                                    .doc = "Those with most silence first") };
SHAPE(ledger_groups_shape, "alert_groups", struct groups_out, groups_fields, "The ledger by sector or by CERT");
const struct param_doc groups_query[] = { { "by", "sector (default) or cert" }, { NULL, NULL } };

err ledger_groups(struct ctx *c, const struct req *q, struct res *r)
{
    struct alert a;
    struct groups_out out;
    struct rows *rows;
    str by = req_query(q, "by");
    if (by.n && !str_is(by, "sector") && !str_is(by, "cert")) FAIL_AT(c, S("/by"), "not-a-word", "sector or cert");
    TRY(alert_of(c, q->params[0], &a));
    TRY(db_run(c, str_is(by, "cert") ? &sql_by_cert : &sql_by_sector, ARGS(A_ID(a.r.id)), &rows));
    struct group *v = NEW_ARRAY(c->arena, rows_count(rows) + 1, struct group);
    size_t n = 0;
    while (rows_next(rows))
        v[n++] = (struct group){ row_text(rows, 0), row_text(rows, 1), row_int(rows, 2), row_int(rows, 3), row_int(rows, 4), row_int(rows, 5) };
    out.groups = (struct list){ v, n };
    res_json(r, &ledger_groups_shape, &out, 0);
    return NULL;
}

/* ---- what waits for an answer of mine */

struct waiting_alert {
    id alert, part, organisation;
    str ref, title, tlp, organisation_name, answer, urgency, wanted;
    when sent_at, answer_by;
};
static const struct field waiting_fields[] = {
#define F(m, ...) FIELD(struct waiting_alert, m, .flags = F_RO, __VA_ARGS__)
    F(alert, .doc = "The alert"),
    F(ref, .doc = "Its reference"),
    F(title, .doc = "Its title"),
    F(tlp, .doc = "Its marking"),
    F(part, .doc = "The line"),
    F(organisation, .doc = "The organisation that is asked"),
    F(organisation_name, .doc = "Its name"),
    F(answer, .doc = "The answer so far"),
    F(urgency, .doc = "How soon"),
    F(wanted, .doc = "What is wanted: acknowledge or state-action"),
    F(sent_at, .doc = "When it was sent"),
    F(answer_by, .doc = "By when"),
#undef F
};
static SHAPE(waiting_alert_shape, "waiting_alert", struct waiting_alert, waiting_fields, "An alert that waits for an answer");
struct waiting_out {
    struct list alerts;
};
static const struct field waiting_out_fields[] = { FIELD(struct waiting_out, alerts, .flags = F_RO, .of = &waiting_alert_shape, .doc = "The soonest first") };
SHAPE(waiting_alerts_shape, "waiting_alerts", struct waiting_out, waiting_out_fields, "Alerts that wait for an answer of your organisations");

err alert_waiting(struct ctx *c, const struct req *q, struct res *r)
{
    struct rows *rows;
    struct waiting_out out;
    (void)q;
    TRY(db_run(c, &sql_waiting, ARGS(A_LIST(viewer_places(c->arena, c->who, MAY_OWN_ORG))), &rows));
    struct waiting_alert *v = NEW_ARRAY(c->arena, rows_count(rows) + 1, struct waiting_alert);
    size_t n = 0;
    while (rows_next(rows))
        v[n++] = (struct waiting_alert){ .alert = row_id(rows, 0),
                                         .part = row_id(rows, 1),
                                         .organisation = row_id(rows, 2),
                                         .ref = row_text(rows, 3),
                                         .title = row_text(rows, 4),
                                         .tlp = row_text(rows, 5),
                                         .organisation_name = row_text(rows, 6),
                                         .answer = row_text(rows, 7),
                                         .urgency = row_text(rows, 8),
                                         .wanted = row_text(rows, 9),
                                         .sent_at = row_when(rows, 10),
                                         .answer_by = row_when(rows, 11) };
    out.alerts = (struct list){ v, n };
    res_json(r, &waiting_alerts_shape, &out, 0);
    return NULL;
}
