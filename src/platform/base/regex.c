/* regex - see regex.h */
#include "base/regex.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "base/buf.h"

enum { LONGEST = 10000, STEPS = 200000, GROUPS = 200 };
/* White space of ECMA-262, inside a class, and everything else */
#define SPACE "\\x{9}-\\x{d}\\x{20}\\x{a0}\\x{1680}\\x{2000}-\\x{200a}\\x{2028}\\x{2029}\\x{202f}\\x{205f}\\x{3000}\\x{feff}"
#define NOT_SPACE                                                                                                          \
    "\\x{0}-\\x{8}\\x{e}-\\x{1f}\\x{21}-\\x{9f}\\x{a1}-\\x{167f}\\x{1681}-\\x{1fff}\\x{200b}-\\x{2027}\\x{202a}-\\x{202e}" \
    "\\x{2030}-\\x{205e}\\x{2060}-\\x{2fff}\\x{3001}-\\x{fefe}\\x{ff00}-\\x{10ffff}"

struct regex {
    pcre2_code *code;
};
struct regex_work {
    pcre2_match_data *data;
    pcre2_match_context *context;
};

/* a pattern on its way: what is read, what is written, and why it was refused */
struct walk {
    str in;
    size_t at;
    struct buf out;
    unsigned open;
    const char *wrong;
};

/* Unicode's long names of general categories; PCRE2 knows the short ones, scripts and binary properties */
static const char *const categories[][2] = {
    { "Letter", "L" },
    { "Cased_Letter", "L&" },
    { "Uppercase_Letter", "Lu" },
    { "Lowercase_Letter", "Ll" },
    { "Titlecase_Letter", "Lt" },
    { "Modifier_Letter", "Lm" },
    { "Other_Letter", "Lo" },
    { "Mark", "M" },
    { "Combining_Mark", "M" },
    { "Nonspacing_Mark", "Mn" },
    { "Spacing_Mark", "Mc" },
    { "Enclosing_Mark", "Me" },
    { "Number", "N" },
    { "Decimal_Number", "Nd" },
    { "digit", "Nd" },
    { "Letter_Number", "Nl" },
    { "Other_Number", "No" },
    { "Punctuation", "P" },
    { "punct", "P" },
    { "Connector_Punctuation", "Pc" },
    { "Dash_Punctuation", "Pd" },
    { "Open_Punctuation", "Ps" },
    { "Close_Punctuation", "Pe" },
    { "Initial_Punctuation", "Pi" },
    { "Final_Punctuation", "Pf" },
    { "Other_Punctuation", "Po" },
    { "Symbol", "S" },
    { "Math_Symbol", "Sm" },
    { "Currency_Symbol", "Sc" },
    { "Modifier_Symbol", "Sk" },
    { "Other_Symbol", "So" },
    { "Separator", "Z" },
    { "Space_Separator", "Zs" },
    { "Line_Separator", "Zl" },
    { "Paragraph_Separator", "Zp" },
    { "Other", "C" },
    { "Control", "Cc" },
    { "cntrl", "Cc" },
    { "Format", "Cf" },
    { "Surrogate", "Cs" },
    { "Private_Use", "Co" },
    { "Unassigned", "Cn" },
};

static int peek(const struct walk *w, size_t ahead)
{
    return w->at + ahead < w->in.n ? (unsigned char)w->in.p[w->at + ahead] : -1;
}
static bool letter(int ch)
{
    return (ch >= 'a' && ch <= 'z') || (ch >= 'A' && ch <= 'Z');
}
static bool digit(int ch)
{
    return ch >= '0' && ch <= '9';
}
static int hex(int ch)
{
    return digit(ch) ? ch - '0' : ch >= 'a' && ch <= 'f' ? ch - 'a' + 10 : ch >= 'A' && ch <= 'F' ? ch - 'A' + 10 : -1;
}
static bool wrong(struct walk *w, const char *why)
{
    if (!w->wrong) w->wrong = why;
    return false;
}

/* always true, so that writing can end a case */
static bool put(struct walk *w, const char *text)
{
    buf_z(&w->out, text);
    return true;
}
static bool put_point(struct walk *w, uint32_t point)
{
    buf_fmt(&w->out, "\\x{%x}", point);
    return true;
}

static bool hex_digits(struct walk *w, unsigned n, uint32_t *out)
{
    *out = 0;
    for (unsigned i = 0; i < n; i++) {
        int h = hex(peek(w, i));
        if (h < 0) return false;
        *out = *out << 4 | (uint32_t)h;
    }
    w->at += n;
    return true;
}

/* behind \u: four digits, a pair of them for what lies beyond U+FFFF, or {digits} */
static bool unicode_escape(struct walk *w, uint32_t *out)
{
    uint32_t low;
    if (peek(w, 0) == '{') {
        *out = 0;
        for (w->at++; peek(w, 0) != '}'; w->at++) {
            int h = hex(peek(w, 0));
            if (h < 0 || *out > 0x10FFFF) return wrong(w, "\\u{ needs a code point in hexadecimal");
            *out = *out << 4 | (uint32_t)h;
        }
        w->at++;
    } else if (!hex_digits(w, 4, out)) {
        return wrong(w, "\\u needs four hexadecimal digits");
    }
    if (*out >= 0xD800 && *out < 0xDC00 && peek(w, 0) == '\\' && peek(w, 1) == 'u') {
        size_t back = w->at;
        w->at += 2;
        if (hex_digits(w, 4, &low) && low >= 0xDC00 && low < 0xE000)
            *out = 0x10000 + ((*out - 0xD800) << 10) + (low - 0xDC00);
        else
            w->at = back;
    }
    if (*out > 0x10FFFF || (*out >= 0xD800 && *out < 0xE000)) return wrong(w, "half of a surrogate pair, or beyond Unicode");
    return true;
}

static bool property(struct walk *w, bool not )
{
    str all = str_cut(w->in, w->at, w->in.n), name;
    ptrdiff_t end = str_chr(all, '}');
    if (peek(w, 0) != '{' || end < 2) return wrong(w, "\\p needs the name of a property in braces");
    name = str_cut(all, 1, (size_t)end);
    w->at += (size_t)end + 1;
    ptrdiff_t is = str_chr(name, '=');
    str kind = is > 0 ? str_cut(name, 0, (size_t)is) : S("");
    if (is > 0) name = str_cut(name, (size_t)is + 1, name.n);
    for (size_t i = 0; i < name.n; i++)
        if (!letter(name.p[i]) && !digit(name.p[i]) && name.p[i] != '_') return wrong(w, "no such property");
    if (kind.n && !str_is(kind, "Script") && !str_is(kind, "sc") && !str_is(kind, "Script_Extensions") && !str_is(kind, "scx") &&
        !str_is(kind, "General_Category") && !str_is(kind, "gc"))
        return wrong(w, "no such property");
    for (size_t i = 0; i < COUNT(categories); i++)
        if (str_is(name, categories[i][0])) name = str_of(categories[i][1]);
    buf_fmt(&w->out, "\\%c{%s%.*s}", not ? 'P' : 'p',
            str_starts(kind, S("Script_E")) || str_is(kind, "scx") ? "scx:"
            : str_starts(kind, S("Sc"))                            ? "sc:"
                                                                   : "",
            FMT(name));
    return true;
}

/* behind a backslash, within a class or not; quantifiable: may a quantifier follow? */
static bool escape(struct walk *w, bool class, bool *quantifiable)
{
    int ch = peek(w, 0);
    uint32_t point;
    *quantifiable = true;
    if (ch < 0) return wrong(w, "a backslash ends the pattern");
    w->at++;
    switch (ch) {
    case 'd': return put(w, class ? "0-9" : "[0-9]");
    case 'D': return put(w, class ? "\\x{0}-\\x{2f}\\x{3a}-\\x{10ffff}" : "[^0-9]");
    case 'w': return put(w, class ? "A-Za-z0-9_" : "[A-Za-z0-9_]");
    case 'W': return put(w, class ? "\\x{0}-\\x{2f}\\x{3a}-\\x{40}\\x{5b}-\\x{5e}\\x{60}\\x{7b}-\\x{10ffff}" : "[^A-Za-z0-9_]");
    case 's': return put(w, class ? SPACE : "[" SPACE "]");
    case 'S': return put(w, class ? NOT_SPACE : "[^" SPACE "]");
    case 'f': return put(w, "\\x{c}");
    case 'n': return put(w, "\\x{a}");
    case 'r': return put(w, "\\x{d}");
    case 't': return put(w, "\\x{9}");
    case 'v': return put(w, "\\x{b}");
    case 'p':
    case 'P': return property(w, ch == 'P');
    case 'b': *quantifiable = class; return put(w, class ? "\\x{8}" : "\\b");
    case 'B': *quantifiable = false; return class ? wrong(w, "\\B in a class") : put(w, "\\B");
    case 'c':
        if (!letter(peek(w, 0))) return wrong(w, "\\c needs a letter");
        return put_point(w, (unsigned)w->in.p[w->at++] & 31);
    case 'x':
        if (!hex_digits(w, 2, &point)) return wrong(w, "\\x needs two hexadecimal digits");
        return put_point(w, point);
    case 'u': return unicode_escape(w, &point) && put_point(w, point);
    case 'k': {
        str rest = str_cut(w->in, w->at, w->in.n);
        ptrdiff_t end = str_chr(rest, '>');
        if (class || peek(w, 0) != '<' || end < 2) return wrong(w, "\\k needs the name of a group");
        buf_fmt(&w->out, "\\k%.*s", FMT(str_cut(rest, 0, (size_t)end + 1)));
        w->at += (size_t)end + 1;
        return true;
    }
    default: break;
    }
    if (digit(ch)) {
        size_t from = w->at - 1;
        while (digit(peek(w, 0))) w->at++;
        if (ch == '0' && w->at == from + 1) return put(w, "\\x{0}");
        if (ch == '0' || class || w->at > from + 4) return wrong(w, "an octal escape");
        buf_fmt(&w->out, "\\g{%.*s}", FMT(str_cut(w->in, from, w->at)));
        return true;
    }
    if (letter(ch)) return wrong(w, "an escape that ECMA-262 does not have");
    if (ch < 0x80 && ch != '_') buf_c(&w->out, '\\');
    buf_c(&w->out, (char)ch);
    return true;
}

static bool class(struct walk *w)
{
    bool not = peek(w, 0) == '^', ignored;
    if (not ) w->at++;
    if (peek(w, 0) == ']') { /* [] fits nothing, [^] everything */
        w->at++;
        return put(w, not ? "(?s:.)" : "(?!)");
    }
    buf_z(&w->out, not ? "[^" : "[");
    for (int ch; (ch = peek(w, 0)) != ']';) {
        if (ch < 0) return wrong(w, "a class that is not closed");
        w->at++;
        if (ch == '\\') {
            if (!escape(w, true, &ignored)) return false;
            continue;
        }
        if (ch == '[' || ch == '^') buf_c(&w->out, '\\');
        buf_c(&w->out, (char)ch);
    }
    w->at++;
    return put(w, "]");
}

static bool group(struct walk *w)
{
    if (++w->open > GROUPS) return wrong(w, "groups too deep in each other");
    buf_c(&w->out, '(');
    if (peek(w, 0) != '?') return true;
    int a = peek(w, 1), b = peek(w, 2);
    size_t n = a == ':' || a == '=' || a == '!' ? 2 : a == '<' && (b == '=' || b == '!') ? 3 : 0;
    if (!n && a == '<') {
        ptrdiff_t end = str_chr(str_cut(w->in, w->at, w->in.n), '>');
        if (end < 3) return wrong(w, "a group without a name");
        n = (size_t)end + 1;
    }
    if (!n) return wrong(w, "a group of a kind that ECMA-262 does not have");
    buf_put(&w->out, str_cut(w->in, w->at, w->at + n));
    w->at += n;
    return true;
}

/* {n}, {n,} or {n,m}; the length of it, 0 when it is none */
static size_t counted(const struct walk *w)
{
    size_t n = 1;
    while (digit(peek(w, n))) n++;
    if (n == 1) return 0;
    if (peek(w, n) == ',')
        for (n++; digit(peek(w, n));) n++;
    return peek(w, n) == '}' ? n + 1 : 0;
}

static bool quantifier(struct walk *w, bool *atom)
{
    size_t n = peek(w, 0) == '{' ? counted(w) : 1;
    if (!n) { /* a brace that stands for itself */
        w->at++;
        *atom = true;
        return put(w, "\\{");
    }
    if (!*atom) return wrong(w, "a quantifier with nothing before it");
    buf_put(&w->out, str_cut(w->in, w->at, w->at + n));
    w->at += n;
    if (peek(w, 0) == '?') {
        buf_c(&w->out, '?');
        w->at++;
    }
    *atom = false;
    return true;
}

static bool translated(struct walk *w)
{
    for (bool atom = false; w->at < w->in.n;) {
        int ch = peek(w, 0);
        if (ch == '*' || ch == '+' || ch == '?' || ch == '{') {
            if (!quantifier(w, &atom)) return false;
            continue;
        }
        w->at++;
        bool fine = true, next = true;
        switch (ch) {
        case '\\': fine = escape(w, false, &next); break;
        case '[': fine = class(w); break;
        case '(':
            fine = group(w);
            next = false;
            break;
        case ')':
            if (!w->open--) return wrong(w, "a ')' that closes nothing");
            buf_c(&w->out, ')');
            break;
        case '.': buf_z(&w->out, "[^\\x{a}\\x{d}\\x{2028}\\x{2029}]"); break;
        case '^':
        case '$':
        case '|':
            buf_c(&w->out, (char)ch);
            next = false;
            break;
        case ']':
        case '}': buf_fmt(&w->out, "\\%c", ch); break;
        default: buf_c(&w->out, (char)ch); break;
        }
        if (!fine) return false;
        atom = next;
    }
    return w->open ? wrong(w, "a group that is not closed") : true;
}

static void drop_code(void *code)
{
    pcre2_code_free(code);
}

static err compile_as(struct ctx *c, str pattern, uint32_t how, struct regex **out, int *code)
{
    PCRE2_SIZE at = 0;
    PCRE2_UCHAR text[200] = "";
    void **slot = arena_onclose(c->arena, drop_code);
    pcre2_code *made = pcre2_compile((PCRE2_SPTR)(pattern.p ? pattern.p : ""), pattern.n, how | PCRE2_UTF | PCRE2_NEVER_BACKSLASH_C, code, &at, NULL);
    *slot = made;
    if (!made) {
        pcre2_get_error_message(*code, text, sizeof text);
        FAIL(c, E_INPUT, "regex-syntax", "not a pattern: %s", (char *)text);
    }
    pcre2_jit_compile(made, PCRE2_JIT_COMPLETE); /* where the machine refuses it, the interpreter does the same */
    *out = NEW(c->arena, struct regex);
    (*out)->code = made;
    return NULL;
}

static err compile(struct ctx *c, str pattern, struct regex **out, int *code)
{
    struct walk w = { .in = pattern, .out = { .a = c->arena, .max = 1u << 20 } };
    *code = 0;
    if (pattern.n > LONGEST) FAIL(c, E_INPUT, "regex-syntax", "a pattern of more than %d bytes", LONGEST);
    if (!translated(&w) || w.out.full) FAIL(c, E_INPUT, "regex-syntax", "not a pattern at byte %zu: %s", w.at, w.wrong ? w.wrong : "too long");
    return compile_as(c, buf_str(&w.out), PCRE2_DOLLAR_ENDONLY, out, code);
}

err regex_compile_perl(struct ctx *c, str pattern, bool any_case, struct regex **out)
{
    int code;
    if (pattern.n > LONGEST) FAIL(c, E_INPUT, "regex-syntax", "a pattern of more than %d bytes", LONGEST);
    return compile_as(c, pattern, any_case ? PCRE2_CASELESS : 0, out, &code);
}

err regex_compile(struct ctx *c, str pattern, struct regex **out)
{
    int code;
    return compile(c, pattern, out, &code);
}

bool regex_valid(struct ctx *c, str pattern)
{
    int code;
    struct regex *r;
    return !compile(c, pattern, &r, &code) || code == PCRE2_ERROR_LOOKBEHIND_NOT_FIXED_LENGTH; /* ECMA-262 allows what PCRE2 cannot */
}

static void drop_work(void *p)
{
    struct regex_work *w = p;
    pcre2_match_data_free(w->data);
    pcre2_match_context_free(w->context);
}

struct regex_work *regex_work(struct arena *a)
{
    struct regex_work *w = NEW(a, struct regex_work);
    *arena_onclose(a, drop_work) = w;
    w->data = pcre2_match_data_create(1, NULL);
    w->context = pcre2_match_context_create(NULL);
    if (w->context) {
        pcre2_set_match_limit(w->context, STEPS);
        pcre2_set_depth_limit(w->context, 2000);
        pcre2_set_heap_limit(w->context, 4096); /* KiB */
    }
    return w;
}

enum regex_fit regex_find(const struct regex *r, struct regex_work *w, str text)
{
    if (!w->data || !w->context) return REGEX_TOO_LONG;
    int n = pcre2_match(r->code, (PCRE2_SPTR)(text.p ? text.p : ""), text.n, 0, PCRE2_NO_UTF_CHECK, w->data, w->context);
    return n >= 0 ? REGEX_YES : n == PCRE2_ERROR_NOMATCH ? REGEX_NO : REGEX_TOO_LONG;
}
