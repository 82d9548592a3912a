/* programme_check - what is missing in a hosted policy, each with its place, so that the editor can lead there
 *
 * Demanded (Binding Operational Directive 20-01 of CISA, required actions for a policy): what is in scope, at least one system;
 * which kinds of testing are allowed or not, and what becomes of personal data; how and where a report is sent, and that it may
 * be anonymous; that nothing is done against who tests in good faith; what he may expect and by when; the day of issue. The day,
 * the anonymity and that anybody may report stand on each page by themselves. Forbidden: to ask who he is, to let only some
 * test, to bind him without an end, to pass on what he found for other use. A number can be judged and stops; words cannot, so
 * that suspicious ones are named and a person looks. */
#include "domain/disclosure/programme.h"

#include "base/fold.h"
#include "domain/directory/resource.h"
#include "spine/setup.h"

#include "programme_check.sql.h"

static const struct field check_fields[] = {
#define F(m, ...) FIELD(struct programme_check, m, .flags = F_RO, __VA_ARGS__)
    F(code, .doc = "What kind of finding it is"),
    F(place, .max = 500, .doc = "The member it is about, as a JSON pointer; /site: settings of the hub, /targets: the times of the desk"),
    F(text, .max = 1000, .doc = "What is missing"),
    F(stops, .doc = "It cannot be published so"),
#undef F
};
SHAPE(programme_check_shape, "programme_check", struct programme_check, check_fields, "Something that is missing in a hosted policy");

enum { MOST_CHECKS = 300 };
struct found {
    struct ctx *c;
    struct programme_check *v;
    size_t n;
};
static void add(struct found *f, bool stops, const char *code, str place, str text)
{
    if (f->n < MOST_CHECKS) f->v[f->n++] = (struct programme_check){ str_of(code), place, text, stops };
}

err programme_domain(struct ctx *c, const id *organisation, str name, bool *theirs, bool *proven)
{
    struct resource res;
    struct rows *r;
    *theirs = *proven = false;
    TRY(resource_read(c, RES_DOMAIN, name, S("/scope"), &res));
    TRY(db_run(c, &sql_domain, ARGS(A_ID(*organisation), A_LIST(resource_keys(c, &res)), A_WHEN(c->now)), &r));
    while (rows_next(r)) {
        *theirs = true;
        *proven = *proven || (!str_is(row_text(r, 0), "none") && !str_is(row_text(r, 0), "claimed"));
    }
    return NULL;
}

static err scope(struct found *f, const struct programme *v)
{
    struct ctx *c = f->c;
    if (!v->scope.n && !v->products.n) add(f, true, "no-scope", S("/scope"), S("nothing is in scope: one system or product at least"));
    for (size_t i = 0; i < v->scope.n; i++) {
        bool theirs, proven;
        str name = str_starts(v->scope.v[i], S("*.")) ? str_cut(v->scope.v[i], 2, v->scope.v[i].n) : v->scope.v[i];
        TRY(programme_domain(c, &v->organisation, name, &theirs, &proven));
        str at = arena_fmt(c->arena, "/scope/%zu", i);
        if (!theirs)
            add(f, true, "not-theirs", at, arena_fmt(c->arena, "%.*s lies in no domain that the directory has for this organisation", FMT(v->scope.v[i])));
        else if (!proven)
            add(f, true, "unproven", at,
                arena_fmt(c->arena, "that %.*s is theirs has no proof in the directory: nobody may allow tests of what others own", FMT(v->scope.v[i])));
    }
    return NULL;
}

static err demanded(struct found *f, const struct programme *v)
{
    static const struct {
        enum programme_text text, or ;
        const char *code, *says;
    } wanted[] = { { TEXT_ALLOWED, TEXT_FORBIDDEN, "no-testing", "which kinds of testing are allowed, or which are not, is not said" },
                   { TEXT_PRIVACY, TEXT_PRIVACY, "no-privacy", "what a finder does with personal data that he meets is not said" },
                   { TEXT_SENDING, TEXT_SENDING, "no-sending", "what a report should hold is not said" },
                   { TEXT_HARBOUR, TEXT_HARBOUR, "no-harbour", "that nothing is done against who tests in good faith is not said" },
                   { TEXT_EXPECT, TEXT_EXPECT, "no-expect", "what a finder may expect is not said" } };
    struct rows *r;
    struct site site;
    bool form;
    TRY(site_get(f->c, &site));
    if (!site.base_url.n)
        add(f, true, "no-address", S("/site"), S("the address of this hub is not set (Administration, Public): nobody would find the page"));
    else if (!str_starts(site.base_url, S("https://")))
        add(f, false, "no-https", S("/site"), S("the address of this hub is not https: the security.txt that it makes is not valid"));
    for (size_t i = 0; i < COUNT(wanted); i++) {
        bool said = str_trim(programme_text(v, wanted[i].text, false)).n || str_trim(programme_text(v, wanted[i].or, false)).n;
        if (!said) add(f, true, wanted[i].code, arena_fmt(f->c->arena, "/%s", programme_text_name(wanted[i].text)), str_of(wanted[i].says));
    }
    TRY(site_page_on(f->c, SITE_REPORT, &form));
    if (!form && !v->mail.n) add(f, true, "no-way-in", S("/mail"), S("the form for reports is switched off on this hub, and there is no mail address"));
    TRY(db_run(f->c, &sql_acknowledges, ARGS(A_ID(v->r.team), A_WHEN(f->c->now)), &r));
    if (!rows_count(r)) add(f, true, "no-target", S("/targets"), S("the desk keeps to no time for the first answer, so that none can be promised"));
    if (v->response_days > RESPONSE_MOST)
        add(f, true, "bound-too-long", S("/response_days"),
            arena_fmt(f->c->arena, "nobody is bound for longer than %d days: a restriction must be limited in time, and short", (int)RESPONSE_MOST));
    return NULL;
}

/* ---- words that take back what a policy must grant */

enum { MOST_PHRASES = 7 };
static const struct {
    const char *code, *says, *phrases[MOST_PHRASES];
} suspicious[] = {
    { "asks-identity",
      "it seems to demand who the finder is: a report may be anonymous",
      { "must provide your name", "must identify", "real name", "identity card", "cnic", "شناختی کارڈ" } },
    { "limits-testers",
      "it seems to let only some people test: anybody may, in good faith",
      { "only citizens", "citizens only", "must be a citizen", "vetted", "registered researchers", "by invitation", "صرف پاکستانی شہری" } },
    { "binds-forever",
      "it seems to forbid for ever to speak of what was found: only a limited time can be asked for",
      { "non disclosure agreement", "never disclose", "not disclose at any time", "without our permission", "without our consent",
        "without written consent" } },
    { "passes-on", "it seems to pass reports on for other use than mending", { "vulnerabilities equities" } },
};
/* text: folded, with a blank on both sides */
static void look_for(struct found *f, size_t which, str text, str at)
{
    for (size_t i = 0; i < MOST_PHRASES && suspicious[which].phrases[i]; i++) {
        const char *phrase = suspicious[which].phrases[i];
        if (str_find(text, arena_fmt(f->c->arena, " %.*s ", FMT(fold_words(f->c->arena, str_of(phrase))))) >= 0)
            add(f, false, suspicious[which].code, at, arena_fmt(f->c->arena, "%s (\"%s\")", suspicious[which].says, phrase));
    }
}
static void words(struct found *f, const struct programme *v)
{
    for (int urdu = 0; urdu < 2; urdu++)
        for (int i = 0; i < PROGRAMME_TEXTS; i++) {
            str text = programme_text(v, (enum programme_text)i, urdu);
            str at = arena_fmt(f->c->arena, "/%s%s", programme_text_name((enum programme_text)i), urdu ? "_ur" : "");
            if (!text.n) continue;
            str folded = arena_fmt(f->c->arena, " %.*s ", FMT(fold_words(f->c->arena, text)));
            for (size_t k = 0; k < COUNT(suspicious); k++) look_for(f, k, folded, at);
        }
}
static void urdu(struct found *f, const struct programme *v)
{
    for (int i = 0; i < PROGRAMME_TEXTS; i++)
        if (str_trim(programme_text(v, (enum programme_text)i, false)).n && !str_trim(programme_text(v, (enum programme_text)i, true)).n)
            add(f, false, "no-urdu", arena_fmt(f->c->arena, "/%s_ur", programme_text_name((enum programme_text)i)),
                S("there is no Urdu for it: the page in Urdu shows the English"));
}

err programme_checks(struct ctx *c, const struct programme *v, struct list *out)
{
    struct found f = { c, NEW_ARRAY(c->arena, MOST_CHECKS, struct programme_check), 0 };
    struct rows *r;
    TRY(scope(&f, v));
    TRY(demanded(&f, v));
    TRY(db_run(c, &sql_taken, ARGS(A_ID(v->r.id), A_TEXT(v->slug), A_ID(v->organisation)), &r));
    while (rows_next(r)) {
        if (str_eq(row_text(r, 0), v->slug)) add(&f, true, "slug-taken", S("/slug"), S("another policy stands, or stood, at this address"));
        if (str_eq(row_text(r, 1), id_str(&v->organisation)) && str_is(row_text(r, 2), "published"))
            add(&f, true, "hosted-already", S("/slug"), S("another policy of this organisation is published here"));
    }
    words(&f, v);
    urdu(&f, v);
    *out = (struct list){ f.v, f.n };
    return NULL;
}
