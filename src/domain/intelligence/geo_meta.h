/* geo_meta - what a MaxMind database says of its search tree, read before the library is (MaxMind DB format 2.0, "Database Metadata"
 * and "Data Section") */
#ifndef INTELLIGENCE_GEO_META_H
#define INTELLIGENCE_GEO_META_H

#include "base/ctx.h"

/* `end`: the last bytes of a file of `size` bytes, 128 KiB or all there are. Is the tree, with the bytes that part it from the data,
 * within the file? libmaxminddb 1.7 counts in 32 bits, and reads beyond a file whose tree is said to be larger. No metadata, or none that
 * can be read: false. */
bool geo_tree_within(str end, uint64_t size);

#endif
