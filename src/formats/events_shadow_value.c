/* events_shadow_value - cells of Shadowserver's reports as values */
#include "events_shadow_inside.h"
#include "formats/event_inside.h"

/* "Wed, 10 Feb 2010 00:00:00 GMT" (RFC 9110), or a date as elsewhere */
static bool date(struct arena *a, str s, str *out)
{
    static const char months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
    when w;
    if (event_time_parse(s, 0, &w)) {
        *out = event_time_text(a, w);
        return true;
    }
    ptrdiff_t comma = str_chr(s, ','); /* the day of the week is not looked at: "Thur" is seen as well */
    if (comma > 0) s = str_cut(s, (size_t)comma - 3, s.n);
    if (comma < 3 || s.n != 29 || !str_ends(s, S(" GMT"))) return false;
    const char *m = NULL;
    for (int i = 0; i < 12 && !m; i++)
        if (memcmp(months + i * 3, s.p + 8, 3) == 0) m = months + i * 3;
    if (!m) return false;
    str iso = arena_fmt(a, "%.4s-%02d-%.2sT%.8sZ", s.p + 12, (int)(m - months) / 3 + 1, s.p + 5, s.p + 17);
    if (!event_time_parse(iso, 0, &w)) return false;
    *out = event_time_text(a, w);
    return true;
}

/* a request line, a path or a whole address, with the host of its column */
static bool url(struct arena *a, const struct shadow_row *row, str cell, str *out)
{
    str host = str_trim(shadow_cell(row, S("http_host"))), path = cell, method;
    if (str_find(cell, S("://")) > 0 && str_chr(cell, ' ') < 0) {
        *out = cell;
        return true;
    }
    ptrdiff_t blank = str_chr(path, ' ');
    if (blank > 0) {
        str_split(&path, ' ', &method);
        blank = str_chr(path, ' ');
        if (blank >= 0) path = str_cut(path, 0, (size_t)blank);
    }
    if (!host.n || !path.n) return false;
    *out = arena_fmt(a, "http://%.*s%s%.*s", FMT(host), path.p[0] == '/' ? "" : "/", FMT(path));
    return true;
}

static bool truth(str s, str *out)
{
    static const char *const yes[] = { "y", "yes", "true", "1", "enabled" }, *const no[] = { "n", "no", "false", "0", "disabled" };
    for (size_t i = 0; i < COUNT(yes); i++) {
        if (str_eq_nocase(s, str_of(yes[i]))) *out = S("true");
        if (str_eq_nocase(s, str_of(no[i]))) *out = S("false");
    }
    return out->n > 0;
}

/* the CVE names among "a;cve-2021-1;b", as a list */
static bool cves(struct arena *a, str s, str *out)
{
    struct buf b = { .a = a };
    struct jw w = jw_on(&b);
    str one;
    size_t n = 0;
    jw_arr(&w);
    while (str_split(&s, ';', &one)) {
        one = str_trim(one);
        if (!str_eq_nocase(str_cut(one, 0, 4), S("CVE-"))) continue;
        jw_text(&w, one);
        n++;
    }
    jw_end_arr(&w);
    *out = buf_str(&b);
    return n > 0;
}

static bool number(struct arena *a, enum shadow_kind kind, str s, str *out, bool *json)
{
    *json = event_form(a, kind == SHADOW_REAL ? EVENT_FLOAT : EVENT_INTEGER, s, out);
    if (!*json) *out = s; /* kept as the text it is */
    return kind != SHADOW_ZERO || !str_is(*out, "0");
}

bool shadow_value(struct arena *a, enum shadow_kind kind, const struct shadow_row *row, str cell, str *out, bool *json)
{
    str s = str_trim(cell);
    struct event_ip ip;
    when w;
    bool shell = str_find(s, S("webshell")) >= 0;
    *json = false;
    *out = (str){ NULL, 0 };
    switch (kind) {
    case SHADOW_INT:
    case SHADOW_ZERO:
    case SHADOW_REAL: return number(a, kind, s, out, json);
    case SHADOW_BOOL: *json = true; return truth(s, out);
    case SHADOW_TIME:
        if (!event_time_parse(s, 0, &w)) return false;
        *out = event_time_text(a, w);
        return true;
    case SHADOW_IP: *out = s; return event_ip_loose(s, &ip);
    case SHADOW_NETWORK: return event_network(a, s, out);
    case SHADOW_FQDN: return event_form(a, EVENT_FQDN, s, out);
    case SHADOW_URL: return url(a, row, s, out);
    case SHADOW_BASE64: return event_form(a, EVENT_BASE64, s, out);
    case SHADOW_CVE: *json = true; return cves(a, s, out);
    case SHADOW_DATE:
        if (!date(a, s, out)) *out = s;
        return true;
    case SHADOW_DETAIL: *out = str_trim(shadow_cell(row, S("category"))).n ? shadow_cell(row, S("category")) : shadow_cell(row, S("detail")); return out->n > 0;
    case SHADOW_EXCHANGE_CLASS: *out = shell ? S("system-compromise") : S("infected-system"); return true;
    case SHADOW_EXCHANGE_TAXONOMY: *out = shell ? S("intrusions") : S("vulnerable"); return true;
    case SHADOW_EXCHANGE_NAME: *out = shell ? S("exchange-server-webshell") : S("vulnerable-exchange-server"); return true;
    case SHADOW_TEXT:
        if (str_is(s, "0") || str_is(s, "unknown")) return false;
        break;
    case SHADOW_KEEP:
    case SHADOW_KINDS: break;
    }
    *out = cell;
    return true;
}
