/* version_distro - versions of distributions: Debian, RPM, Arch, Alpine, Gentoo */
#include "formats/version_inside.h"

/* ---- Debian: epoch:upstream-revision; runs without digits (~ before the end, letters before the rest) and numbers in turn */
static int deb_rank(str t, size_t i)
{
    if (i >= t.n || digit(t.p[i])) return 0;
    if (t.p[i] == '~') return -1;
    return letter(t.p[i]) ? (unsigned char)t.p[i] : 256 + (unsigned char)t.p[i];
}
static int deb_part(str a, str b)
{
    while (a.n || b.n) {
        size_t i = 0;
        while ((i < a.n && !digit(a.p[i])) || (i < b.n && !digit(b.p[i]))) {
            int x = deb_rank(a, i), y = deb_rank(b, i);
            if (x != y) return x < y ? -1 : 1;
            if (!x) break;
            i++;
        }
        a = str_cut(a, i, a.n);
        b = str_cut(b, i, b.n);
        int c = digits_cmp(take_digits(&a), take_digits(&b));
        if (c) return c;
    }
    return 0;
}
static str epoch_of(str *t)
{
    ptrdiff_t colon = str_chr(*t, ':');
    str epoch = colon > 0 ? str_cut(*t, 0, (size_t)colon) : S("0");
    if (colon < 1 || !all_digits(epoch)) return S("0");
    *t = str_cut(*t, (size_t)colon + 1, t->n);
    return epoch;
}
static str behind_last_dash(str *t, bool *there)
{
    size_t i = t->n;
    while (i && t->p[i - 1] != '-') i--;
    *there = i > 0;
    str rest = i ? str_cut(*t, i, t->n) : S("");
    if (i) *t = str_cut(*t, 0, i - 1);
    return rest;
}
int deb_cmp(str a, str b)
{
    bool there;
    int c = digits_cmp(epoch_of(&a), epoch_of(&b));
    str x = behind_last_dash(&a, &there), y = behind_last_dash(&b, &there);
    if (!c) c = deb_part(a, b);
    return c ? c : deb_part(x, y);
}

/* ---- RPM: runs of digits and of letters, what stands between parts them; ~ before the end, ^ behind it */
static str rpm_run(str *t, bool number)
{
    size_t n = 0;
    while (n < t->n && (number ? digit(t->p[n]) : letter(t->p[n]))) n++;
    str run = str_cut(*t, 0, n);
    *t = str_cut(*t, n, t->n);
    return run;
}
static void rpm_skip(str *t)
{
    while (t->n && !digit(t->p[0]) && !letter(t->p[0]) && t->p[0] != '~' && t->p[0] != '^') *t = str_cut(*t, 1, t->n);
}
static int rpm_part(str a, str b)
{
    while (a.n || b.n) {
        rpm_skip(&a);
        rpm_skip(&b);
        bool ta = a.n && a.p[0] == '~', tb = b.n && b.p[0] == '~', ca = a.n && a.p[0] == '^', cb = b.n && b.p[0] == '^';
        if (ta != tb) return ta ? -1 : 1;
        if (!ta && ca != cb) { /* 1.0^ is behind 1.0 and before 1.0.1 */
            if (ca) return b.n ? -1 : 1;
            return a.n ? 1 : -1;
        }
        if (ta || ca) {
            a = str_cut(a, 1, a.n);
            b = str_cut(b, 1, b.n);
            continue;
        }
        if (!a.n || !b.n) break;
        bool number = digit(a.p[0]);
        str x = rpm_run(&a, number), y = rpm_run(&b, number);
        if (!y.n) return number ? 1 : -1;
        int c = number ? digits_cmp(x, y) : sign(str_cmp(x, y));
        if (c) return c;
    }
    return a.n ? 1 : b.n ? -1 : 0;
}
int rpm_cmp(str a, str b)
{
    bool there;
    int c = digits_cmp(epoch_of(&a), epoch_of(&b));
    str x = behind_last_dash(&a, &there), y = behind_last_dash(&b, &there);
    if (!c) c = rpm_part(a, b);
    return c ? c : rpm_part(x, y);
}

/* ---- Arch: as RPM, but letters behind the end are a pre-release, and a build counts only when both have one */
static int alpm_part(str a, str b)
{
    for (;;) {
        size_t i = 0, j = 0;
        while (i < a.n && !digit(a.p[i]) && !letter(a.p[i])) i++;
        while (j < b.n && !digit(b.p[j]) && !letter(b.p[j])) j++;
        bool end_a = i == a.n, end_b = j == b.n;
        if (!end_a && !end_b && i != j) return i < j ? -1 : 1;
        if (end_a || end_b) {
            if (end_a && end_b) return 0;
            str rest = end_a ? str_cut(b, j, b.n) : str_cut(a, i, a.n);
            bool word = rest.n && letter(rest.p[0]) && !(end_a ? j : i); /* 1.5b is before 1.5, 1.5.b behind it */
            return word == end_a ? 1 : -1;
        }
        a = str_cut(a, i, a.n);
        b = str_cut(b, j, b.n);
        bool number = digit(a.p[0]);
        str x = rpm_run(&a, number), y = rpm_run(&b, number);
        if (!y.n) return number ? 1 : -1;
        int c = number ? digits_cmp(x, y) : sign(str_cmp(x, y));
        if (c) return c;
    }
}
int alpm_cmp(str a, str b)
{
    bool with_a, with_b;
    int c = digits_cmp(epoch_of(&a), epoch_of(&b));
    str x = behind_last_dash(&a, &with_a), y = behind_last_dash(&b, &with_b);
    if (!c) c = alpm_part(a, b);
    return c || !with_a || !with_b ? c : alpm_part(x, y);
}

/* ---- Alpine, as apk 2 reads them: numbers, a letter, suffixes, a revision; what comes in no such order (a word
 * behind a dot, -r and a letter) stands before all else and ends the comparison */
enum apk { APK_ZERO, APK_DIGIT, APK_LETTER, APK_SUFFIX, APK_SUFFIX_NO, APK_REVISION, APK_END, APK_WORD, APK_BAD };

static void apk_next(enum apk *type, str *t)
{
    enum apk n = APK_BAD;
    if (!t->n) {
        n = APK_END;
    } else if ((*type == APK_DIGIT || *type == APK_ZERO) && t->p[0] >= 'a' && t->p[0] <= 'z') {
        n = APK_LETTER;
    } else if ((*type == APK_LETTER || *type == APK_WORD) && digit(t->p[0])) {
        n = APK_DIGIT;
    } else if (*type == APK_SUFFIX && digit(t->p[0])) {
        n = APK_SUFFIX_NO;
    } else {
        size_t skip = 1;
        if (t->p[0] == '.') n = t->n > 1 && letter(t->p[1]) ? APK_WORD : APK_ZERO;
        if (t->p[0] == '_') n = APK_SUFFIX;
        if (t->p[0] == '-' && t->n > 1 && t->p[1] == 'r' && !(t->n > 2 && letter(t->p[2]))) {
            n = APK_REVISION;
            skip = 2;
        }
        *t = str_cut(*t, skip, t->n);
    }
    bool back =
        (n == APK_ZERO && *type == APK_DIGIT) || (n == APK_SUFFIX && *type == APK_SUFFIX_NO) || (n == APK_DIGIT && *type == APK_LETTER) || *type == APK_WORD;
    *type = n < *type && !back ? APK_BAD : n;
}
static int64_t apk_suffix(str *t)
{
    static const char *const names[] = { "alpha", "beta", "pre", "rc", "cvs", "svn", "git", "hg", "p" };
    for (size_t i = 0; i < COUNT(names); i++) {
        str name = str_of(names[i]);
        if (!str_starts(*t, name)) continue;
        *t = str_cut(*t, name.n, t->n);
        return (int64_t)i - 4;
    }
    return INT64_MIN;
}
static int64_t apk_number(str *t)
{
    int64_t v = 0;
    str d = take_digits(t);
    for (size_t i = 0; i < d.n; i++) v = v > INT64_MAX / 10 - 1 ? INT64_MAX / 10 : v * 10 + (d.p[i] - '0');
    return v;
}
static int64_t apk_token(enum apk *type, str *t)
{
    int64_t v = 0;
    bool zeros = false;
    if (!t->n) {
        *type = APK_END;
        return 0;
    }
    switch (*type) {
    case APK_ZERO:
        while (t->n && t->p[0] == '0') { /* 1.01 is before 1.1, and 1.001 before 1.01 */
            v--;
            zeros = true;
            *t = str_cut(*t, 1, t->n);
        }
        if (!zeros) v = apk_number(t);
        break;
    case APK_LETTER:
    case APK_WORD:
        v = (unsigned char)t->p[0];
        *t = str_cut(*t, 1, t->n);
        break;
    case APK_SUFFIX:
        if ((v = apk_suffix(t)) == INT64_MIN) {
            *type = APK_BAD;
            return -1;
        }
        break;
    default: v = apk_number(t);
    }
    if (!t->n) {
        *type = APK_END;
    } else if (zeros) {
        *type = APK_DIGIT;
    } else {
        apk_next(type, t);
    }
    return v;
}
int apk_cmp(str a, str b)
{
    enum apk x = APK_DIGIT, y = APK_DIGIT;
    int64_t u = 0, v = 0;
    while (x == y && x != APK_END && x != APK_BAD && u == v) {
        u = apk_token(&x, &a);
        v = apk_token(&y, &b);
    }
    if (u != v) return order(u, v);
    if (x == y) return 0;
    if (x == APK_SUFFIX && apk_token(&x, &a) < 0) return -1;
    if (y == APK_SUFFIX && apk_token(&y, &b) < 0) return 1;
    return x > y ? -1 : x < y;
}

/* ---- Gentoo (PMS 3.3): the first number by value, later ones as fractions when one begins with 0, a letter, suffixes, -rN */
static int gentoo_numbers(str *a, str *b)
{
    int c = digits_cmp(take_digits(a), take_digits(b));
    while (!c) {
        bool more_a = a->n && a->p[0] == '.', more_b = b->n && b->p[0] == '.';
        if (!more_a || !more_b) {
            while (a->n && (digit(a->p[0]) || a->p[0] == '.')) *a = str_cut(*a, 1, a->n);
            while (b->n && (digit(b->p[0]) || b->p[0] == '.')) *b = str_cut(*b, 1, b->n);
            return more_a - more_b;
        }
        *a = str_cut(*a, 1, a->n);
        *b = str_cut(*b, 1, b->n);
        str x = take_digits(a), y = take_digits(b);
        if ((x.n && x.p[0] == '0') || (y.n && y.p[0] == '0')) {
            while (x.n && x.p[x.n - 1] == '0') x.n--;
            while (y.n && y.p[y.n - 1] == '0') y.n--;
            c = sign(str_cmp(x, y));
        } else {
            c = digits_cmp(x, y);
        }
    }
    return c;
}
/* the place of a suffix among them, none between rc and p; and its number */
static int gentoo_suffix(str *t, str *number)
{
    static const char *const names[] = { "alpha", "beta", "pre", "rc", "", "p" };
    *number = S("0");
    if (!t->n || t->p[0] != '_') return 4;
    for (int i = (int)COUNT(names) - 1; i >= 0; i--) {
        str name = str_of(names[i]), rest = str_cut(*t, 1, t->n);
        if (!name.n || !str_starts(rest, name) || (i == 5 && str_starts(rest, S("pre")))) continue;
        *t = str_cut(rest, name.n, rest.n);
        *number = take_digits(t);
        return i;
    }
    *t = S("");
    return 4;
}
int gentoo_cmp(str a, str b)
{
    int c = gentoo_numbers(&a, &b);
    if (c) return c;
    char x = a.n && letter(a.p[0]) ? a.p[0] : 0, y = b.n && letter(b.p[0]) ? b.p[0] : 0;
    if (x != y) return x < y ? -1 : 1;
    a = str_cut(a, x != 0, a.n);
    b = str_cut(b, y != 0, b.n);
    while ((a.n && a.p[0] == '_') || (b.n && b.p[0] == '_')) {
        str u, v;
        int i = gentoo_suffix(&a, &u), j = gentoo_suffix(&b, &v);
        if (i != j) return i < j ? -1 : 1;
        if ((c = digits_cmp(u, v))) return c;
    }
    str u = str_starts(a, S("-r")) ? str_cut(a, 2, a.n) : S(""), v = str_starts(b, S("-r")) ? str_cut(b, 2, b.n) : S("");
    return digits_cmp(take_digits(&u), take_digits(&v));
}
