/* fetch - a CSAF provider's tree into a folder, verified; what is there already is not asked for again
 *
 * DIR/HOST/FOLDERS/NAME.json beside its .sha512 and .asc; DIR/fetched.tsv holds what was taken, a line each as it is there, so
 * that a run that was cut short goes on where it was. Needs no data directory. */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app.h"
#include "base/buf.h"
#include "domain/vulnerability/provider.h"
#include "guard/guard.h"

static const char help[] = "rabta fetch --to DIR DOMAIN|ADDRESS   download a CSAF provider's documents and verify each\n"
                           "\n"
                           "  DOMAIN is looked for in the three ways of CSAF 7.1.8 to 10 (well-known address, security.txt, csaf.data.security.DOMAIN);\n"
                           "  ADDRESS is that of a provider-metadata.json. Hashes and signatures must agree where the provider gives them, and a trusted\n"
                           "  provider must. A line a document that is refused: ADDRESS: refused: [POINTER] REASON; what is valid CSAF by its schema and\n"
                           "  fails a mandatory test is taken, and told: ADDRESS: invalid: TEST POINTER MESSAGE. What is in DIR already, and has not\n"
                           "  changed, is not fetched again.\n"
                           "  --credentials FILE   what opens lists and documents that are not for everybody: a line, USER:PASSWORD, or a key alone; or\n"
                           "                       a certificate and its private key, in PEM. It is given to the provider's own host and nowhere else,\n"
                           "                       and only by TLS\n"
                           "  --seconds N          the longest a file may take; 120 when not given\n"
                           "  --ca FILE            certificates to trust instead of the system's\n"
                           "  --connect NAME:PORT=ADDRESS:PORT   ask that name there, also when it is an address of this machine: before a name is known\n"
                           "  Exit 0: all is there and agrees; 1: some was refused; 2: the provider could not be read, or wrong use\n";

enum { CONNECTS = 8, LINE = 4000 };

/* ---- what is there: ADDRESS TAB UPDATED TAB SHA-512 */
struct have {
    str url, updated, hash;
};
struct folder {
    const char *path;
    struct have *v;
    size_t n, room;
    FILE *told;
};
static int by_url(const void *a, const void *b)
{
    return str_cmp(((const struct have *)a)->url, ((const struct have *)b)->url);
}
static err folder_open(struct ctx *c, const char *path, struct folder *f)
{
    char line[LINE];
    *f = (struct folder){ .path = path, .room = 256 };
    f->v = NEW_ARRAY(c->arena, f->room, struct have);
    if (mkdir(path, 0755) != 0 && errno != EEXIST) FAIL(c, E_FAULT, "data", "%s cannot be made: %s", path, strerror(errno));
    FILE *old = fopen(arena_fmt(c->arena, "%s/fetched.tsv", path).p, "r");
    while (old && fgets(line, sizeof line, old)) {
        str rest = str_trim(str_of(line)), cell[3] = { { 0 } };
        for (size_t i = 0; i < 3; i++) (void)str_split(&rest, '\t', &cell[i]);
        if (cell[2].n != 128) continue;
        if (f->n == f->room) {
            struct have *more = NEW_ARRAY(c->arena, f->room * 2, struct have);
            memcpy(more, f->v, f->n * sizeof *more);
            f->v = more;
            f->room *= 2;
        }
        f->v[f->n++] = (struct have){ arena_dup(c->arena, cell[0]), arena_dup(c->arena, cell[1]), arena_dup(c->arena, cell[2]) };
    }
    if (old) fclose(old);
    qsort(f->v, f->n, sizeof *f->v, by_url);
    f->told = fopen(arena_fmt(c->arena, "%s/fetched.tsv", path).p, "a");
    if (!f->told) FAIL(c, E_FAULT, "data", "%s/fetched.tsv cannot be written: %s", path, strerror(errno));
    return NULL;
}
/* the address without its scheme: its parts were looked at when the list was read, none of them leads up */
static str path_of(struct ctx *c, const struct folder *d, str url)
{
    ptrdiff_t at = str_find(url, S("://"));
    return arena_fmt(c->arena, "%s/%.*s", d->path, FMT(str_cut(url, at < 0 ? 0 : (size_t)at + 3, url.n)));
}
static bool read_whole(struct ctx *c, const char *path, str *out)
{
    struct stat st;
    FILE *f = fopen(path, "rb");
    if (!f) return false;
    if (fstat(fileno(f), &st) != 0 || st.st_size > (64 << 20)) st.st_size = 0;
    char *p = arena_room(c->arena, (size_t)st.st_size + 1);
    *out = (str){ p, fread(p, 1, (size_t)st.st_size, f) };
    fclose(f);
    return true;
}
/* it was taken as the list names it now, and its bytes are still those */
static bool is_here(struct ctx *c, const struct folder *d, const struct provider_file *f)
{
    str bytes;
    bool here = false;
    const struct have key = { .url = f->url };
    const struct have *at = d->n ? bsearch(&key, d->v, d->n, sizeof key, by_url) : NULL;
    if (!at || !f->updated.n) return false;
    while (at > d->v && str_eq(at[-1].url, f->url)) at--;
    for (; at < d->v + d->n && str_eq(at->url, f->url) && !here; at++)
        here = str_eq(at->updated, f->updated) && read_whole(c, path_of(c, d, f->url).p, &bytes) && str_eq(at->hash, sha512_hex(c->arena, bytes));
    return here;
}
static err put(struct ctx *c, const char *path, str bytes)
{
    str part = arena_fmt(c->arena, "%s.part", path);
    for (const char *p = strchr(path + 1, '/'); p; p = strchr(p + 1, '/'))
        if (mkdir(arena_cstr(c->arena, arena_dup(c->arena, (str){ path, (size_t)(p - path) })), 0755) != 0 && errno != EEXIST)
            FAIL(c, E_FAULT, "data", "%.*s cannot be made: %s", (int)(p - path), path, strerror(errno));
    int fd = open(part.p, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0644);
    size_t done = 0;
    for (ssize_t k; fd >= 0 && done < bytes.n && (k = write(fd, bytes.p + done, bytes.n - done)) > 0;) done += (size_t)k;
    bool fine = fd >= 0 && done == bytes.n && fsync(fd) == 0;
    if (fd >= 0) fine = close(fd) == 0 && fine;
    if (!fine || rename(part.p, path) != 0) FAIL(c, E_FULL, "disk-full", "%s cannot be written: %s", path, strerror(errno));
    return NULL;
}
static err keep(struct ctx *c, struct folder *d, const struct provider_file *f, const struct provider_document *v)
{
    str path = path_of(c, d, f->url);
    TRY(put(c, path.p, v->bytes));
    TRY(put(c, arena_fmt(c->arena, "%.*s.sha512", FMT(path)).p, arena_fmt(c->arena, "%.*s  %.*s\n", FMT(v->sha512), FMT(f->name))));
    if (v->signature.n) TRY(put(c, arena_fmt(c->arena, "%.*s.asc", FMT(path)).p, v->signature));
    if (fprintf(d->told, "%.*s\t%.*s\t%.*s\n", FMT(f->url), FMT(f->updated), FMT(v->sha512)) < 0 || fflush(d->told) != 0)
        FAIL(c, E_FULL, "disk-full", "%s/fetched.tsv cannot be written: %s", d->path, strerror(errno));
    return NULL;
}

/* a terminal is left alone, whatever a server says */
static void say(str place, const char *what, str field, str words)
{
    struct buf b = { .a = command_ctx()->arena };
    buf_fmt(&b, "%.*s: %s: %.*s%s%.*s", FMT(place), what, FMT(field), field.n ? " " : "", FMT(words));
    for (size_t i = 0; i < b.n; i++)
        if ((unsigned char)b.p[i] < 0x20 || b.p[i] == 0x7F) b.p[i] = ' ';
    printf("%.*s\n", FMT(buf_str(&b)));
}

struct sums {
    size_t taken, known, refused, invalid, hashed, signed_;
};
static bool theirs(err e)
{
    return e->kind == E_INPUT || e->kind == E_UPSTREAM || e->kind == E_MALFORMED || e->kind == E_TOOBIG;
}
static err documents(struct ctx *c, struct provider *p, struct folder *d, struct sums *s)
{
    enum { GIVEN_UP = 50 };
    struct arena *own = arena_open(512u << 20);
    size_t silent = 0;
    if (!own) FAIL(c, E_BUSY, "out-of-memory", "not enough memory");
    memcpy(arena_boundary(own), arena_boundary(c->arena), sizeof(jmp_buf));
    for (size_t i = 0; i < p->files.n; i++) {
        const struct provider_file *f = &p->files.v[i];
        struct provider_document v;
        struct ctx one = *c;
        one.arena = own;
        arena_reset(own);
        memcpy(arena_boundary(own), arena_boundary(c->arena), sizeof(jmp_buf));
        if (is_here(&one, d, f)) {
            s->known++;
            continue;
        }
        err e = provider_take(&one, p, f, &v);
        if (e && theirs(e)) {
            s->refused++;
            say(f->url, "refused", e->field, e->detail);
            silent = e->kind == E_UPSTREAM ? silent + 1 : 0;
            if (silent == GIVEN_UP) FAIL(c, E_UPSTREAM, "fetch", "%d documents after each other could not be read; the rest is left", GIVEN_UP);
            continue;
        }
        if (!e) e = keep(&one, d, f, &v);
        if (e) return err_make(c, e->kind, e->code, e->where, S(""), "%.*s", FMT(arena_dup(c->arena, e->detail)));
        silent = 0;
        s->taken++;
        s->hashed += v.hashed;
        s->signed_ += v.signature.n > 0;
        s->invalid += v.finding.n > 0;
        if (v.finding.n) say(f->url, "invalid", S(""), v.finding);
    }
    arena_close(own);
    return NULL;
}

/* a file, so that it stands neither in a list of processes nor in a shell's history */
static err credentials(struct ctx *c, const char *path, struct provider_asked *out)
{
    str all, line;
    const char *why;
    if (!path) return NULL;
    if (!read_whole(c, path, &all)) FAIL(c, E_FAULT, "data", "%s cannot be read: %s", path, strerror(errno));
    if (str_find(all, S("-----BEGIN CERTIFICATE-----")) >= 0) {
        if (!identity_fits(all, &why)) FAIL(c, E_FAULT, "data", "%s: certificate and private key cannot be used: %s", path, why);
        out->identity = all;
        return NULL;
    }
    if (!str_split(&all, '\n', &line) || !str_trim(line).n || str_trim(line).n > 1000) FAIL(c, E_FAULT, "data", "%s holds no line with credentials", path);
    line = str_trim(line);
    for (size_t i = 0; i < line.n; i++)
        if ((unsigned char)line.p[i] < ' ' || line.p[i] == 0x7F) FAIL(c, E_FAULT, "data", "%s holds what no credentials hold", path);
    out->authorization =
        str_chr(line, ':') >= 0 ? arena_fmt(c->arena, "Basic %.*s", FMT(base64_text(c->arena, line))) : arena_fmt(c->arena, "Bearer %.*s", FMT(line));
    return NULL;
}

int cmd_fetch(int argc, char **argv)
{
    static struct ctx c;
    str connect[CONNECTS];
    const char *to = option(argc, argv, "to"), *seconds = option(argc, argv, "seconds"), *at = NULL;
    struct provider_asked asked = { .folder = to, .ca = option(argc, argv, "ca"), .connect = { connect, 0 }, .seconds = seconds ? atol(seconds) : 0 };
    struct provider *p = NULL;
    struct folder d;
    struct sums s = { 0 };
    for (int i = 2; i < argc; i++) {
        if (!strcmp(argv[i], "--help")) return fputs(help, stdout) < 0;
        if (!strcmp(argv[i], "--connect") && i + 1 < argc && asked.connect.n < CONNECTS) connect[asked.connect.n++] = str_of(argv[i + 1]);
        if (!strncmp(argv[i], "--", 2))
            i += strchr(argv[i], '=') == NULL;
        else if (at)
            return command_say(2, "%s", help);
        else
            at = argv[i];
    }
    if (!to || !at || asked.seconds < 0) return command_say(2, "%s", help);
    c = (struct ctx){ .arena = arena_open((size_t)1 << 30), .now = clock_now() };
    if (!c.arena || setjmp(*arena_boundary(c.arena))) return command_say(2, "rabta fetch: not enough memory\n");
    asked.at = str_of(at);
    err e = credentials(&c, option(argc, argv, "credentials"), &asked);
    if (!e) e = folder_open(&c, to, &d);
    if (!e) e = provider_open(&c, &asked, &p);
    for (size_t i = 0; !e && i < p->files.nbad; i++) say(p->files.bad[i].place, "refused", S(""), p->files.bad[i].reason);
    if (!e) e = documents(&c, p, &d, &s);
    provider_close(p);
    if (e) return command_fail("fetch", e) + 1;
    uint64_t refused = s.refused + p->files.refused;
    printf("%.*s: %zu documents: %zu new (%zu with a hash that agrees, %zu signed, %zu not valid), %zu known, %llu refused", FMT(p->found), p->files.n, s.taken,
           s.hashed, s.signed_, s.invalid, s.known, (unsigned long long)refused);
    if (p->closed) printf("; %zu lists ask for an account", p->closed);
    putchar('\n');
    return refused ? 1 : 0;
}
