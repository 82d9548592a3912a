/* filter - lists of organisations by what hangs on them: who serves them, whether their contacts were confirmed
 *
 * An edge counts when the viewer sees the one who serves, a contact when the viewer sees the contact. */
#include "base/buf.h"
#include "domain/directory/inside.h"
#include "spine/list.h"
#include "spine/viewer.h"

const struct param_doc organisation_filters[] = {
    { "served_by", "Only those that this organisation serves now; `mine`: the organisations of your teams" },
    { "contacts", "unconfirmed: only those with no contact, or with one that was not confirmed lately; as far as you see them" },
    { NULL, NULL },
};

static err served_by(struct ctx *c, str v, struct list_more *m)
{
    size_t who = list_more_arg(m, str_is(v, "mine") ? A_LIST(viewer_places(c->arena, c->who, MAY_DESK)) : A_TEXT(v));
    str source =
        str_is(v, "mine") ? arena_fmt(c->arena, "IN (SELECT t.organisation FROM team t WHERE t.id IN ({list:$%zu}))", who) : arena_fmt(c->arena, "= $%zu", who);
    list_more_where(m, arena_fmt(c->arena,
                                 " AND r.id IN (SELECT g.target FROM edge g JOIN record a ON a.id = g.source WHERE g.type = 'serves' AND g.source %.*s"
                                 " AND (g.since IS NULL OR g.since <= {now}) AND (g.until IS NULL OR g.until > {now}) AND {see:record a})",
                                 FMT(source)));
    return NULL;
}

err organisation_filter(struct ctx *c, const struct req *q, struct list_more *m)
{
    str served = req_query(q, "served_by"), contacts = req_query(q, "contacts");
    if (served.n) TRY(served_by(c, served, m));
    if (!contacts.n) return NULL;
    if (!str_is(contacts, "unconfirmed")) FAIL_AT(c, S("/contacts"), "not-a-word", "unconfirmed");
    size_t since = list_more_arg(m, A_INT(c->now.us - CONFIRMED_FOR_DAYS * DAY));
    list_more_where(
        m, arena_fmt(c->arena,
                     " AND (NOT EXISTS (SELECT 1 FROM contact n WHERE n.record = r.id AND {see:entry n})"
                     " OR EXISTS (SELECT 1 FROM contact n WHERE n.record = r.id AND (n.confirmed_at IS NULL OR n.confirmed_at < $%zu) AND {see:entry n}))",
                     since));
    return NULL;
}
