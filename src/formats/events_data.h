/* events_data - for the tests of this folder: files of the shared test data (RABTA_DATA), and all rows of an input */
#ifndef FORMATS_EVENTS_DATA_H
#define FORMATS_EVENTS_DATA_H

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "formats/events.h"

static inline void fine(err e)
{
    if (e) fail_msg("%s at %s: %.*s", e->code, e->where, FMT(e->detail));
}

static inline bool data_there(void)
{
    const char *data = getenv("RABTA_DATA");
    return data && access(data, R_OK) == 0;
}

static inline str data_file(struct ctx *c, const char *name)
{
    struct stat st;
    str path = arena_fmt(c->arena, "%s/%s", getenv("RABTA_DATA"), name);
    int fd = open(arena_cstr(c->arena, path), O_RDONLY | O_CLOEXEC);
    if (fd < 0 || fstat(fd, &st) != 0) fail_msg("no file %.*s", FMT(path));
    char *p = arena_alloc(c->arena, (size_t)st.st_size + 1);
    ssize_t n = read(fd, p, (size_t)st.st_size);
    close(fd);
    assert_int_equal(n, st.st_size);
    return (str){ p, (size_t)n };
}

#endif
