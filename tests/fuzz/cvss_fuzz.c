/* cvss_fuzz - any bytes as a CVSS vector: what is taken has scores within bounds and a canonical form that says the same */
#include <stdlib.h>

#include "formats/cvss.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    struct cvss v, again;
    struct cvss_wrong w;
    struct cvss_scores s, t;
    char out[CVSS_MOST], words[300];
    if (!cvss_parse((str){ (const char *)data, n }, &v, &w)) {
        size_t len = cvss_wrong_text(&w, words, sizeof words);
        if (!len || words[len] || w.at > n || w.fault == CVSS_FINE) abort();
        for (size_t i = 0; i < len; i++)
            if (words[i] < 0x20 || words[i] > 0x7e) abort();
        return 0;
    }
    cvss_score(&v, &s);
    size_t len = cvss_write(&v, out);
    if (len >= sizeof out || !cvss_parse((str){ out, len }, &again, &w) || again.disorder) abort();
    cvss_score(&again, &t);
    if (memcmp(&s, &t, sizeof s) != 0 || s.overall < 0 || s.overall > 100 || s.base < 0 || s.base > 100) abort();
    return 0;
}
