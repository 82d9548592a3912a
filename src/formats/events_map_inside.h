/* events_map_inside - a mapping as the readers use it */
#ifndef FORMATS_EVENTS_MAP_INSIDE_H
#define FORMATS_EVENTS_MAP_INSIDE_H

#include "events_inside.h"
#include "formats/events_map.h"

enum map_kind { MAP_TEXT, MAP_NUMBER, MAP_BOOLEAN, MAP_JSON };
struct map_word {
    str from, to;
};
struct map_column {
    str from;   /* heading, name or pointer */
    size_t n;   /* column number from 1 on; 0: by from */
    str target; /* as written, for messages */
    enum event_field to[8];
    size_t tos;
    str extra;                   /* without "extra." */
    bool drop, required, forget; /* forget: what does not fit is not kept */
    enum map_kind kind;
    str time;
    int offset;
    str prefix, split;
    struct map_word *values;
    size_t n_values;
};
struct map_compose {
    enum event_field to;
    str pattern;
};
struct events_mapping {
    char delimiter; /* 0: look */
    bool no_header, drop_rest;
    str comment;
    int64_t skip;
    struct strs empty;
    struct map_column *column;
    size_t columns;
    struct events_default *constant;
    size_t constants;
    struct map_compose *compose;
    size_t composes;
};

/* a time by a pattern of strptime's letters; false: it does not fit */
bool map_time(str pattern, int offset, str text, when *out);

#endif
