/* case_door - what the pages without account need of a case: behind a party's personal link, and beside a finder's report
 *
 * Looking changes nothing but one informational mark. What is shown is what the party sees, cut by the same rule as for
 * anybody; before it agrees to the embargo that is a reference and a day. */
#ifndef DISCLOSURE_CASE_DOOR_H
#define DISCLOSURE_CASE_DOOR_H

#include "domain/disclosure/disclosure.h"

extern const struct words status_words, justification_words;
struct vulnerability {
    id id;
    int64_t n;
    str title, cve, weakness, vector, score, severity, description;
    int64_t revision;
    when created_at, updated_at;
};
struct vstatus {
    id part, party, vulnerability;
    str party_name, product, versions, state, statement, addendum, approval;
    unsigned justification;
    bool shared;
    int64_t amended, n;
    when said_at, fix_at, updated_at;
    struct strs acts;
};

struct case_page {
    id part;
    str ref, team, telephone, mailbox, role, name, zone, tlp;
    bool sees, offered, left, closed_text; /* closed_text: its marking shows it after signing in only */
    str title, summary, embargo, consent;
    when until;
    str until_zone;
    id proposal; /* open, and asked of this party; its day: */
    when proposed;
    str proposed_zone;
    struct list vulnerabilities, statuses; /* struct vulnerability, struct vstatus: the party's own */
    struct list talk, all;                 /* struct entry */
    struct list files;                     /* struct attachment */
};
err case_door_look(struct ctx *c, str token, struct case_page *out) MUST_USE; /* E_ABSENT: not known, or run out */
err case_door_opened(struct ctx *c, str token) MUST_USE;
/* to the embargo that was shown: until is the day that the page named; E_CONFLICT changed when it is another now */
err case_door_consent(struct ctx *c, str token, bool agrees, when until) MUST_USE;
err case_door_proposal(struct ctx *c, str token, str proposal, bool agrees) MUST_USE;
struct door_status {
    str part, state, justification, statement;
    when fix_at;
};
err case_door_status(struct ctx *c, str token, const struct door_status *s) MUST_USE;
/* files: its own and the desk's; words may be empty then */
struct door_file {
    str name, bytes;
};
err case_door_words(struct ctx *c, str token, str text, const struct door_file *files, size_t n) MUST_USE;
err case_door_file(struct ctx *c, str token, str file, struct res *r) MUST_USE; /* the bytes, as a download */
/* the finder, whose code was shown: c->who is the receipt. *found false: no case */
err case_finder_look(struct ctx *c, const struct report *v, struct case_page *out, bool *found) MUST_USE;
err case_finder_consent(struct ctx *c, const struct report *v, bool agrees, when until) MUST_USE;

#endif
