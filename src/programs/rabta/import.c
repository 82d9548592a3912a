/* import - files from the command line: events, and what others say about vulnerabilities; what was new, known, not
 * understood, with the reasons. A folder stands for the files in it. */
#include <fcntl.h>
#include <fts.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app.h"
#include "domain/intelligence/intelligence.h"
#include "domain/intelligence/mapping.h"
#include "domain/vulnerability/import.h"
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

/* ---- vulnerabilities */
static bool refusal(err e)
{
    return e && (e->kind == E_INPUT || e->kind == E_MALFORMED || e->kind == E_TOOBIG);
}
static err told(const char *path, const struct import_told *t, bool *all_understood)
{
    printf("%s: %s: %llu documents; %llu new, %llu changed, %llu known, %llu removed, %llu refused\n", path, t->format ? import_format_word(t->format) : "none",
           (unsigned long long)t->documents, (unsigned long long)t->counts.added, (unsigned long long)t->counts.changed, (unsigned long long)t->counts.known,
           (unsigned long long)t->counts.removed, (unsigned long long)t->refused);
    *all_understood = *all_understood && !t->refused;
    return NULL;
}
/* a file of it; what it refuses is printed with its place */
static err add_file(struct taking *t, struct ctx *file, const char *path, struct import_told *sum)
{
    struct unpack *u;
    str bytes;
    size_t from = sum->nbad;
    TRY(map_file(file, path, &bytes));
    TRY(unpack_open(file, packing_of(bytes), bytes, UINT64_MAX, 100000, &u));
    if (packing_of(bytes) == PACKED_NOT) import_mapped(t, bytes);
    err e = import_more(t, file, u);
    import_mapped(t, S(""));
    if (bytes.n) munmap((void *)(uintptr_t)bytes.p, bytes.n);
    for (size_t i = from; i < sum->nbad; i++)
        printf("%s:%lld: %.*s%s%.*s\n", path, (long long)sum->bad[i].line, FMT(sum->bad[i].reason), sum->bad[i].pointer.n ? " at " : "",
               FMT(sum->bad[i].pointer));
    if (!refusal(e)) return e;
    printf("%s: %s: %.*s%s%.*s\n", path, e->code, FMT(e->detail), e->field.n ? " at " : "", FMT(e->field));
    sum->refused++;
    return NULL;
}
/* of the CVE list: what changed, and no record */
static bool no_record(const char *name)
{
    return !str_ends(str_of(name), S(".json")) || !strcmp(name, "delta.json") || !strcmp(name, "deltaLog.json");
}
/* the documents of a folder and of those below, written together */
static err folder(struct ctx *c, const char *path, const struct asked *q, bool *all_understood)
{
    char *const roots[] = { (char *)(uintptr_t)path, NULL };
    enum vuln_format f = VULN_NONE;
    struct import_told sum;
    struct taking *t;
    if (q->as && !import_format_named(str_of(q->as), &f)) FAIL(c, E_INPUT, "bad-format", "a folder holds cve, osv, csaf, kev or epss, not %s", q->as);
    TRY(import_begin(c, f, &sum, &t));
    struct arena *own = arena_open(256u << 20);
    FTS *walk = own ? fts_open(roots, FTS_PHYSICAL | FTS_NOCHDIR, NULL) : NULL;
    err e = walk ? NULL : err_make(c, E_INPUT, "unreadable", WHERE, (str){ NULL, 0 }, "%s cannot be read", path);
    for (FTSENT *at; !e && (at = fts_read(walk)) != NULL;) {
        struct ctx file = *c;
        if (at->fts_info != FTS_F || no_record(at->fts_name)) continue;
        arena_reset(own);
        memcpy(arena_boundary(own), arena_boundary(c->arena), sizeof(jmp_buf));
        file.arena = own;
        e = add_file(t, &file, at->fts_path, &sum);
        if (e) e = err_make(c, e->kind, e->code, e->where, arena_dup(c->arena, e->field), "%.*s", FMT(arena_dup(c->arena, e->detail)));
    }
    if (walk) fts_close(walk);
    arena_close(own);
    TRY(e);
    TRY(import_end(t));
    return told(path, &sum, all_understood);
}
static err documents(struct ctx *c, const char *path, enum vuln_format f, bool *all_understood)
{
    struct import_told sum;
    struct taking *t;
    TRY(import_begin(c, f, &sum, &t));
    TRY(add_file(t, c, path, &sum));
    TRY(import_end(t));
    return told(path, &sum, all_understood);
}

static err one(struct ctx *c, const char *path, const struct asked *q, bool *all_understood)
{
    str bytes, head, team = q->team;
    struct unpack *u;
    struct ingest_told *t = NEW(c->arena, struct ingest_told);
    struct ingest_options o = { .team = team, .sender = team, .name = str_of(base_name(path)) };
    struct stat st;
    enum vuln_format about = VULN_NONE;
    if (stat(path, &st) == 0 && S_ISDIR(st.st_mode)) return folder(c, path, q, all_understood);
    TRY(map_file(c, path, &bytes));
    enum packing how = packing_of(bytes);
    TRY(head_of(c, how, bytes, &head));
    if (q->as ? import_format_named(str_of(q->as), &about) : (about = import_guess(c, head)) != VULN_NONE) {
        if (bytes.n) munmap((void *)(uintptr_t)bytes.p, bytes.n);
        return documents(c, path, q->as ? about : VULN_NONE, all_understood);
    }
    o.read.format = event_format_guess(o.name, head);
    if (q->as && !events_format_of(str_of(q->as), &o.read.format)) FAIL(c, E_INPUT, "bad-format", "there is no format %s", q->as);
    bool table = o.read.format == EVENTS_CSV || o.read.format == EVENTS_JSON;
    if (table && !q->mapping)
        FAIL(c, E_INPUT, "bad-format", "%s: say what it is with --as eve, intelmq, shadowserver or xarf, or what its columns mean with --mapping", path);
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
    vulns_forget();
    db_close(c->db);
    if (!files) return command_say(2, "usage: rabta import --data DIR [--as FORMAT] [--mapping NAME-OR-FILE] [--team ID] FILE...\n");
    return understood ? 0 : 1;
}
