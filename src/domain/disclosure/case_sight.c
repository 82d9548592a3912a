/* case_sight - which parties of a case see it, and what those that do not are offered
 *
 * What a party sees rests on its part (because = "participant:PART") and ends with it, here and in what was merged into this
 * case. While an embargo holds, who has not agreed is offered it and waits outside. */
#include "domain/disclosure/case.h"

#include "case_sight.sql.h"

bool party_is_desk(const struct cvd_case *v, const struct party *p)
{
    return str_eq(p->subject, id_str(&v->r.team));
}

static str own_principal(struct ctx *c, const id *part)
{
    return principal_of(c->arena, arena_dup(c->arena, id_str(part)));
}

err party_circle(struct ctx *c, const struct cvd_case *v, struct party *p)
{
    str who[3] = { principal_of(c->arena, id_str(&v->r.team)), own_principal(c, &p->part), { 0 } };
    bool other = p->subject.n && !party_is_desk(v, p);
    if (other) who[2] = principal_of(c->arena, p->subject);
    return audience_of(c, (struct strs){ who, other ? 3U : 2U }, &p->circle);
}

/* it sees the case from now on, as organisation, desk, person or receipt, and by its link as far as the marking lets */
err party_open(struct ctx *c, const struct cvd_case *v, const struct party *p)
{
    str because = arena_fmt(c->arena, "participant:%s", p->part.s), link = own_principal(c, &p->part);
    if (party_is_desk(v, p)) return NULL;
    if (p->subject.n) TRY(grant_add(c, &v->r.id, &(struct grant){ .principal = principal_of(c->arena, p->subject), .because = because }));
    if (tlp_allows(v->r.tlp, link)) TRY(grant_add(c, &v->r.id, &(struct grant){ .principal = link, .because = because }));
    TRY(db_do(c, &sql_offer_end, ARGS(A_ID(p->part))));
    return str_is(p->state, "start") ? party_step(c, v, p, RM_RECEIVE, S("")) : NULL;
}

err party_shut(struct ctx *c, const struct cvd_case *v, const struct party *p)
{
    str because = arena_fmt(c->arena, "participant:%s", p->part.s);
    str who[] = { own_principal(c, &p->part), p->subject.n ? principal_of(c->arena, p->subject) : S("") };
    struct rows *r;
    TRY(db_do(c, &sql_offer_end, ARGS(A_ID(p->part))));
    for (size_t i = 0; i < COUNT(who); i++) {
        TRY(db_run(c, &sql_kept, ARGS(A_TEXT(who[i]), A_TEXT(because)), &r));
        while (rows_next(r)) {
            id there = row_id(r, 0);
            TRY(grant_end(c, &there, because));
        }
    }
    return grant_end(c, &v->r.id, because);
}

/* what holds is offered before anything is shown */
err party_offered(struct ctx *c, const struct cvd_case *v, const struct party *p, when until, str zone)
{
    return db_do(c, &sql_offer,
                 ARGS(A_ID(p->part), A_ID(v->r.id), A_TEXT(p->circle), A_TEXT(v->r.ref), A_ID(v->r.team), A_TEXT(str_of(role_words.v[p->role])), A_WHEN(until),
                      A_TEXT(zone), A_WHEN(c->now)));
}

err party_wait(struct ctx *c, const struct cvd_case *v, const struct party *p)
{
    when until;
    str zone;
    TRY(embargo_on_offer(c, v, &until, &zone));
    TRY(party_shut(c, v, p));
    return until.us ? party_offered(c, v, p, until, zone) : NULL;
}

err party_let_all(struct ctx *c, const struct cvd_case *v)
{
    struct list l;
    TRY(parties_of(c, v, &l));
    const struct party *p = l.v;
    for (size_t i = 0; i < l.n; i++) {
        if (p[i].left_at.us) continue;
        if (p[i].consent != CONSENT_NONE) TRY(party_consent(c, v, &p[i], CONSENT_RESET, S("")));
        TRY(party_open(c, v, &p[i]));
    }
    return NULL;
}

/* after it came from another case, or the embargo was carried over: as its consent says */
err party_sight(struct ctx *c, const struct cvd_case *v, const struct party *p)
{
    if (p->left_at.us || party_is_desk(v, p)) return NULL;
    /* the embargo that it declined is gone with the merger that brought it: there is nothing to decline (Vultron, reset) */
    if (v->embargo == EM_NONE && p->consent == CONSENT_DECLINED) TRY(party_consent(c, v, p, CONSENT_RESET, S("")));
    if (!case_embargoed(v) || p->consent == CONSENT_SIGNATORY || p->consent == CONSENT_LAPSED) return party_open(c, v, p);
    return p->consent == CONSENT_DECLINED ? party_shut(c, v, p) : party_wait(c, v, p);
}

err party_twin(struct ctx *c, const struct cvd_case *v, const struct party *p, id *out)
{
    struct party twin = *p;
    twin.part = id_new("prt", c->now);
    TRY(party_circle(c, v, &twin));
    TRY(db_do(c, &sql_twin_part, ARGS(A_ID(twin.part), A_ID(v->r.id), A_ID(p->part), A_TEXT(twin.circle), A_WHEN(c->now))));
    TRY(db_do(c, &sql_twin_party, ARGS(A_ID(twin.part), A_ID(v->r.id), A_ID(p->part), A_TEXT(twin.circle))));
    *out = twin.part;
    TRY(entry_add(c, &v->r.id,
                  &(struct entry_new){ .verb = "participant",
                                       .part = id_str(&twin.part),
                                       .field = str_of(role_words.v[p->role]),
                                       .now = p->subject.n ? p->subject : S("contact"),
                                       .audience = p->shared ? S("") : twin.circle },
                  NULL));
    if (p->consent == CONSENT_NONE) return NULL;
    return party_entry(c, v, &twin, &(struct entry_new){ .verb = "participant", .field = S("consent"), .now = str_of(consent_name((enum consent)p->consent)) });
}
