/* mailhtml_fuzz - any bytes as HTML: text comes out, and not more than was asked for */
#include <stdlib.h>

#include "base/utf8.h"
#include "formats/mail.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    struct arena *a = arena_open(256 << 20);
    if (!a) return 0;
    if (setjmp(*arena_boundary(a)) == 0) {
        str s = mail_html_text(a, (str){ (const char *)data, n }, 10000);
        if (!utf8_plain(s, true) || s.n > 60000) abort();
    }
    arena_close(a);
    return 0;
}
