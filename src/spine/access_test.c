/* access_test - what is unseen is absent: reads, notes, lists, search, routed items and files, on both engines */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "http/http.h"
#include "spine/attachment.h"
#include "spine/list.h"
#include "spine/part.h"
#include "spine/search.h"
#include "spine/thing_testing.h"
#include "store/db.h"

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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(guarded_lists_agree),
        cmocka_unit_test(unseen_is_absent),
        cmocka_unit_test(red_is_by_name),
        cmocka_unit_test(guarded_reads_are_refused),
        cmocka_unit_test(notes_stay_in_the_team),
        cmocka_unit_test(lists_do_not_tell_of_the_unseen),
        cmocka_unit_test(pages_follow_on),
        cmocka_unit_test(routed_items_are_accepted_or_returned),
        cmocka_unit_test(files_are_seen_with_their_record),
    };
    return cmocka_run_group_tests(tests, setup, store_closed);
}
