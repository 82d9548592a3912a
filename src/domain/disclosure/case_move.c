/* case_move - what went from one case to another by a merger or a split, and how it goes back within a day
 *
 * Things move with their identifiers: a party keeps its consent, a vendor its statements. Each is noted with how it was. A
 * move is taken back only while what it left stands as it left it: the embargoes of both, what is true of the vulnerability,
 * and no later move of either. */
#include "domain/disclosure/case.h"
#include "spine/deadline.h"
#include "spine/workflow.h"

#include "case_move.sql.h"

enum { UNDO = 1 };

static err note(struct ctx *c, struct move *m, const char *what, str item, str was, str now)
{
    return db_do(c, &sql_item, ARGS(A_ID(m->id), A_INT(m->n++), A_TEXT(str_of(what)), A_TEXT(item), A_TEXT(was), A_TEXT(now)));
}

err move_begin(struct ctx *c, struct move *m)
{
    m->id = id_new("mov", c->now);
    m->at = c->now;
    return db_do(c, &sql_move_new,
                 ARGS(A_ID(m->id), A_TEXT(m->kind), A_TEXT(m->giver), A_TEXT(m->taker), A_TEXT(c->who->actor), A_WHEN(c->now),
                      A_TEXT(str_of(em_name((enum em)m->em_was))), arg_when_or_null(m->until_was), A_TEXT(m->zone_was), A_INT(m->world_was)));
}

/* as it left both; the store holds the truth */
err move_done(struct ctx *c, const struct move *m)
{
    return db_do(c, &sql_move_left, ARGS(A_ID(m->id), A_TEXT(m->giver), A_TEXT(m->taker), A_INT(m->world)));
}

static err party_goes(struct ctx *c, const id *part, const id *to)
{
    TRY(db_do(c, &sql_part_to, ARGS(A_ID(*part), A_ID(*to), A_WHEN(c->now))));
    return db_do(c, &sql_party_to, ARGS(A_ID(*part), A_ID(*to)));
}

/* what it sees of the giver after a merger it goes on seeing; after a split it does not */
err move_party(struct ctx *c, struct move *m, const struct party *p, const struct cvd_case *to)
{
    id giver;
    if (!id_parse(m->giver, &giver)) return NULL;
    TRY(note(c, m, "party", id_str(&p->part), str_of(consent_name((enum consent)p->consent)), S("")));
    if (str_is(m->kind, "split")) TRY(grant_end(c, &giver, arena_fmt(c->arena, "participant:%s", p->part.s)));
    return party_goes(c, &p->part, &to->r.id);
}

/* it takes part in both: after a merger its door leads to the taker */
err move_twin(struct ctx *c, struct move *m, const struct party *from, const id *to)
{
    TRY(note(c, m, "twin", id_str(&from->part), S(""), id_str(to)));
    return str_is(m->kind, "merge") ? db_do(c, &sql_twin, ARGS(A_ID(from->part), A_ID(*to))) : NULL;
}

err move_consent(struct ctx *c, struct move *m, const struct party *p)
{
    return note(c, m, "consent", id_str(&p->part), str_of(consent_name((enum consent)p->consent)), S(""));
}

err move_vulnerability(struct ctx *c, struct move *m, const struct vulnerability *n, const struct cvd_case *to)
{
    TRY(note(c, m, "vulnerability", id_str(&n->id), arena_fmt(c->arena, "%lld", (long long)n->n), S("")));
    return db_do(c, &sql_vulnerability_to, ARGS(A_ID(n->id), A_ID(to->r.id), A_INT(0), A_WHEN(c->now)));
}

static err status_goes(struct ctx *c, str status, const id *to, str party, str circle)
{
    TRY(db_do(c, &sql_status_part_to, ARGS(A_TEXT(status), A_ID(*to), A_TEXT(circle), A_WHEN(c->now))));
    return db_do(c, &sql_status_to, ARGS(A_TEXT(status), A_ID(*to), A_TEXT(party), A_TEXT(circle)));
}

err move_status(struct ctx *c, struct move *m, const struct vstatus *s, const struct cvd_case *to, const struct party *under)
{
    TRY(note(c, m, "status", id_str(&s->part), id_str(&s->party), id_str(&under->part)));
    return status_goes(c, id_str(&s->part), &to->r.id, id_str(&under->part), under->circle);
}

err move_report(struct ctx *c, struct move *m, str link, const struct cvd_case *to)
{
    TRY(note(c, m, "report", link, S(""), S("")));
    return db_do(c, &sql_link_to, ARGS(A_TEXT(link), A_ID(to->r.id)));
}

/* the desk alone: that there is another case is nobody else's to know */
err move_told(struct ctx *c, const struct cvd_case *v, const char *what, const id *other, str text)
{
    str aud;
    TRY(audience_team(c, &v->r, &aud));
    TRY(record_touch(c, &v->r.id, true));
    return entry_add(c, &v->r.id, &(struct entry_new){ .verb = "moved", .field = str_of(what), .now = id_str(other), .body = text, .audience = aud }, NULL);
}

/* a row of what has gone from here, or of who has: nothing was said in it */
static err strays(struct ctx *c, const struct cvd_case *v)
{
    struct rows *r;
    TRY(db_run(c, &sql_strays, ARGS(A_ID(v->r.id)), &r));
    while (rows_next(r)) {
        if (!row_null(r, 1)) FAIL(c, E_CONFLICT, "not-possible-now", "a vendor has spoken since of what would go back");
        TRY(db_do(c, &sql_status_drop, ARGS(A_TEXT(row_text(r, 0)))));
        TRY(db_do(c, &sql_part_drop, ARGS(A_TEXT(row_text(r, 0)))));
    }
    return NULL;
}

/* each vendor has a row for each vulnerability, and each party sees what its consent lets it */
err move_settle(struct ctx *c, const struct cvd_case *v)
{
    struct list l;
    TRY(strays(c, v));
    TRY(parties_of(c, v, &l));
    const struct party *p = l.v;
    for (size_t i = 0; i < l.n; i++) {
        if (p[i].role == ROLE_VENDOR && !p[i].left_at.us) TRY(status_rows(c, v, &p[i]));
        TRY(party_sight(c, v, &p[i]));
    }
    return record_now_touches(c, &v->r.id);
}

err move_clock(struct ctx *c, const struct cvd_case *v)
{
    struct record from = v->r;
    if (!v->first_contact_at.us) return NULL;
    from.received_at = v->first_contact_at;
    TRY(deadline_start(c, &from, S("disclose")));
    return v->on_hold ? deadline_pause(c, &v->r, S("on hold")) : NULL;
}

/* the first attempt came with what was merged into it */
err move_contact(struct ctx *c, struct move *m, const struct cvd_case *to)
{
    TRY(note(c, m, "contact", id_str(&to->r.id), S(""), S("")));
    return db_do(c, &sql_contact, ARGS(A_ID(to->r.id), A_WHEN(to->first_contact_at)));
}

/* ---- back */

static void take(struct rows *r, struct move *m)
{
    *m = (struct move){ .id = row_id(r, 0),
                        .kind = row_text(r, 1),
                        .giver = row_text(r, 2),
                        .taker = row_text(r, 3),
                        .at = row_when(r, 4),
                        .undone_at = row_when(r, 5),
                        .em_was = (unsigned)word_index(&em_words, row_text(r, 6)),
                        .until_was = row_when(r, 7),
                        .zone_was = row_text(r, 8),
                        .em_giver = (unsigned)word_index(&em_words, row_text(r, 9)),
                        .until_giver = row_when(r, 10),
                        .em_taker = (unsigned)word_index(&em_words, row_text(r, 11)),
                        .until_taker = row_when(r, 12),
                        .world_was = row_int(r, 13),
                        .world = row_int(r, 14) };
}

static bool stands(const struct cvd_case *v, unsigned em, when until, int64_t world)
{
    return v->embargo == em && v->embargo_until.us == until.us && (int64_t)case_world(v) == world;
}

err move_open(struct ctx *c, const struct cvd_case *v, const char *kind, struct move *out, const char **why)
{
    struct rows *r;
    struct cvd_case giver, taker;
    bool found, later;
    const char *none = str_is(str_of(kind), "merge") ? "it was not merged" : "it was not split off";
    TRY(db_one(c, &sql_newest, ARGS(A_ID(v->r.id), A_TEXT(str_of(kind))), &r, &found));
    if (!found) return guard_says(why, none);
    take(r, out);
    TRY(db_one(c, &sql_later, ARGS(A_ID(out->id), A_TEXT(out->giver), A_TEXT(out->taker), A_WHEN(out->at)), &r, &later));
    if (later) return guard_says(why, "what was merged or split later is taken back first");
    if (out->at.us + UNDO * DAY <= c->now.us) return guard_says(why, "more than a day has passed");
    TRY(case_of(c, out->giver, &giver));
    TRY(case_of(c, out->taker, &taker));
    if (str_is(out->kind, "merge") && case_over(&taker)) return guard_says(why, "the case it was merged into is closed");
    if (str_is(out->kind, "split") && case_over(&giver)) return guard_says(why, "the case it came from is closed");
    int64_t kept = str_is(out->kind, "split") ? out->world : (int64_t)case_world(&giver);
    if (!stands(&taker, out->em_taker, out->until_taker, out->world) || !stands(&giver, out->em_giver, out->until_giver, kept))
        return guard_says(why, "the embargo, or what is true of the vulnerability, has changed since");
    return NULL;
}

/* who has declined since stays so; what changes is written down like any other step */
static err consent_back(struct ctx *c, str part, str was)
{
    struct rows *r;
    bool found;
    id record;
    TRY(db_one(c, &sql_consent_now, ARGS(A_TEXT(part)), &r, &found));
    if (!found || str_is(row_text(r, 0), "declined") || str_eq(row_text(r, 0), was)) return NULL;
    record = row_id(r, 1);
    TRY(db_do(c, &sql_consent_back, ARGS(A_TEXT(part), A_TEXT(was))));
    return entry_add(
        c, &record,
        &(struct entry_new){ .verb = "participant", .part = part, .field = S("consent"), .was = row_text(r, 0), .now = was, .audience = row_text(r, 2) }, NULL);
}

static err item_back(struct ctx *c, const struct move *m, struct rows *r, const struct cvd_case *giver, const struct cvd_case *taker)
{
    str what = row_text(r, 1), item = row_text(r, 2), was = row_text(r, 3), now = row_text(r, 4);
    struct rows *q;
    bool found;
    id part;
    if (str_is(what, "report")) return db_do(c, &sql_link_to, ARGS(A_TEXT(item), A_ID(giver->r.id)));
    if (str_is(what, "consent")) return consent_back(c, item, was);
    if (str_is(what, "contact")) {
        TRY(db_do(c, &sql_contact, ARGS(A_ID(taker->r.id), A_NULL)));
        return deadline_end_all(c, &taker->r);
    }
    if (str_is(what, "vulnerability")) {
        int64_t n = 0;
        (void)str_int(was, &n);
        return db_do(c, &sql_vulnerability_to, ARGS(A_TEXT(item), A_ID(giver->r.id), A_INT(n), A_WHEN(c->now)));
    }
    if (str_is(what, "status")) {
        TRY(db_one(c, &sql_circle, ARGS(A_TEXT(was)), &q, &found));
        return status_goes(c, item, &giver->r.id, was, found ? row_text(q, 0) : S(""));
    }
    if (!id_parse(str_is(what, "twin") && str_is(m->kind, "split") ? now : item, &part)) return NULL;
    if (str_is(what, "twin") && str_is(m->kind, "merge")) return db_do(c, &sql_twin, ARGS(A_ID(part), A_NULL));
    TRY(grant_end(c, &taker->r.id, arena_fmt(c->arena, "participant:%s", part.s)));
    if (str_is(what, "twin")) return db_do(c, &sql_twin, ARGS(A_ID(part), A_TEXT(item)));
    TRY(party_goes(c, &part, &giver->r.id));
    return consent_back(c, item, was);
}

err move_undo(struct ctx *c, struct cvd_case *v, const struct move *m)
{
    struct cvd_case other;
    struct rows *r;
    bool merge = str_is(m->kind, "merge");
    TRY(case_of(c, merge ? m->taker : m->giver, &other));
    struct cvd_case *giver = merge ? v : &other, *taker = merge ? &other : v;
    TRY(db_run(c, &sql_items, ARGS(A_ID(m->id)), &r));
    while (rows_next(r)) TRY(item_back(c, m, r, giver, taker));
    TRY(db_do(c, &sql_undone, ARGS(A_ID(m->id), A_WHEN(c->now), A_TEXT(c->who->actor))));
    if (merge && (taker->embargo != m->em_was || taker->embargo_until.us != m->until_was.us))
        TRY(embargo_carry(c, taker, (enum em)m->em_was, m->until_was, m->zone_was));
    if (merge && m->world != m->world_was) {
        int64_t gone = m->world & ~m->world_was;
        TRY(db_do(c, &sql_world_back, ARGS(A_ID(taker->r.id), A_INT(gone & CS_PUBLIC), A_INT(gone & CS_EXPLOIT), A_INT(gone & CS_ATTACKS))));
        TRY(case_of(c, m->taker, taker));
    }
    TRY(merge ? move_clock(c, giver) : NULL);
    TRY(merge ? move_settle(c, taker) : strays(c, taker));
    TRY(move_settle(c, giver));
    TRY(move_told(c, giver, merge ? "merge-undone" : "split-undone", &taker->r.id, S("")));
    TRY(move_told(c, taker, merge ? "merge-undone" : "split-undone", &giver->r.id, S("")));
    TRY(case_tell_all(c, giver, CASE_NEWS));
    return merge ? case_tell_all(c, taker, CASE_NEWS) : NULL;
}

/* ---- what is asked for over the API */

static const char *const kind_v[] = { "merge", "split" };
static const struct words kind_words = { kind_v, COUNT(kind_v) };
struct move_line {
    id id;
    unsigned kind;
    bool here; /* this case is the one that took */
    id other;
    str other_ref, other_title, actor_name;
    when at, undone_at;
};
static const struct field move_fields[] = {
#define F(m, ...) FIELD(struct move_line, m, .flags = F_RO, __VA_ARGS__)
    F(id, .doc = "Identifier"),
    F(kind, .en = &kind_words, .doc = "merge: one case went into the other; split: a part of one became the other"),
    F(here, .doc = "It came to this case; else it went from it"),
    F(other, .doc = "The other case"),
    F(other_ref, .doc = "Its reference"),
    F(other_title, .doc = "Its title"),
    F(actor_name, .doc = "By whom"),
    F(at, .doc = "When"),
    F(undone_at, .doc = "When it was taken back"),
#undef F
};
static SHAPE(move_shape, "case_move", struct move_line, move_fields, "A merger or a split");
struct moves {
    struct list moves;
};
static const struct field moves_fields[] = { FIELD(struct moves, moves, .flags = F_RO, .of = &move_shape, .max = 100, .doc = "The newest first") };
SHAPE(moves_shape, "case_moves", struct moves, moves_fields, "What was merged into this case, or split from it");

err case_moves(struct ctx *c, const struct req *q, struct res *r)
{
    struct cvd_case v;
    struct rows *s;
    TRY(case_of(c, q->params[0], &v));
    if (!(record_rights(c->who, &v.r) & MAY_DESK)) FAIL(c, E_DENIED, "not-allowed", "you may not do this here");
    TRY(db_run(c, &sql_moves, ARGS(A_ID(v.r.id)), &s));
    struct move_line *m = NEW_ARRAY(c->arena, rows_count(s) + 1, struct move_line);
    size_t n = 0;
    while (rows_next(s))
        m[n++] = (struct move_line){ .id = row_id(s, 0),
                                     .kind = str_is(row_text(s, 1), "merge") ? 0 : 1,
                                     .here = row_int(s, 2) != 0,
                                     .other = row_id(s, 3),
                                     .other_ref = row_text(s, 4),
                                     .other_title = row_text(s, 5),
                                     .actor_name = row_text(s, 6),
                                     .at = row_when(s, 7),
                                     .undone_at = row_when(s, 8) };
    struct moves out = { { m, n } };
    res_json(r, &moves_shape, &out, 0);
    return NULL;
}

static const struct field credit_fields[] = {
#define F(m, ...) FIELD(struct credit, m, .flags = F_RO, __VA_ARGS__)
    F(report, .doc = "The report"),
    F(ref, .doc = "Its reference"),
    F(name, .doc = "Whom to credit; empty: nobody, or not by name"),
    F(wanted, .doc = "Credit is wished"),
    F(received_at, .doc = "When it came: who was first stands first"),
#undef F
};
SHAPE(credit_shape, "case_credit", struct credit, credit_fields, "Who found it");
struct credits {
    struct list credits;
};
static const struct field credits_fields[] = { FIELD(struct credits, credits, .flags = F_RO, .of = &credit_shape, .max = 200, .doc = "The earliest first") };
SHAPE(credits_shape, "case_credits", struct credits, credits_fields, "Whom to credit, in the order in which the reports came");

err credits_of(struct ctx *c, const struct cvd_case *v, struct list *out)
{
    struct rows *s;
    TRY(db_run(c, &sql_credits, ARGS(A_ID(v->r.id)), &s));
    struct credit *k = NEW_ARRAY(c->arena, rows_count(s) + 1, struct credit);
    size_t n = 0;
    while (rows_next(s))
        k[n++] = (struct credit){ .report = row_id(s, 0),
                                  .ref = row_text(s, 1),
                                  .wanted = row_int(s, 3) != 0,
                                  .name = row_int(s, 3) ? row_text(s, 2) : S(""),
                                  .received_at = row_when(s, 4) };
    *out = (struct list){ k, n };
    return NULL;
}

err case_credits(struct ctx *c, const struct req *q, struct res *r)
{
    struct cvd_case v;
    struct credits out;
    TRY(case_of(c, q->params[0], &v));
    if (!(record_rights(c->who, &v.r) & MAY_DESK)) FAIL(c, E_DENIED, "not-allowed", "you may not do this here");
    TRY(credits_of(c, &v, &out.credits));
    res_json(r, &credits_shape, &out, 0);
    return NULL;
}

static const struct field fate_fields[] = {
#define F(m, ...) FIELD(struct fate, m, .flags = F_RO, __VA_ARGS__)
    F(part, .doc = "The party"),
    F(name, .doc = "Its name; empty for a finder who gave none"),
    F(role, .en = &role_words, .doc = "vendor, finder, reporter, coordinator, deployer or other"),
    F(from, .doc = "The case in which it takes part now"),
    F(is, .doc = "sees: the case as it will be; asked: to agree to the embargo first; out: it declined, or left. A split: stays, goes or both"),
#undef F
};
SHAPE(fate_shape, "case_fate", struct fate, fate_fields, "What becomes of a party");

const char *fate_of(bool holds, const struct cvd_case *v, const struct party *p, unsigned consent)
{
    if (p->left_at.us) return "out";
    if (!holds || party_is_desk(v, p) || consent == CONSENT_SIGNATORY || consent == CONSENT_LAPSED) return "sees";
    return consent == CONSENT_DECLINED ? "out" : "asked";
}
