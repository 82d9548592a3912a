/* outbox - what leaves the house lies here first: to whom, why, under which marking, with its text
 *
 * A new installation holds everything until a person releases it; a released message waits 20 s, in which it can be
 * held again, and is then sent by a job. An exercise never leaves. A marking above AMBER never leaves in clear text. */
#ifndef SPINE_OUTBOX_H
#define SPINE_OUTBOX_H

#include "http/http.h"
#include "jobs/jobs.h"
#include "spine/record.h"

enum { OUTBOX_FILES = 4, OUTBOX_FILE_MOST = 5 << 20 }; /* files a message; bytes of all of them */
struct outbox_file {
    str name, type; /* of letters, digits, ".", "-" and "_" */
    str bytes;      /* or, when they are kept already: */
    str sha256;
    int64_t size;
};
struct outbox_new {
    id record, entry; /* either may be empty: what is no record's is seen by the desk it leaves from */
    id part;          /* the route, recipient or other part it is for; may be empty */
    id team;          /* whose mailbox it leaves from */
    str recipient;    /* one mail address */
    str organisation; /* org_..., or empty */
    str reason;       /* why this one, in a sentence */
    str rule;         /* what made it: "reply", "route", "confirmation", ... */
    unsigned tlp;     /* of this text, which may be less than the record's */
    str subject, body;
    str in_reply_to, references; /* of the mail that it answers, as in struct mail; may be empty */
    bool exercise;
    bool apart; /* the address is its room's alone: recipient stays empty, and is put in as it leaves (outbox_on_leaving) */
    bool asked; /* the recipient asked for it a moment ago, and it holds nobody's words: it waits for no release */
    const struct outbox_file *files;
    size_t nfiles;
};
err outbox_add(struct ctx *c, const struct outbox_new *m, id *out) MUST_USE;
/* what a later answer, bounce or change of state is about */
struct outbox_sent {
    id id, record, entry, part, team;
    str recipient, organisation, rule, subject, state;
    unsigned tlp;
    when sent_at;
};
/* a room may follow its messages: called in the transaction in which one was sent, failed, bounced, or is in doubt
 * ("sent", "failed", "unknown", "bounced"). Several may be set; each looks at rule or part. */
typedef err outbox_on_moved(struct ctx *c, const struct outbox_sent *m, str state, str error);
void outbox_moved_set(outbox_on_moved *fn);
err outbox_moved(struct ctx *c, str which, str state, str error) MUST_USE;                     /* spine only: tells them */
err outbox_sent_find(struct ctx *c, str which, struct outbox_sent *out, bool *found) MUST_USE; /* spine only */
/* what must not lie here (a personal link, an address kept apart) is put into the mail as it leaves, in the transaction that
 * takes it; what is kept stays as it was, except the text in the demonstration, whose mailbox this is. Several may be set. */
struct mail;
typedef err outbox_on_leaving(struct ctx *c, const struct outbox_sent *m, struct mail *mail);
void outbox_leaving_set(outbox_on_leaving *fn);
#define OUTBOX_LINK "{personal-link}" /* stands in the body until the message leaves */
str outbox_link_put(struct arena *a, str body, str link);
/* nothing more leaves: held and queued messages of this record (of this part, when not empty) are cancelled */
err outbox_stop(struct ctx *c, const id *record, const id *part, int64_t *n) MUST_USE;
/* the same by the part alone, whatever record it is about; what was released and waits its seconds, too */
err outbox_stop_part(struct ctx *c, const id *part) MUST_USE;
#define OUTBOX_APART "subscriber" /* stands in the place of an address that is kept apart */
/* a room takes back its own message that nobody let go; done false: it was let go, or is not there */
err outbox_withdraw(struct ctx *c, str message, bool *done) MUST_USE;
bool mail_address(str s); /* local@domain without blanks, controls or a second @; at most 254 bytes */

/* the demonstration's mail, newest first: struct mail; E_ABSENT on every other installation */
err outbox_captured(struct ctx *c, struct list *out) MUST_USE;

extern const struct route outbox_routes[], outbox_rule_routes[];
extern const struct job_kind outbox_jobs[];

/* what the administrator set for mail out; empty url: nothing can be sent */
struct mail_settings {
    str url;  /* smtp://host:port, smtps://host:port, or "capture" (the demonstration: kept, shown, never sent) */
    str user; /* for AUTH; empty: none */
    str password;
    str test_address; /* not empty: everything goes there */
};
err mail_settings_get(struct ctx *c, struct mail_settings *out) MUST_USE;
err mail_settings_set(struct ctx *c, const struct mail_settings *m) MUST_USE; /* password empty: the former one stays */

struct mail_part { /* a file that goes with it */
    str name, type, bytes;
};
struct mail {
    str from, from_name, to, subject, body, id; /* id: the Message-ID's left part */
    str reply_to;                               /* where answers and reports go, when not to `from` */
    str in_reply_to, references;                /* of the mail that it answers: ids without < and >, oldest first, parted by blanks */
    str mark;                                   /* X-Rabta: by which a hub knows its own mail */
    str unsubscribe;                            /* the address that ends a subscription by one POST (RFC 8058) */
    str wire;                                   /* the whole message, when it was made before (signed, encrypted) */
    bool by_person;                             /* a person wrote it: it does not call itself automatic */
    when at;
    const struct mail_part *files;
    size_t nfiles;
};
/* after E_UPSTREAM: refused for good, try again later, or given whole and not answered */
enum mail_outcome { MAIL_TAKEN, MAIL_REFUSED, MAIL_LATER, MAIL_UNKNOWN };
struct mail_line; /* a connection that serves several messages; ends with the arena */
struct mail_line *mail_line_new(struct ctx *c);
err mail_send_on(struct ctx *c, struct mail_line *l, const struct mail_settings *s, const struct mail *m, enum mail_outcome *how) MUST_USE;
err mail_send(struct ctx *c, const struct mail_settings *s, const struct mail *m, enum mail_outcome *how) MUST_USE;
str mail_text(struct arena *a, const struct mail *m); /* RFC 5322 with CRLF */
/* the same in OpenPGP (RFC 3156): what is signed or encrypted, and the message around it (mailkey.c) */
str mail_inner(struct arena *a, const struct mail *m);
str mail_signed(struct arena *a, const struct mail *m, str inner, str signature);
str mail_encrypted(struct arena *a, const struct mail *m, str cipher);

#endif
