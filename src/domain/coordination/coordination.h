/* coordination - warnings to many organisations, and an honest ledger of who answered (requirements C4, S3; screens S6)
 *
 * An alert is a record; each organisation that it goes to is a part `recipient` with a line in the ledger. Recipients see
 * the alert and their own line; the team that sends sees the whole ledger; a CERT sees the lines of those it serves. */
#ifndef COORDINATION_COORDINATION_H
#define COORDINATION_COORDINATION_H

#include "http/http.h"
#include "jobs/jobs.h"
#include "spine/record.h"

enum urgency { URGENT, ROUTINE, CRITICAL };
enum wanted { WANT_ACKNOWLEDGE, WANT_NONE, WANT_STATE };
extern const struct words urgency_words, wanted_words;

struct alert {
    struct record r;
    str text, sharing;
    unsigned urgency, answer;
    when answer_by;
    struct strs sectors, org_kinds, cii_grades, technologies, sharing_groups, named, left_out; /* who is chosen */
    id template, corrects;
    str edited_by;
    when send_at, sent_at;
    str sent_by, withdrawn_why;
};
extern const struct kind alert_kind;
extern const struct route alert_routes[];
extern const struct job_kind alert_jobs[];
/* once at start: what follows when a letter leaves, arrives, comes back or is answered */
void alert_install(void);

/* ---- the recipient's page: no account; whoever holds the link answers for the organisations that the letter went to */
struct alert_page {
    id record, team;
    str ref, title, text, tlp, sharing, state, withdrawn_why, team_name, telephone, mailbox;
    when sent_at, answer_by;
    unsigned wanted;
    bool closed_text; /* marked above AMBER: the text is shown after signing in only */
    struct list lines;
};
struct alert_page_line {
    str organisation, answer, answered_by;
    when answered_at;
};
/* E_ABSENT when the link is not known or has run out; changes nothing */
err alert_link_look(struct ctx *c, str token, struct alert_page *out) MUST_USE;
err alert_link_opened(struct ctx *c, str token) MUST_USE; /* informational: machines follow links, too */
err alert_link_answer(struct ctx *c, str token, str answer, str said) MUST_USE;

#endif
