/* group - sharing groups: who belongs to one sees what is given to it; run by a team, with a ceiling of marking
 *
 * A group is seen by the team that runs it and by its members, and so is the list of members: all in a group know one
 * another. The team's people with MAY_DIRECTORY keep it. */
#include "domain/directory/inside.h"
#include "spine/part.h"
#include "spine/session.h"

#include "group.sql.h"

struct group {
    id id;
    str name, purpose;
    id team;
    unsigned ceiling;
    int64_t members, revision;
    when created_at, updated_at;
};
static const struct field fields[] = {
#define F(m, ...) FIELD(struct group, m, __VA_ARGS__)
    F(id, .flags = F_RO, .doc = "Identifier"),
    F(name, .flags = F_REQ, .min = 3, .max = 120, .doc = "Its name"),
    F(purpose, .flags = F_LINES, .max = 2000, .doc = "What it is for"),
    F(team, .flags = F_CREATE, .ref = "tea", .doc = "Who runs it; your team when left out"),
    F(ceiling, .en = &tlp_words, .doc = "The strictest marking that may be given to it"),
    F(members, .flags = F_RO, .doc = "How many belong to it"),
    F(revision, .flags = F_RO, .doc = "Grows with each change"),
    F(created_at, .flags = F_RO, .doc = "Since when"),
    F(updated_at, .flags = F_RO, .doc = "The last change"),
#undef F
};
SHAPE(group_shape, "group", struct group, fields, "A sharing group");
ROWS_OF(group_list, groups, group_shape, "The sharing groups you run or belong to");

struct group_member {
    str member, name;
    when since;
};
static const struct field member_fields[] = {
    FIELD(struct group_member, member, .flags = F_REQ, .max = 60, .doc = "Id or reference of an organisation, or id of a person of your team"),
    FIELD(struct group_member, name, .flags = F_RO, .doc = "Its name"),
    FIELD(struct group_member, since, .flags = F_RO, .doc = "Since when"),
};
SHAPE(group_member_shape, "group_member", struct group_member, member_fields, "Somebody in a sharing group");
ROWS_OF(group_members, members, group_member_shape, "Who belongs to it");

static struct strs teams(struct ctx *c)
{
    struct strs t = { NEW_ARRAY(c->arena, c->who->nseats + 1, str), 0 };
    for (size_t i = 0; i < c->who->nseats; i++)
        if (c->who->seats[i].rights & MAY_DESK) t.v[t.n++] = c->who->seats[i].place;
    return t;
}

static void take(const struct rows *r, struct group *v)
{
    int ceiling = word_index(&tlp_words, row_text(r, 4));
    *v = (struct group){ row_id(r, 0),  row_text(r, 1), row_text(r, 2), row_id(r, 3),  ceiling < 0 ? TLP_CLEAR : (unsigned)ceiling,
                         row_int(r, 5), row_int(r, 6),  row_when(r, 7), row_when(r, 8) };
}

static err found_group(struct ctx *c, str which, bool keep, struct group *v)
{
    struct rows *r;
    bool found;
    TRY(db_one(c, &sql_find, ARGS(A_TEXT(which), A_LIST(teams(c)), A_WHEN(c->now)), &r, &found));
    if (!found) FAIL(c, E_ABSENT, "not-found", "there is nothing here that you can see");
    take(r, v);
    if (keep && !(viewer_rights_at(c->who, id_str(&v->team)) & MAY_DIRECTORY))
        FAIL(c, E_DENIED, "not-allowed", "only the team that runs the group may do this");
    return NULL;
}

err group_all(struct ctx *c, const struct req *q, struct res *r)
{
    struct rows *rows;
    struct group_list out;
    (void)q;
    TRY(db_run(c, &sql_list, ARGS(A_LIST(teams(c)), A_WHEN(c->now)), &rows));
    struct group *v = NEW_ARRAY(c->arena, rows_count(rows) + 1, struct group);
    size_t n = 0;
    while (rows_next(rows)) take(rows, &v[n++]);
    out.groups = (struct list){ v, n };
    res_json(r, &group_list_shape, &out, 0);
    return NULL;
}

err group_post(struct ctx *c, const struct req *q, struct res *r)
{
    struct group v = { .ceiling = TLP_CLEAR };
    TRY(api_read(c, q, &group_shape, &v));
    for (size_t i = 0; i < c->who->nseats && id_empty(&v.team); i++)
        if ((c->who->seats[i].rights & (MAY_DIRECTORY | MAY_DESK)) == (MAY_DIRECTORY | MAY_DESK)) (void)id_parse(c->who->seats[i].place, &v.team);
    if (!(viewer_rights_at(c->who, id_str(&v.team)) & MAY_DIRECTORY)) FAIL(c, E_DENIED, "not-allowed", "only for a team of yours");
    v.id = id_new("grp", c->now);
    TRY(db_do(c, &sql_insert, ARGS(A_ID(v.id), A_TEXT(v.name), A_TEXT(v.purpose), A_ID(v.team), A_TEXT(str_of(tlp_words.v[v.ceiling])), A_WHEN(c->now))));
    TRY(found_group(c, id_str(&v.id), false, &v));
    r->status = 201;
    res_header(r, "Location", arena_fmt(c->arena, "/api/v1/groups/%s", v.id.s));
    res_json(r, &group_shape, &v, 0);
    return NULL;
}

err group_get(struct ctx *c, const struct req *q, struct res *r)
{
    struct group v;
    TRY(found_group(c, q->params[0], false, &v));
    res_json(r, &group_shape, &v, 0);
    return NULL;
}

err group_patch(struct ctx *c, const struct req *q, struct res *r)
{
    struct group v;
    struct json j;
    TRY(found_group(c, q->params[0], true, &v));
    TRY(req_json(c, q, &j));
    TRY(shape_read(c, &group_shape, j, c->who->rights, false, &v, NULL));
    TRY(db_do(c, &sql_update, ARGS(A_ID(v.id), A_TEXT(v.name), A_TEXT(v.purpose), A_TEXT(str_of(tlp_words.v[v.ceiling])), A_WHEN(c->now))));
    return group_get(c, q, r);
}

err group_members_get(struct ctx *c, const struct req *q, struct res *r)
{
    struct group v;
    struct rows *rows;
    struct group_members out;
    TRY(found_group(c, q->params[0], false, &v));
    TRY(db_run(c, &sql_members, ARGS(A_ID(v.id), A_WHEN(c->now)), &rows));
    struct group_member *m = NEW_ARRAY(c->arena, rows_count(rows) + 1, struct group_member);
    size_t n = 0;
    while (rows_next(rows)) {
        m[n] = (struct group_member){ .member = row_text(rows, 0), .since = row_when(rows, 1) };
        TRY(subject_name(c, m[n].member, &m[n].name)); /* empty when that organisation is not for these eyes */
        n++;
    }
    out.members = (struct list){ m, n };
    res_json(r, &group_members_shape, &out, 0);
    return NULL;
}

err group_member_post(struct ctx *c, const struct req *q, struct res *r)
{
    struct group v;
    struct group_member in = { .since = c->now };
    struct record org;
    TRY(found_group(c, q->params[0], true, &v));
    TRY(api_read(c, q, &group_member_shape, &in));
    if (str_starts(in.member, S("per_"))) {
        struct rows *rows;
        TRY(db_run(c, &sql_colleague, ARGS(A_TEXT(in.member), A_ID(v.team), A_WHEN(c->now)), &rows));
        if (!rows_count(rows)) FAIL_AT(c, S("/member"), "not-found", "no such person works at the team that runs the group");
    } else {
        err e = record_find_any(c, in.member, &org);
        if (e && e->kind != E_ABSENT) return e;
        if (e || !str_is(org.kind, "organisation")) FAIL_AT(c, S("/member"), "not-found", "there is no such organisation that you can see");
        in.member = id_str(&org.id);
    }
    TRY(db_do(c, &sql_add, ARGS(A_ID(v.id), A_TEXT(in.member), A_WHEN(c->now))));
    TRY(db_do(c, &sql_touch, ARGS(A_ID(v.id), A_WHEN(c->now))));
    TRY(session_epoch_move(c));
    TRY(subject_name(c, in.member, &in.name));
    in.since = c->now;
    r->status = 201;
    res_json(r, &group_member_shape, &in, 0);
    return NULL;
}

err group_member_end(struct ctx *c, const struct req *q, struct res *r)
{
    struct group v;
    struct rows *rows;
    TRY(found_group(c, q->params[0], true, &v));
    TRY(db_run(c, &sql_end, ARGS(A_ID(v.id), A_TEXT(q->params[1]), A_WHEN(c->now)), &rows));
    if (!rows_count(rows)) FAIL(c, E_ABSENT, "not-found", "there is nothing here that you can see");
    TRY(db_do(c, &sql_touch, ARGS(A_ID(v.id), A_WHEN(c->now))));
    TRY(session_epoch_move(c));
    r->status = 204;
    return NULL;
}
