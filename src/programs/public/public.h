/* public - pages that need no account and no script: the report form, its status, and the machine's own addresses */
#ifndef PUBLIC_PUBLIC_H
#define PUBLIC_PUBLIC_H

#include "http/http.h"
#include "spine/i18n.h"

extern const struct route public_routes[];
extern const struct route form_routes[];
extern const struct route confirm_routes[];
extern const struct route alert_page_routes[];
extern const struct route finding_page_routes[];
extern const struct route case_page_routes[];
extern const struct route route_page_routes[];
extern const struct route status_routes[];
extern const struct route problem_routes[];
extern const struct route demo_mail_routes[];
extern const struct route demo_files_routes[];
extern const struct route advisory_page_routes[];
extern const struct route vulnerability_page_routes[];
extern const struct route subscribe_routes[];
extern const struct route programme_page_routes[];

/* a page: head and frame before, foot after */
void page_begin(struct res *r, struct ctx *c, enum msg title);
struct page_head {
    str title;
    const char *path;  /* where it is in each language; NULL: in this one alone */
    const char *in[2]; /* in English and Urdu, where that is another place */
    str more;          /* links of the head, as they stand */
};
void page_open(struct res *r, struct ctx *c, const struct page_head *h);
void page_end(struct res *r, struct ctx *c);
/* the page's language: "en" when its address names none; and an address of this site in that language, for an attribute */
str page_language(struct ctx *c);
void page_path(struct buf *b, struct ctx *c, const char *path);
void page_msg(struct buf *b, struct ctx *c, enum msg m); /* escaped */
void page_outside(struct buf *b, str url);               /* a link to somebody else, under its address */
/* told by the program: the tables that /api/v1/openapi.json describes */
void public_tables(const struct route *const *tables, size_t n);

#endif
