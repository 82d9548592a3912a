/* record - everything the centre handles: one row in `record`, one in the kind's own table, grants, a timeline
 *
 * A kind is a struct that begins with struct record, a field table, a workflow and a migration; it inherits all that
 * the spine does. State moves only through the workflow (workflow.h); every change writes an entry in the same
 * transaction (entry.h). Reading follows {see:record}. */
#ifndef SPINE_RECORD_H
#define SPINE_RECORD_H

#include "spine/viewer.h"
#include "store/db.h"
#include "store/field.h"

enum tlp { TLP_CLEAR, TLP_GREEN, TLP_AMBER, TLP_AMBER_STRICT, TLP_RED }; /* TLP 2.0, FIRST */
extern const struct words tlp_words, waiting_words, direction_words;
enum waiting { WAITING_NOBODY, WAITING_REPORTER, WAITING_VENDOR, WAITING_ASSET_OWNER, WAITING_PARTNER, WAITING_LAB, WAITING_DATE };

struct record {
    id id;
    str kind, ref, title, state;
    unsigned tlp;
    str marking;
    when marking_until;
    str originator;
    id team, assignee;
    unsigned waiting_for;
    when waiting_until, due_at;
    str due_what;
    bool exercise, legal_hold;
    str retention;
    when retain_until, erased_at;
    str language;
    unsigned direction;
    str policy;
    when happened_at, known_at, received_at, closed_at;
    str created_by;
    when created_at;
    int64_t revision;
    when updated_at;
    int64_t desk_revision;
    when touched_at;
};
extern const struct shape record_shape; /* the common fields alone */

struct grant {
    str principal, because;
    when until;
};
struct grants {
    struct grant v[64];
    size_t n;
};
void grants_add(struct grants *g, str principal, str because);

struct said {
    str text;
    id entry;
};
struct intake {            /* from a message of the inbox */
    id team, organisation; /* organisation: who is meant to be concerned; may be empty */
    str originator;        /* org_..., tea_... */
    unsigned tlp;
    str title, text, language;
    str name, address, telephone, sender_organisation;
    str severity; /* low medium high critical */
    bool by_mail; /* answers go to the address as mail */
    when received_at;
};
struct workflow;
struct req;
struct list_more; /* list.h */
struct param_doc;
struct kind {
    const char *name, *plural; /* "report", "reports": /api/v1/reports */
    const char *prefix;        /* "rep" of rep_... */
    const char *series;        /* "VU" in XC-VU-2026-0001 */
    const char *table;         /* the kind's own columns, keyed by `record` */
    const char *doc;
    const struct field *fields; /* own fields; offsets within the whole struct */
    unsigned nfields;
    size_t size;             /* of the whole struct, which begins with struct record */
    uint64_t create, change; /* rights */
    const struct workflow *flow;
    /* rules that span fields; was is NULL at creation */
    err (*check)(struct ctx *c, const void *now, const void *was);
    /* who sees a new one, besides the team that handles it */
    err (*grant)(struct ctx *c, const void *v, struct grants *out);
    err (*created)(struct ctx *c, void *v);
    err (*changed)(struct ctx *c, void *now, const void *was);
    /* something was said to who reported it (entry): a notice, or the text itself, may go out */
    err (*told)(struct ctx *c, const struct record *r, const struct said *what);
    /* those who see what the desk and one party share: of the party named, else of the one for which the viewer speaks. *of: its
     * part, empty when there is none. NULL: a kind without parties */
    err (*circle)(struct ctx *c, const struct record *r, str party, str *of, str *audience);
    /* a file was given to this party, or to all (empty) */
    err (*given)(struct ctx *c, const struct record *r, str party);
    /* what came by another door (a mail, a call) becomes one of this kind */
    err (*intake)(struct ctx *c, const struct intake *in, id *out);
    /* the right at these places counts too (the organisation itself): returns rights for this viewer */
    uint64_t (*rights)(const struct viewer *v, const void *rec);
    /* while true (a draft), what changes is told to the handling team alone, although others may see the record later */
    bool (*unshared)(const void *rec);
    /* filters of its lists that no field holds: their documentation, and what they add to the statement (list_more_*) */
    const struct param_doc *filters;
    err (*filter)(struct ctx *c, const struct req *q, struct list_more *m);
    /* it cannot wait: whoever is on duty is called, until somebody takes it */
    bool (*urgent)(const void *rec);
    bool hidden_create; /* no generic POST */
    /* class of retention of a new one; NULL: "case" */
    const char *retention;
    /* what says something about people beside its own fields goes too (erase.h) */
    err (*erase)(struct ctx *c, const id *record);
};

/* registered once at start, before any thread; shapes and statements are made then */
err kind_register(struct ctx *c, const struct kind *const *kinds, size_t n) MUST_USE;
const struct kind *kind_named(str name);
const struct kind *kind_of_id(str id_text);           /* by prefix; NULL */
const struct kind *kind_at(size_t i);                 /* NULL beyond the end */
struct strs kinds_of_work(struct arena *a);           /* names of those whose clocks start with them: what a desk works off */
const struct shape *kind_shape(const struct kind *k); /* common and own fields */

/* team and tlp must be set; id, ref, state, times, revision are filled. Grants: the team, the kind's own, and extra. */
err record_create(struct ctx *c, const struct kind *k, void *v, const struct grants *extra) MUST_USE;
/* by id or reference; E_ABSENT when it is not there or not seen. out: k->size bytes */
err record_find(struct ctx *c, const struct kind *k, str which, void *out) MUST_USE;
/* common part only, of any kind */
err record_find_any(struct ctx *c, str which, struct record *out) MUST_USE;
/* whether it is there for this viewer; an error only when the store fails */
err record_seen(struct ctx *c, str which, bool *seen) MUST_USE;
/* writes what differs, with a field entry each; E_STALE when the revision moved since `was` was read */
err record_change(struct ctx *c, const struct kind *k, void *now, const void *was) MUST_USE;
/* what this viewer may do with this record */
uint64_t record_rights(const struct viewer *v, const struct record *r);
/* a desk-only change (assignee, waiting, due): moves desk_revision and touched_at */
err record_touch(struct ctx *c, const id *record, bool everybody) MUST_USE;

err grant_add(struct ctx *c, const id *record, const struct grant *g) MUST_USE; /* refuses what the TLP forbids */
err grant_end(struct ctx *c, const id *record, str because) MUST_USE;           /* all that rest on it */
/* a room may follow what a record touches (the directory: who serves the organisation it was routed to): called after a
 * route was sent or moved, and after the marking changed */
typedef err record_touched(struct ctx *c, const id *record);
void record_touched_set(record_touched *fn);
err record_now_touches(struct ctx *c, const id *record) MUST_USE;
struct rows;
err grants_of(struct ctx *c, const id *record, struct rows **out) MUST_USE;           /* principal, because, since, until, by */
err grants_fit_tlp(struct ctx *c, const struct record *r) MUST_USE;                   /* ends those a tightened TLP forbids */
err grant_duty(struct ctx *c, const id *record, str team) MUST_USE;                   /* by name to those on duty: TLP:RED (duty.h) */
err grant_assigned(struct ctx *c, const struct record *r, const id *person) MUST_USE; /* who works on what is TLP:RED reads it */
bool tlp_allows(unsigned tlp, str principal);                                         /* details 4 */

/* acts of the desk that leave the state as it is (api_record.c); the caller found the record */
err record_assign(struct ctx *c, const struct record *r, const id *person) MUST_USE; /* empty: nobody */
err waiting_set(struct ctx *c, const struct record *r, unsigned for_whom, when until) MUST_USE;
err waiting_end(struct ctx *c, const struct record *r) MUST_USE; /* back to the desk, when it waited */
/* what the desk says to who reported, on the timeline between the two; an empty text says nothing and leaves out->entry empty */
err say_to_reporter(struct ctx *c, const struct record *r, str text, struct said *out) MUST_USE;
err link_add(struct ctx *c, const struct record *from, const struct record *to, str type) MUST_USE;
/* the team and whoever reported: the conversation with the reporter */
err reply_audience(struct ctx *c, const struct record *r, str *out) MUST_USE;
/* the team that takes what is addressed to nobody: the centre's first */
err default_team(struct ctx *c, id *out) MUST_USE;
/* whose desk takes what the viewer writes: out as it is, else the first desk of his own, else the centre's */
err own_team(struct ctx *c, id *out) MUST_USE;

/* an audience of these principals, interned; empty list = the record's own (empty id) */
err audience_of(struct ctx *c, struct strs principals, str *out) MUST_USE;
err audience_team(struct ctx *c, const struct record *r, str *out) MUST_USE; /* the handling team alone */

#endif
