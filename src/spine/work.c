/* work - see work.h */
#include "spine/work.h"

#include <fcntl.h>
#include <unistd.h>

#include "spine/audit.h"
#include "spine/deadline.h"
#include "spine/duty.h"
#include "spine/give.h"
#include "spine/part.h"
#include "spine/viewer.h"

#include "work.sql.h"

static char checkpoint_file[512];

void work_checkpoint_file(const char *path)
{
    snprintf(checkpoint_file, sizeof checkpoint_file, "%s", path);
}

static err breaches(struct ctx *c, void *arg)
{
    int64_t n;
    (void)arg;
    return deadline_sweep(c, &n);
}
static err silent(struct ctx *c, void *arg)
{
    int64_t n;
    (void)arg;
    return route_sweep(c, &n);
}

static err returns(struct ctx *c, void *arg)
{
    struct rows *r;
    (void)arg;
    TRY(db_run(c, &sql_returns, ARGS(A_WHEN(c->now)), &r));
    while (rows_next(r)) {
        struct record v = { .id = row_id(r, 0), .team = row_id(r, 1) };
        int word = word_index(&waiting_words, row_text(r, 2));
        v.waiting_for = word < 0 ? 0 : (unsigned)word;
        TRY(waiting_set(c, &v, WAITING_NOBODY, (when){ 0 }));
    }
    return NULL;
}

static err roster(struct ctx *c, void *arg)
{
    (void)arg;
    TRY(duty_renew(c));
    TRY(duty_warn(c));
    return duty_call(c);
}

static err as_clock(struct ctx *c, err (*fn)(struct ctx *, void *), void *arg)
{
    viewer_use(c, viewer_system(c, "clock", (struct strs){ 0 }, 0));
    return db_unit(c, fn, arg);
}

static err every_minute(struct ctx *c, str payload)
{
    (void)payload;
    TRY(as_clock(c, breaches, NULL));
    TRY(as_clock(c, silent, NULL));
    TRY(as_clock(c, roster, NULL));
    return as_clock(c, returns, NULL);
}

static err checkpoint_unit(struct ctx *c, void *arg)
{
    return audit_checkpoint(c, arg);
}

/* the line is appended after the commit: a checkpoint without a line is taken on trust of its chain, never the reverse */
static err checkpoint(struct ctx *c, str payload)
{
    struct checkpoint k;
    (void)payload;
    TRY(as_clock(c, checkpoint_unit, &k));
    if (!checkpoint_file[0]) return NULL;
    str line = arena_fmt(c->arena, "%lld %.*s\n", (long long)k.n, FMT(k.signature));
    int fd = open(checkpoint_file, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (fd < 0) FAIL(c, E_FAULT, "checkpoint-file", "the checkpoint file cannot be written");
    /* a line that a crash cut short is ended first, so that it spoils no other */
    char end = '\n';
    off_t size = lseek(fd, 0, SEEK_END);
    if (size > 0 && pread(fd, &end, 1, size - 1) == 1 && end != '\n') (void)!write(fd, "\n", 1);
    bool good = write(fd, line.p, line.n) == (ssize_t)line.n && fsync(fd) == 0;
    close(fd);
    if (!good) FAIL(c, E_FULL, "disk-full", "the checkpoint file cannot be written");
    return NULL;
}

const struct job_kind spine_jobs[] = { { .name = "clock.minute", .run = every_minute, .every = MINUTE },
                                       { .name = "desk.give", .run = give_all, .every = MINUTE },
                                       { .name = "audit.checkpoint", .run = checkpoint, .every = HOUR },
                                       { .name = NULL } };
