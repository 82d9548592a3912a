/* vers - see vers.h */
#include "formats/vers.h"

#include "base/uri.h"

struct vers_bound vers_bound_read(str t)
{
    static const struct {
        str text;
        char op;
    } ops[] = { { S_INIT(">="), 'g' }, { S_INIT("<="), 'l' }, { S_INIT("!="), '!' }, { S_INIT(">"), '>' }, { S_INIT("<"), '<' }, { S_INIT("="), '=' } };
    for (size_t i = 0; i < COUNT(ops); i++)
        if (str_starts(t, ops[i].text)) return (struct vers_bound){ ops[i].op, str_cut(t, ops[i].text.n, t.n) };
    return (struct vers_bound){ str_is(t, "*") ? '*' : '=', t };
}

/* the end of a stretch stands before the beginning of the next at the same version */
static bool behind(const struct vers *r, const struct vers_bound *a, const struct vers_bound *b)
{
    int c = version_cmp(r->kind, a->version, b->version);
    return c > 0 || (!c && b->op == '<' && a->op == 'g');
}
/* insertion, stable: lists are short, or in order already */
static void sorted(struct vers *r)
{
    for (size_t i = 1; i < r->n; i++) {
        struct vers_bound b = r->v[i];
        size_t k = i;
        while (k && behind(r, &r->v[k - 1], &b)) {
            r->v[k] = r->v[k - 1];
            k--;
        }
        r->v[k] = b;
    }
}

static void add(struct vers *r, struct vers_bound b)
{
    if (r->n < VERS_MOST)
        r->v[r->n++] = b;
    else if (!r->wrong)
        r->wrong = "it has more than 4096 constraints";
}

static size_t parts_of(str t, char at)
{
    size_t n = 1;
    for (size_t i = 0; i < t.n; i++) n += t.p[i] == at;
    return n < VERS_MOST ? n : VERS_MOST;
}

static const char *bound_wrong(struct arena *a, struct vers_bound *b)
{
    if (b->op == '*') return "a star stands for all versions, alone";
    if (!b->version.n) return "a constraint has no version";
    if (b->version.n > VERSION_MOST) return "a version has more than 1024 characters";
    for (size_t i = 0; i < b->version.n; i++)
        if (strchr("<>=!*", b->version.p[i])) return "a comparator stands within a version";
    return uri_decode(a, &b->version) ? NULL : "a percent sign is not followed by two hexadecimal digits";
}

struct vers vers_constraints(struct arena *a, str type, str t)
{
    struct vers r = { .type = type };
    str part;
    version_kind_of(type, &r.kind);
    if (str_is(t, "*")) {
        r.all = true;
        return r;
    }
    if (!t.n) r.wrong = "there is no constraint";
    r.v = NEW_ARRAY(a, parts_of(t, '|'), struct vers_bound);
    while (!r.wrong && str_split(&t, '|', &part)) {
        struct vers_bound b = vers_bound_read(str_trim(part));
        r.wrong = bound_wrong(a, &b);
        if (!r.wrong) add(&r, b);
    }
    sorted(&r);
    return r;
}

struct vers vers_read(struct arena *a, str t)
{
    struct vers r = { .vers = true };
    ptrdiff_t slash = str_chr(t, '/');
    if (!str_starts(t, S("vers:"))) {
        r.wrong = "it must begin with vers:";
        return r;
    }
    str type = slash < 0 ? str_cut(t, 5, t.n) : str_cut(t, 5, (size_t)slash);
    if (slash < 0) r.wrong = "there is no / behind the type";
    if (!type.n) r.wrong = "there is no type";
    for (size_t i = 0; i < type.n; i++)
        if (!((type.p[i] >= 'a' && type.p[i] <= 'z') || (type.p[i] >= '0' && type.p[i] <= '9') || type.p[i] == '.' || type.p[i] == '-' || type.p[i] == '+'))
            r.wrong = "a type has small letters, digits, . - +";
    if (r.wrong) return r;
    r = vers_constraints(a, type, str_cut(t, (size_t)slash + 1, t.n));
    r.vers = true;
    return r;
}

/* ---- as the tools of a type write ranges */

/* the version with the number at the place raised by one and what follows dropped: ~1.2.3 ends before 1.3- */
static str raised(struct arena *a, str v, size_t place)
{
    struct buf b = { .a = a };
    str part, rest = v;
    for (size_t i = 0; i <= place; i++) {
        int64_t n = 0;
        if (!str_split(&rest, '.', &part)) part = S("0");
        if (i) buf_c(&b, '.');
        if (i < place)
            buf_put(&b, part);
        else if (str_int(part, &n) && n >= 0 && n < INT64_MAX)
            buf_int(&b, n + 1);
        else
            buf_put(&b, part);
    }
    return buf_str(&b);
}
static str with_dash(struct arena *a, str v)
{
    return arena_fmt(a, "%.*s-", FMT(v));
}
/* the first number that is not 0: what a caret keeps */
static size_t caret_place(str v)
{
    str part;
    size_t i = 0;
    for (; str_split(&v, '.', &part); i++)
        if (!str_is(part, "0")) return i;
    return i ? i - 1 : 0;
}
static void conan_condition(struct arena *a, struct vers *r, str t)
{
    while (t.n && t.p[t.n - 1] == '-') t.n--; /* includes pre-releases: the range of vers says nothing of them */
    if (!t.n || t.p[0] == '*') {
        add(r, (struct vers_bound){ 'g', S("0.0.0") });
    } else if (t.p[0] == '~' || t.p[0] == '^') {
        str v = str_cut(t, 1, t.n);
        size_t place = t.p[0] == '^' ? caret_place(v) : str_chr(v, '.') >= 0;
        add(r, (struct vers_bound){ 'g', v });
        add(r, (struct vers_bound){ '<', with_dash(a, raised(a, v, place)) });
    } else {
        add(r, vers_bound_read(t));
    }
}
static void conan_native(struct arena *a, struct vers *r, str t)
{
    ptrdiff_t comma = str_chr(t, ',');
    if (comma >= 0) t = str_cut(t, 0, (size_t)comma);
    str part;
    while (str_split(&t, '|', &part)) {
        str one;
        part = str_trim(part);
        while (part.n && str_split(&part, ' ', &one))
            if (one.n) conan_condition(a, r, one);
    }
}
/* "0.8.40+" is from there to the end of its branch; one that has its odd branch beside it, to that one */
static void nginx_native(struct arena *a, struct vers *r, str t)
{
    str part, all = t;
    while (str_split(&t, ',', &part)) {
        part = str_trim(part);
        ptrdiff_t dash = str_chr(part, '-');
        if (part.n && part.p[part.n - 1] == '+') {
            str v = str_cut(part, 0, part.n - 1), up = raised(a, v, 1), minor = v;
            int64_t number = 0;
            (void)str_split(&minor, '.', &part);
            (void)str_split(&minor, '.', &part);
            up = arena_fmt(a, "%.*s.0", FMT(up));
            add(r, (struct vers_bound){ 'g', v });
            /* the newest, odd branch is open when a stable one is named beside it */
            if (!(str_int(part, &number) && number % 2 && str_chr(all, ',') >= 0)) add(r, (struct vers_bound){ '<', up });
        } else if (dash > 0) {
            add(r, (struct vers_bound){ 'g', str_cut(part, 0, (size_t)dash) });
            add(r, (struct vers_bound){ 'l', str_cut(part, (size_t)dash + 1, part.n) });
        } else if (part.n) {
            add(r, vers_bound_read(part));
        }
    }
}
static void plain_native(struct vers *r, str t)
{
    str part;
    while (str_split(&t, ',', &part)) {
        part = str_trim(part);
        str one;
        while (part.n && str_split(&part, ' ', &one))
            if (one.n) add(r, vers_bound_read(one));
    }
}

struct vers vers_native(struct arena *a, str type, str t)
{
    struct vers r = { .type = type };
    version_kind_of(type, &r.kind);
    r.v = NEW_ARRAY(a, VERS_MOST < 2 * t.n + 2 ? (size_t)VERS_MOST : 2 * t.n + 2, struct vers_bound);
    if (str_is(type, "conan"))
        conan_native(a, &r, t);
    else if (str_is(type, "nginx"))
        nginx_native(a, &r, t);
    else
        plain_native(&r, t);
    for (size_t i = 0; i < r.n && !r.wrong; i++)
        if (!r.v[i].version.n || r.v[i].version.n > VERSION_MOST) r.wrong = "a constraint has no version, or one of more than 1024 characters";
    if (!r.n && !r.wrong) r.wrong = "there is no constraint";
    sorted(&r);
    return r;
}

/* ---- written */
static void version_write(struct buf *out, str v)
{
    for (size_t i = 0; i < v.n; i++) {
        unsigned char ch = (unsigned char)v.p[i];
        if (ch <= ' ' || ch >= 0x7F || strchr("<>=!*|%,/", ch))
            buf_fmt(out, "%%%02X", ch);
        else
            buf_c(out, (char)ch);
    }
}
void vers_write_constraints(const struct vers *r, struct buf *out)
{
    if (r->all) buf_c(out, '*');
    for (size_t i = 0; i < r->n; i++) {
        static const char ops[] = "<>=!lg";
        static const char *const words[] = { "<", ">", "", "!=", "<=", ">=" };
        const char *at = strchr(ops, r->v[i].op);
        if (i) buf_c(out, '|');
        buf_z(out, at ? words[at - ops] : "");
        version_write(out, r->v[i].version);
    }
}
void vers_write(const struct vers *r, struct buf *out)
{
    buf_z(out, "vers:");
    buf_put(out, r->type);
    buf_c(out, '/');
    vers_write_constraints(r, out);
}

/* ---- asked */
bool vers_interval(const struct vers *r, size_t *at, struct vers_interval *out)
{
    bool open = false;
    *out = (struct vers_interval){ 0 };
    while (*at < r->n) {
        const struct vers_bound *b = &r->v[(*at)++];
        if ((b->op == '>' || b->op == 'g') && !open) {
            out->low = b->version;
            out->low_in = b->op == 'g';
            open = true;
        } else if (b->op == '<' || b->op == 'l') {
            out->high = b->version;
            out->high_in = b->op == 'l';
            return true;
        }
    }
    return open;
}

bool vers_holds(const struct vers *r, str version)
{
    struct vers_interval v;
    bool only_not = r->n > 0;
    if (r->all) return true;
    for (size_t i = 0; i < r->n; i++) {
        char op = r->v[i].op;
        if (op != '!') only_not = false;
        if ((op == '=' || op == '!') && !version_cmp(r->kind, r->v[i].version, version)) return op == '=';
    }
    for (size_t at = 0; vers_interval(r, &at, &v);) {
        int low = v.low.p ? version_cmp(r->kind, v.low, version) : -1, high = v.high.p ? version_cmp(r->kind, version, v.high) : -1;
        if ((low < 0 || (!low && v.low_in)) && (high < 0 || (!high && v.high_in))) return true;
    }
    return only_not;
}

static bool meet(enum version_kind k, const struct vers_interval *a, const struct vers_interval *b)
{
    int c = a->high.p && b->low.p ? version_cmp(k, b->low, a->high) : -1, d = a->low.p && b->high.p ? version_cmp(k, a->low, b->high) : -1;
    return (c < 0 || (!c && a->high_in && b->low_in)) && (d < 0 || (!d && a->low_in && b->high_in));
}
bool vers_overlap(const struct vers *a, const struct vers *b)
{
    struct vers_interval u, v;
    if (a->all || b->all) return true;
    for (size_t i = 0; vers_interval(a, &i, &u);)
        for (size_t k = 0; vers_interval(b, &k, &v);)
            if (meet(a->kind, &u, &v)) return true;
    for (size_t i = 0; i < a->n; i++)
        if (a->v[i].op == '=' && vers_holds(b, a->v[i].version)) return true;
    for (size_t i = 0; i < b->n; i++)
        if (b->v[i].op == '=' && vers_holds(a, b->v[i].version)) return true;
    return false;
}
