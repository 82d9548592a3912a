/* confirm - a contact says that its entry in the directory is still right: a code, a look, one button */
#include "base/buf.h"
#include "domain/directory/directory.h"
#include "programs/public/fields.h"
#include "spine/limit.h"

static void head(struct ctx *c, struct res *r)
{
    page_begin(r, c, MSG_PUBLIC_CONFIRM_TITLE);
    buf_z(&r->body, "<h1>");
    page_msg(&r->body, c, MSG_PUBLIC_CONFIRM_TITLE);
    buf_z(&r->body, "</h1>");
}

static void ask(struct ctx *c, struct res *r, bool wrong)
{
    struct buf *b = &r->body;
    head(c, r);
    if (wrong) {
        buf_z(b, "<div class=\"box error\" role=\"alert\">");
        page_msg(b, c, MSG_PUBLIC_CONFIRM_WRONG);
        buf_z(b, "</div>");
    }
    buf_z(b, "<p>");
    page_msg(b, c, MSG_PUBLIC_CONFIRM_LEAD);
    buf_z(b, "</p><form method=\"post\" action=\"");
    page_path(b, c, "/confirm");
    buf_z(b, "\" autocomplete=\"off\"><div class=\"field\"><label for=\"code\">");
    page_msg(b, c, MSG_PUBLIC_CONFIRM_CODE);
    buf_z(b, "</label><input id=\"code\" name=\"code\" type=\"text\" maxlength=\"40\" required></div><button type=\"submit\">");
    page_msg(b, c, MSG_PUBLIC_CONFIRM_SHOW);
    buf_z(b, "</button></form>");
    page_end(r, c);
}

static void facts(struct buf *b, struct ctx *c, const struct confirm_view *v)
{
    buf_z(b, "<dl>");
    page_fact(b, c, MSG_PUBLIC_CONFIRM_ORGANISATION, v->organisation_name);
    page_fact(b, c, MSG_PUBLIC_CONFIRM_NAME, v->name);
    page_fact(b, c, MSG_PUBLIC_CONFIRM_ROLE, v->role);
    page_fact(b, c, MSG_PUBLIC_CONFIRM_EMAIL, v->email);
    page_fact(b, c, MSG_PUBLIC_CONFIRM_TELEPHONE, v->telephone);
    page_fact(b, c, MSG_PUBLIC_CONFIRM_HOURS, v->hours);
    buf_z(b, "</dl>");
}

static void look(struct ctx *c, struct res *r, str code, const struct confirm_view *v)
{
    struct buf *b = &r->body;
    head(c, r);
    facts(b, c, v);
    buf_z(b, "<form method=\"post\" action=\"");
    page_path(b, c, "/confirm");
    buf_z(b, "\" autocomplete=\"off\"><input type=\"hidden\" name=\"code\" value=\"");
    buf_html(b, code);
    buf_z(b, "\"><button type=\"submit\" name=\"answer\" value=\"yes\">");
    page_msg(b, c, MSG_PUBLIC_CONFIRM_YES);
    buf_z(b, "</button></form><p>");
    page_msg(b, c, MSG_PUBLIC_CONFIRM_NO);
    buf_z(b, "</p>");
    page_end(r, c);
}

static void thanks(struct ctx *c, struct res *r)
{
    head(c, r);
    buf_z(&r->body, "<div class=\"box\" role=\"status\">");
    page_msg(&r->body, c, MSG_PUBLIC_CONFIRM_THANKS);
    buf_z(&r->body, "</div>");
    page_end(r, c);
}

static err confirm_get(struct ctx *c, const struct req *q, struct res *r)
{
    (void)q;
    ask(c, r, false);
    return NULL;
}

static err confirm_form(struct ctx *c, const struct req *q, struct res *r)
{
    struct form_part *p;
    struct confirm_view v;
    size_t n;
    const struct viewer *before = c->who;
    TRY(limit_check(c, "confirm", q->address, 60, HOUR));
    TRY(req_form(c, q, &p, &n));
    str code = part_text(p, n, "code");
    bool yes = str_is(part_text(p, n, "answer"), "yes");
    err e = yes ? confirm_yes(c, code, &v) : confirm_look(c, code, &v);
    viewer_use(c, before);
    if (e && e->kind == E_ABSENT) {
        ask(c, r, true);
        r->status = 404;
        return NULL;
    }
    TRY(e);
    if (yes)
        thanks(c, r);
    else
        look(c, r, code, &v);
    return NULL;
}

const struct route confirm_routes[] = {
    ROUTE(GET, "/confirm", confirm_get, 0, "Ask for the code", .flags = R_PUBLIC | R_HTML | R_HIDDEN),
    ROUTE(POST, "/confirm", confirm_form, 0, "Confirm a contact", .flags = R_PUBLIC | R_HTML | R_FORM | R_HIDDEN),
    { .path = NULL },
};
