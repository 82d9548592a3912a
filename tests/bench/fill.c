/* fill - a million reports and four million grants into a demonstration database, for the bench
 *
 *   fill DATABASE-URL HOW-MANY [messages|advisories|entries]
 *
 * The centre's team sees all, the financial sector's one in ten thousand, everybody else nothing. `messages`: an inbox of the
 * centre instead, of which one in fifty waits to be judged. `advisories`: what stands in the public list and feeds. `entries`: of
 * the timelines of what is there, every hundredth in the demonstration's case; their chain is none. */
#include <stdio.h>
#include <stdlib.h>

#include "spine/access.h"
#include "store/db.h"

static const char text[] =
    "INSERT INTO record (id, kind, ref, title, state, tlp, marking, originator, team, waiting_for, due_what, exercise, legal_hold, retention, language,"
    " direction, policy, created_by, created_at, received_at, revision, updated_at, desk_revision, touched_at)"
    " WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d)"
    " SELECT 'rep_bench-' || i, 'report', 'XC-VU-1999-' || i, 'A report for the bench, number ' || i, 'valid', 'amber', '', 'rct_bench',"
    " (SELECT id FROM team WHERE prefix = 'XC'), 'nobody', '', 0, 0, 'case', 'en', 'ltr', '1', 'bench', 1600000000000000 + i, 1600000000000000 + i, 1,"
    " 1600000000000000 + i, 1, 1600000000000000 + i FROM n;"
    "INSERT INTO report (record, product, vendor, version, site, description, reproduction, impact, weakness, urls, cve, cvss, exploitation, public,"
    " multi_vendor, vendor_contacted, vendor_contact_note, disclosure_wish, credit_name, credit_wanted, share_identity, lane, outcome)"
    " SELECT id, 'Product', 'Vendor', '1.0', '', 'What was found', 'How', '', '', '[]', '', '', 'none', 0, 0, 0, '', '', '', 0, 0, 'product', ''"
    " FROM record WHERE id LIKE 'rep_bench-%%';"
    "INSERT INTO record_grant (record, principal, because, since, until, by)"
    " SELECT r.id, 'team:' || r.team, 'owner', 0, 0, 'bench' FROM record r WHERE r.id LIKE 'rep_bench-%%';"
    "INSERT INTO record_grant (record, principal, because, since, until, by)"
    " SELECT r.id, 'receipt:' || r.id, 'originator', 0, 0, 'bench' FROM record r WHERE r.id LIKE 'rep_bench-%%';"
    "INSERT INTO record_grant (record, principal, because, since, until, by)"
    " SELECT r.id, 'org:other', 'route', 0, 0, 'bench' FROM record r WHERE r.id LIKE 'rep_bench-%%';"
    "INSERT INTO record_grant (record, principal, because, since, until, by)"
    " SELECT r.id, CASE WHEN r.updated_at %% 10000 = 0 THEN 'team:' || (SELECT id FROM team WHERE prefix = 'XF') ELSE 'org:third' END, 'route', 0, 0, 'bench'"
    " FROM record r WHERE r.id LIKE 'rep_bench-%%';";

static const char messages[] =
    "INSERT INTO record (id, kind, ref, title, state, tlp, marking, originator, team, waiting_for, due_what, exercise, legal_hold, retention, language,"
    " direction, policy, created_by, created_at, received_at, revision, updated_at, desk_revision, touched_at)"
    " WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d)"
    " SELECT 'msg_bench-' || i, 'message', 'XC-MSG-1999-' || i, 'A message for the bench, number ' || i, CASE WHEN i %% 50 = 0 THEN 'new' ELSE 'done' END, 'amber',"
    " '', 'tea_bench', (SELECT id FROM team WHERE prefix = 'XC'), 'nobody', '', 0, 0, 'case', 'en', 'ltr', '1', 'bench', 1600000000000000 + i,"
    " 1600000000000000 + i, 1, 1600000000000000 + i, 1, 1600000000000000 + i FROM n;"
    "INSERT INTO message (record, door, sender, address, telephone, why, guess, guess_why, severity, body, warnings, signature, encrypted, files, mail,"
    " became, outcome)"
    " SELECT id, 'mail', 'Somebody', 'somebody@mail.example', '', '', 'report', 'its subject speaks of a vulnerability', 'medium', 'What was found', '[]',"
    " 'none', 0, 0, '', '', CASE WHEN state = 'new' THEN '' ELSE 'noise' END FROM record WHERE id LIKE 'msg_bench-%%';"
    "INSERT INTO record_grant (record, principal, because, since, until, by)"
    " SELECT r.id, 'team:' || r.team, 'owner', 0, 0, 'bench' FROM record r WHERE r.id LIKE 'msg_bench-%%';";

static const char advisories[] =
    "INSERT INTO audience (id) VALUES ('bench') ON CONFLICT DO NOTHING;"
    "INSERT INTO audience_principal (audience, principal) VALUES ('bench', 'public') ON CONFLICT DO NOTHING;"
    "INSERT INTO publication (record, audience, ref, file, year, tlp, state, category, title, summary, language, severity, exploited, words, n, first_at,"
    " changed_at, sha256, sha512, signature, signer)"
    " WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d)"
    " SELECT 'adv_bench-' || i, 'bench', 'XC-AD-1999-' || i, 'xc-ad-1999-' || i || '.json', 1999, 'clear', 'published', 'advisory',"
    " 'Remote code execution in product number ' || i, 'Whoever reaches the management page of product ' || i || ' can run commands. Update to the version named below.',"
    " 'en', 98, 0, 'remote code execution product', 1, 920000000000000 + i * 1000000, 920000000000000 + i * 1000000,"
    " 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', 'cf83e1357eefb8bd', 'signed', 'bench' FROM n;"
    "INSERT INTO shelf (tlp, n, at) VALUES ('clear', 1, 920000000000000) ON CONFLICT (tlp) DO UPDATE SET n = shelf.n + 1;";

static const char entries[] =
    "INSERT INTO entry (id, record, n, at, actor, verb, part, field, was, now, audience, digest, hash)"
    " WITH RECURSIVE i(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM i WHERE i < %d)"
    " SELECT 'ent_bench-' || i, CASE WHEN i %% 100 = 0 THEN (SELECT MIN(r.id) FROM record r WHERE r.kind = 'case') ELSE 'rep_bench-' || (i %% 100000 + 1) END, 1000000 + i,"
    " 1600000000000000 + i, 'system:bench', 'said', NULL, 'all', '', 'desk', NULL, 'bench', 'bench' FROM i;"
    "INSERT INTO entry_body (entry, salt, body) SELECT e.id, 'bench', 'What was said, at the length of a letter that somebody wrote in a hurry, number ' || e.n"
    " FROM entry e WHERE e.id LIKE 'ent_bench-%%';";

int main(int argc, char **argv)
{
    struct ctx c = { .arena = arena_open(64u << 20), .now = clock_now() };
    if (argc < 3 || !c.arena || setjmp(*arena_boundary(c.arena))) {
        fputs("usage: fill DATABASE-URL HOW-MANY [messages|advisories|entries]\n", stderr);
        return 2;
    }
    access_install();
    err e = db_open(&c, str_of(argv[1]), &c.db);
    if (!e && db_is_postgres(c.db)) e = db_script(&c, S("SET statement_timeout = 0")); /* a million rows take longer than an answer may */
    /* in a transaction that does not look for conflicts: a hub works beside it, and a million rows are not to be written twice */
    str rows = arena_fmt(c.arena, argc < 4 ? text : argv[3][0] == 'a' ? advisories : argv[3][0] == 'e' ? entries : messages, atoi(argv[2]));
    if (!e) e = db_script(&c, arena_fmt(c.arena, "BEGIN; %.*s COMMIT", FMT(rows)));
    if (!e && db_is_postgres(c.db)) e = db_script(&c, S("ANALYZE"));
    if (e) fprintf(stderr, "fill: %.*s\n", FMT(e->detail));
    db_close(c.db);
    arena_close(c.arena);
    return e != NULL;
}
