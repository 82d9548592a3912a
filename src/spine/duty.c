/* duty - see duty.h: the plan of a team read once, and who stands in it when */
#include "spine/duty.h"

#include "base/buf.h"
#include "spine/duty_inside.h"
#include "spine/zone.h"

#include "duty.sql.h"

static const struct field fields[] = {
#define F(m, ...) FIELD(struct duty_span, m, .flags = F_RO, __VA_ARGS__)
    F(line, .doc = "1 is called first, then 2, then 3"),
    F(person, .doc = "Who; null: nobody"),
    F(name, .doc = "Name"),
    F(starts_at, .doc = "From"),
    F(ends_at, .doc = "Until"),
    F(because, .doc = "rota: by the pattern; shift: a single shift; empty: nobody"),
    F(shift, .doc = "The single shift that stands here"),
    F(note, .max = 500, .doc = "What was said of it"),
#undef F
};
SHAPE(duty_span_shape, "duty_span", struct duty_span, fields, "Who is on duty from when until when");

struct rota {
    struct duty_rota r;
    int64_t first_day; /* days since 1970 */
    int minute;        /* of the day, local */
};
struct shift {
    id id;
    int64_t line;
    id person;
    when starts_at, ends_at;
    str note;
};
struct plan {
    const struct zone *z;
    struct rota rotas[DUTY_LINES];
    bool planned[DUTY_LINES];
    struct shift *shifts; /* those made last first */
    size_t nshifts;
    id *desk;
    str *names;
    size_t ndesk;
};

bool duty_clock(str t, int *minute)
{
    if (t.n != 5 || t.p[2] != ':') return false;
    for (size_t i = 0; i < 5; i++)
        if (i != 2 && (t.p[i] < '0' || t.p[i] > '9')) return false;
    int h = (t.p[0] - '0') * 10 + t.p[1] - '0', m = (t.p[3] - '0') * 10 + t.p[4] - '0';
    *minute = h * 60 + m;
    return h < 24 && m < 60;
}
bool duty_day(struct arena *a, str t, int64_t *days)
{
    when w;
    if (t.n != 10 || !when_parse(arena_fmt(a, "%.*sT00:00:00Z", FMT(t)), &w)) return false;
    *days = w.us / DAY;
    return w.us > 0;
}

static err people_of(struct ctx *c, str json, struct strs *out)
{
    struct json l;
    TRY(json_read(c, json, NULL, &l));
    *out = (struct strs){ NEW_ARRAY(c->arena, json_count(l) + 1, str), 0 };
    for (struct json_iter i = json_iter(l); json_next(&i);) out->v[out->n++] = json_str(i.value);
    return NULL;
}

err duty_rotas(struct ctx *c, str team, struct list *out)
{
    struct rows *r;
    TRY(db_run(c, &sql_rotas, ARGS(A_TEXT(team)), &r));
    struct duty_rota *v = NEW_ARRAY(c->arena, rows_count(r) + 1, struct duty_rota);
    size_t n = 0;
    for (; rows_next(r); n++) {
        v[n] = (struct duty_rota){ .line = row_int(r, 0), .first_day = row_text(r, 1), .at = row_text(r, 2), .days = row_int(r, 3) };
        TRY(people_of(c, row_text(r, 4), &v[n].people));
    }
    *out = (struct list){ v, n };
    return NULL;
}

err duty_rota_set(struct ctx *c, str team, const struct duty_rota *r, size_t n)
{
    TRY(db_do(c, &sql_rotas_end, ARGS(A_TEXT(team))));
    for (size_t i = 0; i < n; i++) {
        struct buf b = { .a = c->arena };
        struct jw w = jw_on(&b);
        jw_arr(&w);
        for (size_t k = 0; k < r[i].people.n; k++) jw_text(&w, r[i].people.v[k]);
        jw_end_arr(&w);
        TRY(db_do(c, &sql_rota, ARGS(A_TEXT(team), A_INT(r[i].line), A_TEXT(r[i].first_day), A_TEXT(r[i].at), A_INT(r[i].days), A_TEXT(buf_str(&b)))));
    }
    return db_do(c, &sql_plan_moves, ARGS(A_TEXT(team)));
}

err duty_moved(struct ctx *c, str team)
{
    return db_do(c, &sql_plan_moves, ARGS(A_TEXT(team)));
}

static err desk_of(struct ctx *c, str team, struct plan *p)
{
    struct rows *r;
    TRY(db_run(c, &sql_desk, ARGS(A_TEXT(team), A_WHEN(c->now)), &r));
    p->desk = NEW_ARRAY(c->arena, rows_count(r) + 1, id);
    p->names = NEW_ARRAY(c->arena, rows_count(r) + 1, str);
    for (; rows_next(r); p->ndesk++) {
        p->desk[p->ndesk] = row_id(r, 0);
        p->names[p->ndesk] = row_text(r, 1);
    }
    return NULL;
}

static err plan_read(struct ctx *c, str team, when from, when to, struct plan *p)
{
    struct rows *r;
    struct list rotas;
    bool found;
    *p = (struct plan){ .z = NULL };
    TRY(db_one(c, &sql_zone, ARGS(A_TEXT(team)), &r, &found));
    if (!found) FAIL(c, E_ABSENT, "not-found", "there is nothing here that you can see");
    TRY(zone_load(c, row_text(r, 0), &p->z));
    TRY(duty_rotas(c, team, &rotas));
    const struct duty_rota *v = rotas.v;
    for (size_t i = 0; i < rotas.n; i++) {
        struct rota o = { .r = v[i] };
        bool good = v[i].line >= 1 && v[i].line <= DUTY_LINES && v[i].days > 0 && v[i].people.n && duty_clock(v[i].at, &o.minute) &&
                    duty_day(c->arena, v[i].first_day, &o.first_day);
        if (!good) FAIL(c, E_FAULT, "duty-plan", "line %lld of the plan cannot be read", (long long)v[i].line);
        p->rotas[v[i].line - 1] = o;
        p->planned[v[i].line - 1] = true;
    }
    TRY(db_run(c, &sql_lines_of_shifts, ARGS(A_TEXT(team), A_INT(c->now.us - 7 * DAY)), &r));
    while (rows_next(r))
        if (row_int(r, 0) >= 1 && row_int(r, 0) <= DUTY_LINES) p->planned[row_int(r, 0) - 1] = true;
    TRY(db_run(c, &sql_shifts, ARGS(A_TEXT(team), A_WHEN(from), A_WHEN(to)), &r));
    p->shifts = NEW_ARRAY(c->arena, rows_count(r) + 1, struct shift);
    while (rows_next(r)) p->shifts[p->nshifts++] = (struct shift){ row_id(r, 0), row_int(r, 1), row_id(r, 2), row_when(r, 3), row_when(r, 4), row_text(r, 5) };
    return desk_of(c, team, p);
}

/* the instant at which turn k begins: a local time, so that the clock may be put forward or back between */
static when turn_start(const struct plan *p, const struct rota *r, int64_t k)
{
    int y, m, d, h;
    when_utc((when){ (r->first_day + k * r->r.days) * DAY }, &y, &m, &d, &h, &h, &h);
    return zone_instant(p->z, y, m, d, 0, r->minute);
}
/* the turn that runs at this moment; below 0 before the first */
static int64_t turn_at(const struct plan *p, const struct rota *r, when at)
{
    int64_t k = (at.us / DAY - r->first_day) / r->r.days;
    while (turn_start(p, r, k).us > at.us) k--;
    while (turn_start(p, r, k + 1).us <= at.us) k++;
    return k;
}

static const str *named(const struct plan *p, const id *person)
{
    for (size_t i = 0; i < p->ndesk; i++)
        if (!strcmp(p->desk[i].s, person->s)) return &p->names[i];
    return NULL;
}

/* who stands at this moment; a shift of somebody who left the desk leaves it to nobody, and so does his turn */
static struct duty_span stands(const struct plan *p, int64_t line, when at)
{
    struct duty_span s = { .line = line, .starts_at = at, .turn = -1 };
    const struct rota *r = &p->rotas[line - 1];
    for (size_t i = 0; i < p->nshifts; i++) {
        const struct shift *h = &p->shifts[i];
        if (h->line != line || h->starts_at.us > at.us || h->ends_at.us <= at.us) continue;
        s.person = h->person;
        s.because = S("shift");
        s.shift = h->id;
        s.note = h->note;
        break;
    }
    if (id_empty(&s.person) && r->r.people.n) {
        int64_t k = turn_at(p, r, at);
        if (k >= 0 && id_parse(r->r.people.v[(size_t)k % r->r.people.n], &s.person)) {
            s.because = S("rota");
            s.turn = k;
        }
    }
    const str *name = named(p, &s.person);
    if (name) {
        s.name = *name;
        return s;
    }
    return (struct duty_span){ .line = line, .starts_at = at, .turn = -1 };
}

/* the next moment after `at` at which somebody else may stand */
static when next_edge(const struct plan *p, int64_t line, when at, when to)
{
    when e = to;
    const struct rota *r = &p->rotas[line - 1];
    for (size_t i = 0; i < p->nshifts; i++) {
        const struct shift *h = &p->shifts[i];
        if (h->line != line) continue;
        if (h->starts_at.us > at.us && h->starts_at.us < e.us) e = h->starts_at;
        if (h->ends_at.us > at.us && h->ends_at.us < e.us) e = h->ends_at;
    }
    if (r->r.people.n) {
        int64_t k = turn_at(p, r, at);
        when t = turn_start(p, r, k < 0 ? 0 : k + 1);
        if (t.us < e.us) e = t;
    }
    return e;
}

static bool same(const struct duty_span *a, const struct duty_span *b)
{
    return a->line == b->line && a->turn == b->turn && !strcmp(a->person.s, b->person.s) && !strcmp(a->shift.s, b->shift.s);
}

err duty_spans(struct ctx *c, str team, when from, when to, struct list *out)
{
    struct plan p;
    *out = (struct list){ NULL, 0 };
    if (to.us - from.us > DUTY_DAYS_MOST * DAY) FAIL(c, E_INPUT, "out-of-range", "at most %d days at once", DUTY_DAYS_MOST);
    TRY(plan_read(c, team, from, to, &p));
    size_t most = DUTY_LINES * (DUTY_DAYS_MOST + 3 + 2 * p.nshifts), n = 0;
    struct duty_span *v = NEW_ARRAY(c->arena, most, struct duty_span);
    for (int64_t line = 1; line <= DUTY_LINES; line++) {
        if (!p.planned[line - 1]) continue;
        size_t first = n;
        for (when at = from; at.us < to.us && n < most;) {
            struct duty_span s = stands(&p, line, at);
            at = s.ends_at = next_edge(&p, line, at, to);
            if (n > first && same(&v[n - 1], &s))
                v[n - 1].ends_at = s.ends_at;
            else
                v[n++] = s;
        }
    }
    *out = (struct list){ v, n };
    return NULL;
}

static void put(struct strs *l, str s)
{
    for (size_t i = 0; i < l->n; i++)
        if (str_eq(l->v[i], s)) return;
    l->v[l->n++] = s;
}

static err standing(struct ctx *c, str team, int64_t first, int64_t last, when at, struct strs *people)
{
    struct plan p;
    TRY(plan_read(c, team, at, (when){ at.us + 1 }, &p));
    *people = (struct strs){ NEW_ARRAY(c->arena, DUTY_LINES, str), 0 };
    for (int64_t line = first; line <= last; line++) {
        struct duty_span s = stands(&p, line, at);
        if (p.planned[line - 1] && !id_empty(&s.person)) put(people, arena_dup(c->arena, id_str(&s.person)));
    }
    return NULL;
}

err duty_people(struct ctx *c, str team, when at, struct strs *people)
{
    return standing(c, team, 1, DUTY_LINES, at, people);
}
err duty_line(struct ctx *c, str team, int64_t line, when at, struct strs *people)
{
    return standing(c, team, line, line, at, people);
}

static err ids_of(struct ctx *c, const struct sql *q, str team, struct strs *out)
{
    struct rows *r;
    TRY(db_run(c, q, ARGS(A_TEXT(team), A_WHEN(c->now)), &r));
    *out = (struct strs){ NEW_ARRAY(c->arena, rows_count(r) + 1, str), 0 };
    while (rows_next(r)) out->v[out->n++] = row_text(r, 0);
    return NULL;
}

err duty_leads(struct ctx *c, str team, struct strs *people)
{
    return ids_of(c, &sql_leads, team, people);
}

err duty_readers(struct ctx *c, str team, when at, bool closed, struct strs *people)
{
    struct rows *r;
    bool planned;
    *people = (struct strs){ NULL, 0 };
    TRY(db_one(c, &sql_planned, ARGS(A_TEXT(team)), &r, &planned));
    if (planned && !closed) TRY(duty_people(c, team, at, people));
    if (planned && !people->n) TRY(duty_leads(c, team, people));
    return people->n ? NULL : ids_of(c, &sql_desk, team, people);
}
