/* csaf_schemas - the schemas of reference/, made by the build */
#ifndef FORMATS_CSAF_SCHEMAS_H
#define FORMATS_CSAF_SCHEMAS_H

#include "base/schema.h"

extern const struct schema_doc csaf_docs[], csaf_strict[], csaf_metadata[], check_docs[];
extern const size_t csaf_docs_count, csaf_strict_count, csaf_metadata_count, check_docs_count;

#endif
