/* portal - what whoever holds the personal link of a letter sees and may say: the findings of that batch, no account */
#ifndef INTELLIGENCE_PORTAL_H
#define INTELLIGENCE_PORTAL_H

#include "domain/intelligence/finding.h"

enum { PORTAL_ROWS = 100, PORTAL_DAYS = 400 }; /* DAYS: no risk is accepted for longer (findings_answer) */
struct portal_row {
    struct finding f;
    str more; /* evidence, a JSON object */
    bool can_undo;
};
struct portal_problem {    /* of all findings of the batch */
    str class, name, side; /* side: of classes of an attacker's doing (found_aimed); else empty */
    int64_t total, open;
};
struct portal_page {
    id batch;
    str organisation, team, telephone, mailbox, zone;
    int64_t total, no_xarf;     /* no_xarf: how many have no form in X-ARF */
    struct list problems, rows; /* rows: PORTAL_ROWS from `from`, by problem and asset */
};
/* E_ABSENT when the link is not known or has run out; changes nothing */
err portal_look(struct ctx *c, str token, int64_t from, struct portal_page *out) MUST_USE;
err portal_file(struct ctx *c, str token, enum tell_format format, struct buf *out) MUST_USE; /* csv, json or xarf */
struct portal_answer {
    str act;     /* as in found_act_named(), or undo */
    str finding; /* one of the batch; empty: all of the problem below */
    str class, name, side, note;
    when until;
};
/* *n: how many it fitted */
err portal_answer(struct ctx *c, str token, const struct portal_answer *a, int64_t *n) MUST_USE;
/* what a class is called, means, asks for */
struct class_text {
    str name, seen, todo;
};
/* of the class, or of all others; aimed: it was done to the owner, not by him */
struct class_text finding_class_text(str language, str class, bool aimed);

#endif
