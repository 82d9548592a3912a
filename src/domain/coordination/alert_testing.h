/* alert_testing - what the tests of alerts begin and end with: a sector CERT that serves two banks with one mailbox, ministries,
 * one without contact, one unseen; how an alert is written and sent, and what becomes of its letters. Included by tests alone,
 * after cmocka. */
#ifndef COORDINATION_ALERT_TESTING_H
#define COORDINATION_ALERT_TESTING_H

#include "base/buf.h"
#include "domain/coordination/alert.h"
#include "domain/directory/directory.h"
#include "spine/session.h"
#include "spine/store_testing.h"
#include "spine/team.h"
#include "spine/workflow.h"

static when start;

/* ---- the cast: a sector CERT that serves two banks with one mailbox, ministries, one without contact, one unseen */

enum { SECTOR, BANK, RIVAL, ROADS, PORTS, LONELY, HIDDEN, MERGED, ORGS };
static struct organisation O[ORGS];
static id soc; /* who speaks for BANK */
static struct viewer *v_soc;

static inline err contact(struct ctx *c, int org, const char *name, const char *email, int confirmed)
{
    struct contact k = { .name = str_of(name), .role = CONTACT_SECURITY, .email = str_of(email), .hours = S("24x7"), .zone = S("UTC"), .language = S("en") };
    static int64_t order;
    k.order = order++;
    if (confirmed) k.confirmed_at = (when){ start.us - confirmed * DAY };
    return contact_add(c, &O[org], &k);
}

static inline err make(struct ctx *c)
{
    static const struct {
        const char *name, *sector;
        unsigned kind;
    } rows[ORGS] = { { "Sector Team", "banking", ORG_SECTORAL },        { "Harbour Bank", "banking", ORG_CONSTITUENT },
                     { "Rival Bank", "banking", ORG_CONSTITUENT },      { "Road Ministry", "transport", ORG_CONSTITUENT },
                     { "Port Ministry", "transport", ORG_CONSTITUENT }, { "Lonely Office", "water", ORG_CONSTITUENT },
                     { "Hidden Bank", "banking", ORG_CONSTITUENT },     { "Old Mint", "banking", ORG_CONSTITUENT } };
    for (int i = 0; i < ORGS; i++) {
        O[i] =
            (struct organisation){ .r = { .title = str_of(rows[i].name), .team = i == HIDDEN ? T.bank : T.centre, .tlp = i == HIDDEN ? TLP_AMBER : TLP_GREEN },
                                   .org_kind = rows[i].kind,
                                   .sector = str_of(rows[i].sector) };
        TRY(record_create(c, &organisation_kind, &O[i], NULL));
        TRY(db_script(c, arena_fmt(c->arena, "UPDATE record SET state = 'active' WHERE id = '%s'", O[i].r.id.s)));
        O[i].r.state = S("active");
    }
    TRY(team_organisation(c, &T.bank, &O[SECTOR].r.id));
    TRY(db_script(c, arena_fmt(c->arena, "UPDATE team SET mailbox = 'desk@bank.example' WHERE id = '%s'", T.bank.s)));
    struct edge e = { .type = EDGE_SERVES, .from = O[SECTOR].r.id, .to = O[BANK].r.id, .since = { start.us - 90 * DAY } };
    TRY(edge_add(c, &e));
    e = (struct edge){ .type = EDGE_SERVES, .from = O[SECTOR].r.id, .to = O[LONELY].r.id, .since = { start.us - 90 * DAY } };
    TRY(edge_add(c, &e));
    TRY(contact(c, BANK, "Bank desk", "soc@group.example", 5));
    TRY(contact(c, BANK, "Bank second", "second@bank.example", 5));
    TRY(contact(c, RIVAL, "Rival desk", "soc@group.example", 0));
    TRY(contact(c, ROADS, "Roads desk", "desk@roads.example", 5));
    TRY(contact(c, PORTS, "Ports desk", "desk@ports.example", 5));
    TRY(contact(c, MERGED, "Mint desk", "desk@mint.example", 5));
    struct technology t = { .vendor = S("Nimbus Networks"), .product = S("N200 router") };
    TRY(technology_add(c, &O[RIVAL], &t));
    t.id = (id){ { 0 } };
    TRY(technology_add(c, &O[ROADS], &t));
    TRY(person_create(c, S("soc@group.example"), S("Soc"), id_str(&O[BANK].r.id), S("en"), S("UTC"), &soc));
    TRY(db_script(c, arena_fmt(c->arena, "UPDATE person SET state = 'active' WHERE id = '%s'", soc.s)));
    return person_seat(c, &soc, id_str(&O[BANK].r.id), S("constituent"));
}

static inline err merge(struct ctx *c)
{
    struct act a = { .target = id_str(&O[PORTS].r.id) };
    return workflow_act(c, &organisation_kind, &O[MERGED], S("merge"), &a);
}

static inline int setup(void **state)
{
    (void)state;
    testing_kind(&organisation_kind);
    testing_kind(&alert_kind);
    if (!testing_open(&T)) return 0;
    directory_install();
    alert_install();
    start = clock_now();
    static str two[2];
    two[0] = principal_of(T.c.arena, id_str(&T.centre));
    two[1] = principal_of(T.c.arena, id_str(&T.bank));
    T.v_system = viewer_system(&T.c, "test", (struct strs){ two, 2 }, ~UINT64_C(0));
    unit_as(T.v_system, make);
    unit_as(T.v_system, merge);
    testing_refresh(&T);
    fine(viewer_of_person(&T.c, &soc, ~UINT64_C(0), &v_soc));
    return 0;
}
/* ---- sending */

static struct alert A;
static struct strs to;
static unsigned tlp = TLP_AMBER;

static inline err write_alert(struct ctx *c)
{
    A = (struct alert){ .r = { .title = S("Routers under attack"), .team = T.centre, .tlp = tlp },
                        .text = S("Canary: patch {personal-link} now."),
                        .sharing = S("within your organisation"),
                        .named = to };
    return record_create(c, &alert_kind, &A, NULL);
}
static str verb, said;
static when until;
static inline err act(struct ctx *c)
{
    TRY(alert_of(c, id_str(&A.r.id), &A));
    return workflow_act(c, &alert_kind, &A, verb, &(struct act){ .text = said, .until = until });
}
static inline const char *acted(const struct viewer *v, const char *what)
{
    verb = str_of(what);
    return tried(v, act);
}
static inline void run(size_t job)
{
    viewer_use(&T.c, T.v_system);
    fine(alert_jobs[job].run(&T.c, id_str(&A.r.id)));
}
enum { LETTERS, WITHDRAWN, REMIND, TICK };
static inline void later(int64_t us)
{
    clock_freeze((when){ clock_now().us + us });
}
static inline void send_to(const int *orgs, size_t n)
{
    str *v = NEW_ARRAY(T.c.arena, n, str);
    for (size_t i = 0; i < n; i++) v[i] = id_str(&O[orgs[i]].r.id);
    to = (struct strs){ v, n };
    until = (when){ 0 };
    said = S("");
    unit_as(T.v_ann, write_alert);
    assert_string_equal(acted(T.v_ann, "send"), "");
    later(undo_window() + SECOND);
    run(LETTERS);
}
static inline str state_of(int org)
{
    return value(fmt("SELECT state FROM part WHERE record = '%s' AND subject = '%s'", A.r.id.s, O[org].r.id.s));
}
static inline int64_t outbox_n(const char *where)
{
    return count(fmt("SELECT COUNT(*) FROM outbox WHERE record = '%s' AND %s", A.r.id.s, where));
}

/* ---- what becomes of a letter */

static inline id message_to(const char *address)
{
    id out = { { 0 } };
    str s = value(fmt("SELECT id FROM outbox WHERE record = '%s' AND recipient = '%s' ORDER BY id DESC LIMIT 1", A.r.id.s, address));
    assert_true(id_parse(s, &out));
    return out;
}
static struct outbox_sent letter;
static str body;
static inline err leave(struct ctx *c)
{
    bool found;
    TRY(outbox_sent_find(c, id_str(&letter.id), &letter, &found));
    body = value(fmt("SELECT body FROM outbox WHERE id = '%s'", letter.id.s));
    struct mail mail = { .body = body };
    TRY(link_leaving(c, &letter, &mail));
    body = mail.body;
    return NULL;
}
static str moved_to;
static inline err move(struct ctx *c)
{
    TRY(leave(c));
    return outbox_moved(c, id_str(&letter.id), moved_to, S("550 no such mailbox"));
}
static inline void becomes(const char *address, const char *state)
{
    letter.id = message_to(address);
    moved_to = str_of(state);
    unit_as(T.v_system, move);
}

#endif
