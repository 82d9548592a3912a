/* multipart_fuzz - any bytes as a form; the first byte chooses the type of body */
#include <stdlib.h>

#include "base/utf8.h"
#include "http/http.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    if (!n) return 0;
    struct pair h = { S("content-type"), data[0] & 1 ? S("multipart/form-data; boundary=b") : S("application/x-www-form-urlencoded") };
    struct arena *a = arena_open(64 << 20);
    if (!a) return 0;
    if (setjmp(*arena_boundary(a)) == 0) {
        struct ctx c = { .arena = a };
        struct req q = { .headers = &h, .nheaders = 1, .body = { (const char *)data + 1, n - 1 } };
        struct form_part *parts;
        size_t count;
        if (!req_form(&c, &q, &parts, &count)) {
            if (count > 64) abort();
            for (size_t i = 0; i < count; i++) {
                if (!parts[i].name.n || parts[i].name.n > 200 || !utf8_valid(parts[i].file)) abort();
                if (str_chr(parts[i].file, '/') >= 0 || str_chr(parts[i].file, '\\') >= 0) abort();
            }
        }
    }
    arena_close(a);
    return 0;
}
