/* advisory_api - the addresses of advisories beside those that every kind has; states move by /records/{id}/acts/{verb} */
#include "domain/exchange/draft.h"

#include "base/buf.h"
#include "formats/markdown.h"
#include "spine/setup.h"

#include "advisory_api.sql.h"

/* ---- what is missing, and how it would look; with what stands in the editor and is not saved yet */

struct preview {
    struct list checks;
    str page, mail, csaf;
    int64_t readers;
};
static const struct field preview_fields[] = {
#define F(m, ...) FIELD(struct preview, m, .flags = F_RO, __VA_ARGS__)
    F(checks, .of = &adv_check_shape, .doc = "What is missing"),
    F(page, .max = 400000, .doc = "The text as HTML, as its page shows it; everything in it is escaped"),
    F(mail, .max = 200000, .doc = "As plain text, as a mail would show it"),
    F(csaf, .max = 4000000, .doc = "The CSAF 2.0 document that would be made now"),
    F(readers, .doc = "How many groups of readers are chosen: the public, members, clients, sharing groups, organisations"),
#undef F
};
static SHAPE(preview_shape, "advisory_preview", struct preview, preview_fields, "How an advisory would look, and what is missing");

static str as_page(struct ctx *c, const struct issue *v)
{
    struct buf b = { .a = c->arena };
    buf_z(&b, "<h1>");
    buf_html(&b, v->title);
    buf_z(&b, "</h1><p class=\"lead\">");
    buf_html(&b, v->summary);
    buf_z(&b, "</p>");
    markdown_html(&b, v->text, 2);
    if (v->detect.n) buf_z(&b, "<h2>Detection</h2>");
    markdown_html(&b, v->detect, 3);
    return buf_str(&b);
}
str issue_mail(struct arena *a, const struct issue *v)
{
    struct buf b = { .a = a };
    const struct adv_product *p = v->products.v;
    const struct adv_remedy *m = v->remedies.v;
    const struct adv_link *l = v->references.v;
    buf_fmt(&b, "%.*s  %.*s\n\n%.*s\n\n%.*s\n", FMT(v->ref), FMT(v->title), FMT(v->summary), FMT(v->text));
    if (v->detect.n) buf_fmt(&b, "\nDETECTION\n\n%.*s\n", FMT(v->detect));
    if (v->products.n) buf_z(&b, "\nPRODUCTS\n");
    for (size_t i = 0; i < v->products.n; i++)
        buf_fmt(&b, "* %.*s %.*s %.*s: %s\n", FMT(p[i].vendor), FMT(p[i].name), FMT(str_is(p[i].range, "*") ? S("all versions") : p[i].range),
                vuln_status_word(p[i].status));
    if (v->remedies.n) buf_z(&b, "\nWHAT TO DO\n");
    for (size_t i = 0; i < v->remedies.n; i++) buf_fmt(&b, "* %.*s\n", FMT(m[i].text));
    if (v->references.n) buf_z(&b, "\nREFERENCES\n");
    for (size_t i = 0; i < v->references.n; i++) buf_fmt(&b, "%.*s\n", FMT(l[i].url));
    return buf_str(&b);
}
/* a body changes what is looked at, not what is kept */
static err overlay(struct ctx *c, const struct req *q, struct advisory *v, struct adv_content *k)
{
    struct preview_in in = { .title = v->r.title,
                             .summary = v->summary,
                             .text = v->text,
                             .detect = v->detect,
                             .change_note = v->change_note,
                             .category = v->category,
                             .tlp = v->r.tlp,
                             .to_clients = v->to_clients,
                             .sharing_groups = v->sharing_groups,
                             .named = v->named,
                             .sectors = v->sectors,
                             .products = k->products,
                             .vulnerabilities = k->vulnerabilities,
                             .remedies = k->remedies,
                             .references = k->references,
                             .credits = k->credits };
    struct adv_content stored;
    struct json j;
    int64_t next;
    if (!q->body.n) return NULL;
    TRY(req_json(c, q, &j));
    TRY(shape_read(c, &preview_in_shape, j, c->who->rights, false, &in, NULL));
    v->r.title = in.title;
    v->summary = in.summary;
    v->text = in.text;
    v->detect = in.detect;
    v->change_note = in.change_note;
    v->category = in.category;
    v->r.tlp = in.tlp;
    v->to_clients = in.to_clients;
    v->sharing_groups = in.sharing_groups;
    v->named = in.named;
    v->sectors = in.sectors;
    *k = (struct adv_content){ in.products, in.vulnerabilities, in.remedies, in.references, in.credits };
    TRY(content_load(c, &v->r.id, &stored, NULL, &next));
    return content_check(c, k, &next);
}
static err preview(struct ctx *c, const struct req *q, struct res *r)
{
    struct advisory v;
    struct adv_content k;
    struct issue i;
    struct strs readers;
    struct preview out = { .readers = 0 };
    TRY(advisory_at_desk(c, q->params[0], MAY_DESK, &v));
    TRY(content_load(c, &v.r.id, &k, NULL, NULL));
    TRY(overlay(c, q, &v, &k));
    TRY(advisory_checks(c, &v, &k, &out.checks));
    TRY(issue_of(c, &v, &k, &i));
    TRY(vendors_said(c, &v, false, &i));
    out.page = as_page(c, &i);
    out.mail = issue_mail(c->arena, &i);
    out.csaf = document_make(c->arena, &i, DOCUMENT_20);
    err e = advisory_readers(c, &v, &readers);
    if (e && e->kind != E_INPUT) return e;
    out.readers = e ? 0 : (int64_t)readers.n - 1;
    res_json(r, &preview_shape, &out, 0);
    return NULL;
}

/* ---- who approves */

static const char *const review_v[] = { "second-person", "direct" };
static const struct words review_words = { review_v, COUNT(review_v) };
static const char *const contact_v[] = { "hidden", "public" };
static const struct words contact_words = { contact_v, COUNT(contact_v) };
struct policy {
    unsigned review, vendor_contact;
};
static const struct field policy_fields[] = {
#define F(m, ...) FIELD(struct policy, m, __VA_ARGS__)
    F(review, .flags = F_REQ, .en = &review_words, .doc = "second-person: who wrote in it does not approve it; direct: a lead may approve his own"),
    F(vendor_contact, .en = &contact_words, .doc = "public: readers of an advisory learn which vendors have said nothing, and how far they were reached"),
#undef F
};
static SHAPE(policy_shape, "advisory_policy", struct policy, policy_fields, "How a team approves advisories");

static err policy_of(struct ctx *c, const id *team, struct policy *out)
{
    struct rows *r;
    bool found;
    TRY(db_one(c, &sql_policy, ARGS(A_ID(*team)), &r, &found));
    int review = found ? word_index(&review_words, row_text(r, 0)) : 0, contact = found ? word_index(&contact_words, row_text(r, 1)) : 0;
    *out = (struct policy){ review < 0 ? 0 : (unsigned)review, contact < 0 ? 0 : (unsigned)contact };
    return NULL;
}
err policy_second(struct ctx *c, const id *team, bool *out)
{
    struct policy p;
    TRY(policy_of(c, team, &p));
    *out = p.review == 0;
    return NULL;
}
static err team_at(struct ctx *c, const struct req *q, uint64_t right, id *out)
{
    if (!id_parse(q->params[0], out) || !viewer_in_team(c->who, q->params[0])) FAIL(c, E_ABSENT, "not-found", "there is nothing here that you can see");
    if (!(viewer_rights_at(c->who, q->params[0]) & right)) FAIL(c, E_DENIED, "not-allowed", "you may not do this here");
    return NULL;
}
static err policy_get(struct ctx *c, const struct req *q, struct res *r)
{
    id team;
    struct policy p;
    TRY(team_at(c, q, MAY_DESK, &team));
    TRY(policy_of(c, &team, &p));
    res_json(r, &policy_shape, &p, 0);
    return NULL;
}
static err policy_put(struct ctx *c, const struct req *q, struct res *r)
{
    id team;
    struct policy p;
    TRY(team_at(c, q, MAY_TEAM, &team));
    TRY(policy_of(c, &team, &p));
    TRY(api_read(c, q, &policy_shape, &p));
    TRY(db_do(c, &sql_policy_set, ARGS(A_ID(team), A_TEXT(str_of(review_v[p.review])), A_TEXT(str_of(contact_v[p.vendor_contact])))));
    res_json(r, &policy_shape, &p, 0);
    return NULL;
}

/* ---- what is published, for machines that want it as JSON: by the access rule, without an account what is public */

struct listed {
    struct list publications;
};
static const struct field listed_fields[] = { FIELD(struct listed, publications, .flags = F_RO, .of = &publication_shape, .doc = "Newest first, at most 100") };
static SHAPE(listed_shape, "publications", struct listed, listed_fields, "Advisories that are published");

static const struct param_doc listed_query[] = { { "q", "Words, all of which must stand in it: a CVE, a product, a vendor" },
                                                 { "category", "What it is: advisory, vulnerability-note, ..." },
                                                 { "tlp", "Its marking" },
                                                 { "language", "Language of its text: en or ur" },
                                                 { NULL, NULL } };
static err published(struct ctx *c, const struct req *q, struct res *r)
{
    struct listed out;
    TRY(site_page(c, SITE_ADVISORIES));
    const struct publications_asked a = {
        .q = req_query(q, "q"), .category = req_query(q, "category"), .tlp = req_query(q, "tlp"), .language = req_query(q, "language"), .most = 100
    };
    TRY(publications_list(c, &a, &out.publications));
    res_json(r, &listed_shape, &out, 0);
    return NULL;
}
static err published_one(struct ctx *c, const struct req *q, struct res *r)
{
    struct publication p;
    struct issue i;
    TRY(site_page(c, SITE_ADVISORIES));
    TRY(publication_find(c, q->params[0], &p));
    TRY(publication_issue(c, &p, &i));
    res_json(r, &issue_shape, &i, 0);
    return NULL;
}

static const struct param_doc difference_query[] = { { "from", "A revision; empty: the one that is out" },
                                                     { "to", "A revision; empty: what is being written" },
                                                     { NULL, NULL } };
#define A "/api/v1/advisories"
const struct route advisory_routes[] = {
    ROUTE(POST, A "/from-vulnerabilities", draft_post, MAY_DESK, "A draft of what others say about vulnerabilities, each piece with its source",
          .flags = R_CREATES, .in = &draft_shape, .out = &record_shape),
    ROUTE(POST, A "/from-document", draft_document_post, MAY_DESK, "A draft of a document in CSAF, OSV or the format of CVE records, which is the body",
          .flags = R_CREATES | R_FORM | R_UPLOAD, .out = &record_shape, .query = draft_document_query),
    ROUTE(POST, A "/from-text", draft_text_post, MAY_DESK, "A draft of pasted words; identifiers, vectors, addresses and known products in them are found",
          .flags = R_CREATES, .in = &draft_text_shape, .out = &record_shape),
    ROUTE(POST, A "/from-case", draft_case_post, MAY_DESK, "A draft of a case, for the desk that handles it; linked, so that its embargo holds it",
          .flags = R_CREATES, .in = &draft_case_shape, .out = &record_shape),
    ROUTE(GET, A "/{id}/content", content_get, MAY_READ, "Products, vulnerabilities, remedies, references, credits", .out = &content_shape),
    ROUTE(PUT, A "/{id}/content", content_put, MAY_DESK, "Write them; products keep their ids", .flags = R_IFMATCH, .in = &content_shape,
          .out = &content_shape),
    ROUTE(POST, A "/{id}/confirm", content_confirm, MAY_DESK, "All that was taken over was looked at", .out = &content_shape),
    ROUTE(POST, A "/{id}/preview", preview, MAY_DESK, "What is missing and how it would look; what the body holds is looked at and not kept", .flags = R_NOTX,
          .in = &preview_in_shape, .out = &preview_shape),
    ROUTE(GET, A "/{id}/vendors", vendors_get, MAY_READ,
          "What vendors say, as approved in the case beside it: what readers see, and more for who sees the case", .out = &vendors_shape),
    ROUTE(POST, A "/{id}/vendors/take-over", vendors_take, MAY_DESK, "What vendors say of products into the table of products, with its source until confirmed",
          .out = &content_shape),
    ROUTE(GET, A "/{id}/revisions", revisions_get, MAY_READ, "Its published revisions", .out = &revisions_shape),
    ROUTE(GET, A "/{id}/revisions/{n}", revision_get, MAY_READ, "A revision as it was published", .out = &issue_shape),
    ROUTE(GET, A "/{id}/difference", difference_get, MAY_READ, "What is different between two revisions, or from the one that is out", .out = &difference_shape,
          .query = difference_query),
    ROUTE(POST, A "/{id}/letters/preview", letters_preview, MAY_ROUTE, "Whom it would be mailed to, and how", .flags = R_NOTX, .class = CLASS_SLOW,
          .in = &letters_new_shape, .out = &letters_seen_shape),
    ROUTE(POST, A "/{id}/letters", letters_post, MAY_ROUTE, "Mail it to those who are chosen and may read it; its corrections follow by themselves",
          .in = &letters_new_shape, .out = &letters_seen_shape),
    ROUTE(GET, A "/{id}/letters", letters_get, MAY_DESK, "Who got it by mail, and which revision", .out = &letters_shape),
    ROUTE(GET, A "/{id}/comments", comments_get, MAY_DESK, "What is said about its paragraphs, for its desk alone", .out = &comments_shape),
    ROUTE(POST, A "/{id}/comments", comments_post, MAY_DESK, "Say something about a paragraph, while it is written or in review", .in = &comment_new_shape,
          .out = &comments_shape),
    ROUTE(POST, A "/{id}/comments/{comment}/resolve", comment_resolve, MAY_DESK, "It is settled", .out = &comments_shape),
    ROUTE(POST, A "/{id}/translations", translation_post, MAY_DESK, "Begin its translation: all is copied, words are marked until somebody translated them",
          .flags = R_CREATES, .in = &translation_new_shape, .out = &record_shape),
    ROUTE(GET, A "/{id}/translation", translation_get, MAY_DESK, "Its translations; of a translation its original, and what changed there since",
          .out = &translation_seen_shape),
    ROUTE(POST, A "/{id}/translation/take-over", translation_take, MAY_DESK, "All that is no text as the original has it now; words stay where theirs stayed",
          .out = &translation_seen_shape),
    ROUTE(POST, A "/{id}/translation/settle", translation_settle, MAY_DESK, "These words are right as they stand", .in = &translation_settled_shape,
          .out = &translation_seen_shape),
    ROUTE(GET, "/api/v1/publications", published, 0, "Advisories that are published and that you may read", .flags = R_PUBLIC, .out = &listed_shape,
          .query = listed_query),
    ROUTE(GET, "/api/v1/publications/{ref}", published_one, 0, "One of them, whole", .flags = R_PUBLIC, .out = &issue_shape),
    ROUTE(GET, "/api/v1/publications/{ref}/vendors", published_vendors, 0, "What vendors say of it, as it was approved", .flags = R_PUBLIC,
          .out = &vendors_shape),
    ROUTE(GET, "/api/v1/teams/{id}/advisory-policy", policy_get, MAY_DESK, "How the team approves advisories", .out = &policy_shape),
    ROUTE(PUT, "/api/v1/teams/{id}/advisory-policy", policy_put, MAY_TEAM, "Set it", .in = &policy_shape, .out = &policy_shape),
    { .path = NULL },
};
