/* finding_policy - how owners are told: how soon, in which form, how long absence lasts, how sure an attribution must be
 *
 * Rows by desk, organisation and class; the more particular one counts, class before organisation before desk. What an
 * organisation wishes itself comes over them, but for what is urgent. What is not urgent waits for a working day of the
 * desk's calendar. */
#include "domain/directory/directory.h"
#include "domain/intelligence/finding.h"
#include "spine/api.h"
#include "spine/zone.h"

#include "finding_policy.sql.h"

static const char *const pace_v[] = { "at-once", "hourly", "daily", "weekly", "never" };
const struct words tell_pace_words = { pace_v, COUNT(pace_v) };
static const char *const format_v[] = { "csv", "json", "text", "xarf" };
const struct words tell_format_words = { format_v, COUNT(format_v) };
static const char *const language_v[] = { "contact", "en", "ur" };
static const struct words language_words = { language_v, COUNT(language_v) };

static unsigned word_or(const struct words *w, str text, unsigned usual)
{
    int i = word_index(w, text);
    return i < 0 ? usual : (unsigned)i;
}

err plans_load(struct ctx *c, struct plans *out)
{
    struct rows *r;
    *out = (struct plans){ 0 };
    TRY(db_run(c, &sql_plans, NOARGS, &r));
    out->v = NEW_ARRAY(c->arena, rows_count(r) + 1, struct plan);
    while (rows_next(r))
        out->v[out->n++] = (struct plan){ .team = row_text(r, 0),
                                          .organisation = row_text(r, 1),
                                          .class = row_text(r, 2),
                                          .pace = word_or(&tell_pace_words, row_text(r, 3), TELL_NEVER),
                                          .at = row_int(r, 4),
                                          .weekday = row_int(r, 5),
                                          .format = word_or(&tell_format_words, row_text(r, 6), TELL_CSV),
                                          .language = row_text(r, 7),
                                          .absence = row_int(r, 8),
                                          .repeat = row_int(r, 9),
                                          .confidence = row_int(r, 10),
                                          .chase = row_int(r, 11) };
    TRY(db_run(c, &sql_wishes, NOARGS, &r));
    out->wish = NEW_ARRAY(c->arena, rows_count(r) + 1, struct wish);
    while (rows_next(r))
        out->wish[out->nwish++] =
            (struct wish){ row_text(r, 0), word_index(&tell_pace_words, row_text(r, 1)), word_index(&tell_format_words, row_text(r, 2)), row_when(r, 3) };
    TRY(db_run(c, &sql_desks, NOARGS, &r));
    out->desk = NEW_ARRAY(c->arena, rows_count(r) + 1, struct desk);
    while (rows_next(r)) {
        struct desk *d = &out->desk[out->ndesk++];
        d->team = row_text(r, 0);
        if (row_text(r, 2).n)
            TRY(calendar_load(c, row_text(r, 2), &d->calendar));
        else
            d->calendar.always = true;
        if (zone_load(c, d->calendar.zone.n ? d->calendar.zone : row_text(r, 1), &d->zone)) TRY(zone_load(c, S("UTC"), &d->zone));
    }
    return NULL;
}

static const struct wish *wish_of(const struct plans *p, str organisation)
{
    for (size_t i = 0; i < p->nwish; i++)
        if (str_eq(p->wish[i].organisation, organisation)) return &p->wish[i];
    return NULL;
}

struct plan plan_for(const struct plans *p, str team, str organisation, str class)
{
    struct plan best = { .pace = TELL_NEVER, .absence = 7, .repeat = 14, .confidence = 50 };
    int most = -1;
    for (size_t i = 0; i < p->n; i++) {
        const struct plan *v = &p->v[i];
        int score = 4 * (v->class.n > 0) + 2 * (v->organisation.n > 0) + (v->team.n > 0);
        if ((v->class.n && !str_eq(v->class, class)) || (v->organisation.n && !str_eq(v->organisation, organisation)) || (v->team.n && !str_eq(v->team, team)))
            continue;
        if (score > most) best = *v;
        if (score > most) most = score;
    }
    const struct wish *w = wish_of(p, organisation);
    if (w && w->format >= 0) best.format = (unsigned)w->format;
    if (w && w->pace >= 0 && best.pace != TELL_AT_ONCE && best.pace != TELL_NEVER) best.pace = (unsigned)w->pace;
    return best;
}

static const struct desk *desk_of(const struct plans *p, str team)
{
    for (size_t i = 0; i < p->ndesk; i++)
        if (str_eq(p->desk[i].team, team)) return &p->desk[i];
    return NULL;
}

static when day_slot(struct ctx *c, const struct desk *d, const struct plan *plan, when from)
{
    enum { MOST_DAYS = 60 };
    struct civil v = zone_civil(d->zone, from);
    bool weekly = plan->pace == TELL_WEEKLY, reached = !weekly;
    for (int i = 0; i < MOST_DAYS; i++) {
        when at = zone_instant(d->zone, v.year, v.month, v.day + i, 0, (int)plan->at);
        struct civil day = zone_civil(d->zone, at);
        if (at.us < from.us) continue;
        reached = reached || day.weekday == plan->weekday; /* a holiday on that day of the week: the next working day */
        if (reached && calendar_works(c->arena, &d->calendar, &day)) return at;
    }
    return (when){ from.us + DAY }; /* a calendar without a working day holds nothing back */
}

static when hour_slot(struct ctx *c, const struct desk *d, when from)
{
    enum { MOST_HOURS = 24 * 30 };
    when at = { (from.us / HOUR + 1) * HOUR };
    for (int i = 0; i < MOST_HOURS; i++, at.us += HOUR) {
        struct civil v = zone_civil(d->zone, at);
        if (calendar_open(c->arena, &d->calendar, &v)) return at;
    }
    return (when){ from.us + HOUR };
}

when plan_slot(struct ctx *c, const struct plans *p, const struct plan *plan, str team, str organisation, when queued)
{
    const struct desk *d = desk_of(p, team);
    const struct wish *w = wish_of(p, organisation);
    when from = w && w->quiet.us > queued.us ? w->quiet : queued;
    if (plan->pace == TELL_NEVER || !d) return (when){ 0 };
    if (plan->pace == TELL_AT_ONCE) return (when){ from.us + undo_window() }; /* what comes with it goes with it */
    return plan->pace == TELL_HOURLY ? hour_slot(c, d, from) : day_slot(c, d, plan, from);
}

/* ---- the desk's own rows */

struct row_io {
    id organisation;
    str classification;
    unsigned pace, format, language;
    int64_t at_minute, weekday, absence_days, repeat_days, confidence, chase;
    bool own;
};
static const struct field row_fields[] = {
#define F(m, ...) FIELD(struct row_io, m, __VA_ARGS__)
    F(organisation, .ref = "org", .doc = "For this organisation; null: all"),
    F(classification, .max = 60, .doc = "For this RSIT type; empty: all"),
    F(pace, .flags = F_REQ, .en = &tell_pace_words, .doc = "How soon: at-once; the others wait for a working day of the desk's calendar"),
    F(at_minute, .min = 0, .max = 1439, .doc = "Daily and weekly: minute of the day in the desk's zone"),
    F(weekday, .min = 0, .max = 6, .doc = "Weekly: 0 is Monday"),
    F(format, .en = &tell_format_words, .doc = "What is attached"),
    F(language, .en = &language_words, .doc = "Of the letter; contact: the contact's own"),
    F(absence_days, .flags = F_REQ, .min = 1, .max = 365, .doc = "Not seen for so many days while its source reports: verified fixed, or gone"),
    F(repeat_days, .flags = F_REQ, .min = 1, .max = 365, .doc = "Still seen: told again after so many days"),
    F(confidence, .min = 0, .max = 100, .doc = "Nobody is told when the attribution is less sure"),
    F(chase, .min = 0, .max = 43200, .doc = "Minutes of silence before the next contact is asked; 0: only when mail comes back"),
    F(own, .flags = F_RO, .doc = "Set by this desk; false: of the installation"),
#undef F
};
static SHAPE(row_shape, "finding_policy_row", struct row_io, row_fields, "How owners are told of one class, or all");
struct policy_io {
    struct list rows;
};
static const struct field policy_fields[] = { FIELD(struct policy_io, rows, .flags = F_REQ, .of = &row_shape, .max = 300,
                                                    .doc = "The more particular row counts: class before organisation before desk") };
static SHAPE(policy_shape, "finding_policy", struct policy_io, policy_fields, "How a desk tells owners");

static err team_of(struct ctx *c, const struct req *q, uint64_t right, id *out)
{
    if (!id_parse(q->params[0], out) || !viewer_in_team(c->who, q->params[0])) FAIL(c, E_ABSENT, "not-found", "there is nothing here that you can see");
    if (!(viewer_rights_at(c->who, q->params[0]) & right)) FAIL(c, E_DENIED, "not-allowed", "you may not do this here");
    return NULL;
}

static err answer(struct ctx *c, const id *team, struct res *r)
{
    struct rows *rows;
    struct policy_io out;
    TRY(db_run(c, &sql_of_team, ARGS(A_ID(*team)), &rows));
    struct row_io *v = NEW_ARRAY(c->arena, rows_count(rows) + 1, struct row_io);
    size_t n = 0;
    while (rows_next(rows))
        v[n++] = (struct row_io){ .organisation = row_id(rows, 0),
                                  .classification = row_text(rows, 1),
                                  .pace = word_or(&tell_pace_words, row_text(rows, 2), TELL_NEVER),
                                  .at_minute = row_int(rows, 3),
                                  .weekday = row_int(rows, 4),
                                  .format = word_or(&tell_format_words, row_text(rows, 5), TELL_CSV),
                                  .language = word_or(&language_words, row_text(rows, 6), 0),
                                  .absence_days = row_int(rows, 7),
                                  .repeat_days = row_int(rows, 8),
                                  .confidence = row_int(rows, 9),
                                  .chase = row_int(rows, 10),
                                  .own = row_text(rows, 11).n > 0 };
    out.rows = (struct list){ v, n };
    res_json(r, &policy_shape, &out, 0);
    return NULL;
}

static err get(struct ctx *c, const struct req *q, struct res *r)
{
    id team;
    TRY(team_of(c, q, MAY_DESK, &team));
    return answer(c, &team, r);
}

/* the desk's rows anew: those that it gives that are not of the installation */
static err put(struct ctx *c, const struct req *q, struct res *r)
{
    id team;
    struct policy_io in = { { NULL, 0 } };
    TRY(team_of(c, q, MAY_TEAM, &team));
    TRY(api_read(c, q, &policy_shape, &in));
    const struct row_io *v = in.rows.v;
    TRY(db_do(c, &sql_drop, ARGS(A_ID(team))));
    for (size_t i = 0; i < in.rows.n; i++) {
        const struct row_io *w = &v[i];
        if (w->classification.n && !event_taxonomy_of(w->classification).n)
            FAIL_AT(c, arena_fmt(c->arena, "/rows/%zu/classification", i), "not-a-word", "this is no RSIT type");
        for (size_t k = 0; k < i; k++)
            if (str_eq(v[k].classification, w->classification) && !strcmp(v[k].organisation.s, w->organisation.s))
                FAIL_AT(c, arena_fmt(c->arena, "/rows/%zu", i), "given-twice", "there is a row for this already");
        TRY(db_do(c, &sql_put,
                  ARGS(A_ID(team), A_ID(w->organisation), A_TEXT(w->classification), A_TEXT(str_of(tell_pace_words.v[w->pace])), A_INT(w->at_minute),
                       A_INT(w->weekday), A_TEXT(str_of(tell_format_words.v[w->format])), A_TEXT(w->language ? str_of(language_words.v[w->language]) : S("")),
                       A_INT(w->absence_days), A_INT(w->repeat_days), A_INT(w->confidence), A_INT(w->chase))));
    }
    TRY(db_do(c, &sql_again, ARGS(A_ID(team), A_WHEN(c->now))));
    TRY(findings_soon(c));
    return answer(c, &team, r);
}

/* ---- what an organisation wishes itself */

WORDS(wish_pace_words, "as-the-desk", "hourly", "daily", "weekly");
WORDS(wish_format_words, "as-the-desk", "csv", "json", "text", "xarf");
struct wish_io {
    unsigned pace, format;
    when quiet_until;
};
static const struct field wish_fields[] = {
#define F(m, ...) FIELD(struct wish_io, m, __VA_ARGS__)
    F(pace, .en = &wish_pace_words, .doc = "How often; what is urgent comes at once"),
    F(format, .en = &wish_format_words, .doc = "What is attached"),
    F(quiet_until, .doc = "Nothing is told before; null: as it comes"),
#undef F
};
static SHAPE(wish_shape, "finding_wish", struct wish_io, wish_fields, "How an organisation wishes to be told");

static err wish_answer(struct ctx *c, const id *org, struct res *r)
{
    struct rows *rows;
    struct wish_io out = { 0 };
    bool found;
    TRY(db_one(c, &sql_wish, ARGS(A_ID(*org)), &rows, &found));
    if (found) out = (struct wish_io){ word_or(&wish_pace_words, row_text(rows, 0), 0), word_or(&wish_format_words, row_text(rows, 1), 0), row_when(rows, 2) };
    res_json(r, &wish_shape, &out, 0);
    return NULL;
}

/* its own people, and the desk that keeps it */
static err organisation_own(struct ctx *c, const struct req *q, id *out)
{
    struct organisation o;
    TRY(organisation_of(c, q, &o));
    if (!(viewer_rights_at(c->who, id_str(&o.r.id)) & MAY_OWN_ORG) && !(record_rights(c->who, &o.r) & MAY_DIRECTORY))
        FAIL(c, E_DENIED, "not-allowed", "you may not do this here");
    *out = o.r.id;
    return NULL;
}

static err wish_get(struct ctx *c, const struct req *q, struct res *r)
{
    id org;
    TRY(organisation_own(c, q, &org));
    return wish_answer(c, &org, r);
}

static err wish_put(struct ctx *c, const struct req *q, struct res *r)
{
    id org;
    struct wish_io in = { 0 };
    TRY(organisation_own(c, q, &org));
    TRY(api_read(c, q, &wish_shape, &in));
    TRY(db_do(c, &sql_wish_put,
              ARGS(A_ID(org), A_TEXT(in.pace ? str_of(wish_pace_words.v[in.pace]) : S("")), A_TEXT(in.format ? str_of(wish_format_words.v[in.format]) : S("")),
                   arg_when_or_null(in.quiet_until))));
    TRY(db_do(c, &sql_again_organisation, ARGS(A_ID(org), A_WHEN(c->now))));
    return wish_answer(c, &org, r);
}

const struct route finding_policy_routes[] = {
    ROUTE(GET, "/api/v1/teams/{id}/finding-policy", get, MAY_DESK, "How this desk tells owners of findings", .out = &policy_shape),
    ROUTE(PUT, "/api/v1/teams/{id}/finding-policy", put, 0, "Set how this desk tells owners", .flags = R_SELF, .in = &policy_shape, .out = &policy_shape),
    ROUTE(GET, "/api/v1/organisations/{id}/finding-wish", wish_get, 0, "How the organisation wishes to be told of findings", .flags = R_SELF,
          .out = &wish_shape),
    ROUTE(PUT, "/api/v1/organisations/{id}/finding-wish", wish_put, 0, "Say how it wishes to be told", .flags = R_SELF, .in = &wish_shape, .out = &wish_shape),
    { .path = NULL },
};
