/* eventsmap_fuzz - any bytes as a mapping, as a schema of reports, and as a sample for which a mapping is proposed */
#include <stdlib.h>

#include "formats/events_map.h"
#include "formats/events_shadow.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    struct arena *a = arena_open(256 << 20);
    if (!a) return 0;
    if (setjmp(*arena_boundary(a)) == 0) {
        struct ctx c = { .arena = a };
        struct events_mapping *m;
        struct shadow_schema *s;
        str in = { (const char *)data, n }, proposed;
        static const str rows = S_INIT("a,b\n2020-01-01,192.0.2.1\n"), objects = S_INIT("{\"a\":\"2020-01-01\",\"b\":[1,{\"c\":\"x\"}]}\n");
        if (!events_mapping_read(&c, in, &m))
            for (int f = EVENTS_CSV; f <= EVENTS_JSON; f++) {
                struct events_options o = { .format = (enum events_format)f, .mapping = m };
                struct events *r;
                struct events_row row;
                if (events_open(&c, &o, &r)) abort();
                events_feed(r, f == EVENTS_CSV ? rows : objects, true);
                do
                    if (events_next(&c, r, &row)) abort();
                while (row.kind != EVENTS_MORE);
            }
        if (!shadow_schema_read(&c, in, &s) && !shadow_schema_types(s)) abort();
        for (int f = EVENTS_CSV; f <= EVENTS_JSON; f++)
            if (events_guess_mapping(&c, (enum events_format)f, in, &proposed) || events_mapping_read(&c, proposed, &m)) abort();
    }
    arena_close(a);
    return 0;
}
