/* attachment - see attachment.h */
#include "spine/attachment.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "guard/guard.h"
#include "spine/entry.h"

#include "attachment.sql.h"

static char folder[512];

static const struct field fields[] = {
#define F(m, ...) FIELD(struct attachment, m, .flags = F_RO, __VA_ARGS__)
    F(id, .doc = "Identifier"),
    F(name, .doc = "The sender's name for it, made harmless"),
    F(type, .doc = "What it is by content"),
    F(size, .doc = "Bytes"),
    F(sha256, .doc = "SHA-256"),
    F(audience, .doc = "all: whoever sees the record; some: fewer"),
    F(given, .doc = "The party of the case, or `reporter`, that reads it beside the desk; empty: nobody by name"),
    F(created_at, .doc = "When it came"),
#undef F
};
SHAPE(attachment_shape, "attachment", struct attachment, fields, "A file");

void attachment_folder(const char *blobs)
{
    snprintf(folder, sizeof folder, "%s", blobs);
    mkdir(folder, 0700);
}

const char *attachment_folder_path(void)
{
    return folder;
}

const char *content_type_of(str b)
{
    static const struct {
        str magic;
        const char *type;
    } kinds[] = { { S_INIT("%PDF-"), "application/pdf" },
                  { S_INIT("\x89PNG\r\n\x1a\n"), "image/png" },
                  { S_INIT("\xff\xd8\xff"), "image/jpeg" },
                  { S_INIT("GIF8"), "image/gif" },
                  { S_INIT("RIFF"), "image/webp" },
                  { S_INIT("PK\x03\x04"), "application/zip" },
                  { S_INIT("\x1f\x8b"), "application/gzip" },
                  { S_INIT("\x28\xb5\x2f\xfd"), "application/zstd" },
                  { S_INIT("7z\xbc\xaf\x27\x1c"), "application/x-7z-compressed" },
                  { S_INIT("\x7f"
                           "ELF"),
                    "application/x-elf" },
                  { S_INIT("MZ"), "application/x-dosexec" },
                  { S_INIT("-----BEGIN PGP"), "application/pgp-encrypted" },
                  { S_INIT("\xd4\xc3\xb2\xa1"), "application/vnd.tcpdump.pcap" } };
    for (size_t i = 0; i < COUNT(kinds); i++)
        if (str_starts(b, kinds[i].magic) && (!str_starts(b, S("RIFF")) || (b.n > 12 && !memcmp(b.p + 8, "WEBP", 4)))) return kinds[i].type;
    for (size_t i = 0; i < b.n && i < 4096; i++)
        if (!b.p[i]) return "application/octet-stream";
    return "text/plain";
}

/* a name is safe when its folder is */
static void sync_folder(const char *path)
{
    int d = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (d < 0) return;
    fsync(d);
    close(d);
}

/* 0, or why not; between opening and closing nothing is allocated, so that no jump leaves a file open */
static int write_all(int fd, str bytes)
{
    while (bytes.n) {
        ssize_t n = write(fd, bytes.p, bytes.n);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) return errno;
        bytes = str_cut(bytes, (size_t)n, bytes.n);
    }
    return fsync(fd) == 0 ? 0 : errno;
}

static err not_kept(struct ctx *c, int why)
{
    if (why == ENOSPC || why == EDQUOT || why == EFBIG || why == EIO) FAIL(c, E_FULL, "disk-full", "the disk does not take more; the file was not taken");
    FAIL(c, E_FAULT, "blob", "a file cannot be written (%d)", why);
}

/* written beside, synced, then renamed: a name that is there is whole. Kept when the transaction fails: collected later */
static err store_bytes(struct ctx *c, str sha, str bytes)
{
    const char *dir = arena_fmt(c->arena, "%s/%.2s", folder, sha.p).p, *path = arena_fmt(c->arena, "%s/%.2s/%.*s", folder, sha.p, FMT(sha)).p;
    const char *tmp = arena_fmt(c->arena, "%s.%s", path, id_new("tmp", c->now).s).p;
    struct stat st;
    /* there already: touched, and looked at once more, so that the collector (collect.c) sees the touch or was before it */
    if (stat(path, &st) == 0 && st.st_size == (off_t)bytes.n && utimensat(AT_FDCWD, path, NULL, 0) == 0 && stat(path, &st) == 0) return NULL;
    bool new_folder = mkdir(dir, 0700) == 0;
    int fd = open(tmp, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (fd < 0) return not_kept(c, errno);
    int why = write_all(fd, bytes);
    close(fd);
    if (!why && rename(tmp, path) != 0) why = errno;
    if (why) {
        unlink(tmp);
        return not_kept(c, why);
    }
    sync_folder(dir);
    if (new_folder) sync_folder(folder);
    return NULL;
}

err blob_keep(struct ctx *c, str bytes, str *sha256)
{
    *sha256 = sha256_hex(c->arena, bytes);
    TRY(store_bytes(c, *sha256, bytes));
    return db_do(c, &sql_blob, ARGS(A_TEXT(*sha256), A_INT(bytes.n), A_WHEN(c->now)));
}

err blob_bytes(struct ctx *c, str sha256, str *out)
{
    struct stat st;
    const char *path = arena_fmt(c->arena, "%s/%.2s/%.*s", folder, sha256.p, FMT(sha256)).p;
    if (sha256.n != 64 || stat(path, &st) != 0) FAIL(c, E_FAULT, "blob", "the bytes of a kept message are missing");
    char *p = arena_alloc(c->arena, (size_t)st.st_size + 1); /* before the file is open: no jump leaves it so */
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    size_t n = 0;
    ssize_t k = 0;
    while (fd >= 0 && n < (size_t)st.st_size && (k = read(fd, p + n, (size_t)st.st_size - n)) > 0) n += (size_t)k;
    if (fd >= 0) close(fd);
    if (n != (size_t)st.st_size) FAIL(c, E_FAULT, "blob", "the bytes of a kept message cannot be read");
    *out = (str){ p, n };
    return NULL;
}

err attachment_add(struct ctx *c, const id *record, struct attachment *a, str bytes)
{
    if (bytes.n > ATTACHMENT_MAX) FAIL(c, E_TOOBIG, "file-too-large", "a file may have %d MiB", ATTACHMENT_MAX >> 20);
    TRY(blob_keep(c, bytes, &a->sha256));
    a->id = id_new("att", c->now);
    TRY(db_do(c, &sql_insert,
              ARGS(A_ID(a->id), A_ID(*record), arg_text_or_null(a->audience), A_TEXT(a->name.n ? a->name : S("file")), A_TEXT(str_of(content_type_of(bytes))),
                   A_INT(bytes.n), A_TEXT(a->sha256), A_TEXT(c->who->actor), A_WHEN(c->now), A_TEXT(a->given))));
    return entry_add(c, record, &(struct entry_new){ .verb = "attachment", .field = id_str(&a->id), .now = a->sha256, .audience = a->audience }, NULL);
}

err attachment_add_bytes(struct ctx *c, const id *record, str name, str bytes, str audience, id *out)
{
    struct attachment a = { .name = name, .audience = audience };
    TRY(attachment_add(c, record, &a, bytes));
    *out = a.id;
    return NULL;
}

err attachment_find(struct ctx *c, str which, id *record, struct attachment *out)
{
    struct rows *r;
    bool found;
    TRY(db_one(c, &sql_one, ARGS(A_TEXT(which)), &r, &found));
    if (!found) FAIL(c, E_ABSENT, "not-found", "there is nothing here that you can see");
    *record = row_id(r, 1);
    *out = (struct attachment){ .id = row_id(r, 0), .name = row_text(r, 2), .sha256 = row_text(r, 3), .audience = row_text(r, 4), .given = row_text(r, 5) };
    return NULL;
}

/* told to those who read it now: whoever is shut out by it knew the file, and not of whom it is kept from then on */
err attachment_give(struct ctx *c, const id *record, const struct attachment *a, str to)
{
    TRY(db_do(c, &sql_give, ARGS(A_ID(a->id), arg_text_or_null(a->audience), A_TEXT(a->given))));
    return entry_add(c, record, &(struct entry_new){ .verb = "attachment-given", .field = id_str(&a->id), .now = to, .audience = a->audience }, NULL);
}

err attachment_copy(struct ctx *c, const id *from, const id *to, str audience)
{
    struct list all;
    TRY(attachment_list(c, from, &all));
    const struct attachment *v = all.v;
    for (size_t i = 0; i < all.n; i++) {
        id new = id_new("att", c->now);
        TRY(db_do(c, &sql_insert,
                  ARGS(A_ID(new), A_ID(*to), arg_text_or_null(audience), A_TEXT(v[i].name), A_TEXT(v[i].type), A_INT(v[i].size), A_TEXT(v[i].sha256),
                       A_TEXT(c->who->actor), A_WHEN(c->now), A_TEXT(S("")))));
        TRY(entry_add(c, to, &(struct entry_new){ .verb = "attachment", .field = id_str(&new), .now = v[i].sha256, .audience = audience }, NULL));
    }
    return NULL;
}

err attachment_list(struct ctx *c, const id *record, struct list *out)
{
    struct rows *r;
    TRY(db_run(c, &sql_list, ARGS(A_ID(*record)), &r));
    struct attachment *v = NEW_ARRAY(c->arena, rows_count(r) + 1, struct attachment);
    size_t n = 0;
    while (rows_next(r))
        v[n++] = (struct attachment){ .id = row_id(r, 0),
                                      .name = row_text(r, 1),
                                      .type = row_text(r, 2),
                                      .sha256 = row_text(r, 3),
                                      .size = row_int(r, 4),
                                      .created_at = row_when(r, 5),
                                      .audience = row_text(r, 6),
                                      .given = row_text(r, 7) };
    *out = (struct list){ v, n };
    return NULL;
}

err blob_open(struct ctx *c, str sha, int *fd)
{
    const char *path = arena_fmt(c->arena, "%s/%.2s/%.*s", folder, sha.p, FMT(sha)).p;
    *fd = open(path, O_RDONLY | O_CLOEXEC);
    if (*fd < 0) FAIL(c, E_FAULT, "blob", "the bytes of %.*s are missing", FMT(sha));
    return NULL;
}

err blob_send(struct ctx *c, str sha, str file_name, struct res *r)
{
    struct stat st;
    struct buf name = { .a = c->arena };
    buf_z(&name, "attachment; filename*=UTF-8''");
    buf_url(&name, file_name);
    res_header(r, "Content-Disposition", buf_str(&name));
    r->type = S("application/octet-stream");
    /* opened last: from here on nothing can jump, and the server closes it */
    const char *path = arena_fmt(c->arena, "%s/%.2s/%.*s", folder, sha.p, FMT(sha)).p;
    r->file = open(path, O_RDONLY | O_CLOEXEC);
    if (r->file >= 0 && fstat(r->file, &st) != 0) {
        close(r->file);
        r->file = -1;
    }
    if (r->file < 0) FAIL(c, E_FAULT, "blob", "the bytes of %.*s are missing", FMT(sha));
    r->file_size = (uint64_t)st.st_size;
    return NULL;
}

err attachment_send(struct ctx *c, str which, struct res *r)
{
    struct rows *q;
    bool found;
    TRY(db_one(c, &sql_find, ARGS(A_TEXT(which)), &q, &found));
    if (!found) FAIL(c, E_ABSENT, "not-found", "there is nothing here that you can see");
    return blob_send(c, row_text(q, 2), row_text(q, 0), r);
}
