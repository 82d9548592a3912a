/* case_link - doors without an account: a party's personal link, and the code of a finder's report; offers of an embargo
 *
 * 128 random bits, of which SHA-256 is kept, made as a letter leaves; each letter has another, and the former ones stay good
 * for a time. Whoever holds it is that party and sees what it sees: principal party:PART, through {see:} like anybody. An
 * answer by mail goes into the party's own thread. */
#include "base/buf.h"
#include "base/utf8.h"
#include "domain/disclosure/case.h"
#include "guard/guard.h"
#include "spine/attachment.h"
#include "spine/feed.h"
#include "spine/inmail.h"
#include "spine/session.h"

#include "case_link.sql.h"

enum { GOOD_DAYS = 180 };

static bool ours(str rule)
{
    return str_starts(rule, S("case-"));
}

/* ---- letters leave, arrive, come back, are answered */

static err leaving(struct ctx *c, const struct outbox_sent *m, struct mail *mail)
{
    str base;
    if (!ours(m->rule) || id_empty(&m->part)) return NULL;
    TRY(setting_get(c, "base_url", &base));
    str token = token_new(c->arena, 16);
    TRY(db_do(c, &sql_keep, ARGS(A_TEXT(sha256_hex(c->arena, token)), A_ID(m->id), A_ID(m->part), A_ID(m->record), A_INT(c->now.us + GOOD_DAYS * DAY))));
    mail->body = outbox_link_put(c->arena, mail->body, arena_fmt(c->arena, "%.*s/c/%.*s", FMT(base), FMT(token)));
    return NULL;
}

static err step(struct ctx *c, const id *record, const id *part, const char *what, str body)
{
    struct rows *r;
    bool found;
    TRY(db_one(c, &sql_circle, ARGS(A_ID(*part)), &r, &found));
    if (!found) return NULL;
    TRY(record_touch(c, record, false));
    return entry_add(c, record, &(struct entry_new){ .verb = "letter", .part = id_str(part), .field = str_of(what), .body = body, .audience = row_text(r, 0) },
                     NULL);
}

static err moved(struct ctx *c, const struct outbox_sent *m, str state, str error)
{
    struct rows *r;
    if (!ours(m->rule) || id_empty(&m->part)) return NULL;
    if (str_is(state, "sent")) {
        TRY(db_run(c, &sql_sent, ARGS(A_ID(m->part), A_WHEN(c->now)), &r));
        return rows_count(r) ? step(c, &m->record, &m->part, "sent", S("")) : NULL;
    }
    if (!str_is(state, "failed") && !str_is(state, "bounced")) return NULL;
    TRY(db_do(c, &sql_bounced, ARGS(A_ID(m->part), A_WHEN(c->now))));
    return step(c, &m->record, &m->part, "bounced", utf8_clip(error, 500));
}

static err answered(struct ctx *c, const struct inmail *m, const struct inmail_answer *a, bool *taken)
{
    struct cvd_case v;
    struct party p;
    struct rows *r;
    bool found;
    if (!ours(a->asked.rule) || id_empty(&a->asked.part)) return NULL;
    TRY(db_one(c, &sql_party, ARGS(A_ID(a->asked.part)), &r, &found));
    if (!found || !row_null(r, 9)) return NULL;
    *taken = true;
    str text = utf8_clip(str_trim(m->mail->text), 20000);
    if (!a->same_address) return step(c, &a->asked.record, &a->asked.part, "reply-unproven", text); /* kept, and not its word */
    const struct viewer *me = c->who;
    id team = row_id(r, 0);
    TRY(db_one(c, &sql_now_at, ARGS(A_ID(a->asked.part)), &r, &found));
    str part = found ? row_text(r, 0) : S(""), record = found ? row_text(r, 1) : S("");
    TRY(case_as_desk(c, &team, me->actor));
    err e = case_of(c, record, &v);
    if (!e) e = party_find(c, &v, part, &p);
    if (!e && text.n) e = case_say(c, &v, &p, NULL, THREAD_PARTY, text);
    viewer_use(c, me);
    return e;
}

void case_install(void)
{
    feed_more_set(case_feed);
    outbox_leaving_set(leaving);
    outbox_moved_set(moved);
    inmail_answer_set(answered);
}

/* ---- what a party sees */

static err page_talk(struct ctx *c, const struct cvd_case *v, struct case_page *out)
{
    struct list all;
    TRY(vulnerabilities_of(c, v, &out->vulnerabilities));
    TRY(statuses_of(c, v, &all));
    struct vstatus *s = all.v;
    size_t n = 0;
    for (size_t i = 0; i < all.n; i++)
        if (!strcmp(s[i].party.s, out->part.s)) s[n++] = s[i];
    out->statuses = (struct list){ s, n };
    TRY(attachment_list(c, &v->r.id, &out->files));
    TRY(case_thread_of(c, v, THREAD_PARTY, id_str(&out->part), &out->talk));
    return case_thread_of(c, v, THREAD_ALL, S(""), &out->all);
}

static err page_of(struct ctx *c, const id *part, str record, struct case_page *out)
{
    struct rows *r;
    struct cvd_case v;
    struct party p;
    bool found;
    TRY(db_one(c, &sql_party, ARGS(A_ID(*part)), &r, &found));
    if (!found) FAIL(c, E_ABSENT, "no-such-code", "this link is not known, or has run out");
    int tlp = word_index(&tlp_words, row_text(r, 8));
    *out = (struct case_page){ .part = *part,
                               .ref = row_text(r, 1),
                               .team = row_text(r, 2),
                               .telephone = row_text(r, 3),
                               .mailbox = row_text(r, 4),
                               .role = row_text(r, 5),
                               .name = row_text(r, 6),
                               .zone = row_text(r, 7),
                               .tlp = row_text(r, 8),
                               .closed_text = tlp > TLP_AMBER && !str_starts(c->who->actor, S("rct_")),
                               .left = !row_null(r, 9) };
    TRY(db_one(c, &sql_offer_of, ARGS(A_ID(*part)), &r, &out->offered));
    if (out->offered) out->until = row_when(r, 2);
    TRY(record_seen(c, record, &out->sees));
    if (!out->sees || out->left) return NULL;
    TRY(case_of(c, record, &v));
    TRY(party_find(c, &v, id_str(part), &p));
    out->title = v.r.title;
    out->summary = v.summary;
    out->embargo = str_of(em_name((enum em)v.embargo));
    out->consent = str_of(consent_name((enum consent)p.consent));
    out->until = v.embargo_until;
    out->until_zone = v.embargo_zone;
    struct embargo_view e;
    TRY(embargo_view(c, &v, &e));
    const struct proposal *q = e.proposals.v;
    if (e.proposals.n && str_is(q->state, "open") && !q->mine.n) {
        out->proposal = q->id;
        out->proposed = q->until;
        out->proposed_zone = q->zone;
    }
    return page_talk(c, &v, out);
}

/* whoever holds the link is the party from here on */
static err enter(struct ctx *c, str token, id *part, str *record)
{
    struct rows *r;
    bool found;
    TRY(db_one(c, &sql_by_hash, ARGS(A_TEXT(sha256_hex(c->arena, token)), A_WHEN(c->now)), &r, &found));
    if (!found) FAIL(c, E_ABSENT, "no-such-code", "this link is not known, or has run out");
    *part = row_id(r, 0);
    *record = row_text(r, 1);
    str *me = NEW(c->arena, str);
    *me = principal_of(c->arena, row_text(r, 0));
    viewer_use(c, viewer_system(c, "personal-link", (struct strs){ me, 1 }, 0));
    return NULL;
}

err case_door_look(struct ctx *c, str token, struct case_page *out)
{
    id part;
    str record;
    TRY(enter(c, token, &part, &record));
    return page_of(c, &part, record, out);
}

err case_door_opened(struct ctx *c, str token)
{
    id part, rec;
    str record;
    struct rows *r;
    TRY(enter(c, token, &part, &record));
    TRY(db_run(c, &sql_seen, ARGS(A_ID(part), A_WHEN(c->now)), &r));
    if (!rows_count(r) || !id_parse(record, &rec)) return NULL;
    return step(c, &rec, &part, "opened", S(""));
}

/* ---- consent: to an offer by who does not see the case yet, else by who does */

static err consent_as(struct ctx *c, const id *team, str record, const id *part, bool agrees, str actor)
{
    struct cvd_case v;
    struct party p;
    id proposal;
    TRY(case_as_desk(c, team, actor));
    TRY(case_of(c, record, &v));
    TRY(party_find(c, &v, id_str(part), &p));
    TRY(embargo_open(c, &v, &proposal));
    if (v.embargo == EM_PROPOSED && !id_empty(&proposal))
        TRY(embargo_answer(c, &v, &p, id_str(&proposal), agrees));
    else
        TRY(party_answered(c, &v, &p));
    return party_consent(c, &v, &p, agrees ? CONSENT_ACCEPT : CONSENT_DECLINE, S(""));
}

static err consent_to(struct ctx *c, const id *part, str record, bool agrees, when until)
{
    struct rows *r;
    struct cvd_case v;
    bool found;
    const struct viewer *me = c->who;
    TRY(db_one(c, &sql_offer_of, ARGS(A_ID(*part)), &r, &found));
    if (found) {
        id team = row_id(r, 1);
        if (until.us && until.us != row_int(r, 2)) FAIL(c, E_CONFLICT, "changed", "the day was changed meanwhile; look again");
        err e = consent_as(c, &team, row_text(r, 0), part, agrees, me->actor);
        viewer_use(c, me);
        return e;
    }
    TRY(case_of(c, record, &v));
    if (v.embargo != EM_ACTIVE && v.embargo != EM_REVISE) FAIL(c, E_CONFLICT, "not-possible-now", "there is no embargo to agree to");
    if (until.us && until.us != v.embargo_until.us) FAIL(c, E_CONFLICT, "changed", "the day was changed meanwhile; look again");
    err e = consent_as(c, &v.r.team, record, part, agrees, me->actor);
    viewer_use(c, me);
    return e;
}

err case_door_consent(struct ctx *c, str token, bool agrees, when until)
{
    id part;
    str record;
    TRY(enter(c, token, &part, &record));
    return consent_to(c, &part, record, agrees, until);
}

static err inside(struct ctx *c, str token, struct cvd_case *v, struct party *p)
{
    id part;
    str record;
    TRY(enter(c, token, &part, &record));
    TRY(case_of(c, record, v));
    TRY(party_find(c, v, id_str(&part), p));
    if (case_over(v) || v->r.erased_at.us) FAIL(c, E_CONFLICT, "not-in-state", "this case is closed");
    return NULL;
}

err case_door_proposal(struct ctx *c, str token, str proposal, bool agrees)
{
    struct cvd_case v;
    struct party p;
    TRY(inside(c, token, &v, &p));
    return embargo_answer(c, &v, &p, proposal, agrees);
}

err case_door_status(struct ctx *c, str token, const struct door_status *s)
{
    struct cvd_case v;
    struct party p;
    struct vstatus now;
    TRY(inside(c, token, &v, &p));
    TRY(status_find(c, &v, s->part, &now));
    if (strcmp(now.party.s, p.part.s)) FAIL(c, E_ABSENT, "not-found", "there is nothing here that you can see");
    int state = word_index(&status_words, s->state), why = s->justification.n ? word_index(&justification_words, s->justification) : 0;
    if (state < 0) FAIL_AT(c, S("/state"), "not-a-word", "one of the answers of the page");
    bool not_affected = str_is(s->state, "not-affected");
    struct status_said said = { (unsigned)state, not_affected && why > 0 ? (unsigned)why : 0, utf8_clip(s->statement, 8000), s->fix_at };
    return status_say(c, &v, &p, &now, &said);
}

err case_door_words(struct ctx *c, str token, str text, const struct door_file *files, size_t n)
{
    struct cvd_case v;
    struct party p;
    TRY(inside(c, token, &v, &p));
    for (size_t i = 0; i < n; i++) {
        struct attachment a = { .name = files[i].name, .audience = p.circle, .given = id_str(&p.part) };
        TRY(attachment_add(c, &v.r.id, &a, files[i].bytes));
    }
    if (n && !str_trim(text).n) {
        TRY(record_touch(c, &v.r.id, false));
        return party_answered(c, &v, &p);
    }
    return case_say(c, &v, &p, NULL, THREAD_PARTY, utf8_clip(text, 20000));
}

err case_door_file(struct ctx *c, str token, str file, struct res *r)
{
    id part;
    str record;
    TRY(enter(c, token, &part, &record));
    return attachment_send(c, file, r);
}

/* ---- the finder, by the code of the report */

static err finder_place(struct ctx *c, const struct report *v, id *part, str *record, bool *found)
{
    struct rows *r;
    *found = false;
    if (!str_starts(v->r.originator, S("rct_"))) return NULL;
    TRY(db_one(c, &sql_mine_by_report, ARGS(A_TEXT(v->r.originator)), &r, found));
    if (!*found) return NULL;
    *part = row_id(r, 0);
    *record = row_text(r, 1);
    return NULL;
}

err case_finder_look(struct ctx *c, const struct report *v, struct case_page *out, bool *found)
{
    id part;
    str record;
    TRY(finder_place(c, v, &part, &record, found));
    return *found ? page_of(c, &part, record, out) : NULL;
}

err case_finder_consent(struct ctx *c, const struct report *v, bool agrees, when until)
{
    id part;
    str record;
    bool found;
    TRY(finder_place(c, v, &part, &record, &found));
    if (!found) FAIL(c, E_ABSENT, "not-found", "there is nothing here that you can see");
    return consent_to(c, &part, record, agrees, until);
}

/* ---- offers to who is signed in */

struct offer {
    id part;
    str ref, team, role, zone;
    when until, made_at;
    bool mine;
};
static const struct field offer_fields[] = {
#define F(m, ...) FIELD(struct offer, m, .flags = F_RO, __VA_ARGS__)
    F(part, .doc = "Identifier"),
    F(ref, .doc = "Of a case; what it is about is shown after consent"),
    F(team, .doc = "Who asks"),
    F(role, .doc = "As what: vendor, coordinator, deployer, other"),
    F(until, .doc = "Until when nothing may be passed on or published"),
    F(zone, .doc = "In which the hour is meant"),
    F(made_at, .doc = "Since when it is offered"),
    F(mine, .doc = "It is yours to answer; the desk that asks sees it, too"),
#undef F
};
static SHAPE(offer_shape, "case_offer", struct offer, offer_fields, "An embargo that is offered before a case is shown");
struct offers {
    struct list offers;
};
static const struct field offers_fields[] = { FIELD(struct offers, offers, .flags = F_RO, .of = &offer_shape, .max = 200, .doc = "The newest first") };
SHAPE(offers_shape, "case_offers", struct offers, offers_fields, "What is offered to your organisation or desk");

err case_offers(struct ctx *c, const struct req *q, struct res *r)
{
    struct rows *rows;
    struct offers out;
    (void)q;
    TRY(db_run(c, &sql_offers, NOARGS, &rows));
    struct offer *o = NEW_ARRAY(c->arena, rows_count(rows) + 1, struct offer);
    size_t n = 0;
    while (rows_next(rows))
        o[n++] = (struct offer){ .part = row_id(rows, 0),
                                 .ref = row_text(rows, 1),
                                 .team = row_text(rows, 2),
                                 .role = row_text(rows, 3),
                                 .until = row_when(rows, 4),
                                 .zone = row_text(rows, 5),
                                 .made_at = row_when(rows, 6),
                                 .mine = !viewer_in_team(c->who, row_text(rows, 7)) };
    out.offers = (struct list){ o, n };
    res_json(r, &offers_shape, &out, 0);
    return NULL;
}

struct offer_in {
    bool agrees;
    when until;
};
static const struct field offer_in_fields[] = {
    FIELD(struct offer_in, agrees, .flags = F_REQ, .doc = "true: the case is shown from then on"),
    FIELD(struct offer_in, until, .doc = "The day that was shown; when it is another now, nothing is agreed"),
};
SHAPE(offer_in_shape, "case_offer_answer", struct offer_in, offer_in_fields, "Consent to an embargo that is offered");

/* who asks is not who answers: the desk that made the offer sees it, too */
static err speaks_there(struct ctx *c, const id *team, str record, const id *part, bool *speaks)
{
    struct cvd_case v;
    struct party p;
    const struct viewer *me = c->who;
    TRY(case_as_desk(c, team, S("")));
    err e = case_of(c, record, &v);
    if (!e) e = party_find(c, &v, id_str(part), &p);
    viewer_use(c, me);
    TRY(e);
    *speaks = party_speaks(me, &v, &p);
    return NULL;
}

err case_offer_answer(struct ctx *c, const struct req *q, struct res *r)
{
    struct offer_in in = { .agrees = false };
    struct rows *o;
    bool found, speaks;
    id part;
    if (!id_parse(q->params[0], &part)) FAIL(c, E_ABSENT, "not-found", "there is nothing here that you can see");
    TRY(db_one(c, &sql_offer_of, ARGS(A_ID(part)), &o, &found));
    if (!found) FAIL(c, E_ABSENT, "not-found", "there is nothing here that you can see");
    id team = row_id(o, 1);
    TRY(speaks_there(c, &team, row_text(o, 0), &part, &speaks));
    if (!speaks) FAIL(c, E_DENIED, "not-allowed", "you may not do this here");
    TRY(api_read(c, q, &offer_in_shape, &in));
    TRY(consent_to(c, &part, row_text(o, 0), in.agrees, in.until));
    return case_offers(c, q, r);
}
