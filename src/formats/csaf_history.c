/* csaf_history - revisions, versions and dates: 6.1.14, 16 to 22, 30, 37, 45, 49, 51 to 53, 62; 6.2.4 to 6, 21, 33, 41 */
#include "formats/csaf_inside.h"

static bool number(str *t, uint64_t *out)
{
    size_t n = 0;
    *out = 0;
    for (; n < t->n && t->p[n] >= '0' && t->p[n] <= '9' && n < 19; n++) *out = *out * 10 + (uint64_t)(t->p[n] - '0');
    if (!n || (n > 1 && t->p[0] == '0')) return false;
    *t = str_cut(*t, n, t->n);
    return true;
}
static bool dot(str *t)
{
    if (!t->n || t->p[0] != '.') return false;
    *t = str_cut(*t, 1, t->n);
    return true;
}

struct version version_read(str t)
{
    struct version v = { 0 };
    if (!number(&t, &v.major)) return v;
    v.valid = !t.n;
    if (!t.n) return v;
    v.semantic = true;
    if (!dot(&t) || !number(&t, &v.minor) || !dot(&t) || !number(&t, &v.patch)) return v;
    ptrdiff_t plus = str_chr(t, '+');
    if (plus >= 0) {
        v.build = str_cut(t, (size_t)plus + 1, t.n);
        t = str_cut(t, 0, (size_t)plus);
    }
    if (t.n && t.p[0] == '-') v.pre = str_cut(t, 1, t.n);
    v.valid = !t.n || t.p[0] == '-';
    return v;
}

static int cmp(uint64_t a, uint64_t b)
{
    return a < b ? -1 : a > b;
}

/* semver 2.0.0, 11: numbers before words, each part by itself, the longer list last */
static int pre_cmp(str a, str b)
{
    str x, y;
    if (!a.n || !b.n) return a.n ? -1 : b.n ? 1 : 0;
    for (;;) {
        bool more_a = str_split(&a, '.', &x), more_b = str_split(&b, '.', &y);
        if (!more_a || !more_b) return more_a ? 1 : more_b ? -1 : 0;
        int64_t n, m;
        bool na = x.n && x.p[0] != '-' && str_int(x, &n), nb = y.n && y.p[0] != '-' && str_int(y, &m);
        int c = na && nb ? (n > m) - (n < m) : na ? -1 : nb ? 1 : str_cmp(x, y);
        if (c) return c;
    }
}

int tracking_cmp(const struct version *a, const struct version *b, bool with_pre)
{
    int c = cmp(a->major, b->major);
    if (!c) c = cmp(a->minor, b->minor);
    if (!c) c = cmp(a->patch, b->patch);
    return c || !with_pre ? c : pre_cmp(a->pre, b->pre);
}
bool csaf_version_cmp(str a, str b, int *cmp)
{
    struct version x = version_read(a), y = version_read(b);
    if (!x.valid || !y.valid || x.semantic != y.semantic) return false;
    *cmp = tracking_cmp(&x, &y, true);
    return true;
}

static int later(const struct revision *a, const struct revision *b)
{
    if (a->date.us != b->date.us) return a->date.us < b->date.us ? -1 : 1;
    return tracking_cmp(&a->v, &b->v, true);
}

static int by_date(const void *a, const void *b)
{
    const struct revision *x = *(struct revision *const *)a, *y = *(struct revision *const *)b;
    int c = later(x, y);
    return c ? c : x->at.at < y->at.at ? -1 : 1; /* what cannot be told apart stays as it stands */
}

void history_read(struct run *r)
{
    struct json list = json_get(r->tracking, S("revision_history"));
    r->history = NEW_ARRAY(r->a, json_count(list) + 1, struct revision);
    r->sorted = NEW_ARRAY(r->a, json_count(list) + 1, struct revision *);
    for (struct json_iter i = json_iter(list); json_next(&i);) {
        struct revision *v = &r->history[r->n_history];
        r->sorted[r->n_history++] = v;
        v->at = i.value;
        v->number = text_at(i.value, "number");
        v->v = version_read(v->number);
        v->dated = when_parse(text_at(i.value, "date"), &v->date);
        if (v->dated && v->date.us > r->newest.us) r->newest = v->date;
    }
    qsort(r->sorted, r->n_history, sizeof *r->sorted, by_date);
}

static struct json list_of(struct run *r)
{
    return json_get(r->tracking, S("revision_history"));
}
static bool released(const struct run *r)
{
    return str_is(r->status, "final") || str_is(r->status, "interim");
}

void t_6_1_14(struct run *r)
{
    for (size_t i = 1; i < r->n_history; i++)
        if (tracking_cmp(&r->sorted[i - 1]->v, &r->sorted[i]->v, true) > 0) {
            say(r, list_of(r), "sorted by date, the numbers do not ascend: \"%.*s\" comes before \"%.*s\"", FMT(r->sorted[i - 1]->number),
                FMT(r->sorted[i]->number));
            return;
        }
}

void t_6_1_16(struct run *r)
{
    str text = text_at(r->tracking, "version");
    struct version v = version_read(text);
    if (!r->n_history || !text.n) return;
    const struct revision *last = r->sorted[r->n_history - 1];
    bool draft = str_is(r->status, "draft");
    if (v.semantic == last->v.semantic && tracking_cmp(&v, &last->v, !draft) == 0) return;
    say_at(r, r->tracking, "version", "is \"%.*s\" where the newest revision has the number \"%.*s\"", FMT(text), FMT(last->number));
}

void t_6_1_17(struct run *r)
{
    str text = text_at(r->tracking, "version");
    struct version v = version_read(text);
    if (v.valid && (v.major == 0 || v.pre.n) && r->status.n && !str_is(r->status, "draft"))
        say_at(r, r->tracking, "status", "must be draft for the version \"%.*s\"", FMT(text));
}

void t_6_1_18(struct run *r)
{
    for (size_t i = 0; released(r) && i < r->n_history; i++)
        if (r->history[i].v.valid && r->history[i].v.major == 0)
            say_at(r, r->history[i].at, "number", "\"%.*s\" is of a draft, the document is %.*s", FMT(r->history[i].number), FMT(r->status));
}

void t_6_1_19(struct run *r)
{
    for (size_t i = 0; i < r->n_history; i++)
        if (r->history[i].v.pre.n) say_at(r, r->history[i].at, "number", "\"%.*s\" has a pre-release part", FMT(r->history[i].number));
}

void t_6_1_20(struct run *r)
{
    str text = text_at(r->tracking, "version");
    if (released(r) && version_read(text).pre.n)
        say_at(r, r->tracking, "version", "\"%.*s\" has a pre-release part, the document is %.*s", FMT(text), FMT(r->status));
}

static bool there_at_all(const struct run *r, uint64_t major)
{
    for (size_t i = 0; i < r->n_history; i++)
        if (r->history[i].v.valid && r->history[i].v.major == major) return true;
    return false;
}

void t_6_1_21(struct run *r)
{
    const struct revision *first = r->n_history ? r->sorted[0] : NULL;
    if (!first || !first->v.valid) return;
    if (first->v.major > 1) say(r, list_of(r), "must begin with version 0 or 1, begins with \"%.*s\"", FMT(first->number));
    uint64_t highest = first->v.major;
    for (size_t i = 1; i < r->n_history; i++) {
        uint64_t next = r->sorted[i]->v.major;
        for (uint64_t m = highest + 1; r->sorted[i]->v.valid && m < next && m < highest + 20; m++)
            say(r, list_of(r), "version %llu is missing %s", (unsigned long long)m, there_at_all(r, m) ? "where it should stand, sorted by date" : "at all");
        if (next > highest) highest = next;
    }
}

void t_6_1_22(struct run *r)
{
    struct map seen = { .a = r->a };
    for (size_t i = 0; i < r->n_history; i++) {
        uint64_t *n = map_at(&seen, r->history[i].number);
        if ((*n)++ == 1) say_at(r, r->history[i].at, "number", "\"%.*s\" stands twice in the revision history", FMT(r->history[i].number));
    }
}

void t_6_1_30(struct run *r)
{
    struct version v = version_read(text_at(r->tracking, "version"));
    bool whole = v.valid && !v.semantic, semantic = v.valid && v.semantic;
    for (size_t i = 0; i < r->n_history; i++) {
        whole |= r->history[i].v.valid && !r->history[i].v.semantic;
        semantic |= r->history[i].v.valid && r->history[i].v.semantic;
    }
    if (whole && semantic) say_at(r, r->tracking, "version", "whole numbers and semantic versions are mixed in one document");
}

/* CSAF 2.1, 2.3: RFC 3339 with capital letters, no leap second, always a time zone */
static bool date_time(str t)
{
    when w;
    return when_parse(t, &w) && t.n > 19 && !(t.p[17] == '6' && t.p[18] == '0');
}
static void dated(struct run *r, struct json v)
{
    if (json_type(v) == JSON_TEXT && !date_time(json_str(v))) say(r, v, "is no date and time such as 2026-01-31T09:00:00Z");
}
void t_6_1_37(struct run *r)
{
    static const char *const paths[] = { "document/tracking/current_release_date",
                                         "document/tracking/generator/date",
                                         "document/tracking/initial_release_date",
                                         "document/tracking/revision_history/#/date",
                                         "vulnerabilities/#/disclosure_date",
                                         "vulnerabilities/#/discovery_date",
                                         "vulnerabilities/#/first_known_exploitation_dates/#/date",
                                         "vulnerabilities/#/first_known_exploitation_dates/#/exploitation_date",
                                         "vulnerabilities/#/flags/#/date",
                                         "vulnerabilities/#/involvements/#/date",
                                         "vulnerabilities/#/metrics/#/content/epss/timestamp",
                                         "vulnerabilities/#/metrics/#/content/ssvc_v2/timestamp",
                                         "vulnerabilities/#/remediations/#/date",
                                         "vulnerabilities/#/threats/#/date" };
    for (size_t i = 0; i < COUNT(paths); i++) each(r, r->root, paths[i], dated);
}

/* not later than the newest revision */
static void not_newer(struct run *r, struct json v)
{
    when w;
    if (r->newest.us && when_parse(json_str(v), &w) && w.us > r->newest.us)
        say(r, v, "is later than the newest revision (%.*s)", FMT(when_text(r->a, r->newest)));
}
void t_6_1_45(struct run *r)
{
    if (released(r) && str_is(r->tlp, "CLEAR")) each(r, r->vulnerabilities, "#/disclosure_date", not_newer);
}
void t_6_1_49(struct run *r)
{
    if (released(r)) each(r, r->vulnerabilities, "#/metrics/#/content/ssvc_v2/timestamp", not_newer);
}
void t_6_1_51(struct run *r)
{
    if (released(r)) each(r, r->vulnerabilities, "#/metrics/#/content/epss/timestamp", not_newer);
}
void t_6_1_52(struct run *r)
{
    if (!released(r)) return;
    each(r, r->vulnerabilities, "#/first_known_exploitation_dates/#/date", not_newer);
    each(r, r->vulnerabilities, "#/first_known_exploitation_dates/#/exploitation_date", not_newer);
}
static void exploited_before_told(struct run *r, struct json v)
{
    when date, happened;
    if (when_parse(text_at(v, "date"), &date) && when_parse(text_at(v, "exploitation_date"), &happened) && happened.us > date.us)
        say_at(r, v, "exploitation_date", "is later than the date of the information about it");
}
void t_6_1_53(struct run *r)
{
    each(r, r->vulnerabilities, "#/first_known_exploitation_dates/#", exploited_before_told);
}
static void discovered(struct run *r, struct json v)
{
    when found, told;
    if (!when_parse(text_at(v, "discovery_date"), &found)) return;
    if (released(r)) not_newer(r, json_get(v, S("discovery_date")));
    if (when_parse(text_at(v, "disclosure_date"), &told) && found.us > told.us) say_at(r, v, "discovery_date", "is later than the disclosure");
}
void t_6_1_62(struct run *r)
{
    each(r, r->vulnerabilities, "#", discovered);
}

void t_6_2_4(struct run *r)
{
    for (size_t i = 0; i < r->n_history; i++)
        if (r->history[i].v.build.n) say_at(r, r->history[i].at, "number", "\"%.*s\" has build metadata", FMT(r->history[i].number));
}

void t_6_2_5(struct run *r)
{
    when w;
    if (!r->n_history || !r->sorted[0]->dated || !when_parse(text_at(r->tracking, "initial_release_date"), &w)) return;
    if (w.us < r->sorted[0]->date.us)
        say_at(r, r->tracking, "initial_release_date", "is before the oldest revision (%.*s)", FMT(when_text(r->a, r->sorted[0]->date)));
}
void t_6_2_6(struct run *r)
{
    when w;
    if (when_parse(text_at(r->tracking, "current_release_date"), &w) && w.us < r->newest.us)
        say_at(r, r->tracking, "current_release_date", "is before the newest revision (%.*s)", FMT(when_text(r->a, r->newest)));
}

void t_6_2_21(struct run *r)
{
    for (size_t i = 1; i < r->n_history; i++)
        if (r->sorted[i]->dated && r->sorted[i - 1]->dated && r->sorted[i]->date.us == r->sorted[i - 1]->date.us)
            say_at(r, r->sorted[i]->at, "date", "is that of another revision as well");
}

static void disclosed(struct run *r, struct json v)
{
    when w;
    if (when_parse(json_str(v), &w) && w.us <= r->today.us) not_newer(r, v);
}
void t_6_2_33(struct run *r)
{
    each(r, r->vulnerabilities, "#/disclosure_date", disclosed);
}

static void old_epss(struct run *r, struct json vulnerability)
{
    when youngest = { 0 }, w;
    struct json at = { NULL, 0 };
    for (struct json_iter i = json_iter(json_get(vulnerability, S("metrics"))); json_next(&i);) {
        struct json t = at_path(i.value, "content/epss/timestamp");
        if (!when_parse(json_str(t), &w) || w.us < youngest.us) continue;
        youngest = w;
        at = t;
    }
    if (at.doc && youngest.us < r->newest.us - 15 * DAY) say(r, at, "is more than 15 days before the newest revision (%.*s)", FMT(when_text(r->a, r->newest)));
}
void t_6_2_41(struct run *r)
{
    if (released(r)) each(r, r->vulnerabilities, "#", old_epss);
}
