/* inbox - what comes in by any door (mail, call, portal, API, partner, sensor) before anybody judged it, and what it becomes
 *
 * A message is a record of the desk it was sent to: one key makes a vulnerability report or an incident of it, lays it to a
 * record that is there, or puts it away as data or noise. The source stays, also when several records were made of it. */
#ifndef COORDINATION_INBOX_H
#define COORDINATION_INBOX_H

#include "http/http.h"
#include "jobs/jobs.h"
#include "spine/record.h"

enum door { DOOR_MAIL, DOOR_CALL, DOOR_PORTAL, DOOR_API, DOOR_PARTNER, DOOR_SENSOR };
enum guess { GUESS_UNKNOWN, GUESS_REPORT, GUESS_INCIDENT, GUESS_DATA, GUESS_ANSWER, GUESS_NOISE };
extern const struct words severity_words; /* low medium high critical */

struct message {
    struct record r; /* title = subject */
    unsigned door;
    str sender, address, telephone;
    id organisation;
    str why;
    unsigned guess;
    str guess_why;
    unsigned severity;
    str body;
    struct strs warnings;
    unsigned signature;
    bool encrypted;
    int64_t files;
    str mail, became, outcome;
};
extern const struct kind message_kind;

struct incident {
    struct record r;
    unsigned classification;
    str type;
    unsigned severity;
    str description;
    struct strs affected;
    str reported_by, callback;
    bool ransomware, personal_data, operational_technology, law_enforcement, cross_border;
    str outcome;
};
extern const struct kind incident_kind;
extern const struct route inbox_routes[];
extern const struct job_kind inbox_jobs[];

/* what kind of thing it seems to be, and why in a sentence; pure */
struct guessed {
    unsigned guess;
    const char *why;
};
struct guess_in {
    str subject, body;
    struct strs files; /* names of attachments */
    bool answers;      /* names a mail it answers */
    bool bulk;         /* says of itself that it is a list's or an automaton's */
};
struct guessed guess_of(const struct guess_in *in);

/* once at start: mails that answer nothing come here */
void inbox_install(void);
/* keeps it: recognises the sender's organisation, guesses, takes noise rules into account; v->r.team empty: the centre */
err message_receive(struct ctx *c, struct message *v) MUST_USE;

#endif
