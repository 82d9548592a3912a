/* workflow - the one place where a record's state changes */
#include "spine/workflow.h"

#include "base/buf.h"
#include "spine/deadline.h"
#include "spine/entry.h"
#include "spine/erase.h"

#include "workflow.sql.h"

static const struct field act_fields[] = {
#define F(m, ...) FIELD(struct act, m, __VA_ARGS__)
    F(code, .max = 60, .doc = "One of the codes that the act offers"),
    F(text, .flags = F_LINES, .max = 20000, .doc = "What the other side reads"),
    F(note, .flags = F_LINES, .max = 20000, .doc = "What only the team reads"),
    F(target, .max = 60, .doc = "The organisation, team or record it is directed to"),
    F(until, .doc = "Until when"),
#undef F
};
SHAPE(act_shape, "act", struct act, act_fields, "What is given with an act");

static const struct field button_fields[] = {
#define F(m, ...) FIELD(struct button, m, __VA_ARGS__)
    F(verb, .flags = F_RO, .doc = "The act"),
    F(to, .flags = F_RO, .doc = "The state it leads to"),
    F(doc, .flags = F_RO, .doc = "What it does"),
    F(possible, .flags = F_RO, .doc = "Whether you can do it now"),
    F(why_not, .flags = F_RO, .doc = "The missing condition"),
    F(needs_text, .flags = F_RO, .doc = "A text for the other side is needed"),
    F(needs_code, .flags = F_RO, .doc = "One of the codes is needed"),
    F(needs_target, .flags = F_RO, .doc = "A target is needed"),
    F(needs_until, .flags = F_RO, .doc = "A date is needed"),
    F(codes, .flags = F_RO, .doc = "The codes"),
#undef F
};
SHAPE(button_shape, "button", struct button, button_fields, "An act and whether it is possible now");

const char *workflow_initial(const struct workflow *w)
{
    return w->states[0].name;
}

bool workflow_closed(const struct workflow *w, str state)
{
    for (unsigned i = 0; i < w->nstates; i++)
        if (str_is(state, w->states[i].name)) return w->states[i].closed;
    return false;
}

const struct transition *workflow_find(const struct workflow *w, str verb)
{
    for (unsigned i = 0; i < w->ntransitions; i++)
        if (str_is(verb, w->transitions[i].verb)) return &w->transitions[i];
    return NULL;
}

bool transition_from(const struct transition *t, str state)
{
    str rest = str_of(t->from), word;
    while (str_split(&rest, ' ', &word))
        if (str_eq(word, state)) return true;
    return false;
}

static err each_regime(struct ctx *c, const struct record *r, const char *list, err (*fn)(struct ctx *, const struct record *, str))
{
    str rest = str_of(list), word;
    while (str_split(&rest, ' ', &word)) TRY(fn(c, r, word));
    return NULL;
}

err workflow_opened(struct ctx *c, const struct kind *k, void *rec)
{
    return each_regime(c, rec, k->flow->opens, deadline_start);
}

static err fit(struct ctx *c, const struct transition *t, const struct record *r, const struct act *a)
{
    if ((record_rights(c->who, r) & t->right) != t->right) FAIL(c, E_DENIED, "not-allowed", "you may not do this here");
    TRY(record_takes_words(c, r));
    if (!transition_from(t, r->state)) FAIL(c, E_CONFLICT, "not-in-state", "\"%s\" is not possible while the state is \"%.*s\"", t->verb, FMT(r->state));
    if ((t->needs & NEEDS_TEXT) && !str_trim(a->text).n) FAIL_AT(c, S("/text"), "required", "a text for the other side is needed");
    if ((t->needs & NEEDS_CODE) && !a->code.n) FAIL_AT(c, S("/code"), "required", "one of the codes is needed");
    if (a->code.n && (!t->codes || word_index(t->codes, a->code) < 0)) FAIL_AT(c, S("/code"), "not-a-word", "not one of the codes of this act");
    if ((t->needs & NEEDS_TARGET) && !a->target.n) FAIL_AT(c, S("/target"), "required", "to whom?");
    if ((t->needs & NEEDS_UNTIL) && !a->until.us) FAIL_AT(c, S("/until"), "required", "until when?");
    return NULL;
}

static err move(struct ctx *c, const struct kind *k, struct record *r, const struct transition *t, const struct act *a)
{
    struct rows *q;
    const char *other = t->dest ? t->dest(c, r) : NULL, *to = other ? other : t->to;
    bool found, closed = workflow_closed(k->flow, str_of(to));
    str was = r->state;
    TRY(db_one(c, &sql_move, ARGS(A_ID(r->id), A_TEXT(str_of(to)), A_TEXT(was), closed ? A_WHEN(c->now) : A_NULL, A_WHEN(c->now)), &q, &found));
    if (!found) FAIL(c, E_STALE, "changed", "somebody else changed it meanwhile; look again");
    r->state = str_of(to);
    r->revision = row_int(q, 0);
    r->desk_revision = row_int(q, 1);
    r->updated_at = r->touched_at = c->now;
    r->closed_at = closed ? c->now : (when){ 0 };
    return entry_add(c, &r->id, &(struct entry_new){ .verb = "state", .field = a->code, .was = was, .now = r->state }, NULL);
}

err workflow_act(struct ctx *c, const struct kind *k, void *rec, str verb, const struct act *a)
{
    struct record *r = rec;
    const struct transition *t = workflow_find(k->flow, verb);
    if (!t) FAIL(c, E_ABSENT, "no-such-act", "there is no act of this name");
    TRY(fit(c, t, r, a));
    const char *why = NULL;
    if (t->guard) TRY(t->guard(c, rec, &why));
    if (why) FAIL(c, E_CONFLICT, "not-possible-now", "%s", why);
    if (t->to)
        TRY(move(c, k, r, t, a));
    else
        TRY(record_touch(c, &r->id, false));
    if (t->meets) TRY(each_regime(c, r, t->meets, deadline_meet));
    if (t->starts) TRY(each_regime(c, r, t->starts, deadline_start));
    if (a->note.n) {
        str team;
        TRY(audience_team(c, r, &team));
        TRY(entry_add(c, &r->id, &(struct entry_new){ .verb = "note", .body = a->note, .audience = team }, NULL));
    }
    if (t->effect) TRY(t->effect(c, rec, t, a));
    if (t->to && workflow_closed(k->flow, r->state)) TRY(deadline_end_all(c, r));
    return NULL;
}

err workflow_buttons(struct ctx *c, const struct kind *k, const void *rec, struct list *out)
{
    const struct workflow *w = k->flow;
    const struct record *r = rec;
    struct button *v = NEW_ARRAY(c->arena, w->ntransitions + 1, struct button);
    size_t n = 0;
    for (unsigned i = 0; i < w->ntransitions; i++) {
        const struct transition *t = &w->transitions[i];
        if ((record_rights(c->who, r) & t->right) != t->right) continue; /* without right: absent, not grey */
        struct button *b = &v[n++];
        *b = (struct button){ .verb = str_of(t->verb),
                              .to = str_of(t->to),
                              .doc = str_of(t->doc),
                              .needs_text = t->needs & NEEDS_TEXT,
                              .needs_code = t->needs & NEEDS_CODE,
                              .needs_target = t->needs & NEEDS_TARGET,
                              .needs_until = t->needs & NEEDS_UNTIL };
        const char *why = NULL;
        if (r->erased_at.us)
            why = "what it said was removed";
        else if (!transition_from(t, r->state))
            why = "the state does not allow it";
        else if (t->guard)
            TRY(t->guard(c, rec, &why));
        b->possible = !why;
        b->why_not = str_of(why);
        if (!t->codes) continue;
        b->codes = (struct strs){ NEW_ARRAY(c->arena, t->codes->n, str), t->codes->n };
        for (unsigned m = 0; m < t->codes->n; m++) b->codes.v[m] = str_of(t->codes->v[m]);
    }
    *out = (struct list){ v, n };
    return NULL;
}

void workflow_print(struct buf *b, const struct workflow *w, bool mermaid)
{
    buf_fmt(b, mermaid ? "stateDiagram-v2\n    [*] --> %s\n" : "%s\n", mermaid ? workflow_initial(w) : w->name);
    for (unsigned i = 0; i < w->ntransitions; i++) {
        const struct transition *t = &w->transitions[i];
        str rest = str_of(t->from), from;
        while (str_split(&rest, ' ', &from)) {
            const char *to = t->to ? t->to : arena_cstr(b->a, from);
            if (mermaid)
                buf_fmt(b, "    %.*s --> %s: %s\n", FMT(from), to, t->verb);
            else
                buf_fmt(b, "  %-14.*s %-14s -> %s\n", FMT(from), t->verb, to);
        }
    }
}
