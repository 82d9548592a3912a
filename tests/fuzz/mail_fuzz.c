/* mail_fuzz - any bytes as a mail: what comes out is UTF-8, within the limits, and names are names */
#include <stdlib.h>

#include "base/utf8.h"
#include "formats/mail.h"

static void text(str s)
{
    if (!utf8_plain(s, true)) abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    struct arena *a = arena_open(256 << 20);
    if (!a) return 0;
    if (setjmp(*arena_boundary(a)) == 0) {
        struct ctx c = { .arena = a };
        struct mail_limits lim = { .parts = 20, .depth = 6, .text = 4096 };
        struct mail_in m;
        if (!mail_parse(&c, (str){ (const char *)data, n }, &lim, &m)) {
            text(m.subject);
            text(m.text);
            text(m.from.name);
            text(m.from.address);
            text(m.message_id);
            text(m.report_to);
            if (m.text.n > 4096 || m.parts > 20 || m.files.n > 20) abort();
            const struct mail_file *f = m.files.v;
            for (size_t i = 0; i < m.files.n; i++) {
                text(f[i].name);
                text(f[i].declared);
                if (!f[i].name.n || str_chr(f[i].name, '/') >= 0 || f[i].name.p[0] == '.') abort();
            }
            const struct mail_delivery *d = m.deliveries.v;
            for (size_t i = 0; i < m.deliveries.n; i++) text(d[i].recipient);
        }
    }
    arena_close(a);
    return 0;
}
