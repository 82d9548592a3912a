/* zone - reading TZif files; the footer's POSIX rule is followed for times after the last transition */
#include "spine/zone.h"

#include <fcntl.h>
#include <unistd.h>

struct rule { /* Mm.w.d/time */
    int month, week, day, time;
};
struct zone {
    size_t n;
    int64_t *at; /* seconds */
    int *offset; /* in force from at[i] on */
    int first;   /* before at[0] */
    bool has_rule, has_dst;
    int std, dst;
    struct rule begin, end;
};

static int64_t be(const unsigned char *p, int n)
{
    uint64_t v = (p[0] & 0x80) ? ~UINT64_C(0) : 0;
    for (int i = 0; i < n; i++) v = v << 8 | p[i];
    return (int64_t)v;
}

static const char *digits(const char *p, int *out)
{
    int v = 0;
    for (; *p >= '0' && *p <= '9'; p++)
        if (v < 1000) v = v * 10 + (*p - '0');
    *out = v;
    return p;
}
static const char *hms(const char *p, int *out)
{
    int h = 0, m = 0, s = 0, sign = 1;
    if (*p == '-') {
        sign = -1;
        p++;
    } else if (*p == '+')
        p++;
    p = digits(p, &h);
    if (*p == ':') p = digits(p + 1, &m);
    if (*p == ':') p = digits(p + 1, &s);
    *out = sign * (h * 3600 + m * 60 + s);
    return p;
}
static const char *name(const char *p)
{
    if (*p == '<') {
        while (*p && *p != '>') p++;
        return *p ? p + 1 : p;
    }
    while ((*p >= 'A' && *p <= 'Z') || (*p >= 'a' && *p <= 'z')) p++;
    return p;
}
static const char *rule(const char *p, struct rule *r)
{
    *r = (struct rule){ .time = 7200 };
    if (*p != ',' || p[1] != 'M') return NULL;
    p = digits(p + 2, &r->month);
    if (*p == '.') p = digits(p + 1, &r->week);
    if (*p == '.') p = digits(p + 1, &r->day);
    if (*p == '/') p = hms(p + 1, &r->time);
    bool fits = r->month >= 1 && r->month <= 12 && r->week >= 1 && r->week <= 5 && r->day >= 0 && r->day <= 6;
    return fits ? p : NULL;
}

/* POSIX TZ as RFC 8536 section 3.3 has it: std offset [dst [offset] , rule , rule] */
static void footer(struct zone *z, const char *p)
{
    int off;
    p = name(p);
    p = hms(p, &off);
    z->std = -off;
    z->has_rule = true;
    if (!*p) return;
    z->dst = z->std + 3600;
    p = name(p);
    if (*p && *p != ',') {
        p = hms(p, &off);
        z->dst = -off;
    }
    p = rule(p, &z->begin);
    if (p) p = rule(p, &z->end);
    z->has_dst = p != NULL;
}

/* the six counts of a header, in their order in the file; false when one is beyond all that a zone needs */
struct counts {
    size_t isut, isstd, leap, times, types, chars;
};
static bool counts_of(const unsigned char *h, struct counts *k)
{
    size_t *at[] = { &k->isut, &k->isstd, &k->leap, &k->times, &k->types, &k->chars };
    static const int64_t most[] = { 256, 256, 200, 4000, 256, 2000 };
    if (memcmp(h, "TZif", 4) != 0 || h[4] < '2') return false;
    for (size_t i = 0; i < COUNT(at); i++) {
        int64_t v = be(h + 20 + 4 * i, 4);
        if (v < 0 || v > most[i]) return false;
        *at[i] = (size_t)v;
    }
    return true;
}

static bool parse(struct ctx *c, const unsigned char *p, size_t n, struct zone *z)
{
    struct counts k;
    if (n < 44 || !counts_of(p, &k)) return false;
    size_t skip = 44 + k.times * 5 + k.types * 6 + k.chars + k.leap * 8 + k.isstd + k.isut; /* the part with times of 32 bits */
    if (skip + 44 > n || !counts_of(p + skip, &k) || k.types == 0) return false;
    size_t whole = k.times * 9 + k.types * 6 + k.chars + k.leap * 12 + k.isstd + k.isut, count = k.times, types = k.types;
    if (whole > n - skip - 44) return false;
    const unsigned char *times = p + skip + 44, *idx = times + count * 8, *tt = idx + count, *end = times + whole;
    z->at = NEW_ARRAY(c->arena, count + 1, int64_t);
    z->offset = NEW_ARRAY(c->arena, count + 1, int);
    z->n = count;
    z->first = (int)be(tt, 4);
    for (size_t i = 0; i < count; i++) {
        if (idx[i] >= types) return false;
        z->at[i] = be(times + i * 8, 8);
        z->offset[i] = (int)be(tt + idx[i] * 6, 4);
    }
    if (end + 1 < p + n && *end == '\n') {
        str f = arena_dup(c->arena, (str){ (const char *)end + 1, (size_t)(p + n - end - 1) });
        ptrdiff_t nl = str_chr(f, '\n');
        if (nl > 0) footer(z, arena_cstr(c->arena, str_cut(f, 0, (size_t)nl)));
    }
    return true;
}

err zone_read(struct ctx *c, str bytes, const struct zone **out)
{
    struct zone *z = NEW(c->arena, struct zone);
    if (!parse(c, (const unsigned char *)bytes.p, bytes.n, z)) FAIL_AT(c, S("/zone"), "no-such-zone", "no time zone of this name is known here");
    *out = z;
    return NULL;
}

err zone_load(struct ctx *c, str name_, const struct zone **out)
{
    unsigned char buf[16384];
    bool plain = name_.n > 0 && name_.n < 64 && name_.p[0] != '/' && str_find(name_, S("..")) < 0;
    for (size_t i = 0; plain && i < name_.n; i++) {
        char ch = name_.p[i];
        plain = (ch >= 'a' && ch <= 'z') || (ch >= 'A' && ch <= 'Z') || (ch >= '0' && ch <= '9') || strchr("/_+-", ch);
    }
    int fd = plain ? open(arena_cstr(c->arena, arena_fmt(c->arena, "/usr/share/zoneinfo/%.*s", FMT(name_))), O_RDONLY | O_CLOEXEC) : -1;
    ssize_t n = fd >= 0 ? read(fd, buf, sizeof buf) : -1;
    if (fd >= 0) close(fd);
    return zone_read(c, (str){ (const char *)buf, n > 0 ? (size_t)n : 0 }, out);
}

/* seconds since 1970 of the rule's day at local midnight plus its time */
static int64_t rule_local(const struct rule *r, int year)
{
    int64_t first = when_make(year, r->month, 1, 0, 0, 0).us / DAY;
    int64_t weekday = ((first + 4) % 7 + 7) % 7; /* 0 = Sunday */
    int64_t day = first + (r->day - weekday + 7) % 7 + (r->week - 1) * 7;
    int64_t next = when_make(r->month == 12 ? year + 1 : year, r->month == 12 ? 1 : r->month + 1, 1, 0, 0, 0).us / DAY;
    while (day >= next) day -= 7; /* week 5 is the last */
    return day * 86400 + r->time;
}

int zone_offset(const struct zone *z, when at)
{
    int64_t s = at.us / SECOND - (at.us % SECOND < 0);
    if (z->n == 0 ? !z->has_rule : s < z->at[0]) return z->first;
    if (z->has_rule && (z->n == 0 || s >= z->at[z->n - 1])) {
        if (!z->has_dst) return z->std;
        int y, k;
        when_utc(at, &y, &k, &k, &k, &k, &k);
        int64_t b = rule_local(&z->begin, y) - z->std, e = rule_local(&z->end, y) - z->dst;
        bool summer = b < e ? s >= b && s < e : s >= b || s < e;
        return summer ? z->dst : z->std;
    }
    size_t lo = 0, hi = z->n;
    while (hi - lo > 1) {
        size_t mid = (lo + hi) / 2;
        if (z->at[mid] <= s)
            lo = mid;
        else
            hi = mid;
    }
    return z->offset[lo];
}

struct civil zone_civil(const struct zone *z, when at)
{
    struct civil v;
    when local = { at.us + zone_offset(z, at) * SECOND };
    when_utc(local, &v.year, &v.month, &v.day, &v.hour, &v.minute, &v.second);
    int64_t days = local.us / DAY - (local.us % DAY < 0);
    v.weekday = (int)(((days + 3) % 7 + 7) % 7);
    return v;
}

when zone_instant(const struct zone *z, int year, int month, int day, int hour, int minute)
{
    when local = { when_make(year, month, 1, 0, 0, 0).us + (day - 1) * DAY + hour * HOUR + minute * MINUTE };
    int before = zone_offset(z, (when){ local.us - DAY }), later = zone_offset(z, (when){ local.us + DAY });
    when a = { local.us - before * SECOND }, b = { local.us - later * SECOND };
    if (zone_offset(z, a) == before) return a; /* of two the earlier */
    if (zone_offset(z, b) == later) return b;
    return a; /* in a gap: as if the clock had not yet been put forward, which is the later instant */
}
