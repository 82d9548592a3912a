/* openpgp_box_test - both ways with GnuPG: what we seal it opens, what it seals we open; wrong, expired and revoked keys */
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/buf.h"
#include "formats/mail.h"
#include "formats/openpgp_box.h"

static struct ctx c;
static char home[64];
static bool have_gpg;
static struct pgp_pair ours;
static str alice; /* GnuPG's, to encrypt to */
#define NEED_GPG() \
    if (!have_gpg) skip()

static void fine(err e)
{
    if (e) fail_msg("%s at %s: %.*s", e->code, e->where, FMT(e->detail));
}
static const char *file(const char *name)
{
    return arena_fmt(c.arena, "%s/%s", home, name).p;
}
static void put(const char *name, str s)
{
    int fd = open(file(name), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    assert_true(fd >= 0 && write(fd, s.p, s.n) == (ssize_t)s.n);
    close(fd);
}
static str get(const char *path)
{
    struct stat st;
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0 || fstat(fd, &st) != 0) fail_msg("no file %s", path);
    char *p = arena_alloc(c.arena, (size_t)st.st_size + 1);
    ssize_t n = read(fd, p, (size_t)st.st_size);
    close(fd);
    return (str){ p, n < 0 ? 0 : (size_t)n };
}
static int gpg(const char *args)
{
    return system(
        arena_fmt(c.arena, "cd %s && gpg --homedir %s --batch --yes --trust-model always --pinentry-mode loopback %s >out.txt 2>log.txt", home, home, args).p);
}
static void must_gpg(const char *args)
{
    if (gpg(args) != 0) fail_msg("gpg %s: %.*s", args, FMT(get(file("log.txt"))));
}

static int setup(void **state)
{
    (void)state;
    c.arena = arena_open(300u << 20);
    if (!c.arena || setjmp(*arena_boundary(c.arena))) return -1;
    c.now = clock_now();
    have_gpg = system("gpg --version >/dev/null 2>&1") == 0;
    snprintf(home, sizeof home, "/tmp/rabta-gpg-%d", (int)getpid());
    mkdir(home, 0700);
    err e = pgp_make(&c, S("Desk <cert@cert.example>"), 3, &ours);
    if (e) {
        fprintf(stderr, "%s: %.*s\n", e->code, FMT(e->detail));
        return -1;
    }
    if (!have_gpg) return 0;
    must_gpg("--passphrase '' --quick-gen-key 'Alice <alice@office.example>' future-default default 1y");
    must_gpg("--armor --output alice.asc --export alice@office.example");
    alice = get(file("alice.asc"));
    put("ours.asc", ours.open_key);
    must_gpg("--import ours.asc");
    return 0;
}
static int teardown(void **state)
{
    (void)state;
    if (system(arena_fmt(c.arena, "gpgconf --homedir %s --kill all >/dev/null 2>&1; rm -rf %s", home, home).p)) return -1;
    arena_close(c.arena);
    return 0;
}

static void a_key_is_made(void **state)
{
    struct pgp_look l;
    struct pgp_pair again;
    (void)state;
    assert_true(ours.fingerprint.n == 40 && str_is(ours.uid, "Desk <cert@cert.example>"));
    assert_true(str_starts(ours.open_key, S("-----BEGIN PGP PUBLIC KEY BLOCK-----")) && str_starts(ours.secret, S("-----BEGIN PGP PRIVATE KEY BLOCK-----")));
    assert_true(ours.expires.us > c.now.us + 2 * 365 * DAY);
    fine(pgp_look(&c, ours.open_key, &l));
    assert_int_equal(l.use, PGP_GOOD);
    assert_true(str_eq(l.fingerprint, ours.fingerprint));
    fine(pgp_take(&c, ours.secret, S(""), &again));
    assert_true(str_eq(again.fingerprint, ours.fingerprint));
    fine(pgp_look(&c, S("no key"), &l));
    assert_int_equal(l.use, PGP_UNREADABLE);
    err e = pgp_take(&c, ours.open_key, S(""), &again); /* an open key is no secret one */
    assert_true(e && !strcmp(e->code, "bad-key"));
}

static void we_seal_and_gpg_opens(void **state)
{
    str sealed, signature;
    (void)state;
    NEED_GPG();
    fine(pgp_encrypt(&c, S("the secret\r\ntext"), ours.secret, (struct strs){ &alice, 1 }, &sealed));
    assert_true(str_find(sealed, S("the secret")) < 0);
    put("sealed.asc", sealed);
    must_gpg("--status-fd 1 --output plain.txt --decrypt sealed.asc");
    assert_true(str_eq(get(file("plain.txt")), S("the secret\r\ntext")));
    str status = get(file("out.txt"));
    assert_true(str_find(status, S("GOODSIG")) >= 0 && str_find(status, ours.fingerprint) >= 0);
    assert_true(str_find(status, S("DECRYPTION_OKAY")) >= 0);
    fine(pgp_sign_detached(&c, S("signed text"), ours.secret, &signature));
    put("signed.txt", S("signed text"));
    put("signed.sig", signature);
    must_gpg("--verify signed.sig signed.txt");
    put("signed.txt", S("another text"));
    assert_int_not_equal(gpg("--verify signed.sig signed.txt"), 0);
    /* the text stays to be read, lines that begin with a dash too */
    fine(pgp_sign_clear(&c, S("Contact: mailto:a@b.example\n-----\nExpires: 2027-01-01T00:00:00Z\n"), ours.secret, &signature));
    assert_true(str_starts(signature, S("-----BEGIN PGP SIGNED MESSAGE-----")));
    assert_true(str_find(signature, S("Contact: mailto:a@b.example")) > 0);
    put("clear.asc", signature);
    must_gpg("--verify clear.asc");
    struct pgp_opened o;
    fine(pgp_open(&c, signature, (struct strs){ 0 }, (struct strs){ &ours.open_key, 1 }, &o));
    assert_int_equal(o.signature, PGP_SIGNATURE_GOOD);
    ptrdiff_t at = str_find(signature, S("a@b"));
    put("clear.asc", arena_fmt(c.arena, "%.*sx%.*s", (int)at, signature.p, FMT(str_cut(signature, (size_t)at + 1, signature.n))));
    assert_int_not_equal(gpg("--verify clear.asc"), 0);
}

static void gpg_seals_and_we_open(void **state)
{
    struct pgp_opened o;
    struct strs secrets = { &ours.secret, 1 }, known = { &alice, 1 }, none = { 0 };
    (void)state;
    NEED_GPG();
    put("m.txt", S("from Alice"));
    must_gpg("--armor --sign --encrypt -u alice@office.example -r cert@cert.example --output m.asc m.txt");
    str sealed = get(file("m.asc"));
    fine(pgp_open(&c, sealed, secrets, known, &o));
    assert_true(o.opened && str_is(o.plain, "from Alice"));
    assert_int_equal(o.signature, PGP_SIGNATURE_GOOD);
    struct pgp_look l;
    fine(pgp_look(&c, alice, &l));
    assert_true(str_eq(o.signer, l.fingerprint));
    fine(pgp_open(&c, sealed, secrets, none, &o)); /* by somebody whose key is not here */
    assert_true(o.opened && o.signature == PGP_SIGNATURE_UNKNOWN && !o.signer.n);
    fine(pgp_open(&c, sealed, none, known, &o));
    assert_true(!o.opened && !strcmp(o.why, "wrong-key"));
    char *bad = arena_alloc(c.arena, sealed.n);
    memcpy(bad, sealed.p, sealed.n);
    for (size_t i = sealed.n / 2; i < sealed.n / 2 + 4; i++) bad[i] = bad[i] == 'A' ? 'B' : 'A';
    fine(pgp_open(&c, (str){ bad, sealed.n }, secrets, known, &o));
    assert_false(o.opened);
    fine(pgp_open(&c, S("-----BEGIN PGP MESSAGE-----\n\nxx\n-----END PGP MESSAGE-----\n"), secrets, known, &o));
    assert_false(o.opened);
    must_gpg("--armor --encrypt -r cert@cert.example --output m2.asc m.txt");
    fine(pgp_open(&c, get(file("m2.asc")), secrets, known, &o));
    assert_true(o.opened && o.signature == PGP_UNSIGNED);
    must_gpg("--clear-sign -u alice@office.example --output clear.asc m.txt");
    str clear = get(file("clear.asc"));
    fine(pgp_open(&c, clear, none, known, &o));
    assert_true(o.opened && o.signature == PGP_SIGNATURE_GOOD && str_starts(o.plain, S("from Alice")));
    memcpy(bad, clear.p, clear.n < sealed.n ? clear.n : sealed.n);
    ptrdiff_t at = str_find(clear, S("from"));
    bad[at] = 'F';
    fine(pgp_open(&c, (str){ bad, clear.n }, none, known, &o));
    assert_int_not_equal(o.signature, PGP_SIGNATURE_GOOD);
}

static void gpg_signs_apart(void **state)
{
    struct pgp_opened o;
    struct strs known = { &alice, 1 }, other = { &ours.open_key, 1 };
    (void)state;
    NEED_GPG();
    put("d.txt", S("a part\r\n"));
    must_gpg("--armor --detach-sign -u alice@office.example --output d.sig d.txt");
    str sig = get(file("d.sig"));
    fine(pgp_verify_detached(&c, S("a part\r\n"), sig, known, &o));
    assert_int_equal(o.signature, PGP_SIGNATURE_GOOD);
    fine(pgp_verify_detached(&c, S("a part changed\r\n"), sig, known, &o));
    assert_int_equal(o.signature, PGP_SIGNATURE_BAD);
    fine(pgp_verify_detached(&c, S("a part\r\n"), sig, other, &o));
    assert_int_equal(o.signature, PGP_SIGNATURE_UNKNOWN);
    fine(pgp_verify_detached(&c, S("a part\r\n"), S("no signature"), known, &o));
    assert_int_equal(o.signature, PGP_SIGNATURE_BAD);
}

static void keys_that_cannot_be_used(void **state)
{
    struct pgp_look l;
    str sealed;
    (void)state;
    NEED_GPG();
    must_gpg("--faked-system-time 20200101T000000 --passphrase '' --quick-gen-key 'Old <old@office.example>' future-default default 1y");
    must_gpg("--armor --output old.asc --export old@office.example");
    str old = get(file("old.asc"));
    fine(pgp_look(&c, old, &l));
    assert_int_equal(l.use, PGP_EXPIRED);
    assert_true(l.expires.us > 0 && l.expires.us < c.now.us);
    err e = pgp_encrypt(&c, S("x"), S(""), (struct strs){ &old, 1 }, &sealed);
    assert_true(e && !strcmp(e->code, "key-unusable"));

    must_gpg("--passphrase '' --quick-gen-key 'Gone <gone@office.example>' future-default default 1y");
    assert_int_equal(system(arena_fmt(c.arena, "cd %s && sed 's/^:-----/-----/' $(ls -t openpgp-revocs.d/*.rev | head -n 1) > gone.rev", home).p), 0);
    must_gpg("--import gone.rev");
    must_gpg("--armor --output gone.asc --export gone@office.example");
    fine(pgp_look(&c, get(file("gone.asc")), &l));
    assert_int_equal(l.use, PGP_REVOKED);

    must_gpg("--passphrase '' --quick-gen-key 'Signer <signer@office.example>' ed25519 sign 1y");
    must_gpg("--armor --output signer.asc --export signer@office.example");
    fine(pgp_look(&c, get(file("signer.asc")), &l));
    assert_int_equal(l.use, PGP_NO_ENCRYPTION);
}

static void a_key_of_theirs_is_taken(void **state)
{
    struct pgp_pair p;
    struct pgp_opened o;
    str sealed;
    (void)state;
    NEED_GPG();
    must_gpg("--passphrase 'pass word' --quick-gen-key 'Desk two <two@cert.example>' future-default default 1y");
    must_gpg("--passphrase 'pass word' --armor --output two.sec --export-secret-keys two@cert.example");
    str secret = get(file("two.sec"));
    err e = pgp_take(&c, secret, S("wrong"), &p);
    assert_true(e && !strcmp(e->code, "wrong-password"));
    c.now = clock_now();
    fine(pgp_take(&c, secret, S("pass word"), &p));
    fine(pgp_encrypt(&c, S("to myself"), p.secret, (struct strs){ &p.open_key, 1 }, &sealed));
    fine(pgp_open(&c, sealed, (struct strs){ &p.secret, 1 }, (struct strs){ &p.open_key, 1 }, &o));
    assert_true(o.opened && str_is(o.plain, "to myself") && o.signature == PGP_SIGNATURE_GOOD);
}

static void the_collections_signatures(void **state)
{
    static const char *const files[] = { "pgpmime-signed.eml", "pgpmime-layered+legacy-disp.inner", "unfortunately-complex.inner" };
    const char *data = getenv("RABTA_DATA");
    str dir = arena_fmt(c.arena, "%s/mail/pgp-smime", data ? data : "../shared/data");
    struct stat st;
    (void)state;
    if (stat(dir.p, &st) != 0) skip();
    str key = get(arena_fmt(c.arena, "%.*s/keys/%s", FMT(dir), "alice@openpgp.example.pub.asc").p);
    for (size_t i = 0; i < COUNT(files); i++) {
        struct mail_in m;
        struct pgp_opened o;
        fine(mail_parse(&c, get(arena_fmt(c.arena, "%.*s/%s", FMT(dir), files[i]).p), NULL, &m));
        fine(pgp_verify_detached(&c, m.crypto.covered, m.crypto.signature, (struct strs){ &key, 1 }, &o));
        if (o.signature != PGP_SIGNATURE_GOOD) fail_msg("%s: %d", files[i], (int)o.signature);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_key_is_made),
        cmocka_unit_test(we_seal_and_gpg_opens),
        cmocka_unit_test(gpg_seals_and_we_open),
        cmocka_unit_test(gpg_signs_apart),
        cmocka_unit_test(keys_that_cannot_be_used),
        cmocka_unit_test(a_key_of_theirs_is_taken),
        cmocka_unit_test(the_collections_signatures),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
