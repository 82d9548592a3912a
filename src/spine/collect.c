/* collect - see collect.h
 *
 * Who names bytes is asked of the schema itself: every table with a column sha256. So a table that somebody adds later keeps
 * its files without a word here.
 *
 * Two locks and two looks make it safe. A file's lock beside the files is shared by backups and taken alone for a pass's step.
 * And a file is put aside under another name, looked at once more, and put back when somebody took it up in between; one that
 * a crash left aside is put back by the next pass. */
#include "spine/collect.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "jobs/jobs.h"
#include "spine/attachment.h"
#include "spine/viewer.h"
#include "store/db.h"

#include "collect.sql.h"

/* ---- the lock */

struct collect_hold {
    int fd;
};

static void let_go(void *p)
{
    collect_go_on(p);
}
void collect_go_on(struct collect_hold *h)
{
    if (h && h->fd >= 0) close(h->fd);
    if (h) h->fd = -1;
}
static err hold(struct ctx *c, int how, struct collect_hold **out, bool *taken)
{
    void **slot = arena_onclose(c->arena, let_go);
    struct collect_hold *h = NEW(c->arena, struct collect_hold);
    const char *path = arena_fmt(c->arena, "%s/.collect", attachment_folder_path()).p;
    h->fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (h->fd < 0) FAIL(c, E_FAULT, "collect-lock", "%s: %s", path, strerror(errno));
    *slot = h;
    *taken = flock(h->fd, how) == 0;
    if (!*taken) collect_go_on(h);
    *out = h;
    return NULL;
}
err collect_hold(struct ctx *c, struct collect_hold **out)
{
    bool taken;
    TRY(hold(c, LOCK_SH, out, &taken)); /* a pass holds it for the length of one file only */
    if (!taken) FAIL(c, E_FAULT, "collect-lock", "the files cannot be locked: %s", strerror(errno));
    return NULL;
}

err collect_alone(struct ctx *c, struct collect_hold **out, bool *alone)
{
    return hold(c, LOCK_EX | LOCK_NB, out, alone);
}

/* ---- one file */

struct pass {
    struct ctx *c;
    struct collected *sum;
    int64_t most, limit;   /* limit: what was touched after it stays; seconds */
    const char *names_sql; /* whether any table names $1 */
};

static bool old_enough(const struct pass *p, const char *path, int64_t *size)
{
    struct stat st;
    if (lstat(path, &st) != 0 || !S_ISREG(st.st_mode)) return false;
    *size = st.st_size;
    return st.st_mtime <= p->limit;
}

struct claim {
    const struct pass *p;
    str sha;
    bool named;
};
static err named(struct ctx *c, const struct pass *p, str sha, bool *is)
{
    struct rows *r;
    return db_one(c, &(struct sql){ "collect.named", p->names_sql, WHERE, false, true }, ARGS(A_TEXT(sha)), &r, is);
}
/* in one transaction: nobody names it, and its row goes. Who attaches it meanwhile writes the row anew, after touching the file */
static err claim_unit(struct ctx *c, void *arg)
{
    struct claim *k = arg;
    TRY(named(c, k->p, k->sha, &k->named));
    return k->named ? NULL : db_do(c, &sql_forget, ARGS(A_TEXT(k->sha)));
}

static void put_away(struct pass *p, const char *path)
{
    const char *aside = arena_fmt(p->c->arena, "%s.aside", path).p;
    int64_t size;
    if (!old_enough(p, path, &size) || rename(path, aside) != 0) return;
    if (!old_enough(p, aside, &size)) {
        (void)rename(aside, path); /* somebody took it up in between */
        return;
    }
    if (unlink(aside) != 0) return;
    p->sum->removed++;
    p->sum->bytes += size;
}

static err whole_file(struct pass *p, const char *path, str name)
{
    struct claim k = { p, name, true };
    struct collect_hold *h;
    int64_t size;
    bool alone;
    if (!old_enough(p, path, &size)) return NULL;
    TRY(named(p->c, p, name, &k.named));
    if (k.named) return NULL;
    TRY(collect_alone(p->c, &h, &alone));
    if (!alone) {
        p->sum->stopped = true;
        return NULL;
    }
    err e = db_unit(p->c, claim_unit, &k);
    if (!e && !k.named) put_away(p, path);
    collect_go_on(h);
    return e;
}

/* what a crash left: half of a file that was being written, or one that was put aside */
static void left_over(const struct pass *p, const char *path, const char *whole, str name)
{
    struct stat st;
    int64_t size;
    if (!old_enough(p, path, &size)) return;
    if (str_ends(name, S(".aside")) && stat(whole, &st) != 0)
        (void)rename(path, whole);
    else
        unlink(path);
}

static bool hexadecimal(str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (!((s.p[i] >= '0' && s.p[i] <= '9') || (s.p[i] >= 'a' && s.p[i] <= 'f'))) return false;
    return true;
}

static err one_name(struct pass *p, const char *folder, str name)
{
    enum { HEX = 64 };
    const char *path = arena_fmt(p->c->arena, "%s/%.*s", folder, FMT(name)).p;
    str base = str_cut(name, 0, HEX);
    p->sum->looked++;
    if (base.n < HEX || !hexadecimal(base)) return NULL; /* nothing of ours */
    if (name.n == HEX) return whole_file(p, path, name);
    if (name.p[HEX] == '.') left_over(p, path, arena_fmt(p->c->arena, "%s/%.*s", folder, FMT(base)).p, name);
    return NULL;
}

/* ---- all of them: a folder has a 256th, and the memory of one folder is given back before the next */

static void close_folder(void *d)
{
    closedir(d);
}
static err one_folder(struct pass *p, const char *path)
{
    void **slot = arena_onclose(p->c->arena, close_folder);
    DIR *d = opendir(path);
    *slot = d;
    for (struct dirent *e; d && !p->sum->stopped && p->sum->removed < p->most && (e = readdir(d)) != NULL;)
        if (e->d_name[0] != '.') TRY(one_name(p, path, arena_dup(p->c->arena, str_of(e->d_name))));
    return NULL;
}

static err who_names(struct ctx *c, const char **out)
{
    struct buf b = { .a = c->arena };
    struct rows *r;
    TRY(db_run(c, db_is_postgres(c->db) ? &sql_tables_postgres : &sql_tables_sqlite, NOARGS, &r));
    while (rows_next(r)) buf_fmt(&b, "%sSELECT 1 FROM %.*s WHERE sha256 = $1", b.n ? " UNION ALL " : "", FMT(row_text(r, 0)));
    if (!b.n) FAIL(c, E_FAULT, "collect", "no table names files: nothing is removed");
    buf_fmt(&b, " LIMIT 1%c", 0);
    *out = b.p;
    return NULL;
}

static void drop_arena(void *a)
{
    arena_close(a);
}

err collect(struct ctx *c, int64_t most, struct collected *out)
{
    enum { ROOM = 64 << 20 };
    struct ctx in = *c;
    struct pass p = { .c = &in, .sum = out, .most = most, .limit = c->now.us / SECOND - DAY / SECOND };
    *out = (struct collected){ 0 };
    TRY(who_names(c, &p.names_sql));
    void **slot = arena_onclose(c->arena, drop_arena);
    in.arena = arena_open(ROOM);
    if (!in.arena) FAIL(c, E_BUSY, "out-of-memory", "not enough memory; try again later");
    *slot = in.arena;
    memcpy(arena_boundary(in.arena), arena_boundary(c->arena), sizeof(jmp_buf)); /* one boundary for both */
    for (int i = 0; i < 256 && !out->stopped && out->removed < most; i++) {
        err e = one_folder(&p, arena_fmt(in.arena, "%s/%02x", attachment_folder_path(), (unsigned)i).p);
        if (e) return err_make(c, e->kind, e->code, e->where, (str){ NULL, 0 }, "%.*s", FMT(e->detail)); /* its memory goes with the folder's */
        arena_reset(in.arena);
    }
    return NULL;
}

static err run(struct ctx *c, str payload)
{
    struct collected sum;
    (void)payload;
    viewer_use(c, viewer_system(c, "collector", (struct strs){ 0 }, 0));
    return collect(c, 100000, &sum);
}

const struct job_kind collect_jobs[] = { { .name = "files.collect", .run = run, .every = 6 * HOUR, .lease = HOUR }, { .name = NULL } };
