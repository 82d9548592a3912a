/* finding - states, and the acts that move them; what is observed moves them in finding_take.c */
#include "domain/intelligence/finding.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "domain/coordination/acts.h"
#include "spine/viewer.h"

#include "finding.sql.h"

static const char *const state_v[] = { "open", "came-back", "help-needed", "claimed-fixed", "verified-fixed",
                                       "gone", "not-ours",  "accepted",    "muted",         "withdrawn" };
const struct words found_state_words = { state_v, COUNT(state_v) };
static const char *const side_v[] = { "source", "destination" };
const struct words found_side_words = { side_v, COUNT(side_v) };
static const char *const aimed_v[] = { "scanner",  "sniffing", "brute-force", "exploit", "ids-alert", "dos",      "ddos", "social-engineering",
                                       "burglary", "sabotage", "spam",        "tor",     "proxy",     "blacklist" };

struct strs found_aimed(struct arena *a)
{
    struct strs out = { NEW_ARRAY(a, COUNT(aimed_v), str), 0 };
    while (out.n < COUNT(aimed_v)) {
        out.v[out.n] = str_of(aimed_v[out.n]);
        out.n++;
    }
    return out;
}

#define BIT(s) (1u << (s))
static const struct found_act acts[] = {
    { "fixed", BIT(FOUND_OPEN) | BIT(FOUND_BACK) | BIT(FOUND_HELP) | BIT(FOUND_ACCEPTED) | BIT(FOUND_MUTED), FOUND_CLAIMED, BY_OWNER | BY_DESK, false,
      "It is fixed; verified when it is not seen any more" },
    { "not-ours", BIT(FOUND_OPEN) | BIT(FOUND_BACK) | BIT(FOUND_HELP) | BIT(FOUND_CLAIMED) | BIT(FOUND_ACCEPTED) | BIT(FOUND_MUTED), FOUND_NOT_OURS,
      BY_OWNER | BY_DESK, false, "It does not belong to this organisation; the desk looks at it" },
    { "accept", BIT(FOUND_OPEN) | BIT(FOUND_BACK) | BIT(FOUND_HELP) | BIT(FOUND_MUTED), FOUND_ACCEPTED, BY_OWNER, true,
      "The risk is known and taken until a date" },
    { "mute", BIT(FOUND_OPEN) | BIT(FOUND_BACK) | BIT(FOUND_HELP) | BIT(FOUND_ACCEPTED), FOUND_MUTED, BY_OWNER, false,
      "Known and meant so, a scanner of their own: not told again" },
    { "help", BIT(FOUND_OPEN) | BIT(FOUND_BACK), FOUND_HELP, BY_OWNER, false, "Help is needed: a message to the desk" },
    { "reopen", BIT(FOUND_HELP) | BIT(FOUND_CLAIMED) | BIT(FOUND_NOT_OURS) | BIT(FOUND_ACCEPTED) | BIT(FOUND_MUTED), FOUND_OPEN, BY_OWNER | BY_DESK, false,
      "Open again" },
};

const struct found_act *found_act_named(str verb)
{
    for (size_t i = 0; i < COUNT(acts); i++)
        if (str_is(verb, acts[i].verb)) return &acts[i];
    return NULL;
}

/* ---- rows */

static unsigned who_is(const struct ctx *c, str team, str organisation)
{
    unsigned who = 0;
    if (viewer_rights_at(c->who, organisation) & MAY_OWN_ORG) who |= BY_OWNER;
    if (viewer_rights_at(c->who, team) & MAY_DESK) who |= BY_DESK;
    return who;
}

struct strs finding_acts(struct arena *a, unsigned state, unsigned who)
{
    struct strs out = { NEW_ARRAY(a, COUNT(acts) + 1, str), 0 };
    for (size_t i = 0; i < COUNT(acts); i++)
        if ((acts[i].from & BIT(state)) && (acts[i].who & who)) out.v[out.n++] = str_of(acts[i].verb);
    return out;
}

struct strs finding_lines(struct arena *a, str text)
{
    struct strs out = { NEW_ARRAY(a, 16, str), 0 };
    str one;
    while (out.n < 16 && text.n && str_split(&text, '\n', &one)) out.v[out.n++] = one;
    return out;
}

str finding_said(struct ctx *c, str more)
{
    enum { SIGNS = 200 };
    struct json v;
    if (!more.n || json_read(c, more, NULL, &v)) return S("");
    str text = utf8_clip(str_trim(json_str(json_get(v, event_fields[EVENT_F_EVENT_DESCRIPTION_TEXT].name))), SIGNS);
    char *line = arena_room(c->arena, text.n + 1);
    for (size_t i = 0; i < text.n; i++) line[i] = (unsigned char)text.p[i] < ' ' || text.p[i] == 127 ? ' ' : text.p[i];
    return (str){ line, text.n };
}

void finding_row(struct ctx *c, const struct rows *r, struct finding *out)
{
    int state = word_index(&found_state_words, row_text(r, 16)), side = word_index(&found_side_words, row_text(r, 25));
    *out = (struct finding){ .id = row_id(r, 0),
                             .team = row_text(r, 1),
                             .organisation = row_text(r, 2),
                             .classification = row_text(r, 3),
                             .identifier = row_text(r, 4),
                             .asset = row_text(r, 5),
                             .address = row_text(r, 6),
                             .first_seen = row_when(r, 7),
                             .last_seen = row_when(r, 8),
                             .seen = row_int(r, 9),
                             .sources = finding_lines(c->arena, row_text(r, 10)),
                             .method = row_text(r, 11),
                             .confidence = row_int(r, 12),
                             .counterpart = row_text(r, 13),
                             .side = side < 0 ? SIDE_SOURCE : (unsigned)side,
                             .source_port = row_null(r, 14) ? -1 : row_int(r, 14),
                             .destination_port = row_null(r, 26) ? -1 : row_int(r, 26),
                             .barred = row_text(r, 15),
                             .state = state < 0 ? FOUND_OPEN : (unsigned)state,
                             .state_at = row_when(r, 17),
                             .until = row_when(r, 18),
                             .returns = row_int(r, 19),
                             .told_at = row_when(r, 20),
                             .next_at = row_when(r, 21),
                             .revision = row_int(r, 22),
                             .organisation_name = row_text(r, 23) };
    out->acts = finding_acts(c->arena, out->state, who_is(c, out->team, out->organisation));
}

/* ---- answers */

enum { AT_ONCE = 500, HELP_LISTED = 20 };

struct helped { /* of one desk and organisation */
    str team, organisation;
    struct buf list;
    size_t n;
};

/* a message in the inbox of the desk: the room of the inbox has a job for it */
static err help_wanted(struct ctx *c, const struct helped *h, str note)
{
    struct buf b = { .a = c->arena };
    struct jw w = jw_on(&b);
    struct inbox_note n = { .team = h->team,
                            .organisation = h->organisation,
                            .title = arena_fmt(c->arena, "Help is needed with %zu finding%s", h->n, h->n == 1 ? "" : "s"),
                            .body = arena_fmt(c->arena, "%.*s%s%.*s", FMT(note), note.n ? "\n\n" : "", FMT(buf_str(&h->list))) };
    id once = id_new("hlp", c->now);
    shape_write(&w, &inbox_note_shape, &n, ~UINT64_C(0));
    return job_add(c, INBOX_NOTE, arena_dup(c->arena, id_str(&once)), S(""), buf_str(&b), c->now);
}

struct fitting {
    struct strs ids;
    struct found_step *steps;
    struct helped help;
};

err found_steps_add(struct ctx *c, const struct found_step *v, size_t n)
{
    enum { STEP_ARGS = 11 };
    struct arg *args = NEW_ARRAY(c->arena, n * STEP_ARGS + 1, struct arg);
    struct rows *r;
    for (size_t i = 0; i < n; i++) {
        id new = id_new("fst", c->now);
        const struct arg one[STEP_ARGS] = { A_TEXT(arena_dup(c->arena, id_str(&new))),
                                            A_TEXT(v[i].finding),
                                            A_TEXT(v[i].act),
                                            A_TEXT(v[i].was),
                                            A_TEXT(v[i].now),
                                            arg_when_or_null(v[i].was_until),
                                            arg_when_or_null(v[i].until),
                                            A_TEXT(c->who->actor),
                                            id_empty(&v[i].batch) ? A_NULL : A_TEXT(id_str(&v[i].batch)),
                                            A_TEXT(v[i].note),
                                            A_WHEN(c->now) };
        memcpy(&args[i * STEP_ARGS], one, sizeof one);
    }
    return n ? db_many(c, &sql_step, args, STEP_ARGS, n, &r) : NULL;
}

/* columns as in :now */
static struct found_step step_of(const struct rows *r, const struct answer_in *in)
{
    return (struct found_step){ .finding = row_text(r, 0),
                                .act = str_of(in->act->verb),
                                .was = row_text(r, 1),
                                .now = str_of(found_state_words.v[in->act->to]),
                                .note = in->note,
                                .was_until = row_when(r, 2),
                                .until = in->until,
                                .batch = in->batch };
}

static err help_add(struct ctx *c, struct fitting *f, const struct rows *r, str note)
{
    struct helped *h = &f->help;
    bool same = str_eq(h->team, row_text(r, 3)) && str_eq(h->organisation, row_text(r, 4));
    if (h->n && !same) TRY(help_wanted(c, h, note));
    if (!same) *h = (struct helped){ row_text(r, 3), row_text(r, 4), { .a = c->arena }, 0 };
    if (h->n++ < HELP_LISTED) buf_fmt(&h->list, "%.*s: %.*s %.*s\n", FMT(row_text(r, 7)), FMT(row_text(r, 5)), FMT(row_text(r, 6)));
    return NULL;
}

/* said of all of a problem at once, it is said of what waits for an answer: what was answered one by one stays so */
static unsigned from_of(const struct answer_in *in)
{
    bool waiting = in->group && in->act->to != FOUND_OPEN;
    return waiting ? in->act->from & (BIT(FOUND_OPEN) | BIT(FOUND_BACK) | BIT(FOUND_HELP)) : in->act->from;
}

/* those of some that the act fits in their state */
static err fitting(struct ctx *c, struct strs some, const struct answer_in *in, struct fitting *f)
{
    struct rows *r;
    TRY(db_run(c, &sql_now, ARGS(A_LIST(some)), &r));
    f->ids = (struct strs){ NEW_ARRAY(c->arena, some.n + 1, str), 0 };
    f->steps = NEW_ARRAY(c->arena, some.n + 1, struct found_step);
    while (rows_next(r)) {
        int state = word_index(&found_state_words, row_text(r, 1));
        unsigned who = in->who ? in->who : who_is(c, row_text(r, 3), row_text(r, 4));
        if (state < 0 || !(from_of(in) & BIT(state)) || !(in->act->who & who)) continue;
        f->steps[f->ids.n] = step_of(r, in);
        f->ids.v[f->ids.n++] = row_text(r, 0);
        if (in->act->to == FOUND_HELP) TRY(help_add(c, f, r, in->note));
    }
    return NULL;
}

struct strs found_states(struct arena *a, unsigned bits)
{
    struct strs out = { NEW_ARRAY(a, COUNT(state_v), str), 0 };
    for (unsigned i = 0; i < COUNT(state_v); i++)
        if (bits & BIT(i)) out.v[out.n++] = str_of(state_v[i]);
    return out;
}

err findings_answer(struct ctx *c, const struct strs *ids, const struct answer_in *in, int64_t *n)
{
    *n = 0;
    if (in->act->until && in->until.us <= c->now.us) FAIL_AT(c, S("/until"), "out-of-range", "until a day that is to come");
    if (in->until.us > c->now.us + 400 * DAY) FAIL_AT(c, S("/until"), "out-of-range", "at most 400 days");
    struct fitting f = { .help = { .n = 0 } };
    for (size_t from = 0; from < ids->n; from += AT_ONCE) {
        struct strs some = { ids->v + from, ids->n - from < AT_ONCE ? ids->n - from : AT_ONCE };
        TRY(fitting(c, some, in, &f));
        if (!f.ids.n) continue;
        TRY(found_steps_add(c, f.steps, f.ids.n));
        bool again = in->act->to == FOUND_OPEN;
        TRY(db_do(c, &sql_answer,
                  ARGS(A_LIST(f.ids), A_LIST(found_states(c->arena, from_of(in))), A_TEXT(str_of(state_v[in->act->to])), A_WHEN(c->now),
                       arg_when_or_null(in->until), A_INT(!again), A_NULL)));
        TRY(db_do(c, &sql_answered, ARGS(A_LIST(f.ids), A_WHEN(c->now))));
        *n += (int64_t)f.ids.n;
    }
    return f.help.n ? help_wanted(c, &f.help, in->note) : NULL;
}

/* when the last answer to any of these was given */
static err newest_answer(struct ctx *c, const struct strs *ids, int64_t *at)
{
    *at = 0;
    for (size_t i = 0; i < ids->n; i++) {
        struct rows *step;
        bool found;
        TRY(db_one(c, &sql_last_step, ARGS(A_TEXT(ids->v[i])), &step, &found));
        if (found && found_act_named(row_text(step, 1)) && row_int(step, 5) > *at) *at = row_int(step, 5);
    }
    return NULL;
}

err findings_undo(struct ctx *c, const struct strs *ids, unsigned who, bool group, int64_t *n)
{
    struct rows *now, *step, *done;
    int64_t last = 0;
    *n = 0;
    if (group) TRY(newest_answer(c, ids, &last));
    for (size_t from = 0; from < ids->n; from += AT_ONCE) {
        struct strs some = { ids->v + from, ids->n - from < AT_ONCE ? ids->n - from : AT_ONCE };
        TRY(db_run(c, &sql_now, ARGS(A_LIST(some)), &now));
        while (rows_next(now)) {
            bool found;
            TRY(db_one(c, &sql_last_step, ARGS(A_TEXT(row_text(now, 0))), &step, &found));
            const struct found_act *a = found ? found_act_named(row_text(step, 1)) : NULL;
            unsigned by = who ? who : who_is(c, row_text(now, 3), row_text(now, 4));
            if (!a || !(a->who & by) || (group && row_int(step, 5) != last)) continue;
            struct arg until = row_null(step, 3) ? A_NULL : A_INT(row_int(step, 3));
            TRY(db_run(c, &sql_undo, ARGS(A_TEXT(row_text(now, 0)), A_TEXT(row_text(step, 2)), A_WHEN(c->now), until, A_TEXT(row_text(now, 1))), &done));
            if (!rows_count(done)) continue;
            struct found_step back = step_of(now, &(struct answer_in){ .act = a });
            back.act = S("undo");
            back.now = row_text(step, 2);
            TRY(found_steps_add(c, &back, 1));
            ++*n;
        }
    }
    return NULL;
}
