/* list - see list.h
 *
 * A viewer with up to FEW grants is served from his grants; one with more by walking the records in order of change and
 * probing each. Both were measured on a million records (design section 3). */
#include "spine/list.h"

#include "base/buf.h"
#include "guard/guard.h"
#include "spine/access.h"
#include "spine/kind.h"
#include "spine/search.h"
#include "store/fieldsql.h"

enum { FEW = 5000, MOST_ARGS = 48 };

const struct param_doc list_query[] = {
    { "q", "Words to find in title and text" },
    { "state", "Only this state" },
    { "kind", "Only this kind (lists over all kinds)" },
    { "tlp", "Only this marking" },
    { "team", "Only what this team handles; `mine`: any of your teams" },
    { "assignee", "Only what this person works on (within your teams); `me`, `nobody`" },
    { "waiting_for", "Only what waits for this side (within your teams)" },
    { "label", "Only what your team labelled so" },
    { "routed_to", "Only what was routed to this organisation or team, as far as you see the routing" },
    { "routed_by", "mine: only what people of your teams routed to another team" },
    { "open", "true: not closed; false: closed" },
    { "due", "overdue, today, or a time before which something is due (within your teams)" },
    { "sort", "updated_at (default); touched_at, and due_at with what has no date last, within your teams" },
    { "limit", "1 to 200; 50 when not given" },
    { "cursor", "The `next` of the page before" },
    { NULL, NULL },
};

struct list_more {
    struct ctx *c;
    const struct kind_made *m;
    const struct req *q;
    struct buf where;
    struct arg args[MOST_ARGS];
    size_t n;
    bool desk; /* confined to the viewer's teams: desk fields may be filtered and sorted by */
    bool own;  /* a filter looks at the kind's own table */
    const char *sort;
    bool of_person;
    bool by_due, undated; /* sorted by what is due; at what has no date */
    bool begun;           /* behind this one: */
    int64_t after;
    str after_id;
};

static size_t arg(struct list_more *b, struct arg a)
{
    if (b->n < MOST_ARGS) b->args[b->n++] = a;
    return b->n;
}

size_t list_more_arg(struct list_more *m, struct arg a)
{
    return arg(m, a);
}
void list_more_where(struct list_more *m, str text)
{
    buf_put(&m->where, text);
}

err query_limit(struct ctx *c, const struct req *q, int64_t usual, int64_t most, int64_t *out)
{
    str t = req_query(q, "limit");
    *out = usual;
    if (t.n && (!str_int(t, out) || *out < 1 || *out > most)) FAIL_AT(c, S("/limit"), "out-of-range", "limit is 1 to %lld", (long long)most);
    return NULL;
}

err cursor_make(struct ctx *c, str inner, str *out)
{
    str sealed;
    struct buf b = { .a = c->arena };
    TRY(seal_same(c, arena_fmt(c->arena, "cursor/%.*s", FMT(c->who->actor)), inner, &sealed));
    for (size_t i = 0; i < sealed.n; i++) buf_c(&b, sealed.p[i] == '+' ? '-' : sealed.p[i] == '/' ? '_' : sealed.p[i] == '=' ? '.' : sealed.p[i]);
    *out = buf_str(&b);
    return NULL;
}

err cursor_read(struct ctx *c, str cursor, str *inner)
{
    struct buf b = { .a = c->arena };
    for (size_t i = 0; i < cursor.n; i++) buf_c(&b, cursor.p[i] == '-' ? '+' : cursor.p[i] == '_' ? '/' : cursor.p[i] == '.' ? '=' : cursor.p[i]);
    if (unseal(c, arena_fmt(c->arena, "cursor/%.*s", FMT(c->who->actor)), buf_str(&b), inner))
        FAIL_AT(c, S("/cursor"), "bad-cursor", "this cursor is not yours, or too old; begin again");
    return NULL;
}

/* SQLite keeps no figures of how many rows a value has, and is told which index not to take; PostgreSQL knows better */
static bool walks(const struct list_more *b)
{
    return !db_is_postgres(b->c->db);
}

static err team_filter(struct list_more *b)
{
    str team = req_query(b->q, "team");
    bool wants_desk = req_has_query(b->q, "assignee") || req_has_query(b->q, "waiting_for") || req_has_query(b->q, "due") || req_has_query(b->q, "label") ||
                      (req_query(b->q, "sort").n && !str_is(req_query(b->q, "sort"), "updated_at"));
    if (str_is(team, "mine") || (!team.n && wants_desk)) {
        /* by what is due: along the order of dates, and not by all that the teams have */
        const char *column = walks(b) && str_is(req_query(b->q, "sort"), "due_at") ? "(r.team || '')" : "r.team";
        buf_fmt(&b->where, " AND %s IN ({list:$%zu})", column, arg(b, A_LIST(viewer_places(b->c->arena, b->c->who, MAY_DESK))));
        b->desk = true;
        return NULL;
    }
    if (!team.n) return NULL;
    buf_fmt(&b->where, " AND r.team = $%zu", arg(b, A_TEXT(team)));
    b->desk = viewer_in_team(b->c->who, team);
    if (wants_desk && !b->desk) FAIL_AT(b->c, S("/team"), "not-allowed", "such filters work within your own teams only");
    return NULL;
}

static err due_filter(struct list_more *b)
{
    str due = req_query(b->q, "due");
    when before = b->c->now;
    if (!due.n) return NULL;
    if (str_is(due, "today"))
        before.us += DAY;
    else if (!str_is(due, "overdue") && !when_parse(due, &before))
        FAIL_AT(b->c, S("/due"), "bad-time", "overdue, today or a time");
    buf_fmt(&b->where, " AND r.due_at < $%zu", arg(b, A_WHEN(before)));
    return NULL;
}

static err desk_filters(struct list_more *b)
{
    str v = req_query(b->q, "assignee");
    b->of_person = v.n && !str_is(v, "nobody");
    if (str_is(v, "nobody"))
        buf_z(&b->where, " AND r.assignee IS NULL");
    else if (v.n)
        buf_fmt(&b->where, " AND r.assignee = $%zu", arg(b, A_TEXT(str_is(v, "me") ? b->c->who->actor : v)));
    v = req_query(b->q, "waiting_for");
    if (str_is(v, "anybody"))
        buf_z(&b->where, " AND r.waiting_for <> 'nobody'");
    else if (v.n)
        buf_fmt(&b->where, " AND r.waiting_for = $%zu", arg(b, A_TEXT(v)));
    v = req_query(b->q, "label");
    if (v.n) {
        size_t word = arg(b, A_TEXT(v)), teams = arg(b, A_LIST(viewer_places(b->c->arena, b->c->who, MAY_DESK)));
        buf_fmt(&b->where, " AND EXISTS (SELECT 1 FROM label l WHERE l.record = r.id AND l.word = $%zu AND l.team IN ({list:$%zu}))", word, teams);
    }
    return due_filter(b);
}

static err plain_filters(struct list_more *b)
{
    static const char *const names[] = { "state", "tlp" };
    for (size_t i = 0; i < COUNT(names); i++) {
        str v = req_query(b->q, names[i]);
        if (v.n) buf_fmt(&b->where, " AND r.%s = $%zu", names[i], arg(b, A_TEXT(v)));
    }
    str kind = b->m ? str_of(b->m->kind->name) : req_query(b->q, "kind");
    if (kind.n) buf_fmt(&b->where, " AND r.kind = $%zu", arg(b, A_TEXT(kind)));
    str open = req_query(b->q, "open");
    if (str_is(open, "true"))
        buf_z(&b->where, " AND r.closed_at IS NULL");
    else if (str_is(open, "false"))
        buf_z(&b->where, " AND r.closed_at IS NOT NULL");
    else if (open.n)
        FAIL_AT(b->c, S("/open"), "not-a-word", "true or false");
    for (unsigned i = 0; b->m && i < b->m->own.n; i++) { /* the kind's own fields */
        const struct field *f = &b->m->own.fields[i];
        str v = req_query(b->q, f->name);
        struct arg a;
        if (!(f->flags & F_FILTER) || !v.n) continue;
        if ((f->see & b->c->who->rights) != f->see || !field_arg_of_text(f, v, &a))
            FAIL_AT(b->c, arena_fmt(b->c->arena, "/%s", f->name), "bad-filter", "this value cannot be looked for");
        buf_fmt(&b->where, " AND k.%s = $%zu", f->name, arg(b, a));
        b->own = true;
        /* a field that not every reader sees may be looked for only where this one sees it */
        if (f->see) buf_fmt(&b->where, " AND r.team IN ({list:$%zu})", arg(b, A_LIST(viewer_places(b->c->arena, b->c->who, f->see))));
    }
    return NULL;
}

/* where it went, and what we sent there: as far as the viewer sees the routing itself */
static err routed_filters(struct list_more *b)
{
    str to = req_query(b->q, "routed_to"), by = req_query(b->q, "routed_by");
    if (to.n)
        buf_fmt(
            &b->where,
            " AND r.id IN (SELECT p.record FROM part p WHERE p.kind = 'route' AND p.state NOT IN ('refused', 'withdrawn') AND p.subject = $%zu AND {see:entry p})",
            arg(b, A_TEXT(to)));
    if (!by.n) return NULL;
    if (!str_is(by, "mine")) FAIL_AT(b->c, S("/routed_by"), "not-a-word", "mine");
    size_t teams = arg(b, A_LIST(viewer_places(b->c->arena, b->c->who, MAY_DESK)));
    buf_fmt(
        &b->where,
        " AND r.id IN (SELECT p.record FROM part p WHERE p.kind = 'route' AND p.subject >= 'tea_' AND p.subject < 'tea`' AND p.state NOT IN ('refused', 'withdrawn')"
        " AND p.subject NOT IN ({list:$%zu}) AND p.created_by IN (SELECT s.person FROM seat s WHERE s.place IN ({list:$%zu})) AND {see:entry p})",
        teams, teams);
    return NULL;
}

static err words_filter(struct list_more *b)
{
    str words = req_query(b->q, "q");
    if (!words.n) return NULL;
    str query = search_query(b->c, words);
    if (!query.n) {
        buf_z(&b->where, " AND 1 = 0");
        return NULL;
    }
    size_t at = arg(b, A_TEXT(query));
    if (db_is_postgres(b->c->db))
        buf_fmt(
            &b->where,
            " AND r.id IN (SELECT s.record FROM search_doc s WHERE array_to_tsvector(string_to_array(s.folded, ' ')) @@ CAST($%zu AS tsquery) AND {see:entry s})",
            at);
    else
        buf_fmt(
            &b->where,
            " AND r.id IN (SELECT s.record FROM search_doc s WHERE s.seq IN (SELECT search_fts.rowid FROM search_fts WHERE search_fts MATCH $%zu) AND {see:entry s})",
            at);
    return NULL;
}

/* a cursor is "TIME ID", or "u TIME ID" among what has no date */
static err sorting(struct list_more *b)
{
    str s = req_query(b->q, "sort"), cursor = req_query(b->q, "cursor"), inner, at;
    b->sort = "updated_at";
    if (str_is(s, "touched_at"))
        b->sort = "touched_at";
    else if (str_is(s, "due_at"))
        b->by_due = true;
    else if (s.n && !str_is(s, "updated_at"))
        FAIL_AT(b->c, S("/sort"), "not-a-word", "updated_at, touched_at or due_at");
    if (!cursor.n) return NULL;
    TRY(cursor_read(b->c, cursor, &inner));
    b->undated = b->by_due && str_starts(inner, S("u "));
    if (b->undated) inner = str_cut(inner, 2, inner.n);
    if (!str_split(&inner, ' ', &at) || !str_int(at, &b->after)) FAIL_AT(b->c, S("/cursor"), "bad-cursor", "begin again");
    b->after_id = inner;
    b->begun = true;
    return NULL;
}

static err statement(struct list_more *b, int64_t limit, struct sql *out)
{
    struct buf t = { .a = b->c->arena };
    struct buf cols = { .a = b->c->arena };
    int64_t held;
    fieldsql_columns(&cols, &record_shape, "r");
    if (b->m) cols = (struct buf){ .p = b->m->columns, .n = strlen(b->m->columns) };
    bool up = b->by_due && !b->undated;
    const char *way = up ? "" : " DESC", *sort = up ? "due_at" : b->undated ? "touched_at" : b->sort;
    /* what one person works on is little: it is found by that, and not by walking along the order */
    str order = arena_fmt(b->c->arena, " ORDER BY %sr.%s%s, r.id%s", b->of_person && walks(b) ? "+" : "", sort, way, way);
    /* most have no date: those are walked along in their order, and not gathered by having none */
    if (b->by_due) buf_z(&b->where, !b->undated ? " AND r.due_at IS NOT NULL" : walks(b) ? " AND +r.due_at IS NULL" : " AND r.due_at IS NULL");
    if (b->begun) {
        size_t x = arg(b, A_INT(b->after)), y = arg(b, A_TEXT(b->after_id));
        buf_fmt(&b->where, " AND (r.%s, r.id) %s ($%zu, $%zu)", sort, up ? ">" : "<", x, y);
    }
    TRY(access_held(b->c, FEW + 1, &held));
    if (held <= FEW) { /* which ones first, by their keys alone; then the rows of these */
        buf_fmt(&t, "SELECT %.*s FROM (SELECT r.id FROM {see:few g} g CROSS JOIN record r", FMT(buf_str(&cols)));
        if (b->own) buf_fmt(&t, " CROSS JOIN %s k", b->m->kind->table);
        buf_fmt(&t, " WHERE r.id = g.id%s%.*s%.*s LIMIT %lld) w CROSS JOIN record r", b->own ? " AND k.record = r.id" : "", FMT(buf_str(&b->where)), FMT(order),
                (long long)limit);
        if (b->m) buf_fmt(&t, " CROSS JOIN %s k", b->m->kind->table);
        buf_fmt(&t, " WHERE r.id = w.id%s%.*s%c", b->m ? " AND k.record = r.id" : "", FMT(order), 0);
    } else {
        buf_fmt(&t, "SELECT %.*s FROM record r", FMT(buf_str(&cols)));
        if (b->m) buf_fmt(&t, " JOIN %s k ON k.record = r.id", b->m->kind->table);
        buf_fmt(&t, " WHERE {see:record r}%.*s%.*s LIMIT %lld%c", FMT(buf_str(&b->where)), FMT(order), (long long)limit, 0);
    }
    *out = (struct sql){ "record.list", t.p, WHERE, true, false };
    return NULL;
}

struct rows_of {
    char *v;
    size_t size, n, most; /* one more than is shown: whether there is more */
};
static err fetch(struct list_more *b, struct rows_of *out)
{
    struct sql s;
    struct rows *r;
    size_t where = b->where.n, args = b->n;
    TRY(statement(b, (int64_t)(out->most - out->n), &s));
    TRY(db_run(b->c, &s, b->args, b->n, &r));
    while (rows_next(r) && out->n < out->most) {
        char *v = out->v + out->n++ * out->size;
        unsigned col = fieldsql_take(b->c, &record_shape, r, 0, v);
        if (b->m) fieldsql_take(b->c, &b->m->own, r, col, v);
    }
    b->where.n = where;
    b->n = args;
    b->begun = false;
    return NULL;
}

err list_records(struct ctx *c, const struct kind *k, const struct req *q, struct page *out)
{
    struct list_more b = { .c = c, .m = k ? kind_made(k) : NULL, .q = q, .where = { .a = c->arena } };
    int64_t limit;
    TRY(query_limit(c, q, 50, 200, &limit));
    TRY(team_filter(&b));
    TRY(plain_filters(&b));
    if (b.desk) TRY(desk_filters(&b));
    TRY(routed_filters(&b));
    if (k && k->filter) TRY(k->filter(c, q, &b));
    TRY(words_filter(&b));
    TRY(sorting(&b));
    struct rows_of rows = { .size = k ? k->size : sizeof(struct record), .most = (size_t)limit + 1 };
    rows.v = arena_array(c->arena, rows.most, rows.size);
    TRY(fetch(&b, &rows));
    size_t dated = b.undated ? 0 : rows.n;
    if (b.by_due && !b.undated && rows.n < rows.most && !req_has_query(q, "due")) { /* then what has no date */
        b.undated = true;
        TRY(fetch(&b, &rows));
    }
    size_t n = rows.n < rows.most ? rows.n : (size_t)limit;
    *out = (struct page){ { rows.v, n }, rows.size, S("") };
    if (rows.n < rows.most || !n) return NULL;
    const struct record *last = (const struct record *)(const void *)(rows.v + (n - 1) * rows.size);
    bool no_date = b.by_due && n > dated;
    when at = b.by_due && !no_date ? last->due_at : no_date || str_is(str_of(b.sort), "touched_at") ? last->touched_at : last->updated_at;
    return cursor_make(c, arena_fmt(c->arena, "%s%lld %s", no_date ? "u " : "", (long long)at.us, last->id.s), &out->next);
}
