/* directory_test - longest prefix against a naive model, a golden table of who is responsible, what an edge opens and
 * closes again, on both engines */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

#include "domain/directory/inside.h"
#include "domain/directory/lookup.h"
#include "spine/inmail.h"
#include "spine/part.h"
#include "spine/session.h"
#include "spine/team.h"
#include "spine/testing.h"
#include "spine/workflow.h"

static struct testing T;
static int64_t start; /* when the fixture was made */

static void fine(err e)
{
    if (e) fail_msg("%s at %s: %.*s %.*s", e->code, e->where, FMT(e->field), FMT(e->detail));
}
static err in_unit(struct ctx *c, void *arg)
{
    err (*const *fn)(struct ctx *) = arg;
    return (*fn)(c);
}
static void unit_as(const struct viewer *v, err (*fn)(struct ctx *c))
{
    viewer_use(&T.c, v);
    T.c.now = clock_now();
    fine(db_unit(&T.c, in_unit, &fn));
}
#define NEED_STORE()         \
    do {                     \
        if (!T.c.db) skip(); \
    } while (0)

/* ---- the cast: a centre, its sector CERT with two banks, ministries, an old name, a foreign team */

enum { CENTRE, NATIONAL, SECTOR, FEDERAL, ROADS, PORTS, BANK, RIVAL, ISP, LONELY, ORGS };
static struct organisation O[ORGS];

static err make_orgs(struct ctx *c)
{
    static const struct {
        const char *name;
        unsigned kind;
    } rows[ORGS] = { { "The Centre", ORG_CENTRE },        { "National Team", ORG_NATIONAL },    { "Sector Team", ORG_SECTORAL },
                     { "Federal Team", ORG_FEDERAL },     { "Road Ministry", ORG_CONSTITUENT }, { "Port Ministry", ORG_CONSTITUENT },
                     { "Harbour Bank", ORG_CONSTITUENT }, { "Rival Bank", ORG_CONSTITUENT },    { "Delta Telecom", ORG_CONSTITUENT },
                     { "Lonely Office", ORG_CONSTITUENT } };
    for (int i = 0; i < ORGS; i++) {
        O[i] = (struct organisation){ .r = { .title = str_of(rows[i].name), .team = T.centre, .tlp = i == LONELY ? TLP_AMBER : TLP_GREEN },
                                      .org_kind = rows[i].kind };
        TRY(record_create(c, &organisation_kind, &O[i], NULL));
    }
    TRY(team_organisation(c, &T.centre, &O[CENTRE].r.id));
    return team_organisation(c, &T.bank, &O[SECTOR].r.id);
}

static err hold(struct ctx *c, int org, const char *value, unsigned proof, int since, int until)
{
    struct resource r;
    TRY(resource_guess(c, str_of(value), &r));
    struct asset a = { .type = r.type, .value = r.value, .proof = proof };
    if (since) a.since = (when){ start - since * DAY };
    if (until) a.until = (when){ start - until * DAY };
    return asset_add(c, &O[org], &a);
}

static err make_assets(struct ctx *c)
{
    TRY(hold(c, ISP, "198.51.100.0/24", PROOF_WHOIS, 900, 0));
    TRY(hold(c, ISP, "2001:db8::/32", PROOF_WHOIS, 900, 0));
    TRY(hold(c, ISP, "AS64500", PROOF_WHOIS, 900, 0));
    TRY(hold(c, BANK, "198.51.100.64/26", PROOF_LETTER, 500, 0));
    TRY(hold(c, BANK, "2001:db8:64::/48", PROOF_CHECKED, 500, 0));
    TRY(hold(c, BANK, "harbour.example", PROOF_DNS, 500, 0));
    TRY(hold(c, BANK, "x@harbour.example", PROOF_CHECKED, 500, 0));
    TRY(hold(c, RIVAL, "pay.harbour.example", PROOF_CLAIMED, 40, 0));
    TRY(hold(c, ROADS, "203.0.113.0/25", PROOF_WHOIS, 0, 0));
    TRY(hold(c, ROADS, "roads.example", PROOF_DNS, 0, 0));
    TRY(hold(c, PORTS, "203.0.113.128/26", PROOF_WHOIS, 800, 0));
    TRY(hold(c, PORTS, "ports.example", PROOF_DNS, 800, 0));
    TRY(hold(c, BANK, "203.0.113.192/26", PROOF_WHOIS, 700, 100));
    TRY(hold(c, RIVAL, "203.0.113.192/26", PROOF_WHOIS, 100, 0));
    TRY(hold(c, BANK, "192.0.2.0/28", PROOF_CLAIMED, 30, 0));
    TRY(hold(c, RIVAL, "192.0.2.0/28", PROOF_DNS, 30, 0));
    TRY(hold(c, LONELY, "192.0.2.64/28", PROOF_CLAIMED, 30, 0));
    TRY(hold(c, LONELY,
             "b\xc3\xbc"
             "ro.example",
             PROOF_DNS, 30, 0));
    struct technology t = { .vendor = S("Nimbus Networks"), .product = S("N200 router"), .version = S("4.1"), .source = S("declared") };
    TRY(technology_add(c, &O[BANK], &t));
    t = (struct technology){ .vendor = S("Nimbus Networks"), .product = S("N200 router"), .until = { start - 10 * DAY } };
    TRY(technology_add(c, &O[RIVAL], &t));
    t = (struct technology){ .vendor = S("Viatec"), .product = S("TLC 100%") };
    return technology_add(c, &O[ROADS], &t);
}

static err join(struct ctx *c, int from, unsigned type, int to, int since, int until)
{
    struct edge e = { .type = type, .from = O[from].r.id, .to = O[to].r.id, .since = { start - since * DAY } };
    if (until) e.until = (when){ start - until * DAY };
    return edge_add(c, &e);
}

static err make_edges(struct ctx *c)
{
    TRY(join(c, NATIONAL, EDGE_REPORTS, CENTRE, 900, 0));
    TRY(join(c, SECTOR, EDGE_REPORTS, NATIONAL, 800, 0));
    TRY(join(c, FEDERAL, EDGE_REPORTS, NATIONAL, 800, 0));
    TRY(join(c, SECTOR, EDGE_SERVES, BANK, 500, 0));
    TRY(join(c, SECTOR, EDGE_SERVES, RIVAL, 400, 50));
    TRY(join(c, FEDERAL, EDGE_SERVES, RIVAL, 50, 0));
    TRY(join(c, FEDERAL, EDGE_SERVES, ROADS, 500, 0));
    return join(c, FEDERAL, EDGE_SERVES, PORTS, 500, 0);
}

static err add_contact(struct ctx *c, int org, const char *name, unsigned role, const char *hours, int confirmed, int bounces)
{
    struct contact k = {
        .name = str_of(name), .role = role, .email = S("someone@office.example"), .hours = str_of(hours), .zone = S("UTC"), .bounces = bounces
    };
    if (confirmed) k.confirmed_at = (when){ start - confirmed * DAY };
    return contact_add(c, &O[org], &k);
}

static err make_contacts(struct ctx *c)
{
    TRY(add_contact(c, BANK, "Bank desk", CONTACT_SECURITY, "", 5, 0));
    TRY(add_contact(c, BANK, "Bank duty", CONTACT_SOC, "24x7", 5, 0));
    TRY(add_contact(c, RIVAL, "Rival desk", CONTACT_SECURITY, "24x7", 5, 3));
    TRY(add_contact(c, RIVAL, "Rival sleeper", CONTACT_SOC, "24x7", 200, 0));
    TRY(add_contact(c, FEDERAL, "Federal duty", CONTACT_SOC, "24x7", 5, 0));
    return add_contact(c, ROADS, "Road press", CONTACT_PRESS, "24x7", 0, 0);
}

static err merge_ports(struct ctx *c)
{
    struct act a = { .target = id_str(&O[ROADS].r.id) };
    return workflow_act(c, &organisation_kind, &O[PORTS], S("merge"), &a);
}

static int setup(void **state)
{
    (void)state;
    testing_kind(&organisation_kind);
    if (!testing_open(&T)) return 0;
    directory_install();
    start = T.c.now.us;
    static str team;
    team = principal_of(T.c.arena, id_str(&T.centre));
    T.v_system = viewer_system(&T.c, "test", (struct strs){ &team, 1 }, ~UINT64_C(0));
    unit_as(T.v_system, make_orgs);
    unit_as(T.v_system, make_assets);
    unit_as(T.v_system, make_edges);
    unit_as(T.v_system, make_contacts);
    unit_as(T.v_system, merge_ports);
    testing_refresh(&T);
    return 0;
}
static int teardown(void **state)
{
    (void)state;
    if (T.c.db) testing_close(&T);
    return 0;
}

/* ---- who is responsible */

struct golden {
    const char *q;
    int ago; /* days */
    const char *who, *how, *confidence, *value;
};
static const struct golden golden[] = {
    { "198.51.100.1", 0, "Delta Telecom", "longest-prefix", "high", "198.51.100.0/24" },
    { "198.51.100.64", 0, "Harbour Bank", "longest-prefix", "high", "198.51.100.64/26" },
    { "198.51.100.127", 0, "Harbour Bank", "longest-prefix", "high", "198.51.100.64/26" },
    { "198.51.100.128", 0, "Delta Telecom", "longest-prefix", "high", "198.51.100.0/24" },
    { "198.51.100.63", 0, "Delta Telecom", "longest-prefix", "high", "198.51.100.0/24" },
    { "198.51.100.64/26", 0, "Harbour Bank", "exact", "high", "198.51.100.64/26" },
    { "198.51.100.64/27", 0, "Harbour Bank", "longest-prefix", "high", "198.51.100.64/26" },
    { "198.51.100.0/25", 0, "Delta Telecom", "longest-prefix", "high", "198.51.100.0/24" },
    { "198.51.100.0/23", 0, "", "", "", "" },
    { "198.51.100.70", 600, "Delta Telecom", "longest-prefix", "high", "198.51.100.0/24" },
    { "198.51.100.70", 1000, "", "", "", "" },
    { "198[.]51[.]100[.]70", 0, "Harbour Bank", "longest-prefix", "high", "198.51.100.64/26" },
    { "::ffff:198.51.100.70", 0, "Harbour Bank", "longest-prefix", "high", "198.51.100.64/26" },
    { "http://198.51.100.70:8080/x", 0, "Harbour Bank", "longest-prefix", "high", "198.51.100.64/26" },
    { "2001:db8::1", 0, "Delta Telecom", "longest-prefix", "high", "2001:db8::/32" },
    { "2001:db8:64::1", 0, "Harbour Bank", "longest-prefix", "high", "2001:db8:64::/48" },
    { "2001:db8:65::1", 0, "Delta Telecom", "longest-prefix", "high", "2001:db8::/32" },
    { "https://[2001:db8:64::1]/", 0, "Harbour Bank", "longest-prefix", "high", "2001:db8:64::/48" },
    { "2001:db9::1", 0, "", "", "", "" },
    { "AS64500", 0, "Delta Telecom", "exact", "high", "AS64500" },
    { "asn 64500", 0, "Delta Telecom", "exact", "high", "AS64500" },
    { "AS64501", 0, "", "", "", "" },
    { "harbour.example", 0, "Harbour Bank", "exact", "high", "harbour.example" },
    { "WWW.Harbour.Example.", 0, "Harbour Bank", "longest-suffix", "high", "harbour.example" },
    { "pay.harbour.example", 0, "Rival Bank", "exact", "low", "pay.harbour.example" },
    { "a.pay.harbour.example", 0, "Rival Bank", "longest-suffix", "low", "pay.harbour.example" },
    { "pay.harbour.example", 45, "Harbour Bank", "longest-suffix", "high", "harbour.example" },
    { "notharbour.example", 0, "", "", "", "" },
    { "hxxps://www.harbour[.]example/login?x=1", 0, "Harbour Bank", "longest-suffix", "high", "harbour.example" },
    { "someone@harbour.example", 0, "Harbour Bank", "exact", "high", "harbour.example" },
    { "someone@mail.harbour.example", 0, "Harbour Bank", "longest-suffix", "high", "harbour.example" },
    { "someone@pay.harbour.example", 0, "Rival Bank", "longest-suffix", "low", "pay.harbour.example" },
    { "someone@roads.example", 0, "Road Ministry", "longest-suffix", "high", "roads.example" },
    { "roads.example", 30, "Road Ministry", "exact", "medium", "roads.example" },
    { "203.0.113.5", 0, "Road Ministry", "longest-prefix", "high", "203.0.113.0/25" },
    { "203.0.113.5", 300, "Road Ministry", "longest-prefix", "medium", "203.0.113.0/25" },
    { "203.0.113.130", 0, "Road Ministry", "longest-prefix", "high", "203.0.113.128/26" },
    { "203.0.113.130", 10, "Port Ministry", "longest-prefix", "high", "203.0.113.128/26" },
    { "ports.example", 0, "Road Ministry", "exact", "high", "ports.example" },
    { "203.0.113.200", 0, "Rival Bank", "longest-prefix", "high", "203.0.113.192/26" },
    { "203.0.113.200", 200, "Harbour Bank", "longest-prefix", "high", "203.0.113.192/26" },
    { "203.0.113.200", 750, "", "", "", "" },
    { "192.0.2.5", 0, "Rival Bank+Harbour Bank", "longest-prefix", "contested", "192.0.2.0/28" },
    { "192.0.2.5", 60, "", "", "", "" },
    { "192.0.2.70", 0, "Lonely Office", "longest-prefix", "low", "192.0.2.64/28" },
    { "www.b\xc3\xbc"
      "ro.example",
      0, "Lonely Office", "longest-suffix", "high", "xn--bro-hoa.example" },
    { "xn--bro-hoa.example", 0, "Lonely Office", "exact", "high", "xn--bro-hoa.example" },
    { "nimbus n200", 0, "Harbour Bank", "product", "medium", "Nimbus Networks N200 router 4.1" },
    { "N200 NIMBUS", 0, "Harbour Bank", "product", "medium", "Nimbus Networks N200 router 4.1" },
    { "nimbus n200", 20, "Harbour Bank+Rival Bank", "product", "medium", "Nimbus Networks N200 router 4.1" },
    { "nimbus n300", 0, "", "", "", "" },
    { "viatec 100%", 0, "Road Ministry", "product", "medium", "Viatec TLC 100%" },
    { "%", 0, "", "", "", "" },
    { "harbour bank", 0, "Harbour Bank", "name", "high", "Harbour Bank" },
    { "lonely", 0, "Lonely Office", "name", "medium", "Lonely Office" },
    { "nobody at all", 0, "", "", "", "" },
};

static void the_golden_table(void **state)
{
    (void)state;
    NEED_STORE();
    assert_true(COUNT(golden) >= 40);
    viewer_use(&T.c, T.v_ann);
    for (size_t i = 0; i < COUNT(golden); i++) {
        const struct golden *g = &golden[i];
        struct responsible out;
        struct buf who = { .a = T.c.arena };
        T.c.now = clock_now();
        fine(responsible_find(&T.c, str_of(g->q), (when){ g->ago ? start - g->ago * DAY : 0 }, &out));
        const struct answer *a = out.answers.v;
        for (size_t k = 0; k < out.answers.n; k++) buf_fmt(&who, k ? "+%.*s" : "%.*s", FMT(a[k].name));
        if (!str_is(buf_str(&who), g->who)) fail_msg("%s, %d days ago: %.*s", g->q, g->ago, FMT(buf_str(&who)));
        assert_int_equal(out.found, g->who[0] != 0);
        assert_true(out.sentence.n > 0);
        if (!out.found) continue;
        if (!str_is(a->how, g->how) || !str_is(a->confidence, g->confidence) || !str_is(a->value, g->value))
            fail_msg("%s, %d days ago: %.*s, %.*s, %.*s", g->q, g->ago, FMT(a->how), FMT(a->confidence), FMT(a->value));
        assert_true(a->sentence.n > 0);
    }
}

static void expect_path(int org, int ago, const char *want)
{
    struct list path;
    struct buf b = { .a = T.c.arena };
    fine(path_up(&T.c, &O[org].r.id, (when){ start - ago * DAY + 1 }, &path));
    const struct step *s = path.v;
    for (size_t i = 0; i < path.n; i++) buf_fmt(&b, i ? " > %.*s" : "%.*s", FMT(s[i].name));
    if (!str_is(buf_str(&b), want)) fail_msg("%.*s", FMT(buf_str(&b)));
}

static void the_way_up_is_dated(void **state)
{
    (void)state;
    NEED_STORE();
    viewer_use(&T.c, T.v_ann);
    expect_path(BANK, 0, "Sector Team > National Team > The Centre");
    expect_path(RIVAL, 0, "Federal Team > National Team > The Centre");
    expect_path(RIVAL, 100, "Sector Team > National Team > The Centre");
    expect_path(BANK, 600, "");
    expect_path(LONELY, 0, "");
    expect_path(CENTRE, 0, "");
}

static void the_nearest_is_named(void **state)
{
    struct responsible out;
    (void)state;
    NEED_STORE();
    viewer_use(&T.c, T.v_ann);
    T.c.now = clock_now();
    fine(responsible_find(&T.c, S("198.51.101.5"), (when){ 0 }, &out));
    assert_false(out.found);
    assert_true(str_is(((struct wider *)out.nearest.v)->name, "Harbour Bank")); /* the one before it in order of address */
    fine(responsible_find(&T.c, S("www.other.example"), (when){ 0 }, &out));
    assert_true(out.nearest.n > 0);
    viewer_use(&T.c, T.v_mallory); /* sees nothing: nothing is near */
    fine(responsible_find(&T.c, S("198.51.101.5"), (when){ 0 }, &out));
    assert_int_equal(out.nearest.n, 0);
    fine(responsible_find(&T.c, S("198.51.100.70"), (when){ 0 }, &out));
    assert_false(out.found);
}

static void called(int org, const char *who, bool fallback)
{
    struct list l;
    T.c.now = clock_now();
    fine(call_order(&T.c, &O[org].r.id, O[org].r.title, &l));
    const struct candidate *k = l.v;
    if (!l.n || !str_is(k->name, who) || k->fallback != fallback || !k->chosen) fail_msg("%s: %.*s", who, FMT(l.n ? k->name : S("nobody")));
}

static void whom_to_call(void **state)
{
    struct list l;
    (void)state;
    NEED_STORE();
    viewer_use(&T.c, T.v_ann);
    called(BANK, "Bank duty", false);
    called(RIVAL, "Federal duty", true); /* one bounces, one sleeps */
    called(ROADS, "Road press", false);  /* never confirmed, but there */
    fine(call_order(&T.c, &O[LONELY].r.id, S("Lonely Office"), &l));
    assert_int_equal(l.n, 0);
}

/* ---- longest prefix against a naive model */

enum { NETS = 4000, ASKED = 3000 };
static uint64_t seed = 88172645463325252u;
static uint32_t rnd(uint32_t n)
{
    seed ^= seed << 13;
    seed ^= seed >> 7;
    seed ^= seed << 17;
    return (uint32_t)((seed >> 11) % n);
}
struct net {
    int family;
    unsigned char b[16];
    unsigned length;
};
static struct net nets[NETS];

static bool covers(const struct net *n, const struct net *a)
{
    if (n->family != a->family || n->length > a->length) return false;
    for (unsigned i = 0; i < n->length; i++)
        if ((n->b[i / 8] ^ a->b[i / 8]) & (0x80 >> (i % 8))) return false;
    return true;
}

/* few distinct bits, so that networks lie inside one another */
static struct net random_net(bool single)
{
    struct net n = { .family = rnd(3) ? 4 : 6 };
    unsigned bits = n.family == 4 ? 32 : 128, width = n.family == 4 ? 4 : 16;
    for (unsigned i = 0; i < width; i++) n.b[i] = (unsigned char)(i == 0 ? 10 : rnd(4) ? rnd(8) * 32 : rnd(256));
    n.length = single ? bits : 8 + rnd(bits - 7);
    for (unsigned i = n.length; i < bits; i++) n.b[i / 8] = (unsigned char)(n.b[i / 8] & ~(0x80 >> (i % 8)));
    return n;
}

static str net_text(const struct net *n)
{
    struct buf b = { .a = T.c.arena };
    if (n->family == 4)
        buf_fmt(&b, "%d.%d.%d.%d", n->b[0], n->b[1], n->b[2], n->b[3]);
    else
        for (int i = 0; i < 16; i += 2) buf_fmt(&b, i ? ":%x" : "%x", (unsigned)(n->b[i] << 8 | n->b[i + 1]));
    buf_fmt(&b, "/%u", n->length);
    return buf_str(&b);
}

static err fill(struct ctx *c)
{
    static const struct sql insert = {
        "test.net",
        "INSERT INTO asset (record, audience, id, type, value, since, until, proof, proof_note, revision, exact, low, high, length)"
        " VALUES ($1, NULL, $2, 'network', $3, NULL, NULL, 'whois', '', 1, $4, $5, $6, $7)",
        WHERE, false, true
    };
    for (int i = 0; i < NETS; i++) {
        struct resource r;
        nets[i] = random_net(false);
        TRY(resource_read(c, RES_NETWORK, net_text(&nets[i]), S(""), &r));
        TRY(db_do(c, &insert,
                  ARGS(A_ID(O[LONELY].r.id), A_ID(id_new("ast", c->now)), A_TEXT(r.value), A_TEXT(r.exact), A_TEXT(r.low), A_TEXT(r.high), A_INT(r.length))));
    }
    return NULL;
}

static void longest_prefix_as_the_model_says(void **state)
{
    (void)state;
    NEED_STORE();
    unit_as(T.v_system, fill);
    viewer_use(&T.c, T.v_ann);
    int hits = 0, asked = db_is_postgres(T.c.db) ? ASKED / 4 : ASKED; /* a question costs it more, and the model is the same */
    struct arena *kept = T.c.arena, *each = arena_open(32u << 20);
    assert_non_null(each);
    if (setjmp(*arena_boundary(each))) fail_msg("memory ran out");
    for (int i = 0; i < asked; i++) {
        arena_reset(each);
        T.c.arena = each;
        struct net a = random_net(rnd(2));
        struct resource r;
        struct rows *rows;
        int best = -1, all = 0, have = 0;
        for (int k = 0; k < NETS; k++)
            if (covers(&nets[k], &a)) {
                all++;
                if ((int)nets[k].length > best) best = (int)nets[k].length;
            }
        fine(resource_guess(&T.c, net_text(&a), &r));
        fine(resource_holders(&T.c, &r, T.c.now, &rows));
        while (rows_next(rows)) {
            int length = (int)row_int(rows, 9);
            if (!have && length != best) fail_msg("%.*s: /%d, the model says /%d", FMT(r.value), length, best);
            have++;
        }
        if (have != (all < 200 ? all : 200)) fail_msg("%.*s: %d networks around it, the model says %d", FMT(r.value), have, all);
        hits += best >= 0;
    }
    T.c.arena = kept;
    arena_close(each);
    assert_in_range(hits, asked / 10, asked);
}

/* ---- what an edge opens */

static bool sees_contacts(const struct viewer *v, int org)
{
    struct list l;
    viewer_use(&T.c, v);
    T.c.now = clock_now();
    fine(contacts_of(&T.c, &O[org].r.id, &l));
    return l.n > 0;
}

static id routed;
static err route(struct ctx *c)
{
    struct thing t = { .r = { .title = S("Something routed"), .team = T.centre, .tlp = TLP_AMBER }, .what = S("box") };
    id part;
    TRY(record_create(c, &thing_kind, &t, NULL));
    routed = t.r.id;
    return route_send(c, &t.r, id_str(&O[RIVAL].r.id), S("asset-owner"), S("yours"), &part);
}
static bool sees_routed(const struct viewer *v)
{
    struct thing t;
    viewer_use(&T.c, v);
    T.c.now = clock_now();
    return record_find(&T.c, &thing_kind, id_str(&routed), &t) == NULL;
}
static struct edge opened;
static err open_edge(struct ctx *c)
{
    opened = (struct edge){ .type = EDGE_SERVES, .from = O[SECTOR].r.id, .to = O[FEDERAL].r.id };
    return edge_add(c, &opened);
}
static err close_edge(struct ctx *c)
{
    static const struct sql end = { "test.end", "UPDATE edge SET until = $2, spread = 1 WHERE id = $1", WHERE, false, true };
    return db_do(c, &end, ARGS(A_ID(opened.id), A_INT(c->now.us - 1)));
}
static void work(void)
{
    static const struct job_kind *const all[] = { jobs_own, directory_jobs, reach_jobs };
    bool worked = true;
    jobs_set(all, COUNT(all));
    viewer_use(&T.c, T.v_system);
    for (int i = 0; worked && i < 200; i++) {
        T.c.now = clock_now();
        fine(jobs_schedule(&T.c));
        fine(jobs_step(&T.c, S("me"), &worked));
    }
}

static void an_edge_opens_and_closes(void **state)
{
    (void)state;
    NEED_STORE();
    work();
    assert_true(sees_contacts(T.v_bob, BANK)); /* bob works for the sector's team */
    assert_false(sees_contacts(T.v_bob, RIVAL));
    assert_false(sees_contacts(T.v_mallory, BANK));
    unit_as(T.v_ann, route);
    assert_false(sees_routed(T.v_bob));
    unit_as(T.v_ann, open_edge); /* the sector's team serves the federal one, which serves the rival bank */
    work();
    assert_true(sees_routed(T.v_bob));
    assert_true(sees_contacts(T.v_bob, RIVAL));
    unit_as(T.v_system, close_edge); /* ended by the clock: the minute's job carries it on */
    viewer_use(&T.c, T.v_system);
    static const struct sql again = { "test.again", "DELETE FROM job WHERE kind = 'directory.minute'", WHERE, false, true };
    fine(db_do(&T.c, &again, NOARGS));
    work();
    assert_false(sees_contacts(T.v_bob, RIVAL));
    assert_false(sees_routed(T.v_bob));
}

static err tighten(struct ctx *c)
{
    struct thing was, now;
    TRY(record_find(c, &thing_kind, id_str(&routed), &was));
    now = was;
    now.r.tlp = TLP_AMBER_STRICT;
    return record_change(c, &thing_kind, &now, &was);
}
static err reopen(struct ctx *c)
{
    static const struct sql open = { "test.open", "UPDATE edge SET until = NULL, spread = 0 WHERE id = $1", WHERE, false, true };
    TRY(db_do(c, &open, ARGS(A_ID(opened.id))));
    return reach_record(c, &routed);
}
static void a_tighter_marking_ends_what_edges_gave(void **state)
{
    (void)state;
    NEED_STORE();
    unit_as(T.v_system, reopen);
    assert_true(sees_routed(T.v_bob));
    unit_as(T.v_ann, tighten);
    assert_false(sees_routed(T.v_bob));
}

static err activate(struct ctx *c)
{
    static const struct sql set = { "test.active", "UPDATE record SET state = 'active' WHERE id IN ($1, $2)", WHERE, false, true };
    return db_do(c, &set, ARGS(A_ID(O[SECTOR].r.id), A_ID(O[CENTRE].r.id)));
}
static void members_by_onboarding(void **state)
{
    (void)state;
    NEED_STORE();
    assert_false(viewer_holds(T.v_bob, S("members")));
    unit_as(T.v_system, activate);
    testing_refresh(&T);
    assert_true(viewer_holds(T.v_bob, S("members")));
    assert_false(viewer_holds(T.v_mallory, S("members")));
    struct organisation o;
    viewer_use(&T.c, T.v_bob);
    fine(record_find(&T.c, &organisation_kind, id_str(&O[ROADS].r.id), &o));
    assert_non_null(record_find(&T.c, &organisation_kind, id_str(&O[LONELY].r.id), &o));
}

/* ---- by the clock: keys that end, organisations in which nobody answers */

static const char key[] = "-----BEGIN PGP PUBLIC KEY BLOCK-----\n\n"
                          "mDMEaVW5ABYJKwYBBAHaRw8BAQdAKwpriBhIrEefMWhUs+SQQ7sy778K80dHxVDn\n"
                          "GJp3vVO0JlNlY3VyaXR5IGRlc2sgPHNlY3VyaXR5QHJvYWRzLmV4YW1wbGU+iJYE\n"
                          "ExYIAD4WIQQHOfY9xVw/fRVf1us6b5qWFekqbgUCaVW5AAIbAwUJA8JnAAULCQgH\n"
                          "AgYVCgkICwIEFgIDAQIeAQIXgAAKCRA6b5qWFekqbgOiAQCGpLezNwEPqLIjDeF/\n"
                          "GgSMKBuXGpg4Xxj7XEGNrnWBxAEA4uxRgu2EsPizv3YtpwsoBi4oWuwMHSQAMiu8\n"
                          "kiHdKAc=\n=etUX\n-----END PGP PUBLIC KEY BLOCK-----\n";

static err add_key(struct ctx *c)
{
    struct json j;
    struct buf b = { .a = c->arena };
    struct jw w = jw_on(&b);
    void *v = arena_alloc(c->arena, key_sub.shape->size);
    jw_obj(&w);
    jw_kt(&w, "armored", str_of(key));
    jw_end_obj(&w);
    TRY(json_read(c, buf_str(&b), NULL, &j));
    TRY(shape_read(c, key_sub.shape, j, ~UINT64_C(0), true, v, NULL));
    return sub_insert(c, &key_sub, &O[BANK], v);
}
static int64_t told(const id *person)
{
    static const struct sql q = { "test.told", "SELECT COUNT(*) FROM notification WHERE person = $1 AND what = 'key'", WHERE, false, true };
    struct rows *r;
    bool found;
    fine(db_one(&T.c, &q, ARGS(A_ID(*person)), &r, &found));
    return row_int(r, 0);
}
static void a_key_that_ends_is_told_once(void **state)
{
    const int64_t end = INT64_C(1830297600) * SECOND;
    (void)state;
    NEED_STORE();
    unit_as(T.v_system, add_key);
    T.c.now.us = end - 40 * DAY;
    fine(key_sweep(&T.c));
    assert_int_equal(told(&T.ann), 0);
    T.c.now.us = end - 20 * DAY;
    fine(key_sweep(&T.c));
    fine(key_sweep(&T.c));
    assert_int_equal(told(&T.ann), 1); /* the centre handles the bank */
    assert_int_equal(told(&T.bob), 0);
    T.c.now.us = end + DAY;
    fine(key_sweep(&T.c));
    assert_int_equal(told(&T.ann), 1);
}

static err wake_all(struct ctx *c)
{
    static const struct sql set = { "test.wake", "UPDATE record SET state = 'active' WHERE id IN ($1, $2, $3)", WHERE, false, true };
    return db_do(c, &set, ARGS(A_ID(O[BANK].r.id), A_ID(O[RIVAL].r.id), A_ID(O[ROADS].r.id)));
}
static void who_never_answers_falls_asleep(void **state)
{
    struct organisation o;
    (void)state;
    NEED_STORE();
    unit_as(T.v_system, wake_all);
    T.c.now = (when){ start };
    fine(confirm_sweep(&T.c)); /* all are younger than 180 days: nobody sleeps yet */
    viewer_use(&T.c, T.v_ann);
    fine(record_find(&T.c, &organisation_kind, id_str(&O[ROADS].r.id), &o));
    assert_true(str_is(o.r.state, "active"));
    T.c.now.us = start + 181 * DAY;
    fine(confirm_sweep(&T.c));
    viewer_use(&T.c, T.v_ann);
    fine(record_find(&T.c, &organisation_kind, id_str(&O[ROADS].r.id), &o));
    assert_true(str_is(o.r.state, "dormant"));
    fine(record_find(&T.c, &organisation_kind, id_str(&O[BANK].r.id), &o));
    assert_true(str_is(o.r.state, "dormant")); /* 186 days */
}

/* ---- what comes back counts on the contact, and at the third it is passed over */

static err bounce_unit(struct ctx *c, void *arg)
{
    return bounced_contact(c, arg);
}
static void what_comes_back_is_counted(void **state)
{
    struct list l;
    (void)state;
    if (!T.c.db) skip();
    struct inmail_bounce b = { .address = S("someone@office.example"), .status = S("5.1.1"), .late = true };
    b.sent.recipient = b.address;
    viewer_use(&T.c, T.v_system);
    assert_null(contacts_of(&T.c, &O[FEDERAL].r.id, &l));
    const struct contact *k = l.v;
    int64_t before = k[0].bounces;
    assert_string_equal(testing_unit(&T, T.v_system, bounce_unit, &b), ""); /* late is not lost */
    assert_null(contacts_of(&T.c, &O[FEDERAL].r.id, &l));
    assert_int_equal(((const struct contact *)l.v)[0].bounces, before);
    b.late = false;
    for (int i = 0; i < 3; i++) assert_string_equal(testing_unit(&T, T.v_system, bounce_unit, &b), "");
    assert_null(contacts_of(&T.c, &O[FEDERAL].r.id, &l));
    k = l.v;
    assert_int_equal(k[0].bounces, before + 3);
    assert_int_equal(contact_reach(&k[0], T.c.now), REACH_BOUNCING);
    b.sent.recipient = b.address = S("nobody@else.example");
    assert_string_equal(testing_unit(&T, T.v_system, bounce_unit, &b), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_golden_table),
        cmocka_unit_test(the_way_up_is_dated),
        cmocka_unit_test(the_nearest_is_named),
        cmocka_unit_test(whom_to_call),
        cmocka_unit_test(longest_prefix_as_the_model_says),
        cmocka_unit_test(an_edge_opens_and_closes),
        cmocka_unit_test(a_tighter_marking_ends_what_edges_gave),
        cmocka_unit_test(members_by_onboarding),
        cmocka_unit_test(a_key_that_ends_is_told_once),
        cmocka_unit_test(who_never_answers_falls_asleep),
        cmocka_unit_test(what_comes_back_is_counted),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
