/* measures - how long it takes to count the measures of a programme of many reports
 *
 *   RABTA_TEST_DB=sqlite|postgres measures HOW-MANY ROUNDS
 *
 * Reports of three years, each with ten entries of which six tell its course, three clocks, half of them sent to one of two
 * hundred organisations. The centre's desk sees all, the bank's one in a hundred. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/buf.h"
#include "domain/directory/directory.h"
#include "domain/disclosure/disclosure.h"
#include "spine/testing.h"

static struct testing T;

static const char text[] =
    "INSERT INTO record (id, kind, ref, title, state, tlp, marking, originator, team, waiting_for, due_what, exercise, legal_hold, retention, language,"
    " direction, policy, created_by, created_at, received_at, closed_at, revision, updated_at, desk_revision, touched_at)"
    " WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %1$d)"
    " SELECT 'rep_bench-' || (1000000 + i), 'report', 'XC-VU-1999-' || i, 'A report for the bench', CASE WHEN i %% 10 = 0 THEN 'valid' ELSE 'closed' END, 'amber', '',"
    " 'rct_bench', '%2$s', 'nobody', '', 0, 0, 'case', 'en', 'ltr', '1', 'bench', %3$lld + i * CAST(%4$lld AS BIGINT), %3$lld + i * CAST(%4$lld AS BIGINT),"
    " CASE WHEN i %% 10 = 0 THEN NULL ELSE %3$lld + i * CAST(%4$lld AS BIGINT) + 2000000000000 END, 1, 1, 1, 1 FROM n;"
    "INSERT INTO report (record, product, vendor, version, site, description, reproduction, impact, weakness, urls, cve, cvss, exploitation, public,"
    " multi_vendor, vendor_contacted, vendor_contact_note, disclosure_wish, credit_name, credit_wanted, share_identity, lane, outcome)"
    " SELECT id, 'Product', 'Vendor', '1.0', '', 'What was found', 'How', '', '', '[]', '', '', 'none', 0, 0, 0, '', '', '', 0, 0, 'product', ''"
    " FROM record WHERE id LIKE 'rep_bench-%%';"
    "INSERT INTO record_grant (record, principal, because, since, until, by) SELECT id, 'team:%2$s', 'owner', 0, 0, 'bench' FROM record WHERE id LIKE 'rep_bench-%%';"
    "INSERT INTO record_grant (record, principal, because, since, until, by) SELECT id, 'team:%5$s', 'route', 0, 0, 'bench' FROM record WHERE id LIKE 'rep_bench-%%00';"
    "INSERT INTO audience (id) SELECT 'a_' || id FROM record WHERE id LIKE 'rep_bench-%%';"
    "INSERT INTO audience_principal (audience, principal) SELECT 'a_' || id, 'team:%2$s' FROM record WHERE id LIKE 'rep_bench-%%';"
    "INSERT INTO audience_principal (audience, principal) SELECT 'a_' || id, 'receipt:' || id FROM record WHERE id LIKE 'rep_bench-%%';"
    "INSERT INTO entry (id, record, n, at, actor, verb, part, field, was, now, audience, digest, hash)"
    " SELECT 'ent_' || w.n || r.id, r.id, w.n, r.received_at + w.later * CAST(100000000000 AS BIGINT), 'per_bench', w.verb, NULL, w.field, '', w.now,"
    " CASE WHEN w.verb IN ('state', 'routed') THEN NULL ELSE 'a_' || r.id END, 'digest', 'hash' FROM record r,"
    " (SELECT 1 AS n, 0 AS later, 'created' AS verb, '' AS field, '' AS now UNION ALL SELECT 2, 1, 'message', 'out', '' UNION ALL SELECT 3, 2, 'note', '', ''"
    " UNION ALL SELECT 4, 3, 'state', '', 'valid' UNION ALL SELECT 5, 3, 'note', '', '' UNION ALL SELECT 6, 4, 'assigned', '', '' UNION ALL SELECT 7, 5, 'routed', '', 'org_bench'"
    " UNION ALL SELECT 8, 10, 'route', '', 'mended' UNION ALL SELECT 9, 20, 'state', 'fixed', 'closed' UNION ALL SELECT 10, 20, 'message', 'out', '') w"
    " WHERE r.id LIKE 'rep_bench-%%' AND (w.n < 9 OR r.closed_at IS NOT NULL);"
    "INSERT INTO deadline (id, record, part, regime, started_at, amount, unit, calendar, due_at, paused_at, paused_total, pause_reason, met_at, breached_at, ended_at,"
    " explanation, revision) SELECT 'dl_' || w.regime || r.id, r.id, NULL, w.regime, r.received_at, w.days, 'days', '', r.received_at + w.days * CAST(86400000000 AS BIGINT), NULL, 0, '',"
    " CASE WHEN w.days > 7 THEN r.closed_at ELSE r.received_at + 300000000000 END, NULL, NULL, '', 1 FROM record r,"
    " (SELECT 'acknowledge' AS regime, 3 AS days UNION ALL SELECT 'validate', 7 UNION ALL SELECT 'resolve', 90) w WHERE r.id LIKE 'rep_bench-%%';"
    "INSERT INTO record (id, kind, ref, title, state, tlp, marking, originator, team, waiting_for, due_what, exercise, legal_hold, retention, language,"
    " direction, policy, created_by, created_at, revision, updated_at, desk_revision, touched_at)"
    " WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 199)"
    " SELECT 'org_01a2124c-9ea3-7008-b6cc-0000000001' || CASE WHEN i < 10 THEN '0' ELSE '' END || CASE WHEN i < 100 THEN i ELSE 100 + i END, 'organisation', 'XC-ORG-' || i, 'Organisation ' || i, 'active', 'green', '', 'x', '%2$s',"
    " 'nobody', '', 0, 0, 'case', 'en', 'ltr', '1', 'bench', 1, 1, 1, 1, 1 FROM n;"
    "INSERT INTO organisation (record, org_kind, also_known_as, sector, country, website, address, established, description, cii, cii_grade, cii_review,"
    " notification, notified_on, community, notes) SELECT id, 'constituent', '[]', 'energy', '', '', '', '', '', 'none', '', '', '', '', 0, '' FROM record WHERE kind = 'organisation';"
    "INSERT INTO record_grant (record, principal, because, since, until, by) SELECT id, 'team:%2$s', 'owner', 0, 0, 'bench' FROM record WHERE kind = 'organisation';"
    "INSERT INTO part (id, record, kind, state, subject, reason, detail, assignee, due_at, audience, revision, created_by, created_at, updated_at)"
    " SELECT 'prt_' || r.id, r.id, 'route', 'mended', (SELECT o.id FROM record o WHERE o.kind = 'organisation' AND o.ref = 'XC-ORG-' || (CAST(substr(r.ref, 12) AS INTEGER) %% 200)),"
    " 'asset-owner', '', NULL, NULL, 'a_' || r.id, 1, 'bench', 1, 1 FROM record r WHERE r.kind = 'report' AND r.id LIKE 'rep_bench-%%' AND CAST(substr(r.ref, 12) AS INTEGER) %% 2 = 0;";

static double seconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void measure(const char *who, const struct viewer *v, int rounds, const char *from, const char *quarters)
{
    double best = 1e9, sum = 0;
    size_t bytes = 0;
    for (int i = 0; i < rounds; i++) {
        const struct pair pairs[] = { { S("from"), str_of(from) }, { S("quarters"), str_of(quarters) } };
        struct arena *a = arena_open(160u << 20), *kept = T.c.arena;
        if (!a || setjmp(*arena_boundary(a))) exit(3);
        struct req q = { .query = pairs, .nquery = from[0] ? 2 : 0 };
        struct res r = { .body = { .a = a }, .file = -1 };
        T.c.arena = a;
        viewer_use(&T.c, v);
        T.c.now = clock_now();
        double began = seconds();
        err e = course_routes[0].fn(&T.c, &q, &r);
        double took = seconds() - began;
        if (e) fprintf(stderr, "%s %.*s\n", e->code, FMT(e->detail)), exit(2);
        bytes = r.body.n;
        sum += took;
        if (took < best) best = took;
        T.c.arena = kept;
        arena_close(a);
    }
    printf("%s:%.0f ms (mean of %d; the best %.0f; %zu bytes)\n", who, 1000 * sum / rounds, rounds, 1000 * best, bytes);
}

int main(int argc, char **argv)
{
    int many = argc > 1 ? atoi(argv[1]) : 100000, rounds = argc > 2 ? atoi(argv[2]) : 5;
    testing_kind(&organisation_kind);
    testing_kind(&report_kind);
    if (!testing_open(&T)) return 0;
    directory_install();
    int64_t three_years = 3 * 365 * DAY;
    err e =
        db_script(&T.c, arena_fmt(T.c.arena, text, many, T.centre.s, (long long)(T.c.now.us - three_years), (long long)(three_years / (many + 1)), T.bank.s));
    if (!e) e = db_script(&T.c, S("ANALYZE"));
    if (e) {
        fprintf(stderr, "measures: %.*s\n", FMT(e->detail));
        testing_close(&T);
        return 2;
    }
    testing_refresh(&T);
    measure("this quarter and five quarters, seeing all", T.v_ann, rounds, "", "");
    measure("three years and twelve quarters, seeing all", T.v_ann, rounds, "2000-01-01", "12");
    measure("this quarter and five quarters, seeing one in a hundred", T.v_bob, rounds, "", "");
    testing_close(&T);
    return 0;
}
