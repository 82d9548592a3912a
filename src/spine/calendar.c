/* calendar - counting hours, days, working days and months in a team's zone, and saying how */
#include "base/buf.h"
#include "spine/deadline.h"
#include "spine/zone.h"

static const char *const weekday[] = { "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" };
static const char *const month[] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };

static str day_text(struct arena *a, struct civil v)
{
    return arena_fmt(a, "%s %d %s %d", weekday[v.weekday], v.day, month[v.month - 1], v.year);
}
static str moment_text(struct arena *a, struct civil v)
{
    return arena_fmt(a, "%.*s %02d:%02d", FMT(day_text(a, v)), v.hour, v.minute);
}

static bool is_holiday(struct arena *a, const struct calendar *k, struct civil v)
{
    str day = arena_fmt(a, "%04d-%02d-%02d", v.year, v.month, v.day);
    for (size_t i = 0; i < k->holidays.n; i++)
        if (str_eq(k->holidays.v[i], day)) return true;
    return false;
}

/* "09:00-17:30": the end, in minutes after midnight; false when it is no working day */
static bool closes_at(str hours, int *minutes)
{
    str from, rest = hours, h;
    int64_t hh, mm;
    if (!hours.n || !str_split(&rest, '-', &from) || !str_split(&rest, ':', &h) || !str_int(h, &hh) || !str_int(rest, &mm)) return false;
    *minutes = (int)(hh * 60 + mm);
    return true;
}

bool calendar_works(struct arena *a, const struct calendar *k, const struct civil *v)
{
    int minutes;
    return k->always || (!is_holiday(a, k, *v) && closes_at(k->days[v->weekday], &minutes));
}

bool calendar_open(struct arena *a, const struct calendar *k, const struct civil *v)
{
    int closes, opens, now = v->hour * 60 + v->minute;
    str hours = k->days[v->weekday], from;
    if (k->always) return true;
    if (!calendar_works(a, k, v) || !closes_at(hours, &closes) || !str_split(&hours, '-', &from)) return false;
    return closes_at(arena_fmt(a, "-%.*s", FMT(from)), &opens) && now >= opens && now < closes;
}

static err working_days(struct ctx *c, const struct calendar *k, const struct zone *z, when start, int64_t amount, when *due, str *how)
{
    struct civil s = zone_civil(z, start), d = s;
    struct buf skipped = { .a = c->arena };
    int64_t left = amount;
    int minutes = 17 * 60;
    for (int step = 1; left > 0; step++) {
        if (step > 4000) FAIL(c, E_INPUT, "calendar-empty", "the calendar has no working days");
        d = zone_civil(z, zone_instant(z, s.year, s.month, s.day + step, 12, 0));
        bool holiday = is_holiday(c->arena, k, d);
        if (k->always || (!holiday && closes_at(k->days[d.weekday], &minutes)))
            left--;
        else if (skipped.n < 300)
            buf_fmt(&skipped, "%s%.*s%s", skipped.n ? ", " : "", FMT(day_text(c->arena, d)), holiday ? " (holiday)" : "");
    }
    *due = zone_instant(z, d.year, d.month, d.day, 0, minutes);
    *how = arena_fmt(c->arena, "%lld working days after %.*s (%.*s)%s%.*s: %.*s, end of office hours", (long long)amount, FMT(moment_text(c->arena, s)),
                     FMT(k->zone), skipped.n ? ", without " : "", FMT(buf_str(&skipped)), FMT(moment_text(c->arena, zone_civil(z, *due))));
    return NULL;
}

static when add_months(const struct zone *z, struct civil s, int64_t amount)
{
    int64_t m = s.month - 1 + amount;
    int y = s.year + (int)(m / 12), mo = (int)(m % 12) + 1, day = s.day;
    struct civil v = zone_civil(z, zone_instant(z, y, mo, day, 12, 0));
    while (v.month != mo) v = zone_civil(z, zone_instant(z, y, mo, --day, 12, 0)); /* 31 January and a month: the last of February */
    return zone_instant(z, y, mo, day, s.hour, s.minute);
}

err calendar_due(struct ctx *c, const struct calendar *k, when start, int64_t amount, str unit, when *due, str *how)
{
    const struct zone *z;
    TRY(zone_load(c, k->zone, &z));
    struct civil s = zone_civil(z, start);
    if (str_is(unit, "working-days")) return working_days(c, k, z, start, amount, due, how);
    if (str_is(unit, "hours"))
        *due = (when){ start.us + amount * HOUR };
    else if (str_is(unit, "days"))
        *due = zone_instant(z, s.year, s.month, s.day + (int)amount, s.hour, s.minute);
    else if (str_is(unit, "months"))
        *due = add_months(z, s, amount);
    else
        FAIL(c, E_INPUT, "no-such-unit", "hours, days, working-days or months");
    *how = arena_fmt(c->arena, "%lld %.*s after %.*s (%.*s): %.*s", (long long)amount, FMT(unit), FMT(moment_text(c->arena, s)), FMT(k->zone),
                     FMT(moment_text(c->arena, zone_civil(z, *due))));
    return NULL;
}
