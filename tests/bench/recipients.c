/* recipients - five thousand organisations with a contact each into a demonstration database, for the bench of alerts
 *
 *   recipients DATABASE-URL HOW-MANY
 *
 * All belong to the centre and to the sector `space`, which the demonstration leaves empty. */
#include <stdio.h>
#include <stdlib.h>

#include "spine/access.h"
#include "store/db.h"

#define ID "'org_00000000-0000-7000-8000-' || substr(CAST(1000000000000 + i AS TEXT), 2)"
#define N  " WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d) "
static const char text[] =
    "INSERT INTO record (id, kind, ref, title, state, tlp, marking, originator, team, waiting_for, due_what, exercise, legal_hold, retention, language,"
    " direction, policy, created_by, created_at, revision, updated_at, desk_revision, touched_at)" N "SELECT " ID
    ", 'organisation', 'XC-OR-1999-' || i, 'Office ' || i, 'active', 'green', '', '', (SELECT id FROM team WHERE prefix = 'XC'), 'nobody', '', 0, 0, 'case', 'en',"
    " 'ltr', '1', 'bench', 1, 1, 1, 1, 1 FROM n;"
    "INSERT INTO organisation (record, org_kind, also_known_as, sector, country, website, address, established, description, cii, cii_grade, cii_review,"
    " notification, notified_on, community, notes)" N "SELECT " ID ", 'constituent', '[]', 'space', '', '', '', '', '', 'none', '', '', '', '', 0, '' FROM n;"
    "INSERT INTO record_grant (record, principal, because, since, until, by)" N "SELECT " ID
    ", 'team:' || (SELECT id FROM team WHERE prefix = 'XC'), 'owner', 1, 0, '' FROM n;"
    "INSERT INTO contact (id, record, audience, name, role, email, telephone, language, zone, hours, rank, confirmed_at, bounces, openpgp, revision)" N
    "SELECT 'con_bench-' || i, " ID ", NULL, 'Desk ' || i, 'security', 'desk' || i || '@office.example', '', 'en', 'UTC', '', 0, NULL, 0, '', 1 FROM n;";

int main(int argc, char **argv)
{
    struct ctx c = { .arena = arena_open(64u << 20), .now = clock_now() };
    if (argc < 3 || !c.arena || setjmp(*arena_boundary(c.arena))) {
        fprintf(stderr, "usage: recipients DATABASE-URL HOW-MANY\n");
        return 2;
    }
    int n = atoi(argv[2]);
    access_install();
    err e = db_open(&c, str_of(argv[1]), &c.db);
    if (!e) e = db_script(&c, arena_fmt(c.arena, text, n, n, n, n));
    if (e) fprintf(stderr, "recipients: %.*s\n", FMT(e->detail));
    db_close(c.db);
    return e ? 1 : 0;
}
