/* events_map - what the columns of a table, or the members of JSON lines, mean: a small JSON document that people edit
 *
 *   { "delimiter": ";", "header": true, "comment": "#", "skip": 0, "empty": ["-", "n/a"],
 *     "columns": [ { "from": "Address", "to": "source.ip|source.network", "required": true },
 *                  { "from": "When", "to": "time.source", "time": "%d/%b/%Y:%H:%M:%S %z", "offset": "+05:00" },
 *                  { "from": 4, "to": "source.port", "split": "," },
 *                  { "from": "/alert/kind", "to": "classification.type", "values": { "bot": "infected-system", "*": "other" } },
 *                  { "from": "Page", "to": "source.url", "prefix": "http://" },
 *                  { "from": "Tags", "to": "extra.tags", "kind": "json" }, { "from": "Secret", "to": "" } ],
 *     "constants": { "feed.name": "Sinkhole", "tlp": "AMBER" },
 *     "compose": { "source.url": "http://{source.fqdn}{source.urlpath}" }, "rest": "keep" }
 *
 * from: a heading (letters of either case), a column's number from 1 on, or for JSON a pointer or a name; to: a field, several to be tried in
 * turn, "extra.NAME", or "" to leave it out; of several columns for one field the first that has a value wins. prefix is put before a value that does not fit without. split makes an event of each part.
 * time: iso (the default), epoch, epoch_ms, or a pattern of %Y %y %m %d %b %e %H %M %S %f %z and letters as they stand; offset holds where
 * none is told. kind: text, number, boolean, json. invalid: keep (as an extra, the default) or drop; a required column must fit.
 * rest: keep (as extras, the default) or drop what no column names. Limits: 256 KiB, 1,000 columns, 2,000 values a column. */
#ifndef FORMATS_EVENTS_MAP_H
#define FORMATS_EVENTS_MAP_H

#include "formats/events.h"

/* codes bad-mapping and those of JSON; the pointer says where. The mapping lies in the arena of c. */
err events_mapping_read(struct ctx *c, str json, struct events_mapping **out) MUST_USE;
/* a mapping for what begins like this sample (some KiB of the file), as JSON: by headings, and by what the values look like.
 * What is not understood is left to rest. Always one that events_mapping_read() takes. */
err events_guess_mapping(struct ctx *c, enum events_format format, str sample, str *out) MUST_USE;

#endif
