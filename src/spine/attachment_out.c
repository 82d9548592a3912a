/* attachment_out - a file that somebody sent, looked at without opening it: as an archive that nothing runs by itself, the
 * beginning of a text as text, a picture as a small one of our own. Bytes are copied, never interpreted in this process. */
#include <unistd.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "guard/apart.h"
#include "spine/attachment.h"
#include "store/db.h"

#include "attachment_out.sql.h"

enum { PREVIEW = 64 << 10 };

struct stored {
    str name, type, sha;
    int64_t size;
};
static err find(struct ctx *c, str which, struct stored *s)
{
    struct rows *r;
    bool found;
    TRY(db_one(c, &sql_find, ARGS(A_TEXT(which)), &r, &found));
    if (!found) FAIL(c, E_ABSENT, "not-found", "there is nothing here that you can see");
    *s = (struct stored){ row_text(r, 0), row_text(r, 1), row_text(r, 2), row_int(r, 3) };
    return NULL;
}

/* ---- a ZIP of one entry that is stored as it is (APPNOTE 4.3) */

static uint32_t crc32_of(str s)
{
    uint32_t crc = 0xffffffff;
    for (size_t i = 0; i < s.n; i++) {
        crc ^= (unsigned char)s.p[i];
        for (int k = 0; k < 8; k++) crc = crc >> 1 ^ (crc & 1 ? 0xedb88320 : 0);
    }
    return ~crc;
}
static void put(struct buf *b, uint64_t v, int bytes)
{
    for (int i = 0; i < bytes; i++) buf_c(b, (char)(v >> (8 * i) & 0xff));
}
static void entry_head(struct buf *b, uint32_t crc, size_t size, size_t name)
{
    put(b, 20, 2);      /* version needed */
    put(b, 1 << 11, 2); /* names are UTF-8 */
    put(b, 0, 2);       /* stored */
    put(b, 0, 2);
    put(b, 0x21, 2); /* 1980-01-01: the moment of the download says nothing */
    put(b, crc, 4);
    put(b, size, 4);
    put(b, size, 4);
    put(b, name, 2);
    put(b, 0, 2);
}
static void zip_of(struct buf *b, str name, str bytes)
{
    uint32_t crc = crc32_of(bytes);
    put(b, 0x04034b50, 4);
    entry_head(b, crc, bytes.n, name.n);
    buf_put(b, name);
    buf_put(b, bytes);
    size_t directory = b->n;
    put(b, 0x02014b50, 4);
    put(b, 20, 2);
    entry_head(b, crc, bytes.n, name.n);
    put(b, 0, 2); /* no comment */
    put(b, 0, 2);
    put(b, 0, 2);
    put(b, 0, 4); /* attributes: nothing is executable */
    put(b, 0, 4);
    buf_put(b, name);
    size_t end = b->n;
    put(b, 0x06054b50, 4);
    put(b, 0, 4);
    put(b, 1, 2);
    put(b, 1, 2);
    put(b, end - directory, 4);
    put(b, directory, 4);
    put(b, 0, 2);
}

err attachment_archive(struct ctx *c, const struct req *q, struct res *r)
{
    struct stored s;
    str bytes;
    struct buf name = { .a = c->arena }, inside = { .a = c->arena };
    TRY(find(c, q->params[0], &s));
    TRY(blob_bytes(c, s.sha, &bytes));
    for (size_t i = 0; i < s.name.n; i++) buf_c(&inside, strchr("/\\:", s.name.p[i]) ? '_' : s.name.p[i]);
    buf_z(&inside, ".txt"); /* so that a double click shows it and runs nothing */
    zip_of(&r->body, buf_str(&inside), bytes);
    if (r->body.full) FAIL(c, E_TOOBIG, "file-too-large", "the archive would be too large");
    buf_z(&name, "attachment; filename*=UTF-8''");
    buf_url(&name, s.name);
    buf_z(&name, ".zip");
    res_header(r, "Content-Disposition", buf_str(&name));
    r->type = S("application/zip");
    return NULL;
}

/* ---- the beginning of a text */

struct preview {
    bool readable;
    str text;
    bool cut;
};
static const struct field preview_fields[] = {
    FIELD(struct preview, readable, .flags = F_RO, .doc = "It is text by its content; else there is nothing to read here"),
    FIELD(struct preview, text, .flags = F_RO | F_LINES, .max = PREVIEW, .doc = "The first 64 KiB, as text"),
    FIELD(struct preview, cut, .flags = F_RO, .doc = "There is more"),
};
SHAPE(attachment_preview_shape, "file_text", struct preview, preview_fields, "The beginning of a file that is text");

err attachment_preview(struct ctx *c, const struct req *q, struct res *r)
{
    struct stored s;
    struct preview out = { .cut = false };
    struct buf b = { .a = c->arena };
    uint32_t point;
    TRY(find(c, q->params[0], &s));
    out.readable = str_is(s.type, "text/plain");
    if (!out.readable) {
        res_json(r, &attachment_preview_shape, &out, 0);
        return NULL;
    }
    TRY(blob_bytes(c, s.sha, &out.text));
    out.text = str_cut(out.text, 0, PREVIEW);
    out.cut = s.size > PREVIEW;
    /* what would turn the direction of what follows, or ring a bell, is shown as a mark */
    for (str rest = out.text, before = rest; utf8_next(&rest, &point); before = rest) {
        str sign = str_cut(before, 0, before.n - rest.n);
        bool plain = utf8_plain(sign, true) && point != 0xFFFD;
        if (plain)
            buf_put(&b, sign);
        else
            buf_z(&b, "\xef\xbf\xbd");
    }
    out.text = buf_str(&b);
    res_json(r, &attachment_preview_shape, &out, 0);
    return NULL;
}

/* ---- a picture, decoded in a process of its own and made anew */

err attachment_image(struct ctx *c, const struct req *q, struct res *r)
{
    struct stored s;
    str said;
    int in;
    TRY(find(c, q->params[0], &s));
    char *room = arena_room(c->arena, APART_MOST);
    TRY(blob_open(c, s.sha, &in));
    err e = apart_ask(c, in, room, &said);
    close(in);
    if (e) return e;
    if (said.n < 2 || said.p[0] != '+') FAIL(c, E_ABSENT, "no-preview", "there is no preview of this file: %.*s", FMT(str_cut(said, 1, said.n)));
    buf_put(&r->body, str_cut(said, 1, said.n));
    if (r->body.full) FAIL(c, E_TOOBIG, "file-too-large", "the picture would be too large");
    r->type = S("image/png");
    return NULL;
}
