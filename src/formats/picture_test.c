/* tests of pictures: four formats come out small, upright, in their colours and with nothing else; bombs and halves say why */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <gif_lib.h>
#include <png.h>
#include <turbojpeg.h>
#include <webp/encode.h>

#include "base/buf.h"
#include "formats/picture.h"

static struct ctx C;
static int setup(void **state)
{
    (void)state;
    C.arena = arena_open(512 << 20);
    return C.arena && !setjmp(*arena_boundary(C.arena)) ? 0 : 1;
}
static int teardown(void **state)
{
    (void)state;
    arena_close(C.arena);
    return 0;
}

/* red, green / blue, white, with the lower right one half see-through where the format can */
static unsigned char *four(unsigned w, unsigned h, int deep)
{
    static const unsigned char colours[4][4] = { { 250, 0, 0, 255 }, { 0, 250, 0, 255 }, { 0, 0, 250, 255 }, { 250, 250, 250, 128 } };
    unsigned char *p = arena_alloc(C.arena, (size_t)w * h * (unsigned)deep);
    for (unsigned y = 0; y < h; y++)
        for (unsigned x = 0; x < w; x++) memcpy(p + ((size_t)y * w + x) * (unsigned)deep, colours[(y >= h / 2) * 2 + (x >= w / 2)], (size_t)deep);
    return p;
}
static str as_png(unsigned w, unsigned h)
{
    png_image i = { .version = PNG_IMAGE_VERSION, .width = w, .height = h, .format = PNG_FORMAT_RGBA };
    png_alloc_size_t n = PNG_IMAGE_PNG_SIZE_MAX(i);
    char *p = arena_alloc(C.arena, n);
    assert_true(png_image_write_to_memory(&i, p, &n, 0, four(w, h, 4), 0, NULL));
    return (str){ p, n };
}
static str as_jpeg(unsigned w, unsigned h)
{
    unsigned char *p = NULL;
    unsigned long n = 0;
    tjhandle t = tjInitCompress();
    assert_int_equal(tjCompress2(t, four(w, h, 3), (int)w, 0, (int)h, TJPF_RGB, &p, &n, TJSAMP_444, 95, 0), 0);
    str out = arena_dup(C.arena, (str){ (char *)p, n });
    tjFree(p);
    tjDestroy(t);
    return out;
}
static str as_webp(unsigned w, unsigned h)
{
    uint8_t *p;
    size_t n = WebPEncodeRGBA(four(w, h, 4), (int)w, (int)h, (int)w * 4, 95, &p);
    assert_true(n > 0);
    str out = arena_dup(C.arena, (str){ (char *)p, n });
    WebPFree(p);
    return out;
}
static int gif_put(GifFileType *g, const GifByteType *p, int n)
{
    buf_put(g->UserData, (str){ (const char *)p, (size_t)n });
    return n;
}
static str as_gif(unsigned w, unsigned h, bool interlaced)
{
    static GifColorType colours[4] = { { 250, 0, 0 }, { 0, 250, 0 }, { 0, 0, 250 }, { 250, 250, 250 } };
    static const unsigned starts[] = { 0, 4, 2, 1 }, steps[] = { 8, 8, 4, 2 };
    struct buf b = { .a = C.arena };
    int why;
    ColorMapObject *map = GifMakeMapObject(4, colours);
    GifFileType *g = EGifOpen(&b, gif_put, &why);
    assert_int_equal(EGifPutScreenDesc(g, (int)w, (int)h, 8, 0, map), GIF_OK);
    assert_int_equal(EGifPutImageDesc(g, 0, 0, (int)w, (int)h, interlaced, NULL), GIF_OK);
    GifPixelType *line = arena_alloc(C.arena, w);
    for (unsigned pass = 0; pass < (interlaced ? 4u : 1u); pass++)
        for (unsigned y = interlaced ? starts[pass] : 0; y < h; y += interlaced ? steps[pass] : 1) {
            for (unsigned x = 0; x < w; x++) line[x] = (GifPixelType)((y >= h / 2) * 2 + (x >= w / 2));
            assert_int_equal(EGifPutLine(g, line, (int)w), GIF_OK);
        }
    EGifCloseFile(g, &why);
    GifFreeMapObject(map);
    return buf_str(&b);
}

struct seen {
    png_image i;
    unsigned char *at;
};
static struct seen look(str bytes, struct picture *p)
{
    struct seen s = { .i = { .version = PNG_IMAGE_VERSION } };
    assert_true(picture_like(bytes));
    err e = picture_small(&C, bytes, PICTURE_PIXELS, p);
    if (e) fail_msg("%.*s", FMT(e->detail));
    assert_true(png_image_begin_read_from_memory(&s.i, p->png.p, p->png.n));
    s.i.format = PNG_FORMAT_RGBA;
    s.at = arena_alloc(C.arena, PNG_IMAGE_SIZE(s.i));
    assert_true(png_image_finish_read(&s.i, NULL, s.at, 0, NULL));
    return s;
}
/* the middle of a quarter is near this colour */
static void quarter(const struct seen *s, unsigned which, int red, int green, int blue)
{
    unsigned x = s->i.width / 4 + (which % 2) * s->i.width / 2, y = s->i.height / 4 + (which / 2) * s->i.height / 2;
    const unsigned char *p = s->at + ((size_t)y * s->i.width + x) * 4;
    if (abs(p[0] - red) > 20 || abs(p[1] - green) > 20 || abs(p[2] - blue) > 20) fail_msg("quarter %u is %d %d %d", which, p[0], p[1], p[2]);
}
static void quarters(const struct seen *s)
{
    quarter(s, 0, 250, 0, 0);
    quarter(s, 1, 0, 250, 0);
    quarter(s, 2, 0, 0, 250);
    quarter(s, 3, 250, 250, 250);
}

static void four_formats_come_out_small(void **state)
{
    struct picture p;
    (void)state;
    const str large[] = { as_png(3000, 1500), as_jpeg(3000, 1500), as_webp(3000, 1500), as_gif(3000, 1500, false), as_gif(3000, 1500, true) };
    const str small[] = { as_png(40, 30), as_jpeg(40, 30), as_webp(40, 30), as_gif(40, 30, false), as_gif(40, 30, true) };
    for (size_t i = 0; i < COUNT(large); i++) {
        struct seen s = look(large[i], &p);
        assert_int_equal(p.width, 3000);
        assert_int_equal(p.height, 1500);
        assert_int_equal(s.i.width, 1024);
        assert_int_equal(s.i.height, 512);
        quarters(&s);
        s = look(small[i], &p);
        assert_int_equal(s.i.width, 40);
        assert_int_equal(s.i.height, 30);
        quarters(&s);
    }
    struct seen thin = look(as_png(5000, 1), &p);
    assert_int_equal(thin.i.width, 1024);
    assert_int_equal(thin.i.height, 1);
}

static void what_is_see_through_stays_so(void **state)
{
    struct picture p;
    (void)state;
    struct seen s = look(as_png(2000, 2000), &p);
    assert_int_equal(s.at[((size_t)900 * s.i.width + 900) * 4 + 3], 128);
    assert_int_equal(s.at[3], 255);
}

/* an EXIF block of one entry put behind the beginning of a JPEG */
static str with_way(str jpeg, char way)
{
    static const char block[] = "\xff\xe1\0\x22"
                                "Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\0\0\0\0\0\0\0";
    struct buf b = { .a = C.arena };
    buf_put(&b, str_cut(jpeg, 0, 2));
    size_t at = b.n;
    buf_put(&b, (str){ block, sizeof block - 1 });
    b.p[at + 29] = way;
    buf_put(&b, str_cut(jpeg, 2, jpeg.n));
    return buf_str(&b);
}
static void a_photograph_stands_upright(void **state)
{
    struct picture p;
    (void)state;
    str flat = as_jpeg(400, 200);
    struct seen s = look(with_way(flat, 6), &p); /* taken with the camera turned to the left */
    assert_int_equal(s.i.width, 200);
    assert_int_equal(s.i.height, 400);
    quarter(&s, 0, 0, 0, 250);
    quarter(&s, 1, 250, 0, 0);
    s = look(with_way(flat, 3), &p);
    quarter(&s, 3, 250, 0, 0);
    s = look(with_way(flat, 2), &p);
    quarter(&s, 0, 0, 250, 0);
    s = look(with_way(flat, 77), &p);
    quarters(&s);
}

static void nothing_else_of_the_file_is_in_it(void **state)
{
    struct picture p;
    struct buf b = { .a = C.arena };
    (void)state;
    str jpeg = as_jpeg(64, 64);
    buf_put(&b, str_cut(jpeg, 0, 2));
    buf_put(&b, (str){ "\xff\xfe\0\x1aGPS 33.6844N 73.0479E Roe", 28 });
    buf_put(&b, str_cut(jpeg, 2, jpeg.n));
    buf_z(&b, "<script>behind the end</script>");
    (void)look(buf_str(&b), &p);
    assert_true(str_find(p.png, S("GPS")) < 0);
    assert_true(str_find(p.png, S("script")) < 0);
}

static const char *refused(str bytes)
{
    struct picture p;
    err e = picture_small(&C, bytes, PICTURE_PIXELS, &p);
    return e ? arena_cstr(C.arena, e->detail) : "";
}
static void bombs_and_halves_say_why(void **state)
{
    (void)state;
    size_t before = arena_used(C.arena);
    char *png = arena_alloc(C.arena, 64), *gif = arena_alloc(C.arena, 64);
    memcpy(png, "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\xff\xff\0\0\xff\xff\x08\x06\0\0\0", 29);
    memcpy(gif, "GIF89a\xff\xff\xff\xff\x80\0\0", 13);
    assert_true(refused((str){ png, 64 })[0] != 0);
    assert_string_equal(refused((str){ gif, 64 }), "the picture is too large to be looked at here");
    assert_true(arena_used(C.arena) - before < 1 << 20);
    assert_string_equal(refused(S("%PDF-1.7")), "it is no PNG, JPEG, GIF or WebP");
    assert_string_equal(refused(S("")), "it is no PNG, JPEG, GIF or WebP");
    const str all[] = { as_png(200, 100), as_jpeg(200, 100), as_webp(200, 100), as_gif(200, 100, true) };
    for (size_t i = 0; i < COUNT(all); i++)
        for (size_t n = 0; n < all[i].n; n += all[i].n / 40 + 1) (void)refused(str_cut(all[i], 0, n));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(four_formats_come_out_small),       cmocka_unit_test(what_is_see_through_stays_so), cmocka_unit_test(a_photograph_stands_upright),
        cmocka_unit_test(nothing_else_of_the_file_is_in_it), cmocka_unit_test(bombs_and_halves_say_why),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
