/* openpgp_test - keys of both versions, what is refused and why. The version 6 key is the sample of RFC 9580 A.3; the others
 * were made for this test. */
#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

#include "formats/openpgp.h"

static struct ctx c;
static const char ed25519[] = "-----BEGIN PGP PUBLIC KEY BLOCK-----\n"
                              "\n"
                              "mDMEaVW5ABYJKwYBBAHaRw8BAQdAKwpriBhIrEefMWhUs+SQQ7sy778K80dHxVDn\n"
                              "GJp3vVO0JlNlY3VyaXR5IGRlc2sgPHNlY3VyaXR5QHJvYWRzLmV4YW1wbGU+iJYE\n"
                              "ExYIAD4WIQQHOfY9xVw/fRVf1us6b5qWFekqbgUCaVW5AAIbAwUJA8JnAAULCQgH\n"
                              "AgYVCgkICwIEFgIDAQIeAQIXgAAKCRA6b5qWFekqbgOiAQCGpLezNwEPqLIjDeF/\n"
                              "GgSMKBuXGpg4Xxj7XEGNrnWBxAEA4uxRgu2EsPizv3YtpwsoBi4oWuwMHSQAMiu8\n"
                              "kiHdKAc=\n"
                              "=etUX\n"
                              "-----END PGP PUBLIC KEY BLOCK-----\n";
static const char rsa[] = "-----BEGIN PGP PUBLIC KEY BLOCK-----\n"
                          "\n"
                          "mQENBGlVuQABCAC93xz4vnYLRwmRiM8875k5CvChZe8EnXrCFNgrROEB9maKiy9N\n"
                          "M6Fc2vyaBmtJvi5kB19q2B3Eqf6RqgeRUFIaNszQcb4AyHNPoAN/yWxcYGY2Oa2z\n"
                          "b5dXnccifZ3h43C8O1y+b6ZtDgBx+DCejQk+Wl476/s+kHrd3JbXNM2bTcZqtIqH\n"
                          "iNexY77uy9LKEXsNyP2YYK8bHfdCRkhRJpXLMmNj6myHwD+8ym5n8uxwALEWXNYg\n"
                          "0C0TIOT/sqB7gHw4OG7ygpE2X+ut3qX1dlWWAoRmCKI+BFv7jtWIrdbbhVM2cv7w\n"
                          "EKJKQGIHv47lq5zbv/WCFxNlP2ofm+vjHbadABEBAAG0IUR1dHkgb2ZmaWNlciA8\n"
                          "c29jQG9mZmljZS5leGFtcGxlPokBTgQTAQoAOBYhBJ9wxOG2Gxk7FFn5+6yQtwaf\n"
                          "DXoSBQJpVbkAAhsDBQsJCAcCBhUKCQgLAgQWAgMBAh4BAheAAAoJEKyQtwafDXoS\n"
                          "O38H/3XlDmv2omDkzswtdkBSv9Zo0I5WIUl25DC+fzxwAJ8+bVQAh+Wr3YMa8PCK\n"
                          "5SyYH87aiPyN6ZQ55vByTkdEZAX92UydmtoElvatIqjJAL/HNj89gYYuwaLzl9fv\n"
                          "Jgvt7Xxe4Q3b3s6T5xrjJO0sTFCUWGM1tvRJdUGHBZUNTIt+GnYLrTofFSIyKTra\n"
                          "dH07Tt2BQXsBhDNihprTozlENXnjZMyjfYFs6/D9gq1BIOJgUXQxi0suSWYkB/sB\n"
                          "Bn7mu3DE0ZWJpDFGM3sbOwSBw1sCBCdaeLK6lscr2LK11WIPFMqBStk9Uf0O8+Ob\n"
                          "kcVhC7EYDyzbiz6bpN3ILqOhuyY=\n"
                          "=do/e\n"
                          "-----END PGP PUBLIC KEY BLOCK-----\n";
static const char version6[] = "-----BEGIN PGP PUBLIC KEY BLOCK-----\n"
                               "\n"
                               "xioGY4d/4xsAAAAg+U2nu0jWCmHlZ3BqZYfQMxmZu52JGggkLq2EVD34laPCsQYf\n"
                               "GwoAAABCBYJjh3/jAwsJBwUVCg4IDAIWAAKbAwIeCSIhBssYbE8GCaaX5NUt+mxy\n"
                               "KwwfHifBilZwj2Ul7Ce62azJBScJAgcCAAAAAK0oIBA+LX0ifsDm185Ecds2v8lw\n"
                               "gyU2kCcUmKfvBXbAf6rhRYWzuQOwEn7E/aLwIwRaLsdry0+VcallHhSu4RN6HWaE\n"
                               "QsiPlR4zxP/TP7mhfVEe7XWPxtnMUMtf15OyA51YBM4qBmOHf+MZAAAAIIaTJINn\n"
                               "+eUBXbki+PSAld2nhJh/LVmFsS+60WyvXkQ1wpsGGBsKAAAALAWCY4d/4wKbDCIh\n"
                               "BssYbE8GCaaX5NUt+mxyKwwfHifBilZwj2Ul7Ce62azJAAAAAAQBIKbpGG2dWTX8\n"
                               "j+VjFM21J0hqWlEg+bdiojWnKfA5AQpWUWtnNwDEM0g12vYxoWM8Y81W+bHBw805\n"
                               "I8kWVkXU6vFOi+HWvv/ira7ofJu16NnoUkhclkUrk0mXubZvyl4GBg==\n"
                               "-----END PGP PUBLIC KEY BLOCK-----\n";

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

static void fingerprints_and_dates(void **state)
{
    struct openpgp k;
    (void)state;
    assert_null(openpgp_read(&c, str_of(ed25519), S("/armored"), &k));
    assert_int_equal(k.version, 4);
    assert_true(str_is(openpgp_sha1(c.arena, k.hashed), "0739F63DC55C3F7D155FD6EB3A6F9A9615E92A6E"));
    assert_true(str_is(k.uid, "Security desk <security@roads.example>"));
    assert_true(k.made.us == INT64_C(1767225600) * SECOND);
    assert_true(k.expires.us == INT64_C(1830297600) * SECOND);
    assert_false(k.revoked);
    assert_null(openpgp_read(&c, str_of(rsa), S("/armored"), &k));
    assert_true(str_is(openpgp_sha1(c.arena, k.hashed), "9F70C4E1B61B193B1459F9FBAC90B7069F0D7A12"));
    assert_true(k.expires.us == 0);
    assert_null(openpgp_read(&c, str_of(version6), S("/armored"), &k));
    assert_int_equal(k.version, 6);
    assert_int_equal((unsigned char)k.hashed.p[0], 0x9b);
    assert_int_equal(k.hashed.n, 5 + 42);
    assert_int_equal(k.uid.n, 0);
}

static void known_sha1(void **state)
{
    char long_text[1000];
    (void)state;
    assert_true(str_is(openpgp_sha1(c.arena, S("")), "DA39A3EE5E6B4B0D3255BFEF95601890AFD80709"));
    assert_true(str_is(openpgp_sha1(c.arena, S("abc")), "A9993E364706816ABA3E25717850C26C9CD0D89D"));
    assert_true(str_is(openpgp_sha1(c.arena, S("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")), "84983E441C3BD26EBAAE4AA1F95129E5E54670F1"));
    memset(long_text, 'a', sizeof long_text);
    assert_true(str_is(openpgp_sha1(c.arena, (str){ long_text, sizeof long_text }), "291E9A6C66994949B57BA5E650361E98FC36B1BA"));
}

static void refused(const char *text, size_t n, const char *code)
{
    struct openpgp k;
    err e = openpgp_read(&c, (str){ text, n }, S("/armored"), &k);
    if (!e || strcmp(e->code, code) != 0) fail_msg("%.40s: %s", text, e ? e->code : "taken");
}

static void what_is_refused(void **state)
{
    char broken[sizeof ed25519];
    struct openpgp k;
    (void)state;
    refused("", 0, "bad-key-block");
    refused("hello", 5, "bad-key-block");
    refused(ed25519, sizeof ed25519 / 2, "bad-key-block");
    refused("-----BEGIN PGP PRIVATE KEY BLOCK-----\n\n", 39, "secret-key");
    refused("\xc5\x02\x04\x00", 4, "secret-key");
    refused("\xc6\x02\x03\x00", 4, "bad-key-block");         /* version 3 */
    refused("\xcd\x02hi", 4, "bad-key-block");               /* a user ID first */
    refused("\xc6\xff\xff\xff\xff\xff", 6, "bad-key-block"); /* longer than it is */
    refused("\xc6\xe1\x04\x00", 4, "bad-key-block");         /* a partial length */
    memcpy(broken, ed25519, sizeof broken);
    broken[60] = broken[60] == 'A' ? 'B' : 'A'; /* one sign of the body: the check sum tells */
    refused(broken, sizeof broken - 1, "bad-key-block");
    str twice = arena_fmt(c.arena, "%s%s", ed25519, "");
    assert_null(openpgp_read(&c, twice, S("/armored"), &k));
}

static void every_cut_is_refused_or_read(void **state)
{
    struct openpgp k;
    (void)state;
    for (size_t n = 0; n < sizeof rsa - 1; n++) {
        err e = openpgp_read(&c, (str){ rsa, n }, S("/armored"), &k);
        if (!e && n < sizeof rsa - 40) fail_msg("%zu bytes were taken for a whole key", n);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fingerprints_and_dates),
        cmocka_unit_test(known_sha1),
        cmocka_unit_test(what_is_refused),
        cmocka_unit_test(every_cut_is_refused_or_read),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
