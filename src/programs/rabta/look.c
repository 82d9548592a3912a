/* look - the helper that looks at pictures which somebody sent (guard/apart.h): it holds nothing, and the child that decodes one
 * can do nothing but read it and write the small one */
#include <errno.h>
#include <signal.h>
#include <unistd.h>

#include "app.h"
#include "base/log.h"
#include "formats/picture.h"
#include "guard/apart.h"
#include "guard/guard.h"

enum { FILE_MOST = 25 << 20, ROOM = 512 << 20 };

static bool read_all(int in, char *p, size_t most, size_t *n)
{
    *n = 0;
    while (*n < most) {
        ssize_t k = read(in, p + *n, most - *n);
        if (k < 0) return false;
        if (k == 0) return true;
        *n += (size_t)k;
    }
    return read(in, p, 0) == 0;
}
static bool write_all(int out, const char *p, size_t n)
{
    while (n) {
        ssize_t k = write(out, p, n);
        if (k <= 0) return false;
        p += k;
        n -= (size_t)k;
    }
    return true;
}

/* the answer: its length, then "+" and the small picture, or "-" and why there is none */
static int picture(int in, int out)
{
    struct arena *a = arena_open(ROOM);
    if (!a || setjmp(*arena_boundary(a))) return 1;
    struct ctx c = { .arena = a };
    struct picture p;
    size_t n;
    char *bytes = arena_room(a, FILE_MOST);
    if (!read_all(in, bytes, FILE_MOST, &n)) return 1;
    err e = picture_small(&c, (str){ bytes, n }, PICTURE_PIXELS, &p);
    str said = e ? e->detail : p.png;
    size_t all = said.n + 1;
    char head[5] = { (char)(all & 0xff), (char)(all >> 8 & 0xff), (char)(all >> 16 & 0xff), (char)(all >> 24 & 0xff), e ? '-' : '+' };
    return write_all(out, head, sizeof head) && write_all(out, said.p, said.n) ? 0 : 1;
}

int run_look(int end)
{
    struct ctx *c = command_ctx();
    sigset_t all;
    str warning;
    master_key_forget();
    sigfillset(&all);
    sigprocmask(SIG_UNBLOCK, &all, NULL);
    signal(SIGPIPE, SIG_DFL);
    err e = wall_limits(c);
    if (!e) e = wall_paths(c, NULL, 0, &warning);
    if (!e && warning.n) log_line(LOG_WARN, "wall", "role=look missing=%.*s", FMT(warning));
    if (!e) e = wall_calls(c, ROLE_UNPACK, &warning);
    if (!e && warning.n) log_line(LOG_WARN, "wall", "role=look missing=%.*s", FMT(warning));
    if (e) log_line(LOG_WARN, "wall", "role=look code=%s detail=%.*s", e->code, FMT(e->detail));
    apart_serve(end, picture);
    return 0;
}
