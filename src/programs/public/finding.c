/* finding - the page behind the link of a letter about findings: by problem and asset, what it means, what to do, answers
 *
 * No account, no script, the size of a phone. Looking changes nothing. Each button is a form for one finding or for all of
 * one problem, and every answer can be taken back. A link that is not known and one that has run out look the same. */
#include "base/buf.h"
#include "domain/intelligence/finding_times.h"
#include "domain/intelligence/portal.h"
#include "guard/guard.h"
#include "programs/public/fields.h"
#include "spine/limit.h"
#include "spine/viewer.h"
#include "spine/zone.h"

static const struct {
    const char *verb;
    enum msg text;
} verbs[] = { { "fixed", MSG_PUBLIC_FINDING_ACT_FIXED },
              { "not-ours", MSG_PUBLIC_FINDING_ACT_NOT_OURS },
              { "mute", MSG_PUBLIC_FINDING_ACT_MUTE },
              { "help", MSG_PUBLIC_FINDING_ACT_HELP } };

static const enum msg state_texts[] = { [FOUND_OPEN] = MSG_PUBLIC_FINDING_STATE_OPEN,
                                        [FOUND_BACK] = MSG_PUBLIC_FINDING_STATE_CAME_BACK,
                                        [FOUND_HELP] = MSG_PUBLIC_FINDING_STATE_HELP_NEEDED,
                                        [FOUND_CLAIMED] = MSG_PUBLIC_FINDING_STATE_CLAIMED_FIXED,
                                        [FOUND_VERIFIED] = MSG_PUBLIC_FINDING_STATE_VERIFIED_FIXED,
                                        [FOUND_GONE] = MSG_PUBLIC_FINDING_STATE_GONE,
                                        [FOUND_NOT_OURS] = MSG_PUBLIC_FINDING_STATE_NOT_OURS,
                                        [FOUND_ACCEPTED] = MSG_PUBLIC_FINDING_STATE_ACCEPTED,
                                        [FOUND_MUTED] = MSG_PUBLIC_FINDING_STATE_MUTED,
                                        [FOUND_WITHDRAWN] = MSG_PUBLIC_FINDING_STATE_WITHDRAWN };

static str number(struct ctx *c, int64_t n)
{
    return arena_fmt(c->arena, "%lld", (long long)n);
}

static str utc(struct ctx *c, when w)
{
    str t = when_text(c->arena, w);
    return arena_fmt(c->arena, "%.*s %.*s", FMT(str_cut(t, 0, 10)), FMT(str_cut(t, 11, 19)));
}

static str local(struct ctx *c, const struct zone *z, when w)
{
    struct civil v = zone_civil(z, w);
    return arena_fmt(c->arena, "%04d-%02d-%02d %02d:%02d:%02d", v.year, v.month, v.day, v.hour, v.minute, v.second);
}

static void fact_head(struct buf *b)
{
    buf_z(b, "</dt><dd dir=\"ltr\">");
}
static void fact(struct buf *b, struct ctx *c, enum msg name, str value)
{
    if (!value.n) return;
    buf_z(b, "<dt>");
    page_msg(b, c, name);
    fact_head(b);
    buf_html(b, value);
    buf_z(b, "</dd>");
}

static void action(struct buf *b, struct ctx *c, str token)
{
    page_path(b, c, "/f/");
    buf_url(b, token);
}

static bool may(const struct strs *acts, const char *verb)
{
    for (size_t i = 0; acts && i < acts->n; i++)
        if (str_is(acts->v[i], verb)) return true;
    return !acts; /* a whole problem: what fits is done */
}

/* the last day that can be said: a risk is taken for a while (finding.c refuses more) */
static str last_day(struct ctx *c)
{
    return str_cut(when_text(c->arena, (when){ c->now.us + (PORTAL_DAYS - 1) * DAY }), 0, 10);
}

/* an answer that was not taken, to be shown at its place with what is wrong with it */
struct refused {
    struct portal_answer a;
    str day;       /* as it was typed */
    enum msg text; /* what is wrong with it */
};
static bool is_refused(const struct refused *w, str value, const struct portal_problem *all)
{
    if (!w) return false;
    return !all ? str_eq(w->a.finding, value) : !w->a.finding.n && str_eq(w->a.class, value) && str_eq(w->a.name, all->name) && str_eq(w->a.side, all->side);
}

/* w: this one was refused */
static void accept_field(struct buf *b, struct ctx *c, const struct refused *w, int mark)
{
    buf_fmt(b, "<div class=\"field%s\"><label for=\"until-%d\">", w ? " wrong" : "", mark);
    page_msg(b, c, MSG_PUBLIC_FINDING_DAY);
    buf_fmt(b, "</label><p class=\"hint\" id=\"until-%d-hint\">", mark);
    page_filled(b, c, MSG_PUBLIC_FINDING_DAY_HINT, "day", last_day(c));
    buf_z(b, "</p>");
    if (w) {
        buf_fmt(b, "<p class=\"mend\" id=\"until-%d-mend\">", mark);
        page_filled(b, c, w->text, "day", last_day(c));
        buf_z(b, "</p>");
    }
    buf_fmt(b, "<input type=\"date\" id=\"until-%d\" name=\"until\" aria-describedby=\"", mark);
    if (w) buf_fmt(b, "until-%d-mend ", mark);
    buf_fmt(b, "until-%d-hint\"%s value=\"", mark, w ? " aria-invalid=\"true\" autofocus" : "");
    buf_html(b, w ? w->day : S(""));
    buf_z(b, "\"> <button type=\"submit\" name=\"act\" value=\"accept\">");
    page_msg(b, c, MSG_PUBLIC_FINDING_ACT_ACCEPT);
    buf_z(b, "</button></div>");
}

/* ids of fields are unique on the page: `mark` is a number in it */
static void other_answers(struct buf *b, struct ctx *c, const struct strs *acts, const struct refused *w, int mark)
{
    buf_fmt(b, "<details%s><summary>", w ? " open" : "");
    page_msg(b, c, MSG_PUBLIC_FINDING_MORE_ANSWERS);
    buf_z(b, "</summary>");
    if (may(acts, "accept")) accept_field(b, c, w, mark);
    buf_fmt(b, "<div class=\"field\"><label for=\"note-%d\">", mark);
    page_msg(b, c, MSG_PUBLIC_FINDING_NOTE);
    buf_fmt(b, "</label><textarea id=\"note-%d\" name=\"note\" maxlength=\"2000\">\n", mark); /* a first line feed is the browser's */
    buf_html(b, w ? w->a.note : S(""));
    buf_z(b, "</textarea></div><div class=\"answers\">");
    for (size_t i = 2; i < COUNT(verbs); i++) {
        if (!may(acts, verbs[i].verb)) continue;
        buf_fmt(b, "<button type=\"submit\" name=\"act\" value=\"%s\" class=\"second\">", verbs[i].verb);
        page_msg(b, c, verbs[i].text);
        buf_z(b, "</button>");
    }
    buf_z(b, "</div></details>");
}

/* acts NULL: of a whole problem */
static void form(struct buf *b, struct ctx *c, str token, int64_t from, const struct strs *acts, bool undo, const char *what, str value,
                 const struct portal_problem *all, int mark, const struct refused *refused)
{
    buf_z(b, "<form method=\"post\" action=\"");
    action(b, c, token);
    buf_z(b, "\" autocomplete=\"off\">");
    page_hidden(b, what, value);
    if (all) page_hidden(b, "name", all->name);
    if (all) page_hidden(b, "side", all->side);
    page_hidden(b, "from", number(c, from));
    buf_z(b, "<div class=\"answers\">");
    for (size_t i = 0; i < 2; i++) {
        if (!may(acts, verbs[i].verb)) continue;
        buf_fmt(b, "<button type=\"submit\" name=\"act\" value=\"%s\"%s>", verbs[i].verb, i ? " class=\"second\"" : "");
        page_msg(b, c, verbs[i].text);
        buf_z(b, "</button>");
    }
    if (undo) {
        buf_z(b, "<button type=\"submit\" name=\"act\" value=\"undo\" class=\"second\">");
        page_msg(b, c, MSG_PUBLIC_FINDING_ACT_UNDO);
        buf_z(b, "</button>");
    }
    buf_z(b, "</div>");
    if (!acts || acts->n) other_answers(b, c, acts, is_refused(refused, value, all) ? refused : NULL, mark);
    buf_z(b, "</form>");
}

static void evidence(struct buf *b, struct ctx *c, str more)
{
    struct json v;
    if (json_read(c, more, NULL, &v) || !json_count(v)) return;
    buf_z(b, "<details><summary>");
    page_msg(b, c, MSG_PUBLIC_FINDING_EVIDENCE);
    buf_z(b, "</summary><dl>");
    for (struct json_iter i = json_iter(v); json_next(&i);) {
        buf_z(b, "<dt>");
        buf_html(b, i.key);
        fact_head(b);
        buf_html(b, json_type(i.value) == JSON_TEXT ? json_str(i.value) : json_raw(i.value, c->arena));
        buf_z(b, "</dd>");
    }
    buf_z(b, "</dl></details>");
}

/* a day and a time, which break between them alone */
static void moment(struct buf *b, str text)
{
    buf_fmt(b, "<td><bdi dir=\"ltr\"><span class=\"whole\">%.*s</span> <span class=\"whole\">%.*s</span></bdi></td>", FMT(str_cut(text, 0, 10)),
            FMT(str_cut(text, 11, text.n)));
}

/* behind an address that many share, time and port together name one of them */
static void times(struct buf *b, struct ctx *c, const struct zone *zone, const struct finding *f)
{
    const struct seen_time *t = f->times.v;
    if (!f->times.n) return;
    buf_z(b, "<details><summary>");
    page_msg(b, c, MSG_PUBLIC_FINDING_TIMES);
    buf_fmt(b, " (%zu)</summary><p>", f->times.n);
    page_msg(b, c, MSG_PUBLIC_FINDING_TIMES_HINT);
    buf_z(b, "</p><table><thead><tr><th scope=\"col\">UTC</th><th scope=\"col\">");
    page_msg(b, c, MSG_PUBLIC_FINDING_TIMES_LOCAL);
    buf_z(b, "</th><th scope=\"col\">");
    page_msg(b, c, MSG_PUBLIC_FINDING_PORT);
    buf_z(b, "</th></tr></thead><tbody>");
    for (size_t i = 0; i < f->times.n; i++) {
        buf_z(b, "<tr>");
        moment(b, utc(c, t[i].at));
        moment(b, local(c, zone, t[i].at));
        buf_fmt(b, "<td><span class=\"whole\">%lld</span></td></tr>", (long long)t[i].source_port);
    }
    buf_z(b, "</tbody></table></details>");
}

/* as text: nobody follows them by a slip */
static void urls(struct buf *b, const struct finding *f)
{
    if (f->urls.n < 2) return; /* one stands in the evidence */
    buf_fmt(b, "<details open><summary>URL (%zu)</summary><ul dir=\"ltr\">", f->urls.n);
    for (size_t i = 0; i < f->urls.n; i++) {
        buf_z(b, "<li class=\"mono\">");
        buf_html(b, f->urls.v[i]);
        buf_z(b, "</li>");
    }
    buf_z(b, "</ul></details>");
}

static void state_of(struct buf *b, struct ctx *c, const struct finding *f)
{
    buf_z(b, "<p><strong>");
    page_msg(b, c, state_texts[f->state]);
    buf_z(b, "</strong>");
    if (f->until.us) {
        buf_z(b, " ");
        page_filled(b, c, MSG_PUBLIC_FINDING_UNTIL, "day", str_cut(when_text(c->arena, f->until), 0, 10));
    }
    if (f->returns) {
        buf_z(b, "<br>");
        page_filled(b, c, MSG_PUBLIC_FINDING_RETURNS, "n", number(c, f->returns));
    }
    buf_z(b, "</p>");
}

struct drawing {
    struct ctx *c;
    str token;
    int64_t from;
    const struct portal_page *p;
    const struct zone *zone;
    int mark;
    const struct refused *refused; /* NULL: none was */
};

static void row(struct drawing *d, struct buf *b, const struct portal_row *w)
{
    struct ctx *c = d->c;
    const struct finding *f = &w->f;
    struct buf sources = { .a = c->arena }, head = { .a = c->arena };
    for (size_t i = 0; i < f->sources.n; i++) buf_fmt(&sources, "%s%.*s", i ? ", " : "", FMT(f->sources.v[i]));
    const struct place zone[] = { { S("zone"), d->p->zone } };
    buf_fill(&head, str_of(i18n(page_language(c), MSG_PUBLIC_FINDING_LOCAL)), zone, COUNT(zone));
    buf_fmt(b, "<section class=\"finding\" id=\"%s\"><h3 dir=\"ltr\">", f->id.s);
    buf_html(b, f->asset);
    buf_z(b, "</h3>");
    state_of(b, c, f);
    buf_z(b, "<dl><dt>");
    buf_html(b, buf_str(&head));
    fact_head(b);
    buf_html(b, local(c, d->zone, f->last_seen));
    buf_z(b, "</dd>");
    fact(b, c, MSG_PUBLIC_FINDING_SAID, finding_said(c, w->more));
    fact(b, c, MSG_PUBLIC_FINDING_UTC, utc(c, f->last_seen));
    fact(b, c, MSG_PUBLIC_FINDING_FIRST, utc(c, f->first_seen));
    fact(b, c, MSG_PUBLIC_FINDING_HOURS, number(c, f->seen));
    bool own = f->side == SIDE_SOURCE && f->source_port >= 0; /* else it is a port of the other side's */
    fact(b, c, MSG_PUBLIC_FINDING_PORT, own ? number(c, f->source_port) : S(""));
    fact(b, c, MSG_PUBLIC_FINDING_OTHER_SIDE, f->counterpart);
    fact(b, c, MSG_PUBLIC_FINDING_SOURCES, buf_str(&sources));
    buf_z(b, "</dl>");
    urls(b, f);
    times(b, c, d->zone, f);
    evidence(b, c, w->more);
    if (f->acts.n || w->can_undo) form(b, c, d->token, d->from, &f->acts, w->can_undo, "finding", id_str(&f->id), NULL, d->mark++, d->refused);
    buf_z(b, "</section>");
}

static const struct portal_problem *problem_of(const struct portal_page *p, const struct finding *f)
{
    const struct portal_problem *v = p->problems.v;
    str side = str_of(found_side_words.v[f->side]);
    for (size_t i = 0; i < p->problems.n; i++)
        if (str_eq(v[i].class, f->classification) && str_eq(v[i].name, f->identifier) && (!v[i].side.n || str_eq(v[i].side, side))) return &v[i];
    return NULL;
}

static void problem(struct drawing *d, struct buf *b, const struct finding *f)
{
    struct ctx *c = d->c;
    const struct portal_problem *p = problem_of(d->p, f);
    str class = f->classification, name = f->identifier;
    struct class_text t = finding_class_text(page_language(c), class, p && str_is(p->side, found_side_words.v[SIDE_DESTINATION]));
    buf_z(b, "<h2>");
    buf_html(b, t.name);
    if (name.n) {
        buf_z(b, ": <span dir=\"ltr\">");
        buf_html(b, name);
        buf_z(b, "</span>");
    }
    buf_fmt(b, " (%lld)</h2><p>", (long long)(p ? p->total : 0));
    buf_html(b, t.seen);
    buf_z(b, "</p><details open><summary>");
    page_msg(b, c, MSG_PUBLIC_FINDING_TODO);
    buf_z(b, "</summary><div class=\"plain\">");
    buf_html(b, t.todo);
    buf_z(b, "</div></details>");
    if (!p || p->total < 2) return;
    buf_z(b, "<div class=\"box\"><h3>");
    page_msg(b, c, MSG_PUBLIC_FINDING_GROUP);
    buf_fmt(b, " (%lld)</h3>", (long long)p->total);
    form(b, c, d->token, d->from, NULL, true, "class", class, p, d->mark++, d->refused);
    buf_z(b, "</div>");
}

static void step_link(struct drawing *d, struct buf *b, int64_t from, enum msg text)
{
    buf_z(b, "<a class=\"button\" href=\"");
    action(b, d->c, d->token);
    buf_fmt(b, "?from=%lld\">", (long long)from);
    page_msg(b, d->c, text);
    buf_z(b, "</a> ");
}

static void foot(struct drawing *d, struct buf *b)
{
    struct ctx *c = d->c;
    buf_z(b, "<p>");
    if (d->from > 0) step_link(d, b, d->from > PORTAL_ROWS ? d->from - PORTAL_ROWS : 0, MSG_PUBLIC_FINDING_PREVIOUS);
    if (d->from + (int64_t)d->p->rows.n < d->p->total) step_link(d, b, d->from + PORTAL_ROWS, MSG_PUBLIC_FINDING_NEXT);
    buf_z(b, "</p><h2>");
    page_msg(b, c, MSG_PUBLIC_FINDING_FILES);
    buf_z(b, "</h2><p><a href=\"/f/");
    buf_url(b, d->token);
    buf_z(b, "/findings.csv\">CSV</a>, <a href=\"/f/");
    buf_url(b, d->token);
    buf_z(b, "/findings.json\">JSON</a>, <a href=\"/f/");
    buf_url(b, d->token);
    buf_z(b, "/findings.xarf.json\">X-ARF</a></p>");
    if (d->p->no_xarf) {
        buf_z(b, "<p>");
        page_filled(b, c, MSG_PUBLIC_FINDING_NO_XARF, "n", number(c, d->p->no_xarf));
        buf_z(b, "</p>");
    }
    buf_z(b, "<dl>");
    fact(b, c, MSG_PUBLIC_FINDING_FROM, d->p->team);
    fact(b, c, MSG_PUBLIC_FINDING_TELEPHONE, d->p->telephone);
    fact(b, c, MSG_PUBLIC_FINDING_MAILBOX, d->p->mailbox);
    buf_z(b, "</dl>");
}

static void languages(struct buf *b, struct ctx *c, str token)
{
    bool urdu = str_is(page_language(c), "ur");
    buf_fmt(b, "<p class=\"noprint\"><a lang=\"%s\" href=\"%s/f/", urdu ? "en" : "ur", urdu ? "" : "/ur");
    buf_url(b, token);
    buf_fmt(b, "\">%s</a></p>", urdu ? "English" : "\xD8\xA7\xD8\xB1\xD8\xAF\xD9\x88");
}

/* what was just done stands in the address, sealed for this link: typed by hand it says nothing */
enum { DONE_SHOWN = 15 }; /* minutes */
static str done_context(struct ctx *c, str token)
{
    return arena_fmt(c->arena, "finding-done/%.*s", FMT(token));
}
static err done_seal(struct ctx *c, str token, int64_t n, str *out)
{
    return seal_same(c, done_context(c, token), arena_fmt(c->arena, "%lld %lld", (long long)n, (long long)c->now.us), out);
}
/* -1: nothing, or nobody knows */
static int64_t done_of(struct ctx *c, str token, const struct req *q)
{
    str inner, word;
    int64_t n, at;
    str sealed = req_query(q, "by");
    if (!sealed.n || sealed.n > 500 || unseal(c, done_context(c, token), sealed, &inner)) return -1;
    if (!str_split(&inner, ' ', &word) || !str_int(word, &n) || !str_int(inner, &at)) return -1;
    return at <= c->now.us && at > c->now.us - DONE_SHOWN * MINUTE ? n : -1;
}

static void said(struct buf *b, struct ctx *c, int64_t done, const struct refused *w)
{
    if (done < 0 && !w) return;
    buf_fmt(b, "<div class=\"box%s\" role=\"%s\"><p>", done > 0 ? "" : " error", w ? "alert" : "status");
    if (w)
        page_filled(b, c, w->text, "day", last_day(c));
    else if (done > 0)
        page_filled(b, c, MSG_PUBLIC_FINDING_DONE, "n", number(c, done));
    else
        page_msg(b, c, MSG_PUBLIC_FINDING_NOT_DONE);
    buf_z(b, "</p></div>");
}

static err draw(struct ctx *c, struct res *r, str token, int64_t from, const struct portal_page *p, int64_t done, const struct refused *refused)
{
    struct buf *b = &r->body;
    struct drawing d = { c, token, from, p, NULL, 1, refused };
    const struct portal_row *v = p->rows.v;
    if (zone_load(c, p->zone, &d.zone)) TRY(zone_load(c, S("UTC"), &d.zone));
    page_begin(r, c, MSG_PUBLIC_FINDING_TITLE);
    buf_z(b, "<p class=\"ref\">TLP:AMBER</p><h1>");
    page_msg(b, c, MSG_PUBLIC_FINDING_TITLE);
    buf_z(b, "</h1><p><strong>");
    buf_html(b, p->organisation);
    buf_z(b, "</strong></p>");
    languages(b, c, token);
    said(b, c, done, refused);
    buf_z(b, "<p>");
    page_filled(b, c, MSG_PUBLIC_FINDING_INTRO, "n", number(c, p->total));
    buf_z(b, "</p>");
    for (size_t i = 0; i < p->rows.n; i++) {
        const struct finding *f = &v[i].f;
        bool next = !i || problem_of(p, &v[i - 1].f) != problem_of(p, f);
        if (next) problem(&d, b, f);
        row(&d, b, &v[i]);
    }
    foot(&d, b);
    page_end(r, c);
    return NULL;
}

static int64_t from_of(str text)
{
    int64_t from;
    return text.n && str_int(text, &from) && from >= 0 && from <= 1000000 ? from : 0;
}

static err look(struct ctx *c, const struct req *q, struct res *r)
{
    struct portal_page p;
    int64_t from = from_of(req_query(q, "from"));
    res_header(r, "X-Robots-Tag", S("noindex"));
    TRY(limit_check(c, "finding-link", q->address, 1200, HOUR));
    err e = portal_look(c, q->params[0], from, &p);
    if (e && e->kind == E_ABSENT) return page_unknown_link(c, q, r, "finding-link-wrong", MSG_PUBLIC_FINDING_TITLE, MSG_PUBLIC_FINDING_UNKNOWN_HINT);
    TRY(e);
    return draw(c, r, q->params[0], from, &p, done_of(c, q->params[0], q), NULL);
}

static err file(struct ctx *c, const struct req *q, struct res *r)
{
    static const struct {
        const char *name, *type;
        enum tell_format format;
    } files[] = { { "findings.csv", "text/csv; charset=utf-8", TELL_CSV },
                  { "findings.json", "application/json", TELL_JSON },
                  { "findings.xarf.json", "application/json", TELL_XARF } };
    size_t i = 0;
    res_header(r, "X-Robots-Tag", S("noindex"));
    TRY(limit_check(c, "finding-link", q->address, 1200, HOUR));
    while (i < COUNT(files) && !str_is(q->params[1], files[i].name)) i++;
    if (i == COUNT(files)) return page_unknown_link(c, q, r, "finding-link-wrong", MSG_PUBLIC_FINDING_TITLE, MSG_PUBLIC_FINDING_UNKNOWN_HINT);
    err e = portal_file(c, q->params[0], files[i].format, &r->body);
    if (e && e->kind == E_ABSENT) return page_unknown_link(c, q, r, "finding-link-wrong", MSG_PUBLIC_FINDING_TITLE, MSG_PUBLIC_FINDING_UNKNOWN_HINT);
    TRY(e);
    r->type = str_of(files[i].type);
    res_header(r, "Content-Disposition", arena_fmt(c->arena, "attachment; filename=\"%.*s\"", FMT(q->params[1])));
    return NULL;
}

/* the end of the day that is named, UTC */
static when day_end(str day)
{
    when w = { 0 };
    char room[40];
    int n = snprintf(room, sizeof room, "%.*sT23:59:59Z", FMT(str_cut(day, 0, 10)));
    return day.n == 10 && n > 0 && when_parse((str){ room, (size_t)n }, &w) ? w : (when){ 0 };
}

/* a day is missing, past or too far away */
static bool day_refused(struct ctx *c, struct refused *w)
{
    if (!str_is(w->a.act, "accept")) {
        w->a.until = (when){ 0 }; /* typed, and then another button was pressed */
        return false;
    }
    if (!w->a.until.us)
        w->text = MSG_PUBLIC_FINDING_DAY_MISSING;
    else if (w->a.until.us <= c->now.us)
        w->text = MSG_PUBLIC_FINDING_DAY_PAST;
    else if (w->a.until.us > c->now.us + PORTAL_DAYS * DAY)
        w->text = MSG_PUBLIC_FINDING_DAY_FAR;
    else
        return false;
    return true;
}

/* the page again, with what was typed and what is wrong with it */
static err ask_again(struct ctx *c, const struct req *q, struct res *r, int64_t from, const struct refused *w)
{
    struct portal_page p;
    err e = portal_look(c, q->params[0], from, &p);
    if (e && e->kind == E_ABSENT) return page_unknown_link(c, q, r, "finding-link-wrong", MSG_PUBLIC_FINDING_TITLE, MSG_PUBLIC_FINDING_UNKNOWN_HINT);
    TRY(e);
    r->status = 422;
    return draw(c, r, q->params[0], from, &p, -1, w);
}

static err answer(struct ctx *c, const struct req *q, struct res *r)
{
    struct form_part *part;
    size_t parts;
    int64_t n = 0;
    const struct viewer *before = c->who;
    str token = q->params[0];
    res_header(r, "X-Robots-Tag", S("noindex"));
    TRY(limit_check(c, "finding-link", q->address, 1200, HOUR));
    TRY(req_form(c, q, &part, &parts));
    int64_t from = from_of(part_text(part, parts, "from"));
    struct refused w = { .a = { .act = part_text(part, parts, "act"),
                                .finding = part_text(part, parts, "finding"),
                                .class = part_text(part, parts, "class"),
                                .name = part_text(part, parts, "name"),
                                .side = part_text(part, parts, "side"),
                                .note = part_text(part, parts, "note"),
                                .until = day_end(part_text(part, parts, "until")) },
                         .day = part_text(part, parts, "until") };
    if (day_refused(c, &w)) return ask_again(c, q, r, from, &w);
    str sealed;
    err e = portal_answer(c, token, &w.a, &n);
    viewer_use(c, before);
    if (e && e->kind == E_ABSENT) return page_unknown_link(c, q, r, "finding-link-wrong", MSG_PUBLIC_FINDING_TITLE, MSG_PUBLIC_FINDING_UNKNOWN_HINT);
    if (e && e->kind != E_INPUT) return e; /* what no button of the page sends: it says that it did not fit */
    TRY(done_seal(c, token, n, &sealed));
    struct buf back = { .a = c->arena };
    page_path(&back, c, "/f/");
    buf_url(&back, token);
    buf_fmt(&back, "?done=%lld&from=%lld&by=", (long long)n, (long long)from);
    buf_url(&back, sealed);
    if (w.a.finding.n && str_starts(w.a.finding, S("fnd_"))) {
        buf_c(&back, '#');
        buf_url(&back, w.a.finding);
    }
    res_redirect(r, buf_str(&back));
    return NULL;
}

const struct route finding_page_routes[] = {
    ROUTE(GET, "/f/{token}", look, 0, "Findings, behind the personal link of a letter", .flags = R_PUBLIC | R_HTML | R_HIDDEN),
    ROUTE(GET, "/f/{token}/{file}", file, 0, "The same as a file", .flags = R_PUBLIC | R_HIDDEN),
    ROUTE(POST, "/f/{token}", answer, 0, "Answer for one, or for all of one problem", .flags = R_PUBLIC | R_HTML | R_FORM | R_HIDDEN),
    { .path = NULL },
};
