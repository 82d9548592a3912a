/* publisher - who may put CSAF documents of his own into our tree, and for which namespace: an administrator says so
 *
 * It is a person with a seat at an organisation, asked for again at each upload. He gets an address and a password for
 * csaf_uploader, which sends a bcrypt hash of the password: what it is compared with has to be known, and so is kept sealed. */
#include "domain/exchange/exchange.h"

#include "guard/guard.h"
#include "spine/api.h"
#include "spine/session.h"
#include "spine/setup.h"
#include "store/db.h"

#include "publisher.sql.h"

struct publisher_row {
    id id;
    str email, person, name, organisation, namespace, address, password;
    when created_at;
};
static const struct field row_fields[] = {
#define F(m, ...) FIELD(struct publisher_row, m, __VA_ARGS__)
    F(id, .flags = F_RO, .doc = "Identifier"),
    F(email, .flags = F_REQ, .max = 254, .doc = "Who uploads; he has a seat at the organisation. Empty in answers"),
    F(person, .flags = F_RO, .doc = "The person"),
    F(name, .flags = F_RO, .doc = "The name"),
    F(organisation, .flags = F_REQ, .max = 60, .doc = "Whose documents they are: org_..."),
    F(namespace, .flags = F_REQ, .min = 9, .max = 300, .doc = "Of the publisher in the documents: https://..."),
    F(address, .flags = F_RO, .doc = "What csaf_uploader is given as --url"),
    F(password, .flags = F_RO, .doc = "What it is given as --password, shown this once"),
    F(created_at, .flags = F_RO, .doc = "When it was allowed"),
#undef F
};
static SHAPE(row_shape, "csaf_publisher", struct publisher_row, row_fields, "Who may publish CSAF documents in the tree of the hub");
struct publisher_list {
    struct list publishers;
};
static const struct field list_fields[] = { FIELD(struct publisher_list, publishers, .flags = F_RO, .of = &row_shape, .doc = "By namespace") };
static SHAPE(list_shape, "csaf_publishers", struct publisher_list, list_fields, "Who may publish CSAF documents in the tree of the hub");

str namespace_plain(str namespace)
{
    while (namespace.n && namespace.p[namespace.n - 1] == '/') namespace.n--;
    return namespace;
}
err publisher_by_id(struct ctx *c, str which, struct csaf_publisher *out, bool *found)
{
    struct rows *r;
    TRY(db_one(c, &sql_publisher, ARGS(A_TEXT(which)), &r, found));
    if (!*found) return NULL;
    *out = (struct csaf_publisher){ .id = row_id(r, 0), .person = row_id(r, 1), .organisation = row_text(r, 2), .namespace = row_text(r, 3) };
    return unseal(c, arena_fmt(c->arena, "csaf-publisher/%s", out->id.s), row_text(r, 4), &out->secret);
}
err publishers_of(struct ctx *c, const id *person, struct list *out)
{
    struct rows *r;
    TRY(db_run(c, &sql_publishers_of, ARGS(A_ID(*person)), &r));
    struct csaf_publisher *v = NEW_ARRAY(c->arena, rows_count(r) + 1, struct csaf_publisher);
    size_t n = 0;
    for (; rows_next(r); n++)
        v[n] = (struct csaf_publisher){ .id = row_id(r, 0), .person = row_id(r, 1), .organisation = row_text(r, 2), .namespace = row_text(r, 3) };
    *out = (struct list){ v, n };
    return NULL;
}

static str address_of(struct ctx *c, const struct site *s, const id *publisher)
{
    return arena_fmt(c->arena, "%.*s/cgi-bin/csaf_provider.go/%s", FMT(s->base_url), publisher->s);
}
static err list(struct ctx *c, const struct req *q, struct res *r)
{
    struct publisher_list out;
    struct rows *w;
    struct site site;
    (void)q;
    TRY(site_get(c, &site));
    TRY(db_run(c, &sql_publishers, NOARGS, &w));
    struct publisher_row *v = NEW_ARRAY(c->arena, rows_count(w) + 1, struct publisher_row);
    size_t n = 0;
    for (; rows_next(w); n++) {
        v[n] = (struct publisher_row){ .id = row_id(w, 0),
                                       .person = row_text(w, 1),
                                       .name = row_text(w, 2),
                                       .organisation = row_text(w, 3),
                                       .namespace = row_text(w, 4),
                                       .created_at = row_when(w, 5) };
        v[n].address = address_of(c, &site, &v[n].id);
    }
    out.publishers = (struct list){ v, n };
    res_json(r, &list_shape, &out, 0);
    return NULL;
}
/* what must hold before anybody is let in */
static err judge(struct ctx *c, struct publisher_row *in, id *person)
{
    struct rows *r;
    struct viewer *v;
    bool found;
    TRY(db_one(c, &sql_person, ARGS(A_TEXT(in->email)), &r, &found));
    if (!found) FAIL_AT(c, S("/email"), "no-such-person", "nobody has this address here");
    *person = row_id(r, 0);
    in->name = row_text(r, 1);
    TRY(viewer_of_person(c, person, UINT64_MAX, &v));
    if (!str_starts(in->organisation, S("org_")) || !(viewer_rights_at(v, in->organisation) & MAY_OWN_ORG))
        FAIL_AT(c, S("/organisation"), "not-earned", "this person does not speak for this organisation");
    in->namespace = namespace_plain(in->namespace);
    if (!str_starts(in->namespace, S("https://")) && !str_starts(in->namespace, S("http://")))
        FAIL_AT(c, S("/namespace"), "bad-format", "an http or https address is wanted");
    TRY(db_one(c, &sql_namespace_of_another, ARGS(A_TEXT(in->namespace), A_TEXT(in->organisation)), &r, &found));
    if (found) FAIL(c, E_CONFLICT, "there-already", "this namespace is another organisation's");
    return NULL;
}
static err create(struct ctx *c, const struct req *q, struct res *r)
{
    struct publisher_row in = { .email = { 0 } };
    struct rows *rows;
    struct site site;
    id person;
    str sealed;
    TRY(api_read(c, q, &row_shape, &in));
    TRY(judge(c, &in, &person));
    TRY(site_get(c, &site));
    in.id = id_new("csp", c->now);
    in.password = token_new(c->arena, 24);
    TRY(seal(c, arena_fmt(c->arena, "csaf-publisher/%s", in.id.s), in.password, &sealed));
    TRY(db_run(c, &sql_publisher_insert,
               ARGS(A_ID(in.id), A_ID(person), A_TEXT(in.organisation), A_TEXT(in.namespace), A_TEXT(sealed), A_TEXT(c->who->actor), A_WHEN(c->now)), &rows));
    if (!rows_count(rows)) FAIL(c, E_CONFLICT, "there-already", "this person may publish for this namespace already");
    TRY(person_logged(c, id_str(&person), "csaf-publisher-allowed", in.namespace));
    in.email = S("");
    in.person = id_str(&person);
    in.address = address_of(c, &site, &in.id);
    in.created_at = c->now;
    r->status = 201;
    res_json(r, &row_shape, &in, 0);
    return NULL;
}
static err drop(struct ctx *c, const struct req *q, struct res *r)
{
    struct rows *rows;
    bool found;
    TRY(db_one(c, &sql_publisher_delete, ARGS(A_TEXT(q->params[0])), &rows, &found));
    if (!found) FAIL(c, E_ABSENT, "not-found", "there is nothing here that you can see");
    TRY(person_logged(c, row_text(rows, 0), "csaf-publisher-ended", q->params[0]));
    r->status = 204;
    return NULL;
}
const struct route publisher_routes[] = {
    ROUTE(GET, "/api/v1/admin/csaf-publishers", list, MAY_ADMIN, "CSAF: who may publish documents of his own in our tree", .out = &list_shape),
    ROUTE(POST, "/api/v1/admin/csaf-publishers", create, MAY_ADMIN, "CSAF: let somebody publish for a namespace; the answer holds his password",
          .flags = R_CREATES, .in = &row_shape, .out = &row_shape),
    ROUTE(DELETE, "/api/v1/admin/csaf-publishers/{id}", drop, MAY_ADMIN, "CSAF: he may not any more; what he published stays", .flags = 0),
    { .path = NULL },
};
