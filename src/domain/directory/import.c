/* import - organisations and contacts from a file: tried first (dry_run), kept row by row; of a table the columns are guessed
 * by their headers, or as the desk said before of such a table
 *
 * Each row is a transaction of its own: good rows are kept, bad ones told by line and column. An import can be taken back
 * for a week. Networks and domains from a table are claims until somebody proves them. */
#include "domain/directory/import_source.h"

#include "base/buf.h"
#include "base/fold.h"
#include "guard/guard.h"

#include "import.sql.h"

enum { MOST_ROWS = 20000, MOST_TOLD = 1000, SLOTS = 1 << 16 };

struct refused {
    int64_t line, column;
    str name, reason;
    bool conflict;
};
static const struct field refused_fields[] = {
#define F(m, ...) FIELD(struct refused, m, .flags = F_RO, __VA_ARGS__)
    F(line, .doc = "Line of the file, the first is 1; of a keyring or MISP's list: which one"),
    F(column, .doc = "Column, counted from 1; 0: the whole row"),
    F(name, .doc = "What the column was taken for"),
    F(reason, .doc = "What is wrong"),
    F(conflict, .doc = "It contradicts what is known or what stands in another row"),
#undef F
};
static SHAPE(refused_shape, "refused_row", struct refused, refused_fields, "A row that was not taken");

struct import_out {
    id id;
    bool dry_run;
    unsigned format;
    str encoding, delimiter;
    struct strs headers, columns, ignored;
    int64_t fresh, changed, same, conflicting, refused_rows;
    struct list refused;
};
static const struct field out_fields[] = {
#define F(m, ...) FIELD(struct import_out, m, .flags = F_RO, __VA_ARGS__)
    F(id, .doc = "The import, to take it back; null for a dry run"),
    F(dry_run, .doc = "Nothing was kept"),
    F(format, .en = &source_words, .doc = "csv, vcard, openpgp or misp: told by the content"),
    F(encoding, .doc = "How the file was read"),
    F(delimiter, .doc = "What parts the columns of a table"),
    F(headers, .doc = "The headers of a table, in order"),
    F(columns, .doc = "What each column was taken for; empty: ignored"),
    F(ignored, .doc = "Headers that mean nothing here"),
    { .name = "new", .off = offsetof(struct import_out, fresh), .type = F_INT, .flags = F_RO, .doc = "Organisations made" },
    F(changed, .doc = "Organisations changed"),
    { .name = "unchanged", .off = offsetof(struct import_out, same), .type = F_INT, .flags = F_RO, .doc = "Rows that say what is known" },
    F(conflicting, .doc = "Rows that contradict"),
    F(refused_rows, .doc = "Rows not taken, conflicting ones too"),
    F(refused, .of = &refused_shape, .doc = "The rows not taken, with line, column and reason"),
#undef F
};
SHAPE(import_out_shape, "import_result", struct import_out, out_fields, "What an import did");

struct run {
    struct ctx *c;
    struct arena *keep; /* the request's; each row has a memory of its own */
    struct source source;
    struct import_out out;
    struct refused *told;
    struct row_work work;
    struct strs names; /* seen in this file: the same twice with different values would hide one another */
    str said;          /* what the request says of the columns */
    uint64_t *made;    /* of a trial: hashes of the names that would be new, so that the next row of the same is not new again */
};

static void refuse(struct run *u, unsigned line, err e)
{
    enum column col = column_of_pointer(e->field);
    bool conflict = !strcmp(e->code, "ambiguous") || !strcmp(e->code, "there-already");
    u->out.refused_rows++;
    u->out.conflicting += conflict;
    if (u->out.refused.n == MOST_TOLD) return;
    u->told[u->out.refused.n++] = (struct refused){ line, col < COLUMNS && u->source.at[col] >= 0 ? u->source.at[col] + 1 : 0,
                                                    col < COLUMNS ? str_of(column_defs[col].name) : S(""), arena_dup(u->keep, e->detail), conflict };
}

/* a trial keeps nothing, so what an earlier row of the file would have made is remembered here */
static bool made_before(struct run *u, const str *cells)
{
    struct buf b = { .a = u->c->arena };
    buf_put(&b, cells[COL_NAME].n ? fold_words(u->c->arena, cells[COL_NAME]) : cells[COL_KEY]);
    uint64_t h = str_hash(buf_str(&b));
    if (!h) h = 1;
    for (size_t i = (size_t)h % SLOTS, n = 0; n < SLOTS; i = (i + 1) % SLOTS, n++) {
        if (u->made[i] == h) return true;
        if (u->made[i]) continue;
        u->made[i] = h;
        return false;
    }
    return false;
}

/* a row in a memory of its own, so that a long file needs no more than a short one */
static err one_row(struct run *u, struct source_row *cells)
{
    struct ctx *c = u->c;
    struct arena *volatile row = arena_open(16u << 20);
    if (!row) FAIL(c, E_BUSY, "out-of-memory", "not enough memory; try again later");
    if (setjmp(*arena_boundary(row))) {
        db_rollback(c->db);
        c->arena = u->keep;
        arena_close(row);
        FAIL(c, E_TOOBIG, "too-large", "line %u needs more memory than one row may take", cells->line);
    }
    struct strs by_column = { cells->cells, COLUMNS };
    u->work.cells = &by_column;
    c->arena = row;
    err e = db_unit(c, import_row, &u->work);
    bool dry = e && !strcmp(e->code, "dry-run");
    err fatal = e && !dry && e->kind != E_INPUT && e->kind != E_CONFLICT && e->kind != E_DENIED && e->kind != E_ABSENT ? e : NULL;
    if (e && !dry && !fatal) refuse(u, cells->line, e);
    if (dry && u->work.outcome == ROW_FRESH && made_before(u, cells->cells)) u->work.outcome = ROW_CHANGED;
    if (!e || dry) {
        u->out.fresh += u->work.outcome == ROW_FRESH;
        u->out.changed += u->work.outcome == ROW_CHANGED;
        u->out.same += u->work.outcome == ROW_SAME;
    }
    c->arena = u->keep;
    struct err kept = fatal ? *fatal : (struct err){ .kind = E_FAULT };
    str detail = fatal ? arena_dup(u->keep, fatal->detail) : S("");
    arena_close(row);
    if (fatal) FAIL(c, kept.kind, kept.code, "%.*s", FMT(detail));
    return NULL;
}

/* in one file: the same organisation with another kind or sector in two rows */
static bool seen_before(struct run *u, const str *cells)
{
    if (!cells[COL_NAME].n || !cells[COL_KIND].n) return false;
    str key = fold_words(u->keep, cells[COL_NAME]), kind = fold_words(u->keep, cells[COL_KIND]);
    for (size_t i = 0; i + 1 < u->names.n; i += 2)
        if (str_eq(u->names.v[i], key)) return !str_eq(u->names.v[i + 1], kind);
    if (u->names.n + 2 > 2 * MOST_TOLD) return false; /* a long file: later ones are judged by what is stored */
    u->names.v[u->names.n++] = key;
    u->names.v[u->names.n++] = kind;
    return false;
}

static err judge(struct run *u, struct source_row *row)
{
    static const struct err twice = {
        .kind = E_CONFLICT, .code = "ambiguous", .detail = S_INIT("another row says another kind of the same name"), .field = S_INIT("/org_kind")
    };
    if (row->wrong.n) {
        struct err wrong = { .kind = E_INPUT, .code = "bad-table", .detail = row->wrong };
        refuse(u, row->line, &wrong);
        return NULL;
    }
    if (!seen_before(u, row->cells)) return one_row(u, row);
    refuse(u, row->line, &twice);
    return NULL;
}

/* rows are read in a memory that is used again, so that a long file needs no more than a short one. The whole is read once
 * before anything is written: a broken quotation mark on the last line keeps nothing */
static err walk(struct run *u, bool keep)
{
    struct ctx *c = u->c;
    struct source *s = NEW(u->keep, struct source);
    struct source_row row;
    struct arena *volatile scratch = arena_open(64u << 20);
    bool more = true;
    err e = NULL;
    if (!scratch) FAIL(c, E_BUSY, "out-of-memory", "not enough memory; try again later");
    if (setjmp(*arena_boundary(scratch))) {
        c->arena = u->keep;
        arena_close(scratch);
        FAIL(c, E_TOOBIG, "too-large", "a row needs more memory than one may take");
    }
    *s = u->source;
    for (int rows = 0; !e && more; rows++) {
        if (s->taken == s->queued) arena_reset(scratch);
        c->arena = scratch;
        e = source_next(c, s, &row, &more);
        if (!e && more && rows == MOST_ROWS) e = err_make(c, E_INPUT, "bad-table", WHERE, S("/file"), "at most %d rows at once", MOST_ROWS);
        c->arena = u->keep;
        if (!e && more && keep) e = judge(u, &row);
    }
    c->arena = u->keep;
    struct err kept = e ? *e : (struct err){ .kind = E_FAULT };
    str detail = e ? arena_dup(u->keep, e->detail) : S(""), field = e ? arena_dup(u->keep, e->field) : S("");
    bool failed = e != NULL;
    arena_close(scratch);
    if (failed && kept.kind == E_INPUT) FAIL_AT(c, field, kept.code, "%.*s", FMT(detail));
    if (failed) FAIL(c, kept.kind, kept.code, "%.*s", FMT(detail));
    return NULL;
}

static str headers_hash(struct arena *a, const struct strs *headers)
{
    struct buf b = { .a = a };
    for (size_t i = 0; i < headers->n; i++) buf_fmt(&b, "%.*s\n", FMT(fold_words(a, headers->v[i])));
    return sha256_hex(a, buf_str(&b));
}

static err begin_unit(struct ctx *c, void *arg)
{
    struct run *u = arg;
    return db_do(c, &sql_begin, ARGS(A_ID(u->work.import), A_ID(u->work.team), A_TEXT(c->who->actor), A_WHEN(c->now)));
}
static err end_unit(struct ctx *c, void *arg)
{
    const struct run *u = arg;
    if (u->said.n && u->source.format == SOURCE_CSV)
        TRY(db_do(c, &sql_mapping_keep, ARGS(A_ID(u->work.team), A_TEXT(headers_hash(c->arena, &u->source.headers)), A_TEXT(u->said), A_WHEN(c->now))));
    return db_do(c, &sql_end, ARGS(A_ID(u->work.import), A_INT(u->out.fresh), A_INT(u->out.changed), A_INT(u->out.refused_rows)));
}

err import_team(struct ctx *c, id *out)
{
    for (size_t i = 0; i < c->who->nseats; i++)
        if ((c->who->seats[i].rights & MAY_DIRECTORY) && str_starts(c->who->seats[i].place, S("tea_")) && id_parse(c->who->seats[i].place, out)) return NULL;
    FAIL(c, E_DENIED, "not-allowed", "only at a team's desk");
}

/* as the request says, else as the desk said before of a table with these headers, else guessed */
static err open_source(struct run *u, str data, str said)
{
    struct ctx *c = u->c;
    struct rows *r;
    TRY(source_open(c, data, said, &u->source));
    if (!said.n && u->source.format == SOURCE_CSV) {
        TRY(db_run(c, &sql_mapping, ARGS(A_ID(u->work.team), A_TEXT(headers_hash(c->arena, &u->source.headers))), &r));
        if (rows_next(r)) TRY(source_open(c, data, row_text(r, 0), &u->source));
    }
    const int *at = u->source.at;
    if (u->source.format == SOURCE_CSV && at[COL_NAME] < 0 && at[COL_REF] < 0 && at[COL_UUID] < 0)
        FAIL_AT(c, S("/file"), "bad-table", "no column is headed name or reference");
    u->out.format = u->source.format;
    u->out.encoding = u->source.encoding;
    u->out.delimiter = u->source.delimiter;
    u->out.headers = u->source.headers;
    u->out.columns = u->source.columns;
    u->out.ignored = u->source.ignored;
    u->said = said;
    return NULL;
}

err import_post(struct ctx *c, const struct req *q, struct res *r)
{
    struct run *u = NEW(c->arena, struct run);
    str data;
    u->c = c;
    u->keep = c->arena;
    u->told = NEW_ARRAY(c->arena, MOST_TOLD + 1, struct refused);
    u->names = (struct strs){ NEW_ARRAY(c->arena, 2 * MOST_TOLD + 2, str), 0 };
    u->out.refused.v = u->told;
    u->work.dry = u->out.dry_run = str_is(req_query(q, "dry_run"), "true");
    u->work.import = id_new("imp", c->now);
    TRY(import_team(c, &u->work.team));
    TRY(req_file(c, q, &data));
    TRY(open_source(u, data, req_query(q, "columns")));
    if (u->work.dry) u->made = NEW_ARRAY(c->arena, SLOTS, uint64_t);
    TRY(walk(u, false));
    if (!u->work.dry) TRY(db_unit(c, begin_unit, u));
    TRY(walk(u, true));
    if (!u->work.dry) {
        TRY(db_unit(c, end_unit, u));
        u->out.id = u->work.import;
    }
    res_json(r, &import_out_shape, &u->out, 0);
    return NULL;
}

static const struct param_doc post_query[] = { { "dry_run", "true: tell what would happen and keep nothing" },
                                               { "columns",
                                                 "Of a table: what each column is, as `columns` of the answer, with commas between; kept for the next one" },
                                               { NULL, NULL } };
const struct route import_routes[] = {
    ROUTE(POST, "/api/v1/organisations/import", import_post, MAY_DIRECTORY,
          "Organisations, contacts and keys from a file: a table, vCards, an OpenPGP keyring or MISP's organisations", .flags = R_FORM | R_UPLOAD | R_NOTX,
          .class = CLASS_SLOW, .out = &import_out_shape, .query = post_query),
    ROUTE(GET, "/api/v1/imports", import_list, MAY_DIRECTORY, "The imports of your team", .out = &import_rows_shape),
    ROUTE(POST, "/api/v1/imports/{id}/take-back", import_undo, MAY_DIRECTORY, "Undo an import, for a week", .out = &taken_back_shape),
    { .path = NULL },
};
