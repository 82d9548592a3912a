/* geo_fuzz - any bytes as a MaxMind database: opened, looked into and asked for addresses of both kinds */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "domain/intelligence/geo.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

/* libmaxminddb 1.7 loses some KiB when the lists of a file's metadata are broken; a file is opened once for each change of it */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
    return "leak:libmaxminddb\n";
}

static char folder[] = "/dev/shm/rabta-geo-XXXXXX";
static char path[64];

static void begin(void)
{
    if (path[0]) return;
    if (!mkdtemp(folder)) abort();
    snprintf(path, sizeof path, "%s/x.mmdb", folder);
}

__attribute__((destructor)) static void end(void)
{
    if (!path[0]) return;
    unlink(path);
    rmdir(folder);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    begin();
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (fd < 0 || write(fd, data, n) != (ssize_t)n) abort();
    close(fd);
    struct arena *a = arena_open(16 << 20);
    if (!a) return 0;
    struct geo *g = NULL;
    if (setjmp(*arena_boundary(a)) == 0) {
        static const char *const asked[] = { "0.0.0.0", "1.1.1.16", "203.0.113.7", "255.255.255.255", "::1", "2001:db8::1" };
        struct ctx c = { .arena = a };
        if (geo_open(&c, str_of(folder), &g) || !g) abort();
        for (size_t i = 0; i < COUNT(asked); i++) {
            struct event_ip ip;
            struct geo_place p;
            if (!event_ip_parse(str_of(asked[i]), &ip)) abort();
            if (geo_find(&c, g, &ip, &p) && !p.v[GEO_ASN].n && !p.v[GEO_CC].n && !p.v[GEO_AS_NAME].n && !p.v[GEO_COUNTRY].n && !p.v[GEO_CITY].n &&
                !p.v[GEO_LATITUDE].n && !p.v[GEO_LONGITUDE].n)
                abort();
        }
        geo_drop(g);
    }
    arena_close(a);
    return 0;
}
