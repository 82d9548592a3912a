/* plan - from a statement's text with tokens to what an engine is given
 *
 * `$n` becomes `?m` (SQLite) or `$m` (PostgreSQL), renumbered by first appearance; lists are padded to powers of two
 * so that few distinct statements are prepared. A padded list repeats its last member; an empty one is NULL, which
 * matches nothing. */
#include "store/internal.h"
#include "store/sqlite_set.h"

#include "base/buf.h"

enum { MAX_ARGS = 64, MAX_LIST = 4096 };

static struct {
    const struct access_rule *rules;
    size_t n;
    const char *const *guarded;
} access;

void access_rules_set(const struct access_rule *rules, size_t n, const char *const *guarded)
{
    access.rules = rules;
    access.n = n;
    access.guarded = guarded;
}

bool access_guarded(const char *table)
{
    for (size_t i = 0; access.guarded && access.guarded[i]; i++)
        if (strcmp(access.guarded[i], table) == 0) return true;
    return false;
}

const struct access_rule *access_rule_find(str kind)
{
    for (size_t i = 0; i < access.n; i++)
        if (str_is(kind, access.rules[i].kind)) return &access.rules[i];
    return NULL;
}

struct work {
    struct ctx *c;
    const struct sql *q;
    const struct arg *args;
    size_t n;
    struct buf out;
    struct arg *flat;
    size_t nflat, cap;
    size_t place[MAX_ARGS + 1]; /* 1-based position given to argument n; 0 = not yet */
    size_t me, me_n, now;
    bool postgres, set;
};

static size_t add(struct work *w, struct arg a)
{
    if (w->nflat == w->cap) {
        size_t cap = w->cap ? w->cap * 2 : 16;
        struct arg *v = NEW_ARRAY(w->c->arena, cap, struct arg);
        if (w->nflat) memcpy(v, w->flat, w->nflat * sizeof *v);
        w->flat = v;
        w->cap = cap;
    }
    w->flat[w->nflat++] = a;
    return w->nflat;
}

static void put_place(struct work *w, size_t place)
{
    buf_c(&w->out, w->postgres ? '$' : '?');
    buf_int(&w->out, (int64_t)place);
}

static void put_list(struct work *w, struct strs list, size_t *first, size_t *count)
{
    if (!*first) {
        size_t padded = 1;
        while (padded < list.n) padded *= 2;
        for (size_t i = 0; i < padded; i++) {
            struct arg a = list.n ? A_TEXT(list.v[i < list.n ? i : list.n - 1]) : A_NULL;
            size_t at = add(w, a);
            if (i == 0) *first = at;
        }
        *count = padded;
    }
    for (size_t i = 0; i < *count; i++) {
        if (i) buf_c(&w->out, ',');
        put_place(w, *first + i);
    }
}

static err put_number(struct work *w, str *rest)
{
    size_t num = 0;
    while (rest->n && rest->p[0] >= '0' && rest->p[0] <= '9' && num < 1000) {
        num = num * 10 + (size_t)(rest->p[0] - '0');
        *rest = str_cut(*rest, 1, rest->n);
    }
    if (num == 0 || num > w->n || num > MAX_ARGS) FAIL(w->c, E_FAULT, "statement", "%s: $%zu but %zu arguments", w->q->name, num, w->n);
    const struct arg *a = &w->args[num - 1];
    if (a->type == ARG_LIST) {
        if (a->list.n > MAX_LIST) FAIL(w->c, E_FAULT, "statement", "%s: a list of %zu", w->q->name, a->list.n);
        size_t first = 0, count = 0;
        put_list(w, a->list, &first, &count);
        return NULL;
    }
    if (!w->place[num]) w->place[num] = add(w, *a);
    put_place(w, w->place[num]);
    return NULL;
}

static err expand(struct work *w, str text, str alias);

/* db_many's rows on SQLite, all of them: columns of the table that sqlite_set.c makes of them. WHERE: an upsert needs one. */
static err put_set(struct work *w, str words)
{
    str word;
    size_t n = 0;
    buf_z(&w->out, "SELECT ");
    while (str_split(&words, ',', &word)) {
        if (n == w->n || n == SET_WIDTH) FAIL(w->c, E_FAULT, "statement", "%s: {set} and its arguments differ", w->q->name);
        buf_fmt(&w->out, "%sc%zu", n ? "," : "", n + 1);
        n++;
    }
    buf_z(&w->out, " FROM given(?1) WHERE true");
    w->set = true;
    return NULL;
}

/* db_many's rows: a row of values, or a table made of one array a column */
static err put_rows(struct work *w, str words)
{
    str word;
    size_t n = 0;
    buf_z(&w->out, w->postgres ? "SELECT * FROM unnest(" : "VALUES(");
    while (str_split(&words, ',', &word)) {
        const char *type = str_is(word, "int") ? "::bigint[]" : str_is(word, "text") ? "::text[]" : str_is(word, "blob") ? "::bytea[]" : NULL;
        if (!type || n == w->n) FAIL(w->c, E_FAULT, "statement", "%s: {rows} and its arguments differ", w->q->name);
        if (n) buf_c(&w->out, ',');
        put_place(w, add(w, w->args[n++]));
        if (w->postgres) buf_z(&w->out, type);
    }
    buf_c(&w->out, ')');
    return NULL;
}

static err put_token(struct work *w, str token, str alias)
{
    (void)alias;
    if (str_is(token, "me")) {
        put_list(w, w->c->me, &w->me, &w->me_n);
        return NULL;
    }
    if (str_is(token, "now")) {
        if (!w->now) w->now = add(w, A_WHEN(w->c->now));
        put_place(w, w->now);
        return NULL;
    }
    if (str_is(token, "lock")) {
        if (w->postgres) buf_z(&w->out, "FOR UPDATE SKIP LOCKED");
        return NULL;
    }
    if (str_starts(token, S("list:$"))) {
        str rest = str_cut(token, 6, token.n);
        return put_number(w, &rest);
    }
    if (str_starts(token, S("set:"))) return w->postgres ? put_rows(w, str_cut(token, 4, token.n)) : put_set(w, str_cut(token, 4, token.n));
    if (str_starts(token, S("rows:"))) return put_rows(w, str_cut(token, 5, token.n));
    if (str_starts(token, S("see:"))) {
        str rest = str_cut(token, 4, token.n), kind;
        str_split(&rest, ' ', &kind);
        const struct access_rule *r = access_rule_find(kind);
        if (!r || !rest.n) FAIL(w->c, E_FAULT, "statement", "%s: unknown rule {%.*s}", w->q->name, FMT(token));
        return expand(w, str_of(r->text->text), rest);
    }
    FAIL(w->c, E_FAULT, "statement", "%s: unknown token {%.*s}", w->q->name, FMT(token));
}

static bool word_char(char ch)
{
    return (ch >= 'a' && ch <= 'z') || (ch >= 'A' && ch <= 'Z') || (ch >= '0' && ch <= '9') || ch == '_' || ch == '.';
}

/* alias: what replaces `A.` inside a rule; empty in the statement itself */
static err expand(struct work *w, str text, str alias)
{
    str rest = text;
    char before = ' ';
    while (rest.n) {
        char ch = rest.p[0];
        if (ch == '\'') {
            ptrdiff_t end = str_chr(str_cut(rest, 1, rest.n), '\'');
            size_t len = end < 0 ? rest.n : (size_t)end + 2;
            buf_put(&w->out, str_cut(rest, 0, len));
            rest = str_cut(rest, len, rest.n);
        } else if (ch == '$') {
            rest = str_cut(rest, 1, rest.n);
            TRY(put_number(w, &rest));
        } else if (ch == '{') {
            ptrdiff_t end = str_chr(rest, '}');
            if (end < 0) FAIL(w->c, E_FAULT, "statement", "%s: { without }", w->q->name);
            TRY(put_token(w, str_cut(rest, 1, (size_t)end), alias));
            rest = str_cut(rest, (size_t)end + 1, rest.n);
        } else if (alias.n && ch == 'A' && rest.n > 1 && rest.p[1] == '.' && !word_char(before)) {
            buf_put(&w->out, alias);
            rest = str_cut(rest, 1, rest.n);
        } else {
            buf_c(&w->out, ch);
            rest = str_cut(rest, 1, rest.n);
        }
        before = ch;
    }
    return NULL;
}

err plan_make(struct ctx *c, bool postgres, const struct sql *q, const struct arg *args, size_t n, struct plan *out)
{
    struct work w = { .c = c, .q = q, .args = args, .n = n, .postgres = postgres, .out = { .a = c->arena } };
    TRY(expand(&w, str_of(q->text), (str){ NULL, 0 }));
    buf_c(&w.out, 0);
    *out = (struct plan){ .text = { w.out.p, w.out.n - 1 }, .args = w.flat, .nargs = w.nflat, .may_read_guarded = q->sees || q->system, .set = w.set };
    return NULL;
}
