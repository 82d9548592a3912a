/* inmail_inside - what the doors and the judge of incoming mail share; spine only */
#ifndef SPINE_INMAIL_INSIDE_H
#define SPINE_INMAIL_INSIDE_H

#include "spine/inmail.h"

struct arrival { /* what a door hands in */
    const char *door;
    str raw;
    str envelope_from;
    struct strs envelope_to; /* LMTP: whom it is for; else empty */
    /* run in the same transaction, once, after the message was taken; may be NULL */
    err (*also)(struct ctx *c, void *arg);
    void *arg;
};
/* NULL: it is kept, and may be acknowledged. No transaction is open. A message that cannot be read is kept as refused. */
err inmail_take(struct ctx *c, const struct arrival *a) MUST_USE;
/* a message that was not even fetched: a row that says so */
err inmail_refuse(struct ctx *c, const struct arrival *a, str reason) MUST_USE;

str mailtag_plain(struct arena *a, str address); /* without what stands behind a +, in lower case */
str mailtag_mark(struct arena *a);               /* of this hub, for X-Rabta */

/* inmail_judge.c */
struct judged {
    const char *what, *state, *reason; /* words of the columns */
    id record, outbox;
};
struct judging {
    const struct inmail *m;
    const struct mail_in *mail;
    struct outbox_sent sent; /* when matched */
    const char *by;          /* how it was matched; NULL: not at all */
    bool without_rooms;      /* a room failed before: the message waits */
};
err inmail_judge(struct ctx *c, struct judging *j, struct judged *out) MUST_USE;
/* who asks rooms: sees the record (what sees it), or what the team sees */
void inmail_act_as(struct ctx *c, struct strs principals);
err inmail_see_record(struct ctx *c, const id *record) MUST_USE;

/* the rooms, inmail.c */
err inmail_offer_answer(struct ctx *c, const struct inmail *m, const struct inmail_answer *a, bool *taken) MUST_USE;
err inmail_offer_new(struct ctx *c, const struct inmail *m, id *record, bool *taken) MUST_USE;
err inmail_offer_expected(struct ctx *c, const struct inmail *m, struct judged *out) MUST_USE;
err inmail_tell_bounce(struct ctx *c, const struct inmail_bounce *b) MUST_USE;
bool inmail_has_room(void); /* somebody makes records of new mail */

/* settings */
struct inmail_settings {
    str imap_url; /* imap://host:port or imaps://host:port; empty: none */
    str imap_user, imap_password, imap_folder;
    bool plus_tags; /* the mail server knows box+tag@ */
    int64_t hourly; /* more from one address in an hour are noise */
};
err inmail_settings_get(struct ctx *c, struct inmail_settings *out) MUST_USE;
err inmail_settings_set(struct ctx *c, const struct inmail_settings *s) MUST_USE;
str inmail_mailbox_key(struct arena *a, const struct inmail_settings *s);

/* the maildir that the command line names; empty: none */
const char *inmail_folder_path(void);
bool inmail_lmtp_used(void);

#endif
