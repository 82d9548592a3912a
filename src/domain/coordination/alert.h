/* alert - what the files of alerts share with one another and with nobody else */
#ifndef COORDINATION_ALERT_H
#define COORDINATION_ALERT_H

#include "domain/coordination/choose.h"
#include "domain/coordination/coordination.h"
#include "domain/directory/addressee.h"
#include "spine/api.h"
#include "spine/entry.h"
#include "spine/outbox.h"

enum { IN_ONE = 1000 }; /* ids in one statement */

/* ---- alert_choose.c: choose.h, and */
struct choice alert_choice(const struct alert *a);
err alert_preview(struct ctx *c, const struct req *q, struct res *r);
err alert_preview_stored(struct ctx *c, const struct req *q, struct res *r);
extern const struct shape choice_shape, preview_shape;

/* ---- alert_policy.c */
enum review { REVIEW_URGENT_ALONE, REVIEW_SECOND, REVIEW_DIRECT };
struct pace {
    int64_t minutes, parent;
    bool always;
};
err policy_review(struct ctx *c, const id *team, unsigned *out) MUST_USE;
err policy_pace(struct ctx *c, const id *team, unsigned urgency, struct pace *out) MUST_USE;
/* the moment after `minutes`, put off to when the contact is there, unless the pace is for all hours */
err pace_after(struct ctx *c, const struct pace *p, int64_t minutes, str hours, str zone, when *out) MUST_USE;
err policy_get(struct ctx *c, const struct req *q, struct res *r);
err policy_put(struct ctx *c, const struct req *q, struct res *r);
extern const struct shape policy_shape;

/* ---- alert_text.c: what a letter says */
enum letter { LETTER_FIRST, LETTER_NEXT, LETTER_REMINDER, LETTER_WITHDRAWN, LETTER_ESCALATED, LETTER_TEST };
struct letter_text {
    str subject, body;
    unsigned tlp;
};
err letter_write(struct ctx *c, const struct alert *a, enum letter what, str language, str organisation, struct letter_text *out) MUST_USE;
err alert_text(struct ctx *c, const struct req *q, struct res *r);
err alert_test(struct ctx *c, const struct req *q, struct res *r);
extern const struct shape alert_text_shape, alert_test_shape;

/* ---- alert_send.c: lines, letters, and what becomes of them */
struct line {
    id part, record, organisation;
    str name, state, answer, said, answered_by, who, address, channel, sector, why;
    str cert_name, answered_name;
    id contact, cert, escalated_to, message;
    str hours, zone;
    int64_t rung;
    when due_at, answered_at, created_at, sent_at, delivered_at, bounced_at, opened_at, acknowledged_at, stated_at, verified_at, reminded_at;
    bool held, designated;
};
err alert_queue(struct ctx *c, struct alert *a) MUST_USE;      /* lines for whom the choice means; letters by a job */
err alert_take_back(struct ctx *c, struct alert *a) MUST_USE;  /* within undo_window() */
err alert_stop(struct ctx *c, const struct alert *a) MUST_USE; /* nothing more leaves, nobody further is asked */
err alert_tell_withdrawn(struct ctx *c, const struct alert *a) MUST_USE;
err alert_of(struct ctx *c, str which, struct alert *out) MUST_USE;
/* one letter to one address about these lines, which all are lines of the alert */
struct letter_new {
    enum letter what;
    str address, language, name, reason;
    const char *rule;
    const id *parts;
    size_t nparts;
    str organisation; /* the first one's */
};
err letter_send(struct ctx *c, const struct alert *a, const struct letter_new *n, id *message) MUST_USE;
err ask_next(struct ctx *c, const struct alert *a, const struct line *l, str why) MUST_USE; /* the next contact, then the CERT above */
err escalate(struct ctx *c, const struct alert *a, const struct line *l, str why) MUST_USE;
err line_due(struct ctx *c, const id *part, when due) MUST_USE; /* {0}: none */

/* ---- alert_line.c: one line of the ledger */
extern const struct words answer_words;
err line_find(struct ctx *c, const struct alert *a, str part, struct line *out) MUST_USE;
void line_take(const struct rows *r, struct line *out); /* columns as in :find of alert_line.sql */
err line_audience(struct ctx *c, const id *part, str *out) MUST_USE;
/* an answer by whoever acts; earlier ones stay in the timeline */
struct answered {
    str answer, said, channel;
};
err line_answer(struct ctx *c, const id *record, const id *part, const struct answered *v) MUST_USE;
err line_act(struct ctx *c, const struct req *q, struct res *r);
err line_get(struct ctx *c, const struct req *q, struct res *r);
err alert_remind(struct ctx *c, const struct req *q, struct res *r);
err alert_answer_own(struct ctx *c, const struct req *q, struct res *r);
err alert_correct(struct ctx *c, const struct req *q, struct res *r);
extern const struct shape line_shape, line_in_shape, line_detail_shape, remind_shape, own_answer_shape;

/* ---- alert_ledger.c */
err ledger(struct ctx *c, const struct req *q, struct res *r);
err ledger_groups(struct ctx *c, const struct req *q, struct res *r);
err alert_waiting(struct ctx *c, const struct req *q, struct res *r);
extern const struct shape ledger_shape, ledger_groups_shape, waiting_alerts_shape;
extern const struct param_doc ledger_query[], groups_query[];

/* ---- alert_link.c */
/* the mark becomes a link; sample: it leads nowhere */
err link_leaving(struct ctx *c, const struct outbox_sent *m, struct mail *mail) MUST_USE;

#endif
