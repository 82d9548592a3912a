/* upgrade - a database of each earlier level of migrations, with rows in it, is opened by this program
 *
 * It must end with the very schema of a new database, keep every row, prove its timelines and sign them. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/room.h"
#include "guard/guard.h"
#include "spine/access.h"
#include "spine/audit.h"
#include "spine/viewer.h"
#include "store/db.h"
#include "store/migrate.h"

static struct ctx c;
static char folder[] = "/tmp/rabta-upgrade-XXXXXX", engine[12];
static int failed, made;

static void must(err e, const char *what)
{
    if (!e) return;
    printf("not ok - upgrade, %s: %s: %s: %.*s\n", engine, what, e->code, FMT(e->detail));
    exit(1);
}

/* a database of its own; its name, so that it can be dropped */
static str fresh(const char *pg)
{
    str url;
    made++;
    if (!pg) return arena_fmt(c.arena, "%s/%d.db", folder, made);
    str name = arena_fmt(c.arena, "upgrade_%d_%d", (int)getpid(), made);
    must(db_open(&c, str_of(pg), &c.db), "server");
    must(db_script(&c, arena_fmt(c.arena, "CREATE DATABASE %.*s TEMPLATE template0 LOCALE 'C' ENCODING 'UTF8'", FMT(name))), "database");
    db_close(c.db);
    url = arena_fmt(c.arena, "%.*s/%.*s", (int)(strrchr(pg, '/') - pg), pg, FMT(name));
    return url;
}
static void gone(const char *pg, str url)
{
    db_close(c.db);
    c.db = NULL;
    if (!pg) return;
    ptrdiff_t slash = (ptrdiff_t)(strrchr(url.p, '/') - url.p);
    must(db_open(&c, str_of(pg), &c.db), "server");
    must(db_script(&c, arena_fmt(c.arena, "DROP DATABASE %s", url.p + slash + 1)), "database");
    db_close(c.db);
    c.db = NULL;
}

/* every table, column, type and index as one text */
static str schema(void)
{
    static const struct sql
        lite = { "upgrade.schema",
                 "SELECT m.name || ' ' || t.name || ' ' || t.type || ' ' || t.\"notnull\" || ' ' || COALESCE(t.dflt_value, '') || ' ' || t.pk"
                 " FROM sqlite_master m JOIN pragma_table_info(m.name) t WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite%'"
                 " UNION ALL SELECT 'index ' || name || ' ' || tbl_name FROM sqlite_master WHERE type = 'index' ORDER BY 1",
                 WHERE, false, true },
        pg = { "upgrade.schema",
               "SELECT table_name || ' ' || column_name || ' ' || data_type || ' ' || is_nullable || ' ' || COALESCE(column_default, '')"
               " FROM information_schema.columns WHERE table_schema = 'public'"
               " UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1",
               WHERE, false, true };
    struct rows *r;
    struct buf b = { .a = c.arena };
    must(db_run(&c, db_is_postgres(c.db) ? &pg : &lite, NOARGS, &r), "schema");
    while (rows_next(r)) buf_fmt(&b, "%.*s\n", FMT(row_text(r, 0)));
    return buf_str(&b);
}

/* what a hub of the first level holds: an account, a record, its timeline of two entries */
static err rows_of_old(struct ctx *x, void *arg)
{
    struct entry_row e = { .at = { 1 }, .actor = S("per_a"), .verb = S("created") };
    str head = S(""), salt = S("salt");
    (void)arg;
    snprintf(e.record.s, sizeof e.record.s, "rep_00000000-0000-7000-8000-000000000001");
    TRY(db_script(x, S("INSERT INTO setting (key, value) VALUES ('name', 'An old hub')")));
    TRY(db_script(x,
                  arena_fmt(x->arena,
                            "INSERT INTO person (id, email, name, language, zone, state, totp_step, failures, locked_until, revision, created_at, updated_at)"
                            " VALUES ('per_a', 'a@example.org', 'A', 'en', 'UTC', 'active', 0, 0, 0, 1, 1, 1);"
                            "INSERT INTO record_grant (record, principal, because, since, until, by) VALUES ('%s', 'user:per_a', 'owner', 1, 0, 'per_a')",
                            e.record.s)));
    for (e.n = 1; e.n <= 2; e.n++) {
        e.digest = entry_digest(x->arena, salt, S("a text"));
        str hash = entry_hash(x->arena, head, &e);
        TRY(db_script(x,
                      arena_fmt(x->arena,
                                "INSERT INTO entry (id, record, n, at, actor, verb, field, was, now, digest, hash) VALUES ('ent_%lld', '%s', %lld, 1, 'per_a',"
                                " 'created', '', '', '', '%.*s', '%.*s'); INSERT INTO entry_body (entry, salt, body) VALUES ('ent_%lld', 'salt', 'a text')",
                                (long long)e.n, e.record.s, (long long)e.n, FMT(e.digest), FMT(hash), (long long)e.n)));
        head = hash;
    }
    return db_script(x, arena_fmt(x->arena, "INSERT INTO chain (record, n, head) VALUES ('%s', 2, '%.*s')", e.record.s, FMT(head)));
}
/* the record's own row has columns of its time: those that must be given are given by their type */
static err record_row(struct ctx *x, void *arg)
{
    static const struct sql
        lite = { "upgrade.columns", "SELECT name, type FROM pragma_table_info('record') WHERE \"notnull\" = 1 AND dflt_value IS NULL", WHERE, false, true },
        pg = { "upgrade.columns",
               "SELECT column_name, data_type FROM information_schema.columns WHERE table_name = 'record' AND is_nullable = 'NO' AND column_default IS NULL",
               WHERE, false, true };
    struct buf names = { .a = x->arena }, values = { .a = x->arena };
    struct rows *r;
    (void)arg;
    TRY(db_run(x, db_is_postgres(x->db) ? &pg : &lite, NOARGS, &r));
    while (rows_next(r)) {
        str name = row_text(r, 0);
        buf_fmt(&names, names.n ? ", %.*s" : "%.*s", FMT(name));
        if (values.n) buf_z(&values, ", ");
        bool number = str_eq_nocase(row_text(r, 1), S("BIGINT"));
        buf_z(&values, str_is(name, "id") ? "'rep_00000000-0000-7000-8000-000000000001'" : number ? "0" : "'x'");
    }
    return db_script(x, arena_fmt(x->arena, "INSERT INTO record (%.*s) VALUES (%.*s)", FMT(buf_str(&names)), FMT(buf_str(&values))));
}

static int64_t rows_in(const char *table)
{
    struct rows *r;
    struct sql q = { "upgrade.count", arena_fmt(c.arena, "SELECT COUNT(*) FROM %s", table).p, WHERE, false, true };
    must(db_run(&c, &q, NOARGS, &r), table);
    rows_next(r);
    return row_int(r, 0);
}
static err sign(struct ctx *x, void *out)
{
    return audit_checkpoint(x, out);
}

static const char *opened(str expected)
{
    static const char *const tables[] = { "setting", "person", "record", "record_grant", "entry", "entry_body", "chain" };
    static const int64_t wanted[] = { 1, 1, 1, 1, 2, 2, 1 };
    struct strs none = { 0 };
    struct checkpoint k;
    str bad;
    int64_t records, entries;
    if (!str_eq(schema(), expected)) return "the schema is not that of a new database";
    for (size_t i = 0; i < COUNT(tables); i++)
        if (rows_in(tables[i]) != wanted[i]) return arena_fmt(c.arena, "rows of %s were lost", tables[i]).p;
    for (int i = 0; i < 2; i++) {
        must(audit_verify(&c, sign_public_hex(c.arena), &none, &bad, &records, &entries), "audit");
        if (bad.n) return arena_cstr(c.arena, bad);
        if (records != 1 || entries != 2) return "the timeline is not whole";
        must(db_unit(&c, sign, &k), "checkpoint");
    }
    return NULL;
}

int main(void)
{
    const char *wanted = getenv("RABTA_TEST_DB"), *pg = wanted && !strcmp(wanted, "postgres") ? getenv("RABTA_TEST_PG") : NULL;
    int applied;
    snprintf(engine, sizeof engine, "%s", wanted && !strcmp(wanted, "postgres") ? "postgres" : "sqlite");
    if (!pg && !strcmp(engine, "postgres")) {
        printf("skip - upgrade, postgres: no server\n");
        return 0;
    }
    struct ctx whole = { .arena = arena_open(64u << 20), .now = clock_now() };
    if (!whole.arena || !mkdtemp(folder)) return 1;
    if (setjmp(*arena_boundary(whole.arena))) {
        printf("not ok - upgrade, %s: out of memory\n", engine);
        return 1;
    }
    must(room_open(&whole, 64u << 20, &c), "memory"); /* of one level */
    must(guard_start(&c), "start");
    access_install();
    must(master_key_make(&c, arena_fmt(c.arena, "%s/key", folder)), "key");
    must(master_key_load(&c, arena_fmt(c.arena, "%s/key", folder)), "key");
    viewer_use(&c, viewer_system(&c, "test", (struct strs){ 0 }, ~UINT64_C(0)));

    str url = fresh(pg);
    must(db_open(&c, url, &c.db), "open");
    must(migrate(&c, &applied), "migrate");
    str newest = arena_dup(whole.arena, schema());
    gone(pg, url);
    for (size_t i = 0; i + 1 < migrations_count; i++) {
        int level = migrations[i].number;
        room_empty(&whole, &c, 0);
        url = fresh(pg);
        must(db_open(&c, url, &c.db), "open");
        must(migrate_to(&c, level, &applied), "the old level");
        must(db_unit(&c, rows_of_old, NULL), "rows");
        must(db_unit(&c, record_row, NULL), "rows");
        must(migrate(&c, &applied), "upgrade");
        const char *bad = opened(newest);
        if (bad) failed = 1;
        printf("%s - upgrade, %s: from level %d (%s), %d migrations%s%s\n", bad ? "not ok" : "ok", engine, level, migrations[i].name, applied, bad ? ": " : "",
               bad ? bad : "");
        gone(pg, url);
    }
    for (int i = 1; i <= made; i++) {
        static const char *const ends[] = { "", "-wal", "-shm" };
        for (size_t k = 0; k < COUNT(ends); k++) unlink(arena_fmt(c.arena, "%s/%d.db%s", folder, i, ends[k]).p);
    }
    unlink(arena_fmt(c.arena, "%s/key", folder).p);
    rmdir(folder);
    arena_close(whole.arena);
    return failed;
}
