/* spine_test - records, access, timeline, workflow, deadlines, lists and search, on both engines */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "http/http.h"
#include "jobs/jobs.h"
#include "spine/access.h"
#include "spine/attachment.h"
#include "spine/audit.h"
#include "spine/deadline.h"
#include "spine/entry.h"
#include "spine/list.h"
#include "spine/notify.h"
#include "spine/part.h"
#include "spine/search.h"
#include "spine/team.h"
#include "spine/testing.h"
#include "guard/guard.h"
#include "store/db.h"

static struct testing T;

static int setup(void **state)
{
    (void)state;
    if (!testing_open(&T)) return 0;
    return 0;
}
static int teardown(void **state)
{
    (void)state;
    if (T.c.db) testing_close(&T);
    return 0;
}
#define NEED_STORE()         \
    do {                     \
        if (!T.c.db) skip(); \
    } while (0)

static void fine(err e)
{
    if (e) fail_msg("%s at %s: %.*s", e->code, e->where, FMT(e->detail));
}

struct make {
    struct thing v;
};
static err make_unit(struct ctx *c, void *arg)
{
    struct make *m = arg;
    id keep = m->v.r.team;
    struct thing fresh = m->v;
    fresh.r.id = (id){ { 0 } };
    fresh.r.team = keep;
    m->v = fresh;
    return record_create(c, &thing_kind, &m->v, NULL);
}
static struct thing make(const char *title, const id *team, unsigned tlp)
{
    struct make m = { .v = { .r = { .title = str_of(title), .team = *team, .tlp = tlp }, .what = S("box"), .size = 3 } };
    assert_string_equal(testing_unit(&T, T.v_system, make_unit, &m), "");
    return m.v;
}
static const char *find_as(const struct viewer *v, const struct thing *t)
{
    struct thing out;
    viewer_use(&T.c, v);
    err e = record_find(&T.c, &thing_kind, id_str(&t->r.id), &out);
    return e ? e->code : "";
}

static void guarded_lists_agree(void **state)
{
    char line[80];
    size_t n = 0;
    (void)state;
    FILE *f = fopen(SOURCE_DIR "/src/spine/guarded.txt", "r");
    assert_non_null(f);
    while (fgets(line, sizeof line, f)) {
        line[strcspn(line, "\n")] = 0;
        if (!line[0]) continue;
        assert_non_null(access_guarded_list()[n]);
        assert_string_equal(line, access_guarded_list()[n]);
        n++;
    }
    fclose(f);
    assert_null(access_guarded_list()[n]);
}

static void references_count_up(void **state)
{
    (void)state;
    NEED_STORE();
    struct thing a = make("first", &T.centre, TLP_AMBER), b = make("second", &T.centre, TLP_AMBER), other = make("third", &T.bank, TLP_AMBER);
    assert_true(str_starts(a.r.ref, S("XC-TH-")) && str_ends(a.r.ref, S("-0001")));
    assert_true(str_ends(b.r.ref, S("-0002")));
    assert_true(str_starts(other.r.ref, S("XB-TH-")) && str_ends(other.r.ref, S("-0001")));
}

static void unseen_is_absent(void **state)
{
    (void)state;
    NEED_STORE();
    struct thing a = make("quiet", &T.centre, TLP_AMBER);
    assert_string_equal(find_as(T.v_ann, &a), "");
    assert_string_equal(find_as(T.v_bob, &a), "not-found");
    assert_string_equal(find_as(T.v_mallory, &a), "not-found");
    assert_string_equal(find_as(viewer_public(), &a), "not-found");
}

static void red_is_by_name(void **state)
{
    struct rows *g;
    (void)state;
    NEED_STORE();
    struct thing a = make("red one", &T.centre, TLP_RED);
    assert_string_equal(find_as(T.v_ann, &a), "");
    fine(grants_of(&T.c, &a.r.id, &g));
    while (rows_next(g)) assert_true(str_starts(row_text(g, 0), S("user:")));
    struct grant no = { .principal = S("org:org_x"), .because = S("test") };
    viewer_use(&T.c, T.v_system);
    err e = grant_add(&T.c, &a.r.id, &no);
    assert_non_null(e);
    assert_string_equal(e->code, "tlp-forbids");
}

static void guarded_reads_are_refused(void **state)
{
    static const struct sql naked = { "test.naked", "SELECT title FROM record", WHERE, false, false };
    struct rows *r;
    (void)state;
    NEED_STORE();
    if (db_is_postgres(T.c.db)) return; /* the run-time wall is SQLite's authorizer; the statements are the same text */
    err e = db_run(&T.c, &naked, NOARGS, &r);
    assert_non_null(e);
    assert_string_equal(e->code, "guarded");
}

struct acting {
    const struct thing *t;
    const char *verb;
    struct act a;
};
static err act_unit(struct ctx *c, void *arg)
{
    struct acting *a = arg;
    struct thing v;
    TRY(record_find(c, &thing_kind, id_str(&a->t->r.id), &v));
    return workflow_act(c, &thing_kind, &v, str_of(a->verb), &a->a);
}

static void workflow_guards(void **state)
{
    (void)state;
    NEED_STORE();
    struct thing a = make("flow", &T.centre, TLP_AMBER);
    struct acting open = { &a, "open", { .code = { 0 } } }, shut = { &a, "close", { .code = { 0 } } }, none = { &a, "fly", { .code = { 0 } } };
    assert_string_equal(testing_unit(&T, T.v_bob, act_unit, &open), "not-found");
    assert_string_equal(testing_unit(&T, T.v_ann, act_unit, &none), "no-such-act");
    assert_string_equal(testing_unit(&T, T.v_ann, act_unit, &shut), "required");
    shut.a.code = S("whatever");
    assert_string_equal(testing_unit(&T, T.v_ann, act_unit, &shut), "not-a-word");
    assert_string_equal(testing_unit(&T, T.v_ann, act_unit, &open), "");
    assert_string_equal(testing_unit(&T, T.v_ann, act_unit, &open), "not-in-state");
    shut.a.code = S("done");
    assert_string_equal(testing_unit(&T, T.v_ann, act_unit, &shut), "");
}

static void race_on_a_transition(void **state)
{
    struct ctx other;
    (void)state;
    NEED_STORE();
    struct thing a = make("race", &T.centre, TLP_AMBER), v, w;
    struct act none = { .code = { 0 } };
    assert_true(testing_second(&T, &other));
    viewer_use(&T.c, T.v_ann);
    viewer_use(&other, T.v_lead);
    /* both read it as new; the second to write must not win as well */
    fine(record_find(&T.c, &thing_kind, id_str(&a.r.id), &v));
    fine(record_find(&other, &thing_kind, id_str(&a.r.id), &w));
    fine(db_begin(&T.c));
    fine(workflow_act(&T.c, &thing_kind, &v, S("open"), &none));
    fine(db_commit(&T.c));
    fine(db_begin(&other));
    err e = workflow_act(&other, &thing_kind, &w, S("open"), &none);
    assert_non_null(e);
    assert_string_equal(e->code, "changed");
    db_rollback(other.db);
    testing_drop(&other);
}

struct changing {
    struct thing was, now;
};
static err change_unit(struct ctx *c, void *arg)
{
    struct changing *k = arg;
    return record_change(c, &thing_kind, &k->now, &k->was);
}

static void changes_leave_entries(void **state)
{
    struct list l;
    bool seen = false;
    (void)state;
    NEED_STORE();
    struct thing a = make("before", &T.centre, TLP_AMBER);
    struct changing k = { a, a };
    k.now.r.title = S("after");
    k.now.size = 9;
    assert_string_equal(testing_unit(&T, T.v_ann, change_unit, &k), "");
    fine(entry_list(&T.c, &a.r.id, 0, 100, &l));
    const struct entry *e = l.v;
    for (size_t i = 0; i < l.n; i++)
        if (str_is(e[i].field, "size")) seen = str_is(e[i].was, "3") && str_is(e[i].now, "9");
    assert_true(seen);
    assert_int_equal(k.now.r.revision, 2);
}

static err note_unit(struct ctx *c, void *arg)
{
    const struct thing *t = arg;
    str aud;
    TRY(audience_team(c, &t->r, &aud));
    return entry_add(c, &t->r.id, &(struct entry_new){ .verb = "note", .body = S("canaryword between us"), .audience = aud }, NULL);
}
static err share_unit(struct ctx *c, void *arg)
{
    const struct thing *t = arg;
    struct grant g = { .principal = principal_of(c->arena, id_str(&T.bank)), .because = S("test") };
    return grant_add(c, &t->r.id, &g);
}

static size_t notes_seen(const struct viewer *v, const struct thing *t)
{
    struct list l;
    size_t n = 0;
    viewer_use(&T.c, v);
    fine(entry_list(&T.c, &t->r.id, 0, 100, &l));
    const struct entry *e = l.v;
    for (size_t i = 0; i < l.n; i++) n += str_is(e[i].verb, "note");
    return n;
}
static size_t hits_for(const struct viewer *v, const char *words)
{
    struct list l;
    viewer_use(&T.c, v);
    fine(search_find(&T.c, str_of(words), 50, &l));
    return l.n;
}

static void notes_stay_in_the_team(void **state)
{
    (void)state;
    NEED_STORE();
    struct thing a = make("shared thing", &T.centre, TLP_AMBER);
    assert_string_equal(testing_unit(&T, T.v_ann, note_unit, &a), "");
    assert_string_equal(testing_unit(&T, T.v_system, share_unit, &a), "");
    assert_string_equal(find_as(T.v_bob, &a), "");
    assert_int_equal(notes_seen(T.v_ann, &a), 1);
    assert_int_equal(notes_seen(T.v_bob, &a), 0);
    assert_int_equal(hits_for(T.v_ann, "canaryword"), 1);
    assert_int_equal(hits_for(T.v_bob, "canaryword"), 0);
    assert_true(hits_for(T.v_bob, "shared thi") >= 1);
    assert_int_equal(hits_for(T.v_mallory, "shared"), 0);
    assert_int_equal(hits_for(T.v_ann, "\" OR * ' & | ! ( :"), 0);
}

static str page_of(const struct viewer *v, const struct pair *pairs, size_t n)
{
    struct req q = { .query = pairs, .nquery = n };
    struct page p;
    struct buf b = { .a = T.c.arena };
    viewer_use(&T.c, v);
    fine(list_records(&T.c, &thing_kind, &q, &p));
    for (size_t i = 0; i < p.items.n; i++) {
        const struct record *r = (const struct record *)(const void *)((const char *)p.items.v + i * p.size);
        buf_fmt(&b, "%.*s %lld\n", FMT(r->ref), (long long)r->revision);
    }
    return buf_str(&b);
}

static void lists_do_not_tell_of_the_unseen(void **state)
{
    (void)state;
    NEED_STORE();
    struct pair filters[] = { { S("q"), S("quiet") } };
    str before = page_of(T.v_bob, NULL, 0), found = page_of(T.v_bob, filters, 1);
    struct thing a = make("quiet and unseen", &T.centre, TLP_AMBER);
    assert_string_equal(testing_unit(&T, T.v_ann, note_unit, &a), "");
    str after = page_of(T.v_bob, NULL, 0), found_after = page_of(T.v_bob, filters, 1);
    assert_true(str_eq(before, after));
    assert_true(str_eq(found, found_after));
}

static void pages_follow_on(void **state)
{
    struct req q = { .query = NULL };
    struct page p;
    size_t seen = 0;
    (void)state;
    NEED_STORE();
    for (int i = 0; i < 7; i++) make("paged", &T.bank, TLP_AMBER);
    viewer_use(&T.c, T.v_bob);
    struct pair pairs[2] = { { S("limit"), S("3") }, { S("cursor"), S("") } };
    q = (struct req){ .query = pairs, .nquery = 1 };
    for (int round = 0; round < 20; round++) {
        fine(list_records(&T.c, &thing_kind, &q, &p));
        seen += p.items.n;
        if (!p.next.n) break;
        pairs[1].value = p.next;
        q.nquery = 2;
    }
    pairs[0].value = S("200");
    q.nquery = 1;
    fine(list_records(&T.c, &thing_kind, &q, &p));
    assert_int_equal(seen, p.items.n);
    /* a cursor is its viewer's own */
    pairs[0].value = S("3");
    fine(list_records(&T.c, &thing_kind, &q, &p));
    pairs[1].value = p.next;
    q.nquery = 2;
    viewer_use(&T.c, T.v_ann);
    err e = list_records(&T.c, &thing_kind, &q, &p);
    assert_non_null(e);
    assert_string_equal(e->code, "bad-cursor");
}

static void altered_rows_are_found(void **state)
{
    str bad;
    int64_t records, entries;
    struct strs none = { 0 };
    struct checkpoint k;
    (void)state;
    NEED_STORE();
    struct thing a = make("sound", &T.centre, TLP_AMBER);
    assert_string_equal(testing_unit(&T, T.v_ann, note_unit, &a), "");
    viewer_use(&T.c, T.v_system);
    fine(audit_checkpoint(&T.c, &k));
    str pub = sign_public_hex(T.c.arena);
    fine(audit_verify(&T.c, pub, &none, &bad, &records, &entries));
    assert_int_equal(bad.n, 0);
    /* %s is the record; cut and rewritten chains have heads that fit: the checkpoint knows better */
    static const struct {
        const char *sql, *said;
    } attacks[] = {
        { "UPDATE entry SET actor = 'per_x' WHERE record = '%s' AND n = 1", "entry 1 (ent_" },
        { "UPDATE entry_body SET body = 'other' WHERE entry IN (SELECT id FROM entry WHERE record = '%s')", "was altered" },
        { "DELETE FROM entry_body WHERE entry IN (SELECT id FROM entry WHERE record = '%s' AND n = 2)", "the text of entry 2" },
        { "DELETE FROM entry WHERE record = '%s' AND n = 1", "entry 1 is missing" },
        { "DELETE FROM entry WHERE record = '%s' AND n = (SELECT MAX(n) FROM entry WHERE record = '%s')", "entry 2 is missing" },
        { "DELETE FROM entry WHERE record = '%s' AND n = 2; UPDATE chain SET n = 1, head = (SELECT hash FROM entry WHERE record = '%s' AND n = 1)"
          " WHERE record = '%s'",
          "the timeline was cut; checkpoint 1 signed its entry 2" },
        { "UPDATE chain SET n = 1 WHERE record = '%s'", "head was altered" },
        { "DELETE FROM record WHERE id = '%s'", "the record is missing" },
        { "DELETE FROM chain WHERE record = '%s'", "its chain is missing" },
        { "DELETE FROM entry WHERE record = '%s'; DELETE FROM chain WHERE record = '%s'; DELETE FROM record WHERE id = '%s'",
          "the record is missing; checkpoint 1 signed its entry 2" },
        { "DELETE FROM checkpoint_head WHERE record = '%s'", "checkpoint 1: the list of what it signed was altered" },
        { "UPDATE checkpoint SET at = at + 1 WHERE '%s' <> ''", "checkpoint 1 was altered" },
        { "UPDATE person_log SET verb = 'seat-taken' WHERE n = 1 AND '%s' <> ''", "entry 1 of the account's log was altered" },
        { "DELETE FROM person_log WHERE n = 2 AND '%s' <> ''", "checkpoint 1 signed its entry 2" },
    };
    for (size_t i = 0; i < COUNT(attacks); i++) {
        struct buf b = { .a = T.c.arena };
        str rest = str_of(attacks[i].sql);
        for (ptrdiff_t at; (at = str_find(rest, S("%s"))) >= 0; rest = str_cut(rest, (size_t)at + 2, rest.n)) buf_fmt(&b, "%.*s%s", (int)at, rest.p, a.r.id.s);
        buf_put(&b, rest);
        fine(db_begin(&T.c));
        fine(db_script(&T.c, buf_str(&b)));
        fine(audit_verify(&T.c, pub, &none, &bad, &records, &entries));
        db_rollback(T.c.db);
        if (str_find(bad, str_of(attacks[i].said)) < 0) fail_msg("%s: \"%.*s\"", attacks[i].sql, FMT(bad));
    }
    /* what moved after a checkpoint is signed by the next, and the older ones still hold */
    assert_string_equal(testing_unit(&T, T.v_ann, note_unit, &a), "");
    viewer_use(&T.c, T.v_system);
    fine(audit_checkpoint(&T.c, &(struct checkpoint){ 0 }));
    fine(audit_verify(&T.c, pub, &none, &bad, &records, &entries));
    assert_int_equal(bad.n, 0);
    struct strs outside = { (str[]){ k.signature, S(""), S("f00d") }, 3 }; /* the second is not known, the newest was cut off */
    fine(audit_verify(&T.c, pub, &outside, &bad, &records, &entries));
    assert_true(bad.n > 0);
}

static err route_unit(struct ctx *c, void *arg)
{
    struct thing v;
    id out;
    TRY(record_find(c, &thing_kind, id_str(&((const struct thing *)arg)->r.id), &v));
    return route_send(c, &v.r, id_str(&T.bank), S("sectoral-cert"), S("please take it"), &out);
}
struct answer {
    const struct thing *t;
    const char *verb, *text;
};
static err answer_unit(struct ctx *c, void *arg)
{
    const struct answer *a = arg;
    struct list l;
    TRY(part_list(c, &a->t->r.id, S("route"), &l));
    if (!l.n) FAIL(c, E_ABSENT, "no-route", "none");
    const struct part *p = (const struct part *)l.v + l.n - 1;
    return part_act(c, p, str_of(a->verb), S(""), str_of(a->text));
}

static void routed_items_are_accepted_or_returned(void **state)
{
    (void)state;
    NEED_STORE();
    struct thing a = make("to route", &T.centre, TLP_AMBER), v;
    assert_string_equal(find_as(T.v_bob, &a), "not-found");
    assert_string_equal(testing_unit(&T, T.v_ann, route_unit, &a), "");
    assert_string_equal(find_as(T.v_bob, &a), "");
    assert_string_equal(testing_unit(&T, T.v_bob, answer_unit, &(struct answer){ &a, "refuse", "" }), "required");
    assert_string_equal(testing_unit(&T, T.v_bob, answer_unit, &(struct answer){ &a, "refuse", "not ours" }), "");
    assert_string_equal(find_as(T.v_bob, &a), "not-found"); /* sight ends with the route, in the same transaction */
    assert_string_equal(testing_unit(&T, T.v_ann, route_unit, &a), "");
    assert_string_equal(testing_unit(&T, T.v_ann, answer_unit, &(struct answer){ &a, "accept", "" }), "not-allowed");
    assert_string_equal(testing_unit(&T, T.v_bob, answer_unit, &(struct answer){ &a, "accept", "" }), "");
    viewer_use(&T.c, T.v_bob);
    fine(record_find(&T.c, &thing_kind, id_str(&a.r.id), &v));
    assert_string_equal(v.r.team.s, T.bank.s);
    assert_string_equal(find_as(T.v_ann, &a), "");
}

static err holiday_unit(struct ctx *c, void *arg)
{
    int64_t *moved = arg;
    struct civil_day {
        int y, m, d, h, mi, s;
    } k;
    struct buf b = { .a = c->arena };
    /* the next four days: whichever of them is a working day, the date moves */
    for (int i = 1; i <= 4; i++) {
        int64_t n;
        when_utc((when){ c->now.us + i * DAY }, &k.y, &k.m, &k.d, &k.h, &k.mi, &k.s);
        b.n = 0;
        buf_fmt(&b, "%04d-%02d-%02d", k.y, k.m, k.d);
        TRY(holiday_add(c, id_str(&T.centre), arena_dup(c->arena, buf_str(&b)), S("Eid"), &n));
        *moved += n;
    }
    return NULL;
}

static void late_holidays_move_dates_and_say_so(void **state)
{
    struct list before, after;
    int64_t moved = 0;
    (void)state;
    NEED_STORE();
    struct thing a = make("due", &T.centre, TLP_AMBER);
    viewer_use(&T.c, T.v_ann);
    fine(deadline_list(&T.c, &a.r.id, &before));
    assert_int_equal(before.n, 1);
    assert_string_equal(testing_unit(&T, T.v_lead, holiday_unit, &moved), "");
    assert_true(moved > 0);
    fine(deadline_list(&T.c, &a.r.id, &after));
    const struct deadline *x = before.v, *y = after.v;
    assert_true(y->due_at.us > x->due_at.us);
    assert_true(str_find(y->explanation, S("(holiday)")) > 0);
}

static err wait_unit(struct ctx *c, void *arg)
{
    struct thing v;
    TRY(record_find(c, &thing_kind, id_str(&((const struct thing *)arg)->r.id), &v));
    return waiting_set(c, &v.r, v.r.waiting_for ? WAITING_NOBODY : WAITING_REPORTER, (when){ c->now.us + DAY });
}

static void waiting_stops_the_clock(void **state)
{
    struct list l;
    (void)state;
    NEED_STORE();
    struct thing a = make("waits", &T.centre, TLP_AMBER);
    assert_string_equal(testing_unit(&T, T.v_ann, wait_unit, &a), "");
    fine(deadline_list(&T.c, &a.r.id, &l));
    assert_true(((const struct deadline *)l.v)->paused_at.us > 0);
    assert_string_equal(testing_unit(&T, T.v_ann, wait_unit, &a), "");
    fine(deadline_list(&T.c, &a.r.id, &l));
    assert_true(((const struct deadline *)l.v)->paused_at.us == 0);
    assert_true(str_find(((const struct deadline *)l.v)->explanation, S("stood still")) > 0);
}

static void changes_are_numbered_after_commit(void **state)
{
    struct ctx other;
    struct rows *r;
    bool any = true, found;
    static const struct sql open = { "test.open", "SELECT COUNT(*), COUNT(DISTINCT number), COUNT(number) FROM change", WHERE, false, true };
    (void)state;
    NEED_STORE();
    assert_true(testing_second(&T, &other));
    viewer_use(&other, T.v_system);
    if (db_is_postgres(T.c.db)) { /* two transactions open at once, committed in the opposite order */
        static const struct sql early = { "test.early", "INSERT INTO change (id, record, entry, what, at, number) VALUES ('chg_a', 'x', NULL, 't', 1, NULL)",
                                          WHERE, false, true };
        static const struct sql late = { "test.late", "INSERT INTO change (id, record, entry, what, at, number) VALUES ('chg_b', 'x', NULL, 't', 2, NULL)",
                                         WHERE, false, true };
        fine(db_begin(&T.c));
        fine(db_do(&T.c, &early, NOARGS));
        fine(db_begin(&other));
        fine(db_do(&other, &late, NOARGS));
        fine(db_commit(&other));
        while (any) fine(changes_number(&other, &any));
        fine(db_commit(&T.c));
        any = true;
    }
    viewer_use(&T.c, T.v_system);
    while (any) fine(changes_number(&T.c, &any));
    fine(db_one(&T.c, &open, NOARGS, &r, &found));
    assert_int_equal(row_int(r, 0), row_int(r, 1));
    assert_int_equal(row_int(r, 0), row_int(r, 2));
    testing_drop(&other);
}

static void every_failing_statement_leaves_nothing(void **state)
{
    (void)state;
    NEED_STORE();
    viewer_use(&T.c, T.v_system);
    int done = 0;
    for (long n = 0; n < 200 && !done; n++) {
        struct make m = { .v = { .r = { .title = S("fault sweep"), .team = T.centre, .tlp = TLP_AMBER }, .what = S("faultword"), .size = 1 } };
        fault_db_at = n;
        fine(db_begin(&T.c) ? db_begin(&T.c) : NULL);
        err e = make_unit(&T.c, &m);
        if (!e)
            e = db_commit(&T.c);
        else
            db_rollback(T.c.db);
        done = fault_db_at >= 0;
        fault_db_at = -1;
        if (!done) assert_true(e == NULL || e->kind == E_BUSY);
    }
    assert_true(done);
}

static void memory_that_ends_leaves_nothing(void **state)
{
    static struct make m; /* survives the jump */
    static volatile long n;
    static volatile int hits;
    (void)state;
    NEED_STORE();
    hits = 0;
    for (n = 0; n < 4000; n += 7) {
        struct arena *keep = T.c.arena;
        T.c.arena = arena_open(64u << 20);
        viewer_use(&T.c, T.v_system);
        m = (struct make){ .v = { .r = { .title = S("memory sweep"), .team = T.centre, .tlp = TLP_AMBER }, .what = S("x"), .size = 1 } };
        if (setjmp(*arena_boundary(T.c.arena)) == 0) {
            fine(db_begin(&T.c));
            fault_alloc_at = n;
            err e = make_unit(&T.c, &m);
            fault_alloc_at = -1;
            assert_null(e);
            db_rollback(T.c.db);
            arena_close(T.c.arena);
            T.c.arena = keep;
            break;
        }
        hits++;
        fault_alloc_at = -1;
        arena_close(T.c.arena);
        T.c.arena = keep;
        db_rollback(T.c.db);
    }
    assert_true(hits > 10);
    str bad;
    int64_t records, entries;
    struct strs none = { 0 };
    fine(audit_verify(&T.c, sign_public_hex(T.c.arena), &none, &bad, &records, &entries));
    assert_int_equal(bad.n, 0);
}

static err attach_unit(struct ctx *c, void *arg)
{
    id out;
    return attachment_add_bytes(c, &((const struct thing *)arg)->r.id, S("../../etc/passwd"), S("%PDF-1.7 hello"), S(""), &out);
}

static void files_are_seen_with_their_record(void **state)
{
    struct list l;
    (void)state;
    NEED_STORE();
    struct thing a = make("with file", &T.centre, TLP_AMBER);
    assert_string_equal(testing_unit(&T, T.v_ann, attach_unit, &a), "");
    fine(attachment_list(&T.c, &a.r.id, &l));
    assert_int_equal(l.n, 1);
    const struct attachment *f = l.v;
    assert_true(str_is(f->type, "application/pdf"));
    struct res r = { .body = { .a = T.c.arena }, .file = -1 };
    viewer_use(&T.c, T.v_bob);
    err e = attachment_send(&T.c, id_str(&f->id), &r);
    assert_non_null(e);
    assert_string_equal(e->code, "not-found");
    viewer_use(&T.c, T.v_ann);
    fine(attachment_send(&T.c, id_str(&f->id), &r));
    assert_true(r.file >= 0);
    close(r.file);
}

static void jobs_run_once_a_key(void **state)
{
    bool worked;
    int rounds = 0;
    (void)state;
    NEED_STORE();
    viewer_use(&T.c, T.v_system);
    T.c.now = clock_now();
    fine(jobs_schedule(&T.c));
    fine(jobs_schedule(&T.c));
    do {
        fine(jobs_step(&T.c, S("me"), &worked));
        rounds += worked;
    } while (worked && rounds < 50);
    assert_int_equal(rounds, 4); /* sweep, minute, giving, checkpoint: one each of this period */
    int64_t waiting, dead;
    fine(jobs_counts(&T.c, &waiting, &dead));
    assert_int_equal(dead, 0);
    assert_int_equal(waiting, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(guarded_lists_agree),
        cmocka_unit_test(references_count_up),
        cmocka_unit_test(unseen_is_absent),
        cmocka_unit_test(red_is_by_name),
        cmocka_unit_test(guarded_reads_are_refused),
        cmocka_unit_test(workflow_guards),
        cmocka_unit_test(race_on_a_transition),
        cmocka_unit_test(changes_leave_entries),
        cmocka_unit_test(notes_stay_in_the_team),
        cmocka_unit_test(lists_do_not_tell_of_the_unseen),
        cmocka_unit_test(pages_follow_on),
        cmocka_unit_test(altered_rows_are_found),
        cmocka_unit_test(routed_items_are_accepted_or_returned),
        cmocka_unit_test(late_holidays_move_dates_and_say_so),
        cmocka_unit_test(waiting_stops_the_clock),
        cmocka_unit_test(changes_are_numbered_after_commit),
        cmocka_unit_test(every_failing_statement_leaves_nothing),
        cmocka_unit_test(memory_that_ends_leaves_nothing),
        cmocka_unit_test(files_are_seen_with_their_record),
        cmocka_unit_test(jobs_run_once_a_key),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
