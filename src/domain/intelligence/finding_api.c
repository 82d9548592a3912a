/* finding_api - findings looked at and answered: by problem, one by one, as files; fix rates by sector */
#include "base/buf.h"
#include "base/utf8.h"
#include "domain/intelligence/event_show.h"
#include "domain/intelligence/finding_times.h"
#include "domain/intelligence/finding_xarf.h"
#include "spine/api.h"
#include "spine/list.h"
#include "spine/viewer.h"

#include "finding_api.sql.h"

enum { PAGE = 200, FILE_ROWS = 20000, GROUPS = 500, ACT_MOST = 20000 };

/* ---- shapes */

struct step_out {
    str act, was, now, actor, actor_name, note;
    when until, at;
    bool by_link;
};
static const struct field step_fields[] = {
#define F(m, ...) FIELD(struct step_out, m, .flags = F_RO, __VA_ARGS__)
    F(act, .max = 40, .doc = "fixed, not-ours, accept, mute, help, reopen, undo; or seen, absent, lapsed"),
    F(was, .doc = "State before"),
    F(now, .doc = "State after"),
    F(actor, .doc = "Who: a person, or a part of the system"),
    F(actor_name, .doc = "His name"),
    F(note, .max = 2000, .doc = "In words"),
    F(until, .doc = "Until when, where that was said"),
    F(at, .doc = "When"),
    F(by_link, .doc = "By the personal link of a letter"),
#undef F
};
static SHAPE(step_shape, "finding_step", struct step_out, step_fields, "What became of a finding");
static const struct field fields[] = {
#define F(m, ...) FIELD(struct finding, m, .flags = F_RO, __VA_ARGS__)
    F(id, .doc = "Identifier"),
    F(team, .doc = "The desk that took the observations in"),
    F(organisation, .doc = "Whose it is"),
    F(organisation_name, .doc = "Its name"),
    F(classification, .doc = "RSIT type"),
    F(identifier, .max = 300, .doc = "What exactly"),
    F(asset, .max = 400, .doc = "Address with port and protocol, name of a host, or account"),
    F(address, .doc = "Its address, when it has one"),
    F(first_seen, .doc = "First observed"),
    F(last_seen, .doc = "Last observed"),
    F(seen, .doc = "Observations: those alike within an hour (other side, URL) count once"),
    F(sources, .doc = "Which feeds observed it"),
    F(method, .doc = "By what it was found to be theirs"),
    F(confidence, .doc = "How sure that is, 0 to 100"),
    F(counterpart, .max = 400, .doc = "The other side of the newest observation"),
    F(side, .en = &found_side_words, .doc = "On which side of the newest observation it is: destination, when the other side did what was seen"),
    F(source_port, .doc = "Of the newest observation; -1: none"),
    F(destination_port, .doc = "Of the newest observation; -1: none"),
    F(barred, .doc = "Not empty: nobody is told, since the range is documentation, private, reserved or test"),
    F(listed, .doc = "Warning lists that a side of the newest observation is on: not told before somebody looked"),
    F(looked, .doc = "What was said of that: tell, keep; empty: it waits, or is on no list"),
    F(looked_at, .doc = "When"),
    F(state, .en = &found_state_words, .doc = "open, came-back, help-needed, claimed-fixed, verified-fixed (by absence), gone, not-ours, accepted, muted"),
    F(state_at, .doc = "Since when"),
    F(until, .doc = "Until when it is accepted or muted"),
    F(returns, .doc = "How often it came back"),
    F(told_at, .doc = "When the owner was last told"),
    F(next_at, .doc = "When he is told next; null: not as it stands"),
    F(acts, .doc = "What the viewer may say of it now"),
    F(event, .max = 300, .doc = "The newest observation as an event; in the answer for one alone"),
    F(fields, .of = &event_value_shape, .max = 500, .doc = "Evidence: other fields of the newest observation; in the answer for one, and in files"),
    F(steps, .of = &step_shape, .max = 100, .doc = "What became of it, newest first; in the answer for one alone"),
    F(urls, .max = 4000, .doc = "Under which URLs of the owner's it was found, the newest first, at most 100. In the answer for one, and in files"),
    F(times, .of = &seen_time_shape, .max = TIMES_MOST,
      .doc = "When it was seen from which of its own ports, newest first: behind an address that many share, both together name one of them. "
             "In the answer for one, and in files; empty where it came once, or is no client"),
    F(revision, .doc = "Grows with each change"),
#undef F
};
SHAPE(finding_shape, "finding", struct finding, fields, "A problem on an asset, however often it was seen");
struct findings_page {
    struct list items;
    str next;
};
static const struct field page_fields[] = { FIELD(struct findings_page, items, .flags = F_RO, .of = &finding_shape, .max = FILE_ROWS, .doc = "Last seen first"),
                                            FIELD(struct findings_page, next, .flags = F_RO, .max = 1000,
                                                  .doc = "Cursor of the next page; empty on the last") };
static SHAPE(page_shape, "findings", struct findings_page, page_fields, "Findings, what changed last first");

/* ---- lists */

/* columns as in :page: those of all findings, then what waits for a look */
static void listed_row(struct ctx *c, const struct rows *r, struct finding *out)
{
    finding_row(c, r, out);
    out->listed = finding_lines(c->arena, row_text(r, 27));
    out->looked = row_text(r, 28);
    out->looked_at = row_when(r, 29);
}

/* a state, several with commas, "open" for all that waits for the owner, or all */
static err states_asked(struct ctx *c, str text, struct strs *out)
{
    str one;
    *out = found_states(c->arena, text.n ? FOUND_ALL : FOUND_ALL & ~(1u << FOUND_WITHDRAWN));
    if (!text.n || str_is(text, "all")) return NULL;
    out->n = 0;
    while (text.n && str_split(&text, ',', &one)) {
        if (word_index(&found_state_words, one) < 0 || out->n == found_state_words.n) FAIL_AT(c, S("/state"), "not-a-word", "this is no state of a finding");
        out->v[out->n++] = one;
    }
    return NULL;
}

struct asked {
    struct arg args[13];
};
static err asked_of(struct ctx *c, const struct req *q, int64_t limit, str own, struct asked *out)
{
    struct event_ip ip;
    struct strs states;
    int64_t before = INT64_MAX;
    str last = S("~"), cursor = req_query(q, "cursor"), words = str_trim(req_query(q, "q"));
    TRY(states_asked(c, req_query(q, "state"), &states));
    if (cursor.n) {
        str first, rest;
        TRY(cursor_read(c, cursor, &rest));
        if (!str_split(&rest, '/', &first) || !str_int(first, &before)) FAIL_AT(c, S("/cursor"), "bad-cursor", "this cursor is not of this list");
        last = rest;
    }
    for (size_t i = 0; i < words.n; i++)
        if (words.p[i] == '%' || words.p[i] == '_') FAIL_AT(c, S("/q"), "bad-search", "an address, or the beginning of a name");
    /* 192.0.2.7 is not the beginning of 192.0.2.70 */
    str begins = event_ip_parse(words, &ip) ? words : arena_fmt(c->arena, "%.*s%%", FMT(words));
    const struct arg args[] = { A_TEXT(own.n ? own : req_query(q, "organisation")),
                                A_INT(req_has_query(q, "classification")),
                                A_TEXT(req_query(q, "classification")),
                                A_INT(req_has_query(q, "identifier")),
                                A_TEXT(req_query(q, "identifier")),
                                A_LIST(states),
                                A_TEXT(words),
                                A_TEXT(begins),
                                A_TEXT(req_query(q, "batch")),
                                A_INT(before),
                                A_TEXT(last),
                                A_INT(limit),
                                A_INT(str_is(req_query(q, "waiting"), "yes")) };
    memcpy(out->args, args, sizeof args);
    return NULL;
}

static err evidence(struct ctx *c, str more, struct list *out)
{
    struct json v;
    TRY(json_read(c, more, NULL, &v));
    *out = event_values(c->arena, v);
    return NULL;
}

static const struct param_doc list_doc[] = { { "organisation", "Only this organisation's" },
                                             { "classification", "Only this RSIT type" },
                                             { "identifier", "Only this identifier" },
                                             { "state", "A state, or several with commas; all but withdrawn when not given" },
                                             { "q", "An address, or the beginning of an asset" },
                                             { "batch", "Only what this batch told" },
                                             { "waiting", "yes: only what waits for a look since a warning list holds it" },
                                             { "limit", "1 to 200; 50 when not given" },
                                             { "cursor", "The `next` of the page before" },
                                             { NULL, NULL } };
static err list(struct ctx *c, const struct req *q, struct res *r)
{
    struct findings_page out = { .next = S("") };
    struct asked a;
    struct rows *rows;
    int64_t limit;
    TRY(query_limit(c, q, 50, PAGE, &limit));
    TRY(asked_of(c, q, limit + 1, S(""), &a));
    TRY(db_run(c, &sql_page, a.args, COUNT(a.args), &rows));
    struct finding *v = NEW_ARRAY(c->arena, rows_count(rows) + 1, struct finding);
    size_t n = 0;
    while ((int64_t)n < limit && rows_next(rows)) listed_row(c, rows, &v[n++]);
    if ((int64_t)rows_count(rows) > limit) TRY(cursor_make(c, arena_fmt(c->arena, "%lld/%s", (long long)v[n - 1].state_at.us, v[n - 1].id.s), &out.next));
    out.items = (struct list){ v, n };
    res_json(r, &page_shape, &out, 0);
    return NULL;
}

static err steps_of(struct ctx *c, str finding, struct list *out)
{
    struct rows *r;
    TRY(db_run(c, &sql_steps, ARGS(A_TEXT(finding)), &r));
    struct step_out *v = NEW_ARRAY(c->arena, rows_count(r) + 1, struct step_out);
    size_t n = 0;
    while (rows_next(r))
        v[n++] = (struct step_out){ .act = row_text(r, 0),
                                    .was = row_text(r, 1),
                                    .now = row_text(r, 2),
                                    .until = row_when(r, 3),
                                    .actor = row_text(r, 4),
                                    .actor_name = row_text(r, 5),
                                    .note = row_text(r, 6),
                                    .at = row_when(r, 7),
                                    .by_link = row_text(r, 8).n > 0 };
    *out = (struct list){ v, n };
    return NULL;
}

static err get(struct ctx *c, const struct req *q, struct res *r)
{
    struct rows *rows;
    struct finding f;
    bool found;
    TRY(db_one(c, &sql_one, ARGS(A_TEXT(q->params[0])), &rows, &found));
    if (!found) FAIL(c, E_ABSENT, "not-found", "there is nothing here that you can see");
    listed_row(c, rows, &f);
    TRY(evidence(c, row_text(rows, 24), &f.fields));
    TRY(steps_of(c, id_str(&f.id), &f.steps));
    TRY(findings_times(c, S(""), (struct finding *const[]){ &f }, 1));
    TRY(cursor_make(c, arena_fmt(c->arena, "event %lld %lld", (long long)row_int(rows, 30), (long long)row_int(rows, 31)), &f.event));
    res_json(r, &finding_shape, &f, 0);
    return NULL;
}

/* ---- as a file: the viewer's own organisation's, or with the right to take lists out, all that he sees */

static err for_file(struct ctx *c, const struct req *q, struct rows **out)
{
    struct asked a;
    str own = S("");
    if (!(c->who->rights & MAY_EXPORT)) {
        own = c->who->organisation;
        if (!own.n || !(viewer_rights_at(c->who, own) & MAY_OWN_ORG)) FAIL(c, E_DENIED, "not-allowed", "you may not do this here");
    }
    TRY(asked_of(c, q, FILE_ROWS, own, &a));
    return db_run(c, &sql_page, a.args, COUNT(a.args), out);
}

static err csv(struct ctx *c, const struct req *q, struct res *r)
{
    struct rows *rows;
    TRY(for_file(c, q, &rows));
    TRY(findings_csv(c, S(""), rows, &r->body));
    r->type = S("text/csv; charset=utf-8");
    res_header(r, "Content-Disposition", S("attachment; filename=\"findings.csv\""));
    return NULL;
}

/* the answer of the list, whole, with the evidence */
static err json(struct ctx *c, const struct req *q, struct res *r)
{
    struct findings_page out = { .next = S("") };
    struct rows *rows;
    TRY(for_file(c, q, &rows));
    struct finding *v = NEW_ARRAY(c->arena, rows_count(rows) + 1, struct finding), **all = NEW_ARRAY(c->arena, rows_count(rows) + 1, struct finding *);
    for (; rows_next(rows); out.items.n++) {
        all[out.items.n] = &v[out.items.n];
        listed_row(c, rows, &v[out.items.n]);
        TRY(evidence(c, row_text(rows, 24), &v[out.items.n].fields));
    }
    TRY(findings_times(c, S(""), all, out.items.n));
    out.items.v = v;
    res_json(r, &page_shape, &out, 0);
    res_header(r, "Content-Disposition", S("attachment; filename=\"findings.json\""));
    return NULL;
}

/* what all types have in common; the rest is the format's own (https://xarf.org) */
static const char xarf_schema[] = "{\"type\":\"array\",\"items\":{\"type\":\"object\",\"required\":[\"xarf_version\",\"report_id\",\"timestamp\",\"reporter\","
                                  "\"sender\",\"source_identifier\",\"category\",\"type\"]}}";

/* reports of X-ARF; how many findings have no form there stands in a header, and nothing of them in the file */
static err xarf(struct ctx *c, const struct req *q, struct res *r)
{
    struct rows *rows;
    int64_t left;
    TRY(for_file(c, q, &rows));
    TRY(findings_xarf(c, S(""), rows, &r->body, &left));
    r->type = S("application/json");
    res_header(r, "Content-Disposition", S("attachment; filename=\"findings.xarf.json\""));
    res_header(r, "Rabta-Left-Out", arena_fmt(c->arena, "%lld", (long long)left));
    return NULL;
}

static const struct param_doc file_doc[] = { { "organisation", "Only this organisation's" },
                                             { "classification", "Only this RSIT type" },
                                             { "identifier", "Only this identifier" },
                                             { "state", "A state, or several with commas" },
                                             { "q", "An address, or the beginning of an asset" },
                                             { "batch", "Only what this batch told" },
                                             { NULL, NULL } };

/* ---- by problem */

struct group_out {
    str classification, identifier, organisation, organisation_name;
    int64_t total, open, help, back, claimed, verified, not_ours, waiting;
    when last_seen;
};
static const struct field group_fields[] = {
#define F(m, ...) FIELD(struct group_out, m, .flags = F_RO, __VA_ARGS__)
    F(classification, .doc = "RSIT type"),
    F(identifier, .max = 300, .doc = "What exactly"),
    F(organisation, .doc = "Whose"),
    F(organisation_name, .doc = "Its name"),
    F(total, .doc = "Findings"),
    F(open, .doc = "... that wait for the owner"),
    F(help, .doc = "... with which help is needed"),
    F(back, .doc = "... that came back"),
    F(claimed, .doc = "... called fixed"),
    F(verified, .doc = "... fixed, verified by absence"),
    F(not_ours, .doc = "... that the organisation says are not its own"),
    F(waiting, .doc = "... that wait for a look, since a warning list holds a side of them"),
    F(last_seen, .doc = "Last observed"),
#undef F
};
static SHAPE(group_shape, "finding_group", struct group_out, group_fields, "Findings of one problem at one organisation");
LIST_OF(finding_groups, items, group_shape, "Most open first");
static const struct param_doc groups_doc[] = {
    { "organisation", "Only this organisation's" }, { "state", "Only findings in this state" }, { "waiting", "yes: only what waits for a look" }, { NULL, NULL }
};

static err groups(struct ctx *c, const struct req *q, struct res *r)
{
    struct finding_groups out;
    struct rows *o;
    str state = req_query(q, "state");
    if (state.n && word_index(&found_state_words, state) < 0) FAIL_AT(c, S("/state"), "not-a-word", "this is no state of a finding");
    TRY(db_run(c, &sql_groups, ARGS(A_TEXT(req_query(q, "organisation")), A_TEXT(state), A_INT(GROUPS), A_INT(str_is(req_query(q, "waiting"), "yes"))), &o));
    struct group_out *v = NEW_ARRAY(c->arena, rows_count(o) + 1, struct group_out);
    size_t n = 0;
    while (rows_next(o))
        v[n++] = (struct group_out){ row_text(o, 0), row_text(o, 1), row_text(o, 2), row_text(o, 3), row_int(o, 4),  row_int(o, 5),  row_int(o, 6),
                                     row_int(o, 7),  row_int(o, 8),  row_int(o, 9),  row_int(o, 10), row_int(o, 12), row_when(o, 11) };
    out.items = (struct list){ v, n };
    res_json(r, &finding_groups_shape, &out, 0);
    return NULL;
}

/* ---- answers */

struct act_io {
    str act;
    struct strs findings;
    str classification, identifier, organisation, note;
    when until;
    int64_t changed;
};
static const struct field act_fields[] = {
#define F(m, ...) FIELD(struct act_io, m, __VA_ARGS__)
    F(act, .flags = F_REQ, .max = 20, .doc = "fixed, not-ours, accept, mute, help, reopen, or undo: the newest answer of each is taken back"),
    F(findings, .max = 1000, .doc = "Which ones; empty: all of the problem named beside that the act fits"),
    F(classification, .max = 60, .doc = "Of the problem"),
    F(identifier, .max = 300, .doc = "Of the problem"),
    F(organisation, .max = 60, .doc = "Whose"),
    F(note, .flags = F_LINES, .max = 2000, .doc = "In words, to the desk"),
    F(until, .doc = "accept, mute: until when"),
    F(changed, .flags = F_RO, .doc = "How many it fitted"),
#undef F
};
static SHAPE(act_shape, "finding_answer", struct act_io, act_fields, "What is said of findings");

static err act(struct ctx *c, const struct req *q, struct res *r)
{
    struct act_io in = { .act = { NULL, 0 } };
    struct rows *o;
    TRY(api_read(c, q, &act_shape, &in));
    const struct found_act *a = found_act_named(in.act);
    bool undo = str_is(in.act, "undo");
    if (!a && !undo) FAIL_AT(c, S("/act"), "not-a-word", "fixed, not-ours, accept, mute, help, reopen or undo");
    if (in.findings.n)
        TRY(db_run(c, &sql_seen, ARGS(A_LIST(in.findings)), &o));
    else if (in.classification.n && in.organisation.n)
        TRY(db_run(c, &sql_to_act,
                   ARGS(A_TEXT(in.classification), A_TEXT(in.identifier), A_TEXT(in.organisation), A_LIST(found_states(c->arena, FOUND_ALL)), A_INT(ACT_MOST)),
                   &o));
    else
        FAIL_AT(c, S("/findings"), "required", "name findings, or a problem by class, identifier and organisation");
    struct strs ids = { NEW_ARRAY(c->arena, rows_count(o) + 1, str), 0 };
    while (rows_next(o)) ids.v[ids.n++] = row_text(o, 0);
    bool group = !in.findings.n;
    struct answer_in answer = { .act = a, .until = in.until, .note = in.note, .group = group };
    TRY(undo ? findings_undo(c, &ids, 0, group, &in.changed) : findings_answer(c, &ids, &answer, &in.changed));
    if (!in.changed) FAIL(c, E_CONFLICT, "not-in-state", "this is not possible any more, or not yours to say; look again");
    res_json(r, &act_shape, &in, 0);
    return NULL;
}

/* ---- fix rates */

struct rate {
    str sector, sector_name;
    int64_t organisations, findings, told, answered, fixed, verified;
    str answer_days, fix_days;
};
static const struct field rate_fields[] = {
#define F(m, ...) FIELD(struct rate, m, .flags = F_RO, __VA_ARGS__)
    F(sector, .doc = "Code of the sector; empty: none is known"),
    F(sector_name, .doc = "Its name"),
    F(organisations, .doc = "How many organisations"),
    F(findings, .doc = "Findings that began in this time"),
    F(told, .doc = "... of which the owner was told: the denominator of what follows"),
    F(answered, .doc = "... answered"),
    F(fixed, .doc = "... called fixed"),
    F(verified, .doc = "... fixed, verified by absence"),
    F(answer_days, .doc = "Median days from the first letter to the first answer; empty: none"),
    F(fix_days, .doc = "Median days from the first letter to fixed"),
#undef F
};
static SHAPE(rate_shape, "fix_rate", struct rate, rate_fields, "What became of findings, of one sector");
LIST_OF(fix_rates, items, rate_shape, "Most told first");
static const struct param_doc rates_doc[] = { { "since", "Findings that began then or later; 90 days back when not given" },
                                              { "until", "... and before this time" },
                                              { NULL, NULL } };

static err days_of(struct ctx *c, when since, when until, const char *what, str sector, int64_t n, str *out)
{
    struct rows *r;
    bool found;
    *out = S("");
    if (!n) return NULL;
    TRY(db_one(c, &sql_took, ARGS(A_WHEN(since), A_WHEN(until), A_TEXT(str_of(what)), A_TEXT(sector), A_INT((n - 1) / 2)), &r, &found));
    if (found) *out = arena_fmt(c->arena, "%.1f", (double)row_int(r, 0) / (double)DAY);
    return NULL;
}

static err rates_of(struct ctx *c, const struct req *q, struct fix_rates *out)
{
    struct rows *o;
    when since = { c->now.us - 90 * DAY }, until = { c->now.us + DAY };
    str a = req_query(q, "since"), b = req_query(q, "until");
    if (a.n && !when_parse(a, &since)) FAIL_AT(c, S("/since"), "bad-time", "a time is written 2026-11-24T10:00:00Z");
    if (b.n && !when_parse(b, &until)) FAIL_AT(c, S("/until"), "bad-time", "a time is written 2026-11-24T10:00:00Z");
    TRY(db_run(c, &sql_rates, ARGS(A_WHEN(since), A_WHEN(until)), &o));
    struct rate *v = NEW_ARRAY(c->arena, rows_count(o) + 1, struct rate);
    size_t n = 0;
    for (; rows_next(o); n++) {
        v[n] = (struct rate){ row_text(o, 0), row_text(o, 1), row_int(o, 7), row_int(o, 2), row_int(o, 3),
                              row_int(o, 4),  row_int(o, 5),  row_int(o, 6), S(""),         S("") };
        TRY(days_of(c, since, until, "answered", v[n].sector, v[n].answered, &v[n].answer_days));
        TRY(days_of(c, since, until, "fixed", v[n].sector, v[n].fixed, &v[n].fix_days));
    }
    out->items = (struct list){ v, n };
    return NULL;
}

static err rates(struct ctx *c, const struct req *q, struct res *r)
{
    struct fix_rates out;
    TRY(rates_of(c, q, &out));
    res_json(r, &fix_rates_shape, &out, 0);
    return NULL;
}

static err rates_csv(struct ctx *c, const struct req *q, struct res *r)
{
    struct fix_rates out;
    TRY(rates_of(c, q, &out));
    const struct rate *v = out.items.v;
    buf_z(&r->body, "sector,organisations,findings,told,answered,fixed,verified,median_days_to_answer,median_days_to_fix\r\n");
    for (size_t i = 0; i < out.items.n; i++) {
        buf_csv(&r->body, v[i].sector_name.n ? v[i].sector_name : v[i].sector);
        buf_fmt(&r->body, ",%lld,%lld,%lld,%lld,%lld,%lld,%.*s,%.*s\r\n", (long long)v[i].organisations, (long long)v[i].findings, (long long)v[i].told,
                (long long)v[i].answered, (long long)v[i].fixed, (long long)v[i].verified, FMT(v[i].answer_days), FMT(v[i].fix_days));
    }
    r->type = S("text/csv; charset=utf-8");
    res_header(r, "Content-Disposition", S("attachment; filename=\"fix-rates.csv\""));
    return NULL;
}

/* ---- batches: who was told what, and how that went */

struct batch_out {
    id id;
    str team, organisation, organisation_name, class_group, pace, format, state, who, message;
    int64_t findings, observations, rung, answered;
    when made_at, sent_at, answered_at, due_at;
};
static const struct field batch_fields[] = {
#define F(m, ...) FIELD(struct batch_out, m, .flags = F_RO, __VA_ARGS__)
    F(id, .doc = "Identifier"),
    F(team, .doc = "The desk that tells"),
    F(organisation, .doc = "Who is told"),
    F(organisation_name, .doc = "Its name"),
    F(class_group, .doc = "RSIT classification"),
    F(pace, .doc = "at-once, hourly, daily, weekly"),
    F(format, .doc = "What is attached: csv, json, text, xarf"),
    F(state,
      .doc = "held, sent, delivered, bounced, answered, escalated, withdrawn: what it told was taken back, nobody: no contact is known and no CERT above"),
    F(who, .see = MAY_DESK, .doc = "Who was asked last"),
    F(message, .see = MAY_DESK, .doc = "The message of the outbox"),
    F(findings, .doc = "How many findings"),
    F(observations, .doc = "... and observations"),
    F(rung, .doc = "How many contacts were asked"),
    F(answered, .doc = "How many findings were answered since"),
    F(made_at, .doc = "When it was made"),
    F(sent_at, .doc = "When its letter left"),
    F(answered_at, .doc = "First answer"),
    F(due_at, .doc = "When the next one is asked"),
#undef F
};
static SHAPE(batch_shape, "finding_batch", struct batch_out, batch_fields, "What an owner was told at once");
LIST_OF(finding_batches, items, batch_shape, "Newest first");
static const struct param_doc batches_doc[] = { { "organisation", "Only to this organisation" },
                                                { "before", "The id of the last one of the page before" },
                                                { "limit", "1 to 200; 50 when not given" },
                                                { NULL, NULL } };

static err batches(struct ctx *c, const struct req *q, struct res *r)
{
    struct finding_batches out;
    struct rows *o;
    int64_t limit;
    TRY(query_limit(c, q, 50, 200, &limit));
    TRY(db_run(c, &sql_batches, ARGS(A_TEXT(req_query(q, "organisation")), A_TEXT(req_query(q, "before")), A_INT(limit)), &o));
    struct batch_out *v = NEW_ARRAY(c->arena, rows_count(o) + 1, struct batch_out);
    size_t n = 0;
    while (rows_next(o))
        v[n++] = (struct batch_out){ .id = row_id(o, 0),
                                     .team = row_text(o, 1),
                                     .organisation = row_text(o, 2),
                                     .organisation_name = row_text(o, 3),
                                     .class_group = row_text(o, 4),
                                     .pace = row_text(o, 5),
                                     .format = row_text(o, 6),
                                     .findings = row_int(o, 7),
                                     .observations = row_int(o, 8),
                                     .state = row_text(o, 9),
                                     .rung = row_int(o, 10),
                                     .who = row_text(o, 11),
                                     .message = row_text(o, 12),
                                     .made_at = row_when(o, 13),
                                     .sent_at = row_when(o, 14),
                                     .answered_at = row_when(o, 15),
                                     .due_at = row_when(o, 16),
                                     .answered = row_int(o, 17) };
    out.items = (struct list){ v, n };
    res_json(r, &finding_batches_shape, &out, c->who->rights);
    return NULL;
}

const struct route finding_routes[] = {
    ROUTE(GET, "/api/v1/findings", list, MAY_READ, "Findings, what changed last first: found, came back, answered", .out = &page_shape, .query = list_doc),
    ROUTE(GET, "/api/v1/findings/groups", groups, MAY_READ, "Findings by problem and organisation", .out = &finding_groups_shape, .query = groups_doc),
    ROUTE(GET, "/api/v1/findings/export", csv, MAY_READ, "Findings as CSV: one's own organisation's, or all with the right to take lists out",
          .type = "text/csv", .query = file_doc, .class = CLASS_SLOW),
    ROUTE(GET, "/api/v1/findings/export.json", json, MAY_READ, "The same as JSON, with the evidence of each", .out = &page_shape, .query = file_doc,
          .class = CLASS_SLOW),
    ROUTE(GET, "/api/v1/findings/export.xarf", xarf, MAY_READ,
          "The same as X-ARF reports, one a finding; the header Rabta-Left-Out counts those that X-ARF has no type for", .out_schema = xarf_schema,
          .query = file_doc, .class = CLASS_SLOW),
    ROUTE(GET, "/api/v1/findings/rates", rates, MAY_DESK, "Told, answered, fixed, verified, by sector", .out = &fix_rates_shape, .query = rates_doc),
    ROUTE(GET, "/api/v1/findings/rates/export", rates_csv, MAY_DESK, "The same as CSV", .type = "text/csv", .query = rates_doc),
    ROUTE(GET, "/api/v1/findings/batches", batches, MAY_READ, "What owners were told, newest first", .out = &finding_batches_shape, .query = batches_doc),
    ROUTE(POST, "/api/v1/findings/act", act, 0, "Say something of findings, or of all of one problem", .flags = R_SELF, .in = &act_shape, .out = &act_shape),
    ROUTE(GET, "/api/v1/findings/{id}", get, MAY_READ, "One, with its evidence and what became of it", .out = &finding_shape),
    { .path = NULL },
};
