/* fold - see fold.h; the one user of utf8proc */
#include "base/fold.h"

#include <utf8proc.h>

#include "base/buf.h"
#include "base/utf8.h"

enum { WORD_MAX = 100, EXPANDED_MAX = 32 };

struct folding {
    struct buf out;
    size_t word; /* bytes of the word being written */
};

static void put(struct folding *f, utf8proc_int32_t point)
{
    utf8proc_uint8_t bytes[4];
    switch (utf8proc_category(point)) {
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME:
    case UTF8PROC_CATEGORY_CF: return; /* marks and joiners part nothing */
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL:
    case UTF8PROC_CATEGORY_NO: break;
    default: f->word = 0; return;
    }
    utf8proc_ssize_t n = utf8proc_encode_char(point, bytes);
    if (f->word + (size_t)n > WORD_MAX) f->word = 0;
    if (!f->word && f->out.n) buf_c(&f->out, ' ');
    buf_put(&f->out, (str){ (const char *)bytes, (size_t)n });
    f->word += (size_t)n;
}

str fold_words(struct arena *a, str text)
{
    struct folding f = { .out = { .a = a } };
    uint32_t point;
    while (utf8_next(&text, &point)) {
        utf8proc_int32_t parts[EXPANDED_MAX];
        int boundary = 0;
        if (point < 0x80) { /* most texts */
            put(&f, point >= 'A' && point <= 'Z' ? (utf8proc_int32_t)point + 32 : (utf8proc_int32_t)point);
            continue;
        }
        utf8proc_ssize_t n =
            utf8proc_decompose_char((utf8proc_int32_t)point, parts, EXPANDED_MAX, UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD, &boundary);
        for (utf8proc_ssize_t i = 0; i < n && i < EXPANDED_MAX; i++) put(&f, parts[i]);
    }
    return buf_str(&f.out);
}
