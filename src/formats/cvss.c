/* cvss - see cvss.h: vectors read and written */
#include <endian.h>

#include "formats/cvss_inside.h"

/* ---- reading */

static const uint8_t base_metrics[CVSS_VERSIONS] = { V2_E, V3_E, V3_E, V4_E }; /* how many: the first of the others */

static bool wrong(struct cvss_wrong *w, enum cvss_fault fault, size_t at, str found)
{
    w->fault = fault;
    w->at = (unsigned)at;
    w->found = found;
    return false;
}

/* the version, and where the metrics begin and end; 2.0 is written without a version, and often in brackets */
static bool version_of(str text, struct cvss *out, size_t *from, size_t *to, struct cvss_wrong *w)
{
    *w = (struct cvss_wrong){ .fault = CVSS_FINE };
    *from = 0;
    *to = text.n;
    if (!text.n) return wrong(w, CVSS_EMPTY, 0, text);
    if (text.n > CVSS_MOST) return wrong(w, CVSS_LONG, CVSS_MOST, text);
    if (str_starts(text, S("CVSS:"))) {
        str name = str_cut(text, 5, 8);
        unsigned v = CVSS_30;
        while (v < CVSS_VERSIONS && !str_is(name, cvss_version_name(v))) v++;
        if (v == CVSS_VERSIONS || (text.n > 8 && text.p[8] != '/')) return wrong(w, CVSS_NO_VERSION, 5, str_cut(text, 5, text.n));
        *from = text.n > 8 ? 9 : 8;
        out->version = (uint8_t)v;
    } else if (text.n > 1 && text.p[0] == '(' && text.p[text.n - 1] == ')') {
        *from = 1;
        *to = text.n - 1;
        out->version = CVSS_20;
    } else {
        if (text.n < 2 || memcmp(text.p, "AV", 2) != 0) {
            /* a metric of 2.0 out of place is told as such; anything else is no vector at all */
            ptrdiff_t colon = str_chr(text, ':');
            if (colon < 1 || colon > 3) return wrong(w, CVSS_NO_VERSION, 0, str_cut(text, 0, 20));
        }
        out->version = CVSS_20;
    }
    w->version = out->version;
    return true;
}

/* most vectors have their metrics in order, so the one behind the last is looked at first */
static unsigned metric_of(const struct cvss_metric *m, size_t n, unsigned next, const char *p, size_t len)
{
    for (size_t k = 0; k < n; k++, next++) {
        if (next == n) next = 0;
        const char *name = m[next].name;
        if (name[0] == p[0] && (len < 2 ? !name[1] : name[1] == p[1] && (len < 3 ? !name[2] : name[2] == p[2]))) return next;
    }
    return (unsigned)n;
}

static unsigned value_of(const struct cvss_metric *m, const char *p, size_t len)
{
    if (!len || len > 5) return 0;
    for (unsigned k = 0; k < CVSS_VALUES && m->values[k][0]; k++)
        if (m->values[k][0] == p[0] && m->values[k][len] == 0 && (len == 1 || !memcmp(m->values[k], p, len))) return k + 1;
    return 0;
}

struct reader {
    str text;
    size_t at, to;
    unsigned next;           /* the metric expected: the one behind the last */
    uint32_t given;          /* bit a metric */
    struct cvss_wrong order; /* the first base metric out of place, where the version fixes the order */
};

/* a metric that stands behind a later one. Of base metrics it is a fault, told when it is known that none is missing. */
static void out_of_order(struct reader *r, struct cvss *out, unsigned metric, bool base)
{
    unsigned later = metric + 1;
    if (out->version == CVSS_30 || out->version == CVSS_31) return;
    while (!(r->given >> later & 1)) later++;
    if (!base && !out->disorder) out->disorder = (uint16_t)(r->at + 1);
    if (!base || r->order.fault) return;
    r->order = (struct cvss_wrong){ CVSS_ORDER, out->version, (unsigned)r->at, str_cut(r->text, r->at, r->at + 2), (uint8_t)metric, (uint8_t)later, 0 };
}

static bool one_metric(struct reader *r, struct cvss *out, struct cvss_wrong *w)
{
    size_t n, from = r->at, colon = from, end;
    const struct cvss_metric *m = cvss_metrics(out->version, &n);
    while (colon < r->to && r->text.p[colon] != ':' && r->text.p[colon] != '/') colon++;
    str name = str_cut(r->text, from, colon);
    unsigned i = name.n && name.n < 4 ? metric_of(m, n, r->next < n ? r->next : 0, name.p, name.n) : (unsigned)n;
    w->metric = (uint8_t)i;
    if (i == n) return wrong(w, name.n ? CVSS_NO_METRIC : CVSS_CUT, from, name);
    if (colon == r->to || r->text.p[colon] == '/') return wrong(w, CVSS_CUT, from, name);
    end = colon + 1;
    while (end < r->to && r->text.p[end] != '/') end++;
    str value = str_cut(r->text, colon + 1, end);
    unsigned code = value_of(&m[i], value.p, value.n);
    if (!code) return value.n ? wrong(w, CVSS_NO_VALUE, colon + 1, value) : wrong(w, CVSS_CUT, from, name);
    if (r->given >> i & 1) return wrong(w, CVSS_TWICE, from, name);
    if (r->given >> i) out_of_order(r, out, i, m[i].group == CVSS_BASE);
    r->given |= UINT32_C(1) << i;
    r->next = i + 1;
    out->value[i] = (uint8_t)code;
    if (m[i].group == CVSS_BASE || code > 1) out->groups |= (uint8_t)(1u << m[i].group);
    r->at = end;
    return true;
}

/* ---- the same, fast: a metric with a single letter's value, 8 bytes at once. Whatever it does not know it leaves to
 * one_metric(), which also says what is wrong. */

static const uint64_t ones = UINT64_C(0x0101010101010101), tops = UINT64_C(0x8080808080808080);

/* the first byte lowest; behind the end stand slashes, as behind every metric but the last */
static inline uint64_t eight_of(const char *p, size_t left)
{
    uint64_t w = ones * '/';
    if (left >= 8)
        memcpy(&w, p, 8);
    else
        memcpy(&w, p, left);
    return le64toh(w);
}

/* where the byte first stands in the eight; 8: nowhere */
static inline unsigned place(uint64_t eight, unsigned char byte)
{
    uint64_t x = eight ^ ones * byte, found = (x - ones) & ~x & tops;
    return found ? (unsigned)__builtin_ctzll(found) / 8 : 8;
}

static inline bool named(const struct cvss_metric *m, uint64_t name)
{
    uint32_t n;
    memcpy(&n, m->name, 4);
    return le32toh(n) == (uint32_t)name;
}

static inline bool fast_metric(struct reader *r, struct cvss *out, const struct cvss_metric *m, unsigned n)
{
    uint64_t eight = eight_of(r->text.p + r->at, r->to - r->at);
    unsigned colon = place(eight, ':'), i = r->next;
    if (colon < 1 || colon > 3 || (char)(eight >> (8 * colon + 16)) != '/') return false;
    uint64_t name = eight & ((UINT64_C(1) << 8 * colon) - 1);
    if (i >= n || !named(&m[i], name))
        for (i = 0; i < n && !named(&m[i], name);) i++;
    if (i == n || r->given >> i) return false;
    unsigned char letter = (unsigned char)(eight >> (8 * colon + 8));
    unsigned code = 1 + place(eight_of(m[i].letters, 8), letter);
    if (letter <= ' ' || code > CVSS_VALUES) return false; /* a blank stands for no letter, NUL behind the last */
    r->given |= UINT32_C(1) << i;
    r->next = i + 1;
    out->value[i] = (uint8_t)code;
    out->groups |= (uint8_t)((m[i].group == CVSS_BASE || code > 1) << m[i].group);
    r->at += colon + 2;
    return true;
}

bool cvss_parse(str text, struct cvss *out, struct cvss_wrong *w)
{
    struct reader r = { .text = text };
    size_t n;
    *out = (struct cvss){ .version = CVSS_20 };
    if (!version_of(text, out, &r.at, &r.to, w)) return false;
    const struct cvss_metric *m = cvss_metrics(out->version, &n);
    /* a metric ends at a / or at the end; behind a / another must follow */
    for (bool more = r.at < r.to; more; more = r.at < r.to && r.text.p[r.at++] == '/')
        if (!fast_metric(&r, out, m, (unsigned)n) && !one_metric(&r, out, w)) return false;
    uint32_t base = (UINT32_C(1) << base_metrics[out->version]) - 1;
    if (base & ~r.given) {
        w->missing = base & ~r.given;
        for (w->metric = 0; !(w->missing >> w->metric & 1);) w->metric++;
        return wrong(w, CVSS_MISSING, r.to, str_cut(text, r.to, r.to));
    }
    if (r.order.fault) *w = r.order;
    return !r.order.fault;
}

/* ---- what is wrong, in words */

struct words {
    char *p;
    size_t n, cap;
};
static void say(struct words *b, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
static void say(struct words *b, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    int n = vsnprintf(b->p + b->n, b->cap - b->n, fmt, ap);
    va_end(ap);
    if (n > 0) b->n = b->n + (size_t)n < b->cap ? b->n + (size_t)n : b->cap - 1;
}

/* what stands in the vector, as far as it can be shown in a line */
/* nothing when it is not to be repeated */
static void quote(struct words *b, str found)
{
    if (!found.n) return;
    say(b, " \"");
    for (size_t i = 0; i < found.n && i < 20; i++) say(b, "%c", found.p[i] >= 0x20 && found.p[i] < 0x7f ? found.p[i] : '?');
    say(b, found.n > 20 ? "...\"" : "\"");
}

static void list_values(struct words *b, const struct cvss_metric *m)
{
    for (size_t k = 0; k < CVSS_VALUES && m->values[k][0]; k++) say(b, "%s%s", k ? ", " : " has ", m->values[k]);
}

static void list_missing(struct words *b, const struct cvss_metric *m, uint32_t missing)
{
    unsigned left = (unsigned)__builtin_popcount(missing);
    bool one = left == 1;
    for (unsigned i = 0; left; i++) {
        if (!(missing >> i & 1)) continue;
        left--;
        say(b, "%s%s", m[i].name, left > 1 ? ", " : left ? " and " : one ? " is missing" : " are missing");
    }
}

size_t cvss_wrong_text(const struct cvss_wrong *w, char *out, size_t cap)
{
    struct words b = { out, 0, cap };
    size_t n;
    const struct cvss_metric *m = cvss_metrics(w->version, &n);
    const char *name = w->metric < n ? m[w->metric].name : "";
    if (!cap) return 0;
    *out = 0;
    switch (w->fault) {
    case CVSS_FINE: break;
    case CVSS_EMPTY: say(&b, "the vector is empty"); break;
    case CVSS_LONG: say(&b, "the vector has more than %d characters", CVSS_MOST); break;
    case CVSS_NO_VERSION:
        say(&b, "character %u:", w->at + 1);
        quote(&b, w->found);
        say(&b, "%s a vector begins with CVSS:4.0/, CVSS:3.1/ or CVSS:3.0/, one of 2.0 with AV:", w->found.n ? ":" : "");
        break;
    case CVSS_NO_METRIC:
        say(&b, "character %u: CVSS %s has no %smetric", w->at + 1, cvss_version_name(w->version), w->found.n ? "" : "such ");
        quote(&b, w->found);
        break;
    case CVSS_NO_VALUE:
        say(&b, "character %u: %s has no %svalue", w->at + 1, name, w->found.n ? "" : "such ");
        quote(&b, w->found);
        say(&b, "; it");
        list_values(&b, &m[w->metric]);
        break;
    case CVSS_TWICE: say(&b, "character %u: %s stands twice", w->at + 1, name); break;
    case CVSS_CUT:
        if (name[0])
            say(&b, "character %u: %s has no value", w->at + 1, name);
        else
            say(&b, "character %u: a metric must follow the /", w->at + 1);
        break;
    case CVSS_MISSING: list_missing(&b, m, w->missing); break;
    case CVSS_ORDER: say(&b, "character %u: %s must stand before %s in CVSS %s", w->at + 1, name, m[w->before].name, cvss_version_name(w->version)); break;
    }
    return b.n;
}

err cvss_read(struct ctx *c, str text, str pointer, struct cvss *out)
{
    struct cvss v;
    struct cvss_wrong w;
    char words[300];
    if (!cvss_parse(text, &v, &w)) {
        w.found = S(""); /* a problem document does not repeat what was sent */
        cvss_wrong_text(&w, words, sizeof words);
        FAIL_AT(c, pointer, "bad-vector", "%s", words);
    }
    *out = v;
    return NULL;
}

/* ---- writing */

size_t cvss_write(const struct cvss *v, char out[CVSS_MOST])
{
    size_t count, n = 0;
    const struct cvss_metric *m = cvss_metrics(v->version, &count);
    if (v->version != CVSS_20) n = (size_t)snprintf(out, CVSS_MOST, "CVSS:%s", cvss_version_name(v->version));
    for (size_t i = 0; i < count; i++) {
        unsigned code = v->value[i] ? v->value[i] : 1;
        /* 2.0 has a group whole or not at all, the others leave out what is not defined */
        if (v->version == CVSS_20 ? !cvss_has(v, m[i].group) : m[i].group != CVSS_BASE && code == 1) continue;
        if (n) out[n++] = '/';
        for (const char *p = m[i].name; *p; p++) out[n++] = *p;
        out[n++] = ':';
        for (const char *p = m[i].values[code - 1]; *p; p++) out[n++] = *p;
    }
    out[n] = 0;
    return n;
}
