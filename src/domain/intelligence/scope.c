/* scope - pairs of desk and organisation, with those who may see */
#include "domain/intelligence/scope.h"

#include "domain/directory/directory.h"
#include "spine/record.h"
#include "spine/viewer.h"
#include "store/db.h"

#include "scope.sql.h"

/* those of `audience` (may be empty), and the desk */
static err with_desk(struct ctx *c, str team, str audience, str *out)
{
    struct rows *r;
    TRY(db_run(c, &sql_principals, ARGS(A_TEXT(audience)), &r));
    struct strs p = { NEW_ARRAY(c->arena, rows_count(r) + 1, str), 0 };
    str desk = principal_of(c->arena, team);
    bool there = false;
    while (rows_next(r)) {
        p.v[p.n++] = row_text(r, 0);
        there = there || str_eq(row_text(r, 0), desk);
    }
    if (!there) p.v[p.n++] = desk;
    return audience_of(c, p, out);
}

struct making {
    str team, organisation;
};

static err make(struct ctx *c, void *arg)
{
    const struct making *m = arg;
    str hangs = { NULL, 0 }, audience;
    struct rows *r;
    bool found;
    if (m->organisation.n) {
        struct record org = { 0 };
        TRY(db_one(c, &sql_team, ARGS(A_TEXT(m->organisation)), &r, &found));
        if (!found || !id_parse(m->organisation, &org.id)) FAIL(c, E_ABSENT, "not-found", "there is no such organisation");
        org.team = row_id(r, 0);
        TRY(directory_audience(c, &org, &hangs));
    }
    TRY(with_desk(c, m->team, hangs, &audience));
    return db_do(c, &sql_put, ARGS(A_TEXT(m->team), A_TEXT(m->organisation), A_TEXT(audience)));
}

err scope_of(struct ctx *c, str team, str organisation, int64_t *out)
{
    struct making m = { team, organisation };
    struct rows *r;
    bool found;
    TRY(db_one(c, &sql_find, ARGS(A_TEXT(team), A_TEXT(organisation)), &r, &found));
    if (!found) {
        TRY(db_unit(c, make, &m));
        TRY(db_one(c, &sql_find, ARGS(A_TEXT(team), A_TEXT(organisation)), &r, &found));
    }
    if (!found) FAIL(c, E_FAULT, "store", "a scope was made and is not there");
    *out = row_int(r, 0);
    return NULL;
}

static struct scopes scopes_in(struct ctx *c, struct rows *r)
{
    struct scope *v = NEW_ARRAY(c->arena, rows_count(r) + 1, struct scope);
    size_t n = 0;
    while (rows_next(r)) v[n++] = (struct scope){ row_int(r, 0), row_text(r, 1), row_text(r, 2), row_text(r, 3) };
    return (struct scopes){ v, n };
}

err scopes_seen(struct ctx *c, struct scopes *out)
{
    struct rows *r;
    TRY(db_run(c, &sql_seen, NOARGS, &r));
    *out = scopes_in(c, r);
    return NULL;
}

struct scopes scopes_nobodys(struct ctx *c, const struct scopes *s)
{
    struct scope *v = NEW_ARRAY(c->arena, s->n + 1, struct scope);
    size_t n = 0;
    for (size_t i = 0; i < s->n; i++)
        if (!s->v[i].organisation.n) v[n++] = s->v[i];
    return (struct scopes){ v, n };
}

err scopes_of_team(struct ctx *c, str team, struct scopes *out)
{
    struct rows *r;
    TRY(db_run(c, &sql_of_team, ARGS(A_TEXT(team)), &r));
    *out = scopes_in(c, r);
    return NULL;
}

const struct scope *scope_find(const struct scopes *s, int64_t number)
{
    size_t from = 0, to = s->n;
    while (from < to) {
        size_t mid = (from + to) / 2;
        if (s->v[mid].id == number) return &s->v[mid];
        if (s->v[mid].id < number)
            from = mid + 1;
        else
            to = mid;
    }
    return NULL;
}

err scope_moved(struct ctx *c, const id *organisation, str audience)
{
    struct rows *r;
    TRY(db_run(c, &sql_of_organisation, ARGS(A_ID(*organisation)), &r));
    while (rows_next(r)) {
        str aud;
        TRY(with_desk(c, row_text(r, 1), audience, &aud));
        TRY(db_do(c, &sql_again, ARGS(A_INT(row_int(r, 0)), A_TEXT(aud))));
    }
    return NULL;
}
