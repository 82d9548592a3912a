/* alert_choose - whom a choice means: organisations, and for each the contact that would be asked first, and why
 *
 * Each list that is given narrows (a sector AND a technology); within a list any word fits; those named are added whatever
 * the lists say, those left out go. Everything is read as the sending team sees it: an organisation that the team does not
 * see is not chosen, a contact that it does not see is not asked. A merged organisation stands for its successor. */
#include "base/buf.h"
#include "base/fold.h"
#include "domain/coordination/alert.h"
#include "domain/directory/directory.h"

#include "alert_choose.sql.h"

enum { FEW = 256 };

static int by_bytes(const void *a, const void *b)
{
    return str_cmp(*(const str *)a, *(const str *)b);
}

/* ---- sets of organisations, sorted by id */

static int by_id(const void *a, const void *b)
{
    return strcmp(((const struct chosen *)a)->organisation.s, ((const struct chosen *)b)->organisation.s);
}
static bool has(const struct strs *sorted, const char *org)
{
    str key = str_of(org);
    return sorted->n && bsearch(&key, sorted->v, sorted->n, sizeof *sorted->v, by_bytes) != NULL;
}
static void add(struct ctx *c, struct strs *l, struct rows *r)
{
    size_t n = rows_count(r);
    str *v = NEW_ARRAY(c->arena, l->n + n + 1, str);
    if (l->n) memcpy(v, l->v, l->n * sizeof *v);
    l->v = v;
    while (rows_next(r)) l->v[l->n++] = row_text(r, 0);
}
static void sort(struct strs *l)
{
    if (l->n) qsort(l->v, l->n, sizeof *l->v, by_bytes);
}

/* those that use one of these: every word of vendor and product, in the order given */
static err users_of(struct ctx *c, struct strs technologies, struct strs *out)
{
    struct rows *r;
    *out = (struct strs){ 0 };
    for (size_t i = 0; i < technologies.n; i++) {
        str words = fold_words(c->arena, technologies.v[i]), word;
        struct buf like = { .a = c->arena };
        if (!words.n) continue;
        while (str_split(&words, ' ', &word)) buf_fmt(&like, "%% %.*s ", FMT(word));
        buf_c(&like, '%');
        TRY(db_run(c, &sql_users, ARGS(A_TEXT(buf_str(&like)), A_WHEN(c->now)), &r));
        add(c, out, r);
    }
    sort(out);
    return NULL;
}

static err members_of(struct ctx *c, struct strs groups, const id *team, struct strs *out)
{
    struct rows *r;
    *out = (struct strs){ 0 };
    if (!groups.n) return NULL;
    TRY(db_run(c, &sql_members, ARGS(A_LIST(groups), A_ID(*team), A_WHEN(c->now)), &r));
    add(c, out, r);
    sort(out);
    return NULL;
}

static str why_of(struct ctx *c, const struct choice *k, const struct chosen *v, str kind)
{
    struct buf b = { .a = c->arena };
    if (k->sectors.n) buf_fmt(&b, "sector %.*s", FMT(v->sector));
    if (k->org_kinds.n) buf_fmt(&b, "%s%.*s", b.n ? ", " : "", FMT(kind));
    for (size_t i = 0; i < k->technologies.n; i++) buf_fmt(&b, i ? " or %.*s" : b.n ? ", uses %.*s" : "uses %.*s", FMT(k->technologies.v[i]));
    if (k->sharing_groups.n) buf_z(&b, b.n ? ", member of a sharing group" : "member of a sharing group");
    return b.n ? buf_str(&b) : S("chosen by the desk"); /* a grade is never told */
}

static err by_lists(struct ctx *c, const struct choice *k, struct chosen *v, size_t *n)
{
    struct strs users, members;
    struct rows *r;
    *n = 0;
    if (!k->sectors.n && !k->org_kinds.n && !k->cii_grades.n && !k->technologies.n && !k->sharing_groups.n) return NULL;
    TRY(users_of(c, k->technologies, &users));
    TRY(members_of(c, k->sharing_groups, &k->team, &members));
    TRY(db_run(c, &sql_by_lists,
               ARGS(A_INT(k->sectors.n), A_LIST(k->sectors), A_INT(k->org_kinds.n), A_LIST(k->org_kinds), A_INT(k->cii_grades.n), A_LIST(k->cii_grades),
                    A_ID(k->team), A_INT(MOST_RECIPIENTS)),
               &r));
    while (rows_next(r)) {
        struct chosen o = {
            .organisation = row_id(r, 0), .name = row_text(r, 1), .sector = row_text(r, 2), .designated = str_is(row_text(r, 4), "designated")
        };
        if (k->technologies.n && !has(&users, o.organisation.s)) continue;
        if (k->sharing_groups.n && !has(&members, o.organisation.s)) continue;
        o.why = why_of(c, k, &o, row_text(r, 3));
        v[(*n)++] = o;
    }
    return NULL;
}

static err by_name(struct ctx *c, const struct choice *k, struct chosen *v, size_t *n, struct gone *lost, size_t *nlost)
{
    struct rows *r;
    for (size_t from = 0; from < k->named.n; from += IN_ONE) {
        struct strs some = { k->named.v + from, k->named.n - from < IN_ONE ? k->named.n - from : IN_ONE };
        TRY(db_run(c, &sql_named, ARGS(A_LIST(some)), &r));
        while (rows_next(r)) {
            struct chosen o = { .organisation = row_id(r, 0),
                                .name = row_text(r, 1),
                                .sector = row_text(r, 2),
                                .designated = str_is(row_text(r, 4), "designated"),
                                .why = S("named") };
            str state = row_text(r, 3), next;
            if (!row_int(r, 5)) {
                v[(*n)++] = o;
                continue;
            }
            TRY(stands_for(c, id_str(&o.organisation), &next));
            struct rows *now;
            bool found = !str_eq(next, id_str(&o.organisation));
            if (found) TRY(db_one(c, &sql_named_one, ARGS(A_TEXT(next)), &now, &found));
            if (!found) {
                lost[(*nlost)++] = (struct gone){ o.organisation, o.name, state };
                continue;
            }
            v[(*n)++] = (struct chosen){ .organisation = row_id(now, 0),
                                         .name = row_text(now, 1),
                                         .sector = row_text(now, 2),
                                         .designated = str_is(row_text(now, 3), "designated"),
                                         .why = arena_fmt(c->arena, "named as %.*s, which it became", FMT(o.name)) };
        }
    }
    return NULL;
}

static err keys_of(struct ctx *c, struct strs orgs, struct strs *out)
{
    struct rows *r;
    *out = (struct strs){ 0 };
    if (orgs.n > FEW)
        TRY(db_run(c, &sql_all_keys, ARGS(A_WHEN(c->now)), &r));
    else
        TRY(db_run(c, &sql_keys, ARGS(A_LIST(orgs), A_WHEN(c->now)), &r));
    add(c, out, r);
    sort(out);
    return NULL;
}

static str reach_word(unsigned reach)
{
    static const char *const words[] = { "unconfirmed", "confirmed", "stale", "bouncing" };
    return str_of(words[reach]);
}

static err with_contacts(struct ctx *c, unsigned urgency, struct chosen *v, size_t n)
{
    struct strs orgs = { NEW_ARRAY(c->arena, n + 1, str), n }, keys;
    struct list all;
    for (size_t i = 0; i < n; i++) orgs.v[i] = id_str(&v[i].organisation);
    TRY(addressees_of(c, orgs, urgency == CRITICAL, &all));
    TRY(keys_of(c, orgs, &keys));
    const struct addressee *k = all.v;
    size_t at = 0;
    for (size_t i = 0; i < n; i++) {
        v[i].key = has(&keys, v[i].organisation.s);
        while (at < all.n && strcmp(k[at].organisation.s, v[i].organisation.s) < 0) at++;
        for (; at < all.n && !strcmp(k[at].organisation.s, v[i].organisation.s); at++) {
            if (!v[i].addresses++) {
                v[i].contact = k[at].name;
                v[i].role = k[at].role;
                v[i].reachability = reach_word(k[at].reach);
            }
        }
    }
    return NULL;
}

err choice_find(struct ctx *c, const struct choice *k, struct list *chosen, struct list *gone)
{
    const struct viewer *before_ = c->who;
    struct viewer *team;
    struct strs out = k->left_out;
    TRY(viewer_of_team(c, &k->team, c->who->actor, "alerts", &team));
    viewer_use(c, team);
    struct chosen *v = NEW_ARRAY(c->arena, MOST_RECIPIENTS + k->named.n + 1, struct chosen);
    struct gone *lost = NEW_ARRAY(c->arena, k->named.n + 1, struct gone);
    size_t n = 0, nlost = 0, kept = 0;
    TRY(by_lists(c, k, v, &n));
    TRY(by_name(c, k, v, &n, lost, &nlost));
    if (n > MOST_RECIPIENTS) FAIL(c, E_TOOBIG, "too-many", "more than %d organisations; narrow the choice", MOST_RECIPIENTS);
    if (n) qsort(v, n, sizeof *v, by_id);
    out.v = NEW_ARRAY(c->arena, out.n + 1, str);
    if (out.n) memcpy(out.v, k->left_out.v, out.n * sizeof *out.v);
    sort(&out);
    for (size_t i = 0; i < n; i++)
        if ((!kept || by_id(&v[kept - 1], &v[i]) != 0) && !has(&out, v[i].organisation.s)) v[kept++] = v[i];
    if (!k->without_contacts) TRY(with_contacts(c, k->urgency, v, kept));
    viewer_use(c, before_);
    *chosen = (struct list){ v, kept };
    *gone = (struct list){ lost, nlost };
    return NULL;
}

/* ---- before sending: numbers, each of them a list */

static const struct field choice_fields[] = {
#define F(m, ...) FIELD(struct choice, m, __VA_ARGS__)
    F(team, .flags = F_REQ, .ref = "tea", .doc = "The team that sends"),
    F(urgency, .en = &urgency_words, .doc = "How soon it must be known"),
    F(sectors, .max = 40, .doc = "Organisations of these sectors"),
    F(org_kinds, .max = 20, .doc = "Organisations of these kinds"),
    F(cii_grades, .max = 10, .set = MAY_SEE_CII, .doc = "Designated critical infrastructure of these grades"),
    F(technologies, .max = 20, .doc = "Those who use one of these"),
    F(sharing_groups, .max = 20, .doc = "Members of these groups"),
    F(named, .max = 5000, .doc = "These, whatever the other lists say"),
    F(left_out, .max = 500, .doc = "Not these"),
    F(numbers_only, .doc = "No lists in the answer"),
#undef F
};
SHAPE(choice_shape, "alert_choice", struct choice, choice_fields, "Whom an alert would go to");

static const struct field chosen_fields[] = {
#define F(m, ...) FIELD(struct chosen, m, .flags = F_RO, __VA_ARGS__)
    F(organisation, .doc = "Which"),
    F(name, .doc = "Its name"),
    F(sector, .doc = "Its sector"),
    F(why, .max = 500, .doc = "Why this one"),
    F(contact, .doc = "Who would be asked first; empty: nobody that the team knows"),
    F(role, .doc = "What for"),
    F(reachability, .doc = "unconfirmed, confirmed, stale or bouncing; empty without contact"),
    F(addresses, .doc = "How many mail addresses are known, one asked after the other"),
    F(key, .doc = "A good OpenPGP key is known"),
#undef F
};
static SHAPE(chosen_shape, "alert_chosen", struct chosen, chosen_fields, "An organisation that the alert would go to");
static const struct field gone_fields[] = {
    FIELD(struct gone, organisation, .flags = F_RO, .doc = "Which"),
    FIELD(struct gone, name, .flags = F_RO, .doc = "Its name"),
    FIELD(struct gone, why, .flags = F_RO, .doc = "The state that it is in"),
};
static SHAPE(gone_shape, "alert_gone", struct gone, gone_fields, "One that was named and exists no more");

struct preview {
    int64_t organisations, addresses, without_contact, without_key, unconfirmed;
    struct list recipients, gone;
};
static const struct field preview_fields[] = {
#define F(m, ...) FIELD(struct preview, m, .flags = F_RO, __VA_ARGS__)
    F(organisations, .doc = "How many organisations"),
    F(addresses, .doc = "How many mail addresses are known there"),
    F(without_contact, .doc = "Organisations without any contact: the CERT that serves them is told instead"),
    F(without_key, .doc = "Organisations without a good OpenPGP key"),
    F(unconfirmed, .doc = "Organisations whose first contact has not confirmed itself lately"),
    F(recipients, .of = &chosen_shape, .max = MOST_RECIPIENTS, .doc = "Each of them, and why"),
    F(gone, .of = &gone_shape, .max = 5000, .doc = "Those named that exist no more"),
#undef F
};
SHAPE(preview_shape, "alert_preview", struct preview, preview_fields, "Whom it would go to");

static err answer(struct ctx *c, const struct choice *k, struct res *r)
{
    struct preview p = { 0 };
    TRY(choice_find(c, k, &p.recipients, &p.gone));
    const struct chosen *v = p.recipients.v;
    p.organisations = (int64_t)p.recipients.n;
    for (size_t i = 0; i < p.recipients.n; i++) {
        p.addresses += v[i].addresses;
        p.without_contact += v[i].addresses == 0;
        p.without_key += !v[i].key;
        p.unconfirmed += v[i].addresses && !str_is(v[i].reachability, "confirmed");
    }
    if (k->numbers_only) p.recipients = p.gone = (struct list){ NULL, 0 };
    res_json(r, &preview_shape, &p, 0);
    return NULL;
}

err alert_preview(struct ctx *c, const struct req *q, struct res *r)
{
    struct choice k = { .urgency = 0 };
    TRY(api_read(c, q, &choice_shape, &k));
    uint64_t may = viewer_rights_at(c->who, id_str(&k.team));
    if (!(may & MAY_ROUTE) || (k.cii_grades.n && !(may & MAY_SEE_CII))) FAIL(c, E_DENIED, "not-allowed", "you may not do this here");
    return answer(c, &k, r);
}

err alert_preview_stored(struct ctx *c, const struct req *q, struct res *r)
{
    struct alert a;
    TRY(alert_of(c, q->params[0], &a));
    uint64_t may = record_rights(c->who, &a.r);
    if (!(may & MAY_ROUTE) || (a.cii_grades.n && !(may & MAY_SEE_CII))) FAIL(c, E_DENIED, "not-allowed", "you may not do this here");
    struct choice k = alert_choice(&a);
    return answer(c, &k, r);
}
