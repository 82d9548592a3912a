/* disclosure - vulnerability reports: intake, triage, routing, the conversation with the reporter
 *
 * Requirements C1; ISO/IEC 29147 section 5 to 7; names after Vultron RM where it has them. */
#ifndef DISCLOSURE_DISCLOSURE_H
#define DISCLOSURE_DISCLOSURE_H

#include "http/http.h"
#include "jobs/jobs.h"
#include "spine/record.h"

enum lane { LANE_PRODUCT, LANE_LIVE_SITE, LANE_LOW_TRUST };
enum retest { RETEST_NONE, RETEST_ASKED, RETEST_GONE, RETEST_THERE };
struct report {
    struct record r;
    str product, vendor, version, site, description, reproduction, impact, weakness;
    str product_id, discovery, tracking;
    struct strs urls, further, vendors;
    str cve, cvss;
    unsigned exploitation;
    bool public, multi_vendor, industrial, vendor_contacted;
    str vendor_contact_note, disclosure_wish, disclosure_zone, credit_name;
    when disclosure_at;
    bool credit_wanted, share_identity;
    unsigned lane, retest; /* enum lane, enum retest */
    str outcome, decision, severity;
    str programme; /* under whose hosted policy it was reported; empty: none */
};
extern const struct kind report_kind;
extern const struct kind case_kind;            /* case.c: coordination between several parties */
extern const struct route disclosure_routes[]; /* report.c */
extern const struct words retest_words;
bool report_outcome(str code);                  /* a code of `close`: what became of a report that holds; the others decline it */
extern const struct route retest_routes[];      /* retest.c */
extern const struct route course_routes[];      /* course.c: what the programme is measured by */
extern const struct route triage_routes[];      /* triage.c: scores and decisions of a report */
extern const struct route measure_routes[];     /* measure.c: CVSS metrics, SSVC tables */
extern const struct route candidate_routes[];   /* candidate.c: where a report could go */
extern const struct route alike_routes[];       /* alike.c: what may be the same */
extern const struct job_kind report_jobs[];     /* alike.c: marks of what came before there were any */
extern const struct route report_csaf_routes[]; /* report_csaf.c */
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

/* retest.c: asked of whoever found it (the act says the words), and answered; E_CONFLICT when nobody asked */
err retest_ask(struct ctx *c, const struct report *v) MUST_USE;
err retest_answer(struct ctx *c, const struct report *v, bool gone, str text) MUST_USE;

/* route_link.c: what the owner sees behind the personal link of the letter; sees false: it was given or taken back */
struct route_page {
    str ref, tlp, organisation, team, telephone, mailbox, state;
    when due_at;
    bool sees, closed, closed_text; /* closed_text: above TLP:AMBER, by sign-in alone */
    str said, title, site, product, version, weakness, description, reproduction, impact;
};
/* E_ABSENT: no such link, or it has run out. Both set the viewer of c. */
err route_door_look(struct ctx *c, str token, struct route_page *out) MUST_USE;
/* acknowledge accept mended refuse; refuse needs words */
err route_door_answer(struct ctx *c, str token, str verb, str text) MUST_USE;
void route_link_install(void);
extern const struct job_kind route_link_jobs[];

/* programme.c: policies hosted for organisations. What stands on their public pages is for everybody (programme_page.c) */
extern const struct kind programme_kind;
extern const struct route programme_routes[];
extern const struct job_kind programme_jobs[];
struct programme_scope {
    str value, what; /* host product */
    when since;
};
struct programme_target { /* a time that the desk keeps to */
    str regime, unit;
    int64_t amount;
};
struct programme_page {
    id record, organisation, team;
    str slug, name, state, team_name;
    int64_t n;
    when first_at, changed_at, expires_at;
    str security_txt;
    str mail, languages;
    int64_t response_days;
    struct {
        str en, ur;
    } text[8]; /* enum programme_text */
    struct list scope, targets;
};
extern const struct route site_routes[]; /* site_api.c: what the sites of organisations say, and who has a policy */
extern const struct job_kind site_jobs[];
/* E_ABSENT: there never was one of this name */
err programme_page_find(struct ctx *c, str slug, struct programme_page *out) MUST_USE;
/* those that are out, by name: record, organisation, slug, name, n, first_at and changed_at alone. own: of this hub's centre, apart */
err programme_pages(struct ctx *c, struct list *out) MUST_USE;
/* the policy of the centre itself, whole; slug empty: it has none */
err programme_page_own(struct ctx *c, struct programme_page *out) MUST_USE;
/* whose hosted policy this record is, or has this host in its scope; *why is empty when none is */
err programme_concerned(struct ctx *c, str programme, str host, id *organisation, str *name, str *why) MUST_USE;

#endif
