/* case_recipe - checklists for what goes wrong in a case: which fit it now, which the desk works by, what is done of them
 *
 * For the desk alone. Which fits is worked out anew each time and attaches nothing. A tick says who and when; what was ticked
 * stays when a checklist is put away, for when it is taken up again. */
#include "domain/disclosure/case.h"
#include "spine/part.h"

#include "case_recipe.sql.h"

enum { SILENT_DAYS = 14, SOON_DAYS = 14, MANY_VENDORS = 6 };
struct situation {
    const struct cvd_case *v;
    struct list parties, statuses;
    int64_t reports;
    bool asked_more;
    when now;
};

/* ---- what fits now */

static bool ended_by(const struct situation *s, const char *end)
{
    return s->v->embargo == EM_EXITED && str_is(s->v->embargo_end, end);
}
static const char *fits_attacks(const struct situation *s)
{
    return ended_by(s, "attacks") || (s->v->attacks_at.us && case_embargoed(s->v)) ? "attacks were seen" : NULL;
}
static const char *fits_leaked(const struct situation *s)
{
    return ended_by(s, "public") || ended_by(s, "exploit") ? "it became public, and ended the embargo" : NULL;
}
static bool here(const struct party *p, unsigned role)
{
    return p->role == role && !p->left_at.us;
}
static bool long_ago(const struct situation *s, when w)
{
    return w.us && w.us < s->now.us - SILENT_DAYS * DAY;
}

#define ANY_PARTY(s, name) for (const struct party *name = (s)->parties.v, *end_##name = name + (s)->parties.n; name < end_##name; name++)
static const char *fits_no_contact(const struct situation *s)
{
    ANY_PARTY(s, p)
    if (here(p, ROLE_VENDOR) && (str_is(p->contact, "bounced") || (str_is(p->contact, "not-contacted") && !p->address.n)))
        return "a vendor cannot be written to";
    return NULL;
}
static const char *fits_silent(const struct situation *s)
{
    ANY_PARTY(s, p)
    if (here(p, ROLE_VENDOR) && p->silent && long_ago(s, p->contacted_at)) return "a vendor has been silent for two weeks";
    return NULL;
}
static const char *fits_finder_silent(const struct situation *s)
{
    ANY_PARTY(s, p)
    if ((here(p, ROLE_FINDER) || here(p, ROLE_REPORTER)) && p->silent && long_ago(s, p->contacted_at)) return "the finder has been silent for two weeks";
    return NULL;
}
static const char *fits_declined(const struct situation *s)
{
    ANY_PARTY(s, p)
    if (here(p, ROLE_VENDOR) && (str_is(p->state, "invalid") || str_is(p->state, "deferred"))) return "a vendor does nothing about it";
    const struct vstatus *t = s->statuses.v;
    for (size_t i = 0; i < s->statuses.n; i++)
        if (str_is(t[i].state, "no-fix-planned")) return "a vendor plans no fix";
    return NULL;
}
static const char *fits_unready(const struct situation *s)
{
    if (!case_embargoed(s->v) || s->v->embargo_until.us > s->now.us + SOON_DAYS * DAY) return NULL;
    ANY_PARTY(s, p)
    if (here(p, ROLE_VENDOR) && p->answered_at.us && !(p->path & 2)) return "the embargo ends within two weeks, and a vendor has no fix";
    return NULL;
}
static const char *fits_surprise(const struct situation *s)
{
    if (!s->v->public_at.us) return NULL;
    ANY_PARTY(s, p)
    if (here(p, ROLE_VENDOR) && str_is(p->contact, "not-contacted")) return "it is public, and a vendor has not been told";
    return NULL;
}
static const char *fits_many(const struct situation *s)
{
    size_t n = 0;
    ANY_PARTY(s, p)
    n += here(p, ROLE_VENDOR);
    return n >= MANY_VENDORS ? "six vendors and more take part" : NULL;
}
static const char *fits_second(const struct situation *s)
{
    return s->reports > 1 && case_embargoed(s->v) ? "more than one report came of it" : NULL;
}
static const char *fits_asked_more(const struct situation *s)
{
    return s->asked_more ? "a party proposes a later day" : NULL;
}

#include "domain/disclosure/case_recipes.h"

/* ---- over the API */

struct recipe_step {
    int64_t n;
    str text, done_by;
    when done_at;
};
static const struct field step_fields[] = {
#define F(m, ...) FIELD(struct recipe_step, m, .flags = F_RO, __VA_ARGS__)
    F(n, .doc = "From 1"),
    F(text, .doc = "What to do"),
    F(done_at, .doc = "When it was ticked"),
    F(done_by, .doc = "By whom"),
#undef F
};
static SHAPE(step_shape, "case_recipe_step", struct recipe_step, step_fields, "A step of a checklist");
struct recipe_out {
    str recipe, title, situation, fits;
    when attached_at;
    struct list steps;
};
static const struct field recipe_fields[] = {
#define F(m, ...) FIELD(struct recipe_out, m, .flags = F_RO, __VA_ARGS__)
    F(recipe, .doc = "guide-NN: its number among the recipes of the CERT Guide to CVD; ours-: beside these"),
    F(title, .doc = "What goes wrong"),
    F(situation, .doc = "When to take it"),
    F(fits, .doc = "Why it fits this case now; empty: a person decides"),
    F(attached_at, .doc = "Since when the desk works by it"),
    F(steps, .of = &step_shape, .max = RECIPE_STEPS, .doc = "In their order"),
#undef F
};
static SHAPE(recipe_shape, "case_recipe", struct recipe_out, recipe_fields, "A checklist");
struct recipes_out {
    struct list recipes;
};
static const struct field recipes_fields[] = { FIELD(struct recipes_out, recipes, .flags = F_RO, .of = &recipe_shape, .max = COUNT(recipes),
                                                     .doc = "All there are: those of the case, those that fit, the others") };
SHAPE(case_recipes_shape, "case_recipes", struct recipes_out, recipes_fields, "Checklists");

static err situation_of(struct ctx *c, const struct cvd_case *v, struct situation *s)
{
    struct embargo_view e;
    struct rows *r;
    bool found;
    *s = (struct situation){ .v = v, .now = c->now };
    TRY(parties_of(c, v, &s->parties));
    TRY(statuses_of(c, v, &s->statuses));
    TRY(embargo_view(c, v, &e));
    const struct proposal *p = e.proposals.v;
    for (size_t i = 0; i < e.proposals.n; i++)
        s->asked_more = s->asked_more || (str_is(p[i].state, "open") && p[i].party.n && p[i].until.us > v->embargo_until.us && case_embargoed(v));
    TRY(db_one(c, &sql_reports, ARGS(A_ID(v->r.id)), &r, &found));
    s->reports = found ? row_int(r, 0) : 0;
    return NULL;
}

static ptrdiff_t recipe_at(str key)
{
    for (size_t i = 0; i < COUNT(recipes); i++)
        if (str_is(key, recipes[i].key)) return (ptrdiff_t)i;
    return -1;
}

/* those of the case, those that fit, the others; each in the order of the table */
static size_t in_order(const struct recipe_out *all, struct recipe_out *out)
{
    size_t n = 0;
    for (int pass = 0; pass < 3; pass++)
        for (size_t i = 0; i < COUNT(recipes); i++)
            if (pass == (all[i].attached_at.us ? 0 : all[i].fits.n ? 1 : 2)) out[n++] = all[i];
    return n;
}

static err answer(struct ctx *c, const struct cvd_case *v, struct res *r)
{
    struct recipe_out *all = NEW_ARRAY(c->arena, COUNT(recipes), struct recipe_out), *out = NEW_ARRAY(c->arena, COUNT(recipes), struct recipe_out);
    struct situation s;
    struct rows *q;
    TRY(situation_of(c, v, &s));
    for (size_t i = 0; i < COUNT(recipes); i++) {
        const char *why = recipes[i].fits && !case_over(v) ? recipes[i].fits(&s) : NULL;
        struct recipe_step *steps = NEW_ARRAY(c->arena, RECIPE_STEPS, struct recipe_step);
        size_t n = 0;
        for (; n < RECIPE_STEPS && recipes[i].steps[n]; n++) steps[n] = (struct recipe_step){ .n = (int64_t)n + 1, .text = str_of(recipes[i].steps[n]) };
        all[i] = (struct recipe_out){ .recipe = str_of(recipes[i].key),
                                      .title = str_of(recipes[i].title),
                                      .situation = str_of(recipes[i].when),
                                      .fits = why ? str_of(why) : S(""),
                                      .steps = { steps, n } };
    }
    TRY(db_run(c, &sql_attached, ARGS(A_ID(v->r.id)), &q));
    while (rows_next(q)) {
        ptrdiff_t i = recipe_at(row_text(q, 0));
        if (i >= 0) all[i].attached_at = row_when(q, 1);
    }
    TRY(db_run(c, &sql_ticks, ARGS(A_ID(v->r.id)), &q));
    while (rows_next(q)) {
        ptrdiff_t i = recipe_at(row_text(q, 0));
        int64_t n = row_int(q, 1);
        if (i < 0 || n < 1 || n > (int64_t)all[i].steps.n) continue;
        struct recipe_step *step = (struct recipe_step *)all[i].steps.v + n - 1;
        step->done_at = row_when(q, 2);
        TRY(subject_name(c, row_text(q, 3), &step->done_by));
    }
    struct recipes_out o = { { out, in_order(all, out) } };
    res_json(r, &case_recipes_shape, &o, 0);
    return NULL;
}

err case_recipes(struct ctx *c, const struct req *q, struct res *r)
{
    struct cvd_case v;
    TRY(case_of(c, q->params[0], &v));
    if (!(record_rights(c->who, &v.r) & MAY_DESK)) FAIL(c, E_DENIED, "not-allowed", "this is the desk's");
    return answer(c, &v, r);
}

struct recipe_in {
    bool attached;
};
static const struct field recipe_in_fields[] = { FIELD(struct recipe_in, attached, .flags = F_REQ, .doc = "Whether the desk works by it") };
SHAPE(case_recipe_in_shape, "case_recipe_change", struct recipe_in, recipe_in_fields, "A checklist taken up or put away");
struct tick_in {
    bool done;
};
static const struct field tick_in_fields[] = { FIELD(struct tick_in, done, .flags = F_REQ, .doc = "Whether it is done") };
SHAPE(case_tick_shape, "case_recipe_tick", struct tick_in, tick_in_fields, "A step done, or not");

static err told(struct ctx *c, const struct cvd_case *v, str recipe, const char *now)
{
    str aud;
    TRY(audience_team(c, &v->r, &aud));
    TRY(record_touch(c, &v->r.id, false));
    return entry_add(c, &v->r.id, &(struct entry_new){ .verb = "checklist", .field = recipe, .now = str_of(now), .audience = aud }, NULL);
}

static err which(struct ctx *c, str key, ptrdiff_t *out)
{
    *out = recipe_at(key);
    if (*out < 0) FAIL(c, E_ABSENT, "not-found", "there is nothing here that you can see");
    return NULL;
}

err case_recipe_put(struct ctx *c, const struct req *q, struct res *r)
{
    struct cvd_case v;
    struct recipe_in in = { .attached = false };
    struct rows *rows;
    ptrdiff_t i;
    TRY(case_at_desk(c, q->params[0], MAY_DESK, &v));
    TRY(which(c, q->params[1], &i));
    TRY(api_read(c, q, &case_recipe_in_shape, &in));
    const struct arg args[] = { A_ID(v.r.id), A_TEXT(q->params[1]), A_WHEN(c->now) };
    if (in.attached)
        TRY(db_run(c, &sql_attach, args, 3, &rows));
    else
        TRY(db_run(c, &sql_detach, args, 2, &rows));
    if (rows_count(rows)) TRY(told(c, &v, q->params[1], in.attached ? "attached" : "put-away"));
    return answer(c, &v, r);
}

err case_recipe_tick(struct ctx *c, const struct req *q, struct res *r)
{
    struct cvd_case v;
    struct tick_in in = { .done = false };
    struct rows *rows;
    ptrdiff_t i;
    int64_t n;
    TRY(case_at_desk(c, q->params[0], MAY_DESK, &v));
    TRY(which(c, q->params[1], &i));
    if (!str_int(q->params[2], &n) || n < 1 || n > RECIPE_STEPS || !recipes[i].steps[n - 1]) FAIL(c, E_ABSENT, "not-found", "it has no such step");
    TRY(api_read(c, q, &case_tick_shape, &in));
    const struct arg args[] = { A_ID(v.r.id), A_TEXT(q->params[1]), A_INT(n), A_WHEN(c->now), A_TEXT(c->who->actor) };
    if (in.done)
        TRY(db_run(c, &sql_tick, args, 5, &rows));
    else
        TRY(db_run(c, &sql_untick, args, 3, &rows));
    if (rows_count(rows)) TRY(told(c, &v, q->params[1], arena_fmt(c->arena, "%s %lld", in.done ? "done" : "open", (long long)n).p));
    return answer(c, &v, r);
}
