/* sweep - see sweep.h */
#include "sweep.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/buf.h"
#include "guard/guard.h"
#include "spine/audit.h"

static struct {
    bool all;
    unsigned seed;
    unsigned passed, failed;
    char engine[12];
    struct sql census, sound;
} S;

void sweep_told(bool good, const char *name, const char *fmt, ...)
{
    va_list ap;
    if (good)
        S.passed++;
    else
        S.failed++;
    printf("%s - %s, %s: ", good ? "ok" : "not ok", S.engine, name);
    va_start(ap, fmt);
    vprintf(fmt, ap);
    va_end(ap);
    printf("\n");
    fflush(stdout);
}

static void must(err e, const char *what)
{
    if (!e) return;
    printf("not ok - %s, %s: %s at %s: %.*s\n", S.engine, what, e->code, e->where, FMT(e->detail));
    exit(1);
}

/* how many rows each table has, and how far counters inside rows went: one text that is the same when nothing changed */
static void make_census(struct testing *t)
{
    static const struct sql lite = {
        "fault.tables",
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE '%\\_fts\\_%' ESCAPE '\\' ORDER BY name", WHERE,
        false, true
    };
    static const struct sql pg = { "fault.tables", "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY table_name", WHERE,
                                   false, true };
    struct rows *r;
    struct buf b = { .a = t->c.arena };
    must(db_run(&t->c, db_is_postgres(t->c.db) ? &pg : &lite, NOARGS, &r), "tables");
    while (rows_next(r)) buf_fmt(&b, "SELECT '%.*s' AS t, COUNT(*) AS n FROM %.*s UNION ALL ", FMT(row_text(r, 0)), FMT(row_text(r, 0)));
    buf_z(&b, "SELECT 'revisions', COALESCE(SUM(revision + desk_revision), 0) FROM record UNION ALL SELECT 'heads', COALESCE(SUM(n), 0) FROM chain"
              " UNION ALL SELECT 'parts', COALESCE(SUM(revision), 0) FROM part UNION ALL SELECT 'numbers', COALESCE(SUM(n), 0) FROM epoch ORDER BY 1");
    buf_c(&b, 0);
    S.census = (struct sql){ "fault.census", b.p, WHERE, false, true };
    /* what must hold whatever happened */
    S.sound = (struct sql){
        "fault.sound",
        "SELECT 'chain and entries differ' FROM chain c WHERE c.n <> (SELECT COUNT(*) FROM entry e WHERE e.record = c.record)"
        " UNION ALL SELECT 'an entry without body' FROM entry e WHERE NOT EXISTS (SELECT 1 FROM entry_body b WHERE b.entry = e.id)"
        " UNION ALL SELECT 'an entry without record' FROM entry e WHERE NOT EXISTS (SELECT 1 FROM record r WHERE r.id = e.record)"
        " UNION ALL SELECT 'an entry that no change names' FROM entry e WHERE NOT EXISTS (SELECT 1 FROM change h WHERE h.entry = e.id)"
        " UNION ALL SELECT 'a record nobody sees' FROM record r WHERE NOT EXISTS (SELECT 1 FROM record_grant g WHERE g.record = r.id)"
        " UNION ALL SELECT 'a part without its entry' FROM part p WHERE NOT EXISTS (SELECT 1 FROM entry e WHERE e.record = p.record AND e.part = p.id)"
        " UNION ALL SELECT 'an attachment without its entry' FROM attachment a WHERE NOT EXISTS"
        " (SELECT 1 FROM entry e WHERE e.record = a.record AND e.field = a.id)"
        " UNION ALL SELECT 'an attachment without bytes' FROM attachment a WHERE NOT EXISTS (SELECT 1 FROM blob b WHERE b.sha256 = a.sha256)"
        " UNION ALL SELECT 'a reference given twice' FROM record GROUP BY ref HAVING COUNT(*) > 1"
        " UNION ALL SELECT 'a change numbered twice' FROM change WHERE number IS NOT NULL GROUP BY number HAVING COUNT(*) > 1",
        WHERE, false, true
    };
}

static str census(struct testing *t, struct arena *a)
{
    struct ctx c = t->c;
    struct rows *r;
    struct buf b = { .a = a };
    c.arena = a;
    must(db_run(&c, &S.census, NOARGS, &r), "census");
    while (rows_next(r)) buf_fmt(&b, "%.*s=%.*s ", FMT(row_text(r, 0)), FMT(row_text(r, 1)));
    return buf_str(&b);
}

static unsigned files_open(void)
{
    unsigned n = 0;
    DIR *d = opendir("/proc/self/fd");
    while (d && readdir(d)) n++;
    if (d) closedir(d);
    return n;
}

void sweep_start(struct testing *t, int argc, char **argv)
{
    const char *seed = getenv("RABTA_SEED");
    for (int i = 1; i < argc; i++)
        if (!strcmp(argv[i], "--all")) S.all = true;
    S.seed = seed ? (unsigned)strtoul(seed, NULL, 10) : (unsigned)clock_now().us;
    snprintf(S.engine, sizeof S.engine, "%s", db_is_postgres(t->c.db) ? "postgres" : "sqlite");
    printf("# seed %u\n", S.seed);
    make_census(t);
}

enum what { FAULT_ALLOC, FAULT_DB };
struct shot {
    err e;
    bool jumped, struck;
    long left;
};

static void arm(enum what w, long at)
{
    fault_alloc_at = w == FAULT_ALLOC ? at : -1;
    fault_db_at = w == FAULT_DB ? at : -1;
}

/* as an edge runs it: one boundary, then the transaction is let go */
static struct shot shoot(struct testing *t, const struct op *op, enum what w, long at, struct arena *a)
{
    static struct shot s; /* after the jump nothing else is read that changed since */
    static struct ctx c;
    s = (struct shot){ 0 };
    c = t->c;
    c.arena = a;
    c.now = clock_now();
    if (setjmp(*arena_boundary(a)) == 0) {
        arm(w, at);
        s.e = op->flags & OP_UNIT ? db_unit(&c, op->run, op->ground) : op->run(&c, op->ground);
    } else {
        s.jumped = true;
    }
    s.left = w == FAULT_ALLOC ? fault_alloc_at : fault_db_at;
    s.struck = s.left < 0;
    arm(w, -1);
    db_rollback(t->c.db);
    return s;
}

static void lay(struct testing *t, const struct op *op, struct arena *a)
{
    if (!op->lay) return;
    struct ctx c = t->c;
    c.arena = a;
    c.now = clock_now();
    must(db_unit(&c, op->lay, op->ground), op->name);
}

/* how many allocations or calls the operation makes */
static long measure(struct testing *t, const struct op *op, enum what w)
{
    const long many = 1000000000;
    struct arena *a = arena_open(64u << 20), *b = arena_open(64u << 20);
    lay(t, op, b);
    struct shot s = shoot(t, op, w, many, a);
    must(s.e, op->name);
    arena_close(a);
    arena_close(b);
    return many - s.left;
}

static unsigned next_random(void)
{
    S.seed = S.seed * 1103515245u + 12345u;
    return S.seed >> 8;
}

static const char *judge(const struct op *op, enum what w, const struct shot *s, str before, str after, unsigned files)
{
    bool failed = s->jumped || s->e;
    if (w == FAULT_ALLOC && s->struck != s->jumped) return "memory ended and nobody jumped";
    if (s->e && s->e->kind != E_BUSY && s->e->kind != E_FULL) return "the error is not one of a lost store";
    bool uncertain = s->e && db_uncertain(s->e);
    if (failed && !uncertain && !(op->flags & OP_STEPS) && !str_eq(before, after)) return "something was left half done";
    if (files_open() != files) return "a file stayed open";
    return NULL;
}

static bool point(struct testing *t, const struct op *op, enum what w, long at)
{
    struct arena *a = arena_open(64u << 20), *b = arena_open(64u << 20);
    fault_db_how = (enum fault_db)(at % 4);
    lay(t, op, b);
    str before = census(t, b);
    unsigned files = files_open();
    struct shot s = shoot(t, op, w, at, a);
    const char *bad = judge(op, w, &s, before, census(t, b), files);
    if (bad) {
        sweep_told(false, op->name, "%s %ld: %s (%s%s%s)", w == FAULT_DB ? "call" : "allocation", at, bad,
                   s.jumped ? "jumped"
                   : s.e    ? s.e->code
                            : "went through",
                   s.e ? " at " : "", s.e ? s.e->where : "");
        printf("# before %.*s\n# after  %.*s\n", FMT(before), FMT(census(t, b)));
    }
    if (!bad && (s.jumped || s.e)) {
        /* uncertain means done or not: the ground is laid again, as somebody who looked would */
        if (s.e && db_uncertain(s.e)) lay(t, op, b);
        arena_reset(a);
        struct shot again = shoot(t, op, w, -1, a);
        if (again.e || again.jumped) {
            bad = "afterwards";
            sweep_told(false, op->name, "%s %ld: afterwards it does not work: %s", w == FAULT_DB ? "call" : "allocation", at,
                       again.e ? again.e->code : "no memory");
        }
    }
    arena_close(a);
    arena_close(b);
    return !bad;
}

static void sweep_one(struct testing *t, const struct op *op, enum what w)
{
    long total = measure(t, op, w), most = S.all ? total : w == FAULT_DB ? 30 : 12, done = 0;
    unsigned before = S.failed;
    if (total == 0) return;
    if (most > total) most = total;
    for (long i = 0; i < most; i++) {
        /* one of each stretch, so that a sample still walks the whole way */
        long from = i * total / most, to = (i + 1) * total / most;
        long at = from + (to - from > 1 ? (long)(next_random() % (unsigned)(to - from)) : 0);
        if (!point(t, op, w, at)) break;
        done++;
    }
    if (S.failed == before) sweep_told(true, op->name, "%ld of %ld %s", done, total, w == FAULT_DB ? "database calls" : "allocations");
}

static void audited(struct testing *t, const char *name)
{
    struct arena *a = arena_open(256u << 20);
    struct ctx c = t->c;
    struct rows *r;
    str bad;
    int64_t records, entries;
    struct strs none = { 0 };
    c.arena = a;
    must(audit_verify(&c, sign_public_hex(a), &none, &bad, &records, &entries), "audit");
    if (bad.n) sweep_told(false, name, "audit: %.*s", FMT(bad));
    must(db_run(&c, &S.sound, NOARGS, &r), "invariants");
    while (rows_next(r)) sweep_told(false, name, "%.*s", FMT(row_text(r, 0)));
    arena_close(a);
}

void sweep(struct testing *t, const struct op *ops, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        sweep_one(t, &ops[i], FAULT_DB);
        sweep_one(t, &ops[i], FAULT_ALLOC);
        audited(t, ops[i].name);
    }
}

int sweep_end(struct testing *t)
{
    unsigned before = S.failed;
    audited(t, "all");
    if (S.failed == before) sweep_told(true, "all", "timelines and invariants hold at the end");
    return S.failed ? 1 : 0;
}
