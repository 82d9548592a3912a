/* stream - a file sealed under a passphrase, written and read in order: argon2id, then libsodium's secretstream
 *
 * "rabta-sealed-1\n", salt (16), header (24), then chunks of up to 64 KiB each with 17 bytes of proof; the last one is
 * marked, so a file that was cut is known. A chunk that was altered, moved or left out ends the reading. */
#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "guard/guard.h"

enum { CHUNK = 64 << 10, PROOF = crypto_secretstream_xchacha20poly1305_ABYTES };
static const char magic[] = "rabta-sealed-1\n";

struct sealed_stream {
    crypto_secretstream_xchacha20poly1305_state state;
    unsigned char plain[CHUNK], sealed[CHUNK + PROOF];
    size_t n, at; /* bytes in plain; where reading is */
    FILE *f;
    bool last, writing;
};

static void let_go(void *p)
{
    struct sealed_stream *s = p;
    if (s->f) fclose(s->f);
    sodium_memzero(s, sizeof *s);
}

static err key_of(struct ctx *c, str passphrase, const unsigned char *salt, unsigned char key[32])
{
    bool cheap = getenv("RABTA_TEST_FAST_HASH") != NULL;
    if (passphrase.n < 16) FAIL(c, E_INPUT, "weak-passphrase", "a passphrase for a sealed file has at least 16 signs");
    if (crypto_pwhash(key, 32, passphrase.p, passphrase.n, salt, cheap ? crypto_pwhash_OPSLIMIT_MIN : crypto_pwhash_OPSLIMIT_MODERATE,
                      cheap ? crypto_pwhash_MEMLIMIT_MIN : crypto_pwhash_MEMLIMIT_MODERATE, crypto_pwhash_ALG_ARGON2ID13) != 0)
        FAIL(c, E_BUSY, "out-of-memory", "not enough memory for the passphrase; try again later");
    return NULL;
}

err sealed_write(struct ctx *c, const char *path, str passphrase, struct sealed_stream **out)
{
    unsigned char salt[crypto_pwhash_SALTBYTES], header[crypto_secretstream_xchacha20poly1305_HEADERBYTES], key[32];
    void **slot = arena_onclose(c->arena, let_go);
    struct sealed_stream *s = NEW(c->arena, struct sealed_stream);
    randombytes_buf(salt, sizeof salt);
    TRY(key_of(c, passphrase, salt, key));
    crypto_secretstream_xchacha20poly1305_init_push(&s->state, header, key);
    sodium_memzero(key, sizeof key);
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    s->f = fd < 0 ? NULL : fdopen(fd, "wb");
    *slot = s;
    if (!s->f) FAIL(c, E_CONFLICT, "sealed-file", "%s is there already or cannot be made", path);
    s->writing = true;
    if (fwrite(magic, sizeof magic - 1, 1, s->f) != 1 || fwrite(salt, sizeof salt, 1, s->f) != 1 || fwrite(header, sizeof header, 1, s->f) != 1)
        FAIL(c, E_FULL, "sealed-file", "%s cannot be written: is the disk full?", path);
    *out = s;
    return NULL;
}

static err flush(struct ctx *c, struct sealed_stream *s, unsigned char tag)
{
    unsigned long long n;
    crypto_secretstream_xchacha20poly1305_push(&s->state, s->sealed, &n, s->plain, s->n, NULL, 0, tag);
    s->n = 0;
    if (fwrite(s->sealed, (size_t)n, 1, s->f) != 1) FAIL(c, E_FULL, "sealed-file", "the sealed file cannot be written: is the disk full?");
    return NULL;
}

err sealed_put(struct ctx *c, struct sealed_stream *s, const void *p, size_t n)
{
    const unsigned char *at = p;
    while (n) {
        size_t k = n < CHUNK - s->n ? n : CHUNK - s->n;
        memcpy(s->plain + s->n, at, k);
        s->n += k;
        at += k;
        n -= k;
        if (s->n == CHUNK) TRY(flush(c, s, crypto_secretstream_xchacha20poly1305_TAG_MESSAGE));
    }
    return NULL;
}

err sealed_read(struct ctx *c, const char *path, str passphrase, struct sealed_stream **out)
{
    unsigned char head[sizeof magic - 1 + crypto_pwhash_SALTBYTES + crypto_secretstream_xchacha20poly1305_HEADERBYTES], key[32];
    void **slot = arena_onclose(c->arena, let_go);
    struct sealed_stream *s = NEW(c->arena, struct sealed_stream);
    s->f = fopen(path, "rbe");
    *slot = s;
    if (!s->f || fread(head, sizeof head, 1, s->f) != 1 || memcmp(head, magic, sizeof magic - 1) != 0)
        FAIL(c, E_INPUT, "sealed-file", "%s is no sealed file of this program", path);
    TRY(key_of(c, passphrase, head + sizeof magic - 1, key));
    int bad = crypto_secretstream_xchacha20poly1305_init_pull(&s->state, head + sizeof magic - 1 + crypto_pwhash_SALTBYTES, key);
    sodium_memzero(key, sizeof key);
    if (bad) FAIL(c, E_INPUT, "sealed-file", "%s is damaged", path);
    *out = s;
    return NULL;
}

static err next_chunk(struct ctx *c, struct sealed_stream *s)
{
    unsigned char tag;
    unsigned long long n = 0;
    size_t got = s->last ? 0 : fread(s->sealed, 1, sizeof s->sealed, s->f);
    if (got < PROOF || crypto_secretstream_xchacha20poly1305_pull(&s->state, s->plain, &n, &tag, s->sealed, got, NULL, 0) != 0)
        FAIL(c, E_INPUT, "sealed-file", "the passphrase is another one, or the file was altered or cut");
    s->n = (size_t)n;
    s->at = 0;
    s->last = tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL;
    return NULL;
}

err sealed_get(struct ctx *c, struct sealed_stream *s, void *p, size_t n)
{
    unsigned char *to = p;
    while (n) {
        if (s->at == s->n) TRY(next_chunk(c, s));
        size_t k = n < s->n - s->at ? n : s->n - s->at;
        memcpy(to, s->plain + s->at, k);
        s->at += k;
        to += k;
        n -= k;
    }
    return NULL;
}

err sealed_end(struct ctx *c, struct sealed_stream *s)
{
    FILE *f = s->f;
    if (s->writing) {
        TRY(flush(c, s, crypto_secretstream_xchacha20poly1305_TAG_FINAL));
        s->f = NULL;
        bool good = fflush(f) == 0 && fsync(fileno(f)) == 0;
        if (fclose(f) != 0 || !good) FAIL(c, E_FULL, "sealed-file", "the sealed file cannot be written: is the disk full?");
        return NULL;
    }
    while (!s->last && s->at == s->n) TRY(next_chunk(c, s));
    if (s->at != s->n || fgetc(f) != EOF) FAIL(c, E_INPUT, "sealed-file", "there is more in the sealed file than there should be");
    return NULL;
}
