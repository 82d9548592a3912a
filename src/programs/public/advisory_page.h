/* advisory_page - what the public pages of advisories and of vulnerabilities show in the same way (advisory.c, advisory_table.c) */
#ifndef PUBLIC_ADVISORY_PAGE_H
#define PUBLIC_ADVISORY_PAGE_H

#include "domain/exchange/exchange.h"
#include "spine/i18n.h"

str adv_page_day(struct ctx *c, when w);
void adv_page_severity(struct buf *b, struct ctx *c, int64_t tenths); /* nothing for -1 */
void adv_page_heading(struct buf *b, struct ctx *c, enum msg m);
void adv_page_one(struct buf *b, struct ctx *c, const struct publication *p); /* an item of a list */
enum msg adv_page_word(str word);                                             /* of a kind, a state, a severity, a status */
/* advisory_table.c */
void adv_page_products(struct buf *b, struct ctx *c, const struct adv_product *p, size_t n);
void adv_page_vendors(struct buf *b, struct ctx *c, const struct list *said, bool which); /* struct vendor_word; which: of several vulnerabilities */

#endif
