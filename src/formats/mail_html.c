/* mail_html - HTML as text to read: what a script or style says is gone, where a link leads is written behind it
 *
 * No parser of documents: one pass over the bytes that never looks back further than the tag it is in. What it cannot
 * read it shows. */
#include <strings.h>

#include "base/utf8.h"
#include "formats/mail_inside.h"

enum { MOST_TAG = 20000, MOST_HTML = 8 << 20 };

struct plain {
    struct buf b;
    size_t most;
    bool gap, pre, cell; /* a blank is owed; white space counts; something stands in this row already */
    unsigned quote;      /* depth of blockquote */
    str href;            /* of the open link */
    size_t link_at;      /* where its text began */
    const char *skip;    /* the element whose content is left out */
    const char *no_end;  /* no tag ends before this place: looked at once */
};

static bool full(const struct plain *p)
{
    return p->b.n >= p->most;
}
static bool at_line(const struct plain *p)
{
    return p->b.n == 0 || p->b.p[p->b.n - 1] == '\n';
}
static void quote_marks(struct plain *p)
{
    if (!at_line(p)) return;
    for (unsigned i = 0; i < p->quote && i < 8; i++) buf_z(&p->b, "> ");
}
static void point(struct plain *p, str sign)
{
    if (full(p)) return;
    bool white = sign.n == 1 && strchr(" \t\r\n\f", sign.p[0]) != NULL;
    if (p->pre && white) {
        if (sign.p[0] == '\n') buf_c(&p->b, '\n');
        if (sign.p[0] == ' ' || sign.p[0] == '\t') buf_c(&p->b, sign.p[0]);
        return;
    }
    if (white) {
        p->gap = !at_line(p);
        return;
    }
    quote_marks(p);
    if (p->gap && !at_line(p)) buf_c(&p->b, ' ');
    p->gap = false;
    buf_put(&p->b, sign);
}
static void words(struct plain *p, str s)
{
    uint32_t u;
    for (str rest = s; rest.n && !full(p);) {
        const char *at = rest.p;
        if (!utf8_next(&rest, &u)) break;
        point(p, u == 0xFFFD ? S("\xEF\xBF\xBD") : (str){ at, (size_t)(rest.p - at) });
    }
}
/* at least so many ends of line stand before what follows */
static void lines(struct plain *p, unsigned n)
{
    p->gap = false;
    while (p->b.n && p->b.p[p->b.n - 1] == ' ') p->b.n--;
    unsigned have = 0;
    while (have < p->b.n && have < n && p->b.p[p->b.n - 1 - have] == '\n') have++;
    if (have == p->b.n) return; /* nothing before */
    for (; have < n && !full(p); have++) buf_c(&p->b, '\n');
    p->cell = false;
}

/* ---- entities */

static const char latin1[][8] = { "nbsp",   "iexcl",  "cent",   "pound",  "curren", "yen",    "brvbar", "sect",   "uml",    "copy",   "ordf",   "laquo",
                                  "not",    "shy",    "reg",    "macr",   "deg",    "plusmn", "sup2",   "sup3",   "acute",  "micro",  "para",   "middot",
                                  "cedil",  "sup1",   "ordm",   "raquo",  "frac14", "frac12", "frac34", "iquest", "Agrave", "Aacute", "Acirc",  "Atilde",
                                  "Auml",   "Aring",  "AElig",  "Ccedil", "Egrave", "Eacute", "Ecirc",  "Euml",   "Igrave", "Iacute", "Icirc",  "Iuml",
                                  "ETH",    "Ntilde", "Ograve", "Oacute", "Ocirc",  "Otilde", "Ouml",   "times",  "Oslash", "Ugrave", "Uacute", "Ucirc",
                                  "Uuml",   "Yacute", "THORN",  "szlig",  "agrave", "aacute", "acirc",  "atilde", "auml",   "aring",  "aelig",  "ccedil",
                                  "egrave", "eacute", "ecirc",  "euml",   "igrave", "iacute", "icirc",  "iuml",   "eth",    "ntilde", "ograve", "oacute",
                                  "ocirc",  "otilde", "ouml",   "divide", "oslash", "ugrave", "uacute", "ucirc",  "uuml",   "yacute", "thorn",  "yuml" };
static const struct {
    const char *name;
    uint32_t point;
} others[] = { { "amp", '&' },       { "lt", '<' },       { "gt", '>' },        { "quot", '"' },     { "apos", '\'' },    { "ndash", 0x2013 },
               { "mdash", 0x2014 },  { "lsquo", 0x2018 }, { "rsquo", 0x2019 },  { "sbquo", 0x201A }, { "ldquo", 0x201C }, { "rdquo", 0x201D },
               { "bdquo", 0x201E },  { "bull", 0x2022 },  { "hellip", 0x2026 }, { "euro", 0x20AC },  { "trade", 0x2122 }, { "larr", 0x2190 },
               { "rarr", 0x2192 },   { "ensp", ' ' },     { "emsp", ' ' },      { "thinsp", ' ' },   { "zwnj", 0x200C },  { "zwj", 0x200D },
               { "lsaquo", 0x2039 }, { "rsaquo", 0x203A } };

static str utf8_of(struct arena *a, uint32_t u)
{
    char s[4];
    size_t n = u < 0x80 ? 1 : u < 0x800 ? 2 : u < 0x10000 ? 3 : 4;
    static const unsigned char lead[] = { 0, 0, 0xC0, 0xE0, 0xF0 };
    for (size_t i = n; i-- > 1; u >>= 6) s[i] = (char)(0x80 | (u & 0x3F));
    s[0] = n == 1 ? (char)u : (char)(lead[n] | u);
    return arena_dup(a, (str){ s, n });
}

static bool number_entity(str name, uint32_t *out)
{
    bool hex = name.n > 1 && (name.p[1] == 'x' || name.p[1] == 'X');
    size_t i = hex ? 2 : 1;
    uint32_t v = 0;
    if (i >= name.n || name.n > 10) return false;
    for (; i < name.n; i++) {
        char ch = name.p[i];
        int d = ch >= '0' && ch <= '9' ? ch - '0' : hex && ch >= 'a' && ch <= 'f' ? ch - 'a' + 10 : hex && ch >= 'A' && ch <= 'F' ? ch - 'A' + 10 : -1;
        if (d < 0) return false;
        v = v * (hex ? 16 : 10) + (uint32_t)d;
        if (v > 0x10FFFF) return false;
    }
    *out = v == 0 || (v >= 0xD800 && v <= 0xDFFF) ? 0xFFFD : v;
    return true;
}

/* after '&': how many bytes it took, 0: it is none */
static size_t entity(struct arena *a, str s, str *sign)
{
    size_t n = 0;
    uint32_t u = 0;
    while (n < s.n && n < 12 && (s.p[n] == '#' || (s.p[n] >= '0' && s.p[n] <= '9') || ((s.p[n] | 32) >= 'a' && (s.p[n] | 32) <= 'z'))) n++;
    str name = str_cut(s, 0, n);
    if (n && s.p[0] == '#') {
        if (!number_entity(name, &u)) return 0;
    } else {
        for (size_t i = 0; i < COUNT(others) && !u; i++)
            if (str_is(name, others[i].name)) u = others[i].point;
        for (size_t i = 0; i < COUNT(latin1) && !u; i++)
            if (str_is(name, latin1[i])) u = 0xA0 + (uint32_t)i;
        if (!u) return 0;
    }
    *sign = u == 0xA0 ? S(" ") : u == 0xAD ? S("") : utf8_of(a, u);
    return n < s.n && s.p[n] == ';' ? n + 1 : n;
}

static str decoded(struct arena *a, str s)
{
    struct buf b = { .a = a };
    while (s.n) {
        str sign;
        size_t n = s.p[0] == '&' ? entity(a, str_cut(s, 1, s.n), &sign) : 0;
        if (n)
            buf_put(&b, sign);
        else
            buf_c(&b, s.p[0]);
        s = str_cut(s, n + 1, s.n);
    }
    return buf_str(&b);
}

/* ---- tags */

static str attribute(struct arena *a, str tag, const char *name)
{
    size_t n = strlen(name);
    for (size_t i = 0; i < tag.n;) {
        while (i < tag.n && strchr(" \t\r\n\f/", tag.p[i])) i++;
        size_t from = i;
        while (i < tag.n && !strchr(" \t\r\n\f=", tag.p[i])) i++;
        str key = str_cut(tag, from, i), value = S("");
        while (i < tag.n && strchr(" \t\r\n\f", tag.p[i])) i++;
        if (i < tag.n && tag.p[i] == '=') {
            for (i++; i < tag.n && strchr(" \t\r\n\f", tag.p[i]);) i++;
            char q = i < tag.n && (tag.p[i] == '"' || tag.p[i] == '\'') ? tag.p[i++] : 0;
            from = i;
            while (i < tag.n && (q ? tag.p[i] != q : !strchr(" \t\r\n\f", tag.p[i]))) i++;
            value = str_cut(tag, from, i);
            if (q) i++;
        }
        if (key.n == n && strncasecmp(key.p, name, n) == 0) return decoded(a, value);
        if (i == from && !key.n) i++;
    }
    return S("");
}

static bool worth_showing(str url)
{
    static const char *const kinds[] = { "http://", "https://", "ftp://", "mailto:", "tel:", "sip:" };
    for (size_t i = 0; i < COUNT(kinds); i++)
        if (url.n > strlen(kinds[i]) && strncasecmp(url.p, kinds[i], strlen(kinds[i])) == 0) return true;
    return false;
}

static void link_end(struct plain *p)
{
    str shown = p->link_at <= p->b.n ? str_trim(str_cut(buf_str(&p->b), p->link_at, p->b.n)) : S("");
    str url = p->href, bare = str_starts(url, S("mailto:")) ? str_cut(url, 7, url.n) : url;
    p->href = S("");
    if (!worth_showing(url) || str_eq(shown, url) || str_eq(shown, bare)) return;
    p->gap = shown.n > 0;
    words(p, S("<"));
    words(p, url);
    words(p, S(">"));
}

static const struct {
    const char *name;
    char act; /* p two line ends, l one, s skip its content, c cell */
} elements[] = { { "p", 'p' },          { "div", 'l' },  { "br", 'b' },      { "tr", 'l' },      { "table", 'l' },  { "ul", 'l' },      { "ol", 'l' },
                 { "dl", 'l' },         { "dt", 'l' },   { "dd", 'l' },      { "h1", 'p' },      { "h2", 'p' },     { "h3", 'p' },      { "h4", 'p' },
                 { "h5", 'p' },         { "h6", 'p' },   { "section", 'l' }, { "article", 'l' }, { "header", 'l' }, { "footer", 'l' },  { "address", 'l' },
                 { "center", 'l' },     { "form", 'l' }, { "hr", 'h' },      { "li", 'i' },      { "td", 'c' },     { "th", 'c' },      { "pre", 'r' },
                 { "blockquote", 'q' }, { "a", 'a' },    { "img", 'm' },     { "script", 's' },  { "style", 's' },  { "title", 's' },   { "template", 's' },
                 { "object", 's' },     { "svg", 's' },  { "math", 's' },    { "iframe", 's' },  { "select", 's' }, { "textarea", 'l' } };

static void open_tag(struct plain *p, char act, str tag, const char *name)
{
    switch (act) {
    case 'p': lines(p, 2); break;
    case 'l': lines(p, 1); break;
    case 'b':
        p->gap = false;
        if (!full(p)) buf_c(&p->b, '\n');
        break;
    case 'h':
        lines(p, 1);
        words(p, S("----"));
        lines(p, 1);
        break;
    case 'i':
        lines(p, 1);
        words(p, S("-"));
        p->gap = true;
        break;
    case 'c':
        if (p->cell && !at_line(p)) words(p, S(" |"));
        p->gap = p->cell = true;
        break;
    case 'r':
        lines(p, 1);
        p->pre = true;
        break;
    case 'q':
        lines(p, 1);
        p->quote++;
        break;
    case 'a':
        if (p->href.n) link_end(p);
        p->href = mail_clean(p->b.a, attribute(p->b.a, tag, "href"), false);
        p->link_at = p->b.n;
        break;
    case 'm': {
        str alt = mail_clean(p->b.a, attribute(p->b.a, tag, "alt"), false);
        if (alt.n) words(p, arena_fmt(p->b.a, "[%.*s]", FMT(utf8_clip(alt, 200))));
        break;
    }
    default: p->skip = name; break;
    }
}
static void close_tag(struct plain *p, char act)
{
    switch (act) {
    case 'p': lines(p, 2); break;
    case 'l':
    case 'i': lines(p, 1); break;
    case 'r':
        p->pre = false;
        lines(p, 1);
        break;
    case 'q':
        lines(p, 1);
        if (p->quote) p->quote--;
        break;
    case 'a':
        if (p->href.n) link_end(p);
        break;
    default: break;
    }
}

static void tag_of(struct plain *p, str tag)
{
    bool closing = tag.n && tag.p[0] == '/';
    if (closing) tag = str_cut(tag, 1, tag.n);
    size_t n = 0;
    while (n < tag.n && !strchr(" \t\r\n\f/>", tag.p[n])) n++;
    for (size_t i = 0; i < COUNT(elements); i++) {
        const char *name = elements[i].name;
        if (strlen(name) != n || strncasecmp(tag.p, name, n)) continue;
        if (!closing)
            open_tag(p, elements[i].act, str_cut(tag, n, tag.n), name);
        else
            close_tag(p, elements[i].act);
        return;
    }
}

/* the end of a tag: '>' outside quotes, but a quote left open does not swallow the rest */
static size_t tag_end(str s)
{
    char q = 0;
    size_t plain_end = 0;
    for (size_t i = 0; i < s.n && i < MOST_TAG; i++) {
        if (s.p[i] == '>' && !plain_end) plain_end = i + 1;
        if (q) {
            if (s.p[i] == q) q = 0;
        } else if (s.p[i] == '>') {
            return i + 1;
        } else if ((s.p[i] == '"' || s.p[i] == '\'') && i && (s.p[i - 1] == '=' || s.p[i - 1] == ' ')) {
            q = s.p[i];
        }
    }
    return plain_end;
}

/* past the element whose content is left out: at the '<' of its end tag, or at the end */
static str skipped(str s, const char *name)
{
    size_t n = strlen(name);
    for (size_t i = 0; i + 2 + n <= s.n; i++)
        if (s.p[i] == '<' && s.p[i + 1] == '/' && strncasecmp(s.p + i + 2, name, n) == 0) return str_cut(s, i, s.n);
    return S("");
}

static str markup(struct plain *p, str s) /* s begins behind '<'; what is left behind it */
{
    if (str_starts(s, S("!--"))) {
        ptrdiff_t end = str_find(s, S("-->"));
        return end < 0 ? S("") : str_cut(s, (size_t)end + 3, s.n);
    }
    char ch = s.n ? s.p[0] : 0;
    bool tag = ch == '/' || ch == '!' || ch == '?' || ((ch | 32) >= 'a' && (ch | 32) <= 'z');
    size_t end = tag && (!p->no_end || s.p >= p->no_end) ? tag_end(s) : 0;
    if (tag && !end && (!p->no_end || s.p >= p->no_end)) p->no_end = s.p + (s.n < MOST_TAG ? s.n : MOST_TAG);
    if (!end) {
        words(p, S("<"));
        return s;
    }
    tag_of(p, str_cut(s, 0, end - 1));
    s = str_cut(s, end, s.n);
    if (p->skip) s = skipped(s, p->skip);
    p->skip = NULL;
    return s;
}

str mail_html_text(struct arena *a, str html, size_t most)
{
    struct plain p = { .b = { .a = a }, .most = most };
    html = str_cut(html, 0, MOST_HTML);
    while (html.n && !full(&p)) {
        size_t n = 0;
        while (n < html.n && html.p[n] != '<' && html.p[n] != '&') n++;
        words(&p, str_cut(html, 0, n));
        html = str_cut(html, n, html.n);
        if (!html.n) break;
        if (html.p[0] == '<') {
            html = markup(&p, str_cut(html, 1, html.n));
            continue;
        }
        str sign = S("&");
        size_t took = entity(a, str_cut(html, 1, html.n), &sign);
        words(&p, sign);
        html = str_cut(html, took + 1, html.n);
    }
    if (p.href.n) link_end(&p);
    return str_trim(mail_clean(a, buf_str(&p.b), true));
}
