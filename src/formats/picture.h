/* picture - a picture that somebody sent as one of our own making: PNG, JPEG, GIF (its first frame) or WebP is decoded, made
 * small and written as PNG with nothing else in it
 *
 * Why these libraries: libpng, libjpeg-turbo, giflib and libwebp are what browsers and desktops of Debian read the same four
 * formats with; each is small, fuzzed in public and depends on nothing but the C library and zlib. One library for all four
 * (ImageMagick, GD, gdk-pixbuf) would bring a dozen formats nobody asked for, and loaders that open files.
 *
 * Bounded: 40 million pixels, 25 MiB. Still run this where a fault does no harm: see guard/apart.h. */
#ifndef FORMATS_PICTURE_H
#define FORMATS_PICTURE_H

#include "base/ctx.h"

enum { PICTURE_SIDE = 1024, PICTURE_PIXELS = 40000000 };

struct picture {
    unsigned width, height; /* as it came */
    str png;                /* at most PICTURE_SIDE to a side */
};
/* by its first bytes */
bool picture_like(str bytes);
/* E_INPUT no-picture says why not. most: pixels, PICTURE_PIXELS but for tests */
err picture_small(struct ctx *c, str bytes, size_t most, struct picture *out) MUST_USE;

#endif
