/* csaf_range - version ranges (vers in its canonical form, and vls as CSAF has it), as far as the tests need them */
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

enum { BOUNDS = 64 };
static void bounds_read(struct arena *a, struct vers *g, str t)
{
    str part;
    g->v = NEW_ARRAY(a, BOUNDS, struct vers_bound);
    for (; str_split(&t, '|', &part); g->n++) {
        if (g->n == BOUNDS) {
            g->wrong = "more than 64 constraints";
            return;
        }
        struct vers_bound *b = &g->v[g->n];
        *b = vers_bound_read(part);
        if (!b->version.n && b->op != '*') g->wrong = "a constraint without a version";
        for (size_t i = 0; i < part.n; i++)
            if (part.p[i] <= ' ' || part.p[i] == 0x7F) g->wrong = "blanks are not allowed";
        for (size_t i = 0; i < b->version.n && !g->wrong; i++)
            if (strchr("<>=!", b->version.p[i]) && b->version.p[i]) g->wrong = "a comparator within a version";
    }
}

struct vers range_read(struct arena *a, str t)
{
    struct vers g = { .vers = str_starts(t, S("vers:")) };
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
    version_kind_of(g.type, &g.kind);
    if (t.n) bounds_read(a, &g, t);
    for (size_t i = 0; i < g.n && !g.wrong; i++)
        if (g.v[i].op == '*') g.wrong = "a star stands for all versions, alone, behind vers:all/";
    if (!g.vers && !g.wrong && g.n == 1 && g.v[0].op == '=') g.wrong = "names a single version or is no range";
    for (size_t i = 1; g.vers && registered_type(g.type) && i < g.n && !g.wrong; i++) { /* the canonical form */
        int c = version_cmp(g.kind, g.v[i - 1].version, g.v[i].version);
        if (c > 0) g.wrong = "constraints must stand in the order of their versions";
        if (!c) g.wrong = "a version stands twice";
    }
    for (size_t i = 0; g.vers && i < g.n && !g.wrong; i++)
        if (g.v[i].op == '=' && g.v[i].version.p > t.p && g.v[i].version.p[-1] == '=') g.wrong = "a version that is meant itself stands without =";
    return g;
}
