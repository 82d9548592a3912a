/* networks - many networks into the directory of a demonstration database, for the bench; the same as CSV to standard output
 *
 *   networks DATABASE-URL HOW-MANY
 *
 * /24s of 10.0.0.0/8 in order, then /28s inside them, held in turn by the centre's organisations. */
#include <stdio.h>
#include <stdlib.h>

#include "domain/directory/resource.h"
#include "spine/access.h"
#include "store/db.h"

static const struct sql owners = { "bench.owners", "SELECT r.id, r.ref FROM record r WHERE r.kind = 'organisation' AND r.closed_at IS NULL ORDER BY r.id",
                                   WHERE, false, true };
static const struct sql insert = { "bench.network",
                                   "INSERT INTO asset (record, audience, id, type, value, since, until, proof, proof_note, revision, exact, low, high, length)"
                                   " VALUES ($1, NULL, $2, 'network', $3, NULL, NULL, 'whois', '', 1, $4, $5, $6, $7)",
                                   WHERE, false, true };

static err fill(struct ctx *c, int many)
{
    struct arena *kept = c->arena, *each = arena_open(8u << 20);
    struct rows *r;
    str id[64], ref[64];
    size_t n = 0;
    if (!each || setjmp(*arena_boundary(each))) exit(3);
    TRY(db_run(c, &owners, NOARGS, &r));
    while (rows_next(r) && n < COUNT(id)) {
        id[n] = row_text(r, 0);
        ref[n++] = row_text(r, 1);
    }
    for (int i = 0; i < many; i++) {
        struct resource res;
        int k = i % 65536;
        arena_reset(each);
        c->arena = each;
        str text = arena_fmt(each, i < 65536 ? "10.%d.%d.0/24" : "10.%d.%d.16/28", k >> 8, k & 255);
        err e = resource_read(c, RES_NETWORK, text, S(""), &res);
        if (!e)
            e = db_do(c, &insert,
                      ARGS(A_TEXT(id[(size_t)i % n]), A_TEXT(arena_fmt(each, "ast_bench-%d", i)), A_TEXT(res.value), A_TEXT(res.exact), A_TEXT(res.low),
                           A_TEXT(res.high), A_INT(res.length)));
        c->arena = kept;
        if (e) return e;
        printf("%.*s,%.*s\n", FMT(res.value), FMT(ref[(size_t)i % n]));
    }
    arena_close(each);
    return NULL;
}

int main(int argc, char **argv)
{
    struct ctx c = { .arena = arena_open(64u << 20), .now = clock_now() };
    if (argc != 3 || !c.arena || setjmp(*arena_boundary(c.arena))) {
        fputs("usage: networks DATABASE-URL HOW-MANY\n", stderr);
        return 2;
    }
    access_install();
    err e = db_open(&c, str_of(argv[1]), &c.db);
    if (!e) e = db_begin(&c);
    if (!e) e = fill(&c, atoi(argv[2]));
    if (!e) e = db_commit(&c);
    if (!e && db_is_postgres(c.db)) e = db_script(&c, S("ANALYZE"));
    if (e) fprintf(stderr, "networks: %s %.*s\n", e->code, FMT(e->detail));
    db_close(c.db);
    arena_close(c.arena);
    return e != NULL;
}
