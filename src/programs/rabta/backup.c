/* backup - a consistent copy while serving: SQLite by VACUUM INTO, PostgreSQL by pg_dump, then files
 *
 * The copy is a directory: signatures of checkpoints, the database, then the files it names (content-addressed, so a later file does no harm).
 * The master key is not in it: keep it elsewhere, or name --with-key. With --seal the copy is one file under a passphrase;
 * what is copied lies in the data directory until it is sealed. Restore goes into an empty directory only. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdlib.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "app.h"
#include "guard/guard.h"
#include "pack.h"
#include "spine/collect.h"
#include "spine/session.h"
#include "store/db.h"
#include "store/migrate.h"

static bool copy_file(const char *from, const char *to)
{
    struct stat st;
    int in = open(from, O_RDONLY | O_CLOEXEC), out = in < 0 ? -1 : open(to, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    bool good = in >= 0 && out >= 0 && fstat(in, &st) == 0;
    for (off_t left = good ? st.st_size : 0; good && left > 0;) {
        ssize_t n = sendfile(out, in, NULL, (size_t)left);
        if (n <= 0)
            good = false;
        else
            left -= n;
    }
    if (good && fsync(out) != 0) good = false;
    if (in >= 0) close(in);
    if (out >= 0 && close(out) != 0) good = false;
    return good;
}

static bool copy_tree(struct arena *a, const char *from, const char *to)
{
    DIR *d = opendir(from);
    struct dirent *e;
    bool good = true;
    if (!d) return errno == ENOENT;
    if (mkdir(to, 0700) != 0 && errno != EEXIST) good = false;
    while (good && (e = readdir(d)) != NULL) {
        struct stat st;
        if (e->d_name[0] == '.') continue;
        const char *f = arena_fmt(a, "%s/%s", from, e->d_name).p, *t = arena_fmt(a, "%s/%s", to, e->d_name).p;
        if (stat(f, &st) != 0) continue; /* a file that was being written and renamed */
        good = S_ISDIR(st.st_mode) ? copy_tree(a, f, t) : copy_file(f, t);
    }
    closedir(d);
    return good;
}

static int run(const char *const argv[])
{
    pid_t pid = fork();
    int status;
    if (pid == 0) {
        execvp(argv[0], (char *const *)(uintptr_t)argv);
        _exit(127);
    }
    return pid < 0 || waitpid(pid, &status, 0) != pid || !WIFEXITED(status) ? 127 : WEXITSTATUS(status);
}

static const char *target_of(int argc, char **argv)
{
    for (int i = argc - 1; i > 1; i--) {
        bool value = !strncmp(argv[i - 1], "--", 2) && strcmp(argv[i - 1], "--with-key") != 0 && strcmp(argv[i - 1], "--test") != 0;
        if (strncmp(argv[i], "--", 2) && !value) return argv[i];
    }
    return NULL;
}

static err noted_unit(struct ctx *c, void *arg)
{
    return setting_set(c, arg, arena_fmt(c->arena, "%lld", (long long)clock_now().us));
}
/* when it was done is shown to the administrator */
static int noted(struct ctx *c, struct app *a, const char *what)
{
    char name[32];
    snprintf(name, sizeof name, "%s", what);
    err e = app_open(c, a, false);
    if (!e) e = db_unit(c, noted_unit, name);
    if (e) return command_fail("backup", e);
    db_close(c->db);
    return 0;
}

static int remove_one(const char *path, const struct stat *st, int flag, struct FTW *at)
{
    (void)st;
    (void)flag;
    (void)at;
    return remove(path);
}

/* the copy is restored beside itself and proves its timelines; what was restored is removed */
static int try_restore(struct ctx *c, struct app *a, const char *copy, const char *key)
{
    struct app t = *a;
    if (!strncmp(a->database, "postgres", 8)) return command_say(1, "rabta: --test works on SQLite; restore the dump into a database of its own instead\n");
    t.data = arena_fmt(c->arena, "%s.test", copy).p;
    t.database = arena_fmt(c->arena, "%s/rabta.db", t.data).p;
    char *args[] = { (char *)(uintptr_t) "rabta", (char *)(uintptr_t) "restore", (char *)(uintptr_t) "--key",
                     (char *)(uintptr_t)key,      (char *)(uintptr_t)copy,       NULL };
    int rc = cmd_restore(&t, 5, args);
    nftw(t.data, remove_one, 16, FTW_DEPTH | FTW_PHYS);
    return rc ? rc : noted(c, a, "restore_at");
}

static err vacuum_into(struct ctx *c, str to)
{
    struct buf q = { .a = c->arena };
    buf_z(&q, "VACUUM INTO '");
    for (size_t i = 0; i < to.n; i++) buf_fmt(&q, to.p[i] == '\'' ? "''" : "%c", to.p[i]);
    buf_z(&q, "'");
    return db_script(c, buf_str(&q));
}

/* SQLite keeps the events of a day in a file of its own */
static err days_to(struct ctx *c, const struct app *a, const char *to)
{
    DIR *dir = opendir(arena_fmt(c->arena, "%s/events", a->data).p);
    err e = NULL;
    if (!dir) return NULL;
    if (mkdir(arena_fmt(c->arena, "%s/events", to).p, 0700) != 0) e = err_make(c, E_FAULT, "data", WHERE, (str){ NULL, 0 }, "cannot make %s/events", to);
    for (struct dirent *d; !e && (d = readdir(dir)) != NULL;) {
        str name = str_of(d->d_name);
        struct ctx in = *c;
        if (!str_ends(name, S(".db"))) continue;
        e = db_open(c, arena_fmt(c->arena, "%s/events/%s", a->data, d->d_name), &in.db);
        if (e) break;
        e = vacuum_into(&in, arena_fmt(c->arena, "%s/events/%s", to, d->d_name));
        db_close(in.db);
    }
    closedir(dir);
    return e;
}

/* what others say about vulnerabilities lies in a file of its own, too */
static err vulnerabilities_to(struct ctx *c, const struct app *a, const char *to)
{
    struct ctx in = *c;
    str from = arena_fmt(c->arena, "%s/vulnerabilities.db", a->data);
    if (access(from.p, R_OK) != 0) return NULL;
    TRY(db_open(c, from, &in.db));
    err e = vacuum_into(&in, arena_fmt(c->arena, "%s/vulnerabilities.db", to));
    db_close(in.db);
    return e;
}

/* a consistent copy as a directory */
static int copy_to(struct ctx *c, struct app *a, const char *to, bool with_key)
{
    if (mkdir(to, 0700) != 0) return command_say(1, "rabta: %s is there already or cannot be made\n", to);
    err e = app_open(c, a, false);
    if (e) return command_fail("backup", e);
    bool pg = db_is_postgres(c->db);
    struct collect_hold *hold;
    if ((e = collect_hold(c, &hold)) != NULL) return command_fail("backup", e); /* what the database names is still there when the files are copied */
    /* the signatures first: one that is made meanwhile must not be missing in the database that is copied after them */
    const char *marks = arena_fmt(c->arena, "%s/checkpoints", a->data).p;
    if (access(marks, R_OK) == 0 && !copy_file(marks, arena_fmt(c->arena, "%s/checkpoints", to).p))
        return command_say(1, "rabta: the checkpoints could not be copied: is the disk full?\n");
    if (pg) {
        const char *const dump[] = { "pg_dump", "--format=custom", "--file", arena_fmt(c->arena, "%s/rabta.dump", to).p, a->database, NULL };
        if (run(dump) != 0) return command_say(1, "rabta: pg_dump failed\n");
    } else {
        /* events first: what they name in the records is in the copy that is made after them */
        if ((e = days_to(c, a, to)) != NULL) return command_fail("backup", e);
        if ((e = vulnerabilities_to(c, a, to)) != NULL) return command_fail("backup", e);
        if ((e = vacuum_into(c, arena_fmt(c->arena, "%s/rabta.db", to))) != NULL) return command_fail("backup", e);
    }
    db_close(c->db);
    bool good = copy_tree(c->arena, arena_fmt(c->arena, "%s/files", a->data).p, arena_fmt(c->arena, "%s/files", to).p);
    const char *key = arena_fmt(c->arena, "%s/master.key", a->data).p;
    if (good && with_key) good = copy_file(key, arena_fmt(c->arena, "%s/master.key", to).p);
    collect_go_on(hold);
    return good ? 0 : command_say(1, "rabta: a file could not be copied: is the disk full?\n");
}

int cmd_backup(struct app *a, int argc, char **argv)
{
    struct ctx *c = command_ctx();
    const char *to = target_of(argc, argv);
    if (!to) return command_say(2, "usage: rabta backup --data DIR [--with-key] [--test] [--seal FILE] TARGET\n");
    const char *seal = option(argc, argv, "seal"), *sealed = to;
    str passphrase = { 0 };
    err e = seal ? passphrase_of(c, seal, &passphrase) : NULL;
    if (e) return command_fail("backup", e);
    if (seal && access(to, F_OK) == 0) return command_say(1, "rabta: %s is there already\n", to);
    if (seal) to = arena_fmt(c->arena, "%s/unsealed-copy", a->data).p;
    if (seal) nftw(to, remove_one, 16, FTW_DEPTH | FTW_PHYS); /* of a backup that was broken off */
    int rc = copy_to(c, a, to, flag(argc, argv, "with-key"));
    const char *key = arena_fmt(c->arena, "%s/master.key", a->data).p;
    if (!rc && flag(argc, argv, "test")) rc = try_restore(c, a, to, key);
    if (seal && !rc && (e = pack(c, to, sealed, passphrase)) != NULL) rc = command_fail("backup", e);
    if (seal) nftw(to, remove_one, 16, FTW_DEPTH | FTW_PHYS);
    if (!rc) printf("%s\n", sealed);
    return rc ? rc : noted(c, a, "backup_at");
}

static int restore_from(struct ctx *c, struct app *a, const char *from, int argc, char **argv)
{
    if (mkdir(a->data, 0700) != 0 && errno != EEXIST) return command_say(1, "rabta: %s: %s\n", a->data, strerror(errno));
    if (access(arena_fmt(c->arena, "%s/rabta.db", a->data).p, F_OK) == 0 || access(arena_fmt(c->arena, "%s/master.key", a->data).p, F_OK) == 0)
        return command_say(1, "rabta: %s is in use: restore into an empty directory\n", a->data);
    const char *key = option(argc, argv, "key"), *inside = arena_fmt(c->arena, "%s/master.key", from).p;
    if (!copy_file(key ? key : inside, arena_fmt(c->arena, "%s/master.key", a->data).p)) return command_say(1, "rabta: the key file is needed: --key FILE\n");
    const char *dump = arena_fmt(c->arena, "%s/rabta.dump", from).p;
    bool pg = !strncmp(a->database, "postgres", 8), good;
    if (pg) {
        const char *const load[] = { "pg_restore", "--no-owner", "--exit-on-error", "--dbname", a->database, dump, NULL };
        good = run(load) == 0;
    } else {
        const char *events = arena_fmt(c->arena, "%s/events", from).p;
        good = copy_file(arena_fmt(c->arena, "%s/rabta.db", from).p, a->database);
        const char *known = arena_fmt(c->arena, "%s/vulnerabilities.db", from).p;
        if (good && access(known, R_OK) == 0) good = copy_file(known, arena_fmt(c->arena, "%s/vulnerabilities.db", a->data).p);
        if (good && access(events, R_OK) == 0) good = copy_tree(c->arena, events, arena_fmt(c->arena, "%s/events", a->data).p);
    }
    good = good && copy_tree(c->arena, arena_fmt(c->arena, "%s/files", from).p, arena_fmt(c->arena, "%s/files", a->data).p);
    const char *marks = arena_fmt(c->arena, "%s/checkpoints", from).p;
    if (good && access(marks, R_OK) == 0) good = copy_file(marks, arena_fmt(c->arena, "%s/checkpoints", a->data).p);
    if (!good) return command_say(1, "rabta: the copy could not be restored\n");
    char *verify[] = { argv[0], (char *)(uintptr_t) "audit", (char *)(uintptr_t) "verify", NULL };
    return cmd_audit(a, 3, verify); /* a restored copy proves itself */
}

int cmd_restore(struct app *a, int argc, char **argv)
{
    struct ctx *c = command_ctx();
    struct stat st;
    const char *from = target_of(argc, argv), *seal = option(argc, argv, "seal");
    if (!from) return command_say(2, "usage: rabta restore --data DIR [--key FILE] [--seal FILE] SOURCE\n");
    if (stat(from, &st) != 0) return command_say(1, "rabta: %s: %s\n", from, strerror(errno));
    if (S_ISDIR(st.st_mode)) return restore_from(c, a, from, argc, argv);
    if (!seal) return command_say(1, "rabta: %s is sealed: name the file with its passphrase, --seal FILE\n", from);
    str passphrase;
    const char *open = arena_fmt(c->arena, "%s.unsealed", a->data).p;
    err e = passphrase_of(c, seal, &passphrase);
    if (!e) e = unpack(c, from, open, passphrase);
    int rc = e ? command_fail("restore", e) : restore_from(c, a, open, argc, argv);
    nftw(open, remove_one, 16, FTW_DEPTH | FTW_PHYS);
    return rc;
}
