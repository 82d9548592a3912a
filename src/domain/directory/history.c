/* history - who holds or held an address, network, domain or ASN, as far as the viewer may see */
#include "domain/directory/inside.h"

#include "history.sql.h"

struct holder {
    id organisation;
    str ref, name, type, value, proof, proof_note;
    when since, until;
};
static const struct field holder_fields[] = {
#define F(m, ...) FIELD(struct holder, m, .flags = F_RO, __VA_ARGS__)
    F(organisation, .doc = "Who"),
    F(ref, .doc = "Its reference"),
    F(name, .doc = "Its name"),
    F(type, .doc = "asn, network, domain or mail-domain"),
    F(value, .max = 300, .doc = "What they hold or held, which contains it"),
    F(since, .doc = "Since when; null: not known"),
    F(until, .doc = "Until when; null: still"),
    F(proof, .doc = "How that is known"),
    F(proof_note, .max = 500, .doc = "Where that can be read"),
#undef F
};
static SHAPE(holder_shape, "holder", struct holder, holder_fields, "Somebody who holds or held it");
LIST_OF(holders, items, holder_shape, "The narrowest first, then what holds still, then the newest");

static err holders_route(struct ctx *c, const struct req *q, struct res *r)
{
    struct resource what;
    struct rows *rows = NULL;
    size_t n = 0;
    TRY(resource_guess(c, req_query(q, "q"), &what));
    struct holder *v = NULL;
    if (what.type != RES_WORDS) {
        TRY(db_run(c, &sql_held, ARGS(A_LIST(resource_keys(c, &what))), &rows));
        v = NEW_ARRAY(c->arena, rows_count(rows) + 1, struct holder);
        while (rows_next(rows))
            v[n++] = (struct holder){ .organisation = row_id(rows, 0),
                                      .ref = row_text(rows, 1),
                                      .name = row_text(rows, 2),
                                      .type = row_text(rows, 3),
                                      .value = row_text(rows, 4),
                                      .since = row_when(rows, 5),
                                      .until = row_when(rows, 6),
                                      .proof = row_text(rows, 7),
                                      .proof_note = row_text(rows, 8) };
    }
    struct holders out = { { v, n } };
    res_json(r, &holders_shape, &out, c->who->rights);
    return NULL;
}

static const struct param_doc holders_query[] = { { "q", "An address, network, domain, URL or ASN, defanged or not" }, { NULL, NULL } };
const struct route history_routes[] = {
    ROUTE(GET, "/api/v1/holders", holders_route, MAY_READ, "Who holds and who held it", .out = &holders_shape, .query = holders_query),
    { .path = NULL },
};
