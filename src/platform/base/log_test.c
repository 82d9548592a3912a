/* log_test - one line an event, and values that cannot pretend to be keys */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <unistd.h>

#include "base/ctx.h"
#include "base/log.h"

static char said[4096];

/* what the line was, without its time */
static const char *lines(void (*speak)(void))
{
    int pipes[2], keep = dup(STDERR_FILENO);
    assert_true(keep >= 0 && pipe(pipes) == 0 && dup2(pipes[1], STDERR_FILENO) >= 0);
    speak();
    assert_true(dup2(keep, STDERR_FILENO) >= 0);
    close(keep);
    close(pipes[1]);
    ssize_t n = read(pipes[0], said, sizeof said - 1);
    close(pipes[0]);
    said[n > 0 ? n : 0] = 0;
    return said;
}

static void all_kinds(void)
{
    str part = str_cut(S("partly"), 0, 4);
    log_line(LOG_INFO, "request", "id=%s part=%.*s n=%d big=%lld z=%zu u=%u x=%x ms=%.1f", "r1", FMT(part), -5, (long long)INT64_MIN, (size_t)7, 8u, 255u,
             1.25);
}
static void hostile(void)
{
    log_line(LOG_WARN, "x", "a=%s b=%s c=%s d=%s", "two words", "", "q\"\\", "n\nlevel=error");
}
static void quiet(void)
{
    log_line(LOG_DEBUG, "x", "a=%d", 1);
}
static void endless(void)
{
    static char big[5000];
    memset(big, 'x', sizeof big - 1);
    log_line(LOG_ERROR, "x", "a=%s", big);
}

static void logfmt(void **state)
{
    (void)state;
    clock_freeze(when_make(2026, 3, 20, 14, 0, 0));
    assert_string_equal(lines(all_kinds), "ts=2026-03-20T14:00:00.000Z level=info event=request id=r1 part=part n=-5 "
                                          "big=-9223372036854775808 z=7 u=8 x=ff ms=1.2\n");
    assert_string_equal(lines(hostile), "ts=2026-03-20T14:00:00.000Z level=warn event=x a=\"two words\" b=\"\" c=\"q\\\"\\\\\" "
                                        "d=\"n\\x0alevel=error\"\n");
    assert_string_equal(lines(quiet), "");
    assert_int_equal(strlen(lines(endless)), 2048);
    assert_int_equal(said[2047], '\n');
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(logfmt) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
