/* serve - the parent binds and opens no database; it starts `http`, `work` and `look`, and starts again what ends
 *
 * Each child drops what it does not need (guard/). What the roles may do stands at the end of this file. */
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netdb.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include "app.h"
#include "base/log.h"
#include "demo.h"
#include "domain/intelligence/intelligence.h"
#include "guard/apart.h"
#include "guard/guard.h"
#include "jobs/jobs.h"
#include "spine/attachment.h"
#include "spine/inmail.h"
#include "spine/team.h"
#include "spine/webhook.h"
#include "spine/work.h"
#include "store/db.h"

static int bind_to(const char *where)
{
    char host[256];
    const char *colon = strrchr(where, ':');
    struct addrinfo hints = { .ai_socktype = SOCK_STREAM, .ai_flags = AI_PASSIVE | AI_NUMERICSERV }, *found = NULL;
    if (!colon || (size_t)(colon - where) >= sizeof host) return -1;
    snprintf(host, sizeof host, "%.*s", (int)(colon - where), where);
    char *h = host;
    if (h[0] == '[' && h[strlen(h) - 1] == ']') {
        h[strlen(h) - 1] = 0;
        h++;
    }
    if (getaddrinfo(h[0] ? h : NULL, colon + 1, &hints, &found) != 0) return -1;
    int fd = -1, on = 1;
    for (struct addrinfo *a = found; a && fd < 0; a = a->ai_next) {
        fd = socket(a->ai_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
        if (fd < 0) continue;
        setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
        if (bind(fd, a->ai_addr, a->ai_addrlen) != 0 || listen(fd, 1024) != 0) {
            close(fd);
            fd = -1;
        }
    }
    freeaddrinfo(found);
    return fd;
}

/* systemd's READY=1, without its library */
static void tell_systemd(const char *state)
{
    const char *path = getenv("NOTIFY_SOCKET");
    struct sockaddr_un to = { .sun_family = AF_UNIX };
    if (!path || strlen(path) >= sizeof to.sun_path) return;
    snprintf(to.sun_path, sizeof to.sun_path, "%s", path);
    if (to.sun_path[0] == '@') to.sun_path[0] = 0;
    int fd = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (fd < 0) return;
    sendto(fd, state, strlen(state), 0, (struct sockaddr *)&to, (socklen_t)(offsetof(struct sockaddr_un, sun_path) + strlen(path)));
    close(fd);
}

static void walls(struct ctx *c, struct app *a, enum wall_role role)
{
    str warning;
    const char *mail = role == ROLE_WORK && a->mail_folder ? a->mail_folder : a->data;
    const struct wall_path paths[] = { { a->data, WALL_READ | WALL_WRITE },
                                       { mail, WALL_READ | WALL_WRITE },
                                       { "/usr", WALL_READ },
                                       { "/lib", WALL_READ },
                                       { "/lib64", WALL_READ },
                                       { "/etc", WALL_READ },
                                       { "/dev/urandom", WALL_READ },
                                       { "/dev/null", WALL_READ | WALL_WRITE },
                                       { "/proc/self", WALL_READ },
                                       { "/tmp", WALL_READ | WALL_WRITE },
                                       { "/run/postgresql", WALL_READ | WALL_WRITE },
                                       { "/var/run/postgresql", WALL_READ | WALL_WRITE } };
    err e = wall_limits(c);
    if (e) log_line(LOG_WARN, "wall", "code=%s", e->code);
    if (!(e = wall_paths(c, paths, COUNT(paths), &warning)) && warning.n) log_line(LOG_WARN, "wall", "missing=%.*s", FMT(warning));
    if (e) log_line(LOG_WARN, "wall", "code=%s detail=%.*s", e->code, FMT(e->detail));
    if (!(e = wall_calls(c, role, &warning)) && warning.n) log_line(LOG_WARN, "wall", "missing=%.*s", FMT(warning));
    if (e) log_line(LOG_WARN, "wall", "code=%s detail=%.*s", e->code, FMT(e->detail));
}

/* ---- the child that answers */

/* looks for new numbers while somebody listens, and wakes the streams; the database may be away for a while */
struct known {
    int64_t change, event;
};
static void wake_streams(struct app *a, struct ctx *c, struct known *known)
{
    struct server_figures f;
    struct known newest = *known;
    server_figures(a->server, &f);
    if (!f.streams) return;
    c->now = clock_now();
    err e = c->db ? NULL : db_open(c, str_of(a->database), &c->db);
    if (!e) e = changes_newest(c, &newest.change);
    if (!e) e = event_newest(c, &newest.event);
    if (e) {
        db_close(c->db);
        c->db = NULL;
    } else if (newest.change != known->change || newest.event != known->event) {
        *known = newest;
        events_wake(a->server);
    }
}

static void until_end(struct app *a)
{
    const struct timespec pause = { .tv_nsec = 200000000 };
    struct ctx c = { .arena = arena_open(1u << 20), .app = a };
    struct known known = { 0 };
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, SIGINT);
    while (sigtimedwait(&set, NULL, &pause) < 0) {
        if (!c.arena || setjmp(*arena_boundary(c.arena))) continue; /* no memory now: the streams' own pings go on */
        viewer_use(&c, viewer_public());
        wake_streams(a, &c, &known);
        arena_reset(c.arena);
    }
    db_close(c.db);
    arena_close(c.arena);
}

static int run_http(struct app *a, int fd)
{
    struct ctx *c = command_ctx();
    char spool[600];
    snprintf(spool, sizeof spool, "%s/spool", a->data);
    mkdir(spool, 0700);
    err e = router_build(c, route_tables, route_tables_count, &a->router);
    if (e) return command_fail("routes", e);
    walls(c, a, ROLE_HTTP);
    struct server_options o = { .listen_fd = fd, .spool = spool, .app = a, .calls = app_calls, .cert_pem = a->cert, .key_pem = a->key };
    if ((e = server_start(c, &o, &a->server)) != NULL) return command_fail("server", e);
    until_end(a);
    server_free(a->server);
    return 0;
}

/* ---- the child that works: due jobs, schedules, numbering of changes */
static atomic_bool stopping;

enum { HANDS = 3 }; /* a mail server or receiver that is slow holds up one of them, never the clocks */
struct hand {
    struct app *a;
    bool keeps_time; /* the first one also numbers changes and makes what is due by the clock */
    pthread_t thread;
    char owner[64];
};

static void work_once(struct hand *h, struct arena *arena, struct db *db, bool *busy)
{
    struct ctx c = { .arena = arena, .db = db, .app = h->a, .now = clock_now() };
    bool worked = false, numbered = false;
    err e = NULL;
    viewer_use(&c, viewer_system(&c, "jobs", (struct strs){ 0 }, 0));
    if (h->keeps_time) e = changes_number(&c, &numbered);
    if (!e && h->keeps_time) e = jobs_schedule(&c);
    if (!e) e = jobs_step(&c, str_of(h->owner), &worked);
    if (e) log_line(LOG_WARN, "work", "code=%s at=%s", e->code, e->where);
    *busy = !e && (worked || numbered);
}

static void *work(void *arg)
{
    struct hand *h = arg;
    struct arena *arena = arena_open(192u << 20); /* a mail of 32 MiB, its parts and a copy */
    struct db *volatile db = NULL;
    while (!stopping && arena) {
        bool busy = false;
        if (setjmp(*arena_boundary(arena)) == 0) {
            struct ctx c = { .arena = arena, .now = clock_now() };
            struct db *opened = NULL;
            err e = db ? NULL : db_open(&c, str_of(h->a->database), &opened);
            if (e) log_line(LOG_WARN, "work", "code=%s at=%s", e->code, e->where);
            if (opened) db = opened;
            if (db) work_once(h, arena, db, &busy);
        } else {
            log_line(LOG_WARN, "work", "code=out-of-memory");
        }
        arena_reset(arena);
        if (db) db_rollback(db);
        if (!busy && !stopping) poll(NULL, 0, h->keeps_time ? 300 : 700);
    }
    arena_close(arena);
    db_close(db);
    return NULL;
}

/* a certificate makes an address of its own, which we do not know */
static void own_address(struct app *a)
{
    struct ctx *c = command_ctx();
    if (a->cert) return;
    err e = db_open(c, str_of(a->database), &c->db);
    if (!e) e = demo_address(c, a->listen);
    if (e) log_line(LOG_WARN, "work", "code=%s at=%s", e->code, e->where);
    db_close(c->db);
    c->db = NULL;
}

static int run_work(struct app *a, int lmtp)
{
    struct ctx *c = command_ctx();
    struct hand hands[HANDS] = { { .keeps_time = true } };
    sigset_t end;
    int got;
    walls(c, a, ROLE_WORK);
    own_address(a);
    webhook_start();
    for (int i = 0; i < HANDS; i++) {
        hands[i].a = a;
        snprintf(hands[i].owner, sizeof hands[i].owner, "%s", id_new("wrk", clock_now()).s);
        if (pthread_create(&hands[i].thread, NULL, work, &hands[i])) return command_say(1, "rabta: no thread to work with\n");
    }
    if (lmtp >= 0 && !inmail_lmtp_start(lmtp, a->database)) return command_say(1, "rabta: no thread to take mail with\n");
    sigemptyset(&end);
    sigaddset(&end, SIGTERM);
    sigaddset(&end, SIGINT);
    sigwait(&end, &got);
    stopping = true;
    inmail_lmtp_stop();
    for (int i = 0; i < HANDS; i++) pthread_join(hands[i].thread, NULL);
    return 0;
}

/* ---- the parent */

struct child {
    const char *name;
    pid_t pid;
    int64_t started;
};

static int lmtp_fd = -1;

static int look_ends[2] = { -1, -1 }; /* http asks at the first, the helper hears at the second (guard/apart.h) */

static void start(struct child *k, struct app *a, int fd)
{
    pid_t parent = getpid();
    k->started = clock_now().us;
    k->pid = fork();
    if (k->pid != 0) return;
    prctl(PR_SET_PDEATHSIG, SIGTERM);
    if (getppid() != parent) _exit(0);
    bool http = !strcmp(k->name, "http"), look = !strcmp(k->name, "look");
    if (lmtp_fd >= 0 && (http || look)) close(lmtp_fd);
    if (look_ends[0] >= 0 && !http) close(look_ends[0]);
    if (look_ends[1] >= 0 && !look) close(look_ends[1]);
    if (http) {
        apart_use(look_ends[0]);
        _exit(run_http(a, fd));
    }
    close(fd);
    if (a->key) secret_wipe((void *)(uintptr_t)a->key, strlen(a->key)); /* neither has a use for it */
    _exit(look ? run_look(look_ends[1]) : run_work(a, lmtp_fd));
}

static int parent_loop(struct child *kids, size_t n, struct app *a, int fd)
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGCHLD);
    int signals = signalfd(-1, &set, SFD_CLOEXEC);
    for (;;) {
        struct signalfd_siginfo info;
        if (read(signals, &info, sizeof info) != (ssize_t)sizeof info) continue;
        if (info.ssi_signo != SIGCHLD) break;
        pid_t gone;
        while ((gone = waitpid(-1, NULL, WNOHANG)) > 0)
            for (size_t i = 0; i < n; i++) {
                if (kids[i].pid != gone) continue;
                log_line(LOG_WARN, "restart", "role=%s", kids[i].name);
                if (clock_now().us - kids[i].started < SECOND) poll(NULL, 0, 500); /* not in a tight circle */
                start(&kids[i], a, fd);
            }
    }
    tell_systemd("STOPPING=1");
    for (size_t i = 0; i < n; i++) kill(kids[i].pid, SIGTERM);
    for (size_t i = 0; i < n; i++) waitpid(kids[i].pid, NULL, 0);
    return 0;
}

/* certificate chain and key are read once, before the walls stand; a new certificate wants a restart */
static err pem_read(struct ctx *c, const char *path, bool secret, const char **out)
{
    struct stat st;
    enum { PEM_MAX = 256 * 1024 };
    char *text = arena_alloc(c->arena, PEM_MAX + 1);
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    bool there = fd >= 0 && fstat(fd, &st) == 0 && S_ISREG(st.st_mode);
    bool open_to_all = there && secret && (st.st_mode & 07) != 0;
    ssize_t n = there ? read(fd, text, PEM_MAX) : -1;
    if (fd >= 0) close(fd);
    if (open_to_all) FAIL(c, E_FAULT, "tls", "%s may be read by everybody: take those rights away", path);
    if (n <= 0 || n == PEM_MAX || !strstr(text, "-----BEGIN ")) FAIL(c, E_FAULT, "tls", "%s cannot be read, or is no PEM file", path);
    *out = text;
    return NULL;
}

static err tls_read(struct ctx *c, struct app *a)
{
    if (!a->cert_file && !a->key_file) return NULL;
    if (!a->cert_file || !a->key_file) FAIL(c, E_FAULT, "tls", "--tls-cert and --tls-key belong together");
    TRY(pem_read(c, a->cert_file, false, &a->cert));
    return pem_read(c, a->key_file, true, &a->key);
}

int app_serve(struct app *a)
{
    err e = tls_read(command_ctx(), a);
    if (e) return command_fail("cannot start", e);
    struct child kids[] = { { .name = "http" }, { .name = "work" }, { .name = "look" } };
    sigset_t set;
    int fd = bind_to(a->listen);
    if (fd < 0) {
        fprintf(stderr, "rabta: cannot listen on %s: %s\n", a->listen, strerror(errno));
        return 1;
    }
    if (a->lmtp && (lmtp_fd = bind_to(a->lmtp)) < 0) {
        fprintf(stderr, "rabta: cannot listen for mail on %s: %s\n", a->lmtp, strerror(errno));
        return 1;
    }
    /* without it the rest serves on, and pictures have no preview */
    size_t roles = COUNT(kids) - (apart_pair(look_ends) ? 0 : 1);
    signal(SIGPIPE, SIG_IGN);
    sigemptyset(&set);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGCHLD);
    sigprocmask(SIG_BLOCK, &set, NULL);
    for (size_t i = 0; i < roles; i++) start(&kids[i], a, fd);
    log_line(LOG_INFO, "serving", "address=%s", a->listen);
    tell_systemd("READY=1");
    return parent_loop(kids, roles, a, fd);
}

/* role     may
 * parent   bind, start and end its children; parses nothing from the network
 * http     the listening socket, the database, files below the data directory; no program is started
 * work     the database, files below the data directory, the mail folder, outbound connections, the socket at which a mail
 *          server hands over (the parent bound it); starts no program
 * look     the socket at which http asks; makes a child for each picture, which may do what guard/apart.c says; no file, no key */
