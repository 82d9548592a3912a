/* vcard_test - both versions, folding, escapes, preference, keys; what is refused and where; keyrings and MISP organisations */
#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

#include "formats/keyring.h"
#include "formats/misporg.h"
#include "formats/text.h"
#include "formats/vcard.h"

static struct ctx c;

static int setup(void **state)
{
    (void)state;
    c.arena = arena_open(256u << 20);
    return c.arena ? 0 : -1;
}
static int teardown(void **state)
{
    (void)state;
    arena_close(c.arena);
    return 0;
}
#define is(got, want)                                                                       \
    do {                                                                                    \
        str got_ = (got);                                                                   \
        if (!str_is(got_, want)) fail_msg("\"%.*s\" instead of \"%s\"", FMT(got_), (want)); \
    } while (0)

static void both_versions(void **state)
{
    struct vcards v;
    struct vcard k;
    bool more;
    (void)state;
    str text = S("\xef\xbb\xbf"
                 "BEGIN:VCARD\r\nVERSION:4.0\r\nN:Officer;Duty;;;\r\nFN:Duty\r\n  Officer\r\nORG:Office\\; of Roads;Bridges;North\r\n"
                 "item1.EMAIL;TYPE=work:second@roads.example\r\nEMAIL;PREF=1;TYPE=\"work,x:y\":mailto:first@roads.example\r\n"
                 "TEL;VALUE=uri;TYPE=\"voice,pref\":tel:+1-555-0100;ext=12\r\nTEL:+1-555-0101\r\nTITLE:CISO\r\nTZ:Asia/Karachi\r\n"
                 "PHOTO;ENCODING=b:AAAA\r\n BBBB\r\nNOTE:one\\ntwo\\, three\r\nUID:urn:uuid:1\r\nEND:VCARD\r\n\r\n"
                 "begin:vcard\nversion:3.0\nfn:Desk\nkind:org\nADR;TYPE=work:;;Road 1;Town;;100;Land\nurl:https://desk.example\nend:vcard\n");
    assert_true(vcard_like(text));
    assert_null(vcard_open(&c, text, &v));
    assert_null(vcard_next(&c, &v, &k, &more));
    assert_true(more && !k.wrong);
    is(k.name, "Duty Officer");
    is(k.organisation, "Office; of Roads");
    is(k.unit, "Bridges, North");
    is(k.emails.v[0], "first@roads.example");
    is(k.emails.v[1], "second@roads.example");
    is(k.telephones.v[0], "+1-555-0100");
    assert_int_equal(k.telephones.n, 2);
    is(k.zone, "Asia/Karachi");
    is(k.note, "one\ntwo, three");
    assert_null(vcard_next(&c, &v, &k, &more));
    assert_true(more && !k.wrong);
    assert_int_equal(k.line, 19);
    is(k.organisation, "Desk");
    is(k.address, "Road 1\nTown\n100\nLand");
    assert_null(vcard_next(&c, &v, &k, &more));
    assert_false(more);
}

static void other_encodings(void **state)
{
    struct vcards v;
    struct vcard k;
    bool more;
    (void)state;
    assert_null(vcard_open(&c, S("BEGIN:VCARD\nVERSION:3.0\nFN:B\xfcro\nEND:VCARD\n"), &v));
    is(v.encoding, "Windows-1252");
    assert_null(vcard_next(&c, &v, &k, &more));
    is(k.name, "B\xc3\xbcro");
    static const char wide[] = "\xff\xfe"
                               "B\0E\0G\0I\0N\0:\0V\0C\0A\0R\0D\0\n\0V\0E\0R\0S\0I\0O\0N\0:\0003\0.\0000\0\n\0F\0N\0:\0X\0\n\0E\0N\0D\0:\0V\0C\0A\0R\0D\0";
    str utf16 = { wide, sizeof wide - 1 + 1 };
    assert_true(vcard_like(utf16));
    assert_null(vcard_open(&c, utf16, &v));
    is(v.encoding, "UTF-16LE");
    assert_null(vcard_next(&c, &v, &k, &more));
    is(k.name, "X");
}

static void refused(void **state)
{
    static const struct {
        const char *text, *said;
    } bad[] = {
        { "BEGIN:VCARD\nVERSION:3.0\nFN:x\n", "the card of line 1 is not ended" },
        { "BEGIN:VCARD\nVERSION:3.0\nBEGIN:VCARD\nEND:VCARD\n", "line 3: the card of line 1 is not ended" },
        { "BEGIN:VCARD\nVERSION:3.0\nno colon here\nEND:VCARD\n", "line 3 is no line of a card: NAME:VALUE is wanted" },
        { "FN:x\nBEGIN:VCARD\nEND:VCARD\n", "line 1 stands outside a card" },
    };
    struct vcards v;
    struct vcard k;
    bool more;
    (void)state;
    for (size_t i = 0; i < COUNT(bad); i++) {
        assert_null(vcard_open(&c, str_of(bad[i].text), &v));
        err e = vcard_next(&c, &v, &k, &more);
        assert_non_null(e);
        is(e->detail, bad[i].said);
    }
    assert_null(
        vcard_open(&c, S("BEGIN:VCARD\nVERSION:2.1\nFN:x\nEND:VCARD\nBEGIN:VCARD\nVERSION:4.0\nEND:VCARD\nBEGIN:VCARD\nVERSION:4.0\nFN:y\nEND:VCARD\n"), &v));
    assert_null(vcard_next(&c, &v, &k, &more));
    assert_non_null(strstr(k.wrong, "2.1"));
    assert_null(vcard_next(&c, &v, &k, &more));
    assert_string_equal(k.wrong, "the card has no name");
    assert_null(vcard_next(&c, &v, &k, &more)); /* a bad card spoils no other */
    assert_null(k.wrong);
}

static void addresses_in_prose(void **state)
{
    str rest = S("Call us, or soc@a.example. <ciso@b.example>; not-an@address and @x.y; \"q\"@c.example, last@d.example"), one;
    (void)state;
    assert_true(text_address(&rest, &one));
    is(one, "soc@a.example");
    assert_true(text_address(&rest, &one));
    is(one, "ciso@b.example");
    assert_true(text_address(&rest, &one));
    is(one, "last@d.example");
    assert_false(text_address(&rest, &one));
    str bytes;
    assert_true(text_base64(c.arena, S("aGVs\nbG8="), &bytes));
    is(bytes, "hello");
    is(text_to_base64(c.arena, S("hello"), 4), "aGVs\nbG8=");
    assert_false(text_base64(c.arena, S("a*b"), &bytes));
}

/* two certificates: a key packet of version 4 with two user IDs, and one with none */
static str two_keys(void)
{
    static const char raw[] = "\x98\x08\x04\0\0\0\1\x16\0\0"
                              "\xb4\x10Soc <soc@a.example>"
                              "\xb4\x0bq@b.example"
                              "\xb0\x01\x02"
                              "\x98\x08\x04\0\0\0\2\x16\0\0";
    static char fixed[sizeof raw];
    memcpy(fixed, raw, sizeof raw);
    fixed[11] = 19; /* the length of the first user ID */
    return (str){ fixed, sizeof raw - 1 };
}

static void keyrings(void **state)
{
    struct keyring k;
    struct keyring_cert cert;
    bool more;
    str ring = two_keys(), armored = keyring_armor(c.arena, ring);
    (void)state;
    assert_true(keyring_like(ring) && keyring_like(armored) && !keyring_like(S("name,kind\n")));
    for (int twice = 0; twice < 2; twice++) {
        assert_null(keyring_open(&c, twice ? armored : ring, &k));
        assert_null(keyring_next(&c, &k, &cert, &more));
        assert_true(more && !cert.wrong && cert.n == 1 && cert.addresses.n == 2);
        is(cert.addresses.v[0], "soc@a.example");
        is(cert.addresses.v[1], "q@b.example");
        assert_true(str_starts(cert.armored, S("-----BEGIN PGP PUBLIC KEY BLOCK-----\n\n")));
        assert_null(keyring_next(&c, &k, &cert, &more));
        assert_true(more && cert.n == 2 && cert.addresses.n == 0);
        assert_null(keyring_next(&c, &k, &cert, &more));
        assert_false(more);
    }
    /* two blocks one after the other are one ring */
    assert_null(keyring_open(&c, arena_fmt(c.arena, "Keys of ours:\n%.*s\n\n%.*s", FMT(armored), FMT(armored)), &k));
    unsigned n = 0;
    for (more = true; more; n += more) assert_null(keyring_next(&c, &k, &cert, &more));
    assert_int_equal(n, 4);
    assert_non_null(keyring_open(&c, S("-----BEGIN PGP PRIVATE KEY BLOCK-----\n"), &k));
    assert_non_null(keyring_open(&c, S("-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nAAAA\n"), &k));
    assert_non_null(keyring_open(&c, S("nothing"), &k));
    assert_null(keyring_open(&c, str_cut(ring, 0, 20), &k));
    assert_non_null(keyring_next(&c, &k, &cert, &more));
}

static void misp_organisations(void **state)
{
    struct list l;
    (void)state;
    str text = S(
        "[{\"Organisation\":{\"id\":\"1\",\"uuid\":\"5ca1ab1e-0000-4000-8000-000000000001\",\"name\":\" Bank of Tests \",\"nationality\":\"Luxembourg\","
        "\"sector\":\"banking\",\"contacts\":\"soc@bank.example, +1-555-0100\\r\\n-----BEGIN PGP PUBLIC KEY BLOCK-----\\n\\nAAAA\\n-----END PGP PUBLIC KEY "
        "BLOCK-----\",\"restricted_to_domain\":[\"bank.example\",\"\"]}},{\"name\":\"Plain\",\"restricted_to_domain\":\"[\\\"a.example\\\"]\",\"contacts\":null}]");
    assert_true(misporg_like(text));
    assert_null(misporg_read(&c, text, &l));
    const struct misporg *o = l.v;
    assert_int_equal(l.n, 2);
    is(o[0].name, "Bank of Tests");
    is(o[0].addresses.v[0], "soc@bank.example");
    assert_int_equal(o[0].addresses.n, 1);
    assert_int_equal(o[0].domains.n, 1);
    assert_true(str_starts(o[0].key, S("-----BEGIN PGP")) && str_ends(o[0].key, S("BLOCK-----")));
    is(o[1].domains.v[0], "a.example");
    assert_null(misporg_read(&c, S("{\"Organisation\":{\"name\":\"One\"}}"), &l));
    assert_int_equal(l.n, 1);
    err e = misporg_read(&c, S("[{\"name\":\"a\"},3]"), &l);
    assert_non_null(e);
    is(e->detail, "organisation 2 is no object");
    assert_non_null(misporg_read(&c, S("[{\"name\":"), &l));
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(both_versions),      cmocka_unit_test(other_encodings), cmocka_unit_test(refused),
                                        cmocka_unit_test(addresses_in_prose), cmocka_unit_test(keyrings),        cmocka_unit_test(misp_organisations) };
    return cmocka_run_group_tests(tests, setup, teardown);
}
