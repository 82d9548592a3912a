/* viewer - resolving who acts */
#include "spine/viewer.h"

#include "store/db.h"

#include "viewer.sql.h"

static viewer_more *more;

void viewer_more_set(viewer_more *fn)
{
    more = fn;
}

const struct viewer *viewer_public(void)
{
    static str everybody[] = { S_INIT("public") };
    static const struct viewer v = {
        .actor = S_INIT("public"), .language = S_INIT("en"), .zone = S_INIT("UTC"), .scopes = ~UINT64_C(0), .principals = { everybody, 1 }
    };
    return &v;
}

str principal_of(struct arena *a, str id_text)
{
    static const struct {
        str prefix;
        const char *word;
    } kinds[] = { { S_INIT("tea_"), "team" },  { S_INIT("org_"), "org" },     { S_INIT("per_"), "user" },
                  { S_INIT("grp_"), "group" }, { S_INIT("rct_"), "receipt" }, { S_INIT("prt_"), "party" } };
    for (size_t i = 0; i < COUNT(kinds); i++)
        if (str_starts(id_text, kinds[i].prefix)) return arena_fmt(a, "%s:%.*s", kinds[i].word, FMT(id_text));
    return S("nobody");
}

static int by_bytes(const void *a, const void *b)
{
    return str_cmp(*(const str *)a, *(const str *)b);
}

static void put(struct ctx *c, struct strs *l, str s)
{
    for (size_t i = 0; i < l->n; i++)
        if (str_eq(l->v[i], s)) return;
    str *v = NEW_ARRAY(c->arena, l->n + 1, str);
    if (l->n) memcpy(v, l->v, l->n * sizeof *v);
    v[l->n] = s;
    *l = (struct strs){ v, l->n + 1 };
}

static err resolve_seats(struct ctx *c, struct viewer *v, struct strs *own, struct strs *orgs)
{
    struct rows *r;
    TRY(db_run(c, &sql_seats, ARGS(A_ID(v->person), A_WHEN(c->now)), &r));
    struct viewer_seat *seats = NEW_ARRAY(c->arena, rows_count(r) + 1, struct viewer_seat);
    while (rows_next(r)) {
        str place = row_text(r, 0), role = row_text(r, 1), team_org = row_text(r, 2);
        if (str_starts(place, S("tea_")) && !team_org.n) continue; /* a team that was closed */
        seats[v->nseats++] = (struct viewer_seat){ place, role, role_rights(role) & v->scopes };
        v->rights |= role_rights(role) & v->scopes;
        if (!str_is(place, "hub")) put(c, own, principal_of(c->arena, place));
        if (team_org.n) put(c, orgs, team_org);
        if (str_starts(place, S("org_"))) put(c, orgs, place);
    }
    v->seats = seats;
    return NULL;
}

err viewer_of_person(struct ctx *c, const id *person, uint64_t scopes, struct viewer **out)
{
    struct viewer *v = NEW(c->arena, struct viewer);
    struct strs own = { 0 }, orgs = { 0 };
    struct rows *r;
    bool found;
    TRY(db_one(c, &sql_person, ARGS(A_ID(*person)), &r, &found));
    if (!found || !str_is(row_text(r, 6), "active")) FAIL(c, E_NOAUTH, "sign-in", "sign in to go on");
    *v = (struct viewer){ .person = *person, .scopes = scopes };
    v->actor = id_str(&v->person);
    v->email = row_text(r, 1);
    v->name = row_text(r, 2);
    v->organisation = row_text(r, 3);
    v->language = row_text(r, 4);
    v->zone = row_text(r, 5);
    put(c, &own, S("public"));
    put(c, &own, principal_of(c->arena, v->actor));
    TRY(resolve_seats(c, v, &own, &orgs));
    for (size_t i = 0; i < orgs.n; i++) put(c, &own, principal_of(c->arena, orgs.v[i]));
    put(c, &orgs, v->actor);
    TRY(db_run(c, &sql_groups, ARGS(A_LIST(orgs), A_WHEN(c->now)), &r));
    while (rows_next(r)) put(c, &own, principal_of(c->arena, row_text(r, 0)));
    v->principals = own;
    if (more) {
        struct strs add = { 0 };
        TRY(more(c, v, &add));
        for (size_t i = 0; i < add.n; i++) put(c, &own, add.v[i]);
    }
    qsort(own.v, own.n, sizeof *own.v, by_bytes);
    v->principals = own;
    *out = v;
    return NULL;
}

struct viewer *viewer_system(struct ctx *c, const char *name, struct strs principals, uint64_t rights)
{
    struct viewer *v = NEW(c->arena, struct viewer);
    *v = (struct viewer){ .actor = arena_fmt(c->arena, "system:%s", name),
                          .language = S("en"),
                          .zone = S("UTC"),
                          .rights = rights,
                          .scopes = ~UINT64_C(0),
                          .principals = principals };
    return v;
}

err viewer_of_team(struct ctx *c, const id *team, str person, const char *name, struct viewer **out)
{
    struct strs own = { 0 };
    struct rows *r;
    bool found;
    TRY(db_one(c, &sql_organisation_of_team, ARGS(A_ID(*team)), &r, &found));
    put(c, &own, S("public"));
    put(c, &own, S("members"));
    put(c, &own, principal_of(c->arena, arena_dup(c->arena, id_str(team))));
    if (found && row_text(r, 0).n) put(c, &own, principal_of(c->arena, row_text(r, 0)));
    if (str_starts(person, S("per_"))) put(c, &own, principal_of(c->arena, person));
    qsort(own.v, own.n, sizeof *own.v, by_bytes);
    *out = viewer_system(c, name, own, ~UINT64_C(0));
    return NULL;
}

struct viewer *viewer_receipt(struct ctx *c, str receipt)
{
    struct viewer *v = NEW(c->arena, struct viewer);
    str *p = NEW_ARRAY(c->arena, 1, str);
    p[0] = principal_of(c->arena, receipt);
    *v = (struct viewer){ .actor = receipt, .language = S("en"), .zone = S("UTC"), .scopes = ~UINT64_C(0), .principals = { p, 1 } };
    return v;
}

void viewer_use(struct ctx *c, const struct viewer *v)
{
    c->who = v;
    c->me = v->principals;
}

bool viewer_holds(const struct viewer *v, str principal)
{
    for (size_t i = 0; i < v->principals.n; i++)
        if (str_eq(v->principals.v[i], principal)) return true;
    return false;
}

uint64_t viewer_rights_at(const struct viewer *v, str place)
{
    uint64_t have = 0;
    for (size_t i = 0; i < v->nseats; i++)
        if (str_eq(v->seats[i].place, place)) have |= v->seats[i].rights;
    return have;
}

struct strs viewer_places(struct arena *a, const struct viewer *v, uint64_t rights)
{
    struct strs t = { NEW_ARRAY(a, v->nseats + 1, str), 0 };
    for (size_t i = 0; i < v->nseats; i++)
        if ((v->seats[i].rights & rights) == rights) t.v[t.n++] = v->seats[i].place;
    return t;
}

bool viewer_in_team(const struct viewer *v, str team)
{
    return (viewer_rights_at(v, team) & MAY_DESK) != 0;
}
