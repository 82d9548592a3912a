/* guard_test - RFC vectors, codes that count once, secrets that open only for their purpose, keys that others may read,
 * and walls that hold (in a child, for they cannot be taken down) */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "guard/guard.h"

static struct ctx c;
static char dir[256];

static int begin(void **state)
{
    (void)state;
    const char *tmp = getenv("TMPDIR");
    setenv("RABTA_TEST_FAST_HASH", "1", 1);
    unsetenv("CREDENTIALS_DIRECTORY");
    snprintf(dir, sizeof dir, "%s/rabta-guard-XXXXXX", tmp ? tmp : P_tmpdir);
    c.arena = arena_open(64u << 20);
    return c.arena && mkdtemp(dir) && !guard_start(&c) ? 0 : -1;
}
static int end(void **state)
{
    (void)state;
    arena_close(c.arena);
    return rmdir(dir);
}

/* RFC 6238 appendix B (SHA-1), the last six of its eight digits */
static void totp_vectors(void **state)
{
    (void)state;
    static const struct {
        int64_t at;
        const char *code;
    } v[] = { { 59, "287082" },         { 1111111109, "081804" }, { 1111111111, "050471" },
              { 1234567890, "005924" }, { 2000000000, "279037" }, { 20000000000, "353130" } };
    str secret = base32_text(c.arena, S("12345678901234567890"));
    assert_true(str_is(secret, "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"));
    for (size_t i = 0; i < COUNT(v); i++) {
        char code[7];
        assert_null(otp_code(&c, secret, (when){ v[i].at * SECOND }, code));
        assert_string_equal(code, v[i].code);
    }
}

static void a_code_counts_once(void **state)
{
    (void)state;
    str secret;
    char code[7], next[7], late[7];
    when now = { INT64_C(1774000000) * SECOND };
    int64_t step = 0;
    assert_null(otp_secret_new(&c, &secret));
    assert_int_equal(secret.n, 32);
    assert_null(otp_code(&c, secret, now, code));
    assert_null(otp_code(&c, secret, (when){ now.us + 30 * SECOND }, next));
    assert_null(otp_code(&c, secret, (when){ now.us + 90 * SECOND }, late));
    assert_true(otp_check(secret, str_of(code), now, &step));
    assert_false(otp_check(secret, str_of(code), now, &step));
    assert_true(otp_check(secret, str_of(next), now, &step));  /* a clock that runs ahead */
    assert_false(otp_check(secret, str_of(code), now, &step)); /* older than the last one taken */
    assert_false(otp_check(secret, str_of(late), now, &step));
    assert_false(otp_check(secret, S("12345"), now, &step));
    assert_false(otp_check(S("!"), S("123456"), now, &step));
}

static void qr_and_uri(void **state)
{
    (void)state;
    str uri = otp_uri(c.arena, S("Rabta CERT"), S("a@example.org"), S("GEZDGNBV")), svg;
    assert_true(str_is(uri, "otpauth://totp/Rabta%20CERT:a%40example.org?secret=GEZDGNBV&issuer=Rabta%20CERT&algorithm=SHA1"
                            "&digits=6&period=30"));
    assert_null(otp_qr_svg(&c, uri, &svg));
    assert_true(str_starts(svg, S("<svg ")) && str_ends(svg, S("</svg>")) && svg.n > 2000);
    char *big = arena_alloc(c.arena, 9000);
    memset(big, 'x', 8999);
    assert_non_null(otp_qr_svg(&c, (str){ big, 8999 }, &svg));
}

static void recovery(void **state)
{
    (void)state;
    char code[15], other[15];
    recovery_code_new(code);
    recovery_code_new(other);
    assert_true(strlen(code) == 14 && code[4] == '-' && code[9] == '-' && strcmp(code, other) != 0);
    str h = recovery_code_hash(c.arena, S("abcd-efgh-jkmn"));
    assert_true(str_eq(h, recovery_code_hash(c.arena, S("ABCDEFGH JKMN"))));
    assert_false(str_eq(h, recovery_code_hash(c.arena, S("abcd-efgh-jkmp"))));
}

static void passwords(void **state)
{
    (void)state;
    str h, again;
    assert_null(password_hash(&c, S("nine swans over the lake"), &h));
    assert_null(password_hash(&c, S("nine swans over the lake"), &again));
    assert_true(str_starts(h, S("$argon2id$")) && !str_eq(h, again));
    assert_true(password_verify(&c, h, S("nine swans over the lake")));
    assert_false(password_verify(&c, h, S("nine swans over the lakes")));
    assert_false(password_verify(&c, S(""), S("")));
    assert_false(password_verify(&c, S("no hash"), S("x")));
    /* made by another program (libsodium's crypto_pwhash_str) of RFC 9106's algorithm: the same form, the same answer */
    str other = S("$argon2id$v=19$m=8,t=1,p=1$gwxwuSA3Awk7Nmc9BtSyzQ$SVV1T+sYn+HVG/uPyY4YdeIFneVEWrI+FDPeCHMn2kE");
    assert_true(password_verify(&c, other, S("nine swans over the lake")) && !password_verify(&c, other, S("nine swans")));
    static const char *const broken[] = { "$argon2id$v=19$m=0,t=3,p=1$", "$argon2id$v=19$m=65536,t=99,p=1$", "$argon2id$v=16$m=8,t=1,p=1$",
                                          "$argon2i$v=19$m=8,t=1,p=1$", "$argon2id$v=19$m=8,t=1,p=2$" };
    for (size_t i = 0; i < COUNT(broken); i++) {
        str cut = str_cut(other, other.n - 66, other.n);
        assert_false(password_verify(&c, arena_fmt(c.arena, "%s%.*s", broken[i], FMT(cut)), S("nine swans over the lake")));
    }
    assert_false(password_verify(&c, str_cut(other, 0, other.n - 1), S("nine swans over the lake")));
    assert_false(password_verify(&c, arena_fmt(c.arena, "%.*sA", FMT(other)), S("nine swans over the lake")));
    assert_false(password_needs_rehash(h));
    assert_true(password_needs_rehash(S("$argon2id$v=19$m=65536,t=3,p=1$c29tZXNhbHRzb21lc2FsdA$xX")));
    static const char *const weak[] = { "short", "Password1234", "aaaaaaaaaaaaaaaa", "12345678901234", "a swan of nadia.k here", "broken \xff utf-8 text" };
    for (size_t i = 0; i < COUNT(weak); i++) {
        err e = password_policy(&c, str_of(weak[i]), S("nadia.k@example.org"));
        assert_true(e && e->kind == E_INPUT && str_is(e->field, "/password"));
    }
    assert_null(password_policy(&c, S("nine swans over the lake"), S("nadia.k@example.org")));
}

static void known_hashes(void **state)
{
    (void)state;
    struct sha256 s;
    static const char abc[] = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"; /* FIPS 180-4 */
    assert_true(str_is(sha256_hex(c.arena, S("abc")), abc));
    sha256_begin(&s);
    sha256_add(&s, "a", 1);
    sha256_add(&s, "bc", 2);
    assert_true(str_is(sha256_end(c.arena, &s), abc));
    /* RFC 4231 test case 2, as base64 */
    assert_true(str_is(hmac_sha256_base64(c.arena, S("Jefe"), S("what do ya want for nothing?")), "W9zBRr9gdU5qBCQmCJV1x1oAPwidJzmDnexYuWTsOEM="));
    assert_true(str_is(hash_hex(c.arena, S("")), "0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8"));
    str out;
    assert_true(base64_bytes(c.arena, base64_text(c.arena, S("any \xff bytes")), &out) && str_is(out, "any \xff bytes"));
    assert_false(base64_bytes(c.arena, S("a*b="), &out));
    unsigned char raw[8];
    size_t n;
    assert_true(base32_bytes(S("mzxw 6ytb-oi======"), raw, sizeof raw, &n) && n == 6 && !memcmp(raw, "foobar", 6));
    assert_false(base32_bytes(S("M1"), raw, sizeof raw, &n));
    assert_int_equal(token_new(c.arena, 32).n, 43);
    assert_false(str_eq(receipt_new(c.arena), receipt_new(c.arena)));
}

static void the_master_key(void **state)
{
    (void)state;
    str path = arena_fmt(c.arena, "%s/master.key", dir), sealed, plain;
    struct stat st;
    assert_non_null(seal(&c, S("x"), S("y"), &sealed)); /* before one is loaded */
    assert_non_null(master_key_load(&c, path));
    assert_null(master_key_make(&c, path));
    assert_true(stat(path.p, &st) == 0 && (st.st_mode & 0777) == 0600);
    err e = master_key_make(&c, path);
    assert_true(e && e->kind == E_CONFLICT);
    assert_int_equal(chmod(path.p, 0640), 0);
    assert_non_null(master_key_load(&c, path));
    assert_int_equal(chmod(path.p, 0600), 0);
    assert_null(master_key_load(&c, path));

    assert_null(seal(&c, S("totp/usr_1"), S("the seed"), &sealed));
    assert_null(unseal(&c, S("totp/usr_1"), sealed, &plain));
    assert_true(str_is(plain, "the seed"));
    assert_non_null(unseal(&c, S("totp/usr_2"), sealed, &plain));
    char *bad = arena_alloc(c.arena, sealed.n);
    memcpy(bad, sealed.p, sealed.n);
    bad[sealed.n / 2] = bad[sealed.n / 2] == 'A' ? 'B' : 'A';
    assert_non_null(unseal(&c, S("totp/usr_1"), (str){ bad, sealed.n }, &plain));

    str sig = sign_hex(c.arena, S("head 7")), pub = sign_public_hex(c.arena);
    assert_true(sign_verify(S("head 7"), sig, pub));
    assert_false(sign_verify(S("head 8"), sig, pub));
    assert_false(sign_verify(S("head 7"), S("00"), pub));
    assert_int_equal(unlink(path.p), 0);
}

/* runs fn in a child; its exit status */
static int in_child(int (*fn)(void))
{
    int status = -1;
    pid_t p = fork();
    if (p == 0) _exit(fn());
    assert_true(p > 0 && waitpid(p, &status, 0) == p);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 100;
}

enum { NO_KERNEL = 77 };
static int walled_paths(void)
{
    struct wall_path only[] = { { dir, WALL_READ | WALL_WRITE }, { "/absent/for/sure", WALL_READ } };
    str warning;
    if (wall_limits(&c) || wall_paths(&c, only, COUNT(only), &warning)) return 1;
    if (warning.n) return NO_KERNEL;
    const char *in = arena_fmt(c.arena, "%s/x", dir).p;
    int fd = open(in, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (fd < 0 || close(fd) || unlink(in)) return 2;
    if (open("/etc/passwd", O_RDONLY | O_CLOEXEC) >= 0) return 3;
    return errno == EACCES ? 0 : 4;
}
static int walled_http(void)
{
    str warning;
    char *const argv[] = { (char[]){ "true" }, NULL };
    if (wall_calls(&c, ROLE_HTTP, &warning)) return 1;
    if (warning.n) return NO_KERNEL;
    execv("/bin/true", argv);
    return errno == EPERM ? 0 : 2;
}
static int walled_unpack(void)
{
    str warning;
    if (wall_calls(&c, ROLE_UNPACK, &warning)) return 1;
    if (warning.n) return NO_KERNEL;
    if (open("/etc/passwd", O_RDONLY | O_CLOEXEC) >= 0 || errno != EPERM) return 2;
    return arena_alloc(c.arena, 1 << 20) ? 0 : 3;
}
static void walls_hold(void **state)
{
    (void)state;
    int paths = in_child(walled_paths), http = in_child(walled_http), unpack = in_child(walled_unpack);
    assert_true(paths == 0 || paths == NO_KERNEL);
    assert_true(http == 0 || http == NO_KERNEL);
    assert_true(unpack == 0 || unpack == NO_KERNEL);
    if (paths || http || unpack) print_message("walls: this kernel has only part of them\n");
}

static void sealed_files(void **state)
{
    enum { N = 200000 };
    static unsigned char in[N], back[N];
    char path[] = "/tmp/rabta-sealed-XXXXXX";
    struct sealed_stream *s;
    (void)state;
    int fd = mkstemp(path);
    assert_true(fd >= 0);
    close(fd);
    unlink(path);
    for (size_t i = 0; i < N; i++) in[i] = (unsigned char)(i * 7919 >> 3);
    assert_non_null(sealed_write(&c, path, S("too short"), &s));
    assert_null(sealed_write(&c, path, S("a passphrase of many words"), &s));
    assert_null(sealed_put(&c, s, in, 70001));
    assert_null(sealed_put(&c, s, in + 70001, N - 70001));
    assert_null(sealed_end(&c, s));
    assert_non_null(sealed_write(&c, path, S("a passphrase of many words"), &s)); /* never over one that is there */
    assert_null(sealed_read(&c, path, S("a passphrase of many words"), &s));
    assert_null(sealed_get(&c, s, back, 1));
    assert_null(sealed_get(&c, s, back + 1, N - 1));
    assert_null(sealed_end(&c, s));
    assert_memory_equal(in, back, N);
    assert_null(sealed_read(&c, path, S("another passphrase, as long"), &s));
    assert_non_null(sealed_get(&c, s, back, 1));
    /* altered anywhere, or cut anywhere, it is known */
    FILE *f = fopen(path, "r+b");
    assert_non_null(f);
    fseek(f, 0, SEEK_END);
    long size = ftell(f);
    const long at[] = { 20, 40, 60, size / 2, size - 1 };
    for (size_t i = 0; i < COUNT(at); i++) {
        fseek(f, at[i], SEEK_SET);
        int was = fgetc(f);
        fseek(f, at[i], SEEK_SET);
        fputc(was ^ 1, f);
        fflush(f);
        err e = sealed_read(&c, path, S("a passphrase of many words"), &s);
        if (!e) e = sealed_get(&c, s, back, N);
        if (!e) e = sealed_end(&c, s);
        assert_non_null(e);
        fseek(f, at[i], SEEK_SET);
        fputc(was, f);
        fflush(f);
    }
    assert_int_equal(ftruncate(fileno(f), size - 100), 0);
    fclose(f);
    assert_null(sealed_read(&c, path, S("a passphrase of many words"), &s));
    assert_non_null(sealed_get(&c, s, back, N));
    unlink(path);
}

static void hashes_of_others(void **state)
{
    (void)state;
    str h = S("$2a$10$abcdefghijklmnopqrstuu23JPZtHcGhwXSF41f93o/7vBdDut3Xu");
    assert_true(bcrypt_matches(&c, h, S("correct horse")));
    assert_false(bcrypt_matches(&c, h, S("correct horsf")));
    assert_false(bcrypt_matches(&c, h, S("")));
    assert_false(bcrypt_matches(&c, S(""), S("correct horse")));
    assert_false(bcrypt_matches(&c, str_cut(h, 0, 59), S("correct horse")));
    /* who asks does not choose how long we work, nor another kind of hash */
    assert_false(bcrypt_matches(&c, S("$2a$12$abcdefghijklmnopqrstuuabcdefghijklmnopqrstuvwxyzabcde"), S("correct horse")));
    assert_false(bcrypt_matches(&c, S("$6$a$cdefghijklmnopqrstuuabcdefghijklmnopqrstuvwxyzabcdeabcd"), S("correct horse")));
    assert_false(bcrypt_matches(&c, S("$2a$1:$abcdefghijklmnopqrstuuabcdefghijklmnopqrstuvwxyzabcde"), S("correct horse")));
}
int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sealed_files), cmocka_unit_test(totp_vectors),     cmocka_unit_test(a_code_counts_once), cmocka_unit_test(qr_and_uri),
        cmocka_unit_test(recovery),     cmocka_unit_test(passwords),        cmocka_unit_test(known_hashes),       cmocka_unit_test(the_master_key),
        cmocka_unit_test(walls_hold),   cmocka_unit_test(hashes_of_others),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
