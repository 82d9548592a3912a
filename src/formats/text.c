/* text - see text.h */
#include "formats/text.h"

#include "base/buf.h"
#include "base/utf8.h"

static void put_point(struct buf *b, uint32_t p)
{
    if (p < 0x80) {
        buf_c(b, (char)p);
    } else if (p < 0x800) {
        buf_c(b, (char)(0xc0 | p >> 6));
        buf_c(b, (char)(0x80 | (p & 63)));
    } else if (p < 0x10000) {
        buf_c(b, (char)(0xe0 | p >> 12));
        buf_c(b, (char)(0x80 | (p >> 6 & 63)));
        buf_c(b, (char)(0x80 | (p & 63)));
    } else {
        buf_c(b, (char)(0xf0 | p >> 18));
        buf_c(b, (char)(0x80 | (p >> 12 & 63)));
        buf_c(b, (char)(0x80 | (p >> 6 & 63)));
        buf_c(b, (char)(0x80 | (p & 63)));
    }
}

static str of_utf16(struct ctx *c, str s, bool big, size_t most)
{
    struct buf b = { .a = c->arena, .max = 2 * most };
    for (size_t i = 0; i + 1 < s.n; i += 2) {
        const unsigned char *p = (const unsigned char *)s.p + i;
        uint32_t u = big ? (uint32_t)p[0] << 8 | p[1] : (uint32_t)p[1] << 8 | p[0];
        if (u >= 0xd800 && u < 0xdc00 && i + 3 < s.n) {
            uint32_t low = big ? (uint32_t)p[2] << 8 | p[3] : (uint32_t)p[3] << 8 | p[2];
            if (low >= 0xdc00 && low < 0xe000) {
                u = 0x10000 + ((u - 0xd800) << 10) + (low - 0xdc00);
                i += 2;
            }
        }
        put_point(&b, u >= 0xd800 && u < 0xe000 ? 0xfffd : u);
    }
    return buf_str(&b);
}

static str of_windows(struct ctx *c, str s, size_t most)
{
    /* 0x80 to 0x9f; the rest is as in Unicode */
    static const uint16_t high[32] = { 0x20ac, 0xfffd, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
                                       0x2039, 0x0152, 0xfffd, 0x017d, 0xfffd, 0xfffd, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
                                       0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0xfffd, 0x017e, 0x0178 };
    struct buf b = { .a = c->arena, .max = 3 * most };
    for (size_t i = 0; i < s.n; i++) {
        unsigned char ch = (unsigned char)s.p[i];
        put_point(&b, ch >= 0x80 && ch < 0xa0 ? high[ch - 0x80] : ch);
    }
    return buf_str(&b);
}

str text_decode(struct ctx *c, str s, size_t most, str *encoding)
{
    if (str_starts(s, S("\xff\xfe"))) {
        *encoding = S("UTF-16LE");
        return of_utf16(c, str_cut(s, 2, s.n), false, most);
    }
    if (str_starts(s, S("\xfe\xff"))) {
        *encoding = S("UTF-16BE");
        return of_utf16(c, str_cut(s, 2, s.n), true, most);
    }
    if (s.n > 3 && s.p[1] == 0 && s.p[3] == 0) {
        *encoding = S("UTF-16LE");
        return of_utf16(c, s, false, most);
    }
    *encoding = S("UTF-8");
    if (str_starts(s, S("\xef\xbb\xbf"))) s = str_cut(s, 3, s.n);
    if (utf8_valid(s)) return s;
    *encoding = S("Windows-1252");
    return of_windows(c, s, most);
}

/* ---- base64 (RFC 4648) */

static int sextet(char ch)
{
    if (ch >= 'A' && ch <= 'Z') return ch - 'A';
    if (ch >= 'a' && ch <= 'z') return ch - 'a' + 26;
    if (ch >= '0' && ch <= '9') return ch - '0' + 52;
    return ch == '+' ? 62 : ch == '/' ? 63 : -1;
}
bool text_base64(struct arena *a, str s, str *out)
{
    struct buf b = { .a = a };
    uint32_t acc = 0;
    unsigned bits = 0;
    bool ended = false;
    for (size_t i = 0; i < s.n; i++) {
        char ch = s.p[i];
        int v = sextet(ch);
        if (ch == ' ' || ch == '\t' || ch == '\r' || ch == '\n') continue;
        if (ch == '=') {
            ended = true;
            continue;
        }
        if (v < 0 || ended) return false;
        acc = acc << 6 | (uint32_t)v;
        bits += 6;
        if (bits < 8) continue;
        bits -= 8;
        buf_c(&b, (char)(acc >> bits & 0xff));
    }
    *out = buf_str(&b);
    return true;
}
str text_to_base64(struct arena *a, str bytes, size_t width)
{
    static const char signs[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    struct buf b = { .a = a };
    for (size_t i = 0, at = 0; i < bytes.n; i += 3, at += 4) {
        uint32_t v = (uint32_t)(unsigned char)bytes.p[i] << 16;
        if (i + 1 < bytes.n) v |= (uint32_t)(unsigned char)bytes.p[i + 1] << 8;
        if (i + 2 < bytes.n) v |= (unsigned char)bytes.p[i + 2];
        if (width && at && at % width == 0) buf_c(&b, '\n');
        buf_c(&b, signs[v >> 18]);
        buf_c(&b, signs[v >> 12 & 63]);
        buf_c(&b, i + 1 < bytes.n ? signs[v >> 6 & 63] : '=');
        buf_c(&b, i + 2 < bytes.n ? signs[v & 63] : '=');
    }
    return buf_str(&b);
}

/* ---- addresses in a text that people wrote */

static bool local_sign(char ch)
{
    return (ch >= 'a' && ch <= 'z') || (ch >= 'A' && ch <= 'Z') || (ch >= '0' && ch <= '9') || (ch && strchr("._%+-", ch));
}
bool text_address(str *rest, str *out)
{
    for (size_t i = 1; i + 1 < rest->n; i++) {
        if (rest->p[i] != '@') continue;
        size_t from = i, to = i + 1;
        bool dot = false;
        while (from > 0 && local_sign(rest->p[from - 1])) from--;
        for (; to < rest->n && local_sign(rest->p[to]) && !strchr("_%+", rest->p[to]); to++) dot = dot || rest->p[to] == '.';
        while (to > i && (rest->p[to - 1] == '.' || rest->p[to - 1] == '-')) to--;
        while (from < i && (rest->p[from] == '.' || rest->p[from] == '-')) from++;
        if (from == i || to <= i + 3 || !dot || to - from > 254) continue;
        *out = str_cut(*rest, from, to);
        *rest = str_cut(*rest, to, rest->n);
        return true;
    }
    *rest = str_cut(*rest, rest->n, rest->n);
    return false;
}
