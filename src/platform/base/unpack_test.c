/* unpack_test - what was packed comes out whole; broken, cut and bombs are refused with the reason */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <zlib.h>

#include "base/buf.h"
#include "base/unpack.h"

static struct ctx c;

static str gzipped(str plain)
{
    z_stream z = { 0 };
    size_t room = plain.n + 1024;
    char *p = arena_alloc(c.arena, room);
    assert_int_equal(deflateInit2(&z, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY), Z_OK);
    z.next_in = (Bytef *)(uintptr_t)plain.p;
    z.avail_in = (uInt)plain.n;
    z.next_out = (Bytef *)p;
    z.avail_out = (uInt)room;
    assert_int_equal(deflate(&z, Z_FINISH), Z_STREAM_END);
    size_t n = room - z.avail_out;
    deflateEnd(&z);
    return (str){ p, n };
}

static err whole(enum packing how, str in, uint64_t most, unsigned ratio, str *out)
{
    struct unpack *u;
    struct buf b = { .a = c.arena };
    str piece;
    TRY(unpack_open(&c, how, in, most, ratio, &u));
    do {
        TRY(unpack_next(&c, u, &piece));
        buf_put(&b, piece);
    } while (piece.n);
    *out = buf_str(&b);
    return NULL;
}

static str numbers(size_t n)
{
    struct buf b = { .a = c.arena };
    for (size_t i = 0; b.n < n; i++) buf_fmt(&b, "%zu\n", i * 7919);
    return (str){ b.p, n };
}

static void whole_again(void **state)
{
    (void)state;
    /* sizes around the piece it comes out in */
    static const size_t sizes[] = { 1, 1000, 262143, 262144, 262145, 524288, 3000000 };
    for (size_t i = 0; i < COUNT(sizes); i++) {
        str plain = numbers(sizes[i]), out;
        assert_null(whole(PACKED_NOT, plain, 1u << 30, 300, &out));
        assert_true(str_eq(out, plain));
        assert_null(whole(PACKED_GZIP, gzipped(plain), 1u << 30, 300, &out));
        assert_true(str_eq(out, plain));
        assert_null(whole(PACKED_ZSTD, pack_zstd(c.arena, plain), 1u << 30, 300, &out));
        assert_true(str_eq(out, plain));
    }
    /* members and frames that follow one another */
    struct buf two = { .a = c.arena };
    str out;
    buf_put(&two, gzipped(S("one ")));
    buf_put(&two, gzipped(S("two")));
    assert_null(whole(PACKED_GZIP, buf_str(&two), 100, 300, &out));
    assert_true(str_is(out, "one two"));
    two = (struct buf){ .a = c.arena };
    buf_put(&two, pack_zstd(c.arena, S("one ")));
    buf_put(&two, pack_zstd(c.arena, S("two")));
    assert_null(whole(PACKED_ZSTD, buf_str(&two), 100, 300, &out));
    assert_true(str_is(out, "one two"));
}

static void refused(enum packing how, str in, uint64_t most, unsigned ratio, const char *code)
{
    str out;
    err e = whole(how, in, most, ratio, &out);
    assert_non_null(e);
    assert_string_equal(e->code, code);
}

static void broken_is_refused(void **state)
{
    (void)state;
    str plain = numbers(100000), gz = gzipped(plain), z = pack_zstd(c.arena, plain);
    for (size_t cut = 0; cut < gz.n; cut += 997) refused(PACKED_GZIP, str_cut(gz, 0, cut), 1u << 30, 300, "bad-compression");
    for (size_t cut = 0; cut < z.n; cut += 997) refused(PACKED_ZSTD, str_cut(z, 0, cut), 1u << 30, 300, "bad-compression");
    refused(PACKED_GZIP, S("this is not packed"), 1u << 30, 300, "bad-compression");
    refused(PACKED_ZSTD, S("this is not packed"), 1u << 30, 300, "bad-compression");
    refused(PACKED_NOT, plain, 1000, 300, "unpacked-too-large");
    refused(PACKED_GZIP, gz, 1000, 300, "unpacked-too-large");
    refused(PACKED_ZSTD, z, 1000, 300, "unpacked-too-large");
    str zeros = { arena_alloc(c.arena, 20u << 20), 20u << 20 };
    refused(PACKED_ZSTD, pack_zstd(c.arena, zeros), 1u << 30, 300, "unpacked-too-large");
    refused(PACKED_GZIP, gzipped(zeros), 1u << 30, 300, "unpacked-too-large");
}

int main(void)
{
    c.arena = arena_open(1u << 30);
    const struct CMUnitTest tests[] = { cmocka_unit_test(whole_again), cmocka_unit_test(broken_is_refused) };
    int rc = cmocka_run_group_tests(tests, NULL, NULL);
    arena_close(c.arena);
    return rc;
}
