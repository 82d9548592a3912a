/* tests of sealed mail: what stands in the outbox before it leaves, what goes over the line, what is opened on the way in */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <cmocka.h>

#include "formats/openpgp_box.h"
#include "guard/guard.h"
#include "spine/inmail_inside.h"
#include "spine/mailkey.h"
#include "spine/outbox_inside.h"
#include "spine/session.h"
#include "spine/store_testing.h"
#include "store/db.h"

#include "mailkey_test.sql.h"

static struct pgp_pair desk, office;
static struct strs known; /* what the directory of the test knows of any address */

static err keys(struct ctx *c, str address, str organisation, struct strs *out)
{
    (void)c;
    (void)address;
    (void)organisation;
    *out = known;
    return NULL;
}

static err give_key(struct ctx *c, void *arg)
{
    id key = id_new("key", c->now);
    str sealed;
    (void)arg;
    TRY(seal(c, arena_fmt(c->arena, "team-key/%s", key.s), desk.secret, &sealed));
    return db_do(c, &sql_key, ARGS(A_ID(key), A_ID(T.centre), A_TEXT(desk.fingerprint), A_TEXT(desk.open_key), A_TEXT(sealed), A_WHEN(c->now)));
}

static int setup(void **state)
{
    (void)state;
    if (!testing_open(&T)) return 0;
    fine(db_script(&T.c, arena_fmt(T.c.arena, "UPDATE team SET mailbox = 'cert@cert.example' WHERE id = '%s'", T.centre.s)));
    fine(pgp_make(&T.c, S("Centre <cert@cert.example>"), 1, &desk));
    fine(pgp_make(&T.c, S("Office <soc@office.example>"), 1, &office));
    mail_keys_set(keys);
    return 0;
}
static struct seal_plan plan(unsigned tlp)
{
    struct seal_plan p;
    fine(mail_seal_plan(&T.c, &T.centre, S("soc@office.example"), S(""), tlp, &p));
    return p;
}
static struct mail message(void)
{
    return (struct mail){ .from = S("cert@cert.example"),
                          .from_name = S("Centre"),
                          .to = S("soc@office.example"),
                          .subject = S("The real subject"),
                          .body = S("line one\nline two \n"),
                          .id = S("out_1"),
                          .at = T.c.now };
}

static void what_will_happen_is_said(void **state)
{
    (void)state;
    NEED_STORE();
    str two[2] = { S("no key"), office.open_key };
    known = (struct strs){ 0 };
    assert_string_equal(plan(TLP_AMBER).word, "none");
    assert_true(str_find(plan(TLP_AMBER).reason, S("no key of the recipient")) >= 0);
    known = (struct strs){ &office.open_key, 1 };
    assert_string_equal(plan(TLP_AMBER).word, "encrypted");
    assert_true(str_find(plan(TLP_AMBER).reason, S("not signed")) > 0);
    assert_string_equal(testing_unit(&T, T.v_system, give_key, NULL), "");
    assert_string_equal(plan(TLP_AMBER).word, "encrypted");
    assert_true(str_find(plan(TLP_AMBER).reason, office.fingerprint) > 0 && str_find(plan(TLP_AMBER).reason, S("not signed")) < 0);
    assert_string_equal(plan(TLP_CLEAR).word, "signed"); /* what is public is not hidden */
    known = (struct strs){ two, 2 };                     /* the first that can be used */
    assert_string_equal(plan(TLP_AMBER).word, "encrypted");
    known.n = 1;
    assert_string_equal(plan(TLP_AMBER).word, "signed");
    assert_true(str_find(plan(TLP_AMBER).reason, S("cannot be read")) > 0);
    when now = T.c.now;
    T.c.now.us += 400 * DAY;
    known = (struct strs){ &office.open_key, 1 };
    assert_true(str_find(plan(TLP_AMBER).reason, S("expired on")) > 0);
    T.c.now = now;
}

static void sealed_and_opened(void **state)
{
    struct mail m = message();
    struct mail_in in;
    str wire, words, signer;
    (void)state;
    NEED_STORE();
    known = (struct strs){ &office.open_key, 1 };
    struct seal_plan p = plan(TLP_AMBER);
    fine(mail_seal(&T.c, &T.centre, &m, &p, &wire));
    assert_true(str_find(wire, S("real subject")) < 0 && str_find(wire, S("multipart/encrypted")) > 0);
    struct pgp_opened o;
    fine(mail_parse(&T.c, wire, NULL, &in));
    fine(pgp_open(&T.c, in.crypto.cipher, (struct strs){ &office.secret, 1 }, (struct strs){ &desk.open_key, 1 }, &o));
    assert_true(o.opened && o.signature == PGP_SIGNATURE_GOOD && str_eq(o.signer, desk.fingerprint));
    fine(mail_parse(&T.c, o.plain, NULL, &in));
    assert_true(str_is(in.subject, "The real subject") && str_is(in.text, "line one\nline two \n") && in.crypto.protected_headers);
    fine(mail_parse(&T.c, wire, NULL, &in)); /* the desk itself has no key to it */
    fine(mail_unseal(&T.c, &in, &words, &signer));
    assert_true(str_is(words, "cannot-decrypt") && str_find(in.faults.v[in.faults.n - 1], S("wrong-key")) > 0);

    known = (struct strs){ &desk.open_key, 1 };
    p = plan(TLP_CLEAR);
    fine(mail_seal(&T.c, &T.centre, &m, &p, &wire));
    fine(mail_parse(&T.c, wire, NULL, &in));
    fine(mail_unseal(&T.c, &in, &words, &signer));
    assert_true(str_is(words, "signed-good") && str_eq(signer, desk.fingerprint) && str_is(in.text, "line one\nline two \n"));
    assert_int_equal(in.faults.n, 0);
    char *bad = arena_alloc(T.c.arena, wire.n);
    memcpy(bad, wire.p, wire.n);
    ptrdiff_t at = str_find(wire, S("bGluZSBvbm")); /* base64 of the text */
    assert_true(at > 0);
    bad[at + 3] = 'b';
    fine(mail_parse(&T.c, (str){ bad, wire.n }, NULL, &in));
    fine(mail_unseal(&T.c, &in, &words, &signer));
    assert_true(str_is(words, "signed-bad") && !signer.n);
    known = (struct strs){ 0 };
    fine(mail_parse(&T.c, wire, NULL, &in));
    fine(mail_unseal(&T.c, &in, &words, &signer));
    assert_true(str_is(words, "signed-unknown"));
}

static void what_comes_sealed_is_read(void **state)
{
    struct mail m = message();
    struct rows *r;
    bool found;
    str cipher;
    (void)state;
    NEED_STORE();
    m.from = S("soc@office.example");
    m.to = S("cert@cert.example");
    fine(pgp_encrypt(&T.c, mail_inner(T.c.arena, &m), office.secret, (struct strs){ &desk.open_key, 1 }, &cipher));
    known = (struct strs){ &office.open_key, 1 };
    struct arrival a = { .door = "lmtp", .raw = mail_encrypted(T.c.arena, &m, cipher) };
    fine(inmail_take(&T.c, &a));
    fine(db_one(&T.c, &sql_last, NOARGS, &r, &found));
    assert_true(found && str_is(row_text(r, 0), "The real subject") && str_is(row_text(r, 1), "encrypted signed-good") &&
                str_eq(row_text(r, 2), office.fingerprint));
    assert_true(str_starts(row_text(r, 3), S("line one")));
}

/* ---- the outbox */

struct one {
    id record, out;
    unsigned tlp;
};
static err add_unit(struct ctx *c, void *arg)
{
    struct one *o = arg;
    struct thing v = { .r = { .title = S("a thing to tell of"), .team = T.centre, .tlp = TLP_AMBER }, .what = S("x") };
    TRY(record_create(c, &thing_kind, &v, NULL));
    o->record = v.r.id;
    struct outbox_new m = { .record = v.r.id,
                            .team = T.centre,
                            .recipient = S("soc@office.example"),
                            .reason = S("test"),
                            .rule = S("test"),
                            .tlp = o->tlp,
                            .subject = S("s"),
                            .body = S("b") };
    TRY(outbox_add(c, &m, &o->out));
    return db_do(c, &sql_release, ARGS(A_ID(o->out)));
}
static void state_is(const id *out, const char *state, const char *encryption)
{
    struct rows *r;
    bool found;
    fine(db_one(&T.c, &sql_outbox, ARGS(A_ID(*out)), &r, &found));
    if (!found || !str_is(row_text(r, 0), state) || !str_is(row_text(r, 1), encryption))
        fail_msg("it is %.*s %.*s: %.*s", FMT(row_text(r, 0)), FMT(row_text(r, 1)), FMT(row_text(r, 2)));
}

static void never_in_the_clear(void **state)
{
    struct one o = { .tlp = TLP_RED }, p = { .tlp = TLP_AMBER }, q = { .tlp = TLP_GREEN };
    (void)state;
    NEED_STORE();
    fine(setting_set(&T.c, "mail_url", S("capture")));
    known = (struct strs){ 0 };
    assert_string_equal(testing_unit(&T, T.v_ann, add_unit, &o), "tlp-needs-encryption");
    known = (struct strs){ &office.open_key, 1 };
    assert_string_equal(testing_unit(&T, T.v_ann, add_unit, &o), "");
    assert_string_equal(testing_unit(&T, T.v_ann, add_unit, &p), "");
    state_is(&o.out, "queued", "encrypted");
    known = (struct strs){ 0 }; /* the key was taken away before it left */
    fine(outbox_jobs[0].run(&T.c, id_str(&o.out)));
    state_is(&o.out, "failed", "signed");
    state_is(&p.out, "failed", "signed"); /* it was shown as encrypted, so it goes so or not at all */
    assert_string_equal(testing_unit(&T, T.v_ann, add_unit, &q), "");
    state_is(&q.out, "queued", "signed");
    fine(outbox_jobs[0].run(&T.c, id_str(&q.out)));
    state_is(&q.out, "sent", "signed");
    fine(outbox_jobs[0].run(&T.c, id_str(&q.out))); /* a second job finds nothing */
    state_is(&q.out, "sent", "signed");
}

/* one job sends what is due, each once; what is held again or not due yet stays */
static void one_line_serves_many(void **state)
{
    struct one v[12];
    struct rows *r;
    (void)state;
    NEED_STORE();
    known = (struct strs){ 0 };
    for (size_t i = 0; i < COUNT(v); i++) {
        v[i] = (struct one){ .tlp = TLP_GREEN };
        assert_string_equal(testing_unit(&T, T.v_ann, add_unit, &v[i]), "");
    }
    fine(db_do(&T.c, &sql_hold, ARGS(A_ID(v[3].out))));
    fine(db_do(&T.c, &sql_later, ARGS(A_ID(v[5].out), A_INT(T.c.now.us + HOUR))));
    fine(outbox_jobs[0].run(&T.c, id_str(&v[0].out)));
    for (size_t i = 0; i < COUNT(v); i++) state_is(&v[i].out, i == 3 ? "held" : i == 5 ? "queued" : "sent", "signed");
    for (size_t i = 0; i < COUNT(v); i++) {
        fine(db_run(&T.c, &sql_deliveries, ARGS(A_ID(v[i].record)), &r));
        assert_int_equal(rows_count(r), i == 3 || i == 5 ? 0 : 1);
    }
}

static err rule_unit(struct ctx *c, void *arg)
{
    return outbox_rule_released(c, arg);
}
static err broken_unit(struct ctx *c, void *arg)
{
    return outbox_rule_broken(c, arg);
}
static void a_rule_earns_it(void **state)
{
    struct one o = { .tlp = TLP_GREEN };
    struct rows *r;
    bool yes, found;
    (void)state;
    NEED_STORE();
    assert_string_equal(testing_unit(&T, T.v_ann, add_unit, &o), "");
    for (int i = 0; i < 20; i++) assert_string_equal(testing_unit(&T, T.v_ann, rule_unit, &o.out), "");
    fine(db_one(&T.c, &sql_rule, NOARGS, &r, &found));
    assert_true(found && row_int(r, 0) == 20);
    fine(outbox_rule_direct(&T.c, &T.centre, S("test"), &yes));
    assert_false(yes); /* off until somebody switches it on */
    fine(db_do(&T.c, &sql_direct, NOARGS));
    fine(outbox_rule_direct(&T.c, &T.centre, S("test"), &yes));
    assert_true(yes);
    fine(outbox_rule_direct(&T.c, &T.bank, S("test"), &yes));
    assert_false(yes);
    fine(db_do(&T.c, &sql_changed, ARGS(A_ID(o.out)))); /* one that was changed: it counts anew */
    assert_string_equal(testing_unit(&T, T.v_ann, rule_unit, &o.out), "");
    fine(db_one(&T.c, &sql_rule, NOARGS, &r, &found));
    assert_int_equal(row_int(r, 0), 0);
    assert_string_equal(testing_unit(&T, T.v_ann, broken_unit, &o.out), "");
    fine(outbox_rule_direct(&T.c, &T.centre, S("test"), &yes));
    assert_false(yes);                                             /* a cancelled one takes it back */
    static const char *const steps[] = { "changed", "cancelled" }; /* and it is kept how that came about */
    fine(db_run(&T.c, &sql_steps, NOARGS, &r));
    assert_int_equal(rows_count(r), COUNT(steps));
    for (size_t i = 0; i < COUNT(steps); i++) assert_true(rows_next(r) && str_is(row_text(r, 0), steps[i]) && str_is(row_text(r, 1), T.ann.s));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_will_happen_is_said), cmocka_unit_test(sealed_and_opened),    cmocka_unit_test(what_comes_sealed_is_read),
        cmocka_unit_test(never_in_the_clear),       cmocka_unit_test(one_line_serves_many), cmocka_unit_test(a_rule_earns_it),
    };
    return cmocka_run_group_tests(tests, setup, store_closed);
}
