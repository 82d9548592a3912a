/* cve_services - what CVE Services 2 answers: numbers, pages of numbers, the quota, errors
 *
 * Pure and bounded. Of an answer only what is needed is read; a number that is none, or a state that is not known, makes the
 * answer unreadable (E_INPUT), since nothing may be kept that was not said. Source: openapi.json of CVEProject/cve-services. */
#ifndef FORMATS_CVE_SERVICES_H
#define FORMATS_CVE_SERVICES_H

#include "base/json.h"

enum { CVE_PAGE_MOST = 2000, CVE_ANSWER_MOST = 2 << 20 };
struct cve_listed {
    str id, state, owner, user; /* state: reserved published rejected */
    when reserved;
};
struct cve_page {
    struct cve_listed v[CVE_PAGE_MOST];
    size_t n;
    int64_t next; /* the number of the next page; 0: there is none */
};
/* the answers of GET and POST /cve-id; of GET /cve-id/{id}, one */
err cve_page_read(struct ctx *c, str text, struct cve_page *out) MUST_USE;
err cve_one_read(struct ctx *c, str text, struct cve_listed *out) MUST_USE;
struct cve_quota {
    int64_t quota, reserved, available;
};
err cve_quota_read(struct ctx *c, str text, struct cve_quota *out) MUST_USE;
/* whatever it is: its code and its words in one line; empty when it says neither */
void cve_error_read(struct ctx *c, str text, str *code, str *words);
bool cve_id_fine(str t); /* CVE-2026-1234 */

#endif
