/* event_net - addresses, networks and times: read by hand, because millions of rows carry them */
#include <arpa/inet.h>

#include "formats/event_inside.h"

static const uint8_t mapped[12] = { [10] = 0xff, [11] = 0xff };

/* a.b.c.d without leading zeros; how many bytes it took, 0: none */
static size_t four(str s, uint8_t out[4])
{
    size_t i = 0;
    for (int k = 0; k < 4; k++) {
        unsigned v = 0, n = 0;
        if (k && (i >= s.n || s.p[i++] != '.')) return 0;
        for (; i < s.n && n < 4 && s.p[i] >= '0' && s.p[i] <= '9'; i++, n++) {
            if (n && !v) return 0;
            v = v * 10 + (unsigned)(s.p[i] - '0');
        }
        if (!n || n > 3 || v > 255) return 0;
        out[k] = (uint8_t)v;
    }
    return i;
}

bool event_ip_parse(str s, struct event_ip *out)
{
    struct event_ip ip = { .set = true };
    if (s.n < 2 || s.n > 45) return false;
    if (memchr(s.p, ':', s.n)) {
        char z[46];
        memcpy(z, s.p, s.n);
        z[s.n] = 0;
        if (memchr(z, 0, s.n) || inet_pton(AF_INET6, z, ip.b) != 1) return false;
    } else {
        memcpy(ip.b, mapped, sizeof mapped);
        if (four(s, ip.b + 12) != s.n) return false;
    }
    *out = ip;
    return true;
}

/* as senders write them: 10.0.0.1/32, a zone behind, or one whole number */
bool event_ip_loose(str s, struct event_ip *out)
{
    int64_t n;
    if (event_ip_parse(s, out)) return true;
    if (s.n > 6 && s.n < 11 && str_int(s, &n) && n > 0 && n <= UINT32_MAX && s.p[0] != '+') {
        *out = (struct event_ip){ .set = true };
        memcpy(out->b, mapped, sizeof mapped);
        for (int k = 0; k < 4; k++) out->b[12 + k] = (uint8_t)(n >> (24 - 8 * k));
        return true;
    }
    if (str_ends(s, S("/32")) && !memchr(s.p, ':', s.n)) return event_ip_parse(str_cut(s, 0, s.n - 3), out);
    if (str_ends(s, S("/128")) && memchr(s.p, ':', s.n)) return event_ip_parse(str_cut(s, 0, s.n - 4), out);
    ptrdiff_t zone = str_chr(s, '%');
    return zone > 0 && (size_t)zone + 1 < s.n && memchr(s.p, ':', (size_t)zone) && event_ip_parse(str_cut(s, 0, (size_t)zone), out);
}

static bool is_four(const struct event_ip *ip)
{
    return memcmp(ip->b, mapped, sizeof mapped) == 0;
}

static char *decimal(char *p, unsigned v)
{
    if (v > 99) *p++ = (char)('0' + v / 100);
    if (v > 9) *p++ = (char)('0' + v / 10 % 10);
    *p++ = (char)('0' + v % 10);
    return p;
}

str event_ip_text(struct arena *a, const struct event_ip *ip)
{
    char *z = arena_alloc(a, 46), *p = z;
    if (!is_four(ip)) {
        inet_ntop(AF_INET6, ip->b, z, 46);
        return str_of(z);
    }
    for (int k = 0; k < 4; k++) {
        if (k) *p++ = '.';
        p = decimal(p, ip->b[12 + k]);
    }
    return (str){ z, (size_t)(p - z) };
}

static bool network_parts(str s, struct event_ip *ip, unsigned *bits, unsigned *of)
{
    ptrdiff_t slash = str_chr(s, '/');
    int64_t n;
    if (!event_ip_parse(slash < 0 ? s : str_cut(s, 0, (size_t)slash), ip)) return false;
    *of = memchr(s.p, ':', s.n) ? 128 : 32;
    *bits = *of;
    if (slash < 0) return true;
    str len = str_cut(s, (size_t)slash + 1, s.n);
    if (!len.n || len.n > 3 || len.p[0] < '0' || len.p[0] > '9' || !str_int(len, &n) || n > *of) return false;
    *bits = (unsigned)n;
    return true;
}

/* clears what lies behind the prefix; true when nothing did */
static bool masked(struct event_ip *ip, unsigned bits, unsigned of)
{
    bool clean = true;
    for (unsigned k = bits + (of == 32 ? 96 : 0); k < 128; k++) {
        uint8_t bit = (uint8_t)(0x80 >> (k & 7));
        clean = clean && !(ip->b[k / 8] & bit);
        ip->b[k / 8] = (uint8_t)(ip->b[k / 8] & ~bit);
    }
    return clean;
}

bool event_network(struct arena *a, str s, str *out)
{
    struct event_ip ip;
    unsigned bits, of;
    if (!network_parts(s, &ip, &bits, &of)) return false;
    masked(&ip, bits, of);
    *out = arena_fmt(a, "%.*s/%u", FMT(event_ip_text(a, &ip)), bits);
    return true;
}

bool event_network_valid(str s)
{
    struct event_ip ip;
    unsigned bits, of;
    return network_parts(s, &ip, &bits, &of) && masked(&ip, bits, of);
}

/* ---- times */
static int two(const char *p)
{
    return p[0] >= '0' && p[0] <= '9' && p[1] >= '0' && p[1] <= '9' ? (p[0] - '0') * 10 + p[1] - '0' : -1;
}

/* what stands behind the time: Z, UTC, GMT, +hh:mm, +hhmm, +hh, and UTC after such; in minutes */
static bool offset(str s, int otherwise, int *out)
{
    s = str_trim(s);
    *out = otherwise;
    if (s.n && (s.p[0] == '+' || s.p[0] == '-')) {
        int h = s.n >= 3 ? two(s.p + 1) : -1, m = 0;
        size_t used = 3;
        if (s.n >= 6 && s.p[3] == ':') {
            m = two(s.p + 4);
            used = 6;
        } else if (s.n >= 5 && two(s.p + 3) >= 0) {
            m = two(s.p + 3);
            used = 5;
        }
        if (h < 0 || h > 18 || m < 0 || m > 59) return false;
        *out = (s.p[0] == '-' ? -1 : 1) * (h * 60 + m);
        s = str_trim(str_cut(s, used, s.n));
    } else if (s.n)
        *out = 0;
    return !s.n || str_eq_nocase(s, S("Z")) || str_eq_nocase(s, S("UTC")) || str_eq_nocase(s, S("GMT"));
}

static bool month_has(int y, int m, int d)
{
    static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    bool leap = y % 4 == 0 && (y % 100 != 0 || y % 400 == 0);
    return m >= 1 && m <= 12 && d >= 1 && d <= days[m - 1] + (m == 2 && leap);
}

bool event_time_parse(str s, int offset_minutes, when *out)
{
    int y, mo, d, h = 0, mi = 0, sec = 0, off;
    int64_t us = 0, unit = SECOND / 10;
    size_t at = 10;
    if (s.n < 10 || two(s.p) < 0 || two(s.p + 2) < 0 || s.p[4] != '-' || s.p[7] != '-') return false;
    y = two(s.p) * 100 + two(s.p + 2);
    mo = two(s.p + 5);
    d = two(s.p + 8);
    if (!month_has(y, mo, d) || y < 1) return false;
    if (s.n > 10) {
        if (s.n < 16 || (s.p[10] != 'T' && s.p[10] != 't' && s.p[10] != ' ') || s.p[13] != ':') return false;
        h = two(s.p + 11);
        mi = two(s.p + 14);
        at = 16;
        if (s.n >= 19 && s.p[16] == ':') {
            sec = two(s.p + 17);
            at = 19;
            if (s.n > 20 && (s.p[19] == '.' || s.p[19] == ','))
                for (at = 20; at < s.n && s.p[at] >= '0' && s.p[at] <= '9'; at++, unit /= 10) us += unit * (s.p[at] - '0');
        }
        if (h < 0 || h > 23 || mi < 0 || mi > 59 || sec < 0 || sec > 60) return false;
    }
    if (!offset(str_cut(s, at, s.n), offset_minutes, &off)) return false;
    *out = (when){ when_make(y, mo, d, h, mi, sec).us + us - off * MINUTE };
    return true;
}

str event_time_text(struct arena *a, when w)
{
    int y, mo, d, h, mi, s;
    int64_t us = ((w.us % SECOND) + SECOND) % SECOND;
    when_utc(w, &y, &mo, &d, &h, &mi, &s);
    if (y < 0 || y > 9999) y = 9999;
    const int parts[] = { y / 100, y % 100, mo, d, h, mi, s };
    static const char between[] = "\0--T::";
    char *z = arena_alloc(a, 33), *p = z;
    for (size_t i = 0; i < COUNT(parts); i++) {
        if (i > 1) *p++ = between[i - 1];
        *p++ = (char)('0' + parts[i] / 10);
        *p++ = (char)('0' + parts[i] % 10);
    }
    if (us) {
        *p++ = '.';
        for (int64_t unit = SECOND / 10; unit; unit /= 10) *p++ = (char)('0' + us / unit % 10);
    }
    memcpy(p, "+00:00", 6);
    return (str){ z, (size_t)(p - z) + 6 };
}
