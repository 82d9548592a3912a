/* log - see log.h; the line is built on the stack and written at once, so that threads do not mix theirs
 *
 * The format is walked here, not by printf, so that a text after '=' can be quoted where logfmt needs it: nobody who
 * chooses a value can write a key of his own. Known: %s %.*s %c %d %i %u %x %f with l, ll, z and a precision, and %%. */
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

struct line {
    char t[2048];
    size_t n;
};
/* the last byte is kept for the end of the line; what does not fit is cut */
static void put(struct line *l, char ch)
{
    if (l->n < sizeof l->t - 1) l->t[l->n++] = ch;
}
static void put_all(struct line *l, str s)
{
    for (size_t i = 0; i < s.n; i++) put(l, s.p[i]);
}

static void put_value(struct line *l, str s)
{
    static const char hex[] = "0123456789abcdef";
    bool quote = !s.n;
    for (size_t i = 0; i < s.n && !quote; i++) {
        unsigned char ch = (unsigned char)s.p[i];
        quote = ch <= ' ' || ch == '"' || ch == '=' || ch == '\\' || ch >= 0x7F;
    }
    if (!quote) {
        put_all(l, s);
        return;
    }
    put(l, '"');
    for (size_t i = 0; i < s.n; i++) {
        unsigned char ch = (unsigned char)s.p[i];
        if (ch == '"' || ch == '\\') put(l, '\\');
        if (ch >= ' ' && ch != 0x7F) {
            put(l, (char)ch);
            continue;
        }
        put_all(l, S("\\x"));
        put(l, hex[ch >> 4]);
        put(l, hex[ch & 15]);
    }
    put(l, '"');
}

static void put_number(struct line *l, uint64_t v, bool minus, unsigned base)
{
    char t[24];
    size_t at = sizeof t;
    do {
        t[--at] = "0123456789abcdef"[v % base];
        v /= base;
    } while (v);
    if (minus) t[--at] = '-';
    put_all(l, (str){ t + at, sizeof t - at });
}

struct walk {
    const char *f;
    va_list ap;
};

/* one conversion; w->f stands behind the '%' */
static void convert(struct line *l, struct walk *w)
{
    int precision = -1, longs = 0;
    while (*w->f && strchr("0123456789-+ #", *w->f)) w->f++; /* no widths in a log */
    if (*w->f == '.') {
        w->f++;
        if (*w->f == '*') {
            precision = va_arg(w->ap, int);
            w->f++;
        } else {
            for (precision = 0; *w->f >= '0' && *w->f <= '9'; w->f++) precision = precision * 10 + (*w->f - '0');
        }
    }
    for (; *w->f == 'l' || *w->f == 'z' || *w->f == 'j'; w->f++) longs++; /* all of 64 bits here */
    char kind = *w->f ? *w->f++ : 0, small[64];
    if (kind == 's') {
        const char *s = va_arg(w->ap, const char *);
        if (!s) s = "";
        put_value(l, (str){ s, precision >= 0 ? strnlen(s, (size_t)precision) : strlen(s) });
    } else if (kind == 'd' || kind == 'i') {
        int64_t v = longs ? va_arg(w->ap, int64_t) : va_arg(w->ap, int);
        put_number(l, v < 0 ? 0 - (uint64_t)v : (uint64_t)v, v < 0, 10);
    } else if (kind == 'u' || kind == 'x') {
        put_number(l, longs ? va_arg(w->ap, uint64_t) : va_arg(w->ap, unsigned), false, kind == 'x' ? 16 : 10);
    } else if (kind == 'f' || kind == 'g') {
        snprintf(small, sizeof small, "%.*f", precision >= 0 ? precision : 3, va_arg(w->ap, double));
        put_all(l, str_of(small));
    } else if (kind == 'c') {
        char ch = (char)va_arg(w->ap, int);
        put_value(l, (str){ &ch, 1 });
    } else {
        put(l, '%');
    }
}

void log_line(enum log_level level, const char *event, const char *fmt, ...)
{
    static const char *const names[] = { "debug", "info", "warn", "error" };
    struct line l = { .n = 0 };
    struct walk w = { .f = fmt };
    int y, mo, d, h, mi, s;
    if ((int)level < atomic_load(&least_level)) return;
    when now = clock_now();
    when_utc(now, &y, &mo, &d, &h, &mi, &s);
    int n = snprintf(l.t, sizeof l.t, "ts=%04d-%02d-%02dT%02d:%02d:%02d.%03dZ level=%s event=%.64s", y, mo, d, h, mi, s, (int)(now.us % SECOND / 1000),
                     names[level], event);
    l.n = n > 0 && (size_t)n < sizeof l.t - 1 ? (size_t)n : 0;
    if (*fmt) put(&l, ' ');
    va_start(w.ap, fmt);
    while (*w.f) {
        char ch = *w.f++;
        if (ch == '%')
            convert(&l, &w);
        else
            put(&l, (unsigned char)ch < ' ' ? ' ' : ch);
    }
    va_end(w.ap);
    l.t[l.n++] = '\n';
    ssize_t ignored = write(STDERR_FILENO, l.t, l.n);
    (void)ignored;
}
