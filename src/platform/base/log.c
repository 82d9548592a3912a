/* log - see log.h; the line is built on the stack and written at once, so that threads do not mix theirs */
#include "base/log.h"

#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <unistd.h>

#include "base/ctx.h"

static _Atomic int least_level = LOG_INFO;

void log_level_set(enum log_level least)
{
    atomic_store(&least_level, (int)least);
}

void log_line(enum log_level level, const char *event, const char *fmt, ...)
{
    static const char *const names[] = { "debug", "info", "warn", "error" };
    char line[2048];
    int y, mo, d, h, mi, s;
    if ((int)level < atomic_load(&least_level)) return;
    when now = clock_now();
    when_utc(now, &y, &mo, &d, &h, &mi, &s);
    int n = snprintf(line, sizeof line, "ts=%04d-%02d-%02dT%02d:%02d:%02d.%03dZ level=%s event=%s ", y, mo, d, h, mi, s,
                     (int)(now.us % SECOND / 1000), names[level], event);
    size_t at = n < 0 ? 0 : (size_t)n;
    va_list ap;
    va_start(ap, fmt);
    n = vsnprintf(line + at, sizeof line - at - 1, fmt, ap);
    va_end(ap);
    at += n < 0 ? 0 : (size_t)n < sizeof line - at - 1 ? (size_t)n : sizeof line - at - 2;
    for (size_t i = 0; i < at; i++)
        if ((unsigned char)line[i] < 0x20) line[i] = ' '; /* one event, one line */
    line[at++] = '\n';
    ssize_t ignored = write(STDERR_FILENO, line, at);
    (void)ignored;
}
