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

/* what the columns of a table mean: kept by the desk under that name or id, else a file that says it */
static err mapping_of(struct ctx *c, const char *which, str team, struct ingest_options *o)
{
    struct events_mapping *made;
    struct rows *r;
    bool kept;
    TRY(db_one(c, &sql_mapping, ARGS(A_TEXT(team), A_TEXT(str_of(which))), &r, &kept));
    if (kept) {
        o->document = row_text(r, 0);
        if (!str_is(row_text(r, 1), events_format_word(o->read.format)))
            FAIL(c, E_INPUT, "no-mapping", "the mapping %s is for %.*s", which, FMT(row_text(r, 1)));
    } else if (map_file(c, which, &o->document) != NULL) {
        FAIL(c, E_INPUT, "no-mapping", "the desk keeps no mapping %s, and there is no file of that name", which);
    }
    err e = events_mapping_read(c, o->document, &made);
    if (e && e->kind == E_INPUT) FAIL(c, E_INPUT, "bad-mapping", "the mapping %s: %.*s%s%.*s", which, FMT(e->detail), e->field.n ? " at " : "", FMT(e->field));
    if (e) return e;
    o->read.mapping = made;
    if (!mapping_tells_time(o->document)) o->read.observed = c->now;
    return NULL;
}

struct asked {
    const char *as, *mapping;
    str team;
};

static err one(struct ctx *c, const char *path, const struct asked *q, bool *all_understood)
{
    str bytes, head, team = q->team;
    struct unpack *u;
    struct ingest_told *t = NEW(c->arena, struct ingest_told);
    struct ingest_options o = { .team = team, .sender = team, .name = str_of(base_name(path)) };
    TRY(map_file(c, path, &bytes));
    enum packing how = packing_of(bytes);
    TRY(head_of(c, how, bytes, &head));
    o.read.format = event_format_guess(o.name, head);
    if (q->as && !events_format_of(str_of(q->as), &o.read.format)) FAIL(c, E_INPUT, "bad-format", "there is no format %s", q->as);
    bool table = o.read.format == EVENTS_CSV || o.read.format == EVENTS_JSON;
    if (table && !q->mapping)
        FAIL(c, E_INPUT, "bad-format", "%s: say what it is with --as eve, intelmq or shadowserver, or what its columns mean with --mapping", path);
    if (table) TRY(mapping_of(c, q->mapping, team, &o));
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
    const char *team = option(argc, argv, "team");
    struct asked q = { .as = option(argc, argv, "as"), .mapping = option(argc, argv, "mapping") };
    struct rows *r;
    bool found = false, understood = true;
    int files = 0;
    err e = app_open(c, a, false);
    if (!e) e = db_one(c, team ? &sql_team : &sql_first_team, ARGS(A_TEXT(str_of(team ? team : ""))), &r, &found);
    if (e) return command_fail("import", e);
    if (!found) return command_say(2, "rabta: there is no such desk\n");
    q.team = row_text(r, 0);
    for (int i = 2; i < argc; i++) {
        if (!strncmp(argv[i], "--", 2)) {
            i += strchr(argv[i], '=') == NULL;
            continue;
        }
        files++;
        if ((e = one(c, argv[i], &q, &understood)) != NULL) return command_fail("import", e) + 1;
    }
    days_forget();
    db_close(c->db);
    if (!files) return command_say(2, "usage: rabta import --data DIR [--as FORMAT] [--mapping NAME-OR-FILE] [--team ID] FILE...\n");
    return understood ? 0 : 1;
}
