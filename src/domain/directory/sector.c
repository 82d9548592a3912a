/* sector - the sectors organisations belong to: words that are data, the same for all desks, kept by who keeps the installation
 *
 * A code is what fields hold and never changes; the name is what people read. One that an organisation has stays. */
#include "domain/directory/inside.h"
#include "spine/session.h"

#include "sector.sql.h"

struct sector {
    str code, name;
};
static const struct field fields[] = {
    FIELD(struct sector, code, .flags = F_REQ | F_CREATE, .max = 40, .doc = "What a field holds: letters a to z, digits and -"),
    FIELD(struct sector, name, .flags = F_REQ, .min = 2, .max = 80, .doc = "What people read"),
};
SHAPE(sector_shape, "sector", struct sector, fields, "A sector");
ROWS_OF(sector_list, sectors, sector_shape, "The sectors");

err sectors(struct ctx *c, const struct req *q, struct res *r)
{
    struct rows *rows;
    struct sector_list out;
    (void)q;
    TRY(db_run(c, &sql_list, NOARGS, &rows));
    struct sector *v = NEW_ARRAY(c->arena, rows_count(rows) + 1, struct sector);
    size_t n = 0;
    while (rows_next(rows)) v[n++] = (struct sector){ row_text(rows, 0), row_text(rows, 1) };
    out.sectors = (struct list){ v, n };
    res_json(r, &sector_list_shape, &out, 0);
    return NULL;
}

static bool is_code(str s)
{
    bool good = s.n > 1 && s.p[0] >= 'a' && s.p[0] <= 'z';
    for (size_t i = 0; good && i < s.n; i++) good = (s.p[i] >= 'a' && s.p[i] <= 'z') || (s.p[i] >= '0' && s.p[i] <= '9') || s.p[i] == '-';
    return good;
}

err sector_post(struct ctx *c, const struct req *q, struct res *r)
{
    struct sector v = { 0 };
    struct rows *rows;
    TRY(api_read(c, q, &sector_shape, &v));
    if (!is_code(v.code)) FAIL_AT(c, S("/code"), "bad-format", "small letters a to z, digits and -, at least two, a letter first");
    TRY(db_run(c, &sql_add, ARGS(A_TEXT(v.code), A_TEXT(v.name)), &rows));
    if (!rows_count(rows)) FAIL(c, E_CONFLICT, "there-already", "there is a sector of that code already");
    r->status = 201;
    res_header(r, "Location", arena_fmt(c->arena, "/api/v1/sectors/%.*s", FMT(v.code)));
    res_json(r, &sector_shape, &v, 0);
    return NULL;
}

err sector_patch(struct ctx *c, const struct req *q, struct res *r)
{
    struct sector v = { .code = q->params[0] };
    struct rows *rows;
    struct json j;
    TRY(req_json(c, q, &j));
    TRY(shape_read(c, &sector_shape, j, c->who->rights, false, &v, NULL));
    if (!v.name.n) FAIL_AT(c, S("/name"), "required", "the name is wanted");
    TRY(db_run(c, &sql_rename, ARGS(A_TEXT(v.code), A_TEXT(v.name)), &rows));
    if (!rows_count(rows)) FAIL(c, E_ABSENT, "not-found", "there is no sector of that code");
    res_json(r, &sector_shape, &v, 0);
    return NULL;
}

err sector_drop(struct ctx *c, const struct req *q, struct res *r)
{
    struct rows *rows;
    TRY(db_run(c, &sql_used, ARGS(A_TEXT(q->params[0])), &rows));
    if (rows_count(rows)) FAIL(c, E_CONFLICT, "in-use", "organisations are of this sector: give them another one first");
    TRY(db_run(c, &sql_drop, ARGS(A_TEXT(q->params[0])), &rows));
    if (!rows_count(rows)) FAIL(c, E_ABSENT, "not-found", "there is no sector of that code");
    r->status = 204;
    return NULL;
}
