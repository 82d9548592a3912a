/* assets - the built workspace and the public pages' style, embedded and compressed by tools/embed */
#ifndef PUBLIC_ASSETS_H
#define PUBLIC_ASSETS_H

#include <stddef.h>

struct asset {
    const char *path; /* below web/dist: "index.html", "assets/x-HASH.js" */
    const char *type, *etag;
    const unsigned char *gz;
    size_t gz_n;
    const unsigned char *raw;
    size_t raw_n;
};
extern const struct asset assets[];
extern const size_t assets_count;
extern const struct asset problem_pages[]; /* docs/problems/CODE.md */
extern const size_t problem_pages_count;
extern const struct asset demo_texts[]; /* programs/public/try: with places for times (demo_files.c) */
extern const size_t demo_texts_count;

#endif
