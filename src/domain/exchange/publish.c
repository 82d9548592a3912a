/* publish - a revision is made, kept for ever, and put where readers find it; revisions and what is different between two
 *
 * A revision is all that was published, in one text, with its documents; nothing changes it later. What stands on the public
 * site is written from it in the same transaction. Only the list of its own marking counts one more change, so that the
 * feeds of others stay as they were. */
#include "domain/exchange/advisory.h"

#include "base/buf.h"
#include "base/fold.h"
#include "base/utf8.h"
#include "domain/exchange/subscription.h"
#include "domain/vulnerability/store.h"
#include "formats/csaf.h"
#include "formats/cvss.h"
#include "guard/guard.h"
#include "spine/mailkey.h"
#include "spine/search.h"
#include "spine/setup.h"
#include "store/fieldsql.h"

#include "publish.sql.h"

static const struct json_limits lim = { .bytes = 8u << 20, .members = 400000 };

/* ---- who may read it */

err advisory_readers(struct ctx *c, const struct advisory *v, struct strs *out)
{
    struct rows *r;
    bool found;
    str *p = NEW_ARRAY(c->arena, v->sharing_groups.n + v->named.n + 4, str);
    size_t n = 0;
    TRY(db_one(c, &sql_serves, ARGS(A_ID(v->r.team)), &r, &found));
    if (v->r.tlp == TLP_RED) FAIL_AT(c, S("/tlp"), "tlp-forbids", "TLP:RED goes to persons by name and is not published");
    if (v->r.tlp == TLP_CLEAR) p[n++] = S("public");
    if (v->r.tlp == TLP_GREEN) p[n++] = S("members");
    if (v->r.tlp >= TLP_AMBER) {
        if (v->to_clients && v->r.tlp == TLP_AMBER_STRICT)
            FAIL_AT(c, S("/to_clients"), "tlp-forbids", "AMBER+STRICT goes to organisations and groups that are named");
        if (v->to_clients && found && row_text(r, 0).n) p[n++] = arena_fmt(c->arena, "clients:%.*s", FMT(row_text(r, 0)));
        for (size_t i = 0; i < v->sharing_groups.n; i++) p[n++] = principal_of(c->arena, v->sharing_groups.v[i]);
        for (size_t i = 0; i < v->named.n; i++) p[n++] = principal_of(c->arena, v->named.v[i]);
        if (!n) FAIL_AT(c, S("/named"), "required", "nobody is chosen yet who may read it");
    }
    p[n++] = principal_of(c->arena, arena_dup(c->arena, id_str(&v->r.team)));
    *out = (struct strs){ p, n };
    return NULL;
}

/* ---- a revision */

/* to the millisecond: what was changed last stands first in lists by date, and no date lies ahead of its change */
static when moment(when w)
{
    return (when){ w.us - w.us % (SECOND / 1000) };
}
static str paragraph(struct arena *a, str contact, str mailbox, str name)
{
    if (contact.n) return contact;
    return mailbox.n ? arena_fmt(a, "%.*s, %.*s", FMT(name), FMT(mailbox)) : name;
}
static err history(struct ctx *c, const struct advisory *v, struct issue *out, str what)
{
    struct rows *r;
    TRY(db_run(c, &sql_history, ARGS(A_ID(v->r.id)), &r));
    struct adv_step *s = NEW_ARRAY(c->arena, rows_count(r) + 1, struct adv_step);
    size_t n = 0;
    while (rows_next(r)) s[n++] = (struct adv_step){ row_int(r, 0), row_when(r, 1), row_text(r, 2) };
    out->at = moment(c->now);
    if (n && out->at.us <= s[n - 1].at.us) out->at.us = s[n - 1].at.us + SECOND / 1000; /* a history has an order, also when the clock was set back */
    out->version = n ? s[n - 1].n + 1 : 1;
    out->first_at = n ? s[0].at : out->at;
    s[n++] = (struct adv_step){ out->version, out->at, str_trim(what).n ? str_trim(what) : S("First published") };
    out->history = (struct list){ s, n };
    return NULL;
}
static err around(struct ctx *c, const struct advisory *v, struct issue *out)
{
    struct site site;
    struct rows *r;
    bool found;
    TRY(site_get(c, &site));
    TRY(db_one(c, &sql_serves, ARGS(A_ID(v->r.team)), &r, &found));
    out->publisher = site.name;
    out->base = site.base_url;
    out->contact = paragraph(c->arena, site.contact, found ? row_text(r, 1) : S(""), found ? row_text(r, 2) : S(""));
    return NULL;
}
err issue_of(struct ctx *c, const struct advisory *v, const struct adv_content *k, struct issue *out)
{
    *out = (struct issue){ .ref = v->r.ref,
                           .category = str_of(adv_sort_words.v[v->category]),
                           .state = S("published"),
                           .title = v->r.title,
                           .summary = str_trim(v->summary),
                           .text = str_trim(v->text),
                           .detect = str_trim(v->detect),
                           .language = v->r.language.n ? v->r.language : S("en"),
                           .tlp = str_of(tlp_words.v[v->r.tlp]),
                           .products = k->products,
                           .vulnerabilities = k->vulnerabilities,
                           .remedies = k->remedies,
                           .references = k->references,
                           .credits = k->credits,
                           .sectors = v->sectors };
    TRY(around(c, v, out));
    TRY(translation_named(c, v, out));
    return history(c, v, out, v->change_note);
}
err issue_read(struct ctx *c, str body, struct issue *out)
{
    struct json j;
    TRY(json_read(c, body, &lim, &j));
    *out = (struct issue){ .version = 0 };
    said_load(c->arena, &issue_shape, j, out);
    return NULL;
}
str issue_write(struct arena *a, const struct issue *v)
{
    struct buf b = { .a = a };
    struct jw w = jw_on(&b);
    shape_write(&w, &issue_shape, v, 0);
    return buf_str(&b);
}
static err newest(struct ctx *c, const struct advisory *v, struct issue *out)
{
    struct rows *r;
    bool found;
    TRY(db_one(c, &sql_newest, ARGS(A_ID(v->r.id)), &r, &found));
    if (!found) FAIL(c, E_CONFLICT, "not-in-state", "nothing of it was published yet");
    return issue_read(c, row_text(r, 0), out);
}

/* what is looked through when somebody searches: bounded, folded */
static str words_of(struct arena *a, const struct issue *v)
{
    struct buf b = { .a = a };
    const struct adv_vulnerability *u = v->vulnerabilities.v;
    const struct adv_product *p = v->products.v;
    buf_fmt(&b, "%.*s %.*s %.*s", FMT(v->ref), FMT(v->title), FMT(v->summary));
    for (size_t i = 0; i < v->vulnerabilities.n; i++) buf_fmt(&b, " %.*s %.*s", FMT(u[i].id), FMT(u[i].title));
    for (size_t i = 0; i < v->products.n; i++) buf_fmt(&b, " %.*s %.*s", FMT(p[i].vendor), FMT(p[i].name));
    return arena_fmt(a, " %.*s ", FMT(fold_words(a, utf8_clip(buf_str(&b), 20000))));
}
int64_t issue_severity(const struct issue *v, int64_t *exploited)
{
    const struct adv_vulnerability *u = v->vulnerabilities.v;
    int64_t worst = -1;
    *exploited = 0;
    for (size_t i = 0; i < v->vulnerabilities.n; i++) {
        if (u[i].exploited == VULN_ACTIVE || u[i].kev_at.us) *exploited = 1;
        for (size_t k = 0; k < u[i].vectors.n; k++) {
            struct cvss s;
            struct cvss_wrong why;
            struct cvss_scores sum;
            if (!cvss_parse(u[i].vectors.v[k], &s, &why)) continue;
            cvss_score(&s, &sum);
            if (sum.overall > worst) worst = sum.overall;
        }
    }
    return worst;
}
static err put(struct ctx *c, const struct advisory *v, const struct issue *i, str audience, str document)
{
    struct rows *r;
    bool found;
    int y, mo, d, h, mi, s;
    int64_t exploited, severity = issue_severity(i, &exploited);
    str signature, signer;
    TRY(db_one(c, &sql_was, ARGS(A_ID(v->r.id)), &r, &found));
    str was = found ? arena_dup(c->arena, row_text(r, 0)) : i->tlp;
    if (found && word_index(&tlp_words, i->tlp) >= word_index(&tlp_words, was)) TRY(db_do(c, &sql_narrow, ARGS(A_ID(v->r.id), A_TEXT(audience))));
    TRY(team_sign(c, &v->r.team, document, &signature, &signer));
    when_utc(i->first_at, &y, &mo, &d, &h, &mi, &s);
    TRY(db_do(c, &sql_publication,
              ARGS(A_ID(v->r.id), A_TEXT(audience), A_TEXT(i->ref), A_TEXT(csaf_filename(c->arena, i->ref)), A_INT(y), A_TEXT(i->tlp), A_TEXT(i->state),
                   A_TEXT(i->category), A_TEXT(i->title), A_TEXT(i->summary), A_TEXT(i->language), A_INT(severity), A_INT(exploited),
                   A_TEXT(words_of(c->arena, i)), A_INT(i->version), A_WHEN(i->first_at), A_WHEN(i->at), A_TEXT(sha256_hex(c->arena, document)),
                   A_TEXT(sha512_hex(c->arena, document)), A_TEXT(signature), A_TEXT(signer), A_TEXT(id_str(&v->translation_of)))));
    if (!str_eq(was, i->tlp)) TRY(db_do(c, &sql_shelf, ARGS(A_TEXT(was), A_WHEN(i->at))));
    return db_do(c, &sql_shelf, ARGS(A_TEXT(i->tlp), A_WHEN(i->at)));
}

err advisory_publish(struct ctx *c, struct advisory *v, const char *state, str what)
{
    struct issue i;
    struct adv_content k;
    struct strs readers;
    struct advisory next;
    str audience;
    if (str_is(S("published"), state)) {
        TRY(content_load(c, &v->r.id, &k, NULL, NULL));
        TRY(issue_of(c, v, &k, &i));
        TRY(vendors_said(c, v, true, &i));
    } else { /* what was out, and not what is being written */
        TRY(newest(c, v, &i));
        TRY(around(c, v, &i));
        TRY(history(c, v, &i, what));
        i.state = str_of(state);
        i.why = v->withdrawn_why;
        if (!id_empty(&v->successor)) TRY(advisory_of(c, id_str(&v->successor), &next));
        if (!id_empty(&v->successor)) i.successor = next.r.ref;
        v->r.tlp = (unsigned)word_index(&tlp_words, i.tlp);
    }
    TRY(advisory_readers(c, v, &readers));
    TRY(audience_of(c, readers, &audience));
    str document = document_make(c->arena, &i, DOCUMENT_20);
    const struct adv_step *step = i.history.v;
    TRY(put(c, v, &i, audience, document));
    TRY(db_do(c, &sql_revision,
              ARGS(A_ID(v->r.id), A_INT(i.version), A_TEXT(audience), A_TEXT(i.state), A_TEXT(issue_write(c->arena, &i)), A_TEXT(document),
                   A_TEXT(document_make(c->arena, &i, DOCUMENT_21)), A_TEXT(step[i.history.n - 1].what), A_TEXT(v->approved_by), A_TEXT(c->who->actor),
                   A_WHEN(i.at))));
    const struct adv_vulnerability *u = i.vulnerabilities.v;
    for (size_t n = 0; n < i.vulnerabilities.n && str_is(i.category, "directive"); n++)
        if (u[n].due_at.us) TRY(db_do(c, &sql_must_fix, ARGS(A_ID(v->r.id), A_TEXT(u[n].id), A_WHEN(i.at))));
    TRY(db_do(c, &sql_published, ARGS(A_ID(v->r.id), A_INT(i.version), A_WHEN(i.at))));
    v->version = i.version;
    v->published_at = i.at;
    TRY(publication_tell(c, &v->r.id, i.state, i.version));
    if (id_empty(&v->translation_of)) TRY(subscribers_after(c, v)); /* who subscribed hears of the original, once */
    if (str_is(i.state, "published")) TRY(again_out(c, v, i.original_version));
    return letters_after(c, v, step[i.history.n - 1].what);
}

err advisory_restore(struct ctx *c, struct advisory *v)
{
    struct issue i;
    TRY(newest(c, v, &i));
    struct adv_content k = { i.products, i.vulnerabilities, i.remedies, i.references, i.credits };
    TRY(content_save(c, v, &k));
    TRY(translation_restored(c, v, &i));
    struct buf sectors = { .a = c->arena };
    struct jw w = jw_on(&sectors);
    jw_arr(&w);
    for (size_t n = 0; n < i.sectors.n; n++) jw_text(&w, i.sectors.v[n]);
    jw_end_arr(&w);
    TRY(db_do(c, &sql_restore, ARGS(A_ID(v->r.id), A_TEXT(i.category), A_TEXT(i.summary), A_TEXT(i.text), A_TEXT(i.detect), A_TEXT(buf_str(&sectors)))));
    TRY(db_do(c, &sql_restore_record, ARGS(A_ID(v->r.id), A_TEXT(i.title), A_TEXT(i.tlp), A_TEXT(i.language))));
    TRY(search_put(c, &v->r.id, NULL, S(""), S("title"), i.title));
    TRY(search_put(c, &v->r.id, NULL, S(""), S("summary"), i.summary));
    TRY(search_put(c, &v->r.id, NULL, S(""), S("text"), i.text));
    return search_put(c, &v->r.id, NULL, S(""), S("detect"), i.detect);
}

/* ---- revisions */

struct revision {
    int64_t n;
    str state, what, approved_by, approved_name, published_by, published_name;
    when at;
};
static const struct field revision_row_fields[] = {
#define F(m, ...) FIELD(struct revision, m, .flags = F_RO, __VA_ARGS__)
    F(n, .doc = "Its number"),
    F(state, .doc = "published, superseded or withdrawn"),
    F(what, .max = 2000, .doc = "What it changed"),
    F(approved_by, .doc = "Who approved it"),
    F(approved_name, .doc = "The name"),
    F(published_by, .doc = "Who published it"),
    F(published_name, .doc = "The name"),
    F(at, .doc = "When"),
#undef F
};
static SHAPE(revision_row_shape, "advisory_revision", struct revision, revision_row_fields, "A revision");
struct revisions {
    struct list revisions;
};
static const struct field revisions_fields[] = { FIELD(struct revisions, revisions, .flags = F_RO, .of = &revision_row_shape, .doc = "Newest first") };
SHAPE(revisions_shape, "advisory_revisions", struct revisions, revisions_fields, "Revisions of an advisory");

err revisions_get(struct ctx *c, const struct req *q, struct res *r)
{
    struct advisory v;
    struct revisions out = { 0 };
    struct rows *w;
    TRY(advisory_of(c, q->params[0], &v));
    TRY(db_run(c, &sql_revisions, ARGS(A_ID(v.r.id)), &w));
    struct revision *l = NEW_ARRAY(c->arena, rows_count(w) + 1, struct revision);
    for (; rows_next(w); out.revisions.n++)
        l[out.revisions.n] =
            (struct revision){ row_int(w, 0), row_text(w, 1), row_text(w, 2), row_text(w, 3), row_text(w, 4), row_text(w, 5), row_text(w, 6), row_when(w, 7) };
    out.revisions.v = l;
    res_json(r, &revisions_shape, &out, 0);
    return NULL;
}
static err revision_load(struct ctx *c, const struct advisory *v, str number, struct issue *out)
{
    struct rows *r;
    bool found;
    int64_t n;
    if (!str_int(number, &n)) FAIL(c, E_ABSENT, "not-found", "there is nothing here that you can see");
    TRY(db_one(c, &sql_revision_body, ARGS(A_ID(v->r.id), A_INT(n)), &r, &found));
    if (!found) FAIL(c, E_ABSENT, "not-found", "there is nothing here that you can see");
    return issue_read(c, row_text(r, 0), out);
}
err revision_issue(struct ctx *c, const struct advisory *v, int64_t n, struct issue *out)
{
    return revision_load(c, v, arena_fmt(c->arena, "%lld", (long long)n), out);
}
err revision_get(struct ctx *c, const struct req *q, struct res *r)
{
    struct advisory v;
    struct issue i;
    TRY(advisory_of(c, q->params[0], &v));
    TRY(revision_load(c, &v, q->params[1], &i));
    res_json(r, &issue_shape, &i, 0);
    return NULL;
}

/* ---- what is different */

struct change {
    str place, was, now;
};
static const struct field change_fields[] = {
#define F(m, ...) FIELD(struct change, m, __VA_ARGS__)
    F(place, .flags = F_RO, .doc = "The member; of a list with the id of its item"),
    F(was, .flags = F_RO | F_LINES, .max = 50000, .doc = "Before; empty: it was not there"),
    F(now, .flags = F_RO | F_LINES, .max = 50000, .doc = "After; empty: it is not there any more"),
#undef F
};
SHAPE(change_shape, "advisory_change", struct change, change_fields, "Something that is different");
struct difference {
    int64_t from;
    struct list changes;
};
static const struct field difference_fields[] = {
#define F(m, ...) FIELD(struct difference, m, .flags = F_RO, __VA_ARGS__)
    F(from, .doc = "The revision compared with; 0: none is published yet"),
    F(changes, .of = &change_shape, .doc = "What is different"),
#undef F
};
SHAPE(difference_shape, "advisory_difference", struct difference, difference_fields, "What is different from the revision that is out");

struct sides {
    struct arena *a;
    struct change *v;
    size_t n, room;
};
static void differ(struct sides *d, str place, str was, str now)
{
    if (!str_eq(was, now) && d->n < d->room) d->v[d->n++] = (struct change){ place, was, now };
}
static str one(struct arena *a, const struct shape *s, const void *item)
{
    struct buf b = { .a = a };
    for (unsigned i = 0; i < s->n; i++) {
        const struct field *f = &s->fields[i];
        if (!strcmp(f->name, "source") || !strcmp(f->name, "confirmed")) continue;
        str text = field_text(a, f, item);
        if (!text.n || str_is(text, "[]") || str_is(text, "false")) continue;
        buf_fmt(&b, "%s%s: %.*s", b.n ? "\n" : "", f->name, FMT(text));
    }
    return buf_str(&b);
}
/* items of a list by what they are known by: the first member that is a text */
static void differ_list(struct sides *d, const struct field *f, const struct list *was, const struct list *now)
{
    size_t size = f->of->size, off = f->of->fields[0].type == F_TEXT ? f->of->fields[0].off : f->of->fields[1].off;
    for (int side = 0; side < 2; side++) {
        const struct list *mine = side ? now : was, *other = side ? was : now;
        for (size_t i = 0; i < mine->n; i++) {
            const char *item = (const char *)mine->v + i * size, *twin = NULL;
            str key = *(const str *)(const void *)(item + off);
            for (size_t k = 0; k < other->n && !twin; k++)
                if (str_eq(key, *(const str *)(const void *)((const char *)other->v + k * size + off))) twin = (const char *)other->v + k * size;
            str place = arena_fmt(d->a, "%s %.*s", f->name, FMT(utf8_clip(key, 120)));
            if (side && !twin) differ(d, place, S(""), one(d->a, f->of, item));
            if (!side) differ(d, place, one(d->a, f->of, item), twin ? one(d->a, f->of, twin) : S(""));
        }
    }
}
static void compare(struct sides *d, const struct issue *was, const struct issue *now)
{
    static const char *const members[] = { "title",    "category",        "language", "tlp",        "summary", "text",   "detect",
                                           "products", "vulnerabilities", "remedies", "references", "credits", "vendors" };
    for (size_t i = 0; i < COUNT(members); i++) {
        const struct field *f = shape_field(&issue_shape, str_of(members[i]));
        if (f->type == F_LIST)
            differ_list(d, f, field_in(was, f), field_in(now, f));
        else
            differ(d, str_of(members[i]), *(const str *)field_in(was, f), *(const str *)field_in(now, f));
    }
}
err issue_compare(struct ctx *c, const struct issue *was, const struct issue *now, struct list *out)
{
    struct sides d = { c->arena, NEW_ARRAY(c->arena, 2000, struct change), 0, 2000 };
    compare(&d, was, now);
    *out = (struct list){ d.v, d.n };
    return NULL;
}
void issue_changes(struct arena *a, const struct issue *was, const struct issue *now, size_t most, struct buf *out)
{
    struct sides d = { a, NEW_ARRAY(a, 2000, struct change), 0, 2000 };
    compare(&d, was, now);
    for (size_t i = 0; i < d.n && i < most; i++) {
        buf_fmt(out, "* %.*s\n", FMT(d.v[i].place));
        if (d.v[i].was.n) buf_fmt(out, "- %.*s\n", FMT(utf8_clip(d.v[i].was, 2000)));
        if (d.v[i].now.n) buf_fmt(out, "+ %.*s\n", FMT(utf8_clip(d.v[i].now, 2000)));
        buf_c(out, '\n');
    }
    if (d.n > most) buf_fmt(out, "* ... (%zu)\n\n", d.n - most);
}
/* what is written now against what is out; ?from=N&to=M: two revisions */
err difference_get(struct ctx *c, const struct req *q, struct res *r)
{
    struct advisory v;
    struct adv_content k;
    struct issue was = { .version = 0 }, now;
    str from = req_query(q, "from"), to = req_query(q, "to");
    TRY(advisory_of(c, q->params[0], &v));
    TRY(content_load(c, &v.r.id, &k, NULL, NULL));
    if (to.n)
        TRY(revision_load(c, &v, to, &now));
    else
        TRY(issue_of(c, &v, &k, &now));
    if (!to.n) TRY(vendors_said(c, &v, false, &now));
    if (from.n)
        TRY(revision_load(c, &v, from, &was));
    else if (v.version)
        TRY(newest(c, &v, &was));
    struct sides d = { c->arena, NEW_ARRAY(c->arena, 2000, struct change), 0, 2000 };
    compare(&d, &was, &now);
    struct difference out = { was.version, { d.v, d.n } };
    res_json(r, &difference_shape, &out, 0);
    return NULL;
}
