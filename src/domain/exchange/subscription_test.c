/* subscription_test - which advisories fit a wish; asking, the yes, joining, the sweep, mail that comes back, what is collected;
 * on both engines */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "domain/exchange/advisory.h"
#include "domain/exchange/subscription.h"
#include "guard/guard.h"
#include "spine/outbox.h"
#include "spine/session.h"
#include "spine/store_testing.h"

#include "subscription_test.sql.h"

/* ---- pure */

static void fits(void **state)
{
    static const struct {
        const char *product, *vendor, *sector, *kind;
        int64_t floor;
        bool all, yes;
    } cases[] = { { .all = true, .yes = true },
                  { .product = "nginx", .yes = true },
                  { .product = "F5 NGINX", .yes = true },
                  { .product = "nginx plus" },
                  { .product = "ngin" },
                  { .product = "http server", .yes = true }, /* of the CPE */
                  { .product = "http-server apache", .yes = true },
                  { .product = "left-pad", .yes = true }, /* of the package URL */
                  { .product = "pad left 1.0" },
                  { .product = "printer" },                  /* said not to be affected */
                  { .product = "quiet flood", .yes = true }, /* of the title, one after the other */
                  { .product = "flood quiet" },
                  { .product = "\xc3\x9c"
                               "ber",
                    .yes = true },
                  { .product = "?!" },
                  { .vendor = "f5", .yes = true },
                  { .vendor = "apache", .yes = true },
                  { .vendor = "nginx" },
                  { .vendor = "quiet" },
                  { .sector = "energy", .yes = true },
                  { .sector = "water" },
                  { .all = true, .kind = "advisory", .yes = true },
                  { .all = true, .kind = "bulletin" },
                  { .product = "nginx", .floor = 70, .yes = true },
                  { .product = "nginx", .floor = 90 } };
    struct arena *a = arena_open(4u << 20);
    struct adv_product p[] = { { .vendor = S("F5"), .name = S("NGINX"), .status = VULN_AFFECTED },
                               { .vendor = S("ASF"), .name = S("httpd"), .cpe = S("cpe:2.3:a:apache:http_server:*:*:*:*:*:*:*:*"), .status = VULN_FIXED },
                               { .name = S("uber gate"), .purl = S("pkg:npm/left-pad@1.0"), .status = VULN_INVESTIGATED },
                               { .vendor = S("Inkworks"), .name = S("Printer"), .status = VULN_UNAFFECTED } };
    struct adv_vulnerability u = { .id = S("CVE-2026-1"), .vectors = { (str[]){ S("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H") }, 1 } };
    struct issue i = { .title = S("The Quiet Flood"),
                       .category = S("advisory"),
                       .products = { p, COUNT(p) },
                       .vulnerabilities = { &u, 1 },
                       .sectors = { (str[]){ S("energy"), S("transport") }, 2 } };
    struct wish_sight s;
    (void)state;
    wish_sees(a, &i, &s);
    assert_int_equal(s.severity, 75);
    for (size_t k = 0; k < COUNT(cases); k++) {
        str product = str_of(cases[k].product), vendor = str_of(cases[k].vendor), sector = str_of(cases[k].sector), kind = str_of(cases[k].kind);
        const struct wish w = { cases[k].all,  { &product, product.n > 0 }, { &vendor, vendor.n > 0 }, { &sector, sector.n > 0 }, { &kind, kind.n > 0 },
                                cases[k].floor };
        if (wish_fits(a, &w, &s) != cases[k].yes) fail_msg("case %zu: %d", k, !cases[k].yes);
    }
    /* without a score it is below each floor, unless it is exploited */
    const struct wish high = { .all = true, .floor = 70 };
    u.vectors.n = 0;
    wish_sees(a, &i, &s);
    assert_false(wish_fits(a, &high, &s));
    u.exploited = VULN_ACTIVE;
    wish_sees(a, &i, &s);
    assert_true(wish_fits(a, &high, &s));
    arena_close(a);
}
static void next_collected(void **state)
{
    (void)state;
    when friday = when_make(2026, 11, 27, 3, 59, 59), later = when_make(2026, 11, 27, 4, 0, 0);
    assert_int_equal(digest_next(SUB_DAILY, friday), when_make(2026, 11, 27, 4, 0, 0).us);
    assert_int_equal(digest_next(SUB_DAILY, later), when_make(2026, 11, 28, 4, 0, 0).us);
    assert_int_equal(digest_next(SUB_WEEKLY, friday), when_make(2026, 11, 30, 4, 0, 0).us);
    assert_int_equal(digest_next(SUB_WEEKLY, when_make(2026, 11, 30, 4, 0, 0)), when_make(2026, 12, 7, 4, 0, 0).us);
}

/* ---- kept */

static struct subscription one;
static str token, outcome;
static err ask_unit(struct ctx *c, void *arg)
{
    (void)arg;
    return subscription_ask(c, &one);
}
static err confirm_unit(struct ctx *c, void *arg)
{
    struct subscription s;
    bool there;
    (void)arg;
    TRY(subscription_find(c, token, &s, &there));
    return there ? subscription_confirm(c, &s, &outcome) : NULL;
}
static const char *as_nobody(err (*fn)(struct ctx *, void *), void *arg)
{
    return testing_unit(&T, viewer_public(), fn, arg);
}
static int64_t subscriptions(const char *address, const char *state)
{
    struct rows *r;
    bool found;
    fine(db_one(&T.c, &sql_address, ARGS(A_TEXT(str_of(address)), A_TEXT(str_of(state))), &r, &found));
    return row_int(r, 0);
}
static id newest(const char *address)
{
    struct rows *r;
    bool found;
    fine(db_one(&T.c, &sql_newest, ARGS(A_TEXT(str_of(address))), &r, &found));
    assert_true(found);
    return row_id(r, 0);
}
static struct rows *messages(const id *sub)
{
    struct rows *r;
    fine(db_run(&T.c, &sql_message, ARGS(A_ID(*sub)), &r));
    return r;
}
static int64_t ends(const char *why)
{
    struct rows *r;
    bool found;
    fine(db_one(&T.c, &sql_ends, ARGS(A_TEXT(str_of(why))), &r, &found));
    return found ? row_int(r, 0) : 0;
}
static void asks(const char *address, const char *product, unsigned pace)
{
    str *v = NEW_ARRAY(T.c.arena, 1, str);
    v[0] = str_of(product);
    one = (struct subscription){ .address = str_of(address), .language = S("en"), .pace = pace, .wish = { .products = { v, 1 } } };
    assert_string_equal(as_nobody(ask_unit, NULL), "");
}
static id subscribed(const char *address, const char *product, unsigned pace)
{
    asks(address, product, pace);
    id sub = newest(address);
    token = subscription_token(T.c.arena, &sub);
    assert_string_equal(as_nobody(confirm_unit, NULL), "");
    return sub;
}

static void asked_and_confirmed(void **state)
{
    (void)state;
    NEED_STORE();
    asks("Ann@home.example", "gate", SUB_AT_ONCE);
    id sub = newest("Ann@home.example");
    struct rows *r = messages(&sub);
    assert_true(rows_next(r));
    assert_true(str_is(row_text(r, 1), OUTBOX_APART) && str_is(row_text(r, 2), "queued") && str_is(row_text(r, 5), "subscription-confirm"));
    assert_true(str_find(row_text(r, 4), S(OUTBOX_LINK)) > 0 && str_find(row_text(r, 4), S("Ann@")) < 0);
    token = subscription_token(T.c.arena, &sub);
    assert_string_equal(as_nobody(confirm_unit, NULL), "");
    assert_int_equal(subscriptions("Ann@home.example", "active"), 1);
    /* in other capitals, for something else: one subscription with both */
    asks("ann@HOME.example", "tap", SUB_DAILY);
    id second = newest("ann@HOME.example");
    token = subscription_token(T.c.arena, &second);
    assert_string_equal(as_nobody(confirm_unit, NULL), "");
    assert_true(str_eq(outcome, subscription_token(T.c.arena, &sub)));
    struct subscription s;
    bool there;
    fine(subscription_find(&T.c, outcome, &s, &there));
    assert_true(there && s.active && s.wish.products.n == 2 && s.pace == SUB_DAILY);
    assert_int_equal(subscriptions("ann@HOME.example", "waiting"), 0);
    /* three a day, and the fourth is told the same and gets nothing */
    for (int i = 0; i < 5; i++) asks("bob@home.example", "gate", SUB_AT_ONCE);
    assert_int_equal(subscriptions("bob@home.example", "waiting"), 3);
    one.address = S("nobody");
    assert_string_equal(as_nobody(ask_unit, NULL), "bad-format");
    one = (struct subscription){ .address = S("x@home.example"), .language = S("en") };
    assert_string_equal(as_nobody(ask_unit, NULL), "required");
    /* a token that was not made here */
    assert_non_null(subscription_find(&T.c, arena_fmt(T.c.arena, "%.*s0", FMT(outcome)), &s, &there));
    assert_non_null(subscription_find(&T.c, S(""), &s, &there));
}

static err job_of(const char *name)
{
    for (const struct job_kind *k = subscription_jobs; k->name; k++)
        if (!strcmp(k->name, name)) return k->run(&T.c, S("{}"));
    fail_msg("no job %s", name);
    return NULL;
}
static void swept(void **state)
{
    (void)state;
    NEED_STORE();
    id kept = subscribed("kept@home.example", "gate", SUB_AT_ONCE);
    asks("late@home.example", "gate", SUB_AT_ONCE);
    id late = newest("late@home.example");
    int64_t before = ends("unconfirmed");
    fine(job_of("subscription.sweep"));
    assert_int_equal(subscriptions("late@home.example", "waiting"), 1);
    clock_freeze((when){ clock_now().us + 8 * DAY });
    fine(job_of("subscription.sweep"));
    clock_freeze((when){ 0 });
    T.c.now = clock_now();
    assert_int_equal(subscriptions("late@home.example", "waiting"), 0);
    assert_true(ends("unconfirmed") > before);
    struct rows *r = messages(&late); /* what still lay there leaves no more */
    assert_true(rows_next(r) && str_is(row_text(r, 2), "cancelled"));
    assert_int_equal(subscriptions("kept@home.example", "active"), 1);
    (void)kept;
}

static struct {
    id message;
    const char *state, *error;
} move;
static err move_unit(struct ctx *c, void *arg)
{
    (void)arg;
    return outbox_moved(c, id_str(&move.message), str_of(move.state), str_of(move.error));
}
static void moves(const id *sub, const char *state, const char *error)
{
    struct rows *r = messages(sub);
    assert_true(rows_next(r));
    move.message = row_id(r, 0);
    move.state = state;
    move.error = error;
    assert_string_equal(testing_unit(&T, T.v_system, move_unit, NULL), "");
}
static void came_back(void **state)
{
    (void)state;
    NEED_STORE();
    int64_t before = ends("bounced");
    id gone = subscribed("gone@home.example", "gate", SUB_AT_ONCE), full = subscribed("full@home.example", "gate", SUB_AT_ONCE),
       refused = subscribed("refused@home.example", "gate", SUB_AT_ONCE);
    moves(&gone, "bounced", "5.1.1 no such mailbox");
    assert_int_equal(subscriptions("gone@home.example", "active"), 0);
    moves(&refused, "failed", "no mail server is set");
    assert_int_equal(subscriptions("refused@home.example", "active"), 1);
    moves(&refused, "failed", "not sent: RCPT failed: 550 (550)");
    assert_int_equal(subscriptions("refused@home.example", "active"), 0);
    moves(&full, "bounced", "5.2.2 full");
    moves(&full, "sent", "");
    moves(&full, "bounced", "5.2.2 full");
    assert_int_equal(subscriptions("full@home.example", "active"), 1);
    moves(&full, "bounced", "5.2.2 full");
    assert_int_equal(subscriptions("full@home.example", "active"), 0);
    assert_int_equal(ends("bounced"), before + 3);
}

static id sub_now;
static err lay_unit(struct ctx *c, void *arg)
{
    static const struct {
        const char *ref, *tlp, *state, *title;
        int64_t n, got;
    } rows[] = { { "xc-ad-2026-9001", "clear", "published", "The gate", 1, 0 },
                 { "xc-ad-2026-9002", "amber", "published", "Canary", 1, 0 },
                 { "xc-ad-2026-9003", "clear", "published", "The tap", 2, 1 },
                 { "xc-ad-2026-9004", "clear", "withdrawn", "The mill", 1, 0 } };
    (void)arg;
    for (size_t i = 0; i < COUNT(rows); i++) {
        id record = id_new("adv", c->now);
        TRY(db_do(c, &sql_publication,
                  ARGS(A_ID(record), A_TEXT(str_of(rows[i].ref)), A_TEXT(str_of(rows[i].tlp)), A_TEXT(str_of(rows[i].state)), A_TEXT(str_of(rows[i].title)),
                       A_INT(rows[i].n))));
        if (rows[i].got) TRY(db_do(c, &sql_letter, ARGS(A_ID(sub_now), A_ID(record), A_INT(rows[i].got), A_TEXT(S("out_x")))));
        TRY(db_do(c, &sql_letter, ARGS(A_ID(sub_now), A_ID(record), A_INT(rows[i].n), A_NULL)));
    }
    return db_do(c, &sql_due, ARGS(A_ID(sub_now)));
}
static err again_unit(struct ctx *c, void *arg)
{
    (void)arg;
    return db_do(c, &sql_due, ARGS(A_ID(sub_now)));
}
static void collected(void **state)
{
    (void)state;
    NEED_STORE();
    sub_now = subscribed("day@home.example", "gate", SUB_DAILY);
    assert_string_equal(testing_unit(&T, T.v_system, lay_unit, NULL), "");
    fine(job_of("subscription.digests"));
    T.c.now = clock_now();
    struct rows *r = messages(&sub_now);
    assert_int_equal(rows_count(r), 2);
    assert_true(rows_next(r) && str_is(row_text(r, 5), "subscription-digest") && str_is(row_text(r, 2), "held"));
    str body = row_text(r, 4);
    assert_true(str_find(body, S("New: xc-ad-2026-9001  The gate  CVSS 7.5")) > 0);
    assert_true(str_find(body, S("Corrected: xc-ad-2026-9003  The tap")) > 0);
    assert_true(str_find(body, S("Canary")) < 0 && str_find(body, S("9002")) < 0); /* not public any more */
    assert_true(str_find(body, S("9004")) < 0);                                    /* it never had it */
    assert_string_equal(testing_unit(&T, T.v_system, again_unit, NULL), "");
    fine(job_of("subscription.digests"));
    assert_int_equal(rows_count(messages(&sub_now)), 2); /* nothing new: no mail */
}

/* ---- collected, in the language of its reader */

enum { FRESH, BEHIND, FOLLOWED, SWITCHED, AWAITED, ENDED, APART, HAD, LINES };
static const struct {
    const char *ref, *state, *said; /* said: of the revision that the reader got before */
    int64_t n, got, of;             /* of: the revision that the newest translation says; 0: there is none */
    const char *theirs, *tlp;       /* of the translation */
} lines[LINES] = { [FRESH] = { "xc-ad-2026-9100", "published", "", 1, 0, 1, "published", "clear" },
                   [BEHIND] = { "xc-ad-2026-9101", "published", "", 2, 0, 1, "published", "clear" },
                   [FOLLOWED] = { "xc-ad-2026-9102", "published", "ur", 2, 1, 2, "published", "clear" },
                   [SWITCHED] = { "xc-ad-2026-9103", "published", "", 2, 1, 2, "published", "clear" },
                   [AWAITED] = { "xc-ad-2026-9104", "published", "ur", 2, 1, 1, "published", "clear" },
                   [ENDED] = { "xc-ad-2026-9105", "withdrawn", "ur", 2, 1, 2, "withdrawn", "clear" },
                   [APART] = { "xc-ad-2026-9106", "published", "", 1, 0, 1, "published", "amber" },
                   [HAD] = { "xc-ad-2026-9107", "withdrawn", "", 2, 1, 2, "withdrawn", "clear" } };
static err line_unit(struct ctx *c, size_t i)
{
    str everybody = S("public"), readers;
    id record = id_new("adv", c->now), theirs = id_new("adv", c->now);
    struct issue u = { .ref = arena_fmt(c->arena, "%s-ur", lines[i].ref),
                       .title = arena_fmt(c->arena, "\xd8\xaf\xd8\xb1 %s", lines[i].ref + 11),
                       .language = S("ur"),
                       .original = str_of(lines[i].ref),
                       .original_version = lines[i].of,
                       .version = lines[i].of,
                       .state = str_of(lines[i].theirs),
                       .tlp = str_of(lines[i].tlp) };
    TRY(audience_of(c, (struct strs){ &everybody, 1 }, &readers));
    if (!str_is(u.tlp, "clear")) readers = S("aud_of_nobody");
    TRY(db_do(c, &sql_publication,
              ARGS(A_ID(record), A_TEXT(str_of(lines[i].ref)), A_TEXT(S("clear")), A_TEXT(str_of(lines[i].state)), A_TEXT(S("The door")), A_INT(lines[i].n))));
    TRY(db_do(c, &sql_translation,
              ARGS(A_ID(theirs), A_TEXT(readers), A_TEXT(u.ref), A_TEXT(u.tlp), A_TEXT(u.state), A_TEXT(u.title), A_INT(u.version), A_ID(record))));
    TRY(db_do(c, &sql_revision, ARGS(A_ID(theirs), A_INT(u.version), A_TEXT(readers), A_TEXT(u.state), A_TEXT(issue_write(c->arena, &u)))));
    if (lines[i].got) {
        TRY(db_do(c, &sql_letter, ARGS(A_ID(sub_now), A_ID(record), A_INT(lines[i].got), A_TEXT(S("out_x")))));
        TRY(db_do(c, &sql_said, ARGS(A_ID(sub_now), A_ID(record), A_TEXT(str_of(lines[i].said)))));
    }
    return db_do(c, &sql_letter, ARGS(A_ID(sub_now), A_ID(record), A_INT(lines[i].n), A_NULL));
}
static err lines_unit(struct ctx *c, void *arg)
{
    (void)arg;
    for (size_t i = 0; i < LINES; i++) TRY(line_unit(c, i));
    TRY(db_do(c, &sql_language, ARGS(A_ID(sub_now))));
    return db_do(c, &sql_due, ARGS(A_ID(sub_now)));
}
static bool holds(str text, const char *part)
{
    return str_find(text, str_of(part)) >= 0;
}
static void says(str body, const char *line, const char *address)
{
    str both = arena_fmt(T.c.arena, ": %s\n  https://hub.example%s\n", line, address);
    if (str_find(body, both) < 0) fail_msg("no %.*s in %.*s", FMT(both), FMT(body));
}
static void collected_in_the_language_of_its_reader(void **state)
{
#define DOOR "\xd8\xaf\xd8\xb1 "
    (void)state;
    NEED_STORE();
    sub_now = subscribed("ur@home.example", "gate", SUB_DAILY);
    assert_string_equal(testing_unit(&T, T.v_system, lines_unit, NULL), "");
    fine(job_of("subscription.digests"));
    T.c.now = clock_now();
    struct rows *r = messages(&sub_now);
    assert_true(rows_next(r) && str_is(row_text(r, 5), "subscription-digest"));
    str body = row_text(r, 4);
    says(body, "xc-ad-2026-9100-ur  " DOOR "9100  CVSS 7.5", "/ur/advisories/xc-ad-2026-9100-ur");
    says(body, "xc-ad-2026-9101  The door  CVSS 7.5", "/advisories/xc-ad-2026-9101"); /* the translation is older than this revision */
    says(body, "xc-ad-2026-9102-ur  " DOOR "9102  CVSS 7.5", "/ur/advisories/xc-ad-2026-9102-ur");
    says(body, "xc-ad-2026-9103-ur (xc-ad-2026-9103)  " DOOR "9103  CVSS 7.5", "/ur/advisories/xc-ad-2026-9103-ur"); /* it had the original */
    says(body, "xc-ad-2026-9104 (xc-ad-2026-9104-ur)  The door  CVSS 7.5", "/advisories/xc-ad-2026-9104");
    says(body, "xc-ad-2026-9105-ur  " DOOR "9105", "/ur/advisories/xc-ad-2026-9105-ur");
    says(body, "xc-ad-2026-9106  The door  CVSS 7.5", "/advisories/xc-ad-2026-9106"); /* the public sees no translation */
    says(body, "xc-ad-2026-9107  The door", "/advisories/xc-ad-2026-9107");
    assert_false(holds(body, DOOR "9101") || holds(body, DOOR "9106") || holds(body, "9106-ur"));
    /* what it goes by from now on is kept, as with a letter of its own */
    static const bool reads[LINES] = { [FRESH] = true, [FOLLOWED] = true, [SWITCHED] = true, [AWAITED] = true, [ENDED] = true };
    for (size_t i = 0; i < LINES; i++) {
        bool found;
        fine(db_one(&T.c, &sql_reads, ARGS(A_ID(sub_now), A_TEXT(str_of(lines[i].ref)), A_INT(lines[i].n)), &r, &found));
        assert_true(found);
        if (str_is(row_text(r, 0), "ur") != reads[i]) fail_msg("%s: said in '%.*s'", lines[i].ref, FMT(row_text(r, 0)));
    }
#undef DOOR
}

static err begin_unit(struct ctx *c, void *arg)
{
    (void)arg;
    return setting_set(c, "base_url", S("https://hub.example"));
}
static int setup(void **state)
{
    (void)state;
    testing_kind(&advisory_kind);
    subscription_install();
    if (!testing_open(&T)) return 0;
    fine(guard_start(&T.c));
    assert_string_equal(testing_unit(&T, T.v_system, begin_unit, NULL), "");
    return 0;
}
int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(fits),
                                        cmocka_unit_test(next_collected),
                                        cmocka_unit_test(asked_and_confirmed),
                                        cmocka_unit_test(swept),
                                        cmocka_unit_test(came_back),
                                        cmocka_unit_test(collected),
                                        cmocka_unit_test(collected_in_the_language_of_its_reader) };
    return cmocka_run_group_tests_name("subscription", tests, setup, store_closed);
}
