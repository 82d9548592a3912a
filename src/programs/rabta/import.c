/* import - files of events from the command line: what was new, known, not understood, with the reasons */
#include <fcntl.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app.h"
#include "domain/intelligence/intelligence.h"
#include "domain/intelligence/mapping.h"
#include "store/db.h"

#include "import.sql.h"

static err map_file(struct ctx *c, const char *path, str *out)
{
    struct stat st;
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0 || fstat(fd, &st) != 0 || !S_ISREG(st.st_mode)) {
        if (fd >= 0) close(fd);
        FAIL(c, E_INPUT, "unreadable", "%s cannot be read", path);
    }
    *out = (str){ "", 0 };
    if (st.st_size > 0) {
        void *p = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
        if (p != MAP_FAILED) *out = (str){ p, (size_t)st.st_size };
    }
    close(fd);
    if (st.st_size > 0 && !out->n) FAIL(c, E_INPUT, "unreadable", "%s cannot be read", path);
    return NULL;
}

static enum packing packing_of(str bytes)
{
    if (str_starts(bytes, S("\x1f\x8b"))) return PACKED_GZIP;
    return str_starts(bytes, S("\x28\xb5\x2f\xfd")) ? PACKED_ZSTD : PACKED_NOT;
}

static const char *base_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

static err head_of(struct ctx *c, enum packing how, str bytes, str *out)
{
    struct unpack *u;
    TRY(unpack_open(c, how, bytes, UINT64_MAX, 100000, &u));
    TRY(unpack_next(c, u, out));
    *out = arena_dup(c->arena, str_cut(*out, 0, out->n < 65536 ? out->n : 65536));
    return NULL;
}

static err one(struct ctx *c, const char *path, const char *as, str team, bool *all_understood)
{
    str bytes, head;
    struct unpack *u;
    struct ingest_told *t = NEW(c->arena, struct ingest_told);
    struct ingest_options o = { .team = team, .sender = team, .name = str_of(base_name(path)) };
    TRY(map_file(c, path, &bytes));
    enum packing how = packing_of(bytes);
    TRY(head_of(c, how, bytes, &head));
    o.read.format = event_format_guess(o.name, head);
    if ((as && !events_format_of(str_of(as), &o.read.format)) || o.read.format == EVENTS_CSV || o.read.format == EVENTS_JSON)
        FAIL(c, E_INPUT, "bad-format", "%s: say what it is with --as eve, intelmq or shadowserver", path);
    o.read.file_name = o.name;
    TRY(unpack_open(c, how, bytes, UINT64_MAX, 100000, &u));
    TRY(ingest(c, &o, u, t));
    printf("%s: %s: %llu new, %llu known, %llu not understood, %llu skipped\n", path, events_format_word(o.read.format), (unsigned long long)t->counts.accepted,
           (unsigned long long)t->counts.duplicates, (unsigned long long)t->counts.quarantined, (unsigned long long)t->counts.skipped);
    for (size_t i = 0; i < t->nerrors; i++)
        printf("%s:%llu: %.*s%s%.*s\n", path, (unsigned long long)t->errors[i].line, FMT(t->errors[i].reason), t->errors[i].pointer.n ? " at " : "",
               FMT(t->errors[i].pointer));
    if (t->counts.quarantined > t->nerrors) printf("%s: and %llu more\n", path, (unsigned long long)(t->counts.quarantined - t->nerrors));
    *all_understood = *all_understood && !t->counts.quarantined;
    if (bytes.n) munmap((void *)(uintptr_t)bytes.p, bytes.n);
    return NULL;
}

/* exit 0: all understood; 1: some rows were not, and are kept; 2: a file could not be taken in */
int cmd_import(struct app *a, int argc, char **argv)
{
    struct ctx *c = command_ctx();
    const char *as = option(argc, argv, "as"), *team = option(argc, argv, "team");
    struct rows *r;
    bool found = false, understood = true;
    int files = 0;
    err e = app_open(c, a, false);
    if (!e) e = db_one(c, team ? &sql_team : &sql_first_team, ARGS(A_TEXT(str_of(team ? team : ""))), &r, &found);
    if (e) return command_fail("import", e);
    if (!found) return command_say(2, "rabta: there is no such desk\n");
    for (int i = 2; i < argc; i++) {
        if (!strncmp(argv[i], "--", 2)) {
            i += strchr(argv[i], '=') == NULL;
            continue;
        }
        files++;
        if ((e = one(c, argv[i], as, row_text(r, 0), &understood)) != NULL) return command_fail("import", e) + 1;
    }
    days_forget();
    db_close(c->db);
    if (!files) return command_say(2, "usage: rabta import --data DIR [--as FORMAT] [--team ID] FILE...\n");
    return understood ? 0 : 1;
}
