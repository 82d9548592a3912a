/* markdown - see markdown.h */
#include "formats/markdown.h"

enum { DEEPEST = 4, LINK_MOST = 2000 };

/* ---- in a line */

static bool good_link(str url)
{
    bool good = str_starts(url, S("https://")) || str_starts(url, S("http://")) || str_starts(url, S("mailto:"));
    for (size_t i = 0; i < url.n; i++) good = good && (unsigned char)url.p[i] > ' ' && url.p[i] != '"' && url.p[i] != '<' && url.p[i] != '>';
    return good && url.n <= LINK_MOST;
}
static void link(struct buf *b, str url, str words)
{
    buf_z(b, "<a rel=\"nofollow noopener\" href=\"");
    buf_html(b, url);
    buf_z(b, "\">");
    buf_html(b, words);
    buf_z(b, "</a>");
}
/* "[words](url)" at the beginning of s: its length; 0: none */
static size_t bracket(struct buf *b, str s)
{
    ptrdiff_t close = str_chr(s, ']');
    if (close < 2 || (size_t)close + 1 >= s.n || s.p[close + 1] != '(') return 0;
    str rest = str_cut(s, (size_t)close + 2, s.n);
    ptrdiff_t end = str_chr(rest, ')');
    if (end < 1 || !good_link(str_cut(rest, 0, (size_t)end))) return 0;
    link(b, str_cut(rest, 0, (size_t)end), str_cut(s, 1, (size_t)close));
    return (size_t)close + 2 + (size_t)end + 1;
}
static size_t bare(struct buf *b, str s)
{
    size_t n = 0;
    if (!str_starts(s, S("https://")) && !str_starts(s, S("http://"))) return 0;
    while (n < s.n && (unsigned char)s.p[n] > ' ' && !strchr("<>\"`|\\^{}", s.p[n])) n++;
    while (n > 8 && strchr(".,;:!?)'*_", s.p[n - 1])) n--;
    if (n <= 8 || !good_link(str_cut(s, 0, n))) return 0;
    link(b, str_cut(s, 0, n), str_cut(s, 0, n));
    return n;
}
static void line(struct buf *b, str s, int deep);
/* between two marks that are alike, on this line: its length; 0: it is not closed */
static size_t between(struct buf *b, str s, const char *mark, const char *tag, int deep)
{
    size_t n = strlen(mark);
    if (!str_starts(s, str_of(mark)) || deep >= DEEPEST || s.n <= 2 * n || (unsigned char)s.p[n] <= ' ') return 0;
    ptrdiff_t end = str_find(str_cut(s, n, s.n), str_of(mark));
    if (end < 1 || (unsigned char)s.p[n + (size_t)end - 1] <= ' ') return 0;
    str inner = str_cut(s, n, n + (size_t)end);
    buf_fmt(b, "<%s>", tag);
    if (*mark == '`')
        buf_html(b, inner);
    else
        line(b, inner, deep + 1);
    buf_fmt(b, "</%s>", tag);
    return inner.n + 2 * n;
}
static bool inside_word(str s, size_t i)
{
    char c = i ? s.p[i - 1] : ' ';
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}
static void line(struct buf *b, str s, int deep)
{
    for (size_t i = 0; i < s.n;) {
        str rest = str_cut(s, i, s.n);
        size_t n = 0;
        if (s.p[i] == '\\' && i + 1 < s.n && strchr("\\`*_{}[]()#+-.!>", s.p[i + 1])) {
            buf_html(b, str_cut(s, i + 1, i + 2));
            i += 2;
            continue;
        }
        if (s.p[i] == '`') n = between(b, rest, "`", "code", deep);
        if (s.p[i] == '*') n = between(b, rest, "**", "strong", deep);
        if (s.p[i] == '*' && !n) n = between(b, rest, "*", "em", deep);
        if (s.p[i] == '_' && !inside_word(s, i)) n = between(b, rest, "_", "em", deep);
        if (s.p[i] == '[' && deep < DEEPEST) n = bracket(b, rest);
        if (s.p[i] == 'h' && !inside_word(s, i)) n = bare(b, rest);
        if (!n) buf_html(b, str_cut(s, i, i + 1));
        i += n ? n : 1;
    }
}

/* ---- blocks */

enum block { NOTHING, PARAGRAPH, QUOTE, BULLETS, NUMBERS };
struct page {
    struct buf *b;
    enum block open;
    bool item, nested; /* a list item is open; a list in it */
    int level;
};
static void close_block(struct page *p)
{
    static const char *const ends[] = { "", "</p>\n", "</p></blockquote>\n", "</ul>\n", "</ol>\n" };
    if (p->nested) buf_z(p->b, "</li></ul>");
    if (p->item) buf_z(p->b, "</li>");
    buf_z(p->b, ends[p->open]);
    p->open = NOTHING;
    p->item = p->nested = false;
}
static void open_block(struct page *p, enum block what)
{
    static const char *const begins[] = { "", "<p>", "<blockquote><p>", "<ul>", "<ol>" };
    if (p->open == what) return;
    close_block(p);
    buf_z(p->b, begins[what]);
    p->open = what;
}
/* the mark of a list item and the blank behind it: its length; 0: none */
static size_t item_mark(str s, enum block *what)
{
    size_t n = 0;
    if (s.n > 2 && strchr("-*+", s.p[0]) && s.p[1] == ' ') {
        *what = BULLETS;
        return 2;
    }
    while (n < s.n && n < 9 && s.p[n] >= '0' && s.p[n] <= '9') n++;
    if (!n || n + 2 > s.n || (s.p[n] != '.' && s.p[n] != ')') || s.p[n + 1] != ' ') return 0;
    *what = NUMBERS;
    return n + 2;
}
static void item(struct page *p, str s, size_t mark, enum block what, size_t indent)
{
    bool deeper = indent >= 2 && p->item;
    if (deeper) {
        buf_z(p->b, p->nested ? "</li><li>" : "<ul><li>");
        p->nested = true;
    } else {
        open_block(p, what);
        if (p->nested) buf_z(p->b, "</li></ul>");
        if (p->item) buf_z(p->b, "</li>");
        p->nested = false;
        p->item = true;
        buf_z(p->b, "<li>");
    }
    line(p->b, str_cut(s, mark, s.n), 0);
}
static size_t depth(str s)
{
    size_t n = 0;
    while (n < s.n && n < 6 && s.p[n] == '#') n++;
    return n && n < s.n && s.p[n] == ' ' ? n : 0;
}
/* the least deep heading of a text stands at its level, however many marks it has */
static int shallowest(str text)
{
    size_t least = 7;
    str l;
    while (str_split(&text, '\n', &l)) {
        size_t n = depth(str_trim(l));
        if (n && n < least) least = n;
    }
    return least == 7 ? 1 : (int)least;
}
static bool heading(struct page *p, str s)
{
    size_t n = depth(s);
    if (!n) return false;
    int level = p->level + (int)n - 1;
    if (level > 6) level = 6;
    close_block(p);
    buf_fmt(p->b, "<h%d>", level);
    line(p->b, str_trim(str_cut(s, n, s.n)), 0);
    buf_fmt(p->b, "</h%d>\n", level);
    return true;
}
static bool rule(struct page *p, str s)
{
    if (s.n < 3 || (s.p[0] != '-' && s.p[0] != '*')) return false;
    for (size_t i = 1; i < s.n; i++)
        if (s.p[i] != s.p[0]) return false;
    close_block(p);
    buf_z(p->b, "<hr>\n");
    return true;
}
static void words(struct page *p, str s)
{
    bool more = p->open != NOTHING;
    if (p->open == NOTHING) open_block(p, PARAGRAPH);
    if (more) buf_c(p->b, '\n');
    line(p->b, s, 0);
}
static void one_line(struct page *p, str raw)
{
    str s = str_trim(raw);
    size_t indent = 0;
    enum block what = NOTHING;
    while (indent < raw.n && raw.p[indent] == ' ') indent++;
    if (!s.n) {
        close_block(p);
        return;
    }
    if (heading(p, s) || rule(p, s)) return;
    size_t mark = item_mark(s, &what);
    if (mark) {
        item(p, s, mark, what, indent);
        return;
    }
    if (s.p[0] == '>') {
        bool more = p->open == QUOTE;
        open_block(p, QUOTE);
        if (more) buf_c(p->b, '\n');
        line(p->b, str_trim(str_cut(s, 1, s.n)), 0);
        return;
    }
    words(p, s);
}

void markdown_html(struct buf *out, str text, int level)
{
    struct page p = { .b = out, .level = level - shallowest(text) + 1 };
    str rest = text, l;
    bool fenced = false;
    while (str_split(&rest, '\n', &l)) {
        if (l.n && l.p[l.n - 1] == '\r') l = str_cut(l, 0, l.n - 1);
        if (str_starts(str_trim(l), S("```"))) {
            close_block(&p);
            buf_z(out, fenced ? "</code></pre>\n" : "<pre><code>");
            fenced = !fenced;
        } else if (fenced) {
            buf_html(out, l);
            buf_c(out, '\n');
        } else
            one_line(&p, l);
    }
    close_block(&p);
    if (fenced) buf_z(out, "</code></pre>\n");
}
