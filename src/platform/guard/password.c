/* password - argon2id through libsodium, and what is accepted as a password
 *
 * The policy follows NIST SP 800-63B: length and a list of the commonest, no rules about kinds of characters. */
#include <pthread.h>
#include <semaphore.h>
#include <sodium.h>
#include <unistd.h>

#include "base/utf8.h"
#include "guard/guard.h"

static struct {
    unsigned long long passes;
    size_t memory;
} cost = { 3, 64u << 20 };
static pthread_once_t looked = PTHREAD_ONCE_INIT;

/* as many at once as half the cores, so that hashing never takes the machine from small requests, nor its memory */
static sem_t turns;
static void begin_turn(void)
{
    while (sem_wait(&turns) != 0) continue; /* a signal */
}
static void end_turn(void)
{
    sem_post(&turns);
}

/* tests hash many passwords; a hash made so is replaced at the next sign-in without the variable */
static void look(void)
{
    long cores = sysconf(_SC_NPROCESSORS_ONLN);
    sem_init(&turns, 0, cores > 3 ? (unsigned)cores / 2 : 1);
    const char *fast = getenv("RABTA_TEST_FAST_HASH");
    if (!fast) fast = getenv("RABTA_TEST_HASH");
    if (!fast || strcmp(fast, "1") != 0) return;
    cost.passes = crypto_pwhash_argon2id_OPSLIMIT_MIN;
    cost.memory = crypto_pwhash_argon2id_MEMLIMIT_MIN;
}

err password_hash(struct ctx *c, str password, str *out)
{
    char text[crypto_pwhash_STRBYTES];
    pthread_once(&looked, look);
    begin_turn();
    int bad = crypto_pwhash_str_alg(text, password.p ? password.p : "", password.n, cost.passes, cost.memory, crypto_pwhash_ALG_ARGON2ID13);
    end_turn();
    if (bad) FAIL(c, E_BUSY, "out-of-memory", "not enough memory to hash a password; try again later");
    *out = arena_dup(c->arena, str_of(text));
    return NULL;
}

/* libsodium wants a text that ends in NUL */
static bool as_text(str hash, char out[crypto_pwhash_STRBYTES])
{
    if (!hash.n || hash.n >= crypto_pwhash_STRBYTES || memchr(hash.p, 0, hash.n)) return false;
    memset(out, 0, crypto_pwhash_STRBYTES);
    memcpy(out, hash.p, hash.n);
    return true;
}

static bool verify_in_turn(const char *text, str password)
{
    begin_turn();
    int bad = crypto_pwhash_str_verify(text, password.p ? password.p : "", password.n);
    end_turn();
    return bad == 0;
}

bool password_verify(struct ctx *c, str hash, str password)
{
    (void)c;
    pthread_once(&looked, look);
    char text[crypto_pwhash_STRBYTES];
    if (as_text(hash, text) && crypto_pwhash_str_needs_rehash(text, cost.passes, cost.memory) >= 0) return verify_in_turn(text, password);
    /* nobody of that name, or no password set: the same work, so that the time does not tell */
    unsigned char sink[32], salt[crypto_pwhash_SALTBYTES] = { 0 };
    begin_turn();
    (void)!crypto_pwhash(sink, sizeof sink, password.p ? password.p : "", password.n, salt, cost.passes, cost.memory, crypto_pwhash_ALG_ARGON2ID13);
    end_turn();
    sodium_memzero(sink, sizeof sink);
    return false;
}

bool password_needs_rehash(str hash)
{
    char text[crypto_pwhash_STRBYTES];
    pthread_once(&looked, look);
    return !as_text(hash, text) || crypto_pwhash_str_needs_rehash(text, cost.passes, cost.memory) != 0;
}

/* the commonest of those long enough to pass the length, and the stems that people lengthen; lower case */
static const char *const commonest[] = {
    "123456789012",
    "1234567890123",
    "12345678901234",
    "123456789123",
    "123123123123",
    "111111111111",
    "000000000000",
    "aaaaaaaaaaaa",
    "password1234",
    "password12345",
    "password123456",
    "passwordpassword",
    "mypassword123",
    "p@ssw0rd1234",
    "passw0rd1234",
    "qwertyuiop12",
    "qwertyuiop123",
    "qwertyuiopasdf",
    "qwerty123456",
    "qwertyqwerty",
    "1q2w3e4r5t6y",
    "1qaz2wsx3edc",
    "qazwsxedcrfv",
    "zaq12wsxcde3",
    "abcdefghijkl",
    "abcdefghijklm",
    "abc123abc123",
    "abcd12345678",
    "administrator",
    "administrator1",
    "adminadmin123",
    "admin1234567",
    "admin12345678",
    "welcome12345",
    "welcome123456",
    "letmein12345",
    "letmein123456",
    "changeme1234",
    "changeme12345",
    "changemenow1",
    "iloveyou1234",
    "iloveyouforever",
    "pakistan1234",
    "pakistan12345",
    "pakistan123456",
    "pakistanzindabad",
    "pakistan1947",
    "bismillah786",
    "bismillah123",
    "allahuakbar1",
    "islamabad123",
    "karachi12345",
    "lahore123456",
    "cricket12345",
    "football1234",
    "sunshine1234",
    "princess1234",
    "superman1234",
    "dragon123456",
    "monkey123456",
    "master123456",
    "computer1234",
    "internet1234",
    "security1234",
    "secret123456",
    "default12345",
    "testtesttest",
    "test12345678",
    "correcthorsebatterystaple",
    "correct horse battery staple",
    "cert12345678",
    "rabta1234567",
    "incident1234",
    "summer202412",
    "winter202412",
};

static bool is_common(str password)
{
    for (size_t i = 0; i < COUNT(commonest); i++)
        if (str_eq_nocase(password, str_of(commonest[i]))) return true;
    size_t same = 0; /* one character again and again, or steps of one: "bbbbbbbbbbbb", "23456789..." */
    for (size_t i = 1; i < password.n; i++) {
        int step = password.p[i] - password.p[i - 1];
        same += step == 0 || step == 1 || step == -1;
    }
    return same + 2 >= password.n;
}

static bool holds_nocase(str text, str part)
{
    for (size_t i = 0; i + part.n <= text.n; i++)
        if (str_eq_nocase(str_cut(text, i, i + part.n), part)) return true;
    return false;
}

err password_policy(struct ctx *c, str password, str email)
{
    str pointer = S("/password");
    size_t n = utf8_length(password);
    ptrdiff_t at = str_chr(email, '@');
    str local = at > 0 ? str_cut(email, 0, (size_t)at) : email;
    if (!utf8_valid(password) || (password.n && memchr(password.p, 0, password.n)))
        FAIL_AT(c, pointer, "weak-password", "the password holds characters that cannot be typed");
    if (n < 12) FAIL_AT(c, pointer, "weak-password", "a password has at least 12 characters; several words are easy to keep in mind");
    if (n > 200) FAIL_AT(c, pointer, "weak-password", "a password has at most 200 characters");
    if (is_common(password)) FAIL_AT(c, pointer, "weak-password", "this password is among the first that are tried; choose another");
    if (local.n >= 3 && holds_nocase(password, local)) FAIL_AT(c, pointer, "weak-password", "a password must not hold the name of the e-mail address");
    return NULL;
}
