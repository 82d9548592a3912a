/* cve_services_test - what CVE Services answers, and answers that are none */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "formats/cve_services.h"

static struct ctx C;
static int open_arena(void **state)
{
    (void)state;
    C = (struct ctx){ .arena = arena_open(16u << 20) };
    return C.arena ? 0 : -1;
}
static int close_arena(void **state)
{
    (void)state;
    arena_close(C.arena);
    return 0;
}
#define ONE \
    "{\"cve_id\":\"CVE-2026-10001\",\"owning_cna\":\"rabta\",\"state\":\"RESERVED\",\"requested_by\":{\"user\":\"u\"},\"reserved\":\"2026-01-02T03:04:05.000Z\"}"
static void pages(void **state)
{
    (void)state;
    struct cve_page *p = NEW(C.arena, struct cve_page);
    assert_null(cve_page_read(&C, S("{\"cve_ids\":[" ONE "],\"nextPage\":2}"), p));
    assert_int_equal(p->n, 1);
    assert_int_equal(p->next, 2);
    assert_true(str_is(p->v[0].id, "CVE-2026-10001"));
    assert_true(str_is(p->v[0].state, "reserved"));
    assert_true(str_is(p->v[0].user, "u"));
    assert_true(p->v[0].reserved.us > 0);
    assert_null(cve_page_read(&C, S("{\"cve_ids\":[],\"nextPage\":null}"), p));
    assert_int_equal(p->n + (size_t)p->next, 0);
    static const char *const bad[] = { "",
                                       "<html>",
                                       "{}",
                                       "{\"cve_ids\":1}",
                                       "{\"cve_ids\":[{}]}",
                                       "{\"cve_ids\":[{\"cve_id\":\"CVE-2026-1/../x\",\"state\":\"RESERVED\"}]}",
                                       "{\"cve_ids\":[{\"cve_id\":\"CVE-2026-10001\",\"state\":\"ELSE\"}]}" };
    for (size_t i = 0; i < COUNT(bad); i++) assert_non_null(cve_page_read(&C, str_of(bad[i]), p));
}
static void others(void **state)
{
    (void)state;
    struct cve_listed one;
    struct cve_quota q;
    str code, words;
    assert_null(cve_one_read(&C, S(ONE), &one));
    assert_non_null(cve_one_read(&C, S("[]"), &one));
    assert_null(cve_quota_read(&C, S("{\"id_quota\":10,\"total_reserved\":1,\"available\":9}"), &q));
    assert_int_equal(q.available, 9);
    assert_non_null(cve_quota_read(&C, S("{\"id_quota\":\"10\"}"), &q));
    cve_error_read(&C, S("{\"error\":\"BAD_INPUT\",\"message\":\"No\\nway\",\"details\":[{\"msg\":\"Invalid\",\"param\":\"amount\"}]}"), &code, &words);
    assert_true(str_is(code, "BAD_INPUT"));
    assert_true(str_is(words, "No way; amount: Invalid"));
    cve_error_read(&C, S("<html>"), &code, &words);
    assert_int_equal(code.n + words.n, 0);
    static const char *const ids[] = {
        "CVE-2026-1", "CVE-2026-", "cve-2026-1234", "CVE-2026-12a4", "CVE-20262-123", "CVE-2026-1234/..", "CVE-2026-12345678901234567890"
    };
    for (size_t i = 0; i < COUNT(ids); i++) assert_false(cve_id_fine(str_of(ids[i])));
    assert_true(cve_id_fine(S("CVE-1999-0001")));
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test_setup_teardown(pages, open_arena, close_arena),
                                        cmocka_unit_test_setup_teardown(others, open_arena, close_arena) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
