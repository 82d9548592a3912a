/* csaf_range - version ranges (vers, and vls as CSAF has it) and package URLs, as far as the tests need them */
#include "formats/csaf_inside.h"

static bool registered_type(str t)
{
    static const char *const types[] = { "all",    "none",    "alpine",  "alpm",     "apache",        "apk",        "cargo",  "composer", "conan",
                                         "conda",  "cpan",    "cran",    "datetime", "deb",           "ebuild",     "gem",    "generic",  "github",
                                         "golang", "hackage", "hex",     "intdot",   "lexicographic", "mattermost", "maven",  "mozilla",  "nginx",
                                         "npm",    "nuget",   "openssl", "pub",      "pypi",          "rpm",        "semver", "swift" };
    for (size_t i = 0; i < COUNT(types); i++)
        if (str_is(t, types[i])) return true;
    return false;
}
bool vers_type_known(str type, bool *registered)
{
    return *registered = registered_type(type);
}

static bool type_letters(str t)
{
    for (size_t i = 0; i < t.n; i++)
        if (!((t.p[i] >= 'a' && t.p[i] <= 'z') || (t.p[i] >= '0' && t.p[i] <= '9') || t.p[i] == '.' || t.p[i] == '-' || t.p[i] == '+')) return false;
    return true;
}

static struct bound bound_read(str t)
{
    static const struct {
        str text;
        char op;
    } ops[] = { { S_INIT(">="), 'g' }, { S_INIT("<="), 'l' }, { S_INIT("!="), '!' }, { S_INIT(">"), '>' }, { S_INIT("<"), '<' }, { S_INIT("="), '=' } };
    for (size_t i = 0; i < COUNT(ops); i++)
        if (str_starts(t, ops[i].text)) return (struct bound){ ops[i].op, str_cut(t, ops[i].text.n, t.n) };
    return (struct bound){ str_is(t, "*") ? '*' : '=', t };
}

/* digits by value, letters bytewise, a part at a time: 1.10 is behind 1.9, 1.0-rc1 before 1.0 */
int version_order(str type, str a, str b)
{
    bool leading = (a.n && (a.p[0] | 32) == 'v') && (b.n && (b.p[0] | 32) == 'v');
    size_t i = leading, j = leading;
    (void)type;
    while (i < a.n && j < b.n) {
        bool da = a.p[i] >= '0' && a.p[i] <= '9', db = b.p[j] >= '0' && b.p[j] <= '9';
        if (da && db) {
            while (i < a.n && a.p[i] == '0') i++;
            while (j < b.n && b.p[j] == '0') j++;
            size_t from = i, other = j;
            while (i < a.n && a.p[i] >= '0' && a.p[i] <= '9') i++;
            while (j < b.n && b.p[j] >= '0' && b.p[j] <= '9') j++;
            if (i - from != j - other) return i - from < j - other ? -1 : 1;
            int c = str_cmp(str_cut(a, from, i), str_cut(b, other, j));
            if (c) return c;
        } else if (da != db) {
            return da ? 1 : -1;
        } else {
            if (a.p[i] != b.p[j]) return (unsigned char)a.p[i] < (unsigned char)b.p[j] ? -1 : 1;
            i++;
            j++;
        }
    }
    str rest = i < a.n ? str_cut(a, i, a.n) : str_cut(b, j, b.n);
    if (!rest.n) return 0;
    bool before = rest.p[0] == '-' || rest.p[0] == '~' || ((rest.p[0] | 32) >= 'a' && (rest.p[0] | 32) <= 'z'); /* a pre-release */
    return (i < a.n) == before ? -1 : 1;
}

static void bounds_read(struct range *g, str t)
{
    str part;
    for (; str_split(&t, '|', &part); g->n++) {
        if (g->n == COUNT(g->v)) {
            g->wrong = "more than 64 constraints";
            return;
        }
        struct bound *b = &g->v[g->n];
        *b = bound_read(part);
        if (!b->version.n && b->op != '*') g->wrong = "a constraint without a version";
        for (size_t i = 0; i < part.n; i++)
            if (part.p[i] <= ' ' || part.p[i] == 0x7F) g->wrong = "blanks are not allowed";
        for (size_t i = 0; i < b->version.n && !g->wrong; i++)
            if (strchr("<>=!", b->version.p[i]) && b->version.p[i]) g->wrong = "a comparator within a version";
    }
}

struct range range_read(str t)
{
    struct range g = { .vers = str_starts(t, S("vers:")) };
    if (g.vers) {
        ptrdiff_t slash = str_chr(t, '/');
        g.type = slash < 0 ? S("") : str_cut(t, 5, (size_t)slash);
        if (slash < 0) g.wrong = "no / behind the type";
        if (!type_letters(g.type)) g.wrong = "a type is written in small letters";
        t = slash < 0 ? S("") : str_cut(t, (size_t)slash + 1, t.n);
        g.all = str_is(t, "*") || (!g.type.n && str_is(t, "all")); /* the suite of the standard takes vers:/all as well */
        if (!g.wrong && !t.n) g.wrong = "no constraint";
        if (str_is(t, "*") && !str_is(g.type, "all")) g.wrong = "all versions are vers:all/*";
        if (g.all) return g;
    }
    if (t.n) bounds_read(&g, t);
    for (size_t i = 0; i < g.n && !g.wrong; i++)
        if (g.v[i].op == '*') g.wrong = "a star stands for all versions, alone, behind vers:all/";
    if (!g.vers && !g.wrong && g.n == 1 && g.v[0].op == '=') g.wrong = "names a single version or is no range";
    for (size_t i = 1; g.vers && registered_type(g.type) && i < g.n && !g.wrong; i++) { /* the canonical form */
        int c = version_order(g.type, g.v[i - 1].version, g.v[i].version);
        if (c > 0) g.wrong = "constraints must stand in the order of their versions";
        if (!c) g.wrong = "a version stands twice";
    }
    for (size_t i = 0; g.vers && i < g.n && !g.wrong; i++)
        if (g.v[i].op == '=' && g.v[i].version.p > t.p && g.v[i].version.p[-1] == '=') g.wrong = "a version that is meant itself stands without =";
    return g;
}

struct interval {
    str low, high; /* p NULL: open to that side */
    bool low_in, high_in;
};
/* between the bounds, without the single versions; how many */
static size_t intervals(const struct range *g, struct interval out[64])
{
    size_t n = 0;
    struct interval now = { 0 };
    bool open = false;
    for (size_t i = 0; i < g->n; i++) {
        char op = g->v[i].op;
        if (op == '>' || op == 'g') {
            if (open) continue;
            now = (struct interval){ .low = g->v[i].version, .low_in = op == 'g' };
            open = true;
        } else if (op == '<' || op == 'l') {
            if (!open) now = (struct interval){ 0 };
            now.high = g->v[i].version;
            now.high_in = op == 'l';
            out[n++] = now;
            open = false;
        }
    }
    if (open) out[n++] = now;
    return n;
}

bool range_holds(const struct range *g, str version)
{
    struct interval v[64];
    if (g->all) return true;
    for (size_t i = 0; i < g->n; i++)
        if ((g->v[i].op == '=' || g->v[i].op == '!') && !version_order(g->type, g->v[i].version, version)) return g->v[i].op == '=';
    size_t n = intervals(g, v);
    for (size_t i = 0; i < n; i++) {
        int low = v[i].low.p ? version_order(g->type, v[i].low, version) : -1, high = v[i].high.p ? version_order(g->type, version, v[i].high) : -1;
        if ((low < 0 || (!low && v[i].low_in)) && (high < 0 || (!high && v[i].high_in))) return true;
    }
    return false;
}

static bool intervals_meet(const struct range *g, const struct interval *a, const struct interval *b)
{
    int c = a->high.p && b->low.p ? version_order(g->type, b->low, a->high) : -1, d = a->low.p && b->high.p ? version_order(g->type, a->low, b->high) : -1;
    return (c < 0 || (!c && a->high_in && b->low_in)) && (d < 0 || (!d && a->low_in && b->high_in));
}
bool ranges_overlap(const struct range *a, const struct range *b)
{
    struct interval u[64], v[64];
    if (a->all || b->all) return true;
    size_t n = intervals(a, u), m = intervals(b, v);
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < m; k++)
            if (intervals_meet(a, &u[i], &v[k])) return true;
    for (size_t i = 0; i < a->n; i++)
        if (a->v[i].op == '=' && range_holds(b, a->v[i].version)) return true;
    for (size_t i = 0; i < b->n; i++)
        if (b->v[i].op == '=' && range_holds(a, b->v[i].version)) return true;
    return false;
}

/* ---- package URLs (ECMA-427): pkg:type/namespace/name@version?qualifiers#subpath */
static bool percent_fine(str t)
{
    for (size_t i = 0; i < t.n; i++) {
        if ((unsigned char)t.p[i] <= ' ') return false;
        if (t.p[i] != '%') continue;
        for (size_t k = 1; k < 3; k++)
            if (i + k >= t.n || !strchr("0123456789abcdefABCDEF", t.p[i + k])) return false;
    }
    return true;
}
static const char *qualifiers_wrong(str t)
{
    str part;
    while (t.n && str_split(&t, '&', &part)) {
        ptrdiff_t is = str_chr(part, '=');
        str key = is < 0 ? part : str_cut(part, 0, (size_t)is);
        if (is < 1) return "a qualifier is KEY=VALUE";
        for (size_t i = 0; i < key.n; i++) {
            char ch = key.p[i];
            bool letter = (ch | 32) >= 'a' && (ch | 32) <= 'z';
            if (!letter && (i == 0 || !((ch >= '0' && ch <= '9') || ch == '.' || ch == '-' || ch == '_')))
                return "the key of a qualifier begins with a letter and has letters, digits, . - _";
        }
    }
    return NULL;
}
static const char *type_wrong(str t)
{
    for (size_t i = 0; i < t.n; i++) {
        char ch = t.p[i];
        bool letter = (ch | 32) >= 'a' && (ch | 32) <= 'z';
        if (!letter && (i == 0 || !((ch >= '0' && ch <= '9') || ch == '.' || ch == '-'))) return "a type begins with a letter and has letters, digits, . -";
    }
    return t.n ? NULL : "there is no type";
}
static ptrdiff_t last(str t, char ch)
{
    for (size_t i = t.n; i > 0; i--)
        if (t.p[i - 1] == ch) return (ptrdiff_t)i - 1;
    return -1;
}
/* of some types the definition says that there is, or must not be, a namespace or version */
static const char *rules_wrong(const struct purl *p)
{
    static const struct {
        const char *type;
        bool namespace_, version;
        const char *words;
    } needed[] = { { "maven", true, false, "maven needs a group as namespace" },
                   { "github", true, false, "github needs an owner as namespace" },
                   { "bitbucket", true, false, "bitbucket needs an owner as namespace" },
                   { "composer", true, false, "composer needs a vendor as namespace" },
                   { "deb", true, false, "deb needs a distribution as namespace" },
                   { "rpm", false, false, "" },
                   { "golang", false, false, "" },
                   { "swift", true, true, "swift needs a namespace and a version" },
                   { "cran", false, true, "cran needs a version" },
                   { "alpm", true, false, "alpm needs a namespace" },
                   { "apk", true, false, "apk needs a namespace" },
                   { "huggingface", false, false, "" } };
    for (size_t i = 0; i < COUNT(needed); i++)
        if (str_eq_nocase(p->type, str_of(needed[i].type)) && ((needed[i].namespace_ && !p->namespace_.n) || (needed[i].version && !p->version.n)))
            return needed[i].words;
    return NULL;
}

struct purl purl_read(struct arena *a, str t)
{
    struct purl p = { 0 };
    (void)a;
    if (!str_eq_nocase(str_cut(t, 0, 4), S("pkg:"))) {
        p.wrong = "it must begin with pkg:";
        return p;
    }
    if (!percent_fine(t)) p.wrong = "a blank or a broken percent sign";
    t = str_cut(t, 4, t.n);
    while (t.n && t.p[0] == '/') t = str_cut(t, 1, t.n);
    ptrdiff_t at = last(t, '#');
    if (at >= 0) {
        p.subpath = str_cut(t, (size_t)at + 1, t.n);
        t = str_cut(t, 0, (size_t)at);
    }
    if ((at = last(t, '?')) >= 0) {
        p.qualifiers = str_cut(t, (size_t)at + 1, t.n);
        t = str_cut(t, 0, (size_t)at);
        if (!p.wrong) p.wrong = qualifiers_wrong(p.qualifiers);
    }
    at = str_chr(t, '/');
    p.type = at < 0 ? t : str_cut(t, 0, (size_t)at);
    t = at < 0 ? S("") : str_cut(t, (size_t)at + 1, t.n);
    if (!p.wrong) p.wrong = type_wrong(p.type);
    ptrdiff_t slash = last(t, '/');
    if ((at = last(t, '@')) > slash && at >= 0) {
        p.version = str_cut(t, (size_t)at + 1, t.n);
        t = str_cut(t, 0, (size_t)at);
    }
    while (t.n && t.p[t.n - 1] == '/' && !p.version.n) t.n--;
    slash = last(t, '/');
    p.name = str_cut(t, (size_t)(slash + 1), t.n);
    p.namespace_ = slash > 0 ? str_cut(t, 0, (size_t)slash) : S("");
    if (!p.wrong && !p.name.n) p.wrong = "there is no name";
    if (!p.wrong) p.wrong = rules_wrong(&p);
    return p;
}
