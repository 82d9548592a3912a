/* alike_test - marks follow what a report says; what came before there were any gets them; what was erased has none */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "domain/disclosure/alike.h"
#include "spine/store_testing.h"

static const char words[] = "The endpoint of the export takes the parameter customer unfiltered into a statement";
static err make(struct ctx *c, void *arg)
{
    struct report *v = arg;
    v->r.team = T.centre;
    v->r.tlp = TLP_AMBER;
    if (!v->description.n) v->description = str_of(words);
    return record_create(c, &report_kind, v, NULL);
}

static size_t found(const struct viewer *who, const struct report *v)
{
    struct list out;
    viewer_use(&T.c, who);
    fine(alike_find(&T.c, v, &out));
    return out.n;
}

static struct report two[2];
static void found_by_whoever_sees_both(void **state)
{
    (void)state;
    two[0] = (struct report){ .r = { .title = S("Injection in the export") } };
    two[1] = (struct report){ .r = { .title = S("The export can be injected") } };
    for (int i = 0; i < 2; i++) assert_string_equal(testing_unit(&T, T.v_ann, make, &two[i]), "");
    assert_int_equal(found(T.v_ann, &two[0]), 1);
    assert_int_equal(found(T.v_ann, &two[1]), 1);
    assert_int_equal(found(T.v_bob, &two[0]), 0);
    assert_int_equal(found(T.v_mallory, &two[0]), 0);
}

static err rewrite(struct ctx *c, void *arg)
{
    struct report *now = NEW(c->arena, struct report);
    *now = two[1];
    now->r.title = S("Something else");
    now->description = str_of(arg);
    TRY(record_change(c, &report_kind, now, &two[1]));
    two[1] = *now;
    return NULL;
}

static void marks_follow_the_text(void **state)
{
    (void)state;
    assert_string_equal(testing_unit(&T, T.v_ann, rewrite, (void *)(uintptr_t) "A camera opens telnet with one password"), "");
    assert_int_equal(found(T.v_ann, &two[0]), 0);
    assert_int_equal(count("SELECT COUNT(*) FROM report_mark WHERE mark = 'w:unfiltered'"), 1);
    assert_string_equal(testing_unit(&T, T.v_ann, rewrite, (void *)(uintptr_t)words), "");
    assert_int_equal(found(T.v_ann, &two[0]), 1);
    assert_int_equal(count("SELECT COUNT(*) FROM report_mark WHERE mark = 'w:telnet'"), 0);
}

static err forget_all(struct ctx *c, void *arg)
{
    (void)arg;
    return db_script(c, S("DELETE FROM report_mark; DELETE FROM report_marked"));
}

static err make_many(struct ctx *c, void *arg)
{
    for (int i = 0; i < 230; i++) { /* more than one transaction of the job takes */
        struct report v = { .r = { .title = arena_fmt(c->arena, "Solitary%d", i) } };
        v.description = v.r.title;
        TRY(make(c, &v));
    }
    (void)arg;
    return NULL;
}

static void what_came_before_gets_its_marks(void **state)
{
    (void)state;
    assert_string_equal(testing_unit(&T, T.v_bob, make_many, NULL), "");
    int64_t marks = count("SELECT COUNT(*) FROM report_mark");
    assert_string_equal(testing_unit(&T, T.v_system, forget_all, NULL), "");
    assert_int_equal(found(T.v_ann, &two[0]), 0);
    viewer_use(&T.c, T.v_system);
    for (int i = 0; i < 2; i++) fine(report_jobs[0].run(&T.c, S(""))); /* a second run finds nothing to do */
    assert_int_equal(count("SELECT COUNT(*) FROM report_mark"), marks);
    assert_int_equal(found(T.v_ann, &two[0]), 1);
}

static err erase_first(struct ctx *c, void *arg)
{
    (void)arg;
    return report_kind.erase(c, &two[0].r.id);
}

static void what_was_erased_has_none(void **state)
{
    (void)state;
    assert_string_equal(testing_unit(&T, T.v_system, erase_first, NULL), "");
    assert_int_equal(found(T.v_ann, &two[1]), 0);
    viewer_use(&T.c, T.v_system);
    fine(report_jobs[0].run(&T.c, S("")));
    assert_int_equal(found(T.v_ann, &two[1]), 0); /* and gets none again */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(found_by_whoever_sees_both),
        cmocka_unit_test(marks_follow_the_text),
        cmocka_unit_test(what_came_before_gets_its_marks),
        cmocka_unit_test(what_was_erased_has_none),
    };
    testing_kind(&report_kind);
    if (!testing_open(&T)) return 0;
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    testing_close(&T);
    return failed;
}
