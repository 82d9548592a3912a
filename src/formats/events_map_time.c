/* events_map_time - times as tables write them */
#include "events_map_inside.h"

struct parts {
    int y, mo, d, h, mi, s, off;
    int64_t us;
};

static bool number(str *s, size_t most, int *out, size_t *took)
{
    size_t n = 0;
    int v = 0;
    while (n < most && n < s->n && s->p[n] >= '0' && s->p[n] <= '9') v = v * 10 + (s->p[n++] - '0');
    *s = str_cut(*s, n, s->n);
    *out = v;
    if (took) *took = n;
    return n > 0;
}

static bool month_name(str *s, int *out)
{
    static const char names[] = "janfebmaraprmayjunjulaugsepoctnovdec";
    for (int i = 0; i < 12; i++)
        if (str_eq_nocase(str_cut(*s, 0, 3), (str){ names + i * 3, 3 })) {
            *out = i + 1;
            *s = str_cut(*s, 3, s->n);
            return true;
        }
    return false;
}

static bool zone(str *s, int *out)
{
    int h, m = 0;
    if (str_starts(*s, S("Z")) || str_starts(*s, S("UTC")) || str_starts(*s, S("GMT"))) {
        *s = str_cut(*s, s->p[0] == 'Z' ? 1 : 3, s->n);
        *out = 0;
        return true;
    }
    if (!s->n || (s->p[0] != '+' && s->p[0] != '-')) return false;
    int sign = s->p[0] == '-' ? -1 : 1;
    *s = str_cut(*s, 1, s->n);
    if (!number(s, 2, &h, NULL)) return false;
    if (s->n && s->p[0] == ':') *s = str_cut(*s, 1, s->n);
    number(s, 2, &m, NULL);
    *out = sign * (h * 60 + m);
    return h <= 18 && m < 60;
}

static bool letter(char ch, str *s, struct parts *p)
{
    int v;
    size_t took;
    switch (ch) {
    case 'Y': return number(s, 4, &p->y, NULL);
    case 'y':
        if (!number(s, 2, &v, NULL)) return false;
        p->y = v < 69 ? 2000 + v : 1900 + v;
        return true;
    case 'm': return number(s, 2, &p->mo, NULL);
    case 'e':
        while (s->n && s->p[0] == ' ') *s = str_cut(*s, 1, s->n);
        return number(s, 2, &p->d, NULL);
    case 'd': return number(s, 2, &p->d, NULL);
    case 'b': return month_name(s, &p->mo);
    case 'H': return number(s, 2, &p->h, NULL);
    case 'M': return number(s, 2, &p->mi, NULL);
    case 'S': return number(s, 2, &p->s, NULL);
    case 'f':
        if (!number(s, 6, &v, &took)) return false;
        for (p->us = v; took < 6; took++) p->us *= 10;
        while (s->n && s->p[0] >= '0' && s->p[0] <= '9') *s = str_cut(*s, 1, s->n);
        return true;
    case 'z': return zone(s, &p->off);
    default: return false;
    }
}

static bool epoch(str s, int64_t unit, when *out)
{
    int64_t whole, us = 0;
    ptrdiff_t dot = str_chr(s, '.');
    if (!str_int(dot < 0 ? s : str_cut(s, 0, (size_t)dot), &whole) || whole < 0 || whole > INT64_C(253402300799) * (SECOND / unit)) return false;
    for (size_t i = dot < 0 ? s.n : (size_t)dot + 1; i < s.n; i++, unit /= 10) {
        if (s.p[i] < '0' || s.p[i] > '9') return false;
        us += unit / 10 * (s.p[i] - '0');
    }
    *out = (when){ whole * (dot < 0 ? unit : SECOND) + us };
    return true;
}

bool map_time(str pattern, int offset, str s, when *out)
{
    struct parts p = { .mo = 1, .d = 1, .off = offset };
    char z[48];
    if (!pattern.n || str_is(pattern, "iso")) return event_time_parse(s, offset, out);
    if (str_is(pattern, "epoch")) return epoch(s, SECOND, out);
    if (str_is(pattern, "epoch_ms")) return str_chr(s, '.') < 0 && epoch(s, SECOND / 1000, out);
    for (size_t i = 0; i < pattern.n; i++) {
        char ch = pattern.p[i];
        if (ch == '%' && i + 1 < pattern.n && pattern.p[i + 1] != '%') {
            if (!letter(pattern.p[++i], &s, &p)) return false;
            continue;
        }
        if (ch == '%') i++;
        if (!s.n || s.p[0] != ch) return false;
        s = str_cut(s, 1, s.n);
    }
    if (s.n) return false;
    int n = snprintf(z, sizeof z, "%04d-%02d-%02dT%02d:%02d:%02d.%06dZ", p.y, p.mo, p.d, p.h, p.mi, p.s, (int)p.us);
    if (n < 0 || (size_t)n >= sizeof z || !event_time_parse((str){ z, (size_t)n }, 0, out)) return false;
    out->us -= p.off * MINUTE;
    return true;
}
