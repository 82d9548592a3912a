/* erase - see erase.h; proposing is any analyst's of the desk, confirming is another one's, and one of the two leads it */
#include "spine/erase.h"

#include "base/buf.h"
#include "spine/api.h"
#include "spine/entry.h"
#include "spine/kind.h"
#include "spine/search.h"
#include "store/fieldsql.h"

#include "erase.sql.h"

err record_takes_words(struct ctx *c, const struct record *r)
{
    if (r->erased_at.us) FAIL(c, E_CONFLICT, "erased", "what this record said was removed, and it takes no new words; make a new one and link it to this");
    return NULL;
}

/* ---- the whole record */

/* what the field table calls words of somebody becomes empty */
static err own_fields(struct ctx *c, const struct kind_made *m, const id *record)
{
    struct buf t = { .a = c->arena };
    const void *empty = arena_alloc(c->arena, m->kind->size);
    struct arg *args = NEW_ARRAY(c->arena, m->own.n + 1, struct arg);
    size_t n = 1;
    memset((void *)(uintptr_t)empty, 0, m->kind->size);
    args[0] = A_ID(*record);
    buf_fmt(&t, "UPDATE %s SET", m->kind->table);
    for (unsigned i = 0; i < m->own.n; i++) {
        const struct field *f = &m->own.fields[i];
        if (!field_has_column(f) || !field_erased(f)) continue;
        args[n++] = field_arg(c->arena, f, empty);
        buf_fmt(&t, n > 2 ? ", %s = $%zu" : " %s = $%zu", f->name, n);
    }
    if (n == 1) return NULL;
    buf_fmt(&t, " WHERE record = $1%c", 0);
    return db_do(c, &(struct sql){ "erase.own", t.p, WHERE, false, true }, args, n);
}

err record_erase(struct ctx *c, const id *record, str rule, str approvers, struct erased *out)
{
    static const struct sql *const rest[] = { &sql_bodies, &sql_files, &sql_mails,  &sql_mail_files, &sql_mails_in,
                                              &sql_docs,   &sql_parts, &sql_labels, &sql_reasons };
    struct rows *r, *n;
    bool found;
    TRY(db_one(c, &sql_count, ARGS(A_ID(*record)), &n, &found));
    *out = (struct erased){ row_int(n, 0), row_int(n, 1), row_int(n, 2) };
    TRY(db_one(c, &sql_begin, ARGS(A_ID(*record), A_WHEN(c->now)), &r, &found));
    if (!found) FAIL(c, E_CONFLICT, "not-erasable", "it is open, held, erased already, not past its time, or a message of it is about to leave");
    const struct kind *k = kind_named(row_text(r, 0));
    if (!k) FAIL(c, E_FAULT, "kinds", "a record of a kind that is not known here");
    TRY(own_fields(c, kind_made(k), record));
    if (k->erase) TRY(k->erase(c, record));
    for (size_t i = 0; i < COUNT(rest); i++) TRY(db_do(c, rest[i], ARGS(A_ID(*record))));
    TRY(search_put(c, record, NULL, S(""), S("ref"), row_text(r, 1)));
    TRY(entry_add(c, record, &(struct entry_new){ .verb = "erased", .field = rule, .was = S("all"), .now = approvers }, NULL));
    if (!str_is(approvers, "by-itself")) return NULL;
    return db_do(c, &sql_by_itself,
                 ARGS(A_ID(id_new("era", c->now)), A_ID(*record), A_TEXT(rule), A_WHEN(c->now), A_INT(out->texts), A_INT(out->files), A_INT(out->mails)));
}

/* ---- one text */

static err text_find(struct ctx *c, str entry, struct record *of, id *which)
{
    struct rows *r;
    bool found;
    TRY(db_one(c, &sql_text, ARGS(A_TEXT(entry)), &r, &found));
    if (!found) FAIL(c, E_ABSENT, "not-found", "there is nothing here that you can see");
    *which = row_id(r, 0);
    TRY(record_find_any(c, row_text(r, 1), of));
    if (!(record_rights(c->who, of) & MAY_DESK)) FAIL(c, E_DENIED, "not-allowed", "you may not do this here");
    if (row_null(r, 3) || !row_text(r, 3).n) FAIL(c, E_CONFLICT, "not-erasable", "this entry holds no text, or it was erased already");
    if (of->legal_hold) FAIL(c, E_CONFLICT, "not-erasable", "the record is held for a legal reason: nothing of it is erased");
    return NULL;
}

static err text_erase(struct ctx *c, str entry, str approvers, struct erased *out)
{
    struct record v;
    struct rows *r;
    id which;
    bool leaving;
    TRY(text_find(c, entry, &v, &which));
    TRY(db_one(c, &sql_leaving, ARGS(A_ID(which)), &r, &leaving));
    if (leaving) FAIL(c, E_CONFLICT, "not-erasable", "a message with this text has not left yet: cancel it in the outbox first");
    *out = (struct erased){ .texts = 1 };
    TRY(entry_erase(c, &which, S("redaction"), approvers));
    TRY(db_do(c, &sql_mails_of, ARGS(A_ID(which))));
    return record_touch(c, &v.id, false);
}

/* ---- proposing */

struct refused {
    str what, code, detail;
};
static const struct field refused_fields[] = {
    FIELD(struct refused, what, .flags = F_RO, .doc = "Which"),
    FIELD(struct refused, code, .flags = F_RO, .doc = "Code of the problem"),
    FIELD(struct refused, detail, .flags = F_RO, .max = 500, .doc = "Why it was left as it was"),
};
static SHAPE(refused_shape, "erasure_refused", struct refused, refused_fields, "One that was left as it was");

enum { MOST = 200 };
struct wish {
    struct strs records;
    int64_t done;
    struct list refused;
};
static const struct field wish_fields[] = {
    FIELD(struct wish, records, .flags = F_REQ, .min = 1, .max = MOST, .doc = "Ids or references, at most 200"),
    FIELD(struct wish, done, .flags = F_RO, .doc = "How many are proposed now"),
    FIELD(struct wish, refused, .flags = F_RO, .of = &refused_shape, .max = MOST, .doc = "Those that were left as they were, and why"),
};
static SHAPE(wish_shape, "erasure_wish", struct wish, wish_fields, "Records past their time that should be erased");

static err put_proposal(struct ctx *c, const struct record *v, str entry, str rule, str reason, id *out)
{
    struct rows *r;
    bool leads = (record_rights(c->who, v) & MAY_APPROVE) != 0, made;
    *out = id_new("era", c->now);
    TRY(db_one(c, &sql_propose, ARGS(A_ID(*out), A_ID(v->id), A_TEXT(entry), A_TEXT(rule), A_TEXT(reason), A_INT(leads), A_TEXT(c->who->actor), A_WHEN(c->now)),
               &r, &made));
    if (!made) FAIL(c, E_CONFLICT, "proposed-already", "somebody proposed this already; another person confirms it");
    return NULL;
}

static err propose_unit(struct ctx *c, void *arg)
{
    struct record v;
    struct rows *r;
    bool due;
    id made;
    TRY(record_find_any(c, *(const str *)arg, &v));
    if (!(record_rights(c->who, &v) & MAY_DESK)) FAIL(c, E_DENIED, "not-allowed", "you may not do this here");
    TRY(db_one(c, &sql_due_one, ARGS(A_ID(v.id), A_WHEN(c->now)), &r, &due));
    if (!due) FAIL(c, E_CONFLICT, "not-erasable", "it is open, held, erased already, or not past its time");
    return put_proposal(c, &v, S(""), row_text(r, 0), S(""), &made);
}

/* what one of many came to; a failing store ends all */
static err each(struct ctx *c, str what, err e, int64_t *done, struct list *refused)
{
    (void)c;
    if (e && (e->kind == E_FAULT || e->kind == E_FULL || e->kind == E_BUSY)) return e;
    if (e)
        ((struct refused *)(uintptr_t)refused->v)[refused->n++] = (struct refused){ what, str_of(e->code), e->detail };
    else
        ++*done;
    return NULL;
}

static err propose(struct ctx *c, const struct req *q, struct res *r)
{
    struct wish w = { .done = 0 };
    TRY(api_read(c, q, &wish_shape, &w));
    w.refused.v = NEW_ARRAY(c->arena, w.records.n + 1, struct refused);
    for (size_t i = 0; i < w.records.n; i++) TRY(each(c, w.records.v[i], db_unit(c, propose_unit, &w.records.v[i]), &w.done, &w.refused));
    res_json(r, &wish_shape, &w, 0);
    return NULL;
}

struct text_wish {
    str reason;
    id id;
};
static const struct field text_wish_fields[] = {
    FIELD(struct text_wish, reason, .flags = F_REQ | F_LINES, .min = 5, .max = 300, .doc = "Why; told to the desk until the record itself is erased"),
    FIELD(struct text_wish, id, .flags = F_RO, .doc = "The proposal, which another person of the desk confirms"),
};
static SHAPE(text_wish_shape, "text_erasure", struct text_wish, text_wish_fields, "One text that should be erased");

static err propose_text(struct ctx *c, const struct req *q, struct res *r)
{
    struct text_wish w = { .reason = { 0 } };
    struct record v;
    id entry;
    TRY(text_find(c, q->params[0], &v, &entry));
    TRY(api_read(c, q, &text_wish_shape, &w));
    TRY(put_proposal(c, &v, id_str(&entry), S("redaction"), w.reason, &w.id));
    r->status = 201;
    res_header(r, "Location", arena_fmt(c->arena, "/api/v1/records/%s/erasures", v.id.s));
    res_json(r, &text_wish_shape, &w, 0);
    return NULL;
}

/* ---- deciding */

WORDS(decision_words, "confirm", "decline");
enum { CONFIRM };
struct decisions {
    struct strs proposals;
    unsigned decision;
    int64_t done;
    struct list refused;
};
static const struct field decisions_fields[] = {
    FIELD(struct decisions, proposals, .flags = F_REQ, .min = 1, .max = MOST, .doc = "Proposals, at most 200"),
    FIELD(struct decisions, decision, .flags = F_REQ, .en = &decision_words, .doc = "confirm: erased now, for good; decline: nothing happens"),
    FIELD(struct decisions, done, .flags = F_RO, .doc = "How many were decided"),
    FIELD(struct decisions, refused, .flags = F_RO, .of = &refused_shape, .max = MOST, .doc = "Those that were left as they were, and why"),
};
static SHAPE(decisions_shape, "erasure_decisions", struct decisions, decisions_fields, "What becomes of proposals");

struct decide {
    str which;
    unsigned decision;
};
static err decide_unit(struct ctx *c, void *arg)
{
    const struct decide *d = arg;
    struct rows *p, *r;
    struct record v;
    struct erased what = { 0 };
    bool found;
    TRY(db_one(c, &sql_proposal, ARGS(A_TEXT(d->which)), &p, &found));
    if (!found) FAIL(c, E_ABSENT, "not-found", "there is nothing here that you can see");
    TRY(record_find_any(c, row_text(p, 1), &v));
    uint64_t rights = record_rights(c->who, &v);
    str proposer = row_text(p, 6);
    if (!(rights & MAY_DESK)) FAIL(c, E_DENIED, "not-allowed", "you may not do this here");
    if (d->decision == CONFIRM) {
        str both = arena_fmt(c->arena, "%.*s %.*s", FMT(proposer), FMT(c->who->actor));
        if (str_eq(proposer, c->who->actor)) FAIL(c, E_CONFLICT, "four-eyes", "another person of the desk must confirm what you proposed");
        if (!row_int(p, 5) && !(rights & MAY_APPROVE)) FAIL(c, E_DENIED, "not-allowed", "one of the two must lead the desk");
        if (row_text(p, 2).n)
            TRY(text_erase(c, row_text(p, 2), both, &what));
        else
            TRY(record_erase(c, &v.id, row_text(p, 3), both, &what));
    }
    TRY(db_one(c, &sql_decide,
               ARGS(A_TEXT(d->which), A_TEXT(d->decision == CONFIRM ? S("done") : S("declined")), A_TEXT(c->who->actor), A_WHEN(c->now), A_INT(what.texts),
                    A_INT(what.files), A_INT(what.mails)),
               &r, &found));
    if (!found) FAIL(c, E_STALE, "changed", "somebody else changed it meanwhile; look again");
    return NULL;
}

static err decide(struct ctx *c, const struct req *q, struct res *r)
{
    struct decisions in = { .done = 0 };
    TRY(api_read(c, q, &decisions_shape, &in));
    in.refused.v = NEW_ARRAY(c->arena, in.proposals.n + 1, struct refused);
    for (size_t i = 0; i < in.proposals.n; i++) {
        struct decide d = { in.proposals.v[i], in.decision };
        TRY(each(c, d.which, db_unit(c, decide_unit, &d), &in.done, &in.refused));
    }
    res_json(r, &decisions_shape, &in, 0);
    return NULL;
}

/* ---- what lies before a desk, and what was done to a record */

struct due {
    id record, team, proposal, proposed_by;
    str ref, kind, title, class, source, proposed_by_name;
    int64_t days;
    when closed_at, past_at, proposed_at;
    bool confirmable;
};
static const struct field due_fields[] = {
#define F(m, ...) FIELD(struct due, m, .flags = F_RO, __VA_ARGS__)
    F(record, .doc = "The record"),
    F(ref, .doc = "Its reference"),
    F(kind, .doc = "What it is"),
    F(title, .doc = "Its title"),
    F(team, .doc = "Whose desk"),
    F(class, .doc = "Its retention class"),
    F(days, .doc = "How long that class keeps it after it was closed"),
    F(source, .max = 300, .doc = "Where that number comes from"),
    F(closed_at, .doc = "When it was closed"),
    F(past_at, .doc = "Since when it is past its time"),
    F(proposal, .doc = "What somebody proposed; null: nobody did"),
    F(proposed_by, .doc = "Who"),
    F(proposed_by_name, .doc = "By name"),
    F(proposed_at, .doc = "When"),
    F(confirmable, .doc = "You may be the second person"),
#undef F
};
static SHAPE(due_shape, "erasure_due", struct due, due_fields, "A record past its time");
struct due_text {
    id id, record, entry, proposed_by;
    str ref, kind, title, text, reason, proposed_by_name;
    when proposed_at;
    bool confirmable;
};
static const struct field due_text_fields[] = {
#define F(m, ...) FIELD(struct due_text, m, .flags = F_RO, __VA_ARGS__)
    F(id, .doc = "The proposal"),
    F(record, .doc = "The record"),
    F(ref, .doc = "Its reference"),
    F(kind, .doc = "What it is"),
    F(title, .doc = "Its title"),
    F(entry, .doc = "The entry of its timeline"),
    F(text, .max = 50000, .doc = "The text that should go"),
    F(reason, .max = 300, .doc = "Why"),
    F(proposed_by, .doc = "Who proposed it"),
    F(proposed_by_name, .doc = "By name"),
    F(proposed_at, .doc = "When"),
    F(confirmable, .doc = "You may be the second person"),
#undef F
};
static SHAPE(due_text_shape, "erasure_text", struct due_text, due_text_fields, "A text that somebody wishes out");
struct due_list {
    struct list records, texts;
};
static const struct field due_list_fields[] = {
    FIELD(struct due_list, records, .flags = F_RO, .of = &due_shape, .doc = "The first 200 that are past their time, the longest closed first"),
    FIELD(struct due_list, texts, .flags = F_RO, .of = &due_text_shape, .doc = "Single texts that somebody wishes out"),
};
static SHAPE(due_list_shape, "erasures_due", struct due_list, due_list_fields, "What two people of the desk may erase");

/* the second person is another one, and one of the two leads */
static bool may_confirm(const struct ctx *c, str team, str proposer, bool led)
{
    uint64_t have = viewer_rights_at(c->who, team);
    return proposer.n && !str_eq(proposer, c->who->actor) && (have & MAY_DESK) && (led || (have & MAY_APPROVE));
}

static err due_texts(struct ctx *c, struct strs desks, struct list *out)
{
    struct rows *r;
    TRY(db_run(c, &sql_texts, ARGS(A_LIST(desks)), &r));
    struct due_text *v = NEW_ARRAY(c->arena, rows_count(r) + 1, struct due_text);
    size_t n = 0;
    while (rows_next(r))
        v[n++] = (struct due_text){ .id = row_id(r, 0),
                                    .record = row_id(r, 1),
                                    .ref = row_text(r, 2),
                                    .kind = row_text(r, 3),
                                    .title = row_text(r, 4),
                                    .entry = row_id(r, 5),
                                    .reason = row_text(r, 6),
                                    .proposed_by = row_id(r, 7),
                                    .proposed_by_name = row_text(r, 8),
                                    .proposed_at = row_when(r, 9),
                                    .confirmable = may_confirm(c, row_text(r, 12), row_text(r, 7), row_int(r, 10) != 0),
                                    .text = row_text(r, 11) };
    *out = (struct list){ v, n };
    return NULL;
}

static err due(struct ctx *c, const struct req *q, struct res *r)
{
    struct rows *rows;
    struct due_list out;
    struct strs desks = viewer_places(c->arena, c->who, MAY_DESK);
    (void)q;
    TRY(db_run(c, &sql_due, ARGS(A_WHEN(c->now), A_LIST(desks), A_INT(MOST)), &rows));
    struct due *v = NEW_ARRAY(c->arena, rows_count(rows) + 1, struct due);
    size_t n = 0;
    while (rows_next(rows)) {
        v[n++] = (struct due){ .record = row_id(rows, 0),
                               .ref = row_text(rows, 1),
                               .kind = row_text(rows, 2),
                               .title = row_text(rows, 3),
                               .team = row_id(rows, 4),
                               .closed_at = row_when(rows, 5),
                               .past_at = { row_when(rows, 5).us + row_int(rows, 7) * DAY },
                               .class = row_text(rows, 6),
                               .days = row_int(rows, 7),
                               .source = row_text(rows, 8),
                               .proposal = row_id(rows, 9),
                               .proposed_by = row_id(rows, 10),
                               .proposed_by_name = row_text(rows, 11),
                               .proposed_at = row_when(rows, 12),
                               .confirmable = may_confirm(c, row_text(rows, 4), row_text(rows, 10), row_int(rows, 13) != 0) };
    }
    out.records = (struct list){ v, n };
    TRY(due_texts(c, desks, &out.texts));
    res_json(r, &due_list_shape, &out, 0);
    return NULL;
}

WORDS(state_words, "proposed", "done", "declined");
enum { PROPOSED, DONE, DECLINED };
struct erasure {
    id id, entry, proposed_by, decided_by;
    str rule, reason, proposed_by_name, decided_by_name;
    unsigned state;
    int64_t texts, files, mails;
    when proposed_at, decided_at;
    bool confirmable;
};
static const struct field erasure_fields[] = {
#define F(m, ...) FIELD(struct erasure, m, .flags = F_RO, __VA_ARGS__)
    F(id, .doc = "Identifier"),
    F(entry, .doc = "One text of the timeline; null: all that the record held"),
    F(rule, .doc = "The retention class, or redaction"),
    F(reason, .max = 300, .doc = "Why, of a single text"),
    F(state, .en = &state_words, .doc = "proposed, done or declined"),
    F(proposed_by, .doc = "Who proposed it; null: it went by itself"),
    F(proposed_by_name, .doc = "By name"),
    F(proposed_at, .doc = "When"),
    F(decided_by, .doc = "The second person"),
    F(decided_by_name, .doc = "By name"),
    F(decided_at, .doc = "When it was done or declined"),
    F(texts, .doc = "How many texts went"),
    F(files, .doc = "How many files"),
    F(mails, .doc = "Of how many messages that left, address and text"),
    F(confirmable, .doc = "You may be the second person"),
#undef F
};
static SHAPE(erasure_shape, "erasure", struct erasure, erasure_fields, "What was taken out of a record, or should be");
LIST_OF(erasures, erasures, erasure_shape, "What was taken out, or should be");

/* whoever sees the record is told that it was emptied, when and by which rule; who did it and how much, the desk alone */
static err of_record(struct ctx *c, const struct req *q, struct res *r)
{
    struct record v;
    struct rows *rows;
    struct erasures out;
    TRY(record_find_any(c, q->params[0], &v));
    bool desk = (record_rights(c->who, &v) & MAY_DESK) != 0;
    TRY(db_run(c, &sql_of_record, ARGS(A_ID(v.id)), &rows));
    struct erasure *e = NEW_ARRAY(c->arena, rows_count(rows) + 1, struct erasure);
    size_t n = 0;
    while (rows_next(rows)) {
        int state = word_index(&state_words, row_text(rows, 4));
        struct erasure x = { .id = row_id(rows, 0), .rule = row_text(rows, 2), .state = state < 0 ? 0 : (unsigned)state, .decided_at = row_when(rows, 10) };
        if (!desk && (x.state != DONE || row_text(rows, 1).n)) continue;
        e[n++] = x;
        if (!desk) continue;
        e[n - 1] = (struct erasure){ .id = x.id,
                                     .entry = row_id(rows, 1),
                                     .rule = x.rule,
                                     .reason = row_text(rows, 3),
                                     .state = x.state,
                                     .proposed_by = row_id(rows, 5),
                                     .proposed_by_name = row_text(rows, 6),
                                     .proposed_at = row_when(rows, 7),
                                     .decided_by = row_id(rows, 8),
                                     .decided_by_name = row_text(rows, 9),
                                     .decided_at = x.decided_at,
                                     .texts = row_int(rows, 11),
                                     .files = row_int(rows, 12),
                                     .mails = row_int(rows, 13),
                                     .confirmable = x.state == PROPOSED && may_confirm(c, id_str(&v.team), row_text(rows, 5), row_int(rows, 14) != 0) };
    }
    out.erasures = (struct list){ e, n };
    res_json(r, &erasures_shape, &out, 0);
    return NULL;
}

const struct route erase_routes[] = {
    ROUTE(GET, "/api/v1/retention/due", due, MAY_DESK, "What is past its time at your desks, and texts that somebody wishes out", .out = &due_list_shape),
    ROUTE(POST, "/api/v1/retention/proposals", propose, MAY_DESK, "Propose records past their time for erasing; another person confirms", .flags = R_NOTX,
          .in = &wish_shape, .out = &wish_shape),
    ROUTE(POST, "/api/v1/retention/decisions", decide, MAY_DESK, "Confirm or decline what was proposed; one of the two leads the desk", .flags = R_NOTX,
          .in = &decisions_shape, .out = &decisions_shape),
    ROUTE(POST, "/api/v1/entries/{id}/erasure", propose_text, MAY_DESK, "Propose to take one text out of a timeline; its proof stays", .flags = R_CREATES,
          .in = &text_wish_shape, .out = &text_wish_shape),
    ROUTE(GET, "/api/v1/records/{id}/erasures", of_record, MAY_READ, "What was taken out of it, when and by which rule", .out = &erasures_shape),
    { .path = NULL },
};
