/* day - one day's events: a store of its own, apart from records (details 11; decision 0007)
 *
 * On SQLite a file a day under events/ in the data directory, on PostgreSQL a schema a day of the same database. A line
 * that was taken in has a row in `line`, found by the minute of what it tells and a hash of 128 bits: what comes together lies
 * together, so that few pages are written for many lines. Lines that tell the same of the same in one hour are one row of
 * `event`, counted. Events have no index of their own beside that: when enough of them have come, their addresses and names
 * are sorted and written behind one another as a segment of postings. What is not yet in a segment is looked through. The raw
 * lines lie beside, compressed, in chunks named by their hash.
 *
 * A store belongs to one thread while it is open, and goes back to a pool then. */
#ifndef INTELLIGENCE_DAY_H
#define INTELLIGENCE_DAY_H

#include "domain/intelligence/ports.h"
#include "store/db.h"

enum { DAY_SEGMENT = 100000, DAY_ROWS = 10000, DAY_GROUP = 20000 }; /* events a segment; the most lines in one go; lines a commit on SQLite */

/* where they lie, said once at start: the data directory and the URL of the records' database */
void days_at(const char *data, const char *database);

enum { DAY_USUAL = 3 }; /* what is said of the problem, of the source's network, of the destination's or by columns that rows have alike */

struct sums;
struct day {
    int64_t number; /* days since 1970-01-01, of the time of receipt */
    struct db *db;
    struct arena *own;
    struct words_known *words;
    struct sums *sums;
    size_t pending;                /* lines added and not committed yet */
    int64_t first_hour, last_hour; /* the records know that it has lines of these; of day_known alone */
    struct day *next;
};
/* make: it is made when it is not there; else E_ABSENT. Outside a transaction. */
err day_open(struct ctx *c, int64_t number, bool make, struct day **out) MUST_USE;
/* its store goes, with all that is in it; not an error when there is none. Outside a transaction. */
err day_remove(struct ctx *c, int64_t number) MUST_USE;
void day_close(struct day *d);                                /* back to the pool; NULL is fine */
void days_forget(void);                                       /* closes what lies in the pool: end of a program, tests */
struct ctx day_ctx(const struct ctx *c, const struct day *d); /* the same with the day's database */
static inline int64_t day_of(when w)
{
    return w.us / DAY;
}

/* what a line tells; lines of one go that tell the same in one hour share it. Texts may be empty. */
struct day_event {
    unsigned char sum[16]; /* of owner, class, asset, counterpart, name; the hour comes beside */
    int64_t hour;          /* hours since 1970, of the observation */
    int64_t scope;
    str class, name, feed, how;            /* RSIT type, classification.identifier, feed.name, method of attribution */
    int64_t confidence;                    /* 0 to 100 */
    str source, destination;               /* 16 bytes, IPv4 as ::ffff:a.b.c.d; empty: none */
    int64_t source_port, destination_port; /* -1: none */
    str names;                             /* other values it can be found by, each "TYPE:VALUE " (day_look.c) */
    str usual[DAY_USUAL];                  /* JSON objects of fields whose values come together again and again; empty: none */
    str more;                              /* the other fields as a JSON object; empty: none */
    /* by day_add: of the lines that were new */
    int64_t count, id;
    when first, last;
    uint64_t n;
    struct ports ports;
};
struct day_row {
    unsigned char hash[16]; /* of the line, with who sent it and its format */
    uint64_t n;             /* number of the line in its batch */
    when at;                /* when it was observed */
    uint32_t event;         /* which of the go's events it tells */
    uint16_t port;          /* the source's own, when it is a client; 0: none */
    bool again;             /* a further event of the line before it: counts as no line of its own */
};
struct day_bad {
    uint64_t n;
    str code, why, pointer, raw;
    unsigned char hash[16]; /* of the line, with who sent it and its format: sent again it is the same */
};
struct day_counts {
    uint64_t lines, accepted, duplicates, quarantined, skipped;
};
struct day_chunk {
    uint64_t first, last;
    str hash, bytes; /* SHA-256 of what was compressed; zstd */
};

err day_batch(struct ctx *c, struct day *d, str given, str actor, str team, str format, str name, int64_t *batch) MUST_USE;
/* a batch of this actor's that ended, by what he called it */
err day_batch_given(struct ctx *c, struct day *d, str actor, str given, int64_t *batch, struct day_counts *counts, bool *found) MUST_USE;
/* by what it was read: what was not understood can be read again */
err day_reading(struct ctx *c, struct day *d, int64_t batch, str mapping, str report, str heading) MUST_USE;
/* it will not be ended: what was taken in of it stays */
void day_broken(struct ctx *c, struct day *d, int64_t batch);
struct day_load { /* one go */
    int64_t batch;
    struct day_row *rows;
    size_t n;
    struct day_event *events;
    size_t nevents;
    bool *known; /* rows that were there before, as far as other days and this go can tell */
    const struct day_bad *bad;
    size_t nbad;
    struct day_chunk chunk;
    uint64_t lines, skipped;
    bool last; /* the batch ends with it */
};
/* puts the rows in the order of their keys and marks what is known. c has the records' database, outside a transaction;
 * the day's own is not touched, so that another thread may be adding to it. */
err day_known(struct ctx *c, struct day *d, struct day_load *l) MUST_USE;
/* adds to *sum what became of it; only the day's database is used. Durable when d->pending is 0, which it is after the last
 * go of a batch: on SQLite several goes share a commit and its sync. */
err day_add(struct ctx *c, struct day *d, const struct day_load *l, struct day_counts *sum) MUST_USE;
/* commits what is pending; NULL when nothing is */
err day_commit(struct ctx *c, struct day *d) MUST_USE;
/* when enough events are open they become a segment */
err day_segment(struct ctx *c, struct day *d, int64_t most_open, bool *made) MUST_USE;

#endif
