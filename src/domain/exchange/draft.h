/* draft - filling an advisory from what others say, each piece with its source; shared by draft.c and draft_from.c */
#ifndef EXCHANGE_DRAFT_H
#define EXCHANGE_DRAFT_H

#include "domain/exchange/advisory.h"
#include "domain/vulnerability/vulnerability.h"

struct taking {
    struct ctx *c;
    struct adv_content k;
    struct strs titles;
    str text_source;
};
/* a slot at the end of a list; NULL: it is full */
void *draft_push(struct taking *t, struct list *l, size_t size, size_t most);
/* what the sources that were taken in say of an identifier or alias; E_ABSENT */
err draft_known(struct taking *t, str name) MUST_USE;
/* what these statements (struct vuln_said) say of one; known: exploitation, KEV and EPSS as they are known here, or empty */
void draft_said(struct taking *t, str which, const struct list *said, const struct vuln_row *known);
void draft_remedy(struct taking *t, unsigned category, str text, str source);
void draft_reference(struct taking *t, str url, str text, str source);
/* title, summary and text of what was taken, with their source */
void draft_words(struct taking *t, struct advisory *v);
void draft_unconfirmed(struct ctx *c, struct advisory *v, str source); /* title, summary and text are from there */
struct vendor_said {
    str vulnerability, vendor, product, versions, state, statement;
};
/* what a vendor says of a product, as a row of the table of products; nothing when it names none, or its range is in words alone */
void draft_vendor(struct taking *t, const struct vendor_said *s, str which, str source);
/* versions as a vendor says them, as the table of products has them; false: they are in words alone */
bool draft_range(struct arena *a, str versions, str *type, str *range);
/* keeps it as this team's, else the first desk of who asks, and answers with it */
err draft_keep(struct taking *t, struct advisory *v, const id *team, struct res *r) MUST_USE;

/* draft_products.c: products that the words name, of those that are known here, with their versions */
err draft_products(struct taking *t, str text, str source) MUST_USE;
/* "< 2.4", ">= 1.0 <= 1.3", "2.3.1" of what is said behind a product's name; empty: nothing plain */
str versions_behind(struct arena *a, str text);

/* draft_from.c */
/* what a document in CSAF, OSV or the format of CVE records says, as this team's draft, with the marking that v has */
err draft_document(struct taking *t, str file, struct advisory *v, const id *team, struct res *r) MUST_USE;
err draft_document_post(struct ctx *c, const struct req *q, struct res *r);
err draft_text_post(struct ctx *c, const struct req *q, struct res *r);
err draft_case_post(struct ctx *c, const struct req *q, struct res *r);
extern const struct shape draft_text_shape, draft_case_shape;
extern const struct param_doc draft_document_query[];

#endif
