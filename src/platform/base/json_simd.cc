/* json_simd - the one C++ file: simdjson's parser, kept per thread; no exception and no long jump crosses it */
#include "base/json_simd.h"

#include <simdjson.h>

#include <cstring>
#include <new>

namespace {
struct keep {
    simdjson::dom::parser *parser = nullptr;
    char *text = nullptr;
    size_t room = 0;
    ~keep()
    {
        delete parser;
        delete[] text;
    }
};
thread_local keep mine;

/* simdjson reads up to SIMDJSON_PADDING bytes beyond the end: the text is copied to a buffer that has them */
bool make_room(size_t n)
{
    if (mine.room >= n + simdjson::SIMDJSON_PADDING) return true;
    char *p = new (std::nothrow) char[n * 2 + simdjson::SIMDJSON_PADDING];
    if (!p) return false;
    delete[] mine.text;
    mine.text = p;
    mine.room = n * 2 + simdjson::SIMDJSON_PADDING;
    return true;
}
} // namespace

extern "C" enum simd_result simd_parse(const char *text, size_t n, unsigned depth, struct simd_tape *out)
{
    if (!mine.parser) mine.parser = new (std::nothrow) simdjson::dom::parser();
    if (!mine.parser || !make_room(n)) return SIMD_MEMORY;
    if (n) std::memcpy(mine.text, text, n);
    std::memset(mine.text + n, 0, simdjson::SIMDJSON_PADDING);
    simdjson::dom::parser &p = *mine.parser;
    if (p.capacity() < n || p.max_depth() != depth) {
        if (p.allocate(n < 4096 ? 4096 : n, depth)) return SIMD_MEMORY;
    }
    simdjson::dom::element root;
    switch (p.parse(mine.text, n, false).get(root)) {
    case simdjson::SUCCESS: break;
    case simdjson::DEPTH_ERROR: return SIMD_DEPTH;
    case simdjson::UTF8_ERROR: return SIMD_ENCODING;
    case simdjson::NUMBER_ERROR: return SIMD_NUMBER;
    case simdjson::EMPTY: return SIMD_EMPTY;
    case simdjson::MEMALLOC: return SIMD_MEMORY;
    default: return SIMD_SYNTAX;
    }
    out->tape = p.doc.tape.get();
    out->words = static_cast<uint32_t>(out->tape[0]);
    out->strings = p.doc.string_buf.get();
    return SIMD_OK;
}
