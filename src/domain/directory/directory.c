/* directory - the room's front door: every route and job of it is listed here */
#include "domain/directory/inside.h"

#include "directory.sql.h"

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
OF(key, key_sub)

#define ONE "/api/v1/organisations/{id}"
const struct route organisation_routes[] = {
    ROUTE(GET, "/api/v1/sectors", sectors, 0, "The sectors", .flags = R_SELF, .out = &sector_list_shape),
    ROUTE(POST, "/api/v1/sectors", sector_post, MAY_ADMIN, "Add a sector", .flags = R_CREATES, .in = &sector_shape, .out = &sector_shape),
    ROUTE(PATCH, "/api/v1/sectors/{code}", sector_patch, MAY_ADMIN, "Give it another name", .in = &sector_shape, .out = &sector_shape),
    ROUTE(DELETE, "/api/v1/sectors/{code}", sector_drop, MAY_ADMIN, "Take away one that no organisation has", .flags = 0),
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
    ROUTE(GET, ONE "/keys", key_list, MAY_READ, "Its OpenPGP keys", .out = &key_list_shape),
    ROUTE(POST, ONE "/keys", key_post, MAY_READ, "Add a public key", .flags = R_CREATES, .in = &key_shape, .out = &key_shape),
    ROUTE(PATCH, ONE "/keys/{row}", key_patch, MAY_READ, "Say where it comes from", .in = &key_shape, .out = &key_shape),
    ROUTE(DELETE, ONE "/keys/{row}", key_end, MAY_READ, "Take a key away", .flags = 0),
    ROUTE(GET, ONE "/edges", edges_list, MAY_READ, "Who serves it, whom it reports to, with dates", .out = &edge_list_shape),
    ROUTE(POST, ONE "/edges", edge_post, MAY_DIRECTORY, "Add an edge", .flags = R_CREATES, .in = &edge_shape, .out = &edge_shape),
    ROUTE(GET, ONE "/edges/{row}/preview", edge_look, MAY_DIRECTORY, "Who would no longer see what, if it ended now", .out = &edge_preview_shape),
    ROUTE(PATCH, ONE "/edges/{row}", edge_patch, MAY_DIRECTORY, "Change its dates", .in = &edge_shape, .out = &edge_shape),
    ROUTE(DELETE, ONE "/edges/{row}", edge_end, MAY_DIRECTORY, "End it today; what rested on it ends too", .flags = 0),
    ROUTE(POST, ONE "/confirmations", confirm_post, MAY_DIRECTORY, "Ask contacts to confirm themselves", .flags = R_CREATES, .in = &confirm_in_shape,
          .out = &confirmations_shape),
    ROUTE(GET, ONE "/lineage", lineage_list, MAY_READ, "What it was and what it became", .out = &lineages_shape),
    ROUTE(POST, ONE "/acts/{verb}", lineage_act, MAY_READ, "Merge, rename, dissolve, or any other act on it", .in = &act_shape, .out = &record_shape),
    ROUTE(GET, ONE "/changes", held_list, MAY_READ, "What its people asked to change and waits for the desk", .out = &held_changes_shape),
    ROUTE(POST, ONE "/changes/{row}/acts/{verb}", held_act, MAY_DIRECTORY, "Accept or refuse it", .out = &held_shape),
    ROUTE(GET, "/api/v1/groups", group_all, MAY_READ, "Sharing groups you run or belong to", .out = &group_list_shape),
    ROUTE(POST, "/api/v1/groups", group_post, MAY_DIRECTORY, "Make a sharing group", .flags = R_CREATES, .in = &group_shape, .out = &group_shape),
    ROUTE(GET, "/api/v1/groups/{id}", group_get, MAY_READ, "One of them", .out = &group_shape),
    ROUTE(PATCH, "/api/v1/groups/{id}", group_patch, MAY_DIRECTORY, "Change it", .in = &group_shape, .out = &group_shape),
    ROUTE(GET, "/api/v1/groups/{id}/members", group_members_get, MAY_READ, "Who belongs to it", .out = &group_members_shape),
    ROUTE(POST, "/api/v1/groups/{id}/members", group_member_post, MAY_DIRECTORY, "Add a member", .flags = R_CREATES, .in = &group_member_shape,
          .out = &group_member_shape),
    ROUTE(DELETE, "/api/v1/groups/{id}/members/{row}", group_member_end, MAY_DIRECTORY, "End a membership", .flags = 0),
    { .path = NULL },
};

static err daily(struct ctx *c, str payload)
{
    (void)payload;
    TRY(key_sweep(c));
    return confirm_sweep(c);
}

/* whether anybody could be called at all; how many there are is not the administrator's to watch */
err directory_setup(struct ctx *c, bool *done, int64_t *value)
{
    struct rows *r;
    (void)value;
    TRY(db_run(c, &sql_any_contact, NOARGS, &r));
    *done = rows_count(r) > 0;
    return NULL;
}

const struct job_kind directory_jobs[] = { { .name = "directory.daily", .run = daily, .every = DAY }, { .name = NULL } };
