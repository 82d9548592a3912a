/* site_test - the site of an organisation asked on this machine; what is kept and told of it; a hosted file made anew in time */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cmocka.h>

#include "domain/directory/directory.h"
#include "domain/disclosure/programme.h"
#include "domain/disclosure/site.h"
#include "formats/securitytxt.h"
#include "spine/attachment.h"
#include "spine/session.h"
#include "spine/store_testing.h"
#include "spine/workflow.h"

static struct organisation O;
static struct asset A;

static void is(str got, const char *want)
{
    if (!str_is(got, want)) fail_msg("%.*s instead of %s", FMT(got), want);
}

/* ---- a server of this test: what it says at each address */

static int listener;
static unsigned short port;
static struct {
    const char *path, *body; /* body NULL: the server fails */
} serves[4];

static void *answer(void *u)
{
    (void)u;
    for (;;) {
        char asked[2048], out[4096];
        int s = accept(listener, NULL, NULL);
        if (s < 0) return NULL;
        ssize_t n = read(s, asked, sizeof asked - 1);
        asked[n > 0 ? n : 0] = 0;
        snprintf(out, sizeof out, "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        for (size_t i = 0; i < COUNT(serves); i++) {
            char start[300];
            if (!serves[i].path) continue;
            snprintf(start, sizeof start, "GET %s ", serves[i].path);
            if (strncmp(asked, start, strlen(start)) != 0) continue;
            if (serves[i].body)
                snprintf(out, sizeof out, "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: %zu\r\nConnection: close\r\n\r\n%s",
                         strlen(serves[i].body), serves[i].body);
            else
                snprintf(out, sizeof out, "HTTP/1.1 500 Broken\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        }
        if (write(s, out, strlen(out)) < 0) perror("write");
        close(s);
    }
}
static bool listens(void)
{
    struct sockaddr_in at = { .sin_family = AF_INET, .sin_addr = { htonl(INADDR_LOOPBACK) } };
    socklen_t n = sizeof at;
    pthread_t t;
    listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (listener < 0 || bind(listener, (struct sockaddr *)&at, sizeof at) || listen(listener, 8) || getsockname(listener, (struct sockaddr *)&at, &n))
        return false;
    port = ntohs(at.sin_port);
    return pthread_create(&t, NULL, answer, NULL) == 0 && pthread_detach(t) == 0;
}
static void says(const char *well_known, const char *old, const char *policy)
{
    serves[0].path = well_known ? "/.well-known/security.txt" : NULL;
    serves[0].body = well_known;
    serves[1].path = old ? "/security.txt" : NULL;
    serves[1].body = old;
    serves[2].path = policy ? "/vulnerability-disclosure-policy" : NULL;
    serves[2].body = policy;
    serves[3].path = NULL;
}
static struct site_seen looked(void)
{
    struct site_seen s;
    const struct site_asked a = { .domain = S("roads.example"), .base = arena_fmt(T.c.arena, "http://127.0.0.1:%u", port), .inside = true };
    fine(site_look(&T.c, &a, &s));
    return s;
}

static err organisations(struct ctx *c, void *arg)
{
    (void)arg;
    O = (struct organisation){ .r = { .title = S("Ministry of Roads"), .team = T.centre, .tlp = TLP_GREEN }, .org_kind = ORG_CONSTITUENT };
    TRY(record_create(c, &organisation_kind, &O, NULL));
    A = (struct asset){ .type = 2, .value = S("roads.example"), .proof = PROOF_DNS };
    TRY(asset_add(c, &O, &A));
    return setting_set(c, "base_url", S("https://hub.example"));
}
static int setup(void **state)
{
    (void)state;
    testing_kind(&organisation_kind);
    testing_kind(&programme_kind);
    if (!testing_open(&T)) return 0;
    directory_install();
    attachment_folder(T.folder);
    static str team;
    team = principal_of(T.c.arena, id_str(&T.centre));
    T.v_system = viewer_system(&T.c, "test", (struct strs){ &team, 1 }, ~UINT64_C(0));
    assert_string_equal(testing_unit(&T, T.v_system, organisations, NULL), "");
    fine(db_script(&T.c, S("INSERT INTO target (id, team, kind, regime, amount, unit, calendar, source, since, until)"
                           " SELECT 'tgt_a' || substr(id, 5), id, 'report', 'acknowledge', 3, 'days', '', 'K1', 0, 0 FROM team")));
    testing_refresh(&T);
    return listens() ? 0 : -1;
}
/* ---- the look */

#define GOOD(expires) "Contact: https://hub.example/report\nPolicy: https://hub.example/policy\nExpires: " expires "\n"
static void what_a_site_says(void **state)
{
    (void)state;
    NEED_STORE();
    T.c.now = when_make(2026, 11, 27, 0, 0, 0);
    const when now = T.c.now;
    says(GOOD("2027-06-30T00:00:00Z"), NULL, "We want to know.");
    struct site_seen s = looked();
    assert_int_equal(s.file, FILE_VALID);
    is(s.file_url, "https://roads.example/.well-known/security.txt");
    assert_int_equal(s.policy, POLICY_THERE);
    is(s.why, "");
    says(GOOD("2026-06-30T00:00:00Z"), NULL, NULL);
    s = looked();
    assert_int_equal(s.file, FILE_EXPIRED);
    assert_int_equal(s.policy, POLICY_NAMED);
    is(s.policy_url, "https://hub.example/policy");
    says(NULL, GOOD("2027-06-30T00:00:00Z"), NULL);
    s = looked();
    assert_int_equal(s.file, FILE_VALID);
    is(s.file_url, "https://roads.example/security.txt");
    assert_int_equal(s.findings.n, 1);
    says("Contact: sec@roads.example\n", NULL, NULL);
    s = looked();
    assert_int_equal(s.file, FILE_INVALID);
    assert_int_equal(s.policy, POLICY_ABSENT);
    const struct site_finding *f = s.findings.v;
    assert_int_equal(f[0].line, 1);
    is(f[0].clause, "2.5.3");
    says(GOOD("2027-06-30T00:00:00Z") "Canonical: https://somewhere-else.example/security.txt\n", NULL, NULL);
    assert_int_equal(looked().file, FILE_INVALID);
    /* a page for every address is no file */
    says("<html>Welcome</html>", "<html>Welcome</html>", "<html>Welcome</html>");
    s = looked();
    assert_int_equal(s.file, FILE_ABSENT);
    assert_true(str_find(s.why, S("something else")) > 0);
    says(NULL, NULL, NULL);
    s = looked();
    assert_int_equal(s.file, FILE_ABSENT);
    assert_int_equal(s.policy, POLICY_ABSENT);
    serves[0].path = "/.well-known/security.txt"; /* and fails */
    s = looked();
    assert_int_equal(s.file, FILE_UNREACHABLE);
    assert_int_equal(s.policy, POLICY_UNREACHABLE);
    assert_true(str_find(s.why, S("500")) > 0);
    /* never inward, unless the hub says so */
    const struct site_asked inward = { .domain = S("roads.example"), .base = arena_fmt(T.c.arena, "http://127.0.0.1:%u", port) };
    fine(site_look(&T.c, &inward, &s));
    assert_int_equal(s.file, FILE_UNREACHABLE);
    assert_true(str_find(s.why, S("this machine")) > 0);
    assert_int_equal(T.c.now.us, now.us);
}

static err keep(struct ctx *c, void *arg)
{
    return site_keep(c, id_str(&A.id), arg);
}
static void an_end_that_comes_is_told_once(void **state)
{
    (void)state;
    NEED_STORE();
    static const char told[] = "SELECT CAST(COUNT(*) AS TEXT) FROM entry WHERE verb = 'security-txt-ends'";
    struct site_seen s = { .file = FILE_VALID, .file_url = S("https://roads.example/.well-known/security.txt"), .policy = POLICY_NAMED };
    s.expires_at = (when){ clock_now().us + 100 * DAY };
    assert_string_equal(testing_unit(&T, T.v_system, keep, &s), "");
    is(value("SELECT file || ' ' || policy FROM site_look"), "valid named");
    is(value(told), "0");
    s.expires_at = (when){ clock_now().us + 20 * DAY };
    for (int i = 0; i < 2; i++) assert_string_equal(testing_unit(&T, T.v_system, keep, &s), "");
    is(value(told), "1");
    assert_true(!str_is(value("SELECT CAST(COUNT(*) AS TEXT) FROM notification WHERE what = 'security-txt-ends'"), "0"));
    s.expires_at.us += DAY;
    assert_string_equal(testing_unit(&T, T.v_system, keep, &s), "");
    is(value(told), "2");
    fine(db_script(&T.c, arena_fmt(T.c.arena, "UPDATE asset SET until = 1 WHERE id = '%s'", A.id.s)));
    s.file = FILE_ABSENT;
    assert_string_equal(testing_unit(&T, T.v_system, keep, &s), "");
    is(value("SELECT file FROM site_look"), "valid");
    fine(db_script(&T.c, arena_fmt(T.c.arena, "UPDATE asset SET until = NULL WHERE id = '%s'", A.id.s)));
}

static void asked_each_week_when_somebody_said_so(void **state)
{
    (void)state;
    NEED_STORE();
    static const char jobs[] = "SELECT CAST(COUNT(*) AS TEXT) FROM job WHERE kind = 'site.look'";
    T.c.now = clock_now();
    fine(db_script(&T.c, S("DELETE FROM site_look")));
    fine(site_jobs[0].run(&T.c, S("")));
    is(value(jobs), "0");
    fine(db_script(&T.c, S("INSERT INTO setting (key, value) VALUES ('site_looks', 'on')")));
    for (int i = 0; i < 2; i++) {
        fine(site_jobs[0].run(&T.c, S("")));
        is(value(jobs), "1");
        T.c.now.us += HOUR;
    }
    fine(db_script(&T.c, arena_fmt(T.c.arena,
                                   "INSERT INTO site_look (asset, record, at, file, file_url, findings, policy, policy_url, why, told_for)"
                                   " VALUES ('%s', '%s', %lld, 'absent', '', '[]', 'absent', '', '', 0); DELETE FROM job WHERE kind = 'site.look'",
                                   A.id.s, O.r.id.s, (long long)(T.c.now.us - 6 * DAY))));
    fine(site_jobs[0].run(&T.c, S("")));
    is(value(jobs), "0");
    T.c.now.us += 2 * DAY;
    fine(site_jobs[0].run(&T.c, S("")));
    is(value(jobs), "1");
}

/* ---- who has a policy: what is more than is looked through is said, and nobody is counted by halves */

static err zoo(struct ctx *c, void *arg)
{
    struct organisation *o = arg;
    *o = (struct organisation){ .r = { .title = S("Zoo"), .team = T.centre, .tlp = TLP_GREEN }, .org_kind = ORG_CONSTITUENT };
    return record_create(c, &organisation_kind, o, NULL);
}
static struct json nth(struct json list, size_t n)
{
    struct json_iter i = json_iter(list);
    for (size_t k = 0; k <= n; k++) assert_true(json_next(&i));
    return i.value;
}
static int64_t figure(struct json row, const char *name)
{
    int64_t n = -1;
    assert_true(json_int(json_get(row, str_of(name)), &n));
    return n;
}
static struct json asked(size_t route, str *file)
{
    struct req q = { .nquery = 0 };
    struct res r = { .body = { .a = T.c.arena }, .file = -1 };
    struct json v = { NULL, 0 };
    static const struct json_limits lim = { .bytes = 1u << 20, .members = 10000 };
    T.c.now = clock_now();
    viewer_use(&T.c, T.v_system);
    fine(site_routes[route].fn(&T.c, &q, &r));
    if (file)
        *file = r.headers[0].value;
    else
        fine(json_read(&T.c, buf_str(&r.body), &lim, &v));
    return v;
}
static void more_than_is_looked_through_is_said(void **state)
{
    (void)state;
    NEED_STORE();
    enum { JSON = 2, CSV };
    struct organisation o;
    str file;
    assert_string_equal(testing_unit(&T, T.v_system, zoo, &o), "");
    fine(db_script(
        &T.c,
        arena_fmt(
            T.c.arena,
            "INSERT INTO asset (id, record, type, value, proof, proof_note, revision, exact, low, high, length)"
            " WITH d (n) AS (VALUES ('0'), ('1'), ('2'), ('3'), ('4'), ('5'), ('6'), ('7'), ('8'), ('9'))"
            " SELECT 'ast_' || e.n || d4.n || d3.n || d2.n || d.n, '%s', 'domain', e.n || d4.n || d3.n || d2.n || d.n || '.example', 'dns', '', 1, '', '', '', 0"
            " FROM d, d d2, d d3, d d4, d e WHERE e.n < '2'",
            o.r.id.s)));
    struct json v = asked(JSON, NULL), all = json_get(v, S("organisations"));
    assert_false(json_bool(json_get(v, S("complete"))));
    assert_int_equal(json_count(all), 1);
    is(json_str(json_get(nth(all, 0), S("name"))), "Ministry of Roads");
    assert_int_equal(figure(nth(json_get(v, S("sectors")), 0), "organisations"), 1);
    asked(CSV, &file);
    is(file, "attachment; filename=\"roll-out-first-1.csv\"");
    fine(db_script(&T.c, S("DELETE FROM asset WHERE id = 'ast_19999'")));
    v = asked(JSON, NULL);
    all = json_get(v, S("organisations"));
    assert_true(json_bool(json_get(v, S("complete"))));
    assert_int_equal(json_count(all), 2);
    assert_int_equal(figure(nth(all, 1), "domains"), 19999);
    asked(CSV, &file);
    is(file, "attachment; filename=\"roll-out.csv\"");
    fine(db_script(&T.c, arena_fmt(T.c.arena, "DELETE FROM asset WHERE record = '%s'", o.r.id.s)));
}

/* ---- the file of a hosted policy */

static err publish(struct ctx *c, void *arg)
{
    struct programme *v = arg;
    *v = (struct programme){ .organisation = O.r.id, .languages = S("en, ur"), .slug = S("roads"), .scope = { (str[1]){ S("roads.example") }, 1 } };
    v->r.team = T.centre;
    v->r.originator = arena_dup(c->arena, id_str(&O.r.id));
    v->r.tlp = TLP_AMBER;
    v->r.title = S("Ministry of Roads");
    programme_template(c, S("Ministry of Roads"), S("Centre"), v);
    TRY(record_create(c, &programme_kind, v, NULL));
    return workflow_act(c, &programme_kind, v, S("publish"), &(struct act){ .until = { 0 } });
}
static void a_hosted_file_is_made_anew_in_time(void **state)
{
    (void)state;
    NEED_STORE();
    static const char file[] = "SELECT security_txt FROM programme_page",
                      told[] = "SELECT CAST(COUNT(*) AS TEXT) FROM entry WHERE verb = 'security-txt' AND record LIKE 'prg%'";
    struct programme v;
    assert_string_equal(testing_unit(&T, T.v_system, publish, &v), "");
    str first = value(file);
    assert_true(str_find(first, S("Policy: https://hub.example/vulnerability-disclosure-policy/roads\n")) >= 0);
    struct securitytxt t;
    securitytxt_read(T.c.arena, first, S("https://hub.example/vulnerability-disclosure-policy/roads/security.txt"), clock_now(), &t);
    assert_true(t.valid);
    assert_int_equal(t.n, 0);
    T.c.now = clock_now();
    const when start = T.c.now;
    for (int days = 0; days < 330; days += 110) {
        T.c.now.us = start.us + days * DAY;
        fine(programme_jobs[0].run(&T.c, S("")));
        assert_true(str_eq(value(file), first));
    }
    T.c.now.us = start.us + 340 * DAY;
    fine(programme_jobs[0].run(&T.c, S("")));
    str second = value(file);
    assert_false(str_eq(second, first));
    is(value(told), "1");
    /* what is being written goes into no file; another address of the hub does */
    fine(db_script(&T.c, S("UPDATE programme SET mail = 'draft@roads.example'; UPDATE setting SET value = 'https://other.example' WHERE key = 'base_url'")));
    fine(programme_jobs[0].run(&T.c, S("")));
    assert_true(str_find(value(file), S("https://other.example/vulnerability-disclosure-policy/roads\n")) > 0);
    assert_true(str_find(value(file), S("draft@")) < 0);
    is(value(told), "2");
    fine(programme_jobs[0].run(&T.c, S("")));
    is(value(told), "2");
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(what_a_site_says), cmocka_unit_test(an_end_that_comes_is_told_once),
                                        cmocka_unit_test(asked_each_week_when_somebody_said_so), cmocka_unit_test(more_than_is_looked_through_is_said),
                                        cmocka_unit_test(a_hosted_file_is_made_anew_in_time) };
    return cmocka_run_group_tests(tests, setup, store_closed);
}
