/* pack - see pack.h
 *
 * Inside the seal: for each file the length of its path (2 bytes), its size (8 bytes), both little-endian, the path, the
 * bytes; a path of length 0 ends it. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "guard/guard.h"
#include "pack.h"

enum { BLOCK = 64 << 10, PATH_MOST = 400 };

err passphrase_of(struct ctx *c, const char *path, str *out)
{
    struct stat st;
    char line[1024];
    FILE *f = fopen(path, "re");
    if (!f) FAIL(c, E_INPUT, "passphrase", "%s cannot be read", path);
    bool apart = fstat(fileno(f), &st) == 0 && (st.st_mode & 077) == 0, there = fgets(line, sizeof line, f) != NULL;
    fclose(f);
    if (!apart) FAIL(c, E_INPUT, "passphrase", "%s can be read by others: chmod 600", path);
    if (there) line[strcspn(line, "\r\n")] = 0;
    *out = arena_dup(c->arena, there ? str_of(line) : S(""));
    secret_wipe(line, sizeof line);
    if (out->n < 16) FAIL(c, E_INPUT, "passphrase", "the first line of %s must have at least 16 signs", path);
    return NULL;
}

static void put_number(unsigned char *to, uint64_t v, size_t n)
{
    for (size_t i = 0; i < n; i++) to[i] = (unsigned char)(v >> (8 * i));
}
static uint64_t number(const unsigned char *p, size_t n)
{
    uint64_t v = 0;
    for (size_t i = n; i-- > 0;) v = v << 8 | p[i];
    return v;
}

static err pack_file(struct ctx *c, struct sealed_stream *s, const char *path, const char *name)
{
    unsigned char head[10], block[BLOCK];
    struct stat st;
    FILE *f = fopen(path, "rbe");
    if (!f || fstat(fileno(f), &st) != 0 || strlen(name) > PATH_MOST) {
        if (f) fclose(f);
        FAIL(c, E_FAULT, "pack", "%s cannot be packed", name);
    }
    put_number(head, strlen(name), 2);
    put_number(head + 2, (uint64_t)st.st_size, 8);
    err e = sealed_put(c, s, head, sizeof head);
    if (!e) e = sealed_put(c, s, name, strlen(name));
    for (uint64_t left = (uint64_t)st.st_size; !e && left;) {
        size_t n = fread(block, 1, left < BLOCK ? (size_t)left : BLOCK, f);
        if (!n) break;
        e = sealed_put(c, s, block, n);
        left -= n;
        if (!left) break;
    }
    bool whole = !ferror(f) && ftell(f) == (long)st.st_size;
    fclose(f);
    TRY(e);
    if (!whole) FAIL(c, E_FAULT, "pack", "%s changed while it was packed", name);
    return NULL;
}

/* below: "" or "files/", relative to the root that is packed */
static err pack_folder(struct ctx *c, struct sealed_stream *s, const char *root, const char *below)
{
    struct dirent *d;
    err e = NULL;
    DIR *dir = opendir(arena_fmt(c->arena, "%s/%s", root, below).p);
    if (!dir) FAIL(c, E_FAULT, "pack", "a folder cannot be read");
    while (!e && (d = readdir(dir)) != NULL) {
        struct stat st;
        if (d->d_name[0] == '.') continue;
        const char *name = arena_fmt(c->arena, "%s%s", below, d->d_name).p, *path = arena_fmt(c->arena, "%s/%s", root, name).p;
        if (stat(path, &st) != 0) continue;
        e = S_ISDIR(st.st_mode) ? pack_folder(c, s, root, arena_fmt(c->arena, "%s/", name).p) : pack_file(c, s, path, name);
    }
    closedir(dir);
    return e;
}

err pack(struct ctx *c, const char *from, const char *to, str passphrase)
{
    static const unsigned char end[10];
    struct sealed_stream *s;
    TRY(sealed_write(c, to, passphrase, &s));
    TRY(pack_folder(c, s, from, ""));
    TRY(sealed_put(c, s, end, sizeof end));
    return sealed_end(c, s);
}

/* "files/ab/abcd", "rabta.db": letters, digits, dots, dashes; no step up, no root */
static bool plain_path(str p)
{
    str rest = p, part;
    while (str_split(&rest, '/', &part)) {
        if (!part.n || part.p[0] == '.') return false;
        for (size_t i = 0; i < part.n; i++) {
            char ch = part.p[i];
            if (!((ch >= 'a' && ch <= 'z') || (ch >= 'A' && ch <= 'Z') || (ch >= '0' && ch <= '9') || ch == '.' || ch == '-' || ch == '_')) return false;
        }
    }
    return p.n > 0;
}

static err folders_of(struct ctx *c, const char *to, str path)
{
    for (size_t i = 0; i < path.n; i++)
        if (path.p[i] == '/' && mkdir(arena_fmt(c->arena, "%s/%.*s", to, (int)i, path.p).p, 0700) != 0 && errno != EEXIST)
            FAIL(c, E_FULL, "unpack", "a folder cannot be made: is the disk full?");
    return NULL;
}

static err unpack_file(struct ctx *c, struct sealed_stream *s, const char *to, str path, uint64_t size)
{
    unsigned char block[BLOCK];
    if (!plain_path(path)) FAIL(c, E_INPUT, "unpack", "the sealed file names a path that this program does not write");
    TRY(folders_of(c, to, path));
    int fd = open(arena_fmt(c->arena, "%s/%.*s", to, FMT(path)).p, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    FILE *f = fd < 0 ? NULL : fdopen(fd, "wb");
    if (!f) FAIL(c, E_FULL, "unpack", "a file cannot be made: is the disk full?");
    err e = NULL;
    bool good = true;
    for (uint64_t left = size; !e && good && left;) {
        size_t n = left < BLOCK ? (size_t)left : BLOCK;
        e = sealed_get(c, s, block, n);
        if (!e) good = fwrite(block, 1, n, f) == n;
        left -= n;
    }
    if (fclose(f) != 0) good = false;
    TRY(e);
    if (!good) FAIL(c, E_FULL, "unpack", "a file cannot be written: is the disk full?");
    return NULL;
}

err unpack(struct ctx *c, const char *from, const char *to, str passphrase)
{
    struct sealed_stream *s;
    unsigned char head[10];
    char path[PATH_MOST];
    TRY(sealed_read(c, from, passphrase, &s));
    TRY(sealed_get(c, s, head, sizeof head));
    if (mkdir(to, 0700) != 0) FAIL(c, E_CONFLICT, "unpack", "%s is there already or cannot be made", to);
    for (uint64_t n; (n = number(head, 2)) != 0;) {
        if (n > sizeof path) FAIL(c, E_INPUT, "unpack", "the sealed file names a path that this program does not write");
        TRY(sealed_get(c, s, path, n));
        TRY(unpack_file(c, s, to, (str){ path, n }, number(head + 2, 8)));
        TRY(sealed_get(c, s, head, sizeof head));
    }
    return sealed_end(c, s);
}
