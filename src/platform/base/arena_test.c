/* arena_test - limits, the boundary, slots that run at the end, and the sweep of failing allocations */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"

static int dropped[4], drops;
static void drop(void *p)
{
    dropped[drops++ & 3] = *(int *)p;
}

static void memory_is_zeroed_and_aligned(void **state)
{
    (void)state;
    struct arena *a = arena_open(1 << 20);
    for (size_t n = 0; n < 300; n++) {
        unsigned char *p = arena_alloc(a, n);
        assert_int_equal((uintptr_t)p % 16, 0);
        for (size_t i = 0; i < n; i++) assert_int_equal(p[i], 0);
        memset(p, 0xAA, n);
    }
    arena_reset(a);
    assert_int_equal(arena_used(a), 0);
    unsigned char *p = arena_alloc(a, 4096);
    for (size_t i = 0; i < 4096; i++) assert_int_equal(p[i], 0);
    arena_close(a);
    arena_close(NULL);
}

static void slots_run_newest_first(void **state)
{
    (void)state;
    int one = 1, two = 2;
    struct arena *a = arena_open(1 << 20);
    *arena_onclose(a, drop) = &one;
    (void)arena_onclose(a, drop); /* reserved, never opened */
    *arena_onclose(a, drop) = &two;
    drops = 0;
    arena_reset(a);
    assert_int_equal(drops, 2);
    assert_int_equal(dropped[0], 2);
    assert_int_equal(dropped[1], 1);
    arena_close(a);
    assert_int_equal(drops, 2);
}

static void the_limit_jumps(void **state)
{
    (void)state;
    struct arena *a = arena_open(1000);
    volatile int jumps = 0;
    if (setjmp(*arena_boundary(a)) == 0) {
        (void)arena_alloc(a, 900);
        (void)arena_alloc(a, 101);
        fail_msg("beyond the limit");
    } else {
        jumps++;
    }
    assert_int_equal(jumps, 1);
    arena_reset(a);
    if (setjmp(*arena_boundary(a)) == 0) {
        (void)arena_array(a, SIZE_MAX / 2, 16);
        fail_msg("a product that overflows");
    } else {
        jumps++;
    }
    assert_int_equal(jumps, 2);
    arena_close(a);
}

static void what_is_kept_is_used_again(void **state)
{
    (void)state;
    struct arena *a = arena_open(8 << 20);
    arena_keep(a);
    char *large = arena_alloc(a, 3 << 20), *small = arena_alloc(a, 100 << 10);
    memset(large, 'x', 3 << 20);
    memset(small, 'y', 100 << 10);
    arena_reset(a);
    assert_int_equal(arena_used(a), 0);
    char *little = arena_alloc(a, 200); /* of the first block */
    assert_ptr_not_equal(little, large);
    assert_ptr_equal(arena_alloc(a, 100 << 10), small); /* not the large one for a small wish */
    assert_ptr_equal(arena_alloc(a, 2 << 20), large);
    for (size_t i = 0; i < 2 << 20; i++) assert_int_equal(large[i], 0);
    volatile bool jumped = false;
    if (setjmp(*arena_boundary(a)) == 0)
        (void)arena_alloc(a, 6 << 20); /* the limit is of what is used */
    else
        jumped = true;
    assert_true(jumped);
    arena_reset(a);
    (void)arena_alloc(a, 100);
    arena_reset(a); /* a run that has no use for it lets it go */
    arena_close(a);
}

static void each_allocation_may_fail(void **state)
{
    (void)state;
    volatile long n = 0;
    volatile bool hit = true;
    for (; hit && n < 100; n++) {
        struct arena *a = arena_open(1 << 20);
        fault_alloc_at = n;
        if (setjmp(*arena_boundary(a)) == 0) {
            struct buf b = { .a = a };
            for (int i = 0; i < 1000; i++) buf_fmt(&b, "%d,", i);
            hit = false;
        }
        assert_true(fault_alloc_at < 0 || !hit);
        fault_alloc_at = -1;
        arena_close(a);
    }
    assert_true(n > 3 && n < 100);
}

static void formatted(void **state)
{
    (void)state;
    struct arena *a = arena_open(1 << 20);
    str s = arena_fmt(a, "%s-%d", "x", 7);
    assert_true(str_is(s, "x-7"));
    assert_int_equal(s.p[3], 0);
    assert_string_equal(arena_cstr(a, str_cut(s, 0, 1)), "x");
    assert_int_equal(arena_dup(a, (str){ NULL, 0 }).n, 0);
    arena_close(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(memory_is_zeroed_and_aligned), cmocka_unit_test(slots_run_newest_first),   cmocka_unit_test(the_limit_jumps),
        cmocka_unit_test(what_is_kept_is_used_again),   cmocka_unit_test(each_allocation_may_fail), cmocka_unit_test(formatted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
