/* version - see version.h: which kind, natural order, and the kinds that are numbers with dots */
#include "formats/version_inside.h"

static const struct {
    const char *name;
    enum version_kind kind;
} kinds[] = {
    { "semver", VERSION_SEMVER },
    { "npm", VERSION_SEMVER },
    { "cargo", VERSION_SEMVER },
    { "crates.io", VERSION_SEMVER },
    { "golang", VERSION_SEMVER },
    { "go", VERSION_SEMVER },
    { "hex", VERSION_SEMVER },
    { "swift", VERSION_SEMVER },
    { "swifturl", VERSION_SEMVER },
    { "github", VERSION_SEMVER },
    { "github actions", VERSION_SEMVER },
    { "nginx", VERSION_SEMVER },
    { "bitnami", VERSION_SEMVER },
    { "julia", VERSION_SEMVER },
    { "nuget", VERSION_NUGET },
    { "pub", VERSION_PUB },
    { "gem", VERSION_GEM },
    { "rubygems", VERSION_GEM },
    { "hackage", VERSION_HACKAGE },
    { "ghc", VERSION_HACKAGE },
    { "intdot", VERSION_HACKAGE },
    { "cran", VERSION_CRAN },
    { "bioconductor", VERSION_CRAN },
    { "conan", VERSION_CONAN },
    { "conancenter", VERSION_CONAN },
    { "openssl", VERSION_OPENSSL },
    { "datetime", VERSION_BYTES },
    { "date", VERSION_BYTES },
    { "lexicographic", VERSION_BYTES },
    { "deb", VERSION_DEB },
    { "dpkg", VERSION_DEB },
    { "debian", VERSION_DEB },
    { "ubuntu", VERSION_DEB },
    { "echo", VERSION_DEB },
    { "rpm", VERSION_RPM },
    { "red hat", VERSION_RPM },
    { "almalinux", VERSION_RPM },
    { "rocky linux", VERSION_RPM },
    { "suse", VERSION_RPM },
    { "opensuse", VERSION_RPM },
    { "mageia", VERSION_RPM },
    { "openeuler", VERSION_RPM },
    { "azure linux", VERSION_RPM },
    { "alpm", VERSION_ALPM },
    { "apk", VERSION_APK },
    { "alpine", VERSION_APK },
    { "chainguard", VERSION_APK },
    { "wolfi", VERSION_APK },
    { "minimos", VERSION_APK },
    { "gentoo", VERSION_GENTOO },
    { "ebuild", VERSION_GENTOO },
    { "pypi", VERSION_PYPI },
    { "python", VERSION_PYPI },
    { "pep440", VERSION_PYPI },
    { "maven", VERSION_MAVEN },
    { "composer", VERSION_COMPOSER },
    { "packagist", VERSION_COMPOSER },
    { "generic", VERSION_NATURAL },
    { "custom", VERSION_NATURAL },
};

bool version_kind_of(str name, enum version_kind *out)
{
    ptrdiff_t colon = str_chr(name, ':'); /* OSV: "Debian:12" */
    if (colon > 0) name = str_cut(name, 0, (size_t)colon);
    *out = VERSION_NATURAL;
    for (size_t i = 0; i < COUNT(kinds); i++)
        if (str_eq_nocase(name, str_of(kinds[i].name))) {
            *out = kinds[i].kind;
            return true;
        }
    return false;
}

/* ---- pieces */
int digits_cmp(str a, str b)
{
    while (a.n && a.p[0] == '0') a = str_cut(a, 1, a.n);
    while (b.n && b.p[0] == '0') b = str_cut(b, 1, b.n);
    return a.n != b.n ? order((int64_t)a.n, (int64_t)b.n) : sign(str_cmp(a, b));
}
bool all_digits(str t)
{
    for (size_t i = 0; i < t.n; i++)
        if (!digit(t.p[i])) return false;
    return t.n > 0;
}
str take_digits(str *t)
{
    size_t n = 0;
    while (n < t->n && digit(t->p[n])) n++;
    str got = str_cut(*t, 0, n);
    *t = str_cut(*t, n, t->n);
    return got;
}
int fold_cmp(str a, str b)
{
    for (size_t i = 0; i < a.n && i < b.n; i++) {
        int x = letter(a.p[i]) ? a.p[i] | 32 : (unsigned char)a.p[i], y = letter(b.p[i]) ? b.p[i] | 32 : (unsigned char)b.p[i];
        if (x != y) return x < y ? -1 : 1;
    }
    return order((int64_t)a.n, (int64_t)b.n);
}
int identifiers_cmp(str a, str b, bool fold)
{
    str x, y;
    for (;;) {
        bool more_a = str_split(&a, '.', &x), more_b = str_split(&b, '.', &y);
        if (!more_a || !more_b) return more_a - more_b;
        bool nx = all_digits(x), ny = all_digits(y);
        if (nx != ny) return nx ? -1 : 1;
        int c = nx ? digits_cmp(x, y) : fold ? fold_cmp(x, y) : sign(str_cmp(x, y));
        if (c) return c;
    }
}

/* ---- natural order */
static int natural_rest(str rest)
{
    bool before = rest.p[0] == '-' || rest.p[0] == '~' || letter(rest.p[0]); /* a pre-release */
    return before ? -1 : 1;
}
static int natural_cmp(str a, str b)
{
    bool leading = a.n && b.n && (a.p[0] | 32) == 'v' && (b.p[0] | 32) == 'v';
    a = str_cut(a, leading, a.n);
    b = str_cut(b, leading, b.n);
    while (a.n && b.n) {
        bool da = digit(a.p[0]), db = digit(b.p[0]);
        if (da != db) return da ? 1 : -1;
        if (da) {
            int c = digits_cmp(take_digits(&a), take_digits(&b));
            if (c) return c;
            continue;
        }
        if (a.p[0] != b.p[0]) return (unsigned char)a.p[0] < (unsigned char)b.p[0] ? -1 : 1;
        a = str_cut(a, 1, a.n);
        b = str_cut(b, 1, b.n);
    }
    return a.n ? natural_rest(a) : b.n ? -natural_rest(b) : 0;
}

/* ---- semantic versions, and those that differ little: more numbers, letters without case, a build that counts */
struct semver {
    str numbers, pre, build;
};
static struct semver semver_of(str t)
{
    struct semver v = { 0 };
    if (t.n && (t.p[0] | 32) == 'v') t = str_cut(t, 1, t.n);
    ptrdiff_t plus = str_chr(t, '+');
    if (plus >= 0) {
        v.build = str_cut(t, (size_t)plus + 1, t.n);
        t = str_cut(t, 0, (size_t)plus);
    }
    size_t n = 0;
    while (n < t.n && (digit(t.p[n]) || (t.p[n] == '.' && n + 1 < t.n && digit(t.p[n + 1])))) n++;
    v.numbers = str_cut(t, 0, n);
    v.pre = str_cut(t, n + (n < t.n && (t.p[n] == '-' || t.p[n] == '.')), t.n);
    return v;
}
static int numbers_cmp(str a, str b, bool longer_is_more)
{
    str x, y;
    for (;;) {
        bool more_a = str_split(&a, '.', &x), more_b = str_split(&b, '.', &y);
        if (!more_a && !more_b) return 0;
        if (longer_is_more && more_a != more_b) return more_a ? 1 : -1;
        int c = digits_cmp(more_a ? x : S(""), more_b ? y : S(""));
        if (c) return c;
    }
}
static int semver_cmp(str a, str b, bool fold, bool build)
{
    struct semver u = semver_of(a), v = semver_of(b);
    int c = numbers_cmp(u.numbers, v.numbers, false);
    if (!c && (!u.pre.n || !v.pre.n)) c = (u.pre.n == 0) - (v.pre.n == 0);
    if (!c && u.pre.n) c = identifiers_cmp(u.pre, v.pre, fold);
    if (!c && build && (!u.build.n || !v.build.n)) return (u.build.n != 0) - (v.build.n != 0);
    return c || !build ? c : identifiers_cmp(u.build, v.build, false);
}

/* ---- RubyGems: runs of digits and runs of letters; a letter is a pre-release; zeros at the end of either part say nothing */
static bool gem_part(str *t, str *part)
{
    while (t->n && !digit(t->p[0]) && !letter(t->p[0]) && t->p[0] != '-') *t = str_cut(*t, 1, t->n);
    if (!t->n) return false;
    if (t->p[0] == '-') { /* a dash stands for ".pre." */
        *part = S("pre");
        *t = str_cut(*t, 1, t->n);
        return true;
    }
    if (digit(t->p[0])) {
        *part = take_digits(t);
        return true;
    }
    size_t n = 0;
    while (n < t->n && letter(t->p[n])) n++;
    *part = str_cut(*t, 0, n);
    *t = str_cut(*t, n, t->n);
    return true;
}
/* the zeros from here on are followed by a word or by the end */
static bool gem_zeros(str t, str *rest)
{
    str part;
    *rest = t;
    while (gem_part(&t, &part)) {
        if (!digit(part.p[0])) return true;
        if (digits_cmp(part, S("0"))) return false;
        *rest = t;
    }
    return true;
}
static int gem_cmp(str a, str b)
{
    for (;;) {
        str x = { 0 }, y = { 0 }, rest;
        if (gem_zeros(a, &rest)) a = rest;
        if (gem_zeros(b, &rest)) b = rest;
        bool more_a = gem_part(&a, &x), more_b = gem_part(&b, &y);
        if (!more_a && !more_b) return 0;
        if (!more_a) x = S("0");
        if (!more_b) y = S("0");
        bool nx = digit(x.p[0]), ny = digit(y.p[0]);
        if (nx != ny) return nx ? 1 : -1;
        int c = nx ? digits_cmp(x, y) : sign(str_cmp(x, y));
        if (c) return c;
    }
}

/* ---- CRAN: numbers parted by dots and dashes */
static bool cran_part(str *t, str *part)
{
    size_t n = 0;
    if (!t->n) return false;
    while (n < t->n && t->p[n] != '.' && t->p[n] != '-') n++;
    *part = str_cut(*t, 0, n);
    *t = str_cut(*t, n + 1, t->n);
    return true;
}
static int cran_cmp(str a, str b)
{
    str x, y;
    for (;;) {
        bool more_a = cran_part(&a, &x), more_b = cran_part(&b, &y);
        if (!more_a || !more_b) return more_a - more_b;
        int c = all_digits(x) && all_digits(y) ? digits_cmp(x, y) : natural_cmp(x, y);
        if (c) return c;
    }
}

/* ---- Conan: parts parted by dots, numbers before words, zeros at the end of no weight; a pre-release behind -, a build behind + */
static int conan_list(str a, str b)
{
    str x, y;
    for (;;) {
        bool more_a = str_split(&a, '.', &x), more_b = str_split(&b, '.', &y);
        if (!more_a && !more_b) return 0;
        if (!more_a || !more_b) { /* 1.1 = 1.1.0 < 1.1.a */
            str there = more_a ? x : y;
            if (all_digits(there) && !digits_cmp(there, S("0"))) continue;
            return more_a ? 1 : -1;
        }
        int c = all_digits(x) && all_digits(y) ? digits_cmp(x, y) : sign(str_cmp(x, y));
        if (c) return c;
    }
}
static int conan_cmp(str a, str b)
{
    struct semver u = { a, { 0 }, { 0 } }, v = { b, { 0 }, { 0 } };
    struct semver *both[2] = { &u, &v };
    bool dash[2] = { false, false };
    for (int i = 0; i < 2; i++) {
        struct semver *s = both[i];
        ptrdiff_t at = str_chr(s->numbers, '+');
        if (at >= 0) {
            s->build = str_cut(s->numbers, (size_t)at + 1, s->numbers.n);
            s->numbers = str_cut(s->numbers, 0, (size_t)at);
        }
        if ((at = str_chr(s->numbers, '-')) >= 0) {
            dash[i] = true;
            s->pre = str_cut(s->numbers, (size_t)at + 1, s->numbers.n);
            s->numbers = str_cut(s->numbers, 0, (size_t)at);
        }
    }
    int c = conan_list(u.numbers, v.numbers);
    if (!c && dash[0] != dash[1]) return dash[0] ? -1 : 1;
    if (!c) c = conan_list(u.pre, v.pre);
    return c ? c : conan_list(u.build, v.build);
}

/* ---- OpenSSL before 3: letters behind the third number, a to z, then za; 3 and later are semantic */
static int openssl_cmp(str a, str b)
{
    struct semver u = semver_of(a), v = semver_of(b);
    int c = numbers_cmp(u.numbers, v.numbers, false);
    if (c) return c;
    size_t n = 0, m = 0;
    while (n < u.pre.n && letter(u.pre.p[n]) && a.p[u.numbers.n] != '-') n++;
    while (m < v.pre.n && letter(v.pre.p[m]) && b.p[v.numbers.n] != '-') m++;
    if (n != m) { /* a pre-release behind a dash has no letters here, and stands before the release */
        bool pre_u = !n && u.pre.n, pre_v = !m && v.pre.n;
        return pre_u ? -1 : pre_v ? 1 : n < m ? -1 : 1;
    }
    c = sign(str_cmp(str_cut(u.pre, 0, n), str_cut(v.pre, 0, m)));
    str x = str_cut(u.pre, n, u.pre.n), y = str_cut(v.pre, m, v.pre.n);
    if (!c && (!x.n || !y.n)) return (x.n == 0) - (y.n == 0);
    return c ? c : natural_cmp(x, y);
}

int version_cmp(enum version_kind k, str a, str b)
{
    a = str_cut(str_trim(a), 0, VERSION_MOST);
    b = str_cut(str_trim(b), 0, VERSION_MOST);
    switch (k) {
    case VERSION_SEMVER: return semver_cmp(a, b, false, false);
    case VERSION_NUGET: return semver_cmp(a, b, true, false);
    case VERSION_PUB: return semver_cmp(a, b, false, true);
    case VERSION_GEM: return gem_cmp(a, b);
    case VERSION_HACKAGE: return numbers_cmp(a, b, true);
    case VERSION_CRAN: return cran_cmp(a, b);
    case VERSION_CONAN: return conan_cmp(a, b);
    case VERSION_OPENSSL: return openssl_cmp(a, b);
    case VERSION_BYTES: return sign(str_cmp(a, b));
    case VERSION_DEB: return deb_cmp(a, b);
    case VERSION_RPM: return rpm_cmp(a, b);
    case VERSION_ALPM: return alpm_cmp(a, b);
    case VERSION_APK: return apk_cmp(a, b);
    case VERSION_GENTOO: return gentoo_cmp(a, b);
    case VERSION_PYPI: return pypi_cmp(a, b);
    case VERSION_MAVEN: return maven_cmp(a, b);
    case VERSION_COMPOSER: return composer_cmp(a, b);
    default: return natural_cmp(a, b);
    }
}
