/* directory - organisations of every kind, their contacts, networks, domains, keys and technologies, who serves whom
 *
 * An organisation is a record. What hangs on it (contact, asset, technology, openpgp_key) has an audience of its own:
 * the team that handles the organisation, the organisation itself, and the CERTs that serve it (reach.c); seeing the
 * organisation is not enough. Edges are seen by whoever sees both ends. */
#ifndef DIRECTORY_DIRECTORY_H
#define DIRECTORY_DIRECTORY_H

#include "http/http.h"
#include "jobs/jobs.h"
#include "spine/record.h"
#include "spine/workflow.h"

enum org_kind {
    ORG_CENTRE,
    ORG_NATIONAL,
    ORG_GOVERNMENT,
    ORG_CII,
    ORG_SECTORAL,
    ORG_FEDERAL,
    ORG_PROVINCIAL,
    ORG_ORGANISATIONAL,
    ORG_COMMUNITY,
    ORG_FOREIGN,
    ORG_CONSTITUENT,
    ORG_VENDOR,
    ORG_LAB,
    ORG_AGENCY
};
extern const struct words org_kind_words;
enum cii { CII_NONE, CII_NOMINATED, CII_DESIGNATED };

struct organisation {
    struct record r; /* title = name */
    unsigned org_kind;
    struct strs also_known_as;
    str sector, country, website, address, established, description;
    unsigned cii;
    str cii_grade, cii_review;
    str notification, notified_on; /* of a CERT, by the government */
    bool community;                /* counts as a member although a vendor, lab or foreign partner */
    str notes;
};
extern const struct kind organisation_kind;
extern const struct route organisation_routes[], lookup_routes[], history_routes[], rfc2350_routes[], import_routes[];
extern const struct job_kind directory_jobs[], reach_jobs[];
/* once at start: principals and what follows when a record touches an organisation */
void directory_install(void);
/* the organisation named by params[0]; E_ABSENT when it is not there or not seen */
err organisation_of(struct ctx *c, const struct req *q, struct organisation *out) MUST_USE;

/* ---- what hangs on it; each begins with id */
enum contact_role { CONTACT_SOC, CONTACT_CISO, CONTACT_ABUSE, CONTACT_PRESS, CONTACT_LEGAL, CONTACT_EXECUTIVE, CONTACT_SECURITY, CONTACT_TECHNICAL };
extern const struct words contact_role_words;
enum reachability { REACH_UNCONFIRMED, REACH_CONFIRMED, REACH_STALE, REACH_BOUNCING };
enum { CONFIRMED_FOR_DAYS = 180, BOUNCES_OUT = 3 };
struct contact {
    id id;
    str name;
    unsigned role;
    str email, telephone, language, zone, hours;
    int64_t order;
    when confirmed_at;
    int64_t bounces;
    str openpgp; /* fingerprint */
    int64_t revision;
    unsigned reachability;
    bool waiting;
};
enum reachability contact_reach(const struct contact *v, when now); /* by bounces and confirmed_at */
enum proof { PROOF_NONE, PROOF_CLAIMED, PROOF_DESK, PROOF_DNS, PROOF_WHOIS, PROOF_LETTER, PROOF_CHECKED };
extern const struct words proof_words, asset_type_words;
struct overlap {
    id asset, organisation;
    str name, value;
    unsigned relation; /* same, inside, contains */
};
struct asset {
    id id;
    unsigned type; /* enum resource_type up to RES_MAIL */
    str value;
    when since, until;
    unsigned proof;
    str proof_note;
    int64_t revision;
    str conflict;
    struct list overlaps;
};
enum edge_type { EDGE_SERVES, EDGE_REPORTS, EDGE_PART, EDGE_MEMBER, EDGE_COORDINATES };
extern const struct words edge_type_words;
struct edge {
    id id;
    unsigned type;
    id from, to;
    when since, until;
    str source;
    int64_t revision;
    str other, other_name; /* the end that is not the organisation asked about */
};
struct technology {
    id id;
    str vendor, product, version;
    when since, until;
    str source;
    int64_t revision;
};
extern const struct shape contact_shape, asset_shape, edge_shape, technology_shape;

/* as the desk does it; used by import and demonstration too. The row's id is filled. */
err contact_add(struct ctx *c, const struct organisation *o, struct contact *v) MUST_USE;
err asset_add(struct ctx *c, const struct organisation *o, struct asset *v) MUST_USE;
err technology_add(struct ctx *c, const struct organisation *o, struct technology *v) MUST_USE;
err edge_add(struct ctx *c, struct edge *v) MUST_USE;
err contacts_of(struct ctx *c, const id *org, struct list *out) MUST_USE; /* in order of use, as far as the viewer sees them */

/* who sees what hangs on this organisation: its desk, itself, and the CERTs that serve it (id and team are read) */
err directory_audience(struct ctx *c, const struct record *org, str *out) MUST_USE;
/* what else hangs on organisations, in another room: told its new audience when the graph moves; once at start */
typedef err directory_hangs(struct ctx *c, const id *org, str audience);
void directory_hangs_set(directory_hangs *fn);

/* ---- confirming a contact by its one-time code; no account */
struct confirm_view {
    id contact, organisation;
    str organisation_name, name, role, email, telephone, hours, state;
};
err confirm_look(struct ctx *c, str code, struct confirm_view *out) MUST_USE; /* changes nothing; E_ABSENT */
err confirm_yes(struct ctx *c, str code, struct confirm_view *out) MUST_USE;

#endif
