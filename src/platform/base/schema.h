/* schema - JSON Schema: drafts 4, 6, 7, 2019-09 and 2020-12, compiled once, run over many documents
 *
 * A compiled schema is only read afterwards and may serve several threads. References reach the schema itself, the
 * documents given with it and the drafts' own schemas, never the network. $id, $anchor, $ref, $dynamicRef, vocabularies
 * and what is unevaluated are as the drafts say; `format` and the content keywords assert only when asked to, or when the
 * vocabulary of the schema says so. Limits: 50,000 subschemas, 2,000 names, 300 levels, 20 million steps a document.
 * Codes: schema-invalid, schema-reference, regex-syntax. */
#ifndef BASE_SCHEMA_H
#define BASE_SCHEMA_H

#include "base/json.h"

enum schema_draft { SCHEMA_DRAFT_ANY /* $schema tells, else 2020-12 */, SCHEMA_DRAFT_4, SCHEMA_DRAFT_6, SCHEMA_DRAFT_7, SCHEMA_DRAFT_2019, SCHEMA_DRAFT_2020 };

/* a document that references may reach, by the address it goes by */
struct schema_doc {
    str uri, text;
};
struct schema_options {
    enum schema_draft draft; /* for a schema that names none */
    bool formats, content;   /* let them assert */
    bool no_formats;         /* never, whatever a vocabulary says */
    bool closed;             /* objects of this schema have no members but those it names, where it does not say otherwise */
    const struct schema_doc *docs;
    size_t n_docs;
};
struct schema;
err schema_compile(struct ctx *c, struct json root, const struct schema_options *o, const struct schema **out) MUST_USE;

struct schema_finding {
    str pointer, keyword, words; /* where in the document (JSON pointer), which keyword, what is wrong in English */
};
struct schema_findings {
    struct schema_finding *v;
    size_t n;
    bool more; /* there was more to say than a hundred findings */
};
/* the arena gives what a run needs; with findings NULL it ends at the first that is wrong. True: valid. */
bool schema_check(struct arena *a, const struct schema *s, struct json document, struct schema_findings *findings);

bool json_equal(struct json a, struct json b); /* as JSON Schema compares: 1 is 1.0, members in any order */

#endif
