/* day - one day's events: a store of its own, apart from records (details 11; decision 0007)
 *
 * On SQLite a file a day under events/ in the data directory, on PostgreSQL a schema a day of the same database. A line
 * that was taken in has a row in `line`, found by the hour of what it tells and a hash of 128 bits; lines that tell the same
 * of the same in one hour are one row of `event`, counted. Events have no index of their own beside that: when enough of
 * them have come, their addresses and names are sorted and written behind one another as a segment of postings. What is not
 * yet in a segment is looked through. The raw lines lie beside, compressed, in chunks named by their hash.
 *
 * A store belongs to one thread while it is open, and goes back to a pool then. */
#ifndef INTELLIGENCE_DAY_H
#define INTELLIGENCE_DAY_H

#include "store/db.h"

enum { DAY_SEGMENT = 100000, DAY_ROWS = 10000 }; /* events a segment; the most lines in one go */

/* where they lie, said once at start: the data directory and the URL of the records' database */
void days_at(const char *data, const char *database);

struct day {
    int64_t number; /* days since 1970-01-01, of the time of receipt */
    struct db *db;
    struct arena *own;
    struct words_known *words;
    struct day *next;
};
/* make: it is made when it is not there; else E_ABSENT. Outside a transaction. */
err day_open(struct ctx *c, int64_t number, bool make, struct day **out) MUST_USE;
void day_close(struct day *d);                                /* back to the pool; NULL is fine */
void days_forget(void);                                       /* closes what lies in the pool: end of a program, tests */
struct ctx day_ctx(const struct ctx *c, const struct day *d); /* the same with the day's database */
static inline int64_t day_of(when w)
{
    return w.us / DAY;
}

/* what a line became. Texts may be empty. */
struct day_row {
    unsigned char hash[16]; /* of the line, with who sent it and its format */
    unsigned char sum[16];  /* of what it tells: owner, class, asset, counterpart, name; the hour comes beside */
    int64_t hour;           /* hours since 1970, of the observation */
    uint64_t n;             /* number of the line in its batch */
    bool again;             /* a further event of the line before it: counts as no line of its own */
    int64_t scope;
    when at;
    str class, name, feed, how;            /* RSIT type, classification.identifier, feed.name, method of attribution */
    int64_t confidence;                    /* 0 to 100 */
    str source, destination;               /* 16 bytes, IPv4 as ::ffff:a.b.c.d; empty: none */
    int64_t source_port, destination_port; /* -1: none */
    str names;                             /* other values it can be found by, each "TYPE:VALUE " (day_look.c) */
    str more;                              /* the other fields as a JSON object */
};
struct day_bad {
    uint64_t n;
    str code, why, pointer, raw;
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
/* it will not be ended: what was taken in of it stays */
void day_broken(struct ctx *c, struct day *d, int64_t batch);
struct day_load { /* one go: durable, and counted, when day_add has come back */
    int64_t batch;
    struct day_row *rows;
    size_t n;
    const struct day_bad *bad;
    size_t nbad;
    struct day_chunk chunk;
    uint64_t lines, skipped;
    bool last; /* the batch ends with it */
};
/* adds to *sum what became of it. c has the records' database, outside a transaction. */
err day_add(struct ctx *c, struct day *d, const struct day_load *l, struct day_counts *sum) MUST_USE;
/* when enough events are open they become a segment */
err day_segment(struct ctx *c, struct day *d, int64_t most_open, bool *made) MUST_USE;

#endif
