/* case_letter - a party is told that there is something: a reference, the day of the embargo, a personal link, no more
 *
 * The letter says nothing of what the case is about, in no part of it: it lies on mail servers. Who came by a report's code
 * is told beside that report. A letter that waits in the outbox is not written twice. */
#include "base/buf.h"
#include "domain/disclosure/case.h"
#include "spine/i18n.h"
#include "spine/session.h"
#include "spine/zone.h"

#include "case_letter.sql.h"

static const struct {
    const char *rule;
    enum msg subject, body, finder;
} letters[] = {
    [CASE_INVITE] = { "case-invite", MSG_MAIL_CASE_INVITE_SUBJECT, MSG_MAIL_CASE_INVITE_BODY, MSG_MAIL_CASE_FINDER_INVITE },
    [CASE_NEWS] = { "case-news", MSG_MAIL_CASE_NEWS_SUBJECT, MSG_MAIL_CASE_NEWS_BODY, MSG_MAIL_CASE_FINDER_NEWS },
    [CASE_CHASE] = { "case-chase", MSG_MAIL_CASE_CHASE_SUBJECT, MSG_MAIL_CASE_CHASE_BODY, MSG_MAIL_CASE_FINDER_NEWS },
    [CASE_ENDED] = { "case-ended", MSG_MAIL_CASE_ENDED_SUBJECT, MSG_MAIL_CASE_ENDED_BODY, MSG_MAIL_CASE_FINDER_ENDED },
    [CASE_SOON] = { "case-soon", MSG_MAIL_CASE_SOON_SUBJECT, MSG_MAIL_CASE_SOON_BODY, MSG_MAIL_CASE_FINDER_SOON },
    [CASE_HEADS_UP] = { "case-heads-up", MSG_MAIL_CASE_HEADS_UP_SUBJECT, MSG_MAIL_CASE_HEADS_UP_BODY, MSG_MAIL_CASE_FINDER_NEWS },
};

/* the hour in the reader's zone, and in UTC; in words when there is none yet */
static str moment(struct ctx *c, when at, str zone, str language)
{
    const struct zone *z;
    str utc = when_text(c->arena, at);
    if (!at.us) return str_of(i18n(language, MSG_MAIL_CASE_NO_DAY));
    if (!zone.n || str_is(zone, "UTC") || zone_load(c, zone, &z))
        return arena_fmt(c->arena, "%.*s %.*s UTC", FMT(str_cut(utc, 0, 10)), FMT(str_cut(utc, 11, 16)));
    struct civil v = zone_civil(z, at);
    return arena_fmt(c->arena, "%04d-%02d-%02d %02d:%02d %.*s (%.*s %.*s UTC)", v.year, v.month, v.day, v.hour, v.minute, FMT(zone), FMT(str_cut(utc, 0, 10)),
                     FMT(str_cut(utc, 11, 16)));
}

static err beside_report(struct ctx *c, const struct cvd_case *v, const struct party *p, enum case_letter what)
{
    struct rows *r;
    struct report rep;
    struct said said;
    bool found;
    when until;
    str zone;
    struct buf text = { .a = c->arena };
    const struct viewer *me = c->who;
    TRY(db_one(c, &sql_report_of, ARGS(A_ID(p->part)), &r, &found));
    if (!found || !str_starts(row_text(r, 0), S("rep_"))) return NULL;
    str which = row_text(r, 0);
    TRY(embargo_on_offer(c, v, &until, &zone));
    TRY(case_as_desk(c, &v->r.team, me->actor));
    err e = record_find(c, &report_kind, which, &rep);
    if (!e && !rep.r.erased_at.us) {
        const struct place places[] = { { S("until"), moment(c, until, zone, rep.r.language) } };
        buf_fill(&text, str_of(i18n(rep.r.language, letters[what].finder)), places, COUNT(places));
        e = say_to_reporter(c, &rep.r, buf_str(&text), &said);
        if (!e) e = record_touch(c, &rep.r.id, false);
        if (!e && report_kind.told) e = report_kind.told(c, &rep.r, &said);
    }
    viewer_use(c, me);
    return e && e->kind == E_ABSENT ? NULL : e; /* it is another desk's now */
}

err case_letter(struct ctx *c, const struct cvd_case *v, const struct party *p, enum case_letter what)
{
    struct rows *r;
    bool found;
    struct buf subject = { .a = c->arena }, body = { .a = c->arena };
    when until;
    str zone;
    id message;
    if (str_starts(p->subject, S("rct_")) || str_starts(p->subject, S("per_"))) return beside_report(c, v, p, what);
    if (!p->address.n || p->left_at.us || str_eq(p->subject, id_str(&v->r.team))) return NULL;
    TRY(db_run(c, &sql_waiting, ARGS(A_ID(v->r.id), A_ID(p->part), A_TEXT(str_of(letters[what].rule))), &r));
    if (rows_count(r)) return NULL;
    TRY(db_one(c, &sql_desk, ARGS(A_ID(v->r.team)), &r, &found));
    TRY(embargo_on_offer(c, v, &until, &zone));
    const struct place places[] = { { S("ref"), v->r.ref },
                                    { S("name"), p->name },
                                    { S("team"), found ? row_text(r, 0) : S("") },
                                    { S("telephone"), found ? row_text(r, 1) : S("") },
                                    { S("until"), moment(c, until, p->zone.n ? p->zone : zone, p->language) },
                                    { S("link"), S(OUTBOX_LINK) } };
    buf_fill(&subject, str_of(i18n(p->language, letters[what].subject)), places, COUNT(places));
    buf_fill(&body, str_of(i18n(p->language, letters[what].body)), places, COUNT(places));
    struct outbox_new m = { .record = v->r.id,
                            .part = p->part,
                            .team = v->r.team,
                            .recipient = p->address,
                            .organisation = str_starts(p->subject, S("org_")) ? p->subject : S(""),
                            .reason = S("it takes part in the case"),
                            .rule = str_of(letters[what].rule),
                            .tlp = TLP_CLEAR,
                            .subject = buf_str(&subject),
                            .body = buf_str(&body),
                            .exercise = v->r.exercise };
    TRY(outbox_add(c, &m, &message));
    return db_do(c, &sql_message, ARGS(A_ID(p->part), A_ID(message)));
}

err case_tell_all(struct ctx *c, const struct cvd_case *v, enum case_letter what)
{
    struct list l;
    const struct viewer *me = c->who;
    TRY(case_as_desk(c, &v->r.team, me->actor)); /* a party that speaks does not see the others */
    err e = parties_of(c, v, &l);
    const struct party *p = l.v;
    for (size_t i = 0; !e && i < l.n; i++)
        if (!p[i].left_at.us && !(str_eq(p[i].subject, me->actor) && what == CASE_NEWS)) e = case_letter(c, v, &p[i], what);
    viewer_use(c, me);
    return e;
}
