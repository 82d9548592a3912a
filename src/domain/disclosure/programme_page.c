/* programme_page - what of a hosted policy is out: the copy that its public page shows, its versions, and since when what is in
 * scope
 *
 * A page never shows what is being written. One that was withdrawn keeps its address, says so and why, and no more. */
#include "domain/disclosure/programme.h"

#include "base/buf.h"
#include "domain/directory/resource.h"
#include "spine/part.h"

#include "programme_page.sql.h"

/* ---- written */

static void put_scope(struct jw *w, struct rows *r)
{
    jw_key(w, S("scope_since"));
    jw_arr(w);
    while (rows_next(r)) {
        jw_obj(w);
        jw_kt(w, "value", row_text(r, 0));
        jw_kt(w, "what", row_text(r, 1));
        jw_ki(w, "since", row_int(r, 2));
        jw_end_obj(w);
    }
    jw_end_arr(w);
}
static void put_targets(struct jw *w, struct rows *r)
{
    jw_key(w, S("targets"));
    jw_arr(w);
    while (rows_next(r)) {
        jw_obj(w);
        jw_kt(w, "regime", row_text(r, 0));
        jw_ki(w, "amount", row_int(r, 1));
        jw_kt(w, "unit", row_text(r, 2));
        jw_end_obj(w);
    }
    jw_end_arr(w);
}
static err body_of(struct ctx *c, const struct programme *v, str team, str *out)
{
    struct buf b = { .a = c->arena };
    struct jw w = jw_on(&b);
    struct rows *r;
    jw_obj(&w);
    jw_key(&w, S("text"));
    shape_write(&w, &programme_text_shape, v, ~UINT64_C(0));
    jw_kt(&w, "team", team);
    TRY(db_run(c, &sql_scope, ARGS(A_ID(v->r.id)), &r));
    put_scope(&w, r);
    TRY(db_run(c, &sql_targets, ARGS(A_ID(v->r.team), A_WHEN(c->now)), &r));
    put_targets(&w, r);
    jw_end_obj(&w);
    *out = buf_str(&b);
    return NULL;
}

/* what stays keeps the day on which it came into scope */
static err scope_moves(struct ctx *c, const struct programme *v)
{
    struct strs all = { NEW_ARRAY(c->arena, v->scope.n + v->products.n + 1, str), 0 };
    for (size_t i = 0; i < v->scope.n; i++) all.v[all.n++] = v->scope.v[i];
    for (size_t i = 0; i < v->products.n; i++) all.v[all.n++] = v->products.v[i];
    TRY(db_do(c, &sql_scope_left, ARGS(A_ID(v->r.id), A_LIST(all), A_WHEN(c->now))));
    for (size_t i = 0; i < all.n; i++)
        TRY(db_do(c, &sql_scope_came, ARGS(A_ID(v->r.id), A_TEXT(all.v[i]), A_TEXT(i < v->scope.n ? S("host") : S("product")), A_WHEN(c->now))));
    return NULL;
}

err programme_publish(struct ctx *c, struct programme *v, str what)
{
    str organisation, team, body, file;
    when expires;
    struct rows *r;
    TRY(programme_names(c, v, &organisation, &team));
    v->version++;
    v->issued_at = c->now;
    v->withdrawn_why = S("");
    TRY(scope_moves(c, v));
    TRY(body_of(c, v, team, &body));
    TRY(programme_security_txt(c, v, true, &file, &expires));
    if (!what.n) what = v->version == 1 ? S("First published") : S("Revised");
    TRY(db_do(c, &sql_version, ARGS(A_ID(v->r.id), A_INT(v->version), A_TEXT(body), A_TEXT(what), A_TEXT(c->who->actor), A_WHEN(c->now))));
    TRY(db_run(c, &sql_page,
               ARGS(A_ID(v->r.id), A_ID(v->organisation), A_ID(v->r.team), A_TEXT(v->slug), A_TEXT(organisation), A_INT(v->version), A_TEXT(body),
                    A_WHEN(c->now), A_TEXT(file), A_WHEN(expires)),
               &r));
    if (!rows_count(r)) FAIL(c, E_CONFLICT, "not-possible-now", "another policy stands, or stood, at this address");
    TRY(db_do(c, &sql_issued, ARGS(A_ID(v->r.id), A_INT(v->version), A_WHEN(c->now))));
    return entry_add(c, &v->r.id, &(struct entry_new){ .verb = "published", .field = arena_fmt(c->arena, "%lld", (long long)v->version), .body = what }, NULL);
}

err programme_end(struct ctx *c, struct programme *v, str why)
{
    v->withdrawn_why = why;
    TRY(db_do(c, &sql_scope_left, ARGS(A_ID(v->r.id), A_LIST(((struct strs){ NULL, 0 })), A_WHEN(c->now))));
    TRY(db_do(c, &sql_page_ended, ARGS(A_ID(v->r.id), A_WHEN(c->now))));
    TRY(db_do(c, &sql_withdrawn, ARGS(A_ID(v->r.id), A_TEXT(why))));
    return entry_add(c, &v->r.id, &(struct entry_new){ .verb = "withdrawn", .body = why }, NULL);
}

/* what is written is again what is out */
err programme_restore(struct ctx *c, struct programme *v)
{
    struct programme now = { .version = 0 };
    struct rows *r;
    bool found;
    TRY(db_one(c, &sql_newest, ARGS(A_ID(v->r.id)), &r, &found));
    if (!found) FAIL(c, E_CONFLICT, "not-possible-now", "nothing of it was published yet");
    TRY(programme_text_read(c, row_text(r, 0), &now));
    /* it is published again already, and what was out may stand there although a domain is theirs no more */
    return db_do(c, &sql_restore,
                 ARGS(A_ID(v->r.id), A_TEXT(now.slug), A_TEXT(now.mail), A_TEXT(strs_json(c->arena, &now.scope)), A_TEXT(strs_json(c->arena, &now.products)),
                      A_TEXT(strs_json(c->arena, &now.sites)), A_TEXT(now.languages), A_INT(now.response_days), A_TEXT(now.intro), A_TEXT(now.excluded),
                      A_TEXT(now.allowed), A_TEXT(now.forbidden), A_TEXT(now.privacy), A_TEXT(now.sending), A_TEXT(now.harbour), A_TEXT(now.expect),
                      A_TEXT(now.intro_ur), A_TEXT(now.excluded_ur), A_TEXT(now.allowed_ur), A_TEXT(now.forbidden_ur), A_TEXT(now.privacy_ur),
                      A_TEXT(now.sending_ur), A_TEXT(now.harbour_ur), A_TEXT(now.expect_ur)));
}

/* ---- read */

static void read_scope(struct ctx *c, struct json v, struct programme_page *out)
{
    struct programme_scope *s = NEW_ARRAY(c->arena, json_count(v) + 1, struct programme_scope);
    size_t n = 0;
    for (struct json_iter i = json_iter(v); json_next(&i); n++) {
        s[n] = (struct programme_scope){ .value = json_str(json_get(i.value, S("value"))), .what = json_str(json_get(i.value, S("what"))) };
        (void)json_int(json_get(i.value, S("since")), &s[n].since.us);
    }
    out->scope = (struct list){ s, n };
}
static void read_targets(struct ctx *c, struct json v, struct programme_page *out)
{
    struct programme_target *t = NEW_ARRAY(c->arena, json_count(v) + 1, struct programme_target);
    size_t n = 0;
    for (struct json_iter i = json_iter(v); json_next(&i); n++) {
        t[n] = (struct programme_target){ .regime = json_str(json_get(i.value, S("regime"))), .unit = json_str(json_get(i.value, S("unit"))) };
        (void)json_int(json_get(i.value, S("amount")), &t[n].amount);
    }
    out->targets = (struct list){ t, n };
}
err programme_text_read(struct ctx *c, str body, struct programme *out)
{
    struct json j;
    TRY(json_read(c, body, NULL, &j));
    struct json text = json_get(j, S("text"));
    if (json_type(text) != JSON_OBJECT) return NULL; /* erased */
    return shape_read(c, &programme_text_shape, text, ~UINT64_C(0), true, out, NULL);
}
err programme_body(struct ctx *c, str body, struct programme_page *out)
{
    struct programme v = { .version = 0 };
    struct json j;
    TRY(json_read(c, body, NULL, &j));
    TRY(programme_text_read(c, body, &v));
    out->team_name = json_str(json_get(j, S("team")));
    out->mail = v.mail;
    out->languages = v.languages;
    out->response_days = v.response_days;
    for (int i = 0; i < PROGRAMME_TEXTS; i++) {
        out->text[i].en = programme_text(&v, (enum programme_text)i, false);
        out->text[i].ur = programme_text(&v, (enum programme_text)i, true);
    }
    read_scope(c, json_get(j, S("scope_since")), out);
    read_targets(c, json_get(j, S("targets")), out);
    return NULL;
}
static err take(struct ctx *c, struct rows *r, struct programme_page *out)
{
    *out = (struct programme_page){ .record = row_id(r, 0),
                                    .organisation = row_id(r, 1),
                                    .team = row_id(r, 2),
                                    .slug = row_text(r, 3),
                                    .name = row_text(r, 4),
                                    .state = row_text(r, 5),
                                    .n = row_int(r, 6),
                                    .first_at = row_when(r, 7),
                                    .changed_at = row_when(r, 8),
                                    .expires_at = row_when(r, 9),
                                    .security_txt = row_text(r, 10) };
    return str_is(out->state, "published") ? programme_body(c, row_text(r, 11), out) : NULL;
}
err programme_page_find(struct ctx *c, str slug, struct programme_page *out)
{
    struct rows *r;
    bool found;
    TRY(db_one(c, &sql_page_of, ARGS(A_TEXT(slug)), &r, &found));
    if (!found) FAIL(c, E_ABSENT, "not-found", "there is nothing here that you can see");
    return take(c, r, out);
}
err programme_page_own(struct ctx *c, struct programme_page *out)
{
    struct rows *r;
    bool found;
    *out = (struct programme_page){ .n = 0 };
    TRY(db_one(c, &sql_page_own, NOARGS, &r, &found));
    return found ? take(c, r, out) : NULL;
}
err programme_pages(struct ctx *c, struct list *out)
{
    struct rows *r;
    TRY(db_run(c, &sql_pages, NOARGS, &r));
    struct programme_page *v = NEW_ARRAY(c->arena, rows_count(r) + 1, struct programme_page);
    size_t n = 0;
    while (rows_next(r))
        v[n++] = (struct programme_page){ .record = row_id(r, 0),
                                          .organisation = row_id(r, 1),
                                          .slug = row_text(r, 2),
                                          .name = row_text(r, 3),
                                          .n = row_int(r, 4),
                                          .first_at = row_when(r, 5),
                                          .changed_at = row_when(r, 6) };
    *out = (struct list){ v, n };
    return NULL;
}

/* "forms.roads.example" is in scope as itself, and as *.roads.example and *.example */
static struct strs scope_keys(struct ctx *c, str host)
{
    struct strs k = { NEW_ARRAY(c->arena, 130, str), 0 };
    str plain;
    if (!name_normal(c, host, &plain)) return k;
    k.v[k.n++] = plain;
    for (ptrdiff_t dot; (dot = str_chr(plain, '.')) >= 0 && k.n < 128;) {
        plain = str_cut(plain, (size_t)dot + 1, plain.n);
        k.v[k.n++] = arena_fmt(c->arena, "*.%.*s", FMT(plain));
    }
    return k;
}
err programme_concerned(struct ctx *c, str programme, str host, id *organisation, str *name, str *why)
{
    struct rows *r;
    bool found;
    *why = S("");
    if (programme.n) {
        TRY(db_one(c, &sql_page_record, ARGS(A_TEXT(programme)), &r, &found));
        if (found) *why = S("it was reported under the policy that is hosted here for it");
    } else {
        struct strs keys = scope_keys(c, host);
        if (!keys.n) return NULL;
        TRY(db_one(c, &sql_in_scope, ARGS(A_LIST(keys)), &r, &found));
        if (found) *why = arena_fmt(c->arena, "it lies in the scope of the policy that is hosted here for it (%.*s)", FMT(row_text(r, 2)));
    }
    if (!found) return NULL;
    *organisation = row_id(r, 0);
    *name = row_text(r, 1);
    return NULL;
}
