/* viewer - who acts, resolved once per request to a small list of principals and to rights by place
 *
 * Principals: public, members, org:ID, clients:CERT, group:ID, team:ID, user:ID, receipt:ID (design section 3,
 * details 4). Callers set c->me and c->who by viewer_use(). */
#ifndef SPINE_VIEWER_H
#define SPINE_VIEWER_H

#include "base/ctx.h"
#include "spine/rights.h"

struct viewer_seat {
    str place; /* tea_... org_... grp_... or "hub" */
    str role;
    uint64_t rights;
};
/* kept between requests by the program (answer.c), which copies each text of it */
struct viewer {
    id person; /* empty: nobody is signed in */
    str actor; /* what the timeline says: per_..., system:NAME, receipt:ID */
    str name, email, language, zone, organisation;
    str factor; /* how the session was opened; "key" for an API key */
    str key;    /* its name */
    const struct viewer_seat *seats;
    size_t nseats;
    uint64_t rights; /* of all seats together, cut by the key's scopes */
    uint64_t scopes; /* ~0 without a key */
    struct strs principals;
};

/* a room may add principals (the directory: members, clients:CERT) before the list is sorted */
typedef err viewer_more(struct ctx *c, struct viewer *v, struct strs *add);
void viewer_more_set(viewer_more *fn);

err viewer_of_person(struct ctx *c, const id *person, uint64_t scopes, struct viewer **out) MUST_USE;
const struct viewer *viewer_public(void);
/* a named system actor that sees what `principals` see; jobs and the public form's clerk */
struct viewer *viewer_system(struct ctx *c, const char *name, struct strs principals, uint64_t rights);
/* a named system actor that sees what this desk sees, and what is this person's (empty: nobody's) alone */
err viewer_of_team(struct ctx *c, const id *team, str person, const char *name, struct viewer **out) MUST_USE;
struct viewer *viewer_receipt(struct ctx *c, str receipt);
void viewer_use(struct ctx *c, const struct viewer *v);

bool viewer_holds(const struct viewer *v, str principal);
uint64_t viewer_rights_at(const struct viewer *v, str place);
/* where the viewer holds all of these rights */
struct strs viewer_places(struct arena *a, const struct viewer *v, uint64_t rights);
bool viewer_in_team(const struct viewer *v, str team);
/* principals are made in one place: "team:" + id */
/* tea_ -> team:, org_ -> org:, per_ -> user:, grp_ -> group:, rct_ -> receipt:, prt_ -> party: (a party of a case, and who
 * holds its link; decision 0009) */
str principal_of(struct arena *a, str id_text);

#endif
