/* securitytxt - see securitytxt.h */
#include "formats/securitytxt.h"

#include "base/utf8.h"

enum { VALUES_MOST = 100, YEAR_DAYS = 366, SOON_DAYS = 14 };
enum name { N_CONTACT, N_EXPIRES, N_LANGUAGES, N_CANONICAL, N_POLICY, N_ENCRYPTION, N_ACKNOWLEDGMENTS, N_HIRING, N_CSAF, NAMES };
static const struct {
    const char *name, *clause;
} names[NAMES] = { { "contact", "2.5.3" },         { "expires", "2.5.5" }, { "preferred-languages", "2.5.8" },
                   { "canonical", "2.5.2" },       { "policy", "2.5.7" },  { "encryption", "2.5.4" },
                   { "acknowledgments", "2.5.1" }, { "hiring", "2.5.6" },  { "csaf", "2.4" } };

struct reading {
    struct arena *a;
    struct securitytxt *out;
    str from;
    when now;
    size_t line, seen[NAMES];
    bool matched; /* a Canonical is where it was read from */
};
static void add(struct reading *r, size_t line, const char *clause, bool error, str message)
{
    struct securitytxt *o = r->out;
    if (error) o->valid = false;
    if (o->n < SECURITYTXT_FINDINGS) o->v[o->n++] = (struct securitytxt_finding){ line, clause, message, error };
}

/* ---- values */

static bool scheme_of(str uri, str *scheme)
{
    ptrdiff_t colon = str_chr(uri, ':');
    if (colon < 1) return false;
    *scheme = str_cut(uri, 0, (size_t)colon);
    for (size_t i = 0; i < scheme->n; i++) {
        char ch = scheme->p[i];
        bool letter = (ch >= 'a' && ch <= 'z') || (ch >= 'A' && ch <= 'Z');
        if (!letter && (i == 0 || !((ch >= '0' && ch <= '9') || ch == '+' || ch == '-' || ch == '.'))) return false;
    }
    return uri.n > (size_t)colon + 1;
}
static bool printable(str uri)
{
    for (size_t i = 0; i < uri.n; i++)
        if ((unsigned char)uri.p[i] <= ' ' || (unsigned char)uri.p[i] >= 0x7F) return false;
    return uri.n > 0;
}
/* RFC 3986 in so far as it can be used; the web only by https */
static bool uri(struct reading *r, enum name which, str value)
{
    str scheme;
    const char *clause = names[which].clause;
    if (!printable(value) || !scheme_of(value, &scheme)) {
        bool mail = which == N_CONTACT && str_chr(value, '@') > 0;
        add(r, r->line, clause, true, mail ? S("a mail address is written as mailto:...") : S("the value is no URI"));
        return false;
    }
    if (str_eq_nocase(scheme, S("http"))) {
        add(r, r->line, clause, true, S("an address of the web must begin with https://"));
        return false;
    }
    if (str_eq_nocase(scheme, S("https"))) {
        str rest = str_cut(value, 6, value.n);
        if (str_starts(rest, S("//")) && rest.n > 2 && rest.p[2] != '/') return true;
        add(r, r->line, clause, true, S("there is no host in it"));
        return false;
    }
    if (str_eq_nocase(scheme, S("mailto")) && str_chr(value, '@') < 8) {
        add(r, r->line, clause, true, S("there is no mail address in it"));
        return false;
    }
    return true;
}
static void keep(struct reading *r, struct strs *l, str value)
{
    if (!l->v) l->v = NEW_ARRAY(r->a, VALUES_MOST, str);
    if (l->n < VALUES_MOST)
        l->v[l->n++] = value;
    else if (l->n == VALUES_MOST)
        add(r, r->line, "5", false, S("further lines of this field are passed over"));
}
static void expires(struct reading *r, str value)
{
    when w;
    if (!when_parse(value, &w)) {
        add(r, r->line, "2.5.5", true, S("this is no time of RFC 3339, as 2026-12-31T00:00:00Z"));
        return;
    }
    if (r->seen[N_EXPIRES] > 1) return;
    r->out->expires = w;
    if (!r->now.us) return;
    str day = str_cut(when_text(r->a, w), 0, 10);
    if (w.us <= r->now.us)
        add(r, r->line, "2.5.5", true, arena_fmt(r->a, "it expired on %.*s", FMT(day)));
    else if (w.us > r->now.us + YEAR_DAYS * DAY)
        add(r, r->line, "2.5.5", false, arena_fmt(r->a, "it is good until %.*s: less than a year is recommended", FMT(day)));
    else if (w.us < r->now.us + SOON_DAYS * DAY)
        add(r, r->line, "2.5.5", false, arena_fmt(r->a, "it expires soon, on %.*s", FMT(day)));
}
static void languages(struct reading *r, str value)
{
    str rest = value, tag;
    size_t n = 0;
    while (str_split(&rest, ',', &tag)) {
        tag = str_trim(tag);
        bool good = tag.n > 0 && tag.n <= 35;
        for (size_t i = 0; i < tag.n; i++) {
            char ch = tag.p[i];
            bool letter = (ch >= 'a' && ch <= 'z') || (ch >= 'A' && ch <= 'Z'), digit = ch >= '0' && ch <= '9';
            good = good && (letter || (i && (digit || ch == '-')));
        }
        n++;
        if (good) continue;
        add(r, r->line, "2.5.8", true, S("language tags with commas between are wanted, as en, ur"));
        return;
    }
    if (!n) add(r, r->line, "2.5.8", true, S("language tags with commas between are wanted, as en, ur"));
    if (r->seen[N_LANGUAGES] == 1) r->out->languages = value;
}

/* ---- lines */

static void known(struct reading *r, enum name which, str value)
{
    struct securitytxt *o = r->out;
    struct strs *const lists[NAMES] = { [N_CONTACT] = &o->contacts,
                                        [N_CANONICAL] = &o->canonicals,
                                        [N_POLICY] = &o->policies,
                                        [N_ENCRYPTION] = &o->encryption,
                                        [N_ACKNOWLEDGMENTS] = &o->acknowledgments,
                                        [N_HIRING] = &o->hiring,
                                        [N_CSAF] = &o->csaf };
    bool once = which == N_EXPIRES || which == N_LANGUAGES;
    r->seen[which]++;
    if (once && r->seen[which] > 1)
        add(r, r->line, names[which].clause, true, arena_fmt(r->a, "%s stands here more than once", which == N_EXPIRES ? "Expires" : "Preferred-Languages"));
    if (which == N_EXPIRES) {
        expires(r, value);
    } else if (which == N_LANGUAGES) {
        languages(r, value);
    } else if (uri(r, which, value)) {
        keep(r, lists[which], value);
        r->matched = r->matched || (which == N_CANONICAL && str_eq(value, r->from));
    }
}
static void one_line(struct reading *r, str line)
{
    if (!str_trim(line).n || line.p[0] == '#') return;
    ptrdiff_t colon = str_chr(line, ':');
    if (colon < 1) {
        add(r, r->line, "4", true, S("this is neither a field (Name: value) nor a comment (#)"));
        return;
    }
    str name = str_cut(line, 0, (size_t)colon), value = str_cut(line, (size_t)colon + 1, line.n);
    for (size_t i = 0; i < name.n; i++)
        if ((unsigned char)name.p[i] <= ' ' || (unsigned char)name.p[i] >= 0x7F) {
            add(r, r->line, "4", true, S("the name of a field holds no blanks, and letters of ASCII alone"));
            return;
        }
    if (!str_starts(value, S(" "))) add(r, r->line, "4", true, S("a blank is missing behind the colon"));
    value = str_trim(value);
    for (int i = 0; i < NAMES; i++)
        if (str_eq_nocase(name, str_of(names[i].name))) {
            known(r, (enum name)i, value);
            return;
        }
    if (str_eq_nocase(name, S("acknowledgements"))) add(r, r->line, "2.5.1", false, S("it is spelt Acknowledgments in RFC 9116; this line is passed over"));
}

/* ---- the signature around it: RFC 9580 section 7 */

static bool next_line(str *rest, str *line)
{
    if (!rest->n) return false;
    ptrdiff_t end = str_chr(*rest, '\n');
    size_t n = end < 0 ? rest->n : (size_t)end;
    *line = str_cut(*rest, 0, n);
    *rest = str_cut(*rest, end < 0 ? n : n + 1, rest->n);
    if (line->n && line->p[line->n - 1] == '\r') *line = str_cut(*line, 0, line->n - 1);
    return true;
}
enum part { PART_PLAIN, PART_ARMOR, PART_TEXT, PART_SIGNATURE, PART_AFTER };
static enum part fence(struct reading *r, enum part part, str line, bool *told)
{
    if (part == PART_PLAIN && str_is(line, "-----BEGIN PGP SIGNED MESSAGE-----")) {
        if (r->out->contacts.n || r->seen[N_EXPIRES]) add(r, r->line, "2.3", true, S("lines stand outside the signed text"));
        r->out->with_signature = true;
        return PART_ARMOR;
    }
    if (part == PART_ARMOR) return str_trim(line).n ? PART_ARMOR : PART_TEXT;
    if (part == PART_TEXT && str_is(line, "-----BEGIN PGP SIGNATURE-----")) return PART_SIGNATURE;
    if (part == PART_SIGNATURE && str_is(line, "-----END PGP SIGNATURE-----")) return PART_AFTER;
    if (part == PART_AFTER && str_trim(line).n && !*told) {
        *told = true;
        add(r, r->line, "2.3", true, S("lines stand outside the signed text"));
    }
    return part;
}
static void lines(struct reading *r, str text)
{
    enum part part = PART_PLAIN;
    bool told = false;
    str rest = text, line;
    while (next_line(&rest, &line)) {
        if (++r->line > SECURITYTXT_LINES) {
            add(r, r->line, "5.4", true, arena_fmt(r->a, "it has more than %d lines; the rest is not read", (int)SECURITYTXT_LINES));
            return;
        }
        enum part was = part;
        part = fence(r, part, line, &told);
        if (was != part || (part != PART_PLAIN && part != PART_TEXT)) continue;
        if (part == PART_TEXT && str_starts(line, S("- "))) line = str_cut(line, 2, line.n);
        one_line(r, line);
    }
    if (part == PART_ARMOR || part == PART_TEXT || part == PART_SIGNATURE) add(r, 0, "2.3", true, S("the signature around the text does not end"));
}

static void whole(struct reading *r)
{
    if (!r->seen[N_CONTACT]) add(r, 0, "2.5.3", true, S("Contact is missing"));
    if (!r->seen[N_EXPIRES]) add(r, 0, "2.5.5", true, S("Expires is missing"));
    if (r->from.n && r->out->canonicals.n && !r->matched)
        add(r, 0, "2.5.2", true, arena_fmt(r->a, "%.*s, where it was read, is none of its Canonical addresses", FMT(r->from)));
    if (r->out->with_signature && !r->seen[N_CANONICAL]) add(r, 0, "2.5.2", false, S("it is signed and has no Canonical: it could be put elsewhere"));
    if (r->out->with_signature) add(r, 0, "2.3", false, S("it is signed; the signature was not verified"));
    if (!r->seen[N_POLICY]) add(r, 0, "2.5.7", false, S("Policy is missing: finders do not know what they may do"));
}

void securitytxt_read(struct arena *a, str text, str from, when now, struct securitytxt *out)
{
    *out = (struct securitytxt){ .valid = true, .v = NEW_ARRAY(a, SECURITYTXT_FINDINGS, struct securitytxt_finding) };
    struct reading r = { .a = a, .out = out, .from = from, .now = now };
    if (text.n > SECURITYTXT_MOST) {
        add(&r, 0, "5.4", true, arena_fmt(a, "it is larger than %d bytes", (int)SECURITYTXT_MOST));
        return;
    }
    if (str_starts(text, S("\xEF\xBB\xBF"))) {
        add(&r, 1, "4", true, S("it begins with a byte order mark"));
        text = str_cut(text, 3, text.n);
    }
    if (!utf8_valid(text)) {
        add(&r, 0, "4", true, S("it is not UTF-8"));
        return;
    }
    lines(&r, text);
    whole(&r);
}

bool securitytxt_is(str text)
{
    str rest = str_cut(text, 0, SECURITYTXT_MOST), line;
    if (str_starts(rest, S("\xEF\xBB\xBF"))) rest = str_cut(rest, 3, rest.n);
    for (int i = 0; i < SECURITYTXT_LINES && next_line(&rest, &line); i++)
        if (str_eq_nocase(str_cut(line, 0, 8), S("contact:")) || str_eq_nocase(str_cut(line, 0, 8), S("expires:"))) return true;
    return false;
}
