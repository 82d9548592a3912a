/* case_talk - words of a case by audience: to all who see it, between the desk and one party, among the desk
 *
 * Each is an entry `said` whose field is the thread. To all, a party that the others do not see does not speak: its words
 * would show that it is there. A finder without account may, by a name that is a receipt's. */
#include "domain/disclosure/case.h"

#include "spine/erase.h"

#include "case_talk.sql.h"

static const char *const thread_v[] = { "all", "party", "desk" };
static const struct words thread_words = { thread_v, COUNT(thread_v) };

static bool hidden(const struct party *from)
{
    return from && !from->shared && !str_starts(from->subject, S("rct_"));
}

err case_say(struct ctx *c, const struct cvd_case *v, const struct party *from, const struct party *to, enum thread where, str text)
{
    str aud = { 0 }, body = str_trim(text);
    const struct party *whose = where == THREAD_PARTY ? (to ? to : from) : NULL;
    if (!body.n) FAIL_AT(c, S("/body"), "required", "the text is empty");
    if (where == THREAD_ALL && hidden(from)) FAIL(c, E_CONFLICT, "not-possible-now", "the others do not see that you take part; write to the desk");
    if (where == THREAD_DESK) TRY(audience_team(c, &v->r, &aud));
    if (whose) aud = whose->circle;
    TRY(record_touch(c, &v->r.id, where == THREAD_ALL));
    TRY(entry_add(c, &v->r.id,
                  &(struct entry_new){ .verb = "said",
                                       .part = whose                         ? id_str(&whose->part)
                                               : from && where == THREAD_ALL ? id_str(&from->part)
                                                                             : S(""),
                                       .field = str_of(thread_v[where]),
                                       .now = from ? S("party") : S("desk"),
                                       .body = body,
                                       .audience = aud },
                  NULL));
    if (from) return party_answered(c, v, from);
    if (where == THREAD_PARTY) return case_letter(c, v, whose, CASE_NEWS);
    return where == THREAD_ALL ? case_tell_all(c, v, CASE_NEWS) : NULL;
}

/* ---- over the API */

struct thread_out {
    struct list entries;
};
static const struct field thread_fields[] = { FIELD(struct thread_out, entries, .flags = F_RO, .of = &entry_shape, .max = 500, .doc = "The oldest first") };
SHAPE(thread_shape, "case_thread", struct thread_out, thread_fields, "What was said");
const struct param_doc thread_query[] = { { "with", "all, desk, or a party" }, { NULL, NULL } };

err case_thread(struct ctx *c, const struct req *q, struct res *r)
{
    struct cvd_case v;
    struct thread_out out;
    struct party p;
    str with = req_query(q, "with");
    bool party = str_starts(with, S("prt_"));
    TRY(case_of(c, q->params[0], &v));
    if (with.n && !party && !str_is(with, "all") && !str_is(with, "desk")) FAIL_AT(c, S("/with"), "not-a-word", "all, desk, or a party");
    if (party) TRY(party_find(c, &v, with, &p));
    TRY(case_thread_of(c, &v, party ? THREAD_PARTY : str_is(with, "desk") ? THREAD_DESK : THREAD_ALL, party ? with : S(""), &out.entries));
    res_json(r, &thread_shape, &out, 0);
    return NULL;
}

err case_thread_of(struct ctx *c, const struct cvd_case *v, enum thread where, str part, struct list *out)
{
    struct rows *r;
    if (where == THREAD_PARTY)
        TRY(db_run(c, &sql_thread_party, ARGS(A_ID(v->r.id), A_TEXT(part)), &r));
    else
        TRY(db_run(c, &sql_thread, ARGS(A_ID(v->r.id), A_TEXT(str_of(thread_v[where]))), &r));
    struct entry *e = NEW_ARRAY(c->arena, rows_count(r) + 1, struct entry);
    size_t n = rows_count(r);
    for (size_t i = n; rows_next(r);)
        e[--i] = (struct entry){ .id = row_id(r, 0),
                                 .at = row_when(r, 1),
                                 .actor = row_text(r, 2),
                                 .actor_name = row_text(r, 3),
                                 .verb = row_text(r, 4),
                                 .part = row_text(r, 5),
                                 .field = row_text(r, 6),
                                 .was = row_text(r, 7),
                                 .now = row_text(r, 8),
                                 .body = row_text(r, 9),
                                 .erased = row_null(r, 9),
                                 .audience = str_of(thread_v[where]) };
    *out = (struct list){ e, n };
    return NULL;
}

struct words_in {
    unsigned to;
    id party;
    str body;
};
static const struct field words_fields[] = {
    FIELD(struct words_in, to, .flags = F_REQ, .en = &thread_words, .doc = "all: whoever sees the case; party: one party and the desk; desk: the desk alone"),
    FIELD(struct words_in, party, .ref = "prt", .doc = "Which, when the desk writes to one"),
    FIELD(struct words_in, body, .flags = F_REQ | F_LINES, .min = 1, .max = 50000, .doc = "The text"),
};
SHAPE(case_words_shape, "case_words", struct words_in, words_fields, "Words for one of the threads of a case");

err case_words(struct ctx *c, const struct req *q, struct res *r)
{
    struct cvd_case v;
    struct words_in in = { .to = 0 };
    struct party from, to;
    struct thread_out out;
    TRY(case_of(c, q->params[0], &v));
    bool desk = (record_rights(c->who, &v.r) & MAY_DESK) != 0;
    TRY(party_mine(c, &v, &from));
    if (!desk && id_empty(&from.part)) FAIL(c, E_DENIED, "not-allowed", "you may not do this here");
    TRY(record_takes_words(c, &v.r));
    TRY(case_goes_on(c, &v));
    TRY(api_read(c, q, &case_words_shape, &in));
    if (!desk && in.to == THREAD_DESK) FAIL(c, E_DENIED, "not-allowed", "this thread is the desk's");
    if (desk && in.to == THREAD_PARTY) TRY(party_find(c, &v, id_str(&in.party), &to));
    TRY(case_say(c, &v, desk ? NULL : &from, desk && in.to == THREAD_PARTY ? &to : NULL, (enum thread)in.to, in.body));
    str part = in.to != THREAD_PARTY ? S("") : desk ? id_str(&to.part) : id_str(&from.part);
    TRY(case_thread_of(c, &v, (enum thread)in.to, part, &out.entries));
    r->status = 201;
    res_header(r, "Location", arena_fmt(c->arena, "/api/v1/cases/%s/thread", v.r.id.s));
    res_json(r, &thread_shape, &out, 0);
    return NULL;
}
