/* path - the way up from an organisation along dated edges: who serves it, whom that one reports to, to the centre */
#include "domain/directory/inside.h"
#include "domain/directory/lookup.h"

#include "path.sql.h"

enum { DEEPEST = 12, MOST = 400 };

static const struct field fields[] = {
#define F(m, ...) FIELD(struct step, m, .flags = F_RO, __VA_ARGS__)
    F(organisation, .doc = "The next one up"),
    F(name, .doc = "Its name"),
    F(org_kind, .doc = "What it is"),
    F(via, .doc = "serves: it serves the one below; reports-to, part-of: the one below does so"),
    F(edge, .doc = "The edge"),
    F(since, .doc = "Since when"),
    F(until, .doc = "Until when"),
    F(source, .doc = "Where it is written"),
#undef F
};
SHAPE(step_shape, "step", struct step, fields, "One step up to the centre");

struct node {
    struct step s;
    size_t below; /* index + 1 of the node it was reached from; 0: the organisation asked about */
    int depth;
};
struct walk {
    struct ctx *c;
    const id *org;
    when at;
    bool serves_only;
    struct node v[MOST];
    size_t n;
};

static bool known(const struct walk *w, const id *org)
{
    if (!strcmp(org->s, w->org->s)) return true;
    for (size_t i = 0; i < w->n; i++)
        if (!strcmp(w->v[i].s.organisation.s, org->s)) return true;
    return false;
}

static size_t index_of(const struct walk *w, str org)
{
    for (size_t i = 0; i < w->n; i++)
        if (str_eq(org, id_str(&w->v[i].s.organisation))) return i + 1;
    return 0;
}

/* breadth first; within a level "serves" goes before "part-of" before "reports-to", older before newer */
static err walk_up(struct walk *w)
{
    str first = id_str(w->org);
    struct strs level = { &first, 1 };
    for (int depth = 1; level.n && depth <= DEEPEST && w->n < MOST; depth++) {
        struct rows *r;
        TRY(db_run(w->c, w->serves_only ? &sql_serving : &sql_up, ARGS(A_LIST(level), A_WHEN(w->at)), &r));
        struct strs next = { NEW_ARRAY(w->c->arena, rows_count(r) + 1, str), 0 };
        while (rows_next(r) && w->n < MOST) {
            id upper = row_id(r, 2);
            if (known(w, &upper)) continue;
            w->v[w->n++] = (struct node){ { .organisation = upper,
                                            .name = row_text(r, 4),
                                            .org_kind = row_text(r, 5),
                                            .via = row_text(r, 1),
                                            .edge = row_id(r, 0),
                                            .since = row_when(r, 6),
                                            .until = row_when(r, 7),
                                            .source = row_text(r, 8) },
                                          index_of(w, row_text(r, 3)),
                                          depth };
            next.v[next.n++] = row_text(r, 2);
        }
        level = next;
    }
    return NULL;
}

err path_up(struct ctx *c, const id *org, when at, struct list *out)
{
    struct walk *w = NEW(c->arena, struct walk);
    size_t goal = 0;
    w->c = c;
    w->org = org;
    w->at = at;
    *out = (struct list){ NULL, 0 };
    TRY(walk_up(w));
    for (size_t i = w->n; i-- > 0;) /* the nearest centre; without one the first of those farthest up */
        if (str_is(w->v[i].s.org_kind, "coordination-centre")) goal = i + 1;
    for (size_t i = 0; i < w->n && !goal; i++)
        if (w->v[i].depth == w->v[w->n - 1].depth) goal = i + 1;
    if (!goal) return NULL;
    int n = w->v[goal - 1].depth;
    struct step *v = NEW_ARRAY(c->arena, (size_t)n, struct step);
    for (size_t i = goal; i && n > 0; i = w->v[i - 1].below) v[--n] = w->v[i - 1].s;
    *out = (struct list){ v, (size_t)w->v[goal - 1].depth };
    return NULL;
}

err served_by(struct ctx *c, const id *org, struct list *out)
{
    struct walk *w = NEW(c->arena, struct walk);
    w->c = c;
    w->org = org;
    w->at = c->now;
    w->serves_only = true;
    TRY(walk_up(w));
    struct step *v = NEW_ARRAY(c->arena, w->n + 1, struct step);
    for (size_t i = 0; i < w->n; i++) v[i] = w->v[i].s;
    *out = (struct list){ v, w->n };
    return NULL;
}

/* a CERT that works on this hub is asked at its desk */
err above_of(struct ctx *c, str subject, struct strs *chain)
{
    struct rows *r;
    struct list up;
    bool found;
    id org;
    *chain = (struct strs){ 0 };
    if (str_starts(subject, S("tea_"))) {
        TRY(db_one(c, &sql_organisation_of, ARGS(A_TEXT(subject)), &r, &found));
        if (!found) return NULL;
        subject = row_text(r, 0);
    }
    if (!id_parse(subject, &org)) return NULL;
    TRY(path_up(c, &org, c->now, &up));
    const struct step *s = up.v;
    chain->v = NEW_ARRAY(c->arena, up.n + 1, str);
    for (size_t i = 0; i < up.n; i++) {
        TRY(db_one(c, &sql_desk_of, ARGS(A_ID(s[i].organisation)), &r, &found));
        chain->v[chain->n++] = found ? row_text(r, 0) : id_str(&s[i].organisation);
    }
    return NULL;
}
