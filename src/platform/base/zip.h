/* zip - the files in a zip archive (PKWARE APPNOTE 6.3, sections 4.3.6 to 4.3.16), stored or deflated
 *
 * What the directory at the end says counts. Not read: archives in parts, ZIP64, what is encrypted or packed otherwise. Nothing is
 * copied: names and bytes lie in the archive. E_INPUT "bad-compression" names what is wrong and where. */
#ifndef BASE_ZIP_H
#define BASE_ZIP_H

#include "base/unpack.h"

enum { ZIP_FILES = 500 };
struct zip_file {
    str name, packed;   /* name: the part behind the last slash */
    enum packing how;   /* PACKED_NOT, PACKED_DEFLATE */
    uint32_t size, sum; /* bytes unpacked, and their CRC-32 (ISO 3309) */
};
bool zip_is(str bytes);
/* without folders, in the order of the directory; at most ZIP_FILES, of more E_TOOBIG "unpacked-too-large" */
err zip_files(struct ctx *c, str bytes, struct zip_file **out, size_t *n) MUST_USE;
/* unpacked once and forgotten: is it what the directory says? ratio as unpack_open() */
err zip_check(struct ctx *c, const struct zip_file *f, unsigned ratio) MUST_USE;
err zip_open(struct ctx *c, const struct zip_file *f, unsigned ratio, struct unpack **out) MUST_USE;

#endif
