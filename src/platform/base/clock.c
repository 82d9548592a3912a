/* clock - the one clock; times as text and as civil dates (RFC 3339, proleptic Gregorian, UTC) */
#include <stdatomic.h>
#include <stdlib.h>
#include <time.h>

#include "base/buf.h"
#include "base/ctx.h"

static _Atomic int64_t frozen = -1; /* -1: not looked at yet; 0: runs */

int64_t undo_window(void)
{
    const char *ms = getenv("RABTA_TEST_UNDO_MS");
    int64_t n;
    return ms && str_int(str_of(ms), &n) && n > 0 && n < 20000 ? n * (SECOND / 1000) : 20 * SECOND;
}

void clock_freeze(when at)
{
    atomic_store(&frozen, at.us);
}

when clock_now(void)
{
    int64_t f = atomic_load_explicit(&frozen, memory_order_relaxed);
    if (f < 0) {
        int64_t v = 0;
        const char *e = getenv("RABTA_CLOCK");
        if (!e || !str_int(str_of(e), &v) || v < 0) v = 0;
        atomic_store(&frozen, v);
        f = v;
    }
    if (f > 0) return (when){ f };
    struct timespec t;
    clock_gettime(CLOCK_REALTIME, &t);
    return (when){ (int64_t)t.tv_sec * SECOND + t.tv_nsec / 1000 };
}

/* days since 1970-01-01 of a civil date, and back: the year is taken to begin in March, so that leap days are last */
static int64_t days_of(int64_t y, int64_t m, int64_t d)
{
    y -= m <= 2;
    int64_t era = (y >= 0 ? y : y - 399) / 400, yoe = y - era * 400;
    int64_t doy = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1;
    return era * 146097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719468;
}

when when_make(int year, int month, int day, int hour, int minute, int second)
{
    return (when){ ((days_of(year, month, day) * 24 + hour) * 60 + minute) * MINUTE + second * SECOND };
}

void when_utc(when w, int *year, int *month, int *day, int *hour, int *minute, int *second)
{
    int64_t days = w.us / DAY, rest = w.us % DAY;
    if (rest < 0) {
        days--;
        rest += DAY;
    }
    int64_t z = days + 719468, era = (z >= 0 ? z : z - 146096) / 146097, doe = z - era * 146097;
    int64_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365, doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    int64_t mp = (5 * doy + 2) / 153;
    *day = (int)(doy - (153 * mp + 2) / 5 + 1);
    *month = (int)(mp < 10 ? mp + 3 : mp - 9);
    *year = (int)(yoe + era * 400 + (*month <= 2));
    *hour = (int)(rest / HOUR);
    *minute = (int)(rest / MINUTE % 60);
    *second = (int)(rest / SECOND % 60);
}

str when_text(struct arena *a, when w)
{
    int y, mo, d, h, mi, s;
    int64_t frac = w.us % SECOND;
    if (frac < 0) frac += SECOND;
    when_utc(w, &y, &mo, &d, &h, &mi, &s);
    if (frac) return arena_fmt(a, "%04d-%02d-%02dT%02d:%02d:%02d.%06lldZ", y, mo, d, h, mi, s, (long long)frac);
    return arena_fmt(a, "%04d-%02d-%02dT%02d:%02d:%02dZ", y, mo, d, h, mi, s);
}

static bool digits(str *t, size_t n, char after, int *out)
{
    int v = 0;
    if (t->n < n + (after ? 1u : 0u)) return false;
    for (size_t i = 0; i < n; i++) {
        if (t->p[i] < '0' || t->p[i] > '9') return false;
        v = v * 10 + (t->p[i] - '0');
    }
    if (after && t->p[n] != after && !(after == 'T' && (t->p[n] == 't' || t->p[n] == ' '))) return false;
    *t = str_cut(*t, n + (after ? 1u : 0u), t->n);
    *out = v;
    return true;
}

static int month_length(int y, int m)
{
    static const int len[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    return m == 2 && ((y % 4 == 0 && y % 100 != 0) || y % 400 == 0) ? 29 : len[m - 1];
}

static bool offset(str t, int64_t *us)
{
    int h, m;
    if (t.n == 1 && (t.p[0] == 'Z' || t.p[0] == 'z')) {
        *us = 0;
        return true;
    }
    if (t.n != 6 || (t.p[0] != '+' && t.p[0] != '-')) return false;
    bool minus = t.p[0] == '-';
    t = str_cut(t, 1, t.n);
    if (!digits(&t, 2, ':', &h) || !digits(&t, 2, 0, &m) || h > 23 || m > 59) return false;
    *us = (minus ? -1 : 1) * (h * HOUR + m * MINUTE);
    return true;
}

bool when_parse(str t, when *out)
{
    int y, mo, d, h, mi, s;
    int64_t frac = 0, scale = SECOND / 10, off;
    if (!digits(&t, 4, '-', &y) || !digits(&t, 2, '-', &mo) || !digits(&t, 2, 'T', &d) || !digits(&t, 2, ':', &h) || !digits(&t, 2, ':', &mi) ||
        !digits(&t, 2, 0, &s))
        return false;
    if (mo < 1 || mo > 12 || d < 1 || d > month_length(y, mo) || h > 23 || mi > 59 || s > 60) return false;
    if (t.n && t.p[0] == '.') {
        t = str_cut(t, 1, t.n);
        if (!t.n || t.p[0] < '0' || t.p[0] > '9') return false;
        for (; t.n && t.p[0] >= '0' && t.p[0] <= '9'; t = str_cut(t, 1, t.n)) {
            frac += (t.p[0] - '0') * scale;
            scale /= 10;
        }
    }
    if (!offset(t, &off)) return false;
    *out = (when){ when_make(y, mo, d, h, mi, s > 59 ? 59 : s).us + frac - off };
    return true;
}
