/* import_row - one row of a table into the directory: found by reference, domain or name; made or changed; remembered, so
 * that the whole import can be taken back */
#include "base/buf.h"
#include "base/utf8.h"
#include "domain/directory/import.h"
#include "spine/search.h"
#include "store/fieldsql.h"

#include "import_row.sql.h"

const struct column_def column_defs[COLUMNS] = {
    [COL_REF] = { "reference", "ref", "reference|ref" },
    [COL_NAME] = { "name", "title", "name|title|organisation|organization|organisation name|organization name" },
    [COL_KIND] = { "kind", "org_kind", "kind|org kind|type|organisation kind" },
    [COL_AKA] = { "also known as", "also_known_as", "also known as|aliases|alias|short name|abbreviation" },
    [COL_SECTOR] = { "sector", "sector", "sector" },
    [COL_COUNTRY] = { "country", "country", "country" },
    [COL_WEBSITE] = { "website", "website", "website|web|site|url|homepage" },
    [COL_ADDRESS] = { "address", "address", "address|postal address" },
    [COL_DESCRIPTION] = { "description", "description", "description" },
    [COL_TLP] = { "tlp", "tlp", "tlp|marking" },
    [COL_DOMAIN] = { "domain", "domain", "domain|domains" },
    [COL_NETWORK] = { "network", "network", "network|networks|cidr|prefix|prefixes|ip ranges|ip" },
    [COL_ASN] = { "asn", "asn", "asn|as|as number" },
    [COL_CONTACT] = { "contact", "name", "contact|contact name|person" },
    [COL_ROLE] = { "role", "role", "role|contact role" },
    [COL_EMAIL] = { "email", "email", "email|e mail|mail|contact email" },
    [COL_TELEPHONE] = { "telephone", "telephone", "telephone|phone|tel|mobile" },
    [COL_HOURS] = { "hours", "hours", "hours|office hours" },
    [COL_ZONE] = { "zone", "zone", "zone|time zone|timezone" },
    [COL_UUID] = { "uuid", "uuid", "uuid" },
    [COL_KEY] = { "openpgp", "armored", "openpgp|openpgp key|pgp key|public key" },
};

enum column column_of_pointer(str pointer)
{
    str member = str_starts(pointer, S("/")) ? str_cut(pointer, 1, pointer.n) : pointer, first;
    if (!str_split(&member, '/', &first)) return COLUMNS;
    for (int i = 0; i < COLUMNS; i++)
        if (str_is(first, column_defs[i].member)) return (enum column)i;
    return COLUMNS;
}

static str value(const struct row_work *w, enum column col)
{
    return w->cells->v[col];
}

/* cells as a JSON object, so that the field table judges them as it judges the API's */
static void member(struct ctx *c, struct jw *w, const struct shape *s, const struct column_def *d, str cell)
{
    const struct field *f = shape_field(s, str_of(d->member));
    struct buf low = { .a = c->arena };
    str rest = cell, part;
    if (!cell.n || !f) return;
    jw_key(w, str_of(d->member));
    if (f->type == F_STRS) {
        jw_arr(w);
        while (str_split(&rest, ';', &part))
            if (str_trim(part).n) jw_text(w, str_trim(part));
        jw_end_arr(w);
    } else if (f->type == F_ENUM) { /* "Sectoral CERT" is the word sectoral-cert */
        for (size_t i = 0; i < cell.n; i++) {
            char ch = cell.p[i];
            buf_c(&low, ch == ' ' || ch == '_' ? '-' : ch >= 'A' && ch <= 'Z' ? (char)(ch + 32) : ch);
        }
        jw_text(w, buf_str(&low));
    } else {
        jw_text(w, cell);
    }
}

static err read_cells(struct ctx *c, const struct row_work *w, const struct shape *s, enum column from, enum column to, bool fresh, void *out)
{
    struct buf b = { .a = c->arena };
    struct jw j = jw_on(&b);
    struct json v;
    jw_obj(&j);
    for (int i = (int)from; i <= (int)to; i++)
        if (i != COL_REF) member(c, &j, s, &column_defs[i], value(w, (enum column)i));
    if (fresh && s != &contact_shape && !value(w, COL_KIND).n) jw_kt(&j, "org_kind", S("constituent"));
    if (fresh && s != &contact_shape && !value(w, COL_TLP).n) jw_kt(&j, "tlp", S("green"));
    if (fresh && s == &contact_shape && !value(w, COL_CONTACT).n) jw_kt(&j, "name", value(w, COL_EMAIL).n ? value(w, COL_EMAIL) : value(w, COL_TELEPHONE));
    if (fresh && s == &contact_shape && !value(w, COL_ROLE).n) jw_kt(&j, "role", S("security"));
    jw_end_obj(&j);
    TRY(json_read(c, buf_str(&b), NULL, &v));
    return shape_read(c, s, v, viewer_rights_at(c->who, id_str(&w->team)), fresh, out, NULL);
}

static err remember(struct ctx *c, struct row_work *w, const id *org, const char *what, str item, str was, str now)
{
    return db_do(c, &sql_remember, ARGS(A_ID(w->import), A_INT(w->n++), A_ID(*org), A_TEXT(str_of(what)), A_TEXT(item), A_TEXT(was), A_TEXT(now)));
}

/* ---- which organisation is meant */

static err find(struct ctx *c, const struct row_work *w, struct organisation *o, bool *found)
{
    struct rows *r;
    struct resource d;
    str ref = value(w, COL_REF), domain = value(w, COL_DOMAIN), name = value(w, COL_NAME), first = { 0 };
    *found = true;
    if (ref.n) {
        err e = record_find(c, &organisation_kind, ref, o);
        if (e && e->kind == E_ABSENT) FAIL_AT(c, S("/ref"), "not-found", "there is no organisation of this reference that you can see");
        return e;
    }
    if (value(w, COL_UUID).n) {
        TRY(db_run(c, &sql_by_uuid, ARGS(A_TEXT(value(w, COL_UUID))), &r));
        if (rows_count(r) > 1) FAIL_AT(c, S("/uuid"), "ambiguous", "several organisations came under this identifier: give the reference");
        if (rows_next(r)) return record_find(c, &organisation_kind, row_text(r, 0), o);
    }
    if (domain.n && str_split(&domain, ';', &first)) {
        TRY(resource_read(c, RES_DOMAIN, first, S("/domain"), &d));
        TRY(db_run(c, &sql_by_domain, ARGS(A_TEXT(d.exact), A_WHEN(c->now)), &r));
        if (rows_count(r) > 1) FAIL_AT(c, S("/domain"), "ambiguous", "several organisations hold this domain: give the reference");
        if (rows_next(r)) {
            TRY(record_find(c, &organisation_kind, row_text(r, 0), o));
            if (name.n && !str_eq_nocase(name, o->r.title))
                FAIL_AT(c, S("/domain"), "ambiguous", "this domain belongs to %.*s: give the reference, or rename it first", FMT(o->r.title));
            return NULL;
        }
    }
    TRY(db_run(c, &sql_by_name, ARGS(A_TEXT(name)), &r));
    if (rows_count(r) > 1) FAIL_AT(c, S("/title"), "ambiguous", "several organisations have this name: give the reference");
    *found = rows_next(r);
    return *found ? record_find(c, &organisation_kind, row_text(r, 0), o) : NULL;
}

/* ---- writing */

static err make(struct ctx *c, struct row_work *w, struct organisation *o)
{
    *o = (struct organisation){ .r = { .team = w->team } };
    TRY(read_cells(c, w, kind_shape(&organisation_kind), COL_NAME, COL_TLP, true, o));
    o->r.team = w->team;
    TRY(record_create(c, &organisation_kind, o, NULL));
    TRY(record_find(c, &organisation_kind, id_str(&o->r.id), o));
    w->outcome = ROW_FRESH;
    return remember(c, w, &o->r.id, "organisation", S(""), S(""), S(""));
}

static err amend(struct ctx *c, struct row_work *w, struct organisation *o)
{
    struct organisation was = *o;
    const struct shape *s = kind_shape(&organisation_kind);
    TRY(read_cells(c, w, s, COL_NAME, COL_TLP, false, o));
    bool any = false;
    for (unsigned i = 0; i < s->n; i++) {
        const struct field *f = &s->fields[i];
        if (f->type == F_LIST || field_same(f, o, &was)) continue;
        TRY(remember(c, w, &o->r.id, "field", str_of(f->name), field_text(c->arena, f, &was), field_text(c->arena, f, o)));
        any = true;
    }
    if (!any) return NULL;
    w->outcome = ROW_CHANGED;
    return record_change(c, &organisation_kind, o, &was);
}

static err hold(struct ctx *c, struct row_work *w, const struct organisation *o, enum column col, enum resource_type type)
{
    str rest = value(w, col), one;
    struct list rows;
    TRY(sub_rows(c, &asset_sub, o, &rows));
    while (str_split(&rest, ';', &one)) {
        struct asset v = { .type = (unsigned)type, .value = str_trim(one), .proof = PROOF_CLAIMED, .proof_note = S("imported") };
        struct resource res;
        bool have = false;
        if (!v.value.n) continue;
        err e = resource_read(c, type, v.value, arena_fmt(c->arena, "/%s", column_defs[col].member), &res);
        if (e) return e;
        const struct asset *a = rows.v;
        for (size_t i = 0; i < rows.n; i++)
            have = have || (a[i].type == v.type && str_eq(a[i].value, res.value) && (!a[i].until.us || a[i].until.us > c->now.us));
        if (have) continue;
        TRY(asset_add(c, o, &v));
        if (w->outcome == ROW_SAME) w->outcome = ROW_CHANGED;
        TRY(remember(c, w, &o->r.id, "asset", arena_dup(c->arena, id_str(&v.id)), S(""), S("")));
    }
    return NULL;
}

static err reach(struct ctx *c, struct row_work *w, const struct organisation *o)
{
    struct list rows;
    struct contact now = { .order = 0 };
    str mail = value(w, COL_EMAIL), phone = value(w, COL_TELEPHONE);
    if (!mail.n && !phone.n) return NULL;
    TRY(sub_rows(c, &contact_sub, o, &rows));
    const struct contact *k = rows.v;
    for (size_t i = 0; i < rows.n; i++) {
        if (mail.n ? !str_eq_nocase(mail, k[i].email) : !str_eq(phone, k[i].telephone)) continue;
        now = k[i];
        TRY(read_cells(c, w, &contact_shape, COL_CONTACT, COL_ZONE, false, &now));
        if (str_eq(now.name, k[i].name) && now.role == k[i].role && str_eq(now.telephone, k[i].telephone) && str_eq(now.hours, k[i].hours) &&
            str_eq(now.zone, k[i].zone))
            return NULL;
        TRY(sub_store(c, &contact_sub, o, &now, &k[i]));
        if (w->outcome == ROW_SAME) w->outcome = ROW_CHANGED;
        return remember(c, w, &o->r.id, "contact-changed", arena_dup(c->arena, id_str(&now.id)), S(""), S(""));
    }
    TRY(read_cells(c, w, &contact_shape, COL_CONTACT, COL_ZONE, true, &now));
    now.order = (int64_t)rows.n;
    TRY(contact_add(c, o, &now));
    if (w->outcome == ROW_SAME) w->outcome = ROW_CHANGED;
    return remember(c, w, &o->r.id, "contact", arena_dup(c->arena, id_str(&now.id)), S(""), S(""));
}

/* ---- keys */

static err attach_key(struct ctx *c, struct row_work *w, const struct organisation *o)
{
    id item;
    str was;
    enum key_brought how;
    if (!value(w, COL_KEY).n) return NULL;
    TRY(key_bring(c, o, value(w, COL_KEY), S("imported; compare the fingerprint"), &item, &was, &how));
    if (how == KEY_KNOWN) return NULL;
    if (w->outcome == ROW_SAME) w->outcome = how == KEY_NEW ? ROW_FRESH : ROW_CHANGED;
    return remember(c, w, &o->r.id, "key", arena_dup(c->arena, id_str(&item)), was, S(""));
}

/* a key alone: it goes to each organisation that has a contact of one of its addresses */
static err key_row(struct ctx *c, struct row_work *w)
{
    struct rows *r;
    struct organisation o;
    str rest = value(w, COL_EMAIL), one;
    struct strs low = { NEW_ARRAY(c->arena, 64, str), 0 };
    size_t ours = 0;
    while (low.n < 64 && str_split(&rest, ';', &one)) {
        struct buf b = { .a = c->arena };
        for (size_t i = 0; i < one.n; i++) buf_c(&b, one.p[i] >= 'A' && one.p[i] <= 'Z' ? (char)(one.p[i] + 32) : one.p[i]);
        if (b.n) low.v[low.n++] = buf_str(&b);
    }
    if (!low.n) FAIL_AT(c, S("/armored"), "not-found", "the key names no mail address");
    TRY(db_run(c, &sql_by_mail, ARGS(A_LIST(low)), &r));
    if (!rows_count(r)) FAIL_AT(c, S("/armored"), "not-found", "no contact has one of its addresses: %.*s", FMT(utf8_clip(value(w, COL_EMAIL), 200)));
    while (rows_next(r)) {
        TRY(record_find(c, &organisation_kind, row_text(r, 0), &o));
        if (!(record_rights(c->who, &o.r) & MAY_DIRECTORY)) continue;
        ours++;
        TRY(attach_key(c, w, &o));
    }
    if (!ours) FAIL_AT(c, S("/armored"), "not-allowed", "another team handles the organisation of these addresses");
    return NULL;
}

static err whole_row(struct ctx *c, struct row_work *w)
{
    struct organisation o;
    bool found;
    TRY(find(c, w, &o, &found));
    if (found) {
        if (!(record_rights(c->who, &o.r) & MAY_DIRECTORY)) FAIL_AT(c, S("/title"), "not-allowed", "another team handles this organisation");
        TRY(amend(c, w, &o));
    } else {
        if (!value(w, COL_NAME).n) FAIL_AT(c, S("/title"), "required", "a new one needs a name");
        TRY(make(c, w, &o));
    }
    if (value(w, COL_UUID).n) TRY(db_do(c, &sql_named, ARGS(A_TEXT(value(w, COL_UUID)), A_ID(o.r.id), A_WHEN(c->now))));
    TRY(hold(c, w, &o, COL_DOMAIN, RES_DOMAIN));
    TRY(hold(c, w, &o, COL_NETWORK, RES_NETWORK));
    TRY(hold(c, w, &o, COL_ASN, RES_ASN));
    TRY(reach(c, w, &o));
    return attach_key(c, w, &o);
}

err import_row(struct ctx *c, void *arg)
{
    struct row_work *w = arg;
    struct row_work before = *w;
    bool named = value(w, COL_NAME).n || value(w, COL_REF).n || value(w, COL_UUID).n;
    w->outcome = ROW_SAME;
    if (!named && !value(w, COL_KEY).n) FAIL_AT(c, S("/title"), "required", "a name or a reference is needed");
    if (named)
        TRY(whole_row(c, w));
    else
        TRY(key_row(c, w));
    if (!w->dry) return NULL;
    before.outcome = w->outcome;
    *w = before;
    FAIL(c, E_CONFLICT, "dry-run", "nothing is kept");
}
