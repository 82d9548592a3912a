/* kind - the registry of kinds, and the statements that follow from their field tables
 *
 * Made once, before any thread starts, in an arena that lives as long as the program. */
#include "spine/kind.h"

#include "base/buf.h"
#include "spine/workflow.h"
#include "store/fieldsql.h"

enum { MAX_KINDS = 32 };
static struct kind_made made[MAX_KINDS];
static size_t made_n;
static struct arena *keep;

const struct kind_made *kind_made(const struct kind *k)
{
    for (size_t i = 0; i < made_n; i++)
        if (made[i].kind == k) return &made[i];
    return NULL;
}
const struct kind *kind_named(str name)
{
    for (size_t i = 0; i < made_n; i++)
        if (str_is(name, made[i].kind->name)) return made[i].kind;
    return NULL;
}
const struct kind *kind_of_id(str id_text)
{
    ptrdiff_t at = str_chr(id_text, '_');
    for (size_t i = 0; at > 0 && i < made_n; i++)
        if (str_is(str_cut(id_text, 0, (size_t)at), made[i].kind->prefix)) return made[i].kind;
    return NULL;
}
const struct kind *kind_at(size_t i)
{
    return i < made_n ? made[i].kind : NULL;
}

struct strs kinds_of_work(struct arena *a)
{
    const struct kind *k;
    struct strs out = { NEW_ARRAY(a, MAX_KINDS, str), 0 };
    for (size_t i = 0; (k = kind_at(i)) != NULL; i++)
        if (k->flow && k->flow->opens) out.v[out.n++] = str_of(k->name);
    return out;
}
const struct shape *kind_shape(const struct kind *k)
{
    return &kind_made(k)->shape;
}

void kind_select(struct buf *b, const struct kind_made *m)
{
    buf_fmt(b, "SELECT %s FROM record r JOIN %s k ON k.record = r.id", m->columns, m->kind->table);
}

static const char *text(struct buf *b)
{
    buf_c(b, 0);
    return b->p;
}

static void places(struct buf *b, unsigned n)
{
    for (unsigned i = 1; i <= n; i++) buf_fmt(b, i > 1 ? ", $%u" : "$%u", i);
}

static void make_shape(struct kind_made *m)
{
    const struct kind *k = m->kind;
    struct field *f = NEW_ARRAY(keep, record_shape.n + k->nfields, struct field);
    memcpy(f, record_shape.fields, record_shape.n * sizeof *f);
    if (k->nfields) memcpy(f + record_shape.n, k->fields, k->nfields * sizeof *f);
    m->shape = (struct shape){ k->name, f, record_shape.n + k->nfields, k->size, k->doc };
    m->own = (struct shape){ k->name, k->fields, k->nfields, k->size, k->doc };
}

static void make_statements(struct kind_made *m)
{
    const struct kind *k = m->kind;
    struct buf cols = { .a = keep }, find = { .a = keep }, ref = { .a = keep }, ins = { .a = keep }, own = { .a = keep };
    fieldsql_columns(&cols, &record_shape, "r");
    if (k->nfields) buf_z(&cols, ", ");
    fieldsql_columns(&cols, &m->own, "k");
    m->columns = (char *)(uintptr_t)text(&cols);

    kind_select(&find, m);
    buf_z(&find, " WHERE r.id = $1 AND {see:record r}");
    m->find = (struct sql){ "kind.find", text(&find), WHERE, true, false };
    kind_select(&ref, m);
    buf_z(&ref, " WHERE r.ref = $1 AND {see:record r}");
    m->find_ref = (struct sql){ "kind.find_ref", text(&ref), WHERE, true, false };

    buf_z(&ins, "INSERT INTO record (");
    unsigned n = fieldsql_columns(&ins, &record_shape, NULL);
    buf_z(&ins, ") VALUES (");
    places(&ins, n);
    buf_z(&ins, ")");
    m->insert_record = (struct sql){ "kind.insert", text(&ins), WHERE, false, true };

    buf_fmt(&own, "INSERT INTO %s (record", k->table);
    if (k->nfields) buf_z(&own, ", ");
    n = fieldsql_columns(&own, &m->own, NULL);
    buf_z(&own, ") VALUES (");
    places(&own, n + 1);
    buf_z(&own, ")");
    m->insert_own = (struct sql){ "kind.insert_own", text(&own), WHERE, false, true };
}

err kind_register(struct ctx *c, const struct kind *const *kinds, size_t n)
{
    if (!keep) keep = arena_open(4u << 20);
    if (!keep) FAIL(c, E_BUSY, "out-of-memory", "not enough memory");
    for (size_t i = 0; i < n; i++) {
        if (kind_named(str_of(kinds[i]->name))) continue;
        if (made_n == MAX_KINDS) FAIL(c, E_FAULT, "kinds", "more than %d kinds", MAX_KINDS);
        struct kind_made *m = &made[made_n];
        m->kind = kinds[i];
        make_shape(m);
        make_statements(m);
        made_n++;
    }
    return NULL;
}
