/* exchange - how the centre speaks to the world: advisories, their documents in CSAF, the public list and feeds
 *
 * An advisory (requirements C4) is a record of the team that writes it, and nobody else's. What is published is a copy of
 * its own with an audience of its own: a draft, also of a correction, changes nothing that anybody outside the team sees. */
#ifndef EXCHANGE_EXCHANGE_H
#define EXCHANGE_EXCHANGE_H

#include "http/http.h"
#include "jobs/jobs.h"
#include "spine/record.h"

enum adv_sort { ADV_ADVISORY, ADV_NOTE, ADV_DIRECTIVE, ADV_BULLETIN, ADV_THREAT, ADV_GUIDE, ADV_PRESS };
extern const struct words adv_sort_words;

struct advisory {
    struct record r;
    unsigned category;
    str summary, text, detect, change_note;
    struct strs unconfirmed;
    bool to_clients;
    struct strs sharing_groups, named, sectors, authors;
    str approved_by;
    when approved_at, publish_at, published_at;
    int64_t version;
    id successor, translation_of;
    str withdrawn_why;
};
extern const struct kind advisory_kind;
extern const struct route advisory_routes[];
extern const struct job_kind advisory_jobs[], sign_jobs[];
void exchange_install(void);
extern const struct route validator_routes[]; /* validator.c: CSAF documents of anybody */
struct csaf_report;
/* schema and all tests; what names no version is held against 2.0. The memory is the context's: give it one of its own */
err csaf_judge(struct ctx *c, struct json document, struct csaf_report *r) MUST_USE;
extern const struct route provider_routes[];                              /* provider.c: the CSAF tree */
err provider_metadata(struct ctx *c, const struct req *q, struct res *r); /* at csaf.data.security.DOMAIN, too */

/* ---- content.c: what is structured of an advisory */
struct adv_product {
    str id, vendor, name, type, range, cpe, purl; /* id: stable over revisions; range: "*", a version, or constraints of vers */
    unsigned status;                              /* enum vuln_status */
    struct strs of;                               /* vulnerabilities; none: all */
    str source;
    bool confirmed;
};
struct adv_vulnerability {
    str id, title, text, weakness;
    struct strs vectors;
    when kev_at;
    int64_t epss; /* millionths; -1: none */
    unsigned exploited;
    when due_at; /* of a directive: until when it has to be mended */
    bool ransomware;
    str source;
    bool confirmed;
};
enum adv_remedy_sort { REMEDY_FIX, REMEDY_MITIGATION, REMEDY_WORKAROUND, REMEDY_NONE, REMEDY_NEVER };
struct adv_remedy {
    unsigned category;
    str text, url;
    struct strs products; /* ids; none: all affected ones */
    str source;
    bool confirmed;
};
struct adv_link {
    str url, text, source;
    bool confirmed;
};
struct adv_credit {
    str name, organisation, text;
    bool consent;
};
/* what a vendor said in the case beside it, as it was approved when the revision was made */
struct adv_said {
    str row;                                                                                        /* what it is known by from one revision to the next */
    str vulnerability, vendor, product, versions, range, state, justification, statement, addendum; /* range: as in adv_product; empty: none can be read */
    when said_at;
};
struct adv_content {
    struct list products, vulnerabilities, remedies, references, credits;
};

/* ---- a revision, whole: what is kept of it, shown of it, and made into documents */
struct adv_step {
    int64_t n;
    when at;
    str what;
};
struct issue {
    str ref, category, state, title, summary, text, detect, language, tlp, why, successor, publisher, base, contact;
    str original, source_language; /* of a translation: what it translates, and from which language */
    int64_t version, original_version;
    when first_at, at, original_at;
    struct list history; /* struct adv_step */
    struct list products, vulnerabilities, remedies, references, credits, vendors;
    struct strs sectors;
};
/* ---- document.c: pure; the same issue gives the same bytes */
enum csaf_wanted { DOCUMENT_20, DOCUMENT_21 };
str csaf_folder(str tlp); /* of the tree: white green amber amber-strict */
str document_make(struct arena *a, const struct issue *v, enum csaf_wanted version);
/* the same as VEX (profile 4.5): of a published one that says something of a product */
str document_vex(struct arena *a, const struct issue *v, enum csaf_wanted version);
#define VEX_NO_IMPACT "The publisher says that the product is not affected."
bool issue_vex(const struct issue *v, const struct adv_vulnerability *u, unsigned status); /* a product has this status; 0: any */
bool issue_is_cve(str name);
bool product_concerns(const struct adv_product *p, str vulnerability);
bool product_is_range(const struct adv_product *p);
str product_range(struct arena *a, const struct adv_product *p); /* "vers:...", or a version */
/* ---- document_vendor.c, pure: what vendors say, apart from what the publisher says */
struct jw;
void said_notes(struct jw *w, struct arena *a, const struct issue *v, const struct adv_vulnerability *u);
void said_flags(struct jw *w, const struct issue *v, const struct adv_vulnerability *u);
/* of one that is not affected, why, by its vendor's word: a label of CSAF; empty: it does not say */
str said_why(const struct issue *v, const struct adv_vulnerability *u, const struct adv_product *p);
/* ---- export.c: pure, too */
str openvex_make(struct arena *a, const struct issue *v);
str cyclonedx_make(struct arena *a, const struct issue *v);
str osv_make(struct arena *a, const struct issue *v);
extern const struct route export_routes[];

/* ---- publication.c: what is there to be read, by the access rule */
struct publication {
    id record;
    str ref, file, tlp, state, category, title, summary, language;
    int64_t year, severity, n;
    bool exploited;
    id original; /* of a translation */
    when first_at, changed_at;
    str sha256, sha512, signature, signer;
    bool of_others; /* upload.c has it: record is its id there, ref the id in the document */
};
extern const struct shape publication_shape;
struct publications_asked {
    str q, category, tlp, language; /* empty: any */
    when before;                    /* {0}: from the newest; else older than */
    str before_id;
    int64_t year, most;
};
err publications_list(struct ctx *c, const struct publications_asked *a, struct list *out) MUST_USE;
err publication_languages(struct ctx *c, const struct publication *p, struct list *out) MUST_USE; /* it and its other languages */
err publication_find(struct ctx *c, str ref_or_file, struct publication *out) MUST_USE;           /* E_ABSENT */
err publication_issue(struct ctx *c, const struct publication *p, struct issue *out) MUST_USE;
err publication_document(struct ctx *c, const struct publication *p, enum csaf_wanted version, str *out) MUST_USE;
/* how often this marking's list changed; *newly_signed (or NULL): how often what stood there without a signature got one */
err shelf_mark(struct ctx *c, str tlp, int64_t *n, int64_t *newly_signed, when *at) MUST_USE;

/* ---- vendor.c: what vendors say in the case that an advisory is about, as the desk approved it */
struct vendor_word {
    id part;
    str vulnerability, vendor, product, versions, state, justification, statement, addendum;
    str contact;  /* of one that has said nothing: not-contacted contacted seen answered; else empty */
    str case_ref; /* for who sees the case */
    when said_at;
    bool public; /* readers of the advisory see it */
    bool in_document;
};
/* of a published one: nothing while an embargo may hold it, of an exercise, or of a vulnerability that it does not name */
err vendors_public(struct ctx *c, const struct publication *p, const struct issue *v, struct list *out) MUST_USE;

extern const struct route restricted_routes[]; /* restricted.c: documents of providers that are not for everybody */
extern const struct route must_fix_routes[];   /* must_fix.c: the catalogue of what directives give a date */

/* ---- cve.h: numbers of CVE by this centre as a numbering authority */
extern const struct route cve_routes[], cve_admin_routes[];
extern const struct job_kind cve_jobs[];
/* cve_record.c, pure: {"cnaContainer": ...} of CVE JSON 5.1, of a vulnerability of a revision that is published */
str cve_container(struct arena *a, const struct issue *v, const struct adv_vulnerability *u, bool disputed);
str cve_rejection(struct arena *a, str reason, struct strs replaced_by);

/* ---- upload.c: documents that others publish in the tree, by the access rule */
extern const struct route upload_routes[], publisher_routes[];
struct csaf_publisher {
    id id, person;
    str organisation, namespace, secret;
};
str namespace_plain(str namespace);                                                              /* without the slash at its end */
err publisher_by_id(struct ctx *c, str which, struct csaf_publisher *out, bool *found) MUST_USE; /* its secret, too */
err publishers_of(struct ctx *c, const id *person, struct list *out) MUST_USE;                   /* struct csaf_publisher */
err uploads_list(struct ctx *c, str tlp, int64_t year, struct list *out) MUST_USE;               /* struct publication */
err upload_find(struct ctx *c, str file, struct publication *out) MUST_USE;                      /* E_ABSENT */
err upload_document(struct ctx *c, const struct publication *p, str *out) MUST_USE;
err upload_keys(struct ctx *c, struct list *out) MUST_USE; /* struct team_key: keys of publishers that signed what the viewer may read */

#endif
