/* events_inside - what the files of events.h share: the reader, rows cut out of the stream, what the formats answer */
#ifndef FORMATS_EVENTS_INSIDE_H
#define FORMATS_EVENTS_INSIDE_H

#include "formats/events.h"

enum events_frame {
    FRAME_UNSEEN,  /* nothing decided yet */
    FRAME_LINES,   /* one JSON value a line */
    FRAME_OBJECTS, /* a list, or objects over several lines */
    FRAME_TABLE,   /* CSV */
};

/* where in a row the search for its end stands, so that no byte is looked at twice */
struct events_scan {
    size_t at, closed;
    unsigned depth;
    bool quoted, escaped;
};

struct events {
    struct arena *a;
    struct events_options o;
    struct events_told told;
    enum events_frame frame;
    enum { TEXT_UNKNOWN, TEXT_UTF8, TEXT_LITTLE, TEXT_BIG } text;

    str in; /* what was fed and not yet taken */
    bool last;
    /* rows that lie in more than one piece, and all of UTF-16, are put together here */
    char *keep;
    size_t keep_at, keep_n, keep_room;
    size_t from_in; /* how many of the last bytes in keep lie before in.p as well */
    uint64_t line;  /* of what comes next */
    bool in_line;   /* what was taken last did not end a line */
    struct events_scan scan;
    size_t row;    /* the bytes of the row that was cut last */
    bool row_kept; /* ... and whether they lie in keep */
    bool passing;  /* the rest of a line that was too long is passed over */
    bool resync;   /* objects: after a broken one, up to a line that begins with '{' */
    unsigned surrogate;

    /* tables */
    char delimiter;
    struct strs header;
    str feed;         /* feed.name where nothing else names one */
    const void *plan; /* of the format: what each column means */
};

/* the next row's bytes; kind is EVENTS_ROW when raw holds one, else EVENTS_BAD or EVENTS_MORE */
void events_cut(struct events *r, struct events_row *out);

/* a table row over several lines that does not fit its heading: only its first line is set aside, the others are read again */
void events_first_line_alone(struct ctx *c, struct events *r, struct events_row *out);

/* the cells of one row; false: more than there may be. Cells are copied only where quotes were doubled.
 * ragged: something stands between a closing quotation mark and the next delimiter. */
bool events_cells(struct arena *a, str row, char delimiter, struct strs *out, bool *ragged);

/* what the formats do with a row; each fills kind and what belongs to it */
void eve_row(struct ctx *c, struct events *r, struct json v, struct events_row *out);
void intelmq_row(struct ctx *c, struct events *r, struct json v, struct events_row *out);
void xarf_row(struct ctx *c, struct events *r, struct json v, struct events_row *out);

void events_table_row(struct ctx *c, struct events *r, struct events_row *out);
bool events_heading_first(const struct events *r); /* the first row names the columns */
void shadow_open(struct events *r);
void shadow_cells(struct ctx *c, struct events *r, struct strs cells, struct events_row *out);
void shadow_object(struct ctx *c, struct events *r, struct json v, struct events_row *out);
void map_open(struct events *r);
bool map_passes(struct events *r, struct events_row *out);
bool map_before(const struct events *r, size_t line, str text); /* the line comes before the table, or is a comment */
void map_cells(struct ctx *c, struct events *r, struct strs cells, struct events_row *out);
void map_object(struct ctx *c, struct events *r, struct json v, struct events_row *out);

void events_bad(struct ctx *c, struct events_row *out, const char *code, str pointer, const char *fmt, ...) __attribute__((format(printf, 5, 6)));
void events_skip(struct events_row *out, str why);
/* an address or a port that is none is no row: what could be told of it would be of somebody else, or of nobody */
bool events_must_fit(enum event_field f);
void events_unfit(struct ctx *c, struct events_row *out, enum event_field f, str pointer, str name);
/* one event made: defaults, taxonomy and time of observation added, and told */
void events_one(struct ctx *c, struct events *r, struct event *e, struct events_row *out);

#endif
