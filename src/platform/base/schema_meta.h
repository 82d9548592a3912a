/* schema_meta - the drafts' own schemas, of reference/json-schema; made by the build */
#ifndef BASE_SCHEMA_META_H
#define BASE_SCHEMA_META_H

#include "base/schema.h"

extern const struct schema_doc schema_meta[];
extern const size_t schema_meta_count;

#endif
