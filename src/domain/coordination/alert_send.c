/* alert_send - lines for whom the choice means, letters for the lines, the next one when nobody answers
 *
 * The lines are made in the transaction that sends, a few statements however many they are. After the time for taking back,
 * a job opens the alert to its recipients, chooses for each whom to ask, and makes the letters in pieces: one address, one
 * letter, although it may speak for several organisations. Each piece looks first whether the alert is still sent. */
#include "base/buf.h"
#include "base/utf8.h"
#include "domain/coordination/alert.h"
#include "domain/directory/directory.h"
#include "domain/directory/lookup.h"
#include "spine/part.h"
#include "spine/workflow.h"

#include "alert_send.sql.h"

enum { PIECE = 200 };

/* ---- in the transaction that sends */

static int by_why(const void *x, const void *y)
{
    const struct chosen *a = x, *b = y;
    int w = str_cmp(a->why, b->why);
    return w ? w : strcmp(a->organisation.s, b->organisation.s);
}

/* identifiers of one sending share their beginning; the last twelve signs count */
static err make_parts(struct ctx *c, const struct alert *a, struct chosen *v, size_t n)
{
    id base = id_new("prt", c->now);
    str start = str_cut(id_str(&base), 0, strlen(base.s) - 12), team;
    TRY(audience_team(c, &a->r, &team));
    qsort(v, n, sizeof *v, by_why);
    for (size_t from = 0; from < n;) {
        struct strs some = { NEW_ARRAY(c->arena, IN_ONE, str), 0 };
        size_t to = from;
        for (; to < n && some.n < IN_ONE && str_eq(v[to].why, v[from].why); to++) some.v[some.n++] = id_str(&v[to].organisation);
        TRY(db_do(c, &sql_parts,
                  ARGS(A_TEXT(start), A_INT(from), A_ID(a->r.id), A_TEXT(v[from].why), A_TEXT(team), A_TEXT(c->who->actor), A_WHEN(c->now), A_LIST(some))));
        from = to;
    }
    return db_do(c, &sql_lines, ARGS(A_ID(a->r.id)));
}

err alert_queue(struct ctx *c, struct alert *a)
{
    struct choice k = alert_choice(a);
    struct list chosen, gone;
    str aud;
    k.without_contacts = true; /* the job looks whom to ask */
    TRY(choice_find(c, &k, &chosen, &gone));
    if (!chosen.n) FAIL(c, E_CONFLICT, "not-possible-now", "nobody fits the choice");
    TRY(make_parts(c, a, chosen.v, chosen.n));
    a->sent_at = c->now;
    a->sent_by = c->who->actor;
    TRY(db_do(c, &sql_sent, ARGS(A_ID(a->r.id), A_WHEN(c->now), A_TEXT(c->who->actor))));
    TRY(audience_team(c, &a->r, &aud));
    TRY(entry_add(c, &a->r.id, &(struct entry_new){ .verb = "recipients", .now = arena_fmt(c->arena, "%zu", chosen.n), .audience = aud }, NULL));
    return job_add(c, "alert.letters", arena_fmt(c->arena, "%s/%lld", a->r.id.s, (long long)c->now.us), a->r.id.s[0] ? id_str(&a->r.id) : S(""),
                   id_str(&a->r.id), (when){ c->now.us + undo_window() });
}

err alert_take_back(struct ctx *c, struct alert *a)
{
    struct rows *r;
    TRY(db_run(c, &sql_any_letter, ARGS(A_ID(a->r.id)), &r));
    if (rows_count(r)) FAIL(c, E_CONFLICT, "not-possible-now", "it is on its way already");
    TRY(db_do(c, &sql_drop_lines, ARGS(A_ID(a->r.id))));
    TRY(db_do(c, &sql_drop_parts, ARGS(A_ID(a->r.id))));
    a->sent_at = (when){ 0 };
    a->sent_by = S("");
    return db_do(c, &sql_sent, ARGS(A_ID(a->r.id), A_NULL, A_TEXT(S(""))));
}

err alert_stop(struct ctx *c, const struct alert *a)
{
    int64_t n;
    id none = { { 0 } };
    TRY(outbox_stop(c, &a->r.id, &none, &n));
    return db_do(c, &sql_stop, ARGS(A_ID(a->r.id), A_WHEN(c->now), A_TEXT(str_is(a->r.state, "withdrawn") ? S("withdrawn") : S("queued"))));
}

err alert_tell_withdrawn(struct ctx *c, const struct alert *a)
{
    return job_add(c, "alert.withdrawn", id_str(&a->r.id), id_str(&a->r.id), id_str(&a->r.id), c->now);
}

err line_due(struct ctx *c, const id *part, when due)
{
    return db_do(c, &sql_due, ARGS(A_ID(*part), arg_when_or_null(due)));
}

/* ---- one letter */

err letter_send(struct ctx *c, const struct alert *a, const struct letter_new *n, id *message)
{
    struct letter_text t;
    TRY(letter_write(c, a, n->what, n->language, n->name, &t));
    struct outbox_new m = { .record = a->r.id,
                            .part = n->nparts ? n->parts[0] : (id){ { 0 } },
                            .team = a->r.team,
                            .recipient = n->address,
                            .organisation = n->organisation,
                            .reason = utf8_clip(n->reason, 400),
                            .rule = str_of(n->rule),
                            .tlp = t.tlp,
                            .subject = t.subject,
                            .body = t.body,
                            .exercise = a->r.exercise };
    TRY(outbox_add(c, &m, message));
    for (size_t i = 0; i < n->nparts; i++) TRY(db_do(c, &sql_letter, ARGS(A_ID(*message), A_ID(n->parts[i]), A_ID(a->r.id), A_TEXT(n->address))));
    return NULL;
}

/* ---- the job: for whom it is opened, whom to ask */

struct run {
    id record;
    struct alert a;
    bool go, more;
};

/* the alert as its team sees it; false when it is not to be sent (any more, or yet) */
static err enter(struct ctx *c, struct run *u, const char *state)
{
    struct rows *r;
    bool found;
    struct viewer *team;
    u->go = u->more = false;
    TRY(db_one(c, &sql_whose, ARGS(A_ID(u->record)), &r, &found));
    if (!found || !str_is(row_text(r, 2), state)) return NULL;
    id t = row_id(r, 0);
    TRY(viewer_of_team(c, &t, row_text(r, 1), "alerts", &team));
    viewer_use(c, team);
    TRY(alert_of(c, id_str(&u->record), &u->a));
    u->go = true;
    return NULL;
}

static err open_unit(struct ctx *c, void *arg)
{
    struct run *u = arg;
    TRY(enter(c, u, "sent"));
    if (!u->go) return NULL;
    u->go = u->a.sent_at.us + undo_window() <= c->now.us; /* sent anew meanwhile: another job has it */
    if (!u->go) return NULL;
    const struct sql *s = u->a.r.tlp == TLP_RED ? &sql_open_to_people : &sql_open_to_orgs;
    TRY(db_do(c, s, ARGS(A_ID(u->record), A_WHEN(c->now), A_TEXT(c->who->actor))));
    return record_now_touches(c, &u->record);
}

struct above { /* an edge of the constituency graph */
    id cert, served;
};
static err edges_above(struct ctx *c, struct strs orgs, struct list *out)
{
    struct above *v = NULL;
    size_t n = 0;
    for (int depth = 0; orgs.n && depth < 8; depth++) {
        struct rows *r;
        TRY(db_run(c, &sql_above, ARGS(A_LIST(orgs), A_WHEN(c->now)), &r));
        struct above *more = NEW_ARRAY(c->arena, n + rows_count(r) + 1, struct above);
        struct strs next = { NEW_ARRAY(c->arena, rows_count(r) + 1, str), 0 };
        if (n) memcpy(more, v, n * sizeof *more);
        v = more;
        while (rows_next(r)) {
            bool known = false;
            for (size_t i = 0; i < n && !known; i++) known = str_is(row_text(r, 0), v[i].served.s);
            for (size_t i = 0; i < next.n && !known; i++) known = str_eq(next.v[i], row_text(r, 0));
            v[n++] = (struct above){ row_id(r, 0), row_id(r, 1) };
            if (!known && next.n < IN_ONE) next.v[next.n++] = row_text(r, 0);
        }
        orgs = next;
    }
    *out = (struct list){ v, n };
    return NULL;
}

/* the team, the organisation itself, and the CERTs above it while the marking lets them see it */
static err audience_for(struct ctx *c, const struct alert *a, const struct list *edges, str org, str *aud, id *nearest)
{
    enum { MOST = 24 };
    str p[MOST + 2];
    struct strs orgs = { NEW_ARRAY(c->arena, MOST + 1, str), 0 };
    const struct above *v = edges->v;
    size_t n = 0;
    *nearest = (id){ { 0 } };
    p[n++] = principal_of(c->arena, id_str(&a->r.team));
    p[n++] = principal_of(c->arena, org);
    orgs.v[orgs.n++] = org;
    for (size_t at = 0; at < orgs.n; at++)
        for (size_t i = 0; i < edges->n; i++) {
            if (!str_is(orgs.v[at], v[i].served.s)) continue;
            bool known = false;
            for (size_t k = 0; k < orgs.n && !known; k++) known = str_is(orgs.v[k], v[i].cert.s);
            if (known || orgs.n >= MOST) continue;
            if (id_empty(nearest)) *nearest = v[i].cert;
            orgs.v[orgs.n++] = id_str(&v[i].cert);
            if (a->r.tlp <= TLP_AMBER) p[n++] = principal_of(c->arena, id_str(&v[i].cert));
        }
    return audience_of(c, (struct strs){ p, n }, aud);
}

static const struct addressee *first_of(const struct list *all, str org)
{
    const struct addressee *v = all->v;
    size_t lo = 0, hi = all->n;
    while (lo < hi) {
        size_t mid = lo + (hi - lo) / 2;
        if (str_cmp(id_str(&v[mid].organisation), org) < 0)
            lo = mid + 1;
        else
            hi = mid;
    }
    return lo < all->n && str_is(org, v[lo].organisation.s) ? &v[lo] : NULL;
}

static err choose_unit(struct ctx *c, void *arg)
{
    struct run *u = arg;
    struct rows *r;
    struct list all, edges;
    TRY(enter(c, u, "sent"));
    if (!u->go) return NULL;
    TRY(db_run(c, &sql_to_choose, ARGS(A_ID(u->record), A_INT(PIECE)), &r));
    size_t n = rows_count(r);
    struct strs orgs = { NEW_ARRAY(c->arena, n + 1, str), 0 }, now = { NEW_ARRAY(c->arena, n + 1, str), 0 };
    str *parts = NEW_ARRAY(c->arena, n + 1, str);
    while (rows_next(r)) {
        parts[orgs.n] = row_text(r, 0);
        orgs.v[orgs.n++] = row_text(r, 1);
        TRY(stands_for(c, row_text(r, 1), &now.v[now.n]));
        now.n++;
    }
    if (!n) return NULL;
    TRY(addressees_of(c, now, u->a.urgency == CRITICAL, &all));
    TRY(edges_above(c, now, &edges));
    for (size_t i = 0; i < n; i++) {
        const struct addressee *k = first_of(&all, now.v[i]);
        str aud;
        id nearest;
        TRY(audience_for(c, &u->a, &edges, orgs.v[i], &aud, &nearest));
        TRY(db_do(c, &sql_chosen,
                  ARGS(A_TEXT(parts[i]), A_TEXT(aud), arg_id_or_null(&nearest), k ? A_ID(k->id) : A_NULL, A_TEXT(k ? k->name : S("")),
                       A_TEXT(k ? k->email : S("")))));
        TRY(db_do(c, &sql_part_audience, ARGS(A_TEXT(parts[i]), A_TEXT(aud))));
    }
    u->more = true;
    return NULL;
}

/* ---- the job: letters, an address at a time */

struct heap { /* the lines of one address */
    id parts[PIECE];
    size_t n;
    struct buf names;
    str address, language, organisation, reason;
};

static void names_add(struct buf *b, str name, size_t at)
{
    if (at < 5) buf_fmt(b, at ? ", %.*s" : "%.*s", FMT(name));
    if (at == 5) buf_z(b, ", ...");
}

static err heap_send(struct ctx *c, const struct alert *a, struct heap *h, enum letter what, const char *rule, const struct sql *after)
{
    id message;
    struct letter_new n = { what, h->address, h->language, buf_str(&h->names), h->reason, rule, h->parts, h->n, h->organisation };
    TRY(letter_send(c, a, &n, &message));
    for (size_t i = 0; i < h->n; i++) TRY(db_do(c, after, ARGS(A_ID(h->parts[i]), A_ID(message), A_WHEN(c->now))));
    h->n = 0;
    return NULL;
}

/* rows of part, address, language, name, organisation, reason, in order of address */
static err heaps(struct ctx *c, const struct alert *a, struct rows *r, enum letter what, const char *rule, const struct sql *after)
{
    struct heap *h = NEW(c->arena, struct heap);
    while (rows_next(r)) {
        if (h->n && (h->n == PIECE || !str_eq(h->address, row_text(r, 1)))) TRY(heap_send(c, a, h, what, rule, after));
        if (!h->n) {
            h->names = (struct buf){ .a = c->arena };
            h->address = row_text(r, 1);
            h->language = row_text(r, 2);
            h->organisation = row_text(r, 4);
            h->reason = row_text(r, 5);
        }
        names_add(&h->names, row_text(r, 3), h->n);
        h->parts[h->n++] = row_id(r, 0);
    }
    return h->n ? heap_send(c, a, h, what, rule, after) : NULL;
}

/* the lines of the next addresses; *more: there are some */
static err next_addresses(struct ctx *c, struct run *u, const char *which, const struct sql *lines, struct rows **out)
{
    struct rows *r;
    bool found;
    TRY(db_one(c, &sql_addresses, ARGS(A_ID(u->record), A_TEXT(str_of(which)), A_INT(PIECE)), &r, &found));
    u->more = found && row_int(r, 2) > 0;
    str from = u->more ? row_text(r, 0) : S("b"), until = u->more ? row_text(r, 1) : S("a"); /* none: a range that holds nothing */
    return db_run(c, lines, ARGS(A_ID(u->record), A_TEXT(from), A_TEXT(until)), out);
}

static err letters_unit(struct ctx *c, void *arg)
{
    struct run *u = arg;
    struct rows *r;
    TRY(enter(c, u, "sent"));
    if (!u->go) return NULL;
    TRY(next_addresses(c, u, "first", &sql_to_write, &r));
    return heaps(c, &u->a, r, LETTER_FIRST, "alert", &sql_written);
}

static err nobody_unit(struct ctx *c, void *arg)
{
    struct run *u = arg;
    struct rows *r;
    TRY(enter(c, u, "sent"));
    if (!u->go) return NULL;
    TRY(db_run(c, &sql_to_escalate, ARGS(A_ID(u->record), A_INT(PIECE)), &r));
    u->more = rows_count(r) > 0;
    while (rows_next(r)) {
        struct line l;
        TRY(line_find(c, &u->a, row_text(r, 0), &l));
        TRY(escalate(c, &u->a, &l, S("no contact with a mail address is known")));
    }
    return NULL;
}

static err mark_unit(struct ctx *c, void *arg)
{
    struct run *u = arg;
    return record_touch(c, &u->record, false);
}

static err letters(struct ctx *c, str payload)
{
    static err (*const steps[])(struct ctx *, void *) = { choose_unit, letters_unit, nobody_unit };
    struct run *u = NEW(c->arena, struct run);
    if (!id_parse(payload, &u->record)) FAIL(c, E_FAULT, "payload", "no alert");
    c->now = clock_now();
    TRY(db_unit(c, open_unit, u));
    if (!u->go) return NULL;
    for (size_t i = 0; i < COUNT(steps); i++) do {
            c->now = clock_now();
            TRY(db_unit(c, steps[i], u));
        } while (u->go && u->more);
    return db_unit(c, mark_unit, u);
}

static err remind_unit(struct ctx *c, void *arg)
{
    struct run *u = arg;
    struct rows *r;
    TRY(enter(c, u, "sent"));
    if (!u->go) return NULL;
    TRY(next_addresses(c, u, "remind", &sql_to_remind, &r));
    return heaps(c, &u->a, r, LETTER_REMINDER, "alert-reminder", &sql_reminded);
}
static err remind(struct ctx *c, str payload)
{
    struct run *u = NEW(c->arena, struct run);
    if (!id_parse(payload, &u->record)) FAIL(c, E_FAULT, "payload", "no alert");
    do {
        c->now = clock_now();
        TRY(db_unit(c, remind_unit, u));
    } while (u->go && u->more);
    return NULL;
}

static err withdrawn_unit(struct ctx *c, void *arg)
{
    struct run *u = arg;
    struct rows *r;
    TRY(enter(c, u, "withdrawn"));
    if (!u->go) return NULL;
    TRY(next_addresses(c, u, "told", &sql_to_tell, &r));
    return heaps(c, &u->a, r, LETTER_WITHDRAWN, "alert-withdrawn", &sql_told);
}
static err withdrawn(struct ctx *c, str payload)
{
    struct run *u = NEW(c->arena, struct run);
    if (!id_parse(payload, &u->record)) FAIL(c, E_FAULT, "payload", "no alert");
    do {
        c->now = clock_now();
        TRY(db_unit(c, withdrawn_unit, u));
    } while (u->go && u->more);
    return NULL;
}

/* ---- the next one */

static err tried(struct ctx *c, const id *part, struct strs *out)
{
    struct rows *r;
    TRY(db_run(c, &sql_tried, ARGS(A_ID(*part)), &r));
    *out = (struct strs){ NEW_ARRAY(c->arena, rows_count(r) + 1, str), 0 };
    while (rows_next(r)) out->v[out->n++] = row_text(r, 0);
    return NULL;
}

static err step_told(struct ctx *c, const struct alert *a, const struct line *l, const char *what, str whom, str why)
{
    str aud;
    TRY(line_audience(c, &l->part, &aud));
    TRY(record_touch(c, &a->r.id, false));
    return entry_add(c, &a->r.id,
                     &(struct entry_new){ .verb = "recipient", .part = id_str(&l->part), .field = str_of(what), .now = whom, .body = why, .audience = aud },
                     NULL);
}

err ask_next(struct ctx *c, const struct alert *a, const struct line *l, str why)
{
    struct strs had;
    struct list all;
    str org;
    id message;
    TRY(stands_for(c, id_str(&l->organisation), &org));
    TRY(tried(c, &l->part, &had));
    TRY(addressees_of(c, (struct strs){ &org, 1 }, a->urgency == CRITICAL, &all));
    const struct addressee *v = all.v, *k = NULL;
    for (size_t i = 0; i < all.n && !k; i++) {
        bool known = false;
        for (size_t h = 0; h < had.n; h++) known = known || str_eq_nocase(had.v[h], v[i].email);
        if (!known) k = &v[i];
    }
    if (!k) return escalate(c, a, l, why);
    struct letter_new n = { had.n ? LETTER_NEXT : LETTER_FIRST,
                            k->email,
                            k->language,
                            l->name,
                            arena_fmt(c->arena, "%.*s; %.*s (%.*s)", FMT(why), FMT(k->name), FMT(k->role)),
                            "alert",
                            &l->part,
                            1,
                            id_str(&l->organisation) };
    TRY(letter_send(c, a, &n, &message));
    TRY(db_do(c, &sql_asked, ARGS(A_ID(l->part), A_ID(k->id), A_TEXT(k->name), A_TEXT(k->email), A_ID(message), A_WHEN(c->now))));
    TRY(line_due(c, &l->part, (when){ 0 })); /* the clock runs from when the letter has left */
    return step_told(c, a, l, "next-contact", id_str(&k->id), why);
}

err escalate(struct ctx *c, const struct alert *a, const struct line *l, str why)
{
    struct list up;
    struct rows *r;
    bool found;
    str org;
    id who, message;
    TRY(stands_for(c, id_str(&l->organisation), &org));
    if (!id_parse(org, &who)) FAIL(c, E_FAULT, "line", "no organisation");
    TRY(served_by(c, &who, &up));
    TRY(db_one(c, &sql_own_organisation, ARGS(A_ID(a->r.team)), &r, &found));
    const struct step *s = up.v;
    TRY(line_due(c, &l->part, (when){ 0 }));
    for (size_t i = 0; i < up.n; i++) {
        str address, language = { 0 };
        if (found && str_is(row_text(r, 0), s[i].organisation.s)) continue; /* that is us */
        if (!strcmp(s[i].organisation.s, l->escalated_to.s)) continue;
        TRY(cert_address(c, &s[i].organisation, a->urgency == CRITICAL, &address, &language));
        if (!address.n) continue;
        struct letter_new n = { LETTER_ESCALATED,
                                address,
                                language,
                                l->name,
                                arena_fmt(c->arena, "it serves %.*s: %.*s", FMT(l->name), FMT(why)),
                                "alert-escalation",
                                &l->part,
                                0,
                                id_str(&s[i].organisation) };
        TRY(letter_send(c, a, &n, &message));
        TRY(db_do(c, &sql_escalated, ARGS(A_ID(l->part), A_ID(s[i].organisation), A_WHEN(c->now))));
        return step_told(c, a, l, "escalated", id_str(&s[i].organisation), why);
    }
    TRY(db_do(c, &sql_exhausted, ARGS(A_ID(l->part))));
    return step_told(c, a, l, "nobody-left", S(""), why);
}

/* ---- the clock */

struct late {
    id part, record;
};
static err late_unit(struct ctx *c, void *arg)
{
    const struct late *w = arg;
    struct run *u = NEW(c->arena, struct run);
    struct line l;
    u->record = w->record;
    TRY(enter(c, u, "sent"));
    if (!u->go) return NULL;
    TRY(line_find(c, &u->a, id_str(&w->part), &l));
    if (!l.due_at.us || l.due_at.us > c->now.us) return NULL; /* answered meanwhile */
    bool bounced = str_is(l.state, "bounced");
    return ask_next(c, &u->a, &l, bounced ? S("the letter came back") : S("no answer in time"));
}

static err send_unit(struct ctx *c, void *arg)
{
    const struct late *w = arg;
    struct run *u = NEW(c->arena, struct run);
    u->record = w->record;
    TRY(enter(c, u, "scheduled"));
    if (!u->go || !u->a.send_at.us || u->a.send_at.us > c->now.us) return NULL;
    return workflow_act(c, &alert_kind, &u->a, S("send"), &(struct act){ .until = { 0 } });
}
/* what could not be sent goes back to its writer, with the reason */
static err back_unit(struct ctx *c, void *arg)
{
    const struct late *w = arg;
    struct run *u = NEW(c->arena, struct run);
    u->record = w->record;
    TRY(enter(c, u, "scheduled"));
    if (!u->go) return NULL;
    return workflow_act(c, &alert_kind, &u->a, S("unschedule"), &(struct act){ .note = S("It could not be sent at the set moment: look at what is missing.") });
}

static err tick(struct ctx *c, str payload)
{
    struct rows *r;
    (void)payload;
    c->now = clock_now();
    TRY(db_run(c, &sql_scheduled, ARGS(A_WHEN(c->now)), &r));
    while (rows_next(r)) {
        struct late w = { .record = row_id(r, 0) };
        err e = db_unit(c, send_unit, &w);
        if (e && (e->kind == E_CONFLICT || e->kind == E_TOOBIG)) e = db_unit(c, back_unit, &w);
        TRY(e);
    }
    TRY(db_run(c, &sql_late, ARGS(A_WHEN(c->now)), &r));
    while (rows_next(r)) {
        struct late w = { row_id(r, 0), row_id(r, 1) };
        TRY(db_unit(c, late_unit, &w));
    }
    return NULL;
}

const struct job_kind alert_jobs[] = { { .name = "alert.letters", .run = letters, .lease = 10 * MINUTE },
                                       { .name = "alert.withdrawn", .run = withdrawn, .lease = 10 * MINUTE },
                                       { .name = "alert.remind", .run = remind, .lease = 10 * MINUTE },
                                       { .name = "alert.clock", .run = tick, .every = MINUTE, .lease = 5 * MINUTE },
                                       { .name = NULL } };
