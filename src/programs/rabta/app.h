/* app - one running Rabta: its data directory, its rooms, how a request gets from the server to a handler */
#ifndef RABTA_APP_H
#define RABTA_APP_H

#include "http/router.h"
#include "http/server.h"
#include "spine/viewer.h"

struct app {
    const char *data;           /* directory */
    const char *database;       /* sqlite path or postgresql:// URL */
    const char *listen;         /* "127.0.0.1:8080" */
    const char *const *trusted; /* addresses of proxies whose forwarded headers count; ends with NULL */
    const char *cert_file, *key_file;
    const char *lmtp;        /* "127.0.0.1:24": where a mail server hands over; NULL: nowhere */
    const char *mail_folder; /* a maildir; NULL: none */
    const char *cert, *key;  /* PEM texts for TLS in process */
    struct router *router;
    struct server *server;
    bool tls, behind_tls;
};

enum { MOST_TABLES = 96 };
extern const struct route metrics_routes[];
extern const struct route *route_tables[MOST_TABLES];
extern size_t route_tables_count;

/* rooms.c: installs the access rule, kinds, routes, jobs; once, before threads */
err rooms_install(struct ctx *c) MUST_USE;
/* the data directory and database opened for a command: c gets a database; acts as system:command */
err app_open(struct ctx *c, struct app *a, bool migrate_too) MUST_USE;

/* commands.c: a new data directory with its key; refuses one that has a key already */
err data_make(struct ctx *c, struct app *a) MUST_USE;

/* serve.c */
int app_serve(struct app *a);
int app_work(struct app *a);
/* look.c: the helper that looks at pictures; end: where it is asked */
int run_look(int end);
/* answer.c: server_calls */
extern const struct server_calls app_calls;
/* commands: each returns the exit code */
int cmd_init(struct app *a, int argc, char **argv);
int cmd_demo(struct app *a, int argc, char **argv);
int cmd_key(struct app *a, int argc, char **argv);
int cmd_audit(struct app *a, int argc, char **argv);
int cmd_backup(struct app *a, int argc, char **argv);
int cmd_restore(struct app *a, int argc, char **argv);
int cmd_import(struct app *a, int argc, char **argv);
int cmd_routes(void);
int cmd_workflows(int argc, char **argv);
int cmd_openapi(void);
int cmd_score(int argc, char **argv);
int cmd_ssvc(int argc, char **argv);
int cmd_check(int argc, char **argv);
int cmd_fetch(int argc, char **argv);
int cmd_self_check(struct app *a);
/* the memory of a command, with its boundary; NULL-safe to end */
struct ctx *command_ctx(void);
int command_fail(const char *what, err e);
int command_say(int code, const char *fmt, ...) __attribute__((format(printf, 2, 3))); /* to standard error; returns code */
const char *option(int argc, char **argv, const char *name);                           /* --name VALUE or --name=VALUE; NULL */
bool flag(int argc, char **argv, const char *name);

#endif
