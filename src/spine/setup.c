/* setup - see setup.h; what follows is kept and told for administrators alone */
#include "spine/setup.h"

#include "spine/api.h"
#include "spine/i18n.h"
#include "spine/outbox.h"
#include "spine/session.h"
#include "store/db.h"

#include "setup.sql.h"

/* ---- public pages */

static const char *const page_keys[SITE_PAGES] = { "site_report", "site_security_txt", "site_rfc2350", "site_advisories" };

err site_page_on(struct ctx *c, enum site_page p, bool *on)
{
    str v;
    TRY(setting_get(c, page_keys[p], &v));
    *on = !str_is(v, "off");
    return NULL;
}
err site_page(struct ctx *c, enum site_page p)
{
    bool on;
    TRY(site_page_on(c, p, &on));
    if (!on && !(c->who->rights & MAY_ADMIN)) FAIL(c, E_ABSENT, "not-open", "this page is not switched on here");
    return NULL;
}
err site_all_off(struct ctx *c)
{
    for (int i = 0; i < SITE_PAGES; i++) TRY(setting_set(c, page_keys[i], S("off")));
    return NULL;
}

enum { EXPIRES_USUAL = 180, EXPIRES_MOST = 365 };
static const struct field site_fields[] = {
#define F(m, ...) FIELD(struct site, m, __VA_ARGS__)
    F(name, .flags = F_REQ, .min = 2, .max = 120, .doc = "The name of this centre"),
    F(base_url, .max = 200, .doc = "The address of this hub, as people reach it: https://hub.example"),
    F(contact, .max = 300, .doc = "One more Contact in security.txt beside the form: mailto:, https: or tel:"),
    F(policy, .max = 300, .doc = "Address of the disclosure policy, in security.txt"),
    F(acknowledgments, .max = 300, .doc = "Address of the page that thanks reporters, in security.txt"),
    F(languages, .max = 100, .doc = "Languages that reports may be written in, in security.txt: en, ur"),
    F(expires_days, .min = 1, .max = EXPIRES_MOST, .doc = "For how many days security.txt is good from the day it is read"),
    F(report, .doc = "The form for reports and its status page are there"),
    F(security_txt, .doc = "/.well-known/security.txt is there"),
    F(rfc2350, .doc = "/rfc2350 is there"),
    F(advisories, .doc = "/advisories, its feeds and the CSAF tree are there"),
    F(looks, .doc = "The domains of organisations are asked each week for their security.txt and disclosure policy"),
#undef F
};
static SHAPE(site_shape, "site", struct site, site_fields, "What everybody outside sees of this hub");

static const char *const text_keys[] = { "name", "base_url", "site_contact", "site_policy", "site_acknowledgments", "site_languages" };

err site_get(struct ctx *c, struct site *s)
{
    str days, looks;
    str *const texts[] = { &s->name, &s->base_url, &s->contact, &s->policy, &s->acknowledgments, &s->languages };
    bool *const pages[SITE_PAGES] = { &s->report, &s->security_txt, &s->rfc2350, &s->advisories };
    *s = (struct site){ .expires_days = EXPIRES_USUAL };
    for (size_t i = 0; i < COUNT(texts); i++) TRY(setting_get(c, text_keys[i], texts[i]));
    if (!s->languages.n) s->languages = S("en, ur");
    for (int i = 0; i < SITE_PAGES; i++) TRY(site_page_on(c, (enum site_page)i, pages[i]));
    TRY(setting_get(c, "site_looks", &looks));
    s->looks = str_is(looks, "on"); /* nobody is asked unless somebody said so */
    TRY(setting_get(c, "site_expires_days", &days));
    if (days.n) (void)str_int(days, &s->expires_days);
    return NULL;
}

static err uri(struct ctx *c, str v, const char *field, bool mail)
{
    bool good = str_starts(v, S("https://")) || (mail && (str_starts(v, S("mailto:")) || str_starts(v, S("tel:"))));
    for (size_t i = 0; i < v.n; i++) good = good && v.p[i] > ' ' && v.p[i] < 0x7F;
    if (v.n && !good) FAIL_AT(c, str_of(field), "bad-format", "%s", mail ? "mailto:..., https://... or tel:..." : "https://...");
    return NULL;
}
static err site_check(struct ctx *c, const struct site *s)
{
    bool web = str_starts(s->base_url, S("https://")) || str_starts(s->base_url, S("http://"));
    if (s->base_url.n && (!web || str_ends(s->base_url, S("/")))) FAIL_AT(c, S("/base_url"), "bad-format", "https://hub.example, without a slash at its end");
    TRY(uri(c, s->contact, "/contact", true));
    TRY(uri(c, s->policy, "/policy", false));
    TRY(uri(c, s->acknowledgments, "/acknowledgments", false));
    for (size_t i = 0; i < s->languages.n; i++) {
        char ch = s->languages.p[i];
        if (!((ch >= 'a' && ch <= 'z') || (ch >= 'A' && ch <= 'Z') || (ch >= '0' && ch <= '9') || ch == '-' || ch == ',' || ch == ' '))
            FAIL_AT(c, S("/languages"), "bad-format", "language tags with commas between: en, ur");
    }
    return NULL;
}

static err site_answer(struct ctx *c, struct res *r)
{
    struct site s;
    TRY(site_get(c, &s));
    res_json(r, &site_shape, &s, 0);
    return NULL;
}
static err site_read(struct ctx *c, const struct req *q, struct res *r)
{
    (void)q;
    return site_answer(c, r);
}
static err site_change(struct ctx *c, const struct req *q, struct res *r)
{
    struct site s;
    struct json v;
    TRY(site_get(c, &s));
    TRY(req_json(c, q, &v));
    TRY(shape_read(c, &site_shape, v, c->who->rights, false, &s, NULL));
    TRY(site_check(c, &s));
    const str texts[] = { s.name, s.base_url, s.contact, s.policy, s.acknowledgments, s.languages };
    const bool pages[SITE_PAGES] = { s.report, s.security_txt, s.rfc2350, s.advisories };
    for (size_t i = 0; i < COUNT(texts); i++) TRY(setting_set(c, text_keys[i], texts[i]));
    for (int i = 0; i < SITE_PAGES; i++) TRY(setting_set(c, page_keys[i], pages[i] ? S("on") : S("off")));
    TRY(setting_set(c, "site_looks", s.looks ? S("on") : S("off")));
    TRY(setting_set(c, "site_expires_days", arena_fmt(c->arena, "%lld", (long long)s.expires_days)));
    TRY(person_logged(c, c->who->actor, "site-set", S("")));
    return site_answer(c, r);
}

/* ---- the steps */

static err number(struct ctx *c, const struct sql *q, const struct arg *args, size_t n, int64_t *out)
{
    struct rows *r;
    bool found;
    TRY(db_one(c, q, args, n, &r, &found));
    *out = row_int(r, 0);
    return NULL;
}

static err look_name(struct ctx *c, bool *done, int64_t *value)
{
    struct site s;
    (void)value;
    TRY(site_get(c, &s));
    *done = s.name.n && s.base_url.n;
    return NULL;
}
static err look_hours(struct ctx *c, bool *done, int64_t *value)
{
    struct rows *r;
    bool found;
    TRY(db_one(c, &sql_calendar, NOARGS, &r, &found));
    *value = row_int(r, 0);
    *done = *value > 0 || row_int(r, 1) > 0;
    return NULL;
}
static err look_mail_out(struct ctx *c, bool *done, int64_t *value)
{
    struct mail_settings m;
    str at;
    (void)value;
    TRY(mail_settings_get(c, &m));
    TRY(setting_get(c, "mail_received_at", &at));
    *done = str_is(m.url, "capture") || (m.url.n && at.n);
    return NULL;
}
static err look_teams(struct ctx *c, bool *done, int64_t *value)
{
    TRY(number(c, &sql_teams_kept, NOARGS, value));
    *done = *value > 0;
    return NULL;
}
static err look_colleague(struct ctx *c, bool *done, int64_t *value)
{
    TRY(number(c, &sql_people, NOARGS, value));
    *done = *value > 1;
    return NULL;
}
static err look_factor(struct ctx *c, bool *done, int64_t *value)
{
    TRY(number(c, &sql_codes_left, ARGS(A_ID(c->who->person)), value));
    *done = *value > 0;
    return NULL;
}
static err look_public(struct ctx *c, bool *done, int64_t *value)
{
    struct site s;
    TRY(site_get(c, &s));
    *value = s.report + s.security_txt + s.rfc2350 + s.advisories;
    *done = *value == SITE_PAGES;
    return NULL;
}
static err look_retention(struct ctx *c, bool *done, int64_t *value)
{
    TRY(number(c, &sql_retention_set, NOARGS, value));
    *done = *value > 0;
    return NULL;
}
static err look_backup(struct ctx *c, bool *done, int64_t *value)
{
    str backup, restore;
    TRY(setting_get(c, "backup_at", &backup));
    TRY(setting_get(c, "restore_at", &restore));
    *value = (backup.n > 0) + (restore.n > 0);
    *done = *value == 2;
    return NULL;
}

/* in the order in which they are best done */
static struct setup_step steps[] = {
    { "name", look_name },
    { "hours", look_hours },
    { "mail-out", look_mail_out },
    { "mail-in", NULL },
    { "openpgp", NULL },
    { "teams", look_teams },
    { "organisations", NULL },
    { "colleague", look_colleague },
    { "second-factor", look_factor },
    { "public", look_public },
    { "retention", look_retention },
    { "backup", look_backup },
};

void setup_look(const char *name, err (*look)(struct ctx *c, bool *done, int64_t *value))
{
    for (size_t i = 0; i < COUNT(steps); i++)
        if (!strcmp(steps[i].name, name)) steps[i].look = look;
}

struct step_out {
    str name;
    bool done, skipped;
    int64_t value;
};
static const struct field step_fields[] = {
    FIELD(struct step_out, name, .flags = F_RO, .doc = "Which step"),
    FIELD(struct step_out, done, .flags = F_RO, .doc = "What it asks for is there"),
    FIELD(struct step_out, skipped, .flags = F_REQ, .doc = "Somebody decided to do without"),
    FIELD(struct step_out, value, .flags = F_RO, .doc = "The figure told with it: how many there are"),
};
static SHAPE(step_shape, "setup_step", struct step_out, step_fields, "A step of the first hour");
LIST_OF(setup, steps, step_shape, "The steps of the first hour, in order");

static str skip_key(struct ctx *c, const char *name)
{
    return arena_fmt(c->arena, "setup_skip_%s", name);
}

static err setup_read(struct ctx *c, const struct req *q, struct res *r)
{
    struct setup out;
    struct step_out *v = NEW_ARRAY(c->arena, COUNT(steps), struct step_out);
    size_t n = 0;
    (void)q;
    for (size_t i = 0; i < COUNT(steps); i++) {
        str skipped;
        if (!steps[i].look) continue;
        v[n] = (struct step_out){ .name = str_of(steps[i].name) };
        TRY(steps[i].look(c, &v[n].done, &v[n].value));
        TRY(setting_get(c, skip_key(c, steps[i].name).p, &skipped));
        v[n].skipped = skipped.n > 0;
        n++;
    }
    out.steps = (struct list){ v, n };
    res_json(r, &setup_shape, &out, 0);
    return NULL;
}
static err setup_skip(struct ctx *c, const struct req *q, struct res *r)
{
    struct step_out in = { .done = false };
    TRY(api_read(c, q, &step_shape, &in));
    for (size_t i = 0; i < COUNT(steps); i++) {
        if (!steps[i].look || !str_is(q->params[0], steps[i].name)) continue;
        TRY(setting_set(c, skip_key(c, steps[i].name).p, in.skipped ? S("1") : S("")));
        TRY(person_logged(c, c->who->actor, in.skipped ? "setup-skipped" : "setup-taken-up", q->params[0]));
        return setup_read(c, q, r);
    }
    FAIL(c, E_ABSENT, "not-found", "there is no such step");
}

/* ---- a new desk's texts */

err usual_templates(struct ctx *c, const id *team)
{
    static const struct {
        const char *act;
        enum msg name, body;
    } usual[] = { { "acknowledge", MSG_TEMPLATE_ACKNOWLEDGE_NAME, MSG_TEMPLATE_ACKNOWLEDGE_BODY },
                  { "ask", MSG_TEMPLATE_ASK_NAME, MSG_TEMPLATE_ASK_BODY },
                  { "validate", MSG_TEMPLATE_VALIDATE_NAME, MSG_TEMPLATE_VALIDATE_BODY },
                  { "decline", MSG_TEMPLATE_DECLINE_NAME, MSG_TEMPLATE_DECLINE_BODY },
                  { "route", MSG_TEMPLATE_ROUTE_NAME, MSG_TEMPLATE_ROUTE_BODY },
                  { "close", MSG_TEMPLATE_CLOSE_NAME, MSG_TEMPLATE_CLOSE_BODY },
                  { "", MSG_TEMPLATE_PROGRESS_NAME, MSG_TEMPLATE_PROGRESS_BODY } };
    static const char *const languages[] = { "en", "ur" }; /* those of the public form */
    for (size_t i = 0; i < COUNT(usual) * COUNT(languages); i++) {
        str language = str_of(languages[i / COUNT(usual)]);
        size_t k = i % COUNT(usual);
        TRY(db_do(c, &sql_usual,
                  ARGS(A_ID(id_new("tpl", c->now)), A_ID(*team), A_TEXT(str_of(i18n(language, usual[k].name))), A_TEXT(language), A_TEXT(str_of(usual[k].act)),
                       A_TEXT(str_of(i18n(language, usual[k].body))), A_WHEN(c->now))));
    }
    return NULL;
}

const struct route setup_routes[] = {
    ROUTE(GET, "/api/v1/admin/setup", setup_read, MAY_ADMIN, "The first hour: what is done and what is not", .out = &setup_shape),
    ROUTE(PUT, "/api/v1/admin/setup/{step}", setup_skip, MAY_ADMIN, "Do without a step, or take it up again", .in = &step_shape, .out = &setup_shape),
    ROUTE(GET, "/api/v1/admin/site", site_read, MAY_ADMIN, "What everybody outside sees of this hub", .out = &site_shape),
    ROUTE(PATCH, "/api/v1/admin/site", site_change, MAY_ADMIN, "Name this hub, switch its public pages on or off", .in = &site_shape, .out = &site_shape),
    { .path = NULL },
};
