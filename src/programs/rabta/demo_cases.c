/* demo_cases - a vulnerability between several, under embargo: a finder without account, two vendors, a sectoral CERT
 *
 * Made by the very handlers that the API calls, each as the person whose step it is. */
#include "base/buf.h"
#include "demo.h"
#include "domain/disclosure/case.h"
#include "store/db.h"

struct asking {
    err (*fn)(struct ctx *c, const struct req *q, struct res *r);
    str params[3], body;
    struct res answer;
};
static err ask_unit(struct ctx *c, void *arg)
{
    struct asking *a = arg;
    const struct pair type = { S("content-type"), S("application/json") };
    struct req q = { .method = POST, .body = a->body, .headers = &type, .nheaders = 1 };
    for (size_t i = 0; i < COUNT(a->params); i++) q.params[i] = a->params[i];
    a->answer = (struct res){ .body = { .a = c->arena }, .file = -1 };
    return a->fn(c, &q, &a->answer);
}
static err ask(struct ctx *c, err (*fn)(struct ctx *, const struct req *, struct res *), str one, str two, str three, str body, str member, str *out)
{
    struct asking a = { .fn = fn, .params = { one, two, three }, .body = body };
    struct json j;
    TRY(db_unit(c, ask_unit, &a));
    if (!out) return NULL;
    TRY(json_read(c, buf_str(&a.answer.body), NULL, &j));
    *out = arena_dup(c->arena, json_str(json_get(j, member)));
    return NULL;
}

static err found(struct ctx *c, const char *name, const char *text, str *out)
{
    struct rows *r;
    bool there;
    const struct sql q = { "demo.find", text, WHERE, false, true };
    TRY(db_one(c, &q, ARGS(A_TEXT(str_of(name))), &r, &there));
    if (!there) FAIL(c, E_FAULT, "demo", "%s is missing", name);
    *out = arena_dup(c->arena, row_text(r, 0));
    return NULL;
}

static err finder_unit(struct ctx *c, void *arg)
{
    const str *report = arg;
    struct report v;
    str receipt;
    TRY(found(c, report->p, "SELECT receipt FROM reporter WHERE record = $1", &receipt));
    viewer_use(c, viewer_receipt(c, receipt));
    TRY(record_find(c, &report_kind, *report, &v));
    return case_finder_consent(c, &v, true, (when){ 0 });
}

static err embargo(struct ctx *c, str which, when begun)
{
    str proposal, until = when_text(c->arena, (when){ (begun.us + 45 * DAY) / HOUR * HOUR });
    TRY(ask(c, case_embargo_propose, which, S(""), S(""),
            arena_fmt(c->arena, "{\"until\":\"%.*s\",\"zone\":\"Asia/Karachi\",\"reason\":\"The usual 45 days.\"}", FMT(until)), S(""), NULL));
    TRY(found(c, arena_cstr(c->arena, which), "SELECT id FROM case_embargo WHERE record = $1 AND state = 'open'", &proposal));
    return ask(c, case_embargo_act, which, proposal, S("accept"), S("{}"), S(""), NULL);
}

static err party(struct ctx *c, str which, str subject, const char *role, const char *text, bool shared, str *out)
{
    str body = arena_fmt(c->arena, "{\"subject\":\"%.*s\",\"role\":\"%s\",\"text\":\"%s\",\"shared\":%s}", FMT(subject), role, text, shared ? "true" : "false");
    return ask(c, case_party_add, which, S(""), S(""), body, S("part"), out);
}

static err vendor_answers(struct ctx *c, str which, str part)
{
    str row;
    TRY(demo_be(c, "psirt@nimbus.example"));
    TRY(ask(c, case_offer_answer, part, S(""), S(""), S("{\"agrees\":true}"), S(""), NULL));
    TRY(found(c, arena_cstr(c->arena, part), "SELECT part FROM case_status WHERE party = $1", &row));
    TRY(ask(c, case_status_act, which, row, S("say"), S("{\"state\":\"fix-in-progress\",\"statement\":\"The library checks names from version 2.3 on.\"}"),
            S(""), NULL));
    return ask(c, case_words, which, S(""), S(""),
               S("{\"to\":\"party\",\"body\":\"We have it repeated and build a corrected library; a test version in ten days.\"}"), S(""), NULL);
}

err demo_cases(struct ctx *c, const struct demo_teams *t)
{
    static const char title[] = "Mobile banking app accepts any certificate";
    const struct viewer *before = c->who;
    when now = c->now;
    str report, which, bank, nimbus, sectoral, one, two, three;
    TRY(found(c, title, "SELECT id FROM record WHERE kind = 'report' AND title = $1", &report));
    TRY(demo_organisation_named(c, S("First Harbour Bank"), &bank));
    TRY(demo_organisation_named(c, S("Nimbus Networks"), &nimbus));
    sectoral = id_str(&t->bank);
    c->now = (when){ now.us - 9 * DAY };
    TRY(demo_be(c, "analyst@cert.example"));
    TRY(ask(c, case_open, report, S(""), S(""), S("{}"), S("id"), &which));
    TRY(embargo(c, which, c->now));
    TRY(db_unit(c, finder_unit, &report));
    TRY(demo_be(c, "analyst@cert.example"));
    TRY(party(c, which, bank, "vendor", "Your app takes any certificate; please see what was found and tell us how you stand.", false, &one));
    TRY(party(c, which, nimbus, "vendor", "The app builds on your library; please look whether other products do, too.", false, &two));
    TRY(party(c, which, sectoral, "coordinator", "Customers of your banks are concerned.", true, &three));
    c->now = (when){ now.us - 6 * DAY };
    TRY(vendor_answers(c, which, two));
    TRY(demo_be(c, "analyst@fincert.example"));
    TRY(ask(c, case_offer_answer, three, S(""), S(""), S("{\"agrees\":true}"), S(""), NULL));
    TRY(ask(c, case_words, which, S(""), S(""), S("{\"to\":\"all\",\"body\":\"We can reach the bank's own people by telephone, if that helps.\"}"), S(""),
            NULL));
    c->now = now;
    viewer_use(c, before);
    return NULL;
}
