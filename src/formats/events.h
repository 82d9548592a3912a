/* events - files and streams of observations, read row by row: Suricata EVE, IntelMQ events, Shadowserver reports, X-ARF
 * reports, CSV and JSON lines by a mapping
 *
 * A reader is fed bytes in pieces of any size and gives a row at a time. Every line or table row comes out exactly once:
 * as events (mostly one), as not understood with line and reason, or as nothing to tell (blank, a comment, statistics of
 * the sensor). What is broken costs itself alone. The memory a reader holds is bounded by the longest row whatever the
 * input: 1 MiB a row (a longer one is set aside and passed over), JSON 64 deep and 20,000 values, 1,000 columns.
 * Encodings: UTF-8 with or without a mark; UTF-16 with one is turned into UTF-8; Windows-1252 when the options say so. */
#ifndef FORMATS_EVENTS_H
#define FORMATS_EVENTS_H

#include "formats/event.h"

enum events_format {
    EVENTS_EVE,          /* Suricata: JSON lines; also a list, or objects written over several lines */
    EVENTS_INTELMQ,      /* IntelMQ events, flat or nested; the same framing */
    EVENTS_SHADOWSERVER, /* a report as CSV, or as a JSON list */
    EVENTS_CSV,          /* by a mapping */
    EVENTS_JSON,         /* by a mapping; the same framing as EVE */
    EVENTS_XARF,         /* X-ARF reports: JSON, one, a list, or one a line; the same framing */
    EVENTS_FORMATS
};
bool events_format_of(str word, enum events_format *out); /* "eve", "intelmq", "shadowserver", "csv", "json", "xarf" */
const char *events_format_word(enum events_format f);

enum { EVENTS_LONGEST_ROW = 1 << 20, EVENTS_DEEPEST = 64, EVENTS_MOST_VALUES = 20000, EVENTS_MOST_COLUMNS = 1000, EVENTS_RAW_KEPT = 4096 };

struct events_mapping; /* events_map.h */
struct shadow_schema;  /* events_shadow.h */

struct events_options {
    enum events_format format;
    str file_name;    /* of the report: Shadowserver's names say which type it is */
    str report_type;  /* given, it wins over the file name */
    bool windows1252; /* bytes that are not UTF-8 are read so, instead of being set aside */
    str feed;         /* EVE: feed.name where neither the row (host) nor what is set below names one */
    when now;         /* what cannot be is set aside: times before 1990 or more than a day after this, rows that name nothing; 0: not looked at */
    when observed;    /* becomes time.observation where the row has none; 0: none */
    /* set where the row does not: feed.name, feed.provider, tlp...; each already in the form event_set() takes */
    const struct events_default {
        enum event_field field;
        str value;
    } * defaults;
    size_t n_defaults;
    bool bare;                            /* what has no field of its own is left out: the raw line has it */
    const struct events_mapping *mapping; /* for EVENTS_CSV and EVENTS_JSON */
    const struct shadow_schema *schema;   /* report types added or replaced at run time; NULL: the built-in ones */
};

enum events_row_kind {
    EVENTS_MORE, /* nothing whole is left: feed more, or the input has ended */
    EVENTS_ROW,  /* understood: n events, at least one */
    EVENTS_SKIP, /* nothing to tell: why says what it is */
    EVENTS_BAD,  /* not understood: why and pointer say where and why */
};
struct events_row {
    enum events_row_kind kind;
    uint64_t line;  /* where it begins, 1 = the first; of the whole stream */
    uint32_t lines; /* how many it covers */
    str raw;        /* the row as it came, without its end of line; as UTF-8 when the input was UTF-16. At most the first
                       4 KiB of a row that was too long. Valid until the next call of events_next or events_feed */
    bool cut;       /* the input ended within it: no end of line followed */
    struct event *event;
    size_t n;
    const char *code; /* EVENTS_BAD: "line-too-long", "not-utf8", "nul-byte", "not-json", "no-time", ... */
    str why;          /* a sentence */
    str pointer;      /* JSON pointer or column name of what was wrong; empty: the row as a whole */
};

struct events;
/* a reader in the arena of c, which must outlive it; E_INPUT when the options do not fit together */
err events_open(struct ctx *c, const struct events_options *o, struct events **out) MUST_USE;
/* the next piece of input, which must stay where it is until events_next() answers EVENTS_MORE; last: nothing follows.
 * Only after EVENTS_MORE. */
void events_feed(struct events *r, str bytes, bool last);
/* the next row. What it holds, raw excepted, lies in the arena of c (which may be another than the reader's, and may
 * be reset between rows or batches): a row takes at most 16 MiB of it. Fails only for want of memory. */
err events_next(struct ctx *c, struct events *r, struct events_row *out) MUST_USE;

struct events_told {
    uint64_t lines, rows, events, skipped, bad;
    str encoding;      /* "UTF-8", "UTF-16LE", "UTF-16BE", "Windows-1252" */
    bool cut;          /* the input did not end with an end of line */
    str report_type;   /* Shadowserver: what it was taken for */
    bool unknown_type; /* ... and it is none that is known: read by the columns that all have in common */
};
struct events_told events_told(const struct events *r);

#endif
