/* demo - a fictional country's coordination centre, made through the same functions that the API calls
 *
 * Documentation addresses and reserved names only (RFC 5737, RFC 3849, RFC 2606); dates are relative to now. */
#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app.h"
#include "demo.h"
#include "guard/guard.h"
#include "spine/session.h"
#include "spine/team.h"
#include "store/db.h"

static const struct {
    const char *role, *place, *email, *name;
} people[] = {
    { "lead", "centre", "lead@cert.example", "Lead of the centre" },
    { "analyst", "centre", "analyst@cert.example", "Analyst of the centre" },
    { "analyst", "centre", "analyst2@cert.example", "Second analyst of the centre" },
    { "analyst", "bank", "analyst@fincert.example", "Analyst of the financial sector CERT" },
    { "lead", "bank", "lead@fincert.example", "Lead of the financial sector CERT" },
    { "analyst", "province", "analyst@north.example", "Analyst of the northern province's CERT" },
    { "constituent", "org:Ministry of Roads", "security@roads.example", "Security officer, Ministry of Roads" },
    { "constituent", "org:First Harbour Bank", "soc@harbourbank.example", "Security operations, First Harbour Bank" },
    { "vendor", "org:Nimbus Networks", "psirt@nimbus.example", "Product security, Nimbus Networks" },
    { "lab-tester", "org:Example Screening Laboratory", "tester@lab.example", "Tester, Example Screening Laboratory" },
    { "partner", "org:CERT of Neighbouria", "liaison@cert.neighbour.example", "Liaison, CERT of Neighbouria" },
    { "finder", "hub", "finder@research.example", "Finder" },
    { "auditor", "hub", "auditor@cert.example", "Auditor" },
    { "admin", "hub", "admin@cert.example", "Administrator" },
};

struct made {
    struct demo_teams teams;
    struct buf lines;
};

static err team(struct ctx *c, const char *name, const char *prefix, const char *mailbox, id *out)
{
    struct team_new t = { .name = str_of(name),
                          .organisation = S("org_none"),
                          .prefix = str_of(prefix),
                          .zone = S("Asia/Karachi"),
                          .language = S("en"),
                          .mailbox = str_of(mailbox),
                          .telephone = S("+1-555-0100"),
                          .hours = S("Monday to Friday 09:00 to 17:00; duty officer at all hours"),
                          .days = { S("09:00-17:00"), S("09:00-17:00"), S("09:00-17:00"), S("09:00-17:00"), S("09:00-17:00"), S(""), S("") } };
    return team_create(c, &t, out);
}

static err teams_unit(struct ctx *c, void *arg)
{
    struct made *m = arg;
    TRY(setting_set(c, "demo", S("1")));
    TRY(setting_set(c, "base_url", S(DEMO_ADDRESS)));
    TRY(setting_set(c, "mail_url", S("capture")));  /* its mail is shown at /demo/mail and never leaves */
    TRY(setting_set(c, "webhooks_inside", S("1"))); /* so that a receiver on this machine can be tried */
    TRY(setting_set(c, "name", S("Coordination Centre of Example")));
    TRY(team(c, "Coordination Centre", "XC", "cert@cert.example", &m->teams.centre));
    TRY(team(c, "Financial Sector CERT", "XF", "cert@fincert.example", &m->teams.bank));
    return team(c, "Northern Province CERT", "XN", "cert@north.example", &m->teams.province);
}

static err place_of(struct ctx *c, const struct made *m, const char *place, str *out)
{
    if (!strcmp(place, "centre"))
        *out = id_str(&m->teams.centre);
    else if (!strcmp(place, "bank"))
        *out = id_str(&m->teams.bank);
    else if (!strcmp(place, "province"))
        *out = id_str(&m->teams.province);
    else if (!strncmp(place, "org:", 4))
        return demo_organisation_named(c, str_of(place + 4), out);
    else
        *out = S("hub");
    return NULL;
}

static err people_unit(struct ctx *c, void *arg)
{
    struct made *m = arg;
    m->lines = (struct buf){ .a = c->arena };
    for (size_t i = 0; i < COUNT(people); i++) {
        str place, password = token_new(c->arena, 12), secret;
        id person;
        TRY(place_of(c, m, people[i].place, &place));
        if (!place.n) continue;
        TRY(otp_secret_new(c, &secret));
        TRY(person_create(c, str_of(people[i].email), str_of(people[i].name), str_starts(place, S("org_")) ? place : S(""), S("en"), S("Asia/Karachi"),
                          &person));
        TRY(person_seat(c, &person, place, str_of(people[i].role)));
        TRY(person_password(c, &person, password));
        TRY(person_totp(c, &person, secret));
        if (i == 0) TRY(person_seat(c, &person, S("hub"), S("admin"))); /* the first may use everything */
        buf_fmt(&m->lines, "%s %s %.*s %.*s\n", people[i].role, people[i].email, FMT(password), FMT(secret));
    }
    return NULL;
}

static int keep_lines(struct ctx *c, const struct app *a, str lines)
{
    const char *path = arena_fmt(c->arena, "%s/demo-sign-ins.txt", a->data).p;
    umask(077);
    FILE *f = fopen(path, "w");
    if (!f || fwrite(lines.p, 1, lines.n, f) != lines.n) return command_say(1, "rabta: %s: %s\n", path, strerror(errno));
    return fclose(f) ? 1 : 0;
}

/* where one reaches it: by the host it listens on, which is this machine when it is none or all of them */
static str address_of(struct ctx *c, str listens)
{
    static const char *const here[] = { "", "127.0.0.1", "0.0.0.0", "[::1]", "[::]", "localhost" };
    size_t colon = listens.n;
    while (colon && listens.p[colon - 1] != ':') colon--;
    if (!colon) return S("");
    str host = str_cut(listens, 0, colon - 1), port = str_cut(listens, colon, listens.n);
    for (size_t i = 0; i < COUNT(here); i++)
        if (str_is(host, here[i])) return arena_fmt(c->arena, "http://localhost:%.*s", FMT(port));
    return arena_fmt(c->arena, "http://%.*s:%.*s", FMT(host), FMT(port));
}

static err address_unit(struct ctx *c, void *arg)
{
    str demo, now, was, base = address_of(c, *(const str *)arg);
    TRY(setting_get(c, "demo", &demo));
    TRY(setting_get(c, "base_url", &now));
    TRY(setting_get(c, "demo_base_url", &was)); /* what we set here before */
    if (!demo.n || !base.n || str_eq(base, now) || !str_eq(now, was.n ? was : S(DEMO_ADDRESS))) return NULL;
    TRY(setting_set(c, "demo_base_url", base));
    return setting_set(c, "base_url", base);
}

err demo_address(struct ctx *c, const char *listens)
{
    str where = str_of(listens);
    return db_unit(c, address_unit, &where);
}

int cmd_demo(struct app *a, int argc, char **argv)
{
    struct ctx *c = command_ctx();
    struct made m = { .lines = { .n = 0 } };
    if (flag(argc, argv, "play")) return demo_play(a, option(argc, argv, "minutes"));
    if (flag(argc, argv, "reset")) {
        err e = app_open(c, a, false);
        str demo = { 0 };
        if (!e) e = setting_get(c, "demo", &demo);
        db_close(c->db);
        c->db = NULL;
        if (e) return command_fail("demo", e);
        if (!demo.n || !strncmp(a->database, "postgres", 8)) return command_say(1, "rabta: only a demonstration on SQLite can be reset\n");
        static const char *const names[] = { "rabta.db", "rabta.db-wal", "rabta.db-shm", "master.key", "checkpoints" };
        for (size_t i = 0; i < COUNT(names); i++) unlink(arena_fmt(c->arena, "%s/%s", a->data, names[i]).p);
    }
    err e = data_make(c, a);
    if (!e) e = db_unit(c, teams_unit, &m);
    if (!e) e = demo_organisations(c, &m.teams);
    if (!e) e = db_unit(c, people_unit, &m);
    if (!e) e = demo_duty(c, &m.teams);
    if (!e) e = demo_reports(c, &m.teams);
    if (!e) e = demo_cases(c, &m.teams);
    if (!e) e = demo_policies(c, &m.teams);
    if (!e) e = demo_inbox(c, &m.teams);
    if (!e) e = demo_alerts(c, &m.teams);
    if (e) return command_fail("demo", e);
    db_close(c->db);
    fwrite(m.lines.p, 1, m.lines.n, stdout);
    return keep_lines(c, a, buf_str(&m.lines));
}
