/* case - the page behind a party's personal link: the embargo first, then what it is about, an answer for each vulnerability,
 * words with the desk. No account, no script, the size of a phone.
 *
 * Looking changes nothing but one informational mark, since scanners of mail follow links. Each button is a form. A link that
 * is not known and one that has run out look the same. */
#include "base/buf.h"
#include "domain/disclosure/case_door.h"
#include "programs/public/fields.h"
#include "programs/public/public.h"
#include "spine/attachment.h"
#include "spine/entry.h"
#include "spine/limit.h"
#include "spine/viewer.h"
#include "spine/zone.h"
#include "store/db.h"

static const struct {
    const char *word;
    enum msg text;
} states[] = { { "unknown", MSG_PUBLIC_CASE_STATE_UNKNOWN },        { "under-investigation", MSG_PUBLIC_CASE_STATE_INVESTIGATING },
               { "affected", MSG_PUBLIC_CASE_STATE_AFFECTED },      { "not-affected", MSG_PUBLIC_CASE_STATE_NOT_AFFECTED },
               { "fix-in-progress", MSG_PUBLIC_CASE_STATE_FIXING }, { "fixed", MSG_PUBLIC_CASE_STATE_FIXED },
               { "no-fix-planned", MSG_PUBLIC_CASE_STATE_NO_FIX } };
static const struct {
    const char *word;
    enum msg text;
} reasons[] = { { "none", MSG_PUBLIC_CASE_WHY_NONE },
                { "component_not_present", MSG_PUBLIC_CASE_WHY_COMPONENT },
                { "vulnerable_code_not_present", MSG_PUBLIC_CASE_WHY_CODE },
                { "vulnerable_code_not_in_execute_path", MSG_PUBLIC_CASE_WHY_PATH },
                { "vulnerable_code_cannot_be_controlled_by_adversary", MSG_PUBLIC_CASE_WHY_CONTROL },
                { "inline_mitigations_already_exist", MSG_PUBLIC_CASE_WHY_MITIGATED } };

/* in the reader's zone and in UTC */
static str moment(struct ctx *c, when at, str zone)
{
    const struct zone *z;
    str utc = when_text(c->arena, at);
    str tail = arena_fmt(c->arena, "%.*s %.*s UTC", FMT(str_cut(utc, 0, 10)), FMT(str_cut(utc, 11, 16)));
    if (!zone.n || str_is(zone, "UTC") || zone_load(c, zone, &z)) return tail;
    struct civil v = zone_civil(z, at);
    return arena_fmt(c->arena, "%04d-%02d-%02d %02d:%02d %.*s (%.*s)", v.year, v.month, v.day, v.hour, v.minute, FMT(zone), FMT(tail));
}

static void begin(struct buf *b, struct ctx *c, str token)
{
    buf_z(b, "<form method=\"post\" action=\"");
    page_path(b, c, "/c/");
    buf_url(b, token);
    buf_z(b, "\" enctype=\"multipart/form-data\" autocomplete=\"off\">");
}

static void button(struct buf *b, struct ctx *c, const char *act, enum msg m, bool second)
{
    buf_fmt(b, "<button type=\"submit\" name=\"act\" value=\"%s\"%s>", act, second ? " class=\"second\"" : "");
    page_msg(b, c, m);
    buf_z(b, "</button>");
}

/* ---- the embargo */

static void consent_form(struct buf *b, struct ctx *c, str token, const struct case_page *p)
{
    begin(b, c, token);
    page_hidden(b, "until", when_text(c->arena, p->until));
    buf_z(b, "<div class=\"answers\">");
    if (!str_is(p->consent, "signatory")) button(b, c, "agree", MSG_PUBLIC_CASE_AGREE, false);
    button(b, c, "decline", MSG_PUBLIC_CASE_DECLINE, true);
    buf_z(b, "</div></form>");
}

static void embargo(struct buf *b, struct ctx *c, str token, const struct case_page *p)
{
    bool holds = str_is(p->embargo, "active") || str_is(p->embargo, "revise");
    buf_z(b, "<div class=\"box\" id=\"embargo\"><h2>");
    page_msg(b, c, MSG_PUBLIC_CASE_EMBARGO);
    buf_z(b, "</h2>");
    if (p->offered || holds) {
        buf_z(b, "<p><strong>");
        page_filled(b, c, MSG_PUBLIC_CASE_UNTIL, "until", moment(c, p->until, p->zone.n ? p->zone : p->until_zone));
        buf_z(b, "</strong></p><p>");
        page_msg(b, c, p->offered ? MSG_PUBLIC_CASE_OFFER : str_is(p->consent, "signatory") ? MSG_PUBLIC_CASE_AGREED : MSG_PUBLIC_CASE_LAPSED);
        buf_z(b, "</p>");
        consent_form(b, c, token, p);
    } else {
        buf_z(b, "<p>");
        page_msg(b, c, str_is(p->embargo, "exited") ? MSG_PUBLIC_CASE_ENDED : p->sees ? MSG_PUBLIC_CASE_NO_EMBARGO : MSG_PUBLIC_CASE_DECLINED);
        buf_z(b, "</p>");
    }
    if (!id_empty(&p->proposal)) {
        buf_z(b, "<h3>");
        page_filled(b, c, MSG_PUBLIC_CASE_PROPOSED, "until", moment(c, p->proposed, p->zone.n ? p->zone : p->proposed_zone));
        buf_z(b, "</h3>");
        begin(b, c, token);
        page_hidden(b, "proposal", id_str(&p->proposal));
        buf_z(b, "<div class=\"answers\">");
        button(b, c, "proposal-yes", MSG_PUBLIC_CASE_AGREE, false);
        button(b, c, "proposal-no", MSG_PUBLIC_CASE_DECLINE, true);
        buf_z(b, "</div></form>");
    }
    buf_z(b, "</div>");
}

/* ---- what it is about, and answers */

static const struct vulnerability *of(const struct case_page *p, const id *which)
{
    const struct vulnerability *v = p->vulnerabilities.v;
    for (size_t i = 0; i < p->vulnerabilities.n; i++)
        if (!strcmp(v[i].id.s, which->s)) return &v[i];
    return NULL;
}

static enum msg state_text(str word)
{
    for (size_t i = 0; i < COUNT(states); i++)
        if (str_is(word, states[i].word)) return states[i].text;
    return MSG_PUBLIC_CASE_STATE_UNKNOWN;
}

static void about(struct buf *b, struct ctx *c, const struct vulnerability *v)
{
    buf_fmt(b, "<h3>%lld. <bdi>", (long long)v->n);
    buf_html(b, v->title);
    buf_z(b, "</bdi></h3><p class=\"ref\" dir=\"ltr\">");
    buf_html(b, arena_fmt(c->arena, "%.*s %.*s %.*s %.*s", FMT(v->cve), FMT(v->weakness), FMT(v->score), FMT(v->vector)));
    buf_z(b, "</p>");
    if (!v->description.n) return;
    buf_z(b, "<div class=\"plain\">");
    buf_html(b, v->description);
    buf_z(b, "</div>");
}

static void pick_state(struct buf *b, struct ctx *c, const struct vstatus *s, size_t mark)
{
    buf_fmt(b, "<div class=\"field\"><label for=\"state-%zu\">", mark);
    page_msg(b, c, MSG_PUBLIC_CASE_ANSWER);
    buf_fmt(b, "</label><select id=\"state-%zu\" name=\"state\">", mark);
    for (size_t i = str_is(s->state, "unknown") ? 0 : 1; i < COUNT(states); i++) {
        buf_fmt(b, "<option value=\"%s\"%s>", states[i].word, str_is(s->state, states[i].word) ? " selected" : "");
        page_msg(b, c, states[i].text);
        buf_z(b, "</option>");
    }
    buf_fmt(b, "</select></div><div class=\"field\"><label for=\"why-%zu\">", mark);
    page_msg(b, c, MSG_PUBLIC_CASE_WHY);
    buf_fmt(b, "</label><select id=\"why-%zu\" name=\"justification\">", mark);
    for (size_t i = 0; i < COUNT(reasons); i++) {
        buf_fmt(b, "<option value=\"%s\"%s>", reasons[i].word, s->justification == i ? " selected" : "");
        page_msg(b, c, reasons[i].text);
        buf_z(b, "</option>");
    }
    buf_z(b, "</select></div>");
}

static void answer_form(struct buf *b, struct ctx *c, str token, const struct vstatus *s, size_t mark)
{
    str range = arena_fmt(c->arena, "%.*s %.*s", FMT(s->product), FMT(s->versions));
    begin(b, c, token);
    page_hidden(b, "status", id_str(&s->part));
    if (str_trim(range).n) {
        buf_z(b, "<p><b dir=\"ltr\">");
        buf_html(b, range);
        buf_z(b, "</b></p>");
    }
    buf_z(b, "<p>");
    page_msg(b, c, MSG_PUBLIC_CASE_NOW);
    buf_z(b, " <strong>");
    page_msg(b, c, state_text(s->state));
    buf_z(b, "</strong></p>");
    pick_state(b, c, s, mark);
    buf_fmt(b, "<div class=\"field\"><label for=\"statement-%zu\">", mark);
    page_msg(b, c, MSG_PUBLIC_CASE_STATEMENT);
    buf_fmt(b, "</label><textarea id=\"statement-%zu\" name=\"statement\" maxlength=\"8000\">", mark);
    buf_html(b, s->statement);
    buf_fmt(b, "</textarea></div><div class=\"field\"><label for=\"fix-%zu\">", mark);
    page_msg(b, c, MSG_PUBLIC_CASE_FIX_DAY);
    buf_fmt(b, "</label><input type=\"date\" id=\"fix-%zu\" name=\"fix\" value=\"", mark);
    if (s->fix_at.us) buf_html(b, str_cut(when_text(c->arena, s->fix_at), 0, 10));
    buf_z(b, "\"></div><div class=\"answers\">");
    button(b, c, "status", MSG_PUBLIC_CASE_SAY, false);
    buf_z(b, "</div></form>");
}

static void answers(struct buf *b, struct ctx *c, str token, const struct case_page *p)
{
    const struct vstatus *s = p->statuses.v;
    const struct vulnerability *v = p->vulnerabilities.v;
    buf_z(b, "<h2>");
    page_msg(b, c, MSG_PUBLIC_CASE_VULNERABILITIES);
    buf_z(b, "</h2>");
    for (size_t i = 0; i < p->statuses.n; i++) {
        const struct vulnerability *w = of(p, &s[i].vulnerability);
        buf_z(b, "<section class=\"finding\">");
        if (w) about(b, c, w);
        answer_form(b, c, token, &s[i], i + 1);
        buf_z(b, "</section>");
    }
    for (size_t i = 0; !p->statuses.n && i < p->vulnerabilities.n; i++) about(b, c, &v[i]);
}

static void talk(struct buf *b, struct ctx *c, const struct list *l, enum msg heading)
{
    const struct entry *e = l->v;
    size_t said = 0;
    for (size_t i = 0; i < l->n; i++) said += str_is(e[i].verb, "said") && !e[i].erased;
    if (!said) return;
    buf_z(b, "<h2>");
    page_msg(b, c, heading);
    buf_z(b, "</h2><ol class=\"talk\">");
    for (size_t i = 0; i < l->n; i++) {
        bool party = str_is(e[i].now, "party");
        if (!str_is(e[i].verb, "said") || e[i].erased) continue;
        buf_fmt(b, "<li class=\"%s\"><span class=\"who\">", party ? "you" : "centre");
        page_msg(b, c, party ? MSG_PUBLIC_CASE_PARTY : MSG_PUBLIC_TALK_CENTRE);
        buf_z(b, ", ");
        page_time(b, c, e[i].at);
        buf_z(b, "</span>");
        buf_html(b, e[i].body);
        buf_z(b, "</li>");
    }
    buf_z(b, "</ol>");
}

/* files that the desk gave, and its own */
static void files(struct buf *b, struct ctx *c, str token, const struct list *l)
{
    const struct attachment *f = l->v;
    if (!l->n) return;
    buf_z(b, "<h2>");
    page_msg(b, c, MSG_PUBLIC_CASE_FILES);
    buf_z(b, "</h2><ul>");
    for (size_t i = 0; i < l->n; i++) {
        buf_z(b, "<li><a dir=\"auto\" href=\"/c/");
        buf_url(b, token);
        buf_fmt(b, "/files/%s\">", f[i].id.s);
        buf_html(b, f[i].name);
        buf_fmt(b, "</a> <span dir=\"ltr\">%lld kB</span></li>", (long long)((f[i].size + 999) / 1000));
    }
    buf_z(b, "</ul>");
}

static void words_form(struct buf *b, struct ctx *c, str token)
{
    begin(b, c, token);
    buf_z(b, "<h2>");
    page_msg(b, c, MSG_PUBLIC_CASE_WORDS);
    buf_z(b, "</h2><div class=\"field\"><label for=\"text\">");
    page_msg(b, c, MSG_PUBLIC_CASE_WORDS_LABEL);
    buf_z(b, "</label><textarea id=\"text\" name=\"text\" maxlength=\"20000\"></textarea></div><div class=\"field\"><label for=\"file\">");
    page_msg(b, c, MSG_PUBLIC_CASE_ADD_FILES);
    buf_z(b, "</label><input id=\"file\" name=\"file\" type=\"file\" multiple></div><div class=\"answers\">");
    button(b, c, "words", MSG_PUBLIC_CASE_SEND, false);
    buf_z(b, "</div></form>");
}

static void told(struct buf *b, struct ctx *c, str done)
{
    if (!done.n) return;
    bool good = str_is(done, "1");
    buf_fmt(b, "<div class=\"box%s\" role=\"status\"><p>", good ? "" : " error");
    page_msg(b, c, good ? MSG_PUBLIC_CASE_DONE : str_is(done, "changed") ? MSG_PUBLIC_CASE_CHANGED : MSG_PUBLIC_CASE_NOT_DONE);
    buf_z(b, "</p></div>");
}

static void draw(struct ctx *c, struct res *r, str token, const struct case_page *p, str done)
{
    struct buf *b = &r->body;
    bool urdu = str_is(page_language(c), "ur");
    page_begin(r, c, MSG_PUBLIC_CASE_TITLE);
    page_reference(b, c, p->ref, p->tlp);
    buf_z(b, "<h1>");
    if (p->sees && p->title.n)
        buf_html(b, p->title);
    else
        page_msg(b, c, MSG_PUBLIC_CASE_TITLE);
    buf_z(b, "</h1><p><strong>");
    buf_html(b, p->name);
    buf_fmt(b, "</strong></p><p class=\"noprint\"><a lang=\"%s\" href=\"%s/c/", urdu ? "en" : "ur", urdu ? "" : "/ur");
    buf_url(b, token);
    buf_fmt(b, "\">%s</a></p>", urdu ? "English" : "\xD8\xA7\xD8\xB1\xD8\xAF\xD9\x88");
    told(b, c, done);
    if (p->left) {
        buf_z(b, "<p>");
        page_msg(b, c, MSG_PUBLIC_CASE_LEFT);
        buf_z(b, "</p>");
    } else if (p->closed_text) {
        buf_z(b, "<div class=\"box\"><p>");
        page_msg(b, c, MSG_PUBLIC_CASE_SIGN_IN);
        buf_z(b, "</p><p><a class=\"button\" href=\"/app/\">");
        page_msg(b, c, MSG_PUBLIC_NAV_SIGN_IN);
        buf_z(b, "</a></p></div>");
    } else {
        embargo(b, c, token, p);
    }
    if (p->sees && !p->left && !p->closed_text) {
        buf_z(b, "<div class=\"plain\">");
        buf_html(b, p->summary);
        buf_z(b, "</div>");
        answers(b, c, token, p);
        talk(b, c, &p->talk, MSG_PUBLIC_CASE_TALK);
        talk(b, c, &p->all, MSG_PUBLIC_CASE_TALK_ALL);
        files(b, c, token, &p->files);
        words_form(b, c, token);
    }
    buf_z(b, "<dl>");
    page_fact(b, c, MSG_PUBLIC_CASE_FROM, p->team);
    page_fact(b, c, MSG_PUBLIC_ALERT_TELEPHONE, p->telephone);
    page_fact(b, c, MSG_PUBLIC_ALERT_MAILBOX, p->mailbox);
    buf_z(b, "</dl>");
    page_end(r, c);
}

static err opened(struct ctx *c, void *arg)
{
    const str *token = arg;
    return case_door_opened(c, *token);
}

static err look(struct ctx *c, const struct req *q, struct res *r)
{
    struct case_page p;
    const struct viewer *before = c->who;
    str token = q->params[0];
    res_header(r, "X-Robots-Tag", S("noindex"));
    TRY(limit_check(c, "case-link", q->address, 600, HOUR));
    err e = case_door_look(c, token, &p);
    viewer_use(c, before);
    if (e && e->kind == E_ABSENT) return page_unknown_link(c, q, r, "case-link-wrong", MSG_PUBLIC_CASE_TITLE, MSG_PUBLIC_LINK_UNKNOWN_HINT);
    TRY(e);
    if (q->method == GET) {
        e = db_unit(c, opened, &token);
        viewer_use(c, before);
        if (e && e->kind != E_BUSY) return e; /* the mark is not worth an error */
        db_rollback(c->db);
    }
    draw(c, r, token, &p, req_query(q, "done"));
    return NULL;
}

/* noon of the day that is named, UTC; nothing when it is none */
static when noon(str day)
{
    when w = { 0 };
    char room[40];
    int n = snprintf(room, sizeof room, "%.*sT12:00:00Z", FMT(str_cut(day, 0, 10)));
    return day.n == 10 && n > 0 && when_parse((str){ room, (size_t)n }, &w) ? w : (when){ 0 };
}

struct pressed {
    str token;
    const struct form_part *p;
    size_t n;
};
static err words(struct ctx *c, const struct pressed *a)
{
    struct door_file *f = NEW_ARRAY(c->arena, a->n + 1, struct door_file);
    size_t n = 0;
    for (size_t i = 0; i < a->n; i++)
        if (a->p[i].file.n && a->p[i].body.n) f[n++] = (struct door_file){ a->p[i].file, a->p[i].body };
    return case_door_words(c, a->token, part_text(a->p, a->n, "text"), f, n);
}

static err act(struct ctx *c, void *arg)
{
    const struct pressed *a = arg;
    const struct form_part *p = a->p;
    size_t n = a->n;
    str token = a->token;
    str what = part_text(p, n, "act");
    when until = { 0 };
    if (str_is(what, "agree") || str_is(what, "decline")) {
        if (!when_parse(part_text(p, n, "until"), &until)) FAIL_AT(c, S("/until"), "bad-time", "the day that the page named");
        return case_door_consent(c, token, str_is(what, "agree"), until);
    }
    if (str_is(what, "proposal-yes") || str_is(what, "proposal-no"))
        return case_door_proposal(c, token, part_text(p, n, "proposal"), str_is(what, "proposal-yes"));
    if (str_is(what, "status")) {
        struct door_status s = { part_text(p, n, "status"), part_text(p, n, "state"), part_text(p, n, "justification"), part_text(p, n, "statement"),
                                 noon(part_text(p, n, "fix")) };
        return case_door_status(c, token, &s);
    }
    if (str_is(what, "words")) return words(c, a);
    FAIL_AT(c, S("/act"), "not-a-word", "one of the buttons of the page");
}

static err answer(struct ctx *c, const struct req *q, struct res *r)
{
    struct form_part *part;
    size_t n;
    const struct viewer *before = c->who;
    str token = q->params[0];
    res_header(r, "X-Robots-Tag", S("noindex"));
    TRY(limit_check(c, "case-link", q->address, 600, HOUR));
    TRY(req_form(c, q, &part, &n));
    struct pressed a = { token, part, n };
    err e = db_unit(c, act, &a);
    viewer_use(c, before);
    if (e && e->kind == E_ABSENT) return page_unknown_link(c, q, r, "case-link-wrong", MSG_PUBLIC_CASE_TITLE, MSG_PUBLIC_LINK_UNKNOWN_HINT);
    bool soft = e && (e->kind == E_INPUT || e->kind == E_CONFLICT || e->kind == E_STALE);
    if (e && !soft) return e;
    struct buf back = { .a = c->arena };
    page_path(&back, c, "/c/");
    buf_url(&back, token);
    buf_z(&back, !e ? "?done=1" : !strcmp(e->code, "changed") ? "?done=changed" : "?done=0"); /* the page says that it did not fit */
    res_redirect(r, buf_str(&back));
    return NULL;
}

static err file(struct ctx *c, const struct req *q, struct res *r)
{
    const struct viewer *before = c->who;
    res_header(r, "X-Robots-Tag", S("noindex"));
    TRY(limit_check(c, "case-link", q->address, 600, HOUR));
    err e = case_door_file(c, q->params[0], q->params[1], r);
    viewer_use(c, before);
    if (e && e->kind == E_ABSENT) return page_unknown_link(c, q, r, "case-link-wrong", MSG_PUBLIC_CASE_TITLE, MSG_PUBLIC_LINK_UNKNOWN_HINT);
    return e;
}

const struct route case_page_routes[] = {
    ROUTE(GET, "/c/{token}", look, 0, "A case, behind a party's personal link", .flags = R_PUBLIC | R_HTML | R_HIDDEN),
    ROUTE(POST, "/c/{token}", answer, 0, "Agree to its embargo, say a status, write to the desk",
          .flags = R_PUBLIC | R_HTML | R_FORM | R_UPLOAD | R_NOTX | R_HIDDEN),
    ROUTE(GET, "/c/{token}/files/{file}", file, 0, "A file of it, as a download", .flags = R_PUBLIC | R_HTML | R_HIDDEN),
    { .path = NULL },
};
