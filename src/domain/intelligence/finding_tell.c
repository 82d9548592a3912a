/* finding_tell - owners are told: one batch an owner, group of classes and pace, a letter with a file, the next contact
 *
 * What waits is looked at when its time has come: by the plan as it is then it is told, put off, or not told at all. A batch
 * and the mark on its findings are one transaction, so that an observation is told once. Who comes next after silence or
 * mail that came back is the directory's order, the same for alerts. */
#include "base/utf8.h"
#include "domain/directory/addressee.h"
#include "domain/directory/lookup.h"
#include "domain/intelligence/finding_batch.h"
#include "domain/intelligence/finding_check.h"
#include "spine/inmail.h"
#include "spine/viewer.h"

#include "finding_tell.sql.h"

enum { BATCH_MOST = 2500, SCOPES_AT_ONCE = 50, SECONDS_AT_ONCE = 50, TOLD_ARGS = 5 };

/* ---- letters */

static err as_desk(struct ctx *c, const id *team)
{
    struct viewer *v;
    TRY(viewer_of_team(c, team, S(""), "findings", &v));
    viewer_use(c, v);
    return NULL;
}

static err send_letter(struct ctx *c, const struct batch *b, enum letter_kind kind, str address, str language, str organisation, str reason, id *message)
{
    struct letter l;
    TRY(finding_letter(c, b, kind, language, &l));
    struct outbox_new m = { .record = b->organisation,
                            .team = b->team,
                            .recipient = address,
                            .organisation = organisation,
                            .reason = utf8_clip(reason, 400),
                            .rule = kind == LETTER_CERT ? S("findings-escalation") : S("findings"),
                            .tlp = TLP_AMBER,
                            .subject = utf8_clip(l.subject, 200),
                            .body = l.body,
                            .files = l.files,
                            .nfiles = l.nfiles };
    TRY(outbox_add(c, &m, message));
    return db_do(c, &sql_letter, ARGS(A_ID(*message), A_ID(b->id), A_TEXT(address)));
}

/* the CERTs that serve it, nearest first; not the one that tells */
static err tell_above(struct ctx *c, const struct batch *b, const id *organisation, str why)
{
    struct list up;
    struct rows *r;
    bool found;
    id message;
    TRY(served_by(c, organisation, &up));
    TRY(db_one(c, &sql_own_organisation, ARGS(A_ID(b->team)), &r, &found));
    const struct step *s = up.v;
    for (size_t i = 0; i < up.n; i++) {
        str address, language = { 0 };
        if ((found && str_is(row_text(r, 0), s[i].organisation.s)) || str_is(b->escalated_to, s[i].organisation.s)) continue;
        TRY(cert_address(c, &s[i].organisation, str_is(b->pace, "at-once"), &address, &language));
        if (!address.n) continue;
        TRY(send_letter(c, b, LETTER_CERT, address, language, id_str(&s[i].organisation), arena_fmt(c->arena, "it serves the owner: %.*s", FMT(why)),
                        &message));
        return db_do(c, &sql_escalated, ARGS(A_ID(b->id), A_ID(s[i].organisation), A_ID(message)));
    }
    return db_do(c, &sql_nobody, ARGS(A_ID(b->id)));
}

/* the first contact that was not asked yet, else the CERT above */
static err ask_next(struct ctx *c, const struct batch *b, str why)
{
    struct list all;
    struct rows *had;
    str org;
    id stands, message;
    TRY(stands_for(c, id_str(&b->organisation), &org));
    if (!id_parse(org, &stands)) FAIL(c, E_FAULT, "batch", "no organisation");
    TRY(db_run(c, &sql_tried, ARGS(A_ID(b->id)), &had));
    struct strs tried = { NEW_ARRAY(c->arena, rows_count(had) + 1, str), 0 };
    while (rows_next(had)) tried.v[tried.n++] = row_text(had, 0);
    TRY(addressees_of(c, (struct strs){ &org, 1 }, str_is(b->pace, "at-once"), &all));
    const struct addressee *v = all.v, *k = NULL;
    for (size_t i = 0; i < all.n && !k; i++) {
        bool known = false;
        for (size_t h = 0; h < tried.n; h++) known = known || str_eq_nocase(tried.v[h], v[i].email);
        if (!known) k = &v[i];
    }
    if (!k) return tell_above(c, b, &stands, all.n ? why : S("no contact with a mail address is known"));
    str language = b->language.n ? b->language : k->language;
    TRY(send_letter(c, b, tried.n ? LETTER_NEXT_CONTACT : LETTER_OWNER, k->email, language, org,
                    arena_fmt(c->arena, "%.*s; %.*s (%.*s)", FMT(why), FMT(k->name), FMT(k->role)), &message));
    return db_do(c, &sql_asked, ARGS(A_ID(b->id), A_ID(k->id), A_TEXT(k->name), A_TEXT(k->hours), A_TEXT(k->zone), A_ID(message), A_TEXT(b->language)));
}

/* ---- batches */

struct untold { /* a finding that is to be told now */
    str id, class, why, group;
    int64_t told, seen;
    struct plan plan;
    int64_t day, event; /* its newest observation */
};

static int by_batch(const void *x, const void *y)
{
    const struct untold *a = x, *b = y;
    if (a->plan.pace != b->plan.pace) return a->plan.pace < b->plan.pace ? -1 : 1;
    if (a->plan.format != b->plan.format) return a->plan.format < b->plan.format ? -1 : 1;
    int d = str_cmp(a->group, b->group);
    return d ? d : str_cmp(a->id, b->id);
}
static bool together(const struct untold *a, const struct untold *b)
{
    return a->plan.pace == b->plan.pace && a->plan.format == b->plan.format && str_eq(a->group, b->group);
}

static err batch_make(struct ctx *c, int64_t scope, const id *team, const id *organisation, const struct untold *v, size_t n)
{
    struct batch b = { .id = id_new("fbt", c->now),
                       .team = *team,
                       .organisation = *organisation,
                       .class_group = v[0].group,
                       .pace = str_of(tell_pace_words.v[v[0].plan.pace]),
                       .language = v[0].plan.language,
                       .format = v[0].plan.format,
                       .scope = scope,
                       .findings = (int64_t)n };
    struct arg *args = NEW_ARRAY(c->arena, n * TOLD_ARGS, struct arg);
    struct strs ids = { NEW_ARRAY(c->arena, n, str), n };
    struct rows *r;
    for (size_t i = 0; i < n; i++) {
        const struct arg one[TOLD_ARGS] = { A_ID(b.id), A_TEXT(v[i].id), A_TEXT(v[i].why), A_INT(v[i].told), A_INT(v[i].seen) };
        memcpy(&args[i * TOLD_ARGS], one, sizeof one);
        ids.v[i] = v[i].id;
        b.observations += v[i].seen - v[i].told;
        if (v[i].plan.chase && (!b.chase || v[i].plan.chase < b.chase)) b.chase = v[i].plan.chase;
    }
    TRY(db_do(c, &sql_batch,
              ARGS(A_ID(b.id), A_INT(scope), A_ID(*team), A_ID(*organisation), A_TEXT(b.class_group), A_TEXT(b.pace),
                   A_TEXT(str_of(tell_format_words.v[b.format])), A_TEXT(b.language), A_INT(b.findings), A_INT(b.observations), A_INT(b.chase),
                   A_WHEN(c->now))));
    TRY(db_many(c, &sql_tell, args, TOLD_ARGS, n, &r));
    TRY(db_do(c, &sql_told, ARGS(A_LIST(ids), A_WHEN(c->now))));
    return ask_next(c, &b, arena_fmt(c->arena, "%zu finding%s of %.*s", n, n == 1 ? "" : "s", FMT(b.class_group)));
}

struct telling {
    const struct plans *plans;
    int64_t scope;
    id team, organisation;
    size_t seen; /* how many were looked at */
};

static err later(struct ctx *c, str id_, when next)
{
    struct strs one = { &id_, 1 };
    return db_do(c, &sql_later, ARGS(A_LIST(one), arg_when_or_null(next)));
}

/* nobody is told of what was taken back with its import, nor of what is another's by now */
static err still_there(struct ctx *c, const struct telling *t, struct untold *v, size_t *n)
{
    struct checked *k = NEW_ARRAY(c->arena, *n + 1, struct checked);
    size_t kept = 0;
    for (size_t i = 0; i < *n; i++) k[i] = (struct checked){ .organisation = id_str(&t->organisation), .day = v[i].day, .event = v[i].event };
    TRY(findings_check(c, k, *n));
    for (size_t i = 0; i < *n; i++)
        if (k[i].is == CHECKED_STANDS)
            v[kept++] = v[i];
        else if (k[i].is == CHECKED_OTHERS)
            TRY(db_do(c, &sql_others, ARGS(A_TEXT(v[i].id))));
        else
            TRY(later(c, v[i].id, (when){ 0 }));
    *n = kept;
    return NULL;
}

static err tell_unit(struct ctx *c, void *arg)
{
    struct telling *t = arg;
    struct rows *r;
    size_t n = 0;
    str team = id_str(&t->team), org = id_str(&t->organisation);
    TRY(as_desk(c, &t->team));
    TRY(db_run(c, &sql_due, ARGS(A_WHEN(c->now), A_INT(t->scope), A_INT(BATCH_MOST)), &r));
    t->seen = rows_count(r);
    struct untold *v = NEW_ARRAY(c->arena, t->seen + 1, struct untold);
    while (rows_next(r)) {
        str class = row_text(r, 1);
        bool back = str_is(row_text(r, 2), "came-back");
        struct untold w = { row_text(r, 0),
                            class,
                            row_int(r, 3) == 0 ? S("new")
                            : back             ? S("back")
                                               : S("again"),
                            event_taxonomy_of(class),
                            row_int(r, 3),
                            row_int(r, 4),
                            plan_for(t->plans, team, org, class),
                            row_int(r, 7),
                            row_int(r, 8) };
        when slot = plan_slot(c, t->plans, &w.plan, team, org, row_when(r, 6));
        bool open = back || str_is(row_text(r, 2), "open");
        if (!w.group.n) w.group = S("other");
        if (!slot.us || !open || w.seen <= w.told || row_int(r, 5) < w.plan.confidence)
            TRY(later(c, w.id, (when){ 0 }));
        else if (slot.us > c->now.us)
            TRY(later(c, w.id, slot));
        else
            v[n++] = w;
    }
    TRY(still_there(c, t, v, &n));
    if (n) qsort(v, n, sizeof *v, by_batch);
    for (size_t from = 0, to; from < n; from = to) {
        for (to = from + 1; to < n && together(&v[from], &v[to]);) to++;
        TRY(batch_make(c, t->scope, &t->team, &t->organisation, &v[from], to - from));
    }
    return NULL;
}

/* ---- the next one, when nobody answered or the letter came back */

static err late_unit(struct ctx *c, void *arg)
{
    const str *which = arg;
    struct rows *r;
    bool found;
    TRY(db_one(c, &sql_of_batch, ARGS(A_TEXT(*which)), &r, &found));
    if (!found || row_null(r, 13) || row_int(r, 13) > c->now.us) return NULL; /* answered meanwhile */
    int format = word_index(&tell_format_words, row_text(r, 6));
    struct batch b = { .id = row_id(r, 0),
                       .team = row_id(r, 2),
                       .organisation = row_id(r, 3),
                       .class_group = row_text(r, 4),
                       .pace = row_text(r, 5),
                       .language = row_text(r, 7),
                       .state = row_text(r, 10),
                       .escalated_to = row_text(r, 14),
                       .format = format < 0 ? TELL_CSV : (unsigned)format,
                       .scope = row_int(r, 1),
                       .chase = row_int(r, 12) };
    TRY(as_desk(c, &b.team));
    return ask_next(c, &b, str_is(b.state, "bounced") ? S("the letter came back") : S("no answer in time"));
}

/* ---- the job */

static void close_arena(void *a)
{
    arena_close(a);
}

/* each owner in memory of its own */
static err tell_all(struct ctx *c, struct ctx *in, int64_t began)
{
    int64_t after = 0;
    for (;;) {
        struct rows *r;
        struct plans plans;
        TRY(db_run(c, &sql_scopes, ARGS(A_WHEN(c->now), A_INT(after), A_INT(SCOPES_AT_ONCE)), &r));
        if (!rows_count(r)) return NULL;
        while (rows_next(r)) {
            struct telling t = { .plans = &plans, .scope = row_int(r, 0), .team = row_id(r, 1), .organisation = row_id(r, 2) };
            do {
                arena_reset(in->arena);
                memcpy(arena_boundary(in->arena), arena_boundary(c->arena), sizeof(jmp_buf));
                in->now = clock_now();
                in->who = c->who;
                in->me = c->me;
                TRY(plans_load(in, &plans));
                TRY(db_unit(in, tell_unit, &t));
                if (clock_now().us - began > SECONDS_AT_ONCE * SECOND) return NULL;
            } while (t.seen == BATCH_MOST);
            after = t.scope;
        }
    }
}

err findings_tell(struct ctx *c, str payload)
{
    enum { OWNER_ROOM = 96 << 20 };
    struct rows *r;
    struct ctx in = *c;
    void **slot = arena_onclose(c->arena, close_arena);
    int64_t began = clock_now().us;
    (void)payload;
    c->now = clock_now();
    viewer_use(c, viewer_system(c, "findings", (struct strs){ 0 }, 0));
    in.arena = arena_open(OWNER_ROOM);
    if (!in.arena) FAIL(c, E_BUSY, "out-of-memory", "not enough memory");
    *slot = in.arena;
    TRY(tell_all(c, &in, began));
    TRY(db_run(c, &sql_late, ARGS(A_WHEN(c->now)), &r));
    while (rows_next(r)) {
        str which = row_text(r, 0);
        TRY(db_unit(c, late_unit, &which));
    }
    return NULL;
}

/* ---- a letter left, came back, was answered by mail */

static err moved(struct ctx *c, const struct outbox_sent *m, str state, str error)
{
    struct rows *r;
    bool found;
    when due = { 0 };
    (void)error;
    if (!str_is(m->rule, "findings")) return NULL;
    TRY(db_one(c, &sql_of_message, ARGS(A_ID(m->id)), &r, &found));
    if (!found || !str_is(row_text(r, 5), m->id.s)) return NULL; /* a later letter speaks for the batch */
    if (str_is(state, "failed") || str_is(state, "bounced")) return db_do(c, &sql_came_back, ARGS(A_TEXT(row_text(r, 0)), A_WHEN(c->now)));
    if (!str_is(state, "sent")) return NULL;
    if (row_int(r, 1)) {
        due = (when){ c->now.us + row_int(r, 1) * MINUTE };
        if (!str_is(row_text(r, 6), "at-once")) TRY(when_there(c, due, row_text(r, 2), row_text(r, 3), &due));
    }
    TRY(db_do(c, &sql_left, ARGS(A_TEXT(row_text(r, 0)), A_WHEN(c->now), arg_when_or_null(due))));
    return db_do(c, &sql_told_first, ARGS(A_TEXT(row_text(r, 0)), A_WHEN(c->now)));
}

/* an answer by mail is read by people; whoever wrote it is not asked further */
static err answered(struct ctx *c, const struct inmail *m, const struct inmail_answer *a, bool *taken)
{
    struct rows *r;
    bool found;
    (void)m;
    (void)taken;
    if (!str_is(a->asked.rule, "findings") || !a->same_address) return NULL;
    TRY(db_one(c, &sql_of_message, ARGS(A_ID(a->asked.id)), &r, &found));
    return found ? db_do(c, &sql_answered, ARGS(A_TEXT(row_text(r, 0)), A_WHEN(c->now))) : NULL;
}

void finding_tell_install(void)
{
    outbox_leaving_set(finding_link_leaving);
    outbox_moved_set(moved);
    inmail_answer_set(answered);
}

const struct job_kind intelligence_jobs[] = { { .name = "finding.take", .run = findings_take, .every = MINUTE, .lease = 5 * MINUTE },
                                              { .name = "finding.tell", .run = findings_tell, .every = MINUTE, .lease = 5 * MINUTE },
                                              { .name = "finding.recall", .run = findings_recall_moved, .every = MINUTE, .lease = 10 * MINUTE },
                                              { .name = "finding.sweep", .run = findings_sweep, .every = HOUR, .lease = 10 * MINUTE },
                                              { .name = NULL } };
