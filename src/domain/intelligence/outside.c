/* outside - what belongs to nobody that is known: grouped by network, ASN or registrable domain; what is outside our
 * constituency is marked, with whom to tell, and leaves the list; what was given to somebody is attributed anew */
#include "domain/intelligence/event_show.h"
#include "domain/intelligence/event_work.h"
#include "domain/intelligence/intelligence.h"
#include "base/room.h"
#include "domain/intelligence/suffix.h"
#include "domain/intelligence/tally.h"
#include "domain/directory/directory.h"
#include "domain/directory/resource.h"
#include "domain/directory/special.h"
#include "spine/api.h"
#include "spine/viewer.h"

#include "outside.sql.h"

enum { GROUPS_SHOWN = 200, GROUPS_THROUGH = 200000, DAYS_USUAL = 30, DAYS_MOST = 400, PATIENCE = 10 };

static struct strs desks(struct ctx *c)
{
    return viewer_places(c->arena, c->who, MAY_DESK);
}

static err first_desk(struct ctx *c, str *team)
{
    struct strs places = desks(c);
    bool mine = false;
    for (size_t i = 0; i < places.n && !mine; i++) {
        mine = team->n ? str_eq(places.v[i], *team) : str_starts(places.v[i], S("tea_"));
        if (mine) *team = places.v[i];
    }
    if (!mine) FAIL_AT(c, S("/team"), "no-such-team", "one of your desks");
    return NULL;
}

/* ---- marks */

struct mark {
    id id;
    str team, type, value, organisation, organisation_name, contact, note;
    when at;
    struct names_range range; /* of networks and domains */
};
static const struct field mark_fields[] = {
#define F(m, ...) FIELD(struct mark, m, __VA_ARGS__)
    F(id, .flags = F_RO, .doc = "Identifier"),
    F(team, .doc = "The desk that says so; the first of yours when not given"),
    F(type, .flags = F_RO, .doc = "network, domain or asn"),
    F(value, .flags = F_REQ, .max = 300, .doc = "A network, a domain with all under it, or an ASN (AS64500)"),
    F(organisation, .max = 60, .doc = "The foreign team, when the directory has it; it is told of what lies in a network that is among its assets"),
    F(organisation_name, .flags = F_RO, .doc = "Its name"),
    F(contact, .max = 300, .doc = "Whom one would tell, in words or as an address"),
    F(note, .max = 1000, .doc = "Why"),
    F(at, .flags = F_RO, .doc = "Since when"),
#undef F
};
static SHAPE(mark_shape, "event_outside", struct mark, mark_fields, "What is outside our constituency");
LIST_OF(marks_out, items, mark_shape, "Newest first");

static err marks_of(struct ctx *c, struct mark **out, size_t *n)
{
    struct rows *r;
    TRY(db_run(c, &sql_marks, ARGS(A_LIST(desks(c))), &r));
    struct mark *v = *out = NEW_ARRAY(c->arena, rows_count(r) + 1, struct mark);
    for (*n = 0; rows_next(r); ++*n) {
        v[*n] = (struct mark){ .id = row_id(r, 0),
                               .team = row_text(r, 1),
                               .type = row_text(r, 2),
                               .value = row_text(r, 3),
                               .organisation = row_null(r, 8) ? S("") : row_text(r, 4),
                               .organisation_name = row_text(r, 8),
                               .contact = row_text(r, 5),
                               .note = row_text(r, 6),
                               .at = row_when(r, 7) };
        if (!str_is(v[*n].type, "asn") && !names_range(c, v[*n].value, &v[*n].range)) v[*n].range.from = S("");
    }
    return NULL;
}

static err mark_list(struct ctx *c, const struct req *q, struct res *r)
{
    struct mark *v;
    size_t n;
    (void)q;
    TRY(marks_of(c, &v, &n));
    struct marks_out out = { { v, n } };
    res_json(r, &marks_out_shape, &out, c->who->rights);
    return NULL;
}

static err mark_add(struct ctx *c, const struct req *q, struct res *r)
{
    struct mark m = { .at = c->now };
    struct resource what;
    struct rows *rows;
    bool found;
    TRY(api_read(c, q, &mark_shape, &m));
    TRY(first_desk(c, &m.team));
    TRY(resource_guess(c, m.value, &what));
    if (what.type != RES_NETWORK && what.type != RES_DOMAIN && what.type != RES_ASN) FAIL_AT(c, S("/value"), "bad-network", "a network, a domain or an ASN");
    m.value = what.value;
    m.type = str_of(asset_type_words.v[what.type]);
    if (m.organisation.n) {
        TRY(db_one(c, &sql_organisation, ARGS(A_TEXT(m.organisation)), &rows, &found));
        if (!found) FAIL_AT(c, S("/organisation"), "not-found", "there is no such organisation that you can see");
        m.organisation_name = row_text(rows, 0);
    }
    m.id = id_new("evo", c->now);
    TRY(db_one(c, &sql_mark,
               ARGS(A_ID(m.id), A_TEXT(m.team), A_TEXT(m.type), A_TEXT(m.value), A_TEXT(m.organisation), A_TEXT(m.contact), A_TEXT(m.note),
                    A_TEXT(c->who->actor), A_WHEN(c->now)),
               &rows, &found));
    m.id = row_id(rows, 0);
    r->status = 201;
    res_json(r, &mark_shape, &m, c->who->rights);
    return NULL;
}

static err mark_drop(struct ctx *c, const struct req *q, struct res *r)
{
    struct rows *rows;
    TRY(db_run(c, &sql_unmark, ARGS(A_TEXT(q->params[0]), A_LIST(desks(c))), &rows));
    if (!rows_count(rows)) FAIL(c, E_ABSENT, "not-found", "there is nothing here that you can see");
    r->status = 204;
    return NULL;
}

/* ---- groups */

struct group {
    str value, about, class;
    int64_t events, lines;
    when first, last;
    unsigned severity;
};
static const struct field group_fields[] = {
#define F(m, ...) FIELD(struct group, m, .flags = F_RO, __VA_ARGS__)
    F(value, .max = 300, .doc = "The network, domain or ASN"),
    F(about, .max = 300, .doc = "Name of the AS, where a line told it"),
    F(class, .doc = "The worst of what was seen"),
    F(severity, .en = &event_severities, .doc = "How bad that is"),
    F(events, .doc = "How many events"),
    F(lines, .doc = "How many lines told them"),
    F(first, .doc = "First seen"),
    F(last, .doc = "Last seen"),
#undef F
};
static SHAPE(group_shape, "event_group", struct group, group_fields, "Events that nobody is known for, of one network, domain or ASN");
struct groups {
    str by;
    int64_t days, events, without, outside, inside, groups;
    bool complete;
    struct list items;
};
static const struct field groups_fields[] = {
#define F(m, ...) FIELD(struct groups, m, .flags = F_RO, __VA_ARGS__)
    F(by, .doc = "network, domain or asn"),
    F(days, .doc = "Of the last so many days"),
    F(events, .doc = "Events that belong to nobody known, in all"),
    F(without, .doc = "... of which have none of what they are grouped by"),
    F(outside, .doc = "... of which are outside our constituency, and are not shown"),
    F(inside, .doc = "... of which lie in private, loopback, link-local or multicast ranges, which are nobody's; no group of networks"),
    F(groups, .doc = "How many groups; at most 200 are shown"),
    F(complete, .doc = "All were counted; false: only the newest"),
    F(items, .of = &group_shape, .doc = "The worst first"),
#undef F
};
static SHAPE(groups_shape, "event_groups", struct groups, groups_fields, "Events that belong to nobody known");

struct grouping {
    struct ctx room; /* emptied after each event */
    const struct ctx *c;
    const struct mark *marks;
    size_t nmarks;
    unsigned by; /* RES_NETWORK, RES_DOMAIN, RES_ASN */
    struct tally t;
    struct groups *out;
};

static str network_of(struct ctx *c, const struct event_ip *ip)
{
    static const uint8_t mapped[12] = { [10] = 0xff, [11] = 0xff };
    struct event_ip n = *ip;
    bool v4 = memcmp(ip->b, mapped, 12) == 0;
    memset(n.b + (v4 ? 15 : 6), 0, v4 ? 1 : 10);
    return arena_fmt(c->arena, "%.*s/%d", FMT(event_ip_text(c->arena, &n)), v4 ? 24 : 48);
}

static str host_of(struct json more)
{
    str host = json_str(json_get(more, S("source.fqdn")));
    if (!host.n) host = resource_host(json_str(json_get(more, S("source.url"))));
    if (!host.n) host = json_str(json_get(more, S("source.reverse_dns")));
    if (!host.n) host = json_str(json_get(more, S("destination.fqdn")));
    if (!host.n) host = json_str(json_get(more, S("destination.reverse_dns")));
    return host;
}

static bool in_range(str key, const struct names_range *g)
{
    return g->from.n && str_cmp(key, g->from) >= 0 && (!g->to.n || str_cmp(key, g->to) < 0);
}

static bool is_outside(struct grouping *g, const struct event_ip *ip, str host, str asn)
{
    char room[320], address[17] = "a";
    str name = { room, 0 };
    if (ip->set) memcpy(address + 1, ip->b, 16);
    if (host.n && host.n + 2 < sizeof room) name.n = resource_reversed(room, 'd', host);
    for (size_t i = 0; i < g->nmarks; i++) {
        const struct mark *m = &g->marks[i];
        if (str_is(m->type, "asn")
                ? asn.n && str_eq(m->value, asn)
                : (ip->set && m->range.address && in_range((str){ address, 17 }, &m->range)) || (name.n && !m->range.address && in_range(name, &m->range)))
            return true;
    }
    return false;
}

static bool group_one(void *arg, const struct seen_event *e)
{
    struct grouping *g = arg;
    struct json more;
    room_empty(g->c, &g->room, 1 << 20);
    struct ctx *c = &g->room;
    const struct event_ip *ip = e->source.set ? &e->source : &e->destination;
    bool read = !json_read(c, e->more, NULL, &more);
    int64_t number = 0;
    if (read) json_int(json_get(more, S("source.asn")), &number);
    str host = read ? host_of(more) : S(""), asn = number ? arena_fmt(c->arena, "AS%lld", (long long)number) : S(""), key = S("");
    g->out->events++;
    if (is_outside(g, ip, host, asn)) {
        g->out->outside++;
        return true;
    }
    if (g->by == RES_NETWORK && ip->set && special_inside(special_range(ip->b, 128))) {
        g->out->inside++;
        return true;
    }
    if (g->by == RES_NETWORK && ip->set) key = network_of(c, ip);
    if (g->by == RES_DOMAIN) key = suffix_registrable(host);
    if (g->by == RES_ASN) key = asn;
    g->out->without += !key.n;
    struct tally_row *r = key.n ? tally_add(&g->t, key, e) : NULL;
    if (r && g->by == RES_ASN && !r->about.n) r->about = arena_dup(g->t.a, json_str(json_get(more, S("source.as_name"))));
    return true;
}

static err unattributed(struct ctx *c, const struct req *q, struct res *r)
{
    struct scopes seen, nobodys;
    struct event_query query = { .n = 0 };
    struct walked w;
    struct mark *marks;
    str by = req_query(q, "by"), days = req_query(q, "days");
    struct groups out = { .by = by.n ? by : S("network"), .days = DAYS_USUAL };
    struct grouping g = { .c = c, .out = &out, .by = str_is(by, "asn") ? RES_ASN : str_is(by, "domain") ? RES_DOMAIN : RES_NETWORK };
    if (by.n && g.by == RES_NETWORK && !str_is(by, "network")) FAIL_AT(c, S("/by"), "not-a-word", "by is network, domain or asn");
    if (days.n && (!str_int(days, &out.days) || out.days < 1 || out.days > DAYS_MOST)) FAIL_AT(c, S("/days"), "out-of-range", "1 to %d days", DAYS_MOST);
    struct look l = { .query = &query, .organisation = S("none"), .since = { c->now.us - out.days * DAY }, .day = day_of(c->now), .before = INT64_MAX };
    TRY(marks_of(c, &marks, &g.nmarks));
    g.marks = marks;
    TRY(scopes_seen(c, &seen));
    nobodys = scopes_nobodys(c, &seen); /* what is somebody's does not count towards the most */
    l.patience = (when){ clock_now().us + PATIENCE * SECOND };
    TRY(room_open(c, 16 << 20, &g.room));
    tally_open(c->arena, &g.t);
    TRY(day_walk(c, &nobodys, &l, GROUPS_THROUGH, group_one, &g, &w));
    tally_sort(&g.t);
    struct group *v = NEW_ARRAY(c->arena, GROUPS_SHOWN, struct group);
    for (size_t i = 0; i < g.t.n && i < GROUPS_SHOWN; i++) {
        const struct tally_row *t = &g.t.v[i];
        v[i] = (struct group){ t->key, t->about, t->class, t->events, t->lines, t->first, t->last, t->worst };
    }
    out.items = (struct list){ v, g.t.n < GROUPS_SHOWN ? g.t.n : GROUPS_SHOWN };
    out.groups = (int64_t)g.t.n;
    out.complete = !w.more && !g.t.cut;
    res_json(r, &groups_shape, &out, c->who->rights);
    return NULL;
}

/* ---- whose it is, found anew */

struct redoing {
    str q, team;
    int64_t days;
};
static const struct field redoing_fields[] = {
    FIELD(struct redoing, q, .flags = F_REQ, .max = QUERY_LONGEST, .doc = "Which events: as in the list; a network, a domain, source.asn=64500"),
    FIELD(struct redoing, team, .doc = "Whose events: one of your desks; the first when not given"),
    FIELD(struct redoing, days, .min = 1, .max = DAYS_MOST, .doc = "Of the last so many days; 30 when not given"),
};
static SHAPE(redoing_shape, "event_redoing", struct redoing, redoing_fields, "Events whose organisation is to be found anew");

static err redo(struct ctx *c, const struct req *q, struct res *r)
{
    struct redoing in = { .days = 0 };
    struct event_query query;
    struct event_work work;
    struct buf b = { .a = c->arena };
    struct jw w = jw_on(&b);
    TRY(api_read(c, q, &redoing_shape, &in));
    if (!in.days) in.days = DAYS_USUAL;
    TRY(first_desk(c, &in.team));
    TRY(query_read(c, in.q, &query));
    jw_obj(&w);
    jw_kt(&w, "q", in.q);
    jw_ki(&w, "since", c->now.us - in.days * DAY);
    jw_end_obj(&w);
    TRY(event_work_add(c, in.team, "redo", buf_str(&b), &work));
    res_json(r, &event_work_shape, &work, c->who->rights);
    return NULL;
}

static const struct param_doc groups_query[] = { { "by", "network, domain or asn; network when not given" },
                                                 { "days", "1 to 400; 30 when not given" },
                                                 { NULL, NULL } };

const struct route outside_routes[] = {
    ROUTE(GET, "/api/v1/events/unattributed", unattributed, MAY_DESK, "Events that belong to nobody known, grouped", .class = CLASS_SLOW, .out = &groups_shape,
          .query = groups_query),
    ROUTE(GET, "/api/v1/events/outside", mark_list, MAY_DESK, "What your desks said is outside our constituency", .out = &marks_out_shape),
    ROUTE(POST, "/api/v1/events/outside", mark_add, MAY_DESK, "Say so of a network, domain or ASN, and whom to tell", .flags = R_CREATES, .in = &mark_shape,
          .out = &mark_shape),
    ROUTE(DELETE, "/api/v1/events/outside/{id}", mark_drop, MAY_DESK, "It is not: back into the list", .flags = 0),
    ROUTE(POST, "/api/v1/events/redo", redo, MAY_DESK, "Find anew whose they are, by what organisations held at their moment", .in = &redoing_shape,
          .out = &event_work_shape),
    { .path = NULL },
};
