/* otp_fuzz - any bytes as base32, a code, a recovery code */
#include <setjmp.h>
#include <stdlib.h>

#include "guard/guard.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    struct ctx c = { .arena = arena_open(64u << 20), .now = { 1800000000000000 } };
    str text = { (const char *)data, n };
    if (!c.arena) return 0;
    if (setjmp(*arena_boundary(c.arena)) == 0) {
        char room[200];
        size_t got = 0;
        int64_t step = 0;
        if (base32_bytes(text, room, sizeof room, &got)) {
            if (got > sizeof room) abort();
            str again = base32_text(c.arena, (str){ room, got });
            char twice[200];
            size_t n2;
            if (!base32_bytes(again, twice, sizeof twice, &n2) || n2 != got || memcmp(twice, room, got) != 0) abort();
        }
        if (otp_check(S("JBSWY3DPEHPK3PXP"), text, c.now, &step) && n < 6) abort();
        (void)otp_check(text, S("000000"), c.now, &step);
        (void)recovery_code_hash(c.arena, text);
        str bytes;
        if (base64_bytes(c.arena, text, &bytes) && bytes.n > n) abort();
    }
    arena_close(c.arena);
    return 0;
}
