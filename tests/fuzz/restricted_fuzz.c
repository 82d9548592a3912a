/* restricted_fuzz - any bytes as a document that a provider shows to an account of ours: what is read of its head fits where it is
 * kept, reads the same again, and nothing is for everybody unless its label says so */
#include <stdlib.h>

#include "base/utf8.h"
#include "domain/vulnerability/restricted.h"
#include "spine/record.h"

/* as it is kept, on both engines */
static void fits(str v, size_t most)
{
    if (!utf8_valid(v) || !str_eq(utf8_clip(v, most), v) || (v.n && memchr(v.p, 0, v.n))) abort();
}
/* what is not said in the plain letters of the standard can only be said by an escape */
static void open_by_its_label(str text)
{
    static const char *const keys[] = { "\"document\"", "\"distribution\"", "\"tlp\"", "\"label\"" };
    if (str_chr(text, '\\') >= 0) return;
    if (str_find(text, S("\"CLEAR\"")) < 0 && str_find(text, S("\"WHITE\"")) < 0) abort();
    for (size_t i = 0; i < COUNT(keys); i++)
        if (str_find(text, str_of(keys[i])) < 0) abort();
}
static void head(struct ctx *c, str text)
{
    struct restricted h;
    struct json l;
    bool known = false;
    if (restricted_head(c, text, &h)) return;
    for (size_t i = 0; i < tlp_words.n; i++) known |= str_is(h.tlp, tlp_words.v[i]);
    if ((h.tlp.n && !known) || str_is(h.tlp, "red") || h.vulnerabilities.n > RESTRICTED_IDS) abort();
    if (str_is(h.tlp, "clear")) open_by_its_label(text);
    fits(h.tracking, 200);
    fits(h.title, 300);
    fits(h.publisher, 200);
    fits(h.version, 60);
    /* the list of its readers reads this back with the limits of any other */
    if (json_read(c, strs_json(c->arena, &h.vulnerabilities), NULL, &l) || json_count(l) != h.vulnerabilities.n) abort();
    size_t n = 0;
    for (struct json_iter i = json_iter(l); json_next(&i); n++) {
        fits(h.vulnerabilities.v[n], 64);
        if (!h.vulnerabilities.v[n].n || !str_eq(json_str(i.value), h.vulnerabilities.v[n])) abort();
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct ctx c = { .arena = arena_open(256u << 20) };
    if (!c.arena) return 0;
    if (!setjmp(*arena_boundary(c.arena))) head(&c, (str){ (const char *)data, size });
    arena_close(c.arena);
    return 0;
}
