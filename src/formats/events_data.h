/* events_data - for the tests of this folder: files of the shared test data (RABTA_DATA), and all rows of an input */
#ifndef FORMATS_EVENTS_DATA_H
#define FORMATS_EVENTS_DATA_H

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "formats/events.h"

static struct ctx c;

static inline int setup(void **state)
{
    (void)state;
    c = (struct ctx){ .arena = arena_open(400u << 20) };
    return 0;
}
static inline int teardown(void **state)
{
    (void)state;
    arena_close(c.arena);
    return 0;
}

static inline void fine(err e)
{
    if (e) fail_msg("%s at %s: %.*s", e->code, e->where, FMT(e->detail));
}

static inline bool data_there(void)
{
    const char *data = getenv("RABTA_DATA");
    return data && access(data, R_OK) == 0;
}

static inline str data_file(const char *name)
{
    struct stat st;
    str path = arena_fmt(c.arena, "%s/%s", getenv("RABTA_DATA"), name);
    int fd = open(arena_cstr(c.arena, path), O_RDONLY | O_CLOEXEC);
    if (fd < 0 || fstat(fd, &st) != 0) fail_msg("no file %.*s", FMT(path));
    char *p = arena_alloc(c.arena, (size_t)st.st_size + 1);
    ssize_t n = read(fd, p, (size_t)st.st_size);
    close(fd);
    assert_int_equal(n, st.st_size);
    return (str){ p, (size_t)n };
}

/* a line a row: LINE+LINES KIND CODE raw, and the events */
static inline str told(struct ctx *at, const struct events_options *o, str in, size_t piece, struct events_told *sum)
{
    struct events *r;
    struct events_row row;
    struct buf b = { .a = at->arena };
    size_t from = 0;
    bool ended = false;
    fine(events_open(at, o, &r));
    for (;;) {
        fine(events_next(at, r, &row));
        if (row.kind == EVENTS_MORE) {
            if (ended) break;
            size_t n = piece < in.n - from ? piece : in.n - from;
            char *copy = arena_alloc(at->arena, n + 1); /* a piece of its own, so that reading beyond it is seen */
            if (n) memcpy(copy, in.p + from, n);
            from += n;
            ended = from == in.n;
            events_feed(r, (str){ copy, n }, ended);
            continue;
        }
        static const char *const kinds[] = { "more", "row", "skip", "bad" };
        buf_fmt(&b, "%llu+%u %s %s%s", (unsigned long long)row.line, row.lines, kinds[row.kind], row.code ? row.code : "-", row.cut ? " cut" : "");
        if (row.why.n) buf_fmt(&b, " (%.*s)", FMT(row.why));
        if (row.kind == EVENTS_BAD) buf_fmt(&b, " <%.*s>", FMT(str_cut(row.raw, 0, 40)));
        for (size_t i = 0; i < row.n; i++) {
            struct jw w = jw_on(&b);
            buf_c(&b, ' ');
            event_json(&w, &row.event[i]);
        }
        buf_c(&b, '\n');
    }
    *sum = events_told(r);
    return buf_str(&b);
}

static inline void same_however_cut(struct events_options o, str in, const char *want, struct events_told *sum)
{
    struct events_told first, again;
    str all = told(&c, &o, in, in.n ? in.n : 1, &first);
    if (want && !str_is(all, want)) fail_msg("got:\n%.*sexpected:\n%s", FMT(all), want);
    for (size_t piece = 1; piece < 80 && piece < in.n; piece++) {
        struct ctx inner = { .arena = arena_open(64u << 20) };
        str now = told(&inner, &o, in, piece, &again);
        if (!str_eq(now, all)) fail_msg("pieces of %zu: got:\n%.*sexpected:\n%.*s", piece, FMT(now), FMT(all));
        if (again.lines != first.lines || again.rows != first.rows || again.bad != first.bad || again.cut != first.cut)
            fail_msg("pieces of %zu: other counts", piece);
        arena_close(inner.arena);
    }
    if (sum) *sum = first;
}

#endif
