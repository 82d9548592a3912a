/* told - when something is routed to an organisation, whom one would call now is told by mail that it waits there
 *
 * The mail names the reference and nothing of what was routed; it lies in the outbox first. */
#include "base/buf.h"
#include "domain/directory/inside.h"
#include "domain/directory/lookup.h"
#include "spine/i18n.h"
#include "spine/outbox.h"
#include "spine/part.h"
#include "spine/session.h"

static const struct candidate *first_with_mail(const struct list *l)
{
    const struct candidate *v = l->v;
    for (size_t i = 0; i < l->n; i++)
        if (mail_address(v[i].email) && !id_empty(&v[i].contact)) return &v[i];
    return NULL;
}

err told_of_route(struct ctx *c, const struct record *r, const id *part, str organisation)
{
    struct buf subject = { .a = c->arena }, body = { .a = c->arena };
    struct list call;
    str name, base, team;
    id org, out;
    if (!id_parse(organisation, &org)) return NULL;
    TRY(subject_name(c, organisation, &name));
    TRY(call_order(c, &org, name, &call));
    const struct candidate *k = first_with_mail(&call);
    if (!k) return NULL;
    TRY(setting_get(c, "base_url", &base));
    TRY(subject_name(c, id_str(&r->team), &team));
    /* a report has a page behind a personal link; a stricter marking is read by who signs in */
    bool linked = str_is(r->kind, "report") && r->tlp <= TLP_AMBER;
    const struct place places[] = {
        { S("ref"), r->ref }, { S("team"), team }, { S("name"), name }, { S("url"), arena_fmt(c->arena, "%.*s/app/", FMT(base)) }, { S("link"), S(OUTBOX_LINK) }
    };
    str lang = k->language.n ? k->language : S("en");
    buf_fill(&subject, str_of(i18n(lang, MSG_MAIL_ROUTE_SUBJECT)), places, COUNT(places));
    buf_fill(&body, str_of(i18n(lang, linked ? MSG_MAIL_ROUTE_BODY_LINK : MSG_MAIL_ROUTE_BODY)), places, COUNT(places));
    struct outbox_new m = { .record = r->id,
                            .part = *part,
                            .team = r->team,
                            .recipient = k->email,
                            .organisation = organisation,
                            .reason = k->reason,
                            .rule = S("route"),
                            .tlp = TLP_CLEAR,
                            .subject = buf_str(&subject),
                            .body = buf_str(&body),
                            .exercise = r->exercise };
    return outbox_add(c, &m, &out);
}
