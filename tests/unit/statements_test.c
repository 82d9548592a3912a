/* every statement of the house, prepared on the engine that RABTA_TEST_DB names: what one engine alone does not know is found
 * here, and not by whoever calls it first. Statements about a day's events belong to the store of a day,
 * those about what others say of vulnerabilities to theirs. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "every.sql.h"

#include "domain/intelligence/day.h"
#include "domain/intelligence/room_testing.h"
#include "domain/vulnerability/store.h"
#include "store/internal.h"

/* as many rows' arguments as {rows:...} or {set:...} has words; else more than enough */
static size_t arguments(const char *text)
{
    const char *p = strstr(text, "{rows:");
    if (!p) p = strstr(text, "{set:");
    if (!p) return 60;
    size_t n = 1;
    for (; *p && *p != '}'; p++) n += *p == ',';
    return n;
}

/* ends in the name of the other engine, or is no query at all: the schema of a day (its tokens are a migration's), a lock */
static bool not_asked(const struct sql *q, bool postgres)
{
    str name = str_of(q->name), other = postgres ? S("_sqlite") : S("_postgres");
    return (name.n > other.n && str_eq(str_cut(name, name.n - other.n, name.n), other)) || str_is(name, "day.schema") || str_is(name, "store.schema") ||
           strncmp(q->text, "LOCK TABLE ", 11) == 0;
}

static err prepare(struct ctx *c, const struct sql *q)
{
    struct arg args[60];
    struct plan p;
    for (size_t i = 0; i < COUNT(args); i++) args[i] = A_NULL;
    TRY(plan_make(c, db_is_postgres(c->db), q, args, arguments(q->text), &p));
    return db_script(c, db_is_postgres(c->db) ? arena_fmt(c->arena, "PREPARE asked AS %.*s; DEALLOCATE asked", FMT(p.text))
                                              : arena_fmt(c->arena, "EXPLAIN %.*s", FMT(p.text)));
}

static void each_is_prepared(void **state)
{
    (void)state;
    struct day *d;
    NEED_STORE();
    fine(day_open(&T.c, NOON / DAY, true, &d));
    struct ctx day = day_ctx(&T.c, d);
    struct vulns *v;
    vulns_at(T.folder, T.url);
    fine(vulns_open(&T.c, &v));
    struct ctx vulns = vulns_ctx(&T.c, v);
    size_t bad = 0;
    for (size_t i = 0; i < COUNT(every_statement); i++) {
        const struct sql *q = &every_statement[i];
        if (not_asked(q, db_is_postgres(T.c.db))) continue;
        err of_hub = prepare(&T.c, q), of_day = of_hub ? prepare(&day, q) : NULL;
        if (!of_hub || !of_day || !prepare(&vulns, q)) continue;
        print_error("%s %s: %.*s; of a day: %.*s\n", q->where, q->name, FMT(of_hub->detail), FMT(of_day->detail));
        bad++;
    }
    day_close(d);
    vulns_close(v);
    vulns_forget();
    assert_true(COUNT(every_statement) > 700); /* the table is not cut */
    assert_int_equal(bad, 0);
}

/* {set:...} and {rows:...} give a statement what db_many was given, on either engine */
static void rows_come_as_they_were_given(void **state)
{
    (void)state;
    static const struct sql statements[] = {
        { .name = "set", .text = "WITH k(n, t, b, u) AS ({set:int,text,blob,text}) SELECT k.n, k.t, k.b, k.u FROM k WHERE k.n <> 3" },
        { .name = "rows", .text = "WITH k(n, t, b, u) AS ({rows:int,text,blob,text}) SELECT k.n, k.t, k.b, k.u FROM k WHERE k.n <> 3" },
    };
    static const char bytes[] = { 0, 1, (char)0xff };
    const struct arg args[] = {
        A_INT(1),
        A_TEXT(S("a")),
        A_BLOB(((str){ bytes, 3 })),
        A_NULL,
        A_INT(-2),
        A_TEXT(S("")),
        A_BLOB(((str){ NULL, 0 })),
        A_TEXT(S("\xd8\xa7")),
        A_INT(3),
        A_NULL,
        A_NULL,
        A_NULL,
    };
    NEED_STORE();
    for (size_t i = 0; i < 2 * COUNT(statements); i++) { /* twice: the statement is kept */
        struct rows *r;
        fine(db_many(&T.c, &statements[i / 2], args, 4, 3, &r));
        assert_int_equal(rows_count(r), 2);
        int64_t sum = 0;
        while (rows_next(r)) {
            sum += row_int(r, 0);
            bool one = row_int(r, 0) == 1;
            assert_true(one || row_int(r, 0) == -2);
            assert_true(str_eq(row_text(r, 1), one ? S("a") : S("")) && !row_null(r, 1));
            assert_true(str_eq(row_blob(&T.c, r, 2), (str){ bytes, one ? 3 : 0 }) && !row_null(r, 2));
            assert_true(one ? row_null(r, 3) : str_is(row_text(r, 3), "\xd8\xa7"));
        }
        assert_int_equal(sum, -1);
        fine(db_many(&T.c, &statements[i / 2], args, 4, 0, &r));
        assert_int_equal(rows_count(r), 0);
        assert_non_null(db_many(&T.c, &statements[i / 2], args, 3, 1, &r)); /* fewer than the statement has words for */
    }
}

/* the test itself: what is no statement is told */
static void a_wrong_one_is_told(void **state)
{
    (void)state;
    static const struct sql wrong = { .name = "wrong", .text = "SELECT nothing FROM record_that_is_not WHERE id = $1" };
    NEED_STORE();
    assert_non_null(prepare(&T.c, &wrong));
}

static int begin(void **state)
{
    (void)state;
    room_open();
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_is_prepared),
        cmocka_unit_test(rows_come_as_they_were_given),
        cmocka_unit_test(a_wrong_one_is_told),
    };
    return cmocka_run_group_tests(tests, begin, room_close);
}
