/* route - ways that move without a person: a letter arrives or comes back, nobody answers, the one above is asked
 *
 * Whoever is silent, or cannot be written to, is followed by who serves or stands above him along the constituency
 * graph, and by the centre at last; where that leads to the team that handles the record, it is at the desk again. The
 * team stays the owner until another one accepts, so at no moment is it nobody's. It is done as the desk would: what the
 * desk does not see is not asked, and no marking is crossed. */
#include "base/buf.h"
#include "spine/deadline.h"
#include "spine/entry.h"
#include "spine/outbox.h"
#include "spine/part.h"

#include "route.sql.h"

enum { SILENT_AFTER_DAYS = 3 };

static route_above *above;
void route_above_set(route_above *fn)
{
    above = fn;
}

err route_due(struct ctx *c, const struct record *r, when *due)
{
    bool found;
    TRY(deadline_target(c, r, S("route"), c->now, due, &found));
    if (!found) *due = (when){ c->now.us + SILENT_AFTER_DAYS * DAY };
    return NULL;
}

err route_ended(struct ctx *c, const struct record *r)
{
    struct rows *q;
    if (r->waiting_for != WAITING_ASSET_OWNER && r->waiting_for != WAITING_PARTNER && r->waiting_for != WAITING_VENDOR) return NULL;
    TRY(db_run(c, &sql_open, ARGS(A_ID(r->id)), &q));
    return rows_count(q) ? NULL : waiting_end(c, r);
}

/* what the sweep needs to know of it; no content */
static err record_of(struct ctx *c, const id *which, struct record *r, bool *found)
{
    struct rows *q;
    TRY(db_one(c, &sql_record, ARGS(A_ID(*which)), &q, found));
    if (!*found) return NULL;
    int tlp = word_index(&tlp_words, row_text(q, 4)), waits = word_index(&waiting_words, row_text(q, 5));
    *r = (struct record){ .id = row_id(q, 0),
                          .kind = row_text(q, 1),
                          .ref = row_text(q, 2),
                          .team = row_id(q, 3),
                          .tlp = tlp < 0 ? TLP_RED : (unsigned)tlp,
                          .waiting_for = waits < 0 ? WAITING_NOBODY : (unsigned)waits,
                          .closed_at = row_when(q, 6),
                          .exercise = row_int(q, 7) != 0 };
    return NULL;
}

/* ---- who is asked next */

enum tried { NEVER, ASKED, IN_VAIN };
struct way {
    str subject, state;
};
static enum tried tried(const struct list *ways, str subject)
{
    const struct way *v = ways->v;
    enum tried out = NEVER;
    for (size_t i = 0; i < ways->n; i++) {
        if (!str_eq(v[i].subject, subject)) continue;
        if (str_find(S("silent refused bounced withdrawn"), v[i].state) < 0) return ASKED;
        out = IN_VAIN;
    }
    return out;
}
static err ways_of(struct ctx *c, const id *record, struct list *out)
{
    struct rows *q;
    TRY(db_run(c, &sql_ways, ARGS(A_ID(*record)), &q));
    struct way *v = NEW_ARRAY(c->arena, rows_count(q) + 1, struct way);
    size_t n = 0;
    while (rows_next(q)) v[n++] = (struct way){ row_text(q, 0), row_text(q, 1) };
    *out = (struct list){ v, n };
    return NULL;
}

err route_chain(struct ctx *c, str subject, struct strs *out)
{
    struct strs graph = { 0 };
    id centre;
    if (above) TRY(above(c, subject, &graph));
    TRY(default_team(c, &centre));
    *out = (struct strs){ NEW_ARRAY(c->arena, graph.n + 1, str), 0 };
    for (size_t i = 0; i < graph.n; i++) out->v[out->n++] = graph.v[i];
    if (!id_empty(&centre)) out->v[out->n++] = arena_dup(c->arena, id_str(&centre));
    return NULL;
}

/* empty: nobody, or somebody who is asked already */
static err next_of(struct ctx *c, const struct record *r, str subject, str *out)
{
    struct strs chain;
    struct list ways;
    *out = S("");
    TRY(route_chain(c, subject, &chain));
    TRY(ways_of(c, &r->id, &ways));
    for (size_t i = 0; i < chain.n; i++) {
        str name;
        if (str_eq(chain.v[i], id_str(&r->team))) return NULL; /* the desk itself */
        enum tried how = tried(&ways, chain.v[i]);
        if (how == ASKED) return NULL;
        if (how == IN_VAIN || !tlp_allows(r->tlp, principal_of(c->arena, chain.v[i]))) continue;
        TRY(subject_name(c, chain.v[i], &name));
        if (!name.n) continue;
        *out = chain.v[i];
        return NULL;
    }
    return NULL;
}

/* the way ended without an answer: the next one, else the desk */
static err follow(struct ctx *c, const struct record *r, const struct part *p, str words)
{
    str next, aud;
    when due;
    id part;
    if (r->closed_at.us) return NULL;
    TRY(next_of(c, r, p->subject, &next));
    if (!next.n) return route_ended(c, r);
    TRY(route_send(c, r, next, S("escalation"), words, &part));
    TRY(audience_team(c, r, &aud));
    TRY(entry_add(c, &r->id, &(struct entry_new){ .verb = "escalated", .part = id_str(&part), .was = p->subject, .now = next, .audience = aud }, NULL));
    TRY(route_due(c, r, &due));
    return waiting_set(c, r, str_starts(next, S("tea_")) ? WAITING_PARTNER : WAITING_ASSET_OWNER, due);
}

/* sent or delivered -> bounced or silent, and whoever comes next */
static err in_vain(struct ctx *c, const struct part *p, const char *state, str why)
{
    struct rows *moved;
    struct record r;
    struct viewer *desk;
    bool found;
    const struct viewer *was = c->who;
    TRY(db_one(c, &sql_move, ARGS(A_ID(p->id), A_TEXT(str_of(state)), A_TEXT(p->state), A_WHEN(c->now)), &moved, &found));
    if (!found) return NULL; /* answered meanwhile */
    struct entry_new e = { .verb = "route", .part = id_str(&p->id), .was = p->state, .now = str_of(state), .body = why, .audience = row_text(moved, 0) };
    TRY(entry_add(c, &p->record, &e, NULL));
    TRY(record_touch(c, &p->record, false));
    TRY(record_of(c, &p->record, &r, &found));
    if (!found) return NULL;
    TRY(viewer_of_team(c, &r.team, S(""), "clock", &desk));
    viewer_use(c, desk);
    err f = follow(c, &r, p,
                   strcmp(state, "silent") ? S("It could not be delivered where it was sent before.") : S("Nobody answered in time where it was sent before."));
    viewer_use(c, was);
    return f;
}

err route_sweep(struct ctx *c, int64_t *n)
{
    struct rows *r;
    *n = 0;
    TRY(db_run(c, &sql_silent, ARGS(A_WHEN(c->now)), &r));
    while (rows_next(r)) {
        struct part p = { .id = row_id(r, 0), .record = row_id(r, 1), .state = row_text(r, 2), .subject = row_text(r, 3) };
        TRY(in_vain(c, &p, "silent", S("")));
        ++*n;
    }
    return NULL;
}

/* ---- the letter that tells of it */

static err letter_moved(struct ctx *c, const struct outbox_sent *m, str state, str error)
{
    struct rows *r, *moved;
    bool found;
    if (!str_is(m->rule, "route") || id_empty(&m->part)) return NULL;
    TRY(db_one(c, &sql_state, ARGS(A_ID(m->part)), &r, &found));
    if (!found) return NULL;
    struct part p = { .id = m->part, .record = row_id(r, 0), .state = row_text(r, 1), .subject = row_text(r, 2) };
    bool sent = str_is(p.state, "sent");
    if (str_is(state, "sent")) {
        if (!sent) return NULL;
        TRY(db_one(c, &sql_move, ARGS(A_ID(p.id), A_TEXT(S("delivered")), A_TEXT(p.state), A_WHEN(c->now)), &moved, &found));
        struct entry_new e = { .verb = "route", .part = id_str(&p.id), .was = p.state, .now = S("delivered"), .audience = found ? row_text(moved, 0) : S("") };
        return found ? entry_add(c, &p.record, &e, NULL) : NULL;
    }
    if (!str_is(state, "failed") && !str_is(state, "bounced")) return NULL;
    return sent || str_is(p.state, "delivered") ? in_vain(c, &p, "bounced", error) : NULL;
}

void route_install(void)
{
    outbox_moved_set(letter_moved);
}
