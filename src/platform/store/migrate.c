/* migrate - applies what is missing, each migration in a transaction of its own */
#include "store/migrate.h"

#include <limits.h>

#include "base/buf.h"
#include "migrate.sql.h"

err migrate_text(struct ctx *c, const char *name, str text, str *out)
{
    struct buf b = { .a = c->arena };
    bool pg = db_is_postgres(c->db);
    str rest = text;
    while (rest.n) {
        ptrdiff_t at = str_chr(rest, '{');
        if (at < 0) break;
        buf_put(&b, str_cut(rest, 0, (size_t)at));
        rest = str_cut(rest, (size_t)at, rest.n);
        ptrdiff_t end = str_chr(rest, '}');
        if (end < 0) FAIL(c, E_FAULT, "migration", "%s: { without }", name);
        str token = str_cut(rest, 1, (size_t)end);
        rest = str_cut(rest, (size_t)end + 1, rest.n);
        if (str_is(token, "key"))
            buf_z(&b, pg ? "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY" : "INTEGER PRIMARY KEY");
        else if (str_starts(token, S("sqlite:")))
            buf_put(&b, pg ? S("") : str_cut(token, 7, token.n));
        else if (str_starts(token, S("postgres:")))
            buf_put(&b, pg ? str_cut(token, 9, token.n) : S(""));
        else
            FAIL(c, E_FAULT, "migration", "%s: unknown token {%.*s}", name, FMT(token));
    }
    buf_put(&b, rest);
    *out = buf_str(&b);
    return NULL;
}

static const struct sql create = { "migrate.create",
                                   "CREATE TABLE IF NOT EXISTS migration (number BIGINT NOT NULL PRIMARY KEY,"
                                   " name TEXT NOT NULL, at BIGINT NOT NULL)",
                                   WHERE, false, true };
static const struct sql create_seen = { "migrate.create_seen",
                                        "CREATE TABLE IF NOT EXISTS write_seen (id TEXT NOT NULL PRIMARY KEY,"
                                        " at BIGINT NOT NULL)",
                                        WHERE, false, true };
static const struct sql lock = { "migrate.lock", "SELECT pg_advisory_xact_lock(7203411)", WHERE, false, true };

err migrate_level(struct ctx *c, int *level)
{
    struct rows *r;
    TRY(db_run(c, &sql_level, NOARGS, &r));
    *level = rows_next(r) ? (int)row_int(r, 0) : 0;
    return NULL;
}

struct step {
    int level, most;
    bool again;
};

static err one(struct ctx *c, void *arg)
{
    struct step *s = arg;
    if (db_is_postgres(c->db)) TRY(db_do(c, &lock, NOARGS));
    TRY(migrate_level(c, &s->level));
    s->again = false;
    for (size_t i = 0; i < migrations_count; i++) {
        const struct migration *m = &migrations[i];
        str text;
        struct rows *r;
        if (m->number > s->most) continue;
        TRY(db_run(c, &sql_has, ARGS(A_INT(m->number)), &r));
        if (rows_count(r)) continue; /* by number, not by level: what landed later may have a lower one */
        TRY(migrate_text(c, m->name, (str){ m->text, m->n }, &text));
        TRY(db_script(c, text));
        TRY(db_do(c, &sql_done, ARGS(A_INT(m->number), A_TEXT(str_of(m->name)), A_WHEN(c->now))));
        s->again = true;
        return NULL;
    }
    return NULL;
}

err migrate(struct ctx *c, int *applied)
{
    return migrate_to(c, INT_MAX, applied);
}

err migrate_to(struct ctx *c, int most, int *applied)
{
    struct step s = { .most = most, .again = true };
    *applied = -1;
    TRY(db_do(c, &create_seen, NOARGS));
    TRY(db_do(c, &create, NOARGS));
    while (s.again) {
        TRY(db_unit(c, one, &s));
        ++*applied;
    }
    int newest = migrations_count ? migrations[migrations_count - 1].number : 0;
    if (s.level > newest) FAIL(c, E_FAULT, "schema-newer", "the database is at migration %d, this program knows %d: use a newer rabta", s.level, newest);
    return NULL;
}
