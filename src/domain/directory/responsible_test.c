/* responsible_test - a golden table of who is responsible, longest prefix against a naive model, the way up and whom to call, on
 * both engines */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

#include "domain/directory/directory_testing.h"
#include "domain/directory/lookup.h"

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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_golden_table),
        cmocka_unit_test(the_way_up_is_dated),
        cmocka_unit_test(the_nearest_is_named),
        cmocka_unit_test(whom_to_call),
        cmocka_unit_test(longest_prefix_as_the_model_says),
    };
    return cmocka_run_group_tests(tests, setup, store_closed);
}
