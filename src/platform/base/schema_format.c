/* schema_format - the formats of the drafts (RFC 3339, 5321, 1123, 3986, 6570, 6901, 4122 and what they build on) */
#include "base/idn.h"
#include "base/schema_inside.h"
#include "base/uri.h"
#include "base/utf8.h"

static bool is_digit(char ch)
{
    return ch >= '0' && ch <= '9';
}

/* exactly n digits taken from the text */
static bool take(str *t, size_t n, int *out)
{
    *out = 0;
    if (t->n < n) return false;
    for (size_t i = 0; i < n; i++) {
        if (!is_digit(t->p[i])) return false;
        *out = *out * 10 + (t->p[i] - '0');
    }
    *t = str_cut(*t, n, t->n);
    return true;
}
static bool take_char(str *t, char ch)
{
    if (!t->n || t->p[0] != ch) return false;
    *t = str_cut(*t, 1, t->n);
    return true;
}

static bool date_taken(str *t)
{
    static const int length[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    int y, m, d;
    if (!take(t, 4, &y) || !take_char(t, '-') || !take(t, 2, &m) || !take_char(t, '-') || !take(t, 2, &d)) return false;
    if (m < 1 || m > 12 || d < 1) return false;
    bool leap = (y % 4 == 0 && y % 100 != 0) || y % 400 == 0;
    return d <= length[m - 1] + (m == 2 && leap);
}

/* a second 60 exists at the end of a day in UTC only */
static bool time_taken(str *t)
{
    int h, m, s, oh = 0, om = 0, sign = 1;
    if (!take(t, 2, &h) || !take_char(t, ':') || !take(t, 2, &m) || !take_char(t, ':') || !take(t, 2, &s)) return false;
    if (h > 23 || m > 59 || s > 60) return false;
    if (take_char(t, '.')) {
        if (!t->n || !is_digit(t->p[0])) return false;
        while (t->n && is_digit(t->p[0])) *t = str_cut(*t, 1, t->n);
    }
    if (!take_char(t, 'Z') && !take_char(t, 'z')) {
        sign = take_char(t, '-') ? -1 : take_char(t, '+') ? 1 : 0;
        if (!sign || !take(t, 2, &oh) || !take_char(t, ':') || !take(t, 2, &om) || oh > 23 || om > 59) return false;
    }
    int utc = (h * 60 + m - sign * (oh * 60 + om) + 2 * 1440) % 1440;
    return s < 60 || utc == 1439;
}

static bool is_date(struct arena *a, str t)
{
    (void)a;
    return date_taken(&t) && !t.n;
}
static bool is_time(struct arena *a, str t)
{
    (void)a;
    return time_taken(&t) && !t.n;
}
static bool is_date_time(struct arena *a, str t)
{
    (void)a;
    return date_taken(&t) && (take_char(&t, 'T') || take_char(&t, 't')) && time_taken(&t) && !t.n;
}

/* RFC 3339 appendix A: units in order, none left out between two that are there */
static bool units(str *t, const char *order)
{
    size_t last = 0;
    bool any = false;
    while (t->n && is_digit(t->p[0])) {
        while (t->n && is_digit(t->p[0])) *t = str_cut(*t, 1, t->n);
        const char *at = t->n ? strchr(order, t->p[0]) : NULL;
        size_t i = at ? (size_t)(at - order) : 0;
        if (!at || !t->p[0] || (any && i != last + 1)) return false;
        last = i;
        any = true;
        *t = str_cut(*t, 1, t->n);
    }
    return any;
}
static bool is_duration(struct arena *a, str t)
{
    (void)a;
    if (!take_char(&t, 'P') || !t.n) return false;
    str week = t;
    if (units(&week, "W") && !week.n) return true;
    if (t.p[0] != 'T') {
        if (!units(&t, "YMD")) return false;
        if (!t.n) return true;
    }
    return take_char(&t, 'T') && units(&t, "HMS") && !t.n;
}

static bool is_ipv4(struct arena *a, str t)
{
    str part;
    unsigned n = 0;
    (void)a;
    if (t.n > 15 || !t.n || t.p[t.n - 1] == '.') return false;
    while (str_split(&t, '.', &part)) {
        int v;
        size_t len = part.n;
        if (!len || len > 3 || !take(&part, len, &v) || v > 255 || (len > 1 && part.p[-(ptrdiff_t)len] == '0')) return false;
        n++;
    }
    return n == 4;
}
static bool is_ipv6(struct arena *a, str t)
{
    return t.n <= 45 && str_chr(t, '%') < 0 && uri_valid(arena_fmt(a, "x://[%.*s]", FMT(t)), false, false) && str_chr(t, ':') >= 0 && str_chr(t, ']') < 0 &&
           t.p[0] != 'v' && t.p[0] != 'V';
}

static bool ldh(str label)
{
    if (!label.n || label.n > 63 || label.p[0] == '-' || label.p[label.n - 1] == '-') return false;
    for (size_t i = 0; i < label.n; i++)
        if (!is_digit(label.p[i]) && !((label.p[i] | 32) >= 'a' && (label.p[i] | 32) <= 'z') && label.p[i] != '-') return false;
    return true;
}
static bool is_hostname(struct arena *a, str t)
{
    str label;
    if (!t.n || t.n > 253 || t.p[t.n - 1] == '.') return false;
    while (str_split(&t, '.', &label)) {
        if (!ldh(label)) return false;
        if (label.n >= 4 && str_eq_nocase(str_cut(label, 0, 4), S("xn--")) && !idn_label(a, arena_lower(a, label))) return false;
    }
    return true;
}

/* the other full stops of IDNA are dots as well */
static str plain_dots(struct arena *a, str t)
{
    struct buf b = { .a = a };
    for (uint32_t p; t.n;) {
        str was = t;
        utf8_next(&t, &p);
        if (p == 0x3002 || p == 0xFF0E || p == 0xFF61)
            buf_c(&b, '.');
        else
            buf_put(&b, str_cut(was, 0, was.n - t.n));
    }
    return buf_str(&b);
}
/* RFC 5893, rule 4: European and Arabic digits do not stand in one label */
static bool digits_mixed(str label)
{
    bool european = false, arabic = false;
    for (uint32_t p; label.n && utf8_next(&label, &p);) {
        european |= (p >= '0' && p <= '9') || (p >= 0x6F0 && p <= 0x6F9);
        arabic |= p >= 0x660 && p <= 0x669;
    }
    return european && arabic;
}
static bool is_idn_hostname(struct arena *a, str t)
{
    str label, ascii, rest;
    bool right = false, digit_first = false;
    if (!t.n || t.n > 1000) return false;
    t = plain_dots(a, t);
    if (!t.n || t.p[t.n - 1] == '.') return false;
    for (rest = t; str_split(&rest, '.', &label);) {
        bool plain = ldh(label);
        if (plain && label.n >= 4 && str_eq_nocase(str_cut(label, 0, 4), S("xn--"))) {
            if (!idn_label(a, arena_lower(a, label))) return false;
        } else if (!plain && (!idn_label(a, label) || digits_mixed(label))) {
            return false;
        }
        right |= !plain && utf8_right_to_left(label);
        digit_first |= plain && is_digit(label.p[0]);
    }
    if (right && digit_first) return false; /* RFC 5893: one label from right to left, and all obey its rules */
    return idn_ascii(a, t, &ascii) && ascii.n <= 253;
}

static bool email(struct arena *a, str t, bool idn)
{
    ptrdiff_t at = -1;
    for (size_t i = 0; i < t.n; i++)
        if (t.p[i] == '@') at = (ptrdiff_t)i;
    if (at < 1) return false;
    str local = str_cut(t, 0, (size_t)at), domain = str_cut(t, (size_t)at + 1, t.n);
    if (local.p[0] == '"') {
        if (local.n < 2 || local.p[local.n - 1] != '"') return false;
    } else {
        for (size_t i = 0; i < local.n; i++) {
            unsigned char ch = (unsigned char)local.p[i];
            bool dot = ch == '.', edge = i == 0 || i + 1 == local.n;
            if (dot && (edge || local.p[i + 1] == '.')) return false;
            if (ch >= 0x80 ? !idn : !dot && !((ch | 32) >= 'a' && (ch | 32) <= 'z') && !is_digit((char)ch) && !(ch && strchr("!#$%&'*+/=?^_`{|}~-", ch)))
                return false;
        }
    }
    if (domain.n > 2 && domain.p[0] == '[' && domain.p[domain.n - 1] == ']') {
        str in = str_cut(domain, 1, domain.n - 1);
        return str_starts(in, S("IPv6:")) ? is_ipv6(a, str_cut(in, 5, in.n)) : is_ipv4(a, in);
    }
    return idn ? idn_ascii(a, domain, &local) : is_hostname(a, domain);
}
static bool is_email(struct arena *a, str t)
{
    return email(a, t, false);
}
static bool is_idn_email(struct arena *a, str t)
{
    return email(a, t, true);
}

static bool is_uri(struct arena *a, str t)
{
    (void)a;
    return uri_valid(t, false, false);
}
static bool is_uri_reference(struct arena *a, str t)
{
    (void)a;
    return uri_valid(t, true, false);
}
static bool is_iri(struct arena *a, str t)
{
    (void)a;
    return uri_valid(t, false, true);
}
static bool is_iri_reference(struct arena *a, str t)
{
    (void)a;
    return uri_valid(t, true, true);
}
static bool is_uri_template(struct arena *a, str t)
{
    (void)a;
    return uri_template_valid(t);
}

static bool is_uuid(struct arena *a, str t)
{
    (void)a;
    if (t.n != 36) return false;
    for (size_t i = 0; i < 36; i++) {
        bool dash = i == 8 || i == 13 || i == 18 || i == 23, hex = is_digit(t.p[i]) || ((t.p[i] | 32) >= 'a' && (t.p[i] | 32) <= 'f');
        if (dash ? t.p[i] != '-' : !hex) return false;
    }
    return true;
}

static bool is_pointer(struct arena *a, str t)
{
    (void)a;
    if (t.n && t.p[0] != '/') return false;
    for (size_t i = 0; i < t.n; i++)
        if (t.p[i] == '~' && (i + 1 == t.n || (t.p[i + 1] != '0' && t.p[i + 1] != '1'))) return false;
    return true;
}
static bool is_relative_pointer(struct arena *a, str t)
{
    size_t n = 0;
    while (n < t.n && is_digit(t.p[n])) n++;
    if (!n || (n > 1 && t.p[0] == '0')) return false;
    t = str_cut(t, n, t.n);
    return str_is(t, "#") || is_pointer(a, t);
}

static bool is_regex(struct arena *a, str t)
{
    struct ctx c = { .arena = a };
    return regex_valid(&c, t);
}

static const struct {
    str name;
    bool (*fits)(struct arena *a, str t);
} formats[] = {
    { S_INIT("date-time"), is_date_time },
    { S_INIT("date"), is_date },
    { S_INIT("time"), is_time },
    { S_INIT("duration"), is_duration },
    { S_INIT("email"), is_email },
    { S_INIT("idn-email"), is_idn_email },
    { S_INIT("hostname"), is_hostname },
    { S_INIT("idn-hostname"), is_idn_hostname },
    { S_INIT("ipv4"), is_ipv4 },
    { S_INIT("ipv6"), is_ipv6 },
    { S_INIT("uri"), is_uri },
    { S_INIT("uri-reference"), is_uri_reference },
    { S_INIT("iri"), is_iri },
    { S_INIT("iri-reference"), is_iri_reference },
    { S_INIT("uri-template"), is_uri_template },
    { S_INIT("uuid"), is_uuid },
    { S_INIT("json-pointer"), is_pointer },
    { S_INIT("relative-json-pointer"), is_relative_pointer },
    { S_INIT("regex"), is_regex },
};

int format_number(str name)
{
    for (size_t i = 0; i < COUNT(formats); i++)
        if (str_eq(formats[i].name, name)) return (int)i + 1;
    return 0;
}

bool format_valid(struct arena *a, int format, str text)
{
    return format < 1 || formats[format - 1].fits(a, text);
}

bool base64_decode(struct arena *a, str t, str *out)
{
    static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    uint32_t bits = 0, have = 0;
    char *to = NEW_ARRAY(a, t.n + 1, char);
    size_t n = 0, pad = 0;
    for (size_t i = 0; i < t.n; i++) {
        const char *at = t.p[i] ? strchr(letters, t.p[i]) : NULL;
        pad += t.p[i] == '=';
        if (t.p[i] == '=') continue;
        if (!at || pad) return false;
        bits = bits << 6 | (uint32_t)(at - letters);
        have += 6;
        if (have >= 8) to[n++] = (char)(bits >> (have -= 8));
    }
    *out = (str){ to, n };
    return t.n % 4 == 0 && pad <= 2;
}
