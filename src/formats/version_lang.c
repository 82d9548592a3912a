/* version_lang - versions of Python, Maven and Composer packages */
#include "formats/version_inside.h"

/* ---- PEP 440: [N!]N(.N)*[{a|b|rc}N][.postN][.devN][+local]; what is none of that stands before all that are */
struct pep440 {
    str epoch, release, pre_number, post_number, dev_number, local;
    int pre;        /* 0 a, 1 b, 2 rc; -1: none */
    bool post, dev; /* given */
};
static bool word(str *t, const char *const *words, size_t n, size_t *which)
{
    for (size_t i = 0; i < n; i++) {
        str w = str_of(words[i]);
        if (!str_eq_nocase(str_cut(*t, 0, w.n), w)) continue;
        *t = str_cut(*t, w.n, t->n);
        *which = i;
        return true;
    }
    return false;
}
static bool separator(char c)
{
    return c == '.' || c == '-' || c == '_';
}
/* a word with separators around it and a number behind it */
static bool segment(str *t, const char *const *words, size_t n, size_t *which, str *number)
{
    str rest = *t;
    if (rest.n && separator(rest.p[0])) rest = str_cut(rest, 1, rest.n);
    if (!word(&rest, words, n, which)) return false;
    if (rest.n > 1 && separator(rest.p[0]) && digit(rest.p[1])) rest = str_cut(rest, 1, rest.n);
    *number = take_digits(&rest);
    *t = rest;
    return true;
}
static bool pep440_read(str t, struct pep440 *v)
{
    static const char *const pre[] = { "alpha", "a", "beta", "b", "preview", "pre", "rc", "c" };
    static const char *const post[] = { "post", "rev", "r" };
    static const char *const dev[] = { "dev" };
    size_t which;
    *v = (struct pep440){ .pre = -1 };
    if (t.n && (t.p[0] | 32) == 'v') t = str_cut(t, 1, t.n);
    ptrdiff_t bang = str_chr(t, '!');
    if (bang > 0 && all_digits(str_cut(t, 0, (size_t)bang))) {
        v->epoch = str_cut(t, 0, (size_t)bang);
        t = str_cut(t, (size_t)bang + 1, t.n);
    }
    size_t n = 0;
    while (n < t.n && (digit(t.p[n]) || (n && t.p[n] == '.' && digit(t.p[n - 1]) && n + 1 < t.n && digit(t.p[n + 1])))) n++;
    if (!n) return false;
    v->release = str_cut(t, 0, n);
    t = str_cut(t, n, t.n);
    if (segment(&t, pre, COUNT(pre), &which, &v->pre_number)) v->pre = which < 2 ? 0 : which < 4 ? 1 : 2;
    if (t.n > 1 && t.p[0] == '-' && digit(t.p[1])) {
        t = str_cut(t, 1, t.n);
        v->post_number = take_digits(&t);
        v->post = true;
    } else {
        v->post = segment(&t, post, COUNT(post), &which, &v->post_number);
    }
    v->dev = segment(&t, dev, COUNT(dev), &which, &v->dev_number);
    if (t.n > 1 && t.p[0] == '+') {
        v->local = str_cut(t, 1, t.n);
        return true;
    }
    return !t.n;
}
static int release_cmp(str a, str b)
{
    str x, y;
    for (;;) {
        bool more_a = str_split(&a, '.', &x), more_b = str_split(&b, '.', &y);
        if (!more_a && !more_b) return 0;
        int c = digits_cmp(more_a ? x : S(""), more_b ? y : S(""));
        if (c) return c;
    }
}
/* a development release of the release itself stands before its pre-releases, a release behind them */
static int pre_rank(const struct pep440 *v)
{
    return v->pre >= 0 ? v->pre : v->dev && !v->post ? -1 : 3;
}
static bool local_part(str *t, str *part)
{
    size_t n = 0;
    if (!t->n) return false;
    while (n < t->n && !separator(t->p[n])) n++;
    *part = str_cut(*t, 0, n);
    *t = str_cut(*t, n + 1, t->n);
    return true;
}
static int local_cmp(str a, str b)
{
    str x, y;
    for (;;) {
        bool more_a = local_part(&a, &x), more_b = local_part(&b, &y);
        if (!more_a || !more_b) return more_a - more_b;
        bool nx = all_digits(x), ny = all_digits(y);
        if (nx != ny) return nx ? 1 : -1;
        int c = nx ? digits_cmp(x, y) : fold_cmp(x, y);
        if (c) return c;
    }
}
/* as setuptools ordered what was no version: words and numbers in turn, with those for pre-releases before the end */
static bool legacy_part(str *t, str *part)
{
    size_t n = 0;
    while (t->n && !digit(t->p[0]) && !letter(t->p[0]) && t->p[0] != '-') *t = str_cut(*t, 1, t->n);
    if (!t->n) return false;
    if (digit(t->p[0])) {
        *part = take_digits(t);
        return true;
    }
    if (t->p[0] == '-') n = 1;
    while (n < t->n && letter(t->p[n]) && t->p[0] != '-') n++;
    *part = str_cut(*t, 0, n);
    *t = str_cut(*t, n, t->n);
    return true;
}
static int legacy_rank(bool more, str part)
{
    if (!more) return 2; /* the end is "final" */
    if (digit(part.p[0])) return 4;
    if (part.p[0] == '-') return 3;
    return fold_cmp(part, S("final")) < 0 || str_eq_nocase(part, S("rc")) || str_eq_nocase(part, S("pre")) || str_eq_nocase(part, S("preview")) ? 0 : 3;
}
static int legacy_cmp(str a, str b)
{
    for (;;) {
        str x = { 0 }, y = { 0 };
        bool more_a = legacy_part(&a, &x), more_b = legacy_part(&b, &y);
        if (!more_a && !more_b) return 0;
        int i = legacy_rank(more_a, x), j = legacy_rank(more_b, y);
        if (i != j) return i < j ? -1 : 1;
        int c = i == 4 ? digits_cmp(x, y) : fold_cmp(x, y);
        if (c) return c;
    }
}
int pypi_cmp(str a, str b)
{
    struct pep440 u, v;
    bool good_a = pep440_read(a, &u), good_b = pep440_read(b, &v);
    if (!good_a && !good_b) return legacy_cmp(a, b);
    if (good_a != good_b) return good_a ? 1 : -1;
    int c = digits_cmp(u.epoch, v.epoch);
    if (!c) c = release_cmp(u.release, v.release);
    if (!c) c = order(pre_rank(&u), pre_rank(&v));
    if (!c && u.pre >= 0) c = digits_cmp(u.pre_number, v.pre_number);
    if (!c) c = order(u.post, v.post);
    if (!c && u.post) c = digits_cmp(u.post_number, v.post_number);
    if (!c) c = order(!u.dev, !v.dev);
    if (!c && u.dev) c = digits_cmp(u.dev_number, v.dev_number);
    return c ? c : local_cmp(u.local, v.local);
}

/* ---- Maven: tokens with the separator before them; null values at the end of each part parted by dashes say nothing */
enum { MAVEN_TOKENS = 128 };
struct maven {
    char before[MAVEN_TOKENS]; /* '.' or '-' */
    str token[MAVEN_TOKENS];
    bool cut[MAVEN_TOKENS]; /* directly followed by a digit: a is alpha there */
    size_t n;
};
static bool maven_null(str t)
{
    return (all_digits(t) && !digits_cmp(t, S("0"))) || !t.n || str_eq_nocase(t, S("final")) || str_eq_nocase(t, S("ga")) || str_eq_nocase(t, S("release"));
}
static void maven_trim(struct maven *v)
{
    for (size_t end = v->n; end > 1;) { /* [.., end) is a part: its null values go, from its end back to its dash */
        size_t last = end;
        while (last > 1 && maven_null(v->token[last - 1])) last--;
        if (last < end) {
            for (size_t i = end; i < v->n; i++) {
                v->before[last + i - end] = v->before[i];
                v->token[last + i - end] = v->token[i];
                v->cut[last + i - end] = v->cut[i];
            }
            v->n -= end - last;
        }
        end = last;
        while (end > 1 && v->before[end - 1] != '-') end--;
        if (end > 1) end--;
    }
}
static void maven_read(str t, struct maven *v)
{
    char before = '.';
    v->n = 0;
    for (size_t i = 0; v->n < MAVEN_TOKENS;) {
        size_t from = i;
        while (i < t.n && t.p[i] != '.' && t.p[i] != '-' && (i == from || digit(t.p[i]) == digit(t.p[i - 1]))) i++;
        v->before[v->n] = before;
        v->token[v->n] = i > from ? str_cut(t, from, i) : S("0");
        v->cut[v->n] = i > from && i < t.n && !digit(t.p[i - 1]) && digit(t.p[i]);
        v->n++;
        if (i >= t.n) break;
        before = t.p[i] == '.' ? '.' : '-';
        if (t.p[i] == '.' || t.p[i] == '-') i++;
    }
    maven_trim(v);
}
static int maven_word(str t, bool cut)
{
    static const struct {
        const char *word;
        int rank;
    } known[] = { { "alpha", 0 }, { "beta", 1 },  { "milestone", 2 }, { "rc", 3 },      { "cr", 3 }, { "snapshot", 4 },
                  { "", 5 },      { "final", 5 }, { "ga", 5 },        { "release", 5 }, { "sp", 6 } };
    if (cut && t.n == 1 && strchr("abm", t.p[0] | 32)) return (t.p[0] | 32) == 'a' ? 0 : (t.p[0] | 32) == 'b' ? 1 : 2;
    for (size_t i = 0; i < COUNT(known); i++)
        if (str_eq_nocase(t, str_of(known[i].word))) return known[i].rank;
    return 7;
}
static int maven_one(char before_a, str a, bool cut_a, char before_b, str b, bool cut_b)
{
    bool na = all_digits(a), nb = all_digits(b);
    if (na && nb) {
        if (before_a != before_b) return before_a == '-' ? -1 : 1;
        return digits_cmp(a, b);
    }
    if (na != nb) return na ? 1 : -1;
    if (before_a != before_b) return before_a == '.' ? -1 : 1;
    int i = maven_word(a, cut_a), j = maven_word(b, cut_b);
    return i != j ? order(i, j) : i < 7 ? 0 : fold_cmp(a, b);
}
int maven_cmp(str a, str b)
{
    struct maven u, v;
    maven_read(a, &u);
    maven_read(b, &v);
    for (size_t i = 0; i < u.n || i < v.n; i++) {
        bool in_u = i < u.n, in_v = i < v.n;
        char before_u = in_u ? u.before[i] : v.before[i], before_v = in_v ? v.before[i] : u.before[i];
        str other = in_u ? u.token[i] : v.token[i], pad = before_u == '.' && all_digits(other) ? S("0") : S("");
        if (!in_u && before_v == '-' && all_digits(other)) return -1; /* 1 < 1-1 */
        if (!in_v && before_u == '-' && all_digits(other)) return 1;
        int c = maven_one(before_u, in_u ? u.token[i] : pad, in_u && u.cut[i], before_v, in_v ? v.token[i] : pad, in_v && v.cut[i]);
        if (c) return c;
    }
    return 0;
}

/* ---- Composer, as PHP compares: runs of digits and words in turn; dev, alpha, beta, RC before a number, pl behind it */
static bool php_part(str *t, str *part)
{
    size_t n = 0;
    while (t->n && (t->p[0] == '.' || t->p[0] == '-' || t->p[0] == '_' || t->p[0] == '+')) *t = str_cut(*t, 1, t->n);
    if (!t->n) return false;
    bool number = digit(t->p[0]);
    while (n < t->n && digit(t->p[n]) == number && !strchr(".-_+", t->p[n])) n++;
    if (!n) n = 1;
    *part = str_cut(*t, 0, n);
    *t = str_cut(*t, n, t->n);
    return true;
}
static int php_word(str t)
{
    static const struct {
        const char *word;
        int rank;
    } known[] = { { "dev", 0 }, { "alpha", 1 }, { "a", 1 }, { "beta", 2 }, { "b", 2 }, { "RC", 3 }, { "rc", 3 }, { "#", 4 }, { "pl", 5 }, { "p", 5 } };
    for (size_t i = 0; i < COUNT(known); i++)
        if (str_starts(t, str_of(known[i].word))) return known[i].rank;
    return -1;
}
static int php_rank(str t)
{
    return digit(t.p[0]) ? 4 : php_word(t);
}
int composer_cmp(str a, str b)
{
    if (a.n && (a.p[0] | 32) == 'v') a = str_cut(a, 1, a.n);
    if (b.n && (b.p[0] | 32) == 'v') b = str_cut(b, 1, b.n);
    for (;;) {
        str x, y;
        bool more_a = php_part(&a, &x), more_b = php_part(&b, &y);
        if (!more_a && !more_b) return 0;
        if (!more_a || !more_b) {
            str rest = more_a ? x : y, behind = more_a ? a : b;
            int c = digit(rest.p[0]) ? 1 : order(php_word(rest), 4);
            if (!c) c = composer_cmp(behind, S("")); /* it weighs nothing: what follows decides */
            return more_a ? c : -c;
        }
        int c = digit(x.p[0]) && digit(y.p[0]) ? digits_cmp(x, y) : order(php_rank(x), php_rank(y));
        if (c) return c;
    }
}
