/* translation - an advisory that says in another language what its original says
 *
 * It is a record of its own, of the same team, with a reference, revisions and documents of its own. Everything but words is
 * held against the original: while a product, a score, a date, a marking differs, or the original says something else than it
 * did when it was taken over, the translation is not handed on. What was taken over is kept whole, so that what changed in the
 * original can be told; places whose words nobody has translated yet are kept as pointers, and go when somebody writes there. */
#include "domain/exchange/advisory.h"

#include <string.h>

#include "domain/vulnerability/store.h"
#include "spine/search.h"
#include "store/field.h"
#include "store/fieldsql.h"

#include "translation.sql.h"

enum { MOST_PIECES = 4 + 2 * MOST_VULNERABILITIES + MOST_REMEDIES + MOST_REFERENCES + MOST_CREDITS, MOST_DIFFER = 20 };

struct translation {
    id original;
    int64_t revision;
    struct issue source;
    struct strs pending;
};

static bool holds(const struct strs *l, str one)
{
    for (size_t i = 0; i < l->n; i++)
        if (str_eq(l->v[i], one)) return true;
    return false;
}
static err load(struct ctx *c, const id *record, struct translation *t, bool *found)
{
    struct rows *r;
    struct json j;
    TRY(db_one(c, &sql_load, ARGS(A_ID(*record)), &r, found));
    if (!*found) return NULL;
    *t = (struct translation){ .original = row_id(r, 0), .revision = row_int(r, 1) };
    TRY(issue_read(c, row_text(r, 2), &t->source));
    TRY(json_read(c, row_text(r, 3), NULL, &j));
    t->pending.v = NEW_ARRAY(c->arena, json_count(j) + 1, str);
    for (struct json_iter k = json_iter(j); json_next(&k);) t->pending.v[t->pending.n++] = json_str(k.value);
    return NULL;
}
/* what the original says: as it is out, or as it is written while nothing of it is */
static err original_issue(struct ctx *c, const struct advisory *o, struct issue *out)
{
    struct adv_content k;
    if (o->version) return revision_issue(c, o, o->version, out);
    TRY(content_load(c, &o->r.id, &k, NULL, NULL));
    return issue_of(c, o, &k, out);
}

/* ---- places that hold words */

struct piece {
    str place, key, *at; /* key: the same words are known by, when others were put before them */
};
static void piece(struct piece *p, size_t *n, str place, str key, str *at)
{
    if (at->n && *n < MOST_PIECES) p[(*n)++] = (struct piece){ place, key, at };
}
#define SPOT(...) arena_fmt(a, __VA_ARGS__)
static size_t pieces(struct arena *a, struct issue *v, struct piece *p)
{
    size_t n = 0;
    struct adv_vulnerability *u = v->vulnerabilities.v;
    struct adv_remedy *m = v->remedies.v;
    struct adv_link *l = v->references.v;
    struct adv_credit *k = v->credits.v;
    piece(p, &n, S("/title"), S("title"), &v->title);
    piece(p, &n, S("/summary"), S("summary"), &v->summary);
    piece(p, &n, S("/text"), S("text"), &v->text);
    piece(p, &n, S("/detect"), S("detect"), &v->detect);
    for (size_t i = 0; i < v->vulnerabilities.n; i++) {
        piece(p, &n, SPOT("/vulnerabilities/%zu/title", i), SPOT("title of %.*s", FMT(u[i].id)), &u[i].title);
        piece(p, &n, SPOT("/vulnerabilities/%zu/text", i), SPOT("text of %.*s", FMT(u[i].id)), &u[i].text);
    }
    for (size_t i = 0; i < v->remedies.n; i++) piece(p, &n, SPOT("/remedies/%zu/text", i), SPOT("remedy %.*s", FMT(m[i].text)), &m[i].text);
    for (size_t i = 0; i < v->references.n; i++) piece(p, &n, SPOT("/references/%zu/text", i), SPOT("link %.*s", FMT(l[i].url)), &l[i].text);
    for (size_t i = 0; i < v->credits.n; i++)
        piece(p, &n, SPOT("/credits/%zu/text", i), SPOT("credit %.*s, %.*s", FMT(k[i].name), FMT(k[i].organisation)), &k[i].text);
    return n;
}
static const struct piece *at_place(const struct piece *p, size_t n, str place)
{
    for (size_t i = 0; i < n; i++)
        if (str_eq(p[i].place, place)) return &p[i];
    return NULL;
}
static const struct piece *by_key(const struct piece *p, size_t n, str key)
{
    for (size_t i = 0; i < n; i++)
        if (str_eq(p[i].key, key)) return &p[i];
    return NULL;
}
static err translation_pending(struct ctx *c, const id *record, const struct strs *pending)
{
    return db_do(c, &sql_pending, ARGS(A_ID(*record), A_TEXT(strs_json(c->arena, pending))));
}
/* somebody wrote: where the words are others now, they are translated */
err translation_touched(struct ctx *c, const struct advisory *v, struct issue *was, struct issue *now)
{
    struct translation t;
    struct piece *w = NEW_ARRAY(c->arena, MOST_PIECES, struct piece), *n = NEW_ARRAY(c->arena, MOST_PIECES, struct piece);
    bool found;
    if (id_empty(&v->translation_of)) return NULL;
    TRY(load(c, &v->r.id, &t, &found));
    if (!found || !t.pending.n) return NULL;
    size_t nw = pieces(c->arena, was, w), nn = pieces(c->arena, now, n), left = 0;
    for (size_t i = 0; i < t.pending.n; i++) {
        const struct piece *a = at_place(w, nw, t.pending.v[i]), *b = at_place(n, nn, t.pending.v[i]);
        if (!a || (b && str_eq(*a->at, *b->at))) t.pending.v[left++] = t.pending.v[i]; /* another part of it was saved */
    }
    if (left == t.pending.n) return NULL;
    t.pending.n = left;
    return translation_pending(c, &v->r.id, &t.pending);
}

/* ---- what a revision of it names of its original */

err translation_named(struct ctx *c, const struct advisory *v, struct issue *out)
{
    struct rows *r;
    struct translation t;
    bool found;
    if (id_empty(&v->translation_of)) return NULL;
    TRY(db_one(c, &sql_source, ARGS(A_ID(v->translation_of)), &r, &found));
    if (!found) return NULL;
    out->original = arena_dup(c->arena, row_text(r, 0));
    out->source_language = row_text(r, 1).n ? arena_dup(c->arena, row_text(r, 1)) : S("en");
    out->original_at = row_when(r, 2);
    TRY(load(c, &v->r.id, &t, &found));
    out->original_version = found ? t.revision : 0;
    return NULL;
}

/* ---- what keeps it from being handed on */

struct found {
    struct ctx *c;
    struct adv_check *v;
    size_t n, most;
};
static void add(struct found *f, const char *code, str place, str text)
{
    if (f->n < f->most) f->v[f->n++] = (struct adv_check){ str_of(code), place, text, true };
}
#define PLACE(...) arena_fmt(f->c->arena, __VA_ARGS__)
static bool worded(const struct field *f)
{
    static const char *const names[] = { "title", "text", "source", "confirmed" };
    for (size_t i = 0; i < COUNT(names); i++)
        if (!strcmp(f->name, names[i])) return true;
    return false;
}
static void differ_list(struct found *f, const struct field *list, const struct list *mine, const struct list *theirs)
{
    if (mine->n != theirs->n) add(f, "differs", PLACE("/%s", list->name), PLACE("%s: %zu here, %zu in the original", list->name, mine->n, theirs->n));
    for (size_t i = 0; i < mine->n && i < theirs->n && f->n < MOST_DIFFER; i++) {
        const char *a = (const char *)mine->v + i * list->of->size, *b = (const char *)theirs->v + i * list->of->size;
        for (unsigned k = 0; k < list->of->n; k++) {
            const struct field *m = &list->of->fields[k];
            if (worded(m)) continue;
            str here = field_text(f->c->arena, m, a), there = field_text(f->c->arena, m, b);
            if (!str_eq(here, there))
                add(f, "differs", PLACE("/%s/%zu/%s", list->name, i, m->name),
                    PLACE("%s %zu, %s: \"%.*s\" here, \"%.*s\" in the original", list->name, i + 1, m->name, FMT(str_cut(here, 0, 200)),
                          FMT(str_cut(there, 0, 200))));
        }
    }
}
static void differ_all(struct found *f, const struct issue *mine, const struct issue *theirs)
{
    static const char *const lists[] = { "products", "vulnerabilities", "remedies", "references", "credits" };
    if (!str_eq(mine->category, theirs->category))
        add(f, "differs", S("/category"), PLACE("it is %.*s, and the original %.*s", FMT(mine->category), FMT(theirs->category)));
    if (!str_eq(mine->tlp, theirs->tlp))
        add(f, "differs", S("/tlp"), PLACE("it is marked TLP:%.*s, and the original TLP:%.*s", FMT(mine->tlp), FMT(theirs->tlp)));
    const struct field *sectors = shape_field(&issue_shape, S("sectors"));
    if (!str_eq(field_text(f->c->arena, sectors, mine), field_text(f->c->arena, sectors, theirs)))
        add(f, "differs", S("/sectors"), S("it is for other sectors than the original"));
    for (size_t i = 0; i < COUNT(lists); i++) {
        const struct field *l = shape_field(&issue_shape, str_of(lists[i]));
        differ_list(f, l, field_in(mine, l), field_in(theirs, l));
    }
}
/* once the original is out it is known for whom: for nobody else is the translation */
static err same_readers(struct found *f, const struct advisory *v)
{
    struct ctx *c = f->c;
    struct rows *r;
    struct strs readers;
    str mine;
    bool found;
    TRY(db_one(c, &sql_audience, ARGS(A_ID(v->translation_of)), &r, &found));
    if (!found) return NULL;
    str theirs = arena_dup(c->arena, row_text(r, 0));
    err e = advisory_readers(c, v, &readers);
    if (e) return e->kind == E_INPUT ? NULL : e; /* told by itself */
    TRY(audience_of(c, readers, &mine));
    if (!str_eq(mine, theirs)) add(f, "differs", S("/named"), S("it is for other readers than the original"));
    return NULL;
}
static err stale(struct ctx *c, const struct translation *t, const struct issue *now, struct list *changes)
{
    return issue_compare(c, &t->source, now, changes);
}
err translation_checks(struct ctx *c, const struct advisory *v, const struct adv_content *k, struct list *out)
{
    struct found found = { c, NEW_ARRAY(c->arena, MOST_DIFFER + MOST_PIECES + 8, struct adv_check), 0, MOST_DIFFER }, *f = &found;
    struct translation t;
    struct advisory o;
    struct issue mine, theirs;
    struct list changes;
    bool there;
    *out = (struct list){ f->v, 0 };
    if (id_empty(&v->translation_of)) return NULL;
    TRY(load(c, &v->r.id, &t, &there));
    err e = there ? advisory_of(c, id_str(&v->translation_of), &o) : NULL;
    if (e && e->kind != E_ABSENT) return e;
    if (e || !there || str_is(o.r.state, "withdrawn") || str_is(o.r.state, "superseded") || str_is(o.r.state, "discarded"))
        add(f, "original-gone", S("/translation"), S("its original is not published any more, or never will be"));
    else {
        TRY(original_issue(c, &o, &theirs));
        TRY(issue_of(c, v, k, &mine));
        if (!o.version) add(f, "original-not-out", S("/translation"), PLACE("%.*s, which it translates, is not published yet", FMT(o.r.ref)));
        if (str_eq_nocase(mine.language, theirs.language)) add(f, "language", S("/language"), S("its original is in this language, too"));
        TRY(stale(c, &t, &theirs, &changes));
        if (changes.n || t.revision != o.version)
            add(f, "stale", S("/translation"), PLACE("%.*s says something else since it was taken over: look at what changed", FMT(o.r.ref)));
        differ_all(f, &mine, &theirs);
        TRY(same_readers(f, v));
        f->most += t.pending.n;
        for (size_t i = 0; i < t.pending.n; i++)
            add(f, "untranslated", t.pending.v[i], PLACE("%.*s is not translated yet", FMT(str_cut(t.pending.v[i], 1, t.pending.v[i].n))));
    }
    out->n = f->n;
    return NULL;
}

/* ---- begun, followed */

static void looked_at(struct adv_content *k)
{
    struct adv_product *p = k->products.v;
    struct adv_vulnerability *u = k->vulnerabilities.v;
    struct adv_remedy *m = k->remedies.v;
    struct adv_link *l = k->references.v;
    for (size_t i = 0; i < k->products.n; i++) p[i].confirmed = true;
    for (size_t i = 0; i < k->vulnerabilities.n; i++) u[i].confirmed = true;
    for (size_t i = 0; i < k->remedies.n; i++) m[i].confirmed = true;
    for (size_t i = 0; i < k->references.n; i++) l[i].confirmed = true;
}
/* tables as the original has them, with the words of n; then what it was taken from, and what is left to translate */
static err keep(struct ctx *c, const struct advisory *v, const struct advisory *o, const struct issue *n, const struct strs *pending)
{
    struct adv_content k = { n->products, n->vulnerabilities, n->remedies, n->references, n->credits }, theirs;
    struct issue source;
    int64_t next;
    TRY(content_load(c, &o->r.id, &theirs, NULL, &next));
    TRY(db_do(c, &sql_room, ARGS(A_ID(v->r.id), A_INT(next))));
    looked_at(&k);
    TRY(content_save(c, v, &k));
    TRY(original_issue(c, o, &source));
    return db_do(c, &sql_save,
                 ARGS(A_ID(v->r.id), A_ID(o->r.id), A_INT(o->version), A_TEXT(issue_write(c->arena, &source)), A_TEXT(strs_json(c->arena, pending))));
}

struct translation_new {
    str language;
};
static const struct field new_fields[] = { FIELD(struct translation_new, language, .flags = F_REQ, .min = 2, .max = 2, .doc = "en or ur") };
SHAPE(translation_new_shape, "advisory_translation_new", struct translation_new, new_fields, "The language that an advisory is to be translated into");

static err none_yet(struct ctx *c, const struct advisory *o, str language)
{
    struct rows *r;
    TRY(db_run(c, &sql_forms, ARGS(A_ID(o->r.id)), &r));
    while (rows_next(r)) {
        str state = row_text(r, 4);
        bool over = str_is(state, "discarded") || str_is(state, "withdrawn") || str_is(state, "superseded");
        if (!over && str_eq(row_text(r, 3), language)) FAIL(c, E_CONFLICT, "there-already", "%.*s is its translation", FMT(row_text(r, 1)));
    }
    return NULL;
}
err translation_post(struct ctx *c, const struct req *q, struct res *r)
{
    struct advisory o, v;
    struct translation_new in = { .language = { 0 } };
    struct issue n;
    TRY(advisory_at_desk(c, q->params[0], MAY_DESK, &o));
    TRY(api_read(c, q, &translation_new_shape, &in));
    if (!id_empty(&o.translation_of)) FAIL(c, E_CONFLICT, "not-possible-now", "it is a translation itself: translate the original");
    if (str_is(o.r.state, "withdrawn") || str_is(o.r.state, "superseded") || str_is(o.r.state, "discarded"))
        FAIL(c, E_CONFLICT, "not-in-state", "what is not published any more is not translated");
    if (!str_is(in.language, "en") && !str_is(in.language, "ur")) FAIL_AT(c, S("/language"), "not-a-word", "en or ur");
    TRY(original_issue(c, &o, &n));
    if (str_eq(n.language, in.language)) FAIL_AT(c, S("/language"), "not-a-word", "it is in this language");
    TRY(none_yet(c, &o, in.language));
    v = (struct advisory){ .r = { .team = o.r.team, .title = n.title, .tlp = (unsigned)word_index(&tlp_words, n.tlp), .language = in.language },
                           .category = (unsigned)word_index(&adv_sort_words, n.category),
                           .summary = n.summary,
                           .text = n.text,
                           .detect = n.detect,
                           .to_clients = o.to_clients,
                           .sharing_groups = o.sharing_groups,
                           .named = o.named,
                           .sectors = n.sectors,
                           .translation_of = o.r.id };
    TRY(record_create(c, &advisory_kind, &v, NULL));
    struct piece *p = NEW_ARRAY(c->arena, MOST_PIECES, struct piece);
    size_t np = pieces(c->arena, &n, p);
    struct strs pending = { NEW_ARRAY(c->arena, np + 1, str), np };
    for (size_t i = 0; i < np; i++) pending.v[i] = p[i].place;
    TRY(keep(c, &v, &o, &n, &pending));
    TRY(advisory_of(c, id_str(&v.r.id), &v));
    res_header(r, "ETag", api_etag(c, &v.r));
    res_header(r, "Location", arena_fmt(c->arena, "/api/v1/advisories/%s", v.r.id.s));
    res_json(r, &record_shape, &v.r, record_rights(c->who, &v.r));
    r->status = 201;
    return NULL;
}

struct translation_form {
    id id;
    str ref, title, language, state;
    int64_t version, of;
};
static const struct field form_fields[] = {
#define F(m, ...) FIELD(struct translation_form, m, .flags = F_RO, __VA_ARGS__)
    F(id, .doc = "Which advisory"),
    F(ref, .doc = "Its reference"),
    F(title, .max = 300, .doc = "Its title"),
    F(language, .doc = "Its language"),
    F(state, .doc = "Its state"),
    F(version, .doc = "How many revisions of it were published"),
    F(of, .doc = "Of a translation: the original's revision that it was taken from; 0: the original was not published then"),
#undef F
};
static SHAPE(form_shape, "advisory_form", struct translation_form, form_fields, "An advisory in a language");
struct translation_seen {
    struct list original, translations, changes;
    struct strs pending;
};
static const struct field seen_fields[] = {
#define F(m, ...) FIELD(struct translation_seen, m, .flags = F_RO, __VA_ARGS__)
    F(original, .of = &form_shape, .max = 1, .doc = "What it translates; none: it is an original"),
    F(translations, .of = &form_shape, .max = 50, .doc = "Of an original: its translations"),
    F(changes, .of = &change_shape, .max = 2000, .doc = "What changed in the original since it was taken over"),
    F(pending, .max = MOST_PIECES, .doc = "Places whose words are not translated yet, as JSON pointers"),
#undef F
};
SHAPE(translation_seen_shape, "advisory_translation", struct translation_seen, seen_fields, "An advisory and its translations");

static err forms(struct ctx *c, const struct advisory *o, struct list *out)
{
    struct rows *r;
    TRY(db_run(c, &sql_forms, ARGS(A_ID(o->r.id)), &r));
    struct translation_form *f = NEW_ARRAY(c->arena, rows_count(r) + 1, struct translation_form);
    for (*out = (struct list){ f, 0 }; rows_next(r); out->n++)
        f[out->n] = (struct translation_form){ row_id(r, 0), row_text(r, 1), row_text(r, 2), row_text(r, 3), row_text(r, 4), row_int(r, 5), row_int(r, 6) };
    return NULL;
}
static err answer(struct ctx *c, const struct advisory *v, struct res *r)
{
    struct translation_seen out = { .original = { 0 } };
    struct translation t;
    struct advisory o;
    struct issue now;
    bool found = false;
    TRY(forms(c, v, &out.translations));
    if (!id_empty(&v->translation_of)) TRY(load(c, &v->r.id, &t, &found));
    if (found) {
        TRY(advisory_of(c, id_str(&v->translation_of), &o));
        struct translation_form *f = NEW(c->arena, struct translation_form);
        *f = (struct translation_form){ o.r.id, o.r.ref, o.r.title, o.r.language, o.r.state, o.version, t.revision };
        out.original = (struct list){ f, 1 };
        out.pending = t.pending;
        TRY(original_issue(c, &o, &now));
        TRY(stale(c, &t, &now, &out.changes));
    }
    res_json(r, &translation_seen_shape, &out, 0);
    return NULL;
}
err translation_get(struct ctx *c, const struct req *q, struct res *r)
{
    struct advisory v;
    TRY(advisory_at_desk(c, q->params[0], MAY_DESK, &v));
    return answer(c, &v, r);
}
static err open_one(struct ctx *c, const struct req *q, struct advisory *v, struct translation *t)
{
    bool found;
    TRY(advisory_at_desk(c, q->params[0], MAY_DESK, v));
    TRY(load(c, &v->r.id, t, &found));
    if (!found) FAIL(c, E_CONFLICT, "not-possible-now", "it is no translation");
    if (!advisory_open(v)) FAIL(c, E_CONFLICT, "not-in-state", "what was handed on is not changed: have it returned, or revise what is published");
    return NULL;
}

/* the words that stand here go where the original has theirs now; what it says anew, or otherwise, is left to translate */
static void carry(struct ctx *c, const struct translation *t, struct issue *was, struct issue *mine, struct issue *n, struct strs *pending)
{
    struct arena *a = c->arena;
    struct piece *po = NEW_ARRAY(a, MOST_PIECES, struct piece), *pn = NEW_ARRAY(a, MOST_PIECES, struct piece), *pm = NEW_ARRAY(a, MOST_PIECES, struct piece);
    size_t no = pieces(a, was, po), nn = pieces(a, n, pn), nm = pieces(a, mine, pm);
    *pending = (struct strs){ NEW_ARRAY(a, nn + 1, str), 0 };
    for (size_t i = 0; i < nn; i++) {
        const struct piece *old = by_key(po, no, pn[i].key);
        const struct piece *there = old ? old : at_place(po, no, pn[i].place); /* the words at this place were changed */
        if (!old && there && by_key(pn, nn, there->key)) there = NULL;
        const struct piece *here = there ? at_place(pm, nm, there->place) : NULL;
        bool left = !here || !str_eq(*there->at, *pn[i].at) || holds(&t->pending, there->place);
        if (left) pending->v[pending->n++] = pn[i].place;
    }
    for (size_t i = 0; i < nn; i++) { /* after all were compared, since keys point into words */
        const struct piece *old = by_key(po, no, pn[i].key);
        const struct piece *there = old ? old : at_place(po, no, pn[i].place);
        if (!old && there && by_key(pn, nn, there->key)) there = NULL;
        const struct piece *here = there ? at_place(pm, nm, there->place) : NULL;
        if (here && !(holds(&t->pending, there->place) && str_eq(*here->at, *there->at))) *pn[i].at = *here->at; /* untouched: the newer original */
    }
}
err translation_take(struct ctx *c, const struct req *q, struct res *r)
{
    struct advisory v, o;
    struct translation t;
    struct adv_content k;
    struct issue n, mine;
    struct strs pending;
    TRY(open_one(c, q, &v, &t));
    TRY(advisory_of(c, id_str(&v.translation_of), &o));
    TRY(original_issue(c, &o, &n));
    TRY(content_load(c, &v.r.id, &k, NULL, NULL));
    TRY(issue_of(c, &v, &k, &mine));
    carry(c, &t, &t.source, &mine, &n, &pending);
    TRY(db_do(c, &sql_words,
              ARGS(A_ID(v.r.id), A_TEXT(n.category), A_TEXT(n.summary), A_TEXT(n.text), A_TEXT(n.detect), A_INT(o.to_clients),
                   A_TEXT(strs_json(c->arena, &o.sharing_groups)), A_TEXT(strs_json(c->arena, &o.named)), A_TEXT(strs_json(c->arena, &n.sectors)))));
    TRY(db_do(c, &sql_marking, ARGS(A_ID(v.r.id), A_TEXT(n.tlp))));
    TRY(search_put(c, &v.r.id, NULL, S(""), S("summary"), n.summary));
    TRY(search_put(c, &v.r.id, NULL, S(""), S("text"), n.text));
    TRY(search_put(c, &v.r.id, NULL, S(""), S("detect"), n.detect));
    TRY(keep(c, &v, &o, &n, &pending));
    TRY(advisory_wrote(c, &v));
    TRY(record_touch(c, &v.r.id, false));
    return answer(c, &v, r);
}

struct translation_settled {
    struct strs places;
};
static const struct field settled_fields[] = { FIELD(struct translation_settled, places, .max = MOST_PIECES,
                                                     .doc = "JSON pointers of the places; none: all of them") };
SHAPE(translation_settled_shape, "advisory_translation_settled", struct translation_settled, settled_fields, "Places whose words are right as they stand");
err translation_settle(struct ctx *c, const struct req *q, struct res *r)
{
    struct advisory v;
    struct translation t;
    struct translation_settled in = { .places = { 0 } };
    size_t left = 0;
    TRY(open_one(c, q, &v, &t));
    TRY(api_read(c, q, &translation_settled_shape, &in));
    for (size_t i = 0; in.places.n && i < t.pending.n; i++)
        if (!holds(&in.places, t.pending.v[i])) t.pending.v[left++] = t.pending.v[i];
    t.pending.n = left;
    TRY(translation_pending(c, &v.r.id, &t.pending));
    TRY(advisory_wrote(c, &v));
    TRY(record_touch(c, &v.r.id, false));
    return answer(c, &v, r);
}

/* ---- what becomes of it with its original */

/* back to what was published of it: taken from the revision that it was made from */
err translation_restored(struct ctx *c, const struct advisory *v, const struct issue *published)
{
    struct advisory o;
    struct issue source;
    struct strs none = { 0 };
    if (id_empty(&v->translation_of) || published->original_version < 1) return NULL;
    TRY(advisory_of(c, id_str(&v->translation_of), &o));
    TRY(revision_issue(c, &o, published->original_version, &source));
    return db_do(
        c, &sql_save,
        ARGS(A_ID(v->r.id), A_ID(o.r.id), A_INT(published->original_version), A_TEXT(issue_write(c->arena, &source)), A_TEXT(strs_json(c->arena, &none))));
}
/* a revision of the original is out: who translates it is told */
err translation_told(struct ctx *c, const struct advisory *o)
{
    struct list l;
    struct advisory v;
    str team;
    TRY(forms(c, o, &l));
    const struct translation_form *f = l.v;
    for (size_t i = 0; i < l.n; i++) {
        TRY(advisory_of(c, id_str(&f[i].id), &v));
        TRY(audience_team(c, &v.r, &team));
        str text = arena_fmt(c->arena, "Revision %lld of %.*s, which this translates, is out.", (long long)o->version, FMT(o->r.ref));
        TRY(entry_add(c, &v.r.id, &(struct entry_new){ .verb = "note", .body = text, .audience = team }, NULL));
        TRY(record_touch(c, &v.r.id, false));
    }
    return NULL;
}
/* it is withdrawn or replaced: so is what says the same in another language */
err translation_follow(struct ctx *c, const struct advisory *o, const char *verb, const struct act *a)
{
    struct list l;
    struct advisory v;
    TRY(forms(c, o, &l));
    const struct translation_form *f = l.v;
    for (size_t i = 0; i < l.n; i++) {
        if (!f[i].version || str_is(f[i].state, "withdrawn") || (!str_is(f[i].state, "published") && !strcmp(verb, "supersede"))) continue;
        TRY(advisory_of(c, id_str(&f[i].id), &v));
        TRY(workflow_act(c, &advisory_kind, &v, str_of(verb), &(struct act){ .text = a->text, .target = a->target }));
    }
    return NULL;
}
/* what is out in this language and says what the newest revision of this one says; *found: there is */
err translation_in(struct ctx *c, const struct advisory *o, int64_t version, str language, struct issue *out, bool *found)
{
    struct rows *r;
    struct publication p;
    TRY(db_one(c, &sql_in_language, ARGS(A_ID(o->r.id), A_TEXT(language)), &r, found));
    if (!*found) return NULL;
    TRY(publication_find(c, arena_dup(c->arena, row_text(r, 0)), &p));
    TRY(publication_issue(c, &p, out));
    *found = out->original_version == version;
    return NULL;
}
/* what was out in this language when its original was at this revision: the newest that says no later one */
err translation_before(struct ctx *c, const struct advisory *o, int64_t version, str language, struct issue *out, bool *found)
{
    struct rows *r;
    *found = false;
    TRY(db_run(c, &sql_revisions, ARGS(A_ID(o->r.id), A_TEXT(language)), &r));
    while (!*found && rows_next(r)) {
        TRY(issue_read(c, row_text(r, 0), out));
        *found = out->original_version <= version;
    }
    return NULL;
}
/* somebody writes one, or did */
err translation_begun(struct ctx *c, const struct advisory *o, str language, bool *out)
{
    struct list l;
    *out = false;
    TRY(forms(c, o, &l));
    const struct translation_form *f = l.v;
    for (size_t i = 0; i < l.n && !*out; i++)
        *out = str_eq(f[i].language, language) && !str_is(f[i].state, "discarded") && !str_is(f[i].state, "withdrawn") && !str_is(f[i].state, "superseded");
    return NULL;
}
