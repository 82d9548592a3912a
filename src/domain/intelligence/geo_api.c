/* geo_api - which files say where addresses lie, and what they say of one */
#include "domain/intelligence/geo.h"
#include "domain/intelligence/intelligence.h"
#include "spine/viewer.h"

static const struct field file_fields[] = {
#define F(m, ...) FIELD(struct geo_file, m, .flags = F_RO, __VA_ARGS__)
    F(name, .max = 300, .doc = "Name of the file in the folder geo of the data directory"),
    F(type, .max = 300, .doc = "What it calls itself"),
    F(holds, .doc = "What it tells: asn, country, city"),
    F(error, .max = 300, .doc = "Why it is not used; empty: it is"),
    F(built, .doc = "When it was made"),
    F(bytes, .doc = "Its size"),
#undef F
};
static SHAPE(file_shape, "geo_file", struct geo_file, file_fields, "A file that says where addresses lie");
LIST_OF(geo_file_list, items, file_shape, "By name");

struct geo_answer {
    str address;
    int64_t asn;
    str as_name, cc, country, city, latitude, longitude;
};
static const struct field place_fields[] = {
#define F(m, ...) FIELD(struct geo_answer, m, .flags = F_RO, __VA_ARGS__)
    F(address, .doc = "The address"),
    F(asn, .doc = "The autonomous system; 0: not known"),
    F(as_name, .max = 1000, .doc = "Its name"),
    F(cc, .doc = "Country, two letters"),
    F(country, .max = 1000, .doc = "Its name in English"),
    F(city, .max = 1000, .doc = "City"),
    F(latitude, .doc = "Degrees"),
    F(longitude, .doc = "Degrees"),
#undef F
};
static SHAPE(place_shape, "geo_place", struct geo_answer, place_fields, "What the files say of an address; empty: nothing");

static void drop(void *g)
{
    geo_drop(g);
}

static err held(struct ctx *c, struct geo **out)
{
    void **slot = arena_onclose(c->arena, drop); /* the answer points into it */
    TRY(geo_take(c, out));
    *slot = *out;
    return NULL;
}

static err files(struct ctx *c, const struct req *q, struct res *r)
{
    struct geo *g;
    size_t n;
    (void)q;
    TRY(held(c, &g));
    const struct geo_file *f = geo_files(g, &n);
    struct geo_file *v = NEW_ARRAY(c->arena, n + 1, struct geo_file);
    if (n) memcpy(v, f, n * sizeof *v);
    struct geo_file_list out = { { v, n } };
    res_json(r, &geo_file_list_shape, &out, c->who->rights);
    return NULL;
}

static err place(struct ctx *c, const struct req *q, struct res *r)
{
    struct geo *g;
    struct geo_place p = { .asn = 0 };
    struct event_ip ip;
    if (!event_ip_parse(q->params[0], &ip)) FAIL(c, E_ABSENT, "not-found", "this is no address, IPv4 or IPv6");
    TRY(held(c, &g));
    if (g) (void)geo_find(c, g, &ip, &p);
    struct geo_answer out = { .address = event_ip_text(c->arena, &ip),
                              .asn = p.asn,
                              .as_name = p.v[GEO_AS_NAME],
                              .cc = p.v[GEO_CC],
                              .country = p.v[GEO_COUNTRY],
                              .city = p.v[GEO_CITY],
                              .latitude = p.v[GEO_LATITUDE],
                              .longitude = p.v[GEO_LONGITUDE] };
    res_json(r, &place_shape, &out, c->who->rights);
    return NULL;
}

const struct route geo_routes[] = {
    ROUTE(GET, "/api/v1/geo", files, MAY_ADMIN, "The files that say where addresses lie", .out = &geo_file_list_shape),
    ROUTE(GET, "/api/v1/geo/{address}", place, MAY_READ, "What they say of an address", .out = &place_shape),
    { .path = NULL },
};
