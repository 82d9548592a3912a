/* rabta - the command line; each command in its file */
#include <getopt.h>
#include <malloc.h>
#include <stdlib.h>

#include "app.h"
#include "base/log.h"
#include "domain/intelligence/day.h"
#include "domain/intelligence/geo.h"
#include "domain/vulnerability/store.h"
#include "guard/guard.h"
#include "spine/attachment.h"
#include "spine/inmail.h"
#include "spine/work.h"
#include "store/db.h"
#include "store/migrate.h"

static const char usage[] = "rabta - coordination centre hub\n"
                            "\n"
                            "  rabta serve    --data DIR [--listen ADDR:PORT] [--trusted-proxy ADDR]   answer requests and do the work\n"
                            "  rabta init     --data DIR --name NAME --admin EMAIL    make a data directory; prints a one-time sign-in link\n"
                            "  rabta demo     --data DIR [--reset]                    the demonstration constituency; prints its sign-ins\n"
                            "  rabta demo     --data DIR --play [--minutes N]         a living day in ten minutes, beside a server that runs\n"
                            "  rabta key create --data DIR --user EMAIL [--scope S]...  print an API key\n"
                            "  rabta audit verify --data DIR                          prove the timeline; exit 1 names the first altered entry\n"
                            "  rabta backup   --data DIR [--with-key] [--test] [--seal FILE] TARGET  a consistent copy while serving; --test proves it\n"
                            "  rabta restore  --data DIR [--key FILE] [--seal FILE] SOURCE  into an empty directory; proves the timelines\n"
                            "  rabta import   --data DIR [--as FORMAT] [--mapping NAME-OR-FILE] [--team ID] FILE...\n"
                            "                                                         events: eve, intelmq, shadowserver, xarf; csv and json by a mapping;\n"
                            "                                                         vulnerabilities, recognised: cve, osv, csaf, kev, epss, or a\n"
                            "                                                         folder of them; plain, gzip or zstd\n"
                            "  rabta check    [--json] [--errors] FILE...             recognise and validate CSAF, CVE records, OSV, SBOMs, VEX\n"
                            "  rabta fetch    --to DIR DOMAIN|ADDRESS                 download a CSAF provider's documents, hashes and signatures verified\n"
                            "  rabta score    [--canonical] [--json] VECTOR...        score CVSS vectors: SCORE SEVERITY VECTOR\n"
                            "  rabta ssvc     [TABLE [POINT=VALUE]...]                decide by an SSVC table; no word: the tables; no value: its points\n"
                            "  rabta routes | workflows [--mermaid] | openapi         what there is\n"
                            "  rabta self-check --data DIR                            statements, workflows and schema of this binary\n"
                            "\n"
                            "  --tls-cert FILE --tls-key FILE   for serve: TLS in process (PEM; the chain, and a key that only the owner reads)\n"
                            "  --lmtp ADDR:PORT                 for serve: take mail from a mail server on this machine (LMTP)\n"
                            "  --mail-folder DIR                for serve: take mail from a maildir (its new/, moved to cur/)\n"
                            "  --database postgresql://...  in place of the SQLite file in DIR (files and keys stay in DIR)\n";

const char *option(int argc, char **argv, const char *name)
{
    size_t n = strlen(name);
    for (int i = 0; i < argc; i++) {
        if (strncmp(argv[i], "--", 2) || strncmp(argv[i] + 2, name, n)) continue;
        if (argv[i][2 + n] == '=') return argv[i] + 3 + n;
        if (argv[i][2 + n] == 0 && i + 1 < argc) return argv[i + 1];
    }
    return NULL;
}

bool flag(int argc, char **argv, const char *name)
{
    for (int i = 0; i < argc; i++)
        if (!strncmp(argv[i], "--", 2) && !strcmp(argv[i] + 2, name)) return true;
    return false;
}

struct ctx *command_ctx(void)
{
    static struct ctx c;
    if (!c.arena) c.arena = arena_open(256u << 20);
    if (!c.arena || setjmp(*arena_boundary(c.arena))) {
        fputs("rabta: not enough memory\n", stderr);
        exit(2);
    }
    c.now = clock_now();
    return &c;
}

int command_fail(const char *what, err e)
{
    fprintf(stderr, "rabta: %s: %.*s (%s)\n", what, FMT(e->detail), e->code);
    for (const struct err *m = e->more; m; m = m->more) fprintf(stderr, "  %.*s: %.*s\n", FMT(m->field), FMT(m->detail));
    return 1;
}

int command_say(int code, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    vfprintf(stderr, fmt, ap);
    va_end(ap);
    return code;
}

err app_open(struct ctx *c, struct app *a, bool migrate_too)
{
    int applied;
    str keyfile = arena_fmt(c->arena, "%s/master.key", a->data), blobs = arena_fmt(c->arena, "%s/files", a->data);
    str check = arena_fmt(c->arena, "%s/checkpoints", a->data);
    TRY(master_key_load(c, keyfile));
    attachment_folder(blobs.p);
    work_checkpoint_file(check.p);
    days_at(a->data, a->database);
    vulns_at(a->data, a->database);
    geo_at(a->data);
    TRY(db_open(c, str_of(a->database), &c->db));
    if (migrate_too) TRY(migrate(c, &applied));
    c->app = a;
    viewer_use(c, viewer_system(c, "command", (struct strs){ 0 }, ~UINT64_C(0)));
    return NULL;
}

static int serve(struct app *a)
{
    struct ctx *c = command_ctx();
    err e = app_open(c, a, true);
    if (e) return command_fail("cannot start", e);
    inmail_doors(a->mail_folder, a->lmtp != NULL);
    db_close(c->db);
    c->db = NULL;
    return app_serve(a);
}

int main(int argc, char **argv)
{
    /* an answer's memory goes back to the heap, not to the kernel: giving pages back stops all threads for a moment */
    mallopt(M_MMAP_THRESHOLD, 8 << 20);
    mallopt(M_TRIM_THRESHOLD, 16 << 20);
    mallopt(M_TOP_PAD, 256 << 10);
    static struct app a;
    static char path[1000];
    static const char *proxies[2];
    const char *cmd = argc > 1 ? argv[1] : "";
    struct ctx *c = command_ctx();
    if (!strcmp(cmd, "score")) return cmd_score(argc, argv);
    if (!strcmp(cmd, "ssvc")) return cmd_ssvc(argc, argv);
    if (!strcmp(cmd, "check")) return cmd_check(argc, argv);
    if (!strcmp(cmd, "fetch")) {
        err e = guard_start(c);
        return e ? command_fail("start", e) : cmd_fetch(argc, argv);
    }
    if (!cmd[0] || flag(argc, argv, "help") || !strcmp(cmd, "help")) {
        fputs(usage, cmd[0] ? stdout : stderr);
        return cmd[0] ? 0 : 2;
    }
    if (!strcmp(cmd, "--version")) {
        puts("rabta " RABTA_VERSION);
        return 0;
    }
    a.data = option(argc, argv, "data");
    a.database = option(argc, argv, "database");
    a.listen = option(argc, argv, "listen");
    a.lmtp = option(argc, argv, "lmtp");
    a.mail_folder = option(argc, argv, "mail-folder");
    a.cert_file = option(argc, argv, "tls-cert");
    a.key_file = option(argc, argv, "tls-key");
    proxies[0] = option(argc, argv, "trusted-proxy");
    a.trusted = proxies;
    if (!a.listen) a.listen = "127.0.0.1:8080";
    if (a.data && !a.database) {
        snprintf(path, sizeof path, "%s/rabta.db", a.data);
        a.database = path;
    }
    if (flag(argc, argv, "debug")) log_level_set(LOG_DEBUG);
    err e = guard_start(c);
    if (!e) e = rooms_install(c);
    if (e) return command_fail("start", e);
    if (!strcmp(cmd, "routes")) return cmd_routes();
    if (!strcmp(cmd, "workflows")) return cmd_workflows(argc, argv);
    if (!strcmp(cmd, "openapi")) return cmd_openapi();
    if (!a.data) return command_say(2, "rabta %s: --data DIR is needed\n", cmd);
    if (!strcmp(cmd, "serve")) return serve(&a);
    if (!strcmp(cmd, "init")) return cmd_init(&a, argc, argv);
    if (!strcmp(cmd, "demo")) return cmd_demo(&a, argc, argv);
    if (!strcmp(cmd, "key")) return cmd_key(&a, argc, argv);
    if (!strcmp(cmd, "audit")) return cmd_audit(&a, argc, argv);
    if (!strcmp(cmd, "backup")) return cmd_backup(&a, argc, argv);
    if (!strcmp(cmd, "restore")) return cmd_restore(&a, argc, argv);
    if (!strcmp(cmd, "import")) return cmd_import(&a, argc, argv);
    if (!strcmp(cmd, "self-check")) return cmd_self_check(&a);
    return command_say(2, "rabta: no such command: %s\n%s", cmd, usage);
}
