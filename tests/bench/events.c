/* events - how fast observations are read: events FORMAT SECONDS FILE (of processor time; the FILE in memory, read over and over in pieces of 64 KiB)
 *
 * Prints lines a second, MiB a second, and what share was understood. With --json each event is written as JSON, too. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "formats/events.h"

static str whole(struct arena *a, const char *name)
{
    FILE *f = fopen(name, "rb");
    char *p = arena_alloc(a, 256u << 20);
    size_t n = f ? fread(p, 1, 256u << 20, f) : 0;
    if (f) fclose(f);
    return (str){ p, n };
}

/* of this process alone, so that others on the machine do not count */
static int64_t cpu(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (int64_t)t.tv_sec * SECOND + t.tv_nsec / 1000;
}

int main(int argc, char **argv)
{
    enum events_format format;
    bool json = argc > 1 && str_is(str_of(argv[1]), "--json");
    if (json) {
        argc--;
        argv++;
    }
    if (argc < 4 || !events_format_of(str_of(argv[1]), &format)) return fprintf(stderr, "events [--json] FORMAT SECONDS FILE\n"), 2;
    struct arena *a = arena_open(600u << 20);
    struct ctx c = { .arena = a }, rows = { .arena = arena_open(64u << 20) };
    str in = whole(a, argv[3]);
    struct events_options o = { .format = format, .file_name = str_of(argv[3]) };
    int64_t from = cpu(), most = atoll(argv[2]) * SECOND, took;
    uint64_t lines = 0, bytes = 0, events = 0;
    if (!in.n) return fprintf(stderr, "%s: nothing there\n", argv[3]), 2;
    do {
        struct ctx reader = { .arena = arena_open(16u << 20) };
        struct events *r;
        struct events_row row;
        size_t at = 0;
        if (events_open(&reader, &o, &r)) return 2;
        for (;;) {
            if (events_next(&rows, r, &row)) return 2;
            if (row.kind == EVENTS_MORE) {
                size_t n = in.n - at < 65536 ? in.n - at : 65536;
                if (at == in.n) break;
                events_feed(r, str_cut(in, at, at + n), at + n == in.n);
                at += n;
                continue;
            }
            for (size_t i = 0; i < row.n && json; i++) {
                struct buf b = { .a = rows.arena };
                struct jw w = jw_on(&b);
                event_json(&w, &row.event[i]);
            }
            arena_reset(rows.arena);
        }
        lines += events_told(r).rows;
        events += events_told(r).events;
        bytes += in.n;
        arena_close(reader.arena);
        took = cpu() - from;
    } while (took < most);
    printf("%.0f lines/s, %.0f MiB/s, %.1f %% understood\n", (double)lines * 1e6 / (double)took, (double)bytes / 1.048576 / (double)took,
           100.0 * (double)events / (double)lines);
    return 0;
}
