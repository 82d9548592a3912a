/* vcard - see vcard.h */
#include "formats/vcard.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "formats/text.h"

enum { MOST_BYTES = 20 << 20, MOST_CARDS = 20000, MOST_LINES = 1000, MOST_LINE = 300 << 10, MOST_EACH = 20, MOST_TEXT = 5000 };

static str without_mark(str s)
{
    return str_starts(s, S("\xef\xbb\xbf")) ? str_cut(s, 3, s.n) : s;
}
bool vcard_like(str data)
{
    str encoded = data.n > 3 && data.p[0] && !data.p[1] ? data : without_mark(data), head = str_trim(str_cut(encoded, 0, 256));
    if (head.n >= 11 && str_eq_nocase(str_cut(head, 0, 11), S("BEGIN:VCARD"))) return true;
    return data.n > 24 && (str_starts(data, S("\xff\xfe"
                                              "B\0E\0G\0I\0N\0:\0V\0C\0")) ||
                           str_starts(data, S("\xfe\xff\0B\0E\0G\0I\0N\0:\0V\0C")));
}

err vcard_open(struct ctx *c, str data, struct vcards *out)
{
    *out = (struct vcards){ .line = 1 };
    if (data.n > MOST_BYTES) FAIL_AT(c, S("/file"), "bad-vcard", "at most %d MiB", MOST_BYTES >> 20);
    out->rest = text_decode(c, data, MOST_BYTES, &out->encoding);
    return NULL;
}

/* ---- lines: folded ones put together again (RFC 6350 3.2) */

static bool physical(struct vcards *v, str *line)
{
    if (!v->rest.n) return false;
    ptrdiff_t end = str_chr(v->rest, '\n');
    *line = str_cut(v->rest, 0, end < 0 ? v->rest.n : (size_t)end);
    v->rest = str_cut(v->rest, end < 0 ? v->rest.n : (size_t)end + 1, v->rest.n);
    if (line->n && line->p[line->n - 1] == '\r') line->n--;
    v->line++;
    return true;
}
static bool passed_over(str line)
{
    static const char *const names[] = { "PHOTO", "LOGO", "SOUND" };
    ptrdiff_t dot = str_chr(str_cut(line, 0, 60), '.');
    if (dot > 0) line = str_cut(line, (size_t)dot + 1, line.n);
    for (size_t i = 0; i < COUNT(names); i++) {
        str name = str_of(names[i]);
        if (line.n > name.n && str_eq_nocase(str_cut(line, 0, name.n), name) && (line.p[name.n] == ';' || line.p[name.n] == ':')) return true;
    }
    return false;
}
static err content_line(struct ctx *c, struct vcards *v, str *out, bool *more)
{
    struct buf b = { .a = c->arena, .max = MOST_LINE };
    str piece;
    unsigned at = v->line;
    *more = physical(v, out);
    if (!*more) return NULL;
    bool skip = passed_over(*out), folded = false;
    while (v->rest.n && (v->rest.p[0] == ' ' || v->rest.p[0] == '\t') && physical(v, &piece)) {
        if (skip) continue;
        if (!folded) buf_put(&b, *out);
        folded = true;
        buf_put(&b, str_cut(piece, 1, piece.n));
    }
    if (skip) *out = S("X-PASSED-OVER:");
    if (folded) *out = buf_str(&b);
    if (b.full || out->n > MOST_LINE) FAIL_AT(c, S("/file"), "bad-vcard", "line %u: longer than %d KiB", at, MOST_LINE >> 10);
    return NULL;
}

/* ---- a property: name, parameters, value (RFC 6350 3.3) */

struct property {
    str name, value, type, encoding;
    int64_t preferred; /* 1 first, 100 last, 101 not said */
};

static void parameter(struct property *p, str text)
{
    str value = text, name;
    if (!str_split(&value, '=', &name)) return;
    if (name.n == text.n) { /* version 3 of the careless: TEL;WORK: */
        value = text;
        name = S("TYPE");
    }
    if (value.n > 1 && value.p[0] == '"' && value.p[value.n - 1] == '"') value = str_cut(value, 1, value.n - 1);
    if (str_eq_nocase(name, S("PREF"))) (void)str_int(value, &p->preferred);
    if (str_eq_nocase(name, S("ENCODING"))) p->encoding = value;
    if (!str_eq_nocase(name, S("TYPE"))) return;
    p->type = value;
    for (str one; str_split(&value, ',', &one);)
        if (str_eq_nocase(one, S("pref"))) p->preferred = 1;
}

static bool property_of(str line, struct property *p)
{
    bool quoted = false;
    size_t begun = 0;
    *p = (struct property){ .preferred = 101 };
    for (size_t i = 0; i < line.n; i++) {
        char ch = line.p[i];
        if (ch == '"') quoted = !quoted;
        if (quoted || (ch != ';' && ch != ':')) continue;
        if (!begun)
            p->name = str_cut(line, 0, i);
        else
            parameter(p, str_cut(line, begun, i));
        begun = i + 1;
        if (ch == ';') continue;
        p->value = str_cut(line, i + 1, line.n);
        ptrdiff_t dot = str_chr(p->name, '.'); /* item1.EMAIL: the group says nothing here */
        if (dot >= 0) p->name = str_cut(p->name, (size_t)dot + 1, p->name.n);
        return p->name.n > 0;
    }
    return false;
}

/* a text value: \n \, \; \\ taken apart; up to a limit, on one line unless lines are wanted */
static str text_of(struct arena *a, str s, bool lines)
{
    struct buf b = { .a = a };
    for (size_t i = 0; i < s.n && b.n < 4 * MOST_TEXT; i++) {
        char ch = s.p[i];
        if (ch == '\\' && i + 1 < s.n) {
            ch = s.p[++i];
            if (ch == 'n' || ch == 'N') ch = '\n';
        }
        buf_c(&b, ch == '\n' && !lines ? ' ' : ch);
    }
    str t = str_trim(buf_str(&b));
    return utf8_clip(t, MOST_TEXT);
}
/* the n-th part of a structured value, parted by ; that is not escaped */
static bool part_of(str *rest, str *part)
{
    if (!rest->p) return false;
    for (size_t i = 0; i < rest->n; i++) {
        if (rest->p[i] == '\\') {
            i++;
        } else if (rest->p[i] == ';') {
            *part = str_cut(*rest, 0, i);
            *rest = str_cut(*rest, i + 1, rest->n);
            return true;
        }
    }
    *part = *rest;
    *rest = (str){ 0 };
    return true;
}
static str joined(struct arena *a, str value, size_t from, const char *between, bool lines)
{
    struct buf b = { .a = a };
    str part;
    for (size_t i = 0; part_of(&value, &part); i++) {
        str t = text_of(a, part, lines);
        if (i >= from && t.n) buf_fmt(&b, "%s%.*s", b.n ? between : "", FMT(t));
    }
    return buf_str(&b);
}

struct ranked { /* how each address is preferred, beside the card's list */
    int64_t emails[MOST_EACH], telephones[MOST_EACH];
};
static void add(struct strs *list, int64_t *rank, str value, int64_t preferred)
{
    if (!value.n || list->n >= MOST_EACH) return;
    size_t at = list->n++;
    for (; at > 0 && rank[at - 1] > preferred; at--) {
        list->v[at] = list->v[at - 1];
        rank[at] = rank[at - 1];
    }
    list->v[at] = value;
    rank[at] = preferred;
}
static str without(str s, const char *scheme)
{
    size_t n = strlen(scheme);
    return s.n > n && str_eq_nocase(str_cut(s, 0, n), str_of(scheme)) ? str_cut(s, n, s.n) : s;
}

static void key_of(struct arena *a, const struct property *p, struct vcard *out)
{
    str bytes, v = p->value;
    ptrdiff_t comma = str_find(v, S(";base64,"));
    if (out->key.n) return;
    if (str_starts(v, S("data:application/pgp-keys")) && comma > 0)
        v = str_cut(v, (size_t)comma + 8, v.n);
    else if (!str_eq_nocase(p->encoding, S("b")) && !str_eq_nocase(p->encoding, S("base64"))) {
        str text = text_of(a, v, true);
        if (str_starts(text, S("-----BEGIN PGP PUBLIC"))) out->key = text;
        return;
    }
    if (text_base64(a, v, &bytes) && bytes.n && ((unsigned char)bytes.p[0] & 0x80 || bytes.p[0] == '-')) out->key = bytes;
}

static void take(struct arena *a, const struct property *p, struct vcard *out, struct ranked *r)
{
    static const struct {
        const char *name;
        size_t at;
        bool lines;
    } plain[] = { { "VERSION", offsetof(struct vcard, version), false }, { "KIND", offsetof(struct vcard, kind), false },
                  { "FN", offsetof(struct vcard, name), false },         { "TITLE", offsetof(struct vcard, title), false },
                  { "ROLE", offsetof(struct vcard, role), false },       { "URL", offsetof(struct vcard, url), false },
                  { "TZ", offsetof(struct vcard, zone), false },         { "NOTE", offsetof(struct vcard, note), true },
                  { "UID", offsetof(struct vcard, uid), false } };
    for (size_t i = 0; i < COUNT(plain); i++) {
        str *to = (str *)(void *)((char *)out + plain[i].at);
        if (str_eq_nocase(p->name, str_of(plain[i].name)) && !to->n) *to = text_of(a, p->value, plain[i].lines);
    }
    if (str_eq_nocase(p->name, S("ORG")) && !out->organisation.n) {
        str rest = p->value, first;
        (void)part_of(&rest, &first);
        out->organisation = text_of(a, first, false);
        out->unit = joined(a, p->value, 1, ", ", false);
    }
    if (str_eq_nocase(p->name, S("ADR")) && !out->address.n) out->address = joined(a, p->value, 0, "\n", true);
    if (str_eq_nocase(p->name, S("EMAIL"))) add(&out->emails, r->emails, without(text_of(a, p->value, false), "mailto:"), p->preferred);
    if (str_eq_nocase(p->name, S("TEL"))) {
        str tel = without(text_of(a, p->value, false), "tel:"), number = tel;
        (void)str_split(&tel, ';', &number);
        add(&out->telephones, r->telephones, str_trim(number), p->preferred);
    }
    if (str_eq_nocase(p->name, S("KEY"))) key_of(a, p, out);
}

static const char *verdict(struct vcard *v)
{
    if (!str_is(v->version, "3.0") && !str_is(v->version, "4.0"))
        return str_is(v->version, "2.1") ? "a card of version 2.1: export it as 3.0 or 4.0" : "the card does not say that it is of version 3.0 or 4.0";
    if (str_eq_nocase(v->kind, S("org")) && !v->organisation.n) v->organisation = v->name;
    if (!v->name.n) v->name = v->organisation;
    return v->name.n ? NULL : "the card has no name";
}

err vcard_next(struct ctx *c, struct vcards *v, struct vcard *out, bool *more)
{
    struct property p;
    struct ranked r;
    str line;
    bool inside = false, there;
    *out = (struct vcard){ .emails = { NEW_ARRAY(c->arena, MOST_EACH, str), 0 }, .telephones = { NEW_ARRAY(c->arena, MOST_EACH, str), 0 } };
    *more = false;
    for (unsigned lines = 0;; lines++) {
        unsigned at = v->line;
        TRY(content_line(c, v, &line, &there));
        if (!there) break;
        if (!str_trim(line).n) continue;
        if (!property_of(line, &p)) FAIL_AT(c, S("/file"), "bad-vcard", "line %u is no line of a card: NAME:VALUE is wanted", at);
        bool begin = str_eq_nocase(p.name, S("BEGIN")), end = str_eq_nocase(p.name, S("END"));
        if ((begin || end) && !str_eq_nocase(str_trim(p.value), S("VCARD"))) continue; /* something nested, of another kind */
        if (begin) {
            if (inside) FAIL_AT(c, S("/file"), "bad-vcard", "line %u: the card of line %u is not ended", at, out->line);
            if (++v->n > MOST_CARDS) FAIL_AT(c, S("/file"), "bad-vcard", "more than %d cards", MOST_CARDS);
            inside = true;
            out->line = at;
            lines = 0;
            continue;
        }
        if (!inside) FAIL_AT(c, S("/file"), "bad-vcard", "line %u stands outside a card", at);
        if (end) {
            out->wrong = verdict(out);
            *more = true;
            return NULL;
        }
        if (lines > MOST_LINES) FAIL_AT(c, S("/file"), "bad-vcard", "line %u: the card has more than %d lines", at, MOST_LINES);
        take(c->arena, &p, out, &r);
    }
    if (inside) FAIL_AT(c, S("/file"), "bad-vcard", "the card of line %u is not ended", out->line);
    return NULL;
}
