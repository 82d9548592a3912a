/* zip_testing - an archive of some files, for tests; included by them alone, after cmocka */
#ifndef BASE_ZIP_TESTING_H
#define BASE_ZIP_TESTING_H

#include <zlib.h>

#include "base/buf.h"
#include "base/zip.h"

static inline void little(struct buf *b, uint32_t v, int bytes)
{
    for (int i = 0; i < bytes; i++) buf_c(b, (char)(v >> (8 * i)));
}
static inline str deflated(struct arena *a, str plain)
{
    z_stream z = { 0 };
    size_t room = plain.n + 1024;
    char *p = arena_alloc(a, room);
    assert_int_equal(deflateInit2(&z, 6, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY), Z_OK);
    z.next_in = (Bytef *)(uintptr_t)plain.p;
    z.avail_in = (uInt)plain.n;
    z.next_out = (Bytef *)p;
    z.avail_out = (uInt)room;
    assert_int_equal(deflate(&z, Z_FINISH), Z_STREAM_END);
    size_t n = room - z.avail_out;
    deflateEnd(&z);
    return (str){ p, n };
}

struct made {
    str name, text;
    bool stored;
    uint32_t flags, method;
};
static inline str archive(struct arena *a, const struct made *v, size_t n, str comment)
{
    struct buf all = { .a = a }, directory = { .a = a };
    for (size_t i = 0; i < n; i++) {
        struct buf common = { .a = a };
        str body = v[i].stored ? v[i].text : deflated(a, v[i].text);
        little(&common, 20, 2);
        little(&common, v[i].flags, 2);
        little(&common, v[i].method ? v[i].method : v[i].stored ? 0 : 8, 2);
        little(&common, 0, 4);
        little(&common, (uint32_t)crc32(0, (const Bytef *)v[i].text.p, (uInt)v[i].text.n), 4);
        little(&common, (uint32_t)body.n, 4);
        little(&common, (uint32_t)v[i].text.n, 4);
        little(&common, (uint32_t)v[i].name.n, 2);
        little(&common, 0, 2);
        buf_z(&directory, "PK\1\2");
        little(&directory, 20, 2);
        buf_put(&directory, buf_str(&common));
        little(&directory, 0, 4);
        little(&directory, 0, 2);
        little(&directory, 0, 4);
        little(&directory, (uint32_t)all.n, 4);
        buf_put(&directory, v[i].name);
        buf_z(&all, "PK\3\4");
        buf_put(&all, buf_str(&common));
        buf_put(&all, v[i].name);
        buf_put(&all, body);
    }
    uint32_t at = (uint32_t)all.n;
    buf_put(&all, buf_str(&directory));
    buf_z(&all, "PK\5\6");
    little(&all, 0, 4);
    little(&all, (uint32_t)n, 2);
    little(&all, (uint32_t)n, 2);
    little(&all, (uint32_t)directory.n, 4);
    little(&all, at, 4);
    little(&all, (uint32_t)comment.n, 2);
    buf_put(&all, comment);
    return buf_str(&all);
}

#endif
