/* ssvc_test - decision tables: the published ones row by row, what is wrong with others, answers that are still open */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

#include "events_data.h"
#include "formats/csv.h"
#include "formats/ssvc.h"

static void refused(str text, const char *place, const char *why)
{
    struct ssvc_table t;
    err e = ssvc_read(&c, text, &t);
    if (!e) fail_msg("taken: %.*s", FMT(text));
    if (!str_is(e->field, place) || str_find(e->detail, str_of(why)) < 0) fail_msg("at %.*s: %.*s", FMT(e->field), FMT(e->detail));
}

#define POINT(key, name, values) "{\"key\":\"" key "\",\"name\":\"" name "\",\"values\":[" values "]}"
#define NY                       "{\"key\":\"N\",\"name\":\"No\"},{\"key\":\"Y\",\"name\":\"Yes\"}"
#define POINTS                   "\"a:A:1\":" POINT("A", "Open Now", NY) ",\"o\":" POINT("O", "What", NY)
#define TABLE(points, rows)      S("{\"name\":\"T\",\"outcome\":\"o\",\"decision_points\":{" points "},\"mapping\":[" rows "]}")

static void what_is_wrong(void **state)
{
    (void)state;
    refused(S("{"), "", "");
    refused(S("{}"), "/name", "missing");
    refused(S("{\"name\":\"T\"}"), "/outcome", "missing");
    refused(S("{\"name\":\"T\",\"outcome\":\"o\"}"), "/mapping", "a list of rows");
    refused(TABLE("", "{\"o\":\"N\"}"), "/mapping/0", "a row names every decision point");
    refused(TABLE("", "{\"a:A:1\":\"N\",\"o\":\"N\"}"), "/decision_points/a:A:1", "is not there");
    refused(TABLE("\"a:A:1\":" POINT("A", "Open", ""), "{\"a:A:1\":\"N\",\"o\":\"N\"}"), "/decision_points/a:A:1/values", "1 to 20 values");
    refused(TABLE("\"a:A:1\":" POINT("A", "Open", NY "," NY), "{\"a:A:1\":\"N\",\"o\":\"N\"}"), "/decision_points/a:A:1/values/2", "stands twice");
    refused(TABLE(POINTS, "{\"a:A:1\":\"N\",\"o\":\"N\"}"), "/mapping", "no row says what follows from open_now=yes");
    refused(TABLE(POINTS, "{\"a:A:1\":\"N\",\"o\":\"N\"},{\"a:A:1\":\"N\",\"o\":\"Y\"}"), "/mapping/1", "stands before");
    refused(TABLE(POINTS, "{\"a:A:1\":\"N\",\"o\":\"N\"},{\"a:A:1\":\"Q\",\"o\":\"Y\"}"), "/mapping/1/a:A:1", "has no such value");
    refused(TABLE(POINTS, "{\"a:A:1\":\"N\",\"o\":\"N\"},{\"o\":\"Y\"}"), "/mapping/1", "a row names every");
    refused(S("row,A v1.0\n0,x\n"), "/line/1", "a heading has a column");
    refused(S("row,A v1.0,B v1.0\n"), "/line/2", "no rows");
    refused(S("row,A v1.0,B v1.0\n0,x\n"), "/line/2", "2 cells, the heading 3");
    refused(S("row,A v1.0,B v1.0\n0,x,y\n1,x,z\n"), "/line/3", "stands before");
    refused(S("row,A v1.0,A v1.0,B v1.0\n0,x,y,z\n"), "/decision_points", "two decision points have the name a");
}

static void words(void **state)
{
    (void)state;
    struct ssvc_table t;
    size_t k, v;
    fine(ssvc_builtin(&c, S("cisa_bod_26_04"), &t));
    assert_true(str_is(t.slug, "cisa_bod_26_04"));
    assert_true(ssvc_point_of(&t, S("IN-KEV"), &k) && k == 0);
    assert_true(ssvc_point_of(&t, S("KEV"), &k) && k == 0);
    assert_false(ssvc_point_of(&t, S("kevin"), &k));
    assert_true(ssvc_value_of(&t.outcome, S("3_days_&_forensic_investigation"), &v) && str_is(t.outcome.values[v].key, "3DF"));
    fine(ssvc_builtin(&c, S("cisa_coordinator"), &t));
    assert_true(ssvc_value_of(&t.outcome, S("track*"), &v) && v == 1);
    assert_true(ssvc_value_of(&t.outcome, S("track"), &v) && v == 0);
    assert_true(ssvc_point_of(&t, S("mission_and_well_being_impact"), &k) && k == 3);
    err e = ssvc_builtin(&c, S("cisa"), &t);
    assert_true(e && e->kind == E_ABSENT);
}

static void what_is_still_open(void **state)
{
    (void)state;
    struct ssvc_table t;
    uint8_t answers[SSVC_POINTS];
    memset(answers, SSVC_OPEN, sizeof answers);
    fine(ssvc_builtin(&c, S("coordinator_triage"), &t));
    assert_int_equal(t.n, 7);
    assert_int_equal(ssvc_possible(&t, answers), 7);
    answers[6] = 1; /* significant public safety impact */
    answers[5] = 2; /* super effective */
    answers[2] = 1; /* credible */
    answers[1] = 1; /* the supplier was contacted */
    answers[0] = 1; /* not public */
    answers[3] = 1; /* several suppliers */
    uint32_t open = ssvc_possible(&t, answers);
    for (uint8_t v = 0; v < 2; v++) {
        answers[4] = v;
        assert_true(open >> ssvc_outcome(&t, answers) & 1);
        assert_int_equal(ssvc_possible(&t, answers), 1u << ssvc_outcome(&t, answers));
    }
}

/* each row of the published CSV, answered in the table read from JSON and in the one read from the CSV itself */
static size_t rows_of(str name, size_t *bad)
{
    struct ssvc_table json, csv;
    struct csv in;
    struct strs cells;
    unsigned line;
    bool more = true;
    size_t n = 0;
    str text = data_file(arena_fmt(c.arena, "ssvc/%.*s", FMT(name)).p);
    fine(ssvc_read(&c, data_file(arena_fmt(c.arena, "ssvc/%.*s.json", FMT(str_cut(name, 0, name.n - 4))).p), &json));
    fine(ssvc_read(&c, text, &csv));
    fine(csv_open(&c, text, &in));
    assert_int_equal(in.header.n, json.n + 2);
    for (;; n++) {
        uint8_t a[SSVC_POINTS], b[SSVC_POINTS];
        fine(csv_next(&c, &in, &cells, &line, &more));
        if (!more) break;
        for (size_t k = 0; k < json.n; k++) {
            size_t v, w, same;
            assert_true(str_eq(csv.points[k].slug, json.points[k].slug) && str_eq(csv.points[k].version, json.points[k].version));
            assert_true(str_eq(csv.points[k].namespace, json.points[k].namespace));
            assert_true(ssvc_point_of(&json, csv.points[k].slug, &same) && same == k);
            assert_true(ssvc_value_of(&json.points[k], cells.v[k + 1], &v));
            assert_true(ssvc_value_of(&csv.points[k], cells.v[k + 1], &w));
            a[k] = (uint8_t)v;
            b[k] = (uint8_t)w;
        }
        str want = cells.v[json.n + 1];
        if (!str_eq_nocase(json.outcome.values[ssvc_outcome(&json, a)].name, want) || !str_eq_nocase(csv.outcome.values[ssvc_outcome(&csv, b)].name, want)) {
            print_message("%.*s line %u\n", FMT(name), line);
            ++*bad;
        }
    }
    assert_int_equal(n, json.nrows);
    return n;
}

static void the_published_tables(void **state)
{
    (void)state;
    size_t tables = 0, rows = 0, bad = 0;
    if (!data_there()) skip();
    str rest = data_file("ssvc/expected-tables.tsv"), line, cell;
    str_split(&rest, '\n', &line);
    while (str_split(&rest, '\n', &line)) {
        if (!line.n) continue;
        int64_t want;
        str name;
        str_split(&line, '\t', &name);
        str_split(&line, '\t', &cell);
        assert_true(str_int(cell, &want));
        size_t n = rows_of(name, &bad);
        assert_int_equal(n, want);
        tables++;
        rows += n;
    }
    print_message("%zu of %zu rows of %zu tables give their outcome\n", rows - bad, rows, tables);
    assert_int_equal(bad, 0);
    assert_true(tables >= 14);
}

/* every table that is part of the program reads, under the name it is listed by */
static void those_of_the_program(void **state)
{
    (void)state;
    for (size_t i = 0; i < ssvc_builtin_count(); i++) {
        struct ssvc_table t;
        fine(ssvc_builtin(&c, ssvc_builtin_name(i), &t));
        assert_true(str_eq(t.slug, ssvc_builtin_name(i)));
    }
    assert_true(ssvc_builtin_count() >= 14);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_is_wrong, setup, teardown),        cmocka_unit_test_setup_teardown(words, setup, teardown),
        cmocka_unit_test_setup_teardown(what_is_still_open, setup, teardown),   cmocka_unit_test_setup_teardown(the_published_tables, setup, teardown),
        cmocka_unit_test_setup_teardown(those_of_the_program, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
