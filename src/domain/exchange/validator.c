/* validator - the interface of csaf-validator-service, so that who asks that service asks us: gocsaf's tools, Secvisogram, ISDuBA
 *
 * POST /api/v1/validate runs single tests or presets over a document, GET /api/v1/tests names what there is. Names are those of
 * the service: mandatoryTest_6_1_1, optionalTest_6_2_1 (recommendedTest_6_2_1 for CSAF 2.1, which the service does not know),
 * informativeTest_6_3_1, csaf_2_0, csaf_2_0_strict. Nothing is stored or looked up: the answer hangs on the document alone, and
 * any site's page may ask. For everybody where advisories are switched on, else for who is signed in. */
#include "domain/exchange/exchange.h"

#include <pthread.h>
#include <setjmp.h>

#include "base/buf.h"
#include "formats/csaf.h"
#include "spine/limit.h"
#include "spine/setup.h"

enum { A_MINUTE = 600, MOST_TESTS = 300, MOST_ASKED = 400, BODY = 26 << 20 };
static const struct json_limits lim = { .bytes = BODY, .members = 2000000, .depth = 200 };

/* ---- the tests by the names that the service gives them */

struct named {
    const char *clause; /* "schema", "strict": the schemas */
    enum csaf_group group;
    bool in_20, in_21;
};
static size_t all_tests(struct named *out)
{
    struct csaf_test t[MOST_TESTS];
    size_t n = csaf_tests(t, MOST_TESTS);
    out[0] = (struct named){ "schema", CSAF_MANDATORY, true, true };
    out[1] = (struct named){ "strict", CSAF_MANDATORY, true, true };
    for (size_t i = 0; i < n; i++) out[i + 2] = (struct named){ t[i].clause, t[i].group, t[i].in_20, t[i].in_21 };
    return n + 2;
}
static str name_of(struct arena *a, const struct named *t, enum csaf_version v)
{
    static const char *const groups[][3] = {
        [CSAF_20] = { "mandatoryTest", "optionalTest", "informativeTest" }, [CSAF_21] = { "mandatoryTest", "recommendedTest", "informativeTest" }
    };
    const char *version = v == CSAF_21 ? "2_1" : "2_0";
    if (!strcmp(t->clause, "schema")) return arena_fmt(a, "csaf_%s", version);
    if (!strcmp(t->clause, "strict")) return arena_fmt(a, "csaf_%s_strict", version);
    struct buf b = { .a = a };
    buf_fmt(&b, "%s_%s", groups[v][t->group], t->clause);
    for (size_t i = 0; i < b.n; i++)
        if (b.p[i] == '.') b.p[i] = '_';
    return buf_str(&b);
}
static bool is_schema(const struct named *t)
{
    return !strcmp(t->clause, "schema") || !strcmp(t->clause, "strict");
}
/* 6.1.8 is what the strict schema says already, and no part of basic */
static bool in_preset(const struct named *t, str preset, bool *known)
{
    static const char *const atoms[] = { "mandatory", "optional", "informative" }, *const more[] = { "basic", "extended", "full" };
    *known = true;
    if (str_is(preset, "schema")) return is_schema(t);
    for (unsigned i = 0; i < COUNT(atoms); i++) {
        if (str_is(preset, atoms[i])) return t->group == i && !is_schema(t);
        if (str_is(preset, more[i])) return is_schema(t) ? !strcmp(t->clause, "strict") : t->group <= i && strcmp(t->clause, "6.1.8");
    }
    *known = false;
    return false;
}

/* ---- the schemas: compiled once, only read afterwards */

static const struct csaf *schemas[3];
static err compile(struct ctx *own)
{
    TRY(csaf_open(own, CSAF_20, CSAF_INFORMATIVE, &schemas[CSAF_20]));
    return csaf_open(own, CSAF_21, CSAF_INFORMATIVE, &schemas[CSAF_21]);
}
static err ready(struct ctx *c)
{
    static pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER;
    static struct arena *kept;
    pthread_mutex_lock(&turn);
    if (!kept) {
        struct arena *a = arena_open(256u << 20);
        if (a && !setjmp(*arena_boundary(a))) {
            struct ctx own = { .arena = a, .now = c->now };
            if (!compile(&own)) kept = a;
        }
        if (a && kept != a) arena_close(a);
    }
    bool fine = kept != NULL;
    pthread_mutex_unlock(&turn);
    if (!fine) FAIL(c, E_BUSY, "out-of-memory", "not enough memory to check the document");
    return NULL;
}

err csaf_judge(struct ctx *c, struct json document, struct csaf_report *r)
{
    TRY(ready(c));
    csaf_check(schemas[csaf_version(document) == CSAF_21 ? CSAF_21 : CSAF_20], c->arena, document, c->now, r);
    return NULL;
}

/* ---- what is asked */

struct asked {
    struct named v[MOST_TESTS + 2];
    bool wanted[MOST_TESTS + 2];
    size_t n;
};
static err wanted(struct ctx *c, struct json tests, struct asked *q)
{
    size_t at = 0;
    q->n = all_tests(q->v);
    if (json_type(tests) != JSON_ARRAY || !json_count(tests)) FAIL_AT(c, S("/tests"), "required", "name one test or preset at least");
    for (struct json_iter i = json_iter(tests); json_next(&i); at++) {
        str type = json_str(json_get(i.value, S("type"))), name = json_str(json_get(i.value, S("name")));
        bool preset = str_is(type, "preset"), known = false;
        if (at == MOST_ASKED) FAIL_AT(c, S("/tests"), "too-many", "at most %d tests are named", MOST_ASKED);
        if (!preset && !str_is(type, "test")) FAIL_AT(c, arena_fmt(c->arena, "/tests/%zu/type", at), "not-a-word", "type is test or preset");
        for (size_t k = 0; k < q->n; k++) {
            bool there;
            if (preset)
                q->wanted[k] |= in_preset(&q->v[k], name, &there);
            else
                q->wanted[k] |= there = (q->v[k].in_20 && str_eq(name, name_of(c->arena, &q->v[k], CSAF_20))) ||
                                        (q->v[k].in_21 && str_eq(name, name_of(c->arena, &q->v[k], CSAF_21)));
            known |= there;
        }
        if (!known) FAIL_AT(c, arena_fmt(c->arena, "/tests/%zu/name", at), "not-a-word", "there is no %s of this name", preset ? "preset" : "test");
    }
    return NULL;
}

/* ---- the answer */

static void findings(struct jw *w, const char *key, const struct csaf_report *r, const struct named *t, bool here, bool *some)
{
    bool strict = !strcmp(t->clause, "strict");
    jw_key(w, str_of(key));
    jw_arr(w);
    for (size_t i = 0; here && i < r->n; i++) {
        if (strcmp(r->v[i].test, t->clause) && !(strict && (!strcmp(r->v[i].test, "schema") || !strcmp(r->v[i].test, "6.2.20")))) continue;
        jw_obj(w);
        jw_kt(w, "instancePath", r->v[i].pointer);
        jw_kt(w, "message", r->v[i].words);
        jw_end_obj(w);
        *some = true;
    }
    jw_end_arr(w);
}
static void one_test(struct jw *w, struct arena *a, const struct csaf_report *r, const struct named *t, bool *valid)
{
    bool some = false, told = false;
    jw_obj(w);
    findings(w, "errors", r, t, t->group == CSAF_MANDATORY, &some);
    findings(w, "infos", r, t, t->group == CSAF_INFORMATIVE, &told);
    jw_kb(w, "isValid", !some);
    jw_kt(w, "name", name_of(a, t, r->version));
    findings(w, "warnings", r, t, t->group == CSAF_RECOMMENDED, &told);
    jw_end_obj(w);
    *valid &= !some;
}
static err answer(struct ctx *c, const struct asked *q, struct json document, struct buf *out)
{
    enum csaf_version v = csaf_version(document);
    struct csaf_report *r = NEW(c->arena, struct csaf_report);
    struct buf tests = { .a = c->arena };
    struct jw w = jw_on(&tests), o;
    bool valid = true;
    if (json_type(document) != JSON_OBJECT) FAIL_AT(c, S("/document"), "required", "the document is missing");
    TRY(json_read(c, json_raw(document, c->arena), &lim, &document)); /* by itself: places are told from its beginning */
    csaf_check(schemas[v ? v : CSAF_20], c->arena, document, c->now, r);
    r->version = v ? v : CSAF_20; /* what names no version is held against 2.0, whose schema says what is missing */
    jw_arr(&w);
    for (size_t i = 0; i < q->n; i++)
        if (q->wanted[i] && (r->version == CSAF_21 ? q->v[i].in_21 : q->v[i].in_20)) one_test(&w, c->arena, r, &q->v[i], &valid);
    jw_end_arr(&w);
    o = jw_on(out);
    jw_obj(&o);
    jw_kb(&o, "isValid", valid);
    jw_key(&o, S("tests"));
    jw_raw(&o, buf_str(&tests));
    jw_end_obj(&o);
    return NULL;
}

static err may_ask(struct ctx *c, const struct req *q, struct res *r)
{
    res_header(r, "Access-Control-Allow-Origin", S("*"));
    if (id_empty(&c->who->person)) TRY(site_page(c, SITE_ADVISORIES));
    return limit_check(c, "validate", id_empty(&c->who->person) ? q->address : c->who->actor, A_MINUTE, MINUTE);
}
static void close_own(void *a)
{
    arena_close(a);
}
static err validate(struct ctx *c, const struct req *q, struct res *r)
{
    struct asked *asked = NEW(c->arena, struct asked);
    struct arena *own;
    struct json v;
    TRY(may_ask(c, q, r));
    if (!str_starts(req_header(q, "content-type"), S("application/json"))) FAIL(c, E_MEDIA, "not-json", "Send the body as application/json.");
    TRY(ready(c));
    /* a document may need more than a request is given: a memory of its own, and what is said goes over */
    void **slot = arena_onclose(c->arena, close_own);
    if (!(own = *slot = arena_open(1u << 30))) FAIL(c, E_BUSY, "out-of-memory", "not enough memory");
    memcpy(arena_boundary(own), arena_boundary(c->arena), sizeof(jmp_buf));
    struct ctx in = *c;
    in.arena = own;
    struct buf said = { .a = own };
    err e = json_read(&in, q->body, &lim, &v);
    if (!e) e = wanted(&in, json_get(v, S("tests")), asked);
    if (!e) e = answer(&in, asked, json_get(v, S("document")), &said);
    if (e) e = err_make(c, e->kind, e->code, e->where, arena_dup(c->arena, e->field), "%.*s", FMT(arena_dup(c->arena, e->detail)));
    if (!e) buf_put(&r->body, buf_str(&said));
    *slot = NULL;
    arena_close(own);
    return e;
}
static err tests(struct ctx *c, const struct req *q, struct res *r)
{
    static const char *const presets[] = { "mandatory", "optional", "informative" };
    struct named t[MOST_TESTS + 2];
    size_t n = all_tests(t);
    TRY(may_ask(c, q, r));
    struct jw w = jw_on(&r->body);
    jw_arr(&w);
    for (int v = CSAF_20; v <= CSAF_21; v++)
        for (size_t i = 0; i < n; i++) {
            if (!(v == CSAF_21 ? t[i].in_21 : t[i].in_20)) continue;
            if (v == CSAF_21 && t[i].in_20 && !is_schema(&t[i]) && t[i].group != CSAF_RECOMMENDED) continue; /* the same name */
            jw_obj(&w);
            jw_kt(&w, "name", name_of(c->arena, &t[i], (enum csaf_version)v));
            jw_kt(&w, "preset", is_schema(&t[i]) ? S("schema") : str_of(presets[t[i].group]));
            jw_end_obj(&w);
        }
    jw_end_arr(&w);
    return NULL;
}
/* what a browser asks before another site's page may send a document */
static err preflight(struct ctx *c, const struct req *q, struct res *r)
{
    TRY(may_ask(c, q, r));
    res_header(r, "Access-Control-Allow-Methods", S("GET, POST"));
    res_header(r, "Access-Control-Allow-Headers", S("Content-Type"));
    res_header(r, "Access-Control-Max-Age", S("86400"));
    r->status = 204;
    return NULL;
}

#define TOLD                                                                                                                         \
    "{\"type\":\"array\",\"items\":{\"type\":\"object\",\"required\":[\"instancePath\",\"message\"],\"additionalProperties\":false," \
    "\"properties\":{\"instancePath\":{\"type\":\"string\"},\"message\":{\"type\":\"string\"}}}}"
static const char asked_schema[] =
    "{\"type\":\"object\",\"required\":[\"tests\",\"document\"],\"properties\":{\"document\":{\"type\":\"object\",\"description\":"
    "\"A CSAF document\"},\"tests\":{\"type\":\"array\",\"minItems\":1,\"items\":{\"type\":\"object\",\"required\":[\"type\",\"name\"],"
    "\"properties\":{\"type\":{\"enum\":[\"test\",\"preset\"]},\"name\":{\"type\":\"string\",\"description\":\"Of a test, or schema, "
    "mandatory, optional, informative, basic, extended, full\"}}}}}}";
static const char told_schema[] =
    "{\"type\":\"object\",\"required\":[\"isValid\",\"tests\"],\"additionalProperties\":false,\"properties\":{\"isValid\":{\"type\":"
    "\"boolean\"},\"tests\":{\"type\":\"array\",\"items\":{\"type\":\"object\",\"required\":[\"errors\",\"infos\",\"isValid\",\"name\","
    "\"warnings\"],\"additionalProperties\":false,\"properties\":{\"isValid\":{\"type\":\"boolean\"},\"name\":{\"type\":\"string\"},"
    "\"errors\":" TOLD ",\"warnings\":" TOLD ",\"infos\":" TOLD "}}}}}";
static const char tests_schema[] =
    "{\"type\":\"array\",\"items\":{\"type\":\"object\",\"required\":[\"name\",\"preset\"],\"additionalProperties\":false,"
    "\"properties\":{\"name\":{\"type\":\"string\"},\"preset\":{\"enum\":[\"schema\",\"mandatory\",\"optional\",\"informative\"]}}}}";
const struct route validator_routes[] = {
    ROUTE(POST, "/api/v1/validate", validate, 0, "CSAF: tests run over a document, as csaf-validator-service does it",
          .flags = R_PUBLIC | R_NOTX | R_UPLOAD | R_ANYWHERE, .class = CLASS_SLOW, .in_schema = asked_schema, .out_schema = told_schema),
    ROUTE(GET, "/api/v1/tests", tests, 0, "CSAF: the tests there are, with the preset that each belongs to", .flags = R_PUBLIC, .out_schema = tests_schema),
    ROUTE(OPTIONS, "/api/v1/validate", preflight, 0, "CSAF: what pages of other sites may send", .flags = R_PUBLIC | R_NOTX | R_HIDDEN | R_ANYWHERE),
    { .path = NULL },
};
