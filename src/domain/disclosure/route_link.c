/* route_link - the door of an owner without an account: the letter that tells of a routed report brings a personal link
 *
 * 128 random bits, of which SHA-256 is kept, made as the letter leaves. Whoever holds it speaks for the organisation the
 * report was routed to, about this report alone, and reads it through {see:} like one of that organisation. Above TLP:AMBER
 * the page says nothing but that one must sign in. */
#include "base/utf8.h"
#include "domain/disclosure/disclosure.h"
#include "guard/guard.h"
#include "jobs/jobs.h"
#include "spine/inmail.h"
#include "spine/outbox.h"
#include "spine/part.h"
#include "spine/session.h"
#include "spine/viewer.h"

#include "route_link.sql.h"

enum { GOOD_DAYS = 180 };

static err leaving(struct ctx *c, const struct outbox_sent *m, struct mail *mail)
{
    str base;
    if (!str_is(m->rule, "route") || id_empty(&m->part) || str_find(mail->body, S(OUTBOX_LINK)) < 0) return NULL;
    TRY(setting_get(c, "base_url", &base));
    str token = token_new(c->arena, 16);
    TRY(db_do(c, &sql_keep, ARGS(A_TEXT(sha256_hex(c->arena, token)), A_ID(m->id), A_ID(m->part), A_ID(m->record), A_INT(c->now.us + GOOD_DAYS * DAY))));
    mail->body = outbox_link_put(c->arena, mail->body, arena_fmt(c->arena, "%.*s/r/%.*s", FMT(base), FMT(token)));
    return NULL;
}

void route_link_install(void)
{
    outbox_leaving_set(leaving);
}

/* whoever holds the link speaks for that organisation from here on */
static err enter(struct ctx *c, str token, str *part, struct route_page *out)
{
    struct rows *r;
    bool found;
    TRY(db_one(c, &sql_by_hash, ARGS(A_TEXT(sha256_hex(c->arena, token)), A_WHEN(c->now)), &r, &found));
    if (!found) FAIL(c, E_ABSENT, "no-such-code", "this link is not known, or has run out");
    str *me = NEW(c->arena, str);
    struct viewer_seat *seat = NEW(c->arena, struct viewer_seat);
    *seat = (struct viewer_seat){ row_text(r, 2), S("link"), MAY_OWN_ORG };
    *me = principal_of(c->arena, seat->place);
    struct viewer *v = viewer_system(c, "personal-link", (struct strs){ me, 1 }, 0);
    v->seats = seat;
    v->nseats = 1;
    viewer_use(c, v);
    *out = (struct route_page){ .state = row_text(r, 1), .team = row_text(r, 3), .telephone = row_text(r, 4), .mailbox = row_text(r, 5) };
    *part = row_text(r, 0);
    return NULL;
}

err route_door_look(struct ctx *c, str token, struct route_page *out)
{
    struct part p;
    struct report v;
    str part;
    TRY(enter(c, token, &part, out));
    err e = part_find(c, part, &p);
    if (!e) e = record_find(c, &report_kind, id_str(&p.record), &v);
    if (e && e->kind == E_ABSENT) return NULL; /* given back, or taken back: nothing of it is theirs any more */
    TRY(e);
    out->due_at = p.due_at;
    TRY(subject_name(c, p.subject, &out->organisation));
    out->sees = true;
    out->ref = v.r.ref;
    out->closed = v.r.closed_at.us != 0;
    out->tlp = str_of(tlp_words.v[v.r.tlp]);
    out->closed_text = v.r.tlp > TLP_AMBER;
    if (out->closed_text) return NULL;
    out->said = p.detail;
    out->title = v.r.title;
    out->site = v.site;
    out->product = v.product;
    out->version = v.version;
    out->weakness = v.weakness;
    out->description = v.description;
    out->reproduction = v.reproduction;
    out->impact = v.impact;
    return NULL;
}

err route_door_answer(struct ctx *c, str token, str verb, str text)
{
    struct part p;
    struct route_page page;
    str part;
    TRY(enter(c, token, &part, &page));
    if (!utf8_plain(text, true) || utf8_length(text) > 4000) FAIL_AT(c, S("/text"), "bad-text", "too long, or characters that are not allowed");
    if (!str_is(verb, "acknowledge") && !str_is(verb, "accept") && !str_is(verb, "mended") && !str_is(verb, "refuse"))
        FAIL_AT(c, S("/act"), "not-a-word", "one of the answers of the page");
    TRY(part_find(c, part, &p));
    return part_act(c, &p, verb, str_is(verb, "refuse") ? S("not-ours") : S(""), str_trim(text));
}

static err sweep_unit(struct ctx *c, void *arg)
{
    (void)arg;
    TRY(db_do(c, &sql_sweep, ARGS(A_WHEN(c->now))));
    return db_do(c, &sql_sweep_cases, ARGS(A_WHEN(c->now)));
}
static err sweep(struct ctx *c, str payload)
{
    (void)payload;
    return db_unit(c, sweep_unit, NULL);
}
const struct job_kind route_link_jobs[] = { { .name = "disclosure.links", .run = sweep, .every = DAY }, { .name = NULL } };
