/* advisory_test - written, checked, read by a second person, published, corrected, withdrawn; who sees what; documents that our
 * own checker finds nothing in; on both engines */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "domain/directory/directory.h"
#include "domain/exchange/draft.h"
#include "domain/vulnerability/vulnerability.h"
#include "formats/check.h"
#include "guard/guard.h"
#include "spine/session.h"
#include "spine/store_testing.h"

static struct advisory V;

/* ---- as a request would */

static err (*handler_now)(struct ctx *c, const struct req *q, struct res *r);
static struct req Q;
static struct res R;
static str etag, body, second;
static err ask_unit(struct ctx *c, void *arg)
{
    static struct pair headers[2];
    (void)arg;
    headers[0] = (struct pair){ S("content-type"), S("application/json") };
    headers[1] = (struct pair){ S("if-match"), etag };
    Q = (struct req){ .method = POST, .body = body, .headers = headers, .nheaders = 2 };
    Q.params[0] = id_str(&V.r.id);
    Q.params[1] = second;
    R = (struct res){ .body = { .a = c->arena }, .file = -1 };
    return handler_now(c, &Q, &R);
}
static const char *ask(const struct viewer *v, err (*fn)(struct ctx *, const struct req *, struct res *), const char *json)
{
    handler_now = fn;
    body = str_of(json);
    return testing_unit(&T, v, ask_unit, NULL);
}
static struct json said(void)
{
    struct json j;
    static const struct json_limits lim = { .bytes = 8u << 20, .members = 400000 };
    fine(json_read(&T.c, buf_str(&R.body), &lim, &j));
    return j;
}
static str verb, text, target;
static when until;
static err act_unit(struct ctx *c, void *arg)
{
    (void)arg;
    TRY(advisory_of(c, id_str(&V.r.id), &V));
    return workflow_act(c, &advisory_kind, &V, verb, &(struct act){ .text = text, .target = target, .until = until });
}
static const char *act(const struct viewer *v, const char *what)
{
    verb = str_of(what);
    T.c.now = clock_now();
    const char *code = testing_unit(&T, v, act_unit, NULL);
    viewer_use(&T.c, T.v_lead);
    fine(advisory_of(&T.c, id_str(&V.r.id), &V));
    return code;
}
static void (*edit)(struct advisory *v);
static err change_unit(struct ctx *c, void *arg)
{
    struct advisory now;
    (void)arg;
    TRY(advisory_of(c, id_str(&V.r.id), &V));
    now = V;
    edit(&now);
    return record_change(c, &advisory_kind, &now, &V);
}
static const char *change(const struct viewer *v, void (*fn)(struct advisory *v))
{
    edit = fn;
    return testing_unit(&T, v, change_unit, NULL);
}

static err settings(struct ctx *c, void *arg)
{
    (void)arg;
    TRY(setting_set(c, "base_url", S("https://hub.example")));
    return setting_set(c, "name", S("Example Coordination Centre"));
}
#define RECORD                                                                                                                                      \
    "{\"dataType\":\"CVE_RECORD\",\"cveMetadata\":{\"cveId\":\"CVE-2026-0007\",\"state\":\"PUBLISHED\",\"assignerShortName\":\"acme\"},"            \
    "\"containers\":{\"cna\":{\"title\":\"Doors open\",\"descriptions\":[{\"lang\":\"en\",\"value\":\"The door opens. Anybody walks in.\"}],"       \
    "\"affected\":[{\"vendor\":\"Acme\",\"product\":\"Door Opener\",\"versions\":[{\"version\":\"0\",\"lessThan\":\"2.4\",\"status\":\"affected\"," \
    "\"versionType\":\"semver\"}]}],\"problemTypes\":[{\"descriptions\":[{\"lang\":\"en\",\"cweId\":\"CWE-287\",\"description\":\"CWE-287\"}]}],"   \
    "\"references\":[{\"url\":\"https://acme.example/advisory\"}],"                                                                                 \
    "\"metrics\":[{\"cvssV3_1\":{\"vectorString\":\"CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H\",\"baseScore\":9.8}},"                            \
    "{\"cvssV4_0\":{\"vectorString\":\"CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N\",\"baseScore\":9.3}}]}}}"

static int setup(void **state)
{
    (void)state;
    testing_kind(&organisation_kind);
    testing_kind(&advisory_kind);
    if (!testing_open(&T)) return 0;
    directory_install();
    vulns_at(T.folder, T.url);
    fine(guard_start(&T.c));
    (void)testing_unit(&T, T.v_system, settings, NULL);
    struct import_told told;
    struct unpack *u;
    fine(unpack_open(&T.c, PACKED_NOT, S(RECORD), UINT64_MAX, 100000, &u));
    fine(import_take(&T.c, VULN_NONE, u, &told));
    return 0;
}
static int teardown(void **state)
{
    (void)state;
    vulns_forget();
    if (T.c.db) testing_close(&T);
    return 0;
}

static size_t checks(bool stops)
{
    struct adv_content k;
    struct list l;
    size_t n = 0;
    viewer_use(&T.c, T.v_lead);
    fine(advisory_of(&T.c, id_str(&V.r.id), &V));
    fine(content_load(&T.c, &V.r.id, &k, NULL, NULL));
    fine(advisory_checks(&T.c, &V, &k, &l));
    const struct adv_check *f = l.v;
    for (size_t i = 0; i < l.n; i++) n += f[i].stops || !stops;
    return n;
}
static bool check_there(const char *code, const char *place)
{
    struct adv_content k;
    struct list l;
    viewer_use(&T.c, T.v_lead);
    fine(advisory_of(&T.c, id_str(&V.r.id), &V));
    fine(content_load(&T.c, &V.r.id, &k, NULL, NULL));
    fine(advisory_checks(&T.c, &V, &k, &l));
    const struct adv_check *f = l.v;
    for (size_t i = 0; i < l.n; i++)
        if (str_is(f[i].code, code) && str_is(f[i].place, place)) return true;
    return false;
}
/* our own checker, schema and mandatory tests, finds nothing in either document */
static void documents_hold(const struct publication *p)
{
    for (int version = 0; version < 2; version++) {
        struct check_result out;
        str document;
        fine(publication_document(&T.c, p, (enum csaf_wanted)version, &document));
        struct checker *k = check_open(&T.c, true);
        fine(check_bytes(k, &T.c, document, clock_now(), &out));
        for (size_t i = 0; i < out.n; i++) print_error("%.*s %.*s %.*s\n", FMT(out.v[i].test), FMT(out.v[i].pointer), FMT(out.v[i].message));
        assert_true(out.valid);
        assert_true(str_is(out.format, version ? "csaf-2.1" : "csaf-2.0"));
    }
}

static void loosen(struct advisory *v)
{
    v->r.tlp = TLP_CLEAR;
}
static void reword(struct advisory *v)
{
    v->detect = S("Look whether the door is open.");
}
static void from_a_cve(void **state)
{
    (void)state;
    NEED_STORE();
    assert_string_equal(ask(T.v_ann, draft_post, "{\"vulnerabilities\":[\"CVE-2026-4040\"]}"), "not-found");
    assert_string_equal(ask(T.v_ann, draft_post, "{\"vulnerabilities\":[\"cve-2026-0007\"]}"), "");
    str made = json_str(json_get(said(), S("id")));
    assert_true(id_parse(made, &V.r.id));
    viewer_use(&T.c, T.v_ann);
    fine(advisory_of(&T.c, made, &V));
    assert_string_equal(arena_cstr(T.c.arena, V.r.title), "Doors open");
    assert_string_equal(arena_cstr(T.c.arena, V.summary), "The door opens.");
    assert_int_equal(V.unconfirmed.n, 3);
    struct adv_content k;
    fine(content_load(&T.c, &V.r.id, &k, NULL, NULL));
    const struct adv_product *p = k.products.v;
    const struct adv_remedy *m = k.remedies.v;
    const struct adv_vulnerability *u = k.vulnerabilities.v;
    assert_int_equal(k.products.n, 1);
    assert_true(str_is(p->id, "P0001") && str_is(p->vendor, "Acme") && str_is(p->name, "Door Opener") && str_is(p->type, "semver"));
    assert_string_equal(arena_cstr(T.c.arena, p->range), "<2.4");
    assert_true(str_is(p->source, "CVE-2026-0007, cna acme") && !p->confirmed);
    assert_int_equal(u->vectors.n, 2);
    assert_true(str_is(u->weakness, "CWE-287"));
    assert_string_equal(arena_cstr(T.c.arena, m->text), "Update Acme Door Opener to 2.4 or later.");
    /* nobody else sees it: not the public, not another desk */
    viewer_use(&T.c, viewer_public());
    struct list l;
    fine(publications_list(&T.c, &(struct publications_asked){ .most = 10 }, &l));
    assert_int_equal(l.n, 0);
    viewer_use(&T.c, T.v_bob);
    assert_non_null(advisory_of(&T.c, made, &(struct advisory){ .category = 0 }));
}

static void read_by_a_second_person(void **state)
{
    (void)state;
    NEED_STORE();
    assert_true(check_there("not-confirmed", "/title") && check_there("not-confirmed", "/products/0"));
    assert_string_equal(act(T.v_ann, "submit"), "not-possible-now");
    assert_string_equal(ask(T.v_ann, content_confirm, ""), "");
    assert_string_equal(change(T.v_ann, loosen), "");
    if (checks(true)) {
        struct adv_content k;
        struct list l;
        fine(content_load(&T.c, &V.r.id, &k, NULL, NULL));
        fine(advisory_checks(&T.c, &V, &k, &l));
        for (size_t i = 0; i < l.n; i++) print_error("%.*s %.*s\n", FMT(((struct adv_check *)l.v)[i].place), FMT(((struct adv_check *)l.v)[i].text));
    }
    assert_int_equal(checks(true), 0);
    assert_string_equal(act(T.v_ann, "submit"), "");
    assert_string_equal(change(T.v_ann, loosen), "not-in-state");
    assert_string_equal(act(T.v_ann, "approve"), "not-allowed"); /* an analyst's word is none */
    assert_string_equal(act(T.v_ann, "publish"), "not-in-state");
    text = S("Say who is hit.");
    assert_string_equal(act(T.v_lead, "return"), "");
    assert_true(str_is(V.r.state, "changes-requested"));
    assert_string_equal(act(T.v_ann, "submit"), "");
    assert_string_equal(act(T.v_lead, "approve"), "");
    assert_true(str_is(V.approved_by, T.lead.s));
    /* whoever wrote in it does not approve it, and what was approved is not written in */
    assert_string_equal(act(T.v_lead, "reopen"), "");
    assert_int_equal(V.approved_by.n, 0);
    assert_string_equal(change(T.v_lead, reword), "");
    assert_string_equal(act(T.v_ann, "submit"), "");
    assert_string_equal(act(T.v_lead, "approve"), "not-possible-now");
    struct viewer *other;
    fine(viewer_of_team(&T.c, &T.centre, S(""), "another", &other));
    assert_string_equal(act(other, "approve"), "");
}

static void published(void **state)
{
    struct list l;
    struct publication p;
    struct issue i;
    int64_t shelf, later;
    when at;
    (void)state;
    NEED_STORE();
    viewer_use(&T.c, viewer_public());
    assert_non_null(publication_find(&T.c, V.r.ref, &p));
    assert_string_equal(act(T.v_ann, "publish"), "");
    assert_int_equal(V.version, 1);
    assert_int_equal(V.authors.n, 0);
    viewer_use(&T.c, viewer_public());
    fine(publications_list(&T.c, &(struct publications_asked){ .q = S("door opener"), .most = 10 }, &l));
    assert_int_equal(l.n, 1);
    fine(publications_list(&T.c, &(struct publications_asked){ .q = S("cve-2026-0007"), .most = 10 }, &l));
    assert_int_equal(l.n, 1);
    fine(publications_list(&T.c, &(struct publications_asked){ .q = S("window"), .most = 10 }, &l));
    assert_int_equal(l.n, 0);
    fine(publication_find(&T.c, V.r.ref, &p));
    assert_int_equal(p.severity, 98);
    documents_hold(&p);
    fine(shelf_mark(&T.c, S("clear"), &shelf, NULL, &at));
    /* a correction is nobody's business until it is published */
    assert_string_equal(act(T.v_ann, "revise"), "");
    assert_string_equal(change(T.v_ann, loosen), "");
    fine(shelf_mark(&T.c, S("clear"), &later, NULL, &at));
    assert_int_equal(shelf, later);
    assert_true(check_there("no-change-note", "/change_note"));
    viewer_use(&T.c, viewer_public());
    fine(publication_issue(&T.c, &p, &i));
    assert_int_equal(i.version, 1);
}
static void corrected_text(struct advisory *v)
{
    v->change_note = S("The affected versions were wrong");
    v->summary = S("The door opens to anybody.");
}
static void corrected(void **state)
{
    struct publication p;
    struct issue i;
    (void)state;
    NEED_STORE();
    assert_string_equal(change(T.v_ann, corrected_text), "");
    viewer_use(&T.c, T.v_ann);
    struct adv_content k;
    int64_t revision;
    fine(content_load(&T.c, &V.r.id, &k, &revision, NULL));
    etag = arena_fmt(T.c.arena, "\"c%lld\"", (long long)revision);
    assert_string_equal(ask(T.v_ann, content_put, "{\"products\":[{\"id\":\"P0009\",\"name\":\"x\"}]}"), "bad-id");
    assert_string_equal(ask(T.v_ann, content_put, "{\"products\":[{\"name\":\"x\",\"range\":\"1.0 2.0\"}]}"), "bad-range");
    assert_string_equal(
        ask(T.v_ann, content_put,
            "{\"products\":[{\"id\":\"P0001\",\"vendor\":\"Acme\",\"name\":\"Door Opener\",\"type\":\"semver\",\"range\":\">= 1.0 < 2.5\",\"status\":\"affected\"},"
            "{\"vendor\":\"Acme\",\"name\":\"Door Opener\",\"type\":\"semver\",\"range\":\"2.5\",\"status\":\"fixed\"}],"
            "\"vulnerabilities\":[{\"id\":\"CVE-2026-0007\",\"text\":\"The door opens.\",\"vectors\":[\"CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H\"],\"epss\":-1}],"
            "\"remedies\":[{\"category\":\"vendor-fix\",\"text\":\"Update to 2.5.\",\"products\":[\"P0001\"]}],"
            "\"credits\":[{\"name\":\"A. Finder\",\"consent\":true}]}"),
        "");
    assert_string_equal(ask(T.v_ann, difference_get, ""), "");
    struct json d = said();
    assert_true(json_count(json_get(d, S("changes"))) >= 4);
    assert_int_equal(checks(true), 0);
    assert_string_equal(act(T.v_ann, "submit"), "");
    assert_string_equal(act(T.v_lead, "approve"), "");
    assert_string_equal(act(T.v_lead, "publish"), "");
    viewer_use(&T.c, viewer_public());
    fine(publication_find(&T.c, V.r.ref, &p));
    fine(publication_issue(&T.c, &p, &i));
    const struct adv_product *q = i.products.v;
    assert_int_equal(i.version, 2);
    assert_int_equal(i.history.n, 2);
    assert_true(str_is(q[0].id, "P0001") && str_is(q[1].id, "P0002") && str_is(q[0].range, ">=1.0|<2.5"));
    documents_hold(&p);
    /* the same bytes again */
    str once = document_make(T.c.arena, &i, DOCUMENT_20), kept;
    fine(publication_document(&T.c, &p, DOCUMENT_20, &kept));
    assert_true(str_eq(once, kept));
    assert_true(str_eq(p.sha256, sha256_hex(T.c.arena, kept)));
}
static void withdrawn(void **state)
{
    struct publication p;
    struct issue i;
    (void)state;
    NEED_STORE();
    assert_string_equal(act(T.v_ann, "revise"), "");
    assert_string_equal(change(T.v_ann, corrected_text), "");
    assert_string_equal(act(T.v_ann, "discard"), "not-possible-now");
    assert_string_equal(act(T.v_ann, "drop-changes"), "");
    assert_true(str_is(V.r.state, "published") && !V.change_note.n);
    text = S("Acme has shown that it was another product.");
    assert_string_equal(act(T.v_lead, "withdraw"), "");
    viewer_use(&T.c, viewer_public());
    fine(publication_find(&T.c, V.r.ref, &p));
    assert_true(str_is(p.state, "withdrawn"));
    fine(publication_issue(&T.c, &p, &i));
    assert_int_equal(i.version, 3);
    assert_true(str_eq(i.why, text));
    documents_hold(&p);
}

static struct viewer *as_member(void)
{
    str *v = NEW_ARRAY(T.c.arena, 2, str);
    v[0] = S("members");
    v[1] = S("public");
    return viewer_system(&T.c, "member", (struct strs){ v, 2 }, 0);
}
static err green_unit(struct ctx *c, void *arg)
{
    unsigned *tlp = arg;
    struct adv_content k = { 0 };
    V = (struct advisory){
        .r = { .title = S("Canary for members"), .team = T.centre, .tlp = *tlp }, .category = ADV_BULLETIN, .summary = S("Canary"), .text = S("# Canary")
    };
    TRY(record_create(c, &advisory_kind, &V, NULL));
    return content_save(c, &V, &k);
}
static void who_sees_it(void **state)
{
    struct list l;
    struct publication p;
    unsigned tlp = TLP_GREEN;
    (void)state;
    NEED_STORE();
    assert_string_equal(testing_unit(&T, T.v_ann, green_unit, &tlp), "");
    assert_string_equal(act(T.v_ann, "submit"), "");
    assert_string_equal(act(T.v_lead, "approve"), "");
    until = (when){ clock_now().us + HOUR };
    assert_string_equal(act(T.v_lead, "schedule"), "");
    assert_true(str_is(V.r.state, "scheduled"));
    clock_freeze((when){ until.us + SECOND });
    T.c.now = clock_now();
    fine(advisory_jobs[0].run(&T.c, S("{}")));
    clock_freeze((when){ 0 });
    viewer_use(&T.c, T.v_lead);
    fine(advisory_of(&T.c, id_str(&V.r.id), &V));
    assert_true(str_is(V.r.state, "published"));
    viewer_use(&T.c, viewer_public());
    assert_non_null(publication_find(&T.c, V.r.ref, &p));
    fine(publications_list(&T.c, &(struct publications_asked){ .q = S("canary"), .most = 10 }, &l));
    assert_int_equal(l.n, 0);
    viewer_use(&T.c, as_member());
    fine(publication_find(&T.c, V.r.ref, &p));
    documents_hold(&p);
    /* RED is not published, AMBER needs readers */
    tlp = TLP_RED;
    assert_string_equal(testing_unit(&T, T.v_lead, green_unit, &tlp), "");
    assert_true(check_there("no-audience", "/tlp"));
    tlp = TLP_AMBER;
    assert_string_equal(testing_unit(&T, T.v_lead, green_unit, &tlp), "");
    assert_true(check_there("no-audience", "/named"));
    assert_string_equal(act(T.v_lead, "submit"), "not-possible-now");
}

static void three(struct advisory *v)
{
    v->text = S("First of all.\n\nSecond, in\ntwo lines.\n \nThird.");
}
static void turned(struct advisory *v)
{
    v->text = S("Before all.\n\nFirst of all.");
}
static err erase_unit(struct ctx *c, void *arg)
{
    (void)arg;
    return advisory_kind.erase(c, &V.r.id);
}
static struct json comment_said(size_t i)
{
    struct json_iter it = json_iter(json_get(said(), S("comments")));
    for (size_t n = 0; n <= i; n++) assert_true(json_next(&it));
    return it.value;
}
static bool comment_is(size_t i, const char *stands, int64_t now)
{
    int64_t n = -1;
    return str_is(json_str(json_get(comment_said(i), S("stands"))), stands) && json_int(json_get(comment_said(i), S("now")), &n) && n == now;
}
static void commented(void **state)
{
    unsigned tlp = TLP_CLEAR;
    (void)state;
    NEED_STORE();
    assert_string_equal(testing_unit(&T, T.v_ann, green_unit, &tlp), "");
    viewer_use(&T.c, T.v_ann);
    assert_string_equal(change(T.v_ann, three), "");
    assert_string_equal(act(T.v_ann, "submit"), "");
    assert_string_equal(ask(T.v_lead, comments_post, "{\"member\":\"text\",\"paragraph\":4,\"text\":\"x\"}"), "out-of-range");
    assert_string_equal(ask(T.v_bob, comments_post, "{\"member\":\"text\",\"paragraph\":1,\"text\":\"x\"}"), "not-found");
    assert_string_equal(ask(T.v_bob, comments_get, ""), "not-found");
    for (int i = 1; i <= 3; i++)
        assert_string_equal(ask(T.v_lead, comments_post, arena_fmt(T.c.arena, "{\"member\":\"text\",\"paragraph\":%d,\"text\":\"Canary of comments\"}", i).p),
                            "");
    assert_int_equal(json_count(json_get(said(), S("paragraphs"))), 4); /* one of the summary, three of the text */
    assert_true(str_is(json_str(json_get(comment_said(1), S("quote"))), "Second, in\ntwo lines."));
    assert_true(comment_is(0, "there", 1) && comment_is(1, "there", 2) && comment_is(2, "there", 3));
    /* named beside the text, and in nobody's way */
    assert_true(check_there("comment", "/text/2"));
    assert_int_equal(checks(true), 0);
    assert_int_equal(checks(false), 3);
    text = S("As said beside it.");
    assert_string_equal(act(T.v_lead, "return"), "");
    assert_string_equal(change(T.v_ann, turned), "");
    assert_string_equal(ask(T.v_ann, comments_get, ""), "");
    assert_true(comment_is(0, "moved", 2) && comment_is(1, "changed", 2) && comment_is(2, "gone", 0));
    assert_true(check_there("comment", "/text"));
    second = S("cmt_00000000-0000-7000-8000-000000000000");
    assert_string_equal(ask(T.v_ann, comment_resolve, ""), "not-found");
    assert_string_equal(ask(T.v_ann, comments_get, ""), "");
    second = arena_fmt(T.c.arena, "%.*s", FMT(json_str(json_get(comment_said(0), S("id")))));
    assert_string_equal(ask(T.v_bob, comment_resolve, ""), "not-found");
    assert_string_equal(ask(T.v_ann, comment_resolve, ""), "");
    assert_string_equal(ask(T.v_lead, comment_resolve, ""), ""); /* the first stays who settled it */
    assert_true(str_is(json_str(json_get(comment_said(0), S("resolved_by"))), T.ann.s));
    /* approved and published with two that are open; no byte of them goes out */
    assert_string_equal(act(T.v_ann, "submit"), "");
    assert_string_equal(act(T.v_lead, "approve"), "");
    assert_string_equal(ask(T.v_lead, comments_post, "{\"member\":\"text\",\"paragraph\":1,\"text\":\"x\"}"), "not-in-state");
    assert_string_equal(act(T.v_lead, "publish"), "");
    struct publication p;
    struct issue i;
    viewer_use(&T.c, viewer_public());
    fine(publication_find(&T.c, V.r.ref, &p));
    fine(publication_issue(&T.c, &p, &i));
    assert_true(str_find(document_make(T.c.arena, &i, DOCUMENT_21), S("Canary of comments")) < 0);
    assert_true(str_find(issue_mail(T.c.arena, &i), S("Canary of comments")) < 0);
    /* they go with the record */
    assert_string_equal(testing_unit(&T, T.v_lead, erase_unit, NULL), "");
    assert_string_equal(ask(T.v_lead, comments_get, ""), "");
    assert_int_equal(json_count(json_get(said(), S("comments"))), 0);
}

static void ranges(void **state)
{
    static const struct {
        const char *typed, *kept;
    } cases[] = { { "all", "*" },
                  { "", "*" },
                  { "2.3.1", "2.3.1" },
                  { "< 2.4", "<2.4" },
                  { "<=2.4", "<=2.4" },
                  { ">= 1.0 < 2.4", ">=1.0|<2.4" },
                  { ">=1.0, <2.4", ">=1.0|<2.4" },
                  { ">=1.0|<2.4", ">=1.0|<2.4" } };
    struct arena *a = arena_open(4u << 20);
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        str out = { 0 };
        const char *wrong = range_typed(a, S(""), str_of(cases[i].typed), &out);
        if (wrong) fail_msg("%s: %s", cases[i].typed, wrong);
        assert_string_equal(arena_cstr(a, out), cases[i].kept);
    }
    str out;
    assert_non_null(range_typed(a, S(""), S("1.0 2.0"), &out));
    assert_non_null(range_typed(a, S(""), S("<"), &out));
    arena_close(a);
}

static void said_behind(void **state)
{
    static const struct {
        const char *said, *range;
    } cases[] = { { " before 2.4 is open", "< 2.4" },
                  { " versions prior to 2.4.1.", "< 2.4.1" },
                  { " (earlier than v3)", "< 3" },
                  { " up to and including 7.0, and others", "<= 7.0" },
                  { " 1.0 through 1.3", ">= 1.0 <= 1.3" },
                  { " versions from 1.0 before 1.4", ">= 1.0 < 1.4" },
                  { " 2.3.1 and earlier", "<= 2.3.1" },
                  { " 2.3.1 or later", ">= 2.3.1" },
                  { " 2.3.1 lets anybody in", "2.3.1" },
                  { " 2.3.1. Before 9 o'clock", "2.3.1" },
                  { " 1.1, 1.2 and 1.3", "" },
                  { " 1.1 and 1.3", "" },
                  { " lets anybody in before 2.4", "" },
                  { "\nbefore 2.4", "" },
                  { " before noon", "" },
                  { " prior", "" },
                  { "", "" } };
    struct arena *a = arena_open(1u << 20);
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        str got = versions_behind(a, str_of(cases[i].said)), range;
        if (!str_is(got, cases[i].range)) fail_msg("%s: %.*s", cases[i].said, FMT(got));
        assert_null(range_typed(a, S(""), got, &range));
    }
    arena_close(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(said_behind), cmocka_unit_test(ranges),
                                        cmocka_unit_test(from_a_cve),  cmocka_unit_test(read_by_a_second_person),
                                        cmocka_unit_test(published),   cmocka_unit_test(corrected),
                                        cmocka_unit_test(withdrawn),   cmocka_unit_test(who_sees_it),
                                        cmocka_unit_test(commented) };
    return cmocka_run_group_tests_name("advisory", tests, setup, teardown);
}
