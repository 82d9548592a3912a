/* mail_text - the parts of reading mail that need no library: what is safe to keep, names, delivery reports, signed bytes */
#include <strings.h>

#include "base/utf8.h"
#include "formats/mail_inside.h"

enum { MOST_DELIVERIES = 200, BOUNDARY_LINES = 20000, HEADER_RUNS = 4 };

void mail_trouble_add(struct mail_trouble *t, const char *what, int64_t at)
{
    for (size_t i = 0; i < t->n; i++)
        if (t->v[i].what == what) return; /* the first place is enough */
    if (t->n == COUNT(t->v)) return;
    t->v[t->n].what = what;
    t->v[t->n++].at = at;
}

/* marks that turn the direction of writing, and signs without width that hide in names */
static bool hidden(uint32_t p)
{
    return (p >= 0x202A && p <= 0x202E) || (p >= 0x2066 && p <= 0x2069) || p == 0xFEFF;
}

str mail_clean(struct arena *a, str s, bool lines)
{
    struct buf b = { .a = a };
    uint32_t p;
    bool cr = false;
    for (str rest = s; rest.n;) {
        const char *at = rest.p;
        if (!utf8_next(&rest, &p)) break;
        bool after_cr = cr;
        cr = p == '\r';
        if (p == '\r' || p == '\n') {
            if (p == '\n' && after_cr) continue;
            buf_c(&b, lines ? '\n' : ' ');
        } else if (p == '\t') {
            buf_c(&b, lines ? '\t' : ' ');
        } else if (p < ' ' || (p >= 0x7F && p < 0xA0) || hidden(p)) {
            continue;
        } else if (p == 0xFFFD) {
            buf_z(&b, "\xEF\xBF\xBD");
        } else {
            buf_put(&b, (str){ at, (size_t)(rest.p - at) });
        }
    }
    return buf_str(&b);
}

str mail_plain_text(struct arena *a, str text)
{
    return mail_clean(a, text, true);
}

str mail_one_line(struct arena *a, str text)
{
    return str_trim(mail_clean(a, text, false));
}

str mail_file_name(struct arena *a, str name)
{
    struct buf b = { .a = a };
    str s = mail_clean(a, name, false);
    for (size_t i = s.n; i-- > 0;)
        if (s.p[i] == '/' || s.p[i] == '\\') {
            s = str_cut(s, i + 1, s.n);
            break;
        }
    uint32_t p;
    for (str rest = s; rest.n;) {
        const char *at = rest.p;
        if (!utf8_next(&rest, &p)) break;
        bool bad = p < 0x80 && strchr("<>:\"|?*", (int)p);
        if (p == 0x200B || p == 0x200E || p == 0x200F) continue;
        buf_put(&b, bad ? S("_") : (str){ at, (size_t)(rest.p - at) });
    }
    s = buf_str(&b);
    while (s.n && (s.p[0] == '.' || s.p[0] == ' ')) s = str_cut(s, 1, s.n);
    while (s.n && (s.p[s.n - 1] == '.' || s.p[s.n - 1] == ' ')) s.n--;
    if (utf8_length(s) <= 150) return s;
    size_t dot = s.n; /* what it is stays readable: the end after the last dot, when that is short */
    while (dot > 0 && s.n - dot < 12 && s.p[dot - 1] != '.') dot--;
    str end = dot > 0 && s.p[dot - 1] == '.' ? str_cut(s, dot - 1, s.n) : S("");
    return arena_fmt(a, "%.*s%.*s", FMT(utf8_clip(s, 150 - utf8_length(end))), FMT(end));
}

/* ---- bounding what the parser sees */

static bool next_line(str *rest, str *line) /* with its end */
{
    if (!rest->n) return false;
    ptrdiff_t nl = str_chr(*rest, '\n');
    size_t n = nl < 0 ? rest->n : (size_t)nl + 1;
    *line = str_cut(*rest, 0, n);
    *rest = str_cut(*rest, n, rest->n);
    return true;
}
static bool blank(str line)
{
    return str_is(line, "\n") || str_is(line, "\r\n");
}
static bool like_header(str line)
{
    if (line.n && (line.p[0] == ' ' || line.p[0] == '\t')) return true;
    for (size_t i = 0; i < line.n && i < 80; i++) {
        unsigned char ch = (unsigned char)line.p[i];
        if (ch == ':') return i > 0;
        if (ch <= ' ' || ch >= 0x7F) return false;
    }
    return false;
}

/* a header block that is too long is ended by an empty line; the raw message is kept elsewhere as it came */
str mail_tame(struct arena *a, str raw, const struct mail_limits *lim, struct mail_trouble *t)
{
    size_t most = lim->headers, run = 0, dashes = 0;
    struct buf b = { .a = a, .max = raw.n + (raw.n >> 3) + 4096 };
    const char *kept = raw.p; /* what was copied so far; nothing is copied while nothing is wrong */
    bool counting = true;
    for (str rest = raw, line; next_line(&rest, &line);) {
        size_t at = (size_t)(line.p - raw.p);
        bool dash = str_starts(line, S("--"));
        if (dash && ++dashes > BOUNDARY_LINES) {
            mail_trouble_add(t, "too many parts: cut", (int64_t)at);
            raw.n = at;
            break;
        }
        if (blank(line) || dash) {
            if (dash || run) most = dash ? lim->headers : lim->headers * HEADER_RUNS;
            run = 0;
            counting = true;
            continue;
        }
        if (counting && at && !like_header(line)) counting = false;
        if (!counting) continue;
        run += line.n;
        if (run <= most) continue;
        mail_trouble_add(t, "headers too long: cut", (int64_t)at);
        buf_put(&b, (str){ kept, (size_t)(line.p - kept) });
        buf_z(&b, "\n");
        kept = line.p;
        counting = false;
        run = 0;
    }
    if (kept == raw.p) return raw;
    buf_put(&b, (str){ kept, (size_t)(raw.p + raw.n - kept) });
    return buf_str(&b);
}

/* ---- header blocks read by hand: delivery reports and returned headers */

str mail_header_of(struct arena *a, str block, const char *name)
{
    struct buf b = { .a = a, .max = 4096 };
    size_t n = strlen(name);
    bool in = false;
    for (str line; next_line(&block, &line);) {
        if (blank(line)) break;
        if (in && (line.p[0] == ' ' || line.p[0] == '\t')) {
            buf_c(&b, ' ');
            buf_put(&b, str_trim(line));
            continue;
        }
        if (in) break;
        in = line.n > n && line.p[n] == ':' && strncasecmp(line.p, name, n) == 0;
        if (in) buf_put(&b, str_trim(str_cut(line, n + 1, line.n)));
    }
    return mail_clean(a, buf_str(&b), false);
}

str mail_id_of(str text)
{
    ptrdiff_t from = str_chr(text, '<'), to = from < 0 ? -1 : str_chr(str_cut(text, (size_t)from, text.n), '>');
    if (to < 0) return str_trim(text);
    return str_trim(str_cut(text, (size_t)from + 1, (size_t)(from + to)));
}

str mail_address_of(struct arena *a, str text)
{
    ptrdiff_t semi = str_chr(text, ';');
    if (semi >= 0) text = str_cut(text, (size_t)semi + 1, text.n);
    text = mail_id_of(text);
    ptrdiff_t at = -1;
    for (size_t i = 0; i < text.n; i++)
        if (text.p[i] == '@') at = (ptrdiff_t)i;
    struct buf b = { .a = a };
    for (size_t i = 0; i < text.n; i++) {
        char ch = text.p[i];
        buf_c(&b, at >= 0 && i > (size_t)at && ch >= 'A' && ch <= 'Z' ? (char)(ch + 32) : ch);
    }
    return buf_str(&b);
}

static enum mail_action action_of(str word)
{
    static const struct {
        const char *word;
        enum mail_action action;
    } all[] = { { "failed", MAIL_ACTION_FAILED },       { "failure", MAIL_ACTION_FAILED },  { "delayed", MAIL_ACTION_DELAYED },
                { "delivered", MAIL_ACTION_DELIVERED }, { "relayed", MAIL_ACTION_RELAYED }, { "expanded", MAIL_ACTION_EXPANDED } };
    for (size_t i = 0; i < COUNT(all); i++)
        if (str_eq_nocase(word, str_of(all[i].word))) return all[i].action;
    return MAIL_ACTION_NONE;
}

static str base64_decoded(struct arena *a, str s)
{
    struct buf b = { .a = a };
    uint32_t bits = 0;
    unsigned have = 0;
    for (size_t i = 0; i < s.n && s.p[i] != '='; i++) {
        char ch = s.p[i];
        int v = ch >= 'A' && ch <= 'Z'   ? ch - 'A'
                : ch >= 'a' && ch <= 'z' ? ch - 'a' + 26
                : ch >= '0' && ch <= '9' ? ch - '0' + 52
                : ch == '+'              ? 62
                : ch == '/'              ? 63
                                         : -1;
        if (v < 0) continue;
        bits = (bits << 6 | (uint32_t)v) & 0xFFFFFF;
        have += 6;
        if (have < 8) continue;
        have -= 8;
        buf_c(&b, (char)(bits >> have & 0xFF));
    }
    return buf_str(&b);
}

/* groups of fields parted by empty lines; those that name a recipient count. Some gateways encode the group that follows. */
void mail_report_fields(struct arena *a, str fields, struct mail_in *out)
{
    struct mail_delivery *v = NEW_ARRAY(a, MOST_DELIVERIES, struct mail_delivery);
    size_t n = 0;
    bool encoded = false;
    while (fields.n && n < MOST_DELIVERIES) {
        str group = fields, line, rest = fields;
        size_t used = 0;
        while (next_line(&rest, &line) && !blank(line)) used += line.n;
        group = str_cut(fields, 0, used);
        fields = rest;
        if (encoded) group = base64_decoded(a, group);
        encoded = str_eq_nocase(mail_header_of(a, group, "Content-Transfer-Encoding"), S("base64"));
        str who = mail_header_of(a, group, "Final-Recipient");
        if (!who.n) who = mail_header_of(a, group, "Original-Recipient");
        if (!who.n) continue;
        str said = mail_header_of(a, group, "Diagnostic-Code"), status = mail_header_of(a, group, "Status");
        ptrdiff_t semi = str_chr(said, ';');
        ptrdiff_t gap = str_chr(status, ' ');
        v[n++] = (struct mail_delivery){ .recipient = mail_address_of(a, who),
                                         .action = action_of(mail_header_of(a, group, "Action")),
                                         .status = gap < 0 ? status : str_cut(status, 0, (size_t)gap),
                                         .diagnostic = utf8_clip(str_trim(semi < 0 ? said : str_cut(said, (size_t)semi + 1, said.n)), 500) };
    }
    out->deliveries = (struct list){ v, n };
}

void mail_report_returned(struct arena *a, str headers, struct mail_in *out)
{
    out->report_id = mail_id_of(mail_header_of(a, headers, "Message-ID"));
    out->report_to = mail_address_of(a, mail_header_of(a, headers, "To"));
}

/* ---- RFC 3676: lines that end in a blank go on in the next one */

str mail_unflowed(struct arena *a, str text, bool delsp)
{
    struct buf b = { .a = a };
    size_t depth = 0;
    bool open = false;
    if (text.n && text.p[text.n - 1] == '\n') text.n--;
    for (str line; str_split(&text, '\n', &line);) {
        size_t quotes = 0;
        while (quotes < line.n && line.p[quotes] == '>') quotes++;
        str rest = str_cut(line, quotes, line.n);
        if (rest.n && rest.p[0] == ' ') rest = str_cut(rest, 1, rest.n);
        bool joined = open && quotes == depth, signature = str_is(rest, "-- ");
        if (open && (!joined || signature)) buf_c(&b, '\n');
        joined = joined && !signature;
        for (size_t i = 0; !joined && i < quotes; i++) buf_c(&b, '>');
        if (!joined && quotes && rest.n) buf_c(&b, ' ');
        open = rest.n && rest.p[rest.n - 1] == ' ' && !signature;
        buf_put(&b, open && delsp ? str_cut(rest, 0, rest.n - 1) : rest);
        if (!open) buf_c(&b, '\n');
        depth = quotes;
    }
    return buf_str(&b);
}

/* ---- what was signed, as it stood */

static str delimiter(str raw, str dashes, size_t from) /* the next line that begins with it; p NULL: none */
{
    for (size_t at = from; at < raw.n;) {
        ptrdiff_t hit = str_find(str_cut(raw, at, raw.n), dashes);
        if (hit < 0) return (str){ NULL, 0 };
        size_t begin = at + (size_t)hit;
        if (begin == 0 || raw.p[begin - 1] == '\n') {
            ptrdiff_t nl = str_chr(str_cut(raw, begin, raw.n), '\n');
            return str_cut(raw, begin, nl < 0 ? raw.n : begin + (size_t)nl + 1);
        }
        at = begin + 1;
    }
    return (str){ NULL, 0 };
}

str mail_signed_bytes(struct arena *a, str raw, str boundary)
{
    str dashes = arena_fmt(a, "--%.*s", FMT(boundary)), first = delimiter(raw, dashes, 0);
    if (!boundary.n || !first.p) return S("");
    size_t from = (size_t)(first.p - raw.p) + first.n;
    str second = delimiter(raw, dashes, from);
    if (!second.p) return S("");
    str body = str_cut(raw, from, (size_t)(second.p - raw.p));
    if (body.n && body.p[body.n - 1] == '\n') body.n--; /* the end of line before the delimiter belongs to it */
    if (body.n && body.p[body.n - 1] == '\r') body.n--;
    struct buf b = { .a = a, .max = body.n * 2 + 16 };
    for (size_t i = 0; i < body.n; i++) {
        if (body.p[i] == '\n' && (i == 0 || body.p[i - 1] != '\r')) buf_c(&b, '\r');
        buf_c(&b, body.p[i]);
    }
    return buf_str(&b);
}

/* from the line that begins with `begin` to the end of the line that begins with `end` */
static str block(str text, str begin, str end)
{
    str from = delimiter(text, begin, 0);
    if (!from.p) return (str){ NULL, 0 };
    str to = delimiter(text, end, (size_t)(from.p - text.p));
    return to.p ? str_cut(text, (size_t)(from.p - text.p), (size_t)(to.p - text.p) + to.n) : (str){ NULL, 0 };
}

void mail_inline_pgp(struct arena *a, str text, struct mail_crypto *out)
{
    str sealed = block(text, S("-----BEGIN PGP MESSAGE-----"), S("-----END PGP MESSAGE-----"));
    if (sealed.p && out->encrypted == MAIL_SEAL_NONE) {
        out->encrypted = MAIL_SEAL_PGP_INLINE;
        out->cipher = arena_dup(a, sealed);
    }
    str clear = block(text, S("-----BEGIN PGP SIGNED MESSAGE-----"), S("-----END PGP SIGNATURE-----"));
    if (clear.p && out->signed_by == MAIL_SEAL_NONE) {
        out->signed_by = MAIL_SEAL_PGP_INLINE;
        out->signature = arena_dup(a, clear);
    }
}
