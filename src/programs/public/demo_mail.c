/* demo_mail - the mail of the demonstration, captured: so that one sees what would have left */
#include "base/buf.h"
#include "programs/public/public.h"
#include "spine/outbox.h"

static err page(struct ctx *c, const struct req *q, struct res *r)
{
    struct list l;
    struct buf *b = &r->body;
    (void)q;
    TRY(outbox_captured(c, &l));
    page_begin(r, c, MSG_PUBLIC_MAIL_TITLE);
    buf_z(b, "<h1>");
    page_msg(b, c, MSG_PUBLIC_MAIL_TITLE);
    buf_z(b, "</h1><p>");
    page_msg(b, c, l.n ? MSG_PUBLIC_MAIL_LEAD : MSG_PUBLIC_MAIL_EMPTY);
    buf_z(b, "</p>");
    const struct mail *m = l.v;
    for (size_t i = 0; i < l.n; i++) {
        buf_z(b, "<article class=\"box\"><h2>");
        buf_html(b, m[i].subject);
        buf_z(b, "</h2><p>");
        page_msg(b, c, MSG_PUBLIC_MAIL_FROM);
        buf_z(b, ": ");
        buf_html(b, m[i].from);
        buf_z(b, "<br>");
        page_msg(b, c, MSG_PUBLIC_MAIL_TO);
        buf_z(b, ": ");
        buf_html(b, m[i].to);
        buf_fmt(b, "<br><time>%.*s</time></p><pre>", FMT(when_text(c->arena, (when){ m[i].at.us / SECOND * SECOND })));
        buf_html(b, m[i].body);
        buf_z(b, "</pre></article>");
    }
    page_end(r, c);
    return NULL;
}

const struct route demo_mail_routes[] = {
    ROUTE(GET, "/demo/mail", page, 0, "The demonstration's mail", .flags = R_PUBLIC | R_HTML | R_HIDDEN),
    { .path = NULL },
};
