/* securitytxt_test - what is read of a security.txt, and what is said with its line and clause */
#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

#include "base/buf.h"
#include "formats/securitytxt.h"

static struct ctx c;
static const when today = { INT64_C(1795996800) * SECOND }; /* 2026-11-30 */

static int setup(void **state)
{
    (void)state;
    c.arena = arena_open(64u << 20);
    return c.arena ? 0 : -1;
}
static int teardown(void **state)
{
    (void)state;
    arena_close(c.arena);
    return 0;
}

/* "LINE CLAUSE! " for an error, "LINE CLAUSE " for a hint, in their order */
static void says(const char *text, const char *from, const char *want)
{
    struct securitytxt t;
    struct buf b = { .a = c.arena };
    securitytxt_read(c.arena, str_of(text), str_of(from), today, &t);
    bool error = false;
    for (size_t i = 0; i < t.n; i++) {
        buf_fmt(&b, "%zu %s%s ", t.v[i].line, t.v[i].clause, t.v[i].error ? "!" : "");
        error = error || t.v[i].error;
        assert_true(t.v[i].message.n > 0);
    }
    if (!str_is(str_trim(buf_str(&b)), want)) fail_msg("%.*s instead of %s for %s", FMT(buf_str(&b)), want, text);
    assert_int_equal(t.valid, !error);
}

#define GOOD "Contact: https://hub.example/report\nExpires: 2027-06-30T00:00:00Z\nPolicy: https://hub.example/policy\n"

static void reads_all_fields(void **state)
{
    (void)state;
    struct securitytxt t;
    securitytxt_read(c.arena,
                     S("# ours\r\ncontact: mailto:sec@roads.example\r\nContact: tel:+92-51-111\r\nEXPIRES: 2027-06-30T05:00:00+05:00\r\n\r\n"
                       "Encryption: openpgp4fpr:5F2DE5521C63A801AB59CCB603D49DE44B29100F\r\nAcknowledgments: https://roads.example/thanks\r\n"
                       "Preferred-Languages: en, ur-PK\r\nCanonical: https://roads.example/.well-known/security.txt\r\nPolicy: https://roads.example/vdp\r\n"
                       "Hiring: https://roads.example/jobs\r\nCSAF: https://roads.example/.well-known/csaf/provider-metadata.json\r\nX-Own: whatever\r\n"),
                     S("https://roads.example/.well-known/security.txt"), today, &t);
    assert_true(t.valid);
    assert_int_equal(t.n, 0);
    assert_int_equal(t.contacts.n, 2);
    assert_true(str_is(t.contacts.v[0], "mailto:sec@roads.example"));
    assert_true(str_is(when_text(c.arena, t.expires), "2027-06-30T00:00:00Z"));
    assert_true(str_is(t.languages, "en, ur-PK"));
    assert_int_equal(t.encryption.n + t.acknowledgments.n + t.canonicals.n + t.policies.n + t.hiring.n + t.csaf.n, 6);
    assert_false(t.with_signature);
}

static void each_fault_has_its_line_and_clause(void **state)
{
    (void)state;
    static const struct {
        const char *text, *from, *want;
    } cases[] = {
        { GOOD, "", "" },
        { "", "", "0 2.5.3! 0 2.5.5! 0 2.5.7" },
        { "Contact: https://hub.example/\nPolicy: https://hub.example/p\n", "", "0 2.5.5!" },
        { "Expires: 2027-06-30T00:00:00Z\nPolicy: https://hub.example/p\n", "", "0 2.5.3!" },
        { GOOD "Expires: 2027-06-30T00:00:00Z\n", "", "4 2.5.5!" },
        { "Contact: https://a.example/\nPolicy: https://a.example/\nExpires: 2026-11-29T00:00:00Z\n", "", "3 2.5.5!" },
        { "Contact: https://a.example/\nPolicy: https://a.example/\nExpires: 2028-11-29T00:00:00Z\n", "", "3 2.5.5" },
        { "Contact: https://a.example/\nPolicy: https://a.example/\nExpires: 2026-12-05T00:00:00Z\n", "", "3 2.5.5" },
        { "Contact: https://a.example/\nPolicy: https://a.example/\nExpires: Thu, 31 Dec 2026\n", "", "3 2.5.5!" },
        { GOOD "Contact: sec@roads.example\n", "", "4 2.5.3!" },
        { GOOD "Contact: mailto:nobody\n", "", "4 2.5.3!" },
        { GOOD "Contact: http://roads.example/\n", "", "4 2.5.3!" },
        { GOOD "Contact: https:///report\n", "", "4 2.5.3!" },
        { GOOD "Contact: call us\n", "", "4 2.5.3!" },
        { GOOD "Encryption: http://roads.example/key\n", "", "4 2.5.4!" },
        { GOOD "Encryption: dns:5d2d37ab76d47d36._openpgpkey.roads.example?type=OPENPGPKEY\n", "", "" },
        { GOOD "CSAF: http://roads.example/provider-metadata.json\n", "", "4 2.4!" },
        { GOOD "Canonical: https://a.example/security.txt\n", "https://b.example/security.txt", "0 2.5.2!" },
        { GOOD "Canonical: https://a.example/security.txt\nCanonical: https://b.example/security.txt\n", "https://b.example/security.txt", "" },
        { GOOD "Preferred-Languages: en\nPreferred-Languages: ur\n", "", "5 2.5.8!" },
        { GOOD "Preferred-Languages: english (UK)\n", "", "4 2.5.8!" },
        { GOOD "Preferred-Languages: \n", "", "4 2.5.8!" },
        { GOOD "Acknowledgements: https://a.example/\n", "", "4 2.5.1" },
        { GOOD "Policy:https://a.example/\n", "", "4 4!" },
        { GOOD "this is not a field\n", "", "4 4!" },
        { GOOD ": empty\n", "", "4 4!" },
        { GOOD "My Field: x\n", "", "4 4!" },
        { "\xEF\xBB\xBF" GOOD, "", "1 4!" },
        { GOOD "Hiring: https://a.example/\xff\n", "", "0 4!" },
        { "<!doctype html>\n<html><body>Not found</body></html>\n", "", "1 4! 2 4! 0 2.5.3! 0 2.5.5! 0 2.5.7" },
    };
    for (size_t i = 0; i < COUNT(cases); i++) says(cases[i].text, cases[i].from, cases[i].want);
}

#define BEGIN "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\n"
#define END   "-----BEGIN PGP SIGNATURE-----\n\nwsBzBAEBCAAnBQJ\n=abcd\n-----END PGP SIGNATURE-----\n"
static void a_signature_is_taken_off_and_told(void **state)
{
    (void)state;
    struct securitytxt t;
    securitytxt_read(c.arena, S(BEGIN GOOD "- -----: dashes\nCanonical: https://a.example/security.txt\n" END), S(""), today, &t);
    assert_true(t.valid);
    assert_true(t.with_signature);
    assert_int_equal(t.n, 1); /* not verified */
    assert_int_equal(t.contacts.n, 1);
    says(BEGIN GOOD END, "", "0 2.5.2 0 2.3");
    says(BEGIN GOOD, "", "0 2.3! 0 2.5.2 0 2.3");
    says(BEGIN GOOD "Canonical: https://a.example/s\n" END "Contact: https://evil.example/\n", "", "13 2.3! 0 2.3");
    says("Contact: https://evil.example/\n" BEGIN GOOD "Canonical: https://a.example/s\n" END, "", "2 2.3! 0 2.3");
}

static void is_bounded(void **state)
{
    (void)state;
    struct securitytxt t;
    struct buf b = { .a = c.arena }, big = { .a = c.arena };
    buf_z(&b, GOOD);
    for (int i = 0; i < 1500; i++) buf_z(&b, "Contact: https://a.example/\n");
    securitytxt_read(c.arena, buf_str(&b), S(""), today, &t);
    assert_false(t.valid);
    assert_int_equal(t.contacts.n, 100);
    assert_true(t.n <= SECURITYTXT_FINDINGS);
    buf_z(&big, GOOD);
    while (big.n <= SECURITYTXT_MOST) buf_z(&big, "# and on and on\n");
    securitytxt_read(c.arena, buf_str(&big), S(""), today, &t);
    assert_false(t.valid);
    assert_int_equal(t.n, 1);
}

static void is_recognised(void **state)
{
    (void)state;
    assert_true(securitytxt_is(S("# hello\ncontact: x\n")));
    assert_true(securitytxt_is(S(BEGIN "Expires: x\n" END)));
    assert_false(securitytxt_is(S("{\"Contact\": 1}")));
    assert_false(securitytxt_is(S("")));
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test_setup_teardown(reads_all_fields, setup, teardown),
                                        cmocka_unit_test_setup_teardown(each_fault_has_its_line_and_clause, setup, teardown),
                                        cmocka_unit_test_setup_teardown(a_signature_is_taken_off_and_told, setup, teardown),
                                        cmocka_unit_test_setup_teardown(is_bounded, setup, teardown),
                                        cmocka_unit_test_setup_teardown(is_recognised, setup, teardown) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
