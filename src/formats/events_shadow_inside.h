/* events_shadow_inside - a report type as rules, and values as the rules want them */
#ifndef FORMATS_EVENTS_SHADOW_INSIDE_H
#define FORMATS_EVENTS_SHADOW_INSIDE_H

#include "events_inside.h"
#include "formats/events_shadow.h"

enum shadow_kind {
    SHADOW_KEEP,
    SHADOW_TEXT, /* "0" and "unknown" are no value */
    SHADOW_INT,
    SHADOW_ZERO, /* a number; 0 is no value */
    SHADOW_REAL,
    SHADOW_BOOL,
    SHADOW_TIME, /* UTC where no zone is told */
    SHADOW_DATE,
    SHADOW_IP,
    SHADOW_NETWORK,
    SHADOW_FQDN,
    SHADOW_URL, /* made of http_host and this */
    SHADOW_BASE64,
    SHADOW_CVE, /* of a list in tag */
    SHADOW_DETAIL,
    SHADOW_EXCHANGE_CLASS,
    SHADOW_EXCHANGE_TAXONOMY,
    SHADOW_EXCHANGE_NAME,
    SHADOW_KINDS
};
struct shadow_rule {
    str column;
    enum event_field field; /* EVENT_NO_FIELD: an extra of this name */
    str extra;
    enum shadow_kind kind;
    bool required;
};
struct shadow_constant {
    enum event_field field;
    str value;
};
struct shadow_type {
    str name;
    struct shadow_rule *rule;
    size_t rules;
    struct shadow_constant *constant;
    size_t constants;
    size_t known;        /* built in: how many columns of the heading mean something, the time left aside */
    bool in_order;       /* the last rules are those of the columns, one each */
    str identifier_from; /* the column that names what was seen */
};
const struct shadow_type *shadow_of_schema(const struct shadow_schema *s, str type);

/* a cell brought into its kind; false: no value */
struct shadow_row {
    struct strs names, cells;
};
str shadow_cell(const struct shadow_row *row, str column);
bool shadow_value(struct arena *a, enum shadow_kind kind, const struct shadow_row *row, str cell, str *out, bool *json);

#endif
