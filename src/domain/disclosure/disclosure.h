/* disclosure - vulnerability reports: intake, triage, routing, the conversation with the reporter
 *
 * Requirements C1; ISO/IEC 29147 section 5 to 7; names after Vultron RM where it has them. */
#ifndef DISCLOSURE_DISCLOSURE_H
#define DISCLOSURE_DISCLOSURE_H

#include "http/http.h"
#include "jobs/jobs.h"
#include "spine/record.h"

struct report {
    struct record r;
    str product, vendor, version, site, description, reproduction, impact, weakness;
    struct strs urls;
    str cve, cvss;
    unsigned exploitation;
    bool public, multi_vendor, vendor_contacted;
    str vendor_contact_note, disclosure_wish, credit_name;
    bool credit_wanted, share_identity;
    unsigned lane;
    str outcome, decision, severity;
};
extern const struct kind report_kind;
extern const struct kind case_kind;            /* case.c: coordination between several parties */
extern const struct route disclosure_routes[]; /* report.c */
extern const struct route triage_routes[];     /* triage.c: scores and decisions of a report */
extern const struct route measure_routes[];    /* measure.c: CVSS metrics, SSVC tables */
extern const struct route candidate_routes[];  /* candidate.c: where a report could go */
err report_candidates(struct ctx *c, const struct req *q, struct res *r) MUST_USE;
extern const struct route case_routes[];      /* case_api.c */
extern const struct job_kind case_jobs[];     /* case_embargo.c: an embargo ends on its day */
void case_install(void);                      /* case_link.c: personal links of parties */
str tenths_text(struct arena *a, int tenths); /* measure.c: "9.8"; empty for CVSS_UNSET */

struct reporter {
    str name, email, organisation, telephone, openpgp, language;
    bool anonymous, by_mail; /* by_mail: answers go to the address as they are */
};
/* the public form's way in: no account; v->r.team empty = the centre. The code is shown once and kept as a hash. */
err report_submit(struct ctx *c, struct report *v, const struct reporter *who, str *code) MUST_USE;
/* the report behind a code, seen as its reporter sees it; E_ABSENT for a wrong code. Sets the viewer of c. */
err report_by_code(struct ctx *c, str code, struct report *v) MUST_USE;
/* the code as a person types it: case, blanks and dashes do not count */
str receipt_plain(struct arena *a, str typed);
str receipt_groups(struct arena *a, str code); /* ABCD-EFGH-... to read aloud */

#endif
