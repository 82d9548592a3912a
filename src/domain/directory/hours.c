/* hours - see hours.h */
#include "domain/directory/hours.h"

static bool day_of(str s, int *out)
{
    static const char *const days[] = { "mon", "tue", "wed", "thu", "fri", "sat", "sun" };
    for (int i = 0; i < 7; i++)
        if (s.n >= 3 && str_eq_nocase(str_cut(s, 0, 3), str_of(days[i]))) {
            *out = i;
            return true;
        }
    return false;
}

static bool clock_of(str s, int *out)
{
    int64_t h, m;
    ptrdiff_t at = str_chr(s, ':');
    if (at < 1 || s.n != (size_t)at + 3 || s.p[0] == '-' || s.p[0] == '+') return false;
    if (!str_int(str_cut(s, 0, (size_t)at), &h) || !str_int(str_cut(s, (size_t)at + 1, s.n), &m) || h > 24 || m > 59 || m < 0 || (h == 24 && m)) return false;
    *out = (int)(h * 60 + m);
    return true;
}

static bool pair_of(str s, str *a, str *b)
{
    str rest = s;
    return str_split(&rest, '-', a) && ((*b = rest).p != NULL || (*b = *a).p != NULL);
}

/* one piece "Mon-Fri 09:00-17:00"; *in says whether the moment lies in it. Past midnight (22:00-06:00) belongs to the day it begins */
static bool piece_at(str s, int weekday, int minute, bool *in)
{
    str days, times = str_trim(s), a, b;
    int from, to, first, last;
    *in = false;
    if (!str_split(&times, ' ', &days) || !pair_of(days, &a, &b) || !day_of(a, &first) || !day_of(b, &last)) return false;
    times = str_trim(times);
    if (!pair_of(times, &a, &b) || !clock_of(a, &from) || !clock_of(b, &to) || from == to) return false;
    bool today = first <= last ? weekday >= first && weekday <= last : weekday >= first || weekday <= last;
    int before = (weekday + 6) % 7;
    bool yesterday = first <= last ? before >= first && before <= last : before >= first || before <= last;
    if (to > from)
        *in = today && minute >= from && minute < to;
    else
        *in = (today && minute >= from) || (yesterday && minute < to);
    return true;
}

static bool always(str s)
{
    return str_eq_nocase(s, S("24x7")) || str_eq_nocase(s, S("24/7"));
}

enum open_word hours_at(str text, int weekday, int minute)
{
    str rest = str_trim(text), piece;
    bool open = false, in;
    if (!rest.n) return HOURS_UNKNOWN;
    if (always(rest)) return HOURS_OPEN;
    while (str_split(&rest, ';', &piece)) {
        if (!piece_at(piece, weekday, minute, &in)) return HOURS_UNKNOWN;
        open = open || in;
    }
    return open ? HOURS_OPEN : HOURS_CLOSED;
}

bool hours_good(str text)
{
    return !str_trim(text).n || hours_at(text, 0, 0) != HOURS_UNKNOWN;
}
