/* unpack - a compressed stream made whole, piece by piece: none, gzip (RFC 1952), zstd (RFC 8878), deflate (RFC 1951)
 *
 * Limits: what comes out in all, and how many times as much as went in (above the first MiB), so that a small bomb is
 * refused before it fills anything. */
#ifndef BASE_UNPACK_H
#define BASE_UNPACK_H

#include "base/ctx.h"

enum packing { PACKED_NOT, PACKED_GZIP, PACKED_ZSTD, PACKED_DEFLATE };
struct unpack;
/* in must stay where it is. most: bytes out, ratio: out for each byte in */
err unpack_open(struct ctx *c, enum packing how, str in, uint64_t most, unsigned ratio, struct unpack **out) MUST_USE;
/* the next piece, at most 256 KiB, valid until the next call; empty at the end. E_TOOBIG "unpacked-too-large"; E_INPUT
 * "bad-compression" when it is broken or ends early. */
err unpack_next(struct ctx *c, struct unpack *u, str *out) MUST_USE;
/* zstd, level 1; empty when memory is lacking */
str pack_zstd(struct arena *a, str plain);
/* gzip (RFC 1952), level 6; empty when memory is lacking */
str pack_gzip(struct arena *a, str plain);
/* at once what pack_zstd made, of at most so many bytes; errors as unpack_next() */
err unpack_packed(struct ctx *c, str packed, size_t most, str *out) MUST_USE;

#endif
