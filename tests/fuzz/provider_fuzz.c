/* provider_fuzz - what another's CSAF provider says: no list leads anywhere but below where it stands */
#include <stdlib.h>

#include "formats/csaf_provider.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct ctx c = { .arena = arena_open(64u << 20) };
    if (!c.arena || setjmp(*arena_boundary(c.arena))) {
        arena_close(c.arena);
        return 0;
    }
    str text = { (const char *)data, size };
    struct json v;
    struct provider_meta m;
    struct provider_files *f = NEW(c.arena, struct provider_files);
    const char *why;
    (void)provider_security_txt(text);
    (void)provider_hash(c.arena, text, 64);
    if (provider_address(text, true, &why) && str_find(text, S("/../")) >= 0) abort();
    for (int changes = 0; changes < 2; changes++)
        if (provider_list_read(&c, text, S("https://a.example/white/"), changes, f)) break;
    for (size_t i = 0; i < f->n; i++)
        if (!str_starts(f->v[i].url, S("https://a.example/white/")) || str_find(f->v[i].url, S("/../")) >= 0 || str_chr(f->v[i].name, '/') >= 0) abort();
    if (!json_read(&c, text, NULL, &v)) {
        if (provider_meta_read(&c, v, &m)) m.feeds.n = 0;
        if (provider_feed_read(&c, v, f)) f->n = 0;
    }
    arena_close(c.arena);
    return 0;
}
