/* finding - what an owner is told about: a problem (RSIT type and identifier) on one of his assets, however often seen
 *
 * Events become findings by a job that remembers how far it has read each day (finding_take.c). Who sees the scope of the
 * events sees the finding. States move by one table (finding.c); how and when owners are told is data (finding_policy.c). */
#ifndef INTELLIGENCE_FINDING_H
#define INTELLIGENCE_FINDING_H

#include "domain/intelligence/intelligence.h"
#include "formats/event.h"
#include "spine/deadline.h"
#include "store/db.h"

struct zone;

/* ---- finding_asset.c: which side of an observation is the owner's asset, and in which words */
struct owners;
struct observed {                                                 /* a row of a day's store */
    int64_t id, scope, confidence, source_port, destination_port; /* ports -1: none; of a client that of its last time */
    when first, last;
    str class, name, feed, how, more;
    struct event_ip source, destination;
    bool aimed;   /* as the owner of the destination is told of it, whose the event is not */
    bool counted; /* its own owner's finding has counted it: it tells whom it was aimed at alone */
};
/* finding_read.c: of a day, those after from, at most so many, in order; *to 0: up to the newest, which is told there. Or those
 * of these ids, as far as they are there. */
err observed_after(struct ctx *c, int64_t day, int64_t from, int64_t most, int64_t *to, struct observed **rows, size_t *n) MUST_USE;
err observed_of(struct ctx *c, int64_t day, const struct arg *ids, size_t k, struct observed **rows, size_t *n) MUST_USE;
err observed_in(struct ctx *in, const struct arg *ids, size_t k, struct observed **rows, size_t *n) MUST_USE; /* the day is open */
struct seen_event;
struct observed observed_seen(struct arena *a, const struct seen_event *s); /* the same of an event that was looked up */
struct asset_words {
    str asset, address, counterpart; /* no asset: it makes no finding */
    bool destination;                /* the asset is the destination's */
    bool client;                     /* the asset is an address whose own port differs each time */
    bool url;                        /* it was found under a URL of the owner's, and may be under others */
    int64_t source_port;
    const char *barred; /* "", or why nobody is told */
    str listed;         /* warning lists that a side is on, a line each */
};
err finding_asset(struct ctx *c, const struct owners *o, const struct observed *e, str organisation, struct asset_words *out) MUST_USE;
/* the words for either side, the source's first; empty: none */
err finding_assets(struct ctx *c, const struct observed *e, str out[2]) MUST_USE;
/* by what organisations held at its moment, as it is known now: is one side still this one's? */
err finding_still_theirs(struct ctx *c, const struct owners *o, const struct observed *e, str organisation, bool *out) MUST_USE;
/* one constituent attacks another: what the other is told. *other empty: it is nobody else's, or no attack. */
err finding_aimed(struct ctx *c, const struct owners *o, const struct observed *e, str organisation, struct observed *out, str *other) MUST_USE;
/* a range or name that is nobody's in earnest: "documentation", "private", "reserved", "test"; else "" */
const char *special_address(const struct event_ip *ip);
const char *special_name(str name);

/* ---- finding_policy.c */
enum tell_pace { TELL_AT_ONCE, TELL_HOURLY, TELL_DAILY, TELL_WEEKLY, TELL_NEVER };
enum tell_format { TELL_CSV, TELL_JSON, TELL_TEXT, TELL_XARF };
extern const struct words tell_pace_words, tell_format_words;
struct plan {
    str team, organisation, class;
    unsigned pace, format;
    int64_t at, weekday, absence, repeat, confidence, chase;
    str language;
};
struct wish {
    str organisation;
    int pace, format; /* -1: none */
    when quiet;
};
struct desk {
    str team;
    const struct zone *zone;
    struct calendar calendar;
};
struct plans { /* all rows, for one run of a job */
    struct plan *v;
    size_t n;
    struct wish *wish;
    size_t nwish;
    struct desk *desk;
    size_t ndesk;
};
err plans_load(struct ctx *c, struct plans *out) MUST_USE;
struct plan plan_for(const struct plans *p, str team, str organisation, str class);
/* when what is to be told since `queued` is told; {0}: never */
when plan_slot(struct ctx *c, const struct plans *p, const struct plan *plan, str team, str organisation, when queued);

/* ---- finding.c: states, answers */
enum found_state {
    FOUND_OPEN,
    FOUND_BACK,
    FOUND_HELP,
    FOUND_CLAIMED,
    FOUND_VERIFIED,
    FOUND_GONE,
    FOUND_NOT_OURS,
    FOUND_ACCEPTED,
    FOUND_MUTED,
    FOUND_WITHDRAWN
};
extern const struct words found_state_words;
#define FOUND_ALL ((1u << (FOUND_WITHDRAWN + 1)) - 1)
struct strs found_states(struct arena *a, unsigned bits);
/* in which week it was last seen: an index of that is not moved by each observation */
static inline int64_t found_week(int64_t us)
{
    return us / (7 * DAY);
}
/* on which side of the newest observation the owner's asset is */
enum found_side { SIDE_SOURCE, SIDE_DESTINATION };
extern const struct words found_side_words;
/* classes of an attacker's doing: on the destination's side the owner is the one who was aimed at */
struct strs found_aimed(struct arena *a);
enum found_who { BY_OWNER = 1, BY_DESK = 2 };
struct found_act {
    const char *verb;
    unsigned from; /* bits of states */
    unsigned to;
    unsigned who;
    bool until;
    const char *doc;
};
const struct found_act *found_act_named(str verb);
struct strs finding_acts(struct arena *a, unsigned state, unsigned who); /* what may be said in this state */
struct finding {
    id id;
    str team, organisation, organisation_name, classification, identifier, asset, address;
    when first_seen, last_seen;
    int64_t seen;
    struct strs sources;
    str method;
    int64_t confidence;
    str counterpart;
    unsigned side;
    int64_t source_port, destination_port;
    str barred;
    struct strs listed;
    str looked;
    when looked_at;
    unsigned state;
    when state_at, until;
    int64_t returns;
    when told_at, next_at;
    struct strs acts;
    /* in the answer for one alone */
    str event;
    struct list fields, steps, times;
    struct strs urls;
    int64_t revision;
};
extern const struct shape finding_shape;
struct strs finding_lines(struct arena *a, str text);                       /* what is kept a line each */
str finding_said(struct ctx *c, str more);                                  /* what its source says of it in words, on one line; of its evidence */
void finding_row(struct ctx *c, const struct rows *r, struct finding *out); /* columns as in :page of finding_api.sql */
struct found_step {                                                         /* of a finding's history */
    str finding, act, was, now, note;
    when was_until, until;
    id batch; /* of an answer by its link; may be empty */
};
err found_steps_add(struct ctx *c, const struct found_step *v, size_t n) MUST_USE; /* by who acts, now */
struct answer_in {
    const struct found_act *act;
    unsigned who; /* as whom: bits */
    when until;
    str note;
    id batch;   /* by its link; may be empty */
    bool group; /* of all of a problem: those that wait for an answer, and no other */
};
/* one answer for these; *n: how many it fitted. The caller has found them through {see:}, or by a link. */
err findings_answer(struct ctx *c, const struct strs *ids, const struct answer_in *in, int64_t *n) MUST_USE;
/* the newest step of each, when it was an answer, is taken back: the state before it stands again; of a group, what was answered
 * last, together */
err findings_undo(struct ctx *c, const struct strs *ids, unsigned who, bool group, int64_t *n) MUST_USE;

/* ---- finding_file.c: the same rows as a file; batch: with the times that this one told, empty: with all */
err findings_csv(struct ctx *c, str batch, struct rows *r, struct buf *out) MUST_USE;
err findings_json(struct ctx *c, str batch, struct rows *r, struct buf *out) MUST_USE;
err findings_text(struct ctx *c, str batch, struct rows *r, struct buf *out) MUST_USE;

/* ---- finding_take.c, finding_absent.c, finding_tell.c: jobs */
err findings_take(struct ctx *c, str payload) MUST_USE;
err findings_sweep(struct ctx *c, str payload) MUST_USE; /* what was not seen for long enough, what lapsed */
err findings_tell(struct ctx *c, str payload) MUST_USE;
/* finding_recall.c: letters that nobody has let go, of what was taken back or is another's now. The job does
 * it when what organisations hold has moved. */
err findings_recall(struct ctx *c) MUST_USE;
err findings_recall_moved(struct ctx *c, str payload) MUST_USE;
/* finding_doubt.c: outside a transaction, before the events are changed: findings that these tell, looked through when the work is
 * done. The job is of one work. */
err findings_doubt(struct ctx *c, str work, str team, const struct observed *v, size_t n) MUST_USE;
/* those of the desk about what somebody was aimed at, which is another's by what organisations hold now */
err findings_doubt_aimed(struct ctx *c, str work, str team, const struct owners *o) MUST_USE;
err findings_doubt_all(struct ctx *c, str work) MUST_USE;
err findings_correct(struct ctx *c) MUST_USE; /* who was told what is withdrawn now: finding_correct.c */
err findings_end(struct ctx *c) MUST_USE;     /* what is past its time goes: finding_end.c */
err findings_soon(struct ctx *c) MUST_USE;    /* in a transaction of the caller's: something came, or is to be told */
void finding_tell_install(void);

#endif
