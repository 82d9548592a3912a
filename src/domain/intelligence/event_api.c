/* event_api - events in by HTTP, the imports and what of them was not understood */
#include "domain/directory/directory.h"
#include "domain/intelligence/event_show.h"
#include "domain/intelligence/event_taken.h"
#include "domain/intelligence/finding.h"
#include "domain/intelligence/intelligence.h"
#include "domain/intelligence/mapping.h"
#include "domain/intelligence/suffix.h"
#include "spine/api.h"
#include "spine/list.h"
#include "spine/viewer.h"

/* the desk that takes it in: the one named, else the first the sender works at */
static err desk_of(struct ctx *c, const struct req *q, str *team)
{
    struct strs places = viewer_places(c->arena, c->who, MAY_DESK);
    str asked = req_query(q, "team");
    for (size_t i = 0; i < places.n; i++)
        if (str_starts(places.v[i], S("tea_")) && (!asked.n || str_eq(asked, places.v[i]))) {
            *team = places.v[i];
            return NULL;
        }
    FAIL(c, E_DENIED, "not-allowed", "you do not work at this desk");
}

static err packing_of(struct ctx *c, const struct req *q, enum packing *how)
{
    str e = req_header(q, "content-encoding");
    *how = str_is(e, "gzip") ? PACKED_GZIP : str_is(e, "zstd") ? PACKED_ZSTD : PACKED_NOT;
    if (e.n && *how == PACKED_NOT && !str_is(e, "identity")) FAIL(c, E_MEDIA, "content-encoding", "bodies come plain, or with Content-Encoding gzip or zstd");
    return NULL;
}

static err post(struct ctx *c, const struct req *q, struct res *r)
{
    struct ingest_options o = { .given = req_header(q, "idempotency-key"), .name = req_query(q, "name") };
    struct ingest_told *t = NEW(c->arena, struct ingest_told);
    struct unpack *in;
    enum packing how;
    struct taken out = { 0 };
    struct events_mapping *mapping = NULL;
    if (!events_format_of(req_query(q, "format"), &o.read.format))
        FAIL_AT(c, S("/format"), "bad-format", "format is eve, intelmq, shadowserver, xarf, csv or json");
    if (o.read.format == EVENTS_CSV || o.read.format == EVENTS_JSON) TRY(mapping_kept(c, req_query(q, "mapping"), o.read.format, &mapping, &o.document));
    o.read.mapping = mapping;
    if (mapping && !mapping_tells_time(o.document)) o.read.observed = c->now;
    if (o.given.n > 200) FAIL(c, E_INPUT, "bad-idempotency-key", "an Idempotency-Key has at most 200 characters");
    if (o.name.n > 300) FAIL_AT(c, S("/name"), "too-long", "a name has at most 300 bytes");
    TRY(packing_of(c, q, &how));
    TRY(desk_of(c, q, &o.team));
    o.sender = o.team;
    o.read.file_name = o.name;
    o.read.report_type = req_query(q, "report");
    TRY(unpack_open(c, how, q->body, INGEST_MOST, INGEST_RATIO, &in));
    TRY(ingest(c, &o, in, t));
    TRY(taken_of(c, t, &out));
    res_json(r, &taken_shape, &out, c->who->rights);
    return NULL;
}

static const struct param_doc intake_query[] = { { "format", "eve, intelmq, shadowserver, xarf, csv or json" },
                                                 { "team", "The desk that takes it in; the first of yours when not given" },
                                                 { "name", "Name of the file or stream; of Shadowserver's files it says which report it is" },
                                                 { "report", "Shadowserver: the report type, instead of what the name says" },
                                                 { "mapping", "csv and json: the id of the mapping that says what the columns mean" },
                                                 { NULL, NULL } };
const struct route event_routes[] = {
    ROUTE(POST, "/api/v1/events", post, MAY_DESK, "Take in observations, a line or row each; answered when they are durable", .flags = R_NOTX,
          .class = CLASS_INGEST, .out = &taken_shape, .query = intake_query),
    { .path = NULL },
};

void intelligence_install(void)
{
    directory_hangs_set(scope_moved);
    suffix_load();
    finding_tell_install();
    event_mail_install();
}
