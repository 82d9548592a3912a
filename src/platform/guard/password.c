/* password - argon2id (RFC 9106) through libargon2, and what is accepted as a password
 *
 * The policy follows NIST SP 800-63B: length and a list of the commonest, no rules about kinds of characters.
 * libsodium reads and writes the encoded form, but its own hashing maps 64 MiB and fills them in one system call, which holds
 * the lock of the process's mappings: whoever maps a page of the store meanwhile waited for it up to 40 ms. */
#include <argon2.h>
#include <pthread.h>
#include <semaphore.h>
#include <sodium.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/utf8.h"
#include "guard/guard.h"

enum { SALT = 16, TAG = 32, MOST_PASSES = 16, MOST_MEMORY = 1 << 20 /* KiB */ };
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

/* ---- argon2id, with room that is mapped empty and filled page by page, in large pages where the machine has them */

static int room_open(uint8_t **out, size_t n)
{
    void *p = mmap(NULL, n, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (p == MAP_FAILED) return ARGON2_MEMORY_ALLOCATION_ERROR;
    (void)!madvise(p, n, MADV_HUGEPAGE);
    *out = p;
    return ARGON2_OK;
}
static void room_close(uint8_t *p, size_t n)
{
    munmap(p, n);
}

/* kib: memory; false when there is none */
static bool argon2id_tag(str password, uint8_t salt[SALT], uint32_t passes, uint32_t kib, uint8_t tag[TAG])
{
    argon2_context a = {
        .out = tag,
        .outlen = TAG,
        .pwd = (uint8_t *)(uintptr_t)password.p, /* read alone: no flag asks for it to be wiped */
        .pwdlen = (uint32_t)password.n,
        .salt = salt,
        .saltlen = SALT,
        .t_cost = passes,
        .m_cost = kib,
        .lanes = 1,
        .threads = 1,
        .version = ARGON2_VERSION_13,
        .allocate_cbk = room_open,
        .free_cbk = room_close,
        .flags = ARGON2_DEFAULT_FLAGS,
    };
    begin_turn();
    int bad = argon2id_ctx(&a);
    end_turn();
    return bad == ARGON2_OK;
}

/* ---- the encoded form: $argon2id$v=19$m=KIB,t=PASSES,p=1$SALT$TAG, base64 without padding */

struct encoded {
    uint32_t passes, kib;
    uint8_t salt[SALT], tag[TAG];
};

static bool number(str *rest, const char *name, char end, int64_t most, uint32_t *out)
{
    str part, before = str_of(name);
    int64_t n;
    if (!str_split(rest, end, &part) || !str_starts(part, before) || !str_int(str_cut(part, before.n, part.n), &n) || n < 1 || n > most) return false;
    *out = (uint32_t)n;
    return true;
}
static bool bytes(str *rest, uint8_t *out, size_t n)
{
    str part;
    size_t got;
    return str_split(rest, '$', &part) && sodium_base642bin(out, n, part.p, part.n, NULL, &got, NULL, sodium_base64_VARIANT_ORIGINAL_NO_PADDING) == 0 &&
           got == n;
}
static bool decode(str hash, struct encoded *e)
{
    str start = S("$argon2id$v=19$"), rest = str_cut(hash, start.n, hash.n);
    uint32_t lanes;
    return str_starts(hash, start) && number(&rest, "m=", ',', MOST_MEMORY, &e->kib) && number(&rest, "t=", ',', MOST_PASSES, &e->passes) &&
           number(&rest, "p=", '$', 1, &lanes) && bytes(&rest, e->salt, SALT) && bytes(&rest, e->tag, TAG) && !rest.n;
}

err password_hash(struct ctx *c, str password, str *out)
{
    struct encoded e;
    char salt[sodium_base64_ENCODED_LEN(SALT, sodium_base64_VARIANT_ORIGINAL_NO_PADDING)];
    char tag[sodium_base64_ENCODED_LEN(TAG, sodium_base64_VARIANT_ORIGINAL_NO_PADDING)];
    pthread_once(&looked, look);
    randombytes_buf(e.salt, SALT);
    uint32_t kib = (uint32_t)(cost.memory >> 10), passes = (uint32_t)cost.passes;
    if (!argon2id_tag(password, e.salt, passes, kib, e.tag)) FAIL(c, E_BUSY, "out-of-memory", "not enough memory to hash a password; try again later");
    sodium_bin2base64(salt, sizeof salt, e.salt, SALT, sodium_base64_VARIANT_ORIGINAL_NO_PADDING);
    sodium_bin2base64(tag, sizeof tag, e.tag, TAG, sodium_base64_VARIANT_ORIGINAL_NO_PADDING);
    *out = arena_fmt(c->arena, "$argon2id$v=19$m=%u,t=%u,p=1$%s$%s", kib, passes, salt, tag);
    sodium_memzero(&e, sizeof e);
    return NULL;
}

bool password_verify(struct ctx *c, str hash, str password)
{
    (void)c;
    pthread_once(&looked, look);
    struct encoded e = { .passes = (uint32_t)cost.passes, .kib = (uint32_t)(cost.memory >> 10) };
    uint8_t tag[TAG];
    /* nobody of that name, or no password set: the same work, so that the time does not tell */
    bool known = decode(hash, &e);
    if (!known) e = (struct encoded){ .passes = (uint32_t)cost.passes, .kib = (uint32_t)(cost.memory >> 10) };
    bool same = argon2id_tag(password, e.salt, e.passes, e.kib, tag) && sodium_memcmp(tag, e.tag, TAG) == 0;
    sodium_memzero(tag, sizeof tag);
    sodium_memzero(&e, sizeof e);
    return known && same;
}

bool password_needs_rehash(str hash)
{
    struct encoded e;
    pthread_once(&looked, look);
    bool known = decode(hash, &e), same = known && e.passes == cost.passes && e.kib == cost.memory >> 10;
    sodium_memzero(&e, sizeof e);
    return !same;
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
