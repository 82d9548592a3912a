/* json_simd - the C face of simdjson's flat tape; json.c alone uses it */
#ifndef BASE_JSON_SIMD_H
#define BASE_JSON_SIMD_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

enum simd_result { SIMD_OK, SIMD_SYNTAX, SIMD_DEPTH, SIMD_ENCODING, SIMD_NUMBER, SIMD_EMPTY, SIMD_MEMORY };
struct simd_tape {
    const uint64_t *tape;
    size_t words;
    const uint8_t *strings;
};
/* the tape belongs to the thread and lives until its next call */
enum simd_result simd_parse(const char *text, size_t n, unsigned depth, struct simd_tape *out);

#ifdef __cplusplus
}
#endif
#endif
