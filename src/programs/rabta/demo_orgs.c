/* demo_orgs - the organisations of the fictional country: CERTs, ministries, banks, utilities, vendors, a lab, a partner
 *
 * Networks are those of RFC 5737 and RFC 3849, ASNs of RFC 5398, names end in .example. One claim overlaps, one ministry
 * was merged, one agency renamed, some contacts are not confirmed, one organisation sleeps. */
#include "base/buf.h"
#include "demo.h"
#include "domain/directory/directory.h"
#include "spine/session.h"
#include "spine/team.h"
#include "store/db.h"

enum { CENTRE, BANK, PROVINCE };
enum how { FRESH, WORKED_ON, TAKEN, VERIFIED, ACTIVE, ASLEEP, SUSPENDED };
enum people { CONFIRMED, UNCONFIRMED, STALE, BOUNCING, ALONE };

struct org_row {
    const char *name, *aka;
    unsigned kind;
    const char *sector;
    int team;
    const char *domain, *networks; /* networks and ASNs by blanks */
    enum how how;
    enum people people;
    const char *grade; /* of a designated one */
    const char *uses;  /* "Vendor/Product/Version" by ; */
};
static const struct org_row rows[] = {
    { "Coordination Centre", "CC", ORG_CENTRE, "government", CENTRE, "cert.example", "192.0.2.0/28 2001:db8:1::/48 AS64496", ACTIVE, CONFIRMED, NULL, NULL },
    { "National CERT", "nCERT", ORG_NATIONAL, "government", CENTRE, "ncert.example", "192.0.2.16/28 AS64497", ACTIVE, CONFIRMED, NULL, NULL },
    { "Government CERT", "GovCERT", ORG_GOVERNMENT, "government", CENTRE, "govcert.example", "192.0.2.32/28", ACTIVE, CONFIRMED, NULL, NULL },
    { "Critical Infrastructure CERT", "CII CERT", ORG_CII, "government", CENTRE, "ciicert.example", "192.0.2.48/28", ACTIVE, STALE, NULL, NULL },
    { "Federal CERT", NULL, ORG_FEDERAL, "government", CENTRE, "federalcert.example", "192.0.2.64/28", ACTIVE, CONFIRMED, NULL, NULL },
    { "Financial Sector CERT", "FinCERT", ORG_SECTORAL, "banking", BANK, "fincert.example", "192.0.2.80/28", ACTIVE, CONFIRMED, NULL, NULL },
    { "Telecom CERT", NULL, ORG_SECTORAL, "telecom", CENTRE, "telcert.example", "192.0.2.96/28", ACTIVE, CONFIRMED, NULL, NULL },
    { "Northern Province CERT", NULL, ORG_PROVINCIAL, "government", PROVINCE, "north.example", "192.0.2.112/28", ACTIVE, CONFIRMED, NULL, NULL },
    { "Southern Province CERT", NULL, ORG_PROVINCIAL, "government", CENTRE, "south.example", "192.0.2.128/28", FRESH, ALONE, NULL, NULL },
    { "University CERT", NULL, ORG_COMMUNITY, "education", CENTRE, "unicert.example", "192.0.2.144/28", ACTIVE, UNCONFIRMED, NULL, NULL },
    { "Ministry of Roads", "Roads Department", ORG_CONSTITUENT, "transport", CENTRE, "roads.example", "203.0.113.0/26 2001:db8:20::/48", ACTIVE, CONFIRMED,
      NULL, "Nimbus Networks/N200 router/4.1;Paperline/LaserJot 9/9.2" },
    { "Ministry of Ports", NULL, ORG_CONSTITUENT, "transport", CENTRE, "ports.example", "203.0.113.64/27", ACTIVE, STALE, NULL, NULL },
    { "Ministry of Health", NULL, ORG_CONSTITUENT, "health", CENTRE, "health.example", "203.0.113.96/27", ACTIVE, CONFIRMED, NULL,
      "Ferrum Access/CardGate 3/3.0" },
    { "Ministry of Education", NULL, ORG_CONSTITUENT, "education", CENTRE, "school.example", "203.0.113.128/27", ACTIVE, BOUNCING, NULL, NULL },
    { "Civil Registry", NULL, ORG_CONSTITUENT, "government", CENTRE, "registry.example", "203.0.113.160/27", ACTIVE, CONFIRMED, "A",
      "Nimbus Networks/N200 router/4.0" },
    { "National Data Office", NULL, ORG_CONSTITUENT, "digital", CENTRE, "data.example", "203.0.113.192/27", ACTIVE, CONFIRMED, NULL, NULL },
    { "First Harbour Bank", "FHB", ORG_CONSTITUENT, "banking", BANK, "harbourbank.example", "198.51.100.0/27 AS64500", ACTIVE, CONFIRMED, "B",
      "Nimbus Networks/N200 router/4.1;Viatec/TLC-40/1.0" },
    { "Rural Credit Bank", NULL, ORG_CONSTITUENT, "banking", BANK, "ruralcredit.example", "198.51.100.32/27", ACTIVE, UNCONFIRMED, NULL, NULL },
    { "Card Clearing House", NULL, ORG_CONSTITUENT, "banking", BANK, "clearing.example", "2001:db8:30::/48", VERIFIED, CONFIRMED, "A", NULL },
    { "Northern Power", NULL, ORG_CONSTITUENT, "energy", PROVINCE, "northpower.example", "198.51.100.64/27 AS64501", ACTIVE, CONFIRMED, "A",
      "Viatec/TLC-40/1.2" },
    { "City Water Works", NULL, ORG_CONSTITUENT, "water", CENTRE, "citywater.example", "198.51.100.64/27", ACTIVE, STALE, NULL, NULL },
    { "Provincial Revenue Board", NULL, ORG_CONSTITUENT, "government", PROVINCE, "revenue.north.example", "198.51.100.96/27", ACTIVE, CONFIRMED, NULL, NULL },
    { "Hill District Council", NULL, ORG_CONSTITUENT, "government", PROVINCE, "hills.north.example", "198.51.100.128/28", ASLEEP, STALE, NULL, NULL },
    { "Delta Telecom", NULL, ORG_CONSTITUENT, "telecom", CENTRE, "deltatel.example", "198.51.100.128/25 2001:db8:40::/44 AS64502", ACTIVE, CONFIRMED, "B",
      "Nimbus Networks/C9 core/12" },
    { "Airport Company", NULL, ORG_CONSTITUENT, "transport", CENTRE, "airport.example", "203.0.113.224/28", TAKEN, UNCONFIRMED, NULL, NULL },
    { "Evening Courier", NULL, ORG_CONSTITUENT, "media", CENTRE, "courier.example", "", WORKED_ON, ALONE, NULL, NULL },
    { "Nimbus Networks", NULL, ORG_VENDOR, "digital", CENTRE, "nimbus.example", "203.0.113.240/29", ACTIVE, CONFIRMED, NULL, NULL },
    { "Ferrum Access", NULL, ORG_VENDOR, "manufacturing", CENTRE, "ferrum.example", "", TAKEN, UNCONFIRMED, NULL, NULL },
    { "Example Screening Laboratory", NULL, ORG_LAB, "digital", CENTRE, "lab.example", "203.0.113.248/30", ACTIVE, CONFIRMED, NULL, NULL },
    { "CERT of Neighbouria", NULL, ORG_FOREIGN, "government", CENTRE, "cert.neighbour.example", "2001:db8:f000::/36", ACTIVE, CONFIRMED, NULL, NULL },
    { "Cybercrime Agency", NULL, ORG_AGENCY, "justice", CENTRE, "agency.example", "203.0.113.252/30", ACTIVE, CONFIRMED, NULL, NULL },
    { "Old Mint", NULL, ORG_CONSTITUENT, "banking", BANK, "mint.example", "198.51.100.48/30", SUSPENDED, STALE, NULL, NULL },
};
static const struct {
    const char *from, *to;
    unsigned type;
    int since, until; /* days ago; 0: open */
} edges[] = {
    { "Coordination Centre", "National CERT", EDGE_COORDINATES, 700, 0 },
    { "National CERT", "Coordination Centre", EDGE_REPORTS, 700, 0 },
    { "Government CERT", "National CERT", EDGE_REPORTS, 600, 0 },
    { "Critical Infrastructure CERT", "National CERT", EDGE_REPORTS, 600, 0 },
    { "Federal CERT", "Government CERT", EDGE_REPORTS, 500, 0 },
    { "Northern Province CERT", "Government CERT", EDGE_REPORTS, 400, 0 },
    { "Financial Sector CERT", "National CERT", EDGE_REPORTS, 500, 0 },
    { "Telecom CERT", "National CERT", EDGE_REPORTS, 450, 0 },
    { "University CERT", "Coordination Centre", EDGE_COORDINATES, 300, 0 },
    { "Federal CERT", "Ministry of Roads", EDGE_SERVES, 500, 0 },
    { "Federal CERT", "Ministry of Ports", EDGE_SERVES, 500, 0 },
    { "Federal CERT", "Ministry of Health", EDGE_SERVES, 500, 0 },
    { "Federal CERT", "Ministry of Education", EDGE_SERVES, 500, 0 },
    { "University CERT", "Ministry of Education", EDGE_SERVES, 300, 0 },
    { "Federal CERT", "Civil Registry", EDGE_SERVES, 500, 0 },
    { "Critical Infrastructure CERT", "Civil Registry", EDGE_SERVES, 350, 0 },
    { "Federal CERT", "National Data Office", EDGE_SERVES, 500, 0 },
    { "Financial Sector CERT", "First Harbour Bank", EDGE_SERVES, 500, 0 },
    { "Financial Sector CERT", "Rural Credit Bank", EDGE_SERVES, 480, 0 },
    { "Financial Sector CERT", "Card Clearing House", EDGE_SERVES, 100, 0 },
    { "Critical Infrastructure CERT", "Card Clearing House", EDGE_SERVES, 100, 0 },
    { "Financial Sector CERT", "Old Mint", EDGE_SERVES, 480, 30 },
    { "Northern Province CERT", "Northern Power", EDGE_SERVES, 380, 0 },
    { "Critical Infrastructure CERT", "Northern Power", EDGE_SERVES, 350, 0 },
    { "Northern Province CERT", "Provincial Revenue Board", EDGE_SERVES, 380, 0 },
    { "Northern Province CERT", "Hill District Council", EDGE_SERVES, 380, 0 },
    { "Telecom CERT", "Delta Telecom", EDGE_SERVES, 440, 0 },
    { "Coordination Centre", "Financial Sector CERT", EDGE_SERVES, 500, 0 },
    { "Coordination Centre", "Northern Province CERT", EDGE_SERVES, 380, 0 },
    { "Coordination Centre", "City Water Works", EDGE_SERVES, 200, 0 },
    { "Coordination Centre", "Airport Company", EDGE_SERVES, 20, 0 },
    { "CERT of Neighbouria", "Coordination Centre", EDGE_COORDINATES, 250, 0 },
};

struct making {
    const struct demo_teams *teams;
    const struct org_row *row;
};

static err act(struct ctx *c, struct organisation *o, const char *verb, const char *text, const char *target)
{
    struct act a = { .text = str_of(text), .target = str_of(target) };
    return workflow_act(c, &organisation_kind, o, str_of(verb), &a);
}

static err grow(struct ctx *c, struct organisation *o, enum how how)
{
    bool notified = o->org_kind >= ORG_GOVERNMENT && o->org_kind <= ORG_PROVINCIAL;
    if (how == FRESH) return NULL;
    if (notified) {
        TRY(act(c, o, "recommend", "Recommended at the council's second meeting.", NULL));
        TRY(act(c, o, "notify", "Notified in the official gazette.", NULL));
        TRY(act(c, o, "onboard", NULL, NULL));
    } else {
        TRY(act(c, o, "process", NULL, NULL));
        if (how >= TAKEN) TRY(act(c, o, "accept", NULL, NULL));
        if (how >= VERIFIED) TRY(act(c, o, "verify", NULL, NULL));
    }
    if (how >= ACTIVE) TRY(act(c, o, "activate", NULL, NULL));
    if (how == ASLEEP) TRY(act(c, o, "let-sleep", NULL, NULL));
    if (how == SUSPENDED) TRY(act(c, o, "suspend", "The agreement has run out; please renew it.", NULL));
    return NULL;
}

static err contacts(struct ctx *c, const struct organisation *o, const struct org_row *w)
{
    static const struct {
        unsigned role;
        const char *what, *box, *hours;
    } usual[] = { { CONTACT_SECURITY, "Security desk", "security", "Mon-Fri 09:00-17:00" },
                  { CONTACT_ABUSE, "Abuse mailbox", "abuse", "Mon-Fri 09:00-17:00" },
                  { CONTACT_CISO, "Chief information security officer", "ciso", "Mon-Thu 09:00-17:00; Fri 09:00-12:00" },
                  { CONTACT_SOC, "Duty officer", "soc", "24x7" } };
    bool cert = w->kind <= ORG_FOREIGN || w->grade;
    size_t n = w->people == ALONE ? 1 : cert ? 4 : 3;
    for (size_t i = 0; i < n; i++) {
        struct contact v = { .name = arena_fmt(c->arena, "%s, %s", usual[i].what, w->name),
                             .role = usual[i].role,
                             .email = arena_fmt(c->arena, "%s@%s", usual[i].box, w->domain),
                             .telephone = arena_fmt(c->arena, "+1-555-01%02d", (int)((size_t)(w - rows) * 3 + i) % 100),
                             .language = S("en"),
                             .zone = S("Asia/Karachi"),
                             .hours = str_of(usual[i].hours),
                             .order = (int64_t)i };
        if (w->people == CONFIRMED || (w->people == BOUNCING && i)) v.confirmed_at = (when){ c->now.us - (int64_t)(10 + i * 20) * DAY };
        if (w->people == STALE) v.confirmed_at = (when){ c->now.us - 240 * DAY };
        if (w->people == BOUNCING && !i) v.bounces = 4;
        TRY(contact_add(c, o, &v));
    }
    return NULL;
}

static err holdings(struct ctx *c, const struct organisation *o, const struct org_row *w)
{
    str rest = str_of(w->networks), one;
    when since = { c->now.us - 900 * DAY };
    struct asset d = { .type = 2, .value = str_of(w->domain), .since = since, .proof = PROOF_DNS, .proof_note = S("record _rabta in the zone") },
                 m = { .type = 3, .value = str_of(w->domain), .since = since, .proof = PROOF_CHECKED };
    TRY(asset_add(c, o, &d));
    TRY(asset_add(c, o, &m));
    while (str_split(&rest, ' ', &one)) {
        struct asset v = {
            .type = str_starts(one, S("AS")) ? 0 : 1, .value = one, .since = since, .proof = PROOF_WHOIS, .proof_note = S("the registry's entry")
        };
        if (!one.n) continue;
        if (!strcmp(w->name, "City Water Works")) v = (struct asset){ .type = 1, .value = one, .since = { c->now.us - 60 * DAY }, .proof = PROOF_CLAIMED };
        TRY(asset_add(c, o, &v));
    }
    for (str uses = str_of(w->uses); str_split(&uses, ';', &one);) {
        struct technology t = { .source = S("declared by the organisation"), .since = { c->now.us - 365 * DAY } };
        (void)str_split(&one, '/', &t.vendor);
        (void)str_split(&one, '/', &t.product);
        t.version = one;
        TRY(technology_add(c, o, &t));
    }
    return NULL;
}

static err make(struct ctx *c, void *arg)
{
    struct making *m = arg;
    const struct org_row *w = m->row;
    str aka = str_of(w->aka);
    const id *team = w->team == BANK ? &m->teams->bank : w->team == PROVINCE ? &m->teams->province : &m->teams->centre;
    bool public = !strcmp(w->name, "Coordination Centre") || !strcmp(w->name, "Financial Sector CERT") || !strcmp(w->name, "Northern Province CERT");
    struct organisation o = { .r = { .title = str_of(w->name),
                                     .tlp = public                                   ? TLP_CLEAR
                                            : w->how == FRESH || w->how == WORKED_ON ? TLP_AMBER
                                                                                     : TLP_GREEN,
                                     .team = *team },
                              .org_kind = w->kind,
                              .sector = str_of(w->sector),
                              .country = w->kind == ORG_FOREIGN ? S("XN") : S("XC"),
                              .website = arena_fmt(c->arena, "https://www.%s/", w->domain),
                              .address = arena_fmt(c->arena, "%d Liaison Road\nPort City", 1 + (int)(w - rows)),
                              .established = S("2023-10-12"),
                              .cii = w->grade ? CII_DESIGNATED : CII_NONE,
                              .cii_grade = str_of(w->grade),
                              .cii_review = w->grade ? str_cut(when_text(c->arena, (when){ c->now.us + (int64_t)(20 + (w - rows)) * DAY }), 0, 10) : S("") };
    if (aka.n) o.also_known_as = (struct strs){ &aka, 1 };
    if (w->kind >= ORG_GOVERNMENT && w->kind <= ORG_PROVINCIAL && w->how != FRESH) {
        o.notification = arena_fmt(c->arena, "Order %d/2024", 100 + (int)(w - rows));
        o.notified_on = S("2024-03-01");
    }
    TRY(record_create(c, &organisation_kind, &o, NULL));
    TRY(contacts(c, &o, w));
    TRY(holdings(c, &o, w));
    TRY(grow(c, &o, w->how));
    if (w->kind == ORG_CENTRE || (w->team == BANK && w->kind == ORG_SECTORAL) || (w->team == PROVINCE && w->kind == ORG_PROVINCIAL))
        return team_organisation(c, team, &o.r.id);
    return NULL;
}

err demo_organisation_named(struct ctx *c, str name, str *out)
{
    static const struct sql q = { "demo.organisation", "SELECT id FROM record WHERE kind = 'organisation' AND title = $1", WHERE, false, true };
    struct rows *r;
    bool found;
    TRY(db_one(c, &q, ARGS(A_TEXT(name)), &r, &found));
    *out = found ? row_text(r, 0) : S("");
    return NULL;
}

static err end_of(struct ctx *c, const char *name, id *out)
{
    str text;
    TRY(demo_organisation_named(c, str_of(name), &text));
    if (!id_parse(text, out)) FAIL(c, E_FAULT, "demo", "there is no organisation %s", name);
    return NULL;
}

static err connect(struct ctx *c, void *arg)
{
    (void)arg;
    for (size_t i = 0; i < COUNT(edges); i++) {
        struct edge e = { .type = edges[i].type, .since = { c->now.us - edges[i].since * DAY }, .source = S("Order of the ministry") };
        if (edges[i].until) e.until = (when){ c->now.us - edges[i].until * DAY };
        TRY(end_of(c, edges[i].from, &e.from));
        TRY(end_of(c, edges[i].to, &e.to));
        TRY(edge_add(c, &e));
    }
    return NULL;
}

static err history(struct ctx *c, void *arg)
{
    struct organisation o;
    id which, roads;
    (void)arg;
    TRY(end_of(c, "Ministry of Roads", &roads));
    TRY(end_of(c, "Ministry of Ports", &which));
    TRY(record_find(c, &organisation_kind, id_str(&which), &o));
    TRY(act(c, &o, "merge", "Both ministries are one from this year on.", roads.s));
    TRY(end_of(c, "National Data Office", &which));
    TRY(record_find(c, &organisation_kind, id_str(&which), &o));
    return act(c, &o, "rename", "Digital Services Agency", NULL);
}

err demo_organisations(struct ctx *c, const struct demo_teams *t)
{
    const struct viewer *before = c->who;
    str all[3] = { principal_of(c->arena, id_str(&t->centre)), principal_of(c->arena, id_str(&t->bank)), principal_of(c->arena, id_str(&t->province)) };
    viewer_use(c, viewer_system(c, "demo", (struct strs){ all, 3 }, ~UINT64_C(0)));
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct making m = { t, &rows[i] };
        TRY(db_unit(c, make, &m));
    }
    TRY(db_unit(c, connect, NULL));
    TRY(db_unit(c, history, NULL));
    viewer_use(c, before);
    return NULL;
}
