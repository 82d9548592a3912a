/* picture - see picture.h. Each decoder gives rows of red, green, blue and opacity, a byte each. */
#include "formats/picture.h"

#include <gif_lib.h>
#include <png.h>
#include <turbojpeg.h>
#include <webp/decode.h>

enum { DEEP = 4 }; /* bytes a pixel */

struct pixels {
    unsigned w, h, was_w, was_h;
    unsigned char *at;
};

static err wrong(struct ctx *c, const char *why)
{
    FAIL(c, E_INPUT, "no-picture", "%s", why);
}
static err room(struct ctx *c, size_t most, long long w, long long h, struct pixels *p)
{
    if (w < 1 || h < 1) return wrong(c, "the picture has no size");
    if (w > 65535 || h > 65535 || (unsigned long long)w * (unsigned long long)h > most) return wrong(c, "the picture is too large to be looked at here");
    p->w = p->was_w = (unsigned)w;
    p->h = p->was_h = (unsigned)h;
    return NULL;
}
static unsigned char *rows_for(struct ctx *c, unsigned w, unsigned h)
{
    return arena_alloc(c->arena, (size_t)w * h * DEEP);
}
static const unsigned char *bytes_of(str s)
{
    return (const unsigned char *)s.p;
}

/* ---- PNG */

static void free_png(void *image)
{
    png_image_free(image);
}
static err read_png(struct ctx *c, str s, size_t most, struct pixels *p)
{
    void **slot = arena_onclose(c->arena, free_png);
    png_image *image = NEW(c->arena, png_image);
    image->version = PNG_IMAGE_VERSION;
    *slot = image;
    if (!png_image_begin_read_from_memory(image, s.p, s.n)) return wrong(c, "the PNG is damaged");
    TRY(room(c, most, image->width, image->height, p));
    image->format = PNG_FORMAT_RGBA;
    p->at = rows_for(c, p->w, p->h);
    return png_image_finish_read(image, NULL, p->at, 0, NULL) ? NULL : wrong(c, "the PNG is damaged");
}

/* ---- JPEG: the decoder itself makes it smaller, by eighths */

static void free_jpeg(void *h)
{
    tjDestroy(h);
}

/* eighths of its size that are enough for us */
static int eighths(int w, int h)
{
    int longest = w > h ? w : h, n = 1;
    while (n < 8 && (longest * n + 7) / 8 < PICTURE_SIDE) n++;
    return n;
}
/* printers' inks, as Adobe writes them: turned round */
static void from_inks(struct pixels *p)
{
    unsigned char *at = p->at;
    for (size_t i = 0, n = (size_t)p->w * p->h; i < n; i++, at += DEEP) {
        for (int k = 0; k < 3; k++) at[k] = (unsigned char)(at[k] * at[3] / 255);
        at[3] = 255;
    }
}

static unsigned number(const unsigned char *at, bool big, int bytes)
{
    unsigned v = 0;
    for (int i = 0; i < bytes; i++) v |= (unsigned)at[i] << (8 * (big ? bytes - 1 - i : i));
    return v;
}
/* which way up, of the first directory of an EXIF block (TIFF 6.0 section 2; tag 274): 1 to 8 */
static unsigned way_up(const unsigned char *at, size_t n)
{
    if (n < 14 || memcmp(at, "Exif\0\0", 6) != 0) return 1;
    const unsigned char *tiff = at + 6;
    size_t left = n - 6;
    bool big = tiff[0] == 'M';
    size_t first = number(tiff + 4, big, 4);
    if (first > left || left - first < 2) return 1;
    unsigned entries = number(tiff + first, big, 2);
    for (size_t i = 0; i < entries && i < 100 && first + 2 + 12 * (i + 1) <= left; i++) {
        const unsigned char *e = tiff + first + 2 + 12 * i;
        unsigned v = number(e + 8, big, 2);
        if (number(e, big, 2) == 274) return v >= 1 && v <= 8 ? v : 1;
    }
    return 1;
}
static unsigned jpeg_way_up(str s)
{
    const unsigned char *b = bytes_of(s);
    for (size_t at = 2; at + 4 <= s.n && b[at] == 0xff && b[at + 1] != 0xda;) {
        size_t n = number(b + at + 2, true, 2);
        if (n < 2 || at + 2 + n > s.n) return 1;
        if (b[at + 1] == 0xe1) return way_up(b + at + 4, n - 2);
        at += 2 + n;
    }
    return 1;
}
/* turned as the camera was held; done when it is small */
static void turn(struct ctx *c, struct pixels *p, unsigned way)
{
    if (way < 2) return;
    bool lies = way > 4;
    struct pixels to = *p;
    to.w = lies ? p->h : p->w;
    to.h = lies ? p->w : p->h;
    to.was_w = lies ? p->was_h : p->was_w;
    to.was_h = lies ? p->was_w : p->was_h;
    to.at = rows_for(c, to.w, to.h);
    bool flip_x = way == 2 || way == 3 || way == 7 || way == 8, flip_y = way == 3 || way == 4 || way == 6 || way == 7;
    for (unsigned y = 0; y < to.h; y++)
        for (unsigned x = 0; x < to.w; x++) {
            unsigned sx = lies ? y : x, sy = lies ? x : y;
            if (flip_x) sx = p->w - 1 - sx;
            if (flip_y) sy = p->h - 1 - sy;
            memcpy(to.at + ((size_t)y * to.w + x) * DEEP, p->at + ((size_t)sy * p->w + sx) * DEEP, DEEP);
        }
    *p = to;
}

static err read_jpeg(struct ctx *c, str s, size_t most, struct pixels *p)
{
    int w, h, sub, space;
    void **slot = arena_onclose(c->arena, free_jpeg);
    tjhandle t = tjInitDecompress();
    *slot = t;
    if (!t) FAIL(c, E_BUSY, "out-of-memory", "not enough memory; try again later");
    if (tjDecompressHeader3(t, bytes_of(s), s.n, &w, &h, &sub, &space) != 0) return wrong(c, "the JPEG is damaged");
    TRY(room(c, most, w, h, p));
    tjscalingfactor f = { eighths(w, h), 8 };
    p->w = (unsigned)TJSCALED(w, f);
    p->h = (unsigned)TJSCALED(h, f);
    p->at = rows_for(c, p->w, p->h);
    bool inks = space == TJCS_CMYK || space == TJCS_YCCK;
    int bad = tjDecompress2(t, bytes_of(s), s.n, p->at, (int)p->w, 0, (int)p->h, inks ? TJPF_CMYK : TJPF_RGBA, TJFLAG_LIMITSCANS);
    if (bad && tjGetErrorCode(t) != TJERR_WARNING) return wrong(c, "the JPEG is damaged"); /* a cut one is shown as far as it goes */
    if (inks) from_inks(p);
    return NULL;
}

/* ---- GIF: the first frame on its canvas */

struct gif_source {
    str left;
};
static int gif_more(GifFileType *g, GifByteType *to, int n)
{
    struct gif_source *s = g->UserData;
    size_t k = n < 0 ? 0 : (size_t)n < s->left.n ? (size_t)n : s->left.n;
    memcpy(to, s->left.p, k);
    s->left = str_cut(s->left, k, s->left.n);
    return (int)k;
}
static void free_gif(void *g)
{
    DGifCloseFile(g, NULL);
}

/* colours of the frame whose head was read; *clear: the number that is see-through, -1: none */
static err gif_rows(struct ctx *c, GifFileType *g, struct pixels *p, int clear)
{
    static const unsigned starts[] = { 0, 4, 2, 1 }, steps[] = { 8, 8, 4, 2 };
    const GifImageDesc *d = &g->Image;
    const ColorMapObject *map = d->ColorMap ? d->ColorMap : g->SColorMap;
    if (!map || d->Left < 0 || d->Top < 0 || d->Width < 1 || d->Height < 1) return wrong(c, "the GIF is damaged");
    GifPixelType *line = arena_alloc(c->arena, (size_t)d->Width);
    for (unsigned pass = 0; pass < (d->Interlace ? 4u : 1u); pass++)
        for (unsigned y = d->Interlace ? starts[pass] : 0; y < (unsigned)d->Height; y += d->Interlace ? steps[pass] : 1) {
            if (DGifGetLine(g, line, d->Width) != GIF_OK) return pass || y ? NULL : wrong(c, "the GIF is damaged"); /* as far as it goes */
            unsigned row = (unsigned)d->Top + y;
            for (unsigned x = 0; row < p->h && x < (unsigned)d->Width && (unsigned)d->Left + x < p->w; x++) {
                if (line[x] == clear || line[x] >= map->ColorCount) continue;
                const GifColorType *k = &map->Colors[line[x]];
                unsigned char *at = p->at + ((size_t)row * p->w + (unsigned)d->Left + x) * DEEP;
                at[0] = k->Red;
                at[1] = k->Green;
                at[2] = k->Blue;
                at[3] = 255;
            }
        }
    return NULL;
}

static err read_gif(struct ctx *c, str s, size_t most, struct pixels *p)
{
    struct gif_source from = { s };
    GifRecordType what;
    GifByteType *block;
    int code, why, clear = -1;
    void **slot = arena_onclose(c->arena, free_gif);
    GifFileType *g = DGifOpen(&from, gif_more, &why);
    *slot = g;
    if (!g) return wrong(c, "the GIF is damaged");
    TRY(room(c, most, g->SWidth, g->SHeight, p));
    p->at = rows_for(c, p->w, p->h);
    for (;;) {
        if (DGifGetRecordType(g, &what) != GIF_OK || what == TERMINATE_RECORD_TYPE) return wrong(c, "the GIF holds no picture");
        if (what == IMAGE_DESC_RECORD_TYPE) break;
        if (what != EXTENSION_RECORD_TYPE || DGifGetExtension(g, &code, &block) != GIF_OK) return wrong(c, "the GIF is damaged");
        if (block && code == GRAPHICS_EXT_FUNC_CODE && block[0] >= 4) clear = block[1] & 1 ? block[4] : -1;
        while (block)
            if (DGifGetExtensionNext(g, &block) != GIF_OK) return wrong(c, "the GIF is damaged");
    }
    if (DGifGetImageDesc(g) != GIF_OK) return wrong(c, "the GIF is damaged");
    return gif_rows(c, g, p, clear);
}

/* ---- WebP: the decoder itself makes it small */

static void small_size(unsigned *w, unsigned *h)
{
    unsigned longest = *w > *h ? *w : *h;
    if (longest <= PICTURE_SIDE) return;
    *w = (unsigned)(((uint64_t)*w * PICTURE_SIDE + longest / 2) / longest);
    *h = (unsigned)(((uint64_t)*h * PICTURE_SIDE + longest / 2) / longest);
    if (!*w) *w = 1;
    if (!*h) *h = 1;
}

static err read_webp(struct ctx *c, str s, size_t most, struct pixels *p)
{
    WebPDecoderConfig k;
    if (!WebPInitDecoderConfig(&k)) FAIL(c, E_FAULT, "webp", "another version of libwebp than the one it was built with");
    if (WebPGetFeatures(bytes_of(s), s.n, &k.input) != VP8_STATUS_OK) return wrong(c, "the WebP is damaged");
    if (k.input.has_animation) return wrong(c, "a moving WebP is not looked at here");
    TRY(room(c, most, k.input.width, k.input.height, p));
    small_size(&p->w, &p->h);
    p->at = rows_for(c, p->w, p->h);
    k.options.use_scaling = p->w != p->was_w || p->h != p->was_h;
    k.options.scaled_width = (int)p->w;
    k.options.scaled_height = (int)p->h;
    k.output.colorspace = MODE_RGBA;
    k.output.is_external_memory = 1;
    k.output.u.RGBA.rgba = p->at;
    k.output.u.RGBA.stride = (int)(p->w * DEEP);
    k.output.u.RGBA.size = (size_t)p->w * p->h * DEEP;
    VP8StatusCode code = WebPDecode(bytes_of(s), s.n, &k);
    WebPFreeDecBuffer(&k.output);
    return code == VP8_STATUS_OK ? NULL : wrong(c, "the WebP is damaged");
}

/* ---- small, and written */

/* the mean of the pixels that one of the small picture stands for; what is see-through does not lend its colour */
static void mean(const struct pixels *p, unsigned x0, unsigned x1, unsigned y0, unsigned y1, unsigned char *to)
{
    uint64_t sum[3] = { 0 }, opaque = 0, n = (uint64_t)(x1 - x0) * (y1 - y0);
    for (unsigned y = y0; y < y1; y++) {
        const unsigned char *at = p->at + ((size_t)y * p->w + x0) * DEEP;
        for (unsigned x = x0; x < x1; x++, at += DEEP) {
            opaque += at[3];
            for (int k = 0; k < 3; k++) sum[k] += (uint64_t)at[k] * at[3];
        }
    }
    for (int k = 0; k < 3 && opaque; k++) to[k] = (unsigned char)((sum[k] + opaque / 2) / opaque);
    to[3] = (unsigned char)((opaque + n / 2) / n);
}

static void shrink(struct ctx *c, struct pixels *p)
{
    struct pixels to = *p;
    small_size(&to.w, &to.h);
    if (to.w == p->w && to.h == p->h) return;
    to.at = rows_for(c, to.w, to.h);
    for (unsigned y = 0; y < to.h; y++) {
        unsigned y0 = (unsigned)((uint64_t)y * p->h / to.h), y1 = (unsigned)((uint64_t)(y + 1) * p->h / to.h);
        for (unsigned x = 0; x < to.w; x++) {
            unsigned x0 = (unsigned)((uint64_t)x * p->w / to.w), x1 = (unsigned)((uint64_t)(x + 1) * p->w / to.w);
            mean(p, x0, x1 > x0 ? x1 : x0 + 1, y0, y1 > y0 ? y1 : y0 + 1, to.at + ((size_t)y * to.w + x) * DEEP);
        }
    }
    *p = to;
}

static err written(struct ctx *c, const struct pixels *p, str *out)
{
    png_image image = { .version = PNG_IMAGE_VERSION, .width = p->w, .height = p->h, .format = PNG_FORMAT_RGBA };
    png_alloc_size_t n = PNG_IMAGE_PNG_SIZE_MAX(image);
    char *at = arena_room(c->arena, n);
    bool good = png_image_write_to_memory(&image, at, &n, 0, p->at, 0, NULL) != 0;
    png_image_free(&image);
    if (!good) FAIL(c, E_FAULT, "picture", "the small picture could not be written");
    *out = (str){ at, n };
    return NULL;
}

static bool webp_like(str s)
{
    return s.n > 12 && str_starts(s, S("RIFF")) && memcmp(s.p + 8, "WEBP", 4) == 0;
}
bool picture_like(str s)
{
    return str_starts(s, S("\x89PNG\r\n\x1a\n")) || str_starts(s, S("\xff\xd8\xff")) || str_starts(s, S("GIF8")) || webp_like(s);
}

err picture_small(struct ctx *c, str s, size_t most, struct picture *out)
{
    struct pixels p = { 0 };
    unsigned way = 1;
    if (s.n > 25u << 20) return wrong(c, "the file is too large to be looked at here");
    if (str_starts(s, S("\x89PNG\r\n\x1a\n"))) {
        TRY(read_png(c, s, most, &p));
    } else if (str_starts(s, S("\xff\xd8\xff"))) {
        way = jpeg_way_up(s);
        TRY(read_jpeg(c, s, most, &p));
    } else if (str_starts(s, S("GIF8"))) {
        TRY(read_gif(c, s, most, &p));
    } else if (webp_like(s)) {
        TRY(read_webp(c, s, most, &p));
    } else {
        return wrong(c, "it is no PNG, JPEG, GIF or WebP");
    }
    shrink(c, &p);
    turn(c, &p, way);
    TRY(written(c, &p, &out->png));
    out->width = p.was_w;
    out->height = p.was_h;
    return NULL;
}
