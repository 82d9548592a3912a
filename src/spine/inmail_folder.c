/* inmail_folder - the door that is a maildir: what lies in new/ is taken and moved to cur/ after the commit
 *
 * The command line names the folder, since the walls are built around it at start. A crash between commit and move shows
 * the message again, and it is known then. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/log.h"
#include "spine/inmail_inside.h"
#include "spine/viewer.h"

enum { AT_ONCE = 100, MOST_BYTES = 33 << 20, MOST_MEMORY = 64 << 20 };

static char folder[900];
static bool with_lmtp;

void inmail_doors(const char *maildir, bool lmtp)
{
    snprintf(folder, sizeof folder, "%s", maildir ? maildir : "");
    with_lmtp = lmtp;
}
bool inmail_lmtp_used(void)
{
    return with_lmtp;
}
const char *inmail_folder_path(void)
{
    return folder;
}

static err file_bytes(struct ctx *c, const char *path, str *out)
{
    struct stat st;
    if (stat(path, &st) != 0 || !S_ISREG(st.st_mode)) FAIL(c, E_ABSENT, "not-found", "it is gone");
    size_t want = st.st_size > MOST_BYTES ? (size_t)MOST_BYTES : (size_t)st.st_size, n = 0;
    ssize_t k = 0;
    char *p = arena_alloc(c->arena, want + 1);
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    while (fd >= 0 && n < want && (k = read(fd, p + n, want - n)) > 0) n += (size_t)k;
    int why = errno;
    if (fd >= 0) close(fd);
    if (fd < 0 || k < 0) FAIL(c, E_FAULT, "mail-folder", "a message in the mail folder cannot be read (%d)", why);
    *out = (str){ p, n };
    return NULL;
}

static err one(struct ctx *c, const char *name)
{
    const char *from = arena_fmt(c->arena, "%s/new/%s", folder, name).p;
    const char *to = arena_fmt(c->arena, "%s/cur/%s:2,S", folder, name).p;
    struct arrival a = { .door = "folder" };
    TRY(file_bytes(c, from, &a.raw));
    TRY(a.raw.n == MOST_BYTES ? inmail_refuse(c, &a, S("mail-too-large")) : inmail_take(c, &a));
    if (rename(from, to) == 0) return NULL;
    FAIL(c, E_FAULT, "mail-folder", "a message that was taken cannot be moved to cur/ (%d)", errno);
}

/* names only, so that no jump leaves the folder open with an arena gone */
static size_t names(struct arena *a, str *v, size_t most)
{
    size_t n = 0;
    void **slot = arena_onclose(a, (void (*)(void *))(void (*)(void))closedir);
    char *copy = arena_alloc(a, most * 256);
    DIR *d = opendir(arena_fmt(a, "%s/new", folder).p);
    *slot = d;
    for (struct dirent *e; d && n < most && (e = readdir(d)) != NULL;) {
        size_t k = strlen(e->d_name);
        if (e->d_name[0] == '.' || k > 200) continue;
        memcpy(copy + n * 256, e->d_name, k + 1);
        v[n] = (str){ copy + n * 256, k };
        n++;
    }
    return n;
}

static err look(struct ctx *c, str payload)
{
    (void)payload;
    viewer_use(c, viewer_system(c, "mail", (struct strs){ 0 }, 0));
    if (!folder[0]) return NULL;
    str *v = NEW_ARRAY(c->arena, AT_ONCE, str);
    size_t n = names(c->arena, v, AT_ONCE);
    for (size_t i = 0; i < n && arena_used(c->arena) < MOST_MEMORY; i++) {
        err e = one(c, v[i].p);
        if (e) log_line(LOG_WARN, "mail-folder", "code=%s at=%s", e->code, e->where);
        if (e && e->kind != E_ABSENT) return NULL; /* the next look begins where this one ended */
    }
    return NULL;
}

const struct job_kind inmail_folder_jobs[] = { { .name = "inmail.folder", .run = look, .every = 10 * SECOND, .lease = 10 * MINUTE, .tries = 1 },
                                               { .name = NULL } };
