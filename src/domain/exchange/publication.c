/* publication - what is there to be read: lists, one, its text and documents; always by the access rule, never the drafts */
#include "domain/exchange/advisory.h"

#include "base/fold.h"
#include "domain/exchange/subscription.h"
#include "domain/vulnerability/store.h"
#include "spine/webhook.h"

#include "publication.sql.h"

static const struct field fields[] = {
#define F(m, ...) FIELD(struct publication, m, __VA_ARGS__)
    F(ref, .flags = F_RO, .doc = "Reference"),
    F(file, .flags = F_RO, .doc = "The name of its CSAF document"),
    F(tlp, .flags = F_RO, .doc = "Marking"),
    F(state, .flags = F_RO, .doc = "published, superseded or withdrawn"),
    F(category, .flags = F_RO, .doc = "What it is"),
    F(title, .flags = F_RO, .max = 300, .doc = "Title"),
    F(summary, .flags = F_RO | F_LINES, .max = 2000, .doc = "For those who decide"),
    F(language, .flags = F_RO, .doc = "Language of its text"),
    F(year, .flags = F_RO, .doc = "Of its first revision"),
    F(severity, .flags = F_RO, .doc = "Highest CVSS score in tenths; -1: not scored"),
    F(exploited, .flags = F_RO, .doc = "A vulnerability of it is exploited"),
    F(n, .flags = F_RO, .doc = "Its revision"),
    F(first_at, .flags = F_RO, .doc = "When it was first published"),
    F(changed_at, .flags = F_RO, .doc = "When this revision was"),
    F(sha256, .flags = F_RO, .doc = "Of its CSAF 2.0 document"),
    F(sha512, .flags = F_RO, .doc = "The same"),
#undef F
};
SHAPE(publication_shape, "publication", struct publication, fields, "An advisory that is published");

static void take(const struct rows *r, struct publication *p)
{
    *p = (struct publication){ .record = row_id(r, 0),
                               .ref = row_text(r, 1),
                               .file = row_text(r, 2),
                               .year = row_int(r, 3),
                               .tlp = row_text(r, 4),
                               .state = row_text(r, 5),
                               .category = row_text(r, 6),
                               .title = row_text(r, 7),
                               .summary = row_text(r, 8),
                               .language = row_text(r, 9),
                               .severity = row_int(r, 10),
                               .exploited = row_int(r, 11) != 0,
                               .n = row_int(r, 12),
                               .first_at = row_when(r, 13),
                               .changed_at = row_when(r, 14),
                               .sha256 = row_text(r, 15),
                               .sha512 = row_text(r, 16),
                               .signature = row_text(r, 17),
                               .signer = row_text(r, 18) };
    (void)id_parse(row_text(r, 19), &p->original);
}

err publications_list(struct ctx *c, const struct publications_asked *a, struct list *out)
{
    struct rows *r;
    str w[4] = { { 0 } }, folded = fold_words(c->arena, str_cut(a->q, 0, 200)), word;
    for (size_t n = 0; n < COUNT(w) && str_split(&folded, ' ', &word);)
        if (word.n) w[n++] = word;
    TRY(db_run(c, &sql_list,
               ARGS(A_TEXT(a->tlp), A_TEXT(a->category), A_INT(a->year), A_WHEN(a->before), A_TEXT(a->before_id), A_TEXT(w[0]), A_TEXT(w[1]), A_TEXT(w[2]),
                    A_TEXT(w[3]), A_INT(a->most), A_TEXT(a->language)),
               &r));
    struct publication *v = NEW_ARRAY(c->arena, rows_count(r) + 1, struct publication);
    size_t n = 0;
    while (rows_next(r)) take(r, &v[n++]);
    *out = (struct list){ v, n };
    return NULL;
}
err publication_languages(struct ctx *c, const struct publication *p, struct list *out)
{
    struct rows *r;
    TRY(db_run(c, &sql_languages, ARGS(A_ID(id_empty(&p->original) ? p->record : p->original)), &r));
    struct publication *v = NEW_ARRAY(c->arena, rows_count(r) + 1, struct publication);
    size_t n = 0;
    while (rows_next(r)) take(r, &v[n++]);
    *out = (struct list){ v, n };
    return NULL;
}
err publication_find(struct ctx *c, str which, struct publication *out)
{
    struct rows *r;
    bool found;
    TRY(db_one(c, &sql_one, ARGS(A_TEXT(which)), &r, &found));
    if (!found) FAIL(c, E_ABSENT, "not-found", "there is nothing here that you can see");
    take(r, out);
    return NULL;
}
err publication_issue(struct ctx *c, const struct publication *p, struct issue *out)
{
    static const struct json_limits lim = { .bytes = 8u << 20, .members = 400000 };
    struct rows *r;
    struct json j;
    bool found;
    TRY(db_one(c, &sql_body, ARGS(A_ID(p->record), A_INT(p->n)), &r, &found));
    if (!found) FAIL(c, E_ABSENT, "not-found", "there is nothing here that you can see");
    TRY(json_read(c, row_text(r, 0), &lim, &j));
    *out = (struct issue){ .version = 0 };
    said_load(c->arena, &issue_shape, j, out);
    return NULL;
}
err publication_document(struct ctx *c, const struct publication *p, enum csaf_wanted version, str *out)
{
    struct rows *r;
    bool found;
    TRY(db_one(c, &sql_documents, ARGS(A_ID(p->record), A_INT(p->n)), &r, &found));
    if (!found) FAIL(c, E_ABSENT, "not-found", "there is nothing here that you can see");
    *out = row_text(r, version == DOCUMENT_21);
    return NULL;
}
err shelf_mark(struct ctx *c, str tlp, int64_t *n, int64_t *newly_signed, when *at)
{
    struct rows *r;
    bool found;
    TRY(db_one(c, &sql_shelf, ARGS(A_TEXT(tlp)), &r, &found));
    *n = found ? row_int(r, 0) : 0;
    *at = found ? row_when(r, 1) : (when){ 0 };
    if (newly_signed) *newly_signed = found ? row_int(r, 2) : 0;
    return NULL;
}

/* ---- told to webhooks: to whoever may read it now */

err publication_tell(struct ctx *c, const id *record, str state, int64_t n)
{
    str what = str_is(state, "published") && n > 1 ? S("corrected") : state;
    return change_add(c, record, arena_fmt(c->arena, "publication.%.*s", FMT(what)));
}
static err events(struct ctx *c, int64_t from, int64_t to, struct list *out)
{
    struct rows *r;
    TRY(db_run(c, &sql_events, ARGS(A_INT(from), A_INT(to), A_INT(WEBHOOK_AT_ONCE)), &r));
    struct webhook_event *v = NEW_ARRAY(c->arena, rows_count(r) + 1, struct webhook_event);
    size_t n = 0;
    while (rows_next(r))
        v[n++] = (struct webhook_event){ row_int(r, 0), row_text(r, 1), row_text(r, 2), row_text(r, 3), S("publication"), row_when(r, 4), true };
    *out = (struct list){ v, n };
    return NULL;
}
/* the same wish as of who subscribes by mail */
static struct wish wish_of(const struct webhook_only *o)
{
    return (struct wish){ !o->products.n && !o->vendors.n && !o->sectors.n, o->products, o->vendors, o->sectors, o->kinds, o->floor };
}
static err check(struct ctx *c, const struct webhook_only *o)
{
    const struct wish w = wish_of(o);
    struct list sectors;
    for (size_t i = 0; i < o->kinds.n; i++)
        if (word_index(&adv_sort_words, o->kinds.v[i]) < 0) FAIL_AT(c, S("/kinds"), "not-a-word", "a kind of advisory: advisory, bulletin, directive, ...");
    TRY(subscription_sectors(c, &sectors));
    const struct sector_name *s = sectors.v;
    for (size_t i = 0; i < o->sectors.n; i++) {
        bool there = false;
        for (size_t k = 0; k < sectors.n; k++) there = there || str_eq(s[k].code, o->sectors.v[i]);
        if (!there) FAIL_AT(c, S("/sectors"), "not-a-word", "the code of a sector of this hub");
    }
    return wish_check(c, &w);
}
static err fits(struct ctx *c, const struct webhook_only *o, const struct webhook_event *e, bool *out)
{
    const struct wish w = wish_of(o);
    struct publication p;
    struct issue i;
    struct wish_sight sight;
    err why = publication_find(c, e->record, &p);
    if (!why) why = publication_issue(c, &p, &i);
    *out = false;
    if (why) return why->kind == E_ABSENT ? NULL : why; /* it is not for this one any more */
    wish_sees(c->arena, &i, &sight);
    *out = wish_fits(c->arena, &w, &sight);
    return NULL;
}
const struct webhook_room publication_room = { .events = events, .check = check, .fits = fits };
