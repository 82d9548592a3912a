/* report - what somebody tells us about a vulnerability
 *
 * new -> needs information / valid -> in coordination / tracked -> closed (requirements C1). Reading follows {see:};
 * judging needs triage, routing needs route. The reporter's identity lies apart and is opened with a reason only. */
#include "base/buf.h"
#include "domain/disclosure/alike.h"
#include "domain/disclosure/disclosure.h"
#include "formats/cpe.h"
#include "formats/purl.h"
#include "guard/guard.h"
#include "spine/api.h"
#include "spine/entry.h"
#include "spine/i18n.h"
#include "spine/outbox.h"
#include "spine/part.h"
#include "spine/reply.h"
#include "spine/session.h"
#include "spine/workflow.h"
#include "spine/zone.h"

#include "report.sql.h"

WORDS(exploitation_words, "none", "poc", "active");     /* SSVC Exploitation */
WORDS(lane_words, "product", "live-site", "low-trust"); /* enum lane */
static const char *const retests[] = { "none", "asked", "gone", "still-there" };
const struct words retest_words = { retests, COUNT(retests) };
WORDS(decline_codes, "spam", "not-a-vulnerability", "already-fixed", "duplicate", "obsolete-product", "other-vendor", "vendor-not-contacted",
      "vendor-cooperating", "live-website", "out-of-scope");
WORDS(close_codes, "fixed", "mitigated", "risk-accepted", "published", "handed-over", "no-response");
bool report_outcome(str code)
{
    return word_index(&close_codes, code) >= 0;
}

static const struct field fields[] = {
#define F(m, ...) FIELD(struct report, m, __VA_ARGS__)
    F(product, .flags = F_FIND | F_FILTER, .doc = "The product concerned"),
    F(vendor, .flags = F_FIND | F_FILTER, .doc = "Who makes it"),
    F(version, .doc = "The version concerned"),
    F(product_id, .flags = F_FIND, .max = 500, .doc = "Exactly which: a purl or a CPE 2.3 name"),
    F(site, .flags = F_FIND, .max = 500, .doc = "The address of a live site, when it is one"),
    F(description, .flags = F_FIND | F_LINES, .max = 20000, .doc = "What was found"),
    F(reproduction, .flags = F_FIND | F_LINES, .max = 20000, .doc = "How it can be repeated"),
    F(impact, .flags = F_LINES, .max = 5000, .doc = "What it lets an attacker do"),
    F(discovery, .flags = F_LINES, .max = 5000, .doc = "How it was found"),
    F(further, .flags = F_ERASE, .max = 20, .doc = "Further vulnerabilities that the report names, one each"),
    F(vendors, .flags = F_ERASE, .max = 20, .doc = "Further vendors and products it concerns, as Vendor: product version"),
    F(industrial, .doc = "It is used in industrial control"),
    F(tracking, .flags = F_OWN, .max = 200, .see = MAY_TRIAGE,
      .doc = "The reporter's own number for it: seen by the desk and by whoever reported; whoever it is passed to does not see it"),
    F(weakness, .max = 20, .doc = "CWE, as CWE-79"),
    F(urls, .flags = F_ERASE, .max = 20, .doc = "References"),
    F(cve, .max = 30, .flags = F_FIND | F_FILTER, .doc = "CVE id, when there is one"),
    F(cvss, .max = 200, .doc = "CVSS vector"),
    F(exploitation, .flags = F_FILTER, .en = &exploitation_words, .doc = "SSVC exploitation: none, poc, active"),
    F(public, .flags = F_FILTER, .doc = "It is public already"),
    F(multi_vendor, .doc = "It concerns several vendors"),
    F(vendor_contacted, .doc = "The vendor was told"),
    F(vendor_contact_note, .flags = F_LINES, .max = 2000, .doc = "When and what was answered, or why not"),
    F(disclosure_wish, .max = 500, .doc = "When the reporter wishes to publish"),
    F(disclosure_at, .doc = "The moment at which the reporter will publish"),
    F(disclosure_zone, .max = 60, .doc = "The time zone in which that was said, as Asia/Karachi; empty: UTC"),
    F(credit_name, .flags = F_PERSONAL, .doc = "The name to credit"),
    F(credit_wanted, .doc = "The reporter wishes credit"),
    F(share_identity, .doc = "The reporter's name may be passed to the vendor"),
    F(lane, .flags = F_FILTER, .en = &lane_words, .set = MAY_TRIAGE, .doc = "Product, live site or low trust"),
    F(retest, .flags = F_RO | F_FILTER, .en = &retest_words, .doc = "Tried again after it was said to be mended: asked, gone, still there"),
    F(outcome, .flags = F_RO, .doc = "The coded reason it was closed with"),
    F(decision, .flags = F_RO | F_FILTER, .see = MAY_TRIAGE, .doc = "The outcome of the newest decision by an SSVC table: coordinate"),
    F(programme, .flags = F_RO | F_FILTER, .doc = "The policy hosted here under which it was reported: prg_...; empty: none"),
    F(severity, .flags = F_RO | F_FILTER, .see = MAY_TRIAGE, .doc = "The severity of the newest CVSS score: none, low, medium, high, critical"),
#undef F
};

static err product_named(struct ctx *c, str which)
{
    struct cpe cpe;
    const char *wrong = "a purl (pkg:...) or a CPE 2.3 name (cpe:2.3:...)";
    if (str_starts(which, S("pkg:"))) {
        struct purl p = purl_read(c->arena, which);
        if (p.wrong) FAIL_AT(c, S("/product_id"), "bad-purl", "%s", p.wrong);
    } else if (!str_starts(which, S("cpe:")) || !cpe_read(c->arena, which, &cpe, &wrong))
        FAIL_AT(c, S("/product_id"), "bad-cpe", "%s", wrong);
    return NULL;
}

static err check(struct ctx *c, const void *now, const void *was)
{
    const struct report *v = now;
    (void)was;
    if (!str_trim(v->description).n) FAIL_AT(c, S("/description"), "required", "say what was found");
    if (v->weakness.n && !str_starts(v->weakness, S("CWE-"))) FAIL_AT(c, S("/weakness"), "bad-format", "as CWE-79");
    if (v->product_id.n) TRY(product_named(c, v->product_id));
    if (v->disclosure_zone.n) {
        const struct zone *z;
        if (zone_load(c, v->disclosure_zone, &z)) FAIL_AT(c, S("/disclosure_zone"), "no-such-zone", "a name of the time zone database, as Asia/Karachi");
    }
    if (v->cve.n && !str_starts(v->cve, S("CVE-"))) FAIL_AT(c, S("/cve"), "bad-format", "as CVE-2026-1234");
    return NULL;
}

static err who_sees(struct ctx *c, const void *rec, struct grants *out)
{
    const struct report *v = rec;
    if (str_starts(v->r.originator, S("rct_")))
        grants_add(out, principal_of(c->arena, v->r.originator), S("originator"));
    else if (str_starts(v->r.originator, S("org_")))
        grants_add(out, principal_of(c->arena, v->r.originator), S("originator"));
    return NULL;
}

/* it is used against somebody now */
static bool urgent(const void *rec)
{
    return str_is(str_of(exploitation_words.v[((const struct report *)rec)->exploitation]), "active");
}

/* ---- a reporter who left an address is told by mail that there is news, and nothing of what it is; one who reported by
 * mail is answered by mail */

static err identity_of(struct ctx *c, const id *record, struct reporter *out)
{
    struct rows *rows;
    struct json j;
    bool found;
    str plain;
    *out = (struct reporter){ .anonymous = true };
    TRY(db_one(c, &sql_identity, ARGS(A_ID(*record)), &rows, &found));
    if (!found || row_null(rows, 0)) return NULL;
    TRY(unseal(c, arena_fmt(c->arena, "reporter/%s", record->s), row_text(rows, 0), &plain));
    TRY(json_read(c, plain, NULL, &j));
    *out = (struct reporter){ json_str(json_get(j, S("name"))),
                              json_str(json_get(j, S("email"))),
                              json_str(json_get(j, S("organisation"))),
                              json_str(json_get(j, S("telephone"))),
                              json_str(json_get(j, S("openpgp"))),
                              row_text(rows, 1),
                              false,
                              json_bool(json_get(j, S("by_mail"))) };
    return NULL;
}

static err tell_reporter(struct ctx *c, const struct record *r, const struct said *what)
{
    struct reporter who;
    struct buf subject = { .a = c->arena }, body = { .a = c->arena };
    str base;
    id out;
    TRY(identity_of(c, &r->id, &who));
    if (!mail_address(who.email)) return NULL;
    if (who.by_mail) return reply_mail(c, r, what, who.email, who.language, S("the report came from this address"));
    TRY(setting_get(c, "base_url", &base));
    const struct place places[] = { { S("ref"), r->ref }, { S("url"), arena_fmt(c->arena, "%.*s/report/status", FMT(base)) } };
    buf_fill(&subject, str_of(i18n(who.language, MSG_MAIL_NEWS_SUBJECT)), places, COUNT(places));
    buf_fill(&body, str_of(i18n(who.language, MSG_MAIL_NEWS_BODY)), places, COUNT(places));
    struct outbox_new m = { .record = r->id,
                            .team = r->team,
                            .recipient = who.email,
                            .reason = S("the reporter left this address"),
                            .rule = S("reporter-news"),
                            .tlp = TLP_CLEAR,
                            .subject = buf_str(&subject),
                            .body = buf_str(&body),
                            .exercise = r->exercise };
    return outbox_add(c, &m, &out);
}

/* ---- the acts */

static err say(struct ctx *c, const struct record *r, str text)
{
    struct said what;
    TRY(say_to_reporter(c, r, text, &what));
    return id_empty(&what.entry) ? NULL : tell_reporter(c, r, &what);
}

static err do_say(struct ctx *c, void *rec, const struct transition *t, const struct act *a)
{
    (void)t;
    TRY(waiting_end(c, rec));
    return say(c, rec, a->text);
}

static err do_ask(struct ctx *c, void *rec, const struct transition *t, const struct act *a)
{
    const struct record *r = rec;
    (void)t;
    TRY(say(c, r, a->text));
    return waiting_set(c, r, WAITING_REPORTER, a->until.us > c->now.us ? a->until : (when){ c->now.us + 14 * DAY });
}

static err do_retest(struct ctx *c, void *rec, const struct transition *t, const struct act *a)
{
    struct report *v = rec;
    TRY(retest_ask(c, v));
    return do_ask(c, v, t, a);
}

/* a flaw of one running site is mended by its owner: nothing is coordinated, and it gets no CVE id */
static err only_of_products(struct ctx *c, const void *rec, const char **why)
{
    (void)c;
    return ((const struct report *)rec)->lane == LANE_LIVE_SITE ? guard_says(why, "it concerns one running site; its owner mends it") : NULL;
}

static err do_route(struct ctx *c, void *rec, const struct transition *t, const struct act *a)
{
    const struct record *r = rec;
    id part;
    when due;
    (void)t;
    TRY(route_send(c, r, a->target, a->code.n ? a->code : S("asset-owner"), a->text, &part));
    TRY(route_due(c, r, &due));
    return waiting_set(c, r, str_starts(a->target, S("tea_")) ? WAITING_PARTNER : WAITING_ASSET_OWNER, due);
}

static err do_track(struct ctx *c, void *rec, const struct transition *t, const struct act *a)
{
    (void)t;
    TRY(say(c, rec, a->text));
    return waiting_set(c, rec, WAITING_VENDOR, a->until);
}

static err do_close(struct ctx *c, void *rec, const struct transition *t, const struct act *a)
{
    struct report *v = rec;
    (void)t;
    TRY(waiting_end(c, &v->r));
    TRY(db_do(c, &sql_outcome, ARGS(A_ID(v->r.id), A_TEXT(a->code))));
    v->outcome = a->code;
    if (str_is(a->code, "duplicate") && a->target.n) {
        struct record other;
        TRY(record_find_any(c, a->target, &other));
        TRY(link_add(c, &v->r, &other, S("duplicate-of")));
    }
    return say(c, &v->r, a->text);
}

static err sealed_identity(struct ctx *c, const id *record, const struct reporter *who, str *out)
{
    struct buf b = { .a = c->arena };
    struct jw w = jw_on(&b);
    jw_obj(&w);
    jw_kt(&w, "name", who->name);
    jw_kt(&w, "email", who->email);
    jw_kt(&w, "organisation", who->organisation);
    jw_kt(&w, "telephone", who->telephone);
    jw_kt(&w, "openpgp", who->openpgp);
    if (who->by_mail) {
        jw_key(&w, S("by_mail"));
        jw_bool(&w, true);
    }
    jw_end_obj(&w);
    return seal(c, arena_fmt(c->arena, "reporter/%s", record->s), buf_str(&b), out);
}

static err keep_reporter(struct ctx *c, const id *record, const id *receipt, const struct reporter *who, str code)
{
    str sealed = { 0 };
    if (!who->anonymous) TRY(sealed_identity(c, record, who, &sealed));
    return db_do(c, &sql_reporter,
                 ARGS(A_ID(*record), A_ID(*receipt), A_TEXT(sha256_hex(c->arena, code)), arg_text_or_null(sealed),
                      A_TEXT(who->language.n ? who->language : S("en")), A_WHEN(c->now)));
}

/* from a mail or a call: whoever wrote keeps his place as reporter; nobody holds the code */
static err intake(struct ctx *c, const struct intake *in, id *out)
{
    id receipt = id_new("rct", c->now);
    struct report v = { .description = in->text };
    struct reporter who = { .name = in->name,
                            .email = in->address,
                            .organisation = in->sender_organisation,
                            .telephone = in->telephone,
                            .language = in->language,
                            .anonymous = !in->name.n && !in->address.n && !in->telephone.n,
                            .by_mail = in->by_mail };
    bool account = str_starts(in->originator, S("org_"));
    v.r.title = in->title;
    v.r.team = in->team;
    v.r.tlp = in->tlp;
    v.r.language = in->language;
    v.r.received_at = in->received_at;
    v.r.originator = account ? in->originator : arena_dup(c->arena, id_str(&receipt));
    TRY(record_create(c, &report_kind, &v, NULL));
    *out = v.r.id;
    return account ? NULL : keep_reporter(c, &v.r.id, &receipt, &who, receipt_new(c->arena));
}

WORDS(route_codes, "asset-owner", "vendor", "sectoral-cert", "partner");

static const struct state states[] = { { "new", false },     { "needs-information", false },
                                       { "valid", false },   { "in-coordination", false },
                                       { "tracked", false }, { "closed", true } };
static const struct transition transitions[] = {
    { .verb = "validate",
      .from = "new needs-information",
      .to = "valid",
      .right = MAY_TRIAGE,
      .meets = "acknowledge validate",
      .effect = do_say,
      .doc = "The report holds: somebody must act on it" },
    { .verb = "acknowledge",
      .from = "new",
      .right = MAY_TRIAGE,
      .meets = "acknowledge",
      .needs = NEEDS_TEXT,
      .effect = do_say,
      .doc = "Tell the reporter that it was received and is being looked at" },
    { .verb = "ask",
      .from = "new needs-information valid in-coordination",
      .to = "needs-information",
      .right = MAY_TRIAGE,
      .needs = NEEDS_TEXT,
      .meets = "acknowledge",
      .effect = do_ask,
      .doc = "Ask the reporter for more information" },
    { .verb = "route",
      .from = "valid in-coordination tracked",
      .right = MAY_ROUTE,
      .needs = NEEDS_TARGET,
      .codes = &route_codes,
      .effect = do_route,
      .doc = "Route to the organisation or team that can mend it" },
    { .verb = "coordinate",
      .from = "valid tracked",
      .to = "in-coordination",
      .right = MAY_TRIAGE,
      .guard = only_of_products,
      .effect = do_say,
      .doc = "Bring the parties together" },
    { .verb = "track",
      .from = "valid in-coordination",
      .to = "tracked",
      .right = MAY_TRIAGE,
      .needs = NEEDS_UNTIL,
      .effect = do_track,
      .doc = "Watch what others do, and look again on a date" },
    { .verb = "retest",
      .from = "valid in-coordination tracked",
      .right = MAY_TRIAGE,
      .needs = NEEDS_TEXT,
      .effect = do_retest,
      .doc = "Ask whoever found it to try again: it is said to be mended" },
    { .verb = "close",
      .from = "valid in-coordination tracked",
      .to = "closed",
      .right = MAY_TRIAGE,
      .needs = NEEDS_CODE | NEEDS_TEXT,
      .codes = &close_codes,
      .meets = "acknowledge validate resolve",
      .effect = do_close,
      .doc = "Close with an outcome and tell the reporter" },
    { .verb = "decline",
      .from = "new needs-information valid",
      .to = "closed",
      .right = MAY_TRIAGE,
      .needs = NEEDS_CODE | NEEDS_TEXT,
      .codes = &decline_codes,
      .meets = "acknowledge validate resolve",
      .effect = do_close,
      .doc = "Decline with a reason and tell the reporter why and how to appeal" },
    { .verb = "reopen",
      .from = "closed",
      .to = "new",
      .right = MAY_APPROVE,
      .needs = NEEDS_TEXT,
      .starts = "validate resolve",
      .effect = do_say,
      .doc = "Take it up again" },
};
static const struct workflow flow = { "report", states, COUNT(states), transitions, COUNT(transitions), "acknowledge validate resolve" };

static err created(struct ctx *c, void *rec)
{
    return alike_mark(c, rec);
}
static err changed(struct ctx *c, void *now, const void *was)
{
    (void)was;
    return alike_mark(c, now);
}

/* who reported, with the receipt that led back to it; and the words by which it was found */
static err erase(struct ctx *c, const id *record)
{
    TRY(alike_unmark(c, record));
    return db_do(c, &sql_forget_reporter, ARGS(A_ID(*record)));
}

const struct kind report_kind = {
    .name = "report",
    .plural = "reports",
    .prefix = "rep",
    .series = "VU",
    .table = "report",
    .doc = "A vulnerability report",
    .fields = fields,
    .nfields = COUNT(fields),
    .size = sizeof(struct report),
    .create = MAY_REPORT,
    .change = MAY_TRIAGE,
    .flow = &flow,
    .check = check,
    .grant = who_sees,
    .created = created,
    .changed = changed,
    .told = tell_reporter,
    .intake = intake,
    .urgent = urgent,
    .erase = erase,
};

/* ---- intake without an account */

str receipt_plain(struct arena *a, str typed)
{
    struct buf b = { .a = a };
    for (size_t i = 0; i < typed.n && b.n < 64; i++) {
        char ch = typed.p[i];
        if (ch >= 'a' && ch <= 'z') ch = (char)(ch - 32);
        if ((ch >= 'A' && ch <= 'Z') || (ch >= '0' && ch <= '9')) buf_c(&b, ch);
    }
    return buf_str(&b);
}

str receipt_groups(struct arena *a, str code)
{
    struct buf b = { .a = a };
    for (size_t i = 0; i < code.n; i++) {
        if (i && i % 4 == 0) buf_c(&b, '-');
        buf_c(&b, code.p[i]);
    }
    return buf_str(&b);
}

err report_submit(struct ctx *c, struct report *v, const struct reporter *who, str *code)
{
    id receipt = id_new("rct", c->now);
    viewer_use(c, viewer_receipt(c, arena_dup(c->arena, id_str(&receipt))));
    *code = receipt_new(c->arena);
    v->r.originator = c->who->actor;
    if (id_empty(&v->r.team)) TRY(default_team(c, &v->r.team));
    v->r.tlp = TLP_AMBER;
    if (!v->r.language.n) v->r.language = who->language;
    if (v->lane == LANE_PRODUCT && v->site.n && !v->product.n) v->lane = LANE_LIVE_SITE;
    TRY(record_create(c, &report_kind, v, NULL));
    return keep_reporter(c, &v->r.id, &receipt, who, *code);
}

err report_by_code(struct ctx *c, str code, struct report *v)
{
    struct rows *r;
    bool found;
    TRY(db_one(c, &sql_by_code, ARGS(A_TEXT(sha256_hex(c->arena, receipt_plain(c->arena, code)))), &r, &found));
    if (!found) FAIL(c, E_ABSENT, "no-such-code", "no report has this code; look at each sign again");
    viewer_use(c, viewer_receipt(c, row_text(r, 1)));
    return record_find(c, &report_kind, row_text(r, 0), v);
}

/* ---- opening the reporter's identity */

struct reason_in {
    str reason;
};
static const struct field reason_fields[] = { FIELD(struct reason_in, reason, .flags = F_REQ, .min = 5, .max = 300, .doc = "Why; it is kept in the timeline") };
static SHAPE(reason_shape, "reason", struct reason_in, reason_fields, "A reason that is kept");

static const struct field reporter_fields[] = {
#define F(m, ...) FIELD(struct reporter, m, .flags = F_RO | F_PERSONAL, __VA_ARGS__)
    F(name, .doc = "Name"),
    F(email, .doc = "Address"),
    F(organisation, .doc = "Organisation"),
    F(telephone, .doc = "Telephone"),
    F(openpgp, .doc = "OpenPGP key or fingerprint"),
    F(language, .doc = "Language"),
    F(anonymous, .doc = "Nothing was given"),
#undef F
};
static SHAPE(reporter_shape, "reporter", struct reporter, reporter_fields, "Who reported");

static err open_identity(struct ctx *c, const struct req *q, struct res *r)
{
    struct report v;
    struct reason_in in = { { 0 } };
    struct reporter out = { .anonymous = true };
    str aud;
    TRY(record_find(c, &report_kind, q->params[0], &v));
    if (!(record_rights(c->who, &v.r) & MAY_SEE_REPORTER)) FAIL(c, E_DENIED, "not-allowed", "you may not open the reporter's identity");
    TRY(api_read(c, q, &reason_shape, &in));
    TRY(audience_team(c, &v.r, &aud));
    TRY(entry_add(c, &v.r.id, &(struct entry_new){ .verb = "identity-opened", .body = in.reason, .audience = aud }, NULL));
    TRY(identity_of(c, &v.r.id, &out));
    res_json(r, &reporter_shape, &out, ~UINT64_C(0));
    return NULL;
}

const struct route disclosure_routes[] = {
    ROUTE(POST, "/api/v1/reports/{id}/reporter", open_identity, MAY_READ, "Open the reporter's identity; the reason is kept", .in = &reason_shape,
          .out = &reporter_shape),
    { .path = NULL },
};
