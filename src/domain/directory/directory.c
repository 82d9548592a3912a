/* directory - the room's front door: every route and job of it is listed here */
#include "domain/directory/inside.h"

#define OF(name, sub)                                                          \
    static err name##_list(struct ctx *c, const struct req *q, struct res *r)  \
    {                                                                          \
        return sub_list(c, q, r, &(sub));                                      \
    }                                                                          \
    static err name##_post(struct ctx *c, const struct req *q, struct res *r)  \
    {                                                                          \
        return sub_post(c, q, r, &(sub));                                      \
    }                                                                          \
    static err name##_patch(struct ctx *c, const struct req *q, struct res *r) \
    {                                                                          \
        return sub_patch(c, q, r, &(sub));                                     \
    }                                                                          \
    static err name##_end(struct ctx *c, const struct req *q, struct res *r)   \
    {                                                                          \
        return sub_end(c, q, r, &(sub));                                       \
    }
OF(contact, contact_sub)
OF(asset, asset_sub)
OF(technology, technology_sub)

#define ONE "/api/v1/organisations/{id}"
const struct route organisation_routes[] = {
    ROUTE(GET, "/api/v1/sectors", sectors, MAY_READ, "The sectors", .out = &sector_list_shape),
    ROUTE(GET, ONE "/contacts", contact_list, MAY_READ, "Whom to reach there, in order of use", .out = &contact_list_shape),
    ROUTE(POST, ONE "/contacts", contact_post, MAY_READ, "Add a contact", .flags = R_CREATES, .in = &contact_shape, .out = &contact_shape),
    ROUTE(PATCH, ONE "/contacts/{row}", contact_patch, MAY_READ, "Change a contact", .in = &contact_shape, .out = &contact_shape),
    ROUTE(DELETE, ONE "/contacts/{row}", contact_end, MAY_READ, "Take a contact away", .flags = 0),
    ROUTE(GET, ONE "/assets", asset_list, MAY_READ, "Its networks, domains and ASNs, with proof and overlaps", .out = &asset_list_shape),
    ROUTE(POST, ONE "/assets", asset_post, MAY_READ, "Add or claim a network, domain or ASN", .flags = R_CREATES, .in = &asset_shape, .out = &asset_shape),
    ROUTE(PATCH, ONE "/assets/{row}", asset_patch, MAY_READ, "Change its proof or dates", .in = &asset_shape, .out = &asset_shape),
    ROUTE(DELETE, ONE "/assets/{row}", asset_end, MAY_READ, "It is no longer theirs: ends it today", .flags = 0),
    ROUTE(GET, ONE "/technologies", technology_list, MAY_READ, "The products it uses", .out = &technology_list_shape),
    ROUTE(POST, ONE "/technologies", technology_post, MAY_READ, "Add a product", .flags = R_CREATES, .in = &technology_shape, .out = &technology_shape),
    ROUTE(PATCH, ONE "/technologies/{row}", technology_patch, MAY_READ, "Change it", .in = &technology_shape, .out = &technology_shape),
    ROUTE(DELETE, ONE "/technologies/{row}", technology_end, MAY_READ, "It is no longer used: ends it today", .flags = 0),
    ROUTE(GET, ONE "/edges", edges_list, MAY_READ, "Who serves it, whom it reports to, with dates", .out = &edge_list_shape),
    ROUTE(POST, ONE "/edges", edge_post, MAY_DIRECTORY, "Add an edge", .flags = R_CREATES, .in = &edge_shape, .out = &edge_shape),
    ROUTE(PATCH, ONE "/edges/{row}", edge_patch, MAY_DIRECTORY, "Change its dates", .in = &edge_shape, .out = &edge_shape),
    ROUTE(DELETE, ONE "/edges/{row}", edge_end, MAY_DIRECTORY, "End it today; what rested on it ends too", .flags = 0),
    ROUTE(GET, ONE "/lineage", lineage_list, MAY_READ, "What it was and what it became", .out = &lineages_shape),
    ROUTE(POST, ONE "/acts/{verb}", lineage_act, MAY_READ, "Merge, rename, dissolve, or any other act on it", .in = &act_shape, .out = &record_shape),
    ROUTE(GET, ONE "/changes", held_list, MAY_READ, "What its people asked to change and waits for the desk", .out = &held_changes_shape),
    ROUTE(POST, ONE "/changes/{row}/acts/{verb}", held_act, MAY_DIRECTORY, "Accept or refuse it", .out = &held_shape),
    { .path = NULL },
};

const struct job_kind directory_jobs[] = { { .name = NULL } };
