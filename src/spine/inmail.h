/* inmail - mail that came: kept as it is, given to the team it was addressed to, matched with what left
 *
 * Three doors (IMAP, LMTP, a folder) end in inmail_take(): one transaction that keeps the raw message by content, and says
 * what it is: an answer to a message of the outbox, a delivery report, an automatic answer, noise, or new. A message that
 * was seen before has no second effect. Rooms follow by the hooks below, set once at start; each is called in that
 * transaction, as system:mail with rights everywhere. A room that cannot do its part returns an error: then the message
 * is not acknowledged to the door, and comes again. */
#ifndef SPINE_INMAIL_H
#define SPINE_INMAIL_H

#include "formats/mail.h"
#include "http/http.h"
#include "jobs/jobs.h"
#include "spine/outbox.h"
#include "spine/record.h"

struct inmail {
    id id, team;
    str door;   /* imap lmtp folder */
    str sha256; /* of the raw message, which is kept under it */
    int64_t size;
    str envelope_from, envelope_to; /* as the door told them; may be empty */
    when received_at;
    const struct mail_in *mail; /* whole: headers, text, files */
    str openpgp;                /* none, encrypted, signed-good, signed-unknown, signed-bad, cannot-decrypt; with " " between two */
    str signer;                 /* fingerprint of a good signature's key */
    str returned;               /* a word: why the room that had taken it gave it back; else empty */
};

/* ---- an answer to a message that left */
struct inmail_answer {
    struct outbox_sent asked; /* which message: record, entry, part, rule, recipient, organisation */
    bool same_address;        /* the answer came from the address that was asked; else it is "forged or forwarded?" and
                               * does not count as the organisation's own word */
    const char *by;           /* "tag", "in-reply-to", "references" */
};
/* taken: this room put it where it belongs. Several rooms may be set; the first that takes it has it. None: an entry
 * `message` on the record for the audience of the entry that was answered, waiting ends, the record's people are told. */
typedef err inmail_on_answer(struct ctx *c, const struct inmail *m, const struct inmail_answer *a, bool *taken);
void inmail_answer_set(inmail_on_answer *fn);

/* ---- a mail that answers nothing of ours: the room makes a record of it and fills *record. Not taken, or no room: it
 * stays in the table as `new` and is offered again by the job inmail.place */
typedef err inmail_on_new(struct ctx *c, const struct inmail *m, id *record, bool *taken);
void inmail_new_set(inmail_on_new *fn);

/* ---- an address that a room gave out for mail of its own: what comes there is that room's to take before it is judged, however much
 * it is and by whatever machine it was written. No record is made of it; it goes after the days of the class `mail`. One room. It may
 * give it back later: then it is `new` for the others. */
typedef err inmail_on_expected(struct ctx *c, const struct inmail *m, bool *taken);
void inmail_expected_set(inmail_on_expected *fn);
err inmail_give_back(struct ctx *c, const id *which, str why) MUST_USE; /* within the caller's transaction */
/* the plus-tag: box+o.ID.SIG@domain for a message of the outbox, box+e.ID.SIG@domain for an event address (eva_...). Empty when the
 * address is too long for it. */
str mailtag_address(struct arena *a, str mailbox, const id *out);
/* the id that this address was made for; false: no tag, or not one of ours */
bool mailtag_read(struct arena *a, str address, id *out);
/* the one of this kind (its prefix) that the message was sent to */
bool inmail_addressed(struct arena *a, const struct inmail *m, const char *prefix, id *out);

/* ---- a message of ours came back; all rooms that are set are told. The outbox row is `bounced` already, the delivery
 * entry written. late: it is only delayed, the row stays `sent` */
struct inmail_bounce {
    struct outbox_sent sent;
    str address; /* that could not be reached: mostly sent.recipient */
    str status;  /* "5.1.1" */
    str text;    /* what the other server said */
    bool late;
};
typedef err inmail_on_bounce(struct ctx *c, const struct inmail_bounce *b);
void inmail_bounce_set(inmail_on_bounce *fn);

/* for rooms: the mail's own files, and the raw message as "message.eml", as attachments of a record */
err inmail_attach(struct ctx *c, const struct inmail *m, const id *record, str audience) MUST_USE;
/* the whole message again, read from where it is kept; E_ABSENT */
err inmail_load(struct ctx *c, str which, struct inmail *out) MUST_USE;

/* ---- doors; the settings of IMAP are the administrator's (API) */
extern const struct job_kind inmail_jobs[], inmail_folder_jobs[], inmail_imap_jobs[];
extern const struct route inmail_routes[];
void inmail_doors(const char *maildir, bool lmtp);    /* once at start: what the command line names; NULL: none */
bool inmail_lmtp_start(int fd, const char *database); /* threads that answer on this listening socket */
void inmail_lmtp_stop(void);
/* for the health of the installation: trouble NULL: none; waiting: messages that no room has taken for an hour */
err inmail_setup(struct ctx *c, bool *done, int64_t *value) MUST_USE; /* for the first hour */
err inmail_health(struct ctx *c, bool *set, const char **trouble, when *polled, int64_t *waiting) MUST_USE;

#endif
