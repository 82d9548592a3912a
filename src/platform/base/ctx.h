/* ctx - what a request or job run carries: memory, database, actor, clock. No globals stand beside it. */
#ifndef BASE_CTX_H
#define BASE_CTX_H

#include "base/arena.h"
#include "base/err.h"

/* microseconds since 1970 UTC; 0 = not set */
typedef struct when {
    int64_t us;
} when;
/* "rep_" and a UUIDv7 in lower case; empty = not set */
typedef struct id {
    char s[48];
} id;

struct db;
struct viewer; /* spine/viewer.h: who acts, with principals and rights */
struct app;    /* programs/: configuration, rooms */

struct ctx {
    struct arena *arena;
    struct db *db;
    const struct viewer *who;
    struct strs me; /* the viewer's principals, sorted; what {see:} compares with */
    struct app *app;
    when now;
    str request_id;
    str language; /* of the page that is answered, when its address names one: "ur"; empty: English */
};

#define SECOND INT64_C(1000000)
#define MINUTE (60 * SECOND)
#define HOUR   (60 * MINUTE)
#define DAY    (24 * HOUR)

/* clock.c; the fake clock serves tests and scenarios: RABTA_CLOCK=<microseconds> freezes it at the edge */
when clock_now(void);
void clock_freeze(when at); /* {0}: thaw */
/* microseconds in which what was released or sent can be called back: 20 s; RABTA_TEST_UNDO_MS makes it shorter, for tests only */
int64_t undo_window(void);
str when_text(struct arena *a, when w); /* RFC 3339 UTC, "2026-11-24T10:00:00Z", fraction only if not 0 */
bool when_parse(str text, when *out);   /* RFC 3339 with offset; false when it is none */
void when_utc(when w, int *year, int *month, int *day, int *hour, int *minute, int *second);
when when_make(int year, int month, int day, int hour, int minute, int second); /* proleptic Gregorian, UTC */

/* ids.c */
id id_new(const char *prefix, when now); /* prefix without '_'; monotonic within the process */
bool id_parse(str text, id *out);        /* any well-formed identifier; prefix not checked */
static inline str id_str(const id *i)
{
    return str_of(i->s);
}
static inline bool id_empty(const id *i)
{
    return i->s[0] == 0;
}
void random_bytes(void *p, size_t n); /* from the system; seeded by RABTA_SEED in tests */

#endif
