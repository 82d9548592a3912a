/* fields - see fields.h */
#include "programs/public/fields.h"
#include "guard/guard.h"

#include "base/buf.h"
#include "spine/limit.h"

str given_value(const struct given *g, const char *name)
{
    return g && g->p ? part_text(g->p, g->n, name) : S("");
}

bool given_any(const struct given *g, const char *const *names, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (given_value(g, names[i]).n) return true;
    return false;
}

static const struct err *wrong_with(const struct given *g, const char *name)
{
    for (const struct err *e = g ? g->wrong : NULL; e; e = e->more)
        if (e->field.n > 1 && str_is(str_cut(e->field, 1, e->field.n), name)) return e;
    return NULL;
}

static void label(struct buf *b, struct ctx *c, const struct given *g, const char *name, enum msg text, enum msg hint, bool needed)
{
    const struct err *e = wrong_with(g, name);
    buf_fmt(b, "<div class=\"field%s\"><label for=\"%s\">", e ? " wrong" : "", name);
    page_msg(b, c, text);
    if (needed) {
        buf_z(b, " <span class=\"needed\">");
        page_msg(b, c, MSG_PUBLIC_NEEDED);
        buf_z(b, "</span>");
    }
    buf_fmt(b, "</label><p class=\"hint\" id=\"%s-hint\">", name);
    page_msg(b, c, hint);
    buf_z(b, "</p>");
    if (e) {
        buf_fmt(b, "<p class=\"mend\" id=\"%s-mend\">", name);
        buf_html(b, e->detail);
        buf_z(b, "</p>");
    }
}

static void described(struct buf *b, const struct given *g, const char *name, bool needed)
{
    bool bad = wrong_with(g, name) != NULL;
    buf_fmt(b, " aria-describedby=\"%s%s%s-hint\"%s%s", bad ? name : "", bad ? "-mend " : "", name, bad ? " aria-invalid=\"true\"" : "",
            needed ? " required" : "");
}

void field_line(struct buf *b, struct ctx *c, const struct given *g, const char *name, const char *type, enum msg text, enum msg hint, bool needed)
{
    label(b, c, g, name, text, hint, needed);
    buf_fmt(b, "<input id=\"%s\" name=\"%s\" type=\"%s\" maxlength=\"200\"", name, name, type);
    described(b, g, name, needed);
    buf_z(b, " value=\"");
    buf_html(b, given_value(g, name));
    buf_z(b, "\"></div>");
}

void field_lines(struct buf *b, struct ctx *c, const struct given *g, const char *name, enum msg text, enum msg hint, bool needed)
{
    label(b, c, g, name, text, hint, needed);
    buf_fmt(b, "<textarea id=\"%s\" name=\"%s\" maxlength=\"20000\" rows=\"5\"", name, name);
    described(b, g, name, needed);
    buf_z(b, ">\n"); /* a first line feed is the browser's, not the writer's */
    buf_html(b, given_value(g, name));
    buf_z(b, "</textarea></div>");
}

void field_check(struct buf *b, struct ctx *c, const struct given *g, const char *name, enum msg text)
{
    buf_fmt(b, "<label class=\"check\"><input type=\"checkbox\" name=\"%s\" value=\"yes\"%s> <span>", name, given_value(g, name).n ? " checked" : "");
    page_msg(b, c, text);
    buf_z(b, "</span></label>");
}

void field_files(struct buf *b, struct ctx *c)
{
    label(b, c, NULL, "file", MSG_PUBLIC_FORM_FILE, MSG_PUBLIC_FORM_FILE_HINT, false);
    buf_z(b, "<input id=\"file\" name=\"file\" type=\"file\" multiple aria-describedby=\"file-hint\"></div>");
}

void field_errors(struct buf *b, struct ctx *c, const struct given *g)
{
    if (!g || !g->wrong) return;
    buf_z(b, "<div class=\"box error\" role=\"alert\"><p><b>");
    page_msg(b, c, MSG_PUBLIC_FORM_WRONG);
    buf_z(b, "</b></p><ul>");
    for (const struct err *e = g->wrong; e; e = e->more) {
        buf_z(b, "<li>");
        if (e->field.n > 1) {
            buf_z(b, "<a href=\"#");
            buf_html(b, str_cut(e->field, 1, e->field.n));
            buf_z(b, "\">");
        }
        buf_html(b, e->detail);
        buf_z(b, e->field.n > 1 ? "</a></li>" : "</li>");
    }
    buf_z(b, "</ul><p>");
    page_msg(b, c, MSG_PUBLIC_FORM_KEPT);
    buf_z(b, "</p></div>");
}

enum { SHOWN_LEAST = 2 }; /* seconds */

static str shown_at(struct ctx *c, str seconds)
{
    return arena_fmt(c->arena, "%.*s.%.*s", FMT(seconds), FMT(str_cut(master_mac_hex(c->arena, S("form-shown"), seconds), 0, 24)));
}

static bool shown_given(struct ctx *c, const struct given *g, int64_t *at)
{
    str given = given_value(g, "shown"), rest = given, seconds;
    return str_split(&rest, '.', &seconds) && str_int(seconds, at) && str_same_secret(given, shown_at(c, seconds));
}

void field_shown(struct buf *b, struct ctx *c, const struct given *g)
{
    int64_t at;
    page_hidden(b, "shown", shown_given(c, g, &at) ? given_value(g, "shown") : shown_at(c, arena_fmt(c->arena, "%lld", (long long)(c->now.us / SECOND))));
}

bool shown_a_while(struct ctx *c, const struct given *g)
{
    int64_t at;
    if (!shown_given(c, g, &at)) return false;
    int64_t age = c->now.us / SECOND - at;
    return age >= SHOWN_LEAST && age <= DAY / SECOND;
}

void page_heading(struct buf *b, struct ctx *c, int level, enum msg m)
{
    buf_fmt(b, "<h%d>", level);
    page_msg(b, c, m);
    buf_fmt(b, "</h%d>", level);
}

static const enum msg months[] = {
    MSG_PUBLIC_MONTH_01, MSG_PUBLIC_MONTH_02, MSG_PUBLIC_MONTH_03, MSG_PUBLIC_MONTH_04, MSG_PUBLIC_MONTH_05, MSG_PUBLIC_MONTH_06,
    MSG_PUBLIC_MONTH_07, MSG_PUBLIC_MONTH_08, MSG_PUBLIC_MONTH_09, MSG_PUBLIC_MONTH_10, MSG_PUBLIC_MONTH_11, MSG_PUBLIC_MONTH_12
};

void page_day(struct buf *b, struct ctx *c, when at)
{
    int y, mo, d, h, mi, s;
    when_utc(at, &y, &mo, &d, &h, &mi, &s);
    buf_fmt(b, "<time datetime=\"%04d-%02d-%02d\">%d ", y, mo, d, d);
    page_msg(b, c, months[mo - 1]);
    buf_fmt(b, " %d</time>", y);
}

void page_time(struct buf *b, struct ctx *c, when at)
{
    int y, mo, d, h, mi, s;
    when_utc(at, &y, &mo, &d, &h, &mi, &s);
    buf_fmt(b, "<time datetime=\"%04d-%02d-%02dT%02d:%02dZ\">%d ", y, mo, d, h, mi, d);
    page_msg(b, c, months[mo - 1]);
    buf_fmt(b, " %d, %02d:%02d UTC</time>", y, h, mi);
}

void page_fact(struct buf *b, struct ctx *c, enum msg name, str value)
{
    if (!value.n) return;
    buf_z(b, "<dt>");
    page_msg(b, c, name);
    buf_z(b, "</dt><dd><bdi>");
    buf_html(b, value);
    buf_z(b, "</bdi></dd>");
}

void page_reference(struct buf *b, struct ctx *c, str ref, str tlp)
{
    buf_z(b, "<p class=\"ref\">");
    buf_html(b, arena_fmt(c->arena, "%.*s  TLP:%.*s", FMT(ref), FMT(arena_upper(c->arena, tlp))));
    buf_z(b, "</p>");
}

void page_sign_in(struct buf *b, struct ctx *c)
{
    buf_z(b, "<div class=\"box\"><p>");
    page_msg(b, c, MSG_PUBLIC_ALERT_SIGN_IN);
    buf_z(b, "</p><p><a class=\"button\" href=\"/app/\">");
    page_msg(b, c, MSG_PUBLIC_NAV_SIGN_IN);
    buf_z(b, "</a></p></div>");
}

void page_filled(struct buf *b, struct ctx *c, enum msg m, const char *name, str value)
{
    struct buf text = { .a = c->arena };
    const struct place places[] = { { str_of(name), value } };
    buf_fill(&text, str_of(i18n(page_language(c), m)), places, COUNT(places));
    buf_html(b, buf_str(&text));
}

void page_hidden(struct buf *b, const char *name, str value)
{
    buf_fmt(b, "<input type=\"hidden\" name=\"%s\" value=\"", name);
    buf_html(b, value);
    buf_z(b, "\">");
}

err page_unknown_link(struct ctx *c, const struct req *q, struct res *r, const char *what, enum msg title, enum msg hint)
{
    TRY(limit_check(c, what, q->address, 30, HOUR));
    page_begin(r, c, title);
    page_heading(&r->body, c, 1, MSG_PUBLIC_LINK_UNKNOWN);
    buf_z(&r->body, "<p>");
    page_msg(&r->body, c, hint);
    buf_z(&r->body, "</p>");
    page_end(r, c);
    r->status = 404;
    return NULL;
}
