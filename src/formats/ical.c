/* ical - see ical.h */
#include "formats/ical.h"

enum { FOLD = 75 };

/* NAME:VALUE, folded: each further line begins with a blank that counts */
static void line(struct buf *b, const char *name, str value)
{
    size_t n = strlen(name) + 1;
    buf_fmt(b, "%s:", name);
    for (size_t i = 0; i < value.n;) {
        size_t len = 1;
        while (i + len < value.n && ((unsigned char)value.p[i + len] & 0xc0) == 0x80) len++;
        if (n + len > FOLD) {
            buf_z(b, "\r\n ");
            n = 1;
        }
        buf_put(b, str_cut(value, i, i + len));
        n += len;
        i += len;
    }
    buf_z(b, "\r\n");
}

static str escaped(struct arena *a, str s)
{
    struct buf b = { .a = a };
    for (size_t i = 0; i < s.n; i++) {
        unsigned char ch = (unsigned char)s.p[i];
        if (ch == '\n')
            buf_z(&b, "\\n");
        else if (ch == '\\' || ch == ';' || ch == ',')
            buf_fmt(&b, "\\%c", ch);
        else if (ch >= ' ' && ch != 0x7f)
            buf_c(&b, (char)ch);
    }
    return buf_str(&b);
}

/* an address is no text: it has no escapes, and nothing that ends a line */
static str plain(struct arena *a, str s)
{
    struct buf b = { .a = a };
    for (size_t i = 0; i < s.n; i++)
        if ((unsigned char)s.p[i] > ' ' && (unsigned char)s.p[i] < 0x7f) buf_c(&b, s.p[i]);
    return buf_str(&b);
}

static void moment(struct buf *b, const char *name, when at)
{
    int y, mo, d, h, mi, s;
    when_utc(at, &y, &mo, &d, &h, &mi, &s);
    buf_fmt(b, "%s:%04d%02d%02dT%02d%02d%02dZ\r\n", name, y, mo, d, h, mi, s);
}

void ical_begin(struct buf *b, str product, str name)
{
    buf_z(b, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n");
    line(b, "PRODID", escaped(b->a, product));
    buf_z(b, "CALSCALE:GREGORIAN\r\nMETHOD:PUBLISH\r\n");
    line(b, "NAME", escaped(b->a, name));
    line(b, "X-WR-CALNAME", escaped(b->a, name));
    buf_z(b, "REFRESH-INTERVAL;VALUE=DURATION:PT1H\r\n");
}

void ical_put(struct buf *b, const struct ical_event *e)
{
    buf_z(b, "BEGIN:VEVENT\r\n");
    line(b, "UID", escaped(b->a, e->uid));
    moment(b, "DTSTAMP", e->stamp);
    moment(b, "DTSTART", e->start);
    buf_fmt(b, "SEQUENCE:%lld\r\n", (long long)e->sequence);
    line(b, "SUMMARY", escaped(b->a, e->summary));
    if (e->description.n) line(b, "DESCRIPTION", escaped(b->a, e->description));
    if (e->url.n) line(b, "URL", plain(b->a, e->url));
    buf_z(b, "TRANSP:TRANSPARENT\r\nEND:VEVENT\r\n");
}

void ical_end(struct buf *b)
{
    buf_z(b, "END:VCALENDAR\r\n");
}
