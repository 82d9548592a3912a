/* programme - see programme.h: the kind, its acts and the house's own words
 *
 * draft -> proposed (by the organisation's people) -> published -> withdrawn. A published one is revised as a draft, and the
 * version that is out stays until the next is published. The right to publish is that of sending things out (route). */
#include "domain/disclosure/programme.h"

#include "base/utf8.h"
#include "domain/directory/resource.h"
#include "spine/i18n.h"
#include "spine/outbox.h"
#include "spine/part.h"
#include "spine/workflow.h"

#include "programme.sql.h"

static const struct field fields[] = {
#define F(m, ...) FIELD(struct programme, m, __VA_ARGS__)
    F(slug, .flags = F_REQ, .min = 2, .max = 60, .doc = "The last part of its address: small letters, digits and dashes"),
    F(mail, .max = 254, .doc = "A mail address that takes reports beside the form; empty: the form alone"),
    F(scope, .flags = F_FIND, .max = SCOPE_MOST, .doc = "What may be tested: names within its domains of the directory, or *.name for all below one"),
    F(products, .flags = F_FIND, .max = 100, .doc = "Products of its own that are in scope too"),
    F(sites, .max = 20, .doc = "Names at which the organisation has its security.txt; they are its Canonical lines"),
    F(languages, .max = 100, .doc = "Languages that reports may be written in: en, ur"),
    F(response_days, .min = 0, .max = 3650, .doc = "For how many days a finder is asked to wait before he publishes; 0: he is not asked to"),
#define TEXT(m, most, words)                                   \
    F(m, .flags = F_LINES | F_FIND, .max = most, .doc = words) \
    , F(m##_ur, .flags = F_LINES | F_FIND, .max = most, .doc = "The same in Urdu")
    TEXT(intro, 3000, "Whose policy it is and what it is for"),
    TEXT(excluded, 3000, "What is out of scope, an item a line"),
    TEXT(allowed, 3000, "Kinds of testing that are allowed, an item a line"),
    TEXT(forbidden, 3000, "Kinds of testing that are not allowed, an item a line"),
    TEXT(privacy, 3000, "What a finder does with personal data that he meets"),
    TEXT(sending, 3000, "What a report should hold"),
    TEXT(harbour, 5000, "What is promised to those who test in good faith: no legal action"),
    TEXT(expect, 3000, "What a finder may expect, and by when; the desk's own times stand beside it"),
#undef TEXT
    /* the mark: what follows is kept by the hub */
    F(organisation, .flags = F_RO | F_FILTER, .ref = "org", .doc = "Whose policy it is"),
    F(version, .flags = F_RO, .doc = "How many versions were published"),
    F(issued_at, .flags = F_RO, .doc = "When the last one was"),
    F(withdrawn_why, .flags = F_RO, .max = 2000, .doc = "Why it was withdrawn"),
#undef F
};
enum { KEPT_BY_US = 4 };
const struct shape programme_text_shape = { "programme_text", fields, COUNT(fields) - KEPT_BY_US, sizeof(struct programme), "The text of a hosted policy" };

static const char *const text_names[PROGRAMME_TEXTS] = { "intro", "excluded", "allowed", "forbidden", "privacy", "sending", "harbour", "expect" };
const char *programme_text_name(enum programme_text which)
{
    return text_names[which];
}
static str *text_at(struct programme *v, enum programme_text which, bool urdu)
{
    str *const en[] = { &v->intro, &v->excluded, &v->allowed, &v->forbidden, &v->privacy, &v->sending, &v->harbour, &v->expect };
    str *const ur[] = { &v->intro_ur, &v->excluded_ur, &v->allowed_ur, &v->forbidden_ur, &v->privacy_ur, &v->sending_ur, &v->harbour_ur, &v->expect_ur };
    return urdu ? ur[which] : en[which];
}
str programme_text(const struct programme *v, enum programme_text which, bool urdu)
{
    struct programme copy = *v;
    return *text_at(&copy, which, urdu);
}
void programme_text_set(struct programme *v, enum programme_text which, bool urdu, str text)
{
    *text_at(v, which, urdu) = text;
}

err programme_of(struct ctx *c, str which, struct programme *out)
{
    return record_find(c, &programme_kind, which, out);
}
err programme_names(struct ctx *c, const struct programme *v, str *organisation, str *team)
{
    TRY(subject_name(c, id_str(&v->organisation), organisation));
    return subject_name(c, id_str(&v->r.team), team);
}

void programme_template(struct ctx *c, str organisation, str team, struct programme *v)
{
    static const enum msg texts[PROGRAMME_TEXTS] = { MSG_PUBLIC_VDP_HOUSE_INTRO,     MSG_PUBLIC_VDP_HOUSE_EXCLUDED, MSG_PUBLIC_VDP_HOUSE_ALLOWED,
                                                     MSG_PUBLIC_VDP_HOUSE_FORBIDDEN, MSG_PUBLIC_VDP_HOUSE_PRIVACY,  MSG_PUBLIC_VDP_HOUSE_SENDING,
                                                     MSG_PUBLIC_VDP_HOUSE_HARBOUR,   MSG_PUBLIC_VDP_HOUSE_EXPECT };
    const struct place places[] = { { S("name"), organisation }, { S("team"), team } };
    for (int urdu = 0; urdu < 2; urdu++)
        for (int i = 0; i < PROGRAMME_TEXTS; i++) {
            struct buf b = { .a = c->arena };
            buf_fill(&b, str_of(i18n(urdu ? S("ur") : S("en"), texts[i])), places, COUNT(places));
            programme_text_set(v, (enum programme_text)i, urdu, buf_str(&b));
        }
}

/* ---- what must hold of what is written */

static err check_slug(struct ctx *c, str slug)
{
    bool good = slug.n && slug.p[0] != '-' && slug.p[slug.n - 1] != '-';
    for (size_t i = 0; i < slug.n; i++) good = good && ((slug.p[i] >= 'a' && slug.p[i] <= 'z') || (slug.p[i] >= '0' && slug.p[i] <= '9') || slug.p[i] == '-');
    if (!good) FAIL_AT(c, S("/slug"), "bad-format", "small letters, digits and dashes, as ministry-of-roads");
    return NULL;
}
/* in its normal form, so that it is found by what is reported; the domain must be theirs in the directory */
static err check_name(struct ctx *c, const struct programme *v, const char *member, size_t i, str *name, bool wildcard)
{
    str at = arena_fmt(c->arena, "/%s/%zu", member, i), plain, given = str_trim(*name);
    bool below = wildcard && str_starts(given, S("*.")), theirs, proven;
    if (!name_normal(c, below ? str_cut(given, 2, given.n) : given, &plain) || str_chr(plain, '.') < 0)
        FAIL_AT(c, at, "bad-domain", wildcard ? "a name as www.roads.example, or *.roads.example for all below it" : "a name as www.roads.example");
    TRY(programme_domain(c, &v->organisation, plain, &theirs, &proven));
    if (!theirs) FAIL_AT(c, at, "not-theirs", "%.*s lies in no domain that the directory has for this organisation", FMT(plain));
    *name = below ? arena_fmt(c->arena, "*.%.*s", FMT(plain)) : plain;
    return NULL;
}
static err check_twice(struct ctx *c, const char *member, struct strs l)
{
    for (size_t i = 0; i < l.n; i++)
        for (size_t k = 0; k < i; k++)
            if (str_eq(l.v[i], l.v[k])) FAIL_AT(c, arena_fmt(c->arena, "/%s/%zu", member, i), "given-twice", "it stands here twice");
    return NULL;
}
static bool same_list(struct strs a, struct strs b)
{
    bool same = a.n == b.n;
    for (size_t i = 0; same && i < a.n; i++) same = str_eq(a.v[i], b.v[i]);
    return same;
}
static err check(struct ctx *c, const void *now, const void *was)
{
    struct programme *v = (void *)(uintptr_t)now; /* names are written in their normal form */
    const struct programme *b = was;
    if (b) {
        uint64_t rights = record_rights(c->who, &b->r);
        bool draft = str_is(b->r.state, "draft"), proposed = str_is(b->r.state, "proposed");
        if (!draft && !(proposed && (rights & MAY_DESK)))
            FAIL(c, E_CONFLICT, "not-in-state", "it is changed as a draft: revise what is published, or have it returned");
    }
    TRY(check_slug(c, v->slug));
    if (b && b->version && !str_eq(v->slug, b->slug)) FAIL_AT(c, S("/slug"), "read-only", "an address that was published stays: others have it");
    if (v->mail.n && !mail_address(v->mail)) FAIL_AT(c, S("/mail"), "bad-format", "this is not an address");
    for (size_t i = 0; i < v->languages.n; i++)
        if (!strchr("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-, ", v->languages.p[i]))
            FAIL_AT(c, S("/languages"), "bad-format", "language tags with commas between: en, ur");
    /* a domain that is the organisation's no more is told when it is published, and hinders nobody from writing the rest */
    if (!b || !same_list(v->scope, b->scope))
        for (size_t i = 0; i < v->scope.n; i++) TRY(check_name(c, v, "scope", i, &v->scope.v[i], true));
    if (!b || !same_list(v->sites, b->sites))
        for (size_t i = 0; i < v->sites.n; i++) TRY(check_name(c, v, "sites", i, &v->sites.v[i], false));
    TRY(check_twice(c, "scope", v->scope));
    TRY(check_twice(c, "sites", v->sites));
    for (size_t i = 0; i < v->products.n; i++)
        if (!str_trim(v->products.v[i]).n) FAIL_AT(c, arena_fmt(c->arena, "/products/%zu", i), "required", "the name of a product");
    return check_twice(c, "products", v->products);
}

static err who_sees(struct ctx *c, const void *rec, struct grants *out)
{
    const struct programme *v = rec;
    grants_add(out, principal_of(c->arena, v->r.originator), S("originator"));
    return NULL;
}
/* rec may be the common part alone */
static uint64_t rights(const struct viewer *v, const void *rec)
{
    const struct record *r = rec;
    return str_starts(r->originator, S("org_")) ? viewer_rights_at(v, r->originator) & (MAY_READ | MAY_REPORT | MAY_OWN_ORG) : 0;
}

/* ---- conditions */

static err guard_publish(struct ctx *c, const void *rec, const char **why)
{
    struct list l;
    TRY(programme_checks(c, rec, &l));
    const struct programme_check *v = l.v;
    for (size_t i = 0; i < l.n; i++)
        if (v[i].stops) return guard_says(why, arena_fmt(c->arena, "%.*s (%.*s)", FMT(v[i].text), FMT(v[i].place)).p);
    return NULL;
}
static err guard_never(struct ctx *c, const void *rec, const char **why)
{
    (void)c;
    return ((const struct programme *)rec)->version ? guard_says(why, "a version of it is out: drop the changes, or withdraw it") : NULL;
}
static err guard_out(struct ctx *c, const void *rec, const char **why)
{
    (void)c;
    return ((const struct programme *)rec)->version ? NULL : guard_says(why, "nothing of it was published yet");
}

/* ---- acts */

static err do_return(struct ctx *c, void *rec, const struct transition *t, const struct act *a)
{
    const struct programme *v = rec;
    (void)t;
    return entry_add(c, &v->r.id, &(struct entry_new){ .verb = "returned", .body = a->text }, NULL);
}
static err do_publish(struct ctx *c, void *rec, const struct transition *t, const struct act *a)
{
    (void)t;
    return programme_publish(c, rec, utf8_clip(str_trim(a->text), 500));
}
static err do_withdraw(struct ctx *c, void *rec, const struct transition *t, const struct act *a)
{
    (void)t;
    return programme_end(c, rec, utf8_clip(str_trim(a->text), 2000));
}
static err do_drop(struct ctx *c, void *rec, const struct transition *t, const struct act *a)
{
    (void)t;
    (void)a;
    return programme_restore(c, rec);
}

static const struct state states[] = { { "draft", false }, { "proposed", false }, { "published", false }, { "withdrawn", true }, { "discarded", true } };
static const struct transition transitions[] = {
    { .verb = "propose", .from = "draft", .to = "proposed", .right = MAY_OWN_ORG, .doc = "Hand it to the desk that hosts it" },
    { .verb = "return",
      .from = "proposed",
      .to = "draft",
      .right = MAY_DESK,
      .needs = NEEDS_TEXT,
      .effect = do_return,
      .doc = "Give it back with what is to be changed" },
    { .verb = "publish",
      .from = "draft proposed",
      .to = "published",
      .right = MAY_ROUTE,
      .guard = guard_publish,
      .effect = do_publish,
      .doc = "Publish it now; the text says what this version changes" },
    { .verb = "revise", .from = "published", .to = "draft", .right = MAY_DESK, .doc = "Write its next version; the one that is out stays until then" },
    { .verb = "suggest", .from = "published", .to = "draft", .right = MAY_OWN_ORG, .doc = "Write its next version, to be proposed" },
    { .verb = "drop-changes",
      .from = "draft proposed",
      .to = "published",
      .right = MAY_DESK,
      .guard = guard_out,
      .effect = do_drop,
      .doc = "Back to what is published" },
    { .verb = "withdraw",
      .from = "published draft proposed",
      .to = "withdrawn",
      .right = MAY_ROUTE,
      .needs = NEEDS_TEXT,
      .guard = guard_out,
      .effect = do_withdraw,
      .doc = "It holds no longer; its address says so and why" },
    { .verb = "resume",
      .from = "withdrawn",
      .to = "draft",
      .right = MAY_ROUTE,
      .doc = "Write it again; its address says that it is withdrawn until it is published" },
    { .verb = "discard", .from = "draft proposed", .to = "discarded", .right = MAY_DESK, .guard = guard_never, .doc = "Not needed" },
};
static const struct workflow flow = { "programme", states, COUNT(states), transitions, COUNT(transitions), NULL };

static err erase(struct ctx *c, const id *record)
{
    TRY(db_do(c, &sql_forget_versions, ARGS(A_ID(*record))));
    return db_do(c, &sql_forget_page, ARGS(A_ID(*record)));
}

const struct kind programme_kind = {
    .name = "programme",
    .plural = "programmes",
    .prefix = "prg",
    .series = "DP",
    .table = "programme",
    .doc = "A disclosure policy that this hub hosts for an organisation",
    .fields = fields,
    .nfields = COUNT(fields),
    .size = sizeof(struct programme),
    .create = MAY_REPORT,
    .change = MAY_DESK | MAY_OWN_ORG,
    .flow = &flow,
    .check = check,
    .grant = who_sees,
    .rights = rights,
    .hidden_create = true, /* opened for an organisation: programme_api.c */
    .retention = "advisory",
    .erase = erase,
};
