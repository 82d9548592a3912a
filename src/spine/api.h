/* api - the routes that every record inherits, and those each kind gets from its field table */
#ifndef SPINE_API_H
#define SPINE_API_H

#include "http/http.h"
#include "spine/record.h"

extern const struct route record_routes[]; /* /api/v1/records/..., parts */
extern const struct route attachment_routes[];
extern const struct route desk_routes[];  /* home, search, notifications, teams, people, stream */
extern const struct route team_routes[];  /* keeping a desk: calendar, targets, seats */
extern const struct route tool_routes[];  /* saved views, templates, presence, many at once */
extern const struct route admin_routes[]; /* health, mail out */
extern const struct route setup_routes[]; /* the first hour, what is public */
/* list, create, get, change and export of each registered kind; lives as long as the program */
err kind_routes(struct ctx *c, const struct route **out) MUST_USE;

/* the record named by params[0], of whichever kind, whole */
err api_record(struct ctx *c, const struct req *q, const struct kind **k, void **rec) MUST_USE;
err api_read(struct ctx *c, const struct req *q, const struct shape *s, void *out) MUST_USE;
/* the answer of a change: the record as this viewer sees it, with its ETag */
void api_answer(struct ctx *c, struct res *r, const struct kind *k, const void *rec);
str api_etag(struct ctx *c, const struct record *r);
/* rows of `size` bytes as a CSV file: the names of these members, then each row; blank: a cell that stays empty, NULL: none does */
void api_csv(struct ctx *c, struct res *r, const char *name, const struct field *f, size_t nfields, const struct list *rows, size_t size,
             bool (*blank)(const struct field *f, const void *row));

#endif
