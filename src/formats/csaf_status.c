/* csaf_status - product status, remediations, flags, involvements and ids of vulnerabilities: 6.1.6, 23, 24, 29, 32, 33,
 * 35, 36; 6.2.2, 3, 7, 17, 27, 53; 6.3.3, 20 */
#include "formats/csaf_inside.h"

const struct status_list status_lists[9] = {
    { "first_affected", AFFECTED },
    { "known_affected", AFFECTED },
    { "last_affected", AFFECTED },
    { "known_not_affected", NOT_AFFECTED },
    { "first_fixed", FIXED },
    { "fixed", FIXED },
    { "under_investigation", UNDER_INVESTIGATION },
    { "unknown", UNKNOWN },
    { "recommended", RECOMMENDED },
};
const char *const group_names[6] = { "Affected", "Not affected", "Fixed", "Under investigation", "Unknown", "Recommended" };

void statuses_read(struct run *r, struct json vulnerability, struct map *to)
{
    *to = (struct map){ .a = r->a };
    struct json status = json_get(vulnerability, S("product_status"));
    for (size_t i = 0; i < COUNT(status_lists); i++)
        for (struct json_iter k = json_iter(json_get(status, str_of(status_lists[i].key))); json_next(&k);)
            if (json_type(k.value) == JSON_TEXT) *map_at(to, json_str(k.value)) |= status_lists[i].group;
}

static str groups_said(struct run *r, uint64_t groups)
{
    struct buf b = { .a = r->a };
    for (size_t i = 0; i < COUNT(group_names); i++)
        if (groups & 1u << i) buf_fmt(&b, "%s%s", b.n ? " and " : "", group_names[i]);
    return buf_str(&b);
}

static void status_once(struct run *r, struct json vulnerability)
{
    struct map all, said = { .a = r->a };
    struct json status = json_get(vulnerability, S("product_status"));
    statuses_read(r, vulnerability, &all);
    for (size_t i = 0; i < COUNT(status_lists); i++)
        for (struct json_iter k = json_iter(json_get(status, str_of(status_lists[i].key))); json_next(&k);) {
            const uint64_t *groups = json_type(k.value) == JSON_TEXT ? map_get(&all, json_str(k.value)) : NULL;
            uint64_t contradicting = groups ? *groups & ~(uint64_t)RECOMMENDED : 0;
            if (!(contradicting & (contradicting - 1)) || status_lists[i].group == RECOMMENDED) continue;
            if (!(*map_at(&said, json_str(k.value)))++) continue; /* told where it stands the second time */
            say(r, k.value, "product \"%.*s\" is in groups that contradict each other: %.*s", FMT(json_str(k.value)), FMT(groups_said(r, contradicting)));
        }
}
void t_6_1_6(struct run *r)
{
    each(r, r->vulnerabilities, "#", status_once);
}

static void cve_once(struct run *r, struct json v)
{
    if (json_type(v) == JSON_TEXT && (*map_at(&r->used, json_str(v)))++ == 1) say(r, v, "%.*s stands in more than one vulnerability", FMT(json_str(v)));
}
void t_6_1_23(struct run *r)
{
    r->used = (struct map){ .a = r->a };
    each(r, r->vulnerabilities, "#/cve", cve_once);
}

/* the same party at the same time; in 2.1 for the same products */
static void involved_once(struct run *r, struct json list)
{
    struct map seen = { .a = r->a };
    for (struct json_iter i = json_iter(list); json_next(&i);) {
        str party = text_at(i.value, "party"), date = text_at(i.value, "date"), products = S("");
        when w;
        if (!party.n) continue;
        if (when_parse(date, &w)) date = when_text(r->a, w);
        if (r->v21)
            products =
                arena_fmt(r->a, "%.*s %.*s", FMT(json_raw(json_get(i.value, S("product_ids")), r->a)), FMT(json_raw(json_get(i.value, S("group_ids")), r->a)));
        if ((*map_at(&seen, arena_fmt(r->a, "%.*s %.*s %.*s", FMT(party), FMT(date), FMT(products))))++ == 1)
            say(r, i.value, "%.*s stands twice for the same date", FMT(party));
    }
}
void t_6_1_24(struct run *r)
{
    each(r, r->vulnerabilities, "#/involvements", involved_once);
}

static void names_products(struct run *r, struct json v)
{
    if (!has(v, "product_ids") && !has(v, "group_ids")) say(r, v, "names no product and no product group");
}
void t_6_1_29(struct run *r)
{
    each(r, r->vulnerabilities, "#/remediations/#", names_products);
}
void t_6_1_32(struct run *r)
{
    each(r, r->vulnerabilities, "#/flags/#", names_products);
}

static const char *const justifications[] = { "component_not_present", "inline_mitigations_already_exist", "vulnerable_code_cannot_be_controlled_by_adversary",
                                              "vulnerable_code_not_in_execute_path", "vulnerable_code_not_present" };
static bool justifies(str label)
{
    for (size_t i = 0; i < COUNT(justifications); i++)
        if (str_is(label, justifications[i])) return true;
    return false;
}
struct flagged {
    struct json flag;
    struct map by; /* product -> position of the flag that has it */
    uint64_t position;
    bool told;
};
static void flag_once(struct run *r, str product, void *mine)
{
    struct flagged *f = mine;
    uint64_t *at = map_at(&f->by, product);
    if (*at && *at != f->position && !f->told) {
        say(r, f->flag, "product \"%.*s\" has another VEX justification already", FMT(product));
        f->told = true;
    }
    *at = f->position;
}
static void flags_once(struct run *r, struct json list)
{
    struct flagged f = { .by = { .a = r->a } };
    for (struct json_iter i = json_iter(list); json_next(&i);) {
        f.position++;
        f.flag = i.value;
        f.told = false;
        if (justifies(text_at(i.value, "label"))) products_named(r, i.value, flag_once, &f);
    }
}
void t_6_1_33(struct run *r)
{
    each(r, r->vulnerabilities, "#/flags", flags_once);
}

/* ---- remediations: table 1 and 2 of CSAF 2.1, 3.2.4.14.1. What a category excludes, and in which groups it is prohibited
 * or discouraged */
enum { WORKAROUND = 1, MITIGATION = 2, VENDOR_FIX = 4, OPTIONAL_PATCH = 8, NONE_AVAILABLE = 16, FIX_PLANNED = 32, NO_FIX_PLANNED = 64 };
static const struct remedy {
    const char *word;
    unsigned bit, excludes, prohibited, discouraged;
} remedies[] = {
    { "workaround", WORKAROUND, OPTIONAL_PATCH | NONE_AVAILABLE, NOT_AFFECTED | FIXED, UNDER_INVESTIGATION | UNKNOWN },
    { "mitigation", MITIGATION, OPTIONAL_PATCH | NONE_AVAILABLE, NOT_AFFECTED | FIXED, UNDER_INVESTIGATION | UNKNOWN },
    { "vendor_fix", VENDOR_FIX, OPTIONAL_PATCH | NONE_AVAILABLE | FIX_PLANNED | NO_FIX_PLANNED, NOT_AFFECTED | FIXED, UNDER_INVESTIGATION | UNKNOWN },
    { "optional_patch", OPTIONAL_PATCH, WORKAROUND | MITIGATION | VENDOR_FIX | NONE_AVAILABLE | FIX_PLANNED | NO_FIX_PLANNED, AFFECTED, FIXED },
    { "none_available", NONE_AVAILABLE, WORKAROUND | MITIGATION | VENDOR_FIX | OPTIONAL_PATCH | FIX_PLANNED | NO_FIX_PLANNED, NOT_AFFECTED | FIXED, 0 },
    { "fix_planned", FIX_PLANNED, VENDOR_FIX | OPTIONAL_PATCH | NONE_AVAILABLE | NO_FIX_PLANNED, FIXED, NOT_AFFECTED | UNDER_INVESTIGATION | UNKNOWN },
    { "no_fix_planned", NO_FIX_PLANNED, VENDOR_FIX | OPTIONAL_PATCH | NONE_AVAILABLE | FIX_PLANNED, FIXED, NOT_AFFECTED },
};
static const struct remedy *remedy_of(struct json remediation)
{
    str word = text_at(remediation, "category");
    for (size_t i = 0; i < COUNT(remedies); i++)
        if (str_is(word, remedies[i].word)) return &remedies[i];
    return NULL;
}

struct remedied {
    struct json at;
    const struct remedy *kind;
    struct map so_far, *statuses;
    unsigned against; /* 0: remedies against each other; 1 prohibited groups; 2 discouraged groups */
    bool told;
};
static void remedy_fits(struct run *r, str product, void *mine)
{
    struct remedied *m = mine;
    if (m->against) {
        const uint64_t *groups = map_get(m->statuses, product);
        uint64_t bad = groups ? *groups & (m->against == 1 ? m->kind->prohibited : m->kind->discouraged) : 0;
        if (bad && !m->told)
            say(r, m->at, "%s is %s for product \"%.*s\", which is in the group %.*s", m->kind->word, m->against == 1 ? "prohibited" : "discouraged",
                FMT(product), FMT(groups_said(r, bad)));
        m->told |= bad != 0;
        return;
    }
    uint64_t *so_far = map_at(&m->so_far, product), bad = *so_far & m->kind->excludes;
    if (bad && !m->told) say(r, m->at, "%s contradicts another remediation of product \"%.*s\"", m->kind->word, FMT(product));
    m->told |= bad != 0;
    *so_far |= m->kind->bit;
}
static void remedies_fit(struct run *r, struct json vulnerability, unsigned against)
{
    struct map statuses;
    statuses_read(r, vulnerability, &statuses);
    struct remedied m = { .so_far = { .a = r->a }, .statuses = &statuses, .against = against };
    for (struct json_iter i = json_iter(json_get(vulnerability, S("remediations"))); json_next(&i);) {
        m.at = i.value;
        m.kind = remedy_of(i.value);
        m.told = false;
        if (m.kind) products_named(r, i.value, remedy_fits, &m);
    }
}
static void against_each_other(struct run *r, struct json v)
{
    remedies_fit(r, v, 0);
}
static void prohibited(struct run *r, struct json v)
{
    remedies_fit(r, v, 1);
}
static void discouraged(struct run *r, struct json v)
{
    remedies_fit(r, v, 2);
}
void t_6_1_35(struct run *r)
{
    each(r, r->vulnerabilities, "#", against_each_other);
}
void t_6_1_36(struct run *r)
{
    each(r, r->vulnerabilities, "#", prohibited);
}
void t_6_2_27(struct run *r)
{
    each(r, r->vulnerabilities, "#", discouraged);
}

/* ---- recommended */
static void collect(struct run *r, str product, void *mine)
{
    (void)r;
    *map_at(mine, product) = 1;
}

/* every product of these groups stands in the map */
static void covered(struct run *r, struct json vulnerability, unsigned groups, const struct map *by, const char *what)
{
    struct json status = json_get(vulnerability, S("product_status"));
    for (size_t i = 0; i < COUNT(status_lists); i++)
        for (struct json_iter k = json_iter(json_get(status, str_of(status_lists[i].key))); status_lists[i].group & groups && json_next(&k);)
            if (json_type(k.value) == JSON_TEXT && !map_get(by, json_str(k.value))) say(r, k.value, "product \"%.*s\" has no %s", FMT(json_str(k.value)), what);
}

static void remediation_there(struct run *r, struct json vulnerability)
{
    struct map by = { .a = r->a };
    for (struct json_iter i = json_iter(json_get(vulnerability, S("remediations"))); json_next(&i);) products_named(r, i.value, collect, &by);
    covered(r, vulnerability, AFFECTED | UNDER_INVESTIGATION, &by, "remediation");
}
void t_6_2_2(struct run *r)
{
    each(r, r->vulnerabilities, "#", remediation_there);
}

static void metric_there(struct run *r, struct json vulnerability)
{
    struct map by = { .a = r->a };
    for (struct json_iter i = json_iter(json_get(vulnerability, r->v21 ? S("metrics") : S("scores"))); json_next(&i);)
        for (struct json_iter k = json_iter(json_get(i.value, S("products"))); json_next(&k);)
            if (json_type(k.value) == JSON_TEXT) *map_at(&by, json_str(k.value)) = 1;
    covered(r, vulnerability, AFFECTED, &by, r->v21 ? "metric" : "score");
}
void t_6_2_3(struct run *r)
{
    each(r, r->vulnerabilities, "#", metric_there);
}

static void dated(struct run *r, struct json v)
{
    if (!has(v, "date")) say(r, v, "has no date");
}
void t_6_2_7(struct run *r)
{
    each(r, r->vulnerabilities, "#/involvements/#", dated);
}

static bool is_cve(str t)
{
    if (t.n < 13 || !str_starts(t, S("CVE-")) || t.p[8] != '-') return false;
    for (size_t i = 4; i < t.n; i++)
        if (i != 8 && (t.p[i] < '0' || t.p[i] > '9')) return false;
    return true;
}
static void no_cve(struct run *r, struct json v)
{
    if (is_cve(json_str(v))) say(r, v, "%.*s belongs into \"cve\"", FMT(json_str(v)));
}
void t_6_2_17(struct run *r)
{
    each(r, r->vulnerabilities, "#/ids/#/text", no_cve);
}

static bool all_digits(str t, size_t least)
{
    for (size_t i = 0; i < t.n; i++)
        if (t.p[i] < '0' || t.p[i] > '9') return false;
    return t.n >= least;
}
static bool is_issue(str t)
{
    return t.n > 1 && t.p[0] == '#' && t.p[1] != '0' && all_digits(str_cut(t, 1, t.n), 1);
}
static bool is_euvd(str t)
{
    return str_starts(t, S("EUVD-")) && t.n > 9 && t.p[5] != '0' && all_digits(str_cut(t, 5, 9), 4) && t.p[9] == '-' && all_digits(str_cut(t, 10, t.n), 4);
}
/* the Registry for Vulnerability ID Systems for CSAF, version 1 (2026-02-06) */
static const struct {
    const char *system, *pattern;
    bool (*fits)(str t);
} registered[] = { { "https://github.com/oasis-tcs/csaf", "^#[1-9]\\d*$", is_issue },
                   { "https://euvd.enisa.europa.eu", "^EUVD-[1-9][0-9]{3}-[0-9]{4,}$", is_euvd } };

static void registered_fits(struct run *r, struct json v)
{
    str system = text_at(v, "system_name");
    for (size_t i = 0; i < COUNT(registered); i++)
        if (str_is(system, registered[i].system) && !registered[i].fits(text_at(v, "text")))
            say_at(r, v, "text", "does not fit the registered pattern %s", registered[i].pattern);
}
void t_6_2_53(struct run *r)
{
    each(r, r->vulnerabilities, "#/ids/#", registered_fits);
}

static void cve_there(struct run *r, struct json v)
{
    if (!has(v, "cve")) say(r, v, "has no CVE");
}
void t_6_3_3(struct run *r)
{
    each(r, r->vulnerabilities, "#", cve_there);
}

static void registered_system(struct run *r, struct json v)
{
    for (size_t i = 0; i < COUNT(registered); i++)
        if (str_is(json_str(v), registered[i].system)) return;
    if (json_type(v) == JSON_TEXT) say(r, v, "\"%.*s\" is no registered system of vulnerability ids", FMT(json_str(v)));
}
void t_6_3_20(struct run *r)
{
    each(r, r->vulnerabilities, "#/ids/#/system_name", registered_system);
}
