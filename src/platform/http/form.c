/* form - multipart/form-data (RFC 7578) and application/x-www-form-urlencoded, strict and bounded
 *
 * Parts point into the request's body; only names, file names and decoded values are copied. */
#include "http/http.h"
#include "http/target.h"

#include "base/utf8.h"

enum { PARTS_MAX = 64, NAME_MAX_BYTES = 200, BOUNDARY_MAX = 70, PART_HEADERS_MAX = 4096 };

/* ; name="value" among the parameters of a header; quoted pairs only for \" and \\ as browsers never send others */
static bool parameter(struct arena *a, str header, const char *name, str *out)
{
    str want = str_of(name);
    size_t i = 0;
    while (i < header.n && header.p[i] != ';') i++;
    while (i < header.n) {
        i++;
        while (i < header.n && (header.p[i] == ' ' || header.p[i] == '\t')) i++;
        size_t key = i;
        while (i < header.n && header.p[i] != '=' && header.p[i] != ';') i++;
        bool mine = str_eq_nocase(str_trim(str_cut(header, key, i)), want);
        if (i == header.n || header.p[i] == ';') continue;
        i++;
        char *to = arena_alloc(a, header.n - i + 1);
        size_t n = 0;
        if (i < header.n && header.p[i] == '"') {
            for (i++; i < header.n && header.p[i] != '"'; i++) {
                bool pair = header.p[i] == '\\' && i + 1 < header.n && (header.p[i + 1] == '"' || header.p[i + 1] == '\\');
                to[n++] = header.p[pair ? ++i : i];
            }
            if (i++ == header.n) return false; /* the quote is not closed */
            while (i < header.n && header.p[i] != ';') i++;
        } else {
            while (i < header.n && header.p[i] != ';') to[n++] = header.p[i++];
        }
        if (!mine) continue;
        *out = str_trim((str){ to, n });
        return true;
    }
    return false;
}

/* the client's name for a file: no path, no control characters, no bidi overrides; never empty */
static str harmless(struct arena *a, str name)
{
    for (size_t i = name.n; i > 0; i--)
        if (name.p[i - 1] == '/' || name.p[i - 1] == '\\') {
            name = str_cut(name, i, name.n);
            break;
        }
    struct buf b = { .a = a };
    str rest = name;
    uint32_t point;
    const char *at = rest.p;
    while (utf8_next(&rest, &point)) {
        bool bad = point < 0x20 || (point >= 0x7f && point < 0xa0) || (point >= 0x202a && point <= 0x202e) || (point >= 0x2066 && point <= 0x2069) ||
                   point == 0x200e || point == 0x200f || point == 0x61c || point == 0x2028 || point == 0x2029 || point == 0xfeff;
        if (!bad) buf_put(&b, (str){ at, (size_t)(rest.p - at) });
        at = rest.p;
    }
    str clean = str_trim(utf8_clip(buf_str(&b), NAME_MAX_BYTES));
    while (clean.n && clean.p[0] == '.') clean = str_cut(clean, 1, clean.n);
    return clean.n ? clean : S("unnamed");
}

static err part_head(struct ctx *c, str head, struct form_part *p)
{
    bool named = false;
    while (head.n) {
        ptrdiff_t end = str_find(head, S("\r\n"));
        str line = end < 0 ? head : str_cut(head, 0, (size_t)end);
        head = end < 0 ? (str){ NULL, 0 } : str_cut(head, (size_t)end + 2, head.n);
        ptrdiff_t colon = str_chr(line, ':');
        if (colon <= 0) FAIL(c, E_MALFORMED, "bad-form", "A part of the form has a malformed header.");
        str name = str_cut(line, 0, (size_t)colon), value = str_trim(str_cut(line, (size_t)colon + 1, line.n));
        if (str_eq_nocase(name, S("content-type"))) p->type = value;
        if (!str_eq_nocase(name, S("content-disposition"))) continue;
        str file;
        named = str_eq_nocase(str_cut(value, 0, 9), S("form-data")) && parameter(c->arena, value, "name", &p->name);
        if (parameter(c->arena, value, "filename", &file)) {
            if (!utf8_valid(file)) FAIL(c, E_MALFORMED, "bad-form", "A file name in the form is not valid UTF-8.");
            p->file = harmless(c->arena, file);
        }
    }
    if (!named || !p->name.n || p->name.n > NAME_MAX_BYTES || !utf8_plain(p->name, false))
        FAIL(c, E_MALFORMED, "bad-form", "Each part of a form needs a name of 1 to %d bytes.", NAME_MAX_BYTES);
    return NULL;
}

static bool boundary_fine(str b)
{
    for (size_t i = 0; i < b.n; i++)
        if (b.p[i] < 0x20 || b.p[i] == 0x7f) return false;
    return b.n && b.n <= BOUNDARY_MAX;
}

/* the next delimiter line, with what stands before it; str_find would be quadratic on hostile bodies of "\r\n--" */
static ptrdiff_t find_delimiter(str body, str delimiter)
{
    const char *hit = body.n ? memmem(body.p, body.n, delimiter.p, delimiter.n) : NULL;
    return hit ? hit - body.p : -1;
}

static err one_part(struct ctx *c, str *rest, str delimiter, struct form_part *p)
{
    ptrdiff_t blank = str_starts(*rest, S("\r\n")) ? 0 : str_find(str_cut(*rest, 0, PART_HEADERS_MAX), S("\r\n\r\n"));
    if (blank <= 0) FAIL(c, E_MALFORMED, "bad-form", "A part of the form has no headers, or more than 4 KiB of them.");
    TRY(part_head(c, str_cut(*rest, 0, (size_t)blank), p));
    *rest = str_cut(*rest, (size_t)blank + 2, rest->n); /* an empty body is directly followed by the delimiter */
    ptrdiff_t end = find_delimiter(*rest, delimiter);
    if (end < 0) FAIL(c, E_MALFORMED, "bad-form", "The form ends in the middle of a part.");
    p->body = end < 2 ? (str){ rest->p, 0 } : str_cut(*rest, 2, (size_t)end);
    *rest = str_cut(*rest, (size_t)end + delimiter.n, rest->n);
    if (!p->file.n && !utf8_valid(p->body)) FAIL(c, E_MALFORMED, "bad-form", "A field of the form is not valid UTF-8.");
    return NULL;
}

static err multipart(struct ctx *c, str type, str body, struct form_part *parts, size_t *n)
{
    str boundary;
    if (!parameter(c->arena, type, "boundary", &boundary) || !boundary_fine(boundary))
        FAIL(c, E_MALFORMED, "bad-form", "The form's boundary is missing or malformed.");
    str delimiter = arena_fmt(c->arena, "\r\n--%.*s", FMT(boundary));
    str first = str_cut(delimiter, 2, delimiter.n), rest = body;
    if (str_starts(rest, first)) {
        rest = str_cut(rest, first.n, rest.n);
    } else {
        ptrdiff_t at = find_delimiter(rest, delimiter); /* a preamble is skipped */
        if (at < 0) FAIL(c, E_MALFORMED, "bad-form", "The form has no parts.");
        rest = str_cut(rest, (size_t)at + delimiter.n, rest.n);
    }
    for (*n = 0; !str_starts(rest, S("--"));) {
        if (*n == PARTS_MAX) FAIL(c, E_TOOBIG, "too-many-parts", "A form may have %d parts.", PARTS_MAX);
        while (rest.n && (rest.p[0] == ' ' || rest.p[0] == '\t')) rest = str_cut(rest, 1, rest.n);
        if (!str_starts(rest, S("\r\n"))) FAIL(c, E_MALFORMED, "bad-form", "A boundary line does not end.");
        rest = str_cut(rest, 2, rest.n);
        TRY(one_part(c, &rest, delimiter, &parts[(*n)++]));
    }
    return NULL;
}

static err urlencoded(struct ctx *c, str body, struct form_part *parts, size_t *n)
{
    *n = 0;
    for (size_t from = 0; from < body.n;) {
        size_t to = from;
        while (to < body.n && body.p[to] != '&') to++;
        str piece = str_cut(body, from, to);
        from = to + 1;
        if (!piece.n) continue;
        if (*n == PARTS_MAX) FAIL(c, E_TOOBIG, "too-many-parts", "A form may have %d fields.", PARTS_MAX);
        ptrdiff_t eq = str_chr(piece, '=');
        str name = eq < 0 ? piece : str_cut(piece, 0, (size_t)eq);
        str value = eq < 0 ? (str){ piece.p, 0 } : str_cut(piece, (size_t)eq + 1, piece.n);
        struct form_part *p = &parts[(*n)++];
        if (!target_decode(name, true, arena_alloc(c->arena, name.n + 1), &p->name) ||
            !target_decode(value, true, arena_alloc(c->arena, value.n + 1), &p->body))
            FAIL(c, E_MALFORMED, "bad-form", "A field of the form is not valid percent-encoded UTF-8.");
        if (!p->name.n || p->name.n > NAME_MAX_BYTES || !utf8_plain(p->name, false))
            FAIL(c, E_MALFORMED, "bad-form", "Each field of a form needs a name of 1 to %d bytes.", NAME_MAX_BYTES);
    }
    return NULL;
}

err req_form(struct ctx *c, const struct req *q, struct form_part **out, size_t *n)
{
    str type = req_header(q, "content-type");
    ptrdiff_t semi = str_chr(type, ';');
    str plain = str_trim(semi < 0 ? type : str_cut(type, 0, (size_t)semi));
    struct form_part *parts = NEW_ARRAY(c->arena, PARTS_MAX, struct form_part);
    size_t count = 0;
    if (str_eq_nocase(plain, S("multipart/form-data"))) {
        TRY(multipart(c, type, q->body, parts, &count));
    } else if (str_eq_nocase(plain, S("application/x-www-form-urlencoded"))) {
        TRY(urlencoded(c, q->body, parts, &count));
    } else {
        FAIL(c, E_MEDIA, "not-a-form", "Send the form as multipart/form-data or application/x-www-form-urlencoded.");
    }
    *out = parts;
    *n = count;
    return NULL;
}

str part_text(const struct form_part *p, size_t n, const char *name)
{
    for (size_t i = 0; i < n; i++)
        if (!p[i].file.n && str_is(p[i].name, name)) return p[i].body;
    return (str){ NULL, 0 };
}

err req_file(struct ctx *c, const struct req *q, str *out)
{
    struct form_part *p;
    size_t n;
    *out = q->body;
    if (!str_starts(req_header(q, "content-type"), S("multipart/form-data"))) return NULL;
    TRY(req_form(c, q, &p, &n));
    for (size_t i = 0; i < n; i++)
        if (p[i].file.n || str_is(p[i].name, "file")) {
            *out = p[i].body;
            return NULL;
        }
    FAIL_AT(c, S("/file"), "required", "no file came with the form");
}
