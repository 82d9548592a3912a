/* unpack - zlib and libzstd, behind one face; the only file that knows them beside the attachments' */
#include "base/unpack.h"

#include <zlib.h>
#include <zstd.h>

enum { PIECE = 256 * 1024, FREE_OUT = 1 << 20 };

struct unpack {
    enum packing how;
    str in;
    size_t at;
    uint64_t out, most;
    unsigned ratio;
    char *piece;
    bool ended, whole; /* whole: the last frame was complete */
    z_stream gz;
    ZSTD_DCtx *zstd;
};

static void close_gzip(void *p)
{
    inflateEnd(p);
}
static void close_zstd(void *p)
{
    ZSTD_freeDCtx(p);
}

err unpack_open(struct ctx *c, enum packing how, str in, uint64_t most, unsigned ratio, struct unpack **out)
{
    struct unpack *u = NEW(c->arena, struct unpack);
    *u = (struct unpack){ .how = how, .in = in, .most = most, .ratio = ratio, .whole = how != PACKED_ZSTD };
    void **slot = arena_onclose(c->arena, how == PACKED_ZSTD ? close_zstd : close_gzip);
    if (how != PACKED_NOT) u->piece = arena_alloc(c->arena, PIECE);
    if (how == PACKED_GZIP || how == PACKED_DEFLATE) {
        if (inflateInit2(&u->gz, how == PACKED_GZIP ? 15 + 16 : -15) != Z_OK) FAIL(c, E_BUSY, "out-of-memory", "not enough memory");
        *slot = &u->gz;
    }
    if (how == PACKED_ZSTD) {
        *slot = u->zstd = ZSTD_createDCtx();
        if (!u->zstd || ZSTD_isError(ZSTD_DCtx_setParameter(u->zstd, ZSTD_d_windowLogMax, 27))) FAIL(c, E_BUSY, "out-of-memory", "not enough memory");
    }
    *out = u;
    return NULL;
}

static err gzip_next(struct ctx *c, struct unpack *u, size_t *n)
{
    size_t left = u->in.n - u->at;
    u->gz.next_in = (Bytef *)(uintptr_t)(u->in.p + u->at);
    u->gz.avail_in = left > UINT32_MAX ? UINT32_MAX : (uInt)left;
    u->gz.next_out = (Bytef *)u->piece;
    u->gz.avail_out = PIECE;
    int rc = inflate(&u->gz, Z_NO_FLUSH);
    u->at = (size_t)((const char *)u->gz.next_in - u->in.p);
    *n = PIECE - u->gz.avail_out;
    if (rc == Z_STREAM_END) {
        u->ended = u->at == u->in.n;
        if (!u->ended && u->how == PACKED_DEFLATE)
            rc = Z_DATA_ERROR;
        else if (!u->ended && inflateReset(&u->gz) != Z_OK)
            rc = Z_DATA_ERROR; /* members may follow one another */
    }
    if (rc == Z_MEM_ERROR) FAIL(c, E_BUSY, "out-of-memory", "not enough memory");
    if (rc != Z_OK && rc != Z_STREAM_END && rc != Z_BUF_ERROR) FAIL(c, E_INPUT, "bad-compression", "the compressed stream is broken at byte %zu", u->at);
    if (rc == Z_BUF_ERROR && *n == 0) FAIL(c, E_INPUT, "bad-compression", "the compressed stream ends early, at byte %zu", u->at);
    return NULL;
}

static err zstd_next(struct ctx *c, struct unpack *u, size_t *n)
{
    if (u->at == u->in.n && u->whole) {
        u->ended = true;
        return NULL;
    }
    ZSTD_inBuffer in = { u->in.p, u->in.n, u->at };
    ZSTD_outBuffer out = { u->piece, PIECE, 0 };
    size_t rc = ZSTD_decompressStream(u->zstd, &out, &in);
    if (ZSTD_isError(rc)) FAIL(c, E_INPUT, "bad-compression", "the zstd stream is broken at byte %zu: %s", in.pos, ZSTD_getErrorName(rc));
    u->at = in.pos;
    u->whole = rc == 0;
    *n = out.pos;
    if (u->at == u->in.n && out.pos < PIECE) {
        if (!u->whole) FAIL(c, E_INPUT, "bad-compression", "the zstd stream ends early, at byte %zu", u->at);
        u->ended = true;
    }
    return NULL;
}

err unpack_next(struct ctx *c, struct unpack *u, str *out)
{
    *out = (str){ NULL, 0 };
    if (u->how == PACKED_NOT) {
        size_t n = u->in.n - u->at < PIECE ? u->in.n - u->at : PIECE;
        if (u->in.n > u->most) FAIL(c, E_TOOBIG, "unpacked-too-large", "more than %llu bytes", (unsigned long long)u->most);
        *out = str_cut(u->in, u->at, u->at + n);
        u->at += n;
        return NULL;
    }
    for (size_t n = 0; !u->ended && !out->n;) {
        if (u->at == u->in.n && u->in.n == 0) FAIL(c, E_INPUT, "bad-compression", "nothing was sent");
        TRY(u->how == PACKED_ZSTD ? zstd_next(c, u, &n) : gzip_next(c, u, &n));
        u->out += n;
        if (u->out > u->most) FAIL(c, E_TOOBIG, "unpacked-too-large", "unpacked it is more than %llu bytes", (unsigned long long)u->most);
        if (u->out > FREE_OUT && u->out / u->ratio > u->at)
            FAIL(c, E_TOOBIG, "unpacked-too-large", "unpacked it is more than %u times as large as it was sent", u->ratio);
        *out = (str){ u->piece, n };
    }
    return NULL;
}

str pack_zstd(struct arena *a, str plain)
{
    size_t room = ZSTD_compressBound(plain.n);
    char *p = arena_alloc(a, room);
    size_t n = ZSTD_compress(p, room, plain.p, plain.n, 1);
    return ZSTD_isError(n) ? (str){ NULL, 0 } : (str){ p, n };
}

str pack_gzip(struct arena *a, str plain)
{
    z_stream z = { 0 };
    if (plain.n > UINT32_MAX / 2) return S("");
    uLong room = compressBound(plain.n) + 32; /* and what gzip has around it */
    char *p = arena_alloc(a, room);           /* may jump away, and z holds nothing yet */
    if (deflateInit2(&z, 6, Z_DEFLATED, MAX_WBITS + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK) return S("");
    z.next_in = (Bytef *)(uintptr_t)plain.p;
    z.avail_in = (uInt)plain.n;
    z.next_out = (Bytef *)p;
    z.avail_out = (uInt)room;
    int end = deflate(&z, Z_FINISH);
    size_t n = z.total_out;
    deflateEnd(&z);
    return end == Z_STREAM_END ? (str){ p, n } : S("");
}

err unpack_packed(struct ctx *c, str packed, size_t most, str *out)
{
    unsigned long long n = ZSTD_getFrameContentSize(packed.p, packed.n);
    if (n == ZSTD_CONTENTSIZE_ERROR || n == ZSTD_CONTENTSIZE_UNKNOWN) FAIL(c, E_INPUT, "bad-compression", "this was not packed here");
    if (n > most) FAIL(c, E_TOOBIG, "unpacked-too-large", "it is larger than %zu bytes", most);
    char *p = arena_alloc(c->arena, (size_t)n + 1);
    size_t got = ZSTD_decompress(p, (size_t)n, packed.p, packed.n);
    if (ZSTD_isError(got) || got != n) FAIL(c, E_INPUT, "bad-compression", "the compressed bytes are broken");
    *out = (str){ p, got };
    return NULL;
}
