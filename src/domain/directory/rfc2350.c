/* rfc2350 - what a team says of itself to everybody (RFC 2350), made from the team and its organisation, plain text
 *
 * The centre's is always there; another team's when its organisation is marked TLP:CLEAR. Nothing is told that is not
 * meant for everybody: the team's own mailbox and telephone, the organisation's address and public keys. */
#include "base/buf.h"
#include "domain/directory/inside.h"
#include "spine/session.h"
#include "spine/setup.h"

#include "rfc2350.sql.h"

struct facts {
    str name, mailbox, telephone, hours, zone, language, organisation, kind, sector, country, website, address, established, description, state;
    id org;
    when updated_at;
    struct rows *keys, *above;
    int64_t served;
};

static void row(struct buf *b, const char *name, str value)
{
    if (!value.n) return;
    buf_fmt(b, "   %s\n      ", name);
    for (size_t i = 0; i < value.n; i++) {
        buf_c(b, value.p[i]);
        if (value.p[i] == '\n') buf_z(b, "      ");
    }
    buf_z(b, "\n\n");
}

static void contact_part(struct buf *b, struct ctx *c, const struct facts *f, str base)
{
    buf_z(b, "2. Contact Information\n\n");
    row(b, "2.1 Name of the Team", f->name);
    row(b, "2.2 Address", f->address);
    row(b, "2.3 Time Zone", f->zone);
    row(b, "2.4 Telephone Number", f->telephone);
    row(b, "2.7 Electronic Mail Address", f->mailbox);
    buf_z(b, "   2.8 Public Keys and Encryption Information\n");
    bool any = false;
    while (f->keys && rows_next(f->keys)) {
        any = true;
        buf_fmt(b, "      %.*s\n      %.*s%s%.*s\n", FMT(row_text(f->keys, 1)), FMT(row_text(f->keys, 0)), row_int(f->keys, 2) ? ", expires " : "",
                FMT(row_int(f->keys, 2) ? str_cut(when_text(c->arena, row_when(f->keys, 2)), 0, 10) : S("")));
    }
    buf_z(b, any ? "\n" : "      None yet; use the form for reports, which takes encrypted text.\n\n");
    row(b, "2.10 Other Information", f->website);
    row(b, "2.11 Points of Customer Contact",
        arena_fmt(c->arena, "%.*s\nHours: %.*s\nReports of vulnerabilities: %.*s/report", FMT(f->mailbox), FMT(f->hours), FMT(base)));
}

static void charter_part(struct buf *b, struct ctx *c, const struct facts *f)
{
    struct buf up = { .a = c->arena };
    buf_z(b, "3. Charter\n\n");
    row(b, "3.1 Mission Statement",
        f->description.n ? f->description : S("To help its constituency to prevent, detect and mend security incidents and vulnerabilities."));
    row(b, "3.2 Constituency",
        f->sector.n ? arena_fmt(c->arena, "Organisations of the sector \"%.*s\"%s%.*s.", FMT(f->sector), f->country.n ? ", " : "", FMT(f->country))
                    : S("The organisations that the team serves."));
    while (f->above && rows_next(f->above)) buf_fmt(&up, "%s%.*s", up.n ? "\n" : "", FMT(row_text(f->above, 0)));
    row(b, "3.3 Sponsorship and/or Affiliation", buf_str(&up));
    row(b, "3.4 Authority", f->established.n ? arena_fmt(c->arena, "Established on %.*s.", FMT(f->established)) : S(""));
    buf_z(b, "4. Policies\n\n");
    row(b, "4.1 Types of Incidents and Level of Support",
        S("All types of the Reference Security Incident Taxonomy; those that endanger people or critical services first."));
    row(b, "4.2 Co-operation, Interaction and Disclosure of Information",
        S("By the Traffic Light Protocol 2.0. A source's marking is never loosened without its consent."));
    row(b, "4.3 Communication and Authentication", S("Mail in clear text carries no content above TLP:CLEAR unless agreed; OpenPGP otherwise."));
    buf_z(
        b,
        "5. Services\n\n   Incident handling and coordination; coordinated vulnerability disclosure; alerts and warnings;\n   a directory of the constituency.\n\n");
}

static err load(struct ctx *c, str which, struct facts *f)
{
    struct rows *r;
    bool found;
    if (which.n)
        TRY(db_one(c, &sql_team_of, ARGS(A_TEXT(which)), &r, &found));
    else
        TRY(db_one(c, &sql_first_team, NOARGS, &r, &found));
    if (!found) FAIL(c, E_ABSENT, "not-found", "there is nothing here that you can see");
    *f = (struct facts){ .name = row_text(r, 0),
                         .mailbox = row_text(r, 1),
                         .telephone = row_text(r, 2),
                         .hours = row_text(r, 3),
                         .zone = row_text(r, 4),
                         .language = row_text(r, 5),
                         .organisation = row_text(r, 6),
                         .sector = row_text(r, 7),
                         .country = row_text(r, 8),
                         .website = row_text(r, 9),
                         .address = row_text(r, 10),
                         .established = row_text(r, 11),
                         .description = row_text(r, 12),
                         .org = row_id(r, 13),
                         .updated_at = row_when(r, 14) };
    if (id_empty(&f->org)) return NULL;
    TRY(db_run(c, &sql_keys, ARGS(A_ID(f->org), A_WHEN(c->now)), &f->keys));
    return db_run(c, &sql_above, ARGS(A_ID(f->org), A_WHEN(c->now)), &f->above);
}

static err text(struct ctx *c, str which, struct res *r)
{
    struct buf *b = &r->body;
    struct facts f;
    str base;
    TRY(site_page(c, SITE_RFC2350));
    TRY(load(c, which, &f));
    TRY(setting_get(c, "base_url", &base));
    r->type = S("text/plain; charset=utf-8");
    buf_fmt(b, "RFC 2350 description of %.*s\n\n1. About this Document\n\n", FMT(f.name));
    row(b, "1.1 Date of Last Update", str_cut(when_text(c->arena, f.updated_at), 0, 10));
    row(b, "1.2 Distribution List for Notifications", S("There is none; the document is made afresh at each request."));
    row(b, "1.3 Locations where this Document May Be Found",
        which.n ? arena_fmt(c->arena, "%.*s/rfc2350/%.*s", FMT(base), FMT(which)) : arena_fmt(c->arena, "%.*s/rfc2350", FMT(base)));
    contact_part(b, c, &f, base);
    charter_part(b, c, &f);
    buf_fmt(
        b,
        "6. Incident Reporting Forms\n\n   %.*s/report\n\n7. Disclaimers\n\n   Every care is taken in what is told here; the team takes no responsibility for errors.\n",
        FMT(base));
    return NULL;
}

static err centre(struct ctx *c, const struct req *q, struct res *r)
{
    (void)q;
    return text(c, S(""), r);
}
static err other(struct ctx *c, const struct req *q, struct res *r)
{
    return text(c, q->params[0], r);
}

const struct route rfc2350_routes[] = {
    ROUTE(GET, "/rfc2350", centre, 0, "What the centre says of itself (RFC 2350)", .flags = R_PUBLIC | R_HIDDEN),
    ROUTE(GET, "/rfc2350/{cert}", other, 0, "What a CERT says of itself; by the prefix of its references", .flags = R_PUBLIC | R_HIDDEN),
    { .path = NULL },
};
