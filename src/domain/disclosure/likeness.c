/* likeness - see likeness.h */
#include "domain/disclosure/likeness.h"

#include <math.h>
#include <stdlib.h>

#include "base/fold.h"
#include "base/uri.h"
#include "base/utf8.h"

enum { SHORTEST = 3, LONGEST = 12, PAIR = 6 };

/* words of every report: they say nothing of what was found */
static bool common(str word)
{
    static const char *const words[] = { "about", "after", "also",   "and",   "any",    "are",     "because", "been",  "being",         "but",  "can",
                                         "could", "does",  "for",    "from",  "found",  "get",     "had",     "has",   "have",          "here", "how",
                                         "into",  "its",   "issue",  "just",  "may",    "more",    "not",     "now",   "one",           "only", "our",
                                         "out",   "over",  "report", "see",   "should", "some",    "such",    "than",  "that",          "the",  "their",
                                         "them",  "then",  "there",  "they",  "this",   "through", "user",    "users", "vulnerability", "was",  "were",
                                         "what",  "when",  "where",  "which", "who",    "will",    "with",    "would", "you",           "your" };
    for (size_t i = 0; i < COUNT(words); i++)
        if (str_is(word, words[i])) return true;
    return false;
}

/* letters beyond ASCII say more in fewer: they are counted as points, not as bytes */
static uint32_t weight_of(str word)
{
    uint32_t points = 0, digits = 0;
    for (size_t i = 0; i < word.n; i++) {
        if (((unsigned char)word.p[i] & 0xC0U) != 0x80U) points++;
        if (word.p[i] >= '0' && word.p[i] <= '9') digits++;
    }
    if ((points < SHORTEST && !digits) || common(word)) return 0;
    return (points > LONGEST ? (uint32_t)LONGEST : points) + (digits && digits < points ? 4 : 0);
}

struct collected {
    struct feature *v;
    size_t n, room;
};

/* a word is followed by a blank at least, and makes two features with its pair */
static size_t room_for(str title, str text)
{
    size_t bytes = (title.n > LIKENESS_TEXT ? LIKENESS_TEXT : title.n) + (text.n > LIKENESS_TEXT ? LIKENESS_TEXT : text.n) + 2;
    return bytes > LIKENESS_MOST ? LIKENESS_MOST : bytes;
}

static void put(struct collected *f, uint64_t hash, uint32_t weight)
{
    if (f->n < f->room) f->v[f->n++] = (struct feature){ hash, weight };
}

static void collect(struct arena *a, struct collected *f, str text, uint32_t times)
{
    str rest = fold_words(a, utf8_clip(text, LIKENESS_TEXT)), word;
    uint64_t before = 0;
    while (str_split(&rest, ' ', &word)) {
        uint32_t weight = weight_of(word);
        if (!weight) continue;
        uint64_t hash = str_hash(word);
        put(f, hash, weight * times);
        if (before) put(f, before * UINT64_C(0x9E3779B97F4A7C15) + hash, PAIR);
        before = hash;
    }
}

static int by_hash(const void *a, const void *b)
{
    const struct feature *x = a, *y = b;
    if (x->hash != y->hash) return x->hash < y->hash ? -1 : 1;
    return x->weight < y->weight ? 1 : x->weight > y->weight ? -1 : 0; /* the heaviest of the same stays */
}

struct likeness likeness_of(struct arena *a, str title, str text)
{
    size_t room = room_for(title, text);
    struct collected f = { NEW_ARRAY(a, room, struct feature), 0, room };
    struct likeness out = { 0 };
    collect(a, &f, title, 2);
    collect(a, &f, text, 1);
    qsort(f.v, f.n, sizeof *f.v, by_hash);
    for (size_t i = 0; i < f.n; i++) {
        if (out.n && f.v[out.n - 1].hash == f.v[i].hash) continue;
        f.v[out.n++] = f.v[i];
        out.square += (uint64_t)f.v[i].weight * f.v[i].weight;
    }
    out.v = f.v;
    return out;
}

unsigned likeness_percent(const struct likeness *a, const struct likeness *b)
{
    uint64_t both = 0;
    if (!a->square || !b->square) return 0;
    for (size_t i = 0, k = 0; i < a->n && k < b->n;) {
        if (a->v[i].hash < b->v[k].hash)
            i++;
        else if (a->v[i].hash > b->v[k].hash)
            k++;
        else
            both += (uint64_t)a->v[i++].weight * b->v[k++].weight;
    }
    double part = (double)both / (sqrt((double)a->square) * sqrt((double)b->square));
    return part >= 1.0 ? 100U : (unsigned)(part * 100.0 + 0.5);
}

/* ---- marks */

struct telling {
    str word;
    uint32_t weight;
    size_t at;
};
static int by_weight(const void *a, const void *b)
{
    const struct telling *x = a, *y = b;
    if (x->weight != y->weight) return x->weight > y->weight ? -1 : 1;
    return x->at < y->at ? -1 : 1;
}

static size_t tell(struct arena *a, str text, struct telling *v, size_t most)
{
    size_t n = 0;
    str rest = fold_words(a, utf8_clip(text, LIKENESS_TEXT)), word;
    while (n < most && str_split(&rest, ' ', &word)) {
        uint32_t weight = weight_of(word);
        if (!weight) continue;
        v[n] = (struct telling){ word, weight, n };
        n++;
    }
    qsort(v, n, sizeof *v, by_weight);
    return n;
}

static void take(struct strs *out, const struct telling *v, size_t n, size_t most)
{
    for (size_t i = 0; i < n && out->n < most; i++) {
        size_t k = 0;
        while (k < out->n && !str_eq(out->v[k], v[i].word)) k++;
        if (k == out->n) out->v[out->n++] = v[i].word;
    }
}

struct strs likeness_words(struct arena *a, str title, str text)
{
    struct strs out = { NEW_ARRAY(a, LIKENESS_WORDS, str), 0 };
    struct telling *v = NEW_ARRAY(a, LIKENESS_MOST, struct telling);
    take(&out, v, tell(a, title, v, LIKENESS_MOST), LIKENESS_WORDS / 2);
    take(&out, v, tell(a, text, v, LIKENESS_MOST), LIKENESS_WORDS);
    return out;
}

/* ---- addresses */

/* "shop.example/basket" has no scheme, and its host is meant all the same */
static struct uri split(str address)
{
    struct uri u = uri_split(address);
    if (u.has_authority) return u;
    ptrdiff_t slash = str_chr(address, '/');
    size_t end = slash < 0 ? address.n : (size_t)slash;
    u = uri_split(str_cut(address, end, address.n));
    u.authority = str_cut(address, 0, end);
    u.has_authority = true;
    return u;
}

str likeness_host(struct arena *a, str address)
{
    str host = split(str_trim(address)).authority;
    ptrdiff_t at = str_chr(host, '@');
    if (at >= 0) host = str_cut(host, (size_t)at + 1, host.n);
    if (host.n && host.p[0] == '[') return arena_lower(a, host); /* an address of IPv6 */
    ptrdiff_t port = str_chr(host, ':');
    if (port >= 0) host = str_cut(host, 0, (size_t)port);
    host = arena_lower(a, host);
    if (str_ends(host, S("."))) host.n--;
    return str_starts(host, S("www.")) ? str_cut(host, 4, host.n) : host;
}

str likeness_address(struct arena *a, str address)
{
    str path = split(str_trim(address)).path, host = likeness_host(a, address);
    while (path.n && path.p[path.n - 1] == '/') path.n--;
    return path.n && host.n ? arena_fmt(a, "%.*s%.*s", FMT(host), FMT(path)) : S("");
}
