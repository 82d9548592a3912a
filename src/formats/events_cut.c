/* events_cut - rows cut out of a stream that comes in pieces of any size
 *
 * A row lies mostly within one piece and is then pointed at; only what lies across pieces is copied, into a buffer
 * of at most a row and a piece. Three kinds of row: a line; a JSON object, over several lines or in a list; a table row, whose
 * quoted cells may hold line breaks. A quotation mark that is never closed costs its own line, not the file. */
#include "events_inside.h"

enum { PIECE = 32 << 10 };

/* what can be looked at: one byte more than a row may have shows that it is too long */
static str window(const struct events *r)
{
    str w = r->text == TEXT_UTF8 ? r->in : (str){ NULL, 0 };
    if (r->keep_n > r->keep_at) w = (str){ r->keep + r->keep_at, r->keep_n - r->keep_at };
    return str_cut(w, 0, EVENTS_LONGEST_ROW + 1);
}

static void taken(struct events *r, size_t n)
{
    if (n) r->in_line = window(r).p[n - 1] != '\n';
    if (r->keep_n > r->keep_at) {
        r->keep_at += n;
        if (r->from_in > r->keep_n - r->keep_at) r->from_in = r->keep_n - r->keep_at;
    } else
        r->in = str_cut(r->in, n, r->in.n);
    r->scan = (struct events_scan){ 0 };
}

static void room_for(struct events *r, size_t n)
{
    if (r->keep_at) {
        memmove(r->keep, r->keep + r->keep_at, r->keep_n - r->keep_at);
        r->keep_n -= r->keep_at;
        r->keep_at = 0;
    }
    if (r->keep_room - r->keep_n >= n) return;
    size_t room = r->keep_room ? r->keep_room : PIECE;
    while (room - r->keep_n < n) room *= 2;
    char *p = arena_alloc(r->a, room);
    if (r->keep_n) memcpy(p, r->keep, r->keep_n);
    r->keep = p;
    r->keep_room = room;
}

static void put_point(struct events *r, uint32_t p)
{
    unsigned char *z = (unsigned char *)r->keep + r->keep_n;
    if (p < 0x80) {
        z[0] = (unsigned char)p;
        r->keep_n += 1;
    } else if (p < 0x800) {
        z[0] = (unsigned char)(0xc0 | p >> 6);
        z[1] = (unsigned char)(0x80 | (p & 63));
        r->keep_n += 2;
    } else if (p < 0x10000) {
        z[0] = (unsigned char)(0xe0 | p >> 12);
        z[1] = (unsigned char)(0x80 | (p >> 6 & 63));
        z[2] = (unsigned char)(0x80 | (p & 63));
        r->keep_n += 3;
    } else {
        z[0] = (unsigned char)(0xf0 | p >> 18);
        z[1] = (unsigned char)(0x80 | (p >> 12 & 63));
        z[2] = (unsigned char)(0x80 | (p >> 6 & 63));
        z[3] = (unsigned char)(0x80 | (p & 63));
        r->keep_n += 4;
    }
}

/* UTF-16 from in to keep; half a pair and an odd byte wait in r->surrogate for the next piece */
static void more_utf16(struct events *r)
{
    room_for(r, 4 * PIECE);
    size_t i = 0, n = r->in.n < PIECE ? r->in.n : PIECE;
    unsigned half = r->surrogate & 0xffff, odd = r->surrogate >> 16; /* odd: 0 or 0x100 | byte */
    while (i < n) {
        unsigned char now = (unsigned char)r->in.p[i++];
        if (!odd) {
            odd = 0x100u | now;
            continue;
        }
        unsigned first = odd & 0xff, u = r->text == TEXT_BIG ? first << 8 | now : (unsigned)now << 8 | first;
        odd = 0;
        if (half) {
            bool pair = u >= 0xdc00 && u < 0xe000;
            put_point(r, pair ? 0x10000 + ((half - 0xd800) << 10) + (u - 0xdc00) : 0xfffd);
            half = 0;
            if (pair) continue;
        }
        if (u >= 0xd800 && u < 0xdc00)
            half = u;
        else
            put_point(r, u >= 0xdc00 && u < 0xe000 ? 0xfffd : u);
    }
    r->in = str_cut(r->in, n, r->in.n);
    r->from_in = 0;
    r->surrogate = odd << 16 | half;
}

/* more bytes behind the window; false: there are none until something is fed */
static bool more(struct events *r)
{
    if (r->text != TEXT_UTF8 && r->last && !r->in.n && r->surrogate) {
        room_for(r, 4);
        put_point(r, 0xfffd);
        r->surrogate = 0;
        return true;
    }
    if (!r->in.n) return false;
    if (r->text != TEXT_UTF8) {
        more_utf16(r);
        return true;
    }
    size_t have = r->keep_n - r->keep_at;
    if (!have) return false;  /* the window is the piece itself */
    if (have <= r->from_in) { /* all of it is still there as it was fed: no copy is needed */
        r->in = (str){ r->in.p - have, r->in.n + have };
        r->keep_at = r->keep_n = r->from_in = 0;
        return true;
    }
    size_t n = r->in.n < PIECE ? r->in.n : PIECE;
    room_for(r, n);
    memcpy(r->keep + r->keep_n, r->in.p, n);
    r->keep_n += n;
    r->in = str_cut(r->in, n, r->in.n);
    r->from_in += n;
    return true;
}

/* what is left of the piece is kept, so that the caller may have its memory back */
static void put_by(struct events *r)
{
    while (r->text != TEXT_UTF8 && r->text != TEXT_UNKNOWN && r->in.n) more_utf16(r);
    if (!r->in.n) return;
    room_for(r, r->in.n);
    memcpy(r->keep + r->keep_n, r->in.p, r->in.n);
    r->keep_n += r->in.n;
    r->in.n = 0;
    r->from_in = 0;
}

void events_feed(struct events *r, str bytes, bool last)
{
    if (r->in.n) put_by(r); /* somebody did not wait for EVENTS_MORE: nothing is lost, only copied */
    r->in = bytes;
    r->last = last;
    r->from_in = 0;
}

/* UTF-8 with or without a mark, or UTF-16 by its mark; false: too little seen to say */
static bool encoding(struct events *r)
{
    if (r->text != TEXT_UNKNOWN) return true;
    char head[3];
    size_t kept = r->keep_n - r->keep_at, n = 0;
    while (n < 3 && n < kept + r->in.n) {
        head[n] = n < kept ? r->keep[r->keep_at + n] : r->in.p[n - kept];
        n++;
    }
    if (n < 3 && !r->last) return false; /* put by: at most two bytes, so a mark never leaves any of them */
    str h = { head, n };
    size_t mark = 0;
    r->text = TEXT_UTF8;
    r->told.encoding = S("UTF-8");
    if (str_starts(h, S("\xef\xbb\xbf"))) mark = 3;
    if (str_starts(h, S("\xff\xfe"))) {
        mark = 2;
        r->text = TEXT_LITTLE;
        r->told.encoding = S("UTF-16LE");
    }
    if (str_starts(h, S("\xfe\xff"))) {
        mark = 2;
        r->text = TEXT_BIG;
        r->told.encoding = S("UTF-16BE");
    }
    size_t of_kept = mark < kept ? mark : kept;
    r->keep_at += of_kept;
    r->in = str_cut(r->in, mark - of_kept, r->in.n);
    return true;
}

/* ---- where a row ends: the index behind it, or 0 when the window does not show it */
static size_t line_end(struct events *r, str w)
{
    const char *nl = w.n > r->scan.at ? memchr(w.p + r->scan.at, '\n', w.n - r->scan.at) : NULL;
    r->scan.at = w.n;
    return nl ? (size_t)(nl - w.p) + 1 : 0;
}

static size_t table_end(struct events *r, str w)
{
    struct events_scan *s = &r->scan;
    for (; s->at < w.n; s->at++) {
        char ch = w.p[s->at];
        bool begins = s->at == 0 || w.p[s->at - 1] == r->delimiter, doubled = s->closed && s->at == s->closed;
        if (s->quoted) {
            if (ch != '"') continue;
            s->quoted = false;
            s->closed = s->at + 1; /* another one right behind it is a doubled one */
        } else if (ch == '"' && (begins || doubled))
            s->quoted = true;
        else if (ch == '\n')
            return s->at + 1;
    }
    return 0;
}

/* an object from its '{' to its '}'; *broken: a line break within a text, so this is no JSON */
static size_t object_end(struct events *r, str w, bool *broken)
{
    struct events_scan *s = &r->scan;
    for (; s->at < w.n; s->at++) {
        char ch = w.p[s->at];
        if (s->quoted) {
            if (s->escaped)
                s->escaped = false;
            else if (ch == '\\')
                s->escaped = true;
            else if (ch == '"')
                s->quoted = false;
            else if (ch == '\n') {
                *broken = true;
                return s->at; /* the line break stays: an object may begin behind it */
            }
        } else if (ch == '"')
            s->quoted = true;
        else if (ch == '{' || ch == '[')
            s->depth++;
        else if ((ch == '}' || ch == ']') && s->depth && --s->depth == 0)
            return s->at + 1;
    }
    return 0;
}

/* ---- rows */
static uint32_t breaks(str s)
{
    uint32_t n = 0;
    for (const char *p = s.p, *end = p + s.n; s.n && p < end && (p = memchr(p, '\n', (size_t)(end - p))) != NULL; p++) n++;
    return n;
}

static str without_end(str s, bool *ended)
{
    *ended = s.n && s.p[s.n - 1] == '\n';
    if (*ended) s.n--;
    if (s.n && s.p[s.n - 1] == '\r') s.n--;
    return s;
}

/* n bytes of the window are a row */
static void row(struct events *r, str w, size_t n, enum events_row_kind kind, struct events_row *out)
{
    bool ended;
    str whole = str_cut(w, 0, n);
    out->kind = kind;
    out->line = r->line;
    out->raw = without_end(whole, &ended);
    uint32_t nl = breaks(whole);
    out->lines = nl + !ended;
    r->line += nl;
    r->row = n;
    r->row_kept = r->keep_n > r->keep_at;
    taken(r, n);
    out->cut = !ended && r->frame != FRAME_OBJECTS && r->last && !window(r).n && !r->in.n;
    r->told.cut = r->told.cut || out->cut;
}

static void broken_row(struct events *r, str w, size_t n, const char *code, str why, struct events_row *out)
{
    row(r, w, n, EVENTS_BAD, out);
    if (out->raw.n > EVENTS_RAW_KEPT) out->raw.n = EVENTS_RAW_KEPT;
    out->code = code;
    out->why = why;
}

void events_first_line_alone(struct ctx *c, struct events *r, struct events_row *out)
{
    if (r->row_kept)
        r->keep_at -= r->row;
    else
        r->in = (str){ r->in.p - r->row, r->in.n + r->row };
    r->line = out->line;
    str w = window(r), why = out->why;
    const char *nl = memchr(w.p, '\n', w.n);
    broken_row(r, w, nl ? (size_t)(nl - w.p) + 1 : r->row, "quote-open", S(""), out);
    out->n = 0;
    out->why = arena_fmt(c->arena, "a quotation mark is opened and not closed in its line (with those that follow: %.*s)", FMT(why));
}

/* a row that is longer than rows may be: its head is shown, the rest of its line passed over */
static void too_long(struct events *r, str w, struct events_row *out)
{
    const char *nl = memchr(w.p, '\n', EVENTS_LONGEST_ROW);
    if (nl && r->frame == FRAME_TABLE) { /* a quotation mark that is not closed: its line alone */
        broken_row(r, w, (size_t)(nl - w.p) + 1, "quote-open", S("a quotation mark is opened and not closed"), out);
        return;
    }
    uint64_t line = r->line;
    broken_row(r, w, EVENTS_LONGEST_ROW, "line-too-long", S("longer than 1 MiB"), out);
    out->line = line;
    r->passing = r->frame != FRAME_OBJECTS;
    r->resync = r->frame == FRAME_OBJECTS;
}

/* white space and separators before an object; true: something is there */
static bool to_object(struct events *r)
{
    for (;;) {
        str w = window(r);
        size_t i = 0;
        for (; i < w.n && strchr(" \t\r\n,[]", w.p[i]) && w.p[i]; i++) r->line += w.p[i] == '\n';
        if (i) taken(r, i);
        if (i < w.n) return true;
        if (window(r).n == 0 && !more(r)) return false;
    }
}

/* after something broken: up to a line that begins with '{' (behind blanks); true: there is one */
static bool to_next_object(struct events *r)
{
    for (;;) {
        str w = window(r);
        const char *nl = w.n ? memchr(w.p, '\n', w.n) : NULL;
        if (!nl) {
            if (w.n) taken(r, w.n);
            if (window(r).n == 0 && !more(r)) return false;
            continue;
        }
        /* the line break stays in front of the window until what follows it has been seen */
        size_t at = (size_t)(nl - w.p), i = at + 1;
        while (i < w.n && (w.p[i] == ' ' || w.p[i] == '\t')) i++;
        if (i == w.n && i - at < PIECE) {
            if (at) taken(r, at);
            if (more(r)) continue;
            if (!r->last) return false;
            taken(r, window(r).n);
            continue;
        }
        r->line++;
        taken(r, at + 1);
        if (i < w.n && w.p[i] == '{') return !(r->resync = false);
    }
}

static void cut_object(struct events *r, struct events_row *out)
{
    if ((r->resync && !to_next_object(r)) || !to_object(r)) {
        out->kind = EVENTS_MORE;
        return;
    }
    for (;;) {
        str w = window(r);
        bool broken = false, object = w.p[0] == '{';
        size_t n = object ? object_end(r, w, &broken) : line_end(r, w);
        if (n && n <= EVENTS_LONGEST_ROW && broken) {
            broken_row(r, w, n, "not-json", S("a text is broken off by an end of line"), out);
            r->resync = true;
            return;
        }
        if (n && n <= EVENTS_LONGEST_ROW) {
            if (object)
                row(r, w, n, EVENTS_ROW, out);
            else
                broken_row(r, w, n, "not-json", S("an object was expected"), out);
            return;
        }
        if (n || w.n > EVENTS_LONGEST_ROW) {
            too_long(r, w, out);
            return;
        }
        if (more(r)) continue;
        if (r->last) {
            broken_row(r, w, w.n, "not-json", S("the input ends within an object"), out);
            out->cut = true;
            r->told.cut = true;
        } else
            out->kind = EVENTS_MORE;
        return;
    }
}

/* passes over the rest of a line that was too long; false: it goes on beyond what is here */
static bool pass(struct events *r)
{
    while (r->passing) {
        str w = window(r);
        const char *nl = w.n ? memchr(w.p, '\n', w.n) : NULL;
        if (nl) {
            taken(r, (size_t)(nl - w.p) + 1);
            r->line++;
            r->passing = false;
        } else {
            if (w.n) taken(r, w.n);
            if (window(r).n == 0 && !more(r)) {
                r->told.cut = r->told.cut || r->last;
                return false;
            }
        }
    }
    return true;
}

/* the first of , ; tab | by how often it stands in the first line outside quotes */
static char delimiter_in(str line)
{
    static const char all[] = { ',', ';', '\t', '|' };
    size_t n[COUNT(all)] = { 0 }, best = 0;
    bool quoted = false;
    for (size_t i = 0; i < line.n && line.p[i] != '\n'; i++) {
        if (line.p[i] == '"') quoted = !quoted;
        for (size_t k = 0; !quoted && k < COUNT(all); k++) n[k] += line.p[i] == all[k];
    }
    for (size_t k = 1; k < COUNT(all); k++)
        if (n[k] > n[best]) best = k;
    return all[best];
}

/* JSON that begins with a list, or with a line that leaves an object open, is written over several lines */
static enum events_frame frame_of(str first)
{
    str s = str_trim(first);
    if (s.n && s.p[0] == '[') return FRAME_OBJECTS;
    return s.n && s.p[0] == '{' && strchr("{[,", s.p[s.n - 1]) ? FRAME_OBJECTS : FRAME_LINES;
}

static bool table_format(const struct events *r)
{
    return r->o.format == EVENTS_CSV || r->o.format == EVENTS_SHADOWSERVER;
}

/* the first line that is neither blank nor before a table, from *i on; false: not whole yet */
static bool first_line(const struct events *r, str w, str *first)
{
    const char *nl = NULL;
    *first = (str){ NULL, 0 };
    for (size_t i = 0, line = 0; i < w.n; i = (size_t)(nl - w.p) + 1, line++) {
        nl = memchr(w.p + i, '\n', w.n - i);
        *first = str_cut(w, i, nl ? (size_t)(nl - w.p) : w.n);
        if (str_trim(*first).n && !map_before(r, line, *first)) return nl != NULL;
        if (!nl) break;
    }
    return false;
}

/* looks at the first line that says something; false: it is not there yet */
static bool decide(struct events *r)
{
    str w, first;
    while (!first_line(r, w = window(r), &first) && w.n <= EVENTS_LONGEST_ROW) {
        if (more(r)) continue;
        if (!r->last) return false;
        break;
    }
    str s = str_trim(first);
    bool json = r->o.format == EVENTS_SHADOWSERVER && s.n && (s.p[0] == '[' || s.p[0] == '{');
    if (table_format(r) && !json) {
        r->frame = FRAME_TABLE;
        if (!r->delimiter) r->delimiter = delimiter_in(first);
    } else
        r->frame = frame_of(first);
    r->scan = (struct events_scan){ 0 };
    return true;
}

static void cut_line(struct events *r, struct events_row *out)
{
    for (;;) {
        str w = window(r);
        size_t n = !w.n ? 0 : r->frame == FRAME_TABLE ? table_end(r, w) : line_end(r, w);
        if (n && n <= EVENTS_LONGEST_ROW) {
            row(r, w, n, EVENTS_ROW, out);
            return;
        }
        if (n || w.n > EVENTS_LONGEST_ROW) {
            too_long(r, w, out);
            return;
        }
        if (more(r)) continue;
        if (!r->last || !w.n) {
            out->kind = EVENTS_MORE;
            return;
        }
        const char *nl = memchr(w.p, '\n', w.n);
        if (r->scan.quoted)
            broken_row(r, w, nl ? (size_t)(nl - w.p) + 1 : w.n, "quote-open", S("a quotation mark is opened and not closed"), out);
        else
            row(r, w, w.n, EVENTS_ROW, out);
        return;
    }
}

void events_cut(struct events *r, struct events_row *out)
{
    *out = (struct events_row){ .kind = EVENTS_MORE };
    if (encoding(r) && pass(r) && (r->frame != FRAME_UNSEEN || decide(r))) {
        if (r->frame == FRAME_OBJECTS)
            cut_object(r, out);
        else
            cut_line(r, out);
    }
    if (out->kind == EVENTS_MORE) put_by(r);
}
