/* jw_fuzz - what the writer writes, the reader takes: the input says what is written */
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/json.h"
#include "base/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static str take(str *rest, size_t most)
{
    size_t k = rest->n ? (unsigned char)rest->p[0] % most : 0;
    str t = str_cut(*rest, 1, 1 + k);
    *rest = str_cut(*rest, 1 + k, rest->n);
    return t;
}
static bool plain(str t) /* U+0000 is refused by the reader */
{
    return t.n == 0 || !memchr(t.p, 0, t.n);
}

/* one value, chosen by the next byte; members are named by their number, so that no two are alike */
static void write(struct jw *w, str *rest, unsigned depth)
{
    unsigned kind = rest->n ? (unsigned char)rest->p[0] % 8 : 0;
    *rest = str_cut(*rest, 1, rest->n);
    unsigned many = rest->n ? (unsigned char)rest->p[0] % 5 : 0;
    if (depth > 40 && kind >= 6) kind = 1;
    switch (kind) {
    case 0: jw_null(w); return;
    case 1: jw_bool(w, many & 1); return;
    case 2: jw_int(w, (int64_t)many * INT64_C(1844674407370955161) - INT64_C(3689348814741910323)); return;
    case 6:
        jw_arr(w);
        for (unsigned i = 0; i < many && rest->n; i++) write(w, rest, depth + 1);
        jw_end_arr(w);
        return;
    case 7:
        jw_obj(w);
        for (unsigned i = 0; i < many && rest->n; i++) {
            char name[8];
            snprintf(name, sizeof name, "m%u", i);
            jw_key(w, str_of(name));
            write(w, rest, depth + 1);
        }
        jw_end_obj(w);
        return;
    default: break;
    }
    str t = take(rest, 60);
    jw_text(w, plain(t) ? t : S("?"));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    struct ctx c = { .arena = arena_open(64u << 20), .now = { 1800000000000000 } };
    str text = { (const char *)data, n };
    if (!c.arena) return 0;
    if (setjmp(*arena_boundary(c.arena)) == 0) {
        struct buf b = { .a = c.arena };
        struct jw w = jw_on(&b);
        struct json v;
        struct json_limits wide = { .bytes = 32u << 20, .members = 10000000 };
        write(&w, &text, 0);
        if (json_read(&c, buf_str(&b), &wide, &v)) abort();
        if (!str_eq(json_raw(v, c.arena), buf_str(&b))) abort();
    }
    arena_close(c.arena);
    return 0;
}
