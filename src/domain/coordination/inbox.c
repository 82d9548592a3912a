/* inbox - one list of what came in by every door and nobody judged yet, and the rules of a desk for noise */
#include "domain/coordination/inbox.h"
#include "spine/api.h"
#include "spine/list.h"
#include "spine/part.h"

#include "inbox.sql.h"

struct item {
    id id;
    str kind, ref, title, tlp;
    id team, assignee;
    str language, direction;
    when received_at, due_at;
    str due_what, door, sender, address;
    id organisation;
    str organisation_name, why, guess, guess_why, severity;
    int64_t files;
    bool odd;
    str signature;
};
static const struct field item_fields[] = {
#define F(m, ...) FIELD(struct item, m, .flags = F_RO, __VA_ARGS__)
    F(id, .doc = "Identifier"),
    F(kind, .doc = "message, or report where the public form made one"),
    F(ref, .doc = "Its reference"),
    F(title, .doc = "Subject"),
    F(tlp, .doc = "Marking"),
    F(team, .doc = "The desk it came to"),
    F(assignee, .doc = "Who looks at it"),
    F(language, .doc = "Language of its text"),
    F(direction, .doc = "ltr or rtl"),
    F(received_at, .doc = "When it came"),
    F(due_at, .doc = "Until when it must have been looked at"),
    F(due_what, .doc = "Which clock that is"),
    F(door, .doc = "mail, form, call, portal, api, partner or sensor"),
    F(sender, .doc = "Who, as given"),
    F(address, .doc = "Mail address, as given"),
    F(organisation, .doc = "The organisation recognised"),
    F(organisation_name, .doc = "Its name"),
    F(why, .doc = "Why this organisation"),
    F(guess, .doc = "What it seems to be"),
    F(guess_why, .doc = "Why it seems so"),
    F(severity, .doc = "How bad, as told"),
    F(files, .doc = "How many files came with it"),
    F(odd, .doc = "Something looks odd about it"),
    F(signature, .doc = "OpenPGP signature"),
#undef F
};
static SHAPE(item_shape, "inbox_item", struct item, item_fields, "Something that waits to be judged");
struct inbox {
    struct list items;
    str next;
};
static const struct field inbox_fields[] = { FIELD(struct inbox, items, .flags = F_RO, .of = &item_shape, .doc = "Newest first"),
                                             FIELD(struct inbox, next, .flags = F_RO, .max = 1000, .doc = "Cursor of the next page; empty on the last") };
static SHAPE(inbox_shape, "inbox", struct inbox, inbox_fields, "What came in by every door");

static err take(struct ctx *c, struct rows *o, struct item *v)
{
    *v = (struct item){ .id = row_id(o, 0),
                        .kind = row_text(o, 1),
                        .ref = row_text(o, 2),
                        .title = row_text(o, 3),
                        .tlp = row_text(o, 4),
                        .team = row_id(o, 5),
                        .assignee = row_id(o, 6),
                        .language = row_text(o, 7),
                        .direction = row_text(o, 8),
                        .received_at = row_when(o, 9),
                        .due_at = row_when(o, 10),
                        .due_what = row_text(o, 11),
                        .door = row_null(o, 12) ? S("form") : row_text(o, 12),
                        .sender = row_text(o, 13),
                        .address = row_text(o, 14),
                        .organisation = row_id(o, 15),
                        .why = row_text(o, 16),
                        .guess = row_null(o, 17) ? S("report") : row_text(o, 17),
                        .guess_why = row_null(o, 18) ? S("it came by the public form") : row_text(o, 18),
                        .severity = row_text(o, 19),
                        .files = row_int(o, 20),
                        .odd = row_text(o, 21).n > 2,
                        .signature = row_text(o, 22) };
    return id_empty(&v->organisation) ? NULL : subject_name(c, id_str(&v->organisation), &v->organisation_name);
}

static const struct param_doc page_doc[] = {
    { "door", "Only what came by this door" }, { "limit", "1 to 200; 50 when not given" }, { "cursor", "The `next` of the page before" }, { NULL, NULL }
};
static err page(struct ctx *c, const struct req *q, struct res *r)
{
    struct inbox out = { .next = S("") };
    struct rows *o;
    int64_t limit, before = INT64_MAX;
    str last = S("~"), cursor = req_query(q, "cursor");
    TRY(query_limit(c, q, 50, 200, &limit));
    if (cursor.n) {
        str first, rest;
        TRY(cursor_read(c, cursor, &rest));
        if (!str_split(&rest, '/', &first) || !str_int(first, &before)) FAIL_AT(c, S("/cursor"), "bad-cursor", "this cursor is not of this list");
        last = rest;
    }
    TRY(db_run(c, &sql_page,
               ARGS(A_LIST(viewer_places(c->arena, c->who, MAY_DESK)), A_INT(before), A_TEXT(last), A_TEXT(req_query(q, "door")), A_INT(limit + 1)), &o));
    struct item *v = NEW_ARRAY(c->arena, rows_count(o) + 1, struct item);
    size_t n = 0;
    while ((int64_t)n < limit && rows_next(o)) TRY(take(c, o, &v[n++]));
    if ((int64_t)rows_count(o) > limit) TRY(cursor_make(c, arena_fmt(c->arena, "%lld/%s", (long long)v[n - 1].received_at.us, v[n - 1].id.s), &out.next));
    out.items = (struct list){ v, n };
    res_json(r, &inbox_shape, &out, ~UINT64_C(0));
    return NULL;
}

/* ---- rules for noise */

struct rule {
    str pattern, created_by_name;
    when created_at;
    int64_t hits;
};
static const struct field rule_fields[] = {
    FIELD(struct rule, pattern, .flags = F_RO | F_PERSONAL, .doc = "name@domain, or @domain"),
    FIELD(struct rule, created_by_name, .flags = F_RO, .doc = "Who said so"),
    FIELD(struct rule, created_at, .flags = F_RO, .doc = "When"),
    FIELD(struct rule, hits, .flags = F_RO, .doc = "How often it was used"),
};
static SHAPE(rule_shape, "noise_rule", struct rule, rule_fields, "Mail of this sender is noise");
LIST_OF(noise_rules, rules, rule_shape, "Whose mail is noise at this desk");

static err at_desk(struct ctx *c, const struct req *q)
{
    if (!(viewer_rights_at(c->who, q->params[0]) & MAY_DESK)) FAIL(c, E_ABSENT, "not-found", "there is nothing here that you can see");
    return NULL;
}
static err rules(struct ctx *c, const struct req *q, struct res *r)
{
    struct noise_rules out;
    struct rows *o;
    TRY(at_desk(c, q));
    TRY(db_run(c, &sql_rules, ARGS(A_TEXT(q->params[0])), &o));
    struct rule *v = NEW_ARRAY(c->arena, rows_count(o) + 1, struct rule);
    size_t n = 0;
    for (; rows_next(o); n++) {
        v[n] = (struct rule){ .pattern = row_text(o, 0), .created_at = row_when(o, 2), .hits = row_int(o, 3) };
        TRY(subject_name(c, row_text(o, 1), &v[n].created_by_name));
    }
    out.rules = (struct list){ v, n };
    res_json(r, &noise_rules_shape, &out, ~UINT64_C(0));
    return NULL;
}

struct drop_in {
    str pattern;
};
static const struct field drop_fields[] = { FIELD(struct drop_in, pattern, .flags = F_REQ | F_PERSONAL, .max = 254, .doc = "The rule to drop") };
static SHAPE(drop_shape, "noise_rule_drop", struct drop_in, drop_fields, "A rule that shall go");
static err rule_drop(struct ctx *c, const struct req *q, struct res *r)
{
    struct drop_in in = { { 0 } };
    struct rows *o;
    TRY(at_desk(c, q));
    TRY(api_read(c, q, &drop_shape, &in));
    TRY(db_run(c, &sql_rule_drop, ARGS(A_TEXT(q->params[0]), A_TEXT(in.pattern)), &o));
    if (!rows_count(o)) FAIL(c, E_ABSENT, "not-found", "there is nothing here that you can see");
    r->status = 204;
    return NULL;
}

const struct route inbox_routes[] = {
    ROUTE(GET, "/api/v1/inbox", page, MAY_DESK, "What came in by every door and nobody judged yet, of your teams", .out = &inbox_shape, .query = page_doc),
    ROUTE(GET, "/api/v1/teams/{id}/noise-rules", rules, MAY_DESK, "Whose mail is noise at this desk", .out = &noise_rules_shape),
    ROUTE(POST, "/api/v1/teams/{id}/noise-rules/drop", rule_drop, MAY_DESK, "Mail of this sender is looked at again", .in = &drop_shape),
    { .path = NULL },
};
