/* import - a spreadsheet of organisations: columns guessed by their headers, tried first (dry_run), kept row by row
 *
 * Each row is a transaction of its own: good rows are kept, bad ones told by line and column. An import can be taken back
 * for a week. Networks and domains from a table are claims until somebody proves them. */
#include "domain/directory/import.h"

#include "base/buf.h"
#include "base/fold.h"
#include "formats/csv.h"
#include "spine/workflow.h"
#include "store/fieldsql.h"

#include "import.sql.h"

enum { MOST_ROWS = 20000, MOST_TOLD = 1000, DAYS_BACK = 7 };

struct refused {
    int64_t line, column;
    str name, reason;
    bool conflict;
};
static const struct field refused_fields[] = {
#define F(m, ...) FIELD(struct refused, m, .flags = F_RO, __VA_ARGS__)
    F(line, .doc = "Line of the file, the header is 1"),
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
    str encoding, delimiter;
    struct strs columns, ignored;
    int64_t fresh, changed, same, conflicting, refused_rows;
    struct list refused;
};
static const struct field out_fields[] = {
#define F(m, ...) FIELD(struct import_out, m, .flags = F_RO, __VA_ARGS__)
    F(id, .doc = "The import, to take it back; null for a dry run"),
    F(dry_run, .doc = "Nothing was kept"),
    F(encoding, .doc = "How the file was read"),
    F(delimiter, .doc = "What parts its columns"),
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
    struct csv table;
    int at[COLUMNS]; /* where each column stands; -1: not there */
    struct import_out out;
    struct refused *told;
    struct row_work work;
    struct strs names; /* seen in this file: the same twice with different values would hide one another */
};

static void map_columns(struct run *u)
{
    struct arena *a = u->keep;
    struct strs *h = &u->table.header;
    u->out.columns = (struct strs){ NEW_ARRAY(a, h->n + 1, str), h->n };
    u->out.ignored = (struct strs){ NEW_ARRAY(a, h->n + 1, str), 0 };
    for (int k = 0; k < COLUMNS; k++) u->at[k] = -1;
    for (size_t i = 0; i < h->n; i++) {
        str folded = fold_words(a, h->v[i]), word;
        int found = -1;
        for (int k = 0; k < COLUMNS && found < 0; k++)
            for (str words = str_of(column_defs[k].words); str_split(&words, '|', &word);)
                if (str_eq(word, folded) && u->at[k] < 0) found = k;
        if (found < 0) {
            u->out.columns.v[i] = S("");
            if (h->v[i].n) u->out.ignored.v[u->out.ignored.n++] = h->v[i];
            continue;
        }
        u->at[found] = (int)i;
        u->out.columns.v[i] = str_of(column_defs[found].name);
    }
}

static void refuse(struct run *u, unsigned line, err e)
{
    enum column col = column_of_pointer(e->field);
    bool conflict = !strcmp(e->code, "ambiguous") || !strcmp(e->code, "there-already");
    u->out.refused_rows++;
    u->out.conflicting += conflict;
    if (u->out.refused.n == MOST_TOLD) return;
    u->told[u->out.refused.n++] = (struct refused){ line, col < COLUMNS && u->at[col] >= 0 ? u->at[col] + 1 : 0,
                                                    col < COLUMNS ? str_of(column_defs[col].name) : S(""), arena_dup(u->keep, e->detail), conflict };
}

/* a row in a memory of its own, so that a long file needs no more than a short one */
static err one_row(struct run *u, struct strs cells, unsigned line)
{
    struct ctx *c = u->c;
    struct arena *volatile row = arena_open(16u << 20);
    if (!row) FAIL(c, E_BUSY, "out-of-memory", "not enough memory; try again later");
    if (setjmp(*arena_boundary(row))) {
        db_rollback(c->db);
        c->arena = u->keep;
        arena_close(row);
        FAIL(c, E_TOOBIG, "too-large", "line %u needs more memory than one row may take", line);
    }
    str values[COLUMNS];
    struct strs by_column = { values, COLUMNS };
    for (int k = 0; k < COLUMNS; k++) values[k] = u->at[k] >= 0 && (size_t)u->at[k] < cells.n ? cells.v[u->at[k]] : S("");
    u->work.cells = &by_column;
    c->arena = row;
    err e = db_unit(c, import_row, &u->work);
    bool dry = e && !strcmp(e->code, "dry-run");
    err fatal = e && !dry && e->kind != E_INPUT && e->kind != E_CONFLICT && e->kind != E_DENIED && e->kind != E_ABSENT ? e : NULL;
    if (e && !dry && !fatal) refuse(u, line, e);
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
static bool seen_before(struct run *u, struct strs cells)
{
    int name = u->at[COL_NAME];
    if (name < 0 || (size_t)name >= cells.n || u->at[COL_KIND] < 0 || (size_t)u->at[COL_KIND] >= cells.n) return false;
    str key = fold_words(u->keep, cells.v[name]), kind = fold_words(u->keep, cells.v[u->at[COL_KIND]]);
    for (size_t i = 0; i + 1 < u->names.n; i += 2)
        if (str_eq(u->names.v[i], key)) return !str_eq(u->names.v[i + 1], kind);
    if (u->names.n + 2 > 2 * MOST_TOLD) return false; /* a long file: later ones are judged by what is stored */
    u->names.v[u->names.n++] = key;
    u->names.v[u->names.n++] = kind;
    return false;
}

/* the whole table is read once before anything is written: a broken quotation mark on the last line keeps nothing */
static err scan(struct run *u)
{
    struct ctx *c = u->c;
    struct csv t = u->table;
    struct arena *volatile scratch = arena_open(16u << 20);
    struct strs cells;
    unsigned line;
    bool more = true;
    err e = NULL;
    if (!scratch) FAIL(c, E_BUSY, "out-of-memory", "not enough memory; try again later");
    if (setjmp(*arena_boundary(scratch))) {
        c->arena = u->keep;
        arena_close(scratch);
        FAIL(c, E_TOOBIG, "too-large", "a row needs more memory than one may take");
    }
    c->arena = scratch;
    for (int rows = 0; !e && more; rows++) {
        arena_reset(scratch);
        e = csv_next(c, &t, &cells, &line, &more);
        if (!e && more && rows == MOST_ROWS) e = err_make(c, E_INPUT, "bad-table", WHERE, S("/file"), "at most %d rows at once", MOST_ROWS);
    }
    c->arena = u->keep;
    str detail = e ? arena_dup(u->keep, e->detail) : S(""), field = e ? arena_dup(u->keep, e->field) : S("");
    bool failed = e != NULL;
    arena_close(scratch);
    if (failed) FAIL_AT(c, field, "bad-table", "%.*s", FMT(detail));
    return NULL;
}

static err all_rows(struct run *u)
{
    struct strs cells;
    unsigned line;
    bool more;
    for (;;) {
        TRY(csv_next(u->c, &u->table, &cells, &line, &more));
        if (!more) return NULL;
        if (seen_before(u, cells)) {
            static const struct err twice = {
                .kind = E_CONFLICT, .code = "ambiguous", .detail = S_INIT("another row says another kind of the same name"), .field = S_INIT("/org_kind")
            };
            refuse(u, line, &twice);
            continue;
        }
        TRY(one_row(u, cells, line));
    }
}

static err begin_unit(struct ctx *c, void *arg)
{
    struct run *u = arg;
    return db_do(c, &sql_begin, ARGS(A_ID(u->work.import), A_ID(u->work.team), A_TEXT(c->who->actor), A_WHEN(c->now)));
}
static err end_unit(struct ctx *c, void *arg)
{
    const struct run *u = arg;
    return db_do(c, &sql_end, ARGS(A_ID(u->work.import), A_INT(u->out.fresh), A_INT(u->out.changed), A_INT(u->out.refused_rows)));
}

static err table_of(struct ctx *c, const struct req *q, str *data)
{
    struct form_part *p;
    size_t n;
    *data = q->body;
    if (!str_starts(req_header(q, "content-type"), S("multipart/form-data"))) return NULL;
    TRY(req_form(c, q, &p, &n));
    for (size_t i = 0; i < n; i++)
        if (p[i].file.n || str_is(p[i].name, "file")) {
            *data = p[i].body;
            return NULL;
        }
    FAIL_AT(c, S("/file"), "required", "no file came with the form");
}

static err my_team(struct ctx *c, id *out)
{
    for (size_t i = 0; i < c->who->nseats; i++)
        if ((c->who->seats[i].rights & MAY_DIRECTORY) && str_starts(c->who->seats[i].place, S("tea_")) && id_parse(c->who->seats[i].place, out)) return NULL;
    FAIL(c, E_DENIED, "not-allowed", "only at a team's desk");
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
    TRY(my_team(c, &u->work.team));
    TRY(table_of(c, q, &data));
    TRY(csv_open(c, data, &u->table));
    u->out.encoding = u->table.encoding;
    u->out.delimiter = u->table.delimiter == '\t' ? S("tab") : u->table.delimiter == ';' ? S(";") : S(",");
    map_columns(u);
    if (u->at[COL_NAME] < 0 && u->at[COL_REF] < 0) FAIL_AT(c, S("/file"), "bad-table", "no column is headed name or reference");
    TRY(scan(u));
    if (!u->work.dry) TRY(db_unit(c, begin_unit, u));
    TRY(all_rows(u));
    if (!u->work.dry) {
        TRY(db_unit(c, end_unit, u));
        u->out.id = u->work.import;
    }
    res_json(r, &import_out_shape, &u->out, 0);
    return NULL;
}

/* ---- what was imported, and taking it back */

struct import_seen {
    id id;
    when at;
    int64_t fresh, changed, refused_rows;
    when undone_at;
};
static const struct field seen_fields[] = {
#define F(m, ...) FIELD(struct import_seen, m, .flags = F_RO, __VA_ARGS__)
    F(id, .doc = "Identifier"),
    F(at, .doc = "When"),
    { .name = "new", .off = offsetof(struct import_seen, fresh), .type = F_INT, .flags = F_RO, .doc = "Organisations made" },
    F(changed, .doc = "Organisations changed"),
    F(refused_rows, .doc = "Rows not taken"),
    F(undone_at, .doc = "When it was taken back"),
#undef F
};
static SHAPE(seen_shape, "import", struct import_seen, seen_fields, "An import");
ROWS_OF(import_rows, imports, seen_shape, "The imports of your team");

err import_list(struct ctx *c, const struct req *q, struct res *r)
{
    struct rows *rows;
    struct import_rows out;
    id team;
    (void)q;
    TRY(my_team(c, &team));
    TRY(db_run(c, &sql_list, ARGS(A_ID(team)), &rows));
    struct import_seen *v = NEW_ARRAY(c->arena, rows_count(rows) + 1, struct import_seen);
    size_t n = 0;
    while (rows_next(rows))
        v[n++] = (struct import_seen){ row_id(rows, 0), row_when(rows, 1), row_int(rows, 2), row_int(rows, 3), row_int(rows, 4), row_when(rows, 5) };
    out.imports = (struct list){ v, n };
    res_json(r, &import_rows_shape, &out, 0);
    return NULL;
}

struct taken_back {
    int64_t undone;
    struct strs kept;
};
static const struct field back_fields[] = {
    FIELD(struct taken_back, undone, .flags = F_RO, .doc = "What was undone"),
    FIELD(struct taken_back, kept, .flags = F_RO, .doc = "What stays, and why: it was changed since"),
};
SHAPE(taken_back_shape, "taken_back", struct taken_back, back_fields, "What became of it");

static err keep(struct ctx *c, struct taken_back *b, const struct organisation *o, const char *why)
{
    str *v = NEW_ARRAY(c->arena, b->kept.n + 1, str);
    if (b->kept.n) memcpy(v, b->kept.v, b->kept.n * sizeof *v);
    v[b->kept.n++] = arena_fmt(c->arena, "%.*s: %s", FMT(o->r.ref), why);
    b->kept.v = v;
    return NULL;
}

static err undo_field(struct ctx *c, struct organisation *o, str name, str was, str now, struct taken_back *b)
{
    const struct shape *s = kind_shape(&organisation_kind);
    const struct field *f = shape_field(s, name);
    struct organisation before = *o;
    struct buf t = { .a = c->arena };
    struct jw w = jw_on(&t);
    struct json v;
    if (!f || !str_eq(field_text(c->arena, f, o), now)) return keep(c, b, o, "a field was changed since");
    jw_obj(&w);
    jw_key(&w, name);
    if (f->type == F_STRS)
        jw_raw(&w, was.n && was.p[0] == '[' ? was : S("[]"));
    else
        jw_text(&w, was);
    jw_end_obj(&w);
    TRY(json_read(c, buf_str(&t), NULL, &v));
    TRY(shape_read(c, s, v, ~UINT64_C(0), false, o, NULL));
    b->undone++;
    return record_change(c, &organisation_kind, o, &before);
}

static err undo_row(struct ctx *c, const struct rows *r, struct taken_back *b)
{
    struct organisation o;
    str what = row_text(r, 1), item = row_text(r, 2);
    err e = record_find(c, &organisation_kind, row_text(r, 0), &o);
    if (e && e->kind == E_ABSENT) return NULL;
    TRY(e);
    if (!(record_rights(c->who, &o.r) & MAY_DIRECTORY)) return keep(c, b, &o, "another team handles it now");
    if (str_is(what, "field")) return undo_field(c, &o, item, row_text(r, 3), row_text(r, 4), b);
    if (str_is(what, "organisation")) {
        if (!str_is(o.r.state, "new")) return keep(c, b, &o, "its onboarding went on since");
        b->undone++;
        return workflow_act(c, &organisation_kind, &o, S("discard"), &(struct act){ .code = S("not-ours") });
    }
    if (str_is(what, "contact")) {
        struct contact k;
        e = sub_find(c, &contact_sub, &o, item, &k);
        if (e) return e->kind == E_ABSENT ? NULL : e;
        if (k.revision != 1) return keep(c, b, &o, "a contact was changed since");
        b->undone++;
        return db_do(c, contact_sub.drop, ARGS(A_ID(o.r.id), A_TEXT(item)));
    }
    if (str_is(what, "asset")) {
        struct asset now, was;
        e = sub_find(c, &asset_sub, &o, item, &was);
        if (e) return e->kind == E_ABSENT ? NULL : e;
        if (was.revision != 1) return keep(c, b, &o, "a network or domain was changed since");
        now = was;
        now.until = c->now;
        now.proof_note = S("import taken back");
        b->undone++;
        return sub_store(c, &asset_sub, &o, &now, &was);
    }
    return keep(c, b, &o, "a contact was changed by it and stays");
}

err import_undo(struct ctx *c, const struct req *q, struct res *r)
{
    struct rows *rows;
    struct taken_back out = { .undone = 0 };
    bool found;
    id team;
    TRY(my_team(c, &team));
    TRY(db_one(c, &sql_find, ARGS(A_TEXT(q->params[0]), A_ID(team)), &rows, &found));
    if (!found) FAIL(c, E_ABSENT, "not-found", "there is nothing here that you can see");
    if (!row_null(rows, 1)) FAIL(c, E_CONFLICT, "done-already", "it was taken back already");
    if (c->now.us - row_int(rows, 0) > DAYS_BACK * DAY) FAIL(c, E_CONFLICT, "too-late", "an import can be taken back for %d days", DAYS_BACK);
    TRY(db_do(c, &sql_undone, ARGS(A_TEXT(q->params[0]), A_WHEN(c->now))));
    TRY(db_run(c, &sql_rows, ARGS(A_TEXT(q->params[0])), &rows));
    while (rows_next(rows)) TRY(undo_row(c, rows, &out));
    res_json(r, &taken_back_shape, &out, 0);
    return NULL;
}

static const struct param_doc post_query[] = { { "dry_run", "true: tell what would happen and keep nothing" }, { NULL, NULL } };
const struct route import_routes[] = {
    ROUTE(POST, "/api/v1/organisations/import", import_post, MAY_DIRECTORY, "A spreadsheet of organisations (text/csv, or multipart with a file)",
          .flags = R_FORM | R_UPLOAD | R_NOTX, .class = CLASS_SLOW, .out = &import_out_shape, .query = post_query),
    ROUTE(GET, "/api/v1/imports", import_list, MAY_DIRECTORY, "The imports of your team", .out = &import_rows_shape),
    ROUTE(POST, "/api/v1/imports/{id}/take-back", import_undo, MAY_DIRECTORY, "Undo an import, for a week", .out = &taken_back_shape),
    { .path = NULL },
};
