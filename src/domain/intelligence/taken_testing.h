/* taken_testing - lines that are taken in and become findings, for tests of this room; included by them alone, after cmocka */
#ifndef INTELLIGENCE_TAKEN_TESTING_H
#define INTELLIGENCE_TAKEN_TESTING_H

#include "domain/intelligence/finding.h"
#include "domain/intelligence/ingest.h"
#include "domain/intelligence/room_testing.h"

/* lines are taken in for the desk and become findings */
static inline struct ingest_told *taken_in(enum events_format format, str lines)
{
    struct ingest_options o = { .read = { .format = format }, .team = id_str(&T.centre), .sender = id_str(&T.centre), .name = S("test") };
    struct ingest_told *t = NEW(T.c.arena, struct ingest_told);
    struct unpack *u;
    fine(unpack_open(&T.c, PACKED_NOT, lines, INGEST_MOST, INGEST_RATIO, &u));
    fine(ingest(&T.c, &o, u, t));
    assert_int_equal(t->counts.quarantined, 0);
    fine(findings_take(&T.c, S("")));
    at(now_us);
    return t;
}

#endif
